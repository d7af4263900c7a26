"""How an article is set: chosen over the text, seen at once in every window, kept; the place stays."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from reader.model import Kind
from reader.project import Project
from tests.ui.reading import long_article, mark, open_pane, picture, show, wheel
from ui import theme
from ui.app import Desk
from ui.colours import contrast, grounds
from ui.keymap import keep as keep_keys
from ui.keymap import usual as usual_keys
from ui.main_window import MainWindow
from ui.reading import page_view
from ui.reading.document import Page
from ui.reading.marks import EDGE_BAR, LANE, TO_BAR, ruler_ground
from ui.reading.reading_pane import ReadingPane
from ui.reading.type_panel import TypePanel, families
from ui.reading.type_setting import (
    KEYS,
    LEADINGS,
    MARGINS,
    MEASURES,
    SANS,
    SIZES,
    USUAL,
    WINDOW,
    Setting,
    keep,
    kept,
    usual,
)
from ui.theme import Theme, over

Press = Callable[..., None]
Open = Callable[[Path], MainWindow]

CHANGES = (
    Setting(face=SANS),
    Setting(size=20.5),
    Setting(measure=55),
    Setting(measure=WINDOW),
    Setting(leading=2.1),
    Setting(leading=1.35),
    Setting(margin=112),
    Setting(margin=40),
    Setting(SANS, 10.0, 85, 1.8, 112, ruler=True),
)
changes = pytest.mark.parametrize("setting", CHANGES, ids=str)


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[ReadingPane]:
    with open_pane(qtbot, qapp) as made:
        show(made, long_article())
        yield made


@pytest.fixture
def read(window: MainWindow) -> MainWindow:
    """A window in the middle of a long article."""
    window.session.project.add_article(long_article(), title="Rencana")
    window.session.resume()
    window.pane.restore_place({"offset": window.session.sentences[150].start, "above": 0})
    return window


@pytest.fixture
def panel(read: MainWindow, qtbot: QtBot) -> TypePanel:
    """The panel, opened by its key."""
    qtbot.keyClick(read.pane, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(read.type_panel.isVisible)
    return read.type_panel


def button(panel: TypePanel, name: str) -> QToolButton:
    return next(one for one in panel.findChildren(QToolButton) if one.accessibleName() == name)


def first_line(pane: ReadingPane) -> int:
    return pane.first_in_view()


def line_distance(pane: ReadingPane) -> float:
    layout = pane._page.block_at(pane._sentences[0].start).layout()
    return layout.lineAt(1).y() - layout.lineAt(0).y()


# Choosing


def test_the_panel_is_worked_by_keys_and_the_text_follows_at_once(
    read: MainWindow, panel: TypePanel, qtbot: QtBot
) -> None:
    assert button(panel, "Typeface: Serif").hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert read.pane.setting() == Setting(face=SANS)
    assert read.pane._page.document.defaultFont().families()[0] == theme.SANS[0]
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert button(panel, "Line width: Normal").hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert read.pane.setting() == Setting(face=SANS, measure=55)
    assert button(panel, "Line width: Narrow").isChecked()


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("Typeface: Sans", Setting(face=SANS)),
        ("Larger text", Setting(size=14.5)),
        ("Smaller text", Setting(size=12.0)),
        ("Line width: Window", Setting(measure=WINDOW)),
        ("Line spacing: Double", Setting(leading=LEADINGS[-1])),
        ("Margin: Large", Setting(margin=MARGINS[-1])),
    ],
)
def test_each_button_does_what_it_says_and_it_is_kept(
    read: MainWindow, panel: TypePanel, qtbot: QtBot, name: str, setting: Setting
) -> None:
    qtbot.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)
    assert read.pane.setting() == setting
    assert kept(read.desk.habits) == setting


def test_every_window_is_set_anew_and_so_is_the_next_one(
    read: MainWindow, panel: TypePanel, open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other.sikap"
    Project.create(other).close()
    second = open_window(other)
    read.activateWindow()
    panel.setting_requested.emit(Setting(SANS, 16.0, 85, 1.8, 112, ruler=True))
    assert second.pane.setting() == read.pane.setting() == Setting(SANS, 16.0, 85, 1.8, 112, ruler=True)
    assert second.actions_by_name["ruler"].isChecked()
    third = tmp_path / "third.sikap"
    Project.create(third).close()
    assert open_window(third).pane.setting() == read.pane.setting()


def test_a_typeface_of_the_computer_is_chosen_from_a_list(read: MainWindow, panel: TypePanel, qtbot: QtBot) -> None:
    box = panel.findChildren(QComboBox)[0]
    assert [box.itemText(n) for n in range(box.count())] == families()
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert read.pane.setting().face == families()[0]
    assert read.pane._page.document.defaultFont().families()[0] == families()[0]
    assert not button(panel, "Typeface: Serif").isChecked()
    qtbot.mouseClick(button(panel, "Typeface: Serif"), Qt.MouseButton.LeftButton)
    assert box.currentIndex() == -1


def test_the_usual_type_comes_back_with_one_button(read: MainWindow, panel: TypePanel, qtbot: QtBot) -> None:
    usual = panel.findChildren(QPushButton)[0]
    assert not usual.isEnabled()
    panel.setting_requested.emit(CHANGES[-1])
    qtbot.mouseClick(usual, Qt.MouseButton.LeftButton)
    assert read.pane.setting() == kept(read.desk.habits) == USUAL
    assert not panel.findChildren(QCheckBox)[0].isChecked()


def test_escape_closes_the_panel_and_one_is_in_the_text_again(read: MainWindow, panel: TypePanel, qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert read.pane.hasFocus()


def test_a_click_into_the_text_closes_the_panel(read: MainWindow, panel: TypePanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(read.pane.viewport(), Qt.MouseButton.LeftButton, pos=read.pane.viewport().rect().topLeft())
    assert not panel.isVisible()


def test_the_mouse_finds_the_panel_in_the_line_below(read: MainWindow, qtbot: QtBot) -> None:
    door = next(one for one in read.status.findChildren(QToolButton) if one.text() == "Aa")
    assert "Ctrl+Alt+R" in door.toolTip()
    qtbot.mouseClick(door, Qt.MouseButton.LeftButton)
    assert read.type_panel.isVisible()
    assert read.pane.geometry().bottomRight().x() > 0
    corner = read.type_panel.mapTo(read, read.type_panel.rect().bottomRight())
    assert read.rect().contains(corner)


def test_sizes_end_at_the_smallest_and_the_largest(read: MainWindow, panel: TypePanel, qtbot: QtBot) -> None:
    for _ in SIZES:
        qtbot.mouseClick(button(panel, "Larger text"), Qt.MouseButton.LeftButton)
    assert read.pane.text_size() == SIZES[-1]
    assert not button(panel, "Larger text").isEnabled()


# What is kept


@changes
def test_what_is_kept_is_found_again(desk: Desk, setting: Setting) -> None:
    keep(setting, USUAL, desk.habits)
    QSettings().sync()
    assert kept(desk.habits) == setting


@pytest.mark.parametrize("nonsense", ["", "nan", "inf", "-1", "1e9", "yes", "\x00", "[1, 2]", "x" * 5000])
def test_what_nobody_can_have_chosen_is_left_out(desk: Desk, nonsense: str) -> None:
    for key in KEYS:
        QSettings().setValue(key, nonsense)
    found = kept(desk.habits)
    assert SIZES[0] <= found.size <= SIZES[-1]
    assert found._replace(size=13.0, face="serif") == USUAL


def test_a_typeface_that_has_gone_gives_way_to_ours(pane: ReadingPane) -> None:
    pane.set_type(Setting(face="A Family That Is Not There"))
    assert pane._page.document.defaultFont().families() == theme.serif(13).families()


@pytest.fixture
def many_fonts(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer that has every family that is ever asked for."""
    every = frozenset((*theme.SERIF, *theme.SANS, *theme.OTHER_SCRIPTS, "Literata"))
    monkeypatch.setattr(theme, "_families", lambda: every)
    theme._available.cache_clear()
    yield
    theme._available.cache_clear()


@pytest.mark.parametrize(
    ("face", "first"), [("serif", "Source Serif Pro"), (SANS, "Source Sans Pro"), ("Literata",) * 2]
)
def test_whatever_the_face_arabic_chinese_and_emoji_are_behind_it(many_fonts: None, face: str, first: str) -> None:
    behind = theme.reading(face, 13.0).families()
    assert behind[0] == first
    assert set(theme.OTHER_SCRIPTS) <= set(behind)
    assert (theme.SANS if face == SANS else theme.SERIF)[0] in behind


# How it looks


@pytest.mark.parametrize("face", ["serif", SANS])
@pytest.mark.parametrize("measure", [number for number in MEASURES if number != WINDOW])
def test_a_line_holds_as_many_letters_as_were_wanted(pane: ReadingPane, face: str, measure: int) -> None:
    pane.resize(1600, 700)
    pane.set_type(Setting(face=face, measure=measure))
    width = pane._page_width() - 2 * pane._look.margin
    text = long_article()[:measure]
    assert QFontMetricsF(pane._look.font()).horizontalAdvance(text) == pytest.approx(width, rel=0.08)


def test_a_line_can_be_as_wide_as_the_window(pane: ReadingPane) -> None:
    pane.set_type(Setting(measure=WINDOW))
    for width in (1500, 800):
        pane.resize(width, 700)
        assert 0 <= pane.viewport().width() - pane._page_width() < 24


@pytest.mark.parametrize("face", ["serif", SANS, "DejaVu Serif"])
@pytest.mark.parametrize("leading", LEADINGS)
def test_lines_stand_as_far_apart_as_was_wanted_in_every_face(pane: ReadingPane, face: str, leading: float) -> None:
    show(pane, "Kalimat yang panjang sekali tentang rencana. " * 40)
    pane.set_type(Setting(face=face, leading=leading))
    assert line_distance(pane) == pytest.approx(leading * pane._look.em, rel=0.04)


@pytest.mark.parametrize("margin", MARGINS)
def test_bars_and_signs_are_on_the_page_in_every_margin(pane: ReadingPane, margin: int) -> None:
    text = long_article()
    nested = [mark(Kind.STATEMENT, text[: 300 - 30 * n], n + 1, text=text) for n in range(6)]
    show(pane, text, nested)
    pane.set_type(Setting(margin=margin))
    first = pane._page.point(0)
    assert first.left() == pytest.approx(margin, abs=1)
    line, image, y = theme.current().line[Kind.STATEMENT], picture(pane), round(first.center().y())
    painted = [x for x in range(margin - 5) if _distance(image.pixelColor(x, y), line) < 160]
    assert min(painted) == max(EDGE_BAR, margin - TO_BAR - 4 * LANE)  # of the outermost lane


# The place


@changes
def test_the_line_that_is_read_stays_the_first_whatever_is_chosen(pane: ReadingPane, setting: Setting) -> None:
    pane.restore_place({"offset": pane._sentences[150].start, "above": 0})
    first = first_line(pane)
    pane.set_type(setting)
    assert first_line(pane) <= first < first_line(pane) + 140
    pane.set_type(USUAL)
    assert first_line(pane) == first


def test_many_changes_do_not_wander(read: MainWindow, panel: TypePanel) -> None:
    first = first_line(read.pane)
    for setting in CHANGES * 2:
        panel.setting_requested.emit(setting)
    panel.setting_requested.emit(USUAL)
    assert first_line(read.pane) == first


@changes
def test_reopened_in_another_type_one_reads_on_at_the_same_line(
    read: MainWindow, desk: Desk, open_window: Open, project_file: Path, setting: Setting
) -> None:
    first = first_line(read.pane)
    read.close()
    keep(setting, USUAL, desk.habits)
    again = open_window(project_file)
    assert again.pane.setting() == setting
    assert first_line(again.pane) <= first < first_line(again.pane) + 140


def test_theme_language_and_width_keep_the_line_in_a_chosen_type(read: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.set_type(Setting(SANS, 16.0, 55, 1.8, 112, ruler=True))
    first = first_line(read.pane)
    for name in ("dark", "sepia", ""):
        desk.dress(name)
        assert first_line(read.pane) == first
    read.resize(1500, 800)
    assert first_line(read.pane) == first
    desk.speak("id", read)
    spoken = desk.windows[-1]
    qtbot.waitUntil(lambda: len(desk.windows) == 1)
    assert spoken.pane.setting() == Setting(SANS, 16.0, 55, 1.8, 112, ruler=True)
    assert first_line(spoken.pane) == first


def count_pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gets the text of every page that is set from now on."""
    texts = []

    class Counted(Page):
        def __init__(self, text: str, *rest: Any) -> None:
            texts.append(text)
            super().__init__(text, *rest)

    monkeypatch.setattr(page_view, "Page", Counted)
    return texts


def test_a_change_sets_the_article_once_and_the_ruler_not_at_all(
    pane: ReadingPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = count_pages(monkeypatch)
    pane.set_type(Setting(SANS, 16.0, 85, 1.8, 112))
    assert len(made) == 1
    pane.set_type(Setting(SANS, 16.0, 85, 1.8, 112, ruler=True))
    pane.set_type(Setting(SANS, 16.0, 85, 1.8, 112, ruler=True))
    assert len(made) == 1


def test_a_window_opens_without_setting_its_article_twice(
    read: MainWindow, open_window: Open, project_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read.close()
    keep(CHANGES[-1], USUAL, read.desk.habits)
    made = count_pages(monkeypatch)
    open_window(project_file)
    assert len(made) == 1


# The ruler


def test_the_ruler_goes_on_and_off_by_key_and_says_so(read: MainWindow, press: Press) -> None:
    action = read.actions_by_name["ruler"]
    assert not action.isChecked()
    press(read, "R")
    assert read.pane.setting().ruler
    assert action.isChecked()
    assert kept(read.desk.habits).ruler
    press(read, "R")
    assert not read.pane.setting().ruler
    assert not action.isChecked()


def band(pane: ReadingPane) -> list[int]:
    """The heights of the view on which the ruler begins or ends, seen in the margin at the right."""
    image, accent = picture(pane), theme.current().accent
    x = pane._page_width() - pane._look.margin + 12
    return [y for y in range(image.height()) if image.pixelColor(x, y) == accent]


def test_the_ruler_is_round_the_lines_of_the_sentence_and_goes_with_it(pane: ReadingPane) -> None:
    pane.set_sentence(pane._sentences[1])
    assert band(pane) == []
    pane.set_type(Setting(ruler=True))
    for sentence in pane._sentences[1:4]:
        pane.set_sentence(sentence)
        top, bottom = band(pane)
        start, end = pane._page.point(sentence.start), pane._page.point(sentence.end, trailing=True)
        assert top < start.top()
        assert end.bottom() < bottom < end.bottom() + pane._look.em


def test_the_ruler_leaves_no_trace(pane: ReadingPane) -> None:
    pane.set_sentence(pane._sentences[1])
    before = picture(pane)
    pane.set_type(Setting(ruler=True))
    assert picture(pane) != before
    pane.set_type(USUAL)
    assert picture(pane) == before


def test_only_the_lines_of_two_sentences_are_painted_again_when_the_ruler_moves(
    pane: ReadingPane, qtbot: QtBot
) -> None:
    pane.set_type(Setting(ruler=True))
    pane.set_sentence(pane._sentences[1])
    qtbot.wait(1)
    pane.set_sentence(pane._sentences[2])
    qtbot.wait(1)
    shown = pane.grab().toImage()
    pane.viewport().update()
    assert pane.grab().toImage() == shown


@pytest.mark.parametrize("dressed", [theme.load(name) for name in theme.NAMES], ids=lambda dressed: dressed.name)
def test_words_on_the_ruler_can_be_read_in_every_theme(dressed: Theme) -> None:
    ruled = dressed._replace(sentence=ruler_ground(dressed))
    assert min(contrast(dressed.text, ground) for ground in grounds(ruled)) >= 4.5
    for quiet in (dressed.dim, dressed.link):
        assert contrast(quiet, over(dressed.paper, ruled.sentence)) >= 4.5
    assert contrast(dressed.accent, dressed.paper) >= 3.0


def test_the_ground_of_code_is_seen_through_the_ruler(pane: ReadingPane) -> None:
    show(pane, "# Judul\n\nSatu kalimat.\n\n```\nkode\n```\n", markdown=True)
    code = next(one for one in pane._sentences if one.text.startswith("kode"))
    pane.set_sentence(code)
    plain = _beside(pane, code.start)
    assert plain == theme.current().code
    pane.set_type(Setting(ruler=True))
    ruled, wanted = _beside(pane, code.start), over(theme.current().code, ruler_ground(theme.current()))
    assert ruled != plain
    assert _distance(ruled, wanted) <= 4


def _beside(pane: ReadingPane, index: int) -> QColor:
    """What is seen at the right end of the line in which a letter stands."""
    return picture(pane).pixelColor(
        pane._page_width() - pane._look.margin - 20, round(pane._page.point(index).center().y())
    )


def _distance(one: QColor, other: QColor) -> int:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


# What the system and other windows say


def test_the_article_grows_with_the_systems_letters_unless_a_size_was_chosen(
    read: MainWindow, panel: TypePanel, desk: Desk, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    least = theme.system_size()
    monkeypatch.setattr(theme, "scale", lambda: 1.4)
    desk.dress("dark")
    assert read.pane.setting().size == usual().size > USUAL.size
    assert button(panel, "Larger text").isEnabled()
    press(read, "Ctrl+Equal")
    chosen = read.pane.setting().size
    monkeypatch.setattr(theme, "scale", lambda: 1.0)
    desk.dress("light")
    assert theme.system_size() == least
    assert read.pane.setting().size == chosen


def test_who_chooses_something_else_has_not_chosen_the_size(
    read: MainWindow, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "scale", lambda: 1.4)  # the system's letters have grown, and nothing was dressed since
    press(read, "R")
    assert read.pane.setting().ruler
    assert kept(read.desk.habits) == usual()._replace(ruler=True)


def test_a_program_that_remembers_nothing_leaves_the_look_of_the_person_alone(
    desk: Desk, open_window: Open, project_file: Path, press: Press
) -> None:
    QSettings().setValue("text size", 18.0)
    QSettings().setValue("claim bar opens", False)
    before = {key: QSettings().value(key) for key in QSettings().allKeys()}
    desk.remembers = False
    window = open_window(project_file)
    assert window.pane.setting() == USUAL
    assert window.actions_by_name["bar_opens"].isChecked()
    press(window, "Ctrl+Equal", "R", "F11", "F11")
    window.actions_by_name["bar_opens"].trigger()
    desk.dress("dark")
    desk.colour("dark", {Kind.ACTOR: QColor("#0072b2")})
    assert window.pane.setting() == USUAL.resized(1)._replace(ruler=True)
    assert {key: QSettings().value(key) for key in QSettings().allKeys()} == before


def test_a_size_is_written_as_the_language_writes_numbers(read: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.set_type(USUAL.resized(1))
    assert "14.5 pt" in texts(read.type_panel)
    desk.speak("id", read)
    qtbot.waitUntil(lambda: len(desk.windows) == 1)
    assert "14,5 pt" in texts(desk.windows[0].type_panel)


def test_the_panel_names_the_keys_as_they_are(read: MainWindow, panel: TypePanel) -> None:
    larger, smaller = button(panel, "Larger text"), button(panel, "Smaller text")
    (ruler,) = panel.findChildren(QCheckBox)
    keep_keys(usual_keys() | {"larger": ("F7",), "smaller": (), "ruler": ()})
    assert larger.toolTip() == "Larger text (F7)"
    assert smaller.toolTip() == "Smaller text"
    assert ruler.toolTip() == "Set off the lines of the sentence you are on"


@pytest.mark.parametrize("turned", [QPoint(0, 0), QPoint(120, 0)])
def test_a_wheel_that_turns_neither_up_nor_down_changes_no_size(pane: ReadingPane, turned: QPoint) -> None:
    asked: list[int] = []
    pane.zoom_requested.connect(asked.append)
    wheel(pane, turned)
    assert not asked
    wheel(pane, QPoint(0, 120))
    wheel(pane, QPoint(0, -120))
    assert asked == [1, -1]


def texts(panel: TypePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]
