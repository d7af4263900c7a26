"""Which column of a table holds what: asked before the articles in its rows are read."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.formats.columns import FIELDS, Columns
from ui.importing.rows import column_name
from ui.language import tr
from ui.rows import NOWHERE, Index, one_line

if TYPE_CHECKING:
    from reader.formats.table import Look

EACH = 4  # fields below one another
WIDEST = 260  # pixels of a column
SIZE = (760, 520)  # pixels


class TableDialog(QDialog):
    """Shows the first rows of a table and asks what its columns hold, which `columns()` tells."""

    def __init__(
        self,
        name: str,
        look: "Look",
        guess: Columns,
        *,
        others: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`others`: how many more files have these columns."""
        super().__init__(parent)
        self.fields = {field: QComboBox() for field in FIELDS}
        self.rows, self.error = QTableView(), QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.for_all = QCheckBox(tr("&Use for all {n} files with these columns", n=others + 1))
        self.for_all.setChecked(True)
        self.for_all.setVisible(others > 0)
        self._cells = _Cells(look.columns, look.rows, self)
        self._fill(look.columns, guess)
        self._lay_out(name)
        self._connect()
        self._show()

    def columns(self) -> Columns:
        """What each field is read from; fields without a column are missing."""
        return {field: str(box.currentData()) for field, box in self.fields.items() if box.currentData() is not None}

    def accept(self) -> None:
        """Close, if it is said where the text is."""
        if self.fields["text"].currentData() is None:
            self.error.setText(tr("⚠ Say which column holds the text of the articles."))
            self.error.show()
            self.fields["text"].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().accept()

    def _fill(self, names: Sequence[str], guess: Columns) -> None:
        for field, box in self.fields.items():
            box.addItem(tr("– none –"), None)
            for name in names:
                box.addItem(one_line(name), name)
            box.setCurrentIndex(max(0, box.findData(guess.get(field))))
            box.setMinimumContentsLength(14)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setAccessibleName(field_name(field))
            box.setToolTip(tr("The column that holds it"))

    def _lay_out(self, name: str) -> None:
        self.setWindowTitle(tr("Columns of {name}", name=name))
        says = QLabel(tr("Each row becomes an article. What do the columns of {name} hold?", name=name), wordWrap=True)
        says.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setAccessibleName(tr("What is wrong"))
        self.error.hide()
        self.for_all.setToolTip(tr("Without it, each file is asked about"))
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(12)
        page.addWidget(says)
        page.addLayout(self._choices())
        page.addWidget(self.rows, 1)
        page.addWidget(self.error)
        page.addWidget(self.for_all)
        page.addWidget(self._buttons())
        self._dress()
        self.resize(*SIZE)

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for number, (field, box) in enumerate(self.fields.items()):
            row, column = number % EACH, 2 * (number // EACH)
            label = QLabel(tr("Text (required)") if field == "text" else field_name(field))
            label.setBuddy(box)
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(box, row, column + 1)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        return grid

    def _dress(self) -> None:
        rows = self.rows
        rows.setModel(self._cells)
        rows.setAccessibleName(tr("The first rows"))
        rows.setToolTip(tr("The first rows of the table"))
        rows.verticalHeader().hide()
        rows.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        rows.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.horizontalHeader().setHighlightSections(False)
        rows.setStyleSheet("QTableView::item { padding: 0 5px; }")  # in line with the header
        rows.setWordWrap(False)
        rows.setTabKeyNavigation(False)
        rows.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        rows.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        go = buttons.addButton(tr("&Continue"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        go.setToolTip(tr("Go on to the preview of the articles"))
        cancel.setToolTip(tr("Import nothing"))
        go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _connect(self) -> None:
        for box in self.fields.values():
            box.currentIndexChanged.connect(self._show)

    def _show(self) -> None:
        """Name in the header what each column holds."""
        self.error.hide()
        self._cells.name({column: field_name(field) for field, column in self.columns().items()})
        self.rows.resizeColumnsToContents()
        for column in range(self._cells.columnCount()):
            self.rows.setColumnWidth(column, min(WIDEST, self.rows.columnWidth(column) + 8))


class _Cells(QAbstractTableModel):
    """The first rows, under their columns and what these hold."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._columns, self._rows = columns, rows
        self._held: Mapping[str, str] = {}

    def name(self, held: Mapping[str, str]) -> None:
        self._held = held
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            row = self._rows[index.row()]
            return one_line(str(row[index.column()])) if index.column() < len(row) else ""
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        column = self._columns[section]
        name = one_line(column)
        return f"{name} → {self._held[column]}" if column in self._held else name


def field_name(field: str) -> str:
    """What a field is called; all but the text are columns of the preview, too."""
    return tr("Text") if field == "text" else column_name(field)
