"""Merging entries of the codebook: which one stays, and what will change."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.codebook import Merge
from reader.errors import SikapError
from reader.model import Actor, Issue
from ui.keymap import signs
from ui.language import say, tr
from ui.rows import smaller

MOST_NAMES = 12
LONGEST = 60  # characters of a name in a choice
CHOICES_HEIGHT = 180  # pixels at most


class MergeDialog(QDialog):
    """Asks which of these entries stays, says what changes, and merges; `kept` is the id of the one that stays.

    Of a single entry it asks first with which other one it is to be merged; that one stays. `preview(kept, others)`
    tells what a merge would change; `merge(kept, others, done, failed)` does it and calls one of the two when it is
    over. The dialog closes when it is done; a refusal is shown, and it stays open.
    """

    def __init__(
        self,
        chosen: Sequence[Actor | Issue],
        known: Sequence[Actor | Issue],
        uses: Mapping[int, int],
        *,
        preview: Callable[[int, Sequence[int]], Merge],
        merge: Callable[[int, Sequence[int], Callable[[object], object], Callable[[SikapError], object]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._entries: dict[int, Actor | Issue] = {entry.id: entry for entry in chosen}
        self._alone = chosen[0] if len(chosen) == 1 else None
        self._known = {entry.name.casefold(): entry for entry in known if entry is not self._alone}
        self._uses = uses
        self._preview, self._merge = preview, merge
        self._busy = False
        self.into = QLineEdit(clearButtonEnabled=True)
        self.choices = QButtonGroup(self)
        self._choices = QScrollArea()
        self._question = QLabel()
        self.changes = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.error = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._buttons = QDialogButtonBox()
        self._lay_out()
        self._connect()
        self._offer(max(chosen, key=lambda entry: uses.get(entry.id, 0)).id)

    @property
    def kept(self) -> int:
        return self.choices.checkedId()

    def accept(self) -> None:
        """Merge and close, unless it is refused."""
        if self.kept < 0 or self._busy:
            return
        self._set_busy(True)
        self._merge(self.kept, self._others(), self._merged, self._refused)

    def reject(self) -> None:
        """Close, but not while they are being merged."""
        if not self._busy:
            super().reject()

    def _merged(self, _: object) -> None:
        self._busy = False
        super().accept()

    def _refused(self, error: SikapError) -> None:
        self._set_busy(False)
        self._refuse(say(error))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for part in (self.into, self._choices, self._buttons):
            part.setEnabled(not busy)

    def _others(self) -> list[int]:
        return [id_ for id_ in self._entries if id_ != self.kept]

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("Merge"))
        self.into.setPlaceholderText(tr("Name of the other entry"))
        self.into.setAccessibleName(tr("Merge into"))
        self.into.setToolTip(tr("Type a few letters; ↓ lists all."))
        self.changes.setAccessibleName(tr("What changes"))
        self.error.setAccessibleName(tr("What is wrong"))
        self.error.setFont(smaller(self.error.font()))
        self.error.hide()
        self._choices.setFrameShape(QScrollArea.Shape.NoFrame)
        self._choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its choices have it
        self._choices.setWidgetResizable(True)
        self._choices.setMaximumHeight(CHOICES_HEIGHT)
        self.changes.setForegroundRole(self.changes.palette().ColorRole.PlaceholderText)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(10)
        if self._alone is not None:
            into = QLabel(tr("&Merge {name} into", name=_plain(self._alone.name)), wordWrap=True)
            into.setBuddy(self.into)
            page.addWidget(into)
            page.addWidget(self.into)
        self._question.setText(tr("Which one stays?"))
        for part in (self._question, self._choices, self.changes, self.error):
            page.addWidget(part)
        page.addStretch(1)
        page.addWidget(self._buttons)
        self._merge_button = self._buttons.addButton(tr("Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self._buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._merge_button.setToolTip(tr("Make them one, as one step that {undo} takes back", **signs()))
        cancel.setToolTip(tr("Leave everything as it is"))
        self._merge_button.setDefault(True)
        self.setMinimumWidth(420)

    def _connect(self) -> None:
        completer = QCompleter(QStringListModel(sorted(e.name for e in self._known.values()), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.into.setCompleter(completer)
        self.into.textChanged.connect(self._pick)
        self.choices.idToggled.connect(self._tell)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _pick(self, name: str) -> None:
        """Take the entry of this name as the other one."""
        assert self._alone is not None
        other = self._known.get(" ".join(name.split()).casefold())
        self._entries = {entry.id: entry for entry in (other, self._alone) if entry is not None}
        self._offer(self._alone.id if other is None else other.id)

    def _offer(self, kept: int) -> None:
        """Show a choice for each entry, `kept` chosen."""
        for old in self.choices.buttons():
            self.choices.removeButton(old)
        column = QVBoxLayout(box := QWidget())
        column.setContentsMargins(0, 0, 0, 0)
        ready = len(self._entries) > 1
        for id_, entry in self._entries.items() if ready else ():
            name = entry.name if len(entry.name) <= LONGEST else f"{entry.name[:LONGEST]}…"
            choice = QRadioButton(_plain(f"{name} ({self._uses.get(id_, 0)})"))
            choice.setAccessibleName(entry.name)
            choice.setToolTip(tr("This one stays; the others become part of it"))
            self.choices.addButton(choice, id_)
            column.addWidget(choice)
            choice.setChecked(id_ == kept)
        self._choices.setWidget(box)
        self._choices.setFixedHeight(min(box.sizeHint().height() + 2, CHOICES_HEIGHT))
        for part in (self._question, self._choices, self.changes):
            part.setVisible(ready)
        self._merge_button.setEnabled(ready)
        self._tell()

    def _tell(self) -> None:
        """Say what merging would change."""
        self.error.hide()
        if self.kept < 0:
            return
        try:
            self.changes.setText("\n".join(self._sentences(self._preview(self.kept, self._others()))))
        except SikapError as error:
            self._refuse(say(error))
        self.adjustSize()

    def _sentences(self, merge: Merge) -> list[str]:
        kept = self._entries[self.kept]
        said = [_moved(merge, kept.name)]
        if merge.names:
            names = ", ".join(merge.names[:MOST_NAMES]) + (" …" if len(merge.names) > MOST_NAMES else "")
            if isinstance(kept, Actor):
                said.append(tr("These names become aliases: {names}.", names=names))
            else:
                said.append(tr("These names vanish: {names}.", names=names))
        if merge.children and isinstance(kept, Actor):
            said.append(tr("Its members from now on: {n} more.", n=merge.children))
        elif merge.children:
            said.append(tr("Issues that move below it: {n}.", n=merge.children))
        return said

    def _refuse(self, text: str) -> None:
        self.error.setText(f"⚠ {text}")
        self.error.show()
        self.adjustSize()


def _moved(merge: Merge, name: str) -> str:
    """How many tags get the name that stays."""
    if not merge.annotations:
        return tr("No tag changes.")
    tags = tr("1 tag") if merge.annotations == 1 else tr("{n} tags", n=merge.annotations)
    articles = tr("1 article") if merge.articles == 1 else tr("{n} articles", n=merge.articles)
    return tr("{tags} in {articles} will change to {name}.", tags=tags, articles=articles, name=name)


def _plain(text: str) -> str:
    """Text in which & is no mnemonic."""
    return text.replace("&", "&&")
