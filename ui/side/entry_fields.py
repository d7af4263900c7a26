"""The fields of an entry of the codebook: a label, a control, and below it what is wrong."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QColorDialog,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.errors import BadValue
from reader.model import Actor, ActorType, Issue
from ui.language import tr
from ui.notes import NoteEdit
from ui.rows import smaller
from ui.theme import current
from ui.words import type_name

MARGIN = 10  # pixels
SWATCH = 19  # pixels
# Each has a contrast of at least 3 : 1 with the paper of day and of night.
COLOURS = ("#d64545", "#c8641b", "#a37a00", "#6f8a1e", "#2e9152", "#1b9090", "#3f83d6", "#8a6ad8", "#c9559e", "#7f7f7f")
MOST_LINES = 8
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Field(QWidget):
    """A label, a control, and below it what is wrong. `left`: the person is done with it; `dropped`: Esc."""

    left = Signal()
    dropped = Signal()

    def __init__(self, name: str, label: str, tip: str, control: QWidget) -> None:
        super().__init__()
        self.name = name
        self.control = control
        self._shown: object = None
        self.error = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.error.setFont(smaller(self.error.font()))
        self.error.setAccessibleName(tr("What is wrong"))
        self.error.hide()
        title = quiet_label(label)
        title.setBuddy(control)
        control.setAccessibleName(label)
        control.setToolTip(tip)
        control.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (title, control, self.error):
            column.addWidget(part)

    def value(self) -> object:
        """What the field says, as the codebook takes it. Raises BadValue for a name that nobody has."""
        return self.raw()

    def raw(self) -> object:
        raise NotImplementedError

    def put(self, value: object) -> None:
        """Write a value into the control, as it is stored or as `raw` gave it."""
        raise NotImplementedError

    @property
    def touched(self) -> bool:
        """Whether the person has changed something that is not saved."""
        return self.raw() != self._shown

    def show_value(self, value: object) -> None:
        """Show what is stored."""
        self.put(value)
        self._shown = self.raw()
        self.say("")

    def follow(self, value: object) -> None:
        """Show what is stored, unless the person is at it."""
        if not self.touched and not self.is_busy:
            self.show_value(value)

    @property
    def is_busy(self) -> bool:
        return False

    def end(self) -> None:
        """Take what is being written."""

    def say(self, error: str) -> None:
        self.error.setText(f"⚠ {error}" if error else "")
        self.error.setVisible(bool(error))

    def enter(self) -> None:
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and not self.touched and _is_turn(event):
                event.ignore()  # an untouched field has nothing to take back: the window has
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape and self._forget():
                return True
        return super().eventFilter(watched, event)

    def _forget(self) -> bool:
        """Back to what is stored. False if there was nothing to drop."""
        touched = self.touched
        if touched:
            self.put(self._shown)
            self.say("")
        self.dropped.emit()
        return touched


class _LineField(Field):
    def __init__(self, name: str, label: str, tip: str) -> None:
        self.line = QLineEdit()
        super().__init__(name, label, tip, self.line)
        self.line.editingFinished.connect(self.left)
        self.line.textEdited.connect(lambda: self.say(""))

    def raw(self) -> object:
        return self.line.text()

    def put(self, value: object) -> None:
        self.line.setText(str(value))
        self.line.setCursorPosition(0)

    def enter(self) -> None:
        super().enter()
        self.line.selectAll()


class _WordsField(Field):
    """Several lines, as high as they need. Ctrl+Enter keeps them, and leaving the field."""

    def __init__(self, name: str, label: str, tip: str) -> None:
        self.words = QPlainTextEdit()
        super().__init__(name, label, tip, self.words)
        self.words.setTabChangesFocus(True)
        self.words.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.words.textChanged.connect(self._fit)
        self.words.textChanged.connect(lambda: self.say(""))
        self._fit()

    def raw(self) -> object:
        return self.words.toPlainText()

    def put(self, value: object) -> None:
        if value != self.raw():
            self.words.setPlainText(str(value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
        elif isinstance(event, QKeyEvent) and event.key() in ENTER and _with_ctrl(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
            return True
        elif event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        lines = max(1, min(round(self.words.document().size().height()), MOST_LINES))
        self.words.setFixedHeight(lines * self.words.fontMetrics().lineSpacing() + 20)


class _AliasField(_WordsField):
    def value(self) -> object:
        return tuple(line.strip() for line in str(self.raw()).splitlines() if line.strip())

    def put(self, value: object) -> None:
        super().put(value if isinstance(value, str) else "\n".join(_texts(value)))


class _TypeField(Field):
    def __init__(self, name: str, label: str, tip: str) -> None:
        self.box = QComboBox()
        super().__init__(name, label, tip, self.box)
        self.box.addItem(tr("Not set"), None)
        for type_ in ActorType:
            self.box.addItem(type_name(type_).capitalize(), type_)
        self.box.activated.connect(self.left)

    def raw(self) -> object:
        return self.box.currentData()

    def put(self, value: object) -> None:
        types = [None, *ActorType]
        self.box.setCurrentIndex(types.index(None if value is None else ActorType(str(value))))


class _EntryField(_LineField):
    """Names another entry: letters narrow the list that opens, ↓ opens all of it."""

    def __init__(self, name: str, label: str, tip: str, entries: Callable[[], Iterable[Actor | Issue]]) -> None:
        super().__init__(name, label, tip)
        self._entries = entries
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda: self.left.emit())
        self.line.setCompleter(completer)
        self.line.setClearButtonEnabled(True)

    def value(self) -> object:
        written = str(self.raw()).strip()
        if not written:
            return None
        known = {name.casefold(): entry.id for entry in self._entries() for name in _names_of(entry)}
        if written.casefold() not in known:
            raise BadValue("No entry is called {name}: choose one from the list, or make it first.", name=written)
        return known[written.casefold()]

    def put(self, value: object) -> None:
        if isinstance(value, int):
            value = next((entry.name for entry in self._entries() if entry.id == value), "")
        super().put(value or "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._names.setStringList(sorted((entry.name for entry in self._entries()), key=str.casefold))
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.line.completer().setCompletionPrefix("" if not self.touched else self.line.text())
            self.line.completer().complete()
            return True
        return super().eventFilter(watched, event)


class _ColourField(Field):
    """Ten colours, none, and one's own. The arrow keys go from one to the next, Space takes it."""

    def __init__(self, name: str, label: str, tip: str) -> None:
        self._colour = ""
        self.swatches = [
            Swatch("", tr("No colour")),
            *(Swatch(c, w) for c, w in zip(COLOURS, _colours(), strict=True)),
        ]
        self.own = Swatch("own", tr("Another colour…"))
        row = QWidget()
        super().__init__(name, label, tip, row)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(0)
        for swatch in (*self.swatches, self.own):
            line.addWidget(swatch)
            swatch.clicked.connect(lambda _=False, swatch=swatch: self._pick(swatch))
        line.addStretch(1)

    def raw(self) -> object:
        return self._colour

    def put(self, value: object) -> None:
        self._colour = str(value)
        known = {swatch.colour for swatch in self.swatches}
        self.own.colour = "own" if self._colour in known else self._colour
        for swatch in (*self.swatches, self.own):
            swatch.setChecked(swatch.colour == self._colour)
            tabbed = Qt.FocusPolicy.StrongFocus if swatch.isChecked() else Qt.FocusPolicy.ClickFocus
            swatch.setFocusPolicy(tabbed)
            swatch.update()

    def enter(self) -> None:
        next(s for s in (*self.swatches, self.own) if s.isChecked()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, swatch: "Swatch") -> None:
        if swatch is self.own:
            swatch.setChecked(swatch.colour == self._colour)
            self._open_palette()
        else:
            self._take(swatch.colour)

    def _open_palette(self) -> None:
        dialog = QColorDialog(QColor(self._colour or COLOURS[0]), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self._take(colour.name()))
        dialog.open()

    def _take(self, colour: str) -> None:
        self.put(colour)
        self.left.emit()


class Swatch(QAbstractButton):
    """One colour to pick: "" is none, "own" one that is not yet chosen."""

    def __init__(self, colour: str, name: str) -> None:
        super().__init__()
        self.colour = colour
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        return QSize(SWATCH, SWATCH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.parentWidget()
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if step is None or row is None:
            super().keyPressEvent(event)
            return
        all_ = row.findChildren(Swatch)
        all_[(all_.index(self) + step) % len(all_)].setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, QPointF(self.width() / 2, self.height() / 2))
        finally:
            painter.end()

    def _paint(self, painter: QPainter, middle: QPointF) -> None:
        if self.hasFocus():
            painter.setPen(QPen(current().accent, 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if self.isChecked():
            painter.setPen(QPen(current().text, 1.5))
            painter.drawEllipse(middle, 8, 8)
        filled = self.colour not in ("", "own")
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(current().dim, 1.2))
        painter.setBrush(QColor(self.colour) if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, 6, 6)
        painter.setPen(QPen(current().dim, 1.2))
        if self.colour == "":
            painter.drawLine(middle + QPointF(-4, 4), middle + QPointF(4, -4))
        elif self.colour == "own":
            painter.drawLine(middle - QPointF(3, 0), middle + QPointF(3, 0))
            painter.drawLine(middle - QPointF(0, 3), middle + QPointF(0, 3))


class _NoteField(Field):
    def __init__(self, name: str, label: str, tip: str) -> None:
        self.note = NoteEdit()
        super().__init__(name, label, tip, self.note)
        self.note.edited.connect(self.left)

    def raw(self) -> object:
        return self.note.text()

    def put(self, value: object) -> None:
        if value != self.note.text() or self.note.is_editing:
            self.note.set_text(str(value))

    @property
    def is_busy(self) -> bool:
        return self.note.is_editing

    def end(self) -> None:
        self.note.take()


def actor_fields(entries: Callable[[], Sequence[Actor | Issue]]) -> list[Field]:
    return [
        _LineField("name", tr("Name"), tr("The name that stands in every table. Enter keeps it.")),
        _TypeField("type", tr("Type"), tr("What kind of actor this is")),
        _AliasField("aliases", tr("Aliases, one a line"), tr("Other names of the same actor. Ctrl+Enter keeps them.")),
        _EntryField("member_of", tr("Member of"), tr("The actor it belongs to. ↓ lists all."), entries),
        _ColourField("colour", tr("Colour"), tr("A colour to find it by")),
        _NoteField("note", tr("Note"), tr("What you want to remember about this actor")),
    ]


def issue_fields(entries: Callable[[], Sequence[Actor | Issue]]) -> list[Field]:
    return [
        _LineField("name", tr("Name"), tr("The name that stands in every table. Enter keeps it.")),
        _WordsField("definition", tr("Definition"), tr("What the issue is. Ctrl+Enter keeps it.")),
        _WordsField("when_to_use", tr("When to use"), tr("Which positions belong here. Ctrl+Enter keeps it.")),
        _WordsField("when_not", tr("When not to use"), tr("Which positions belong elsewhere. Ctrl+Enter keeps it.")),
        _EntryField("parent", tr("Part of"), tr("The issue above it. ↓ lists all."), entries),
        _ColourField("colour", tr("Colour"), tr("A colour to find it by")),
        _NoteField("note", tr("Note"), tr("What you want to remember about this issue")),
    ]


def let_go(going: QWidget, to: QWidget) -> None:
    """Hand on the focus of what is to be hidden: Qt would give it to whatever comes next in the window."""
    focus = going.window().focusWidget()
    if focus is not None and going.isAncestorOf(focus):
        to.setFocus(Qt.FocusReason.OtherFocusReason)


def quiet_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(smaller(label.font()))
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return label


def _colours() -> tuple[str, ...]:
    return (
        *(tr("Red"), tr("Orange"), tr("Ochre"), tr("Olive"), tr("Green")),
        *(tr("Teal"), tr("Blue"), tr("Violet"), tr("Pink"), tr("Grey")),
    )


def _names_of(entry: Actor | Issue) -> tuple[str, ...]:
    return (*entry.aliases, entry.name) if isinstance(entry, Actor) else (entry.name,)


def _texts(value: object) -> Iterable[str]:
    return value if isinstance(value, tuple) else ()


def _with_ctrl(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _is_turn(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
