"""What an import would bring in, row by row, and what the person has decided about each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reader.errors import SikapError
from reader.languages import Rules
from reader.model import NewArticle, Origin

if TYPE_CHECKING:
    from reader.reprints import Reprint

Value = str | None
DETAILS = ("title", "source", "author", "published", "language")  # what can be corrected


class Choice(StrEnum):
    """What becomes of a row."""

    SKIP = "skip"
    KEEP = "keep"
    REPRINT = "reprint"


@dataclass(slots=True, eq=False)
class Row:
    """One article of a file that could be read, which is `like` another one or not."""

    file: str
    new: NewArticle
    like: "Reprint | None" = None
    choice: Choice = Choice.KEEP
    typed: dict[str, Value] = field(default_factory=dict)
    words: int = 0

    def __post_init__(self) -> None:
        self.words = len(self.new.text.split())
        if self.like:
            self.choice = Choice.SKIP if self.like.same else Choice.REPRINT

    def value(self, name: str) -> Value:
        """A detail as it stands now."""
        found: Value = self.typed[name] if name in self.typed else getattr(self.new, name)
        return found

    def origin(self, name: str) -> Origin | None:
        """Where a detail was found; None if it was typed, or is missing."""
        return None if name in self.typed else self.new.origins.get(name)

    def type(self, name: str, value: Value) -> None:
        """Note what a person says of a detail; it is in its stored form."""
        if value != self.value(name):
            self.typed[name] = value

    def turn(self, on: bool) -> None:
        """Bring it in or not: what is like another comes in as its reprint, unless it is to stand alone."""
        if not on:
            self.choice = Choice.SKIP
        elif self.choice is Choice.SKIP:
            self.choice = Choice.REPRINT if self.like else Choice.KEEP

    def settled(self, rules: Rules) -> NewArticle:
        """The article with what was typed, cut into sentences anew if its language was."""
        from reader.intake import in_language

        new = in_language(self.new, self.typed["language"] or "", rules) if "language" in self.typed else self.new
        origins = {name: origin for name, origin in new.origins.items() if name not in self.typed}
        typed: dict[str, Any] = {name: value for name, value in self.typed.items() if name != "language"}
        return new._replace(**typed, origins=origins)


@dataclass(frozen=True, slots=True, eq=False)
class Failure:
    """A file, or a part of one, that could not be read."""

    file: str
    error: SikapError


@dataclass
class Batch:
    """All that was found in the files that a person named, in their order."""

    rows: list[Row | Failure]
    guessed: tuple[str, ...] = ()  # tables whose columns nobody was asked about
    passed_over: int = 0  # files of other kinds, in folders and archives

    @cached_property
    def articles(self) -> list[Row]:
        return [row for row in self.rows if isinstance(row, Row)]

    @cached_property
    def failures(self) -> list[Failure]:
        return [row for row in self.rows if isinstance(row, Failure)]

    @property
    def chosen(self) -> list[Row]:
        return [row for row in self.articles if row.choice is not Choice.SKIP]

    @property
    def repeats(self) -> list[Row]:
        return [row for row in self.articles if row.like]

    @property
    def needs_a_look(self) -> bool:
        """Whether a person should see it before it is stored."""
        return bool(self.articles) and (len(self.rows) > 1 or bool(self.repeats) or bool(self.guessed))

    def reprints(self) -> Mapping[str, str]:
        """By the guid of each article that comes in, the guid of what it is a reprint of.

        Where the first of several is left out, the next one that comes in takes its place.
        """
        return dict(_linked(self.articles))


def _linked(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    gone: set[str] = set()
    instead: dict[str, str] = {}
    for row in rows:
        first = row.like.of if row.like else ""
        while first in instead:
            first = instead[first]
        if row.choice is Choice.SKIP:
            if first:
                instead[row.new.guid] = first
            else:
                gone.add(row.new.guid)
        elif first in gone:
            instead[first] = row.new.guid
        elif row.choice is Choice.REPRINT and first:
            yield row.new.guid, first


def settle(batch: Batch, rules: Rules) -> Iterator[NewArticle]:
    """The articles to store, one by one: to cut them into sentences anew may take a while."""
    first_of = batch.reprints()
    for row in batch.chosen:
        yield row.settled(rules)._replace(reprint_of=first_of.get(row.new.guid, ""))
