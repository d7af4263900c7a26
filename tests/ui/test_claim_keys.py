"""What a claim costs at the keyboard, counted in the real window; and what each key of claims does there."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.claims import Coding
from reader.model import Annotation, Article, Kind, Role, Stance
from reader.suggest import Because, Suggestion
from ui.claims.name_field import NameField
from ui.main_window import MainWindow
from ui.side.claim_parts import StanceControl

Press = Callable[..., None]

TEXT = """Sulastri Karim menolak tambang pasir laut di Selat Merpati.

Ia menilai izinnya terbit terlalu cepat.

Warga dua desa sudah tiga kali berunjuk rasa.

Izin itu diperlukan untuk pembangunan pelabuhan.

Pelabuhan baru akan menyerap ribuan pekerja.
"""
ACTORS = ("Sulastri Karim", "Sulaiman Hadi", "Sultan Arifin", "Budi Santoso", "Badan Geologi", "Hadi Prayitno")
ISSUES = ("tambang pasir laut", "tambang nikel", "pelabuhan baru", "upah minimum")


class Typist:
    """Presses keys as a person does, and counts them: Ctrl and Shift are keys too, letters of names are told apart."""

    def __init__(self, window: MainWindow, press: Press, qtbot: QtBot) -> None:
        self.window, self._press, self._qtbot = window, press, qtbot
        self.keys, self.letters = 0, 0

    def press(self, *names: str) -> None:
        for name in names:
            self._press(self.window, name)
            self.keys += name.count("+") + 1

    def name(self, name: str) -> None:
        """Type as much of a name as is needed until Enter would take it."""
        field = QApplication.focusWidget()
        assert isinstance(field, NameField)
        for length in range(len(name) + 1):
            if field.highlighted is not None and field.highlighted.name == name:
                return
            self._qtbot.keyClicks(field, name[length : length + 1])
            self.letters += 1
        pytest.fail(f"{name} is never offered first")

    def count(self) -> int:
        """The keys since the last time this was asked, without the letters."""
        keys, self.keys = self.keys, 0
        return keys


@pytest.fixture
def article(window: MainWindow) -> Article:
    """An article of five sentences in a project whose codebook has names that resemble each other."""
    project = window.session.project
    for name in ACTORS:
        project.codebook.add_actor(name)
    for name in ISSUES:
        project.codebook.add_issue(name)
    article = project.add_article(TEXT, language="id")
    window.session.open_article(article.id)
    window.to_text()
    return article


@pytest.fixture
def typist(window: MainWindow, article: Article, press: Press, qtbot: QtBot) -> Typist:
    return Typist(window, press, qtbot)


def codings(window: MainWindow) -> list[Coding]:
    return list(window.session.codings)


def said(window: MainWindow) -> list[tuple[str | None, Stance | None, str | None]]:
    """Speaker, stance and issue of each statement, in reading order."""
    return [
        (
            coding.speakers[0].actor if coding.speakers else None,
            coding.positions[0].stance if coding.positions else None,
            coding.positions[0].issue if coding.positions else None,
        )
        for coding in codings(window)
    ]


def stored(window: MainWindow) -> list[Annotation]:
    """What the file holds of the open article."""
    assert window.session.article is not None
    return window.session.project.annotations(window.session.article.id)


def offered_first(window: MainWindow) -> Suggestion:
    field = window.focusWidget()
    assert isinstance(field, NameField)
    assert field.highlighted is not None
    return field.highlighted


def to_tell_apart(name: str, names: Sequence[str]) -> int:
    """The letters of a name until no other begins so."""
    others = [other for other in names if other != name]
    return next(n for n in range(1, len(name)) if not any(other.startswith(name[:n]) for other in others))


def code(typist: Typist, actor: str, side: str, issue: str) -> None:
    typist.press("S")
    typist.name(actor)
    typist.press("Return", side)
    typist.name(issue)
    typist.press("Return")


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("issue", ISSUES[:2])
def test_a_claim_of_a_known_actor_on_a_known_issue_costs_at_most_six_keys_beyond_the_letters(
    window: MainWindow, typist: Typist, actor: str, issue: str
) -> None:
    typist.press("Down", "Down", "Down")  # to a sentence that names neither
    typist.count()
    code(typist, actor, "Minus", issue)
    assert said(window) == [(actor, Stance.OPPOSE, issue)]
    assert window.pane.hasFocus()
    assert typist.count() <= 6
    assert typist.letters <= to_tell_apart(actor, ACTORS) + to_tell_apart(issue, ISSUES)


def test_an_actor_whom_the_sentence_names_needs_no_letter(window: MainWindow, typist: Typist) -> None:
    typist.press("S", "Return")
    assert said(window) == [("Sulastri Karim", None, None)]
    assert [tag.text for tag in stored(window) if tag.kind is Kind.ACTOR] == ["Sulastri Karim"]


def test_the_same_speaker_again_costs_at_most_four_keys(window: MainWindow, typist: Typist) -> None:
    code(typist, "Sulastri Karim", "Minus", "tambang pasir laut")
    typist.count()
    typist.press("Period", "Plus")
    typist.name("pelabuhan baru")
    typist.press("Return")
    assert typist.count() <= 4
    assert said(window)[1:] == [("Sulastri Karim", Stance.SUPPORT, "pelabuhan baru")]
    assert codings(window)[1].statement.text == "Ia menilai izinnya terbit terlalu cepat."


def test_the_same_speaker_on_the_same_issue_costs_four_keys_and_no_letter(window: MainWindow, typist: Typist) -> None:
    code(typist, "Sulastri Karim", "Minus", "tambang pasir laut")
    typist.count()
    typist.press("Ctrl+Period", "0", "Return")
    assert typist.count() <= 4
    assert said(window)[1:] == [("Sulastri Karim", Stance.NEUTRAL, "tambang pasir laut")]
    assert window.pane.hasFocus()


def test_a_pronoun_stands_for_the_last_speaker_in_two_keys(window: MainWindow, typist: Typist) -> None:
    code(typist, "Sulaiman Hadi", "Minus", "tambang nikel")
    typist.press("Down")
    typist.count()
    typist.press("S")
    assert offered_first(window).because is Because.LAST
    typist.press("Return")
    assert typist.count() == 2
    assert said(window)[1] == ("Sulaiman Hadi", None, None)
    assert codings(window)[1].speakers[0].text == "Ia"


def test_a_claim_is_one_step_to_undo_and_one_to_redo(window: MainWindow, typist: Typist) -> None:
    code(typist, "Budi Santoso", "Plus", "upah minimum")
    whole = stored(window)
    assert len(whole) == 3
    typist.press("Ctrl+Z")
    assert stored(window) == []
    assert len(window.session.codings) == 0
    typist.press("Ctrl+Shift+Z")
    assert stored(window) == whole
    assert said(window) == [("Budi Santoso", Stance.SUPPORT, "upah minimum")]


def test_undo_takes_a_new_actor_and_a_new_issue_away_with_their_claim(
    window: MainWindow, typist: Typist, qtbot: QtBot
) -> None:
    typist.press("Down", "Down", "S")
    for name, then in (("Warga", ("Return", "Minus")), ("izin", ("Return",))):
        field = QApplication.focusWidget()
        assert isinstance(field, NameField)
        qtbot.keyClicks(field, name)
        typist.press(*then)
    assert said(window) == [("Warga", Stance.OPPOSE, "izin")]
    typist.press("Ctrl+Z")
    project = window.session.project
    assert {actor.name for actor in project.actors()} == set(ACTORS)
    assert {issue.name for issue in project.issues()} == set(ISSUES)
    typist.press("Ctrl+Shift+Z")
    assert said(window) == [("Warga", Stance.OPPOSE, "izin")]


def test_undo_while_the_bar_is_open_takes_the_claim_away_and_closes_it(window: MainWindow, typist: Typist) -> None:
    typist.press("S", "Return", "Minus", "Ctrl+Z")
    assert stored(window) == []
    assert window.side.bar.statement is None
    assert window.pane.hasFocus()


def test_what_is_said_later_is_a_step_of_its_own(window: MainWindow, typist: Typist) -> None:
    code(typist, "Budi Santoso", "Plus", "upah minimum")
    typist.press("Minus")
    assert said(window) == [("Budi Santoso", Stance.OPPOSE, "upah minimum")]
    typist.press("Ctrl+Z")
    assert said(window) == [("Budi Santoso", Stance.SUPPORT, "upah minimum")]


def test_escape_in_the_bar_keeps_what_was_said(window: MainWindow, typist: Typist) -> None:
    typist.press("S", "Return", "Minus", "Escape")
    assert said(window) == [("Sulastri Karim", Stance.OPPOSE, None)]
    assert len(stored(window)) == 3
    assert window.side.bar.statement is None
    assert window.pane.hasFocus()


def test_the_gap_key_finds_what_is_missing_and_enter_asks_for_just_that(window: MainWindow, typist: Typist) -> None:
    code(typist, "Sulastri Karim", "Minus", "tambang pasir laut")
    typist.press("Period", "Plus", "Escape")  # the issue is missing
    typist.press("Down", "S", "Return", "Escape")  # and here the stance
    incomplete = [coding.statement.id for coding in codings(window)[1:]]
    typist.press("Up", "Up", "G")
    assert window.session.chosen == incomplete[0]
    typist.press("Return")
    assert window.focusWidget().accessibleName() == "Issue"
    typist.name("pelabuhan baru")
    typist.press("Return", "G")
    assert window.session.chosen == incomplete[1]
    typist.press("Return")
    assert isinstance(window.focusWidget(), StanceControl)


def test_a_tagged_actor_and_a_tagged_position_are_linked_by_one_key_each(window: MainWindow, typist: Typist) -> None:
    typist.press("S", "Escape", "Right", "Shift+Right", "A", "L")
    typist.press("Right", "Shift+Right", "Shift+Right", "Shift+Right", "P", "L", "Minus")
    coding = codings(window)[0]
    assert [(tag.text, tag.actor) for tag in coding.speakers] == [("Sulastri Karim", "Sulastri Karim")]
    assert [(tag.text, tag.stance) for tag in coding.positions] == [("menolak tambang pasir laut", Stance.OPPOSE)]


def test_linking_the_same_two_tags_again_unlinks_them(window: MainWindow, typist: Typist) -> None:
    typist.press("S", "Escape", "Right", "Shift+Right", "A", "L")
    assert len(codings(window)[0].speakers) == 1
    typist.press("L", "Shift+M", "L")
    assert codings(window)[0].speakers == ()


def test_the_link_key_asks_for_the_partner_when_it_is_not_obvious(window: MainWindow, typist: Typist) -> None:
    typist.press("S", "Escape", "Down", "Down", "Right", "A", "L")
    assert window.session.claims.linking == window.session.chosen
    typist.press("Shift+M", "L")
    assert [tag.text for tag in codings(window)[0].speakers] == ["Warga"]
    assert window.session.claims.linking is None


def test_a_second_speaker_and_an_addressee_come_by_keys(window: MainWindow, typist: Typist) -> None:
    typist.press("S", "Ctrl+Return")
    typist.name("Budi Santoso")
    typist.press("Ctrl+Return")
    typist.name("Badan Geologi")
    typist.press("Ctrl+Shift+Return", "Return", "Minus")
    coding = codings(window)[0]
    assert {tag.actor for tag in coding.speakers} == {"Sulastri Karim", "Budi Santoso"}
    assert [(tag.actor, tag.roles) for tag in coding.addressees] == [("Badan Geologi", (Role.ADDRESSEE,))]
    assert [tag.stance for tag in coding.positions] == [Stance.OPPOSE]
    typist.press("Escape", "Ctrl+Z")
    assert stored(window) == []


def test_a_second_position_comes_by_keys(window: MainWindow, typist: Typist) -> None:
    typist.press("S", "Return", "Minus")
    typist.name("tambang pasir laut")
    typist.press("Ctrl+Return", "Plus")
    typist.name("pelabuhan baru")
    typist.press("Return")
    assert {(tag.stance, tag.issue) for tag in codings(window)[0].positions} == {
        (Stance.OPPOSE, "tambang pasir laut"),
        (Stance.SUPPORT, "pelabuhan baru"),
    }
