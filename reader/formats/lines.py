"""The lines of a printed page: pieces of text put together, each line where it stands.

How wide text is, is reckoned from its letters. Places are in points, `y` counts upwards.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\uf0b7": "•", "\uf0a7": "▪"}
    | dict.fromkeys(map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F)))
)
_MARK = re.compile(r"\d{1,3}(?:[,.]\d{1,3})*|[*†‡§]{1,3}")
_UNIT = re.compile(r"(?:^|[\s\d/])[kcdm]?m$")
NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s+")
BULLET = re.compile(r"\s*[•◦▪‣●○■□∙·–—\-*]\s+")
_NARROW, _WIDE = frozenset("iljtfrI.,;:!'|()[]{}‘’ -"), frozenset("mwMWQGOCD@%—…")

Cells = tuple[tuple[float, str], ...]  # where each begins, and its text


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that was set at once. `turn` is how far it runs from the level, in degrees; a line feed ends a line."""

    text: str
    x: float
    y: float
    size: float
    turn: int = 0
    strong: bool = False
    slanted: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    strong: bool
    slanted: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page. `cells` are where on it text begins after a wide gap, and that text; most lines have one.

    `pieces` are the same for each piece of text that was set at once.
    """

    page: int
    x: float
    y: float
    size: float
    right: float
    runs: tuple[Run, ...]
    cells: Cells
    pieces: Cells

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs).strip()


Paragraph = list[Line]


def lines_of(pieces: Iterable[Piece], page: int) -> list[Line]:
    """The lines of a page in the order of its pieces. Text that runs another way than most of it is no text."""
    pieces = [replace(piece, text=piece.text.translate(_LIGATURES)) for piece in pieces]
    turns = Counter[int]()
    for piece in pieces:
        turns[piece.turn] += len(piece.text.strip())
    level = max(turns, key=lambda turn: turns[turn], default=0)
    lines = (_line(parts, page) for parts in _parted(piece for piece in pieces if _belongs(piece, level)))
    return _by_column([line for line in lines if line])


@lru_cache(4096)
def width(text: str) -> float:
    """About how wide a text is, for letters of size 1."""
    narrow, wide = sum(letter in _NARROW for letter in text), sum(letter in _WIDE for letter in text)
    capital = sum(letter.isupper() for letter in text)
    return 0.27 * narrow + 0.78 * wide + 0.5 * (len(text) - narrow - wide) + 0.1 * capital


def _belongs(piece: Piece, level: int) -> bool:
    return piece.turn == level or not piece.text.strip()


def _parted(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    parts: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        parts.append(replace(piece, text=first))
        for other in others:
            yield parts
            parts = [replace(piece, text=other)]
    yield parts


def _line(parts: list[Piece], page: int) -> Line | None:
    seen = [piece for piece in parts if piece.text.strip()]
    if not seen:
        return None
    sizes = Counter[float]()
    for piece in seen:
        sizes[piece.size] += len(piece.text)
    size = max(sizes, key=lambda size: sizes[size])
    base = next(piece for piece in seen if piece.size == size)
    text = list(_without_marks(parts, base))
    runs = tuple(
        Run("".join(piece.text for piece in same), *style)
        for style, same in groupby(text, lambda piece: (piece.strong, piece.slanted))
    )
    right = max(piece.x + width(piece.text) * piece.size for piece in seen)
    pieces = tuple((piece.x, piece.text) for piece in text)
    return Line(page, min(piece.x for piece in seen), base.y, size, right, runs, tuple(_cells(text)), pieces)


def _without_marks(parts: list[Piece], base: Piece) -> Iterator[Piece]:
    """The raised small numbers of footnotes go; those of square metres stay."""
    before = ""
    for piece in parts:
        raised = piece.size < 0.85 * base.size and piece.y > base.y + 0.1 * base.size
        if not (raised and before.strip() and _MARK.fullmatch(piece.text.strip()) and not _UNIT.search(before)):
            yield piece
            before = piece.text or before


def _cells(parts: list[Piece]) -> Iterator[tuple[float, str]]:
    start, text, right = 0.0, "", 0.0
    for piece in parts:
        if not piece.text.strip():
            text += piece.text
            continue
        gap = piece.x - right > 1.5 * piece.size and not BULLET.fullmatch(text + " ")
        if text.strip() and gap and not NUMBER.fullmatch(text + " "):
            yield start, text.strip()
            text = ""
        start = start if text.strip() else piece.x
        text += piece.text
        right = piece.x + width(piece.text) * piece.size
    if text.strip():
        yield start, text.strip()


def _by_column(lines: list[Line]) -> list[Line]:
    """Lines that go across two columns of text, as some programs write them, parted: the left column, then the right.

    A table has such lines too, but its cells are short.
    """
    across = [line for line in lines if len(line.cells) == 2]
    gutter = Counter(round(line.cells[1][0]) for line in across).most_common(1)
    if len(across) < 6 or gutter[0][1] < 0.7 * len(across):
        return lines
    if sum(len(text) for line in across for _, text in line.cells) < 40 * len(across):
        return lines
    edge = gutter[0][0] - 1
    first, last = lines.index(across[0]), lines.index(across[-1])
    while last + 1 < len(lines) and (lines[last + 1].x >= edge or lines[last + 1].right < edge):
        last += 1
    columns = [part for line in lines[first : last + 1] for part in _cut(line, edge)]
    left, right = ([part for part in columns if (part.x >= edge) is side] for side in (False, True))
    return [*lines[:first], *left, *right, *lines[last + 1 :]]


def _cut(line: Line, edge: float) -> Iterator[Line]:
    if len(line.cells) != 2 or line.cells[1][0] < edge:
        yield line
        return
    style = line.runs[0]
    for x, text in line.cells:
        right = x + width(text) * line.size
        yield replace(line, x=x, right=right, runs=(replace(style, text=text),), cells=((x, text),), pieces=())
