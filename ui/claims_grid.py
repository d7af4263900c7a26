"""The grid of the claims table: a model that reads its rows a page at a time, the view, and its painted cells."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QKeyCombination,
    QObject,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reader.claims_table import CODED, COLUMNS, DATED, ClaimOrder, ClaimRow, Keys
from reader.errors import SikapError
from reader.model import ClaimKey, Kind, Stance, Voice
from reader.project import Project
from ui import theme
from ui.dialogs.claims_table import VALUE, column_name, value_name
from ui.language import date_text, tr
from ui.rows import NOWHERE, ONE_LINE, Index, one_line
from ui.words import SIGNS

PAGE, PAGES = 128, 64  # rows read at once, and how many such pages are kept
PAD = 8  # pixels
SHOWN_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier  # + is Shift+= on some keyboards
# The columns in which one can code, and what the verbs of a project call them.
SAID = {"actor": "speaker", "issue": "issue", "stance": "stance", "voice": "voice"}


class Claims(QAbstractTableModel):
    """All claims that fit, of which only some pages are in memory. Its columns are COLUMNS; the header chooses."""

    failed = Signal(object)  # SikapError

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self.keys = Keys()
        self._project = project
        self._order = ClaimOrder()
        self._pages: OrderedDict[int, list[ClaimRow | None]] = OrderedDict()

    def show(self, keys: Keys) -> None:
        self.beginResetModel()
        self.keys = keys
        self._pages.clear()
        self.endResetModel()

    def forget(self) -> None:
        """The same claims say something else now."""
        self._pages.clear()
        if self.keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.keys) - 1, len(COLUMNS) - 1))

    def mark(self, order: ClaimOrder) -> None:
        """Show by which column the rows are sorted."""
        self._order = order
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

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
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()] in SAID else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        name = column_name(COLUMNS[section])
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
        return f"{column_name(column)}: {text}" if role == Qt.ItemDataRole.AccessibleTextRole else text

    def _read(self, keys: Sequence[ClaimKey]) -> list[ClaimRow | None]:
        try:
            found = {row.key: row for row in self._project.claim_rows(keys)}
        except SikapError as error:
            self.failed.emit(error)
            found = {}
        return [found.get(key) for key in keys]


class ClaimsView(QTableView):
    """The view: equally tall rows, keys of its own, and what is selected by row."""

    edited = Signal(int, str, object)  # row, column, what it is to say: str | None
    edit_ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys: dict[int, Callable[[], object]] = {}
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * PAD)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setAccessibleName(tr("Columns"))

    def on_key(self, act: Callable[[], object], *keys: Qt.Key | QKeyCombination) -> None:
        """Let these keys call `act` while the table has the focus."""
        for key in keys:
            self._keys[key.toCombined() if isinstance(key, QKeyCombination) else int(key)] = act

    def is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def selected_rows(self) -> list[tuple[int, frozenset[int]]]:
        """The rows in which cells are selected, from top to bottom, with the columns; hidden ones do not count."""
        found: dict[int, frozenset[int]] = {}
        for part in self.selectionModel().selection().toList():
            columns = range(part.left(), part.right() + 1)
            shown = frozenset(column for column in columns if not self.isColumnHidden(column))
            for row in range(part.top(), part.bottom() + 1) if shown else ():
                found[row] = found[row] | shown if row in found else shown
        return sorted(found.items())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._keys.get((event.modifiers() & ~IGNORED).value | event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def keyboardSearch(self, search: str) -> None:
        """A search by first letters would ask every row."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.edit_ended.emit()


class ClaimCells(QStyledItemDelegate):
    """Paints a cell on one line, over the ground that the view gives it; has the editors of what can be coded."""

    def __init__(self, project: Project, view: ClaimsView) -> None:
        super().__init__(view)
        self._project, self._view = project, view

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
        editor = QComboBox(parent)
        editor.setAccessibleName(column_name(column))
        if column in ("actor", "issue"):
            self._offer_names(editor, column)
        else:
            for value in (*(Stance if column == "stance" else Voice), None):
                editor.addItem(value_name(column, value), value)
        editor.activated.connect(lambda: self._take(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        value = index.data(VALUE)
        line = editor.lineEdit()
        if line is None:
            editor.setCurrentIndex(editor.findData(value))
            QTimer.singleShot(0, editor, editor.showPopup)
        else:
            editor.setEditText(value or "")
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for what the editor says; the table shows it when the project does."""
        assert isinstance(editor, QComboBox)
        value = editor.currentText().strip() or None if editor.isEditable() else editor.currentData()
        if value != index.data(VALUE) or len(self._view.selected_rows()) > 1:
            self._view.edited.emit(index.row(), COLUMNS[index.column()], value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes at once; Qt would take later, when the box may have closed already."""
        pressed = event.key() if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else 0
        if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, QComboBox):
            self._take(watched)
            return True
        return super().eventFilter(watched, event)

    def _paint_text(self, painter: QPainter, area: QRect, index: Index, state: QStyle.StateFlag) -> None:
        look, value, text = theme.current(), index.data(VALUE), index.data()
        metrics = painter.fontMetrics()
        if COLUMNS[index.column()] == "stance" and value:
            sign = SIGNS[value]
            painter.setPen(look.text if state & QStyle.StateFlag.State_Selected else look.line[Kind.POSITION])
            painter.drawText(area, ONE_LINE, sign)
            area = area.adjusted(metrics.averageCharWidth() * 2, 0, 0, 0)
            text = text.removeprefix(sign).lstrip()
        painter.setPen(look.dim if value is None else look.text)
        painter.drawText(area, ONE_LINE, metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width()))

    def _offer_names(self, editor: QComboBox, column: str) -> None:
        """All names of the codebook, and the aliases of actors, found by any of their letters; a new name is fine."""
        if column == "actor":
            actors = self._project.actors()
            names = [actor.name for actor in actors]
            others = [alias for actor in actors for alias in actor.aliases]
        else:
            names, others = [issue.name for issue in self._project.issues()], []
        editor.setEditable(True)
        editor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        editor.addItems(names)
        completer = QCompleter([*names, *others], editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda name: self._take(editor, name))
        editor.setCompleter(completer)
        line = editor.lineEdit()
        assert line is not None
        line.textEdited.connect(lambda: QTimer.singleShot(0, completer, partial(_highlight_first, completer)))

    def _take(self, editor: QComboBox, name: str | None = None) -> None:
        """Take what is chosen, once: the box and its completer both tell of one key press, and again as they close."""
        if self._view.is_editing():
            if name is not None:
                editor.setEditText(name)
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


def _highlight_first(completer: QCompleter) -> None:
    """The first name that fits is what Enter takes; its signal would write it into the field while one types."""
    popup = completer.popup()
    if popup is not None and popup.isVisible() and not popup.currentIndex().isValid():
        completer.blockSignals(True)
        popup.setCurrentIndex(completer.completionModel().index(0, 0))
        completer.blockSignals(False)


def cell_text(column: str, value: Any) -> str:
    """A value as the table shows it, on one line."""
    if value is None:
        return value_name(column, None) if column in SAID else "–"
    if column in DATED:
        return date_text(value)
    return one_line(value_name(column, value) if column in CODED else str(value))
