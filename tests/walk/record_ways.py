"""Ways through the verbs on the record of a project."""

from typing import Any

from reader.errors import BadValue, Conflict, NotFound, SikapError
from tests.walk import mending, verbs
from tests.walk.choosing import NOWHERE, Chooser, number_of, rarely
from tests.walk.coding_ways import delete_article, remove_claim, untag
from tests.walk.model import World
from tests.walk.past import Deed, Difference, difference, turned
from tests.walk.rows import Rows
from tests.walk.settling import equal
from tests.walk.text_ways import drop
from tests.walk.walker import Door, Walker, refused, walked

RESTORABLE = ("article", "annotation", "orphan")


def undo_to(w: Walker, door: Door, choose: Chooser) -> None:
    """All of this coder's steps down to one, or none; `redo` does them again one by one."""
    mine = [d.id for d in w.past.deeds.values() if d.coder == door.coder and d.state == "done"]
    step = number_of(choose, mine[-4:] if mine and choose.number(0, 5) else w.past.deeds)
    deed = w.past.deeds.get(step)
    before, expected = w.rows, None
    kinds: tuple[type[SikapError], ...] = ()
    if deed is None:
        kinds = (NotFound,)
    elif deed.state != "done" or deed.coder != door.coder or not w.past.is_kept(deed, before):
        kinds = (BadValue,)
    elif (expected := w.past.back_to(deed, before)) is None:
        kinds = (Conflict,)
    turned = [w.past.deeds[i] for i in sorted(mine, reverse=True) if i >= step] if expected else []
    steps = [(d, d.what) for d in turned]
    if not kinds:
        size = sum(row["step_id"] in {d.id for d in turned} for row in before["history_row"].values())
        assert door.project.record.way_back(step) == (len(turned), size)
    error = None
    try:
        result = door.project.record.undo_to(step)
    except SikapError as caught:
        error = caught
    if error is not None:
        assert isinstance(error, kinds), f"undo_to {deed}: {error!r}"
        w.look()
        equal("rows after a refusal", w.rows, before)
        door.long_steps = 0
        refused["Record.undo_to"] += 1
        return
    assert not kinds, f"undo_to {deed} must be refused with {kinds}"
    assert expected is not None
    w.look()
    assert w._changes(door, before, of_many=True) == result
    equal("undo_to: what is not as it was", difference(expected, w.rows), {})
    _all_turned(w, steps, before)
    door.aside.clear()
    w.steps += 1
    w.compare(door)
    walked["Record.undo_to"] += 1


def _all_turned(w: Walker, steps: list[tuple[Deed, Difference]], rows: Rows) -> None:
    """Write down of each step what would be done again."""
    for deed, what in steps:
        back = turned(rows, what, back=True)
        deed.state, deed.what, rows = "undone", difference(back, rows), back
        if not w.past.is_kept(deed, w.rows):
            deed.state, deed.what = "dropped", {}


def restore(w: Walker, door: Door, choose: Chooser) -> None:
    """One thing that a step has removed comes back, and nothing else."""
    removing = [d for d in w.past.deeds.values() if any(t in RESTORABLE for t, _ in d.removed())]
    if not removing and choose.number(0, 2):
        choose.one((untag, delete_article, remove_claim, drop))(w, door, choose)
        removing = [d for d in w.past.deeds.values() if any(t in RESTORABLE for t, _ in d.removed())]
    if removing and not rarely(choose):
        deed: Deed | None = choose.one(removing)
        assert deed is not None
        step = deed.id
        table, row = choose.one(sorted(key for key in deed.removed() if key[0] in RESTORABLE))
    else:
        step = number_of(choose, w.past.deeds)
        deed = w.past.deeds.get(step)
        table, row = choose.one((*RESTORABLE, "link", "actor")), choose.one((1, NOWHERE))
    rows = w.rows
    if deed and deed.state == "done" and w.past.is_kept(deed, rows):
        listed = [(r.table, r.row) for r in door.project.record.restorable(step)]
        could = [key for key in deed.removed() if key[0] in RESTORABLE and not _obstacles(w.world, deed, *key)]
        equal("restorable", sorted(listed), sorted(could))

    def predict(world: World) -> Any:
        problems = verbs.Problems()
        problems.note(NotFound, deed is None)
        problems.note(BadValue, table not in RESTORABLE)
        problems.note(BadValue, deed and (deed.state == "undone" or not w.past.is_kept(deed, rows)))
        problems.note(NotFound, deed and (table, row) not in deed.removed())
        problems.stop()
        assert deed is not None
        for kind in _obstacles(world, deed, table, row):
            problems.note(kind)
        problems.stop()
        if table == "article":
            mending.restore_article(world, deed.before, deed.removed(), row)
            return None
        mending.restore_tag(world, deed.before, deed.removed(), table, row)
        old = deed.before.orphans[row].tag if table == "orphan" else deed.before.tags[row]
        is_sure = table == "orphan" or deed.before.articles[old.article].text == world.articles[old.article].text
        return None if is_sure else old

    def judge(before: World, after: World, told: Any, result: Any, real: Any) -> None:
        if told is not None:  # its article has another text now
            assert result.orphaned == (row in after.orphans) != (row in after.tags)
            mending.found_again(before, after, told)
        assert (result.table, result.row) == (table, row)

    is_open = table == "annotation"
    w.perform(
        door,
        "Record.restore",
        lambda p: p.record.restore(step, table, row),
        predict,
        judge,
        ("tags", "links", "orphans") if is_open and _has_moved(w.world, deed, row) else (),
    )


def _has_moved(world: World, deed: Deed | None, tag: int) -> bool:
    """Whether the article of a tag that a step has removed has another text now."""
    if deed is None or ("annotation", tag) not in deed.removed():
        return False
    before = deed.before
    article = before.tags[tag].article
    return article in world.articles and before.articles[article].text != world.articles[article].text


def _obstacles(world: World, deed: Deed, table: str, row: int) -> list[type[SikapError]]:
    if table == "article":
        return [BadValue] if row in world.articles else []
    old = deed.before.orphans[row].tag if table == "orphan" else deed.before.tags[row]
    if row in world.tags or row in world.orphans:
        return [BadValue]
    return [] if old.article in world.articles else [NotFound]


def compact(w: Walker, door: Door, choose: Chooser) -> None:
    """The history forgets an old part of itself, and nothing else is another one."""
    before, ask = w.rows, door.project.record
    moments = sorted(row["at"] for row in before["history_step"].values())
    moment = choose.one((None, None, choose.one(moments), "2000-01-01T00:00:00.000Z"))
    days = choose.one((0, 30, -1)) if moment is None else 30
    try:
        done = ask.compact(days, before=moment)
    except BadValue:
        assert days < 0
        refused["Record.compact"] += 1
        return
    assert days >= 0
    w.look()
    told, door.heard[:] = list(door.heard), []
    assert [change.rows for change in told] == [{}]
    equal("work after compacting", difference(before, w.rows), {})
    gone = {i: row for i, row in before["history_row"].items() if i not in w.rows["history_row"]}
    steps = {row["step_id"] for row in gone.values()}
    assert door.long_steps == bool(gone)
    door.long_steps = 0
    assert (done.steps, done.rows) == (len(steps), len(gone))
    assert done.bytes >= 0
    kept = {row["step_id"] for row in w.rows["history_row"].values()}
    assert all(i < min(w.rows["history_row"], default=NOWHERE) for i in gone), "a hole in the history"
    assert all(i < min(kept, default=NOWHERE) for i in steps), "a hole in the history"
    assert all(before["history_step"][i]["at"] < (moment or "~") for i in steps), "a step was forgotten too early"
    assert moment is not None or not w.rows["history_row"], "not all was forgotten"
    for i, deed in w.past.deeds.items():
        if i in steps:
            deed.state, deed.what = "dropped" if deed.state == "undone" else deed.state, {}
    for other in w.doors:
        other.quiet = False
    w.steps += 1
    w.check()
    walked["Record.compact"] += 1
