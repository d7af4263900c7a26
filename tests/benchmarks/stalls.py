"""A stretch of use over 2,000 articles in the real window, and how long it ever stood still; memory at its end.

Nothing is kept quiet: backups, the first look at the file and what the window does by itself go on as they do. Minutes
by SIKAP_MINUTES; the hour of the table is 60.
"""

import gc
import os
import time
from collections.abc import Iterator

from tests.benchmarks import projects
from tests.benchmarks.arriving import write_articles
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import MEGABYTES, MILLISECONDS, Figure, at_most, figure, resident, times
from tests.benchmarks.use import IMPORTED, Use
from tests.benchmarks.watchdog import Watchdog
from tests.benchmarks.window import opened, rest
from ui import garbage

ARTICLES, LETTERS, CLAIMS = 2000, 3000, 5
LEAST_ROUNDS = 2


def run(bench: Bench) -> Iterator[Figure]:
    minutes = float(os.environ.get("SIKAP_MINUTES", "2"))
    path = projects.copy_of(projects.library(bench.size(ARTICLES), LETTERS, CLAIMS), bench.folder)
    news = write_articles(bench.folder / "berita", IMPORTED)
    with opened(path, quiet=False) as window, Watchdog() as watchdog:
        use = Use(window, watchdog, bench.folder, news)
        use.round()  # to warm up: every dialog has been open once
        warm = _settled()
        ended, rounds = time.monotonic() + 60 * minutes, 0
        while rounds < LEAST_ROUNDS or time.monotonic() < ended:
            use.round()
            rounds += 1
        left = _settled()
    for stall in watchdog.longest.values():
        what = f"longest stall: {stall.doing}"
        more = {"clock": stall.clock, "worked": stall.worked, "stolen": stall.stolen}
        yield figure(what, stall.own, MILLISECONDS, at_most(100), **more).noted(stall.where)
    what = f"memory after {rounds} rounds of use"
    yield figure(what, left, MEGABYTES, times(1.2), floor=warm, steps=len(use.done))


def _settled() -> float:
    """Memory when the window has done what it does once nobody waits for it."""
    rest(3 * garbage.REST_MS)
    gc.collect()
    return resident()
