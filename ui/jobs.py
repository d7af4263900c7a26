"""Work off the GUI thread, with progress and cancel. Work gets values and gives values; widgets never see a thread."""

import threading
from collections.abc import Callable
from functools import partial
from itertools import count
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from reader.errors import Cancelled, SikapError
from ui import garbage
from ui.language import tr

PATIENCE = 300  # milliseconds of work before anything is shown of it
CLEANING = 1000  # milliseconds between two collections of garbage while jobs run
LONG = 0.3  # seconds: a job that takes longer may have needed much memory
STEPS = 1000  # of the progress bar, whatever is counted


class Report(Protocol):
    """Says how much is done of `total` (0: not known). Raises Cancelled once the person has stopped the work."""

    def __call__(self, done: int, total: int = 0, /) -> None: ...


class Executor(Protocol):
    """Runs work somewhere else, and can wait until all of it is over."""

    def start(self, work: Callable[[], None]) -> None: ...

    def wait(self) -> None: ...


class Threads:
    """One thread a piece of work: a person starts few at a time."""

    def __init__(self) -> None:
        self._threads: list[threading.Thread] = []

    def start(self, work: Callable[[], None]) -> None:
        garbage.share_one_heap()
        thread = threading.Thread(target=work, name="sikap job")
        self._threads = [known for known in self._threads if known.is_alive()] + [thread]
        thread.start()

    def wait(self) -> None:
        for thread in self._threads:
            thread.join()


class Job(QObject):
    """One piece of work, as the GUI thread sees it. `ended` is the last of its signals, whatever the outcome.

    `failed` brings a SikapError, Cancelled among them: a sentence for the person. Any other exception is our own
    mistake: it is raised again in the GUI thread and ends in `sys.excepthook`.
    """

    progressed = Signal(object, object)  # done, total: int; total is 0 when not known
    finished = Signal(object)
    failed = Signal(object)  # SikapError
    ended = Signal()

    def __init__(self, stop: threading.Event) -> None:
        super().__init__()
        self._stop = stop

    def cancel(self) -> None:
        """Ask the work to stop. It does at its next report, or comes to its end if there is none."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def finish(self, result: object) -> None:
        self.finished.emit(result)
        self.ended.emit()

    def fail(self, error: Exception) -> None:
        if isinstance(error, SikapError):
            self.failed.emit(error)
        self.ended.emit()
        if not isinstance(error, SikapError):
            raise error


Message = Callable[[Job], None]


class Jobs(QObject):
    """Starts jobs and keeps them until they have ended. It must live in the GUI thread and outlive its jobs.

    While jobs run, the window's thread gets the interpreter soon, and garbage is collected in that thread only: Python
    collects in whichever thread happens to allocate, and a widget that is destroyed in another thread takes the program
    down with it.
    """

    _posted = Signal(int, object)  # number of the job, Message

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor or Threads()
        self._running: dict[int, Job] = {}
        self._numbers = count()
        self._posted.connect(self._deliver)
        self._cleaning = QTimer(self, interval=CLEANING)
        self._cleaning.timeout.connect(garbage.clean)

    def start(
        self,
        work: Callable[[Report], object],
        *,
        done: Callable[[object], object] | None = None,
        failed: Callable[[SikapError], object] | None = None,
    ) -> Job:
        """Run `work(report)` elsewhere; its result goes to `done`, a SikapError to `failed`, both in the GUI thread."""
        if not self._running:
            self._hold_garbage()
        number = next(self._numbers)
        task = _Task(work, partial(self._posted.emit, number))
        job = self._running[number] = Job(task.stop)
        if done is not None:
            job.finished.connect(done)
        if failed is not None:
            job.failed.connect(failed)
        job.ended.connect(partial(self._forget, number))
        self._executor.start(task.run)
        return job

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def cancel_all(self) -> None:
        for job in self._running.values():
            job.cancel()

    def wait_all(self) -> None:
        """Return when every job has ended and its outcome has been delivered. For closing; the window stands still."""
        while self._running:
            self._executor.wait()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def _forget(self, number: int) -> None:
        self._running.pop(number).deleteLater()  # else what listens to a job, and knows it, keeps it and its result
        if not self._running:
            self._executor.wait()  # all outcomes are here, so this is the last breath of a thread
            self._release_garbage()

    def _hold_garbage(self) -> None:
        garbage.hold()
        self._cleaning.start()

    def _release_garbage(self) -> None:
        self._cleaning.stop()
        garbage.release()

    def _deliver(self, number: int, message: Message) -> None:
        """Qt runs a method of this object in this object's thread, wherever the signal came from."""
        message(self._running[number])


class _Task:
    """What runs elsewhere. It holds no Job: the last reference to one must not be dropped outside the GUI thread."""

    def __init__(self, work: Callable[[Report], object], post: Callable[[Message], None]) -> None:
        self.stop = threading.Event()
        self._work = work
        self._post = post
        self._latest = (0, 0)
        self._told = False

    def run(self) -> None:
        begun = monotonic()
        outcome: Message
        try:
            self._report(0)
            outcome = partial(Job.finish, result=self._work(self._report))
        except Exception as error:  # the one border: every failure becomes an outcome
            outcome = partial(Job.fail, error=error)
        if monotonic() - begun > LONG:
            garbage.give_back()
        self._post(outcome)

    def _report(self, done: int, total: int = 0, /) -> None:
        """Keep the newest count, and post it unless one that is not read yet lies in the GUI thread's queue."""
        if self.stop.is_set():
            raise Cancelled
        self._latest = done, total
        if not self._told:
            self._told = True
            self._post(self._tell)

    def _tell(self, job: Job) -> None:
        self._told = False  # before the count is read: a report in between posts again
        job.progressed.emit(*self._latest)


class JobIndicator(QWidget):
    """For the status bar: the newest job's text, its progress, and a button that stops it. Short jobs never show."""

    def __init__(self, parent: QWidget | None = None, *, delay: int = PATIENCE) -> None:
        super().__init__(parent)
        self._jobs: dict[Job, str] = {}
        self._text = QLabel()
        self._bar = QProgressBar()
        self._stop = QToolButton()
        self._patience = QTimer(self, singleShot=True, interval=delay)
        self._patience.timeout.connect(self.show)
        self._stop.clicked.connect(self._cancel)
        self._name()
        self._lay_out()
        self.hide()

    def watch(self, job: Job, text: str) -> None:
        """Show this job until it ends."""
        self._jobs[job] = text
        job.progressed.connect(partial(self._show_progress, job))
        job.ended.connect(partial(self._forget, job))
        self._patience.start()
        self._show_newest()

    def _name(self) -> None:
        self.setAccessibleName(tr("Work in progress"))
        self._text.setAccessibleName(tr("What is being done"))
        self._bar.setAccessibleName(tr("Progress"))
        self._bar.setToolTip(tr("How much is done"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._stop.setText(tr("Stop"))
        self._stop.setAccessibleName(tr("Stop this work"))
        self._stop.setToolTip(tr("Stop this work; nothing is left half done"))
        self._stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._text)
        line.addWidget(self._bar)
        line.addWidget(self._stop)

    @property
    def _newest(self) -> Job | None:
        return next(reversed(self._jobs), None)

    def _show_newest(self) -> None:
        job = self._newest
        if job is None:
            return
        self._text.setText(tr("Stopping…") if job.cancelled else self._jobs[job])
        self._stop.setEnabled(not job.cancelled)
        self._bar.setRange(0, 0)

    def _show_progress(self, job: Job, done: int, total: int) -> None:
        if job is not self._newest:
            return
        self._bar.setRange(0, STEPS if total else 0)
        self._bar.setValue(min(STEPS, done * STEPS // total) if total else 0)

    def _cancel(self) -> None:
        if self._newest is not None:
            self._newest.cancel()
            self._show_newest()

    def _forget(self, job: Job) -> None:
        self._jobs.pop(job, None)
        if self._jobs:
            self._show_newest()
        else:
            self._patience.stop()
            self.hide()
