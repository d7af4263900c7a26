"""The rows of the History window: a model that reads its steps a page at a time, and what it says in words."""

from array import array
from collections import OrderedDict
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication

from reader.errors import SikapError
from reader.keeping.details import Altered, Change, Happened
from reader.keeping.past import Value
from reader.keeping.steps import Entry, StepKind
from reader.model import Kind, Stance, Status, Voice
from reader.project import Project
from ui.language import date_text, step_name, tr
from ui.rows import NOWHERE, ONE_LINE, Index, one_line, quoted
from ui.theme import current
from ui.words import kind_name, stance_name, status_name, voice_name

COLUMNS = ("when", "who", "what", "where", "words")
PAGE, PAGES = 64, 64  # steps read at once, and how many such pages are kept
LONGEST_VALUE = 160  # letters of an old or new value that are shown


class Steps(QAbstractTableModel):
    """All steps that fit, the newest first, of which only some pages are in memory."""

    failed = Signal(object)  # SikapError

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self.numbers: array[int] = array("q")
        self._project = project
        self._pages: OrderedDict[int, list[Entry | None]] = OrderedDict()

    def show(self, numbers: "array[int]") -> None:
        """Show these steps. Where only newer ones have come, what a person has chosen stays as it is."""
        new = len(numbers) - len(self.numbers)
        self._pages.clear()
        if new >= 0 and self.numbers and numbers[new:] == self.numbers:
            if new:
                self.beginInsertRows(NOWHERE, 0, new - 1)
                self.numbers = numbers
                self.endInsertRows()
            self.dataChanged.emit(self.index(0, 0), self.index(len(numbers) - 1, len(COLUMNS) - 1))
        else:
            self.beginResetModel()
            self.numbers = numbers
            self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The step in a row; None if there is none."""
        if not 0 <= row < len(self.numbers):
            return None
        page = row // PAGE
        if page not in self._pages:
            self._pages[page] = self._read(self.numbers[page * PAGE : (page + 1) * PAGE])
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page][row % PAGE]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.numbers)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column_name(COLUMNS[section])
        return int(ONE_LINE) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column, entry = COLUMNS[index.column()], self.entry(index.row())
        if entry is None:
            return None
        if role == Qt.ItemDataRole.FontRole:
            return _struck() if entry.state != "done" else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return current().dim if entry.state != "done" or entry.forgotten else None
        if role == Qt.ItemDataRole.ToolTipRole and column == "when":
            return moment_text(entry.at, exact=True)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell_text(entry, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column_name(column)}: {cell_text(entry, column)}"
        return None

    def _read(self, numbers: "array[int]") -> list[Entry | None]:
        found: dict[int, Entry] = {}
        try:
            found.update({entry.id: entry for entry in self._project.record.entries(numbers)})
        except SikapError as error:
            self.failed.emit(error)
        return [found.get(number) for number in numbers]


def column_name(column: str) -> str:
    return {
        "when": tr("When"),
        "who": tr("Who"),
        "what": tr("What"),
        "where": tr("Article"),
        "words": tr("About"),
    }[column]


def cell_text(entry: Entry, column: str) -> str:
    """A step in one column of the table, on one line. What became of it is said in words too, and not only painted."""
    if column == "when":
        return moment_text(entry.at)
    if column == "what":
        became = state_text(entry)
        return f"{step_name(entry.name)} ({became})" if became else step_name(entry.name)
    return one_line({"who": entry.coder, "where": entry.article, "words": entry.words}[column])


def state_text(entry: Entry) -> str:
    """What became of a step; nothing for one that holds and can be taken back."""
    if entry.state == "undone":
        return tr("undone")
    if entry.state == "dropped":
        return tr("undone for good")
    return tr("too old to undo") if entry.forgotten else ""


def state_name(state: str) -> str:
    return {"done": tr("done"), "undone": tr("undone"), "dropped": tr("undone for good")}[state]


def step_kind_name(kind: StepKind) -> str:
    return {
        StepKind.TAGGING: tr("Tagging"),
        StepKind.CLAIMS: tr("Claims"),
        StepKind.TEXTS: tr("Texts and articles"),
        StepKind.CODEBOOK: tr("Codebook"),
        StepKind.OTHER: tr("Other"),
    }[kind]


def moment_text(at: str, *, exact: bool = False) -> str:
    """A moment in the person's own time zone and way of writing; what is no moment is given back as it is."""
    try:
        there = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):
        return at
    moment = QDateTime(there.year, there.month, there.day, there.hour, there.minute, there.second)
    if exact:
        there_named = QLocale().dateTimeFormat(QLocale.FormatType.LongFormat).replace("tttt", "t")
        return QLocale().toString(moment, there_named)
    return f"{date_text(at)}, {QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)}"


def change_text(change: Change) -> str:
    """One change in words; each changed column on a line of its own."""
    happened = {
        Happened.MADE: tr("Made"),
        Happened.CHANGED: tr("Changed"),
        Happened.REMOVED: tr("Removed"),
    }[change.happened]
    words = quoted(_short(change.words)) if change.words else ""
    first = f"{happened}: {' '.join(filter(None, (thing_name(change.table, change.kind), words)))}"
    return "\n".join((first, *(f"      {_altered(value)}" for value in change.values)))


def thing_name(table: str, kind: str = "") -> str:
    """What a row of a table is to a person."""
    if table == "annotation" and kind in list(Kind):
        return tr("{kind} tag", kind=kind_name(Kind(kind)))
    return {
        "annotation": tr("Tag"),
        "orphan": tr("Tag without its words"),
        "article": tr("Article"),
        "actor": tr("Actor"),
        "actor_alias": tr("Alias"),
        "issue": tr("Issue"),
        "link": tr("Link between tags"),
        "sentence": tr("Sentence"),
        "block": tr("Paragraph"),
    }.get(table, table)


def _altered(value: Altered) -> str:
    column = value.column
    return f"{_column(column)}: {_value(column, value.old)} → {_value(column, value.new)}"


def _value(column: str, value: Value) -> str:
    if value is None or value == "":
        return "–"
    if column == "stance" and value in list(Stance):
        return stance_name(Stance(value))
    if column == "voice" and value in list(Voice):
        return voice_name(Voice(value))
    if column == "status" and value in list(Status):
        return status_name(Status(value))
    if column == "boilerplate":
        return tr("yes") if value else tr("no")
    return date_text(str(value)) if column == "published" else _short(str(value))


def _column(column: str) -> str:
    return {
        "quote": tr("Words"),
        "text": tr("Text"),
        "actor_id": tr("Actor"),
        "issue_id": tr("Issue"),
        "stance": tr("Stance"),
        "voice": tr("Voice"),
        "note": tr("Note"),
        "title": tr("Title"),
        "source": tr("Source"),
        "author": tr("Author"),
        "published": tr("Published"),
        "url": tr("Web address"),
        "language": tr("Language"),
        "status": tr("Status"),
        "reprint_of": tr("Reprint of"),
        "name": tr("Name"),
        "type": tr("Type"),
        "member_of": tr("Member of"),
        "colour": tr("Colour"),
        "definition": tr("Definition"),
        "when_to_use": tr("When to use"),
        "when_not": tr("When not to use"),
        "parent_id": tr("Part of"),
        "boilerplate": tr("Website line"),
        "role": tr("Role"),
    }.get(column, column)


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"


def _struck() -> QFont:
    font = QFont(QGuiApplication.font())
    font.setStrikeOut(True)
    return font
