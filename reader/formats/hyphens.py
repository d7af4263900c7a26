"""Hyphens at the ends of printed lines: which were set to break a word, and which belong to it.

Indonesian doubles words ("undang-undang", "sayur-mayur", "tolong-menolong") and joins names ("DPR-RI", "Covid-19"):
there the hyphen stays.
"""

import re
from collections.abc import Container

SOFT = "\u00ad"
HYPHENS = ("-", "\u2010", SOFT)

_BEFORE = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_AFTER = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"://|www\.|@")
_LONGEST_WORD = 100  # letters
_VOWELS = re.compile("[aiueo]")
_LETTERS_ALONE = 3  # fewer of them are a syllable and no word that is doubled


def joint(before: str, after: str, words: Container[str]) -> tuple[str, str]:
    """The end of a line without a hyphen that is none of the word's, and what comes between it and the next line.

    `words` are those of the whole text, in small letters: how a word is written elsewhere decides first.
    """
    before, rest = before[-_LONGEST_WORD:], before[:-_LONGEST_WORD]
    end, between = _joint(before, after, words)
    return rest + end, between


def _joint(before: str, after: str, words: Container[str]) -> tuple[str, str]:
    address = _ADDRESS.search(before.rpartition(" ")[2])
    if address and before.endswith(("-", "/", "_", "=", "&", "?")) and re.match(r"[\w/?&=#%-]", after):
        return before, ""
    if not before.endswith(HYPHENS) or not after[:1].isalnum():
        return before, " "
    if before.endswith(SOFT):
        return before[:-1], ""
    return (before, "") if _belongs(before, after, words) else (before[:-1], "")


def _belongs(before: str, after: str, words: Container[str]) -> bool:
    head, tail = _BEFORE.search(before), _AFTER.match(after)
    if not head or not tail or not tail[0][0].islower() or not head[1][-1].islower():
        return True
    first, second = head[1].lower(), tail[0].lower()
    whole = before.rpartition(" ")[2].lower().lstrip("“\"'‘([")
    if whole + second in words or f"{first}-{second}" in words:
        return True
    if whole[:-1] + second in words or first + second in words:
        return False
    return len(first) == 1 or _is_doubled(first, second)


def _is_doubled(first: str, second: str) -> bool:
    """Whether the second word says the first one again: whole, with other vowels, another first letter, or affixes."""
    if min(len(first), len(second)) < _LETTERS_ALONE:
        return False
    if second.startswith(first) or first.endswith(second):
        return True
    same_length = len(first) == len(second) >= 4
    if same_length and (first[1:] == second[1:] or _VOWELS.sub("a", first) == _VOWELS.sub("a", second)):
        return True
    return len(first) >= 4 and len(second) > len(first) and second.endswith(first[1:])
