"""The page of colours: what is chosen is seen before it is kept, holds in all windows, and says who cannot see it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSizeF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QColorDialog, QComboBox, QDialog
from pytestqt.qtbot import QtBot

from reader.model import Kind
from reader.project import Project
from ui import theme
from ui.colours import dyed
from ui.language import tr
from ui.main_window import MainWindow
from ui.preferences.colours import COLOURS, ColoursPage
from ui.preferences.dialog import PreferencesDialog

Key = Qt.Key
VERMILION, GREEN, BLUE = "#d55e00", "#009e73", "#0072b2"
TEXT = "Wali kota mendukung pelabuhan baru. Nelayan menolak."


@pytest.fixture(autouse=True)
def dialogs_end() -> Iterator[None]:
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.done(0)


@pytest.fixture
def tagged(window: MainWindow) -> MainWindow:
    article = window.session.project.add_article(TEXT, title="Pelabuhan", language="id")
    window.session.project.tag(article.id, Kind.STATEMENT, 0, 35)
    window.session.project.tag(article.id, Kind.POSITION, 36, 52)
    window.session.resume()
    return window


def opened(window: MainWindow, qtbot: QtBot) -> ColoursPage:
    window.actions_by_name["preferences"].trigger()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PreferencesDialog) and w.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    page = next(page for page in dialog.pages if isinstance(page, ColoursPage))
    dialog.tabs.setCurrentWidget(page)
    return page


def choose(page: ColoursPage, kind: Kind, colour: str, qtbot: QtBot) -> None:
    swatch = next(swatch for swatch in page.rows[kind].swatches if swatch.colour == colour)
    qtbot.mouseClick(swatch, Qt.MouseButton.LeftButton)


def saved(page: ColoursPage, qtbot: QtBot) -> None:
    dialog = page.window()
    assert isinstance(dialog, PreferencesDialog)
    button = next(b for b in dialog.buttons.buttons() if b.text() == tr("&Save"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def colours_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def paints(window: MainWindow, colour: str) -> bool:
    return colour in colours_in(window.pane.grab().toImage())


def test_a_chosen_colour_is_seen_in_the_preview_and_nowhere_else_before_it_is_kept(
    tagged: MainWindow, qtbot: QtBot
) -> None:
    page = opened(tagged, qtbot)
    assert VERMILION not in colours_in(page.preview.grab().toImage())
    choose(page, Kind.POSITION, VERMILION, qtbot)
    assert VERMILION in colours_in(page.preview.grab().toImage())
    assert theme.current() is theme.load("light")
    qtbot.keyClick(page, Key.Key_Escape)
    assert VERMILION not in colours_in(tagged.pane.grab().toImage())
    assert theme.chosen_colours() == {}


def test_what_is_kept_holds_in_all_windows_at_once_and_in_icons(
    tagged: MainWindow, open_window: Callable[[Path], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    with Project.create(tmp_path / "other.sikap", coder="rani") as project:
        article = project.add_article(TEXT, language="id")
        project.tag(article.id, Kind.POSITION, 0, 35)
        path = project.path
    other = open_window(path)
    page = opened(tagged, qtbot)
    choose(page, Kind.POSITION, VERMILION, qtbot)
    saved(page, qtbot)
    for window in (tagged, other):
        qtbot.waitUntil(partial(paints, window, VERMILION))
        icon = window.actions_by_name["tag_position"].icon().pixmap(64, 64).toImage()
        assert VERMILION in colours_in(icon)
    assert theme.current().line[Kind.ACTOR] == theme.load("light").line[Kind.ACTOR]


def test_a_colour_fits_whatever_theme_is_chosen_and_is_kept_for_the_next_start(
    tagged: MainWindow, qtbot: QtBot
) -> None:
    page = opened(tagged, qtbot)
    choose(page, Kind.ACTOR, BLUE, qtbot)
    qtbot.keyClick(page.theme, Key.Key_End)
    saved(page, qtbot)
    assert theme.current().name == "contrast"
    assert theme.chosen_colours() == {Kind.ACTOR: QColor(BLUE)}
    worn = dyed(theme.load("contrast"), {Kind.ACTOR: QColor(BLUE)})
    assert theme.current().line == worn.line
    tagged.desk.dress("dark")
    assert theme.current().line == dyed(theme.load("dark"), {Kind.ACTOR: QColor(BLUE)}).line
    page = opened(tagged, qtbot)
    assert page.theme.currentData() == "dark"
    assert [swatch.colour for swatch in page.rows[Kind.ACTOR].swatches if swatch.isChecked()] == [BLUE]


def test_usual_colours_come_back(tagged: MainWindow, qtbot: QtBot) -> None:
    theme.keep_colours({Kind.ACTOR: QColor(BLUE), Kind.POSITION: QColor(GREEN)})
    tagged.desk.dress("light")
    page = opened(tagged, qtbot)
    qtbot.mouseClick(page.usual, Qt.MouseButton.LeftButton)
    assert not page.usual.isEnabled()
    assert all(row.usual.isChecked() for row in page.rows.values())
    saved(page, qtbot)
    assert theme.current() is theme.load("light")
    assert theme.chosen_colours() == {}


def test_one_kind_goes_back_to_its_usual_colour(tagged: MainWindow, qtbot: QtBot) -> None:
    theme.keep_colours({Kind.ACTOR: QColor(BLUE), Kind.POSITION: QColor(GREEN)})
    page = opened(tagged, qtbot)
    qtbot.mouseClick(page.rows[Kind.ACTOR].usual, Qt.MouseButton.LeftButton)
    saved(page, qtbot)
    assert theme.chosen_colours() == {Kind.POSITION: QColor(GREEN)}


def test_it_is_said_who_cannot_tell_two_kinds_apart_and_it_may_be_kept(tagged: MainWindow, qtbot: QtBot) -> None:
    page = opened(tagged, qtbot)
    assert page.said.text() == "The three kinds can be told apart by colour, also with colour blindness."
    choose(page, Kind.STATEMENT, VERMILION, qtbot)
    assert page.said.text().startswith("⚠ With red-green colour blindness")
    assert "statement and position" in page.said.text()
    choose(page, Kind.POSITION, VERMILION, qtbot)
    assert "Nobody can tell these apart" in page.said.text()
    saved(page, qtbot)
    assert theme.chosen_colours() == dict.fromkeys((Kind.STATEMENT, Kind.POSITION), QColor(VERMILION))


def test_any_other_colour_can_be_mixed(tagged: MainWindow, qtbot: QtBot) -> None:
    page = opened(tagged, qtbot)
    row = page.rows[Kind.STATEMENT]
    qtbot.mouseClick(row.other, Qt.MouseButton.LeftButton)
    mixing = row.findChild(QColorDialog)
    assert mixing is not None
    mixing.setCurrentColor(QColor("#8b5a9e"))
    mixing.accept()
    assert row.other.isChecked()
    assert "#8b5a9e" in colours_in(row.other.grab().toImage())
    saved(page, qtbot)
    assert theme.chosen_colours() == {Kind.STATEMENT: QColor("#8b5a9e")}


def test_a_row_of_colours_is_one_stop_of_tab_and_the_arrows_lead_through_it(tagged: MainWindow, qtbot: QtBot) -> None:
    page = opened(tagged, qtbot)
    row = page.rows[Kind.STATEMENT]
    page.theme.setFocus()
    qtbot.keyClick(page.theme, Key.Key_Tab)
    assert row.usual.hasFocus()
    qtbot.keyClick(row.usual, Key.Key_Right)
    qtbot.keyClick(row.known[0], Key.Key_Right)
    assert row.known[1].hasFocus()
    qtbot.keyClick(row.known[1], Key.Key_Space)
    assert row.known[1].isChecked()
    assert row.known[1].hasFocus()
    qtbot.keyClick(row.known[1], Key.Key_Tab)
    assert page.rows[Kind.ACTOR].usual.hasFocus()


@pytest.mark.parametrize("kept", ["", "red", "#12", "#gggggg", "#1234567", 7])
def test_a_setting_that_is_no_colour_is_ignored(tagged: MainWindow, kept: object) -> None:
    QSettings().setValue("colours/statement", kept)
    QSettings().setValue("colours/actor", BLUE)
    assert theme.chosen_colours() == {Kind.ACTOR: QColor(BLUE)}
    tagged.desk.dress("light")
    assert theme.current().line[Kind.STATEMENT] == theme.load("light").line[Kind.STATEMENT]


def test_paper_has_the_colours_of_the_person_by_day(tagged: MainWindow) -> None:
    theme.keep_colours({Kind.POSITION: QColor(VERMILION)})
    tagged.desk.dress("dark")
    paper = tagged.printing.paper(QSizeF(595, 842))
    assert paper is not None
    assert paper._inks.line[Kind.POSITION] == QColor(VERMILION)
    assert paper._inks.line[Kind.ACTOR] == theme.load("light").line[Kind.ACTOR]


def test_every_control_has_a_name_of_its_own_and_a_tip(tagged: MainWindow, qtbot: QtBot) -> None:
    page = opened(tagged, qtbot)
    controls = [*page.findChildren(QAbstractButton), *page.findChildren(QComboBox)]
    names = [control.accessibleName() for control in controls]
    assert len(set(names)) == len(names) > 3 * len(COLOURS)
    assert all(names)
    assert all(control.toolTip() for control in controls)
    assert page.preview.accessibleName()


def test_a_chosen_colour_is_seen_in_every_theme_each_of_which_is_there_once(tagged: MainWindow, qtbot: QtBot) -> None:
    page = opened(tagged, qtbot)
    assert all(VERMILION not in colours_in(other.grab().toImage()) for other in page.others.values())
    qtbot.mouseClick(page.rows[Kind.STATEMENT].known[COLOURS.index(VERMILION)], Qt.MouseButton.LeftButton)
    shown = {name: other for name, other in page.others.items() if other.isVisible()}
    assert set(shown) == set(theme.NAMES) - {page.worn().name}
    assert all(page.called[name].isVisible() for name in shown)
    page.theme.setCurrentIndex(page.theme.findData("dark"))
    assert not page.others["dark"].isVisible()
    assert page.others["light"].isVisible()
    lines = {name: theme.mine(name, {Kind.STATEMENT: QColor(VERMILION)}).line[Kind.STATEMENT] for name in shown}
    assert all(other._worn.line[Kind.STATEMENT] == lines[name] for name, other in shown.items())
