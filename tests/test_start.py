"""The shortest way to the window: it reads little, and what goes wrong on it is said as every command says it."""

import gc
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QListView, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

import main
from reader.errors import SikapError
from reader.project import Project
from tests.test_command_line import call, start
from ui.ahead import Ahead
from ui.first_paint import FirstPaint
from ui.reading.viewport import known_viewport

# What a window can do without until it is seen.
LATER = {
    *("inspect", "dataclasses", "argparse", "logging"),
    *("click", "tomllib", "sqlite_utils", "markdown_it", "platformdirs", "socket", "ctypes", "uuid", "secrets"),
    *("reader.search", "reader.languages", "reader.voice", "reader.intake", "reader.keeping.backups"),
    *(
        "ui.command_line",
        "ui.articles.article_filter",
        "ui.errands",
        "ui.jobs",
        "ui.importing",
        "ui.correcting.orphans",
    ),
    *("ui.recent", "ui.projects", "ui.opened_files", "PySide6.QtNetwork"),
    *("ui.keeping.strip", "ui.keeping.opening", "ui.keeping.notices", "ui.keeping.backing_up"),
}

STARTED = """
import sys
import main
import ui.display
asked = ui.display.why_no_window
def begun():
    why = asked()
    from ui.main_window import MainWindow
    MainWindow._make_the_rest = seen
    return why
def seen(window):
    print(sorted(sys.modules))
    sys.stdout.flush()
    __import__("os")._exit(0)
ui.display.why_no_window = begun
main.main()
"""

# The same, watching when garbage is looked for and which sources are read.
WATCHED = """
import gc, linecache, sys
import main
import ui.display
asked = ui.display.why_no_window
def begun():
    why = asked()
    print(gc.isenabled(), gc.get_freeze_count() > 0)
    from ui.main_window import MainWindow
    MainWindow._make_the_rest = seen
    return why
def seen(window):
    print(gc.isenabled(), gc.get_freeze_count() > 0)
    print(sorted(file for file in linecache.cache if "/ui/" in file or "/reader/" in file))
    sys.stdout.flush()
    __import__("os")._exit(0)
ui.display.why_no_window = begun
main.main()
"""


# What PySide6 says of itself, which is put off, and what it says when it is read as everybody reads it.
SAID = """
import sys
if sys.argv[1] == "later":
    from ui import binding
    binding.read()
import PySide6
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QWidget
late = [name for name, module in sys.modules.items() if "__getattr__" in vars(module) and "signature" in name]
assert (len(late) > 5) is (sys.argv[1] == "later"), late
for call in (lambda: QSize("a"), lambda: QObject(nothing=1), lambda: QObject().nothing, lambda: QSize(1, 2, 3)):
    try:
        call()
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error), error)
print(QWidget.resize.__doc__, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, Qt.Key.Key_A | Qt.Modifier.CTRL)
help(QWidget.raise_)
from PySide6.support.signature.lib import enum_sig, pyi_generator
print(pyi_generator.generate_pyi.__name__, enum_sig.__name__, enum_sig.__spec__.name, hasattr(enum_sig, "nothing"))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "study.sikap"
    with Project.create(path) as made:
        made.add_article("Menteri menolak rencana itu. Nelayan setuju.", language="id")
    return path


def started(script: str, project: Path, home: Path) -> str:
    """What a start on this project writes."""
    where = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", script, str(project)],
        cwd=Path(main.__file__).parent,
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")} | where,
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_the_first_paint_does_not_need_is_not_read_before_it(project: Path, tmp_path: Path) -> None:
    read = set(started(STARTED, project, tmp_path).strip("[]\n").replace("'", "").split(", "))
    assert "ui.reading.reading_pane" in read
    assert read & LATER == set()


def test_garbage_is_looked_for_when_the_window_is_there_and_no_source_is_read_again(
    project: Path, tmp_path: Path
) -> None:
    assert started(WATCHED, project, tmp_path).splitlines() == ["False False", "True True", "[]"]


def test_what_is_put_off_says_the_same_when_it_is_asked(project: Path, tmp_path: Path) -> None:
    said = [
        re.sub("0x[0-9a-f]+", "", started(SAID.replace("sys.argv[1]", repr(how)), project, tmp_path))
        for how in ("later", "plainly")
    ]
    assert said[0] == said[1]
    assert "QSize" in said[0]


def test_garbage_is_looked_for_if_there_is_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    during: list[bool] = []
    monkeypatch.setattr(sys, "argv", ["sikap"])
    monkeypatch.setattr("ui.start.open_window", lambda *words: during.append(gc.isenabled()))
    monkeypatch.setattr("ui.command_line.run", lambda: during.append(gc.isenabled()))
    main.main()
    assert during == [False, True]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")
@pytest.mark.parametrize("kind", ["folder", "text"])
def test_what_cannot_be_opened_is_said_as_by_a_command(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "study.sikap"
    path.mkdir() if kind == "folder" else path.write_text("no project")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    done, told = start(path), call("info", path)
    assert (done.returncode, done.stdout) == (told.exit_code, b"") == (1, b"")
    assert done.stderr.decode() == told.stderr


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ([], True),
        (["study.sikap"], True),
        (["export"], False),
        (["study"], False),
        ([".sikap"], False),
        (["-v.sikap"], False),
        (["--help"], False),
        (["a.sikap", "b.sikap"], False),
    ],
)
def test_one_project_or_nothing_asks_for_a_window(words: list[str], only: bool) -> None:
    assert main._only_a_window(words) is only


def test_a_shell_that_asks_for_words_gets_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_SIKAP_COMPLETE", "bash_complete")
    assert not main._only_a_window([])


def test_the_first_paint_is_told_once_when_all_is_painted(qtbot: QtBot) -> None:
    painted: list[str] = []

    class Child(QWidget):
        def paintEvent(self, event: object) -> None:
            painted.append("child")

    window = QWidget()
    qtbot.addWidget(window)
    child = Child(window)
    child.resize(20, 20)
    FirstPaint(window, lambda: painted.append("told"))
    assert painted == []
    window.show()
    qtbot.waitUntil(lambda: "told" in painted)
    assert painted[0] == "child"
    before = painted.count("child")
    window.update()
    child.update()
    qtbot.waitUntil(lambda: painted.count("child") > before)
    assert painted.count("told") == 1


def test_what_is_made_ahead_is_made_one_by_one_and_what_fails_is_left(qtbot: QtBot) -> None:
    made: list[str] = []

    def fail() -> None:
        made.append("fail")
        raise SikapError("Not now.")

    parent = QObject()
    ahead = Ahead(parent, 1, (fail, lambda: made.append("one"), lambda: made.append("two")))
    qtbot.wait(10)
    assert made == []
    ahead.start()
    with qtbot.waitSignal(ahead.timeout):
        pass
    assert made == ["fail"]
    qtbot.waitUntil(lambda: not ahead.isActive())
    assert made == ["fail", "one", "two"]


@pytest.mark.parametrize("area", [QListView, QTextBrowser])
def test_a_viewport_that_is_known_by_name_is_the_viewport(
    area: type[QListView] | type[QTextBrowser], qtbot: QtBot
) -> None:
    made = area()
    qtbot.addWidget(made)
    assert known_viewport(made) is made.viewport()
