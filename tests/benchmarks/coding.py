"""Coding claims one by one in an article with 10,000 annotations, and 10,000 rows at once; with undo and redo."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from typing import Any

from reader import Kind, Project
from tests.benchmarks import projects
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import MILLISECONDS, Figure, at_most, figure, p95, seconds

CHARACTERS, TAGS, ROUNDS = 1_000_000, 10_000, 200
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


def run(bench: Bench) -> Iterator[Figure]:
    with Project.open(projects.copy_of(projects.book(bench.size(CHARACTERS), bench.size(TAGS)), bench.folder)) as book:
        yield from _one_by_one(book)
    with Project.create(bench.folder / "rows.sikap") as project:
        yield from _at_once(project, bench.size(TAGS))


def _one_by_one(project: Project) -> Iterator[Figure]:
    """As the claim bar says them: speaker, stance and issue one after the other, in one step."""
    before = len(project.annotations())
    starts = [sentence for sentence in project.sentences(1) if not sentence.boilerplate]
    times: defaultdict[str, list[float]] = defaultdict(list)
    for sentence in starts[:: max(1, len(starts) // ROUNDS)]:
        said = project.tag(1, Kind.STATEMENT, sentence.start, sentence.end).id
        for name, value in CLAIM.items():
            times[name].append(seconds(partial(_go_on, project, said, {name: value})))
        times["undo"].append(seconds(project.undo))
        times["redo"].append(seconds(project.redo))
        times["remove"].append(seconds(partial(project.remove_claim, said)))
        times["next gap"].append(seconds(partial(project.next_gap, 1, sentence.start)))
    assert len(project.annotations()) == before
    for name, took in times.items():
        what = f"code a claim among {before:,} tags: {name}, p95"
        yield figure(what, 1000 * p95(took), MILLISECONDS, at_most(20), p50=1000 * median(took))


def _at_once(project: Project, rows: int) -> Iterator[Figure]:
    """Rows of bare statements, then of claims that are coded already."""
    rows -= rows % EACH
    project.add_article((SENTENCE * EACH + "\n") * (rows // EACH), language="id")
    with project.step("Fill"):
        for sentence in project.sentences(1):
            project.tag(1, Kind.STATEMENT, sentence.start, sentence.start + 64)
    for name, claim in SAID_OF_ALL.items():
        keys = project.claim_keys()
        assert len(keys) == rows
        verb: Callable[[], object] = partial(project.code_claims, keys, **claim)
        done, undone, redone = (1000 * seconds(turn) for turn in (verb, project.undo, project.redo))
        what = f"say of {rows:,} rows at once: {name}"
        yield figure(what, done, MILLISECONDS, at_most(2000), undo=undone, redo=redone)
    assert {(c.actor, c.stance, c.issue, c.voice) for c in project.claims()} == {(None, None, None, "act")}
    assert len(project.annotations()) == 3 * rows


def _go_on(project: Project, statement: int, said: dict[str, Any]) -> None:
    with project.step("Code claim", 1, amend=project.last_step()):
        project.code_claim(statement, **said)
