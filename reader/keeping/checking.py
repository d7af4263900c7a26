"""Is the file whole? SQLite's own checks, that every stored quote is what its offsets say, and that undo still fits.

All of it is done on a copy, which has the tables of the file and neither its triggers nor its views: whatever a file
from somewhere else holds, nothing in it is run, and nothing is written to it.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from reader.errors import Cancelled
from reader.keeping import contents, replay
from reader.keeping.facts import info, oversize
from reader.keeping.findings import (
    BACKUP_NOTE,
    HISTORY_NOTE,
    PLACE_NOTE,
    REPAIR_NOTE,
    SEARCH_NOTE,
    Finding,
    brief,
    some,
)
from reader.keeping.shape import Shape
from reader.schema import _ACTOR_WORDS, _ISSUE_WORDS, migrate
from reader.store import FORMAT, format_of

__all__ = ["Finding", "findings", "info"]

Report = Callable[[int, int], None]

_CACHE_KB = 64 << 10
_OFTEN = 200_000  # steps of SQLite's machine between two looks at whether the person wants to stop
_OF_THIS_MACHINE = (sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_FULL, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_IOERR)
_SPANS = """SELECT kind, "start", "end", quote FROM annotation WHERE article_id = ?
    UNION ALL SELECT 'sentence', "start", "end", text FROM sentence WHERE article_id = ? ORDER BY 2, 3 DESC"""
_OF_SEARCH = "malformed inverted index for FTS"  # what newer SQLite says among the faults of the file itself


def findings(connection: sqlite3.Connection, path: Path, report: Report | None = None) -> list[Finding]:
    """All that is wrong with the project at `path`, the gravest first.

    `report(done, total)` is called now and then, and may raise Cancelled. A file whose tables are not Sikap's own is
    only told apart from one of Sikap's: see `Shape`.
    """
    shape = Shape(connection)
    found = list(some(shape.differences()))
    if not shape.is_readable or (format_of(connection) < FORMAT and not shape.is_whole):
        return found
    with closing(_copy(connection)) as copy:
        if format_of(copy) < FORMAT:
            migrate(Database(copy))
        _drop_what_runs(copy)
        return [*found, *_Check(copy, report, recorded=shape.is_recorded).findings(), *oversize(connection, path)]


def _copy(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A copy of our own in a file without a name, which is gone when it is closed."""
    copy = sqlite3.connect("", isolation_level=None)
    try:
        for limit in (sqlite3.SQLITE_LIMIT_ATTACHED, sqlite3.SQLITE_LIMIT_LENGTH, sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH):
            copy.setlimit(limit, connection.getlimit(limit))
        connection.backup(copy)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", f"cache_size = -{_CACHE_KB}"):
            copy.execute(f"PRAGMA {pragma}")
    except BaseException:
        copy.close()
        raise
    return copy


def _drop_what_runs(copy: sqlite3.Connection) -> None:
    things = copy.execute("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchall()
    for kind, name in things:
        quoted = name.replace('"', '""')
        copy.execute(f'DROP {kind} IF EXISTS "{quoted}"')


class _Check:
    """One look after the other at a copy, which the last one takes apart."""

    def __init__(self, copy: sqlite3.Connection, report: Report | None, *, recorded: bool) -> None:
        """`recorded`: the triggers that write history are Sikap's, so that it should tell of everything."""
        self._copy = copy
        self._report = report
        self._recorded = recorded
        self._done = 0
        self._stopped: Cancelled | None = None

    def findings(self) -> list[Finding]:
        self._copy.set_progress_handler(self._is_stopped, _OFTEN)
        try:
            return self._look()
        except sqlite3.OperationalError:
            if self._stopped is not None:
                raise self._stopped from None
            raise
        finally:
            self._copy.set_progress_handler(None, 0)

    def _look(self) -> list[Finding]:
        """Of what keeps the other looks from seeing anything, only that is told."""
        looks = (
            *(contents.links, contents.orphans, contents.articles, contents.codebook),
            *(_search, _unfinished, _spans, _blocks, contents.formats, contents.numbers, contents.settings),
        )
        self._total = len(looks) + (5 if self._recorded else 4)
        for look in (_integrity, contents.unreadable):
            if found := self._some(look):
                return found
        dangling = self._some(_foreign_keys)
        found = dangling + [finding for look in looks for finding in self._some(look)]
        unwritten = self._some(replay.forms)
        if not dangling and not unwritten and self._recorded:
            found += self._some(replay.misfits)
        return found + unwritten

    def _some(self, look: Callable[[sqlite3.Connection], Iterator[Finding]]) -> list[Finding]:
        if self._report is not None:
            self._report(self._done, self._total)
        found = list(some(look(self._copy)))
        self._done += 1
        return found

    def _is_stopped(self) -> bool:
        """Called by SQLite, which drops what is raised in here."""
        try:
            if self._report is not None:
                self._report(self._done, self._total)
        except Cancelled as stopped:
            self._stopped = stopped
        return self._stopped is not None


def _integrity(copy: sqlite3.Connection) -> Iterator[Finding]:
    for (reason,) in copy.execute("PRAGMA integrity_check(20)"):
        if reason != "ok" and not str(reason).startswith(_OF_SEARCH):
            yield Finding("The file is damaged ({reason}).", BACKUP_NOTE, reason=reason)


def _foreign_keys(copy: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, parent, _ in copy.execute("PRAGMA foreign_key_check"):
        template = "Row {row} of {table} names a row of {what} that is not there."
        yield Finding(template, REPAIR_NOTE, row=row, table=table, what=parent)


def _search(copy: sqlite3.Connection) -> Iterator[Finding]:
    """Is all that can be found in the full text search, as it is now, and nothing else?"""
    entries = "SELECT 2 * id AS id FROM actor UNION ALL SELECT 2 * id + 1 FROM issue"
    there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table, rows in (("article", "article"), ("annotation", "annotation"), ("codebook", f"({entries})")):
        if f"{table}_search" not in there:
            continue  # said already: it is missing
        wrong = 0
        try:
            wrong = _unknown(copy, table, rows)
            if not wrong:
                copy.execute(f"INSERT INTO {table}_search({table}_search, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _OF_THIS_MACHINE:
                raise
            template = "The search looks for other words than those that stand in {table}."
            yield Finding(template, SEARCH_NOTE, table=table)
        if wrong:
            template = "The search does not know {n} rows of {table} as they are."
            yield Finding(template, SEARCH_NOTE, n=wrong, table=table)


def _unknown(copy: sqlite3.Connection, table: str, rows: str) -> int:
    """How many rows the search does not know, or knows though they are not there; of entries also, knows otherwise."""
    one, other = f"SELECT id FROM {rows}", f"SELECT id FROM {table}_search_docsize"
    odd = f"SELECT count(*) FROM ({one} EXCEPT {other}) UNION ALL SELECT count(*) FROM ({other} EXCEPT {one})"
    wrong = sum(int(number) for (number,) in copy.execute(odd))
    if wrong or table != "codebook":
        return wrong
    words = f"SELECT * FROM ({_ACTOR_WORDS} UNION ALL {_ISSUE_WORDS})"
    known = "SELECT rowid, name, aliases, note FROM codebook_search"
    kept = {row: said for row, *said in copy.execute(f"{known} EXCEPT {words}")}
    now = {row: said for row, *said in copy.execute(f"{words} EXCEPT {known}")}
    return sum(1 for row in kept.keys() | now.keys() if _said(kept.get(row)) != _said(now.get(row)))


def _said(entry: list[object] | None) -> list[list[str]]:
    """The words of an entry, as they are found; its aliases are in no order."""
    return [sorted(str(text).split("\n")) for text in entry or ()]


def _unfinished(copy: sqlite3.Connection) -> Iterator[Finding]:
    for (step,) in copy.execute("SELECT id FROM history_step WHERE state = 'open'"):
        yield Finding("Step {number} of the history was never finished.", HISTORY_NOTE, number=step)


def _spans(copy: sqlite3.Connection) -> Iterator[Finding]:
    """Is what each tag and sentence stands on what it says? In the order of the texts."""
    for article, title, text in copy.execute("SELECT id, title, text FROM article ORDER BY id"):
        for kind, start, end, quote in copy.execute(_SPANS, (article, article)):
            if text[start:end] != quote or end > len(text):
                yield Finding(
                    "The {kind} “{words}” in “{title}” no longer stands where it says.",
                    PLACE_NOTE,
                    kind=kind,
                    words=brief(quote),
                    title=brief(title or text),
                )


def _blocks(copy: sqlite3.Connection) -> Iterator[Finding]:
    """Blocks follow each other with one separator between two, from the first letter of a text to the last."""
    sql = 'SELECT id, "start", "end" FROM block WHERE article_id = ? ORDER BY "start", id'
    for article, text in copy.execute("SELECT id, text FROM article ORDER BY id"):
        expected = 0
        for row, start, end in copy.execute(sql, (article,)):
            if start != expected or end > len(text):
                yield Finding(
                    "The block {row} in article {article} is not at its place: {start} to {end}.",
                    BACKUP_NOTE,
                    row=row,
                    article=article,
                    start=start,
                    end=end,
                )
            expected = end + 1
        if expected <= len(text):
            template = "The blocks of article {article} end before its text does."
            yield Finding(template, BACKUP_NOTE, article=article)
