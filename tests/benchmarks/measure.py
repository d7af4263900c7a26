"""Figures beside their floors, and how they are taken: in turn, and less what others on the machine have cost.

A second here is one in which this thread worked, or waited for something that is not a processor: a disk, another
process of ours. So a busy machine can be measured on; only caches and memory are still shared.
"""

import gc
import os
import re
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

TIMES = Path("/proc/stat")
SCHEDULED = Path("/proc/thread-self/schedstat")
Work = Callable[[], object]
SECONDS, MILLISECONDS, MEGABYTES, RATE = "s", "ms", "MB", "per s"


class Hold(NamedTuple):
    """What is asked of a figure, in words, and whether (measured, floor, ratio) keeps to it."""

    words: str
    keeps: Callable[[float, float, float], bool]


def times(most: float) -> Hold:
    """At most so many times the floor."""
    return Hold(f"<= {most:g} x", lambda measured, floor, ratio: ratio <= most)


def speed(least: float) -> Hold:
    """A rate of at least so many times the floor's."""
    return Hold(f">= {least:g} x", lambda measured, floor, ratio: ratio >= least)


def plus(extra: float) -> Hold:
    """The floor and so much more, in the figure's unit."""
    return Hold(f"floor + {extra:g}", lambda measured, floor, ratio: measured <= floor + extra)


def at_most(most: float) -> Hold:
    return Hold(f"<= {most:g}", lambda measured, floor, ratio: measured <= most)


def at_least(least: float) -> Hold:
    return Hold(f">= {least:,g}", lambda measured, floor, ratio: measured >= least)


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table. `holds` is None where nothing is asked; `more` are other figures; `note` says why."""

    what: str
    measured: float
    unit: str
    floor: float | None = None
    ratio: float | None = None
    asked: str = ""
    holds: bool | None = None
    more: Mapping[str, float] = field(default_factory=dict)
    note: str = ""

    def noted(self, note: str) -> "Figure":
        return replace(self, note=note)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def figure(
    what: str,
    measured: float,
    unit: str,
    hold: Hold | None = None,
    *,
    floor: float | None = None,
    ratio: float | None = None,
    **more: float,
) -> Figure:
    """A figure that is judged. The ratio is that of the two, unless a better one is known."""
    if ratio is None and floor:
        ratio = measured / floor
    holds = None if hold is None else hold.keeps(measured, floor or 0.0, ratio or 0.0)
    rounded = {name: round(value, 3) for name, value in more.items()}
    return Figure(what, measured, unit, floor, ratio, hold.words if hold else "", holds, rounded)


def beside(what: str, ours: Sequence[float], floors: Sequence[float], hold: Hold | None, **more: float) -> Figure:
    """Two series taken in turn, in seconds: their medians in milliseconds, and the median of their ratios."""
    ratio = statistics.median(our / floor for our, floor in zip(ours, floors, strict=True))
    measured, floor = (1000 * statistics.median(series) for series in (ours, floors))
    more |= {"best": 1000 * min(ours), "best floor": 1000 * min(floors)}
    return figure(what, measured, MILLISECONDS, hold, floor=floor, ratio=ratio, **more)


def in_turn(rounds: int, ours: Work, floor: Work, *, warm: int = 1) -> tuple[list[float], list[float]]:
    """Seconds of both, round by round; the first rounds, to warm up, are left out."""
    pairs = [(seconds(floor), seconds(ours)) for _ in range(rounds + warm)][warm:]
    return [our for _, our in pairs], [floor for floor, _ in pairs]


def seconds(*works: Work) -> float:
    """How long these take by the clock, less the time in which they could have gone on and others had the processor."""
    begun = Mark.now()
    for work in works:
        work()
    return begun.elapsed()


class Mark(NamedTuple):
    """A moment in this thread: by the clock, of its processor, and how long it has waited for a processor so far."""

    clock: float
    processor: float
    waited: float

    @classmethod
    def now(cls) -> "Mark":
        return cls(time.perf_counter(), time.thread_time(), waited())

    def elapsed(self) -> float:
        """Seconds since then, as they would be on a machine that does nothing else."""
        clock, processor, waited = (new - old for new, old in zip(Mark.now(), self, strict=True))
        return max(clock - waited, processor)


def waited() -> float:
    """Seconds in which this thread was ready and another had the processor, as Linux counts them; else 0."""
    try:
        return int(SCHEDULED.read_text("ascii").split()[1]) / 1e9
    except OSError:
        return 0.0


def stolen() -> float:
    """Seconds so far in which all processors of a virtual machine were ready and had none below, as Linux counts."""
    try:
        with TIMES.open("rb") as file:
            return int(file.readline().split()[8]) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError):
        return 0.0


def p95(series: Sequence[float]) -> float:
    return statistics.quantiles(series, n=20, method="inclusive")[-1] if len(series) > 1 else series[0]


@contextmanager
def no_garbage() -> Iterator[None]:
    """Garbage is collected before and after, and not within: for work of a few milliseconds."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def resident() -> float:
    """Megabytes that this process has in memory now."""
    return _status("VmRSS")


def peak() -> float:
    """Megabytes that this process has had in memory at most."""
    return _status("VmHWM")


def forget_peak() -> None:
    """Let `peak` begin again from now (Linux: `man 5 proc_pid_clear_refs`)."""
    Path("/proc/self/clear_refs").write_text("5")


def load() -> float:
    """How many processes want a processor: the mean of the last minute."""
    return os.getloadavg()[0]


def _status(name: str) -> float:
    found = re.search(rf"{name}:\s+(\d+)", Path("/proc/self/status").read_text("utf-8"))
    assert found, "needs Linux's account of memory"
    return int(found[1]) / 1024
