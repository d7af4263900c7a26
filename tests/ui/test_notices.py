"""What the window says of the place where a project lies."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.project import Project
from ui.keeping import notices
from ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "SOON", 0)
    monkeypatch.setattr(notices, "AGAIN", 20)


def open_in(open_window: Callable[[Path], MainWindow], folder: Path) -> MainWindow:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "studi.sikap"
    if not path.exists():
        Project.create(path).close()
    return open_window(path)


def offers(window: MainWindow) -> dict[str, QPushButton]:
    buttons = [button for button in window.notices.strip.findChildren(QPushButton) if not button.isHidden()]
    return {button.accessibleName(): button for button in buttons}


def test_a_synchronised_folder_is_said_once(
    open_window: Callable[[Path], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_in(open_window, tmp_path / "Dropbox" / "tesis")
    qtbot.waitUntil(window.notices.strip.isVisible)
    assert "Dropbox synchronises" in window.notices.strip.text
    offers(window)["Understood"].click()
    assert not window.notices.strip.isVisible()
    window.notices.look()
    assert not window.notices.strip.isVisible()
    window.close()
    again = open_in(open_window, tmp_path / "Dropbox" / "tesis")
    again.notices.look()
    assert not again.notices.strip.isVisible()


def test_a_project_on_a_disk_of_this_machine_says_nothing(window: MainWindow) -> None:
    window.notices.look()
    assert not window.notices.strip.isVisible()


def test_a_version_of_somebody_else_is_noticed_when_it_comes(
    open_window: Callable[[Path], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_in(open_window, tmp_path)
    name = "studi (Budi's conflicted copy 2026-11-20).sikap"
    window.session.project.save_copy(tmp_path / name)
    qtbot.waitUntil(window.notices.strip.isVisible)
    assert name in window.notices.strip.text
    offers(window)["Open it"].click()
    assert [one.session.project.path.name for one in window.desk.windows] == ["studi.sikap", name]
    assert not window.notices.strip.isVisible()


def test_it_can_wait(open_window: Callable[[Path], MainWindow], qtbot: QtBot, tmp_path: Path) -> None:
    window = open_in(open_window, tmp_path)
    for person in ("Budi", "Citra"):
        window.session.project.save_copy(tmp_path / f"studi ({person}'s conflicted copy).sikap")
    window.notices.look()
    assert "2 conflicted copies" in window.notices.strip.text
    offers(window)["Later"].click()
    window.notices.look()
    assert not window.notices.strip.isVisible()
