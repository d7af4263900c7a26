"""The article's tags in reading order, each under its sentence. It shows what it is given and asks for the rest."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property, partial

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPoint, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QVBoxLayout, QWidget

from reader.model import Annotation, AnnotationId, Kind, Sentence
from reader.pieces import starts
from ui.keymap import AlsoIn, first, notice, signs
from ui.language import tr
from ui.rows import Counts, Index, RowList, RowModel, entry, one_line
from ui.side.annotation_rows import MARGIN, ROW, TIES, Row, TagRow, Tie, spoken, tip
from ui.theme import current

TAG = "application/x-sikap-tag"  # the format of a dragged tag: its guid
FEW = 64  # changed tags up to which rows come and go one by one; above, the list is made anew
AT_ONCE = 1000  # rows that Qt is told of together: it pushes those after each one of them on
LABEL = 30  # characters of a quote in a menu
ORDER = {kind: rank for rank, kind in enumerate(Kind)}

Key = tuple[int, int, int, int, int]  # sentence, start, -end, rank of kind, id. A sentence's own row has start -1


class AnnotationList(QWidget):
    """The right pane: how many tags there are, and below each sentence that carries tags these tags.

    `annotation_chosen(AnnotationId)` tells what a person chose by click or cursor keys, `sentence_chosen(int)` the id
    of the sentence whose row they clicked, `reading_requested` that they want back into the text. An actor or position
    is linked by dragging it onto a statement (`link_requested(statement, other)`), or from the menu, which only begins
    it (`link_started`).
    """

    annotation_chosen = Signal(object)  # AnnotationId
    sentence_chosen = Signal(int)
    reading_requested = Signal()
    delete_requested = Signal(object)  # AnnotationId
    link_requested = Signal(object, object)  # AnnotationId of the statement, of the other
    link_started = Signal(object)  # AnnotationId
    unlink_requested = Signal(object, object)  # AnnotationId of the statement, of the other
    note_requested = Signal(object)  # AnnotationId

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = self._more = self._has_text = False
        self._model = _Rows(self)
        self._view = _View(self._model, self)
        self._view.setItemDelegate(TagRow(self._view))
        self._counts = Counts(MARGIN)
        self._name()
        self._lay_out()
        self._connect()
        self._tell()

    def drag_as(self, data: Callable[[Annotation], QMimeData]) -> None:
        """What a tag is for those outside to whom it is dragged; its bare words, if nobody says."""
        self._model.as_data = data

    def show_annotations(
        self, annotations: Sequence[Annotation], sentences: Sequence[Sentence], more: bool = False
    ) -> None:
        """Show the tags of an article with all of its sentences. The chosen tag and the scroll position stay.

        `more`: there are more of them, which come by `add`.
        """
        self._more, self._has_text = more, bool(sentences)
        with_choice = self.chosen
        scrolled = self._view.verticalScrollBar().value()
        self._model.show(annotations, sentences)
        self.choose(with_choice)
        self._view.verticalScrollBar().setValue(scrolled)
        self._tell()

    def add(self, found: Sequence[Annotation], more: bool = False) -> None:
        """Put in tags that were there before and are only known now, in reading order; `more` are to come.

        The view lays out all its rows anew whenever some come, so that few of a book's come one by one.
        """
        self._more = more
        if self._model.expect(found) > self._model.count.total() / 4 or not more:
            self._put_expected()

    def _put_expected(self) -> None:
        with_choice = self.chosen
        self._quiet = True
        self._model.put_expected()
        self._quiet = False
        if self.chosen != with_choice:
            self.choose(with_choice)
        self._tell()

    def change(self, gone: Collection[AnnotationId], present: Sequence[Annotation]) -> None:
        """Take away the tags that are gone; put in, or show anew, those that are present.

        When the chosen tag goes while the person is in this list, its neighbour is chosen, with a signal.
        """
        self._model.put_expected()
        with_choice = self.chosen
        self._quiet = True
        self._model.change(gone, present)
        self._quiet = False
        if self._model.row_of(with_choice) < 0 and self._view.hasFocus():
            self._move()
        elif self.chosen != with_choice:
            self.choose(with_choice)
        self._tell()

    def choose(self, annotation: AnnotationId | None) -> None:
        """Mark this tag as the chosen one and scroll to it, without a signal."""
        if annotation is not None and self._model.row_of(annotation) < 0:
            self._put_expected()
        row = self._model.row_of(annotation)
        self._quiet = True
        if row < 0:
            self._view.selectionModel().clear()
        else:
            self._view.setCurrentIndex(self._model.index(row))
            self._view.scrollTo(self._model.index(row))
        self._quiet = False

    @property
    def chosen(self) -> AnnotationId | None:
        chosen = self._model.annotation(self._view.currentIndex().row())
        return chosen.id if chosen else None

    def put_below(self, part: QWidget) -> None:
        """Show something below the list."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(part)

    def lines(self) -> list[str]:
        """The rows as a screen reader says them, from top to bottom."""
        return [spoken(row, self._model.ties(row)) for row in self._model.rows()]

    def _name(self) -> None:
        self.setAccessibleName(tr("Tags of the article"))
        self._view.setAccessibleName(tr("Tags"))
        self._view.setToolTip(
            tr(
                "The tags of this article in reading order. Enter goes to the text, Del removes a tag, "
                "{link} links it. An actor or position can also be dragged onto its statement.",
                **signs(),
            )
        )
        self._counts.setAccessibleName(tr("Number of tags"))

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._counts)
        page.addWidget(self._view, 1)
        self.setFocusProxy(self._view)

    def _connect(self) -> None:
        notice.keys_changed.connect(self._name)
        notice.keys_changed.connect(self._tell)
        self._view.selectionModel().currentChanged.connect(self._move)
        self._view.pressed_again.connect(self._move)
        self._view.doubleClicked.connect(self.reading_requested)
        self._view.sentence_clicked.connect(self.sentence_chosen)
        self._view.tag_dropped.connect(self.link_requested)
        self._view.customContextMenuRequested.connect(self._open_menu)
        self._view.on_key(Qt.Key.Key_Return, self._read)
        self._view.on_key(Qt.Key.Key_Enter, self._read)
        self._view.on_key(Qt.Key.Key_Delete, partial(self._ask, self.delete_requested))
        AlsoIn(self._view, "link", partial(self._ask, self.link_started))

    def _tell(self) -> None:
        known = self._has_text and not self._more
        self._counts.set_text(counts_text(self._model.count) if known else "")
        self._view.say_when_empty("" if self._more else self._why_empty())

    def _why_empty(self) -> str:
        if not self._has_text:
            return tr("The tags of the article that is open are listed here. No article is open yet.")
        return tr(
            "No tags yet. Go to a sentence with {next_sentence} and press {tag_statement}, {tag_actor} "
            "or {tag_position}.",
            **signs(),
        )

    def _move(self) -> None:
        if not self._quiet and self.chosen is not None:
            self.annotation_chosen.emit(self.chosen)

    def _read(self) -> None:
        if self.chosen is not None:
            self.reading_requested.emit()

    def _ask(self, wish: SignalInstance) -> None:
        if self.chosen is not None:
            wish.emit(self.chosen)

    def _open_menu(self, position: QPoint) -> QMenu:
        return self._view.open_menu(position, self._entries())

    def _entries(self) -> list[QAction]:
        read = entry(tr("&Go to the text"), "Enter", self._read)
        link = entry(tr("&Link…"), first("link"), partial(self._ask, self.link_started))
        note = entry(tr("&Note…"), "", partial(self._ask, self.note_requested))
        delete = entry(tr("Re&move tag"), "Del", partial(self._ask, self.delete_requested))
        for action in (read, link, note, delete):
            action.setEnabled(self.chosen is not None)
        return [read, link, *self._unlinks(), note, delete]

    def _unlinks(self) -> list[QAction]:
        """One entry for each tag that the chosen one is linked to."""
        return [
            entry(tr("&Unlink: {words}", words=_label(other)), "", partial(self.unlink_requested.emit, *pair))
            for pair, other in self._model.links(self.chosen)
        ]


def _words(tag: Annotation) -> QMimeData:
    data = QMimeData()
    data.setText(tag.text)
    return data


class _Rows(RowModel):
    """Sentences and tags as one flat list, kept in order of their keys, so that a change is a bisection."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.count: Counter[Kind] = Counter()
        self.as_data: Callable[[Annotation], QMimeData] = _words
        self._keys: list[Key] = []
        self._tags: dict[AnnotationId, Annotation] = {}
        self._expected: dict[AnnotationId, Annotation] = {}  # known, and not in the list yet
        self._expected_keys: list[Key] = []
        self._sentences: Sequence[Sentence] = ()

    def show(self, annotations: Sequence[Annotation], sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._expected, self._expected_keys = {}, []
        vars(self).pop("_starts", None)
        self._reset({annotation.id: annotation for annotation in annotations})

    def expect(self, found: Sequence[Annotation]) -> int:
        """Take note of tags that `put_expected` puts in. Gives how many wait now."""
        new = [tag for tag in found if tag.id not in self._tags]
        self._expected |= {tag.id: tag for tag in new}
        self._expected_keys += map(self._key, new)
        return len(self._expected)

    def put_expected(self) -> None:
        """Put in what waits, wherever it belongs; mostly it is all in one place."""
        new, keys = self._expected, self._expected_keys
        self._expected, self._expected_keys = {}, []
        if not new:
            return
        headings = {_heading(key[0]) for key in keys} if self._sentences else set()
        keys = sorted([*keys, *(heading for heading in headings if not self._has(heading))])
        row = bisect_left(self._keys, keys[0])
        if row != bisect_left(self._keys, keys[-1]):
            self._reset(self._tags | new)
            return
        self._tags |= new
        self.count.update(tag.kind for tag in new.values())
        for at in range(0, len(keys), AT_ONCE):
            some = keys[at : at + AT_ONCE]
            self._keys[row + at : row + at] = some
            self.insertRows(row + at, len(some))

    def change(self, gone: Collection[AnnotationId], present: Sequence[Annotation]) -> None:
        if len(gone) + len(present) > FEW:
            away = set(gone)
            kept = {id_: tag for id_, tag in self._tags.items() if id_ not in away}
            self._reset(kept | {tag.id: tag for tag in present})
        else:
            for id_ in gone:
                self._remove(id_)
            for tag in present:
                self._put(tag)

    def rows(self) -> Iterator[Row]:
        return (self._row(key) for key in self._keys)

    def row_of(self, annotation: AnnotationId | None) -> int:
        """The tag's row, -1 if it is not in the list."""
        tag = self._tags.get(annotation) if annotation is not None else None
        return -1 if tag is None else bisect_left(self._keys, self._key(tag))

    def annotation(self, row: int) -> Annotation | None:
        """The tag in a row; None if the row is a sentence's, or none at all."""
        found = self._row(self._keys[row]) if 0 <= row < len(self._keys) else None
        return found if isinstance(found, Annotation) else None

    def sentence(self, row: int) -> Sentence | None:
        """The sentence in a row; None if the row is a tag's."""
        found = self._row(self._keys[row])
        return found if isinstance(found, Sentence) else None

    def ties(self, row: Row) -> list[Tie]:
        """The statements that an actor or position is tied to, in the order of their ids."""
        if isinstance(row, Sentence):
            return []
        statements = zip(row.statement_ids, row.roles, strict=True)
        own = self._sentence_number(row.id)
        numbers = [(self._sentence_number(id_), role) for id_, role in statements if id_ in self._tags]
        return [Tie(number, role, is_near=number == own) for number, role in numbers]

    def links(self, annotation: AnnotationId | None) -> list[tuple[tuple[AnnotationId, AnnotationId], Annotation]]:
        """The links at this tag: each as the ids of statement and other, and the tag at its far end."""
        tag = self._tags.get(annotation) if annotation is not None else None
        if tag is None:
            return []
        if tag.kind is Kind.STATEMENT:
            others = [other for other in self._tags.values() if tag.id in other.statement_ids]
            return [((tag.id, other.id), other) for other in sorted(others, key=self._key)]
        return [((id_, tag.id), self._tags[id_]) for id_ in tag.statement_ids if id_ in self._tags]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A sentence's row is not chosen: the cursor keys pass over it."""
        if self.annotation(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDragActions(self) -> Qt.DropAction:
        """Never a move: the view would take the rows away."""
        return Qt.DropAction.CopyAction | Qt.DropAction.LinkAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """A dragged tag: its quote for whoever takes text, its guid for this list."""
        data = QMimeData()
        for tag in filter(None, (self.annotation(index.row()) for index in indexes)):
            data = self.as_data(tag)
            data.setData(TAG, tag.guid.encode())
        return data

    def dragged(self, data: QMimeData) -> Annotation | None:
        """The tag of this article that is being dragged."""
        guid = bytes(data.data(TAG).data()).decode()
        return next((tag for tag in self._tags.values() if tag.guid == guid), None) if guid else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._row(self._keys[index.row()])
        if role == ROW:
            return row
        if role == TIES:
            return self.ties(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self.ties(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row, self.ties(row))
        return None

    @cached_property
    def _starts(self) -> list[int]:
        """Where the sentences start; what stands before goes with the first."""
        return [0, *starts(self._sentences)[1:]]

    def _sentence_number(self, annotation: AnnotationId) -> int:
        place = self._key(self._tags[annotation])[0]
        return self._sentences[place].number if self._sentences else 0

    def _row(self, key: Key) -> Row:
        return self._tags[AnnotationId(key[4])] if key[1] >= 0 else self._sentences[key[0]]

    def _key(self, tag: Annotation) -> Key:
        return bisect_right(self._starts, tag.start) - 1, tag.start, -tag.end, ORDER[tag.kind], tag.id

    def _reset(self, tags: dict[AnnotationId, Annotation]) -> None:
        self._tags = tags
        self.count = Counter(tag.kind for tag in tags.values())
        keys = [self._key(tag) for tag in tags.values()]
        self._keys = sorted(keys + [_heading(place) for place in {key[0] for key in keys} if self._sentences])
        self.set_row_count(len(self._keys))

    def _put(self, tag: Annotation) -> None:
        old = self._tags.get(tag.id)
        if old is not None and self._key(old) == self._key(tag):
            self._tags[tag.id] = tag
            index = self.index(self.row_of(tag.id))
            self.dataChanged.emit(index, index)
            return
        self._remove(tag.id)
        self._tags[tag.id] = tag
        self.count[tag.kind] += 1
        key = self._key(tag)
        if self._sentences:
            self._insert(_heading(key[0]))
        self._insert(key)

    def _remove(self, id_: AnnotationId) -> None:
        tag = self._tags.get(id_)
        if tag is None:
            return
        key = self._key(tag)
        self._drop(bisect_left(self._keys, key))
        self._drop_bare(_heading(key[0]))
        del self._tags[id_]
        self.count[tag.kind] -= 1

    def _drop_bare(self, heading: Key) -> None:
        """Take away a sentence's row when no tag is left below it."""
        row = bisect_left(self._keys, heading)
        below = self._keys[row + 1 : row + 2]
        if self._keys[row : row + 1] == [heading] and not (below and below[0][0] == heading[0]):
            self._drop(row)

    def _insert(self, key: Key) -> None:
        """Put a row in, unless it is there."""
        if not self._has(key):
            row = bisect_left(self._keys, key)
            self._keys.insert(row, key)
            self.insertRows(row, 1)

    def _has(self, key: Key) -> bool:
        row = bisect_left(self._keys, key)
        return self._keys[row : row + 1] == [key]

    def _drop(self, row: int) -> None:
        self.removeRows(row, 1)  # first: views look at the row's neighbours while it goes
        del self._keys[row]


class _View(RowList):
    """The list, whose cursor keys pass over the sentences' rows. Statements take actors and positions."""

    sentence_clicked = Signal(int)
    tag_dropped = Signal(object, object)  # AnnotationId of the statement, of the tag

    def __init__(self, model: _Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._target: Annotation | None = None  # the statement that would take what is being dragged
        self.setModel(model)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, Sentence) and event.button() == Qt.MouseButton.LeftButton:
            self.sentence_clicked.emit(row.id)
            return
        super().mousePressEvent(event)

    def moveCursor(self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a cursor key leads. Home and the pages may hit a sentence's row: its first tag is meant."""
        target = super().moveCursor(cursorAction, modifiers)
        if target.isValid() and isinstance(target.data(ROW), Sentence):
            return target.siblingAtRow(target.row() + 1)
        return target

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(self._model.dragged(event.mimeData()) is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # it scrolls at the edges
        self._aim(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_target(None)

    def dropEvent(self, event: QDropEvent) -> None:
        dragged = self._aim(event)
        target = self._target
        self.stopAutoScroll()
        self.setState(self.State.NoState)
        self._show_target(None)
        if dragged is not None and target is not None:
            self.tag_dropped.emit(target.id, dragged.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target is not None:
            self._paint_target(self._target)

    def _aim(self, event: QDropEvent) -> Annotation | None:
        """Take a drag over a statement that the dragged tag can be linked to, nowhere else. Gives the dragged tag."""
        dragged = self._model.dragged(event.mimeData())
        under = self._model.annotation(self.indexAt(event.position().toPoint()).row())
        self._show_target(under if dragged and under and _can_link(under, dragged) else None)
        event.setDropAction(Qt.DropAction.LinkAction)
        event.setAccepted(self._target is not None)
        return dragged

    def _show_target(self, target: Annotation | None) -> None:
        self._target = target
        self.viewport().update()

    def _paint_target(self, target: Annotation) -> None:
        area = QRectF(self.visualRect(self._model.index(self._model.row_of(target.id))))
        painter = QPainter(self.viewport())
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current().accent, 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 5, 5)
        finally:
            painter.end()


def counts_text(count: Counter[Kind]) -> str:
    """How many tags there are, and of which kinds: "3 tags · 2 statements, 1 actor"."""
    total = count.total()
    kinds = ", ".join(_of_kind(kind, count[kind]) for kind in Kind if count[kind])
    return (tr("1 tag") if total == 1 else tr("{n} tags", n=total)) + (f" · {kinds}" if kinds else "")


def _of_kind(kind: Kind, n: int) -> str:
    if kind is Kind.STATEMENT:
        return tr("1 statement") if n == 1 else tr("{n} statements", n=n)
    if kind is Kind.ACTOR:
        return tr("1 actor") if n == 1 else tr("{n} actors", n=n)
    return tr("1 position") if n == 1 else tr("{n} positions", n=n)


def _heading(place: int) -> Key:
    return place, -1, 0, 0, 0


def _can_link(statement: Annotation, other: Annotation) -> bool:
    is_pair = statement.kind is Kind.STATEMENT and other.kind is not Kind.STATEMENT
    return is_pair and statement.id not in other.statement_ids


def _label(tag: Annotation) -> str:
    """A tag in a menu."""
    words = one_line(tag.text)
    return f"“{words if len(words) <= LABEL else words[: LABEL - 1] + '…'}”".replace("&", "&&")
