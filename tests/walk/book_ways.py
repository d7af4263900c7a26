"""Ways through the verbs of the codebook."""

from collections.abc import Callable
from typing import Any

from reader.formats.codebook import CodebookRow
from reader.model import ActorType
from reader.project import Project
from tests.walk import book, words
from tests.walk.choosing import Chooser, Way, maybe, name_or_number, number_of, rarely, tag_of
from tests.walk.model import World
from tests.walk.walker import Door, Walker


def entry_values(w: Walker, choose: Chooser, what: str) -> dict[str, Any]:
    entries = w.world.entries(what)
    texts = tuple(words.KEPT_NOTES)
    possible: dict[str, Callable[[], Any]] = {
        "note": lambda: choose.one(texts),
        "colour": lambda: choose.one(words.BAD_COLOURS) if rarely(choose) else choose.one(tuple(words.COLOURS)),
        book.PARENT[what]: lambda: maybe(choose, lambda: name_or_number(choose, entries)),
    }
    if what == "actor":
        possible["type"] = lambda: "kucing" if rarely(choose) else choose.one((None, *ActorType))
        possible["aliases"] = lambda: "Siti" if rarely(choose) else names(choose)
    else:
        possible |= dict.fromkeys(("definition", "when_to_use", "when_not"), lambda: choose.one(texts))
    wanted = [choose.one(tuple(possible)) for _ in range(choose.number(0, 3))]
    return {name: possible[name]() for name in wanted}


def names(choose: Chooser) -> list[str]:
    found = [choose.one(words.NAMES).typed for _ in range(choose.number(0, 3))]
    return [*found, choose.one(words.BAD_NAMES)] if rarely(choose) else found


def name(choose: Chooser) -> str:
    return choose.one(words.BAD_NAMES) if rarely(choose) else choose.one(words.NAMES).typed


def adder(what: str) -> Way:
    def add(w: Walker, door: Door, choose: Chooser) -> None:
        typed, said = name(choose), entry_values(w, choose, what)
        w.perform(
            door,
            f"Codebook.add_{what}",
            lambda p: getattr(p.codebook, f"add_{what}")(typed, **said),
            lambda world: book.add(world, what, typed, said) and None,
        )

    return add


def editor(what: str) -> Way:
    def edit(w: Walker, door: Door, choose: Chooser) -> None:
        entry, said = number_of(choose, w.world.entries(what)), entry_values(w, choose, what)
        if choose.number(0, 1):
            said["name"] = name(choose)
        if rarely(choose):
            said["umur"] = "3"
        w.perform(
            door,
            f"Codebook.edit_{what}",
            lambda p: getattr(p.codebook, f"edit_{what}")(entry, **said),
            lambda world: book.edit(world, what, entry, said),
        )

    return edit


def some_entries(w: Walker, choose: Chooser, what: str, most: int) -> list[int]:
    entries = w.world.entries(what)
    return [number_of(choose, entries) for _ in range(choose.number(0, most))]


def delete_entries(w: Walker, door: Door, choose: Chooser) -> None:
    what: Any = choose.one(("actor", "issue"))
    ids = some_entries(w, choose, what, 2)
    w.perform(
        door, "Codebook.delete", lambda p: p.codebook.delete(what, ids), lambda world: book.delete(world, what, ids)
    )


def merge(w: Walker, door: Door, choose: Chooser) -> None:
    """The merge does what its preview has said."""
    what: Any = choose.one(("actor", "issue"))
    while len(w.world.entries(what)) < 2 and choose.number(0, 3):
        adder(what)(w, door, choose)
    kept, others = number_of(choose, w.world.entries(what)), some_entries(w, choose, what, 3)

    def call(project: Project) -> Any:
        said = project.codebook.preview_merge(what, kept, others)
        project.codebook.merge(what, kept, others)
        return said

    def judge(before: World, after: World, told: Any, said: Any, real: Any) -> None:
        gone = set(others) - {kept}
        coded = [t for t in before.tags.values() if getattr(t, what) in gone]
        assert (said.annotations, said.articles) == (len(coded), len({t.article for t in coded}))
        children = [i for i, e in before.entries(what).items() if getattr(e, book.PARENT[what]) in gone]
        assert said.children == len(set(children) - gone - {kept})

    w.perform(door, "Codebook.merge", call, lambda world: book.merge(world, what, kept, others), judge)


def split(w: Walker, door: Door, choose: Chooser) -> None:
    what: Any = choose.one(("actor", "issue"))
    entry, typed = number_of(choose, w.world.entries(what)), name(choose)
    mine = [i for i, t in w.world.tags.items() if getattr(t, what) == entry]
    tags = [i for i in sorted(mine) if choose.number(0, 1)] + ([tag_of(choose, w.world)] if rarely(choose) else [])
    w.perform(
        door,
        "Codebook.split",
        lambda p: p.codebook.split(what, entry, typed, tags),
        lambda world: book.split(world, what, entry, typed, tags),
    )


def import_rows(w: Walker, door: Door, choose: Chooser) -> None:
    rows = [_book_row(choose, line) for line in range(2, choose.number(2, 5))]

    def judge(before: World, after: World, told: Any, report: Any, real: Any) -> None:
        assert (report.added, report.changed, report.same) == told

    w.perform(
        door,
        "Codebook.import_rows",
        lambda p: p.codebook.import_rows(rows),
        lambda world: book.import_rows(world, rows),
        judge,
    )


def _book_row(choose: Chooser, line: int) -> CodebookRow:
    what: Any = choose.one(("actor", "issue"))
    values = {"note": choose.one(tuple(words.KEPT_NOTES)), "colour": choose.one(tuple(words.COLOURS))}
    if what == "actor":
        values["type"] = "kucing" if rarely(choose) else choose.one(tuple(ActorType))
    given = {key: value for key, value in values.items() if value and choose.number(0, 1)}
    aliases = tuple(names(choose)) if what == "actor" and choose.number(0, 1) else ()
    parent = name(choose) if choose.number(0, 2) == 0 else ""
    return CodebookRow(line, what, name(choose), aliases, parent, given)
