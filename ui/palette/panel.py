"""The command palette: one field over the text, and below it every action, actor, issue and article that fits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from reader.model import ArticleId
from ui import theme
from ui.keymap import signs
from ui.language import tr
from ui.palette.choices import Choices
from ui.palette.rows import Choice, ChoiceList, Sort, spoken
from ui.rows import faded, smaller

if TYPE_CHECKING:
    from ui.main_window import MainWindow

EDGE = 5  # pixels around the panel, for its shade
ROUND = 9  # pixels
INSIDE = 7  # pixels
WIDTH = 34  # em, of the panel where the text is so wide
MOST_SHOWN, SHOWN_EMPTY = 12, 4  # rows without scrolling; and as many as an empty list needs to say what to do
STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)  # for a moment only
CONTROL = Qt.KeyboardModifier.ControlModifier


class Palette(QWidget):
    """A panel over the top of the text, a child of the window.

    The focus stays in its field: the keys of the list move in the list, Enter or a click chooses. It closes when
    something is chosen, by Esc, and when the focus goes elsewhere. The focus then is where it was before, and what is
    chosen is done from there.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None  # what had the focus
        self._has_moved = False  # in the list, since the last letter
        self._field = _Field()
        self._list = ChoiceList()
        self._hint = QLabel()
        self._choices = Choices(window, self)
        self.hide()
        self._name()
        self._lay_out()
        self._field.textChanged.connect(self._renew)
        self._field.pressed.connect(self._press)
        self._field.left.connect(self._lose)
        self._list.clicked.connect(lambda index: self._take(self._list.rows[index.row()]))
        self._choices.all_read.connect(self._renew_in_place)

    def toggle(self) -> None:
        """Open it with an empty field, or close it if it is open."""
        if self.isVisible():
            self.leave()
            return
        self._before = self._window.focusWidget()
        self._window.attempt(self._open)

    def leave(self) -> None:
        """Close it, and give the focus back."""
        before = self._before
        if self.isVisible() and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible():
            self._window.to_text()
        self.hide()

    def lines(self) -> list[str]:
        """The rows as a screen reader says them, from top to bottom."""
        return [spoken(row) for row in self._list.rows]

    def _name(self) -> None:
        self.setAccessibleName(tr("Command palette"))
        self._field.setAccessibleName(tr("An action, actor, issue or article"))
        self._field.setPlaceholderText(tr("An action, actor, issue or article; or only one sort: > @ # /"))
        self._hint.setAccessibleName(tr("Signs that narrow to one sort"))
        self._hint.setFont(smaller(self.font()))
        self._hint.setForegroundRole(self._hint.palette().ColorRole.PlaceholderText)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[EDGE + INSIDE] * 4)
        column.setSpacing(6)
        for part in (self._field, self._list, self._hint):
            column.addWidget(part)
        self._hint.setContentsMargins(4, 0, 4, 0)
        self.setFocusProxy(self._field)

    def _open(self) -> None:
        self._choices.begin()
        self._field.clear()
        self._renew()
        self._place()
        self.show()
        self.raise_()
        self._window.pane.installEventFilter(self)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell()

    # What is shown

    @property
    def _typed(self) -> tuple[Sort | None, str]:
        """The sort that is looked for, None for all, and the words."""
        text = self._field.text().lstrip()
        sort = next((sort for sort in Sort if text.startswith(sort)), None)
        return sort, text[1:].strip() if sort else text.strip()

    def _renew(self) -> None:
        self._has_moved = False
        self._window.attempt(self._find)
        self._tell()

    def _renew_in_place(self) -> None:
        """More names are known: what the person has gone to stays highlighted, or else it is the best again."""
        was = self._list.highlighted if self._has_moved else None
        self._renew()
        same = [row for row, one in enumerate(self._list.rows) if was and (one.sort, one.id) == (was.sort, was.id)]
        if same:
            self._list.highlight(same[0])
            self._has_moved = True

    def _find(self) -> None:
        sort, words = self._typed
        self._list.show_rows(self._choices.find(sort, words), words)
        self._list.say_when_empty(_nothing(sort, bool(words)))
        waits = self._choices.is_reading and sort is not Sort.ACTION and bool(words or sort)
        signs = tr("> actions   @ actors   # issues   / articles")
        self._hint.setText(tr("Reading names and titles…") if waits else signs)
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        """At the top of the text, in its middle, as high as its rows need and the text allows."""
        pane, window = self._window.pane, self._window
        area = QRect(pane.mapTo(window, QPoint(0, 0)), pane.size())
        width = min(WIDTH * self.fontMetrics().height(), area.width() - 2 * EDGE)
        shown = min(MOST_SHOWN, len(self._list.rows)) or SHOWN_EMPTY
        around = self._field.sizeHint().height() + self._hint.sizeHint().height() + 2 * (EDGE + INSIDE + 6)
        rows = shown * self._list.row_height + self._list.height() - self._list.viewport().height()
        self._list.setFixedHeight(min(rows, area.height() - around - 2 * EDGE))
        self.setGeometry(area.center().x() - width // 2, area.top() + EDGE, width, around + self._list.height())

    def _tell(self) -> None:
        """The list has no focus, so that a screen reader hears of it here."""
        highlighted = self._list.highlighted
        words = spoken(highlighted) if highlighted else self._list.accessibleDescription()
        self._field.setAccessibleDescription(words)
        if words and self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            panel = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for wide in range(EDGE, 0, -1):
                painter.setPen(QPen(faded(look.text, 0.03), 2 * wide))
                painter.drawRoundedRect(panel, ROUND, ROUND)
            painter.setPen(QPen(theme.mix(look.rule, look.text, 0.2), 1))
            painter.setBrush(look.paper)
            painter.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
        finally:
            painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        self._window.pane.removeEventFilter(self)
        self._choices.end()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the text while it is made wider or narrower."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)

    # Keys, and what is chosen

    def _press(self, key: int) -> None:
        row, last = self._list.currentIndex().row(), len(self._list.rows) - 1
        self._has_moved = True
        match key:
            case Qt.Key.Key_Escape:
                self.leave()
                return
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(self._list.highlighted)
                return
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self._list.step(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self._list.step(-1)
            case Qt.Key.Key_PageDown:
                self._list.highlight(row + self._list.page)
            case Qt.Key.Key_PageUp:
                self._list.highlight(row - self._list.page)
            case Qt.Key.Key_Home:
                self._list.highlight(0)
            case Qt.Key.Key_End:
                self._list.highlight(last)
        self._tell()

    def _lose(self, window_is_left: bool) -> None:
        """The focus has gone elsewhere. Where the whole window has lost it, it comes back to what had it before."""
        if window_is_left:
            self.leave()
        else:
            self.hide()

    def _take(self, row: Choice | None) -> None:
        if row is None:
            return
        self.leave()
        if not row.usable:
            self._window.status.say(tr("“{action}” cannot be used now.", action=row.name.rstrip("…")))
        elif isinstance(row.id, str):
            self._choices.use(row.id)
        else:
            self._show(row.sort, row.id)

    def _show(self, sort: Sort, number: int) -> None:
        session = self._window.session
        if sort is Sort.ARTICLE and not session.project.article_ids([ArticleId(number)]):
            self._window.status.say(tr("That article is not there any more."))
        elif sort is Sort.ARTICLE:
            session.open_article(ArticleId(number))
            self._window.to_text()
        else:
            self._window.to_codebook()
            self._window.side.codebook.choose("actor" if sort is Sort.ACTOR else "issue", number)


class _Field(QLineEdit):
    """Hands on the keys that move in the list, and says when it loses the focus."""

    pressed = Signal(int)  # Qt.Key
    left = Signal(bool)  # whether the whole window was left

    def event(self, event: QEvent) -> bool:
        """Keys of the list are not those of the window, nor does Tab go on to its panes."""
        if isinstance(event, QKeyEvent) and _is_for_list(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.pressed.emit(event.key())
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            self.left.emit(event.reason() == Qt.FocusReason.ActiveWindowFocusReason)


def _is_for_list(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier)
    key = event.key()
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        return held == CONTROL
    if key == Qt.Key.Key_Backtab:
        return True
    keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down)
    return not held and key in (*keys, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def _nothing(sort: Sort | None, typed: bool) -> str:
    """What an empty list says."""
    if sort is Sort.ACTOR and not typed:
        return tr("No actors yet. They come with claims: press {tag_statement} on a sentence.", **signs())
    if sort is Sort.ISSUE and not typed:
        return tr("No issues yet. They come with claims: press {tag_statement} on a sentence.", **signs())
    if sort is Sort.ARTICLE and not typed:
        return tr("No articles yet. Paste one with {paste_article}, or open files with {add_files}.", **signs())
    if sort is None or sort is Sort.ARTICLE:
        return tr("Nothing by that name. Type fewer letters, or look for words in the texts with {search}.", **signs())
    return tr("Nothing by that name. Type fewer letters, or take away the sign in front to look everywhere.")
