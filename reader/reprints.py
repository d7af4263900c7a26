"""Articles that are nearly the same: wire copy that several outlets print.

Texts are compared by their runs of four words. A sketch keeps the smallest hashes of those runs (a bottom-k MinHash),
so that two texts share about as many values of it as they share runs: few articles have to be looked at themselves.
Lines of a few words (headlines, datelines, bylines, "Baca juga: ...") count for nothing.
"""

import re
import struct
from binascii import a2b_base64, b2a_base64
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from reader.model import NewArticle

RUN = 4
KEPT = 32
LEAST_WORDS = 20  # a shorter text repeats another one only word for word

# By trial, of the words of both: a copy with another lead and without its last third keeps 0.53 and more, one in which
# each fifth word was changed 0.78; reports on one event that quote the same sentence share 0.21, stories with a third
# of background in common 0.42 at most. A short cut keeps nearly all of its own words.
MOSTLY = 0.5  # of the words of both
WITHIN = 0.8  # of the words of the shorter one
FEW_NUMBERS, SAME_NUMBERS = 4, 0.6  # with fewer numbers nothing is asked of them; of more, so many must agree

_VERSION = "1"
_LONGEST = 400_000  # characters that are looked at
_SHORT_LINE = 6  # words
_SKETCH = re.compile(rf"{_VERSION}(?:[A-Za-z0-9+/]{{4}})*(?:[A-Za-z0-9+/]{{2}}==|[A-Za-z0-9+/]{{3}}=)?")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_OTHER_STORY = re.compile(r"\s*\W{0,3}(?:baca|lihat|simak|tonton|read|see|also read|watch)\b", re.IGNORECASE)
_COMMON = 200  # a value that so many articles have is site furniture: those that come later are not found by it
_LOOKED_AT = 20  # articles that are compared with a new one, the likeliest first
_SHARED = 2

Stored = tuple[str, str, str]  # guid, title, sketch


@dataclass(frozen=True, slots=True)
class Reprint:
    """That an article repeats an earlier one: `of` is its guid.

    `share` is how many of the new article's words stand in the earlier one too, in runs of four or more: 0 to 1.
    `same`: the texts are the same to the character. `place`: where among the new articles the earlier one stands, None
    if it is stored; `of` is "" if that one has been given no guid.
    """

    of: str
    title: str
    share: float
    same: bool
    place: int | None = None


def sketch(text: str) -> str:
    """What is kept of a text to find its reprints by: the same on any machine. It is never empty."""
    values = sorted(set(_runs(_words(text))))[:KEPT]
    return _VERSION + b2a_base64(struct.pack(f"<{len(values)}I", *values), newline=False).decode()


def is_sketch(value: str) -> bool:
    """Whether a stored sketch is of the kind that `sketch` makes today."""
    return bool(_SKETCH.fullmatch(value))


def find(new: Sequence[NewArticle], stored: Iterable[Stored], text_of: Callable[[str], str]) -> list[Reprint | None]:
    """For each new article the earlier one that it repeats, stored or before it among the new; None if none.

    Of several that it repeats, one that is itself no repeat among the new goes first, then the most alike, then the
    earliest. `stored` is in the order in which they came in, with sketches that `is_sketch`; `text_of` gives the text
    of a stored article by its guid, and is asked for few.
    """
    return _Search(new, text_of).run(stored)


class _Runs:
    """The words of a text, the hash of each run of them, and how much of them stands in another text."""

    def __init__(self, text: str) -> None:
        self.words = _words(text)
        self.hashes = _runs(self.words)
        self.known = frozenset(self.hashes)
        self.numbers = frozenset(word for word in self.words if word.isdigit())

    def share_in(self, other: "_Runs") -> float:
        """How many of these words, 0 to 1, are in a run that the other text has too."""
        covered = done = 0
        for at, value in enumerate(self.hashes):
            if value in other.known:
                end = min(at + RUN, len(self.words))
                covered += end - max(at, done)
                done = end
        return covered / len(self.words) if self.words else 0.0


class _Search:
    """Articles are known by a number: that among the stored ones, or -1 - its place for a new one."""

    def __init__(self, new: Sequence[NewArticle], text_of: Callable[[str], str]) -> None:
        self._new = new
        self._text_of = text_of
        self._runs_of = lru_cache(512)(lambda number: _Runs(self._text(number)))
        self._values = [
            _values(article.sketch if is_sketch(article.sketch) else sketch(article.text)) for article in new
        ]
        self._shared = [Counter[int]() for _ in new]
        self._stored: dict[int, tuple[str, str]] = {}  # guid and title of those that share a value with a new one

    def run(self, stored: Iterable[Stored]) -> list[Reprint | None]:
        self._look_in_store(stored)
        self._look_among_new()
        found: list[Reprint | None] = []
        for place in range(len(self._new)):
            found.append(self._best(place, found))
        return found

    def _look_in_store(self, stored: Iterable[Stored]) -> None:
        index = defaultdict[int, list[int]](list)
        for place, values in enumerate(self._values):
            for value in values:
                index[value].append(place)
        seen = Counter[int]()
        for number, (guid, title, kept) in enumerate(stored):
            hits = [value for value in _values(kept) if value in index]
            if hits:
                self._stored[number] = (guid, title)
            for value in hits:
                for place in index[value]:
                    self._shared[place][number] += 1
                seen[value] += 1
                if seen[value] == _COMMON:
                    del index[value]

    def _look_among_new(self) -> None:
        index = defaultdict[int, list[int]](list)
        for place, values in enumerate(self._values):
            for value in values:
                self._shared[place].update(index[value])
                if len(index[value]) < _COMMON:
                    index[value].append(-1 - place)

    def _best(self, place: int, found: Sequence[Reprint | None]) -> Reprint | None:
        """Of the articles that a new one repeats; `found` has the answers for those before it."""
        answers = [
            ((number < 0 and found[-1 - number] is not None, -likeness, number < 0, abs(number)), reprint)
            for number in self._likely(place)
            if (compared := self._compare(place, number)) is not None
            for likeness, reprint in [compared]
        ]
        return min(answers, key=lambda answer: answer[0])[1] if answers else None

    def _likely(self, place: int) -> list[int]:
        needed = min(_SHARED, len(self._values[place]))
        numbers = [number for number, count in self._shared[place].items() if count >= needed]
        return sorted(numbers, key=lambda n: (-self._shared[place][n], n < 0, abs(n)))[:_LOOKED_AT]

    def _compare(self, place: int, number: int) -> tuple[float, Reprint] | None:
        """How alike the two are, 0 to 2, and what to say of it; None if one does not repeat the other."""
        new, old = self._runs_of(-1 - place), self._runs_of(number)
        mine, theirs = new.share_in(old), old.share_in(new)
        short = min(len(new.words), len(old.words)) < LEAST_WORDS
        within = mine if len(new.words) <= len(old.words) else theirs
        if new.words != old.words and (short or (min(mine, theirs) < MOSTLY and within < WITHIN)):
            return None
        if not _same_numbers(new, old):
            return None
        same = self._text(-1 - place) == self._text(number)
        if number < 0:
            earlier = self._new[-1 - number]
            return mine + theirs, Reprint(earlier.guid, earlier.title, mine, same, -1 - number)
        return mine + theirs, Reprint(*self._stored[number], mine, same)

    def _text(self, number: int) -> str:
        return self._new[-1 - number].text if number < 0 else self._text_of(self._stored[number][0])


def _same_numbers(one: _Runs, other: _Runs) -> bool:
    """Wire copy keeps its numbers; prices, scores and earthquakes are told in the same words with other ones."""
    fewer, more = sorted((one.numbers, other.numbers), key=len)
    return len(fewer) < FEW_NUMBERS or len(fewer & more) >= SAME_NUMBERS * len(fewer)


def _words(text: str) -> list[bytes]:
    """The words that count, in small letters; all, if most stand in short lines."""
    lines = [_WORD.findall(line) for line in text[:_LONGEST].casefold().splitlines() if not _OTHER_STORY.match(line)]
    long = [word for line in lines if len(line) >= _SHORT_LINE for word in line]
    words = long if 2 * len(long) >= sum(map(len, lines)) else [word for line in lines for word in line]
    return [word.encode() for word in words]


def _runs(words: Sequence[bytes]) -> list[int]:
    """A hash for each run of words, by the place of its first word; one for all of a shorter text."""
    if len(words) <= RUN:
        return [crc32(b" ".join(words))] if words else []
    return list(map(crc32, map(b" ".join, zip(*(words[first:] for first in range(RUN)), strict=False))))


def _values(kept: str) -> tuple[int, ...]:
    data = a2b_base64(kept[len(_VERSION) :])
    return struct.unpack_from(f"<{len(data) // 4}I", data)
