"""Export of all annotations against what Python itself does: `csv.writer` fed from a bare cursor over the join."""

import csv
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from reader import Project
from reader.formats.csv import write_csv
from tests.benchmarks import projects
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import MEGABYTES, RATE, Figure, at_most, figure, in_turn, speed
from tests.benchmarks.start import ROOT

CLAIMS, ROUNDS = 370_000, 3  # which have a million annotations
IN_MEMORY = """
import sys
from pathlib import Path
from reader import Project
from reader.formats.csv import write_csv
from tests.benchmarks.measure import forget_peak, peak, resident
with Project.open(sys.argv[1], read_only=True) as project:
    write_csv(Path(sys.argv[2]), *project.export_rows("articles"))  # all modules are there now
    forget_peak()
    before = resident()
    write_csv(Path(sys.argv[2]), *project.export_rows("annotations"))
print(peak() - before)
"""


def run(bench: Bench) -> Iterator[Figure]:
    project = projects.claims(bench.size(CLAIMS))
    ours, bare = bench.folder / "ours.csv", bench.folder / "bare.csv"
    counts: list[int] = []
    took, floors = in_turn(ROUNDS, lambda: counts.append(_export(project, ours)), partial(_bare, project, bare))
    assert ours.read_bytes() == bare.read_bytes()
    rows = counts[0]
    megabytes = ours.stat().st_size / 1e6
    rates = rows / min(took), rows / min(floors)
    yield figure(f"export {rows:,} annotations", rates[0], RATE, speed(1), floor=rates[1], MB=megabytes)
    command = [sys.executable, "-c", IN_MEMORY, str(project), str(ours)]
    grown = float(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    yield figure(f"memory for export of {rows:,} annotations", grown, MEGABYTES, at_most(50))


def _export(project: Path, out: Path) -> int:
    with Project.open(project, read_only=True) as opened:
        return write_csv(out, *opened.export_rows("annotations"))


def _bare(project: Path, out: Path) -> None:
    database = sqlite3.connect(project)
    cursor = database.execute("SELECT * FROM annotations")
    with out.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([column[0] for column in cursor.description])
        writer.writerows(cursor)
    database.close()
