"""When Python looks for garbage, and what memory goes back to the system.

To look at all that a window holds takes it 15 milliseconds and more, and at what a start has made 30 more, of which
nothing ever goes. So it looks at what is new only; at all that was made since the start, when the person has gone to
another program or has closed a window.
"""

import gc
import sys
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

# Seconds after which a thread that waits for the interpreter gets it. SQLite gives it away at every row: with jobs at
# work, Python's usual time for each would be felt in the window.
ALONE, SHARED = 0.005, 0.0005
MUCH = 50_000  # objects: to look at so many takes some 5 milliseconds
NEVER = 1 << 30  # looks at what is new, after which Python would look at everything by itself
REST_MS = 1000
M_ARENA_MAX = -8  # the option of mallopt(3) for the number of heaps

_holding = 0
_much = False  # whether a job has made much that was not looked at yet
_later: QTimer | None = None
_giving_back: QTimer | None = None


def begin(app: QGuiApplication) -> None:
    """What is there now stays. From here on, what has been found in use is not looked at while the person is here."""
    global _later, _giving_back
    gc.freeze()
    gc.set_threshold(*gc.get_threshold()[:2], NEVER)
    if _later is None:
        _later = QTimer(app, interval=REST_MS, singleShot=True)
        _later.timeout.connect(look_at_all)
        _giving_back = QTimer(app, interval=0, singleShot=True)
        _giving_back.timeout.connect(give_back)
        app.applicationStateChanged.connect(_look_when_unseen)


def hold() -> None:
    """Let garbage be until `release`: Python looks for it in whichever thread happens to allocate, and a widget that
    is destroyed in another thread than the window's takes the program down with it."""
    global _holding
    _holding += 1
    gc.disable()
    sys.setswitchinterval(SHARED)


def release() -> None:
    """One that held has ended; after the last, garbage is looked for again."""
    global _holding
    _holding -= 1
    if not _holding:
        clean()
        gc.enable()
        sys.setswitchinterval(ALONE)


def clean() -> None:
    """Collect the garbage of the last moments; of much, which is what a job has made, leave it to a later time."""
    global _much
    if gc.get_count()[0] > MUCH:
        gc.freeze()
        _much = True
    else:
        gc.collect(1)


@cache
def share_one_heap() -> None:
    """Before the first thread: all of them take memory from one heap. glibc gives each its own, and what is free in
    one is of no use to the others: after an hour that is a fifth of all that the program holds."""
    if choose := _of_glibc("mallopt"):
        choose(M_ARENA_MAX, 1)


def give_back() -> None:
    """Let the system have the memory that is free again: glibc keeps it, and the jobs of a day would add up."""
    if trim := _of_glibc("malloc_trim"):
        trim(0)


def look_soon() -> None:
    """Look at everything when what goes on now is over."""
    if _later is not None:
        _later.start()


def look_at_all() -> None:
    """And give back what was found, in the next turn: it takes a while too. While a job is at work, later."""
    global _much
    if _holding:
        look_soon()
        return
    if _much:
        gc.unfreeze()
        _much = False
    gc.collect()
    if _giving_back is not None:
        _giving_back.start()


def _look_when_unseen(state: Qt.ApplicationState) -> None:
    if state != Qt.ApplicationState.ApplicationActive:
        look_at_all()


@cache
def _of_glibc(name: str) -> Callable[..., int] | None:
    """None where there is another library."""
    import ctypes

    try:
        found: Callable[..., int] = getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):
        return None
    return found
