"""The button beside the filter field of the library. Apart from the form, which is read when it is first unfolded."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton

from ui.language import tr
from ui.theme import current

ICON = 14  # pixels


class FilterButton(QToolButton):
    """Unfolds the form. While a filter is on, its sign has the accent's colour and a dot."""

    def __init__(self) -> None:
        super().__init__()
        self.is_on = False
        self.setCheckable(True)
        self.setAccessibleName(tr("Filter by status, source, date and coding"))
        self.show_on(False)

    def show_on(self, on: bool) -> None:
        """Show and say whether articles may be hidden."""
        self.is_on = on
        told = tr("A filter is on.") if on else tr("No filter is on.")
        self.setAccessibleDescription(told)
        self.setToolTip(f"{self.accessibleName()} (Alt+Down)\n{told}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(ICON + 14, ICON + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_sign(painter)
        finally:
            painter.end()

    def _paint_sign(self, painter: QPainter) -> None:
        """Three lines, each shorter than the one above."""
        theme = current()
        colour = theme.accent if self.is_on else theme.text
        painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        centre = QRectF(self.rect()).center()
        for line, half in ((-4.5, 6.0), (0.0, 4.0), (4.5, 1.8)):
            painter.drawLine(QLineF(centre.x() - half, centre.y() + line, centre.x() + half, centre.y() + line))
        if self.is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent)
            painter.drawEllipse(centre + QPointF(6.5, 4.5), 2.6, 2.6)
