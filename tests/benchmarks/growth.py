"""How time grows with size: each operation at four sizes, and the exponent that fits, 1 for time in step with size.

What does not depend on size weighs most where little is done, so the exponent is that of the three largest sizes.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.growth_works import books, claims, libraries, texts
from tests.benchmarks.measure import Figure, Hold, at_most, figure

STEPS = (64, 16, 4, 1)  # parts of the largest size
MOST, MOST_SORTING = 1.1, 1.2  # n log n, over what is measured here
NOT_NOTICED = 0.005  # seconds: what takes less at the largest size grows from nothing

Operations = Mapping[str, float]  # seconds by name
AXES: tuple[tuple[str, int, Callable[[int, Path], Operations]], ...] = (
    ("tags in an article", 100_000, books),
    ("articles", 100_000, libraries),
    ("claims", 1_000_000, claims),
    ("characters", 8_000_000, texts),
)


def run(bench: Bench) -> Iterator[Figure]:
    for axis, largest, works in AXES:
        sizes = [max(4, bench.size(largest) // step) for step in STEPS]
        series: defaultdict[str, list[float]] = defaultdict(list)
        for size in sizes:
            place = bench.folder / f"{axis} {size}"
            place.mkdir()
            for name, took in works(size, place).items():
                series[name].append(took)
        for name, times in series.items():
            yield _grown(f"{name}, by {axis}", sizes, times)


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """The slope of the line that fits best when both are drawn by their logarithms."""
    x, y = ([math.log(value) for value in values] for values in (sizes, times))
    middle = sum(x) / len(x), sum(y) / len(y)
    across = sum((one - middle[0]) ** 2 for one in x)
    return sum((a - middle[0]) * (b - middle[1]) for a, b in zip(x, y, strict=True)) / across


def _grown(what: str, sizes: Sequence[int], times: Sequence[float]) -> Figure:
    found = exponent(sizes[1:], times[1:])
    more = {f"{size:,}": 1000 * took for size, took in zip(sizes, times, strict=True)}
    return figure(what, found, "", _asked(what) if times[-1] > NOT_NOTICED else None, **more)


def _asked(what: str) -> Hold:
    return at_most(MOST_SORTING if "sort" in what else MOST)
