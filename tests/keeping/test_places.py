"""Where a project lies, and what that means for how it is kept."""

import os
from pathlib import Path

import pytest

from reader import store
from reader.errors import AlteredProject, BadFile, BadProject, DamagedProject, ProjectGone
from reader.formats.files import whole_file
from reader.keeping import backups
from reader.keeping.places import Hazard, Place, conflicts, hazard, stamp
from reader.keeping.rescue import rescue
from reader.model import Kind
from reader.project import Project
from tests.reader.samples import FIRST, PLACE, SECOND, TEXT, sql

NFS = Place(Hazard.NETWORK, "nfs4")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "studi.sikap"
    with Project.create(path, coder="Ani") as project:
        project.add_article(TEXT)
        project.tag(1, Kind.STATEMENT, *PLACE[FIRST])
    return path


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Dropbox/Skripsi", "Dropbox"),
        ("Dropbox (Universitas Airlangga)", "Dropbox"),
        ("OneDrive - Universitas Gadjah Mada/data", "OneDrive"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Nextcloud/tesis", "Nextcloud"),
    ],
)
def test_a_folder_of_a_program_that_synchronises_is_known_by_its_name(tmp_path: Path, folder: str, name: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    assert hazard(tmp_path / folder / "a.sikap") == Place(Hazard.SYNCHRONISED, name)


def test_it_is_known_by_what_the_program_keeps_in_it(tmp_path: Path) -> None:
    (tmp_path / "bersama" / "tesis").mkdir(parents=True)
    assert hazard(tmp_path / "bersama" / "tesis" / "a.sikap") is None
    (tmp_path / "bersama" / ".stfolder").mkdir()
    assert hazard(tmp_path / "bersama" / "tesis" / "a.sikap") == Place(Hazard.SYNCHRONISED, "Syncthing")


@pytest.mark.parametrize("name", ["dropbox-lama", "Boxes", "Meganthropus", "box", "On eDrive", "Sync"])
def test_other_folders_are_left_in_peace(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert hazard(tmp_path / name / "a.sikap") is None


def test_a_drive_of_the_network_is_known_by_its_file_system(tmp_path: Path) -> None:
    shared, inside = tmp_path / "ruang bersama", tmp_path / "ruang bersama" / "lokal"
    inside.mkdir(parents=True)
    mounts = tmp_path / "mounts"
    escaped = str(shared).replace(" ", "\\040")
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\n"
        f"server:/data {escaped} nfs4 rw,vers=4.2 0 0\n"
        f"/dev/sdb1 {escaped}/lokal ext4 rw 0 0\n",
        encoding="utf-8",
    )
    assert hazard(shared / "a.sikap", mounts=mounts) == NFS
    assert hazard(inside / "a.sikap", mounts=mounts) is None
    assert hazard(tmp_path / "a.sikap", mounts=mounts) is None
    mounts.write_text(f"user@host: {escaped} fuse.sshfs rw 0 0\n", encoding="utf-8")
    assert hazard(shared / "a.sikap", mounts=mounts) == Place(Hazard.NETWORK, "sshfs")


def test_versions_that_others_have_changed_at_the_same_time_are_found(tmp_path: Path) -> None:
    names = (
        "studi (Rani's conflicted copy 2026-11-20).sikap",
        "studi (conflicted copy 2026-11-20 101500).sikap",
        "studi (salinan yang berkonflik dari Budi 2026-11-20).sikap",
        "studi.sync-conflict-20261120-101500-ABCDEFG.sikap",
        "studi_conflict-20261120-101500.sikap",
    )
    others = ("studi.sikap", "studi 2.sikap", "studi (Rani).sikap", "studi lain (conflicted copy).sikap", "studi.csv")
    for name in (*names, *others):
        (tmp_path / name).write_bytes(b"")
    assert [file.name for file in conflicts(tmp_path / "studi.sikap")] == sorted(names)
    assert conflicts(tmp_path / "no folder" / "studi.sikap") == []


# How it is kept there


def journal_mode(project: Project) -> str:
    return str(project._connection.execute("PRAGMA journal_mode").fetchone()[0])


def test_on_a_network_drive_there_is_no_write_ahead_log(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Project.open(path) as project:
        assert journal_mode(project) == "wal"
    monkeypatch.setattr(store, "hazard", lambda path: NFS)
    with Project.open(path) as project, Project.open(path, coder="Budi") as other:
        project.tag(1, Kind.STATEMENT, *PLACE[SECOND])
        assert len(other.annotations()) == 2
        other.untag(2)
        assert project.changed_elsewhere()
        assert len(project.annotations()) == 1
        other.undo()
        project.undo()
        assert project.check() == []
        assert not path.with_name(path.name + "-wal").exists()
        assert journal_mode(project) == "delete"


def test_there_a_reader_reads_while_a_long_step_is_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "hazard", lambda path: NFS)
    with Project.open(path) as project, Project.open(path, read_only=True) as reader:
        with project.step("Many"):
            for start in range(2500):
                project.tag(1, Kind.ACTOR, start % 90, start % 90 + 5, note="catatan " * 60)
            assert len(reader.annotations()) == 1
        assert len(reader.annotations()) == 2501


# The file goes away, or another one comes


def test_a_file_that_was_moved_takes_no_tag_in_silence(path: Path) -> None:
    with Project.open(path) as project:
        path.rename(path.with_name("lain.sikap"))
        with pytest.raises(ProjectGone, match="no longer there") as told:
            project.tag(1, Kind.STATEMENT, *PLACE[SECOND])
        assert told.value.unsaved == "Tag as statement"
        path.with_name("lain.sikap").rename(path)
        project.tag(1, Kind.STATEMENT, *PLACE[SECOND])
    with Project.open(path) as project:
        assert len(project.annotations()) == 2


def test_a_file_that_was_replaced_is_left_alone(path: Path) -> None:
    with Project.open(path) as project:
        path.rename(path.with_name("lain.sikap"))
        with Project.in_memory() as other:
            other.save_copy(path.with_name("baru.sikap"))
        path.with_name("baru.sikap").rename(path)
        before = path.read_bytes()
        with pytest.raises(ProjectGone):
            project.untag(1)
        assert path.read_bytes() == before
        with Project.create(path.with_name("beda.sikap"), coder="x") as other:
            other.add_article(TEXT)
        with pytest.raises(ProjectGone, match="another project"):
            project.reopen(path.with_name("beda.sikap"))


def test_a_log_that_another_program_took_away_is_noticed(path: Path) -> None:
    with Project.open(path) as project:
        project.untag(1)
        path.with_name(path.name + "-wal").unlink()
        with pytest.raises(ProjectGone):
            project.tag(1, Kind.STATEMENT, *PLACE[SECOND])


def test_the_project_goes_on_in_a_copy_when_its_file_is_gone(path: Path, tmp_path: Path) -> None:
    with Project.open(path, coder="Ani") as project:
        path.unlink()
        with pytest.raises(ProjectGone):
            project.reopen() if path.exists() else project.untag(1)
        copy = tmp_path / "salinan.sikap"
        project.save_copy(copy)
        project.reopen(copy)
        project.untag(1)
        assert project.path == copy
        assert project.check() == []
    with Project.open(copy, coder="Ani") as project:
        assert project.annotations() == []
        project.undo()
        assert len(project.annotations()) == 1


def test_a_copy_is_never_written_over_anything(path: Path, tmp_path: Path) -> None:
    with Project.open(path) as project:
        for taken in (path, tmp_path):
            with pytest.raises(BadProject, match="is there already"):
                project.save_copy(taken)
        with pytest.raises(BadProject, match="no folder"):
            project.save_copy(tmp_path / "tidak ada" / "a.sikap")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_stamps_tell_files_of_one_name_apart(tmp_path: Path) -> None:
    file = tmp_path / "a"
    assert stamp(file) is None
    file.write_bytes(b"")
    first = stamp(file)
    file.rename(tmp_path / "b")
    file.write_bytes(b"")
    assert first == stamp(tmp_path / "b") != stamp(file)


# What others have put into it


@pytest.mark.parametrize(
    "stranger",
    [
        "CREATE TRIGGER x AFTER INSERT ON annotation BEGIN DELETE FROM article; END",
        "CREATE TRIGGER article_search_x AFTER INSERT ON link BEGIN DELETE FROM link; END",
        "CREATE VIEW extra AS SELECT 1",
        "CREATE INDEX extra ON article(upper(title))",
        "DROP TRIGGER history_link_insert",
    ],
)
def test_a_schema_that_is_not_ours_is_not_opened_and_not_run(path: Path, stranger: str) -> None:
    sql(path, stranger)
    for read_only in (False, True):
        with pytest.raises(AlteredProject, match="not as Sikap made them"):
            Project.open(path, read_only=read_only)
    with Project.open(path, read_only=True, altered=True) as project:
        assert project.findings() != []


def test_every_format_that_was_released_is_known_by_its_schema() -> None:
    assert sorted(store._SCHEMAS) == list(range(1, store.FORMAT + 1))
    with Project.in_memory() as project:
        assert store.schema_digest(project._connection) == store._SCHEMAS[store.FORMAT]


def test_remembering_makes_nothing_but_the_setting(path: Path) -> None:
    said: list[str] = []
    with Project.open(path) as project:
        project._connection.set_trace_callback(said.append)
        project.remember("place", {"sentence": 3})
        with project.step("Inside"):
            project.remember("place", {"sentence": 4})
        project._connection.set_trace_callback(None)
        assert project.recall("place") == {"sentence": 4}
    assert not [line for line in said if "create table" in line.lower()]


def test_what_sqlite_utils_left_in_a_crash_does_not_keep_a_project_shut(path: Path) -> None:
    sql(path, f"CREATE TABLE t{'0123abcd' * 4} (id integer primary key, name text)")
    with Project.open(path) as project:
        assert len(project.annotations()) == 1


def test_a_new_project_that_was_never_finished_takes_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "baru.sikap"

    def die(project: Project) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Project, "_migrate", die)
        with pytest.raises(KeyboardInterrupt):
            Project.create(path)
    assert list(tmp_path.iterdir()) == []
    Project.create(path).close()


def test_what_killed_programs_left_unfinished_is_swept_away_after_a_day(path: Path, tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in (".sikap-0123.part", ".sikap-4567.part", ".sikap-notes"))
    for file in (old, new, other):
        file.write_bytes(b"x")
    for file in (old, other):
        os.utime(file, (1, 1))
    with Project.open(path) as project:
        project.save_copy(tmp_path / "salinan.sikap")
    assert [file.exists() for file in (old, new, other)] == [False, True, True]


@pytest.mark.parametrize("left", ["-wal", "-journal"])
def test_a_name_with_the_log_of_another_project_is_not_taken(path: Path, tmp_path: Path, left: str) -> None:
    beside = tmp_path / f"baru.sikap{left}"
    beside.write_bytes(b"work of somebody")
    with Project.open(path) as project, pytest.raises(BadProject, match="may hold work of it"):
        project.save_copy(tmp_path / "baru.sikap")
    with pytest.raises(BadProject, match="may hold work of it"):
        Project.create(tmp_path / "baru.sikap")
    assert beside.read_bytes() == b"work of somebody"


def test_of_two_that_make_one_project_one_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, migrate = tmp_path / "baru.sikap", Project._migrate

    def slowly(project: Project) -> None:
        monkeypatch.setattr(Project, "_migrate", migrate)
        with Project.create(path, coder="Budi") as other:
            other.add_article(TEXT)
        migrate(project)

    monkeypatch.setattr(Project, "_migrate", slowly)
    with pytest.raises(BadProject, match="is there already"):
        Project.create(path, coder="Ani")
    with Project.open(path) as project:
        assert len(project.articles()) == 1
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_project_behind_a_link_keeps_its_log_beside_itself(path: Path, tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    link = tmp_path / "lain" / "tautan.sikap"
    link.symlink_to(path)
    with Project.open(link) as project:
        project.untag(1)
        assert project.info()["log_bytes"] != 0
        path.with_name(path.name + "-wal").unlink()
        with pytest.raises(ProjectGone):
            project.undo()


def test_copies_are_for_nobody_else_than_the_project(path: Path, tmp_path: Path) -> None:
    path.chmod(0o600)
    with Project.open(path) as project:
        project.save_copy(tmp_path / "salinan.sikap")
    made = backups.make(path, backups.folder_of(path), backups.Reason.ASKED)
    rescue(path, tmp_path / "mended.sikap")
    for copy in (tmp_path / "salinan.sikap", made.path, tmp_path / "mended.sikap"):
        assert copy.stat().st_mode & 0o777 == 0o600


# Logs


@pytest.fixture
def cut_off(path: Path, tmp_path: Path) -> Path:
    """A project whose program was killed: a tag is in the log only."""
    folder = tmp_path / "cut off"
    folder.mkdir()
    with Project.open(path) as project:
        project.tag(1, Kind.STATEMENT, *PLACE[SECOND])
        for suffix in ("", "-wal"):
            (folder / (path.name + suffix)).write_bytes(path.with_name(path.name + suffix).read_bytes())
    return folder / path.name


def bytes_of(path: Path) -> list[bytes]:
    return [path.with_name(path.name + suffix).read_bytes() for suffix in ("", "-wal")]


def test_a_check_leaves_file_and_log_as_they_are(cut_off: Path) -> None:
    before = bytes_of(cut_off)
    with Project.open(cut_off, read_only=True, altered=True) as project:
        assert project.check() == []
        assert len(project.annotations()) == 2
    assert bytes_of(cut_off) == before


@pytest.mark.parametrize("read_only", [False, True])
def test_a_damaged_file_is_not_written_to_by_opening_it(cut_off: Path, read_only: bool) -> None:
    pages = bytearray(cut_off.read_bytes())
    pages[100:4096] = bytes(3996)
    cut_off.write_bytes(pages)
    with cut_off.with_name(cut_off.name + "-wal").open("r+b") as log:
        log.truncate(32)  # the page that would mend it is not in the log
    before = bytes_of(cut_off)
    with pytest.raises(BadProject):
        Project.open(cut_off, read_only=read_only)
    assert bytes_of(cut_off) == before


@pytest.mark.parametrize("read_only", [False, True])
def test_a_log_whose_beginning_is_damaged_is_not_passed_over(cut_off: Path, tmp_path: Path, read_only: bool) -> None:
    log = cut_off.with_name(cut_off.name + "-wal")
    hurt = bytearray(log.read_bytes())
    hurt[4:12] = b"\xff" * 8
    log.write_bytes(hurt)
    with pytest.raises(DamagedProject):
        Project.open(cut_off, read_only=read_only)
    assert log.read_bytes() == hurt


def test_a_file_that_is_moved_while_it_is_open_takes_its_work_along(path: Path, tmp_path: Path) -> None:
    moved = tmp_path / "pindah.sikap"
    with Project.open(path) as project:
        project.tag(1, Kind.STATEMENT, *PLACE[SECOND])
        path.rename(moved)
    with Project.open(moved) as project:
        assert len(project.annotations()) == 2


def test_a_file_that_replaced_ours_gets_nothing_of_it(path: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "lain.sikap", coder="Budi") as other:
        other.add_article("Berita lain.")
    with Project.open(path) as project:
        project.tag(1, Kind.STATEMENT, *PLACE[SECOND])
        (tmp_path / "lain.sikap").replace(path)
        with pytest.raises(ProjectGone):
            project.untag(1)
        with pytest.raises(ProjectGone, match="another project"):
            project.reopen()
    with Project.open(path) as other:
        assert [article.text for article in other.articles()] == ["Berita lain."]


def test_a_file_that_was_emptied_takes_nothing(path: Path, tmp_path: Path) -> None:
    with Project.open(path) as project:
        path.write_bytes(b"")
        with pytest.raises(ProjectGone):
            project.tag(1, Kind.STATEMENT, *PLACE[SECOND])


def test_a_second_window_opens_where_the_place_has_become_a_hazard(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_MS", 20)
    with Project.open(path) as project:
        monkeypatch.setattr(store, "hazard", lambda path: NFS)
        with Project.open(path, coder="Budi") as other:
            other.tag(1, Kind.STATEMENT, *PLACE[SECOND])
        assert len(project.annotations()) == 2


def test_an_export_is_not_written_over_the_log_of_a_project(cut_off: Path) -> None:
    with pytest.raises(BadFile, match="belongs to a project"), whole_file(cut_off.with_name(cut_off.name + "-wal")):
        pass


def test_going_on_with_a_file_that_was_replaced_writes_nothing_into_it(path: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "lain.sikap", coder="Budi") as other:
        other.add_article("Berita lain.")
    with Project.open(path) as project:
        project.tag(1, Kind.STATEMENT, *PLACE[SECOND])
        (tmp_path / "lain.sikap").replace(path)
        with pytest.raises(ProjectGone, match="another project"):
            project.reopen()
    with Project.open(path) as other:
        assert [article.text for article in other.articles()] == ["Berita lain."]
