"""Which names fit a few typed letters, the best first, and which of their letters those are. Knows no Qt.

A name fits by its beginning, by words that begin as typed in any order, by its initials, by parts of its words, and
else by words that resemble the typed ones. Accents, case and apostrophes do not count.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import chain, islice
from typing import NamedTuple

APOSTROPHES = "'’ʼ`‘"
MOST_LETTERS = 10  # typed without a space that may begin several words each
ALIKE_WORDS = 8  # of all that resemble a typed word
FEW = 8  # times as many lines as are wanted: so many are looked at one by one
SOME = 200_000  # characters by which it is judged what is rare
MANY = 5000  # words: of so many, only those with the same first letter are compared
LONGEST = 400  # characters of a name that are looked at


class Fit(IntEnum):
    """How a name fits, the best first."""

    WHOLE = 0
    BEGINNING = 1
    WORDS = 2
    INITIALS = 3
    PARTS = 4
    LETTERS = 5
    ALIKE = 6


class Found(NamedTuple):
    """What fits. `line` counts the lines of the names, from 0."""

    owner: int
    line: int
    fit: Fit


class Names:
    """Lines of words, each of an owner that is told by a number; an owner may have several.

    `by_letters`: letters may also be those that some of the words begin with, as "opar" for "Open articles". That is
    for short lists of short names.
    """

    def __init__(self, names: Iterable[tuple[int, str]] = (), *, by_letters: bool = False) -> None:
        self._by_letters = by_letters
        self._owners = array("q")
        self._text = _Lines()
        self._initials = _Lines()
        self._vocabulary: defaultdict[str, set[str]] = defaultdict(set)  # words by their first letters
        self.add(names)

    def __len__(self) -> int:
        return len(self._owners)

    def add(self, names: Iterable[tuple[int, str]]) -> None:
        """Add lines at the end."""
        named = [(owner, folded(name)) for owner, name in names]
        self._owners.extend(owner for owner, _ in named)
        self._text.add([line for _, line in named])
        self._initials.add(["".join([word[0] for word in line.split()]) for _, line in named])
        for word in {word for _, line in named for word in line.split()}:
            self._vocabulary[word[0]].add(word)

    def find(self, typed: str, most: int) -> list[Found]:
        """At most so many owners, each once with the line that fits best; all fit where nothing is typed."""
        words = folded(typed).split()
        ways = self._ways(words, most) if words else ((Fit.WORDS, range(len(self))),)
        found: dict[int, Found] = {}
        for fit, lines in ways:
            if fit is Fit.ALIKE and found:
                break
            for line in lines:
                owner = self._owners[line]
                if owner not in found:
                    found[owner] = Found(owner, line, fit)
                    if len(found) == most:
                        return list(found.values())
        return list(found.values())

    def _ways(self, words: Sequence[str], most: int) -> Iterator[tuple[Fit, Iterable[int]]]:
        """Lines that fit, the best first; a line comes more than once if it fits in several ways."""
        typed, letters, text = " ".join(words), "".join(words), self._text
        begun = [f" {word}" for word in words]
        parts = list(islice(text.having_all(words), most * FEW))
        few = len(parts) < most * FEW  # so that these are all: looking once through all lines is enough
        within = parts if few else None
        beginning = list(islice(text.having(f"\n {typed}", within), most * FEW))
        yield Fit.WHOLE, text.having(f"\n {typed}\n", beginning)
        yield Fit.BEGINNING, beginning
        yield Fit.WORDS, text.having_all(begun, within)
        if len(letters) > 1:
            yield Fit.INITIALS, self._initials.having(f"\n {letters}")
        yield Fit.PARTS, parts
        if self._by_letters and 1 < len(letters) <= MOST_LETTERS:
            yield Fit.LETTERS, text.fitting(beginnings(letters))
        yield Fit.ALIKE, self._alike(words)

    def _alike(self, words: Sequence[str]) -> Iterator[int]:
        """Lines in which every word typed begins a word, but for some typing errors; those with few errors first."""
        few = sum(map(len, self._vocabulary.values())) <= MANY
        every = list(chain.from_iterable(self._vocabulary.values())) if few else None
        meant = [resembling(word, every or self._vocabulary[word[0]]) or [word] for word in words]
        if meant == [[word] for word in words]:
            return
        longest = max(meant, key=lambda others: len(others[0]))
        rest = [others for others in meant if others is not longest]
        for one in longest:
            for line in self._text.having(f" {one}"):
                if all(any(self._text.has(line, f" {other}") for other in others) for others in rest):
                    yield line


class _Lines:
    """Lines in one text: what is looked for in all of them is looked for at once."""

    def __init__(self) -> None:
        self._text = "\n"
        self._starts = array("q", (0,))  # of each line the place of the line break before it; last, of the end

    def add(self, lines: Sequence[str]) -> None:
        end = self._starts[-1]
        for line in lines:
            end += len(line) + 2
            self._starts.append(end)
        self._text += "".join([f" {line}\n" for line in lines])

    def having(self, piece: str, within: Sequence[int] | None = None) -> Iterator[int]:
        """The lines with this piece, in order; of all, or of these."""
        if within is not None:
            yield from (line for line in within if self.has(line, piece))
            return
        find, starts = self._text.find, self._starts
        at = find(piece)
        while at >= 0:
            line = bisect_right(starts, at) - 1
            yield line
            at = find(piece, starts[line + 1])

    def having_all(self, pieces: Sequence[str], within: Sequence[int] | None = None) -> Iterator[int]:
        """The lines with all these pieces, in order; of all, or of these."""
        rarest = min(pieces, key=self._frequency)
        rest = [piece for piece in pieces if piece != rarest]
        return (line for line in self.having(rarest, within) if all(self.has(line, piece) for piece in rest))

    def has(self, line: int, piece: str) -> bool:
        return self._text.find(piece, self._starts[line], self._starts[line + 1] + 1) >= 0

    def fitting(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """The lines with something that fits a pattern, in order."""
        for line in range(len(self._starts) - 1):
            if pattern.search(self._text, self._starts[line] + 1, self._starts[line + 1]):
                yield line

    def _frequency(self, piece: str) -> tuple[int, int]:
        """Less for what is likely on fewer lines: judged by some of them."""
        return self._text.count(piece, 0, SOME), -len(piece)


class _Folding(dict[int, str]):
    """What each letter becomes, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = unicodedata.normalize("NFKD", letter).casefold()
        self[code] = found = "".join(part for part in map(_fold_part, plain) if letter not in APOSTROPHES)
        return found


def _fold_part(letter: str) -> str:
    if "\u0300" <= letter <= "\u036f" or unicodedata.category(letter) == "Cf":
        return ""
    return letter if letter.isalnum() or unicodedata.category(letter)[0] == "M" else " "


_FOLDING = _Folding()


def folded(name: str) -> str:
    """The words of a name in small letters without accents, with one space between."""
    return " ".join(name[:LONGEST].translate(_FOLDING).split())


def beginnings(letters: str) -> re.Pattern[str]:
    """Fits where each letter begins a word or follows the one before it; a group for each letter."""
    first, *others = map(re.escape, letters)
    return re.compile(rf"(?<!\S)({first})" + "".join(rf"(?:|[^\n]*? )({letter})" for letter in others))


def resembling(word: str, vocabulary: Collection[str]) -> list[str]:
    """Words that are, or begin, as this one but for some typing errors: none in a short word, and two in a long one.

    Those with few errors first.
    """
    most = (len(word) >= 4) + (len(word) >= 8)
    if not most:
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    known = [other for other in vocabulary if len(other) >= len(word) - most]
    found: dict[str, int] = {}
    for length in (len(word), len(word) + 1):
        choices = [other[:length] for other in known]
        for _, errors, at in process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=ALIKE_WORDS):
            found[known[at]] = min(found.get(known[at], most), int(errors))
    return sorted(found, key=lambda other: (found[other], other))[:ALIKE_WORDS]


def marked(name: str, typed: str, fit: Fit) -> list[tuple[int, int]]:
    """The code points [start, end) of a name that fit what is typed, in order, none twice."""
    letters = [(part, at) for at, letter in enumerate(name[:LONGEST]) for part in _FOLDING[ord(letter)]]
    plain, places = "".join(part for part, _ in letters), [at for _, at in letters]
    words = folded(typed).split()
    ways: dict[Fit, Callable[[str, Sequence[str]], Iterable[int]]] = {
        Fit.INITIALS: _initials_in,
        Fit.LETTERS: _letters_in,
        Fit.ALIKE: _alike_in,
    }
    at = sorted({places[place] for place in ways.get(fit, _words_in)(plain, words)})
    starts = [one for one in at if one - 1 not in at]
    ends = [one + 1 for one in at if one + 1 not in at]
    return list(zip(starts, ends, strict=True))


def _words_in(plain: str, words: Sequence[str]) -> Iterator[int]:
    """Where each word begins a word; else where it is part of one."""
    for word in words:
        begun = re.search(rf"(?<!\S){re.escape(word)}", plain)
        start = begun.start() if begun else plain.find(word)
        if start >= 0:
            yield from range(start, start + len(word))


def _initials_in(plain: str, words: Sequence[str]) -> Iterable[int]:
    starts = [word.start() for word in re.finditer(r"\S+", plain)]
    letters = "".join(words)
    at = "".join(plain[start] for start in starts).find(letters)
    return starts[at : at + len(letters)] if at >= 0 else ()


def _letters_in(plain: str, words: Sequence[str]) -> Iterable[int]:
    letters = "".join(words)
    found = beginnings(letters).search(plain)
    return [found.start(group) for group in range(1, len(letters) + 1)] if found else ()


def _alike_in(plain: str, words: Sequence[str]) -> Iterator[int]:
    """The letters that are the same in the word that resembles the typed one most."""
    from rapidfuzz.distance import LCSseq

    there = [(word[0], word.start()) for word in re.finditer(r"\S+", plain)]
    for word in words:
        near = resembling(word, [other for other, _ in there])
        start = next((start for other, start in there if near and other == near[0]), -1)
        if not near:
            yield from _words_in(plain, [word])
        elif start >= 0:
            for same in LCSseq.opcodes(word, near[0][: len(word) + 1]):
                if same.tag == "equal":
                    yield from range(start + same.dest_start, start + same.dest_end)
