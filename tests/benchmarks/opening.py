"""From the click in the list of articles to the first paint with marks, against the same text in a QTextBrowser."""

import gc
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QTextBrowser

from reader.model import ArticleId
from tests.benchmarks import projects
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import Figure, beside, seconds, times
from tests.benchmarks.window import Painted, click_article, opened, paint, plain, settle, wait
from ui.main_window import MainWindow

SIZES = ((3_000, 100, 25), (1_000_000, 10_000, 9), (5_000_000, 100_000, 7))  # characters, tags, rounds
LONG, SHORT = ArticleId(1), ArticleId(2)
IN_VIEW = 400  # characters that surely are


def run(bench: Bench) -> Iterator[Figure]:
    for characters, tags, rounds in SIZES:
        size = max(characters // 1000, bench.size(characters)), max(tags // 1000, bench.size(tags))
        yield open_article(f"open {name(*size)}", *size, rounds, bench.folder)


def open_article(what: str, characters: int, tags: int, rounds: int, folder: Path) -> Figure:
    with opened(projects.copy_of(projects.book(characters, tags), folder)) as window:
        text = window.session.project.article(LONG).text
        count = len(window.session.project.annotations(LONG))
        with plain(window.pane, window.pane.text_size()) as browser:
            floors, ours = zip(*(_both(window, browser, text) for _ in range(rounds + 2)), strict=True)
            wait(lambda: len(window.pane._marks) == count)  # of a book's many tags, most come after the paint
    return beside(what, ours[2:], floors[2:], times(2))


def name(characters: int, tags: int) -> str:
    size = f"{characters / 1e6:g} MB" if characters >= 1e6 else f"{characters / 1e3:g} KB"
    return f"{size} / {tags:,} tags"


def _both(window: MainWindow, browser: QTextBrowser, text: str) -> tuple[float, float]:
    """The text in the browser, then the article in the window. Between two, both are emptied and left to rest."""
    browser.clear()
    click_article(window, SHORT)
    settle()
    gc.collect()
    painted = Painted(browser.viewport()), Painted(window.pane.viewport())
    floor = seconds(partial(_show_plain, browser, text))
    ours = seconds(partial(_click, window))
    assert all(one.times for one in painted)
    assert window.session.article is not None
    assert window.session.article.id == LONG
    top = window.pane.first_in_view()
    assert window.pane._marks.between(top, top + IN_VIEW)
    for one in painted:
        one.deleteLater()
    return floor, ours


def _show_plain(browser: QTextBrowser, text: str) -> None:
    browser.setPlainText(text)
    paint()


def _click(window: MainWindow) -> None:
    click_article(window, LONG)
    paint()
