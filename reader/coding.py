"""Coding a claim: the mentions, positions and links that say who, which stance, on what. Called inside a step."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from reader import codebook, rows
from reader.errors import BadValue, NotFound
from reader.model import ActorId, AnnotationId, ClaimKey, CoderId, IssueId, Kind, Role, Span, Stance, Voice
from reader.moment import now
from reader.text import storable

if TYPE_CHECKING:
    from reader.tags import Tag, Tags


class Keep:
    """What is not said stays as it is."""


KEEP: Final = Keep()
AT_ONCE = 1000  # rows that are read, changed and written together


class Said(NamedTuple):
    """What is said of a claim. None takes a coding away; KEEP leaves it."""

    speaker: ActorId | Keep | None = KEEP
    stance: Stance | Keep | None = KEEP
    issue: IssueId | Keep | None = KEEP
    voice: Voice | Keep | None = KEEP
    note: str | Keep = KEEP


class Statement(NamedTuple):
    """As much of a statement as coding needs."""

    id: AnnotationId
    article_id: int
    span: Span
    around: Span  # from the start of its first sentence to the end of its last
    text: str  # of `around`
    language: str

    def quote(self, span: Span) -> str:
        """The words of a span within `around`."""
        return self.text[span.start - self.around.start : span.end - self.around.start]

    def find(self, names: codebook.Names) -> Span | None:
        """The first of these names in the statement, else in its sentences."""
        for span in dict.fromkeys((self.span, self.around)):
            quote = self.quote(span)
            found = names.place(quote, span)
            if found != span or codebook.key_of(quote) in names.keys:
                return found
        return None


class Coding:
    """Writes annotations and links for one coder through one connection, by plain SQL: claims come by the thousand."""

    def __init__(self, connection: sqlite3.Connection, coder: CoderId) -> None:
        self._connection = connection
        self._coder = coder
        self._names = cache(self._names_of)
        self._tags: Tags
        self._instead: dict[tuple[int, int], AnnotationId | None] = {}  # of a statement's tag: what it is tied to now

    def annotate(self, article_id: int, kind: Kind, span: Span, quote: str, **values: object) -> AnnotationId:
        """Store one annotation; `values` are further columns."""
        moment = now()
        row = {
            "guid": rows.guid(),
            "article_id": article_id,
            "kind": kind,
            "start": span.start,
            "end": span.end,
            "quote": quote,
            "coder_id": self._coder,
            "created_at": moment,
            "modified_at": moment,
            **rows.clean(values),
        }
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        made = self._connection.execute(f"INSERT INTO annotation({names}) VALUES ({marks})", tuple(row.values()))
        assert made.lastrowid is not None
        return AnnotationId(made.lastrowid)

    def tie(self, statement: int, annotation: int, role: Role | str) -> None:
        """Link the two; if they are linked, change the role. The role of a position is empty."""
        self._connection.execute(
            "INSERT INTO link(statement_id, annotation_id, role) VALUES (?, ?, ?)"
            " ON CONFLICT (statement_id, annotation_id) DO UPDATE SET role = excluded.role WHERE role <> excluded.role",
            (statement, annotation, role),
        )

    def statement(self, statement_id: int) -> Statement:
        """Raises NotFound, or BadValue if it is no statement."""
        return _require(self._statements([statement_id]), statement_id)

    def say(self, keys: Iterable[ClaimKey], said: Said, *, another: bool = False, role: Role = Role.SPEAKER) -> None:
        """Code claims: on the mention and position of each, or its statement's first; `another`: on further ones.

        Where the same was said in an earlier row of a tag that the statement then left to others, this is said of what
        took its place. Raises NotFound, BadValue if one is no statement, or if a tag is not tied to it.
        """
        from reader.tags import Tags

        waiting = iter(keys)
        while some := tuple(islice(waiting, AT_ONCE)):
            statements = self._statements([key.statement for key in some])
            self._tags = Tags(self._connection, self._coder)
            self._tags.read(statements)
            for key in some:
                self._say(_require(statements, key.statement), said, key, another, role)
            self._tags.write()

    def find_voice(self, article_id: int, span: Span) -> Voice:
        """The voice of these words, as the quotation marks of their paragraph tell it."""
        from reader.voice import find_voice

        found = self._connection.execute(
            """SELECT b."start", substr(article.text, b."start" + 1, max(b."end", ?2) - b."start")
            FROM block b JOIN article ON article.id = b.article_id
            WHERE b.article_id = ?1 AND b."start" <= ?3 ORDER BY b."start" DESC, b.id DESC LIMIT 1""",
            (article_id, span.end, span.start),
        ).fetchone()
        return Voice.INDIRECT if found is None else find_voice(found[1], span.start - found[0], span.end - found[0])

    def _say(self, statement: Statement, said: Said, key: ClaimKey, another: bool, role: Role) -> None:
        if not isinstance(said.speaker, Keep):
            self._say_speaker(statement, said.speaker, key.mention, another, role)
        if not (isinstance(said.stance, Keep) and isinstance(said.issue, Keep)):
            self._say_position(statement, said, key.position, another)
        own: dict[str, object] = {}
        if not isinstance(said.voice, Keep):
            own["voice"] = said.voice
        if not isinstance(said.note, Keep):
            own["note"] = storable(said.note)
        self._tags.change(self._tags[statement.id], **own)

    def _say_speaker(
        self, statement: Statement, actor: ActorId | None, mention: int | None, another: bool, role: Role
    ) -> None:
        known = old = self._tied(statement, mention, another, role)
        if known is not None and known.is_shared and known.values["actor_id"] not in (None, actor):
            self._tags.untie(statement.id, known)  # the other statements keep their speaker
            known = None
        if known is None and actor is not None:
            place = self._mention_place(statement, actor)
            known = self._same(statement, Kind.ACTOR, place, actor_id=actor) or self._make(statement, Kind.ACTOR, place)
            self._tags.tie(statement.id, known, role)
        elif known is not None and actor is not None:
            self._move_mention(statement, known, actor)
        if known is not None:
            self._tags.change(known, actor_id=actor)
        if old is not None and known is not old:
            self._instead[statement.id, old.id] = None if known is None else known.id

    def _say_position(self, statement: Statement, said: Said, position: int | None, another: bool) -> None:
        values: dict[str, object] = {}
        if not isinstance(said.stance, Keep):
            values["stance"] = said.stance
        if not isinstance(said.issue, Keep):
            values["issue_id"] = said.issue
        named = None if isinstance(said.issue, Keep) or said.issue is None else self._names("issue", said.issue)
        place = (named and statement.find(named)) or statement.span
        known = self._tied(statement, position, another, "")
        if known is not None and known.is_shared and _says_otherwise(known, values):
            known = self._copy(statement, known)
        if known is None and any(value is not None for value in values.values()):
            known = self._same(statement, Kind.POSITION, place) or self._make(statement, Kind.POSITION, place)
            self._tags.tie(statement.id, known, "")
        elif known is not None and place != statement.span and known.span == statement.span:
            self._move(statement, known, place)
        if known is not None:
            self._tags.change(known, **values)

    def _tied(self, statement: Statement, given: int | None, another: bool, role: Role | str) -> "Tag | None":
        """The mention or position that is meant: the one given, or the first in this role; None: a new one."""
        tied = self._tags.tied(statement.id, role)
        if given is None:
            return tied[0] if tied and not another else None
        meant = self._instead.get((statement.id, given), given)
        found = next((tag for tag in tied if tag.id == meant), None)
        if found is None and meant is not None:
            raise BadValue("These two tags are not linked: link them first.")
        return found

    def _same(self, statement: Statement, kind: Kind, place: Span, **coded: object) -> "Tag | None":
        """A tag that this coder has made on the same words, and that says this and nothing else, or nothing yet."""
        for tag in self._tags.mine(statement.article_id, kind, place):
            if statement.id not in tag.homes and (_says(tag, coded) or (_says_nothing(tag) and not tag.homes)):
                return tag  # what is tied elsewhere, and says nothing here, may mean something there
        return None

    def _make(self, statement: Statement, kind: Kind, place: Span) -> "Tag":
        return self._tags.make(statement.article_id, kind, place, statement.quote(place))

    def _mention_place(self, statement: Statement, actor: ActorId) -> Span:
        """Where the statement or its sentence names the actor; else a pronoun in it; else all of it."""
        from reader import languages

        if found := statement.find(self._names("actor", actor)):
            return found
        quote = statement.quote(statement.span)
        if pronoun := languages.find_pronoun(quote, statement.language):
            return Span(statement.span.start + pronoun.start, statement.span.start + pronoun.end)
        return statement.span

    def _move_mention(self, statement: Statement, mention: "Tag", actor: ActorId) -> None:
        """To the words for the new actor, where it stood on none, or on the words for the old one."""
        where, old = mention.span, mention.values["actor_id"]
        if old == actor:
            return
        stood = statement.quote(where) if _within(where, statement.around) else ""
        named = old is not None and codebook.key_of(stood) in self._names("actor", old).keys
        if where == statement.span or named:
            self._move(statement, mention, self._mention_place(statement, actor))

    def _move(self, statement: Statement, tag: "Tag", place: Span) -> None:
        if not tag.is_shared:
            self._tags.change(tag, start=place.start, end=place.end, quote=statement.quote(place))

    def _copy(self, statement: Statement, position: "Tag") -> "Tag":
        """A position of this statement alone, that says the same on the same words."""
        said = {name: position.values[name] for name in ("issue_id", "stance")}
        self._tags.untie(statement.id, position)
        quote = position.values["quote"]
        made = self._tags.make(statement.article_id, Kind.POSITION, position.span, quote, **said)
        self._tags.tie(statement.id, made, "")
        self._instead[statement.id, position.id] = made.id
        return made

    def _statements(self, ids: Iterable[int]) -> dict[int, Statement | None]:
        """Those of these annotations that exist; None for one that is no statement."""
        found = self._connection.execute(
            """SELECT a.id, a.article_id, a."start", a."end", article.language, a.kind, coalesce((SELECT s."start"
                FROM sentence s WHERE s.article_id = a.article_id AND s."start" <= a."start"
                ORDER BY s."start" DESC LIMIT 1), a."start") AS "from", max(a."end", coalesce((SELECT s."end"
                FROM sentence s WHERE s.article_id = a.article_id AND s."start" < a."end"
                ORDER BY s."start" DESC LIMIT 1), 0)) AS "to"
            FROM annotation a JOIN article ON article.id = a.article_id
            WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY a.article_id""",
            (json.dumps(list(ids)),),
        ).fetchall()
        statements: dict[int, Statement | None] = {}
        for article, rows_of in groupby(found, key=itemgetter(1)):
            text = self._text(article)
            for id, _, start, end, language, kind, first, last in rows_of:
                around = Span(first, last)
                statement = Statement(id, article, Span(start, end), around, text[first:last], language)
                statements[id] = statement if kind == Kind.STATEMENT else None
        return statements

    def _text(self, article_id: int) -> str:
        found = self._connection.execute("SELECT text FROM article WHERE id = ?", (article_id,)).fetchone()[0]
        return str(found)

    def _names_of(self, what: str, entry: int) -> codebook.Names:
        sql = f"SELECT name FROM {what} WHERE id = ?1"
        if what == "actor":
            sql += " UNION ALL SELECT name FROM actor_alias WHERE actor_id = ?1"
        return codebook.Names(name for (name,) in self._connection.execute(sql, (entry,)))


def _require(statements: Mapping[int, Statement | None], statement_id: int) -> Statement:
    if statement_id not in statements:
        raise NotFound("There is no {table} with the number {id} in this project.", table="annotation", id=statement_id)
    statement = statements[statement_id]
    if statement is None:
        raise BadValue("Only a statement can have a speaker, a stance and an issue: choose a statement.")
    return statement


def _says(tag: "Tag", coded: Mapping[str, object]) -> bool:
    return bool(coded) and all(tag.values[name] == value for name, value in coded.items())


def _says_nothing(tag: "Tag") -> bool:
    return all(tag.values[name] is None for name in ("actor_id", "issue_id", "stance"))


def _says_otherwise(position: "Tag", values: Mapping[str, object]) -> bool:
    """Whether something that the position says already would be changed."""
    return any(position.values[name] not in (None, value) for name, value in values.items())


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
