"""One of two texts that stand side by side: its tags and its changes marked, scrolled with the other one."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from reader.model import Annotation, Kind
from ui.correcting.comparison import Range, Units, between
from ui.reading.document import shown
from ui.reading.marks import Inks, flatten
from ui.rows import faded
from ui.theme import current, scale, serif

TEXT_SIZE = 11.5  # points
PAD = 10  # pixels
Tags = Callable[[int, int], Sequence[Annotation]]
CHANGED, DELETED = 0.28, 0.1  # of their colour under words that are new and that are gone


class TextSide(QPlainTextEdit):
    """Shows one text. Offsets are code points of the text that was set last, or compared last.

    Only what is in sight is marked, so that it does not matter how long the text is.
    """

    scrolled = Signal(int)  # the place at the top, when the person has scrolled

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.given = ""  # the text as it was set: with stand-ins for what Qt drops
        self._units = Units("")
        self._changes: Sequence[Range] = ()
        self._tags: Tags | None = None
        self._following = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._mark)
        self.setFont(serif(TEXT_SIZE * scale()))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(PAD)
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def set_text(self, text: str) -> None:
        """Show a text, as if it had always been there."""
        self.given = shown(text)
        self.setPlainText(self.given)
        self._units = Units(self.given)
        self._soon.start()

    def typed(self) -> str:
        """The text as it is in the field, to the letter: unlike `toPlainText`, which makes spaces of others."""
        return self.document().toRawText().replace("\u2029", "\n")

    def show_tags(self, tags: Tags) -> None:
        """Mark the tags that `tags(start, end)` has between two places, in order."""
        self._tags = tags
        self._soon.start()

    def show_changes(self, changes: Sequence[Range], text: str | None = None) -> None:
        """Mark where this text, as it was when it was compared, differs from the other."""
        if text is not None:
            self._units = Units(text)
        self._changes = changes
        self._soon.start()

    def reveal(self, start: int, end: int) -> None:
        """Select a piece of the text, and bring it into view."""
        cursor = self._cursor(start, end)
        self.setTextCursor(cursor)
        self.centerCursor()

    def top(self) -> int:
        """The place at the top of what is in sight."""
        return self._units.to_python(self.cursorForPosition(QPoint(0, 1)).position())

    def place(self) -> int:
        """Where the caret is."""
        return self._units.to_python(self.textCursor().position())

    def follow(self, place: int) -> None:
        """Scroll so that this place is at the top, without a signal."""
        position = self._units.to_qt(place)
        block = self.document().findBlock(position)
        self.document().documentLayout().blockBoundingRect(block)  # lays it out
        line = block.layout().lineForTextPosition(position - block.position())
        self._following = True
        self.verticalScrollBar().setValue(block.firstLineNumber() + (line.lineNumber() if line.isValid() else 0))
        self._following = False

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected words to the letter: what is cut here and pasted there stays as it is."""
        mime = QMimeData()
        mime.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return mime

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_soon"):
            self._soon.start()

    def _tell(self) -> None:
        self._soon.start()
        if not self._following:
            self.scrolled.emit(self.top())

    def _mark(self) -> None:
        """Mark what is in sight."""
        last = QPoint(self.viewport().width(), self.viewport().height())
        start = self._units.to_python(self.cursorForPosition(QPoint(0, 0)).position())
        end = self._units.to_python(self.cursorForPosition(last).position()) + 1
        self.setExtraSelections([*self._tag_marks(start, end), *self._change_marks(start, end)])

    def _tag_marks(self, start: int, end: int) -> Iterator[QTextEdit.ExtraSelection]:
        """The fills and lines of the reading pane: a statement is a fill only, the others have a line too."""
        tags = self._tags(start, end) if self._tags is not None else ()
        inks = Inks(current())
        for one in flatten(tags, start, end):
            kind = one.inner.kind if one.inner else Kind.STATEMENT
            style = QTextCharFormat()
            style.setBackground(inks.fills[kind, not one.inner and len(one.statements) > 1])
            yield self._selection(one.start, one.end, style)
        for tag in tags:
            if tag.kind is not Kind.STATEMENT:
                style = QTextCharFormat()
                style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                style.setUnderlineColor(inks.theme.line[tag.kind])
                yield self._selection(max(start, tag.start), min(end, tag.end), style)

    def _change_marks(self, start: int, end: int) -> Iterator[QTextEdit.ExtraSelection]:
        """Words that are gone are struck out in a colour of their own; new ones lie on a ground."""
        look, style = current(), QTextCharFormat()
        style.setBackground(faded(look.accent, CHANGED))
        if self.isReadOnly():
            style.setBackground(faded(look.deleted, DELETED))
            style.setForeground(look.deleted)
            style.setFontStrikeOut(True)
        for first, last in between(self._changes, start, end):
            yield self._selection(max(start, first), min(end, last), style)

    def _selection(self, start: int, end: int, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
        one = QTextEdit.ExtraSelection()
        one.cursor = self._cursor(start, end)
        one.format = style
        return one

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor, last = QTextCursor(self.document()), self.document().characterCount() - 1
        cursor.setPosition(min(self._units.to_qt(start), last))
        cursor.setPosition(min(self._units.to_qt(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor
