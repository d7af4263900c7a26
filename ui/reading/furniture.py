"""What a page has beside its words: the lines above them, bars of quotes, the ground of code, rules, list markers."""

from unicodedata import bidirectional

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCursor

from reader.model import Article, Block, BlockKind
from ui import theme
from ui.language import LANGUAGES, date_text, tr, unbroken
from ui.reading.document import CELL_PAD, CODE_PAD, INDENT, QUOTE_INDENT, Page, Placed

BULLETS = "•◦▪‣·"
GAP = 8  # pixels between a marker and its item
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_ISOLATED = "\u2068{}\u2069"  # each part keeps its own direction


class Header:
    """What stands above the text: the source, date and language in a small line, and the title if the text has none."""

    TOP = 0.69  # of the margin
    GAP = 10

    def __init__(self, article: Article | None, page: Page) -> None:
        self._look = page.look
        self._eyebrow = eyebrow(article, page.sentences) if article else ""
        self._title = "" if page.title_inside or not article else article.title
        self.height = 0.0

    def fit(self, width: int) -> float:
        """Set for a page of some width; give the height it takes."""
        self._width = width - 2 * self._look.margin
        self._eyebrow_font = theme.sans(self._look.size * 0.8)
        self._eyebrow_height = self._needed(self._eyebrow_font, self._eyebrow)
        self._title_height = self._needed(self._look.title_font(), self._title)
        gaps = (self.GAP if self._eyebrow else 0) + (self._look.em * 1.1 if self._title else 0)
        self.height = self._top + self._eyebrow_height + self._title_height + gaps
        return self.height

    def paint(self, painter: QPainter) -> None:
        painter.setPen(self._look.theme.dim)
        y = self._line(painter, self._top, self._eyebrow_height, self._eyebrow_font, self._eyebrow)
        painter.setPen(self._look.theme.text)
        self._line(painter, y + self.GAP, self._title_height, self._look.title_font(), self._title)

    @property
    def _top(self) -> int:
        return round(self.TOP * self._look.margin)

    def _line(self, painter: QPainter, y: float, height: float, font: QFont, text: str) -> float:
        painter.setFont(font)
        painter.drawText(QRectF(self._look.margin, y, self._width, height + 4), int(self._flags(text)), text)
        return y + height

    def _needed(self, font: QFont, text: str) -> float:
        if not text:
            return 0.0
        room = QRectF(0, 0, self._width, 100_000)
        return QFontMetricsF(font).boundingRect(room, int(self._flags(text)), text).height()

    def _flags(self, text: str) -> int:
        side = Qt.AlignmentFlag.AlignRight if _runs_to_the_left(text) else Qt.AlignmentFlag.AlignLeft
        return int(side) | int(Qt.TextFlag.TextWordWrap)


def eyebrow(article: Article, count: int) -> str:
    """Source, author, date, language and the number of sentences, as far as they are known."""
    said = tr("{count} sentences", count=count) if count != 1 else tr("1 sentence")
    day = unbroken(date_text(article.published))
    parts = (article.source, article.author, day, language_name(article.language), unbroken(said))
    return "  ·  ".join(_ISOLATED.format(part) for part in parts if part)


def language_name(code: str) -> str:
    """What a language calls itself; its code if nobody knows."""
    locale = QLocale(code)
    if code in LANGUAGES or not code or locale.language() == QLocale.Language.C:
        return LANGUAGES.get(code, code)
    name = locale.nativeLanguageName()
    return name[:1].upper() + name[1:] or code


class Furniture:
    """Paints what stands beside the words of a page of some width, in document pixels."""

    def __init__(self, painter: QPainter, page: Page, width: int) -> None:
        self._painter, self._page = painter, page
        self._left, self._right = page.look.margin, width - page.look.margin
        self._theme = page.look.theme

    def paint(self, placed: Placed) -> None:
        """What one block has beside its words."""
        block = self._page.source(placed.place)
        if block is None:
            return
        self._painter.setPen(Qt.PenStyle.NoPen)
        left = self._left + INDENT * block.indent + QUOTE_INDENT * block.quote
        if block.quote:
            self._quote_bars(placed, block)
        if block.kind is BlockKind.CODE:
            self._code_ground(placed, left)
        elif block.kind is BlockKind.RULE:
            self._rule(left, placed.rect.center().y(), self._right)
        elif block.cell and not block.cell.column:
            self._row_rule(placed, block)
        if block.marker:
            self._marker(placed, block, left)

    def _quote_bars(self, placed: Placed, block: Block) -> None:
        """One bar a level, drawn through to the next block if it is quoted as deeply."""
        after = self._page.source(placed.place + 1)
        self._painter.setBrush(self._theme.rule)
        for depth in range(block.quote):
            bottom = placed.rect.bottom()
            if after and after.quote > depth:
                bottom = self._page.rect(placed.block.next()).top()
            left, top = self._left + QUOTE_INDENT * depth, placed.rect.top()
            self._painter.drawRect(QRectF(left, top, 3, bottom - top))

    def _code_ground(self, placed: Placed, left: float) -> None:
        """Behind the lines, and some way over the first and under the last of a run of code."""
        before, after = (self._page.source(placed.place + step) for step in (-1, 1))
        above = 0 if before and before.kind is BlockKind.CODE else CODE_PAD
        below = 0 if after and after.kind is BlockKind.CODE else CODE_PAD
        box = QRectF(left, placed.rect.top(), self._right - left, placed.rect.height())
        self._painter.setBrush(self._theme.code)
        self._painter.drawRect(box.adjusted(0, -above, 0, below))

    def _rule(self, left: float, y: float, right: float) -> None:
        self._painter.setBrush(self._theme.rule)
        self._painter.drawRect(QRectF(left, round(y), right - left, 1))

    def _row_rule(self, placed: Placed, block: Block) -> None:
        if QTextCursor(placed.block).currentTable() is None:
            return
        row = self._page.row_rect(placed.place)
        self._rule(row.left(), row.bottom() + CELL_PAD - 1, row.right())
        if block.cell and block.cell.header:
            self._rule(row.left(), row.bottom() + CELL_PAD, row.right())

    def _marker(self, placed: Placed, block: Block, left: float) -> None:
        line = placed.block.layout().lineAt(0)
        if not line.isValid():
            return
        natural = line.naturalTextRect().translated(placed.rect.topLeft())
        self._painter.setPen(self._theme.text if block.marker in BULLETS else self._theme.dim)
        self._painter.setFont(self._page.look.font())
        if placed.block.textDirection() == Qt.LayoutDirection.RightToLeft:
            box, side = QRectF(natural.right() + GAP, natural.top(), 3 * INDENT, natural.height()), _LEFT
        else:
            box, side = QRectF(left - 3 * INDENT, natural.top(), 3 * INDENT - GAP, natural.height()), _RIGHT
        self._painter.drawText(box, side, block.marker)


def _runs_to_the_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    directions = (bidirectional(letter) for letter in text)
    return next((direction for direction in directions if direction in ("L", "R", "AL")), "L") != "L"
