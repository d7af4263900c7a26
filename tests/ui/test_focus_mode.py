"""Only the text: what is hidden, what works on, and how everything comes back as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.model import Kind
from tests.ui.reading import long_article
from ui.app import Desk
from ui.main_window import MainWindow
from ui.panes import SIDE, Fold
from ui.reading import focus_mode

Press = Callable[..., None]
Open = Callable[[Path], MainWindow]

TEXT = "Rencana itu ditolak nelayan. Bupati mendukung rencana itu. Dewan belum bersikap."


@pytest.fixture
def read(window: MainWindow) -> MainWindow:
    window.session.project.add_article(TEXT, title="Rencana")
    window.session.resume()
    window.to_text()
    return window


@pytest.fixture
def alone(read: MainWindow, press: Press) -> MainWindow:
    """The same, with only the text."""
    press(read, "F11")
    return read


def beside(window: MainWindow) -> list[QWidget]:
    return [window.menuBar(), window.status, window.library, window.side]


def is_only_text(window: MainWindow) -> bool:
    return window.pane.isVisible() and not any(part.isVisible() for part in beside(window))


def said(window: MainWindow) -> str:
    label = window.findChild(QLabel, "saidOverText")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


@pytest.mark.parametrize("key", ["F11", "Escape"])
def test_the_key_hides_all_but_the_text_and_brings_it_back(read: MainWindow, press: Press, key: str) -> None:
    sizes, geometry = read.panes.sizes(), read.geometry()
    press(read, "F11")
    assert is_only_text(read)
    assert read.pane.width() > sizes[1]
    assert read.actions_by_name["focus_mode"].isChecked()
    press(read, key)
    assert all(part.isVisible() for part in beside(read))
    assert read.panes.sizes() == sizes
    assert read.geometry() == geometry
    assert not read.actions_by_name["focus_mode"].isChecked()


def test_escape_first_lets_go_of_what_is_selected_and_chosen(alone: MainWindow, press: Press) -> None:
    press(alone, "S", "Escape", "Right")
    assert alone.pane.selection()
    press(alone, "Escape")
    assert not alone.pane.selection()
    assert is_only_text(alone)
    press(alone, "M")
    assert alone.session.chosen is not None
    press(alone, "Escape")
    assert alone.session.chosen is None
    assert is_only_text(alone)
    press(alone, "Escape")
    assert not is_only_text(alone)


def test_escape_outside_of_the_mode_changes_nothing(read: MainWindow, press: Press) -> None:
    press(read, "F11", "F11", "Escape")
    assert all(part.isVisible() for part in beside(read))


def test_sentences_are_walked_tagged_and_undone_as_before(alone: MainWindow, press: Press) -> None:
    press(alone, "Down", "S", "Escape", "A", "P")
    assert {tag.kind for tag in alone.session.project.annotations()} == set(Kind)
    press(alone, "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert not alone.session.project.annotations()
    press(alone, "Ctrl+Shift+Z")
    assert len(alone.session.project.annotations()) == 1
    assert is_only_text(alone)


def test_the_claim_bar_opens_below_the_text_and_escape_closes_it_first(alone: MainWindow, press: Press) -> None:
    press(alone, "S")
    assert alone.side.bar.isVisible()
    assert is_only_text(alone)
    press(alone, "Escape")
    assert not alone.side.bar.isVisible()
    assert is_only_text(alone)
    assert alone.pane.hasFocus()


def test_a_claim_bar_that_is_open_stays_with_its_words(read: MainWindow, press: Press, qtbot: QtBot) -> None:
    press(read, "S")
    qtbot.keyClicks(QApplication.focusWidget(), "nel")
    press(read, "F11")
    assert is_only_text(read)
    assert read.side.bar.isAncestorOf(read.focusWidget())
    press(read, "F11")
    assert read.side.bar.isVisible()


def test_the_find_bar_and_the_guide_are_hidden_and_come_back(read: MainWindow, press: Press) -> None:
    read.guide.start()
    press(read, "Ctrl+F")
    assert read.finding.bar.isVisible()
    press(read, "F11")
    assert not read.finding.bar.isVisible()
    assert not read.guide.isVisible()
    assert read.pane.hasFocus()
    press(read, "F11")
    assert read.finding.bar.isVisible()
    assert read.guide.isVisible()


def test_what_was_hidden_before_stays_hidden(read: MainWindow, press: Press) -> None:
    read.panes.fold(SIDE)
    press(read, "F11")
    press(read, "F11")
    assert not read.side.isVisible()
    assert read.library.isVisible()


@pytest.mark.parametrize("key", ["Ctrl+1", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+Shift+F"])
def test_who_goes_to_a_list_sees_it(alone: MainWindow, press: Press, key: str) -> None:
    press(alone, key)
    assert not is_only_text(alone)
    assert alone.menuBar().isVisible()
    assert not alone.pane.hasFocus()
    focus = alone.focusWidget()
    assert focus is not None
    assert focus.isVisible()


def test_the_line_that_is_read_stays_the_first(read: MainWindow, press: Press) -> None:
    read.session.project.add_article(long_article(), title="Panjang")
    read.session.open_article(read.session.project.articles()[-1].id)
    read.pane.restore_place({"offset": read.session.sentences[150].start, "above": 0})
    first = read.pane.first_in_view()
    press(read, "F11")
    assert read.pane.first_in_view() == first
    press(read, "F11")
    assert read.pane.first_in_view() == first


def test_closed_with_only_the_text_it_opens_as_it_was_before(
    read: MainWindow, press: Press, open_window: Open, project_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(focus_mode, "UNSEEN", ())
    folds = Fold((280, 320), frozenset({SIDE}))
    read.panes.restore(folds)
    geometry = read.saveGeometry()
    press(read, "F11")
    read.close()
    again = open_window(project_file)
    layout = again.desk.layouts.of(project_file)
    assert layout is not None
    assert layout.geometry == geometry
    assert again.panes.state() == folds
    assert again.library.isVisible()
    assert again.menuBar().isVisible()
    assert not again.side.isVisible()
    assert not again.actions_by_name["focus_mode"].isChecked()


def test_the_way_out_is_said_until_somebody_has_taken_it(read: MainWindow, press: Press) -> None:
    press(read, "F11")
    assert "Esc" in said(read)
    assert "F11" in said(read)
    press(read, "F11")
    assert not said(read)
    press(read, "F11")
    assert not said(read)
    assert QSettings().value("focus mode known", False, bool)


def test_what_the_line_below_would_say_is_said_over_the_text(alone: MainWindow, press: Press) -> None:
    press(alone, "F11", "F11", "Up")
    assert said(alone) == alone.status.currentMessage() != ""


def test_reading_settings_are_changed_with_only_the_text(alone: MainWindow, press: Press) -> None:
    press(alone, "Ctrl+Alt+R")
    assert alone.type_panel.isVisible()
    press(alone, "Right")
    assert alone.pane.setting().face == "sans"
    press(alone, "Escape")
    assert not alone.type_panel.isVisible()
    assert is_only_text(alone)


def test_another_language_brings_the_whole_window(alone: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.speak("id", alone)
    qtbot.waitUntil(lambda: len(desk.windows) == 1)
    assert all(part.isVisible() for part in beside(desk.windows[0]))


def test_an_empty_window_has_a_way_out_too(window: MainWindow, press: Press) -> None:
    press(window, "F11")
    assert is_only_text(window)
    press(window, "Escape")
    assert not is_only_text(window)


def test_on_a_screen_the_window_fills_it_and_gets_its_size_and_panes_back(
    read: MainWindow, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(focus_mode, "UNSEEN", ())
    read.panes.restore(Fold((280, 320), frozenset()))
    sizes, size = read.panes.sizes(), read.size()
    press(read, "F11")
    assert read.isFullScreen()
    press(read, "F11")
    assert not read.isFullScreen()
    qtbot.waitUntil(lambda: read.size() == size and read.panes.sizes() == sizes)


def test_what_is_said_stands_at_the_foot_of_the_text_above_the_claim_bar(read: MainWindow, press: Press) -> None:
    press(read, "F11", "S")
    label = read.findChild(QLabel, "saidOverText")
    assert isinstance(label, QLabel)
    assert read.side.bar.isVisible()
    text = QRect(read.pane.mapTo(read, QPoint(0, 0)), read.pane.size())
    assert text.contains(label.geometry())
    assert label.geometry().top() > text.center().y()
    assert abs(label.geometry().center().x() - text.center().x()) <= 1
