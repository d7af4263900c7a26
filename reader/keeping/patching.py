"""Texts, paragraphs and sentences put together again from what is left of them. Offsets are code points."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.keeping.pages import LOST
from reader.model import Block, BlockKind

_SPARE = 10_000  # code points that a text may be longer than ten times all that is known of it
_ALIKE = 0.8  # of the characters of a quote, at their places: then it is the same quote, and one of the two is damaged
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stood at this place: a sentence, or the quote of a tag."""

    start: int
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def text_of(
    text: str | None, blocks: Sequence[tuple[int, int]], sentences: Sequence[Piece], quotes: Sequence[Piece]
) -> str | None:
    """The text of an article, from what was read of it, and the sentences and quotes of it; None if nothing is known.

    Where the text says one thing, and a sentence and a quote in it another, these two are right. LOST stands for each
    code point that nobody knows.
    """
    if text is not None and all(text[piece.start : piece.end] == piece.words for piece in (*sentences, *quotes)):
        return text
    if text is not None and LOST not in text:
        return _voted(text, sentences, quotes)
    canvas = _canvas(text or "", blocks, sentences, quotes)
    for piece in (*quotes, *sentences):
        if piece.end <= len(canvas) and LOST not in piece.words and LOST in canvas[piece.start : piece.end]:
            canvas[piece.start : piece.end] = piece.words
    _part(canvas, blocks, sentences)
    found = "".join(canvas)
    return found if _WORD.search(found) else text


def is_alike(quote: str, words: str) -> bool:
    """Whether both can only be the same quote, of which some characters are damaged."""
    same = sum(one == other for one, other in zip(quote, words, strict=False))
    known = sum(one != LOST != other for one, other in zip(quote, words, strict=False))
    return len(quote) == len(words) and 2 * known >= len(words) and same >= _ALIKE * known


def is_tiled(blocks: Sequence[Block], length: int) -> bool:
    """Whether blocks follow each other with one separator between two, from the first letter to the last."""
    expected = 0
    for block in blocks:
        if block.start != expected or block.end > length:
            return False
        expected = block.end + 1
    return expected > length


def blocks_of(text: str, known: Iterable[Block]) -> tuple[Block, ...]:
    """Each block that is known and fits, and between them a paragraph for each line."""
    there = {block.start: block for block in known if text[block.end : block.end + 1] in ("", "\n", "\t")}
    found, at = [], 0
    while at <= len(text):
        block = there.get(at)
        if block is None or not at <= block.end <= len(text):
            line = text.find("\n", at)
            block = Block(at, len(text) if line < 0 else line, BlockKind.PARAGRAPH)
        styles = tuple(style for style in block.styles if block.start <= style.start < style.end <= block.end)
        found.append(block._replace(styles=styles))
        at = block.end + 1
    return tuple(found)


def has_gaps(text: str, sentences: Sequence[tuple[int, int]]) -> bool:
    """Whether there are words outside of all sentences, which are in order, or two of these overlap."""
    at = 0
    for start, end in sentences:
        if start < at or _WORD.search(text, at, start):
            return True
        at = end
    return _WORD.search(text, at) is not None


def _voted(text: str, sentences: Sequence[Piece], quotes: Sequence[Piece]) -> str:
    for quote in quotes:
        for piece in sentences:
            inside = piece.words[quote.start - piece.start :][: len(quote.words)] if quote.start >= piece.start else ""
            there = text[piece.start : piece.end]
            if inside == quote.words != text[quote.start : quote.end] and len(there) == len(piece.words):
                text = text[: piece.start] + piece.words + text[piece.end :]
    return text


def _canvas(
    text: str, blocks: Sequence[tuple[int, int]], sentences: Sequence[Piece], quotes: Sequence[Piece]
) -> list[str]:
    """All places of the text, with what of the text itself is at its place surely."""
    pieces = (*sentences, *quotes)
    most = 10 * (len(text) + sum(len(piece.words) for piece in pieces)) + _SPARE
    ends = [end for _, end in blocks if end <= most]
    length = max(ends or [0, len(text), *(piece.end for piece in pieces if piece.end <= most)])
    if length == len(text):
        return list(text)
    canvas = [LOST] * length
    before, _, rest = text.partition(LOST)
    behind = rest.rpartition(LOST)[2]
    if ends and len(behind) < length:
        canvas[length - len(behind) :] = behind
    canvas[: len(before)] = before[:length]
    return canvas


def _part(canvas: list[str], blocks: Sequence[tuple[int, int]], sentences: Sequence[Piece]) -> None:
    """Write line feeds between blocks, and a space where only that can be between two sentences."""
    for _, end in blocks:
        if end < len(canvas) and canvas[end] == LOST:
            canvas[end] = "\n"
    ends = {piece.end for piece in sentences}
    starts = {piece.start for piece in sentences}
    for at in ends:
        if at < len(canvas) and canvas[at] == LOST and at + 1 in starts:
            canvas[at] = " " if blocks else "\n"
