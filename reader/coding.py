"""Coding a claim: the mentions, positions and links that say who, which side, on what. Called inside a step."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from reader import codebook, languages, rows
from reader.errors import BadValue, NotFound
from reader.model import ActorId, AnnotationId, CoderId, IssueId, Kind, Role, Span, Stance, Voice
from reader.moment import now
from reader.text import storable
from reader.voice import find_voice


class Keep:
    """What is not said stays as it is."""


KEEP: Final = Keep()
_FREE = "NOT EXISTS (SELECT 1 FROM link WHERE annotation_id = a.id)"  # what is tied elsewhere means something there


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a claim. None takes a coding away; KEEP leaves it."""

    speaker: ActorId | Keep | None = KEEP
    stance: Stance | Keep | None = KEEP
    issue: IssueId | Keep | None = KEEP
    voice: Voice | Keep | None = KEEP
    note: str | Keep = KEEP


@dataclass(frozen=True, slots=True)
class Statement:
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

    def find(self, names: Iterable[str]) -> Span | None:
        """The first of these names in the statement, else in its sentences."""
        names = tuple(names)
        for span in dict.fromkeys((self.span, self.around)):
            found = codebook.place(self.quote(span), span, names)
            if found != span or codebook.key_of(self.quote(span)) in map(codebook.key_of, names):
                return found
        return None


class Coding:
    """Writes annotations and links for one coder through one connection, by plain SQL: claims come by the thousand."""

    def __init__(self, connection: sqlite3.Connection, coder: CoderId) -> None:
        self._connection = connection
        self._coder = coder
        self._names = cache(self._names_of)
        self._text = lru_cache(maxsize=8)(self._text_of)

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
        found = self._connection.execute(
            """SELECT a.id, a.article_id, a."start", a."end", article.language, a.kind, coalesce((SELECT s."start"
                FROM sentence s WHERE s.article_id = a.article_id AND s."start" <= a."start"
                ORDER BY s."start" DESC LIMIT 1), a."start") AS "from", max(a."end", coalesce((SELECT s."end"
                FROM sentence s WHERE s.article_id = a.article_id AND s."start" < a."end"
                ORDER BY s."start" DESC LIMIT 1), 0)) AS "to"
            FROM annotation a JOIN article ON article.id = a.article_id WHERE a.id = ?""",
            (statement_id,),
        ).fetchone()
        if found is None:
            raise NotFound(
                "There is no {table} with the number {id} in this project.", table="annotation", id=statement_id
            )
        row, article, start, end, language, kind, first, last = found
        if kind != Kind.STATEMENT:
            raise BadValue("Only a statement can have a speaker, a stance and an issue: choose a statement.")
        return Statement(row, article, Span(start, end), Span(first, last), self._text(article)[first:last], language)

    def say(
        self,
        statement: Statement,
        said: Said,
        *,
        mention: int | None = None,
        position: int | None = None,
        another: bool = False,
        role: Role = Role.SPEAKER,
    ) -> None:
        """Code a claim: on this mention and position, or the statement's first; `another`: on further ones.

        Raises BadValue if `mention` or `position` is not tied to the statement.
        """
        if not isinstance(said.speaker, Keep):
            self._say_speaker(statement, said.speaker, mention, another, role)
        if not (isinstance(said.stance, Keep) and isinstance(said.issue, Keep)):
            self._say_position(statement, said, position, another)
        own = {name: value for name in ("voice", "note") if not isinstance(value := getattr(said, name), Keep)}
        self._set(statement.id, **own)

    def find_voice(self, article_id: int, span: Span) -> Voice:
        """The voice of these words, as the quotation marks of their paragraph tell it."""
        found = self._connection.execute(
            """SELECT b."start", substr(article.text, b."start" + 1, max(b."end", ?2) - b."start")
            FROM block b JOIN article ON article.id = b.article_id
            WHERE b.article_id = ?1 AND b."start" <= ?3 ORDER BY b."start" DESC, b.id DESC LIMIT 1""",
            (article_id, span.end, span.start),
        ).fetchone()
        return Voice.INDIRECT if found is None else find_voice(found[1], span.start - found[0], span.end - found[0])

    def _say_speaker(
        self, statement: Statement, actor: ActorId | None, mention: int | None, another: bool, role: Role
    ) -> None:
        known = self._tied(statement, mention, another, role)
        if known is not None and self._is_shared(known) and self._actor_of(known) not in (None, actor):
            self._untie(statement, known)  # the other statements keep their speaker
            known = None
        if known is None and actor is not None:
            place = self._mention_place(statement, actor)
            known = self._same(statement, Kind.ACTOR, place, f"actor_id = ? OR actor_id IS NULL AND {_FREE}", actor)
            known = known or self.annotate(statement.article_id, Kind.ACTOR, place, statement.quote(place))
            self.tie(statement.id, known, role)
        elif known is not None and actor is not None:
            self._move_mention(statement, known, actor)
        if known is not None:
            self._set(known, actor_id=actor)

    def _say_position(self, statement: Statement, said: Said, position: int | None, another: bool) -> None:
        values: dict[str, object] = {}
        if not isinstance(said.stance, Keep):
            values["stance"] = said.stance
        if not isinstance(said.issue, Keep):
            values["issue_id"] = said.issue
        names = () if isinstance(said.issue, Keep) or said.issue is None else self._names("issue", said.issue)
        place = statement.find(names) or statement.span
        known = self._tied(statement, position, another, "")
        if known is not None and self._is_shared(known) and self._says_otherwise(known, values):
            known = self._copy(statement, known)
        if known is None and any(value is not None for value in values.values()):
            known = self._same(statement, Kind.POSITION, place, f"issue_id IS NULL AND stance IS NULL AND {_FREE}")
            known = known or self.annotate(statement.article_id, Kind.POSITION, place, statement.quote(place))
            self.tie(statement.id, known, "")
        elif known is not None and place != statement.span and self._span(known) == statement.span:
            self._move(statement, known, place)
        if known is not None:
            self._set(known, **values)

    def _tied(self, statement: Statement, given: int | None, another: bool, role: Role | str) -> AnnotationId | None:
        """The mention or position that is meant: the one given, or the first in this role; None: a new one."""
        if given is None and another:
            return None
        found = self._connection.execute(
            f"""SELECT a.id FROM link JOIN annotation a ON a.id = link.annotation_id
            WHERE link.statement_id = ?1 AND link.role = ?2 {"" if given is None else "AND a.id = ?3"}
            ORDER BY a."start", a."end" DESC, a.id LIMIT 1""",
            (statement.id, role) if given is None else (statement.id, role, given),
        ).fetchone()
        if found is None and given is not None:
            raise BadValue("These two tags are not linked: link them first.")
        return None if found is None else AnnotationId(found[0])

    def _same(self, statement: Statement, kind: Kind, place: Span, coded: str, *values: object) -> AnnotationId | None:
        """An annotation that this coder has made on the same words, and that says nothing else."""
        found = self._connection.execute(
            f"""SELECT id FROM annotation a WHERE article_id = ? AND "start" = ? AND "end" = ? AND kind = ?
            AND coder_id = ? AND ({coded})
            AND NOT EXISTS (SELECT 1 FROM link WHERE statement_id = ? AND annotation_id = a.id) ORDER BY id LIMIT 1""",
            (statement.article_id, place.start, place.end, kind, self._coder, *values, statement.id),
        ).fetchone()
        return None if found is None else AnnotationId(found[0])

    def _mention_place(self, statement: Statement, actor: ActorId) -> Span:
        """Where the statement or its sentence names the actor; else a pronoun in it; else all of it."""
        if found := statement.find(self._names("actor", actor)):
            return found
        quote = statement.quote(statement.span)
        if pronoun := languages.find_pronoun(quote, statement.language):
            return Span(statement.span.start + pronoun.start, statement.span.start + pronoun.end)
        return statement.span

    def _move_mention(self, statement: Statement, mention: AnnotationId, actor: ActorId) -> None:
        """To the words for the new actor, where it stood on none, or on the words for the old one."""
        where, old = self._span(mention), self._actor_of(mention)
        names = {codebook.key_of(name) for name in self._names("actor", old)} if old is not None else set()
        stood = statement.quote(where) if _within(where, statement.around) else ""
        if old != actor and (where == statement.span or codebook.key_of(stood) in names):
            self._move(statement, mention, self._mention_place(statement, actor))

    def _move(self, statement: Statement, annotation: AnnotationId, place: Span) -> None:
        if not self._is_shared(annotation):
            self._set(annotation, start=place.start, end=place.end, quote=statement.quote(place))

    def _is_shared(self, annotation: AnnotationId) -> bool:
        """Whether it is tied to several statements."""
        sql = "SELECT count(*) FROM link WHERE annotation_id = ?"
        return int(self._connection.execute(sql, (annotation,)).fetchone()[0]) > 1

    def _untie(self, statement: Statement, annotation: AnnotationId) -> None:
        self._connection.execute(
            "DELETE FROM link WHERE statement_id = ? AND annotation_id = ?", (statement.id, annotation)
        )

    def _says_otherwise(self, position: AnnotationId, values: dict[str, object]) -> bool:
        """Whether something that the position says already would be changed."""
        sql = f"SELECT {', '.join(values)} FROM annotation WHERE id = ?"
        known = self._connection.execute(sql, (position,)).fetchone()
        return any(old not in (None, new) for old, new in zip(known, values.values(), strict=True))

    def _copy(self, statement: Statement, position: AnnotationId) -> AnnotationId:
        """A position of this statement alone, that says the same on the same words."""
        sql = "SELECT quote, issue_id, stance FROM annotation WHERE id = ?"
        quote, issue, stance = self._connection.execute(sql, (position,)).fetchone()
        self._untie(statement, position)
        made = self.annotate(
            statement.article_id, Kind.POSITION, self._span(position), quote, issue_id=issue, stance=stance
        )
        self.tie(statement.id, made, "")
        return made

    def _set(self, annotation: AnnotationId, **values: object) -> None:
        """Write what differs."""
        if values:
            sets = ", ".join(f'"{name}" = ?' for name in values)
            differs = " OR ".join(f'"{name}" IS NOT ?' for name in values)
            given = tuple(storable(value) if isinstance(value, str) else value for value in values.values())
            self._connection.execute(
                f"UPDATE annotation SET {sets}, modified_at = ? WHERE id = ? AND ({differs})",
                (*given, now(), annotation, *given),
            )

    def _span(self, annotation: AnnotationId) -> Span:
        sql = 'SELECT "start", "end" FROM annotation WHERE id = ?'
        return Span(*self._connection.execute(sql, (annotation,)).fetchone())

    def _actor_of(self, mention: AnnotationId) -> ActorId | None:
        found = self._connection.execute("SELECT actor_id FROM annotation WHERE id = ?", (mention,)).fetchone()[0]
        return None if found is None else ActorId(found)

    def _text_of(self, article_id: int) -> str:
        found = self._connection.execute("SELECT text FROM article WHERE id = ?", (article_id,)).fetchone()[0]
        return str(found)

    def _names_of(self, what: str, entry: int) -> Iterable[str]:
        sql = f"SELECT name FROM {what} WHERE id = ?1"
        if what == "actor":
            sql += " UNION ALL SELECT name FROM actor_alias WHERE actor_id = ?1"
        return tuple(name for (name,) in self._connection.execute(sql, (entry,)))


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
