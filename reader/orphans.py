"""Tags whose words are gone: how they leave the text, and come back to it. Called inside a step."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress

from reader.errors import NotFound
from reader.model import Span
from reader.moment import now
from reader.text import QUOTE_CONTEXT

Link = tuple[int, int, str]  # statement, other annotation, role

_SAID = "id, guid, article_id, kind, actor_id, issue_id, stance, voice, coder_id, note, created_at"
_IDS = "(SELECT value FROM json_each(?1))"


def make(connection: sqlite3.Connection, article_id: int, ids: Sequence[int], text: str) -> None:
    """Take these tags out of the article, whose text is still this one; each keeps what it was linked with."""
    links = connection.execute(
        f"SELECT statement_id, annotation_id, role FROM link WHERE statement_id IN {_IDS} OR annotation_id IN {_IDS}",
        (json.dumps(ids),),
    ).fetchall()
    waiting = connection.execute("SELECT links FROM orphan WHERE article_id = ?", (article_id,)).fetchall()
    links += (link for (kept,) in waiting for link in links_in(kept))
    connection.execute(f"DELETE FROM link WHERE statement_id IN {_IDS} OR annotation_id IN {_IDS}", (json.dumps(ids),))
    for orphan in ids:
        place = connection.execute('SELECT "start", "end" FROM annotation WHERE id = ?', (orphan,)).fetchone()
        start, end = place
        prefix, suffix = text[max(0, start - QUOTE_CONTEXT) : start], text[end : end + QUOTE_CONTEXT]
        connection.execute(
            f"""INSERT INTO orphan({_SAID}, "start", "end", quote, modified_at, prefix, suffix, links)
            SELECT {_SAID}, "start", "end", quote, modified_at, ?2, ?3, ?4 FROM annotation WHERE id = ?1""",
            (orphan, prefix, suffix, _json(link for link in links if orphan in link[:2])),
        )
        connection.execute("DELETE FROM annotation WHERE id = ?", (orphan,))


def place(connection: sqlite3.Connection, orphan: int, span: Span, quote: str) -> None:
    """Make a tag of the orphan again, with its links to all that is there; other orphans remember the rest."""
    (links,) = connection.execute("SELECT links FROM orphan WHERE id = ?", (orphan,)).fetchone()
    connection.execute(
        f"""INSERT INTO annotation({_SAID}, "start", "end", quote, modified_at)
        SELECT {_SAID}, ?2, ?3, ?4, ?5 FROM orphan WHERE id = ?1""",
        (orphan, span.start, span.end, quote, now()),
    )
    connection.execute("DELETE FROM orphan WHERE id = ?", (orphan,))
    for link in links_in(links):
        _tie(connection, link, link[0] if link[1] == orphan else link[1])


def require(connection: sqlite3.Connection, orphan: int) -> int:
    """The article of an orphan. Raises NotFound."""
    found = connection.execute("SELECT article_id FROM orphan WHERE id = ?", (orphan,)).fetchone()
    if found is None:
        raise NotFound("There is no {table} with the number {id} in this project.", table="orphan", id=orphan)
    return int(found[0])


def links_in(kept: str) -> list[Link]:
    """The links in an orphan's column; none if another program wrote what we would not."""
    with suppress(ValueError, TypeError, OverflowError, RecursionError):
        return [(int(statement), int(other), str(role)) for statement, other, role in json.loads(kept)]
    return []


def _tie(connection: sqlite3.Connection, link: Link, other: int) -> None:
    waiting = connection.execute("SELECT links FROM orphan WHERE id = ?", (other,)).fetchone()
    if waiting is not None:
        kept = links_in(waiting[0])
        if link not in kept:
            connection.execute("UPDATE orphan SET links = ? WHERE id = ?", (_json([*kept, link]), other))
    else:
        connection.execute(
            """INSERT INTO link(statement_id, annotation_id, role) SELECT ?1, ?2, ?3
            WHERE EXISTS (SELECT 1 FROM annotation WHERE id = ?4)""",
            (*link, other),
        )


def _json(links: Iterable[Link]) -> str:
    return json.dumps(list(dict.fromkeys(links)))
