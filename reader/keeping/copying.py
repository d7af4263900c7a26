"""One whole copy of a project in one file: made while others go on writing, and verified before it gets its name."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from reader import store
from reader.errors import BadFile, BadProject, DamagedProject, ProjectBusy

Report = Callable[[int, int], object]  # pages that are done, of how many; may raise to stop it all

PART = ".part"  # of a copy that is being made
PAGES = 2000  # that are copied between two reports
RESTARTS = 10  # how often a copy begins again because others have written, before it holds them up
STEPS = 200_000  # of SQLite's machine between two reports of a check
_VERSIONS = 18  # where the header of a database says whether it needs a write-ahead log: two bytes, 1 is without
_FULL = (errno.ENOSPC, errno.EDQUOT)
_OF_TARGET = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)


class _Restless(Exception):
    """Others write so often that a copy in pieces does not come to its end."""


def go_on(done: int, total: int) -> None:
    """The report of work that nobody stops."""


def copy(source: Path, target: Path, *, verify: bool = True, report: Report = go_on) -> None:
    """Copy a project, of any format, to a name that is free. A copy that fails leaves nothing behind.

    It is one file at rest, without a write-ahead log, and as the project was at one moment. Without `verify` it is
    quicker: neither checked nor safe from a power cut until `require_whole` and `sync` were called.

    Raises BadFile (the name is taken, no such folder, full disk), DamagedProject, ProjectBusy, and what opening the
    project raises.
    """
    require_free(target)
    part = target.with_name(f"{target.name}.{uuid4().hex[:8]}{PART}")
    try:
        with plain_disk_errors(target):
            try:
                _copy_pages(source, part, target, report)
            except _Restless:
                store.remove(part)
                _copy_pages(source, part, target, report, held=True)
            _set_alone(part)
            part.chmod(store.mode_of(source))
            if verify:
                _require_good(source, part, report)
                sync(part)
            _give_name(part, target)
            store.settle(target.parent)
    except BaseException:
        with suppress(OSError):
            store.remove(part)
        raise


def require_free(path: Path) -> None:
    """Raises BadFile if there is something of this name, and BadProject if a log of such a file is left."""
    with plain_disk_errors(path):
        taken = os.path.lexists(path)
    if taken:
        raise BadFile("{path} is there already: choose another name.", path=path)
    store.require_no_log(path)


def require_whole(path: Path, report: Report = go_on) -> None:
    """Raises BadProject or DamagedProject if this is not a project that can be opened and that SQLite finds whole.

    What else a check of the project might find, a faithful copy shares with it: that is no reason to have no copy.
    """
    with closing(store.connect_read_only(path)) as connection, store.plain_errors(path):

        def look_up() -> None:
            report(0, 0)

        connection.set_progress_handler(look_up, STEPS)
        try:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                report(0, 0)  # what it raised inside SQLite is lost there
            raise
        finally:
            connection.set_progress_handler(None, 0)
    if found != "ok":
        raise DamagedProject("{path} is damaged ({reason}).", path=path, reason=found)


def is_in_use(path: Path) -> bool:
    """Whether somebody seems to have this file open as a project, or was cut off while they had."""
    return any(path.with_name(path.name + suffix).exists() for suffix in ("-wal", "-shm", "-journal"))


def sync(path: Path) -> None:
    """Return when the file is on the disk. Not for a file that is open anywhere here: see `reader.store`."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


@contextmanager
def plain_disk_errors(path: Path) -> Iterator[None]:
    """What the system says of writing to this path, as BadFile."""
    try:
        yield
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in _FULL:
            raise _full(path) from error
        raise _unwritable(path) from error


def _copy_pages(source: Path, part: Path, target: Path, report: Report, *, held: bool = False) -> None:
    """`held`: others wait meanwhile, where there is no write-ahead log."""
    with closing(store.connect_read_only(source)) as reading:
        try:
            with closing(sqlite3.connect(part)) as writing:
                writing.execute("PRAGMA journal_mode = OFF")
                writing.execute("PRAGMA synchronous = OFF")
                if held or reading.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
                    _hold(reading)
                _copy_in_pieces(reading, writing, report)
        except sqlite3.DatabaseError as error:
            raise _said_of(error, source, target) from error


def _hold(reading: sqlite3.Connection) -> None:
    """See the file from now on as it is now. With a write-ahead log, others write on all the same."""
    reading.execute("BEGIN")
    reading.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()


def _copy_in_pieces(reading: sqlite3.Connection, writing: sqlite3.Connection, report: Report) -> None:
    """Without a write-ahead log, others can write between two pieces; the copy then begins again, some times.

    Raises _Restless if they do not stop: what is written by then is of no use, and the next copy goes elsewhere.
    """
    most, restarts, pieces = -1, 0, 0

    def told(_: int, remaining: int, total: int) -> None:
        nonlocal most, restarts, pieces
        restarts += 0 <= most < remaining
        most = remaining
        pieces += 1
        too_many = restarts > RESTARTS or pieces > RESTARTS * (2 + total // PAGES)  # it can begin again unseen
        if too_many and not reading.in_transaction:
            raise _Restless
        report(total - remaining, total)

    reading.backup(writing, pages=PAGES, progress=told, sleep=0.02)


def _set_alone(path: Path) -> None:
    """Say in the header that there is no write-ahead log: opening the copy by SQLite to say so would make one."""
    with path.open("r+b") as file:
        file.seek(_VERSIONS)
        file.write(b"\x01\x01")


def _require_good(source: Path, part: Path, report: Report) -> None:
    try:
        require_whole(part, report)
    except BadProject as error:
        raise DamagedProject(
            "The copy of {path} was not kept, because it is damaged: check the project (in the Help menu).", path=source
        ) from error


def _give_name(part: Path, target: Path) -> None:
    try:
        store.give_name(part, target)
    except FileExistsError:
        require_free(target)
        raise


def _said_of(error: sqlite3.DatabaseError, source: Path, target: Path) -> Exception:
    """SQLite's failure as a SikapError about the file that it is about."""
    kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if kind == sqlite3.SQLITE_FULL:
        return _full(target)
    if kind in _OF_TARGET:
        return _unwritable(target)
    if kind in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ProjectBusy("Another program is writing to {path}: no copy was made; try again later.", path=source)
    if kind in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DamagedProject("{path} is damaged and cannot be read: open a backup copy of it instead.", path=source)
    return error


def _full(path: Path) -> BadFile:
    return BadFile(
        "The disk with {folder} is full, so {name} was not written: free some space, or choose another folder.",
        folder=path.parent,
        name=path.name,
    )


def _unwritable(path: Path) -> BadFile:
    return BadFile(
        "{name} cannot be written to the folder {folder}: check that the folder is there and can be written to.",
        folder=path.parent,
        name=path.name,
    )
