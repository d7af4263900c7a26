"""A project in plain Python: dictionaries of what is there, read from the raw rows of a file, and when it is whole.

Nothing here is shared with the program but its records and enums. A `World` is what a person has in a project. `Rows`
are the tables as another program reads them from the file.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field, fields, replace
from typing import Any

from reader.model import (
    Actor,
    ActorId,
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    ArticleSummary,
    Claim,
    Issue,
    IssueId,
    Kind,
    Orphan,
    Role,
    Sentence,
    Stance,
    Voice,
)


def changed(record: Any, **values: Any) -> Any:
    """The record with other values, whether it is the program's or one of ours."""
    return record._replace(**values) if hasattr(record, "_replace") else replace(record, **values)


@dataclass(frozen=True)
class Tag:
    """An annotation by the numbers of what it names; its links stand in the world."""

    id: int
    guid: str
    article: int
    kind: Kind
    start: int
    end: int
    text: str
    actor: int | None
    issue: int | None
    stance: Stance | None
    voice: Voice | None
    note: str
    coder: str
    created_at: str


@dataclass(frozen=True)
class Lost:
    """An orphan: the tag that it was, what stood around it, and its links as (statement, other, role)."""

    tag: Tag
    prefix: str
    suffix: str
    links: frozenset[tuple[int, int, str]]


@dataclass
class World:
    """What is in a project. `modified` are times by table and number, of which a verb says nothing but that they rise.

    What a verb has made has the numbers -1, -2, ... of its table until the file tells which ones they became. From the
    file are then taken, too: the sentences and blocks of the articles in `recut`, the kinds of the blocks of those in
    `dimmed`, and how the statements in `unheard` reach the reader.
    """

    articles: dict[int, Article] = field(default_factory=dict)
    blocks: dict[int, tuple[tuple[Any, ...], ...]] = field(default_factory=dict)
    sentences: dict[int, Sentence] = field(default_factory=dict)
    tags: dict[int, Tag] = field(default_factory=dict)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    actors: dict[int, Actor] = field(default_factory=dict)
    issues: dict[int, Issue] = field(default_factory=dict)
    orphans: dict[int, Lost] = field(default_factory=dict)
    modified: dict[tuple[str, int], str] = field(default_factory=dict, compare=False)
    recut: set[int] = field(default_factory=set, compare=False)
    dimmed: set[int] = field(default_factory=set, compare=False)
    unheard: set[int] = field(default_factory=set, compare=False)

    def copy(self) -> "World":
        return World(**{part.name: copy(getattr(self, part.name)) for part in fields(self)})

    def new(self, table: dict[int, Any]) -> int:
        """The next number for something that is made."""
        return min([0, *table]) - 1

    # What can be told from it

    def entries(self, what: str) -> dict[int, Any]:
        return self.actors if what == "actor" else self.issues

    def sentences_of(self, article: int) -> list[Sentence]:
        return sorted((s for s in self.sentences.values() if s.article_id == article), key=lambda s: (s.start, s.id))

    def tags_of(self, article: int) -> list[Tag]:
        return [tag for tag in self.in_reading_order() if tag.article == article]

    def in_reading_order(self) -> list[Tag]:
        return sorted(self.tags.values(), key=lambda t: (t.article, t.start, -t.end, t.id))

    def tied_to(self, statement: int, role: str) -> list[Tag]:
        """The tags that are linked to a statement in a role; "" is that of positions."""
        found = [self.tags[other] for (one, other), r in self.links.items() if one == statement and r == role]
        return sorted(found, key=lambda t: (t.start, -t.end, t.id))

    def statements_of(self, tag: int) -> list[tuple[int, str]]:
        return sorted((one, role) for (one, other), role in self.links.items() if other == tag)

    def sentence_at(self, article: int, place: int) -> Sentence | None:
        return next((s for s in reversed(self.sentences_of(article)) if s.start <= place), None)

    def is_tagged(self, article: int) -> bool:
        lost = (orphan.tag for orphan in self.orphans.values())
        return any(tag.article == article for tag in (*self.tags.values(), *lost))

    def is_complete(self, statement: int) -> bool:
        said, held = self.tied_to(statement, "speaker"), self.tied_to(statement, "")
        coded = all(t.actor is not None for t in said) and all(t.stance and t.issue is not None for t in held)
        return bool(said and held and coded)

    # The records that the program's questions must give

    def all_articles(self) -> list[Article]:
        return [a._replace(modified_at=self.modified["article", a.id]) for _, a in sorted(self.articles.items())]

    def annotations(self) -> list[Annotation]:
        """Links in the order of their statements."""
        return [self._annotation(tag) for tag in self.in_reading_order()]

    def _annotation(self, tag: Tag) -> Annotation:
        links = self.statements_of(tag.id)
        return Annotation(
            AnnotationId(tag.id),
            tag.guid,
            ArticleId(tag.article),
            tag.kind,
            tag.start,
            tag.end,
            tag.text,
            None if tag.actor is None else ActorId(tag.actor),
            None if tag.actor is None else self.actors[tag.actor].name,
            None if tag.issue is None else IssueId(tag.issue),
            None if tag.issue is None else self.issues[tag.issue].name,
            tag.stance,
            tag.note,
            tag.coder,
            tag.created_at,
            self.modified["annotation", tag.id],
            tuple(AnnotationId(one) for one, _ in links),
            tuple(Role(role) if role else None for _, role in links),
            tag.voice,
        )

    def all_orphans(self) -> list[Orphan]:
        lost = sorted(self.orphans.values(), key=lambda o: (o.tag.article, o.tag.start, -o.tag.end, o.tag.id))
        return [
            Orphan(
                AnnotationId(o.tag.id),
                o.tag.guid,
                ArticleId(o.tag.article),
                o.tag.kind,
                o.tag.start,
                o.tag.end,
                o.tag.text,
                o.prefix,
                o.suffix,
                None if o.tag.actor is None else self.actors[o.tag.actor].name,
                None if o.tag.issue is None else self.issues[o.tag.issue].name,
                o.tag.stance,
                o.tag.note,
                o.tag.coder,
            )
            for o in lost
        ]

    def claims(self) -> list[Claim]:
        statements = [tag for tag in self.in_reading_order() if tag.kind is Kind.STATEMENT]
        return [claim for tag in statements for claim in self._claims(tag)]

    def _claims(self, statement: Tag) -> Iterator[Claim]:
        said: list[Tag | None] = list(self.tied_to(statement.id, "speaker")) or [None]
        held: list[Tag | None] = list(self.tied_to(statement.id, "")) or [None]
        pairs = [(m, p) for m in said for p in held]
        pairs.sort(key=lambda pair: [t.start if t else 0 for t in pair] + [t.id if t else 0 for t in pair])
        yield from (self._claim(statement, mention, position) for mention, position in pairs)

    def _claim(self, tag: Tag, mention: Tag | None, position: Tag | None) -> Claim:
        article, sentence = self.articles[tag.article], self.sentence_at(tag.article, tag.start)
        actor = None if mention is None or mention.actor is None else self.actors[mention.actor]
        issue = None if position is None or position.issue is None else self.issues[position.issue]
        stance = position.stance if position else None
        heard = sorted(self.tied_to(tag.id, "addressee"), key=lambda t: (t.start, t.id))
        addressees = [self.actors[t.actor].name for t in heard if t.actor is not None]
        numbers = {Stance.SUPPORT: 1, Stance.NEUTRAL: 0, Stance.OPPOSE: -1}
        return Claim(
            tag.guid,
            article.guid,
            article.title,
            article.source,
            article.author,
            article.published,
            article.url,
            sentence.number if sentence else None,
            tag.start,
            tag.end,
            tag.text,
            actor.name if actor else None,
            actor.type if actor else None,
            "speaker" if mention else None,
            issue.name if issue else None,
            stance,
            numbers[stance] if stance else None,
            tag.note,
            tag.coder,
            tag.created_at,
            tag.voice,
            "|".join(addressees) if addressees else None,
            ("|".join(actor.aliases) or None) if actor else None,
            self.actors[actor.member_of].name if actor and actor.member_of else None,
            actor.note if actor else None,
            self.issues[issue.parent].name if issue and issue.parent else None,
            issue.note if issue else None,
        )

    def library(self) -> list[ArticleSummary]:
        return [self._summary(article) for _, article in sorted(self.articles.items())]

    def _summary(self, article: Article) -> ArticleSummary:
        tags = self.tags_of(article.id)
        read = [s for s in self.sentences_of(article.id) if not s.boilerplate]
        statements = [t for t in tags if t.kind is Kind.STATEMENT]
        return ArticleSummary(
            article.id,
            article.title,
            article.source,
            article.published,
            article.language,
            article.status,
            len(read),
            sum(any(s.start <= t.start < s.end for t in tags) for s in read),
            len(statements),
            sum(self.is_complete(t.id) for t in statements),
            article.reprint_of,
            sum(o.tag.article == article.id for o in self.orphans.values()),
        )

    def next_gap(self) -> tuple[int, int] | None:
        gaps = (t for t in self.tags.values() if t.kind is Kind.STATEMENT and not self.is_complete(t.id))
        first = min(gaps, key=lambda t: (t.article, t.start, t.id), default=None)
        return None if first is None else (first.article, first.id)

    def uses(self, what: str) -> dict[int, int]:
        return {entry: sum(getattr(t, what) == entry for t in self.tags.values()) for entry in self.entries(what)}
