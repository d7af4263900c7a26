"""Worker processes that read files, so that no file can freeze, crash or exhaust the program.

with Workshop() as workshop:
    for outcome in workshop.read(articles_in([folder])):
        ...
"""

import logging
import os
import signal
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

from reader.errors import BadFile
from reader.formats.archives import Outcome
from reader.formats.sources import Metadata, Source, name_of
from reader.formats.worker import (
    Batch,
    Begun,
    Call,
    Ended,
    Finished,
    Grown,
    Limits,
    Message,
    Piece,
    Ready,
    Retiring,
    Returned,
    Task,
    too_much_memory,
    work,
)
from reader.languages import NO_RULES, Rules
from reader.model import NewArticle

if TYPE_CHECKING:
    from reader.formats.table import Columns

__all__ = ["Limits", "Outcome", "Workshop"]

Report = Callable[[int, int], None]

PULSE = 0.04  # seconds between two reports
STARTING = 60  # seconds that a worker may take to be there
LEAVING = 3  # seconds that one without work may take to end
BATCH, BATCH_BYTES = 16, 1_000_000  # files sent at once: a message costs more than reading a short text
WINDOW = 256  # files read ahead of one that takes its time
LOSSES = 3  # workers lost to one archive before the rest of it is left

_log = logging.getLogger(__name__)


class Workshop:
    """Reads files in other processes. They start when needed and end with it: use it in a `with`, in one thread."""

    def __init__(self, workers: int | None = None, limits: Limits = Limits()) -> None:  # noqa: B008 - frozen
        self._size = workers or min(4, os.cpu_count() or 1)
        self._limits = limits
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        for worker in self._workers:
            worker.dismiss()
        for worker in [*self._workers]:
            self._end(worker)

    def read(
        self,
        files: Sequence[Path | Source],
        metadata: Metadata | None = None,
        rules: Rules = NO_RULES,
        columns: "Mapping[str, Columns] | None" = None,
        report: Report | None = None,
    ) -> Iterator[Outcome]:
        """What became of each file, in their order; of an archive, of each file in it.

        `columns` are those of tables, by `str(path)` or by the name of a source or of a file in an archive.
        `report(done, total)` is called at least every 50 ms; `total` grows when a file turns out to hold many articles.
        It may raise: then, and when the iterator is dropped, the workers end at once.
        """
        run = _Run(files, lambda tasks: Batch(tasks, metadata or {}, rules, columns or {}))
        try:
            while not run.over:
                self._feed(run)
                self._listen(run)
                if report is not None:
                    report(run.done, run.total)
                yield from run.ready()
        finally:
            for worker in [worker for worker in self._workers if worker.tasks]:
                self._end(worker)

    def call(self, function: Callable[..., Any], *args: Any, name: str = "", report: Report | None = None) -> Any:
        """What a function of a module returns, within the limits of one file. Raises SikapError.

        `name` stands in the sentence when it fails; without one, that of the first source or path in `args`.
        """
        name = name or next((_name(arg) for arg in args if isinstance(arg, Source | Path)), "The text")
        worker = next((worker for worker in self._workers if not worker.tasks), None) or self._start()
        try:
            while not worker.is_ready:
                self._await(worker, name, report)
            worker.send(Call(name, function, args))
            while not isinstance(message := self._await(worker, name, report), Returned):
                pass
        except BaseException:
            self._end(worker)
            raise
        if message.error is not None:
            _note(message.trace)
            raise message.error
        return message.value

    def _await(self, worker: "_Worker", name: str, report: Report | None) -> Message | None:
        if report is not None:
            report(0, 1)
        if wait([worker.pipe], PULSE):
            message = worker.hear()
            if message is None:
                raise worker.why_it_died(name)
            return message
        if worker.is_late:
            raise too_long(name, self._limits.seconds)
        return None

    def _start(self) -> "_Worker":
        worker = _Worker(self._limits)
        self._workers.append(worker)
        return worker

    def _end(self, worker: "_Worker") -> None:
        worker.kill()
        if worker in self._workers:
            self._workers.remove(worker)

    def _feed(self, run: "_Run") -> None:
        """Give work to those who have none, and hire more if there is more."""
        for worker in self._workers:
            if worker.is_ready and not worker.tasks and (tasks := run.take(self._size)):
                worker.take(tasks)
                if not worker.send(run.batch(tasks)):
                    break  # it has died; listening will tell
        if len(self._workers) < self._size and run.waits > sum(not worker.tasks for worker in self._workers):
            self._start()

    def _listen(self, run: "_Run") -> None:
        """One message of each worker that has one, and an end to those that are late and have none."""
        pipes = {worker.pipe: worker for worker in self._workers}
        heard = [pipes[pipe] for pipe in wait(list(pipes), PULSE)]  # type: ignore[index]
        for worker in heard:
            message = worker.hear()
            if message is None:
                self._lose(worker, run, worker.why_it_died)
            elif isinstance(message, Retiring):
                self._end(worker)
                run.give_back(worker.tasks)
            elif worker.tasks:
                run.follow(worker, message)
        for worker in [worker for worker in self._workers if worker not in heard and worker.is_late]:
            self._lose(worker, run, lambda name: too_long(name, self._limits.seconds))

    def _lose(self, worker: "_Worker", run: "_Run", why: Callable[[str], BadFile]) -> None:
        self._end(worker)
        if not worker.is_ready:
            raise RuntimeError("the process that reads files did not start")
        if worker.tasks:
            run.blame(worker, why(worker.part or worker.tasks[0].name))


def too_long(name: str, seconds: float) -> BadFile:
    return BadFile(
        "{name} took longer than {seconds} seconds to read: split it, or open it with its program and save it anew.",
        name=name,
        seconds=f"{seconds:g}",
    )


class _Worker:
    """A worker process as its parent sees it. `tasks` are what it has to do; the first is what it does."""

    def __init__(self, limits: Limits) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, limits), name="sikap reader", daemon=True)
        try:
            self._process.start()
        finally:
            theirs.close()
        self._seconds = limits.seconds
        self._heard = monotonic()
        self._code: int | None = None
        self._asked = False
        self.is_ready = False
        self.tasks: deque[Task] = deque()
        self._begin()

    def dismiss(self) -> None:
        """A worker without work ends by itself when nobody is left to give it some."""
        if not self._is_busy:
            self.pipe.close()

    def kill(self) -> None:
        """After a moment, for one that has been dismissed."""
        self._process.join(LEAVING if self.pipe.closed else 0)
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()

    def take(self, tasks: Sequence[Task]) -> None:
        self.tasks.extend(tasks)
        self._begin()

    def finish(self) -> Task:
        task = self.tasks.popleft()
        self._begin()
        return task

    def _begin(self) -> None:
        self.part = ""
        self.is_archive = False
        self.parts = self.tasks[0].skip if self.tasks else 0
        self.articles: list[NewArticle] = []

    def send(self, order: Batch | Call) -> bool:
        self._asked = isinstance(order, Call)
        try:
            self.pipe.send(order)
        except (BrokenPipeError, ConnectionResetError):
            return False
        self._heard = monotonic()
        return True

    def hear(self) -> Message | None:
        """Its next message, or None when it is dead."""
        try:
            message: Message = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join(1)
            self._code = self._process.exitcode
            return None
        self.is_ready = self.is_ready or isinstance(message, Ready)
        self._asked = self._asked and not isinstance(message, Returned)
        self._heard = monotonic()
        return message

    @property
    def is_late(self) -> bool:
        return self._is_busy and monotonic() - self._heard > (self._seconds if self.is_ready else STARTING)

    @property
    def _is_busy(self) -> bool:
        return bool(self.tasks) or self._asked or not self.is_ready

    def why_it_died(self, name: str) -> BadFile:
        code = self._code
        if code == -signal.SIGKILL:  # nobody does that but a system that is out of memory
            return too_much_memory(name)
        if code == -signal.SIGXCPU:
            return too_long(name, self._seconds)
        return BadFile("{name} made the program that reads it stop: it is damaged or made to do harm.", name=name)


class _Run:
    """The files of one import: which wait, and what has become of the others."""

    def __init__(self, files: Sequence[Path | Source], batch: Callable[[tuple[Task, ...]], Batch]) -> None:
        self.batch = batch
        self._waiting = deque(Task(index, file) for index, file in enumerate(files))
        self._outcomes: defaultdict[int, deque[Outcome]] = defaultdict(deque)
        self._finished = [False] * len(files)
        self._head = 0  # the first file that is not through
        self._due, self._made = [1] * len(files), [0] * len(files)
        self._losses = [0] * len(files)
        self.done, self.total = 0, len(files)

    @property
    def over(self) -> bool:
        return self._head == len(self._finished)

    @property
    def waits(self) -> int:
        return len(self._waiting)

    def take(self, workers: int) -> tuple[Task, ...]:
        """The next files for one worker: several, unless there are few or they are large."""
        most = min(BATCH, max(1, len(self._waiting) // (4 * workers)))
        tasks: list[Task] = []
        size = 0
        while self._waiting and len(tasks) < most and size < BATCH_BYTES:
            if self._waiting[0].index >= self._head + WINDOW:
                break
            tasks.append(self._waiting.popleft())
            file = tasks[-1].file
            size += len(file.data) if isinstance(file, Source) else 0
        return tuple(tasks)

    def give_back(self, tasks: Sequence[Task]) -> None:
        self._waiting.extendleft(reversed(tasks))

    def follow(self, worker: _Worker, message: Message) -> None:
        index = worker.tasks[0].index
        match message:
            case Begun(name):
                worker.part = name
            case Grown(count, archive):
                worker.is_archive = worker.is_archive or archive
                self._expect(index, count - 1, again=archive and worker.tasks[0].skip > 0)
            case Piece(articles):
                worker.articles += articles
                self._count(index, len(articles))
            case Ended(outcome, trace):
                _note(trace)
                self._end(worker, index, outcome)
            case Finished():
                self._finish(worker.finish().index)

    def blame(self, worker: _Worker, error: BadFile) -> None:
        """The worker was lost to the part that it was reading. What it had not begun is read by another."""
        task, *rest = worker.tasks
        name = worker.part or task.name
        is_archive, parts = worker.is_archive, worker.parts
        worker.articles.clear()
        self._end(worker, task.index, Outcome(name, error=error))
        self._losses[task.index] += 1
        if is_archive and self._losses[task.index] < LOSSES:
            rest.insert(0, replace(task, skip=parts + 1))
        else:
            if is_archive:
                self._outcomes[task.index].append(Outcome(task.name, error=_given_up(task.name), index=task.index))
            self._finish(task.index)
        self.give_back(rest)

    def ready(self) -> Iterator[Outcome]:
        """Those outcomes whose turn it is."""
        while not self.over:
            outcomes = self._outcomes[self._head]
            while outcomes:
                yield outcomes.popleft()
            if not self._finished[self._head]:
                return
            del self._outcomes[self._head]
            self._head += 1

    def _end(self, worker: _Worker, index: int, outcome: Outcome) -> None:
        """What was sent before an error is no article: a file is read whole or not at all."""
        self._count(index, len(outcome.articles) or (not worker.articles and not outcome.passed_over))
        articles = () if outcome.error else (*worker.articles, *outcome.articles)
        self._outcomes[index].append(replace(outcome, articles=articles, index=index))
        worker.articles.clear()
        worker.parts += 1

    def _expect(self, index: int, more: int, again: bool) -> None:
        if not again:
            self._due[index] += more
            self.total += more

    def _count(self, index: int, made: int) -> None:
        made = min(made, self._due[index] - self._made[index])
        self._made[index] += made
        self.done += made

    def _finish(self, index: int) -> None:
        self._count(index, self._due[index])
        self._finished[index] = True


def _given_up(name: str) -> BadFile:
    return BadFile(
        "The rest of {name} was not read, because several files in it made the program stop: unpack it and import "
        "those you know.",
        name=name,
    )


def _name(file: Source | Path) -> str:
    return file.name if isinstance(file, Source) else name_of(file)


def _note(trace: str) -> None:
    """A failure that no importer foresaw is for us to mend, and no news for the person."""
    if trace:
        _log.info("an importer failed\n%s", trace)
