"""Does the history still fit the tables? Found out on a copy, by taking every step back and doing undone ones again.

What can be proven depends on who wrote. History is read from its end: what another program has written (rows under no
step) and what a migration has changed ends what can be known of the rows before it. Of one coder all fits to the
letter; where several have undone and redone in turns, names and references may have clashed in between with what is
not there any more, and only whether each row was there when it was changed is certain.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from reader.history import old_values
from reader.keeping.findings import BACKUP_NOTE, HISTORY_NOTE, Finding
from reader.store import TRACKED

_PAGE = 5000  # rows of the history at a time
_OLD = re.compile(r"""(?:,"\w+"=(?:NULL|-?\d{1,19}|'[^']*(?:''[^']*)*'))+""")
_LARGEST = 2**63
_CLASHES = ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_FOREIGNKEY")

# A new file is made by all migrations at once; one that came more than a minute later found an older file.
_MIGRATED = """SELECT CASE WHEN julianday(max(applied_at)) - julianday(min(applied_at)) > 1.0 / 24 / 60
    THEN strftime('%Y-%m-%dT%H:%M:%fZ', max(applied_at)) END FROM _sqlite_migrations"""

_ROWS = """SELECT r.id, r.step_id, s.name, r.table_name, r.row_id, r.operation, r.old FROM history_row r
    JOIN history_step s ON s.id = r.step_id"""
_DONE = f"{_ROWS} WHERE s.state = 'done' AND r.id > ? AND r.id < ? ORDER BY r.id DESC LIMIT {_PAGE}"
_OF_STEP = f"{_ROWS} WHERE s.id = ? AND r.id > ? AND r.id < ? ORDER BY r.id DESC LIMIT {_PAGE}"
_UNDONE = "SELECT id, coder_id FROM history_step WHERE state = 'undone' ORDER BY coder_id, id"
_TOUCHED_SINCE = """SELECT 1 FROM history_row mine
    JOIN history_row later ON later.row_id = mine.row_id AND later.table_name = mine.table_name
        AND later.id > mine.id AND later.step_id IS NOT mine.step_id
    LEFT JOIN history_step s ON s.id = later.step_id
    WHERE mine.step_id = ? AND (s.id IS NULL OR s.state = 'done') LIMIT 1"""
_IN_TURNS = """SELECT 1 FROM (SELECT step_id, lag(step_id) OVER (ORDER BY id) AS before FROM history_row)
    WHERE step_id < before LIMIT 1"""


class _Row(NamedTuple):
    id: int
    step: int
    name: str
    table: str
    row: int
    operation: str
    old: str | None


class _Unfit(Exception):
    """A row of the history does not fit the tables. `sure`: no other coder's undo can be the reason."""

    def __init__(self, row: _Row, *, sure: bool = True) -> None:
        super().__init__(row)
        self.row = row
        self.sure = sure


def forms(copy: sqlite3.Connection) -> Iterator[Finding]:
    """Rows of the history that say nothing Sikap could have written."""
    columns = {table: {row[1] for row in copy.execute(f"PRAGMA table_info({table})")} for table in TRACKED}
    sql = "SELECT id, table_name, row_id, operation, old FROM history_row"
    for row, table, changed, operation, old in copy.execute(sql):
        if table not in columns:
            template = "Row {row} of the history names a table that Sikap does not know: {name}."
            yield Finding(template, HISTORY_NOTE, row=row, name=table)
        elif not _is_inverse(changed, operation, old, columns[table]):
            yield Finding("Row {row} of the history is not as Sikap writes it.", HISTORY_NOTE, row=row)


def _is_inverse(row: int, operation: str, old: str | None, columns: set[str]) -> bool:
    if operation == "insert" or old is None:
        return operation == "insert" and old is None
    if not _OLD.fullmatch(old):
        return False
    values = old_values(old)
    if operation == "delete" and values.get("id") != row:
        return False
    integers = (value for value in values.values() if isinstance(value, int))
    return values.keys() <= columns and all(-_LARGEST <= value < _LARGEST for value in integers)


def misfits(copy: sqlite3.Connection) -> Iterator[Finding]:
    """The first step that cannot be taken back, and the first undone one that cannot be done again.

    `copy` has no triggers, and is taken apart. The history has no faults of form, and the tables none of reference.
    """
    copy.execute("PRAGMA foreign_keys = OFF")
    alone = copy.execute("SELECT count(DISTINCT coder_id) FROM history_step").fetchone()[0] == 1
    since = _provable_since(copy)
    yield from _forward(copy, since, alone=alone)
    yield from _backward(copy, since, strict=alone or not _was_undone(copy))


def _provable_since(copy: sqlite3.Connection) -> int:
    """The last row of the history that was written by another program, or before the file had today's format."""
    by_others = "SELECT coalesce(max(id), 0) FROM history_row WHERE step_id IS NULL"
    older = "SELECT coalesce(max(r.id), 0) FROM history_row r JOIN history_step s ON s.id = r.step_id WHERE s.at < ?"
    migrated = _migrated_at(copy)
    found = [copy.execute(by_others).fetchone()[0]]
    if migrated is not None:
        found.append(copy.execute(older, (migrated,)).fetchone()[0])
    return int(max(found))


def _migrated_at(copy: sqlite3.Connection) -> str | None:
    """When the file came to today's format; None if it was made in it."""
    found = copy.execute(_MIGRATED).fetchone()[0]
    return None if found is None else str(found)


def _was_undone(copy: sqlite3.Connection) -> bool:
    """Whether anything was ever undone or redone, as far as the file tells."""
    undone = "SELECT 1 FROM history_step WHERE state IN ('undone', 'dropped') LIMIT 1"
    return any(copy.execute(sql).fetchone() is not None for sql in (undone, _IN_TURNS))


def _forward(copy: sqlite3.Connection, since: int, *, alone: bool) -> Iterator[Finding]:
    """Undone steps, done again in the order in which each coder would."""
    for _, steps in groupby(copy.execute(_UNDONE).fetchall(), key=lambda step: step[1]):
        copy.execute("BEGIN")
        try:
            for step, _ in steps:
                lowest = copy.execute("SELECT min(id) FROM history_row WHERE step_id = ?", (step,)).fetchone()[0]
                if lowest is None or lowest <= since or copy.execute(_TOUCHED_SINCE, (step,)).fetchone():
                    break
                _take(copy, _pages(copy, _OF_STEP, step, since))
            if alone and copy.execute("PRAGMA foreign_key_check").fetchone():
                yield Finding("What was undone last cannot all be done again.", HISTORY_NOTE)
        except _Unfit as unfit:
            if alone:  # others may have been in its way since by undo alone
                template = "Step {number} of the history ({name}) cannot be done again: see {table} {row}."
                yield Finding(template, HISTORY_NOTE, **_named(unfit.row))
        finally:
            copy.execute("ROLLBACK")


def _backward(copy: sqlite3.Connection, since: int, *, strict: bool) -> Iterator[Finding]:
    """Done steps, taken back, the newest change first."""
    copy.execute(f"PRAGMA foreign_keys = {'ON' if strict else 'OFF'}")
    try:
        for _, rows in groupby(_pages(copy, _DONE, since), key=lambda row: row.step):
            copy.execute("BEGIN")
            last = _take(copy, rows)
            try:
                copy.execute("COMMIT")  # where SQLite looks for references that have come to hang
            except sqlite3.IntegrityError as error:
                raise _Unfit(last, sure=strict) from error
    except _Unfit as unfit:
        if copy.in_transaction:
            copy.execute("ROLLBACK")
        if strict or unfit.sure:
            template = "Step {number} of the history ({name}) cannot be taken back: see {table} {row}."
            yield Finding(template, HISTORY_NOTE, **_named(unfit.row))
        return
    if since == 0 and _is_complete(copy):
        yield from _unmade(copy)


def _named(row: _Row) -> dict[str, object]:
    return {"number": row.step, "name": row.name, "table": row.table, "row": row.row}


def _is_complete(copy: sqlite3.Connection) -> bool:
    """Whether the history goes back to the beginning of the file: a done step without rows was compacted."""
    compacted = """SELECT 1 FROM history_step s WHERE state = 'done'
        AND NOT EXISTS (SELECT 1 FROM history_row r WHERE r.step_id = s.id)"""
    return copy.execute(compacted).fetchone() is None and _migrated_at(copy) is None


def _unmade(copy: sqlite3.Connection) -> Iterator[Finding]:
    for table in TRACKED:
        (left,) = copy.execute(f"SELECT count(*) FROM {table}").fetchone()
        if left:
            yield Finding("No step of the history has made {n} rows of {table}.", BACKUP_NOTE, n=left, table=table)


def _pages(copy: sqlite3.Connection, sql: str, *which: int) -> Iterator[_Row]:
    below = _LARGEST - 1
    while page := copy.execute(sql, (*which, below)).fetchall():
        yield from map(_Row._make, page)
        below = page[-1][0]


def _take(copy: sqlite3.Connection, rows: Iterable[_Row]) -> _Row:
    """Change back what these rows record, the newest first; returns the last one. Raises _Unfit."""
    last: list[_Row] = []
    for sql, alike in groupby(rows, key=_statement):
        last = list(alike)
        _take_alike(copy, sql, last)
    return last[-1]


def _take_alike(copy: sqlite3.Connection, sql: str, rows: list[_Row]) -> None:
    """The same for rows that one statement changes back, at once: each must hit one row."""
    copy.execute("SAVEPOINT bulk")
    try:
        hit = copy.executemany(sql, [_values(row) for row in rows]).rowcount
    except sqlite3.IntegrityError:
        hit = -1
    if hit != len(rows):
        copy.execute("ROLLBACK TO bulk")
        for row in rows:
            _one(copy, row, sql)
    copy.execute("RELEASE bulk")


def _one(copy: sqlite3.Connection, row: _Row, sql: str) -> None:
    try:
        hit = copy.execute(sql, _values(row)).rowcount
    except sqlite3.IntegrityError as error:
        raise _Unfit(row, sure=error.sqlite_errorname not in _CLASHES) from error
    if hit != 1:
        raise _Unfit(row)


def _statement(row: _Row) -> str:
    """What changes back what a row of the history records."""
    if row.operation == "insert":
        return f"DELETE FROM {row.table} WHERE id = ?"
    names = [f'"{name}"' for name in old_values(row.old)]
    if row.operation == "update":
        return f"UPDATE {row.table} SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?"
    return f"INSERT INTO {row.table}({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def _values(row: _Row) -> tuple[object, ...]:
    values = tuple(old_values(row.old).values())
    return values if row.operation == "delete" else (*values, row.row)
