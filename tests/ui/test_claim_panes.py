"""Claims in the real window: cards, margin, bar, codebook, table and notes all tell the same."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from reader.model import ActorType, Annotation, AnnotationId, ClaimKey, Kind, Role, Stance, Voice
from reader.project import Project
from reader.suggest import Because, Suggestion
from ui import theme
from ui.app import Desk
from ui.claims.claims_table import ClaimsWindow
from ui.claims.name_field import SuggestionList
from ui.dialogs.merge import MergeDialog
from ui.main_window import MainWindow
from ui.notes import NoteDialog
from ui.rows import RowList
from ui.side.claim_panes import ROOM

Press = Callable[..., None]

TEXT = "Nelayan menolak tambak udang. Bupati mendukung tambak itu. Ia menyebut warga sabar."


@pytest.fixture
def coding(window: MainWindow) -> MainWindow:
    """An article of three sentences; the first holds a whole claim."""
    project = window.session.project
    article = project.add_article(TEXT, title="Tambak", language="id")
    first = project.sentences(article.id)[0]
    project.tag(
        article.id, Kind.STATEMENT, first.start, first.end, actor="Nelayan", issue="tambak udang", stance=Stance.OPPOSE
    )
    window.session.resume()
    window.to_text()
    return window


@pytest.fixture(autouse=True)
def dialogs_end() -> Iterator[None]:
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.close()


def statement(window: MainWindow, number: int = 0) -> AnnotationId:
    return [coding.statement.id for coding in window.session.codings][number]


def chosen(window: MainWindow) -> Annotation:
    assert window.session.chosen is not None
    return window.session.annotations[window.session.chosen]


def said(window: MainWindow) -> list[tuple[str | None, Stance | None, str | None]]:
    claims = window.session.project.claims()
    return [(claim.actor, claim.stance, claim.issue) for claim in claims]


def test_the_cards_follow_what_is_coded_and_undone(coding: MainWindow, press: Press) -> None:
    coding.to_claims()
    assert "Nelayan" in coding.side.cards.lines()[0]
    coding.to_text()
    press(coding, "Down", "S", "Escape")
    assert len(coding.side.cards.lines()) == 2
    press(coding, "Ctrl+Z")
    assert len(coding.side.cards.lines()) == 1


def test_a_tag_chosen_in_the_text_is_chosen_among_the_cards_and_back(coding: MainWindow, press: Press) -> None:
    coding.to_claims()
    coding.to_text()
    press(coding, "M")
    assert coding.side.cards.chosen == statement(coding)
    coding.side.cards.annotation_chosen.emit(statement(coding))
    assert coding.session.chosen == statement(coding)


def test_an_error_is_said_in_the_bar_and_nothing_is_changed(coding: MainWindow, press: Press) -> None:
    press(coding, "Return")
    before = said(coding)
    coding.side.bar.coded.emit({"speaker": Suggestion("a|b", None, Because.NEW)})
    assert "|" in "".join(label.text() for label in coding.side.bar.findChildren(type(coding.side.bar._error)))
    assert coding.side.bar.isVisible()
    assert said(coding) == before


def test_a_speaker_that_is_taken_off_leaves_no_half_claim(coding: MainWindow, press: Press) -> None:
    project = coding.session.project
    project.code_claim(statement(coding), speaker="Bupati", another=True)
    press(coding, "Return")
    second = next(a for a in coding.session.annotations.values() if a.actor == "Bupati")
    coding.side.bar.coded.emit({"speaker": None, "mention": second.id, "role": Role.SPEAKER})
    assert said(coding) == [("Nelayan", Stance.OPPOSE, "tambak udang")]
    assert second.id not in coding.session.annotations
    press(coding, "Escape", "Ctrl+Z")
    assert [who for who, _, _ in said(coding)] == ["Nelayan", "Bupati"]


def test_an_actor_that_is_tied_elsewhere_stays_when_it_is_taken_off(coding: MainWindow) -> None:
    session = coding.session
    mention = next(a for a in session.annotations.values() if a.kind is Kind.ACTOR)
    second = session.body[1]
    assert session.article is not None
    other = session.project.tag(session.article.id, Kind.STATEMENT, second.start, second.end)
    session.project.link(other.id, mention.id)
    session.claims.code(other.id, speaker=None, mention=mention.id)
    assert session.annotations[mention.id].statement_ids == (statement(coding),)


def test_removing_a_statement_takes_its_claim_and_undo_brings_all_back(coding: MainWindow, press: Press) -> None:
    before = said(coding)
    press(coding, "M", "Delete")
    assert coding.session.annotations == {}
    assert "3 tags" in coding.status.currentMessage()
    press(coding, "Ctrl+Z")
    assert said(coding) == before


def test_a_lone_actor_is_coded_through_the_bar(coding: MainWindow, press: Press, qtbot: QtBot) -> None:
    press(coding, "Down", "Right", "A", "Return")
    assert coding.side.bar.isVisible()
    qtbot.keyClicks(coding.focusWidget(), "Nel")
    press(coding, "Return")
    assert not coding.side.bar.isVisible()
    mention = max(coding.session.annotations.values(), key=lambda a: a.id)
    assert (mention.text, mention.actor) == ("Bupati", "Nelayan")


def test_words_that_are_a_name_in_the_codebook_are_coded_at_once(coding: MainWindow, press: Press) -> None:
    coding.session.project.codebook.add_actor("Bupati")
    press(coding, "Down", "Right", "A")
    mention = max(coding.session.annotations.values(), key=lambda a: a.id)
    assert mention.actor == "Bupati"


def test_stance_and_voice_are_changed_by_one_key_in_the_text(coding: MainWindow, press: Press) -> None:
    press(coding, "Plus")
    assert said(coding) == [("Nelayan", Stance.SUPPORT, "tambak udang")]
    press(coding, "0", "V", "V")
    assert said(coding) == [("Nelayan", Stance.NEUTRAL, "tambak udang")]
    assert coding.session.annotations[statement(coding)].voice is Voice.DIRECT


def test_a_tag_is_linked_from_the_list_and_unlinked_again(coding: MainWindow, press: Press) -> None:
    press(coding, "Down", "S", "Escape", "Right", "A")
    mention = max(coding.session.annotations)
    coding.tags.link_requested.emit(statement(coding, 1), mention)
    assert coding.session.annotations[mention].statement_ids == (statement(coding, 1),)
    coding.tags.unlink_requested.emit(statement(coding, 1), mention)
    assert coding.session.annotations[mention].statement_ids == ()


def test_two_tags_far_apart_are_linked_by_l_and_l(coding: MainWindow, press: Press) -> None:
    press(coding, "Down", "Right", "A", "L")
    assert coding.session.claims.linking is not None
    press(coding, "Up", "M")
    coding.session.show_annotation(statement(coding))
    press(coding, "L")
    assert coding.session.claims.linking is None
    assert len(coding.session.codings.of(statement(coding)).speakers) == 2


def test_a_note_is_written_and_shown(coding: MainWindow, press: Press, qtbot: QtBot) -> None:
    press(coding, "M", "Ctrl+M")
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, NoteDialog) and w.isVisible())
    dialog.activateWindow()
    qtbot.keyClicks(dialog.findChildren(QPlainTextEdit)[0], "**inti** dari berita")
    dialog.accept()
    assert coding.session.annotations[statement(coding)].note == "**inti** dari berita"
    press(coding, "Ctrl+Z")
    assert coding.session.annotations[statement(coding)].note == ""


def test_the_claims_table_opens_jumps_and_closes_with_the_window(
    coding: MainWindow, press: Press, qtbot: QtBot
) -> None:
    press(coding, "Down", "Ctrl+T")
    table = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ClaimsWindow))
    assert table.isVisible()
    assert coding.session.article is not None
    table.jump_requested.emit(coding.session.article.id, statement(coding))
    assert coding.session.chosen == statement(coding)
    coding.activateWindow()
    qtbot.waitUntil(coding.isActiveWindow)
    press(coding, "Ctrl+T")
    assert len([w for w in QApplication.topLevelWidgets() if isinstance(w, ClaimsWindow)]) == 1
    coding.close()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, ClaimsWindow) and w.isVisible()]


def test_the_codebook_renames_everywhere_at_once(coding: MainWindow) -> None:
    coding.to_codebook()
    actor = coding.session.project.actors()[0]
    coding.session.project.codebook.edit_actor(actor.id, name="Nelayan Muara")
    assert coding.side.codebook.names() == ["Nelayan Muara"]
    assert {a.actor for a in coding.session.annotations.values() if a.actor} == {"Nelayan Muara"}
    coding.session.undo()
    assert coding.side.codebook.names() == ["Nelayan"]


def test_the_bar_closes_when_its_statement_goes(coding: MainWindow, press: Press) -> None:
    press(coding, "Down", "S")
    assert coding.side.bar.isVisible()
    coding.session.undo()
    assert not coding.side.bar.isVisible()
    assert coding.pane.hasFocus()


def test_the_bar_stays_shut_for_those_who_only_tag(coding: MainWindow, press: Press) -> None:
    coding.actions_by_name["bar_opens"].trigger()
    press(coding, "Down", "S", "Down", "S")
    assert len(coding.session.codings) == 3
    assert coding.pane.hasFocus()
    press(coding, "Return")
    assert coding.side.bar.isVisible()


def test_a_claim_of_the_cards_is_coded_where_it_is_not_yet(coding: MainWindow, press: Press) -> None:
    press(coding, "Down", "S", "Escape")
    coding.to_claims()
    coding.side.cards.claim_requested.emit(ClaimKey(statement(coding, 1), None, None))
    assert coding.side.bar.statement == statement(coding, 1)
    coding.side.cards.voice_requested.emit(statement(coding, 1), Voice.ACT)
    assert coding.session.annotations[statement(coding, 1)].voice is Voice.ACT


def test_a_repeated_speaker_goes_to_the_next_sentence_also_from_a_tag_of_the_claim(
    coding: MainWindow, press: Press
) -> None:
    coding.session.claims.speaker, _ = coding.session.project.last_said()
    press(coding, "M", "M")
    assert chosen(coding).kind is not Kind.STATEMENT
    press(coding, "Period", "Escape")
    assert [c.statement.text for c in coding.session.codings] == [
        "Nelayan menolak tambak udang.",
        "Bupati mendukung tambak itu.",
    ]


def test_l_again_unlinks(coding: MainWindow, press: Press) -> None:
    press(coding, "M", "M", "L")
    tag = chosen(coding)
    assert tag.statement_ids == ()
    press(coding, "L")
    assert coding.session.annotations[tag.id].statement_ids == (statement(coding),)


def test_the_coded_sentence_is_not_hidden_below_the_suggestions(window: MainWindow, press: Press) -> None:
    text = " ".join(f"Nelayan nomor {n} menolak tambak udang di teluk itu." for n in range(60))
    window.session.project.add_article(text, title="Panjang", language="id")
    window.session.resume()
    window.to_text()
    press(window, *["Down"] * 12)
    sentence = window.session.sentence
    assert sentence is not None
    press(window, "S")
    pane = window.pane
    foot = pane._page.stripe(sentence.start, sentence.end).bottom() - pane.verticalScrollBar().value()
    assert foot <= pane.viewport().height() - ROOM + 1


def test_saying_what_is_said_already_goes_on_with_no_other_step(coding: MainWindow) -> None:
    session = coding.session
    session.project.codebook.add_actor("Bupati")
    session.claims.go_on(statement(coding))
    session.claims.code(statement(coding), stance=Stance.OPPOSE)
    session.claims.code(statement(coding), stance=Stance.SUPPORT)
    session.undo()
    assert said(coding) == [("Nelayan", Stance.OPPOSE, "tambak udang")]
    assert "Bupati" in [actor.name for actor in session.project.actors()]


def test_the_margin_tells_the_claims_of_an_article_that_is_opened_again(coding: MainWindow) -> None:
    other = coding.session.project.add_article("Warga diam.", title="Lain")
    first = coding.session.article
    assert first is not None
    coding.session.open_article(other.id)
    coding.session.open_article(first.id)
    assert coding.pane._claims.said([statement(coding)]) == "Nelayan − tambak udang"


def test_the_bar_closes_when_the_person_goes_on_in_the_text(coding: MainWindow, press: Press) -> None:
    press(coding, "Return")
    assert coding.side.bar.isVisible()
    coding.to_text()
    press(coding, "Down")
    assert not coding.side.bar.isVisible()
    press(coding, "Up", "Return")
    coding.to_text()
    press(coding, "M", "Escape")
    assert not coding.side.bar.isVisible()
    assert coding.pane.hasFocus()


def test_what_was_said_in_the_status_line_goes_with_the_next_move(coding: MainWindow, press: Press) -> None:
    press(coding, "Up")
    assert "first sentence" in coding.status.currentMessage()
    press(coding, "Down")
    assert coding.status.currentMessage() == ""


def test_a_pronoun_stands_for_nobody_of_another_article(coding: MainWindow, press: Press) -> None:
    other = coding.session.project.add_article("Ia menolak trem itu.", title="Lain", language="id")
    coding.session.open_article(other.id)
    press(coding, "S")
    assert [one.name for one in coding.session.claims.suggest_actors("") if one.because is Because.LAST] == []


def test_an_actor_tag_is_offered_its_own_words_as_they_are_written(coding: MainWindow, press: Press) -> None:
    press(coding, "Down", "Right", "A", "Return", "Down", "Return")
    mention = max(coding.session.annotations.values(), key=lambda a: a.id)
    assert (mention.text, mention.actor) == ("Bupati", "Bupati")
    [bupati] = [actor for actor in coding.session.project.actors() if actor.name == "Bupati"]
    assert bupati.type is ActorType.ORGANISATION


def test_merging_by_the_button_leaves_the_keys_in_the_codebook(coding: MainWindow, press: Press, qtbot: QtBot) -> None:
    book = coding.session.project.codebook
    book.add_actor("Bupati")
    coding.to_codebook()
    press(coding, "Home", "Shift+Down")
    merge = next(b for b in coding.side.codebook.findChildren(QPushButton) if b.text() == "Merge…" and b.isVisible())
    merge.setFocus()
    press(coding, "Return")
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MergeDialog) and w.isVisible())
    dialog.accept()
    coding.activateWindow()
    qtbot.waitUntil(coding.isActiveWindow)
    assert len(coding.side.codebook.names()) == 1
    assert coding.side.codebook.isAncestorOf(coding.focusWidget())
    press(coding, "Escape")
    assert len(coding.session.project.articles()) == 1


def test_a_question_of_the_codebook_goes_with_what_it_asked_about(
    coding: MainWindow, press: Press, qtbot: QtBot
) -> None:
    coding.to_codebook()
    coding.side.codebook.choose("actor", coding.session.project.actors()[0].id)
    coding.side.codebook.setFocus()
    press(coding, "Delete")
    buttons = [b for b in coding.side.codebook.findChildren(QPushButton) if b.text() == "Keep"]
    assert any(b.isVisible() for b in buttons)
    coding.session.undo()
    assert not any(b.isVisible() for b in buttons)


def test_suggestions_leave_the_coded_sentence_in_sight_in_a_low_window_that_writes_large(
    desk: Desk, project_file: Path, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "system_size", lambda: 16.5)
    theme.apply(desk.app, theme.load("light"))
    window = desk.open_window(Project.open(project_file, coder="rani"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    project = window.session.project
    for number in range(20):
        project.codebook.add_actor(f"Nelayan {number}", type=ActorType.PERSON)
    text = " ".join(f"Nelayan nomor {n} menolak tambak udang di teluk itu." for n in range(60))
    article = project.add_article(text, title="Panjang", language="id")
    for one in project.sentences(article.id):
        if not 22 <= one.number <= 27:
            project.tag(article.id, Kind.STATEMENT, one.start, one.end)
    window.resize(1100, 560)
    window.session.resume()
    window.to_text()
    press(window, *["Down"] * 24)
    sentence = window.session.sentence
    assert sentence is not None
    press(window, "S", "Escape")
    stripe = window.pane._page.stripe(sentence.start, sentence.end)
    window.pane.verticalScrollBar().setValue(round(stripe.bottom()) - window.pane.viewport().height() + 5)
    press(window, "Return")
    (shown,) = [one for one in window.findChildren(SuggestionList) if one.isVisible()]
    pane = window.pane

    def is_clear() -> bool:
        stripe = pane._page.stripe(sentence.start, sentence.end).translated(0, -pane.verticalScrollBar().value())
        corner = pane.viewport().mapTo(window, QPoint(0, 0)).y()
        return stripe.top() >= 0 and corner + stripe.bottom() <= shown.geometry().top()

    qtbot.waitUntil(is_clear)
    assert shown.height() > 4 * shown.row_height
    row = window.tags.findChild(RowList)
    assert row is not None
    chosen_row = row.visualRect(row.currentIndex()).translated(row.viewport().mapTo(window, QPoint(0, 0)))
    assert not chosen_row.intersects(shown.geometry())
