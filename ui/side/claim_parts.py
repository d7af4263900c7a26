"""What the claim bar is made of besides its fields: the three sides, chips for what is coded, the quote, the voice."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from reader.model import AnnotationId, Kind, Stance, Voice
from ui.language import tr
from ui.rows import faded, smaller
from ui.theme import current
from ui.words import stance_name, voice_name

Key = Qt.Key
STANCE_KEYS = {"+": Stance.SUPPORT, "=": Stance.SUPPORT, "0": Stance.NEUTRAL, "-": Stance.OPPOSE, "−": Stance.OPPOSE}
ENTER = (Key.Key_Return, Key.Key_Enter)


class StanceControl(QWidget):
    """Support, neutral, oppose, side by side; none is pressed until somebody says which.

    `pressed(Stance | None)`: a person said it, or took it back. `passed()`: they went on without a word.
    """

    pressed = Signal(object)
    passed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stance: Stance | None = None
        self._cursor: Stance | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            tr("Which stance: + support, 0 neutral, − oppose. Backspace takes it back, Enter goes on without a word.")
        )
        self.stance = None

    @property
    def stance(self) -> Stance | None:
        return self._stance

    @stance.setter
    def stance(self, stance: Stance | None) -> None:
        self._stance = self._cursor = stance
        self.setAccessibleName(tr("Stance: {stance}", stance=stance_name(stance)))
        self.update()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(6 * em, em + 12)

    def event(self, event: QEvent) -> bool:
        """Keep one's keys, even where the window has a shortcut on the same key."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meaning(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if act := self._meaning(event):
            act()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().x() * len(Stance) / self.width())
        stance = list(Stance)[min(max(place, 0), len(Stance) - 1)]
        self.pressed.emit(None if stance is self._stance else stance)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._cursor = self._stance
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
        finally:
            painter.end()

    def _meaning(self, event: QKeyEvent) -> Callable[[], None] | None:
        key = event.key()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return self.passed.emit if key in ENTER else None
        if event.text() in STANCE_KEYS:
            return partial(self.pressed.emit, STANCE_KEYS[event.text()])
        if key in (Key.Key_Backspace, Key.Key_Delete):
            return partial(self.pressed.emit, None)
        if key in (Key.Key_Left, Key.Key_Right):
            return partial(self._step, 1 if key == Key.Key_Right else -1)
        if key == Key.Key_Space and self._cursor:
            return partial(self.pressed.emit, self._cursor)
        return self.passed.emit if key in ENTER else None

    def _step(self, by: int) -> None:
        """Move to a side without saying it: Space says it."""
        stances = list(Stance)
        at = stances.index(self._cursor) if self._cursor else (-1 if by > 0 else len(stances))
        self._cursor = stances[max(0, min(at + by, len(stances) - 1))]
        self.setAccessibleDescription(stance_name(self._cursor))
        self.update()

    def _paint(self, painter: QPainter) -> None:
        theme, box = current(), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = theme.accent if self.hasFocus() else faded(theme.text, 0.3)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(theme.paper)
        painter.drawRoundedRect(box, 6, 6)
        part = box.width() / len(Stance)
        for place, stance in enumerate(Stance):
            segment = QRectF(box.left() + place * part, box.top(), part, box.height())
            if place:
                painter.setPen(QPen(theme.rule, 1))
                painter.drawLine(QLineF(segment.left(), segment.top() + 5, segment.left(), segment.bottom() - 5))
            self._paint_segment(painter, segment, stance)

    def _paint_segment(self, painter: QPainter, segment: QRectF, stance: Stance) -> None:
        theme, line = current(), current().line[Kind.POSITION]
        chosen = stance is self._stance
        if chosen:
            painter.setPen(QPen(line, 1.4))
            painter.setBrush(theme.fill[Kind.POSITION])
            painter.drawRoundedRect(segment.adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)
        if self.hasFocus() and stance is self._cursor and not chosen:
            painter.setPen(QPen(theme.accent, 1.4, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(segment.adjusted(3, 3, -3, -3), 4, 4)
        _paint_sign(painter, segment.center(), stance, theme.text if chosen else theme.dim)


class Chips(QWidget):
    """What is coded already, side by side: a click chooses one, its cross takes it away."""

    chosen = Signal(object)  # AnnotationId
    removed = Signal(object)  # AnnotationId

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(3)
        self._chips: list[_Chip] = []
        self._shown: object = None

    def show_chips(self, chips: Iterable[tuple[AnnotationId, str | None, str]], now: AnnotationId | None) -> None:
        """Show (id, label, spoken name) each; `now` is the one that is spoken of, if there are several."""
        chips = list(chips)
        if self._shown == (chips, now):
            return
        self._shown = chips, now
        for old in self._chips:
            old.hide()
            old.deleteLater()
        self._chips.clear()
        for id_, label, name in chips:
            chip = _Chip(label or "", name, id_ == now)
            self._chips.append(chip)
            chip.clicked.connect(partial(self.chosen.emit, id_))
            chip.removed.connect(partial(self.removed.emit, id_))
            self._row.addWidget(chip)
            chip.show()
        self.setVisible(bool(chips))


class _Chip(QAbstractButton):
    """A name in a pill, elided where room is short, with a cross at its right."""

    removed = Signal()

    CROSS = 18  # pixels
    PAD = 8
    MOST = 9  # em

    def __init__(self, label: str, name: str, now: bool) -> None:
        super().__init__()
        self._now = now
        self.setText(label)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(min(width, self.MOST * em) + self.PAD + self.CROSS, em + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 3 * self.fontMetrics().height()), self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()) and event.position().x() >= self.width() - self.CROSS:
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        theme, box = current(), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.accent, 1.5) if self._now else QPen(faded(theme.text, 0.25), 1))
        painter.setBrush(theme.paper)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        room = self.rect().adjusted(self.PAD, 0, -self.CROSS, 0)
        painter.setPen(theme.text)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        middle = QPointF(box.right() - self.CROSS / 2, box.center().y())
        painter.setPen(QPen(theme.dim, 1.3))
        for way in (QPointF(3, 3), QPointF(3, -3)):
            painter.drawLine(middle - way, middle + way)


class Quote(QLabel):
    """The statement's words, in as much room as is left."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFont(smaller(self.font()))

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setPen(current().dim)
            words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        finally:
            painter.end()


class VoiceBox(QComboBox):
    """The voice of the statement. A turn of the wheel that was meant for the text changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.addItems([voice_name(voice) for voice in Voice])
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def show_voice(self, voice: Voice | None) -> None:
        self.setCurrentIndex(-1 if voice is None else list(Voice).index(voice))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _paint_sign(painter: QPainter, middle: QPointF, stance: Stance, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if stance is Stance.NEUTRAL:
        painter.drawEllipse(middle, 3.2, 4.5)
        return
    painter.drawLine(middle - QPointF(4.5, 0), middle + QPointF(4.5, 0))
    if stance is Stance.SUPPORT:
        painter.drawLine(middle - QPointF(0, 4.5), middle + QPointF(0, 4.5))
