"""Only the text: all else in the window is hidden, and comes back as it was."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from ui.language import tr

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SAID_MS = 8000
ABOVE = 14  # pixels, from what is said to the lower border of the text
KNOWN = "focus mode known"  # whether somebody has found the way out of it
UNSEEN = ("offscreen", "minimal")  # Qt's platforms without a screen, which nothing can fill


class FocusMode(QObject):
    """The focus mode of a window. Keys and the claim bar work on; what must be said is said over the text.

    What tells that something is not saved, or that the file has changed, is not hidden.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._hidden: list[QWidget] = []
        self._state = window.windowState()
        self.before = QByteArray()  # the geometry of the window
        self._said = _Said(window)
        self._way_out = QShortcut(QKeySequence(Qt.Key.Key_Escape), window.pane, self.leave_for_good)
        self._way_out.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._way_out.setEnabled(False)
        window.session.said.connect(self._say)

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
        QSettings().setValue(KNOWN, True)
        self.leave()

    def leave(self) -> None:
        """Bring back what was hidden, as it was."""
        if not self.is_on:
            return
        self._turn(False)
        for part in self._hidden:
            part.show()
        self._hidden = []
        self._said.hide()
        if self._window.windowState() != self._state:
            self._window.setWindowState(self._state)
        self._window.panes.set_alone(False)

    def _enter(self) -> None:
        window = self._window
        self.before, self._state = window.saveGeometry(), window.windowState()
        self._turn(True)
        self._hidden = [part for part in self._parts() if part.isVisible()]
        for part in self._hidden:
            part.hide()
        window.panes.set_alone(True)
        focus = window.focusWidget()
        if focus is None or not focus.isVisible():
            window.to_text()
        if QGuiApplication.platformName() not in UNSEEN:
            window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        if not QSettings().value(KNOWN, False, bool):
            key = window.actions_by_name["focus_mode"].shortcut().toString()
            self._said.say(tr("Only the text. Esc or {key} brings the window back.", key=key))

    def _turn(self, on: bool) -> None:
        self._way_out.setEnabled(on)
        self._window.actions_by_name["focus_mode"].setChecked(on)

    def _parts(self) -> list[QWidget]:
        """All that is around the panes."""
        window, made = self._window, vars(self._window)
        there = (window.menuBar(), window.status)
        parts = (*there, made.get("guide"), vars(window.finding).get("bar"))
        return [part for part in parts if isinstance(part, QWidget)]

    def _say(self, text: str) -> None:
        """What would stand in the status bar."""
        if self.is_on:
            self._said.say(text)


class _Said(QLabel):
    """A few words over the foot of the text, for some seconds: there they cover neither title nor first line."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
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
        self.adjustSize()
        self.move(area.center().x() - self.width() // 2, area.bottom() - self.height() - ABOVE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
