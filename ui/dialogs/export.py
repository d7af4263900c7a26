"""Which table goes to which file, how it is written, and how its first rows will look."""

import csv
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QLocale, QObject, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.formats.csv import preview as csv_records
from ui.dialogs.message import open_question
from ui.jobs import Jobs
from ui.language import tr
from ui.rows import NOWHERE, Index, one_line, smaller
from ui.screen import resize_within

TABLES = ("annotations", "claims", "sentences", "articles")
DELIMITERS = (",", ";", "\t")
SHOWN = 10  # rows of the preview
WIDEST = 260  # pixels of a column

Table = tuple[Sequence[str], Iterable[Sequence[object]]]
State = dict[str, str | bool]


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What the person wants written, and where."""

    table: str
    path: Path
    format: str
    spreadsheet: bool
    bom: bool
    delimiter: str


class ExportDialog(QDialog):
    """Asks for table, form and file. `preview(table)` gives its columns and first rows, `count(table)` their number.

    `count` is called in another thread.
    """

    def __init__(
        self,
        preview: Callable[[str], Table],
        suggested_folder: Path,
        parent: QWidget | None = None,
        *,
        count: Callable[[str], int] | None = None,
        name: str = "",
        formats: Sequence[str] = ("CSV",),
        only: str | None = None,
    ) -> None:
        """`only`: the one table that there is to export now."""
        super().__init__(parent)
        self._only = only
        self._preview, self._count, self._name_of_project = preview, count, name
        self._folder = suggested_folder
        self._read: dict[str, tuple[Sequence[str], list[Sequence[object]]]] = {}
        self._totals: dict[str, int | None] = {}  # None while they are counted
        self._jobs = Jobs(parent=self)
        self.tables = {table: QRadioButton() for table in TABLES}
        self.format, self.encoding, self.delimiter = QComboBox(), QComboBox(), QComboBox()
        self.file = QLineEdit()
        self.browse = QPushButton(tr("&Browse…"), autoDefault=False)
        self.rows = QTableView()
        self.row_count, self.error = QLabel(), QLabel()
        self.buttons = QDialogButtonBox()
        self._cells = _Cells(self)
        self._fill(formats)
        self._name()
        self._lay_out()
        self._connect()
        self.tables[only or TABLES[0]].setChecked(True)

    def request(self) -> ExportRequest:
        spreadsheet = bool(self.encoding.currentData())
        return ExportRequest(
            table=self._table(),
            path=self._path(),
            format=self.format.currentText(),
            spreadsheet=spreadsheet,
            bom=spreadsheet,
            delimiter=str(self.delimiter.currentData()),
        )

    def total(self) -> int:
        """How many rows the file will have; 0 if they are not counted yet."""
        return self._totals.get(self._table()) or 0

    def done(self, result: int) -> None:
        super().done(result)
        self._jobs.wait_all()

    def state(self) -> State:
        """What to offer next time: for `restore`."""
        return {
            "table": self._table(),
            "format": self.format.currentText(),
            "spreadsheet": bool(self.encoding.currentData()),
            "delimiter": str(self.delimiter.currentData()),
            "folder": str(self._path().parent),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Offer what `state` told; what is missing there or makes no sense now stays as it is."""
        folder = Path(str(state.get("folder") or self._folder))
        self._folder = folder if folder.is_dir() else self._folder
        _pick(self.format, self.format.findText(str(state.get("format"))))
        _pick(self.encoding, self.encoding.findData(state.get("spreadsheet")))
        _pick(self.delimiter, self.delimiter.findData(state.get("delimiter")))
        if not self._only:
            self.tables.get(str(state.get("table")), self.tables[self._table()]).setChecked(True)
        self._suggest()

    def accept(self) -> None:
        """Close, unless the file cannot be written: then say why. To replace a file needs a yes."""
        problem = _problem(self._path()) if self.file.text().strip() else tr("Name a file to write.")
        self._complain(problem)
        if problem:
            self.file.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._path().exists():
            text = tr("The file {name} is there already. Replace it?", name=self._path().name)
            open_question(self, text, tr("&Replace"), tr("&Keep it"), super().accept)
        else:
            super().accept()

    def _fill(self, formats: Sequence[str]) -> None:
        self.format.addItems(list(formats))
        self.encoding.addItem(tr("UTF-8"), False)
        self.encoding.addItem(tr("UTF-8 for spreadsheets (Excel, LibreOffice)"), True)
        names = (tr("Comma  ,"), tr("Semicolon  ;"), tr("Tab"))
        for delimiter, name in zip(DELIMITERS, names, strict=True):
            self.delimiter.addItem(name, delimiter)

    def _name(self) -> None:
        self.setWindowTitle(tr("Export"))
        names = (tr("&Tags (annotations)"), tr("&Claims"), tr("&Sentences"), tr("A&rticles"))
        for button, name, says in zip(self.tables.values(), names, _descriptions(), strict=True):
            button.setText(name)
            button.setToolTip(says)
            button.setAccessibleDescription(says)
        tips = (
            (self.format, tr("Format"), tr("The kind of file")),
            (self.encoding, tr("Encoding"), _encoding_tip()),
            (self.delimiter, tr("Separator"), tr("What stands between two cells")),
            (self.file, tr("File"), tr("The file to write")),
            (self.browse, tr("Browse for the file"), tr("Choose the folder and the name of the file")),
            (self.rows, tr("Preview"), tr("The first rows as they will be written")),
            (self.row_count, tr("Number of rows"), tr("How many rows the file will have")),
            (self.error, tr("What is wrong"), ""),
        )
        for field, name, tip in tips:
            field.setAccessibleName(name)
            field.setToolTip(tip)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(12)
        page.addLayout(self._table_choice())
        page.addLayout(self._form())
        page.addWidget(self.rows, 1)
        page.addWidget(self.row_count)
        page.addWidget(self.error)
        page.addWidget(self.buttons)
        self._dress_preview()
        self.row_count.setForegroundRole(self.row_count.palette().ColorRole.PlaceholderText)
        self.row_count.setFont(smaller(self.font()))
        self.error.setWordWrap(True)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.hide()
        resize_within(self, 760, 660)  # so that all rows of the preview are seen

    def _table_choice(self) -> QGridLayout:
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        for row, (table, says) in enumerate(zip(TABLES, _descriptions(), strict=True)):
            button = self.tables[table]
            self._group.addButton(button, row)
            if self._only not in (None, table):
                button.setParent(self)
                button.hide()
                continue
            description = QLabel(says, wordWrap=True)
            description.setForegroundRole(description.palette().ColorRole.PlaceholderText)
            description.setBuddy(button)
            grid.addWidget(button, row, 0)
            grid.addWidget(description, row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _form(self) -> QFormLayout:
        form = QFormLayout(fieldGrowthPolicy=QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setHorizontalSpacing(12)
        form.addRow(_label(tr("&Format"), self.format), _side_by_side(self.format, self._delimiter_label()))
        form.addRow(tr("&Encoding"), self.encoding)
        form.addRow(_label(tr("Fi&le"), self.file), _wide_and_button(self.file, self.browse))
        return form

    def _delimiter_label(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(_label(tr("Se&parator"), self.delimiter))
        line.addWidget(self.delimiter, 1)
        return line

    def _dress_preview(self) -> None:
        self.rows.setModel(self._cells)
        self.rows.verticalHeader().hide()
        self.rows.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.rows.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.rows.horizontalHeader().setHighlightSections(False)
        self.rows.setStyleSheet("QTableView::item { padding: 0 5px; }")  # in line with the header
        self.rows.setWordWrap(False)
        self.rows.setTabKeyNavigation(False)
        self.rows.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.rows.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.rows.setMinimumHeight(120)

    def _connect(self) -> None:
        export = self.buttons.addButton(tr("E&xport"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        export.setToolTip(tr("Write the file"))
        cancel.setToolTip(tr("Write nothing"))
        export.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.browse.clicked.connect(self._browse)
        self.file.textChanged.connect(lambda: self._complain(""))
        self._group.idToggled.connect(lambda _, on: self._change_table() if on else None)
        self.encoding.currentIndexChanged.connect(self._show_rows)
        self.delimiter.currentIndexChanged.connect(self._show_rows)

    def _table(self) -> str:
        return TABLES[max(0, self._group.checkedId())]

    def _path(self) -> Path:
        """The file as written in the field: from the suggested folder if it names none, and with a suffix."""
        path = self._folder / Path(self.file.text().strip()).expanduser()
        return path if path.suffix or path.is_dir() else path.with_suffix(".csv")

    def _change_table(self) -> None:
        self._suggest()
        self._show_rows()

    def _suggest(self) -> None:
        """Name the file after the table, unless the person has named it."""
        if not self.file.isModified():
            name = f"{self._name_of_project}-{self._table()}" if self._name_of_project else self._table()
            self.file.setText(str(self._folder / f"{name}.csv"))

    def _show_rows(self) -> None:
        columns, rows = self._first_rows(self._table())
        spreadsheet, delimiter = bool(self.encoding.currentData()), str(self.delimiter.currentData())
        records = csv_records(columns, rows, delimiter=delimiter, spreadsheet=spreadsheet, limit=SHOWN)
        self._cells.show(list(csv.reader(records, delimiter=delimiter)))
        self.rows.resizeColumnsToContents()
        for column in range(self._cells.columnCount()):
            self.rows.setColumnWidth(column, min(WIDEST, self.rows.columnWidth(column) + 8))
        self.row_count.setText(self._rows_text(len(rows)))

    def _first_rows(self, table: str) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Columns and one row more than is shown, asked for once a table."""
        if table not in self._read:
            columns, rows = self._preview(table)
            self._read[table] = columns, list(islice(rows, SHOWN + 1))
        return self._read[table]

    def _rows_text(self, known: int) -> str:
        table, number = self._table(), QLocale().toString
        if self._count is not None and table not in self._totals:
            self._totals[table] = None
            count = partial(self._count, table)
            take = partial(self._take_total, table)
            self._jobs.start(lambda report: count(), done=take, failed=lambda error: take(0))
        total = known if self._count is None else self._totals[table]
        if total is None:
            return tr("Counting the rows…")
        if not total:
            return tr("No rows yet: the file will have its header only.")
        if self._count is None and known > SHOWN:
            return tr("The first {n} rows", n=SHOWN)
        if total > SHOWN:
            return tr("{n} rows; these are the first {shown}", n=number(total), shown=SHOWN)
        return tr("1 row") if total == 1 else tr("{n} rows", n=number(total))

    def _take_total(self, table: str, total: int) -> None:
        self._totals[table] = total
        if table == self._table():
            self.row_count.setText(self._rows_text(len(self._first_rows(table)[1])))

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("Export to"), str(self._path()), tr("CSV files (*.csv);;All files (*)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, file: str) -> None:
        self.file.setText(file)
        self.file.setModified(True)

    def _complain(self, text: str) -> None:
        self.error.setText(f"⚠ {text}" if text else "")
        self.error.setVisible(bool(text))


class _Cells(QAbstractTableModel):
    """A header and rows of text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._records: list[list[str]] = [[]]

    def show(self, records: list[list[str]]) -> None:
        self.beginResetModel()
        self._records = records
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._records) - 1

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._records[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return one_line(self._records[index.row() + 1][index.column()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._records[0][section]
        return None


def _descriptions() -> tuple[str, ...]:
    return (
        tr("One row for each tag: its words, where they stand, and what is coded"),
        tr("One row for each statement with its actor and position"),
        tr("One row for each sentence, with the number of its tags"),
        tr("One row for each article, with the number of its tags"),
    )


def _encoding_tip() -> str:
    return tr(
        "For spreadsheets the file starts with a mark that tells them it is UTF-8, "
        "and an apostrophe is put before text that they would run as a formula."
    )


def _problem(path: Path) -> str:
    """Why this file cannot be written; "" if it can, as far as one sees."""
    folder = path.parent
    if path.is_dir():
        return tr("{path} is a folder: add the name of a file.", path=path)
    if not folder.is_dir():
        return tr("The folder {folder} does not exist: choose another one.", folder=folder)
    if not os.access(path if path.exists() else folder, os.W_OK):
        return tr("{path} cannot be written: choose another folder or name.", path=path)
    return ""


def _pick(box: QComboBox, place: int) -> None:
    if place >= 0:
        box.setCurrentIndex(place)


def _label(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(buddy)
    return label


def _side_by_side(field: QWidget, rest: QHBoxLayout) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(24)
    line.addWidget(field, 1)
    line.addLayout(rest, 1)
    return line


def _wide_and_button(field: QWidget, button: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(field, 1)
    line.addWidget(button)
    return line
