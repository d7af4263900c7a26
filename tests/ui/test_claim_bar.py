"""The claim bar as a person uses it: a few letters, Enter, a sign, a few letters, Enter; and all that may go wrong."""

from itertools import count

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.claims import Coding
from reader.model import (
    Actor,
    ActorId,
    ActorType,
    Annotation,
    AnnotationId,
    ArticleId,
    ClaimKey,
    Issue,
    IssueId,
    Kind,
    Role,
    Stance,
    Voice,
)
from reader.suggest import Suggester, Suggestion
from ui import theme
from ui.claims.claim_bar import ClaimBar
from ui.claims.name_field import NameField, SuggestionList
from ui.side.claim_parts import StanceControl

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = "Menlu Rusia menolak tambang pasir laut, kata Sulastri Karim."
NAMES = ("Sergey Lavrov", "Retno Marsudi", "Larasati", "Rusia")
ACTORS = [Actor(ActorId(n), f"a{n}", name, None, (), None, "", "") for n, name in enumerate(NAMES, 1)]
ISSUES = [
    Issue(IssueId(n), f"i{n}", name, definition="", when_to_use="", when_not="", parent=None, colour="", note="")
    for n, name in enumerate(("gencatan senjata", "tambang pasir laut"), 1)
]


def tag(number: int, kind: Kind, **more: object) -> Annotation:
    values: dict[str, object] = {
        **dict.fromkeys(("actor_id", "actor", "issue_id", "issue", "stance")),
        **dict.fromkeys(("note", "coder", "created_at", "modified_at"), ""),
        "text": TEXT,
    }
    return Annotation(AnnotationId(number), f"g{number}", ArticleId(1), kind, 0, len(TEXT), **(values | more))  # type: ignore[arg-type]


def speaker(number: int, name: str | None) -> Annotation:
    return tag(
        number, Kind.ACTOR, actor=name, actor_id=NAMES.index(name) + 1 if name in NAMES else 90 if name else None
    )


def position(number: int, stance: Stance | None, issue: str | None) -> Annotation:
    return tag(number, Kind.POSITION, stance=stance, issue=issue, issue_id=1 if issue else None)


def uncoded(**more: object) -> Coding:
    return Coding(tag(1, Kind.STATEMENT, voice=Voice.INDIRECT, **more), (), (), ())


LAVROV, RETNO, HALF = speaker(2, "Sergey Lavrov"), speaker(3, "Retno Marsudi"), position(8, Stance.OPPOSE, None)
SAID = uncoded()._replace(speakers=(LAVROV,), positions=(position(8, Stance.OPPOSE, "gencatan senjata"),))


class Desk(QWidget):
    """A window with some text above the bar, that saves what the bar says as a project would."""

    def __init__(self) -> None:
        super().__init__()
        page = QVBoxLayout(self)
        self.text = QLineEdit()
        self.bar = ClaimBar(self)
        page.addStretch(1)
        page.addWidget(self.text)
        page.addWidget(self.bar)
        self.actors, self.issues = Suggester(ACTORS), Suggester(ISSUES)
        self.sentence = ""
        self.bar.set_suggesters(
            lambda words: self.actors.suggest(words, sentence=self.sentence, types=True), self.issues.suggest
        )
        self.bar.coded.connect(self.save)
        self.bar.closed.connect(lambda: self.closings.append(self.bar.statement))
        self.said: list[dict[str, object]] = []
        self.closings: list[object] = []
        self.refusal = ""
        self.ids = count(20)
        self.resize(1024, 500)

    def open(self, coding: Coding, field: str = "actor", key: ClaimKey | None = None) -> None:
        self.coding = coding
        self.bar.open(coding, field, key)

    def save(self, said: dict[str, object]) -> None:
        self.said.append(said)
        if self.refusal:
            self.bar.show_error(self.refusal)
            return
        if "speaker" in said:
            self._save_speaker(said)
        if "stance" in said or "issue" in said:
            self._save_position(said)
        own = {name: value for name, value in said.items() if name in ("voice", "note")}
        self.coding = self.coding._replace(statement=self.coding.statement._replace(**own))  # type: ignore[arg-type]
        self.bar.refresh(self.coding)

    def _save_speaker(self, said: dict[str, object]) -> None:
        part = "addressees" if said.get("role") is Role.ADDRESSEE else "speakers"
        who = said["speaker"]
        values = {"actor": who.name, "actor_id": who.id or 99} if isinstance(who, Suggestion) else {}
        self._put(part, Kind.ACTOR, said.get("mention"), said, values or {"actor": None, "actor_id": None})

    def _save_position(self, said: dict[str, object]) -> None:
        values = {"stance": said["stance"]} if "stance" in said else {}
        if "issue" in said:
            what = said["issue"]
            values |= {"issue": what.name, "issue_id": what.id or 99} if isinstance(what, Suggestion) else {}
            values |= {"issue": None, "issue_id": None} if what is None else {}
        self._put("positions", Kind.POSITION, said.get("position"), said, values)

    def _put(self, part: str, kind: Kind, which: object, said: dict[str, object], values: dict[str, object]) -> None:
        there: tuple[Annotation, ...] = getattr(self.coding, part)
        if said.get("another") or not there:
            there = (*there, tag(next(self.ids), kind, **values))
        else:
            meant = which or there[0].id
            there = tuple(one._replace(**values) if one.id == meant else one for one in there)  # type: ignore[arg-type]
        self.coding = self.coding._replace(**{part: there})  # type: ignore[arg-type]


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Desk:
    theme.apply(qapp, theme.load("light"))
    desk = Desk()
    qtbot.addWidget(desk)
    desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    return desk


@pytest.fixture
def keys(qtbot: QtBot, desk: Desk) -> "Keys":
    return Keys(qtbot, desk)


class Keys:
    """Presses keys in whatever has the focus, and counts them."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self._qtbot, self._desk = qtbot, desk
        self.count = 0

    def press(self, *keys: Key | str, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            target = self._desk.focusWidget()
            assert target is not None
            self.count += 1
            self._qtbot.keyClick(target, key, how)

    def type(self, letters: str) -> None:
        self.press(*letters)


def field(desk: Desk, name: str) -> QWidget:
    return next(one for one in desk.bar.findChildren(QWidget) if one.accessibleName().split(":")[0] == name)


def focused(desk: Desk) -> str:
    widget = desk.focusWidget()
    return widget.accessibleName().split(":")[0] if widget else ""


def offered(desk: Desk) -> SuggestionList:
    return next(one for one in desk.findChildren(SuggestionList) if one.isVisible())


def chips(desk: Desk) -> list[str]:
    buttons = desk.bar.findChildren(QAbstractButton)
    return [one.accessibleName() for one in buttons if ": " in one.accessibleName() and one.isVisible()]


def name_of(said: dict[str, object], what: str) -> str:
    suggestion = said[what]
    assert isinstance(suggestion, Suggestion)
    return suggestion.name


def test_a_claim_takes_six_keys_with_the_letters(desk: Desk, keys: Keys) -> None:
    desk.open(uncoded())
    keys.type("s")
    keys.press(Key.Key_Return, "+", "g", Key.Key_Return)
    assert [next(iter(said)) for said in desk.said] == ["speaker", "stance", "issue"]
    assert (name_of(desk.said[0], "speaker"), desk.said[1]["stance"]) == ("Sergey Lavrov", Stance.SUPPORT)
    assert name_of(desk.said[2], "issue") == "gencatan senjata"
    assert keys.count == 5
    assert not desk.bar.isVisible()
    assert desk.closings == [None]


def test_what_enter_takes_is_highlighted_and_told(desk: Desk, keys: Keys) -> None:
    desk.open(uncoded())
    keys.type("la")
    first = offered(desk).highlighted
    assert first is not None
    assert first.name == "Larasati"
    assert field(desk, "Actor").accessibleDescription() == "\u2068Larasati\u2069"
    keys.press(Key.Key_Down)
    assert field(desk, "Actor").accessibleDescription() == "\u2068Sergey Lavrov\u2069"
    keys.press(Key.Key_Return)
    assert name_of(desk.said[0], "speaker") == "Sergey Lavrov"


def test_a_new_person_is_made_of_a_name_in_the_sentence_and_up_goes_to_the_end_of_the_list(
    desk: Desk, keys: Keys
) -> None:
    desk.sentence = TEXT
    desk.open(uncoded())
    keys.press("k", Key.Key_Return)
    made = desk.said[0]["speaker"]
    assert isinstance(made, Suggestion)
    assert (made.name, made.id, made.type) == ("Sulastri Karim", None, ActorType.PERSON)
    desk.open(uncoded())
    keys.type("Partai Ombak")
    keys.press(Key.Key_Up, Key.Key_Return)
    assert desk.said[1]["speaker"].type is ActorType.GROUP  # type: ignore[attr-defined]


def test_the_list_lies_above_the_field_within_the_window_and_takes_no_focus(desk: Desk, keys: Keys) -> None:
    desk.open(uncoded())
    keys.type("a")
    view, actor = offered(desk), field(desk, "Actor")
    assert view.parentWidget() is desk
    assert view.geometry().bottom() <= actor.mapTo(desk, QPoint(0, 0)).y()
    assert desk.rect().contains(view.geometry())
    assert actor.hasFocus()
    desk.resize(1024, 600)
    QApplication.processEvents()
    assert abs(view.geometry().bottom() - actor.mapTo(desk, QPoint(0, 0)).y()) < 8


def test_a_click_takes_a_suggestion(desk: Desk, keys: Keys, qtbot: QtBot) -> None:
    desk.open(uncoded())
    keys.type("la")
    view = offered(desk)
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert name_of(desk.said[0], "speaker") == "Sergey Lavrov"
    assert focused(desk) == "Stance"


def test_two_speakers_and_an_addressee(desk: Desk, keys: Keys) -> None:
    desk.open(uncoded())
    keys.type("ser")
    keys.press(Key.Key_Return, how=CTRL)
    keys.type("ret")
    keys.press(Key.Key_Return, how=CTRL)
    keys.type("rus")
    keys.press(Key.Key_Return, how=CTRL | SHIFT)
    assert chips(desk) == ["Speaker: Sergey Lavrov", "Speaker: Retno Marsudi", "Addressee: Rusia"]
    assert focused(desk) == "Actor"
    keys.press(Key.Key_Return)
    assert len(desk.said) == 3
    assert focused(desk) == "Stance"


def test_a_second_speaker_may_end_with_enter(desk: Desk, keys: Keys) -> None:
    desk.open(uncoded())
    keys.type("ser")
    keys.press(Key.Key_Return, how=CTRL)
    keys.type("ret")
    keys.press(Key.Key_Return)
    assert [one.actor for one in desk.coding.speakers] == ["Sergey Lavrov", "Retno Marsudi"]
    keys.press(Key.Key_Backtab)
    keys.type("lara")
    keys.press(Key.Key_Return)
    assert [one.actor for one in desk.coding.speakers] == ["Larasati", "Retno Marsudi"]


def test_a_coded_speaker_is_replaced_and_not_by_an_enter_on_the_empty_field(desk: Desk, keys: Keys) -> None:
    desk.open(SAID)
    assert focused(desk) == "Actor"
    keys.press(Key.Key_Return)
    assert desk.said == []
    desk.open(SAID)
    keys.type("ret")
    keys.press(Key.Key_Return)
    assert [one.actor for one in desk.coding.speakers] == ["Retno Marsudi"]


def test_the_speaker_that_a_row_is_about_is_the_one_replaced(desk: Desk, keys: Keys) -> None:
    desk.open(SAID._replace(speakers=(LAVROV, RETNO)), "actor", ClaimKey(AnnotationId(1), RETNO.id, None))
    keys.type("lara")
    keys.press(Key.Key_Return)
    assert [one.actor for one in desk.coding.speakers] == ["Sergey Lavrov", "Larasati"]


def test_a_cross_or_backspace_takes_a_speaker_away(desk: Desk, keys: Keys, qtbot: QtBot) -> None:
    desk.open(SAID._replace(speakers=(LAVROV, RETNO)))
    chip = field(desk, "Speaker")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 6, chip.height() // 2))
    assert desk.said == [{"speaker": None, "mention": LAVROV.id, "role": Role.SPEAKER}]
    keys.press(Key.Key_Backspace)
    assert desk.said[1] == {"speaker": None, "mention": RETNO.id, "role": Role.SPEAKER}
    assert chips(desk) == ["Position: oppose, gencatan senjata"]
    keys.press(Key.Key_Backspace)
    assert len(desk.said) == 2


def test_letters_are_erased_before_a_speaker_is(desk: Desk, keys: Keys) -> None:
    desk.open(SAID)
    keys.type("r")
    keys.press(Key.Key_Backspace)
    assert desk.said == []


def test_a_click_on_a_chip_makes_it_the_one_that_is_spoken_of(desk: Desk, keys: Keys, qtbot: QtBot) -> None:
    desk.open(SAID._replace(speakers=(LAVROV, RETNO)), "stance")
    qtbot.mouseClick(desk.bar.findChildren(QAbstractButton)[1], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    keys.type("lara")
    keys.press(Key.Key_Return)
    assert desk.said[0]["mention"] == RETNO.id


@pytest.mark.parametrize(
    ("key", "stance"),
    [("+", Stance.SUPPORT), ("=", Stance.SUPPORT), ("0", Stance.NEUTRAL), ("-", Stance.OPPOSE)],
)
def test_a_sign_says_the_stance_and_goes_on(desk: Desk, keys: Keys, key: str, stance: Stance) -> None:
    desk.open(uncoded(), "stance")
    keys.press(key)
    assert desk.said == [{"stance": stance}]
    assert focused(desk) == "Issue"
    assert field(desk, "Stance").accessibleName() == f"Stance: {stance.value}"


def test_no_stance_is_said_by_passing_through(desk: Desk, keys: Keys) -> None:
    desk.open(uncoded(), "stance")
    assert field(desk, "Stance").accessibleName() == "Stance: not yet coded"
    keys.press(Key.Key_Right, Key.Key_Return)
    assert desk.said == []
    assert focused(desk) == "Issue"


def test_the_arrows_and_space_say_it_too_and_backspace_takes_it_back(desk: Desk, keys: Keys) -> None:
    desk.open(uncoded(), "stance")
    keys.press(Key.Key_Left, Key.Key_Left, Key.Key_Space)
    assert desk.said[-1] == {"stance": Stance.NEUTRAL}
    desk.open(desk.coding, "stance")
    keys.press(Key.Key_Backspace)
    assert desk.said[-1] == {"stance": None, "position": AnnotationId(20)}
    assert focused(desk) == "Stance"


def test_a_click_presses_a_side_and_the_next_one_releases_it(desk: Desk, qtbot: QtBot) -> None:
    desk.open(uncoded(), "stance")
    control = desk.bar.findChildren(StanceControl)[0]
    for _ in range(2):
        qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(control.width() - 8, 8))
    assert [said["stance"] for said in desk.said] == [Stance.OPPOSE, None]


def test_a_second_position_is_begun_from_the_issue(desk: Desk, keys: Keys) -> None:
    desk.open(uncoded(), "stance")
    keys.press("+", "g")
    keys.press(Key.Key_Return, how=CTRL)
    assert focused(desk) == "Stance"
    assert field(desk, "Stance").accessibleName() == "Stance: not yet coded"
    keys.press("-", "t", Key.Key_Return)
    assert [(one.stance, one.issue) for one in desk.coding.positions] == [
        (Stance.SUPPORT, "gencatan senjata"),
        (Stance.OPPOSE, "tambang pasir laut"),
    ]
    desk.open(desk.coding, "stance")
    assert chips(desk) == ["Position: support, gencatan senjata", "Position: oppose, tambang pasir laut"]


def test_an_issue_that_is_coded_is_not_changed_by_an_enter_on_the_empty_field(desk: Desk, keys: Keys) -> None:
    desk.open(SAID, "issue")
    keys.press(Key.Key_Return)
    assert desk.said == []
    assert not desk.bar.isVisible()


def test_an_issue_is_taken_away_and_the_stance_stays(desk: Desk, keys: Keys) -> None:
    desk.open(SAID, "issue")
    keys.press(Key.Key_Backspace)
    assert desk.said == [{"issue": None, "position": AnnotationId(8)}]


def test_one_of_two_positions_is_taken_away_whole(desk: Desk, qtbot: QtBot) -> None:
    desk.open(SAID._replace(positions=(*SAID.positions, position(9, Stance.SUPPORT, "tambang pasir laut"))))
    chip = next(one for one in desk.bar.findChildren(QAbstractButton) if "tambang" in one.accessibleName())
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 6, 8))
    assert desk.said == [{"issue": None, "position": AnnotationId(9), "stance": None}]


@pytest.mark.parametrize(
    ("coding", "first"),
    [
        (uncoded(), "Actor"),
        (SAID._replace(speakers=(speaker(2, None),)), "Actor"),
        (SAID._replace(positions=()), "Stance"),
        (SAID._replace(positions=(HALF,)), "Issue"),
        (SAID, "Actor"),
    ],
)
def test_a_statement_opens_at_its_first_gap(desk: Desk, coding: Coding, first: str) -> None:
    desk.open(coding)
    assert focused(desk) == first


def test_a_gap_is_filled_where_it_is(desk: Desk, keys: Keys) -> None:
    desk.open(SAID._replace(positions=(*SAID.positions, HALF._replace(id=AnnotationId(9)))))
    keys.press("t", Key.Key_Return)
    assert (desk.said[0]["position"], name_of(desk.said[0], "issue")) == (9, "tambang pasir laut")


def test_a_speaker_without_a_name_is_named(desk: Desk, keys: Keys) -> None:
    desk.open(SAID._replace(speakers=(LAVROV, speaker(5, None))))
    keys.type("ret")
    keys.press(Key.Key_Return, how=CTRL)
    assert (desk.said[0]["mention"], desk.said[0]["role"]) == (5, Role.SPEAKER)


def test_what_cannot_be_saved_stays_in_the_field_with_a_sentence(desk: Desk, keys: Keys) -> None:
    desk.open(uncoded())
    desk.refusal = "This name has 300 characters; the most is 200."
    keys.type("lav")
    keys.press(Key.Key_Return)
    assert focused(desk) == "Actor"
    assert [one.text() for one in desk.bar.findChildren(NameField)] == ["lav", ""]
    error = next(one for one in desk.bar.findChildren(QLabel) if one.text() == desk.refusal)
    assert error.isVisible()
    desk.refusal = ""
    keys.type("r")
    assert not error.isVisible()
    keys.press(Key.Key_Return)
    assert focused(desk) == "Stance"


def test_an_issue_that_cannot_be_saved_does_not_close_the_bar(desk: Desk, keys: Keys) -> None:
    desk.open(uncoded(), "issue")
    desk.refusal = "The project is in use: try again."
    keys.press("g", Key.Key_Return)
    assert desk.bar.isVisible()
    assert focused(desk) == "Issue"


def test_tab_takes_a_whole_name_and_leaves_other_letters_shown_as_not_saved(desk: Desk, keys: Keys) -> None:
    desk.open(uncoded())
    keys.type("larasati")
    keys.press(Key.Key_Tab)
    assert name_of(desk.said[0], "speaker") == "Larasati"
    assert focused(desk) == "Stance"
    keys.press(Key.Key_Tab)
    keys.type("genc")
    keys.press(Key.Key_Tab)
    assert len(desk.said) == 1
    issue = desk.bar.findChildren(NameField)[1]
    assert (issue.text(), issue.is_unsaved, issue.property("unsaved")) == ("genc", True, True)
    keys.press(Key.Key_Backtab)
    assert issue.property("unsaved") is False


def test_tab_goes_through_all_fields_and_says_nothing(desk: Desk, keys: Keys) -> None:
    desk.open(SAID)
    seen = []
    for _ in range(4):
        keys.press(Key.Key_Tab)
        seen.append(focused(desk))
    assert seen == ["Stance", "Issue", "Voice", "Note"]
    assert desk.said == []


@pytest.mark.parametrize("where", ["actor", "stance", "issue", "note"])
def test_esc_closes_from_anywhere_and_drops_what_was_not_taken(desk: Desk, keys: Keys, where: str) -> None:
    desk.open(SAID, where)
    keys.type("x")
    keys.press(Key.Key_Escape)
    assert not desk.bar.isVisible()
    assert desk.bar.statement is None
    assert desk.closings == [None]
    assert desk.said == []
    assert not [one for one in desk.findChildren(SuggestionList) if one.isVisible()]


def test_a_note_is_saved_by_enter_and_by_leaving_it(desk: Desk, keys: Keys) -> None:
    desk.open(SAID, "note")
    keys.type("ab")
    keys.press(Key.Key_Backtab)
    assert desk.said == [{"note": "ab"}]
    desk.open(desk.coding, "note")
    keys.press(Key.Key_End)
    keys.type("c")
    keys.press(Key.Key_Return)
    assert desk.said[1:] == [{"note": "abc"}]
    assert not desk.bar.isVisible()


def test_a_note_of_several_lines_is_not_joined(desk: Desk, keys: Keys) -> None:
    desk.open(SAID._replace(statement=SAID.statement._replace(note="one\ntwo")), "note")
    keys.type("x")
    keys.press(Key.Key_Return)
    assert desk.said == []


def test_a_note_that_is_being_written_survives_a_refresh(desk: Desk, keys: Keys) -> None:
    desk.open(SAID, "note")
    keys.type("ab")
    desk.bar.refresh(desk.coding)
    keys.press(Key.Key_Return)
    assert desk.said == [{"note": "ab"}]


def test_the_voice_is_shown_and_changed_by_key(desk: Desk, keys: Keys) -> None:
    desk.open(SAID)
    voice = desk.bar.findChildren(QComboBox)[0]
    assert voice.currentText() == "indirect quotation"
    voice.setFocus()
    keys.press(Key.Key_Down)
    assert desk.said == [{"voice": Voice.ACT}]


def test_a_refresh_shows_what_changed_and_leaves_the_person_where_they_are(desk: Desk, keys: Keys) -> None:
    desk.open(SAID, "issue")
    keys.type("ge")
    desk.bar.refresh(SAID._replace(speakers=(RETNO,)))
    assert "Speaker: Retno Marsudi" in chips(desk)
    assert focused(desk) == "Issue"
    assert desk.bar.findChildren(NameField)[1].text() == "ge"


def test_undo_is_that_of_the_letters_and_then_that_of_the_project(desk: Desk, keys: Keys) -> None:
    undone: list[bool] = []
    QShortcut(QKeySequence("Ctrl+Z"), desk).activated.connect(lambda: undone.append(True))
    desk.open(uncoded())
    keys.type("lav")
    keys.press(Key.Key_Z, how=CTRL)
    assert (desk.bar.findChildren(NameField)[0].text(), undone) == ("", [])
    keys.type("lav")
    keys.press(Key.Key_Return, how=CTRL)
    keys.press(Key.Key_Z, how=CTRL)
    assert undone == [True]


def test_keys_of_the_bar_are_not_those_of_the_window(desk: Desk, keys: Keys) -> None:
    taken: list[str] = []
    for key in ("Esc", "Del", "0"):
        QShortcut(QKeySequence(key), desk).activated.connect(lambda key=key: taken.append(key))
    desk.open(SAID, "stance")
    keys.press(Key.Key_Delete)
    keys.press("0")
    keys.press(Key.Key_Escape)
    assert taken == []
    assert [said["stance"] for said in desk.said] == [None, Stance.NEUTRAL]
    assert not desk.bar.isVisible()


def test_a_statement_that_is_gone_closes_the_bar(desk: Desk) -> None:
    desk.open(SAID)
    desk.bar.refresh(None)
    assert not desk.bar.isVisible()
    assert desk.closings == [None]


def test_every_control_has_a_name_for_a_screen_reader(desk: Desk) -> None:
    desk.open(SAID._replace(addressees=(RETNO,)))
    kinds = (QLineEdit, QAbstractButton, QComboBox, StanceControl)
    controls = [one for one in desk.bar.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]
    assert len(controls) == 9
    for control in controls:
        found = QAccessible.queryAccessibleInterface(control)
        assert found is not None
        assert found.text(QAccessible.Text.Name)


def test_a_full_line_fits_a_small_window(desk: Desk) -> None:
    desk.open(
        SAID._replace(
            speakers=(LAVROV, speaker(4, "Kementerian Kelautan dan Perikanan")),
            addressees=(RETNO,),
            positions=(*SAID.positions, position(9, Stance.SUPPORT, "tambang pasir laut di Tanjung Api")),
        )
    )
    QApplication.processEvents()
    assert desk.bar.minimumSizeHint().width() <= 880
    assert desk.width() == 1024
