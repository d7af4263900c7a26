"""The line below the text in which one finds words in the article."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui import theme
from ui.keymap import notice, signs
from ui.language import tr

FIELD = 22  # em, as wide as the field grows
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """A field, how many hits there are, and the ways through them. It searches nothing itself."""

    words_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_open = False  # also while only the text is shown
        self._field = QLineEdit()
        self._count = QLabel()
        self._previous, self._next, self._close = QToolButton(), QToolButton(), QToolButton()
        self._name()
        self._lay_out()
        self._draw_icons()
        notice.keys_changed.connect(self._name)
        self._field.textChanged.connect(self.words_changed)
        self._next.clicked.connect(self.next_requested)
        self._previous.clicked.connect(self.previous_requested)
        self._close.clicked.connect(self._leave)
        self.hide()

    def open(self, words: str = "") -> None:
        """Show the bar, ready to type in, with these words or else those of the last time, and ask to find them."""
        self.is_open = True
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        words = words.partition("\n")[0] or self._field.text()
        if words == self._field.text():
            self.words_changed.emit(words)
        self._field.setText(words)
        self._field.selectAll()

    def show_count(self, number: int, total: int) -> None:
        """Say which of how many hits is the current one; nothing while there are no words."""
        said = tr("{number} of {total}", number=number, total=total) if total else _nothing()
        self._count.setText(said if self._field.text() else "")
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText if total else QPalette.ColorRole.Text)
        for button in (self._previous, self._next):
            button.setEnabled(total > 0)
        if QAccessible.isActive() and self._count.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, self._count.text()))

    def _name(self) -> None:
        self.setAccessibleName(tr("Find in the article"))
        self._field.setAccessibleName(tr("Words to find in the article"))
        self._field.setPlaceholderText(tr("Find in the article…"))
        self._field.setToolTip(tr("Enter goes to the next hit, Shift+Enter to the previous one, Esc closes."))
        self._count.setAccessibleName(tr("Number of hits"))
        for button, name, tip in (
            (self._previous, tr("Previous hit"), tr("Previous hit ({find_previous}, Shift+Enter)", **signs())),
            (self._next, tr("Next hit"), tr("Next hit ({find_next}, Enter)", **signs())),
            (self._close, tr("Close"), tr("Close (Esc)")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(6)
        self._field.setMaximumWidth(FIELD * self.fontMetrics().height())
        self._field.setMinimumWidth(6 * self.fontMetrics().height())
        self._count.setMinimumWidth(self.fontMetrics().horizontalAdvance("00000 / 00000"))
        self._count.setWordWrap(True)  # where a window is narrow, and writes large
        row.addWidget(self._field, 2)
        for part in (self._previous, self._next):
            row.addWidget(part)
        row.addWidget(self._count, 3)
        row.addWidget(self._close)
        self._close.setText("✕")
        for button in (self._previous, self._next, self._close):
            button.setAutoRaise(True)
            button.setIconSize(QSize(16, 16))

    def _draw_icons(self) -> None:
        self._previous.setIcon(theme.icon("previous"))
        self._next.setIcon(theme.icon("next"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_close"):
            self._draw_icons()

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here do not go to the window's actions."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_mine(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_mine(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.previous_requested.emit()
        else:
            self.next_requested.emit()

    def _is_mine(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape or (event.key() in _ENTER and self._field.hasFocus())

    def _leave(self) -> None:
        self.is_open = False
        self.hide()
        self.closed.emit()


def _nothing() -> str:
    return tr("Not in this article – {search}: all", **signs())
