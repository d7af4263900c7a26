"""The actions of a window and the menus that offer them, made from the one list of actions."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui import theme
from ui.actions import ACTIONS, HINTS, MENUS, THEMES, Action, build
from ui.keymap import dress, present
from ui.language import LANGUAGES, language, tr

if TYPE_CHECKING:
    from ui.main_window import MainWindow

# What the menu in the text offers; an empty name is a line.
IN_TEXT = (
    *("tag_statement", "tag_actor", "tag_position", "untag", "", "copy", "copy_quote", "", "undo", "redo", ""),
    *("merge_sentences", "split_sentence", "boilerplate", "", "correct_text", "details"),
)


class Menu(QMenu):
    """A menu that keeps its letters: they would also be offered to the single keys of the reading pane."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


class Menus:
    """The menu bar of a window, the menu in its text, and `actions`: the QAction of each action, by its name."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.actions: dict[str, QAction] = {}
        self._menus = {name: Menu(tr(name), window) for name in MENUS}
        for name, menu in self._menus.items():
            window.menuBar().addMenu(menu)
            menu.aboutToShow.connect(partial(self._open, name))
        self._are_filled = False
        keys = present()
        for action in ACTIONS:
            made = self.actions[action.name] = build(action, window)
            dress(made, action, keys[action.name])
            (window.pane if action.reading else window).addAction(made)
        self.draw_icons(HINTS)

    def fill(self) -> None:
        """Put the actions into their menus: when the window has been seen, or one of them opens."""
        if self._are_filled:
            return
        self._are_filled = True
        for action in ACTIONS:
            menu = self._menus[action.menu]
            if action.rule:
                menu.addSeparator()
            menu.addAction(self.actions[action.name])
            if action.name == "open_project":
                self._add_recent(menu)
        self._add_languages(self._menus["&View"])
        self._add_themes(self._menus["&View"])

    def show_keys(self) -> None:
        """Other keys were chosen: they hold, and are told, from now on."""
        keys = present()
        for action in ACTIONS:
            dress(self.actions[action.name], action, keys[action.name])

    def draw_icons(self, actions: Iterable[Action]) -> None:
        """In the colours of the theme. Drawn when they are seen: all of them would cost a third of the start."""
        for action in actions:
            self.actions[action.name].setIcon(theme.icon(action.icon))

    def open_in_text(self, place: QPoint) -> None:
        """What can be done at this place in the text."""
        menu = Menu("", self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.draw_icons(action for action in ACTIONS if action.name in IN_TEXT)
        for name in IN_TEXT:
            menu.addAction(self.actions[name]) if name else menu.addSeparator()
        menu.popup(place)

    def _open(self, name: str) -> None:
        self.fill()
        self.draw_icons(action for action in ACTIONS if action.menu == name)

    def _add_recent(self, menu: QMenu) -> None:
        recent = Menu(tr("Open recen&t"), self._window)
        recent.aboutToShow.connect(lambda: self._window.projects.fill_recent(recent))
        menu.addMenu(recent)

    def _add_languages(self, view: QMenu) -> None:
        menu = Menu(tr("L&anguage"), self._window)
        view.addMenu(menu)
        for code, name in LANGUAGES.items():
            entry = menu.addAction(name)
            entry.setCheckable(True)
            entry.setChecked(code == language())
            entry.triggered.connect(lambda _=False, code=code: self._window.desk.speak(code, self._window))

    def _add_themes(self, view: QMenu) -> None:
        menu = Menu(tr("&Theme"), self._window)
        view.addMenu(menu)
        for one in THEMES:
            entry = menu.addAction(tr(one.text))
            entry.setCheckable(True)
            entry.setData(one.name)
            entry.triggered.connect(lambda _=False, one=one: one.run(self._window))
        menu.aboutToShow.connect(lambda: _check(menu.actions(), str(self._window.desk.habits.value("theme") or "")))


def _check(entries: Iterable[QAction], chosen: str) -> None:
    for entry in entries:
        entry.setChecked(entry.data() == chosen)
