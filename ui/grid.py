"""The view of the program's tables: equally tall rows, keys of its own, and what is selected by row."""

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.language import tr

PAD = 8  # pixels
IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier  # + is Shift+= on some keyboards


class Grid(QTableView):
    """A table whose cells ask for what is typed in them."""

    edited = Signal(int, str, object)  # row, column, what it is to say
    not_taken = Signal(str)  # what was typed in a cell and left there
    edit_ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys: dict[int, Callable[[], object]] = {}
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * PAD)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        for signal in (header.sectionPressed, header.sectionEntered):
            signal.disconnect()  # a click sorts: it must not choose the whole column too
        header.setHighlightSections(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setAccessibleName(tr("Columns"))

    def on_key(self, act: Callable[[], object], *keys: Qt.Key | QKeyCombination) -> None:
        """Let these keys call `act` while the table has the focus."""
        for key in keys:
            self._keys[key.toCombined() if isinstance(key, QKeyCombination) else int(key)] = act

    def is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def selected_rows(self) -> list[tuple[int, frozenset[int]]]:
        """The rows in which cells are selected, from top to bottom, with the columns; hidden ones do not count."""
        found: dict[int, frozenset[int]] = {}
        for part in self.selectionModel().selection().toList():
            columns = range(part.left(), part.right() + 1)
            shown = frozenset(column for column in columns if not self.isColumnHidden(column))
            for row in range(part.top(), part.bottom() + 1) if shown else ():
                found[row] = found[row] | shown if row in found else shown
        return sorted(found.items())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._keys.get((event.modifiers() & ~IGNORED).value | event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def keyboardSearch(self, search: str) -> None:
        """A search by first letters would ask every row."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.edit_ended.emit()
