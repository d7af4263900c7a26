"""Everything without a mouse: every action by a key or through its menu, every control by Tab, and back."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QMenu,
    QRadioButton,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.model import Kind, Stance
from ui import actions, language
from ui.actions import ACTIONS, MENUS
from ui.app import Desk
from ui.claims.claims_table import ClaimsWindow
from ui.dialogs.help import HelpWindow
from ui.importing.preview import ImportDialog
from ui.keeping.history import HistoryWindow
from ui.keymap import present
from ui.main_window import MainWindow
from ui.side.entry_fields import Swatch

Key, Mod = Qt.Key, Qt.KeyboardModifier
MOST = 150  # presses of Tab, after which one goes round in circles
QTS_OWN = {"QTableCornerButton", "QLineEditIconButton"}  # what they do is done by Ctrl+A, and by deleting the words
TEXT = "Nelayan menolak rencana itu. Bupati mendukungnya. Dewan belum bersikap."
OPEN: dict[str, Callable[[MainWindow], object]] = {
    "preferences": lambda w: w.show_preferences(),
    "export": lambda w: w.errands.export(),
    "details": lambda w: w.edit_details(),
    "note": lambda w: w.edit_note(),
    "history": lambda w: w.show_history(),
    "backups": lambda w: w.show_backups(),
    "help": lambda w: w.show_help("keys"),
    "claims_table": lambda w: w.side.show_table(),
    "correct_text": lambda w: w.texts.correct(),
    "print_preview": lambda w: w.printing.preview(),
}


@pytest.fixture(autouse=True)
def windows_end(qapp: QApplication) -> Iterator[None]:
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog | HistoryWindow | HelpWindow | ClaimsWindow):
            widget.close()


@pytest.fixture
def coded(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Two articles, a claim, and an actor and an issue in the codebook."""
    project = window.session.project
    first = project.add_article(TEXT, title="Rencana", language="id")
    project.add_article(TEXT, title="Kabar lain", language="id")
    statement = project.tag(first.id, Kind.STATEMENT, 0, 28)
    project.code_claim(statement.id, speaker="Nelayan", issue="rencana", stance=Stance.OPPOSE)
    window.session.resume()
    window.session.show_annotation(statement.id)
    window.to_text()
    return window


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def walked(key: Qt.Key, held: Qt.KeyboardModifier = Mod.NoModifier) -> list[QWidget]:
    """Where a key leads from here, until it leads to where one has been. In a page it goes from link to link first."""
    seen: list[QWidget] = []
    for _ in range(MOST):
        widget = focused()
        if widget not in seen:
            seen.append(widget)
        elif widget is not seen[-1] or not isinstance(widget, QTextBrowser):
            return seen
        QTest.keyClick(widget, key, held)
    raise AssertionError(f"no end of {key}")


def controls(top: QWidget) -> list[QWidget]:
    """What a person can do something with in this window, now."""
    return [widget for widget in top.findChildren(QWidget) if _takes_part(widget, top)]


def _takes_part(widget: QWidget, top: QWidget) -> bool:
    inside = widget.window() is top and widget.isVisible() and widget.isEnabled()
    return inside and bool(widget.focusPolicy().value & Qt.FocusPolicy.ClickFocus.value) and widget.focusProxy() is None


def is_reached(widget: QWidget, seen: list[QWidget]) -> bool:
    """By Tab, or, of several of which one is chosen, by the arrows from the chosen one."""
    return widget in seen or any(fellow in seen for fellow in _fellows(widget))


def _fellows(widget: QWidget) -> list[QAbstractButton]:
    if not isinstance(widget, QAbstractButton):
        return []
    if group := widget.group():
        return list(group.buttons()) if group.exclusive() else []
    parent = widget.parentWidget()
    if isinstance(widget, Swatch) and parent is not None:
        return list(parent.findChildren(Swatch))
    if parent is None or not (isinstance(widget, QRadioButton) or widget.autoExclusive()):
        return []
    alike = parent.findChildren(type(widget))
    return [button for button in alike if button.autoExclusive() and button.parentWidget() is parent]


def named(widgets: list[QWidget]) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.accessibleName() or widget.toolTip()!r} in {type(widget.parent()).__name__}"
        for widget in widgets
    ]


def assert_all_is_reached(top: QWidget) -> None:
    QTest.keyClick(focused(), Key.Key_Tab)  # where one begins may be a sentence that is read once
    seen = walked(Key.Key_Tab)
    unreached = [widget for widget in controls(top) if not is_reached(widget, seen)]
    assert named(unreached) == []
    back = walked(Key.Key_Backtab, Mod.ShiftModifier)
    assert set(named(back)) == set(named(seen))
    assert len(seen) > 1
    assert named([widget for widget in seen if not _is_named(widget)]) == []
    assert named([button for button in _mouse_only(top) if not is_reached(button, seen)]) == []


def _is_named(widget: QWidget) -> bool:
    return bool(widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))


def _mouse_only(top: QWidget) -> Iterator[QAbstractButton]:
    """Buttons that take no focus and do not say with which key the same is done."""
    for button in top.findChildren(QAbstractButton):
        seen = button.window() is top and button.isVisible() and button.isEnabled()
        ours = button.metaObject().className() not in QTS_OWN and not button.objectName().startswith(("Scroll", "qt_"))
        if seen and ours and button.focusPolicy() is Qt.FocusPolicy.NoFocus:
            yield from () if re.search(r"\(\S+\)", button.toolTip()) else (button,)


def shown(kind: type[QWidget] | None = None) -> QWidget:
    tops = [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, MainWindow)]
    return next(w for w in tops if kind is None or isinstance(w, kind))


# Actions


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_every_action_has_letters_in_the_menus(desk: Desk, spoken: str) -> None:
    language.install(desk.app, spoken)
    without = [
        action.name
        for action in ACTIONS
        if action.menu not in MENUS or not all("&" in language.tr(text) for text in (action.text, action.menu))
    ]
    language.install(desk.app, "en")
    assert not without


def test_each_action_without_a_key_is_done_through_its_menu(
    coded: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alt and the letter of the menu, and then the letter of the entry."""
    done: list[str] = []
    monkeypatch.setattr(actions, "_run", lambda action, window: done.append(action.name))
    without = [action for action in ACTIONS if not present()[action.name]]
    assert len(without) > 5
    for action in without:
        made = coded.actions_by_name[action.name]
        made.setEnabled(True)
        entry = next(entry for entry in coded.menuBar().actions() if entry.text() == action.menu)
        menu = entry.menu()
        assert isinstance(menu, QMenu)
        coded.to_text()
        qtbot.keyClick(coded.pane, letter(entry), Mod.AltModifier)
        qtbot.waitUntil(menu.isVisible)
        qtbot.keyClick(menu, letter(made))
        qtbot.waitUntil(partial(_is_hidden, menu))
    assert done == [action.name for action in without]


def letter(entry: QAction) -> str:
    return entry.text().partition("&")[2][0].lower()


def test_every_menu_opens_by_its_letter(coded: MainWindow, qtbot: QtBot) -> None:
    for entry in coded.menuBar().actions():
        menu, letter = entry.menu(), re.search("&(.)", entry.text())
        assert isinstance(menu, QMenu)
        assert letter
        coded.to_text()
        qtbot.keyClick(focused(), letter[1].lower(), Mod.AltModifier)
        qtbot.waitUntil(menu.isVisible)
        qtbot.keyClick(menu, Key.Key_Escape)
        qtbot.waitUntil(partial(_is_hidden, menu))


def _is_hidden(widget: QWidget) -> bool:
    return not widget.isVisible()


# The window


@pytest.mark.parametrize("pane", ["to_text", "to_tags", "to_claims", "to_codebook", "to_library"])
def test_tab_reaches_every_control_of_the_window(coded: MainWindow, pane: str) -> None:
    coded.actions_by_name[pane].trigger()
    assert_all_is_reached(coded)


def test_tab_reaches_every_control_of_the_bars(coded: MainWindow, qtbot: QtBot) -> None:
    coded.finding.open_bar()
    qtbot.keyClicks(focused(), "rencana")
    coded.guide.start()
    assert_all_is_reached(coded)


def test_tab_reaches_every_control_of_the_search(coded: MainWindow) -> None:
    coded.finding.open_search()
    assert_all_is_reached(coded)


def test_tab_goes_through_the_claim_bar_and_back(coded: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(coded.pane, Key.Key_Return)
    bar = coded.side.bar
    qtbot.waitUntil(lambda: bar.isAncestorOf(focused()))
    seen = walked(Key.Key_Tab)
    assert named([w for w in controls(coded) if bar.isAncestorOf(w) and not is_reached(w, seen)]) == []
    back = walked(Key.Key_Backtab, Mod.ShiftModifier)
    assert {w for w in back if bar.isAncestorOf(w)} == {w for w in seen if bar.isAncestorOf(w)}


def test_the_palette_is_opened_used_and_left_without_a_mouse(coded: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(coded.pane, Key.Key_K, Mod.ControlModifier)
    assert coded.command_palette.isAncestorOf(focused())
    qtbot.keyClick(focused(), Key.Key_Down)
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert coded.pane.hasFocus()


# Other windows


@pytest.mark.parametrize("name", OPEN)
def test_tab_reaches_every_control_of_a_dialog(coded: MainWindow, qtbot: QtBot, name: str) -> None:
    OPEN[name](coded)
    top = shown()
    top.activateWindow()
    qtbot.waitUntil(top.isActiveWindow)
    qtbot.waitUntil(lambda: not coded.jobs.busy)
    if QApplication.focusWidget() is None:
        QTest.keyClick(top, Key.Key_Tab)
    assert_all_is_reached(top)


def test_tab_reaches_every_control_of_each_page_of_the_preferences(coded: MainWindow, qtbot: QtBot) -> None:
    coded.show_preferences()
    dialog = shown(QDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    tabs = dialog.tabs  # type: ignore[attr-defined]
    for _ in range(tabs.count()):
        tabs.tabBar().setFocus()
        assert_all_is_reached(dialog)
        tabs.tabBar().setFocus()
        qtbot.keyClick(tabs.tabBar(), Key.Key_Right)


def test_tab_reaches_every_control_of_the_import(coded: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        (tmp_path / f"{name}.txt").write_text(f"Judul {name}\n\n{TEXT} {name}", encoding="utf-8")
    coded.errands.arrivals.add([tmp_path])
    qtbot.waitUntil(lambda: any(isinstance(w, ImportDialog) and w.isVisible() for w in QApplication.topLevelWidgets()))
    dialog = shown(ImportDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert_all_is_reached(dialog)
