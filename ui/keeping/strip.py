"""A line at the foot of the window that says one thing and offers what can be done about it. It asks for no answer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

Offer = tuple[str, str, Callable[[], object]]  # what the button says, its tooltip, what it does


class Strip(QWidget):
    """Hidden until there is something to say."""

    left = Signal()  # by Esc

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name`: what the strip is to a screen reader."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._words.setAccessibleName(name)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 7, 12, 7)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setBackgroundRole(self.palette().ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def say(self, text: str, offers: Sequence[Offer]) -> None:
        """Show this text and these buttons instead of those before."""
        if text != self.text or self.isHidden():
            self._announce(text)
        self._words.setText(text)
        while self._buttons:
            old = self._buttons.pop()
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        for words, tip, deed in offers:
            button = QPushButton(words, autoDefault=False)
            button.setAccessibleName(words.replace("&", ""))
            button.setToolTip(tip)
            button.clicked.connect(deed)
            self._row.addWidget(button)
            button.show()
            self._buttons.append(button)
        self.show()

    def focus(self) -> None:
        """Go to the first button; Esc goes back."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
