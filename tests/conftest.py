"""What every test stands on: no screen, a home of its own, nothing left alive, and files to compare with."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from reader import store

if "SIKAP_TEST_PLATFORM" in os.environ:
    os.environ["QT_QPA_PLATFORM"] = os.environ["SIKAP_TEST_PLATFORM"]
else:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

TESTS = Path(__file__).parent
FILES = TESTS / "files"
BENCHMARKS = TESTS / "benchmarks"
MANY = 50_000  # Python's objects that are looked through after a test, before they are set aside

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the reference files in tests/files that differ")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Benchmarks run when they are asked for by name: `pytest tests/benchmarks`."""
    if collection_path != BENCHMARKS and BENCHMARKS not in collection_path.parents:
        return None
    asked = [(config.invocation_params.dir / word.split("::")[0]).resolve() for word in config.args]
    return None if any(path == BENCHMARKS or BENCHMARKS in path.parents for path in asked) else True


Reference = Callable[[str, str], None]


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Reference:
    """Compares a text with the file of that name in tests/files, to the byte; `--update` writes the file instead."""

    def compare(name: str, text: str) -> None:
        file = FILES / name
        if request.config.getoption("--update"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert file.exists(), f"{file} is missing: run pytest --update and read what it writes"
        assert text == file.read_bytes().decode()

    return compare


@pytest.fixture(autouse=True)
def home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, data, caches and recent projects of a test are its own; nobody's real ones are seen or changed."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for what in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{what}_HOME", str(home / what.lower()))
    (home / "run").mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "run"))
    for what in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(what, str(home / what.lower()))
    if "PySide6.QtCore" in sys.modules:
        _lead_qt_home(home)
    return home


def _lead_qt_home(home: Path) -> None:
    from PySide6.QtCore import QSettings, QStandardPaths

    QStandardPaths.setTestModeEnabled(True)
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(home / "config"))


@pytest.fixture(autouse=True)
def nobody_pulls_the_plug(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Projects do not wait until each step is on the disk, which takes as long as the step; `durable` tests do."""
    if not request.node.get_closest_marker("durable"):
        for name in ("_PRAGMAS", "_ALONE"):
            hasty = ("synchronous = OFF" if "synchronous" in pragma else pragma for pragma in getattr(store, name))
            monkeypatch.setattr(store, name, tuple(hasty))


@pytest.fixture(autouse=True)
def no_cover_in_children(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test of many files or verbs starts is not measured either: that would double its time."""
    if request.node.get_closest_marker("no_cover"):
        for name in ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"):
            monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def nothing_stays_alive(request: pytest.FixtureRequest, home_of_its_own: Path) -> Iterator[None]:
    """Fails a test that leaves a window on the screen, a timer that nobody owns, or a job still at work."""
    threads = set(threading.enumerate())
    yield
    left = [f"thread {thread.name}" for thread in threading.enumerate() if thread not in threads and _lasts(thread)]
    if "qapp" in request.fixturenames:
        left += _left_in_qt()
    assert not left, f"the test left behind: {', '.join(left)}"


def _lasts(thread: threading.Thread) -> bool:
    """Whether the thread does not end by itself soon. Threads that Qt started are dummies to Python."""
    if thread.daemon or isinstance(thread, threading._DummyThread):
        return False
    thread.join(5)
    return thread.is_alive()


def _left_in_qt() -> list[str]:
    from PySide6.QtCore import QThreadPool
    from PySide6.QtWidgets import QApplication

    _empty_clipboard()
    left = [] if QThreadPool.globalInstance().waitForDone(5000) else ["a job in the thread pool"]
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            left.append(f"window {type(window).__name__} {window.windowTitle()!r}")
            window.hide()
    _delete_windows()
    return left + _stop_timers_of_nobody()


def _delete_windows() -> None:
    """What a test has made and let go of may live on in Qt, and would be dressed anew in each test after it."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _empty_clipboard() -> None:
    """The next test finds nothing in it, and nothing of it is left for the end of the process.

    Offscreen, Qt keeps what was copied in a C++ static, which goes after Python has gone: an object of a Python class
    of QMimeData, such as the reading pane's, then takes the process down.
    """
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().clear()


def _stop_timers_of_nobody() -> list[str]:
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    things = gc.get_objects()
    timers = [thing for thing in things if type(thing) is QTimer and isValid(thing)]
    ownerless = [timer for timer in timers if timer.isActive() and timer.parent() is None]
    for timer in ownerless:
        timer.stop()
    if len(things) > MANY:
        del things, timers
        gc.collect()
        gc.freeze()
    return [f"a timer of {timer.interval()} ms" for timer in ownerless]
