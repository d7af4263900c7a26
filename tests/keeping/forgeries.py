"""Project files as a careless disk or somebody with ill will would make them, each by its number."""

import random
import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from reader.languages import Rules
from reader.model import Kind
from reader.project import Project
from tests.reader.samples import FIRST, PLACE, SECOND, TEXT, THIRD, new_article, outside, rich_article

NAME = "studi.sikap"
_WHOLE, _OTHER, _LOG = "whole.sikap", "other.sikap", "log.sikap"
TABLES = (
    *("article", "block", "sentence", "actor", "actor_alias", "issue", "annotation", "link", "orphan"),
    *("coder", "setting", "history_step", "history_row", "_sqlite_migrations", "sqlite_sequence"),
    *("article_search_data", "article_search_idx", "article_search_docsize", "article_search_config"),
    *("annotation_search_data", "codebook_search_data", "codebook_search_content", "codebook_search_docsize"),
)
_LONG = "kata " * 60_000
_VALUES: tuple[object, ...] = (
    *(None, -1, 0, 1, 2, 3, 7, 90, 2**31, 2**63 - 1, -(2**63), 1.5, float("inf")),
    *(
        "",
        "x",
        "\0",
        "a\0b",
        "\ufffe",
        "\x1b[2J\x1b]0;x\x07",
        "'",
        '"',
        "NULL",
        "1",
        "speaker",
        "done",
        "open",
        "9" * 5000,
    ),
    *(b"", b"\0", b"\xff\xfe\x00", b"\x7f" * 4000, _LONG, "🙂" * 300, "2024-13-45", "0000", "../../x", "=1+1"),
    *("{}", "[]", "[", "7", "null", "NaN", "Infinity", '"x"', "[" * 100_000, '{"a":' * 50_000, '{"title": "dream"}'),
    *('{"styles": [[0, 99999999, "strong", ""]]}', '{"styles": [[-5, "x", 3]]}', '{"cell": [1]}', '{"level": 1e400}'),
    *(
        '{"abbreviations": 5, "furniture": {"a": 1}}',
        '{"abbreviations": [1], "furniture": "("}',
        '[[1, 90, "speaker"]]',
    ),
    *(
        "[[1e400, 2, 3]]",
        '[[9999999999999999999999, 1, ""]]',
        ",\"name\"='x'",
        ',"id"=1',
        ',"text"=\'a\'\',"b"=',
        ',"x"=7',
    ),
    *(f',"start"={"9" * 5000}', ',"member_of"=9223372036854775808', ",\"nama\"='x'", ',"start"=-5,"end"=NULL'),
)
_NO_TEXT = (
    "CAST(X'EDA080' AS TEXT)",
    "CAST(X'FF41' AS TEXT)",
    "CAST(X'C3' AS TEXT)",
    "zeroblob(9000)",
    "randomblob(500)",
)
_SCHEMA = (
    "CREATE TRIGGER t AFTER INSERT ON annotation BEGIN UPDATE article SET note = 'x'; END",
    "CREATE TRIGGER t AFTER INSERT ON history_row BEGIN DELETE FROM annotation; END",
    "CREATE TRIGGER t BEFORE UPDATE ON setting BEGIN SELECT RAISE(ABORT, 'x'); END",
    "CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
    "CREATE TABLE t(a, b AS (a || a))",
    "CREATE INDEX i ON article(length(text) * 2)",
    "CREATE INDEX i ON annotation(lower(quote))",
    "CREATE VIRTUAL TABLE t USING fts5(a, content = 'annotations')",
    "ALTER TABLE annotation ADD COLUMN extra TEXT",
    "ALTER TABLE actor RENAME COLUMN note TO notes",
    "ALTER TABLE issue RENAME TO issues",
    "DROP TABLE orphan",
    "DROP TABLE article_search",
    "DROP INDEX annotation_place",
    "DROP VIEW claims",
    "DROP TRIGGER history_annotation_insert",
)
_ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT"
_FORGED = (  # type, name, table, SQL of a row of the schema
    ("table", "sqlite_stat1", "sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl, idx, stat)"),
    (
        "trigger",
        "sqlite_x",
        "annotation",
        "CREATE TRIGGER sqlite_x AFTER INSERT ON annotation BEGIN DELETE FROM link; END",
    ),
    (
        "table",
        "sqlite_stat1",
        "annotation",
        "CREATE TRIGGER sqlite_stat1 AFTER INSERT ON link BEGIN DELETE FROM link; END",
    ),
    (
        "view",
        "article_search_content",
        "article_search_content",
        f"CREATE VIEW article_search_content AS {_ENDLESS} n FROM r",
    ),
    (
        "table",
        "article_search_content",
        "article_search_content",
        "CREATE VIRTUAL TABLE article_search_content USING fts5(x)",
    ),
    ("table", "t", "t", "CREATE TABLE t(a"),
    ("table", "t", "t", "DROP TABLE article"),
    ("index", "i", "article", "CREATE INDEX i ON article(nothing)"),
    ("table", "article", "article", "CREATE TABLE article(id)"),
)
_REPLACED = (  # name of a view, its SQL
    ("coded", f"CREATE VIEW coded AS {_ENDLESS} n AS statement_id, 1 AS article_id, 0 AS start, 0 AS complete FROM r"),
    ("claims", f"CREATE VIEW claims AS {_ENDLESS} n FROM r"),
    ("annotations", "CREATE VIEW annotations AS SELECT * FROM annotations"),
    ("articles", "CREATE VIEW articles AS SELECT load_extension('x') AS article_id"),
)
_CIRCLES = (
    "UPDATE actor SET member_of = CASE id WHEN 1 THEN (SELECT max(id) FROM actor) ELSE id - 1 END",
    "UPDATE issue SET parent_id = CASE id WHEN 1 THEN (SELECT max(id) FROM issue) ELSE id - 1 END",
    "UPDATE article SET reprint_of = CASE id WHEN 1 THEN (SELECT max(id) FROM article) ELSE id - 1 END",
)


def make_originals(folder: Path) -> None:
    """The sound projects that are altered: one with a little of everything, another one, and one with its log."""
    with Project.create(folder / _WHOLE, coder="Budi") as budi:
        budi.add_articles([new_article(), new_article("🙂 " + TEXT), rich_article()])
        budi.tag(2, Kind.STATEMENT, *(place + 2 for place in PLACE[SECOND]))
    with Project.open(folder / _WHOLE, coder="Ani") as ani:
        ani.tag(1, Kind.STATEMENT, *PLACE[FIRST], actor="Siti Rahma", issue="rencana tambak", stance="oppose")
        ani.codebook.add_actor("Kementerian", aliases=["KKP", "Kementerian Kelautan"])
        ani.codebook.edit_actor(1, member_of="Kementerian")
        ani.codebook.add_issue("tambak", definition="Semua tentang tambak")
        ani.codebook.edit_issue(1, parent="tambak")
        ani.edit_article(2, reprint_of=1, note="kutipan")
        ani.set_rules(Rules(("Tn",), ("Iklan",)))
        ani.remember("article", 1)
        ani.tag(2, Kind.ACTOR, *(place + 2 for place in PLACE["Bupati"]), actor="Bupati")
        ani.texts.correct(2, TEXT.replace("Bupati belum menjawab.", ""))
        ani.untag(ani.tag(1, Kind.STATEMENT, *PLACE[THIRD]).id)
        ani.undo()
    with closing(outside(folder / _WHOLE)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with Project.create(folder / _OTHER, coder="Cici") as cici:
        cici.add_article(" ".join(f"Ini kalimat nomor {number}." for number in range(900)), title="Panjang")
    shutil.copy(folder / _WHOLE, folder / _LOG)
    with Project.open(folder / _LOG, coder="Ani") as ani:
        ani.tag(1, Kind.POSITION, *PLACE["rencana tambak"], stance="neutral")
        for suffix in ("", "-wal"):
            shutil.copy(folder / (_LOG + suffix), folder / ("kept-" + _LOG + suffix))
    for suffix in ("", "-wal"):
        (folder / ("kept-" + _LOG + suffix)).replace(folder / (_LOG + suffix))


def forge(number: int, originals: Path, folder: Path) -> str:
    """Write the forgery of this number into an empty folder, and say what it is."""
    chance = random.Random(number)
    path = folder / NAME
    shutil.copy(originals / _WHOLE, path)
    how = _WAYS[number % len(_WAYS)]
    how(chance, path, originals)
    return how.__name__.strip("_")


def _flip_bits(chance: random.Random, path: Path, originals: Path) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 2, 5, 20, 200))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def _flip_in_pages(chance: random.Random, path: Path, originals: Path) -> None:
    """In the heads of pages, where SQLite keeps what else is in them."""
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 2, 5))):
        page = chance.randrange(len(content) // 4096) * 4096
        content[page + chance.randrange(60)] = chance.randrange(256)
    path.write_bytes(content)


def _change_head(chance: random.Random, path: Path, originals: Path) -> None:
    content = bytearray(path.read_bytes())
    field = chance.choice((16, 18, 19, 20, 21, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 92, 96))
    width = 4 if field >= 24 else 2
    value = chance.choice((0, 1, 2, 3, 4, 255, 512, 1000, 4097, 65535, chance.randrange(2 ** (8 * width))))
    content[field : field + width] = value.to_bytes(4, "big")[-width:]
    path.write_bytes(content)


def _swap_pages(chance: random.Random, path: Path, originals: Path) -> None:
    pages = _pages(path)
    for _ in range(chance.choice((1, 1, 3))):
        one, other = (chance.randrange(1, len(pages)) for _ in range(2))
        pages[one], pages[other] = pages[other], pages[one]
    path.write_bytes(b"".join(pages))


def _splice(chance: random.Random, path: Path, originals: Path) -> None:
    pages, others = _pages(path), _pages(originals / _OTHER)
    for _ in range(chance.choice((1, 2, 8))):
        pages[chance.randrange(len(pages))] = chance.choice((chance.choice(others), chance.choice(pages), bytes(4096)))
    path.write_bytes(b"".join(pages))


def _cut(chance: random.Random, path: Path, originals: Path) -> None:
    content = path.read_bytes()
    at = chance.choice((chance.randrange(len(content)), chance.randrange(1, len(content) // 4096) * 4096))
    path.write_bytes(chance.choice((content[:at], content[:at] + content[at + 100 :], content + content[at:])))


def _alter_log(chance: random.Random, path: Path, originals: Path) -> None:
    shutil.copy(originals / _LOG, path)
    log = path.with_name(NAME + "-wal")
    content = bytearray((originals / (_LOG + "-wal")).read_bytes())
    if chance.random() < 0.2:
        content = bytearray(chance.randbytes(chance.randrange(1, 9000)))
    elif chance.random() < 0.6:
        _sum_again(chance, content)
    else:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    log.write_bytes(content[: chance.choice((len(content), chance.randrange(len(content))))])


def _sum_again(chance: random.Random, log: bytearray) -> None:
    """Alter a frame of the log, and all checksums, so that SQLite takes it for a good one: sqlite.org/walformat.html"""
    size = 24 + 4096
    frames = (len(log) - 32) // size
    for _ in range(chance.choice((1, 4))):
        log[32 + chance.randrange(frames) * size + 24 + chance.randrange(4096)] ^= 1 << chance.randrange(8)
    if chance.random() < 0.3:
        struct.pack_into(">I", log, 32 + (frames - 1) * size, chance.choice((0, 1, 2, 5000, 2**31, 2**32 - 1)))
    order = ">" if log[3] & 1 else "<"
    sums = _sums(order, log[:24], (0, 0))
    struct.pack_into(">II", log, 24, *sums)
    for frame in range(frames):
        start = 32 + frame * size
        sums = _sums(order, log[start : start + 8], sums)
        sums = _sums(order, log[start + 24 : start + size], sums)
        struct.pack_into(">II", log, start + 16, *sums)


def _sums(order: str, content: bytes | bytearray, sums: tuple[int, int]) -> tuple[int, int]:
    one, other = sums
    for first, second in struct.iter_unpack(f"{order}II", bytes(content)):
        one = (one + first + other) & 0xFFFFFFFF
        other = (other + second + one) & 0xFFFFFFFF
    return one, other


def _add_journal(chance: random.Random, path: Path, originals: Path) -> None:
    """A journal that takes some pages back to something else."""
    pages = _pages(path)
    journal = bytearray(hot_journal(pages, {number: pages[number - 1] for number in (1, 2, 5)}))
    for _ in range(chance.choice((0, 1, 5))):
        journal[chance.randrange(len(journal))] ^= 1 << chance.randrange(8)
    if chance.random() < 0.3:
        journal[chance.choice((8, 12, 16, 20)) :][:4] = chance.randbytes(4)
    path.with_name(NAME + "-journal").write_bytes(journal)


def hot_journal(pages: list[bytes], old: dict[int, bytes], names: str = "") -> bytes:
    """A journal as a crashed program leaves it; it may name the journal of a transaction over several files."""
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">IIIII", len(old), 7, len(pages), 512, 4096)
    journal = head.ljust(512, b"\0")
    for number, page in old.items():
        journal += struct.pack(">I", number) + page + struct.pack(">I", (7 + sum(page[3896:0:-200])) & 0xFFFFFFFF)
    if names:
        name = names.encode()
        journal += struct.pack(">I", 0x40000000 // 4096 + 1) + name
        journal += struct.pack(">II", len(name), sum(name)) + bytes.fromhex("d9d505f920a163d7")
    return journal


def _add_random_journal(chance: random.Random, path: Path, originals: Path) -> None:
    path.with_name(NAME + chance.choice(("-journal", "-wal", "-shm"))).write_bytes(chance.randbytes(5000))


def _alter_rows(chance: random.Random, path: Path, originals: Path) -> None:
    """Values of any type in any column, under a schema that is Sikap's to the letter."""
    with closing(outside(path)) as connection:
        connection.text_factory = bytes
        kept = _loosen(connection)
    with closing(outside(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA writable_schema = ON")
        for _ in range(chance.choice((1, 1, 2, 6))):
            _alter_a_row(chance, connection)
        _restore_schema(connection, kept)


def _alter_a_row(chance: random.Random, connection: sqlite3.Connection) -> None:
    table = chance.choice(TABLES)
    column = chance.choice([row[1] for row in connection.execute(f"PRAGMA table_info({table})")])
    key = "key" if table == "setting" else "k" if table.endswith("_config") else "rowid"
    number = chance.randrange(1000)
    which = f"{key} = (SELECT {key} FROM {table} LIMIT 1 OFFSET {number} % max(1, (SELECT count(*) FROM {table})))"
    if table.endswith("_idx"):
        which = "1"
    value, literal = chance.choice(_VALUES), "?"
    if chance.random() < 0.15:
        literal = f"coalesce({chance.choice(_NO_TEXT)}, ?)"
    with suppress(sqlite3.Error):  # of a column that takes nothing of the kind: the file stays as it was
        connection.execute(f'UPDATE OR REPLACE {table} SET "{column}" = {literal} WHERE {which}', (value,))


def _loosen(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Take what is strict, and all triggers, out of the schema; returns the schema as it was."""
    connection.execute("PRAGMA writable_schema = ON")
    kept = connection.execute("SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master").fetchall()
    connection.execute("DELETE FROM sqlite_master WHERE type = 'trigger'")
    connection.execute(
        "UPDATE sqlite_master SET sql = replace(replace(sql, ' NOT NULL', ''), ' STRICT', '')"
        " WHERE sql LIKE '% STRICT%' AND sql NOT LIKE '%WITHOUT ROWID%'"
    )
    _read_again(connection)
    return kept


def _restore_schema(connection: sqlite3.Connection, kept: list[tuple[object, ...]]) -> None:
    connection.execute("DELETE FROM sqlite_master")
    connection.executemany(
        "INSERT INTO sqlite_master VALUES (CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, CAST(? AS TEXT))", kept
    )
    _read_again(connection)


def _read_again(connection: sqlite3.Connection) -> None:
    """Make other programs notice that the schema was changed behind SQLite's back."""
    (version,) = connection.execute("PRAGMA schema_version").fetchone()
    connection.execute(f"PRAGMA schema_version = {version + 1}")


def _alter_history(chance: random.Random, path: Path, originals: Path) -> None:
    names = (*TABLES, "sqlite_master", "annotations", "article; DROP TABLE link", "", "history_step WHERE 1 --")
    olds = [value for value in _VALUES if value is None or isinstance(value, str)]
    with closing(outside(path)) as connection:
        steps = [*connection.execute("SELECT id FROM history_step"), (None,)]
        for _ in range(chance.choice((1, 3, 500))):
            row = (*chance.choice(steps), chance.choice(names), chance.choice((1, 2, 90, -1, 2**63 - 1)))
            operation = chance.choice(("insert", "update", "delete"))
            connection.execute(
                "INSERT INTO history_row(step_id, table_name, row_id, operation, old) VALUES (?, ?, ?, ?, ?)",
                (*row, operation, chance.choice(olds)),
            )
        if chance.random() < 0.3:
            state = chance.choice(("open", "undone", "dropped"))
            connection.execute("UPDATE OR IGNORE history_step SET state = ?", (state,))


def _alter_settings(chance: random.Random, path: Path, originals: Path) -> None:
    texts = [value for value in _VALUES if isinstance(value, str)]
    keys = ("rules", "article", "place 1", "export", "claims table", "columns", "x")
    with closing(outside(path)) as connection:
        for key in keys:
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, chance.choice(texts)))


def _alter_schema(chance: random.Random, path: Path, originals: Path) -> None:
    with closing(outside(path)) as connection:
        connection.execute(chance.choice(_SCHEMA))


def _forge_schema(chance: random.Random, path: Path, originals: Path) -> None:
    """What no statement of SQL would let into a schema."""
    with closing(outside(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        if chance.random() < 0.6:
            kind, name, table, sql = chance.choice(_FORGED)
            connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, 0, ?)", (kind, name, table, sql))
        else:
            name, sql = chance.choice(_REPLACED)
            connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, name))
        _read_again(connection)


def _close_circles(chance: random.Random, path: Path, originals: Path) -> None:
    with closing(outside(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in chance.sample(_CIRCLES, chance.randint(1, 3)):
            connection.execute(statement)


def _pages(path: Path) -> list[bytes]:
    content = path.read_bytes()
    return [content[start : start + 4096] for start in range(0, len(content), 4096)]


_Way = Callable[[random.Random, Path, Path], None]
_WAYS: tuple[_Way, ...] = (
    *(
        _flip_bits,
        _flip_in_pages,
        _change_head,
        _swap_pages,
        _splice,
        _cut,
        _alter_log,
        _add_journal,
        _add_random_journal,
    ),
    *(_alter_rows, _alter_rows, _alter_rows, _alter_rows, _alter_rows, _alter_history, _alter_history),
    *(_alter_settings, _alter_schema, _forge_schema, _close_circles),
)
