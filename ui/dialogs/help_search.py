"""Looking for words in the help: which sections of its pages hold them, the best first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.search import anywhere, snippet

MOST = 40  # sections that are found at most
IN_TITLE, IN_HEADING, AT_START = 12, 6, 2  # what a word counts there
MOST_COUNTED = 4  # times that a word counts in a text

_HEADING = re.compile(r"^#{1,3} (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```.*$|^\|[-| :]+\|$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"^(?:\| ?|> ?|- |\d+\. )|[*`]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading of a page, without markup; `number` counts the headings of the page from 0."""

    page: str
    number: int
    page_title: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A section with the words; `marked` are spans of the snippet, in code points."""

    section: Section
    snippet: str
    marked: tuple[tuple[int, int], ...]

    @property
    def name(self) -> str:
        """The heading and its page."""
        section = self.section
        return section.heading if section.number == 0 else f"{section.heading} – {section.page_title}"


def sections(page: str, markdown: str) -> list[Section]:
    """The sections of a page, which begins with its title."""
    starts = list(_HEADING.finditer(_without_code_headings(markdown)))
    ends = [found.start() for found in starts[1:]] + [len(markdown)]
    title = _plain(starts[0][1])
    return [
        Section(page, number, title, _plain(found[1]), _plain(markdown[found.end() : end]))
        for number, (found, end) in enumerate(zip(starts, ends, strict=True))
    ]


def search(pages: Sequence[Sequence[Section]], words: str) -> list[Found]:
    """The sections that hold every word, in their text or in a title above it; of a page that has the words here and
    there, the section with most of them. Case and accents count for nothing.
    """
    wanted = words.split()
    if not wanted:
        return []
    ranked = [one for page in pages for one in _of_page(page, wanted)]
    ranked.sort(key=lambda one: -one[0])
    places = anywhere(wanted)
    return [_found(section, places) for _, section in ranked[:MOST]]


def _of_page(page: Sequence[Section], words: Sequence[str]) -> Iterator[tuple[int, Section]]:
    counted = [[_count(section, word) for word in words] for section in page]
    whole = [(sum(counts), section) for counts, section in zip(counted, page, strict=True) if all(counts)]
    if whole:
        yield from whole
    elif all(map(any, zip(*counted, strict=True))):
        counts, section = max(zip(counted, page, strict=True), key=lambda one: (sum(map(bool, one[0])), sum(one[0])))
        yield sum(counts) // 2, section


def _count(section: Section, word: str) -> int:
    """How much a word means to a section; 0: it is not there."""
    pattern = anywhere([word])
    of_text = list(pattern.finditer(section.text))
    begins = any(not section.text[found.start() - 1 : found.start()].isalnum() for found in of_text)
    above = IN_TITLE * bool(pattern.search(section.page_title)) * (2 if section.number == 0 else 1)
    heading = IN_HEADING * bool(pattern.search(section.heading))
    return above + heading + min(len(of_text), MOST_COUNTED) + AT_START * begins


def _found(section: Section, places: re.Pattern[str]) -> Found:
    place = places.search(section.text)
    return Found(section, *snippet(section.text, place.start() if place else 0, places))


def _without_code_headings(markdown: str) -> str:
    """The same length, in which a comment in code is no heading."""
    return re.sub(r"^```.*?^```", lambda code: code[0].replace("#", " "), markdown, flags=re.MULTILINE | re.DOTALL)


def _plain(markdown: str) -> str:
    text = _MARKUP.sub("", _LINK.sub(r"\1", _FENCE.sub("", markdown)))
    return re.sub(r"\s+", " ", re.sub(r" \|$", "", text, flags=re.MULTILINE).replace(" | ", " – ")).strip()
