"""Where tags go when their text is corrected.

A tag belongs to its own words: not to words that read the same, but to those that it was put on.

- If none of its words was touched, it stays on exactly these, wherever they stand now.
- They are its own if the text around them says so: they stand where they stood, between what was kept; or they were
  moved, together with so much of what is around them (32 characters, as in a quote selector of the W3C's annotation
  model; 16 if both texts have it only once) that no other piece can be meant.
- If they were corrected inside (a letter, a word, a line break), they are still its own if both its ends stand fast, on
  characters that were kept or at the border of a word that was corrected, if at least seven tenths of the letters of
  both quotes are kept, and if nothing from elsewhere came in between. But a word that became another one, while each of
  the two is in both texts, was not corrected: "Iran" and "Irak" were exchanged, and a slip of the pen is not like that.
- Else its words are gone: an orphan.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from reader.alignment import Alignment, align
from reader.model import Span

_WORD = re.compile(r"[^\W_]+")
LEAST = 0.7  # how much of an old and a corrected quote must be the same


def reanchor(old: str, new: str, spans: Sequence[Span]) -> list[Span | None]:
    """For each span of the old text where its words are in the new one; None if they are gone."""
    return [span for span, _ in Anchoring(align(old, new), old, new).places(spans)]


class Anchoring:
    """Tells where the spans of an old text are in a new one."""

    def __init__(self, alignment: Alignment, old: str = "", new: str = "") -> None:
        """Without the texts, words that were exchanged are not told from corrected ones."""
        self._old, self._new = old, new
        self._alignment = alignment
        self._back = alignment.turned()

    def places(self, spans: Sequence[Span]) -> list[tuple[Span | None, bool]]:
        """For each span where it is now, and whether none of its characters was touched."""
        return [self._place(span) for span in spans]

    def _place(self, span: Span) -> tuple[Span | None, bool]:
        runs = list(self._alignment.within(span.start, span.end))
        length = span.end - span.start
        if len(runs) == 1 and runs[0].length == length:
            return Span(runs[0].new, runs[0].new + length), True
        start, end = self._start(span.start), self._end(span.end)
        if start is None or end is None or start >= end:
            return None, False
        kept = sum(run.length for run in runs if start <= run.new and run.new + run.length <= end)
        there = sum(run.length for run in self._back.within(start, end))
        in_order = all(one.new < other.new for one, other in pairwise(runs))
        if there > kept or not in_order or 2 * kept < LEAST * (length + end - start):
            return None, False
        return (None if self._is_exchanged(span, Span(start, end)) else Span(start, end)), False

    def _is_exchanged(self, span: Span, place: Span) -> bool:
        was, now = self._old[span.start : span.end], self._new[place.start : place.end]
        return was != now and {was, now} <= self._words_of_both

    @cached_property
    def _words_of_both(self) -> set[str]:
        return {*_WORD.findall(self._old)} & {*_WORD.findall(self._new)}

    def _start(self, place: int) -> int | None:
        if place in self._alignment.starts:
            return self._alignment.starts[place]
        return next((run.new for run in self._alignment.within(place, place + 1)), None)

    def _end(self, place: int) -> int | None:
        if place in self._alignment.ends:
            return self._alignment.ends[place]
        return next((run.new + 1 for run in self._alignment.within(place - 1, place)), None)
