"""CSV as RFC 4180 describes it: UTF-8, a header row, `\\r\\n`, text exactly as it stands in the article.

The plain form never alters data. The spreadsheet form starts with a byte order mark, which Excel needs to see UTF-8,
and puts `'` before text that a spreadsheet would run as a formula.
"""

import csv
import io
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import TextIO

from reader.errors import BadValue
from reader.formats.files import whole_file

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"
CHUNK = 500  # rows between two reports: under 3 ms, so that a window beside it never waits

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
    """Write a header and `rows` to `out` and return how many rows there were. `None` becomes an empty cell.

    A path is written whole or not at all; a stream must neither translate line ends nor be anything but UTF-8.
    `report` gets the number of rows written so far and may raise, which stops the export. Raises BadFile, BadValue.
    """
    require_delimiter(delimiter)
    with whole_file(out) if isinstance(out, Path) else nullcontext(out) as stream:
        if bom or spreadsheet:
            stream.write(BYTE_ORDER_MARK)
        stream.write(_records([columns], delimiter))
        return _write_rows(stream, _guarded(rows) if spreadsheet else rows, delimiter, report)


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
    shown = islice(rows, limit)
    all_rows = (columns, *(_guarded(shown) if spreadsheet else shown))
    return [_records([row], delimiter).removesuffix("\r\n") for row in all_rows]


def require_delimiter(delimiter: str) -> None:
    """Raise BadValue unless `delimiter` can stand between two cells."""
    if len(delimiter) != 1 or delimiter in '"\r\n\0' or delimiter == BYTE_ORDER_MARK:
        raise BadValue(
            "The delimiter must be one character, such as a comma, a semicolon or a tab, and cannot be {delimiter}.",
            delimiter=repr(delimiter),
        )


def _write_rows(stream: TextIO, rows: Iterable[Row], delimiter: str, report: Report | None) -> int:
    done = 0
    remaining = iter(rows)
    while chunk := list(islice(remaining, CHUNK)):
        stream.write(_records(chunk, delimiter))
        done += len(chunk)
        if report is not None:
            report(done)
            time.sleep(0)  # lets a window in the same process paint
    return done


def _guarded(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        yield ["'" + cell if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell for cell in row]


def _records(rows: Iterable[Row], delimiter: str) -> str:
    text = io.StringIO(newline="\n")  # "\n" keeps "\r\n" as it is and is quicker than ""
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()
