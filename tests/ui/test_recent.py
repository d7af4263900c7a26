"""The projects that were open lately: the menu of them, and those that have gone."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from reader.project import Project
from ui import recent
from ui.app import Desk
from ui.main_window import MainWindow

Open = Callable[[Path], MainWindow]
See = Callable[[Path], None]


def made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Project.create(path).close()
    return path


@pytest.fixture
def see(open_window: Open, qtbot: QtBot) -> See:
    """Open a project, see its window, and close it."""

    def see_it(path: Path) -> None:
        window = open_window(path)
        qtbot.waitUntil(lambda: path in recent.projects())
        window.close()

    return see_it


def menu(window: MainWindow) -> QMenu:
    """The menu, as it is filled when a person comes to it."""
    window.menus.fill()
    found = next(menu for menu in window.findChildren(QMenu) if menu.title() == "Open recen&t")
    found.aboutToShow.emit()
    return found


def words(window: MainWindow) -> list[str]:
    return [entry.text() for entry in menu(window).actions() if entry.text()]


def test_projects_are_offered_newest_first_and_the_open_one_is_not(
    see: See, tmp_path: Path, window: MainWindow
) -> None:
    for name in ("satu", "dua", "tiga"):
        see(made(tmp_path / f"{name}.sikap"))
    assert words(window) == ["&1  tiga", "&2  dua", "&3  satu", "&Clear this list"]


def test_one_is_opened_in_a_window_of_its_own(see: See, tmp_path: Path, window: MainWindow) -> None:
    other = made(tmp_path / "other.sikap")
    see(other)
    menu(window).actions()[0].trigger()
    assert [opened.session.project.path for opened in window.desk.windows] == [window.session.project.path, other]


def test_projects_of_the_same_name_are_told_apart_by_their_folders() -> None:
    paths = [Path("/a/Skripsi/Studi.sikap"), Path("/b/Arsip/Studi.sikap"), Path("/a/Pilkada.sikap")]
    assert recent.names(paths) == ["Studi – Skripsi", "Studi – Arsip", "Pilkada"]
    paths = [Path("/a/x/Studi.sikap"), Path("/b/x/Studi.sikap")]
    assert recent.names(paths) == [f"Studi – {path.parent}" for path in paths]


def test_ten_are_kept_and_one_that_is_opened_again_comes_first(desk: Desk, tmp_path: Path) -> None:
    for number in range(12):
        recent.note(tmp_path / f"{number}.sikap")
    recent.note(tmp_path / "5.sikap")
    names = [path.stem for path in recent.projects()]
    assert names == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]


@pytest.mark.parametrize("kept", ["/one.sikap", ["/one.sikap"], None, 7, []])
def test_whatever_the_settings_hold_is_no_trouble(desk: Desk, kept: object) -> None:
    QSettings().setValue(recent.KEY, kept)
    assert recent.projects() in ([Path("/one.sikap")], [], [Path("7")])


def test_one_that_has_gone_is_said_to_be_gone_and_can_be_taken_off_the_list(
    see: See, tmp_path: Path, window: MainWindow, qtbot: QtBot
) -> None:
    gone = made(tmp_path / "gone.sikap")
    see(gone)
    gone.unlink()
    window.activateWindow()
    menu(window).actions()[0].trigger()
    strip = window.projects.strip
    assert strip.isVisible()
    assert strip.text.startswith(f"{gone} cannot be found")
    assert len(window.desk.windows) == 1
    remove = next(button for button in strip.findChildren(QPushButton) if "Remove" in button.text())
    qtbot.waitUntil(remove.hasFocus)
    qtbot.keyClick(remove, Qt.Key.Key_Space)
    assert gone not in recent.projects()
    assert not strip.isVisible()
    assert window.focusWidget() is window.pane


def test_one_that_has_gone_may_stay_on_the_list(tmp_path: Path, window: MainWindow, qtbot: QtBot) -> None:
    away = tmp_path / "stick" / "away.sikap"
    recent.note(away)
    window.projects.open_recent(away)
    keep = next(button for button in window.projects.strip.findChildren(QPushButton) if "Keep" in button.text())
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert away in recent.projects()
    assert not window.projects.strip.isVisible()


def test_the_list_is_cleared(see: See, tmp_path: Path, window: MainWindow) -> None:
    see(made(tmp_path / "other.sikap"))
    menu(window).actions()[-1].trigger()
    assert recent.projects() == []
    assert words(window) == ["No other project yet"]
    assert not menu(window).actions()[0].isEnabled()


def test_a_name_with_an_ampersand_is_shown_whole(tmp_path: Path, window: MainWindow) -> None:
    recent.note(tmp_path / "Kata & data.sikap")
    assert words(window)[0] == "&1  Kata && data"
    assert menu(window).actions()[0].toolTip() == str(tmp_path / "Kata & data.sikap")


def test_a_tour_is_no_recent_project(desk: Desk, tmp_path: Path) -> None:
    desk.remembers = False
    desk.open_window(Project.create(tmp_path / "tour.sikap"))
    assert recent.projects() == []


def test_a_name_that_no_file_can_have_is_told_as_one_that_has_gone(window: MainWindow) -> None:
    """As it may stand in the settings of another system."""
    QSettings().setValue(recent.KEY, ["/" + "x" * 300 + ".sikap"])
    menu(window).actions()[0].trigger()
    assert window.projects.strip.isVisible()


def test_a_name_in_letters_of_another_time_is_found_again(tmp_path: Path) -> None:
    """On Linux a name is bytes, and need not be in UTF-8."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.sikap"))
    recent.note(path)
    assert recent.projects() == [path]
