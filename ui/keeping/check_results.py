"""What a check of the project has found, each with what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from reader.keeping.findings import Finding
from ui.language import say, tr
from ui.rows import smaller

SIZE = (680, 420)  # pixels


class CheckResults(QDialog):
    """A list to read, to copy, and to act on. `mended_copy_requested`: the person wants what can be mended mended."""

    mended_copy_requested = Signal()

    def __init__(self, findings: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.addItems([f"{say(finding)}\n{tr(finding.remedy)}" for finding in findings])
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.mend = self.buttons.addButton(tr("Save a &mended copy…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_all = self.buttons.addButton(tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self._name()
        self._lay_out(len(findings))
        self.mend.clicked.connect(self._ask_to_mend)
        self.copy_all.clicked.connect(self.copy)
        self.buttons.rejected.connect(self.reject)

    def copy(self) -> None:
        """Put all that was found into the clipboard, and say so on the button."""
        lines = [self.list.item(row).text() for row in range(self.list.count())]
        QGuiApplication.clipboard().setText("\n\n".join(lines))
        self.copy_all.setText(tr("Copied"))

    def _ask_to_mend(self) -> None:
        self.accept()
        self.mended_copy_requested.emit()

    def _name(self) -> None:
        self.setWindowTitle(tr("Check project"))
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setAccessibleName(tr("What is wrong"))
        self.list.setToolTip(tr("What is wrong, and what to do about it"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setFont(smaller(self.list.font()))
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("C&lose"))
        for button, tip in (
            (self.mend, tr("Write all that can be read, mended where needed, to a new project")),
            (self.copy_all, tr("Copy all of this")),
            (close, tr("Close this message")),
        ):
            button.setAccessibleName(button.text().replace("&", ""))
            button.setToolTip(tip)
            button.setAutoDefault(False)
        close.setDefault(True)

    def _lay_out(self, n: int) -> None:
        one, more = tr("1 thing is wrong in this project."), tr("{n} things are wrong in this project.", n=n)
        head = QLabel(one if n == 1 else more, textFormat=Qt.TextFormat.PlainText)
        safe = QLabel(tr("The project itself is not changed by a check."), textFormat=Qt.TextFormat.PlainText)
        safe.setForegroundRole(safe.palette().ColorRole.PlaceholderText)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(10)
        page.addWidget(head)
        page.addWidget(self.list, 1)
        page.addWidget(safe)
        page.addWidget(self.buttons)
        self.resize(*SIZE)
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
