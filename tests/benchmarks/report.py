"""The table of figures, what is kept of a run, and what is different from another one."""

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import Figure, load
from tests.benchmarks.runner import ROOT

HEADS = ("what", "measured", "floor", "ratio", "asked", "holds")
WIDTHS = (58, 17, 17, 9, 13, 5)
NOTABLE = 0.1  # a change of this part of a figure is told


def head() -> str:
    return _line(HEADS) + "\n" + _line(["-" * width for width in WIDTHS])


def line(figure: Figure, *, full: bool = False) -> str:
    """One row of the table; `full` with its other figures below."""
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f} x"
    holds = "" if figure.holds is None else "yes" if figure.holds else "NO"
    floor = "" if figure.floor is None else _number(figure.floor, figure.unit)
    row = _line([figure.what, _number(figure.measured, figure.unit), floor, ratio, figure.asked, holds])
    more = ", ".join(f"{name} {value:,.4g}" for name, value in figure.more.items())
    below = [said for said in (more if full else "", figure.note) if said]
    return "\n".join([row, *(f"    {said}" for said in below)])


def verdict(figures: Sequence[Figure]) -> str:
    asked = [figure for figure in figures if figure.holds is not None]
    failed = [figure.what for figure in asked if not figure.holds]
    said = f"{len(asked) - len(failed)} of {len(asked)} hold"
    return f"{said}; these do not: {'; '.join(failed)}" if failed else said


def save(path: Path, figures: Sequence[Figure], scale: float) -> None:
    run = {
        "commit": _commit(),
        "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "python": sys.version.split()[0],
        "scale": scale,
        "load": round(load(), 2),
        "figures": [figure.as_json() for figure in figures],
    }
    path.write_text(json.dumps(run, ensure_ascii=False, indent=1), "utf-8")


def compared(old: Path, figures: Sequence[Figure], scale: float) -> str:
    """What is different from a run that was kept. Raises ValueError if that was of another size."""
    run: dict[str, Any] = json.loads(old.read_text("utf-8"))
    if run["scale"] != scale:
        raise ValueError(f"{old} was run with --scale {run['scale']}, and this with {scale}: they cannot be compared.")
    before = {one["what"]: Figure(**one) for one in run["figures"]}
    lines = [_change(before[new.what], new) for new in figures if new.what in before]
    missing = [what for what in before if what not in {new.what for new in figures}]
    return "\n".join([f"since {run['commit']} of {run['at']}:", *lines, *(f"not run: {what}" for what in missing)])


def _change(old: Figure, new: Figure) -> str:
    """By the ratio to the floor where there is one: that of another machine, or another hour, is another floor."""
    by_ratio = old.ratio is not None and new.ratio is not None
    was, now = (old.ratio, new.ratio) if by_ratio else (old.measured, new.measured)
    assert was is not None
    assert now is not None
    part = now / was - 1 if was else 0.0
    better = part > 0 if new.asked.startswith(">=") or new.unit == "per s" else part < 0
    said = "" if abs(part) < NOTABLE else "better" if better else "WORSE"
    unit = "x" if by_ratio else new.unit
    return _line([new.what, f"{_number(was, unit)} ->", _number(now, unit), f"{100 * part:+.0f} %", said, ""])


def _number(value: float, unit: str) -> str:
    shown = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.1f}" if abs(value) >= 10 else f"{value:,.2f}"
    return f"{shown} {unit}"


def _line(cells: Sequence[str]) -> str:
    first, *rest = cells
    return "  ".join(
        [f"{first:{WIDTHS[0]}}", *(f"{cell:>{w}}" for cell, w in zip(rest, WIDTHS[1:], strict=True))]
    ).rstrip()


def _commit() -> str:
    """The commit that was run, with a + if files are not as in it."""
    try:
        git = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "describe", "--always", "--dirty=+"]
        return subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
