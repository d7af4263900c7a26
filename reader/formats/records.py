"""JSON with one article an object: one object a line, or a list of objects, as programs that collect pages write."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from reader.errors import BadFile
from reader.formats.columns import MAX_COLUMNS, Row, Table, guess, unique
from reader.formats.delimited import MAX_ROWS, left_out, too_many
from reader.formats.kinds import MAX_DOCUMENT
from reader.formats.sources import Source, guessed
from reader.text import decode

_DEEPEST = 20  # objects in objects; what is deeper is left out
_NO_JSON = (ValueError, RecursionError)


def read_records(source: Source) -> Table:
    """The objects in a file as a table. Raises BadFile if there are none."""
    text, encoding = decode(source.data, source.name, MAX_DOCUMENT)
    whole = _whole(text)
    broken: list[int] = []
    records = enumerate(whole, 1) if whole else _lines(text, broken)
    found = list(islice(records, MAX_ROWS + 1))
    if not found:
        raise BadFile("{name} holds no JSON objects: each article must be one, on a line of its own or in a list.",
                      name=source.name)  # fmt: skip
    notes = [
        *guessed(source.name, encoding),
        *left_out(broken, "line", "without a JSON object"),
        *too_many(found[MAX_ROWS:]),
    ]
    return Table(*_tabled(found[:MAX_ROWS]), tuple(notes), unit="item" if whole else "line")


def _whole(text: str) -> list[Mapping[str, Any]]:
    """The objects of a file that is one piece of JSON: a list, an object around one, or one article. [] for lines."""
    try:
        value = _loaded(text)
    except _NO_JSON:
        return []
    if isinstance(value, list):
        return _objects(value)
    if not isinstance(value, dict):
        return []
    is_article = "text" in guess(Table(*_tabled([(1, value)])))
    inside = [] if is_article else [_objects(each) for each in value.values() if isinstance(each, list)]
    return max(inside, key=len, default=[]) or [value]


def _objects(values: list[Any]) -> list[Mapping[str, Any]]:
    return [value for value in values if isinstance(value, dict)]


def _lines(text: str, broken: list[int]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = _loaded(line)
        except _NO_JSON:
            value = None
        if isinstance(value, dict):
            yield number, value
        else:
            broken.append(number)


def _loaded(text: str) -> Any:
    """Numbers stay as they are written; what is no number, as programs write for a missing value, is nothing."""
    return json.loads(text, parse_int=str, parse_float=str, parse_constant=lambda _: None)


def _tabled(records: Sequence[tuple[int, Mapping[str, Any]]]) -> tuple[tuple[str, ...], Sequence[Row]]:
    """The columns are the names in the objects, in the order in which they are met."""
    places: dict[str, int] = {}
    rows = []
    for number, record in records:
        cells: list[str] = []
        for name, cell in _cells(record):
            at = places.setdefault(name, len(places)) if len(places) < MAX_COLUMNS else places.get(name)
            if at is not None:
                cells += [""] * (at + 1 - len(cells))
                cells[at] = cell
        rows.append((number, cells))
    return unique(list(places)), rows


def _cells(record: Mapping[str, Any], above: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        if isinstance(value, dict):
            if depth < _DEEPEST:
                yield from _cells(value, f"{above}{key}.", depth + 1)
        else:
            yield f"{above}{key}", _cell(value)


def _cell(value: Any) -> str:
    """Lists in one line; those inside, and objects, as JSON."""
    if isinstance(value, list):
        return ", ".join(cell for item in value if (cell := _item(item)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _item(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else _cell(value)
