"""Day and night can be read, by eyes of every kind, and everything is dressed in them."""

import math
import operator
import re
from itertools import combinations, product

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFontInfo, QIcon
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

import resources
from reader.model import Kind
from ui import theme
from ui.actions import ACTIONS
from ui.marks import strong_fill
from ui.theme import Theme, contrast, over

THEMES = [theme.load(name) for name in theme.NAMES]
# What the eye without one of its three kinds of cones sees of red, green and blue light (Machado, Oliveira and
# Fernandes 2009, severity 1): rows are what is seen, columns what is shown, in linear light.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
themes = pytest.mark.parametrize("dressed", THEMES, ids=lambda dressed: dressed.name)


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> object:
    yield
    theme.apply(qapp, theme.load("light"))


def grounds(dressed: Theme) -> list[QColor]:
    """Everything that words of an article can stand on."""
    pages = [dressed.paper, over(dressed.paper, dressed.sentence), over(dressed.code, dressed.sentence), dressed.code]
    fills = [dressed.fill[kind] for kind in Kind] + [strong_fill(dressed, kind) for kind in Kind]
    # Two statements can meet by half a pixel, and a theme is safer when no pile of marks can hide a word.
    piles = [over(over(page, one), other) for page, one, other in product(pages, fills[:3], fills[:3])]
    return pages + [over(page, fill) for page, fill in product(pages, fills)] + piles


def difference(one: QColor, other: QColor, eye: str) -> float:
    """How far apart two opaque colours are for an eye, in hundredths of the way from black to white (in Oklab)."""
    return 100 * math.dist(_oklab(one, eye), _oklab(other, eye))


def _oklab(colour: QColor, eye: str) -> tuple[float, float, float]:
    shown = [theme._linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF())]
    red, green, blue = (min(1, max(0, sum(map(operator.mul, row, shown)))) for row in EYES[eye])
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def test_every_theme_there_is_can_be_chosen() -> None:
    assert sorted(theme.NAMES) == sorted(file.stem for file in resources.path("themes").glob("*.json"))


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


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


def test_an_eye_without_green_cones_confuses_red_and_green() -> None:
    red, green = QColor("#b03a2e"), QColor("#4f7a28")
    assert difference(red, green, "usual") > 4 * difference(red, green, "deuteranopia")
    assert difference(QColor("black"), QColor("white"), "tritanopia") == pytest.approx(100, abs=0.5)


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
