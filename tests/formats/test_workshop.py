"""Worker processes: what a file does to its reader is one sentence about that file, and the rest is read."""

import ctypes
import gc
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

import pytest

from reader.errors import BadFile, Cancelled
from reader.formats import articles_in, read_source
from reader.formats.sources import Source
from reader.formats.workshop import Limits, Workshop

ROOT = Path(__file__).parents[2]
TEXT = "Bupati menolak rencana itu pada Selasa. Nelayan menyambut keputusan tersebut.\n"
QUICK = Limits(seconds=4)  # a worker that starts on a busy machine takes one


class Trap(dict[str, Any]):
    """Stands where the columns of tables do. In the worker it does to a file what the name of that file says."""

    def get(self, name: str, default: Any = None) -> Any:
        for word, act in DEEDS.items():
            if word in name:
                act()
        return default


TRAP = Trap(armed=True)


def exhaust_memory() -> None:
    whole = [bytes(100_000_000)]
    while True:
        whole.append(whole[-1] + whole[0])


def recurse() -> None:
    recurse()


def print_much() -> None:
    print("noise", flush=True)
    os.write(2, b"noise")


def connect() -> None:
    socket.create_connection(("127.0.0.1", 9), 1)


def write_file() -> None:
    Path("written.txt").write_text("x")


def fail() -> None:
    raise KeyError("flaw")


DEEDS: dict[str, Callable[[], object]] = {
    "sleeps": lambda: time.sleep(60),
    "spins": lambda: sum(iter(int, 1)),
    "exits": lambda: os._exit(0),
    "crashes": lambda: ctypes.string_at(0),
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "swells": exhaust_memory,
    "recurses": recurse,
    "fails": fail,
    "prints": print_much,
    "connects": connect,
    "looks_up": lambda: socket.getaddrinfo("example.org", 80),
    "writes": write_file,
    "starts": lambda: subprocess.run(["true"], check=False),
}
SENTENCES = {
    "sleeps": "took longer than 4 seconds to read: ",
    "spins": "took longer than 4 seconds to read: ",
    "exits": "made the program that reads it stop: ",
    "crashes": "made the program that reads it stop: ",
    "killed": "needs too much memory to be read: ",
    "swells": "needs too much memory to be read: ",
    **dict.fromkeys(("recurses", "fails", "connects", "looks_up", "writes", "starts"), "cannot be read: it is damaged"),
}


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[str]]]:
    """The workers that this test has started and that are still there, dead ones among them, as `ps` lists them."""
    started: list[int | None] = []
    start = SpawnProcess.start

    def start_and_remember(process: SpawnProcess) -> None:
        start(process)
        if threading.current_thread() is threading.main_thread():  # those of a job of another test are its own
            started.append(process.pid)

    def living() -> list[str]:
        words = ["ps", "-o", "pid=,stat=,args=", "--ppid", str(os.getpid())]
        listed = subprocess.run(words, capture_output=True, text=True).stdout.splitlines()
        return [line for line in listed if int(line.split()[0]) in started]

    monkeypatch.setattr(SpawnProcess, "start", start_and_remember)
    yield living
    assert started
    assert not living()


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir()) if sys.platform == "linux" else 0


def sources(*names: str) -> list[Source]:
    return [Source(f"{name}.txt", f"{TEXT}{name}".encode()) for name in names]


def packed(path: Path, names: Iterable[str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, TEXT + name)
    return path


def test_files_are_read_in_order_as_without_a_workshop(tmp_path: Path) -> None:
    files = []
    for number in range(60):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(TEXT * (1 + 40 * (number % 7 == 0)) + str(number))
    with Workshop(2) as workshop:
        outcomes = list(workshop.read(files, {"source": "Warta Contoh"}))
    assert [(outcome.name, outcome.index) for outcome in outcomes] == [(f"{n}.txt", n) for n in range(60)]
    (first,) = outcomes[0].articles
    assert (first,) == tuple(read_source(Source("0.txt", files[0].read_bytes()), {"source": "Warta Contoh"}))
    assert all(outcome.error is None and len(outcome.articles) == 1 for outcome in outcomes)


@pytest.mark.skipif(os.name != "posix", reason="limits of memory and time are those of POSIX")
@pytest.mark.parametrize("deed", SENTENCES)
def test_what_a_file_does_to_its_reader_is_said_and_the_rest_is_read(
    deed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, children: Callable[[], list[str]]
) -> None:
    monkeypatch.chdir(tmp_path)
    with Workshop(1, Limits(seconds=4, memory=600_000_000)) as workshop:
        outcomes = list(workshop.read(sources("a", deed, "b", "c"), columns=TRAP))
    assert [outcome.name for outcome in outcomes] == ["a.txt", f"{deed}.txt", "b.txt", "c.txt"]
    assert [len(outcome.articles) for outcome in outcomes] == [1, 0, 1, 1]
    error = outcomes[1].error
    assert isinstance(error, BadFile)
    assert str(error).startswith(f"{deed}.txt {SENTENCES[deed]}")
    assert not list(tmp_path.iterdir())
    assert not children()


def test_what_parsers_print_is_not_seen(capfd: pytest.CaptureFixture[str]) -> None:
    with Workshop(1) as workshop:
        (outcome,) = workshop.read(sources("prints"), columns=TRAP)
    assert outcome.error is None
    assert capfd.readouterr() == ("", "")


def test_an_archive_goes_on_after_the_file_that_stopped_its_reader(tmp_path: Path) -> None:
    archive = packed(tmp_path / "berita.zip", ["a.txt", "b exits.txt", "mei/c.txt", "d sleeps.txt", "e.txt", "f.jpg"])
    with Workshop(2, QUICK) as workshop:
        outcomes = list(workshop.read([archive, *sources("z")], columns=TRAP))
    assert [(outcome.name.removeprefix("berita.zip/"), len(outcome.articles)) for outcome in outcomes] == [
        *(("a.txt", 1), ("b exits.txt", 0), ("d sleeps.txt", 0), ("e.txt", 1), ("mei/c.txt", 1)),
        *(("berita.zip", 0), ("z.txt", 1)),
    ]
    assert [outcome.passed_over for outcome in outcomes] == [0, 0, 0, 0, 0, 1, 0]
    assert [outcome.index for outcome in outcomes] == [0, 0, 0, 0, 0, 0, 1]


def test_an_archive_that_stops_every_reader_is_left(tmp_path: Path) -> None:
    archive = packed(tmp_path / "berita.zip", [f"{number} exits.txt" for number in range(9)])
    with Workshop(2) as workshop:
        outcomes = list(workshop.read([archive, *sources("z")], columns=TRAP))
    assert [outcome.name for outcome in outcomes] == [
        *("berita.zip/0 exits.txt", "berita.zip/1 exits.txt", "berita.zip/2 exits.txt", "berita.zip", "z.txt"),
    ]
    assert "The rest of berita.zip was not read" in str(outcomes[3].error)


def test_an_archive_streams_out_while_it_is_read(tmp_path: Path) -> None:
    archive = packed(tmp_path / "berita.zip", ["a.txt", "b sleeps.txt"])
    with Workshop(1) as workshop:
        outcomes = workshop.read([archive], columns=TRAP)
        started = time.monotonic()
        assert next(outcomes).name == "berita.zip/a.txt"
        assert time.monotonic() - started < 20
        outcomes.close()  # type: ignore[attr-defined]


def test_an_archive_in_an_archive_is_read_and_one_in_that_is_named(tmp_path: Path) -> None:
    inner = packed(tmp_path / "c.zip", ["x.txt"]).read_bytes()
    for name in ("b.zip", "a.zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("dalam.zip", inner)
            archive.writestr("y.txt", TEXT)
        inner = (tmp_path / name).read_bytes()
    with Workshop(1) as workshop:
        outcomes = list(workshop.read([tmp_path / "a.zip"]))
    assert [(outcome.name, len(outcome.articles)) for outcome in outcomes] == [
        ("a.zip/dalam.zip/dalam.zip", 0),
        ("a.zip/dalam.zip/y.txt", 1),
        ("a.zip/y.txt", 1),
    ]
    assert "is an archive inside an archive" in str(outcomes[0].error)


def test_progress_is_told_while_a_worker_is_busy_and_ends_at_the_total() -> None:
    told: list[tuple[int, int]] = []

    with Workshop(2, QUICK) as workshop:
        list(workshop.read(sources("a", "sleeps", "b"), columns=TRAP, report=lambda *now: told.append(now)))
    assert told[-1] == (3, 3)
    assert told == sorted(told)
    assert len(told) > 20  # while it slept


def test_members_of_an_archive_are_counted(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    archive = packed(tmp_path / "berita.zip", ["a.txt", "b fails.txt", "c exits.txt", "d.txt", "e.jpg"])
    with Workshop(1) as workshop:
        list(workshop.read([archive], columns=TRAP, report=lambda *now: told.append(now)))
    assert told[0] == (0, 1)
    assert told[-1] == (4, 4)


def test_cancelling_ends_a_busy_worker_at_once(children: Callable[[], list[str]]) -> None:
    def report(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    with Workshop(1) as workshop:
        with pytest.raises(Cancelled):
            list(workshop.read(sources("a", "sleeps"), columns=TRAP, report=report))
        assert not children()
        assert [outcome.name for outcome in workshop.read(sources("b"))] == ["b.txt"]


def test_an_iterator_that_is_dropped_leaves_nothing_behind(children: Callable[[], list[str]]) -> None:
    descriptors = open_files()
    with Workshop(2) as workshop:
        outcomes = workshop.read(sources("a", "b", "sleeps", "c"), columns=TRAP)
        assert next(outcomes).name == "a.txt"
        del outcomes
        gc.collect()
    assert not children()
    assert open_files() <= descriptors + 1  # that of multiprocessing itself


def test_a_slow_listener_is_no_fault_of_the_file() -> None:
    with Workshop(1, QUICK) as workshop:
        for outcome in workshop.read([Source(f"{n}.txt", TEXT.encode() * 3000) for n in range(2)]):
            time.sleep(QUICK.seconds + 0.2)
            assert outcome.error is None


def test_a_function_is_called_within_the_limits(children: Callable[[], list[str]]) -> None:
    with Workshop(1, QUICK) as workshop:
        assert workshop.call(divmod, 17, 5) == (3, 2)
        with pytest.raises(BadFile, match=r"^a\.csv cannot be read: it is damaged"):
            workshop.call(int, Source("a.csv", b"x"))
        with pytest.raises(BadFile, match=r"^b\.csv took longer than 4 seconds"):
            workshop.call(time.sleep, 60, name="b.csv")
        with pytest.raises(BadFile, match=r"^The text made the program that reads it stop"):
            workshop.call(os._exit, 3)
        with pytest.raises(BadFile, match=r"^nol\.zip is damaged or not whole"):
            workshop.call(read_source, Source("nol.zip", b"PK\x03\x04"), {})
        assert workshop.call(divmod, 17, 5) == (3, 2)
    assert not children()


def test_a_call_can_be_cancelled() -> None:
    count = iter(range(100))

    def report(done: int, total: int) -> None:
        if next(count) > 20:
            raise Cancelled

    with Workshop(1) as workshop, pytest.raises(Cancelled):
        workshop.call(time.sleep, 60, report=report)


@pytest.mark.skipif(os.name != "posix", reason="FIFOs and devices are POSIX")
def test_what_is_no_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.txt")
    sparse = tmp_path / "besar.pdf"
    with sparse.open("wb") as file:
        file.truncate(2_000_000_000)
    paths = [tmp_path / "pipa.txt", Path("/dev/zero"), tmp_path, sparse, tmp_path / "tiada.txt"]
    with Workshop(1) as workshop:
        errors = [str(outcome.error) for outcome in workshop.read(paths)]
    assert "pipa.txt is not a file that can be read" in errors[0]
    assert "zero is not a file that can be read" in errors[1]
    assert "is a folder" in errors[2]
    assert "besar.pdf has 2000 MB, and a file may have 100 MB" in errors[3]
    assert "There is no file" in errors[4]


PROGRAM = """
from pathlib import Path
from reader.formats.workshop import Workshop

if __name__ == "__main__":
    with Workshop(1) as workshop:
        print([outcome.name for outcome in workshop.read([Path("a.txt")])])
"""


def test_a_script_can_use_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "script.py").write_text(PROGRAM)
    done = subprocess.run(
        [sys.executable, "script.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("['a.txt']\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_end_with_a_program_that_is_killed(tmp_path: Path) -> None:
    program = f"""
import os, signal, sys
sys.path.insert(0, {str(ROOT)!r})
from reader.formats.workshop import Workshop
import time
if __name__ == "__main__":
    with Workshop(1) as workshop:
        print(workshop.call(os.getpid), flush=True)
        workshop.call(time.sleep, 20)
"""
    (tmp_path / "script.py").write_text(program)
    with subprocess.Popen([sys.executable, str(tmp_path / "script.py")], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    until = time.monotonic() + 10
    while Path(f"/proc/{worker}/cmdline").exists() and Path(f"/proc/{worker}/cmdline").read_bytes():
        assert time.monotonic() < until, "the worker lives on"
        time.sleep(0.02)


def test_the_libraries_for_files_are_loaded_by_workers_only() -> None:
    program = """
import sys
import reader, reader.formats, reader.formats.workshop, ui.main_window
heavy = {"trafilatura", "lxml", "mammoth", "pypdf", "openpyxl", "markdownify", "bs4", "striprtf"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_thousand_short_texts_are_read(tmp_path: Path) -> None:
    for number in range(1000):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT}{number}")
    with Workshop() as workshop:
        names = [outcome.name for outcome in workshop.read(articles_in([tmp_path])) if outcome.articles]
    assert names == [f"{number}.txt" for number in range(1000)]
