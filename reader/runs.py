"""Pieces that are the same in two texts, and what is between them."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.text import QUOTE_CONTEXT

ENOUGH = QUOTE_CONTEXT  # so many characters in a row are the same by more than chance
_SLIDE = 500
_ENDS = tuple(".!?…:\"'”’)")

Piece = tuple[int, int]  # start and end


class Run(NamedTuple):
    """old[old:old + length] is the same piece as new[new:new + length]."""

    old: int
    new: int
    length: int


class Box(NamedTuple):
    """A part of the old text, and the part of the new one that stands in its place."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def is_change(self) -> bool:
        """Whether something may be the same in the two."""
        return self.old < self.old_end and self.new < self.new_end


class Room:
    """Which parts of a text are taken."""

    def __init__(self) -> None:
        self._taken: list[Piece] = [(-1, 0)]

    def taken_until(self, place: int) -> int:
        """The end of the last part that begins at this place or before."""
        return self._taken[bisect_right(self._taken, place, key=lambda piece: piece[0]) - 1][1]

    def free_until(self, place: int) -> int:
        """Where the next part begins."""
        index = bisect_left(self._taken, place, key=lambda piece: piece[0])
        return self._taken[index][0] if index < len(self._taken) else sys.maxsize

    def take(self, start: int, length: int) -> None:
        self._taken.insert(bisect_left(self._taken, (start, start)), (start, start + length))


def gaps(runs: Sequence[Run], box: Box) -> Iterator[Box]:
    for one, other in pairwise([_start(box), *runs, _end(box)]):
        gap = Box(one.old + one.length, other.old, one.new + one.length, other.new)
        if gap.old < gap.old_end or gap.new < gap.new_end:
            yield gap


def _start(box: Box) -> Run:
    return Run(box.old, box.new, 0)


def _end(box: Box) -> Run:
    return Run(box.old_end, box.new_end, 0)


def best_slide(text: str, start: int, end: int, left: int, right: int) -> int:
    """How far text[start:end] should go, to the left (below 0) or to the right, to have better borders."""
    slides = [0]
    while -slides[-1] < min(left, _SLIDE) and text[start - 1 + slides[-1]] == text[end - 1 + slides[-1]]:
        slides.append(slides[-1] - 1)
    slides.append(0)
    while slides[-1] < min(right, _SLIDE) and text[start + slides[-1]] == text[end + slides[-1]]:
        slides.append(slides[-1] + 1)
    return max(slides, key=lambda by: _border(text, start + by) + _border(text, end + by))


def _border(text: str, place: int) -> int:
    """How good a border a place in a text is."""
    before = text[max(0, place - 3) : place]
    if not before or before[-1] == "\n":
        return 4
    if before[-1].isspace():
        return 3 if before.rstrip()[-1:] in _ENDS else 2
    return int(not (before[-1].isalnum() and text[place : place + 1].isalnum()))


def likely(weights: Mapping[Box, int], box: Box) -> list[Box]:
    """Of these pieces those that are the same by more than chance.

    Twice what they weigh is no less than what was changed on one side of them, or than what went on both sides, or than
    what came. The lightest go first.
    """
    pieces = list(weights)
    limits = [0, 1, 2, 4, 8, 16, ENOUGH - 1]
    while limits:
        kept: list[Box] = []
        for piece, after in pairwise([*pieces, Box(box.old_end, box.old_end, box.new_end, box.new_end)]):
            before = kept[-1] if kept else Box(box.old, box.old, box.new, box.new)
            if weights[piece] > limits[0] or 2 * weights[piece] >= _doubt(before, piece, after):
                kept.append(piece)
        if len(limits) > 1 or len(kept) == len(pieces):
            limits.pop(0)
        pieces = kept
    return pieces


def _doubt(before: Box, piece: Box, after: Box) -> int:
    """How much was changed around a piece."""
    gone = piece.old - before.old_end, after.old - piece.old_end
    come = piece.new - before.new_end, after.new - piece.new_end
    return min(max(gone[0], come[0]), max(gone[1], come[1]), sum(gone), sum(come))


def joined(runs: Sequence[Run]) -> list[Run]:
    """In order; those that follow each other in both texts are one."""
    found: list[Run] = []
    for run in sorted(runs):
        last = found[-1] if found else None
        if last is not None and (last.old + last.length, last.new + last.length) == run[:2]:
            found[-1] = Run(last.old, last.new, last.length + run.length)
        else:
            found.append(run)
    return found
