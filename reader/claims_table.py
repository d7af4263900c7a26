"""The claims of a whole project, filtered and sorted by SQLite: one row for each statement x speaker x position.

The columns are those of the view `claims`, by name and value. A million rows are held as the numbers of their parts
(`Keys`), in their order; what the rows say is read for the few that are looked at.
"""

import json
import re
import sqlite3
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, overload

from reader import rows as records
from reader.errors import BadValue
from reader.model import AnnotationId, ArticleId, Claim, ClaimKey
from reader.search import fold

CHUNK = 20_000  # rows that SQLite gives at once

# What each column says, in the order of the view. SQLite joins only those of the tables below that are asked for.
_SAID = {
    "statement_id": "a.guid",
    "article_id": "article.guid",
    "article_title": "article.title",
    "source": "article.source",
    "author": "article.author",
    "published": "article.published",
    "url": "article.url",
    "sentence": """(SELECT s.number FROM sentence s WHERE s.article_id = a.article_id AND s."start" <= a."start"
        ORDER BY s."start" DESC LIMIT 1)""",
    "start": 'a."start"',
    "end": 'a."end"',
    "statement": "a.quote",
    "actor": "actor.name",
    "actor_type": "actor.type",
    "role": "said.role",
    "issue": "issue.name",
    "stance": "position.stance",
    "stance_value": "CASE position.stance WHEN 'support' THEN 1 WHEN 'neutral' THEN 0 WHEN 'oppose' THEN -1 END",
    "note": "a.note",
    "coder": "coder.name",
    "created_at": "a.created_at",
    "voice": "a.voice",
    "addressees": """(SELECT group_concat(name, '|') FROM (SELECT whom.name FROM link
        JOIN annotation m ON m.id = link.annotation_id JOIN actor whom ON whom.id = m.actor_id
        WHERE link.statement_id = a.id AND link.role = 'addressee' ORDER BY m."start", m.id))""",
    "actor_aliases": """(SELECT group_concat(name, '|') FROM
        (SELECT name FROM actor_alias WHERE actor_id = actor.id ORDER BY id))""",
    "actor_member_of": "(SELECT name FROM actor whole WHERE whole.id = actor.member_of)",
    "actor_note": "actor.note",
    "issue_parent": "(SELECT name FROM issue whole WHERE whole.id = issue.parent_id)",
    "issue_note": "issue.note",
}
COLUMNS = tuple(_SAID)
CODED = (
    "source",
    "actor",
    "actor_type",
    "role",
    "issue",
    "stance",
    "coder",
    "voice",
    "actor_member_of",
    "issue_parent",
)
DATED = ("published", "created_at")
COUNTED = ("sentence", "start", "end", "stance_value")
WORDED = tuple(column for column in COLUMNS if column not in (*CODED, *DATED, *COUNTED))

_KEYS = {"actor": "actor.key", "issue": "issue.key"}  # names as they are looked for and sorted
_ALL = """FROM annotation a
LEFT JOIN link said ON said.statement_id = a.id AND said.role = 'speaker'
LEFT JOIN link held ON held.statement_id = a.id AND held.role = ''"""
_SOME = """FROM json_each(?) wanted
JOIN annotation a ON a.id = json_extract(wanted.value, '$[0]')
LEFT JOIN link said ON said.statement_id = a.id AND said.annotation_id = json_extract(wanted.value, '$[1]')
LEFT JOIN link held ON held.statement_id = a.id AND held.annotation_id = json_extract(wanted.value, '$[2]')"""
_REST = """
LEFT JOIN article ON article.id = a.article_id
LEFT JOIN coder ON coder.id = a.coder_id
LEFT JOIN annotation mention ON mention.id = said.annotation_id
LEFT JOIN actor ON actor.id = mention.actor_id
LEFT JOIN annotation position ON position.id = held.annotation_id
LEFT JOIN issue ON issue.id = position.issue_id
"""
_READING = 'a.article_id, a."start", a."end" DESC, a.id, mention."start", position."start", mention.id, position.id'
_DATE = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)?", re.ASCII)


class Between(NamedTuple):
    """Days, both included, as ISO dates; a month or a year is enough, and an empty text is open."""

    since: str = ""
    until: str = ""


Words = str
Values = frozenset[str | None]
Condition = Words | Values | Between


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted: those that meet the condition of every column named here.

    A `WORDED` column takes words, each of which must be in it, in any case; a `CODED` one the values it may have, None
    for not coded; a `DATED` one `Between`. A condition that asks for nothing is left out. Raises BadValue.
    """

    conditions: Mapping[str, Condition] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for column, condition in self.conditions.items():
            _require_fitting(column, condition)
        asked = {column: condition for column, condition in self.conditions.items() if _asks(condition)}
        object.__setattr__(self, "conditions", asked)

    def having(self, column: str, condition: Condition) -> "ClaimFilter":
        """This filter with another condition on one column."""
        return ClaimFilter({**self.conditions, column: condition})

    def without(self, column: str) -> "ClaimFilter":
        return ClaimFilter({name: condition for name, condition in self.conditions.items() if name != column})

    @property
    def is_empty(self) -> bool:
        return not self.conditions


@dataclass(frozen=True, slots=True)
class ClaimOrder:
    """By a column, what is empty or not coded last; by none, and among equals, in reading order. Raises BadValue."""

    column: str | None = None
    descending: bool = False

    def __post_init__(self) -> None:
        if self.column is not None:
            _require_columns([self.column])


ALL = ClaimFilter()
READING = ClaimOrder()


class Keys(Sequence[ClaimKey]):
    """The rows of the table by number, 24 bytes each."""

    def __init__(self) -> None:
        self._parts = array("q"), array("q"), array("q")  # statement, mention, position; 0 for none

    def append(self, rows: Sequence[tuple[int, int, int]]) -> None:
        for part, numbers in zip(self._parts, zip(*rows, strict=True), strict=False):
            part.extend(numbers)

    def __len__(self) -> int:
        return len(self._parts[0])

    @overload
    def __getitem__(self, row: int) -> ClaimKey: ...
    @overload
    def __getitem__(self, row: slice) -> list[ClaimKey]: ...
    def __getitem__(self, row: int | slice) -> ClaimKey | list[ClaimKey]:
        if isinstance(row, slice):
            return [_key(*numbers) for numbers in zip(*(part[row] for part in self._parts), strict=True)]
        return _key(*(part[row] for part in self._parts))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keys) and self._parts == other._parts

    __hash__ = None  # type: ignore[assignment]  # it grows

    def rows_of(self, wanted: Collection[ClaimKey]) -> dict[ClaimKey, int]:
        """The row of each of these claims that is still here, also if it got or lost a speaker or a position since."""
        left: dict[int, list[ClaimKey]] = {}
        for key in wanted:
            left.setdefault(key.statement, []).append(key)
        found: dict[ClaimKey, int] = {}
        for row, statement in enumerate(self._parts[0]):
            if statement in left:
                here = self[row]
                found |= {key: row for key in left[statement] if found.get(key) is None and _same(key, here)}
        return found


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One row as it is shown."""

    key: ClaimKey
    article_id: ArticleId
    claim: Claim


def keys(connection: sqlite3.Connection, where: ClaimFilter = ALL, order: ClaimOrder = READING) -> Keys:
    """The claims that fit, in order."""
    condition, values = _condition(where)
    sql = f"SELECT a.id, coalesce(said.annotation_id, 0), coalesce(held.annotation_id, 0) {_ALL} {_REST} {condition}"
    cursor = _prepared(connection).execute(f"{sql} {_order(order)}", values)
    found = Keys()
    while rows := cursor.fetchmany(CHUNK):
        found.append(rows)
    return found


def rows(connection: sqlite3.Connection, keys: Sequence[ClaimKey]) -> list[ClaimRow]:
    """What these claims say, in the order of the keys; a statement that is gone is left out."""
    sql = f"SELECT wanted.key, a.article_id, {', '.join(_SAID.values())} {_SOME} {_REST} ORDER BY wanted.key"
    found = connection.execute(sql, [json.dumps([*keys])])
    return [ClaimRow(keys[number], ArticleId(article), records.claim(said)) for number, article, *said in found]


def export(
    connection: sqlite3.Connection,
    where: ClaimFilter = ALL,
    order: ClaimOrder = READING,
    columns: Sequence[str] = COLUMNS,
) -> tuple[list[str], Iterator[tuple[object, ...]]]:
    """Exactly the claims that fit, in order, and the columns asked for. Raises BadValue for an unknown column."""
    _require_columns(columns)
    condition, values = _condition(where)
    sql = f"SELECT {', '.join(_SAID[column] for column in columns)} {_ALL} {_REST} {condition} {_order(order)}"
    return list(columns), iter(_prepared(connection).execute(sql, values))


def values(connection: sqlite3.Connection, column: str, where: ClaimFilter = ALL) -> list[tuple[str | None, int]]:
    """What a coded column says among the claims that fit the filters of the other columns, and how often.

    In alphabetical order; None, which is not coded, last.
    """
    if column not in CODED:
        raise BadValue("The column {column} has no list of values: filter it by words.", column=column)
    condition, asked = _condition(where.without(column))
    sql = f"SELECT nullif({_SAID[column]}, ''), count(*) {_ALL} {_REST} {condition} GROUP BY 1"
    found = _prepared(connection).execute(sql, asked).fetchall()
    return sorted(found, key=lambda row: (row[0] is None, fold(row[0] or "")))


def _condition(where: ClaimFilter) -> tuple[str, list[object]]:
    """The WHERE of a filter, and its values."""
    parts: list[tuple[str, list[object]]] = [("a.kind = 'statement'", [])]
    parts += [_asked(column, condition) for column, condition in where.conditions.items()]
    return f"WHERE {' AND '.join(sql for sql, _ in parts)}", [value for _, values in parts for value in values]


def _asked(column: str, condition: Condition) -> tuple[str, list[object]]:
    said = _SAID[column]
    if isinstance(condition, str):
        words = fold(condition).split()
        return " AND ".join(f"instr(fold({said}), ?)" for _ in words), [*words]
    if isinstance(condition, Between):
        ends = [(sign, end) for sign, end in zip((">=", "<="), condition, strict=True) if end]
        return " AND ".join(f"substr({said}, 1, {len(end)}) {sign} ?" for sign, end in ends), [end for _, end in ends]
    not_coded = f"OR nullif({said}, '') IS NULL" if None in condition else ""
    return f"({said} IN (SELECT value FROM json_each(?)) {not_coded})", [json.dumps([*(condition - {None})])]


def _order(order: ClaimOrder) -> str:
    if order.column is None:
        return f"ORDER BY {_READING}"
    column = "stance_value" if order.column == "stance" else order.column
    said = _KEYS.get(column) or (
        _SAID[column] if column in (*COUNTED, *DATED) else f"nullif(fold({_SAID[column]}), '')"
    )
    return f"ORDER BY {said} {'DESC' if order.descending else 'ASC'} NULLS LAST, {_READING}"


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, which now knows `search.fold`. To give it again would fail while another answer is being read."""
    try:
        connection.execute("SELECT fold('')")
    except sqlite3.OperationalError:
        connection.create_function("fold", 1, _fold_any, deterministic=True)
    return connection


def _fold_any(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _key(statement: int, mention: int, position: int) -> ClaimKey:
    return ClaimKey(
        AnnotationId(statement),
        AnnotationId(mention) if mention else None,
        AnnotationId(position) if position else None,
    )


def _same(before: ClaimKey, now: ClaimKey) -> bool:
    return all(old is None or new is None or old == new for old, new in zip(before, now, strict=True))


def _asks(condition: Condition) -> bool:
    return (
        any(condition)
        if isinstance(condition, Between)
        else bool(condition.strip() if isinstance(condition, str) else condition)
    )


def _require_fitting(column: str, condition: Condition) -> None:
    _require_columns([column])
    kind = Between if column in DATED else frozenset if column in CODED else str
    if column in COUNTED or not isinstance(condition, kind):
        raise BadValue("The column {column} cannot be filtered by {value}.", column=column, value=repr(condition))
    if isinstance(condition, Between):
        for day in condition:
            _require_date(day)


def _require_date(text: str) -> None:
    try:
        if not _DATE.fullmatch(text):
            raise ValueError
        date.fromisoformat(text + "2000-01-01"[len(text) :])
    except ValueError as error:
        raise BadValue("{value} is no date: write it as year-month-day, such as 2023-11-21.", value=text) from error


def _require_columns(columns: Sequence[str]) -> None:
    if unknown := [column for column in columns if column not in _SAID]:
        raise BadValue("There is no column {column} in the table of claims.", column=unknown[0])
