"""The guide of the first start: five parts that are done by doing them, in the real window on the sample project."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from reader.model import Stance
from reader.project import Project
from ui import app as program
from ui import guide as module
from ui import language
from ui.app import Desk
from ui.dialogs.export import ExportDialog
from ui.guide import Guide, Part
from ui.main_window import MainWindow
from ui.tour import Tour

Press = Callable[..., None]
Open = Callable[[Path], MainWindow]


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "Documents" / "Sikap" / "Sikap.sikap"
    monkeypatch.setattr(program, "default_project", lambda: file)
    return file


@pytest.fixture
def start(desk: Desk, documents: Path, qtbot: QtBot) -> Callable[[], MainWindow]:
    """Start the program without saying with which project."""

    def begin() -> MainWindow:
        window = desk.open_window(program._project(None)[0])
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: "errands" in vars(window))  # what is made after the first paint is there
        return window

    return begin


@pytest.fixture
def first(start: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    """The window of the first start, with the guide in it."""
    window = start()
    qtbot.waitUntil(lambda: guide_of(window).isVisible())
    return window


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told by the guide."""
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    return said


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[None]:
    language.install(qapp, "id")
    yield
    language.install(qapp, "en")


def guide_of(window: MainWindow) -> Guide:
    guide = window.guide
    assert isinstance(guide, Guide)
    return guide


def at(window: MainWindow) -> Part | None:
    """Which part the guide is at."""
    return guide_of(window).part


def said(window: MainWindow) -> str:
    """What stands in the strip, its keys without their caps."""
    return guide_of(window).hint.text().replace("\u00a0", "")


def go_on(guide: Guide) -> None:
    guide.next.click()


def code(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    """Say who, which stance and on what in the open claim bar."""
    for letters in ("Miriam Oakeshott", "+", "clean air charge"):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClicks(focused, letters)
        if len(letters) > 1:
            press(window, "Return")


def export(window: MainWindow, press: Press, qtbot: QtBot, out: Path) -> None:
    press(window, "Ctrl+E")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    dialog.file.selectAll()
    dialog.file.insert(str(out))
    dialog.accept()
    qtbot.waitUntil(lambda: out.exists() and not window.jobs.busy)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_the_first_start_shows_the_first_step_and_leaves_the_focus_in_the_text(first: MainWindow) -> None:
    assert at(first) is Part.MOVE
    assert said(first).startswith("Read on: ↓ next sentence")
    assert first.pane.hasFocus()


def test_each_step_is_done_by_doing_it_and_the_last_says_where_to_go_on(
    first: MainWindow, press: Press, qtbot: QtBot, tmp_path: Path
) -> None:
    seen = []
    for keys in (("Down",), ("S",)):
        press(first, *keys)
        seen.append(at(first))
    code(first, press, qtbot)
    seen.append(at(first))
    press(first, "Ctrl+Z")
    assert said(first) == "It is taken back. Ctrl+Shift+Z does it again."
    press(first, "Ctrl+Shift+Z")
    seen.append(at(first))
    export(first, press, qtbot, tmp_path / "out.csv")
    seen.append(at(first))
    assert seen == [Part.TAG, Part.CLAIM, Part.UNDO, Part.EXPORT, None]
    assert "F1 opens the help, Ctrl+K finds every command" in said(first)
    assert [coding.gaps for coding in first.session.codings] == [()]


def test_the_mouse_counts_as_well(first: MainWindow, qtbot: QtBot) -> None:
    session = first.session
    last = session.body[2]
    first.pane.sentence_clicked.emit(last)
    assert at(first) is Part.TAG
    button = next(b for b in first.status.findChildren(QToolButton) if b.accessibleName() == "Statement")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert at(first) is Part.CLAIM
    first.actions_by_name["undo"].trigger()
    first.actions_by_name["redo"].trigger()
    statement = next(iter(session.annotations))
    session.project.code_claim(statement, speaker="Oakeshott", stance=Stance.SUPPORT, issue="charge")
    assert at(first) is Part.EXPORT


def test_a_click_on_the_sentence_where_one_is_is_no_move(first: MainWindow) -> None:
    first.pane.sentence_clicked.emit(first.session.sentence)
    assert at(first) is Part.MOVE


def test_a_tag_that_is_no_statement_and_a_claim_with_a_gap_do_not_count(
    first: MainWindow, press: Press, qtbot: QtBot
) -> None:
    press(first, "Down", "A", "Escape")
    assert at(first) is Part.TAG
    press(first, "S")
    qtbot.keyClicks(QApplication.focusWidget(), "Miriam Oakeshott")
    press(first, "Return", "Escape")
    assert at(first) is Part.CLAIM
    assert "Still missing: the stance, the issue" in said(first)


def test_what_is_done_early_counts_when_its_turn_comes(
    first: MainWindow, press: Press, qtbot: QtBot, tmp_path: Path
) -> None:
    export(first, press, qtbot, tmp_path / "out.csv")
    press(first, "S", "Escape", "Ctrl+Z", "Ctrl+Shift+Z")
    assert at(first) is Part.MOVE
    press(first, "Down")
    assert at(first) is Part.CLAIM
    press(first, "S")
    code(first, press, qtbot)
    assert at(first) is None


def test_another_step_after_an_undo_is_no_redo(first: MainWindow, press: Press) -> None:
    guide = guide_of(first)
    press(first, "Down", "S", "Escape")
    go_on(guide)
    assert at(first) is Part.UNDO
    press(first, "Ctrl+Z")
    assert said(first).startswith("It is taken back.")
    press(first, "A", "Escape")
    assert at(first) is Part.UNDO
    assert said(first).startswith("Nothing gets lost")
    press(first, "Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z")
    assert at(first) is Part.EXPORT


def test_next_goes_on_without_doing_and_then_closes(first: MainWindow, start: Callable[[], MainWindow]) -> None:
    guide, parts = guide_of(first), []
    for _ in Part:
        parts.append(at(first))
        go_on(guide)
    assert parts == list(Part)
    assert guide.isVisible()
    assert at(first) is None
    go_on(guide)
    assert not guide.isVisible()
    assert first.session.annotations.counted == 0
    first.close()
    assert "guide" not in vars(start())


def test_skip_closes_it_for_ever(first: MainWindow, start: Callable[[], MainWindow], press: Press) -> None:
    guide_of(first).skip.click()
    assert not guide_of(first).isVisible()
    press(first, "Down", "S", "Escape")
    assert not guide_of(first).isVisible()
    first.close()
    assert "guide" not in vars(start())


def test_finished_it_does_not_come_back_either_in_a_new_sample_project(
    first: MainWindow, start: Callable[[], MainWindow], documents: Path
) -> None:
    for _ in Part:
        go_on(guide_of(first))
    first.close()  # with the closing line in it
    QSettings().remove("project")
    documents.unlink()
    again = start()
    assert len(again.session.shelf.ids) == 2
    assert "guide" not in vars(again)


def test_buttons_by_their_letters_and_clicks_leave_the_focus_where_it_is(
    first: MainWindow, press: Press, qtbot: QtBot
) -> None:
    guide = guide_of(first)
    qtbot.mouseClick(guide.next, Qt.MouseButton.LeftButton)
    assert first.pane.hasFocus()
    assert at(first) is Part.TAG
    press(first, "Alt+N")
    qtbot.waitUntil(lambda: at(first) is Part.CLAIM)
    press(first, "S")
    field = QApplication.focusWidget()
    assert field is not first.pane
    press(first, "Alt+U")
    qtbot.waitUntil(lambda: not guide.isVisible())
    assert QApplication.focusWidget() is field


def test_who_went_there_by_tab_comes_back_to_the_text(first: MainWindow, press: Press, qtbot: QtBot) -> None:
    guide = guide_of(first)
    guide.next.setFocus(Qt.FocusReason.TabFocusReason)
    press(first, "Escape")
    assert first.pane.hasFocus()
    guide.skip.setFocus(Qt.FocusReason.TabFocusReason)
    press(first, "Space")
    assert not guide.isVisible()
    assert first.pane.hasFocus()


def test_closed_in_the_middle_it_goes_on_at_the_same_step(
    first: MainWindow, start: Callable[[], MainWindow], press: Press, qtbot: QtBot
) -> None:
    press(first, "Down", "S", "Escape")
    go_on(guide_of(first))
    press(first, "Ctrl+Z")
    first.close()
    again = start()
    qtbot.waitUntil(lambda: guide_of(again).isVisible())
    assert at(again) is Part.UNDO
    assert said(again).startswith("It is taken back.")
    press(again, "Ctrl+Shift+Z")
    assert at(again) is Part.EXPORT


def test_another_language_shows_the_same_step_in_the_new_window(
    first: MainWindow, desk: Desk, press: Press, qtbot: QtBot
) -> None:
    press(first, "Down")
    desk.speak("id", first)
    window = desk.windows[-1]
    qtbot.waitUntil(lambda: guide_of(window).isVisible())
    assert at(window) is Part.TAG


def test_another_article_leaves_it_as_it_is(first: MainWindow, press: Press) -> None:
    first.step_article(1)
    assert at(first) is Part.MOVE
    assert guide_of(first).isVisible()
    press(first, "Down")
    assert at(first) is Part.TAG


def test_without_an_article_it_says_how_to_get_one(first: MainWindow) -> None:
    for article in list(first.session.shelf.ids):
        first.session.delete_article(article)
    assert first.session.article is None
    assert said(first) == "There is no article here yet. Ctrl+V pastes one, Ctrl+O opens files."
    first.session.undo()
    assert said(first).startswith("Read on")


def test_another_project_shows_it_only_when_asked(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "errands" in vars(window))
    assert "guide" not in vars(window)
    guide_of(window).start()
    assert guide_of(window).isVisible()
    assert said(window).startswith("There is no article here yet")


def test_skipped_in_another_project_it_goes_on_in_its_own(
    first: MainWindow, start: Callable[[], MainWindow], open_window: Open, tmp_path: Path, press: Press, qtbot: QtBot
) -> None:
    path = tmp_path / "other.sikap"
    Project.create(path).close()
    guide_of(open_window(path)).start()
    first.activateWindow()
    guide_of(first).start()  # at MOVE
    QSettings().setValue("guide in", str(first.session.project.path.resolve()))
    other = next(window for window in first.desk.windows if window is not first)
    guide_of(other).skip.click()
    other.close()
    QSettings().setValue("project", str(first.session.project.path.resolve()))
    first.close()
    again = start()
    qtbot.waitUntil(lambda: "guide" in vars(again) and guide_of(again).isVisible())


def test_asked_for_again_it_begins_anew_and_goes_on_after_closing(
    first: MainWindow, start: Callable[[], MainWindow], press: Press, qtbot: QtBot
) -> None:
    guide_of(first).skip.click()
    press(first, "Down", "S", "Escape")
    guide_of(first).start()
    assert at(first) is Part.MOVE
    press(first, "Down")
    assert at(first) is Part.TAG
    press(first, "Up", "V")  # something else of the statement that was there before
    assert at(first) is Part.TAG
    first.close()
    again = start()
    qtbot.waitUntil(lambda: guide_of(again).isVisible())
    assert at(again) is Part.TAG


def test_a_project_that_can_only_be_read_says_so_and_can_be_gone_through(
    desk: Desk, first: MainWindow, documents: Path, qtbot: QtBot
) -> None:
    first.close()
    window = desk.open_window(Project.open(documents, read_only=True))
    qtbot.waitUntil(lambda: "errands" in vars(window))
    assert "guide" not in vars(window) or not guide_of(window).isVisible()
    guide_of(window).start()
    window.session.step(1)
    assert at(window) is Part.TAG
    assert said(window).startswith("This project can only be read")
    for _ in range(5):
        go_on(guide_of(window))
    assert not guide_of(window).isVisible()


def test_each_step_is_told_to_screen_readers_once_and_in_words(
    first: MainWindow, press: Press, heard: list[str]
) -> None:
    press(first, "Down", "Down", "S", "Escape")
    told = [words for words in heard if words.startswith("Guide: ")]
    assert [words.split(": ")[1] for words in told] == ["Step 2 of 5", "Step 3 of 5"]
    assert "the stance: plus zero minus;" in told[1]
    guide_of(first).start()
    assert heard[-1] == told[1]


def test_everything_in_it_has_a_name(first: MainWindow) -> None:
    guide = guide_of(first)
    assert (guide.accessibleName(), guide.next.accessibleName()) == ("Guide", "Next step")
    assert guide.skip.accessibleName() == "End the guide"
    assert guide._dots.accessibleName() == "0 of 5 steps are done"


def test_the_strip_is_slim_and_holds_its_words_in_the_narrowest_window(first: MainWindow, qtbot: QtBot) -> None:
    guide = guide_of(first)
    for width, most in ((1320, 50), (900, 90)):
        first.resize(width, 700)
        for _ in range(len(Part) + 1):
            qtbot.waitUntil(lambda: guide.hint.heightForWidth(guide.hint.width()) <= guide.hint.height())
            assert guide.height() <= most
            go_on(guide)
        guide.start()  # anew


def test_the_claim_bar_opens_above_it_and_covers_nothing_of_it(first: MainWindow, press: Press) -> None:
    press(first, "Down", "S")
    QApplication.processEvents()
    assert first.side.bar.isVisible()
    assert first.side.bar.geometry().bottom() < guide_of(first).y()


def test_keys_are_drawn_on_caps_that_do_not_break(qtbot: QtBot) -> None:
    hint = module.Hint()
    qtbot.addWidget(hint)
    hint.say("Some words, {undo}; {minus} {plus}", {"undo": "Ctrl+Shift+Z", "minus": "−", "plus": "+"})
    for width in range(60, 400, 7):
        layout, _ = hint._laid(width)
        for start, end in hint._caps:
            if width > 110:
                assert (
                    layout.lineForTextPosition(start).lineNumber() == layout.lineForTextPosition(end - 1).lineNumber()
                )


def test_the_tour_plays_through_it(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.remembers = False
    project = Project.create(tmp_path / "tour.sikap")
    program.add_samples(project)
    window = desk.open_window(project)
    qtbot.waitUntil(window.isActiveWindow)
    guide_of(window).start()
    assert Tour(window, tmp_path, watched=False).play() == 0
    assert guide_of(window).isVisible()
    assert at(window) is None
    assert not QSettings().contains("guide in")
