"""Looks at the clock from the event loop: what it misses, the window stood still. Another thread sees in what."""

import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from traceback import StackSummary, walk_stack
from types import FrameType, TracebackType
from typing import Self

from PySide6.QtCore import Qt, QTimer

from tests.benchmarks.measure import Mark

TICK_MS = 5
SUSPICIOUS = 0.05  # seconds without a tick, after which the stack is looked at
OURS = ("/reader/", "/ui/")


@dataclass(slots=True)
class Stall:
    """A time in which the event loop did not turn: milliseconds by the clock, and less what others have cost.

    `where` is what was seen most often then: from what the event loop called to the deepest line of ours.
    """

    doing: str
    clock: float = 0.0
    own: float = 0.0
    where: str = ""


@dataclass
class Watchdog:
    """Use it as a context manager; `longest` has the longest stall of each operation."""

    longest: dict[str, Stall] = field(default_factory=dict)
    _doing: str = "idle"

    def __enter__(self) -> Self:
        self._seen: Counter[str] = Counter()
        self._ended = threading.Event()
        self._main = threading.main_thread().ident
        self._last = Mark.now()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._look()
        self._timer.stop()
        self._ended.set()
        self._thread.join()

    @contextmanager
    def during(self, doing: str) -> Iterator[None]:
        """What is waited for from here on is this."""
        self._look()
        before, self._doing = self._doing, doing
        try:
            yield
        finally:
            self._look()
            self._doing = before

    def _look(self) -> None:
        own, clock = self._last.elapsed(), time.perf_counter() - self._last.clock
        stall = self.longest.setdefault(self._doing, Stall(self._doing))
        stall.clock = max(stall.clock, 1000 * clock - TICK_MS)
        if 1000 * own - TICK_MS > stall.own:
            stall.own = 1000 * own - TICK_MS
            stall.where = self._seen.most_common(1)[0][0] if self._seen else ""
        self._seen.clear()
        self._last = Mark.now()

    def _watch(self) -> None:
        """Not too often: each look takes the interpreter from the window for a moment."""
        while not self._ended.wait(SUSPICIOUS / 4):
            if time.perf_counter() - self._last.clock > SUSPICIOUS and self._main is not None:
                frame = sys._current_frames().get(self._main)
                if frame is not None and (where := _where(frame)):
                    self._seen[where] += 1


def _where(frame: FrameType) -> str:
    """The lines of ours in a stack, the deepest first."""
    stack = StackSummary.extract(walk_stack(frame), lookup_lines=False)
    ours = [line for line in stack if any(part in line.filename for part in OURS)]
    shown = (f"{'/'.join(line.filename.split('/')[-2:])}:{line.lineno} {line.name}" for line in ours[:3])
    return " < ".join(shown)
