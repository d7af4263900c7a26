"""Search while somebody types, and the memory of a window with so many articles in its list.

Each key is looked for in the window, with its snippets, and painted. The floor is the bare search for the first 50.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from statistics import median

from reader.errors import BadValue
from reader.search import _read, find_in
from tests.benchmarks import projects
from tests.benchmarks.bench import Bench
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.measure import (
    MEGABYTES,
    MILLISECONDS,
    Figure,
    at_most,
    figure,
    no_garbage,
    p95,
    resident,
    seconds,
)
from tests.benchmarks.window import click_article, opened, paint, wait
from ui.main_window import MainWindow

ARTICLES, SEARCHES, LETTERS = 100_000, 60, 5_000_000
BARE = "SELECT rowid FROM article_search WHERE article_search MATCH ? LIMIT 50"
IN_TEXT = ("y", "ya", "yang", "yang dan", "tidak ada di sini")


def run(bench: Bench) -> Iterator[Figure]:
    path = projects.copy_of(projects.library(bench.size(ARTICLES)), bench.folder)
    bare = sqlite3.connect(path)
    with opened(path) as window:
        count = len(window.library.titles())
        yield figure(f"memory with {count:,} articles in the list", resident(), MEGABYTES, at_most(300))
        yield from _list(window, count)
        yield from _typed(window, bare, count)
    bare.close()
    yield from _in_one_text(bench)


def _typed(window: MainWindow, bare: sqlite3.Connection, count: int) -> Iterator[Figure]:
    took: defaultdict[str, list[float]] = defaultdict(list)
    floors: list[float] = []
    window.finding.open_search()
    pane = window.finding.pane
    for words in Corpus(8).typed(SEARCHES):
        pane._field.setText(words)
        with suppress(BadValue):
            floors.append(seconds(partial(_bare, bare, _read(words)[0])))
        with no_garbage():
            took[_sort(words)].append(seconds(pane.refresh, paint))
    everything = [one for some in took.values() for one in some]
    sorts = {sort: 1000 * p95(some) for sort, some in sorted(took.items())}
    more = {"p50": 1000 * median(everything), "most": 1000 * max(everything)} | sorts
    what = f"search while typing over {count:,} articles, p95 of a key"
    ms = 1000 * p95(everything)
    yield figure(what, ms, MILLISECONDS, at_most(50), floor=1000 * p95(floors), **more)


def _bare(bare: sqlite3.Connection, matching: str) -> None:
    bare.execute(BARE, (matching,)).fetchall()


def _list(window: MainWindow, count: int) -> Iterator[Figure]:
    """What one does in the list itself."""
    ids = list(window.library._model.known)
    works: dict[str, Callable[[], object]] = {
        "choose the last article": lambda: click_article(window, ids[-1]),
        "choose one in the middle": lambda: click_article(window, ids[len(ids) // 2]),
        "filter by a word": lambda: window.library._filter.setText("bupati"),
        "show all": lambda: window.library._filter.setText(""),
        "next article": lambda: window.step_article(1),
        "filter by a word again": lambda: window.library._filter.setText("nelayan"),
        "read the list again": partial(_read_again, window),
    }
    for what, work in works.items():
        took = seconds(work, paint)
        wait(lambda: not window.library._model._reading.isActive())  # for what it reads while nothing is to be done
        yield figure(f"list of {count:,} articles: {what}", 1000 * took, MILLISECONDS, at_most(100))


def _read_again(window: MainWindow) -> None:
    window.session.shelf.read_again()
    window.session.library_changed.emit(None)


def _in_one_text(bench: Bench) -> Iterator[Figure]:
    """Finding in the article itself; a text with accents and one without."""
    text = Corpus().article(bench.size(LETTERS)).text
    for form, of in (("", text), (" with accents", text.replace("bupati", "bupáti\u0301ß"))):
        took = [seconds(partial(find_in, of, words)) for words in IN_TEXT]
        what = f"find in a text{form} of {len(of) / 1e6:.1f} MB: slowest key after the first"
        yield figure(what, 1000 * max(took[1:]), MILLISECONDS, first=1000 * took[0])


def _sort(words: str) -> str:
    if words.startswith('"'):
        return "phrase"
    *before, last = words.split(" ")
    return f"{'word and ' if before else ''}{min(len(last), 6)} letters" if last else "word and space"
