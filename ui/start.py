"""The shortest way to the window: what the command line needs besides is read only if the window does not open."""

import io
import sys
from pathlib import Path

from reader.errors import SikapError


def open_window(project: str | None = None) -> None:
    """Open the window, and exit when it is closed, as the command does. Returns if there is no display for it."""
    from ui.display import why_no_window

    plain_streams()
    if why_no_window():
        return
    from ui.app import run_window

    try:
        sys.exit(run_window(None if project is None else Path(project)))
    except (SikapError, OSError, KeyboardInterrupt) as error:
        from ui.command_line import end_with

        end_with(error)


def plain_streams() -> None:
    """Let what a terminal cannot show be written in plain letters instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
