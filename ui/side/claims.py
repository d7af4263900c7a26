"""The claims of the article: each statement as a card that says who, which stance, on what, and what is missing."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from reader.claims import Coding, Place, place
from reader.model import Annotation, AnnotationId, ClaimKey, Kind, Role, Sentence, Voice
from ui.keymap import AlsoIn, notice, signs
from ui.language import tr
from ui.rows import Counts, Index, RowList, RowModel, entry, one_line
from ui.side.claim_cards import CARD, MARGIN, SENTENCE, ClaimCard, margin_label, spoken, tip
from ui.words import SIGNS, voice_name

__all__ = ["ClaimCards", "margin_label"]

FEW = 64  # changed claims up to which cards come and go one by one; above, the list is made anew
LABEL = 30  # characters of a name or quote in a menu


class ClaimCards(QWidget):
    """The second tab of the right pane: how many claims there are, and a card for each statement in reading order.

    `annotation_chosen(AnnotationId)` tells the statement that a person chose by click or keys; `claim_requested` that
    they want to say more of it. What the menu offers are wishes too.
    """

    annotation_chosen = Signal(object)  # AnnotationId
    claim_requested = Signal(object)  # ClaimKey
    reading_requested = Signal()
    delete_requested = Signal(object)  # AnnotationId
    note_requested = Signal(object)  # AnnotationId
    voice_requested = Signal(object, object)  # AnnotationId, Voice
    unlink_requested = Signal(object, object)  # AnnotationId of the statement, of the other
    role_requested = Signal(object, object, object)  # AnnotationId of the statement, of the actor, Role

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = self._more = self._has_text = False
        self._model = _Cards(self)
        self._view = RowList(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(ClaimCard(self._view))
        self._counts = Counts(MARGIN)
        self._name()
        self._lay_out()
        self._connect()
        self._tell()

    def show_codings(self, codings: Iterable[Coding], sentences: Sequence[Sentence], more: bool = False) -> None:
        """Show the claims of an article with all of its sentences. The chosen card and the scroll position stay.

        `more`: they are not known yet, and come with the next call.
        """
        self._more, self._has_text = more, bool(sentences)
        with_choice = self.chosen
        scrolled = self._view.verticalScrollBar().value()
        self._model.show(codings, sentences)
        self.choose(with_choice)
        self._view.verticalScrollBar().setValue(scrolled)
        self._tell()

    def change(self, gone_or_changed: Collection[AnnotationId], codings: Iterable[Coding]) -> None:
        """Show these statements anew: `codings` are those that are still there, the others are gone.

        When the chosen card goes while the person is in this list, its neighbour is chosen, with a signal.
        """
        with_choice = self.chosen
        self._quiet = True
        self._model.change(gone_or_changed, list(codings))
        self._quiet = False
        if with_choice is not None and self._model.row_of(with_choice) < 0 and self._view.hasFocus():
            self._move()
        elif self.chosen != with_choice:
            self.choose(with_choice)
        self._tell()

    def choose(self, annotation: AnnotationId | None) -> None:
        """Mark the card of this statement, or of a statement that this tag is tied to, without a signal."""
        row = self._model.row_of(self._model.statement_of(annotation, self.chosen))
        self._quiet = True
        if row < 0:
            self._view.selectionModel().clear()
        else:
            self._view.setCurrentIndex(self._model.index(row))
            self._view.scrollTo(self._model.index(row))
        self._quiet = False

    @property
    def chosen(self) -> AnnotationId | None:
        """The statement whose card is chosen."""
        coding = self._coding()
        return coding.statement.id if coding else None

    def lines(self) -> list[str]:
        """The cards as a screen reader says them, from top to bottom."""
        return [self._model.spoken(coding) for coding in self._model.codings()]

    def _name(self) -> None:
        self.setAccessibleName(tr("Claims of the article"))
        self._view.setAccessibleName(tr("Claims"))
        self._view.setToolTip(
            tr(
                "Who says what. Enter says more of a claim, {next_gap} goes to the next gap, "
                "Del removes, Esc goes to the text.",
                **signs(),
            )
        )
        self._counts.setAccessibleName(tr("Number of claims"))

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._counts)
        page.addWidget(self._view, 1)
        self.setFocusProxy(self._view)

    def _connect(self) -> None:
        notice.keys_changed.connect(self._name)
        notice.keys_changed.connect(self._tell)
        self._view.selectionModel().currentChanged.connect(self._move)
        self._view.pressed_again.connect(self._move)
        self._view.doubleClicked.connect(self._ask_to_code)
        self._view.customContextMenuRequested.connect(self._open_menu)
        self._view.on_key(Qt.Key.Key_Return, self._ask_to_code)
        self._view.on_key(Qt.Key.Key_Enter, self._ask_to_code)
        AlsoIn(self._view, "next_gap", self._go_to_gap)
        self._view.on_key(Qt.Key.Key_Delete, partial(self._ask, self.delete_requested))
        self._view.on_key(Qt.Key.Key_Escape, self.reading_requested.emit)

    def _tell(self) -> None:
        known = self._has_text and not self._more
        self._counts.set_text(counts_text(self._model.rowCount(), len(self._model.with_gaps)) if known else "")
        self._view.say_when_empty("" if self._more else self._why_empty())

    def _why_empty(self) -> str:
        if not self._has_text:
            return tr("The claims of the article that is open are listed here. No article is open yet.")
        return tr("No claims yet. Press {tag_statement} on a sentence and say who, which stance, on what.", **signs())

    def _move(self) -> None:
        if not self._quiet and self.chosen is not None:
            self.annotation_chosen.emit(self.chosen)

    def _go_to_gap(self) -> None:
        """Choose the next card with a gap; from the last one, begin again."""
        row = self._model.next_gap(self._view.currentIndex().row())
        if row >= 0:
            self._view.setCurrentIndex(self._model.index(row))

    def _coding(self) -> Coding | None:
        return self._model.coding(self._view.currentIndex().row())

    def _ask(self, wish: SignalInstance) -> None:
        if self.chosen is not None:
            wish.emit(self.chosen)

    def _ask_to_code(self) -> None:
        coding = self._coding()
        if coding is not None:
            self.claim_requested.emit(key_of(coding))

    def _open_menu(self, position: QPoint) -> QMenu | None:
        coding = self._coding()
        return None if coding is None else self._view.open_menu(position, self._entries(coding))

    def _entries(self, coding: Coding) -> list[QAction | QMenu]:
        return [
            entry(tr("&Edit claim"), "Enter", self._ask_to_code),
            entry(tr("&Go to the text"), "Esc", self.reading_requested.emit),
            entry(tr("&Note…"), "", partial(self._ask, self.note_requested)),
            self._voices(coding.statement),
            *self._roles(coding),
            *self._unlinks(coding),
            entry(tr("Re&move claim"), "Del", partial(self._ask, self.delete_requested)),
        ]

    def _voices(self, statement: Annotation) -> QMenu:
        menu = QMenu(tr("&Voice"))
        for voice in Voice:
            action = menu.addAction(voice_name(voice), partial(self.voice_requested.emit, statement.id, voice))
            action.setCheckable(True)
            action.setChecked(voice is statement.voice)
        return menu

    def _roles(self, coding: Coding) -> Iterator[QAction]:
        ask = partial(partial, self.role_requested.emit, coding.statement.id)
        for mention in coding.speakers:
            said = tr("{name} is the &addressee", name=_label(mention))
            yield entry(said, "", ask(mention.id, Role.ADDRESSEE))
        for mention in coding.addressees:
            said = tr("{name} is the &speaker", name=_label(mention))
            yield entry(said, "", ask(mention.id, Role.SPEAKER))

    def _unlinks(self, coding: Coding) -> Iterator[QAction]:
        for other in (*coding.speakers, *coding.addressees, *coding.positions):
            ask = partial(self.unlink_requested.emit, coding.statement.id, other.id)
            yield entry(tr("&Unlink: {words}", words=_label(other)), "", ask)


class _Cards(RowModel):
    """The codings as a flat list, kept in reading order, so that a change is a bisection."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.with_gaps: set[AnnotationId] = set()
        self._codings: dict[AnnotationId, Coding] = {}
        self._places: list[Place] = []
        self._tied: defaultdict[AnnotationId, set[AnnotationId]] = defaultdict(set)  # tag to its statements
        self._sentences: Sequence[Sentence] = ()
        self._starts: list[int] = []

    def show(self, codings: Iterable[Coding], sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._reset({coding.statement.id: coding for coding in codings})

    def change(self, touched: Collection[AnnotationId], codings: Sequence[Coding]) -> None:
        present = {coding.statement.id: coding for coding in codings}
        gone = set(touched) - present.keys()
        if len(gone) + len(present) > FEW:
            self._reset({id_: coding for id_, coding in self._codings.items() if id_ not in gone} | present)
            return
        for id_ in gone:
            self._remove(id_)
        for coding in codings:
            self._put(coding)

    def codings(self) -> Iterator[Coding]:
        return (self._codings[statement] for *_, statement in self._places)

    def coding(self, row: int) -> Coding | None:
        return self._codings[self._places[row][3]] if 0 <= row < len(self._places) else None

    def row_of(self, statement: AnnotationId | None) -> int:
        """The row of a statement's card, -1 if it has none."""
        coding = self._codings.get(statement) if statement is not None else None
        return -1 if coding is None else bisect_left(self._places, place(coding.statement))

    def statement_of(self, tag: AnnotationId | None, preferred: AnnotationId | None) -> AnnotationId | None:
        """The statement that this tag is or is tied to; of several the preferred one, or the first."""
        if tag is None or tag in self._codings:
            return tag
        tied = self._tied.get(tag, set())
        return preferred if preferred in tied else min(tied, key=self.row_of, default=None)

    def next_gap(self, row: int) -> int:
        """The row of the next card with a gap after this row, round the end; -1 if there is none."""
        rows = sorted(self.row_of(statement) for statement in self.with_gaps)
        return next((gap for gap in rows if gap > row), rows[0] if rows else -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        coding = self._codings[self._places[index.row()][3]]
        if role == CARD:
            return coding
        if role == SENTENCE:
            return self._sentence(coding)
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(coding.statement.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(coding)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(coding, self._sentence(coding))
        return None

    def spoken(self, coding: Coding) -> str:
        return spoken(coding, self._sentence(coding))

    def _sentence(self, coding: Coding) -> int:
        before = bisect_right(self._starts, coding.statement.start)
        return self._sentences[max(0, before - 1)].number if self._sentences else 0

    def _reset(self, codings: dict[AnnotationId, Coding]) -> None:
        self._codings = {}
        self._tied.clear()
        self.with_gaps.clear()
        for coding in codings.values():
            self._note(coding)
        self._places = sorted(place(coding.statement) for coding in codings.values())
        self.set_row_count(len(self._places))

    def _put(self, coding: Coding) -> None:
        old = self._codings.get(coding.statement.id)
        if old is not None and place(old.statement) == place(coding.statement):
            self._forget(old)
            self._note(coding)
            index = self.index(self.row_of(coding.statement.id))
            self.dataChanged.emit(index, index)
            return
        self._remove(coding.statement.id)
        self._note(coding)
        row = self.row_of(coding.statement.id)
        self._places.insert(row, place(coding.statement))
        self.insertRows(row, 1)

    def _remove(self, statement: AnnotationId) -> None:
        coding = self._codings.get(statement)
        if coding is not None:
            row = self.row_of(statement)
            self.removeRows(row, 1)  # first: views look at the row's neighbours while it goes
            del self._places[row]
            self._forget(coding)

    def _note(self, coding: Coding) -> None:
        statement = coding.statement.id
        self._codings[statement] = coding
        for tag in _tags(coding):
            self._tied[tag.id].add(statement)
        if coding.gaps:
            self.with_gaps.add(statement)

    def _forget(self, coding: Coding) -> None:
        statement = coding.statement.id
        del self._codings[statement]
        self.with_gaps.discard(statement)
        for tag in _tags(coding):
            self._tied[tag.id].discard(statement)
            if not self._tied[tag.id]:
                del self._tied[tag.id]


def counts_text(claims: int, gaps: int) -> str:
    """How many claims there are, and how many of them are not complete: "7 claims · 2 with gaps (G: next gap)"."""
    total = tr("1 claim") if claims == 1 else tr("{n} claims", n=claims)
    if not gaps:
        return f"{total} · {tr('complete')}" if claims else total
    one = tr("1 with a gap ({next_gap}: next gap)", **signs())
    return f"{total} · {one if gaps == 1 else tr('{n} with gaps ({next_gap}: next gap)', n=gaps, **signs())}"


def key_of(coding: Coding) -> ClaimKey:
    """The claim of a card that wants saying: with the speaker and position that are not coded, or the first ones."""
    speakers = sorted(coding.speakers, key=lambda mention: mention.actor_id is not None)
    positions = sorted(coding.positions, key=lambda one: one.stance is not None and one.issue_id is not None)
    first = (next((one.id for one in several), None) for several in (speakers, positions))
    return ClaimKey(coding.statement.id, *first)


def _tags(coding: Coding) -> tuple[Annotation, ...]:
    return *coding.speakers, *coding.addressees, *coding.positions


def _label(tag: Annotation) -> str:
    """An actor or position in a menu."""
    if tag.kind is Kind.ACTOR:
        words = tag.actor or f"“{one_line(tag.text)}”"
    else:
        words = " ".join(filter(None, (SIGNS[tag.stance], tag.issue))) or f"“{one_line(tag.text)}”"
    return (words if len(words) <= LABEL else words[: LABEL - 1] + "…").replace("&", "&&")
