"""An old text beside its corrected version: what differs, and where a place of one is in the other. No widgets."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.alignment import align
from reader.model import Annotation, AnnotationId
from reader.runs import Run
from reader.text import TextMap

if TYPE_CHECKING:
    from reader.texts import Correction, Placed

WIDEST = 40  # characters up to which a change is widened to the whole word

Range = tuple[int, int]


class Fate(StrEnum):
    """What becomes of a tag when its text is corrected."""

    STAYS = "stays"
    MOVES = "moves"
    LOST = "lost"


def fate(placed: "Placed") -> Fate:
    if placed.new is None:
        return Fate.LOST
    return Fate.STAYS if placed.same else Fate.MOVES


@dataclass(frozen=True)
class Comparison:
    """Two texts and what the correction does to the tags. Offsets are code points.

    `tags` are those of which the words change. `old_changes` and `new_changes` are the words that are not in the other
    text, or are elsewhere there; in order.
    """

    old: str
    new: str
    runs: tuple[Run, ...]
    correction: "Correction"
    tags: Mapping[AnnotationId, Annotation] = field(default_factory=dict)

    @cached_property
    def fates(self) -> Counter[Fate]:
        return Counter(map(fate, self.correction.placed))

    @cached_property
    def restless(self) -> "list[Placed]":
        """The tags whose words have changed, and those that lose them."""
        return [placed for placed in self.correction.placed if fate(placed) is not Fate.STAYS]

    @cached_property
    def back(self) -> tuple[Run, ...]:
        """The runs, seen from the new text."""
        return tuple(sorted(Run(new, old, length) for old, new, length in self.runs))

    @cached_property
    def old_changes(self) -> list[Range]:
        return list(_changes(self.old, self.runs, len(self.new)))

    @cached_property
    def new_changes(self) -> list[Range]:
        return list(_changes(self.new, self.back, len(self.old)))

    def to_new(self, place: int) -> int:
        """Where a place of the old text is in the new one; of words that are gone, where they stood."""
        return _moved(self.runs, place)

    def to_old(self, place: int) -> int:
        return _moved(self.back, place)


def compare(
    old: str, new: str, correction: "Correction", read: Callable[[Iterable[AnnotationId]], Iterable[Annotation]]
) -> Comparison:
    """Compare two texts; `read` brings tags by their ids. It takes a while for long ones: run it in a job."""
    restless = [placed.annotation for placed in correction.placed if fate(placed) is not Fate.STAYS]
    tags = {tag.id: tag for tag in read(restless)}
    found = Comparison(old, new, align(old, new).runs, correction, tags)
    _ = found.old_changes, found.new_changes, found.restless, found.fates
    return found


def exact(typed: str, shown: str, text: str) -> str:
    """What a person has made of a text, where all that they left alone is as it was.

    `shown` is the text as it was given to the field, with stand-ins for what Qt drops; `typed` is what is there now.
    """
    if typed == shown:
        return text
    if shown == text:
        return typed
    pieces = list(typed)
    for old, new, length in align(shown, typed).runs:
        pieces[new : new + length] = text[old : old + length]
    return "".join(pieces)


class Units:
    """Ranges of one text as positions of Qt, which counts in UTF-16."""

    def __init__(self, text: str) -> None:
        self._map = TextMap(text)
        self._length = len(text)

    def to_qt(self, place: int) -> int:
        return self._map.to_qt(min(place, self._length))

    def to_python(self, position: int) -> int:
        return min(self._map.to_python(position), self._length)


def between(ranges: Sequence[Range], start: int, end: int) -> Sequence[Range]:
    """Those of some ranges, in order and apart, that share a place with [start, end)."""
    first = bisect_right(ranges, start, key=lambda one: one[1])
    last = bisect_right(ranges, end - 1, key=lambda one: one[0])
    return ranges[first:last]


def _changes(text: str, runs: Sequence[Run], other: int) -> Iterator[Range]:
    """What of the text is in no run, as whole words; and the word in which letters of the other text came or went."""
    edges = [Run(0, 0, 0), *runs, Run(len(text), other, 0)]
    last = -1
    for one, following in pairwise(edges):
        start, end = one.old + one.length, following.old
        if start == end and one.new + one.length == following.new:
            continue
        start, end = max(_word_start(text, start), last), _word_end(text, end)
        if start < end:
            yield start, end
            last = end


def _word_start(text: str, at: int) -> int:
    start = at
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum() and at - start < WIDEST:
        start -= 1
    return start


def _word_end(text: str, at: int) -> int:
    end = at
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum() and end - at < WIDEST:
        end += 1
    return end


def _moved(runs: Sequence[Run], place: int) -> int:
    index = bisect_right(runs, place, key=lambda run: run.old) - 1
    if index < 0:
        return 0
    run = runs[index]
    return run.new + min(place - run.old, run.length)
