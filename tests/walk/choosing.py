"""How a walk chooses: most of what it gives to a verb fits, some does not."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from reader.model import Kind, Stance, Voice
from tests.walk import words
from tests.walk.model import World
from tests.walk.walker import Door, Walker

T = TypeVar("T")

NOWHERE = 999_999  # the number of nothing
RESTORABLE = ("article", "annotation", "orphan")
HUGE = 1 << 70  # of nothing that SQLite could count


class Chooser(Protocol):
    """Makes the choices of a walk."""

    def one(self, of: Sequence[T]) -> T: ...

    def number(self, first: int, last: int) -> int: ...


Way = Callable[[Walker, Door, Chooser], None]


def rarely(choose: Chooser) -> bool:
    return choose.number(0, 11) == 11


def number_of(choose: Chooser, table: dict[int, Any] | Sequence[int]) -> int:
    """One that is there, rarely one that is not."""
    known = sorted(table)
    if not known or rarely(choose):
        return choose.one((NOWHERE, 0, HUGE))
    return choose.one(known)


def tag_of(choose: Chooser, world: World, kind: Kind | None = None) -> int:
    return number_of(choose, [i for i, tag in world.tags.items() if kind is None or tag.kind is kind or rarely(choose)])


def name_or_number(choose: Chooser, table: dict[int, Any]) -> str | int:
    if table and choose.number(0, 3) == 0:
        return number_of(choose, table)
    return choose.one(words.BAD_NAMES) if rarely(choose) else choose.one(words.NAMES).typed


def maybe(choose: Chooser, what: Callable[[], T], other: Any = None) -> T | Any:
    return what() if choose.number(0, 1) else other


def stance(choose: Chooser) -> Any:
    return "senang" if rarely(choose) else choose.one(tuple(Stance))


def voice(choose: Chooser) -> Any:
    return "keras" if rarely(choose) else choose.one(tuple(Voice))


def span_of(choose: Chooser, world: World, article: int) -> tuple[int, int]:
    """A sentence, some words, any piece, or none of the text."""
    text = world.articles[article].text if article in world.articles else "kosong"
    if rarely(choose):
        return choose.one(((-1, 2), (3, 3), (5, 2), (0, len(text) + 1), (len(text), len(text) + 5), (0, HUGE)))
    sentences = world.sentences_of(article)
    if sentences and choose.number(0, 1):
        sentence = choose.one(sentences)
        return sentence.start, sentence.end
    start = choose.number(0, len(text) - 1)
    return start, choose.number(start + 1, min(len(text), start + 40))
