"""The line below the panes in which a person says who, which stance, on what; each answer is told as it is given."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMoveEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.claims import Coding, Gap
from reader.model import Annotation, AnnotationId, ClaimKey, Role, Stance, Voice
from reader.suggest import Suggestion
from ui.claims.name_field import NameField
from ui.keymap import takes_escape
from ui.language import tr
from ui.naming import name_by_label
from ui.rows import ONE_LINE, one_line
from ui.side.claim_parts import Chips, Quote, StanceControl, VoiceBox
from ui.words import SIGNS, stance_name

ONE_MORE = Qt.KeyboardModifier.ControlModifier
TO_WHOM = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


FRAME = 26  # pixels: what a field has around its words, as in window.qss, and its caret


class ClaimBar(QFrame):
    """Shows what is coded on one statement and asks for what is not. It stores nothing.

    `coded(dict)`: what was said just now, as keywords; the owner saves it and calls `refresh`, or else `show_error`,
    which keeps the person and their words in the field. `closed()`: Esc, the end of the line, or the statement is gone.
    """

    coded = Signal(object)  # dict[str, object]
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coding: Coding | None = None
        self._mention: AnnotationId | None = None  # what the actor field speaks of; None: the first
        self._position: AnnotationId | None = None
        self._another_mention = self._another_position = False  # the next answer is about one more
        self._failed = False
        self._resting = QTimer(self, interval=0, singleShot=True)
        self._resting.timeout.connect(self._place_lists)
        self._make()
        self._name()
        self._lay_out()
        self._connect()
        self.hide()

    def set_suggesters(
        self, actors: Callable[[str], Sequence[Suggestion]], issues: Callable[[str], Sequence[Suggestion]]
    ) -> None:
        """Say where suggestions for a few letters come from."""
        self._actor.suggest, self._issue.suggest = actors, issues

    def set_room(self, make_room: Callable[[QRect], int]) -> None:
        """Say who makes room for suggestions, as `NameField.make_room`."""
        self._actor.make_room = self._issue.make_room = make_room

    @property
    def statement(self) -> AnnotationId | None:
        """The statement that is coded; None while the bar is closed."""
        return self._coding.statement.id if self._coding else None

    def open(self, coding: Coding, field: str = "actor", key: ClaimKey | None = None) -> None:
        """Ask about a statement, beginning in a field: "actor" (or the first gap, if that is later), "stance", ...

        `key` tells which speaker and position are meant.
        """
        self._save_note()
        self._forget()
        self._coding = coding
        self._mention = key.mention if key else None
        self._position = key.position if key else None
        gap = next(iter(coding.gaps), None)
        self._mention = self._mention or _first(coding.speakers, lambda one: one.actor_id is None)
        self._position = self._position or _first(coding.positions, lambda one: None in (one.stance, one.issue_id))
        self._show()
        self.show()
        self._go(gap.value if gap in (Gap.STANCE, Gap.ISSUE) and field == "actor" else field)

    def refresh(self, coding: Coding | None) -> None:
        """Show the statement as it is coded now; the person stays where they are. None: it is gone."""
        if coding is None or self._coding is None:
            self.dismiss()
            return
        new = _ids(coding.positions) - _ids(self._coding.positions)
        if new and self._another_position:
            self._position, self._another_position = max(new), False
        self._coding = coding
        self._show()

    def show_error(self, text: str) -> None:
        """Say in one sentence why the last answer was not saved."""
        self._failed = True
        self._error.setText(text)
        self._error.show()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def leave(self) -> None:
        """Close the bar because the person has gone on: a note that was typed is saved."""
        self._save_note()
        self.dismiss()

    def dismiss(self) -> None:
        """Close the bar. What was typed and not taken is dropped."""
        if self._coding is not None:
            self._forget()
            self.hide()
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        """The text above may be laid out after the bar: suggestions are placed once more when all has come to rest."""
        super().moveEvent(event)
        self._place_lists()
        self._resting.start()

    def _place_lists(self) -> None:
        self._actor.place_list()
        self._issue.place_list()

    def _make(self) -> None:
        self.setObjectName("claimBar")
        self._quote = Quote()
        self._speakers, self._positions = Chips(), Chips()
        self._actor, self._issue = NameField(), NameField()
        self._stance = StanceControl()
        self._voice = VoiceBox()
        self._note = _Note()
        self._close = QToolButton()
        self._error = QLabel()
        self._error.setObjectName("claimError")
        self._error.setWordWrap(True)
        self._error.hide()
        self._close.setText("✕")
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _name(self) -> None:
        self.setAccessibleName(tr("Claim"))
        self._actor.setAccessibleName(tr("Actor"))
        self._actor.setToolTip(
            tr(
                "Who says it. Enter takes the highlighted name, Ctrl+Enter one more speaker, "
                "Ctrl+Shift+Enter an addressee. Backspace in the empty field takes the last one away."
            )
        )
        self._issue.setAccessibleName(tr("Issue"))
        self._issue.setPlaceholderText(tr("On what?"))
        self._issue.setToolTip(tr("On what. Enter takes the issue and closes, Ctrl+Enter begins another position."))
        self._voice.setAccessibleName(tr("Voice"))
        self._voice.setToolTip(
            tr("Whether this is a direct quotation, an indirect quotation, or something that was done.")
        )
        self._note.setAccessibleName(tr("Note"))
        self._note.setPlaceholderText(tr("Note"))
        self._close.setAccessibleName(tr("Close"))
        self._close.setToolTip(tr("Close (Esc). What was said is saved."))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        for widget, stretch in (
            (self._quote, 3),
            (self._speakers, 0),
            (self._actor, 4),
            (self._stance, 0),
            (self._positions, 0),
            (self._issue, 4),
            (self._voice, 0),
            (self._note, 2),
            (self._close, 0),
        ):
            line.addWidget(widget, stretch)
        em = self.fontMetrics().height()
        for field in (self._actor, self._issue, self._note):
            asked = (self._issue if field is self._actor else field).placeholderText()
            field.setMinimumWidth(max(3 * em, self.fontMetrics().horizontalAdvance(asked) + FRAME))
        page = QVBoxLayout(self)
        page.setContentsMargins(10, 6, 6, 6)
        page.setSpacing(4)
        page.addLayout(line)
        page.addWidget(self._error)
        name_by_label(self._voice)

    def _connect(self) -> None:
        self._actor.taken.connect(self._take_actor)
        self._actor.named.connect(lambda one: self._save(self._actor, speaker=one, **self._of_mention()))
        self._actor.erased.connect(self._erase_speaker)
        self._speakers.chosen.connect(self._choose_mention)
        self._speakers.removed.connect(self._remove_mention)
        self._stance.pressed.connect(self._take_stance)
        self._stance.passed.connect(lambda: self._go("issue"))
        self._positions.chosen.connect(self._choose_position)
        self._positions.removed.connect(self._remove_position)
        self._issue.taken.connect(self._take_issue)
        self._issue.named.connect(lambda one: self._save(self._issue, issue=one, **self._of_position()))
        self._issue.erased.connect(self._erase_issue)
        self._voice.activated.connect(lambda index: self._save(voice=list(Voice)[index]))
        self._note.editingFinished.connect(self._save_note)
        self._note.returnPressed.connect(self._end_note)
        self._close.clicked.connect(self.dismiss)
        for field in (self._actor, self._issue, self._note):
            field.textEdited.connect(self._error.hide)

    # What a person says

    def _take_actor(self, who: Suggestion | None, keys: Qt.KeyboardModifier) -> None:
        if keys == TO_WHOM:
            if who:
                self._save(self._actor, speaker=who, another=True, role=Role.ADDRESSEE)
        elif keys == ONE_MORE:
            if not who or self._save(self._actor, speaker=who, **self._of_mention(more=True)):
                self._another_mention = True
                self._show()
                self._actor.renew()
        elif not who or self._save(self._actor, speaker=who, **self._of_mention()):
            self._another_mention = False
            self._go("stance")

    def _take_stance(self, stance: Stance | None) -> None:
        if self._save(stance=stance, **self._of_position()) and stance:
            self._go("issue")

    def _take_issue(self, what: Suggestion | None, keys: Qt.KeyboardModifier) -> None:
        if what and not self._save(self._issue, issue=what, **self._of_position()):
            return
        if keys == ONE_MORE:
            self._another_position = True
            self._show()
            self._go("stance")
        else:
            self.dismiss()

    def _save_note(self) -> bool:
        """False if there was something to save that could not be."""
        changed = self._coding and self._note.isModified() and self._note.text() != self._coding.statement.note
        if not changed:
            return True
        self._note.setModified(False)  # so that the one that is read back is shown
        if not self._save(note=self._note.text()):
            self._note.setModified(True)
        return not self._failed

    def _end_note(self) -> None:
        if self._save_note():
            self.dismiss()

    def _save(self, field: NameField | None = None, /, **said: object) -> bool:
        """Tell what was said. False if it could not be saved; then it stays in its field."""
        self._failed = False
        self._error.hide()
        self.coded.emit(said)
        if field and not self._failed:
            field.empty()
            field.renew()
        return not self._failed

    def _of_mention(self, more: bool = False) -> dict[str, object]:
        """Which mention is meant: a further one, a certain one, or the first that comes."""
        mention = self._spoken_of()
        if self._another_mention or (more and mention and mention.actor_id is not None):
            return {"another": True}
        return {"mention": mention.id, "role": self._role(mention.id)} if mention else {}

    def _of_position(self) -> dict[str, object]:
        if self._another_position:
            return {"another": True}
        position = self._position_meant()
        return {"position": position.id} if position else {}

    # Speakers, addressees and positions that are there

    def _choose_mention(self, mention: AnnotationId) -> None:
        self._mention, self._another_mention = mention, False
        self._show()
        self._go("actor")

    def _remove_mention(self, mention: AnnotationId) -> None:
        self._save(speaker=None, mention=mention, role=self._role(mention))

    def _erase_speaker(self) -> None:
        shown = [one.id for one in self._mentions() if one.actor]
        if shown:
            self._remove_mention(shown[-1])
            self._actor.renew()

    def _choose_position(self, position: AnnotationId) -> None:
        self._position, self._another_position = position, False
        self._show()
        self._go("stance")

    def _remove_position(self, position: AnnotationId) -> None:
        alone = self._coding is not None and len(self._coding.positions) == 1
        self._save(issue=None, position=position, **({} if alone else {"stance": None}))

    def _erase_issue(self) -> None:
        position = self._position_meant()
        if position and position.issue_id is not None:
            self._save(issue=None, position=position.id)
            self._issue.renew()

    def _mentions(self) -> tuple[Annotation, ...]:
        return (*self._coding.speakers, *self._coding.addressees) if self._coding else ()

    def _spoken_of(self) -> Annotation | None:
        chosen = [one for one in self._mentions() if one.id == self._mention]
        return next(iter((*chosen, *(self._coding.speakers if self._coding else ()))), None)

    def _position_meant(self) -> Annotation | None:
        positions = self._coding.positions if self._coding and not self._another_position else ()
        chosen = [one for one in positions if one.id == self._position]
        return next(iter((*chosen, *positions)), None)

    def _role(self, mention: AnnotationId) -> Role:
        return Role.ADDRESSEE if self._coding and mention in _ids(self._coding.addressees) else Role.SPEAKER

    # What is shown

    def _show(self) -> None:
        if self._coding is None:
            return
        mention, position = self._spoken_of(), self._position_meant()
        self._quote.setText(one_line(self._coding.statement.text))
        self._actor.is_filled = self._another_mention or bool(mention and mention.actor_id is not None)
        self._actor.setPlaceholderText(tr("And who?") if self._another_mention else tr("Who?"))
        self._issue.is_filled = bool(position and position.issue_id is not None)
        self._stance.stance = position.stance if position else None
        self._voice.show_voice(self._coding.statement.voice)
        self._show_chips(mention, position)
        if not self._note.isModified():
            self._show_note(self._coding.statement.note)

    def _show_chips(self, mention: Annotation | None, position: Annotation | None) -> None:
        coding = self._coding
        if coding is None:
            return
        several = len(coding.positions) > 1 or self._another_position
        now = mention.id if mention and not self._another_mention and len(self._mentions()) > 1 else None
        speakers = [(one.id, one.actor, tr("Speaker: {name}", name=one.actor)) for one in coding.speakers if one.actor]
        to_whom = [
            (one.id, tr("to {names}", names=one.actor), tr("Addressee: {name}", name=one.actor))
            for one in coding.addressees
            if one.actor
        ]
        self._speakers.show_chips([*speakers, *to_whom], now)
        self._positions.show_chips(
            [
                (one.id, _position_label(one, several), _position_name(one))
                for one in coding.positions
                if one.issue or (several and one.stance)
            ],
            position.id if position and several else None,
        )

    def _show_note(self, note: str) -> None:
        """A note of several lines is shown only: the field would join its lines."""
        several = "\n" in note
        self._note.setReadOnly(several)
        self._note.setText(one_line(note) if several else note)
        self._note.setCursorPosition(0)
        self._note.setToolTip(note if several else tr("A note on the statement. Enter saves it and closes."))

    def _go(self, field: str) -> None:
        places: dict[str, QWidget] = {"actor": self._actor, "stance": self._stance, "issue": self._issue}
        place = places.get(field, self._note)
        stayed = place.hasFocus()
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        if stayed and isinstance(place, NameField):
            place.renew()

    def _forget(self) -> None:
        self._coding = None
        self._another_mention = self._another_position = self._failed = False
        for field in (self._actor, self._issue):
            field.empty()
        self._show_note("")
        self._error.hide()


class _Note(QLineEdit):
    """A field that shortens its words while nobody writes in it, instead of cutting a letter in two."""

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.width() - FRAME + 6
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= room:
            super().paintEvent(event)
            return
        painter, option = QPainter(self), QStyleOptionFrame()
        try:
            self.initStyleOption(option)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
            words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect().adjusted(11, 0, -9, 0), ONE_LINE, words)
        finally:
            painter.end()


def _position_label(position: Annotation, several: bool) -> str:
    sign = f"{SIGNS[position.stance]} " if several and position.stance else ""
    return f"{sign}{position.issue or '…'}"


def _position_name(position: Annotation) -> str:
    return tr("Position: {stance}, {issue}", stance=stance_name(position.stance), issue=position.issue or "…")


def _ids(annotations: Iterable[Annotation]) -> set[AnnotationId]:
    return {one.id for one in annotations}


def _first(annotations: Iterable[Annotation], fits: Callable[[Annotation], bool]) -> AnnotationId | None:
    return next((one.id for one in annotations if fits(one)), None)
