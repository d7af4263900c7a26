"""Search in the whole project: a field, and below it what was found, each in its context. It asks; others search."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from reader.model import Kind
from reader.search import Hit
from reader.text import TextMap
from ui.language import tr
from ui.rows import (
    BAR,
    ONE_LINE,
    Index,
    RowList,
    RowModel,
    faded,
    one_line,
    paint_ground,
    paint_rule,
    smaller,
)
from ui.theme import current

HIT = Qt.ItemDataRole.UserRole
MARGIN = 10  # pixels
PAUSE = 150  # milliseconds without a key until what is typed is looked for
MOST = 50  # hits that a search gives at most
LINES = 2  # of a snippet
CONTROLS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class SearchPane(QWidget):
    """The left pane while somebody searches.

    Words are asked for after a short pause; `show_hits` or `show_error` answers. A hit is chosen by Enter or click.
    Esc closes; letters typed in the list go to the field.
    """

    search_requested = Signal(str)
    hit_chosen = Signal(object)  # Hit
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Hits(self)
        self._view = _View(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(HitRow(self._view))
        self._field = QLineEdit()
        self._told = QLabel()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._name()
        self._lay_out()
        self._connect()
        self._clear()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show what was found for the words in the field."""
        self._model.show(hits)
        self._view.say_when_empty(tr("Nothing found. Try fewer words, or only the beginning of a word."))
        self._tell(_count_text(len(hits)))

    def show_error(self, text: str) -> None:
        """Say below the field what is missing in it; what was found before stays."""
        self._tell(text)

    def focus(self) -> None:
        """Go to the field, so that typing replaces what was looked for last."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def refresh(self) -> None:
        """Look for the same words again: the project has changed."""
        self._pause.stop()
        if self._field.text().strip():
            self.search_requested.emit(self._field.text())

    def lines(self) -> list[str]:
        """The rows as a screen reader says them, from top to bottom."""
        return [spoken(hit) for hit in self._model.hits]

    def _name(self) -> None:
        self.setAccessibleName(tr("Search the project"))
        self._field.setPlaceholderText(tr("Search the project…"))
        self._field.setAccessibleName(tr("Words to look for"))
        self._field.setToolTip(
            tr('All words must be there. "Words in a row", word* for a beginning, -word to leave out, OR, ( ).')
        )
        self._field.setClearButtonEnabled(True)
        self._view.setAccessibleName(tr("Hits"))
        self._view.setToolTip(tr("Enter goes to the place of a hit, Esc back to the articles."))
        self._told.setAccessibleName(tr("Number of hits"))
        self._told.setForegroundRole(self._told.palette().ColorRole.PlaceholderText)
        self._told.setFont(smaller(self.font()))
        self._told.setWordWrap(True)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, MARGIN, MARGIN, 6)
        head.setSpacing(5)
        head.addWidget(self._field)
        head.addWidget(self._told)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(self._view, 1)
        self.setTabOrder(self._field, self._view)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._wait)
        self._field.installEventFilter(self)
        self._pause.timeout.connect(self.refresh)
        self._view.clicked.connect(self._choose)
        self._view.typed.connect(self._type)
        self._view.on_key(Qt.Key.Key_Return, self._choose)
        self._view.on_key(Qt.Key.Key_Enter, self._choose)
        self._view.on_key(Qt.Key.Key_Escape, self.closed.emit)
        self._view.on_key(Qt.Key.Key_Up, self._go_up)

    def _wait(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._clear()

    def _clear(self) -> None:
        self._model.show(())
        self._view.say_when_empty(tr("Type words to look for in texts, quotes, actors, issues and notes."))
        self._tell("")

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))
        if text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, text))

    def _choose(self) -> None:
        row = self._view.currentIndex().row()
        if row >= 0:
            self.hit_chosen.emit(self._model.hits[row])

    def _go_up(self) -> None:
        row = self._view.currentIndex().row()
        if row > 0:
            self._view.setCurrentIndex(self._model.index(row - 1))
        else:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, text: str) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.deselect()
        self._field.end(False)
        if text == "\b":
            self._field.backspace()
        else:
            self._field.insert(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._field_key(event.key())
        return super().eventFilter(watched, event)

    def _field_key(self, key: int) -> bool:
        """Down and Enter look for what is typed at once and go on to the hits, if there are any. Esc closes."""
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter_list()
        else:
            return False
        return True

    def _enter_list(self) -> None:
        if self._pause.isActive():
            self.refresh()
        if not self._model.hits:
            return
        self._view.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._view.currentIndex().isValid():
            self._view.setCurrentIndex(self._model.index(0))


class _Hits(RowModel):
    """What was found, in the order in which it came."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: Sequence[Hit] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        self.hits = tuple(hits)
        self.set_row_count(len(self.hits))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        if role == HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return _title(hit)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{_title(hit)}\n{hit.snippet}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(hit)
        return None


class _View(RowList):
    """The list, which hands what is typed in it on: also letters that are keys of the window."""

    typed = Signal(str)  # text, or "\b" for Backspace

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _typed(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = _typed(event)
        if text:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)


class Snippet(Protocol):
    """Words around a place: `marked` are spans of the snippet, in code points."""

    @property
    def snippet(self) -> str: ...
    @property
    def marked(self) -> tuple[tuple[int, int], ...]: ...


class HitRow(QStyledItemDelegate):
    """Paints where a hit is and what it is on one line, and below it the words around it."""

    def head(self, hit: Any) -> tuple[str, str, bool]:
        """What the first line says at the left and at the right; whether the left is what a person looks for."""
        return _title(hit), _label(hit), hit.article_id is None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heights = LINES * QFontMetrics(option.font).height() + QFontMetrics(smaller(option.font)).height()
        return QSize(120, heights + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Snippet = index.data(HIT)
        painter.save()
        try:
            paint_ground(painter, option, index)
            self._paint_row(painter, option, hit)
        finally:
            painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, hit: Snippet) -> None:
        area: QRect = option.rect.adjusted(BAR + MARGIN, 0, -MARGIN, 0)
        title, label, loud = self.head(hit)
        head_font = option.font if loud else smaller(option.font)
        head = QFontMetrics(head_font).height()
        layout = _laid_out(hit, option.font, area.width())
        height = head + layout.boundingRect().height()
        top = round(area.top() + (area.height() - height) / 2)
        line = QRect(area.left(), top, area.width(), head)
        painter.setFont(smaller(option.font))
        painter.setPen(current().dim)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(label) - MARGIN)
        painter.setFont(head_font)
        painter.setPen(current().text if loud else current().dim)
        painter.drawText(
            line, ONE_LINE, painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, line.width())
        )
        painter.setPen(current().text)
        layout.draw(painter, QPointF(area.left(), top + head))
        paint_rule(painter, option.rect, area.left())


def spoken(hit: Hit) -> str:
    """A hit for a screen reader."""
    return ", ".join(part for part in (_label(hit), _title(hit), hit.snippet) if part)


def _label(hit: Hit) -> str:
    """What was found."""
    kinds = {Kind.STATEMENT: tr("Statement"), Kind.ACTOR: tr("Actor mention"), Kind.POSITION: tr("Position")}
    if hit.kind is not None:
        return kinds[hit.kind]
    return {"article": tr("Article"), "actor": tr("Actor"), "issue": tr("Issue")}[hit.what]


def _title(hit: Hit) -> str:
    return one_line(hit.title) or tr("Untitled")


def _count_text(count: int) -> str:
    if count >= MOST:
        return tr("{n} hits; the first are shown. More words find fewer.", n=count)
    return "" if not count else tr("1 hit") if count == 1 else tr("{n} hits", n=count)


def _typed(event: QKeyEvent) -> str:
    """What a key writes; "" if it does something else. A space belongs to the list until words are typed."""
    held = event.modifiers() & CONTROLS
    if event.key() == Qt.Key.Key_Backspace:
        return "\b"
    return event.text() if event.text().strip() and event.text().isprintable() and not held else ""


def _laid_out(hit: Snippet, font: QFont, width: int) -> QTextLayout:
    """The snippet on at most two lines, its hits emphasised; what does not fit is cut at a word."""
    layout = _layout(hit, hit.snippet, font, width)
    if layout.lineCount() <= LINES:
        return layout
    last = layout.lineAt(LINES - 1)
    shown = TextMap(hit.snippet).to_python(last.textStart() + last.textLength())
    text = hit.snippet[:shown].rstrip()
    while layout.lineCount() > LINES and text:
        layout = _layout(hit, f"{text} …", font, width)
        text = text.rpartition(" ")[0] or text[:-1]
    return layout


def _layout(hit: Snippet, text: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_emphasis(hit, text))
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _emphasis(hit: Snippet, text: str) -> list[QTextLayout.FormatRange]:
    """The hits as Qt counts: in UTF-16."""
    positions = TextMap(text)
    emphasised = QTextCharFormat()
    emphasised.setFontWeight(QFont.Weight.DemiBold)
    emphasised.setBackground(faded(current().accent, 0.25))
    ranges = []
    for start, end in hit.marked:
        piece = QTextLayout.FormatRange()
        piece.start = positions.to_qt(start)
        piece.length = max(0, positions.to_qt(min(end, len(text))) - piece.start)
        piece.format = emphasised
        ranges.append(piece)
    return ranges
