"""From the key to the painted, durable tag in the real window, with 10,000 tags in the article.

The floor is one `synchronous=FULL` commit of one row in the same run. Hold: p95 at most 30 ms.
"""

import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.model import Kind
from reader.project import Project
from ui.app import Desk, make_app

TAGS, ROUNDS = 10_000, 60
SENTENCE = "Pemerintah daerah menyatakan rencana itu tetap berjalan meskipun ditolak banyak nelayan. "


def _filled(file: Path) -> None:
    with Project.create(file) as project:
        paragraph = SENTENCE * 5 + "\n"
        article = project.add_article(paragraph * (TAGS // 10), language="id")
        with project.step("Fill"):
            for number, sentence in enumerate(project.sentences(article.id)):
                for kind in (Kind.STATEMENT, Kind.ACTOR)[: 2 if 2 * number < TAGS else 0]:
                    project.tag(article.id, kind, sentence.start, sentence.start + (18 if kind is Kind.ACTOR else 60))


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] * 1000


def _timed(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


@pytest.mark.timeout(600)
def test_key_to_painted_tag(qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _filled(tmp_path / "large.sikap")
    plain = sqlite3.connect(tmp_path / "plain.db", isolation_level=None)
    plain.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t(a)")
    make_app("en", "light")
    window = Desk(make_app()).open_window(Project.open(tmp_path / "large.sikap"))
    qtbot.waitUntil(window.isActiveWindow)
    assert len(window.session.annotations) == TAGS

    def press(key: Qt.Key) -> Callable[[], None]:
        def run() -> None:
            qtbot.keyClick(window.pane, key)
            window.pane.viewport().repaint()

        return run

    floor, tag, untag, undo, down = [], [], [], [], []
    for _ in range(ROUNDS):
        down.append(_timed(press(Qt.Key.Key_Down)))
        tag.append(_timed(press(Qt.Key.Key_P)))
        floor.append(_timed(lambda: plain.execute("INSERT INTO t VALUES (1)")))
        untag.append(_timed(press(Qt.Key.Key_P)))
        undo.append(_timed(window.session.undo))
    assert len(window.session.annotations) == TAGS + ROUNDS
    window.close()
    plain.close()
    rows = {"commit alone": floor, "next sentence": down, "tag": tag, "untag": untag, "undo": undo}
    with capsys.disabled():
        for name, times in rows.items():
            print(f"\n{name}: p50 {statistics.median(times) * 1000:.1f} ms, p95 {_p95(times):.1f} ms", end="")
        print()
