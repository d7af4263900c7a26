"""The codebook as people keep it: add, edit, merge, split, delete and import, each one step and all or nothing."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader import Kind, Project
from reader.codebook import Entry, ImportReport, Merge, clashes, find_actor, key_of
from reader.errors import BadFile, BadValue, NotFound, SikapError
from reader.formats.codebook import CodebookRow
from reader.model import Actor, ActorType, Annotation, Changes, Issue
from tests.reader.samples import FIRST, PLACE, SECOND, THIRD, WORK, add_alias, dump, new_article, outside, sql


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "studi.sikap", coder="Ani") as made:
        made.add_articles([new_article(title="Satu"), new_article(title="Dua")])
        yield made


def tag(project: Project, kind: Kind, words: str, article: int = 1, **said: Any) -> Annotation:
    return project.tag(article, kind, *PLACE[words], **said)


def names(entries: list[Actor] | list[Issue]) -> list[str]:
    return [entry.name for entry in entries]


def actor(project: Project, name: str) -> Actor:
    return next(found for found in project.actors() if found.name == name)


def issue(project: Project, name: str) -> Issue:
    return next(found for found in project.issues() if found.name == name)


def refuses(project: Project, says: str, verb: Callable[..., object], *values: Any, **named: Any) -> None:
    """The verb fails with this sentence, and the file is as it was, with no step more."""
    before, steps = dump(project, WORK), len(project.steps())
    with pytest.raises(SikapError, match=says) as error:
        verb(*values, **named)
    assert str(error.value).count("\n") == 0
    assert (dump(project, WORK), len(project.steps())) == (before, steps)


def undone_and_redone(project: Project, before: dict[str, list[tuple[object, ...]]]) -> None:
    """The last step goes back to `before` and forth to now, to the byte, and what is searched goes with it."""
    after = dump(project, WORK)
    assert after != before
    assert searched(project) == to_search(project)
    project.undo()
    assert dump(project, WORK) == before
    assert searched(project) == to_search(project)
    project.redo()
    assert dump(project, WORK) == after
    assert searched(project) == to_search(project)
    assert project.check() == []


def searched(project: Project) -> list[tuple[object, ...]]:
    """What full text search has of the codebook."""
    return sorted(dump(project, ("codebook_search",))["codebook_search"])


def to_search(project: Project) -> list[tuple[object, ...]]:
    of_actors = [(a.name, "\n".join(a.aliases), a.note) for a in project.actors()]
    of_issues = [(i.name, "", f"{i.definition}\n{i.when_to_use}\n{i.when_not}\n{i.note}") for i in project.issues()]
    return sorted([*of_actors, *of_issues])


# Adding and editing


def test_an_actor_keeps_all_that_is_said_of_it(project: Project) -> None:
    party = project.codebook.add_actor("Partai Laut", type="organisation")
    made = project.codebook.add_actor(
        " Siti  Rahma ",
        type=ActorType.PERSON,
        aliases=["Bu Siti", "S. Rahma"],
        member_of=party.id,
        colour="#2A6F97",
        note="*Menteri*\n\nsejak 2021",
    )
    assert project.actors() == [party, made]
    assert (made.name, made.type, made.aliases, made.member_of) == (
        "Siti Rahma",
        ActorType.PERSON,
        ("Bu Siti", "S. Rahma"),
        party.id,
    )
    assert (made.colour, made.note) == ("#2a6f97", "*Menteri*\n\nsejak 2021")
    assert project.codebook.actor(made.id) == made


def test_an_issue_keeps_all_that_is_said_of_it(project: Project) -> None:
    above = project.codebook.add_issue("laut")
    made = project.codebook.add_issue(
        "tambak",
        definition="tambak baru di pantai",
        when_to_use="izin",
        when_not="harga ikan",
        parent=above.id,
        colour="#aa0000",
        note="lihat juga",
    )
    assert project.codebook.issue(made.id) == made == issue(project, "tambak")
    assert (made.definition, made.when_to_use, made.when_not) == ("tambak baru di pantai", "izin", "harga ikan")
    assert (made.parent, made.colour, made.note) == (above.id, "#aa0000", "lihat juga")


def test_each_verb_is_one_step_that_undo_takes_back(project: Project) -> None:
    book = project.codebook
    lavrov = book.add_actor("Lavrov", aliases=["Menlu"], member_of="Rusia")
    tambak = book.add_issue("tambak", parent="laut")
    other, sands = book.add_actor("Sergei", note="dua"), book.add_issue("pasir", definition="pasir laut")
    words = tag(project, Kind.ACTOR, "Bupati", actor="Lavrov")
    tag(project, Kind.POSITION, "larangan ini", issue="tambak", stance="oppose")
    verbs: list[Callable[[], object]] = [
        lambda: book.add_actor("Baru", type="group", aliases=["B"], member_of=lavrov.id),
        lambda: book.add_issue("baru", definition="d", parent=tambak.id),
        lambda: book.edit_actor(lavrov.id, name="Sergei Lavrov", type="person", aliases=["Menlu Rusia"], note="n"),
        lambda: book.edit_issue(tambak.id, name="tambak udang", parent=None, colour="#112233"),
        lambda: book.merge("actor", other.id, [lavrov.id]),
        lambda: book.merge("issue", sands.id, [tambak.id]),
        lambda: book.split("actor", other.id, "Menlu Rusia", [words.id]),
        lambda: book.split("issue", sands.id, "tambak lagi", []),
        lambda: book.import_rows([CodebookRow(2, "actor", "Dari berkas"), row(3, "issue", "pasir", note="n")]),
        lambda: book.delete("actor", [actor(project, "Menlu Rusia").id, other.id]),
        lambda: book.delete("issue", [sands.id]),
    ]
    for verb in verbs:
        before, steps = dump(project, WORK), len(project.steps())
        verb()
        assert len(project.steps()) == steps + 1
        undone_and_redone(project, before)


def test_listeners_hear_which_tables_a_verb_touched(project: Project) -> None:
    tag(project, Kind.ACTOR, "Bupati", actor="Bupati")
    heard: list[Changes] = []
    project.on_change(heard.append)
    project.codebook.merge("actor", project.codebook.add_actor("Bupati Teluk Sari").id, [1])
    assert [changes.step for changes in heard] == ["Add actor", "Merge actors"]
    assert heard[1].rows.keys() == {"actor", "actor_alias", "annotation"}
    assert heard[1].rows["annotation"] == {1}


def test_a_new_name_is_everywhere_at_once_and_the_old_one_is_free(project: Project) -> None:
    for article in (1, 2):
        tag(project, Kind.ACTOR, "Bupati", article, actor="Bupati")
    project.codebook.edit_actor(1, name="Bupati Teluk Sari")
    assert [a.actor for a in project.annotations()] == ["Bupati Teluk Sari"] * 2
    assert project.codebook.actor(1).aliases == ()
    assert project.codebook.add_actor("Bupati").id != 1


def test_a_name_can_change_its_spelling_only(project: Project) -> None:
    lavrov = project.codebook.add_actor("LAVROV", aliases=["menlu"])
    assert project.codebook.edit_actor(lavrov.id, name="Lavrov", aliases=["Menlu"]).aliases == ("Menlu",)
    assert names(project.actors()) == ["Lavrov"]
    project.codebook.edit_issue(project.codebook.add_issue("Tambak").id, name="tambak")
    assert names(project.issues()) == ["tambak"]


def test_an_actor_can_take_its_alias_as_its_name(project: Project) -> None:
    lavrov = project.codebook.add_actor("Menlu", aliases=["Lavrov", "Sergei Lavrov"])
    renamed = project.codebook.edit_actor(lavrov.id, name="Lavrov")
    assert (renamed.name, renamed.aliases) == ("Lavrov", ("Sergei Lavrov",))


def test_an_alias_said_twice_or_like_the_name_is_kept_once(project: Project) -> None:
    made = project.codebook.add_actor("Lavrov", aliases=["lavrov", "Menlu", "MENLU", "Sergei"])
    assert made.aliases == ("MENLU", "Sergei")


def test_aliases_that_stay_are_not_written_again(project: Project) -> None:
    made = project.codebook.add_actor("Lavrov", aliases=["Menlu", "Sergei"])
    heard: list[Changes] = []
    project.on_change(heard.append)
    assert project.codebook.edit_actor(made.id, aliases=["Sergei", "Pak Lavrov"]).aliases == ("Sergei", "Pak Lavrov")
    assert len(heard[0].rows["actor_alias"]) == 2
    project.codebook.edit_actor(made.id, aliases=["Sergei", "Pak Lavrov"], note="")
    assert len(heard) == 1


def test_aliases_alone_are_a_change_of_the_actor(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    made = project.codebook.add_actor("Lavrov", aliases=["Menlu"])
    monkeypatch.setattr("reader.codebook.now", lambda: "2031-01-01T00:00:00.000Z")

    def changed() -> bool:
        return "2031-01-01T00:00:00.000Z" in dump(project, ("actor",))["actor"][0]

    project.codebook.edit_actor(made.id, aliases=["Menlu"])
    assert not changed()
    for aliases in (["MENLU"], ["MENLU", "Sergei"], []):
        project.codebook.edit_actor(made.id, aliases=aliases)
        assert changed()
        project.undo()
        assert not changed()
        project.redo()
        sql(project.path, "UPDATE actor SET modified_at = ''")


SAME = (
    "Ali",
    "ALI",
    "Ali\u200b",
    "Ali\u200f",
    "A\u00adli",
    "\ufeffAl\u2060i",
    "Ａｌｉ",
    "Alİ",
    "Ali\u0307",
    "\u202aAli\u202c",
)


@pytest.mark.parametrize("name", SAME)
def test_an_actor_is_found_however_the_same_letters_are_written(project: Project, name: str) -> None:
    made = project.codebook.add_actor("Ali", aliases=["Menlu"])
    assert tag(project, Kind.ACTOR, "Bupati", actor=name).actor_id == made.id
    with closing(outside(project.path)) as beside:
        assert find_actor(beside, f" {name}  ") == find_actor(project._db, "menlu\u200e") == made.id
        assert find_actor(beside, "Budi") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("ساعت\u200cساز", "ساعتساز"), ("क्\u200dष", "क्ष"), ("ılgaz", "ilgaz"), ("é", "e"), ("👩\u200d🌾", "👩🌾")],
)
def test_letters_that_make_another_word_make_another_actor(project: Project, one: str, other: str) -> None:
    assert project.codebook.add_actor(one).id != project.codebook.add_actor(other).id


@given(st.text(st.sampled_from("aiIİıjJß\u0307\u0323\u0301\u0345\u00ad\u200b\u200dﬁé한하\ufeff ")) | st.text())
@example("i\u0307\u0307")
@example("A\u00ad\u0301")
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert key_of(key_of(name)) == key_of(name)


@given(st.text(st.characters(max_codepoint=127)))
def test_the_key_of_a_name_in_plain_letters_is_that_of_any_name(name: str) -> None:
    other = "\u4e2d"  # has no case, and no other form
    assert key_of(name) + other == key_of(name + other)


def test_an_alias_finds_the_actor_when_a_tag_is_coded(project: Project) -> None:
    made = project.codebook.add_actor("Lavrov", aliases=["Menlu"])
    assert tag(project, Kind.ACTOR, "Bupati", actor="menlu").actor_id == made.id


def test_a_cleared_type_and_parent_are_none(project: Project) -> None:
    made = project.codebook.add_actor("Lavrov", type="person", member_of="Rusia")
    cleared = project.codebook.edit_actor(made.id, type=None, member_of=None)
    assert (cleared.type, cleared.member_of) == (None, None)


def test_texts_are_without_what_no_cell_can_hold(project: Project) -> None:
    made = project.codebook.add_issue("tambak", definition="satu\r\ndua\x00\x07\ttiga", note=" \n ")
    assert (made.definition, made.note) == ("satu\ndua\ttiga", "")


# What is refused


TAKEN = "There is an actor Lavrov already: merge the two, or choose another name."
ALIAS = "is already an alias of Lavrov: merge the two, or choose another name."


@pytest.mark.parametrize("name", ["Lavrov", " lavrov ", "ＬＡＶＲＯＶ"])
def test_two_actors_of_one_name_are_refused(project: Project, name: str) -> None:
    book = project.codebook
    book.add_actor("Lavrov", aliases=["Menlu"])
    other = book.add_actor("Sergei")
    refuses(project, TAKEN, book.add_actor, name)
    refuses(project, TAKEN, book.add_actor, "Baru", aliases=["lain", name])
    refuses(project, TAKEN, book.edit_actor, other.id, name=name)
    refuses(project, TAKEN, book.edit_actor, other.id, note="n", aliases=[name])
    refuses(project, TAKEN, book.split, "actor", other.id, name, [])


def test_an_alias_that_another_actor_has_is_refused(project: Project) -> None:
    book = project.codebook
    book.add_actor("Lavrov", aliases=["Menlu"])
    other = book.add_actor("Sergei")
    refuses(project, f"menlu {ALIAS}", book.add_actor, "menlu")
    refuses(project, f"MENLU {ALIAS}", book.edit_actor, other.id, name="MENLU")
    refuses(project, f"Menlu {ALIAS}", book.edit_actor, other.id, aliases=["Menlu"])


def test_two_issues_of_one_name_are_refused_and_actors_do_not_count(project: Project) -> None:
    book = project.codebook
    book.add_issue("Tambak")
    book.add_actor("Laut")
    other = book.add_issue("Laut")
    for verb, values in ((book.add_issue, ()), (book.edit_issue, (other.id,))):
        refuses(project, "There is an issue Tambak already: merge the two", verb, *values, name="TAMBAK")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"name": "  \t "}, "A name cannot be empty"),
        ({"name": "\u200b"}, "A name cannot be empty"),
        ({"name": "\u2066\u202a\u200d"}, "A name cannot be empty"),
        ({"name": "x" * 10_000}, "This name has 10000 characters; the most is 200"),
        ({"name": "a|b"}, "a|b has a | in it"),
        ({"name": None}, "The name must be a text, not None"),
        ({"colour": "red"}, "red is no colour: write it like #2a6f97"),
        ({"colour": "#12345"}, "#12345 is no colour"),
        ({"colour": 7}, "The colour must be a text, not 7"),
        ({"note": None}, "The note must be a text, not None"),
        ({"weight": 3}, "An (actor|issue) has no weight"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(project: Project, value: dict[str, Any], says: str) -> None:
    book = project.codebook
    says = says.replace("|b", r"\|b").replace("a | in", r"a \| in")
    refuses(project, says, book.edit_actor, book.add_actor("A", note="lama").id, **{"note": "baru", **value})
    refuses(project, says, book.edit_issue, book.add_issue("a", note="lama").id, **{"note": "baru", **value})


def test_values_that_only_an_actor_has_are_refused_too(project: Project) -> None:
    book = project.codebook
    made = book.add_actor("Lavrov", type="person")
    choices = "person, organisation, country, group"
    refuses(project, f"There is no type robot: choose one of {choices}", book.edit_actor, made.id, type="robot")
    refuses(project, r"There is no type robot", book.add_actor, "Baru", type="robot")
    refuses(project, "The alias must be a text", book.edit_actor, made.id, aliases=[1])
    refuses(project, "Give the aliases as a list of names", book.edit_actor, made.id, aliases="Menlu")
    refuses(project, r"Menlu\|Lavrov has a \| in it", book.edit_actor, made.id, aliases=["Menlu|Lavrov"])
    refuses(project, "Give a name or a number", book.edit_actor, made.id, member_of=1.5)
    refuses(project, "An issue has no aliases", book.edit_issue, book.add_issue("laut").id, aliases=[])


@pytest.mark.parametrize("what", ["actor", "issue"])
def test_what_is_not_there_is_not_found(project: Project, what: Entry) -> None:
    book = project.codebook
    there = (book.add_actor if what == "actor" else book.add_issue)("ada").id
    edit = book.edit_actor if what == "actor" else book.edit_issue
    parent = "member_of" if what == "actor" else "parent"
    says = f"There is no {what} with the number 99 in this project"
    refuses(project, says, edit, 99, note="n")
    refuses(project, says, edit, there, **{parent: 99})
    refuses(project, says, book.delete, what, [there, 99])
    refuses(project, says, book.merge, what, there, [99])
    refuses(project, says, book.merge, what, 99, [there])
    refuses(project, says, book.preview_merge, what, there, [99])
    refuses(project, says, book.split, what, 99, "baru", [])
    with pytest.raises(NotFound):
        (book.actor if what == "actor" else book.issue)(99)


@pytest.mark.parametrize("what", ["actor", "issue"])
@pytest.mark.parametrize("depth", [1, 2, 5])
def test_a_circle_is_refused_however_deep_it_is(project: Project, what: Entry, depth: int) -> None:
    edit = project.codebook.edit_actor if what == "actor" else project.codebook.edit_issue
    line = nested(project, what, [f"e{number}" for number in range(depth)])
    says = f"e0 cannot stand under e{depth - 1}: that would be a circle"
    refuses(project, says, edit, line[0], **{"member_of" if what == "actor" else "parent": line[-1]})


def nested(project: Project, what: Entry, chain: list[str]) -> list[int]:
    """Entries of these names, each under the one before."""
    made: list[int] = []
    for name in chain:
        above = made[-1] if made else None
        if what == "actor":
            made.append(project.codebook.add_actor(name, member_of=above).id)
        else:
            made.append(project.codebook.add_issue(name, parent=above).id)
    return made


def parents(project: Project, what: Entry) -> dict[str, str | None]:
    """Who stands under whom, by name."""
    if what == "actor":
        above = {a.id: a.name for a in project.actors()}
        return {a.name: above[a.member_of] if a.member_of else None for a in project.actors()}
    over = {i.id: i.name for i in project.issues()}
    return {i.name: over[i.parent] if i.parent else None for i in project.issues()}


# Questions


def test_uses_are_counted_for_every_entry(project: Project) -> None:
    for article in (1, 2):
        tag(project, Kind.ACTOR, "Bupati", article, actor="Bupati")
    tag(project, Kind.POSITION, "larangan ini", issue="tambak")
    project.codebook.add_actor("Lavrov")
    assert project.codebook.uses("actor") == {1: 2, 2: 0}
    assert project.codebook.uses("issue") == {1: 1}


def test_the_annotations_of_an_entry_come_in_reading_order_from_all_articles(project: Project) -> None:
    for article in (2, 1):
        for words in ("Bupati", "Menteri Siti Rahma"):
            tag(project, Kind.ACTOR, words, article, actor="Siti Rahma")
    tag(project, Kind.ACTOR, "Pak Darma", actor="Darma")
    found = project.codebook.annotations("actor", 1)
    assert [(a.article_id, a.text) for a in found] == [
        (article, words) for article in (1, 2) for words in ("Menteri Siti Rahma", "Bupati")
    ]
    newest = {a.id for a in sorted(found, key=attrgetter("id"))[1:]}
    assert project.codebook.annotations("actor", 1, limit=3) == [a for a in found if a.id in newest] != found[-3:]


def test_the_examples_of_an_issue_are_its_newest_statements(project: Project) -> None:
    said = [tag(project, Kind.STATEMENT, words, issue="tambak").id for words in (FIRST, SECOND, THIRD)]
    tag(project, Kind.STATEMENT, FIRST, 2, issue="lain")
    alone = tag(project, Kind.POSITION, "larangan ini", issue="tambak")
    tambak = issue(project, "tambak").id
    assert [a.id for a in project.codebook.examples(tambak)] == [alone.id, *reversed(said)]
    assert [a.id for a in project.codebook.examples(tambak, limit=2)] == [alone.id, said[2]]
    for words in ("Bupati", "Pak Darma", "Nelayan Muara"):  # the first one is coded last, with several positions
        position = tag(project, Kind.POSITION, words, issue="tambak")
        project.link(said[0], position.id)
    assert [a.id for a in project.codebook.examples(tambak, limit=2)] == [said[0], alone.id]


# Merging


def test_the_tags_names_and_members_of_merged_actors_come_to_the_one_that_is_kept(project: Project) -> None:
    book = project.codebook
    kept = book.add_actor("Sergey Lavrov", aliases=["Lavrov"], note="Menlu Rusia")
    other = book.add_actor("Menlu Rusia", type="person", aliases=["Menlu"], colour="#445566", note="dari detik")
    third = book.add_actor("S. Lavrov", type="group", note="Menlu Rusia")
    member = book.add_actor("Jubir", member_of=other.id)
    for number, who in enumerate((kept, other, third), 1):
        tag(project, Kind.ACTOR, "Bupati", min(number, 2), actor=who.id)
    preview = book.preview_merge("actor", kept.id, [other.id, third.id])
    assert preview == Merge(2, 1, ("Menlu Rusia", "Menlu", "S. Lavrov"), 1)
    book.merge("actor", kept.id, [other.id, third.id])
    merged = book.actor(kept.id)
    assert (merged.name, merged.aliases) == ("Sergey Lavrov", ("Lavrov", "Menlu Rusia", "Menlu", "S. Lavrov"))
    assert (merged.type, merged.colour) == (ActorType.PERSON, "#445566")
    assert merged.note == "Menlu Rusia\n\ndari detik"
    assert book.actor(member.id).member_of == kept.id
    assert [a.actor for a in project.annotations()] == ["Sergey Lavrov"] * 3
    assert names(project.actors()) == ["Jubir", "Sergey Lavrov"]
    assert tag(project, Kind.ACTOR, "Pak Darma", actor="menlu").actor_id == kept.id


def test_merged_issues_join_what_was_written_of_them(project: Project) -> None:
    book = project.codebook
    kept = book.add_issue("tambak", definition="satu", when_not="tidak")
    other = book.add_issue("tambak udang", definition="dua", when_to_use="pakai", note="catatan")
    under = book.add_issue("izin", parent=other.id)
    said = tag(project, Kind.STATEMENT, FIRST, issue="tambak udang", stance="oppose")
    assert book.preview_merge("issue", kept.id, [other.id]) == Merge(1, 1, ("tambak udang",), 1)
    book.merge("issue", kept.id, [other.id])
    merged = book.issue(kept.id)
    assert (merged.definition, merged.when_to_use) == ("satu\n\ndua", "pakai")
    assert (merged.when_not, merged.note) == ("tidak", "catatan")
    assert book.issue(under.id).parent == kept.id
    (claim,) = project.claims(said.article_id)
    assert (claim.issue, claim.stance) == ("tambak", "oppose")
    assert names(project.issues()) == ["izin", "tambak"]


@pytest.mark.parametrize("what", ["actor", "issue"])
@pytest.mark.parametrize(
    ("chain", "kept", "others", "result"),
    [
        ("abc", "b", "a", {"b": None, "c": "b"}),
        ("abc", "c", "b", {"a": None, "c": "a"}),
        ("abc", "b", "c", {"a": None, "b": "a"}),
        ("abcd", "c", "a", {"b": "c", "c": None, "d": "c"}),
        ("abcd", "b", "d", {"a": None, "b": "a", "c": "b"}),
        ("abcd", "d", "cb", {"a": None, "d": "a"}),
        ("abcd", "d", "b", {"a": None, "c": "d", "d": "a"}),
        ("ab cd", "c", "b", {"a": None, "c": "a", "d": "c"}),
        ("ab cd", "b", "d", {"a": None, "b": "a", "c": None}),
        ("ab cd", "a", "d", {"a": "c", "b": "a", "c": None}),
    ],
)
def test_merging_leaves_no_entry_under_itself(
    project: Project, what: Entry, chain: str, kept: str, others: str, result: dict[str, str | None]
) -> None:
    ids = {
        name: entry for part in chain.split() for name, entry in zip(part, nested(project, what, [*part]), strict=True)
    }
    before = dump(project, WORK)
    preview = project.codebook.preview_merge(what, ids[kept], [ids[name] for name in others])
    old = parents(project, what)
    project.codebook.merge(what, ids[kept], [ids[name] for name in others])
    assert parents(project, what) == result
    assert preview.children == sum(above in [*others] and name not in kept + others for name, above in old.items())
    undone_and_redone(project, before)


def test_an_entry_is_not_merged_with_itself_alone(project: Project) -> None:
    made = project.codebook.add_actor("Lavrov")
    refuses(project, "Choose at least two to merge", project.codebook.merge, "actor", made.id, [made.id])


def test_a_merge_that_fails_inside_a_larger_step_leaves_nothing_of_itself(project: Project) -> None:
    made = project.codebook.add_actor("Lavrov")
    with project.step("Two things"):
        project.codebook.edit_actor(made.id, note="baru")
        with pytest.raises(BadValue):
            project.codebook.add_actor("Lain", aliases=["baik", "Lavrov"])
    assert names(project.actors()) == ["Lavrov"]
    assert project.codebook.actor(made.id).note == "baru"


# Splitting and deleting


def test_a_split_takes_the_tags_that_are_named_and_the_alias_with_that_name(project: Project) -> None:
    book = project.codebook
    old = book.add_actor("Rahma", type="person", aliases=["Siti Rahma", "Bu Menteri"], member_of="Kabinet")
    first, second = (tag(project, Kind.ACTOR, "Bupati", article, actor=old.id) for article in (1, 2))
    new = book.split("actor", old.id, "siti rahma", [second.id])
    assert book.actor(new).name == "siti rahma"
    assert (book.actor(new).type, book.actor(new).member_of) == (ActorType.PERSON, old.member_of)
    assert book.actor(old.id).aliases == ("Bu Menteri",)
    assert [a.actor_id for a in project.annotations_by_id([first.id, second.id])] == [old.id, new]


def test_a_split_issue_stands_beside_the_old_one(project: Project) -> None:
    book = project.codebook
    old = book.add_issue("tambak", parent="laut", colour="#010203", definition="d")
    where = tag(project, Kind.POSITION, "larangan ini", issue=old.id, stance="support")
    new = book.issue(book.split("issue", old.id, "tambak udang", [where.id]))
    assert (new.parent, new.colour, new.definition) == (old.parent, "#010203", "")
    moved = project.annotation(where.id)
    assert (moved.issue, moved.stance) == ("tambak udang", "support")


def test_a_split_takes_no_tag_of_another(project: Project) -> None:
    book = project.codebook
    mine, other = (tag(project, Kind.ACTOR, words, actor=words).id for words in ("Bupati", "Pak Darma"))
    says = "Not all of these tags are coded with Bupati"
    refuses(project, says, book.split, "actor", actor(project, "Bupati").id, "Wakil", [mine, other])


def test_tags_stay_without_the_entry_that_is_deleted(project: Project) -> None:
    book = project.codebook
    said = tag(project, Kind.STATEMENT, FIRST, actor="Siti Rahma", issue="tambak", stance="oppose")
    under = book.add_issue("izin", parent="tambak")
    member = book.add_actor("Jubir", member_of="Siti Rahma")
    book.edit_actor(1, aliases=["Menteri"])
    book.delete("actor", [1])
    book.delete("issue", [1])
    assert [(c.statement_id, c.actor, c.issue, c.stance) for c in project.claims()] == [
        (said.guid, None, None, "oppose")
    ]
    assert len(project.annotations()) == 3
    assert (book.actor(member.id).member_of, book.issue(under.id).parent) == (None, None)
    assert book.add_actor("menteri").id != 1
    assert project.check() == []


def test_a_family_is_deleted_at_once(project: Project) -> None:
    line = nested(project, "issue", ["a", "b", "c"])
    project.codebook.delete("issue", [line[0], line[1], line[0]])
    assert parents(project, "issue") == {"c": None}
    project.undo()
    assert parents(project, "issue") == {"a": None, "b": "a", "c": "b"}


# Importing


def row(line: int, entry: Entry, name: str, /, aliases: str = "", parent: str = "", **values: str) -> CodebookRow:
    return CodebookRow(line, entry, name, tuple(filter(None, aliases.split("|"))), parent, values)


def test_an_import_adds_what_is_new_and_fills_what_is_known(project: Project) -> None:
    book = project.codebook
    book.add_actor("Lavrov", type="person", aliases=["Menlu", "Sergei"], note="lama")
    book.add_actor("Rusia", type="country")
    book.add_issue("tambak", definition="d")
    report = book.import_rows(
        [
            row(2, "actor", "Jubir", parent="Partai"),
            row(3, "actor", "menlu", "Pak Lavrov|MENLU", "Rusia", colour="#AABBCC"),
            row(4, "actor", "Partai", type="Organisation"),
            row(5, "actor", "RUSIA"),
            row(6, "issue", "tambak", definition="d"),
            row(7, "issue", "izin", parent="tambak", when_to_use="w"),
        ]
    )
    assert report == ImportReport(added=3, changed=2, same=1)
    lavrov = actor(project, "Lavrov")
    assert (lavrov.aliases, lavrov.note) == (("MENLU", "Sergei", "Pak Lavrov"), "lama")
    assert (lavrov.type, lavrov.colour) == (ActorType.PERSON, "#aabbcc")
    assert names(project.actors()) == ["Jubir", "Lavrov", "Partai", "RUSIA"]
    assert parents(project, "actor") == {"Jubir": "Partai", "Lavrov": "RUSIA", "Partai": None, "RUSIA": None}
    assert parents(project, "issue") == {"izin": "tambak", "tambak": None}
    assert project.next_undo() == "Import codebook"


def test_an_import_of_what_is_there_already_is_no_step(project: Project) -> None:
    project.codebook.add_actor("Lavrov", aliases=["Menlu"], member_of="Rusia")
    steps = len(project.steps())
    rows = [row(2, "actor", "Lavrov", "Menlu", "Rusia"), row(3, "actor", "Rusia")]
    assert project.codebook.import_rows(rows) == ImportReport(0, 0, 2)
    assert project.codebook.import_rows([]) == ImportReport(0, 0, 0)
    assert len(project.steps()) == steps


def test_an_import_can_turn_a_family_round(project: Project) -> None:
    nested(project, "issue", ["a", "b"])
    project.codebook.import_rows(
        [row(2, "issue", "b", parent="c"), row(3, "issue", "a", parent="b"), row(4, "issue", "c")]
    )
    assert parents(project, "issue") == {"a": "b", "b": "c", "c": None}


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([row(2, "actor", "A"), row(7, "actor", " a ")], "Line 7: +a +stands in line 2 already: keep one of the two"),
        ([row(2, "actor", "A", "B"), row(3, "actor", "b")], "Line 3: b stands in line 2 already"),
        ([row(2, "actor", "A", "X"), row(3, "actor", "B", "x")], "Line 3: x is already an alias of A: merge the two"),
        ([row(2, "actor", "B"), row(3, "actor", "A", "b")], "Line 3: There is an actor B already"),
        ([row(2, "actor", "A"), row(3, "actor", "B", "menlu")], "Line 3: menlu is already an alias of Lavrov"),
        ([row(2, "actor", "A", type="robot")], "Line 2: There is no type robot: choose one of person"),
        ([row(2, "issue", "a"), row(3, "issue", "b", parent="Lavrov")], "Line 3: There is no issue Lavrov, neither in"),
        ([row(2, "issue", "a", colour="merah")], "Line 2: merah is no colour"),
        ([row(2, "issue", "a", parent="a")], "Line 2: a cannot stand under a: that would be a circle"),
        ([row(2, "actor", "A", parent="B"), row(3, "actor", "B", parent="A")], "Line 2: A cannot stand under B"),
        ([row(2, "actor", "Rusia", parent="Lavrov")], "Line 2: Rusia cannot stand under Lavrov: that would be a circl"),
        ([row(2, "issue", "a"), row(3, "issue", "  ")], "Line 3: A name cannot be empty"),
        ([row(2, "issue", "x" * 201)], "Line 2: This name has 201 characters"),
        ([row(2, "issue", "a"), row(3, "issue", "b", parent="p" * 201)], "Line 3: This name has 201 characters"),
    ],
)
def test_one_bad_line_and_nothing_is_imported(project: Project, rows: list[CodebookRow], says: str) -> None:
    project.codebook.add_actor("Lavrov", aliases=["Menlu"], member_of="Rusia")
    refuses(project, says, project.codebook.import_rows, rows)
    with pytest.raises(BadFile):
        project.codebook.import_rows(rows)


# What two people's undoing could leave


CLASHES = {
    "an alias that is another's name": ("UPDATE actor_alias SET key = 'a' WHERE actor_id = 3",),
    "an alias that is the actor's own name": ("UPDATE actor_alias SET key = 'c' WHERE actor_id = 3",),
    "two actors under each other": ("UPDATE actor SET member_of = 3 - id WHERE id < 3",),
    "three issues in a circle": ("UPDATE issue SET parent_id = id % 3 + 1",),
    "a circle with one beneath it": ("UPDATE actor SET member_of = CASE id WHEN 1 THEN 2 ELSE 1 END",),
}


@pytest.mark.parametrize("what", CLASHES)
def test_what_undo_must_not_leave_is_seen(project: Project, what: str) -> None:
    nested(project, "actor", ["a", "b", "c"])
    nested(project, "issue", ["a", "b", "c"])
    add_alias(project.path, "c", "d")
    with closing(outside(project.path)) as beside:
        assert not clashes(beside)
        for statement in CLASHES[what]:
            beside.execute(statement)
        assert clashes(beside)


def test_clashes_in_a_great_codebook_are_seen_at_once(project: Project) -> None:
    """A chain of 10,000 must not be climbed from each of its links."""
    with closing(outside(project.path)) as beside:
        beside.execute(
            """INSERT INTO actor(id, guid, name, key, member_of, created_at, modified_at)
            WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
            SELECT i, i, 'n' || i, 'n' || i, nullif(i - 1, 0), '', '' FROM n"""
        )
        begun = time.perf_counter()
        assert not clashes(beside)
        beside.execute("UPDATE actor SET member_of = 10000 WHERE id = 5000")
        assert clashes(beside)
        assert time.perf_counter() - begun < 1


# For any codebook


@pytest.mark.no_cover
@given(st.data())
def test_no_merging_and_moving_makes_a_circle_or_loses_a_name(data: st.DataObject) -> None:
    count = 7
    with Project.in_memory(coder="Ani") as project:
        book = project.codebook
        for number in range(count):
            book.add_actor(f"n{number}", aliases=[f"a{number}"])
        for _ in range(count):
            entry, above = data.draw(st.tuples(st.integers(1, count), st.integers(1, count)))
            try:
                book.edit_actor(entry, member_of=above)
            except BadValue:
                assert entry in [above, *above_of(project, above)]
        kept, *others = data.draw(st.lists(st.integers(1, count), min_size=2, max_size=4, unique=True))
        book.merge("actor", kept, others)
        for left in project.actors():
            assert left.id not in above_of(project, left.id)
        known = {key_of(name) for left in project.actors() for name in (left.name, *left.aliases)}
        assert known == {f"{letter}{number}" for letter in "na" for number in range(count)}
        assert book.actor(kept).name == f"n{kept - 1}"


def above_of(project: Project, entry: int) -> list[int]:
    """The line of those above, until it ends or comes back to its start."""
    above: dict[int, int | None] = {found.id: found.member_of for found in project.actors()}
    line: list[int] = []
    now = above[entry]
    while now is not None and now not in line:
        line.append(now)
        now = above[now]
    return line
