"""What it makes of a `World` to correct texts, to mend sentences, and to bring back what was removed."""

from collections.abc import Collection
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from reader.errors import BadValue, NotFound
from reader.model import ArticleId, Sentence
from tests.walk.model import Lost, Tag, World
from tests.walk.verbs import Problems, above

# Orphans and corrected texts


def place(world: World, orphan: int, start: int, end: int) -> None:
    problems = Problems()
    problems.note(NotFound, orphan not in world.orphans)
    text = None
    if orphan in world.orphans:
        text = world.articles[world.orphans[orphan].tag.article].text
    problems.span(text, start, end)
    problems.stop()
    assert text is not None
    lost = world.orphans.pop(orphan)
    world.tags[orphan] = replace(lost.tag, start=start, end=end, text=text[start:end])
    for one, two, role in lost.links:
        other = two if one == orphan else one
        if other in world.orphans:
            waiting = world.orphans[other]
            world.orphans[other] = replace(waiting, links=waiting.links | {(one, two, role)})
        elif other in world.tags:
            world.links[one, two] = role


def drop(world: World, orphan: int) -> None:
    problems = Problems()
    problems.note(NotFound, orphan not in world.orphans)
    problems.stop()
    del world.orphans[orphan]


def corrected(before: World, after: World, article: int, text: str, said: Any) -> None:
    """Whether a correction, which has said where each tag goes, has kept them all, and has changed nothing else."""
    assert after.articles[article].text == said.text == text
    assert [tag.id for tag in before.tags_of(article)] == [placed.annotation for placed in said.placed]
    for placed in said.placed:
        old = before.tags[placed.annotation]
        assert (placed.old.start, placed.old.end) == (old.start, old.end)
        if placed.new is None:
            _became_an_orphan(before, after, old)
            continue
        new = after.tags[old.id]
        moved = text[placed.new.start : placed.new.end]
        assert new == replace(old, start=placed.new.start, end=placed.new.end, text=moved)
        assert not placed.same or moved == old.text
        assert moved == old.text or SequenceMatcher(None, old.text, moved, autojunk=False).ratio() >= 0.5
        was_changed = before.modified["annotation", old.id] != after.modified["annotation", old.id]
        assert was_changed == (not placed.same), "a tag counts as changed if its words were, and only then"
    gone = {placed.annotation for placed in said.placed if placed.new is None}
    assert after.tags.keys() == before.tags.keys() - gone
    assert after.orphans.keys() == before.orphans.keys() | gone
    assert after.links == {ends: role for ends, role in before.links.items() if gone.isdisjoint(ends)}
    for i in before.tags.keys() & after.tags.keys():
        assert before.tags[i].article == article or before.tags[i] == after.tags[i]
    for i in before.orphans:
        assert replace(after.orphans[i], links=before.orphans[i].links) == before.orphans[i]
        assert after.orphans[i].links == before.orphans[i].links
    first = before.articles[article]._replace(text=text, title=after.articles[article].title)
    assert after.articles == before.articles | {article: first}
    if after.articles[article].title != before.articles[article].title:
        assert "title" in before.articles[article].origins
    assert (after.actors, after.issues) == (before.actors, before.issues)
    for i, sentence in before.sentences.items():
        assert sentence.article_id == article or after.sentences[i] == sentence


def _became_an_orphan(before: World, after: World, old: Tag) -> None:
    text = before.articles[old.article].text
    mine = {(one, two, role) for (one, two), role in before.links.items() if old.id in (one, two)}
    mine |= {link for lost in before.orphans.values() for link in lost.links if old.id in link[:2]}
    around = text[max(0, old.start - 32) : old.start], text[old.end : old.end + 32]
    assert after.orphans[old.id] == Lost(old, *around, frozenset(mine))


def untouched(before: World, after: World, article: int, at: int, by: int) -> None:
    """Words of their own came in at one place (`by` > 0), or went from there: all tags beside it only move."""
    gone = max(0, -by)
    for tag in before.tags_of(article):
        if tag.end <= at:
            where: tuple[int, int] | None = tag.start, tag.end
        elif tag.start >= at + gone:
            where = tag.start + by, tag.end + by
        elif at <= tag.start and tag.end <= at + gone:
            where = None
        else:
            continue
        new = after.tags.get(tag.id)
        assert (new and (new.start, new.end)) == where, f"{tag.text!r} went elsewhere"


# What was removed


def restore_tag(world: World, before: World, removed: Collection[tuple[str, int]], table: str, row: int) -> None:
    """A tag or orphan is as it was before the step that has removed it, with its links to what is there."""
    if table == "orphan":
        lost = before.orphans[row]
        world.orphans[row] = replace(lost, tag=_still_coded(world, lost.tag))
        return
    world.tags[row] = _still_coded(world, before.tags[row])
    for ends, role in before.links.items():
        if row in ends and not (ends in world.links or _link_stays(before, removed, ends)):
            _tie_again(world, ends, role, row)


def _tie_again(world: World, ends: tuple[int, int], role: str, tag: int) -> None:
    other = ends[1] if ends[0] == tag else ends[0]
    if other in world.orphans:
        waiting = world.orphans[other]
        world.orphans[other] = replace(waiting, links=waiting.links | {(*ends, role)})
    elif other in world.tags:
        world.links[ends] = role


def _link_stays(before: World, removed: Collection[tuple[str, int]], ends: tuple[int, int]) -> bool:
    """Links have no numbers in a world: of a tag that was removed all have gone."""
    return not any(("annotation", end) in removed for end in ends)


def _still_coded(world: World, tag: Tag) -> Tag:
    actor = tag.actor if tag.actor in world.actors else None
    return replace(tag, actor=actor, issue=tag.issue if tag.issue in world.issues else None)


def found_again(before: World, after: World, old: Tag) -> None:
    """A tag whose article has another text came back: on words like its own, or as an orphan with its own."""
    kept = _still_coded(before, old)
    if old.id in after.tags:
        new = after.tags[old.id]
        assert replace(new, start=old.start, end=old.end, text=old.text) == kept
        assert SequenceMatcher(None, old.text, new.text, autojunk=False).ratio() >= 0.5
    else:
        assert after.orphans[old.id].tag == kept
    assert after.tags.keys() - {old.id} == before.tags.keys()
    assert after.orphans.keys() - {old.id} == before.orphans.keys()
    assert {ends for ends in after.links if old.id not in ends} == before.links.keys()


def restore_article(world: World, before: World, removed: Collection[tuple[str, int]], article: int) -> None:
    """An article is as it was before the step that has removed it, with what went with it."""
    old = before.articles[article]
    world.articles[article] = old._replace(reprint_of=None)
    world.blocks[article] = before.blocks[article]
    for i, sentence in before.sentences.items():
        if sentence.article_id == article and ("sentence", i) in removed:
            world.sentences[i] = sentence
    for i, tag in before.tags.items():
        if tag.article == article and ("annotation", i) in removed:
            world.tags[i] = _still_coded(world, tag)
    for i, lost in before.orphans.items():
        if lost.tag.article == article and ("orphan", i) in removed:
            world.orphans[i] = replace(lost, tag=_still_coded(world, lost.tag))
    mine = {i for i, tag in world.tags.items() if tag.article == article}
    world.links |= {ends: role for ends, role in before.links.items() if mine.issuperset(ends)}
    for i, other in world.articles.items():
        was = before.articles.get(i)
        if was and was.reprint_of == article and other.reprint_of is None and i != article:
            world.articles[i] = other._replace(reprint_of=ArticleId(article))
    first = old.reprint_of
    if first in world.articles and article not in above(world, first):
        world.articles[article] = world.articles[article]._replace(reprint_of=first)


# Sentences


def merge_sentences(world: World, sentence: int) -> None:
    problems = Problems()
    problems.note(NotFound, sentence not in world.sentences)
    problems.stop()
    first = world.sentences[sentence]
    mine = world.sentences_of(first.article_id)
    second = next((s for s in mine if s.number == first.number + 1), None)
    joined = [b for b in world.blocks[first.article_id] if b[0] < first.end and b[1] > first.start]
    problems.note(BadValue, second is None or second.start >= max(b[1] for b in joined))
    problems.stop()
    assert second is not None
    del world.sentences[second.id]
    text = world.articles[first.article_id].text[first.start : second.end]
    both = first.boilerplate and second.boilerplate
    world.sentences[sentence] = first._replace(end=second.end, text=text, boilerplate=both)
    _count(world, second, -1)
    world.dimmed.add(first.article_id)


def split_sentence(world: World, sentence: int, at: int) -> None:
    problems = Problems()
    problems.note(NotFound, sentence not in world.sentences)
    problems.stop()
    old = world.sentences[sentence]
    head, tail = (old.text[: at - old.start], old.text[at - old.start :]) if at > old.start else ("", old.text)
    head, tail = head.rstrip(), tail.lstrip()
    problems.note(BadValue, not head or not tail)
    problems.stop()
    _count(world, old, 1)
    world.sentences[sentence] = old._replace(end=old.start + len(head), text=head)
    i = world.new(world.sentences)
    start = old.end - len(tail)
    world.sentences[i] = Sentence(i, old.article_id, old.number + 1, start, old.end, old.boilerplate, tail)


def _count(world: World, after: Sentence, by: int) -> None:
    for i, s in world.sentences.items():
        if s.article_id == after.article_id and s.number > after.number:
            world.sentences[i] = s._replace(number=s.number + by)


def mark_boilerplate(world: World, sentence: int, boilerplate: bool) -> None:
    problems = Problems()
    problems.note(NotFound, sentence not in world.sentences)
    problems.stop()
    world.sentences[sentence] = world.sentences[sentence]._replace(boilerplate=boilerplate)
    world.dimmed.add(world.sentences[sentence].article_id)
