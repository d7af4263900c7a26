"""Only the text: all else in the window is hidden, and comes back as it was."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from ui.keymap import first_sign
from ui.language import tr
from ui.screen import is_seen

if TYPE_CHECKING:
    from ui.guide import Guide
    from ui.main_window import MainWindow
    from ui.reading.find_bar import FindBar

SAID_MS = 8000
ABOVE = 14  # pixels, from what is said to the lower border of the text
KNOWN = "focus mode known"  # whether somebody has found the way out of it


class FocusMode(QObject):
    """The focus mode of a window. Keys and the claim bar work on; what must be said is said over the text.

    What tells that something is not saved, or that the file has changed, is not hidden.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._state = window.windowState()
        self.before = QByteArray()  # the geometry of the window
        self._said = _Said(window)
        self._way_out = QShortcut(QKeySequence(Qt.Key.Key_Escape), window.pane, self.leave_for_good)
        self._way_out.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._way_out.setEnabled(False)
        window.status.told.connect(self._say)

    @property
    def is_on(self) -> bool:
        return self._way_out.isEnabled()

    def toggle(self) -> None:
        if self.is_on:
            self.leave_for_good()
        else:
            self._enter()

    def leave_for_good(self) -> None:
        """Leave it as somebody who knows how."""
        self._window.desk.habits.keep(KNOWN, True)
        self.leave()

    def leave(self) -> None:
        """Bring back what was hidden; what was opened or closed meanwhile is as it is now."""
        if not self.is_on:
            return
        self._turn(False)
        for part in self._always():
            part.show()
        for part in self._at_times():
            part.setVisible(part.is_open)
        self._said.hide()
        if self._window.windowState() != self._state:
            self._window.setWindowState(self._state)
        self._window.panes.set_alone(False)

    def _enter(self) -> None:
        window = self._window
        self.before, self._state = window.saveGeometry(), window.windowState()
        self._turn(True)
        for part in (*self._always(), *self._at_times()):
            part.hide()
        window.panes.set_alone(True)
        focus = window.focusWidget()
        if focus is None or not focus.isVisible():
            window.to_text()
        if is_seen():
            window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        if not window.desk.habits.value(KNOWN):
            window.status.tell(_way_out())

    def _turn(self, on: bool) -> None:
        self._way_out.setEnabled(on)
        self._window.actions_by_name["focus_mode"].setChecked(on)

    def _always(self) -> tuple[QWidget, ...]:
        """What is around the panes and always there."""
        return self._window.menuBar(), self._window.status

    def _at_times(self) -> "list[Guide | FindBar]":
        """What is around the panes while it is open."""
        made = vars(self._window).get("guide"), vars(self._window.finding).get("bar")
        return [part for part in made if part is not None]

    def _say(self, text: str) -> None:
        """What would stand in the status bar."""
        if self.is_on:
            self._said.say(text)


class _Said(QLabel):
    """A few words over the foot of the text, for some seconds: there they cover neither title nor first line."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, textFormat=Qt.TextFormat.PlainText)
        self._window = window
        self._timer = QTimer(self, interval=SAID_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.setObjectName("saidOverText")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        self._window.pane.installEventFilter(self)

    def _place(self) -> None:
        pane = self._window.pane
        area = QRect(pane.mapTo(self._window, QPoint(0, 0)), pane.size())
        self._fit(area.width() - 2 * ABOVE)
        self.move(area.center().x() - self.width() // 2, area.bottom() - self.height() - ABOVE)

    def _fit(self, room: int) -> None:
        """On one line, or on as many as the room needs."""
        self.ensurePolished()
        self.setWordWrap(False)
        width = min(self.sizeHint().width(), room)
        self.setWordWrap(True)
        self.resize(width, self.heightForWidth(width))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False


def _way_out() -> str:
    key = first_sign("focus_mode")
    if not key:
        return tr("Only the text. Esc brings the window back.")
    return tr("Only the text. Esc or {key} brings the window back.", key=key)
