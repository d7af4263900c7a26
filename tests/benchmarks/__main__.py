"""How fast it is, beside how fast it could be: `python -m tests.benchmarks [--scale S] [--only NAME…]`.

`growth` shows how time grows with size; `stalls` plays a stretch of use and tells how long the window ever stood still.
Exit code 1: a figure does not hold, or a benchmark came to no end.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from tests.benchmarks import report
from tests.benchmarks.measure import Figure, load
from tests.benchmarks.runner import BENCHMARKS, Failed, run_apart, run_here

WORKS = ("table", "growth", "stalls", "run")


def main() -> int:
    said = _words().parse_args()
    if said.what == "run":
        return _run_here(said.name, said.scale, said.json)
    names = [said.what] if said.what != "table" else [name for name in BENCHMARKS if name in (said.only or BENCHMARKS)]
    os.environ["SIKAP_MINUTES"] = str(said.minutes)
    figures, failed = _run(names, said.scale, full=said.full)
    if said.json:
        report.save(said.json, figures, said.scale)
    print(f"\n{report.verdict(figures)}. Load {load():.1f}, scale {said.scale:g}.")
    if said.compare:
        print(report.compared(said.compare, figures, said.scale))
    return 1 if failed or not all(figure.holds in (True, None) for figure in figures) else 0


def _words() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    words.add_argument("what", nargs="?", choices=WORKS, default="table")
    words.add_argument("name", nargs="?", help=argparse.SUPPRESS)
    words.add_argument("--scale", type=float, default=1.0, help="of all sizes; 0.01 for a quick look")
    words.add_argument("--only", nargs="+", choices=BENCHMARKS, metavar="NAME", help=f"of {', '.join(BENCHMARKS)}")
    words.add_argument("--json", type=Path, metavar="FILE", help="keep the figures")
    words.add_argument(
        "--compare", type=Path, metavar="OLD.json", help="tell what is different from a run that was kept"
    )
    words.add_argument("--full", action="store_true", help="show all figures of each row")
    words.add_argument("--minutes", type=float, default=2.0, help="stalls: how long the stretch of use is at least")
    return words


def _run(names: Sequence[str], scale: float, *, full: bool) -> tuple[list[Figure], bool]:
    """All figures, printed as they come, and whether a benchmark failed."""
    print(report.head(), flush=True)
    figures: list[Figure] = []
    failed = False
    for name in names:
        try:
            found = run_apart(name, scale)
        except Failed as error:
            print(f"{name} FAILED:\n{error}", flush=True)
            failed, found = True, list(error.figures)
        figures += found
        for figure in found:
            print(report.line(figure, full=full), flush=True)
    return figures, failed


def _run_here(name: str, scale: float, out: Path | None) -> int:
    """In this process, for whoever started it. Exit code 3: an exception in the program has reached nobody."""
    mistakes: list[BaseException] = []
    figures: list[dict[str, object]] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        mistakes.append(error)
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = hook
    for figure in run_here(name, scale):
        figures.append(figure.as_json())
        if out is None:
            print(report.line(figure, full=True), flush=True)
        else:
            out.write_text(json.dumps(figures), "utf-8")
    return 3 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
