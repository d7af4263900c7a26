"""Sikap: the command line and the window are one program. This file runs on any Python 3; what it starts needs 3.11."""

import gc
import importlib.util
import os
import sys
from pathlib import Path


def main() -> None:
    """`setup` needs the standard library only; every other command needs what setup installs."""
    if sys.version_info < (3, 11):  # noqa: UP036 - setup is the first thing run on a machine, by whatever Python it has
        sys.exit(f"Sikap needs Python 3.11 or newer, and this is {sys.version_info[0]}.{sys.version_info[1]}.")
    if getattr(sys, "frozen", False):  # packed into one program, it is started again for each process of its own
        from multiprocessing import freeze_support

        freeze_support()
    if sys.argv[1:2] == ["setup"]:
        from resources.setup import run as set_up

        sys.exit(set_up(sys.argv[2:]))
    if importlib.util.find_spec("click") is None or importlib.util.find_spec("PySide6") is None:
        sys.exit(_what_to_run_instead())
    if _only_a_window(sys.argv[1:]):
        gc.disable()  # what a start makes stays: looking through it for garbage finds none. The window enables it
        from ui.start import open_window

        open_window(*sys.argv[1:])
        gc.enable()
    from ui.command_line import run

    run()


def _only_a_window(words: "list[str]") -> bool:
    """Whether nothing but the window is wanted, which opens sooner without reading the command line's own modules.

    In doubt it is not: they open it too.
    """
    if "_SIKAP_COMPLETE" in os.environ:  # a shell asks how the words could go on
        return False
    return not words or (len(words) == 1 and Path(words[0]).suffix == ".sikap" and not words[0].startswith("-"))


def _what_to_run_instead() -> str:
    folder = Path(__file__).resolve().parent
    for command in (folder / ".venv" / "bin" / "sikap", folder / ".venv" / "Scripts" / "sikap.exe"):
        if command.exists():
            return f"This Python does not have what Sikap needs. Run: {command}"
    return f"Sikap is not set up yet. Run: python3 {folder / 'main.py'} setup"


if __name__ == "__main__":
    main()
