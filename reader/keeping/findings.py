"""What a check says: what is wrong with a file, and what to do about it."""

from collections.abc import Iterable, Iterator
from itertools import islice

MOST = 100  # of one kind that are listed
LONGEST = 60  # letters of words that are quoted

BACKUP_NOTE = "Restore a backup from before, or let sikap check --repair save into a copy what can be read."
REPAIR_NOTE = (
    "Another program has changed it: sikap check --repair makes a copy where it is mended or left out, and says so."
)
SEARCH_NOTE = "Nothing is lost but found: sikap check --repair makes a copy in which the search is made anew."
PLACE_NOTE = "Another program has changed the text or the place: restore a backup from before, or tag the words anew."
LINK_NOTE = "Take the link away in the article and make it anew, or restore a backup from before."
CODEBOOK_NOTE = "Open the codebook and change one of the two."
ARTICLE_NOTE = "Open the article's details and enter it anew."
SETTING_NOTE = "The program goes on without it: set it anew, or let sikap check --repair leave it out of a copy."
HISTORY_NOTE = (
    "Articles and tags are not touched by this: only undo stops here. Compacting the history leaves these steps behind."
)
COMPACT_NOTE = "Nothing is lost: compact the history, which also gives back the space that is free."
LOG_NOTE = "Nothing is lost: close the project in every window and program, and open it again."
TEXT_NOTE = "Another program has written it: sikap check --repair makes a copy without what cannot be read."


class Finding:
    """Something wrong with a file. `str(finding)` says it in English, with what to do.

    `template` and `values` are the sentence, and `remedy` is what to do, so that the window can say them in the
    person's language.
    """

    __slots__ = ("remedy", "template", "values")

    def __init__(self, template: str, remedy: str, **values: object) -> None:
        self.template = template
        self.remedy = remedy
        self.values = {name: _plain(value) for name, value in values.items()}

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}"

    @property
    def sentence(self) -> str:
        """What is wrong, in English."""
        return self.template.format(**self.values)


def by_remedy(found: Iterable[Finding]) -> dict[str, list[Finding]]:
    """What is to be done, and all that it mends, both in the order they were found in."""
    groups: dict[str, list[Finding]] = {}
    for finding in found:
        groups.setdefault(finding.remedy, []).append(finding)
    return groups


def brief(words: str) -> str:
    """The beginning of some words on one line, with … where more follow; cut between two words if it can be."""
    line = " ".join(words[: 2 * LONGEST].split())
    if len(line) <= LONGEST and len(words) <= 2 * LONGEST:
        return line
    return f"{line[:LONGEST].rsplit(None, 1)[0].rstrip(' ,;:.-')}…"


def some(found: Iterable[Finding]) -> Iterator[Finding]:
    """The first findings of one kind, and that there are more."""
    found = iter(found)
    listed = list(islice(found, MOST))
    yield from listed
    if next(found, None) is not None:
        yield Finding("There is more of this kind: only the first {n} are listed.", listed[-1].remedy, n=MOST)


def _plain(value: object) -> object:
    """Names from a strange file, made fit for one line of a terminal."""
    if not isinstance(value, str):
        return value
    shown = "".join(letter if letter.isprintable() else " " for letter in value[:200])
    return " ".join(shown.split())
