"""Texts, JSON and names in the rows of a file, as far as no rule of SQLite's holds them."""

import json
import sqlite3
from collections.abc import Iterator

from reader.codebook import CIRCLES, TWICE
from reader.keeping.findings import (
    ARTICLE_NOTE,
    BACKUP_NOTE,
    CODEBOOK_NOTE,
    LINK_NOTE,
    REPAIR_NOTE,
    SETTING_NOTE,
    TEXT_NOTE,
    Finding,
)
from reader.model import Origin, Role, StyleKind
from reader.store import TRACKED

_TABLES = (*TRACKED, "coder", "setting", "history_step", "history_row")
_MOST_ROWS = 1 << 62  # no project comes near it; at twice as many SQLite says that the disk is full
_BAD_JSON = (ValueError, RecursionError)

_LINKS = """
SELECT link.id FROM link
LEFT JOIN annotation s ON s.id = link.statement_id LEFT JOIN annotation a ON a.id = link.annotation_id
WHERE s.kind <> 'statement' OR a.kind = 'statement' OR s.article_id <> a.article_id
    OR (a.kind = 'position') <> (link.role = '') OR s.id IS NULL OR a.id IS NULL
"""
_REPRINTS_IN_CIRCLES = """
WITH RECURSIVE free(id) AS (SELECT id FROM article WHERE reprint_of IS NULL
    UNION SELECT a.id FROM free JOIN article a ON a.reprint_of = free.id)
SELECT id FROM article WHERE id NOT IN (SELECT id FROM free)
    AND reprint_of IN (SELECT id FROM article) ORDER BY id
"""


def unreadable(copy: sqlite3.Connection) -> Iterator[Finding]:
    """Texts that are no UTF-8: nothing that reads them gets further.

    And texts with a NUL: SQLite's own functions, and with them the history, see only what is before it.
    """
    for table, row, text in _texts(copy):
        try:
            text.decode("utf-8")
        except UnicodeDecodeError:
            yield Finding("The text in row {row} of {table} cannot be read.", TEXT_NOTE, row=row, table=table)
            continue
        if b"\0" in text:
            yield Finding("The text in row {row} of {table} ends too early (NUL).", TEXT_NOTE, row=row, table=table)


def _texts(copy: sqlite3.Connection) -> Iterator[tuple[str, str, bytes]]:
    """Table, row and bytes of each text in the file that is not plain ASCII."""
    columns = {
        table: [row[1] for row in copy.execute(f"PRAGMA table_info({table})") if row[2] == "TEXT"] for table in _TABLES
    }
    copy.text_factory = bytes
    try:
        for table, names in columns.items():
            key = "key" if table == "setting" else "CAST(id AS TEXT)"
            quoted = ", ".join(f'"{name}"' for name in names)
            for row, *texts in copy.execute(f"SELECT {key}, {quoted} FROM {table}"):
                for text in texts:
                    if text is not None and (b"\0" in text or not text.isascii()):
                        yield table, row.decode("utf-8", "replace"), text
    finally:
        copy.text_factory = str


def links(copy: sqlite3.Connection) -> Iterator[Finding]:
    for (row,) in copy.execute(_LINKS):
        template = "Link {row} does not tie a statement to an actor or position of the same article."
        yield Finding(template, LINK_NOTE, row=row)


def orphans(copy: sqlite3.Connection) -> Iterator[Finding]:
    twice = "SELECT o.id FROM orphan o JOIN annotation a ON a.id = o.id OR a.guid = o.guid ORDER BY o.id"
    for (row,) in copy.execute(twice):
        template = "The orphan {row} still stands in the text as a tag: one of the two is too many."
        yield Finding(template, REPAIR_NOTE, row=row)
    for row, kind, kept in copy.execute("SELECT id, kind, links FROM orphan ORDER BY id"):
        if not _are_links(row, kind, _json(kept)):
            template = "The links that the orphan {row} keeps are not as Sikap writes them."
            yield Finding(template, REPAIR_NOTE, row=row)


def _are_links(orphan: int, kind: str, kept: object) -> bool:
    """Whether these are links, with the orphan at the end where one of its kind can be."""
    own, roles = {"statement": (0, ("", *Role)), "actor": (1, tuple(Role)), "position": (1, ("",))}[kind]
    return isinstance(kept, list) and all(
        _is_like(link, [int, int, str]) and link[own] == orphan != link[1 - own] and link[2] in roles for link in kept
    )


def articles(copy: sqlite3.Connection) -> Iterator[Finding]:
    for (article,) in copy.execute(_REPRINTS_IN_CIRCLES):
        template = "What the article {article} is a reprint of goes round in a circle."
        yield Finding(template, ARTICLE_NOTE, article=article)
    for article, origins in copy.execute("SELECT id, origins FROM article ORDER BY id"):
        if origins != "{}" and not _are_origins(_json(origins)):
            template = "Where the details of article {article} were found is not as Sikap writes it."
            yield Finding(template, ARTICLE_NOTE, article=article)


def _are_origins(kept: object) -> bool:
    return isinstance(kept, dict) and all(origin in tuple(Origin) for origin in kept.values())


def codebook(copy: sqlite3.Connection) -> Iterator[Finding]:
    for name, other in copy.execute(TWICE):
        template = "The name {name} is held twice: by an actor, and as an alias of {other}."
        yield Finding(template, CODEBOOK_NOTE, name=name, other=other)
    for what, circles in CIRCLES.items():
        for (name,) in copy.execute(circles):
            template = "What the {what} {name} stands under goes round in a circle."
            yield Finding(template, CODEBOOK_NOTE, what=what, name=name)


def numbers(copy: sqlite3.Connection) -> Iterator[Finding]:
    """What SQLite goes by when it gives a row a number that no other row of its table ever had."""
    known = ", ".join(f"'{table}'" for table in (*TRACKED, "history_step", "history_row"))
    sql = f"""SELECT name FROM sqlite_sequence WHERE name IN ({known})
        AND (typeof(seq) <> 'integer' OR seq NOT BETWEEN 0 AND {_MOST_ROWS}) ORDER BY name"""
    for (table,) in copy.execute(sql):
        yield Finding("The number that was given last in {table} is none.", REPAIR_NOTE, table=table)


def settings(copy: sqlite3.Connection) -> Iterator[Finding]:
    for key, value in copy.execute("SELECT key, value FROM setting ORDER BY key"):
        kept = _json(value)
        if kept is _NO_JSON or (key == "rules" and not _are_rules(kept)):
            yield Finding("What is set for {key} is not as Sikap writes it.", SETTING_NOTE, key=key)


def _are_rules(kept: object) -> bool:
    return isinstance(kept, dict) and all(
        isinstance(texts, list) and all(isinstance(text, str) for text in texts) for texts in kept.values()
    )


def formats(copy: sqlite3.Connection) -> Iterator[Finding]:
    """How blocks look: levels, markers, cells and styles."""
    sql = """SELECT b.id, b.article_id, b.format, length(CAST(article.text AS BLOB)) FROM block b
        JOIN article ON article.id = b.article_id WHERE b.format <> '{}' ORDER BY b.id"""
    for row, article, kept, longest in copy.execute(sql):
        if not _is_format(_json(kept), longest):
            template = "How the block {row} in article {article} looks is not as Sikap writes it."
            yield Finding(template, BACKUP_NOTE, row=row, article=article)


def _is_format(kept: object, longest: int) -> bool:
    """`longest`: no offset can be larger."""
    if not isinstance(kept, dict):
        return False
    styles, cell = kept.get("styles", []), kept.get("cell", [0, 0, 0, False, ""])
    return (
        all(type(kept.get(name, 0)) is int for name in ("level", "indent", "quote"))
        and isinstance(kept.get("marker", ""), str)
        and _is_like(cell, [int, int, int, bool, str])
        and isinstance(styles, list)
        and all(_is_style(style, longest) for style in styles)
    )


def _is_style(style: object, longest: int) -> bool:
    return (
        isinstance(style, list)
        and _is_like(style, [int, int, str, str])
        and 0 <= style[0] <= style[1] <= longest
        and style[2] in tuple(StyleKind)
    )


def _is_like(values: object, kinds: list[type]) -> bool:
    return isinstance(values, list) and [type(value) for value in values] == kinds


_NO_JSON = object()


def _json(kept: str) -> object:
    try:
        return json.loads(kept)
    except _BAD_JSON:
        return _NO_JSON
