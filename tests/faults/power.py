"""A power cut: what had been reported is on the disk, and the file is whole, whatever else the disk had taken.

The worker runs here, on a disk that knows what was synced; at random calls an image of what that disk could hold then
is put aside, and opened later.
"""

import math
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

from reader import store
from reader.keeping.places import Hazard, Place
from tests.faults import storage, vfs
from tests.faults.kill import Told, Totals, examine, load
from tests.faults.work import Work, announced

JOURNALS = ("wal", "delete", "both")  # both: the file goes from one kind of place to the other, and back
NAME = "studi.sikap"
CUTS = 15  # of one worker
Image = tuple[Path, Told]  # what a cut has left, and what had been reported until then

_RARE = 300  # calls to the disk between two cuts, at most


class Memo:
    """A log in memory."""

    def __init__(self, told: Told) -> None:
        self.told = told

    def starts(self, verb: str) -> None:
        self.told.take(f"starts {verb}")

    def announces(self, state: str) -> None:
        self.told.take(f"announces {state}")

    def reports(self) -> None:
        self.told.take("reports")


def run(
    cuts: int, folder: Path, seed: int, journal: str = "wal", say: Callable[[str], object] = lambda words: None
) -> Totals:
    load()
    totals = Totals(f"power cut ({journal})")
    chance = random.Random(seed)
    base: Image | None = None
    with journaling(journal, chance):
        while totals.faults < cuts:
            home = folder / f"disk-{totals.faults}"
            images = _work(home, base, min(CUTS, cuts - totals.faults), chance, totals)
            if base is not None:
                shutil.rmtree(base[0])
            whole = [(image, told) for image, told in images if _examine(image, told, totals)]
            base = chance.choice(whole) if whole and chance.random() < 0.6 else None
            for image, _ in images:
                if base is None or image != base[0]:
                    shutil.rmtree(image)
            shutil.rmtree(home)
            say(str(totals).split("\n")[0])
    return totals


@contextmanager
def journaling(journal: str, chance: random.Random) -> Iterator[None]:
    """Projects lie on a disk of this machine, on one of the network, or now here and now there."""
    network = Place(Hazard.NETWORK, "nfs")
    there = {"wal": 0.0, "delete": 1.0, "both": 0.5}[journal]
    with patch.object(store, "hazard", lambda path: network if chance.random() < there else None):
        yield


@contextmanager
def careless() -> Iterator[None]:
    """A program that does not wait for the disk: what the cuts must find out."""
    changed = {
        name: tuple("synchronous = OFF" if "synchronous" in pragma else pragma for pragma in getattr(store, name))
        for name in ("_PRAGMAS", "_WAL", "_ALONE")
    }
    with ExitStack() as stack:
        for name, pragmas in changed.items():
            stack.enter_context(patch.object(store, name, pragmas))
        yield


def _work(
    home: Path, base: tuple[Path, Told] | None, cuts: int, chance: random.Random, totals: Totals
) -> list[tuple[Path, Told]]:
    """Let a worker go on with this image until the power was cut so often; returns what each cut has left.

    What was reported of the image goes on with it.
    """
    told, images = Told(), list[Image]()
    if base is None:
        home.mkdir()
    else:
        shutil.copytree(base[0], home)
        told.reported = base[1].reported
    wait = _moment(chance)

    def before(call: str, path: Path | None) -> int:
        nonlocal wait
        wait -= 1
        if wait <= 0 and len(images) < cuts:
            wait = _moment(chance)
            image = home.with_name(f"{home.name}-cut-{len(images)}")
            disk.cut(chance, image)
            images.append((image, Told(told.verb, told.reported, list(told.since), crash=call)))
        return storage.OK

    disk = storage.Disk(home, before)
    with vfs.installed(disk), announced(home / NAME, Memo(told)):
        work = Work(home / NAME, chance.getrandbits(32), Memo(told))
        try:
            while len(images) < cuts:
                work.step()
        finally:
            work.close()
    totals.steps += told.steps
    return images


def _moment(chance: random.Random) -> int:
    """How many calls to wait: as often few as many, so that short steps are cut too."""
    return int(math.exp(chance.uniform(0, math.log(_RARE))))


def _examine(image: Path, told: Told, totals: Totals) -> bool:
    """Whether the image holds a project that one can go on with."""
    before = totals.bad
    totals.faults += 1
    totals.moments[f"{told.verb}/{told.crash}" if told.verb else told.crash] += 1
    totals.in_commit += bool(told.since)
    told.crash = ""
    examine(image / NAME, told, totals)
    return totals.bad == before and (image / NAME).exists()
