"""Files that the system asks for while the program runs. macOS does so; others start the program once more."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class FileOpener(QApplication):
    """The application where the system asks for files."""

    file_opened = Signal(Path)  # somebody has clicked a project's file twice

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)
