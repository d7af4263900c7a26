"""Rounded rectangles of any height, painted quickly.

Qt tries to paint a smooth shape with little memory first. One of more than some 28 rows of pixels, which is any line
of text on a dense screen, does not fit: it is begun again with more, which takes ten times as long and more. So a high
one is painted in bands, which meet between two rows of pixels, where nothing is seen of it.
"""

from collections.abc import Iterable
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

HIGH = 26  # rows of pixels that are surely painted at the first try
BAND = 20


def paint_rounded(painter: QPainter, rects: Iterable[QRectF], radius: float) -> None:
    """Fill rectangles with rounded corners by the painter's brush. The painter has no pen and is not turned."""
    transform = painter.deviceTransform()
    scale, origin = transform.m22(), transform.dy()
    for rect in rects:
        if rect.height() * scale > HIGH:
            top, bottom = ceil(rect.top() * scale + origin), ceil((rect.bottom() - radius) * scale + origin)
            if rows := range(top + BAND, bottom, BAND):
                _paint_bands(painter, rect, radius, [(row - origin) / scale for row in rows])
                continue
        painter.drawRoundedRect(rect, radius, radius)


def _paint_bands(painter: QPainter, rect: QRectF, radius: float, seams: list[float]) -> None:
    left, right = rect.left(), rect.right()
    corner = QRectF(left, rect.top(), min(2 * radius, right - left), 2 * radius)
    opposite = corner.translated(right - corner.right(), 0)
    painter.drawPath(_end(corner, opposite, 180, seams[0]))
    for above, below in pairwise(seams):
        painter.drawRect(QRectF(left, above, right - left, below - above))
    down = rect.bottom() - corner.bottom()
    painter.drawPath(_end(opposite.translated(0, down), corner.translated(0, down), 0, seams[-1]))


def _end(first: QRectF, second: QRectF, angle: int, seam: float) -> QPainterPath:
    """The upper or lower end of a rectangle as far as a seam, clockwise. The ellipses of its corners are in boxes."""
    path = QPainterPath()
    path.moveTo(first.left() if angle else first.right(), seam)
    path.arcTo(first, angle, -90)
    path.arcTo(second, angle - 90, -90)
    path.lineTo(path.currentPosition().x(), seam)
    return path
