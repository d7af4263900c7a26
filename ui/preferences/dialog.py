"""The preferences in one dialog: a page for each thing, kept together or left as they were."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from ui.language import tr
from ui.notes import ENTER
from ui.screen import resize_within


class Page(QWidget):
    """One page. Nothing on it holds before `keep`; `windowTitle` is what its tab is called."""

    fault_changed = Signal()

    def fault(self) -> str:
        """The first thing on the page that cannot be kept, in one sentence; "" if all is well."""
        return ""

    def wrong(self) -> QWidget | None:
        """The field with something that cannot be kept, after saying beside it what that is; None if all is well."""
        return None

    def keep(self) -> None:
        """Let what was changed hold from now on."""

    def leave(self) -> None:
        """The dialog closes: stop what still goes on."""

    def begin(self) -> None:
        """The page is in view: give the focus to what a person came for."""


class PreferencesDialog(QDialog):
    """The pages, the one in `first` in view."""

    def __init__(self, pages: Iterable[Page], first: type[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = tuple(pages)
        self.tabs = QTabWidget(documentMode=True)
        self.buttons = QDialogButtonBox()
        self.setWindowTitle(tr("Preferences"))
        self._lay_out()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for page in self.pages:
            page.fault_changed.connect(self._enable)
        self._enable()
        shown = next(page for page in self.pages if isinstance(page, first))
        self.tabs.setCurrentWidget(shown)
        shown.begin()

    def accept(self) -> None:
        """Keep every page and close, unless something is wrong: then go there."""
        for page in self.pages:
            if field := page.wrong():
                self.tabs.setCurrentWidget(page)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        for page in self.pages:
            page.keep()
        super().accept()

    def done(self, result: int) -> None:
        for page in self.pages:
            page.leave()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _enable(self) -> None:
        """There is something to save only where nothing is wrong; why not, the button says itself."""
        wrong = next((page for page in self.pages if page.fault()), None)
        said = tr("Keep what was changed (Ctrl+Enter)")
        if wrong is not None:
            said = tr("Nothing can be saved yet. {page}: {what}", page=wrong.windowTitle(), what=wrong.fault())
        self.save.setEnabled(wrong is None)
        self.save.setToolTip(said)
        self.save.setAccessibleDescription(said)

    def _lay_out(self) -> None:
        for page in self.pages:
            self.tabs.addTab(page, page.windowTitle())
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.tabBar().setAccessibleName(tr("Pages of the preferences"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.buttons)
        self.save = self.buttons.addButton(tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.buttons.addButton(tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setToolTip(tr("Leave everything as it was"))
        self.save.setDefault(True)
        resize_within(self, 680, 660)
