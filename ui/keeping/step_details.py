"""What the chosen step of the history changed, where that is, and what of it can be brought back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.errors import SikapError
from reader.keeping.details import Change, Details, Happened
from reader.keeping.restoring import RESTORABLE, Restorable, Restored
from reader.keeping.steps import Entry
from reader.model import AnnotationId, ArticleId
from ui.keeping.history_bar import number_text
from ui.keeping.history_rows import change_text, moment_text, state_text
from ui.language import step_name, tr
from ui.session import Session

Place = tuple[ArticleId, AnnotationId | None, int]  # the article, a tag that is there or else a place in the text


class StepDetails(QWidget):
    """Two lines about a step, and the list of its changes. `activated()`: Enter or double click; `moved()`: another
    change was chosen."""

    activated = Signal()
    moved = Signal()
    failed = Signal(object)  # SikapError

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._details: Details | None = None
        self._restorable: list[Restorable] = []
        self._about, self._list = QLabel(wordWrap=True), QListWidget()
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setContentsMargins(12, 8, 12, 4)
        self._about.setAccessibleName(tr("The chosen step"))
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setAccessibleName(tr("What the step changed"))
        self._list.setToolTip(
            tr("What the chosen step changed. Enter goes to the place; what was removed can be restored.")
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._about)
        page.addWidget(self._list, 1)
        self._list.itemActivated.connect(self.activated)
        self._list.currentRowChanged.connect(self.moved)

    def show_step(self, step: Entry | None) -> None:
        """Show what this step changed; what was chosen in it stays chosen if it is the same step as before."""
        same = step is not None and self._details is not None and step.id == self._details.entry.id
        row = self._list.currentRow() if same else -1
        self._details, self._restorable = None, []
        self._list.clear()
        try:
            self._read(step)
        except SikapError as error:
            self.failed.emit(error)
        self._about.setText(_summary(self._details) if self._details else "")
        for change in self._changes:
            item = QListWidgetItem(change_text(change))
            item.setToolTip(item.text())
            self._list.addItem(item)
        self._list.setCurrentRow(min(row, self._list.count() - 1))
        self.moved.emit()

    def wanted(self) -> list[Restorable]:
        """What is to come back: the chosen one of what the step removed, or all that can."""
        change = self._change
        if change is None:
            return self._restorable
        return [one for one in self._restorable if (one.table, one.row) == (change.table, change.row)]

    def place(self) -> Place | None:
        """Where the chosen change is, or the first one whose article is still there."""
        if self._details is None:
            return None
        project, chosen = self._session.project, self._change
        changes = [chosen] if chosen is not None and chosen.place else list(self._details.changes)
        tags = [change.row for change in changes if change.table == "annotation"]
        there = {tag.id: tag.article_id for tag in project.annotations_by_id(tags)}
        for tag in map(AnnotationId, tags):
            if tag in there:
                return there[tag], tag, 0
        places = [change.place for change in changes if change.place]
        if (about := self._details.entry.article_id) is not None:
            places.append((about, 0))
        known = project.article_ids({article for article, _ in places})
        return next(((ArticleId(article), None, start) for article, start in places if article in known), None)

    @property
    def _changes(self) -> tuple[Change, ...]:
        return () if self._details is None else self._details.changes

    @property
    def _change(self) -> Change | None:
        row = self._list.currentRow()
        return self._changes[row] if 0 <= row < len(self._changes) else None

    def _read(self, step: Entry | None) -> None:
        if step is None:
            return
        record = self._session.project.record
        self._details = record.details(step.id)
        if any(c.happened is Happened.REMOVED and c.table in RESTORABLE for c in self._details.changes):
            self._restorable = record.restorable(step.id)


def restored_text(wanted: list[Restorable], back: list[Restored]) -> str:
    """What came back, and what of it is not as it was."""
    if wanted[0].table == "article":
        said = [tr("“{title}” is back.", title=wanted[0].words)]
    else:
        said = [tr("The tag is back.") if len(back) == 1 else tr("{n} tags are back.", n=number_text(len(back)))]
    if any(one.orphaned for one in back):
        said.append(tr("Its words are no longer in the text: it waits below the tags to be placed."))
    if lost := list(dict.fromkeys(name for one in back for name in one.lost)):
        said.append(tr("No longer in the codebook: {names}.", names=", ".join(lost)))
    return " ".join(said)


def _summary(details: Details) -> str:
    """The step in a line, and how much it changed in another."""
    step = details.entry
    parts = [step_name(step.name), state_text(step), step.coder, moment_text(step.at, exact=True), step.article]
    first = " · ".join(part for part in parts if part)
    if not step.rows:
        kept = tr("What it changed is no longer kept.")
        return f"{first}\n{kept}"
    counts = (_counted(table, count) for table, count in details.counts.items())
    counted = ", ".join(counts) or tr("{n} rows", n=number_text(step.rows))
    return f"{first}\n{tr('Changed: {what}', what=counted)}"


def _counted(table: str, n: int) -> str:
    """So many rows of a table, as a person counts them."""
    one, many = {
        "annotation": (tr("1 tag"), tr("{n} tags")),
        "orphan": (tr("1 tag without its words"), tr("{n} tags without their words")),
        "article": (tr("1 article"), tr("{n} articles")),
        "actor": (tr("1 actor"), tr("{n} actors")),
        "actor_alias": (tr("1 alias"), tr("{n} aliases")),
        "issue": (tr("1 issue"), tr("{n} issues")),
        "link": (tr("1 link"), tr("{n} links")),
        "sentence": (tr("1 sentence"), tr("{n} sentences")),
        "block": (tr("1 paragraph"), tr("{n} paragraphs")),
    }.get(table, (f"1 {table}", f"{{n}} {table}"))
    return one if n == 1 else many.format(n=number_text(n))
