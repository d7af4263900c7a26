"""Day and night can be read, by eyes of every kind, and everything is dressed in them."""

import re
from contextlib import suppress
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFontInfo, QIcon
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import resources
from reader.model import Kind
from ui import theme
from ui.actions import ACTIONS
from ui.colours import EYES, READABLE, VISIBLE, contrast, difference, dyed, grounds
from ui.theme import Theme, over

THEMES = [theme.load(name) for name in theme.NAMES]
themes = pytest.mark.parametrize("dressed", THEMES, ids=lambda dressed: dressed.name)


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> object:
    yield
    theme.apply(qapp, theme.load("light"))


def test_every_theme_there_is_can_be_chosen() -> None:
    assert sorted(theme.NAMES) == sorted(file.stem for file in resources.path("themes").glob("*.json"))


@themes
def test_text_can_be_read_on_every_mark_and_on_marks_that_overlap(dressed: Theme) -> None:
    assert min(contrast(dressed.text, ground) for ground in grounds(dressed)) >= 4.5


@themes
def test_links_can_be_read_on_every_mark(dressed: Theme) -> None:
    assert min(contrast(dressed.link, ground) for ground in grounds(dressed)[:28]) >= 3.0
    assert contrast(dressed.link, dressed.paper) >= 4.5


@themes
def test_boilerplate_is_quiet_but_can_be_read(dressed: Theme) -> None:
    assert contrast(dressed.dim, dressed.paper) >= 4.5
    assert contrast(dressed.dim, dressed.window) >= 4.5
    assert contrast(dressed.dim, over(dressed.paper, dressed.sentence)) >= 4.5
    marks = [over(dressed.paper, dressed.fill[kind]) for kind in Kind]
    assert min(contrast(dressed.dim, mark) for mark in marks) >= 3.0
    assert contrast(dressed.dim, dressed.paper) < contrast(dressed.text, dressed.paper)


@themes
def test_a_selection_can_be_read_and_is_seen(dressed: Theme) -> None:
    assert contrast(dressed.selected_text, dressed.selection) >= 4.5
    assert contrast(dressed.selection, dressed.paper) >= 1.5


@themes
def test_bars_lines_and_signs_stand_out_from_the_paper(dressed: Theme) -> None:
    assert min(contrast(dressed.line[kind], dressed.paper) for kind in Kind) >= 3.0
    assert contrast(dressed.accent, dressed.paper) >= 3.0


@pytest.mark.parametrize("eye", EYES)
@themes
def test_every_eye_can_tell_the_kinds_apart(dressed: Theme, eye: str) -> None:
    """By their colours alone, though they differ in form too. 2 is the least that can be seen side by side."""
    for one, other in combinations(Kind, 2):
        assert difference(dressed.line[one], dressed.line[other], eye) >= 12
        fills = [over(dressed.paper, dressed.fill[kind]) for kind in (one, other)]
        assert difference(fills[0], fills[1], eye) >= 4
    for kind in Kind:
        assert difference(over(dressed.paper, dressed.fill[kind]), dressed.paper, eye) >= 5


@themes
def test_the_style_sheet_has_no_colour_left_open(dressed: Theme) -> None:
    sheet = theme.style_sheet(dressed)
    assert "$" not in sheet
    assert dressed.paper.name() in sheet
    assert sheet.count("{") == sheet.count("}") > 30


@themes
def test_applying_a_theme_dresses_the_application(qapp: QApplication, dressed: Theme) -> None:
    theme.apply(qapp, dressed)
    assert theme.current() is dressed
    assert qapp.palette().window().color() == dressed.window
    assert qapp.palette().base().color() == dressed.paper
    assert dressed.accent.name() in qapp.styleSheet()


def test_the_style_sheet_comes_back_also_when_a_window_cannot_be_made(qapp: QApplication) -> None:
    theme.apply(qapp, THEMES[0])
    with suppress(ZeroDivisionError), theme.without_sheet(qapp):
        assert not qapp.styleSheet()
        _ = 1 / 0
    assert qapp.styleSheet() == theme.style_sheet(THEMES[0])


def test_the_theme_follows_the_system(qapp: QApplication) -> None:
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.system_theme(qapp).dark == dark


@pytest.mark.usefixtures("qapp")
def test_the_faces_we_carry_are_the_ones_that_are_used() -> None:
    assert QFontInfo(theme.serif(13)).family() == "Source Serif Pro"
    assert QFontInfo(theme.sans(10)).family() == "Source Sans Pro"
    assert QFontInfo(theme.mono(10)).fixedPitch()
    bold = theme.serif(13)
    bold.setBold(True)
    assert QFontInfo(bold).bold()


def test_faces_are_found_beside_code_and_without_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("font_with_code", "font_without"):
        (tmp_path / name / "files").mkdir(parents=True)
    (tmp_path / "font_with_code" / "__init__.py").touch()
    assert theme._files_of("font_with_code") == tmp_path / "font_with_code" / "files"
    assert theme._files_of("font_without") == tmp_path / "font_without" / "files"  # as the packed program has it
    assert not (theme._files_of("font_that_is_nowhere") / "any.ttf").exists()


@pytest.mark.usefixtures("qapp")
def test_an_icon_takes_the_colour_of_the_theme_and_of_its_kind(qapp: QApplication) -> None:
    for dressed in THEMES:
        theme.apply(qapp, dressed)
        assert _inks(theme.icon("undo"), QIcon.Mode.Normal) == {dressed.text.name()}
        assert _inks(theme.icon("undo"), QIcon.Mode.Disabled) == {theme.faint(dressed).name()}
        assert _inks(theme.icon("actor"), QIcon.Mode.Normal) == {dressed.line[Kind.ACTOR].name()}


@pytest.mark.usefixtures("qapp")
def test_an_icon_that_is_not_there_is_empty() -> None:
    assert theme.icon("no such icon").isNull()


def test_every_icon_that_is_named_is_there() -> None:
    named = {action.icon for action in ACTIONS if action.icon} | set(Kind)
    missing = sorted(name for name in named if not resources.path(f"icons/{name}.svg").is_file())
    assert missing == []


def test_icons_are_drawn_in_the_current_colour_only() -> None:
    drawings = sorted(resources.path("icons").glob("*.svg"))
    assert drawings
    painted = [
        drawing.name
        for drawing in drawings
        if drawing.stem != "sikap" and re.search(r'(?:fill|stroke)="#', drawing.read_text(encoding="utf-8"))
    ]
    assert painted == []


def _inks(icon: QIcon, mode: QIcon.Mode) -> set[str]:
    """The colours of the pixels that are fully covered."""
    image = icon.pixmap(48, 48, mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_a_widget_is_dressed_once_for_a_change_of_theme(qapp: QApplication, qtbot: QtBot) -> None:
    told: list[QEvent.Type] = []

    class Listening(QLabel):
        def changeEvent(self, event: QEvent) -> None:
            told.append(event.type())
            super().changeEvent(event)

    theme.apply(qapp, theme.load("light"))
    holder = QWidget()
    qtbot.addWidget(holder)
    label = Listening("kata", holder)
    holder.show()
    told.clear()
    theme.apply(qapp, theme.load("dark"))
    assert told.count(QEvent.Type.PaletteChange) == 1
    assert told.count(QEvent.Type.StyleChange) == 2  # the sheet goes, and comes
    assert label.palette().text().color() == theme.load("dark").text


@pytest.mark.parametrize("name", theme.NAMES)
def test_what_a_field_asks_for_can_be_read_in_every_theme(name: str, qapp: QApplication, qtbot: QtBot) -> None:
    look = theme.load(name)
    theme.apply(qapp, look)
    try:
        field = QLineEdit()
        qtbot.addWidget(field)
        field.setPlaceholderText("MMMMM")
        field.resize(300, 40)
        image = field.grab().toImage()
        inside = [image.pixelColor(x, y) for x in range(8, 90) for y in range(8, 32)]
        assert max(contrast(look.paper, colour) for colour in inside) >= READABLE
        assert contrast(theme.faint(look), look.window) >= VISIBLE
    finally:
        theme.apply(qapp, theme.load("light"))


@pytest.mark.parametrize("name", ["dark", "contrast"])
def test_a_statement_is_seen_on_the_paper_by_night(name: str) -> None:
    look = theme.load(name)
    for worn in (
        look,
        dyed(look, {Kind.STATEMENT: QColor("#fc9116")}),
        dyed(look, {Kind.STATEMENT: QColor("#8a5a00")}),
    ):
        assert contrast(over(worn.paper, worn.fill[Kind.STATEMENT]), worn.paper) >= 1.33
        assert min(contrast(worn.text, ground) for ground in grounds(worn)) >= READABLE
