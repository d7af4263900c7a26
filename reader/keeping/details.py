"""What one step changed, row by row, in words that a person knows."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reader.keeping import steps
from reader.keeping.past import WORDS, Net, Value, in_words, net, rows_of, tag_words, values_after, words
from reader.keeping.steps import Entry

MOST_CHANGES = 200
_READ = 5 * MOST_CHANGES  # rows of a step that are looked at: some are about one thing
_COUNTED = 100_000  # rows of a step that are counted by table

# What a person has never seen: numbers inside, keys to look things up, what follows from the rest.
_UNSEEN = frozenset(
    (
        *("id", "guid", "key", "coder_id", "created_at", "modified_at", "sketch", "origins", "links", "prefix"),
        *("suffix", "format", "number", "start", "end"),
    )
)
_NAMES_OF = {
    "actor_id": "actor",
    "member_of": "actor",
    "issue_id": "issue",
    "parent_id": "issue",
    "reprint_of": "article",
    "article_id": "article",
}
_PIECES = ("block", "sentence")
_TAGS = ("annotation", "orphan")
_WHERE = {table: ("article_id", "start", "kind")[: 3 if table in _TAGS else 2] for table in (*_TAGS, *_PIECES)}


class Happened(StrEnum):
    """What became of a row."""

    MADE = "made"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Altered:
    """One column: what it said before and after. An actor, issue or article is told by its name or title."""

    column: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Change:
    """What a step did to one row. `words` are those by which a person knows it, as it was then; `kind` that of a tag.

    `values` are the columns that were changed, with what they said; none of a row that was made or removed. `place` is
    the article, and where in its text (code points) it was then; None if it was in none.
    """

    table: str
    row: int
    happened: Happened
    words: str
    kind: str = ""
    place: tuple[int, int] | None = None
    values: tuple[Altered, ...] = ()


@dataclass(frozen=True, slots=True)
class Details:
    """What a step changed: at most 200 changes; how many rows there are in all is counted by table, up to 100,000.

    Blocks and sentences are told one by one only if nothing else was changed.
    """

    entry: Entry
    changes: tuple[Change, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


def details(connection: sqlite3.Connection, entry: Entry) -> Details:
    """What this step changed; nothing if its rows are not kept."""
    counts = entry.counts if entry.rows > _COUNTED or entry.counts else steps.counted(connection, entry.id)
    told = [table for table in counts or WORDS if table in WORDS and table not in _PIECES] or list(counts)
    done = entry.state == "done"
    nets = net(rows_of(connection, entry.id, told, _READ), done=done) if told else []
    changes = (change for one in nets if (change := _change(connection, one, done=done)) is not None)
    return Details(entry, tuple(change for change, _ in zip(changes, range(MOST_CHANGES), strict=False)), counts)


def _change(connection: sqlite3.Connection, one: Net, *, done: bool) -> Change | None:
    if not one.was and not one.stays:
        return None  # made and removed within the step
    if one.was and one.stays:
        values = _altered(connection, one, done=done)
        return (
            Change(one.table, one.row, Happened.CHANGED, *_said(connection, one, {}, done=done), values)
            if values
            else None
        )
    happened = Happened.MADE if one.stays else Happened.REMOVED
    known = one.known if one.stays != done else {}  # in full: the history has the whole row when it is taken away
    return Change(one.table, one.row, happened, *_said(connection, one, known, done=done))


def _said(
    connection: sqlite3.Connection, one: Net, known: Mapping[str, Value], *, done: bool
) -> tuple[str, str, tuple[int, int] | None]:
    """The words of a row, its kind and its place."""
    if not known and one.table in WORDS:
        columns = (*WORDS[one.table], *_WHERE.get(one.table, ()))
        there = values_after(connection, one.table, one.row, columns, one.last, done=done)
        is_after = one.was and one.stays and not done  # what is known of it, and `there` is what was before
        known = {**there, **one.known} if is_after else {**one.known, **there}
    text = in_words(connection, one.table, known) or words(connection, one.table, one.row)
    return text, str(known.get("kind") or "") if one.table in _TAGS else "", _place(one, known)


def _place(one: Net, known: Mapping[str, Value]) -> tuple[int, int] | None:
    if one.table == "article":
        return one.row, 0
    article, start = known.get("article_id"), known.get("start")
    return (article, start) if isinstance(article, int) and isinstance(start, int) else None


def _altered(connection: sqlite3.Connection, one: Net, *, done: bool) -> tuple[Altered, ...]:
    columns = [column for column in one.known if column not in _UNSEEN]
    other = values_after(connection, one.table, one.row, columns, one.last, done=done)
    found = []
    for column in columns:
        known, there = one.known[column], other.get(column)
        if column in other and known != there:
            old, new = (known, there) if done else (there, known)
            found.append(Altered(column, _named(connection, column, old), _named(connection, column, new)))
    return tuple(found)


def _named(connection: sqlite3.Connection, column: str, value: Value) -> Value:
    """A number of another row as the name that a person knows."""
    if not isinstance(value, int):
        return value
    if column in ("statement_id", "annotation_id"):
        return tag_words(connection, value)
    return words(connection, _NAMES_OF[column], value) if column in _NAMES_OF else value
