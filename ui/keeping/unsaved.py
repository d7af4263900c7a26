"""What a person has done and the file has not taken: kept in the window, shown as unsaved, and tried again when asked.

A disk is full, a stick was pulled out, another program holds the file: nothing else is affected by it, and nothing of
it is shown as saved.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from reader.errors import ProjectGone, SikapError
from reader.model import ArticleId, Kind, Span
from ui.language import tr

if TYPE_CHECKING:
    from pathlib import Path

    from ui.session import Session

What = tuple[str, tuple[Any, ...], Mapping[str, Any]]  # a verb of the session, and all that it was told


class Deed(NamedTuple):
    """One thing that was not saved: what, how it is done again, and why the file did not take it."""

    what: What
    again: Callable[[], object]
    error: SikapError

    @property
    def step(self) -> str:
        """The name of the step that it would have been."""
        return self.error.unsaved or ""

    @property
    def mark(self) -> tuple[ArticleId, Span, Kind] | None:
        """Where the tag would stand that this would have made."""
        verb, told, _ = self.what
        return (told[0], told[2], told[1]) if verb == "put_tag" else None


class Unsaved(QObject):
    """The deeds of one session that wait, in the order in which they were done."""

    changed = Signal()

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self.deeds: list[Deed] = []
        self._lost = False  # whether something could not be done any more at the last try
        self.trying = False  # whether what waits is being done at this moment

    def keep(self, what: What, again: Callable[[], object], error: SikapError) -> None:
        """A verb has failed with this error, which names the step that the file did not take."""
        self.deeds = [*(deed for deed in self.deeds if deed.what != what), Deed(what, again, error)]
        self.changed.emit()

    def settle(self, what: What) -> None:
        """The person has done this again themselves: it waits no longer."""
        left = [deed for deed in self.deeds if deed.what != what]
        if len(left) < len(self.deeds):
            self.deeds = left
            self.changed.emit()

    def marks(self, article: ArticleId | None) -> list[tuple[Span, Kind]]:
        """Where tags of this article would stand."""
        found = (deed.mark for deed in self.deeds)
        return [(mark[1], mark[2]) for mark in found if mark is not None and mark[0] == article]

    def try_again(self) -> bool:
        """Do everything again, in order, until the file refuses again. Whether nothing waits."""
        waiting, self.deeds, self._lost = self.deeds, [], False
        if waiting and isinstance(waiting[0].error, ProjectGone):
            self._find_file()
        self.trying = True
        try:
            for nth, deed in enumerate(waiting):
                if error := self._do(deed):
                    self.deeds = [deed._replace(error=error), *waiting[nth + 1 :]]
                    break
        finally:
            self.trying = False
        self.changed.emit()
        self._session.history_moved.emit()
        if waiting and not self.deeds and not self._lost:
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

    def _do(self, deed: Deed) -> SikapError | None:
        """Why the file has not taken it this time. What cannot be done any more is said; the rest can be done."""
        try:
            deed.again()
        except SikapError as error:
            if error.unsaved:
                return error
            self._lost = True
            self._session.failed.emit(error)
        return None

    def _find_file(self) -> None:
        with suppress(SikapError):
            self._session.project.reopen()
            self._session.reread()
