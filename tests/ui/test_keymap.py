"""Keys of one's own: what holds, what clashes, and that every part of the window tells the keys as they are."""

from collections.abc import Callable
from pathlib import Path
from string import ascii_uppercase

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from reader.model import Kind
from ui import keymap, language
from ui.actions import ACTIONS, MENUS
from ui.app import Desk
from ui.dialogs.help import HelpWindow, pages
from ui.keymap import Keys, clashes, keep, present, reserved, sign, usual, written
from ui.main_window import MainWindow

Press = Callable[..., None]
TEXT = "Nelayan menolak rencana itu. Bupati mendukungnya. Dewan belum bersikap."


@pytest.fixture
def one(window: MainWindow) -> MainWindow:
    """A window with one article, the focus in its text."""
    window.session.project.add_article(TEXT, title="Rencana", language="id")
    window.session.resume()
    window.to_text()
    return window


def with_own(**own: Keys) -> None:
    keep(usual() | own)


def kinds(window: MainWindow) -> list[Kind]:
    return [tag.kind for tag in window.session.project.annotations()]


# What holds


def test_the_usual_keys_neither_clash_nor_are_taken_by_something_else() -> None:
    keys = usual()
    assert [found for name in keys for found in clashes(name, keys[name], keys)] == []
    reading = {action.name: action.reading for action in ACTIONS}
    assert [key for name in keys for key in keys[name] if reserved(key, reading[name])] == []
    assert [key for has in keys.values() for key in has if written(key) != key] == []


def test_a_key_of_ones_own_holds_at_once_and_the_usual_one_no_more(one: MainWindow, press: Press) -> None:
    with_own(tag_statement=("X", "Ctrl+Shift+X"))
    press(one, "S")
    assert kinds(one) == []
    press(one, "X")
    press(one, "Escape")
    assert kinds(one) == [Kind.STATEMENT]
    press(one, "Ctrl+Shift+X")
    assert kinds(one) == []


def test_a_key_holds_in_windows_that_are_opened_later(one: MainWindow, desk: Desk, press: Press) -> None:
    with_own(tag_actor=("X",))
    desk.speak("en", one)
    later = desk.windows[-1]
    later.to_text()
    press(later, "X")
    assert kinds(later) == [Kind.ACTOR]


def test_either_enter_is_enter(one: MainWindow, qtbot: QtBot) -> None:
    with_own(tag_actor=("Return",), code=())
    qtbot.keyClick(one.pane, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert kinds(one) == [Kind.ACTOR]


def test_keys_are_kept_for_the_next_start_and_forgotten_when_they_are_the_usual_ones(window: MainWindow) -> None:
    with_own(export=("Ctrl+Shift+X",), undo=())
    assert (present()["export"], present()["undo"]) == (("Ctrl+Shift+X",), ())
    keep(usual())
    assert present() == usual()
    assert QSettings().value("keys") == ""


@pytest.mark.parametrize(
    "text",
    [
        "nothing\tX",
        "export\tHalloween+Q",
        "export\tEsc",
        "export\tReturn",
        "tag_statement\tLeft",
        "export\tAlt+F",
        "\t\t\n\n",
        "export",
    ],
)
def test_what_cannot_be_meant_in_the_settings_gives_no_key(window: MainWindow, text: str) -> None:
    QSettings().setValue("keys", text)
    keys = present()
    name = text.split("\t")[0]
    assert keys == usual() | ({name: ()} if name in usual() else {})


def test_a_usual_key_gives_way_to_one_that_was_chosen(window: MainWindow) -> None:
    """As after an update that gives a new action a key which somebody has given to another one before."""
    QSettings().setValue("keys", "export\tCtrl+I\ntag_actor\tCtrl+I\tX")
    keys = present()
    assert (keys["export"], keys["details"], keys["tag_actor"]) == (("Ctrl+I",), (), ("X",))
    assert [found for name in keys for found in clashes(name, keys[name], keys)] == []


# What clashes


def test_a_key_clashes_with_the_same_key_in_the_window_or_in_the_text() -> None:
    keys = usual()
    assert [found.name for found in clashes("export", ("S",), keys)] == ["tag_statement"]
    assert [found.name for found in clashes("tag_actor", ("Ctrl+E",), keys)] == ["export"]
    assert clashes("export", ("Ctrl+E", "Ctrl+Shift+X"), keys) == []


def test_a_key_clashes_with_one_that_begins_with_it() -> None:
    keys = usual() | {"export": ("Ctrl+U, E",)}
    assert [found.other_key for found in clashes("check", ("Ctrl+U",), keys)] == ["Ctrl+U, E"]
    assert [found.name for found in clashes("check", ("Ctrl+K, C",), keys)] == ["palette"]
    assert clashes("check", ("Ctrl+U, C",), keys) == []


@pytest.mark.parametrize(
    ("key", "in_text", "elsewhere"),
    [
        ("Esc", True, True),
        ("Shift+Tab", True, True),
        ("Alt+F", True, True),
        ("Shift+Left", True, True),
        ("PgDown", True, True),
        ("Down", False, True),
        ("Return", False, True),
        ("Space", False, True),
        ("Del", False, True),
        ("Ctrl+Home", False, True),
        ("Shift+Up", False, True),
        ("Ctrl+Left", False, True),
        ("F2", False, True),
        ("Ins", False, True),
        ("F9", False, False),
        ("+", False, False),
    ],
)
def test_keys_that_do_something_else_are_no_actions(key: str, in_text: bool, elsewhere: bool) -> None:
    assert bool(reserved(key, reading=True)) is in_text
    assert bool(reserved(key, reading=False)) is elsewhere


def test_the_letters_of_the_menus_are_those_of_all_languages(desk: Desk) -> None:
    letters = set()
    for spoken in language.LANGUAGES:
        language.install(desk.app, spoken)
        letters |= {language.tr(menu).partition("&")[2][0].upper() for menu in MENUS}
    language.install(desk.app, "en")
    assert {letter for letter in ascii_uppercase if reserved(f"Alt+{letter}", reading=False)} == letters
    assert letters == set(keymap.MENU_LETTERS)


def test_a_key_that_was_chosen_in_one_language_holds_in_the_other(desk: Desk) -> None:
    QSettings().setValue("keys", "export\tAlt+X\tAlt+A\ncheck\tAlt+D")
    here = present()
    keymap._present.cache_clear()
    language.install(desk.app, "id")
    there = present()
    language.install(desk.app, "en")
    assert here == there
    assert (there["export"], there["check"]) == (("Alt+X",), ("Alt+D",))


def test_the_keys_are_worked_out_once_while_a_window_opens(
    project_file: Path, open_window: Callable[[Path], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_own(export=("Ctrl+F12",))
    asked: list[object] = []
    part = keymap._part

    def counted(keys: dict[str, Keys], own: keymap.Keymap) -> None:
        asked.append(own)
        part(keys, own)

    monkeypatch.setattr(keymap, "_part", counted)
    keymap._present.cache_clear()
    open_window(project_file)
    assert len(asked) == 1


def test_a_key_is_told_as_it_stands_on_the_board() -> None:
    told = [sign(key) for key in ("Ctrl+Down", "Return", "Ctrl+Shift+Return", "PgDown", "+", "Ctrl++", "F3", "Up")]
    assert told == ["Ctrl+↓", "Enter", "Ctrl+Shift+Enter", "PgDn", "+", "Ctrl++", "F3", "↑"]


# Where keys are told


def test_menus_tooltips_and_hints_tell_the_present_key(one: MainWindow) -> None:
    with_own(tag_statement=("X",), to_tags=("F9",), export=())
    action = one.actions_by_name["tag_statement"]
    assert action.shortcut().toString() == "X"
    assert action.toolTip().endswith("(X)")
    assert "Statement  X" in [button.text().strip() for button in one.status._hints]
    assert one.side.tabToolTip(0) == "Tags (F9)"
    assert "(" not in one.actions_by_name["export"].toolTip()
    assert one.status._hints[0].toolTip() == action.toolTip()


def test_a_key_is_written_in_one_way_everywhere(one: MainWindow, press: Press, qtbot: QtBot) -> None:
    with_own(tag_statement=("Return",), code=(), show_list=("Ctrl+Shift+Down",), smaller=("Ctrl+Shift+Up",))
    assert one.status._hints[0].text().strip() == "Statement  Enter"
    assert one.actions_by_name["tag_statement"].toolTip().endswith("(Enter)")
    assert one.actions_by_name["tag_statement"].shortcut().toString() == "Enter"  # what Qt writes into the menu
    assert one.panes.handle(1).toolTip().endswith("(Ctrl+Shift+↓)")
    assert one.type_panel._smaller.toolTip() == "Smaller text (Ctrl+Shift+↑)"
    press(one, "Ctrl+K")
    qtbot.keyClicks(one.focusWidget(), "list of articles")
    assert "Ctrl+Shift+↓" in [row.key for row in one.command_palette._list.rows]


def test_the_reading_settings_follow_the_keys_and_name_none_where_there_is_none(one: MainWindow) -> None:
    panel = one.type_panel
    assert panel._larger.toolTip() == "Larger text (Ctrl+=)"
    with_own(larger=("Ctrl+F12",), smaller=())
    assert (panel._larger.toolTip(), panel._smaller.toolTip()) == ("Larger text (Ctrl+F12)", "Smaller text")


@pytest.mark.parametrize(("keys", "said"), [(("F12",), "Esc or F12 brings"), ((), "Only the text. Esc brings")])
def test_only_the_text_says_the_way_back_also_without_a_key(one: MainWindow, keys: Keys, said: str) -> None:
    with_own(focus_mode=keys)
    one.actions_by_name["focus_mode"].trigger()
    assert said in one.focus_mode._said.text()
    one.leave_focus_mode()


def test_the_list_of_tags_links_with_the_key_of_linking(one: MainWindow, qtbot: QtBot) -> None:
    """What is said there names that key; the usual one does nothing any more."""
    project, article = one.session.project, one.session.article
    assert article is not None
    statement = project.tag(article.id, Kind.STATEMENT, 0, 28)
    project.tag(article.id, Kind.ACTOR, 29, 35)
    with_own(link=("Y",))
    one.to_tags()
    one.session.choose(statement.id)
    view = one.focusWidget()
    assert view is not None
    assert "Y links it" in view.toolTip()
    qtbot.keyClick(view, Qt.Key.Key_L)
    assert one.session.claims.linking is None
    qtbot.keyClick(view, Qt.Key.Key_Y)
    assert "press Y again" in one.status.currentMessage()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Y)
    assert [tag.statement_ids for tag in project.annotations(article.id) if tag.kind is Kind.ACTOR] == [(statement.id,)]


def test_the_cards_of_claims_go_to_the_next_gap_with_its_key(one: MainWindow, qtbot: QtBot) -> None:
    project, article = one.session.project, one.session.article
    assert article is not None
    for start, end in ((0, 28), (29, 49)):
        project.tag(article.id, Kind.STATEMENT, start, end)
    one.to_claims()
    with_own(next_gap=("Y",))
    cards, view = one.side.cards, one.focusWidget()
    assert view is not None
    assert "2 with gaps (Y: next gap)" in cards._counts.text()
    before = cards.chosen
    qtbot.keyClick(view, Qt.Key.Key_G)
    assert cards.chosen == before
    qtbot.keyClick(view, Qt.Key.Key_Y)
    assert cards.chosen != before


def test_a_window_that_had_the_focus_once_follows_the_key_of_the_help(one: MainWindow, qtbot: QtBot) -> None:
    one.actions_by_name["claims_table"].trigger()
    table = one.side._table
    assert table is not None
    qtbot.waitUntil(table.isActiveWindow)
    with_own(help=("F12",))
    qtbot.keyClick(table, Qt.Key.Key_F1)
    assert table.findChild(HelpWindow) is None
    assert one.findChild(HelpWindow) is None
    qtbot.keyClick(table, Qt.Key.Key_F12)
    shown = one.findChild(HelpWindow)
    assert shown is not None
    shown.close()
    table.close()


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_without_a_key_a_sentence_of_the_help_names_the_menu(desk: Desk, spoken: str) -> None:
    language.install(desk.app, spoken)
    with_own(to_text=(), undo=())
    page = next(page.text for page in pages(spoken) if page.name == "keys")
    menu = f"*{language.tr('&Go')} → {language.tr('Te&xt')}*".replace("&", "")
    none = f"| {language.tr('no key')} |"
    language.install(desk.app, "en")
    assert menu in page.splitlines()[2]
    assert sum(line.startswith(none) for line in page.splitlines()) == 2


def test_an_empty_window_tells_the_present_keys(window: MainWindow) -> None:
    with_own(paste_article=("F9",), add_files=())
    assert "with F9" in window.library._why_empty()
    assert "Paste an article with F9" in window.pane._empty_text
    assert "open them with “Open articles”" in window.pane._empty_text


def test_what_is_said_tells_the_present_key(one: MainWindow) -> None:
    with_own(undo=("F9",))
    one.delete_article()
    assert one.status.currentMessage() == "Article deleted. F9 brings it back with its tags."


def test_the_guide_tells_the_present_keys(one: MainWindow) -> None:
    one.guide.start()
    with_own(next_sentence=("F9",))
    assert "F9 next sentence" in one.guide.hint.spoken


def test_the_palette_tells_the_present_key(one: MainWindow, press: Press, qtbot: QtBot) -> None:
    with_own(export=("F9",))
    press(one, "Ctrl+K")
    qtbot.keyClicks(one.focusWidget(), "export")
    assert "F9" in one.command_palette.lines()[0]


def test_the_claims_table_undoes_with_the_present_key(one: MainWindow, qtbot: QtBot, press: Press) -> None:
    press(one, "S", "Escape")
    one.actions_by_name["claims_table"].trigger()
    table = one.side._table
    assert table is not None
    qtbot.waitUntil(table.isActiveWindow)
    with_own(undo=("F9",))
    qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kinds(one) == [Kind.STATEMENT]
    qtbot.keyClick(table, Qt.Key.Key_F9)
    assert kinds(one) == []
    table.close()


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_the_page_of_keys_tells_the_present_ones(desk: Desk, spoken: str) -> None:
    language.install(desk.app, spoken)
    with_own(tag_statement=("X", "F9"), export=(), check=("Ctrl+Alt+K",), find=("|",), undo=("`",))
    page = next(page.text for page in pages(spoken) if page.name == "keys")
    language.install(desk.app, "en")
    assert "`X` or `F9`" in page if spoken == "en" else "`X` atau `F9`" in page
    assert "`S`" not in page
    assert "`Ctrl+E`" not in page
    assert "`Ctrl+Alt+K`" in page
    assert "| `\\|` |" in page
    assert "| `` ` `` |" in page


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_every_action_with_a_usual_key_has_its_line_on_the_page_of_keys(desk: Desk, spoken: str) -> None:
    """By its name, so that the line follows its key; without a line it would stand under "Keys of your own"."""
    language.install(desk.app, spoken)
    page = next(page.text for page in pages(spoken) if page.name == "keys")
    own = language.tr("Keys of your own")
    language.install(desk.app, "en")
    assert f"## {own}" not in page


def test_the_page_that_is_shown_follows(one: MainWindow) -> None:
    one.show_help("keys")
    window = one.findChild(HelpWindow)
    assert window is not None
    with_own(tag_statement=("F9",))
    assert "F9" in window.browser.toPlainText()
    window.close()


def test_a_closed_part_is_told_nothing(one: MainWindow, qtbot: QtBot) -> None:
    """What listens goes with its window: keys can change after a table, or the window itself, has gone."""
    one.actions_by_name["claims_table"].trigger()
    table = one.side._table
    assert table is not None
    with qtbot.waitSignal(table.destroyed):
        table.close()
        table.deleteLater()
    keymap.notice.keys_changed.emit()
    assert one.isVisible()
