"""The inside of a worker process: files come in, articles go out. Here a hostile file may do what it will.

It gets little memory and time, no network, no other program and no file to write; what its parser prints is nobody's
news. The other side of the pipe is `reader.formats.workshop`.
"""

import gc
import logging
import os
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import BadFile, SikapError
from reader.formats import AMONG_OTHERS, open_source, read_drafts
from reader.formats.archives import Contents, Outcome, Part, parts
from reader.formats.sources import Metadata, Source, article_from, name_of
from reader.languages import Rules
from reader.model import NewArticle

if TYPE_CHECKING:
    from reader.formats.table import Columns

PIECE = 20, 200_000  # articles, or characters, that are sent at once
# Objects, more than have gone, after which Python looks for garbage. A parser makes a great many and keeps them to the
# end of its file: to look through them after every 700, as is usual, takes a fifth of the time that a long one takes.
MUCH = 200_000

_FORBIDDEN = {
    *("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.getnameinfo"),
    *("socket.gethostbyname", "socket.gethostbyaddr", "os.system", "os.exec", "os.fork", "os.forkpty", "os.spawn"),
    *("os.posix_spawn", "os.startfile", "subprocess.Popen", "os.remove", "os.rename", "os.mkdir", "os.rmdir"),
    *("os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown"),
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_lock = threading.Event()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: seconds, and bytes of memory beside what a worker needs anyway (on POSIX)."""

    seconds: float = 30
    memory: int = 1_500_000_000


@dataclass(frozen=True, slots=True)
class Task:
    """Read this file. Of an archive, `skip` parts have been read already."""

    index: int
    file: Path | Source
    skip: int = 0

    @property
    def name(self) -> str:
        return self.file.name if isinstance(self.file, Source) else name_of(self.file)


@dataclass(frozen=True, slots=True)
class Batch:
    tasks: tuple[Task, ...]
    metadata: Metadata
    rules: Rules
    columns: Mapping[str, "Columns"]


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    function: Callable[..., Any]
    args: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has started."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A part is being read. From here on it is to blame for what happens."""

    name: str


@dataclass(frozen=True, slots=True)
class Grown:
    """There is more to read than one article: so many parts in an `archive`, or so many articles in the part."""

    count: int
    archive: bool


@dataclass(frozen=True, slots=True)
class Piece:
    articles: tuple[NewArticle, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """A part is through; the outcome has those articles that no piece has brought. `trace` is for the log."""

    outcome: Outcome
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """A task is through."""


@dataclass(frozen=True, slots=True)
class Returned:
    value: Any = None
    error: SikapError | None = None
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Retiring:
    """The worker ends here: it has been out of memory, and who knows what that has left behind."""


Message = Ready | Begun | Grown | Piece | Ended | Finished | Returned | Retiring


def work(pipe: "Connection[Message, Batch | Call]", limits: Limits) -> None:
    """What a worker process does until its pipe is closed."""
    _settle(limits)
    worker = _Worker(pipe.send, limits)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send(Ready())
        while not worker.tired:
            worker.do(pipe.recv())
        pipe.send(Retiring())


def damaged(name: str) -> BadFile:
    return BadFile("{name} cannot be read: it is damaged or not what its name says.", name=name)


def too_much_memory(name: str) -> BadFile:
    return BadFile("{name} needs too much memory to be read: split it into its parts.", name=name)


class _Worker:
    def __init__(self, send: Callable[[Message], None], limits: Limits) -> None:
        self.tired = False
        self._send = send
        self._limits = limits

    def do(self, order: Batch | Call) -> None:
        if isinstance(order, Call):
            value, error, trace = self._guarded(order.name, lambda: order.function(*order.args))
            self._send(Returned(value, error, trace))
            return
        for task in order.tasks:
            _, error, trace = self._guarded(task.name, lambda task=task: self._read(task, order))  # type: ignore[misc]
            if error is not None:
                self._send(Ended(Outcome(task.name, error=error, index=task.index), trace))
            self._send(Finished())
            if self.tired:
                return

    def _guarded(self, name: str, act: Callable[[], Any]) -> tuple[Any, SikapError | None, str]:
        """What `act` gives, or why it does not. This is the one place where every failure of a parser ends."""
        _allow_seconds(self._limits.seconds)
        try:
            with _locked():
                return act(), None, ""
        except SikapError as error:
            return None, error, ""
        except MemoryError:
            self.tired = True
            return None, too_much_memory(name), ""
        except (BrokenPipeError, ConnectionResetError):
            raise
        except Exception:
            return None, damaged(name), traceback.format_exc()

    def _read(self, task: Task, batch: Batch) -> None:
        source = task.file if isinstance(task.file, Source) else open_source(task.file)
        columns = batch.columns.get(str(task.file)) if isinstance(task.file, Path) else None
        number = 0
        for part in parts(source, AMONG_OTHERS):
            if isinstance(part, Contents):
                self._send(Grown(part.count, archive=True))
                continue
            number += 1
            if number > task.skip:
                self._end(part, task, batch, columns)
            if self.tired:
                return

    def _end(self, part: Part | Outcome, task: Task, batch: Batch, columns: "Columns | None") -> None:
        if isinstance(part, Outcome):
            self._send(Ended(part))
            return
        self._send(Begun(part.name))
        rest, error, trace = self._guarded(part.name, lambda: tuple(self._articles(part, batch, columns)))
        self._send(Ended(Outcome(part.name, rest or (), error), trace))

    def _articles(self, part: Part, batch: Batch, columns: "Columns | None") -> list[NewArticle]:
        """The last articles of a part; those before have been sent."""
        source = part.load()
        drafts = read_drafts(source, columns or batch.columns.get(part.name))
        if len(drafts) > 1:
            self._send(Grown(len(drafts), archive=False))
        articles: list[NewArticle] = []
        most, longest = PIECE
        for draft in drafts:
            articles.append(article_from(source, draft, batch.metadata, batch.rules))
            if len(articles) >= most or sum(len(article.text) for article in articles) >= longest:
                self._send(Piece(tuple(articles)))
                articles.clear()
                _allow_seconds(self._limits.seconds)
        return articles


def _settle(limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all processes; the parent says what is to be done
    _silence()
    _limit_memory(limits.memory)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.set_threshold(MUCH)
    sys.addaudithook(_refuse)


def _silence() -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    nothing = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        with suppress(OSError):  # a program without a console has none
            os.dup2(nothing, descriptor)
    os.close(nothing)


def _end_with_parent() -> None:
    """A parent that is killed cannot end its workers, and a busy one would not see its pipe closed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _limit_memory(size: int) -> None:
    with suppress(ImportError, OSError, ValueError):  # not on Windows; a lower limit may be set from outside
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + size, resource.RLIM_INFINITY))


def _allow_seconds(seconds: float) -> None:
    """From now on. The parent looks at the clock; this is for the time when there is no parent."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        until = int(used.ru_utime + used.ru_stime + seconds) + 5
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


@contextmanager
def _locked() -> Iterator[None]:
    before = _lock.is_set()
    _lock.set()
    try:
        yield
    finally:
        if not before:
            _lock.clear()


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    """The second lock, behind parsers that are not expected to do any of this. Python may write its own byte code."""
    if not _lock.is_set() or (event not in _FORBIDDEN and event != "open"):
        return
    if args and ".pyc" in str(args[0]):
        return
    if event != "open" or (isinstance(args[2], int) and args[2] & _WRITING):
        raise PermissionError(f"{event} is not for readers of files")
