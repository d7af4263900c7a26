"""`python3 main.py setup`: makes a checkout ready on a new machine. Standard library only.

Four steps, each skipped when its work is done: an environment in `.venv`, the packages, the system libraries that Qt
needs, and a mark that says for which checkout and requirements all this holds.
"""

import argparse
import hashlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NEEDED_MEGABYTES = 800
PROBED = (
    "QtWidgets.abi3.so",
    "QtDBus.abi3.so",
    "QtNetwork.abi3.so",
    "QtPrintSupport.abi3.so",
    "QtTest.abi3.so",
    "Qt/plugins/imageformats/libqsvg.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/xcbglintegrations/libqxcb-*.so",
    "Qt/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
)
UNREACHABLE = (
    "Retrying (Retry(",
    "NewConnectionError",
    "Temporary failure",
    "Network is unreachable",
    "Read timed out",
)
NO_SPACE = ("No space left on device", "There is not enough space on the disk")


class SetupFailed(Exception):
    """One sentence that says why setup stopped and what to do; below it, perhaps, what a program said."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """Where things are in a folder that holds main.py."""

    root: Path
    windows: bool = os.name == "nt"

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.program("python")

    @property
    def mark(self) -> Path:
        return self.venv / "sikap-setup.txt"

    def program(self, name: str) -> Path:
        return self.venv / "Scripts" / f"{name}.exe" if self.windows else self.venv / "bin" / name

    def shown(self, name: str) -> str:
        """A program of the environment as one types it."""
        return f".venv\\Scripts\\{name}" if self.windows else f".venv/bin/{name}"


def run(arguments: Sequence[str], checkout: Checkout | None = None) -> int:
    """Does `setup` and returns the exit code: 0 ready, 1 something is missing and said, 2 the words are off."""
    parser = argparse.ArgumentParser(prog="main.py setup", description="Make Sikap ready to run in this folder.")
    parser.add_argument("--test", action="store_true", help="also install what the tests need")
    test = parser.parse_args(arguments).test
    checkout = checkout or Checkout(Path(__file__).resolve().parents[1])
    try:
        _set_up(checkout, test)
    except SetupFailed as failure:
        return _stopped(str(failure))
    except OSError as error:
        return _stopped(in_words(error))
    except KeyboardInterrupt:
        return _stopped("Interrupted; run it again to go on.")
    return 0


def _stopped(why: str) -> int:
    print(f"Setup stopped. {why}", file=sys.stderr)
    return 1


def _set_up(checkout: Checkout, test: bool) -> None:
    began = time.monotonic()
    if not (checkout.root / "pyproject.toml").exists():
        raise SetupFailed(f"{checkout.root} is not a checkout of Sikap: pyproject.toml is missing.")
    ready = is_ready(checkout, test)
    if not ready:
        make_environment(checkout)
        install_packages(checkout, test)
    provide_libraries(checkout)
    if not ready:
        _try_out(checkout)
        _write_mark(checkout, test)
    say(f"Ready in {time.monotonic() - began:.1f} s. Start Sikap with: {checkout.shown('sikap')}")


# The mark of a finished setup


def fingerprint(checkout: Checkout) -> str:
    """Changes with the requirements, the folder (scripts in an environment name it) and the Python that made it."""
    requirements = (checkout.root / "pyproject.toml").read_bytes()
    whole = f"{checkout.root}\n{sys.version_info[:2]}\n".encode() + requirements
    return hashlib.sha256(whole).hexdigest()


def is_ready(checkout: Checkout, test: bool) -> bool:
    wanted = {fingerprint(checkout), "test"} if test else {fingerprint(checkout)}
    done = checkout.mark.read_text("utf-8").split() if checkout.mark.exists() else []
    return wanted <= set(done) and checkout.program("sikap").exists() and _works([str(checkout.python), "-I", "-c", ""])


def _write_mark(checkout: Checkout, test: bool) -> None:
    checkout.mark.write_text(f"{fingerprint(checkout)}{' test' if test else ''}\n", "utf-8")


# The environment


def make_environment(checkout: Checkout) -> None:
    """Keeps a `.venv` whose Python and pip work and that was made in this folder; makes any other anew."""
    if _works([str(checkout.python), "-I", "-m", "pip", "--version"]) and not was_moved(checkout):
        return
    free = shutil.disk_usage(checkout.root).free // 1_000_000
    if free < NEEDED_MEGABYTES:
        raise SetupFailed(f"{checkout.root} has {free} MB free and about {NEEDED_MEGABYTES} MB are needed: make space.")
    if checkout.venv.exists():
        say("Removing .venv, which is broken, older than Python 3.11 or from another folder")
        shutil.rmtree(checkout.venv)
    if importlib.util.find_spec("ensurepip") is None:
        _provide_venv()
    say("Making the environment .venv")
    code, said = watched([outer_python(), "-m", "venv", str(checkout.venv)])
    if code:
        raise SetupFailed(with_tail("Python could not make the environment .venv.", said))


def was_moved(checkout: Checkout) -> bool:
    """Whether `.venv` came here with its folder: its scripts would start a Python that is elsewhere."""
    settings = checkout.venv / "pyvenv.cfg"
    made = re.search(r"^command = (.*)$", settings.read_text("utf-8") if settings.exists() else "", re.MULTILINE)
    return made is not None and not made[1].rstrip().endswith(str(checkout.venv))


def outer_python() -> str:
    """The Python outside any environment: `.venv` may be the one that runs this and is to be made anew."""
    return getattr(sys, "_base_executable", "") or sys.executable


def _provide_venv() -> None:
    package = f"python3.{sys.version_info.minor}-venv"
    if shutil.which("apt-get") is None:
        raise SetupFailed("This Python cannot make environments: install one with the modules venv and ensurepip.")
    install_debian_packages([package], "Python cannot make environments yet")
    importlib.invalidate_caches()


# The packages


def install_packages(checkout: Checkout, test: bool) -> None:
    say(
        "Installing what Sikap needs"
        + (" and its tests need" if test else "")
        + "; the first time takes a minute or two"
    )
    what = f"{checkout.root}[test]" if test else str(checkout.root)
    pip = [str(checkout.python), "-I", "-m", "pip", "install", "--no-input", "--progress-bar", "off"]
    environment = {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    code, said = watched([*pip, "--editable", what], seen=_say_download, **environment)
    if code:
        raise SetupFailed(pip_failure(said))


def _say_download(line: str) -> None:
    if large := re.search(r"Downloading (?:\S*/)?([A-Za-z0-9_.]+?)-\d\S* \(([\d.]+ MB)\)", line):
        say(f"  downloading {large[1]}, {large[2]}")


def pip_failure(said: Sequence[str]) -> str:
    whole = "\n".join(said)
    if any(sign in whole for sign in NO_SPACE):
        return with_tail("The disk is full: make space and run setup again.", said)
    if any(sign in whole for sign in UNREACHABLE):
        errors = [line for line in said if line.strip().startswith(("WARNING: Retrying", "ERROR"))]
        return with_tail("The package index cannot be reached: check the network and run setup again.", errors, 1)
    return with_tail("pip could not install the packages; it said:", said)


def _try_out(checkout: Checkout) -> None:
    modules = "import PySide6.QtWidgets, sqlite_utils, markdown_it, click, platformdirs, charset_normalizer"
    code, said = watched([str(checkout.python), "-I", "-c", modules])
    if code:
        raise SetupFailed(with_tail("The packages are installed but do not load:", said[-1:]))


# The system libraries


def provide_libraries(checkout: Checkout) -> None:
    """On Linux installs what Qt's own files ask the system for and do not find."""
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return
    missing = missing_libraries(checkout)
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise SetupFailed(f"Qt needs these libraries: {', '.join(missing)}. Install them and run setup again.")
    packages = packages_for(missing, known_packages(), candidates)
    install_debian_packages(packages, f"Qt lacks {len(missing)} system libraries")
    if missing := missing_libraries(checkout):
        raise SetupFailed(f"Qt still lacks {', '.join(missing)}: no Debian package that setup knows brings them.")


def missing_libraries(checkout: Checkout) -> list[str]:
    folders = list(checkout.venv.glob("lib*/python*/site-packages/PySide6"))
    files = [str(file) for folder in folders for pattern in PROBED for file in folder.glob(pattern)]
    if not files:
        raise SetupFailed(f"{checkout.venv} holds no PySide6: remove the folder and run setup again.")
    found = subprocess.run(["ldd", *files], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    return not_found(found.stdout)


def not_found(ldd: str) -> list[str]:
    """The libraries that ldd's answer names as missing, each once."""
    return sorted(set(re.findall(r"^\s*(\S+) => not found$", ldd, re.MULTILINE)))


def known_packages() -> dict[str, list[str]]:
    """Library to the packages that bring it, the first choice first."""
    lines = (Path(__file__).parent / "debian.txt").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return {library: packages for library, *packages in rows}


def packages_for(
    libraries: Iterable[str], known: Mapping[str, Sequence[str]], available: Callable[[Sequence[str]], set[str]]
) -> list[str]:
    """One package for each library: the first that apt has, or the oldest name, which newer releases answer to."""
    choices = [known[library] for library in libraries if library in known]
    unclear = sorted({package for choice in choices if len(choice) > 1 for package in choice})
    there = available(unclear) if unclear else set()
    return sorted({next((package for package in choice if package in there), choice[-1]) for choice in choices})


def candidates(packages: Sequence[str]) -> set[str]:
    """Those of the packages that apt could install."""
    policy = subprocess.run(
        ["apt-cache", "policy", *packages], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}
    )
    return set(re.findall(r"^(\S+):\n.*\n  Candidate: (?!\(none\))", policy.stdout, re.MULTILINE))


def install_debian_packages(packages: Sequence[str], why: str) -> None:
    """As root or by sudo; without either says the command to type."""
    become = become_root()
    if not packages or become is None:
        raise SetupFailed(f"{why}. Run this, then setup again:\n  {typed(packages)}")
    say(f"{why}; installing {', '.join(packages)}")
    apt = [*become, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    _, first = watched([*apt, "update"])
    code, said = watched([*apt, "install", "--yes", "--no-install-recommends", *packages])
    if code:
        raise SetupFailed(with_tail(f"{why}, and apt-get could not help. What it said:", [*first, *said]))


def become_root() -> list[str] | None:
    """What stands before a command that needs root: nothing for root, sudo where it may be used, else None."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    if _works(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return ["sudo"] if sys.stdin is not None and sys.stdin.isatty() else None


def typed(packages: Sequence[str]) -> str:
    return f"sudo apt-get update && sudo apt-get install --yes --no-install-recommends {shlex.join(packages)}"


# Other programs and words


def watched(
    command: Sequence[str], seen: Callable[[str], None] | None = None, **environment: str
) -> tuple[int, list[str]]:
    """Runs a program to its end: its exit code and the last 200 lines it said. `seen` gets each line as it comes."""
    said: deque[str] = deque(maxlen=200)
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env={**os.environ, **environment},
    ) as process:
        for line in process.stdout or ():
            said.append(line.rstrip())
            if seen:
                seen(line)
    return process.returncode, list(said)


def _works(command: Sequence[str]) -> bool:
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0
    except OSError:
        return False


def with_tail(sentence: str, said: Sequence[str], lines: int = 6) -> str:
    """The sentence, and under it the last lines a program said, each cut to a readable length."""
    last = [line.strip() for line in said if line.strip()][-lines:]
    return "\n  ".join([sentence, *(line if len(line) <= 160 else f"{line[:159]}…" for line in last)])


def in_words(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{where}: make sure that this folder can be written to and has space."


def say(line: str) -> None:
    print(line, flush=True)
