"""Ways through the verbs of texts: corrected, cut into sentences, and the tags that lost their words."""

from typing import Any

from reader.errors import BadValue, Cancelled, NotFound
from reader.project import Project
from tests.walk import mending, verbs, words
from tests.walk.choosing import NOWHERE, Chooser, number_of, rarely, span_of
from tests.walk.model import World
from tests.walk.rows import UNSEEN
from tests.walk.verbs import Refused
from tests.walk.walker import Door, Walker


def lose(w: Walker, door: Door, choose: Chooser) -> None:
    """Let there be tags that have lost their words."""
    if not w.world.orphans and choose.number(0, 3):
        correct(w, door, choose, how="out")


def correct(w: Walker, door: Door, choose: Chooser, how: str = "") -> None:
    """Words come in, go, or are exchanged; or all is another text. The preview says what will be."""
    world = w.world
    article = number_of(choose, world.articles)
    old = world.articles[article].text if article in world.articles else "kosong"
    how = how or choose.one(("in", "in", "out", "out", "letter", "same", "other", "blank"))
    at, by, new = 0, 0, old
    sentences = world.sentences_of(article)
    if how == "in" and sentences:
        said = f"Sisipan {w.steps} xyzzy {choose.number(0, 99)}.\n"
        at, by = choose.one([0, *(s.start for s in sentences if old[s.start - 1 : s.start] == "\n")]), len(said)
        new = old[:at] + said + old[at:]
    elif how == "out" and len(sentences) > 1:
        tagged = [s for s in sentences if any(t.start < s.end and s.start < t.end for t in world.tags_of(article))]
        gone = choose.one(tagged or sentences)
        at, by = gone.start, gone.start - gone.end
        new = old[: gone.start] + old[gone.end :]
    elif how == "letter":
        at = choose.number(0, len(old) - 1)
        new = old[:at] + choose.one(("q", "🙂", "\u0301", "\n", "")) + old[at + 1 :]
    elif how == "other":
        new = choose.one(tuple(words.PLAIN_TEXTS.values()))
    elif how == "blank":
        new = choose.one(words.BLANK_TEXTS)

    def predict(expected: World) -> None:
        problems = verbs.Problems()
        problems.note(NotFound, article not in expected.articles)
        problems.note(BadValue, not new.strip(UNSEEN + "\0") and new != old)
        problems.stop()

    def judge(before: World, after: World, told: Any, said: Any, real: Any) -> None:
        if new == old:
            assert before == after
            return
        mending.corrected(before, after, article, new, said)
        if by and not any(_parts_a_word(old, place) for place in (at, at + max(0, -by))):
            mending.untouched(before, after, article, at, by)

    def call(project: Project) -> Any:
        said = project.texts.preview(article, new)
        done = project.texts.correct(article, new)
        assert done == said, "the preview has said something else"
        return done

    tables = ("articles", "tags", "links", "orphans", "sentences", "blocks")
    w.perform(door, "Texts.correct", call, predict, judge, tables)


def _parts_a_word(text: str, at: int) -> bool:
    return text[at - 1 : at].isalnum() and text[at : at + 1].isalnum()


def place(w: Walker, door: Door, choose: Chooser) -> None:
    lose(w, door, choose)
    orphan = number_of(choose, w.world.orphans)
    article = w.world.orphans[orphan].tag.article if orphan in w.world.orphans else NOWHERE
    start, end = span_of(choose, w.world, article)
    w.perform(
        door,
        "Texts.place",
        lambda p: p.texts.place(orphan, start, end),
        lambda world: mending.place(world, orphan, start, end),
    )


def drop(w: Walker, door: Door, choose: Chooser) -> None:
    lose(w, door, choose)
    orphan = number_of(choose, w.world.orphans)
    w.perform(door, "Texts.drop", lambda p: p.texts.drop(orphan), lambda world: mending.drop(world, orphan))


def merge_sentences(w: Walker, door: Door, choose: Chooser) -> None:
    sentence = number_of(choose, w.world.sentences)
    w.perform(
        door,
        "Texts.merge_sentences",
        lambda p: p.texts.merge_sentences(sentence),
        lambda world: mending.merge_sentences(world, sentence),
    )


def split_sentence(w: Walker, door: Door, choose: Chooser) -> None:
    sentence = number_of(choose, w.world.sentences)
    found = w.world.sentences.get(sentence)
    at = choose.number(found.start, found.end) if found and not rarely(choose) else choose.one((-1, 0, 3, NOWHERE))
    w.perform(
        door,
        "Texts.split_sentence",
        lambda p: p.texts.split_sentence(sentence, at),
        lambda world: mending.split_sentence(world, sentence, at),
    )


def mark_boilerplate(w: Walker, door: Door, choose: Chooser) -> None:
    sentence, is_furniture = number_of(choose, w.world.sentences), choose.one((True, False))
    w.perform(
        door,
        "Texts.mark_boilerplate",
        lambda p: p.texts.mark_boilerplate(sentence, is_furniture),
        lambda world: mending.mark_boilerplate(world, sentence, is_furniture),
    )


def cut_again(w: Walker, door: Door, choose: Chooser) -> None:
    article = number_of(choose, w.world.articles)

    def predict(world: World) -> None:
        problems = verbs.Problems()
        problems.note(NotFound, article not in world.articles)
        problems.stop()
        world.recut.add(article)

    w.perform(door, "Texts.cut_again", lambda p: p.texts.cut_again(article), predict)


def cut_untagged(w: Walker, door: Door, choose: Chooser) -> None:
    untagged = [article for article in w.world.articles if not w.world.is_tagged(article)]
    stops = bool(untagged) and rarely(choose)

    def report(done: int, total: int) -> None:
        assert total == len(untagged)
        if stops and done == total - 1:
            raise Cancelled

    def predict(world: World) -> None:
        if stops:
            raise Refused({Cancelled})
        world.recut |= set(untagged)

    def judge(before: World, after: World, told: Any, changed: Any, real: Any) -> None:
        cuts = [
            [(s.start, s.end, s.boilerplate) for s in world.sentences_of(a)]
            for world in (before, after)
            for a in untagged
        ]
        half = len(untagged)
        differ = [i for i, a in enumerate(untagged) if cuts[i] != cuts[half + i] or before.blocks[a] != after.blocks[a]]
        assert changed == len(differ)

    w.perform(door, "Texts.cut_untagged", lambda p: p.texts.cut_untagged(report), predict, judge)
