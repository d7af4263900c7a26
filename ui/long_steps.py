"""Steps that may change many rows: made at once if they do not, else away from the window's thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from reader import store
from reader.errors import SikapError
from reader.project import Project

if TYPE_CHECKING:
    from ui.session import Session

LONG = 400  # rows that are taken back within 50 milliseconds; before a step of more than 1,000 there is also a backup


class Step(NamedTuple):
    """What is to be done, through whichever door to the file; `name` says it while it is going on.

    One of the other two is called when it is over, in the window's thread.
    """

    name: str
    work: Callable[[Project], Any]
    done: Callable[[Any], object]
    failed: Callable[[SikapError], object]


def make(session: "Session", step: Step, rows: int) -> None:
    """Make a step that changes about so many rows; a long one is asked of whoever has jobs (`step_requested`)."""
    if rows > LONG and session.project.path != store.MEMORY:
        session.step_requested.emit(step)
        return
    try:
        result = step.work(session.project)
    except SikapError as error:
        step.failed(error)
    else:
        step.done(result)
