"""Reads the rows of the claims table: the first ones at once if that is quick, what takes longer in a job."""

from collections.abc import Callable
from functools import partial
from time import perf_counter, sleep

from PySide6.QtCore import QObject, Signal

from reader.claims_table import ClaimFilter, ClaimOrder, Keys
from reader.errors import Cancelled, SikapError
from reader.keeping.places import hazard
from reader.project import Project
from reader.store import MEMORY
from ui.jobs import Job, Jobs, Report

FIRST = 64  # rows
PATIENCE = 0.008  # seconds that the window's thread may take for the first rows: lost, if it does not find them
PAINTING = 0.05  # seconds that a job waits for the first rows to be painted: both at once would take that twice as long
STEPS = 10  # of that wait; between two of them the job can be stopped


class ClaimsReader(QObject):
    """Answers one question at a time: a newer one takes the place of the older, whose work is stopped."""

    read = Signal(object)  # Keys: the first rows, without a total; then all
    counted = Signal(str, object)  # column, its values and how often they are there
    failed = Signal(object)  # SikapError
    _came = Signal(int, object)  # number of the question, Keys: from the thread of a job

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._jobs = Jobs(parent=self)
        self._question = ClaimFilter(), ClaimOrder()
        self._number = 0  # of the question
        self._job: Job | None = None
        self._counting: Job | None = None
        # Beside a rollback journal nobody can write as long as a job reads.
        self._alone = project.path == MEMORY or hazard(project.path) is not None
        self._came.connect(self._take_early)

    @property
    def busy(self) -> bool:
        """Whether rows are being read in a job."""
        return self._job is not None

    def ask(self, where: ClaimFilter, order: ClaimOrder) -> None:
        """Read the rows of this question, the first ones before all."""
        self._stop()
        self._question = where, order
        try:
            keys = self._project.claim_keys(*self._question, None if self._alone else FIRST, self._limit())
        except Cancelled:
            self._start(early=True)
        except SikapError as error:
            self.failed.emit(error)
        else:
            if keys.total is None:
                self._start()
            self.read.emit(keys)

    def ask_again(self) -> None:
        """Read all rows of the same question, which other changes have followed; not twice at a time."""
        if not self.busy:
            self._start()

    def count(self, column: str, where: ClaimFilter, *, few: bool) -> None:
        """Count the values of a coded column; at once if there are `few` claims."""
        if self._counting is not None:
            self._counting.cancel()
        if few or self._alone:
            try:
                self.counted.emit(column, self._project.claim_values(column, where))
            except SikapError as error:
                self.failed.emit(error)
            return
        job = self._begin(lambda project, report: project.claim_values(column, where, report))
        self._counting = job
        job.finished.connect(lambda found: self.counted.emit(column, found) if job is self._counting else None)
        job.failed.connect(lambda error: self.failed.emit(error) if job is self._counting else None)

    def end(self) -> None:
        """Stop, and wait for it: a moment."""
        self._stop()
        self._counting = None
        self._jobs.cancel_all()
        self._jobs.wait_all()

    def _limit(self) -> Callable[[int], None] | None:
        """What ends the work in the window's thread: to sort many rows, or to look for words in them, takes long."""
        where, order = self._question
        is_long = order.column or any(isinstance(condition, str) for condition in where.conditions.values())
        return None if self._alone else _impatient(0 if is_long else PATIENCE)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _start(self, *, early: bool = False) -> None:
        """Read all rows in a job; `early`: show the first ones as soon as they are there. Else they are shown."""
        self._number += 1
        number, question = self._number, self._question

        def read(project: Project, report: Report) -> Keys:
            def show(keys: Keys) -> None:
                self._came.emit(number, keys)
                _let_paint(report)

            if early:
                return project.claim_keys(*question, FIRST, report, show)
            _let_paint(report)
            return project.claim_keys(*question, None, report)

        job = self._begin(read)
        self._job = job
        job.finished.connect(partial(self._take, job))
        job.failed.connect(partial(self._fail, job))

    def _begin(self, question: Callable[[Project, Report], object]) -> Job:
        path = self._project.path

        def work(report: Report) -> object:
            with Project.open(path, read_only=True) as project:
                return question(project, report)

        return self._jobs.start(work)

    def _take_early(self, number: int, keys: object) -> None:
        if self.busy and number == self._number:
            self.read.emit(keys)

    def _take(self, job: Job, keys: object) -> None:
        if job is self._job:
            self._job = None
            self.read.emit(keys)

    def _fail(self, job: Job, error: SikapError) -> None:
        if job is self._job:
            self._job = None
            self.failed.emit(error)


def _let_paint(report: Report) -> None:
    """Wait, in a job, and end when the job is stopped: whoever closes the table waits for it."""
    for _ in range(STEPS):
        sleep(PAINTING / STEPS)
        report(0)


def _impatient(seconds: float) -> Callable[[int], None]:
    end = perf_counter() + seconds

    def report(_: int) -> None:
        if perf_counter() > end:
            raise Cancelled

    return report
