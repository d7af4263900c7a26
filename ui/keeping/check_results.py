"""What a check of the project has found, each with what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.keeping.findings import Finding, by_remedy
from ui.language import say, tr

SIZE = (680, 420)  # pixels


class CheckResults(QDialog):
    """A list to read, to copy, and to act on. `mended_copy_requested`: the person wants what can be mended mended."""

    mended_copy_requested = Signal()

    def __init__(self, findings: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self._groups = by_remedy(findings)
        self.advice = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._fill()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.mend = self.buttons.addButton(tr("Save a &mended copy…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_all = self.buttons.addButton(tr("&Copy this list"), QDialogButtonBox.ButtonRole.ActionRole)
        self._name()
        self._lay_out(len(findings))
        self.mend.clicked.connect(self._ask_to_mend)
        self.copy_all.clicked.connect(self.copy)
        self.buttons.rejected.connect(self.reject)

    def copy(self) -> None:
        """Put all that was found into the clipboard, and say so on the button."""
        groups = ("\n".join((tr(remedy), *map(say, found))) for remedy, found in self._groups.items())
        QGuiApplication.clipboard().setText("\n\n".join(groups))
        self.copy_all.setText(tr("Copied"))

    def _fill(self) -> None:
        """All that is wrong below what is to be done about it: that is said over the list if it is the same for all."""
        alike = len(self._groups) == 1
        for remedy, found in self._groups.items():
            if alike:
                self.advice.setText(tr(remedy))
            else:
                self.list.addItem(_heading(tr(remedy), self.list.font()))
            self.list.addItems([say(finding) for finding in found])
        self.advice.setVisible(alike)

    def _ask_to_mend(self) -> None:
        self.accept()
        self.mended_copy_requested.emit()

    def _name(self) -> None:
        self.setWindowTitle(tr("Check project"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else rows are wrapped without it
        self.list.setAlternatingRowColors(True)
        self.list.setAccessibleName(tr("What is wrong"))
        self.list.setToolTip(tr("What is wrong, and what to do about it"))
        self.advice.setAccessibleName(tr("What to do"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("C&lose"))
        for button, tip in (
            (self.mend, tr("Write all that can be read, mended where needed, to a new project")),
            (self.copy_all, tr("Copy what is wrong, with what to do about it")),
            (close, tr("Close this message")),
        ):
            button.setAccessibleName(button.text().replace("&", ""))
            button.setToolTip(tip)
            button.setAutoDefault(False)
        close.setDefault(True)

    def _lay_out(self, n: int) -> None:
        one, more = tr("1 thing is wrong in this project."), tr("{n} things are wrong in this project.", n=n)
        head = QLabel(one if n == 1 else more, textFormat=Qt.TextFormat.PlainText)
        safe = QLabel(tr("A check does not change the project."), textFormat=Qt.TextFormat.PlainText)
        safe.setForegroundRole(safe.palette().ColorRole.PlaceholderText)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(10)
        page.addWidget(head)
        page.addWidget(self.advice)
        page.addWidget(self.list, 1)
        page.addWidget(safe)
        page.addWidget(self.buttons)
        self.resize(*SIZE)
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _heading(text: str, font: QFont) -> QListWidgetItem:
    item, bold = QListWidgetItem(text), QFont(font)
    bold.setBold(True)
    item.setFont(bold)
    return item
