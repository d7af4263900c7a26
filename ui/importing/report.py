"""What an import has come to: how many articles are in, and one sentence for each file that is not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.language import tr

SIZE = (620, 320)  # pixels


class ImportReport(QDialog):
    """A sentence, and a list to read and to copy."""

    def __init__(self, told: str, sentences: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import report"))
        self.told = QLabel(told, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.list = QPlainTextEdit("\n".join(sentences), readOnly=True)
        self.copy = QPushButton(tr("&Copy"), autoDefault=False)
        buttons = QDialogButtonBox()
        close = buttons.addButton(tr("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        for widget, name, tip in (
            (self.told, tr("What the import has come to"), ""),
            (self.list, tr("What could not be read"), tr("One sentence for each file, with what to do")),
            (self.copy, tr("Copy"), tr("Copy the list")),
            (close, tr("Close"), tr("Close this report")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(12)
        for part in (self.told, self.list, buttons):
            page.addWidget(part)
        buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(self._copy)
        close.setDefault(True)
        close.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(*SIZE)

    def _copy(self) -> None:
        """Put all of it into the clipboard, and say so on the button."""
        QGuiApplication.clipboard().setText(f"{self.told.text()}\n{self.list.toPlainText()}")
        self.copy.setText(tr("Copied"))
