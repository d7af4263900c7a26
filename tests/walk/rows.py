"""The tables of a file as another program reads them: what a person has in them, and when they are whole."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from reader.model import Actor, ActorType, Article, Issue, Kind, Origin, Sentence, Stance, Status, Voice
from tests.walk.model import Lost, Tag, World

WORK = ("article", "block", "sentence", "actor", "actor_alias", "issue", "annotation", "link", "orphan")
RECORD = ("coder", "history_step", "history_row")
BESIDES = ("setting",)

Row = dict[str, Any]
Table = dict[Any, Row]
Rows = dict[str, Table]


def read_rows(connection: sqlite3.Connection) -> Rows:
    """All tables of one moment, each by its first column."""
    found: Rows = {}
    for table in (*WORK, *RECORD, *BESIDES):
        cursor = connection.execute(f"SELECT * FROM {table} ORDER BY 1")
        names = [column[0] for column in cursor.description]
        found[table] = {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}
    return found


# From the rows of a file


def world_of(rows: Rows) -> World:
    """What a person has in a project with these rows."""
    coders = {row["id"]: row["name"] for row in rows["coder"].values()}
    world = World(
        articles={i: _article(row) for i, row in rows["article"].items()},
        sentences={
            i: Sentence(
                i, row["article_id"], row["number"], row["start"], row["end"], bool(row["boilerplate"]), row["text"]
            )
            for i, row in rows["sentence"].items()
        },
        tags={i: _tag(row, coders) for i, row in rows["annotation"].items()},
        links={(row["statement_id"], row["annotation_id"]): row["role"] for row in rows["link"].values()},
        actors={i: _actor(row, rows["actor_alias"]) for i, row in rows["actor"].items()},
        issues={i: _issue(row) for i, row in rows["issue"].items()},
        orphans={i: _lost(row, coders) for i, row in rows["orphan"].items()},
        modified={
            (table, i): row["modified_at"]
            for table in ("article", "actor", "issue", "annotation", "orphan")
            for i, row in rows[table].items()
        },
    )
    for article in world.articles:
        mine = [row for row in rows["block"].values() if row["article_id"] == article]
        mine.sort(key=lambda row: (row["start"], row["id"]))
        world.blocks[article] = tuple((row["start"], row["end"], row["kind"], row["format"]) for row in mine)
    return world


def _article(row: Row) -> Article:
    origins = {name: Origin(origin) for name, origin in json.loads(row["origins"]).items()}
    facts = {name: row[name] for name in ("id", "guid", "title", "source", "author", "published", "url", "language")}
    facts |= {"status": Status(row["status"]), "note": row["note"], "created_at": row["created_at"]}
    return Article(**facts, modified_at="", text=row["text"], origins=origins, reprint_of=row["reprint_of"])


def _tag(row: Row, coders: Mapping[int, str]) -> Tag:
    return Tag(
        row["id"],
        row["guid"],
        row["article_id"],
        Kind(row["kind"]),
        row["start"],
        row["end"],
        row["quote"],
        row["actor_id"],
        row["issue_id"],
        Stance(row["stance"]) if row["stance"] else None,
        Voice(row["voice"]) if row["voice"] else None,
        row["note"],
        coders[row["coder_id"]],
        row["created_at"],
    )


def _lost(row: Row, coders: Mapping[int, str]) -> Lost:
    links = frozenset((one, other, role) for one, other, role in json.loads(row["links"]))
    return Lost(_tag(row, coders), row["prefix"], row["suffix"], links)


def _actor(row: Row, aliases: Table) -> Actor:
    names = tuple(alias["name"] for _, alias in sorted(aliases.items()) if alias["actor_id"] == row["id"])
    kind = ActorType(row["type"]) if row["type"] else None
    return Actor(row["id"], row["guid"], row["name"], kind, names, row["member_of"], row["colour"], row["note"])


def _issue(row: Row) -> Issue:
    facts = {name: value for name, value in row.items() if name not in _NOT_OF_ISSUES}
    return Issue(parent=row["parent_id"], **facts)


_NOT_OF_ISSUES = ("key", "parent_id", "created_at", "modified_at")


# When a file is whole


NAMED = (  # which column names a row of which table
    *(("block", "article_id", "article"), ("sentence", "article_id", "article"), ("article", "reprint_of", "article")),
    *(("actor", "member_of", "actor"), ("actor_alias", "actor_id", "actor"), ("issue", "parent_id", "issue")),
    *(("link", "statement_id", "annotation"), ("link", "annotation_id", "annotation")),
    *((t, "article_id", "article") for t in ("annotation", "orphan")),
    *((t, "actor_id", "actor") for t in ("annotation", "orphan")),
    *((t, "issue_id", "issue") for t in ("annotation", "orphan")),
)
ONLY_ONE = (  # what no two rows of a table may share
    *((table, ("guid",)) for table in ("article", "actor", "issue", "annotation", "orphan")),
    *((table, ("key",)) for table in ("actor", "actor_alias", "issue")),
    ("link", ("statement_id", "annotation_id")),
)


def faults(rows: Rows) -> list[str]:
    """What may never be in a file, whoever has done what, and taken back what, in whatever order."""
    return [*_missing(rows), *_twice(rows), *_circles(rows), *_odd_links(rows), *_off_their_words(rows)]


def _missing(rows: Rows) -> Iterator[str]:
    for table, column, other in NAMED:
        for i, row in rows[table].items():
            if row[column] is not None and row[column] not in rows[other]:
                yield f"{table} {i}: {column} is {row[column]}, which is not there"


def _twice(rows: Rows) -> Iterator[str]:
    for table, columns in ONLY_ONE:
        seen = [tuple(row[column] for column in columns) for row in rows[table].values()]
        if len(set(seen)) < len(seen):
            yield f"{table} has the same {columns} twice"
    if names := {row["key"] for row in rows["actor"].values()} & {row["key"] for row in rows["actor_alias"].values()}:
        yield f"the names {names} are those of an actor and of another's alias"
    if both := rows["annotation"].keys() & rows["orphan"].keys():
        yield f"the tags {both} are in the text and lost"


def _circles(rows: Rows) -> Iterator[str]:
    for table, column in (("actor", "member_of"), ("issue", "parent_id"), ("article", "reprint_of")):
        for i in rows[table]:
            seen = {i}
            above = rows[table][i][column]
            while above in rows[table] and above not in seen:
                seen.add(above)
                above = rows[table][above][column]
            if above == i:
                yield f"{table} {i} stands above itself"


def _odd_links(rows: Rows) -> Iterator[str]:
    tags = rows["annotation"]
    for i, row in rows["link"].items():
        one, other = tags.get(row["statement_id"]), tags.get(row["annotation_id"])
        if one is None or other is None:
            continue  # said already
        roles = {"statement": (), "actor": ("speaker", "addressee"), "position": ("",)}[other["kind"]]
        if one["kind"] != "statement" or one["article_id"] != other["article_id"] or row["role"] not in roles:
            yield f"link {i} ties what cannot be tied"


def _off_their_words(rows: Rows) -> Iterator[str]:
    for table, words in (("annotation", "quote"), ("sentence", "text")):
        for i, row in rows[table].items():
            article = rows["article"].get(row["article_id"])
            if article is not None and article["text"][row["start"] : row["end"]] != row[words]:
                yield f"{table} {i} stands on other words"
    for i, row in rows["article"].items():
        yield from _gaps(i, row["text"], rows)


def _gaps(article: int, text: str, rows: Rows) -> Iterator[str]:
    """Sentences are in order and hold all that is not white space; blocks hold all but one sign between two."""
    mine = sorted((r for r in rows["sentence"].values() if r["article_id"] == article), key=lambda r: int(r["start"]))
    if [row["number"] for row in mine] != list(range(1, len(mine) + 1)):
        yield f"the sentences of article {article} are not counted"
    ends = [0, *(row["end"] for row in mine)]
    between = [text[end:start] for end, start in zip(ends, [*(row["start"] for row in mine), len(text)], strict=True)]
    if any(end > row["start"] for end, row in zip(ends, mine, strict=False)) or "".join(between).strip(UNSEEN):
        yield f"the sentences of article {article} do not hold all of it once: {between}"
    mine = sorted(
        (r for r in rows["block"].values() if r["article_id"] == article), key=lambda r: (r["start"], r["id"])
    )
    if [row["start"] for row in mine] != [0, *(row["end"] + 1 for row in mine[:-1])] or mine[-1]["end"] != len(text):
        yield f"the blocks of article {article} do not hold all of it once"


UNSEEN = " \t\n\r\v\f\u00a0\u200b\ufeff\u2060"
