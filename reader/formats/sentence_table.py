"""The table `sentences` that Sikap exports, as the articles that its sentences are from: a sentence a line.

Each sentence stands again where it stood, so that positions from the same export fit; what was between two of them is
line feeds. Cells that were guarded for a spreadsheet by `'` are one letter too long and come back without it.
"""

from collections.abc import Sequence
from itertools import groupby

from reader.errors import BadFile
from reader.formats.columns import Cells, Row, Table
from reader.formats.sources import Draft, Source
from reader.text import canonical

COLUMNS = ("article_id", "sentence", "start", "end", "boilerplate", "text")
_WIDEST_GAP = 1000


def is_of_sentences(table: Table) -> bool:
    return table.columns[: len(COLUMNS)] == COLUMNS and bool(table.rows)


def articles(source: Source, table: Table) -> list[Draft]:
    """Raises BadFile if a sentence does not fit its position any more."""
    return [_article(source, list(rows)) for _, rows in groupby(table.rows, key=lambda row: row[1][:1])]


def _article(source: Source, rows: Sequence[Row]) -> Draft:
    text = ""
    for number, cells in rows:
        piece = _piece(cells, len(text))
        if piece is None:
            raise BadFile("{name}, row {row}: the sentence is not as long as its start and end say; export it again.",
                          name=source.name, row=number)  # fmt: skip
        text += piece
    first, last = rows[0][0], rows[-1][0]
    return Draft(text, place=f"row {first}" if first == last else f"rows {first} to {last}")


def _piece(cells: Cells, at: int) -> str | None:
    """A sentence with the line feeds before it; `at` is how far its article goes until there."""
    try:
        start, end = int(cells[2]), int(cells[3])
        sentence = canonical(cells[5])
    except (ValueError, IndexError):
        return None
    guarded = len(sentence) == end - start + 1 and sentence.startswith("'")
    sentence = sentence[1:] if guarded else sentence
    fits = len(sentence) == end - start and 0 <= start - at <= _WIDEST_GAP
    return "\n" * (start - at) + sentence if fits else None
