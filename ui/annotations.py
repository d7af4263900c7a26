"""The article's tags in reading order, each under its sentence. It shows what it is given and asks for the rest."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.model import Annotation, AnnotationId, Kind, Sentence, Stance
from ui.language import tr
from ui.rows import (
    BAR,
    ONE_LINE,
    Index,
    RowList,
    RowModel,
    entry,
    joined,
    one_line,
    paint_ground,
    paint_rule,
    smaller,
    wrapped,
)
from ui.theme import current

ROW = Qt.ItemDataRole.UserRole
MARGIN = 10  # pixels
SWATCH = 16  # pixels
FEW = 64  # changed tags up to which rows come and go one by one; above, the list is made anew
ORDER = {kind: rank for rank, kind in enumerate(Kind)}
SIGNS = {Stance.SUPPORT: "+", Stance.NEUTRAL: "0", Stance.OPPOSE: "−"}

Key = tuple[int, int, int, int, int]  # sentence, start, -end, rank of kind, id. A sentence's own row has start -1
Row = Annotation | Sentence


class AnnotationList(QWidget):
    """The right pane: how many tags there are, and below each sentence that carries tags these tags.

    `annotation_chosen(AnnotationId)` tells what a person chose by click or cursor keys, `sentence_chosen(int)` the id
    of the sentence whose row they clicked, `reading_requested` that they want back into the text.
    """

    annotation_chosen = Signal(object)  # AnnotationId
    sentence_chosen = Signal(int)
    reading_requested = Signal()
    delete_requested = Signal(object)  # AnnotationId

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._model = _Rows(self)
        self._view = _View(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_RowPainter(self._view))
        self._counts = QLabel()
        self._name()
        self._lay_out()
        self._connect()
        self._tell()

    def show_annotations(self, annotations: Sequence[Annotation], sentences: Sequence[Sentence]) -> None:
        """Show the tags of an article with all of its sentences. The chosen tag and the scroll position stay."""
        with_choice = self.chosen
        scrolled = self._view.verticalScrollBar().value()
        self._model.show(annotations, sentences)
        self.choose(with_choice)
        self._view.verticalScrollBar().setValue(scrolled)
        self._tell()

    def change(self, gone: Collection[AnnotationId], present: Sequence[Annotation]) -> None:
        """Take away the tags that are gone; put in, or show anew, those that are present.

        When the chosen tag goes while the person is in this list, its neighbour is chosen, with a signal.
        """
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

    def lines(self) -> list[str]:
        """The rows as a screen reader says them, from top to bottom."""
        return [spoken(row) for row in self._model.rows()]

    def _name(self) -> None:
        self.setAccessibleName(tr("Tags of the article"))
        self._view.setAccessibleName(tr("Tags"))
        self._view.setToolTip(
            tr("The tags of this article in reading order. Enter goes to the text, Del removes a tag.")
        )
        self._view.say_when_empty(tr("No tags yet. Go to a sentence with ↓ and press S, A or P."))
        self._counts.setAccessibleName(tr("Number of tags"))
        self._counts.setForegroundRole(self._counts.palette().ColorRole.PlaceholderText)
        self._counts.setFont(smaller(self.font()))
        self._counts.setWordWrap(True)
        self._counts.setContentsMargins(MARGIN, 8, MARGIN, 7)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._counts)
        page.addWidget(self._view, 1)
        self.setFocusProxy(self._view)

    def _connect(self) -> None:
        self._view.selectionModel().currentChanged.connect(self._move)
        self._view.pressed_again.connect(self._move)
        self._view.doubleClicked.connect(self.reading_requested)
        self._view.sentence_clicked.connect(self.sentence_chosen)
        self._view.customContextMenuRequested.connect(self._open_menu)
        self._view.on_key(Qt.Key.Key_Return, self._read)
        self._view.on_key(Qt.Key.Key_Enter, self._read)
        self._view.on_key(Qt.Key.Key_Delete, self._ask_to_delete)

    def _tell(self) -> None:
        self._counts.setText(counts_text(self._model.count))
        self._counts.setVisible(self._model.count.total() > 0)
        self._view.say_when_empty(tr("No tags yet. Go to a sentence with ↓ and press S, A or P."))

    def _move(self) -> None:
        if not self._quiet and self.chosen is not None:
            self.annotation_chosen.emit(self.chosen)

    def _read(self) -> None:
        if self.chosen is not None:
            self.reading_requested.emit()

    def _ask_to_delete(self) -> None:
        if self.chosen is not None:
            self.delete_requested.emit(self.chosen)

    def _open_menu(self, position: QPoint) -> QMenu:
        return self._view.open_menu(position, self._entries())

    def _entries(self) -> list[QAction]:
        read = entry(tr("&Go to the text"), "Return", self._read)
        delete = entry(tr("Re&move tag"), "Del", self._ask_to_delete)
        for action in (read, delete):
            action.setEnabled(self.chosen is not None)
        return [read, delete]


class _Rows(RowModel):
    """Sentences and tags as one flat list, kept in order of their keys, so that a change is a bisection."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.count: Counter[Kind] = Counter()
        self._keys: list[Key] = []
        self._tags: dict[AnnotationId, Annotation] = {}
        self._sentences: Sequence[Sentence] = ()
        self._starts = [0]

    def show(self, annotations: Sequence[Annotation], sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._starts = [0, *(sentence.start for sentence in sentences[1:])]  # what stands before goes with the first
        self._reset({annotation.id: annotation for annotation in annotations})

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

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A sentence's row is not chosen: the cursor keys pass over it."""
        if self.annotation(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._row(self._keys[index.row()])
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row)
        return None

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
        row = bisect_left(self._keys, key)
        if self._keys[row : row + 1] != [key]:
            self._keys.insert(row, key)
            self.insertRows(row, 1)

    def _drop(self, row: int) -> None:
        self.removeRows(row, 1)  # first: views look at the row's neighbours while it goes
        del self._keys[row]


class _View(RowList):
    """The list, whose cursor keys pass over the sentences' rows."""

    sentence_clicked = Signal(int)
    pressed_again = Signal()  # on the tag that was chosen already

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, Sentence) and event.button() == Qt.MouseButton.LeftButton:
            self.sentence_clicked.emit(row.id)
            return
        again = index.isValid() and index == self.currentIndex()
        super().mousePressEvent(event)
        if again and event.button() == Qt.MouseButton.LeftButton:
            self.pressed_again.emit()

    def moveCursor(self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a cursor key leads. Home and the pages may hit a sentence's row: its first tag is meant."""
        target = super().moveCursor(cursorAction, modifiers)
        if target.isValid() and isinstance(target.data(ROW), Sentence):
            return target.siblingAtRow(target.row() + 1)
        return target


class _RowPainter(QStyledItemDelegate):
    """Paints both kinds of rows in one height: what a sentence says; a tag's sign, quote, and what is coded."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 2 * QFontMetrics(option.font).height() + MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if isinstance(row, Sentence):
                _paint_sentence(painter, option, row)
            else:
                paint_ground(painter, option)
                _paint_tag(painter, option, row)
        finally:
            painter.restore()


def counts_text(count: Counter[Kind]) -> str:
    """How many tags there are, and of which kinds: "3 tags · 2 statements, 1 actor"."""
    total = count.total()
    kinds = ", ".join(_of_kind(kind, count[kind]) for kind in Kind if count[kind])
    return (tr("1 tag") if total == 1 else tr("{n} tags", n=total)) + (f" · {kinds}" if kinds else "")


def spoken(row: Row) -> str:
    """A row for a screen reader."""
    if isinstance(row, Sentence):
        return tr("Sentence {number}: {text}", number=row.number, text=one_line(row.text))
    coded = ", ".join(part for part in _codes(row) if part)
    parts = (f"{_kind_name(row.kind)}: “{one_line(row.text)}”", coded, _noted(row))
    return ". ".join(part for part in parts if part)


def _of_kind(kind: Kind, n: int) -> str:
    if kind is Kind.STATEMENT:
        return tr("1 statement") if n == 1 else tr("{n} statements", n=n)
    if kind is Kind.ACTOR:
        return tr("1 actor") if n == 1 else tr("{n} actors", n=n)
    return tr("1 position") if n == 1 else tr("{n} positions", n=n)


def _kind_name(kind: Kind) -> str:
    return {Kind.STATEMENT: tr("Statement"), Kind.ACTOR: tr("Actor"), Kind.POSITION: tr("Position")}[kind]


def _stance_name(stance: Stance | None) -> str:
    names = {Stance.SUPPORT: tr("support"), Stance.NEUTRAL: tr("neutral"), Stance.OPPOSE: tr("oppose")}
    return names[stance] if stance else ""


def _codes(tag: Annotation) -> tuple[str | None, ...]:
    """What is coded on a tag: the actor, or stance and issue."""
    return tag.actor, _stance_name(tag.stance), tag.issue


def _noted(tag: Annotation) -> str:
    return tr("Note: {note}", note=one_line(tag.note)) if tag.note else ""


def _tip(row: Row) -> str:
    quote = one_line(row.text)
    if isinstance(row, Sentence):
        return quote
    return "\n".join(part for part in (f"{_kind_name(row.kind)}: “{quote}”", joined(_codes(row)), _noted(row)) if part)


def _heading(place: int) -> Key:
    return place, -1, 0, 0, 0


def _paint_sentence(painter: QPainter, option: QStyleOptionViewItem, sentence: Sentence) -> None:
    row, quiet = option.rect, smaller(option.font)
    number_font = QFont(quiet)
    number_font.setWeight(QFont.Weight.DemiBold)
    number = f"§ {sentence.number}"
    line = QFontMetrics(quiet).height()
    area = QRect(row.left() + MARGIN, row.bottom() - line - 4, row.width() - 2 * MARGIN, line)
    painter.setPen(current().text)
    painter.setFont(number_font)
    painter.drawText(area, ONE_LINE, number)
    area.setLeft(area.left() + max(QFontMetrics(number_font).horizontalAdvance(number + " "), 30) + 4)
    painter.setPen(current().dim)
    painter.setFont(quiet)
    painter.drawText(area, ONE_LINE, wrapped(one_line(sentence.text), quiet, area.width(), 1)[0])
    if row.top() > 0:
        paint_rule(painter, row.translated(0, -row.height() + 6), row.left() + MARGIN)


def _paint_tag(painter: QPainter, option: QStyleOptionViewItem, tag: Annotation) -> None:
    row, font, quiet = option.rect, option.font, smaller(option.font)
    line, coded = QFontMetrics(font).height(), joined(_codes(tag))
    text = row.adjusted(MARGIN + BAR + SWATCH + 10, 0, -MARGIN, 0)
    note = 18 if tag.note else 0
    lines = wrapped(one_line(tag.text), font, text.width() - (0 if coded else note), 1 if coded else 2)
    height = line * len(lines) + (QFontMetrics(quiet).height() if coded else 0)
    top = row.top() + (row.height() - height) // 2
    sign = QRectF(row.left() + MARGIN + BAR, top + (line - SWATCH) / 2, SWATCH, SWATCH)
    _paint_swatch(painter, sign, tag, option.font)
    painter.setPen(current().text)
    painter.setFont(font)
    for number, words in enumerate(lines):
        painter.drawText(QRect(text.left(), top + number * line, text.width(), line), ONE_LINE, words)
    below = QRect(text.left(), top + len(lines) * line, text.width(), QFontMetrics(quiet).height())
    if coded:
        _paint_coded(painter, below.adjusted(0, 0, -note, 0), coded, quiet)
    if note:
        _paint_note(painter, QRectF(row.right() - MARGIN - 10, top + height - line + (line - 11) / 2, 10, 11))


def _paint_coded(painter: QPainter, area: QRect, coded: str, font: QFont) -> None:
    painter.setPen(current().dim)
    painter.setFont(font)
    words = QFontMetrics(font).elidedText(coded, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, ONE_LINE, words)


def _paint_swatch(painter: QPainter, area: QRectF, tag: Annotation, font: QFont) -> None:
    """The sign of a kind, told apart by form as well as by colour."""
    if tag.kind is Kind.STATEMENT:
        _paint_statement(painter, area)
    elif tag.kind is Kind.ACTOR:
        _paint_actor(painter, area, font)
    else:
        _paint_position(painter, area, tag.stance)


def _paint_statement(painter: QPainter, area: QRectF) -> None:
    square = area.adjusted(2, 2, -2, -2)
    painter.fillRect(square, current().fill[Kind.STATEMENT])
    painter.fillRect(QRectF(square.left(), square.top(), 3.5, square.height()), current().line[Kind.STATEMENT])


def _paint_actor(painter: QPainter, area: QRectF, font: QFont) -> None:
    painter.setFont(smaller(font, 0.85))
    painter.setPen(current().line[Kind.ACTOR])
    painter.drawText(area.adjusted(0, -2.5, 0, -2.5), Qt.AlignmentFlag.AlignCenter, "A")
    painter.fillRect(QRectF(area.left() + 2, area.bottom() - 3, area.width() - 4, 2), current().line[Kind.ACTOR])


def _paint_position(painter: QPainter, area: QRectF, stance: Stance | None) -> None:
    """A disc with +, 0 or −; a hollow ring while the stance is not coded."""
    colour, middle = current().line[Kind.POSITION], area.center()
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(current().fill[Kind.POSITION] if stance else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, *((7, 7) if stance else (4.5, 4.5)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.8))
    if stance is Stance.NEUTRAL:
        painter.drawEllipse(middle, 2, 3)
    elif stance:
        painter.drawLine(middle - QPointF(3.3, 0), middle + QPointF(3.3, 0))
    if stance is Stance.SUPPORT:
        painter.drawLine(middle - QPointF(0, 3.3), middle + QPointF(0, 3.3))


def _paint_note(painter: QPainter, sheet: QRectF) -> None:
    """A small sheet with two lines of writing."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(current().dim, 1.1))
    painter.drawRoundedRect(sheet, 1.5, 1.5)
    for height in (0.36, 0.64):
        y = sheet.top() + height * sheet.height()
        painter.drawLine(QPointF(sheet.left() + 2.5, y), QPointF(sheet.right() - 2.5, y))
