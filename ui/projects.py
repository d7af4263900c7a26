"""Other projects, from the window of one: a new one, one from a file, one that was open lately."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.store import SUFFIX
from ui import recent
from ui.importing.arrivals import folder
from ui.language import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ui.keeping.strip import Strip
    from ui.main_window import MainWindow


class Projects(QObject):
    """Asks for a file, and has the desk open it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def make(self) -> None:
        """Ask for a name, and open a new, empty project there."""
        from PySide6.QtWidgets import QFileDialog

        window = self._window
        start = str(Path(folder(window.session.project)) / f"{tr('New project')}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(window, tr("New project"), start, f"Sikap (*{SUFFIX})")
        if name:
            path = Path(name)
            window.desk.new_project(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX), window)

    def choose(self) -> None:
        """Ask for a project's file, and open it."""
        from PySide6.QtWidgets import QFileDialog

        window = self._window
        start = folder(window.session.project)
        name, _ = QFileDialog.getOpenFileName(window, tr("Open project"), start, f"Sikap (*{SUFFIX})")
        if name:
            window.desk.open_project(Path(name), window)

    def fill_recent(self, menu: "QMenu") -> None:
        recent.fill(menu, self.open_recent, self._window.session.project.path.resolve())

    def open_recent(self, path: Path) -> None:
        """Open a project that was open lately; say so if it has gone, or cannot be looked for."""
        if _is_there(path):
            self._window.desk.open_project(path, self._window)
        else:
            self._tell_of_gone(path)

    @cached_property
    def strip(self) -> "Strip":
        from ui.keeping.strip import Strip

        strip = Strip(tr("Notice"), self._window)
        strip.left.connect(self._window.to_text)
        self._window.put_at_foot(strip)
        return strip

    def _tell_of_gone(self, path: Path) -> None:
        def remove() -> None:
            recent.forget(path)
            leave()

        def leave() -> None:
            self.strip.hide()
            self._window.to_text()

        self.strip.say(
            tr(
                "{file} cannot be found: it was moved, renamed or deleted, or its drive is not connected.",
                file=str(path),
            ),
            (
                (tr("&Remove from recent projects"), tr("Do not offer this project any more"), remove),
                (tr("&Keep"), tr("It may come back"), leave),
            ),
        )
        self.strip.focus()


def _is_there(path: Path) -> bool:
    """Not where its name is longer than a name can be, or its folder may not be entered."""
    try:
        return path.exists()
    except OSError:
        return False
