"""The connection to a project file: checked before it is opened, set up safely, SQLite's failures said plainly."""

import hashlib
import os
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reader.errors import (
    AlteredProject,
    BadFile,
    BadProject,
    DamagedProject,
    NotFound,
    ProjectBusy,
    ProjectGone,
    ReadOnlyProject,
)
from reader.keeping.places import hazard, stamp

APPLICATION_ID = 0x53494B41  # "SIKA"
FORMAT = 3  # the file format this program writes: the number of migrations in `reader.schema`
SUFFIX = ".sikap"
LARGEST = 1 << 40  # a length beyond all texts, and well within SQLite's integers
MEMORY = Path(":memory:")
TRACKED = (  # tables with history
    *("article", "block", "sentence", "actor", "actor_alias", "issue", "annotation", "link", "orphan"),
)
SEARCHED = ("article", "annotation", "codebook")  # each has a full text search, `article_search` and so on
VIEWS = ("annotations", "claims", "sentences", "articles")  # the documented views, one for each export table
BUSY_MS = 2000  # how long a write waits for another program's lock
_PRAGMAS = ("foreign_keys = ON", "synchronous = FULL", "cell_size_check = ON")
# Only for reading: with it off, older SQLite refuses full text tables in triggers. Writing is safe without it, because
# a file is opened for writing only if every trigger and view in it is ours, to the letter.
_READING: Sequence[str] = ("trusted_schema = OFF",)
_WAL: Sequence[str] = ("journal_mode = WAL",)  # also for a file that another program has put into another mode
# Without shared memory, and one file at rest. A reader must be able to read while a long step is written, so that step
# stays in memory until its end.
_ALONE: Sequence[str] = ("journal_mode = DELETE", "synchronous = EXTRA", "cache_spill = OFF")
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),  # nothing in a file can open another one
    (sqlite3.SQLITE_LIMIT_LENGTH, 1 << 28),  # bytes of one value: twice the largest text that can be imported
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 8),
)
_OF_SQLITE = frozenset(
    (
        *(f"{table}_search_{part}" for table in SEARCHED for part in ("data", "idx", "content", "docsize", "config")),
        *("sqlite_sequence", "sqlite_stat1", "sqlite_stat4"),
    )
)
# What the schema of each file format says, as `schema_digest` sums it up: known without making a new file.
_SCHEMAS = {
    1: "b0b5a9d0e8c4341d",
    2: "0eed138307e2cc24",
    3: "3a263b7ece938483",
}


class ProjectConnection(sqlite3.Connection):
    """A connection that knows which file it has open: one that is deleted or replaced takes writes in silence."""

    file: tuple[int, int] | None = None
    log: tuple[int, int] | None = None


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing project for reading and writing; errors say in one sentence why it cannot be."""
    _require_project_file(path)
    if not _writable(path):
        raise ReadOnlyProject(
            "{path} is read-only: copy it to a folder of your own, or allow writing to it, and open it again.",
            path=path,
        )
    return _set_up(_connect(path, "mode=rw"), path, then=_journal(path))


def connect_read_only(path: Path, *, altered: bool = False) -> sqlite3.Connection:
    """Open an existing project for reading only, also from a folder or disk that cannot be written.

    `altered`: also one whose schema is not as Sikap made it; no view of it may then be asked.
    """
    _require_project_file(path)
    if _writable(path):  # mode=ro would leave its shared memory behind, and not check all that a check should
        return _set_up(_connect(path, "mode=rw"), path, then=("query_only = ON", *_READING), altered=altered)
    immutable = not path.with_name(path.name + "-wal").exists()
    how = "mode=ro&immutable=1" if immutable else "mode=ro"
    return _set_up(_connect(path, how), path, then=_READING, altered=altered)


def create(path: Path) -> sqlite3.Connection:
    """Make a new, empty database file for a project."""
    if _exists(path):
        raise BadProject("{path} is there already: open it, or choose another name for the new project.", path=path)
    if not path.parent.is_dir():
        raise BadProject("There is no folder {folder}: make it first, or choose another place.", folder=path.parent)
    if not os.access(path.parent, os.W_OK):
        raise BadProject("The folder {folder} cannot be written to: choose another place.", folder=path.parent)
    try:
        return _set_up(_connect(path, "mode=rwc"), path, then=_journal(path), new=True)
    except BaseException:
        remove(path)
        raise


def remove(path: Path) -> None:
    """Take away a project file that could not be made, with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def in_memory() -> sqlite3.Connection:
    return _set_up(sqlite3.connect(":memory:", isolation_level=None), MEMORY, new=True)


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """All or nothing, holding the write lock from the start so that what was read inside stays true."""
    with plain_errors(path):
        _require_there(connection, path)
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            _require_there(connection, path)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _require_there(connection: sqlite3.Connection, path: Path) -> None:
    """Raises ProjectGone if what this connection has open is no longer the file of this name."""
    if not isinstance(connection, ProjectConnection) or connection.file is None:
        return
    log = stamp(path.with_name(path.name + "-wal"))
    connection.log = connection.log or log
    if stamp(path) != connection.file or log != connection.log:
        raise ProjectGone(
            "{path} is no longer there, or another file has taken its place: nothing was changed. Put it back and try "
            "again, or save a copy of the project somewhere else.",
            path=path,
        )


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """SQLite's failures of the person's world as SikapErrors; our own mistakes pass through."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise plain(error, path) from error
    except OverflowError as error:
        raise NotFound("There is nothing with so large a number in this project.") from error
    except sqlite3.ProgrammingError as error:
        if "closed" not in str(error):
            raise
        raise BadProject("The project {path} is closed: open it again.", path=path) from error
    except (sqlite3.IntegrityError, sqlite3.InterfaceError):
        raise
    except sqlite3.DatabaseError as error:
        raise (_not_ours(path) if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB else _damaged(path)) from error


def plain(error: sqlite3.OperationalError, path: Path) -> Exception:
    """A failure of SQLite in the person's world as a SikapError; any other one as it is."""
    said = str(error).lower()
    if "could not decode" in said:
        return _damaged(path)
    if "locked" in said or "busy" in said:
        return ProjectBusy(
            "Another program is writing to {path}: nothing was changed; try again in a moment.", path=path
        )
    if "readonly" in said or "read-only" in said:
        return ReadOnlyProject(
            "{path} is read-only: copy it to a folder of your own, or allow writing to it, and open it again.",
            path=path,
        )
    if "full" in said:
        return BadFile("The disk with {path} is full: nothing was changed; free some space and try again.", path=path)
    if "unable to open" in said or "disk i/o" in said:
        return BadProject("{path} cannot be reached: check that its disk or folder is still there.", path=path)
    return error


def _not_ours(path: Path) -> BadProject:
    return BadProject("{path} is not a Sikap project: choose a file that Sikap has made (*.sikap).", path=path)


def _damaged(path: Path) -> BadProject:
    return DamagedProject("{path} is damaged and cannot be read: open a backup copy of it instead.", path=path)


def _require_project_file(path: Path) -> None:
    """What can be known without opening the file.

    Only SQLite may ever open it: on POSIX, closing any descriptor of a file drops all locks that this process has on
    it, and with them those of every connection that is open here; another program would then take the write-ahead log
    away from under them.
    """
    if not _exists(path):
        raise BadProject("There is no file {path}: check the name, or create a new project.", path=path)
    if path.is_dir():
        raise BadProject("{path} is a folder: choose a project file (*.sikap) in it.", path=path)
    if not os.access(path, os.R_OK):
        raise BadProject("{path} cannot be read: ask its owner for permission, or copy it.", path=path)
    if path.stat().st_size == 0:
        raise _not_ours(path)


def _exists(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        raise BadProject(
            "{path} is not a name that a file can have here: choose another.", path=repr(str(path))
        ) from error
    return True


def _writable(path: Path) -> bool:
    """Whether a person may write here. The mode bits count also for the administrator, who could write all the same."""
    marked = path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return bool(marked) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _connect(path: Path, query: str) -> sqlite3.Connection:
    with plain_errors(path):
        return sqlite3.connect(
            f"{path.resolve().as_uri()}?{query}", uri=True, isolation_level=None, factory=ProjectConnection
        )


def _journal(path: Path) -> Sequence[str]:
    return _ALONE if hazard(path) else _WAL


def _set_up(
    connection: sqlite3.Connection,
    path: Path,
    *,
    then: Sequence[str] = (),
    new: bool = False,
    altered: bool = False,
) -> sqlite3.Connection:
    """Make a connection safe; `then` are pragmas for a file that is known to be ours."""
    try:
        for limit, most in _LIMITS:
            connection.setlimit(limit, most)
        with plain_errors(path):
            connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            if not new:
                _require_ours(connection, path)
                if not altered:
                    _require_unaltered(connection, path)
            for pragma in then:
                connection.execute(f"PRAGMA {pragma}")
            if isinstance(connection, ProjectConnection):
                connection.file = stamp(path)
    except BaseException:
        connection.close()
        raise
    return connection


def _require_ours(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise BadProject(
            "{path} is a SQLite database of another program, not a Sikap project: choose a file that Sikap has made.",
            path=path,
        )
    found = format_of(connection)
    if found > FORMAT:
        raise BadProject(
            "{path} was made by a newer Sikap (file format {found}; this one reads up to {known}): update Sikap.",
            path=path,
            found=found,
            known=FORMAT,
        )


def _require_unaltered(connection: sqlite3.Connection, path: Path) -> None:
    """Raises AlteredProject if there is anything in the schema that Sikap has not made.

    A trigger or view from somewhere else would be run by what we do, and in our name.
    """
    if schema_digest(connection) != _SCHEMAS[format_of(connection)]:
        raise AlteredProject(
            "The tables of {path} are not as Sikap made them, so nothing in it was run: sikap check says what is "
            "different, and sikap check --repair makes a clean copy.",
            path=path,
        )


def schema_digest(connection: sqlite3.Connection) -> str:
    """A sum of all that `definitions` says."""
    return hashlib.sha256(repr(definitions(connection)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def definitions(connection: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """What the schema says of each thing in it: type, name, table and SQL, by name.

    Tables that SQLite keeps for itself are left out: they differ between its versions, and no SQL of ours names them.
    """
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name, type, sql"
    return [row for row in connection.execute(sql) if row[0] != "table" or row[1] not in _OF_SQLITE]


def format_of(connection: sqlite3.Connection) -> int:
    """The file format that the project has now."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def copy_in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A copy in memory, to be brought to today's format without touching the file; closes the connection."""
    copy = in_memory()
    connection.backup(copy)
    connection.close()
    return copy


def free(path: Path) -> Path:
    """This path, or the first like it with a number that is not taken."""
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
    return found


def keep_copy(connection: sqlite3.Connection, path: Path) -> Path:
    """Copy the whole project beside itself by SQLite's backup API, before a migration; returns the copy's path."""
    copy = free(path.with_name(f"{path.stem}.format-{format_of(connection)}{path.suffix}"))
    target = sqlite3.connect(copy)
    try:
        connection.backup(target)
    finally:
        target.close()
    return copy
