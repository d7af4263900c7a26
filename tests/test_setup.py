"""Setup on a new machine: what it decides and what it says. The real thing is run by hand in a bare system."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from resources import setup
from resources.setup import Checkout, SetupFailed

ROOT = Path(__file__).parents[1]
LDD = """\
.venv/lib/python3.11/site-packages/PySide6/QtWidgets.abi3.so:
\tlinux-vdso.so.1 (0x00007ffd1b5f2000)
\tlibGL.so.1 => not found
\tlibQt6Core.so.6 => /somewhere/Qt/lib/libQt6Core.so.6 (0x00007f0d5a000000)
.venv/lib/python3.11/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so:
\tlibxcb-cursor.so.0 => not found
\tlibGL.so.1 => not found
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'sikap'\n")
    return Checkout(tmp_path, windows=False)


def finished(checkout: Checkout, *, test: bool) -> None:
    """What a good run leaves behind."""
    checkout.python.parent.mkdir(parents=True)
    checkout.python.symlink_to(sys.executable)
    checkout.program("sikap").touch()
    setup._write_mark(checkout, test)


def nothing(packages: Sequence[str]) -> set[str]:
    return set()


# Libraries and packages


def test_each_missing_library_is_named_once() -> None:
    assert setup.not_found(LDD) == ["libGL.so.1", "libxcb-cursor.so.0"]


def test_libraries_become_the_packages_that_bring_them() -> None:
    found = setup.packages_for(["libGL.so.1", "libxcb-cursor.so.0"], setup.known_packages(), nothing)
    assert found == ["libgl1", "libxcb-cursor0"]


@pytest.mark.parametrize(
    ("available", "expected"),
    [
        ({"libglib2.0-0t64"}, ["libglib2.0-0t64"]),
        ({"libglib2.0-0"}, ["libglib2.0-0"]),
        (set(), ["libglib2.0-0"]),
    ],
    ids=["newer release", "older release", "lists never fetched"],
)
def test_a_package_that_changed_its_name_is_asked_for_by_the_name_apt_knows(
    available: set[str], expected: list[str]
) -> None:
    known = setup.known_packages()
    two_of_one_package = ["libglib-2.0.so.0", "libgthread-2.0.so.0"]
    assert setup.packages_for(two_of_one_package, known, lambda packages: available & set(packages)) == expected


def test_a_library_that_no_package_is_known_for_is_not_asked_of_apt() -> None:
    assert setup.packages_for(["libnobody.so.9"], setup.known_packages(), nothing) == []


def test_the_list_of_packages_names_what_the_window_cannot_do_without() -> None:
    known = setup.known_packages()
    assert {"libEGL.so.1", "libGL.so.1", "libxkbcommon.so.0", "libxcb-cursor.so.0", "libdbus-1.so.3"} <= set(known)
    assert all(packages for packages in known.values())


def test_apts_answer_tells_real_packages_from_names_without_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer = "libgl1:\n  Installed: (none)\n  Candidate: 1.6.0-1\nlibold:\n  Installed: (none)\n  Candidate: (none)\n"
    apt_cache = tmp_path / "apt-cache"
    apt_cache.write_text(f"#!/bin/sh\nprintf '%s' '{answer}'\n")
    apt_cache.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert setup.candidates(["libgl1", "libold", "libunheard"]) == {"libgl1"}


def test_who_may_not_install_is_told_the_exact_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "become_root", lambda: None)
    with pytest.raises(SetupFailed) as failure:
        setup.install_debian_packages(["libegl1", "libgl1"], "Qt lacks 2 system libraries")
    assert str(failure.value) == (
        "Qt lacks 2 system libraries. Run this, then setup again:\n"
        "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends libegl1 libgl1"
    )


def test_where_there_is_no_apt_the_libraries_themselves_are_named(
    monkeypatch: pytest.MonkeyPatch, checkout: Checkout
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/ldd" if name == "ldd" else None)
    monkeypatch.setattr(setup, "missing_libraries", lambda checkout: ["libEGL.so.1", "libGL.so.1"])
    with pytest.raises(SetupFailed, match=r"^Qt needs these libraries: libEGL\.so\.1, libGL\.so\.1\."):
        setup.provide_libraries(checkout)


def test_other_systems_than_linux_bring_the_libraries_themselves(
    monkeypatch: pytest.MonkeyPatch, checkout: Checkout
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    setup.provide_libraries(checkout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ldd is a program of Linux")
def test_an_environment_without_pyside_is_not_taken_for_one_that_needs_nothing(checkout: Checkout) -> None:
    with pytest.raises(SetupFailed, match="holds no PySide6"):
        setup.missing_libraries(checkout)


def test_root_needs_no_sudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    assert setup.become_root() == []


@pytest.mark.parametrize(
    ("has_sudo", "without_password", "at_a_terminal", "expected"),
    [
        (True, True, False, ["sudo", "-n"]),
        (True, False, True, ["sudo"]),
        (True, False, False, None),
        (False, False, True, None),
    ],
)
def test_sudo_is_used_where_it_can_ask_or_need_not(
    monkeypatch: pytest.MonkeyPatch,
    has_sudo: bool,
    without_password: bool,
    at_a_terminal: bool,
    expected: list[str] | None,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/sudo" if has_sudo else None)
    monkeypatch.setattr(setup, "_works", lambda command: without_password)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: at_a_terminal, raising=False)
    assert setup.become_root() == expected


# When there is nothing to do


def test_a_finished_setup_has_nothing_to_do(checkout: Checkout) -> None:
    finished(checkout, test=False)
    assert setup.is_ready(checkout, test=False)
    assert not setup.is_ready(checkout, test=True)


def test_a_setup_for_tests_is_enough_for_the_program(checkout: Checkout) -> None:
    finished(checkout, test=True)
    assert setup.is_ready(checkout, test=False)


def test_changed_requirements_are_installed_again(checkout: Checkout) -> None:
    finished(checkout, test=True)
    (checkout.root / "pyproject.toml").write_text("[project]\nname = 'sikap'\ndependencies = ['click']\n")
    assert not setup.is_ready(checkout, test=False)


def test_a_python_that_was_removed_from_the_machine_is_noticed(checkout: Checkout) -> None:
    finished(checkout, test=False)
    checkout.python.unlink()
    checkout.python.symlink_to(checkout.root / "python that was uninstalled")
    assert not setup.is_ready(checkout, test=False)


def test_an_environment_that_came_from_another_folder_is_noticed(checkout: Checkout) -> None:
    checkout.venv.mkdir()
    made_here = f"version = 3.11.7\ncommand = /usr/bin/python3 -m venv {checkout.venv}\n"
    (checkout.venv / "pyvenv.cfg").write_text(made_here)
    assert not setup.was_moved(checkout)
    (checkout.venv / "pyvenv.cfg").write_text(made_here.replace(str(checkout.venv), "/elsewhere/.venv"))
    assert setup.was_moved(checkout)


def test_a_half_made_environment_is_made_anew(checkout: Checkout) -> None:
    checkout.python.parent.mkdir(parents=True)
    checkout.python.write_text("half of a Python")
    setup.make_environment(checkout)
    said = subprocess.run([checkout.python, "-m", "pip", "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("pip ")


# What it says


def test_too_little_space_is_said_before_anything_is_downloaded(
    monkeypatch: pytest.MonkeyPatch, checkout: Checkout
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=5_000_000))
    with pytest.raises(SetupFailed, match="has 5 MB free and about 800 MB are needed"):
        setup.make_environment(checkout)
    assert not checkout.venv.exists()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("WARNING: Retrying (Retry(total=4, connect=None)) after connection broken", "The package index cannot be"),
        ("ERROR: Network is unreachable", "The package index cannot be reached"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: Cannot install two versions of one thing", "pip could not install the packages"),
    ],
)
def test_a_failure_of_pip_is_one_sentence_and_its_last_lines(line: str, sentence: str) -> None:
    lines = setup.pip_failure(["first words", *["more"] * 20, f"  {line}", ""]).splitlines()
    assert lines[0].startswith(sentence)
    assert lines[-1] == f"  {line}"
    assert "  first words" not in lines


def test_large_downloads_are_announced_and_small_ones_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    setup._say_download("  Downloading pyside6_essentials-6.11.3-cp310-abi3-manylinux_2_34_x86_64.whl (80.3 MB)")
    setup._say_download("  Downloading click-8.5.1-py3-none-any.whl (112 kB)")
    assert capsys.readouterr().out == "  downloading pyside6_essentials, 80.3 MB\n"


def test_a_folder_that_is_no_checkout_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert setup.run([], Checkout(tmp_path)) == 1
    error = capsys.readouterr().err
    assert error == f"Setup stopped. {tmp_path} is not a checkout of Sikap: pyproject.toml is missing.\n"


def test_a_folder_that_cannot_be_written_to_is_one_sentence() -> None:
    refused = PermissionError(13, "Permission denied", "/opt/sikap/.venv")
    assert setup.in_words(refused) == (
        "Permission denied (/opt/sikap/.venv): make sure that this folder can be written to and has space."
    )


def test_words_it_does_not_know_end_with_2() -> None:
    with pytest.raises(SystemExit) as end:
        setup.run(["--tests"])
    assert end.value.code == 2


def test_windows_keeps_programs_elsewhere(tmp_path: Path) -> None:
    windows = Checkout(tmp_path, windows=True)
    assert windows.python == tmp_path / ".venv" / "Scripts" / "python.exe"
    assert windows.shown("sikap") == r".venv\Scripts\sikap"


# main.py before anything is installed


def bare_python(*words: str) -> subprocess.CompletedProcess[str]:
    """main.py as a Python runs it that has the standard library only."""
    return subprocess.run([sys.executable, "-E", "-s", "-S", ROOT / "main.py", *words], capture_output=True, text=True)


def test_setup_explains_itself_with_the_standard_library_only() -> None:
    done = bare_python("setup", "--help")
    assert done.returncode == 0, done.stderr
    assert "--test" in done.stdout


def test_other_commands_name_setup_or_the_environment() -> None:
    done = bare_python("tour")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Run: " in done.stderr
