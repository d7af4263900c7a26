"""Actors and issues by name: found by name or alias, else created. Called inside a step."""

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader import rows
from reader.errors import BadValue, NotFound
from reader.model import ActorId, IssueId, Span
from reader.moment import now
from reader.text import storable

if TYPE_CHECKING:
    from sqlite_utils import Database

LONGEST_NAME = 200  # code points


def actor_id(db: "Database", actor: str | int) -> ActorId:
    """The actor of this name, alias or id; a new name makes a new actor. Raises BadValue, NotFound."""
    _require_name_or_number(actor)
    if isinstance(actor, int):
        return ActorId(_known(db, "actor", actor))
    name = fit_name(actor)
    found = db.execute(
        "SELECT id FROM actor WHERE key = :key UNION ALL SELECT actor_id FROM actor_alias WHERE key = :key LIMIT 1",
        {"key": key_of(name)},
    ).fetchone()
    return ActorId(found[0] if found else _create(db, "actor", name))


def issue_id(db: "Database", issue: str | int) -> IssueId:
    """The issue of this name or id; a new name makes a new issue. Raises BadValue, NotFound."""
    _require_name_or_number(issue)
    if isinstance(issue, int):
        return IssueId(_known(db, "issue", issue))
    name = fit_name(issue)
    found = db.execute("SELECT id FROM issue WHERE key = ?", [key_of(name)]).fetchone()
    return IssueId(found[0] if found else _create(db, "issue", name))


def actor_names(db: "Database", actor: ActorId) -> list[str]:
    """The actor's name and then its aliases."""
    sql = "SELECT name FROM actor WHERE id = :id UNION ALL SELECT name FROM actor_alias WHERE actor_id = :id"
    return [row[0] for row in db.execute(sql, {"id": actor})]


def issue_names(db: "Database", issue: IssueId) -> list[str]:
    return [row[0] for row in db.execute("SELECT name FROM issue WHERE id = ?", [issue])]


def place(quote: str, span: Span, names: Iterable[str]) -> Span:
    """Where the first of these names found stands in the quote at `span`, as whole words in any case; else `span`."""
    for name in names:
        pattern = r"\s+".join(re.escape(word) for word in name.split())
        found = re.search(rf"(?<!\w){pattern}(?!\w)", quote, re.IGNORECASE)
        if found:
            return Span(span.start + found.start(), span.start + found.end())
    return span


def key_of(name: str) -> str:
    """The name as it is looked for: one form for every spelling of the same letters, in any case and any script."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def fit_name(name: str) -> str:
    """The name with single spaces and without control characters. Raises BadValue if it is empty or too long."""
    fit = " ".join("".join(c for c in storable(name) if c.isspace() or unicodedata.category(c) != "Cc").split())
    if not fit:
        raise BadValue("A name cannot be empty: type at least one letter.")
    if len(fit) > LONGEST_NAME:
        raise BadValue("This name has {length} characters; the most is {most}.", length=len(fit), most=LONGEST_NAME)
    return fit


def _require_name_or_number(given: object) -> None:
    if not isinstance(given, str | int):
        raise BadValue("Give a name or a number, not {value}.", value=repr(given))


def _known(db: "Database", table: str, row_id: int) -> int:
    if db.execute(f"SELECT 1 FROM {table} WHERE id = ?", [row_id]).fetchone() is None:
        raise NotFound("There is no {table} with the number {id} in this project.", table=table, id=row_id)
    return row_id


def _create(db: "Database", table: str, name: str) -> int:
    moment = now()
    new = {"guid": rows.guid(), "name": name, "key": key_of(name), "created_at": moment, "modified_at": moment}
    return rows.insert(db, table, new)
