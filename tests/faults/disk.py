"""A disk that is full or fails at any call: a verb then says so and has done nothing, or has done all.

Each verb of `tests.faults.work` is run on a project with a little of everything, again and again, and each time another
one of its calls to the disk fails: once, or from then on until space is freed. Then the same verb must work.
"""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from reader.errors import SikapError
from reader.project import Project
from tests.faults import storage, vfs
from tests.faults.kill import Told, Totals, load
from tests.faults.power import NAME, Memo, journaling
from tests.faults.work import CODER, VERBS, Nothing, Silent, Work, announced, state, tables_of

STEPS = 100  # that have made the project
_TRIES = 60  # random arguments until a verb has something to do
_CHANGE_NOTHING = frozenset(
    (
        *("Project.create", "Project.open", "Project.close", "Project.reopen", "Project.save_copy", "Project.twin"),
        *("export", "export codebook", "copy", "backup", "Record.compact"),
    )
)
FAILURES = {"full": storage.FULL_DISK, "broken": storage.IO_ERRORS}


@dataclass(slots=True)
class Failure:
    """Fails the calls from the number `first` on, or only that one, until it is `over`."""

    codes: dict[str, int]
    first: int
    lasting: bool
    calls: int = 0
    over: bool = False
    hit: list[str] = field(default_factory=list)

    def __call__(self, call: str, path: Path | None) -> int:
        if self.over:
            return storage.OK
        self.calls += 1
        code = (
            self.codes[call] if self.calls == self.first or (self.lasting and self.calls > self.first) else storage.OK
        )
        if code != storage.OK:
            self.hit.append(call)
        return code


NEVER = 1 << 40


def run(
    folder: Path,
    seed: int,
    journal: str = "wal",
    stride: int = 1,
    say: Callable[[str], object] = lambda words: None,
    verbs: tuple[str, ...] = (),
) -> Totals:
    """Every `stride`-th call of every verb fails, in each of the four ways; with a stride, in one of them each."""
    load()
    totals = Totals(f"full and broken disk ({journal})")
    chance = random.Random(seed)
    with journaling(journal, chance):
        base = folder / "base"
        make(base, seed)
        for name in verbs or tuple(VERBS):
            arguments = _arguments(base, folder, name)
            if arguments is None:
                continue
            trial = Trial(base, folder, name, arguments)
            calls = trial.run(Failure(storage.IO_ERRORS, NEVER, False), Totals(""))
            for number in range(chance.randint(1, stride), calls + 1, stride):
                ways = [(codes, lasting) for codes in FAILURES.values() for lasting in (False, True)]
                for codes, lasting in ways if stride == 1 else [chance.choice(ways)]:
                    trial.run(Failure(codes, number, lasting), totals)
            say(f"{name} (calls: {calls})  {str(totals).splitlines()[0]}")
    return totals


def make(base: Path, seed: int) -> None:
    """A project with a little of everything, and something to redo."""
    base.mkdir()
    work = Work(base / NAME, seed, bulk=False)
    try:
        for _ in range(STEPS):
            work.step()
        for name in ("Project.add_article", "Project.tag", "Codebook.add_actor", "Project.undo"):
            assert work.do(name)
    finally:
        work.close()


def _arguments(base: Path, folder: Path, name: str) -> int | None:
    """A seed with which this verb has something to do; None if it never has."""
    for seed in range(_TRIES):
        home = _copy(base, folder)
        work = Work(home / NAME, seed)
        try:
            before = work.project._connection.total_changes
            VERBS[name][1](work)
            if name in _CHANGE_NOTHING or work.project._connection.total_changes != before:
                return seed
        except (Nothing, SikapError):
            pass
        finally:
            work.close()
            shutil.rmtree(home)
    return None


def _copy(base: Path, folder: Path) -> Path:
    return Path(shutil.copytree(base, folder / "disk"))


@dataclass(slots=True)
class Trial:
    """One verb with its arguments, to be run on copies of one project."""

    base: Path
    folder: Path
    name: str
    seed: int
    whole: list[int] = field(default_factory=list)  # how many rows there are when it is done

    def run(self, failure: Failure, totals: Totals) -> int:
        """Do it on a disk that fails so; returns how many calls there were. The first run is on a disk that works."""
        home = _copy(self.base, self.folder)
        path, told = home / NAME, Told()
        where = f"{self.name}, call {failure.first}{' and all after it' if failure.lasting else ''}"
        failure.over = True
        with vfs.installed(storage.Disk(home, failure)), announced(path, Memo(told)):
            work = Work(path, self.seed, Silent())
            try:
                before = state(work.project._connection)
                told.since.clear()
                error = self._do(work, failure)
                failure.over = True
                if failure.first == NEVER:
                    assert error is None
                    self.whole = _rows(work.project)
                elif failure.hit:
                    totals.faults += 1
                    totals.moments[", ".join(dict.fromkeys(failure.hit))] += 1
                    self._judge(work, before, told, error, f"{where} ({failure.hit[0]})", totals)
            finally:
                work.close()
        if failure.hit:
            _look_again(path, where, totals)
        shutil.rmtree(home)
        return failure.calls

    def _do(self, work: Work, failure: Failure | None = None) -> Exception | None:
        work.random.seed(self.seed)
        if failure is not None:
            failure.over = False
        try:
            VERBS[self.name][1](work)
        except Exception as error:
            return error
        return None

    def _judge(self, work: Work, before: str, told: Told, error: Exception | None, where: str, totals: Totals) -> None:
        """Is it all or nothing, and does the verb work now?"""
        if error is not None and not isinstance(error, SikapError):
            totals.note("crashes", f"{where}: {error!r}")
        now = _now(work, totals)
        if error is None:
            totals.steps += 1
            if told.since and now != told.since[-1]:
                totals.note("lost", f"{where}: it was done, and is not there")
        elif now == before:
            if (again := self._do(work)) is not None:
                totals.note("undo", f"{where}: it does not work when the disk does: {again!r}")
        elif now not in told.since or _rows(work.project) != self.whole:
            totals.note("lost", f"{where}: half a step is there")
        else:
            totals.moments[f"({self.name} said to have failed, and saved)"] += 1


def _rows(project: Project) -> list[int]:
    connection = project._connection
    return [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables_of(connection)]


def _now(work: Work, totals: Totals) -> str:
    """What the file holds, as this project sees it; one that can see nothing any more is opened again."""
    try:
        return state(work.project._connection)
    except sqlite3.Error:
        totals.moments["(opened again)"] += 1
        with suppress(sqlite3.Error):
            work.project.close()
        work.project = Project.open(work.path, coder=CODER)
        return state(work.project._connection)


def _look_again(path: Path, where: str, totals: Totals) -> None:
    """What another program finds in the file."""
    try:
        with Project.open(path, coder=CODER) as project:
            if findings := project.check():
                totals.note("corrupt", f"{where}, opened again: {findings[:2]}")
    except SikapError as error:
        totals.note("corrupt", f"{where}, opened again: {error}")
