"""The page of keys: every action with its keys, which can be others. Nothing holds before the dialog keeps it."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QBrush,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ACTIONS, MENUS
from ui.keymap import (
    MOST_KEYS,
    PORTABLE,
    Clash,
    Keys,
    action_named,
    clashes,
    keep,
    present,
    reserved,
    sign,
    usual,
    words,
    written,
)
from ui.language import tr
from ui.notes import ENTER
from ui.preferences.dialog import Page
from ui.theme import current

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NAME = Qt.ItemDataRole.UserRole
HELD = Modifier.ControlModifier | Modifier.ShiftModifier | Modifier.AltModifier | Modifier.MetaModifier
ALONE = {Key.Key_Control, Key.Key_Shift, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta, Key.Key_CapsLock, Key.Key_NumLock}
KEY_COLUMN = 210  # pixels
CHIP = "QToolButton {{ border: 1px solid {edge}; padding: 3px 8px; }} QToolButton:focus {{ border-color: {focus}; }}"


class KeysPage(Page):
    """The actions by menu, and below them the keys of the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = present()
        self._before = dict(self._keys)
        self._name = ""
        self._last = ""  # the key that was pressed last, for the action that is chosen
        self.search, self.list, self.field = SearchField(), ActionList(), KeyField()
        self.usual, self.all_usual, self.take = QPushButton(), QPushButton(), QPushButton()
        self.of, self.message = QLabel(), QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._chips: list[QToolButton] = []
        self._say_names()
        self._lay_out()
        self._connect()
        self.list.setCurrentItem(self.list.rows[ACTIONS[0].name])

    @property
    def chosen(self) -> str:
        """The name of the action whose keys are shown; "" if none is."""
        return self._name

    def keys_of(self, name: str) -> Keys:
        """The keys that an action would have."""
        return self._keys[name]

    def choose(self, name: str) -> None:
        self.search.clear()
        self.list.setCurrentItem(self.list.rows[name])

    def give(self, key: str) -> None:
        """A key more for the chosen action; the one pressed before goes if it cannot stay."""
        said = self._why_not(key)
        if not said:
            stay = tuple(one for one in self._keys[self._name] if one != self._last or not self._clashes(one))
            self._last = key
            self._keys[self._name] = (*stay, key)
        self._tell(said)

    def take_away(self, key: str) -> None:
        self._keys[self._name] = tuple(one for one in self._keys[self._name] if one != key)
        self._tell()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the dialog asks

    def fault(self) -> str:
        return self._conflict_text([]).removeprefix("⚠ ")

    def wrong(self) -> QWidget | None:
        found = self._conflict()
        if found is None:
            return None
        if not self._clashes(*self._keys[self._name] if self._name else ()):
            self.choose(found[0])
        return self.field

    def keep(self) -> None:
        if self._keys != self._before:
            keep(self._keys)

    def begin(self) -> None:
        self.search.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_chips"):
            self._tell()

    # How it looks

    def _say_names(self) -> None:
        self.setWindowTitle(tr("Keys"))
        self.search.setPlaceholderText(tr("Search actions and keys"))
        self.list.setHeaderLabels([tr("Action"), tr("Keys")])
        for part, name, tip in (
            (self.search, tr("Search actions and keys"), tr("Some letters of an action, or a key such as Ctrl+E")),
            (self.list, tr("Actions and their keys"), tr("Enter goes to the field for a new key")),
            (self.usual, tr("Default keys"), tr("Give this action the keys it has unless you change them")),
            (
                self.all_usual,
                tr("Default keys for all"),
                tr("Give every action the keys it has unless you change them"),
            ),
            (self.message, tr("What is wrong"), ""),
        ):
            part.setAccessibleName(name)
            part.setToolTip(tip)
        self.usual.setText(tr("&Default keys"))
        self.all_usual.setText(tr("Default keys for &all"))
        self.field.setPlaceholderText(tr("Press a new key"))
        self.field.setToolTip(tr("Press the key itself; Tab goes on, Esc leaves the preferences"))
        for button in (self.usual, self.all_usual, self.take):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        top, self._row, foot, page = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self.search, 1)
        top.addWidget(self.all_usual)
        self._row.setSpacing(6)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.usual)
        foot.addWidget(self.message, 1)
        foot.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        page.setContentsMargins(0, 12, 0, 0)
        page.setSpacing(8)
        page.addLayout(top)
        page.addWidget(self.list, 1)
        page.addWidget(self.of)
        page.addLayout(self._row)
        page.addLayout(foot)
        self.message.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 4)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.of.setBuddy(self.field)
        self.list.fill()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.search.entered.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(self._show_chosen)
        self.list.entered_key.connect(self.field.setFocus)
        self.field.pressed.connect(self.give)
        self.usual.clicked.connect(self._make_usual)
        self.all_usual.clicked.connect(self._make_all_usual)
        self.take.clicked.connect(self._take)

    # What is shown

    def _narrow(self, typed: str) -> None:
        sought = typed.casefold().split()
        for name, item in self.list.rows.items():
            action = action_named(name)
            said = f"{item.text(0)} {item.text(1)} {tr(action.menu)} {action.text}".replace("&", "").casefold()
            item.setHidden(not all(word in said for word in sought))
        left = [item for item in self.list.rows.values() if not item.isHidden()]
        for name, menu in self.list.menus.items():
            menu.setHidden(not any(action_named(item.data(0, NAME)).menu == name for item in left))
        if left and self.list.currentItem() not in left:
            self.list.setCurrentItem(left[0])

    def _show_chosen(self) -> None:
        item = self.list.currentItem()
        self._name, self._last = (item.data(0, NAME) or "") if item else "", ""
        self._tell()

    def _tell(self, said: str = "") -> None:
        """Show how everything stands, and this sentence, or else the conflict."""
        self._write_list()
        self._write_chips()
        name = words(action_named(self._name)) if self._name else ""
        self.of.setText(tr("&Keys of “{action}”", action=name) if name else tr("Choose an action."))
        self.field.setAccessibleName(tr("New key for “{action}”", action=name))
        for part in (self.field, self.usual):
            part.setEnabled(bool(name))
        self.usual.setEnabled(bool(name) and self._keys[self._name] != usual()[self._name])
        self.all_usual.setEnabled(self._keys != usual())
        mine = self._clashes(*self._keys[self._name]) if name else []
        self._write_message(said or self._conflict_text(mine))
        self.take.setVisible(bool(mine) and not said)
        if mine:
            self.take.setText(tr("&Take it from “{action}”", action=words(action_named(mine[0].name))))
            self.take.setToolTip(tr("The key is then this action's alone"))
        self.fault_changed.emit()

    def _write_list(self) -> None:
        faint = QBrush(current().dim)
        for name, item in self.list.rows.items():
            keys = "   ".join(map(sign, self._keys[name]))
            clash = bool(self._clashes_of(name))
            item.setText(1, f"⚠ {keys}" if clash else keys)
            item.setForeground(1, QBrush() if clash or self._keys[name] != usual()[name] else faint)
            spoken = ", ".join(map(sign, self._keys[name])) or tr("no key")
            shared = tr("shares its key") if clash else ""
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (item.text(0), spoken, shared))))

    def _write_chips(self) -> None:
        """A button for each key of the chosen action, which takes it away."""
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(key) for key in self._keys.get(self._name, ())]
        for place, chip in enumerate(self._chips):
            self._row.insertWidget(place, chip)
            chip.show()
        order = (self.search, self.all_usual, self.list, *self._chips, self.field, self.usual, self.take)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _chip(self, key: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setText(f"{sign(key).replace('&', '&&')}  ✕")
        chip.setAccessibleName(tr("Take {key} away", key=sign(key)))
        chip.setToolTip(tr("Take {key} away", key=sign(key)))
        chip.setStyleSheet(CHIP.format(edge=current().rule.name(), focus=current().accent.name()))
        chip.clicked.connect(lambda: self.take_away(key))
        return chip

    def _write_message(self, text: str) -> None:
        if text and text != self.message.text() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))
        self.message.setText(text)

    # What clashes

    def _why_not(self, key: str) -> str:
        """Why the chosen action cannot have this key, "" if it can, though another one may have it."""
        action, shown = action_named(self._name), sign(key)
        if why := reserved(key, action.reading):
            return tr("⚠ {key} cannot be changed. {why} Press another key.", key=shown, why=why)
        if key in self._keys[self._name]:
            return tr("“{action}” has {key} already.", action=words(action), key=shown)
        if len(self._keys[self._name]) >= MOST_KEYS and not self._clashes(self._last):
            return tr("⚠ {n} keys are the most an action can have. Take one away first.", n=MOST_KEYS)
        return ""

    def _conflict_text(self, mine: list[Clash]) -> str:
        """What is to be said of the chosen action, or else of the first two that share a key."""
        found = (self._name, mine[0]) if mine else self._conflict()
        if found is None:
            return ""
        one, clash = found
        said = {
            "key": sign(clash.key),
            "also": sign(clash.other_key),
            "one": words(action_named(one)),
            "other": words(action_named(clash.name)),
        }
        if not mine:
            return tr("⚠ “{one}” and “{other}” have the same key: {key}", **said)
        if clash.key == clash.other_key:
            return tr("⚠ {key} is also the key of “{other}”. Take it from there, or press another key.", **said)
        return tr("⚠ {key} begins like {also}, the key of “{other}”. Take it, or press another key.", **said)

    def _clashes(self, *keys: str) -> list[Clash]:
        return clashes(self._name, keys, self._keys)

    def _clashes_of(self, name: str) -> list[Clash]:
        return clashes(name, self._keys[name], self._keys)

    def _conflict(self) -> tuple[str, Clash] | None:
        """The first action that has a key of another one."""
        return next(((name, found[0]) for name in self._keys if (found := self._clashes_of(name))), None)

    # What is asked

    def _take(self) -> None:
        """The keys that others share with the chosen action are its own from now on."""
        for clash in self._clashes(*self._keys[self._name]):
            self._keys[clash.name] = tuple(key for key in self._keys[clash.name] if key != clash.other_key)
        self._tell()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_usual(self) -> None:
        self._last = ""
        self._keys[self._name] = usual()[self._name]
        self._tell()

    def _make_all_usual(self) -> None:
        self._last = ""
        self._keys = usual()
        self._tell()


class SearchField(QLineEdit):
    """Narrows the list. Enter and Down go there, and do not leave the dialog."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__(clearButtonEnabled=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Key.Key_Down) and not event.modifiers() & Modifier.ControlModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ActionList(QTreeWidget):
    """The actions below their menus, with room for their keys. Enter and a double click ask for another key."""

    entered_key = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.menus: dict[str, QTreeWidgetItem] = {}
        self.rows: dict[str, QTreeWidgetItem] = {}  # by the name of the action
        self.itemDoubleClicked.connect(self._enter)

    def fill(self) -> None:
        for menu in MENUS:
            self.menus[menu] = QTreeWidgetItem(self, [tr(menu).replace("&", "")])
            self.menus[menu].setFlags(Qt.ItemFlag.ItemIsEnabled)
        for action in ACTIONS:
            row = self.rows[action.name] = QTreeWidgetItem(self.menus[action.menu], [words(action)])
            row.setData(0, NAME, action.name)
        self.expandAll()
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        self.setColumnWidth(1, KEY_COLUMN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Key.Key_F2) and not event.modifiers() & Modifier.ControlModifier:
            self.entered_key.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self, item: QTreeWidgetItem) -> None:
        if item in self.rows.values():
            self.entered_key.emit()


class KeyField(QLineEdit):
    """Takes the next key that is pressed, whatever it would do elsewhere; but Tab goes on, and Esc leaves."""

    pressed = Signal(str)  # the key, as `ui.keymap` writes it

    def __init__(self) -> None:
        super().__init__(readOnly=True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # a dead key is a key

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not _leaves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _leaves(event):
            event.ignore()
        elif key := pressed_key(event):
            self.pressed.emit(key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()


def pressed_key(event: QKeyEvent) -> str:
    """What is pressed, as `ui.keymap` writes it; "" for a key that only goes with another.

    Shift is no part of a sign that cannot be typed without it: "?" and not "Shift+?".
    """
    if event.key() in ALONE or event.key() in (0, Key.Key_unknown):
        return ""
    held, text = event.modifiers() & HELD, event.text()[:1]
    if text.isprintable() and text.strip() and not text.isalnum():
        held &= ~Modifier.ShiftModifier
    return written(QKeySequence(event.key() | held.value).toString(PORTABLE))


def _leaves(event: QKeyEvent) -> bool:
    return event.key() == Key.Key_Escape and not event.modifiers()
