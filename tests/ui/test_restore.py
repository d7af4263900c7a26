"""The list of backups, and the way back from one of them, as a person goes it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QTableView
from pytestqt.qtbot import QtBot

from reader.keeping import backups
from reader.keeping.backups import Reason
from reader.model import Kind
from reader.project import Project
from tests.reader.samples import FIRST, PLACE, dump, new_article
from ui import language
from ui.app import Desk
from ui.keeping import backing_up
from ui.keeping.backing_up import BackingUp
from ui.keeping.restore import UNKNOWN, RestoreDialog, moment_text
from ui.main_window import MainWindow

Key = Qt.Key
Opened = Callable[[], RestoreDialog]


@pytest.fixture(autouse=True)
def not_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backing_up, "FIRST_MS", 10_000_000)


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    path = tmp_path / "study.sikap"
    with Project.create(path, coder="rani") as project:
        project.add_articles([new_article()])
        project.tag(1, Kind.STATEMENT, *PLACE[FIRST], actor="Siti Rahma", issue="rencana tambak", stance="oppose")
    return path


@pytest.fixture
def backing(window: MainWindow) -> Iterator[BackingUp]:
    made = getattr(window, "backing_up", None)
    made = made if isinstance(made, BackingUp) else BackingUp(window)
    yield made
    made.end()
    window.jobs.wait_all()


@pytest.fixture
def opened(window: MainWindow, backing: BackingUp, qtbot: QtBot) -> Iterator[Opened]:
    """Open the dialog, and wait until it has read what the backups hold."""
    dialogs: list[RestoreDialog] = []

    def open_it() -> RestoreDialog:
        dialog = RestoreDialog(backing, window.session.project.path, window)
        dialogs.append(dialog)
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        qtbot.waitUntil(lambda: not window.jobs.busy)
        return dialog

    yield open_it
    for dialog in dialogs:
        dialog.reject()


@pytest.fixture
def two(window: MainWindow, backing: BackingUp) -> list[backups.Backup]:
    """Backups before and after a tag, the newest first."""
    path = window.session.project.path
    backups.make(path, backing.where(), Reason.TIMED)
    window.session.project.tag(1, Kind.ACTOR, *PLACE["Bupati"])
    backups.make(path, backing.where(), Reason.ASKED, verify=False)
    return backing.found()


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> list[str]:
    """Let the file dialogs answer with this; returns what they were asked to begin with."""
    asked: list[str] = []

    def save(parent: object, title: str, start: str, *_: object, **__: object) -> tuple[str, str]:
        asked.append(start)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: save(*args)[0])
    return asked


def test_an_empty_list_says_when_the_first_backup_is_made(opened: Opened) -> None:
    dialog = opened()
    assert dialog.pages.currentWidget() is dialog.empty
    assert "a few seconds after your first change" in dialog.empty.text()
    assert not dialog.restore.isEnabled()
    assert "study.backups" in dialog.place.text()


def test_each_row_says_when_why_and_what_is_in_it(two: list[backups.Backup], opened: Opened) -> None:
    dialog = opened()
    assert dialog.pages.currentWidget() is dialog.table
    newest, before = dialog.lines()
    assert newest[:4] == [moment_text(two[0].at), "on request", "1", "4"]
    assert before[:4] == [moment_text(two[1].at), "while working", "1", "3"]
    assert (newest[5], before[5]) == ("not checked", "intact")
    assert newest[4].endswith("kB")
    told = str(dialog.table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert str(two[0].path) in told
    assert "1 statements, 2 actors, 1 positions" in told
    assert "Last change:" in told


def test_the_dialog_opens_before_the_counts_are_read(
    window: MainWindow, backing: BackingUp, two: list[backups.Backup]
) -> None:
    dialog = RestoreDialog(backing, window.session.project.path, window)
    assert window.jobs.busy
    assert [row[2] for row in dialog.lines()] == [UNKNOWN, UNKNOWN]
    window.jobs.wait_all()
    assert [row[2] for row in dialog.lines()] == ["1", "1"]
    dialog.deleteLater()


def test_a_dialog_that_is_closed_early_stops_counting(
    window: MainWindow, backing: BackingUp, two: list[backups.Backup], qtbot: QtBot
) -> None:
    dialog = RestoreDialog(backing, window.session.project.path, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(RestoreDialog))
    window.jobs.wait_all()


def test_a_damaged_backup_says_so(two: list[backups.Backup], opened: Opened) -> None:
    os.truncate(two[1].path, 5000)
    dialog = opened()
    assert [row[5] for row in dialog.lines()] == ["not checked", "cannot be read"]
    assert "damaged" in str(dialog.table.model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_a_backup_comes_back_by_the_keyboard_in_a_window_of_its_own(
    window: MainWindow,
    desk: Desk,
    two: list[backups.Backup],
    opened: Opened,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = answer(monkeypatch, tmp_path / "kembali")
    before = dump(window.session.project)
    dialog = opened()
    qtbot.keyClick(dialog.table, Key.Key_Down)
    assert dialog.chosen == two[1]
    qtbot.keyClick(dialog.table, Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.windows) == 2)
    assert Path(asked[0]).parent == tmp_path
    assert Path(asked[0]).name.startswith("study 2")
    assert not dialog.isVisible()
    restored = desk.windows[1].session.project
    assert restored.path == tmp_path / "kembali.sikap"
    work = ("article", "annotation", "link", "history_step")
    assert dump(restored, work) == dump(two[1].path, work)
    assert dump(window.session.project, work) == {table: before[table] for table in work}


def test_it_is_not_restored_over_a_file(
    window: MainWindow,
    desk: Desk,
    two: list[backups.Backup],
    opened: Opened,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer(monkeypatch, window.session.project.path)
    dialog = opened()
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.error.isVisible)
    assert "is there already" in dialog.error.text()
    assert len(desk.windows) == 1
    assert len(window.session.project.annotations()) == 4


def test_nothing_happens_if_no_file_is_chosen(
    desk: Desk, two: list[backups.Backup], opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "")
    dialog = opened()
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert len(desk.windows) == 1


def test_back_up_now_adds_a_row_and_stays_on_the_chosen_one(
    two: list[backups.Backup], opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened()
    qtbot.keyClick(dialog.table, Key.Key_Down)
    qtbot.keyClick(dialog, Key.Key_B, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(dialog.lines()) == 3)
    assert dialog.chosen == two[1]
    qtbot.waitUntil(lambda: dialog.lines()[0][2] == "1")
    assert dialog.lines()[0][1:4] == ["on request", "1", "4"]


def test_a_backup_that_cannot_be_made_is_said_in_the_dialog(backing: BackingUp, opened: Opened, qtbot: QtBot) -> None:
    backing.where().write_text("in the way")
    dialog = opened()
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.error.isVisible)
    assert "study.backups" in dialog.error.text()


def test_another_folder_can_be_chosen(
    backing: BackingUp, opened: Opened, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lain").mkdir()
    answer(monkeypatch, tmp_path / "lain")
    dialog = opened()
    qtbot.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    assert str(tmp_path / "lain") in dialog.place.text()
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(dialog.lines()) == 1)
    assert backing.found()[0].path.is_relative_to(tmp_path / "lain")


def test_times_are_the_persons_own(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Asia/Jakarta")
    time.tzset()
    try:
        assert moment_text("2024-05-01T20:05:00.000Z").startswith("2 May 2024, ")
        assert "3:05" in moment_text("2024-05-01T20:05:00.000Z")
    finally:
        monkeypatch.undo()
        time.tzset()


def test_everything_in_it_has_a_name_and_a_tip(two: list[backups.Backup], opened: Opened) -> None:
    dialog = opened()
    for kind in (QAbstractButton, QTableView, QLabel):
        for widget in dialog.findChildren(kind):
            if widget.isVisible() and type(widget).__name__ != "QTableCornerButton":
                assert widget.accessibleName(), widget
                assert widget.toolTip(), widget


def test_it_is_whole_in_every_language(
    desk: Desk, window: MainWindow, backing: BackingUp, two: list[backups.Backup]
) -> None:
    for code in language.LANGUAGES:
        language.install(desk.app, code)
        dialog = RestoreDialog(backing, window.session.project.path, window)
        window.jobs.wait_all()
        assert len(dialog.lines()) == 2
        dialog.deleteLater()
