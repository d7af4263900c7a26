"""The claims of a whole project, filtered and sorted by SQLite: one row for each statement x speaker x position.

The columns are those of the view `claims`, by name and value. A million rows are held as the numbers of their parts
(`Keys`), in their order; what the rows say is read for the few that are looked at.
"""

import json
import re
import sqlite3
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import compress, count
from math import isqrt
from typing import NamedTuple, overload

from reader import rows as records
from reader.errors import BadValue, SikapError
from reader.history import old_values
from reader.model import AnnotationId, ArticleId, Claim, ClaimKey
from reader.search import fold

CHUNK = 20_000  # rows that SQLite gives at once
FEW = 2_000  # statements of which all rows are read sooner than a person notices
BETWEEN_REPORTS = 20_000  # instructions of SQLite: about a millisecond
LONGEST_PATTERN = 1000  # characters; SQLite refuses much longer ones for LIKE
MOST_FOLLOWED = 500  # changed rows; after more, all is read again

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
# Of these it is known which statements come first before anybody looks who said them.
_OF_STATEMENT = frozenset(
    column for column, sql in _SAID.items() if not re.search(r"\b(actor|said|issue|position)\.", sql)
)
# And of these, for which entries of the codebook what they say holds.
_OF_ENTRY = {
    column: entry for column, sql in _SAID.items() for entry in ("actor", "issue") if re.search(rf"\b{entry}\.", sql)
}
WORDED = tuple(column for column in COLUMNS if column not in (*CODED, *DATED, *COUNTED))

_KEYS = {"actor": "actor.key", "issue": "issue.key"}  # names as they are looked for and sorted
_KEY = "SELECT a.id, coalesce(said.annotation_id, 0), coalesce(held.annotation_id, 0)"
_ALL = """FROM annotation a
LEFT JOIN link said ON said.statement_id = a.id AND said.role = 'speaker'
LEFT JOIN link held ON held.statement_id = a.id AND held.role = ''"""
_SOME = """FROM json_each(?) wanted
JOIN annotation a ON a.id = json_extract(wanted.value, '$[0]')
LEFT JOIN link said ON said.statement_id = a.id AND said.annotation_id = json_extract(wanted.value, '$[1]')
LEFT JOIN link held ON held.statement_id = a.id AND held.annotation_id = json_extract(wanted.value, '$[2]')"""
_AROUND = """
LEFT JOIN article ON article.id = a.article_id
LEFT JOIN coder ON coder.id = a.coder_id
"""
_REST = f"""{_AROUND}
LEFT JOIN annotation mention ON mention.id = said.annotation_id
LEFT JOIN actor ON actor.id = mention.actor_id
LEFT JOIN annotation position ON position.id = held.annotation_id
LEFT JOIN issue ON issue.id = position.issue_id
"""
_PLACE = 'a.article_id, a."start", a."end" DESC, a.id'
_READING = f'{_PLACE}, mention."start", position."start", mention.id, position.id'
_LENGTHS = {"a.quote": '(a."end" - a."start")'}  # known before the text is read; SQLite would count its characters
_MARKS = "“”‘’–—…«»·"  # common beyond ASCII, and the same however they are folded
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
    """The rows of the table by number, 24 bytes each. `mark`: the last row of the history when they were read.

    `total` is the number of all claims, filtered or not; None if these are only the first rows of the answer.
    """

    def __init__(self, mark: int = 0) -> None:
        self._parts = array("q"), array("q"), array("q")  # statement, mention, position; 0 for none
        self.mark = mark
        self.total: int | None = 0

    def append(self, rows: Sequence[tuple[int, int, int]]) -> None:
        for part, numbers in zip(self._parts, zip(*rows, strict=True), strict=False):
            part.extend(numbers)

    def put(self, row: int, key: ClaimKey) -> None:
        for part, number in zip(self._parts, key, strict=True):
            part[row] = number or 0

    def beginning(self) -> "Keys":
        """What is here so far, as the first rows of the answer."""
        found = Keys(self.mark)
        for part, other in zip(found._parts, self._parts, strict=True):
            part.extend(other)
        found.total = None
        return found

    def begins_with(self, first: "Keys") -> bool:
        """Whether its first rows are those, all of them."""
        length = len(first)
        return all(part[:length] == other for part, other in zip(self._parts, first._parts, strict=True))

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
        for row in self.rows_with(left):
            here = self[row]
            found |= {key: row for key in left[here.statement] if found.get(key) is None and _same(key, here)}
        return found

    def rows_with(self, statements: Collection[int]) -> Iterator[int]:
        """The rows of these statements, from top to bottom."""
        wanted = frozenset(statements)
        return compress(count(), map(wanted.__contains__, self._parts[0]))


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One row as it is shown."""

    key: ClaimKey
    article_id: ArticleId
    claim: Claim


def keys(
    connection: sqlite3.Connection,
    where: ClaimFilter = ALL,
    order: ClaimOrder = READING,
    first: int | None = None,
    report: Callable[[int], object] | None = None,
    early: Callable[[Keys], object] | None = None,
) -> Keys:
    """The claims that fit, in order; only the `first` of them, if there are more than a few statements.

    With `early`, that is given the first ones as soon as they are known, and then all are read. `report(0)` is called
    every now and then; the SikapError that it raises ends the work.
    """
    few = first is not None and _has_few(connection)
    if first is None or few:
        return _read(connection, where, order, None if few else report)
    if early is not None and order.column is None and not _entries(where):  # rows come in order as they are found
        return _read(connection, where, order, report, first, early)
    found = Keys(_mark(connection))
    with _reporting(connection, report):
        for chunk in _chunks(connection, *_first(connection, where, order, first)):
            found.append(chunk)
    found.total = None
    if early is None:
        return found
    early(found)
    return _read(connection, where, order, report)


def total(connection: sqlite3.Connection) -> int:
    """How many claims there are: a statement is several if it has several speakers or positions."""
    sql = """SELECT (SELECT count(*) FROM annotation WHERE kind = 'statement') + coalesce(sum(max(speakers, 1)
            * max(positions, 1) - 1), 0)
        FROM (SELECT statement_id, sum(role = 'speaker') AS speakers, sum(role = '') AS positions
            FROM link GROUP BY statement_id HAVING speakers > 1 OR positions > 1)
        JOIN annotation a ON a.id = statement_id AND a.kind = 'statement'"""
    return int(connection.execute(sql).fetchone()[0])


def follow(
    connection: sqlite3.Connection, known: Keys, where: ClaimFilter, order: ClaimOrder, seen: Sequence[int]
) -> bool:
    """Bring known rows up to date after a change, in place: all that changed, or those that are `seen` if many did.

    False if other rows fit now, or may stand in another place: then the keys must be read again.
    """
    mark = _mark(connection)
    if mark == known.mark:
        return known.total is not None
    changed = _changed(connection, known.mark, mark)
    statements = {known[row].statement for row in seen} if changed is None else changed.statements
    rows = list(known.rows_with(statements))
    renewed = _renew(connection, known, rows, statements, where, order)
    if changed is None or not renewed or (not where.is_empty and changed.came_or_went):
        return False
    if changed.elsewhere and (order.column is not None or not where.is_empty):
        return False
    if known.total is None or not _in_order(connection, known, rows, order):
        return False
    known.mark = mark
    return True


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


def values(
    connection: sqlite3.Connection,
    column: str,
    where: ClaimFilter = ALL,
    report: Callable[[int], object] | None = None,
) -> list[tuple[str | None, int]]:
    """What a coded column says among the claims that fit the filters of the other columns, and how often.

    In alphabetical order; None, which is not coded, last.
    """
    if column not in CODED:
        raise BadValue("The column {column} has no list of values: filter it by words.", column=column)
    condition, asked = _condition(where.without(column))
    sql = f"SELECT nullif({_SAID[column]}, ''), count(*) {_ALL} {_REST} {condition} GROUP BY 1"
    with _reporting(connection, report):
        found = _prepared(connection).execute(sql, asked).fetchall()
    return sorted(found, key=lambda row: (row[0] is None, fold(row[0] or "")))


class _Changed(NamedTuple):
    """What is in the history since: statements, whether tags or links came or went, and whether anything else did."""

    statements: frozenset[int]
    came_or_went: bool
    elsewhere: bool


def _changed(connection: sqlite3.Connection, since: int, until: int) -> _Changed | None:
    """What the rows of the history after one until another are about; None if they are many, or some are gone."""
    if not 0 <= until - since <= MOST_FOLLOWED:
        return None
    sql = "SELECT table_name, row_id, operation, old FROM history_row WHERE id > ? AND id <= ?"
    found = connection.execute(sql, (since, until)).fetchall()
    if len(found) < until - since:
        return None
    tags = {row for table, row, *_ in found if table == "annotation"}
    links = [row for table, row, *_ in found if table == "link"]
    gone = (old_values(old).get("statement_id") for table, _, _, old in found if table == "link")
    tied = connection.execute(
        """SELECT statement_id FROM link WHERE id IN (SELECT value FROM json_each(?))
        UNION SELECT statement_id FROM link WHERE annotation_id IN (SELECT value FROM json_each(?))""",
        (json.dumps(links), json.dumps([*tags])),
    )
    statements = tags.union((row for (row,) in tied), (row for row in gone if isinstance(row, int)))
    ours = ("annotation", "link")
    return _Changed(
        frozenset(statements),
        any(table in ours and operation != "update" for table, _, operation, _ in found),
        any(table not in ours for table, *_ in found),
    )


def _renew(
    connection: sqlite3.Connection,
    known: Keys,
    rows: Sequence[int],
    statements: Collection[int],
    where: ClaimFilter,
    order: ClaimOrder,
) -> bool:
    """Put what these rows are about now in their place; False if there are more or fewer now for a statement."""
    condition, values = _condition(where)
    some = f"{condition} AND a.id IN (SELECT value FROM json_each(?))"
    now: dict[int, list[ClaimKey]] = {}
    for chunk in _chunks(
        connection, f"{_KEY} {_ALL} {_REST} {some} {_order(order)}", [*values, json.dumps([*statements])]
    ):
        for numbers in chunk:
            now.setdefault(numbers[0], []).append(_key(*numbers))
    before: dict[int, list[int]] = {}
    for row in rows:
        before.setdefault(known[row].statement, []).append(row)
    same = {statement for statement, those in before.items() if len(those) == len(now.get(statement, ()))}
    for statement in same:
        for row, key in zip(before[statement], now[statement], strict=True):
            known.put(row, key)
    return same == before.keys() == now.keys()


def _in_order(connection: sqlite3.Connection, known: Keys, rows: Sequence[int], order: ClaimOrder) -> bool:
    """Whether these rows stand where they should, between their neighbours."""
    near = sorted({place for row in rows for place in (row - 1, row, row + 1) if 0 <= place < len(known)})
    sql = f"SELECT wanted.key {_SOME} {_REST} {_order(order)}"
    found = _prepared(connection).execute(sql, [json.dumps([known[row] for row in near])])
    return [number for (number,) in found] == [*range(len(near))]


def _mark(connection: sqlite3.Connection) -> int:
    """The number that was given last to a row of the history."""
    sql = "SELECT coalesce((SELECT CAST(seq AS INTEGER) FROM sqlite_sequence WHERE name = 'history_row'), 0)"
    return int(connection.execute(sql).fetchone()[0])


def _has_few(connection: sqlite3.Connection) -> bool:
    sql = "SELECT count(*) FROM (SELECT 1 FROM annotation WHERE kind = 'statement' LIMIT ?)"
    return bool(connection.execute(sql, (FEW + 1,)).fetchone()[0] <= FEW)


def _read(
    connection: sqlite3.Connection,
    where: ClaimFilter,
    order: ClaimOrder,
    report: Callable[[int], object] | None,
    first: int = CHUNK,
    early: Callable[[Keys], object] | None = None,
) -> Keys:
    """All claims that fit; `early` gets the `first` of them."""
    found = Keys(_mark(connection))
    with _reporting(connection, report):
        for chunk in _chunks(connection, *_all(connection, where, order), first):
            found.append(chunk)
            if early is not None:
                early(found.beginning())
                early = None
        found.total = len(found) if where.is_empty else total(connection)
    return found


def _all(connection: sqlite3.Connection, where: ClaimFilter, order: ClaimOrder) -> tuple[str, list[object]]:
    condition, values = _narrowed(connection, where, lambda tags: tags // 4)
    return f"{_KEY} {_ALL} {_REST} {condition} {_order(order)}", values


def _first(
    connection: sqlite3.Connection, where: ClaimFilter, order: ClaimOrder, most: int
) -> tuple[str, list[object]]:
    """The same, but no more rows than that: of no more statements, found without their links, where that can be."""
    # One looks at (all tags / those of the entry) x most statements until these are found, or at all of the entry.
    condition, values = _narrowed(connection, where, lambda tags: isqrt(most * tags))
    if _OF_STATEMENT.issuperset((*where.conditions, *([order.column] if order.column else []))):
        condition = f"""WHERE a.id IN
            (SELECT a.id FROM annotation a {_AROUND} {condition} {_order(order, _PLACE)} LIMIT {most})"""
    return f"{_KEY} {_ALL} {_REST} {condition} {_order(order)} LIMIT {most}", values


def _chunks(
    connection: sqlite3.Connection, sql: str, values: Sequence[object], first: int = CHUNK
) -> Iterator[list[tuple[int, int, int]]]:
    """The rows, many at once; `first` of them at the beginning."""
    cursor = _prepared(connection).execute(sql, values)
    rows = cursor.fetchmany(first)
    while rows:
        yield rows
        rows = cursor.fetchmany(CHUNK)


@contextmanager
def _reporting(connection: sqlite3.Connection, report: Callable[[int], object] | None) -> Iterator[None]:
    """Call `report` while SQLite works; what it raises is raised in the place of what SQLite says of it."""
    stopped: list[SikapError] = []

    def ask() -> bool:
        try:
            report(0) if report else None
        except SikapError as error:
            stopped.append(error)
        return bool(stopped)

    if report is not None:
        connection.set_progress_handler(ask, BETWEEN_REPORTS)
    try:
        yield
    except sqlite3.OperationalError as error:
        raise (stopped[0] if stopped else error) from None
    finally:
        connection.set_progress_handler(None, 0)


def _narrowed(
    connection: sqlite3.Connection, where: ClaimFilter, most: Callable[[int], int]
) -> tuple[str, list[object]]:
    """The WHERE of a filter, and its values; with the statements of the entries that it asks for, if these are few.

    `most(all tags)` says how many tags of such entries are few. SQLite then looks at no other statements.
    """
    condition, values = _condition(where)
    tags = connection.execute("SELECT coalesce(max(id), 0) FROM annotation").fetchone()[0]
    for entry, asked in _entries(where).items():
        chosen = [_asked(column, wanted) for column, wanted in asked.items()]
        ids = f"SELECT id FROM {entry} WHERE {' AND '.join(sql for sql, _ in chosen)}"
        of_entries, wanted = f"{entry}_id IN ({ids})", [value for _, some in chosen for value in some]
        count = f"SELECT count(*) FROM (SELECT 1 FROM annotation WHERE {of_entries} LIMIT ?)"
        few = most(tags)
        if _prepared(connection).execute(count, [*wanted, few]).fetchone()[0] < few:
            tied = f"""SELECT link.statement_id FROM annotation CROSS JOIN link ON link.annotation_id = annotation.id
                WHERE annotation.{of_entries}"""
            return f"{condition} AND a.id IN ({tied})", [*values, *wanted]
    return condition, values


def _entries(where: ClaimFilter) -> dict[str, dict[str, Condition]]:
    """The conditions that only claims with an actor or an issue in the codebook can meet, by which of the two."""
    found: dict[str, dict[str, Condition]] = {}
    for column, condition in where.conditions.items():
        entry = _OF_ENTRY.get(column)
        if entry and not (isinstance(condition, frozenset) and None in condition):
            found.setdefault(entry, {})[column] = condition
    return found


def _condition(where: ClaimFilter) -> tuple[str, list[object]]:
    """The WHERE of a filter, and its values."""
    parts: list[tuple[str, list[object]]] = [("a.kind = 'statement'", [])]
    parts += [_asked(column, condition) for column, condition in where.conditions.items()]
    return f"WHERE {' AND '.join(sql for sql, _ in parts)}", [value for _, values in parts for value in values]


def _asked(column: str, condition: Condition) -> tuple[str, list[object]]:
    said = _SAID[column]
    if isinstance(condition, str):
        words = fold(condition).split()
        return " AND ".join(_with_word(said, word) for word in words), [word for word in words for _ in (0, 1)]
    if isinstance(condition, Between):
        ends = [(sign, end) for sign, end in zip((">=", "<="), condition, strict=True) if end]
        return " AND ".join(f"substr({said}, 1, {len(end)}) {sign} ?" for sign, end in ends), [end for _, end in ends]
    not_coded = f"OR nullif({said}, '') IS NULL" if None in condition else ""
    return f"({said} IN (SELECT value FROM json_each(?)) {not_coded})", [json.dumps([*(condition - {None})])]


def _order(order: ClaimOrder, among_equals: str = _READING) -> str:
    if order.column is None:
        return f"ORDER BY {among_equals}"
    column = "stance_value" if order.column == "stance" else order.column
    said = _KEYS.get(column) or (
        _SAID[column] if column in (*COUNTED, *DATED) else f"nullif({_folded(_SAID[column])}, '')"
    )
    return f"ORDER BY {said} {'DESC' if order.descending else 'ASC'} NULLS LAST, {among_equals}"


def _folded(said: str) -> str:
    """SQL for `search.fold`, which is asked only where SQLite itself cannot say it."""
    return f"CASE WHEN {_beyond_ascii(said)} THEN fold({said}) ELSE lower({said}) END"


def _with_word(said: str, word: str) -> str:
    """SQL for whether a folded word, to be given twice, is in what is folded."""
    plain = f"{said} LIKE '%' || ? || '%'"
    if not word.isascii() or "%" in word or "_" in word or len(word) > LONGEST_PATTERN:
        plain = f"instr(lower({said}), ?)"
    return f"CASE WHEN {_beyond_ascii(said)} THEN instr(fold({said}), ?) ELSE {plain} END"


def _beyond_ascii(said: str) -> str:
    """SQL for whether there is a letter beyond ASCII: we are asked only where there is more than quotation marks."""
    bare = f"replace(replace({said}, '“', ''), '”', '')"
    more = " AND ".join(
        f"length(CAST({text} AS BLOB)) <> {_LENGTHS.get(text, f'length({text})')}" for text in (said, bare)
    )
    return f"{more} AND has_letters({said})"


def _has_letters(text: str) -> bool:
    """Whether there is more beyond ASCII in a text than usual marks."""
    for mark in _MARKS:
        text = text.replace(mark, "")
        if text.isascii():
            return False
    return True


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, which now knows our functions. To give them again would fail while an answer is being read."""
    try:
        connection.execute("SELECT fold('')")
    except sqlite3.OperationalError:
        connection.create_function("has_letters", 1, _has_letters, deterministic=True)
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
