"""When a project cannot be opened as it is: asking what is to be saved of it, before there is a window or in one."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QWidget

from reader.errors import AlteredProject, DamagedProject, SikapError
from reader.store import MEMORY
from ui.jobs import Job, Report
from ui.language import say, tr

if TYPE_CHECKING:
    from ui.keeping.damaged import DamagedDialog, GoodBackup
    from ui.main_window import MainWindow

NEEDS_HELP = (DamagedProject, AlteredProject)  # what cannot be opened, and may be saved
SOON = 3000  # milliseconds after a window was opened, to read its whole file once


def damaged_dialog(path: Path, error: SikapError, parent: QWidget | None = None) -> "DamagedDialog":
    """Asks what is to be saved of a project, and from which backup."""
    from ui.keeping.damaged import DamagedDialog

    return DamagedDialog(path, error, partial(good_backups, path), parent)


def good_backups(path: Path) -> "list[GoodBackup]":
    """The newest backup of a project that can be read; none if there is no such backup."""
    from reader.keeping import backups
    from reader.keeping.copying import require_whole
    from ui.keeping.backing_up import FOLDER
    from ui.keeping.damaged import GoodBackup

    chosen = str(QSettings().value(FOLDER, "") or "")
    folders = {backups.folder_of(path), backups.folder_of(path, Path(chosen) if chosen else None)}
    every = [backup for folder in folders for backup in backups.found(path, folder)]
    for backup in sorted(every, key=lambda one: one.at, reverse=True):
        try:
            if not backup.verified:  # made in a hurry, as the one at closing
                require_whole(backup.path)
            held = backups.counts(backup)
        except SikapError:
            continue
        return [GoodBackup(backup.path, backup.at, held.articles, held.tags)]
    return []


class FirstLook(QObject):
    """Reads the whole file of a window once, in a job, soon after it was opened, to find damage before work is lost."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._timer = QTimer(self, interval=SOON, singleShot=True)
        self._timer.timeout.connect(self.look)
        if window.session.project.path != MEMORY:
            self._timer.start()

    def look(self) -> None:
        """Begin to read."""
        path = self._window.session.project.path

        def work(report: Report) -> None:
            from reader.keeping.rescue import look

            look(path)

        self._job = self._window.jobs.start(work, failed=self._tell)

    def stop(self) -> None:
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()

    def _tell(self, error: SikapError) -> None:
        """Say it at the foot of the window: what is on the screen is still there."""
        if isinstance(error, NEEDS_HELP):
            window = self._window
            damaged = tr("This project is damaged: not all of it can be read.")
            what = damaged if isinstance(error, DamagedProject) else say(error)
            window.notices.warn(
                f"⚠ {what} {tr('Do not go on in it: see what can be saved.')}",
                tr("See &what can be saved…"),
                tr("Close this project, and choose between what can be read and the newest backup"),
                lambda: leave_for_rescue(window, error),
            )


def leave_for_rescue(window: "MainWindow", error: SikapError) -> None:
    """Close a window, and ask what is to be saved of its project: it must not be open meanwhile."""
    desk, path = window.desk, window.session.project.path
    desk.app.setQuitOnLastWindowClosed(False)
    try:
        if window.close():
            desk.ask_what_to_save(path, error)
    finally:
        desk.app.setQuitOnLastWindowClosed(True)
