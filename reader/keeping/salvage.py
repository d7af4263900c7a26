"""What is left in a project file: the rows of each table, by SQL where the file is sound, else from its pages.

Both work on a copy of the file. What a row says is not judged here: the tables it is copied into do that.
"""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import Protocol

from sqlite_utils import Database

from reader.errors import BadProject
from reader.keeping.pages import INDEX, INDEX_LEAF, LOST, TABLE_LEAF, Data, Entry, Pages, Row, Tree, Value
from reader.moment import now
from reader.rows import guid
from reader.schema import make
from reader.store import APPLICATION_ID, FORMAT, TRACKED, definitions, format_of

TABLES = (
    *("coder", "article", "block", "sentence", "actor", "actor_alias", "issue", "annotation", "link", "orphan"),
    *("setting", "history_step", "history_row"),
)
# An index that has each row of its table, and tells which rows there were when the table itself does not.
_WITNESS = {
    **{table: f"sqlite_autoindex_{table}_1" for table in TABLES},
    **{"block": "block_place", "sentence": "sentence_place"},
    **{"history_row": "history_row_step", "history_step": "history_step_coder"},
}
_KNOWN_AGAIN = ("article", "sentence", "annotation", "orphan", "actor", "issue")
_LOOK = 12  # rows of a stray page that are tried

_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")

Record = Mapping[str, Value]


class Source(Protocol):
    """A file that is read."""

    format: int

    @property
    def is_project(self) -> bool:
        """Whether there is anything that a person would know again."""

    def rows(self, table: str) -> Iterator[Record]:
        """Each row that can be read, by the names of its columns."""

    def expected(self, table: str) -> frozenset[int] | None:
        """The numbers of the rows that there were; None if that is not known."""

    def step_of(self, row: int) -> int | None:
        """The step of a row of the history that may be lost, if it is known."""

    def sequence(self) -> dict[str, int]:
        """For each table the last number that was given, as far as it is known."""

    def strange(self) -> list[str]:
        """The names of all in the schema that is not as Sikap makes it, or missing."""


class Sound:
    """A file that SQLite can read. Nothing of its schema is run: no view, trigger or generated column."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Raises BadProject if a newer Sikap has made it."""
        connection.text_factory = as_text
        self._connection = connection
        self.format = _known_format(connection)
        self.is_project = "text" in self._stored("article")

    def rows(self, table: str) -> Iterator[Record]:
        columns = [name for name in columns_of(table) if name in self._stored(table)]
        if not columns:
            return
        names = ", ".join(f'"{name}"' for name in columns)
        for row in self._connection.execute(f'SELECT {names} FROM "{table}"'):
            yield dict(zip(columns, row, strict=True))

    def expected(self, table: str) -> frozenset[int] | None:
        if "id" not in self._stored(table):
            return frozenset()
        return frozenset(row for (row,) in self._connection.execute(f'SELECT id FROM "{table}"'))

    def step_of(self, row: int) -> int | None:
        return None

    def sequence(self) -> dict[str, int]:
        if not self._stored("sqlite_sequence"):
            return {}
        return _sequence(self._connection.execute("SELECT name, seq FROM sqlite_sequence"))

    def strange(self) -> list[str]:
        with closing(empty(":memory:", self.format)) as fresh:
            ours = set(definitions(fresh))
        return sorted({definition[1] for definition in set(definitions(self._connection)) ^ ours})

    def _stored(self, table: str) -> set[str]:
        """The columns of a real table of this name."""
        sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ? AND rootpage > 0"
        if self._connection.execute(sql, (table,)).fetchone() is None:
            return set()
        return {column[1] for column in self._connection.execute(f'PRAGMA table_xinfo("{table}")') if column[6] == 0}


class Torn:
    """A file that SQLite cannot read, or not all of it: its pages tell what is left.

    A page belongs to the table below whose root it is. One that has lost its root belongs to the table that most of its
    rows fit; rows that no index knows are out of date.
    """

    def __init__(self, data: Data) -> None:
        self._pages = Pages(data)
        self._free = self._pages.free()
        self._fit = _Fit()
        self._schema, schema_whole = self._read_schema()
        self._trees = {name: Tree(self._pages, entry.root) for name, entry in self._schema.items() if entry.root > 0}
        self._rows: dict[str, dict[int, Row]] = {}
        self._entries: dict[str, list[Row]] = {}
        self._read_trees(self._trees)
        self._part_shared()
        self._expected = {table: self._witnessed(table) for table in TABLES}
        if not schema_whole or not all(table in self._trees and self._trees[table].whole for table in TABLES):
            self._read_strays()
        self.format = self._find_format()
        self.is_project = any(self._rows.get(table) for table in _KNOWN_AGAIN)

    def rows(self, table: str) -> Iterator[Record]:
        columns = columns_of(table)
        if table == "setting":
            yield from (dict(zip(columns, row.values, strict=False)) for row in self._entries.get(table, ()))
            return
        for row in self._rows.get(table, {}).values():
            record: Record = dict(zip(columns, row.values, strict=False)) | {"id": row.id}
            if row.torn and len(row.values) <= len(columns):
                record = _mended(table, columns[len(row.values) - 1], record)
            if record and not (table == "history_row" and LOST in str(record.get("old"))):
                yield record

    def expected(self, table: str) -> frozenset[int] | None:
        return self._expected[table]

    def step_of(self, row: int) -> int | None:
        return self._steps.get(row)

    def sequence(self) -> dict[str, int]:
        return _sequence(row.values[:2] for row in self._rows.get("sqlite_sequence", {}).values())

    def strange(self) -> list[str]:
        with closing(empty(":memory:", FORMAT)) as fresh:
            ours = {name for (name,) in fresh.execute("SELECT name FROM sqlite_master")}
        return sorted(name for name in self._schema if name not in ours)

    def _read_schema(self) -> tuple[dict[str, Entry], bool]:
        tree = Tree(self._pages, 1)
        rows = list(tree.rows())
        if not tree.whole:
            rows += [row for page in self._leaves(tree.pages) for row in self._pages.rows(page)[0]]
        entries: dict[str, Entry] = {}
        for row in rows:
            if (entry := _entry(row, self._pages.count)) is not None:
                entries.setdefault(entry.name, entry)
        return entries, tree.whole

    def _leaves(self, known: set[int]) -> Iterator[int]:
        return (
            number
            for number in range(1, self._pages.count + 1)
            if number not in known and number not in self._free and self._pages.kind(number) == TABLE_LEAF
        )

    def _read_trees(self, names: Iterable[str]) -> None:
        for name in names:
            tree = self._trees[name]
            if self._pages.kind(tree.root) in (INDEX, INDEX_LEAF):
                entries = list(tree.entries())
                if name == "setting" or name in _WITNESS.values():
                    self._entries[name] = entries
            else:
                rows = {row.id: row for row in tree.rows()}
                if name in TABLES or name == "sqlite_sequence":
                    self._rows[name] = rows

    def _part_shared(self) -> None:
        """A page of two trees is in the wrong one: both are read again without it, and it is a stray."""
        owners = Counter(page for tree in self._trees.values() for page in tree.pages)
        shared = frozenset(page for page, count in owners.items() if count > 1)
        torn = [name for name, tree in self._trees.items() if tree.pages & shared]
        for name in torn:
            self._trees[name] = Tree(self._pages, self._trees[name].root, without=shared)
        self._read_trees(torn)

    def _witnessed(self, table: str) -> frozenset[int] | None:
        tree, index = self._trees.get(table), self._trees.get(_WITNESS[table])
        if table == "setting":
            return frozenset() if tree is not None and tree.whole else None
        if tree is not None and tree.whole and table in self._rows:
            return frozenset(self._rows[table])
        entries = self._entries.get(_WITNESS[table]) if index is not None and index.whole else None
        return None if entries is None else frozenset(row for e in entries if isinstance(row := e.values[-1], int))

    @property
    def _steps(self) -> dict[int, int]:
        entries = self._entries.get(_WITNESS["history_row"], ())
        pairs = (entry.values for entry in entries if len(entry.values) == 2)
        return {row: step for step, row in pairs if isinstance(row, int) and isinstance(step, int)}

    def _read_strays(self) -> None:
        known = {page for tree in self._trees.values() for page in tree.pages}
        for page in self._leaves(known):
            rows, _ = self._pages.rows(page)
            table = self._fit.table(rows)
            if table is not None:
                expected = self._expected[table]
                for row in rows:
                    if expected is None or row.id in expected:
                        self._rows.setdefault(table, {}).setdefault(row.id, row)
        if "setting" not in self._trees or not self._trees["setting"].whole:
            strays = (page for page in range(1, self._pages.count + 1) if page not in known and page not in self._free)
            rows = [row for page in strays for row in self._pages.entries(page)[0] if _is_setting(row)]
            self._entries.setdefault("setting", []).extend(rows)

    def _find_format(self) -> int:
        found = self._pages.number_at(60)
        if self._pages.number_at(68) == APPLICATION_ID and 1 <= found <= FORMAT:
            return found
        return 2 if "article_search" in self._schema and "orphan" not in self._schema else FORMAT


class _Fit:
    """Which table rows without a table are of: the one whose columns, types and checks take most of them."""

    def __init__(self) -> None:
        self._tables = empty(":memory:", FORMAT)
        triggers = self._tables.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            self._tables.execute(f"DROP TRIGGER {name}")

    def table(self, rows: Sequence[Row]) -> str | None:
        step = max(1, len(rows) // _LOOK)
        some = rows[::step]
        found = Counter(table for row in some for table in TABLES if table != "setting" and self._takes(table, row))
        best = found.most_common(1)
        return best[0][0] if best and 2 * best[0][1] > len(some) else None

    def _takes(self, table: str, row: Row) -> bool:
        columns = columns_of(table)
        if len(row.values) > len(columns) or row.values[:1] != (None,):
            return False
        record = dict(zip(columns, row.values, strict=False))
        if row.torn or not all(_has_shape(name, value) for name, value in record.items()):
            return row.torn and table == "article" and _has_shape("guid", record.get("guid"))
        record["id"] = row.id
        names = ", ".join(f'"{name}"' for name in record)
        marks = ", ".join("?" * len(record))
        self._tables.execute("SAVEPOINT look")
        try:
            self._tables.execute(f"INSERT INTO {table}({names}) VALUES ({marks})", tuple(record.values()))
        except (sqlite3.DatabaseError, UnicodeEncodeError):
            return False
        finally:
            self._tables.execute("ROLLBACK TO look")
            self._tables.execute("RELEASE look")
        return True


def columns_of(table: str) -> tuple[str, ...]:
    """As today's format has them. Every format before had the first of them, in the same order."""
    return _all_columns()[table]


@cache
def _all_columns() -> dict[str, tuple[str, ...]]:
    with closing(empty(":memory:", FORMAT)) as fresh:
        found = {table: fresh.execute(f"PRAGMA table_info({table})").fetchall() for table in TABLES}
    return {table: tuple(column[1] for column in columns) for table, columns in found.items()}


def empty(path: str | Path, number: int) -> sqlite3.Connection:
    """Make a new, empty project of this format. Foreign keys are not enforced through this connection."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    make(Database(connection), number)
    return connection


def _known_format(connection: sqlite3.Connection) -> int:
    found = format_of(connection)
    mine = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if mine and found > FORMAT:
        raise BadProject(
            "This file was made by a newer Sikap (file format {found}; this one reads up to {known}): update Sikap.",
            found=found,
            known=FORMAT,
        )
    return found if mine and found >= 1 else FORMAT


def as_text(data: bytes) -> str:
    """What SQLite gives as a text, LOST for what cannot be one."""
    return data.decode("utf-8", "replace").replace("\0", LOST)


def _sequence(rows: Iterable[Sequence[object]]) -> dict[str, int]:
    return {str(name): last for name, last in rows if isinstance(last, int)}


def _entry(row: Row, pages: int) -> Entry | None:
    """A row of the schema, if it is one."""
    if len(row.values) != 5 or row.torn:
        return None
    kind, name, table, root, sql = row.values
    if kind not in ("table", "index", "view", "trigger") or not isinstance(name, str) or not isinstance(table, str):
        return None
    root = 0 if root is None else root
    if not isinstance(root, int) or not 0 <= root <= pages:
        return None
    return Entry(str(kind), name, table, root, str(sql or ""))


def _mended(table: str, last: str, record: Record) -> Record:
    """A row of which a part is missing: without its last value, which is not whole; nothing if that makes it wrong.

    Of an article every rest is kept, for its sentences may tell the text.
    """
    if table == "history_row":
        return {}
    rest = {name: value for name, value in record.items() if name != last}
    if table != "article":
        return rest
    if last == "text":
        rest["text"] = f"{record['text']!s}{LOST}"
    moment = now()
    return {"guid": guid(), "created_at": moment, "modified_at": moment, "text": LOST} | rest


def _has_shape(name: str, value: Value) -> bool:
    """Whether this can be the value of a column of this name, as Sikap writes it."""
    if name == "guid":
        return isinstance(value, str) and _GUID.fullmatch(value) is not None
    if name in ("at", "created_at", "modified_at"):
        return isinstance(value, str) and _MOMENT.fullmatch(value) is not None
    return name != "table_name" or value in TRACKED


def _is_setting(row: Row) -> bool:
    if len(row.values) != 2 or row.torn or not all(isinstance(value, str) for value in row.values):
        return False
    with suppress(ValueError):
        json.loads(str(row.values[1]))
        return True
    return False
