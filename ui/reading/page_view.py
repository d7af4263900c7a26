"""An article set as a page in a window: how wide it is, where it is scrolled to, its caret and selection."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from reader.model import Article, Block, Sentence, Span
from ui import theme
from ui.language import tr
from ui.reading.document import MARGIN, Look, Page, Placed
from ui.reading.furniture import Furniture, Header
from ui.reading.type_setting import USUAL, Setting, step_of
from ui.reading.viewport import known_viewport

AT_ONCE = 200_000  # characters that are laid out before the first paint, so that the scroll bar is right from the start
BESIDE = 8.5  # em that stay free at the right of the page, if there are so many, before the rest is shared
EDGE = 2  # pixels left of the page, in which the focus is shown

_DRESSING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class PageView(QTextBrowser):
    """Shows the page of one article. Spans and offsets are code points of the article's text."""

    span_selected = Signal(object)  # Span | None
    zoom_requested = Signal(int)  # steps, by the wheel

    _article: Article | None
    _blocks: Sequence[Block]
    _sentences: Sequence[Sentence]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport = known_viewport(self)
        self._theme = theme.current()
        self._type = USUAL
        self._empty_text = ""
        self._selected: Span | None = None
        self._held: tuple[dict[str, float], int] | None = None  # a place, and the scroll value it had last
        self._forget()
        self._set_up()

    def set_empty_text(self, text: str) -> None:
        """What to say while no article is shown."""
        self._empty_text = text
        self.viewport().update()

    def set_type(self, setting: Setting) -> None:
        """Set the article in another type; what is read stays where it is."""
        old, self._type = self._type, setting
        if not hasattr(self, "_page"):
            return
        if setting._replace(ruler=old.ruler) != old:
            self._set_anew()
        elif setting != old:
            self.viewport().update()

    def setting(self) -> Setting:
        """How the article is set."""
        return self._type

    def text_size(self) -> float:
        return self._type.size

    def sentence_at(self, index: int) -> Sentence | None:
        """The sentence that holds a code point, or else the last one before it."""
        if not self._sentences:
            return None
        return self._sentences[max(0, bisect_right(self._sentences, index, key=attrgetter("start")) - 1)]

    def _show(self, article: Article | None, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> None:
        """Show an article from its top, or with None the empty text."""
        self._forget()
        self._article, self._blocks, self._sentences = article, blocks, sentences
        self._lay_out()
        self.setAccessibleDescription(article.title if article else self._empty_text)
        self._note_selection()

    def _forget(self) -> None:
        """Drop all that belongs to the article shown."""
        self._article = None
        self._blocks, self._sentences = (), ()

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)  # of the margins too
        self.setAutoFillBackground(True)
        self.setAccessibleName(tr("Article text"))
        self.selectionChanged.connect(self._note_selection)
        self.verticalScrollBar().rangeChanged.connect(self._hold_on)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)

    # The page, set in a theme and a type

    def _lay_out(self) -> None:
        article, old = self._article, getattr(self, "_page", None)
        self._let_go()
        self.verticalScrollBar().setValue(0)  # Qt lays out all that is above, of the old page and of the new one
        self._look = Look(self._theme, self._type)
        self._page = Page(
            article.text if article else "", self._blocks, self._sentences, self._look, article.title if article else ""
        )
        self._header = Header(article, self._page)
        self._lines_moved()
        self._fit()
        self._page.document.setParent(self)  # PySide keeps every document that was ever set
        self.setDocument(self._page.document)
        if old:
            old.document.deleteLater()
        if article and len(article.text) <= AT_ONCE:
            self._page.document.documentLayout().documentSize()
        self.viewport().update()

    def _set_anew(self) -> None:
        """Set the same article anew: the theme or the type is another."""
        place, caret = (self.place(), self._caret()) if self._article else ({}, (0, 0))
        self._lay_out()
        self._put_caret(*caret)
        self.restore_place(place)

    def _lines_moved(self) -> None:
        """The lines stand elsewhere now: what was found out about their places no longer holds."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _DRESSING and theme.current() is not self._theme:
            self._theme = theme.current()
            if hasattr(self, "_page"):
                self._set_anew()
        elif event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(tr("Article text"))

    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Nothing is ever fetched while an article is shown."""
        return None

    # Width: a measure that does not follow the window, unless the window is narrower

    def _fit(self) -> None:
        if not hasattr(self, "_page"):
            return
        room = self._room()
        width = self._width_in(room)
        if width != self._page_width():
            self._lines_moved()
            self._page.set_top(self._header.fit(width))
            if self.document() is not self._page.document or self.lineWrapColumnOrWidth() == width:
                self._page.document.setTextWidth(width)
            if self.lineWrapColumnOrWidth() != width:
                self.setLineWrapColumnOrWidth(width)  # which gives the document that is shown its width
        side = EDGE + max(0, round(room - width - BESIDE * self._look.em) // 2)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, 0, 0)  # which resizes: the page must have its width by now

    def _room(self) -> int:
        return self.width() - self.verticalScrollBar().sizeHint().width() - EDGE

    def _width_in(self, room: int) -> int:
        return min(self._look.measure + 2 * self._look.margin, room)

    def _page_width(self) -> int:
        return round(self._page.document.textWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.place() if self._is_narrowing() else self._held_place()
        self._fit()
        super().resizeEvent(event)
        if place:
            self.restore_place(place)

    def showEvent(self, event: QShowEvent) -> None:
        place = self.place()
        super().showEvent(event)  # which scrolls to Qt's caret
        self.restore_place(place)

    def _is_narrowing(self) -> bool:
        return hasattr(self, "_page") and self._width_in(self._room()) != self._page_width()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._article is None:
            with self._painter(event.rect()) as painter:
                self._paint_empty(painter)
            return
        with self._painter(event.rect()) as painter:
            painter.translate(0, -self.verticalScrollBar().value())
            top, bottom = self._stripe(event.rect())
            self._paint_under(painter, self._page.placed(top, bottom), top, bottom)
        super().paintEvent(event)

    @contextmanager
    def _painter(self, clip: QRect) -> Iterator[QPainter]:
        """A painter that always ends: one that outlives an exception takes the program down."""
        painter = QPainter(self.viewport())
        try:
            painter.setClipRect(clip)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            yield painter
        finally:
            painter.end()

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setPen(self._theme.dim)
        painter.setFont(theme.sans(self._type.size))
        room = QRectF(self.viewport().rect()).adjusted(MARGIN, 0, -MARGIN, -self.viewport().height() * 0.2)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self._empty_text)

    def _paint_under(self, painter: QPainter, placed: Sequence[Placed], top: float, bottom: float) -> None:
        """Paint what lies under the words of a stripe of the document, in document pixels."""
        if top < self._header.height:
            self._header.paint(painter)
        furniture = Furniture(painter, self._page, self._page_width())
        for one in placed:
            furniture.paint(one)

    # Between the view and the document

    def _stripe(self, view: QRect) -> tuple[float, float]:
        """Top and bottom of a part of the view on the document, and a little more."""
        scrolled = self.verticalScrollBar().value()
        return scrolled + view.top() - 4, scrolled + view.bottom() + 4

    def _on_page(self, point: QPointF) -> QPointF:
        return point + QPointF(0, self.verticalScrollBar().value())

    def _view_rect(self, stripe: QRectF) -> QRect:
        """A stripe of the document in the viewport, over its whole width."""
        top = stripe.top() - self.verticalScrollBar().value()
        limit = 1_000_000  # QRect overflows
        return QRectF(0, max(-limit, min(limit, top)), self.viewport().width(), stripe.height()).toAlignedRect()

    def _repaint_span(self, start: int, end: int) -> None:
        if self._article is None or start >= len(self._article.text):
            return
        view = self._view_rect(self._page.stripe(start, end))
        self.viewport().update(view.adjusted(0, -12, 0, 16))

    # Places

    def place(self) -> dict[str, float]:
        """Where the article is scrolled to, in words that hold at any width and size of text."""
        return self._held_place() or self._place_at(self.verticalScrollBar().value())

    def first_in_view(self) -> int:
        """The code point with which the first line in view begins."""
        return self._page.place_at(self.verticalScrollBar().value())[0] if self._article else 0

    def restore_place(self, place: dict[str, float]) -> None:
        """Scroll to a place that `place` gave, and stay there at any width and height until somebody scrolls."""
        if self._article:
            self._hold(place)

    def _bring_into_view(self, start: int, end: int) -> None:
        """Scroll only if the span is not in view; then its top comes to the upper third."""
        stripe = self._page.stripe(start, end)
        value, height = self.verticalScrollBar().value(), self.viewport().height()
        high = stripe.height() > height * 0.6
        if stripe.top() >= value + 24 and (
            stripe.bottom() <= value + height - 40 or (high and stripe.top() < value + 48)
        ):
            return
        above = 48 if high else height / 3
        self._scroll_to(round(stripe.top() - above))

    def keep_clear(self, start: int, end: int, below: int) -> int:
        """Scroll so far that nothing of a span is within `below` pixels of the lower edge, if it fits above.

        Returns how far down in the view the span then reaches.
        """
        stripe = self._page.stripe(start, end)
        value, height = self.verticalScrollBar().value(), self.viewport().height()
        too_low = stripe.bottom() - (value + height - below)
        if too_low > 0:
            self._scroll_to(round(min(value + too_low, stripe.top() - 24)))
        return round(stripe.bottom()) - self.verticalScrollBar().value()

    def _scroll_to(self, y: int) -> None:
        self._hold(self._place_at(max(0, y)))

    def _place_at(self, y: int) -> dict[str, float]:
        if self._article is None or y == 0:
            return {"offset": 0, "above": 0}
        offset, above = self._page.place_at(y)
        return {"offset": offset, "above": round(above / self._look.em, 3)}

    def _y(self, place: dict[str, float]) -> int:
        offset, above = place.get("offset", 0), place.get("above", 0)
        if self._article is None or not (offset or above):
            return 0
        offset = max(0, min(int(offset), len(self._article.text) - 1))
        return round(self._page.stripe(offset, offset + 1).top() + above * self._look.em)

    def _hold(self, place: dict[str, float]) -> None:
        """Scroll to a place, and again when the lines stand elsewhere or Qt knows of more, until somebody scrolls."""
        bar = self.verticalScrollBar()
        bar.setValue(self._y(place))
        self._held = place, bar.value()

    def _held_place(self) -> dict[str, float] | None:
        if self._held and self._held[1] == self.verticalScrollBar().value():
            return self._held[0]
        return None

    def _hold_on(self) -> None:
        if place := self._held_place():
            self._hold(place)

    def _let_go(self) -> None:
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if step := step_of(event):
                self.zoom_requested.emit(step)
            event.accept()
            return
        self._let_go()
        super().wheelEvent(event)

    # Caret and selection

    def selection(self) -> Span | None:
        """The selected piece of the article's text."""
        if self._article is None or not self.textCursor().hasSelection():
            return None
        start, end = self._caret()
        return Span(start, end) if start < end else None

    def select(self, span: Span) -> None:
        """Select a piece of the text and bring it into view."""
        self._put_caret(span.start, span.end)
        self._bring_into_view(span.start, span.end)

    def clear_selection(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self._set_cursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        if (span := self.selection()) and self._article:
            data.setText(self._article.text[span.start : span.end])
        return data

    def _caret(self) -> tuple[int, int]:
        """The ends of what is selected; twice the caret if nothing is."""
        start, end = _range(self.textCursor())
        return self._page.to_python(start), self._page.to_python(end)

    def _put_caret(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._page.to_qt(start))
        cursor.setPosition(self._page.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        self._set_cursor(cursor)

    def _set_cursor(self, cursor: QTextCursor) -> None:
        scrolled = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scrolled)

    def _note_selection(self) -> None:
        selected = self.selection()
        if selected != self._selected:
            self._selected = selected
            self.span_selected.emit(selected)


def _range(cursor: QTextCursor) -> tuple[int, int]:
    """The positions a cursor has selected; of table cells, in which Qt selects by rows and columns, first to last."""
    table = cursor.currentTable()
    if table is None or not cursor.hasComplexSelection():
        return cursor.selectionStart(), cursor.selectionEnd()
    row, rows, column, columns = cast(tuple[int, int, int, int], cursor.selectedTableCells())
    last = table.cellAt(row + rows - 1, column + columns - 1)
    return table.cellAt(row, column).firstPosition(), last.lastPosition()
