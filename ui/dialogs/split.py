"""Splitting an entry of the codebook: some of its tags go to a new one."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.errors import SikapError
from reader.model import Actor, Annotation, ArticleId, Issue
from ui.keymap import signs
from ui.language import say, tr
from ui.rows import Index, RowList, RowModel, one_line, paint_ground, smaller
from ui.side.entry_form import BEFORE, Around, in_sentence
from ui.theme import current

TITLE = Qt.ItemDataRole.UserRole
MARGIN = 10  # pixels
BOX = 14  # pixels


class SplitDialog(QDialog):
    """Asks for the name of the new entry and which tags it takes; `made` is its id.

    `around` holds the sentences of tags, as far as they are to be seen. `split(name, annotations, done, failed)` does
    it, and calls `done(id)` or `failed(error)` when it is over. A refusal is shown below the name; the dialog stays.
    """

    def __init__(
        self,
        entry: Actor | Issue,
        annotations: Sequence[Annotation],
        titles: Mapping[ArticleId, str],
        around: Around,
        split: Callable[[str, Collection[int], Callable[[int], object], Callable[[SikapError], object]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._split = split
        self._busy = False
        self._entry = entry
        self.made = -1
        self.name = QLineEdit()
        self.error = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._count = QLabel()
        self._tags = _Tags(annotations, titles, around, self)
        self.list = _TagList()
        self._buttons = QDialogButtonBox()
        self._lay_out()
        self._connect()
        self._tell()

    def ticked(self) -> list[int]:
        """The tags that the new entry takes."""
        return self._tags.ticked()

    def accept(self) -> None:
        """Split and close, unless it is refused."""
        if not self._busy:
            self._set_busy(True)
            self._split(self.name.text(), self.ticked(), self._done, self._refused)

    def reject(self) -> None:
        """Close, but not while it is being split."""
        if not self._busy:
            super().reject()

    def _done(self, made: int) -> None:
        self.made, self._busy = made, False
        super().accept()

    def _refused(self, error: SikapError) -> None:
        self._set_busy(False)
        self.error.setText(f"⚠ {say(error)}")
        self.error.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for part in (self.name, self.list, self._buttons):
            part.setEnabled(not busy)

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("Split {name}", name=one_line(self._entry.name)))
        self.name.setAccessibleName(tr("Name of the new entry"))
        self.name.setToolTip(tr("How the new entry is called; an alias of the old one moves with it"))
        if isinstance(self._entry, Actor) and self._entry.aliases:
            completer = QCompleter(list(self._entry.aliases), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.name.setCompleter(completer)
        self.error.setAccessibleName(tr("What is wrong"))
        self.error.setFont(smaller(self.error.font()))
        self.error.hide()
        self.list.setModel(self._tags)
        self.list.setAccessibleName(tr("Tags of the new entry"))
        self.list.setToolTip(tr("Space or a click: the tag goes to the new entry"))
        self.list.setItemDelegate(_TagPainter(self.list))
        self.list.clicked.connect(self._tags.toggle)
        name, tags = QLabel(tr("&Name of the new entry")), QLabel(tr("&Tags that it takes"))
        name.setBuddy(self.name)
        tags.setBuddy(self.list)
        self._count.setForegroundRole(self._count.palette().ColorRole.PlaceholderText)
        self._count.setFont(smaller(self._count.font()))
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(6)
        for part in (name, self.name, self.error, tags):
            page.addWidget(part)
        page.addWidget(self.list, 1)
        page.addWidget(self._count)
        page.addWidget(self._buttons)
        self._split_button = self._buttons.addButton(tr("Split"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self._buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._split_button.setToolTip(tr("Make the new entry, as one step that {undo} takes back", **signs()))
        cancel.setToolTip(tr("Leave everything as it is"))
        self._split_button.setDefault(True)
        self.resize(520, 420)

    def _connect(self) -> None:
        self.name.textEdited.connect(self.error.hide)
        self.list.on_key(Qt.Key.Key_Space, self._toggle)
        self._tags.ticked_changed.connect(self._tell)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _toggle(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._tags.toggle(index)

    def _tell(self) -> None:
        n, known = len(self._tags.ticked()), self._tags.rowCount()
        self._count.setText(tr("{n} of {known} go to the new entry", n=n, known=known))
        self._split_button.setEnabled(n > 0)


class _TagList(RowList):
    """The tags. Who comes by a key stands on one at once, so that Space ticks it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentIndex(self.model().index(0, 0))


class _Tags(RowModel):
    """Quotes with a box to tick."""

    ticked_changed = Signal()

    def __init__(
        self, annotations: Sequence[Annotation], titles: Mapping[ArticleId, str], around: Around, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._annotations = annotations
        self._titles = titles
        self._around = around
        self._ticked: set[int] = set()
        self.set_row_count(len(annotations))

    def ticked(self) -> list[int]:
        return [a.id for a in self._annotations if a.id in self._ticked]

    def toggle(self, index: Index) -> None:
        self._ticked ^= {self._annotations[index.row()].id}
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        annotation = self._annotations[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if annotation.id in self._ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return in_sentence(annotation, self._around.get(annotation.id), BEFORE)
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = in_sentence(annotation, self._around.get(annotation.id))
            return "\n".join(part for part in (whole, self._titles.get(annotation.article_id)) if part)
        return self._titles.get(annotation.article_id, "") if role == TITLE else None


class _TagPainter(QStyledItemDelegate):
    """A box, the quote, and the title of its article."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, QFontMetrics(option.font).height() + QFontMetrics(smaller(option.font)).height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, option, index)
            _paint_tag(painter, option, index)
        finally:
            painter.restore()


def _paint_tag(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    area: QRect = option.rect.adjusted(MARGIN, 5, -MARGIN, -5)
    box = QRectF(area.left(), area.center().y() - BOX / 2, BOX, BOX)
    ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    painter.setPen(QPen(current().accent if ticked else current().dim, 1.2))
    painter.setBrush(current().accent if ticked else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        painter.setPen(QPen(current().paper, 1.8))
        painter.drawPolyline([box.topLeft() + QPointF(x, y) for x, y in ((3, 7), (6, 10), (11, 4))])
    area.setLeft(area.left() + BOX + 10)
    quiet = smaller(option.font)
    for font, colour, role, flag in (
        (option.font, current().text, Qt.ItemDataRole.DisplayRole, Qt.AlignmentFlag.AlignTop),
        (quiet, current().dim, TITLE, Qt.AlignmentFlag.AlignBottom),
    ):
        painter.setFont(font)
        painter.setPen(colour)
        words = QFontMetrics(font).elidedText(str(index.data(role)), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | flag | Qt.TextFlag.TextSingleLine, words)
