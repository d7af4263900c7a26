"""Whether Qt can show a window here. Asked before Qt starts, because Qt ends the program when it cannot."""

import importlib.util
import os
import sys
from importlib import import_module
from pathlib import Path

from ui import binding

NEEDED = "Qt cannot start here because {reason}: run `{setup}` to install what is missing."
MODULES = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")


def why_no_qt() -> str | None:
    """Why not even a window without a display can be made, in one sentence; None if it can."""
    try:
        binding.read()
        for name in MODULES:
            import_module(name)
    except ImportError as error:
        return NEEDED.format(reason=_reason(error), setup=_setup_command())
    return None


def why_no_window() -> str | None:
    """Why no window can be shown, and what to do, in one sentence; None if it can."""
    if not sys.platform.startswith("linux"):
        return why_no_qt()
    problems = [_problem(platform) for platform in _platforms()]
    if None in problems:
        return why_no_qt()
    return problems[0] if problems else _no_display("there is no display here")


def _platforms() -> list[str]:
    """The ways to a screen that Qt would try, in its order."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return [name.split(":")[0] for name in chosen.split(";")]
    shown = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return [platform for platform, variable in shown.items() if os.environ.get(variable)]


def _problem(platform: str) -> str | None:
    reach = {"xcb": _reach_x11, "wayland": _reach_wayland}.get(platform)
    if reach is None:
        return None  # needs no display, or is one that only Qt knows
    try:
        _load_plugin(platform)
    except OSError as error:
        needed = NEEDED.format(reason=_reason(error), setup=_setup_command())
        return f"{needed[:-1]}, or `sikap tour`, which shows the main job without a display."
    return reach()


def _load_plugin(platform: str) -> None:
    import ctypes

    spec = importlib.util.find_spec("PySide6")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    files = sorted(folder.glob(f"Qt/plugins/platforms/libq{platform}*.so"))
    if not files:
        raise OSError(f"its part for {platform} is missing")
    for file in files:
        ctypes.CDLL(str(file))


def _reach_x11() -> str | None:
    import ctypes

    display = os.environ.get("DISPLAY", "")
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return _no_display(f"the display {display} does not answer") if failed else None


def _reach_wayland() -> str | None:
    import socket

    name = os.environ.get("WAYLAND_DISPLAY") or "wayland-0"
    path = Path(os.environ.get("XDG_RUNTIME_DIR", ""), name)
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(path))
        except OSError:
            return _no_display(f"the display {name} does not answer")
    return None


def _no_display(reason: str) -> str:
    return (
        f"No window can be opened because {reason}: start Sikap on a desktop, "
        "or run `sikap tour`, which shows the main job without a display."
    )


def _reason(error: Exception) -> str:
    """`libEGL.so.1: cannot open shared object file: No such file or directory` says more than a person needs."""
    library = str(error).split(":")[0]
    return f"{library} is missing" if library.startswith("lib") and ".so" in library else str(error)


def _setup_command() -> str:
    return f"python3 {Path(__file__).resolve().parents[1] / 'main.py'} setup"
