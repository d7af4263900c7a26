"""Backups are whole whatever happens around them, are found again, and come back as they were."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import store
from reader.errors import BadFile, BadProject, Cancelled, DamagedProject, ProjectBusy, SikapError
from reader.history import LONG
from reader.keeping import backups, copying
from reader.keeping.backups import Backup, Reason, counts, folder_of, found, make, restore, settle, thin, worth_keeping
from reader.keeping.places import Hazard, Place
from reader.model import Kind
from reader.project import Project
from tests.conftest import FILES, TESTS
from tests.reader.samples import FIRST, PLACE, dump, new_article

NOW = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An article, a claim, and where the person was in it."""
    path = tmp_path / "studi.sikap"
    with Project.create(path, coder="Ani") as project:
        project.add_articles([new_article()])
        project.tag(1, Kind.STATEMENT, *PLACE[FIRST], actor="Siti Rahma", issue="rencana tambak", stance="oppose")
    return path


@pytest.fixture
def folder(path: Path) -> Path:
    return folder_of(path)


def tag(path: Path, words: str = "Bupati") -> None:
    with Project.open(path, coder="Ani") as project:
        project.tag(1, Kind.ACTOR, *PLACE[words])


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def check(backup: Backup | Path) -> list[str]:
    with Project.open(backup if isinstance(backup, Path) else backup.path, read_only=True) as project:
        return project.check()


# Making


def test_a_backup_is_the_whole_project_in_one_file(path: Path, folder: Path) -> None:
    made = make(path, folder, Reason.ASKED)
    assert check(made) == []
    assert dump(made.path) == dump(path)
    assert names(folder) == [made.path.name]
    with closing(sqlite3.connect(made.path)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert made.bytes == made.path.stat().st_size


def test_it_is_found_with_what_its_name_says(path: Path, folder: Path) -> None:
    before = datetime.now(UTC)
    first = make(path, folder, Reason.ASKED)
    second = make(path, folder, Reason.MIGRATION, verify=False)
    assert found(path, folder) == [second, first]
    assert (first.reason, first.verified, second.reason, second.verified) == ("asked", True, "migration", False)
    assert timedelta(seconds=-1) < datetime.fromisoformat(first.at) - before < timedelta(minutes=1)
    assert first.at < second.at
    assert first.path.name < second.path.name


def test_the_live_project_takes_steps_afterwards_and_keeps_its_log(path: Path, folder: Path) -> None:
    with Project.open(path, coder="Ani") as project:
        make(path, folder, Reason.ASKED)
        project.tag(1, Kind.ACTOR, *PLACE["Bupati"])
        with closing(store.connect_read_only(path)) as other:
            assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert other.execute("SELECT count(*) FROM annotation").fetchone() == (4,)


@pytest.mark.parametrize("reason", [Reason.TIMED, Reason.BULK])
def test_nothing_new_is_no_new_backup(path: Path, folder: Path, reason: Reason) -> None:
    first = make(path, folder, Reason.TIMED)
    with Project.open(path) as project:
        project.remember("article", 1)
        project.remember("place 1", {"sentence": 4})
    again = make(path, folder, reason)
    assert (again.at, again.reason) == (first.at, reason)
    assert found(path, folder) == [again]


def test_what_was_asked_for_is_made_in_any_case(path: Path, folder: Path) -> None:
    make(path, folder, Reason.ASKED)
    make(path, folder, Reason.ASKED)
    assert len(found(path, folder)) == 2


CHANGES = {
    "a tag": lambda project: project.tag(1, Kind.ACTOR, *PLACE["Bupati"]),
    "an undo": lambda project: project.undo(),
    "an article": lambda project: project.add_articles([new_article()]),
    "rules of the project": lambda project: project.remember("rules", {"abbreviations": ["Kab."]}),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_has_changed_is_backed_up(path: Path, folder: Path, what: str) -> None:
    make(path, folder, Reason.TIMED)
    with Project.open(path, coder="Ani") as project:
        CHANGES[what](project)
    make(path, folder, Reason.TIMED)
    newest, before = found(path, folder)
    assert dump(newest.path) == dump(path) != dump(before.path)


def test_what_another_program_has_changed_is_backed_up(path: Path, folder: Path) -> None:
    make(path, folder, Reason.TIMED)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE annotation SET note = 'lain' WHERE id = 1")
    make(path, folder, Reason.TIMED)
    assert len(found(path, folder)) == 2


def test_an_older_project_put_in_its_place_is_backed_up(path: Path, folder: Path) -> None:
    """Its numbers come to the same again, with other rows."""
    old = make(path, folder, Reason.TIMED)
    tag(path, "Bupati")
    make(path, folder, Reason.TIMED)
    store.remove(path)
    restore(old, path)
    tag(path, "Pak Darma")
    make(path, folder, Reason.TIMED)
    assert dump(found(path, folder)[0].path) == dump(path)


def test_a_damaged_newest_backup_does_not_count(path: Path, folder: Path) -> None:
    made = make(path, folder, Reason.TIMED)
    os.truncate(made.path, 4096)
    make(path, folder, Reason.TIMED)
    assert check(found(path, folder)[0]) == []


def test_a_backup_while_others_write_without_pause_is_whole(path: Path, folder: Path) -> None:
    stop = threading.Event()
    steps: list[int] = []

    def write() -> None:
        with Project.open(path, coder="Budi") as project:
            while not stop.is_set():
                project.tag(1, Kind.ACTOR, *PLACE["Bupati"])
                steps.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(8):
            known = len(steps)
            while len(steps) <= known and writer.is_alive():
                pass
            assert check(make(path, folder, Reason.ASKED)) == []
    finally:
        stop.set()
        writer.join()
    held = [counts(backup).actors for backup in reversed(found(path, folder))]
    assert held == sorted(set(held))
    assert len(held) == 8


@pytest.fixture(scope="module")
def big_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More than 20 MB in few rows."""
    path = tmp_path_factory.mktemp("besar") / "besar.sikap"
    line = " ".join(f"nelayan{number}" for number in range(10_000))
    with Project.create(path, coder="Ani") as project:
        project.add_articles([new_article("\n".join([f"Bupati {number}", *[line] * 10])) for number in range(10)])
    assert path.stat().st_size > 20_000_000
    return path


@pytest.fixture
def big(tmp_path: Path, big_file: Path) -> Path:
    return Path(copyfile(big_file, tmp_path / "besar.sikap"))


def test_a_large_project_is_backed_up_and_comes_back(big: Path, tmp_path: Path) -> None:
    made = make(big, folder_of(big), Reason.TIMED)
    restore(made, tmp_path / "kembali.sikap")
    with Project.open(tmp_path / "kembali.sikap") as back, Project.open(big) as project:
        assert (back.info() | {"path": "", "bytes": 0}) == (project.info() | {"path": "", "bytes": 0})
        assert back.check() == []


@pytest.mark.parametrize("verify", [True, False])
def test_a_backup_can_be_stopped_anywhere_and_leaves_nothing(
    path: Path, folder: Path, verify: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each time one report later, until it comes to its end."""
    monkeypatch.setattr(copying, "PAGES", 20)
    monkeypatch.setattr(copying, "STEPS", 500)
    most = 0
    while not found(path, folder):
        left = iter(range(most))

        def report(done: int, total: int, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Cancelled

        most += 1
        try:
            make(path, folder, Reason.ASKED, verify=verify, report=report)
        except Cancelled:
            assert names(folder) == []
    assert most > (6 if verify else 2)


KILLED = """
import os, signal, sys
from pathlib import Path
from reader.keeping import backups, copying
from reader.keeping.backups import Reason

where = sys.argv[3]
copying.PAGES, copying.STEPS = 20, 500
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def report(done, total):
    if where == ("copying" if total else "checking"):
        die()
if where in ("sync", "_set_alone", "_give_name"):
    setattr(copying, where, die)
backups.make(Path(sys.argv[1]), Path(sys.argv[2]), Reason.ASKED, report=report)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("where", ["copying", "_set_alone", "checking", "sync", "_give_name"])
def test_a_backup_that_was_killed_is_not_found(path: Path, folder: Path, where: str) -> None:
    words = [sys.executable, "-c", KILLED, str(path), str(folder), where]
    ended = subprocess.run(words, cwd=TESTS.parent, capture_output=True, text=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    (left,) = names(folder)
    assert copying.PART in left
    assert found(path, folder) == []
    settle(path, folder)
    assert names(folder) == [left]  # it may be one that another window is making now
    os.utime(folder / left, (0, 0))
    settle(path, folder)
    assert names(folder) == []
    assert check(path) == []


# Before long steps


@pytest.fixture(params=["log", "network"])
def anywhere(request: pytest.FixtureRequest, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project on a disk of this machine, and on a drive that a write-ahead log is not safe on."""
    if request.param == "network":
        monkeypatch.setattr(store, "hazard", lambda path: Place(Hazard.NETWORK, "nfs"))
        with Project.open(path):
            pass
    with closing(sqlite3.connect(path)) as seen:
        mode = seen.execute("PRAGMA journal_mode").fetchone()[0]
    assert mode == ("delete" if request.param == "network" else "wal")
    return path


def long_step(project: Project) -> None:
    project.add_articles([new_article("\n".join(f"Baris {n} selesai." for n in range(LONG)))])


def test_the_backup_inside_a_long_step_is_as_it_was_before(anywhere: Path, folder: Path) -> None:
    before = dump(anywhere)
    with Project.open(anywhere, coder="Ani") as project:
        project.before_long_step(lambda: make(anywhere, folder, Reason.BULK, verify=False))
        long_step(project)
        assert len(project.library()) == 2
    (hasty,) = found(anywhere, folder)
    assert (hasty.reason, hasty.verified) == (Reason.BULK, False)
    assert "unverified" in hasty.path.name
    assert dump(hasty.path) == before
    assert settle(anywhere, folder) == []
    (settled,) = found(anywhere, folder)
    assert (settled.at, settled.reason, settled.verified) == (hasty.at, Reason.BULK, True)
    assert check(settled) == check(anywhere) == []


def test_others_write_between_the_pieces_of_a_copy(
    anywhere: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a log a copy begins again then: until it holds the others up, so that it comes to its end."""
    monkeypatch.setattr(copying, "PAGES", 5)
    monkeypatch.setattr(store, "BUSY_MS", 0)
    before = dump(anywhere)
    written: list[int] = []
    with Project.open(anywhere, coder="Budi") as project:

        def write(done: int, total: int) -> None:
            with suppress(ProjectBusy):
                project.tag(1, Kind.ACTOR, *PLACE["Bupati"])
                written.append(done)

        made = make(anywhere, folder, Reason.ASKED, report=write)
        mode = project._connection.execute("PRAGMA journal_mode").fetchone()[0]
    assert check(made) == check(anywhere) == []
    assert len(written) > copying.RESTARTS
    if mode == "wal":
        assert dump(made.path) == before
    else:
        assert counts(made).actors >= 1 + copying.RESTARTS


def test_damage_in_a_hasty_backup_is_found_and_said(path: Path, folder: Path) -> None:
    good = make(path, folder, Reason.ASKED)
    hasty = make(path, folder, Reason.ASKED, verify=False)
    spoil(hasty.path)
    assert settle(path, folder) == [hasty]
    assert found(path, folder) == [good]


def test_a_backup_that_is_open_as_a_project_is_left_alone(path: Path, folder: Path) -> None:
    hasty = make(path, folder, Reason.BULK, verify=False)
    make(path, folder, Reason.ASKED)
    with Project.open(hasty.path) as opened:
        opened.remember("article", 1)
        settle(path, folder)
        assert thin(path, folder, NOW + timedelta(days=36500)) == []
        assert hasty in found(path, folder)


# What goes wrong


def spoil(path: Path) -> None:
    """Overwrite the pages of an index and of a table, as a bad disk does."""
    with closing(sqlite3.connect(path)) as database:
        size = database.execute("PRAGMA page_size").fetchone()[0]
        sql = "SELECT rootpage FROM sqlite_master WHERE name IN ('annotation', 'annotation_place')"
        pages = [page for (page,) in database.execute(sql)]
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert len(pages) == 2
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(bytes(range(256)) * 4)


def test_a_damaged_project_makes_no_backup(path: Path, folder: Path) -> None:
    spoil(path)
    with pytest.raises(DamagedProject, match=r"studi\.sikap"):
        make(path, folder, Reason.ASKED)
    assert names(folder) == []


def test_what_is_wrong_in_the_project_itself_is_kept_with_it(path: Path, folder: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE annotation SET quote = 'x' WHERE id = 1")
    assert check(make(path, folder, Reason.ASKED)) == check(path) != []


def test_a_project_that_is_gone(path: Path, folder: Path) -> None:
    store.remove(path)
    with pytest.raises(BadProject, match="There is no file"):
        make(path, folder, Reason.ASKED)
    assert names(folder) == []


def test_a_folder_that_is_gone(path: Path, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="stick"):
        make(path, folder_of(path, tmp_path / "stick"), Reason.ASKED)
    assert not (tmp_path / "stick").exists()


def test_a_file_where_the_folder_should_be(path: Path, folder: Path) -> None:
    folder.write_text("not a folder")
    with pytest.raises(BadFile, match=r"studi\.backups"):
        make(path, folder, Reason.ASKED)
    assert found(path, folder) == []


FAILURES = {
    sqlite3.SQLITE_FULL: "is full",
    sqlite3.SQLITE_IOERR: "cannot be written",
    sqlite3.SQLITE_READONLY: "cannot be written",
    sqlite3.SQLITE_BUSY: "Another program",
    sqlite3.SQLITE_CORRUPT: "is damaged",
}


@pytest.mark.parametrize("code", FAILURES)
def test_what_sqlite_cannot_do_is_said_in_a_sentence(
    path: Path, folder: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        error = sqlite3.OperationalError("what SQLite says")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(copying, "_copy_in_pieces", fail)
    with pytest.raises(SikapError, match=FAILURES[code]):
        make(path, folder, Reason.ASKED)
    assert names(folder) == []


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small file system")
def test_a_full_disk(path: Path, tmp_path: Path) -> None:
    small = tmp_path / "kecil"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        with pytest.raises(BadFile, match="is full"):
            make(path, folder_of(path, small), Reason.ASKED)
        assert names(folder_of(path, small)) == []
    finally:
        subprocess.run(["umount", str(small)], check=True)


# Finding


def test_projects_of_one_name_do_not_mix(tmp_path: Path) -> None:
    chosen = tmp_path / "cadangan"
    chosen.mkdir()
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        with Project.create(tmp_path / place / "studi.sikap", coder=place) as project:
            project.add_articles([new_article()])
        make(project.path, folder_of(project.path, chosen), Reason.ASKED)
    for place in ("a", "b"):
        path = tmp_path / place / "studi.sikap"
        (backup,) = found(path, folder_of(path, chosen))
        assert dump(backup.path) == dump(path)


def test_only_what_is_named_as_a_backup_of_this_project_is_found(path: Path, folder: Path) -> None:
    made = make(path, folder, Reason.ASKED)
    good = made.path.name
    for other in (
        good.replace("studi", "studi 2"),
        good.replace("asked", "copied"),
        good.replace("Z ", " "),
        good.replace(made.at[:4], "0000"),
        f"{good}.bak",
        "catatan.txt",
    ):
        (folder / other).write_bytes(made.path.read_bytes())
    (folder / good.replace("asked", "timed")).mkdir()
    assert found(path, folder) == [made]
    before = names(folder)
    thin(path, folder, NOW + timedelta(days=36500))
    assert names(folder) == before


def test_names_that_are_long_or_odd(tmp_path: Path) -> None:
    for name in ("x" * 240 + ".sikap", "é" * 110 + ".sikap", "a (1) [b] + *.sikap", "tanpa titik", "data.db", ".sikap"):
        path = tmp_path / name
        Project.create(path).close()
        made = make(path, folder_of(path), Reason.TIMED)
        assert found(path, folder_of(path)) == [made]
    assert len({folder_of(tmp_path / name) for name in ("data.db", "data.sikap", "data")}) == 3 - 1


def test_the_copies_that_migrations_leave_are_found(tmp_path: Path) -> None:
    path = tmp_path / "study.sikap"
    old = (FILES / "projects" / "format_2.sikap").read_bytes()
    for _ in range(2):
        path.write_bytes(old)
        Project.open(path).close()
    both = found(path, folder_of(path))
    assert sorted(backup.path.name for backup in both) == ["study.format-2 2.sikap", "study.format-2.sikap"]
    for backup in both:
        assert backup.reason is Reason.MIGRATION
        assert counts(backup).articles > 0
    assert thin(path, folder_of(path), NOW + timedelta(days=36500)) == []


def test_counts_say_what_is_in_a_backup(path: Path, folder: Path) -> None:
    made = make(path, folder, Reason.ASKED)
    tag(path)
    held = counts(made)
    assert (held.articles, held.statements, held.actors, held.positions, held.tags) == (1, 1, 1, 1, 3)
    with Project.open(made.path, read_only=True) as project:
        assert held.last_step == project.steps()[0].at


@pytest.mark.parametrize("file", sorted((FILES / "projects").glob("format_*.sikap")), ids=lambda file: file.stem)
def test_backups_of_every_format_are_counted_and_restored(file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "old.sikap"
    kept.write_bytes(file.read_bytes())
    backup = Backup(kept, "2020-01-01T00:00:00.000Z", Reason.MIGRATION, 0)
    restore(backup, tmp_path / "new.sikap")
    assert kept.read_bytes() == file.read_bytes()
    with Project.open(tmp_path / "new.sikap") as project:
        assert project.check() == []
        info = project.info()
        held = counts(backup)
        assert [info[name] for name in ("articles", "statements", "actors", "positions")] == [
            held.articles,
            held.statements,
            held.actors,
            held.positions,
        ]


@pytest.mark.parametrize("size", [0, 100, 4096, 50_000])
def test_a_damaged_backup_says_so(path: Path, folder: Path, size: int, tmp_path: Path) -> None:
    made = make(path, folder, Reason.ASKED)
    os.truncate(made.path, size)
    with pytest.raises(BadProject):
        counts(made)
    with pytest.raises(BadProject):
        restore(made, tmp_path / "kembali.sikap")
    assert not list(tmp_path.glob("kembali*"))


# Restoring


def test_a_restored_project_is_as_it_was(path: Path, folder: Path, tmp_path: Path) -> None:
    before = dump(path)
    made = make(path, folder, Reason.TIMED)
    tag(path)
    with_tag = dump(path)
    restore(made, tmp_path / "kembali.sikap")
    assert dump(tmp_path / "kembali.sikap") == before
    assert dump(path) == with_tag
    with Project.open(tmp_path / "kembali.sikap", coder="Ani") as project:
        assert project.undo() is not None
        assert project.annotations() == []


def test_nothing_is_restored_over_a_file(path: Path, folder: Path, tmp_path: Path) -> None:
    made = make(path, folder, Reason.ASKED)
    before = dump(path)
    with pytest.raises(BadFile, match="is there already"):
        restore(made, path)
    assert dump(path) == before
    (tmp_path / "dangling.sikap").symlink_to(tmp_path / "nowhere.sikap")
    with pytest.raises(BadFile, match="is there already"):
        restore(made, tmp_path / "dangling.sikap")


@pytest.mark.parametrize("links", [True, False])
def test_nor_over_one_that_comes_meanwhile(
    path: Path, folder: Path, tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(path, folder, Reason.ASKED)
    out = tmp_path / "kembali.sikap"
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", lambda *_: (_ for _ in ()).throw(OSError("no links here")))
        restore(made, tmp_path / "dulu.sikap")
        assert check(tmp_path / "dulu.sikap") == []
    with pytest.raises(BadFile, match="is there already"):
        restore(made, out, lambda done, total: None if out.exists() else out.write_text("mine"))
    assert out.read_text() == "mine"
    assert not list(tmp_path.glob(f"*{copying.PART}"))


def test_a_restore_into_no_folder(path: Path, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="tidak ada"):
        restore(make(path, folder, Reason.ASKED), tmp_path / "tidak ada" / "kembali.sikap")


# Thinning out


def at(moment: datetime, reason: Reason = Reason.TIMED, *, verified: bool = True) -> Backup:
    text = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Backup(Path(f"{text} {reason} {verified}"), text, reason, 1, verified)


moments = st.integers(-3600, 60 * 24 * 3600).map(lambda seconds: NOW - timedelta(seconds=seconds))
some = st.lists(st.builds(at, moments, st.sampled_from(Reason), verified=st.booleans()), max_size=60, unique=True)


@given(some)
def test_one_an_hour_is_kept_for_a_day_and_one_a_day_for_a_month(every: list[Backup]) -> None:
    kept = worth_keeping(every, NOW)
    assert kept <= set(every)
    assert worth_keeping(kept, NOW) == kept
    always = {max(some, key=order) for some in (every, [one for one in every if one.verified]) if some}
    assert always <= kept
    for reason in (Reason.TIMED, Reason.BULK):
        alike = [one for one in every if one.reason is reason]
        wanted = {one for one in alike if age(one) < timedelta(days=30) and is_newest_of_its_slot(one, alike)}
        assert {one for one in kept if one.reason is reason} - always == wanted - always
    for reason in (Reason.ASKED, Reason.MIGRATION):
        alike = sorted((one for one in every if one.reason is reason), key=order)
        assert {one for one in kept if one.reason is reason} - always == set(alike[-backups.MOST :]) - always


def age(backup: Backup) -> timedelta:
    return NOW - datetime.fromisoformat(backup.at)


def is_newest_of_its_slot(backup: Backup, alike: list[Backup]) -> bool:
    """Among those of the same hour that are younger than a day, or else of the same day that are older."""
    young = age(backup) < timedelta(days=1)
    length = len("2024-05-01T07") if young else len("2024-05-01")
    slot = [one for one in alike if one.at[:length] == backup.at[:length] and (age(one) < timedelta(days=1)) is young]
    return backup == max(slot, key=order)


def order(backup: Backup) -> tuple[str, str]:
    return backup.at, backup.path.name


@given(some, st.integers(0, 40 * 24))
def test_thinning_often_keeps_as_much_as_thinning_once(every: list[Backup], hours: int) -> None:
    later = NOW + timedelta(hours=hours)
    often = worth_keeping(worth_keeping(every, NOW), later)
    days = {backup.at[:10] for backup in worth_keeping(every, later) if backup.reason is Reason.TIMED}
    assert days <= {backup.at[:10] for backup in often if backup.reason is Reason.TIMED}


def test_what_was_done_after_a_long_step_does_not_replace_what_was_before_it() -> None:
    before, after = at(NOW, Reason.BULK), at(NOW + timedelta(minutes=20))
    assert worth_keeping([before, after], NOW + timedelta(minutes=30)) == {before, after}


def test_the_newest_that_is_known_to_be_whole_stays() -> None:
    whole, hasty = at(NOW - timedelta(days=50)), at(NOW, verified=False)
    assert worth_keeping([whole, hasty], NOW) == {whole, hasty}


@pytest.fixture
def dated(path: Path, folder: Path) -> list[Path]:
    """Backups of three moments of one hour, and one of long ago."""
    made = make(path, folder, Reason.TIMED).path
    wanted = ["2024-05-01 12-01-00.000Z", "2024-05-01 12-11-00.000Z", "2024-05-01 12-21-00.000Z"]
    return [made.with_name(f"studi {moment} timed.sikap") for moment in ("2024-01-01 12-00-00.000Z", *wanted)]


def test_thinning_removes_files_of_this_project_only(path: Path, folder: Path, dated: list[Path]) -> None:
    (made,) = found(path, folder)
    for file in dated:
        file.write_bytes(made.path.read_bytes())
    made.path.unlink()
    bystanders = [folder / "catatan.txt", folder / dated[0].name.replace("studi", "lain")]
    for file in bystanders:
        file.write_text("not ours")
    gone = thin(path, folder, NOW)
    assert sorted(backup.path for backup in gone) == sorted(dated[:3])
    assert names(folder) == sorted(file.name for file in (dated[3], *bystanders))
