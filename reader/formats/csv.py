"""CSV as RFC 4180 describes it: UTF-8, a header row, `\\r\\n`, text exactly as it stands in the article.

The plain form never alters data. The spreadsheet form starts with a byte order mark, which Excel needs to see UTF-8,
and puts `'` before text that a spreadsheet would run as a formula.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TextIO

from reader.errors import BadValue
from reader.formats.files import whole_file

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"
QUOTE, LINE_END = '"', "\r\n"
CHUNK = 500  # rows between two reports: of news a few milliseconds, so that a window beside it never waits
REPEATED = 500  # characters: longer cells are said to come once, and are not kept

Report = Callable[[int], None]
Row = Sequence[object]


def write_csv(
    out: Path | TextIO,
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    bom: bool = False,
    delimiter: str = ",",
    spreadsheet: bool = False,
    report: Report | None = None,
) -> int:
    """Write a header and `rows` of texts and numbers to `out` and return how many rows there were. `None` becomes an
    empty cell.

    A path is written whole or not at all; a stream must neither translate line ends nor be anything but UTF-8.
    `report` gets the number of rows written so far and may raise, which stops the export. Raises BadFile, BadValue.
    """
    require_delimiter(delimiter)
    with whole_file(out) if isinstance(out, Path) else nullcontext(out) as stream:
        if bom or spreadsheet:
            stream.write(BYTE_ORDER_MARK)
        stream.write(_records([columns], _Cells(delimiter)))
        return _write_rows(stream, rows, partial(_Cells, delimiter, guarded=spreadsheet), report)


def preview(
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    delimiter: str = ",",
    spreadsheet: bool = False,
    limit: int = 10,
) -> list[str]:
    """The header and the first `limit` rows, each as the record that `write_csv` would write, without its `\\r\\n`."""
    require_delimiter(delimiter)
    cells = _Cells(delimiter, guarded=spreadsheet)
    shown = [_records([row], cells) for row in islice(rows, limit)]
    return [record.removesuffix(LINE_END) for record in (_records([columns], _Cells(delimiter)), *shown)]


def require_delimiter(delimiter: str) -> None:
    """Raise BadValue unless `delimiter` can stand between two cells."""
    if len(delimiter) != 1 or delimiter in '"\r\n\0' or delimiter == BYTE_ORDER_MARK:
        raise BadValue(
            "The delimiter must be one character, such as a comma, a semicolon or a tab, and cannot be {delimiter}.",
            delimiter=repr(delimiter),
        )


class _Cells(dict[object, str]):
    """Cells as they are written. A table says the same titles, names and kinds over and over: such a text is looked at
    once and kept. No numbers, as those that are equal need not look alike: 1 and 1.0.
    """

    def __init__(self, delimiter: str, *, guarded: bool = False) -> None:
        super().__init__({None: ""})
        self.delimiter = delimiter
        self._guarded = guarded

    def __missing__(self, cell: object) -> str:
        if not isinstance(cell, str):
            return self._quoted(str(cell))
        guard = "'" if self._guarded and cell.startswith(FORMULA_STARTS) else ""
        written = self._quoted(guard + cell)
        if len(cell) <= REPEATED:
            self[cell] = written
        return written

    def _quoted(self, text: str) -> str:
        """In quotes only if something in it needs them."""
        if QUOTE in text:
            return QUOTE + text.replace(QUOTE, QUOTE + QUOTE) + QUOTE
        if self.delimiter in text or "\n" in text or "\r" in text:
            return QUOTE + text + QUOTE
        return text


def _write_rows(stream: TextIO, rows: Iterable[Row], new_cells: Callable[[], _Cells], report: Report | None) -> int:
    done = 0
    remaining = iter(rows)
    while chunk := list(islice(remaining, CHUNK)):
        stream.write(_records(chunk, new_cells()))  # kept no longer, so that memory is flat
        done += len(chunk)
        if report is not None:
            report(done)
            time.sleep(0)  # lets a window in the same process paint
    return done


def _records(rows: Iterable[Row], cells: _Cells) -> str:
    """Each row and its line end. One empty cell alone is in quotes: an empty line would be no row."""
    written = cells.__getitem__
    alone = QUOTE + QUOTE
    return "".join([(cells.delimiter.join(map(written, row)) or (alone if row else "")) + LINE_END for row in rows])
