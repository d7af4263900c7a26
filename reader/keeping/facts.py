"""What a project holds and how large it is."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from reader.keeping.findings import COMPACT_NOTE, LOG_NOTE, Finding
from reader.store import log_of

LARGE_LOG = 100 << 20  # bytes: a write-ahead log of more than this, and of more than the file, was never taken in
LARGE_FREE = 10 << 20  # bytes: less than this is not worth a word

_COUNTS = {
    "articles": "SELECT count(*) FROM article",
    "characters": "SELECT coalesce(sum(length(text)), 0) FROM article",
    "largest_article": "SELECT coalesce(max(length(text)), 0) FROM article",
    "sentences": "SELECT count(*) FROM sentence",
    "statements": "SELECT count(*) FROM annotation WHERE kind = 'statement'",
    "actors": "SELECT count(*) FROM annotation WHERE kind = 'actor'",
    "positions": "SELECT count(*) FROM annotation WHERE kind = 'position'",
    "links": "SELECT count(*) FROM link",
    "codebook_actors": "SELECT count(*) FROM actor",
    "codebook_issues": "SELECT count(*) FROM issue",
    "coders": "SELECT count(*) FROM coder",
    "steps": "SELECT count(*) FROM history_step",
}
_HISTORY = "SELECT coalesce(sum(length(CAST(old AS BLOB))), 0) FROM history_row"


def info(connection: sqlite3.Connection, path: Path) -> dict[str, object]:
    """What the project holds, in the order it should be shown. `bytes` is the file with its log; sizes are in bytes.

    `largest_article` is in characters. `history_bytes`: what undo keeps of old values; `free_bytes`: what is in the
    file and holds nothing.
    """
    facts: dict[str, object] = {"path": str(path), "format": _value(connection, "PRAGMA user_version")}
    facts |= {name: _value(connection, sql) for name, sql in _COUNTS.items()}
    file, log = _sizes(path)
    facts["bytes"] = file + log
    facts["log_bytes"] = log
    facts["history_bytes"] = _value(connection, _HISTORY)
    facts["free_bytes"] = _free(connection)
    return facts


def oversize(connection: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    """Space that is taken for nothing."""
    file, log = _sizes(path)
    if log > max(LARGE_LOG, file):
        yield Finding(
            "The log beside the file is larger than the file: {log} MB, and {file} MB.",
            LOG_NOTE,
            log=log >> 20,
            file=file >> 20,
        )
    pages, free = _value(connection, "PRAGMA page_count"), _value(connection, "PRAGMA freelist_count")
    if 2 * free > pages and _free(connection) > LARGE_FREE:
        yield Finding(
            "More than half of the file is free space: {free} MB.", COMPACT_NOTE, free=_free(connection) >> 20
        )


def _sizes(path: Path) -> tuple[int, int]:
    """Bytes of the file and of its write-ahead log."""
    return _size(path), _size(log_of(path))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _free(connection: sqlite3.Connection) -> int:
    return _value(connection, "PRAGMA freelist_count") * _value(connection, "PRAGMA page_size")


def _value(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])
