"""Marks are found where they are, run in lanes of their own, and have every form on the line."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Annotation, AnnotationId, ArticleId, Block, Kind, Stance
from ui import theme
from ui.reading.document import Look, Page
from ui.reading.mark_index import LONG, Marks, lanes
from ui.reading.marks import Shapes, flatten, shapes
from ui.words import SIGNS

TEXT = "Kami menolak tanggul itu, kata Abdul Karim kepada wartawan. Menteri tetap mendukung. " * 40


def mark(
    start: int, end: int, kind: Kind = Kind.STATEMENT, *, number: int = 0, stance: Stance | None = None
) -> Annotation:
    return Annotation(
        id=AnnotationId(number or start * 10_000 + end),
        guid=f"{start}-{end}",
        article_id=ArticleId(1),
        kind=kind,
        start=start,
        end=end,
        text=TEXT[start:end],
        actor_id=None,
        actor=None,
        issue_id=None,
        issue=None,
        stance=stance,
        note="",
        coder="rani",
        created_at="",
        modified_at="",
    )


lengths = st.one_of(st.integers(1, 60), st.integers(LONG - 2, LONG + 60))
spans = st.builds(lambda start, length: (start, start + length), st.integers(0, 2500), lengths)


@st.composite
def many(draw: st.DrawFn) -> list[Annotation]:
    made = draw(st.lists(st.tuples(spans, st.sampled_from(list(Kind))), max_size=25))
    return [mark(start, end, kind, number=n + 1) for n, ((start, end), kind) in enumerate(made)]


@given(many(), spans)
def test_a_search_finds_what_looking_at_all_finds(found: list[Annotation], span: tuple[int, int]) -> None:
    start, end = span
    by_hand = [one for one in found if one.start < end and one.end > start]
    assert Marks(found).between(start, end) == sorted(by_hand, key=lambda one: (one.start, -one.end, one.id))


@given(many(), many(), spans)
def test_marks_that_came_one_by_one_are_found_as_if_they_had_come_at_once(
    before: list[Annotation], after: list[Annotation], span: tuple[int, int]
) -> None:
    marks = Marks(before)
    for one in after:
        marks.put(one)
    for one in before[len(after) :]:
        assert marks.remove(one.id) == one
    assert marks.remove(AnnotationId(999)) is None
    assert marks.between(*span) == Marks(after).between(*span)
    assert len(marks) == len(after)
    assert [marks.rank(one) for one in Marks(after).between(0, 9999) if one.end - one.start <= LONG] == [
        marks.rank(one) for one in marks.between(0, 9999) if one.end - one.start <= LONG
    ]


@given(many(), spans)
def test_overlapping_marks_never_share_a_lane_and_keep_it_wherever_one_looks_from(
    found: list[Annotation], span: tuple[int, int]
) -> None:
    marks = Marks(found)
    everywhere = marks.in_lanes(marks.between(0, 9999), 0, 9999)
    for one in found:
        for other in found:
            alike = (one.kind is Kind.STATEMENT) == (other.kind is Kind.STATEMENT)
            if one is not other and alike and one.start < other.end and other.start < one.end:
                assert everywhere[one.id] != everywhere[other.id]
    seen = marks.between(*span)
    here = marks.in_lanes(seen, *span)
    assert {one.id: here[one.id] for one in seen} == {one.id: everywhere[one.id] for one in seen}


def test_lanes_are_used_again_when_they_are_free() -> None:
    first, inside, later = mark(0, 50), mark(10, 20), mark(50, 80)
    assert lanes([later, inside, first]) == {first.id: 0, inside.id: 1, later.id: 0}


@given(many(), spans)
def test_every_letter_has_its_statements_and_its_innermost_other_mark(
    found: list[Annotation], span: tuple[int, int]
) -> None:
    start, end = span
    found = [one for one in found if one.start < end and one.end > start]
    stretches = flatten(found, start, end)
    assert all(first.end <= second.start for first, second in pairwise(stretches))
    held = {index: stretch for stretch in stretches for index in range(stretch.start, stretch.end)}
    assert all(start <= index < end for index in held)
    for index in range(start, min(end, start + 80)):
        here = [one for one in found if one.start <= index < one.end]
        stretch = held.get(index)
        statements = set(stretch.statements) if stretch else set()
        assert statements == {one.id for one in here if one.kind is Kind.STATEMENT}
        whole = {(one.start, one.end) for one in here if one.kind is Kind.STATEMENT}
        others = [
            one.end - one.start for one in here if one.kind is not Kind.STATEMENT and (one.start, one.end) not in whole
        ]
        inner = stretch.inner if stretch else None
        assert (inner.end - inner.start if inner else None) == min(others, default=None)


def test_a_mark_on_all_of_a_statement_leaves_the_ground_to_the_statement() -> None:
    said, about, word = mark(0, 20), mark(0, 20, Kind.POSITION), mark(4, 9, Kind.ACTOR)
    assert [(s.start, s.end, s.inner) for s in flatten([said, about, word], 0, 20)] == [
        (0, 4, None),
        (4, 9, word),
        (9, 20, None),
    ]
    assert [s.inner for s in flatten([about], 0, 20)] == [about]


def test_the_smallest_mark_comes_first_at_a_place() -> None:
    whole, name, word = mark(0, 59), mark(31, 42, Kind.ACTOR), mark(37, 42, Kind.ACTOR)
    marks = Marks([whole, name, word])
    assert marks.at(38) == [word, name, whole]
    assert marks.at(33) == [name, whole]
    assert marks.at(59) == []
    assert [marks.rank(one) for one in (whole, name, word)] == [1, 2, 3]


def drawn(*made: Annotation) -> Shapes:
    text = TEXT[:59]
    page = Page(text, [Block(0, len(text))], (), Look(theme.load("light")))
    page.document.setTextWidth(2000)
    (placed,) = page.placed(0, 500)
    return shapes(page, Marks(made), placed, page.lines(placed, 0, 500))


@pytest.mark.usefixtures("qapp")
def test_a_statement_has_a_fill_and_a_bar_and_no_line() -> None:
    found = drawn(mark(0, 24))
    assert len(found.fills) == len(found.bars) == 1
    assert (found.underlines, found.signs) == ([], [])


@pytest.mark.usefixtures("qapp")
def test_an_actor_has_a_line_and_a_position_also_a_sign() -> None:
    found = drawn(mark(31, 42, Kind.ACTOR), mark(5, 24, Kind.POSITION, stance=Stance.OPPOSE))
    assert [one.kind for one, _ in found.underlines] == [Kind.POSITION, Kind.ACTOR]
    assert [SIGNS[one.stance] for one, _ in found.signs] == ["−"]
    assert found.bars == []


@pytest.mark.usefixtures("qapp")
def test_the_innermost_actor_or_position_gives_the_fill() -> None:
    statement, position, actor = mark(0, 59), mark(5, 42, Kind.POSITION), mark(31, 42, Kind.ACTOR)
    found = drawn(statement, position, actor)
    assert [fill.inner for fill in found.fills] == [None, position, actor, None]
    assert all(statement.id in fill.statements for fill in found.fills)
    rows = {one.id: line.y1() for one, line in found.underlines}
    assert rows[position.id] != rows[actor.id]


@pytest.mark.usefixtures("qapp")
def test_bars_of_two_statements_on_one_line_do_not_cover_each_other() -> None:
    found = drawn(mark(0, 24), mark(26, 59))
    (_, lane, _, bottom), (_, other_lane, top, _) = found.bars
    assert lane == other_lane
    assert bottom < top
    nested = drawn(mark(0, 59), mark(5, 24))
    assert len({lane for _, lane, _, _ in nested.bars}) == 2


@given(many(), st.randoms(use_true_random=False))
def test_marks_that_come_later_are_as_if_they_had_been_there(marks: list[Annotation], chance: random.Random) -> None:
    early = [mark for mark in marks if chance.random() < 0.5]
    late = sorted((mark for mark in marks if chance.random() < 0.8), key=lambda mark: mark.start)
    found = Marks(early)
    found.extend(late)
    expected = Marks({mark.id: mark for mark in (*early, *late)}.values())
    assert len(found) == len(expected)
    assert found.between(0, 10_000) == expected.between(0, 10_000)
    for mark in expected.between(0, 10_000):
        assert found.get(mark.id) == mark
        assert found.rank(mark) == expected.rank(mark)


@given(many(), many(), st.randoms(use_true_random=False))
def test_marks_that_change_at_once_are_as_if_they_had_changed_one_by_one(
    before: list[Annotation], present: list[Annotation], chance: random.Random
) -> None:
    gone = [mark.id for mark in before if chance.random() < 0.5]
    found, expected = Marks(before), Marks(before)
    found.change(gone, present)
    for number in gone:
        expected.remove(number)
    for mark in present:
        expected.put(mark)
    assert len(found) == len(expected)
    assert found.between(0, 10_000) == expected.between(0, 10_000)
    for mark in (*before, *present):
        assert found.get(mark.id) == expected.get(mark.id)
