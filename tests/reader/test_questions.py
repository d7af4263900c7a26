"""How complete the coding is, where the next gap is, and what the views say of claims and annotations."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from reader.claims import Codings
from reader.model import Kind, Role, Stance, Voice
from reader.project import Project
from tests.reader.samples import FIRST, PLACE, SECOND, THIRD, new_article, outside

WHOLE: dict[str, Any] = {"actor": "Siti Rahma", "issue": "tambak", "stance": Stance.OPPOSE}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "studi.sikap", coder="Ani") as made:
        made.add_articles([new_article(title=title) for title in ("Satu", "Dua", "Tiga")])
        yield made


def tag(project: Project, words: str, article: int = 1, kind: Kind = Kind.STATEMENT, **said: Any) -> int:
    return project.tag(article, kind, *PLACE[words], **said).id


def exported(project: Project, table: str) -> list[dict[str, object]]:
    columns, rows = project.export_rows(table)
    return [dict(zip(columns, row, strict=True)) for row in rows]


# Complete or not

SPEAKERS: dict[str, list[str | None]] = {
    "none": [],
    "coded": ["Siti"],
    "bare": [None],
    "one of two bare": ["Siti", None],
    "two coded": ["Siti", "Bupati"],
}
POSITIONS: dict[str, list[tuple[str | None, str | None]]] = {
    "none": [],
    "whole": [("support", "tambak")],
    "no issue": [("support", None)],
    "no stance": [(None, "tambak")],
    "nothing": [(None, None)],
    "one of two whole": [("neutral", "tambak"), ("oppose", None)],
    "two that make one": [("neutral", None), (None, "tambak")],
    "two whole": [("neutral", "tambak"), ("oppose", "larangan")],
}
ADDRESSEES: dict[str, list[str | None]] = {"none": [], "bare": [None], "coded": ["Nelayan"]}


@pytest.mark.parametrize(("speakers", "positions", "addressees"), [*product(SPEAKERS, POSITIONS, ADDRESSEES)])
def test_a_statement_is_complete_when_all_who_speak_and_all_positions_are_coded(
    speakers: str, positions: str, addressees: str
) -> None:
    with Project.in_memory(coder="Ani") as project:
        project.add_articles([new_article()])
        said = tag(project, FIRST)
        for role, names in ((Role.SPEAKER, SPEAKERS[speakers]), (Role.ADDRESSEE, ADDRESSEES[addressees])):
            for name in names:
                project.link(said, tag(project, "Bupati", kind=Kind.ACTOR, actor=name), role)
        for stance, issue in POSITIONS[positions]:
            project.link(said, tag(project, "larangan ini", kind=Kind.POSITION, stance=stance, issue=issue))
        complete = speakers in ("coded", "two coded") and positions in ("whole", "two whole")
        assert project.next_gap() == (None if complete else (1, said))
        assert [(a.statements, a.complete) for a in project.library()] == [(1, int(complete))]
        assert [coding.gaps == () for coding in Codings(project.annotations())] == [complete]


def test_the_library_and_the_articles_count_what_is_complete(project: Project) -> None:
    tag(project, FIRST, **WHOLE)
    tag(project, SECOND, actor="Nelayan")
    tag(project, THIRD, article=2)
    tag(project, "Bupati", kind=Kind.ACTOR)
    assert [(a.statements, a.complete) for a in project.library()] == [(2, 1), (1, 0), (0, 0)]
    project.code_claim(tag(project, THIRD, article=3), speaker="Darma", issue="tambak", stance="neutral")
    [third] = project.library([project.articles()[2].id])
    assert (third.statements, third.complete) == (1, 1)
    assert [(row["statements"], row["complete"]) for row in exported(project, "articles")] == [(2, 1), (1, 0), (1, 1)]


# The next gap


def test_the_next_gap_comes_in_reading_order_and_then_from_the_first_again(project: Project) -> None:
    late = tag(project, THIRD)
    second = tag(project, SECOND, article=2)
    first = tag(project, FIRST)
    tag(project, SECOND, **WHOLE)
    places = {first: (1, PLACE[FIRST][0]), late: (1, PLACE[THIRD][0]), second: (2, PLACE[SECOND][0])}
    for here, there in ((first, late), (late, second), (second, first)):
        article, start = places[here]
        found = project.next_gap(article, start)
        assert found == (places[there][0], there)
    assert project.next_gap() == (1, first)
    assert project.next_gap(1) == (1, first)
    assert project.next_gap(1, PLACE[FIRST][0] - 1) == (1, first)
    assert project.next_gap(3) == project.next_gap(3, 1 << 40) == project.next_gap(99) == (1, first)


def test_the_only_gap_is_found_from_everywhere_and_also_from_itself(project: Project) -> None:
    gap = tag(project, SECOND, article=2)
    for article, after in ((None, -1), (1, 0), (2, -1), (2, PLACE[SECOND][0]), (2, 1 << 40), (3, 0)):
        assert project.next_gap(article, after) == (2, gap)


def test_where_nothing_is_missing_there_is_no_gap(project: Project) -> None:
    assert project.next_gap() is None
    said = tag(project, FIRST, **WHOLE)
    tag(project, "Bupati", kind=Kind.ACTOR)
    assert project.next_gap(1) is project.next_gap(2, 5) is None
    project.code_claim(said, stance=None)
    assert project.next_gap(2, 5) == (1, said)
    project.undo()
    assert project.next_gap() is None


def test_of_two_gaps_at_one_place_the_earlier_made_comes_first(project: Project) -> None:
    first, second = tag(project, FIRST), tag(project, FIRST)
    assert project.next_gap() == (1, first)
    project.code_claim(first, speaker="Siti", stance="oppose", issue="tambak")
    assert project.next_gap() == (1, second)


# Who and what there was


def test_an_actor_is_known_by_name_and_alias_in_any_case_and_spacing(project: Project) -> None:
    actor = project.codebook.add_actor("Siti Rahma", aliases=["Menteri Siti"])
    project.codebook.add_issue("Tambak")
    for name in ("Siti Rahma", "  siti \n RAHMA ", "menteri siti"):
        assert project.known_actor(name) == actor.id
    for name in ("Siti", "Tambak", "", "  "):
        assert project.known_actor(name) is None


def test_the_speaker_and_the_issue_that_were_coded_last_are_known(project: Project) -> None:
    assert project.last_said() == (None, None)
    first, second = tag(project, FIRST), tag(project, SECOND)
    project.code_claim(second, speaker="Nelayan", issue="putusan")
    project.code_claim(first, speaker="Siti", stance="oppose")
    known = {actor.name: actor.id for actor in project.actors()}
    issue = project.issues()[0].id
    assert project.last_said() == (known["Siti"], issue)
    project.undo()
    assert project.last_said() == (known["Nelayan"], issue)
    project.redo()
    project.code_claim(first, speaker="Siti", role=Role.ADDRESSEE, another=True)
    project.code_claim(second, speaker="Bupati", role=Role.ADDRESSEE)
    tag(project, "Pak Darma", kind=Kind.ACTOR, actor="Darma")
    assert project.last_said() == (known["Siti"], issue)


# The views


@pytest.fixture
def coded(project: Project) -> Project:
    """A claim of which the codebook knows all."""
    book = project.codebook
    ministry = book.add_actor("Kementerian", note="bukan ini")
    sea = book.add_issue("laut", definition="bukan ini")
    book.add_actor("Siti Rahma", aliases=["Bu Siti", "Menteri"], member_of=ministry.id, note="sejak 2019\n*baru*")
    book.add_issue("tambak", parent=sea.id, definition="tambak udang", note='bukan sawah; "x"')
    said = tag(project, FIRST, voice="act", note="inti", **WHOLE)
    for name in ("Bupati", "Ani"):
        project.code_claim(said, speaker=name, role="addressee", another=True)
    return project


def test_a_claim_says_what_the_codebook_knows_of_its_speaker_and_issue(coded: Project) -> None:
    [row] = exported(coded, "claims")
    assert list(row)[-7:] == [
        "voice",
        "addressees",
        "actor_aliases",
        "actor_member_of",
        "actor_note",
        "issue_parent",
        "issue_note",
    ]
    assert (row["voice"], row["addressees"], row["note"]) == ("act", "Bupati|Ani", "inti")
    assert (row["actor"], row["actor_aliases"]) == ("Siti Rahma", "Bu Siti|Menteri")
    assert (row["actor_member_of"], row["actor_note"]) == ("Kementerian", "sejak 2019\n*baru*")
    assert (row["issue_parent"], row["issue_note"]) == ("laut", 'bukan sawah; "x"')
    [claim] = coded.claims()
    assert {name: getattr(claim, name) for name in row} == row
    assert claim.voice is Voice.ACT


def test_an_annotation_says_what_the_codebook_knows_of_its_actor_or_issue(coded: Project) -> None:
    rows = exported(coded, "annotations")
    assert list(rows[0])[-4:] == ["voice", "actor_aliases", "actor_note", "issue_note"]
    found = {(row["actor"] or row["issue"]): tuple(row.values())[-4:] for row in rows}
    assert found == {
        None: ("act", None, None, None),
        "Siti Rahma": (None, "Bu Siti|Menteri", "sejak 2019\n*baru*", None),
        "tambak": (None, None, None, 'bukan sawah; "x"'),
        "Bupati": (None, None, "", None),
        "Ani": (None, None, "", None),
    }


def test_a_bare_statement_is_a_row_with_nothing_in_the_new_columns(project: Project) -> None:
    said = tag(project, FIRST)
    project.edit_annotation(said, voice=None)
    [row] = exported(project, "claims")
    assert set(tuple(row.values())[-7:]) == {None}
    assert project.claims()[0].voice is None


def test_an_article_says_its_note(coded: Project) -> None:
    coded.edit_article(2, note="dua\nkali; dibaca", status="in work")
    rows = exported(coded, "articles")
    assert list(rows[0])[-4:] == ["status", "complete", "note", "reprint_of"]
    assert [tuple(row.values())[-4:-1] for row in rows] == [
        ("new", 1, ""),
        ("in work", 0, "dua\nkali; dibaca"),
        ("new", 0, ""),
    ]


@pytest.mark.parametrize("sql", ["UPDATE annotation SET voice = 'loud'", "UPDATE annotation SET voice = 'act'"])
def test_no_program_can_write_a_voice_that_is_none_or_belongs_to_no_statement(project: Project, sql: str) -> None:
    tag(project, "Bupati", kind=Kind.ACTOR)
    beside = outside(project.path)
    with pytest.raises(Exception, match="CHECK"):
        beside.execute(sql)
    beside.close()


def test_the_gaps_of_statements_that_begin_together_are_all_visited(project: Project) -> None:
    made = [project.tag(1, Kind.STATEMENT, 0, end).id for end in (20, 10, 5)]
    seen, at = [], project.next_gap(1)
    while at is not None and at[1] not in seen:
        seen.append(at[1])
        at = project.next_gap(1, after=0, statement=at[1])
    assert seen == made
