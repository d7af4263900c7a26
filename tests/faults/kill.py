"""A worker that is killed: everything it had reported is in the file, and the file is whole.

Each worker is a child of this process, made by `os.fork`, which is killed by SIGKILL at a random moment of its work:
any time, or just after it has begun something long. Nothing of SQLite is open here when a child is made.
"""

import importlib
import os
import pkgutil
import random
import select
import signal
import sqlite3
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import reader
from reader import store
from reader.errors import SikapError
from reader.keeping import backups
from reader.project import Project
from tests.faults.verbs import LONG_WORK
from tests.faults.work import CODER, Work, announced, pool, state, work_of

LONGEST = 1.0  # seconds that a worker lives
ROUNDS = 12  # kills of one file, as a rule


@dataclass(slots=True)
class Told:
    """What a worker said of its work: see `tests.faults.work.Log`."""

    verb: str = ""
    reported: str = ""  # the state that must be there at least; "" before there was a project
    since: list[str] = field(default_factory=list)  # states that may be there
    steps: int = 0
    crash: str = ""
    backups: set[Path] = field(default_factory=set)  # that were looked at

    def take(self, line: str) -> None:
        what, _, rest = line.partition(" ")
        if what == "starts":
            self.verb = rest
        elif what == "announces":
            self.since.append(rest)
        elif what == "reports":
            self.verb = ""
            if self.since:
                self.steps += 1
                self.reported = self.since[-1]
                self.since.clear()
        else:
            self.crash += rest

    @property
    def allowed(self) -> set[str]:
        return {self.reported, *self.since}


@dataclass(slots=True)
class Totals:
    """What came of it all."""

    what: str
    faults: int = 0  # how often the worker, the power or the disk failed
    steps: int = 0  # reported as saved
    lost: int = 0  # reported, and not there
    corrupt: int = 0  # cannot be opened, or a check has findings
    undo: int = 0  # undo or redo did not do what they say
    crashes: int = 0  # something else than a SikapError
    undone: int = 0  # undo was tried, and took a step back and forth
    half_made: int = 0  # new projects that were not yet one, so that nothing is lost, but have a file
    backups: int = 0  # looked at
    in_commit: int = 0  # steps that were being committed
    moments: Counter[str] = field(default_factory=Counter)  # what was going on
    notes: list[str] = field(default_factory=list)

    @property
    def bad(self) -> int:
        return self.lost + self.corrupt + self.undo + self.crashes

    def note(self, kind: str, words: str) -> None:
        setattr(self, kind, getattr(self, kind) + 1)
        self.notes.append(f"{kind}: {words}")

    def __str__(self) -> str:
        busy = ", ".join(f"{name or 'between two steps'} {n}" for name, n in self.moments.most_common())
        lines = [
            f"{self.what}: {self.faults} times, {self.steps} steps reported as saved; {self.lost} lost, "
            f"{self.corrupt} corrupt, {self.undo} undo failed, {self.crashes} crashes",
            f"  undo and redo done {self.undone} times; {self.in_commit} in a commit; "
            f"{self.half_made} half-made files; {self.backups} backups looked at",
            f"  in the middle of: {busy}",
            *(f"  {note}" for note in self.notes[:20]),
        ]
        return "\n".join(lines)


def load() -> None:
    """Import all of `reader` now: a child that imports later would take what is in the folder then."""
    for module in pkgutil.walk_packages(reader.__path__, "reader."):
        importlib.import_module(module.name)
    pool()


def run(
    kills: int,
    folder: Path,
    seed: int,
    say: Callable[[str], object] = lambda words: None,
    *,
    hasty: bool = False,
) -> Totals:
    """Kill workers on one file after another, each many times; `hasty` ones say that they have saved before they do."""
    load()
    totals = Totals("kill")
    chance = random.Random(seed)
    path, left, told = folder / "studi-0.sikap", 0, Told()
    while totals.faults < kills:
        if left == 0:
            path, left = folder / f"studi-{totals.faults}.sikap", chance.randint(1, 2 * ROUNDS)
            told = Told()
        killed_in = kill_once(path, chance, told, Hasty if hasty else Pipe)
        totals.faults += 1
        left -= 1
        totals.moments[killed_in] += 1
        totals.in_commit += bool(told.since)
        before = totals.bad
        examine(path, told, totals)
        if totals.bad > before:
            left = 0
            say(totals.notes[-1])
        if left == 0:
            totals.steps += told.steps
        if totals.faults % 50 == 0:
            say(str(totals).split("\n")[0])
    totals.steps += told.steps if left else 0
    return totals


def kill_once(path: Path, chance: random.Random, told: Told, kind: "type[Pipe]") -> str:
    """Let a worker go on with the file and kill it; returns what it was doing."""
    seed = chance.getrandbits(32)
    wait_for = chance.choice(LONG_WORK) if chance.random() < 0.5 else ""
    soon, late = chance.random() * 0.03, chance.random() * LONGEST
    child, lines = start(lambda log: _work(path, seed, log), kind)
    deadline = time.monotonic() + (LONGEST if wait_for else chance.choice((soon, late)))
    while not told.crash and (line := next_line(lines, deadline - time.monotonic())) is not None:
        told.take(line)
        if wait_for and told.verb == wait_for:
            wait_for = ""
            deadline = time.monotonic() + soon
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    for line in rest(lines):
        told.take(line)
    return told.verb


def _work(path: Path, seed: int, log: "Pipe") -> None:
    with announced(path, log):
        work = Work(path, seed, log, threads=True)
        while True:
            work.step()


def examine(path: Path, told: Told, totals: Totals) -> None:
    """Open what is left, and look."""
    where = f"{path.name} after {told.verb or 'a step'}"
    if told.crash:
        totals.note("crashes", f"{where}: {told.crash}")
        told.crash = ""
    try:
        with Project.open(path, coder=CODER) as project:
            _look(project, told, totals, where)
    except (SikapError, sqlite3.DatabaseError) as error:
        if told.reported:
            totals.note("corrupt", f"{where}: {error}")
        elif path.exists():
            totals.half_made += 1
            store.remove(path)


def _look(project: Project, told: Told, totals: Totals, where: str) -> None:
    _look_at_backups(project, told, totals, where)
    found = state(project._connection)
    if told.reported and found not in told.allowed:
        totals.note("lost", f"{where}: the file is in none of the {len(told.allowed)} states it could be in")
    if findings := project.check():
        totals.note("corrupt", f"{where}: {findings[:3]}")
        return
    before, last = work_of(project), project.next_undo()
    try:
        if last is not None:
            project.undo()
            between = work_of(project)
            project.redo()
            if work_of(project) != before or between == before:
                totals.note("undo", f"{where}: {last} was not taken back, or not done again")
            totals.undone += 1
    except SikapError as error:
        totals.note("undo", f"{where}: {last}: {error}")
    told.reported, told.verb = state(project._connection), ""
    told.since.clear()


def _look_at_backups(project: Project, told: Told, totals: Totals, where: str) -> None:
    """Those that are new; what is cut off has no name of a backup."""
    folder = backups.folder_of(project.path)
    backups.settle(project.path, folder)
    for backup in backups.found(project.path, folder):
        if backup.verified and backup.path not in told.backups:
            told.backups.add(backup.path)
            totals.backups += 1
            with Project.open(backup.path, read_only=True) as copy:
                if findings := copy.check():
                    totals.note("corrupt", f"{where}: {backup.path.name}: {findings[:3]}")


# Children


class Pipe:
    """A log that is read at the other end, also when this one is dead."""

    def __init__(self, out: int) -> None:
        self._out = out

    def starts(self, verb: str) -> None:
        self.say(f"starts {verb}")

    def announces(self, state: str) -> None:
        self.say(f"announces {state}")

    def reports(self) -> None:
        self.say("reports")

    def say(self, line: str) -> None:
        os.write(self._out, f"{line}\n".encode())  # less than PIPE_BUF: whole or not at all


class Hasty(Pipe):
    """Of a program that says that it has saved before it has."""

    def announces(self, state: str) -> None:
        super().announces(state)
        self.reports()
        time.sleep(0.05)


def start(do: Callable[[Pipe], object], kind: type[Pipe] = Pipe) -> tuple[int, int]:
    """Make a child that does this; returns its number and what to read its log from."""
    lines, out = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(lines)
        log = kind(out)
        try:
            do(log)
        except BaseException:
            log.say("crash " + traceback.format_exc()[-3000:].replace("\n", " | "))
        finally:
            sys.stdout.flush()
            os._exit(0)
    os.close(out)
    return child, lines


_unread: dict[int, bytes] = {}


def next_line(lines: int, patience: float) -> str | None:
    """The next line, or None if there is none within so many seconds, or ever."""
    deadline = time.monotonic() + patience
    while b"\n" not in _unread.get(lines, b""):
        ready, _, _ = select.select([lines], [], [], max(0.0, deadline - time.monotonic()))
        more = os.read(lines, 65536) if ready else b""
        if not more:
            return None
        _unread[lines] = _unread.get(lines, b"") + more
    line, _, _unread[lines] = _unread[lines].partition(b"\n")
    return line.decode()


def rest(lines: int) -> Iterator[str]:
    """What a dead child had still said; closes its log."""
    while (line := next_line(lines, 1)) is not None:
        yield line
    _unread.pop(lines, None)
    os.close(lines)
