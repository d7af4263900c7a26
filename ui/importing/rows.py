"""The table of an import: a model over the rows of a batch, and what it says in words."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QObject, Qt, Signal

from reader.model import Origin
from ui.importing.batch import DETAILS, Batch, Choice, Failure, Row, Value
from ui.language import date_text, say, tr
from ui.reading.furniture import language_name
from ui.rows import NOWHERE, Index, one_line

COLUMNS = ("take", *DETAILS, "words", "left_out", "remark")
NUMBERS = ("words", "left_out")
VALUE = Qt.ItemDataRole.UserRole  # what an editor starts with
ROW = Qt.ItemDataRole.UserRole + 1  # Row | Failure

Fits = Callable[[Row | Failure], bool]


class ImportRows(QAbstractTableModel):
    """The rows of a batch that pass the filter. `changed()`: something else is decided now."""

    changed = Signal()

    def __init__(self, batch: Batch, parent: QObject) -> None:
        super().__init__(parent)
        self._batch = batch
        self._fits: Fits = lambda row: True
        self._sorted: tuple[str, bool] | None = None
        self.rows: Sequence[Row | Failure] = batch.rows

    def filter(self, fits: Fits) -> None:
        """Show only these rows."""
        self._fits = fits
        self._show()

    def sort_by(self, column: str) -> None:
        """Sort by what a column says; by the same column again: the other way round."""
        self._sorted = (column, self._sorted == (column, False))
        self._show()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def turn(self, numbers: Iterable[int], on: bool) -> None:
        """Bring these rows in, or not."""
        self._change(numbers, lambda row: row.turn(on))

    def type(self, numbers: Iterable[int], name: str, value: Value) -> None:
        """Say the same detail of these rows."""
        self._change(numbers, lambda row: row.type(name, value))

    def choose(self, numbers: Iterable[int], choice: Choice) -> None:
        """Decide about those of these rows that are like another article."""

        def decide(row: Row) -> None:
            row.choice = choice if row.like else row.choice

        self._change(numbers, decide)

    def is_taken(self, number: int) -> bool:
        row = self.rows[number]
        return isinstance(row, Row) and row.choice is not Choice.SKIP

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        editable = isinstance(row, Row) and (column in DETAILS or (column == "remark" and row.like is not None))
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = {(column, False): " ↑", (column, True): " ↓"}.get(self._sorted or ("", False), "")
            return column_name(column) + arrow if column != "take" else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return _column_tip(column)
        return int(alignment(column)) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == ROW:
            return row
        if role == VALUE:
            return _value(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _cell_tip(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == "take" and isinstance(row, Row):
            return Qt.CheckState.Checked if row.choice is not Choice.SKIP else Qt.CheckState.Unchecked
        return None

    def _change(self, numbers: Iterable[int], change: Callable[[Row], object]) -> None:
        for number in numbers:
            row = self.rows[number]
            if isinstance(row, Row):
                change(row)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(COLUMNS) - 1))
        self.changed.emit()

    def _show(self) -> None:
        self.beginResetModel()
        self.rows = [row for row in self._batch.rows if self._fits(row)]
        if self._sorted is not None:
            column, descending = self._sorted
            self.rows.sort(key=lambda row: _sort_key(row, column), reverse=descending)
        self.endResetModel()


def column_name(column: str) -> str:
    return {
        "take": tr("Import"),
        "title": tr("Title"),
        "source": tr("Source"),
        "author": tr("Author"),
        "published": tr("Published"),
        "url": tr("Web address"),
        "language": tr("Language"),
        "words": tr("Words"),
        "left_out": tr("Lines left out"),
        "remark": tr("Remarks"),
    }[column]


def _column_tip(column: str) -> str:
    tips = {
        "take": tr("Space brings an article in, or leaves it out"),
        "words": tr("How many words the text has"),
        "left_out": tr("How many lines of the file are not in the text, such as menus"),
        "remark": tr("What the file was read as, and whether the article is a reprint"),
    }
    return tips.get(column) or tr("F2 corrects it, in all selected rows")


def choice_name(choice: Choice) -> str:
    return {
        Choice.SKIP: tr("Leave it out"),
        Choice.KEEP: tr("Import it as an article of its own"),
        Choice.REPRINT: tr("Import it as a reprint"),
    }[choice]


def origin_name(origin: Origin) -> str:
    """A small word that says where a detail was found."""
    return {
        Origin.FILE: tr("found in the file"),
        Origin.TEXT: tr("found in the text"),
        Origin.NAME: tr("found in the file’s name"),
    }[origin]


def cell_text(row: Row | Failure, column: str) -> str:
    """What a cell shows, on one line."""
    if isinstance(row, Failure):
        return {"title": row.file, "remark": one_line(say(row.error))}.get(column, "")
    if column in NUMBERS:
        number = _value(row, column)
        return QLocale().toString(number) if number else "–"
    if column == "remark":
        return one_line(remark(row))
    if column == "take":
        return ""
    return detail_text(column, row.value(column))


def detail_text(column: str, value: Value) -> str:
    """A detail in words; a dash if it is not known."""
    if column == "published":
        return date_text(value) or "–"
    return (language_text(value or "") if column == "language" else one_line(value or "")) or "–"


def language_text(code: str) -> str:
    """A language as the person calls it, if it is one of those that are told apart."""
    known = {"id": tr("Indonesian"), "ms": tr("Malay"), "en": tr("English")}
    return known.get(code) or language_name(code)


def remark(row: Row) -> str:
    """Whether an article repeats another one, and the notes of the file it comes from."""
    return " ".join(part for part in (_likeness(row), *map(tr, row.new.notes)) if part)


def _likeness(row: Row) -> str:
    if row.like is None:
        return ""
    if row.choice is Choice.REPRINT:
        return tr("Reprint of “{title}” ({share}% the same).", title=row.like.title, share=_percent(row))
    if row.like.same:
        return tr("The same text as “{title}”.", title=row.like.title)
    return tr("{share}% the same as “{title}”.", title=row.like.title, share=_percent(row))


def _percent(row: Row) -> int:
    return int(100 * row.like.share) if row.like else 0


def _value(row: Row | Failure, column: str) -> Any:
    if isinstance(row, Failure):
        return None
    if column == "take":
        return row.choice is not Choice.SKIP
    if column == "words":
        return row.words
    if column == "left_out":
        return len(row.new.left_out)
    return row.choice if column == "remark" else row.value(column)


def _sort_key(row: Row | Failure, column: str) -> tuple[int, Any]:
    """What is missing comes last; files that could not be read first, where one sorts by remarks."""
    if column == "remark":
        text = cell_text(row, column)
        return (0 if isinstance(row, Failure) else 1 if text else 2), text.casefold()
    value = _value(row, column)
    if isinstance(value, (int, bool)):
        return 0, value
    return (0, value.casefold()) if value else (1, "" if column not in (*NUMBERS, "take") else 0)


def _cell_tip(row: Row | Failure, column: str) -> str:
    if isinstance(row, Failure):
        return say(row.error)
    if column == "left_out":
        return "\n".join(one_line(line) for line in row.new.left_out[:12])
    if column == "remark":
        return remark(row)
    origin = row.origin(column) if column in DETAILS else None
    text = cell_text(row, column)
    return f"{text}\n{origin_name(origin)}" if origin else text


def _spoken(row: Row | Failure, column: str) -> str:
    if column == "take":
        return "" if isinstance(row, Failure) else tr("brought in") if _value(row, column) else tr("left out")
    origin = row.origin(column) if isinstance(row, Row) and column in DETAILS else None
    said = f"{column_name(column)}: {cell_text(row, column)}"
    return f"{said}, {origin_name(origin)}" if origin else said


def alignment(column: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
