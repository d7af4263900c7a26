"""Files written whole or not at all: the old file stays until the new one is complete and on the disk."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TextIO

from reader.errors import BadFile
from reader.store import part_of, settle


@contextmanager
def whole_file(out: Path) -> Iterator[TextIO]:
    """A UTF-8 stream that becomes `out` when the block ends well, and leaves nothing behind when it does not.

    Line ends are written as given. Raises BadFile when `out` cannot be written, or is a database.
    """
    try:
        if _is_device(out):
            with out.open("w", encoding="utf-8", newline="") as stream:
                yield stream
        else:
            with _replacing(out.resolve()) as stream:
                yield stream
    except OSError as error:
        raise _not_written(out, error) from error


def _is_device(out: Path) -> bool:
    """Pipes, terminals and `/dev/null` are written to, never replaced."""
    return out.exists() and not out.is_file() and not out.is_dir()


@contextmanager
def _replacing(out: Path) -> Iterator[TextIO]:
    _require_writable(out)
    _require_no_database(out)
    part = part_of(out)
    try:
        with part.open("x", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if out.exists():
            shutil.copymode(out, part)
        part.replace(out)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    settle(out.parent)


def _require_writable(out: Path) -> None:
    """Replacing needs only the folder's permission, so a file that is write-protected is asked by itself."""
    if out.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if out.exists() and not os.access(out, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _require_no_database(out: Path) -> None:
    """A project is never replaced, whatever its name is.

    SQLite itself must look: on POSIX, if we closed a file that is open as a project too, its locks would be gone.
    """
    if out.name.endswith(("-wal", "-shm", "-journal")):
        base = out.with_name(out.name.rpartition("-")[0])
        if base.exists():
            raise BadFile("{path} belongs to a project or another database: give the file another name.", path=out)
    if out.exists() and out.stat().st_size and _is_database(out):
        raise BadFile("{path} is a project or another database: give the file to write another name.", path=out)


def _is_database(path: Path) -> bool:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        try:
            connection.execute("PRAGMA schema_version")
        except sqlite3.DatabaseError as error:
            return error.sqlite_errorcode != sqlite3.SQLITE_NOTADB
    return True


def _not_written(out: Path, error: OSError) -> BadFile:
    if isinstance(error, IsADirectoryError):
        return BadFile("{path} is a folder: give the name of a file in it.", path=out)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return BadFile(
            "There is no folder {folder}: make it first, or write {name} somewhere else.",
            folder=out.parent,
            name=out.name,
        )
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return BadFile("The disk is full and {path} was not written: make room and try again.", path=out)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return BadFile(
            "{path} cannot be written: close it in other programs, or choose a folder that you may write to.", path=out
        )
    return BadFile("{path} was not written: {reason}.", path=out, reason=error.strerror or str(error))
