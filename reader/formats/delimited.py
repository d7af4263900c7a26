"""CSV and its like: cells parted by a comma, semicolon, tab or bar, as spreadsheets and programs write them.

Files that were made by hand have quotation marks that do not match: such a record is taken as its line stands, and the
note says which row it is.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from reader.formats.columns import Row, Table, headed, known_names
from reader.formats.kinds import MAX_DOCUMENT
from reader.formats.sources import Source, guessed
from reader.text import BYTE_ORDER_MARK, decode

DELIMITERS = (",", ";", "\t", "|")
MAX_ROWS = 100_000
_SAMPLE = 5000  # lines
_SAMPLE_ROWS = 100
_MENDED = 1000  # records; in a file with more of them no quotation mark means anything
_NO_FIT = (0, 0.0, 0)
_SHOWN = 20  # numbers of rows in a note
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")  # with its end: those inside of cells stay as they are
_SEPARATOR_LINE = re.compile(
    r'"?sep=([^"\w\s]|\t)"?\r?\n?', re.IGNORECASE
)  # Excel's own first line, which it does not show

Rows = list[Row]


def read_delimited(source: Source) -> Table:
    """The table in a text file. Raises BadFile for what is no text."""
    text, encoding = decode(_without_nul(source.data), source.name, MAX_DOCUMENT)
    lines: list[str] = _LINE.findall(text.removeprefix(BYTE_ORDER_MARK))
    del text  # it may be large
    told = _SEPARATOR_LINE.fullmatch(lines[0])
    lines = lines[1:] if told else lines
    delimiter = told[1] if told else _delimiter(lines, "\t" if source.suffix == ".tsv" else ",")
    records = _Records(lines, delimiter)
    rows: Rows = list(islice(enumerate(records, 1), MAX_ROWS + 1))
    notes = [*guessed(source.name, encoding), *records.notes(), *too_many(rows[MAX_ROWS:])]
    rows = rows[:MAX_ROWS]
    _name_the_first(rows)
    return Table(*headed(rows, even=False), tuple(notes), delimiter=delimiter)


def too_many(rest: Sequence[object]) -> list[str]:
    return [f"Only the first {MAX_ROWS:,} rows were read: split the table to import the others."] if rest else []


def left_out(numbers: Sequence[int], unit: str, why: str) -> list[str]:
    """The note for rows that are not taken."""
    if not numbers:
        return []
    units, were = (f"{unit}s", "were") if len(numbers) > 1 else (unit, "was")
    return [f"{len(numbers)} {units} {why} {were} left out: {_listed(numbers)}."]


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:_SHOWN])) + (", …" if len(numbers) > _SHOWN else "")


class _Records:
    """The cells of each record. `csv` alone would take all that follows a lone quotation mark for one cell."""

    def __init__(self, lines: Sequence[str], delimiter: str) -> None:
        self._lines, self._delimiter = lines, delimiter
        self._mended: list[int] = []

    def __iter__(self) -> Iterator[list[str]]:
        csv.field_size_limit(MAX_DOCUMENT)
        start = number = lost = 0
        while start < len(self._lines):
            reader = csv.reader(self._from(start), delimiter=self._delimiter, strict=True)
            end = start
            try:
                for cells in reader:
                    number += 1
                    end = start + reader.line_num
                    yield cells
            except csv.Error:
                number += 1
                self._mended.append(number)
                lost += start + reader.line_num - end
                yield self._as_it_stands(self._lines[end])
                end += 1
                if len(self._mended) >= _MENDED or lost > 5 * len(self._lines):
                    yield from map(self._as_it_stands, self._lines[end:])
                    return
            start = end

    def notes(self) -> list[str]:
        if not self._mended:
            return []
        return [
            "The quotation marks of some cells do not match, so that their rows were read as they stand; "
            f"look at these rows: {_listed(self._mended)}."
        ]

    def _from(self, start: int) -> Iterator[str]:
        return map(self._lines.__getitem__, range(start, len(self._lines)))

    def _as_it_stands(self, line: str) -> list[str]:
        line = line.rstrip("\r\n")
        if line.count('"') % 2:
            return line.split(self._delimiter)
        return next(csv.reader([line], delimiter=self._delimiter), [])


def _without_nul(data: bytes) -> bytes:
    """A few NUL among letters are dirt; many are UTF-16, or no text."""
    return data.replace(b"\0", b"") if 0 < data.count(b"\0") <= len(data) // 100 else data


def _delimiter(lines: Sequence[str], usual: str) -> str:
    """What parts the cells: it parts the names of the columns, and all rows into the same number of cells."""
    sample = lines[:_SAMPLE]
    fits = {delimiter: _fit(sample, delimiter) for delimiter in (usual, *DELIMITERS)}
    best = max(fits, key=lambda delimiter: fits[delimiter])
    if fits[best] > _NO_FIT:
        return best
    letters = set("".join(lines))  # one column: its commas are those of its sentences
    return next(sign for sign in ("\x1f", *map(chr, range(0xE000, 0xF900))) if sign not in letters)


def _fit(sample: Sequence[str], delimiter: str) -> tuple[int, float, int]:
    """How well a delimiter fits: known names of columns, the share of rows as wide as most, and their width."""
    records = [cells for cells in islice(_Records(sample, delimiter), _SAMPLE_ROWS) if any(map(str.strip, cells))]
    if not records or len(records[0]) < 2:
        return _NO_FIT
    names = max(known_names(cells) for cells in records[:10] if len(cells) > 1)
    (width, times), *_ = Counter(map(len, records)).most_common(1)
    return names, times / len(records), width


def _name_the_first(rows: Rows) -> None:
    """R writes the numbers of the rows into a first column that it does not name."""
    filled = [at for at, (_, cells) in enumerate(rows) if cells]
    head, below = rows[filled[0]] if filled else (1, ()), [rows[at][1] for at in filled[1:]]
    if below and all(len(cells) == len(head[1]) + 1 and cells[0] == str(n) for n, cells in enumerate(below, 1)):
        rows[filled[0]] = head[0], ["", *head[1]]
