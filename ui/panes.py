"""The three panes of the window. Those at the sides fold to a narrow edge and come back as wide as they were."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QSplitterHandle, QToolButton, QWidget

from ui.language import tr
from ui.theme import SANS_SIZE, current

LIST, PAGE, SIDE = range(3)
SIDES = (LIST, SIDE)
HANDLES = {LIST: PAGE, SIDE: SIDE}  # Qt counts the line before each pane
WIDTHS = {LIST: 250, SIDE: 300}  # pixels, as wide as they are at first
LEAST = {LIST: 200, PAGE: 420, SIDE: 264}
WORDS = {LIST: 200, PAGE: 0, SIDE: 236}  # pixels that what stands there needs at the usual size of the window's words
LEAST_OF_ALL = 320  # pixels of the page beside one pane of a system that writes twice as large
COMFORT = 600  # pixels that the page keeps as long as a pane beside it can give some
EDGE = 26  # pixels that are left of a folded pane
SIGN = 34  # pixels at the top of it
STEPS = {Qt.Key.Key_Left: -20, Qt.Key.Key_Right: 20}  # pixels by which an arrow moves the line between panes


class Fold(NamedTuple):
    """How the panes at the sides stand: widths in pixels, also of those that are folded, and which are folded."""

    widths: tuple[int, int]  # of LIST and SIDE
    folded: frozenset[int]


class Panes(QSplitter):
    """The list, the page and the side. The page alone grows and shrinks with the window, until it would be narrow.

    What there is no room for folds by itself, that which was not asked for last, and comes back with the room.
    """

    folded_changed = Signal(int, bool)  # LIST or SIDE; whether it is folded
    text_requested = Signal()  # the pane that had the focus has been folded
    pane_requested = Signal(int)  # LIST or SIDE was unfolded by the key of its edge: the focus belongs there

    def __init__(self, left: QWidget, page: QWidget, right: QWidget, names: tuple[str, str]) -> None:
        """`names`: what the panes at the sides are called."""
        super().__init__(Qt.Orientation.Horizontal)
        self._widths = dict(WIDTHS)
        self._folded: set[int] = set()  # by the person
        self._crowded: set[int] = set()  # for want of room
        self._gives_way = LIST
        self._alone = False
        self._names = dict(zip(SIDES, names, strict=True))
        self._keys = dict.fromkeys(SIDES, "")
        self._edges: dict[int, Edge] = {}
        self._pressed = [0, 0, 0]  # sizes when the handle was taken
        self.holder = _Holder(self._fit)
        self._row = QHBoxLayout(self.holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self, 1)
        larger = self.font().pointSizeF() / SANS_SIZE
        self.least = {pane: max(least, round(WORDS[pane] * larger)) for pane, least in LEAST.items()}  # pixels
        self._at = (left, page, right)
        for pane, widget in enumerate(self._at):
            self.addWidget(widget)
            widget.setMinimumWidth(self.least[pane])
            self.setCollapsible(pane, pane != PAGE)
        self._tell()

    def set_keys(self, keys: dict[int, str]) -> None:
        """The keys that fold LIST and SIDE, as they are shown."""
        self._keys.update(keys)
        self._tell()

    def is_folded(self, pane: int) -> bool:
        """By the person, or for want of room."""
        return pane in self._folded | self._crowded

    def fold(self, pane: int, folded: bool = True) -> None:
        """Fold LIST or SIDE, or unfold it; nothing happens if it is so already."""
        if folded == self.is_folded(pane):
            return
        kept = self._folded | {pane} if folded else self._folded - {pane}
        self._gives_way = self._gives_way if folded else LIST + SIDE - pane
        self._stand(kept, self._without_room(kept) if self.isVisible() else self._crowded - {pane})

    def unfold(self, pane: int) -> None:
        self.fold(pane, False)

    def set_alone(self, alone: bool) -> None:
        """Show the page alone, or again all that is not folded; what is folded stays so."""
        self._alone = alone
        self._set_out()
        self._fit()

    def state(self) -> Fold:
        return Fold((self._widths[LIST], self._widths[SIDE]), frozenset(self._folded))

    def restore(self, state: Fold) -> None:
        for pane, width in zip(SIDES, state.widths, strict=True):
            self._widths[pane] = max(self.least[pane], width)
        for pane in SIDES:
            self.fold(pane, pane in state.folded)
        self._share()

    def _stand(self, folded: set[int], crowded: set[int]) -> None:
        """Fold these, and no others; the focus does not stay in what is folded."""
        changed = [pane for pane in SIDES if self.is_folded(pane) is not (pane in folded | crowded)]
        focus = self.window().focusWidget()
        held = [pane for pane in changed if focus and self._holds(pane, focus)]
        self._folded, self._crowded = folded, crowded
        self._set_out()
        for pane in changed:
            self.folded_changed.emit(pane, self.is_folded(pane))
        if held:
            self.text_requested.emit()

    def _holds(self, pane: int, focus: QWidget) -> bool:
        return focus in (self._at[pane], self.handle(HANDLES[pane])) or self._at[pane].isAncestorOf(focus)

    # The handles

    def createHandle(self) -> QSplitterHandle:
        return Handle(self)

    def take(self) -> None:
        """A handle has been taken."""
        self._pressed = self.sizes()

    def let_go(self) -> None:
        """A handle has been let go: a pane that was made narrower than it can be is folded; others keep their width."""
        sizes = self.sizes()
        for pane in SIDES:
            if not self.is_folded(pane) and sizes[pane] != self._pressed[pane]:
                if sizes[pane]:
                    self._widths[pane] = sizes[pane]
                else:
                    self.fold(pane)
        self._share()

    def widen_beside(self, handle: QSplitterHandle, by: int) -> None:
        """Make the outer pane wider by so many pixels, as far as it can be and the page can give them."""
        pane = LIST if handle is self.handle(PAGE) else SIDE
        wide, page = self.sizes()[pane], self.sizes()[PAGE]
        self._widths[pane] = max(self.least[pane], wide + min(by, max(0, page - COMFORT)))
        self._share()

    def fold_beside(self, handle: QSplitterHandle) -> None:
        self.fold(LIST if handle is self.handle(PAGE) else SIDE)

    # How the room is shared

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own would take as much from each pane as from the others."""
        self._share()

    def _fit(self) -> None:
        """The window is wider or narrower: fold what there is no room for, and show it again where there is."""
        crowded = self._without_room(self._folded)
        if crowded != self._crowded:
            self._stand(set(self._folded), crowded)

    def _without_room(self, folded: set[int]) -> set[int]:
        """Which pane has to fold besides these: of two at most one, and none where the page is alone."""
        both = self.least[LIST] + self.least[PAGE] + self.least[SIDE] + 2 * self.handleWidth()
        return set() if folded or self._alone or self.holder.width() >= both else {self._gives_way}

    def _share(self) -> None:
        widths = {pane: self._widths[pane] for pane in SIDES if not self._at[pane].isHidden()}
        for pane, handle in HANDLES.items():  # Qt shows that of a hidden pane when another one is dragged
            self.handle(handle).setVisible(pane in widths)
        room = self.contentsRect().width() - self.handleWidth() * len(widths)
        for pane in SIDES:
            short = COMFORT + sum(widths.values()) - room
            if pane in widths and short > 0:
                widths[pane] = max(self.least[pane], widths[pane] - short)
        least = max(LEAST_OF_ALL, min(self.least[PAGE], room - sum(self.least[pane] for pane in widths)))
        self._at[PAGE].setMinimumWidth(least)
        self.setSizes([widths.get(LIST, 0), max(least, room - sum(widths.values())), widths.get(SIDE, 0)])

    def _set_out(self) -> None:
        """Show what is not folded, and of what is, an edge; in one go, so that the page is laid out once."""
        for pane in SIDES:
            folded = self.is_folded(pane)
            if folded or pane in self._edges:
                self._edge(pane).setVisible(folded and not self._alone)
            self._at[pane].setVisible(not folded and not self._alone)
        self._row.activate()
        self._share()

    def _edge(self, pane: int) -> "Edge":
        if pane not in self._edges:
            edge = self._edges[pane] = Edge(self._names[pane], before=pane == LIST)
            edge.clicked.connect(lambda: self._open(pane))
            self._row.insertWidget(0 if pane == LIST else -1, edge)
            self._tell()
        return self._edges[pane]

    def _open(self, pane: int) -> None:
        by_key = self._edges[pane].hasFocus()
        self.unfold(pane)
        if by_key:
            self.pane_requested.emit(pane)

    def _tell(self) -> None:
        """Say in tooltips what can be done with the handles and edges."""
        for pane in SIDES:
            name, handle, edge = self._names[pane], self.handle(HANDLES[pane]), self._edges.get(pane)
            key = f" ({self._keys[pane]})" if self._keys[pane] else ""
            handle.setAccessibleName(tr("Width of: {pane}", pane=name))
            handle.setToolTip(tr("Drag, or ← and →: wider or narrower. Double click, or Enter: fold.") + key)
            if edge:
                edge.setToolTip(tr("Show: {pane}", pane=name) + key)


class _Holder(QWidget):
    """Around the panes and their edges; tells when they have been given another width."""

    def __init__(self, widened: Callable[[], None]) -> None:
        super().__init__()
        self._widened = widened

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widened()


class Handle(QSplitterHandle):
    """The line between two panes: dragged, or by the arrows, it makes them wider and narrower; a double click or
    Enter folds the outer one."""

    def __init__(self, panes: Panes) -> None:
        super().__init__(Qt.Orientation.Horizontal, panes)
        self._panes = panes
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def event(self, event: QEvent) -> bool:
        """The arrows and Enter are this line's, whatever they are in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_own(event):
            super().keyPressEvent(event)
        elif event.key() in STEPS:
            outward = 1 if self is self._panes.handle(PAGE) else -1
            self._panes.widen_beside(self, STEPS[Qt.Key(event.key())] * outward)
        else:
            self._panes.fold_beside(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasFocus():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect().adjusted(1, 0, -1, 0), current().accent)
        finally:
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_focus()

    def _show_focus(self) -> None:
        """Qt lets one pixel be seen of the five that take the mouse: too thin a line for a focus."""
        self.clearMask() if self.hasFocus() else self.setMask(self.contentsRect())
        self.update()

    def _is_own(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return not held and event.key() in (*STEPS, Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._panes.take()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._panes.let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._panes.fold_beside(self)


class Edge(QToolButton):
    """What is left of a folded pane: its name, set upright, which unfolds it."""

    def __init__(self, name: str, before: bool) -> None:
        """`before`: it stands before the page, and is read upwards."""
        super().__init__()
        self._name, self._before = name, before
        self.setObjectName("edge")
        self.setAccessibleName(tr("Show: {pane}", pane=name))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        self.ensurePolished()  # with the font of the style sheet
        return QSize(max(EDGE, self.fontMetrics().height() + 8), 100)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is Space here too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        try:
            self._paint_name(painter)
        finally:
            painter.end()

    def _paint_name(self, painter: QPainter) -> None:
        """The name upright, and above it a sign of where it leads."""
        painter.setPen(self.palette().color(self.foregroundRole()))
        middle, flag = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag
        painter.drawText(0, 0, self.width(), SIGN, middle, "›" if self._before else "‹")
        painter.translate(0 if self._before else self.width(), self.height() if self._before else 0)
        painter.rotate(-90 if self._before else 90)
        long, start = self.height() - SIGN, 0 if self._before else SIGN
        words = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, long)
        where = (flag.AlignRight if self._before else flag.AlignLeft) | flag.AlignVCenter
        painter.drawText(start, 0, long, self.width(), where, words)
