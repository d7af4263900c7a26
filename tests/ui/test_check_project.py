"""Help → Check project: what is said, and the mended copy."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from reader.model import Kind
from reader.project import Project
from ui.keeping.check_results import CheckResults
from ui.main_window import MainWindow


@pytest.fixture
def wrong(open_window: Callable[[Path], MainWindow], project_file: Path) -> MainWindow:
    with Project.open(project_file, coder="rani") as project:
        project.add_article("Menteri menolak rencana itu. Warga menunggu.", title="Rencana")
        project.tag(1, Kind.STATEMENT, 0, 28)
    with closing(sqlite3.connect(project_file)) as other, other:
        other.execute('UPDATE annotation SET "start" = "start" + 3, "end" = "end" + 3')
    return open_window(project_file)


def results(window: MainWindow, qtbot: QtBot) -> CheckResults:
    window.actions_by_name["check"].trigger()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, CheckResults) and w.isVisible())


def test_a_project_that_is_whole_is_said_to_be(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name["check"].trigger()
    qtbot.waitUntil(lambda: "is whole" in window.status.currentMessage())


def test_what_is_wrong_is_listed_with_what_to_do(wrong: MainWindow, qtbot: QtBot) -> None:
    dialog = results(wrong, qtbot)
    assert dialog.list.count() == 1
    what, remedy = dialog.list.item(0).text().split("\n")
    assert "not at its place" in what
    assert "restore a backup" in remedy
    dialog.copy_all.click()
    assert QGuiApplication.clipboard().text() == f"{what}\n{remedy}"
    dialog.reject()


def test_a_mended_copy_is_saved_and_opened(
    wrong: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "diperbaiki.sikap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    before = wrong.session.project.annotation(1)
    results(wrong, qtbot).mend.click()
    qtbot.waitUntil(lambda: len(wrong.desk.windows) == 2, timeout=20_000)
    with Project.open(out, read_only=True) as project:
        assert project.check() == []
        assert [tag.text for tag in project.annotations()] == ["Menteri menolak rencana itu."]
    assert wrong.session.project.annotation(1) == before
