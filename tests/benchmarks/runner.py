"""Runs each benchmark in a process of its own, with a home of its own: what one leaves behind harms no other."""

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import Figure

ROOT = Path(__file__).parents[2]
# In the order of the table: what a person waits for most often comes first.
BENCHMARKS = (
    *("start", "opening", "tagging", "scrolling", "export", "claims_table", "searching", "storing", "segmenting"),
    *("arriving", "coding", "following", "codebook", "reprinting"),
)
IDLE = "This plugin does not support"  # how Qt begins to say what a platform without a display cannot do


class Failed(Exception):
    """A benchmark came to no end, or the program made a mistake in it: the last that was said, the figures so far."""

    def __init__(self, said: str, figures: Sequence[Figure]) -> None:
        super().__init__(said)
        self.figures = figures


def run_apart(name: str, scale: float) -> list[Figure]:
    """The figures of one benchmark, or of another work of this package. Raises Failed."""
    with TemporaryDirectory(prefix="sikap-bench-") as place:
        out = Path(place) / "figures.json"
        command = [sys.executable, "-m", "tests.benchmarks", "run", name, "--scale", str(scale), "--json", str(out)]
        ran = subprocess.run(command, cwd=ROOT, env=_environment(Path(place)), stderr=subprocess.PIPE, text=True)
        found: list[dict[str, Any]] = json.loads(out.read_text("utf-8")) if out.exists() else []
    figures = [Figure(**one) for one in found]
    if ran.returncode:
        said = [line for line in ran.stderr.splitlines() if not line.startswith(IDLE)]
        raise Failed("\n".join(said[-12:]), figures)
    return figures


def run_here(name: str, scale: float) -> Iterator[Figure]:
    """The same in this process."""
    with TemporaryDirectory(prefix="sikap-bench-") as folder:
        yield from importlib.import_module(f"tests.benchmarks.{name}").run(Bench(scale, Path(folder)))


def _environment(home: Path) -> dict[str, str]:
    """No screen, nobody's real settings, and modules that are compiled once, as from the second start on."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        "HOME": str(home),
        **{f"XDG_{what}_HOME": str(home / what.lower()) for what in ("CONFIG", "DATA", "CACHE", "STATE")},
    }
    for name in ("LANGUAGE", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)
    return environment
