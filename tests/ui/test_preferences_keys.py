"""Choosing keys in the preferences, from the keyboard alone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui import language
from ui.app import Desk
from ui.keymap import keep, present, usual
from ui.main_window import MainWindow
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.keys import KeysPage

Press = Callable[..., None]
Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture(autouse=True)
def dialogs_end() -> Iterator[None]:
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.done(0)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> KeysPage:
    """The page, opened by its key."""
    qtbot.keyClick(window.pane, Key.Key_Comma, Mod.ControlModifier)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PreferencesDialog) and w.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    shown = dialog.tabs.currentWidget()
    assert isinstance(shown, KeysPage)
    return shown


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def choose(page: KeysPage, qtbot: QtBot, words: str) -> None:
    """Look for an action, and go to the field for its new key."""
    page.search.setFocus()
    page.search.selectAll()
    qtbot.keyClicks(focused(), words)
    qtbot.keyClick(focused(), Key.Key_Return)
    assert focused() is page.list
    qtbot.keyClick(focused(), Key.Key_Return)
    assert focused() is page.field


def chips(page: KeysPage) -> list[str]:
    return [chip.text() for chip in page.findChildren(QToolButton) if chip.isVisible() and "✕" in chip.text()]


def saved(page: KeysPage, qtbot: QtBot) -> bool:
    qtbot.keyClick(page.list, Key.Key_Return, Mod.ControlModifier)
    return not page.isVisible()


def test_it_opens_with_the_keys_and_the_focus_where_one_searches(page: KeysPage) -> None:
    assert focused() is page.search
    assert page.message.text() == ""
    assert not page.all_usual.isEnabled()


def test_an_action_gets_a_key_more_and_loses_its_old_one(page: KeysPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "export")
    assert page.of.text().replace("&", "") == "Keys of “Export”"
    qtbot.keyClick(focused(), Key.Key_X, Mod.ControlModifier | Mod.ShiftModifier)
    assert chips(page) == ["Ctrl+E  ✕", "Ctrl+Shift+X  ✕"]
    qtbot.keyClick(focused(), Key.Key_Backtab, Mod.ShiftModifier)
    qtbot.keyClick(focused(), Key.Key_Backtab, Mod.ShiftModifier)
    assert focused().accessibleName() == "Take Ctrl+E away"
    qtbot.keyClick(focused(), Key.Key_Space)
    assert chips(page) == ["Ctrl+Shift+X  ✕"]
    assert focused() is page.field
    assert present()["export"] == ("Ctrl+E",)
    assert saved(page, qtbot)
    assert present()["export"] == ("Ctrl+Shift+X",)


@pytest.mark.parametrize(
    ("key", "held", "text", "meant"),
    [
        (Key.Key_Return, Mod.ControlModifier | Mod.AltModifier, "", "Ctrl+Alt+Return"),
        (Key.Key_S, Mod.AltModifier, "s", "Alt+S"),
        (Key.Key_Question, Mod.ShiftModifier, "?", "?"),
        (Key.Key_X, Mod.ShiftModifier, "X", "Shift+X"),
        (Key.Key_Tab, Mod.ControlModifier, "\t", "Ctrl+Tab"),
        (Key.Key_PageDown, Mod.ControlModifier, "", "Ctrl+PgDown"),
        (Key.Key_F1, Mod.NoModifier, "", "F1"),
        (Key.Key_5, Mod.KeypadModifier, "5", "5"),
        (Key.Key_Enter, Mod.ShiftModifier | Mod.KeypadModifier, "\r", "Shift+Return"),
    ],
)
def test_any_key_can_be_pressed_even_those_of_the_dialog(
    page: KeysPage, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, text: str, meant: str
) -> None:
    choose(page, qtbot, "backups")
    with qtbot.waitSignal(page.field.pressed) as pressed:
        press_with_text(page.field, key, held, text)
    assert pressed.args == [meant]
    assert page.isVisible()


def press_with_text(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> None:
    """As a keyboard sends it, with what the key types; first to whoever keeps it from being a shortcut."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, text)
    override.ignore()
    QApplication.sendEvent(widget, override)
    assert override.isAccepted()
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, held, text))


def test_a_key_that_only_goes_with_others_is_none(page: KeysPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "backups")
    for key in (Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_Meta):
        qtbot.keyClick(page.field, key)
    assert chips(page) == []


def test_a_clash_is_told_at_once_and_nothing_is_saved_while_it_stands(page: KeysPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "backups")
    qtbot.keyClick(focused(), Key.Key_E, Mod.ControlModifier)
    assert page.message.text() == "⚠ Ctrl+E is also the key of “Export”. Take it from there, or press another key."
    assert [page.list.rows[name].text(1) for name in ("backups", "export")] == ["⚠ Ctrl+E"] * 2
    page.choose("undo")
    assert page.message.text() == "⚠ “Export” and “Backups” have the same key: Ctrl+E"
    dialog = page.window()
    assert isinstance(dialog, PreferencesDialog)
    assert not dialog.save.isEnabled()
    assert "Keys: “Export” and “Backups” have the same key: Ctrl+E" in dialog.save.toolTip()
    assert not saved(page, qtbot)
    assert page.chosen in ("export", "backups")
    assert focused() is page.field
    assert QSettings().value("keys") is None


def test_another_key_takes_the_place_of_the_one_that_clashed(page: KeysPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "backups")
    qtbot.keyClick(focused(), Key.Key_E, Mod.ControlModifier)
    qtbot.keyClick(focused(), Key.Key_F12)
    assert chips(page) == ["F12  ✕"]
    assert page.message.text() == ""
    assert saved(page, qtbot)
    assert present()["backups"] == ("F12",)


def test_a_key_is_taken_from_the_other_action(page: KeysPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "backups")
    qtbot.keyClick(focused(), Key.Key_E, Mod.ControlModifier)
    assert page.take.isVisible()
    qtbot.keyClick(page.take, Key.Key_Space)
    assert not page.take.isVisible()
    assert page.message.text() == ""
    assert saved(page, qtbot)
    assert (present()["backups"], present()["export"]) == (("Ctrl+E",), ())


def test_a_key_with_another_task_is_not_given(page: KeysPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "backups")
    qtbot.keyClick(focused(), Key.Key_Down)
    assert page.message.text() == "⚠ ↓ cannot be changed. It moves in lists and fields. Press another key."
    assert chips(page) == []
    qtbot.keyClick(focused(), Key.Key_F, Mod.AltModifier)
    assert "Alt+F cannot be changed" in page.message.text()
    assert saved(page, qtbot)


def test_a_fifth_key_is_too_many(page: KeysPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "backups")
    for key in (Key.Key_F5, Key.Key_F6, Key.Key_F7, Key.Key_F8, Key.Key_F12):
        qtbot.keyClick(focused(), key)
    assert len(chips(page)) == 4
    assert "4 keys are the most" in page.message.text()
    qtbot.keyClick(focused(), Key.Key_F8)
    assert page.message.text() == "“Backups” has F8 already."


def test_the_usual_keys_come_back_for_one_or_for_all(window: MainWindow, qtbot: QtBot) -> None:
    keep(usual() | {"undo": ("F7",), "tag_actor": ("F8",), "tag_statement": ("F12",)})
    window.actions_by_name["preferences"].trigger()
    page = next(w for w in QApplication.allWidgets() if isinstance(w, KeysPage) and w.isVisible())
    page.choose("undo")
    qtbot.keyClick(page.usual, Key.Key_Space)
    assert page.keys_of("undo") == usual()["undo"]
    assert not page.usual.isEnabled()
    assert page.keys_of("tag_actor") == ("F8",)
    qtbot.keyClick(page.all_usual, Key.Key_Space)
    assert not page.all_usual.isEnabled()
    assert saved(page, qtbot)
    assert present() == usual()


def test_a_search_finds_actions_by_their_words_their_menu_and_their_key(page: KeysPage, qtbot: QtBot) -> None:
    def found() -> set[str]:
        return {name for name, row in page.list.rows.items() if not row.isHidden()}

    qtbot.keyClicks(page.search, "ctrl+shift+f")
    assert found() == {"search"}
    assert page.chosen == "search"
    page.search.clear()
    qtbot.keyClicks(page.search, "sentence merge")
    assert found() == {"merge_sentences"}
    page.search.setText("xylophone")
    assert found() == set()
    page.search.clear()
    assert len(found()) == len(usual())


def test_escape_leaves_every_key_as_it_was(page: KeysPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "export")
    qtbot.keyClick(focused(), Key.Key_F12)
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert not page.isVisible()
    assert present() == usual()


def test_a_menu_in_the_list_has_no_keys_to_choose(page: KeysPage) -> None:
    page.list.setCurrentItem(page.list.menus["&Edit"])
    assert page.chosen == ""
    assert not page.field.isEnabled()
    assert chips(page) == []


def test_tab_goes_through_the_page_in_the_order_of_the_eye(page: KeysPage, qtbot: QtBot) -> None:
    page.choose("redo")
    page.search.setFocus()
    seen = []
    for _ in range(6):
        qtbot.keyClick(focused(), Key.Key_Tab)
        seen.append(focused().accessibleName())
    first, second = "Take Ctrl+Shift+Z away", "Take Ctrl+Y away"
    field = "New key for “Redo”"
    assert [name for name in seen if name != "Default keys for all"][:4] == [
        "Actions and their keys",
        first,
        second,
        field,
    ]


def test_a_screen_reader_hears_names_keys_and_clashes(page: KeysPage, qtbot: QtBot) -> None:
    for part in (page.search, page.list, page.field, page.usual, page.all_usual, page.message):
        assert part.accessibleName()
    assert all(button.toolTip() for button in page.findChildren(QAbstractButton) if button.isVisible())
    row = page.list.rows["export"]
    spoken = row.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Export, Ctrl+E"
    page.choose("backups")
    qtbot.keyClick(page.field, Key.Key_E, Mod.ControlModifier)
    assert row.data(0, Qt.ItemDataRole.AccessibleTextRole) == "Export, Ctrl+E, shares its key"
    interface = QAccessible.queryAccessibleInterface(page.field)
    assert interface.role() == QAccessible.Role.EditableText


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_nothing_is_cut_in_either_language(desk: Desk, window: MainWindow, qtbot: QtBot, spoken: str) -> None:
    language.install(desk.app, spoken)
    window.show_preferences()
    page = next(w for w in QApplication.allWidgets() if isinstance(w, KeysPage) and w.isVisible())
    page.choose("repeat_claim")
    page.give("Ctrl+E")
    shown = [button for button in page.findChildren(QAbstractButton) if button.isVisible() and button.text()]
    qtbot.waitUntil(lambda: all(button.width() >= button.sizeHint().width() for button in shown))
    assert page.take in shown
    qtbot.waitUntil(lambda: page.message.height() >= page.message.heightForWidth(page.message.width()))
    language.install(desk.app, "en")
