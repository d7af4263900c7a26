"""How an article is set: face, size, width of a line, spacing, margin, ruler. A habit of the person's, kept for all."""

from collections.abc import Callable
from math import isfinite
from typing import Any, NamedTuple

from PySide6.QtCore import QLocale
from PySide6.QtGui import QWheelEvent

from ui import theme
from ui.habits import Habits
from ui.language import tr

SERIF, SANS = "serif", "sans"  # our own faces; any other is the name of a family
SIZES = (9.0, 10.0, 11.0, 12.0, 13.0, 14.5, 16.0, 18.0, 20.5, 24.0)  # points
WINDOW = 0  # a line that is as wide as the window
MEASURES = (55, 70, 85, WINDOW)  # characters
LEADINGS = (1.35, 1.575, 1.8, 2.1)  # em from line to line
MARGINS = (40, 64, 112)  # pixels on each side of the text, for bars and signs
LONGEST_NAME = 100  # characters, of a family


class Setting(NamedTuple):
    """How an article is set; as it is without arguments for those who never changed anything."""

    face: str = SERIF
    size: float = 13.0  # points
    measure: int = 70  # characters; WINDOW: as many as there is room for
    leading: float = 1.575  # em
    margin: int = 64  # pixels
    ruler: bool = False  # whether the lines of the sentence are set off

    def resized(self, by: int) -> "Setting":
        """One step larger or smaller; 0: the usual size."""
        at = SIZES.index(_nearest(self.size)) + by
        return self._replace(size=SIZES[max(0, min(len(SIZES) - 1, at))] if by else usual().size)


USUAL = Setting()  # on an ordinary system
KEYS = ("text face", "text size", "text width", "text spacing", "text margin", "reading ruler")  # as they are kept


def usual() -> Setting:
    """What holds unless a person chooses something else: the size grows with the system's own text."""
    return USUAL._replace(size=_nearest(USUAL.size * theme.scale()))


def kept(habits: Habits) -> Setting:
    """What was kept last. A value that nobody can have chosen is the usual one."""
    understood = zip(_UNDERSTOOD, map(habits.value, KEYS), usual(), strict=True)
    return Setting._make(
        otherwise if value is None else read(str(value), otherwise) for read, value, otherwise in understood
    )


def keep(setting: Setting, before: Setting, habits: Habits) -> None:
    """What is as usual, or as it was before, is not kept: it goes on following the system."""
    for key, value, was, otherwise in zip(KEYS, setting, before, usual(), strict=True):
        if value == otherwise:
            habits.forget(key)
        elif value != was:
            habits.keep(key, str(value).lower() if isinstance(value, bool) else value)


def size_text(points: float) -> str:
    """A size of letters, as it is written in the window's language."""
    return tr("{n} pt", n=QLocale().toString(points, "g"))


def step_of(event: QWheelEvent) -> int:
    """Where a wheel with Ctrl leads: a step larger (1), smaller (-1), or nowhere (0), as at the ends of a gesture."""
    turned = event.angleDelta().y()
    return (turned > 0) - (turned < 0)


def _nearest(points: float) -> float:
    return min(SIZES, key=lambda size: abs(size - points))


def _face(value: str, usual: str) -> str:
    return value if 0 < len(value) <= LONGEST_NAME and value.isprintable() else usual


def size_of(value: str, usual: float) -> float:
    """A size of text as it is kept, in points; the usual one for what is none."""
    size = _number(value)
    return usual if size is None else max(SIZES[0], min(SIZES[-1], size))


def _one_of(choices: tuple[float, ...]) -> Callable[[str, float], float]:
    return lambda value, usual: next((choice for choice in choices if choice == _number(value)), usual)


def _truth(value: str, usual: bool) -> bool:
    return {"true": True, "false": False}.get(value, usual)


def _number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if isfinite(number) else None


_UNDERSTOOD: tuple[Callable[[str, Any], object], ...] = (
    *(_face, size_of, _one_of(MEASURES), _one_of(LEADINGS), _one_of(MARGINS), _truth),
)
