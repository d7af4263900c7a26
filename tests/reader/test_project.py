"""What a person does with an open project, through its one door."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.errors import BadSpan, BadValue, NotFound, SikapError
from reader.model import Annotation, Article, Changes, Kind, NewArticle, Role, Stance, Status
from reader.project import Project
from tests.reader.samples import ALL, FIRST, PLACE, SECOND, TEXT, THIRD, add_alias, dump, new_article, rich_article


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "studi.sikap", coder="Ani") as made:
        yield made


@pytest.fixture
def article(project: Project) -> Article:
    return project.add_articles([new_article(title="Menteri tolak tambak baru", source="Kabar Teluk")])[0]


@pytest.fixture
def told(project: Project, article: Article) -> list[Changes]:
    changes: list[Changes] = []
    project.on_change(changes.append)
    return changes


def tag(project: Project, kind: Kind, words: str, article: int = 1, **said: Any) -> Annotation:
    return project.tag(article, kind, *PLACE[words], **said)


# Articles


def test_an_article_is_read_back_as_it_was_given(project: Project) -> None:
    facts = {
        "title": "Judul 'satu'",
        "source": "Kabar; Teluk",
        "author": "A. B.",
        "published": "2024-02-29",
        "url": "https://a.example/?a=1&b=2",
        "language": "id",
    }
    [article] = project.add_articles([new_article(TEXT, **facts)])
    assert article == project.article(article.id) == project.articles()[0]
    assert article.text == TEXT
    assert {name: getattr(article, name) for name in facts} == facts
    assert (article.status, article.note) == (Status.NEW, "")
    assert article.created_at == article.modified_at
    assert article.created_at.endswith("Z")


def test_text_becomes_an_article_with_sentences(project: Project) -> None:
    article = project.add_article("Menteri menolak rencana itu. Nelayan setuju.\r\n", language="id", title="Satu")
    assert article.text.startswith("Menteri menolak rencana itu. Nelayan setuju.")
    assert "\r" not in article.text
    assert [s.text for s in project.sentences(article.id)] == ["Menteri menolak rencana itu.", "Nelayan setuju."]
    assert (article.title, article.language) == ("Satu", "id")


def test_markdown_becomes_readable_text(project: Project) -> None:
    article = project.add_article("# Judul\n\nNelayan **setuju** sekali.", markdown=True)
    assert "*" not in article.text
    assert "#" not in article.text
    assert [article.text[b.start : b.end] for b in project.blocks(article.id)] == ["Judul", "Nelayan setuju sekali."]


def test_text_with_nothing_in_it_is_refused_and_nothing_is_stored(project: Project) -> None:
    before = dump(project)
    for nothing in ("", "   \n\t "):
        with pytest.raises(BadValue):
            project.add_article(nothing)
    assert dump(project) == before


def test_sentences_are_numbered_from_one_with_their_text_and_boilerplate(project: Project, article: Article) -> None:
    sentences = project.sentences(article.id)
    assert [s.number for s in sentences] == list(range(1, 7))
    assert all(TEXT[s.start : s.end] == s.text and s.article_id == article.id for s in sentences)
    assert {type(s.boilerplate) for s in sentences} == {bool}
    assert [s.text for s in sentences if s.boilerplate] == ["Baca juga: Harga ikan naik lagi"]


def test_blocks_keep_their_kind_styles_and_place_in_a_table(project: Project) -> None:
    new = rich_article()
    [article] = project.add_articles([new])
    assert tuple(project.blocks(article.id)) == new.blocks


def test_several_articles_are_one_step(project: Project) -> None:
    project.add_articles([new_article(title=str(n)) for n in range(3)])
    assert [a.title for a in project.articles()] == ["0", "1", "2"]
    assert project.next_undo() == "Add articles"
    project.undo()
    assert project.articles() == []


def test_adding_no_articles_is_no_step(project: Project) -> None:
    assert project.add_articles([]) == []
    assert project.next_undo() is None


def test_if_one_article_cannot_be_stored_none_is(project: Project) -> None:
    with pytest.raises(Exception, match="CHECK"):
        project.add_articles([new_article(), NewArticle("", (), ())])
    assert project.articles() == []
    assert project.steps() == []


def test_the_facts_of_an_article_can_be_changed(project: Project, article: Article) -> None:
    changed = project.edit_article(article.id, title="Baru", status="done", note="dua kali", published="21/11/2023")
    assert (changed.title, changed.status, changed.note) == ("Baru", Status.DONE, "dua kali")
    assert changed.published == "2023-11-21"
    assert changed.source == article.source
    project.undo()
    assert project.article(article.id) == article


def test_a_change_of_nothing_is_no_step(project: Project, article: Article, told: list[Changes]) -> None:
    project.edit_article(article.id, title=article.title)
    project.edit_article(article.id)
    assert told == []
    assert project.next_undo() == "Add article"


def test_a_deleted_article_takes_its_tags_with_it_and_no_other(project: Project, article: Article) -> None:
    [other] = project.add_articles([new_article(title="lain")])
    tag(project, Kind.STATEMENT, FIRST, actor="Siti Rahma")
    kept = tag(project, Kind.STATEMENT, FIRST, article=other.id, actor="Siti Rahma")
    links = len(dump(project, ("link",))["link"])
    project.delete_article(article.id)
    assert [a.id for a in project.articles()] == [other.id]
    assert {a.article_id for a in project.annotations()} == {other.id}
    assert project.annotation(kept.id) == kept
    assert len(dump(project, ("link",))["link"]) == links - 1
    assert project.check() == []


def test_the_library_tells_how_far_each_article_is(project: Project, article: Article) -> None:
    [second] = project.add_articles([new_article("Satu. Dua.", title="lain")])
    tag(project, Kind.STATEMENT, FIRST)
    tag(project, Kind.ACTOR, "Menteri Siti Rahma")
    tag(project, Kind.ACTOR, "Bupati")
    project.tag(article.id, Kind.ACTOR, TEXT.index("Harga"), TEXT.index("Harga") + 5)  # boilerplate does not count
    project.edit_article(article.id, status=Status.IN_WORK)
    first, other = project.library()
    assert (first.title, first.source, first.status) == (article.title, "Kabar Teluk", Status.IN_WORK)
    assert (first.sentences, first.tagged) == (5, 2)
    assert (other.sentences, other.tagged) == (2, 0)
    assert project.library([second.id, article.id]) == [other, first]
    assert project.library([]) == []


# Tags


def test_a_tag_holds_the_words_it_stands_on(project: Project, article: Article) -> None:
    made = tag(project, Kind.STATEMENT, FIRST, note="lihat lagi")
    assert made.text == FIRST
    assert (made.kind, made.coder, made.note, made.article_id) == (Kind.STATEMENT, "Ani", "lihat lagi", article.id)
    assert project.annotation(made.id) == made == project.annotations(article.id)[0]


def test_the_whole_text_and_its_last_letter_can_be_tagged(project: Project, article: Article) -> None:
    assert project.tag(article.id, "statement", 0, len(TEXT)).text == TEXT
    assert project.tag(article.id, "actor", len(TEXT) - 1, len(TEXT)).text == "."


def test_tags_come_in_reading_order_the_outer_before_the_inner(project: Project, article: Article) -> None:
    inner = tag(project, Kind.ACTOR, "Menteri Siti Rahma")
    later = tag(project, Kind.ACTOR, "Bupati")
    outer = tag(project, Kind.STATEMENT, FIRST)
    twin = tag(project, Kind.ACTOR, "Menteri Siti Rahma")
    assert [a.id for a in project.annotations(article.id)] == [outer.id, inner.id, twin.id, later.id]


def test_annotations_of_one_article_or_of_all(project: Project, article: Article) -> None:
    [second] = project.add_articles([new_article()])
    one, two = tag(project, Kind.ACTOR, "Bupati"), tag(project, Kind.ACTOR, "Bupati", article=second.id)
    assert project.annotations(article.id) == [one]
    assert project.annotations(second.id) == [two]
    assert project.annotations() == [one, two]
    assert project.annotations_by_id([two.id, 99]) == [two]
    assert project.annotations_by_id([]) == []


def test_an_actor_is_found_by_name_in_any_case_and_spacing(project: Project, article: Article) -> None:
    first = tag(project, Kind.ACTOR, "Menteri Siti Rahma", actor="Siti Rahma")
    again = tag(project, Kind.ACTOR, "Menteri Siti Rahma", actor="  siti   RAHMA ")
    assert first.actor_id == again.actor_id
    assert [actor.name for actor in project.actors()] == ["Siti Rahma"]


def test_an_actor_is_found_by_alias(project: Project, article: Article) -> None:
    first = tag(project, Kind.ACTOR, "Menteri Siti Rahma", actor="Siti Rahma")
    add_alias(project.path, "Siti Rahma", "Menteri Siti")
    again = tag(project, Kind.ACTOR, "Menteri Siti Rahma", actor="menteri siti")
    assert (again.actor_id, again.actor) == (first.actor_id, "Siti Rahma")
    [actor] = project.actors()
    assert actor.aliases == ("Menteri Siti",)


@pytest.mark.parametrize(
    ("first", "again"),
    [("Лавров", "ЛАВРОВ"), ("Élysée", "élysée"), ("Ürümqi", "ürümqi"), ("Weiß", "WEISS"), ("Ame\u0301lie", "amélie")],
)
def test_names_in_any_script_are_found_in_any_case(project: Project, article: Article, first: str, again: str) -> None:
    tag(project, Kind.ACTOR, "Bupati", actor=first)
    tag(project, Kind.ACTOR, "Bupati", actor=again)
    assert [actor.name for actor in project.actors()] == [first]


def test_the_codebook_is_in_alphabetical_order_in_any_case(project: Project, article: Article) -> None:
    for name in ("ceri", "Bupati", "Ani", "apel"):
        tag(project, Kind.ACTOR, "Bupati", actor=name)
        tag(project, Kind.POSITION, "larangan ini", issue=name)
    assert [actor.name for actor in project.actors()] == ["Ani", "apel", "Bupati", "ceri"]
    assert [issue.name for issue in project.issues()] == ["Ani", "apel", "Bupati", "ceri"]


def test_an_actor_and_an_issue_can_be_given_by_number(project: Project, article: Article) -> None:
    actor = tag(project, Kind.ACTOR, "Bupati", actor="Bupati").actor_id
    issue = tag(project, Kind.POSITION, "larangan ini", issue="tambak").issue_id
    assert actor is not None
    assert issue is not None
    assert project.tag(1, Kind.ACTOR, 0, 4, actor=actor).actor == "Bupati"
    again = project.tag(1, Kind.POSITION, 0, 4, issue=issue, stance="support")
    assert (again.issue, again.stance) == ("tambak", Stance.SUPPORT)


def test_issues_are_found_in_any_case_and_kept_once(project: Project, article: Article) -> None:
    tag(project, Kind.POSITION, "larangan ini", issue="Larangan tambak")
    tag(project, Kind.POSITION, "rencana tambak", issue="larangan TAMBAK")
    assert [issue.name for issue in project.issues()] == ["Larangan tambak"]
    assert {a.issue for a in project.annotations()} == {"Larangan tambak"}


def test_a_position_has_no_stance_until_one_is_given(project: Project, article: Article) -> None:
    made = tag(project, Kind.POSITION, "larangan ini", issue="tambak")
    assert made.stance is None
    assert project.edit_annotation(made.id, stance=Stance.NEUTRAL).stance is Stance.NEUTRAL
    assert project.edit_annotation(made.id, stance=None).stance is None


def test_a_whole_claim_is_one_step_with_each_part_on_its_own_words(project: Project, article: Article) -> None:
    said = tag(project, Kind.STATEMENT, FIRST, actor="siti rahma", issue="Rencana tambak", stance="oppose")
    parts = {a.kind: a for a in project.annotations()}
    assert parts[Kind.STATEMENT] == said
    assert parts[Kind.ACTOR].text == "Siti Rahma"
    assert parts[Kind.POSITION].text == "rencana tambak"
    assert parts[Kind.ACTOR].statement_ids == parts[Kind.POSITION].statement_ids == (said.id,)
    [claim] = project.claims(article.id)
    assert (claim.actor, claim.role, claim.issue) == ("siti rahma", "speaker", "Rencana tambak")
    assert (claim.stance, claim.stance_value, claim.sentence) == (Stance.OPPOSE, -1, 2)
    project.undo()
    assert project.annotations() == []
    assert project.actors() == []
    assert project.issues() == []


def test_parts_of_a_claim_whose_words_are_not_there_stand_on_the_whole_statement(
    project: Project, article: Article
) -> None:
    tag(project, Kind.STATEMENT, FIRST, actor="Pemerintah", stance=Stance.SUPPORT)
    assert {a.text for a in project.annotations()} == {FIRST}
    [claim] = project.claims()
    assert (claim.actor, claim.issue, claim.stance_value) == ("Pemerintah", None, 1)


def test_a_part_of_a_word_is_not_the_name(project: Project, article: Article) -> None:
    for part in ("Rah", "hma", "ahm", "olak"):
        tag(project, Kind.STATEMENT, FIRST, actor=part, issue="Teluk  Sari")
    assert {a.text for a in project.annotations() if a.kind is Kind.ACTOR} == {FIRST}
    assert {a.text for a in project.annotations() if a.kind is Kind.POSITION} == {"Teluk Sari"}


def test_an_actor_of_a_claim_is_placed_on_an_alias_too(project: Project, article: Article) -> None:
    tag(project, Kind.ACTOR, "Bupati", actor="Rahma binti Ali")
    add_alias(project.path, "Rahma binti Ali", "Siti Rahma")
    tag(project, Kind.STATEMENT, FIRST, actor="Rahma binti Ali")
    assert "Siti Rahma" in [a.text for a in project.annotations()]


def test_a_removed_tag_takes_its_links_and_leaves_what_it_was_linked_to(project: Project, article: Article) -> None:
    said = tag(project, Kind.STATEMENT, FIRST, actor="Siti Rahma", issue="tambak")
    project.untag(said.id)
    assert {a.kind for a in project.annotations()} == {Kind.ACTOR, Kind.POSITION}
    assert all(a.statement_ids == () for a in project.annotations())
    assert project.claims() == []
    with pytest.raises(NotFound):
        project.annotation(said.id)
    project.undo()
    assert len(project.claims()) == 1


def test_the_edges_of_a_tag_can_be_moved(project: Project, article: Article) -> None:
    made = tag(project, Kind.ACTOR, "Menteri Siti Rahma")
    moved = project.resize(made.id, made.start + 8, made.end)
    assert moved.text == "Siti Rahma"
    assert moved.guid == made.guid
    project.undo()
    assert project.annotation(made.id) == made


def test_moving_the_edges_to_where_they_are_is_no_step(project: Project, article: Article, told: list[Changes]) -> None:
    made = tag(project, Kind.ACTOR, "Bupati")
    told.clear()
    project.resize(made.id, made.start, made.end)
    assert told == []
    assert project.annotation(made.id) == made


def test_what_a_tag_says_can_be_changed_and_taken_away(project: Project, article: Article) -> None:
    mention = tag(project, Kind.ACTOR, "Pak Darma", actor="Darma")
    position = tag(project, Kind.POSITION, "larangan ini", issue="tambak", stance="support")
    statement = tag(project, Kind.STATEMENT, THIRD)
    assert project.edit_annotation(mention.id, actor="Pak Darma").actor == "Pak Darma"
    assert project.edit_annotation(mention.id, actor=None).actor is None
    changed = project.edit_annotation(position.id, issue="larangan", stance=Stance.NEUTRAL, note="?")
    assert (changed.issue, changed.stance, changed.note) == ("larangan", Stance.NEUTRAL, "?")
    assert project.edit_annotation(position.id, issue=None).stance is Stance.NEUTRAL
    assert project.edit_annotation(statement.id, note="kuat", actor=None).note == "kuat"


def test_a_note_of_several_lines_with_any_signs_comes_back_as_typed(project: Project, article: Article) -> None:
    note = "it's 'so'\n\n;\t\"x\" 🙂‍↔️ \u00a0 ','' ,\"note\"='evil'"
    assert tag(project, Kind.ACTOR, "Bupati", note=note).note == note


# Links and claims


def test_two_speakers_and_two_positions_make_four_claims(project: Project, article: Article) -> None:
    said = tag(project, Kind.STATEMENT, THIRD)
    for words, actor in (("Pak Darma", "Darma"), ("Bupati", "Bupati")):
        project.link(said.id, tag(project, Kind.ACTOR, words, actor=actor).id)
    for words, issue in (("larangan ini", "larangan"), ("rencana tambak", "tambak")):
        project.link(said.id, tag(project, Kind.POSITION, words, issue=issue, stance="support").id)
    found = [(claim.actor, claim.issue) for claim in project.claims()]
    assert sorted(found) == [("Bupati", "larangan"), ("Bupati", "tambak"), ("Darma", "larangan"), ("Darma", "tambak")]


def test_an_addressee_is_no_speaker(project: Project, article: Article) -> None:
    said = tag(project, Kind.STATEMENT, THIRD)
    project.link(said.id, tag(project, Kind.ACTOR, "Bupati", actor="Bupati").id, role="addressee")
    [claim] = project.claims()
    assert (claim.actor, claim.role) == (None, None)


def test_linking_again_changes_the_role_and_the_same_role_is_no_step(
    project: Project, article: Article, told: list[Changes]
) -> None:
    said, who = tag(project, Kind.STATEMENT, THIRD), tag(project, Kind.ACTOR, "Pak Darma", actor="Darma")
    project.link(said.id, who.id, Role.ADDRESSEE)
    project.link(said.id, who.id, Role.SPEAKER)
    assert [claim.role for claim in project.claims()] == ["speaker"]
    told.clear()
    project.link(said.id, who.id)
    assert told == []
    project.undo()
    assert [claim.role for claim in project.claims()] == [None]


def test_an_actor_can_speak_in_several_statements(project: Project, article: Article) -> None:
    who = tag(project, Kind.ACTOR, "Pak Darma", actor="Darma")
    statements = [tag(project, Kind.STATEMENT, words) for words in (FIRST, THIRD)]
    for statement in statements:
        project.link(statement.id, who.id)
    assert set(project.annotation(who.id).statement_ids) == {s.id for s in statements}
    assert [claim.actor for claim in project.claims()] == ["Darma", "Darma"]


def test_unlinking_leaves_both_tags(project: Project, article: Article) -> None:
    said = tag(project, Kind.STATEMENT, FIRST, actor="Siti Rahma")
    who = next(a for a in project.annotations() if a.kind is Kind.ACTOR)
    project.unlink(said.id, who.id)
    assert len(project.annotations()) == 2
    assert [claim.actor for claim in project.claims()] == [None]
    with pytest.raises(NotFound, match="not linked"):
        project.unlink(said.id, who.id)


def test_claims_of_one_article_are_its_own(project: Project, article: Article) -> None:
    [second] = project.add_articles([new_article()])
    tag(project, Kind.STATEMENT, FIRST)
    tag(project, Kind.STATEMENT, SECOND, article=second.id)
    assert [claim.statement for claim in project.claims(second.id)] == [SECOND]
    assert [claim.statement for claim in project.claims()] == [FIRST, SECOND]


# What cannot be

Verb = Callable[[Project], object]

BAD: dict[str, tuple[type[SikapError], Verb]] = {
    "an empty span": (BadSpan, lambda p: p.tag(1, "actor", 5, 5)),
    "a reversed span": (BadSpan, lambda p: p.tag(1, "actor", 9, 5)),
    "a negative span": (BadSpan, lambda p: p.tag(1, "actor", -3, 5)),
    "a span one past the end": (BadSpan, lambda p: p.tag(1, "actor", 5, len(TEXT) + 1)),
    "a span behind the text": (BadSpan, lambda p: p.tag(1, "actor", len(TEXT), len(TEXT) + 4)),
    "a span of astronomic length": (BadSpan, lambda p: p.tag(1, "actor", 0, 2**70)),
    "edges moved to nothing": (BadSpan, lambda p: p.resize(1, 5, 5)),
    "edges moved past the end": (BadSpan, lambda p: p.resize(1, 5, len(TEXT) + 1)),
    "an unknown kind": (BadValue, lambda p: p.tag(1, "opinion", 0, 5)),
    "an unknown stance": (BadValue, lambda p: p.tag(1, "position", 0, 5, stance="yes")),
    "an actor on a position": (BadValue, lambda p: p.tag(1, "position", 0, 5, actor="Bupati Baru")),
    "an issue on an actor": (BadValue, lambda p: p.tag(1, "actor", 0, 5, issue="isu baru")),
    "a stance on an actor": (BadValue, lambda p: p.tag(1, "actor", 0, 5, stance="support")),
    "an empty name": (BadValue, lambda p: p.tag(1, "actor", 0, 5, actor="  \t ")),
    "a name of control characters": (BadValue, lambda p: p.tag(1, "actor", 0, 5, actor="\0")),
    "a name that is too long": (BadValue, lambda p: p.tag(1, "position", 0, 5, issue="a" * 201)),
    "an unknown article": (NotFound, lambda p: p.tag(99, "actor", 0, 5)),
    "an article number beyond all numbers": (NotFound, lambda p: p.tag(2**70, "actor", 0, 5)),
    "an unknown actor number": (NotFound, lambda p: p.tag(1, "actor", 0, 5, actor=99)),
    "an unknown issue number beside a new actor": (
        NotFound,
        lambda p: p.tag(1, "statement", 0, 5, actor="Bupati Baru", issue=99),
    ),
    "an article that is not there": (NotFound, lambda p: p.article(99)),
    "deleting an article that is not there": (NotFound, lambda p: p.delete_article(99)),
    "editing an article that is not there": (NotFound, lambda p: p.edit_article(99, title="x")),
    "an unknown fact of an article": (BadValue, lambda p: p.edit_article(1, colour="red")),
    "a date that is none": (BadValue, lambda p: p.edit_article(1, published="kemarin")),
    "an unknown status": (BadValue, lambda p: p.edit_article(1, status="nearly")),
    "a title that is none": (BadValue, lambda p: p.edit_article(1, title=None)),
    "removing a tag that is not there": (NotFound, lambda p: p.untag(99)),
    "moving a tag that is not there": (NotFound, lambda p: p.resize(99, 0, 5)),
    "editing a tag that is not there": (NotFound, lambda p: p.edit_annotation(99, note="x")),
    "an actor for a statement": (BadValue, lambda p: p.edit_annotation(1, actor="Bupati Baru")),
    "an issue for a mention": (BadValue, lambda p: p.edit_annotation(2, issue="isu baru")),
    "an actor for a position": (BadValue, lambda p: p.edit_annotation(3, actor="Bupati Baru")),
    "a stance that is none": (BadValue, lambda p: p.edit_annotation(3, stance="ja")),
    "a new issue beside a stance that is none": (
        BadValue,
        lambda p: p.edit_annotation(3, issue="isu baru", stance="ja"),
    ),
    "a link to nothing": (NotFound, lambda p: p.link(1, 99)),
    "a link from a mention": (BadValue, lambda p: p.link(2, 3)),
    "a link to a statement": (BadValue, lambda p: p.link(1, 1)),
    "a link across articles": (BadValue, lambda p: p.link(1, 4)),
    "an unknown role": (BadValue, lambda p: p.link(1, 2, "friend")),
    "unlinking what is not linked": (NotFound, lambda p: p.unlink(1, 3)),
    "an unknown export table": (BadValue, lambda p: p.export_rows("annotation")),
}


@pytest.fixture
def coded(project: Project, article: Article) -> Project:
    """Statement 1, mention 2 linked to it, position 3; and mention 4 in another article."""
    said, who = tag(project, Kind.STATEMENT, FIRST), tag(project, Kind.ACTOR, "Menteri Siti Rahma", actor="Siti Rahma")
    tag(project, Kind.POSITION, "rencana tambak", issue="tambak", stance="oppose")
    project.link(said.id, who.id)
    [other] = project.add_articles([new_article()])
    tag(project, Kind.ACTOR, "Bupati", article=other.id)
    return project


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_is_said_in_a_sentence_and_changes_nothing(coded: Project, what: str) -> None:
    error, verb = BAD[what]
    before, told = dump(coded), list[Changes]()
    coded.on_change(told.append)
    with pytest.raises(error) as caught:
        verb(coded)
    assert str(caught.value)[-1] in ".!"
    assert str(caught.value) == caught.value.template.format(**caught.value.values)
    assert dump(coded) == before
    assert told == []


@pytest.mark.parametrize("what", BAD)
def test_after_a_refusal_the_next_verb_works(coded: Project, what: str) -> None:
    with pytest.raises(BAD[what][0]):
        BAD[what][1](coded)
    assert tag(coded, Kind.ACTOR, "Bupati").text == "Bupati"
    assert coded.check() == []


def test_signs_that_no_file_can_hold_are_dropped_from_what_is_typed(project: Project, article: Article) -> None:
    made = tag(project, Kind.ACTOR, "Bupati", actor="Bu\0pati", note="satu\0dua\ud800")
    assert (made.actor, made.note) == ("Bupati", "satudua")
    assert project.edit_annotation(made.id, note="a\0'b", actor="bu\0PATI").note == "a'b"
    assert project.edit_article(article.id, title="ju\0dul\udfff").title == "judul"
    assert [actor.name for actor in project.actors()] == ["Bupati"]


def test_a_coder_without_a_name_is_somebody_still(tmp_path: Path) -> None:
    for n, nobody in enumerate((None, "", "   ")):
        with Project.create(tmp_path / f"{n}.sikap", coder=nobody) as project:
            project.add_articles([new_article()])
            assert tag(project, Kind.ACTOR, "Bupati").coder == project.coder != ""


def test_the_coder_of_a_machine_that_knows_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr("getpass.getuser", nobody)
    with Project.create(tmp_path / "a.sikap") as project:
        assert project.coder == "coder"


def test_a_coders_name_has_single_spaces(tmp_path: Path) -> None:
    with Project.in_memory(coder="  Ani \n Wati ") as project:
        assert project.coder == "Ani Wati"


@pytest.mark.parametrize("what", BAD)
def test_a_newcomer_who_is_refused_leaves_no_trace(coded: Project, what: str) -> None:
    before = dump(coded)
    with Project.open(coded.path, coder="Baru") as newcomer, pytest.raises(BAD[what][0]):
        BAD[what][1](newcomer)
    assert dump(coded) == before


def test_asking_changes_nothing(coded: Project) -> None:
    before = dump(coded)
    with Project.open(coded.path, coder="Baru") as newcomer:
        newcomer.articles(), newcomer.library(), newcomer.annotations(), newcomer.claims(), newcomer.actors()
        newcomer.issues(), newcomer.steps(), newcomer.info(), newcomer.check(), newcomer.recall("x")
        assert newcomer.next_undo() is newcomer.next_redo() is None
        assert newcomer.undo() is newcomer.redo() is None
    assert dump(coded) == before


# Listeners and steps


def what(told: list[Changes]) -> tuple[str, dict[str, set[int]]]:
    """The last change: the step's name and the rows by table. There is one only."""
    [changes] = told
    told.clear()
    return changes.step, {table: set(rows) for table, rows in changes.rows.items()}


def test_each_verb_tells_what_it_changed(project: Project, article: Article, told: list[Changes]) -> None:
    said = tag(project, Kind.STATEMENT, FIRST)
    changes, rows = told.pop(), {"annotation": frozenset({said.id})}
    named = {"article": frozenset({article.id})}
    assert changes == Changes("Tag as statement", rows, article.id, id=changes.id, named=named)
    who = tag(project, Kind.ACTOR, "Menteri Siti Rahma", actor="Siti Rahma")
    assert who.actor_id is not None
    changes = told.pop()
    assert changes.rows == {"annotation": {who.id}, "actor": {who.actor_id}}
    assert changes.touched("actor")
    assert not changes.touched("issue")
    project.link(said.id, who.id)
    assert what(told)[0] == "Link"
    project.resize(who.id, who.start, who.end - 1)
    assert what(told) == ("Move tag", {"annotation": {who.id}})
    project.edit_annotation(who.id, note="x")
    assert what(told) == ("Edit tag", {"annotation": {who.id}})
    project.unlink(said.id, who.id)
    assert what(told)[0] == "Unlink"
    project.untag(who.id)
    assert what(told) == ("Remove tag", {"annotation": {who.id}})
    project.edit_article(article.id, note="x")
    assert what(told) == ("Edit article", {"article": {article.id}})
    project.delete_article(article.id)
    gone = told.pop()
    assert (gone.step, gone.article) == ("Delete article", article.id)
    assert gone.rows["article"] == {article.id}
    assert gone.touched("sentence")
    assert told == []


def test_undo_and_redo_tell_the_same_rows_as_the_step(project: Project, article: Article, told: list[Changes]) -> None:
    tag(project, Kind.STATEMENT, FIRST, actor="Siti Rahma", issue="tambak")
    undone, redone = project.undo(), project.redo()
    assert undone is not None
    assert told == [told[0], undone, redone]
    assert told[0].rows == undone.rows == (redone and redone.rows)
    assert {changes.step for changes in told} == {"Tag as statement"}
    assert {changes.article for changes in told} == {article.id}


def test_a_listener_sees_the_file_as_it_is_afterwards(project: Project, article: Article) -> None:
    seen: list[int] = []
    project.on_change(lambda changes: seen.append(len(dump(project, ("annotation",))["annotation"])))
    tag(project, Kind.ACTOR, "Bupati")
    project.undo()
    assert seen == [1, 0]


def test_a_listener_may_act_and_may_end_itself(project: Project, article: Article) -> None:
    def once(changes: Changes) -> None:
        stop()
        tag(project, Kind.ACTOR, "Bupati")

    stop = project.on_change(once)
    tag(project, Kind.STATEMENT, FIRST)
    tag(project, Kind.STATEMENT, SECOND)
    assert [a.text for a in project.annotations()] == [FIRST, SECOND, "Bupati"]
    project.undo()
    project.undo()
    assert [a.text for a in project.annotations()] == [FIRST]


def test_several_verbs_in_one_step_are_told_once_and_undone_at_once(
    project: Project, article: Article, told: list[Changes]
) -> None:
    with project.step("Tag twice", article.id):
        tag(project, Kind.STATEMENT, FIRST)
        with project.step("inside"):
            tag(project, Kind.STATEMENT, SECOND)
        assert told == []
    [changes] = told
    assert (changes.step, changes.article, len(changes.rows["annotation"])) == ("Tag twice", article.id, 2)
    project.undo()
    assert project.annotations() == []
    assert project.next_redo() == "Tag twice"


def break_off(project: Project) -> None:
    with project.step("Tag twice"):
        tag(project, Kind.STATEMENT, FIRST, actor="Siti Rahma")
        project.remember("place", 7)
        project.untag(99)


def test_a_step_that_breaks_off_leaves_nothing(project: Project, article: Article, told: list[Changes]) -> None:
    before = dump(project)
    with pytest.raises(NotFound):
        break_off(project)
    assert dump(project) == before
    assert told == []
    tag(project, Kind.STATEMENT, SECOND)
    assert project.next_undo() == "Tag as statement"


def test_a_verb_that_is_refused_inside_a_step_leaves_nothing_of_itself(project: Project, article: Article) -> None:
    with project.step("Two"):
        tag(project, Kind.STATEMENT, SECOND)
        with pytest.raises(NotFound):
            project.tag(article.id, "statement", 0, 5, actor="Bupati Baru", issue=99)
    assert [a.text for a in project.annotations()] == [SECOND]
    assert project.actors() == []


def test_a_step_is_about_the_one_article_of_its_verbs(project: Project, article: Article, told: list[Changes]) -> None:
    [other] = project.add_articles([new_article()])
    with project.step("One"):
        tag(project, Kind.STATEMENT, FIRST, article=other.id)
    assert told[-1].article == project.steps()[0].article_id == other.id
    with project.step("Both"):
        tag(project, Kind.STATEMENT, FIRST, article=other.id)
        tag(project, Kind.STATEMENT, FIRST)
    assert told[-1].article is None
    with project.step("Both", article.id):
        tag(project, Kind.STATEMENT, FIRST, article=other.id)
    assert told[-1].article is None
    assert project.steps()[0].article_id is None


def test_an_empty_step_is_none(project: Project, article: Article, told: list[Changes]) -> None:
    with project.step("Nothing"):
        project.annotations()
    assert told == []
    assert "Nothing" not in [step.name for step in project.steps()]


# The rest of the door


def test_settings_are_remembered_in_the_file_and_are_no_step(project: Project) -> None:
    assert project.recall("place") is None
    assert project.recall("place", 3) == 3
    for value in ({"article": 1, "at": [1, 2]}, None, "é", 7):
        project.remember("place", value)
        assert project.recall("place") == value
    assert project.recall("place", {"none": True}) == {"none": True}  # it is of another kind
    assert project.next_undo() is None
    with Project.open(project.path) as again:
        assert again.recall("place") == 7


def test_info_counts_what_is_there(coded: Project) -> None:
    facts = coded.info()
    assert facts["path"] == str(coded.path)
    expected = {"articles": 2, "characters": 2 * len(TEXT), "sentences": 12, "statements": 1, "actors": 2}
    expected |= {"positions": 1, "links": 1, "codebook_actors": 1, "codebook_issues": 1, "coders": 1, "format": 3}
    assert {name: facts[name] for name in expected} == expected
    assert facts["steps"] == len(coded.steps())
    size = facts["bytes"]
    assert isinstance(size, int)
    assert size >= coded.path.stat().st_size > 0


def test_a_project_in_memory_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Project.in_memory(coder="Ani") as project:
        project.add_articles([new_article()])
        tag(project, Kind.STATEMENT, FIRST, actor="Siti Rahma")
        project.undo()
        project.redo()
        assert len(project.claims()) == 1
        assert project.check() == []
        assert project.info()["bytes"] == 0
    assert list(tmp_path.iterdir()) == []


def test_the_tables_of_the_samples_are_all_tables(project: Project) -> None:
    from tests.reader.samples import outside

    beside = outside(project.path)
    names = {row[0] for row in beside.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    beside.close()
    assert {name for name in names if not name.startswith(("sqlite_", "_sqlite")) and "_search" not in name} == set(ALL)
