"""Ways through the verbs of articles, tags and claims."""

from collections.abc import Callable, Sequence
from typing import Any

from reader.coding import KEEP
from reader.errors import Cancelled, NotFound
from reader.intake import prepare
from reader.model import Kind, Role, Stance, Status, Voice
from tests.reader import samples
from tests.walk import claims, verbs, words
from tests.walk.choosing import (
    NOWHERE,
    Chooser,
    maybe,
    name_or_number,
    number_of,
    rarely,
    span_of,
    stance,
    tag_of,
    voice,
)
from tests.walk.model import Tag, World
from tests.walk.verbs import UNSAID
from tests.walk.walker import Door, Walker

# Articles


def details(choose: Chooser) -> dict[str, Any]:
    found: dict[str, Any] = {n: choose.one(tuple(words.LINES)) for n in ("title", "source", "author", "url")}
    found["published"] = choose.one(words.BAD_DATES) if rarely(choose) else choose.one(tuple(words.DATES))
    found["language"] = choose.one((None, *words.LANGUAGES, "bukan bahasa!")) if choose.number(0, 1) else "id"
    return found


def add_article(w: Walker, door: Door, choose: Chooser) -> None:
    marked = choose.number(0, 4) == 0
    text = words.MARKED if marked else choose.one((*words.PLAIN_TEXTS, *words.BLANK_TEXTS))
    said = details(choose)
    w.perform(
        door,
        "Project.add_article",
        lambda p: p.add_article(text, markdown=marked, **said),
        lambda world: verbs.add_article(world, text, said, marked),
    )


def add_articles(w: Walker, door: Door, choose: Chooser) -> None:
    """Prepared ones, of which one may repeat an article that is there, or not there; or the person stops it."""
    there = sorted(w.world.articles)
    first = w.world.articles[choose.one(there)].guid if there and choose.number(0, 1) else ""
    first = "nowhere" if rarely(choose) else first
    new = [
        samples.new_article(words.QUOTED, title="Satu", reprint_of=first),
        prepare(words.MARKED, markdown=True, language="id"),
    ]
    stops = rarely(choose)

    def report(done: int, total: int) -> None:
        assert total == len(new)
        if stops and done:
            raise Cancelled

    def predict(world: World) -> None:
        problems = verbs.Problems()
        problems.note(Cancelled, stops)
        problems.note(NotFound, first == "nowhere")
        problems.stop()
        for article in new:
            given = {"title": "", "source": "", "author": "", "url": "", "published": None, "language": "id"}
            verbs.add_article(world, words.SHORT, given, False)
            i = min(world.articles)
            repeats = next((a.id for n, a in world.articles.items() if n > 0 and a.guid == article.reprint_of), None)
            facts: dict[str, Any] = dict.fromkeys(("source", "author", "url"), "")
            facts |= {n: getattr(article, n) for n in ("title", "language", "origins", "text")}
            world.articles[i] = world.articles[i]._replace(reprint_of=repeats, **facts)

    w.perform(door, "Project.add_articles", lambda p: p.add_articles(new, report), predict)


def edit_article(w: Walker, door: Door, choose: Chooser) -> None:
    article = number_of(choose, w.world.articles)
    line = tuple(words.LINES)
    possible: dict[str, Callable[[], Any]] = {
        "title": lambda: 5 if rarely(choose) else choose.one(line),
        "source": lambda: choose.one(line),
        "author": lambda: None if rarely(choose) else choose.one(line),
        "url": lambda: choose.one(line),
        "published": lambda: choose.one(words.BAD_DATES) if rarely(choose) else choose.one(tuple(words.DATES)),
        "language": lambda: choose.one(("id", "en", "")),
        "status": lambda: "selesai" if rarely(choose) else choose.one(tuple(Status)),
        "note": lambda: choose.one(tuple(words.NOTES)),
        "reprint_of": lambda: choose.one((None, number_of(choose, w.world.articles), article)),
    }
    names = [choose.one(tuple(possible)) for _ in range(choose.number(0, 3))]
    found = sorted(w.world.articles[article].origins) if article in w.world.articles else []
    names += [choose.one(found)] if found and choose.number(0, 1) else []  # in its text: it is typed from then on
    said = {name: possible[name]() for name in names}
    if rarely(choose):
        said["colour"] = "biru"
    w.perform(
        door,
        "Project.edit_article",
        lambda p: p.edit_article(article, **said),
        lambda world: verbs.edit_article(world, article, said),
    )


def delete_article(w: Walker, door: Door, choose: Chooser) -> None:
    """Only where there are many: a project without articles is a dull place."""
    article = number_of(choose, w.world.articles) if len(w.world.articles) > 2 else NOWHERE
    w.perform(
        door,
        "Project.delete_article",
        lambda p: p.delete_article(article),
        lambda world: verbs.delete_article(world, article),
    )


# Tags


def tag(w: Walker, door: Door, choose: Chooser) -> None:
    article = number_of(choose, w.world.articles)
    kind: Any = "judul" if rarely(choose) else choose.one(tuple(Kind))
    start, end = span_of(choose, w.world, article)
    said: dict[str, Any] = {"actor": None, "issue": None, "stance": None}
    if kind != Kind.POSITION or rarely(choose):
        said["actor"] = maybe(choose, lambda: name_or_number(choose, w.world.actors))
    if kind != Kind.ACTOR or rarely(choose):
        said["issue"] = maybe(choose, lambda: name_or_number(choose, w.world.issues))
        said["stance"] = maybe(choose, lambda: stance(choose))
    note = choose.one(tuple(words.NOTES))
    how = maybe(choose, lambda: voice(choose)) if kind == Kind.STATEMENT or rarely(choose) else None
    given = [name for name in ("stance", "issue") if said[name] is not None]
    coded = kind == Kind.STATEMENT and any(value is not None for value in said.values())

    def predict(world: World) -> Any:
        made = verbs.tag(world, door.coder, article, kind, start, end, said, note, how)
        return made, *(_entry(world, what, said[what]) for what in ("actor", "issue"))

    def judge(before: World, after: World, told: Any, result: Any, real: Any) -> None:
        statement, actor, issue = real("tags", told[0]), real("actors", told[1]), real("issues", told[2])
        assert after.tags[statement].id == result.id
        claim = {"speaker": UNSAID if actor is None else actor, "stance": UNSAID, "issue": UNSAID}
        claim |= {name: {"stance": said["stance"], "issue": issue}[name] for name in given}
        claims.coded(before, after, door.coder, [statement], claim, {})

    w.perform(
        door,
        "Project.tag",
        lambda p: p.tag(article, kind, start, end, **said, note=note, voice=how),
        predict,
        judge if coded else None,
        ("tags", "links") if coded else (),
    )


def _entry(world: World, what: str, given: Any) -> int | None:
    return verbs.find(world, what, given) if isinstance(given, str) else given


def untag(w: Walker, door: Door, choose: Chooser) -> None:
    which = tag_of(choose, w.world)
    w.perform(door, "Project.untag", lambda p: p.untag(which), lambda world: verbs.untag(world, which))


def resize(w: Walker, door: Door, choose: Chooser) -> None:
    which = tag_of(choose, w.world)
    article = w.world.tags[which].article if which in w.world.tags else NOWHERE
    start, end = span_of(choose, w.world, article)
    w.perform(
        door,
        "Project.resize",
        lambda p: p.resize(which, start, end),
        lambda world: verbs.resize(world, which, start, end),
    )


def edit_annotation(w: Walker, door: Door, choose: Chooser) -> None:
    which = tag_of(choose, w.world)
    kind = w.world.tags[which].kind if which in w.world.tags else Kind.ACTOR
    possible: dict[str, Callable[[], Any]] = {
        "actor": lambda: maybe(choose, lambda: name_or_number(choose, w.world.actors)),
        "issue": lambda: maybe(choose, lambda: name_or_number(choose, w.world.issues)),
        "stance": lambda: maybe(choose, lambda: stance(choose)),
        "voice": lambda: maybe(choose, lambda: voice(choose)),
        "note": lambda: choose.one(tuple(words.NOTES)),
    }
    mine = {Kind.STATEMENT: ("voice",), Kind.ACTOR: ("actor",), Kind.POSITION: ("issue", "stance")}[kind]
    names = tuple(possible) if rarely(choose) else ("note", *mine)
    said = {n: choose_what() if n in names and choose.number(0, 2) else UNSAID for n, choose_what in possible.items()}
    w.perform(
        door,
        "Project.edit_annotation",
        lambda p: p.edit_annotation(which, **_kept(said)),
        lambda world: verbs.edit_annotation(world, which, said),
    )


def _kept(said: dict[str, Any]) -> dict[str, Any]:
    return {name: KEEP if value is UNSAID else value for name, value in said.items()}


def link(w: Walker, door: Door, choose: Chooser) -> None:
    statement = tag_of(choose, w.world, Kind.STATEMENT)
    near = [i for i, t in w.world.tags.items() if t.kind is not Kind.STATEMENT and _beside(w.world, t, statement)]
    other = number_of(choose, near) if near and not rarely(choose) else tag_of(choose, w.world)
    role: Any = "pendengar" if rarely(choose) else choose.one(tuple(Role))
    w.perform(
        door,
        "Project.link",
        lambda p: p.link(statement, other, role),
        lambda world: verbs.link(world, statement, other, role),
    )


def _beside(world: World, tag: Tag, other: int) -> bool:
    return other in world.tags and world.tags[other].article == tag.article


def unlink(w: Walker, door: Door, choose: Chooser) -> None:
    known = sorted(w.world.links)
    if known and not rarely(choose):
        statement, other = choose.one(known)
    else:
        statement, other = tag_of(choose, w.world), tag_of(choose, w.world)
    w.perform(
        door,
        "Project.unlink",
        lambda p: p.unlink(statement, other),
        lambda world: verbs.unlink(world, statement, other),
    )


# Claims


def code_claim(w: Walker, door: Door, choose: Chooser) -> None:
    world = w.world
    statement = tag_of(choose, world, Kind.STATEMENT)
    said = claim(choose, world) | {"note": maybe(choose, lambda: choose.one(tuple(words.NOTES)), UNSAID)}
    pointed: dict[str, Any] = {"another": choose.number(0, 2) == 0}
    if choose.number(0, 1):
        pointed["role"] = "wartawan" if rarely(choose) else choose.one(tuple(Role))
    tied = [other for one, other in sorted(world.links) if one == statement]
    for name, kind in (("mention", Kind.ACTOR), ("position", Kind.POSITION)):
        mine = [i for i in tied if world.tags[i].kind is kind]
        if mine and choose.number(0, 2) == 0:
            pointed[name] = tag_of(choose, world) if rarely(choose) else choose.one(mine)

    def judge(before: World, after: World, told: Any, result: Any, real: Any) -> None:
        real_said = told | {"speaker": real("actors", told["speaker"]), "issue": real("issues", told["issue"])}
        claims.coded(before, after, door.coder, [statement], real_said, pointed)
        for name in ("voice", "note"):
            wanted = getattr(before.tags[statement], name) if told[name] is UNSAID else told[name]
            assert getattr(after.tags[statement], name) == wanted

    w.perform(
        door,
        "Project.code_claim",
        lambda p: p.code_claim(statement, **_kept(said), **pointed),
        lambda world: claims.code_claim(world, statement, said, pointed),
        judge,
        ("tags", "links"),
    )


def claim(choose: Chooser, world: World) -> dict[str, Any]:
    possible: dict[str, Callable[[], Any]] = {
        "speaker": lambda: name_or_number(choose, world.actors),
        "stance": lambda: stance(choose),
        "issue": lambda: name_or_number(choose, world.issues),
        "voice": lambda: voice(choose),
    }
    return {n: choose.one((UNSAID, None)) if choose.number(0, 2) == 0 else v() for n, v in possible.items()}


def code_claims(w: Walker, door: Door, choose: Chooser) -> None:
    keys = list(door.project.claim_keys())
    first = choose.number(0, max(0, len(keys) - 1))
    some = keys[first : first + choose.number(0, 4)]
    said = claim(choose, w.world)

    def predict(world: World) -> Any:
        if some:
            return claims.code_claim(world, some[0].statement, said, {})
        problems = verbs.Problems()
        speaker = problems.entry(world, "actor", said["speaker"])
        issue = problems.entry(world, "issue", said["issue"])
        found = {"stance": problems.member(Stance, said["stance"]), "voice": problems.member(Voice, said["voice"])}
        problems.stop()
        return found | {"speaker": speaker, "issue": issue, "note": UNSAID}

    def judge(before: World, after: World, told: Any, result: Any, real: Any) -> None:
        ours = list(dict.fromkeys(key.statement for key in some))
        real_said = told | {"speaker": real("actors", told["speaker"]), "issue": real("issues", told["issue"])}
        if ours:
            _coded_many(before, after, door.coder, ours, real_said)
        else:
            assert (before.tags, before.links) == (after.tags, after.links)

    w.perform(
        door,
        "Project.code_claims",
        lambda p: p.code_claims(some, **_kept(said)),
        predict,
        judge,
        ("tags", "links"),
    )


def _coded_many(before: World, after: World, coder: str, ours: Sequence[int], said: dict[str, Any]) -> None:
    claims.coded(before, after, coder, ours, said, {"many": True})
    for i in ours:
        assert after.tags[i].voice == (before.tags[i].voice if said["voice"] is UNSAID else said["voice"])
        assert after.tags[i].note == before.tags[i].note


def remove_claim(w: Walker, door: Door, choose: Chooser) -> None:
    statement = tag_of(choose, w.world, Kind.STATEMENT)
    w.perform(
        door,
        "Project.remove_claim",
        lambda p: p.remove_claim(statement),
        lambda world: verbs.remove_claim(world, door.coder, statement),
    )
