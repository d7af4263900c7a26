"""F1 wherever one is: the page of the help that is about it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

import ui
from ui.app import add_samples
from ui.dialogs.help import PAGES, HelpWindow
from ui.dialogs.help_topics import TOPICS
from ui.main_window import MainWindow
from ui.preferences.dialog import Page, PreferencesDialog

SOURCES = [file.read_text(encoding="utf-8") for file in Path(next(iter(ui.__path__))).rglob("*.py")]
WITHOUT = {"HelpWindow", "_Dialog"}


@pytest.fixture
def reading(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    add_samples(window.session.project)
    window.session.resume()
    qtbot.waitUntil(lambda: "context_help" in vars(window))
    window.pane.setFocus()
    yield window
    for opened in window.findChildren(HelpWindow):
        opened.close()


def help_window() -> HelpWindow:
    """The help that is open."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow) and w.isVisible())


def help_page() -> str:
    """The page of the help that is open."""
    return help_window().page


PARTS: dict[str, Callable[[MainWindow], object]] = {
    "start": MainWindow.to_text,
    "import": MainWindow.to_library,
    "tagging": MainWindow.to_tags,
    "claims": MainWindow.to_claims,
    "codebook": MainWindow.to_codebook,
    "find": lambda window: window.finding.open_search(),
}
DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "export": lambda window: window.errands.export(),
    "import": lambda window: window.edit_details(),
    "correct": lambda window: window.texts.correct(),
    "safe": lambda window: window.show_backups(),
}


@pytest.mark.parametrize("page", PARTS)
def test_f1_in_a_part_of_the_window_opens_the_page_on_it(reading: MainWindow, page: str, qtbot: QtBot) -> None:
    PARTS[page](reading)
    qtbot.waitUntil(lambda: reading.focusWidget() is not None)
    QTest.keyClick(reading.focusWidget(), Qt.Key.Key_F1)
    assert help_page() == page


@pytest.mark.parametrize("page", DIALOGS)
def test_f1_in_a_dialog_opens_its_page_which_can_be_read_beside_it(
    reading: MainWindow, page: str, qtbot: QtBot
) -> None:
    DIALOGS[page](reading)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.focusWidget() is not None)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_F1)
    assert help_page() == page
    help_window = dialog.findChild(HelpWindow)
    assert help_window is not None  # a part of the dialog, or the dialog would keep clicks from it
    QTest.keyClick(help_window, Qt.Key.Key_Escape)
    assert not help_window.isVisible()
    assert dialog.isVisible()
    dialog.reject()


def test_f1_in_the_claims_table_opens_the_page_on_it(reading: MainWindow, qtbot: QtBot) -> None:
    reading.side.show_table()
    table = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "ClaimsWindow" and w.isVisible())
    table.activateWindow()
    qtbot.waitUntil(lambda: table.isActiveWindow() and table.focusWidget() is not None)
    QTest.keyClick(table.focusWidget(), Qt.Key.Key_F1)
    assert help_page() == "claims_table"


def test_f1_in_the_palette_and_on_the_colours_opens_what_is_about_them(reading: MainWindow, qtbot: QtBot) -> None:
    reading.command_palette.toggle()
    QTest.keyClick(reading.focusWidget(), Qt.Key.Key_F1)
    assert help_page() == "keys"
    help_window().close()
    reading.show_preferences()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PreferencesDialog) and w.isVisible())
    dialog.tabs.setCurrentIndex(1)
    page = dialog.tabs.currentWidget()
    assert isinstance(page, Page)
    page.begin()
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.focusWidget() is not None)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_F1)
    assert help_page() == "tagging"
    dialog.reject()


def test_f1_in_the_help_stays_on_the_page(reading: MainWindow, qtbot: QtBot) -> None:
    reading.show_help("codebook")
    shown = help_window()
    qtbot.waitUntil(lambda: shown.isActiveWindow() and shown.focusWidget() is not None)
    QTest.keyClick(shown.focusWidget(), Qt.Key.Key_F1)
    assert help_page() == "codebook"


def test_every_topic_is_a_part_of_the_window_and_a_page() -> None:
    for kind, page in TOPICS.items():
        assert any(re.search(rf"^class {kind}\b", source, re.MULTILINE) for source in SOURCES), kind
        assert page in PAGES


def test_every_dialog_has_a_page() -> None:
    dialogs = {name for source in SOURCES for name in re.findall(r"^class (\w+)\(QDialog\)", source, re.MULTILINE)}
    assert len(dialogs) > 10
    assert dialogs - WITHOUT <= set(TOPICS)
