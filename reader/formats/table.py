"""Tables with one article a row: CSV and its like, workbooks of Excel, and JSON.

Cells come in as they are. A `'` before text such as `=1` stays; only where our own export is known to have put it, in
`sentence_table`, it goes.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from reader.errors import BadFile
from reader.formats.cell_dates import iso, months_first
from reader.formats.columns import FIELDS, Cells, Table, guess, width_of
from reader.formats.columns import Columns as Columns
from reader.formats.delimited import left_out, read_delimited
from reader.formats.hypertext import to_markdown
from reader.formats.kinds import kind_of
from reader.formats.records import read_records
from reader.formats.sentence_table import articles, is_of_sentences
from reader.formats.sources import Draft, Source
from reader.formats.spreadsheet import read_workbook
from reader.intake import line
from reader.text import MAX_BYTES, is_blank

SHOWN_ROWS = 20

_WORKBOOKS = {".xlsx", ".xlsm"}
_RECORDS = {".jsonl", ".json"}
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|strong|b|em|i|u|h[1-6]|ul|ol|li|img|article|section|table|tr|td|figure|blockquote|script)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
MONTHS_FIRST_NOTE = "The dates of this table were read with the month before the day, as in 11/21/2023."
HTML_NOTE = "The texts of this table are written in HTML and were read as pages."


@dataclass(frozen=True, slots=True)
class Look:
    """The head of a table, for a person to say which column is what.

    A column without a name is "Column 3", a second "teks" is "teks (2)". `rows` are the first 20, each as wide as there
    are columns. `sheets` are those of a workbook.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: Columns
    sheets: tuple[str, ...] = ()


def look(source: Source) -> Look:
    """What is in a table. Raises BadFile."""
    table, sheets = _table(source, None)
    rows = (tuple(_cell(cells, at) for at in range(len(table.columns))) for _, cells in table.rows[:SHOWN_ROWS])
    return Look(table.columns, tuple(rows), guess(table), sheets)


def read(source: Source, columns: Columns | None = None) -> list[Draft]:
    """The articles in a table, by the columns that hold their text and details: those given, else those guessed.

    What concerns the table as a whole is in the notes of the first. Raises BadFile if there is no article.
    """
    table, _ = _table(source, columns)
    if columns is None and is_of_sentences(table):
        return articles(source, table)
    places = _places(source, table, guess(table) if columns is None else columns)
    reading = _Reading(table, places)
    drafts = list(reading.drafts())
    if not drafts:
        raise BadFile(
            "{name} has no text in the column {column}: say which column holds the text of the articles.",
            name=source.name,
            column=table.columns[places["text"]],
        )
    first = replace(drafts[0], notes=(*table.notes, *reading.notes(), *drafts[0].notes))
    return [first, *drafts[1:]]


def _table(source: Source, columns: Columns | None) -> tuple[Table, tuple[str, ...]]:
    kind = kind_of(source)
    if kind in _WORKBOOKS:
        return read_workbook(source, columns)
    return (read_records if kind in _RECORDS else read_delimited)(source), ()


def _places(source: Source, table: Table, columns: Columns) -> Mapping[str, int]:
    """Where in each row the fields are. A name is also found in other letters: `isi` for `Isi`."""
    if "text" not in columns:
        raise BadFile(
            "{name} has no column that looks like the text of articles; its columns are {columns}. "
            "Say which one is the text.",
            name=source.name,
            columns=_named(table),
        )
    folded = {name.casefold(): at for at, name in reversed(list(enumerate(table.columns)))}
    known = folded | {name: at for at, name in enumerate(table.columns)}
    found = {}
    for name in FIELDS:
        column = columns.get(name)
        if column is None:
            continue
        at = known.get(column, known.get(column.casefold()))
        if at is None:
            raise BadFile(
                "{name} has no column {column}; its columns are {columns}.",
                name=source.name,
                column=column,
                columns=_named(table),
            )
        found[name] = at
    return found


def _named(table: Table) -> str:
    more = len(table.columns) - 20
    return ", ".join(table.columns[:20]) + (f" and {more} more" if more > 0 else "")


def _cell(cells: Cells, at: int) -> str:
    return cells[at] if at < len(cells) else ""


@dataclass
class _Reading:
    """The rows of a table on their way to drafts, and what is to be said of those that do not become one."""

    table: Table
    places: Mapping[str, int]
    without_text: list[int] = field(default_factory=list)
    too_long: list[int] = field(default_factory=list)
    too_wide: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.is_html = _is_html(self._column("text"))
        self.month_first = "published" in self.places and months_first(self._column("published"))

    def drafts(self) -> Iterator[Draft]:
        for number, cells in self.table.rows:
            text = self._text(number, cells)
            if text is not None and (draft := self._draft(number, cells, text)):
                yield draft

    def notes(self) -> Iterator[str]:
        if self.is_html:
            yield HTML_NOTE
        if self.month_first:
            yield MONTHS_FIRST_NOTE
        unit, millions = self.table.unit, MAX_BYTES // 1_000_000
        yield from left_out(self.without_text, unit, "without text")
        yield from left_out(self.too_long, unit, f"with more than {millions} million characters")
        yield from left_out(self.too_wide, unit, "with more cells than columns")

    def _column(self, name: str) -> Iterator[str]:
        return (_cell(cells, self.places[name]) for _, cells in self.table.rows)

    def _text(self, number: int, cells: Cells) -> str | None:
        """The text of a row. Where it is the last column, what is too much for the columns belongs to it."""
        at, width = self.places["text"], len(self.table.columns)
        text = _cell(cells, at)
        if self.table.delimiter and (filled := width_of(cells)) > width:
            if at < width - 1:
                self.too_wide.append(number)
                return None
            text = self.table.delimiter.join(cells[at:filled])
        if is_blank(text):
            if any(map(str.strip, cells)):
                self.without_text.append(number)
            return None
        if len(text) > MAX_BYTES:
            self.too_long.append(number)
            return None
        return text

    def _draft(self, number: int, cells: Cells, text: str) -> Draft | None:
        place = f"{self.table.unit} {number}"
        notes: tuple[str, ...] = ()
        said = {name: value for name, at in self.places.items() if name != "text" and (value := _cell(cells, at))}
        if self.is_html:
            said = {name: html.unescape(value) for name, value in said.items()}
        if day := line(said.pop("published", "")):
            moment = iso(day, month_first=self.month_first)
            said |= {"published": moment} if moment else {}
            notes = () if moment else (f"{place}: {day[:100]} is no date.",)
        markdown = self.is_html and bool(_TAG.search(text) or _ENTITY.search(text))
        text = to_markdown(text) if markdown else text
        if is_blank(text):
            self.without_text.append(number)
            return None
        return Draft(text, markdown, said, place, notes)


def _is_html(texts: Iterator[str]) -> bool:
    found = [bool(_TAG.search(text)) for text in texts if text.strip()]
    return sum(found) * 2 > len(found)
