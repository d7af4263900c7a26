"""A project that was altered by hand is found out, and a healthy one is left in peace."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader import store
from reader.keeping import checking
from reader.model import Kind
from reader.project import Project
from tests.reader.samples import FIRST, PLACE, TEXT, THIRD, dump, new_article, outside, rich_article, sql
from tests.translations import texts_in_code


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Statement 1 with mention 2 and position 3; statement 4 in article 2; and a step undone."""
    path = tmp_path / "studi.sikap"
    with Project.create(path, coder="Ani") as project:
        project.add_articles([new_article(), new_article("🙂 " + TEXT), rich_article()])
        project.tag(1, Kind.STATEMENT, *PLACE[FIRST], actor="Siti Rahma", issue="rencana tambak", stance="oppose")
        start, end = PLACE[THIRD]
        project.tag(2, Kind.STATEMENT, start + 2, end + 2)
        project.tag(1, Kind.ACTOR, *PLACE["Bupati"])
        project.undo()
    return path


def findings(path: Path, *, read_only: bool = False) -> list[str]:
    with Project.open(path, read_only=read_only, coder="Ani") as project:
        return project.check()


def test_a_healthy_project_has_no_findings(path: Path) -> None:
    assert findings(path) == findings(path, read_only=True) == []


def test_a_new_project_has_no_findings(tmp_path: Path) -> None:
    with Project.create(tmp_path / "baru.sikap") as project:
        assert project.check() == []


_ORPHAN = """INSERT INTO orphan(id, guid, article_id, kind, "start", "end", quote, prefix, suffix, coder_id, note,
    created_at, modified_at, links) VALUES (90, 'g', 1, 'actor', 0, 1, 'x', '', '', 1, '', '', '', '{links}')"""
UNCHECKED = "PRAGMA ignore_check_constraints = ON"
ALTERED: dict[str, tuple[tuple[str, ...], str]] = {
    "start": (('UPDATE annotation SET "start" = "start" + 1 WHERE id = 2',), "annotation 2 of article 1"),
    "end": (('UPDATE annotation SET "end" = "end" + 1 WHERE id = 2',), "annotation 2 of article 1"),
    "both": (
        ('UPDATE annotation SET "start" = "start" + 2, "end" = "end" + 2 WHERE id = 4',),
        "annotation 4 of article 2",
    ),
    "past the end": (('UPDATE annotation SET "start" = 9000, "end" = 9001 WHERE id = 4',), "9000 to 9001"),
    "past the end, to the last letter": (
        (f'UPDATE annotation SET "start" = {len(TEXT) - 1}, "end" = {len(TEXT) + 5}, quote = \'.\' WHERE id = 1',),
        "annotation 1 of article 1",
    ),
    "before the start": (
        (UNCHECKED, 'UPDATE annotation SET "start" = -5, "end" = -1 WHERE id = 1'),
        "CHECK constraint failed in annotation",
    ),
    "quote": (("UPDATE annotation SET quote = 'x' WHERE id = 3",), "annotation 3 of article 1"),
    "quote in another case": (
        ("UPDATE annotation SET quote = upper(quote) WHERE id = 3",),
        "annotation 3 of article 1",
    ),
    "text": (("UPDATE article SET text = 'x' || text WHERE id = 2",), "annotation 4 of article 2"),
    "text of a sentence": (("UPDATE sentence SET text = text || '!' WHERE id = 1",), "sentence 1 of article 1"),
    "place of a sentence": (
        ('UPDATE sentence SET "end" = "end" - 1 WHERE id = 2',),
        "sentence 2 of article 1",
    ),
    "block past the end": (('UPDATE block SET "end" = 5000 WHERE id = 4',), "block 4 in article 1"),
    "block over another": (('UPDATE block SET "start" = "start" - 3 WHERE id = 2',), "block 2 in article 1"),
    "blocks with a hole": (("DELETE FROM block WHERE id = 2",), "article 1"),
    "link to another article": (
        ("INSERT INTO link(statement_id, annotation_id, role) VALUES (4, 2, 'speaker')",),
        "Link 3",
    ),
    "link between statements": (
        ("INSERT INTO link(statement_id, annotation_id, role) VALUES (1, 4, 'speaker')",),
        "Link 3",
    ),
    "link from a mention": (("UPDATE link SET statement_id = 2, annotation_id = 3 WHERE id = 2",), "Link 2"),
    "position as a speaker": (("UPDATE link SET role = 'speaker' WHERE id = 2",), "Link 2"),
    "actor with no role": (("UPDATE link SET role = '' WHERE id = 1",), "Link 1"),
    "actor that is gone": (("DELETE FROM actor",), "annotation names a row of actor"),
    "issue that is gone": (("DELETE FROM issue",), "annotation names a row of issue"),
    "coder that is gone": (("DELETE FROM coder",), "names a row of coder"),
    "article that is gone": (("DELETE FROM article WHERE id = 2",), "annotation names a row of article"),
    "statement that is gone": (("DELETE FROM annotation WHERE id = 1",), "link names a row of annotation"),
    "trigger": (
        ("DROP TRIGGER history_annotation_update",),
        "annotation are not recorded for undo: history_annotation_update is missing",
    ),
    "step never finished": (
        ("UPDATE history_step SET state = 'open' WHERE id = 1",),
        "Step 1 of the history was never finished",
    ),
    "view": (("DROP VIEW claims",), "claims"),
    "index": (("DROP INDEX annotation_place",), "annotation_place"),
    "kind": ((UNCHECKED, "UPDATE annotation SET kind = 'opinion' WHERE id = 3"), "CHECK constraint failed"),
    "voice": ((UNCHECKED, "UPDATE annotation SET voice = 'loud' WHERE id = 1"), "CHECK constraint failed"),
    "voice of a mention": ((UNCHECKED, "UPDATE annotation SET voice = 'act' WHERE id = 2"), "CHECK constraint failed"),
    "search": (("DROP TABLE annotation_search",), "The table annotation_search is missing."),
    "name that is another's alias": (
        ("INSERT INTO actor_alias(actor_id, name, key) SELECT id, 'SITI', key FROM actor WHERE id = 1",),
        "The name Siti Rahma is held twice: by an actor, and as an alias of Siti Rahma.",
    ),
    "circle": (
        (
            "INSERT INTO issue(guid, name, key, parent_id, created_at, modified_at)"
            " VALUES ('g', 'pasir', 'pasir', 1, '', '')",
            "UPDATE issue SET parent_id = 2 WHERE id = 1",
        ),
        "What the issue pasir stands under goes round in a circle.",
    ),
    "view of what is coded": (("DROP VIEW coded",), "The view coded is missing."),
    "orphan that is a tag too": (
        (_ORPHAN.format(links="[]"), "UPDATE orphan SET guid = (SELECT guid FROM annotation WHERE id = 2)"),
        "The orphan 90 still stands in the text as a tag",
    ),
    "orphan with the number of a tag": (
        (_ORPHAN.format(links="[]"), "UPDATE orphan SET id = 2"),
        "The orphan 2 still stands in the text as a tag",
    ),
    **{
        f"links of an orphan: {links}": ((_ORPHAN.format(links=links),), "The links that the orphan 90 keeps are not")
        for links in (
            *("x", "7", "[7]", "[[1, 90]]", '[["1", 90, "speaker"]]', '[[90, 1, "speaker"]]', '[[90, 90, "speaker"]]'),
            *('[[1, 90, ""]]', '[[1, 90, "listener"]]', '[[1, 2, "speaker"]]'),
        )
    },
    "orphan of an article that is gone": (
        (_ORPHAN.format(links="[]"), "UPDATE orphan SET article_id = 99"),
        "orphan names a row of article",
    ),
    "reprint of an article that is gone": (
        ("UPDATE article SET reprint_of = 99 WHERE id = 2",),
        "article names a row of article",
    ),
    "reprints in a circle": (
        ("UPDATE article SET reprint_of = 3 - id WHERE id < 3",),
        "What the article 2 is a reprint of goes round in a circle.",
    ),
    **{
        f"origins: {origins}": (
            (f"UPDATE article SET origins = '{origins}' WHERE id = 2",),
            "Where the details of article 2 were found is not as Sikap writes it.",
        )
        for origins in ("", "[]", "7", '{"title": "dream"}', '{"title": 1}')
    },
}


@pytest.mark.parametrize("what", ALTERED)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_was_altered_by_hand_is_found(path: Path, what: str, read_only: bool) -> None:
    statements, words = ALTERED[what]
    sql(path, *statements)
    before = dump(path)
    found = findings(path, read_only=read_only)
    assert any(words in finding for finding in found), found
    assert all(finding.endswith(".") and "\n" not in finding for finding in found)
    assert dump(path) == before


def test_a_trigger_that_was_made_to_do_nothing_is_found(path: Path) -> None:
    sql(
        path,
        "DROP TRIGGER history_link_delete",
        "CREATE TRIGGER history_link_delete AFTER DELETE ON link BEGIN SELECT 1; END",
    )
    assert any("history_link_delete" in finding for finding in findings(path))


def test_all_that_is_wrong_is_told_at_once(path: Path) -> None:
    sql(
        path,
        "UPDATE annotation SET quote = 'x' WHERE id IN (1, 4)",
        "UPDATE sentence SET text = 'x' WHERE article_id = 2",
        "DROP TRIGGER history_link_insert",
        "DELETE FROM issue",
    )
    found = findings(path)
    assert len(found) == 2 + 6 + 1 + 1
    assert len(set(found)) == len(found)


def test_each_finding_keeps_its_template_for_the_window_to_translate(path: Path) -> None:
    sql(path, "DROP VIEW claims", "UPDATE annotation SET quote = 'x' WHERE id = 1")
    with closing(sqlite3.connect(path)) as connection:
        view, annotation = checking.findings(connection)
    assert (view.template, view.values) == ("The {kind} {name} is missing.", {"kind": "view", "name": "claims"})
    assert annotation.values["table"] == "annotation"
    assert findings(path) == [str(view), str(annotation)]


def test_every_template_is_known_to_the_translators() -> None:
    source = Path(checking.__file__).read_text(encoding="utf-8")
    texts = texts_in_code()
    templates = [text for text in texts if text in source and "{" in text]
    assert len(templates) >= 8
    assert {
        "The search does not know {n} rows of {table} as they are.",
        "annotation",
        "view",
        "The blocks of article {article} end before its text does.",
    } <= texts


@pytest.mark.parametrize("table", store.TRACKED)
def test_the_triggers_of_every_table_are_looked_for(path: Path, table: str) -> None:
    sql(path, *(f"DROP TRIGGER history_{table}_{event}" for event in ("insert", "update", "delete")))
    [finding] = findings(path)
    assert f"Changes of {table} are not recorded" in finding


SEARCHED = ("article", "annotation", "actor", "actor_alias", "issue")


@pytest.mark.parametrize("event", ["insert", "update", "delete"])
@pytest.mark.parametrize("table", SEARCHED)
def test_a_missing_trigger_of_the_search_is_named(path: Path, table: str, event: str) -> None:
    sql(path, f"DROP TRIGGER search_{table}_{event}")
    assert findings(path) == [f"The trigger search_{table}_{event} is missing."]


def test_a_trigger_of_the_search_that_was_altered_is_named(path: Path) -> None:
    sql(
        path,
        "DROP TRIGGER search_issue_insert",
        "CREATE TRIGGER search_issue_insert AFTER INSERT ON issue BEGIN SELECT 1; END",
    )
    assert findings(path) == ["The trigger search_issue_insert is not as Sikap made it."]


@pytest.mark.parametrize("table", ["article_search", "annotation_search", "codebook_search"])
def test_a_missing_search_is_named_once(path: Path, table: str) -> None:
    sql(path, f"DROP TABLE {table}")
    assert findings(path) == [f"The table {table} is missing."]


def unseen(path: Path, *statements: str) -> None:
    """What a program does to the file while the triggers of the search are away."""
    with closing(outside(path)) as other:
        triggers = other.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE 'search_%'").fetchall()
        assert len(triggers) == 3 * len(SEARCHED)
        for name, _ in triggers:
            other.execute(f"DROP TRIGGER {name}")
        for statement in (*statements, *(text for _, text in triggers)):
            other.execute(statement)


@pytest.mark.parametrize("links", ["[]", '[[1, 90, "speaker"]]', '[[1, 90, "speaker"], [4, 90, "addressee"]]'])
def test_an_orphan_as_sikap_makes_it_is_left_in_peace(path: Path, links: str) -> None:
    sql(path, _ORPHAN.format(links=links))
    assert findings(path) == []


def test_a_reprint_is_left_in_peace(path: Path) -> None:
    sql(
        path,
        "UPDATE article SET reprint_of = id - 1 WHERE id > 1",
        """UPDATE article SET origins = '{"title": "file"}'""",
    )
    assert findings(path) == []


UNSEEN: dict[str, tuple[str, str]] = {
    "an article that is gone": ("DELETE FROM article WHERE id = 3", "1 rows of article"),
    "an annotation that came": (
        'INSERT INTO annotation(guid, article_id, kind, "start", "end", quote, coder_id, created_at, modified_at)'
        ' SELECT \'g\', article_id, kind, "start", "end", quote, coder_id, created_at, modified_at'
        " FROM annotation WHERE id = 1",
        "1 rows of annotation",
    ),
    "annotations that are gone": ("DELETE FROM annotation WHERE id IN (1, 4)", "2 rows of annotation"),
    "an actor that came": (
        "INSERT INTO actor(guid, name, key, created_at, modified_at) VALUES ('g', 'Ani', 'ani', '', '')",
        "1 rows of codebook",
    ),
    "an issue that is gone": ("DELETE FROM issue", "1 rows of codebook"),
    "an issue with another number": ("UPDATE issue SET id = 9", "2 rows of codebook"),
}


@pytest.mark.parametrize("what", UNSEEN)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_search_that_is_out_of_step_is_found(path: Path, what: str, read_only: bool) -> None:
    statement, rows = UNSEEN[what]
    unseen(path, statement)
    assert f"The search does not know {rows} as they are." in findings(path, read_only=read_only)


def test_a_search_that_is_in_step_is_left_in_peace(path: Path) -> None:
    unseen(path)
    assert findings(path) == []


@pytest.fixture
def beside(path: Path) -> Iterator[Path]:
    """The project while another program is in the middle of a write."""
    other = outside(path)
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE annotation SET quote = 'x'")
    yield path
    other.close()


def test_what_another_program_has_not_finished_is_not_seen(beside: Path) -> None:
    assert findings(beside) == []
