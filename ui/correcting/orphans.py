"""The tags of the article that have lost their words: they wait in a tray below the tags to be placed, or dropped."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.model import AnnotationId, Orphan
from ui.keymap import notice, signs, with_key
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
    quoted,
    smaller,
)
from ui.side.annotation_rows import MARGIN, ROW, SWATCH, paint_sign
from ui.status import lost_text
from ui.theme import current
from ui.words import kind_name, stance_name

MOST_ROWS = 3  # that are seen without scrolling
LINES = 3  # of a row
GAP = "[…]"  # where the words were


class OrphanTray(QWidget):
    """Lists the tags that have lost their words; hidden while there are none.

    `orphan_chosen(AnnotationId)` tells what a person chose. A tag is placed on the words that are selected in the text
    (`place_requested`), or dropped (`drop_requested`).
    """

    orphan_chosen = Signal(object)  # AnnotationId
    place_requested = Signal(object)  # AnnotationId
    drop_requested = Signal(object)  # AnnotationId
    reading_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._model = _Rows(self)
        self._view = RowList(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_OrphanRow(self._view))
        self._title = QLabel(wordWrap=True)
        self._place = QPushButton()
        self._drop = QPushButton()
        self._lay_out()
        self._connect()
        self.hide()

    def show_orphans(self, orphans: Sequence[Orphan], chosen: AnnotationId | None) -> None:
        """Show these, without a signal. If the chosen one is not among them, the one in its row is chosen."""
        row = self._view.currentIndex().row()
        self._model.show(orphans)
        self.choose(chosen if self._model.row_of(chosen) >= 0 else self._model.id_at(min(row, len(orphans) - 1)))
        self._title.setText(f"{lost_text(len(orphans))}. {tr('Choose words in the text, then Place here.')}")
        self._name()
        self._fit()
        if not orphans and self.isAncestorOf(QApplication.focusWidget() or self):
            self.reading_requested.emit()  # else the focus goes to the list of articles, and Del deletes one
        self.setVisible(bool(orphans))

    def choose(self, orphan: AnnotationId | None) -> None:
        """Mark this one as chosen, without a signal."""
        row = self._model.row_of(orphan)
        self._quiet = True
        if row < 0:
            self._view.selectionModel().clear()
        else:
            self._view.setCurrentIndex(self._model.index(row))
        self._quiet = False
        self._enable()

    @property
    def chosen(self) -> AnnotationId | None:
        return self._model.id_at(self._view.currentIndex().row())

    def lines(self) -> list[str]:
        """The rows as a screen reader says them, from top to bottom."""
        return [spoken(orphan) for orphan in self._model.orphans]

    def focus(self) -> None:
        """Take the keys, with the first one chosen if none is."""
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.chosen is None and self._model.orphans:
            self._view.setCurrentIndex(self._model.index(0))

    def _name(self) -> None:
        self.setAccessibleName(tr("Tags that have lost their words"))
        self._title.setAccessibleName(tr("Tags that have lost their words"))
        self._title.setToolTip(tr("The text was corrected, and these words are no longer in it."))
        self._view.setAccessibleName(tr("Tags that have lost their words"))
        self._view.setToolTip(
            tr(
                "Choose one, select its words in the text, and press {place_orphan}. Del deletes it, Enter goes to "
                "the text.",
                **signs(),
            )
        )
        self._place.setText(tr("&Place here"))
        self._place.setToolTip(
            with_key(tr("Put the tag on the words that are selected in the text, or the sentence"), "place_orphan")
        )
        self._drop.setText(tr("&Delete"))
        self._drop.setToolTip(tr("Delete the tag (Del). {undo} brings it back.", **signs()))
        for button in (self._place, self._drop):
            button.setAccessibleName(button.text().replace("&", ""))

    def _lay_out(self) -> None:
        self._title.setFont(smaller(self.font()))
        self._title.setContentsMargins(MARGIN, 0, MARGIN, 0)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(MARGIN, 0, MARGIN, 0)
        buttons.addWidget(self._place)
        buttons.addWidget(self._drop)
        buttons.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 9, 0, 9)
        page.setSpacing(7)
        page.addWidget(self._title)
        page.addWidget(self._view)
        page.addLayout(buttons)
        self.setFocusProxy(self._view)

    def _connect(self) -> None:
        notice.keys_changed.connect(self._name)
        self._view.selectionModel().currentChanged.connect(self._move)
        self._view.pressed_again.connect(self._move)
        self._view.doubleClicked.connect(self.reading_requested)
        self._view.customContextMenuRequested.connect(self._open_menu)
        self._place.clicked.connect(partial(self._ask, self.place_requested.emit))
        self._drop.clicked.connect(partial(self._ask, self.drop_requested.emit))
        control = Qt.KeyboardModifier.ControlModifier.value
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._view.on_key(key, self.reading_requested.emit)
            self._view.on_key(control | key.value, partial(self._ask, self.place_requested.emit))
        self._view.on_key(Qt.Key.Key_Delete, partial(self._ask, self.drop_requested.emit))

    def _move(self) -> None:
        self._enable()
        if not self._quiet and self.chosen is not None:
            self.orphan_chosen.emit(self.chosen)

    def _enable(self) -> None:
        for button in (self._place, self._drop):
            button.setEnabled(self.chosen is not None)

    def _ask(self, wish: Callable[[AnnotationId], None], *_: object) -> None:
        if self.chosen is not None:
            wish(self.chosen)

    def _open_menu(self, position: QPoint) -> QMenu:
        return self._view.open_menu(position, self._entries())

    def _entries(self) -> list[QAction]:
        place = entry(tr("&Place here"), "Ctrl+Enter", partial(self._ask, self.place_requested.emit))
        drop = entry(tr("&Delete"), "Del", partial(self._ask, self.drop_requested.emit))
        for action in (place, drop):
            action.setEnabled(self.chosen is not None)
        return [place, drop]

    def _fit(self) -> None:
        """As high as its rows, up to some of them."""
        rows = min(MOST_ROWS, max(1, len(self._model.orphans)))
        self._view.setFixedHeight(rows * row_height(self._view.font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline above, in the colour of the window's rules."""
        painter = QPainter(self)
        try:
            painter.fillRect(QRect(0, 0, self.width(), 1), current().rule)
        finally:
            painter.end()


class _Rows(RowModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.orphans: Sequence[Orphan] = ()

    def show(self, orphans: Sequence[Orphan]) -> None:
        self.orphans = orphans
        self.set_row_count(len(orphans))

    def row_of(self, orphan: AnnotationId | None) -> int:
        return next((row for row, known in enumerate(self.orphans) if known.id == orphan), -1)

    def id_at(self, row: int) -> AnnotationId | None:
        return self.orphans[row].id if 0 <= row < len(self.orphans) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        orphan = self.orphans[index.row()]
        if role == ROW:
            return orphan
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(orphan.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(orphan)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (*_said(orphan), context(orphan)) if part)
        return None


class _OrphanRow(QStyledItemDelegate):
    """Paints a sign and the quote, below it what is coded, and quietly what stood around it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, option, index)
            self._paint(painter, option, index.data(ROW))
        finally:
            painter.restore()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, orphan: Orphan) -> None:
        quiet = smaller(option.font)
        line, small = QFontMetrics(option.font).height(), QFontMetrics(quiet).height()
        area = option.rect.adjusted(MARGIN + BAR + SWATCH + 10, 0, -MARGIN, 0)
        around = _context_within(orphan, QFontMetrics(quiet), area.width())
        below = [text for text in (_coded(orphan), around) if text]
        top = area.top() + (area.height() - line - small * len(below)) // 2
        sign = QRectF(option.rect.left() + MARGIN + BAR, top + (line - SWATCH) / 2, SWATCH, SWATCH)
        paint_sign(painter, sign, orphan.kind, orphan.stance, option.font)
        rows = [(one_line(orphan.text), option.font, line, current().text)]
        rows += [(text, quiet, small, current().dim) for text in below]
        for text, font, height, colour in rows:
            painter.setFont(font)
            painter.setPen(colour)
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QRect(area.left(), top, area.width(), height), ONE_LINE, shown)
            top += height
        if option.rect.top() > 0:
            paint_rule(painter, option.rect.translated(0, -option.rect.height()), area.left())


def row_height(font: QFont) -> int:
    """Room for all the lines of a row, in pixels."""
    return QFontMetrics(font).height() + (LINES - 1) * QFontMetrics(smaller(font)).height() + MARGIN


def spoken(orphan: Orphan) -> str:
    """An orphan for a screen reader."""
    return ". ".join(part for part in (*_said(orphan), context(orphan)) if part)


def context(orphan: Orphan) -> str:
    """What stood around its words, as "…before […] after…"."""
    before, after = one_line(orphan.prefix), one_line(orphan.suffix)
    return f"…{before} {GAP} {after}…" if before or after else ""


def _context_within(orphan: Orphan, metrics: QFontMetrics, width: int) -> str:
    """The same, what is nearest to the words on both sides of them, in so many pixels."""
    before, after = one_line(orphan.prefix), one_line(orphan.suffix)
    half = (width - metrics.horizontalAdvance(f" {GAP} ")) // 2
    before = metrics.elidedText(f"…{before}", Qt.TextElideMode.ElideLeft, half)
    after = metrics.elidedText(f"{after}…", Qt.TextElideMode.ElideRight, half)
    return f"{before} {GAP} {after}" if context(orphan) else ""


def _said(orphan: Orphan) -> list[str]:
    note = tr("Note: {note}", note=one_line(orphan.note)) if orphan.note else ""
    return [f"{kind_name(orphan.kind)}: {quoted(one_line(orphan.text))}", _coded(orphan), note]


def _coded(orphan: Orphan) -> str:
    return joined((orphan.actor, stance_name(orphan.stance) if orphan.stance else None, orphan.issue))
