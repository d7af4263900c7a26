"""The marks of an article by place: which are where, and in which lanes their bars and underlines run."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import attrgetter

from reader.model import Annotation, AnnotationId, Kind

LONG = 1024  # code points; the few marks that are longer are kept apart, so that a search looks back no further

Order = tuple[int, int, int]
_start, _end = attrgetter("start"), attrgetter("end")


def order(mark: Annotation) -> Order:
    """In the order of the text; of two that begin together the longer first."""
    return mark.start, -mark.end, mark.id


class Marks:
    """The annotations of one article, by place."""

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._take(annotations)

    def __len__(self) -> int:
        return len(self._short) + len(self._long)

    def get(self, mark: AnnotationId | None) -> Annotation | None:
        return None if mark is None else self._by_id.get(mark)

    def put(self, mark: Annotation) -> None:
        """Add a mark, or change the one that has its id."""
        self.remove(mark.id)
        self._by_id[mark.id] = mark
        insort(self._list(mark), mark, key=_start)

    def change(self, gone: Iterable[AnnotationId], present: Iterable[Annotation]) -> None:
        """Take away, add and change so many that it is quicker to place all of them anew."""
        for mark in gone:
            self._by_id.pop(mark, None)
        self._by_id |= {mark.id: mark for mark in present}
        self._take(self._by_id.values())

    def extend(self, marks: Sequence[Annotation]) -> None:
        """Add marks that are in the order of the text, wherever they belong; those that are here already stay."""
        new = [mark for mark in marks if mark.id not in self._by_id]
        self._by_id |= {mark.id: mark for mark in new}
        for same, some in (
            (self._short, [mark for mark in new if mark.end - mark.start <= LONG]),
            (self._long, [mark for mark in new if mark.end - mark.start > LONG]),
        ):
            if some:
                at = bisect_left(same, some[0].start, key=_start)
                beyond = bisect_left(same, some[-1].start, key=_start)
                same[at:beyond] = sorted([*same[at:beyond], *some], key=_start)

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

    def _take(self, marks: Iterable[Annotation]) -> None:
        self._short = sorted(marks, key=_start)
        self._long = [mark for mark in self._short if mark.end - mark.start > LONG]
        if self._long:
            self._short = [mark for mark in self._short if mark.end - mark.start <= LONG]

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
