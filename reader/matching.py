"""What two lists of tokens have in common, and which of their words are alike.

What stands once in each list holds the rest in place, as in Bram Cohen's patience diff.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

SIMILAR = 0.6  # two words that are at least so alike are one, corrected

Same = tuple[int, int, int]  # first[i:i + n] is the same as second[j:j + n]


def same(first: Sequence[str], second: Sequence[str], width: int) -> Iterator[Same]:
    """What is the same in the same order: at both ends, and around each window of so many tokens that is in both once.

    Each piece is as long as it can be, and has at least so many tokens.
    """
    least = min(len(first), len(second))
    head = next((n for n in range(least) if first[n] != second[n]), least)
    head = head if head >= width else 0
    tail = next((n for n in range(least - head) if first[-1 - n] != second[-1 - n]), least - head)
    tail = tail if tail >= width else 0
    if head:
        yield 0, 0, head
    low, high = (head, head), (len(first) - tail, len(second) - tail)
    middle = anchors(first[head : high[0]], second[head : high[1]], width)
    for i, j in _increasing(middle):
        over = max(low[0] - head - i, low[1] - head - j, 0)
        if over < width:
            found = (head + i + over, head + j + over, width - over)
            i, j, n = stretched(first, second, found, low, high)
            low = i + n, j + n
            yield i, j, n
    if tail:
        yield *high, tail


def anchors(first: Sequence[str], second: Sequence[str], width: int) -> Iterator[tuple[int, int]]:
    """Where the windows of so many tokens begin that stand once in each list and have a letter or digit in them."""
    ours, theirs = (_once(tokens, width) for tokens in (first, second))
    for window, i in ours.items():
        j = theirs.get(window)
        if j is not None and any(letter.isalnum() for token in window for letter in token):
            yield i, j


def stretched(
    first: Sequence[str], second: Sequence[str], found: Same, low: tuple[int, int], high: tuple[int, int]
) -> Same:
    """The same piece with all that is the same before and after it, between these borders."""
    i, j, n = found
    while i > low[0] and j > low[1] and first[i - 1] == second[j - 1]:
        i, j, n = i - 1, j - 1, n + 1
    while i + n < high[0] and j + n < high[1] and first[i + n] == second[j + n]:
        n += 1
    return i, j, n


def _once(tokens: Sequence[str], width: int) -> dict[tuple[str, ...], int]:
    """The windows that stand once, in order, and where they begin."""
    windows = list(zip(*(tokens[shift:] for shift in range(width)), strict=False))
    counts = Counter(windows)
    return {window: place for place, window in enumerate(windows) if counts[window] == 1}


def _increasing(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest selection in which both numbers rise; the first ones rise already."""
    tails: list[int] = []  # the smallest second number that a selection of each length can end with
    ends: list[int] = []  # and which pair that is
    given: list[tuple[int, int]] = []
    before: list[int | None] = []
    for number, pair in enumerate(pairs):
        length = bisect_left(tails, pair[1])
        tails[length : length + 1] = [pair[1]]
        ends[length : length + 1] = [number]
        given.append(pair)
        before.append(ends[length - 1] if length else None)
    chosen: list[tuple[int, int]] = []
    at = ends[-1] if ends else None
    while at is not None:
        chosen.append(given[at])
        at = before[at]
    return chosen[::-1]


# Words that are alike


def alike(one: str, other: str) -> float:
    """How much of two words is the same, from 0 to 1; 0 if it is too little."""
    from rapidfuzz.distance import LCSseq

    most = len(one) + len(other)
    if not most or 2 * min(len(one), len(other)) < SIMILAR * most:
        return 0
    similarity = 2 * LCSseq.similarity(one, other) / most
    return similarity if similarity >= SIMILAR else 0


def best_pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of words in order, none crossing, with the most letters in common."""
    width = len(new) + 1
    best = [0.0] * width * (len(old) + 1)  # by row and column: of the words from there to the end
    letters: dict[tuple[int, int], float] = {}
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            here = i * width + j
            best[here] = max(best[here + width], best[here + 1])
            if likeness := alike(old[i], new[j]):
                letters[i, j] = likeness * len(old[i])
                best[here] = max(best[here], letters[i, j] + best[here + width + 1])
    pairs = []
    i = j = 0
    while i < len(old) and j < len(new):
        here = i * width + j
        if (i, j) in letters and best[here] == letters[i, j] + best[here + width + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[here] == best[here + width]:
            i += 1
        else:
            j += 1
    return pairs


def same_letters(one: str, other: str) -> Iterator[tuple[int, int, int]]:
    from rapidfuzz.distance import LCSseq

    for block in LCSseq.editops(one, other).as_matching_blocks():
        if block.size:
            yield block.a, block.b, block.size
