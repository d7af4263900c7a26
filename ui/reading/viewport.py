"""The part of a list or page that scrolls, found by its name."""

from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def known_viewport(area: QAbstractScrollArea) -> QWidget:
    """The same as `area.viewport()`; while it is kept, that gives it too.

    Of a widget that it has not met yet, PySide6 asks for its kind from all there are, and reads each of them first. One
    that is looked up by name has told its kind.
    """
    return area.findChild(QWidget, "qt_scrollarea_viewport") or area.viewport()
