"""Blocks and sentences of a corrected text: what was before still is, where the text is the same, or nearly."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from reader.alignment import Alignment
from reader.anchoring import Anchoring
from reader.model import Block, BlockKind, Sentence, Span, Style
from reader.runs import Run

Cut = tuple[int, int, bool]  # a sentence: start, end, boilerplate


def corrected(old: str, blocks: Sequence[Block], new: str, alignment: Alignment) -> tuple[Block, ...]:
    """The blocks of a new text, by those of the old one and by what is the same in both.

    A line feed that was a hard break stays one; any other parts two blocks. A block is what that one was from which
    most of its characters come, or else the one that stood between the same two others; a new one is a plain paragraph.
    A table stays one only if all that parts its cells is untouched; else each of its rows is a paragraph.
    """
    return _Corrector(old, blocks, new, alignment).corrected()


def sentences(
    blocks: Sequence[Block],
    alignment: Alignment,
    old_blocks: Sequence[Block],
    old_sentences: Sequence[Sentence],
    cut: Sequence[Cut],
) -> tuple[Cut, ...]:
    """The sentences of a corrected text: a block that is the same keeps those it had, as somebody may have mended them.

    `cut` are those that the rules find; they hold in all other blocks, where what was boilerplate stays so.
    """
    back = alignment.turned()
    known = {(block.start, block.end) for block in old_blocks}
    old_starts = [sentence.start for sentence in old_sentences]
    starts = [start for start, _, _ in cut]
    found: list[Cut] = []
    for block in blocks:
        start, end = _whole(back, block)
        inside = old_sentences[bisect_left(old_starts, start) : bisect_left(old_starts, end)]
        if (start, end) in known and inside and inside[-1].end <= end:
            shift = block.start - start
            found += ((s.start + shift, s.end + shift, s.boilerplate) for s in inside)
        else:
            changed = cut[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
            found += ((s, e, flag or _was_boilerplate(back, s, e, old_sentences, old_starts)) for s, e, flag in changed)
    return tuple(found)


def _was_boilerplate(
    back: Alignment, start: int, end: int, old_sentences: Sequence[Sentence], old_starts: Sequence[int]
) -> bool:
    """Whether most of a sentence comes from sentences that were boilerplate."""
    kept = 0
    for run in back.within(start, end):
        first = max(0, bisect_right(old_starts, run.new) - 1)
        for old in old_sentences[first : bisect_left(old_starts, run.new + run.length)]:
            if old.boilerplate:
                kept += max(0, min(old.end, run.new + run.length) - max(old.start, run.new))
    return 2 * kept > end - start


def _whole(back: Alignment, block: Block) -> tuple[int, int]:
    """Where a block of the new text is in the old one, if it is there as it is; else (0, 0)."""
    runs = list(back.within(block.start, block.end))
    if len(runs) == 1 and runs[0].length == block.end - block.start:
        return runs[0].new, runs[0].new + runs[0].length
    return 0, 0


class _Corrector:
    """Offsets are in the new text, unless a name says `old`."""

    def __init__(self, old: str, blocks: Sequence[Block], new: str, alignment: Alignment) -> None:
        self._old = old
        self._blocks = blocks
        self._old_starts = [block.start for block in blocks]
        self._new = new
        self._alignment = alignment
        self._back = alignment.turned()

    def corrected(self) -> tuple[Block, ...]:
        breaks = [place for place in _places(self._new, "\n") if not self._is_hard_break(place)]
        cells = self._cells(breaks)
        separators = sorted({*breaks, *(start - 1 for start in cells if start)})
        spans = list(zip([0, *(place + 1 for place in separators)], [*separators, len(self._new)], strict=True))
        seen: set[int | None] = set()
        made = []
        for (start, end), styles in zip(spans, _shared(self._styles(), spans), strict=True):
            index = cells[start] if start in cells else self._origin(start, end)
            block = Block(start, end) if index is None else self._dressed(index, start, end, start in cells)
            made.append(block._replace(marker="" if index in seen else block.marker, styles=tuple(styles)))
            seen.add(index)
        return tuple(_numbered(made))

    def _is_hard_break(self, place: int) -> bool:
        """A line feed inside a block; also a new one between two pieces of one block of code."""
        old = self._old_place(place)
        if old is not None:
            return self._block_around(old) is not None
        before, after = self._neighbours(place)
        around = None if before is None else self._block_around(before)
        is_inside = around is not None and after is not None and around == self._block_around(after)
        return is_inside and around is not None and self._blocks[around].kind is BlockKind.CODE

    def _neighbours(self, place: int) -> tuple[int | None, int | None]:
        """The places in the old text of the nearest kept characters before and after."""
        runs = self._back.runs
        index = bisect_left(runs, place, key=lambda run: run.old)
        before = runs[index - 1].new + runs[index - 1].length - 1 if index else None
        return before, runs[index].new if index < len(runs) else None

    def _block_around(self, old: int) -> int | None:
        """The block that a character of the old text is in; None for a separator."""
        index = bisect_right(self._old_starts, old) - 1
        return index if index >= 0 and old < self._blocks[index].end else None

    def _old_place(self, place: int) -> int | None:
        return next((run.new for run in self._back.within(place, place + 1)), None)

    # Tables

    def _cells(self, breaks: Sequence[int]) -> dict[int, int]:
        """Where the cells of the tables start that stay, and which of the old blocks they are."""
        tables: dict[int, list[int]] = {}
        for index, block in enumerate(self._blocks):
            if block.cell:
                tables.setdefault(block.cell.table, []).append(index)
        return {start: index for cells in tables.values() for start, index in self._table(cells, breaks)}

    def _table(self, cells: Sequence[int], breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The cells of one table, if all that parts them is there in order, and no line feed more."""
        inner = [self._new_place(self._blocks[cell].start - 1) for cell in cells[1:]]
        places = [place for place in inner if place is not None]
        if not places or len(places) < len(inner) or places != sorted(places):
            return
        among = breaks[bisect_left(breaks, places[0]) : bisect_right(breaks, places[-1])]
        if list(among) == [place for place in places if self._new[place] == "\n"]:
            before = breaks[: bisect_left(breaks, places[0])]
            yield before[-1] + 1 if before else 0, cells[0]
            yield from ((place + 1, cell) for place, cell in zip(places, cells[1:], strict=True))

    def _new_place(self, old: int) -> int | None:
        return next((run.new for run in self._alignment.within(old, old + 1)), None)

    # What a block was

    def _origin(self, start: int, end: int) -> int | None:
        """The old block that a new one comes from."""
        kept: Counter[int] = Counter()
        for run in self._back.within(start, end):
            for index, length in self._shares(run):
                kept[index] += length
        if kept:
            return max(kept, key=lambda index: (kept[index], -index))
        return self._between(start, end)

    def _shares(self, run: Run) -> Iterator[tuple[int, int]]:
        """How much of a run, seen from the new text, is in which of the old blocks."""
        first, last = run.new, run.new + run.length
        index = max(0, bisect_right(self._old_starts, first) - 1)
        while index < len(self._blocks) and self._blocks[index].start < last:
            block = self._blocks[index]
            if (length := min(block.end, last) - max(block.start, first)) > 0:
                yield index, length
            index += 1

    def _between(self, start: int, end: int) -> int | None:
        """The old block that stood between the same separators; for an empty line also one that stood at either."""
        before = -1 if start == 0 else self._old_place(start - 1)
        after = len(self._old) if end == len(self._new) else self._old_place(end)
        places = [] if before is None else [bisect_left(self._old_starts, before + 1)]
        places += [] if after is None else [bisect_right(self._old_starts, after) - 1]
        for index in places:
            if index < len(self._blocks):
                block = self._blocks[index]
                sides = (block.start - 1 == before) + (block.end == after)
                if sides == 2 or (sides and start == end and block.start == block.end):
                    return index
        return None

    def _dressed(self, index: int, start: int, end: int, is_cell: bool) -> Block:
        block = self._blocks[index]
        if (block.cell and not is_cell) or (block.kind is BlockKind.RULE and start < end):
            block = block._replace(kind=BlockKind.PARAGRAPH, cell=None)
        return block._replace(start=start, end=end)

    # Styles

    def _styles(self) -> list[Style]:
        """All inline styles: on all the words that they stood on, or on what is left of these."""
        styles = [style for block in self._blocks for style in block.styles]
        placed = Anchoring(self._alignment).places([Span(style.start, style.end) for style in styles])
        found: list[Style] = []
        for style, (span, _) in zip(styles, placed, strict=True):
            runs = self._alignment.within(style.start, style.end)
            pieces = [_trimmed(self._new, run) for run in runs] if span is None else [(span.start, span.end)]
            found += (style._replace(start=start, end=end) for start, end in pieces if start < end)
        return sorted(found, key=lambda style: (style.start, -style.end))


def _places(text: str, letter: str) -> Iterator[int]:
    at = text.find(letter)
    while at >= 0:
        yield at
        at = text.find(letter, at + 1)


def _trimmed(text: str, run: Run) -> tuple[int, int]:
    """Where the run is in the new text, without the white space at its ends."""
    piece = text[run.new : run.new + run.length]
    return run.new + len(piece) - len(piece.lstrip()), run.new + len(piece.rstrip())


def _shared(styles: Sequence[Style], spans: Sequence[tuple[int, int]]) -> list[list[Style]]:
    """The styles of each block; one that goes across several is cut."""
    starts = [start for start, _ in spans]
    shared: list[list[Style]] = [[] for _ in spans]
    for style in styles:
        for index in range(bisect_right(starts, style.start) - 1, bisect_left(starts, style.end)):
            start, end = max(style.start, spans[index][0]), min(style.end, spans[index][1])
            if start < end:
                shared[index].append(style._replace(start=start, end=end))
    return shared


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """Tables are counted from the first on."""
    numbers: dict[int, int] = {}
    for block in blocks:
        cell = block.cell and block.cell._replace(table=numbers.setdefault(block.cell.table, len(numbers)))
        yield block._replace(cell=cell)
