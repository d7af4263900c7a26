"""The tables that leave the file: their columns, rows and order are what scripts of other people rely on."""

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader import store
from reader.formats.csv import write_csv
from reader.model import Kind
from reader.project import Project
from tests.conftest import FILES, Reference
from tests.reader.samples import FIRST, PLACE, SECOND, TEXT, THIRD, new_article, outside, sql

COLUMNS = {
    "annotations": "annotation_id article_id article_title source author published url language sentence start end "
    "kind text actor actor_type issue stance statement_ids roles note coder created_at modified_at sentence_text "
    "voice actor_aliases actor_note issue_note",
    "claims": "statement_id article_id article_title source author published url sentence start end statement actor "
    "actor_type role issue stance stance_value note coder created_at voice addressees actor_aliases actor_member_of "
    "actor_note issue_parent issue_note",
    "sentences": "article_id sentence start end boilerplate text statements actors positions",
    "articles": "article_id title source author published url language characters sentences statements actors "
    "positions status complete note reprint_of",
}
FACTS = {
    "title": "Judul",
    "source": "Kabar",
    "author": "Sri",
    "published": "2024-05-14",
    "url": "https://a.example/1",
    "language": "id",
}

# What the claims say of their speaker's and issue's entries in the codebook.
NAMED = ("addressees", "actor_aliases", "actor_member_of", "actor_note", "issue_parent", "issue_note")

Rows = list[dict[str, object]]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "studi.sikap", coder="Ani") as made:
        made.add_articles([new_article(**FACTS)])
        yield made


def exported(project: Project, table: str) -> Rows:
    columns, rows = project.export_rows(table)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def tag(project: Project, kind: Kind, words: str, article: int = 1, **said: Any) -> int:
    return project.tag(article, kind, *PLACE[words], **said).id


@pytest.mark.parametrize("table", COLUMNS)
def test_the_columns_are_the_documented_ones_in_their_order(project: Project, table: str) -> None:
    columns, rows = project.export_rows(table)
    assert columns == COLUMNS[table].split()
    beside = outside(project.path)
    assert [column[0] for column in beside.execute(f"SELECT * FROM {table}").description] == columns
    found = list(map(tuple, rows))
    assert project.count_rows(table) == len(found)
    assert found == beside.execute(f"SELECT * FROM {table}").fetchall()
    beside.close()


def test_the_tables_are_these_four() -> None:
    assert set(COLUMNS) == set(store.VIEWS)


@pytest.mark.parametrize("table", COLUMNS)
def test_a_project_with_nothing_in_it_has_columns_and_no_rows(table: str) -> None:
    with Project.in_memory() as project:
        columns, rows = project.export_rows(table)
        assert len(columns) > 5
        assert list(rows) == []
        assert project.count_rows(table) == 0


@pytest.mark.parametrize("table", COLUMNS)
def test_the_csv_of_a_known_project(tmp_path: Path, reference: Reference, table: str) -> None:
    path = Path(shutil.copy(FILES / "projects" / "format_2.sikap", tmp_path))
    out = io.StringIO(newline="")
    with Project.open(path) as project:
        write_csv(out, *project.export_rows(table))
    reference(f"exports/{table}.csv", out.getvalue())


# annotations


def test_a_tag_is_one_row_with_all_that_is_known_of_it(project: Project) -> None:
    actor = tag(project, Kind.ACTOR, "Menteri Siti Rahma", actor="Siti Rahma", note="satu; dua")
    sql(project.path, "UPDATE actor SET type = 'person'")
    made = project.annotation(actor)
    [row] = exported(project, "annotations")
    article = project.article(1)
    assert row == {
        "annotation_id": made.guid,
        "article_id": article.guid,
        "article_title": "Judul",
        **{name: FACTS[name] for name in ("source", "author", "published", "url", "language")},
        "sentence": 2,
        "start": made.start,
        "end": made.end,
        "kind": "actor",
        "text": "Menteri Siti Rahma",
        "actor": "Siti Rahma",
        "actor_type": "person",
        "issue": None,
        "stance": None,
        "statement_ids": None,
        "roles": None,
        "note": "satu; dua",
        "coder": "Ani",
        "created_at": made.created_at,
        "modified_at": made.modified_at,
        "sentence_text": FIRST,
        "voice": None,
        "actor_aliases": None,
        "actor_note": "",
        "issue_note": None,
    }


def test_a_tag_tied_to_several_statements_is_still_one_row(project: Project) -> None:
    who = tag(project, Kind.ACTOR, "Pak Darma", actor="Darma")
    late, early, alone = (tag(project, Kind.STATEMENT, words) for words in (THIRD, FIRST, SECOND))
    project.link(late, who, "addressee")
    project.link(early, who, "speaker")
    rows = {row["annotation_id"]: row for row in exported(project, "annotations")}
    assert len(rows) == 4
    guid = {i: project.annotation(i).guid for i in (who, late, early, alone)}
    assert rows[guid[who]]["statement_ids"] == f"{guid[early]}|{guid[late]}"
    assert rows[guid[who]]["roles"] == "speaker|addressee"
    assert rows[guid[alone]]["statement_ids"] is None


def test_a_position_has_its_issue_its_stance_and_no_role(project: Project) -> None:
    tag(project, Kind.STATEMENT, FIRST, issue="rencana tambak", stance="oppose")
    _, row = exported(project, "annotations")
    assert (row["kind"], row["issue"], row["stance"], row["roles"]) == ("position", "rencana tambak", "oppose", "")


def test_rows_come_in_reading_order_article_by_article(project: Project) -> None:
    project.add_articles([new_article()])
    for article in (2, 1):
        for words in (THIRD, FIRST, "Menteri Siti Rahma", SECOND):
            tag(project, Kind.STATEMENT, words, article=article)
    rows = exported(project, "annotations")
    assert [row["text"] for row in rows] == [FIRST, "Menteri Siti Rahma", SECOND, THIRD] * 2
    assert [row["annotation_id"] for row in rows] == [a.guid for a in project.annotations()]
    assert [row["statement"] for row in exported(project, "claims")] == [row["text"] for row in rows]


def test_the_sentence_is_the_one_in_which_the_tag_begins(project: Project) -> None:
    first, third = PLACE[FIRST], PLACE[THIRD]
    project.tag(1, Kind.STATEMENT, first[1] - 3, third[1])  # over three sentences
    project.tag(1, Kind.ACTOR, first[1], first[1] + 1)  # the space between two
    project.tag(1, Kind.ACTOR, TEXT.index("Harga"), TEXT.index("Harga") + 5)  # boilerplate
    project.tag(1, Kind.ACTOR, 0, 1)
    rows = exported(project, "annotations")
    assert [row["sentence"] for row in rows] == [1, 2, 2, 4]
    assert rows[1]["sentence_text"] == FIRST
    assert exported(project, "claims")[0]["sentence"] == 2


def test_a_tag_in_front_of_the_first_sentence_is_in_none_and_still_a_row() -> None:
    with Project.in_memory() as project:
        project.add_articles([new_article("   Satu. Dua.")])
        project.tag(1, Kind.STATEMENT, 0, 2)
        [row], [claim] = exported(project, "annotations"), exported(project, "claims")
        assert row["sentence"] is row["sentence_text"] is claim["sentence"] is None


# claims


def test_a_bare_statement_is_one_claim(project: Project) -> None:
    said = project.annotation(tag(project, Kind.STATEMENT, FIRST, note="inti"))
    assert exported(project, "claims") == [
        {
            "statement_id": said.guid,
            "article_id": project.article(1).guid,
            "article_title": "Judul",
            **{name: FACTS[name] for name in ("source", "author", "published", "url")},
            "sentence": 2,
            "start": said.start,
            "end": said.end,
            "statement": FIRST,
            **dict.fromkeys(("actor", "actor_type", "role", "issue", "stance", "stance_value")),
            "note": "inti",
            "coder": "Ani",
            "created_at": said.created_at,
            "voice": "indirect",
            **dict.fromkeys(NAMED),
        }
    ]


def test_actors_and_positions_that_belong_to_no_statement_are_no_claims(project: Project) -> None:
    tag(project, Kind.ACTOR, "Bupati", actor="Bupati")
    tag(project, Kind.POSITION, "larangan ini", issue="larangan", stance="support")
    assert exported(project, "claims") == []
    assert len(exported(project, "annotations")) == 2


@pytest.mark.parametrize(
    ("speakers", "positions", "rows"), [(0, 0, 1), (1, 0, 1), (0, 1, 1), (2, 0, 2), (0, 3, 3), (2, 3, 6)]
)
def test_claims_are_statement_by_speaker_by_position(
    project: Project, speakers: int, positions: int, rows: int
) -> None:
    said = tag(project, Kind.STATEMENT, THIRD)
    start = PLACE[THIRD][0]
    for n in range(speakers):
        project.link(said, project.tag(1, Kind.ACTOR, start + n, start + n + 4, actor=f"A{n}").id)
    for n in range(positions):
        project.link(said, project.tag(1, Kind.POSITION, start + n, start + n + 4, issue=f"I{n}").id)
    project.link(said, tag(project, Kind.ACTOR, "Bupati", actor="Bupati"), "addressee")
    found = [(row["actor"], row["issue"]) for row in exported(project, "claims")]
    actors = [f"A{n}" if speakers else None for n in range(max(speakers, 1))]
    issues = [f"I{n}" if positions else None for n in range(max(positions, 1))]
    assert len(found) == rows
    assert found == [(actor, issue) for actor in actors for issue in issues]


@pytest.mark.parametrize(("stance", "number"), [("support", 1), ("neutral", 0), ("oppose", -1), (None, None)])
def test_a_stance_has_a_number_and_no_stance_has_none(project: Project, stance: str | None, number: int | None) -> None:
    project.tag(1, Kind.STATEMENT, *PLACE[FIRST], issue="tambak", stance=stance)
    [row] = exported(project, "claims")
    assert (row["stance"], row["stance_value"]) == (stance, number)
    [claim] = project.claims()
    assert claim.stance_value == (None if claim.stance is None else claim.stance.value_number)


def test_a_speaker_who_is_not_coded_yet_is_a_claim_with_a_role(project: Project) -> None:
    said = tag(project, Kind.STATEMENT, FIRST)
    project.link(said, tag(project, Kind.ACTOR, "Menteri Siti Rahma"))
    [row] = exported(project, "claims")
    assert (row["actor"], row["role"]) == (None, "speaker")


# sentences and articles


def test_every_sentence_is_a_row_with_counts_of_the_tags_that_begin_in_it(project: Project) -> None:
    tag(project, Kind.STATEMENT, FIRST, actor="Siti Rahma", issue="rencana tambak")
    tag(project, Kind.ACTOR, "Pak Darma")
    tag(project, Kind.ACTOR, "Bupati")
    project.tag(1, Kind.ACTOR, len(TEXT) - 1, len(TEXT))
    rows = exported(project, "sentences")
    assert [row["sentence"] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [row["boilerplate"] for row in rows] == [0, 0, 0, 1, 0, 0]
    counts = [(row["statements"], row["actors"], row["positions"]) for row in rows]
    assert counts == [(0, 0, 0), (1, 1, 1), (0, 0, 0), (0, 0, 0), (0, 1, 0), (0, 2, 0)]
    assert [row["text"] for row in rows] == [s.text for s in project.sentences(1)]


def test_the_counts_of_sentences_and_articles_are_the_tags_there_are(project: Project) -> None:
    project.add_articles([new_article("Satu. Dua."), new_article()])
    for words in PLACE:
        for kind in Kind:
            tag(project, kind, words, article=3)
    project.tag(2, Kind.ACTOR, 0, 4)
    for counted in ("statements", "actors", "positions"):
        by_article = {row["article_id"]: int(str(row[counted])) for row in exported(project, "articles")}
        by_sentence: dict[object, int] = dict.fromkeys(by_article, 0)
        for row in exported(project, "sentences"):
            by_sentence[row["article_id"]] += int(str(row[counted]))
        assert by_article == by_sentence
    assert sum(by_article.values()) == len(PLACE)


def test_an_article_is_a_row_with_its_length_in_code_points() -> None:
    with Project.in_memory() as project:
        text = "🙂 👩‍👩‍👧‍👦 e\u0301. Dua."
        project.add_articles([new_article(text, **FACTS)])
        project.edit_article(1, status="in work")
        [row] = exported(project, "articles")
    expected = {name: FACTS[name] for name in FACTS} | {"characters": len(text), "sentences": 2, "status": "in work"}
    assert {name: row[name] for name in expected} == expected


# How it is read


def plan(project: Project, table: str) -> list[tuple[int, str]]:
    beside = outside(project.path)
    rows = beside.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {table}").fetchall()
    beside.close()
    return [(row[1], row[3]) for row in rows]


@pytest.mark.parametrize("table", COLUMNS)
def test_exports_walk_along_indexes_and_sort_nothing_large(project: Project, table: str) -> None:
    """Memory stays flat at a million rows: one walk along an index, a look-up for each thing beside it."""
    tag(project, Kind.STATEMENT, FIRST, actor="Siti Rahma", issue="tambak")
    steps = plan(project, table)
    scans = [step for _, step in steps if re.match(r"SCAN (?!\(subquery)", step)]
    outer = {"annotations": "SCAN article", "claims": "SCAN article"}
    outer |= {"sentences": "SCAN s USING INDEX sentence_place", "articles": "SCAN article"}
    assert outer[table] in scans
    assert set(scans) <= {outer[table], f"SCAN {table}"}
    top = [step for parent, step in steps if parent == 0]
    assert not [step for step in top if step.startswith("USE TEMP B-TREE FOR") and "RIGHT PART" not in step]
    assert not [step for _, step in steps if "AUTOMATIC" in step]


def test_claims_of_one_article_do_not_walk_through_all(project: Project) -> None:
    """What the window asks after every tag."""
    asked: list[str] = []
    project._connection.set_trace_callback(asked.append)
    project.claims(1)
    project._connection.set_trace_callback(None)
    [query] = [sql for sql in asked if "claims" in sql.lower() or "statement" in sql.lower()]
    steps = project._connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
    assert not [row[3] for row in steps if row[3].startswith("SCAN a")]


@pytest.mark.parametrize("table", COLUMNS)
def test_rows_can_be_counted_before_they_are_read(project: Project, table: str) -> None:
    said = tag(project, Kind.STATEMENT, FIRST, actor="Siti Rahma", issue="tambak")
    project.link(said, tag(project, Kind.ACTOR, "Bupati", actor="Bupati"))
    assert project.count_rows(table) == len(exported(project, table)) > 0


def test_rows_are_handed_out_one_by_one(project: Project) -> None:
    for words in PLACE:
        tag(project, Kind.STATEMENT, words)
    _, rows = project.export_rows("annotations")
    assert iter(rows) is rows
    assert len([next(rows), *rows]) == len(PLACE)
