"""`python -m resources.freeze OUT`: Sikap as a folder that runs on a machine without Python, packed by PyInstaller.

One script for three systems, each packed on its own kind: `sikap/sikap` on Linux, `sikap/sikap.exe` on Windows,
`Sikap.app` on macOS. It is built and started by a test on Linux only. It needs the extra requirements `freeze`.
"""

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What is imported by its name, as the readers of files are in a worker process; and packages with files beside code.
BY_NAME = ("reader.formats", "reader.keeping", "ui")
WITH_FILES = ("font_source_serif_pro", "font_source_sans_pro", "trafilatura", "courlan", "htmldate", "justext", "tld")
# Parts of Qt that no window of ours uses and PyInstaller would take along, and what only tests or other programs need.
LEFT_OUT = (
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtDesigner", "PySide6.QtUiTools", "PySide6.QtOpenGLWidgets"),
    *("tkinter", "pytest", "hypothesis", "IPython", "numpy", "pandas", "lxml.isoschematron", "rich"),
)


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0 packed, 1 it could not be, and why is on stderr."""
    parser = argparse.ArgumentParser(prog="python -m resources.freeze", description="Pack Sikap into one folder.")
    parser.add_argument("out", type=Path, help="the folder that the program is put into; made if it is not there")
    out: Path = parser.parse_args(arguments).out
    if importlib.util.find_spec("PyInstaller") is None:
        print('PyInstaller is missing. Run: python -m pip install ".[freeze]"', file=sys.stderr)
        return 1
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        done = subprocess.run(command(out, Path(work)), cwd=ROOT, check=False)
    if done.returncode:
        print("Sikap could not be packed: PyInstaller says above why.", file=sys.stderr)
        return 1
    print(f"Packed: {program(out)}")
    return 0


def command(out: Path, work: Path) -> list[str]:
    """The words that PyInstaller is started with; it may write in the folder `work`."""
    words = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--onedir"]
    words += ["--name", "Sikap" if sys.platform == "darwin" else "sikap"]
    words += ["--distpath", str(out), "--workpath", str(work), "--specpath", str(work), "--paths", str(ROOT)]
    for folder in ("resources", "reader/languages"):
        words += ["--add-data", f"{ROOT / folder}:{folder}"]
    words += [word for package in BY_NAME for word in ("--collect-submodules", package)]
    words += [word for package in WITH_FILES for word in ("--collect-data", package)]
    words += [word for module in LEFT_OUT for word in ("--exclude-module", module)]
    if sys.platform == "darwin":  # the bundle opens a window; the command line is the program inside it
        words += ["--windowed", "--osx-bundle-identifier", "org.sikap.Sikap"]
    elif sys.platform == "win32":  # the command line keeps its console; a window started by double click hides its own
        words += ["--hide-console", "hide-early"]
    return [*words, str(ROOT / "main.py")]


def program(out: Path) -> Path:
    """What a person starts."""
    if sys.platform == "darwin":
        return out / "Sikap.app"
    return out / "sikap" / ("sikap.exe" if sys.platform == "win32" else "sikap")


if __name__ == "__main__":
    sys.exit(main())
