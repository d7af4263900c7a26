"""A thousand articles come into the window: how long it takes, how long it ever stands still, how soon it stops."""

import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.project import Project
from tests.benchmarks.bench import Bench
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.measure import MILLISECONDS, SECONDS, Figure, at_most, figure
from tests.benchmarks.watchdog import Watchdog
from tests.benchmarks.window import CTRL, opened, wait
from ui.importing.preview import ImportDialog
from ui.main_window import MainWindow

ARTICLES, LETTERS = 1000, 3000


def run(bench: Bench) -> Iterator[Figure]:
    count = bench.size(ARTICLES)
    folder = write_articles(bench.folder / "berita", count)
    yield from _come_in(bench.folder / "study.sikap", folder, count)
    for when in ("reading", "storing"):
        yield _stop(bench.folder / f"{when}.sikap", folder, when)


def write_articles(folder: Path, count: int, *, seed: int = 5) -> Path:
    """A folder of so many articles of 3 KB, each in a file of its own."""
    folder.mkdir()
    for number, new in enumerate(Corpus(seed).articles(count, LETTERS)):
        (folder / f"berita-{number:05}.txt").write_text(new.text, "utf-8")
    return folder


def bring(window: MainWindow, folder: Path) -> ImportDialog:
    """Drop a folder, and wait for the preview."""
    window.errands.arrivals.add([folder])
    wait(lambda: not window.jobs.busy and QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    return dialog


def store(window: MainWindow, dialog: ImportDialog) -> None:
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    wait(lambda: not window.jobs.busy)


def _come_in(project: Path, folder: Path, count: int) -> Iterator[Figure]:
    """From the drop to the report, with the preview in between; a person's thinking is not counted."""
    Project.create(project, coder="rani").close()
    with opened(project) as window, Watchdog() as watchdog:
        begun = time.perf_counter()
        with watchdog.during("reading"):
            dialog = bring(window, folder)
        read = time.perf_counter() - begun
        with watchdog.during("preview"):
            for key in (Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_A):
                QTest.keyClick(dialog.grid, key, CTRL)
                QTest.qWait(50)
        begun = time.perf_counter()
        with watchdog.during("storing"):
            store(window, dialog)
        stored = time.perf_counter() - begun
        with watchdog.during("showing"):
            QTest.qWait(200)
        assert len(window.library.titles()) == count
    yield figure(f"import {count:,} articles in the window", read + stored, SECONDS, at_most(10), read=read)
    stalls = {stall.doing: stall.own for stall in watchdog.longest.values()}
    worst = max(watchdog.longest.values(), key=lambda stall: stall.own)
    what = f"import {count:,} articles in the window: longest stall"
    yield figure(what, worst.own, MILLISECONDS, at_most(100), **stalls).noted(worst.where)


def _stop(project: Path, folder: Path, when: str) -> Figure:
    Project.create(project, coder="rani").close()
    with opened(project) as window:
        dialog = None
        if when == "storing":
            dialog = bring(window, folder)
            QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
        else:
            window.errands.arrivals.add([folder])
        QTest.qWait(100)
        begun = time.perf_counter()
        window.jobs.cancel_all()
        wait(lambda: not window.jobs.busy)
        took = time.perf_counter() - begun
        if isinstance(modal := QApplication.activeModalWidget(), ImportDialog):
            modal.close()  # the person goes on where they were, or it was over before it could be stopped
    return figure(f"stop an import while {when}", took, SECONDS, at_most(0.5))
