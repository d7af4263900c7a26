"""The codebook: actors and issues, their names, and what they stand under.

The functions find or create an entry by name, and are called inside a step. Each verb of `Codebook` is one step, all or
nothing. An entry stands under at most one other of its kind: an actor as its member, an issue as its child.
"""

import json
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from reader import bulk, rows
from reader.errors import BadFile, BadValue, NotFound
from reader.model import Actor, ActorId, ActorType, Annotation, Issue, IssueId, Span
from reader.moment import now
from reader.text import is_blank, storable

if TYPE_CHECKING:
    from sqlite_utils import Database

    from reader.formats.codebook import CodebookRow
    from reader.project import Project

Entry = Literal["actor", "issue"]

LONGEST_NAME = 200  # code points
BETWEEN_NAMES = "|"  # in exports and views

# What no verb does, but what undo could bring about where two people's steps lie between each other.
TWICE = """SELECT actor.name AS name, other.name AS other FROM actor_alias a
    JOIN actor ON actor.key = a.key JOIN actor other ON other.id = a.actor_id"""
CIRCLES = {
    what: f"""WITH RECURSIVE free(id) AS (SELECT id FROM {what} WHERE {parent} IS NULL
        UNION SELECT e.id FROM free JOIN {what} e ON e.{parent} = free.id)
    SELECT name FROM {what} WHERE id NOT IN (SELECT id FROM free) ORDER BY id"""
    for what, parent in (("actor", "member_of"), ("issue", "parent_id"))
}

_JOINERS = "\u200c\u200d"  # not seen either, but they make other words of the letters beside them
_LOOKED_AT = 10  # positions for each example: a statement may have several
_IDS = "(SELECT value FROM json_each(?))"
_PARENT: Mapping[Entry, tuple[str, str]] = {"actor": ("member_of", "member_of"), "issue": ("parent", "parent_id")}
_TEXTS: Mapping[Entry, tuple[str, ...]] = {
    "actor": ("note",),
    "issue": ("definition", "when_to_use", "when_not", "note"),
}
_OTHERS: Mapping[Entry, tuple[str, ...]] = {
    "actor": ("name", "type", "aliases", "member_of", "colour"),
    "issue": ("name", "parent", "colour"),
}


class Merge(NamedTuple):
    """What a merge changes: so many annotations in so many articles get the entry that is kept.

    `names` become its aliases (actors) or vanish (issues); `children` are the members or issues that move under it.
    """

    annotations: int
    articles: int
    names: tuple[str, ...]
    children: int


class ImportReport(NamedTuple):
    """How many entries of a file were new, changed, or the same before. `ignored` are its columns of other names."""

    added: int
    changed: int
    same: int
    ignored: tuple[str, ...] = ()


class Codebook:
    """The actors and issues of an open project. `what` says which of the two an id is of."""

    def __init__(self, project: "Project") -> None:
        self._project = project

    # Questions

    def actor(self, actor_id: ActorId | int) -> Actor:
        """Raises NotFound."""
        return rows.actor(self._project._row("actor", actor_id, f"{rows.ACTORS} WHERE id = ?"))

    def issue(self, issue_id: IssueId | int) -> Issue:
        """Raises NotFound."""
        return rows.issue(self._project._row("issue", issue_id, f"SELECT {rows.ISSUE} FROM issue WHERE id = ?"))

    def uses(self, what: Entry, among: Iterable[int] | None = None) -> dict[int, int]:
        """How many annotations each entry has, also none; or each of these, without a count of the others."""
        use = f"{what}_id"
        if among is not None:
            one = f"SELECT count(*) FROM annotation WHERE {use} = e.id"
            return dict(self._project._ask(f"SELECT id, ({one}) FROM {what} e WHERE id IN {_IDS}", _json(among)))
        counted = f"SELECT {use} AS id, count(*) AS n FROM annotation WHERE {use} IS NOT NULL GROUP BY {use}"
        return dict(self._project._ask(f"SELECT id, coalesce(n, 0) FROM {what} LEFT JOIN ({counted}) USING (id)"))

    def annotations(self, what: Entry, entry_id: int, limit: int = -1) -> list[Annotation]:
        """Those coded with the entry, in all articles, in reading order; with a limit the newest so many."""
        some = f"SELECT id FROM annotation WHERE {what}_id = ? ORDER BY id DESC LIMIT ?"
        sql = f'{rows.ANNOTATIONS} WHERE a.id IN ({some}) ORDER BY a.article_id, a."start", a."end" DESC, a.id'
        return [rows.annotation(row) for row in self._project._ask(sql, entry_id, limit)]

    def examples(self, issue_id: IssueId | int, limit: int = 5) -> list[Annotation]:
        """The statements of the newest positions on the issue, the newest first, so many or few fewer; a position that
        is tied to none stands for itself."""
        last = "SELECT id FROM annotation WHERE issue_id = ? ORDER BY id DESC LIMIT ?"
        sql = f"""WITH coded AS (SELECT coalesce(statement_id, p.id) AS id, max(p.id) AS last
                FROM ({last}) p LEFT JOIN link ON annotation_id = p.id GROUP BY 1)
            {rows.ANNOTATIONS} JOIN coded ON coded.id = a.id ORDER BY coded.last DESC, a.id DESC LIMIT ?"""
        return [rows.annotation(row) for row in self._project._ask(sql, issue_id, _LOOKED_AT * limit, limit)]

    def preview_merge(self, what: Entry, kept: int, others: Sequence[int]) -> Merge:
        """What `merge` would change. Raises as it does."""
        merged = self._merged(what, kept, others)
        gone = _json(merged[1:])
        use, (_, parent) = f"{what}_id", _PARENT[what]
        ask = self._project._ask
        tags = f"SELECT count(*), count(DISTINCT article_id) FROM annotation WHERE {use} IN {_IDS}"
        children = f"SELECT count(*) FROM {what} WHERE {parent} IN {_IDS} AND id NOT IN {_IDS}"
        names = tuple(name for other in merged[1:] for name in self._names(what, other))
        annotations, articles = ask(tags, gone)[0]
        return Merge(annotations, articles, names, ask(children, gone, _json(merged))[0][0])

    # Verbs

    def add_actor(
        self,
        name: str,
        *,
        type: ActorType | str | None = None,
        aliases: Iterable[str] = (),
        member_of: str | int | None = None,
        colour: str = "",
        note: str = "",
    ) -> Actor:
        """`member_of`: a name (found, else created) or an id; `colour`: "" or "#rrggbb". Raises BadValue, NotFound."""
        with self._project._step("Add actor"):
            values = {"type": type, "aliases": aliases, "member_of": member_of, "colour": colour, "note": note}
            return self.actor(self._add("actor", name, values))

    def add_issue(
        self,
        name: str,
        *,
        definition: str = "",
        when_to_use: str = "",
        when_not: str = "",
        parent: str | int | None = None,
        colour: str = "",
        note: str = "",
    ) -> Issue:
        """`parent`: a name (found, else created) or an id; `colour`: "" or "#rrggbb". Raises BadValue, NotFound."""
        with self._project._step("Add issue"):
            texts = {"definition": definition, "when_to_use": when_to_use, "when_not": when_not, "note": note}
            return self.issue(self._add("issue", name, {**texts, "parent": parent, "colour": colour}))

    def edit_actor(self, actor_id: ActorId | int, **values: object) -> Actor:
        """Change name, type, aliases (the whole list), member_of, colour or note. Raises BadValue, NotFound."""
        with self._project._step("Edit actor"):
            self._edit("actor", actor_id, values)
        return self.actor(actor_id)

    def edit_issue(self, issue_id: IssueId | int, **values: object) -> Issue:
        """Change name, definition, when_to_use, when_not, parent, colour or note. Raises BadValue, NotFound."""
        with self._project._step("Edit issue"):
            self._edit("issue", issue_id, values)
        return self.issue(issue_id)

    def delete(self, what: Entry, ids: Sequence[int]) -> None:
        """Delete entries. The tags that used them stay, without them; what stood under them stands alone.

        Raises NotFound.
        """
        with self._project._step("Delete actor" if what == "actor" else "Delete issue"):
            for entry in ids:
                self._entry(what, entry)
            self._recode(what, ids, None)
            self._move_children(what, ids, ids, None)
            self._remove(what, ids)

    def merge(self, what: Entry, kept: int, others: Sequence[int]) -> None:
        """Make one entry of several: all that the others have comes to `kept`, whose own words go first.

        Its empty type, colour and parent are filled from the others; texts are joined by a blank line. Raises BadValue,
        NotFound.
        """
        with self._project._step("Merge actors" if what == "actor" else "Merge issues"):
            merged = self._merged(what, kept, others)
            gone = merged[1:]
            names = [name for entry in merged for name in self._names(what, entry)]
            values = self._united(what, merged)
            self._recode(what, gone, kept)
            self._move_children(what, gone, merged, kept)
            self._project._update(what, kept, values)
            self._remove(what, gone)
            if what == "actor":
                self._set_aliases(kept, names[0], names[1:])

    def split(self, what: Entry, entry_id: int, name: str, annotations: Collection[int]) -> int:
        """Part a new entry of this name from an old one: it takes these annotations of it, and returns its id.

        It is of the same type, colour and parent. A name that is an alias of the old one moves. Raises BadValue,
        NotFound.
        """
        with self._project._step("Split actor" if what == "actor" else "Split issue"):
            old = self._entry(what, entry_id)
            values: dict[str, object] = {"colour": old.colour}
            if isinstance(old, Actor):
                key = key_of(fit_name(name))
                self._set_aliases(entry_id, old.name, [alias for alias in old.aliases if key_of(alias) != key])
                values["type"] = old.type
            field, _ = _PARENT[what]
            new = self._add(what, name, {**values, field: getattr(old, field)})
            if self._recode(what, [entry_id], new, annotations) != len(set(annotations)):
                raise BadValue("Not all of these tags are coded with {name}: choose only such.", name=old.name)
        return new

    def import_rows(self, said: "Sequence[CodebookRow]") -> ImportReport:
        """Take in what a file says: entries known by name or alias are changed where it says something, others added.

        Raises BadFile, which names the line.
        """
        with self._project._step("Import codebook"):
            before = self._all()
            lines: dict[tuple[Entry, int], CodebookRow] = {}
            for row in said:
                with _line(row):
                    entry = row.entry, self._take(row)
                    _require_first(lines.get(entry), row)
                lines[entry] = row
            self._tie(lines)
            after = self._all()
        added = len(after.keys() - before.keys())
        same = sum(before.get(entry) == after[entry] for entry in lines)
        return ImportReport(added, len(lines) - added - same, same, said[0].ignored if said else ())

    # Inside

    @property
    def _db(self) -> "Database":
        return self._project._db

    def _entry(self, what: Entry, entry_id: int) -> Actor | Issue:
        return self.actor(entry_id) if what == "actor" else self.issue(entry_id)

    def _all(self) -> dict[tuple[Entry, int], Actor | Issue]:
        actors, issues = self._project.actors(), self._project.issues()
        return {**{("actor", actor.id): actor for actor in actors}, **{("issue", issue.id): issue for issue in issues}}

    def _names(self, what: Entry, entry_id: int) -> list[str]:
        entry = self._entry(what, entry_id)
        return [entry.name, *entry.aliases] if isinstance(entry, Actor) else [entry.name]

    def _parents(self, what: Entry) -> dict[int, int | None]:
        return dict(self._project._ask(f"SELECT id, {_PARENT[what][1]} FROM {what}"))

    def _add(self, what: Entry, name: str, values: Mapping[str, object]) -> int:
        fit = fit_name(name)
        self._require_free(what, fit)
        entry = _create(self._db, what, fit)
        self._edit(what, entry, values)
        return entry

    def _edit(self, what: Entry, entry_id: int, values: Mapping[str, object]) -> None:
        old = self._entry(what, entry_id)
        columns = _fit_columns(what, values)
        field, column = _PARENT[what]
        if field in values:
            columns[column] = self._fit_parent(what, entry_id, values[field])
        if "name" in columns:  # after the parent, which may have been made under this name
            self._require_free(what, str(columns["name"]), entry_id)
        self._project._update(what, entry_id, columns)
        if isinstance(old, Actor) and not {"name", "aliases"}.isdisjoint(values):
            self._set_aliases(entry_id, str(columns.get("name", old.name)), values.get("aliases", old.aliases))

    def _require_free(self, what: Entry, name: str, mine: int | None = None) -> None:
        """Raise BadValue if the name is another entry's."""
        key = key_of(name)
        for entry, holder in self._project._ask(f"SELECT id, name FROM {what} WHERE key = ?", key):
            if entry != mine:
                raise BadValue(
                    "There is an {what} {name} already: merge the two, or choose another name.", what=what, name=holder
                )
        sql = "SELECT actor.id, actor.name FROM actor_alias JOIN actor ON actor.id = actor_id WHERE actor_alias.key = ?"
        for entry, holder in self._project._ask(sql, key) if what == "actor" else ():
            if entry != mine:
                raise BadValue(
                    "{name} is already an alias of {actor}: merge the two, or choose another name.",
                    name=name,
                    actor=holder,
                )

    def _fit_parent(self, what: Entry, entry_id: int, given: Any) -> int | None:
        if given is None:
            return None
        parent = actor_id(self._db, given) if what == "actor" else issue_id(self._db, given)
        self._require_no_circle(what, {**self._parents(what), entry_id: parent}, entry_id)
        return parent

    def _require_no_circle(self, what: Entry, parents: Mapping[int, int | None], entry_id: int) -> None:
        parent = parents[entry_id]
        if parent is not None and entry_id in _above(parents, entry_id):
            raise BadValue(
                "{name} cannot stand under {parent}: that would be a circle.",
                name=self._entry(what, entry_id).name,
                parent=self._entry(what, parent).name,
            )

    def _set_aliases(self, actor: int, name: str, given: object) -> None:
        """Write what differs; what is the actor's name or stands twice is left out."""
        wanted = {key_of(alias): alias for alias in _fit_names(given)}
        wanted.pop(key_of(name), None)
        for alias in wanted.values():
            self._require_free("actor", alias, actor)
        known = dict(self._project._ask("SELECT key, name FROM actor_alias WHERE actor_id = ?", actor))
        if known != wanted:
            self._db.execute("UPDATE actor SET modified_at = ? WHERE id = ?", [now(), actor])
        for key in known.keys() - wanted.keys():
            self._db.execute("DELETE FROM actor_alias WHERE key = ?", [key])
        for key, alias in wanted.items():
            if alias != known.get(key, alias):
                self._db.execute("UPDATE actor_alias SET name = ? WHERE key = ?", [alias, key])
        new = ((actor, alias, key) for key, alias in wanted.items() if key not in known)
        bulk.insert(self._project._connection, "actor_alias", ("actor_id", "name", "key"), new)

    def _merged(self, what: Entry, kept: int, others: Iterable[int]) -> list[int]:
        """All that become one, the kept one first."""
        merged = list(dict.fromkeys([kept, *others]))
        for entry in merged:
            self._entry(what, entry)
        if len(merged) == 1:
            raise BadValue("Choose at least two to merge.")
        return merged

    def _united(self, what: Entry, merged: Sequence[int]) -> dict[str, object]:
        """The columns of the one that several become."""
        entries = [self._entry(what, entry) for entry in merged]
        columns: dict[str, object] = {}
        for field in _TEXTS[what]:
            said = dict.fromkeys(text for entry in entries if (text := getattr(entry, field)))
            columns[field] = "\n\n".join(said)
        for field in ("type", "colour") if what == "actor" else ("colour",):
            values = [getattr(entry, field) for entry in entries]
            columns[field] = next(filter(None, values), values[0])
        columns[_PARENT[what][1]] = _parent_of_merged(self._parents(what), merged)
        return columns

    def _recode(self, what: Entry, old: Iterable[int], new: int | None, only: Iterable[int] | None = None) -> int:
        """Give the annotations of the old entries, or only these of them, the new one; returns how many had an old.

        Those that wait as orphans go with all, and do not count.
        """
        these = "" if only is None else f"AND id IN {_IDS}"
        values = (new, now(), _json(old)) if only is None else (new, now(), _json(old), _json(only))
        sql = f"SET {what}_id = ?, modified_at = ? WHERE {what}_id IN {_IDS} {these}"
        if only is None:
            self._project._connection.execute(f"UPDATE orphan {sql}", values)
        return self._project._connection.execute(f"UPDATE annotation {sql}", values).rowcount

    def _move_children(self, what: Entry, old: Iterable[int], besides: Iterable[int], new: int | None) -> None:
        parent = _PARENT[what][1]
        self._project._connection.execute(
            f"UPDATE {what} SET {parent} = ?, modified_at = ? WHERE {parent} IN {_IDS} AND id NOT IN {_IDS}",
            (new, now(), _json(old), _json(besides)),
        )

    def _remove(self, what: Entry, ids: Iterable[int]) -> None:
        gone = _json(ids)
        if what == "actor":
            self._project._connection.execute(f"DELETE FROM actor_alias WHERE actor_id IN {_IDS}", (gone,))
        self._project._connection.execute(f"DELETE FROM {what} WHERE id IN {_IDS}", (gone,))

    def _take(self, row: "CodebookRow") -> int:
        """Store what a line says, but for what its entry stands under; returns the entry's id."""
        known = self._named(row.entry, row.name)
        names = [] if known is None else self._names(row.entry, known)
        values: dict[str, object] = dict(row.values)
        if row.aliases:
            values["aliases"] = [*names[1:], *row.aliases]
        if known is None:
            return self._add(row.entry, row.name, values)
        if key_of(names[0]) == key_of(fit_name(row.name)):
            values["name"] = row.name
        self._edit(row.entry, known, values)
        return known

    def _named(self, what: Entry, name: str) -> int | None:
        return (find_actor if what == "actor" else _find_issue)(self._db, fit_name(name))

    def _tie(self, lines: "Mapping[tuple[Entry, int], CodebookRow]") -> None:
        """Put the entries under those that their lines name, once all are there."""
        for what, (_, column) in _PARENT.items():
            parents = self._parents(what)
            tied = {entry: row for (of, entry), row in lines.items() if of == what and row.parent}
            for entry, row in tied.items():
                with _line(row):
                    parents[entry] = self._named(what, row.parent)
                    if parents[entry] is None:
                        raise BadValue(
                            "There is no {what} {name}, neither in the file nor in the project.",
                            what=what,
                            name=row.parent,
                        )
            for entry, row in tied.items():
                with _line(row):
                    self._require_no_circle(what, parents, entry)
                self._project._update(what, entry, {column: parents[entry]})


# By name: found, else created


def actor_id(db: "Database", actor: str | int) -> ActorId:
    """The actor of this name, alias or id; a new name makes a new actor. Raises BadValue, NotFound."""
    _require_name_or_number(actor)
    if isinstance(actor, int):
        return ActorId(_known(db, "actor", actor))
    name = fit_name(actor)
    found = find_actor(db, name)
    return ActorId(_create(db, "actor", name) if found is None else found)


def issue_id(db: "Database", issue: str | int) -> IssueId:
    """The issue of this name or id; a new name makes a new issue. Raises BadValue, NotFound."""
    _require_name_or_number(issue)
    if isinstance(issue, int):
        return IssueId(_known(db, "issue", issue))
    name = fit_name(issue)
    found = _find_issue(db, name)
    return IssueId(_create(db, "issue", name) if found is None else found)


def find_actor(db: "Database | sqlite3.Connection", name: str) -> int | None:
    """The actor of this name or alias."""
    found = db.execute(
        "SELECT id FROM actor WHERE key = :key UNION ALL SELECT actor_id FROM actor_alias WHERE key = :key LIMIT 1",
        {"key": key_of(" ".join(name.split()))},
    ).fetchone()
    return found and int(found[0])


class Names:
    """The names of one entry, to be found in many texts."""

    def __init__(self, names: Iterable[str]) -> None:
        names = tuple(names)
        self.keys = frozenset(map(key_of, names))
        words = (r"\s+".join(map(re.escape, name.split())) for name in names)
        self._patterns = [re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE) for pattern in words]

    def place(self, quote: str, span: Span) -> Span:
        """Where the first of the names found stands in the quote at `span`, as whole words in any case; else `span`."""
        for pattern in self._patterns:
            if found := pattern.search(quote):
                return Span(span.start + found.start(), span.start + found.end())
        return span


def key_of(name: str) -> str:
    """The name as it is looked for: one form for every spelling of the same letters, in any case and any script.

    Signs that nobody sees do not count, and İ is the capital of i.
    """
    if name.isascii():  # as many: the rest is about other letters
        return name.lower()
    unseen = {ord(c): None for c in set(name) if unicodedata.category(c) == "Cf" and c not in _JOINERS}
    folded = unicodedata.normalize("NFKC", name.translate(unseen) if unseen else name).casefold()
    return unicodedata.normalize("NFKC", re.sub("i\u0307+", "i", folded))


def fit_name(name: str) -> str:
    """The name with single spaces and no control characters. Raises BadValue if it is empty, too long, or has a "|"."""
    fit = " ".join(_without_controls(_text("name", name), str.isspace).split())
    if is_blank(key_of(fit)):
        raise BadValue("A name cannot be empty: type at least one letter.")
    if len(fit) > LONGEST_NAME:
        raise BadValue("This name has {length} characters; the most is {most}.", length=len(fit), most=LONGEST_NAME)
    if BETWEEN_NAMES in fit:
        raise BadValue("{name} has a | in it, which stands between two names: write another sign.", name=fit)
    return fit


def _require_name_or_number(given: object) -> None:
    if not isinstance(given, str | int):
        raise BadValue("Give a name or a number, not {value}.", value=repr(given))


def _known(db: "Database", table: str, row_id: int) -> int:
    if db.execute(f"SELECT 1 FROM {table} WHERE id = ?", [row_id]).fetchone() is None:
        raise NotFound("There is no {table} with the number {id} in this project.", table=table, id=row_id)
    return row_id


def _find_issue(db: "Database", name: str) -> int | None:
    found = db.execute("SELECT id FROM issue WHERE key = ?", [key_of(name)]).fetchone()
    return found and int(found[0])


def _create(db: "Database", table: str, name: str) -> int:
    moment = now()
    new = {"guid": rows.guid(), "name": name, "key": key_of(name), "created_at": moment, "modified_at": moment}
    return rows.insert(db, table, new)


# What an entry may hold


def _fit_columns(what: Entry, values: Mapping[str, object]) -> dict[str, object]:
    """The values as columns, but for aliases and parent. Raises BadValue."""
    if unknown := set(values) - {*_TEXTS[what], *_OTHERS[what]}:
        raise BadValue("An {what} has no {names}.", what=what, names=", ".join(sorted(unknown)))
    columns: dict[str, object] = {field: _fit_text(field, values[field]) for field in _TEXTS[what] if field in values}
    if "name" in values:
        name = fit_name(_text("name", values["name"]))
        columns |= {"name": name, "key": key_of(name)}
    if "type" in values:
        columns["type"] = _fit_type(values["type"])
    if "colour" in values:
        columns["colour"] = _fit_colour(values["colour"])
    return columns


def _fit_text(field: str, value: object) -> str:
    text = _without_controls(_text(field, value), "\n\t".__contains__)
    return text if text.strip() else ""


def _fit_type(value: object) -> ActorType | None:
    try:
        return ActorType(str(value).strip().casefold()) if value else None
    except ValueError:
        raise BadValue(
            "There is no {what} {value}: choose one of {choices}.",
            what="type",
            value=value,
            choices=", ".join(ActorType),
        ) from None


def _fit_colour(value: object) -> str:
    colour = _text("colour", value).strip().lower()
    if colour and not re.fullmatch("#[0-9a-f]{6}", colour):
        raise BadValue("{value} is no colour: write it like #2a6f97, or leave it empty.", value=colour)
    return colour


def _fit_names(given: object) -> list[str]:
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise BadValue("Give the aliases as a list of names, not {value}.", value=repr(given))
    return [fit_name(_text("alias", name)) for name in given]


def _text(field: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadValue("The {name} must be a text, not {value}.", name=field, value=repr(value))
    return value


def _without_controls(text: str, spared: Callable[[str], bool]) -> str:
    return "".join(c for c in storable(text) if spared(c) or unicodedata.category(c) != "Cc")


# What the file may not hold


def clashes(connection: sqlite3.Connection) -> bool:
    """Whether a name is held twice, or something stands in a circle."""
    looks = " OR ".join(f"EXISTS ({look})" for look in (TWICE, *CIRCLES.values()))
    return bool(connection.execute(f"SELECT {looks}").fetchone()[0])


# What stands under what: each entry's parent by its id


def _above(parents: Mapping[int, int | None], entry: int) -> list[int]:
    """All above an entry, the nearest first. Only an entry on a circle is above itself."""
    found: list[int] = []
    above = parents.get(entry)
    while above is not None and above not in found:
        found.append(above)
        above = parents.get(above)
    return found


def _parent_of_merged(parents: Mapping[int, int | None], merged: Sequence[int]) -> int | None:
    """What the one that several become stands under: the first thing above them all, by the first that has any."""
    for entry in merged:
        line = [entry, *_above(parents, entry)]
        last = max(index for index, above in enumerate(line) if above in merged)
        if last + 1 < len(line):
            return line[last + 1]
    return None


# Lines of a file


@contextmanager
def _line(row: "CodebookRow") -> Iterator[None]:
    """A value that does not fit is the line's fault."""
    try:
        yield
    except BadValue as error:
        raise BadFile("Line {line}: {reason}", line=row.line, reason=error) from error


def _require_first(first: "CodebookRow | None", row: "CodebookRow") -> None:
    if first is not None:
        raise BadValue("{name} stands in line {first} already: keep one of the two.", name=row.name, first=first.line)


def _json(ids: Iterable[int]) -> str:
    return json.dumps(list(ids))
