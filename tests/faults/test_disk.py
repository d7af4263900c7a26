"""Power cuts and failing disks, some of each. In full: `python -m tests.faults power 300`, `disk` and `old`."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from reader import history, store
from tests.faults import disk, old, power, storage, vfs
from tests.faults.kill import Totals

MISSING = vfs.missing()

pytestmark = [pytest.mark.durable, pytest.mark.no_cover, pytest.mark.skipif(bool(MISSING), reason=MISSING or "-")]

FEW = ("Project.tag", "Project.code_claim", "Codebook.merge", "Project.add_articles", "Codebook.import_rows")
MORE = ("Texts.correct", "Project.undo", "Project.redo", "Project.create", "Project.remember", "Record.compact")


@pytest.mark.parametrize("journal", power.JOURNALS)
def test_a_power_cut_takes_nothing_that_was_reported(journal: str, tmp_path: Path) -> None:
    totals = power.run(20, tmp_path, 2, journal)
    assert totals.faults == 20
    assert totals.steps > 0
    assert totals.bad == 0, str(totals)


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_cuts_find_out_a_program_that_does_not_wait_for_the_disk(journal: str, tmp_path: Path) -> None:
    with power.careless():
        totals = power.run(20, tmp_path, 2, journal)
    assert totals.lost + totals.corrupt > 0


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_disk_that_is_full_or_broken_leaves_no_half_step(journal: str, tmp_path: Path) -> None:
    totals = disk.run(tmp_path, 3, journal, 37, verbs=(*FEW, *MORE))
    assert totals.faults > 10
    assert totals.bad == 0, str(totals)


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_an_old_project_is_old_or_new_when_its_migration_is_killed(journal: str, tmp_path: Path) -> None:
    totals = old.run(tmp_path, 3, journal, 89)
    assert totals.faults > 20
    assert totals.bad == 0, str(totals)


def test_a_verb_that_keeps_half_of_what_it_did_is_found_out(tmp_path: Path) -> None:
    @contextmanager
    def none(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
        with store.plain_errors(path):
            yield

    disk.make(tmp_path / "base", 3)
    trial, totals = disk.Trial(tmp_path / "base", tmp_path, "Project.add_article", 1), Totals("")
    with power.journaling("delete", random.Random(0)), patch.object(history, "transaction", none):
        calls = trial.run(disk.Failure(storage.IO_ERRORS, disk.NEVER, False), Totals(""))
        for number in range(calls // 3, calls // 2, 8):
            trial.run(disk.Failure(storage.FULL_DISK, number, False), totals)
    assert totals.lost > 0


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_project_whose_making_was_killed_does_not_stand_in_the_way(journal: str, tmp_path: Path) -> None:
    totals = old.run_new(tmp_path, 3, journal, 23 if journal == "wal" else 9)
    assert totals.faults > 5
    assert totals.bad == 0, str(totals)


def test_a_write_that_was_not_synced_may_be_gone_and_one_that_was_is_not(tmp_path: Path) -> None:
    home = tmp_path / "disk"
    home.mkdir()
    (home / "lama").write_bytes(b"a" * 1500)
    here = storage.Disk(home)
    here.knows(home / "lama")
    here.opened(1, home / "lama", 0, False)
    here.wrote(1, 0, b"b" * 600)
    here.synced(1)
    here.wrote(1, 600, b"c" * 900)
    found = set()
    for seed in range(60):
        here.cut(random.Random(seed), tmp_path / str(seed))
        content = (tmp_path / str(seed) / "lama").read_bytes()
        assert content[:600] == b"b" * 600
        found.add(tuple(content[at : at + 1] for at in (600, 1023, 1024, 1499)))
    assert found == {tuple(bytes([x, x, y, y])[i : i + 1] for i in range(4)) for x in b"ac" for y in b"ac"}


def test_a_new_name_may_be_gone_until_its_folder_was_synced(tmp_path: Path) -> None:
    home = tmp_path / "disk"
    home.mkdir()
    here = storage.Disk(home)
    here.opened(1, home / "baru", 0, True)
    here.wrote(1, 0, b"x")
    here.synced(1)
    there = set()
    for seed in range(30):
        here.cut(random.Random(seed), tmp_path / str(seed))
        there.add((tmp_path / str(seed) / "baru").exists())
    assert there == {True, False}
    here.synced_folder()
    here.cut(random.Random(0), tmp_path / "then")
    assert (tmp_path / "then" / "baru").read_bytes() == b"x"
