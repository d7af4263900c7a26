"""The small bar beside a selection, and what kinds and stances are called."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from reader.model import Annotation, Kind, Stance
from ui import theme
from ui.language import tr


class KindBar(QFrame):
    """Three buttons beside a selection."""

    clicked = Signal(object)  # Kind

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
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

    def fit(self) -> None:
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


def kind_name(kind: Kind) -> str:
    return {Kind.STATEMENT: tr("Statement"), Kind.ACTOR: tr("Actor"), Kind.POSITION: tr("Position")}[kind]


def stance_name(stance: Stance | None) -> str:
    if stance is None:
        return tr("not yet coded")
    return {Stance.SUPPORT: tr("support"), Stance.NEUTRAL: tr("neutral"), Stance.OPPOSE: tr("oppose")}[stance]


def description(mark: Annotation) -> str:
    """A mark in a line: its kind, what it is coded as, who did it."""
    parts = [kind_name(mark.kind)]
    if mark.kind is Kind.ACTOR:
        parts.append(mark.actor or tr("not yet coded"))
    elif mark.kind is Kind.POSITION:
        parts += [stance_name(mark.stance), mark.issue or ""]
    return " · ".join(part for part in (*parts, mark.coder) if part)
