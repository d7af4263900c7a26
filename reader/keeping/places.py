"""Where a file lies: on a disk of this machine, in a folder that a program synchronises, or on a drive of the network.

SQLite's write-ahead log needs shared memory, which no network drive has (https://sqlite.org/wal.html), and a program
that copies files one by one may take the log away from its database. In such places a project is kept without it.
"""

import os
import re
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Hazard(StrEnum):
    """Why a place is not as safe as a disk of this machine."""

    SYNCHRONISED = "synchronised"
    NETWORK = "network"


class Place(NamedTuple):
    """A hazardous place. `name`: who synchronises the folder, or what kind of drive it is."""

    hazard: Hazard
    name: str


# Names of folders as the programs make them, some with an account or a company after a separator.
_SYNCHRONISED = (
    ("Dropbox", re.compile(r"Dropbox( \(.+\))?")),
    ("OneDrive", re.compile(r"OneDrive( - .+)?")),
    ("Google Drive", re.compile(r"Google ?Drive|My Drive|GoogleDrive-.+|Drive Saya")),
    ("iCloud Drive", re.compile(r"iCloud ?Drive|com~apple~CloudDocs|Mobile Documents")),
    ("Nextcloud", re.compile(r"Nextcloud\d*|ownCloud")),
    ("pCloud", re.compile(r"pCloud ?Drive|pCloudDrive|pCloud Sync")),
    ("MEGA", re.compile(r"MEGA|MEGAsync( Downloads)?")),
    ("Box", re.compile(r"Box Sync|Box")),
    ("Seafile", re.compile(r"Seafile|Seadrive")),
)
_MARKS = (
    ("Syncthing", ".stfolder"),
    ("Dropbox", ".dropbox"),
    ("Resilio Sync", ".sync"),
    ("Nextcloud", ".sync_journal"),
)
_NETWORK = frozenset(
    (
        *("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.davfs2"),
        *("fuse.sshfs", "sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.google-drive-ocamlfuse", "9p", "afs"),
        *("ceph", "fuse.ceph", "glusterfs", "fuse.glusterfs", "lustre", "gpfs", "ncpfs", "coda", "fuse.s3fs"),
    )
)
_DRIVE_REMOTE = 4  # of Windows' GetDriveTypeW

# What programs that synchronise put into the name of a file that two people have changed.
_CONFLICT = r"""
    (?:\ \((?:[^()]*\b)?(?:conflicted\ copy|case\ conflict|konflik|salinan\ (?:yang\ ber)?konflik)\b[^()]*\))
    |(?:\.sync-conflict-\d{8}-\d{6}-\w+)
    |(?:_conflict-\d{8}-\d{6})
    |(?:\ \(SFConflict\ .+\))
    |(?:\ \[Conflict\])
    |(?:\.conflict(?:ed)?)
"""


def hazard(path: Path, *, mounts: Path = Path("/proc/self/mounts")) -> Place | None:
    """What is unsafe about where this file lies, or will lie; None on a disk of this machine."""
    folder = path.resolve().parent
    return _synchronised(folder) or _network(folder, mounts)


def conflicts(path: Path) -> list[Path]:
    """Copies of this file that a synchronising program made beside it because two people had changed it."""
    name = re.compile(rf"{re.escape(path.stem)}(?:{_CONFLICT})+{re.escape(path.suffix)}", re.VERBOSE | re.IGNORECASE)
    try:
        return sorted(file for file in path.parent.iterdir() if name.fullmatch(file.name) and file.is_file())
    except OSError:
        return []


def _synchronised(folder: Path) -> Place | None:
    for part in (folder, *folder.parents):
        for program, name in _SYNCHRONISED:
            if name.fullmatch(part.name):
                return Place(Hazard.SYNCHRONISED, program)
        for program, mark in _MARKS:
            if part != part.parent and _is_there(part / mark):
                return Place(Hazard.SYNCHRONISED, program)
    return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _network(folder: Path, mounts: Path) -> Place | None:
    if sys.platform == "win32":
        return _windows_network(folder)
    kind = _kind_of_mount(folder, mounts)
    return Place(Hazard.NETWORK, kind.removeprefix("fuse.")) if kind in _NETWORK else None


def _windows_network(folder: Path) -> Place | None:
    import ctypes

    drive = folder.anchor
    remote = drive.startswith("\\\\") or getattr(ctypes, "windll").kernel32.GetDriveTypeW(drive) == _DRIVE_REMOTE  # noqa: B009
    return Place(Hazard.NETWORK, drive.rstrip("\\")) if remote else None


def _kind_of_mount(folder: Path, mounts: Path) -> str:
    """The file system that holds this folder: that of the longest mount point above it."""
    points = {point: kind for point, kind in _mounted(mounts) if folder.is_relative_to(point)}
    return points[max(points, key=lambda point: len(str(point)))] if points else ""


def _mounted(mounts: Path) -> Iterator[tuple[Path, str]]:
    """Mount points and their file systems: from the kernel's table, or on macOS from `mount`."""
    if mounts.exists():
        for line in mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
            _, point, kind, *_ = line.split(" ")
            yield Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), point)), kind
    elif sys.platform == "darwin":
        import subprocess

        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False).stdout
        for found in re.finditer(r"^.+ on (.+) \((\w+)[,)]", said, re.MULTILINE):
            yield Path(found[1]), found[2]


def stamp(path: Path) -> tuple[int, int] | None:
    """What tells this file from another of the same name: device and inode. None if there is no file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - twice a step, and Path.stat costs twice as much
    except OSError:
        return None
    return found.st_dev, found.st_ino
