"""Workbooks of Excel (.xlsx, .xlsm): one sheet as text, its cells as they are shown there, its dates in ISO 8601."""

import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from io import BytesIO
from itertools import islice
from typing import Any

from reader.formats.cell_dates import of_moment
from reader.formats.columns import Columns, Row, Table, guess, headed
from reader.formats.delimited import MAX_ROWS, too_many
from reader.formats.properties import BROKEN, damaged, without_text
from reader.formats.sources import Source
from reader.formats.zipped import Zipped
from reader.text import is_blank

_SHEETS = 100  # that are looked at
_SAMPLE = 50  # rows
_EMPTY_RUN = 1000  # empty rows after which a sheet is over: many say that they have a million
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!", "#CALC!"}
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how XML of Excel writes characters that XML does not have
_BROKEN = (*BROKEN, SyntaxError, zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError)


def read_workbook(source: Source, columns: Columns | None) -> tuple[Table, tuple[str, ...]]:
    """The sheet that has these columns, or else looks most like a table of articles; and the names of all sheets.

    A formula is its last result, an error an empty cell. Raises BadFile.
    """
    Zipped(source)
    with _opened(source) as book:
        names = tuple(str(sheet.title) for sheet in book.worksheets)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        if not shown:
            raise without_text(source)
        sheet = _chosen(shown, columns)
        rows = list(islice(_rows(sheet), MAX_ROWS + 2))  # with the names of the columns
    if not rows:
        raise without_text(source)
    head, below = headed(rows)
    notes = [*_others(str(sheet.title), [str(other.title) for other in shown]), *too_many(below[MAX_ROWS:])]
    return Table(head, below[:MAX_ROWS], tuple(notes)), names


@contextmanager
def _opened(source: Source) -> Iterator[Any]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")  # styles, forms and headers that it does not know
        try:
            book = load_workbook(BytesIO(source.data), read_only=True, data_only=True, keep_links=False)
            try:
                yield book
            finally:
                book.close()
        except (InvalidFileException, *_BROKEN) as error:
            raise damaged(source) from error


def _chosen(sheets: Sequence[Any], columns: Columns | None) -> Any:
    """Of several sheets with the same columns the first."""

    def likeness(sheet: Any) -> tuple[int, int, int]:
        rows = list(islice(_rows(sheet), _SAMPLE))
        table = Table(*headed(rows))
        asked = sum(name in table.columns for name in (columns or {}).values())
        found = guess(table)
        fields = len(found) if "text" in found else 0
        return asked, fields, sum(len(cell) for _, cells in rows for cell in cells) if fields < 2 else 0

    return max(sheets[:_SHEETS], key=likeness) if len(sheets) > 1 else sheets[0]


def _others(name: str, names: Sequence[str]) -> list[str]:
    others = ", ".join(other for other in names if other != name)
    return [f"Only the sheet {name} was read, not {others}: save each as a file to import it, too."] if others else []


def _rows(sheet: Any) -> Iterator[Row]:
    """The rows that are not empty."""
    sheet.reset_dimensions()  # what a sheet says of its size is often wrong, and rows would be made as wide
    empty = 0
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_shown(value) for value in values]
        if any(cells):
            empty = 0
            yield number, cells
        else:
            empty += 1
            if empty == _EMPTY_RUN:
                return


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value in _ERRORS or is_blank(value) else _ESCAPED.sub(lambda code: chr(int(code[1], 16)), value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return of_moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
