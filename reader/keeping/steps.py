"""The steps of a project as a person looks through them: which fit a filter, and what each was about."""

import sqlite3
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reader.keeping.past import WORDS, in_words, net, rows_of, words
from reader.model import ArticleId, StepId

MOST = 5000  # rows of a step that are counted by table; of a longer one only how many they are
LOOKED_AT = 60  # rows of a step that are looked at for its words
WORDS_SHOWN = 2  # tags or entries that are named
PAGE = 100

_FIRST_OF_ALL = ("annotation", "orphan", "article", "actor", "issue", "actor_alias", "link", "sentence", "block")


class StepKind(StrEnum):
    """What a step is about, as its name says. Steps of other names, as scripts make them, are `other`."""

    TAGGING = "tagging"
    CLAIMS = "claims"
    TEXTS = "texts"
    CODEBOOK = "codebook"
    OTHER = "other"


NAMES: Mapping[StepKind, tuple[str, ...]] = {
    StepKind.TAGGING: (
        *("Tag as statement", "Tag as actor", "Tag as position", "Remove tag", "Move tag", "Edit tag"),
        *("Link", "Unlink", "Place tag", "Drop tag", "Restore tag"),
    ),
    StepKind.CLAIMS: ("Code claim", "Edit claims", "Remove claim", "Repeat speaker"),
    StepKind.TEXTS: (
        *("Add article", "Add articles", "Edit article", "Delete article", "Restore article", "Correct text"),
        *("Merge sentences", "Split sentence", "Mark as boilerplate", "Mark as text", "Find sentences again"),
    ),
    StepKind.CODEBOOK: (
        *("Add actor", "Add issue", "Edit actor", "Edit issue", "Delete actor", "Delete issue", "Merge actors"),
        *("Merge issues", "Split actor", "Split issue", "Import codebook"),
    ),
}


@dataclass(frozen=True, slots=True)
class StepFilter:
    """Which steps to show; all of what is given must fit.

    `article`: steps about it, and those that changed it or a tag that is in it now. `state`: done, undone or dropped.
    `words` must be in the words of a tag, the title of an article, or the name of an entry that the step touched, as it
    is now or was when it was changed or removed (a letter from A to Z fits its capital).
    """

    article: ArticleId | None = None
    kind: StepKind | None = None
    coder: str | None = None
    state: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A step as the record shows it. `at` is UTC ISO 8601.

    `article` is the title of the article it was about, also of one that is gone. `rows` is how many rows it changed,
    counted by table in `counts` if they are no more than 5,000; none if what it changed is not kept: it was undone and
    then left, or the history was compacted. `words` names the first of what it was about.
    """

    id: StepId
    name: str
    coder: str
    at: str
    state: str
    article_id: ArticleId | None
    article: str = ""
    rows: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    words: str = ""

    @property
    def forgotten(self) -> bool:
        """Whether it was done, and can no longer be taken back because the history was compacted."""
        return self.state == "done" and not self.rows


def numbers(
    connection: sqlite3.Connection, where: StepFilter, *, before: int | None = None, limit: int = -1
) -> "array[int]":
    """The numbers of the steps that fit, the newest first; `before`: only older ones than this."""
    clauses, values = _clauses(where)
    if before is not None:
        clauses.append("s.id < ?")
        values.append(before)
    condition = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    sql = f"SELECT s.id FROM history_step s {condition} ORDER BY s.id DESC LIMIT ?"
    return array("q", (row[0] for row in connection.execute(sql, (*values, limit))))


def entries(connection: sqlite3.Connection, ids: Iterable[int]) -> list[Entry]:
    """What these steps were, in the order asked for; one that is not there is left out."""
    return [entry for number in ids if (entry := _entry(connection, number)) is not None]


def counted(connection: sqlite3.Connection, step: int) -> dict[str, int]:
    """How many rows of each table a step changed, the most telling table first."""
    sql = "SELECT table_name, count(DISTINCT row_id) FROM history_row WHERE step_id = ? GROUP BY table_name"
    found = dict(connection.execute(sql, (step,)).fetchall())
    return {table: found[table] for table in _FIRST_OF_ALL if table in found}


def coders(connection: sqlite3.Connection) -> list[str]:
    """Who has done a step."""
    sql = "SELECT name FROM coder WHERE EXISTS (SELECT 1 FROM history_step WHERE coder_id = coder.id) ORDER BY name"
    return [name for (name,) in connection.execute(sql)]


def _clauses(where: StepFilter) -> tuple[list[str], list[object]]:
    """The conditions of a filter and their values. A `+` keeps SQLite from giving up the order for an index."""
    clauses: list[str] = []
    values: list[object] = []
    if where.article is not None:
        clauses.append(f"(s.article_id = ? OR s.id IN ({_TOUCHED}))")
        values += [where.article] * 3
    if where.kind is not None:
        names = _names(where.kind)
        clauses.append(f"s.name {'NOT IN' if where.kind is StepKind.OTHER else 'IN'} ({', '.join('?' * len(names))})")
        values += names
    if where.coder is not None:
        clauses.append("+s.coder_id = (SELECT id FROM coder WHERE name = ?)")
        values.append(where.coder)
    if where.state is not None:
        clauses.append("+s.state = ?")
        values.append(where.state)
    if sought := where.words.strip():
        clauses.append(f"s.id IN ({_SAYING})")
        values += ["%" + sought.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"] * (_SAYING.count("?"))
    return clauses, values


def _names(kind: StepKind) -> tuple[str, ...]:
    return NAMES[kind] if kind in NAMES else tuple(name for names in NAMES.values() for name in names)


_TOUCHED = """SELECT step_id FROM history_row WHERE table_name = 'article' AND row_id = ?
    UNION SELECT r.step_id FROM annotation a JOIN history_row r ON r.row_id = a.id AND r.table_name = 'annotation'
        WHERE a.article_id = ?"""
_KNOWN = {"annotation": "quote", "orphan": "quote", "article": "title", "actor": "name", "issue": "name"}
# What has these words now, and what had them when it was changed or removed; then all steps that touched it.
# A value ends at a quotation mark before the next column; one within the words is written twice.
_MARKS = ", ".join(f"('{table}', ',\"{column}\"=' || char(39))" for table, column in _KNOWN.items())
_PRESENT = " UNION ".join(
    f"SELECT '{table}', id FROM {table} WHERE {column} LIKE ? ESCAPE '!'" for table, column in _KNOWN.items()
)
_SAYING = f"""
WITH known(name, mark) AS (VALUES {_MARKS}),
was(name, id, rest) AS (SELECT r.table_name, r.row_id, substr(r.old, instr(r.old, mark) + length(mark))
    FROM history_row r CROSS JOIN known ON known.name = r.table_name
    WHERE r.operation <> 'insert' AND instr(r.old, mark)),
gone(name, id, words) AS (SELECT name, id, CASE instr(rest, char(39) || ',"') WHEN 0 THEN rest
    ELSE substr(rest, 1, instr(rest, char(39) || ',"') - 1) END FROM was),
thing(name, id) AS ({_PRESENT} UNION
    SELECT name, id FROM gone WHERE replace(words, char(39, 39), char(39)) LIKE ? ESCAPE '!')
SELECT r.step_id FROM thing JOIN history_row r ON r.row_id = thing.id AND r.table_name = thing.name"""


def _entry(connection: sqlite3.Connection, number: int) -> Entry | None:
    found = connection.execute(
        """SELECT s.name, coder.name, s.at, s.state, s.article_id,
            (SELECT count(*) FROM history_row WHERE step_id = s.id)
        FROM history_step s JOIN coder ON coder.id = s.coder_id WHERE s.id = ?""",
        (number,),
    ).fetchone()
    if found is None:
        return None
    name, coder, at, state, about, rows = found
    counts = counted(connection, number) if rows <= MOST else {}
    article = _article(connection, number, counts) if about is None else about
    title = "" if article is None else words(connection, "article", article)
    said = _words(connection, number, state) if rows else ""
    return Entry(StepId(number), name, coder, at, state, article, title, rows, counts, said)


def _article(connection: sqlite3.Connection, step: int, counts: Mapping[str, int]) -> ArticleId | None:
    """The one article that a step changed which names none."""
    if counts.get("article") != 1:
        return None
    sql = "SELECT row_id FROM history_row WHERE step_id = ? AND table_name = 'article' LIMIT 1"
    return ArticleId(connection.execute(sql, (step,)).fetchone()[0])


def _words(connection: sqlite3.Connection, step: int, state: str) -> str:
    """The words of the first things of the most telling table that it touched."""
    nets = net(rows_of(connection, step, limit=LOOKED_AT), done=state == "done")
    for table in _FIRST_OF_ALL:
        if mine := [one for one in nets if one.table == table]:
            texts = (in_words(connection, table, one.known) or words(connection, table, one.row) for one in mine)
            told = list(dict.fromkeys(filter(None, texts)))
            return " · ".join(_short(text) for text in told[:WORDS_SHOWN]) + (" …" if len(told) > WORDS_SHOWN else "")
    return ""


def _short(text: str) -> str:
    line = " ".join(text[:400].split())
    return line if len(line) <= 160 else line[:159] + "…"


assert set(_FIRST_OF_ALL) == set(WORDS)
