"""A disk that can fail, under SQLite: a VFS over the system's own (https://sqlite.org/vfs.html), made with ctypes.

While one is installed, every file that SQLite opens in this process goes through it, also those of Python's sqlite3,
and so do renames, links, `os.unlink` and `os.fsync` of a folder. A `Disk` counts the calls that change something, can
make each of them fail, and knows what a power cut would leave: what was synced, and of the rest any part.

This needs SQLite as a shared library that Python's sqlite3 is linked against: see `missing`.
"""

import ctypes
import ctypes.util
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from tests.faults.storage import OK, Disk

_NAME = b"sikap-faults"
_CREATE = 0x4  # of the flags of xOpen

_POINTER, _INT, _WIDE = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_Open = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _POINTER, _INT, _POINTER)
_Delete = ctypes.CFUNCTYPE(_INT, _POINTER, ctypes.c_char_p, _INT)
_Close = ctypes.CFUNCTYPE(_INT, _POINTER)
_Write = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT, _WIDE)
_Truncate = ctypes.CFUNCTYPE(_INT, _POINTER, _WIDE)
_Sync = ctypes.CFUNCTYPE(_INT, _POINTER, _INT)
_Share = ctypes.CFUNCTYPE(_INT, _POINTER, _INT, _INT, _INT, _POINTER)


class _Methods(ctypes.Structure):
    """sqlite3_io_methods."""

    _fields_ = (
        ("iVersion", _INT),
        *((f"x{name}", _POINTER) for name in ("Close", "Read", "Write", "Truncate", "Sync", "FileSize", "Lock")),
        *((f"x{name}", _POINTER) for name in ("Unlock", "CheckReservedLock", "FileControl", "SectorSize")),
        *((f"x{name}", _POINTER) for name in ("DeviceCharacteristics", "ShmMap", "ShmLock", "ShmBarrier")),
        *((f"x{name}", _POINTER) for name in ("ShmUnmap", "Fetch", "Unfetch")),
    )


class _Vfs(ctypes.Structure):
    """sqlite3_vfs."""

    _fields_ = (
        *((name, _INT) for name in ("iVersion", "szOsFile", "mxPathname")),
        ("pNext", _POINTER),
        ("zName", ctypes.c_char_p),
        ("pAppData", _POINTER),
        *(
            (f"x{name}", _POINTER)
            for name in ("Open", "Delete", "Access", "FullPathname", "DlOpen", "DlError", "DlSym")
        ),
        *((f"x{name}", _POINTER) for name in ("DlClose", "Randomness", "Sleep", "CurrentTime", "GetLastError")),
        *((f"x{name}", _POINTER) for name in ("CurrentTimeInt64", "SetSystemCall", "GetSystemCall", "NextSystemCall")),
    )


# The VFS itself. The system's VFS opens each file; then the methods that change something are replaced by ours, which
# call the replaced ones: all the rest goes its own way.

_disk: Disk | None = None


@contextmanager
def installed(disk: Disk) -> Iterator[Disk]:
    """Files that are opened inside go through this disk; they must be closed inside too."""
    global _disk
    vfs = _vfs()
    library = _library()
    _disk = disk
    library.sqlite3_vfs_register(ctypes.byref(vfs.ours), 1)
    try:
        with _python_too(disk):
            yield disk
    finally:
        library.sqlite3_vfs_register(ctypes.byref(vfs.system), 1)
        library.sqlite3_vfs_unregister(ctypes.byref(vfs.ours))
        _disk = None


@contextmanager
def _python_too(disk: Disk) -> Iterator[None]:
    """What Python itself does to the names of a folder."""
    replace, rename, link, unlink, fsync = os.replace, os.rename, os.link, os.unlink, os.fsync

    def require(call: str, path: Path) -> None:
        if (code := disk.may(call, path)) != OK:
            raise OSError(code, os.strerror(code), str(path))

    def on_replace(old: Any, new: Any) -> None:
        require("replace", Path(new))
        replace(old, new)
        disk.renamed(Path(old), Path(new))

    def on_link(old: Any, new: Any) -> None:
        require("replace", Path(new))
        link(old, new)
        disk.linked(Path(old), Path(new))

    def on_unlink(path: Any) -> None:
        if Path(path).exists():
            require("unlink", Path(path))
        unlink(path)
        disk.deleted(Path(path), False)

    def on_fsync(handle: int) -> None:
        is_folder = os.path.samestat(os.fstat(handle), disk.folder.stat())
        if is_folder:
            require("fsync", disk.folder)
        fsync(handle)
        if is_folder:
            disk.synced_folder()
        else:
            disk.synced_outside(os.fstat(handle))

    os.replace, os.rename, os.link = on_replace, on_replace, on_link  # type: ignore[assignment]
    os.unlink, os.fsync = on_unlink, on_fsync  # type: ignore[assignment]
    try:
        yield
    finally:
        os.replace, os.rename, os.link, os.unlink, os.fsync = replace, rename, link, unlink, fsync


def missing() -> str:
    """Why no disk can be installed here, or ""."""
    try:
        library = _library()
    except OSError as error:
        return f"SQLite is not a shared library here: {error}"
    ours = _vfs().ours
    library.sqlite3_vfs_register(ctypes.byref(ours), 0)
    try:
        with closing(sqlite3.connect(f"file:/?mode=memory&vfs={_NAME.decode()}", uri=True)):
            return ""
    except sqlite3.OperationalError as error:
        return f"Python's sqlite3 has a SQLite of its own in it: {error}"
    finally:
        library.sqlite3_vfs_unregister(ctypes.byref(ours))


@cache
def _library() -> ctypes.CDLL:
    """The SQLite that this process has loaded; it need not be the one that Python's sqlite3 calls."""
    name = None
    with suppress(OSError):
        maps = Path("/proc/self/maps").read_text(errors="replace")
        name = next((line.split(maxsplit=5)[5] for line in maps.splitlines() if "/libsqlite3." in line), None)
    name = name or ctypes.util.find_library("sqlite3")
    if name is None:
        raise OSError("there is none")
    library = ctypes.CDLL(name)
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    return library


class _Shim:
    def __init__(self, system: _Vfs) -> None:
        self.system = system
        self.ours = _Vfs.from_buffer_copy(system)
        self.ours.zName = _NAME
        self.ours.pNext = None
        self._functions = _Open(self._open), _Delete(self._delete)
        self.ours.xOpen, self.ours.xDelete = (ctypes.cast(f, _POINTER).value for f in self._functions)
        self._system_open, self._system_delete = _Open(system.xOpen), _Delete(system.xDelete)
        self._wrapped: dict[int, Any] = {}  # by the address of the system's methods

    def _open(self, vfs: int, name: int | None, handle: int, flags: int, flags_out: int | None) -> int:
        disk, new, path = _disk, False, None
        if disk is not None:
            path = None if name is None else Path(ctypes.string_at(name).decode())
            new = path is not None and bool(flags & _CREATE) and not path.exists()
            if path is None or new:
                failed = disk.may("open", path)
                if failed != OK:
                    _POINTER.from_address(handle).value = None
                    return failed
            if path is not None:
                disk.knows(path)
        code: int = self._system_open(vfs, name, handle, flags, flags_out)
        if code == OK and disk is not None:
            disk.opened(handle, path, flags, new)
            methods = _POINTER.from_address(handle)
            assert methods.value is not None
            methods.value = self._wrap(methods.value)
        return code

    def _delete(self, vfs: int, name: bytes, sync_folder: int) -> int:
        disk, path = _disk, Path(name.decode())
        there = path.exists()
        if disk is not None and there and (failed := disk.may("delete", path)) != OK:
            return failed
        code: int = self._system_delete(vfs, name, sync_folder)
        if disk is not None and code == OK:
            disk.deleted(path, bool(sync_folder))
        return code

    def _wrap(self, address: int) -> int:
        if address not in self._wrapped:
            system = _Methods.from_address(address)
            ours = _Methods.from_buffer_copy(system)
            functions = _functions(system)
            for name, function in functions.items():
                setattr(ours, name, ctypes.cast(function, _POINTER).value)
            self._wrapped[address] = ours, functions
        return ctypes.addressof(self._wrapped[address][0])


@cache
def _vfs() -> _Shim:
    return _Shim(_library().sqlite3_vfs_find(None).contents)


def _functions(system: _Methods) -> dict[str, Any]:
    """Our methods over those of the system."""
    close, write = _Close(system.xClose), _Write(system.xWrite)
    truncate, sync = _Truncate(system.xTruncate), _Sync(system.xSync)
    share = _Share(system.xShmMap) if system.xShmMap else None  # journals and logs are not shared

    def may(call: str, handle: int) -> int:
        return OK if _disk is None else _disk.may(call, _disk.file(handle).path)

    def on_close(handle: int) -> int:
        if _disk is not None:
            _disk.closed(handle)
        return int(close(handle))

    def on_write(handle: int, data: int, amount: int, at: int) -> int:
        wanted = may("write", handle)
        if wanted != OK:
            amount //= 2  # a disk that is full or fails has taken a part
        code = write(handle, data, amount, at) if amount else OK
        if code == OK and _disk is not None:
            _disk.wrote(handle, at, ctypes.string_at(data, amount))
        return wanted or int(code)

    def on_truncate(handle: int, size: int) -> int:
        code = may("truncate", handle) or int(truncate(handle, size))
        if code == OK and _disk is not None:
            _disk.wrote(handle, size, None)
        return code

    def on_sync(handle: int, flags: int) -> int:
        code = may("sync", handle) or int(sync(handle, flags))
        if code == OK and _disk is not None:
            _disk.synced(handle)
        return code

    def on_share(handle: int, region: int, size: int, extend: int, out: int) -> int:
        assert share is not None
        code = may("share", handle) if extend else OK
        return code or int(share(handle, region, size, extend, out))

    functions = {
        "xClose": _Close(on_close),
        "xWrite": _Write(on_write),
        "xTruncate": _Truncate(on_truncate),
        "xSync": _Sync(on_sync),
    }
    return functions if share is None else {**functions, "xShmMap": _Share(on_share)}
