"""Sentences mended in the window: merged, split, marked as website lines, made anew."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from reader.languages import Rules
from tests.ui.reading import click
from ui.dialogs.details import DetailsDialog
from ui.main_window import MainWindow

Press = Callable[..., None]

TEXT = (
    "Rapat dipimpin Kompol. Hadi Wirya di balai desa. Nelayan menolak rencana itu.\n\n"
    "Simak kabar lain di kanal kami.\n\n"
    "Bupati Wulan Hadi tetap mendukungnya. “Kami siap,” katanya."
)


@pytest.fixture
def window_on_text(window: MainWindow) -> MainWindow:
    window.session.project.add_article(TEXT, title="Rapat", language="id")
    window.session.resume()
    window.to_text()
    window.pane.grab()  # lays it out
    return window


def sentences(window: MainWindow) -> list[str]:
    return [sentence.text for sentence in window.session.sentences]


def here(window: MainWindow) -> str:
    assert window.session.sentence is not None
    return window.session.sentence.text


def go_to(window: MainWindow, words: str) -> None:
    assert window.session.article is not None
    window.session.go_to(window.session.sentence_at(window.session.article.text.index(words)))


def said_by(window: MainWindow) -> str:
    return window.status.currentMessage()


def trigger(window: MainWindow, name: str) -> None:
    window.actions_by_name[name].trigger()


def test_two_sentences_are_merged_by_key_and_parted_by_undo(window_on_text: MainWindow, press: Press) -> None:
    window = window_on_text
    before = sentences(window)
    go_to(window, "Rapat")
    press(window, "Ctrl+J")
    assert sentences(window)[0] == f"{before[0]} {before[1]}"
    assert here(window) == sentences(window)[0]
    assert "one" in said_by(window)
    press(window, "Ctrl+Z")
    assert sentences(window) == before
    assert here(window) == before[0]


def test_merging_over_the_end_of_a_paragraph_is_refused_in_a_sentence(
    window_on_text: MainWindow, press: Press, qtbot: QtBot
) -> None:
    window = window_on_text
    before = sentences(window)
    go_to(window, "Nelayan")
    failures: list[object] = []
    window.session.failed.connect(failures.append)
    press(window, "Ctrl+J")
    assert "paragraph" in str(failures[0])
    assert sentences(window) == before
    close_messages()


def test_a_sentence_is_split_before_the_word_chosen_by_key(window_on_text: MainWindow, press: Press) -> None:
    window = window_on_text
    go_to(window, "Bupati")
    press(window, "Right", "Right", "Right", "Right", "Ctrl+Shift+J")
    assert "Bupati Wulan Hadi" in sentences(window)
    assert "tetap mendukungnya." in sentences(window)
    assert here(window) == "Bupati Wulan Hadi"
    press(window, "Ctrl+Z")
    assert "Bupati Wulan Hadi tetap mendukungnya." in sentences(window)


def test_a_sentence_is_split_before_the_clicked_word(window_on_text: MainWindow, press: Press, qtbot: QtBot) -> None:
    window = window_on_text
    click(qtbot, window.pane, text_of(window).index("tetap") + 2)
    press(window, "Ctrl+Shift+J")
    assert "tetap mendukungnya." in sentences(window)


def test_a_quotation_mark_goes_with_the_word_behind_it(window_on_text: MainWindow, press: Press, qtbot: QtBot) -> None:
    window = window_on_text
    go_to(window, "Bupati")
    press(window, "Ctrl+J")
    click(qtbot, window.pane, text_of(window).index("Kami siap") + 1)
    press(window, "Ctrl+Shift+J")
    assert sentences(window)[-1] == "“Kami siap,” katanya."


def test_a_split_without_a_word_is_refused(window_on_text: MainWindow, press: Press) -> None:
    window = window_on_text
    go_to(window, "Bupati")
    failures: list[object] = []
    window.session.failed.connect(failures.append)
    press(window, "Ctrl+Shift+J")
    assert "between its words" in str(failures[0])
    close_messages()


def test_boilerplate_is_marked_by_key_and_reached_again_by_a_click(
    window_on_text: MainWindow, press: Press, qtbot: QtBot
) -> None:
    window = window_on_text
    go_to(window, "Simak")
    assert not window.actions_by_name["boilerplate"].isChecked()
    press(window, "B")
    assert [s.text for s in window.session.sentences if s.boilerplate] == ["Simak kabar lain di kanal kami."]
    assert window.actions_by_name["boilerplate"].isChecked()
    go_to(window, "Nelayan")
    press(window, "Down")
    assert here(window).startswith("Bupati")
    click(qtbot, window.pane, text_of(window).index("kabar"))
    assert here(window).startswith("Simak")
    press(window, "B")
    assert not any(sentence.boilerplate for sentence in window.session.sentences)
    press(window, "Ctrl+Z", "Ctrl+Z")
    assert "website line" in said_by(window)


def test_the_menu_in_the_text_mends_sentences(window_on_text: MainWindow, qtbot: QtBot) -> None:
    window = window_on_text
    go_to(window, "Rapat")
    window.menus.open_in_text(window.mapToGlobal(window.rect().center()))
    menu = next(menu for menu in window.findChildren(QMenu) if menu.isVisible())
    offered = [action.objectName() for action in menu.actions()]
    assert {"merge_sentences", "split_sentence", "boilerplate", "correct_text"} <= set(offered)
    menu.actions()[offered.index("merge_sentences")].trigger()
    menu.close()
    assert sentences(window)[0] == "Rapat dipimpin Kompol. Hadi Wirya di balai desa. Nelayan menolak rencana itu."


def test_sentences_are_found_again_and_what_was_merged_is_lost(
    window_on_text: MainWindow, press: Press, qtbot: QtBot
) -> None:
    window = window_on_text
    before = sentences(window)
    go_to(window, "Bupati")
    press(window, "S", "Escape", "Ctrl+J")
    assert sentences(window) != before
    trigger(window, "cut_again")
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert sentences(window) == before
    assert len(window.session.annotations) == 1
    assert here(window).startswith("Bupati")
    press(window, "Ctrl+Z")
    assert len(sentences(window)) == len(before) - 1


def test_the_rules_of_the_project_hold_when_sentences_are_found_again(window_on_text: MainWindow, qtbot: QtBot) -> None:
    window = window_on_text
    window.session.project.set_rules(Rules(furniture=("Simak kabar {any}",)))
    trigger(window, "cut_again")
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert [s.text for s in window.session.sentences if s.boilerplate] == ["Simak kabar lain di kanal kami."]


def test_another_language_in_the_details_finds_the_sentences_again(
    window_on_text: MainWindow, press: Press, qtbot: QtBot
) -> None:
    window = window_on_text
    before = sentences(window)
    go_to(window, "Bupati")
    press(window, "Ctrl+J")
    speak(window, "ms")
    assert sentences(window) == before
    press(window, "Ctrl+Z", "Ctrl+Z")
    assert sentences(window) == before


def test_with_tags_the_details_ask_before_they_find_sentences_again(window_on_text: MainWindow, press: Press) -> None:
    window = window_on_text
    before = sentences(window)
    go_to(window, "Bupati")
    press(window, "S", "Escape", "Ctrl+J")
    speak(window, "ms")
    assert len(sentences(window)) == len(before) - 1
    speak(window, "id", again=True)
    assert sentences(window) == before
    assert len(window.session.annotations) == 1
    press(window, "Ctrl+Z")
    assert window.session.article is not None
    assert window.session.article.language == "ms"
    assert len(sentences(window)) == len(before) - 1


def speak(window: MainWindow, code: str, *, again: bool = False) -> None:
    """Give the article another language in its details."""
    window.edit_details()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, DetailsDialog) and w.isVisible())
    dialog.language.setCurrentIndex(dialog.language.findData(code))
    dialog.language.activated.emit(dialog.language.currentIndex())
    if again:
        dialog.cut_again.click()
    dialog.accept()
    window.activateWindow()


def test_the_place_on_the_screen_stays_when_sentences_change(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    text = "\n".join(f"Kalimat nomor {n} tetap. Yang ini juga tetap." for n in range(200))
    window.session.project.add_article(text, title="Panjang", language="id")
    window.session.resume()
    window.to_text()
    go_to(window, "Kalimat nomor 150 ")
    scrolled = window.pane.verticalScrollBar().value()
    assert scrolled > 0
    press(window, "Ctrl+J")
    assert here(window) == "Kalimat nomor 150 tetap. Yang ini juga tetap."
    qtbot.waitUntil(lambda: abs(window.pane.verticalScrollBar().value() - scrolled) < 4)


def test_a_change_of_sentences_elsewhere_is_shown_here(window_on_text: MainWindow) -> None:
    window = window_on_text
    before = sentences(window)
    with window.session.project.twin() as twin:
        twin.texts.merge_sentences(window.session.sentences[0].id)
    window.session.reread()
    assert len(sentences(window)) == len(before) - 1


def text_of(window: MainWindow) -> str:
    assert window.session.article is not None
    return window.session.article.text


def close_messages() -> None:
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox):
            box.close()
