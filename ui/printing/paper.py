"""An article with its tags on paper: what stands on which sheet, and how a sheet is painted.

Lengths are pixels of the screen, `dots_per_inch` of them to an inch, in which the faces are measured too. The text is
set in a document of its own, by day, and cut into strips between two of its lines.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, Protocol
from unicodedata import bidirectional

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPageSize,
    QPainter,
    QPalette,
    QPen,
)

from reader.claims import Coding, Codings
from reader.model import Annotation, Article, Block, BlockKind, Kind, Sentence, Stance, Style, StyleKind
from reader.moment import now
from reader.pieces import NO_SENTENCES, boilerplate, starts
from ui import theme
from ui.language import date_text, tr
from ui.reading.document import CELL_PAD, CODE_PAD, MARGIN, Look, Page, Placed
from ui.reading.furniture import Furniture, language_name
from ui.reading.mark_index import Marks
from ui.reading.marks import BAR_LEFT, FIRST_SIGN, LANE, SIGN_STEP, Shapes, shapes
from ui.reading.type_setting import Setting
from ui.rows import joined, one_line, quoted
from ui.side.claim_cards import claim_lines
from ui.words import kind_name, stance_name

SIZE = 11.0  # points, of the text
QUIET = 0.8  # of that, what is said beside the text
TOP, BOTTOM = 60, 76  # pixels of a sheet above and below the text; the foot stands in the lower
SIDE = 30  # at least, beside the document with its own margins
FOOT = 46  # from the lower edge of the sheet to the middle of its foot
GAP = 30  # between the text and the claims
LEAST = 240  # what must be left of a sheet for the claims to begin there
LINES = 80  # and for them to go on
AHEAD = 600  # how far to look for the next block
UNSPLIT = 3  # lines of a block that are never parted
QUOTE = 160  # characters of a statement in the list of claims
AT_ONCE = 1000  # tags between two turns
A_PART = 200  # claims in one document
SIGNS = 6  # that find room beside a line
LETTER = (
    "BZ",
    "CA",
    "CL",
    "CO",
    "CR",
    "GT",
    "MX",
    "NI",
    "PA",
    "PH",
    "PR",
    "SV",
    "US",
    "VE",
)  # where paper is not A4: CLDR

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WHITE = QColor("white")


class Source(NamedTuple):
    """What goes on paper; project and coder are named at the foot of every sheet."""

    article: Article
    blocks: Sequence[Block]
    sentences: Sequence[Sentence]
    project: str
    coder: str


class Strip(NamedTuple):
    """What of a part, from `top` to `bottom`, stands at `y` of a sheet."""

    part: "Part"
    top: float
    bottom: float
    y: float


def usual_size() -> QPageSize:
    """Letter where that is the usual paper, else A4."""
    territory = QLocale.system().name().partition("_")[2]
    return QPageSize(QPageSize.PageSizeId.Letter if territory in LETTER else QPageSize.PageSizeId.A4)


def dots_per_inch() -> float:
    """Of the screen: a painter must have as many, or faces are not as large as they were measured."""
    return QGuiApplication.primaryScreen().logicalDotsPerInchY()


class Paper:
    """An article on sheets of `size` points. `lay_out` must have come to its end before anything is painted."""

    def __init__(self, source: Source, size: QSizeF) -> None:
        self.source = source
        self.size = size * (dots_per_inch() / 72)
        self.sheets: list[list[Strip]] = []
        self.whole = False
        self._look = Look(theme.mine("light"), Setting(size=SIZE))
        self._inks = Inks(self._look)
        self._width = min(self._look.measure + 2 * MARGIN, round(self.size.width()) - 2 * SIDE)
        self._left = (self.size.width() - self._width) / 2
        self._foot = ""

    def lay_out(self, tags: Iterable[Annotation]) -> Iterator[float]:
        """Put everything on sheets, a bit at each turn. Yields how much of it is done, 0 to 1."""
        if self.whole:
            return
        annotations: list[Annotation] = []
        codings = Codings()
        unread = iter(tags)
        while some := list(islice(unread, AT_ONCE)):
            annotations += some
            codings.change((), some)
            yield 0.0
        self._foot = joined([*_coders(annotations, self.source.coder), date_text(now())])
        for share in self._put(self._article(annotations)):
            yield 0.9 * share
        if annotations:
            for done, part in self._claims(codings):
                for _ in self._put(part):
                    yield 0.9 + 0.1 * done
                yield 0.9 + 0.1 * done
        self.whole = True

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a sheet, the first is 0, on a device of `dots_per_inch`."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for strip in self.sheets[number]:
            painter.save()
            painter.translate(self._left, strip.y - strip.top)
            strip.part.paint(painter, strip.top, strip.bottom)
            painter.restore()
        self._paint_foot(painter, number)

    def image(self, number: int, ratio: float) -> QImage:
        """A sheet as a picture of `ratio` dots to a pixel."""
        image = QImage((self.size * ratio).toSize(), QImage.Format.Format_RGB32)
        image.setDotsPerMeterX(round(dots_per_inch() / 0.0254))
        image.setDotsPerMeterY(round(dots_per_inch() / 0.0254))
        image.fill(WHITE)
        painter = QPainter(image)
        try:
            painter.scale(ratio, ratio)
            self.paint(painter, number)
        finally:
            painter.end()
        return image

    def _article(self, annotations: Sequence[Annotation]) -> "Part":
        source, article = self.source, self.source.article
        page = Page(article.text, source.blocks, source.sentences, self._look, article.title)
        language = language_name(article.language)
        said = joined([article.source, article.author, date_text(article.published), language])
        title = "" if page.title_inside else article.title
        head = _Head(self._inks, [said, article.url], title)
        return Part(page, head, self._width, self._inks, Marks(annotations), source.sentences)

    def _claims(self, codings: Codings) -> Iterator[tuple[float, "Part"]]:
        """The list of claims, in parts so small that nobody waits for one; and how much of it comes before each."""
        begins, unlisted, done = starts(self.source.sentences), iter(codings), 0
        while (some := list(islice(unlisted, A_PART))) or not done:
            listed = _Claims(first=not done)
            for coding in some:
                nth = bisect_right(begins, coding.statement.start) - 1
                listed.add(coding, self.source.sentences[nth].number if nth >= 0 else 0)
            head = _NoHead() if done else _Legend(self._inks)
            yield done / max(1, len(codings)), Part(listed.page(self._look), head, self._width, self._inks)
            done += max(1, len(some))

    def _put(self, part: "Part") -> Iterator[float]:
        """Cut a part into strips, on from where the last one ended. Yields how much of it is done."""
        y, top = self._free(part), 0.0
        while True:
            bottom, whole = part.cut(top, top + self.size.height() - BOTTOM - y)
            self.sheets[-1].append(Strip(part, top, bottom, y))
            if whole:
                return
            self.sheets.append([])
            y, top = TOP, part.next_top(bottom)
            yield part.share(top)

    def _free(self, part: "Part") -> float:
        """Where a part can begin on the last sheet, or else on a new one."""
        if self.sheets:
            last = self.sheets[-1][-1]
            y = last.y + last.bottom - last.top + (GAP if part.height else 0)
            if y <= self.size.height() - BOTTOM - (LEAST if part.height else LINES):
                return y
        self.sheets.append([])
        return TOP

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        font = theme.sans(SIZE * 0.75)
        painter.setFont(font)
        painter.setPen(self._inks.dim)
        left, width = self._left + MARGIN, self._width - 2 * MARGIN
        area = QRectF(left, self.size.height() - FOOT - 10, width, 20)
        painter.drawText(area, RIGHT, f"{number + 1} / {len(self.sheets)}")
        metrics = QFontMetricsF(font)
        for flags, words in ((LEFT, self.source.project), (MIDDLE, self._foot)):
            painter.drawText(area, flags, metrics.elidedText(words, Qt.TextElideMode.ElideRight, width * 0.4))


class Inks:
    """The colours of day on white paper. Nothing shines through: not every printer can do that."""

    def __init__(self, look: Look) -> None:
        day = self.day = look.theme
        self.look = look
        self.text, self.dim = day.text, day.dim
        self.line = day.line
        self.fills = {kind: theme.over(WHITE, day.fill[kind]) for kind in Kind}
        self.two = theme.over(self.fills[Kind.STATEMENT], day.fill[Kind.STATEMENT])  # statements, one over another

    def fill(self, painter: QPainter, rect: QRectF, kind: Kind, *, two: bool = False) -> None:
        """What lies under the words of a mark."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.two if two else self.fills[kind])
        painter.drawRoundedRect(rect, 2.5, 2.5)

    def underline(self, painter: QPainter, line: QLineF, kind: Kind) -> None:
        """One line for an actor, two for a position."""
        if kind is Kind.ACTOR:
            painter.setPen(QPen(self.line[kind], 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(line)
            return
        painter.setPen(QPen(self.line[kind], 0.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLines([line.translated(0, -0.9), line.translated(0, 1.1)])

    def bar(self, painter: QPainter, left: float, top: float, bottom: float) -> None:
        """Of a statement, in the margin."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.line[Kind.STATEMENT])
        painter.drawRoundedRect(QRectF(left, top, 3, bottom - top), 1.5, 1.5)

    def end(self, painter: QPainter, x: float, top: float, bottom: float) -> None:
        """Where a statement begins or ends."""
        painter.setPen(QPen(self.line[Kind.STATEMENT], 1.1))
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def sign(self, painter: QPainter, middle: QPointF, stance: Stance | None) -> None:
        """A stance in a ring, or a small ring for one that is not yet coded."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.line[Kind.POSITION], 1.2))
        painter.drawEllipse(middle, *((6.5, 6.5) if stance else (3.5, 3.5)))
        painter.setPen(QPen(self.line[Kind.POSITION], 1.5))
        if stance is Stance.NEUTRAL:
            painter.drawEllipse(middle, 2, 3)
        elif stance:
            painter.drawLine(middle - QPointF(3.2, 0), middle + QPointF(3.2, 0))
        if stance is Stance.SUPPORT:
            painter.drawLine(middle - QPointF(0, 3.2), middle + QPointF(0, 3.2))


class Head(Protocol):
    """What stands above the first line of a part."""

    def fit(self, width: float) -> float:
        """Set for this width; gives the height that is needed."""

    def paint(self, painter: QPainter) -> None:
        """Paint at the corner of the part."""


class Part:
    """A text on paper with what stands beside it; a strip of it can be painted anywhere."""

    def __init__(
        self,
        page: Page,
        head: Head,
        width: int,
        inks: Inks,
        marks: Marks | None = None,
        sentences: Sequence[Sentence] = NO_SENTENCES,
    ) -> None:
        self._page, self._head, self._inks, self._width = page, head, inks, width
        self._marks = marks or Marks()
        self._starts, self._sentences = starts(sentences), sentences
        self._quiet = {start for start, _ in boilerplate(sentences)}
        page.document.setUseDesignMetrics(True)  # else letters stand where they would on a screen
        self.height = head.fit(width)
        page.set_top(self.height)
        page.document.setTextWidth(width)

    # Where it can be cut

    def cut(self, top: float, limit: float) -> tuple[float, bool]:
        """Where a strip from `top` down to `limit` at most best ends, and whether it then holds the rest."""
        page = self._page
        first = self._first_below(limit)
        if first is None:
            last = page.document.lastBlock()
            return min(limit, max(page.rect(last).bottom() + CODE_PAD, self.height)), True
        cut = min(limit, self._edge(first))
        if cut < limit:
            cut = self._between_lines(first, limit)
        if cut <= self._edge(first):
            cut = self._with_headings(first, cut)
        return (cut if cut > top + 1 else self._anywhere(first, top, limit)), False

    def next_top(self, cut: float) -> float:
        """Where the next strip begins: what is empty below a cut is left out."""
        first = self._first_below(cut + 1)
        return cut if first is None else max(cut, self._edge(first))

    def share(self, top: float) -> float:
        """How much of the text stands above this, 0 to 1."""
        first = self._first_below(top)
        return 1.0 if first is None else first.block.position() / self._page.document.characterCount()

    def _first_below(self, y: float) -> Placed | None:
        """The first block, or cell of a row, whose words reach below a height."""
        for placed in self._page.placed(y, y + AHEAD):
            rect = self._page.row_rect(placed.place) if self._is_cell(placed) else placed.rect
            if rect.bottom() > y + 0.5:
                return placed
        return None

    def _is_cell(self, placed: Placed) -> bool:
        source = self._page.source(placed.place)
        return source is not None and source.cell is not None

    def _edge(self, placed: Placed) -> float:
        """Where a block begins, with what is painted above its words."""
        source = self._page.source(placed.place)
        if source and source.cell:
            return self._page.row_rect(placed.place).top() - CELL_PAD
        return placed.rect.top() - (CODE_PAD if source and source.kind is BlockKind.CODE else 2)

    def _between_lines(self, placed: Placed, limit: float) -> float:
        """The last good cut in a block that reaches below the limit: no line is left alone on either side of it."""
        layout, line = placed.block.layout(), self._line_at(placed, limit)
        if line == layout.lineCount() - 1:
            line -= 1
        if self._is_cell(placed) or layout.lineCount() <= UNSPLIT or line < 2:
            return self._edge(placed)
        return placed.rect.top() + layout.lineAt(line).y()

    def _line_at(self, placed: Placed, y: float) -> int:
        """The first line of a block that reaches below a height, or else the last."""
        return max(0, min(self._page.lines(placed, y, y + AHEAD).start, placed.block.layout().lineCount() - 1))

    def _with_headings(self, placed: Placed, cut: float) -> float:
        """A cut above a block, or above the headings that go before it."""
        block, place = placed.block.previous(), placed.place - 1
        while (source := self._page.source(place)) and source.kind is BlockKind.HEADING:
            cut = self._page.rect(block).top() - 2
            block, place = block.previous(), place - 1
        return cut

    def _anywhere(self, placed: Placed, top: float, limit: float) -> float:
        """A cut in what is too high for any sheet: between two lines, or else through all."""
        layout = placed.block.layout()
        if not layout.lineCount():
            return limit
        y = placed.rect.top() + layout.lineAt(self._line_at(placed, limit)).y()
        return y if top + 1 < y <= limit else limit

    # Painting

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint a strip, in pixels of the document."""
        painter.setClipRect(QRectF(-self._width, top, 3 * self._width, bottom - top))
        if top < self.height:
            self._head.paint(painter)
        furniture = Furniture(painter, self._page, self._width)
        signs: Counter[int] = Counter()
        numbers: dict[int, list[int]] = {}
        for placed in self._page.placed(top, bottom):
            furniture.paint(placed)
            lines = self._page.lines(placed, top + 1, bottom - 1)
            if lines:
                self._paint_marks(painter, placed, lines, signs)
                self._note_numbers(placed, lines, numbers)
        self._paint_numbers(painter, numbers)
        self._paint_text(painter, top, bottom)

    def _paint_text(self, painter: QPainter, top: float, bottom: float) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, top + 1, self._width, bottom - top - 2)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, self._inks.text)
        context.palette = palette
        self._page.document.documentLayout().draw(painter, context)

    def _paint_marks(self, painter: QPainter, placed: Placed, lines: range, signs: Counter[int]) -> None:
        made: Shapes = shapes(self._page, self._marks, placed, lines)
        corner, inks = placed.rect.topLeft(), self._inks
        painter.translate(corner)
        for fill in made.fills:
            inks.fill(
                painter, fill.rect, fill.inner.kind if fill.inner else Kind.STATEMENT, two=len(fill.statements) > 1
            )
        for mark, line in made.underlines:
            inks.underline(painter, line, mark.kind)
        painter.translate(-corner)
        for _, lane, upper, lower in made.bars:
            inks.bar(painter, BAR_LEFT - LANE * min(lane, 4), corner.y() + upper, corner.y() + lower)
        for mark in {mark.id: mark for mark, *_ in made.bars}.values():
            self._paint_ends(painter, mark, placed, lines)
        for mark, middle in made.signs:
            y = round(corner.y() + middle)
            if signs[y] < SIGNS:
                x = self._width - MARGIN + FIRST_SIGN + signs[y] * SIGN_STEP
                inks.sign(painter, QPointF(x, y), mark.stance)
            signs[y] += 1

    def _paint_ends(self, painter: QPainter, mark: Annotation, placed: Placed, lines: range) -> None:
        start, end = self._letters(placed, lines)
        for index, trailing in ((mark.start, False), (mark.end, True)):
            if start <= index - trailing < end:
                edge = self._page.point(index, trailing=trailing)
                self._inks.end(painter, edge.left(), edge.top() - 1, edge.bottom() + 1)

    def _letters(self, placed: Placed, lines: range) -> tuple[int, int]:
        """The code points on some lines of a block."""
        layout, origin = placed.block.layout(), placed.block.position()
        last = layout.lineAt(lines[-1])
        start = self._page.to_python(origin + layout.lineAt(lines[0]).textStart())
        end = self._page.bounds(placed.block)[1]
        if lines[-1] + 1 < layout.lineCount():
            end = self._page.to_python(origin + last.textStart() + last.textLength())
        return start, end

    def _note_numbers(self, placed: Placed, lines: range, numbers: dict[int, list[int]]) -> None:
        """Which sentences begin at which height."""
        start, end = self._letters(placed, lines)
        layout, origin = placed.block.layout(), placed.block.position()
        for nth in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            if self._starts[nth] not in self._quiet:
                line = layout.lineForTextPosition(self._page.to_qt(self._starts[nth]) - origin)
                y = round(placed.rect.top() + line.naturalTextRect().center().y())
                numbers.setdefault(y, []).append(self._sentences[nth].number)

    def _paint_numbers(self, painter: QPainter, numbers: dict[int, list[int]]) -> None:
        painter.setFont(theme.sans(SIZE * 0.68))
        painter.setPen(self._inks.dim)
        for y, found in numbers.items():
            words = str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"
            painter.drawText(QRectF(-60, y - 8, 66, 16), RIGHT, words)


class _Head:
    """The source of an article in small lines, and its title."""

    def __init__(self, inks: Inks, quiet: Iterable[str], title: str) -> None:
        small = theme.sans(SIZE * QUIET)
        self._lines = [(small, inks.dim, words) for words in quiet if words]
        if title:
            self._lines.append((inks.look.title_font(), inks.text, title))
        self._after = inks.look.em * 0.6

    def fit(self, width: float) -> float:
        self._areas: list[QRectF] = []
        y = 0.0
        for font, _, words in self._lines:
            room = QRectF(MARGIN, y, width - 2 * MARGIN, 10_000)
            height = QFontMetricsF(font).boundingRect(room, _wrapping(words), words).height() + 2
            self._areas.append(QRectF(MARGIN, y, room.width(), height))
            y += height + 5
        return y + self._after

    def paint(self, painter: QPainter) -> None:
        for (font, colour, words), area in zip(self._lines, self._areas, strict=True):
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(area, _wrapping(words), words)


class _NoHead:
    """Of a part that goes on with what the one before began."""

    def fit(self, width: float) -> float:
        return 0.0

    def paint(self, painter: QPainter) -> None:
        pass


class _Legend:
    """What the marks of the three kinds look like, and their signs."""

    ROW = 24

    def __init__(self, inks: Inks) -> None:
        self._inks = inks
        self._font = theme.sans(SIZE * 0.85)
        self._metrics = QFontMetricsF(self._font)

    def fit(self, width: float) -> float:
        self._width = width
        return 2 * self.ROW + 20

    def paint(self, painter: QPainter) -> None:
        painter.setFont(self._font)
        painter.setPen(QPen(self._inks.day.rule, 1))
        painter.drawLine(QPointF(MARGIN, 0), QPointF(self._width - MARGIN, 0))
        x, y = float(MARGIN), 10.0
        for kind in Kind:
            x += self._kind(painter, QPointF(x, y), kind) + 26
        x, y = float(MARGIN), y + self.ROW
        for stance in (*Stance, None):
            self._inks.sign(painter, QPointF(x + 7, y + self.ROW / 2), stance)
            x += 20 + self._say(painter, QPointF(x + 20, y), stance_name(stance)) + 18
        number = tr("Number of the sentence")
        self._say(painter, QPointF(x, y), f"1 = {number[:1].lower()}{number[1:]}", self._inks.dim)

    def _kind(self, painter: QPainter, at: QPointF, kind: Kind) -> float:
        """The name of a kind, marked as it is. Gives its width."""
        inset, name = 9 if kind is Kind.STATEMENT else 3, kind_name(kind)
        wide, high = self._metrics.horizontalAdvance(name), self._metrics.height()
        rect = QRectF(at.x() + inset, at.y() + (self.ROW - high) / 2, wide, high)
        self._inks.fill(painter, rect.adjusted(-2, -1, 2, 1), kind)
        if kind is Kind.STATEMENT:
            self._inks.bar(painter, at.x(), rect.top() - 1, rect.bottom() + 1)
            for x in (rect.left() - 2, rect.right() + 2):
                self._inks.end(painter, x, rect.top() - 1, rect.bottom() + 1)
        else:
            self._inks.underline(painter, QLineF(rect.left(), rect.bottom(), rect.right(), rect.bottom()), kind)
        return inset + self._say(painter, QPointF(rect.left(), at.y()), name)

    def _say(self, painter: QPainter, at: QPointF, words: str, colour: QColor | None = None) -> float:
        painter.setPen(colour or self._inks.text)
        wide = self._metrics.horizontalAdvance(words)
        painter.drawText(QRectF(at, QPointF(at.x() + wide + 4, at.y() + self.ROW)), LEFT, words)
        return wide


class _Claims:
    """The list of claims as a text: who, which stance, on what; below it the words; beside it the sentence."""

    def __init__(self, first: bool) -> None:
        self._texts: list[str] = []
        self._blocks: list[Block] = []
        self._quiet: list[Sentence] = []
        self._length = -1  # with the line feed between two
        if first:
            self._put(tr("Claims"), BlockKind.HEADING, level=2)

    def add(self, coding: Coding, sentence: int) -> None:
        said = "\n".join(claim_lines(coding))
        words = one_line(coding.statement.text)
        quote = quoted(words if len(words) <= QUOTE else words[: QUOTE - 1] + "…")
        start = self._length + 1
        who = Style(start, start + said.index(" → "), StyleKind.STRONG)
        marker = f"§ {sentence}" if sentence else ""
        self._put(f"{said}\n{quote}", BlockKind.LIST_ITEM, indent=1, marker=marker, styles=(who,))
        end = self._length
        self._quiet.append(Sentence(0, coding.statement.article_id, sentence, end - len(quote), end, True, quote))

    def page(self, look: Look) -> Page:
        if len(self._texts) == 1 and not self._quiet:
            self._put(tr("No claims yet."), BlockKind.PARAGRAPH)
        return Page("\n".join(self._texts), self._blocks, self._quiet, look)

    def _put(self, text: str, kind: BlockKind, **how: Any) -> None:
        start = self._length + 1
        self._length = start + len(text)
        self._blocks.append(Block(start, self._length, kind, **how))
        self._texts.append(text)


def _coders(tags: Iterable[Annotation], otherwise: str) -> list[str]:
    return sorted({tag.coder for tag in tags}) or [otherwise]


def _wrapping(words: str) -> int:
    directions = (bidirectional(letter) for letter in words)
    first = next((direction for direction in directions if direction in ("L", "R", "AL")), "L")
    side = Qt.AlignmentFlag.AlignLeft if first == "L" else Qt.AlignmentFlag.AlignRight
    return int(side) | int(Qt.TextFlag.TextWordWrap)
