"""Which keys each action has: the usual ones of `ui.actions`, and over them those that a person chose.

A key is written as Qt writes it in files, "Ctrl+Shift+Z"; Return stands for the Enter of the number pad as well.
What is chosen is one setting, read when it is asked for; `notice.keys_changed` tells every open window to ask again.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.language import language, tr

if TYPE_CHECKING:
    from ui.actions import Action

SETTING = "keys"  # a line for each action whose keys are not the usual ones: its name and keys, with tabs between
MOST_KEYS = 4  # of one action
MENU_LETTERS = "ABCEFGHKMNPSTV"  # with Alt they open menus in one of our languages: a key holds in all of them
SIGNS = {"Down": "↓", "Up": "↑", "Left": "←", "Right": "→", "Return": "Enter", "PgDown": "PgDn"}
FURTHER = {"Shift": ("Up", "Down", "Home", "End", "PgUp", "PgDown"), "Ctrl": ("Left", "Right", "Home", "End")}
PORTABLE = QKeySequence.SequenceFormat.PortableText

Keys = tuple[str, ...]
Keymap = Mapping[str, Keys]  # by the name of the action


class Notice(QObject):
    """Tells when a person has chosen other keys."""

    keys_changed = Signal()


notice = Notice()


class Clash(NamedTuple):
    """A key that would stand for two actions at once. `name` is the other one."""

    key: str
    name: str
    other_key: str


def usual() -> dict[str, Keys]:
    """The keys that every action has unless a person chooses others."""
    return {action.name: action.keys for action in _actions()}


def present() -> dict[str, Keys]:
    """The keys that every action has now. What nobody could mean in the setting is passed over."""
    return dict(_present(_setting()))


def keep(chosen: Keymap) -> None:
    """Let these keys hold from now on, in every open window."""
    known = usual()
    lines = ["\t".join((name, *keys)) for name, keys in chosen.items() if known[name] != keys]
    QSettings().setValue(SETTING, "\n".join(lines))
    notice.keys_changed.emit()


def clashes(name: str, keys: Iterable[str], keymap: Keymap) -> list[Clash]:
    """Where these keys of an action would also be another's, or the beginning of another's, or begin with it.

    An action of the window and one of the text clash as well: the keys of the window hold in the text too.
    """
    others = [(other, key) for other, has in keymap.items() if other != name for key in has]
    return [Clash(key, other, theirs) for key in keys for other, theirs in others if _meet(key, theirs)]


def reserved(key: str, reading: bool) -> str:
    """What a key does that no action can have; "" if one can. `reading`: the action works in the text only."""
    first = key.split(", ")[0]
    fixed = _everywhere() | _in_text() | ({} if reading else _outside())
    return fixed.get(first, "")


def written(key: str) -> str:
    """A key as it is written in the setting and in `ui.actions`; "" if it is none."""
    sequence = QKeySequence.fromString(key, PORTABLE)
    chords = (sequence[place].key() for place in range(sequence.count()))  # type: ignore[index]  # missing in the stubs
    known = all(chord not in (Qt.Key.Key_unknown, 0) for chord in chords)
    return re.sub(r"\bEnter\b", "Return", sequence.toString(PORTABLE)) if known else ""


def sign(key: str) -> str:
    """A key as a person reads it: "Ctrl+↓"."""
    return re.sub(r"[A-Z]\w+$", lambda word: SIGNS.get(word[0], word[0]), key)


def signs() -> dict[str, str]:
    """What to press for each action, by its name, for the braces in a text; its words where it has no key."""
    return _signs(_setting(), language())


def first(name: str) -> str:
    """The first key of an action as Qt writes it, "" if it has none."""
    return next(iter(_present(_setting())[name]), "")


def first_sign(name: str) -> str:
    """The first key of an action as a person reads it, "" if it has none."""
    return sign(first(name))


def with_key(text: str, name: str) -> str:
    """A tooltip with the key of this action behind it, if it has one."""
    key = first_sign(name)
    return f"{text} ({key})" if key else text


def words(action: "Action") -> str:
    """What an action is called, without the letter that is underlined."""
    return tr(action.text).replace("&", "").rstrip("…")


def action_named(name: str) -> "Action":
    return next(action for action in _actions() if action.name == name)


def sequences(keys: Iterable[str]) -> list[QKeySequence]:
    """For Qt, which has two keys where a person sees one Enter; a menu shows the first, and that is to say Enter."""
    named = [key.replace("Return", "Enter") for key in keys]
    return [QKeySequence(key) for key in (*named, *(key for key in keys if "Return" in key))]


def takes_escape(event: QEvent) -> bool:
    """Whether this asks who wants Esc: then it is taken, before it can be a key of the window."""
    asked = event.type() == QEvent.Type.ShortcutOverride
    if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
        event.accept()
        return True
    return False


def dress(made: QAction, action: "Action", keys: Keys) -> None:
    """Give a Qt action these keys, and name the first in its tooltip."""
    tip = tr(action.tip, **signs()) if "{" in action.tip else tr(action.tip) if action.tip else words(action)
    made.setShortcuts(sequences(keys))
    made.setToolTip(f"{tip} ({sign(keys[0])})" if keys else tip)
    made.setStatusTip(tip)


class AlsoIn(QShortcut):
    """The keys of an action call `act` in another window too, or in a part of one, whatever they come to be."""

    def __init__(self, part: QWidget, name: str, act: Callable[[], object]) -> None:
        super().__init__(part)
        if not part.isWindow():
            self.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._name = name
        self._renew()
        self.activated.connect(act)
        notice.keys_changed.connect(self._renew)

    def _renew(self) -> None:
        self.setKeys(sequences(present()[self._name]))


def _actions() -> "tuple[Action, ...]":
    from ui.actions import ACTIONS  # which needs the session, and that names keys

    return ACTIONS


def _setting() -> str:
    return str(QSettings().value(SETTING, "") or "")


@lru_cache(maxsize=1)
def _present(setting: str) -> Keymap:
    keys = usual()
    if own := _own(setting):
        keys |= own
        _part(keys, own)
    return keys


@lru_cache(maxsize=1)
def _signs(setting: str, language: str) -> dict[str, str]:
    keys = _present(setting)
    return {
        action.name: sign(keys[action.name][0]) if keys[action.name] else f"“{words(action)}”" for action in _actions()
    }


def _own(setting: str) -> dict[str, Keys]:
    """What a person chose, as far as it can be meant."""
    reading = {action.name: action.reading for action in _actions()}
    lines = (line.split("\t") for line in setting.splitlines())
    return {
        name: tuple(key for key in dict.fromkeys(map(written, keys)) if key and not reserved(key, reading[name]))
        for name, *keys in lines
        if name in reading
    }


def _part(keys: dict[str, Keys], own: Keymap) -> None:
    """Leave a key that two actions have to the one for which it was chosen first; a usual one gives way."""
    taken: set[str] = set()
    begun: set[str] = set()
    for name in sorted(keys, key=lambda name: name not in own):
        keys[name] = tuple(key for key in keys[name] if key not in begun and taken.isdisjoint(_beginnings(key)))
        taken.update(keys[name])
        begun.update(beginning for key in keys[name] for beginning in _beginnings(key))


def _beginnings(key: str) -> list[str]:
    """The keys that are pressed until this one is: "Ctrl+U", and "Ctrl+U, E" itself."""
    chords = key.split(", ")
    return [", ".join(chords[:count]) for count in range(1, len(chords) + 1)]


def _meet(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}, ") or other.startswith(f"{one}, ")


def _everywhere() -> dict[str, str]:
    """What keys do that are no actions, wherever one is."""
    menus = ("F10", "Shift+F10", "Menu", "Alt+F4", *(f"Alt+{letter}" for letter in MENU_LETTERS))
    return (
        dict.fromkeys(("Esc",), tr("It closes what is open and lets go."))
        | dict.fromkeys(("Tab", "Shift+Tab", "Backtab", "Shift+Backtab"), tr("It goes from one control to the next."))
        | dict.fromkeys(menus, tr("It belongs to the menus and the window."))
    )


def _in_text() -> dict[str, str]:
    """What keys do in the text of an article, to which an action of the window would come as well."""
    edges = [f"{held}+{arrow}" for held in ("Shift", "Alt", "Ctrl+Shift") for arrow in ("Left", "Right")]
    return dict.fromkeys(("Left", "Right", *edges, "Ctrl+A"), tr("It chooses words.")) | dict.fromkeys(
        ("PgUp", "PgDown", "Home", "End"), tr("It scrolls.")
    )


def _outside() -> dict[str, str]:
    """What keys do in lists, fields and on buttons."""
    further = [f"{held}+{key}" for held, keys in FURTHER.items() for key in keys]
    moves = ("Up", "Down", "Alt+Up", "Alt+Down", *further)
    return (
        dict.fromkeys(moves, tr("It moves in lists and fields."))
        | dict.fromkeys(("F2", "Ins"), tr("It changes entries of lists."))
        | dict.fromkeys(("Return", "Ctrl+Return", "Ctrl+Shift+Return", "Space"), tr("It takes what is chosen."))
        | dict.fromkeys(("Del", "Backspace"), tr("It removes what is chosen."))
    )
