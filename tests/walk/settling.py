"""Compares what a verb was to make of a project with what it has made."""

from collections.abc import Callable, Sequence
from typing import Any

from reader.model import Voice
from tests.walk.model import World, changed

Real = Callable[[str, Any], Any]  # the number in the file of what was made


def equal(what: str, found: Any, expected: Any) -> None:
    """Fails with what is another one, and nothing else: both may be long."""
    if found == expected:
        return
    if isinstance(found, dict) and isinstance(expected, dict):
        keys = [key for key in {**expected, **found} if found.get(key, ...) != expected.get(key, ...)]
        found, expected = ({key: some.get(key, "nothing") for key in keys} for some in (found, expected))
    elif isinstance(found, list) and isinstance(expected, list):
        found, expected = (
            [one for one in some if one not in other] for some, other in ((found, expected), (expected, found))
        )
    raise AssertionError(f"{what}:\n    is        {found}\n    should be {expected}")


def settle(expected: World, before: World, after: World) -> Real:
    """Give what was made the numbers, guids and times that the file has for it, in the order of its making."""
    names: dict[str, dict[int, int]] = {}
    for table in ("articles", "tags", "actors", "issues", "sentences"):
        made = sorted((i for i in getattr(expected, table) if i < 0), reverse=True)
        found = sorted(getattr(after, table).keys() - getattr(before, table).keys())
        names[table] = dict(zip(made, found, strict=False))

    def real(table: str, i: int | None) -> int | None:
        return i if i is None else names[table].get(i, i)

    def renumbered(table: str, change: Callable[[Any], Any]) -> None:
        here, there = getattr(expected, table), getattr(after, table)
        fresh = {}
        for i, thing in here.items():
            number = real(table, i)
            given = change(thing)
            if number != i:
                facts = {"id": number}
                facts |= {n: getattr(there[number], n) for n in ("guid", "created_at") if hasattr(thing, n)}
                given = changed(given, **facts)
            fresh[number] = given
        setattr(expected, table, fresh)

    renumbered("actors", lambda a: changed(a, member_of=real("actors", a.member_of)))
    renumbered("issues", lambda i: changed(i, parent=real("issues", i.parent)))
    renumbered("tags", lambda t: _renamed(t, real))
    renumbered("articles", lambda a: a)
    renumbered("sentences", lambda s: s)
    expected.orphans = {i: changed(lost, tag=_renamed(lost.tag, real)) for i, lost in expected.orphans.items()}
    expected.unheard = {names["tags"].get(i, i) for i in expected.unheard}
    _take_over(expected, after, {names["articles"].get(i, i) for i in expected.recut})
    return real


def _renamed(tag: Any, real: Callable[[str, int | None], int | None]) -> Any:
    return changed(tag, actor=real("actors", tag.actor), issue=real("issues", tag.issue))


def _take_over(expected: World, after: World, recut: set[Any]) -> None:
    """What the model leaves open is as the file says: where sentences begin, what was found in a text."""
    kept = {i: s for i, s in expected.sentences.items() if s.article_id not in recut}
    expected.sentences = kept | {i: s for i, s in after.sentences.items() if s.article_id in recut}
    for i in recut & after.blocks.keys():
        expected.blocks[i] = after.blocks[i]
    for i in recut & expected.articles.keys() & after.articles.keys():
        mine, found = expected.articles[i], after.articles[i]
        open_ = [
            n for n in ("title", "source", "author", "url", "published", "language", "text") if getattr(mine, n) is None
        ]
        facts = {name: getattr(found, name) for name in open_}
        origins = {name: origin for name, origin in found.origins.items() if name in open_} | dict(mine.origins)
        expected.articles[i] = mine._replace(**facts, origins=origins)
    for i in expected.unheard & after.tags.keys():
        assert after.tags[i].voice in (Voice.DIRECT, Voice.INDIRECT)
        expected.tags[i] = changed(expected.tags[i], voice=after.tags[i].voice)
    for i in expected.dimmed:
        assert [b[:2] for b in expected.blocks[i]] == [b[:2] for b in after.blocks[i]]
        expected.blocks[i] = after.blocks[i]


def same(expected: World, found: World, leave: Sequence[str]) -> None:
    for table in ("articles", "tags", "links", "actors", "issues", "orphans", "sentences", "blocks"):
        if table not in leave:
            equal(table, getattr(found, table), getattr(expected, table))
