"""Our reader of SQLite's file format says what SQLite says, to the value; and nonsense never makes it fall over."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.keeping.pages import LOST, SIZES, TABLE_LEAF, Pages, Row, Tree, fold_log, page_size

VALUES = st.one_of(
    st.none(),
    st.integers(-(1 << 63), (1 << 63) - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=80),
    st.integers(0, 9000).map(lambda n: "á" * n),
    st.binary(max_size=3000),
)
NUMBERS = st.integers(-(1 << 62), 1 << 62)


def written(path: Path, rows: dict[int, tuple[object, object]], size: int) -> dict[str, int]:
    """A database with these rows in a table, its values in an index, and in a table without row numbers; the roots."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)")
        connection.execute("CREATE INDEX i ON t(a)")
        connection.execute("CREATE TABLE w(k PRIMARY KEY, v) WITHOUT ROWID")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?)", ((row, *values) for row, values in rows.items()))
        connection.executemany("INSERT INTO w VALUES (?, ?)", ((row, values[0]) for row, values in rows.items()))
        connection.commit()
        return dict(connection.execute("SELECT name, rootpage FROM sqlite_master").fetchall())


@settings(max_examples=60)
@given(rows=st.dictionaries(NUMBERS, st.tuples(VALUES, VALUES), max_size=40), size=st.sampled_from(SIZES))
def test_every_value_is_read_as_sqlite_reads_it(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[int, tuple[object, object]], size: int
) -> None:
    path = tmp_path_factory.mktemp("pages") / "any.db"
    roots = written(path, rows, size)
    pages = Pages(path.read_bytes())
    tree, index, other = (Tree(pages, roots[name]) for name in ("t", "i", "w"))
    assert [(row.id, row.values[1:], row.torn) for row in tree.rows()] == [
        (row, rows[row], False) for row in sorted(rows)
    ]
    assert sorted(row.values[-1] for row in index.entries()) == sorted(rows)  # type: ignore[type-var]
    assert {row.values[0]: row.values[1] for row in other.entries()} == {row: rows[row][0] for row in rows}
    assert [tree.whole, index.whole, other.whole] == [True, True, True]
    assert pages.size == size
    assert not tree.pages & index.pages


@pytest.fixture
def many(tmp_path: Path) -> tuple[Path, dict[str, int]]:
    """Five hundred rows on small pages, so that there are trees of several levels."""
    rows: dict[int, tuple[object, object]] = {n: (f"kata {n}", "é" * (n * 7 % 900)) for n in range(1, 501)}
    return tmp_path / "many.db", written(tmp_path / "many.db", rows, 512)


@pytest.mark.parametrize("size", SIZES)
def test_the_size_of_a_page_is_found_without_the_header(tmp_path: Path, size: int) -> None:
    rows: dict[int, tuple[object, object]] = {n: (f"kata {n}" * 9, "x" * 300) for n in range(1, 2000)}
    path = tmp_path / "any.db"
    written(path, rows, size)
    data = path.read_bytes()
    assert page_size(data) == size
    assert page_size(bytes(100) + data[100:]) == size
    assert page_size(bytes(size) + data[size:]) == size


def test_a_page_that_is_gone_takes_its_own_rows_only(many: tuple[Path, dict[str, int]]) -> None:
    path, roots = many
    data = path.read_bytes()
    whole = Tree(Pages(data), roots["t"])
    rows = {row.id: row for row in whole.rows()}
    leaves = sorted(page for page in whole.pages if Pages(data).kind(page) == TABLE_LEAF)
    assert len(leaves) > 100
    for page in leaves[::9]:
        mine = {row.id for row in Pages(data).rows(page)[0]}
        tree = Tree(Pages(without(data, page)), roots["t"])
        found = {row.id: row for row in tree.rows()}
        assert not tree.whole
        assert found == {number: row for number, row in rows.items() if number not in mine}


def test_a_record_of_which_the_end_is_gone_is_torn_and_keeps_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "any.db"
    roots = written(path, {1: ("judul", "é" * 9000)}, 1024)
    data = path.read_bytes()
    behind = [page for page in range(1, len(data) // 1024 + 1) if page not in {1, *roots.values()}]
    assert len(behind) == 17
    for page in behind:
        (row,) = Tree(Pages(without(data, page, b"\xff")), roots["t"]).rows()
        assert (row.id, *row.values[:2]) == (1, None, "judul")
        assert row.torn or page == behind[-1]
        assert set(str(row.values[2])) <= {"é", LOST}


def test_free_pages_are_known(many: tuple[Path, dict[str, int]]) -> None:
    path, _ = many
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM t WHERE id > 100")
        connection.commit()
        wanted = connection.execute("PRAGMA freelist_count").fetchone()[0]
    assert len(Pages(path.read_bytes()).free()) == wanted > 50


def logged(folder: Path) -> tuple[bytes, bytes, list[tuple[object, ...]]]:
    """A database, its log with two commits and a write that was not committed, and the rows that SQLite sees."""
    path = folder / "live.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA cache_size = 5")
        connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a)")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.executemany("INSERT INTO t VALUES (?, ?)", ((n, "x" * 500) for n in range(1, 60)))
        connection.execute("BEGIN")
        connection.execute("UPDATE t SET a = 'y' WHERE id = 7")
        connection.execute("COMMIT")
        rows = connection.execute("SELECT id, a FROM t ORDER BY id").fetchall()
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO t VALUES (?, ?)", ((n, "z" * 900) for n in range(100, 300)))
        data, log = path.read_bytes(), path.with_name("live.db-wal").read_bytes()
        connection.execute("ROLLBACK")
    return data, log, rows


def folded(folder: Path, data: bytes, log: bytes) -> dict[int, Row]:
    path, beside = folder / "copy.db", folder / "copy.db-wal"
    path.write_bytes(data)
    beside.write_bytes(log)
    assert fold_log(path, beside) > 0
    pages = Pages(path.read_bytes())
    schema = [row.values for row in Tree(pages, 1).rows()]
    return {row.id: row for row in Tree(pages, int(str(schema[0][3]))).rows()}


def test_what_was_committed_to_the_log_is_folded_in_and_nothing_else(tmp_path: Path) -> None:
    data, log, rows = logged(tmp_path)
    assert b"zzzz" in log
    assert [(row.id, row.values[1]) for row in folded(tmp_path, data, log).values()] == rows


def test_a_log_goes_on_behind_a_frame_that_is_damaged(tmp_path: Path) -> None:
    data, log, rows = logged(tmp_path)
    size = page_size(data)
    broken = bytearray(log)
    broken[32 + 24 + size // 2] ^= 1
    found = folded(tmp_path, data, bytes(broken))
    assert len(found) == len(rows)
    assert found[7].values[1] == "y"
    assert fold_log(tmp_path / "copy.db", tmp_path / "none") == 0


@pytest.mark.parametrize("seed", range(40))
def test_nonsense_is_read_to_its_end(many: tuple[Path, dict[str, int]], seed: int) -> None:
    path, roots = many
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 50, 3000))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if seed % 3 == 0:
        del data[chance.randrange(1, len(data)) :]
    pages = Pages(bytes(data))
    found = 0
    for root in (1, *roots.values()):
        found += len(list(Tree(pages, root).rows())) + len(list(Tree(pages, root).entries()))
    assert found >= 0
    assert len(pages.free()) <= pages.count
    fold_log(path, path)


@given(data=st.binary(max_size=3000))
def test_any_bytes_are_no_more_than_no_rows(data: bytes) -> None:
    pages = Pages(data)
    assert list(Tree(pages, 1).rows()) == []
    assert len(pages.free()) <= 1


def without(data: bytes, number: int, filling: bytes = b"\0") -> bytes:
    """A file of pages of the size that it has, one of which is filled up."""
    size = page_size(data)
    return data[: (number - 1) * size] + filling * size + data[number * size :]
