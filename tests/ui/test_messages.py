"""Messages: an error, a question, and the report of a mistake of ours."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.dialogs.message import BugReport, ask, open_question, show_error

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def button(box: QWidget, text: str) -> QPushButton:
    return next(found for found in box.findChildren(QPushButton) if found.text().replace("&", "") == text)


def test_an_error_is_said_at_once_and_waits_for_nobody(window: QWidget, qtbot: QtBot) -> None:
    box = show_error(window, "berita <1>.txt is empty: choose a file with text in it.")
    assert box.isVisible()
    assert box.text() == "berita <1>.txt is empty: choose a file with text in it."
    assert box.textFormat() == Qt.TextFormat.PlainText
    qtbot.keyClick(box, Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(box))


def test_a_message_stays_though_nobody_holds_it(qtbot: QtBot, tmp_path: Path) -> None:
    show_error(None, "No window yet.")
    BugReport("Starting failed.", tmp_path, "Traceback").open()
    gc.collect()
    seen = [dialog for dialog in QApplication.topLevelWidgets() if isinstance(dialog, QDialog) and dialog.isVisible()]
    assert {type(dialog) for dialog in seen} == {QMessageBox, BugReport}
    for dialog in seen:
        dialog.close()
    qtbot.waitUntil(lambda: not any(isValid(dialog) for dialog in seen))


def test_an_errors_details_are_folded(window: QWidget, qtbot: QtBot) -> None:
    box = show_error(window, "3 files were left out.", "a.txt is empty.\nb.txt is empty.")
    assert box.detailedText().startswith("a.txt")
    box.close()
    qtbot.waitUntil(lambda: not isValid(box))


@pytest.mark.parametrize(("word", "answer"), [("Remove", True), ("Keep", False)])
def test_a_question_waits_for_its_answer(window: QWidget, qtbot: QtBot, word: str, answer: bool) -> None:
    def reply() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        qtbot.mouseClick(button(box, word), Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, window, reply)
    assert ask(window, "Remove the article?", "Remove", "Keep") is answer


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return])
def test_enter_and_escape_mean_no(window: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    said: list[str] = []
    box = open_question(window, "Remove the article?", "Remove", "", lambda: said.append("yes"))
    qtbot.keyClick(box, key)
    qtbot.waitUntil(lambda: not isValid(box))
    assert said == []


def test_a_yes_is_heard(window: QWidget, qtbot: QtBot) -> None:
    said: list[str] = []
    box = open_question(window, "Remove the article?", "&Remove", "&Keep", lambda: said.append("yes"))
    qtbot.mouseClick(button(box, "Remove"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(box))
    assert said == ["yes"]


def test_a_bug_report_tells_folds_and_copies(window: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    report = BugReport("Tagging failed.", tmp_path / "sikap.log", "Traceback\nKeyError: 'x'", window)
    report.open()
    details = report.findChild(QPlainTextEdit)
    assert details is not None
    assert details.isHidden()
    qtbot.mouseClick(button(report, "Show details"), Qt.MouseButton.LeftButton)
    assert details.isVisible()
    qtbot.mouseClick(button(report, "Copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Traceback\nKeyError: 'x'"
    qtbot.keyClick(report, Key.Key_Return)
    qtbot.waitUntil(lambda: not isValid(report))


def test_every_button_has_a_tip(window: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    boxes = [show_error(window, "x"), open_question(window, "x", "Yes", "No", list)]
    report = BugReport("x", tmp_path, "y", window)
    for box in (*boxes, report):
        assert all(found.toolTip() and found.accessibleName() for found in box.findChildren(QPushButton))
        box.close()


def test_a_report_that_went_with_its_window_does_not_keep_back_the_next_one(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    window.show()
    BugReport("Tagging failed.", tmp_path / "sikap.log", "Traceback", window).open()
    assert BugReport.is_open()
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.close()
    qtbot.waitUntil(lambda: not isValid(window))
    assert not BugReport.is_open()
