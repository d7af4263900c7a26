"""Random real work on a project, by its public verbs only, and a log of it that outlives the worker.

What can be done, and how each verb is called, is in `tests.faults.verbs`.
"""

import hashlib
import random
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from reader import store
from reader.errors import BadFile, ProjectBusy, ProjectGone, SikapError
from reader.intake import prepare
from reader.keeping import backups
from reader.keeping.places import stamp
from reader.model import NewArticle
from reader.project import Project
from reader.store import _OF_SQLITE, TRACKED

CODER = "Ani"
BULK = 1000  # rows: what a long step has more of
LARGE = 30_000  # rows of the tracked tables: above it, articles go rather than come

NAMES = ("Siti Rahma", "Pak Darma", "Nelayan Muara", "PT Laut Jaya", "Dinas Perikanan", "Ann O'Dell", "Łukasz Żak")
ISSUES = ("tambak baru", "pengerukan pasir", "the harbour toll", "gencatan senjata", "harga ikan 🐟")
_WORDS = (
    *("menteri", "menolak", "rencana", "tambak", "di", "Teluk", "Sari", "mengatakan", "bahwa", "nelayan", "tidak"),
    *("setuju", "“kami", "hidup", "dari", "sini”", "harga", "ikan", "🙂", "Rp5.000", "50%", "a\u00a0b", "O'Dell"),
    *("dan", "the", "council", "voted", '"unfair;', 'unfair"', "=1+1", "kapal;", "dengan", "izin"),
)

Tables = Sequence[str]


class Log(Protocol):
    """Where a worker says what it does, so that somebody else can tell afterwards whether that is there."""

    def starts(self, verb: str) -> None: ...
    def announces(self, state: str) -> None:
        """This is about to be committed: from now on it may be there."""

    def reports(self) -> None:
        """The verb has returned: what was announced last must be there."""


class Silent:
    def starts(self, verb: str) -> None: ...
    def announces(self, state: str) -> None: ...
    def reports(self) -> None: ...


class Nothing(Exception):
    """There is nothing in the project that this verb could be done to."""


# What a project holds


def state(connection: sqlite3.Connection, tables: Tables | None = None) -> str:
    """A sum of every row of these tables; of all of the file's own tables if none are named."""
    total = hashlib.blake2b(digest_size=12)
    for table in tables_of(connection) if tables is None else tables:
        rows = connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
        total.update(repr((table, rows)).encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def tables_of(connection: sqlite3.Connection) -> list[str]:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY name"
    return [name for (name,) in connection.execute(sql) if name not in _OF_SQLITE]


def work_of(project: Project) -> str:
    """A sum of what people have made in it, without the record of how."""
    return state(project._connection, TRACKED)


@contextmanager
def announced(path: Path, log: Log) -> Iterator[None]:
    """Inside, each commit to this project tells the log beforehand what it will leave."""

    class Watched(store.ProjectConnection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if sql == "COMMIT" and self.file == stamp(path):
                log.announces(state(self))
            return super().execute(sql, *values)

    plain = store.ProjectConnection
    store.ProjectConnection = Watched  # type: ignore[misc]
    try:
        yield
    finally:
        store.ProjectConnection = plain  # type: ignore[misc]


# The worker


class Work:
    """One person at work on one file. Made inside `announced`, everything is told to the log."""

    def __init__(
        self, path: Path, seed: int, log: Log | None = None, *, bulk: bool = True, threads: bool = False
    ) -> None:
        self.path = path
        self.bulk = bulk
        self.threads = threads
        self.beside: threading.Thread | None = None
        self.failed: BaseException | None = None
        self.random = random.Random(seed)
        self.log: Log = log or Silent()
        self._last = ""
        if path.exists():
            self.log.starts("Project.open")
            self.project = self.opened()
        else:
            self.log.starts("Project.create")
            self.project = Project.create(path, coder=CODER)
            self.log.announces(state(self.project._connection))
        self.log.reports()

    def opened(self) -> Project:
        project = Project.open(self.path, coder=CODER)
        if self.threads:
            project.before_long_step(lambda: self.back_up(backups.Reason.BULK))
        return project

    def back_up(self, reason: backups.Reason) -> None:
        """As the window does it: in a hurry before a long step, else verified."""
        folder = backups.folder_of(self.path)
        try:
            backups.make(self.path, folder, reason, verify=reason is not backups.Reason.BULK)
            backups.thin(self.path, folder, datetime.now(UTC))
        except (ProjectBusy, ProjectGone, BadFile):
            pass
        except BaseException as error:
            self.failed = error

    def close(self) -> None:
        if self.beside is not None:
            self.beside.join()
        self.project.close()

    def step(self) -> str:
        """Do something; returns the verb that was done."""
        names = list(VERBS)
        weights = [self._weight(name) for name in names]
        while True:
            name = self.random.choices(names, weights)[0]
            if self.do(name):
                self._last = name
                return name

    def do(self, name: str) -> bool:
        """Whether it was done: not if there is nothing to do it to, or the project has declined it."""
        if self.failed is not None:
            raise self.failed
        self.log.starts(name)
        try:
            VERBS[name][1](self)
            done = True
        except (Nothing, SikapError):
            done = False
        self.log.reports()
        return done

    def _weight(self, name: str) -> float:
        if self._last in _TURNS and name in _TURNS:
            return 40
        if name == "Project.delete_article" and self.count() > LARGE:
            return 30
        return 0 if name == "Project.add_articles" and self.count() > LARGE else VERBS[name][0]

    # What there is

    def count(self) -> int:
        return sum(self.ask(f"SELECT count(*) FROM {table}")[0] for table in TRACKED)

    def ids(self, table: str, where: str = "1") -> list[int]:
        return self.ask(f"SELECT id FROM {table} WHERE {where} ORDER BY id")

    def one(self, table: str, where: str = "1") -> int:
        return int(self.pick(self.ids(table, where)))

    def some(self, table: str, where: str = "1", least: int = 1, most: int = 4) -> list[int]:
        found = self.ids(table, where)
        if len(found) < least:
            raise Nothing
        return self.random.sample(found, min(len(found), self.random.randint(least, most)))

    def pick(self, from_these: Sequence[Any]) -> Any:
        if not from_these:
            raise Nothing
        return self.random.choice(from_these)

    def ask(self, sql: str) -> list[int]:
        return [row[0] for row in self.project._connection.execute(sql).fetchall()]

    # Random arguments

    def chance(self, of: float) -> bool:
        return self.random.random() < of

    def name(self, of: Sequence[str]) -> str:
        return self.pick(of) if self.chance(0.7) else f"{self.pick(of)} {self.random.randrange(1000)}"

    def actor(self) -> str | int:
        known = self.ids("actor")
        return self.pick(known) if known and self.chance(0.4) else self.name(NAMES)

    def issue(self) -> str | int:
        known = self.ids("issue")
        return self.pick(known) if known and self.chance(0.4) else self.name(ISSUES)

    def note(self) -> str:
        return f"catatan; \"{self.random.randrange(1000)}\"\nlagi 'x'" if self.chance(0.3) else ""

    def text(self, sentences: int = 6) -> str:
        return text(self.random, sentences)

    def span(self, article: int) -> tuple[int, int]:
        """Most often a sentence, else any piece."""
        sentence = self.pick(self.project.sentences(article))
        if self.chance(0.6):
            return sentence.start, sentence.end
        start = self.random.randrange(sentence.start, sentence.end)
        return start, self.random.randint(start + 1, sentence.end)


_TURNS = ("Project.undo", "Project.redo")


def text(chance: random.Random, sentences: int) -> str:
    """A headline and paragraphs."""
    lines = [" ".join(chance.choices(_WORDS, k=chance.randint(3, 6))).capitalize()]
    for _ in range(max(1, sentences // 3)):
        said = (" ".join(chance.choices(_WORDS, k=chance.randint(3, 12))).capitalize() + "." for _ in range(3))
        lines.append(" ".join(said))
    return "\n\n".join(lines)


@cache
def pool() -> tuple[NewArticle, ...]:
    """Articles ready to be stored, more than 1,000 rows of them."""
    chance = random.Random(5)
    made: list[NewArticle] = []
    while sum(1 + len(article.blocks) + len(article.sentences) for article in made) <= BULK * 1.2:
        made.append(prepare(text(chance, 40), title=f"Berita {len(made)}", language="id"))
    return tuple(made)


# The verbs: `tests.faults.verbs` says what they are

Verb = Callable[[Work], object]
VERBS: dict[str, tuple[float, Verb]] = {}  # by name: how often, and how


def verb(name: str, often: float = 1) -> Callable[[Verb], Verb]:
    def keep(how: Verb) -> Verb:
        VERBS[name] = often, how
        return how

    return keep
