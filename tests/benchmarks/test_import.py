"""A thousand articles come in: how long it takes, how long the window ever stands still, how soon it stops.

SIKAP_ARTICLES=1000 .venv/bin/pytest tests/benchmarks/test_import.py -s -p no:randomly
"""

import os
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from reader.languages import NO_RULES
from reader.project import Project
from ui.app import Desk, make_app
from ui.importing.batch import settle
from ui.importing.preview import ImportDialog
from ui.importing.reading import find_repeats, read_files
from ui.main_window import MainWindow

ARTICLES = int(os.environ.get("SIKAP_ARTICLES", "1000"))
LETTERS = 3_000  # characters of an article
TICK = 5  # milliseconds between two looks at the clock
PLACES = ("Kota Lintang", "Teluk Karang", "Lembah Seri", "Tanjung Wangi", "Bukit Pandan")
SAID = """
    bupati nelayan warga dewan menteri rencana pelabuhan reklamasi teluk izin kantor sidang harga beras jalan sekolah
    menolak mendukung meminta menunda membangun mengatakan menilai menyambut membahas memeriksa baru lama besar kecil
    karena untuk dengan dalam pada akan sudah belum tidak agar kepada menurut sejumlah pemerintah kabupaten provinsi
"""
WORDS = SAID.split()
HOLD_SECONDS, HOLD_STALL, HOLD_CANCEL = 10.0, 100.0, 0.5


@dataclass
class Watchdog:
    """Looks at the clock every few milliseconds, from the event loop: what it misses, the window stood still."""

    longest: dict[str, float] = field(default_factory=dict)  # milliseconds, by what was going on
    doing: str = ""

    def __post_init__(self) -> None:
        self._last = time.perf_counter()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def begin(self, doing: str) -> None:
        """From here on it is something else that is waited for."""
        self._look()
        self.doing = doing

    def stop(self) -> None:
        self._look()
        self._timer.stop()

    def _look(self) -> None:
        now = time.perf_counter()
        waited = (now - self._last) * 1000 - TICK
        self.longest[self.doing] = max(waited, self.longest.get(self.doing, 0.0))
        self._last = now


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of some 3 KB in the manner of Indonesian news, each in a file of its own."""
    place, dice = tmp_path_factory.mktemp("berita"), random.Random(7)
    for number in range(ARTICLES):
        (place / f"berita-{number:05}.txt").write_text(_article(number, dice), encoding="utf-8")
    return place


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    make_app("en", "light")
    Project.create(tmp_path / "study.sikap", coder="rani").close()
    desk = Desk(qapp)
    window = desk.open_window(Project.open(tmp_path / "study.sikap", coder="rani"))
    qtbot.waitUntil(window.isVisible)
    yield window
    window.close()


def test_the_window_lives_while_a_thousand_articles_come_in(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    """From the drop to the report, with the preview in between; a person's thinking is not counted."""
    watchdog, times = Watchdog(), dict[str, float]()
    try:
        watchdog.begin("reading")
        times["read"] = _seconds(lambda: _bring(window, folder, qtbot))
        dialog = _dialog()
        watchdog.begin("preview")
        for key in (Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
            qtbot.keyClick(dialog.grid, key, Qt.KeyboardModifier.ControlModifier)
            qtbot.wait(50)
        qtbot.keyClick(dialog.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.wait(50)
        watchdog.begin("storing")
        times["store"] = _seconds(lambda: _import(window, dialog, qtbot))
        qtbot.wait(200)
    finally:
        watchdog.stop()
    assert len(window.library.titles()) == ARTICLES
    total = sum(times.values())
    _tell({**times, "total": total}, watchdog.longest)
    assert total <= HOLD_SECONDS
    assert max(watchdog.longest.values()) <= HOLD_STALL


@pytest.mark.parametrize("when", ["reading", "storing"])
def test_it_stops_at_once_and_leaves_nothing(window: MainWindow, folder: Path, qtbot: QtBot, when: str) -> None:
    if when == "storing":
        _bring(window, folder, qtbot)
        qtbot.keyClick(_dialog().grid, Qt.Key.Key_Return)
    else:
        window.errands.arrivals.add([folder])
    qtbot.wait(300)
    assert window.jobs.busy, "it was over before it could be stopped"

    def stop() -> None:
        window.jobs.cancel_all()
        qtbot.waitUntil(lambda: not window.jobs.busy, timeout=60_000)

    taken = _seconds(stop)
    if when == "storing":
        _dialog().close()  # the person goes on where they were
    print(f"\n{ARTICLES} articles, stopped while {when}: {taken:.3f} s")
    assert window.session.project.articles() == []
    assert taken <= HOLD_CANCEL


def test_a_thousand_articles_without_a_window(benchmark: BenchmarkFixture, folder: Path, tmp_path: Path) -> None:
    """The same work as `sikap import` does it."""
    times = dict[str, float]()

    def come_in() -> None:
        begun = time.perf_counter()
        batch = read_files([folder], {}, NO_RULES)
        read = time.perf_counter()
        batch = find_repeats(project, batch)
        found = time.perf_counter()
        project.add_articles(list(settle(batch, NO_RULES)))
        stored = time.perf_counter()
        times.update(zip(("read", "find repeats", "store"), (read - begun, found - read, stored - found), strict=True))

    with Project.create(tmp_path / "study.sikap") as project:
        benchmark.pedantic(come_in, rounds=1)
        assert len(project.library()) == ARTICLES
    benchmark.extra_info.update(articles=ARTICLES, **times)
    _tell(times, {})
    assert sum(times.values()) <= HOLD_SECONDS


def _bring(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    window.errands.arrivals.add([folder])
    qtbot.waitUntil(lambda: not window.jobs.busy and QApplication.activeModalWidget() is not None, timeout=120_000)


def _import(window: MainWindow, dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=120_000)


def _dialog() -> ImportDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    return dialog


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _tell(times: dict[str, float], stalls: dict[str, float]) -> None:
    print(f"\n{ARTICLES} articles, seconds:")
    for what, taken in times.items():
        print(f"{taken:8.2f}  {what}")
    for what, longest in stalls.items():
        print(f"{longest:8.0f}  ms, the longest stall while {what or 'it began'}")


def _article(number: int, dice: random.Random) -> str:
    """A headline, a dateline, and paragraphs; no two articles are alike."""
    parts = [f"{' '.join(dice.choices(WORDS, k=6)).title()} {number}", "", f"{dice.choice(PLACES)} – "]
    while sum(map(len, parts)) < LETTERS:
        sentences = (" ".join(dice.choices(WORDS, k=dice.randint(8, 18))).capitalize() + "." for _ in range(3))
        parts += [" ".join(sentences), ""]
    return "\n".join(parts)
