"""Project files from somewhere else: each is refused with a sentence or opens cleanly; nothing in one can do harm."""

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from reader import store
from reader.errors import AlteredProject, BadProject, SikapError
from reader.keeping.checking import findings
from reader.model import Kind
from reader.project import Project
from reader.schema import migrate
from tests.keeping import mutations
from tests.keeping.forgeries import hot_journal
from tests.reader.samples import FIRST, PLACE, TEXT, new_article, outside, sql

FILES = 150  # of 5,000: `python -m tests.keeping.mutations 5000` does them all


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """One article, one statement, all in one file."""
    path = tmp_path / "studi.sikap"
    with Project.create(path, coder="Ani") as project:
        project.add_articles([new_article()])
        project.tag(1, Kind.STATEMENT, *PLACE[FIRST], actor="Siti Rahma")
    with closing(outside(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return path


@pytest.mark.no_cover
@pytest.mark.timeout(600)
def test_no_mutated_file_does_more_than_be_refused() -> None:
    totals = mutations.run(range(FILES))
    assert totals.files == FILES
    assert not totals.faults, str(totals)
    assert min(totals.outcomes.values()) > FILES // 20, str(totals)  # each of the ways it can end is well tried


class TestThatTheMutationsAreNoticed:
    """What would be a fault is told as one."""

    def test_an_error_of_ours(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(_: Project) -> None:
            raise KeyError("x")

        monkeypatch.setattr(Project, "library", fail)
        outcome, faults = mutations.use(path)
        assert outcome == "opened, and partly refused"
        assert all("KeyError" in fault for fault in faults)
        assert faults

    def test_a_sound_file(self, path: Path) -> None:
        assert mutations.use(path) == ("opened, and partly refused", [])  # there is no article 3


# What lies beside a project


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A file of the person's that has nothing to do with the project."""
    victim = tmp_path / "home" / "skripsi.txt"
    victim.parent.mkdir()
    victim.write_text("bab 1\n")
    return victim


@pytest.mark.parametrize("read_only", [False, True])
def test_a_journal_that_names_another_file_does_not_have_it_deleted(path: Path, victim: Path, read_only: bool) -> None:
    content = path.read_bytes()
    pages = [content[start : start + 4096] for start in range(0, len(content), 4096)]
    path.with_name(path.name + "-journal").write_bytes(hot_journal(pages, {1: pages[0]}, str(victim)))
    with pytest.raises(BadProject, match="was not made by Sikap, and opening the project beside it could change other"):
        Project.open(path, read_only=read_only)
    assert victim.read_text() == "bab 1\n"
    with closing(outside(path)) as connection:  # what SQLite by itself would do: the test can fail
        connection.execute("SELECT count(*) FROM article").fetchone()
    assert not victim.exists()


def test_a_journal_of_a_crashed_program_is_played_back(path: Path) -> None:
    content = path.read_bytes()
    pages = [content[start : start + 4096] for start in range(0, len(content), 4096)]
    sql(path, "UPDATE article SET note = 'x'")
    path.with_name(path.name + "-journal").write_bytes(hot_journal(pages, dict(enumerate(pages, start=1))))
    with Project.open(path) as project:
        assert project.article(1).note == ""
        assert project.check() == []


@pytest.mark.parametrize("beside", ["-wal", "-shm", "-journal"])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_link_beside_a_project_leads_nowhere(path: Path, victim: Path, beside: str, read_only: bool) -> None:
    path.with_name(path.name + beside).symlink_to(victim)
    with pytest.raises(BadProject, match="was not made by Sikap"):
        Project.open(path, read_only=read_only)
    assert victim.read_text() == "bab 1\n"


@pytest.mark.parametrize("beside", ["-wal", "-journal"])
def test_a_link_where_a_new_project_is_made_leads_nowhere(tmp_path: Path, victim: Path, beside: str) -> None:
    (tmp_path / f"baru.sikap{beside}").symlink_to(victim)
    with pytest.raises(BadProject, match="was not made by Sikap"):
        Project.create(tmp_path / "baru.sikap")
    assert victim.read_text() == "bab 1\n"


def test_a_project_behind_a_link_opens(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "pintas.sikap"
    link.symlink_to(path)
    with Project.open(link) as project:
        project.tag(1, Kind.ACTOR, *PLACE["Bupati"])
        assert project.check() == []


# What is no file at all


def pipe(path: Path) -> None:
    os.mkfifo(path)


def pipe_beside(path: Path) -> None:
    Project.create(path).close()
    os.mkfifo(path.with_name(path.name + "-wal"))


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("tiada"))


def link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("make", [Path.mkdir, pipe, pipe_beside, link_to_itself, link_to_nothing, link_to_a_device])
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_file_is_refused_and_not_waited_for(
    tmp_path: Path, make: Callable[[Path], None], read_only: bool
) -> None:
    path = tmp_path / "x.sikap"
    make(path)
    said: list[BaseException] = []

    def open_it() -> None:
        try:
            Project.open(path, read_only=read_only).close()
        except SikapError as error:
            said.append(error)

    opening = threading.Thread(target=open_it, daemon=True)
    opening.start()
    opening.join(60)
    assert not opening.is_alive()
    assert isinstance(said[0], BadProject)


# What the file says of itself


@pytest.mark.parametrize("number", [0, -1, -(2**31), 4, 2**31 - 1])
def test_a_format_that_is_none_is_refused(path: Path, number: int) -> None:
    sql(path, f"PRAGMA user_version = {number}")
    for read_only in (False, True):
        with pytest.raises(BadProject, match="newer Sikap" if number > 3 else "not as Sikap made them"):
            Project.open(path, read_only=read_only)


def test_the_right_number_on_an_empty_database_is_not_enough(tmp_path: Path) -> None:
    path = tmp_path / "kosong.sikap"
    sql(path, f"PRAGMA application_id = {store.APPLICATION_ID}", "PRAGMA user_version = 3", "CREATE TABLE a(b)")
    with pytest.raises(AlteredProject):
        Project.open(path)
    with Project.open(path, read_only=True, altered=True) as project:
        assert "The table article is missing." in str(project.findings()[0]) + "".join(project.check())


@pytest.mark.parametrize("page_size", [512, 1024, 65536])
def test_pages_of_another_size_are_no_matter(path: Path, page_size: int) -> None:
    sql(path, f"PRAGMA page_size = {page_size}", "VACUUM")
    with Project.open(path) as project:
        project.tag(1, Kind.ACTOR, *PLACE["Bupati"])
        assert project.check() == []


def test_a_file_in_utf_16_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "lain.sikap"
    with closing(outside(path)) as connection:
        connection.execute("PRAGMA encoding = 'UTF-16be'")
        migrate(Database(connection))
    with Project.open(path, coder="Ani") as project:
        project.add_articles([new_article("🙂 " + TEXT)])
        project.tag(1, Kind.STATEMENT, *(place + 2 for place in PLACE[FIRST]), actor="Siti Rahma", note="🙂")
        project.tag(1, Kind.ACTOR, *(place + 2 for place in PLACE["Bupati"]))
        project.undo()
        assert project.annotations(1)[0].text == FIRST
        assert project.check() == []


# What is in the schema: nothing of it is run


ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT"


def forged(path: Path, kind: str, name: str, table: str, text: str) -> None:
    """Put into the schema what no statement of SQL would."""
    with closing(outside(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, 0, ?)", (kind, name, table, text))
        (version,) = connection.execute("PRAGMA schema_version").fetchone()
        connection.execute(f"PRAGMA schema_version = {version + 1}")


BODY = "BEGIN DELETE FROM link; END"
FORGED = {
    "trigger with a name of SQLite's": (
        "trigger",
        "sqlite_x",
        "annotation",
        f"CREATE TRIGGER sqlite_x AFTER INSERT ON link {BODY}",
    ),
    "trigger that passes for a table of SQLite's": (
        *("table", "sqlite_stat1", "annotation"),
        f"CREATE TRIGGER sqlite_stat1 AFTER INSERT ON annotation {BODY}",
    ),
    "view in the place of a table of the search": (
        *("view", "article_search_content", "article_search_content"),
        f"CREATE VIEW article_search_content AS {ENDLESS} n FROM r",
    ),
    "search in the place of a table of the search": (
        *("table", "article_search_content", "article_search_content"),
        "CREATE VIRTUAL TABLE article_search_content USING fts5(x, content = 'article_search')",
    ),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_schema_is_refused(path: Path, what: str) -> None:
    forged(path, *FORGED[what])
    for read_only in (False, True):
        with pytest.raises(BadProject):
            Project.open(path, read_only=read_only)


@pytest.mark.parametrize(
    "table",
    [
        "CREATE TABLE 'article_search_content'(id INTEGER PRIMARY KEY, c0 CHECK (length(hex(zeroblob(9999999))) > 0))",
        "CREATE TABLE article_search_content(id INTEGER PRIMARY KEY, c0 AS (hex(zeroblob(100000000))))",
        "CREATE TABLE article_search_content(id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, c0)",
        "CREATE TABLE article_search_content(id INTEGER PRIMARY KEY, c0 DEFAULT 7)",
    ],
)
def test_a_table_of_the_search_that_does_more_than_hold_is_refused(path: Path, table: str) -> None:
    sql(path, table)
    with pytest.raises(AlteredProject):
        Project.open(path)


@pytest.mark.parametrize("name", ["coded", "claims", "articles"])
def test_a_view_that_never_ends_is_found_without_being_asked(path: Path, name: str) -> None:
    sql(path, f"DROP VIEW {name}", f"CREATE VIEW {name} AS {ENDLESS} n AS statement_id, n AS article_id FROM r")
    with pytest.raises(AlteredProject):
        Project.open(path)
    with Project.open(path, read_only=True, altered=True) as project:
        [finding] = project.findings()
    assert (finding.template, finding.values["name"]) == ("The {kind} {name} is not as Sikap made it.", name)


def test_a_check_runs_no_trigger_of_a_stranger(path: Path) -> None:
    """It takes back the whole history, on a copy, where a trigger that calls what is nowhere would be an error."""
    sql(path, "CREATE TRIGGER t AFTER DELETE ON annotation BEGIN SELECT count(*) FROM article WHERE nowhere(1); END")
    with Project.open(path, read_only=True, altered=True) as project:
        [finding] = project.findings()
    assert str(finding).startswith("There is a trigger t, which Sikap has not made.")


def test_a_check_runs_no_rule_of_a_stranger(path: Path) -> None:
    called: list[int] = []
    with closing(sqlite3.connect(path)) as connection:
        connection.create_function("spy", 1, called.append, deterministic=True)
        connection.execute("CREATE TABLE t(a CHECK (spy(a) IS NULL))")
        connection.execute("INSERT INTO t VALUES (1)")
        connection.commit()
        connection.execute("PRAGMA integrity_check").fetchall()
        assert called == [1, 1]  # what SQLite's own check would do
        [finding] = findings(connection, path)
        assert called == [1, 1]
    assert str(finding).startswith("There is a table t, which Sikap has not made.")


def test_names_from_a_file_reach_the_terminal_as_plain_words(path: Path) -> None:
    sql(path, 'CREATE VIEW "\x1b[2J\x1b]0;pesan\x07\nsikap: All is well" AS SELECT 1')
    with Project.open(path, read_only=True, altered=True) as project:
        [said] = project.check()
    assert said.isprintable()
    assert "[2J" in said


def test_a_history_of_a_million_strange_rows_is_told_in_a_few_lines(path: Path) -> None:
    sql(
        path,
        f"""INSERT INTO history_row(table_name, row_id, operation, old) {ENDLESS} 'sqlite_master', n, 'delete', ',"a"=1'
        FROM r LIMIT 1000000""",
    )
    with Project.open(path) as project:
        found = project.findings()
        assert project.tag(1, Kind.ACTOR, *PLACE["Bupati"]).id
        assert project.undo() is not None
    assert 100 < len(found) < 110
    assert "of the history names a table that Sikap does not know: sqlite_master." in str(found[0])
