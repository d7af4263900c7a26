"""The panes of the window: they fold and come back, each project's window opens as it was left, and the text stays."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.project import Project
from ui import theme
from ui.app import Desk
from ui.layouts import KEPT, KEY, Layouts
from ui.main_window import MainWindow
from ui.panes import EDGE, LIST, PAGE, SIDE, WIDTHS, Edge
from ui.side.claim_panes import CLAIMS, CODEBOOK, TAGS

Press = Callable[..., None]
Open = Callable[[Path], MainWindow]

SMALLEST = 900  # pixels: Qt fits the window to the screen, and the one of the tests is narrow
TEXT = "\n\n".join(f"Menteri menolak rencana itu pada hari ke-{day}. Nelayan di teluk setuju." for day in range(90))


@pytest.fixture
def reading(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window in the middle of a long article."""
    window.session.project.add_article(TEXT, title="Rencana")
    window.session.resume()
    for _ in range(60):
        window.session.step(1)
    return window


def line_at_top(window: MainWindow) -> tuple[int, int]:
    """Where the sentence at hand begins, in pixels of the screen, and which words the top of the page begins with."""
    pane = window.pane
    assert window.session.sentence is not None
    start = window.session.sentence.start
    top = round(pane._page.stripe(start, start + 1).top()) - pane.verticalScrollBar().value()
    return pane.viewport().mapToGlobal(QPoint(0, top)).y(), pane.first_in_view()


def at(window: MainWindow, pane: int) -> QWidget:
    widget = window.panes.widget(pane)
    assert widget is not None
    return widget


def edges(window: MainWindow) -> list[Edge]:
    return [edge for edge in window.findChildren(Edge) if edge.isVisible()]


def drag(window: MainWindow, handle: int, by: int, qtbot: QtBot) -> None:
    """Drag the line before this pane, as a person does: slowly."""
    line = window.panes.handle(handle)
    at = line.rect().center()
    qtbot.mousePress(line, Qt.MouseButton.LeftButton, pos=at)
    start = line.mapToGlobal(at)
    for step in range(1, 11):
        there = start + QPoint(by * step // 10, 0)
        where, buttons = QPointF(line.mapFromGlobal(there)), Qt.MouseButton.LeftButton
        moved = QMouseEvent(
            QMouseEvent.Type.MouseMove, where, QPointF(there), buttons, buttons, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(line, moved)
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=line.mapFromGlobal(start + QPoint(by, 0)))


@pytest.mark.parametrize(("key", "pane", "name"), [("F9", LIST, "show_list"), ("Shift+F9", SIDE, "show_side")])
def test_a_key_folds_a_pane_to_an_edge_and_brings_it_back_as_wide(
    reading: MainWindow, press: Press, key: str, pane: int, name: str
) -> None:
    before, page = reading.panes.sizes(), reading.panes.sizes()[PAGE]
    assert reading.actions_by_name[name].isChecked()
    press(reading, key)
    assert at(reading, pane).isHidden()
    assert not reading.actions_by_name[name].isChecked()
    assert reading.panes.sizes()[PAGE] > page + 150
    (edge,) = edges(reading)
    assert key in edge.toolTip()
    assert edge.accessibleName().startswith("Show: ")
    assert EDGE <= edge.width() < 40
    press(reading, key)
    assert reading.panes.sizes() == before
    assert reading.actions_by_name[name].isChecked()
    assert not edges(reading)


def test_the_edge_of_a_folded_pane_is_clicked_and_the_text_keeps_the_keys(
    reading: MainWindow, press: Press, qtbot: QtBot
) -> None:
    press(reading, "F9")
    qtbot.mouseClick(edges(reading)[0], Qt.MouseButton.LeftButton)
    assert reading.library.isVisible()
    assert reading.focusWidget() is reading.pane


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_edge_is_reached_by_tab_and_leads_into_the_pane(
    reading: MainWindow, press: Press, qtbot: QtBot, key: Qt.Key
) -> None:
    press(reading, "F9")
    (edge,) = edges(reading)
    for _ in range(60):
        if reading.focusWidget() is edge:
            break
        reading.focusNextChild()
    assert reading.focusWidget() is edge
    qtbot.keyClick(edge, key)
    assert reading.library.isAncestorOf(reading.focusWidget())


def test_a_pane_that_holds_the_keys_gives_them_to_the_text_when_it_folds(reading: MainWindow, press: Press) -> None:
    press(reading, "Ctrl+1")
    press(reading, "F9")
    assert reading.focusWidget() is reading.pane


@pytest.mark.parametrize("handle", [PAGE, SIDE])
def test_two_clicks_on_the_line_beside_a_pane_fold_it(reading: MainWindow, qtbot: QtBot, handle: int) -> None:
    line = reading.panes.handle(handle)
    assert "Double click" in line.toolTip()
    qtbot.mouseDClick(line, Qt.MouseButton.LeftButton)
    assert reading.panes.is_folded(LIST if handle == PAGE else SIDE)


def test_a_pane_that_is_dragged_narrower_than_it_can_be_folds_and_comes_back_as_wide(
    reading: MainWindow, press: Press, qtbot: QtBot
) -> None:
    drag(reading, PAGE, 60, qtbot)
    wide = reading.panes.sizes()[LIST]
    assert abs(wide - WIDTHS[LIST] - 60) <= 3
    drag(reading, PAGE, -wide, qtbot)
    assert reading.panes.is_folded(LIST)
    assert reading.library.isHidden() or not reading.library.isVisible()
    assert len(edges(reading)) == 1
    press(reading, "F9")
    assert reading.panes.sizes()[LIST] == wide


def test_a_pane_is_dragged_no_narrower_than_it_can_be_without_folding(reading: MainWindow, qtbot: QtBot) -> None:
    drag(reading, PAGE, -80, qtbot)
    assert reading.panes.sizes()[LIST] == reading.panes.least[LIST]
    assert not reading.panes.is_folded(LIST)


@pytest.mark.parametrize(
    ("key", "pane"),
    [("Ctrl+1", LIST), ("Ctrl+Shift+F", LIST), ("Ctrl+3", SIDE), ("Ctrl+4", SIDE), ("Ctrl+5", SIDE)],
)
def test_who_goes_to_a_folded_pane_finds_it_unfolded(
    reading: MainWindow, press: Press, qtbot: QtBot, key: str, pane: int
) -> None:
    press(reading, "F9")
    press(reading, "Shift+F9")
    press(reading, key)
    assert not reading.panes.is_folded(pane)
    assert reading.panes.is_folded(SIDE if pane == LIST else LIST)
    qtbot.waitUntil(lambda: at(reading, pane).isAncestorOf(reading.focusWidget()))


def test_when_the_window_grows_the_page_grows_and_the_lists_stay(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: window.panes.width() == 1100)
    window.resize(1700, 800)
    qtbot.waitUntil(lambda: window.panes.width() == 1700)
    assert window.panes.sizes()[LIST] == WIDTHS[LIST]
    assert window.panes.sizes()[SIDE] == WIDTHS[SIDE]


@pytest.mark.parametrize("folded", [False, True])
def test_on_a_small_screen_the_page_has_room_and_nothing_is_outside(
    reading: MainWindow, press: Press, qtbot: QtBot, folded: bool
) -> None:
    reading.resize(1024, 700)
    if folded:
        press(reading, "F9", "Shift+F9")
    qtbot.waitUntil(lambda: reading.panes.holder.width() == 1024)
    assert (reading.width(), reading.height()) == (1024, 700)
    assert reading.panes.sizes()[PAGE] >= (960 if folded else 550)
    assert sum(reading.panes.sizes()) <= 1024


def test_nothing_of_the_text_moves_when_panes_fold(reading: MainWindow, press: Press, qtbot: QtBot) -> None:
    reading.resize(1500, 840)
    qtbot.waitUntil(lambda: reading.panes.width() == 1500)
    before, measure = line_at_top(reading), reading.pane._page_width()
    for key in ("F9", "Shift+F9", "F9", "Shift+F9"):
        press(reading, key)
        QTest.qWait(0)
        assert line_at_top(reading) == before
        assert reading.pane._page_width() == measure


def test_in_a_narrow_window_the_lines_get_longer_and_the_first_one_stays(
    reading: MainWindow, press: Press, qtbot: QtBot
) -> None:
    reading.resize(1024, 700)
    qtbot.waitUntil(lambda: reading.panes.width() == 1024)
    before, narrow = line_at_top(reading)[1], reading.pane._page_width()
    press(reading, "F9", "Shift+F9")
    assert reading.pane._page_width() > narrow
    there = reading.pane.first_in_view()
    assert abs(there - before) < 80  # the same place, now in the middle of a longer line
    press(reading, "F9", "Shift+F9")
    assert reading.pane.first_in_view() == before


def test_nothing_of_the_text_moves_when_bars_and_strips_come_and_go(
    reading: MainWindow, press: Press, qtbot: QtBot
) -> None:
    session = reading.session
    for _ in range(60):
        session.step(-1)
    for _ in range(4):
        session.step(1)
    before = line_at_top(reading)
    press(reading, "S")
    qtbot.waitUntil(lambda: reading.side.bar.isVisible())
    assert line_at_top(reading) == before
    press(reading, "Escape")
    qtbot.waitUntil(lambda: not reading.side.bar.isVisible())
    assert line_at_top(reading) == before
    reading.notices.strip.say("Something is to be known.", ())
    QTest.qWait(0)
    assert line_at_top(reading) == before
    reading.guide.start()
    QTest.qWait(0)
    assert line_at_top(reading) == before
    reading.notices.strip.hide()
    reading.guide.hide()
    QTest.qWait(0)
    assert line_at_top(reading) == before


def test_at_the_end_of_an_article_nothing_moves_either_when_a_strip_goes(reading: MainWindow, qtbot: QtBot) -> None:
    bar = reading.pane.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = reading.pane.first_in_view(), bar.value()
    reading.notices.strip.say("Something is to be known.", ())
    QTest.qWait(0)
    assert (reading.pane.first_in_view(), bar.value()) == before
    reading.notices.strip.hide()
    QTest.qWait(0)
    assert (reading.pane.first_in_view(), bar.value()) == before


def test_at_the_end_of_an_article_the_line_is_where_it_was_when_the_claim_bar_has_closed(
    reading: MainWindow, press: Press, qtbot: QtBot
) -> None:
    for _ in range(len(reading.session.body)):
        reading.session.step(1)
    reading.pane.verticalScrollBar().setValue(reading.pane.verticalScrollBar().maximum())
    before = line_at_top(reading)
    press(reading, "S")
    qtbot.waitUntil(lambda: reading.side.bar.isVisible())
    press(reading, "Escape")
    qtbot.waitUntil(lambda: not reading.side.bar.isVisible())
    qtbot.waitUntil(lambda: line_at_top(reading) == before)


def test_the_page_alone_changes_nothing_of_what_is_folded(reading: MainWindow, press: Press) -> None:
    press(reading, "F9")
    before, state = reading.panes.sizes(), reading.panes.state()
    reading.panes.set_alone(True)
    assert not edges(reading)
    assert reading.panes.sizes() == [0, reading.panes.holder.width(), 0]
    assert reading.panes.state() == state
    reading.panes.set_alone(False)
    assert reading.panes.sizes() == before
    assert len(edges(reading)) == 1


# Each project's window


def test_each_project_has_its_own_layout(desk: Desk, open_window: Open, tmp_path: Path, press: Press) -> None:
    first, second = tmp_path / "first.sikap", tmp_path / "second.sikap"
    for path in (first, second):
        Project.create(path).close()
    window = open_window(first)
    press(window, "F9", "Ctrl+5")
    window.resize(SMALLEST, 611)
    window.close()
    window = open_window(second)
    assert window.panes.is_folded(LIST), "a project that is new opens like the window that was used last"
    press(window, "F9", "Shift+F9")
    window.resize(SMALLEST, 722)
    window.close()
    window = open_window(first)
    assert (window.width(), window.height()) == (SMALLEST, 611)
    assert window.panes.is_folded(LIST)
    assert not window.panes.is_folded(SIDE)
    assert window.side.currentIndex() == CODEBOOK
    assert not window.actions_by_name["show_list"].isChecked()
    window.close()
    window = open_window(second)
    assert (window.width(), window.height()) == (SMALLEST, 722)
    assert window.panes.state().folded == {SIDE}


def test_the_tab_that_was_open_is_filled_when_the_window_has_been_seen(
    open_window: Open, project_file: Path, press: Press, qtbot: QtBot
) -> None:
    window = open_window(project_file)
    press(window, "Ctrl+4")
    window.close()
    window = open_window(project_file)
    assert window.side.currentIndex() == CLAIMS
    qtbot.waitUntil(lambda: "cards" in vars(window.side))
    assert window.side.cards.isVisible()


def test_looking_changes_nothing_in_the_project_file(open_window: Open, project_file: Path, press: Press) -> None:
    with Project.open(project_file) as project:
        project.add_article(TEXT)
    open_window(project_file).close()
    before = project_file.read_bytes()
    window = open_window(project_file)
    press(window, "F9", "Ctrl+5")
    window.resize(1200, 700)
    window.close()
    assert project_file.read_bytes() == before


def test_a_project_that_can_only_be_read_has_its_layout_too(desk: Desk, project_file: Path, press: Press) -> None:
    window = desk.open_window(Project.open(project_file, read_only=True))
    window.panes.fold(SIDE)
    window.close()
    again = desk.open_window(Project.open(project_file, read_only=True))
    assert again.panes.is_folded(SIDE)


def test_a_maximised_window_opens_maximised(open_window: Open, project_file: Path) -> None:
    window = open_window(project_file)
    window.showMaximized()
    window.close()
    assert open_window(project_file).isMaximized()


def test_a_window_that_was_on_a_screen_that_has_gone_is_brought_back(
    open_window: Open, project_file: Path, qapp: QApplication
) -> None:
    window = open_window(project_file)
    window.move(9000, 7000)
    window.close()
    window = open_window(project_file)
    assert qapp.primaryScreen().availableGeometry().intersects(window.frameGeometry())
    assert qapp.primaryScreen().availableGeometry().contains(window.pos() + QPoint(20, 20))


def test_a_second_project_is_not_put_exactly_over_the_first(
    open_window: Open, window: MainWindow, tmp_path: Path
) -> None:
    window.setGeometry(60, 60, SMALLEST, 640)
    window.keep_layout()
    other = tmp_path / "other.sikap"
    Project.create(other).close()
    second = open_window(other)
    assert second.geometry().topLeft() != window.geometry().topLeft()
    assert second.size() == window.size()


def test_another_language_changes_nothing_of_the_layout(
    reading: MainWindow, desk: Desk, press: Press, qtbot: QtBot
) -> None:
    press(reading, "F9", "Ctrl+5")
    drag(reading, SIDE, -40, qtbot)
    reading.resize(SMALLEST, 644)
    qtbot.waitUntil(lambda: reading.panes.holder.width() == SMALLEST)
    was = reading.size(), reading.panes.sizes(), reading.panes.state(), reading.side.currentIndex()
    assert not reading.panes.handle(PAGE).isVisible(), "a line beside nothing"
    desk.speak("id", reading)
    qtbot.waitUntil(lambda: len(desk.windows) == 1 and desk.windows[0] is not reading)
    (window,) = desk.windows
    assert (window.size(), window.panes.sizes(), window.panes.state(), window.side.currentIndex()) == was
    assert edges(window)[0].accessibleName() == "Tampilkan: Artikel"


def test_the_windows_of_fifty_projects_are_remembered_and_no_more(window: MainWindow, tmp_path: Path) -> None:
    layouts = Layouts(lasting=lambda: True)
    window.keep_layout()
    layout = layouts.of(window.session.project.path)
    assert layout is not None
    for number in range(KEPT + 5):
        layouts.keep(tmp_path / f"{number}.sikap", layout._replace(tab=number))
    kept = layouts._read()
    assert len(kept) == KEPT
    assert str((tmp_path / "4.sikap").resolve()) not in kept
    assert str((tmp_path / "5.sikap").resolve()) in kept
    assert layouts.of(tmp_path / "7.sikap") == layout._replace(tab=7)


@pytest.mark.parametrize(
    "words", ["{", "[1, 2]", '{"a": 7}', '{"a": "[]"}', '{"a": "[1,2,3,4,5,6]"}', '{"a": "[null]"}']
)
def test_settings_that_somebody_has_spoiled_do_no_harm(open_window: Open, project_file: Path, words: str) -> None:
    QSettings().setValue(KEY, words)
    window = open_window(project_file)
    assert window.panes.sizes()[PAGE] >= window.panes.least[PAGE]
    assert window.side.currentIndex() in (TAGS, CLAIMS, CODEBOOK)


def test_the_lines_between_the_panes_have_names(window: MainWindow) -> None:
    assert window.panes.handle(PAGE).accessibleName() == "Width of: Articles"
    assert window.panes.handle(SIDE).accessibleName() == "Width of: Tags · Claims · Codebook"


@pytest.fixture
def writes_large(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system that writes half as large again."""
    with monkeypatch.context() as patched:
        patched.setattr(theme, "system_size", lambda: 16.5)
        theme.apply(qapp, theme.load("light"))
        yield
    theme.apply(qapp, theme.load("light"))


def seen(window: MainWindow) -> list[int]:
    """The panes that are seen, from the left; none of them lies on another."""
    panes = [pane for pane in (LIST, PAGE, SIDE) if at(window, pane).isVisible()]
    for one, other in pairwise(panes):
        assert at(window, one).geometry().right() < at(window, other).geometry().left()
    assert at(window, panes[-1]).geometry().right() < window.panes.width()
    return panes


def test_what_a_narrow_window_has_no_room_for_folds_and_comes_back_with_the_room(
    writes_large: None, desk: Desk, open_window: Open, project_file: Path, qtbot: QtBot
) -> None:
    window = open_window(project_file)
    window.resize(1320, 700)
    qtbot.waitUntil(lambda: seen(window) == [LIST, PAGE, SIDE])
    window.resize(SMALLEST, 700)
    qtbot.waitUntil(lambda: seen(window) == [PAGE, SIDE])
    assert not window.actions_by_name["show_list"].isChecked()
    assert window.panes.state().folded == frozenset()
    window.resize(1320, 700)
    qtbot.waitUntil(lambda: seen(window) == [LIST, PAGE, SIDE])
    assert window.actions_by_name["show_list"].isChecked()


def test_in_a_narrow_window_the_pane_that_is_asked_for_comes_and_the_other_gives_way(
    writes_large: None, desk: Desk, open_window: Open, project_file: Path, qtbot: QtBot, press: Press
) -> None:
    window = open_window(project_file)
    window.resize(SMALLEST, 700)
    qtbot.waitUntil(lambda: seen(window) == [PAGE, SIDE])
    (edge,) = edges(window)
    qtbot.mouseClick(edge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: seen(window) == [LIST, PAGE])
    press(window, "Shift+F9")
    qtbot.waitUntil(lambda: seen(window) == [PAGE, SIDE])
