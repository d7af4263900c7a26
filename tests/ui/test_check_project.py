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


def rows(dialog: CheckResults) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_a_project_that_is_whole_is_said_to_be(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name["check"].trigger()
    qtbot.waitUntil(lambda: "is intact" in window.status.currentMessage())


def test_a_tag_that_is_not_at_its_place_is_told_by_its_kind_its_words_and_its_article(
    wrong: MainWindow, qtbot: QtBot
) -> None:
    dialog = results(wrong, qtbot)
    assert rows(dialog) == ["The statement “Menteri menolak rencana itu.” in “Rencana” no longer stands where it says."]
    assert "restore a backup" in dialog.advice.text()
    dialog.copy_all.click()
    assert QGuiApplication.clipboard().text() == f"{dialog.advice.text()}\n{rows(dialog)[0]}"
    dialog.reject()


def test_faults_are_told_in_the_order_of_the_text_below_one_advice(wrong: MainWindow, qtbot: QtBot) -> None:
    project = wrong.session.project
    project.tag(1, Kind.ACTOR, 29, 34)
    project.tag(1, Kind.POSITION, 8, 15)
    with closing(sqlite3.connect(project.path)) as other, other:
        other.execute("UPDATE annotation SET quote = 'x' || quote WHERE kind <> 'statement'")
    dialog = results(wrong, qtbot)
    assert [row.split()[1] for row in rows(dialog)] == ["statement", "position", "actor"]
    assert all("backup" not in row for row in rows(dialog))
    assert dialog.advice.isVisible()
    dialog.reject()


def test_faults_that_are_mended_differently_stand_below_what_mends_them(wrong: MainWindow, qtbot: QtBot) -> None:
    with closing(sqlite3.connect(wrong.session.project.path)) as other, other:
        other.execute("INSERT INTO setting VALUES ('rules', '{')")
    dialog = results(wrong, qtbot)
    place, tag, setting, rules = rows(dialog)
    assert not dialog.advice.isVisible()
    assert ("restore a backup" in place, "statement" in tag) == (True, True)
    assert ("set it anew" in setting, "rules" in rules) == (True, True)
    dialog.copy_all.click()
    assert QGuiApplication.clipboard().text() == f"{place}\n{tag}\n\n{setting}\n{rules}"
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
