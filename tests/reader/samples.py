"""What the tests of a project stand on: articles made by hand, and looks at the file that do not go through Project."""

import re
import sqlite3
from pathlib import Path
from typing import Any

from reader.codebook import key_of
from reader.model import Block, BlockKind, Cell, NewArticle, Style, StyleKind
from reader.project import Project

TEXT = (
    "Menteri tolak tambak baru\n"
    "Menteri Siti Rahma menolak rencana tambak di Teluk Sari. Nelayan Muara menyambut putusan itu.\n"
    "Baca juga: Harga ikan naik lagi\n"
    "“Kami mendukung larangan ini”, kata Pak Darma. Bupati belum menjawab."
)
PLACE = {
    words: (TEXT.index(words), TEXT.index(words) + len(words))
    for words in (
        "Menteri Siti Rahma menolak rencana tambak di Teluk Sari.",
        "Menteri Siti Rahma",
        "rencana tambak",
        "Nelayan Muara menyambut putusan itu.",
        "Nelayan Muara",
        "“Kami mendukung larangan ini”, kata Pak Darma.",
        "larangan ini",
        "Pak Darma",
        "Bupati belum menjawab.",
        "Bupati",
    )
}
FIRST = "Menteri Siti Rahma menolak rencana tambak di Teluk Sari."
SECOND = "Nelayan Muara menyambut putusan itu."
THIRD = "“Kami mendukung larangan ini”, kata Pak Darma."

# Every table that a person's work is in; the record of it and what was only looked at stand apart.
WORK = ("article", "block", "sentence", "actor", "actor_alias", "issue", "annotation", "link", "orphan")
ALL = (*WORK, "coder", "setting", "history_step", "history_row")

Dump = dict[str, list[tuple[object, ...]]]


def new_article(text: str = TEXT, **facts: Any) -> NewArticle:
    """One paragraph a line; a sentence ends at a full stop and a space; "Baca juga" lines are boilerplate."""
    blocks: list[Block] = []
    sentences: list[tuple[int, int, bool]] = []
    for line in re.finditer(r"[^\n]*(?:\n|$)", text):
        start, end = line.start(), line.start() + len(line[0].rstrip("\n"))
        if start == len(text) and blocks:
            break
        furniture = line[0].startswith("Baca juga")
        blocks.append(Block(start, end, BlockKind.BOILERPLATE if furniture else BlockKind.PARAGRAPH))
        for piece in re.finditer(r"\S.*?(?:\.(?= |$)|$)", text[start:end]):
            sentences.append((start + piece.start(), start + piece.end(), furniture))
    return NewArticle(text, tuple(blocks), tuple(sentences), **facts)


def rich_article() -> NewArticle:
    """A heading, styles, a list, a quote in a quote and a table."""
    text = "Judul\nKata tebal\nsatu\nKutipan\nA\tB"
    cells = (Cell(0, 0, 0, header=True, align="right"), Cell(0, 0, 1))
    blocks = (
        Block(0, 5, BlockKind.HEADING, level=1),
        Block(6, 16, styles=(Style(11, 16, StyleKind.STRONG), Style(6, 10, StyleKind.LINK, "https://a.example/ü"))),
        Block(17, 21, BlockKind.LIST_ITEM, indent=2, marker="3."),
        Block(22, 29, BlockKind.QUOTE, quote=2),
        Block(30, 31, BlockKind.TABLE_CELL, cell=cells[0]),
        Block(32, 33, BlockKind.TABLE_CELL, cell=cells[1]),
    )
    return NewArticle(text, blocks, ((0, 5, False), (6, 16, False)), title="Judul")


def dump(source: Project | Path, tables: tuple[str, ...] = ALL) -> Dump:
    """Every row of these tables as a program beside us reads them from the file."""
    path = source.path if isinstance(source, Project) else source
    with_outside = outside(path)
    try:
        return {table: with_outside.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables}
    finally:
        with_outside.close()


def outside(path: Path) -> sqlite3.Connection:
    """Another program's connection, with SQLite's own defaults; what it writes is committed at once."""
    return sqlite3.connect(path, isolation_level=None)


def sql(path: Path, *statements: str, values: tuple[object, ...] = ()) -> None:
    """What another program does to the file."""
    connection = outside(path)
    try:
        for statement in statements:
            connection.execute(statement, values)
    finally:
        connection.close()


def add_alias(path: Path, actor: str, alias: str) -> None:
    """What the codebook's window will do; the Python door has no verb for it yet."""
    insert = "INSERT INTO actor_alias(actor_id, name, key) SELECT id, ?, ? FROM actor WHERE name = ?"
    sql(path, insert, values=(alias, key_of(alias), actor))
