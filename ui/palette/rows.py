"""The rows of the command palette: what each is, how it is drawn, how it is said."""

from collections.abc import Sequence
from enum import StrEnum
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.text import TextMap
from ui import theme
from ui.language import tr
from ui.palette.matching import Fit, marked
from ui.rows import BAR, ONE_LINE, HeldRows, Index, RowList, faded, joined, paint_ground, paint_rule, smaller

ROW = Qt.ItemDataRole.UserRole
MARGIN = 10  # pixels
ICON = 16  # pixels
GAP = 8  # pixels
CAP = 5  # pixels between a key's name and its frame


class Sort(StrEnum):
    """What can be looked for; its value is the sign before the words that narrows to it."""

    ACTION = ">"
    ACTOR = "@"
    ISSUE = "#"
    ARTICLE = "/"


class Choice(NamedTuple):
    """A row. `id`: an action's name, or the number of an entry or article. `also`: another name of it that fitted."""

    sort: Sort
    id: str | int
    name: str
    also: str = ""
    where: str = ""  # the menu of an action, the type of an actor, the source of an article
    key: str = ""
    icon: str = ""
    fit: Fit = Fit.WORDS
    usable: bool = True
    last_recent: bool = False  # a line below it


class ChoiceList(RowList):
    """What fits. It never takes the focus: that stays in the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Choice] = ()
        self.typed = ""
        self.key_width = 0  # pixels, of the widest key
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(HeldRows(spoken, self))
        self.setItemDelegate(_RowPainter(self))
        self.setAccessibleName(tr("What fits"))

    @property
    def highlighted(self) -> Choice | None:
        row = self.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    @property
    def row_height(self) -> int:
        return QFontMetrics(self.font()).height() + 12

    @property
    def page(self) -> int:
        """How many rows are seen at once, less one."""
        return max(1, self.viewport().height() // self.row_height - 1)

    def show_rows(self, rows: Sequence[Choice], typed: str) -> None:
        """Show these from the top, the first highlighted; `typed`: what their letters are marked by."""
        self.rows, self.typed = list(rows), typed
        metrics = QFontMetrics(smaller(self.font()))
        keys = [metrics.horizontalAdvance(row.key) for row in rows if row.key]
        self.key_width = max(keys) + 2 * CAP if keys else 0
        model = self.model()
        assert isinstance(model, HeldRows)
        model.hold(self.rows)
        self.setCurrentIndex(model.index(0 if rows else -1))
        self.scrollToTop()

    def step(self, by: int) -> None:
        """Move the highlight by one, round the ends."""
        if self.rows:
            self.highlight((self.currentIndex().row() + by) % len(self.rows))

    def highlight(self, row: int) -> None:
        """Highlight this row, or the nearest that there is."""
        self.setCurrentIndex(self.model().index(max(0, min(row, len(self.rows) - 1)), 0))


def spoken(row: Choice) -> str:
    """A row for a screen reader."""
    return joined((row.name, row.also, row.where, row.key, "" if row.usable else tr("cannot be used now")))


class _RowPainter(QStyledItemDelegate):
    """Icon and name, the letters that fit in bold; at the right, dimmed, where it is found and its key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, ChoiceList)
        return QSize(120, view.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        assert isinstance(view, ChoiceList)
        row: Choice = index.data(ROW)
        painter.save()
        try:
            paint_ground(painter, option, index, focused=True)
            painter.setOpacity(1 if row.usable else 0.55)
            self._paint_row(painter, option.rect.adjusted(BAR + MARGIN - 4, 0, -MARGIN, 0), view, row, option.font)
            painter.setOpacity(1)
            if row.last_recent:
                paint_rule(painter, option.rect, option.rect.left() + MARGIN)
        finally:
            painter.restore()

    def _paint_row(self, painter: QPainter, area: QRect, view: ChoiceList, row: Choice, font: QFont) -> None:
        look, quiet = theme.current(), smaller(font)
        if row.icon:
            theme.icon(row.icon).paint(painter, area.left(), area.top() + (area.height() - ICON) // 2, ICON, ICON)
        area = area.adjusted(ICON + GAP, 0, 0, 0)
        if view.key_width:
            _paint_key(painter, area, row.key, quiet)
            area.setRight(area.right() - view.key_width - GAP)
        marked_by = view.typed if row.sort is Sort.ACTION else ""  # a menu is looked for as well, a source is not
        where = _Words(row.where, marked_by, row.fit, quiet, area.width() // 3)
        where.paint(painter, area.right() - where.width, area, look.dim)
        area.setRight(area.right() - where.width - GAP)
        name = _Words(row.name, view.typed, row.fit, font, area.width())
        name.paint(painter, area.left(), area, look.text)
        area.setLeft(area.left() + name.width + GAP)
        if row.also and area.width() > ICON:
            _Words(row.also, view.typed, row.fit, quiet, area.width()).paint(painter, area.left(), area, look.dim)


def _paint_key(painter: QPainter, area: QRect, key: str, font: QFont) -> None:
    """The name of a key in a small frame at the right."""
    if not key:
        return
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(key) + 2 * CAP, metrics.height() + 2
    frame = QRectF(area.right() - width + 0.5, area.top() + (area.height() - height) // 2 + 0.5, width, height)
    painter.setPen(QPen(faded(theme.current().dim, 0.5), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, 4, 4)
    painter.setPen(theme.current().dim)
    painter.setFont(font)
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, key)


class _Words:
    """One line of at most `width` pixels, the letters that fit in bold."""

    def __init__(self, text: str, typed: str, fit: Fit, font: QFont, width: int) -> None:
        strong = QFont(font)
        strong.setWeight(QFont.Weight.Bold)
        self._font = font
        self._text = QFontMetrics(strong).elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))
        spans = marked(self._text, typed, fit) if typed else []
        self._layout = _laid_out(self._text, spans, font, strong) if spans else None
        wide = self._layout.boundingRect().width() if self._layout else QFontMetrics(font).horizontalAdvance(self._text)
        self.width = ceil(wide)

    def paint(self, painter: QPainter, left: int, area: QRect, colour: QColor) -> None:
        painter.setPen(colour)
        if self._layout is None:
            painter.setFont(self._font)
            painter.drawText(QRect(left, area.top(), self.width + 1, area.height()), ONE_LINE, self._text)
        else:
            top = QRectF(area).center().y() - self._layout.boundingRect().height() / 2
            self._layout.draw(painter, QPointF(left, top))


def _laid_out(text: str, spans: Sequence[tuple[int, int]], font: QFont, strong: QFont) -> QTextLayout:
    units = TextMap(text)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    formats = []
    for start, end in spans:
        part = QTextLayout.FormatRange()
        part.start, part.length = units.to_qt(start), units.to_qt(end) - units.to_qt(start)
        part.format = QTextCharFormat()
        part.format.setFont(strong)
        formats.append(part)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(ceil(line.naturalTextWidth()))
    layout.endLayout()
    return layout
