"""One window a project, also when its file is opened by another process."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QProcessEnvironment
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

import main
from reader.project import Project
from ui import running
from ui.app import Desk
from ui.main_window import MainWindow

Open = Callable[[Path], MainWindow]
Start = Callable[..., QProcess]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="named pipes are not files")

# A program that has a project open and says so; it ends when it is told, or falls down as in a crash.
OTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.running import Doors
app = QCoreApplication([])
def show(path):
    print("shown", path, flush=True)
    return True
doors = Doors(show)
doors.open(Path(sys.argv[1]))
print("open", flush=True)
if sys.argv[2] == "deaf":
    __import__("time").sleep(60)
if sys.argv[2] == "crash":
    __import__("os")._exit(1)
app.exec()
"""
ASK = (
    "import sys; from pathlib import Path; from ui.running import come_forward; print(come_forward(Path(sys.argv[1])))"
)


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Start Python with these words, beside us."""
    begun: list[QProcess] = []

    def start_it(*words: str | Path, folder: Path = Path(main.__file__).parent) -> QProcess:
        process = QProcess()
        known = QProcessEnvironment.systemEnvironment()
        for name, value in os.environ.items():
            if not name.startswith("COVERAGE_"):
                known.insert(name, value)
        known.insert("PYTHONPATH", str(Path(main.__file__).parent))
        process.setProcessEnvironment(known)
        process.setWorkingDirectory(str(folder))
        process.start(sys.executable, [str(word) for word in words])
        begun.append(process)
        return process

    yield start_it
    for process in begun:
        process.kill()
        process.waitForFinished()


def said(process: QProcess, words: str, qtbot: QtBot) -> str:
    """All that it has written when these words have come."""
    heard: list[str] = []

    def come() -> bool:
        heard.append(bytes(process.readAllStandardOutput().data()).decode())
        return words in "".join(heard)

    qtbot.waitUntil(come, timeout=30_000)
    return "".join(heard)


def ended(process: QProcess, qtbot: QtBot) -> tuple[int, str]:
    qtbot.waitUntil(lambda: process.state() == QProcess.ProcessState.NotRunning, timeout=30_000)
    return process.exitCode(), bytes(process.readAllStandardOutput().data()).decode()


def listens(window: MainWindow, qtbot: QtBot) -> Path:
    """The socket of its project, when it is there."""
    name = running.address(window.session.project.path)
    assert name is not None
    qtbot.waitUntil(lambda: Path(name).exists())
    return Path(name)


def test_a_project_that_is_opened_a_second_time_comes_forward(
    window: MainWindow, desk: Desk, project_file: Path, start: Start, qtbot: QtBot
) -> None:
    listens(window, qtbot)
    window.showMinimized()
    code, told = ended(start(main.__file__, project_file), qtbot)
    assert (code, told) == (0, "study.sikap is open already: its window has come forward.\n")
    assert not window.isMinimized()
    assert window.isVisible()
    assert desk.windows == [window]


@pytest.mark.parametrize("form", ["relative", "link"])
def test_the_file_is_known_by_whatever_path(
    window: MainWindow, project_file: Path, tmp_path: Path, start: Start, qtbot: QtBot, form: str
) -> None:
    listens(window, qtbot)
    (tmp_path / "link.sikap").symlink_to(project_file)
    words = {"relative": "./../" + f"{tmp_path.name}/study.sikap", "link": "link.sikap"}[form]
    code, told = ended(start(main.__file__, words, folder=tmp_path), qtbot)
    assert code == 0
    assert "has come forward" in told


def test_the_last_project_is_not_opened_twice_either(
    window: MainWindow, start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    from PySide6.QtCore import QSettings

    QSettings().sync()
    listens(window, qtbot)
    assert "has come forward" in ended(start(main.__file__), qtbot)[1]


def test_a_window_brings_forward_what_another_process_has_open(
    window: MainWindow, desk: Desk, tmp_path: Path, start: Start, qtbot: QtBot
) -> None:
    path = tmp_path / "other.sikap"
    Project.create(path).close()
    other = start("-c", OTHER, path, "wait")
    said(other, "open", qtbot)
    desk.open_project(path, window)
    assert desk.windows == [window]
    assert f"shown {path}" in said(other, "shown", qtbot)


def test_one_that_does_not_answer_is_not_waited_for(
    window: MainWindow, desk: Desk, tmp_path: Path, start: Start, qtbot: QtBot
) -> None:
    path = tmp_path / "other.sikap"
    Project.create(path).close()
    other = start("-c", OTHER, path, "deaf")
    said(other, "open", qtbot)
    desk.open_project(path, window)
    assert [opened.session.project.path for opened in desk.windows][1:] == [path]


def test_after_a_crash_the_project_opens_and_is_found_again(
    window: MainWindow, desk: Desk, tmp_path: Path, start: Start, qtbot: QtBot
) -> None:
    path = tmp_path / "other.sikap"
    Project.create(path).close()
    ended(start("-c", OTHER, path, "crash"), qtbot)
    name = running.address(path)
    assert name is not None
    assert Path(name).exists()
    desk.open_project(path, window)
    assert len(desk.windows) == 2
    qtbot.waitUntil(lambda: running._who_answers(name) is not None)
    assert ended(start("-c", ASK, path), qtbot) == (0, "True\n")


def test_a_socket_that_another_process_answers_is_left_to_it(
    desk: Desk, open_window: Open, tmp_path: Path, start: Start, qtbot: QtBot
) -> None:
    path = tmp_path / "other.sikap"
    Project.create(path).close()
    other = start("-c", OTHER, path, "wait")
    said(other, "open", qtbot)
    window = open_window(path)
    qtbot.waitUntil(lambda: "_doors" in vars(desk))
    window.close()
    assert running.come_forward(path)
    said(other, "shown", qtbot)


def test_when_the_one_that_answered_ends_the_other_window_answers(
    desk: Desk, open_window: Open, tmp_path: Path, start: Start, qtbot: QtBot
) -> None:
    path = tmp_path / "other.sikap"
    Project.create(path).close()
    other = start("-c", OTHER, path, "wait")
    said(other, "open", qtbot)
    window = open_window(path)
    qtbot.waitUntil(lambda: "_doors" in vars(desk))
    other.kill()
    qtbot.waitUntil(lambda: path in desk._doors._servers)
    assert ended(start("-c", ASK, path), qtbot) == (0, "True\n")
    window.close()


@pytest.mark.parametrize("there", [True, False])
def test_only_a_window_that_has_come_forward_is_answered_for(
    tmp_path: Path, start: Start, qtbot: QtBot, there: bool
) -> None:
    doors = running.Doors(lambda project: there)
    doors.open(tmp_path / "study.sikap")
    assert ended(start("-c", ASK, tmp_path / "study.sikap"), qtbot) == (0, f"{there}\n")
    doors.close(tmp_path / "study.sikap")


def test_nothing_is_left_when_the_window_closes(window: MainWindow, project_file: Path, qtbot: QtBot) -> None:
    socket = listens(window, qtbot)
    window.close()
    assert not socket.exists()
    assert not running.come_forward(project_file)


def test_a_window_in_another_language_still_answers(
    window: MainWindow, desk: Desk, project_file: Path, start: Start, qtbot: QtBot
) -> None:
    listens(window, qtbot)
    desk.speak("id", window)
    qtbot.waitUntil(lambda: len(desk.windows) == 1 and desk.windows[0] is not window)
    assert "True" in ended(start("-c", ASK, project_file), qtbot)[1]


def test_another_project_opens_in_a_process_of_its_own(
    window: MainWindow, tmp_path: Path, start: Start, qtbot: QtBot
) -> None:
    listens(window, qtbot)
    assert ended(start("-c", ASK, tmp_path / "other.sikap"), qtbot) == (0, "False\n")


def is_left(socket: QLocalSocket) -> bool:
    return socket.state() == QLocalSocket.LocalSocketState.UnconnectedState


def test_strangers_who_say_other_things_get_no_answer(window: MainWindow, qtbot: QtBot) -> None:
    name = str(listens(window, qtbot))
    for words in (b"delete everything\n", b"x" * 5000, b"\n", b"shower\n"):
        socket = QLocalSocket()
        socket.connectToServer(name)
        assert socket.waitForConnected(1000)
        socket.write(words)
        qtbot.waitUntil(partial(is_left, socket))
        assert bytes(socket.readAll().data()) == b""


def test_nobody_else_can_stand_in_the_folder_of_the_sockets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    name = running.address(tmp_path / "a.sikap")
    assert name is not None
    folder = Path(name).parent
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o777)
    assert running.address(tmp_path / "a.sikap") is None
    folder.rmdir()
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    folder.symlink_to(tmp_path / "elsewhere")
    assert running.address(tmp_path / "a.sikap") is None
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / ("long" * 40)))
    assert running.address(tmp_path / "a.sikap") is None


def test_each_screen_has_its_own_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    here = running.address(tmp_path / "a.sikap")
    monkeypatch.setenv("DISPLAY", ":1")
    assert running.address(tmp_path / "a.sikap") != here


def test_without_a_socket_nothing_of_the_network_is_read(tmp_path: Path) -> None:
    words = f"{ASK}; print('PySide6.QtNetwork' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", words, str(tmp_path / "a.sikap")],
        cwd=Path(main.__file__).parent,
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.stdout.split() == ["False", "False"], done.stderr


def test_the_system_asks_for_a_file_as_macos_does(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from ui.opened_files import FileOpener
app = FileOpener([])
app.file_opened.connect(print)
FileOpener.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1])))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.sikap")],
        cwd=Path(main.__file__).parent,
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.stdout.strip() == str(tmp_path / "a.sikap"), done.stderr


def test_a_file_that_the_system_asks_for_opens_or_comes_forward(
    window: MainWindow, desk: Desk, tmp_path: Path, project_file: Path
) -> None:
    other = tmp_path / "other.sikap"
    Project.create(other).close()
    desk.open_file(other)
    desk.open_file(project_file)
    desk.open_file(other)
    assert [opened.session.project.path for opened in desk.windows] == [project_file, other]


def test_a_tour_answers_nobody(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.remembers = False
    window = desk.open_window(Project.create(tmp_path / "tour.sikap"))
    qtbot.waitUntil(lambda: "errands" in vars(window))
    name = running.address(tmp_path / "tour.sikap")
    assert name is not None
    assert not Path(name).exists()
