"""The History window: every step of the project, who did it and where; back to any, and single things restored."""

from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from reader.errors import SikapError
from reader.keeping.compacting import Compacted, HistorySize
from reader.keeping.restoring import Restored
from reader.keeping.steps import Entry
from reader.model import Changes, StepId
from reader.project import Project
from ui.dialogs.message import open_question, show_error
from ui.grid import Grid
from ui.jobs import Report
from ui.keeping.history_bar import CompactDialog, FilterBar, bytes_text, number_text
from ui.keeping.history_rows import COLUMNS, Steps, moment_text
from ui.keeping.step_details import StepDetails, restored_text
from ui.keymap import AlsoIn
from ui.language import say, step_name, tr
from ui.long_steps import Step, make
from ui.rows import entry
from ui.screen import resize_within
from ui.session import LONG_STEP

if TYPE_CHECKING:
    from ui.main_window import MainWindow

PAUSE_MS = 60  # how long changes are waited for until the steps are read again
LONG_WAY = 20  # steps that are taken back while the window waits; more of them in a job
WIDTHS = {"when": 22, "who": 14, "what": 30, "where": 34, "words": 30}  # in letters


class HistoryWindow(QWidget):
    """The record of the window's project. It reads again by itself when the project changes; deleted when it closes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._session = window, window.session
        self._stale = True
        self._model = Steps(self._session.project, self)
        self._view = Grid(self)
        self._view.setModel(self._model)
        self._bar = FilterBar(self._session, self)
        self._details = StepDetails(self._session, self)
        self._pages, self._empty = QStackedWidget(), QLabel(wordWrap=True)
        self._foot = QLabel(wordWrap=True)
        self._go, self._undo, self._restore, self._compact = (QPushButton() for _ in range(4))
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._name()
        self._lay_out()
        self._connect()
        window.installEventFilter(self)

    def refresh(self) -> None:
        """Read the steps again; the chosen one stays chosen."""
        self._later.stop()
        self._stale = not self.isVisible()
        if not self._stale:
            self._read()

    def choose(self, step: StepId | int) -> None:
        """Choose a step, if it is among those shown."""
        if step in self._model.numbers:
            self._set_current(self._model.numbers.index(step))

    @property
    def chosen(self) -> Entry | None:
        """The step that the details are about."""
        return self._model.entry(self._view.currentIndex().row())

    # How it is made

    def _name(self) -> None:
        self.setWindowTitle(f"{tr('History – {project}', project=self._session.project.path.stem)} – Sikap")
        self._view.setAccessibleName(tr("Steps"))
        self._view.setToolTip(tr("Everything that was done, the newest first. Enter goes to the place in the text."))
        self._empty.setText(
            tr("No step to show. Each step is listed once it is done; the fields above narrow the list.")
        )
        self._foot.setAccessibleName(tr("Message"))
        for button, words, tip in (
            (self._go, tr("&Show in the text"), tr("Go to the place in the text where this was done (Enter).")),
            (self._undo, tr("&Undo back to here…"), tr("Take back your steps from the newest down to this one.")),
            (self._restore, tr("&Restore"), tr("Bring back what was removed here, without undoing the rest.")),
            (self._compact, tr("&Compact history…"), tr("Forget what old steps changed, and free the space.")),
        ):
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(words.replace("&", "").removesuffix("…"))
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        page, buttons = QVBoxLayout(self), QHBoxLayout()
        view, letter = self._view, self.fontMetrics().averageCharWidth()
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for section, column in enumerate(COLUMNS):
            view.setColumnWidth(section, WIDTHS[column] * letter)
        view.horizontalHeader().setStretchLastSection(True)
        view.setStyleSheet("QTableView::item { padding: 0 5px; }")  # in line with the header
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(view)
        parts.addWidget(self._details)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setChildrenCollapsible(False)
        self._empty.setObjectName("emptyPage")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(60, 0, 60, 0)
        self._pages.addWidget(parts)
        self._pages.addWidget(self._empty)
        buttons.setContentsMargins(12, 8, 12, 10)
        buttons.setSpacing(8)
        for button in (self._go, self._restore, self._undo):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._compact)
        self._foot.setContentsMargins(12, 6, 12, 0)
        self._foot.hide()
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._bar)
        page.addWidget(self._pages, 1)
        page.addWidget(self._foot)
        page.addLayout(buttons)
        resize_within(self, 1080, 720)

    def _connect(self) -> None:
        session, view = self._session, self._view

        self._bar.changed.connect(self.refresh)
        view.selectionModel().currentRowChanged.connect(self._choose_other)
        view.doubleClicked.connect(self._jump)
        view.customContextMenuRequested.connect(self._open_menu)
        view.on_key(self._jump, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        self._details.activated.connect(self._jump)
        self._details.moved.connect(self._enable)
        self._details.failed.connect(self._hear)

        self._go.clicked.connect(self._jump)
        self._undo.clicked.connect(self._ask_undo)
        self._restore.clicked.connect(self._bring_back)
        self._compact.clicked.connect(self._measure)
        for key, act in (
            ("Ctrl+F", self._bar.focus_words),
            ("Ctrl+W", self.close),
        ):
            QShortcut(QKeySequence(key), self, act)
        AlsoIn(self, "undo", session.undo)
        AlsoIn(self, "redo", session.redo)

        session.history_moved.connect(self._wait)
        session.article_opened.connect(self._follow_article)
        session.said.connect(self._hear)
        self._model.failed.connect(self._hear)
        self._later.timeout.connect(self.refresh)

    # What is shown

    def _wait(self) -> None:
        """Read again when the changes have come to rest: the longer it takes, the longer a rest is waited for."""
        self._stale = True
        if self.isVisible():
            self._later.start()

    def _follow_article(self) -> None:
        if self._bar.this_article:
            self._wait()

    def _read(self) -> None:
        begun = perf_counter()
        record, chosen = self._session.project.record, self.chosen
        try:
            numbers = record.numbers(self._bar.where())
            self._bar.show_coders(record.coders())
        except SikapError as error:
            self._tell(say(error))
            return
        self._later.setInterval(PAUSE_MS + round(4000 * (perf_counter() - begun)))
        self._bar.show_count(len(numbers))
        with_row = self._view.currentIndex().row()
        self._model.show(numbers)
        if not self._view.currentIndex().isValid() and numbers:
            known = chosen is not None and chosen.id in numbers
            self._set_current(numbers.index(chosen.id) if chosen and known else min(max(0, with_row), len(numbers) - 1))
        else:
            self._show_chosen()

    def _set_current(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        index = self._model.index(row, max(0, self._view.currentIndex().column()))
        self._view.selectionModel().setCurrentIndex(index, flags)
        self._view.scrollTo(index)

    def _choose_other(self) -> None:
        self._tell("")
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._pages.setCurrentIndex(0 if self._model.numbers else 1)
        self._details.show_step(self.chosen)

    def _enable(self) -> None:
        step = self.chosen
        self._go.setEnabled(self._details.place() is not None)
        mine = step is not None and step.coder == self._session.project.coder
        self._undo.setEnabled(step is not None and mine and step.state == "done" and not step.forgotten)
        self._restore.setEnabled(bool(self._details.wanted()))

    # Going there

    def _jump(self) -> None:
        place = self._details.place()
        if place is None:
            self._tell(tr("The place of this step is gone."))
            return
        article, tag, start = place
        if tag is not None:
            self._session.show_place(article, tag)
        elif start:
            self._session.jump(article, start)
        else:
            self._session.open_article(article)
        self._window.raise_()
        self._window.activateWindow()
        self._window.to_text()

    # Back to a step

    def _ask_undo(self) -> None:
        step = self.chosen
        if step is None:
            return
        try:
            steps, rows = self._session.project.record.way_back(step.id)
        except SikapError as error:
            self._fail(error)
            return
        question = tr(
            "Take back your {n} newest steps, down to “{step}” of {when}? Redo does them again, one by one.",
            n=number_text(steps),
            step=step_name(step.name),
            when=moment_text(step.at),
        )
        if steps == 1:
            question = tr("Take back “{step}”? Redo does it again.", step=step_name(step.name))
        long = rows > LONG_STEP or steps > LONG_WAY
        open_question(self, question, tr("&Undo"), "", partial(self._undo_to, step.id, steps, long=long))

    def _undo_to(self, step: StepId, steps: int, *, long: bool) -> None:
        project = self._session.project

        def work(report: Report) -> Changes:
            with project.twin() as twin:
                return twin.record.undo_to(step)

        def done(_: Changes) -> None:
            self._session.reread()
            self._report(_undone(steps))

        if long:
            self._window.errands.run(tr("Undoing"), work, done, failed=self._fail, to_the_end=True, writes=True)
        elif self._attempt(lambda: project.record.undo_to(step)):
            self._report(_undone(steps))

    # Single things come back

    def _bring_back(self) -> None:
        step, wanted, project = self.chosen, self._details.wanted(), self._session.project
        if step is None or not wanted:
            return

        def restore(project: Project) -> list[Restored]:
            with project.step("Restore article" if wanted[0].table == "article" else "Restore tag"):
                return [project.record.restore(step.id, one.table, one.row) for one in wanted]

        def done(back: list[Restored]) -> None:
            self._report(restored_text(wanted, back))

        make(self._session, Step(tr("Restoring"), restore, done, self._fail), project.record.rows(step.id))

    # Compacting

    def _measure(self) -> None:
        """Find out how large the history is, and then ask."""
        project = self._session.project

        def work(report: Report) -> HistorySize:
            with project.twin() as twin:
                return twin.record.size()

        self._window.errands.run(tr("Measuring the history"), work, self._ask_compact, failed=self._fail)

    def _ask_compact(self, size: HistorySize) -> None:
        dialog = CompactDialog(size, self)
        dialog.compact_requested.connect(self._run_compact)
        dialog.open()

    def _run_compact(self, days: int) -> None:
        project = self._session.project

        def work(report: Report) -> Compacted:
            with project.twin() as twin:
                return twin.record.compact(days)

        def done(found: Compacted) -> None:
            self._session.reread()
            freed = bytes_text(found.bytes)
            self._report(tr("{n} steps forgotten, {size} freed.", n=number_text(found.steps), size=freed))

        def failed(error: SikapError) -> None:
            self._session.reread()
            self._fail(error)

        self._window.errands.run(tr("Compacting the history"), work, done, failed=failed, to_the_end=True, writes=True)

    # Menu, messages, life

    def _open_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button, key in ((self._go, "Enter"), (self._restore, ""), (self._undo, "")):
            action = entry(button.text(), key, button.click)
            action.setEnabled(button.isEnabled())
            action.setParent(menu)
            menu.addAction(action)
        menu.popup(self._view.viewport().mapToGlobal(position))

    def _attempt(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except SikapError as error:
            self._fail(error)
            return False
        return True

    def _fail(self, error: SikapError) -> None:
        """Say what could not be done; a job may tell it when this window is gone."""
        show_error(self if isValid(self) else self._window, say(error))
        self._session.history_moved.emit()

    def _report(self, words: str) -> None:
        """Say what a verb of this window has done, in the main window and, if it is still there, here."""
        self._session.said.emit(words)
        if isValid(self):
            self._tell(words)

    def _hear(self, what: SikapError | str) -> None:
        """Say what the session says, if it is this window that a person works in."""
        if self.isActiveWindow():
            self._tell(say(what) if isinstance(what, SikapError) else what)

    def _tell(self, words: str) -> None:
        self._foot.setText(words)
        self._foot.setVisible(bool(words))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._stale:
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It closes with its project's window."""
        if watched is self._window and event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.close()
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        self._later.stop()
        self._bar.stop()
        super().closeEvent(event)


def _undone(steps: int) -> str:
    return tr("1 step undone.") if steps == 1 else tr("{n} steps undone.", n=number_text(steps))
