"""The rules of a project: what its sites' furniture and its abbreviations are, and what they would hit."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from reader.languages import Rules
from reader.model import Kind
from ui.main_window import MainWindow
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.sentences import SentencesPage

Press = Callable[..., None]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

FIRST = "Rapat dipimpin Kbid. Hadi Wirya di balai desa.\nSimak pula kabar lain di sini.\nNelayan menolak rencana itu."
SECOND = "Dewan belum bersikap.\nSimak pula kabar kedua hari ini."


@pytest.fixture(autouse=True)
def dialogs_end() -> Iterator[None]:
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.done(0)


@pytest.fixture
def two(window: MainWindow) -> MainWindow:
    """Two articles; the second one has a tag."""
    project = window.session.project
    project.add_article(FIRST, title="Rapat desa", language="id")
    second = project.add_article(SECOND, title="Dewan", language="id")
    project.tag(second.id, Kind.STATEMENT, 0, 21)
    window.session.resume()
    return window


def opened(window: MainWindow, qtbot: QtBot) -> SentencesPage:
    window.actions_by_name["preferences"].trigger()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PreferencesDialog) and w.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    page = next(page for page in dialog.pages if isinstance(page, SentencesPage))
    dialog.tabs.setCurrentWidget(page)
    page.begin()
    return page


def looked_up(page: SentencesPage, window: MainWindow, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: not (page._pause.isActive() or window.jobs.busy))
    return page.hits.toPlainText()


def accepted(page: SentencesPage) -> None:
    dialog = page.window()
    assert isinstance(dialog, PreferencesDialog)
    dialog.accept()


def save_button(page: SentencesPage) -> QPushButton:
    dialog = page.window()
    assert isinstance(dialog, PreferencesDialog)
    return dialog.save


def boilerplate(window: MainWindow, article: int) -> list[str]:
    return [s.text for s in window.session.project.sentences(article) if s.boilerplate]


def test_what_a_new_pattern_hits_is_shown_while_it_is_written(two: MainWindow, qtbot: QtBot) -> None:
    page = opened(two, qtbot)
    assert "Nothing new" in page.hits.toPlainText()
    qtbot.keyClicks(page.furniture, "Simak pula {any}")
    shown = looked_up(page, two, qtbot)
    assert "Simak pula {any} · 2 hits" in shown
    assert "Rapat desa:" in shown
    assert "Simak pula kabar lain di sini." in shown
    assert "Dewan:" in shown


def test_what_a_new_abbreviation_hits_is_shown(two: MainWindow, qtbot: QtBot) -> None:
    page = opened(two, qtbot)
    qtbot.keyClicks(page.abbreviations, "Kbid")
    shown = looked_up(page, two, qtbot)
    assert "Kbid · 1 hit" in shown
    assert "Rapat dipimpin Kbid. Hadi Wirya" in shown


def test_a_line_that_is_wrong_is_told_below_its_field_and_keeps_the_dialog_open(two: MainWindow, qtbot: QtBot) -> None:
    page = opened(two, qtbot)
    qtbot.keyClicks(page.furniture, "Simak {nama}")
    assert "Line 1" in page.furniture_error.text()
    assert "{nama}" in page.furniture_error.text()
    qtbot.keyClicks(page.abbreviations, "Pol")
    qtbot.keyClick(page.abbreviations, Key.Key_Return)
    qtbot.keyClicks(page.abbreviations, "dua kata")
    assert "Line 2" in page.abbreviations_error.text()
    assert looked_up(page, two, qtbot) == "Shown when the lines above are right."
    qtbot.keyClick(page.abbreviations, Key.Key_Return, CTRL)
    assert page.isVisible()
    assert page.furniture.hasFocus()
    assert two.session.project.rules == Rules()


def test_save_waits_until_nothing_is_wrong_and_says_why(two: MainWindow, qtbot: QtBot) -> None:
    page = opened(two, qtbot)
    save = save_button(page)
    assert save.isEnabled()
    qtbot.keyClicks(page.abbreviations, "dua kata")
    assert not save.isEnabled()
    assert "Line 1: 'dua kata' is no abbreviation" in save.toolTip()
    assert save.accessibleDescription() == save.toolTip()
    page.abbreviations.selectAll()
    qtbot.keyClicks(page.abbreviations, "Pol")
    assert save.isEnabled()
    assert "Ctrl+Enter" in save.toolTip()


def test_only_words_in_braces_that_are_explained_are_offered(two: MainWindow, qtbot: QtBot) -> None:
    page = opened(two, qtbot)
    qtbot.keyClicks(page.furniture, "Simak {nama}")
    offered = re.findall(r"\{\w+\}", page.furniture_error.text().split(": use")[1])
    explained = next(label.text() for label in page.findChildren(QLabel) if "{headline}" in label.text())
    assert offered == re.findall(r"\{\w+\}", explained)


def test_what_stands_around_a_hit_is_cut_between_words(two: MainWindow, qtbot: QtBot) -> None:
    text = "Musyawarah sekali dengan banyak tetamu dipimpin Kbid. Hadi Wirya di balai desa bersama para pengurusnya."
    two.session.project.add_article(text, title="Panjang", language="id")
    page = opened(two, qtbot)
    qtbot.keyClicks(page.abbreviations, "Kbid")
    shown = next(line for line in looked_up(page, two, qtbot).splitlines() if line.startswith("Panjang"))
    before, after = shown.removeprefix("Panjang: ").split(" Kbid. ")
    assert (before[0], after[-1]) == ("…", "…")
    assert f" {before.strip('…')} " in text
    assert f" {after.strip('…')} " in text


def test_rules_are_kept_and_hold_in_articles_without_tags_only(two: MainWindow, qtbot: QtBot, press: Press) -> None:
    page = opened(two, qtbot)
    assert "(1)" in page.again.text()
    assert not page.again.isChecked()
    qtbot.keyClicks(page.furniture, "Simak pula {any}")
    assert page.again.isChecked()
    qtbot.keyClicks(page.abbreviations, "Kbid")
    qtbot.keyClick(page.abbreviations, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not two.jobs.busy)
    assert two.session.project.rules == Rules(("Kbid",), ("Simak pula {any}",))
    assert boilerplate(two, 1) == ["Simak pula kabar lain di sini."]
    assert boilerplate(two, 2) == []
    assert two.session.body[0].text == "Rapat dipimpin Kbid. Hadi Wirya di balai desa."
    assert "1 article" in two.status.currentMessage()
    two.activateWindow()
    qtbot.waitUntil(two.isActiveWindow)
    press(two, "Ctrl+Z")
    assert boilerplate(two, 1) == []
    assert len(two.session.body) == 4


def test_rules_can_be_kept_for_later_only(two: MainWindow, qtbot: QtBot) -> None:
    page = opened(two, qtbot)
    qtbot.keyClicks(page.furniture, "Simak pula {any}")
    qtbot.keyClick(page.again, Key.Key_Space)
    qtbot.keyClicks(page.furniture, "s")
    qtbot.keyClick(page.furniture, Key.Key_Backspace)
    accepted(page)
    qtbot.waitUntil(lambda: not two.jobs.busy)
    assert two.session.project.rules.furniture == ("Simak pula {any}",)
    assert boilerplate(two, 1) == []
    assert "from now on" in two.status.currentMessage()


def test_known_rules_are_shown_and_leaving_them_changes_nothing(two: MainWindow, qtbot: QtBot) -> None:
    rules = Rules(("Kbid", "S.H"), ("Simak pula {any}",))
    two.session.project.set_rules(rules)
    page = opened(two, qtbot)
    assert page.furniture.toPlainText() == "Simak pula {any}"
    assert page.rules() == rules
    accepted(page)
    assert not page.isVisible()
    assert two.session.project.rules == rules
    assert not two.jobs.busy


def test_escape_keeps_the_rules_as_they_were(two: MainWindow, qtbot: QtBot) -> None:
    page = opened(two, qtbot)
    qtbot.keyClicks(page.furniture, "Simak pula {any}")
    qtbot.keyClick(page.furniture, Key.Key_Escape)
    assert not page.isVisible()
    assert two.session.project.rules == Rules()
    qtbot.waitUntil(lambda: not two.jobs.busy)


def test_a_project_whose_articles_all_have_tags_offers_nothing_to_find_again(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    assert not page.again.isEnabled()
    qtbot.keyClicks(page.furniture, "Simak pula {any}")
    assert "0 hits" in looked_up(page, window, qtbot)
    assert not page.cuts_again


def test_every_control_has_a_name_and_a_tip(two: MainWindow, qtbot: QtBot) -> None:
    page = opened(two, qtbot)
    for field in (*page.findChildren(QPlainTextEdit), page.hits, page.again):
        assert field.accessibleName()
        assert field.toolTip()
    assert all(button.toolTip() for button in page.window().findChildren(QAbstractButton) if button.text())
