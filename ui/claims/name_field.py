"""A field for a name, with the suggestions for it in a list above. What Enter will take is always highlighted there."""

import re
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMoveEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.codebook import key_of
from reader.model import ActorType
from reader.suggest import Because, Suggestion
from reader.text import TextMap
from ui.language import tr
from ui.rows import ONE_LINE, HeldRows, Index, RowList, joined, paint_ground
from ui.theme import current
from ui.words import type_name

ROW = Qt.ItemDataRole.UserRole
MARGIN = 9  # pixels
MOST_ROWS, LEAST_ROWS = 12, 4
WIDTH = 24  # em, of the list if the window is so wide
FRAME = 10  # pixels: border and padding at both ends, as in window.qss
NO_KEY = Qt.KeyboardModifier.NoModifier
LEAVING = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)

Suggest = Callable[[str], Sequence[Suggestion]]


class NameField(QLineEdit):
    """The focus stays in the field: Up and Down move in the list, Enter or a click takes from it.

    `make_room` is asked before the list covers a part of the window, in the window's pixels: it gives how high up the
    list may reach. The list has a few rows in any case.

    `taken(Suggestion | None, Qt.KeyboardModifier)`: Enter was pressed, with what was highlighted. `named(Suggestion)`:
    the field was left by Tab with the whole name of an entry in it. `erased()`: Backspace in the empty field.
    """

    taken = Signal(object, object)
    named = Signal(object)
    erased = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.suggest: Suggest = lambda words: ()
        self.make_room: Callable[[QRect], int] = lambda wanted: wanted.top()
        self.is_filled = False  # whether Enter in the empty field may leave things as they are
        self._list = SuggestionList(self)
        self._list.clicked.connect(lambda index: self.taken.emit(index.data(ROW), NO_KEY))
        self.textEdited.connect(self._edit)

    @property
    def suggestions(self) -> Sequence[Suggestion]:
        """What is shown; nothing while the field has no focus."""
        return self._list.rows if self._list.isVisible() else ()

    @property
    def highlighted(self) -> Suggestion | None:
        return self._list.highlighted if self._list.isVisible() else None

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed and left here."""
        return bool(self.text().strip()) and not self.hasFocus()

    def renew(self) -> None:
        """Suggest anew, while the field has the focus."""
        if not self.hasFocus():
            return
        rows = self.suggest(self.text())
        self._list.show_rows(rows, self.text(), highlight=bool(self.text().strip()) or not self.is_filled)
        self._list.place(self, self.make_room)
        self._tell()

    def empty(self) -> None:
        """With nothing left for Ctrl+Z to undo here."""
        self.setText("")
        self._mark()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window while there is nothing here to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_for_window(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self.highlighted, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.suggestions:
            self._list.step(1 if key == Qt.Key.Key_Down else -1)
            self._tell()
        elif key == Qt.Key.Key_Backspace and not self.text() and not event.isAutoRepeat():
            self.erased.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()
        self.renew()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        named = self._named() if event.reason() in LEAVING else None
        self._list.hide()
        if named:
            self.named.emit(named)
        self._mark()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.place_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_list()

    def hideEvent(self, event: QHideEvent) -> None:
        self._list.hide()
        super().hideEvent(event)

    def place_list(self) -> None:
        if self._list.isVisible():
            self._list.place(self, self.make_room)

    def _is_for_window(self, event: QKeyEvent) -> bool:
        undo, redo = (event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
        return (undo and not self.isUndoAvailable()) or (redo and not self.isRedoAvailable())

    def _edit(self) -> None:
        self._mark()
        self.renew()

    def _named(self) -> Suggestion | None:
        """The known entry whose whole name or alias stands in the field."""
        key = key_of(" ".join(self.text().split()))
        known = (one for one in self.suggestions if one.id is not None)
        return next((one for one in known if key in (key_of(one.name), key_of(one.matched)) and key), None)

    def _mark(self) -> None:
        """Show by the frame that what stands here is not saved."""
        if self.property("unsaved") != self.is_unsaved:
            self.setProperty("unsaved", self.is_unsaved)
            self.style().unpolish(self)
            self.style().polish(self)

    def _tell(self) -> None:
        """The list has no focus, so that a screen reader hears of it here."""
        highlighted = self.highlighted
        words = spoken(highlighted) if highlighted else ""
        self.setAccessibleDescription(words)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


class SuggestionList(RowList):
    """The suggestions, a child of the window that lies over what is above the field and never takes the focus."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.rows: Sequence[Suggestion] = ()
        self.words: list[str] = []
        self.setObjectName("suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(HeldRows(spoken, self))
        self.setItemDelegate(_RowPainter(self))
        self.setAccessibleName(tr("Suggestions"))
        self.hide()

    @property
    def highlighted(self) -> Suggestion | None:
        row = self.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def show_rows(self, rows: Sequence[Suggestion], typed: str, highlight: bool) -> None:
        self.rows, self.words = list(rows), typed.split()
        model = self.model()
        assert isinstance(model, HeldRows)
        model.hold(self.rows)
        self.setCurrentIndex(model.index(0 if rows and highlight else -1))

    def step(self, by: int) -> None:
        """Move the highlight, round the ends."""
        row = self.currentIndex().row()
        start = row if row >= 0 else (-1 if by > 0 else 0)
        self.setCurrentIndex(self.model().index((start + by) % len(self.rows), 0))

    def place(self, field: QWidget, make_room: Callable[[QRect], int]) -> None:
        """Above the field, as wide as the window allows; hidden if there is nothing to show."""
        window = field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = field.mapTo(window, QPoint(0, 0))
        width = min(max(field.width(), WIDTH * field.fontMetrics().height()), window.width())
        bottom = max(corner.y() - 3, 1)
        wanted = QRect(min(corner.x(), window.width() - width), 0, width, bottom)
        wanted.setTop(max(bottom - self._high(MOST_ROWS), 0))
        if self.rows:
            wanted.setTop(max(wanted.top(), min(make_room(wanted), bottom - self._high(LEAST_ROWS)), 0))
        self.setGeometry(wanted)
        self.setVisible(bool(self.rows))
        self.raise_()

    def _high(self, most: int) -> int:
        """Pixels of all rows, or of so many of them."""
        return min(len(self.rows), most) * self.row_height + FRAME

    @property
    def row_height(self) -> int:
        return QFontMetrics(self.font()).height() + 10


class _RowPainter(QStyledItemDelegate):
    """A name with the letters that were typed emphasised; at the right, dimmed, what it is and why it is there."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index | QModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, SuggestionList)
        return QSize(120, view.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index | QModelIndex) -> None:
        view = self.parent()
        assert isinstance(view, SuggestionList)
        row: Suggestion = index.data(ROW)
        painter.save()
        try:
            paint_ground(painter, option, index, focused=True)
            area = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
            right = _paint_why(painter, area, why(row), option.font)
            _paint_name(painter, area.adjusted(0, 0, -right, 0), label(row), view.words, option.font)
        finally:
            painter.restore()


def label(row: Suggestion) -> str:
    """The name as the list shows it: "Menlu Rusia = Sergey Lavrov" if an alias fits."""
    if row.id is None:
        return f"+ {row.name}"
    return f"{row.matched} = {row.name}" if row.matched else row.name


def why(row: Suggestion) -> str:
    """What a suggestion is, and why it is there."""
    if row.id is None:
        return _new_name(row.type)
    reasons = {
        Because.LAST: tr("last speaker"),
        Because.SENTENCE: tr("in this sentence"),
        Because.ARTICLE: tr("in this article"),
    }
    return " · ".join(part for part in (type_name(row.type) if row.type else "", reasons.get(row.because)) if part)


def spoken(row: Suggestion) -> str:
    """A suggestion for a screen reader."""
    name = f"{row.matched} = {row.name}" if row.matched else row.name
    return joined((name, why(row)))


def _new_name(type_: ActorType | None) -> str:
    names = {
        ActorType.PERSON: tr("new person"),
        ActorType.ORGANISATION: tr("new organisation"),
        ActorType.COUNTRY: tr("new country"),
        ActorType.GROUP: tr("new group"),
    }
    return names[type_] if type_ else tr("new")


def _paint_why(painter: QPainter, area: QRect, words: str, font: QFont) -> int:
    """Give the width that it takes."""
    metrics = QFontMetrics(font)
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width() // 2)
    painter.setPen(current().dim)
    painter.setFont(font)
    painter.drawText(area, ONE_LINE | Qt.AlignmentFlag.AlignRight, words)
    return metrics.horizontalAdvance(words) + MARGIN


def _paint_name(painter: QPainter, area: QRect, name: str, words: Sequence[str], font: QFont) -> None:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.Bold)
    name = QFontMetrics(strong).elidedText(name, Qt.TextElideMode.ElideRight, area.width())
    layout = QTextLayout(name, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_emphasis(start, length, strong) for start, length in emphasised(name, words)])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(area.width())
    layout.endLayout()
    painter.setPen(current().text)
    layout.draw(painter, QPointF(area.left(), QRectF(area).center().y() - line.height() / 2))


def emphasised(name: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and length, as Qt counts, of what was typed where it begins a word of the name."""
    units = TextMap(name)
    for word in words:
        if found := re.search(rf"(?<!\w){re.escape(word)}", name, re.IGNORECASE):
            start = units.to_qt(found.start())
            yield start, units.to_qt(found.end()) - start


def _emphasis(start: int, length: int, font: QFont) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    part.start, part.length = start, length
    part.format = QTextCharFormat()
    part.format.setFont(font)
    return part
