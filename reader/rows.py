"""Database rows to records and back: the one place that knows the columns' order."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from reader.errors import DamagedProject
from reader.model import (
    Actor,
    ActorType,
    Annotation,
    AnnotationId,
    Article,
    ArticleLine,
    ArticleSummary,
    Block,
    BlockKind,
    Cell,
    Claim,
    Issue,
    Kind,
    Origin,
    Orphan,
    Role,
    Sentence,
    Stance,
    Status,
    Style,
    StyleKind,
    Voice,
)
from reader.text import storable

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = Any  # a tuple of the columns named beside each query

ARTICLE = "id, guid, title, source, author, published, url, language, status, note, created_at, modified_at, text, \
origins, reprint_of"
SENTENCE = 'id, article_id, number, "start", "end", boilerplate, text'
BLOCK = '"start", "end", kind, format'
ISSUE = "id, guid, name, definition, when_to_use, when_not, parent_id, colour, note"

ANNOTATIONS = """
SELECT a.id, a.guid, a.article_id, a.kind, a."start", a."end", a.quote, a.actor_id, actor.name, a.issue_id, issue.name,
    a.stance, a.note, coder.name, a.created_at, a.modified_at,
    (SELECT group_concat(statement_id || ':' || role, ' ') FROM link WHERE link.annotation_id = a.id), a.voice
FROM annotation a JOIN coder ON coder.id = a.coder_id
LEFT JOIN actor ON actor.id = a.actor_id LEFT JOIN issue ON issue.id = a.issue_id
"""

# A sentence counts as tagged if a tag starts in it: one index probe a sentence, whatever the number of tags.
SUMMARIES = """
SELECT article.id, title, source, published, language, status,
    (SELECT count(*) FROM sentence s WHERE s.article_id = article.id AND NOT s.boilerplate),
    CASE WHEN EXISTS (SELECT 1 FROM annotation a WHERE a.article_id = article.id) THEN
        (SELECT count(*) FROM sentence s WHERE s.article_id = article.id AND NOT s.boilerplate AND EXISTS
            (SELECT 1 FROM annotation a
            WHERE a.article_id = s.article_id AND a."start" >= s."start" AND a."start" < s."end"))
    ELSE 0 END,
    (SELECT count(*) FROM annotation a WHERE a.article_id = article.id AND kind = 'statement'),
    (SELECT count(*) FROM coded WHERE coded.article_id = article.id AND complete),
    reprint_of, (SELECT count(*) FROM orphan o WHERE o.article_id = article.id)
FROM article
"""

LINES = "SELECT id, title, source, published, status, reprint_of FROM article"

ORPHANS = """
SELECT o.id, o.guid, o.article_id, o.kind, o."start", o."end", o.quote, o.prefix, o.suffix, actor.name, issue.name,
    o.stance, o.note, coder.name
FROM orphan o JOIN coder ON coder.id = o.coder_id
LEFT JOIN actor ON actor.id = o.actor_id LEFT JOIN issue ON issue.id = o.issue_id
"""

ACTORS = """
SELECT id, guid, name, type, (SELECT json_group_array(name) FROM (SELECT name FROM actor_alias
    WHERE actor_id = actor.id ORDER BY id)), member_of, colour, note FROM actor
"""

CLAIMS = """
SELECT statement_id, article_id, article_title, source, author, published, url, sentence, "start", "end", statement,
    actor, actor_type, role, issue, stance, stance_value, note, coder, created_at, voice, addressees, actor_aliases,
    actor_member_of, actor_note, issue_parent, issue_note FROM claims
"""


# By a dictionary they are found in a fifth of the time.
_KINDS, _STANCES, _ROLES, _VOICES, _ACTOR_TYPES = (
    {one.value: one for one in kind} for kind in (Kind, Stance, Role, Voice, ActorType)
)
_BLOCK_KINDS = {kind.value: kind for kind in BlockKind}

Record = TypeVar("Record")
_NONSENSE = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)


def _of_a_row(make: Callable[[Row], Record]) -> Callable[[Row], Record]:
    """A row that no schema of ours would take is one of a damaged file."""

    @wraps(make)
    def made(row: Row) -> Record:
        try:
            return make(row)
        except _NONSENSE as error:
            raise damaged(make.__name__, row[0]) from error

    return made


def damaged(what: str, row: object) -> DamagedProject:
    """The error for something that no schema of ours would take."""
    return DamagedProject(
        "The project holds something that Sikap cannot have written ({what} {row}): sikap check says what is wrong, "
        "and what to do.",
        what=what,
        row=repr(row),
    )


@_of_a_row
def article(row: Row) -> Article:
    values = list(row)
    values[8] = Status(row[8])
    values[13] = origins(row[13])
    return Article(*values)


def origins(text: str) -> dict[str, Origin]:
    """Where details were found; nothing if another program wrote what we would not."""
    with suppress(ValueError, AttributeError, RecursionError):
        return {name: Origin(origin) for name, origin in json.loads(text).items()}
    return {}


@_of_a_row
def summary(row: Row) -> ArticleSummary:
    values = list(row)
    values[5] = Status(row[5])
    return ArticleSummary(*values)


@_of_a_row
def line(row: Row) -> ArticleLine:
    return ArticleLine(row[0], row[1], row[2], row[3], Status(row[4]), row[5])


@_of_a_row
def sentence(row: Row) -> Sentence:
    values = list(row)
    values[5] = bool(row[5])
    return Sentence(*values)


@_of_a_row
def annotation(row: Row) -> Annotation:
    values = list(row)
    values[3] = _KINDS[row[3]]
    values[11] = _STANCES[row[11]] if row[11] else None
    links = [link.split(":") for link in row[16].split()] if row[16] else ()
    values[16] = tuple([AnnotationId(int(statement)) for statement, _ in links])
    values[17:] = tuple([_ROLES[role] if role else None for _, role in links]), _VOICES[row[17]] if row[17] else None
    return Annotation._make(values)


@_of_a_row
def orphan(row: Row) -> Orphan:
    values = list(row)
    values[3] = Kind(row[3])
    values[11] = Stance(row[11]) if row[11] else None
    return Orphan(*values)


@_of_a_row
def actor(row: Row) -> Actor:
    values = list(row)
    values[3] = _ACTOR_TYPES[row[3]] if row[3] else None
    values[4] = tuple(json.loads(row[4])) if row[4] != "[]" else ()
    return Actor(*values)


@_of_a_row
def issue(row: Row) -> Issue:
    return Issue(*row)


@_of_a_row
def claim(row: Row) -> Claim:
    values = list(row)
    values[15] = Stance(row[15]) if row[15] else None
    values[20] = Voice(row[20]) if row[20] else None
    return Claim(*values)


@_of_a_row
def block(row: Row) -> Block:
    """The block of one row; `format` holds as JSON what differs from a plain paragraph."""
    if row[3] == "{}":
        return Block(row[0], row[1], _BLOCK_KINDS[row[2]])
    facts = json.loads(row[3])
    cell = Cell(*facts["cell"]) if "cell" in facts else None
    styles = tuple(Style(start, end, StyleKind(kind), href) for start, end, kind, href in facts.get("styles", ()))
    return Block(
        row[0],
        row[1],
        BlockKind(row[2]),
        facts.get("level", 0),
        facts.get("indent", 0),
        facts.get("quote", 0),
        facts.get("marker", ""),
        cell,
        styles,
    )


def block_format(block: Block) -> str:
    facts: dict[str, object] = {
        name: value for name in ("level", "indent", "quote", "marker") if (value := getattr(block, name))
    }
    if block.cell is not None:
        cell = block.cell
        facts["cell"] = [cell.table, cell.row, cell.column, cell.header, cell.align]
    if block.styles:
        facts["styles"] = [[style.start, style.end, style.kind, style.href] for style in block.styles]
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def guid() -> str:
    from uuid import uuid4

    return str(uuid4())


def clean(values: Mapping[str, object]) -> dict[str, object]:
    """The values without the characters that no file can hold."""
    return {name: storable(value) if isinstance(value, str) else value for name, value in values.items()}


def insert(db: "Database", table: str, row: Mapping[str, object]) -> int:
    """Store one row and return its number."""
    made = db.table(table).insert(clean(row)).last_pk
    assert isinstance(made, int)
    return made
