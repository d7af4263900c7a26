"""Which pieces of a text are still there in a corrected version of it, and where.

The two are compared from the coarse to the fine: lines, three words in a row, words, and the letters of words that were
corrected. What stands once in each text holds the rest in place; what is left over in both, and is long enough to be
told from any other piece, was moved. Short pieces that are the same by chance, amid much that was replaced, do not
count. All offsets are code points. Closer looks are bounded, so that all of it takes about linear time.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reader.matching import alike, anchors, best_pairs, same, same_letters, stretched
from reader.runs import ENOUGH, Box, Piece, Room, Run, best_slide, gaps, joined, likely

_MOVED = 16  # are enough for what was moved, if each text has it only once
_LOOK = 40_000  # pairs of words in one closer look
_LOOKS = 3_000_000  # and in all of them

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile("[\u2e80-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]|\\w{1,24}|\\s|[^\\w\\s]")
_OLD_SIGN, _NEW_SIGN = "\n\0", "\n\1"  # like no token of a text, and not like each other


@dataclass(frozen=True, slots=True)
class Alignment:
    """`runs` are in the order of the old text. `starts` and `ends` are of words that were corrected, old to new."""

    runs: tuple[Run, ...]
    starts: dict[int, int]
    ends: dict[int, int]

    def within(self, start: int, end: int) -> Iterator[Run]:
        """The parts of runs in this range of the old text."""
        index = max(0, bisect_right(self.runs, start, key=lambda run: run.old) - 1)
        while index < len(self.runs) and self.runs[index].old < end:
            old, new, length = self.runs[index]
            first, last = max(old, start), min(old + length, end)
            if first < last:
                yield Run(first, new + first - old, last - first)
            index += 1

    def turned(self) -> "Alignment":
        """The same, seen from the new text."""
        runs = sorted(Run(new, old, length) for old, new, length in self.runs)
        starts, ends = ({new: old for old, new in borders.items()} for borders in (self.starts, self.ends))
        return Alignment(tuple(runs), starts, ends)


def align(old: str, new: str) -> Alignment:
    """Compare two texts."""
    if old == new:
        return Alignment((Run(0, 0, len(old)),) if old else (), {}, {})
    return _Aligner(old, new).align()


class _Aligner:
    """One comparison.

    The frame is what is surely the same in the same order; a chain is what was moved together.
    """

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new
        self._looks = _LOOKS
        self._moved_old: list[Piece] = []
        self._moved_new: list[Piece] = []
        self._starts: dict[int, int] = {}
        self._ends: dict[int, int] = {}

    def align(self) -> Alignment:
        whole = Box(0, len(self._old), 0, len(self._new))
        frame = self._frame(whole)
        moved: list[Run] = []
        for chain in self._chains(list(gaps(frame, whole))):
            last = chain[-1]
            box = Box(chain[0].old, last.old + last.length, chain[0].new, last.new + last.length)
            moved += self._closer(chain, box)
        self._moved_old = sorted((run.old, run.old + run.length) for run in moved)
        self._moved_new = sorted((run.new, run.new + run.length) for run in moved)
        runs = moved + self._closer(frame, whole)
        return Alignment(tuple(joined(runs)), self._starts, self._ends)

    def _frame(self, whole: Box) -> list[Run]:
        """Whole lines, then pieces of three words and more, that stand once in what is left."""
        first, last = self._same_ends()
        runs = [Run(0, 0, first), Run(len(self._old) - last, len(self._new) - last, last)]
        runs = [run for run in runs if run.length]
        for pattern, width in ((_LINE, 1), (_WORD, 5)):
            runs = self._filled(runs, whole, pattern, width)
        return self._settled(self._trusted(runs, whole))

    def _same_ends(self) -> tuple[int, int]:
        """How many characters, in whole lines, are the same at the start and at the end."""
        old, new = self._old, self._new
        most = min(len(old), len(new))
        first = old.rfind("\n", 0, _longest(lambda n: old[:n] == new[:n], most)) + 1
        last = _longest(lambda n: old[len(old) - n :] == new[len(new) - n :], most - first)
        line = old.find("\n", len(old) - last) if last else -1
        return first, len(old) - line if line >= 0 else 0

    def _filled(self, runs: Sequence[Run], box: Box, pattern: re.Pattern[str], width: int) -> list[Run]:
        """The runs, and what is found between them."""
        more = [run for gap in gaps(runs, box) if gap.is_change for run in self._look(gap, pattern, width)]
        return joined([*runs, *more])

    def _look(self, box: Box, pattern: re.Pattern[str], width: int) -> Iterator[Run]:
        old, old_places = self._old_tokens(pattern, box)
        new, new_places = self._new_tokens(pattern, box)
        for i, j, n in same(old, new, width):
            yield Run(old_places[i], new_places[j], old_places[i + n] - old_places[i])

    def _old_tokens(self, pattern: re.Pattern[str], box: Box) -> tuple[list[str], list[int]]:
        return _tokens(pattern, self._old, (box.old, box.old_end), self._moved_old, _OLD_SIGN)

    def _new_tokens(self, pattern: re.Pattern[str], box: Box) -> tuple[list[str], list[int]]:
        return _tokens(pattern, self._new, (box.new, box.new_end), self._moved_new, _NEW_SIGN)

    # What was moved

    def _chains(self, changes: Sequence[Box]) -> list[list[Run]]:
        """What stands once in what is left of the old text, and once in that of the new; the longest goes first."""
        old, new = Room(), Room()
        runs = []
        for run in sorted(self._strays(changes), key=lambda run: -run.length):
            head = max(old.taken_until(run.old) - run.old, new.taken_until(run.new) - run.new, 0)
            end = min(old.free_until(run.old + head) - run.old, new.free_until(run.new + head) - run.new, run.length)
            rest = Run(run.old + head, run.new + head, end - head)
            if rest.length >= ENOUGH or self._is_only(rest):
                old.take(rest.old, rest.length)
                new.take(rest.new, rest.length)
                runs.append(rest)
        ranks = {run: rank for rank, run in enumerate(sorted(runs, key=lambda run: run.new))}
        old_homes, new_homes = [gap.old for gap in changes], [gap.new for gap in changes]

        def belongs(run: Run, last: Run) -> bool:
            homes = ((old_homes, run.old, last.old), (new_homes, run.new, last.new))
            together = all(bisect_right(places, one) == bisect_right(places, other) for places, one, other in homes)
            return together and ranks[run] == ranks[last] + 1

        chains: list[list[Run]] = []
        for run in sorted(runs):
            if chains and belongs(run, chains[-1][-1]):
                chains[-1].append(run)
            else:
                chains.append([run])
        return chains

    def _strays(self, changes: Sequence[Box]) -> Iterator[Run]:
        old, old_places = _strung(self._old_tokens(_WORD, gap) for gap in changes)
        new, new_places = _strung(self._new_tokens(_WORD, gap) for gap in changes)
        old = [token or _OLD_SIGN for token in old]
        new = [token or _NEW_SIGN for token in new]
        done, way = -1, 0  # the end of the last one, and how far it was moved
        for i, j in anchors(old, new, 5):
            if i < done and j - i == way:
                continue
            i, j, n = stretched(old, new, (i, j, 5), (0, 0), (len(old), len(new)))
            done, way = i + n, j - i
            yield Run(old_places[i], new_places[j], old_places[i + n - 1] + len(old[i + n - 1]) - old_places[i])

    def _is_only(self, run: Run) -> bool:
        piece = self._old[run.old : run.old + run.length]
        return run.length >= _MOVED and self._old.count(piece) == self._new.count(piece) == 1

    # A closer look

    def _closer(self, runs: Sequence[Run], box: Box) -> list[Run]:
        """The runs with the shorter ones between them, words and then letters of words."""
        found = self._filled(runs, box, _WORD, 1)
        found = joined([*found, *(run for gap in gaps(found, box) if gap.is_change for run in self._words(gap))])
        found = self._settled(self._trusted(found, box))
        return [*found, *(run for gap in gaps(found, box) if gap.is_change for run in self._letters(gap))]

    def _words(self, box: Box) -> Iterator[Run]:
        """What is the same, the longest first."""
        from difflib import SequenceMatcher

        old, old_places = self._old_tokens(_WORD, box)
        new, new_places = self._new_tokens(_WORD, box)
        if self._may_look(len(old) * len(new)):
            for i, j, n in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
                if n:
                    yield Run(old_places[i], new_places[j], old_places[i + n] - old_places[i])

    def _may_look(self, pairs: int) -> bool:
        if pairs > min(_LOOK, self._looks):
            return False
        self._looks -= pairs
        return True

    def _settled(self, runs: Sequence[Run]) -> list[Run]:
        """The same, but what came or went between two runs begins and ends at the borders of lines, sentences or words
        where it could: "Ani datang. " came before "Ani menolak.", and not "datang. Ani " into it."""
        settled = list(runs[:1])
        for run in runs[1:]:
            last = settled[-1]
            old, new = last.old + last.length, last.new + last.length
            if run.old > old and run.new == new:
                by = best_slide(self._old, old, run.old, last.length, run.length)
            elif run.new > new and run.old == old:
                by = best_slide(self._new, new, run.new, last.length, run.length)
            else:
                by = 0
            settled[-1] = last._replace(length=last.length + by)
            settled.append(Run(run.old + by, run.new + by, run.length - by))
        return [run for run in settled if run.length]

    def _trusted(self, runs: list[Run], box: Box) -> list[Run]:
        """Without those that are the same by chance."""
        pieces = {Box(run.old, run.old + run.length, run.new, run.new + run.length): run for run in runs}
        weights = {piece: self._weight(run) for piece, run in pieces.items()}
        return [pieces[piece] for piece in likely(weights, box)]

    def _weight(self, run: Run) -> int:
        """How many letters and digits a run has; one that is long enough has enough of them."""
        if run.length >= ENOUGH:
            return ENOUGH
        return sum(map(str.isalnum, self._old[run.old : run.old + run.length]))

    def _letters(self, box: Box) -> Iterator[Run]:
        """The letters that are kept of words that were corrected. Notes where these words begin and end."""
        old, new = self._old[box.old : box.old_end], self._new[box.new : box.new_end]
        if len(old) * len(new) <= _LOOK and alike("".join(old.split()), "".join(new.split())):
            self._note((box.old, box.old_end), (box.new, box.new_end))
        for pair in likely({pair: pair.old_end - pair.old for pair in self._pairs(box)}, box):
            self._note((pair.old, pair.old_end), (pair.new, pair.new_end))
            for i, j, n in same_letters(self._old[pair.old : pair.old_end], self._new[pair.new : pair.new_end]):
                yield Run(pair.old + i, pair.new + j, n)

    def _note(self, old: Piece, new: Piece) -> None:
        self._starts[old[0]], self._ends[old[1]] = new[0], new[1]

    def _pairs(self, box: Box) -> list[Box]:
        """The words that are alike, in their order, so that as much as possible is paired."""
        old = _words_of(*self._old_tokens(_WORD, box))
        new = _words_of(*self._new_tokens(_WORD, box))
        if not self._may_look(len(old) * len(new)):
            return []
        one, other = ([text[slice(*piece)] for piece in those] for text, those in ((self._old, old), (self._new, new)))
        return [Box(*old[i], *new[j]) for i, j in best_pairs(one, other)]


def _longest(fits: Callable[[int], bool], most: int) -> int:
    """The largest number up to `most` that fits, where all that are smaller do."""
    return bisect_left(range(1, most + 1), True, key=lambda n: not fits(n))


# Tokens


def _tokens(
    pattern: re.Pattern[str], text: str, part: Piece, moved: Sequence[Piece], sign: str
) -> tuple[list[str], list[int]]:
    """The tokens of a part and where they begin, and at last its end. What was moved is one token, the sign."""
    start, end = part
    tokens: list[str] = []
    places: list[int] = []
    for first, last in [*moved[bisect_left(moved, (start, start)) : bisect_left(moved, (end, end))], (end, end)]:
        found = pattern.findall(text, start, first)
        tokens += found
        for token in found:
            places.append(start)
            start += len(token)
        if last > first:
            tokens.append(sign)
            places.append(first)
        start = last
    return tokens, [*places, end]


def _strung(parts: Iterator[tuple[list[str], list[int]]]) -> tuple[list[str], list[int]]:
    """The tokens of several parts, with an empty one after each."""
    tokens: list[str] = []
    places: list[int] = []
    for some, where in parts:
        tokens += [*some, ""]
        places += where
    return tokens, places


def _words_of(tokens: Sequence[str], places: Sequence[int]) -> list[Piece]:
    return [(start, start + len(token)) for token, start in zip(tokens, places, strict=False) if token.isalnum()]
