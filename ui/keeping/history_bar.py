"""What the History window is narrowed by, and what it asks before old steps are forgotten."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.keeping.compacting import HistorySize
from reader.keeping.steps import StepFilter, StepKind
from ui.keeping.history_rows import state_name, step_kind_name
from ui.language import tr
from ui.naming import name_by_label
from ui.session import Session

TYPING_MS = 250  # how long typing must rest before it is looked for
STATES = ("done", "undone", "dropped")
KEPT = (30, 90, 365, 0)  # days


class FilterBar(QWidget):
    """Chooses which steps are shown: `changed()`."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._article, self._kind, self._coder, self._state = (QComboBox() for _ in range(4))
        self._words, self._count = QLineEdit(), QLabel()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._fill()
        self._name()
        self._lay_out()
        for box in self._boxes:
            box.currentIndexChanged.connect(self.changed)
        self._words.textChanged.connect(self._typing.start)
        self._words.returnPressed.connect(self._typing.start)
        self._typing.timeout.connect(self.changed)

    @property
    def this_article(self) -> bool:
        """Whether only steps of the open article are shown."""
        return bool(self._article.currentData())

    def where(self) -> StepFilter:
        """The filter as it is set."""
        article = self._session.article.id if self.this_article and self._session.article else None
        kind, coder, state = (box.currentData() for box in (self._kind, self._coder, self._state))
        return StepFilter(article, kind and StepKind(kind), coder, state, self._words.text())

    def show_coders(self, names: Sequence[str]) -> None:
        """Offer these; the chosen one stays, also if it is not among them."""
        chosen = self._coder.currentData()
        offered = [self._coder.itemData(row) for row in range(1, self._coder.count())]
        wanted = sorted({*names, *([chosen] if chosen else [])})
        if offered == wanted:
            return
        with QSignalBlocker(self._coder):
            self._coder.clear()
            self._coder.addItem(tr("Everybody"), None)
            for name in wanted:
                self._coder.addItem(name, name)
            self._coder.setCurrentIndex(max(0, self._coder.findData(chosen)))

    def show_count(self, steps: int) -> None:
        self._count.setText(tr("1 step") if steps == 1 else tr("{n} steps", n=number_text(steps)))

    def focus_words(self) -> None:
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def stop(self) -> None:
        self._typing.stop()

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        return self._article, self._kind, self._coder, self._state

    def _fill(self) -> None:
        self._article.addItem(tr("All articles"), False)
        self._article.addItem(tr("This article"), True)
        self._kind.addItem(tr("All kinds"), None)
        for kind in StepKind:
            self._kind.addItem(step_kind_name(kind), kind.value)
        self._coder.addItem(tr("Everybody"), None)
        self._state.addItem(tr("Done and undone steps"), None)
        for state in STATES:
            self._state.addItem(state_name(state), state)

    def _name(self) -> None:
        for box, words, tip in (
            (self._article, tr("Article"), tr("Steps of all articles, or of the one that is open")),
            (self._kind, tr("Kind of step"), tr("Steps of this kind only")),
            (self._coder, tr("Coder"), tr("Steps of this person only")),
            (self._state, tr("State"), tr("Steps that hold, or that were undone")),
        ):
            box.setAccessibleName(words)
            box.setToolTip(tip)
        self._words.setPlaceholderText(tr("Words to look for"))
        self._words.setAccessibleName(tr("Words to look for"))
        self._words.setToolTip(tr("Only steps that touched something with these words (Ctrl+F)"))
        self._words.setClearButtonEnabled(True)
        self._count.setAccessibleName(tr("Number of steps"))

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 10, 12, 8)
        line.setSpacing(8)
        for box in self._boxes:
            line.addWidget(box)
        line.addWidget(self._words, 1)
        line.addWidget(self._count)
        self._count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        name_by_label(*self._boxes)


class CompactDialog(QDialog):
    """Says how large the history is, and asks how much of it is kept: `compact_requested(days)`; 0 keeps nothing."""

    compact_requested = Signal(int)

    def __init__(self, size: HistorySize, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Compact history"))
        self.keep = QComboBox()
        self.keep.setAccessibleName(tr("What is kept"))
        self.keep.setToolTip(tr("How far back steps can be taken back afterwards"))
        for days in KEPT:
            self.keep.addItem(_kept_name(days), days)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(10)
        for text in (
            tr(
                "{n} steps can be taken back; what they changed takes about {size} in the file.",
                n=number_text(size.kept),
                size=bytes_text(size.bytes),
            ),
            tr(
                "Older steps stay in this list, with who did them and when, but can no longer be taken back, and what "
                "they removed can no longer be restored. Articles, tags and the codebook stay as they are."
            ),
        ):
            page.addWidget(QLabel(text, wordWrap=True))
        page.addWidget(self.keep)
        name_by_label(self.keep)
        page.addWidget(self._buttons())
        self.setMinimumWidth(460)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setToolTip(tr("Leave everything as it is"))
        cancel.setDefault(True)
        compact = buttons.addButton(tr("&Compact"), QDialogButtonBox.ButtonRole.AcceptRole)
        compact.setToolTip(tr("Forget what older steps changed, and free the space"))
        compact.setAutoDefault(False)
        for button in (cancel, compact):
            button.setAccessibleName(button.text().replace("&", ""))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def accept(self) -> None:
        self.compact_requested.emit(self.keep.currentData())
        super().accept()


def number_text(number: int) -> str:
    return str(QLocale().toString(number))


def bytes_text(count: int) -> str:
    """A size as people write it: 3.4 MB."""
    return str(QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat))


def _kept_name(days: int) -> str:
    return {
        30: tr("Keep the last 30 days"),
        90: tr("Keep the last 90 days"),
        365: tr("Keep the last year"),
        0: tr("Keep nothing"),
    }[days]
