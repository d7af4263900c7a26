"""The small bar beside a selection."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from reader.model import Kind
from ui import theme
from ui.language import tr
from ui.words import kind_name


class KindBar(QFrame):
    """Three buttons beside a selection."""

    clicked = Signal(object)  # Kind

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self.setObjectName("kindBar")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(1)
        self._buttons = {kind: self._button(kind) for kind in Kind}
        for button in self._buttons.values():
            row.addWidget(button)
        self.name()
        self.hide()

    def name(self) -> None:
        """Say the words in the window's language."""
        self.setAccessibleName(tr("Tag the selection"))
        for kind, button in self._buttons.items():
            button.setText(kind_name(kind))
            button.setToolTip(
                tr("Tag the selection as {kind} ({key})", kind=kind_name(kind), key=kind.value[0].upper())
            )
            button.setAccessibleName(tr("Tag as {kind}", kind=kind_name(kind)))

    def show_beside(self, words: QRect, middle: float, right: int) -> None:
        """Show the bar in its parent beside some words, above or below `middle`, if it need not cover them.

        `right`: where the text ends.
        """
        self._fit()
        if place := self._place(words, middle, right):
            self.move(place)
            self.show()
            self.raise_()

    def _place(self, words: QRect, middle: float, right: int) -> QPoint | None:
        """Above the words, else below, else right of the text; None where it would cover them."""
        size, view = self.size(), self._view.rect()
        x = max(4, min(round(middle - size.width() / 2), view.width() - size.width() - 4))
        for y in (words.top() - size.height() - 5, words.bottom() + 5):
            if 2 <= y <= view.height() - size.height() - 2:
                return QPoint(x, y)
        if right + 8 + size.width() <= view.width():
            return QPoint(right + 8, max(4, min(words.center().y(), view.height() - size.height() - 4)))
        return None

    def _fit(self) -> None:
        """Take the theme's icons and as much room as they and the words need."""
        for kind, button in self._buttons.items():
            button.setIcon(theme.icon(kind.value))
        self.adjustSize()

    def _button(self, kind: Kind) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(kind.value)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._choose(kind))
        return button

    def _choose(self, kind: Kind) -> None:
        self.hide()
        self.clicked.emit(kind)
