"""The grid of the claims table: a model that reads its rows a page at a time, the view, and its painted cells."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QObject,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.claims_table import CODED, COLUMNS, DATED, ClaimOrder, ClaimRow, Keys
from reader.coding import KEEP, Keep
from reader.errors import SikapError
from reader.model import ClaimKey, Kind, Stance, Voice
from reader.project import Project
from reader.suggest import Suggestion
from ui import theme
from ui.claims.name_field import FRAME, MOST_ROWS, NameField
from ui.dialogs.claims_table import VALUE, column_name, value_name
from ui.entries import Entries
from ui.grid import PAD, Grid
from ui.language import date_text
from ui.rows import NOWHERE, ONE_LINE, Index, one_line
from ui.words import SIGNS

PAGE, PAGES = 128, 64  # rows read at once, and how many such pages are kept
SHOWN_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
# The columns in which one can code, and what the verbs of a project call them.
SAID = {"actor": "speaker", "issue": "issue", "stance": "stance", "voice": "voice"}
NAMED = ("actor", "issue")  # of these, those whose values are entries of the codebook
SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
CODABLE = SHOWN | Qt.ItemFlag.ItemIsEditable


class Claims(QAbstractTableModel):
    """All claims that fit, of which only some pages are in memory. Its columns are COLUMNS; the header chooses."""

    failed = Signal(object)  # SikapError

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self.keys = Keys()
        self._project = project
        self._order = ClaimOrder()
        self._names = [column_name(column) for column in COLUMNS]  # a header asks a thousand times
        self._pages: OrderedDict[int, list[ClaimRow | None]] = OrderedDict()

    def show(self, keys: Keys) -> None:
        self.beginResetModel()
        self.keys = keys
        self._pages.clear()
        self.endResetModel()

    def extend(self, keys: Keys) -> None:
        """Show more rows below those that are shown."""
        shown = len(self.keys)
        self._pages.pop(shown // PAGE, None)  # it may have had fewer rows
        self.beginInsertRows(NOWHERE, shown, len(keys) - 1)
        self.keys = keys
        self.endInsertRows()

    def forget(self) -> None:
        """The same claims say something else now."""
        self._pages.clear()
        if self.keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.keys) - 1, len(COLUMNS) - 1))

    def mark(self, order: ClaimOrder) -> None:
        """Show by which column the rows are sorted. Qt lays the whole table out for each head that changes."""
        changed = {self._order.column, order.column} if order != self._order else set()
        self._order = order
        for section in (COLUMNS.index(column) for column in changed if column is not None):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, section, section)

    def row(self, number: int) -> ClaimRow | None:
        """What a row says; None if there is none, or it is gone since."""
        if not 0 <= number < len(self.keys):
            return None
        page = number // PAGE
        if page not in self._pages:
            self._pages[page] = self._read(self.keys[page * PAGE : (page + 1) * PAGE])
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page][number % PAGE]

    def value(self, number: int, column: int) -> Any:
        row = self.row(number)
        return getattr(row.claim, COLUMNS[column]) if row else None

    def selection(self, rows: Mapping[int, frozenset[int]]) -> QItemSelection:
        """These columns of these rows, in as few pieces as neighbours allow."""
        selection = QItemSelection()
        for _, near in groupby(enumerate(sorted(rows)), lambda item: (item[1] - item[0], rows[item[1]])):
            numbers = [row for _, row in near]
            for _, beside in groupby(enumerate(sorted(rows[numbers[0]])), lambda item: item[1] - item[0]):
                columns = [column for _, column in beside]
                selection.select(self.index(numbers[0], columns[0]), self.index(numbers[-1], columns[-1]))
        return selection

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return CODABLE if COLUMNS[index.column()] in SAID else SHOWN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        name = self._names[section]
        if role == Qt.ItemDataRole.DisplayRole and self._order.column == COLUMNS[section]:
            return f"{name} {'↓' if self._order.descending else '↑'}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return name
        return int(ONE_LINE) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (VALUE, *SHOWN_ROLES):
            return None
        column, value = COLUMNS[index.column()], self.value(index.row(), index.column())
        if role == VALUE:
            return value
        text = cell_text(column, value)
        return f"{self._names[index.column()]}: {text}" if role == Qt.ItemDataRole.AccessibleTextRole else text

    def _read(self, keys: Sequence[ClaimKey]) -> list[ClaimRow | None]:
        try:
            found = {row.key: row for row in self._project.claim_rows(keys)}
        except SikapError as error:
            self.failed.emit(error)
            found = {}
        return [found.get(key) for key in keys]


class ClaimCells(QStyledItemDelegate):
    """Paints a cell on one line, over the ground that the view gives it; has the editors of what can be coded."""

    def __init__(self, entries: Entries, view: Grid) -> None:
        super().__init__(view)
        self._entries, self._view = entries, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        look = theme.current()
        painter.save()
        try:
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, look.rule)
            if index == self._view.currentIndex() and self._view.hasFocus():
                painter.setPen(look.accent)
                painter.drawRect(area.adjusted(0, 0, -1, -1))
            self._paint_text(painter, area.adjusted(PAD, 0, -PAD, -1), index, option.state)
        finally:
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = COLUMNS[index.column()]
        editor: QWidget = self._name_field(parent, column) if column in NAMED else self._choice(parent, column)
        editor.setAccessibleName(column_name(column))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(VALUE)
        if isinstance(editor, NameCell):
            editor.setText(value or "")
            editor.selectAll()
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
            QTimer.singleShot(0, editor, editor.showPopup)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for what the editor says; the table shows it when the project does."""
        if isinstance(editor, NameCell):
            if not isinstance(meant := editor.meant, Keep):
                self._hand_on(index, meant, meant.name if meant else None)
            elif editor.isModified() and editor.text().strip():
                self._view.not_taken.emit(editor.text())
        elif isinstance(editor, QComboBox):
            self._hand_on(index, editor.currentData(), editor.currentData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes at once; Qt would take later, when the box may have closed already.

        A name that is half typed waits while a person works in another window.
        """
        pressed = event.key() if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else 0
        if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(watched, QComboBox):
                self._take(watched)
            return isinstance(watched, QComboBox)
        elsewhere = Qt.FocusReason.ActiveWindowFocusReason
        if isinstance(watched, NameCell) and isinstance(event, QFocusEvent) and event.reason() is elsewhere:
            return False
        return super().eventFilter(watched, event)

    def _paint_text(self, painter: QPainter, area: QRect, index: Index, state: QStyle.StateFlag) -> None:
        model, column = cast(Claims, index.model()), COLUMNS[index.column()]  # itself: the way through Qt takes longer
        look, value = theme.current(), model.value(index.row(), index.column())
        metrics, text = painter.fontMetrics(), cell_text(column, value)
        if column == "stance" and value:
            sign = SIGNS[value]
            painter.setPen(look.text if state & QStyle.StateFlag.State_Selected else look.line[Kind.POSITION])
            painter.drawText(area, ONE_LINE, sign)
            area = area.adjusted(metrics.averageCharWidth() * 2, 0, 0, 0)
            text = text.removeprefix(sign).lstrip()
        painter.setPen(look.dim if value is None else look.text)
        painter.drawText(area, ONE_LINE, metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width()))

    def _hand_on(self, index: Index, value: Suggestion | str | None, name: str | None) -> None:
        if name != index.data(VALUE) or len(self._view.selected_rows()) > 1:
            self._view.edited.emit(index.row(), COLUMNS[index.column()], value)

    def _name_field(self, parent: QWidget, column: str) -> "NameCell":
        actors = column == "actor"
        suggester = self._entries.to_actors if actors else self._entries.to_issues
        editor = NameCell(parent)
        editor.suggest = lambda words: suggester.suggest(words, types=actors)
        editor.decided.connect(lambda: self._take(editor))
        return editor

    def _choice(self, parent: QWidget, column: str) -> QComboBox:
        editor = QComboBox(parent)
        for value in (*(Stance if column == "stance" else Voice), None):
            editor.addItem(value_name(column, value), value)
        editor.activated.connect(lambda: self._take(editor))
        return editor

    def _take(self, editor: QWidget) -> None:
        """Take what is chosen, once: a box and its list both tell of one key press, and again as they close."""
        if self._view.is_editing():
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


class NameCell(NameField):
    """The field for an actor or an issue in a cell; `decided()`: `meant` says what was taken from it."""

    decided = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_filled = True  # Enter in the empty field takes the coding away
        self._taken: Suggestion | Keep | None = KEEP
        self.taken.connect(self._decide)
        self.destroyed.connect(self._list.deleteLater)  # it is a child of the window by then

    @property
    def meant(self) -> Suggestion | Keep | None:
        """What was taken with Enter or a click; else the entry whose whole name was typed; else the cell stays."""
        typed = self._named() if self.isModified() else None
        return typed or KEEP if isinstance(self._taken, Keep) else self._taken

    def renew(self) -> None:
        super().renew()
        self.place_list()

    def place_list(self) -> None:
        """Below the cell if there is more room than above."""
        super().place_list()
        window = self.window()
        above = self.mapTo(window, QPoint(0, 0)).y()
        below = above + self.height()
        if self._list.isVisible() and window.height() - below > above:
            height = min(len(self._list.rows), MOST_ROWS) * self._list.row_height + FRAME
            self._list.setGeometry(
                self._list.x(), below + 3, self._list.width(), min(height, window.height() - below - 4)
            )

    def _decide(self, taken: Suggestion | None) -> None:
        self._taken = taken
        self.decided.emit()


def cell_text(column: str, value: Any) -> str:
    """A value as the table shows it, on one line."""
    if value is None:
        return value_name(column, None) if column in SAID else "–"
    if column in DATED:
        return date_text(value)
    return one_line(value_name(column, value) if column in CODED else str(value))
