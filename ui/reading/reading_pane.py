"""The article as it is read and tagged: what keys and mouse do to it, and what is wished.

The pane is a view: it knows articles and annotations, not where they come from. It asks by signals and changes nothing.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from reader.model import Annotation, AnnotationId, Sentence, Span
from ui.reading.document import Hit
from ui.reading.kind_bar import KindBar
from ui.reading.marked_page import MarkedPage
from ui.reading.marks import HANDLE
from ui.reading.page_view import EDGE
from ui.rows import fill
from ui.word_steps import nearest_word_edge, word_after, word_before, word_edge

Key, Modifier = Qt.Key, Qt.KeyboardModifier
_FREE = Modifier.NoModifier
_END, _START, _LETTER = Modifier.ShiftModifier, Modifier.AltModifier, Modifier.ControlModifier | Modifier.ShiftModifier
LINE_GUESS = 1.6  # em
_SCROLLS = {
    Key.Key_PageUp: "page_up",
    Key.Key_PageDown: "page_down",
    Key.Key_Home: "top",
    Key.Key_End: "bottom",
}


class ReadingPane(MarkedPage):
    """Shows one article to be read and tagged. Spans and offsets are code points of the article's text."""

    sentence_clicked = Signal(object)  # Sentence
    annotation_clicked = Signal(object)  # AnnotationId, or None: no mark is there, or Esc
    place_clicked = Signal(int)  # code point, after the two above
    tag_requested = Signal(object)  # Kind, of the selection
    resize_requested = Signal(object, object)  # AnnotationId, Span
    menu_requested = Signal(object)  # QPoint of the screen: open the menu of what is selected, chosen or read

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cycle: list[AnnotationId] = []
        self._pressed: QPoint | None = None
        self._edged = False  # whether the edge is painted
        self._bar = KindBar(self.viewport())
        self._bar.clicked.connect(self.tag_requested)
        self.span_selected.connect(self._bar.hide)
        self.verticalScrollBar().valueChanged.connect(self._bar.hide)
        self.verticalScrollBar().valueChanged.connect(self._watch_edge)

    def update_annotations(self, gone: Collection[AnnotationId], present: Sequence[Annotation]) -> None:
        self._cancel_drag()
        super().update_annotations(gone, present)

    def set_sentence(self, sentence: Sentence | None, *, reveal: bool = True) -> None:
        super().set_sentence(sentence, reveal=reveal)
        self._watch_edge()

    def _forget(self) -> None:
        super()._forget()
        self._drag: _Drag | None = None

    def _lay_out(self) -> None:
        super()._lay_out()
        self._bar.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._bar.name()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self._is_mine(event))
            return event.isAccepted()
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):  # over the margin of the viewport
            self.wheelEvent(event)
            return event.isAccepted()
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            self._show_edge(event.region())
        return handled

    def _wants_edge(self) -> bool:
        """Whether nothing is seen of the bar beside the sentence, which shows the focus."""
        return self.hasFocus() and not self.sentence_in_view().intersects(self.viewport().rect())

    def sentence_in_view(self) -> QRect:
        """The lines of the current sentence in the viewport's pixels, also where they are scrolled out of it."""
        if self._article is None or self._sentence is None:
            return QRect()
        return self._view_rect(self._page.stripe(self._sentence.start, self._sentence.end))

    def _show_edge(self, painted: QRegion) -> None:
        """Along the left edge of the page, beside what is scrolled: here is the focus. Often only a scroll bar is
        painted, and the edge stays as it was."""
        wanted, edge = self._wants_edge(), self._edge()
        if wanted:
            painter = QPainter(self)
            try:
                fill(painter, edge, self._theme.accent)
            finally:
                painter.end()
        if QRegion(edge).subtracted(painted).isEmpty():
            self._edged = wanted

    def _edge(self) -> QRect:
        return QRect(0, 0, EDGE, self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def _show_focus(self) -> None:
        self._watch_edge()
        if self._sentence:
            self._repaint_span(self._sentence.start, self._sentence.end)

    def _watch_edge(self) -> None:
        if self._wants_edge() is not self._edged:
            self.update(self._edge())

    def _set_anew(self) -> None:
        super()._set_anew()
        self._watch_edge()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tool_tip(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    # Keyboard

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
        hit, marks = self._what_at(point)
        if hit:
            again = bool(marks) and marks == self._cycle and self._chosen in marks
            nth = marks.index(self._chosen) + 1 if again and self._chosen is not None else 0
            self._go_to(hit, marks, marks[nth % len(marks)] if marks else None)

    def _click_for_menu(self, point: QPointF) -> None:
        """What a click does, but the selection stays if it was hit, and the chosen mark too."""
        hit, marks = self._what_at(point) if self._article else (None, [])
        if hit is None or (self._selected and hit.exact and self._selected.start <= hit.at < self._selected.end):
            return
        self.clear_selection()
        self._go_to(hit, marks, self._chosen if self._chosen in marks else next(iter(marks), None))

    def _go_to(self, hit: Hit, marks: list[AnnotationId], annotation: AnnotationId | None) -> None:
        self._cycle = marks
        mark = self._marks.get(annotation)
        if sentence := self.sentence_at(hit.at if hit.exact or mark is None else mark.start):
            self.sentence_clicked.emit(sentence)
        self.annotation_clicked.emit(annotation)
        self.place_clicked.emit(hit.at)

    def _what_at(self, point: QPointF) -> tuple[Hit | None, list[AnnotationId]]:
        """What is at a point of the view: a place in the text, and the marks there or the statements of a claim."""
        hit = self._page.hit(self._on_page(point))
        if label := self._label_at(point):
            return hit, label.statements
        return hit, [mark.id for mark in self._marks.at(hit.at)] if hit and hit.exact else []

    def _menu_place(self) -> QPoint:
        """Below the first line of what is selected, chosen or read; at the border if that is out of view."""
        view = self.viewport().rect()
        span = self._selected or self._marks.get(self._chosen) or self._sentence
        if span is None:
            return view.center()
        place = self._page.point(span.start).bottomLeft().toPoint() - QPoint(0, self.verticalScrollBar().value())
        return QPoint(max(view.left(), min(place.x(), view.right())), max(view.top(), min(place.y(), view.bottom())))

    def _hover(self, point: QPointF) -> None:
        _, marks = self._what_at(point)
        self._set_hovered(marks[0] if marks else None)
        shape = Qt.CursorShape.IBeamCursor
        if self._handle_at(point):
            shape = Qt.CursorShape.SizeHorCursor
        elif self._label_at(point):
            shape = Qt.CursorShape.PointingHandCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    # Dragging an edge of the chosen mark

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
            self._put(mark._replace(start=start, end=end))

    def _drop(self) -> None:
        drag, shown = self._drag, self._marks.get(self._chosen)
        self._cancel_drag()
        if drag and shown and (shown.start, shown.end) != (drag.mark.start, drag.mark.end):
            self.resize_requested.emit(drag.mark.id, Span(shown.start, shown.end))

    def _cancel_drag(self) -> None:
        drag, self._drag = self._drag, None
        if drag:
            self._put(drag.mark)

    # The small bar beside a selection

    def _show_bar(self) -> None:
        assert self._selected
        words_at = self._view_rect(self._page.stripe(self._selected.start, self._selected.end))
        start = self._page.point(self._selected.start).left()
        end = self._page.point(self._selected.end, trailing=True).left()
        one_line = words_at.height() < 2.2 * LINE_GUESS * self._look.em
        middle = (start + end) / 2 if one_line else start
        self._bar.show_beside(words_at, middle, self._page_width() - self._look.margin)


class _Drag:
    """An edge of a mark in somebody's hand: `mark` is as it was."""

    def __init__(self, mark: Annotation, ends: bool) -> None:
        self.mark, self.ends = mark, ends


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Modifier.KeypadModifier


def _near(one: QPoint, other: QPoint) -> bool:
    return (one - other).manhattanLength() < QApplication.startDragDistance()
