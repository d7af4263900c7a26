"""The drawings: one family, sound, in the colour of the theme, and one for every action that names one."""

import gc
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources
from reader.model import Kind, Stance
from ui import theme
from ui.actions import ACTIONS

IN_DIALOGS = {"back", "forward", "zoom_in", "zoom_out"}
IN_PALETTE = {"issue"}
MARK = "sikap"  # the program's own, which has colours
DRAWINGS = sorted(resources.path("icons").glob("*.svg"))


def painted(drawing: str, size: int) -> list[int]:
    """The opacity of each pixel."""
    image = QImage(size, size, QImage.Format.Format_Alpha8)
    image.fill(0)
    painter = QPainter(image)
    try:
        QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    finally:
        painter.end()
    return [image.pixelColor(x, y).alpha() for x in range(size) for y in range(size)]


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda file: file.stem)
def test_a_drawing_is_sound_and_seen_when_small(file: Path, qapp: QApplication) -> None:
    """Qt warns of paths it cannot read, and a warning fails the test."""
    pixels = painted(file.read_text(encoding="utf-8").replace("currentColor", "#000000"), 16)
    assert sum(alpha > 100 for alpha in pixels) > 12


@pytest.mark.parametrize("file", [file for file in DRAWINGS if file.stem != MARK], ids=lambda file: file.stem)
def test_a_drawing_is_of_the_family(file: Path) -> None:
    root = ElementTree.parse(file).getroot()
    assert root.get("viewBox") == "0 0 24 24"
    assert theme.DRAWN in file.read_text(encoding="utf-8")  # where the size that is wanted is put in
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert root.get("stroke-linecap") == "round"


def test_every_action_finds_its_drawing() -> None:
    assert {action.icon for action in ACTIONS if action.icon} <= {file.stem for file in DRAWINGS}


def test_every_drawing_is_used() -> None:
    used = {action.icon for action in ACTIONS} | set(Kind) | set(Stance) | {MARK} | IN_DIALOGS | IN_PALETTE
    assert [file.stem for file in DRAWINGS if file.stem not in used] == []


def drawn(name: str, pixels: int, tint: str) -> QImage:
    """A drawing as it is in just so many pixels."""
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    drawing = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", tint)
    painter = QPainter(image)
    try:
        QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    finally:
        painter.end()
    return image


def same(pixmap: QPixmap, image: QImage) -> bool:
    seen = pixmap.toImage().convertToFormat(image.format())
    seen.setDevicePixelRatio(1)
    return seen == image


@pytest.mark.parametrize("name", ["undo", "statement", "theme"])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [16, 20, 24, 48])
def test_an_icon_is_drawn_in_the_pixels_of_the_screen(name: str, size: int, ratio: float, qapp: QApplication) -> None:
    ink = theme.current().line[Kind.STATEMENT] if name == "statement" else theme.current().text
    pixels = round(size * ratio)
    pixmap = theme.icon(name).pixmap(QSize(size, size), ratio)
    assert pixmap.size() == QSize(pixels, pixels)
    assert pixmap.devicePixelRatio() == ratio
    assert same(pixmap, drawn(name, pixels, ink.name()))
    enlarged = drawn(name, size, ink.name()).scaled(pixels, pixels, mode=Qt.TransformationMode.SmoothTransformation)
    assert ratio == 1 or not same(pixmap, enlarged)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_sharp_where_a_list_paints_it(ratio: float, qapp: QApplication) -> None:
    pixels = round(16 * ratio)
    page = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    page.fill(Qt.GlobalColor.transparent)
    page.setDevicePixelRatio(ratio)
    painter = QPainter(page)
    try:
        theme.icon("search").paint(painter, 0, 0, 16, 16)
    finally:
        painter.end()
    page.setDevicePixelRatio(1)
    assert page == drawn("search", pixels, theme.current().text.name())


def test_icons_outlive_those_who_made_them_and_go_with_those_who_have_them(qapp: QApplication) -> None:
    file = resources.path("icons/undo.svg")
    actions = [QAction(QIcon(theme._Drawing(file, "#000000", "#808080")), str(n)) for n in range(500)]
    gc.collect()
    assert all(not action.icon().pixmap(16, 16).isNull() for action in actions)
    copy = QIcon(actions[0].icon())
    copy.addPixmap(QPixmap(3, 3))  # Qt makes a copy of its own
    del actions
    gc.collect()
    assert not copy.pixmap(24, 24).isNull()
    left = [thing for thing in gc.get_objects() if isinstance(thing, theme._Drawing)]
    assert len(left) < 100


@pytest.mark.usefixtures("qapp")
def test_an_icon_without_room_draws_nothing() -> None:
    canvas = QPixmap(30, 30)
    canvas.fill(Qt.GlobalColor.white)
    blank = canvas.toImage()
    painter = QPainter(canvas)
    try:
        theme.icon("undo").paint(painter, 5, 5, 0, 0)
    finally:
        painter.end()
    assert canvas.toImage() == blank
