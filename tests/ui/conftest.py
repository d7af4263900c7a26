"""A real window on a real project file, and the keys a person presses in it."""

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.project import Project
from ui import language, theme
from ui.app import Desk, make_app
from ui.main_window import MainWindow

Press = Callable[..., None]


@pytest.fixture(scope="session", autouse=True)
def modules_stay() -> None:
    """What was imported stays to the end: to look through it after each test would take as long as the test."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    """The program, speaking English by day, without remembered settings; its windows are closed at the end."""
    QSettings().clear()
    _dress(qapp)
    desk = Desk(qapp)
    yield desk
    for window in list(desk.windows):
        window.session.unsaved.give_up()  # or closing would ask what is to become of it, and wait
        window.close()
    QSettings().clear()
    _dress(qapp)


def _dress(app: QApplication) -> None:
    """As at the start. What is so already is left: to dress it anew takes as long as a small test."""
    usual = theme.mine("light")
    spoken, font = language.language(), app.font().pointSizeF()
    if app.applicationName() != "Sikap" or (spoken, font) != ("en", theme.SANS_SIZE) or theme.current() is not usual:
        make_app("en", "light")


@pytest.fixture(scope="session")
def empty_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: that takes longer than many a test."""
    file = tmp_path_factory.mktemp("empty") / "study.sikap"
    Project.create(file, coder="rani").close()
    return file


@pytest.fixture
def project_file(tmp_path: Path, empty_project: Path) -> Path:
    """A new project file of a coder called rani, who has done nothing yet."""
    return Path(shutil.copy(empty_project, tmp_path))


@pytest.fixture
def open_window(desk: Desk, qtbot: QtBot) -> Callable[[Path], MainWindow]:
    """Open a project file in a window, as the program does."""

    def open_it(path: Path) -> MainWindow:
        window = desk.open_window(Project.open(path, coder="rani"))
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return open_it


@pytest.fixture
def window(open_window: Callable[[Path], MainWindow], project_file: Path) -> MainWindow:
    return open_window(project_file)


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    """Press keys one after another in whatever has the focus: "Down", "Shift+Right", "S"."""

    def press_keys(window: MainWindow, *names: str) -> None:
        for name in names:
            *modifiers, key = name.split("+")
            how = Qt.KeyboardModifier.NoModifier
            for modifier in modifiers:
                how |= {
                    "Shift": Qt.KeyboardModifier.ShiftModifier,
                    "Ctrl": Qt.KeyboardModifier.ControlModifier,
                    "Alt": Qt.KeyboardModifier.AltModifier,
                }[modifier]
            target = window.focusWidget() or window.pane
            qtbot.keyClick(target, getattr(Qt.Key, f"Key_{key}"), how)

    return press_keys
