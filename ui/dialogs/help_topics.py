"""Help on what a person has before them: which page belongs to which part of the window, and its key everywhere."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.keymap import AlsoIn

if TYPE_CHECKING:
    from ui.main_window import MainWindow

START = "start"
# By the class of a part: the innermost one around the focus counts.
TOPICS = {
    "Library": "import",
    "ArticleFilterForm": "find",
    "SearchPane": "find",
    "FindBar": "find",
    "AnnotationList": "tagging",
    "OrphanTray": "correct",
    "ClaimBar": "claims",
    "ClaimCards": "claims",
    "CodebookPane": "codebook",
    "MergeDialog": "codebook",
    "SplitDialog": "codebook",
    "ClaimsWindow": "claims_table",
    "FilterDialog": "claims_table",
    "ColumnsDialog": "claims_table",
    "ExportDialog": "export",
    "PrintPreview": "export",
    "ImportDialog": "import",
    "TableDialog": "import",
    "ImportReport": "import",
    "DetailsDialog": "import",
    "CorrectTextDialog": "correct",
    "SentencesPage": "correct",
    "NoteDialog": "claims",
    "HistoryWindow": "safe",
    "CompactDialog": "safe",
    "RestoreDialog": "safe",
    "DamagedDialog": "safe",
    "CheckResults": "safe",
    "BugReport": "safe",
    "UnsavedStrip": "safe",
    "PreferencesDialog": "keys",
    "ColoursPage": "tagging",
    "TypePanel": "start",
    "Guide": "start",
    "Palette": "keys",
}
MARK = "help on this"
HELP = "HelpWindow"


def topic_of(part: QWidget | None) -> str:
    """The page on this part of the window, or on what it is part of."""
    while part is not None:
        for kind in type(part).__mro__:
            if page := TOPICS.get(kind.__name__):
                return page
        part = part.parentWidget()
    return START


def show_help(window: "MainWindow", page: str = "") -> None:
    """Open the help of a window at this page, or at the one on what has the focus.

    Beside a dialog that must be answered first the help is part of it, or nobody could use it.
    """
    from ui.dialogs.help import HelpWindow

    page = page or topic_of(QApplication.focusWidget())
    dialog = QApplication.activeModalWidget()
    parent = dialog if dialog is not None and _is_of(dialog, window) else window
    only = Qt.FindChildOption.FindDirectChildrenOnly
    shown = parent.findChild(HelpWindow, options=only) or HelpWindow(parent)
    shown.open(page)


class ContextHelp(QObject):
    """Gives each dialog and each window beside a main window the key of the help, when it first has the focus."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._serve)

    def _serve(self, _before: QWidget | None, now: QWidget | None) -> None:
        top = now.window() if now is not None else None
        if top is None or top is self._window or top.findChild(QShortcut, MARK) or not _is_of(top, self._window):
            return
        if type(top).__name__ == HELP:  # which would leave the page that is read
            return
        AlsoIn(top, "help", self._show).setObjectName(MARK)

    def _show(self) -> None:
        show_help(self._window)


def _is_of(part: QWidget, window: QWidget) -> bool:
    above = part.parentWidget()
    while above is not None and above is not window:
        above = above.parentWidget()
    return above is window
