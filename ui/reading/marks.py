"""Where and how marks are painted: their shapes on a line, and the brush.

Marks lie under Qt's text. Kinds differ by form as well as by colour: a statement is a soft fill and a bar in the
margin, an actor an underline and a faint fill, a position a fill, an underline and a sign in the margin, which is
dashed while something is missing of its claim. A hit of a search is framed in ink.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum, auto
from functools import cache, cached_property
from itertools import pairwise
from math import pi
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTextBlock

from reader.model import Annotation, AnnotationId, Kind, Span, Stance
from ui.reading.document import MARGIN, Page, Placed, Row
from ui.reading.mark_index import Marks
from ui.reading.rounded import paint_rounded
from ui.theme import Theme, sans
from ui.words import SIGNS

TO_BAR, TO_SENTENCE_BAR = 24, 13  # pixels from the text to the first lane of statements, and to the sentence's bar
BAR_LEFT = MARGIN - TO_BAR  # of the first lane, where the margin is the usual one
EDGE_BAR = 3  # pixels: no bar stands nearer to the border of the page
LANE = 7
UNDERLINE_LANE = 3.5
SIGN = 15  # pixels across
SIGN_STEP = SIGN + 4
FIRST_SIGN = 16  # from the end of the measure to the middle of the first sign
HANDLE = 4.5
RULER_SHARE = 0.55

_start, _end = attrgetter("start"), attrgetter("end")


class Lack(Enum):
    """What a statement lacks of a claim: its signs show it, however narrow the margin is."""

    NOTHING = auto()
    PART = auto()
    POSITION = auto()  # there is no sign that could show it: it gets one of its own


Lacks = Callable[[AnnotationId], Lack]


class Stretch(NamedTuple):
    """Code points that lie under the same marks: any number of statements, and the innermost actor or position."""

    start: int
    end: int
    statements: list[AnnotationId]
    inner: Annotation | None


def flatten(marks: Sequence[Annotation], start: int, end: int) -> list[Stretch]:
    """The stretches of [start, end), in which all of the marks have a part.

    An actor or position on exactly a statement's words leaves the ground to the statement: its line is enough.
    """
    whole = {(mark.start, mark.end) for mark in marks if mark.kind is Kind.STATEMENT}
    edges = {start, end}
    for mark in marks:
        edges.add(mark.start if mark.start > start else start)
        edges.add(mark.end if mark.end < end else end)
    nested = sorted(marks, key=lambda mark: (mark.start - mark.end, mark.start, mark.id))
    found = []
    for a, b in pairwise(sorted(edges)):
        statements, inner = [], None
        for mark in nested:
            if mark.start <= a and mark.end >= b:
                if mark.kind is Kind.STATEMENT:
                    statements.append(mark.id)
                elif (mark.start, mark.end) not in whole:
                    inner = mark
        if statements or inner:
            found.append(Stretch(a, b, statements, inner))
    return found


class Fill(NamedTuple):
    """A stretch of a line that has one look: that of the innermost actor or position, else of its statements."""

    rect: QRectF
    statements: list[AnnotationId]
    inner: Annotation | None


class Shapes:
    """What to paint for some lines of a block, in pixels from the block's corner."""

    def __init__(self) -> None:
        self.fills: list[Fill] = []
        self.underlines: list[tuple[Annotation, QLineF]] = []
        self.bars: list[tuple[Annotation, int, float, float]] = []  # lane, top, bottom
        self.signs: list[tuple[Annotation, float]] = []  # middle of the line the mark begins on
        self.claims: list[tuple[Annotation, float]] = []  # statements; middle of their first line
        self.hits: list[tuple[int, QRectF]] = []  # number of the hit

    def all_signs(self, lack: Lacks) -> list[tuple[Annotation, float]]:
        """The signs of positions, and on each line one for the statements that have no position."""
        bare = {middle: mark for mark, middle in reversed(self.claims) if lack(mark.id) is Lack.POSITION}
        return self.signs + [(mark, middle) for middle, mark in bare.items()]


def shapes(page: Page, marks: Marks, placed: Placed, numbers: range, hits: Sequence[Span] = ()) -> Shapes:
    """The shapes of the marks and hits on some lines of a block. Hits are in reading order, none in another."""
    found = Shapes()
    start, end = page.bounds(placed.block)
    layout, origin = placed.block.layout(), placed.block.position()
    if len(numbers) < layout.lineCount():
        first, last = layout.lineAt(numbers[0]), layout.lineAt(numbers[-1])
        start = page.to_python(origin + first.textStart())
        end = min(end, page.to_python(origin + last.textStart() + last.textLength()))
    here = marks.between(start, end) if start < end else []
    in_lanes = marks.in_lanes(here, start, end)
    found_here = range(bisect_right(hits, start, key=_end), bisect_left(hits, end, key=_start))
    for number in numbers if here or found_here else ():
        row = page.row_of(placed.block, layout.lineAt(number))
        a = page.to_python(origin + row.start)
        b = min(end, page.to_python(origin + row.end))
        on_line = [mark for mark in here if mark.start < b and mark.end > a]
        hits_on_line = [nth for nth in found_here if hits[nth].start < b and hits[nth].end > a]
        if on_line or hits_on_line:
            line = _Line(page, placed.block, row, number, (a, b))
            line.shape(found, in_lanes, on_line)
            for nth in hits_on_line:
                found.hits += [(nth, rect) for rect in line.rects(hits[nth].start, hits[nth].end)]
    return found


class _Line:
    """One line of a block: turns marks into shapes."""

    def __init__(self, page: Page, block: QTextBlock, row: Row, number: int, span: tuple[int, int]) -> None:
        self._page, self._block, self._row, self._number = page, block, row, number
        self._start, self._end = span
        self._top, self._bottom = row.top, row.bottom
        self._known = {self._start: row.left, self._end: row.right}  # where code points stand, if none runs backwards

    def shape(self, found: Shapes, in_lanes: Mapping[AnnotationId, int], here: list[Annotation]) -> None:
        middle = (self._top + self._bottom) / 2
        for start, end, statements, inner in flatten(here, self._start, self._end):
            found.fills += [Fill(rect, statements, inner) for rect in self.rects(start, end)]
        self._add_bars(found, in_lanes, [mark for mark in here if mark.kind is Kind.STATEMENT])
        for mark in here:
            begins = mark.start >= self._start
            if mark.kind is Kind.STATEMENT:
                if begins:
                    found.claims.append((mark, middle))
                continue
            y = self._bottom + UNDERLINE_LANE * min(in_lanes[mark.id], 3)
            for left, right in self._pieces(mark.start, mark.end):
                found.underlines.append((mark, QLineF(left + 1, y, right - 1, y)))
            if mark.kind is Kind.POSITION and begins:
                found.signs.append((mark, middle))

    def rects(self, start: int, end: int) -> list[QRectF]:
        """What lies under a part of the line; several where directions mix."""
        top, height = self._top - 1, self._bottom - self._top + 2
        return [QRectF(left - 0.5, top, right - left + 1, height) for left, right in self._pieces(start, end)]

    def _pieces(self, start: int, end: int) -> list[tuple[float, float]]:
        start, end = start if start > self._start else self._start, end if end < self._end else self._end
        if self._row.bidi:
            return self._row.pieces(self._position(start), self._position(end))
        left, right = self._x(start), self._x(end)
        return [(left, right)] if right - left > 0.5 else []

    def _x(self, index: int) -> float:
        found = self._known.get(index)
        if found is None:
            found = self._known[index] = self._row.x(self._position(index))
        return found

    def _position(self, index: int) -> int:
        """Where a code point stands in the block."""
        return self._page.to_qt(index) - self._block.position()

    def _add_bars(self, found: Shapes, in_lanes: Mapping[AnnotationId, int], statements: list[Annotation]) -> None:
        """A bar reaches to the next line if its statement does; bars in one lane share the height of the line."""
        for lane in {in_lanes[mark.id] for mark in statements}:
            same = [mark for mark in statements if in_lanes[mark.id] == lane]
            share = (self._bottom - self._top) / len(same)
            for nth, mark in enumerate(same):
                top, bottom = self._top + nth * share + (1 if nth else 0), self._top + (nth + 1) * share - 1
                if mark is same[-1] and mark.end > self._end:
                    bottom = self._next_line(bottom)
                found.bars.append((mark, lane, top, bottom))

    def _next_line(self, otherwise: float) -> float:
        """Where the next line of the block begins, and a little more; `otherwise` if this is the last."""
        layout = self._block.layout()
        return layout.lineAt(self._number + 1).y() + 1 if self._number + 1 < layout.lineCount() else otherwise


class Inks:
    """Fills and lines of a theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.fills = {(kind, strong): _fill(theme, kind, strong) for kind in Kind for strong in (False, True)}
        self.pens = {(kind, strong): _pen(theme, kind, strong) for kind in Kind for strong in (False, True)}
        quiet = QColor(theme.line[Kind.STATEMENT])
        quiet.setAlphaF(0.62)
        self.bars = quiet, theme.line[Kind.STATEMENT]


class Brush:
    """Paints the shapes of one view: with its theme, and what is hovered and chosen in it."""

    def __init__(
        self,
        painter: QPainter,
        inks: Inks,
        hovered: AnnotationId | None,
        chosen: AnnotationId | None,
        margin: int = MARGIN,
    ) -> None:
        """`margin`: pixels on each side of the text."""
        self.painter, self.inks, self.theme = painter, inks, inks.theme
        self._left = margin
        self._lanes = [max(EDGE_BAR, margin - TO_BAR - LANE * lane) for lane in range(5)]
        self._strong = {hovered, chosen} - {None}
        self.signs: dict[int, int] = {}  # how many are painted, by their heights

    def sentence(self, rects: Iterable[QRectF], band: QRectF | None = None) -> None:
        """The tint of the current sentence; with `band`, its lines are set off around the tint."""
        words = QPainterPath()
        words.setFillRule(Qt.FillRule.WindingFill)
        for rect in rects:
            words.addRoundedRect(rect.adjusted(-4, -3, 4, 4), 5, 5)
        if band:
            self._ruler(band, words)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.sentence)
        self.painter.drawPath(words)

    def _ruler(self, band: QRectF, words: QPainterPath) -> None:
        lines = QPainterPath()
        lines.addRect(band)
        self.painter.fillPath(lines.subtracted(words), ruler_ground(self.theme))
        for y in (band.top(), band.bottom()):
            self.painter.fillRect(QRectF(band.left(), y, band.width(), 1), self.theme.accent)

    def sentence_bar(self, top: float, bottom: float, *, live: bool) -> None:
        """Beside the current sentence; `live`: keys go there."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self._bar(self._left - TO_SENTENCE_BAR, top - 2, bottom + 3, self.theme.accent if live else self.theme.rule)

    def under_text(self, shapes: Shapes) -> None:
        """Fills and underlines; the painter's origin is the block's corner."""
        painter, strong = self.painter, self._strong
        fills: defaultdict[tuple[Kind, bool], list[QRectF]] = defaultdict(list)
        for rect, statements, inner in shapes.fills:
            if inner:
                fills[inner.kind, inner.id in strong].append(rect)
            else:
                fills[Kind.STATEMENT, len(statements) > 1 or statements[0] in strong].append(rect)
        painter.setPen(Qt.PenStyle.NoPen)
        for look, colour in self.inks.fills.items():  # in one order wherever one looks from
            if look in fills:
                painter.setBrush(colour)
                paint_rounded(painter, fills[look], 2.5)
        lines: defaultdict[tuple[Kind, bool], list[QLineF]] = defaultdict(list)
        for mark, line in shapes.underlines:
            lines[mark.kind, mark.id in strong].append(line)
        for look, alike in lines.items():
            painter.setPen(self.inks.pens[look])
            painter.drawLines(alike)

    def hits(self, shapes: Shapes, current: int) -> None:
        """Frames of ink around the hits of a search; the painter's origin is the block's corner."""
        for strong in (False, True):
            rects = [rect for nth, rect in shapes.hits if (nth == current) is strong]
            self.painter.setPen(QPen(self.theme.text, 2.0) if strong else QPen(self.theme.dim, 1.0))
            self.painter.setBrush(hit_ground(self.theme, strong))
            for rect in rects:
                self.painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 3.5, 3.5)

    def outline(self, rects: Iterable[QRectF], kind: Kind, *, dashed: bool = False) -> None:
        """Around all of the chosen mark; dashed around the one whose partner is looked for."""
        pen = QPen(self.theme.line[kind], 1.8, Qt.PenStyle.DashLine) if dashed else QPen(self.theme.line[kind], 1.2)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in rects:
            self.painter.drawRoundedRect(rect.adjusted(-1, -1.5, 1, 1.5), 3, 3)

    def margin(self, shapes: Shapes, corner: QPointF, right: float, lack: Lacks = lambda _: Lack.NOTHING) -> None:
        """Bars on the left and signs on the right of the measure, which ends at `right`."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        above = corner.y()
        for mark, lane, top, bottom in shapes.bars:
            colour = self.inks.bars[mark.id in self._strong]
            self._bar(self._lanes[min(lane, len(self._lanes) - 1)], above + top, above + bottom, colour)
        for mark, middle in shapes.all_signs(lack):
            y = round(above + middle)
            nth = self.signs.get(y, 0)
            self.signs[y] = nth + 1
            self._sign(mark, QPointF(right + FIRST_SIGN + nth * SIGN_STEP, y), _is_whole(mark, lack))

    def handles(self, edges: Iterable[QRectF], kind: Kind) -> None:
        """The two ends of the chosen mark, to be dragged."""
        colour = self.theme.line[kind]
        for edge, up in zip(edges, (True, False), strict=True):
            self.painter.setPen(QPen(colour, 2))
            self.painter.drawLine(edge.topLeft(), edge.bottomLeft())
            self.painter.setPen(QPen(self.theme.paper, 1.5))
            self.painter.setBrush(colour)
            self.painter.drawEllipse(edge.topLeft() if up else edge.bottomLeft(), HANDLE, HANDLE)

    def _bar(self, left: float, top: float, bottom: float, colour: QColor) -> None:
        self.painter.setBrush(colour)
        self.painter.drawRoundedRect(QRectF(left, top, 3, bottom - top), 1.5, 1.5)

    @cached_property
    def _of_all_signs(self) -> tuple[int, int, float]:
        """Their colours, and how many pixels of the screen one of ours is."""
        line, paper = self.theme.line[Kind.POSITION], self.theme.paper
        return line.rgba(), paper.rgba(), self.painter.device().devicePixelRatioF()

    def _sign(self, mark: Annotation, middle: QPointF, whole: bool) -> None:
        sign = _sign(mark.stance, whole, mark.id in self._strong, *self._of_all_signs)
        self.painter.drawPixmap(middle - QPointF(SIGN, SIGN), sign)


def _is_whole(mark: Annotation, lack: Lacks) -> bool:
    """Whether nothing is missing of a position, nor of the claims that it belongs to."""
    coded = mark.kind is Kind.POSITION and mark.stance is not None and mark.issue_id is not None
    return coded and all(lack(statement) is Lack.NOTHING for statement in mark.statement_ids)


@cache
def _sign(stance: Stance | None, whole: bool, strong: bool, line: int, paper: int, ratio: float) -> QPixmap:
    """A stance in a ring, which is dashed while something is missing; as wide as two signs."""
    colour = QColor.fromRgba(line)
    pixmap = QPixmap(QSizeF(2 * SIGN * ratio, 2 * SIGN * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        filled = strong and whole and stance is not None
        painter.setPen(_ring(colour, whole, strong))
        painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(SIGN, SIGN), SIGN / 2, SIGN / 2)
        font = sans(9)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor.fromRgba(paper) if filled else colour)
        painter.drawText(QRectF(0, 0, 2 * SIGN, 2 * SIGN), Qt.AlignmentFlag.AlignCenter, SIGNS[stance])
    finally:
        painter.end()
    return pixmap


def _ring(colour: QColor, whole: bool, strong: bool) -> QPen:
    if whole:
        return QPen(colour, 1.4)
    pen = QPen(colour, 2.2 if strong else 1.4, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    dashes = 7  # round the ring, so that no two of them meet
    pen.setDashPattern([pi * SIGN / dashes / pen.widthF() * share for share in (0.6, 0.4)])
    return pen


def ruler_ground(theme: Theme) -> QColor:
    """What lies on the lines of the current sentence, beside its words, when they are set off.

    It is a share of the sentence's tint: what can be read on the one can be read on the other.
    """
    colour = QColor(theme.sentence)
    colour.setAlphaF(colour.alphaF() * RULER_SHARE)
    return colour


def strong_fill(theme: Theme, kind: Kind) -> QColor:
    """The fill of a mark that is hovered or chosen."""
    colour = QColor(theme.fill[kind])
    colour.setAlphaF(min(1.0, colour.alphaF() * (1.4 if theme.dark else 1.7)))
    return colour


def hit_ground(theme: Theme, strong: bool) -> QColor:
    """What lies under the words of a hit; stronger under the current one."""
    colour = QColor(theme.text)
    colour.setAlphaF(0.16 if strong else 0.07)
    return colour


def _fill(theme: Theme, kind: Kind, strong: bool) -> QColor:
    return strong_fill(theme, kind) if strong else theme.fill[kind]


def _pen(theme: Theme, kind: Kind, strong: bool) -> QPen:
    return QPen(theme.line[kind], 2.6 if strong else 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
