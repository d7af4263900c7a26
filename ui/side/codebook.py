"""The codebook: actors or issues in a list, and below it the chosen one, to read and to write."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.codebook import Codebook, Entry
from reader.errors import SikapError
from reader.model import Actor, Annotation, AnnotationId, Issue, Sentence
from ui.first_paint import FirstPaint
from ui.keymap import notice, signs
from ui.language import say, tr
from ui.long_steps import Step, make
from ui.rows import entry, one_line, smaller
from ui.session import Session
from ui.side.entry_fields import let_go
from ui.side.entry_form import EntryForm
from ui.side.entry_list import EntryList, EntryPainter, EntryRows, Row

MARGIN = 10  # pixels
SIZES = (300, 380)  # pixels: list and form at first
MOST_AROUND = 200  # tags that are shown with the sentence around

Done = Callable[[Any], object]
Failed = Callable[[SikapError], object]


class CodebookPane(QWidget):
    """Shows the codebook of the session's project and writes it; each change is one step.

    `refresh()` reads it again, at once or when the pane is next seen. `annotation_requested(AnnotationId)` asks to show
    a tag in its article. `settle()` is to be called before the project is closed.
    """

    annotation_requested = Signal(object)  # AnnotationId
    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._what: Entry = "actor"
        self._known: dict[Entry, int] = {"actor": 0, "issue": 0}
        self._stale = True
        self._quiet = False
        self._model = EntryRows(self)
        self._view = EntryList(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(EntryPainter(self._view))
        self._switches: dict[Entry, QToolButton] = {"actor": QToolButton(), "issue": QToolButton()}
        self._filter = QLineEdit(clearButtonEnabled=True)
        self._count = QLabel()
        self._sort = QToolButton()
        self._new = QToolButton()
        self._more = QToolButton()
        self._bar = _Bar()
        self._form = EntryForm(lambda: self._codebook, lambda: self._model.known, self._around, self)
        self._several = _Several()
        self._bottom = QWidget()
        self._name()
        self._lay_out()
        self._connect()
        FirstPaint(self, lambda: self._form.make_ready(self._what))

    def refresh(self) -> None:
        """Read the codebook again. The choice, the place and what is half typed stay."""
        self._stale = True
        if self.isVisible():
            self._read()

    def recount(self) -> None:
        """Read again how often each entry is used: for tags that came, went or changed."""
        if self.isVisible() and not self._stale:
            self._show_entries(self._model.known)
        else:
            self._stale = True

    def choose(self, what: Entry, entry_id: int) -> None:
        """Show this actor or issue, unless a field holds something that is refused."""
        if not self._form.settle():
            return
        self._show_kind(what)
        if self._stale:
            self._read()
        if self._model.row_of(entry_id) < 0:
            self._filter.clear()
        self._mark([entry_id])
        self._show_chosen()

    def settle(self) -> None:
        """Save what is half typed, if it can be; nothing is written from now on."""
        self._form.finish()

    def names(self) -> list[str]:
        """The names in the list, as filtered and sorted."""
        return [row.entry.name for row in self._model.rows]

    def write_new(self) -> None:
        """Let the person name a new entry, at first by the words of the filter if nothing has them."""
        if self._form.settle():
            self._to_list()
            self._mark([])
            self._several.hide()
            self._bottom.show()
            self._form.show()
            self._form.write_new(self._what, "" if self._model.rows else self._filter.text().strip())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert:
            self.write_new()
        else:
            super().keyPressEvent(event)

    @property
    def _codebook(self) -> Codebook:
        return self._session.project.codebook

    def _name(self) -> None:
        self.setAccessibleName(tr("Codebook"))
        for button, tip in (
            (self._switches["actor"], tr("The actors of this project")),
            (self._switches["issue"], tr("The issues of this project")),
            (self._new, tr("Make a new entry (Ins)")),
            (self._more, tr("What can be done with the codebook")),
            (self._sort, tr("Sort by name or by how often it is used")),
        ):
            button.setToolTip(tip)
        self._new.setText(tr("New"))
        self._more.setText("⋯")
        self._more.setAccessibleName(tr("More"))
        self._filter.setAccessibleName(tr("Filter the codebook"))
        self._filter.setToolTip(tr("Show only entries with these words in a name or alias. Esc shows all."))
        self._view.setAccessibleName(tr("Entries"))
        self._view.setToolTip(tr("Ins makes an entry, F2 renames one, Del removes it."))
        self._count.setForegroundRole(self._count.palette().ColorRole.PlaceholderText)
        self._count.setFont(smaller(self.font()))
        self._sort.setFont(smaller(self.font()))
        self._count.setAccessibleName(tr("Number of entries"))

    def _lay_out(self) -> None:
        switch, narrow = QHBoxLayout(), QHBoxLayout()
        switch.setSpacing(2)
        narrow.setSpacing(2)
        group = QButtonGroup(self)
        for button in self._switches.values():
            button.setCheckable(True)
            group.addButton(button)
            switch.addWidget(button)
        self._switches["actor"].setChecked(True)
        switch.addStretch(1)
        switch.addWidget(self._new)
        switch.addWidget(self._more)
        narrow.addWidget(self._filter, 1)
        narrow.addWidget(self._sort)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 6, MARGIN, 6)
        head.setSpacing(4)
        head.addLayout(switch)
        head.addLayout(narrow)
        head.addWidget(self._count)
        top, bottom = QWidget(), self._bottom
        column = QVBoxLayout(top)
        for part in (column, form := QVBoxLayout(bottom)):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._view, 1)
        column.addWidget(self._bar)
        form.addWidget(self._form)
        form.addWidget(self._several)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(top)
        halves.addWidget(bottom)
        halves.setSizes(list(SIZES))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(halves)
        self._view.setMinimumHeight(80)
        self._several.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give it to the list. A focus proxy would take what stands above the list out of the way of Tab."""
        self._view.setFocus(event.reason())

    def _connect(self) -> None:
        notice.keys_changed.connect(self._tell)
        for what, button in self._switches.items():
            button.clicked.connect(partial(self._switch_to, what))
        self._filter.textChanged.connect(self._narrow)
        self._filter.installEventFilter(self)
        self._sort.clicked.connect(self._sort_otherwise)
        self._new.clicked.connect(self.write_new)
        self._more.clicked.connect(self._open_more)
        self._view.may_leave = self._form.settle
        self._view.selectionModel().selectionChanged.connect(self._move)
        self._view.doubleClicked.connect(self._form.rename)
        self._view.customContextMenuRequested.connect(self._open_menu)
        self._view.move_requested.connect(self._move_under)
        for key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._view.on_key(key, self._form.rename)
        self._view.on_key(Qt.Key.Key_Delete, self._ask_to_delete)
        self._view.on_key(Qt.Key.Key_Insert, self.write_new)
        self._view.on_key(Qt.Key.Key_Escape, self._escape)
        self._form.added.connect(self._show_added)
        self._form.left_new.connect(self._show_chosen)
        self._form.left_new.connect(self._to_list)
        self._form.annotation_requested.connect(self.annotation_requested)
        self._several.merge.clicked.connect(self._merge)
        self._several.remove.clicked.connect(self._ask_to_delete)
        self._bar.closed.connect(self._close_bar)

    # What is shown

    def _read(self) -> None:
        self._stale = False
        actors, issues = self._session.entries.actors, self._session.entries.issues
        self._known = {"actor": len(actors), "issue": len(issues)}
        self._show_entries(actors if self._what == "actor" else issues)

    def _show_entries(self, known: Sequence[Actor | Issue]) -> None:
        chosen, row = self._chosen_ids(), self._view.currentIndex().row()
        scrolled = self._view.verticalScrollBar().value()
        uses = self._session.entries.uses(self._what)
        if known is self._model.known and uses == self._model.uses:
            self._show_chosen()  # its quotes may be others
            return
        if (known, uses) != (self._model.known, self._model.uses):
            self._close_bar()
        if self._model.show(known, uses):
            left = [id_ for id_ in chosen if self._model.row_of(id_) >= 0]
            beside = self._model.rows[min(max(row, 0), len(self._model.rows) - 1)] if self._model.rows else None
            self._mark(left or ([beside.entry.id] if chosen and beside else []))
            self._view.verticalScrollBar().setValue(scrolled)
        self._tell()
        self._show_chosen()

    def _tell(self) -> None:
        known, shown, is_actor = len(self._model.known), len(self._model.rows), self._what == "actor"
        actors, issues = self._known["actor"], self._known["issue"]
        self._switches["actor"].setText(tr("Actors {n}", n=actors) if actors else tr("Actors"))
        self._switches["issue"].setText(tr("Issues {n}", n=issues) if issues else tr("Issues"))
        self._filter.setPlaceholderText(tr("Filter actors…") if is_actor else tr("Filter issues…"))
        self._count.setText(tr("{shown} of {known}", shown=shown, known=known))
        self._count.setVisible(shown != known)
        self._sort.setText(tr("By uses") if self._model.by_uses else tr("By name"))
        if known:
            empty = _nobody(self._filter.text(), is_actor)
        elif is_actor:
            empty = tr(
                "No actors yet. They come with claims: press {tag_statement} on a sentence; or press Ins.", **signs()
            )
        else:
            empty = tr(
                "No issues yet. They come with claims: press {tag_statement} on a sentence; or press Ins.", **signs()
            )
        self._view.say_when_empty(empty)

    def _show_chosen(self) -> None:
        """The form shows the one that is chosen, or what can be done with several."""
        if self._form.new is not None:
            return
        chosen = self._chosen()
        let_go(self._several if len(chosen) == 1 else self._form, self._view)
        self._bottom.setVisible(bool(self._model.rows or self._filter.text()))
        self._several.setVisible(len(chosen) != 1)
        self._form.setVisible(len(chosen) == 1)
        if len(chosen) == 1:
            self._form.show_entry(chosen[0].entry, chosen[0].uses)
        else:
            self._form.show_entry(None)
            self._several.show_number(len(chosen), len(self._model.known))

    def _move(self, _now: QItemSelection, _before: QItemSelection) -> None:
        if not self._quiet:
            self._close_bar()
            self._show_chosen()

    def _mark(self, ids: Collection[int]) -> None:
        """Choose these in the list; a question about others is over."""
        self._close_bar()
        self._quiet = True
        rows = [row for row in map(self._model.row_of, ids) if row >= 0]
        select = QItemSelectionModel.SelectionFlag
        self._view.selectionModel().clear()
        if rows:
            current_row = self._model.index(rows[0])
            self._view.selectionModel().setCurrentIndex(current_row, select.NoUpdate)
            self._view.scrollTo(current_row)
        for row in rows:
            self._view.selectionModel().select(self._model.index(row), select.Select)
        self._quiet = False

    def _chosen(self) -> list[Row]:
        rows = sorted(index.row() for index in self._view.selectionModel().selectedIndexes())
        return [self._model.rows[row] for row in rows if row < len(self._model.rows)]

    def _chosen_ids(self) -> list[int]:
        return self._view.ids_of(self._view.selectionModel().selectedIndexes())

    def _switch_to(self, what: Entry, _clicked: bool = False) -> None:
        if not self._form.settle():
            self._switches[self._what].setChecked(True)
            return
        self._show_kind(what)
        if self._stale:
            self._read()

    def _show_kind(self, what: Entry) -> None:
        if what != self._what:
            self._what = what
            self._stale = True
            self._switches[what].setChecked(True)
            self._mark([])
            self._filter.clear()
            self._view.setDragEnabled(what == "issue")
            self._view.setAcceptDrops(what == "issue")

    def _narrow(self, words: str) -> None:
        chosen = self._chosen_ids()
        self._model.narrow(words)
        self._mark(chosen)
        self._tell()
        self._show_chosen()

    def _sort_otherwise(self) -> None:
        chosen = self._chosen_ids()
        self._model.sort_by(uses=not self._model.by_uses)
        self._mark(chosen)
        self._tell()

    def _show_added(self, entry_id: int) -> None:
        self.choose(self._what, entry_id)
        self._to_list()

    def _to_list(self) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_bar(self) -> None:
        let_go(self._bar, self._view)
        self._bar.hide()

    def _escape(self) -> None:
        if self._bar.isVisible():
            self._close_bar()
        else:
            self._filter.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._filter and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._filter_key(event.key())
        return super().eventFilter(watched, event)

    def _filter_key(self, key: int) -> bool:
        """Esc empties the filter; Down and Enter go on to the list."""
        if key == Qt.Key.Key_Escape and self._filter.text():
            self._filter.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._model.rows:
            self._view.setFocus(Qt.FocusReason.TabFocusReason)
            if not self._chosen():
                self._view.setCurrentIndex(self._model.index(0))
        else:
            return False
        return True

    # What can be done

    def _ask_to_delete(self) -> None:
        chosen = self._chosen()
        uses = sum(row.uses for row in chosen)
        if not chosen or not self._form.settle():
            return
        ids = [row.entry.id for row in chosen]
        if uses:
            self._bar.ask(_question(uses, len(ids)), partial(self._delete, ids))
        else:
            self._delete(ids)

    def _delete(self, ids: Sequence[int]) -> None:
        self._to_list()
        what = self._what
        step = Step(
            tr("Removing from the codebook"),
            lambda project: project.codebook.delete(what, ids),
            lambda _: None,
            lambda error: self._bar.tell(say(error)),
        )
        make(self._session, step, sum(self._model.uses.get(id_, 0) for id_ in ids))

    def _move_under(self, ids: Sequence[int], parent: int | None) -> None:
        """Make these issues parts of another one, or of none, as one step."""

        def move() -> None:
            with self._session.project.step("Edit issue"):
                for id_ in ids:
                    self._codebook.edit_issue(id_, parent=parent)

        self._attempt(move)

    def _merge(self) -> None:
        from ui.dialogs.merge import MergeDialog

        if not self._chosen() or not self._form.settle():
            return
        what, codebook = self._what, self._codebook
        dialog = MergeDialog(
            [row.entry for row in self._chosen()],
            self._model.known,
            self._model.uses,
            preview=partial(codebook.preview_merge, what),
            merge=partial(self._merge_into, what),
            parent=self,
        )
        dialog.accepted.connect(lambda: self.choose(what, dialog.kept))
        self._open_dialog(dialog)

    def _merge_into(self, what: Entry, kept: int, others: Sequence[int], done: Done, failed: Failed) -> None:
        step = Step(tr("Merging"), lambda project: project.codebook.merge(what, kept, others), done, failed)
        make(self._session, step, sum(self._model.uses.get(id_, 0) for id_ in others))

    def _split_off(self, what: Entry, old: int, name: str, tags: Collection[int], done: Done, failed: Failed) -> None:
        step = Step(tr("Splitting"), lambda project: project.codebook.split(what, old, name, tags), done, failed)
        make(self._session, step, len(tags))

    def _split(self) -> None:
        from ui.dialogs.split import SplitDialog

        if len(self._chosen()) != 1 or not self._form.settle():
            return
        what, codebook, old = self._what, self._codebook, self._chosen()[0].entry
        annotations = codebook.annotations(what, old.id)
        titles = self._session.project.titles({tag.article_id for tag in annotations})
        dialog = SplitDialog(
            old, annotations, titles, self._around(annotations), partial(self._split_off, what, old.id), self
        )
        dialog.accepted.connect(lambda: self.choose(what, dialog.made))
        self._open_dialog(dialog)

    def _open_dialog(self, dialog: QDialog) -> None:
        """The list has the focus afterwards: the button that was pressed may be hidden by then."""
        dialog.finished.connect(self._to_list)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._to_list()
        dialog.open()

    def _around(self, annotations: Sequence[Annotation]) -> dict[AnnotationId, Sentence]:
        """The sentence in which each tag begins, of the first few."""
        find = self._session.project.texts.sentence_at
        found = ((tag.id, find(tag.article_id, tag.start)) for tag in annotations[:MOST_AROUND])
        return {tag: sentence for tag, sentence in found if sentence is not None}

    def _attempt(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except SikapError as error:
            self._bar.tell(say(error))

    def _open_menu(self, position: QPoint) -> QMenu:
        return self._view.open_menu(position, self._entries())

    def _open_more(self) -> QMenu:
        below = self._more.mapToGlobal(self._more.rect().bottomLeft())
        return self._view.open_menu(self._view.viewport().mapFromGlobal(below), self._entries())

    def _entries(self) -> list[QAction]:
        chosen = self._chosen()
        one, used = len(chosen) == 1, sum(row.uses for row in chosen)
        merge = tr("&Merge into…") if one else tr("&Merge…")
        known = len(self._model.known) > 1
        rule = QAction()
        rule.setSeparator(True)
        return [
            entry(tr("&New"), "Ins", self.write_new),
            _when(one, entry(tr("&Rename"), "F2", self._form.rename)),
            _when(bool(chosen) and known, entry(merge, "", self._merge)),
            _when(one and used > 0, entry(tr("&Split…"), "", self._split)),
            _when(one and used > 0, entry(tr("Show its &tags"), "", self._form.unfold_uses)),
            _when(bool(chosen), entry(tr("Re&move"), "Del", self._ask_to_delete)),
            rule,
            entry(tr("&Import codebook…"), "", self.import_requested.emit),
            _when(bool(self._model.known), entry(tr("&Export codebook…"), "", self.export_requested.emit)),
        ]


class _Several(QWidget):
    """What stands in place of the form while not one entry is chosen but several, or none."""

    def __init__(self) -> None:
        super().__init__()
        self._words = QLabel(wordWrap=True)
        self._words.setForegroundRole(self._words.palette().ColorRole.PlaceholderText)
        self.merge = QPushButton(tr("Merge…"))
        self.remove = QPushButton(tr("Remove"))
        self.merge.setToolTip(tr("Make one entry of them; first you see what changes"))
        self.remove.setToolTip(tr("Take them out of the codebook (Del)"))
        buttons = QHBoxLayout()
        for button in (self.merge, self.remove):
            button.setAutoDefault(True)  # outside a dialog, too, Enter presses it
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addLayout(buttons)
        column.addStretch(1)

    def show_number(self, chosen: int, known: int) -> None:
        """Say how many of the known entries are chosen."""
        choose = tr("Choose an entry to see and edit it.") if known else ""
        self._words.setText(tr("{n} are chosen", n=chosen) if chosen else choose)
        self.merge.setVisible(chosen > 1)
        self.remove.setVisible(chosen > 1)


class _Bar(QFrame):
    """One sentence below the list: a question with its two answers, or why something cannot be done."""

    closed = Signal()  # answered, or not wanted

    def __init__(self) -> None:
        super().__init__()
        self._then: Callable[[], object] = lambda: None
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._words.setAccessibleName(tr("Question"))
        self.remove = QPushButton(tr("Remove"))
        self.keep = QPushButton(tr("Keep"))
        self.remove.setToolTip(tr("Take it out of the codebook. {undo} brings it back.", **signs()))
        self.keep.setToolTip(tr("Leave everything as it is"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.remove, self.keep):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 8, MARGIN, 8)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addLayout(buttons)
        self.remove.clicked.connect(self._answer)
        self.keep.clicked.connect(self.closed)
        self.hide()

    def ask(self, text: str, then: Callable[[], object]) -> None:
        """Ask whether to remove. Enter and Esc keep."""
        self._then = then
        self._show(text, asking=True)
        self.keep.setText(tr("Keep"))

    def tell(self, text: str) -> None:
        """Say what cannot be done."""
        self._show(f"⚠ {text}", asking=False)
        self.keep.setText(tr("Close"))

    def text(self) -> str:
        return self._words.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, text: str, *, asking: bool) -> None:
        self._words.setText(text)
        self.remove.setVisible(asking)
        self.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self) -> None:
        self.closed.emit()
        self._then()


def _nobody(words: str, is_actor: bool) -> str:
    name = one_line(words)
    if is_actor:
        return tr("No actor is called so. Esc: show all. Ins: add “{name}”.", name=name)
    return tr("No issue is called so. Esc: show all. Ins: add “{name}”.", name=name)


def _question(uses: int, entries: int) -> str:
    """What removing so many entries, with so many uses in all, would leave."""
    if entries > 1:
        return tr("These {n} are used by {uses} tags; the tags stay, without them.", n=entries, uses=uses)
    if uses == 1:
        return tr("1 tag uses it; it stays, without it.")
    return tr("{n} tags use it; they stay, without it.", n=uses)


def _when(possible: bool, action: QAction) -> QAction:
    action.setEnabled(possible)
    return action
