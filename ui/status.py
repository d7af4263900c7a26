"""The line at the foot of the window: where one is, what the keys do, whether all is saved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton

from ui.language import tr

SAID_MS = 8000


class StatusLine(QStatusBar):
    """Place and counts at the left, the keys that tag in the middle, "saved" at the right."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._place = QLabel()
        self._hints: list[QToolButton] = []
        self._saved = QLabel()
        self._saved.setAccessibleName(tr("State of saving"))
        self._place.setMinimumWidth(1)  # it gives way: whether all is saved is always seen
        self._place.setAccessibleName(tr("Place in the article"))
        self.addWidget(self._place)
        self.addPermanentWidget(self._saved)

    def set_hints(self, actions: Sequence[QAction]) -> None:
        """Show these actions as quiet buttons with their keys: the mouse's way to what the keyboard does."""
        for action in actions:
            button = QToolButton()
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(action.text().replace("&", ""))
            self.addWidget(button)
            self._hints.append(button)
        self.show_keys()

    def show_keys(self) -> None:
        """The keys of the hints are others."""
        for button in self._hints:
            action = button.defaultAction()
            action.setIconText(f"{action.text().replace('&', '')}  {action.shortcut().toString()}".rstrip())

    def set_door(self, action: QAction, sign: str) -> None:
        """Show an action as a quiet button at the right end, by a sign."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setText(sign)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
        self.addPermanentWidget(button)

    def show_place(self, number: int, place: int, sentences: int, tags: int | None, orphans: int = 0) -> None:
        """The sentence's number as in the list and the CSV, and its place among those that are not boilerplate; and how
        many tags there are, in the text (None: not counted yet) and without words."""
        if not sentences:
            self._place.setText("")
            return
        where = tr("sentence {n} of {all}", n=place, all=sentences) if place else tr("website line")
        told = [f"§ {number}", where]
        if tags is not None:
            told.append(tr("{n} tags", n=tags) if tags != 1 else tr("1 tag"))
        if orphans:
            told.append(lost_text(orphans))
        self._place.setText("  ·  ".join(told))
        self._place.setToolTip(self._place.text())

    def say(self, text: str) -> None:
        self.showMessage(text, SAID_MS)
        self.told.emit(text)

    def show_saved(self, saved: bool) -> None:
        """Every step is in the file before anything is painted, so after each of them this is the truth."""
        self._saved.setText(tr("Saved") if saved else f"⚠ {tr('Not saved')}")


def lost_text(orphans: int) -> str:
    """How many tags have lost their words."""
    return tr("1 tag has lost its words") if orphans == 1 else tr("{n} tags have lost their words", n=orphans)
