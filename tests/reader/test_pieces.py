"""Blocks and sentences as columns say the same as their records, and what is asked of tags near a place is exact."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import pieces
from reader.errors import DamagedProject
from reader.model import Annotation, AnnotationId, Block, BlockKind, Kind, Span
from reader.pieces import Blocks, boilerplate, starts
from reader.project import Project
from reader.store import LARGEST

MARKDOWN = """# Nelayan menolak

Bupati setuju. Nelayan *menolak* rencana itu.

- satu
- dua

| a | b |
|---|---|
| 1 | 2 |

Baca juga: kapal tenggelam

Warga menunggu. Menteri diam. Ibu-ibu bertanya kapan air bersih datang.
"""
TEXTS = (MARKDOWN, "Satu.", "Satu. Dua.\n\n\nTiga! 😀 Empat?\nLima", "Baca juga: kapal\nBaca juga: ikan", "…\n\n🐟")


@pytest.fixture(params=TEXTS, ids=["rich", "one", "gaps", "quiet", "signs"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "studi.sikap", coder="rani") as made:
        made.add_article("Sebelum. Ini.", title="Lain")
        made.add_article(request.param, title="Uji", language="id", markdown=request.param is MARKDOWN)
        yield made


def test_columns_say_what_the_records_say(project: Project) -> None:
    for quiet in (False, True):
        if quiet:
            for sentence in project.sentences(2)[::2]:
                project.texts.mark_boilerplate(sentence.id, True)
        blocks, sentences = project.pieces(project.article(2))
        expected = project.sentences(2)
        assert boilerplate(sentences) == [(s.start, s.end) for s in expected if s.boilerplate]
        assert len(sentences) == len(expected)
        assert len(sentences.body()) == sum(not s.boilerplate for s in expected)
        assert list(blocks) == project.blocks(2)
        assert blocks.starts == starts(project.blocks(2))
        assert list(sentences) == expected
        assert sentences[-1:] == expected[-1:]
        body = [s for s in expected if not s.boilerplate]
        assert list(sentences.body()) == body
        assert [sentences.rank(s) for s in body] == list(range(1, len(body) + 1))


def test_a_sentence_is_found_by_place_before_and_after_all_have_been_read(project: Project) -> None:
    article = project.article(2)
    expected = project.sentences(2)
    _, fresh = project.pieces(article)
    _, whole = project.pieces(article)
    assert len(list(whole)) == len(expected)
    for offset in range(len(article.text) + 2):
        wanted = [s for s in expected if s.start <= offset][-1:] or expected[:1]
        assert fresh.at(offset) == whole.at(offset) == (wanted[0] if wanted else None)
        _, fresh = project.pieces(article)


def test_pieces_are_the_same_until_something_is_cut_otherwise(tmp_path: Path) -> None:
    with Project.create(tmp_path / "studi.sikap", coder="rani") as project:
        article = project.add_article("Satu dua. Tiga empat.\nLima.", title="Uji", language="id")
        before = project.pieces(article)
        assert before == project.pieces(article)
        project.texts.mark_boilerplate(project.sentences(1)[1].id, True)
        assert before != project.pieces(article)
        before = project.pieces(article)
        _ = before[1].starts
        project.texts.split_sentence(project.sentences(1)[0].id, 5)
        assert before != project.pieces(article)


def test_blocks_that_do_not_follow_each_other_are_read_as_they_are(tmp_path: Path) -> None:
    with Project.create(tmp_path / "studi.sikap", coder="rani") as project:
        article = project.add_article("Satu dua.\nTiga empat.", title="Uji")
        project._connection.execute('UPDATE block SET "end" = "end" - 1 WHERE article_id = 1 AND "start" = 0')
        assert list(project.pieces(article)[0]) == project.blocks(1)


def test_what_no_schema_of_ours_would_take_is_damage() -> None:
    with pytest.raises(DamagedProject, match=r"sentence"):
        pieces._columns("sentence", ['[1, "a"]'])
    with pytest.raises(DamagedProject):
        pieces._columns("block", ["[1, null]"])


def test_records_and_columns_of_blocks_are_exchanged_without_loss() -> None:
    made = [Block(0, 4), Block(5, 5), Block(6, 9, BlockKind.HEADING, level=2)]
    assert list(Blocks.of(made)) == made
    assert Blocks.of(made).peculiar == {2: made[2]}
    assert Blocks.of(Blocks.of(made)) == Blocks.of(made)
    with pytest.raises(IndexError):
        Blocks.of(made)[3]


@pytest.fixture
def tagged(tmp_path: Path) -> Project:
    """An article with a tag at nearly every place, some of them linked, and another article."""
    chance = random.Random(7)
    project = Project.create(tmp_path / "studi.sikap", coder="rani")
    text = "Nelayan menolak tambak. Bupati mendukung tambak itu. " * 4
    project.add_article(text, title="Uji")
    project.add_article(text, title="Lain")
    spans = {
        (start, min(len(text), start + chance.choice((1, 5, 40, 150)))) for start in chance.choices(range(190), k=60)
    }
    tags = [project.tag(1, chance.choice(list(Kind)), *span) for span in sorted(spans, key=lambda _: chance.random())]
    project.tag(2, Kind.ACTOR, 0, 7)
    said = [tag for tag in tags if tag.kind is Kind.STATEMENT]
    for tag in tags:
        if tag.kind is not Kind.STATEMENT and chance.random() < 0.6:
            project.link(chance.choice(said).id, tag.id)
    return project


def test_the_tags_that_begin_somewhere_or_lie_around_a_place(tagged: Project) -> None:
    with tagged as project:
        every = project.annotations(1)
        statements = {tag.id: tag for tag in every if tag.kind is Kind.STATEMENT}
        for start in range(0, 215, 3):
            for end in (start + 1, start + 30):
                assert project.annotations_from(1, start, end) == [t for t in every if start <= t.start < end]
                here = {t.id for t in every if t.start < end and t.end > start}
                tied = {t.id for t in every if here & set(t.statement_ids) & set(statements)}
                assert {t.id for t in project.annotations_around(1, start, end)} == here | tied
            assert project.annotation_starts(1) == [t.start for t in every]
            assert project.annotations_from(1, start) == [t for t in every if t.start >= start]
        assert project.count_annotations(1) == len(every)
        assert project.count_annotations(1, Kind.STATEMENT) == len(statements)


def test_from_tag_to_tag_goes_through_all_in_reading_order_and_back(tagged: Project) -> None:
    with tagged as project:
        order = [tag.id for tag in project.annotations(1)]
        by_id = {tag.id: tag for tag in project.annotations(1)}

        def walk(place: tuple[int, int, int], by: int) -> list[AnnotationId]:
            found: list[AnnotationId] = []
            while (beside := project.annotation_beside(1, place, by)) is not None:
                found.append(beside)
                tag: Annotation = by_id[beside]
                place = tag.start, tag.end, tag.id
            return found

        assert walk((0, LARGEST, 0), 1) == order
        assert walk((1 << 30, LARGEST, 0), -1) == order[::-1]


def test_slices_of_tags_follow_each_other_without_gap_or_overlap(tagged: Project) -> None:
    with tagged as project:
        for count in (1, 2, 7, 100):
            found: list[Annotation] = []
            start: int | None = 0
            while start is not None:
                end = project.start_after(1, start, count)
                found += project.annotations_from(1, start, end)
                assert end is None or end > start
                start = end
            assert found == project.annotations(1)


def test_a_span_that_two_have_tagged(tagged: Project) -> None:
    with tagged as project:
        project.tag(1, Kind.ACTOR, 191, 198)
        project.tag(1, Kind.ACTOR, 191, 198)
        assert len(project.annotations_on(1, Kind.ACTOR, Span(191, 198))) == 2
        assert len(project.annotations_from(1, 191, 192)) == 2
