"""The import preview: what was found in many files, to be looked at, corrected and decided about."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.languages import NO_RULES, Rules
from ui.dialogs.message import open_question
from ui.grid import PAD, Grid
from ui.importing.batch import Batch, Choice, Failure, Row, Value
from ui.importing.cells import ImportCells
from ui.importing.rows import COLUMNS, Fits, ImportRows, choice_name, column_name
from ui.importing.view import Pages, show_facts, show_text
from ui.language import tr
from ui.naming import name_by_label
from ui.rows import Index, smaller
from ui.screen import resize_within

SIZE = (1000, 660)  # pixels
# In letters; the remarks take what is left.
WIDTHS = {"title": 32, "source": 16, "author": 15, "published": 14, "language": 13, "words": 8, "left_out": 9}
TICK = 36  # pixels
FOR_ALL = ("source", "author", "published", "language")  # what several articles may share


class ImportDialog(QDialog):
    """Shows a batch and writes into it what the person corrects and decides; accepted: import what is chosen."""

    def __init__(self, batch: Batch, rules: Rules = NO_RULES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.batch, self._rules = batch, rules
        self.rows = ImportRows(batch, self)
        self.grid = Grid(self)
        self.cells = ImportCells(self.grid)
        self.filter = QComboBox()
        self.set_all = QPushButton(tr("&Set for selected rows"), autoDefault=False)
        self.repeats = QPushButton(tr("&Reprints"), autoDefault=False)
        self.names, self.decisions = QMenu(self), QMenu(self)
        self.text = Pages(tr("The text as it will be read"))
        self.facts = Pages(tr("What is known of the article"))
        self.summary, self.chosen, self.error = QLabel(), QLabel(), QLabel()
        self.buttons = QDialogButtonBox()
        self.go = self.buttons.addButton(tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._fill()
        self._name()
        self._dress()
        self._lay_out()
        self._connect()
        self._count()
        self._choose(0)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close and import nothing; what was corrected is only lost after a yes."""
        if any(row.typed for row in self.batch.articles):
            text = tr("Close without importing? What you have corrected here is lost.")
            open_question(self, text, tr("&Close"), tr("&Go on"), super().reject)
        else:
            super().reject()

    def accept(self) -> None:
        if self.batch.chosen:
            super().accept()

    def edit(self, column: str) -> None:
        """Open the editor of a cell in the current row: what is typed there holds for all selected rows."""
        row = self.grid.currentIndex().row()
        index = self.rows.index(row, COLUMNS.index(column))
        if row >= 0 and self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            selection = self.grid.selectionModel()
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.grid.edit(index)

    def _go_aside(self, by: int) -> None:
        """To the next or previous column that is shown; the rows stay selected."""
        header, here = self.grid.horizontalHeader(), self.grid.currentIndex()
        place = header.visualIndex(here.column()) + by
        if here.isValid() and 0 <= place < header.count():
            index = here.siblingAtColumn(header.logicalIndex(place))
            self.grid.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def turn(self) -> None:
        """Bring the selected rows in, or leave them out, as the current one is not."""
        numbers = self._selected()
        if numbers:
            on = not self.rows.is_taken(self.grid.currentIndex().row())
            self.rows.turn(numbers, on)

    def _fill(self) -> None:
        for words, fits in _filters():
            count = sum(map(fits, self.batch.rows))
            if count or not self.filter.count():
                self.filter.addItem(f"{words} ({QLocale().toString(count)})", fits)
        for name in FOR_ALL:
            self.names.addAction(f"{column_name(name)}…", partial(self.edit, name))
        for choice in Choice:
            self.decisions.addAction(choice_name(choice), partial(self._decide_all, choice))
        self.set_all.setMenu(self.names)
        self.repeats.setMenu(self.decisions)
        self.repeats.setVisible(bool(self.batch.repeats))

    def _name(self) -> None:
        self.setWindowTitle(tr("Import articles"))
        tips = (
            (
                self.grid,
                tr("Articles to import"),
                tr("Space: in or out. F2: correct. Ctrl+A: all rows. Enter: import."),
            ),
            (self.filter, tr("Which rows are shown"), tr("Show only what may need a look")),
            (self.set_all, tr("Set for selected rows"), tr("Say the same of all selected rows")),
            (self.repeats, tr("Reprints"), tr("What becomes of all articles that are reprints")),
            (self.go, tr("Import"), tr("Add what is ticked to the project, as one step")),
            (self.summary, tr("What was found"), ""),
            (self.chosen, tr("What will be imported"), ""),
            (self.error, tr("What is wrong"), ""),
        )
        for widget, name, tip in tips:
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        self.summary.setText(_summary(self.batch))

    def _dress(self) -> None:
        grid, letter = self.grid, self.fontMetrics().averageCharWidth()
        grid.setModel(self.rows)
        grid.setItemDelegate(self.cells)
        grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        grid.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        grid.horizontalHeader().setMinimumSectionSize(TICK)
        grid.horizontalHeader().setSectionsMovable(False)
        grid.horizontalHeader().setStretchLastSection(True)
        # Of its own: at each paint a header asks for the flags of every selected row, which takes 0.4 s at 10,000 rows.
        grid.horizontalHeader().setSelectionModel(QItemSelectionModel(self.rows, grid.horizontalHeader()))
        for column, letters in WIDTHS.items():
            named = self.fontMetrics().horizontalAdvance(column_name(column)) + 3 * PAD
            grid.setColumnWidth(COLUMNS.index(column), max(letters * letter, named))
        grid.setColumnWidth(0, TICK)
        for label in (self.chosen, self.error, self.summary):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.error.setWordWrap(True)
        self.error.hide()
        self.chosen.setForegroundRole(self.chosen.palette().ColorRole.PlaceholderText)
        self.text.setMinimumWidth(300)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 16, 20, 14)
        page.setSpacing(10)
        page.addWidget(self.summary)
        page.addLayout(_row(self.filter, None, self.repeats, self.set_all))
        name_by_label(self.filter)
        beside, whole = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        for splitter, parts in ((beside, (self.text, self.facts)), (whole, (self.grid, beside))):
            splitter.setChildrenCollapsible(False)
            for part in parts:
                splitter.addWidget(part)
        beside.setSizes([560, 400])
        whole.setSizes([300, 220])
        whole.setStretchFactor(0, 1)
        page.addWidget(whole, 1)
        page.addWidget(self.error)
        page.addLayout(_row(self.chosen, None, self.buttons))
        self.chosen.setFont(smaller(self.font()))
        resize_within(self, *SIZE)

    def _connect(self) -> None:
        grid, key = self.grid, Qt.Key
        cancel = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setToolTip(tr("Import nothing"))
        cancel.setAutoDefault(False)
        self.go.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        grid.on_key(self.turn, key.Key_Space)
        grid.on_key(lambda: self._go_aside(-1), key.Key_Left)
        grid.on_key(lambda: self._go_aside(1), key.Key_Right)
        grid.on_key(self.accept, key.Key_Return, key.Key_Enter)
        grid.on_key(lambda: self.edit(COLUMNS[max(1, grid.currentIndex().column())]), key.Key_F2)
        grid.doubleClicked.connect(lambda index: self.edit(COLUMNS[index.column()]))
        grid.clicked.connect(self._click)
        grid.edited.connect(self._take)
        grid.edit_ended.connect(lambda: grid.setFocus(Qt.FocusReason.OtherFocusReason))
        grid.customContextMenuRequested.connect(lambda at: self.names.popup(grid.viewport().mapToGlobal(at)))
        grid.selectionModel().currentRowChanged.connect(lambda: self._show())
        grid.horizontalHeader().sectionClicked.connect(self._sort)
        self.cells.refused.connect(self._complain)
        self.rows.changed.connect(self._count)
        self.filter.currentIndexChanged.connect(lambda: self._rearrange(self._narrow))

    def _click(self, index: Index) -> None:
        if COLUMNS[index.column()] == "take":
            self.turn()

    def _take(self, number: int, column: str, value: Value | Choice) -> None:
        """What was typed or chosen in a cell holds for all selected rows, but for a title."""
        self._complain("")
        numbers = [number] if column == "title" else self._selected() or [number]
        if isinstance(value, Choice):
            self.rows.choose(numbers, value)
        else:
            self.rows.type(numbers, column, value)
        self._show()

    def _decide_all(self, choice: Choice) -> None:
        for row in self.batch.repeats:
            row.choice = choice
        self.rows.choose((), choice)
        self._show()

    def _sort(self, section: int) -> None:
        self._rearrange(lambda: self.rows.sort_by(COLUMNS[section]))

    def _narrow(self) -> None:
        self.rows.filter(self.filter.currentData())

    def _rearrange(self, arrange: Callable[[], object]) -> None:
        """Show rows in another order or number; the current one stays so, if it is still shown."""
        here = self._current()
        arrange()
        self._choose(self.rows.rows.index(here) if here in self.rows.rows else 0)

    def _choose(self, number: int) -> None:
        if self.rows.rows:
            self.grid.setCurrentIndex(self.rows.index(number, COLUMNS.index("title")))
        self._show()

    def _current(self) -> Row | Failure | None:
        number = self.grid.currentIndex().row()
        return self.rows.rows[number] if 0 <= number < len(self.rows.rows) else None

    def _selected(self) -> list[int]:
        return [number for number, _ in self.grid.selected_rows()]

    def _show(self) -> None:
        """The article of the current row, below the table."""
        row = self._current()
        show_text(self.text, row, self._rules)
        show_facts(self.facts, row)

    def _count(self) -> None:
        number, total, chosen = QLocale().toString, len(self.batch.articles), len(self.batch.chosen)
        self.chosen.setText(tr("{n} of {total} will be imported", n=number(chosen), total=number(total)))
        self.go.setEnabled(chosen > 0)

    def _complain(self, text: str) -> None:
        self.error.setText(f"⚠ {text}" if text else "")
        self.error.setVisible(bool(text))


def _filters() -> list[tuple[str, Fits]]:
    """What the rows can be narrowed to."""
    return [
        (tr("All"), lambda row: True),
        (tr("Reprints of other articles"), lambda row: isinstance(row, Row) and row.like is not None),
        (tr("Not readable"), lambda row: isinstance(row, Failure)),
        (tr("With notes"), lambda row: isinstance(row, Row) and bool(row.new.notes)),
        (tr("Without a date"), lambda row: isinstance(row, Row) and not row.value("published")),
        (tr("Without a source"), lambda row: isinstance(row, Row) and not row.value("source")),
        (tr("Without a language"), lambda row: isinstance(row, Row) and not row.value("language")),
    ]


def _keys() -> str:
    return tr("Space: in or out. F2: correct. Ctrl+A: all rows. Enter: import.")


def _summary(batch: Batch) -> str:
    """What was found, in a few short sentences."""
    parts = [
        _counted(len(batch.articles), tr("1 article was found."), tr("{n} articles were found.")),
        _counted(len(batch.repeats), tr("1 is a reprint."), tr("{n} are reprints.")),
        _counted(len(batch.failures), tr("1 file could not be read."), tr("{n} files could not be read.")),
        _counted(
            batch.passed_over,
            tr("1 file of another kind was passed over."),
            tr("{n} files of other kinds were passed over."),
        ),
    ]
    if batch.guessed:
        names = ", ".join(batch.guessed[:3]) + ("…" if len(batch.guessed) > 3 else "")
        text = tr("The columns of {names} were guessed: open such a table by itself to say what they are.", names=names)
        parts.append(text)
    return " ".join(part for part in parts if part)


def _counted(number: int, one: str, many: str) -> str:
    """Nothing is said of none."""
    return "" if not number else one if number == 1 else many.format(n=QLocale().toString(number))


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Side by side; None is what stretches."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        line.addStretch(1) if widget is None else line.addWidget(widget)
    return line
