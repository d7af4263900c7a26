"""A page with what is marked on it: tags, the sentence cursor, the hits of a search, claims in the margin.

Only visible lines are painted. Their shapes are remembered until a mark there changes.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain

from PySide6 import QtGui
from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.model import Annotation, AnnotationId, Article, Block, Kind, Sentence, Span
from ui.language import tr
from ui.reading import margin
from ui.reading.document import Placed
from ui.reading.margin import Claims, Label
from ui.reading.mark_index import Marks
from ui.reading.marks import Brush, Inks, Lack, Lacks, Shapes, shapes
from ui.reading.page_view import PageView
from ui.words import description

FEW = 64  # changed marks up to which each is put in its place
CHUNK = 48  # lines whose shapes are kept together: a book in one paragraph costs no more than its visible lines

BAND = 0.3  # em of the ruler above and below the lines
BESIDE_TEXT = 40  # pixels of the ruler at the sides of the text: as many as the smallest margin has

Drawn = list[tuple[QPointF, Shapes]]  # from the corners of their blocks


class MarkedPage(PageView):
    """Shows one article and its annotations."""

    _marks: Marks
    _shapes: dict[tuple[int, int], Shapes]  # by block number and chunk
    _claims: Claims
    _unsaved: Sequence[tuple[Span, Kind]]
    _hits: Sequence[Span]
    _hit: int  # number of the current one
    _sentence: Sentence | None
    _chosen: AnnotationId | None
    _hovered: AnnotationId | None
    _linking: AnnotationId | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inked: Inks | None = None
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._shape_ahead)
        self.span_selected.connect(lambda: self._repaint_mark(self._chosen))  # its handles come or go

    def show_article(
        self,
        article: Article | None,
        blocks: Sequence[Block],
        sentences: Sequence[Sentence],
        annotations: Sequence[Annotation],
    ) -> None:
        """Show an article from its top, or with None the empty text. It has no hits and no claims yet."""
        self._show(article, blocks, sentences)
        self._marks = Marks(annotations)

    def _forget(self) -> None:
        super()._forget()
        self._marks, self._shapes = Marks(), {}
        self._claims = Claims()
        self._unsaved = ()
        self._hits, self._hit = (), -1
        self._sentence = self._chosen = self._hovered = self._linking = None

    def _lines_moved(self) -> None:
        self._shapes.clear()

    # Tags

    def update_annotations(self, gone: Collection[AnnotationId], present: Sequence[Annotation]) -> None:
        """Take away, add and change marks; if they are few, only their lines are painted again."""
        for number in gone:
            self._claims.forget(number)
        if len(gone) + len(present) > FEW:
            self._marks.change(gone, present)
            self._shapes.clear()
            self.viewport().update()
        else:
            for number in gone:
                if mark := self._marks.remove(number):
                    self._touch(mark)
            for mark in present:
                self._put(mark)
        if self._marks.get(self._chosen) is None:
            self._chosen = None
        if self._marks.get(self._hovered) is None:
            self._hovered = None

    def add_annotations(self, marks: Sequence[Annotation]) -> None:
        """Add marks that were there before and are only known now, in reading order."""
        if not marks:
            return
        self._marks.extend(marks)
        first = self._page.block_at(marks[0].start).blockNumber()
        last = self._page.block_at(max(mark.end for mark in marks) - 1).blockNumber()
        if touched := [key for key in self._shapes if first <= key[0] <= last]:
            for key in touched:
                del self._shapes[key]
            self.viewport().update()

    def choose(self, annotation: AnnotationId | None) -> None:
        """Draw a mark as the chosen one and bring it into view."""
        old, self._chosen = self._chosen, annotation
        self._repaint_mark(old)
        self._repaint_mark(annotation)
        mark = self._marks.get(annotation)
        if mark and annotation != old:
            self._bring_into_view(mark.start, mark.end)

    def rank_of(self, annotation: AnnotationId) -> int:
        """Which of the marks it is in reading order, from 1; 0 if it is none."""
        mark = self._marks.get(annotation)
        return self._marks.rank(mark) if mark else 0

    def show_unsaved(self, marks: Sequence[tuple[Span, Kind]]) -> None:
        """Outline with dashes, and without a fill, where tags would stand that are not saved; no others."""
        both = {*self._unsaved, *marks}
        self._unsaved = tuple(marks)
        for span, _ in both:
            self._repaint_span(span.start, span.end)

    def linking(self, annotation: AnnotationId | None) -> None:
        """Outline a mark with dashes while its partner is looked for; None when that is over."""
        old, self._linking = self._linking, annotation
        self._repaint_mark(old)
        self._repaint_mark(annotation)

    def _set_hovered(self, annotation: AnnotationId | None) -> None:
        if annotation != self._hovered:
            old, self._hovered = self._hovered, annotation
            self._repaint_mark(old)
            self._repaint_mark(annotation)

    def _put(self, mark: Annotation) -> None:
        """Add a mark, or change the one that has its id."""
        if old := self._marks.get(mark.id):
            self._touch(old)
        self._marks.put(mark)
        self._touch(mark)

    def _touch(self, mark: Annotation) -> None:
        """Forget the shapes where a mark is or was, and paint there again."""
        first = self._page.block_at(mark.start).blockNumber()
        last = self._page.block_at(max(mark.start, mark.end - 1)).blockNumber()
        for key in [key for key in self._shapes if first <= key[0] <= last]:
            del self._shapes[key]
        self._repaint_span(mark.start, mark.end)

    def _repaint_mark(self, annotation: AnnotationId | None) -> None:
        if mark := self._marks.get(annotation):
            self._repaint_span(mark.start, mark.end)

    # The sentence cursor

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

    # Hits of a search

    def show_hits(self, spans: Sequence[Span]) -> None:
        """Frame these pieces of the text: in reading order, none in another. None of them is the current one yet."""
        self._hits, self._hit = tuple(spans), -1
        self._shapes.clear()
        self.viewport().update()

    def show_hit(self, index: int, *, reveal: bool = True) -> None:
        """Draw a hit, by its place among the spans shown, as the current one; with `reveal`, bring it into view."""
        old, self._hit = self._hit, index
        for nth in (old, index):
            if 0 <= nth < len(self._hits):
                self._repaint_span(self._hits[nth].start, self._hits[nth].end)
        if not reveal:
            return
        hit = self._hits[index]
        self._bring_into_view(hit.start, hit.end)
        if sentence := self.sentence_at(hit.start):
            text = tr("Hit {number} of {total}: {text}", number=index + 1, total=len(self._hits), text=sentence.text)
            self._announce(text)

    # Claims in the margin

    def set_claims(
        self,
        label: Callable[[AnnotationId], str | None],
        lack: Lacks = lambda _: Lack.NOTHING,
    ) -> None:
        """Say a short text beside the first line of each statement that has one, wherever there is room; and show by
        signs what a statement lacks.

        `label` and `lack` are asked before a statement comes into view, and again when its claims have changed.
        """
        self._claims = Claims(label, lack)
        self.viewport().update()

    def change_claims(self, statements: Collection[AnnotationId]) -> None:
        """Ask again what is said of these, and draw the positions among them anew."""
        for statement in statements:
            known, mark = self._claims.forget(statement), self._marks.get(statement)
            if mark and (known or mark.kind is Kind.POSITION):
                self._repaint_span(mark.start, mark.start + 1)

    def _label_at(self, point: QPointF) -> Label | None:
        """The label at a point of the view."""
        at = self._on_page(point)
        if at.x() < self._page_width() - self._look.margin:
            return None
        top, bottom = at.y() - 2 * self._look.em, at.y() + 2 * self._look.em
        laid = self._labels(self._drawn(self._page.placed(top, bottom), top, bottom))
        return next((label for label in laid if label.rect.adjusted(-2, -2, 2, 2).contains(at)), None)

    def _labels(self, drawn: Drawn, signs: Mapping[int, int] | None = None) -> list[Label]:
        """The labels beside some lines; `signs` are the numbers of signs by their heights, where they are known."""
        begun = [(mark.id, corner.y() + y) for corner, made in drawn for mark, y in made.claims]
        if signs is None:
            lack = self._claims.lack
            signs = Counter(round(corner.y() + y) for corner, made in drawn for _, y in made.all_signs(lack))
        measure = self._page_width() - self._look.margin, self.viewport().width()
        return self._claims.laid(begun, signs, measure, self.text_size(), self._chosen)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._idle.start()
        if (mark := self._marks.get(self._chosen)) and not self._selected:
            with self._painter(event.rect()) as painter:
                painter.translate(0, -self.verticalScrollBar().value())
                Brush(painter, self._inks(), None, None).handles(self._edges(mark), mark.kind)

    def _shape_ahead(self) -> None:
        """Make the shapes and labels of the next screenful while nobody waits for them."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if self._article is not None and bar.value() < bar.maximum():
            top = bar.value() + height
            self._labels(self._drawn(self._page.placed(top, top + height), top, top + height))

    def _paint_under(self, painter: QPainter, placed: Sequence[Placed], top: float, bottom: float) -> None:
        super()._paint_under(painter, placed, top, bottom)
        brush = Brush(painter, self._inks(), self._hovered, self._chosen, self._look.margin)
        self._paint_sentence(brush, placed, top, bottom)
        right = self._page_width() - self._look.margin
        drawn = self._drawn(placed, top, bottom)
        for corner, made in drawn:
            painter.translate(corner)
            brush.under_text(made)
            if made.hits:
                brush.hits(made, self._hit)
            painter.translate(-corner)
            brush.margin(made, corner, right, self._claims.lack)
        for number in {self._chosen, self._linking}:
            if mark := self._marks.get(number):
                for one in placed:
                    rects = self._rects(one, mark.start, mark.end, top, bottom)
                    brush.outline(rects, mark.kind, dashed=number == self._linking)
        for span, kind in self._unsaved:
            for one in placed:
                brush.outline(self._rects(one, span.start, span.end, top, bottom), kind, dashed=True)
        if labels := self._labels(drawn, brush.signs):
            margin.paint(painter, self._theme, self.text_size(), labels, (self._hovered, self._chosen))

    def _inks(self) -> Inks:
        if self._inked is None or self._inked.theme is not self._theme:
            self._inked = Inks(self._theme)
        return self._inked

    def _paint_sentence(self, brush: Brush, placed: Sequence[Placed], top: float, bottom: float) -> None:
        if self._sentence is None:
            return
        start, end = self._sentence.start, self._sentence.end
        found = [list(self._rects(one, start, end, top, bottom)) for one in placed]
        brush.sentence(chain.from_iterable(found), self._band(start, end) if self.setting().ruler else None)
        for rects in filter(None, found):
            brush.sentence_bar(
                min(rect.top() for rect in rects), max(rect.bottom() for rect in rects), live=self.hasFocus()
            )

    def _band(self, start: int, end: int) -> QRectF:
        """The lines of [start, end) with their bars and signs, and a little above and below them; in whole pixels."""
        beside, reach = self._look.margin - BESIDE_TEXT, BAND * self._look.em
        top = round(self._page.point(start).top() - reach)
        bottom = round(self._page.point(end, trailing=True).bottom() + reach)
        return QRectF(beside, top, self._page_width() - 2 * beside, bottom - top)

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

    def _drawn(self, placed: Sequence[Placed], top: float, bottom: float) -> Drawn:
        """What is to be drawn on the lines of a stripe."""
        if not (len(self._marks) or self._hits):
            return []
        return [(one.rect.topLeft(), made) for one in placed for made in self._shapes_of(one, top, bottom)]

    def _shapes_of(self, placed: Placed, top: float, bottom: float) -> Iterator[Shapes]:
        count, number = placed.block.layout().lineCount(), placed.block.blockNumber()
        lines = range(count) if count <= CHUNK else self._page.lines(placed, top, bottom)
        for chunk in range(lines[0] // CHUNK, lines[-1] // CHUNK + 1) if lines else ():
            key = number, chunk
            if key not in self._shapes:
                numbers = range(chunk * CHUNK, min(count, (chunk + 1) * CHUNK))
                self._shapes[key] = shapes(self._page, self._marks, placed, numbers, self._hits)
            yield self._shapes[key]

    def _edges(self, mark: Annotation) -> tuple[QRectF, QRectF]:
        return self._page.point(mark.start), self._page.point(mark.end, trailing=True)

    # Words about marks

    def _tool_tip(self, point: QPointF) -> str:
        """What is at a point of the view."""
        if self._article is None:
            return ""
        if label := self._label_at(point):
            return self._claims.said(label.statements)
        hit = self._page.hit(self._on_page(point))
        said = [description(mark) for mark in self._marks.at(hit.at)] if hit and hit.exact else []
        if hit and hit.exact and any(span.start <= hit.at < span.end for span, _ in self._unsaved):
            said.append(tr("Not saved"))
        if address := self.anchorAt(point.toPoint()):
            said.append(address)
        return "\n".join(said)

    def _announce(self, text: str) -> None:
        if not self.isVisible():  # nobody hears it, and the window opens sooner
            return
        if QtGui.QAccessible.isActive():
            QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(self, text))
