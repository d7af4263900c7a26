"""The panel over the text in which one says how articles are set; each change is seen behind it at once."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui import theme
from ui.keymap import notice, takes_escape, with_key
from ui.language import tr
from ui.reading.type_setting import LEADINGS, MARGINS, MEASURES, SANS, SERIF, SIZES, Setting, size_text, usual

if TYPE_CHECKING:
    from ui.main_window import MainWindow

EDGE = 10  # pixels to the border of the text
FACE = 13.0  # points, in which a face shows itself
NOT_FOR_READING = (
    "symbol",
    "emoji",
    "icon",
    "dingbat",
    "math",
    "music",
    "barcode",
    "wingdings",
    "webdings",
    "ornament",
)


class TypePanel(QFrame):
    """A panel over the lower corner of the text, a child of the window. It closes by Esc, and when the focus leaves it.

    `setting_requested(Setting)`: set articles so, in every window. The owner does it and calls `show_setting`.
    """

    setting_requested = Signal(object)  # Setting

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._setting = Setting()
        self.setObjectName("typePanel")
        self.hide()
        self._make()
        self._lay_out()
        self._name()
        self._connect()

    def toggle(self) -> None:
        """Open it, or close it if it is open."""
        if self.isVisible():
            self.leave()
            return
        self._fill_families()
        self.show_setting(self._setting)
        self._place()
        self.show()
        self.raise_()
        (self._faces.checked() or self._family).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close it; the person goes on in the text."""
        self.hide()
        self._window.to_text()

    def show_setting(self, setting: Setting) -> None:
        """Show how articles are set now."""
        self._setting = setting
        for field, segments in self._segments.items():
            segments.choose(getattr(setting, field))
        self._family.setCurrentIndex(-1 if setting.face in (SERIF, SANS) else self._family.findText(setting.face))
        self._size.setText(size_text(setting.size))
        self._smaller.setEnabled(setting.size > SIZES[0])
        self._larger.setEnabled(setting.size < SIZES[-1])
        self._ruler.setChecked(setting.ruler)
        self._usual.setEnabled(setting != usual())

    def _make(self) -> None:
        self._faces = Segments(tr("Typeface"), ((SERIF, tr("Serif")), (SANS, tr("Sans"))))
        for face in (SERIF, SANS):
            self._faces.button(face).setFont(theme.reading(face, FACE))
        widths = (tr("Narrow"), tr("Normal"), tr("Wide"), tr("Window"))
        spacings = (tr("Tight"), tr("Normal"), tr("Loose"), tr("Double"))
        margins = (tr("Small"), tr("Normal"), tr("Large"))
        self._segments = {
            "face": self._faces,
            "measure": Segments(tr("Line width"), zip(MEASURES, widths, strict=True)),
            "leading": Segments(tr("Line spacing"), zip(LEADINGS, spacings, strict=True)),
            "margin": Segments(tr("Margin"), zip(MARGINS, margins, strict=True)),
        }
        self._family = QComboBox()
        self._smaller, self._larger, self._close = QToolButton(), QToolButton(), QToolButton()
        self._size = QLabel()
        self._ruler = QCheckBox(tr("Reading ruler on the sentence"))
        self._usual = QPushButton(tr("Default settings"))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("Typeface"), _row(self._faces, self._family)),
            (tr("Text size"), _row(self._smaller, self._size, self._larger, None)),
            *((self._segments[field].accessibleName(), self._segments[field]) for field in _ROWS),
            ("", self._ruler),
            ("", _row(self._usual, None)),
        )
        title = QLabel(tr("Reading settings"))
        title.setObjectName("panelTitle")
        grid.addWidget(_row(title, None, self._close), 0, 0, 1, 2)
        for number, (words, part) in enumerate(rows, 1):
            grid.addWidget(QLabel(words), number, 0)
            grid.addWidget(part, number, 1)
        self._family.setMinimumWidth(11 * self.fontMetrics().height())
        self._size.setMinimumWidth(self.fontMetrics().horizontalAdvance("00,0 pt0"))
        self._size.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _name(self) -> None:
        self.setAccessibleName(tr("Reading settings"))
        self._family.setAccessibleName(tr("Another typeface"))
        self._family.setPlaceholderText(tr("Another typeface"))
        self._family.setToolTip(tr("A typeface of this computer. What it lacks is taken from ours."))
        self._size.setAccessibleName(tr("Text size"))
        self._usual.setToolTip(
            tr("Give articles the typeface, size and spacing that they have unless you change them.")
        )
        self._close.setText("✕")
        self._close.setToolTip(tr("Close (Esc)"))
        for button, name in (
            (self._smaller, tr("Smaller text")),
            (self._larger, tr("Larger text")),
            (self._close, tr("Close")),
        ):
            button.setAccessibleName(name)
            button.setIconSize(QSize(16, 16))
        self._tell_keys()
        self._draw_icons()

    def _tell_keys(self) -> None:
        self._smaller.setToolTip(with_key(tr("Smaller text"), "smaller"))
        self._larger.setToolTip(with_key(tr("Larger text"), "larger"))
        self._ruler.setToolTip(with_key(tr("Set off the lines of the sentence you are on"), "ruler"))

    def _connect(self) -> None:
        notice.keys_changed.connect(self._tell_keys)
        for field, segments in self._segments.items():
            segments.chosen.connect(partial(self._ask_for, field))
        self._family.activated.connect(lambda index: self._ask_for("face", self._family.itemText(index)))
        self._smaller.clicked.connect(lambda: self.setting_requested.emit(self._setting.resized(-1)))
        self._larger.clicked.connect(lambda: self.setting_requested.emit(self._setting.resized(1)))
        self._ruler.clicked.connect(lambda on: self._ask_for("ruler", on))
        self._usual.clicked.connect(lambda: self.setting_requested.emit(usual()))
        self._close.clicked.connect(self.leave)

    def _ask_for(self, field: str, value: Any) -> None:
        values = {field: value}
        self.setting_requested.emit(self._setting._replace(**values))

    def _fill_families(self) -> None:
        if not self._family.count():
            self._family.addItems(families())

    def _draw_icons(self) -> None:
        self._smaller.setIcon(theme.icon("smaller"))
        self._larger.setIcon(theme.icon("larger"))

    def _place(self) -> None:
        """In the lower right corner of the text, or the upper one if the sentence is seen only then."""
        pane, window = self._window.pane, self._window
        area = QRect(pane.mapTo(window, QPoint(0, 0)), pane.size())
        self.adjustSize()
        corner = area.bottomRight() - QPoint(self.width() + EDGE, self.height() + EDGE)
        below = QRect(QPoint(max(0, corner.x()), max(0, corner.y())), self.size())
        above = below.translated(0, area.top() + EDGE - below.top())
        read = pane.sentence_in_view().translated(pane.viewport().mapTo(window, QPoint(0, 0)))
        self.move((above if below.intersects(read) and not above.intersects(read) else below).topLeft())

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now.window() is self.window() and not self.isAncestorOf(now):
            self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        self._window.pane.installEventFilter(self)
        self._window.desk.app.focusChanged.connect(self._follow_focus)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._window.pane.removeEventFilter(self)
        self._window.desk.app.focusChanged.disconnect(self._follow_focus)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_usual"):
            self._draw_icons()

    def event(self, event: QEvent) -> bool:
        """Esc is the panel's, and not the window's."""
        return takes_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


_ROWS = ("measure", "leading", "margin")


class Segments(QWidget):
    """A few choices in a row, of which one holds. Tab goes to it, the arrows to the next."""

    chosen = Signal(object)  # the value, by the person

    def __init__(self, name: str, choices: Iterable[tuple[object, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: dict[object, QToolButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for value, words in choices:
            self._buttons[value] = button = QToolButton()
            button.setText(words)
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {words}")
            button.setToolTip(f"{name}: {words}")
            button.toggled.connect(partial(self._take, value))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button)
            row.addWidget(button, 1)
        self._tells = True

    def button(self, value: object) -> QToolButton:
        return self._buttons[value]

    def checked(self) -> QToolButton | None:
        return next((button for button in self._buttons.values() if button.isChecked()), None)

    def choose(self, value: object) -> None:
        """Show this value as the one that holds; none, if there is no such choice."""
        self._tells = False
        self._group.setExclusive(False)
        door = value if value in self._buttons else next(iter(self._buttons))
        for known, button in self._buttons.items():
            button.setChecked(known == value)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if known == door else Qt.FocusPolicy.ClickFocus)
        self._group.setExclusive(True)
        self._tells = True

    def _take(self, value: object, on: bool) -> None:
        if on and self._tells:
            self.chosen.emit(value)


def families() -> list[str]:
    """The families of this computer that Latin text can be read in, by name; not those that only the system uses."""
    known = QFontDatabase.families(QFontDatabase.WritingSystem.Latin)
    return sorted((family for family in known if _is_for_reading(family)), key=str.casefold)


def _is_for_reading(family: str) -> bool:
    name = family.casefold()
    return (
        not name.startswith((".", "@"))
        and not any(word in name for word in NOT_FOR_READING)
        and not QFontDatabase.isPrivateFamily(family)
        and not QFontDatabase.isFixedPitch(family)
        and QFontDatabase.isSmoothlyScalable(family)
    )


def _row(*parts: QWidget | None) -> QWidget:
    """Parts beside each other; None is what room is left."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part) if part is not None else row.addStretch()
    return holder
