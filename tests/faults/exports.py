"""Exports that are killed half way: the file that was there before is whole, or the new one is."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

from reader.formats.codebook import write_codebook
from reader.formats.csv import write_csv
from reader.model import Actor, ActorId
from tests.faults.kill import Pipe, Totals, load, next_line, rest, start

ROWS = 50_000
OLD = b"what was there before\r\n" * 1000

_COLUMNS = ("annotation_id", "text", "note")
_ROWS = [(f"a-{number}", f'kata "{number}"; dua\nbaris', None) for number in range(1000)]
_ACTORS = [
    Actor(ActorId(number), "", f"Orang {number}", None, ("a", "b"), None, "", "x" * 200) for number in range(9000)
]


def rows(out: Path) -> None:
    write_csv(out, _COLUMNS, (row for _ in range(ROWS // len(_ROWS)) for row in _ROWS))


def codebook(out: Path) -> None:
    write_codebook(out, _ACTORS, [])


EXPORTS: dict[str, Callable[[Path], None]] = {"table": rows, "codebook": codebook}


def run(kills: int, folder: Path, seed: int, say: Callable[[str], object] = lambda words: None) -> Totals:
    load()
    totals = Totals("export killed")
    chance = random.Random(seed)
    whole, takes = {}, {}
    for name, export in EXPORTS.items():
        begun = time.monotonic()
        export(folder / f"{name}.csv")
        takes[name] = time.monotonic() - begun
        whole[name] = (folder / f"{name}.csv").read_bytes()
    while totals.faults < kills:
        name = chance.choice(list(EXPORTS))
        out = folder / f"{name}.csv"
        out.write_bytes(OLD)
        _kill(EXPORTS[name], out, chance.random() * takes[name] * 1.2)
        totals.faults += 1
        found = out.read_bytes()
        totals.moments[f"{name}: {'old' if found == OLD else 'new'}"] += 1
        if found not in (OLD, whole[name]):
            totals.note("corrupt", f"{name}: {len(found)} bytes that are neither the old file nor the new one")
        totals.half_made = len(list(folder.glob(".sikap-*")))
    say(str(totals).splitlines()[0])
    return totals


def _kill(export: Callable[[Path], None], out: Path, delay: float) -> None:
    def do(log: Pipe) -> None:
        log.starts("export")
        export(out)

    child, lines = start(do)
    assert next_line(lines, 60) == "starts export"
    next_line(lines, delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert not list(rest(lines))
