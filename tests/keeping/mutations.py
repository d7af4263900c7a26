"""Thousands of project files that are not what they should be: `python -m tests.keeping.mutations 5000`.

Each is opened, read, written to and checked in a child process with little memory, which may die or hang: that costs
the file a mark, not the run. Nothing but a SikapError may come of it, and nothing may be written beside the file.
"""

import json
import queue
import resource
import subprocess
import sys
import tempfile
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TextIO

from reader.errors import SikapError
from reader.keeping.findings import Finding
from reader.model import Kind
from reader.project import Project
from reader.store import VIEWS
from tests.keeping.forgeries import NAME, forge, make_originals

ROOT = Path(__file__).parent.parent.parent
MEMORY = 2 << 30  # bytes of address space
SECONDS = 60  # for one file: longer is a hang
REFUSED = object()
_QUICK = Path("/dev/shm")  # a disk would have to keep each file through a power cut
_CONCERNS = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "ctypes.", "urllib.")


@dataclass(slots=True)
class Totals:
    """What came of the files. `faults`: number of the file, how it was made, and what went wrong."""

    files: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[int, str, str]] = field(default_factory=list)

    def __str__(self) -> str:
        counts = ", ".join(f"{count} {outcome}" for outcome, count in self.outcomes.most_common())
        lines = (f"file {number} ({how}): {what}" for number, how, what in self.faults)
        return "\n".join((f"{self.files} files: {counts}; {len(self.faults)} faults", *lines))


def run(numbers: range) -> Totals:
    """Put the files of these numbers to the test."""
    totals = Totals()
    with tempfile.TemporaryDirectory(dir=_QUICK if _QUICK.is_dir() else None) as name:
        sandbox = Path(name)
        for folder in ("originals", "home", "elsewhere"):
            (sandbox / folder).mkdir()
        make_originals(sandbox / "originals")
        ahead = numbers
        while ahead:
            done = _run_child(sandbox, ahead, totals)
            ahead = ahead[done:]
    return totals


def _run_child(sandbox: Path, numbers: range, totals: Totals) -> int:
    """Go as far as the child comes; returns how many files it was given. One that it dies of is a fault."""
    words = [sys.executable, "-m", __spec__.name if __spec__ else __name__, "--child", str(sandbox)]
    child = subprocess.Popen(
        [*words, str(numbers.start), str(numbers.stop)],
        cwd=ROOT,
        env={"HOME": str(sandbox / "home"), "LC_ALL": "C.UTF-8", "PATH": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    lines: queue.Queue[str] = queue.Queue()
    assert child.stdout is not None
    reading = threading.Thread(target=_pass_on, args=(child.stdout, lines))
    reading.start()
    done, hung = 0, False
    try:
        while line := lines.get(timeout=SECONDS):
            said = json.loads(line)
            done += 1
            totals.files += 1
            totals.outcomes[said["outcome"]] += 1
            totals.faults += [(said["number"], said["how"], fault) for fault in said["faults"]]
    except queue.Empty:
        hung = True
        child.kill()
    code = child.wait()
    reading.join()
    child.stdout.close()
    if hung or code:
        number = numbers.start + done
        totals.files += 1
        totals.faults.append((number, "", f"hangs for {SECONDS} s" if hung else f"ends the process with {code}"))
        done += 1
    return done


def _pass_on(out: TextIO, lines: "queue.Queue[str]") -> None:
    for line in out:
        lines.put(line)
    lines.put("")


def _child(sandbox: Path, numbers: range) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    heard: list[str] = []
    with Project.in_memory() as project:
        for call in _calls(project):
            _try(call, [])  # so that all is loaded that will be
    sys.addaudithook(lambda event, _: heard.append(event) if event.startswith(_CONCERNS) else None)
    for number in numbers:
        folder = sandbox / "elsewhere" / str(number)
        folder.mkdir()
        how = forge(number, sandbox / "originals", folder)
        before = _all_files(sandbox)
        heard.clear()
        outcome, faults = use(folder / NAME)
        faults += [f"calls {event}" for event in heard]
        faults += [
            f"writes {name}"
            for name in _all_files(sandbox) - before
            if not name.startswith(f"elsewhere/{number}/studi")
        ]
        print(json.dumps({"number": number, "how": how, "outcome": outcome, "faults": faults}), flush=True)
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


def _all_files(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*")}


def use(path: Path) -> tuple[str, list[str]]:
    """Do with a file what a person does: how it ended, and what came that was no SikapError."""
    faults: list[str] = []
    refusals = 0
    opened = _try(lambda: Project.open(path, coder="Ani"), faults)
    if isinstance(opened, Project):
        with opened:
            for call in _calls(opened):
                refusals += _try(call, faults) is REFUSED
    found = _try(lambda: _check(path), faults)
    if opened is REFUSED:
        return "refused", faults
    if refusals:
        return "opened, and partly refused", faults
    return ("opened with findings" if found else "opened and whole"), faults


def _try(call: Callable[[], object], faults: list[str]) -> object:
    """What a call gives, or REFUSED."""
    try:
        return call()
    except SikapError as error:
        if not str(error).endswith("."):
            faults.append(f"is no sentence: {error}")
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in where if "/reader/" in frame.filename][-2:]
        place = " < ".join(f"{Path(frame.filename).stem}.{frame.name}:{frame.lineno}" for frame in reversed(ours))
        faults.append(f"{type(error).__name__}: {str(error)[:90]!r} in {place}")
    return REFUSED


def _check(path: Path) -> list[Finding]:
    with Project.open(path, read_only=True, altered=True, coder="Ani") as project:
        found = project.findings()
    for finding in found:
        assert len(str(finding)) < 2000
        assert str(finding).isprintable(), finding
        assert finding.remedy
    return found


def _calls(project: Project) -> Iterator[Callable[[], object]]:
    """Questions first, then some work, then the questions that follow it."""
    for _ in range(2):
        yield project.library
        yield project.articles
        for article in range(1, 4):
            yield from (partial(ask, article) for ask in (project.article, project.blocks, project.sentences))
            yield from (partial(ask, article) for ask in (project.annotations, project.claims, project.orphans))
        yield lambda: (project.annotations(), project.claims(), project.orphans())
        yield lambda: (project.actors(), project.issues())
        yield lambda: (project.codebook.uses("actor"), project.codebook.uses("issue"))
        yield lambda: project.claim_rows(project.claim_keys()[:50])
        yield lambda: (project.search("tambak"), project.search("nomor*"))
        yield lambda: (project.filter_choices(), project.next_gap(), project.last_said())
        yield from (partial(_export, project, view) for view in VIEWS)
        yield lambda: (project.rules, [project.recall(key) for key in ("article", "place 1", "export", "x")])
        yield lambda: (project.steps(), project.next_undo(), project.next_redo(), project.info())
        yield project.redo
        yield lambda: project.tag(1, Kind.STATEMENT, 0, 7, actor="Darma", issue="tambak", stance="oppose")
        yield lambda: project.tag(3, Kind.ACTOR, 6, 10, actor="KKP", note="catatan")
        yield lambda: project.codebook.edit_issue(1, definition="lain")
        yield lambda: project.add_article("Sebuah kalimat. Dan satu lagi.", title="Baru")
        yield lambda: project.texts.correct(1, f"Yang lain sekali. {project.article(1).text}")
        yield lambda: project.remember("x", [1])
        yield from (project.undo for _ in range(4))
    yield project.findings


def _export(project: Project, view: str) -> list[tuple[object, ...]]:
    return list(project.export_rows(view)[1])


def main(words: list[str]) -> int:
    if words[:1] == ["--child"]:
        _child(Path(words[1]), range(int(words[2]), int(words[3])))
        return 0
    first = int(words[1]) if len(words) > 1 else 0
    totals = run(range(first, first + int(words[0])))
    print(totals)
    return 1 if totals.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
