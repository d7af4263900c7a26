"""Garbage is looked for where nobody waits, and all of it is found in the end."""

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui import garbage
from ui.app import Desk
from ui.main_window import MainWindow

Unseen = Qt.ApplicationState.ApplicationInactive


class App(QObject):
    """As much of an application as is asked for."""

    applicationStateChanged = Signal(Qt.ApplicationState)

    def __init__(self) -> None:
        super().__init__()
        self.given: list[int] = []


class Round:
    """Found by the collector only."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[App]:
    app, thresholds = App(), gc.get_threshold()
    monkeypatch.setattr(garbage, "_later", None)
    monkeypatch.setattr(garbage, "_much", False)
    monkeypatch.setattr(garbage, "_giving_back", None)
    monkeypatch.setattr(garbage, "give_back", lambda: app.given.append(1))
    garbage.begin(app)  # type: ignore[arg-type]
    monkeypatch.setattr(garbage, "_holding", 0)
    assert garbage._later is not None
    garbage._later.setInterval(50)
    yield app
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def was_in_use() -> "weakref.ref[Round]":
    """Garbage that was in use when everything was looked at."""
    used = Round()
    gc.collect()
    return weakref.ref(used)


def test_what_was_in_use_once_is_looked_at_again_when_nobody_sees_the_window(app: App) -> None:
    left = was_in_use()
    made = [Round() for _ in range(100_000)]  # after so many, Python would look at all by itself
    assert left() is not None
    del made
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert left() is not None
    app.applicationStateChanged.emit(Unseen)
    assert left() is None


def test_what_a_start_has_made_is_never_looked_at(app: App) -> None:
    made = gc.get_freeze_count()
    for _ in range(2):
        app.applicationStateChanged.emit(Unseen)
        assert 0 < gc.get_freeze_count() <= made


def test_what_is_free_goes_back_in_the_next_turn(app: App, qtbot: QtBot) -> None:
    app.applicationStateChanged.emit(Unseen)
    assert not app.given
    qtbot.waitUntil(lambda: app.given == [1])


def test_while_a_job_is_at_work_that_waits(app: App, qtbot: QtBot) -> None:
    left = was_in_use()
    garbage.hold()
    app.applicationStateChanged.emit(Unseen)
    assert left() is not None
    garbage.release()
    qtbot.waitUntil(lambda: left() is None)


def test_much_that_a_job_has_made_is_not_looked_at_when_it_ends(app: App) -> None:
    garbage.hold()
    made = [Round() for _ in range(garbage.MUCH + 1000)]
    before = gc.get_freeze_count()
    garbage.release()
    assert gc.get_freeze_count() - before > len(made)
    left = weakref.ref(made[0])
    del made
    gc.collect()
    assert left() is not None
    app.applicationStateChanged.emit(Unseen)
    assert left() is None


def test_a_window_that_made_way_for_one_in_another_language_takes_its_text_with_it(
    app: App, desk: Desk, open_window: Callable[..., MainWindow], project_file: object, qtbot: QtBot
) -> None:
    window = open_window(project_file)
    text = window.pane.document()
    assert garbage._later is not None
    with qtbot.waitSignal(garbage._later.timeout):
        desk.speak("id", window)
    qtbot.waitUntil(lambda: not isValid(window))
    assert not isValid(text)
    assert len(desk.windows) == 1
