"""Looks for texts of a window that are not shown whole."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QToolButton,
    QWidget,
)

SLACK = 1  # pixels, by which a hint may be rounded up
FIELD_MARGIN = 2  # pixels, that Qt leaves free on both sides of a field's words


def cut_texts(root: QWidget) -> list[str]:
    """What is cut in a window, each with the part that it stands in."""
    shown = [root, *(part for part in root.findChildren(QWidget) if part.isVisibleTo(root) and part.window() is root)]
    return [f"{_place(part, root)}: {text!r}" for part in shown for text in _cut(part, root)]


def _cut(part: QWidget, root: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel):
        yield from _label(part)
    elif isinstance(part, QAbstractButton):
        yield from _button(part)
    elif isinstance(part, QTabBar):
        yield from _tabs(part)
    elif isinstance(part, QComboBox):
        yield from _combo(part)
    elif isinstance(part, QLineEdit):
        yield from _field(part)
    elif isinstance(part, QHeaderView):
        yield from _header(part)
    elif isinstance(part, QGroupBox) and part.fontMetrics().horizontalAdvance(_plain(part.title())) > part.width():
        yield part.title()
    elif isinstance(part, QMenuBar):
        yield from _menus(part)
    if (said := _said(part)) and not _is_inside(part, root):
        yield f"{said} (outside)"


def _label(label: QLabel) -> Iterator[str]:
    """Words that break need their height; others their width."""
    if not label.text().strip() or label.pixmap().width():
        return
    if label.wordWrap():
        fits = label.heightForWidth(label.width()) <= label.height() + SLACK
    else:
        fits = _holds(label.size(), label.sizeHint())
    if not fits:
        yield label.text()


def _button(button: QAbstractButton) -> Iterator[str]:
    shows = not (isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly)
    if button.text() and (shows or button.icon().isNull()) and not _holds(button.size(), button.sizeHint()):
        yield button.text()


def _tabs(tabs: QTabBar) -> Iterator[str]:
    for number in range(tabs.count()):
        rect, words = tabs.tabRect(number), tabs.tabText(number)
        needed = tabs.fontMetrics().horizontalAdvance(_plain(words)) + 24
        if tabs.isTabVisible(number) and (
            rect.width() < needed or not tabs.rect().adjusted(0, 0, SLACK, 0).contains(rect)
        ):
            yield words


def _combo(combo: QComboBox) -> Iterator[str]:
    """Every choice fits into the field, for the list below is as wide as it."""
    if combo.isEditable():
        return
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo).width()
    for number in range(combo.count()):
        if combo.fontMetrics().horizontalAdvance(combo.itemText(number)) > room:
            yield combo.itemText(number)


def _field(field: QLineEdit) -> Iterator[str]:
    """What a person writes can be scrolled; what a field asks for cannot."""
    inside = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, _option(field), field)
    words = field.fontMetrics().horizontalAdvance(field.placeholderText())
    if not field.text() and words > inside.width() - 2 * FIELD_MARGIN:
        yield field.placeholderText()


def _option(field: QLineEdit) -> QStyleOptionFrame:
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    return option


def _header(header: QHeaderView) -> Iterator[str]:
    if header.orientation() == Qt.Orientation.Vertical or header.model() is None:
        return
    metrics = QFontMetrics(header.font())
    for section in range(header.count()):
        words = str(header.model().headerData(section, Qt.Orientation.Horizontal) or "")
        if not header.isSectionHidden(section) and metrics.horizontalAdvance(words) + 12 > header.sectionSize(section):
            yield words


def _menus(menus: QMenuBar) -> Iterator[str]:
    for action in menus.actions():
        if not menus.rect().contains(menus.actionGeometry(action)):
            yield action.text()


def _said(part: QWidget) -> str:
    if isinstance(part, QLabel | QAbstractButton):
        return part.text()
    return part.accessibleName() if isinstance(part, QLineEdit | QComboBox) else ""


def _is_inside(part: QWidget, root: QWidget) -> bool:
    """Whether a part lies within all that it lies in; what can be scrolled to does."""
    rect, holder = QRect(part.geometry()), part.parentWidget()
    while part is not root and holder is not None:
        if isinstance(area := holder.parentWidget(), QAbstractScrollArea):
            fixed = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return not fixed or -SLACK <= rect.left() <= rect.right() <= holder.width() + SLACK
        if not holder.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(rect):
            return False
        if holder is root:
            return True
        rect.translate(holder.pos())
        holder = holder.parentWidget()
    return True


def _holds(size: QSize, hint: QSize) -> bool:
    return size.width() + SLACK >= hint.width() and size.height() + SLACK >= hint.height()


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _place(part: QWidget, root: QWidget) -> str:
    names = []
    while part is not root:
        names.append(part.objectName() or type(part).__name__)
        if (holder := part.parentWidget()) is None:
            break
        part = holder
    return "/".join([type(root).__name__, *reversed(names)])
