"""Looks at the clock from the event loop: what it misses, the window stood still. Another thread sees in what."""

import faulthandler
import re
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from types import TracebackType
from typing import IO, Self

from PySide6.QtCore import Qt, QTimer

from tests.benchmarks.measure import Mark, stolen

TICK_MS = 5
SUSPICIOUS = 0.05  # seconds without a tick, after which the stack is looked at
OURS = ("/reader/", "/ui/")
LINE = re.compile(r'File "(.+)", line (\d+) in (.+)')


@dataclass(slots=True)
class Stall:
    """A time in which the event loop did not turn: milliseconds by the clock, and less what others have cost.

    For `worked` its thread had a processor; else it waited: for a disk, for another thread, or for the machine below,
    which kept `stolen` from all processors meanwhile (to some 10 milliseconds). Nothing is taken off for these.
    `where` is what was seen most often then: from what the event loop called to the deepest line of ours.
    """

    doing: str
    clock: float = 0.0
    own: float = 0.0
    worked: float = 0.0
    stolen: float = 0.0
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
        self._stolen = stolen()
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
        if 1000 * own - TICK_MS > stall.own:
            stall.own, stall.clock = 1000 * own - TICK_MS, 1000 * clock - TICK_MS
            stall.worked = 1000 * (time.thread_time() - self._last.processor)
            stall.stolen = 1000 * (stolen() - self._stolen)
            stall.where = self._seen.most_common(1)[0][0] if self._seen else ""
        self._seen.clear()
        self._stolen = stolen()
        self._last = Mark.now()

    def _watch(self) -> None:
        """Not too often: each look takes the interpreter from the window for a moment."""
        with tempfile.TemporaryFile() as written:
            while not self._ended.wait(SUSPICIOUS / 4):
                if time.perf_counter() - self._last.clock > SUSPICIOUS and (where := _where(written, self._main)):
                    self._seen[where] += 1


def _where(written: IO[bytes], thread: int | None) -> str:
    """The lines of ours in the stack of a thread, the deepest first.

    A frame is never held here: it could be the last to hold a widget, which would then be destroyed in this thread.
    """
    written.seek(0)
    written.truncate()
    faulthandler.dump_traceback(written, all_threads=True)
    written.seek(0)
    for stack in written.read().decode(errors="replace").split("hread 0x")[1:]:
        head, *lines = stack.splitlines()
        if int(head.split()[0], 16) == thread:
            found = [LINE.fullmatch(line.strip()) for line in lines if any(part in line for part in OURS)]
            shown = (f"{'/'.join(one[1].split('/')[-2:])}:{one[2]} {one[3]}" for one in found if one)
            return " < ".join(islice(shown, 3))
    return ""
