"""The connection to a project file: checked before it is opened, set up safely, SQLite's failures said plainly."""

import os
import re
import sqlite3
import stat
import struct
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import time

from reader.digest import digest
from reader.errors import (
    AlteredProject,
    BadFile,
    BadProject,
    DamagedProject,
    ForeignFile,
    NotFound,
    ProjectBusy,
    ProjectGone,
    ReadOnlyProject,
    SikapError,
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
_PART, _DAY = (".sikap-", ".part"), 86400  # how the name of an unfinished file begins and ends; seconds
BUSY_MS = 2000  # how long a write waits for another program's lock
_PRAGMAS = ("foreign_keys = ON", "synchronous = FULL", "cell_size_check = ON")
# Only for reading: with it off, older SQLite refuses full text tables in triggers. Writing is safe without it, because
# a file is opened for writing only if every trigger and view in it is ours, to the letter.
_READING: Sequence[str] = ("trusted_schema = OFF",)
_WAL: Sequence[str] = ("journal_mode = WAL",)  # also for a file that another program has put into another mode
# Without shared memory, and one file at rest. A reader must be able to read while a long step is written, so that step
# stays in memory until its end.
_ALONE: Sequence[str] = ("journal_mode = DELETE", "synchronous = EXTRA", "cache_spill = OFF")
_ALONE_WITH_IT: Sequence[str] = ("locking_mode = EXCLUSIVE",)
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
# How SQLite writes those: columns, and nothing that would be worked out, looked up or run.
_PLAIN_TABLE = re.compile(
    r"CREATE TABLE '?\w+'?\((?!.*\b(?:REFERENCES|DEFAULT)\b)[\w ,]+(?:PRIMARY KEY\([\w ,]+\))?\)(?: WITHOUT ROWID)?"
)
_LOG_HEADER = 32  # bytes
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a file
_SUPER_JOURNAL = bytes.fromhex("d9d505f920a163d7")  # how a journal ends that names another: sqlite.org/fileformat.html
# What SQLite says of a damaged file in other words.
_OF_DAMAGE = ("could not decode", "fts5", "vtable", "unsupported file format", "json cannot hold blob")
_NONSENSE = (TypeError, ValueError, LookupError, AttributeError, RecursionError)  # what comes of values of a wrong kind
# A table that sqlite-utils makes to try SQLite out, and takes away; a crash between the two leaves it.
_PROBE = re.compile(r"CREATE TABLE \W?t[0-9a-f]{32}\W? \(id integer primary key, name text\)", re.IGNORECASE)
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
    path: Path | None = None
    log_path: Path | None = None  # beside the file itself, also where its name is a link
    filled: bool = False  # whether there was something in the file when it was opened
    mode: int = 0o600  # who may read and write it: a copy is for nobody else

    def is_there(self) -> bool:
        """Whether what is open is still the file of this name, and something in it."""
        if self.path is None:
            return True
        return stamp(self.path) == self.file and (not self.filled or self.path.stat().st_size > 0)


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing project for reading and writing; errors say in one sentence why it cannot be."""
    _require_project_file(path)
    if not _writable(path):
        raise ReadOnlyProject(
            "{path} is read-only: copy it to a folder of your own, or allow writing to it, and open it again.",
            path=path,
        )
    if _has_log(path):  # a file that is damaged is left as it is: closing what can write would take the log into it
        connect_read_only(path).close()
    return _set_up(_connect(path, "mode=rw"), path, then=_journal(path))


def connect_read_only(path: Path, *, altered: bool = False) -> sqlite3.Connection:
    """Open an existing project for reading only, also from a folder or disk that cannot be written.

    `altered`: also one whose schema is not as Sikap made it; no view of it may then be asked.
    """
    _require_project_file(path)
    if _has_log(path):  # it is not taken into the file by closing this
        return _set_up(_connect(path, "mode=ro"), path, then=_READING, altered=altered)
    if not _writable(path):
        how = "mode=ro" if log_of(path).exists() else "mode=ro&immutable=1"
        return _set_up(_connect(path, how), path, then=_READING, altered=altered)
    then = ("query_only = ON", *_READING)  # mode=ro would leave its shared memory behind
    try:
        return _set_up(_connect(path, "mode=rw"), path, then=then, altered=altered)
    except BadFile:  # a full disk has no room for shared memory; who is alone with a file needs none
        return _set_up(_connect(path, "mode=rw"), path, first=_ALONE_WITH_IT, then=then, altered=altered)


def _has_log(path: Path) -> bool:
    """Whether something is in the write-ahead log: another program is at work, or was killed.

    Raises DamagedProject if its beginning is not as SQLite writes it: SQLite would pass over all that is in it. Nothing
    is lost with a log that is all zeros at its beginning: it was never synced.
    """
    try:
        with log_of(path).open("rb") as log:  # no lock is ever on a log, so closing it drops none
            header = log.read(_LOG_HEADER)
    except OSError:
        return False
    if len(header) < _LOG_HEADER or not any(header):
        return False
    if not _is_log_header(header):
        raise _damaged(path)
    return True


def _is_log_header(header: bytes) -> bool:
    """As https://sqlite.org/fileformat.html says, under "WAL File Format": magic number, and sums of what follows."""
    magic = int.from_bytes(header[:4], "big")
    if magic not in (0x377F0682, 0x377F0683):
        return False
    words = struct.unpack(f"{'<>'[magic & 1]}6I", header[:24])
    one = two = 0
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return (one, two) == struct.unpack(">2I", header[24:32])


def create(path: Path) -> sqlite3.Connection:
    """Make a new, empty database file for a project."""
    return _set_up(_connect(path, "mode=rwc"), path, then=_journal(path), new=True)


def require_free(path: Path) -> None:
    """Raise BadProject unless a new file can be made under this name."""
    if _exists(path) or path.is_symlink():
        raise BadProject("{path} is there already: open it, or choose another name for the new project.", path=path)
    if not path.parent.is_dir():
        raise BadProject("There is no folder {folder}: make it first, or choose another place.", folder=path.parent)
    if not os.access(path.parent, os.W_OK):
        raise BadProject("The folder {folder} cannot be written to: choose another place.", folder=path.parent)
    _require_harmless_beside(path)
    require_no_log(path)


def require_no_log(path: Path) -> None:
    """Raise BadProject if the log of another file of this name is there: SQLite would play it into the new one."""
    for beside in (path.with_name(path.name + suffix) for suffix in ("-wal", "-journal")):
        if os.path.lexists(beside) and beside.lstat().st_size:
            raise BadProject(
                "{beside} belongs to a project that was here before, and may hold work of it: put that project back "
                "beside it, or choose another name for the new one.",
                beside=beside,
            )


@contextmanager
def placing(path: Path) -> Iterator[Path]:
    """A name for a file that takes its place when the block ends well, and leaves nothing behind when it does not.

    Whoever is killed half way has not taken the name.
    """
    part = part_of(path)
    try:
        yield part
        give_name(part, path)
        settle(path.parent)
    except FileExistsError:
        require_free(path)
        raise
    except OSError as error:
        raise BadProject(
            "The folder {folder} cannot be written to: choose another place.", folder=path.parent
        ) from error
    finally:
        remove(part)


def give_name(part: Path, path: Path) -> None:
    """Like a rename, but never over a file that has come meanwhile: raises FileExistsError."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        part.rename(path)
    else:
        part.unlink()


def part_of(path: Path) -> Path:
    """A name beside this one for a file that is not finished.

    What programs that were killed have left of the kind is swept away when it is a day old: it holds people's texts.
    """
    from secrets import token_hex

    with suppress(OSError):
        for old in path.parent.glob(f"{_PART[0]}*{_PART[1]}*"):
            if old.stat().st_mtime < time() - _DAY:
                with suppress(OSError):
                    old.unlink()
    return path.with_name(f"{_PART[0]}{token_hex(6)}{_PART[1]}")


def remove(path: Path) -> None:
    """Take away a project file that could not be made, with what SQLite keeps beside it; what stays is of no harm."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def in_memory() -> sqlite3.Connection:
    return _set_up(sqlite3.connect(":memory:", isolation_level=None), MEMORY, new=True)


def close(connection: sqlite3.Connection) -> None:
    """Close; if the file was moved or replaced, its log is taken in first: it would be played into another file."""
    take_in_log(connection)
    connection.close()


def take_in_log(connection: sqlite3.Connection) -> None:
    """Write what is in the log of a file that was moved or replaced into that file, wherever it is now."""
    if isinstance(connection, ProjectConnection):
        with suppress(sqlite3.Error, OSError):
            if not connection.is_there() and not connection.in_transaction:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """All or nothing, holding the write lock from the start so that what was read inside stays true."""
    with plain_errors(path, connection):
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


def mode_of(path: Path) -> int:
    """Who may read and write this file, for a copy of it: the owner may write that in any case."""
    return stat.S_IMODE(path.stat().st_mode) & 0o777 | stat.S_IRUSR | stat.S_IWUSR


def log_of(path: Path) -> Path:
    """The write-ahead log of a project: beside the file itself, also where its name is a link."""
    real = path.resolve()
    return real.with_name(real.name + "-wal")


def _require_there(connection: sqlite3.Connection, path: Path) -> None:
    """Raises ProjectGone if what this connection has open is no longer the file of this name."""
    if not isinstance(connection, ProjectConnection) or connection.file is None or connection.log_path is None:
        return
    log, there = stamp(connection.log_path), connection.is_there()
    connection.log = connection.log or log
    if not there or log != connection.log:
        take_in_log(connection)
        raise ProjectGone(
            "{path} is no longer there, or another file has taken its place: nothing was changed. Put it back and try "
            "again, or save a copy of the project somewhere else.",
            path=path,
        )


@contextmanager
def plain_errors(path: Path, connection: sqlite3.Connection | None = None) -> Iterator[None]:
    """SQLite's failures of the person's world as SikapErrors; our own mistakes pass through.

    With the `connection`, what looks like a mistake of ours is none if the file itself is not sound.
    """
    try:
        yield
    except SikapError:
        raise
    except sqlite3.OperationalError as error:
        raise plain(error, path) from error
    except UnicodeDecodeError as error:  # of a name or a text that SQLite tells of
        raise _damaged(path) from error
    except OverflowError as error:
        raise NotFound("There is nothing with so large a number in this project.") from error
    except sqlite3.ProgrammingError as error:
        if "closed" not in str(error):
            raise
        raise BadProject("The project {path} is closed: open it again.", path=path) from error
    except (sqlite3.IntegrityError, sqlite3.InterfaceError, *_NONSENSE) as error:
        search = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_CONSTRAINT  # ours all have a longer code
        if not search and (connection is None or _is_sound(connection)):
            raise
        raise _damaged(path) from error
    except sqlite3.DatabaseError as error:
        raise (_not_ours(path) if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB else _damaged(path)) from error


def _is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds no fault. It reads the whole file: for when something has gone wrong."""
    try:
        return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.ProgrammingError:
        return True  # it is closed: nobody knows
    except sqlite3.DatabaseError:
        return False


def plain(error: sqlite3.OperationalError, path: Path) -> Exception:
    """A failure of SQLite in the person's world as a SikapError; any other one as it is."""
    said = str(error).lower()
    if any(words in said for words in _OF_DAMAGE):
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
    no_room = getattr(error, "sqlite_errorname", "") in ("SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_SHMMAP")
    if "full" in said or no_room:
        return BadFile("The disk with {path} is full: nothing was changed; free some space and try again.", path=path)
    if "unable to open" in said or "disk i/o" in said:
        return BadProject("{path} cannot be reached: check that its disk or folder is still there.", path=path)
    return error


def _not_ours(path: Path) -> BadProject:
    """What has our suffix may have been a project, of which the beginning is gone."""
    kind = ForeignFile if path.suffix == SUFFIX else BadProject
    return kind("{path} is not a Sikap project: choose a file that Sikap has made (*.sikap).", path=path)


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
    _require_harmless_beside(path.resolve())


def _require_harmless_beside(path: Path) -> None:
    """Raises BadProject if SQLite would write or delete another file because of what lies beside this one.

    It follows a log that is a link; and when it has played a journal back, it deletes the file that this names at its
    end, which only a transaction over several files does: never one of ours.
    """
    for beside in (path.with_name(path.name + suffix) for suffix in _BESIDE):
        if _leads_elsewhere(beside):
            raise BadProject(
                "{beside} was not made by Sikap, and opening the project beside it could change other files: move it "
                "away, and open the project again.",
                beside=beside,
            )


def _leads_elsewhere(beside: Path) -> bool:
    try:
        if not stat.S_ISREG(beside.lstat().st_mode):
            return True
        if not beside.name.endswith("-journal"):
            return False
        with beside.open("rb") as journal:  # no lock is ever on a journal, so closing it drops none
            journal.seek(-min(beside.stat().st_size, len(_SUPER_JOURNAL)), os.SEEK_END)
            return journal.read() == _SUPER_JOURNAL
    except OSError:
        return False  # it is not there, or is gone by now; what cannot be read SQLite cannot read either


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
    first: Sequence[str] = (),
    then: Sequence[str] = (),
    new: bool = False,
    altered: bool = False,
) -> sqlite3.Connection:
    """Make a connection safe; `then` are pragmas for a file that is known to be ours, `first` for any."""
    try:
        for limit, most in _LIMITS:
            connection.setlimit(limit, most)
        with plain_errors(path):
            connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            for pragma in (*_PRAGMAS, *first):
                connection.execute(f"PRAGMA {pragma}")
            if not new:
                _require_ours(connection, path)
                if not altered:
                    _require_unaltered(connection, path)
            for pragma in then:
                _execute(connection, f"PRAGMA {pragma}")
            if isinstance(connection, ProjectConnection):
                connection.path, connection.file, connection.log_path = path, stamp(path), log_of(path)
                connection.mode, connection.filled = mode_of(path), path.stat().st_size > 0
    except BaseException:
        connection.close()
        raise
    return connection


def _execute(connection: sqlite3.Connection, pragma: str) -> None:
    """Set it; while others have the file open its journal stays as it is."""
    try:
        connection.execute(pragma)
    except sqlite3.OperationalError as error:
        if "journal_mode" not in pragma or "locked" not in str(error).lower():
            raise


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
    if not is_unaltered(connection):
        raise AlteredProject(
            "The tables of {path} are not as Sikap made them, so nothing in it was run: sikap check says what is "
            "different, and sikap check --repair makes a clean copy.",
            path=path,
        )


def is_unaltered(connection: sqlite3.Connection) -> bool:
    """Whether the schema is what Sikap makes in a file of this format, to the letter."""
    return schema_digest(connection) == _SCHEMAS.get(format_of(connection))


def schema_digest(connection: sqlite3.Connection) -> str:
    """A sum of all that `definitions` says."""
    return digest(repr(definitions(connection)).encode("utf-8", "surrogatepass"), 16)


def definitions(connection: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """What the schema says of each thing in it: type, name, table and SQL, by name.

    Tables that SQLite keeps for itself are left out: they differ between its versions, and no SQL of ours names them.
    """
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name, type, sql"
    return [row for row in connection.execute(sql) if not _is_of_sqlite(*row)]


def _is_of_sqlite(kind: str, name: str, _: str, sql: object) -> bool:
    if kind != "table" or not isinstance(sql, str):
        return False
    return bool(_PROBE.fullmatch(sql) or (name in _OF_SQLITE and _PLAIN_TABLE.fullmatch(sql)))


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
    """Copy the whole project beside itself, before a migration; returns the copy's path."""
    while True:
        copy = free(path.with_name(f"{path.stem}.format-{format_of(connection)}{path.suffix}"))
        try:
            write_copy(connection, copy)
        except BadProject:
            if not copy.exists():
                raise
            continue  # somebody else migrates at the same moment, and has taken the name
        return copy


def write_copy(connection: sqlite3.Connection, out: Path) -> None:
    """Copy all that a connection sees to a new file by SQLite's backup API, whole or not at all, and onto the disk."""
    require_free(out)
    with plain_errors(out), placing(out) as part, closing(sqlite3.connect(part, isolation_level=None)) as target:
        connection.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, whatever becomes of what lies beside it
        if isinstance(connection, ProjectConnection):
            part.chmod(connection.mode)
            sound = target.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            if not sound or schema_digest(target) != schema_digest(connection) or format_of(target) == 0:
                raise _damaged(connection.path or out)


def settle(folder: Path) -> None:
    """Make a new name in a folder survive a power cut, where the system and the file system can say so."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
