"""Page down through a book with all its marks, against the same text in a QTextBrowser of the same size."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser

from tests.benchmarks import projects
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import MILLISECONDS, Figure, at_most, beside, figure, no_garbage, p95, seconds, times
from tests.benchmarks.opening import name
from tests.benchmarks.window import go_on, is_laid_out, opened, paint, plain, press, scrolled_to, wait

CHARACTERS, TAGS = 5_000_000, 100_000
PLACES, PAGES = 10, 30


def run(bench: Bench) -> Iterator[Figure]:
    size = bench.size(CHARACTERS), bench.size(TAGS)
    with opened(projects.copy_of(projects.book(*size), bench.folder)) as window:
        pane = window.pane
        with plain(pane, pane.text_size()) as browser:
            assert window.session.article
            browser.setPlainText(window.session.article.text)
            wait(lambda: is_laid_out(pane) and is_laid_out(browser) and window.session.annotations.whole)
            ours: list[float] = []
            floors: list[float] = []
            for place in range(PLACES):
                pages = list(zip(_pages(browser, place / PLACES), _pages(pane, place / PLACES), strict=False))
                floors += (floor for floor, _ in pages)
                ours += (our for _, our in pages)
    yield beside(f"page down, {name(*size)}", ours, floors, times(2))
    what = f"page down, {name(*size)}: p95 of a frame"
    yield figure(what, 1000 * p95(ours), MILLISECONDS, at_most(16), floor=1000 * p95(floors), worst=1000 * max(ours))


def _pages(browser: QTextBrowser, place: float) -> list[float]:
    """Seconds of each page from a place on, which has not been painted before."""
    browser.setFocus()
    scrolled_to(browser, place)
    go_on()
    frames = []
    for _ in range(PAGES):
        before = browser.verticalScrollBar().value()
        with no_garbage():
            frames.append(seconds(partial(press, browser, Qt.Key.Key_PageDown), paint))
        go_on()
        if browser.verticalScrollBar().value() == before:
            return frames[:-1]
    return frames
