"""A project that was altered by hand is found out, and a healthy one is left in peace."""

import ast
import inspect
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader import store
from reader.errors import Cancelled
from reader.keeping import checking, contents, facts, replay, shape
from reader.keeping import findings as findings_module
from reader.model import Kind
from reader.project import Project
from tests.conftest import FILES
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


def findings(path: Path) -> list[str]:
    """The sentences, without what to do."""
    with Project.open(path, read_only=True, altered=True, coder="Ani") as project:
        found = project.findings()
        assert [str(finding) for finding in found] == project.check()
    return [finding.template.format(**finding.values) for finding in found]


def test_a_healthy_project_has_no_findings(path: Path) -> None:
    assert findings(path) == []


def test_a_new_project_has_no_findings(tmp_path: Path) -> None:
    with Project.create(tmp_path / "baru.sikap") as project:
        assert project.check() == []


_ORPHAN = """INSERT INTO orphan(id, guid, article_id, kind, "start", "end", quote, prefix, suffix, coder_id, note,
    created_at, modified_at, links) VALUES (90, 'g', 1, 'actor', 0, 1, 'x', '', '', 1, '', '', '', '{links}')"""
UNCHECKED = "PRAGMA ignore_check_constraints = ON"
ALTERED: dict[str, tuple[tuple[str, ...], str]] = {
    "start": (('UPDATE annotation SET "start" = "start" + 1 WHERE id = 2',), "The actor “"),
    "end": (('UPDATE annotation SET "end" = "end" + 1 WHERE id = 2',), "The actor “"),
    "both": (
        ('UPDATE annotation SET "start" = "start" + 2, "end" = "end" + 2 WHERE id = 4',),
        "The statement “",
    ),
    "past the end": (('UPDATE annotation SET "start" = 9000, "end" = 9001 WHERE id = 4',), "The statement “"),
    "past the end, to the last letter": (
        (f'UPDATE annotation SET "start" = {len(TEXT) - 1}, "end" = {len(TEXT) + 5}, quote = \'.\' WHERE id = 1',),
        "The statement “.” in “",
    ),
    "before the start": (
        (UNCHECKED, 'UPDATE annotation SET "start" = -5, "end" = -1 WHERE id = 1'),
        "CHECK constraint failed in annotation",
    ),
    "quote": (("UPDATE annotation SET quote = 'x' WHERE id = 3",), "The position “"),
    "quote in another case": (
        ("UPDATE annotation SET quote = upper(quote) WHERE id = 3",),
        "The position “",
    ),
    "text": (("UPDATE article SET text = 'x' || text WHERE id = 2",), "The statement “"),
    "text of a sentence": (("UPDATE sentence SET text = text || '!' WHERE id = 1",), "The sentence “"),
    "place of a sentence": (
        ('UPDATE sentence SET "end" = "end" - 1 WHERE id = 2',),
        "The sentence “",
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
def test_what_was_altered_by_hand_is_found(path: Path, what: str) -> None:
    statements, words = ALTERED[what]
    sql(path, *statements)
    before = dump(path)
    found = findings(path)
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


def test_each_finding_keeps_its_template_for_the_window_to_translate(path: Path) -> None:
    sql(path, "DROP VIEW claims", "UPDATE annotation SET quote = 'x' WHERE id = 1")
    with closing(sqlite3.connect(path)) as connection:
        view, annotation = checking.findings(connection, path)
    assert (view.template, view.values) == ("The {kind} {name} is missing.", {"kind": "view", "name": "claims"})
    assert (annotation.values["kind"], annotation.values["words"]) == ("statement", "x")
    assert str(view) == f"The view claims is missing. {view.remedy}"


def test_all_that_a_check_can_say_is_known_to_the_translators() -> None:
    said = [
        call.args[0].value if isinstance(call.args[0], ast.Constant) else None
        for module in (checking, contents, facts, findings_module, replay, shape)
        for call in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Finding"
    ]
    notes = [text for name, text in vars(findings_module).items() if name.endswith("_NOTE")]
    assert len(said) > 25
    assert len(notes) > 8
    texts = texts_in_code()
    assert {text for text in said if text} | {*notes, "annotation", "view"} <= texts
    assert {
        "The blocks of article {article} end before its text does.",  # that get a name first
        "Step {number} of the history ({name}) cannot be taken back: see {table} {row}.",
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
def test_a_search_that_is_out_of_step_is_found(path: Path, what: str) -> None:
    statement, rows = UNSEEN[what]
    unseen(path, statement)
    assert f"The search does not know {rows} as they are." in findings(path)


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


# What else is looked for

_DEEP = "[" * 100_000
_LATER: dict[str, tuple[str, str]] = {
    "text that is no UTF-8": (
        "UPDATE article SET note = CAST(X'41EDA080' AS TEXT) WHERE id = 2",
        "The text in row 2 of article cannot be read.",
    ),
    "text with a NUL": (
        "UPDATE article SET note = 'a' || char(0) || 'b' WHERE id = 2",
        "The text in row 2 of article ends too early (NUL).",
    ),
    "setting": ("INSERT INTO setting VALUES ('export', '{')", "What is set for export is not as Sikap writes it."),
    "deep setting": (f"INSERT INTO setting VALUES ('x', '{_DEEP}')", "What is set for x is not as Sikap writes it."),
    **{
        f"last number: {number}": (
            f"UPDATE sqlite_sequence SET seq = {number} WHERE name = 'history_row'",
            "The number that was given last in history_row is none.",
        )
        for number in ("'x'", "NULL", "-1", "9223372036854775807")
    },
    "rules": (
        """INSERT INTO setting VALUES ('rules', '{"abbreviations": 5}')""",
        "What is set for rules is not as Sikap writes it.",
    ),
    **{
        f"format: {kept[:60]}": (
            f"UPDATE block SET format = '{kept}' WHERE id = 2",
            "How the block 2 in article 1 looks is not as Sikap writes it.",
        )
        for kept in (
            *("", "7", "[]", '{"level": "1"}', '{"marker": 1}', '{"cell": [1]}', '{"cell": [0, 0, 0, 1, ""]}'),
            *('{"styles": 1}', '{"styles": [[0, 1]]}', '{"styles": [[0, 99999, "strong", ""]]}', '{"level": true}'),
            *('{"styles": [[2, 1, "strong", ""]]}', '{"styles": [[0, 1, "loud", ""]]}', _DEEP),
        )
    },
    "deep origins": (
        f"UPDATE article SET origins = '{_DEEP}' WHERE id = 2",
        "Where the details of article 2 were found is not as Sikap writes it.",
    ),
    "links without end": (
        _ORPHAN.format(links='[[1e400, 90, "speaker"]]'),
        "The links that the orphan 90 keeps are not as Sikap writes them.",
    ),
    "history of a table that is none": (
        "UPDATE history_row SET table_name = 'coder' WHERE id = 1",
        "Row 1 of the history names a table that Sikap does not know: coder.",
    ),
    **{
        f"history: {operation} {old[:40]}": (
            f"UPDATE history_row SET operation = '{operation}', old = {old} WHERE id = 1",
            "Row 1 of the history is not as Sikap writes it.",
        )
        for operation, old in (
            *(("delete", "NULL"), ("update", "NULL"), ("insert", """',"id"=1'"""), ("update", "''"), ("delete", "'x'")),
            *(("update", """',"nothing"=1'"""), ("update", """',"note"=''a'"""), ("update", """',"id"=1; DROP'""")),
            ("delete", "',\"id\"=2'"),
            *(("update", f"""',"id"={"9" * 5000}'"""), ("update", """',"id"=9223372036854775808'""")),
        )
    },
}


@pytest.mark.parametrize("what", _LATER)
def test_what_no_rule_of_sqlite_holds_is_looked_at(path: Path, what: str) -> None:
    statement, words = _LATER[what]
    sql(path, statement)
    assert words in findings(path)


def test_a_search_for_other_words_is_found_by_its_content(path: Path) -> None:
    unseen(path, "UPDATE annotation SET note = 'pasir laut' WHERE id = 1")
    assert findings(path) == ["The search looks for other words than those that stand in annotation."]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE actor SET note = 'pasir laut' WHERE id = 1",
        "UPDATE issue SET definition = 'pasir laut'",
        "INSERT INTO actor_alias(actor_id, name, key) VALUES (1, 'Bu Siti', 'bu siti')",
    ],
)
def test_an_entry_that_is_found_by_other_words_is_told(path: Path, statement: str) -> None:
    unseen(path, statement)
    assert findings(path) == ["The search does not know 1 rows of codebook as they are."]


def test_aliases_in_any_order_are_left_in_peace(path: Path) -> None:
    with Project.open(path, coder="Ani") as project:
        project.codebook.edit_actor(1, aliases=["Bu Siti", "Ibu Menteri", "Rahma"])
        project.codebook.edit_actor(1, aliases=["Rahma", "Bu Siti"])
    assert findings(path) == []


def test_each_finding_says_what_to_do(path: Path) -> None:
    sql(path, "DROP VIEW claims", "UPDATE annotation SET quote = 'x' WHERE id = 1", "DELETE FROM issue")
    with Project.open(path, read_only=True, altered=True) as project:
        found = project.findings()
    assert len(found) == 3
    assert len({finding.remedy for finding in found}) == 2
    for finding in found:
        assert finding.remedy.endswith(".")
        assert str(finding).endswith(f". {finding.remedy}")


def test_of_many_findings_of_one_kind_some_are_listed(path: Path) -> None:
    sql(
        path,
        """WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)
        INSERT INTO setting SELECT 'x' || n, '{' FROM r LIMIT 900""",
    )
    found = findings(path)
    assert len(found) == 101
    assert found[-1] == "There is more of this kind: only the first 100 are listed."


# The history


def changed(path: Path, *statements: str) -> None:
    """What happens to rows while no trigger records it."""
    with closing(outside(path)) as other:
        triggers = other.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            other.execute(f"DROP TRIGGER {name}")
        for statement in (*statements, *(text for _, text in triggers)):
            other.execute(statement)


_MISFITS: dict[str, tuple[str, str]] = {
    "a row that is gone": (
        "DELETE FROM link WHERE id = 1",
        "Step 2 of the history (Tag as statement) cannot be taken back: see link 1.",
    ),
    "a row that no step has made": (
        "INSERT INTO actor(guid, name, key, created_at, modified_at) VALUES ('g', 'Darma', 'darma', '', '')",
        "No step of the history has made 1 rows of actor.",
    ),
    "a row that hangs on one that a step has made": (
        'INSERT INTO sentence(article_id, number, "start", "end", text) VALUES (3, 9, 0, 5, \'Judul\')',
        "Step 1 of the history (Add articles) cannot be taken back: see article 1.",
    ),
    "a change to what cannot be": (
        """UPDATE history_row SET operation = 'update', old = ',"kind"=''loud''' WHERE table_name = 'annotation'
        AND row_id = 4""",
        "Step 3 of the history (Tag as statement) cannot be taken back: see annotation 4.",
    ),
    "a change to another row": (
        "UPDATE history_row SET row_id = 77 WHERE table_name = 'annotation' AND row_id = 4",
        "Step 3 of the history (Tag as statement) cannot be taken back: see annotation 77.",
    ),
    "an undone row that is there": (
        """UPDATE history_row SET row_id = 1, old = replace(old, ',"id"=5', ',"id"=1') WHERE operation = 'delete'""",
        "Step 4 of the history (Tag as actor) cannot be done again: see annotation 1.",
    ),
    "an undone row that refers to nothing": (
        """UPDATE history_row SET old = replace(old, '"article_id"=1', '"article_id"=99') WHERE operation = 'delete'""",
        "What was undone last cannot all be done again.",
    ),
}


@pytest.mark.parametrize("what", _MISFITS)
def test_a_history_that_does_not_fit_is_found(path: Path, what: str) -> None:
    statement, words = _MISFITS[what]
    changed(path, statement)
    assert [finding for finding in findings(path) if not finding.startswith("The search")] == [words]


def test_what_another_program_has_done_is_no_fault_of_the_history(path: Path) -> None:
    """It may replace rows, of which SQLite tells no trigger."""
    sql(
        path,
        "REPLACE INTO link(statement_id, annotation_id, role) VALUES (1, 2, 'addressee')",
        "UPDATE article SET note = 'x' WHERE id = 1",
    )
    assert findings(path) == []
    with Project.open(path, coder="Ani") as project:
        project.tag(1, Kind.ACTOR, *PLACE["Pak Darma"])
        assert project.check() == []
    changed(path, "DELETE FROM annotation WHERE id = (SELECT max(id) FROM annotation)")
    assert any("(Tag as actor) cannot be taken back" in finding for finding in findings(path))


def test_two_people_who_undo_and_redo_in_turns_have_a_healthy_project(path: Path) -> None:
    """Budi's actor was away for a while, in which Ani had one of the same name."""
    with Project.open(path, coder="Budi") as budi, Project.open(path, coder="Ani") as ani:
        budi.codebook.add_actor("Kelompok Nelayan")
        budi.codebook.delete("actor", [2])
        made = ani.codebook.add_actor("Kelompok Nelayan")
        ani.codebook.delete("actor", [made.id])
        assert budi.undo() is not None
        assert budi.check() == []
        budi.redo()
        assert budi.check() == []
        budi.undo()
        budi.tag(1, Kind.ACTOR, *PLACE["Pak Darma"])
        assert budi.check() == []


def test_a_migrated_project_is_not_asked_for_what_the_migration_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "lama.sikap"
    shutil.copy(FILES / "projects" / "format_1.sikap", path)
    with Project.open(path, coder="Ani") as project:
        project.untag(project.tag(1, Kind.ACTOR, 0, 7).id)
    assert findings(path) == []
    changed(path, "DELETE FROM link WHERE id = 1")
    assert findings(path) == []
    changed(
        path, "UPDATE history_row SET operation = 'insert', old = NULL WHERE id = (SELECT max(id) FROM history_row)"
    )
    assert any("cannot be taken back: see" in finding for finding in findings(path))


def test_a_compacted_project_is_not_asked_for_its_beginning(path: Path) -> None:
    sql(path, "DELETE FROM history_row WHERE step_id = 1")
    assert findings(path) == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_old_project_is_checked_as_it_would_be_opened(tmp_path: Path, number: int) -> None:
    path = tmp_path / "lama.sikap"
    shutil.copy(FILES / "projects" / f"format_{number}.sikap", path)
    before = path.read_bytes()
    assert findings(path) == []
    assert path.read_bytes() == before
    changed(path, "UPDATE annotation SET quote = 'x' WHERE id = 1")
    assert any(finding.startswith("The statement “x” in “") for finding in findings(path))


# Sizes


def test_a_file_that_is_half_empty_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(outside(path)) as other:
        other.execute("CREATE TABLE t AS SELECT zeroblob(600000) AS a")
        other.execute("DROP TABLE t")
    assert findings(path) == []
    monkeypatch.setattr(facts, "LARGE_FREE", 100_000)
    assert findings(path) == ["More than half of the file is free space: 0 MB."]


def test_a_log_that_outgrows_its_file_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(outside(path)) as other:
        other.execute("PRAGMA wal_autocheckpoint = 0")
        for number in range(9):
            other.execute("INSERT INTO setting VALUES (?, ?)", (f"x{number}", f'"{"y" * 100_000}"'))
        assert findings(path) == []
        monkeypatch.setattr(facts, "LARGE_LOG", 100_000)
        assert findings(path)[0].startswith("The log beside the file is larger than the file: ")


def test_the_sizes_are_among_the_facts(path: Path) -> None:
    with Project.open(path, coder="Ani") as project:
        told = project.info()
    assert told["largest_article"] == len(TEXT) + 2
    assert isinstance(told["history_bytes"], int)
    assert told["history_bytes"] > 100
    assert told["free_bytes"] == 0


# A long check


def test_a_check_tells_how_far_it_is_and_can_be_stopped(path: Path) -> None:
    told: list[tuple[int, int]] = []
    with Project.open(path, read_only=True) as project:
        assert project.findings(lambda done, total: told.append((done, total))) == []
        assert {total for _, total in told} == {len({done for done, _ in told})}
        assert sorted(told) == told

        def stop(done: int, _: int) -> None:
            if done == 5:
                raise Cancelled

        with pytest.raises(Cancelled):
            project.findings(stop)
        assert project.findings() == []


def test_a_check_can_be_stopped_inside_of_a_long_look(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_OFTEN", 10)
    calls: list[int] = []

    def stop(done: int, _: int) -> None:
        calls.append(done)
        if len(calls) == 2:
            raise Cancelled

    with Project.open(path, read_only=True) as project, pytest.raises(Cancelled):
        project.findings(stop)
    assert calls == [0, 0]
