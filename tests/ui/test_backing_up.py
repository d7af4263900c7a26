"""Backups come by themselves while a person works, stay out of the way, and failing ones are said once."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from pytestqt.qtbot import QtBot

from reader import store
from reader.errors import BadFile, SikapError
from reader.keeping import backups
from reader.keeping.backups import Backup, Reason
from reader.keeping.places import Hazard, Place
from reader.model import Kind
from reader.project import Project
from tests.reader.samples import PLACE, dump, new_article
from ui.keeping import backing_up
from ui.keeping.backing_up import FOLDER, BackingUp
from ui.main_window import MainWindow

LONG = "\n".join(f"Baris {number} selesai." for number in range(1000))


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backing_up, "FIRST_MS", 0)
    monkeypatch.setattr(backing_up, "EVERY_MS", 0)


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    path = tmp_path / "study.sikap"
    with Project.create(path, coder="rani") as project:
        project.add_articles([new_article()])
    return path


@pytest.fixture
def backing(window: MainWindow) -> Iterator[BackingUp]:
    """It, made by the window, or made here as the window makes it."""
    made = getattr(window, "backing_up", None)
    made = made if isinstance(made, BackingUp) else BackingUp(window)
    yield made
    made.end()
    window.jobs.wait_all()


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no backup come by itself any more."""
    monkeypatch.setattr(backing_up, "FIRST_MS", 10_000_000)
    monkeypatch.setattr(backing_up, "EVERY_MS", 10_000_000)


def tag(window: MainWindow, words: str = "Bupati") -> None:
    window.session.project.tag(1, Kind.ACTOR, *PLACE[words])


def reasons(backing: BackingUp) -> list[str]:
    return [f"{backup.reason}" for backup in backing.found()]


def is_waiting(backing: BackingUp) -> bool:
    return any(timer.isActive() for timer in backing.findChildren(QTimer))


def at_rest(window: MainWindow, backing: BackingUp) -> Callable[[], bool]:
    return lambda: not window.jobs.busy and not is_waiting(backing)


@pytest.fixture
def words(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the status bar is told of backups."""
    told: list[str] = []
    monkeypatch.setattr(window.status, "say", told.append)
    return told


def test_the_first_change_is_backed_up_by_itself(
    window: MainWindow, words: list[str], backing: BackingUp, qtbot: QtBot
) -> None:
    assert not is_waiting(backing)
    tag(window)
    assert not window.jobs.busy  # nothing happens in the step itself
    qtbot.waitUntil(lambda: len(backing.found()) == 1)
    qtbot.waitUntil(at_rest(window, backing))
    (backup,) = backing.found()
    assert (backup.reason, backup.verified) == (Reason.TIMED, True)
    assert backup.path.parent == window.session.project.path.with_name("study.backups")
    assert dump(backup.path, ("annotation",)) == dump(window.session.project, ("annotation",))
    assert words == []
    assert not window.indicator.isVisible()


def test_every_further_change_is_backed_up_later(window: MainWindow, backing: BackingUp, qtbot: QtBot) -> None:
    moments = []
    for words in ("Bupati", "Pak Darma"):
        tag(window, words)
        qtbot.waitUntil(at_rest(window, backing))
        moments.append(backing.found()[0].at)
    assert moments[0] < moments[1]


def test_the_first_backup_comes_sooner_than_those_after_it(
    window: MainWindow, backing: BackingUp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "FIRST_MS", 0)
    monkeypatch.setattr(backing_up, "EVERY_MS", 10_000_000)
    tag(window)
    qtbot.waitUntil(lambda: len(backing.found()) == 1)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    tag(window, "Pak Darma")
    (timer,) = [timer for timer in backing.findChildren(QTimer) if timer.isActive()]
    assert timer.interval() == 10_000_000


def test_what_another_window_has_changed_is_backed_up(window: MainWindow, backing: BackingUp, qtbot: QtBot) -> None:
    with Project.open(window.session.project.path, coder="budi") as other:
        other.tag(1, Kind.ACTOR, *PLACE["Bupati"])
    qtbot.waitUntil(lambda: len(backing.found()) == 1)


def test_the_place_where_one_reads_is_no_change(window: MainWindow, backing: BackingUp) -> None:
    window.session.step(1)
    window.session.remember_place()
    assert not is_waiting(backing)


def test_a_long_step_is_preceded_by_a_backup(
    window: MainWindow, backing: BackingUp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch)
    before = dump(window.session.project)
    window.session.project.add_articles([new_article(LONG)])
    (hasty,) = backing.found()
    assert (hasty.reason, hasty.verified) == (Reason.BULK, False)
    assert dump(hasty.path) == before
    backing.back_up()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert [(backup.reason, backup.verified) for backup in backing.found()] == [("timed", True), ("bulk", True)]


def test_so_is_one_that_a_job_makes_through_a_door_of_its_own(
    window: MainWindow, backing: BackingUp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch)
    threads: list[str] = []
    make = backups.make

    def noted(path: Path, folder: Path, reason: Reason, *, verify: bool) -> Backup:
        threads.append(threading.current_thread().name)
        return make(path, folder, reason, verify=verify)

    monkeypatch.setattr(backups, "make", noted)

    def work(_: object) -> None:
        with window.session.project.twin() as twin:
            twin.add_articles([new_article(LONG)])

    window.errands.run("Adding", work, lambda _: None, to_the_end=True)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert reasons(backing) == ["bulk"]
    assert threads == ["sikap job"]


def test_a_long_step_goes_on_without_a_backup_and_it_is_said(
    window: MainWindow, words: list[str], backing: BackingUp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch)
    backing.where().write_text("in the way")

    def work(_: object) -> None:
        with window.session.project.twin() as twin:
            twin.add_articles([new_article(LONG)])

    window.errands.run("Adding", work, lambda _: None, to_the_end=True)
    qtbot.waitUntil(lambda: not window.jobs.busy and bool(words))
    assert "There is no new backup" in words[0]
    assert len(window.session.library()) == 2


def test_a_failure_is_said_once_and_again_after_a_change(
    window: MainWindow, words: list[str], backing: BackingUp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []
    make = backups.make

    def fail(path: Path, *_: object, **__: object) -> Backup:
        tried.append(path)
        raise BadFile(
            "The disk with {folder} is full, so {name} was not written: free some space, or choose another folder.",
            folder=path.parent,
            name="x",
        )

    monkeypatch.setattr(backups, "make", fail)
    tag(window)
    qtbot.waitUntil(lambda: len(tried) > 3)
    (first,) = words
    assert first.startswith("There is no new backup: The disk with")
    tag(window, "Pak Darma")
    qtbot.waitUntil(lambda: words == [first, first])
    monkeypatch.setattr(backups, "make", make)
    qtbot.waitUntil(lambda: len(backing.found()) == 1)


def test_a_backup_that_was_not_whole_is_said_to_be_gone(
    window: MainWindow, words: list[str], backing: BackingUp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty = backups.make(window.session.project.path, backing.where(), Reason.ASKED, verify=False)
    hasty.path.write_bytes(hasty.path.read_bytes()[:8192])
    tag(window)
    qtbot.waitUntil(lambda: bool(words))
    assert hasty.path.name in words[0]
    assert not hasty.path.exists()


def test_backups_are_kept_where_the_person_says(
    window: MainWindow,
    words: list[str],
    backing: BackingUp,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later(monkeypatch)
    backing.back_up_now()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert words == [f"Backed up to {backing.where()}."]
    (tmp_path / "lain").mkdir()
    backing.keep_in(tmp_path / "lain")
    backing.back_up_now()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert words[1:] == [f"Backed up to {backing.where()}."]
    assert backing.where().parent == tmp_path / "lain"
    assert reasons(backing) == ["asked", "asked"]
    assert {backup.path.parent for backup in backing.found()} == {backing.where(), tmp_path / "study.backups"}
    backing.keep_in(tmp_path)
    assert QSettings().value(FOLDER) == ""
    assert backing.where() == tmp_path / "study.backups"


def test_closing_the_window_backs_up_what_has_changed(
    window: MainWindow, backing: BackingUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch)
    tag(window)
    assert is_waiting(backing)
    backing.end()
    assert not is_waiting(backing)
    assert not window.jobs.busy
    (backup,) = backing.found()
    assert backups.counts(backup).actors == 1
    tag(window, "Pak Darma")
    assert not is_waiting(backing)


def test_closing_without_a_change_makes_none(window: MainWindow, backing: BackingUp) -> None:
    backing.end()
    assert backing.found() == []


@pytest.mark.parametrize("why", ["large", "network", "slow", "gone"])
def test_closing_waits_for_no_long_backup(
    window: MainWindow, backing: BackingUp, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch)
    tag(window)
    if why == "large":
        monkeypatch.setattr(backing_up, "QUICK", 1000)
    elif why == "network":
        monkeypatch.setattr(backing_up, "hazard", lambda path: Place(Hazard.NETWORK, "nfs"))
    elif why == "slow":
        monkeypatch.setattr(backing_up, "CLOSING_S", -1)
    else:
        backing.where().write_text("in the way")
    backing.end()
    assert backing.found() == []
    assert not backing.where().is_dir() or list(backing.where().iterdir()) == []


def test_closing_stops_a_backup_that_is_being_made(
    window: MainWindow, backing: BackingUp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The job waits in its report until the window closes, and then ends without a copy of its own."""
    begun, closed = threading.Event(), threading.Event()
    make = backups.make

    def slow(path: Path, folder: Path, reason: Reason, *, verify: bool = True, report: object = None) -> Backup:
        def held(done: int, total: int) -> None:
            begun.set()
            assert closed.wait(60)
            assert callable(report)
            report(done, total)

        return make(path, folder, reason, verify=verify, report=held if verify else lambda done, total: None)

    monkeypatch.setattr(backups, "make", slow)
    tag(window)
    qtbot.waitUntil(begun.is_set)
    backing.end()
    closed.set()
    window.jobs.wait_all()
    (backup,) = backing.found()
    assert not backup.verified  # the quick one of the window that closes
    assert not is_waiting(backing)


def test_a_project_that_is_open_for_reading_only_is_left_alone(
    open_window: Callable[[Path], MainWindow], desk: object, project_file: Path, qtbot: QtBot
) -> None:
    from ui.app import Desk

    assert isinstance(desk, Desk)
    window = desk.open_window(Project.open(project_file, read_only=True))
    made = getattr(window, "backing_up", None)
    backing = made if isinstance(made, BackingUp) else BackingUp(window)
    window.session.reread()
    assert not is_waiting(backing)
    backing.end()
    assert backing.found() == []


def test_a_project_in_memory_is_left_alone(desk: object) -> None:
    from ui.app import Desk

    assert isinstance(desk, Desk)
    project = Project.in_memory(coder="rani")
    window = desk.open_window(project)
    made = getattr(window, "backing_up", None)
    backing = made if isinstance(made, BackingUp) else BackingUp(window)
    project.add_articles([new_article(LONG)])
    assert not is_waiting(backing)
    backing.end()


def test_the_backups_of_a_day_are_thinned_out(window: MainWindow, backing: BackingUp, qtbot: QtBot) -> None:
    folder = backing.where()
    old = backups.make(window.session.project.path, folder, Reason.TIMED).path
    olds = [old.with_name(f"study 2020-01-01 0{hour}-00-00.000Z timed.sikap") for hour in range(5)]
    for file in olds:
        file.write_bytes(old.read_bytes())
    tag(window)
    qtbot.waitUntil(at_rest(window, backing))
    assert not any(file.exists() for file in olds)


def test_the_project_is_whole_and_writable_beside_all_that(
    window: MainWindow, backing: BackingUp, qtbot: QtBot
) -> None:
    for words in ("Bupati", "Pak Darma", "Nelayan Muara") * 3:
        tag(window, words)
        qtbot.wait(0)
    qtbot.waitUntil(at_rest(window, backing))
    with suppress(SikapError), closing(store.connect_read_only(window.session.project.path)) as seen:
        assert seen.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with closing(sqlite3.connect(window.session.project.path)) as other:
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert backups.counts(backing.found()[0]).actors == 9
