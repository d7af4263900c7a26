"""The line at the foot of the window that tells of what is not saved, and where a copy of the project goes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader.store import SUFFIX
from ui.keeping.opening import NEEDS_HELP, leave_for_rescue
from ui.keeping.strip import Strip
from ui.keeping.unsaved import Deed
from ui.language import say, step_name, tr

if TYPE_CHECKING:
    from ui.main_window import MainWindow


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
        first, error = self.isHidden(), deeds[0].error
        rescue = (
            tr("See &what can be saved…"),
            tr("Close this project, and choose between what can be read and the newest backup"),
            lambda: leave_for_rescue(self._window, error),
        )
        self.say(
            f"⚠ {_counted(deeds)} {self.why}",
            (
                *((rescue,) if isinstance(error, NEEDS_HELP) else ()),
                (tr("Try &again"), tr("Save it now, where it belongs"), self._unsaved.try_again),
                (tr("Save a cop&y…"), tr("Save the whole project to another place, and go on there"), self.save_copy),
                (tr("&Discard…"), tr("Forget what is not saved"), self._ask_to_give_up),
            ),
        )
        if first and deeds[-1].what[0] == "put_tag":  # the letters of a name that are typed on are no keys that tag
            self.focus()

    @property
    def why(self) -> str:
        """Why the first thing that waits was not saved."""
        return say(self._unsaved.deeds[0].error) if self._unsaved.deeds else ""

    def save_copy(self) -> None:
        """Ask where, and go on there."""
        path = ask_where(self._window)
        if path is not None:
            self.save_copy_to(path)

    def save_copy_to(self, path: Path) -> None:
        """Save the project there, go on there, and do there what waits."""
        self._window.attempt(lambda: self._go_on_in(path))

    def _go_on_in(self, path: Path) -> None:
        self._unsaved.go_on_in(path)
        self._window.desk.remember(self._window.session.project)
        self._window.show_name()

    def _ask_to_give_up(self) -> None:
        from ui.dialogs.message import open_question

        text = tr("Forget what is not saved? It cannot be brought back.")
        open_question(self._window, text, tr("&Discard"), tr("Keep it"), self._unsaved.give_up)


def ask_where(window: "MainWindow") -> Path | None:
    """Where a copy of the project is to be saved."""
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
        return tr("Not saved: {step}.", step=step_name(deeds[0].step))
    return tr("{n} changes are not saved (first: {step}).", n=len(deeds), step=step_name(deeds[0].step))
