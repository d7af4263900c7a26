"""Which articles the library shows: a small form under the filter field, and the button that unfolds it."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from reader.errors import BadValue
from reader.model import Stance, Status
from reader.search import ArticleFilter, FilterChoices
from ui.language import say, tr
from ui.rows import smaller
from ui.words import stance_name, status_name

DAYS = ("since", "until")
DAY = "2024-06-04"  # how one may be written
_PART_OF_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?")

Choices = Iterable[tuple[object, str]]


class ArticleFilterForm(QWidget):
    """Says what articles must have. A change is told at once; what makes no sense is named beside its field instead."""

    filter_changed = Signal(object)  # ArticleFilter
    closed = Signal()  # Esc: back to where the person came from

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = ArticleFilter()
        self.fields: dict[str, _Pick | _Day] = {
            "status": _Pick([(status, status_name(status)) for status in Status]),
            "source": _Search(""),
            "since": _Day(last=False),
            "until": _Day(last=True),
            "actor": _Search(None),
            "issue": _Search(None),
            "stance": _Pick([(stance, stance_name(stance)) for stance in Stance]),
            "coder": _Search(""),
        }
        self._errors = {name: _error_line() for name in self.fields}
        self.clear_button = QPushButton(tr("&Clear filter"))
        self._name()
        self._lay_out()
        self._connect()

    @property
    def filter(self) -> ArticleFilter:
        return self._filter

    def set_choices(self, choices: FilterChoices) -> None:
        """Offer these. What is chosen and no longer there is let go, with a signal."""
        offered: dict[str, Choices] = {
            "source": ((source, source) for source in choices.sources),
            "actor": choices.actors,
            "issue": choices.issues,
            "coder": ((coder, coder) for coder in choices.coders),
        }
        for name, pairs in offered.items():
            field = self.fields[name]
            assert isinstance(field, _Search)
            if not field.offer(pairs):
                self._take(name)

    def clear(self) -> None:
        """Let everything through again."""
        for field in self.fields.values():
            field.clear_value()
        for error in self._errors.values():
            _tell(error, "")
        self._set(ArticleFilter())

    def _name(self) -> None:
        self.setAccessibleName(tr("Filter of articles"))
        tips = {
            "status": (tr("Status"), tr("How far you say the article is")),
            "source": (tr("Source"), tr("The newspaper, agency or site; type to search")),
            "since": (tr("From"), tr("Published on this day or later: 2023, 2023-11, 2023-11-22 or 22/11/2023")),
            "until": (tr("Until"), tr("Published on this day or earlier: 2023, 2023-11, 2023-11-22 or 22/11/2023")),
            "actor": (tr("Actor"), tr("Somebody who is tagged in the article; type to search")),
            "issue": (tr("Issue"), tr("What a position in the article is about; type to search")),
            "stance": (tr("Stance"), tr("The stance of a position: with actor and issue, theirs on it")),
            "coder": (tr("Coder"), tr("Somebody who tagged in the article; type to search")),
        }
        for name, (label, tip) in tips.items():
            self.fields[name].setAccessibleName(label)
            self.fields[name].setToolTip(tip)
        for name in DAYS:
            self.fields[name].setPlaceholderText(DAY)
        self.clear_button.setToolTip(tr("Show the articles that the filter hides"))
        self.clear_button.setEnabled(False)

    def _lay_out(self) -> None:
        form = QFormLayout(self, fieldGrowthPolicy=QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setContentsMargins(0, 2, 0, 4)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(3)
        for name, field in self.fields.items():
            label = QLabel(field.accessibleName())
            label.setFont(smaller(self.font()))
            label.setBuddy(field)
            form.addRow(label, field)
            form.addRow(self._errors[name])
        form.addRow(self.clear_button)
        self.setFocusProxy(self.fields["status"])

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.taken.connect(partial(self._take, name))
            for widget in (field, *field.findChildren(QLineEdit)):
                widget.installEventFilter(self)
        self.clear_button.clicked.connect(self._clear_and_stay)

    def _take(self, name: str) -> None:
        """Take what this field says. Days are taken together: one may have been refused because of the other."""
        said: dict[str, Any] = {}
        for each in DAYS if name in DAYS else (name,):
            try:
                said[each] = self.fields[each].value()
                _tell(self._errors[each], "")
            except BadValue as wrong:
                _tell(self._errors[each], say(wrong))
        where = replace(self._filter, **said)
        if "" < where.until < where.since:
            _tell(self._errors[name], tr("The first day comes after the last: turn them round."))
        else:
            self._set(where)

    def _set(self, where: ArticleFilter) -> None:
        self.clear_button.setEnabled(not where.is_empty)
        if where != self._filter:
            self._filter = where
            self.filter_changed.emit(where)

    def _clear_and_stay(self) -> None:
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class _Pick(QComboBox):
    """Offers a few things, or any."""

    taken = Signal()

    def __init__(self, choices: Choices, anything: object = None) -> None:
        super().__init__()
        self._anything = anything
        self._values: list[object] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fill(choices)
        self.currentIndexChanged.connect(lambda index: self._look_chosen(index > 0))
        self._look_chosen(False)
        self.activated.connect(lambda: self.taken.emit())

    def _look_chosen(self, chosen: bool) -> None:
        """Any is as quiet as a field in which nothing is typed."""
        if self.property("any") is chosen or self.property("any") is None:
            self.setProperty("any", not chosen)
            self.style().unpolish(self)
            self.style().polish(self)

    def value(self) -> object:
        return self._values[self.currentIndex()]

    def clear_value(self) -> None:
        self.setCurrentIndex(0)

    def _fill(self, choices: Choices) -> None:
        pairs = [(self._anything, tr("Any")), *choices]
        self._values = [value for value, _ in pairs]
        self.clear()
        self.addItems([name for _, name in pairs])


class _Search(_Pick):
    """Offers much: what is typed is looked for anywhere in the names. Any is an empty field, ready for typing."""

    def __init__(self, anything: object) -> None:
        super().__init__((), anything)
        self._offered: list[tuple[object, str]] = []
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer, line = self.completer(), self.lineEdit()
        assert completer is not None
        assert line is not None
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line = line
        self._line.setPlaceholderText(tr("Any"))
        self._line.editingFinished.connect(self.taken)
        self._show(0)

    def value(self) -> object:
        """Raises BadValue for a name that is not offered."""
        self._show(self._found(self.currentText().strip()))
        return super().value()

    def clear_value(self) -> None:
        self._show(0)

    def offer(self, choices: Choices) -> bool:
        """Offer these; what is written stays. Returns whether what was chosen is still there."""
        offered = list(choices)
        if offered == self._offered:
            return True
        chosen, written, shown = super().value(), self.currentText(), self._shown(self.currentIndex())
        self._offered = offered
        self._fill(offered)
        still = chosen in self._values
        self._show(self._values.index(chosen) if still else 0)
        if still and written != shown:
            self.setEditText(written)
        return still

    def _show(self, row: int) -> None:
        self.setCurrentIndex(row)
        self.setEditText(self._shown(row))
        self._line.setCursorPosition(0)

    def _shown(self, row: int) -> str:
        return self.itemText(row) if row else ""

    def _found(self, written: str) -> int:
        if written == self._shown(self.currentIndex()).strip():
            return self.currentIndex()
        if not written:
            return 0
        wanted = written.casefold()
        names = [self.itemText(row).casefold() for row in range(self.count())]
        rows = [row for row, name in enumerate(names) if name == wanted]
        rows = rows or [row for row, name in enumerate(names) if row and wanted in name]
        if len(rows) != 1:
            raise BadValue("{name} is no name in the list: choose one from it.", name=written)
        return rows[0]


class _Day(QLineEdit):
    """A day, month or year; of a month or year its first or its last day."""

    taken = Signal()

    def __init__(self, *, last: bool) -> None:
        super().__init__()
        self._last = last
        self.editingFinished.connect(self.taken)

    def value(self) -> str:
        """An ISO date, or "". Raises BadValue."""
        return day_of(self.text(), last=self._last)

    def clear_value(self) -> None:
        self.clear()


def day_of(written: str, *, last: bool) -> str:
    """The ISO date of a day, or the first or last day of "2023" or "2023-11"; "" for none. Raises BadValue."""
    from reader.intake import iso_date

    written = written.strip()
    try:
        if part := _PART_OF_DATE.fullmatch(written):
            year, month = int(part[1]), int(part[2] or (12 if last else 1))
            return date(year, month, monthrange(year, month)[1] if last else 1).isoformat()
        return (iso_date(written) or "")[:10]
    except (BadValue, ValueError):
        raise BadValue(
            "{value} is no date: write it as 2023, 2023-11, 2023-11-22 or 22/11/2023.", value=written
        ) from None


def _error_line() -> QLabel:
    line = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    line.setFont(smaller(line.font()))
    line.setAccessibleName(tr("What is wrong"))
    line.hide()
    return line


def _tell(line: QLabel, text: str) -> None:
    line.setText(f"⚠ {text}" if text else "")
    line.setVisible(bool(text))
