"""The whole codebook as one CSV: a row for each actor and issue, so that a spreadsheet can keep it.

A cell that `write_csv` would guard for a spreadsheet comes back without its `'`. So that nothing else does, text that
looks guarded by itself, such as `'=1`, is written with one `'` more, in the plain form too.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TextIO, cast

from reader.errors import BadFile
from reader.formats.csv import write_csv
from reader.model import Actor, Issue
from reader.text import MAX_BYTES, read

COLUMNS = (
    *("entry", "name", "type", "aliases", "member_of", "definition", "when_to_use", "when_not", "parent", "colour"),
    "note",
)
DELIMITERS = (",", ";", "\t")
BETWEEN_NAMES = "|"

_NEEDED = ("entry", "name")
_PARENT = {"actor": "member_of", "issue": "parent"}
_OF_ACTORS = ("type", "aliases", "member_of")
_OF_ISSUES = ("definition", "when_to_use", "when_not", "parent")
_NOT_OF = {"actor": _OF_ISSUES, "issue": _OF_ACTORS}
_EMPTY = re.compile(r'"?(?:sep=.?)?[\s,;"]*', re.IGNORECASE)  # a line before the header; Excel knows sep=; for itself
_GUARDED = re.compile("'+[=+\\-@\t\r]")


@dataclass(frozen=True, slots=True)
class CodebookRow:
    """What one line of a file says of an actor or issue, without its empty cells.

    `line` counts from 1, the header's. `parent` is the name under `member_of` or `parent`; `values` are the other cells
    by column. `ignored` are the columns of the file that a codebook does not have.
    """

    line: int
    entry: Literal["actor", "issue"]
    name: str
    aliases: tuple[str, ...] = ()
    parent: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()


def write_codebook(
    out: Path | TextIO,
    actors: Iterable[Actor],
    issues: Iterable[Issue],
    *,
    bom: bool = False,
    delimiter: str = ",",
    spreadsheet: bool = False,
) -> int:
    """Write the entries as they are given, actors first, and return how many there were.

    A parent that is not among them is left out. Raises BadFile, BadValue.
    """
    rows = [_cells(facts) for facts in (*_of_actors(list(actors)), *_of_issues(list(issues)))]
    return write_csv(out, COLUMNS, rows, bom=bom, delimiter=delimiter, spreadsheet=spreadsheet)


def read_codebook(path: Path) -> list[CodebookRow]:
    """The lines of a file: UTF-8 (or UTF-16 with its mark), cells parted by comma, semicolon or tab. Raises BadFile.

    Whether names, types, colours and parents fit is said by `Codebook.import_rows`.
    """
    text, encoding = read(path)
    if not encoding.startswith("utf"):
        raise BadFile("{name} is not UTF-8 text: save it as “CSV UTF-8” and import it again.", name=path.name)
    lines = _lines(text, _delimiter(text))
    header = next((cells for _, cells in lines if not _EMPTY.fullmatch(",".join(cells))), [])
    columns = [cell.strip().casefold() for cell in header]
    _require_columns(path.name, columns)
    ignored = tuple(cell for cell, column in zip(header, columns, strict=True) if cell and column not in COLUMNS)
    rows = [_row(line, columns, cells, ignored) for line, cells in lines if any(map(str.strip, cells))]
    if not rows:
        raise BadFile(
            "{name} names the columns and nothing else: write an actor or issue in each line.", name=path.name
        )
    return rows


def _of_actors(actors: Sequence[Actor]) -> Iterator[dict[str, str | None]]:
    names: dict[int | None, str] = {actor.id: actor.name for actor in actors}
    for actor in actors:
        yield {
            "entry": "actor",
            "name": actor.name,
            "type": actor.type,
            "aliases": BETWEEN_NAMES.join(actor.aliases),
            "member_of": names.get(actor.member_of),
            "colour": actor.colour,
            "note": actor.note,
        }


def _of_issues(issues: Sequence[Issue]) -> Iterator[dict[str, str | None]]:
    names: dict[int | None, str] = {issue.id: issue.name for issue in issues}
    for issue in issues:
        yield {
            "entry": "issue",
            "name": issue.name,
            "definition": issue.definition,
            "when_to_use": issue.when_to_use,
            "when_not": issue.when_not,
            "parent": names.get(issue.parent),
            "colour": issue.colour,
            "note": issue.note,
        }


def _cells(facts: Mapping[str, str | None]) -> list[str]:
    cells = [facts.get(column) or "" for column in COLUMNS]
    return [f"'{cell}" if _GUARDED.match(cell) else cell for cell in cells]


def _delimiter(text: str) -> str:
    """The one that parts the header into most columns of a codebook."""
    header = next((line.casefold() for line in text.splitlines() if not _EMPTY.fullmatch(line)), "")
    known = {delimiter: sum(c.strip(' "') in COLUMNS for c in header.split(delimiter)) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: known[delimiter])


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The number of each record's first line, and its cells."""
    csv.field_size_limit(MAX_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadFile(
            "Line {line}: the quotation marks of a cell do not match; save the file again from the spreadsheet.",
            line=line,
        ) from error


def _require_columns(name: str, columns: Sequence[str]) -> None:
    for column in _NEEDED:
        if column not in columns:
            raise BadFile(
                "{name} has no column {column}: its first line must name the columns, at least entry and name.",
                name=name,
                column=column,
            )
    for column in COLUMNS:
        if columns.count(column) > 1:
            raise BadFile("{name} has the column {column} twice: rename one.", name=name, column=column)


def _row(line: int, columns: Sequence[str], cells: Sequence[str], ignored: tuple[str, ...]) -> CodebookRow:
    if any(map(str.strip, cells[len(columns) :])):
        raise BadFile(
            "Line {line}: there are more cells than columns; put text with a delimiter in it into quotation marks.",
            line=line,
        )
    said = {column: _unguarded(cell) for column, cell in zip(columns, cells, strict=False) if cell.strip()}
    entry = said.pop("entry", "").strip().casefold()
    if entry not in _NOT_OF:
        raise BadFile("Line {line}: the entry must be actor or issue, not {value}.", line=line, value=repr(entry))
    for column in _NOT_OF[entry]:
        if column in said:
            raise BadFile(
                "Line {line}: an {what} has no {column}; empty this cell.", line=line, what=entry, column=column
            )
    return CodebookRow(
        line,
        cast(Literal["actor", "issue"], entry),
        said.pop("name", ""),
        tuple(filter(str.strip, said.pop("aliases", "").split(BETWEEN_NAMES))),
        said.pop(_PARENT[entry], ""),
        {column: cell for column, cell in said.items() if column in COLUMNS},
        ignored,
    )


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell
