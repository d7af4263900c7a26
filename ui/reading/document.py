"""An article set as a page: the text document, and where each code point stands on it.

The document holds the text and its Markdown styles, nothing else, so that for every code point
`position in the document = position in UTF-16 + shift`. Text is never read back from it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from itertools import compress, islice, pairwise
from operator import eq, is_not, itemgetter
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from reader.model import Block, BlockKind, Sentence, Style, StyleKind
from reader.pieces import Blocks, boilerplate
from reader.text import TextMap
from ui import theme
from ui.reading.type_setting import USUAL, WINDOW, Setting
from ui.theme import Theme

MARGIN = USUAL.margin  # pixels on each side of the measure, for bars and signs, unless somebody chose another
BOTTOM = 140
REACH = 24  # how far a block's decoration may stand outside of its lines
INDENT = 26  # of a list level
QUOTE_INDENT = 22
CODE_PAD = 10
CELL_PAD = 7
NO_MEASURE = 100_000  # pixels: wider than any window
HEADINGS = (1.5, 1.28, 1.12, 1.0, 0.95, 0.95)
TITLE = 1.85
QUIET = 0.92  # boilerplate, of the text's size
QUIET_LEADING = 0.94  # of the text's
CODE_SIZE = 0.84

_SAMPLE = "Para menteri membahas rencana itu lagi pada hari Rabu, but nobody said what would happen next."
# Qt drops these, or gives them a meaning of its own; a stand-in is as long as what it stands for.
_STAND_INS = {
    **{"\ufeff": "\u2060", "\ufffe": "\ufffd", "\ufffc": "\ufffd", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"},
    **{"\r": "\u2028", "\u2029": "\u2028"},
}
_ALIGNMENTS = {"right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter}


class Look(NamedTuple):
    """What the page is set in: the theme and the type."""

    theme: Theme
    type: Setting = USUAL

    @property
    def size(self) -> float:
        """Of the text, in points."""
        return self.type.size

    @property
    def margin(self) -> int:
        """Pixels on each side of the text."""
        return self.type.margin

    @property
    def measure(self) -> int:
        """The width in pixels of a line of as many characters as are wanted."""
        if self.type.measure == WINDOW:
            return NO_MEASURE
        return round(_letter(self.type.face, self.size) * self.type.measure)

    @property
    def leading(self) -> int:
        """From line to line, in percent of what the face itself has."""
        return _leading(self.type.face, self.size, self.type.leading)

    @property
    def air(self) -> float:
        """How much more space than usual there is between the lines."""
        return self.type.leading / USUAL.leading

    @property
    def em(self) -> float:
        """The size of the text in pixels."""
        return _em(self.size)

    def font(self) -> QFont:
        return theme.reading(self.type.face, self.size)

    def title_font(self) -> QFont:
        font = theme.reading(self.type.face, self.size * TITLE)
        font.setWeight(QFont.Weight.DemiBold)
        return font


class Placed(NamedTuple):
    """A block of the document where it stands, in document pixels. `place` is its number among the article's blocks."""

    block: QTextBlock
    place: int
    rect: QRectF


class Hit(NamedTuple):
    """What is at a point: the code point under it, the nearest gap between two, and whether there is text at all."""

    at: int
    gap: int
    exact: bool


class Row:
    """A line of a block, and where its positions [start, end) stand, in pixels from the block's corner.

    `bidi`: directions may mix in it.
    """

    def __init__(self, line: QTextLine, bidi: bool) -> None:
        natural = line.naturalTextRect()  # without the blank at the end of a broken line
        self.left, self.right, self.top, self.bottom = natural.left(), natural.right(), natural.top(), natural.bottom()
        self.start = line.textStart()
        self.end = self.start + line.textLength()
        self.bidi = bidi
        self._line = line

    def x(self, position: int) -> float:
        if not self.bidi and (position == self.start or position == self.end):
            return self.left if position == self.start else self.right
        found: Any = self._line.cursorToX(position)
        return min(max(float(found[0]), self.left), self.right)

    def pieces(self, start: int, end: int) -> list[tuple[float, float]]:
        """Left and right of the positions [start, end) of the block; several where directions mix."""
        if not self.bidi:
            a, b = self.x(start), self.x(end)
            return [(a, b) if a < b else (b, a)] if abs(b - a) > 0.5 else []
        runs = [run.boundingRect() for run in self._line.glyphRuns(start, end - start)]
        found = _joined(sorted((run.left(), run.right()) for run in runs if run.width() > 0))
        clipped = ((max(a, self.left), min(b, self.right)) for a, b in found)
        return [(a, b) for a, b in clipped if b - a > 0.5]

    def runs_to_the_left(self, start: int, end: int) -> bool:
        runs = self._line.glyphRuns(start, end - start) if self.bidi else []
        return bool(runs) and runs[0].isRightToLeft()


class Page:
    """An article's document, and the geometry of its text. Indexes are code points; positions are the document's."""

    def __init__(
        self, text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], look: Look, title: str = ""
    ) -> None:
        self.text = text
        self.blocks = Blocks.of(blocks)
        self.look = look
        self.title_inside = bool(title) and _begins_with(title, text, blocks)
        dimmed = boilerplate(sentences)
        self.sentences = len(sentences) - len(dimmed)
        self.document, self.shift = build(text, self.blocks, dimmed, look, self.title_inside)
        # Where Qt has as many letters as the text, none of them takes two of its positions.
        self._map = TextMap("" if self.document.characterCount() == len(text) + self.shift + 1 else text)
        self._bidi: dict[int, bool] = {}  # by block number, as far as anybody has looked
        self._hint = 0

    # Positions

    def to_qt(self, index: int) -> int:
        return self._map.to_qt(index) + self.shift

    def to_python(self, position: int) -> int:
        return min(len(self.text), self._map.to_python(max(0, position - self.shift)))

    def bounds(self, block: QTextBlock) -> tuple[int, int]:
        """The code points of a block of the document."""
        start = block.position()
        return self.to_python(start), self.to_python(start + block.length() - 1)

    def block_at(self, index: int) -> QTextBlock:
        return self.document.findBlock(self.to_qt(index))

    def source(self, index: int) -> Block | None:
        """The article's block for a place among the document's blocks."""
        return self.blocks[index] if 0 <= index < len(self.blocks) else None

    # Geometry

    def set_top(self, height: float) -> None:
        """Leave room above the first block."""
        frame = self.document.rootFrame()
        kept = frame.frameFormat()
        if kept.topMargin() != height:
            kept.setTopMargin(height)
            frame.setFrameFormat(kept)

    def rect(self, block: QTextBlock) -> QRectF:
        return self.document.documentLayout().blockBoundingRect(block)

    def placed(self, top: float, bottom: float) -> list[Placed]:
        """The blocks that meet a stripe of the document, with their decoration."""
        found = []
        block = self._first_below(top - REACH)
        while block.isValid():
            place = block.blockNumber() - self.shift
            rect = self.rect(block)
            if rect.top() <= bottom + REACH:
                found.append(Placed(block, place, rect))
            elif self._column(place) == 0:
                break
            block = block.next()
        return found

    def lines(self, placed: Placed, top: float, bottom: float) -> range:
        """The numbers of the lines of a block that meet a stripe of the document."""
        layout, count, start = placed.block.layout(), placed.block.layout().lineCount(), placed.rect.top()
        first = _bisect(0, count, lambda i: start + layout.lineAt(i).y() + layout.lineAt(i).height() >= top)
        last = _bisect(first, count, lambda i: start + layout.lineAt(i).y() > bottom)
        return range(first, last)

    def row_rect(self, place: int) -> QRectF:
        """The table row a cell is in, padding on its sides included."""
        found = QRectF()
        for index in self._row(place):
            found = found.united(self.rect(self.document.findBlockByNumber(index + self.shift)))
        return found.adjusted(-CELL_PAD, 0, CELL_PAD, 0)

    def row_of(self, block: QTextBlock, line: QTextLine) -> "Row":
        return Row(line, self._is_bidi(block))

    def stripe(self, start: int, end: int) -> QRectF:
        """The full width of the lines of [start, end), in document pixels."""
        first, last = self.block_at(start), self.block_at(max(start, end - 1))
        return self._line_rect(first, self.to_qt(start)).united(self._line_rect(last, self.to_qt(max(start, end - 1))))

    def point(self, index: int, *, trailing: bool = False) -> QRectF:
        """Where an edge of a span stands: a rectangle without width. `trailing`: the far side of the letter before."""
        at = index - 1 if trailing and index else index
        block = self.block_at(at)
        inside = self.to_qt(at) - block.position()
        line = block.layout().lineForTextPosition(inside)
        rect = self.rect(block)
        if not line.isValid():
            return QRectF(rect.left(), rect.top(), 0, rect.height())
        after = inside + max(1, self.to_qt(at + 1) - self.to_qt(at))
        row = self.row_of(block, line)
        pieces = row.pieces(inside, after)
        x = row.x(after if trailing else inside)
        if pieces:
            x = pieces[-1][1] if trailing != row.runs_to_the_left(inside, after) else pieces[0][0]
        return QRectF(rect.left() + x, rect.top() + row.top, 0, row.bottom - row.top)

    def hit(self, point: QPointF) -> Hit | None:
        """What is at a point of the document. Qt's hitTest lies about tables that are not laid out yet."""
        near = self.placed(point.y(), point.y())
        if not near:
            return None
        # The rectangle of an empty line between two paragraphs reaches over the first line of the one below it.
        placed = min(near, key=lambda one: (_distance(one.rect, point), one.block.length() == 1))
        layout = placed.block.layout()
        inside = point - placed.rect.topLeft()
        count = layout.lineCount()
        if not count:
            return None
        line = layout.lineAt(
            min(count - 1, _bisect(0, count, lambda i: layout.lineAt(i).rect().bottom() >= inside.y()))
        )
        return self._hit_line(placed.block, line, inside)

    def place_at(self, y: float) -> tuple[int, float]:
        """The first code point of the first line that reaches below y, and how far its top is above y."""
        for placed in self.placed(y, y + 400):
            for number in self.lines(placed, y + 1, y + 400):
                line = placed.block.layout().lineAt(number)
                index = self.to_python(placed.block.position() + line.textStart())
                return index, y - (placed.rect.top() + line.y())
        last = self.document.lastBlock()  # Qt guesses the height of a long text: one can be scrolled below its end
        return self.bounds(last)[0], y - self.rect(last).top()

    def _hit_line(self, block: QTextBlock, line: QTextLine, inside: QPointF) -> Hit:
        at = line.xToCursor(inside.x(), QTextLine.CursorPosition.CursorOnCharacter)
        gap = line.xToCursor(inside.x(), QTextLine.CursorPosition.CursorBetweenCharacters)
        last = max(line.textStart(), line.textStart() + line.textLength() - 1)
        natural = line.naturalTextRect().adjusted(-1, -3, 1, 5)
        start, end = self.bounds(block)
        index = min(self.to_python(block.position() + min(at, last)), max(start, end - 1))
        return Hit(index, min(self.to_python(block.position() + gap), end), natural.contains(inside) and start < end)

    def _line_rect(self, block: QTextBlock, position: int) -> QRectF:
        rect = self.rect(block)
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():
            return rect
        return QRectF(rect.left(), rect.top() + line.y(), rect.width(), line.height())

    def _is_bidi(self, block: QTextBlock) -> bool:
        if self.text.isascii():
            return False
        known = self._bidi.get(number := block.blockNumber())
        if known is None:
            start, end = self.bounds(block)
            known = self._bidi[number] = _right_to_left().search(self.text, start, end) is not None
        return known

    def _column(self, index: int) -> int:
        block = self.source(index)
        return block.cell.column if block and block.cell else 0

    def _row(self, index: int) -> range:
        """The blocks of the table row a block is in; the block alone outside of tables."""
        block = self.source(index)
        if block is None or block.cell is None:
            return range(index, index + 1)
        first = last = index - block.cell.column
        while (other := self.source(last)) and other.cell and _row_of(other) == _row_of(block):
            last += 1
        return range(first, max(last, index + 1))

    def _ends_above(self, number: int, y: float) -> bool:
        row = self._row(number - self.shift)
        numbers = (index + self.shift for index in row) if len(row) > 1 else (number,)
        return all(self.rect(self.document.findBlockByNumber(n)).bottom() < y for n in numbers)

    def _first_below(self, y: float) -> QTextBlock:
        """The first block whose bottom is below y, galloping from the last: Qt lays out only up to what is asked."""
        count = self.document.blockCount()
        low = high = min(self._hint, count - 1)
        step = 1
        if self._ends_above(low, y):
            while high < count and self._ends_above(high, y):
                low, high, step = high + 1, min(count, high + step), step * 2
        else:
            while low > 0 and not self._ends_above(low - 1, y):
                low, high, step = max(0, low - step), low, step * 2
        self._hint = min(count - 1, _bisect(low, min(high, count), lambda number: not self._ends_above(number, y)))
        self._hint -= self._column(self._hint - self.shift)
        return self.document.findBlockByNumber(max(0, self._hint))


def build(
    text: str, blocks: Sequence[Block], dimmed: Sequence[tuple[int, int]], look: Look, title: bool = False
) -> tuple[QTextDocument, int]:
    """The document of a text, and its shift. `dimmed` spans are shown quietly; with `title` the first block is one."""
    builder = _Builder(shown(text), Blocks.of(blocks), dimmed, look, title)
    builder.run()
    return builder.document, builder.shift


class _Key(NamedTuple):
    """What the formats of a block depend on."""

    kind: BlockKind
    level: int = 0
    indent: int = 0
    quote: int = 0
    gap: bool = False  # an empty paragraph, which only parts two others
    first: bool = False  # of a run of code or of list items
    last: bool = False
    align: str = ""
    header: bool = False


_TITLE = _Key(BlockKind.HEADING, level=0)
_PLAIN = _Key(BlockKind.PARAGRAPH)
_GAP = _Key(BlockKind.PARAGRAPH, gap=True)


class _Builder:
    def __init__(self, shown: str, blocks: Blocks, dimmed: Sequence[tuple[int, int]], look: Look, title: bool) -> None:
        self.shown, self.blocks, self.dimmed, self.look = shown, blocks, dimmed, look
        self.em = look.em
        self.title = title
        self.shift = 0
        self.document = _empty_document(look)
        self.cursor = QTextCursor(self.document)
        self._in_block = True  # an empty block waits at the cursor
        self._block_formats: dict[_Key, QTextBlockFormat] = {}
        self._text_formats: dict[tuple[_Key, tuple[Style, ...], bool], QTextCharFormat] = {}

    def run(self) -> None:
        self.cursor.beginEditBlock()
        keys = self._keys()
        styled = self._blocks_with_styles()
        grids = _grids(self.blocks) if any(block.cell for block in self.blocks.peculiar.values()) else {}
        done = 0
        for index, end in pairwise(self._runs(keys, styled, grids)):
            if index in grids:
                done = self._table(index, *grids[index])
            elif index >= done:
                plain = self._open(keys[index])
                if index in styled:
                    self._insert_styled(self.blocks[index], keys[index], self.cursor)
                else:
                    self.cursor.insertText(self._joined(index, end), plain)
        self.cursor.endEditBlock()

    def _runs(self, keys: list[_Key], styled: set[int], grids: dict[int, tuple[int, int]]) -> list[int]:
        """Where blocks begin that can be inserted at once, all of one look; and where the last of them ends."""
        looks = compress(range(1, len(keys)), map(is_not, islice(keys, 1, None), keys))
        behind = {index + 1 for index in styled} | {index + rows * columns for index, (rows, columns) in grids.items()}
        return sorted({0, *looks, *styled, *grids, *behind, len(keys)})

    def _keys(self) -> list[_Key]:
        keys = [_PLAIN] * len(self.blocks)
        for index in compress(range(len(keys)), map(eq, self.blocks.starts, self.blocks.ends)):
            keys[index] = _GAP
        same: dict[_Key, _Key] = {}  # so that equal ones are one
        for index, block in self.blocks.peculiar.items():
            keys[index] = same.setdefault(key := _key(block), key)
        if keys and self.title:
            keys[0] = _TITLE
        for index in self.blocks.peculiar:
            key = keys[index]
            if key.kind in (BlockKind.CODE, BlockKind.LIST_ITEM):
                first = not index or keys[index - 1].kind is not key.kind
                last = index + 1 == len(keys) or keys[index + 1].kind is not key.kind
                keys[index] = same.setdefault(key := key._replace(first=first, last=last), key)
        return keys

    def _blocks_with_styles(self) -> set[int]:
        """The blocks whose text is not all of one format. Boilerplate is quiet as a whole."""
        blocks, quiet, count = self.blocks, BlockKind.BOILERPLATE, len(self.blocks)
        styled = {index for index, block in blocks.peculiar.items() if block.styles}
        whole = {index for index, block in blocks.peculiar.items() if block.kind is quiet and not block.styles}
        ends = {blocks.starts[index]: blocks.ends[index] for index in whole}
        for start, end in self.dimmed:
            if end <= ends.get(start, 0):
                continue  # as most is: all of it is in a block that is quiet
            index = max(0, bisect_right(blocks.starts, start) - 1)
            while index < count and blocks.starts[index] < end:
                if index not in whole:
                    styled.add(index)
                index += 1
        return styled

    def _open(self, key: _Key) -> QTextCharFormat:
        """Begin a block. Gives the format of its text."""
        whole, plain = self._block_format(key), self._text_format(key)
        if self._in_block:
            self.cursor.setBlockFormat(whole)
            self.cursor.setBlockCharFormat(plain)
        else:
            self.cursor.insertBlock(whole, plain)
        self._in_block = False
        return plain

    def _joined(self, index: int, end: int) -> str:
        """The blocks' text, a line feed between two and U+2028 for the line feeds inside one."""
        starts, ends = self.blocks.starts, self.blocks.ends
        whole = self.shown[starts[index] : ends[end - 1]]
        if whole.count("\n") == end - index - 1:
            return whole
        parts = (self.shown[a:b] for a, b in zip(starts[index:end], ends[index:end], strict=True))
        return "\n".join(part.replace("\n", "\u2028") for part in parts)

    def _dimmed_in(self, block: Block) -> list[tuple[int, int]]:
        first = bisect_right(self.dimmed, block.start, key=itemgetter(1))
        last = bisect_left(self.dimmed, block.end, key=itemgetter(0))
        return list(self.dimmed[first:last])

    def _insert_styled(self, block: Block, key: _Key, cursor: QTextCursor) -> None:
        dim = self._dimmed_in(block)
        edges = {block.start, block.end}
        edges.update(edge for style in block.styles for edge in (style.start, style.end))
        edges.update(edge for span in dim for edge in span)
        for start, end in pairwise(sorted(edge for edge in edges if block.start <= edge <= block.end)):
            styles = tuple(s._replace(start=0, end=0) for s in block.styles if s.start <= start and end <= s.end)
            quiet = any(a <= start and end <= b for a, b in dim)
            piece = self.shown[start:end].replace("\n", "\u2028")
            cursor.insertText(piece, self._text_format(key, styles, quiet))

    def _table(self, index: int, rows: int, columns: int) -> int:
        if index == 0:
            self.shift = 1  # Qt has an empty paragraph before it
        table = self.cursor.insertTable(rows, columns, self._table_format())
        for block in self.blocks[index : index + rows * columns]:
            self._cell(table, block)
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self.cursor.setBlockFormat(self._block_format(_GAP))
        self._in_block = True
        return index + rows * columns

    def _cell(self, table: QTextTable, block: Block) -> None:
        assert block.cell
        cell = table.cellAt(block.cell.row, block.cell.column)
        key = _Key(BlockKind.TABLE_CELL, align=block.cell.align, header=block.cell.header)
        cursor = cell.firstCursorPosition()
        cursor.setBlockFormat(self._block_format(key))
        cursor.setBlockCharFormat(self._text_format(key))
        self._insert_styled(block, key, cursor)

    def _table_format(self) -> QTextTableFormat:
        table = QTextTableFormat()
        table.setBorder(0)
        table.setCellPadding(CELL_PAD)
        table.setCellSpacing(0)
        table.setTopMargin(self.em * 0.4)
        table.setBottomMargin(self.em)
        return table

    def _block_format(self, key: _Key) -> QTextBlockFormat:
        if key not in self._block_formats:
            self._block_formats[key] = self._new_block_format(key)
        return self._block_formats[key]

    def _new_block_format(self, key: _Key) -> QTextBlockFormat:
        em, made = self.em, QTextBlockFormat()
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        made.setLineHeight(self.look.leading, proportional)
        made.setBottomMargin(em * 0.62 * self.look.air)
        made.setLeftMargin(INDENT * key.indent + QUOTE_INDENT * key.quote)
        if key.gap:
            made.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            made.setBottomMargin(0)
        elif key == _TITLE:
            made.setLineHeight(96, proportional)
            made.setBottomMargin(em * 1.1)
        elif key.kind is BlockKind.HEADING:
            made.setLineHeight(104, proportional)
            made.setTopMargin(em * (1.3 if key.level < 3 else 1.0))
            made.setBottomMargin(em * 0.35)
        elif key.kind is BlockKind.LIST_ITEM:
            made.setBottomMargin(em * (0.62 if key.last else 0.3) * self.look.air)
        elif key.kind is BlockKind.CODE:
            made.setLineHeight(122, proportional)
            made.setLeftMargin(made.leftMargin() + CODE_PAD + 2)
            made.setRightMargin(CODE_PAD)
            made.setTopMargin(CODE_PAD if key.first else 0)
            made.setBottomMargin(CODE_PAD + em * 0.9 if key.last else 0)
        elif key.kind is BlockKind.RULE:
            made.setBottomMargin(em * 0.8)
        elif key.kind is BlockKind.TABLE_CELL:
            made.setLineHeight(112, proportional)
            made.setBottomMargin(0)
            made.setAlignment(_ALIGNMENTS.get(key.align, Qt.AlignmentFlag.AlignLeft))
        elif key.kind is BlockKind.BOILERPLATE:
            made.setLineHeight(self.look.leading * QUIET_LEADING, proportional)
        return made

    def _text_format(self, key: _Key, styles: tuple[Style, ...] = (), quiet: bool = False) -> QTextCharFormat:
        which = key, styles, quiet
        if which not in self._text_formats:
            made = self._new_text_format(key, quiet)
            for style in styles:
                self._dress(made, style)
            self._text_formats[which] = made
        return self._text_formats[which]

    def _new_text_format(self, key: _Key, quiet: bool) -> QTextCharFormat:
        made, size = QTextCharFormat(), self.look.size
        made.setForeground(self.look.theme.text)
        if key == _TITLE:
            made.setFont(self.look.title_font())
        elif key.kind is BlockKind.HEADING:
            font = theme.sans(size * HEADINGS[max(1, min(6, key.level)) - 1])
            font.setWeight(QFont.Weight.DemiBold)
            made.setFont(font)
        elif key.kind is BlockKind.CODE:
            made.setFont(theme.mono(size * CODE_SIZE))
        elif key.kind is BlockKind.TABLE_CELL:
            font = theme.sans(size * 0.9)
            font.setWeight(QFont.Weight.DemiBold if key.header else QFont.Weight.Normal)
            made.setFont(font)
        if quiet or key.kind is BlockKind.BOILERPLATE:
            made.setForeground(self.look.theme.dim)
            made.setFontPointSize(size * QUIET)
        return made

    def _dress(self, made: QTextCharFormat, style: Style) -> None:
        if style.kind is StyleKind.EMPHASIS:
            made.setFontItalic(True)
        elif style.kind is StyleKind.STRONG:
            made.setFontWeight(QFont.Weight.Bold)
        elif style.kind is StyleKind.STRIKE:
            made.setFontStrikeOut(True)
        elif style.kind is StyleKind.CODE:
            made.setFontFamilies(theme.mono(1).families())
            made.setFontPointSize(self.look.size * 0.88)
        elif style.kind is StyleKind.LINK:
            made.setAnchor(True)
            made.setAnchorHref(style.href)
            made.setForeground(self.look.theme.link)
        elif style.kind is StyleKind.IMAGE:
            made.setForeground(self.look.theme.dim)
            made.setFontItalic(True)


@cache
def _right_to_left() -> re.Pattern[str]:
    return re.compile(
        "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
    )


@cache
def _letter(face: str, size: float) -> float:
    """The width of a letter, one with another, in pixels."""
    return QFontMetricsF(theme.reading(face, size)).horizontalAdvance(_SAMPLE) / len(_SAMPLE)


@cache
def _leading(face: str, size: float, wanted: float) -> int:
    return round(100 * wanted * _em(size) / QFontMetricsF(theme.reading(face, size)).height())


@cache
def _em(size: float) -> float:
    return QFontMetricsF(theme.serif(size)).height() * 0.8


def _key(block: Block) -> _Key:
    kind = block.kind
    if kind is BlockKind.PARAGRAPH and not (block.indent or block.quote):
        return _GAP if block.start == block.end else _PLAIN
    return _Key(kind, block.level, block.indent, block.quote)


def _empty_document(look: Look) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(look.font())
    document.setDocumentMargin(look.margin)
    frame = document.rootFrame().frameFormat()
    frame.setBottomMargin(BOTTOM)
    document.rootFrame().setFrameFormat(frame)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    return document


def shown(text: str) -> str:
    """The text as Qt can show it, as long as it is."""
    for letter, stand_in in _STAND_INS.items():
        if letter in text:
            text = text.replace(letter, stand_in)
    return text


def _grids(blocks: Sequence[Block]) -> dict[int, tuple[int, int]]:
    """The tables that can be set as tables: index of the first cell to rows and columns.

    Qt has a paragraph between two tables, and no holes in one: where the text has neither, cells are set as paragraphs.
    """
    found: dict[int, tuple[int, int]] = {}
    end = -1
    index = 0
    while index < len(blocks):
        cell = blocks[index].cell
        if cell is None:
            index += 1
            continue
        run = _run_of_table(blocks, index)
        columns = 1 + max(block.cell.column for block in run if block.cell)
        whole = [(i // columns, i % columns) for i in range(len(run))]
        if index != end and len(run) % columns == 0 and whole == [_place(block) for block in run]:
            found[index] = len(run) // columns, columns
            end = index + len(run)
        index += len(run)
    return found


def _run_of_table(blocks: Sequence[Block], index: int) -> Sequence[Block]:
    first = blocks[index].cell
    end = index
    while end < len(blocks) and (cell := blocks[end].cell) and first and cell.table == first.table:
        end += 1
    return blocks[index:end]


def _place(block: Block) -> tuple[int, int]:
    return (block.cell.row, block.cell.column) if block.cell else (-1, -1)


def _row_of(block: Block) -> tuple[int, int]:
    return (block.cell.table, block.cell.row) if block.cell else (-1, -1)


def _begins_with(title: str, text: str, blocks: Sequence[Block]) -> bool:
    """Whether the text begins with its title, so that it must not be shown twice."""
    if not blocks or blocks[0].kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return False
    return " ".join(text[blocks[0].start : blocks[0].end].split()) == " ".join(title.split())


def _joined(pieces: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for left, right in pieces:
        if found and left - found[-1][1] < 0.6:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


def _distance(rect: QRectF, point: QPointF) -> float:
    across = max(rect.left() - point.x(), 0, point.x() - rect.right())
    return across + 10 * max(rect.top() - point.y(), 0, point.y() - rect.bottom())


def _bisect(low: int, high: int, test: Callable[[int], bool]) -> int:
    """The first number in [low, high) that passes the test, if all after it do; else `high`."""
    while low < high:
        middle = (low + high) // 2
        if test(middle):
            high = middle
        else:
            low = middle + 1
    return low
