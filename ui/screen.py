"""How much of a screen there is: nothing that can be pressed lies outside it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

UNSEEN = ("offscreen", "minimal")  # Qt's platforms without a screen: nobody sees, and nobody could answer
FRAME = QSize(0, 32)  # pixels that a desktop puts around a window, as a rule
ENDLESS = QSize(16_000, 16_000)


def is_seen() -> bool:
    """Whether there is a screen that somebody may look at."""
    return QGuiApplication.platformName() not in UNSEEN


def screen_room(window: QWidget) -> QSize:
    """The largest that a window can be on its screen, in pixels of the program; without a screen there is no end."""
    return window.screen().availableGeometry().size() - FRAME if is_seen() else ENDLESS


def resize_within(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or as much of it as its screen has."""
    window.resize(QSize(width, height).boundedTo(screen_room(window)))
