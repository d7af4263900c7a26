"""The list of the codebook: its actors, or its issues below what they are part of, painted row by row."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.model import Actor, ActorType, Issue
from ui.language import tr
from ui.rows import BAR, ONE_LINE, Index, RowList, RowModel, joined, one_line, paint_ground, smaller
from ui.theme import current
from ui.words import type_name

ROW = Qt.ItemDataRole.UserRole
MARGIN = 10  # pixels
SIGN = 16  # pixels
DOT = 9  # pixels
INDENT = 14  # pixels a level
DEEPEST = 6  # levels that are indented


@dataclass(slots=True)
class Row:
    """An entry as the list shows it. `found` is the alias that fits the filter when the name does not."""

    entry: Actor | Issue
    uses: int
    depth: int = 0
    found: str = ""


class EntryRows(RowModel):
    """The entries that pass the filter: sorted; issues below the one they are part of."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self.known: Sequence[Actor | Issue] = ()
        self.uses: dict[int, int] = {}
        self.by_uses = False
        self._words: list[str] = []
        self._places: dict[int, int] = {}

    def show(self, known: Sequence[Actor | Issue], uses: dict[int, int]) -> bool:
        """Take these entries. Returns whether rows came, went or moved."""
        if known is self.known and not self.by_uses:
            self._recount(uses)
            return False
        self.known, self.uses = known, uses
        return self._settle()

    def narrow(self, words: str) -> None:
        self._words = words.casefold().split()
        self._settle()

    def sort_by(self, *, uses: bool) -> None:
        self.by_uses = uses
        self._settle()

    def row_of(self, entry_id: int) -> int:
        """The entry's row, -1 if it is not in the list."""
        return self._places.get(entry_id, -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.entry.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row.entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        return None

    def _recount(self, uses: dict[int, int]) -> None:
        """Other numbers of the same entries: nothing moves, and the rows that have another one are painted again."""
        changed = {entry_id for entry_id, _ in uses.items() ^ self.uses.items()}
        self.uses = uses
        places = [place for entry_id in changed if (place := self.row_of(entry_id)) >= 0]
        for place in places:
            row = self.rows[place]
            row.uses = uses.get(row.entry.id, 0)
        if places:
            self.dataChanged.emit(self.index(min(places)), self.index(max(places)))

    def _settle(self) -> bool:
        before = [row.entry.id for row in self.rows]
        self.rows = self._fitting()
        now = [row.entry.id for row in self.rows]
        self._places = {id_: place for place, id_ in enumerate(now)}
        if moved := before != now:
            self.set_row_count(len(now))
        elif now:
            self.dataChanged.emit(self.index(0), self.index(len(now) - 1))
        return moved

    def _fitting(self) -> list[Row]:
        found: dict[int, str] = {entry.id: fit for entry in self.known if (fit := _fit(entry, self._words)) is not None}
        order = sorted(self.known, key=self._order)
        if self.known and isinstance(self.known[0], Issue):
            return self._as_tree(order, found)
        return [Row(entry, self.uses.get(entry.id, 0), 0, found[entry.id]) for entry in order if entry.id in found]

    def _order(self, entry: Actor | Issue) -> tuple[int, str, str]:
        return -self.uses.get(entry.id, 0) if self.by_uses else 0, entry.name.casefold(), entry.name

    def _as_tree(self, order: Sequence[Actor | Issue], found: dict[int, str]) -> list[Row]:
        """Each issue before its parts; one that does not fit the filter is there if a part of it does."""
        parts: dict[int | None, list[Issue]] = defaultdict(list)
        for issue in order:
            if isinstance(issue, Issue):
                parts[issue.parent].append(issue)
        rows: list[Row] = []
        waiting = [(issue, 0) for issue in reversed(parts[None])]
        while waiting:
            issue, depth = waiting.pop()
            rows.append(Row(issue, self.uses.get(issue.id, 0), depth))
            waiting += [(part, depth + 1) for part in reversed(parts[issue.id])]
        kept: list[Row] = []
        wanted = -1  # the depth of what the row kept last is part of
        for row in reversed(rows):
            if row.entry.id in found or row.depth == wanted:
                kept.append(row)
                wanted = row.depth - 1
        return kept[::-1]


class EntryList(RowList):
    """The list. It asks `may_leave` before a click; an issue that is dropped on another wants to be a part of it."""

    move_requested = Signal(object, object)  # list[int], int | None

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.may_leave: Callable[[], bool] = lambda: True
        self._over: Row | None = None
        self._dragging = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDropIndicatorShown(False)

    def ids_of(self, indexes: Sequence[Index]) -> list[int]:
        rows = sorted((index.row(), index.data(ROW)) for index in indexes)
        return [row.entry.id for _, row in rows]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.may_leave():
            super().mousePressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._hang_over(self._row_at(event.position().toPoint()), dragging=True)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hang_over(None, dragging=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hang_over(None, dragging=False)
        under = self._row_at(event.position().toPoint())
        ids = self.ids_of(self.selectionModel().selectedIndexes())
        event.setDropAction(Qt.DropAction.CopyAction)  # after a move, the view would take the rows away
        event.accept()
        parent = None if under is None else under.entry.id
        if parent not in ids:
            self.move_requested.emit(ids, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dragging:
            self._paint_frame(self._over)

    def _row_at(self, position: QPoint) -> Row | None:
        index = self.indexAt(position)
        return index.data(ROW) if index.isValid() else None

    def _hang_over(self, row: Row | None, *, dragging: bool) -> None:
        self._over, self._dragging = row, dragging
        self.viewport().update()

    def _paint_frame(self, row: Row | None) -> None:
        """A frame around the issue that would be the parent, or around the whole list."""
        area = self.viewport().rect()
        if row is not None:
            model = self.model()
            assert isinstance(model, EntryRows)
            area = self.visualRect(model.index(model.row_of(row.entry.id)))
        painter = QPainter(self.viewport())
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current().accent, 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), 5, 5)
        finally:
            painter.end()


class EntryPainter(QStyledItemDelegate):
    """Paints what kind of entry it is, its name, its colour and how often it is used."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, QFontMetrics(option.font).height() + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, option, index)
            _paint_row(painter, option, row)
        finally:
            painter.restore()


def spoken(row: Row) -> str:
    """A row for a screen reader."""
    kind = type_name(row.entry.type).capitalize() if isinstance(row.entry, Actor) and row.entry.type else ""
    level = tr("level {n}", n=row.depth + 1) if row.depth else ""
    return ", ".join(part for part in (one_line(row.entry.name), kind, level, times_used(row.uses)) if part)


def times_used(n: int) -> str:
    """How often an entry is used."""
    return tr("Used once") if n == 1 else tr("Used {n} times", n=n)


def _fit(entry: Actor | Issue, words: Sequence[str]) -> str | None:
    """ "" if the name has all the words, else the alias that has them; None if none has."""
    if _has(entry.name, words):
        return ""
    aliases = entry.aliases if isinstance(entry, Actor) else ()
    return next((alias for alias in aliases if _has(alias, words)), None)


def _has(name: str, words: Sequence[str]) -> bool:
    folded = name.casefold() if words else ""
    return all(word in folded for word in words)


def _tip(entry: Actor | Issue) -> str:
    if isinstance(entry, Issue):
        return "\n".join(part for part in (entry.name, one_line(entry.definition)) if part)
    kind = type_name(entry.type).capitalize() if entry.type else ""
    return "\n".join(part for part in (entry.name, kind, ", ".join(entry.aliases)) if part)


def _paint_row(painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
    area: QRect = option.rect.adjusted(MARGIN + BAR, 0, -MARGIN, 0)
    font, quiet = option.font, smaller(option.font)
    area.setLeft(area.left() + INDENT * min(row.depth, DEEPEST))
    if isinstance(row.entry, Actor):
        sign = QRectF(area.left(), area.center().y() - SIGN / 2 + 0.5, SIGN, SIGN)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(current().dim, 1.3))
        _paint_type(painter, sign, row.entry.type)
        area.setLeft(area.left() + SIGN + 8)
    number = str(row.uses) if row.uses else ""
    painter.setFont(quiet)
    painter.setPen(current().dim)
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
    area.setRight(area.right() - max(QFontMetrics(quiet).horizontalAdvance(number) + 8, 20))
    dot = QRectF(area.right() - DOT, area.center().y() - DOT / 2 + 0.5, DOT, DOT)
    if row.entry.colour:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(row.entry.colour))
        painter.drawEllipse(dot)
    area.setRight(area.right() - DOT - 6)
    painter.setFont(font)
    painter.setPen(current().text)
    words = joined((one_line(row.entry.name), one_line(row.found)))
    painter.drawText(area, ONE_LINE, QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width()))


def _paint_type(painter: QPainter, area: QRectF, type_: ActorType | None) -> None:
    """A person, a house, a flag, two persons; a hollow dot while the type is not set."""
    middle = area.center()
    if type_ is ActorType.PERSON:
        _paint_person(painter, middle)
    elif type_ is ActorType.GROUP:
        _paint_person(painter, middle - QPointF(3.5, 0))
        _paint_person(painter, middle + QPointF(3.5, 0))
    elif type_ is ActorType.ORGANISATION:
        painter.drawRect(area.adjusted(3.5, 2, -3.5, -2))
        for x in (-2, 2):
            for y in (-2.5, 0.5):
                painter.drawPoint(middle + QPointF(x, y))
        painter.drawLine(middle + QPointF(0, 3.5), middle + QPointF(0, 6))
    elif type_ is ActorType.COUNTRY:
        painter.drawLine(area.topLeft() + QPointF(3.5, 2), area.bottomLeft() + QPointF(3.5, -1.5))
        painter.drawRect(QRectF(area.left() + 3.5, area.top() + 2, 9, 6))
    else:
        painter.drawEllipse(middle, 2.5, 2.5)


def _paint_person(painter: QPainter, middle: QPointF) -> None:
    painter.drawEllipse(middle - QPointF(0, 3), 2.5, 2.5)
    painter.drawArc(QRectF(middle.x() - 4.5, middle.y() + 1, 9, 9), 20 * 16, 140 * 16)
