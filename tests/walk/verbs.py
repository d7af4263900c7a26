"""What each verb makes of a `World`, or why it must be refused: for articles, tags, links and sentences.

A verb changes the world that it gets. If an argument does not fit, it raises `Refused` with all kinds of errors that
may be said: which one of several is said first is left open. A verb that decides for itself where tags go is modelled
by what it promises: `coded` and `corrected` compare the worlds before and after.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, TypeVar

from reader.errors import BadSpan, BadValue, NotFound, SikapError
from reader.model import Actor, ActorId, Article, ArticleId, Issue, IssueId, Kind, Role, Stance, Status, Voice
from tests.walk import words
from tests.walk.model import Tag, World

M = TypeVar("M", Kind, Role, Stance, Status, Voice)


class Unsaid:
    """What is not said stays as it is."""


UNSAID = Unsaid()


class Refused(Exception):
    """The verb must raise one of these errors and change nothing."""

    def __init__(self, kinds: Collection[type[SikapError]]) -> None:
        super().__init__(kinds)
        self.kinds = tuple(kinds)


class Problems:
    """What is wrong with the arguments of a verb."""

    def __init__(self) -> None:
        self._kinds: set[type[SikapError]] = set()

    def note(self, kind: type[SikapError], when: object = True) -> None:
        if when:
            self._kinds.add(kind)

    def stop(self) -> None:
        if self._kinds:
            raise Refused(self._kinds)

    def member(self, kind: type[M], value: Any) -> Any:
        """The member of this value; None and what is not said stay as they are."""
        if value is None or value is UNSAID:
            return value
        try:
            return kind(value)
        except ValueError:
            self.note(BadValue)
            return None

    def span(self, text: str | None, start: int, end: int) -> None:
        self.note(BadSpan, not 0 <= start < end or (text is not None and end > len(text)))

    def entry(self, world: World, what: str, given: Any) -> Any:
        """The entry of this number or name, made if the name is new."""
        if given is None or given is UNSAID:
            return given
        if isinstance(given, int):
            self.note(NotFound, given not in world.entries(what))
            return given
        if given in words.BAD_NAMES:
            self.note(BadValue)
            return None
        return find(world, what, given) or make(world, what, given)


def find(world: World, what: str, typed: str) -> int | None:
    """The entry that has this name, in any spelling, or an actor that has it as an alias."""
    for i, entry in world.entries(what).items():
        names = (entry.name, *(entry.aliases if what == "actor" else ()))
        if any(words.SAME[name] == words.SAME[typed] for name in names):
            return i
    return None


def make(world: World, what: str, typed: str) -> int:
    i, name = world.new(world.entries(what)), words.BY_SPELLING[typed].stored
    if what == "actor":
        world.actors[i] = Actor(ActorId(i), "", name, None, (), None, "", "")
    else:
        world.issues[i] = Issue(IssueId(i), "", name, "", "", "", None, "", "")
    return i


# Articles


def add_article(world: World, typed: str, details: dict[str, Any], markdown: bool) -> None:
    """What is not given may be found in the text; `None` stands for that."""
    problems = Problems()
    problems.note(BadValue, typed in words.BLANK_TEXTS)
    problems.note(BadValue, details["published"] in words.BAD_DATES)
    problems.note(BadValue, details["language"] not in (None, *words.LANGUAGES))
    problems.stop()
    i = world.new(world.articles)
    lines: dict[str, Any] = {n: words.LINES[details[n]] or None for n in ("title", "source", "author", "url")}
    lines["published"] = words.DATES[details["published"]]
    lines["language"] = words.LANGUAGES.get(details["language"]) or None
    lines["text"] = None if markdown else words.PLAIN_TEXTS[typed]
    world.articles[i] = Article(ArticleId(i), "", status=Status.NEW, note="", created_at="", modified_at="", **lines)
    world.recut.add(i)


def edit_article(world: World, article: int, values: dict[str, Any]) -> None:
    problems = Problems()
    problems.note(NotFound, article not in world.articles)
    problems.note(BadValue, "colour" in values)
    problems.note(BadValue, values.get("published") in words.BAD_DATES)
    problems.note(BadValue, any(v is None or isinstance(v, int) for n, v in values.items() if n in _TEXTS))
    status = problems.member(Status, values.get("status"))
    first = values.get("reprint_of")
    if isinstance(first, int):
        problems.note(NotFound, first not in world.articles)
        problems.note(BadValue, article in above(world, first))
    else:
        problems.note(BadValue, first is not None)
    problems.stop()
    old = world.articles[article]
    found = {n: values[n] for n in (*_TEXTS, "note", "reprint_of") if n in values}
    if "published" in values:
        found["published"] = words.DATES[values["published"]]
    if status is not None:
        found["status"] = status
    found["origins"] = {name: origin for name, origin in old.origins.items() if name not in values}
    world.articles[article] = old._replace(**found)
    if found.get("language", old.language) != old.language and not world.is_tagged(article):
        world.recut.add(article)


_TEXTS = ("title", "source", "author", "url", "language")


def above(world: World, article: int | None) -> list[int]:
    """An article and all that it is a reprint of."""
    found: list[int] = []
    while article in world.articles and article not in found:
        found.append(article)
        article = world.articles[article].reprint_of
    return found


def delete_article(world: World, article: int) -> None:
    problems = Problems()
    problems.note(NotFound, article not in world.articles)
    problems.stop()
    for i in [i for i, tag in world.tags.items() if tag.article == article]:
        _remove(world, i)
    world.orphans = {i: lost for i, lost in world.orphans.items() if lost.tag.article != article}
    world.sentences = {i: s for i, s in world.sentences.items() if s.article_id != article}
    for i, other in world.articles.items():
        if other.reprint_of == article:
            world.articles[i] = other._replace(reprint_of=None)
    del world.articles[article], world.blocks[article]


def _remove(world: World, tag: int) -> None:
    del world.tags[tag]
    world.links = {ends: role for ends, role in world.links.items() if tag not in ends}


# Tags


def tag(
    world: World, coder: str, article: int, kind: Any, start: int, end: int, said: dict[str, Any], note: str, voice: Any
) -> int | None:
    """Returns the statement if it is one that is said of more: `coded` tells whether that was done."""
    problems = Problems()
    kind, voice = problems.member(Kind, kind), problems.member(Voice, voice)
    stance = problems.member(Stance, said["stance"])
    problems.note(NotFound, article not in world.articles)
    problems.span(world.articles[article].text if article in world.articles else None, start, end)
    problems.note(BadValue, kind is Kind.ACTOR and (said["issue"], said["stance"]) != (None, None))
    problems.note(BadValue, kind is Kind.POSITION and said["actor"] is not None)
    problems.note(BadValue, voice is not None and kind is not Kind.STATEMENT)
    actor = problems.entry(world, "actor", said["actor"])
    issue = problems.entry(world, "issue", said["issue"])
    problems.stop()
    i = world.new(world.tags)
    text = world.articles[article].text[start:end]
    bare = Tag(i, "", article, kind, start, end, text, None, None, None, voice, note, coder, "")
    is_own = kind is not Kind.STATEMENT
    world.tags[i] = replace(bare, actor=actor, issue=issue, stance=stance) if is_own else bare
    if kind is Kind.STATEMENT and voice is None:
        world.unheard.add(i)
    is_said = kind is Kind.STATEMENT and (actor, issue, stance) != (None, None, None)
    return i if is_said else None


def untag(world: World, tag: int) -> None:
    problems = Problems()
    problems.note(NotFound, tag not in world.tags)
    problems.stop()
    _remove(world, tag)


def remove_claim(world: World, coder: str, statement: int) -> None:
    _require_statement(world, statement)
    tied = [other for one, other in world.links if one == statement]
    own = [i for i in tied if world.tags[i].coder == coder and not world.tags[i].note]
    for i in [i for i in own if len(world.statements_of(i)) == 1]:
        _remove(world, i)
    _remove(world, statement)


def _require_statement(world: World, statement: int) -> None:
    problems = Problems()
    problems.note(NotFound, statement not in world.tags)
    problems.note(BadValue, statement in world.tags and world.tags[statement].kind is not Kind.STATEMENT)
    problems.stop()


def resize(world: World, tag: int, start: int, end: int) -> None:
    """The voice of a statement may be found anew."""
    problems = Problems()
    problems.note(NotFound, tag not in world.tags)
    text = world.articles[world.tags[tag].article].text if tag in world.tags else None
    problems.span(text, start, end)
    problems.stop()
    assert text is not None
    old = world.tags[tag]
    world.tags[tag] = replace(old, start=start, end=end, text=text[start:end])
    if old.voice in (Voice.DIRECT, Voice.INDIRECT):
        world.unheard.add(tag)


def edit_annotation(world: World, tag: int, said: dict[str, Any]) -> None:
    problems = Problems()
    stance, voice = problems.member(Stance, said["stance"]), problems.member(Voice, said["voice"])
    actor, issue = (problems.entry(world, what, said[what]) for what in ("actor", "issue"))
    problems.note(NotFound, tag not in world.tags)
    kind = world.tags[tag].kind if tag in world.tags else None
    given = {name for name, value in said.items() if value is not None and value is not UNSAID}
    mine = {Kind.STATEMENT: {"voice"}, Kind.ACTOR: {"actor"}, Kind.POSITION: {"issue", "stance"}, None: given}[kind]
    problems.note(BadValue, given - mine - {"note"})
    problems.stop()
    new = {"actor": actor, "issue": issue, "stance": stance, "voice": voice, "note": said["note"]}
    world.tags[tag] = replace(world.tags[tag], **{name: v for name, v in new.items() if v is not UNSAID})


def link(world: World, statement: int, other: int, role: Any) -> None:
    problems = Problems()
    role = problems.member(Role, role)
    problems.note(NotFound, not {statement, other} <= world.tags.keys())
    problems.stop()
    one, two = world.tags[statement], world.tags[other]
    problems.note(BadValue, one.kind is not Kind.STATEMENT or two.kind is Kind.STATEMENT or one.article != two.article)
    problems.stop()
    world.links[statement, other] = role if two.kind is Kind.ACTOR else ""


def unlink(world: World, statement: int, other: int) -> None:
    problems = Problems()
    problems.note(NotFound, (statement, other) not in world.links)
    problems.stop()
    del world.links[statement, other]
