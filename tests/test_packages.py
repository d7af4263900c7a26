"""Sikap outside its checkout: what the desktop is told of it, the wheel's files, and the frozen program."""

import configparser
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import pytest

import resources
from reader.project import Project
from reader.store import APPLICATION_ID, SUFFIX
from resources import freeze

ROOT = Path(__file__).parents[1]
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
STARTING = 30  # seconds that a window may take to be there


@pytest.fixture
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters="=")
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # the keys are told apart by case
    parser.read(resources.path("desktop/sikap.desktop"), encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.fixture
def mime_type() -> ElementTree.Element:
    found = ElementTree.parse(resources.path("desktop/sikap.xml")).find(f"{MIME}mime-type")
    assert found is not None
    return found


def test_the_desktop_starts_sikap_with_the_file_that_was_opened(entry: configparser.SectionProxy) -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    command, place = entry["Exec"].split()
    assert command in scripts
    assert place == "%f"
    assert entry["Terminal"] == "false"


def test_the_desktop_names_sikap_in_both_languages(
    entry: configparser.SectionProxy, mime_type: ElementTree.Element
) -> None:
    for key in ("GenericName", "Comment", "Keywords"):
        assert entry[key] != entry[f"{key}[id]"]
    languages = [
        comment.get("{http://www.w3.org/XML/1998/namespace}lang") for comment in mime_type.iter(f"{MIME}comment")
    ]
    assert languages == [None, "id"]


def test_a_project_is_known_by_its_name_and_by_its_content(
    entry: configparser.SectionProxy, mime_type: ElementTree.Element, tmp_path: Path
) -> None:
    assert entry["MimeType"].split(";")[0] == mime_type.get("type")
    globs = [glob.get("pattern") for glob in mime_type.iter(f"{MIME}glob")]
    assert globs == [f"*{SUFFIX}"]
    with Project.create(tmp_path / "a.sikap"):
        pass
    head = (tmp_path / "a.sikap").read_bytes()[:100]
    beginning, number = mime_type.iter(f"{MIME}match")
    assert head.startswith(b"SQLite format 3\0")
    assert (beginning.get("offset"), beginning.get("value")) == ("0", "SQLite format 3\\000")
    assert int(number.get("value", ""), 16) == APPLICATION_ID
    place = int(number.get("offset", ""))
    assert int.from_bytes(head[place : place + 4], "big") == APPLICATION_ID


def test_what_the_wheel_lays_outside_python_is_there() -> None:
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    files = [file for files in setuptools["data-files"].values() for file in files]
    assert all((ROOT / file).is_file() for file in files)
    assert {Path(file).name for file in files} == {"sikap.desktop", "sikap.xml", "sikap.svg"}


def test_packing_says_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert freeze.main([str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err == 'PyInstaller is missing. Run: python -m pip install ".[freeze]"\n'
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("system", "name"), [("linux", "sikap/sikap"), ("win32", "sikap/sikap.exe"), ("darwin", "Sikap.app")]
)
def test_every_system_packs_the_same_files(
    system: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    words = freeze.command(tmp_path, tmp_path / "work")
    assert freeze.program(tmp_path) == tmp_path / name
    assert {f"{ROOT / folder}:{folder}" for folder in ("resources", "reader/languages")} <= set(words)
    assert words[-1] == str(ROOT / "main.py")


@pytest.mark.skipif(sys.platform != "linux", reason="the script is tried on Linux")
@pytest.mark.timeout(600)
def test_the_frozen_program_does_the_whole_job(tmp_path: Path) -> None:
    """Packs Sikap and starts it: the tour, an import in worker processes, and a window on a display."""
    pytest.importorskip("PyInstaller", reason='takes minutes; wants `pip install ".[freeze]"`')
    assert freeze.main([str(tmp_path / "out")]) == 0
    sikap, home = freeze.program(tmp_path / "out"), tmp_path / "home"
    home.mkdir()
    around = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}  # nothing of this Python

    def run(*words: str | Path) -> str:
        done = subprocess.run([sikap, *words], env=around, cwd=home, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "The CSV files hold exactly" in run("tour", "--offscreen", "--out", tmp_path / "tour")
    project = tmp_path / "a.sikap"
    assert "articles" in run(
        "import", project, ROOT / "tests" / "files" / "documents" / "document.docx", ROOT / "README.md"
    )
    assert "All is well" in run("check", project)
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        pytest.skip("no Xvfb and xdotool to start the window with")
    with display() as number, subprocess.Popen([sikap, project], env={**around, "DISPLAY": number}) as running:
        try:
            assert "a – Sikap" in title_on(number)
        finally:
            running.terminate()


@contextmanager
def display() -> Iterator[str]:
    """A screen of its own for a while; its name."""
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1320x900x24"]
    with subprocess.Popen(words, pass_fds=[write], stderr=subprocess.DEVNULL) as screen:
        os.close(write)
        try:
            with os.fdopen(read) as said:
                yield f":{said.readline().strip()}"
        finally:
            screen.terminate()


def title_on(number: str) -> str:
    """The title of the window that appears on this display; "" if none does in time."""
    words = ["xdotool", "search", "--onlyvisible", "--name", "Sikap", "getwindowname"]
    ends = time.monotonic() + STARTING
    while time.monotonic() < ends:
        done = subprocess.run(words, env={**os.environ, "DISPLAY": number}, capture_output=True, text=True)
        if done.stdout:
            return done.stdout
        time.sleep(0.2)
    return ""
