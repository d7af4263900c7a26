"""The record: what was done, taken back to any step, single things brought back, and old steps forgotten."""

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader import store
from reader.errors import BadFile, BadValue, NotFound, ProjectBusy, SikapError
from reader.keeping import compacting
from reader.keeping.details import MOST_CHANGES, Change, Happened
from reader.keeping.restoring import Restorable
from reader.keeping.steps import Entry, StepFilter, StepKind
from reader.model import Annotation, Kind, StepId
from reader.project import Project
from tests.reader.samples import FIRST, PLACE, SECOND, TEXT, THIRD, WORK, Dump, dump, new_article, outside, sql


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "studi.sikap"
    with Project.create(path, coder="Ani") as project:
        project.add_articles([new_article(title="Satu"), new_article(title="Dua")])
    return path


@pytest.fixture
def ani(path: Path) -> Iterator[Project]:
    with Project.open(path, coder="Ani") as project:
        yield project


@pytest.fixture
def budi(path: Path) -> Iterator[Project]:
    with Project.open(path, coder="Budi") as project:
        yield project


def tag(project: Project, kind: Kind, words: str, article: int = 1, **said: Any) -> Annotation:
    return project.tag(article, kind, *PLACE[words], **said)


def work(source: Project | Path) -> Dump:
    return dump(source, WORK)


def last(project: Project) -> StepId:
    return project.steps()[0].id


def names(project: Project, **where: Any) -> list[str]:
    return [entry.name for entry in project.record.steps(StepFilter(**where))]


def without_link_numbers(found: Dump) -> Dump:
    """Links that come back are other rows: nothing outside names them."""
    return {**found, "link": sorted(row[1:] for row in found["link"])}


# What was done


def test_a_step_is_told_with_its_place_who_and_the_words(ani: Project, budi: Project) -> None:
    made = tag(ani, Kind.ACTOR, "Bupati", actor="Bupati")
    budi.edit_annotation(made.id, note="dari Budi")
    ani.untag(made.id)
    removed, edited, tagged, added = ani.record.steps()
    assert [e.name for e in (removed, edited, tagged, added)] == [
        "Remove tag",
        "Edit tag",
        "Tag as actor",
        "Add articles",
    ]
    assert (edited.coder, edited.article_id, edited.article, edited.words) == ("Budi", 1, "Satu", "Bupati")
    assert (removed.words, removed.counts, removed.rows) == ("Bupati", {"annotation": 1}, 1)
    assert tagged.counts == {"annotation": 1, "actor": 1}
    assert added.words == "Satu · Dua"
    assert added.counts == {"article": 2, "sentence": 12, "block": 8}
    assert {e.state for e in ani.record.steps()} == {"done"}


def test_a_step_tells_of_its_article_also_when_that_is_gone(ani: Project) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    ani.edit_article(1, title="Satu yang baru")
    ani.delete_article(1)
    assert [(e.article_id, e.article) for e in ani.record.steps()][:3] == [(1, "Satu yang baru")] * 3


def test_pages_follow_each_other_without_gap_or_repeat(ani: Project) -> None:
    for words in (FIRST, SECOND, THIRD) * 3:
        tag(ani, Kind.STATEMENT, words)
    page, pages = ani.record.steps(limit=4), []
    while page:
        pages.append([entry.id for entry in page])
        page = ani.record.steps(before=page[-1].id, limit=4)
    assert [len(ids) for ids in pages] == [4, 4, 2]
    assert [i for ids in pages for i in ids] == [step.id for step in ani.steps()] == list(ani.record.numbers())


def test_the_record_can_be_narrowed(ani: Project, budi: Project) -> None:
    made = tag(ani, Kind.STATEMENT, FIRST, actor="Siti Rahma", issue="tambak", stance="oppose")
    tag(budi, Kind.ACTOR, "Bupati", article=2)
    ani.code_claims(ani.claim_keys(), voice="direct")
    ani.codebook.add_issue("Pukat")
    with ani.step("By a script"):
        ani.edit_article(2, note="x")
    ani.untag(made.id)
    ani.undo()
    assert names(ani, kind=StepKind.TAGGING) == ["Remove tag", "Tag as actor", "Tag as statement"]
    assert names(ani, kind=StepKind.CLAIMS) == ["Edit claims"]
    assert names(ani, kind=StepKind.TEXTS) == ["Add articles"]
    assert names(ani, kind=StepKind.CODEBOOK) == ["Add issue"]
    assert names(ani, kind=StepKind.OTHER) == ["By a script"]
    assert names(ani, coder="Budi") == ["Tag as actor"]
    assert names(ani, state="undone") == ["Remove tag"]
    assert names(ani, article=2) == ["By a script", "Tag as actor", "Add articles"]
    assert names(ani, article=1) == ["Remove tag", "Edit claims", "Tag as statement", "Add articles"]
    assert names(ani, article=1, coder="Ani", kind=StepKind.CLAIMS) == ["Edit claims"]
    assert ani.record.coders() == ["Ani", "Budi"]


def test_steps_are_found_by_words_of_today_and_of_what_is_gone(ani: Project) -> None:
    made = tag(ani, Kind.ACTOR, "Bupati", actor="O'Neil")
    tag(ani, Kind.STATEMENT, FIRST)
    ani.untag(made.id)
    ani.codebook.edit_actor(1, name="Pak Neil")
    assert names(ani, words="bupati") == ["Remove tag", "Tag as actor"]
    assert names(ani, words="siti rahma menolak") == ["Tag as statement"]
    assert names(ani, words="O'neil") == ["Edit actor", "Tag as actor"]
    assert names(ani, words="Dua") == ["Add articles"]
    for nothing in ("%", "_", "statement", "actor", '"quote"', "Dua'"):
        assert names(ani, words=nothing) == []


def test_details_say_what_became_of_each_thing(ani: Project) -> None:
    made = tag(ani, Kind.POSITION, "larangan ini", issue="larangan", stance="support")
    ani.edit_annotation(made.id, issue="tambak", stance="oppose", note="dua")
    edited = last(ani)
    ani.resize(made.id, made.start, made.end - 4)
    ani.edit_annotation(made.id, stance="neutral", issue=None)
    ani.undo()
    [change] = [c for c in ani.record.details(edited).changes if c.table == "annotation"]
    assert (change.happened, change.kind, change.words) == (Happened.CHANGED, "position", "larangan ini")
    assert {(v.column, v.old, v.new) for v in change.values} == {
        ("issue_id", "larangan", "tambak"),
        ("stance", "support", "oppose"),
        ("note", "", "dua"),
    }
    [undone] = ani.record.details(last(ani)).changes
    assert {(v.column, v.old, v.new) for v in undone.values} == {
        ("issue_id", "tambak", None),
        ("stance", "oppose", "neutral"),
    }
    ani.untag(made.id)
    assert [(c.happened, c.words) for c in ani.record.details(last(ani)).changes] == [(Happened.REMOVED, "larangan")]


def all_details(project: Project) -> list[list[Change]]:
    """What each step changed; a link is known by the words of its tags as they are now, which may be others."""
    found = [project.record.details(step.id).changes for step in project.steps()]
    return [
        [replace(change, words="") if change.table == "link" else change for change in changes] for changes in found
    ]


def test_details_are_the_same_before_a_step_is_undone_after_it_and_done_again(ani: Project) -> None:
    said = tag(ani, Kind.STATEMENT, FIRST, actor="Siti Rahma", issue="tambak", stance="oppose")
    ani.resize(said.id, said.start, said.end - 1)
    ani.edit_annotation(said.id, note="satu")
    ani.edit_annotation(said.id, note="dua")
    ani.remove_claim(said.id)
    ani.delete_article(2)
    told = all_details(ani)
    for _ in range(6):
        ani.undo()
    assert all_details(ani) == told
    while ani.redo():
        pass
    assert all_details(ani) == told


def test_many_changes_of_one_kind_are_told_in_the_order_of_their_numbers_whichever_way_they_came(ani: Project) -> None:
    article = ani.add_article("Satu kalimat lagi di sini. " * 130)
    tags = [ani.tag(article.id, Kind.ACTOR, 27 * n, 27 * n + 4).id for n in range(130)]
    with ani.step("Untag backwards"):
        for number in reversed(tags):
            ani.untag(number)
    told = ani.record.details(last(ani)).changes
    assert [change.row for change in told] == tags
    ani.undo()
    assert ani.record.details(last(ani)).changes == told
    ani.redo()
    assert ani.record.details(last(ani)).changes == told


def test_what_was_made_and_removed_within_a_step_is_not_told(ani: Project) -> None:
    kept = tag(ani, Kind.ACTOR, "Bupati")
    with ani.step("Both"):
        ani.untag(tag(ani, Kind.STATEMENT, FIRST).id)
        ani.edit_annotation(kept.id, note="x")
        ani.edit_annotation(kept.id, note="")
        ani.edit_article(1, note="y")
    assert [(c.table, c.words) for c in ani.record.details(last(ani)).changes] == [("article", "Satu")]


def test_a_long_step_is_told_in_part_and_counted_in_full(ani: Project) -> None:
    with ani.step("Many"):
        for start in range(MOST_CHANGES + 20):
            ani.tag(1, Kind.ACTOR, start, start + 2)
    details = ani.record.details(last(ani))
    assert len(details.changes) == MOST_CHANGES
    assert details.counts == {"annotation": MOST_CHANGES + 20}


def test_pieces_of_a_text_are_told_when_nothing_else_was_changed(ani: Project) -> None:
    first, second = ani.sentences(1)[1:3]
    ani.texts.merge_sentences(first.id)
    changes = ani.record.details(last(ani)).changes
    assert {c.table for c in changes} == {"sentence"}
    assert any(second.text in c.words for c in changes if c.happened is Happened.REMOVED)


def test_there_are_no_details_of_a_step_that_is_not_there(ani: Project) -> None:
    with pytest.raises(NotFound, match="99"):
        ani.record.details(99)


def test_a_history_from_elsewhere_that_names_other_tables_is_read_without_running_it(ani: Project) -> None:
    tag(ani, Kind.ACTOR, "Bupati")
    step = last(ani)
    for table in ("sqlite_master", "annotation; DROP TABLE link"):
        insert = f"INSERT INTO history_row(step_id, table_name, row_id, operation, old) VALUES ({step}, '{table}', 1, "
        sql(ani.path, insert + "'update', ',\"name\"=1')")
    before = work(ani)
    assert ani.record.details(step).changes
    assert ani.record.steps()[0].name == "Tag as actor"
    assert work(ani) == before


# Single things come back


def restore_all(project: Project, step: StepId) -> list[Restorable]:
    found = project.record.restorable(step)
    for one in found:
        project.record.restore(step, one.table, one.row)
    return found


def test_a_deleted_tag_comes_back_without_undoing_the_rest(ani: Project) -> None:
    said = tag(ani, Kind.STATEMENT, FIRST, actor="Siti Rahma", issue="tambak", stance="oppose")
    before = without_link_numbers(work(ani))
    ani.untag(said.id)
    removed = last(ani)
    later = tag(ani, Kind.STATEMENT, THIRD)
    [one] = ani.record.restorable(removed)
    assert one == Restorable("annotation", said.id, 1, FIRST, "statement")
    back = ani.record.restore(removed, one.table, one.row)
    assert (back.orphaned, back.lost, back.article_id) == (False, (), 1)
    after = without_link_numbers(work(ani))
    assert [row for row in after["annotation"] if row[0] != later.id] == before["annotation"]
    assert after["link"] == before["link"]
    assert ani.annotation(later.id) == later
    assert [e.name for e in ani.record.steps()][:2] == ["Restore tag", "Tag as statement"]
    assert ani.record.steps()[0].article_id == 1
    assert ani.record.restorable(removed) == []
    assert ani.check() == []


def test_a_whole_claim_comes_back_tag_by_tag_in_any_order(ani: Project) -> None:
    said = tag(ani, Kind.STATEMENT, FIRST, actor="Siti Rahma", issue="tambak", stance="oppose")
    before = without_link_numbers(work(ani))
    ani.remove_claim(said.id)
    removed = last(ani)
    for one in reversed(ani.record.restorable(removed)):
        ani.record.restore(removed, one.table, one.row)
    assert without_link_numbers(work(ani)) == before
    for _ in range(4):
        ani.undo()
    assert without_link_numbers(work(ani)) == before
    for _ in range(4):
        ani.redo()
    assert without_link_numbers(work(ani)) == before


def test_a_tag_comes_back_without_the_actor_that_is_gone_and_says_so(ani: Project) -> None:
    made = tag(ani, Kind.ACTOR, "Bupati", actor="Bupati")
    ani.untag(made.id)
    removed = last(ani)
    ani.codebook.delete("actor", [1])
    back = ani.record.restore(removed, "annotation", made.id)
    assert back.lost == ("Bupati",)
    assert ani.annotation(made.id).actor is None
    assert ani.check() == []


def test_what_is_there_cannot_be_restored_again(ani: Project) -> None:
    made = tag(ani, Kind.ACTOR, "Bupati")
    ani.untag(made.id)
    removed = last(ani)
    ani.record.restore(removed, "annotation", made.id)
    before = dump(ani)
    for table, row, error in (("annotation", made.id, BadValue), ("annotation", 99, NotFound), ("link", 1, BadValue)):
        with pytest.raises(error):
            ani.record.restore(removed, table, row)
    with pytest.raises(NotFound, match="999"):
        ani.record.restore(999, "annotation", made.id)
    assert dump(ani) == before


def test_what_a_step_made_or_an_undone_step_removed_is_nothing_to_restore(ani: Project) -> None:
    made = tag(ani, Kind.ACTOR, "Bupati")
    tagged = last(ani)
    assert ani.record.restorable(tagged) == []
    ani.untag(made.id)
    removed = last(ani)
    ani.undo()
    assert ani.record.restorable(removed) == []
    with pytest.raises(BadValue, match="taken back"):
        ani.record.restore(removed, "annotation", made.id)


def test_a_tag_of_an_article_that_is_gone_comes_back_with_it(ani: Project) -> None:
    made = tag(ani, Kind.ACTOR, "Bupati")
    ani.untag(made.id)
    removed = last(ani)
    ani.delete_article(1)
    assert ani.record.restorable(removed) == []
    with pytest.raises(NotFound, match="restore the article first"):
        ani.record.restore(removed, "annotation", made.id)
    ani.record.restore(last(ani), "article", 1)
    ani.record.restore(removed, "annotation", made.id)
    assert ani.annotation(made.id) == made


def test_a_tag_is_put_on_its_words_in_a_text_that_was_corrected_since(ani: Project) -> None:
    made = tag(ani, Kind.STATEMENT, SECOND)
    ani.untag(made.id)
    removed = last(ani)
    ani.texts.correct(1, "Kata pengantar yang baru.\n" + TEXT.replace("Teluk Sari", "Teluk Sariasih"))
    ani.texts.correct(1, "Dan satu baris lagi.\n" + ani.article(1).text)
    back = ani.record.restore(removed, "annotation", made.id)
    assert not back.orphaned
    there = ani.annotation(made.id)
    assert (there.text, there.start) == (SECOND, ani.article(1).text.index(SECOND))
    assert ani.check() == []


def test_a_tag_whose_words_are_gone_from_the_text_waits_to_be_placed(ani: Project) -> None:
    said = tag(ani, Kind.STATEMENT, SECOND, actor="Nelayan Muara")
    mention = next(a for a in ani.annotations() if a.kind is Kind.ACTOR)
    ani.untag(said.id)
    removed = last(ani)
    ani.texts.correct(1, TEXT.replace(" " + SECOND, ""))
    back = ani.record.restore(removed, "annotation", said.id)
    assert back.orphaned
    orphan = next(orphan for orphan in ani.orphans() if orphan.id == said.id)
    assert (orphan.guid, orphan.text) == (said.guid, SECOND)
    assert TEXT.index(orphan.prefix + orphan.text + orphan.suffix) == said.start - len(orphan.prefix)
    assert ani.check() == []
    with pytest.raises(BadValue, match="waits"):
        ani.record.restore(removed, "annotation", said.id)
    ani.texts.place(mention.id, 0, 7)
    ani.texts.place(said.id, 0, 7)
    assert [(link.statement_id, link.annotation_id) for link in links(ani)] == [(said.id, mention.id)]
    assert ani.check() == []


def links(project: Project) -> list[Any]:
    from collections import namedtuple

    Link = namedtuple("Link", "id statement_id annotation_id role")
    return [Link(*row) for row in work(project)["link"]]


def test_words_that_read_the_same_elsewhere_are_not_taken_for_the_tags_own(ani: Project) -> None:
    """The tag stood on the second "tambak" at this place; the text has another one there now."""
    [article] = ani.add_articles([new_article("satu tambak dua\nlalu tambak lama di sana.", title="x")])
    second = article.text.rindex("tambak")
    made = ani.tag(article.id, Kind.ACTOR, second, second + 6)
    ani.untag(made.id)
    removed = last(ani)
    ani.texts.correct(article.id, "Sama sekali lain".ljust(second, "!") + "tambak itu.")
    assert ani.article(article.id).text[second : second + 6] == "tambak"
    assert ani.record.restore(removed, "annotation", made.id).orphaned


def test_a_dropped_orphan_comes_back_to_where_it_waited(ani: Project) -> None:
    made = tag(ani, Kind.STATEMENT, SECOND)
    ani.texts.correct(1, TEXT.replace(" " + SECOND, ""))
    corrected = last(ani)
    assert ani.record.restorable(corrected) == []
    before = work(ani)
    ani.texts.drop(made.id)
    assert restore_all(ani, last(ani)) == [Restorable("orphan", made.id, 1, SECOND, "statement")]
    assert work(ani) == before


def test_a_deleted_article_comes_back_with_all_that_went_with_it(ani: Project) -> None:
    tag(ani, Kind.STATEMENT, FIRST, actor="Siti Rahma", issue="tambak", stance="oppose")
    lost = tag(ani, Kind.STATEMENT, SECOND, actor="Nelayan Muara")
    ani.texts.correct(1, TEXT.replace(" " + SECOND, ""))
    ani.edit_article(2, reprint_of=1)
    before = work(ani)
    ani.delete_article(1)
    removed = last(ani)
    [one] = ani.record.restorable(removed)
    assert one == Restorable("article", 1, 1, "Satu")
    ani.record.restore(removed, "article", 1)
    after = work(ani)
    assert {table for table in WORK if before[table] != after[table]} <= {"article"}
    assert ani.articles()[1].reprint_of == 1
    assert lost.id in [orphan.id for orphan in ani.orphans()]
    assert ani.record.steps()[0].name == "Restore article"
    assert ani.record.restorable(removed) == []
    assert ani.check() == []
    for state in (before, after):
        assert state["article"][0] == before["article"][0]


def test_an_article_that_would_be_its_own_reprint_comes_back_as_none(ani: Project) -> None:
    ani.edit_article(1, reprint_of=2)
    [third] = ani.add_articles([new_article(title="Tiga")])
    ani.edit_article(third.id, reprint_of=1)
    ani.delete_article(1)
    removed = last(ani)
    ani.edit_article(2, reprint_of=third.id)
    ani.record.restore(removed, "article", 1)
    assert ani.article(third.id).reprint_of == 1
    assert ani.article(1).reprint_of is None
    assert ani.check() == []


def test_an_article_corrected_and_deleted_in_one_step_comes_back_as_it_was_before(ani: Project) -> None:
    said = tag(ani, Kind.STATEMENT, SECOND)
    before = work(ani)
    with ani.step("Both"):
        ani.texts.correct(1, "Baru. " + TEXT)
        ani.untag(said.id)
        ani.delete_article(1)
    ani.record.restore(last(ani), "article", 1)
    assert work(ani) == before


def test_a_tag_moved_by_a_correction_and_removed_in_one_step_finds_its_words(ani: Project) -> None:
    [article] = ani.add_articles([new_article("aaaa bbbb aaaa bbbb", title="x")])
    made = ani.tag(article.id, Kind.ACTOR, 10, 12)
    with ani.step("Both"):
        ani.texts.correct(article.id, "aa" + article.text)
        ani.untag(made.id)
    ani.record.restore(last(ani), "annotation", made.id)
    assert [(a.start, a.text) for a in ani.annotations(article.id)] == [(12, "aa")]


def test_another_coder_can_restore_and_the_tag_stays_the_first_ones(ani: Project, budi: Project) -> None:
    made = tag(ani, Kind.ACTOR, "Bupati")
    ani.untag(made.id)
    removed = last(ani)
    budi.record.restore(removed, "annotation", made.id)
    assert ani.annotation(made.id) == made
    assert ani.steps()[0].coder == "Budi"
    assert ani.next_undo() == "Remove tag"
    before = work(ani)
    with pytest.raises(Exception, match="Budi"):
        ani.undo()
    assert work(ani) == before
    budi.undo()
    ani.undo()
    assert ani.annotation(made.id) == made


def test_a_tag_of_a_guid_that_is_taken_by_something_else_is_refused(ani: Project) -> None:
    made = tag(ani, Kind.ACTOR, "Bupati")
    ani.untag(made.id)
    removed = last(ani)
    other = tag(ani, Kind.ACTOR, "Nelayan Muara")
    sql(ani.path, f"UPDATE annotation SET guid = '{made.guid}' WHERE id = {other.id}")
    with pytest.raises(BadValue):
        ani.record.restore(removed, "annotation", made.id)


PIECES = st.sampled_from([FIRST, SECOND, THIRD, "Bupati", "Nelayan Muara", "larangan ini"])
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("tag"), PIECES, st.sampled_from(["Siti", "Umar", None])),
        st.tuples(st.just("untag"), st.integers(0, 9), st.none()),
        st.tuples(st.just("link"), st.integers(0, 9), st.integers(0, 9)),
        st.tuples(st.just("correct"), st.integers(0, 120), st.sampled_from(["xx ", "", "\n"])),
        st.tuples(st.just("delete"), st.none(), st.none()),
        st.tuples(st.just("forget actor"), st.none(), st.none()),
        st.tuples(st.just("restore"), st.integers(0, 9), st.none()),
        st.tuples(st.just("undo"), st.none(), st.none()),
        st.tuples(st.just("redo"), st.none(), st.none()),
    ),
    min_size=2,
    max_size=14,
)


def do(project: Project, deed: str, one: Any, two: Any) -> None:
    tags, articles = project.annotations(), project.articles()
    if deed == "tag" and articles and one in articles[0].text:
        start = articles[0].text.index(one)
        statement = one in (FIRST, SECOND, THIRD)
        kind = Kind.STATEMENT if statement else Kind.ACTOR
        project.tag(articles[0].id, kind, start, start + len(one), actor=two)
    elif deed == "untag" and tags:
        project.untag(tags[one % len(tags)].id)
    elif deed == "link" and tags:
        first, second = tags[one % len(tags)], tags[two % len(tags)]
        if (first.kind, second.kind) == (Kind.STATEMENT, Kind.ACTOR):
            project.link(first.id, second.id)
    elif deed == "correct" and articles:
        text = articles[0].text
        project.texts.correct(articles[0].id, text[:one] + two + text[one + 2 :])
    elif deed == "delete" and articles:
        project.delete_article(articles[0].id)
    elif deed == "forget actor" and project.actors():
        sql_free(project)
    elif deed == "restore":
        gone = [(step.id, r) for step in project.steps() for r in project.record.restorable(step.id)]
        if gone:
            step, found = gone[one % len(gone)]
            project.record.restore(step, found.table, found.row)
    elif deed in ("undo", "redo"):
        getattr(project, deed)()


def sql_free(project: Project) -> None:
    """An actor that nothing names goes from the codebook."""
    used = {tag.actor_id for tag in project.annotations()}
    waiting = {row[0] for row in project._ask("SELECT actor_id FROM orphan WHERE actor_id IS NOT NULL")}
    free = [actor.id for actor in project.actors() if actor.id not in used | waiting]
    if free:
        project.codebook.delete("actor", free[:1])


@settings(max_examples=40)
@given(DEEDS)
def test_restoring_among_any_other_steps_leaves_undo_and_redo_exact(deeds: list[tuple[str, Any, Any]]) -> None:
    with Project.in_memory(coder="Ani") as project:
        project.add_articles([new_article(title="Satu")])
        for deed in deeds:
            do(project, *deed)
        assert project.check() == []
        states = [in_memory(project)]
        while project.undo():
            states.append(in_memory(project))
        assert project.check() == []
        assert all(rows == [] for rows in states[-1].values())
        for state in reversed(states[:-1]):
            assert project.redo() is not None
            assert in_memory(project) == state


def in_memory(project: Project) -> Dump:
    return {table: project._ask(f"SELECT * FROM {table} ORDER BY 1") for table in WORK}


@settings(max_examples=30)
@given(DEEDS, st.integers(0, 20))
def test_back_to_any_step_is_the_state_before_it_and_redo_leads_forth_again(
    deeds: list[tuple[str, Any, Any]], wanted: int
) -> None:
    with Project.in_memory(coder="Ani") as project:
        project.add_articles([new_article(title="Satu")])
        for deed in deeds:
            do(project, *deed)
        done = [step for step in project.steps() if step.state == "done"]
        assume(done)
        target = done[wanted % len(done)]
        states = [in_memory(project)]
        back = project.record.way_back(target.id)[0]
        for _ in range(back):
            project.undo()
            states.append(in_memory(project))
        for _ in range(back):
            project.redo()
        changes = project.record.undo_to(target.id)
        assert changes.id == target.id
        assert in_memory(project) == states[-1]
        for state in reversed(states[:-1]):
            project.redo()
            assert in_memory(project) == state
        assert project.check() == []


# Old steps are forgotten


def long_ago(project: Project, *steps: StepId) -> None:
    for step in steps:
        sql(project.path, f"UPDATE history_step SET at = '2020-01-01T00:00:00.000Z' WHERE id = {step}")


def test_old_steps_are_forgotten_and_stay_in_the_record(ani: Project) -> None:
    first = tag(ani, Kind.ACTOR, "Bupati")
    ani.untag(first.id)
    removed = last(ani)
    long_ago(ani, *(step.id for step in ani.steps()))
    kept = tag(ani, Kind.STATEMENT, FIRST)
    before, size = work(ani), ani.record.size()
    done = ani.record.compact(30)
    assert (done.steps, size.kept, ani.record.size().kept, ani.record.size().steps) == (3, 4, 1, 4)
    assert done.rows == size.rows - ani.record.size().rows > 0
    assert work(ani) == before
    assert ani.check() == []
    entries = ani.record.steps()
    assert [(e.name, e.state, e.forgotten) for e in entries] == [
        ("Tag as statement", "done", False),
        ("Remove tag", "done", True),
        ("Tag as actor", "done", True),
        ("Add articles", "done", True),
    ]
    assert ani.record.details(removed).changes == ()
    assert ani.record.restorable(removed) == []
    with pytest.raises(BadValue, match="no longer kept"):
        ani.record.restore(removed, "annotation", first.id)
    with pytest.raises(BadValue, match="compacted"):
        ani.record.undo_to(removed)
    with pytest.raises(BadValue, match="compacted"):
        ani.record.way_back(removed)
    assert ani.next_undo() == "Tag as statement"
    assert ani.undo() is not None
    assert (ani.next_undo(), ani.undo(), ani.next_size("undo")) == (None, None, 0)
    assert ani.redo() is not None
    assert ani.annotation(kept.id) == kept


def test_what_was_undone_and_is_forgotten_cannot_be_redone(ani: Project) -> None:
    tag(ani, Kind.ACTOR, "Bupati")
    ani.undo()
    assert ani.record.compact(0).steps == 2
    assert (ani.next_redo(), ani.redo(), ani.undo()) == (None, None, None)
    assert [e.state for e in ani.record.steps()] == ["dropped", "done"]
    tag(ani, Kind.ACTOR, "Bupati")
    assert ani.next_undo() == "Tag as actor"


def test_nothing_old_leaves_everything(ani: Project) -> None:
    tag(ani, Kind.ACTOR, "Bupati")
    before = dump(ani)
    assert ani.record.compact(30).steps == 0
    assert dump(ani) == before
    with pytest.raises(BadValue):
        ani.record.compact(-1)


def test_an_old_step_that_was_done_again_lately_is_kept_with_all_that_follows(ani: Project, budi: Project) -> None:
    """What Budi did since is in the way of taking it back: without one of the two, undo would not know of the other."""
    made = tag(ani, Kind.ACTOR, "Bupati")
    ani.edit_article(2, note="x")
    old = last(ani)
    long_ago(ani, *(step.id for step in ani.steps()))
    budi.edit_annotation(made.id, note="dua")
    ani.undo()
    ani.redo()
    ani.record.compact(30)
    assert [(e.name, e.forgotten) for e in ani.record.steps()] == [
        ("Edit tag", False),
        ("Edit article", False),
        ("Tag as actor", True),
        ("Add articles", True),
    ]
    assert ani.record.undo_to(old).rows == {"article": {2}}
    assert ani.article(2).note == ""
    assert ani.check() == []


def test_compacting_makes_the_file_smaller_and_loses_nothing_else(path: Path, ani: Project) -> None:
    [large] = ani.add_articles([new_article("\n".join(f"Kalimat nomor {n}." for n in range(5000)), title="x")])
    ani.delete_article(large.id)
    before = work(ani)
    length = ani._value("PRAGMA page_count") * ani._value("PRAGMA page_size")
    done = ani.record.compact(0)
    assert work(ani) == before
    assert done.bytes > 500_000
    assert path.stat().st_size == length - done.bytes
    ani.close()
    with Project.open(path, coder="Budi") as again:
        assert again.check() == []
        assert again.annotations() == []
        again.tag(1, Kind.ACTOR, 0, 7)
        assert again.undo() is not None
    assert path.stat().st_size < length


def test_a_program_that_reads_meanwhile_does_not_keep_it_from_compacting(ani: Project) -> None:
    beside = outside(ani.path)
    beside.execute("BEGIN")
    beside.execute("SELECT * FROM article").fetchone()
    ani.record.compact(0)
    assert beside.execute("SELECT count(*) FROM history_row").fetchone()[0] > 0
    beside.execute("ROLLBACK")
    beside.close()
    assert ani.check() == []


def test_a_program_that_writes_is_waited_for_and_then_told_of(ani: Project) -> None:
    beside = outside(ani.path)
    ani._connection.execute("PRAGMA busy_timeout = 20")
    before = dump(ani)
    beside.execute("BEGIN IMMEDIATE")
    with pytest.raises(ProjectBusy):
        ani.record.compact(0)
    beside.execute("ROLLBACK")
    assert dump(ani) == before

    def lock(statement: str) -> None:
        if statement.startswith("VACUUM"):
            beside.execute("BEGIN IMMEDIATE")

    ani._connection.set_trace_callback(lock)
    with pytest.raises(ProjectBusy, match="was shortened"):
        ani.record.compact(0)
    ani._connection.set_trace_callback(None)
    beside.execute("ROLLBACK")
    beside.close()
    assert dump(ani, WORK) == {table: before[table] for table in WORK}
    assert ani.record.size().rows == 0
    ani.record.compact(0)
    assert ani.check() == []


@pytest.mark.skipif(sys.platform == "win32", reason="nothing there keeps a file from growing")
def test_a_file_that_cannot_grow_in_the_middle_is_left_whole(ani: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    ani.add_articles([new_article("\n".join(f"Kalimat nomor {n}." for n in range(3000)), title="x")])
    before, pages = work(ani), ani._value("PRAGMA page_count")
    give_back, limits = compacting.give_back, resource.getrlimit(resource.RLIMIT_FSIZE)

    def in_a_corner(connection: sqlite3.Connection, path: Path) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
        try:
            give_back(connection, path)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    monkeypatch.setattr(compacting, "give_back", in_a_corner)
    with pytest.raises(SikapError):
        ani.record.compact(0)
    assert (work(ani), ani.record.size().rows) == (before, 0)
    assert ani.check() == []
    monkeypatch.undo()
    ani.record.compact(0)
    assert ani._value("PRAGMA page_count") < pages
    assert ani._connection.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0  # it was lifted only for the moment
    assert work(ani) == before


def test_a_full_disk_is_said_as_what_it_is(ani: Project) -> None:
    class Full:
        """A connection whose file cannot grow."""

        def setlimit(self, category: int, limit: int) -> int:
            return 0

        def execute(self, statement: str) -> None:
            raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(BadFile, match="as large as before"):
        compacting.give_back(Full(), ani.path)  # type: ignore[arg-type]


def test_a_backup_is_asked_for_before_anything_is_forgotten(ani: Project) -> None:
    seen: list[int] = []

    def look() -> None:
        with Project.open(ani.path, read_only=True) as other:
            seen.append(other.record.size().rows)

    rows = ani.record.size().rows
    ani.before_long_step(look)
    ani.record.compact(0)
    ani.record.compact(0)
    assert seen == [rows]


def test_inside_a_step_nothing_is_compacted_or_taken_back(ani: Project) -> None:
    step = last(ani)
    with ani.step("Outer"):
        ani.edit_article(1, note="x")
        for verb in (lambda: ani.record.compact(0), lambda: ani.record.undo_to(step)):
            with pytest.raises(BadValue, match="inside a step"):
                verb()
    assert ani.record.steps()[0].name == "Outer"


def test_the_entries_of_unknown_numbers_are_left_out(ani: Project) -> None:
    assert ani.record.entries([99, 1]) == ani.record.steps()
    assert all(isinstance(entry, Entry) for entry in ani.record.steps())
    assert store.FORMAT == 3
