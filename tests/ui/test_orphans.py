"""Tags that have lost their words wait below the list of tags, to be placed by hand or dropped."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from reader.model import Kind, Stance
from tests.ui.reading import click, selected
from ui.main_window import MainWindow

Press = Callable[..., None]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

TEXT = (
    "Bupati Wulan Hadi mendukung rencana itu.\n"
    "Ketua serikat nelayan, Abdul Karim, menolak tanggul laut itu.\n"
    "Anggaran belum dibahas dewan."
)
CORRECTED = (
    "Bupati Wulan Hadi mendukung rencana itu.\n"
    "Menurut Karim, nelayan keberatan dengan tanggul.\n"
    "Anggaran belum dibahas dewan."
)


@pytest.fixture
def window_with_orphans(window: MainWindow) -> Iterator[MainWindow]:
    """Three tags on the second line, which was written anew; one on the first, which was not."""
    project = window.session.project
    article = project.add_article(TEXT, title="Tanggul", language="id")
    line = TEXT.split("\n")[1]
    made = project.tag(article.id, Kind.STATEMENT, TEXT.index(line), TEXT.index(line) + len(line), note="cek")
    for kind, words, said in (
        (Kind.ACTOR, "Abdul Karim", {"actor": "Abdul Karim"}),
        (Kind.POSITION, "menolak tanggul laut", {"issue": "tanggul", "stance": Stance.OPPOSE}),
    ):
        at = TEXT.index(words)
        project.link(made.id, project.tag(article.id, kind, at, at + len(words), **said).id)
    project.tag(article.id, Kind.ACTOR, 7, 17, actor="Wulan Hadi")
    project.texts.correct(article.id, CORRECTED)
    window.session.resume()
    window.to_text()
    window.pane.grab()  # lays it out
    yield window
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox):
            box.close()


def lines(window: MainWindow) -> list[str]:
    return window.orphans.lines()


def quotes(window: MainWindow) -> set[str]:
    return {tag.text for tag in window.session.annotations.values()}


def choose_words(window: MainWindow, words: str) -> None:
    at = CORRECTED.index(words)
    from reader.model import Span

    window.pane.select(Span(at, at + len(words)))


def button(window: MainWindow, text: str) -> QPushButton:
    return next(b for b in window.orphans.findChildren(QPushButton) if text in b.accessibleName())


def test_an_article_without_orphans_has_no_tray(window: MainWindow) -> None:
    window.session.project.add_article(TEXT, title="Tanggul")
    window.session.resume()
    assert not window.orphans.isVisible()
    assert not window.actions_by_name["to_orphans"].isEnabled()
    assert not window.actions_by_name["place_orphan"].isEnabled()


def test_the_tray_tells_what_each_tag_was(window_with_orphans: MainWindow) -> None:
    window = window_with_orphans
    assert window.orphans.isVisible()
    assert quotes(window) == {"Wulan Hadi"}
    assert "3 tags have lost their words" in window.status.place()
    statement, actor, position = lines(window)
    assert statement.startswith("Statement: “Ketua serikat nelayan")
    assert "Note: cek" in statement
    assert actor.startswith("Actor: “Abdul Karim”. ")
    assert "Ketua serikat nelayan, […] , menolak" in actor
    assert "oppose" in position
    assert "tanggul" in position


def test_a_tag_is_placed_on_chosen_words_with_all_that_it_said(
    window_with_orphans: MainWindow, press: Press, qtbot: QtBot
) -> None:
    window = window_with_orphans
    press(window, "Ctrl+6", "Down")
    assert window.session.sentence is not None
    assert window.session.sentence.number == 2
    press(window, "Return", "Right", "Right")
    assert selected(window.pane) == "Karim"
    press(window, "Ctrl+Return")
    assert "Karim" in quotes(window)
    placed = next(tag for tag in window.session.annotations.values() if tag.text == "Karim")
    assert placed.actor == "Abdul Karim"
    assert window.session.chosen == placed.id
    assert len(lines(window)) == 2
    press(window, "Ctrl+Z")
    assert "Karim" not in quotes(window)
    assert len(lines(window)) == 3


def test_links_come_back_when_both_ends_are_placed(window_with_orphans: MainWindow, press: Press) -> None:
    window = window_with_orphans
    press(window, "Ctrl+6", "Return")
    press(window, "Ctrl+Return")
    statement = next(tag for tag in window.session.annotations.values() if tag.kind is Kind.STATEMENT)
    assert statement.text == CORRECTED.split("\n")[1]
    press(window, "Ctrl+6", "Return")
    choose_words(window, "Karim")
    press(window, "Ctrl+Return")
    actor = next(tag for tag in window.session.annotations.values() if tag.text == "Karim")
    assert actor.statement_ids == (statement.id,)


def test_the_tray_places_by_its_button_and_its_key(window_with_orphans: MainWindow, qtbot: QtBot, press: Press) -> None:
    window = window_with_orphans
    choose_words(window, "Menurut Karim")
    window.orphans.focus()
    qtbot.mouseClick(button(window, "Place"), Qt.MouseButton.LeftButton)
    assert "Menurut Karim" in quotes(window)
    choose_words(window, "keberatan")
    press(window, "Ctrl+6", "Ctrl+Return")
    assert "keberatan" in quotes(window)
    assert len(lines(window)) == 1


def test_a_tag_is_dropped_and_undo_brings_it_back(window_with_orphans: MainWindow, press: Press) -> None:
    window = window_with_orphans
    before, articles = lines(window), window.session.library()
    press(window, "Ctrl+6", "Down", "Delete")
    assert lines(window) == [before[0], before[2]]
    assert "gone" in window.status.currentMessage()
    assert window.orphans.chosen == window.session.orphans[1].id
    press(window, "Ctrl+Z")
    assert lines(window) == before
    press(window, "Ctrl+6", "Delete", "Delete", "Delete")
    assert not window.orphans.isVisible()
    assert window.pane.hasFocus()
    press(window, "Delete")  # one too many
    assert len(window.session.library()) == len(articles)


def test_without_a_chosen_tag_the_key_says_what_to_do(window_with_orphans: MainWindow, press: Press) -> None:
    window = window_with_orphans
    window.orphans.choose(None)
    window.session.texts.keep_orphan(None)
    press(window, "Ctrl+Return")
    assert "Ctrl+6" in window.status.currentMessage()
    assert len(lines(window)) == 3


def test_the_menu_of_the_tray_places_and_drops(window_with_orphans: MainWindow, qtbot: QtBot) -> None:
    window = window_with_orphans
    window.orphans.focus()
    menu = window.orphans._open_menu(window.orphans.rect().center())
    assert isinstance(menu, QMenu)
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts == ["Place here", "Delete"]
    menu.actions()[1].trigger()
    menu.close()
    assert len(lines(window)) == 2


def test_other_articles_show_no_tray(window_with_orphans: MainWindow, press: Press) -> None:
    window = window_with_orphans
    other = window.session.project.add_article("Lain. Sama sekali.", title="Lain")
    window.session.open_article(other.id)
    assert not window.orphans.isVisible()
    press(window, "Ctrl+Up")
    assert window.orphans.isVisible()


def test_undo_of_the_correction_restores_every_tag(window_with_orphans: MainWindow, press: Press) -> None:
    window = window_with_orphans
    press(window, "Ctrl+Z")
    assert not window.orphans.isVisible()
    assert len(quotes(window)) == 4
    assert window.session.article is not None
    assert window.session.article.text == TEXT


def test_a_click_in_the_tray_goes_to_where_the_words_stood(window_with_orphans: MainWindow, qtbot: QtBot) -> None:
    window = window_with_orphans
    click(qtbot, window.pane, CORRECTED.index("Anggaran") + 2)
    view = window.orphans._view
    rect = view.visualRect(view.model().index(0, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert window.session.sentence is not None
    assert window.session.sentence.number == 2


def test_every_control_of_the_tray_has_a_name_and_a_tip(window_with_orphans: MainWindow) -> None:
    tray = window_with_orphans.orphans
    for part in (tray._view, tray._place, tray._drop):
        assert part.accessibleName()
        assert part.toolTip()
