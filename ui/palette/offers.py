"""What the palette offers to do: the actions of the window, and what its menus offer besides them."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSettings

from ui import recent
from ui.actions import ACTIONS, THEMES, Action
from ui.keymap import first_sign
from ui.language import LANGUAGES, language, tr

if TYPE_CHECKING:
    from ui.main_window import MainWindow

OWN = "palette"  # the action that opens the palette: not offered in it


class Offer(NamedTuple):
    """One thing that can be done. `name` is an action's, or that of no action; `words` and `menu` as they are read."""

    name: str
    words: str
    menu: str
    action: Action
    key: str = ""
    usable: bool = True
    in_use: bool = False  # it is so already

    @property
    def lines(self) -> list[tuple[str, str]]:
        """By what it is found, and what is then shown beside its words: in the window's language, and in English."""
        english, menu = plain(self.action.text), plain(self.action.menu)
        there = [(f"{self.words} {self.menu}", "")]
        return there if english == self.words else [*there, (f"{english} {menu}", english)]

    @property
    def other_words(self) -> list[str]:
        """Words that it could have been called by, in both languages."""
        also = self.action.also
        return list(dict.fromkeys((tr(also), also))) if also else []


def offers(window: "MainWindow") -> list[Offer]:
    """As everything stands now."""
    return [*_actions(window), *_themes(), *_languages(), *_recent(window)]


def plain(text: str) -> str:
    """The words of an action or menu without the letter that is underlined."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _actions(window: "MainWindow") -> Iterator[Offer]:
    """With the words of the menu: "Undo" names the step."""
    for action in ACTIONS:
        made = window.actions_by_name[action.name]
        if action.name != OWN:
            menu = plain(tr(action.menu)) if action.menu else ""
            yield Offer(action.name, plain(made.text()), menu, action, first_sign(action.name), made.isEnabled())


def _themes() -> Iterator[Offer]:
    chosen = str(QSettings().value("theme", ""))
    for theme in THEMES:
        words, menu = plain(tr(theme.text)), plain(tr(theme.menu))
        yield Offer(f"theme {theme.name}", words, menu, theme, in_use=theme.name == chosen)


def _languages() -> Iterator[Offer]:
    for code, name in LANGUAGES.items():
        action = Action(code, name, menu="L&anguage", also="language", run=partial(_speak, code))
        yield Offer(f"language {code}", name, plain(tr("L&anguage")), action, in_use=code == language())


def _recent(window: "MainWindow") -> Iterator[Offer]:
    """The other projects that were open lately."""
    here = window.session.project.path.resolve()
    paths = [path for path in recent.projects() if path != here]
    for path, name in zip(paths, recent.names(paths), strict=True):
        text, open_it = name.replace("&", "&&"), partial(_open, path)
        action = Action(str(path), text, menu="Open recen&t", icon="open", also="recent project", run=open_it)
        yield Offer(f"project {path}", name, plain(tr("Open recen&t")), action)


def _speak(code: str, window: "MainWindow") -> None:
    if code != language():
        window.desk.speak(code, window)


def _open(path: Path, window: "MainWindow") -> None:
    window.projects.open_recent(path)
