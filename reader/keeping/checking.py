"""Is the file whole? SQLite's own checks, and that every stored quote is what its offsets say."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from reader.codebook import CIRCLES, TWICE
from reader.model import Role
from reader.orphans import links_in
from reader.rows import origins as origins_in
from reader.schema import migrate
from reader.store import TRACKED

_COUNTS = {
    "articles": "SELECT count(*) FROM article",
    "characters": "SELECT coalesce(sum(length(text)), 0) FROM article",
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

_LINKS = """
SELECT link.id FROM link
LEFT JOIN annotation s ON s.id = link.statement_id LEFT JOIN annotation a ON a.id = link.annotation_id
WHERE s.kind <> 'statement' OR a.kind = 'statement' OR s.article_id <> a.article_id
    OR (a.kind = 'position') <> (link.role = '') OR s.id IS NULL OR a.id IS NULL
"""

_REPRINTS_IN_CIRCLES = """
WITH RECURSIVE free(id) AS (SELECT id FROM article WHERE reprint_of IS NULL
    UNION ALL SELECT a.id FROM free JOIN article a ON a.reprint_of = free.id)
SELECT id FROM article WHERE id NOT IN (SELECT id FROM free)
    AND reprint_of IN (SELECT id FROM article) ORDER BY id
"""


def info(connection: sqlite3.Connection, path: Path) -> dict[str, object]:
    """What the project holds, in the order it should be shown."""
    facts: dict[str, object] = {"path": str(path), "format": connection.execute("PRAGMA user_version").fetchone()[0]}
    facts |= {name: connection.execute(sql).fetchone()[0] for name, sql in _COUNTS.items()}
    files = (path, path.with_name(path.name + "-wal"))
    facts["bytes"] = sum(file.stat().st_size for file in files if file.exists())
    return facts


class Finding:
    """Something wrong with a file. `str(finding)` is the English sentence, made of a template and its values."""

    __slots__ = ("template", "values")

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)


def findings(connection: sqlite3.Connection) -> list[Finding]:
    """All that is wrong, the gravest first."""
    integrity = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    if integrity:
        return [Finding("The file is damaged ({reason}).", reason=reason) for reason in integrity]
    looks = (_foreign_keys, _links, _orphans, _articles, _codebook, _schema, _search, _unfinished)
    found = [finding for look in looks for finding in look(connection)]
    for article, text in connection.execute("SELECT id, text FROM article ORDER BY id"):
        found += _spans(connection, article, text)
    return found


def _foreign_keys(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(
            "Row {row} of {table} names a row of {what} that is not there.", row=row, table=table, what=parent
        )


def _links(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (row,) in connection.execute(_LINKS):
        yield Finding("Link {row} does not tie a statement to an actor or position of the same article.", row=row)


def _orphans(connection: sqlite3.Connection) -> Iterator[Finding]:
    twice = "SELECT o.id FROM orphan o JOIN annotation a ON a.id = o.id OR a.guid = o.guid ORDER BY o.id"
    for (row,) in connection.execute(twice):
        yield Finding("The orphan {row} still stands in the text as a tag: one of the two is too many.", row=row)
    for row, kind, links in connection.execute("SELECT id, kind, links FROM orphan ORDER BY id"):
        if not _are_links(row, kind, links):
            yield Finding("The links that the orphan {row} keeps are not as Sikap writes them.", row=row)


def _are_links(orphan: int, kind: str, kept: str) -> bool:
    """Whether these are links as JSON, with the orphan at the end where one of its kind can be."""
    own, roles = {"statement": (0, ("", *Role)), "actor": (1, tuple(Role)), "position": (1, ("",))}[kind]
    links = links_in(kept)
    if [list(link) for link in links] != _json(kept):
        return False
    return all(link[own] == orphan != link[1 - own] and link[2] in roles for link in links)


def _json(kept: str) -> object:
    try:
        return json.loads(kept)
    except ValueError:
        return None


def _articles(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (article,) in connection.execute(_REPRINTS_IN_CIRCLES):
        yield Finding("What the article {article} is a reprint of goes round in a circle.", article=article)
    for article, origins in connection.execute("SELECT id, origins FROM article ORDER BY id"):
        if not _are_origins(origins):
            yield Finding(
                "Where the details of article {article} were found is not as Sikap writes it.", article=article
            )


def _are_origins(kept: str) -> bool:
    return _json(kept) == origins_in(kept)


def _codebook(connection: sqlite3.Connection) -> Iterator[Finding]:
    for name, other in connection.execute(TWICE):
        yield Finding("The name {name} is held twice: by an actor, and as an alias of {other}.", name=name, other=other)
    for what, circles in CIRCLES.items():
        for (name,) in connection.execute(circles):
            yield Finding("What the {what} {name} stands under goes round in a circle.", what=what, name=name)


def _schema(connection: sqlite3.Connection) -> Iterator[Finding]:
    """What is missing of the schema, or not as Sikap made it: compared by text with that of a new file."""
    with sqlite3.connect(":memory:") as fresh:
        migrate(Database(fresh))
        wanted, found = _definitions(fresh), _definitions(connection)
    fresh.close()
    for table in TRACKED:
        events = (f"history_{table}_{event}" for event in ("delete", "insert", "update"))
        if missing := [name for name in events if name not in found]:
            template = "Changes of {table} are not recorded for undo: {names} is missing."
            yield Finding(template, table=table, names=", ".join(missing))
    for name, (kind, sql) in wanted.items():
        if name not in found and not name.startswith("history_"):
            yield Finding("The {kind} {name} is missing.", kind=kind, name=name)
        elif name in found and found[name] != (kind, sql):
            yield Finding("The {kind} {name} is not as Sikap made it.", kind=kind, name=name)


def _definitions(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """What the schema says of each thing in it, but for the tables that SQLite itself keeps for a full text search."""
    sql = r"""SELECT name, type, sql FROM sqlite_master
        WHERE sql IS NOT NULL AND name NOT LIKE '%\_search\__%' ESCAPE '\' ORDER BY name"""
    return {name: (kind, text) for name, kind, text in connection.execute(sql)}


def _search(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Is every article, annotation and entry of the codebook in the full text search, and nothing else?"""
    entries = "SELECT 2 * id AS id FROM actor UNION ALL SELECT 2 * id + 1 FROM issue"
    for table, rows in (("article", "article"), ("annotation", "annotation"), ("codebook", f"({entries})")):
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (f"{table}_search_docsize",))
        if known.fetchone() is None:
            continue  # said already: it is missing
        one, other = f"SELECT id FROM {rows}", f"SELECT id FROM {table}_search_docsize"
        odd = f"SELECT count(*) FROM ({one} EXCEPT {other}) UNION ALL SELECT count(*) FROM ({other} EXCEPT {one})"
        if wrong := sum(number for (number,) in connection.execute(odd)):
            yield Finding("The search does not know {n} rows of {table} as they are.", n=wrong, table=table)


def _unfinished(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (step,) in connection.execute("SELECT id FROM history_step WHERE state = 'open'"):
        yield Finding("Step {number} of the history was never finished.", number=step)


def _spans(connection: sqlite3.Connection, article: int, text: str) -> Iterator[Finding]:
    for table, column in (("annotation", "quote"), ("sentence", "text")):
        sql = f'SELECT id, "start", "end", {column} FROM {table} WHERE article_id = ?'
        for row, start, end, quote in connection.execute(sql, (article,)):
            if text[start:end] != quote or end > len(text):
                yield Finding(
                    "The {table} {row} of article {article} is not at its place: {start} to {end} is other text.",
                    table=table,
                    row=row,
                    article=article,
                    start=start,
                    end=end,
                )
    yield from _blocks(connection, article, len(text))


def _blocks(connection: sqlite3.Connection, article: int, length: int) -> Iterator[Finding]:
    """Blocks follow each other with one separator between two, from the first letter to the last."""
    sql = 'SELECT id, "start", "end" FROM block WHERE article_id = ? ORDER BY "start", id'
    expected = 0
    for row, start, end in connection.execute(sql, (article,)):
        if start != expected or end > length:
            yield Finding(
                "The block {row} in article {article} is not at its place: {start} to {end}.",
                row=row,
                article=article,
                start=start,
                end=end,
            )
        expected = end + 1
    if expected <= length:
        yield Finding("The blocks of article {article} end before its text does.", article=article)
