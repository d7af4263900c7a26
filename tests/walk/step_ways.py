"""Ways through undo and redo, steps of several verbs, settings, and the doors of a project."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from typing import Any

from reader.errors import BadProject, BadValue, Cancelled, ProjectBusy, ReadOnlyProject, SikapError
from reader.languages import Rules
from reader.model import Kind, StepId
from reader.project import Project
from tests.walk import words
from tests.walk.choosing import Chooser, Way
from tests.walk.coding_ways import add_article, tag
from tests.walk.rows import read_rows, world_of
from tests.walk.settling import equal
from tests.walk.verbs import Refused
from tests.walk.walker import BUDI, Door, Walker, refused, walked

NAME = "Beberapa 'hal'"


def remember(w: Walker, door: Door, choose: Chooser) -> None:
    key, value = choose.one(words.KEYS), choose.one((None, 1.5, "🙂", ["a", {"b": None}]))
    w.settings[key] = value
    w.perform(door, "Project.remember", lambda p: p.remember(key, value), lambda world: None)


def set_rules(w: Walker, door: Door, choose: Chooser) -> None:
    rules = choose.one((Rules((), ()), Rules(("Hj",), ("Gambas:",)), Rules(("xyz", "Prof"), ())))
    w.settings["rules"] = {"abbreviations": list(rules.abbreviations), "furniture": list(rules.furniture)}
    w.perform(door, "Project.set_rules", lambda p: p.set_rules(rules), lambda world: None)
    assert all(other.project.rules == rules for other in w.doors if w.inside is None or other is w.inside)


def group(ways: Mapping[str, Way]) -> Way:
    """Several verbs as one step. One that fails leaves nothing of itself; if the step fails, nothing of any is left."""

    def walk(w: Walker, door: Door, choose: Chooser) -> None:
        last = w.past.next("undo", door.coder, door.aside, w.rows)
        amended = last if choose.number(0, 1) else None
        goes_on = amended is not None and not w.past.is_blocked(amended, w.rows)
        before, world, kept, fails = w.rows, w.world, dict(w.settings), choose.number(0, 3) == 0
        with suppress(Cancelled), door.project.step(NAME, amend=StepId(amended.id) if amended else None) as done:
            _inside(w, door, choose, ways)
            if fails:
                raise Cancelled
        if fails:
            w.settings = kept
            w.look()
            equal("rows after a step that failed", w.rows, before)
            assert not door.heard
            door.long_steps, w.world = 0, world
            refused["Project.step"] += 1
            return
        told = list(door.heard)
        assert list(done) == told
        w.rows = before
        w.arrive(door)
        for changes in told:
            assert (amended is not None and changes.id == amended.id) == goes_on
            assert changes.step == NAME
        walked["Project.step"] += 1

    return walk


def _inside(w: Walker, door: Door, choose: Chooser, ways: Mapping[str, Way]) -> None:
    w.inside = door
    try:
        w.look()
        for _ in range(choose.number(0, 4)):
            ways[choose.one(tuple(ways))](w, door, choose)
        _turning_is_refused(door)
        if choose.number(0, 2) == 0:
            _others_wait(w, door)
    finally:
        w.inside = None


def _turning_is_refused(door: Door) -> None:
    for turn in (door.project.undo, door.project.redo):
        try:
            turn()
        except BadValue:
            continue
        raise AssertionError("undo within a step")


def _others_wait(w: Walker, door: Door) -> None:
    """While a step is open others see the file as it was, and can write nothing."""
    for other in w.doors:
        if other is door:
            continue
        assert world_of(read_rows(w.outside)) == world_of(w.committed)
        assert other.project.articles() == world_of(w.committed).all_articles()
        try:
            other.project.add_article("Tidak sekarang.")
        except ProjectBusy:
            continue
        raise AssertionError("two steps at the same time")


def undo(w: Walker, door: Door, choose: Chooser) -> None:
    w.turn(door, "undo")


def redo(w: Walker, door: Door, choose: Chooser) -> None:
    if w.past.next("redo", door.coder, door.aside, w.rows) is None and choose.number(0, 1):
        w.turn(door, "undo")
    w.turn(door, "redo")


def undo_all(w: Walker, door: Door, choose: Chooser) -> None:
    """Some steps back, and as many forth."""
    many = choose.number(2, 5)
    for turn in ("undo", "redo"):
        for _ in range(many):
            w.turn(door, turn)


def reopen(w: Walker, door: Door, choose: Chooser) -> None:
    w.reopen(w.doors.index(door))
    walked["Project.close"] += 1


def go_on(w: Walker, door: Door, choose: Chooser) -> None:
    """The same door, with the file as it lies there now: all is read anew, and what could not be turned tried again."""
    door.project.reopen()
    door.aside, door.news, door.quiet = {}, False, False
    w.compare(door)
    walked["Project.reopen"] += 1


def save_copy(w: Walker, door: Door, choose: Chooser) -> None:
    """A copy has all of it. It takes nobody's place."""
    out = w.path.with_name(f"{w.path.name}.copy")
    door.project.save_copy(out)
    with closing(sqlite3.connect(out)) as copy:
        equal("copy", read_rows(copy), w.rows)
    try:
        door.project.save_copy(out)
    except BadProject:
        walked["Project.save_copy"] += 1
    else:
        raise AssertionError("a file was replaced")
    finally:
        out.unlink()


def twin(w: Walker, door: Door, choose: Chooser) -> None:
    """One more door for a moment: what could not be turned is known there, too."""
    other = w.twin(door)
    try:
        w.doors.append(other)
        w.compare(other)
        choose.one((undo, redo, tag, add_article))(w, other, choose)
    finally:
        w.doors.remove(other)
        other.project.close()
    walked["Project.twin"] += 1


def changed_elsewhere(w: Walker, door: Door, choose: Chooser) -> None:
    found = door.project.changed_elsewhere()
    assert found or not door.news, "what others have done was not noticed"
    assert not found or not door.quiet, "nobody has done anything"
    assert not door.project.changed_elsewhere()
    door.news, door.quiet = False, True
    w.compare(door)
    walked["Project.changed_elsewhere"] += 1


def read_only(ways: Mapping[str, Way]) -> Way:
    """A door for reading shows the same, and lets nothing through."""

    def walk(w: Walker, door: Door, choose: Chooser) -> None:
        with Project.open(w.path, read_only=True, coder=BUDI) as project:
            other = Door(project, BUDI, {})
            w.compare(other)
            w.count(other)
            before = w.rows
            with suppress(_Through):
                ways[choose.one(tuple(ways))](_Closed(w), other, choose)
            w.look()
            equal("rows after a look", w.rows, before)
        walked["Project.open"] += 1

    return walk


class _Through(Exception):
    """A verb was tried at a door for reading."""


class _Closed(Walker):
    """A walker at a door for reading: each verb is refused there."""

    def __init__(self, walker: Walker) -> None:
        self.inside = None
        self.world, self.steps, self.doors = walker.world, walker.steps, walker.doors
        self.settings: dict[str, Any] = {}

    def perform(self, door: Door, verb: str, call: Any, predict: Any, judge: Any = None, leave: Any = ()) -> None:
        try:
            predict(self.world.copy())
            allowed: tuple[type[SikapError], ...] = (ReadOnlyProject,)
        except Refused as no:
            allowed = (ReadOnlyProject, *no.kinds)
        try:
            call(door.project)
        except allowed:
            raise _Through from None
        raise AssertionError(f"{verb} went through a door for reading")


def create(w: Walker, door: Door, choose: Chooser) -> None:
    """A new project is not made where there is one; one in memory is alone."""
    before = w.rows
    try:
        Project.create(w.path)
    except BadProject:
        walked["Project.create"] += 1
    else:
        raise AssertionError("a project was made in place of another")
    if choose.number(0, 1):
        return
    with Project.in_memory(coder=door.coder) as project:
        made = project.add_article(words.QUOTED, language="id")
        project.tag(made.id, Kind.STATEMENT, 0, 5, actor="Siti Rahma")
        assert (len(project.annotations()), project.undo() is not None, project.annotations()) == (2, True, [])
        assert project.check() == []
    walked["Project.in_memory"] += 1
    w.look()
    assert w.rows == before
