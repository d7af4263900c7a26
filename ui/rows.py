"""What the lists of the window share: a list view of equally tall painted rows, its head, the drawing of a row."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6 import QtGui
from PySide6.QtCore import (
    QEvent,
    QMargins,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QListView,
    QMenu,
    QStyleOptionViewItem,
    QWidget,
)

from ui.reading.viewport import known_viewport
from ui.theme import current

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()  # the parent of every row of a flat list
# A number, since PySide6 takes as long to read a flag as Qt takes to draw the words.
ONE_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
FLAT = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
BAR = 3  # pixels: the accent bar of the chosen row
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
ABOVE, BELOW = 8, 7  # pixels around the words over a list
BOX = 14  # pixels: what can be ticked
LONGEST = 400  # characters of a text that a row looks at
MOST_BROKEN = 4000  # texts whose lines are known

_broken: dict[tuple[str, str, int, int], list[str]] = {}  # what `wrapped` was asked, and its answer


class RowModel(QStringListModel):
    """A flat list of rows that a subclass describes by `data`; Qt itself keeps their number.

    QListView asks for that number once a row at every layout, so that an answer from Python costs 70 ms at 10,000 rows.
    """

    def set_row_count(self, count: int) -> None:
        """Start again with so many rows."""
        self.setStringList([""] * count)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return FLAT


class HeldRows(RowModel):
    """The rows that are `held`: each has a `name`, and `say` puts it in words for a screen reader."""

    def __init__(self, say: Callable[[Any], str], parent: QObject) -> None:
        super().__init__(parent)
        self.held: Sequence[Any] = ()
        self._say = say

    def hold(self, rows: Sequence[Any]) -> None:
        """Start again with these."""
        self.held = rows
        self.set_row_count(len(rows))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.held[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._say(row)
        return row.name if role == Qt.ItemDataRole.ToolTipRole else None


class RowList(QListView):
    """A list whose rows all have one height, with keys and menu entries of its own, that says what to do when empty."""

    pressed_again = Signal()  # with the left button, on the row that was chosen already

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport = known_viewport(self)
        self._keys: dict[int, Callable[[], None]] = {}
        self._empty = ""
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def keep_picture(self) -> None:
        """Until `paint_again`, the screen keeps what it shows of the rows: something else is to be painted first."""
        if self.isVisible():
            self.viewport().setUpdatesEnabled(False)
            self.viewport().setAutoFillBackground(True)  # else Qt paints what is behind, if the rows wait to be painted

    def paint_again(self) -> None:
        self.viewport().setUpdatesEnabled(True)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint rows again. As all have one height, none is laid out anew; QListView would do so with every row."""
        if QtGui.QAccessible.isActive():
            super().dataChanged(first, last, roles)
            return
        height, width = self.sizeHintForIndex(first).height(), self.viewport().width()
        top = first.row() * height - self.verticalScrollBar().value()
        shared = 0 if self.devicePixelRatioF().is_integer() else 1  # a pixel of the screen at each end of a row
        self.viewport().update(0, top - shared, width, (last.row() + 1 - first.row()) * height + 2 * shared)

    def on_key(self, key: Qt.Key | int, act: Callable[[], None]) -> None:
        """Let a key call `act` while the list has the focus, even where the window has a shortcut on the same key."""
        self._keys[int(key)] = act

    def say_when_empty(self, text: str) -> None:
        """Set what an empty list shows, and tells a screen reader."""
        is_empty = self.model().rowCount() == 0
        self.setAccessibleDescription(text if is_empty else "")
        if is_empty and text != self._empty:
            self.viewport().update()
        self._empty = text

    def keep_clear(self, covered: QRect) -> None:
        """Scroll the current row out from under a part of the window that will be covered, as far as there are rows."""
        corner = self.viewport().mapTo(self.window(), QPoint(0, 0))
        row = self.visualRect(self.currentIndex()).translated(corner)
        if row.intersects(covered):
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + row.bottom() + 1 - covered.top())

    def open_menu(self, position: QPoint, entries: Sequence[QAction | QMenu]) -> QMenu:
        """Open a context menu that lives, with its entries and menus, until it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in entries:
            if isinstance(one, QMenu):
                one.setParent(menu, one.windowFlags())
                menu.addMenu(one)
            else:
                one.setParent(menu)
                menu.addAction(one)
        menu.popup(self.viewport().mapToGlobal(position))
        return menu

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _code(event) in self._keys:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._keys.get(_code(event))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        again = index.isValid() and index == self.currentIndex()
        super().mousePressEvent(event)
        if again and event.button() == Qt.MouseButton.LeftButton:
            self.pressed_again.emit()

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the window; a search by first letters would ask every row."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus as any scroll area does: QListView would also choose the first row, which opens it."""
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A list that becomes lower keeps its chosen row in sight; one that grows has no picture of what is new."""
        super().resizeEvent(event)
        new, old = event.size(), event.oldSize()
        if new != new.boundedTo(old):
            self.paint_again()
        if new.height() < old.height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model() is not None and self.model().rowCount() == 0 and self._empty:
            self._paint_empty()

    def _paint_empty(self) -> None:
        painter = QPainter(self.viewport())
        try:
            painter.setPen(current().dim)
            area = self.viewport().rect().marginsRemoved(QMargins(24, 32, 24, 32))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags, self._empty)
        finally:
            painter.end()


class Counts(QWidget):
    """Quiet words above a list: how many rows of which kind it has. They take the lines they need; no words take one.

    Qt lays out and paints all that is around a QLabel whenever its words change; here only if they need another height.
    """

    def __init__(self, margin: int) -> None:
        """`margin`: pixels at both sides of the words."""
        super().__init__()
        self._label = QLabel(self, wordWrap=True)
        self._label.setForegroundRole(self._label.palette().ColorRole.PlaceholderText)
        self._label.setFont(smaller(self.font()))
        self._label.setContentsMargins(margin, ABOVE, margin, BELOW)
        self._line = ABOVE + self._label.fontMetrics().height() + BELOW

    def text(self) -> str:
        return self._label.text()

    def set_text(self, text: str) -> None:
        self._label.setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        height = max(self._label.heightForWidth(self.width()), self._line)
        self._label.setGeometry(0, 0, self.width(), height)
        if height != self.minimumHeight():
            self.setFixedHeight(height)


def entry(text: str, key: str, act: Callable[[], object]) -> QAction:
    """A menu entry. It names its key; the list itself listens to it."""
    action = QAction(text)
    action.triggered.connect(lambda: act())
    action.setShortcut(key)
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    return action


def one_line(text: str) -> str:
    """The start of a text as one line: every run of white space becomes a space."""
    return " ".join(text[: 2 * LONGEST].split())[:LONGEST]


def quoted(text: str) -> str:
    """The words in quotation marks, unless they bring their own."""
    return text if text[:1] in '“"«„' else f"“{text}”"


def joined(parts: Iterable[str | None]) -> str:
    """What there is of these, with a dot between. Each keeps its own writing direction."""
    return " · ".join(f"{ISOLATE}{part}{END_OF_ISOLATE}" for part in parts if part)


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Break one line of text into at most `most` lines of `width` pixels; the last one is elided.

    Rows are painted again and again with the same words: they are broken once.
    """
    asked = text, font.key(), width, most
    lines = _broken.get(asked)
    if lines is None:
        if len(_broken) >= MOST_BROKEN:
            _broken.clear()
        lines = _broken[asked] = _break(text, font, width, most)
    return lines


def _break(text: str, font: QFont, width: int, most: int) -> list[str]:
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most - 1:
        head, rest = _split(rest, font, width)
        lines.append(head)
    if rest:
        lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines


def smaller(font: QFont, by: float = 0.9) -> QFont:
    """The font for what is said quietly."""
    quiet = QFont(font)
    if font.pointSizeF() > 0:
        quiet.setPointSizeF(font.pointSizeF() * by)
    else:
        quiet.setPixelSize(round(font.pixelSize() * by))
    return quiet


def fill(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """As `QPainter.fillRect`, which reads all names of gradients first: two of a hundred parts of a start."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)
    painter.restore()


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index, *, focused: bool = False) -> None:
    """The ground of a row: tinted and barred when chosen (stronger with the focus), barely tinted under the mouse.

    The view is asked, and not `option.state`, whose type takes as long to read as a window of rows to paint.
    """
    view = option.widget
    assert isinstance(view, QAbstractItemView)
    rect: QRect = option.rect
    theme = current()
    if view.selectionModel().isSelected(index):
        fill(painter, rect, faded(theme.accent, 0.2 if focused or view.hasFocus() else 0.1))
        fill(painter, QRect(rect.left(), rect.top(), BAR, rect.height()), theme.accent)
    elif view.viewport().underMouse() and _is_under_mouse(option):
        fill(painter, rect, faded(theme.text, 0.045))


def paint_rule(painter: QPainter, rect: QRect, left: int) -> None:
    """The hairline under a row."""
    fill(painter, QRectF(left, rect.bottom(), rect.right() - left, 1), current().rule)


def paint_box(painter: QPainter, box: QRectF, ticked: bool) -> None:
    """A tick in a filled box of BOX pixels, or an empty box."""
    look = current()
    painter.setPen(QPen(look.accent if ticked else look.dim, 1.2))
    painter.setBrush(look.accent if ticked else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        painter.setPen(QPen(look.paper, 1.8))
        painter.drawPolyline([box.topLeft() + QPointF(x, y) for x, y in ((3, 7), (6, 10), (11, 4))])


def faded(colour: QColor, strength: float) -> QColor:
    """The colour, so much of it as `strength` (0 to 1) says."""
    result = QColor(colour)
    result.setAlphaF(strength * colour.alphaF())
    return result


def _code(event: QKeyEvent) -> int:
    return (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier).value | event.key()


def _is_under_mouse(option: QStyleOptionViewItem) -> bool:
    from PySide6.QtWidgets import QStyle

    return bool(option.state & QStyle.StateFlag.State_MouseOver)


def _split(text: str, font: QFont, width: int) -> tuple[str, str]:
    """The first line of a text and what comes after it. QTextLayout counts in UTF-16."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    units = text.encode("utf-16-le", "surrogatepass")
    cut = 2 * line.textLength()
    return units[:cut].decode("utf-16-le", "surrogatepass").rstrip(), units[cut:].decode("utf-16-le", "surrogatepass")
