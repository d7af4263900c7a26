"""The drawings: one family, sound, in the colour of the theme, and one for every action that names one."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources
from reader.model import Kind, Stance
from ui.actions import ACTIONS

IN_HELP = {"back", "forward"}
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
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert root.get("stroke-linecap") == "round"


def test_every_action_finds_its_drawing() -> None:
    assert {action.icon for action in ACTIONS if action.icon} <= {file.stem for file in DRAWINGS}


def test_every_drawing_is_used() -> None:
    used = {action.icon for action in ACTIONS} | set(Kind) | set(Stance) | {MARK} | IN_HELP
    assert [file.stem for file in DRAWINGS if file.stem not in used] == []
