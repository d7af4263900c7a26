"""Walks through a project by several doors at once, and compares it with the model after each step.

Two doors are of one coder (one the twin of the other), one is another coder's. Whatever goes through one of them must
be what the model says; be told to that door's listener, and to nobody else's; and be seen by the others.
"""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.errors import Conflict, SikapError
from reader.model import Annotation, Changes
from reader.project import Project
from tests.walk.model import World
from tests.walk.past import Deed, Past, difference, last_of_others
from tests.walk.rows import Rows, faults, read_rows, world_of
from tests.walk.settling import Real, equal, same, settle
from tests.walk.verbs import Refused

ANI, BUDI = "Ani", "Budi 🙂"
LONG = 30  # rows: while walking, a step of more is a long one
CHECK_EACH = 12  # steps: the program's own check is slow

Predict = Callable[[World], Any]
Call = Callable[[Project], Any]
Judge = Callable[[World, World, Any, Any, Real], None]  # before, after, what was predicted, what the verb returned

walked: Counter[str] = Counter()  # how often each verb was done, and how often it was refused as it must be
refused: Counter[str] = Counter()


@dataclass
class Door:
    """One open project. `aside` are its steps that could not be turned; a twin shares them."""

    project: Project
    coder: str
    aside: dict[int, int]
    heard: list[Changes] = field(default_factory=list)
    news: bool = False  # others have changed something since it was asked
    quiet: bool = True  # others have done nothing at all since
    long_steps: int = 0


class Walker:
    """A project file, its doors, and the model of it."""

    def __init__(self, template: Path, path: Path) -> None:
        shutil.copy(template, path)
        self.path = path
        self.outside = sqlite3.connect(path, isolation_level=None)
        self.doors: list[Door] = []
        self.inside: Door | None = None  # in a step that is not finished
        self.settings: dict[str, Any] = {}
        self.past = Past()
        self.steps = 0
        first = self.open(ANI)
        self.doors = [first, self.twin(first), self.open(BUDI)]
        self.look()
        self.past.begin(self.rows)

    def shut(self) -> None:
        for door in self.doors:
            door.project.close()
        self.outside.close()

    # Doors

    def open(self, coder: str) -> Door:
        return self._door(Project.open(self.path, coder=coder), coder, {})

    def twin(self, door: Door) -> Door:
        return self._door(door.project.twin(), door.coder, door.aside)

    def _door(self, project: Project, coder: str, aside: dict[int, int]) -> Door:
        door = Door(project, coder, aside)
        project.on_change(door.heard.append)
        project.before_long_step(lambda: self._long_step(door))
        return door

    def _long_step(self, door: Door) -> None:
        door.long_steps += 1
        found = read_rows(self.outside)
        assert found == self.committed, "who reads the file before a long step is written sees some of it"

    def reopen(self, index: int) -> None:
        old = self.doors[index]
        old.project.close()
        self.doors[index] = self.open(old.coder) if index != 1 else self.twin(self.doors[0])

    # What is there

    def look(self) -> None:
        """Take what the file says for the present state, and see that it is whole."""
        if self.inside is None:
            self.rows = self.committed = read_rows(self.outside)
        else:
            self.rows = read_rows(self.inside.project._connection)
        found = faults(self.rows)
        assert not found, found
        self.world = world_of(self.rows)

    def compare(self, door: Door) -> None:
        """All that can be asked at this door is what the model says."""
        ask, world = door.project, self.world
        equal("articles", ask.articles(), world.all_articles())
        equal("annotations", [_in_order(a) for a in ask.annotations()], world.annotations())
        equal("claims", ask.claims(), world.claims())
        equal("orphans", ask.orphans(), world.all_orphans())
        equal("actors", ask.actors(), self._by_key("actor", world.actors))
        equal("issues", ask.issues(), self._by_key("issue", world.issues))
        for article in world.articles:
            equal("sentences", ask.sentences(article), world.sentences_of(article))
        equal("library", ask.library(), world.library())
        equal("next gap", ask.next_gap(), world.next_gap())
        equal("uses of actors", ask.codebook.uses("actor"), world.uses("actor"))
        equal("uses of issues", ask.codebook.uses("issue"), world.uses("issue"))
        some = {*list(world.issues)[::2], 0}
        known = ask.codebook.uses("issue", some)
        equal("uses of some issues", known, {i: n for i, n in world.uses("issue").items() if i in some})
        equal("settings", {key: ask.recall(key) for key in self.settings}, self.settings)
        equal("rows of claims", len(ask.claim_keys()), len(world.claims()))
        self._compare_past(door)

    def _by_key(self, table: str, entries: dict[int, Any]) -> list[Any]:
        return sorted(entries.values(), key=lambda entry: str(self.rows[table][entry.id]["key"]))

    def _compare_past(self, door: Door) -> None:
        if self.inside is not None:
            return
        ask = door.project
        steps = [(s.id, s.name, s.coder, s.article_id, s.state) for s in ask.steps()]
        equal("steps", steps, self.past.as_recorded())
        for turn, name in (("undo", ask.next_undo()), ("redo", ask.next_redo())):
            deed = self.past.next(turn, door.coder, door.aside, self.rows)
            equal(f"next {turn}", name, deed.name if deed else None)
            mine = [row for row in self.rows["history_row"].values() if deed and row["step_id"] == deed.id]
            equal(f"size of the next {turn}", ask.next_size(turn), len(mine))
            assert turn == "redo" or ask.last_step() == (deed.id if deed else None)

    def count(self, door: Door) -> None:
        """An export has as many rows as there are things."""
        world = self.world
        sizes = {
            "annotations": len(world.tags),
            "claims": len(world.claims()),
            "sentences": len(world.sentences),
            "articles": len(world.articles),
        }
        for table, size in sizes.items():
            assert len(list(door.project.export_rows(table)[1])) == door.project.count_rows(table) == size

    def check(self) -> None:
        equal("findings", self.doors[0].project.check(), [])
        for door in self.doors:
            self.compare(door)
            self.count(door)

    # Steps

    def perform(
        self,
        door: Door,
        verb: str,
        call: Call,
        predict: Predict,
        judge: Judge | None = None,
        leave: Sequence[str] = (),
    ) -> Any:
        """Do something through a door: it does what the model says, or is refused for the reason that the model has.

        `judge` compares the worlds before and after where the model leaves something open: the tables `leave`.
        """
        rows, world = self.rows, self.world
        expected, told = world.copy(), None
        kinds: tuple[type[SikapError], ...] = ()
        try:
            told = predict(expected)
        except Refused as no:
            kinds = no.kinds
        result = error = None
        try:
            result = call(door.project)
        except SikapError as caught:
            error = caught
        self.arrive(door)
        if kinds or error is not None:
            assert kinds, f"{verb} was refused: {error!r}"
            assert isinstance(error, kinds), f"{verb} must be refused with {kinds}, not {error!r}"
            for table, those in _lasting(rows).items():
                equal(f"{table} after {verb} was refused", self.rows[table], those)
            self.world = world
            refused[verb] += 1
            return None
        walked[verb] += 1
        real = settle(expected, world, self.world)
        same(expected, self.world, leave)
        if judge is not None:
            judge(world, self.world, told, result, real)
        for thing, moment in self.world.modified.items():
            assert moment >= world.modified.get(thing, moment), f"{thing} was changed in the past"
        return result

    def arrive(self, door: Door) -> None:
        """Read the file again, and write down what was done, if a step has ended."""
        before = self.rows
        self.look()
        if self.inside is None:
            self._write_down(door, before)
            self.steps += 1
            if self.steps % CHECK_EACH == 0:
                self.check()
            else:
                self.compare(self.doors[self.steps % len(self.doors)])

    def _write_down(self, door: Door, before: Rows) -> None:
        changes = self._changes(door, before)
        what = difference(before, self.rows)
        if changes is None:
            assert not what, "something has changed, and nobody was told"
            return
        assert changes.id is not None
        article = None if changes.article is None else int(changes.article)
        self.past.did(Deed(changes.id, changes.step, door.coder, article, "done", what, before))

    def _changes(self, door: Door, before: Rows, *, of_many: bool = False) -> Changes | None:
        """What the door's listener was told: once, and all that is another one in the file.

        `of_many`: the rows may be of several steps.
        """
        heard, door.heard[:] = list(door.heard), []
        what = difference(before, self.rows)
        others = [other for other in self.doors if other is not door]
        assert not any(other.heard for other in others), "a listener was told of somebody else's step"
        assert len(heard) <= 1, "the listener was told twice"
        for other in others:
            other.news |= bool(what) or before["setting"] != self.rows["setting"]
            other.quiet = False
        recorded = [row for i, row in self.rows["history_row"].items() if i not in before["history_row"]]
        assert door.long_steps == (len(recorded) > LONG), "a long step was not announced, or a short one was"
        door.long_steps = 0
        if not heard:
            return None
        told = heard[0]
        assert of_many or {row["step_id"] for row in recorded} <= {told.id}
        keys = {(row["table_name"], row["row_id"]) for row in recorded}
        assert what.keys() <= keys, "the history does not know of all that has changed"
        assert told.rows.keys() == {table for table, _ in keys}
        for table, ids in told.rows.items():
            assert ids == (set() if table in ("block", "sentence") else {i for t, i in keys if t == table})
        ends = [end for (table, _), pair in what.items() if table == "link" for end in pair]
        names = {row[name] for row in ends if row for name in ("statement_id", "annotation_id") if name in row}
        assert names <= told.linked, "the ends of links that have changed were not told"
        tags = [row for (table, _), pair in what.items() if table == "annotation" for row in pair if row]
        for thing in ("article", "actor", "issue"):
            named = {row[column] for row in tags if row.get(column := f"{thing}_id") is not None}
            assert named <= told.named.get(thing, set()), f"the {thing} that has more tags or fewer was not told"
        return told

    def turn(self, door: Door, turn: str) -> None:
        """Undo or redo."""
        rows = self.rows
        deed = self.past.next(turn, door.coder, door.aside, rows)
        expected = None if deed is None else self.past.after(turn, deed, rows)
        result = error = None
        try:
            result = getattr(door.project, turn)()
        except Conflict as caught:
            error = caught
        self.look()
        if error is not None:
            door.long_steps = 0  # it may have been announced, and refused when it was to be written
        changes = self._changes(door, rows)
        assert changes == result
        if deed is None or expected is None:
            assert (error is None) == (deed is None), f"{turn} of {deed}: {error!r}"
            assert changes is None
            assert self.rows == rows, "what could not be turned has changed something"
            if deed is not None:
                door.aside[deed.id] = last_of_others(rows, door.coder)
            refused[f"Project.{turn}"] += 1
        else:
            assert error is None, f"{turn} of {deed} could be done: {error!r}"
            assert changes is not None
            assert (changes.id, changes.step) == (deed.id, deed.name)
            equal(f"{turn} of {deed.name}: what is not as it was", difference(expected, self.rows), {})
            self._turned(deed, turn, rows)
            if deed.id in door.aside:
                door.aside.clear()
            walked[f"Project.{turn}"] += 1
        self.steps += 1
        self.compare(self.doors[self.steps % len(self.doors)])

    def _turned(self, deed: Deed, turn: str, before: Rows) -> None:
        """One that has found all as it would make it has nothing to be turned again: it is left behind."""
        is_undo = turn == "undo"
        deed.state = "undone" if is_undo else "done"
        deed.what = difference(self.rows, before) if is_undo else difference(before, self.rows)
        if not is_undo:
            deed.rows = before
        if not self.past.is_kept(deed, self.rows):
            deed.state, deed.what = "dropped", {}


def _in_order(annotation: Annotation) -> Annotation:
    """Its links in the order of their statements."""
    links = sorted(zip(annotation.statement_ids, annotation.roles, strict=True), key=lambda pair: pair[0])
    return annotation._replace(statement_ids=tuple(i for i, _ in links), roles=tuple(role for _, role in links))


def _lasting(rows: Rows) -> Rows:
    return {table: those for table, those in rows.items() if table != "setting"}
