"""Correcting the text of an article: the old one beside the new one, and what becomes of each tag."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.errors import SikapError
from reader.model import Annotation, AnnotationId, Article
from reader.texts import Placed
from ui.correcting.comparison import Comparison, Fate, exact
from ui.correcting.side import Tags, TextSide
from ui.keymap import signs
from ui.language import say, tr
from ui.notes import ENTER
from ui.rows import BAR, ONE_LINE, Index, RowList, RowModel, one_line, paint_ground, quoted, smaller
from ui.screen import resize_within
from ui.side.annotation_rows import MARGIN, ROW, SWATCH, paint_sign
from ui.theme import current
from ui.words import kind_name

PAUSE_MS = 300  # without a key, after which the texts are compared
GAP = 6  # pixels between a text and the line between the two
MOST_ROWS = 3  # of tags that are seen without scrolling


class Work(Protocol):
    """Does something with a text away from the window's thread; calls one of the two when it is over."""

    def __call__(self, text: str, done: Callable[..., object], failed: Callable[[SikapError], object], /) -> None: ...


class CorrectTextDialog(QDialog):
    """Edits the text of an article that may have tags.

    `tags(start, end)` has those between two places, in order; `compare(text, done, failed)` brings a Comparison,
    `save(text, done, failed)` keeps the text; the dialog closes only when it is kept.
    """

    def __init__(
        self,
        article: Article,
        tags: Tags,
        *,
        compare: Work,
        save: Work,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._article, self._tags = article, tags
        self._compare, self._save = compare, save
        self._comparison: Comparison | None = None
        self._comparing = self._stale = self._gone = self._asked = False
        self.old, self.new = TextSide(), TextSide()
        self.summary, self.question, self.error = (_line() for _ in range(3))
        self._model = _Rows(self)
        self.list = RowList(self)
        self._next = QPushButton()
        self._buttons = QDialogButtonBox()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._name()
        self._lay_out()
        self._connect()
        self._begin()

    def text(self) -> str:
        """The corrected text: what the person left alone is as it was, to the letter."""
        return exact(self.new.typed(), self.new.given, self._article.text)

    def accept(self) -> None:
        """Keep the text, and close when it is kept."""
        if not self._keep.isEnabled():
            return
        self._set_busy(True)
        self._save(self.text(), self._saved, self._refused)

    def reject(self) -> None:
        """Close; the first time with a change, ask instead."""
        if not self._is_changed() or self._asked:
            super().reject()
            return
        self._asked = True
        self.question.setText(tr("Drop the changes? Esc again drops them, Ctrl+Enter keeps them."))
        self.question.show()

    def done(self, result: int) -> None:
        self._gone = True
        self._pause.stop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        elif event.key() == Qt.Key.Key_F3:
            self.step()
        else:
            super().keyPressEvent(event)

    def step(self) -> None:
        """Go to the next place where the texts differ, round the end."""
        if self._comparison is None:
            return
        here = self.new.place()
        places = _in_new(self._comparison) | dict(self._comparison.new_changes)
        if places:
            start = min((start for start in places if start > here), default=min(places))
            self._show_new(start, places[start])

    # How it looks

    def _name(self) -> None:
        self.setWindowTitle(tr("Correct the text of “{title}”", title=one_line(self._article.title)[:60]))
        self.old.setReadOnly(True)
        self.old.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        named = (
            (self.old, tr("The text as it was"), tr("The text as it was, with its tags. It stays in the history.")),
            (
                self.new,
                tr("The corrected text"),
                tr("Write here, or paste a longer version over it. Ctrl+Enter saves."),
            ),
            (self.list, tr("Tags that change"), tr("Tags whose words change. Enter or a click shows the place.")),
            (self._next, tr("Next change"), tr("Go to the next place where the texts differ (F3)")),
        )
        for part, name, tip in named:
            part.setAccessibleName(name)
            part.setToolTip(tip)
        self._next.setText(tr("Next c&hange"))
        self.summary.setAccessibleName(tr("What becomes of the tags"))
        self.question.setAccessibleName(tr("Question"))
        self.error.setAccessibleName(tr("What is wrong"))
        for line in (self.question, self.error):
            line.hide()

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(_titled(tr("As it was"), self.old, (0, 0, GAP, 0)))
        halves.addWidget(_titled(tr("Corrected"), self.new, (GAP, 0, 0, 0)))
        halves.setHandleWidth(1)
        halves.setSizes([500, 500])  # alike
        self.list.setModel(self._model)
        self.list.setItemDelegate(_FateRow(self.list))
        self.list.hide()
        told = QHBoxLayout()
        told.addWidget(self.summary, 1)
        told.addWidget(self._next)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 16, 16, 16)
        page.setSpacing(10)
        page.addWidget(halves, 1)
        page.addLayout(told)
        for part in (self.list, self.question, self.error, self._buttons):
            page.addWidget(part)
        self._keep = self._buttons.addButton(tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self._buttons.addButton(tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._keep.setToolTip(tr("Keep the corrected text, as one step that {undo} takes back (Ctrl+Enter)", **signs()))
        cancel.setToolTip(tr("Leave the text as it was"))
        for button in (self._keep, cancel, self._next):
            button.setAutoDefault(False)
        resize_within(self, 1000, 660)

    def _connect(self) -> None:
        self.new.textChanged.connect(self._text_changed)
        self._pause.timeout.connect(self._compare_now)
        self.old.scrolled.connect(self._scroll_new)
        self.new.scrolled.connect(self._scroll_old)
        self.list.clicked.connect(self._go)
        for key in ENTER:
            self.list.on_key(key, self._go)
        self._next.clicked.connect(self.step)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def go_to(self, offset: int) -> None:
        """Show this place of the text, and put the cursor there."""
        self.new.reveal(offset, offset)

    def _begin(self) -> None:
        QTimer.singleShot(0, self, self._show_old)  # a moment later: a long text takes its time
        self.new.blockSignals(True)
        self.new.set_text(self._article.text)
        self.new.blockSignals(False)
        self._show_unchanged()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_old(self) -> None:
        self.old.set_text(self._article.text)
        self.old.show_tags(self._tags)
        self.old.follow(self.new.top())

    # Comparing, off the keys

    def _text_changed(self) -> None:
        self._asked = False
        self.question.hide()
        self.error.hide()
        self.summary.setText(tr("Comparing…"))
        self._keep.setEnabled(True)
        self._pause.start()

    def _compare_now(self) -> None:
        """Compare the texts; if that is going on, again when it is over."""
        if self._comparing:
            self._stale = True
            return
        if not self._is_changed():
            self._show_unchanged()
            return
        self._comparing, self._stale = True, False
        self._compare(self.text(), self._compared, self._not_compared)

    def _compared(self, found: Comparison) -> None:
        self._comparing = False
        if self._gone:
            return
        self._comparison = found
        self.old.show_changes(found.old_changes)
        self.new.show_changes(found.new_changes, found.new)
        self._show_list(found.restless, found.tags, found.correction.text)
        if self._stale:
            self._compare_now()
        elif not self._pause.isActive():
            self.summary.setText(_summary(found))
            self._next.setEnabled(True)

    def _not_compared(self, error: SikapError) -> None:
        self._comparing = False
        if not self._gone:
            self.summary.setText("")
            self._keep.setEnabled(False)
            self._say(say(error))

    def _show_unchanged(self) -> None:
        self._comparison = None
        self.old.show_changes(())
        self.new.show_changes((), self.new.given)
        self._show_list((), {})
        self._keep.setEnabled(False)
        self._next.setEnabled(False)
        self.summary.setText(tr("Nothing is changed yet."))

    def _show_list(self, restless: Sequence[Placed], tags: Mapping[AnnotationId, Annotation], text: str = "") -> None:
        self._model.show(restless, tags, text)
        self.list.setFixedHeight(min(MOST_ROWS, max(1, len(restless))) * _row_height(self.list) + 2)
        self.list.setVisible(bool(restless))

    def _is_changed(self) -> bool:
        return self.new.document().isModified() and self.new.typed() != self.new.given

    # Going about

    def _scroll_new(self, place: int) -> None:
        self.new.follow(self._comparison.to_new(place) if self._comparison else place)

    def _scroll_old(self, place: int) -> None:
        self.old.follow(self._comparison.to_old(place) if self._comparison else place)

    def _go(self) -> None:
        """Show the words of the tag that is chosen in the list, in both texts."""
        placed = self._model.at(self.list.currentIndex().row())
        if placed is None or self._comparison is None:
            return
        there = (placed.new.start, placed.new.end) if placed.new else (self._comparison.to_new(placed.old.start),) * 2
        self._show_new(*there)
        self.old.reveal(placed.old.start, placed.old.end)

    def _show_new(self, start: int, end: int) -> None:
        self.new.reveal(start, end)
        if self._comparison is not None:
            self.old.follow(self._comparison.to_old(self.new.top()))

    # Keeping

    def _saved(self, *_: object) -> None:
        if not self._gone:
            super().accept()

    def _refused(self, error: SikapError) -> None:
        if not self._gone:
            self._set_busy(False)
            self._say(say(error))

    def _set_busy(self, busy: bool) -> None:
        self.new.setReadOnly(busy)
        self._buttons.setEnabled(not busy)
        if busy:
            self._pause.stop()
            self.summary.setText(tr("Saving…"))

    def _say(self, text: str) -> None:
        self.error.setText(f"⚠ {text}")
        self.error.show()


class _Rows(RowModel):
    """The tags whose words change, in reading order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tags: Mapping[AnnotationId, Annotation] = {}
        self._placed: Sequence[Placed] = ()
        self._text = ""

    def show(self, placed: Sequence[Placed], tags: Mapping[AnnotationId, Annotation], text: str = "") -> None:
        self._tags = tags
        self._placed = [one for one in placed if one.annotation in tags]
        self._text = text
        self.set_row_count(len(self._placed))

    def at(self, row: int) -> Placed | None:
        return self._placed[row] if 0 <= row < len(self._placed) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        placed = self._placed[index.row()]
        tag = self._tags[placed.annotation]
        now = one_line(self._text[placed.new.start : placed.new.end]) if placed.new else ""
        if role == ROW:
            return tag, now
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(tag.text)
        was = f"{kind_name(tag.kind)}: {quoted(one_line(tag.text))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{was} {_becomes(now)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{was}. {tr('It becomes: {text}', text=quoted(now)) if now else _lost()}"
        return None


class _FateRow(QStyledItemDelegate):
    """Paints the sign of a tag and its quote; below it the new words, or that there are none."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _height(QFontMetrics(option.font).height(), QFontMetrics(smaller(option.font)).height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tag, now = index.data(ROW)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, option, index)
            line, quiet = QFontMetrics(option.font).height(), smaller(option.font)
            area = option.rect.adjusted(MARGIN + BAR, MARGIN // 2, -MARGIN, 0)
            sign = QRectF(area.left(), area.top() + (line - SWATCH) / 2, SWATCH, SWATCH)
            paint_sign(painter, sign, tag.kind, tag.stance, option.font)
            area.setLeft(area.left() + SWATCH + 10)
            painter.setPen(current().text)
            painter.setFont(option.font)
            _paint_line(painter, QRect(area.left(), area.top(), area.width(), line), one_line(tag.text))
            painter.setPen(current().text if not now else current().dim)
            painter.setFont(quiet)
            below = QRect(area.left(), area.top() + line, area.width(), QFontMetrics(quiet).height())
            _paint_line(painter, below, _becomes(now))
        finally:
            painter.restore()


def _paint_line(painter: QPainter, area: QRect, text: str) -> None:
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, ONE_LINE, short)


def _becomes(now: str) -> str:
    return f"→ {quoted(now)}" if now else f"⚠ {_lost()}"


def _lost() -> str:
    return tr("loses its words; you can place it again afterwards")


def _row_height(view: QWidget) -> int:
    return _height(view.fontMetrics().height(), QFontMetrics(smaller(view.font())).height())


def _height(line: int, small: int) -> int:
    return line + small + MARGIN


def _summary(found: Comparison) -> str:
    """How many tags stay, go with their words, and lose them."""
    stay, move, lose = (found.fates[fate] for fate in (Fate.STAYS, Fate.MOVES, Fate.LOST))
    if not found.correction.placed:
        return tr("This text has no tags.")
    parts = [tr("1 tag stays") if stay == 1 else tr("{n} tags stay", n=stay)]
    if move:
        parts.append(
            tr("1 goes with its corrected words") if move == 1 else tr("{n} go with their corrected words", n=move)
        )
    if lose:
        parts.append(tr("1 loses its words") if lose == 1 else tr("{n} lose their words", n=lose))
    return ", ".join(parts) + "."


def _in_new(found: Comparison) -> dict[int, int]:
    """The places in the new text where words of the old one are gone, as starts and ends."""
    return {place: place for place in (found.to_new(start) for start, _ in found.old_changes)}


def _titled(title: str, side: TextSide, margins: tuple[int, int, int, int]) -> QWidget:
    holder, label = QWidget(), QLabel(title)
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    label.setFont(smaller(label.font()))
    label.setBuddy(side)
    column = QVBoxLayout(holder)
    column.setContentsMargins(*margins)
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(side, 1)
    return holder


def _line() -> QLabel:
    return QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
