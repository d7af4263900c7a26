"""The voice of a statement: whether its words are a direct quotation, told from the quotation marks around them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reader.model import Voice

_DOUBLE = (re.compile('["“”„‟]'), re.compile("[«»]"), re.compile("[‹›]"), re.compile("[「」『』]"))
_OPENING, _CLOSING = "“„‟«‹「『", "”»›」』"
_MARKS = "\"“”„‟«»‹›「」『』'‘’‚"
_SINGLE = re.compile(r"(?<![\w.,!?…])(?P<opens>['‘‚])(?=[\w…])|(?<=\S)['‘’](?!\w)")
_POSSESSIVE = re.compile(r"(?<=s)['’]\s+\w", re.IGNORECASE)
_BEFORE_OPENING = "([{–—-/:" + _MARKS
_AFTER_CLOSING = ")]}–—-/.,;:!?…" + _MARKS
_ENDS = ".,!?…–—"
_FEWEST_WORDS = 3


def find_voice(text: str, start: int, end: int) -> Voice:
    """DIRECT if text[start:end] is mostly quoted or holds a whole quoted utterance, else INDIRECT; never ACT.

    `text` is the paragraph around the words: a quotation over several sentences has its marks elsewhere. Takes time
    linear in its length.
    """
    start, end = max(start, 0), min(end, len(text))
    pieces = [(max(first, start), min(last, end)) for first, last in _quoted(text) if first < end and start < last]
    inside = sum(_letters(text[first:last]) for first, last in pieces)
    if 2 * inside > _letters(text[start:end]) or any(_is_utterance(text, start, *piece) for piece in pieces):
        return Voice.DIRECT
    return Voice.INDIRECT


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _is_utterance(text: str, start: int, first: int, last: int) -> bool:
    """Whether a quoted piece is a clause of its own ("We will return," he said) and no name or scare-quoted words."""
    words = text[first:last].split()
    if len(words) < _FEWEST_WORDS or words[0].lstrip(_MARKS + "(….")[:1].islower():
        return False
    if words[-1].rstrip(_MARKS)[-1:] in _ENDS:
        return True
    before = text[max(start, first - 4) : first].strip(_MARKS + " \u00a0\u202f\n")
    after = text[last : last + 4].lstrip(_MARKS)
    return before[-1:] in ",:" and after[:1] in _ENDS  # nothing before it, or nothing after it, will do too


@lru_cache(maxsize=1)  # the statements of a paragraph are asked for one after another
def _quoted(text: str) -> list[tuple[int, int]]:
    """What stands between quotation marks, in order; what is quoted twice counts once."""
    found = [piece for marks in _DOUBLE for piece in _between(text, marks)]
    merged: list[tuple[int, int]] = []
    for first, last in sorted([*found, *_between_single(text)]):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _between(text: str, marks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """What stands between double marks of a family.

    A quotation that is never closed goes on to the next one, or to the end: in the next paragraph it is opened anew.
    """
    openings: list[int] = []
    unclosed: list[int] = []  # indexes into openings
    for mark in marks.finditer(text):
        at = mark.start()
        if _opens(text, at, bool(unclosed)):
            unclosed.append(len(openings))
            openings.append(mark.end())
        elif unclosed:
            yield openings[unclosed.pop()], at
        elif not openings and not text[max(at - 1, 0) : at].isdigit():  # 15" is a measure
            yield 0, at
            openings.append(at)
    for number in unclosed:
        yield openings[number], (openings[number + 1] - 1 if number + 1 < len(openings) else len(text))


def _opens(text: str, at: int, is_open: bool) -> bool:
    """Told by what stands around the mark, for „…“ and »…« close with what opens elsewhere; else by the mark itself."""
    mark, before, after = text[at], text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    may_open = before.isspace() or before in _BEFORE_OPENING
    may_close = after.isspace() or after in _AFTER_CLOSING
    if may_open != may_close:
        return may_open
    return mark in _OPENING or (mark not in _CLOSING and not is_open)


def _between_single(text: str) -> Iterator[tuple[int, int]]:
    """What stands between single marks. One that may be a possessive ("the workers' union") closes if no other does."""
    opened = possessive = -1
    for mark in _SINGLE.finditer(text):
        if mark["opens"]:
            if possessive >= 0:
                yield opened, possessive
            opened, possessive = mark.end(), -1
        elif opened >= 0 and not _POSSESSIVE.match(text, mark.start()):
            yield opened, mark.start()
            opened = possessive = -1
        elif opened >= 0 and possessive < 0:
            possessive = mark.start()
    if possessive >= 0:
        yield opened, possessive
    elif opened == 1 and text[1].isupper():
        yield opened, len(text)
