"""Where and how marks are painted: an index of the annotations, their lanes, their shapes on a line, and the brush.

Marks lie under Qt's text. Kinds differ by form as well as by colour: a statement is a soft fill and a bar in the
margin, an actor an underline and a faint fill, a position a fill, an underline and a sign in the margin.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTextLine

from reader.model import Annotation, AnnotationId, Kind, Stance
from ui.document import MARGIN, Page, Placed
from ui.theme import Theme, sans

LONG = 1024  # code points; the few marks that are longer are kept apart, so that a search looks back no further
BAR_LEFT = MARGIN - 24  # of the first lane of statements; the sentence's bar stands nearer to the text
SENTENCE_BAR = MARGIN - 13
LANE = 7
UNDERLINE_LANE = 3.5
SIGN = 15  # pixels across
HANDLE = 4.5
SIGNS = {Stance.SUPPORT: "+", Stance.NEUTRAL: "0", Stance.OPPOSE: "−", None: ""}

Order = tuple[int, int, int]
_start, _end = attrgetter("start"), attrgetter("end")


def order(mark: Annotation) -> Order:
    """In the order of the text; of two that begin together the longer first."""
    return mark.start, -mark.end, mark.id


class Marks:
    """The annotations of one article, by place."""

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._short = sorted(annotations, key=_start)
        self._long = [mark for mark in self._short if mark.end - mark.start > LONG]
        if self._long:
            self._short = [mark for mark in self._short if mark.end - mark.start <= LONG]

    def __len__(self) -> int:
        return len(self._short) + len(self._long)

    def get(self, mark: AnnotationId | None) -> Annotation | None:
        return None if mark is None else self._by_id.get(mark)

    def put(self, mark: Annotation) -> None:
        """Add a mark, or change the one that has its id."""
        self.remove(mark.id)
        self._by_id[mark.id] = mark
        insort(self._list(mark), mark, key=_start)

    def remove(self, mark: AnnotationId) -> Annotation | None:
        """Take a mark away and give it back; None if there was none."""
        old = self._by_id.pop(mark, None)
        if old is not None:
            same = self._list(old)
            at = bisect_left(same, old.start, key=_start)
            while same[at].id != mark:
                at += 1
            del same[at]
        return old

    def between(self, start: int, end: int) -> list[Annotation]:
        """The marks that share a code point with [start, end), in order."""
        first, last = (bisect_left(self._short, at, key=_start) for at in (start - LONG, end))
        found = [mark for mark in self._short[first:last] if mark.end > start]
        found += [mark for mark in self._long if mark.start < end and mark.end > start]
        return sorted(found, key=order)

    def at(self, index: int) -> list[Annotation]:
        """The marks on one code point, the smallest first."""
        return sorted(self.between(index, index + 1), key=lambda mark: (mark.end - mark.start, mark.start, mark.id))

    def rank(self, mark: Annotation) -> int:
        """How many marks come before this one in the text, and one."""
        before = sum(bisect_left(same, mark.start, key=_start) for same in (self._short, self._long))
        level = (other for other in self.between(mark.start, mark.start + 1) if other.start == mark.start)
        return before + 1 + sum(order(other) < order(mark) for other in level)

    def in_lanes(self, here: Sequence[Annotation], start: int, end: int) -> dict[AnnotationId, int]:
        """Which of the parallel lanes the bar or underline of each mark runs in. `here` are the marks of [start, end).

        It is the same wherever one looks from: marks that reach further hang together with others out of sight.
        """
        found: dict[AnnotationId, int] = {}
        for statements in (True, False):
            alike = [mark for mark in here if (mark.kind is Kind.STATEMENT) is statements]
            first, last = start, end
            while alike and not (first <= alike[0].start and max(map(_end, alike)) <= last):
                first, last = min(first, alike[0].start), max(last, max(map(_end, alike)))
                reached = self.between(first, last)
                alike = [mark for mark in reached if (mark.kind is Kind.STATEMENT) is statements]
            found |= lanes(alike)
        return found

    @cached_property
    def _by_id(self) -> dict[AnnotationId, Annotation]:
        return {mark.id: mark for same in (self._short, self._long) for mark in same}

    def _list(self, mark: Annotation) -> list[Annotation]:
        return self._long if mark.end - mark.start > LONG else self._short


def lanes(marks: Sequence[Annotation]) -> dict[AnnotationId, int]:
    """The first free lane for each mark; marks that overlap are in different ones."""
    ends: list[int] = []
    found = {}
    for mark in sorted(marks, key=order):
        lane = next((i for i, end in enumerate(ends) if end <= mark.start), len(ends))
        ends[lane : lane + 1] = [mark.end]
        found[mark.id] = lane
    return found


class Stretch(NamedTuple):
    """Code points that lie under the same marks: any number of statements, and the innermost actor or position."""

    start: int
    end: int
    statements: list[AnnotationId]
    inner: Annotation | None


def flatten(marks: Sequence[Annotation], start: int, end: int) -> list[Stretch]:
    """The stretches of [start, end), in which all of the marks have a part."""
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
                else:
                    inner = mark
        if statements or inner:
            found.append(Stretch(a, b, statements, inner))
    return found


@dataclass(slots=True)
class Fill:
    """A stretch of a line that has one look: that of the innermost actor or position, else of its statements."""

    rect: QRectF
    statements: list[AnnotationId]
    inner: Annotation | None


@dataclass(slots=True)
class Shapes:
    """What to paint for some lines of a block, in pixels from the block's corner."""

    fills: list[Fill] = field(default_factory=list)
    underlines: list[tuple[Annotation, QLineF]] = field(default_factory=list)
    bars: list[tuple[Annotation, int, float, float]] = field(default_factory=list)  # lane, top, bottom
    signs: list[tuple[Annotation, float]] = field(default_factory=list)  # middle of the line the mark begins on


def shapes(page: Page, marks: Marks, placed: Placed, numbers: range) -> Shapes:
    """The shapes of the marks on some lines of a block."""
    found = Shapes()
    start, end = page.bounds(placed.block)
    layout, origin = placed.block.layout(), placed.block.position()
    if len(numbers) < layout.lineCount():
        first, last = layout.lineAt(numbers[0]), layout.lineAt(numbers[-1])
        start = page.to_python(origin + first.textStart())
        end = min(end, page.to_python(origin + last.textStart() + last.textLength()))
    here = marks.between(start, end) if start < end else []
    in_lanes = marks.in_lanes(here, start, end)
    for number in numbers if here else ():
        line = layout.lineAt(number)
        a = page.to_python(origin + line.textStart())
        b = min(end, page.to_python(origin + line.textStart() + line.textLength()))
        on_line = [mark for mark in here if mark.start < b and mark.end > a]
        if on_line:
            following = layout.lineAt(number + 1).y() if number + 1 < layout.lineCount() else None
            _Line(page, placed, line, (a, b), following).shape(found, in_lanes, on_line)
    return found


class _Line:
    """One line of a block: turns marks into shapes."""

    def __init__(
        self, page: Page, placed: Placed, line: QTextLine, span: tuple[int, int], following: float | None
    ) -> None:
        self._page, self._following = page, following
        self._start, self._end = span
        self._origin = placed.block.position()
        self._row = page.row_of(placed.block, line)
        self._top, self._bottom = self._row.top, self._row.bottom

    def shape(self, found: Shapes, in_lanes: Mapping[AnnotationId, int], here: list[Annotation]) -> None:
        top, height = self._top, self._bottom - self._top
        for start, end, statements, inner in flatten(here, self._start, self._end):
            for left, right in self._pieces(start, end):
                found.fills.append(Fill(QRectF(left - 0.5, top - 1, right - left + 1, height + 2), statements, inner))
        self._add_bars(found, in_lanes, [mark for mark in here if mark.kind is Kind.STATEMENT])
        for mark in here:
            if mark.kind is Kind.STATEMENT:
                continue
            y = self._bottom + UNDERLINE_LANE * min(in_lanes[mark.id], 3)
            for left, right in self._pieces(mark.start, mark.end):
                found.underlines.append((mark, QLineF(left + 1, y, right - 1, y)))
            if mark.kind is Kind.POSITION and mark.start >= self._start:
                found.signs.append((mark, top + height / 2))

    def _pieces(self, start: int, end: int) -> list[tuple[float, float]]:
        a = self._page.to_qt(start if start > self._start else self._start) - self._origin
        b = self._page.to_qt(end if end < self._end else self._end) - self._origin
        return self._row.pieces(a, b)

    def _add_bars(self, found: Shapes, in_lanes: Mapping[AnnotationId, int], statements: list[Annotation]) -> None:
        """A bar reaches to the next line if its statement does; bars in one lane share the height of the line."""
        for lane in {in_lanes[mark.id] for mark in statements}:
            same = [mark for mark in statements if in_lanes[mark.id] == lane]
            share = (self._bottom - self._top) / len(same)
            for nth, mark in enumerate(same):
                top, bottom = self._top + nth * share + (1 if nth else 0), self._top + (nth + 1) * share - 1
                if mark is same[-1] and mark.end > self._end and self._following is not None:
                    bottom = self._following + 1
                found.bars.append((mark, lane, top, bottom))


class Brush:
    """Paints the shapes of one view: with its theme, and what is hovered and chosen in it."""

    def __init__(
        self, painter: QPainter, theme: Theme, hovered: AnnotationId | None, chosen: AnnotationId | None
    ) -> None:
        self.painter, self.theme = painter, theme
        self._strong = {hovered, chosen} - {None}
        self._signs: dict[int, int] = {}
        self._fills = {(kind, strong): _fill(theme, kind, strong) for kind in Kind for strong in (False, True)}
        self._pens = {(kind, strong): _pen(theme, kind, strong) for kind in Kind for strong in (False, True)}
        quiet = QColor(theme.line[Kind.STATEMENT])
        quiet.setAlphaF(0.62)
        self._bars = quiet, theme.line[Kind.STATEMENT]

    def sentence(self, rects: Iterable[QRectF]) -> None:
        """The tint of the current sentence."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.sentence)
        for rect in rects:
            self.painter.drawRoundedRect(rect.adjusted(-4, -3, 4, 4), 5, 5)

    def sentence_bar(self, top: float, bottom: float) -> None:
        self._bar(SENTENCE_BAR, top - 2, bottom + 3, self.theme.accent)

    def under_text(self, shapes: Shapes) -> None:
        """Fills and underlines; the painter's origin is the block's corner."""
        painter, strong = self.painter, self._strong
        painter.setPen(Qt.PenStyle.NoPen)
        for fill in shapes.fills:
            if fill.inner:
                look = fill.inner.kind, fill.inner.id in strong
            else:
                look = Kind.STATEMENT, len(fill.statements) > 1 or fill.statements[0] in strong
            painter.setBrush(self._fills[look])
            painter.drawRoundedRect(fill.rect, 2.5, 2.5)
        for mark, line in shapes.underlines:
            painter.setPen(self._pens[mark.kind, mark.id in strong])
            painter.drawLine(line)

    def outline(self, rects: Iterable[QRectF], kind: Kind) -> None:
        """Around all of the chosen mark."""
        self.painter.setPen(QPen(self.theme.line[kind], 1.2))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in rects:
            self.painter.drawRoundedRect(rect.adjusted(-1, -1.5, 1, 1.5), 3, 3)

    def margin(self, shapes: Shapes, corner: QPointF, right: float) -> None:
        """Bars on the left and signs on the right of the measure, which ends at `right`."""
        for mark, lane, top, bottom in shapes.bars:
            colour = self._bars[mark.id in self._strong]
            self._bar(BAR_LEFT - LANE * min(lane, 4), corner.y() + top, corner.y() + bottom, colour)
        for mark, middle in shapes.signs:
            y = round(corner.y() + middle)
            nth = self._signs.get(y, 0)
            self._signs[y] = nth + 1
            self._sign(mark, QPointF(right + 16 + nth * (SIGN + 4), y))

    def handles(self, edges: Iterable[QRectF], kind: Kind) -> None:
        """The two ends of the chosen mark, to be dragged."""
        colour = self.theme.line[kind]
        for edge, up in zip(edges, (True, False), strict=True):
            self.painter.setPen(QPen(colour, 2))
            self.painter.drawLine(edge.topLeft(), edge.bottomLeft())
            self.painter.setPen(QPen(self.theme.paper, 1.5))
            self.painter.setBrush(QBrush(colour))
            self.painter.drawEllipse(edge.topLeft() if up else edge.bottomLeft(), HANDLE, HANDLE)

    def _bar(self, left: float, top: float, bottom: float, colour: QColor) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawRoundedRect(QRectF(left, top, 3, bottom - top), 1.5, 1.5)

    def _sign(self, mark: Annotation, middle: QPointF) -> None:
        colour, paper = self.theme.line[Kind.POSITION].rgba(), self.theme.paper.rgba()
        ratio = self.painter.device().devicePixelRatioF()
        sign = _sign(mark.stance, mark.id in self._strong, colour, paper, ratio)
        self.painter.drawPixmap(middle - QPointF(SIGN, SIGN), sign)


@cache
def _sign(stance: Stance | None, strong: bool, line: int, paper: int, ratio: float) -> QPixmap:
    """A stance in a ring, or a hollow dot for one that is not yet coded; as wide as two signs."""
    colour = QColor.fromRgba(line)
    pixmap = QPixmap(QSizeF(2 * SIGN * ratio, 2 * SIGN * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(QBrush(colour) if strong and stance else QBrush())
        half = SIGN / 2 if stance else SIGN / 4
        painter.drawEllipse(QPointF(SIGN, SIGN), half, half)
        font = sans(9)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor.fromRgba(paper) if strong else colour)
        painter.drawText(QRectF(0, 0, 2 * SIGN, 2 * SIGN), Qt.AlignmentFlag.AlignCenter, SIGNS[stance])
    finally:
        painter.end()
    return pixmap


def strong_fill(theme: Theme, kind: Kind) -> QColor:
    """The fill of a mark that is hovered or chosen."""
    colour = QColor(theme.fill[kind])
    colour.setAlphaF(min(1.0, colour.alphaF() * (1.4 if theme.dark else 1.7)))
    return colour


def _fill(theme: Theme, kind: Kind, strong: bool) -> QBrush:
    return QBrush(strong_fill(theme, kind) if strong else theme.fill[kind])


def _pen(theme: Theme, kind: Kind, strong: bool) -> QPen:
    return QPen(theme.line[kind], 2.6 if strong else 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
