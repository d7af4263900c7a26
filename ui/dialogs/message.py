"""One plain sentence to the person: an error, a question, and the report of a mistake of ours."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.language import tr
from ui.theme import mono

WIDTH = 460  # pixels

_open: set[QDialog] = set()


def show_error(parent: QWidget | None, text: str, details: str = "") -> QMessageBox:
    """Open a box with one sentence, and return at once."""
    box = _box(parent, QMessageBox.Icon.Warning, text)
    box.setDetailedText(details)
    _word(box.addButton(QMessageBox.StandardButton.Close), tr("&Close"), tr("Close this message"))
    box.open()
    return box


def ask(parent: QWidget | None, text: str, yes: str, no: str = "") -> bool:
    """Ask, and wait for the answer. `yes` and `no` are verbs; Esc and Enter mean no."""
    box = _question(parent, text, yes, no)
    return box.exec() == QMessageBox.StandardButton.Yes


def open_question(parent: QWidget | None, text: str, yes: str, no: str, then: Callable[[], object]) -> QMessageBox:
    """Ask, and return at once. `then` is called if the answer is yes."""
    box = _question(parent, text, yes, no)
    box.finished.connect(lambda answer: then() if answer == QMessageBox.StandardButton.Yes.value else None)
    box.open()
    return box


class BugReport(QDialog):
    """Tells that a mistake of ours came to light, where the log is, and what to send to us."""

    def __init__(
        self, what: str, log: Path, details: str, parent: QWidget | None = None, *, saved: bool = True
    ) -> None:
        """`saved`: whether nothing waits to be saved."""
        super().__init__(parent)
        _keep_until_closed(self)
        self._saved = saved
        self.setWindowTitle(tr("Something went wrong"))
        self._log = log
        self._details = QPlainTextEdit(details, readOnly=True)
        self._show = QPushButton(tr("Show &details"), autoDefault=False)
        self._show.setCheckable(True)
        self._copy = QPushButton(tr("&Copy"), autoDefault=False)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._lay_out(what)
        self._name()
        self._show.toggled.connect(self.show_details)
        self._copy.clicked.connect(self.copy)
        self._buttons.rejected.connect(self.reject)
        self.show_details(False)

    @staticmethod
    def is_open() -> bool:
        """Whether one is shown. One is enough: whoever makes another one asks first."""
        return any(isinstance(dialog, BugReport) for dialog in _open)

    def show_details(self, shown: bool) -> None:
        """Unfold or fold what a programmer wants to know."""
        self._show.setChecked(shown)
        self._show.setText(tr("Hide &details") if shown else tr("Show &details"))
        self._details.setVisible(shown)
        self.adjustSize()

    def copy(self) -> None:
        """Put the details into the clipboard, and say so on the button."""
        QGuiApplication.clipboard().setText(self._details.toPlainText())
        self._copy.setText(tr("Copied"))

    def _lay_out(self, what: str) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(10)
        page.addWidget(_paragraph(what))
        safe = tr("Your tags are safe: each one was saved when you made it.")
        waits = tr("Your tags are safe, but for what is shown as not saved.")
        page.addWidget(_paragraph(safe if self._saved else waits))
        page.addWidget(_paragraph(tr("More is written in {log}", log=self._log), quiet=True))
        page.addWidget(self._details, 1)
        self._buttons.addButton(self._show, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        page.addWidget(self._buttons)
        self.setMinimumWidth(WIDTH + 60)

    def _name(self) -> None:
        self._details.setFont(mono(9))
        self._details.setMinimumHeight(160)
        self._details.setAccessibleName(tr("Details"))
        self._details.setToolTip(tr("What a programmer needs to find the mistake"))
        _word(self._show, self._show.text(), tr("Show or hide what a programmer needs to find the mistake"))
        _word(self._copy, self._copy.text(), tr("Copy the details, to send them to the makers of Sikap"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        _word(close, tr("C&lose"), tr("Close this message and go on"))
        close.setDefault(True)
        close.setFocus(Qt.FocusReason.OtherFocusReason)


def _box(parent: QWidget | None, icon: QMessageBox.Icon, text: str) -> QMessageBox:
    box = QMessageBox(icon, "Sikap", text, QMessageBox.StandardButton.NoButton, parent)
    _keep_until_closed(box)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return box


def _keep_until_closed(dialog: QDialog) -> None:
    """Let a dialog live until it is closed or goes with its window, whether or not somebody holds it, and no longer."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _open.add(dialog)
    forget = partial(_open.discard, dialog)
    dialog.finished.connect(lambda: forget())
    dialog.destroyed.connect(lambda: forget())


def _question(parent: QWidget | None, text: str, yes: str, no: str) -> QMessageBox:
    box = _box(parent, QMessageBox.Icon.Question, text)
    refusal = box.addButton(QMessageBox.StandardButton.Cancel)
    _word(box.addButton(QMessageBox.StandardButton.Yes), yes, yes)
    _word(refusal, no or tr("Cancel"), tr("Leave everything as it is"))
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.setEscapeButton(QMessageBox.StandardButton.Cancel)
    return box


def _word(button: QAbstractButton, text: str, tip: str) -> None:
    button.setText(text)
    button.setAccessibleName(text.replace("&", ""))
    button.setToolTip(tip)


def _paragraph(text: str, *, quiet: bool = False) -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if quiet:
        label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label
