"""The tags and links that a step is about: read in few queries, changed in memory, written with few statements.

What is asked of them is answered as if each change were in the file already; `write` puts the changes there.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any

from reader import bulk, rows
from reader.model import AnnotationId, CoderId, Kind, Role, Span
from reader.moment import now

_FIXED = ("id", "article_id", "kind", "coder_id")
_VALUES = ("start", "end", "quote", "actor_id", "issue_id", "stance", "voice", "note")
_UNSAID: Mapping[str, object] = {"actor_id": None, "issue_id": None, "stance": None, "voice": None, "note": ""}
_COLUMNS = ", ".join(f'"{name}"' for name in (*_FIXED, *_VALUES))
_IDS = "(SELECT value FROM json_each(?))"

Place = tuple[int, str, int, int]  # article, kind, start, end


class Tag:
    """One annotation: what never changes, the values of its other columns, and the statements that it is tied to."""

    __slots__ = ("article_id", "coder_id", "homes", "id", "kind", "values")

    def __init__(self, id: int, article_id: int, kind: str, coder_id: int, values: dict[str, Any]) -> None:
        self.id = AnnotationId(id)
        self.article_id = article_id
        self.kind = kind
        self.coder_id = coder_id
        self.values = values
        self.homes: set[int] = set()

    @property
    def span(self) -> Span:
        return Span(self.values["start"], self.values["end"])

    @property
    def is_shared(self) -> bool:
        """Whether it is tied to several statements."""
        return len(self.homes) > 1


class Tags:
    """What one coder changes of them through one connection."""

    def __init__(self, connection: sqlite3.Connection, coder: CoderId) -> None:
        self._connection = connection
        self._coder = coder
        self._tags: dict[int, Tag] = {}
        self._read_values: dict[int, Mapping[str, Any]] = {}
        self._tied: defaultdict[int, dict[int, str]] = defaultdict(dict)  # of a statement: tags, and in which role
        self._at: defaultdict[Place, set[int]] = defaultdict(set)
        self._asked: set[Place] = set()
        self._ids = count(bulk.next_id(connection, "annotation"))
        self._new_links: dict[tuple[int, int], str] = {}
        self._gone_links: list[tuple[int, int]] = []

    def read(self, statements: Iterable[int]) -> None:
        """Read these statements and what is tied to them."""
        mine = list(statements)
        sql = f"""SELECT statement_id, annotation_id, role FROM link JOIN annotation a ON a.id = annotation_id
            WHERE statement_id IN {_IDS}"""
        links = self._connection.execute(sql, (json.dumps(mine),)).fetchall()
        for statement, tag, role in links:
            self._tied[statement][tag] = role
        self._take({*mine, *(tag for _, tag, _ in links)})

    def __getitem__(self, tag: int) -> Tag:
        return self._tags[tag]

    def tied(self, statement: int, role: Role | str) -> list[Tag]:
        """The tags of a statement in this role, in reading order."""
        tags = [self._tags[tag] for tag, known in self._tied[statement].items() if known == role]
        return sorted(tags, key=lambda tag: (tag.values["start"], -tag.values["end"], tag.id))

    def mine(self, article_id: int, kind: Kind, span: Span) -> list[Tag]:
        """The tags of this kind that this coder has made on exactly these words, the oldest first."""
        place = (article_id, kind.value, span.start, span.end)
        if place not in self._asked:
            self._asked.add(place)
            sql = """SELECT id FROM annotation
                WHERE article_id = ? AND "start" = ? AND "end" = ? AND kind = ? AND coder_id = ?"""
            values = (article_id, span.start, span.end, kind.value, self._coder)
            if new := {id for (id,) in self._connection.execute(sql, values)} - self._tags.keys():
                self._take(new)
        return [tag for id in sorted(self._at[place]) if (tag := self._tags[id]).coder_id == self._coder]

    def make(self, article_id: int, kind: Kind, span: Span, quote: str, **said: object) -> Tag:
        place = {"start": span.start, "end": span.end, "quote": quote}
        tag = Tag(next(self._ids), article_id, kind.value, self._coder, {**place, **_UNSAID, **said})
        self._keep(tag)
        return tag

    def change(self, tag: Tag, **values: object) -> None:
        """Give columns other values."""
        self._at[_place(tag)].discard(tag.id)
        tag.values |= values
        self._at[_place(tag)].add(tag.id)

    def tie(self, statement: int, tag: Tag, role: Role | str) -> None:
        """Link a statement to a tag that it is not linked to."""
        self._tied[statement][tag.id] = role
        tag.homes.add(statement)
        self._new_links[statement, tag.id] = role

    def untie(self, statement: int, tag: Tag) -> None:
        del self._tied[statement][tag.id]
        tag.homes.discard(statement)
        if self._new_links.pop((statement, tag.id), None) is None:
            self._gone_links.append((statement, tag.id))

    def write(self) -> None:
        """Put into the file what has changed since all this was read. It is of no use afterwards."""
        moment = now()
        gone = "DELETE FROM link WHERE statement_id = ? AND annotation_id = ?"
        self._connection.executemany(gone, self._gone_links)
        new = [tag for id, tag in self._tags.items() if id not in self._read_values]
        made = ((t.id, t.article_id, t.kind, t.coder_id, *t.values.values(), rows.guid(), moment, moment) for t in new)
        bulk.insert(self._connection, "annotation", (*_FIXED, *_VALUES, "guid", "created_at", "modified_at"), made)
        links = ((*ends, role) for ends, role in self._new_links.items())
        bulk.insert(self._connection, "link", ("statement_id", "annotation_id", "role"), links)
        for names, tags in self._changed().items():
            values = ((tag.id, *(tag.values[name] for name in names), moment) for tag in tags)
            bulk.update(self._connection, "annotation", (*names, "modified_at"), values)

    def _changed(self) -> dict[tuple[str, ...], list[Tag]]:
        """The tags that were read and say something else now, by the names of what differs."""
        found: defaultdict[tuple[str, ...], list[Tag]] = defaultdict(list)
        for id, was in self._read_values.items():
            values = self._tags[id].values
            if names := tuple(name for name in _VALUES if values[name] != was[name]):
                found[names].append(self._tags[id])
        return found

    def _take(self, ids: Iterable[int]) -> None:
        """Read tags, and to which statements they are tied."""
        new = json.dumps(list(ids))
        sql = f"SELECT {_COLUMNS} FROM annotation WHERE id IN {_IDS}"
        for id, article, kind, coder, *values in self._connection.execute(sql, (new,)):
            tag = Tag(id, article, kind, coder, dict(zip(_VALUES, values, strict=True)))
            self._read_values[tag.id] = dict(tag.values)
            self._keep(tag)
        sql = f"SELECT annotation_id, statement_id FROM link WHERE annotation_id IN {_IDS}"
        for tag_id, statement in self._connection.execute(sql, (new,)):
            self._tags[tag_id].homes.add(statement)

    def _keep(self, tag: Tag) -> None:
        self._tags[tag.id] = tag
        self._at[_place(tag)].add(tag.id)


def _place(tag: Tag) -> Place:
    return tag.article_id, tag.kind, tag.values["start"], tag.values["end"]
