"""One window a project, also among several processes of one person: who has a project open is asked, and comes forward.

Each project that is open has a local socket, named by the project's file, the person and their screen. What is said on
it can do nothing but bring a window forward.
"""

import os
import stat
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.digest import digest

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 300  # for the answer; then the project is opened as if nobody had it
LONGEST_NAME = 100  # bytes in the path of a socket: Linux takes 107, macOS 103
LONGEST_WORDS = 400  # bytes that can be said to a socket
SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
TOKEN = "XDG_ACTIVATION_TOKEN"  # by which a desktop lets one program bring another forward
ASKED, DONE = b"show", b"shown\n"


def come_forward(project: Path) -> bool:
    """Whether another process of this person, which has the project open, has brought its window forward."""
    name = address(project)
    if name is None or not os.path.lexists(name):  # without it nothing of Qt's network is read, which takes a while
        return False
    from PySide6.QtCore import QDeadlineTimer
    from PySide6.QtNetwork import QLocalSocket

    until, socket, said = QDeadlineTimer(PATIENCE_MS), QLocalSocket(), b""
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(b" ".join((ASKED, os.environ.get(TOKEN, "").encode())) + b"\n")
    while said != DONE and socket.waitForReadyRead(max(1, until.remainingTime())) and not until.hasExpired():
        said += bytes(socket.readAll().data())
    return said == DONE


class Doors:
    """The sockets of the projects that this process has open."""

    def __init__(self, show: Callable[[Path], bool]) -> None:
        """`show` brings the window of a project forward, and returns whether there is one."""
        self._show = show
        self._servers: dict[Path, QLocalServer] = {}
        self._others: dict[Path, QLocalSocket] = {}  # to processes that answer for our projects

    def open(self, project: Path) -> None:
        """Answer whoever asks for this project: from now on, or when no other process does so any more."""
        from PySide6.QtNetwork import QLocalServer

        name = address(project)
        if name is None or project in self._servers or project in self._others:
            return
        if (other := _who_answers(name)) is not None:
            other.disconnected.connect(partial(self._follow, project))
            self._others[project] = other
            return
        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(partial(self._greet, server, project))
        if not server.listen(name):
            QLocalServer.removeServer(name)  # of a process that has crashed
            server.listen(name)
        self._servers[project] = server

    def close(self, project: Path) -> None:
        if (other := self._others.pop(project, None)) is not None:
            other.blockSignals(True)
            other.abort()
            other.deleteLater()
        server = self._servers.pop(project, None)
        if server is not None:
            server.close()
            server.deleteLater()

    def _follow(self, project: Path) -> None:
        """The process that answered has ended, or has closed the project."""
        if (other := self._others.pop(project, None)) is not None:
            other.deleteLater()
            self.open(project)

    def _greet(self, server: "QLocalServer", project: Path) -> None:
        while server.hasPendingConnections():
            socket = server.nextPendingConnection()
            socket.readyRead.connect(partial(self._hear, socket, project))
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket, project)

    def _hear(self, socket: "QLocalSocket", project: Path) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST_WORDS:
                socket.abort()
            return
        asked, _, token = bytes(socket.readLine(LONGEST_WORDS).data()).strip().partition(b" ")
        if asked == ASKED and socket.state() == socket.LocalSocketState.ConnectedState:
            if token:
                os.environ[TOKEN] = token.decode("utf-8", "replace").replace("\0", "")
            if self._show(project):
                socket.write(DONE)
        socket.disconnectFromServer()


def address(project: Path) -> str | None:
    """The name of the project's socket; None if there is no safe place for one."""
    words = [str(project.resolve()), *(os.environ.get(name, "") for name in SCREEN)]
    if sys.platform == "win32":
        words.append(os.environ.get("USERNAME", ""))
    key = digest("\0".join(words).encode("utf-8", "surrogateescape"), 16)
    if sys.platform == "win32":
        return rf"\\.\pipe\sikap-{key}"
    folder = _folder()
    name = None if folder is None else str(folder / key)
    return name if name is not None and len(os.fsencode(name)) <= LONGEST_NAME else None


def _folder() -> Path | None:
    """A folder that is this person's and in which nobody else can put anything."""
    given = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(given) / "sikap" if given else Path(os.environ.get("TMPDIR") or "/tmp") / f"sikap-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        known = folder.lstat()
    except OSError:
        return None
    own = stat.S_ISDIR(known.st_mode) and known.st_uid == os.getuid() and not known.st_mode & 0o077
    return folder if own else None


def _who_answers(name: str) -> "QLocalSocket | None":
    """A line to the process that listens there, if one does."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    return socket if socket.waitForConnected(PATIENCE_MS) else None
