"""Backups without asking: after the first change, every so often while there are changes, and what a person asks for.

All of it is done in jobs that show nothing while all goes well. A window that closes never waits for a backup.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from reader import store
from reader.errors import Cancelled, SikapError
from reader.keeping import backups
from reader.keeping.backups import Backup, Counts, Reason
from reader.keeping.places import hazard
from ui.jobs import Job, Report
from ui.language import say, tr

if TYPE_CHECKING:
    from ui.main_window import MainWindow

FOLDER = "backups folder"  # the key in the settings; empty: beside the project
FIRST_MS = 5_000  # from the first change to the first backup
EVERY_MS = 600_000  # from the first change after a backup to the next one
QUICK = 16 << 20  # bytes: a project of so many gets one more backup when its window closes
CLOSING_S = 1.0  # how long that may take

Found = tuple[Backup, Counts | SikapError]  # a backup and what it holds, or why that cannot be read


class BackingUp(QObject):
    """Backs up the project of one window. A project in memory, or one that is open only for reading, never changes.

    `changed` tells that there may be other backups than before; `refused` that something that was asked for failed;
    `restored` that a project was made from a backup.
    """

    changed = Signal()
    refused = Signal(object)  # SikapError
    restored = Signal(object)  # Path
    _before_step_failed = Signal(object)  # SikapError, from whichever thread writes the step

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._job: Job | None = None
        self._due = False  # whether something has changed since the last backup
        self._ran = False  # whether there was a backup in this run
        self._said = False  # whether a failure was said since the last change
        self._ended = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.back_up)
        self._before_step_failed.connect(self._say_failed)
        self._live = self._path != store.MEMORY and not window.session.project.read_only
        if self._live:
            window.session.history_moved.connect(self._note_change)
            window.session.project.before_long_step(self._before_long_step)

    @property
    def _path(self) -> Path:
        """Where the project is now: it can go on in another file."""
        return self._session.project.path

    def where(self) -> Path:
        """The folder of this project's backups."""
        chosen = str(QSettings().value(FOLDER, "") or "")
        return backups.folder_of(self._path, Path(chosen) if chosen else None)

    def keep_in(self, folder: Path) -> None:
        """Keep backups in this folder from now on; the one that a project lies in means: beside each project."""
        beside = folder.resolve() == self._path.resolve().parent
        QSettings().setValue(FOLDER, "" if beside else str(folder))
        if self._live:
            self._note_change()
        self.changed.emit()

    def found(self) -> list[Backup]:
        """All backups of the project, the newest first: in the folder for them, and beside the project."""
        folders = dict.fromkeys((self.where(), backups.folder_of(self._path)))
        every = {backup.path: backup for folder in folders for backup in backups.found(self._path, folder)}
        return sorted(every.values(), key=lambda backup: backup.at, reverse=True)

    def count(self, found: Sequence[Backup], done: Callable[[Any], object]) -> Job:
        """Read in a job what these backups hold: `done(list[Found])`."""

        def work(report: Report) -> list[Found]:
            counted: list[Found] = []
            for number, backup in enumerate(found):
                report(number, len(found))
                counted.append((backup, _counts(backup)))
            return counted

        return self._window.jobs.start(work, done=done)

    def back_up(self) -> None:
        """Back up what has changed, settle what was made in a hurry, and thin out: in a job that nobody sees."""
        if self._job is not None or self._ended:
            return
        self._timer.stop()
        self._due = False
        work = partial(_back_up, self._path, self.where(), Reason.TIMED)
        self._job = self._window.jobs.start(work, done=self._done, failed=self._failed)
        self._job.ended.connect(self._forget_job)

    def back_up_now(self) -> None:
        """Back up because the person says so, and say when it is done."""

        def done(removed: Sequence[Backup]) -> None:
            self._window.status.say(tr("Backed up to {folder}.", folder=folder))
            self._done(removed)

        folder = self.where()
        work = partial(_back_up, self._path, folder, Reason.ASKED)
        self._window.errands.run(tr("Backing up"), work, done, failed=self._refuse)

    def restore(self, backup: Backup, out: Path) -> None:
        """Make a project of a backup, in a new file, and open it in a window of its own."""

        def done(_: object) -> None:
            self.restored.emit(out)
            self._window.desk.open_project(out, self._window)

        def work(report: Report) -> None:
            backups.restore(backup, out, report)

        self._window.errands.run(tr("Restoring the backup"), work, done, failed=self._refuse)

    def end(self) -> None:
        """Stop; and back up once more what has changed, if that is a matter of a moment. Another window of the project
        goes on with it instead.

        For the window that closes: before it waits for its jobs, and before the file is closed.
        """
        self._ended = True
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._due = True
        others = [one for one in self._window.desk.windows if one is not self._window]
        if heir := next((one for one in others if one.session.project.path == self._path), None):
            heir.backing_up._due = heir.backing_up._due or self._due
            heir.backing_up._timer.start(EVERY_MS if self._ran else FIRST_MS)
        elif self._due:
            with suppress(SikapError, OSError):  # nobody is there any more to be told
                self._back_up_quickly()

    # Inside

    def _note_change(self) -> None:
        self._due, self._said = True, False
        if not self._timer.isActive() and not self._ended:
            self._timer.start(EVERY_MS if self._ran else FIRST_MS)

    def _before_long_step(self) -> None:
        """Keep the file as it is before a long step, which goes on in any case. In the thread that writes it."""
        try:
            backups.make(self._path, self.where(), Reason.BULK, verify=False)
        except SikapError as error:
            self._before_step_failed.emit(error)

    def _done(self, removed: Any) -> None:
        self._ran = True
        for backup in removed:
            self._window.status.say(tr("A backup was not intact and was removed: {name}", name=backup.path.name))
        self.changed.emit()

    def _failed(self, error: SikapError) -> None:
        """Say it once, and try again later, whether or not something changes."""
        self._ran = self._due = True
        if self._ended:
            return
        self._timer.start(EVERY_MS)
        if not isinstance(error, Cancelled):
            self._say_failed(error)

    def _say_failed(self, error: SikapError) -> None:
        if not self._said:
            self._said = True
            self._window.status.say(tr("There is no new backup: {reason}", reason=say(error)))

    def _refuse(self, error: SikapError) -> None:
        self.refused.emit(error)

    def _forget_job(self) -> None:
        self._job = None
        if self._due and not self._timer.isActive() and not self._ended:
            self._timer.start(EVERY_MS)

    def _back_up_quickly(self) -> None:
        folder = self.where()
        log = store.log_of(self._path)
        size = sum(file.stat().st_size for file in (self._path, log) if file.exists())
        if size <= QUICK and not hazard(self._path) and not hazard(folder):
            backups.make(self._path, folder, Reason.TIMED, verify=False, report=_no_longer_than(CLOSING_S))


def _back_up(path: Path, folder: Path, reason: Reason, report: Report) -> list[Backup]:
    """Returns the backups that were found not to be whole, and are gone."""
    backups.make(path, folder, reason, report=report)
    removed = backups.settle(path, folder, report)
    backups.thin(path, folder, datetime.now(UTC))
    return removed


def _counts(backup: Backup) -> Counts | SikapError:
    try:
        return backups.counts(backup)
    except SikapError as error:
        return error


def _no_longer_than(seconds: float) -> Callable[[int, int], None]:
    end = monotonic() + seconds

    def report(done: int, total: int) -> None:
        if monotonic() > end:
            raise Cancelled

    return report
