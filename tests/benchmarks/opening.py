"""From the click in the list of articles to the first paint with marks, against the same text in a QTextBrowser."""

import gc
import statistics
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QTextBrowser

from reader.model import ArticleId
from tests.benchmarks import projects
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import Figure, Mark, Work, beside, times
from tests.benchmarks.window import Shown, click_article, opened, paint, plain, rest, wait
from ui.main_window import MainWindow

SIZES = ((3_000, 100, 25), (1_000_000, 10_000, 9), (5_000_000, 100_000, 7))  # characters, tags, rounds
LONG, SHORT = ArticleId(1), ArticleId(2)
REST_MS = 50


def run(bench: Bench) -> Iterator[Figure]:
    for characters, tags, rounds in SIZES:
        size = max(characters // 1000, bench.size(characters)), max(tags // 1000, bench.size(tags))
        yield open_article(f"open {name(*size)}", *size, rounds, bench.folder)


def open_article(what: str, characters: int, tags: int, rounds: int, folder: Path) -> Figure:
    with opened(projects.copy_of(projects.book(characters, tags), folder)) as window:
        text = window.session.project.article(LONG).text
        count = len(window.session.project.annotations(LONG))
        with plain(window.pane, window.pane.text_size()) as browser:
            floors, ours, wholes = zip(*(_both(window, browser, text) for _ in range(rounds + 2)), strict=True)
            wait(lambda: len(window.pane._marks) == count)  # of a book's many tags, most come after the paint
    whole = 1000 * statistics.median(wholes[2:])
    return beside(what, ours[2:], floors[2:], times(2), **{"with the lists": whole})


def name(characters: int, tags: int) -> str:
    size = f"{characters / 1e6:g} MB" if characters >= 1e6 else f"{characters / 1e3:g} KB"
    return f"{size} / {tags:,} tags"


def _both(window: MainWindow, browser: QTextBrowser, text: str) -> tuple[float, float, float]:
    """The text in the browser; then the article in the window, and that with the lists beside it.

    Between two, both are emptied, and left to rest until there is nothing to paint: else one would pay for the other.
    """
    browser.clear()
    click_article(window, SHORT)
    rest(REST_MS)
    gc.collect()
    floor, _ = _until_shown(browser, partial(browser.setPlainText, text))
    ours, whole = _until_shown(window.pane, partial(click_article, window, LONG))
    assert window.session.article is not None
    assert window.session.article.id == LONG
    return floor, ours, whole


def _until_shown(browser: QTextBrowser, work: Work) -> tuple[float, float]:
    """Seconds until what a browser shows is on the screen, and until all is that is painted with it."""
    shown = Shown(browser.viewport())
    begun = Mark.now()
    work()
    paint()
    whole = begun.elapsed()
    assert shown.when is not None
    shown.deleteLater()
    return begun.until(shown.when), whole
