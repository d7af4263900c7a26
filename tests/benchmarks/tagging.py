"""From the key to the painted, durable tag in the real window, and the sentence cursor under a held key.

The floor is one commit of one row with `synchronous=FULL` in another file of the same folder.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from reader.model import AnnotationId, Kind
from tests.benchmarks import projects
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import MILLISECONDS, Figure, at_most, figure, no_garbage, p95, plus, seconds
from tests.benchmarks.window import CTRL, Painted, go_on, is_laid_out, opened, paint, press, settle, wait
from ui.main_window import MainWindow

CHARACTERS, TAGS, ROUNDS, HELD, WALKS = 1_000_000, 10_000, 60, 150, 3

Work = Callable[[], object]
Times = defaultdict[str, list[float]]


def run(bench: Bench) -> Iterator[Figure]:
    book = projects.book(bench.size(CHARACTERS), bench.size(TAGS))
    with opened(projects.copy_of(book, bench.folder)) as window:
        wait(lambda: is_laid_out(window.pane))
        window.pane.setFocus()
        times = _work(window, commits(bench.folder))
        floor = 1000 * p95(times.pop("commit"))
        for name, took in times.items():
            ms = 1000 * p95(took)
            yield figure(f"{name}: key to painted", ms, MILLISECONDS, plus(20), floor=floor, best=1000 * min(took))
        yield _held(window)


def _work(window: MainWindow, commit: Work) -> Times:
    """A coder's keys in turn, in one sentence after another, each with a commit beside it."""
    times: Times = defaultdict(list)
    session, pane = window.session, window.pane
    painted = Painted(pane.viewport())
    session.go_to(session.body[len(session.body) // 3])
    before = len(session.annotations)

    for _ in range(ROUNDS):
        press(pane, Qt.Key.Key_Down)
        known = set(session.annotations)
        _time(times, "tag", partial(press, pane, Qt.Key.Key_A), commit)
        (made,) = set(session.annotations) - known
        statement = _statement_near(window, made)
        _time(times, "link", partial(session.do, session.claims.link_pair, statement, made), commit)
        _time(times, "unlink", partial(session.do, session.claims.unlink, statement, made), commit)
        _time(times, "undo", partial(press, pane, Qt.Key.Key_Z, CTRL), commit)
        _time(times, "redo", partial(press, pane, Qt.Key.Key_Y, CTRL), commit)
        session.choose(made)
        _time(times, "untag", partial(press, pane, Qt.Key.Key_Delete), commit)
        assert set(session.annotations) == known
    assert len(session.annotations) == before
    assert painted.times >= ROUNDS * (len(times) - 1)
    return times


def _time(times: Times, name: str, work: Work, commit: Work) -> None:
    settle()
    with no_garbage():
        times[name].append(seconds(work, paint))
        times["commit"].append(seconds(commit))


def _statement_near(window: MainWindow, annotation: AnnotationId) -> AnnotationId:
    start = window.session.annotations[annotation].start
    statements = (a for a in window.session.annotations.values() if a.kind is Kind.STATEMENT)
    return min(statements, key=lambda a: abs(a.start - start)).id


def _held(window: MainWindow) -> Figure:
    """The longest frame of a walk; of several walks the best, since another program may have been in the way of one."""
    longest, usual = [], []
    for _ in range(WALKS):
        frames = _walk(window)
        longest.append(1000 * max(frames))
        usual.append(1000 * p95(frames))
    what = "next sentence, key held: longest frame"
    return figure(what, min(longest), MILLISECONDS, at_most(33), p95=min(usual), worst=max(longest))


def _walk(window: MainWindow) -> list[float]:
    """Each frame: the key, what it does, the paint, and what the window does afterwards by itself."""
    session = window.session
    session.go_to(session.body[len(session.body) // 2])
    first = session.number()
    frames = []
    for _ in range(min(HELD, len(session.body) // 2 - 1)):
        frames.append(seconds(partial(press, window.pane, Qt.Key.Key_Down, again=True), paint, go_on))
    assert session.number() > first
    return frames


def commits(folder: Path) -> Work:
    """One commit of one row at each call."""
    bare = sqlite3.connect(folder / "commit.db", isolation_level=None)
    bare.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t(a)")
    return lambda: bare.execute("INSERT INTO t VALUES (1)")
