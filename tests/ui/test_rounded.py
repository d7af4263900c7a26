"""What is painted in bands looks like what Qt paints in one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.reading.rounded import HIGH, paint_rounded

RADIUS = 2.5
SIDE = 260


def drawn(rect: QRectF, ratio: float, *, at_once: bool) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(200, 100, 50, 90))
    painter.translate(3, -7.25)
    if at_once:
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
    else:
        paint_rounded(painter, [rect], RADIUS)
    painter.end()
    return image


def differences(one: QImage, other: QImage) -> Iterator[int]:
    """How far apart two pictures are in each of their bytes."""
    return (abs(a - b) for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))


@pytest.mark.parametrize("ratio", [1, 1.25, 2])
@pytest.mark.parametrize("width", [3, 11.5, 90])
@pytest.mark.parametrize("height", [4, HIGH, HIGH + 0.3, 41, 47.3, 90])
def test_bands_look_like_one_piece(qtbot: QtBot, height: float, width: float, ratio: float) -> None:
    rect = QRectF(10.3, 20.6, width, height)
    whole, bands = drawn(rect, ratio, at_once=True), drawn(rect, ratio, at_once=False)
    assert any(bytes(whole.constBits()))
    assert max(differences(whole, bands)) <= 3  # Qt itself comes to another last bit for a high shape
