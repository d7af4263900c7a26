"""Undo and redo: any number, after closing, after a crash, and beside other people."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from reader import store
from reader.codebook import find_actor
from reader.errors import BadValue, Conflict, NotFound, ProjectBusy, SikapError
from reader.model import Annotation, AnnotationId, Changes, Kind, NewArticle, StepId
from reader.project import Project
from tests.reader.samples import (
    FIRST,
    PLACE,
    SECOND,
    THIRD,
    WORK,
    Dump,
    dump,
    new_article,
    outside,
    rich_article,
    sql,
)

REPOSITORY = Path(__file__).parents[2]


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


def code_a_little(project: Project) -> list[Dump]:
    """Every verb once; returns the work before each and after the last."""
    states = [work(project)]

    def done() -> None:
        states.append(work(project))

    said = tag(project, Kind.STATEMENT, FIRST, actor="Siti Rahma", issue="rencana tambak", stance="oppose")
    done()
    who = tag(project, Kind.ACTOR, "Nelayan Muara", actor="Nelayan 'Muara'")
    done()
    for role in ("addressee", "speaker"):
        project.link(said.id, who.id, role)
        done()
    project.resize(who.id, who.start, who.start + 7)
    done()
    project.edit_annotation(who.id, actor="Nelayan", note="dua\nbaris; \"kutip\" 'petik' 🙂")
    done()
    project.unlink(said.id, who.id)
    done()
    project.edit_article(1, title="Judul 'baru'", published="2024-01-02")
    done()
    project.untag(said.id)
    done()
    second = tag(project, Kind.STATEMENT, SECOND)
    done()
    project.code_claim(second.id, speaker="Nelayan Muara", issue="putusan itu", stance="support", voice="act")
    done()
    project.code_claim(second.id, speaker="Bupati 'baru'", another=True, role="addressee", note="satu; dua")
    done()
    project.code_claims(project.claim_keys(), speaker="Nelayan", issue="putusan", stance=None, voice="direct")
    done()
    project.edit_annotation(second.id, voice=None)
    done()
    project.remove_claim(second.id)
    done()
    project.add_articles([rich_article()])
    done()
    project.delete_article(1)
    done()
    return states


# Any number of steps


def test_every_verb_is_taken_back_and_done_again_to_the_byte(ani: Project) -> None:
    states = code_a_little(ani)
    for state in reversed(states[:-1]):
        assert ani.undo() is not None
        assert work(ani) == state
    for state in states[1:]:
        assert ani.redo() is not None
        assert work(ani) == state
    assert ani.redo() is None
    assert work(ani) == states[-1]
    assert ani.check() == []


def test_several_changes_of_one_thing_in_one_step_are_taken_back_last_first(ani: Project) -> None:
    old = tag(ani, Kind.ACTOR, "Bupati", actor="Bupati", note="nol")
    before = work(ani)
    with ani.step("Many"):
        ani.edit_annotation(old.id, note="satu")
        ani.edit_annotation(old.id, note="dua", actor="Bupati Baru")
        ani.resize(old.id, old.start, old.end - 1)
        new = tag(ani, Kind.STATEMENT, FIRST)
        ani.edit_annotation(new.id, note="baru")
        ani.link(new.id, old.id, "addressee")
        ani.link(new.id, old.id, "speaker")
        gone = tag(ani, Kind.POSITION, "larangan ini", issue="sesaat")
        ani.link(new.id, gone.id)
        ani.untag(gone.id)
        ani.edit_article(2, title="lain")
        ani.delete_article(2)
    after = work(ani)
    for _ in range(2):
        ani.undo()
        assert work(ani) == before
        ani.redo()
        assert work(ani) == after
    assert ani.check() == []


def test_undo_goes_back_to_the_empty_project_and_then_says_there_is_nothing(ani: Project) -> None:
    code_a_little(ani)
    steps = 0
    while ani.undo():
        steps += 1
    assert steps == 18
    assert all(rows == [] for rows in work(ani).values())
    assert ani.next_undo() is None
    assert ani.undo() is None


def test_the_window_can_say_what_undo_and_redo_would_do(ani: Project) -> None:
    assert (ani.next_undo(), ani.next_redo()) == ("Add articles", None)
    tag(ani, Kind.STATEMENT, FIRST)
    made = tag(ani, Kind.ACTOR, "Bupati")
    ani.untag(made.id)
    assert (ani.next_undo(), ani.next_redo()) == ("Remove tag", None)
    ani.undo()
    ani.undo()
    assert (ani.next_undo(), ani.next_redo()) == ("Tag as statement", "Tag as actor")


@pytest.mark.parametrize("times", [1, 7])
def test_undo_and_redo_go_on_after_closing_and_opening(path: Path, times: int) -> None:
    with Project.open(path, coder="Ani") as project:
        states = code_a_little(project)
    for _ in range(times):
        with Project.open(path, coder="Ani") as project:
            project.undo()
    assert work(path) == states[-1 - times]
    for _ in range(times):
        with Project.open(path, coder="Ani") as project:
            project.redo()
    assert work(path) == states[-1]


def test_something_new_ends_redo(ani: Project) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    ani.undo()
    tag(ani, Kind.STATEMENT, SECOND)
    assert ani.next_redo() is None
    assert ani.redo() is None
    assert [a.text for a in ani.annotations()] == [SECOND]


def break_off(project: Project) -> None:
    with project.step("breaks off"):
        tag(project, Kind.ACTOR, "Bupati")
        raise ZeroDivisionError


def test_what_changes_nothing_does_not_end_redo(ani: Project) -> None:
    made = tag(ani, Kind.STATEMENT, FIRST)
    tag(ani, Kind.STATEMENT, SECOND)
    ani.undo()
    ani.resize(made.id, made.start, made.end)
    with pytest.raises(NotFound):
        ani.untag(99)
    with pytest.raises(ZeroDivisionError):
        break_off(ani)
    ani.remember("place", 3)
    assert ani.redo() is not None
    assert [a.text for a in ani.annotations()] == [FIRST, SECOND]


def test_the_record_tells_who_did_what_and_what_became_of_it(ani: Project, budi: Project) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    tag(budi, Kind.ACTOR, "Bupati", article=2)
    ani.undo()
    tag(ani, Kind.STATEMENT, SECOND)
    tag(ani, Kind.STATEMENT, THIRD)
    ani.undo()
    steps = [(s.name, s.coder, s.article_id, s.state) for s in ani.steps()]
    assert steps == [
        ("Tag as statement", "Ani", 1, "undone"),
        ("Tag as statement", "Ani", 1, "done"),
        ("Tag as actor", "Budi", 2, "done"),
        ("Tag as statement", "Ani", 1, "dropped"),
        ("Add articles", "Ani", None, "done"),
    ]
    assert all(s.at.endswith("Z") for s in ani.steps())
    assert [s.at for s in ani.steps()] == sorted((s.at for s in ani.steps()), reverse=True)


def test_a_number_that_was_taken_back_is_never_given_again(ani: Project) -> None:
    first = tag(ani, Kind.STATEMENT, FIRST)
    ani.undo()
    assert tag(ani, Kind.STATEMENT, FIRST).id > first.id


def test_a_text_full_of_quotes_and_things_like_sql_comes_back(ani: Project) -> None:
    text = "it's ''two'' ,\"text\"='no' \\ %s ? :x\n" + "'" * 20_000 + '\n,"id"=1,"title"=NULL'
    [article] = ani.add_articles([NewArticle(text, (), (), title="','", source=",\"title\"='x'")])
    before = work(ani)
    ani.delete_article(article.id)
    ani.undo()
    assert work(ani) == before
    assert ani.article(article.id).text == text


@pytest.mark.no_cover
def test_undo_of_a_large_article_brings_every_letter_back(ani: Project) -> None:
    text = "\n".join(f"Kalimat nomor {n} tentang 'tambak' 🙂." for n in range(20_000))
    [article] = ani.add_articles([new_article(text)])
    before = work(ani)
    ani.delete_article(article.id)
    ani.undo()
    assert work(ani) == before


def test_rows_of_one_table_are_put_back_together_in_the_order_of_their_numbers(ani: Project) -> None:
    article = ani.add_article("Satu kalimat lagi di sini. " * 120)
    tags = [ani.tag(article.id, Kind.STATEMENT, 27 * n, 27 * n + 4) for n in range(120)]
    before = work(ani)
    ani.delete_article(article.id)
    asked: list[str] = []
    ani._connection.set_trace_callback(asked.append)
    ani.undo()
    ani._connection.set_trace_callback(None)
    assert work(ani) == before
    put = [words for words in dict.fromkeys(asked) if words.startswith("INSERT INTO annotation(")]
    assert len(put) == 2  # a hundred, and the rest; each is told again at every trigger
    places = [put[0].index(f"'{tag.guid}'") for tag in tags if tag.guid in put[0]]
    assert len(places) == 100
    assert places == sorted(places)
    ani.redo()
    ani.undo()
    assert work(ani) == before


def test_a_step_that_is_blocked_does_not_bar_the_way_to_the_steps_before_it(ani: Project, budi: Project) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    second = tag(ani, Kind.STATEMENT, SECOND)
    budi.edit_annotation(second.id, note="dari Budi")
    with pytest.raises(Conflict, match="Budi"):
        ani.undo()
    assert ani.next_undo() == "Tag as statement"
    assert ani.undo() is not None
    assert [a.text for a in ani.annotations()] == [SECOND]
    budi.undo()
    assert ani.undo() is not None
    assert ani.annotations() == []


def test_inside_a_step_there_is_no_undo(ani: Project) -> None:
    """It is said plainly, and nothing of the step stays."""
    tag(ani, Kind.STATEMENT, FIRST)
    before = work(ani)

    def undo_inside() -> None:
        with ani.step("Two"):
            tag(ani, Kind.STATEMENT, SECOND)
            ani.undo()

    with pytest.raises(BadValue):
        undo_inside()
    assert work(ani) == before
    assert ani.undo() is not None


# Back to a step


def test_back_to_a_step_takes_all_down_to_it_at_once_and_redo_leads_forth_one_by_one(ani: Project) -> None:
    first = len(ani.steps())
    states = code_a_little(ani)
    steps = ani.steps()[: len(ani.steps()) - first]
    heard: list[Changes] = []
    ani.on_change(heard.append)
    changes = ani.record.undo_to(steps[-1].id)
    assert work(ani) == states[0]
    assert heard == [changes]
    assert (changes.step, changes.id) == (steps[-1].name, steps[-1].id)
    assert changes.rows["annotation"] >= {1, 2, 3}
    assert [step.state for step in ani.steps()] == ["undone"] * len(steps) + ["done"] * first
    assert ani.check() == []
    while ani.redo():
        assert work(ani) in states
    assert work(ani) == states[-1]
    assert ani.record.undo_to(steps[-1].id) == changes


def test_the_way_back_is_told_beforehand(ani: Project, budi: Project) -> None:
    step = ani.last_step()
    tag(ani, Kind.STATEMENT, FIRST)
    tag(budi, Kind.STATEMENT, SECOND)
    assert step is not None
    assert ani.record.way_back(step) == (2, 23)


def test_steps_of_others_stay_when_one_goes_back(ani: Project, budi: Project) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    step = ani.last_step()
    theirs = tag(budi, Kind.STATEMENT, SECOND)
    tag(ani, Kind.STATEMENT, THIRD)
    assert step is not None
    ani.record.undo_to(step)
    assert ani.annotations() == [theirs]


@pytest.mark.parametrize("later", [0, 2])
def test_back_to_a_step_past_work_of_others_changes_nothing_and_names_step_and_person(
    ani: Project, budi: Project, later: int
) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    step = ani.last_step()
    moved = tag(ani, Kind.ACTOR, "Bupati")
    budi.edit_annotation(moved.id, note="dari Budi")
    for _ in range(later):
        tag(ani, Kind.STATEMENT, SECOND)
    assert step is not None
    refused(ani, lambda: ani.record.undo_to(step), says="Tag as actor.*Budi")
    assert ani.next_undo() is not None
    budi.undo()
    assert ani.record.undo_to(step) is not None
    assert ani.annotations() == []


def test_back_to_before_an_actor_that_others_use_names_them(ani: Project, budi: Project) -> None:
    made = ani.codebook.add_actor("Siti Rahma")
    step = ani.last_step()
    tag(ani, Kind.STATEMENT, FIRST)
    tag(budi, Kind.ACTOR, "Menteri Siti Rahma", actor=made.id)
    assert step is not None
    refused(ani, lambda: ani.record.undo_to(step), says="Add actor.*Budi")


def test_back_to_a_step_that_cannot_be_taken_back_says_why(ani: Project, budi: Project) -> None:
    tag(budi, Kind.STATEMENT, FIRST)
    theirs = budi.last_step()
    tag(ani, Kind.STATEMENT, SECOND)
    undone = ani.last_step()
    ani.undo()
    with Project.open(ani.path, coder="Pendatang") as stranger:
        for project, step, error, says in (
            (ani, theirs, BadValue, "Budi"),
            (ani, undone, BadValue, "taken back already"),
            (ani, StepId(99), NotFound, "99"),
            (stranger, theirs, BadValue, "Budi"),
        ):
            assert step is not None
            before = dump(ani)
            for verb in (project.record.undo_to, project.record.way_back):
                with pytest.raises(error, match=says):
                    verb(step)
            assert dump(ani) == before


def test_a_step_that_was_set_aside_is_not_passed_over_on_the_way_back(ani: Project, budi: Project) -> None:
    """Undo goes around what others are in the way of; going back to a step is all or nothing."""
    tag(ani, Kind.STATEMENT, FIRST)
    step = ani.last_step()
    second = tag(ani, Kind.STATEMENT, SECOND)
    budi.edit_annotation(second.id, note="dari Budi")
    with pytest.raises(Conflict):
        ani.undo()
    assert step is not None
    with pytest.raises(Conflict, match="Budi"):
        ani.record.undo_to(step)
    assert len(ani.annotations()) == 2


def test_a_long_way_back_is_announced_before_it_is_in_the_file(ani: Project) -> None:
    step = ani.last_step()
    seen: list[int] = []

    def look() -> None:
        with Project.open(ani.path, read_only=True) as other:
            seen.append(len(other.articles()))

    with ani.step("Many"):
        for _ in range(1100):
            tag(ani, Kind.ACTOR, "Bupati")
    ani.before_long_step(look)
    assert step is not None
    ani.record.undo_to(step)
    assert seen == [2]
    assert ani.articles() == []


def test_while_one_goes_back_many_steps_nobody_sees_half_of_it(ani: Project, budi: Project) -> None:
    step = ani.last_step()
    tag(ani, Kind.STATEMENT, FIRST)
    tag(ani, Kind.STATEMENT, SECOND)
    seen: list[int] = []
    ani._connection.set_trace_callback(lambda _: seen.append(len(budi.annotations())))
    assert step is not None
    ani.record.undo_to(step)
    ani._connection.set_trace_callback(None)
    assert set(seen) == {2}
    assert budi.annotations() == []


# Going on with a step


@pytest.fixture
def told(ani: Project) -> list[Changes]:
    changes: list[Changes] = []
    ani.on_change(changes.append)
    return changes


def go_on(project: Project, step: StepId | None, note: str, annotation: int = 1) -> StepId | None:
    """Write a note in the same step; returns the step that undo would take back then."""
    with project.step(f"Note {note}", amend=step):
        project.edit_annotation(annotation, note=note)
    return project.last_step()


def names(project: Project) -> list[tuple[str, str]]:
    return [(step.name, step.state) for step in project.steps()]


def test_what_is_said_one_by_one_is_one_step_of_the_last_name(ani: Project, told: list[Changes]) -> None:
    assert ani.last_step() == ani.steps()[0].id
    before = work(ani)
    said = tag(ani, Kind.STATEMENT, FIRST)
    step = ani.last_step()
    for name, claim in (("Speaker", {"speaker": "Siti Rahma"}), ("Issue", {"issue": "tambak"}), ("Side", SIDE)):
        with ani.step(name, amend=step):
            ani.code_claim(said.id, **claim)
        assert ani.last_step() == step
        assert ani.next_undo() == name
    after = work(ani)
    assert [c.step for c in told] == ["Tag as statement", "Speaker", "Issue", "Side"]
    assert {c.article for c in told} == {1}
    assert names(ani) == [("Side", "done"), ("Add articles", "done")]
    for turn, state in ((ani.undo, before), (ani.redo, after)) * 2:
        changes = turn()
        assert changes is not None
        assert changes.step == "Side"
        assert changes.rows["annotation"] == {a.id for a in ani.annotations()} | {1, 2, 3}
        assert work(ani) == state
    assert ani.check() == []


SIDE: dict[str, Any] = {"stance": "oppose"}


def test_changes_of_a_step_that_goes_on_tell_only_what_is_new(ani: Project, told: list[Changes]) -> None:
    said = tag(ani, Kind.STATEMENT, FIRST, actor="Siti Rahma")
    with ani.step("More", amend=ani.last_step()):
        ani.code_claim(said.id, stance="oppose")
    [position] = [a.id for a in ani.annotations() if a.kind is Kind.POSITION]
    assert told[1].rows == {"annotation": {position}, "link": {2}}
    assert told[1].linked == {said.id, position}
    go_on(ani, ani.last_step(), "x")
    named = {"article": frozenset({said.article_id})}
    assert told[2] == Changes(
        "Note x", {"annotation": frozenset({said.id})}, said.article_id, id=told[2].id, named=named
    )


def test_changes_tell_what_tags_named_before_and_after(ani: Project, budi: Project, told: list[Changes]) -> None:
    mention = tag(ani, Kind.ACTOR, "Bupati", actor="Bupati")
    ani.edit_annotation(mention.id, actor="Siti Rahma")
    ani.untag(mention.id)
    ani.undo()
    first, second = (frozenset({find_actor(ani._connection, name)}) for name in ("Bupati", "Siti Rahma"))
    assert [changes.named.get("actor") for changes in told] == [first, first | second, second, second]
    assert {changes.articles for changes in told} == {frozenset({1})}
    budi.changes_of_others()
    ani.untag(mention.id)
    others = budi.changes_of_others()
    assert others is not None
    assert others.named == {"article": {1}, "actor": second}


def test_changes_name_every_article_whose_tags_a_step_changed(ani: Project, told: list[Changes]) -> None:
    other = ani.add_article(ani.article(1).text, title="Lain")
    old = tag(ani, Kind.ACTOR, "Bupati", other.id, actor="Bupati").actor_id
    assert old is not None
    with ani.step("Several"):
        ani.codebook.merge("actor", ani.codebook.add_actor("Siti Rahma").id, [old])
        tag(ani, Kind.STATEMENT, FIRST)
    assert told[-1].article == 1
    assert told[-1].articles == frozenset({1, other.id})


@pytest.mark.parametrize("digits", ["7", "1" * 19, "1" * 5000])
def test_words_that_look_like_history_name_nothing_and_hinder_nothing(
    ani: Project, told: list[Changes], digits: str
) -> None:
    """Neither in a text nor in a note."""
    words = f'x","actor_id"={digits},"article_id"={digits}'
    article = ani.add_article(words, title="Siasat")
    said = ani.tag(article.id, Kind.STATEMENT, 0, len(words))
    ani.edit_annotation(said.id, note=f"',{words}")
    ani.edit_annotation(said.id, note="")
    ani.untag(said.id)
    ani.undo()
    ani.delete_article(article.id)
    ani.undo()
    assert ani.annotation(said.id).text == words
    assert {ids for changes in told for ids in changes.named.items()} == {("article", frozenset({article.id}))}


def test_a_step_does_not_go_on_when_something_else_came_after_it(ani: Project) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    step = ani.last_step()
    tag(ani, Kind.ACTOR, "Bupati")
    assert go_on(ani, step, "x") not in (step, None)
    assert names(ani)[:3] == [("Note x", "done"), ("Tag as actor", "done"), ("Tag as statement", "done")]
    ani.undo()
    assert ani.annotation(1).note == ""


def test_a_step_that_was_undone_does_not_go_on(ani: Project) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    tag(ani, Kind.ACTOR, "Bupati")
    step = ani.last_step()
    ani.undo()
    go_on(ani, step, "x")
    assert names(ani)[:3] == [("Note x", "done"), ("Tag as actor", "dropped"), ("Tag as statement", "done")]
    assert [a.text for a in ani.annotations()] == [FIRST]


def test_a_step_that_was_undone_and_done_again_goes_on(ani: Project) -> None:
    before = work(ani)
    tag(ani, Kind.STATEMENT, FIRST)
    step = ani.last_step()
    ani.undo()
    ani.redo()
    assert go_on(ani, step, "x") == step
    ani.undo()
    assert work(ani) == before


def test_going_on_ends_redo(ani: Project) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    tag(ani, Kind.ACTOR, "Bupati")
    ani.undo()
    go_on(ani, ani.last_step(), "x")
    assert ani.next_redo() is None
    assert names(ani)[:2] == [("Tag as actor", "dropped"), ("Note x", "done")]


def test_the_step_of_another_coder_never_goes_on(ani: Project, budi: Project) -> None:
    tag(budi, Kind.STATEMENT, FIRST)
    theirs = budi.last_step()
    assert ani.last_step() != theirs
    assert go_on(ani, theirs, "x") not in (theirs, None)
    assert [(s.name, s.coder) for s in ani.steps()[:2]] == [("Note x", "Ani"), ("Tag as statement", "Budi")]


def test_the_work_of_another_coder_in_between_does_not_part_a_step(ani: Project, budi: Project) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    step = ani.last_step()
    tag(budi, Kind.STATEMENT, SECOND)
    assert go_on(ani, step, "x") == step
    ani.undo()
    assert [a.text for a in ani.annotations()] == [SECOND]
    budi.undo()
    ani.redo()
    assert [(a.text, a.note) for a in ani.annotations()] == [(FIRST, "x")]
    assert ani.check() == []


def test_a_step_does_not_go_on_over_what_another_coder_changed_of_it(ani: Project, budi: Project) -> None:
    """Or neither of the two could take anything back."""
    tag(ani, Kind.STATEMENT, FIRST)
    step = ani.last_step()
    budi.edit_annotation(1, note="dari Budi")
    assert go_on(ani, step, "x") != step
    for project in (ani, budi, ani):
        assert project.undo() is not None
    assert ani.annotations() == []


def test_a_step_that_goes_on_with_nothing_stays_as_it_was(ani: Project, told: list[Changes]) -> None:
    made = tag(ani, Kind.STATEMENT, FIRST, note="x")
    tag(ani, Kind.ACTOR, "Bupati")
    ani.undo()
    before = dump(ani)
    told.clear()
    go_on(ani, ani.last_step(), "x")
    with ani.step("Look", made.article_id, amend=ani.last_step()):
        ani.annotations()
    assert dump(ani) == before
    assert told == []
    assert ani.next_redo() == "Tag as actor"


def test_going_on_with_a_step_of_no_article_by_nothing_leaves_it_without_one(ani: Project) -> None:
    with ani.step("Nothing", 2, amend=ani.last_step()):
        ani.annotations()
    assert ani.steps()[0].article_id is None


def test_a_step_that_breaks_off_while_it_goes_on_stays_as_it_was(ani: Project, told: list[Changes]) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    before = dump(ani)
    told.clear()
    with pytest.raises(NotFound):
        go_on(ani, ani.last_step(), "x", annotation=99)
    assert dump(ani) == before
    assert told == []
    assert ani.undo() is not None


def test_the_first_step_of_a_newcomer_goes_on_with_nothing(path: Path) -> None:
    with Project.open(path, coder="Baru") as project:
        assert project.last_step() is None
        with project.step("First", amend=StepId(1)):
            tag(project, Kind.STATEMENT, FIRST)
        assert [(s.name, s.coder) for s in project.steps()] == [("First", "Baru"), ("Add articles", "Ani")]


# Links that came, went or changed


def test_the_ends_of_a_link_are_told_however_it_changes(ani: Project, told: list[Changes]) -> None:
    said, who = tag(ani, Kind.STATEMENT, THIRD).id, tag(ani, Kind.ACTOR, "Pak Darma").id
    tag(ani, Kind.ACTOR, "Bupati")
    assert {changes.linked for changes in told} == {frozenset()}
    told.clear()
    ani.link(said, who)
    ani.link(said, who, "addressee")
    ani.unlink(said, who)
    for turn in (ani.undo, ani.undo, ani.undo, ani.redo, ani.redo, ani.redo):
        assert turn() is not None
    assert [(changes.step, changes.linked) for changes in told] == [
        (step, frozenset({said, who}))
        for step in ("Link", "Link", "Unlink", "Unlink", "Link", "Link", "Link", "Link", "Unlink")
    ]


def test_the_ends_of_a_link_are_told_when_one_end_goes(ani: Project, told: list[Changes]) -> None:
    said = tag(ani, Kind.STATEMENT, THIRD, actor="Pak Darma").id
    [who] = [a.id for a in ani.annotations() if a.kind is Kind.ACTOR]
    other = tag(ani, Kind.STATEMENT, FIRST).id
    ani.link(other, who)
    gone: dict[str, Callable[[], object]] = {
        "Remove tag": lambda: ani.untag(who),
        "Remove claim": lambda: ani.remove_claim(said),
        "Delete article": lambda: ani.delete_article(1),
    }
    for step, verb in gone.items():
        told.clear()
        verb()
        ani.undo()
        ends = frozenset({said, who} if step == "Remove claim" else {said, who, other})
        assert [(changes.step, changes.linked) for changes in told] == [(step, ends)] * 2


def test_a_link_that_comes_and_goes_in_one_step_is_told(ani: Project, told: list[Changes]) -> None:
    said, who = tag(ani, Kind.STATEMENT, THIRD).id, tag(ani, Kind.ACTOR, "Pak Darma").id
    with ani.step("To and fro"):
        ani.link(said, who)
        ani.unlink(said, who)
        ani.edit_annotation(said, note="x")
    assert told[-1].linked == {said, who}


# After a crash


def crashed_copy(project: Project, to: Path) -> Path:
    """The files as a crash leaves them: database and write-ahead log, no shared memory."""
    to.mkdir()
    for suffix in ("", "-wal"):
        source = project.path.with_name(project.path.name + suffix)
        shutil.copy(source, to / source.name)
    return to / project.path.name


def test_after_a_crash_nothing_is_lost_and_undo_goes_on(ani: Project, tmp_path: Path) -> None:
    states = code_a_little(ani)
    ani.undo()
    with Project.open(crashed_copy(ani, tmp_path / "after"), coder="Ani") as found:
        assert work(found) == states[-2]
        assert found.check() == []
        found.redo()
        assert work(found) == states[-1]
        for state in reversed(states[:-1]):
            found.undo()
            assert work(found) == state


def test_a_step_that_a_crash_broke_off_was_never_there(ani: Project, tmp_path: Path) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    before = dump(ani)
    with ani.step("Long"):
        tag(ani, Kind.STATEMENT, SECOND, actor="Nelayan")
        copy = crashed_copy(ani, tmp_path / "after")
    with Project.open(copy, coder="Ani") as found:
        assert dump(found) == before
        assert found.check() == []
        assert found.next_undo() == "Tag as statement"


def test_a_program_that_is_killed_keeps_every_tag(path: Path) -> None:
    script = (
        "import os, signal, sys\n"
        "from reader import Project\n"
        "project = Project.open(sys.argv[1], coder='Ani')\n"
        "for n in range(5):\n"
        "    project.tag(1, 'actor', n, n + 3)\n"
        "project.undo()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(path)], cwd=REPOSITORY, check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert path.with_name(path.name + "-wal").exists()
    with Project.open(path, coder="Ani") as project:
        assert [a.start for a in project.annotations()] == [0, 1, 2, 3]
        assert project.redo() is not None
        assert len(project.annotations()) == 5
        assert project.check() == []


# Beside other people


def refused(project: Project, turn: Callable[[], Changes | None], *, says: str, whole: bool = True) -> None:
    """The turn is a conflict that names who is in the way, and nothing changed. `whole`: nor is anything wrong."""
    before, told = dump(project), list[Changes]()
    stop = project.on_change(told.append)
    with pytest.raises(Conflict, match=says):
        turn()
    stop()
    assert dump(project) == before
    assert told == []
    assert not whole or project.check() == []


def test_each_coder_takes_back_only_what_is_theirs(ani: Project, budi: Project) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    tag(budi, Kind.STATEMENT, SECOND)
    ani.undo()
    assert [a.text for a in budi.annotations()] == [SECOND]
    budi.undo()
    ani.redo()
    assert [(a.text, a.coder) for a in budi.annotations()] == [(FIRST, "Ani")]


def test_a_new_step_of_one_coder_does_not_end_the_redo_of_another(ani: Project, budi: Project) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    ani.undo()
    tag(budi, Kind.STATEMENT, SECOND)
    assert ani.next_redo() == "Tag as statement"
    ani.redo()
    assert [a.text for a in ani.annotations()] == [FIRST, SECOND]


def test_what_another_coder_changed_since_is_not_taken_back(ani: Project, budi: Project) -> None:
    made = tag(ani, Kind.STATEMENT, FIRST)
    budi.edit_annotation(made.id, note="kurang jelas")
    refused(ani, ani.undo, says="Budi")
    budi.undo()
    assert ani.undo() is not None
    assert ani.annotations() == []


def test_what_another_coder_removed_since_is_not_taken_back(ani: Project, budi: Project) -> None:
    made = tag(ani, Kind.STATEMENT, FIRST)
    budi.untag(made.id)
    refused(ani, ani.undo, says="Budi")
    budi.undo()
    assert ani.undo() is not None


def test_what_another_coder_changed_since_is_not_done_again(ani: Project, budi: Project) -> None:
    made = tag(ani, Kind.STATEMENT, FIRST)
    ani.edit_annotation(made.id, note="satu")
    ani.undo()
    budi.edit_annotation(made.id, note="dua")
    refused(ani, ani.redo, says="Budi")
    assert ani.annotation(made.id).note == "dua"


def test_an_article_that_another_coder_tagged_is_not_taken_back(ani: Project, budi: Project) -> None:
    [article] = ani.add_articles([new_article()])
    tag(budi, Kind.STATEMENT, FIRST, article=article.id)
    refused(ani, ani.undo, says="somebody else")


def test_an_actor_whom_another_coder_uses_is_not_taken_back(ani: Project, budi: Project) -> None:
    tag(ani, Kind.ACTOR, "Bupati", actor="Bupati")
    used = tag(budi, Kind.ACTOR, "Bupati", article=2, actor="Bupati")
    refused(ani, ani.undo, says="somebody else")
    assert budi.annotation(used.id).actor == "Bupati"
    budi.undo()
    assert ani.undo() is not None
    assert ani.actors() == []


def test_a_statement_that_another_coder_linked_is_not_taken_back(ani: Project, budi: Project) -> None:
    said = tag(ani, Kind.STATEMENT, FIRST)
    budi.link(said.id, tag(budi, Kind.ACTOR, "Menteri Siti Rahma").id)
    refused(ani, ani.undo, says="somebody else")
    budi.undo()
    assert ani.undo() is not None


def test_an_actor_made_anew_by_another_coder_is_not_made_twice(ani: Project, budi: Project) -> None:
    tag(ani, Kind.ACTOR, "Bupati", actor="Bupati")
    ani.undo()
    tag(budi, Kind.ACTOR, "Bupati", article=2, actor="BUPATI")
    refused(ani, ani.redo, says="somebody else")


def test_a_tag_on_an_article_that_another_coder_deleted_is_not_done_again(ani: Project, budi: Project) -> None:
    tag(ani, Kind.STATEMENT, FIRST, article=2)
    ani.undo()
    budi.delete_article(2)
    refused(ani, ani.redo, says="somebody else")
    budi.undo()
    assert ani.redo() is not None


def test_a_change_that_another_coder_took_back_is_not_in_the_way(ani: Project, budi: Project) -> None:
    made = tag(ani, Kind.STATEMENT, FIRST)
    budi.edit_annotation(made.id, note="dua")
    budi.undo()
    ani.undo()
    assert ani.annotations() == []
    refused(budi, budi.redo, says="Nothing was changed")


def test_what_another_program_changed_is_not_taken_back(ani: Project) -> None:
    made = tag(ani, Kind.STATEMENT, FIRST)
    tag(ani, Kind.STATEMENT, SECOND)
    sql(ani.path, f"UPDATE annotation SET note = 'R' WHERE id = {made.id}")
    assert ani.undo() is not None
    refused(ani, ani.undo, says="another program")
    assert ani.annotation(made.id).note == "R"


def test_what_another_program_deleted_is_not_taken_back(ani: Project) -> None:
    made = tag(ani, Kind.STATEMENT, FIRST)
    sql(ani.path, f"DELETE FROM annotation WHERE id = {made.id}")
    refused(ani, ani.undo, says="another program")


def test_work_on_top_of_another_program_is_taken_back_as_far_as_there(ani: Project) -> None:
    made = tag(ani, Kind.STATEMENT, FIRST)
    sql(ani.path, f"UPDATE annotation SET note = 'R' WHERE id = {made.id}")
    ani.edit_annotation(made.id, note="saya")
    assert ani.undo() is not None
    assert ani.annotation(made.id).note == "R"
    refused(ani, ani.undo, says="another program")


@pytest.mark.parametrize(
    "row",
    [
        "('sqlite_master', 1, 'insert', NULL)",
        "('history_step', 1, 'insert', NULL)",
        "('annotation WHERE 1; --', 1, 'insert', NULL)",
        "('annotation', 9999, 'insert', NULL)",
        "('annotation', 9999, 'update', ',\"note\"=''x''')",
    ],
)
def test_a_history_that_was_tampered_with_changes_nothing(ani: Project, row: str) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    step = ani.steps()[0].id
    values = row.replace("(", f"({step}, ", 1)
    sql(ani.path, f"INSERT INTO history_row(step_id, table_name, row_id, operation, old) VALUES {values}")
    refused(ani, ani.undo, says="othing was changed", whole=False)


def test_a_history_that_gives_a_row_another_number_changes_nothing(ani: Project) -> None:
    made = tag(ani, Kind.STATEMENT, FIRST)
    ani.edit_annotation(made.id, note="satu")
    sql(ani.path, """UPDATE history_row SET old = ',"id"=77' WHERE operation = 'update'""")
    refused(ani, ani.undo, says="othing was changed", whole=False)


def test_names_of_columns_in_the_history_never_become_sql(ani: Project) -> None:
    made = tag(ani, Kind.STATEMENT, FIRST, note="satu")
    ani.edit_annotation(made.id, note="dua")
    sql(
        ani.path,
        "UPDATE history_row SET old = old || ',\"nonsense\"=1,\"quote\" = ''x'' --\"=2' WHERE operation = 'update'",
    )
    ani.undo()
    assert ani.annotation(made.id) == made


# Two windows


def test_another_windows_work_is_noticed_once(ani: Project, budi: Project) -> None:
    ani.changed_elsewhere()
    assert not ani.changed_elsewhere()
    tag(budi, Kind.ACTOR, "Bupati")
    assert ani.changed_elsewhere()
    assert not ani.changed_elsewhere()
    tag(ani, Kind.ACTOR, "Bupati")
    assert not ani.changed_elsewhere()
    assert budi.changed_elsewhere()
    assert len(budi.annotations()) == 2


def test_another_windows_work_is_noticed_even_after_work_of_our_own(ani: Project, budi: Project) -> None:
    ani.changed_elsewhere()
    tag(budi, Kind.ACTOR, "Bupati")
    tag(ani, Kind.ACTOR, "Bupati")
    assert ani.changed_elsewhere()


def test_two_windows_of_one_person_share_undo(path: Path) -> None:
    with Project.open(path, coder="Ani") as one, Project.open(path, coder="Ani") as two:
        tag(one, Kind.STATEMENT, FIRST)
        tag(two, Kind.STATEMENT, SECOND)
        assert one.undo() is not None
        assert [a.text for a in two.annotations()] == [FIRST]
        assert two.undo() is not None
        assert one.redo() is not None
        assert [a.text for a in two.annotations()] == [FIRST]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_MS", 20)


VERBS: dict[str, Callable[[Project], object]] = {
    "tag": lambda p: tag(p, Kind.STATEMENT, FIRST, actor="Siti"),
    "untag": lambda p: p.untag(1),
    "add": lambda p: p.add_articles([new_article()]),
    "code a claim": lambda p: p.code_claim(1, speaker="Siti"),
    "undo": lambda p: p.undo(),
    "redo": lambda p: p.redo(),
    "remember": lambda p: p.remember("place", 1),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("coder", ["Ani", "Pendatang"])
def test_a_write_that_meets_a_lock_says_so_and_works_afterwards(
    path: Path, impatient: None, verb: str, coder: str
) -> None:
    with Project.open(path, coder=coder) as project:
        if coder == "Ani":
            tag(project, Kind.STATEMENT, FIRST)
            tag(project, Kind.STATEMENT, SECOND)
            project.undo()
        before = dump(path)
        other = outside(path)
        other.execute("BEGIN IMMEDIATE")
        if coder == "Ani" or verb not in ("untag", "code a claim", "undo", "redo"):
            with pytest.raises(ProjectBusy, match=r"studi\.sikap"):
                VERBS[verb](project)
        assert len(project.articles()) == 2
        other.execute("ROLLBACK")
        other.close()
        assert dump(path) == before
        if coder == "Ani" or verb not in ("untag", "code a claim"):
            VERBS[verb](project)
        assert project.check() == []


def at_the_lock(project: Project, action: Callable[[], object]) -> None:
    """Let `action` happen at the last moment before the project's next transaction gets its lock."""

    def watch(statement: str) -> None:
        if statement.startswith("BEGIN"):
            project._connection.set_trace_callback(None)
            action()

    project._connection.set_trace_callback(watch)


def test_undo_in_two_windows_at_one_moment_takes_back_two_steps(path: Path) -> None:
    with Project.open(path, coder="Ani") as one, Project.open(path, coder="Ani") as two:
        for words in (FIRST, SECOND, THIRD):
            tag(one, Kind.STATEMENT, words)
        at_the_lock(one, two.undo)
        one.undo()
        assert [a.text for a in one.annotations()] == [FIRST]


def test_while_a_step_is_taken_back_no_other_window_writes(path: Path, impatient: None) -> None:
    with Project.open(path, coder="Ani") as one, Project.open(path, coder="Budi") as two:
        tag(one, Kind.STATEMENT, FIRST)
        refusals: list[ProjectBusy] = []

        def watch(statement: str) -> None:
            if "history_step" in statement and one._connection.in_transaction and not refusals:
                with pytest.raises(ProjectBusy) as refused:
                    tag(two, Kind.STATEMENT, SECOND)
                refusals.append(refused.value)

        tag(two, Kind.ACTOR, "Bupati")
        one._connection.set_trace_callback(watch)
        one.undo()
        one._connection.set_trace_callback(None)
        assert len(refusals) == 1
        assert [a.text for a in one.annotations()] == ["Bupati"]


RACES: dict[str, tuple[Callable[[Project], object], Callable[[Project], object]]] = {
    "tag an article that is deleted": (lambda p: p.tag(2, "actor", 0, 5), lambda p: p.delete_article(2)),
    "edit an article that is deleted": (lambda p: p.edit_article(2, note="x"), lambda p: p.delete_article(2)),
    "delete an article that is deleted": (lambda p: p.delete_article(2), lambda p: p.delete_article(2)),
    "remove a tag that is removed": (lambda p: p.untag(1), lambda p: p.untag(1)),
    "move a tag that is removed": (lambda p: p.resize(1, 0, 5), lambda p: p.untag(1)),
    "edit a tag that is removed": (lambda p: p.edit_annotation(1, note="x"), lambda p: p.untag(1)),
    "link a tag that is removed": (lambda p: p.link(1, 2), lambda p: p.untag(2)),
    "code a claim that is removed": (lambda p: p.code_claim(1, speaker="x"), lambda p: p.remove_claim(1)),
    "remove a claim that is removed": (lambda p: p.remove_claim(1), lambda p: p.remove_claim(1)),
}


@pytest.mark.parametrize("race", RACES)
def test_what_another_window_removes_at_the_last_moment_is_said_plainly(ani: Project, budi: Project, race: str) -> None:
    tag(ani, Kind.STATEMENT, FIRST)
    tag(ani, Kind.ACTOR, "Bupati")
    mine, theirs = RACES[race]
    after: list[Dump] = []

    def meanwhile() -> None:
        theirs(budi)
        after.append(dump(ani))

    at_the_lock(ani, meanwhile)
    with pytest.raises(SikapError):
        mine(ani)
    assert dump(ani) == after[0]
    assert ani.check() == []


def test_a_new_coder_in_two_windows_at_one_moment_is_one_coder(path: Path) -> None:
    with Project.open(path, coder="Baru") as one, Project.open(path, coder="Baru") as two:
        at_the_lock(one, lambda: tag(two, Kind.STATEMENT, FIRST))
        tag(one, Kind.STATEMENT, SECOND)
        assert [(a.text, a.coder) for a in one.annotations()] == [(FIRST, "Baru"), (SECOND, "Baru")]
        assert [row[2] for row in dump(path, ("coder",))["coder"]] == ["Ani", "Baru"]


def test_a_half_read_export_does_not_keep_this_window_from_writing(
    ani: Project, budi: Project, impatient: None
) -> None:
    for words in (FIRST, SECOND, THIRD):
        tag(ani, Kind.STATEMENT, words)
    _, rows = ani.export_rows("annotations")
    next(rows)
    tag(budi, Kind.ACTOR, "Bupati")
    tag(ani, Kind.ACTOR, "Bupati")
    assert len(ani.annotations()) == 5
    del rows


def test_other_programs_can_read_the_file_while_a_window_has_it_open(path: Path) -> None:
    with Project.open(path, coder="Ani") as project:
        tag(project, Kind.STATEMENT, FIRST)
        beside = outside(path)
        assert beside.execute("SELECT text FROM annotations").fetchall() == [(FIRST,)]
        beside.close()


# What others have done


def test_what_others_have_done_is_told_once_and_not_ones_own(ani: Project, budi: Project) -> None:
    assert ani.changes_of_others() is None
    tag(ani, Kind.ACTOR, FIRST)
    theirs = tag(budi, Kind.ACTOR, SECOND)
    told = ani.changes_of_others()
    assert told is not None
    assert theirs.id in told.rows["annotation"]
    assert told.article == 1
    mine = tag(ani, Kind.ACTOR, THIRD)
    ani.undo()
    ani.redo()
    told = ani.changes_of_others()
    assert told is not None
    assert told.rows == {}
    budi.undo()
    told = ani.changes_of_others()
    assert told is not None
    assert told.rows == {"annotation": {theirs.id}}
    assert mine.id in [one.id for one in ani.annotations()]


def test_of_what_others_did_in_two_articles_no_article_is_named(ani: Project, budi: Project) -> None:
    ani.changes_of_others()
    tag(budi, Kind.ACTOR, FIRST)
    tag(budi, Kind.ACTOR, FIRST, article=2)
    told = ani.changes_of_others()
    assert told is not None
    assert told.article is None
    assert len(told.rows["annotation"]) == 2


def test_a_step_over_several_articles_names_none_of_them(ani: Project, budi: Project) -> None:
    ani.changes_of_others()
    told: list[Changes] = []
    budi.on_change(told.append)
    with budi.step("Tag both", 1):
        for article in (1, 2, 1):
            tag(budi, Kind.ACTOR, FIRST if article == 2 else SECOND, article=article)
        tag(budi, Kind.POSITION, THIRD)
    of_others = ani.changes_of_others()
    assert of_others is not None
    assert of_others.article is None
    budi.undo()
    budi.redo()
    assert [changes.article for changes in told] == [None, None, None]
    with budi.step("Tag both", amend=budi.last_step()):
        tag(budi, Kind.STATEMENT, THIRD)
    assert told[-1].article is None


def test_what_another_program_wrote_is_told_without_an_article(ani: Project, path: Path) -> None:
    theirs = tag(ani, Kind.ACTOR, FIRST)
    ani.changes_of_others()
    sql(path, f"UPDATE annotation SET note = 'x' WHERE id = {theirs.id}")
    told = ani.changes_of_others()
    assert told is not None
    assert told.rows == {"annotation": {theirs.id}}
    assert told.article is None


def test_steps_of_others_that_were_dropped_are_not_passed_over(ani: Project, budi: Project) -> None:
    """They were done before the look, and taken back and forgotten after it: no row tells that they are gone."""
    tag(budi, Kind.ACTOR, FIRST)
    ani.changes_of_others()
    budi.undo()
    tag(budi, Kind.ACTOR, SECOND)
    assert ani.changes_of_others() is None


def test_in_a_file_that_was_opened_again_everything_may_be_other(ani: Project) -> None:
    ani.changes_of_others()
    ani.reopen()
    assert ani.changes_of_others() is None
    assert ani.changes_of_others() is not None


@pytest.mark.parametrize("seed", range(6))
def test_whatever_two_people_do_nothing_that_changed_goes_untold(ani: Project, budi: Project, seed: int) -> None:
    """Against the slow way: read all, and compare."""
    random = Random(seed)
    ani.changes_of_others()
    before = {one.id: one for one in ani.annotations()}
    told_of = 0
    for _ in range(25):
        for _ in range(random.randrange(1, 4)):
            _do_something(random.choice((ani, budi, budi)), random)
        told, after = ani.changes_of_others(), {one.id: one for one in ani.annotations()}
        if told is not None:
            told_of += 1
            changed = {i for i in before | after if before.get(i) != after.get(i)}
            mine = {i for i in changed if i not in told.rows.get("annotation", ()) and i not in told.linked}
            named = told.rows.get("actor", frozenset())
            assert all(_is_own(i, before, after) or (i in after and after[i].actor_id in named) for i in mine)
        before = after
    assert told_of > 5


def _is_own(tag: int, before: dict[AnnotationId, Annotation], after: dict[AnnotationId, Annotation]) -> bool:
    known = after.get(AnnotationId(tag)) or before[AnnotationId(tag)]
    return known.coder == "Ani"


def _do_something(project: Project, random: Random) -> None:
    own = [one for one in project.annotations() if one.coder == project.coder]
    deeds: list[Callable[[], object]] = [
        lambda: tag(project, Kind.STATEMENT, random.choice((FIRST, SECOND, THIRD)), actor="Siti", stance="support"),
        lambda: tag(project, Kind.ACTOR, random.choice((FIRST, SECOND)), actor=random.choice(("Siti", "Budi"))),
        lambda: project.untag(random.choice(own).id) if own else None,
        lambda: project.edit_annotation(random.choice(own).id, note=str(random.random())) if own else None,
        project.undo,
        project.undo,
        project.redo,
    ]
    with suppress(SikapError):
        random.choice(deeds)()


# The price of one tag


def test_putting_one_tag_back_looks_at_no_other(ani: Project) -> None:
    """Counted in steps of SQLite's machine: 400 more tags may not make it dearer."""
    made = tag(ani, Kind.ACTOR, FIRST)
    few = _price_of_undo(ani, made)
    with ani.step("Many"):
        for _ in range(400):
            tag(ani, Kind.POSITION, SECOND)
    made = tag(ani, Kind.ACTOR, FIRST)
    assert _price_of_undo(ani, made) < 1.2 * few


def _price_of_undo(project: Project, made: Annotation) -> int:
    project.untag(made.id)
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    project._connection.set_progress_handler(count, 1)
    project.undo()
    project._connection.set_progress_handler(None, 1)
    assert made.id in [one.id for one in project.annotations()]
    return steps
