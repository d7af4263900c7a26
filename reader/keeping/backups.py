"""Backups of a project: made, found again, thinned out and brought back. Each is a whole project in one file.

The name of a backup says all about it: `study 2024-05-01 07-30-00.125Z timed.sikap`, in UTC.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from reader import store
from reader.digest import digest
from reader.errors import BadFile, BadProject, DamagedProject, SikapError
from reader.keeping.copying import (
    PART,
    Report,
    copy,
    go_on,
    is_in_use,
    plain_disk_errors,
    require_whole,
    sync,
)
from reader.moment import now

FOLDER = ".backups"
MOST = 10  # how many of those that time does not remove are kept
HOURLY, DAILY = timedelta(days=1), timedelta(days=30)  # so long one an hour is kept, and then one a day
STALE = timedelta(hours=1)  # of a copy that is being made: then nobody is making it any more
_LONGEST = 150  # bytes of a project's name in the names of its backups


class Reason(StrEnum):
    """Why a backup was made."""

    TIMED = "timed"
    BULK = "bulk"
    MIGRATION = "migration"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. `at` is UTC ISO 8601. `verified`: it was opened and found whole after it was made."""

    path: Path
    at: str
    reason: Reason
    bytes: int
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Counts:
    """What a backup holds. `last_step`: when the last step was made, UTC ISO 8601; None if there is none."""

    articles: int
    statements: int
    actors: int
    positions: int
    last_step: str | None

    @property
    def tags(self) -> int:
        return self.statements + self.actors + self.positions


_NAMED = re.compile(
    r"(?P<name>.+) (?P<day>\d{4}-\d\d-\d\d) (?P<time>\d\d-\d\d-\d\d\.\d{3})Z"
    rf" (?P<reason>{'|'.join(Reason)})(?P<unverified> unverified)?{re.escape(store.SUFFIX)}",
    re.ASCII | re.DOTALL,
)
_CUT_OFF = re.compile(rf"(.+)\.[0-9a-f]{{8}}{re.escape(PART)}(-journal|-wal|-shm)?", re.DOTALL)
_COUNTS = """SELECT (SELECT count(*) FROM article), count(*) FILTER (WHERE kind = 'statement'),
    count(*) FILTER (WHERE kind = 'actor'), count(*) FILTER (WHERE kind = 'position'),
    (SELECT at FROM history_step ORDER BY id DESC LIMIT 1) FROM annotation"""
# Together they tell one state of a project from every other: each change of a row adds to the history, whose numbers
# never come again, and its last step has a time. Where in the text a person was is not worth a copy.
_STATE = (
    "PRAGMA user_version",
    "SELECT name, seq FROM sqlite_sequence ORDER BY name",
    "SELECT min(id), count(*) FROM history_row",
    "SELECT min(id), count(*) FROM history_step",
    "SELECT * FROM history_row ORDER BY id DESC LIMIT 1",
    "SELECT * FROM history_step ORDER BY id DESC LIMIT 1",
    "SELECT * FROM coder ORDER BY id",
    "SELECT * FROM setting WHERE key <> 'article' AND key NOT LIKE 'place %' ORDER BY key",
)


def folder_of(project: Path, chosen: Path | None = None) -> Path:
    """Where the backups of this project are kept; the folder need not be there yet.

    That is `study.backups` beside `study.sikap`; or, in a folder that the person has chosen, a folder named after the
    project and, by eight hexadecimal digits, after the folder it lies in: projects of one name from several places do
    not mix. A project that is moved begins a new one there.
    """
    real = project.resolve()
    if chosen is None:
        return real.with_name(_name(real) + FOLDER)
    return chosen / f"{_name(real)} {digest(_bytes(str(real.parent)), 8)}"


def make(project: Path, folder: Path, reason: Reason, *, verify: bool = True, report: Report = go_on) -> Backup:
    """Back the project up into this folder, which is made if the one above it is there. Any thread may call this.

    Inside an open transaction of another connection the copy is of the file as it was before. Without `verify` it is
    quick, and named unverified until `settle`. A `timed` or `bulk` one is not made if nothing has changed since the
    newest: that one is the answer then, and it counts as `bulk` from then on if that was the reason.

    Raises BadFile (no folder, full disk), DamagedProject, ProjectBusy, and what opening the project raises.
    """
    if reason in (Reason.TIMED, Reason.BULK) and (same := _same(project, folder)) is not None:
        return _rename(same, project, reason=Reason.BULK) if reason is Reason.BULK else same
    with plain_disk_errors(folder):
        folder.mkdir(exist_ok=True)
    target = _free_name(project, folder, reason, verified=verify)
    copy(project, target, verify=verify, report=report)
    made = _backup(project, target)
    if made is None:
        raise BadFile("The backup {path} is gone as soon as it was made: choose another folder.", path=target)
    return made


def found(project: Path, folder: Path) -> list[Backup]:
    """The backups of this project, the newest first; also the copies that migrations have left beside it.

    Raises BadFile if the folder is there and cannot be read.
    """
    beside = (_left_by_migration(project, file) for file in _files(project.parent))
    return _newest_first([*_own(project, folder), *(copy for copy in beside if copy is not None)])


def counts(backup: Backup) -> Counts:
    """What is in it, of whatever format it is. Raises BadProject, DamagedProject if it cannot be read."""
    with closing(store.connect_read_only(backup.path)) as connection, store.plain_errors(backup.path):
        return Counts(*connection.execute(_COUNTS).fetchone())


def settle(project: Path, folder: Path, report: Report = go_on) -> list[Backup]:
    """Verify the backups that were made in a hurry; those that are not whole are removed, and returned.

    What a backup that was cut off has left behind goes too.
    """
    _sweep(project, folder)
    return [backup for backup in _own(project, folder) if not backup.verified and not _settle(project, backup, report)]


def thin(project: Path, folder: Path, now: datetime) -> list[Backup]:
    """Remove the backups of this project in this folder that are not worth their place any more; returns them."""
    backups = _own(project, folder)
    kept = worth_keeping(backups, now)
    gone = [backup for backup in backups if backup not in kept and not is_in_use(backup.path)]
    for backup in gone:
        with plain_disk_errors(backup.path):
            backup.path.unlink(missing_ok=True)
    return gone


def worth_keeping(backups: Iterable[Backup], now: datetime) -> set[Backup]:
    """The newest of each hour for a day, and of each day (in UTC) for a month.

    Those before long steps are looked at apart from the others, so that what was done after a step does not replace
    what was there before it. Of those that were asked for and those of migrations the newest ten are kept however old
    they are; and always the newest of all, and the newest that is verified.
    """
    ordered = _newest_first(backups)
    kept = {*ordered[:1], *[backup for backup in ordered if backup.verified][:1]}
    for reason in (Reason.ASKED, Reason.MIGRATION):
        kept.update([backup for backup in ordered if backup.reason is reason][:MOST])
    for reason in (Reason.TIMED, Reason.BULK):
        slots: dict[str, Backup] = {}
        for backup in ordered:
            if backup.reason is reason and (slot := _slot(backup, now)):
                slots.setdefault(slot, backup)
        kept.update(slots.values())
    return kept


def restore(backup: Backup, out: Path, report: Report = go_on) -> None:
    """Make a new project file from a backup: whole, verified, or not at all.

    Raises BadFile (there is a file of this name, no such folder, full disk), BadProject and DamagedProject (the backup
    cannot be used).
    """
    copy(backup.path, out, report=report)


# Names


def _name(project: Path) -> str:
    """The project in the names of its folder and backups. One that is too long for a file is cut, and told apart."""
    name = project.stem if project.suffix == store.SUFFIX else project.name
    raw = _bytes(name)
    return name if len(raw) <= _LONGEST else f"{raw[: _LONGEST - 10].decode('utf-8', 'ignore')}~{digest(raw, 8)}"


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _file_name(project: Path, at: str, reason: Reason, *, verified: bool) -> str:
    moment = at.replace("T", " ").replace(":", "-")
    return f"{_name(project.resolve())} {moment} {reason}{'' if verified else ' unverified'}{store.SUFFIX}"


def _free_name(project: Path, folder: Path, reason: Reason, *, verified: bool) -> Path:
    moment = datetime.fromisoformat(now())
    while True:
        at = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        path = folder / _file_name(project, at, reason, verified=verified)
        if not path.exists():
            return path
        moment += timedelta(milliseconds=1)


def _read_name(project: Path, name: str) -> re.Match[str] | None:
    """What the name of a backup says; None if it is not one of this project."""
    said = _NAMED.fullmatch(name)
    return said if said is not None and said["name"] == _name(project.resolve()) else None


def _backup(project: Path, file: Path) -> Backup | None:
    """The backup that this file is, if its name says that it is one of this project."""
    said = _read_name(project, file.name)
    if said is None:
        return None
    at = f"{said['day']}T{said['time'].replace('-', ':')}Z"
    with suppress(ValueError, OSError):
        datetime.fromisoformat(at)
        return Backup(file, at, Reason(said["reason"]), file.stat().st_size, said["unverified"] is None)
    return None


def _left_by_migration(project: Path, file: Path) -> Backup | None:
    """The copy that `store.keep_copy` has made, if this is one."""
    name = rf"{re.escape(project.stem)}\.format-[0-9]+( [0-9]+)?{re.escape(project.suffix)}"
    if re.fullmatch(name, file.name) is None:
        return None
    with suppress(OSError):
        facts = file.stat()
        at = datetime.fromtimestamp(facts.st_mtime, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return Backup(file, at, Reason.MIGRATION, facts.st_size, verified=False)
    return None


# What is there


def _own(project: Path, folder: Path) -> list[Backup]:
    return _newest_first(one for file in _files(folder) if (one := _backup(project, file)) is not None)


def _files(folder: Path) -> list[Path]:
    try:
        return [file for file in folder.iterdir() if file.is_file()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise BadFile("The folder {folder} cannot be read: ask its owner for permission.", folder=folder) from error


def _newest_first(backups: Iterable[Backup]) -> list[Backup]:
    return sorted(backups, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def _same(project: Path, folder: Path) -> Backup | None:
    """The newest backup, if the project is still as it was then. One that cannot be read is none."""
    newest = next(iter(_own(project, folder)), None)
    if newest is None:
        return None
    state = _state(project)
    with suppress(SikapError):
        return newest if _state(newest.path) == state else None
    return None


def _state(path: Path) -> list[Sequence[object]]:
    with closing(store.connect_read_only(path)) as connection, store.plain_errors(path):
        return [connection.execute(sql).fetchall() for sql in _STATE]


# Settling and thinning


def _settle(project: Path, backup: Backup, report: Report) -> bool:
    """Verify one; False if it was not whole, and is gone now."""
    if is_in_use(backup.path):
        return True
    try:
        require_whole(backup.path, report)
    except DamagedProject:
        if not backup.path.exists():
            return True  # another window has settled it, or it was thinned out
        with plain_disk_errors(backup.path):
            backup.path.unlink(missing_ok=True)
        return False
    except BadProject:
        return True  # it cannot be read just now: of that nobody knows whether it is whole
    with plain_disk_errors(backup.path), suppress(FileNotFoundError):
        sync(backup.path)
    _rename(backup, project, verified=True)
    return True


def _rename(backup: Backup, project: Path, *, reason: Reason | None = None, verified: bool | None = None) -> Backup:
    """Say something else in its name. Stays as it is where that cannot be done."""
    reason = backup.reason if reason is None else reason
    verified = backup.verified if verified is None else verified
    path = backup.path.with_name(_file_name(project, backup.at, reason, verified=verified))
    if path != backup.path and not path.exists():
        with suppress(OSError):
            backup.path.rename(path)
            store.settle(path.parent)
            return replace(backup, path=path, reason=reason, verified=verified)
    return backup


def _sweep(project: Path, folder: Path) -> None:
    """Remove what is left of copies of this project that never came to their end."""
    for file in _files(folder):
        cut_off = _CUT_OFF.fullmatch(file.name)
        if cut_off is None or _read_name(project, cut_off[1]) is None:
            continue
        with suppress(OSError):
            if datetime.now(UTC) - datetime.fromtimestamp(file.stat().st_mtime, UTC) > STALE:
                file.unlink()


def _slot(backup: Backup, now: datetime) -> str | None:
    """The hour or day of which only the newest is kept; None for one that is too old."""
    age = now - datetime.fromisoformat(backup.at)
    if age < HOURLY:
        return backup.at[: len("2024-05-01T07")]
    return backup.at[: len("2024-05-01")] if age < DAILY else None
