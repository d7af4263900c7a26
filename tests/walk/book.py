"""What each verb of the codebook makes of a `World`, or why it must be refused."""

from collections.abc import Iterable, Sequence
from typing import Any

from reader.errors import BadFile, BadValue, NotFound
from reader.model import ActorType
from tests.walk import words
from tests.walk.model import World, changed
from tests.walk.verbs import Problems, Refused, find, make

TEXTS = {"actor": ("note",), "issue": ("definition", "when_to_use", "when_not", "note")}
PARENT = {"actor": "member_of", "issue": "parent"}


def add(world: World, what: str, typed: Any, values: dict[str, Any]) -> int:
    problems = Problems()
    problems.note(BadValue, typed in words.BAD_NAMES)
    problems.stop()
    problems.note(BadValue, find(world, what, typed))
    problems.stop()
    i = make(world, what, typed)
    edit(world, what, i, values)
    return i


def edit(world: World, what: str, entry: int, values: dict[str, Any]) -> None:
    problems = Problems()
    entries = world.entries(what)
    problems.note(NotFound, entry not in entries)
    known = {"name", "colour", PARENT[what], *TEXTS[what], *(("type", "aliases") if what == "actor" else ())}
    problems.note(BadValue, values.keys() - known)
    problems.note(BadValue, "name" in values and values["name"] in words.BAD_NAMES)
    problems.note(BadValue, values.get("type") not in (None, "", *ActorType))
    problems.note(BadValue, values.get("colour", "") not in words.COLOURS)
    problems.note(BadValue, any(alias in words.BAD_NAMES for alias in values.get("aliases", ())))
    problems.note(BadValue, isinstance(values.get("aliases"), str))
    parent = problems.entry(world, what, values.get(PARENT[what]))
    problems.stop()
    new: dict[str, Any] = {name: words.KEPT_NOTES[values[name]] for name in TEXTS[what] if name in values}
    if "name" in values:
        problems.note(BadValue, find(world, what, values["name"]) not in (None, entry))
        problems.stop()
        new["name"] = words.BY_SPELLING[values["name"]].stored
    if "colour" in values:
        new["colour"] = words.COLOURS[values["colour"]]
    if "type" in values:
        new["type"] = ActorType(values["type"]) if values["type"] else None
    if PARENT[what] in values:
        problems.note(BadValue, parent is not None and entry in line(world, what, parent))
        problems.stop()
        new[PARENT[what]] = parent
    entries[entry] = changed(entries[entry], **new)
    if what == "actor" and {"name", "aliases"} & values.keys():
        set_aliases(world, entry, values.get("aliases", entries[entry].aliases))


def set_aliases(world: World, actor: int, given: Iterable[str]) -> None:
    """In the order that they have, new ones last; the last spelling holds; the actor's own name is no alias."""
    old = world.actors[actor]
    spelled = {words.SAME[alias]: words.BY_SPELLING[alias].stored for alias in given}
    spelled.pop(words.SAME[old.name], None)
    for alias in spelled.values():
        if find(world, "actor", alias) not in (None, actor):
            raise Refused({BadValue})
    kept = [words.SAME[alias] for alias in old.aliases if words.SAME[alias] in spelled]
    order = dict.fromkeys([*kept, *spelled])
    world.actors[actor] = old._replace(aliases=tuple(spelled[same] for same in order))


def line(world: World, what: str, entry: int | None) -> list[int]:
    """An entry and all that it stands under, the nearest first."""
    found: list[int] = []
    entries = world.entries(what)
    while entry is not None and entry in entries and entry not in found:
        found.append(entry)
        entry = getattr(entries[entry], PARENT[what])
    return found


def delete(world: World, what: str, ids: Sequence[int]) -> None:
    problems = Problems()
    problems.note(NotFound, not set(ids) <= world.entries(what).keys())
    problems.stop()
    _recode(world, what, ids, None)
    _remove(world, what, ids, None)


def _recode(world: World, what: str, old: Iterable[int], new: int | None) -> None:
    for i, tag in world.tags.items():
        if getattr(tag, what) in old:
            world.tags[i] = changed(tag, **{what: new})
    for i, lost in world.orphans.items():
        if getattr(lost.tag, what) in old:
            world.orphans[i] = changed(lost, tag=changed(lost.tag, **{what: new}))


def _remove(world: World, what: str, ids: Iterable[int], heir: int | None) -> None:
    """Take entries away; what stood under them stands under the heir."""
    entries = world.entries(what)
    for i in set(ids):
        del entries[i]
    for i, entry in entries.items():
        if getattr(entry, PARENT[what]) in ids:
            entries[i] = changed(entry, **{PARENT[what]: heir})


def merge(world: World, what: str, kept: int, others: Sequence[int]) -> None:
    problems = Problems()
    merged = list(dict.fromkeys([kept, *others]))
    entries = world.entries(what)
    problems.note(NotFound, not set(merged) <= entries.keys())
    problems.note(BadValue, len(merged) == 1)
    problems.stop()
    all_of_them = [entries[i] for i in merged]
    new: dict[str, Any] = {}
    for text in TEXTS[what]:
        said = list(dict.fromkeys(getattr(entry, text) for entry in all_of_them))
        new[text] = "\n\n".join(filter(None, said))
    for name in ("type", "colour") if what == "actor" else ("colour",):
        found = [getattr(entry, name) for entry in all_of_them]
        new[name] = next(filter(None, found), found[0])
    new[PARENT[what]] = _first_above(world, what, merged)
    names = [name for e in all_of_them for name in (e.name, *(e.aliases if what == "actor" else ()))]
    _recode(world, what, merged[1:], kept)
    _remove(world, what, merged[1:], kept)
    entries[kept] = changed(entries[kept], **new)
    if what == "actor":
        set_aliases(world, kept, names)


def _first_above(world: World, what: str, merged: Sequence[int]) -> int | None:
    """What stands next above all of them on the way up from the first from which there is such a thing."""
    for entry in merged:
        above = line(world, what, entry)
        while set(above) & set(merged):
            above = above[1:]
        if above:
            return above[0]
    return None


def split(world: World, what: str, entry: int, typed: str, tags: Sequence[int]) -> None:
    problems = Problems()
    entries = world.entries(what)
    problems.note(NotFound, entry not in entries)
    problems.note(BadValue, typed in words.BAD_NAMES)
    problems.note(BadValue, entry in entries and any(t not in world.tags for t in tags))
    problems.stop()
    problems.note(BadValue, any(getattr(world.tags[t], what) != entry for t in tags))
    if what == "actor":
        others = [alias for alias in entries[entry].aliases if words.SAME[alias] != words.SAME[typed]]
        entries[entry] = changed(entries[entry], aliases=tuple(others))
    problems.note(BadValue, find(world, what, typed))
    problems.stop()
    new = make(world, what, typed)
    same = ("type", "colour", PARENT[what]) if what == "actor" else ("colour", PARENT[what])
    entries[new] = changed(entries[new], **{name: getattr(entries[entry], name) for name in same})
    for t in tags:
        world.tags[t] = changed(world.tags[t], **{what: new})


def import_rows(world: World, rows: Sequence[Any]) -> tuple[int, int, int]:
    """Returns how many entries were added, changed, and left the same."""
    before = world.copy()
    try:
        taken = _take(world, rows)
    except Refused:
        raise Refused({BadFile}) from None
    added = sum(i not in before.entries(what) for what, i in taken)
    same = sum(before.entries(what).get(i) == world.entries(what)[i] for what, i in taken)
    return added, len(taken) - added - same, same


def _take(world: World, rows: Sequence[Any]) -> list[tuple[str, int]]:
    taken: list[tuple[str, int]] = []
    for row in rows:
        problems = Problems()
        problems.note(BadValue, row.name in words.BAD_NAMES)
        problems.stop()
        i, values = find(world, row.entry, row.name), dict(row.values)
        old = None if i is None else world.entries(row.entry)[i]
        if row.aliases:
            values["aliases"] = [*(old.aliases if old else ()), *row.aliases]
        if old is None or i is None:
            i = add(world, row.entry, row.name, values)
        else:
            if words.SAME[old.name] == words.SAME[row.name]:
                values["name"] = row.name
            edit(world, row.entry, i, values)
        problems.note(BadValue, (row.entry, i) in taken)
        problems.stop()
        taken.append((row.entry, i))
    _tie(world, rows, taken)
    return taken


def _tie(world: World, rows: Sequence[Any], taken: Sequence[tuple[str, int]]) -> None:
    for what in ("actor", "issue"):
        entries = world.entries(what)
        mine = [(row.parent, i) for row, (of, i) in zip(rows, taken, strict=True) if of == what and row.parent]
        for parent, i in mine:
            above = None if parent in words.BAD_NAMES else find(world, what, parent)
            if above is None:
                raise Refused({BadValue})
            entries[i] = changed(entries[i], **{PARENT[what]: above})
        for _, i in mine:
            above = getattr(entries[i], PARENT[what])
            if i in line(world, what, above):
                raise Refused({BadValue})
