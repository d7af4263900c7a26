"""A single deleted tag or article comes back, with its number and guid, and without undoing the rest.

It comes back as it was before the step that removed it. A tag whose article has another text now is put where its own
words are, as when a text is corrected, or waits among the tags that have lost their words: it never stands on others.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader import orphans
from reader.errors import BadValue, Conflict, NotFound
from reader.history import SOMEBODY, old_values
from reader.keeping.past import Net, Value, net, rows_of, values_after, words
from reader.model import Span
from reader.text import QUOTE_CONTEXT

RESTORABLE = ("article", "annotation", "orphan")
_OF_ARTICLES = ("block", "sentence", "annotation", "orphan")
_ENTRIES = {"actor_id": "actor", "issue_id": "issue"}
_GONE = "There is no {table} {id} that this step has removed: choose one of those that it lists."

Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Restorable:
    """What a step removed and can be brought back alone: an `article`, an `annotation`, or an `orphan`.

    `article_id` is the article's, or that which the tag stood in; `kind` is the tag's.
    """

    table: str
    row: int
    article_id: int
    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back. `orphaned`: a tag whose words are gone from the text; it waits to be placed.

    `lost` are the names of actors and issues that it was coded with and that are no longer in the codebook.
    """

    table: str
    row: int
    article_id: int
    orphaned: bool = False
    lost: tuple[str, ...] = ()


def restorable(connection: sqlite3.Connection, step: int, limit: int = -1) -> list[Restorable]:
    """What the step removed and could come back now. A tag of an article that is gone comes back with it."""
    if not _is_done(connection, step):
        return []
    found = []
    for one in _removed(connection, step, RESTORABLE, limit):
        article = one.row if one.table == "article" else int(one.known["article_id"] or 0)
        if _obstacle(connection, one) is None:
            said = str(one.known.get("quote") or one.known.get("title") or "")
            found.append(Restorable(one.table, one.row, article, said, str(one.known.get("kind") or "")))
    return found


def restore_tag(connection: sqlite3.Connection, step: int, table: str, row: int) -> Restored:
    """Bring a tag back, with its links to what is there. Called inside a step. Raises NotFound, BadValue."""
    one = _wanted(connection, step, table, row)
    values, lost = _coded(connection, one.known)
    article = int(values["article_id"] or 0)
    links = _links(connection, step, row) if table == "annotation" else orphans.links_in(str(values.pop("links")))
    if table == "annotation":
        span, before = _place(connection, step, one, article)
        if span is not None:
            _insert(connection, "annotation", [_placed(connection, article, values, span)])
            for link in links:
                orphans._tie(connection, link, link[0] if link[1] == row else link[1])
            return Restored(table, row, article, False, lost)
        values |= _around(before, values)
    _insert(connection, "orphan", [{**values, "links": json.dumps(links)}])
    return Restored(table, row, article, True, lost)


def restore_article(connection: sqlite3.Connection, step: int, row: int) -> Restored:
    """Bring an article back with all that went with it. Called inside a step. Raises NotFound, BadValue, Conflict."""
    one = _wanted(connection, step, "article", row)
    _insert(connection, "article", [{**one.known, "reprint_of": None}])
    lost: list[str] = []
    tags: set[int] = set()
    pieces = _removed(connection, step, _OF_ARTICLES)
    for table in _OF_ARTICLES:
        mine = [piece for piece in pieces if piece.table == table and piece.known.get("article_id") == row]
        coded = [_coded(connection, piece.known) for piece in mine]
        lost += (name for _, names in coded for name in names)
        _insert(connection, table, [values for values, _ in coded])
        tags.update(piece.row for piece in mine if table == "annotation")
    between = (link.known for link in _removed(connection, step, ("link",)))
    _insert(connection, "link", [link for link in between if tags.issuperset(_ends(link))])
    _reattach(connection, step, row, one.known.get("reprint_of"))
    return Restored("article", row, row, False, tuple(dict.fromkeys(lost)))


def conflict(step: str) -> Conflict:
    """Something stands where what is to be brought back would stand."""
    return Conflict(
        '"{step}" cannot be done: {who} has changed the same place since. Nothing was changed.', step=step, who=SOMEBODY
    )


def _is_done(connection: sqlite3.Connection, step: int) -> bool:
    found = connection.execute("SELECT state FROM history_step WHERE id = ?", (step,)).fetchone()
    return found is not None and found[0] == "done"


def _removed(connection: sqlite3.Connection, step: int, tables: Sequence[str], limit: int = -1) -> list[Net]:
    """What was there before the step, and not after it."""
    return [one for one in net(rows_of(connection, step, tables, limit), done=True) if one.was and not one.stays]


def _wanted(connection: sqlite3.Connection, step: int, table: str, row: int) -> Net:
    found = connection.execute("SELECT state FROM history_step WHERE id = ?", (step,)).fetchone()
    if found is None:
        raise NotFound("There is no step with the number {id} in the history of this project.", id=step)
    if found[0] == "undone":
        raise BadValue("This step was taken back, and with it what it had removed: there is nothing to restore.")
    if not connection.execute("SELECT 1 FROM history_row WHERE step_id = ? LIMIT 1", (step,)).fetchone():
        raise BadValue("What this step removed is no longer kept, because the history was compacted or the step left.")
    one = next((one for one in _removed(connection, step, (table,)) if one.row == row), None)
    if one is None or table not in RESTORABLE:
        raise NotFound(_GONE, table=table, id=row)
    if (obstacle := _obstacle(connection, one)) is not None:
        raise obstacle
    return one


def _obstacle(connection: sqlite3.Connection, one: Net) -> BadValue | NotFound | None:
    """Why this cannot come back now."""
    same = "SELECT 1 FROM {table} WHERE id = ? OR guid = ?"
    who = (one.row, one.known.get("guid"))
    if one.table == "article":
        there = connection.execute(same.format(table="article"), who).fetchone()
        return BadValue("This article is in the project already.") if there else None
    if connection.execute(same.format(table="annotation"), who).fetchone():
        return BadValue("This tag is in its article already.")
    if connection.execute(same.format(table="orphan"), who).fetchone():
        return BadValue("This tag is there already: it waits below the tags of its article to be placed.")
    if not connection.execute("SELECT 1 FROM article WHERE id = ?", (one.known.get("article_id"),)).fetchone():
        return NotFound("The article of this tag is gone: restore the article first.")
    return None


def _coded(connection: sqlite3.Connection, known: Mapping[str, Value]) -> tuple[Values, tuple[str, ...]]:
    """The row without entries of the codebook that are gone, and their names."""
    values, lost = dict(known), []
    for column, table in _ENTRIES.items():
        entry = values.get(column)
        if entry and not connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (entry,)).fetchone():
            lost.append(words(connection, table, int(entry)) or str(entry))
            values[column] = None
    return values, tuple(lost)


def _place(connection: sqlite3.Connection, step: int, one: Net, article: int) -> tuple[Span | None, str]:
    """Where the words of a tag are now, or None; and the text in which they stood, or "" if it is not known."""
    from reader.alignment import align
    from reader.anchoring import Anchoring

    span = Span(int(one.known["start"] or 0), int(one.known["end"] or 0))
    text = str(connection.execute("SELECT text FROM article WHERE id = ?", (article,)).fetchone()[0])
    since = min([one.first, *_corrections(connection, step, article)]) - 1
    before = str(values_after(connection, "article", article, ("text",), since).get("text", ""))
    if before[span.start : span.end] != one.known["quote"]:
        return None, ""
    if before == text:
        return span, before
    [(new, _)] = Anchoring(align(before, text), before, text).places([span])
    return new, before


def _corrections(connection: sqlite3.Connection, step: int, article: int) -> list[int]:
    """The rows of the step that gave the article another text: then its tags stood in the one before."""
    rows = rows_of(connection, step, ("article",))
    return [number for number, _, row, _, old in rows if row == article and "text" in old_values(old)]


def _placed(connection: sqlite3.Connection, article: int, values: Values, span: Span) -> Values:
    sql = "SELECT substr(text, ?, ?) FROM article WHERE id = ?"
    (quote,) = connection.execute(sql, (span.start + 1, span.end - span.start, article)).fetchone()
    return {**values, "start": span.start, "end": span.end, "quote": quote}


def _around(before: str, values: Values) -> Values:
    start, end = int(values["start"] or 0), int(values["end"] or 0)
    return {"prefix": before[max(0, start - QUOTE_CONTEXT) : start], "suffix": before[end : end + QUOTE_CONTEXT]}


def _links(connection: sqlite3.Connection, step: int, tag: int) -> list[orphans.Link]:
    """The links of a tag that went in the same step."""
    gone = (link.known for link in _removed(connection, step, ("link",)))
    return [(*_ends(link), str(link["role"])) for link in gone if tag in _ends(link)]


def _ends(link: Mapping[str, Value]) -> tuple[int, int]:
    return int(link["statement_id"] or 0), int(link["annotation_id"] or 0)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Values]) -> None:
    """Insert rows with the columns that the table has: names in the history are data and never become SQL unchecked."""
    known = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    for values in rows:
        names = [name for name in known if name in values]
        quoted, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
        connection.execute(f"INSERT INTO {table}({quoted}) VALUES ({marks})", [values[name] for name in names])


def _reattach(connection: sqlite3.Connection, step: int, article: int, first: Value) -> None:
    """Make reprints of the article again what stands alone since it went, and itself one of the article it repeats."""
    alone = (one.row for one in net(rows_of(connection, step, ("article",)), done=True) if one.stays and one.was
             and one.known.get("reprint_of") == article)  # fmt: skip
    connection.executemany(
        "UPDATE article SET reprint_of = ? WHERE id = ? AND reprint_of IS NULL", [(article, row) for row in alone]
    )
    connection.execute(
        """WITH RECURSIVE above(id) AS (SELECT ?2 UNION SELECT a.reprint_of FROM above JOIN article a ON a.id = above.id
            WHERE a.reprint_of IS NOT NULL)
        UPDATE article SET reprint_of = ?2 WHERE id = ?1 AND ?1 NOT IN (SELECT id FROM above)
            AND EXISTS (SELECT 1 FROM article WHERE id = ?2)""",
        (article, first),
    )
