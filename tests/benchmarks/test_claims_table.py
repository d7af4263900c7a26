"""The table of all claims: open, sort by each column, filter, jump to the end; then the same in the window.

SIKAP_ROWS=1000000 .venv/bin/pytest tests/benchmarks/test_claims_table.py -s -p no:randomly
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from reader import Kind, Project
from reader.claims_table import COLUMNS, Between, ClaimFilter, ClaimOrder, Condition
from reader.intake import prepare
from ui.app import make_app
from ui.claims_table import ClaimsWindow
from ui.session import Session

ROWS = int(os.environ.get("SIKAP_ROWS", "100000"))
EACH = 50  # claims in an article
ACTORS, ISSUES = 500, 60
CODED = 10_000  # rows coded at once
CTRL = Qt.KeyboardModifier.ControlModifier
MOMENT = "2024-03-12T08:30:00Z"
SENTENCE = "Menteri “{n}” menolak, nelayan mendukung rencana; pemerintah daerah berkata kepada warga pesisir.\n"
FILTERS: dict[str, Condition] = {
    "actor": frozenset({"Nama 7919", None}),
    "stance": frozenset({None}),
    "statement": "nelayan 3",
    "article_title": "REKLAMASI 12",
    "published": Between("2012", "2015-05"),
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with ROWS claims, each a statement with a speaker and a position; some of these are not coded."""
    path = tmp_path_factory.mktemp("claims") / "large.sikap"
    article = prepare("".join(SENTENCE.format(n=n) for n in range(EACH)), language="id")
    with Project.create(path) as made:
        made.add_articles([replace(article, title=_title(n), published=_day(n)) for n in range(ROWS // EACH)])
        _codebook(made)
    database = sqlite3.connect(path)
    triggers = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('annotation', 'link')"
    ).fetchall()
    for name, _ in triggers:
        database.execute(f"DROP TRIGGER {name}")
    _fill(database)
    for _, sql in triggers:
        database.execute(sql)
    if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'annotation_search'").fetchone():
        database.execute("INSERT INTO annotation_search(annotation_search) VALUES ('rebuild')")
    database.commit()
    database.close()
    return path


@pytest.fixture
def project(file: Path) -> Iterator[Project]:
    with Project.open(file) as opened:
        yield opened


def test_the_table_opens_sorts_and_filters(benchmark: BenchmarkFixture, project: Project) -> None:
    """What SQLite and the keys take; the figures are printed and kept with the benchmark."""
    times = {"open": _timed(project.claim_keys)}
    keys = benchmark.pedantic(project.claim_keys, rounds=3)
    assert len(keys) == ROWS
    times["a page at the end"] = _timed(lambda: project.claim_rows(keys[-128:]))
    for column in COLUMNS:
        times[f"sort by {column}"] = _timed(partial(project.claim_keys, order=ClaimOrder(column)))
    for column, condition in FILTERS.items():
        times[f"filter by {column}"] = _timed(partial(project.claim_keys, ClaimFilter({column: condition})))
    times["values of actor"] = _timed(lambda: project.claim_values("actor"))
    _tell(benchmark, times)


def test_the_window_opens_sorts_jumps_and_codes(benchmark: BenchmarkFixture, project: Project, qtbot: QtBot) -> None:
    """From the wish to the painted table."""
    make_app("en", "light")
    session = Session(project)
    window = ClaimsWindow(session)
    try:
        times = {"first paint": _timed(window.show, window.grab)}
        view = window.findChild(QTableView)
        assert view is not None
        benchmark.pedantic(window.grab, rounds=5)
        few = ClaimFilter({"stance": FILTERS["stance"]})
        times["paint again"] = _timed(window.grab)
        times["sort by actor"] = _timed(partial(window.sort, ClaimOrder("actor")), window.grab)
        times["filter by stance"] = _timed(partial(window.filter, few), window.grab)
        times["show all"] = _timed(partial(window.filter, ClaimFilter()), window.grab)
        times["jump to the end"] = _timed(partial(qtbot.keyClick, view, Qt.Key.Key_End, CTRL), window.grab)
        assert view.currentIndex().row() == ROWS - 1
        keys = project.claim_keys()[:CODED]
        times[f"code {len(keys)} rows"] = _timed(lambda: project.code_claims(keys, stance="neutral"))
        times["read again"] = _timed(window.refresh)
        _tell(benchmark, times)
    finally:
        window.close()
        session._look.stop()


def _timed(*works: Callable[[], object]) -> float:
    """Milliseconds by the clock."""
    begun = time.perf_counter()
    for work in works:
        work()
    return (time.perf_counter() - begun) * 1000


def _tell(benchmark: BenchmarkFixture, times: dict[str, float]) -> None:
    benchmark.extra_info.update(rows=ROWS, **{what: round(taken) for what, taken in times.items()})
    print(f"\n{ROWS} claims, milliseconds:")
    for what, taken in times.items():
        print(f"{taken:8.0f}  {what}")


def _title(number: int) -> str:
    return f"Artikel {number * 7919 % 9973}, tentang reklamasi"


def _day(number: int) -> str:
    return f"20{10 + number % 15}-03-1{number % 10}"


def _codebook(project: Project) -> None:
    article = project.library()[0].id
    with project.step("Codebook"):
        for number in range(ACTORS):
            project.untag(project.tag(article, Kind.ACTOR, 0, 1, actor=f"Nama {number * 7919 % 9973}").id)
        for number in range(ISSUES):
            project.untag(project.tag(article, Kind.POSITION, 0, 1, issue=f"Isu {number * 7919 % 9973}").id)


def _fill(database: sqlite3.Connection) -> None:
    first = 10 * (ACTORS + ISSUES)
    articles = database.execute("SELECT id, text FROM article").fetchall()
    database.executemany(
        'INSERT INTO annotation(id, guid, article_id, kind, "start", "end", quote, actor_id, issue_id, stance,'
        " coder_id, created_at, modified_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
        (
            tag
            for number, (article, text) in enumerate(article for article in articles for _ in range(EACH))
            for tag in _claim(first + 3 * number, article, text, number)
        ),
    )
    for role, part in (("speaker", 1), ("", 2)):
        database.execute(
            "INSERT INTO link(statement_id, annotation_id, role) SELECT id, id + ?, ? FROM annotation"
            " WHERE kind = 'statement' AND id >= ?",
            (part, role, first),
        )


def _claim(row: int, article: int, text: str, number: int) -> Iterator[tuple[object, ...]]:
    """A statement, its speaker and its position."""
    start = (number % EACH) * len(SENTENCE)
    actor = None if number % 11 == 0 else 1 + number * 31 % ACTORS
    stance = ("support", "neutral", "oppose", None)[number % 4]
    parts = (
        ("statement", start, start + 90, None, None, None),
        ("actor", start, start + 10, actor, None, None),
        ("position", start + 10, start + 30, None, 1 + number * 17 % ISSUES, stance),
    )
    for more, (kind, begin, end, who, what, side) in enumerate(parts):
        yield row + more, f"g{row + more}", article, kind, begin, end, text[begin:end], who, what, side, MOMENT, MOMENT
