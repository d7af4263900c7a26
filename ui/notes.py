"""Notes in Markdown: shown as such, written as plain text. Nothing outside a note is ever fetched to show it."""

import re

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui.language import tr
from ui.rows import smaller
from ui.theme import current, mono

PAD = 8  # pixels
LEAST_LINES, MOST_LINES = 2, 12
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
IMAGE = re.compile(r'<img src="[^"]*" alt="([^"]*)"[^>]*>')


class NoteEdit(QStackedWidget):
    """A note, shown. Enter, F2 or a click writes it; Ctrl+Enter or leaving it takes it (`edited`), Esc drops it."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._writing = False
        self._shown = _Shown(tr("Note (Markdown)…"))
        self._field = QPlainTextEdit()
        self.addWidget(self._shown)
        self.addWidget(self._field)
        self._name()
        self._connect()
        self.set_text("")

    def text(self) -> str:
        """The note as it was set or taken last."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show this note, without a signal. What is being written is dropped."""
        self._text = text
        self._show_note()

    @property
    def is_editing(self) -> bool:
        return self._writing

    def edit(self) -> None:
        """Let the person write."""
        self._writing = True
        self._field.setPlainText(self._text)
        self.setCurrentWidget(self._field)
        self.setFocusProxy(self._field)
        self._field.moveCursor(self._field.textCursor().MoveOperation.End)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def take(self) -> None:
        """Keep what is being written, as leaving the field does."""
        if self.is_editing:
            self._end(keep=True, stay=False)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for part in (self._shown, self._field):
            part.setAccessibleName(name)

    def _name(self) -> None:
        self.setAccessibleName(tr("Note"))
        self._shown.setToolTip(tr("Enter, F2 or a click writes the note."))
        self._field.setPlaceholderText(tr("Note (Markdown)…"))
        self._field.setToolTip(tr("Ctrl+Enter or leaving the field keeps the note, Esc drops the change."))
        self._field.setTabChangesFocus(True)

    def _connect(self) -> None:
        self._shown.write_requested.connect(self.edit)
        self._shown.resized.connect(self._fit)
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and self.is_editing:
            if isinstance(event, QKeyEvent) and _ends_writing(event):
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self._end(keep=event.key() in ENTER, stay=True)
                return True
            if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _PASSING:
                self._end(keep=True, stay=False)
        return super().eventFilter(watched, event)

    def _end(self, *, keep: bool, stay: bool) -> None:
        written = self._field.toPlainText()
        changed = keep and self._field.document().isModified() and written != self._text
        if changed:
            self._text = written
        self._show_note()
        if stay:
            self._shown.setFocus(Qt.FocusReason.OtherFocusReason)
        if changed:
            self.edited.emit(self._text)

    def _show_note(self) -> None:
        self._writing = False  # first: the field loses the focus as it goes
        self._shown.show_note(self._text)
        self.setFocusProxy(self._shown)
        self.setCurrentWidget(self._shown)
        self._fit()

    def _fit(self) -> None:
        """As high as the words need, within bounds."""
        line = self.fontMetrics().lineSpacing()
        if self.is_editing:
            needed = round(self._field.document().size().height()) * line + PAD  # it counts in lines
        else:
            needed = round(self._shown.document().size().height())
        self.setFixedHeight(max(LEAST_LINES * line, min(needed, MOST_LINES * line)) + 2 * PAD)


class NoteDialog(QDialog):
    """Writes a note above and shows it below, as it will be seen. `text()` is what was written."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._before = text
        self._asked = False
        self._field = QPlainTextEdit(text)
        self._shown = _Shown("")
        self._question = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._buttons = QDialogButtonBox()
        self._lay_out()
        self._connect()
        self._show_note()

    def text(self) -> str:
        return self._field.toPlainText() if self._field.document().isModified() else self._before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close; the first time with a change, ask instead."""
        if self.text() == self._before or self._asked:
            super().reject()
            return
        self._asked = True
        self._question.setText(tr("Drop the changes? Esc again drops them, Ctrl+Enter keeps them."))
        self._question.show()

    def _lay_out(self) -> None:
        self._field.setAccessibleName(tr("Note"))
        self._field.setPlaceholderText(tr("Note (Markdown)…"))
        self._field.setTabChangesFocus(True)
        self._shown.setAccessibleName(tr("The note as it is shown"))
        self._question.setAccessibleName(tr("Question"))
        self._question.hide()
        label = QLabel(tr("As shown"))
        label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
        label.setFont(smaller(label.font()))
        label.setContentsMargins(0, PAD, 0, 0)
        preview = QWidget()
        lower = QVBoxLayout(preview)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(2)
        lower.addWidget(label)
        lower.addWidget(self._shown)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._field)
        halves.addWidget(preview)
        halves.setHandleWidth(1)
        halves.setSizes([200, 200])  # alike
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(10)
        page.addWidget(halves, 1)
        page.addWidget(self._question)
        page.addWidget(self._buttons)
        keep = self._buttons.addButton(tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self._buttons.addButton(tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        keep.setToolTip(tr("Keep the note (Ctrl+Enter)"))
        cancel.setToolTip(tr("Leave the note as it was"))
        keep.setDefault(True)
        self.resize(460, 440)
        self._field.setFocus()

    def _connect(self) -> None:
        self._field.textChanged.connect(self._show_note)
        self._field.textChanged.connect(self._ask_again)
        self._shown.write_requested.connect(self._field.setFocus)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _show_note(self) -> None:
        self._shown.show_note(self._field.toPlainText())

    def _ask_again(self) -> None:
        self._asked = False
        self._question.hide()


class _Shown(QTextBrowser):
    """A note as its Markdown says, `empty` while there is none. A key or a click asks to write."""

    write_requested = Signal()
    resized = Signal()

    def __init__(self, empty: str) -> None:
        super().__init__(openLinks=False)
        self._empty = empty
        self._markdown = ""
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setProperty("field", True)

    def show_note(self, markdown: str) -> None:
        self._markdown = markdown
        self.document().setDefaultFont(self.font())
        self.document().setDefaultStyleSheet(_style())
        self.setHtml(note_html(markdown))
        self.setAccessibleDescription(markdown or self._empty)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.show_note(self._markdown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_F2):
            self.write_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.write_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        try:
            if not self._markdown.strip():
                painter.setPen(current().dim)
                margin = round(self.document().documentMargin())
                words = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
                painter.drawText(words, Qt.TextFlag.TextWordWrap, self._empty)
        finally:
            painter.end()


def note_html(markdown: str) -> str:
    """Markdown as HTML in which raw HTML stands as text and an image as its alternative words."""
    if not markdown.strip():
        return ""
    from ui.dialogs.help import html  # not for an empty note: it takes a moment to import

    return IMAGE.sub(r"\1", html(markdown)).strip()


_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


def _ends_writing(event: QKeyEvent) -> bool:
    """Whether this is Esc or Ctrl+Enter, pressed or about to become a shortcut of the window."""
    if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
        return False
    with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() == Qt.Key.Key_Escape or (with_ctrl and event.key() in ENTER)


def _style() -> str:
    colours = current()
    families = ", ".join(f"'{family}'" for family in mono(10).families())
    return (
        "h1, h2, h3 { font-size: large; font-weight: 600; margin: 0 0 4px 0; } p { margin: 0 0 6px 0; }"
        f"code, pre {{ font-family: {families}; background-color: {colours.code.name()}; }}"
        f"a {{ color: {colours.link.name()}; text-decoration: none; }}"
        f"blockquote {{ color: {colours.dim.name()}; margin-left: 12px; }}"
    )
