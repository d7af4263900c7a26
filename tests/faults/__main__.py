"""Faults in full numbers: `python -m tests.faults kill 1000`, `power 300`, `disk`, `old` or `exports 200`.

Prints what came of it, and leaves with 1 if anything was lost, corrupt or half done.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults import disk, exports, kill, old, power
from tests.faults.kill import Totals


def main() -> int:
    words = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    words.add_argument("what", choices=RUNS)
    words.add_argument(
        "number", type=int, nargs="?", default=0, help="of faults; for disk and old: every how many-th call"
    )
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--hasty", action="store_true", help="kill: workers that report before they save")
    words.add_argument("--keep", type=Path, help="the folder where files are made, and left")
    said = words.parse_args()
    sys.unraisablehook = _stop
    folder = said.keep or Path(tempfile.mkdtemp(prefix="sikap-faults-", dir=_quick()))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if said.hasty:
            totals = [kill.run(said.number, folder, said.seed, _say, hasty=True)]
        else:
            totals = list(RUNS[said.what](said.number, folder, said.seed))
    finally:
        if said.keep is None:
            shutil.rmtree(folder, ignore_errors=True)
    print(*totals, sep="\n")
    return 1 if any(each.bad for each in totals) else 0


def _stop(failed: "sys.UnraisableHookArgs") -> None:
    """A mistake of ours inside a call of SQLite's: no figure of this run can be believed."""
    sys.__unraisablehook__(failed)
    sys.stderr.flush()
    os._exit(3)


def _quick() -> Path | None:
    """A file system in memory, where there is one."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() else None


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _in(folder: Path, name: str) -> Path:
    (folder / name).mkdir()
    return folder / name


def _kill(number: int, folder: Path, seed: int) -> Iterator[Totals]:
    yield kill.run(number or 1000, folder, seed, _say)


def _power(number: int, folder: Path, seed: int) -> Iterator[Totals]:
    for journal in power.JOURNALS:
        yield power.run(-(-(number or 300) // len(power.JOURNALS)), _in(folder, journal), seed, journal, _say)


def _disk(stride: int, folder: Path, seed: int) -> Iterator[Totals]:
    for journal in ("wal", "delete"):
        yield disk.run(_in(folder, journal), seed, journal, stride or 1, _say)


def _old(stride: int, folder: Path, seed: int) -> Iterator[Totals]:
    for journal in ("wal", "delete"):
        yield old.run(_in(folder, journal), seed, journal, stride or 1, _say)
        yield old.run_new(_in(folder, f"new-{journal}"), seed, journal, stride or 1)


def _exports(number: int, folder: Path, seed: int) -> Iterator[Totals]:
    yield exports.run(number or 200, folder, seed, _say)


RUNS: dict[str, Callable[[int, Path, int], Iterator[Totals]]] = {
    "kill": _kill,
    "power": _power,
    "disk": _disk,
    "old": _old,
    "exports": _exports,
}

if __name__ == "__main__":
    raise SystemExit(main())
