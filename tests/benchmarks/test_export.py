"""Export against the least that Python can do: `csv.writer` fed from a bare cursor over the same join.

SIKAP_ROWS=1000000 .venv/bin/pytest tests/benchmarks/test_export.py -s -p no:randomly
"""

import csv
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from math import inf
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from reader import Kind, Project
from reader.formats.csv import write_csv
from reader.intake import prepare

ROOT = Path(__file__).parents[2]
ROWS = int(os.environ.get("SIKAP_ROWS", "100000"))
TAGS = 100  # in each article
ROUNDS = 3
MOMENT = "2024-03-12T08:30:00Z"
SENTENCE = "Menteri “{n}” menolak, nelayan mendukung rencana; pemerintah daerah berkata kepada warga pesisir.\n"
EXPORT = """
import re, sys
from pathlib import Path
from reader import Project
from reader.formats.csv import write_csv
with Project.open(sys.argv[1], read_only=True) as project:
    write_csv(Path(sys.argv[2]), *project.export_rows(sys.argv[3]))
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with ROWS tags: a third of each kind, each with an actor or an issue."""
    path = tmp_path_factory.mktemp("export") / "large.sikap"
    article = prepare("".join(SENTENCE.format(n=n) for n in range(20)), source="Warta Contoh", language="id")
    with Project.create(path) as made:
        made.add_articles([replace(article, title=f"Artikel {n}, tentang reklamasi") for n in range(ROWS // TAGS)])
        actors, issues = _codebook(made)
    database = sqlite3.connect(path)
    for (trigger,) in database.execute(
        "SELECT name FROM sqlite_master WHERE name LIKE 'history_annotation%'"
    ).fetchall():
        database.execute(f"DROP TRIGGER {trigger}")
    articles = database.execute("SELECT id, text FROM article").fetchall()
    database.executemany(
        'INSERT INTO annotation(guid, article_id, kind, "start", "end", quote, actor_id, issue_id, stance, coder_id,'
        " created_at, modified_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
        (_tag(article, text, number, actors, issues) for article, text in articles for number in range(TAGS)),
    )
    database.commit()
    database.close()
    return path


def test_export_is_as_fast_as_a_bare_cursor(benchmark: BenchmarkFixture, project: Path, tmp_path: Path) -> None:
    """Both write the same rows in turn. The ratios of their best times are printed and kept with the benchmark."""
    ours, bare = tmp_path / "ours.csv", tmp_path / "bare.csv"
    best = {_bare: (inf, inf), _export: (inf, inf)}
    for _ in range(ROUNDS):
        for work, out in ((_bare, bare), (_export, ours)):
            wall, processor = _times(work, project, out)
            best[work] = min(best[work][0], wall), min(best[work][1], processor)
    assert ours.read_bytes() == bare.read_bytes()
    wall, processor = (round(theirs / our, 2) for theirs, our in zip(best[_bare], best[_export], strict=True))
    benchmark.extra_info.update(rows=ROWS, ratio=wall, ratio_of_processor_time=processor)
    benchmark.pedantic(_export, (project, ours), rounds=1)
    print(f"\n{ROWS} rows, {ours.stat().st_size / 1e6:.0f} MB, {ROWS / best[_export][0]:,.0f} rows/s:")
    print(f"{wall} x the speed of a bare cursor by the clock, {processor} x by processor time")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux's account of memory")
def test_export_needs_the_same_memory_for_any_number_of_rows(project: Path, tmp_path: Path) -> None:
    few, many = (_peak(project, tmp_path / f"{table}.csv", table) for table in ("articles", "annotations"))
    print(f"\n{few} MB for {ROWS // TAGS} rows, {many} MB for {ROWS} rows")
    assert many < few + 16


def _times(work: Callable[[Path, Path], None], project: Path, out: Path) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work(project, out)
    return time.perf_counter() - clock, time.process_time() - processor


def _export(project: Path, out: Path) -> None:
    with Project.open(project, read_only=True) as opened:
        write_csv(out, *opened.export_rows("annotations"))


def _bare(project: Path, out: Path) -> None:
    database = sqlite3.connect(project)
    cursor = database.execute("SELECT * FROM annotations")
    with out.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([column[0] for column in cursor.description])
        writer.writerows(cursor)
    database.close()


def _peak(project: Path, out: Path, table: str) -> int:
    """Megabytes that a process of its own had at most."""
    command = [sys.executable, "-c", EXPORT, str(project), str(out), table]
    return int(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout) // 1024


def _codebook(project: Project) -> tuple[list[int], list[int]]:
    """The ids of as many actors and issues as an article has tags."""
    article = project.library()[0].id
    with project.step("Codebook"):
        for number in range(TAGS):
            for tag in (
                project.tag(article, Kind.ACTOR, 0, 1, actor=f"nama {number}"),
                project.tag(article, Kind.POSITION, 0, 1, issue=f"isu {number}"),
            ):
                project.untag(tag.id)
    return [actor.id for actor in project.actors()], [issue.id for issue in project.issues()]


def _tag(article: int, text: str, number: int, actors: list[int], issues: list[int]) -> tuple[object, ...]:
    start = number * (len(text) - 200) // TAGS
    end = start + 20 + number
    kind, actor, issue, stance = (
        ("statement", None, None, None),
        ("actor", actors[number], None, None),
        ("position", None, issues[number], "oppose"),
    )[number % 3]
    return (f"{article}-{number}", article, kind, start, end, text[start:end], actor, issue, stance, MOMENT, MOMENT)
