"""Old projects, whose migration is killed, or cut off from power, at any call: old and whole, or new and whole."""

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reader import store
from reader.errors import SikapError
from reader.project import Project
from tests.faults import storage, vfs
from tests.faults.disk import FAILURES, NEVER, Failure
from tests.faults.kill import Totals, load
from tests.faults.power import NAME, journaling
from tests.faults.work import CODER, state, tables_of

_WHEN_MIGRATED = "_sqlite_migrations"
PROJECTS = Path(__file__).parents[1] / "files" / "projects"


@dataclass(frozen=True, slots=True)
class Old:
    """A project of an earlier format, and sums of what it holds before and after it was migrated."""

    file: Path
    before: str
    after: str

    @property
    def copies(self) -> str:
        return f"{self.file.stem}.{self.file.stem.replace('_', '-')}*.sikap"


def run(
    folder: Path,
    seed: int,
    journal: str = "wal",
    stride: int = 1,
    say: Callable[[str], object] = lambda words: None,
) -> Totals:
    load()
    totals = Totals(f"old projects ({journal})")
    chance = random.Random(seed)
    with journaling(journal, chance):
        for file in sorted(PROJECTS.glob("format_*.sikap"))[: store.FORMAT - 1]:
            old = _known(file, folder)
            path = _fresh(file, folder / file.stem)
            for image in _images(path, partial(Project.open, path, coder=CODER), chance, stride):
                _examine(image, old, totals)
                shutil.rmtree(image)
            _fail(old, folder, chance, stride, totals)
            say(str(totals).splitlines()[0])
    return totals


def _known(file: Path, folder: Path) -> Old:
    path = _fresh(file, folder / "known")
    before = _sum(path)
    Project.open(path, coder=CODER).close()
    after = _sum(path)
    shutil.rmtree(path.parent)
    return Old(file, before, after)


def _fresh(file: Path, folder: Path) -> Path:
    folder.mkdir()
    return Path(shutil.copy(file, folder))


def _sum(path: Path) -> str:
    """Of what it holds and of its schema; "" if SQLite finds the file damaged or empty."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return ""
            tables = [table for table in tables_of(connection) if table != _WHEN_MIGRATED]
            facts = store.format_of(connection), store.schema_digest(connection), state(connection, tables)
            return hashlib.blake2b(repr(facts).encode()).hexdigest()
        except sqlite3.DatabaseError:
            return ""


def run_new(folder: Path, seed: int, journal: str = "wal", stride: int = 1) -> Totals:
    """The same for a project that is being made: it can be opened, or be made anew, as at the next start."""
    load()
    totals = Totals(f"new project ({journal})")
    chance = random.Random(seed)
    with journaling(journal, chance):
        (folder / "new").mkdir()
        path = folder / "new" / NAME
        for image in _images(path, lambda: Project.create(path, coder=CODER), chance, stride):
            totals.faults += 1
            _start_again(image / NAME, f"new, {image.name}", totals)
            shutil.rmtree(image)
    return totals


def _start_again(path: Path, where: str, totals: Totals) -> None:
    totals.moments["there" if path.exists() else "not there"] += 1
    try:
        with Project.open(path, coder=CODER) if path.exists() else Project.create(path, coder=CODER) as project:
            if findings := project.check():
                totals.note("corrupt", f"{where}: {findings[:2]}")
    except SikapError as error:
        totals.note("corrupt", f"{where}: {error}")


def _images(path: Path, do: Callable[[], Project], chance: random.Random, stride: int) -> Sequence[Path]:
    """What is left of the folder when this is ended before each `stride`-th call, by a kill and by a cut, and after."""
    home, images = path.parent, list[Path]()
    first = chance.randrange(stride)

    def before(call: str, _: Path | None) -> int:
        if disk.calls % stride == first:
            images.extend(home.with_name(f"{how}-{disk.calls}") for how in ("kill", "cut"))
            disk.kill(images[-2])
            disk.cut(chance, images[-1])
        return storage.OK

    disk = storage.Disk(home, before)
    with vfs.installed(disk):
        do().close()
    images.append(home)
    return images


def _examine(image: Path, old: Old, totals: Totals) -> None:
    """The kept copy is whole or not there, and the file opens, and is whole."""
    totals.faults += 1
    totals.moments[image.name.split("-")[0]] += 1
    path, where = image / old.file.name, f"{old.file.stem}, {image.name}"
    kept = sorted(image.glob(old.copies))
    totals.half_made += len(list(image.glob(".sikap-*")))
    for copy in kept:
        if _sum(copy) != old.before:
            totals.note("corrupt", f"{where}: {copy.name} is not what the project was")
    work = shutil.copytree(image, image / "work")
    is_new = _sum(work / path.name) == old.after
    if is_new and not kept:
        totals.note("lost", f"{where}: it was migrated, and there is no copy of what it was")
    try:
        with Project.open(path, coder=CODER) as project:
            if findings := project.check():
                totals.note("corrupt", f"{where}: {findings[:2]}")
    except SikapError as error:
        totals.note("corrupt", f"{where}: {error}")
    if _sum(path) != old.after:
        totals.note("lost", f"{where}: it is not what its migration makes of it")


def _fail(old: Old, folder: Path, chance: random.Random, stride: int, totals: Totals) -> None:
    """Each `stride`-th call of the migration fails; then it is done again on a disk that works."""
    calls = _open(old, folder, Failure(storage.IO_ERRORS, NEVER, False), totals)
    for number in range(chance.randint(1, stride), calls + 1, stride):
        ways = [(codes, lasting) for codes in FAILURES.values() for lasting in (False, True)]
        for codes, lasting in ways if stride == 1 else [chance.choice(ways)]:
            _open(old, folder, Failure(codes, number, lasting), totals)


def _open(old: Old, folder: Path, failure: Failure, totals: Totals) -> int:
    path = _fresh(old.file, folder / "disk")
    with vfs.installed(storage.Disk(path.parent, failure)):
        try:
            Project.open(path, coder=CODER).close()
        except SikapError:
            pass
        except Exception as error:
            totals.note("crashes", f"{old.file.stem}, call {failure.first} ({failure.hit[:1]}): {error!r}")
    if failure.hit:
        totals.moments[", ".join(dict.fromkeys(failure.hit))] += 1
        _examine(path.parent.rename(folder / f"failed-{failure.first}"), old, totals)
        shutil.rmtree(folder / f"failed-{failure.first}")
    else:
        shutil.rmtree(path.parent)
    return failure.calls
