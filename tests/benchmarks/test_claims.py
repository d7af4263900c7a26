"""Coding claims one by one in an article with 10,000 annotations, and 10,000 rows at once; with undo and redo.

Hold: 10,000 rows under 2 s. .venv/bin/pytest tests/benchmarks/test_claims.py -s -p no:randomly
"""

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reader import Kind, Project

TAGS, ROWS, ROUNDS = 10_000, 10_000, 200
SENTENCE = (
    "Menteri Siti Rahma menyatakan rencana tambak itu tetap berjalan, “meskipun ditolak banyak nelayan” di Muara. "
)
EACH = 5  # sentences in a paragraph
CLAIM: dict[str, Any] = {"speaker": "Siti Rahma", "stance": "support", "issue": "rencana tambak"}
SAID_OF_ALL: dict[str, dict[str, Any]] = {
    "stance of bare statements": {"stance": "support"},
    "speaker of bare statements": {"speaker": "Siti Rahma"},
    "issue, to whose words the positions move": {"issue": "rencana tambak"},
    "speaker, to whose words the mentions move": {"speaker": "Muara"},
    "all of it otherwise": {"speaker": "Siti Rahma", "stance": "oppose", "issue": "Muara", "voice": "act"},
    "all of it away": dict.fromkeys(CLAIM),
}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "large.sikap") as made:
        yield made


@pytest.mark.timeout(600)
def test_claims_one_by_one(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """As the claim bar says them: speaker, stance and issue one after the other, in one step."""
    starts = _filled(project, TAGS)
    times: defaultdict[str, list[float]] = defaultdict(list)
    for start in starts[:: TAGS // ROUNDS]:
        said = project.tag(1, Kind.STATEMENT, start, start + 60).id
        for name, value in CLAIM.items():
            times[name].append(_timed(partial(_go_on, project, said, {name: value})))
        times["undo"].append(_timed(project.undo))
        times["redo"].append(_timed(project.redo))
        times["remove"].append(_timed(partial(project.remove_claim, said)))
        project.undo()
        times["next gap"].append(_timed(partial(project.next_gap, 1, start)))
    assert len(project.annotations()) == TAGS + 3 * ROUNDS
    _tell(capsys, f"With {TAGS} annotations in the article", times)


@pytest.mark.timeout(600)
def test_many_rows_at_once(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows of bare statements, then of claims that are coded already."""
    _filled(project, ROWS)
    times: dict[str, list[float]] = {}
    for name, claim in SAID_OF_ALL.items():
        keys = project.claim_keys()
        assert len(keys) == ROWS
        verb: Callable[[], object] = partial(project.code_claims, keys, **claim)
        times[name] = [_timed(turn) for turn in (verb, project.undo, project.redo)]
    assert {(c.actor, c.stance, c.issue, c.voice) for c in project.claims()} == {(None, None, None, "act")}
    assert len(project.annotations()) == 3 * ROWS
    with capsys.disabled():
        print(f"\n{ROWS} rows at once:")
        for name, (done, undone, redone) in times.items():
            print(f"{done:8.0f} ms, undo {undone:.0f}, redo {redone:.0f}: {name}")


def _filled(project: Project, statements: int) -> list[int]:
    """Make an article with so many statements; returns where they begin."""
    project.add_article((SENTENCE * EACH + "\n") * (statements // EACH), language="id")
    starts = [sentence.start for sentence in project.sentences(1)]
    assert len(starts) == statements
    with project.step("Fill"):
        for start in starts:
            project.tag(1, Kind.STATEMENT, start, start + 64)
    return starts


def _go_on(project: Project, statement: int, said: dict[str, Any]) -> None:
    with project.step("Code claim", 1, amend=project.last_step()):
        project.code_claim(statement, **said)


def _timed(action: Callable[[], object]) -> float:
    """Milliseconds by the clock."""
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def _tell(capsys: pytest.CaptureFixture[str], what: str, times: dict[str, list[float]]) -> None:
    with capsys.disabled():
        print(f"\n{what}:")
        for name, took in times.items():
            print(f"{statistics.median(took):8.2f} ms, p95 {statistics.quantiles(took, n=20)[-1]:.2f}: {name}")
