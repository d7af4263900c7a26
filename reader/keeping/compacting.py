"""The history made shorter: what old steps changed is forgotten, and the space is given back to the disk.

The steps stay in the record. A step that was done stays `done`, because it was, and has no rows: it can no longer be
taken back. One that was undone can no longer be redone: it is `dropped`, as if something else had been done since.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader import store
from reader.errors import BadFile, ProjectBusy, SikapError


@dataclass(frozen=True, slots=True)
class HistorySize:
    """How many steps there are, how many of them are kept with what they changed, in how many rows and bytes."""

    steps: int
    kept: int
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Compacted:
    """How many steps were forgotten, with how many rows, and by how many bytes the file is smaller."""

    steps: int
    rows: int
    bytes: int


def size(connection: sqlite3.Connection) -> HistorySize:
    """How large the history is. `bytes` is what its rows hold, without what SQLite keeps beside them."""
    steps = connection.execute("SELECT count(*) FROM history_step").fetchone()[0]
    kept = connection.execute(
        "SELECT count(*) FROM history_step s WHERE EXISTS (SELECT 1 FROM history_row WHERE step_id = s.id)"
    ).fetchone()[0]
    rows, length = connection.execute(
        "SELECT count(*), coalesce(sum(24 + length(table_name) + coalesce(octets, 0)), 0) FROM"
        " (SELECT table_name, length(CAST(old AS BLOB)) AS octets FROM history_row)"
    ).fetchone()
    return HistorySize(steps, kept, rows, length)


def first_kept(connection: sqlite3.Connection, before: str) -> int:
    """The first step that stays if all from before this moment (UTC ISO 8601) are forgotten.

    What is kept is a whole end of the history, of the steps as of their rows, so that undo from the newest step back
    finds all that it must know. A step from before that was gone on with, or turned, after a kept one keeps its rows.
    """
    newest = connection.execute("SELECT coalesce(max(id), 0) FROM history_step").fetchone()[0]
    found = connection.execute("SELECT min(id) FROM history_step WHERE at >= ?", (before,)).fetchone()[0]
    first = newest + 1 if found is None else int(found)
    while True:
        older = connection.execute(
            """SELECT min(step_id) FROM history_row WHERE step_id < ?1
            AND id > (SELECT min(id) FROM history_row WHERE step_id >= ?1)""",
            (first,),
        ).fetchone()[0]
        if older is None:
            return first
        first = int(older)


def forget(connection: sqlite3.Connection, first: int) -> tuple[int, int]:
    """Forget what the steps before this one changed; how many steps and rows that was. Called in a transaction."""
    kept_rows = connection.execute("SELECT min(id) FROM history_row WHERE step_id >= ?", (first,)).fetchone()[0]
    old = "SELECT id FROM history_step s WHERE id < ? AND EXISTS (SELECT 1 FROM history_row WHERE step_id = s.id)"
    steps = connection.execute(f"SELECT count(*) FROM ({old})", (first,)).fetchone()[0]
    gone = connection.execute("DELETE FROM history_row WHERE step_id < ?", (first,)).rowcount
    by_others = "DELETE FROM history_row WHERE step_id IS NULL AND (?1 IS NULL OR id < ?1)"
    gone += connection.execute(by_others, (kept_rows,)).rowcount
    connection.execute("UPDATE history_step SET state = 'dropped' WHERE state = 'undone' AND id < ?", (first,))
    return steps, gone


def give_back(connection: sqlite3.Connection, path: Path) -> None:
    """Write the file anew without its empty pages: all of it, or none. Raises ProjectBusy, BadFile."""
    with _said_of_space(path), store.plain_errors(path), _one_more_file(connection):
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # waits for nobody: else at the next occasion


@contextmanager
def _one_more_file(connection: sqlite3.Connection) -> Iterator[None]:
    """VACUUM attaches a temporary database of its own, which our connections else forbid."""
    before = connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
    try:
        yield
    finally:
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, before)


@contextmanager
def _said_of_space(path: Path) -> Iterator[None]:
    try:
        yield
    except (ProjectBusy, BadFile) as error:
        raise _no_space(type(error), path) from error


def _no_space(kind: type[SikapError], path: Path) -> SikapError:
    if kind is ProjectBusy:
        return ProjectBusy(
            "The history was shortened, but another program is using {path}, so its file is as large as before: close "
            "the other program and compact again.",
            path=path,
        )
    return BadFile(
        "The history was shortened, but the disk is too full to write {path} anew, so its file is as large as before: "
        "free some space and compact again.",
        path=path,
    )
