"""What a person has done and the file has not taken: kept in the window, shown as unsaved, and tried again when asked.

A disk is full, a stick was pulled out, another program holds the file: nothing else is affected by it, and nothing of
it is shown as saved.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from reader.errors import ProjectGone, SikapError
from reader.model import AnnotationId, ArticleId, Kind, Sentence, Span
from reader.store import SUFFIX
from ui.keeping.strip import Strip
from ui.language import say, tr

if TYPE_CHECKING:
    from pathlib import Path

    from ui.main_window import MainWindow
    from ui.session import Session

_KINDS = {f"Tag as {kind}": kind for kind in Kind}  # the steps that would have put something into the text


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was not saved, and where the person was when they did it."""

    step: str
    again: Callable[[], object]
    error: SikapError
    article: ArticleId | None
    sentence: Sentence | None
    selection: Span | None
    chosen: AnnotationId | None
    clicked: int | None

    @property
    def mark(self) -> tuple[Span, Kind] | None:
        """Where the tag would stand that this deed would have made."""
        span = self.selection or (Span(self.sentence.start, self.sentence.end) if self.sentence else None)
        kind = _KINDS.get(self.step)
        return (span, kind) if span is not None and kind is not None else None


class Unsaved(QObject):
    """The deeds of one session that wait, in the order in which they were done."""

    changed = Signal()

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self.deeds: list[Deed] = []

    def keep(self, again: Callable[[], object], error: SikapError) -> None:
        """A verb has failed with this error, which names the step that the file did not take."""
        session = self._session
        self.deeds.append(
            Deed(
                error.unsaved or "",
                again,
                error,
                session.article.id if session.article else None,
                session.sentence,
                session.selection,
                session.chosen,
                session.clicked,
            )
        )
        self.changed.emit()

    def marks(self, article: ArticleId | None) -> list[tuple[Span, Kind]]:
        """Where tags of this article would stand."""
        return [deed.mark for deed in self.deeds if deed.mark is not None and deed.article == article]

    def try_again(self) -> bool:
        """Do everything again where it was done, in order, until the file refuses again. Whether nothing waits."""
        waiting, self.deeds = self.deeds, []
        if waiting and isinstance(waiting[0].error, ProjectGone):
            self._find_file()
        for nth, deed in enumerate(waiting):
            self._go_back_to(deed)
            try:
                deed.again()
            except SikapError as error:
                if error.unsaved:
                    self.deeds = [replace(deed, error=error), *waiting[nth + 1 :]]
                    break
                self._session.failed.emit(error)  # it cannot be done any more, and the rest can
        self.changed.emit()
        self._session.history_moved.emit()
        if waiting and not self.deeds:
            self._session.said.emit(tr("Everything is saved now."))
        return not self.deeds

    def give_up(self) -> None:
        """Forget what waits."""
        self.deeds = []
        self.changed.emit()

    def go_on_in(self, path: "Path") -> None:
        """Save the project as it is to a new file, go on in that one, and do there what waits. Raises SikapError."""
        project = self._session.project
        project.save_copy(path)
        project.reopen(path)
        self._session.reread()
        self.try_again()

    def _find_file(self) -> None:
        with suppress(SikapError):
            self._session.project.reopen()
            self._session.reread()

    def _go_back_to(self, deed: Deed) -> None:
        session = self._session
        session.open_article(deed.article)
        if deed.sentence is not None:
            session.go_to(session.sentence_at(deed.sentence.start))
        session.choose(deed.chosen)
        session.selection, session.clicked = deed.selection, deed.clicked


class UnsavedStrip(Strip):
    """Says what waits, why, and what can be done."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(tr("What is not saved"), window)
        self._window = window
        self._unsaved = window.session.unsaved
        self._unsaved.changed.connect(self.refresh)

    def refresh(self) -> None:
        deeds = self._unsaved.deeds
        if not deeds:
            self.hide()
            return
        self.say(
            f"⚠ {_counted(deeds)} {self.why}",
            (
                (tr("&Try again"), tr("Save it now, where it belongs"), self._unsaved.try_again),
                (tr("Save a &copy…"), tr("Save the whole project to another place, and go on there"), self.save_copy),
                (tr("&Discard…"), tr("Forget what is not saved"), self._ask_to_give_up),
            ),
        )

    @property
    def why(self) -> str:
        """Why the first thing that waits was not saved."""
        return say(self._unsaved.deeds[0].error) if self._unsaved.deeds else ""

    def save_copy(self) -> None:
        """Ask where, and go on there."""
        path = ask_where(self._window)
        if path is not None:
            self.save_copy_to(path)

    def save_copy_to(self, path: "Path") -> None:
        """Save the project there, go on there, and do there what waits."""
        self._window.attempt(lambda: self._go_on_in(path))

    def _go_on_in(self, path: "Path") -> None:
        self._unsaved.go_on_in(path)
        self._window.show_name()

    def _ask_to_give_up(self) -> None:
        from ui.dialogs.message import open_question

        text = tr("Forget what is not saved? It cannot be brought back.")
        open_question(self._window, text, tr("&Discard"), tr("Keep it"), self._unsaved.give_up)


def ask_where(window: "MainWindow") -> "Path | None":
    """Where a copy of the project is to be saved."""
    from pathlib import Path

    from ui.importing.arrivals import folder

    project = window.session.project
    start = str(Path(folder(project)) / f"{project.path.stem} {tr('copy')}{SUFFIX}")
    name, _ = QFileDialog.getSaveFileName(window, tr("Save a copy"), start, f"Sikap (*{SUFFIX})")
    if not name:
        return None
    path = Path(name)
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _counted(deeds: Sequence[Deed]) -> str:
    if len(deeds) == 1:
        return tr("Not saved: {step}.", step=tr(deeds[0].step))
    return tr("{n} things are not saved, the first: {step}.", n=len(deeds), step=tr(deeds[0].step))


def keep_if_unsaved(session: "Session", again: Callable[[], Any], error: SikapError) -> bool:
    """Keep what the file did not take; whether it was that which went wrong."""
    if error.unsaved is None:
        return False
    session.unsaved.keep(again, error)
    return True
