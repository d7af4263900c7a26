"""SQLite's file format, read page by page: what is left in a file that SQLite itself can no longer read.

The format is https://sqlite.org/fileformat2.html; "b-tree pages", "record format" and "WAL file format" there say what
the numbers below are. Nothing is written here but by `fold_log`. Only for copies: on POSIX, closing a file drops
SQLite's locks on it.
"""

import mmap
import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

MAGIC = b"SQLite format 3\0"
SIZES = tuple(1 << power for power in range(9, 17))  # bytes that a page can have
LARGEST = 1 << 28  # bytes of one record, as `reader.store` allows
LOST = "\ufffd"  # in a text, for what cannot be known

TABLE, TABLE_LEAF, INDEX, INDEX_LEAF = 5, 13, 2, 10
_KINDS = frozenset((TABLE, TABLE_LEAF, INDEX, INDEX_LEAF))
_DEEPEST = 40  # pages from a root to a leaf
_SAMPLE = 4000  # pages looked at to guess their size
_USUAL = 64  # bytes: a record of ours has a shorter header
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # serial type: bytes
_LOG_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}  # byte order of the log's sums

Value = int | float | str | bytes | None
Data = bytes | mmap.mmap


class Row(NamedTuple):
    """One record. Of a `torn` one the last value is what is left of it, and those behind it are missing."""

    id: int
    values: tuple[Value, ...]
    torn: bool = False


class Entry(NamedTuple):
    """What the schema says of one thing."""

    type: str
    name: str
    table: str
    root: int
    sql: str


class _Bad(Exception):
    """These bytes are not what should be here."""


class Pages:
    """A database file as its pages; numbers of pages start with 1."""

    def __init__(self, data: Data) -> None:
        self._data = data
        self.headed = data[:16] == MAGIC
        self.size = page_size(data)
        reserved = data[20] if self.headed and len(data) > 20 else 0
        self.usable = self.size - reserved if self.size - reserved >= 480 else self.size
        self.count = -(-len(data) // self.size)

    def page(self, number: int) -> bytes:
        """The last one is shorter where the file was cut off."""
        start = (number - 1) * self.size
        return self._data[start : start + self.size]

    def number_at(self, offset: int) -> int:
        """Four bytes of the file's header."""
        return int.from_bytes(self._data[offset : offset + 4], "big")

    def kind(self, number: int) -> int:
        page = self.page(number)
        head = _head(number)
        return page[head] if head < len(page) else 0

    def free(self) -> set[int]:
        """The pages that are not in use, as far as the list of them can be read: what is on them is out of date."""
        found: set[int] = set()
        trunk = self.number_at(32) if self.headed else 0
        while 1 < trunk <= self.count and trunk not in found:
            page = self.page(trunk)
            found.add(trunk)
            if len(page) < 8:
                break
            trunk, leaves = struct.unpack_from(">II", page)
            if leaves > self.usable // 4 - 2 or len(page) < 8 + 4 * leaves:
                break
            found.update(struct.unpack_from(f">{leaves}I", page, 8))
        return found

    def rows(self, number: int) -> tuple[list[Row], bool]:
        """The rows on a leaf of a table, in the order of the page; and whether all of them could be read."""
        return self._records(number, TABLE_LEAF)

    def entries(self, number: int) -> tuple[list[Row], bool]:
        """The entries on any page of an index, or of a table without row numbers; their `id` is 0."""
        kind = self.kind(number)
        return self._records(number, kind) if kind in (INDEX, INDEX_LEAF) else ([], False)

    def children(self, number: int) -> list[tuple[int, int]]:
        """The pages below this one, and (in a table) the last row of each; the last page comes without: with 0.

        Raises _Bad if this is no such page.
        """
        page, head = self.page(number), _head(number)
        kind = self.kind(number)
        if kind not in (TABLE, INDEX) or len(page) < head + 12:
            raise _Bad
        found = []
        for start in _cells(page, head, 12):
            if start + 4 > len(page):
                raise _Bad
            key = _varint(page, start + 4)[0] if kind == TABLE else 0
            found.append((int.from_bytes(page[start : start + 4], "big"), _signed(key)))
        return [*found, (int.from_bytes(page[head + 8 : head + 12], "big"), 0)]

    def _records(self, number: int, kind: int) -> tuple[list[Row], bool]:
        page, head = self.page(number), _head(number)
        if self.kind(number) != kind:
            return [], False
        found, whole = [], True
        try:
            cells = _cells(page, head, 12 if kind == INDEX else 8)
        except _Bad:
            return [], False
        for start in cells:
            try:
                found.append(self._cell(page, start, kind))
            except _Bad:
                whole = False
        return found, whole and not any(row.torn for row in found)

    def _cell(self, page: bytes, start: int, kind: int) -> Row:
        size, at = _varint(page, start + 4 if kind == INDEX else start)
        row = 0
        if kind == TABLE_LEAF:
            row, at = _varint(page, at)
        if not 2 <= size <= min(LARGEST, len(self._data)):
            raise _Bad
        here = self._local(size, kind)
        if at + here > min(len(page), self.usable):
            raise _Bad
        payload = page[at : at + here]
        if here < size:
            if at + here + 4 > len(page):
                raise _Bad
            payload += self._overflow(int.from_bytes(page[at + here : at + here + 4], "big"), size - here)
        return Row(_signed(row), *_record(payload, size))

    def _local(self, size: int, kind: int) -> int:
        """How many bytes of a record of this size are on the page itself."""
        most = self.usable - 35 if kind == TABLE_LEAF else (self.usable - 12) * 64 // 255 - 23
        if size <= most:
            return size
        least = (self.usable - 12) * 32 // 255 - 23
        fitting = least + (size - least) % (self.usable - 4)
        return fitting if fitting <= most else least

    def _overflow(self, number: int, size: int) -> bytes:
        """The rest of a record, as far as its chain of pages goes."""
        pieces, seen = [], set[int]()
        while size > 0 and 1 < number <= self.count and number not in seen:
            seen.add(number)
            page = self.page(number)
            pieces.append(page[4 : min(self.usable, 4 + size)])
            size -= len(pieces[-1])
            if len(page) < self.usable:
                break
            number = int.from_bytes(page[:4], "big")
        return b"".join(pieces)


class Tree:
    """The rows below a root, read in their order. Afterwards: the `pages` it has, and whether it is `whole`.

    A page that has no place there is left out, and no part of the tree.
    """

    def __init__(self, pages: Pages, root: int, *, without: frozenset[int] = frozenset()) -> None:
        """`without`: pages that are of no tree, or nobody knows of which."""
        self._pages = pages
        self._without = without
        self.root = root
        self.pages: set[int] = set()
        self.whole = True

    def rows(self) -> Iterator[Row]:
        """Of a table."""
        return self._table(self.root, -(1 << 63) - 1, (1 << 63) - 1, 0)

    def entries(self) -> Iterator[Row]:
        """Of an index, or of a table without row numbers; not in order."""
        waiting = [self.root]
        while waiting:
            number = waiting.pop()
            found, whole = self._pages.entries(number) if self._is_new(number) else ([], False)
            self.whole = self.whole and whole
            if number and (found or whole):
                self.pages.add(number)
                yield from found
                if self._pages.kind(number) == INDEX:
                    waiting += [child for child, _ in self._children(number)]

    def _is_new(self, number: int) -> bool:
        return 1 <= number <= self._pages.count and number not in self.pages and number not in self._without

    def _table(self, number: int, low: int, high: int, depth: int) -> Iterator[Row]:
        """Those whose numbers are above `low` and up to `high`."""
        if self._is_new(number) and self._pages.kind(number) == TABLE and depth < _DEEPEST:
            children = self._bounded(number, low, high)
            self.pages.update((number,) if children else ())
            self.whole = self.whole and bool(children)
            for child, last in children:
                yield from self._table(child, low, last, depth + 1)
                low = last
        elif self._is_new(number):
            yield from self._leaf(number, low, high)
        else:
            self.whole = False

    def _bounded(self, number: int, low: int, high: int) -> list[tuple[int, int]]:
        """The children with their last rows; nothing if these are not in order, for then the page is something else."""
        children = self._children(number)
        lasts = [last for _, last in children[:-1]]
        if not all(one < other for one, other in zip((low, *lasts), lasts, strict=False)) or lasts[-1:] > [high]:
            return []
        return [*children[:-1], *((child, high) for child, _ in children[-1:])]

    def _leaf(self, number: int, low: int, high: int) -> Iterator[Row]:
        rows, whole = self._pages.rows(number)
        fitting = []
        for row in rows:
            if low < row.id <= high:
                fitting.append(row)
                low = row.id
        self.whole = self.whole and whole and len(fitting) == len(rows)
        if len(fitting) == len(rows) and (rows or whole):
            self.pages.add(number)
        yield from fitting

    def _children(self, number: int) -> list[tuple[int, int]]:
        try:
            return self._pages.children(number)
        except _Bad:
            self.whole = False
            return []


def page_size(data: Data) -> int:
    """As the header says, unless the pages belie it; else the size with the most pages that look like pages."""
    found = {size: _likely(data, size) for size in SIZES}
    best = max(SIZES, key=lambda size: (found[size], size == 4096))
    declared = int.from_bytes(data[16:18], "big") if data[:16] == MAGIC else 0
    declared = 65536 if declared == 1 else declared
    return declared if declared in SIZES and 2 * found[declared] >= found[best] else best


def fold_log(database: Path, log: Path) -> int:
    """Write the pages that were committed to a write-ahead log into the database file; returns how many.

    A frame that is damaged is left out; what follows it counts if it goes on from the sum that the damaged one tells.
    """
    data = log.read_bytes() if log.exists() else b""
    if len(data) < 32:
        return 0
    order = _LOG_MAGIC.get(int.from_bytes(data[:4], "big"))
    size = int.from_bytes(data[8:12], "big")
    if order is None or size not in SIZES:
        return 0
    waiting: dict[int, bytes] = {}
    committed: dict[int, bytes] = {}
    for number, length, page in _frames(data, size, order):
        waiting[number] = page
        if length:
            committed |= waiting
            waiting = {}
    with database.open("r+b") as file:
        for number, page in committed.items():
            file.seek((number - 1) * size)
            file.write(page)
    return len(committed)


def _frames(data: bytes, size: int, order: str) -> Iterator[tuple[int, int, bytes]]:
    """The sound frames of the log: number of the page, pages of the database after a commit (else 0), and the page."""
    known = struct.unpack_from(">II", data, 24)
    for start in range(32, len(data) - size - 23, size + 24):
        head, page = data[start : start + 24], data[start + 24 : start + 24 + size]
        told = struct.unpack_from(">II", head, 16)
        number, length = struct.unpack_from(">II", head)
        if head[8:16] == data[16:24] and number and _sum(head[:8] + page, known, order) == told:
            yield number, length, page
        known = told


def _sum(data: bytes, known: tuple[int, ...], order: str) -> tuple[int, int]:
    """The log's checksum of these bytes, going on from another one."""
    one, two = known
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two


def _likely(data: Data, size: int) -> int:
    """How many pages look like pages, of as many of them as are looked at."""
    count = len(data) // size
    step = max(1, count // _SAMPLE)
    return step * sum(_looks_right(data, number * size, size) for number in range(1 if count > 1 else 0, count, step))


def _looks_right(data: Data, start: int, size: int) -> bool:
    kind = data[start]
    if kind not in _KINDS:
        return False
    cells, content = struct.unpack_from(">HH", data, start + 3)
    first = (12 if kind in (TABLE, INDEX) else 8) + 2 * cells
    content = content or 65536
    if not first <= content <= size or not cells:
        return False
    pointers = struct.unpack_from(f">{cells}H", data, start + first - 2 * cells) if first <= size else (0,)
    return bool(min(pointers) >= content and max(pointers) < size)


def _head(number: int) -> int:
    return 100 if number == 1 else 0


def _cells(page: bytes, head: int, size: int) -> list[int]:
    """Where the cells of a page start, whose own header has this size. Raises _Bad."""
    if len(page) < head + size:
        raise _Bad
    count = int.from_bytes(page[head + 3 : head + 5], "big")
    first = head + size
    if first + 2 * count > len(page):
        raise _Bad
    return list(struct.unpack_from(f">{count}H", page, first))


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends. Raises _Bad."""
    value = 0
    try:
        if data[at] < 0x80:
            return data[at], at + 1
        for place in range(at, at + 8):
            byte = data[place]
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value, place + 1
        return value << 8 | data[at + 8], at + 9
    except IndexError:
        raise _Bad from None


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value


def _record(payload: bytes, size: int) -> tuple[tuple[Value, ...], bool]:
    """The values of a record, and whether a part of it is missing. Raises _Bad."""
    at, _ = _varint(payload, 0)
    if at > len(payload):
        raise _Bad
    header = payload[:at]
    types, total = _usual_types(header) if at <= _USUAL else _types(header)
    if at + total != size:
        raise _Bad
    values: list[Value] = []
    for kind, length in types:
        if at + length > len(payload):
            return (*values, _value(kind, payload[at:]) if kind >= 12 else None), True
        values.append(_value(kind, payload[at : at + length]))
        at += length
    return tuple(values), False


@lru_cache(maxsize=4096)
def _length(kind: int) -> int:
    """The bytes of a value of this serial type. Raises _Bad."""
    if kind in (10, 11):
        raise _Bad
    return (kind - 12) // 2 if kind >= 12 else 8 if kind == 7 else _INTEGERS.get(kind, 0)


def _types(header: bytes) -> tuple[tuple[tuple[int, int], ...], int]:
    """The serial types that the header of a record names, the bytes of each value and of all. Raises _Bad."""
    _, at = _varint(header, 0)
    types = []
    while at < len(header):
        kind, at = _varint(header, at)
        types.append((kind, _length(kind)))
    if at != len(header):
        raise _Bad
    return tuple(types), sum(length for _, length in types)


_usual_types = lru_cache(maxsize=1024)(_types)  # most records of a table have the same ones


def _value(kind: int, data: bytes) -> Value:
    """A text keeps its length where bytes of it are no UTF-8, or NUL: LOST stands in their place."""
    if kind == 0:
        return None
    if kind in _INTEGERS:
        return int.from_bytes(data, "big", signed=True)
    if kind == 7:
        return float(struct.unpack(">d", data)[0])
    if kind in (8, 9):
        return kind - 8
    if kind % 2 == 0:
        return bytes(data)
    return data.decode("utf-8", "replace").replace("\0", LOST)
