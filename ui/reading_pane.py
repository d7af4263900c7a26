"""The article as it is read and tagged: its text, the sentence cursor, the marks, a selection, and what is wished.

The pane is a view: it knows articles and annotations, not where they come from. It asks by signals and changes nothing.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from operator import attrgetter
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser, QToolTip, QWidget

from reader.model import Annotation, AnnotationId, Article, Block, Sentence, Span
from ui import theme
from ui.document import MARGIN, Hit, Look, Page, Placed
from ui.furniture import Furniture, Header
from ui.kind_bar import KindBar, description
from ui.language import tr
from ui.marks import HANDLE, Brush, Marks, Shapes, shapes
from ui.word_steps import nearest_word_edge, word_after, word_before, word_edge

TEXT_SIZE = 13.0  # points
AT_ONCE = 200_000  # characters that are laid out before the first paint, so that the scroll bar is right from the start
CHUNK = 48  # lines whose shapes are kept together: a book in one paragraph costs no more than its visible lines

Key, Modifier = Qt.Key, Qt.KeyboardModifier
_FREE = Modifier.NoModifier
_END, _START, _LETTER = Modifier.ShiftModifier, Modifier.AltModifier, Modifier.ControlModifier | Modifier.ShiftModifier
_DRESSING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
_SCROLLS = {
    Key.Key_PageUp: "page_up",
    Key.Key_PageDown: "page_down",
    Key.Key_Home: "top",
    Key.Key_End: "bottom",
}


class ReadingPane(QTextBrowser):
    """Shows one article. Spans and offsets are code points of the article's text."""

    span_selected = Signal(object)  # Span | None
    sentence_clicked = Signal(object)  # Sentence
    annotation_clicked = Signal(object)  # AnnotationId, or None: no mark is there, or Esc
    tag_requested = Signal(object)  # Kind, of the selection
    resize_requested = Signal(object, object)  # AnnotationId, Span
    zoom_requested = Signal(int)  # steps, by the wheel
    menu_requested = Signal(object)  # QPoint of the screen: open the menu of what is selected, chosen or read

    _article: Article | None
    _blocks: Sequence[Block]
    _sentences: Sequence[Sentence]
    _shapes: dict[tuple[int, int], Shapes]  # by block number and chunk
    _sentence: Sentence | None
    _chosen: AnnotationId | None
    _hovered: AnnotationId | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme.current()
        self._size = TEXT_SIZE
        self._empty_text = ""
        self._selected: Span | None = None
        self._cycle: list[AnnotationId] = []
        self._held: tuple[dict[str, float], int] | None = None  # a place, and the scroll value it had last
        self._drag: _Drag | None = None
        self._pressed: QPoint | None = None
        self._forget()
        self._bar = KindBar(self.viewport())
        self._set_up()
        self._connect()

    # What is shown

    def show_article(
        self,
        article: Article | None,
        blocks: Sequence[Block],
        sentences: Sequence[Sentence],
        annotations: Sequence[Annotation],
    ) -> None:
        """Show an article from its top, or with None the empty text."""
        self._forget()
        self._article, self._blocks, self._sentences = article, blocks, sentences
        self._marks = Marks(annotations)
        self._lay_out()
        self.setAccessibleDescription(article.title if article else self._empty_text)
        self._note_selection()

    def set_empty_text(self, text: str) -> None:
        """What to say while no article is shown."""
        self._empty_text = text
        self.viewport().update()

    def set_text_size(self, points: float) -> None:
        if points != self._size:
            self._size = points
            self._show_again()

    def text_size(self) -> float:
        return self._size

    def update_annotations(self, gone: Collection[AnnotationId], present: Sequence[Annotation]) -> None:
        """Take away, add and change marks; only their lines are painted again."""
        self._cancel_drag()
        for mark in [self._marks.remove(annotation) for annotation in gone]:
            if mark:
                self._touch(mark)
        for mark in present:
            if old := self._marks.get(mark.id):
                self._touch(old)
            self._marks.put(mark)
            self._touch(mark)
        if self._marks.get(self._chosen) is None:
            self._chosen = None
        if self._marks.get(self._hovered) is None:
            self._hovered = None

    def set_sentence(self, sentence: Sentence | None, *, reveal: bool = True) -> None:
        """Put the sentence cursor on a sentence and, with `reveal`, bring it into view."""
        old, self._sentence = self._sentence, sentence
        for one in (old, sentence):
            if one:
                self._repaint_span(one.start, one.end)
        if sentence and self._article:
            if reveal:
                self._bring_into_view(sentence.start, sentence.end)
            if self._selected is None:
                self._put_caret(sentence.start, sentence.start)
            if sentence != old:
                self._announce(tr("Sentence {number}: {text}", number=sentence.number, text=sentence.text))

    def choose(self, annotation: AnnotationId | None) -> None:
        """Draw a mark as the chosen one and bring it into view."""
        old, self._chosen = self._chosen, annotation
        mark = self._marks.get(annotation)
        for one in (self._marks.get(old), mark):
            if one:
                self._repaint_span(one.start, one.end)
        if mark and annotation != old:
            self._bring_into_view(mark.start, mark.end)
            self._announce(self._spoken(mark))

    def selection(self) -> Span | None:
        """The selected piece of the article's text."""
        cursor = self.textCursor()
        if self._article is None or not cursor.hasSelection():
            return None
        start, end = (self._page.to_python(at) for at in _range(cursor))
        return Span(start, end) if start < end else None

    def select(self, span: Span) -> None:
        """Select a piece of the text and bring it into view."""
        self._put_caret(span.start, span.end)
        self._bring_into_view(span.start, span.end)

    def clear_selection(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self._set_cursor(cursor)

    def place(self) -> dict[str, float]:
        """Where the article is scrolled to, in words that hold at any width and size of text."""
        return self._held_place() or self._place_at(self.verticalScrollBar().value())

    def restore_place(self, place: dict[str, float]) -> None:
        """Scroll to a place that `place` gave, and stay there at any width and height until somebody scrolls."""
        if self._article:
            self._hold(place)

    # Set up

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

    def _connect(self) -> None:
        self.selectionChanged.connect(self._note_selection)
        self.verticalScrollBar().valueChanged.connect(self._bar.hide)
        self.verticalScrollBar().rangeChanged.connect(self._hold_on)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        self._bar.clicked.connect(self.tag_requested)

    def _forget(self) -> None:
        self._article = None
        self._blocks, self._sentences = (), ()
        self._marks, self._shapes = Marks(), {}
        self._sentence = self._chosen = self._hovered = self._drag = None

    def _lay_out(self) -> None:
        article, old = self._article, getattr(self, "_page", None)
        self._let_go()
        self.verticalScrollBar().setValue(0)  # Qt lays out all that is above, of the old page and of the new one
        self._look = Look(self._theme, self._size)
        self._page = Page(
            article.text if article else "", self._blocks, self._sentences, self._look, article.title if article else ""
        )
        self._header = Header(article, self._page)
        self._shapes.clear()
        self._bar.hide()
        self._fit()
        self.setDocument(self._page.document)
        if old:
            old.document.deleteLater()  # PySide keeps every document that was ever set
        if article and len(article.text) <= AT_ONCE:
            self._page.document.documentLayout().documentSize()
        self.viewport().update()

    def _show_again(self) -> None:
        """Set the same article anew: the theme or the size of the text is another."""
        place, selected = (self.place(), self.selection()) if self._article else ({}, None)
        self._lay_out()
        if selected:
            self._put_caret(selected.start, selected.end)
        elif self._sentence:
            self._put_caret(self._sentence.start, self._sentence.start)
        self.restore_place(place)

    # Width: a measure that stands in the middle and does not follow the window, unless the window is narrower

    def _fit(self) -> None:
        if not hasattr(self, "_page"):
            return
        page = self._look.measure + 2 * MARGIN
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        width = min(page, room)
        if width != self._page_width():
            self._shapes.clear()
            self._page.set_top(self._header.fit(width))
            self._page.document.setTextWidth(width)
            if self.lineWrapColumnOrWidth() != width:
                self.setLineWrapColumnOrWidth(width)
        side = max(0, (room - width) // 2)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, 0, 0)  # which resizes: the page must have its width by now

    def _page_width(self) -> int:
        return round(self._page.document.textWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.place() if self._is_narrowing() else self._held_place()
        self._fit()
        super().resizeEvent(event)
        self._bar.hide()
        if place:
            self.restore_place(place)

    def showEvent(self, event: QShowEvent) -> None:
        place = self.place()
        super().showEvent(event)  # which scrolls to Qt's caret
        self.restore_place(place)

    def _is_narrowing(self) -> bool:
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        return hasattr(self, "_page") and min(self._look.measure + 2 * MARGIN, room) != self._page_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _DRESSING and theme.current() is not self._theme:
            self._theme = theme.current()
            if hasattr(self, "_page"):
                self._show_again()
        elif event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(tr("Article text"))
            self._bar.name()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._article is None:
            with self._painter(event.rect()) as painter:
                self._paint_empty(painter)
            return
        with self._painter(event.rect()) as painter:
            self._paint_under(painter, event.rect())
        super().paintEvent(event)
        if (mark := self._marks.get(self._chosen)) and not self._selected:
            with self._painter(event.rect()) as painter:
                painter.translate(0, -self.verticalScrollBar().value())
                Brush(painter, self._theme, None, None).handles(self._edges(mark), mark.kind)

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
        painter.setFont(theme.sans(self._size))
        room = QRectF(self.viewport().rect()).adjusted(MARGIN, 0, -MARGIN, -self.viewport().height() * 0.2)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self._empty_text)

    def _paint_under(self, painter: QPainter, clip: QRect) -> None:
        scrolled = self.verticalScrollBar().value()
        painter.translate(0, -scrolled)
        top, bottom = scrolled + clip.top() - 4, scrolled + clip.bottom() + 4
        if top < self._header.height:
            self._header.paint(painter)
        placed = self._page.placed(top, bottom)
        furniture = Furniture(painter, self._page, self._page_width())
        for one in placed:
            furniture.paint(one)
        brush = Brush(painter, self._theme, self._hovered, self._chosen)
        self._paint_sentence(brush, placed, top, bottom)
        right = self._page_width() - MARGIN
        for one in placed:
            for made in self._shapes_of(one, top, bottom):
                painter.translate(one.rect.topLeft())
                brush.under_text(made)
                painter.translate(-one.rect.topLeft())
                brush.margin(made, one.rect.topLeft(), right)
        if mark := self._marks.get(self._chosen):
            for one in placed:
                brush.outline(self._rects(one, mark.start, mark.end, top, bottom), mark.kind)

    def _paint_sentence(self, brush: Brush, placed: Sequence[Placed], top: float, bottom: float) -> None:
        if self._sentence is None:
            return
        start, end = self._sentence.start, self._sentence.end
        for one in placed:
            rects = list(self._rects(one, start, end, top, bottom))
            brush.sentence(rects)
            if rects:
                brush.sentence_bar(min(rect.top() for rect in rects), max(rect.bottom() for rect in rects))

    def _rects(self, placed: Placed, start: int, end: int, top: float, bottom: float) -> Iterator[QRectF]:
        """The rectangles of [start, end) in a block, in document pixels."""
        first, last = self._page.bounds(placed.block)
        if start >= last or end <= first:
            return
        origin, layout = placed.block.position(), placed.block.layout()
        a, b = (self._page.to_qt(index) - origin for index in (max(start, first), min(end, last)))
        for number in self._page.lines(placed, top, bottom):
            line = layout.lineAt(number)
            x, y = max(a, line.textStart()), min(b, line.textStart() + line.textLength())
            if x < y:
                row = self._page.row_of(placed.block, line)
                for left, right in row.pieces(x, y):
                    rect = QRectF(left, row.top, right - left, row.bottom - row.top)
                    yield rect.translated(placed.rect.topLeft())

    def _shapes_of(self, placed: Placed, top: float, bottom: float) -> Iterator[Shapes]:
        """The shapes of a block's visible lines, remembered until a mark there changes."""
        lines = self._page.lines(placed, top, bottom)
        if not len(self._marks) or not lines:
            return
        for chunk in range(lines[0] // CHUNK, lines[-1] // CHUNK + 1):
            key = placed.block.blockNumber(), chunk
            if key not in self._shapes:
                count = placed.block.layout().lineCount()
                numbers = range(chunk * CHUNK, min(count, (chunk + 1) * CHUNK))
                self._shapes[key] = shapes(self._page, self._marks, placed, numbers)
            yield self._shapes[key]

    def _touch(self, mark: Annotation) -> None:
        """Forget the shapes where a mark is or was, and paint there again."""
        first = self._page.block_at(mark.start).blockNumber()
        last = self._page.block_at(max(mark.start, mark.end - 1)).blockNumber()
        for key in [key for key in self._shapes if first <= key[0] <= last]:
            del self._shapes[key]
        self._repaint_span(mark.start, mark.end)

    def _repaint_span(self, start: int, end: int) -> None:
        if self._article is None or start >= len(self._article.text):
            return
        view = self._view_rect(self._page.stripe(start, end))
        self.viewport().update(view.adjusted(0, -12, 0, 16))

    def _view_rect(self, stripe: QRectF) -> QRect:
        """A stripe of the document in the viewport, over its whole width."""
        top = stripe.top() - self.verticalScrollBar().value()
        limit = 1_000_000  # QRect overflows
        return QRectF(0, max(-limit, min(limit, top)), self.viewport().width(), stripe.height()).toAlignedRect()

    # Scrolling

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

    def _is_laid_out(self) -> bool:
        return self._page.document.lastBlock().layout().lineCount() > 0

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Modifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        self._let_go()
        super().wheelEvent(event)

    # Selection

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
            if mark := self._marks.get(self._chosen):
                self._repaint_span(mark.start, mark.end)
            self._bar.hide()
            self.span_selected.emit(selected)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        if (span := self.selection()) and self._article:
            data.setText(self._article.text[span.start : span.end])
        return data

    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Nothing is ever fetched while an article is shown."""
        return None

    # Keyboard

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self._is_mine(event))
            return event.isAccepted()
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):  # over the margin of the viewport
            self.wheelEvent(event)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._bar.hide()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif event.key() in _SCROLLS and _modifiers(event) == _FREE:
            self._scroll_by_key(Key(event.key()))
        elif not self._is_mine(event):
            event.ignore()
        elif event.key() == Key.Key_Escape:
            self._escape()
        else:
            self._arrow(self._direction(event), _modifiers(event))

    def _is_mine(self, event: QKeyEvent) -> bool:
        if self._article is None:
            return False
        if event.key() == Key.Key_Escape:
            return bool(self._drag or self._selected or self._chosen is not None)
        return event.key() in (Key.Key_Left, Key.Key_Right) and _modifiers(event) in (_FREE, _END, _START, _LETTER)

    def _direction(self, event: QKeyEvent) -> int:
        """Along the text or against it; where it runs to the left, the left arrow goes along."""
        at = self._selected.start if self._selected else self._sentence.start if self._sentence else 0
        along = Key.Key_Right
        if self._page.block_at(at).textDirection() == Qt.LayoutDirection.RightToLeft:
            along = Key.Key_Left
        return 1 if event.key() == along else -1

    def _arrow(self, step: int, how: Qt.KeyboardModifier) -> None:
        mark = self._marks.get(self._chosen)
        if how == _FREE:
            self._select_word(step)
        elif self._selected:
            if span := self._moved(self._selected, step, how):
                self.select(span)
        elif mark:
            if span := self._moved(Span(mark.start, mark.end), step, how):
                self.resize_requested.emit(mark.id, span)
        else:
            self._select_word(step)

    def _select_word(self, step: int) -> None:
        assert self._article
        if span := self._selected or self._chosen_part():
            at = span.end if step > 0 else span.start
        elif self._sentence:
            at = self._sentence.start if step > 0 else self._sentence.end
        else:
            at = self._page.place_at(self.verticalScrollBar().value())[0]
        if word := (word_after if step > 0 else word_before)(self._article.text, at):
            self.select(Span(*word))

    def _chosen_part(self) -> Span | None:
        """The chosen mark, if it is a part of the sentence: words go on from it."""
        mark, sentence = self._marks.get(self._chosen), self._sentence
        if mark is None or sentence is None or not sentence.start <= mark.start < mark.end <= sentence.end:
            return None
        span = Span(mark.start, mark.end)
        return None if span == Span(sentence.start, sentence.end) else span

    def _moved(self, span: Span, step: int, how: Qt.KeyboardModifier) -> Span | None:
        """The span with one edge moved by a word or a letter; None if nothing would be left of it."""
        assert self._article
        text = self._article.text
        if how == _LETTER:
            start, end = span.start, self._letter_edge(span.end, step)
        elif how == _END:
            start, end = span.start, word_edge(text, span.end, step, ends=True)
        else:
            start, end = word_edge(text, span.start, step, ends=False), span.end
        moved = Span(start, end) if start < end else None
        return None if moved == span else moved

    def _letter_edge(self, index: int, step: int) -> int:
        """The next edge of a letter as a reader sees it: an emoji or a letter with its accents is one."""
        cursor = QTextCursor(self._page.document)
        cursor.setPosition(self._page.to_qt(index))
        move = QTextCursor.MoveOperation.NextCharacter if step > 0 else QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(move)
        return self._page.to_python(cursor.position())

    def _escape(self) -> None:
        if self._drag:
            self._cancel_drag()
        elif self._selected:
            self.clear_selection()
        else:
            self.annotation_clicked.emit(None)

    def _scroll_by_key(self, key: Qt.Key) -> None:
        self._let_go()
        bar = self.verticalScrollBar()
        step = max(1, bar.pageStep() - round(2 * self._look.em))
        bar.setValue(
            {
                "page_up": bar.value() - step,
                "page_down": bar.value() + step,
                "top": 0,
                "bottom": bar.maximum(),
            }[_SCROLLS[key]]
        )

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._bar.hide()
        if event.button() == Qt.MouseButton.LeftButton and self._article:
            self._pressed = event.position().toPoint()
            if handle := self._handle_at(event.position()):
                self._drag = handle
                return
            if event.modifiers() == _FREE:
                self.clear_selection()  # or else Qt would drag the words away
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag:
            self._drag_to(event.position(), by_letter=bool(event.modifiers() & Modifier.ShiftModifier))
            return
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton and self._article:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag:
            self._drop()
            return
        super().mouseReleaseEvent(event)
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton or not self._article:
            return
        if self._selected:
            self._show_bar()
        elif self._pressed and _near(self._pressed, event.position().toPoint()):
            self._click(event.position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        self._bar.hide()
        place = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._click_for_menu(QPointF(place))
        else:
            place = self._menu_place()
        self.menu_requested.emit(self.viewport().mapToGlobal(place))

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered(None)
        super().leaveEvent(event)

    def _click(self, point: QPointF) -> None:
        if hit := self._page.hit(self._on_page(point)):
            marks = self._marks_at(hit)
            again = bool(marks) and marks == self._cycle and self._chosen in marks
            nth = marks.index(self._chosen) + 1 if again and self._chosen is not None else 0
            self._go_to(hit, marks, marks[nth % len(marks)] if marks else None)

    def _click_for_menu(self, point: QPointF) -> None:
        """What a click does, but the selection stays if it was hit, and the chosen mark too."""
        hit = self._page.hit(self._on_page(point)) if self._article else None
        if hit is None or (self._selected and hit.exact and self._selected.start <= hit.at < self._selected.end):
            return
        self.clear_selection()
        marks = self._marks_at(hit)
        self._go_to(hit, marks, self._chosen if self._chosen in marks else next(iter(marks), None))

    def _go_to(self, hit: Hit, marks: list[AnnotationId], annotation: AnnotationId | None) -> None:
        self._cycle = marks
        if sentence := self.sentence_at(hit.at):
            self.sentence_clicked.emit(sentence)
        self.annotation_clicked.emit(annotation)

    def _marks_at(self, hit: Hit) -> list[AnnotationId]:
        return [mark.id for mark in self._marks.at(hit.at)] if hit.exact else []

    def _menu_place(self) -> QPoint:
        """Below the first line of what is selected, chosen or read; at the border if that is out of view."""
        view = self.viewport().rect()
        span = self._selected or self._marks.get(self._chosen) or self._sentence
        if span is None:
            return view.center()
        place = self._page.point(span.start).bottomLeft().toPoint() - QPoint(0, self.verticalScrollBar().value())
        return QPoint(max(view.left(), min(place.x(), view.right())), max(view.top(), min(place.y(), view.bottom())))

    def sentence_at(self, index: int) -> Sentence | None:
        """The sentence that holds a code point, or else the last one before it."""
        if not self._sentences:
            return None
        return self._sentences[max(0, bisect_right(self._sentences, index, key=attrgetter("start")) - 1)]

    def _on_page(self, point: QPointF) -> QPointF:
        return point + QPointF(0, self.verticalScrollBar().value())

    def _hover(self, point: QPointF) -> None:
        hit = self._page.hit(self._on_page(point))
        marks = self._marks.at(hit.at) if hit and hit.exact else []
        self._set_hovered(marks[0].id if marks else None)
        if self._handle_at(point):
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
        elif self.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor:
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def _set_hovered(self, annotation: AnnotationId | None) -> None:
        if annotation != self._hovered:
            old, self._hovered = self._hovered, annotation
            for mark in (self._marks.get(old), self._marks.get(annotation)):
                if mark:
                    self._repaint_span(mark.start, mark.end)

    # Dragging an edge of the chosen mark

    def _edges(self, mark: Annotation) -> tuple[QRectF, QRectF]:
        return self._page.point(mark.start), self._page.point(mark.end, trailing=True)

    def _handle_at(self, point: QPointF) -> "_Drag | None":
        mark = self._marks.get(self._chosen)
        if mark is None or self._selected:
            return None
        at = self._on_page(point)
        for ends, edge in zip((False, True), self._edges(mark), strict=True):
            if edge.adjusted(-HANDLE - 1, -HANDLE, HANDLE + 1, HANDLE).contains(at):
                return _Drag(mark, ends)
        return None

    def _drag_to(self, point: QPointF, by_letter: bool) -> None:
        assert self._drag
        assert self._article
        hit = self._page.hit(self._on_page(point))
        mark = self._drag.mark
        if hit is None:
            return
        at = hit.gap if by_letter else nearest_word_edge(self._article.text, hit.gap, ends=self._drag.ends)
        start, end = (mark.start, at) if self._drag.ends else (at, mark.end)
        if start < end:
            self._preview(replace(mark, start=start, end=end))

    def _preview(self, mark: Annotation) -> None:
        for one in (self._marks.get(mark.id), mark):
            if one:
                self._touch(one)
        self._marks.put(mark)
        self._touch(mark)

    def _drop(self) -> None:
        drag, shown = self._drag, self._marks.get(self._chosen)
        self._cancel_drag()
        if drag and shown and (shown.start, shown.end) != (drag.mark.start, drag.mark.end):
            self.resize_requested.emit(drag.mark.id, Span(shown.start, shown.end))

    def _cancel_drag(self) -> None:
        drag, self._drag = self._drag, None
        if drag:
            self._preview(drag.mark)

    # The small bar beside a selection

    def _show_bar(self) -> None:
        assert self._selected
        words_at = self._view_rect(self._page.stripe(self._selected.start, self._selected.end))
        start = self._page.point(self._selected.start).left()
        end = self._page.point(self._selected.end, trailing=True).left()
        one_line = words_at.height() < 2.2 * LINE_GUESS * self._look.em
        middle = (start + end) / 2 if one_line else start
        if place := self._bar_place(words_at, middle):
            self._bar.move(place)
            self._bar.show()
            self._bar.raise_()

    def _bar_place(self, words_at: QRect, middle: float) -> QPoint | None:
        """Above the words, else below, else right of the measure; None where it would cover them."""
        self._bar.fit()
        size, view = self._bar.size(), self.viewport().rect()
        x = max(4, min(round(middle - size.width() / 2), view.width() - size.width() - 4))
        for y in (words_at.top() - size.height() - 5, words_at.bottom() + 5):
            if 2 <= y <= view.height() - size.height() - 2:
                return QPoint(x, y)
        x = self._page_width() - MARGIN + 8
        if x + size.width() <= view.width():
            return QPoint(x, max(4, min(words_at.center().y(), view.height() - size.height() - 4)))
        return None

    # Words about marks

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tool_tip(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tool_tip(self, point: QPointF) -> str:
        if self._article is None:
            return ""
        hit = self._page.hit(self._on_page(point))
        said = [description(mark) for mark in self._marks.at(hit.at)] if hit and hit.exact else []
        if address := self.anchorAt(point.toPoint()):
            said.append(address)
        return "\n".join(said)

    def _spoken(self, mark: Annotation) -> str:
        return tr(
            "{mark}, {number} of {total}: {text}",
            mark=description(mark),
            number=self._marks.rank(mark),
            total=len(self._marks),
            text=mark.text,
        )

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


LINE_GUESS = 1.6  # em


class _Drag:
    """An edge of a mark in somebody's hand: `mark` is as it was."""

    def __init__(self, mark: Annotation, ends: bool) -> None:
        self.mark, self.ends = mark, ends


def _range(cursor: QTextCursor) -> tuple[int, int]:
    """The positions a cursor has selected; of table cells, in which Qt selects by rows and columns, first to last."""
    table = cursor.currentTable()
    if table is None or not cursor.hasComplexSelection():
        return cursor.selectionStart(), cursor.selectionEnd()
    row, rows, column, columns = cast(tuple[int, int, int, int], cursor.selectedTableCells())
    last = table.cellAt(row + rows - 1, column + columns - 1)
    return table.cellAt(row, column).firstPosition(), last.lastPosition()


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Modifier.KeypadModifier


def _near(one: QPoint, other: QPoint) -> bool:
    return (one - other).manhattanLength() < QApplication.startDragDistance()
