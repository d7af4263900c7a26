"""The file: what opens, what does not and what is said then, and how safely it is kept."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from reader import schema, store
from reader.errors import BadFile, BadProject, ProjectBusy, ReadOnlyProject, SikapError
from reader.model import Kind, NewArticle
from reader.project import Project
from tests.reader.samples import FIRST, PLACE, TEXT, WORK, dump, new_article, outside, sql

WRITERS: tuple[Callable[[Project], object], ...] = (
    lambda project: project.add_articles([new_article()]),
    lambda project: project.remember("a", 1),
    lambda project: project.untag(1),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with a tag in it, closed."""
    path = tmp_path / "studi.sikap"
    with Project.create(path, coder="Ani") as project:
        project.add_articles([new_article(title="Satu")])
        project.tag(1, Kind.STATEMENT, *PLACE[FIRST], actor="Siti Rahma", issue="tambak", stance="oppose")
    return path


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_MS", 20)


@pytest.fixture
def unwritable(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Makes a folder look as one that cannot be written, to the administrator too."""
    closed: set[Path] = set()
    access = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: not (mode & os.W_OK and Path(path) in closed) and access(path, mode)
    )
    return closed.add


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def said(error: pytest.ExceptionInfo[SikapError], *words: str) -> None:
    """One plain sentence with these words in it."""
    sentence = str(error.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert all(word in sentence for word in words), sentence


# A healthy file


@pytest.mark.durable
def test_the_file_is_marked_as_ours_and_kept_safely(path: Path) -> None:
    beside = outside(path)
    found = {name: beside.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "journal_mode")}
    assert found == {"application_id": 0x53494B41, "journal_mode": "wal"}
    beside.close()
    for read_only in (False, True):
        with Project.open(path, read_only=read_only) as project:
            ours = project._connection
            assert ours.execute("PRAGMA synchronous").fetchone()[0] == 2
            assert ours.execute("PRAGMA foreign_keys").fetchone()[0] == 1
            assert ours.execute("PRAGMA busy_timeout").fetchone()[0] == store.BUSY_MS


def test_the_format_number_is_the_count_of_migrations(path: Path) -> None:
    beside = outside(path)
    assert beside.execute("PRAGMA user_version").fetchone()[0] == store.FORMAT
    assert {row[0] for row in beside.execute("SELECT name FROM _sqlite_migrations")} == {
        migration.name for migration in schema.migrations._migrations
    }
    beside.close()
    assert len(schema.migrations._migrations) == store.FORMAT


def test_closing_leaves_one_file(path: Path) -> None:
    assert files(path.parent) == ["studi.sikap"]


def test_a_project_is_created_and_opened_under_any_name(tmp_path: Path) -> None:
    for name in ("dua kata.sikap", "100% #1?.sikap", "日本 🙂.sikap", "ünï'\".sikap", "tanpa_akhiran"):
        with Project.create(tmp_path / name) as project:
            project.add_articles([new_article()])
        with Project.open(str(tmp_path / name)) as project:
            assert project.path == tmp_path / name
            assert len(project.articles()) == 1
        with Project.open(tmp_path / name, read_only=True) as project:
            assert len(project.articles()) == 1


def test_an_open_project_stays_with_its_file_when_the_working_folder_changes(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    for read_only in (False, True):
        with Project.open(path.name, read_only=read_only, coder="Ani") as project:
            monkeypatch.chdir(tmp_path / "elsewhere")
            assert len(list(project.export_rows("annotations")[1])) == 3
            assert project.info()["bytes"] == path.stat().st_size
            monkeypatch.chdir(tmp_path)


def test_opening_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    for read_only in (True, False):
        Project.open(path, read_only=read_only).close()
        assert path.read_bytes() == before


def test_a_project_whose_journal_was_changed_by_another_program_is_kept_safely_again(path: Path) -> None:
    sql(path, "PRAGMA journal_mode = DELETE")
    with Project.open(path) as project:
        assert project._connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_program_that_writes_with_its_own_defaults_cannot_store_nonsense(path: Path) -> None:
    for statement in (
        "UPDATE annotation SET kind = 'opinion'",
        "UPDATE annotation SET stance = 'support' WHERE kind = 'statement'",
        'UPDATE annotation SET "end" = "start"',
        'UPDATE annotation SET "start" = -1',
        "UPDATE annotation SET \"start\" = 'x'",
        "UPDATE article SET status = ''",
        "UPDATE article SET text = ''",
        "UPDATE actor SET name = ''",
        "UPDATE link SET role = 'friend'",
        "UPDATE link SET statement_id = annotation_id",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            sql(path, statement)


# What is no project


def garbage(folder: Path) -> dict[str, Path]:
    """One of each thing that a person may take for a project."""
    (folder / "kosong.sikap").write_bytes(b"")
    (folder / "teks.sikap").write_text("Menteri menolak rencana itu.", encoding="utf-8")
    (folder / "pendek.sikap").write_bytes(b"SQLite for")
    (folder / "biner.sikap").write_bytes(bytes(range(256)) * 40)
    (folder / "folder.sikap").mkdir()
    (folder / "kepala.sikap").write_bytes(b"SQLite format 3\x00")
    (folder / "tautan.sikap").symlink_to(folder / "nowhere")
    sql(folder / "asing.sikap", "CREATE TABLE annotation(id INTEGER PRIMARY KEY)")
    sql(folder / "hampa.sikap", "PRAGMA user_version = 1")
    return {file.stem: file for file in folder.iterdir()} | {"hilang": folder / "hilang.sikap"}


SAYS = {
    "kosong": "not a Sikap project",
    "teks": "not a Sikap project",
    "pendek": "not a Sikap project",
    "biner": "not a Sikap project",
    "folder": "is a folder",
    "kepala": "",
    "tautan": "no file",
    "asing": "another program",
    "hampa": "another program",
    "hilang": "no file",
}


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("what", SAYS)
def test_what_is_no_project_is_said_and_left_alone(tmp_path: Path, what: str, read_only: bool) -> None:
    file = garbage(tmp_path)[what]
    before = files(tmp_path), file.read_bytes() if file.is_file() else None
    with pytest.raises(BadProject) as error:
        Project.open(file, read_only=read_only)
    said(error, file.name, SAYS[what])
    assert (files(tmp_path), file.read_bytes() if file.is_file() else None) == before


def test_a_project_of_a_newer_format_is_not_touched(path: Path) -> None:
    sql(path, "PRAGMA user_version = 99")
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(BadProject) as error:
            Project.open(path, read_only=read_only)
        said(error, "newer", "99", str(store.FORMAT))
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["x" * 300 + ".sikap", "nol\0.sikap"])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    for door in (Project.create, Project.open):
        with pytest.raises(BadProject):
            door(str(tmp_path / name))
    assert files(tmp_path) == []


def test_a_file_that_may_not_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # the administrator, who runs these tests, may read everything
    with pytest.raises(BadProject) as error:
        Project.open(path)
    said(error, "studi.sikap", "cannot be read")


# Creating


def test_a_taken_path_is_left_alone(path: Path, tmp_path: Path) -> None:
    (tmp_path / "teks.txt").write_text("penting", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    before = path.read_bytes()
    for taken in (path, tmp_path / "teks.txt", tmp_path / "folder"):
        with pytest.raises(BadProject) as error:
            Project.create(taken)
        said(error, taken.name, "there already")
    assert path.read_bytes() == before
    assert (tmp_path / "teks.txt").read_text(encoding="utf-8") == "penting"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadProject) as error:
        Project.create(tmp_path / "tiada" / "studi.sikap")
    said(error, "no folder", "tiada")
    assert files(tmp_path) == []


def test_a_folder_that_cannot_be_written(tmp_path: Path, unwritable: Callable[[Path], None]) -> None:
    unwritable(tmp_path)
    with pytest.raises(BadProject) as error:
        Project.create(tmp_path / "studi.sikap")
    said(error, "cannot be written")
    assert files(tmp_path) == []


@pytest.mark.parametrize("where", ["migrate", "connect"])
def test_creating_leaves_nothing_behind_when_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(schema if where == "migrate" else store, "track" if where == "migrate" else "_set_up", fail)
    with pytest.raises((SikapError, sqlite3.OperationalError)):
        Project.create(tmp_path / "studi.sikap")
    assert files(tmp_path) == []


def test_a_full_disk_at_creation_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(schema, "track", fail)
    with pytest.raises(BadFile) as error:
        Project.create(tmp_path / "studi.sikap")
    said(error, "disk", "full")


# Read-only


def test_a_read_only_file_is_not_opened_for_writing(path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(ReadOnlyProject) as error:
        Project.open(path)
    said(error, "studi.sikap", "read-only")
    assert files(path.parent) == ["studi.sikap"]


def test_a_file_in_a_folder_that_cannot_be_written_is_not_opened_for_writing(
    path: Path, unwritable: Callable[[Path], None]
) -> None:
    unwritable(path.parent)
    with pytest.raises(ReadOnlyProject):
        Project.open(path)


@pytest.mark.parametrize("closed", ["file", "folder", "nothing"])
def test_a_project_can_be_read_without_writing(path: Path, unwritable: Callable[[Path], None], closed: str) -> None:
    if closed == "file":
        path.chmod(0o444)
    elif closed == "folder":
        unwritable(path.parent)
    before = path.read_bytes()
    with Project.open(path, read_only=True, coder="Tamu") as project:
        assert [a.text for a in project.articles()] == [TEXT]
        assert [claim.actor for claim in project.claims()] == ["Siti Rahma"]
        assert project.check() == []
        assert project.info()["statements"] == 1
        assert [a.title for a in project.library()] == ["Satu"]
        assert len(list(project.export_rows("annotations")[1])) == 3
        assert (project.next_undo(), project.next_redo(), project.recall("x")) == (None, None, None)
        assert len(project.steps()) == 2
    assert files(path.parent) == ["studi.sikap"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("coder", ["Ani", "Tamu"])
def test_every_verb_on_a_read_only_project_says_so(path: Path, coder: str) -> None:
    before = dump(path)
    with Project.open(path, read_only=True, coder=coder) as project:
        for verb in WRITERS:
            with pytest.raises(ReadOnlyProject) as error:
                verb(project)
            said(error, "read-only")
        if coder == "Ani":
            with pytest.raises(ReadOnlyProject):
                project.undo()
    assert dump(path) == before


def test_a_reader_sees_what_another_window_writes(path: Path) -> None:
    with Project.open(path, read_only=True) as reader, Project.open(path, coder="Ani") as writer:
        writer.tag(1, Kind.ACTOR, *PLACE["Bupati"])
        assert len(reader.annotations()) == 4
        assert reader.changed_elsewhere()


def test_a_read_only_project_after_a_crash_is_read_whole_or_refused(path: Path, tmp_path: Path) -> None:
    after = tmp_path / "after"
    after.mkdir()
    with Project.open(path, coder="Ani") as project:
        project.tag(1, Kind.ACTOR, *PLACE["Bupati"])
        for name in ("studi.sikap", "studi.sikap-wal"):
            shutil.copy(path.with_name(name), after / name)
    (after / "studi.sikap").chmod(0o444)
    with Project.open(after / "studi.sikap", read_only=True) as project:
        assert len(project.annotations()) == 4


# Locks, disks, damage


def test_a_file_that_another_program_holds_alone(path: Path, impatient: None) -> None:
    sql(path, "PRAGMA journal_mode = DELETE")
    other = outside(path)
    other.execute("BEGIN EXCLUSIVE")
    for read_only in (False, True):
        with pytest.raises(ProjectBusy) as error:
            Project.open(path, read_only=read_only)
        said(error, "studi.sikap", "another program".capitalize())
    other.close()
    Project.open(path).close()


def test_a_full_disk_loses_nothing(path: Path) -> None:
    before = dump(path)
    with Project.open(path, coder="Ani") as project:
        pages = project._connection.execute("PRAGMA page_count").fetchone()[0]
        project._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(BadFile) as error:
            project.add_articles([NewArticle("Kata. " * 20_000, (), ())])
        said(error, "full")
        assert dump(path) == before
        assert project.check() == []
        project._connection.execute("PRAGMA max_page_count = 100000")
        project.add_articles([NewArticle("Kata. " * 20_000, (), ())])


def test_a_file_that_is_gone_since_it_was_checked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_require_project_file", Path.unlink)
    monkeypatch.setattr(store, "_writable", lambda path: True)
    with pytest.raises(BadProject) as error:
        Project.open(path)
    said(error, "studi.sikap", "cannot be reached")


ANOTHER_PROGRAM = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1])
print(other.execute("SELECT count(*) FROM annotation").fetchone()[0])
other.close()
"""


@pytest.mark.parametrize("second", ["export", "open again", "open to read", "create over it", "is it a project?"])
def test_a_second_look_at_an_open_project_leaves_its_locks_in_place(path: Path, second: str) -> None:
    """On POSIX a file that is closed loses all locks of the process; another program then takes the journal away."""
    with Project.open(path, coder="Ani") as project:
        before = len(project.annotations())
        project.tag(1, Kind.ACTOR, 0, 7)
        if second == "export":
            list(project.export_rows("annotations")[1])
        elif second == "create over it":
            with pytest.raises(BadProject):
                Project.create(path)
        elif second == "is it a project?":
            with pytest.raises(BadProject):
                Project.open(path.parent)
        else:
            Project.open(path, read_only=second == "open to read").close()
        subprocess.run([sys.executable, "-c", ANOTHER_PROGRAM, str(path)], check=True, capture_output=True)
        assert path.with_name(path.name + "-wal").exists()
        project.tag(1, Kind.ACTOR, 0, 7)
        seen = subprocess.run([sys.executable, "-c", ANOTHER_PROGRAM, str(path)], capture_output=True, text=True)
        assert int(seen.stdout) == before + 2


def test_our_own_mistakes_are_not_dressed_up(path: Path) -> None:
    with Project.open(path) as project:
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            project._ask("SELECT * FROM no_such_thing")
        with pytest.raises(sqlite3.ProgrammingError):
            project._ask("SELECT ?")
    with pytest.raises(BadProject, match="closed"):
        project.articles()


def questions(project: Project) -> Iterator[Callable[[], object]]:
    yield from (project.articles, project.library, project.annotations, project.claims, project.actors)
    yield from (project.issues, project.steps, project.info, project.next_undo, project.next_redo, project.check)
    for article in (1, 2, 3):
        for of in (project.article, project.sentences, project.blocks, project.annotations, project.claims):
            yield partial(of, article)
    for table in store.VIEWS:
        yield partial(rows_of, project, table)


def rows_of(project: Project, table: str) -> list[tuple[object, ...]]:
    return list(project.export_rows(table)[1])


def verbs(project: Project) -> Iterator[Callable[[], object]]:
    yield lambda: project.tag(1, Kind.STATEMENT, 0, 5, actor="Baru", issue="baru", stance="support")
    yield lambda: project.delete_article(2)
    yield lambda: project.add_articles([new_article()])
    yield project.undo
    yield project.redo


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("large") / "a.sikap"
    with Project.create(path, coder="Ani") as project:
        project.add_articles([new_article(TEXT * 20, title=str(n)) for n in range(4)])
        for n in range(90):
            project.tag(n % 3 + 1, Kind.STATEMENT, n, n + 9, actor=f"Aktor {n}", issue="tambak", stance="support")
    return path.read_bytes()


def harm(whole: bytes, page: int, damage: str) -> bytes:
    start, broken = page * 4096, bytearray(whole)
    if damage == "zeros":
        broken[start : start + 4096] = bytes(4096)
    elif damage == "flipped":
        broken[start : start + 12] = bytes(byte ^ 0xFF for byte in broken[start : start + 12])
    else:
        del broken[start:]
    return bytes(broken)


def use(path: Path) -> str:
    """What a person sees who opens a damaged project and tries everything."""
    try:
        with Project.open(path, coder="Ani") as project:
            try:
                if not project.check():
                    return "check says that all is well"
            except BadProject:
                pass
            for ask in (*questions(project), *verbs(project)):
                with suppress(SikapError):
                    ask()
    except BadProject:
        return ""
    except (sqlite3.Error, ValueError, TypeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"
    return ""


@pytest.mark.no_cover
@pytest.mark.parametrize("damage", ["zeros", "flipped", "cut"])
def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path, large: bytes, damage: str) -> None:
    """No question and no verb fails in another way than with a plain sentence; `check` never says that all is well."""
    seen = {}
    for page in range(1, len(large) // 4096):
        path = tmp_path / f"{page}.sikap"
        path.write_bytes(harm(large, page, damage))
        seen[page] = use(path)
    assert len(seen) > 60
    assert {page: what for page, what in seen.items() if what} == {}


# Migration


@pytest.fixture
def next_format(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """The program of tomorrow: one more migration, one more column with history."""
    tomorrow = Migrations("sikap")
    tomorrow._migrations = list(schema.migrations._migrations)

    @tomorrow()
    def mood(db: Database) -> None:
        db.execute("ALTER TABLE annotation ADD COLUMN mood TEXT NOT NULL DEFAULT ''")
        schema.track(db)

    monkeypatch.setattr(schema, "migrations", tomorrow)
    monkeypatch.setattr(store, "FORMAT", store.FORMAT + 1)
    monkeypatch.setattr("reader.schema.FORMAT", store.FORMAT)
    return tomorrow


def test_an_older_project_is_migrated_and_a_copy_is_kept(path: Path, request: pytest.FixtureRequest) -> None:
    old = store.FORMAT
    before = dump(path)
    request.getfixturevalue("next_format")
    with Project.open(path, coder="Ani") as project:
        assert project.info()["format"] == old + 1
        assert project.check() == []
        made = project.annotations()[0]
        sql(path, f"UPDATE annotation SET mood = 'marah' WHERE id = {made.id}")
        project.untag(made.id)
        project.undo()
        assert project._connection.execute("SELECT mood FROM annotation").fetchone()[0] == "marah"
    copy = path.with_name(f"studi.format-{old}.sikap")
    assert files(path.parent) == sorted(["studi.sikap", copy.name])
    assert dump(copy) == before
    beside = outside(copy)
    assert beside.execute("PRAGMA user_version").fetchone()[0] == old
    beside.close()


def test_undo_reaches_back_over_a_migration(path: Path, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("next_format")
    with Project.open(path, coder="Ani") as project:
        assert project.undo() is not None
        assert project.annotations() == []
        project.redo()
        assert len(project.annotations()) == 3


def test_the_copy_has_what_a_crash_left_in_the_journal(
    path: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    after = tmp_path / "after"
    after.mkdir()
    with Project.open(path, coder="Ani") as project:
        project.tag(1, Kind.ACTOR, *PLACE["Bupati"])
        for name in ("studi.sikap", "studi.sikap-wal"):
            shutil.copy(path.with_name(name), after / name)
    before = dump(path)
    old = store.FORMAT
    request.getfixturevalue("next_format")
    Project.open(after / "studi.sikap").close()
    assert dump(after / f"studi.format-{old}.sikap") == before


def test_a_copy_that_is_there_already_is_not_overwritten(path: Path, request: pytest.FixtureRequest) -> None:
    precious = path.with_name(f"studi.format-{store.FORMAT}.sikap")
    with Project.create(precious, coder="Ani") as project:
        project.add_articles([new_article(title="penting")])
    before = dump(precious, WORK)
    request.getfixturevalue("next_format")
    with suppress(SikapError):
        Project.open(path).close()
    assert dump(precious, WORK) == before
    assert len(files(path.parent)) == 3


def test_a_migration_that_fails_leaves_the_project_as_it_was(path: Path, next_format: Migrations) -> None:
    @next_format()
    def breaks(db: Database) -> None:
        db.execute("DELETE FROM annotation")
        raise ZeroDivisionError

    before = dump(path)
    with pytest.raises(ZeroDivisionError):
        Project.open(path)
    assert dump(path) == before
    beside = outside(path)
    assert beside.execute("PRAGMA user_version").fetchone()[0] == store.FORMAT - 1
    assert "mood" not in [row[1] for row in beside.execute("PRAGMA table_info(annotation)")]
    beside.close()


def test_reading_an_older_project_does_not_migrate_it(path: Path, next_format: Migrations) -> None:
    before = path.read_bytes()
    with Project.open(path, read_only=True) as project:
        assert len(project.annotations()) == 3
        assert project.check() == []
    assert path.read_bytes() == before
    assert files(path.parent) == ["studi.sikap"]


def test_opening_a_project_of_todays_format_makes_no_copy(path: Path) -> None:
    Project.open(path).close()
    assert files(path.parent) == ["studi.sikap"]
