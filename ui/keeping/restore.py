"""The list of a project's backups: when, why and what is in them; one is brought back as a new project."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QLocale, QObject, Qt, QTime
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.errors import SikapError
from reader.keeping.backups import Backup, Counts, Reason
from reader.store import SUFFIX, free
from ui.jobs import Job
from ui.language import date_text, say, tr
from ui.rows import NOWHERE, Index, smaller

if TYPE_CHECKING:
    from ui.keeping.backing_up import BackingUp, Found

UNKNOWN = "…"  # in a cell until it is read
NUMBERS = (2, 3, 4)  # the columns of numbers


class RestoreDialog(QDialog):
    """Lists the backups of a project, and asks `backing_up` for what the person wants of them."""

    def __init__(self, backing_up: "BackingUp", project: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backing_up, self._project = backing_up, project
        self._counting: Job | None = None
        self._rows = _Rows(self)
        self.table = QTableView()
        self.empty = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.pages = QStackedWidget()
        self.place = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.error = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.restore = QPushButton(tr("&Restore into a new file…"))
        self.make = QPushButton(tr("&Back up now"), autoDefault=False)
        self.choose = QPushButton(tr("C&hoose folder…"), autoDefault=False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._name()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Look for backups again; what they hold is read in a job."""
        chosen = self.chosen
        found, problem = self._found()
        self._complain(problem)
        self._rows.show(found)
        self.pages.setCurrentWidget(self.table if found else self.empty)
        self.place.setText(tr("Backups are kept in {folder}", folder=self._backing_up.where()))
        kept = [row for row, backup in enumerate(found) if chosen is not None and backup.path == chosen.path]
        self.table.setCurrentIndex(self._rows.index(kept[0] if kept else 0, 0))
        self.restore.setEnabled(bool(found))
        if self._counting is not None:
            self._counting.cancel()
        self._counting = self._backing_up.count(found, self._show_counts) if found else None

    @property
    def chosen(self) -> Backup | None:
        """The backup in whose row the person is."""
        return self._rows.backup(self.table.currentIndex().row())

    def lines(self) -> list[list[str]]:
        """What the rows say, from top to bottom."""
        rows, columns = range(self._rows.rowCount()), range(self._rows.columnCount())
        return [[str(self._rows.index(row, column).data()) for column in columns] for row in rows]

    def _found(self) -> tuple[list[Backup], str]:
        try:
            return self._backing_up.found(), ""
        except SikapError as error:
            return [], say(error)

    def _name(self) -> None:
        self.setWindowTitle(tr("Backups of {name}", name=self._project.stem))
        self.empty.setText(
            tr("There are no backups yet. The first is made automatically, a few seconds after your first change.")
        )
        tips = (
            (self.table, tr("Backups"), tr("Choose one with ↓ and ↑, and press Enter to restore it into a new file")),
            (self.empty, tr("Backups"), tr("Sikap makes backups automatically while you work")),
            (self.place, tr("Where backups are kept"), tr("Each is a whole project in one file")),
            (self.error, tr("What is wrong"), tr("What is wrong")),
            (
                self.restore,
                tr("Restore into a new file"),
                tr("Make a new project of this backup and open it; the project of now stays as it is"),
            ),
            (
                self.make,
                tr("Back up now"),
                tr("Make one more backup, which is kept until there are ten newer ones made on request"),
            ),
            (
                self.choose,
                tr("Choose folder"),
                tr("Keep backups somewhere else, such as on another disk; the project’s own folder means beside it"),
            ),
        )
        for widget, name, tip in tips:
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("&Close"))
        close.setAccessibleName(tr("Close"))
        close.setToolTip(tr("Close this list"))
        close.setAutoDefault(False)

    def _lay_out(self) -> None:
        self.empty.setObjectName("emptyList")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(60, 0, 60, 0)
        for quiet in (self.empty, self.place):
            quiet.setForegroundRole(quiet.palette().ColorRole.PlaceholderText)
        self.place.setFont(smaller(self.font()))
        self.place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.place.setObjectName("readLine")
        self.place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dress_table()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        below = QHBoxLayout()
        below.addWidget(self.place, 1)
        below.addWidget(self.choose)
        self.buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self.make, QDialogButtonBox.ButtonRole.ActionRole)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(12)
        page.addWidget(self.pages, 1)
        page.addLayout(below)
        page.addWidget(self.error)
        page.addWidget(self.buttons)
        self.error.hide()
        self.restore.setDefault(True)
        self.resize(780, 460)

    def _dress_table(self) -> None:
        table, header = self.table, self.table.horizontalHeader()
        table.setModel(self._rows)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(80)
        header.setAccessibleName(tr("Columns"))
        table.setStyleSheet("QTableView::item { padding: 0 5px; }")  # in line with the header

    def _connect(self) -> None:
        self.restore.clicked.connect(self._restore)
        self.make.clicked.connect(self._backing_up.back_up_now)
        self.choose.clicked.connect(self._choose_folder)
        self.table.doubleClicked.connect(self._restore)
        self.buttons.rejected.connect(self.reject)
        self._backing_up.changed.connect(self.refresh)
        self._backing_up.restored.connect(self.accept)
        self._backing_up.refused.connect(self._refuse)
        self.finished.connect(self._stop)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        backup = self.chosen
        if backup is None:
            return
        moment = datetime.fromisoformat(backup.at).astimezone().strftime("%Y-%m-%d %H.%M")
        start = free(self._project.with_name(f"{self._project.stem} {moment}{SUFFIX}"))
        name, _ = QFileDialog.getSaveFileName(
            self,
            tr("Restore into a new file"),
            str(start),
            f"Sikap (*{SUFFIX})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            path = Path(name)
            self._complain("")
            self._backing_up.restore(backup, path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Keep backups in"), str(self._backing_up.where().parent))
        if name:
            self._backing_up.keep_in(Path(name))

    def _show_counts(self, found: "list[Found]") -> None:
        self._rows.tell(found)

    def _refuse(self, error: SikapError) -> None:
        self._complain(say(error))

    def _complain(self, text: str) -> None:
        self.error.setText(f"⚠ {text}" if text else "")
        self.error.setVisible(bool(text))

    def _stop(self) -> None:
        if self._counting is not None:
            self._counting.cancel()


class _Rows(QAbstractTableModel):
    """The backups, the newest first, and what is known of each by now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._backups: Sequence[Backup] = ()
        self._held: dict[Path, Counts | SikapError] = {}
        self._columns = (tr("When"), tr("Why"), tr("Articles"), tr("Tags"), tr("Size"), tr("State"))

    def show(self, backups: Sequence[Backup]) -> None:
        self.beginResetModel()
        self._backups = backups
        self.endResetModel()

    def tell(self, found: "list[Found]") -> None:
        """What backups hold, or why that cannot be read."""
        self._held = {backup.path: held for backup, held in found}
        if self._backups:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def backup(self, row: int) -> Backup | None:
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        backup = self._backups[index.row()]
        held = self._held.get(backup.path)
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(backup, held)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _told(backup, held)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


def moment_text(at: str) -> str:
    """A UTC time as the person's own day and time: "21 Nov 2023, 14:05"."""
    local = datetime.fromisoformat(at).astimezone()
    clock = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    return f"{date_text(at)}, {clock}"


def _cells(backup: Backup, held: Counts | SikapError | None) -> tuple[str, ...]:
    number = QLocale().toString
    unknown = UNKNOWN if held is None else ""
    articles, tags = (number(held.articles), number(held.tags)) if isinstance(held, Counts) else (unknown, unknown)
    size = QLocale().formattedDataSize(backup.bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    return moment_text(backup.at), _why(backup.reason), articles, tags, size, _state(backup, held)


def _why(reason: Reason) -> str:
    return {
        Reason.TIMED: tr("while working"),
        Reason.BULK: tr("before a large change"),
        Reason.MIGRATION: tr("before a new file format"),
        Reason.ASKED: tr("on request"),
    }[reason]


def _state(backup: Backup, held: Counts | SikapError | None) -> str:
    if isinstance(held, SikapError):
        return tr("cannot be read")
    return tr("intact") if backup.verified else tr("not checked")


def _told(backup: Backup, held: Counts | SikapError | None) -> str:
    """What a row has no room for."""
    lines = [str(backup.path)]
    if isinstance(held, SikapError):
        lines.append(say(held))
    elif held is not None:
        number = QLocale().toString
        lines.append(
            tr(
                "{statements} statements, {actors} actors, {positions} positions",
                statements=number(held.statements),
                actors=number(held.actors),
                positions=number(held.positions),
            )
        )
        if held.last_step is not None:
            lines.append(tr("Last change: {when}", when=moment_text(held.last_step)))
    return "\n".join(lines)
