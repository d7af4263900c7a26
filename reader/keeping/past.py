"""What one step changed, seen as a whole, and what a row said at some time: read from the rows of the history.

A row of the history is the inverse of a change. Of a step that is done, `old` is what was before it; of one that was
taken back, the rows were written as it was taken back, last first, so that `old` is what was after it.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from reader.history import old_values
from reader.store import TRACKED

Value = str | int | None
HistoryRow = tuple[int, str, int, str, str | None]  # id, table, row, operation, old

# The columns by which a person knows a row.
WORDS = {
    "annotation": ("quote",),
    "orphan": ("quote",),
    "article": ("title",),
    "actor": ("name",),
    "actor_alias": ("name",),
    "issue": ("name",),
    "sentence": ("text",),
    "link": ("statement_id", "annotation_id"),
    "block": (),
}


@dataclass(slots=True)
class Net:
    """What a step did to one row, whatever the way there. `known`: column values before it (`done`) or after it."""

    table: str
    row: int
    first: int  # of the history's rows about it in this step
    last: int
    was: bool = True  # there before the step
    stays: bool = True  # there after it
    known: dict[str, Value] = field(default_factory=dict)


def net(rows: Iterable[HistoryRow], *, done: bool) -> list[Net]:
    """What these rows of one step, in their order, did to each row of a table, in the order in which it was done.

    Rows of one table to which the same was done come in the order of their numbers, as they are taken back.
    """
    found: dict[tuple[str, int], Net] = {}
    for number, table, row, operation, old in rows:
        one = found.get((table, row))
        if one is None:
            one = found[table, row] = Net(table, row, number, number)
            if operation == "insert":
                one.was, one.stays = (False, one.stays) if done else (one.was, False)
        one.last = number
        there = operation != "delete"
        one.was, one.stays = (one.was, there) if done else (there, one.stays)
        for column, value in old_values(old).items():
            one.known.setdefault(column, value)
    ordered = list(found.values()) if done else sorted(found.values(), key=lambda one: -one.last)
    alike = groupby(ordered, key=lambda one: (one.table, one.was, one.stays))
    return [one for _, some in alike for one in sorted(some, key=lambda one: one.row)]


def rows_of(connection: sqlite3.Connection, step: int, tables: Sequence[str] = (), limit: int = -1) -> list[HistoryRow]:
    """The rows of a step, or its first ones, those of all tables or of some."""
    which = f" AND table_name IN ({', '.join('?' * len(tables))})" if tables else ""
    sql = f"SELECT id, table_name, row_id, operation, old FROM history_row WHERE step_id = ?{which} ORDER BY id LIMIT ?"
    return connection.execute(sql, (step, *tables, limit)).fetchall()


def values_after(
    connection: sqlite3.Connection, table: str, row: int, columns: Sequence[str], number: int, *, done: bool = True
) -> dict[str, Value]:
    """What a row said right after the history's row `number`; a column that cannot be known is left out.

    `done`: after a step that is done, so that what was taken back since never was. Else after one that was taken back.
    """
    said: dict[str, Value] = {}
    for old in _later(connection, table, row, number, done=done):
        said = {**{column: value for column, value in old_values(old).items() if column in columns}, **said}
        if len(said) == len(columns):
            return said
    return {**_now(connection, table, row, columns), **said}


def words(connection: sqlite3.Connection, table: str, row: int) -> str:
    """By what a person knows a row: its words, title or name; also of one that is gone, from its end."""
    columns = WORDS.get(table, ())
    said = _now(connection, table, row, columns) if columns else {}
    if columns and not said:
        sql = """SELECT old FROM history_row WHERE row_id = ? AND table_name = ? AND operation = 'delete'
            ORDER BY id DESC LIMIT 1"""
        found = connection.execute(sql, (row, table)).fetchone()
        said = old_values(found[0]) if found else {}
    return in_words(connection, table, said)


def in_words(connection: sqlite3.Connection, table: str, said: Mapping[str, Value]) -> str:
    """The same from the row's own values."""
    if table == "link":
        ends = (said.get(column) for column in WORDS["link"])
        return " – ".join(filter(None, (tag_words(connection, int(end)) for end in ends if end is not None)))
    return next((str(said[column]) for column in WORDS.get(table, ()) if said.get(column)), "")


def tag_words(connection: sqlite3.Connection, tag: int) -> str:
    """The words of a tag that is there, or has lost its place, or is gone."""
    now = _now(connection, "annotation", tag, ("quote",)) or _now(connection, "orphan", tag, ("quote",))
    return str(now["quote"]) if now else words(connection, "annotation", tag)


def _later(connection: sqlite3.Connection, table: str, row: int, number: int, *, done: bool) -> Iterator[str | None]:
    counts = "AND (s.id IS NULL OR s.state IN ('done', 'open'))" if done else ""
    found = connection.execute(
        f"""SELECT r.old FROM history_row r LEFT JOIN history_step s ON s.id = r.step_id
        WHERE r.row_id = ? AND r.table_name = ? AND r.id > ? {counts} ORDER BY r.id""",
        (row, table, number),
    )
    yield from (old for (old,) in found)


def _now(connection: sqlite3.Connection, table: str, row: int, columns: Sequence[str]) -> dict[str, Value]:
    if table not in TRACKED:
        return {}  # the history of a file from elsewhere may name any table
    names = sorted(set(columns))
    try:
        found = _select(connection, table, row, names)
    except sqlite3.OperationalError:  # a column of another program, or of another time
        known = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}
        names = [name for name in names if name in known]
        found = _select(connection, table, row, names)
    return dict(zip(names, found, strict=True)) if found else {}


def _select(connection: sqlite3.Connection, table: str, row: int, names: Sequence[str]) -> Sequence[Value] | None:
    """What these columns say now, which all are words: in the table's name, else an unknown one would be a text."""
    quoted = ", ".join(f'{table}."{name}"' for name in names)
    found: Sequence[Value] | None
    found = connection.execute(f"SELECT {quoted} FROM {table} WHERE id = ?", (row,)).fetchone() if names else None
    return found
