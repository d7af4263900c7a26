"""The claims of the whole project as a table in a window of its own: sort, filter, code many at once, jump, export.

SQLite sorts and filters. The table holds the numbers of its rows and reads what they say a page at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.claims_table import CODED, COLUMNS, COUNTED, ClaimFilter, ClaimOrder, Condition, Keys
from reader.errors import SikapError
from reader.model import ClaimKey, Stance
from reader.suggest import Suggestion
from ui.claims.claims_grid import SAID, ClaimCells, Claims
from ui.claims.claims_reader import ClaimsReader
from ui.dialogs.claims_table import ColumnsDialog, Count, FilterDialog, column_name, condition_text
from ui.grid import Grid
from ui.keymap import AlsoIn
from ui.language import say, tr
from ui.rows import Index, entry, one_line
from ui.screen import resize_within
from ui.session import Session

PAUSE_MS = 60  # how long changes are waited for until the table is read again
MOST_COPIED = 100_000  # rows
CHIP = """QToolButton { border: 1px solid palette(mid); border-radius: 9px; padding: 3px 9px; margin-right: 4px; }
QToolButton:focus, QToolButton:hover { border-color: palette(link); padding: 3px 9px; }"""
HABIT = "claims table"  # how the project remembers the columns
SHOWN = ("statement", "actor", "stance", "issue", "voice", "article_title", "source", "published", "coder")
WIDTHS = {
    "statement": 52,
    "article_title": 30,
    "actor": 24,
    "issue": 26,
    "url": 30,
    "note": 30,
    "voice": 25,
}  # in letters
USUAL_WIDTH = 17
MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
STANCE_KEYS = {
    Stance.SUPPORT: (Qt.Key.Key_Plus, Qt.Key.Key_Equal),
    Stance.NEUTRAL: (Qt.Key.Key_0,),
    Stance.OPPOSE: (Qt.Key.Key_Minus,),
}


class ClaimsWindow(QWidget):
    """The table. It reads again by itself when the project changes, and is deleted when it closes.

    `jump_requested(ArticleId, AnnotationId)` asks for the statement in its text; `export_requested(ClaimFilter,
    ClaimOrder, list of columns)` for a file of exactly what is shown.
    """

    jump_requested = Signal(object, object)
    export_requested = Signal(object, object, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._where, self._order = ClaimFilter(), ClaimOrder()
        self._stale = True
        self._new = False  # whether the question that is answered is another one than before
        self._few = True  # whether all rows are read at once
        self._reading = False  # whether rows of the question are still to come
        self._home: _Place | None = None  # where to go when they have come,
        self._waits_at: _Place | None = None  # if nobody has left this place
        self._late: Keys | None = None  # what came while a cell was edited
        self._last_key: QKeyEvent | None = None  # what was pressed that needs all rows
        self._reader = ClaimsReader(session.project, self)
        self._model = Claims(session.project, self)
        self._view = Grid(self)
        self._cells = ClaimCells(session.entries, self._view)
        self._view.setModel(self._model)
        self._view.setItemDelegate(self._cells)
        self._count, self._foot, self._empty = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._chips = QToolBar()
        self._filter, self._choose, self._export = QPushButton(), QPushButton(), QPushButton()
        self._show_all = QPushButton()
        self._stack = QStackedWidget()
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._name()
        self._lay_out()
        self._connect()
        self._restore_columns()

    @property
    def where(self) -> ClaimFilter:
        return self._where

    @property
    def order(self) -> ClaimOrder:
        return self._order

    @property
    def columns(self) -> list[str]:
        """The columns shown, from left to right."""
        header = self._view.horizontalHeader()
        order = (COLUMNS[header.logicalIndex(place)] for place in range(len(COLUMNS)))
        return [column for column in order if not self._view.isColumnHidden(COLUMNS.index(column))]

    @property
    def is_complete(self) -> bool:
        """Whether all rows are shown that were asked for; else the first of them, or those from before."""
        return not self._reading

    def refresh(self) -> None:
        """Read what has changed; what is selected, the current cell and the scroll place stay with their claims."""
        self._later.stop()
        self._stale = not self.isVisible() or self._view.is_editing()
        if not self._stale:
            self._ask() if self._few else self._follow()

    def filter(self, where: ClaimFilter) -> None:
        """Show only the claims that fit."""
        self._tell("")
        self._where = where
        self._ask(new=True)

    def sort(self, order: ClaimOrder) -> None:
        self._tell("")
        self._order = order
        self._ask(new=True)

    # How it is made

    def _name(self) -> None:
        self.setWindowTitle(f"{tr('Claims – {project}', project=self._session.project.path.stem)} – Sikap")
        self._view.setAccessibleName(tr("Claims"))
        self._view.setToolTip(
            tr("Enter goes to the text, F2 edits, + 0 - set the stance of the selected rows, Ctrl+F filters.")
        )
        self._count.setAccessibleName(tr("Number of claims"))
        self._foot.setAccessibleName(tr("Message"))
        self._chips.setAccessibleName(tr("Filters"))
        for button, words, tip in (
            (self._filter, tr("&Filter…"), tr("Filter by the current column (Ctrl+F).")),
            (self._choose, tr("&Columns…"), tr("Choose the columns and their order.")),
            (self._export, tr("&Export…"), tr("Write exactly what is shown to a file (Ctrl+E).")),
            (self._show_all, tr("Show &all claims"), tr("Take all filters away.")),
        ):
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(words.replace("&", "").removesuffix("…"))

    def _lay_out(self) -> None:
        top, page, empty, hint = QHBoxLayout(), QVBoxLayout(self), QWidget(), QVBoxLayout()
        self._count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        top.setContentsMargins(12, 10, 12, 8)
        top.setSpacing(8)
        top.addWidget(self._count, 1)
        for button in (self._filter, self._choose, self._export):
            top.addWidget(button)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        hint.setContentsMargins(24, 48, 24, 24)
        hint.addWidget(self._empty)
        hint.addWidget(self._show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        hint.addStretch(1)
        empty.setLayout(hint)
        empty.setAutoFillBackground(True)
        empty.setBackgroundRole(self.palette().ColorRole.Base)
        self._stack.addWidget(self._view)
        self._stack.addWidget(empty)
        self._foot.setContentsMargins(12, 6, 12, 6)
        self._chips.setStyleSheet(CHIP)
        self._chips.hide()
        self._foot.hide()
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(top)
        for widget in (self._chips, self._stack, self._foot):
            page.addWidget(widget)
        page.setStretchFactor(self._stack, 1)
        self.setFocusProxy(self._view)
        resize_within(self, 1180, 680)

    def _connect(self) -> None:
        session, view, header = self._session, self._view, self._view.horizontalHeader()

        header.sectionClicked.connect(self._turn_order)
        header.customContextMenuRequested.connect(self._open_header_menu)
        view.customContextMenuRequested.connect(self._open_menu)
        view.doubleClicked.connect(self._open)
        view.on_key(self._jump, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        view.on_key(self._edit, Qt.Key.Key_F2)
        view.on_key(self._take_away, Qt.Key.Key_Delete)
        view.on_key(self._copy, Qt.Modifier.CTRL | Qt.Key.Key_C)
        for stance, keys in STANCE_KEYS.items():
            view.on_key(partial(self._code, stance=stance), *keys)
        view.edited.connect(self._say)
        view.not_taken.connect(self._say_not_taken)
        view.edit_ended.connect(self._catch_up)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

        self._filter.clicked.connect(lambda: self._ask_filter(self._column()))
        self._choose.clicked.connect(self._ask_columns)
        self._export.clicked.connect(self._ask_export)
        self._show_all.clicked.connect(lambda: self.filter(ClaimFilter()))
        for key, act in (
            ("Ctrl+F", self._filter.click),
            ("Ctrl+E", self._export.click),
            ("Ctrl+W", self.close),
        ):
            QShortcut(QKeySequence(key), self, act)
        AlsoIn(self, "undo", session.undo)
        AlsoIn(self, "redo", session.redo)

        for signal in (
            session.annotations_changed,
            session.codings_changed,
            session.codebook_changed,
            session.library_changed,
        ):
            signal.connect(self._wait)
        session.failed.connect(self._hear)
        session.said.connect(self._hear)
        self._model.failed.connect(self._hear)
        self._reader.read.connect(self._take)
        self._reader.counted.connect(self._open_filter)
        self._reader.failed.connect(self._fail)
        self._later.timeout.connect(self.refresh)

    def _wait(self) -> None:
        """Read again when the changes have come to rest: the longer that takes, the longer a rest is waited for."""
        self._stale = True
        if self.isVisible():
            self._later.start()

    def _catch_up(self) -> None:
        late, self._late = self._late, None
        if late is not None:
            self._take(late)
        if self._stale:
            self.refresh()

    # What is shown

    def _ask(self, *, new: bool = False) -> None:
        """Ask for the rows; for those of a `new` question, the current one is then shown."""
        begun = perf_counter()
        self._reading, self._new, self._few, self._late, self._last_key = True, new, True, None, None
        self._reader.ask(self._where, self._order)
        self._few = not self._reading
        self._later.setInterval(PAUSE_MS + round(4000 * (perf_counter() - begun)))
        self._model.mark(self._order)
        self._show_chips()
        if self._reading:
            self._show_counts()

    def _follow(self) -> None:
        """Show what the rows say after a change; if others fit now, or in another order, all are read again."""
        if self._model.keys.total is None:
            self._model.forget()
        elif not self._is_followed(self._model.keys):
            self._reader.ask_again()

    def _is_followed(self, keys: Keys) -> bool:
        """Bring the rows up to date, as far as it can be done at once; False if that is not all."""
        view = self._view
        top, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        seen = range(top, (last if last >= 0 else len(keys) - 1) + 1) if 0 <= top < len(keys) else range(0)
        try:
            return self._session.project.follow_claims(keys, self._where, self._order, seen)
        except SikapError as error:
            self._tell(say(error))
            return True
        finally:
            self._model.forget()

    def _take(self, keys: Keys) -> None:
        """Show the rows that came: the first of an answer, or all."""
        whole, shown = keys.total is not None, self._model.keys
        more = bool(shown) and self._reading and len(keys) > len(shown) and keys.begins_with(shown)
        waits = self._home is not None and self._place() == self._waits_at
        if self._view.is_editing() and (waits or not more):
            self._late = keys
            return
        place = self._home if self._home is not None and waits else self._place()
        if keys == shown:
            self._model.keys = keys
            self._model.forget()
        elif more and not waits:
            self._model.extend(keys)
        else:
            self._model.show(keys)
            self._restore(place, whole)
            if self._new:
                self._view.scrollTo(self._view.currentIndex())
        self._home = self._waits_at = None
        if not whole and any(key not in keys[:] for key in (*place.selected, *([place.key] if place.key else []))):
            self._home, self._waits_at = place, self._place()
        self._finish(keys) if whole else self._show_counts()

    def _finish(self, keys: Keys) -> None:
        """All rows are here: do what has waited for them, and what has changed since they were read."""
        self._reading = self._new = False
        self._show_counts()
        key, self._last_key = self._last_key, None
        if key is not None:
            QCoreApplication.sendEvent(self._view, key)
        if not self._few and not self._is_followed(keys):
            self._reader.ask_again()

    def _fail(self, error: SikapError) -> None:
        self._reading = False
        self._tell(say(error))

    def _show_counts(self) -> None:
        shown, total = len(self._model.keys), self._model.keys.total or 0
        if self._reading:
            self._count.setText(tr("Reading the claims…"))
        elif self._where.is_empty:
            self._count.setText(tr("1 claim") if shown == 1 else tr("{n} claims", n=f"{shown:,}"))
        else:
            self._count.setText(tr("{n} of {m} claims", n=f"{shown:,}", m=f"{total:,}"))
        with_focus = self._view.hasFocus()
        if total:
            self._empty.setText(tr("No claim fits the filters."))
        else:
            self._empty.setText(
                tr(
                    "No claims yet. Press S on a sentence in the text and say who, which stance, on what: the claim "
                    "appears here."
                )
            )
        self._show_all.setVisible(bool(total))
        there = bool(shown or self._reading)
        self._stack.setCurrentIndex(0 if there else 1)
        self._export.setEnabled(there)
        if not there and with_focus:
            (self._show_all if total else self._choose).setFocus(Qt.FocusReason.OtherFocusReason)
        elif there and not self.focusWidget():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chips(self) -> None:
        for action in self._chips.actions():
            self._chips.removeAction(action)
            action.deleteLater()
        for column, condition in self._where.conditions.items():
            words = condition_text(column, condition)
            short = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, 40 * _em(self))
            action = self._chips.addAction(f"{short}  ✕".replace("&", "&&"))
            action.triggered.connect(partial(self._narrow, column, None))
            action.setToolTip(tr("Remove this filter: {filter}", filter=words))
            button = self._chips.widgetForAction(action)
            assert isinstance(button, QToolButton)
            button.setObjectName("chip")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(tr("Remove this filter: {filter}", filter=words))
        self._chips.setVisible(not self._where.is_empty)

    def _place(self) -> "_Place":
        view, keys = self._view, self._model.keys
        current, top = view.currentIndex(), view.rowAt(0)
        selected = {keys[row]: columns for row, columns in view.selected_rows()}
        offset = view.rowViewportPosition(top) if top >= 0 else 0
        return _Place(
            current.row(),
            current.column(),
            keys[current.row()] if current.isValid() else None,
            keys[top] if top >= 0 else None,
            offset,
            selected,
        )

    def _restore(self, place: "_Place", whole: bool) -> None:
        """Go to a place, or to the top if it may be in rows that are to come."""
        view, model, count = self._view, self._model, len(self._model.keys)
        if not count:
            return
        wanted = {*place.selected, *(key for key in (place.key, place.top) if key)}
        rows = model.keys.rows_of(wanted) if wanted else {}
        row = rows.get(place.key, place.row if whole else 0) if place.key else place.row
        column = place.column if place.column >= 0 else COLUMNS.index(self.columns[0])
        index = model.index(min(max(row, 0), count - 1), column)
        kept = {rows[key]: columns for key, columns in place.selected.items() if key in rows}
        flag, selection = QItemSelectionModel.SelectionFlag, view.selectionModel()
        selection.setCurrentIndex(index, flag.NoUpdate)  # the view would heed Shift and Ctrl, which may be held down
        selection.select(model.selection(kept or {index.row(): frozenset({column})}), flag.ClearAndSelect)
        height = view.verticalHeader().defaultSectionSize()
        view.verticalScrollBar().setValue(rows[place.top] * height - place.offset if place.top in rows else 0)

    # What a person does with rows

    def _open(self, index: Index) -> None:
        """A double click: edit what can be coded here, else go to the text."""
        self._edit() if COLUMNS[index.column()] in SAID else self._jump()

    def _jump(self) -> None:
        row = self._model.row(self._view.currentIndex().row())
        if row is not None:
            self.jump_requested.emit(row.article_id, row.key.statement)

    def _edit(self) -> None:
        if self._column() not in SAID:
            self._tell(tr("This column cannot be edited: go to actor, issue, stance or voice."))
        elif self._view.currentIndex().isValid():
            self._view.edit(self._view.currentIndex())

    def _say(self, row: int, column: str, value: Suggestion | str | None) -> None:
        """Code what was typed or chosen in a cell, on all selected rows if it is one of them."""
        rows = [number for number, _ in self._view.selected_rows()]
        self._code(rows if row in rows else [row], **{SAID[column]: value})

    def _say_not_taken(self, typed: str) -> None:
        self._tell(tr("“{name}” was not taken: press Enter to take a name from the list.", name=one_line(typed)))

    def _take_away(self) -> None:
        """Take the codings in the selected cells away."""
        columns = {COLUMNS[column] for _, chosen in self._view.selected_rows() for column in chosen}
        if values := {SAID[column]: None for column in columns if column in SAID}:
            self._code(**values)
        else:
            self._tell(tr("Select cells under actor, issue, stance or voice: Del takes their coding away."))

    def _code(self, rows: Sequence[int] | None = None, **values: object) -> None:
        """Say the same of these rows, or of all that are selected, as one step."""
        numbers = [number for number, _ in self._view.selected_rows()] if rows is None else rows
        if numbers:
            self._tell("")
            self._session.code_many([self._model.keys[number] for number in numbers], **values)
            self.refresh()

    def _copy(self) -> None:
        """The selected cells as lines of cells with tabs between them, as the CSV says them."""
        chosen = list(self._view.selected_rows())
        if len(chosen) > MOST_COPIED:
            self._tell(tr("These are too many rows to copy: export them with Ctrl+E."))
            return
        used = {column for _, columns in chosen for column in columns}
        order = [COLUMNS.index(column) for column in self.columns if COLUMNS.index(column) in used]
        lines = []
        for row, columns in chosen:
            values = (self._model.value(row, column) if column in columns else None for column in order)
            lines.append("\t".join("" if value is None else " ".join(str(value).split()) for value in values))
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    # What a person does with columns

    def _turn_order(self, section: int) -> None:
        """A click on a header: up, then down, then reading order."""
        column, old = COLUMNS[section], self._order
        again = old.column == column
        self.sort(ClaimOrder() if again and old.descending else ClaimOrder(column, again))

    def _column(self) -> str:
        """The column of the current cell; the first one if there is none."""
        column = self._view.currentIndex().column()
        return COLUMNS[column] if column >= 0 and not self._view.isColumnHidden(column) else self.columns[0]

    def _ask_filter(self, column: str) -> None:
        if column in COUNTED:
            self._tell(tr("A column of numbers has no filter: sort by it with a click on its head."))
            return
        if column in CODED:
            self._reader.count(column, self._where, few=self._few)
        else:
            self._open_filter(column, [])

    def _open_filter(self, column: str, counts: Sequence[Count]) -> None:
        dialog = FilterDialog(column, self._where.conditions.get(column), counts, self)
        dialog.condition_chosen.connect(self._narrow)
        dialog.open()

    def _narrow(self, column: str, condition: Condition | None) -> None:
        self.filter(self._where.without(column) if condition is None else self._where.having(column, condition))
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_columns(self) -> None:
        shown = self.columns
        dialog = ColumnsDialog(shown, [column for column in COLUMNS if column not in shown], self)
        dialog.columns_chosen.connect(self.show_columns)
        dialog.open()

    def show_columns(self, columns: Sequence[str]) -> None:
        """Show these columns, from left to right, and no others."""
        header = self._view.horizontalHeader()
        for place, column in enumerate((*columns, *(name for name in COLUMNS if name not in columns))):
            section = COLUMNS.index(column)
            header.moveSection(header.visualIndex(section), place)
            header.setSectionHidden(section, column not in columns)

    def _hide(self, column: str) -> None:
        if left := [shown for shown in self.columns if shown != column]:
            self.show_columns(left)

    def _ask_export(self) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)  # it is what the window gives the focus back to
        self.export_requested.emit(self._where, self._order, self.columns)

    def _open_header_menu(self, position: QPoint) -> None:
        section = self._view.horizontalHeader().logicalIndexAt(position)
        if section >= 0:
            self._pop_up(self._column_entries(COLUMNS[section]), self._view.horizontalHeader().mapToGlobal(position))

    def _open_menu(self, position: QPoint) -> None:
        current = self._view.currentIndex()
        rows = [
            entry(tr("&Go to the text"), "Enter", self._jump),
            entry(tr("&Edit"), "F2", self._edit),
            entry(tr("&Take the coding away"), "Del", self._take_away),
            entry(tr("&Copy"), "Ctrl+C", self._copy),
        ]
        for action in rows:
            action.setEnabled(current.isValid())
        line = QAction()
        line.setSeparator(True)
        entries = [*rows, line, *self._column_entries(self._column())]
        self._pop_up(entries, self._view.viewport().mapToGlobal(position))

    def _column_entries(self, column: str) -> list[QAction]:
        ask = entry(tr("&Filter…"), "Ctrl+F", lambda: self._ask_filter(column))
        ask.setEnabled(column not in COUNTED)
        return [
            entry(tr("Sort &up"), "", lambda: self.sort(ClaimOrder(column))),
            entry(tr("Sort &down"), "", lambda: self.sort(ClaimOrder(column, descending=True))),
            entry(tr("&Reading order"), "", lambda: self.sort(ClaimOrder())),
            ask,
            entry(tr("&Hide column"), "", lambda: self._hide(column)),
            entry(tr("Colu&mns…"), "", self._ask_columns),
        ]

    def _pop_up(self, entries: list[QAction], place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(entries)
        for action in entries:
            action.setParent(menu)
        menu.popup(place)

    # Habits, messages, life

    def _restore_columns(self) -> None:
        habit = self._session.project.recall(HABIT, {})
        widths = habit.get("widths", {})
        for section, column in enumerate(COLUMNS):
            head = self.fontMetrics().horizontalAdvance(column_name(column)) + 4 * _em(self)
            usual = max(WIDTHS.get(column, USUAL_WIDTH) * _em(self), head)
            self._view.setColumnWidth(section, widths.get(column, usual))
        self.show_columns([column for column in habit.get("columns", ()) if column in COLUMNS] or SHOWN)
        self._habit = self._columns_now()

    def _columns_now(self) -> dict[str, object]:
        widths = {column: self._view.columnWidth(COLUMNS.index(column)) for column in self.columns}
        return {"columns": self.columns, "widths": widths}

    def _remember_columns(self) -> None:
        habit = self._columns_now()
        if habit != self._habit:
            self._session.remember(HABIT, habit)

    def _hear(self, what: SikapError | str) -> None:
        """Say what the session says, if it is this window that a person works in."""
        if self.isActiveWindow():
            self._tell(say(what) if isinstance(what, SikapError) else what)

    def _tell(self, words: str) -> None:
        """Say this at the foot; an empty text takes what was said away."""
        self._foot.setText(words)
        self._foot.setVisible(bool(words))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that need all rows wait until these are here, unless something else is done meanwhile."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self._last_key = None
        if event.type() is not QEvent.Type.KeyPress or watched is not self._view or not self._reading:
            return False
        pressed = cast(QKeyEvent, event)
        waits = pressed.matches(QKeySequence.StandardKey.SelectAll) or (
            pressed.key() == Qt.Key.Key_End and bool(pressed.modifiers() & Qt.KeyboardModifier.ControlModifier)
        )
        if waits or pressed.key() not in MODIFIERS:
            self._last_key = pressed.clone() if waits else None
        return waits

    def closeEvent(self, event: QCloseEvent) -> None:
        self._later.stop()
        self._reader.end()
        self._remember_columns()
        super().closeEvent(event)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a person is in the table: by claim, and by number for when that claim is gone."""

    row: int
    column: int
    key: ClaimKey | None = None
    top: ClaimKey | None = None
    offset: int = 0  # pixels: where the top row begins, 0 or above the table
    selected: dict[ClaimKey, frozenset[int]] = field(default_factory=dict)


def _em(widget: QWidget) -> int:
    return widget.fontMetrics().averageCharWidth()
