"""The line at the foot of the window: where one is, what the keys do, whether all is saved."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from ui.keymap import first_sign
from ui.language import tr
from ui.theme import SANS_SIZE, current

SAID_MS = 8000
ICON = 16  # pixels, where the system writes as large as usual
BESIDE = 6  # pixels
NARROW = 56  # em


class StatusLine(QStatusBar):
    """Place and counts at the left, where messages stand too; the keys that tag, and at the right "saved".

    The keys stand at one place whatever is said: nothing in this line is one of Qt's own items, which a message hides.
    """

    told = Signal(str)  # what was said, for who does not see the line

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._left = _Line()
        self._place = ""
        self._is_narrow = False
        self._hints: list[QToolButton] = []
        self._saved = QLabel()
        self._saved.setAccessibleName(tr("State of saving"))
        self._left.setAccessibleName(tr("Place in the article"))
        self.addPermanentWidget(self._left, 1)
        self.addPermanentWidget(self._saved)
        self.messageChanged.connect(lambda: self._show_left())

    def set_hints(self, actions: Sequence[QAction]) -> None:
        """Show these actions as quiet buttons with their keys: the mouse's way to what the keyboard does."""
        for action in actions:
            button = QToolButton()
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(action.text().replace("&", ""))
            size = max(ICON, round(ICON * self.font().pointSizeF() / SANS_SIZE))
            button.setIconSize(QSize(size, size))
            self.insertPermanentWidget(1 + len(self._hints), button)
            self._hints.append(button)
        self.show_keys()

    def show_keys(self) -> None:
        """The keys of the hints are others."""
        for button in self._hints:
            action = button.defaultAction()
            words = "" if self._is_narrow else f"{action.text().replace('&', '')}  "
            action.setIconText(f" {words}{first_sign(action.objectName())}".rstrip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the signs and keys of the hints are enough: their tooltips have the words."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW * self.fontMetrics().height()
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.show_keys()

    def show_work(self, part: QWidget) -> None:
        """Show what tells of a job, where there is room: the keys stay where they are."""
        self.insertPermanentWidget(1, part)

    def set_door(self, action: QAction, sign: str) -> None:
        """Show an action as a quiet button at the right end, by a sign."""
        action.setIconText(sign)  # which the button takes again whenever the action changes
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
        self.addPermanentWidget(button)

    def show_place(self, number: int, place: int, sentences: int, tags: int | None, orphans: int = 0) -> None:
        """The sentence's number as in the list and the CSV, and its place among those that are not boilerplate; and how
        many tags there are, in the text (None: not counted yet) and without words."""
        if not sentences:
            self._tell("")
            return
        where = tr("sentence {n} of {all}", n=place, all=sentences) if place else tr("website line")
        told = [f"§ {number}", where]
        if tags is not None:
            told.append(tr("{n} tags", n=tags) if tags != 1 else tr("1 tag"))
        if orphans:
            told.append(lost_text(orphans))
        self._tell("  ·  ".join(told))

    def say(self, text: str) -> None:
        self.showMessage(text, SAID_MS)
        self.tell(text)

    def tell(self, text: str) -> None:
        """Say this only where the line is not seen: to a screen reader, and over the text that is alone."""
        self.told.emit(text)

    def place(self) -> str:
        """What was last told by `show_place`, also while a message stands there."""
        return self._place

    def _tell(self, place: str) -> None:
        self._place = place
        self._show_left()

    def _show_left(self) -> None:
        self._left.set_text(self.currentMessage() or self._place)

    def show_saved(self, saved: bool) -> None:
        """Every step is in the file before anything is painted, so after each of them this is the truth."""
        self._saved.setText(tr("Saved") if saved else f"⚠ {tr('Not saved')}")


class _Line(QWidget):
    """A line of text, shortened where room is short: all else in the status bar is always seen.

    It is no QLabel, whose every change of words has Qt lay out and paint the whole status bar.
    """

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setToolTip(text)
            self.setAccessibleDescription(text)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            room = self.rect().adjusted(BESIDE, 0, -BESIDE, 0)
            words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.setPen(current().dim)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        finally:
            painter.end()


def lost_text(orphans: int) -> str:
    """How many tags have lost their words."""
    return tr("1 tag has lost its words") if orphans == 1 else tr("{n} tags have lost their words", n=orphans)
