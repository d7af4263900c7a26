"""What was done to a project, and what undo and redo must make of it.

A step is known by what it made of the rows: for each row the columns that it changed, before and after. Taking it back
gives these columns their old values, whatever others have done to the rest; it must be refused if others have done
something to the same rows since, or if the file would not be whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.walk.model import World
from tests.walk.rows import WORK, Row, Rows, faults, world_of

Key = tuple[str, int]  # table, number
Difference = dict[Key, tuple[Row | None, Row | None]]  # before and after; of a row that was changed, these columns


def difference(before: Rows, after: Rows) -> Difference:
    """What is another one in the tables of a person's work."""
    found: Difference = {}
    for table in WORK:
        for i in before[table].keys() | after[table].keys():
            old, new = before[table].get(i), after[table].get(i)
            if old is None or new is None:
                found[table, i] = (old, new)
            elif old != new:
                columns = [name for name in old if old[name] != new[name]]
                found[table, i] = ({n: old[n] for n in columns}, {n: new[n] for n in columns})
    return found


class NotThere(Exception):
    """A row that was to be changed is not as the step left it."""


def turned(rows: Rows, what: Difference, *, back: bool) -> Rows:
    """The rows with this difference taken back or made again."""
    new = {table: dict(those) for table, those in rows.items()}
    for (table, i), (old, made) in what.items():
        was, becomes = (made, old) if back else (old, made)
        if was is None and becomes is not None:
            if i in new[table]:
                raise NotThere
            new[table][i] = becomes
        elif i not in new[table]:
            raise NotThere
        elif becomes is None:
            del new[table][i]
        else:
            new[table][i] = new[table][i] | becomes
    return new


@dataclass
class Deed:
    """One step: who did it, and whether it is done, undone or dropped."""

    id: int
    name: str
    coder: str
    article: int | None
    state: str
    what: Difference
    rows: Rows = field(default_factory=dict, repr=False)  # before it was done, or done again

    @property
    def before(self) -> World:
        return world_of(self.rows)

    def removed(self) -> set[Key]:
        return {key for key, (old, new) in self.what.items() if old is not None and new is None}


class Past:
    """All steps of a project. `aside` are those that a window could not turn, with the last row of others then."""

    def __init__(self) -> None:
        self.deeds: dict[int, Deed] = {}

    def begin(self, rows: Rows) -> None:
        """Take over what was done before the walk: it cannot be told apart, and so is not turned."""
        coders = {row["id"]: row["name"] for row in rows["coder"].values()}
        for i, row in rows["history_step"].items():
            self.deeds[i] = Deed(i, row["name"], coders[row["coder_id"]], row["article_id"], row["state"], {})

    def did(self, deed: Deed) -> None:
        """A new step, or more of one that is known; what this coder had undone can never be redone."""
        for other in self.deeds.values():
            if other.coder == deed.coder and other.state == "undone":
                other.state, other.what = "dropped", {}
        if known := self.deeds.get(deed.id):
            touched = {key: known.rows[key[0]].get(key[1]) for key in known.what}
            deed.what, deed.rows = joined(known.what, deed.what), _with(deed.rows, touched)
        self.deeds[deed.id] = deed

    def next(self, turn: str, coder: str, aside: Mapping[int, int], rows: Rows) -> Deed | None:
        """The step that is to be undone or redone: the last, or the first, that was not set aside."""
        state = "done" if turn == "undo" else "undone"
        last = last_of_others(rows, coder)
        found = [d for d in self.deeds.values() if d.coder == coder and d.state == state and aside.get(d.id) != last]
        if turn == "redo" or not found:
            return min(found, key=lambda d: d.id, default=None)
        last_done = max(found, key=lambda d: d.id)
        return last_done if self.is_kept(last_done, rows) else None

    def is_kept(self, deed: Deed, rows: Rows) -> bool:
        """Whether the history still knows what the step changed; what is older than one that it does not is lost."""
        return any(row["step_id"] == deed.id for row in rows["history_row"].values())

    def back_to(self, deed: Deed, rows: Rows) -> Rows | None:
        """The rows when this step and all later ones of its coder were undone; None if one of them must be refused."""
        later = [d for d in self.deeds.values() if d.coder == deed.coder and d.state == "done" and d.id >= deed.id]
        found: Rows | None = rows
        try:
            for one in sorted(later, key=lambda d: -d.id):
                found = self.after("undo", one, found) if found else None
                one.state = "undone"
        finally:
            for one in later:
                one.state = "done"
        return found

    def after(self, turn: str, deed: Deed, rows: Rows) -> Rows | None:
        """The rows when this was turned; None if it must be refused."""
        if self.is_blocked(deed, rows):
            return None
        try:
            new = turned(rows, deed.what, back=turn == "undo")
        except NotThere:
            return None
        return None if faults(new) else new

    def is_blocked(self, deed: Deed, rows: Rows) -> bool:
        """Whether a step that is done, of others or a later one of this coder, has touched the same rows since."""
        mine: dict[Key, int] = {}
        for i, row in rows["history_row"].items():
            if row["step_id"] == deed.id:
                mine.setdefault((row["table_name"], row["row_id"]), i)
        for i, row in rows["history_row"].items():
            first = mine.get((row["table_name"], row["row_id"]))
            other = self.deeds.get(row["step_id"])
            if first is None or i < first or other is deed:
                continue
            if other is None or (other.state == "done" and (other.coder != deed.coder or other.id > deed.id)):
                return True
        return False

    def as_recorded(self) -> list[tuple[Any, ...]]:
        """The newest first, as the program's list of steps must be."""
        return [(d.id, d.name, d.coder, d.article, d.state) for _, d in sorted(self.deeds.items(), reverse=True)]


def _with(rows: Rows, others: Mapping[Key, Row | None]) -> Rows:
    """The rows, but some as they are given here, or not there."""
    new = {table: dict(those) for table, those in rows.items()}
    for (table, i), row in others.items():
        new[table].pop(i, None)
        if row is not None:
            new[table][i] = row
    return new


def last_of_others(rows: Rows, coder: str) -> int:
    """The number of the last row that was recorded of somebody else's steps."""
    names = {i: row["name"] for i, row in rows["coder"].items()}
    mine = {i for i, row in rows["history_step"].items() if names[row["coder_id"]] == coder}
    return max((i for i, row in rows["history_row"].items() if row["step_id"] not in mine), default=0)


def joined(first: Difference, then: Difference) -> Difference:
    """Two differences, one after the other, as one."""
    both = dict(first)
    for key, (old, new) in then.items():
        if key not in both:
            both[key] = (old, new)
            continue
        was, middle = both[key]
        if was is None:  # it was made: now it is another, or gone
            both[key] = (None, None if new is None or middle is None else middle | new)
        elif new is None:
            both[key] = ((old or {}) | was, None)
        else:
            both[key] = (was | {n: v for n, v in (old or {}).items() if n not in was}, (middle or {}) | new)
    return {key: ends for key, ends in both.items() if ends != (None, None)}
