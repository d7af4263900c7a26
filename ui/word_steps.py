"""Steps from word to word in a text. All offsets are code points."""

from reader.text import words

WINDOW = 200  # code points searched for the next word at first


def word_after(text: str, index: int) -> tuple[int, int] | None:
    """The first word that begins at a code point or after it."""
    return next((word for word in _words_around(text, index, 1) if word[0] >= index), None)


def word_before(text: str, index: int) -> tuple[int, int] | None:
    """The last word that ends at a code point or before it."""
    return next((word for word in reversed(_words_around(text, index, -1)) if word[1] <= index), None)


def word_edge(text: str, index: int, step: int, *, ends: bool) -> int:
    """The next edge of a word after (step 1) or before (step -1) a code point: its end or its start."""
    edges = [word[1 if ends else 0] for word in _words_around(text, index, step)]
    if step > 0:
        return next((edge for edge in edges if edge > index), index)
    return next((edge for edge in reversed(edges) if edge < index), index)


def nearest_word_edge(text: str, index: int, *, ends: bool) -> int:
    """The edge of a word that is nearest to a code point."""
    before, after = (word_edge(text, at, step, ends=ends) for at, step in ((index + 1, -1), (index - 1, 1)))
    return min((before, after), key=lambda edge: abs(edge - index))


def _words_around(text: str, index: int, step: int) -> list[tuple[int, int]]:
    """Words near a code point; further and further in one direction until there are some beyond it."""
    reach = WINDOW
    while True:
        start = max(0, index - (reach if step < 0 else WINDOW))
        end = min(len(text), index + (reach if step > 0 else WINDOW))
        found = words(text, start, end)
        done = end == len(text) if step > 0 else start == 0
        beyond = [
            word for word in found if (word[1] > index and word[1] < end if step > 0 else start < word[0] < index)
        ]
        if done or len(beyond) > 1:
            return found
        reach *= 8
