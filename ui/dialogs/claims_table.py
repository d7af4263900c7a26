"""What the claims table asks for: the words or values that a column is filtered by, and which columns are shown."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.claims_table import CODED, DATED, Between, ClaimFilter, Condition
from reader.errors import SikapError
from reader.model import ActorType, Role, Stance, Voice
from ui.language import say, tr
from ui.rows import BOX, Index, paint_box
from ui.words import SIGNS, role_name, stance_name, type_name, voice_name

VALUE = Qt.ItemDataRole.UserRole
NAMED = 3  # values that a filter in words names before it counts the rest
NO_BOX = f"QListView::indicator {{ width: {BOX}px; height: {BOX}px; border: none; background: none; image: none; }}"

Count = tuple[str | None, int]


class FilterDialog(QDialog):
    """Asks what a column must say: words, days, or some of the values that it has.

    `condition_chosen(column, condition)` tells the answer; None shows all.
    """

    condition_chosen = Signal(str, object)

    def __init__(
        self, column: str, condition: Condition | None, counts: Sequence[Count], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Filter: {column}", column=column_name(column)))
        self._column = column
        self.words, self.until = QLineEdit(), QLineEdit()
        self.list = _CheckList()
        self.error = QLabel(wordWrap=True)
        self.error.hide()
        self._page = QVBoxLayout(self)
        ask: Callable[[Condition | None, Sequence[Count]], None]
        ask = self._ask_values if column in CODED else self._ask_days if column in DATED else self._ask_words
        ask(condition, counts)
        self._page.addWidget(self.error)
        self._page.addWidget(self._buttons())
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        condition = self._condition()
        try:
            ClaimFilter({self._column: condition})
        except SikapError as error:
            self.error.setText(say(error))
            self.error.show()
            return
        self.condition_chosen.emit(self._column, condition)
        super().accept()

    def _condition(self) -> Condition:
        if self._column in DATED:
            return Between(self.words.text().strip(), self.until.text().strip())
        return self._values() if self._column in CODED else self.words.text()

    def _values(self) -> frozenset[str | None]:
        """What is checked; if nothing is, all that the words typed have left in the list."""
        items = [self.list.item(row) for row in range(self.list.count())]
        checked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        left = [item for item in items if not item.isHidden()] if self.words.text().strip() else []
        return frozenset(item.data(VALUE) for item in checked or left)

    def _ask_words(self, condition: Condition | None, _: Sequence[Count]) -> None:
        self.words.setText(condition if isinstance(condition, str) else "")
        self.words.selectAll()
        self.words.setMinimumWidth(28 * self.fontMetrics().averageCharWidth())
        self._add_field(tr("&Words, all of which must be in it"), self.words)

    def _ask_days(self, condition: Condition | None, _: Sequence[Count]) -> None:
        days = condition if isinstance(condition, Between) else Between()
        fields = ((tr("&From"), self.words, days.since), (tr("&To"), self.until, days.until))
        form = QFormLayout()
        for name, line, day in fields:
            line.setText(day)
            line.setPlaceholderText(tr("year-month-day, or only the year"))
            line.setAccessibleName(name.replace("&", ""))
            line.setMinimumWidth(32 * self.fontMetrics().averageCharWidth())
            form.addRow(name, line)
        self._page.addLayout(form)

    def _ask_values(self, condition: Condition | None, counts: Sequence[Count]) -> None:
        asked = condition if isinstance(condition, frozenset) else frozenset()
        missing = [(value, 0) for value in asked - {value for value, _ in counts}]
        for value, count in (*counts, *missing):
            self.list.add(f"{value_name(self._column, value)}   {count}", value, value in asked)
        self.list.setAccessibleName(tr("Values"))
        self.list.setMinimumSize(40 * self.fontMetrics().averageCharWidth(), 12 * self.fontMetrics().height())
        self.words.textChanged.connect(self._narrow)
        self._add_field(tr("&Letters to look for"), self.words)
        self._page.addWidget(self.list, 1)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            name = value_name(self._column, item.data(VALUE)).casefold()
            item.setHidden(not all(word in name for word in words))

    def _add_field(self, name: str, line: QLineEdit) -> None:
        label = QLabel(name)
        label.setBuddy(line)
        line.setAccessibleName(name.replace("&", ""))
        self._page.addWidget(label)
        self._page.addWidget(line)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        everything = buttons.addButton(tr("Show &all"), QDialogButtonBox.ButtonRole.ResetRole)
        cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (everything, cancel):
            button.setAutoDefault(False)
        buttons.addButton(tr("&Filter"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        everything.clicked.connect(self._show_all)
        return buttons

    def _show_all(self) -> None:
        self.condition_chosen.emit(self._column, None)
        self.reject()


class ColumnsDialog(QDialog):
    """Asks which columns are shown, and in which order: `columns_chosen(list of columns)`."""

    columns_chosen = Signal(list)

    def __init__(self, shown: Sequence[str], hidden: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Columns"))
        self.list = _CheckList()
        self.list.setAccessibleName(tr("Columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        for column in (*shown, *hidden):
            self.list.add(column_name(column), column, column in shown)
        self.list.setCurrentRow(0)
        self.list.setMinimumSize(34 * self.fontMetrics().averageCharWidth(), 18 * self.fontMetrics().height())
        self._lay_out()

    def accept(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        shown = [item.data(VALUE) for item in items if item.checkState() is Qt.CheckState.Checked]
        if shown:  # a table without columns could not be asked for them again
            self.columns_chosen.emit(shown)
        super().accept()

    def shift(self, by: int) -> None:
        """Move the current column up (-1) or down (1)."""
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + by, item)
            self.list.setCurrentRow(row + by)

    def _lay_out(self) -> None:
        hint = QLabel(tr("Space shows or hides a column; Alt+↑ and Alt+↓ move it."), wordWrap=True)
        page, row = QVBoxLayout(self), QHBoxLayout()
        page.addWidget(hint)
        page.addWidget(self.list, 1)
        for words, key, by in ((tr("Move &up"), "Alt+Up", -1), (tr("Move &down"), "Alt+Down", 1)):
            button = QPushButton(words, autoDefault=False)
            button.clicked.connect(lambda _=False, by=by: self.shift(by))
            QShortcut(key, self, lambda by=by: self.shift(by))
            row.addWidget(button)
        row.addStretch(1)
        page.addLayout(row)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("OK"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        page.addWidget(buttons)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


class _CheckList(QListWidget):
    """A list of things to check."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(NO_BOX)
        self.setItemDelegate(_TickPainter(self))

    def add(self, text: str, value: str | None, checked: bool) -> None:
        item = QListWidgetItem(text, self)
        item.setData(VALUE, value)
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        item.setSizeHint(QSize(0, round(1.5 * self.fontMetrics().height())))


class _TickPainter(QStyledItemDelegate):
    """A tick in a filled box, or an empty box, where the style keeps room for it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        self.initStyleOption(option, index)
        view = self.parent()
        assert isinstance(view, QWidget)
        room = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view)
        box = QRectF(0, 0, BOX, BOX)
        box.moveCenter(QRectF(room).center())
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_box(painter, box, option.checkState is Qt.CheckState.Checked)
        finally:
            painter.restore()


def column_name(column: str) -> str:
    return {
        "statement_id": tr("Statement number"),
        "article_id": tr("Article number"),
        "article_title": tr("Article"),
        "source": tr("Source"),
        "author": tr("Author"),
        "published": tr("Published"),
        "url": tr("Web address"),
        "sentence": tr("Sentence"),
        "start": tr("Start"),
        "end": tr("End"),
        "statement": tr("Statement"),
        "actor": tr("Actor"),
        "actor_type": tr("Type of actor"),
        "role": tr("Role"),
        "issue": tr("Issue"),
        "stance": tr("Stance"),
        "stance_value": tr("Stance as a number"),
        "note": tr("Note"),
        "coder": tr("Coder"),
        "created_at": tr("Made"),
        "voice": tr("Voice"),
        "addressees": tr("Addressees"),
        "actor_aliases": tr("Aliases of the actor"),
        "actor_member_of": tr("Member of"),
        "actor_note": tr("Note on the actor"),
        "issue_parent": tr("Parent issue"),
        "issue_note": tr("Note on the issue"),
    }[column]


NAMES: Mapping[str, Callable[[str], str]] = {
    "voice": lambda value: voice_name(Voice(value)),
    "role": lambda value: role_name(Role(value)),
    "actor_type": lambda value: type_name(ActorType(value)),
}


def value_name(column: str, value: str | None) -> str:
    """What a coded column says, in the window's language."""
    if value is None:
        return tr("not given") if column == "source" else tr("not coded")
    if column == "stance":
        return f"{SIGNS[Stance(value)]} {stance_name(Stance(value))}"
    return NAMES[column](value) if column in NAMES else value


def condition_text(column: str, condition: Condition) -> str:
    """A filter in words: "Actor: Lavrov, OKI"."""
    if isinstance(condition, Between):
        days = tr("from {day}", day=condition.since) if condition.since else ""
        until = tr("to {day}", day=condition.until) if condition.until else ""
        said = f"{days} {until}".strip()
    elif isinstance(condition, str):
        said = f"“{condition.strip()}”"
    else:
        names = sorted(value_name(column, value) for value in condition)
        more = [tr("{n} more", n=len(names) - NAMED)] if len(names) > NAMED else []
        said = ", ".join([*names[:NAMED], *more])
    return f"{column_name(column)}: {said}"
