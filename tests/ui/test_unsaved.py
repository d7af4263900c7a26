"""What the file does not take stays in the window, is not shown as saved, and is tried again."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from reader.model import Kind
from reader.project import Project
from ui.app import Desk
from ui.dialogs import message
from ui.main_window import MainWindow

TEXT = "Menteri menolak rencana itu.\n\nNelayan menyambut putusan menteri. Warga menunggu."
Press = Callable[..., None]


@pytest.fixture
def reading(open_window: Callable[[Path], MainWindow], project_file: Path) -> MainWindow:
    with Project.open(project_file, coder="rani") as project:
        project.add_article(TEXT, title="Rencana")
    return open_window(project_file)


@pytest.fixture
def held(reading: MainWindow) -> Iterator[Callable[[], None]]:
    """Another program holds the file; calling this lets it go."""
    reading.session.project._connection.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(reading.session.project.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other.close
    other.close()


def offers(window: MainWindow) -> dict[str, QPushButton]:
    buttons = [button for button in window.unsaved.findChildren(QPushButton) if not button.isHidden()]
    return {button.accessibleName(): button for button in buttons}


def state(window: MainWindow) -> str:
    return window.status._saved.text()


def test_a_tag_that_was_not_saved_is_shown_as_such_and_saved_when_tried_again(
    reading: MainWindow, held: Callable[[], None], press: Press
) -> None:
    assert (state(reading), reading.unsaved.isVisible()) == ("Saved", False)
    press(reading, "Down", "S")
    assert "Not saved" in state(reading)
    assert reading.unsaved.isVisible()
    assert "Tag as statement" in reading.unsaved.text
    assert "Another program is writing" in reading.unsaved.text
    assert reading.session.annotations == {}
    assert [kind for _, kind in reading.pane._unsaved] == [Kind.STATEMENT]
    assert message._open == set()  # nothing stands in the way of going on
    press(reading, "Escape", "Down")
    held()
    offers(reading)["Try again"].click()
    (tag,) = reading.session.annotations.values()
    assert tag.text == "Nelayan menyambut putusan menteri."
    assert (state(reading), reading.unsaved.isVisible(), reading.pane._unsaved) == ("Saved", False, ())


def test_all_that_waits_is_done_in_order_and_where_it_was_meant(
    reading: MainWindow, held: Callable[[], None], press: Press
) -> None:
    press(reading, "S", "Escape", "Down", "Right", "A", "Escape", "Down", "P")
    assert [deed.step for deed in reading.session.unsaved.deeds] == [
        *("Tag as statement", "Tag as actor", "Tag as position"),
    ]
    assert "3 changes are not saved" in reading.unsaved.text
    offers(reading)["Try again"].click()
    assert len(reading.session.unsaved.deeds) == 3
    held()
    offers(reading)["Try again"].click()
    tags = sorted(reading.session.annotations.values(), key=lambda tag: tag.start)
    assert [(tag.kind, tag.text) for tag in tags] == [
        (Kind.STATEMENT, "Menteri menolak rencana itu."),
        (Kind.ACTOR, "Nelayan"),
        (Kind.POSITION, "Warga menunggu."),
    ]
    press(reading, "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert reading.session.annotations == {}


def test_what_is_saved_meanwhile_does_not_hide_that_something_waits(
    reading: MainWindow, held: Callable[[], None], press: Press
) -> None:
    press(reading, "S")
    held()
    press(reading, "Escape", "Down", "A")
    assert len(reading.session.annotations) == 1
    assert "Not saved" in state(reading)
    assert reading.unsaved.isVisible()


def test_what_waits_belongs_to_its_article(reading: MainWindow, held: Callable[[], None], press: Press) -> None:
    press(reading, "S", "Escape")
    held()
    reading.session.project.add_article("Berita lain. Isinya lain.", title="Lain")
    press(reading, "Ctrl+Down")
    assert reading.session.article is not None
    assert reading.session.article.title == "Lain"
    assert reading.pane._unsaved == ()
    offers(reading)["Try again"].click()
    assert [tag.text for tag in reading.session.project.annotations(1)] == ["Menteri menolak rencana itu."]
    assert reading.session.annotations == {}


def test_letters_that_are_typed_on_are_no_keys_that_tag(
    reading: MainWindow, held: Callable[[], None], press: Press
) -> None:
    press(reading, "S", "S", "A", "K", "P", "B", "Delete")
    assert [deed.step for deed in reading.session.unsaved.deeds] == ["Tag as statement"]
    press(reading, "Escape")
    assert reading.focusWidget() is reading.pane


def test_what_a_person_does_again_themselves_waits_no_longer_and_is_not_taken_away(
    reading: MainWindow, held: Callable[[], None], press: Press
) -> None:
    press(reading, "S", "Escape", "S", "Escape")
    assert len(reading.session.unsaved.deeds) == 1
    held()
    press(reading, "S", "Escape")
    assert (len(reading.session.annotations), reading.session.unsaved.deeds) == (1, [])
    assert not reading.unsaved.isVisible()


def test_trying_again_takes_nothing_away_that_was_done_meanwhile(
    reading: MainWindow, held: Callable[[], None], press: Press, project_file: Path
) -> None:
    press(reading, "S")
    held()
    with Project.open(project_file, coder="rani") as other:
        other.tag(1, Kind.STATEMENT, 0, 28, actor="Menteri", issue="rencana", stance="oppose")
    offers(reading)["Try again"].click()
    assert state(reading) == "Saved"
    assert len([tag for tag in reading.session.project.annotations() if tag.kind is Kind.STATEMENT]) == 1


def test_what_was_said_in_the_claim_bar_waits_too(reading: MainWindow, press: Press, qtbot: QtBot) -> None:
    press(reading, "S")
    reading.session.project._connection.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(reading.session.project.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    qtbot.keyClicks(reading.focusWidget(), "Menteri Baru")
    press(reading, "Return")
    assert [deed.step for deed in reading.session.unsaved.deeds] == ["Code claim"]
    assert "Not saved" in state(reading)
    reading.side.bar._note.setText("cek lagi")
    reading.side.bar._note.setModified(True)
    reading.side.bar.leave()
    assert len(reading.session.unsaved.deeds) == 2
    other.close()
    offers(reading)["Try again"].click()
    claim = reading.session.project.claims()[0]
    assert (claim.actor, claim.note) == ("Menteri Baru", "cek lagi")
    assert state(reading) == "Saved"


def test_a_removal_that_was_not_saved_leaves_the_tag(
    reading: MainWindow, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(reading, "A")
    reading.session.project._connection.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(reading.session.project.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    press(reading, "Delete")
    assert len(reading.session.annotations) == 1
    assert "Remove tag" in reading.unsaved.text
    other.close()
    offers(reading)["Try again"].click()
    assert reading.session.annotations == {}


def test_what_waits_is_forgotten_only_when_that_is_meant(
    reading: MainWindow, held: Callable[[], None], press: Press
) -> None:
    press(reading, "S")
    for answer, left in ((QMessageBox.StandardButton.Cancel, 1), (QMessageBox.StandardButton.Yes, 0)):
        offers(reading)["Discard…"].click()
        (box,) = message._open
        assert isinstance(box, QMessageBox)
        box.button(answer).click()
        assert len(reading.session.unsaved.deeds) == left
    assert state(reading) == "Saved"


@pytest.mark.parametrize("closes", [True, False])
def test_closing_asks_before_anything_is_lost(
    reading: MainWindow, held: Callable[[], None], press: Press, monkeypatch: pytest.MonkeyPatch, closes: bool
) -> None:
    asked: list[str] = []

    def answer(parent: object, text: str, yes: str, no: str = "") -> bool:
        asked.append(text)
        return closes

    monkeypatch.setattr(message, "ask", answer)
    press(reading, "S")
    reading.close()
    assert len(asked) == 1
    assert "Another program" in asked[0]
    assert reading.isVisible() is not closes


def test_closing_saves_what_can_be_saved_now(
    reading: MainWindow, held: Callable[[], None], press: Press, project_file: Path
) -> None:
    press(reading, "S")
    held()
    reading.close()
    with Project.open(project_file) as project:
        assert [tag.text for tag in project.annotations()] == ["Menteri menolak rencana itu."]


def test_a_file_that_is_gone_is_said_and_the_work_goes_on_in_a_copy(
    reading: MainWindow, press: Press, project_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(reading, "A")
    project_file.unlink()
    press(reading, "Down", "S")
    assert "no longer there" in reading.unsaved.text
    copy = tmp_path / "salinan.sikap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    offers(reading)["Save a copy…"].click()
    assert reading.session.project.path == copy
    assert [tag.kind for tag in reading.session.annotations.values()] == [Kind.ACTOR, Kind.STATEMENT]
    assert "salinan" in reading.windowTitle()
    assert state(reading) == "Saved"
    with Project.open(copy, read_only=True) as project:
        assert len(project.annotations()) == 2
        assert project.check() == []


def test_a_file_that_comes_back_takes_what_waits(reading: MainWindow, press: Press, project_file: Path) -> None:
    press(reading, "A")
    project_file.rename(project_file.with_name("lain.sikap"))
    press(reading, "Down", "S")
    offers(reading)["Try again"].click()
    assert len(reading.session.unsaved.deeds) == 1
    copy = project_file.with_name("kembali.sikap")
    reading.session.project.save_copy(copy)
    copy.rename(project_file)
    offers(reading)["Try again"].click()
    assert state(reading) == "Saved"
    with Project.open(project_file, read_only=True) as project:
        assert len(project.annotations()) == 2


def test_a_copy_that_cannot_be_saved_is_not_said_to_be(
    reading: MainWindow, press: Press, qtbot: QtBot, project_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(project_file), ""))
    press(reading, "Ctrl+Shift+S")
    qtbot.waitUntil(lambda: bool(message._open))
    (box,) = message._open
    assert isinstance(box, QMessageBox)
    assert "is there already" in box.text()
    assert "copy was saved" not in reading.status.currentMessage()
    box.close()


def test_a_copy_is_saved_from_the_menu_and_the_work_stays_here(
    reading: MainWindow,
    press: Press,
    qtbot: QtBot,
    project_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    press(reading, "A")
    copy = tmp_path / "salinan.sikap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy.with_suffix("")), ""))
    press(reading, "Ctrl+Shift+S")
    qtbot.waitUntil(lambda: not reading.jobs.busy)
    assert reading.session.project.path == project_file
    with Project.open(copy, read_only=True) as project:
        assert len(project.annotations()) == 1
    assert "copy was saved" in reading.status.currentMessage()


def test_every_button_of_the_strip_says_what_it_does(
    reading: MainWindow, held: Callable[[], None], press: Press, qtbot: QtBot
) -> None:
    press(reading, "S")
    assert list(offers(reading)) == ["Try again", "Save a copy…", "Discard…"]
    assert all(button.toolTip() for button in offers(reading).values())
    assert reading.unsaved.accessibleName() == "What is not saved"


# Another language


@pytest.fixture
def other(reading: MainWindow, open_window: Callable[[Path], MainWindow], tmp_path: Path) -> MainWindow:
    """A window on a second project, in the same program."""
    Project.create(tmp_path / "other.sikap", coder="rani").close()
    return open_window(tmp_path / "other.sikap")


def file_menus(desk: Desk) -> list[str]:
    return [window.menuBar().actions()[0].text() for window in desk.windows]


def test_a_language_is_spoken_by_every_window_at_once(
    reading: MainWindow, other: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    paths = {window.session.project.path for window in desk.windows}
    desk.speak("id", reading)
    qtbot.waitUntil(lambda: len(desk.windows) == 2 and reading not in desk.windows and other not in desk.windows)
    assert {window.session.project.path for window in desk.windows} == paths
    assert file_menus(desk) == ["&Berkas", "&Berkas"]
    assert desk.windows[-1].session.project.path.name == "study.sikap"  # the one that was asked is before the others
    assert str(QSettings().value("project")).endswith("study.sikap")


def test_a_window_that_must_stay_keeps_every_window_in_the_old_language(
    reading: MainWindow,
    other: MainWindow,
    desk: Desk,
    held: Callable[[], None],
    press: Press,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    reading.activateWindow()
    qtbot.waitUntil(reading.isActiveWindow)
    press(reading, "S")
    answers = [False]
    monkeypatch.setattr(message, "ask", lambda *about: answers.pop(0))
    desk.speak("id", other)
    QApplication.processEvents()
    assert desk.windows == [reading, other]
    assert file_menus(desk) == ["&File", "&File"]
    assert len(reading.session.unsaved.deeds) == 1
    answers.append(True)  # asked once and not again when it closes
    desk.speak("id", other)
    qtbot.waitUntil(lambda: len(desk.windows) == 2 and reading not in desk.windows and other not in desk.windows)
    assert file_menus(desk) == ["&Berkas", "&Berkas"]


def test_a_project_that_cannot_be_opened_again_keeps_every_window(
    reading: MainWindow, other: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(reading, "fail", lambda error: said.append(str(error)))
    other.session.project.path.unlink()
    desk.speak("id", reading)
    QApplication.processEvents()
    assert said
    assert desk.windows == [reading, other]
    assert file_menus(desk) == ["&File", "&File"]
