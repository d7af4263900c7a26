"""The chosen entry of the codebook: a field for each thing that is known of it, saved the moment it is left."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton, QVBoxLayout, QWidget

from reader.codebook import Codebook, Entry
from reader.errors import SikapError
from reader.model import Actor, Annotation, AnnotationId, Issue, Sentence
from ui.language import say, tr
from ui.rows import LONGEST, Index, RowList, RowModel, one_line, quoted
from ui.side.entry_fields import ENTER, MARGIN, Field, actor_fields, issue_fields, let_go, quiet_label
from ui.side.entry_list import times_used

MOST_LINES = 8
MOST_QUOTES = 200
BEFORE = 24  # characters of a sentence before the words that are tagged

Around = Mapping[AnnotationId, Sentence]  # the sentence in which a tag begins


class EntryForm(QScrollArea):
    """Shows an actor or an issue and writes it. What is refused stays in its field, with the reason below.

    `codebook()` gives the codebook; `entries()` the actors, or issues, that a field may name; `around(annotations)` the
    sentences of tags. `home` is the pane around it: who leaves that is not called back to a field, and it takes the
    focus of what is hidden.
    """

    added = Signal(int)  # the id of the entry that was made
    left_new = Signal()  # the person does not want a new entry after all
    annotation_requested = Signal(object)  # AnnotationId

    def __init__(
        self,
        codebook: Callable[[], Codebook],
        entries: Callable[[], Sequence[Actor | Issue]],
        around: Callable[[Sequence[Annotation]], Around],
        home: QWidget,
    ) -> None:
        super().__init__(home)
        self._home = home
        self._codebook = codebook
        self._around = around
        self.entry: Actor | Issue | None = None
        self.new: Entry | None = None
        self._uses = 0
        self._entries = entries
        self._pages: dict[Entry, _Page] = {}
        self._column = QVBoxLayout()
        self._lay_out()
        self.show_entry(None)

    def make_ready(self, what: Entry) -> None:
        """Make the fields of such an entry before one is chosen, since it takes a while."""
        if what not in self._pages:
            self._page_of(what).hide()

    def show_entry(self, entry: Actor | Issue | None, uses: int = 0) -> None:
        """Show this entry; what is half typed in a field of the same entry stays."""
        same = entry is not None and self.new is None and self.entry is not None and _key(entry) == _key(self.entry)
        self.entry, self.new, self._uses = entry, None, uses
        self._turn_to(None if entry is None else _what(entry))
        if entry is None:
            return
        page = self._page_of(_what(entry))
        for field in page.fields:
            field.show()
            field.follow(getattr(entry, field.name)) if same else field.show_value(getattr(entry, field.name))
        if not uses:
            let_go(page.uses, self._home)
        page.uses.setVisible(uses > 0)
        page.uses.setAccessibleName(times_used(uses))
        if not same:
            page.uses.setChecked(False)
            self.verticalScrollBar().setValue(0)
        self._show_quotes(page)

    def write_new(self, what: Entry, name: str = "") -> None:
        """Let the person name a new entry: Enter makes it (`added`), Esc leaves it (`left_new`)."""
        self.entry, self.new = None, what
        self._turn_to(what)
        page = self._page_of(what)
        for field in page.fields:
            field.setVisible(field is page.fields[0])
        page.uses.hide()
        self._fill(page, (), ())
        page.fields[0].show_value("")
        page.fields[0].put(name)
        page.fields[0].enter()

    def rename(self) -> None:
        """Go to the name."""
        if self.entry is not None:
            self._page_of(_what(self.entry)).fields[0].enter()

    def unfold_uses(self) -> None:
        """Show where the entry is used."""
        if self.entry is not None and self._uses:
            page = self._page_of(_what(self.entry))
            page.uses.setChecked(True)
            self._show_quotes(page)
            page.quotes.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> bool:
        """Save what is half typed. False if something is refused: its field has the focus and says why."""
        page = self._page()
        if page is None:
            return True
        for field in page.fields[:1] if self.new else page.fields:
            field.end()
            if not self._save(field):
                field.enter()
                self.ensureWidgetVisible(field)
                return False
        return True

    def finish(self) -> None:
        """Save what is half typed; nothing is written from now on."""
        self.settle()
        self.entry = self.new = None

    def _page(self) -> "_Page | None":
        what = self.new or (None if self.entry is None else _what(self.entry))
        return None if what is None else self._page_of(what)

    def _page_of(self, what: Entry) -> "_Page":
        """The page of actors, or of issues: made when it is first wanted."""
        if what not in self._pages:
            fields = actor_fields if what == "actor" else issue_fields
            self._pages[what] = page = _Page(fields(self._entries))
            self._column.insertWidget(0, page)
            self._connect(page)
        return self._pages[what]

    def _turn_to(self, what: Entry | None) -> None:
        if what is not None:
            self._page_of(what)
        for name, page in self._pages.items():
            if name != what:
                let_go(page, self._home)
            page.setVisible(name == what)

    def _lay_out(self) -> None:
        both = QWidget()
        both.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self.setWidget(both)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("The chosen entry"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self, page: "_Page") -> None:
        for field in page.fields:
            field.left.connect(partial(self._take, field))
            field.dropped.connect(self._drop)
        page.uses.clicked.connect(partial(self._show_quotes, page))
        for quotes in (page.quotes, page.examples):
            quotes.chosen.connect(self.annotation_requested)

    def _take(self, field: "Field") -> None:
        if not self._save(field, asked=field.control.hasFocus()) and self._is_near():
            QTimer.singleShot(0, field, field.enter)

    def _add(self, what: Entry, field: "Field", *, asked: bool) -> bool:
        """Make the new entry; one without a name is left again, unless it is asked for."""
        if not field.touched and not asked:
            self._drop()
            return True
        codebook, name = self._codebook(), str(field.raw())
        try:
            made = codebook.add_actor(name) if what == "actor" else codebook.add_issue(name)
        except SikapError as error:
            field.say(say(error))
            return False
        self.new = None
        self.added.emit(made.id)
        return True

    def _drop(self) -> None:
        if self.new is not None:
            self.new = None
            self.left_new.emit()

    def _save(self, field: "Field", *, asked: bool = False) -> bool:
        """Write what is new in a field. False, and the reason below it, if that is refused."""
        if self.new is not None:
            return self._add(self.new, field, asked=asked)
        entry = self.entry
        if entry is None or not field.touched:
            return True
        codebook = self._codebook()
        edit = codebook.edit_actor if isinstance(entry, Actor) else codebook.edit_issue
        try:
            edited = edit(entry.id, **{field.name: field.value()})
        except SikapError as error:
            field.say(say(error))
            return False
        if self.entry is not None and _key(self.entry) == _key(entry):
            self.entry = edited
            field.show_value(getattr(edited, field.name))
        return True

    def _is_near(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is None or self._home.isAncestorOf(focus)

    def _show_quotes(self, page: "_Page", _clicked: bool = False) -> None:
        entry, codebook = self.entry, self._codebook()
        if entry is None:
            return
        unfolded = page.uses.isChecked() and self._uses > 0
        used = codebook.annotations(_what(entry), entry.id, MOST_QUOTES) if unfolded else []
        self._fill(page, used, codebook.examples(entry.id) if isinstance(entry, Issue) and self._uses else ())

    def _fill(self, page: "_Page", used: Sequence[Annotation], examples: Sequence[Annotation]) -> None:
        for quotes, annotations in ((page.quotes, used), (page.examples, examples)):
            if not annotations:
                let_go(quotes, self._home)
            if annotations != quotes.annotations:
                quotes.show_annotations(annotations, self._around(annotations))
        page.tell(bool(used), bool(examples))


class _Page(QWidget):
    """The fields of an actor or of an issue, from top to bottom, and where it is used."""

    def __init__(self, fields: Sequence["Field"]) -> None:
        super().__init__()
        self.fields = fields
        self.uses = QToolButton()
        self.quotes = Quotes(tr("Where it is used"))
        self.examples = Quotes(tr("Examples"))
        self._examples_label = quiet_label(tr("Examples"))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(8)
        column.addWidget(fields[0])
        column.addWidget(self.uses, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.quotes)
        for field in fields[1:]:
            column.addWidget(field)
        column.addWidget(self._examples_label)
        column.addWidget(self.examples)
        self.uses.setCheckable(True)
        self.uses.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.uses.setToolTip(tr("Show or hide the tags that use it"))

    def tell(self, used: bool, examples: bool) -> None:
        """Say what of its quotes is shown."""
        self._examples_label.setVisible(examples)
        self.uses.setArrowType(Qt.ArrowType.DownArrow if used else Qt.ArrowType.RightArrow)
        self.uses.setText(self.uses.accessibleName())


class Quotes(RowList):
    """A few quotes, one a row; click or Enter chooses one (`chosen`). Hidden when there are none."""

    chosen = Signal(object)  # AnnotationId

    def __init__(self, name: str) -> None:
        super().__init__()
        self._rows = _QuoteRows(self)
        self.setModel(self._rows)
        self.hide()
        self.setAccessibleName(name)
        self.setToolTip(tr("Enter or a click goes to the place in its article."))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(self._choose)
        for key in ENTER:
            self.on_key(key, self._choose)

    @property
    def annotations(self) -> Sequence[Annotation]:
        return self._rows.annotations

    def show_annotations(self, annotations: Sequence[Annotation], around: Around) -> None:
        self._rows.annotations, self._rows.around = annotations, around
        self._rows.set_row_count(len(annotations))
        self.setVisible(bool(annotations))
        if annotations:
            self.setFixedHeight(min(len(annotations), MOST_LINES) * self.sizeHintForRow(0) + 2)

    def _choose(self) -> None:
        row = self.currentIndex().row()
        if row >= 0:
            self.chosen.emit(self._rows.annotations[row].id)


class _QuoteRows(RowModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.annotations: Sequence[Annotation] = ()
        self.around: Around = {}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        tag = self.annotations[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return in_sentence(tag, self.around.get(tag.id), BEFORE)
        return in_sentence(tag, self.around.get(tag.id)) if role == Qt.ItemDataRole.ToolTipRole else None


def in_sentence(tag: Annotation, sentence: Sentence | None, before: int = LONGEST) -> str:
    """The words of a tag, in quotation marks, in their sentence; of what is `before` them so many characters."""
    words = quoted(one_line(tag.text))
    if sentence is None:
        return words
    head = sentence.text[: tag.start - sentence.start]
    if len(head) > before:
        head = f"…{head[-before:].partition(' ')[2]}"
    return one_line(f"{head}{words}{sentence.text[tag.end - sentence.start :]}")


def _what(entry: Actor | Issue) -> Entry:
    return "actor" if isinstance(entry, Actor) else "issue"


def _key(entry: Actor | Issue) -> tuple[str, int]:
    return _what(entry), entry.id
