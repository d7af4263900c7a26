"""Workers and exports that are killed: nothing that was reported is lost. In full: `python -m tests.faults`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.no_cover,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="children are made by os.fork"),
]


def run(what: str, number: int, folder: Path, *more: str) -> str:
    """In a process of its own: a child of this one would have a copy of all that other tests have left here."""
    command = [sys.executable, "-m", "tests.faults", what, str(number), "--keep", str(folder), *more]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_what_a_killed_worker_had_reported_is_there(tmp_path: Path) -> None:
    said = run("kill", 16, tmp_path, "--seed", "4")
    assert "kill: 16 times" in said
    assert "; 0 lost, 0 corrupt, 0 undo failed, 0 crashes" in said, said
    assert " 0 steps reported" not in said


def test_a_worker_that_reports_before_it_saves_is_found_out(tmp_path: Path) -> None:
    said = run("kill", 8, tmp_path, "--hasty")
    assert " lost, " in said
    assert "; 0 lost, " not in said, said


def test_an_export_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    said = run("exports", 12, tmp_path)
    assert "; 0 lost, 0 corrupt, 0 undo failed, 0 crashes" in said, said
    assert ": old " in said
