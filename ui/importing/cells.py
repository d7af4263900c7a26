"""The painted cells of the table of an import, and the editors of what can be corrected in them."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.errors import BadValue
from ui import theme
from ui.grid import PAD, Grid
from ui.importing.batch import Choice, Failure, Row, Value
from ui.importing.rows import COLUMNS, NUMBERS, ROW, VALUE, alignment, choice_name, column_name, language_text, remark
from ui.language import say, tr
from ui.rows import BOX, Index, paint_box

LANGUAGES = ("id", "ms", "en", "")
STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}  # through the choices of a box
LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class ImportCells(QStyledItemDelegate):
    """Paints a cell on one line, and has the editors of what can be corrected.

    `edited(row, column, value)` of the view tells what was typed in its stored form; `refused(sentence)` why it is not
    taken: the editor then stays open.
    """

    refused = Signal(str)

    def __init__(self, view: Grid) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        look, row, column = theme.current(), index.data(ROW), COLUMNS[index.column()]
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, look.rule)
            if column == "take":
                self._paint_tick(painter, area, row)
            else:
                self._paint_text(painter, area.adjusted(PAD, 0, -PAD, -1), index, row)
            if index == self._view.currentIndex() and self._view.hasFocus():
                painter.setPen(look.accent)
                painter.drawRect(area.adjusted(0, 0, -1, -1))
        finally:
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = COLUMNS[index.column()]
        editor: QWidget
        if column == "remark":
            editor = self._choices(parent, index.data(ROW))
        elif column == "language":
            editor = self._languages(parent)
        else:
            editor = QLineEdit(parent)
        editor.setAccessibleName(column_name(column))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(VALUE)
        if isinstance(editor, QLineEdit):
            editor.setText(value or "")
            editor.selectAll()
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
            if editor.isEditable() and editor.currentIndex() < 0:
                editor.setEditText(value or "")
            if field := editor.lineEdit():
                field.setCursorPosition(0)
            if not editor.isEditable():
                QTimer.singleShot(0, editor, editor.showPopup)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what the editor says, if it can be meant. Left half typed, a wrong value is dropped and said."""
        try:
            value = _read(editor, COLUMNS[index.column()])
        except BadValue as error:
            self.refused.emit(say(error))
            return
        if value != index.data(VALUE) or len(self._view.selected_rows()) > 1:
            self._view.edited.emit(index.row(), COLUMNS[index.column()], value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab leave a field only when what is typed can be meant.

        Enter takes at once; Qt would take later, when the editor may have closed already.
        """
        pressed = event.key() if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else 0
        if pressed in STEPS and isinstance(watched, QComboBox) and watched.isEditable():
            # Qt's own way tells of each language on the way as one that was chosen.
            watched.setCurrentIndex(max(0, min(watched.count() - 1, watched.currentIndex() + STEPS[pressed])))
            return True
        if pressed not in LEAVING or not isinstance(watched, QWidget):
            return super().eventFilter(watched, event)
        try:
            _read(watched, COLUMNS[self._view.currentIndex().column()])
        except BadValue as error:
            self.refused.emit(say(error))
            return True
        if pressed in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return super().eventFilter(watched, event)
        self._take(watched)
        return True

    def _paint_tick(self, painter: QPainter, area: QRect, row: Row | Failure) -> None:
        if isinstance(row, Failure):
            return
        box = QRectF(0, 0, BOX, BOX)
        box.moveCenter(QRectF(area).center())
        paint_box(painter, box, row.choice is not Choice.SKIP)

    def _paint_text(self, painter: QPainter, area: QRect, index: Index, row: Row | Failure) -> None:
        column, text, look = COLUMNS[index.column()], str(index.data()), theme.current()
        quiet = isinstance(row, Failure) or row.choice is Choice.SKIP
        font = QFont(self._view.font())
        if isinstance(row, Row) and column in row.typed:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(look.dim if quiet or column in (*NUMBERS, "remark") else look.text)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, alignment(column), shown)

    def _choices(self, parent: QWidget, row: Row) -> QComboBox:
        editor = QComboBox(parent)
        for choice in Choice:
            editor.addItem(choice_name(choice), choice)
        editor.setToolTip(remark(row))
        editor.activated.connect(lambda: self._take(editor))
        return editor

    def _languages(self, parent: QWidget) -> QComboBox:
        editor = QComboBox(parent)
        editor.setEditable(True)
        for code in LANGUAGES:
            name = language_text(code)
            editor.addItem(f"{name} ({code})" if code else tr("Not known"), code)
        editor.setToolTip(tr("Choose a language, or write the code of another one, such as jv or ar"))
        editor.activated.connect(lambda: self._take(editor))
        return editor

    def _take(self, editor: QWidget) -> None:
        """Take what is chosen, once: a box and its list both tell of one key press, and again as they close."""
        if self._view.is_editing():
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


def _read(editor: QWidget, column: str) -> Value | Choice:
    """What an editor says, in the form in which it is stored. Raises BadValue."""
    from reader.intake import iso_date, language_code, line

    if isinstance(editor, QComboBox):
        chosen = editor.findText(editor.currentText())
        if chosen >= 0:
            found: Value = editor.itemData(chosen)
            return Choice(str(found)) if column == "remark" else found
        return language_code(editor.currentText())
    assert isinstance(editor, QLineEdit)
    return iso_date(editor.text()) if column == "published" else line(editor.text())
