"""What a disk holds: for certain, or only if the power stays on; and what its calls say when they fail."""

import errno
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

OK, FULL, CANTOPEN = 0, 13, 14
# What the system's VFS says when a call fails (https://sqlite.org/rescode.html).
IO_ERRORS = {
    "open": CANTOPEN,
    "write": 10 | 3 << 8,
    "sync": 10 | 4 << 8,
    "truncate": 10 | 6 << 8,
    "delete": 10 | 10 << 8,
    "share": 10 | 19 << 8,
    **dict.fromkeys(("replace", "unlink", "fsync"), errno.EIO),  # Python's own
}
FULL_DISK = IO_ERRORS | {"write": FULL, "replace": errno.ENOSPC, "unlink": OK, "delete": OK, "truncate": OK, "sync": OK}
SECTOR = 512  # bytes that a disk writes whole or not at all
_SYNC_FOLDER = 0x800 | 0x4000 | 0x80000  # flags of xOpen for journals and logs, whose first sync is one of their folder


@dataclass(slots=True, eq=False)
class _File:
    """What is on the disk for certain, and what was done since: (offset, bytes), or (size, None) for a truncation."""

    path: Path | None
    synced: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    sync_folder: bool = False

    def settle(self) -> None:
        for at, data in self.pending:
            _apply(self.synced, at, data)
        self.pending.clear()


Before = Callable[[str, Path | None], int]  # the call and its file (None: a temporary one); a result code


class Disk:
    """The files of one folder, as SQLite writes them. Files that were there before are certain."""

    def __init__(self, folder: Path, before: Before | None = None) -> None:
        """`before` is asked before each call that changes something, and fails it unless it says OK."""
        self.folder = folder
        self.before = before
        self.calls = 0
        self._there: dict[Path, _File] = {}
        self._certain: dict[Path, _File] = {}
        self._open: dict[int, _File] = {}

    def cut(self, chance: random.Random, into: Path) -> None:
        """Write to the folder `into` what this one could hold if the power went off now.

        What is between processes only (the shared memory of the log) is gone.
        """
        how = chance.choice((0.0, 1.0, 0.5, chance.random()))
        self._write(into, lambda: chance.random() < how, chance)

    def kill(self, into: Path) -> None:
        """Write to the folder `into` what this one would hold if every process were killed now."""
        self._write(into, lambda: True, random.Random(0))

    def _write(self, into: Path, kept: Callable[[], bool], chance: random.Random) -> None:
        into.mkdir(parents=True)
        for path in {**self._certain, **self._there}:
            files = self._certain.get(path), self._there.get(path)
            file = files[kept()]
            if file is not None:
                content = bytearray(file.synced)
                for at, data in file.pending:
                    for start, piece in _sectors(at, data):
                        if kept():
                            _apply(content, start, piece, chance)
                (into / path.name).write_bytes(content)

    # What the VFS tells

    def may(self, call: str, path: Path | None) -> int:
        self.calls += 1
        return OK if self.before is None else self.before(call, path)

    def knows(self, path: Path) -> None:
        """Take note of a file that is about to be opened. Nobody has it open who did not say so."""
        if path.exists() and path not in self._there and path.parent == self.folder:
            self._there[path] = self._certain[path] = _File(path, bytearray(path.read_bytes()))

    def opened(self, handle: int, path: Path | None, flags: int, new: bool) -> None:
        if path is None or path.parent != self.folder:
            self._open[handle] = _File(None)
            return
        if new:
            self._there[path] = _File(path, sync_folder=bool(flags & _SYNC_FOLDER))
        self._open[handle] = self._there[path]

    def file(self, handle: int) -> _File:
        return self._open.setdefault(handle, _File(None))

    def closed(self, handle: int) -> None:
        self._open.pop(handle, None)

    def wrote(self, handle: int, at: int, data: bytes | None) -> None:
        file = self.file(handle)
        if file.path is not None:
            file.pending.append((at, data))

    def synced(self, handle: int) -> None:
        file = self.file(handle)
        file.settle()
        if file.sync_folder:
            file.sync_folder = False
            self.synced_folder()

    def deleted(self, path: Path, folder_too: bool) -> None:
        self._there.pop(path, None)
        if folder_too:
            self.synced_folder()

    def renamed(self, old: Path, new: Path) -> None:
        if old in self._there:
            self._there[new] = self._there.pop(old)

    def linked(self, old: Path, new: Path) -> None:
        if old in self._there:
            self._there[new] = self._there[old]

    def synced_outside(self, of: os.stat_result) -> None:
        """Somebody has synced a file that is not open here now."""
        for path, file in self._there.items():
            if os.path.samestat(path.stat(), of):
                file.settle()

    def synced_folder(self) -> None:
        self._certain = dict(self._there)


def _sectors(at: int, data: bytes | None) -> Iterator[tuple[int, bytes | None]]:
    """A write in pieces none of which crosses the border of a sector."""
    if data is None:
        yield at, None
        return
    start = at
    while start < at + len(data):
        end = min(at + len(data), (start // SECTOR + 1) * SECTOR)
        yield start, data[start - at : end - at]
        start = end


def _apply(content: bytearray, at: int, data: bytes | None, chance: random.Random | None = None) -> None:
    """`chance`: what was never written between two pieces is anything that the disk held before."""
    gap = at - len(content)
    if gap > 0:
        content += chance.randbytes(gap) if chance is not None and chance.random() < 0.5 else bytes(gap)
    if data is None:
        del content[at:]
    else:
        content[at : at + len(data)] = data
