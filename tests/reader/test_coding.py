"""Saying who, which stance, on what: `code_claim`, the same for many rows, and taking a claim away again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.errors import BadValue, NotFound, SikapError
from reader.model import Annotation, AnnotationId, Changes, ClaimKey, Kind, Role, Stance, Voice
from reader.project import Project
from tests.reader.samples import FIRST, PLACE, SECOND, TEXT, THIRD, WORK, Dump, dump, new_article

QUOTED = "“Kami mendukung larangan ini”"
TALK = "Pak Darma datang. Ia menolak larangan itu karena ia nelayan. Bupati, kata Ani, diam saja."
HE_REFUSES = "Ia menolak larangan itu karena ia nelayan."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An article of each text, in Indonesian."""
    path = tmp_path / "studi.sikap"
    with Project.create(path, coder="Ani") as project:
        project.add_articles([new_article(language="id"), new_article(TALK, language="id")])
    return path


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.open(path, coder="Ani") as opened:
        yield opened


@pytest.fixture
def budi(path: Path) -> Iterator[Project]:
    with Project.open(path, coder="Budi") as opened:
        yield opened


@pytest.fixture
def told(project: Project) -> list[Changes]:
    changes: list[Changes] = []
    project.on_change(changes.append)
    return changes


def tag(project: Project, kind: Kind, words: str, article: int = 1, **said: Any) -> Annotation:
    start = (TEXT, TALK)[article - 1].index(words)
    return project.tag(article, kind, start, start + len(words), **said)


def statement(project: Project, words: str = FIRST, article: int = 1) -> int:
    return tag(project, Kind.STATEMENT, words, article).id


def tied(project: Project, to: int, kind: Kind) -> list[Annotation]:
    """The mentions or positions of a statement, in reading order."""
    return [a for a in project.annotations() if a.kind is kind and to in a.statement_ids]


def key(statement: int, mention: int = 0, position: int = 0) -> ClaimKey:
    """A row of the claims table; 0 where it has none."""
    return ClaimKey(AnnotationId(statement), AnnotationId(mention) or None, AnnotationId(position) or None)


def mentions(project: Project, of: int) -> list[tuple[str | None, str]]:
    """Who is said to speak or to be spoken to, and on which words they stand."""
    return [(a.actor, a.text) for a in tied(project, of, Kind.ACTOR)]


def positions(project: Project, of: int) -> list[tuple[str | None, str | None, str]]:
    return [(a.stance, a.issue, a.text) for a in tied(project, of, Kind.POSITION)]


def rows(project: Project) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(c.statement, c.actor, c.stance, c.issue) for c in project.claims()]


# Who


def test_a_speaker_is_found_on_the_words_of_the_statement(project: Project) -> None:
    said = statement(project)
    project.code_claim(said, speaker="siti rahma")
    assert mentions(project, said) == [("siti rahma", "Siti Rahma")]
    [mention] = tied(project, said, Kind.ACTOR)
    assert (mention.roles, mention.coder) == ((Role.SPEAKER,), "Ani")


def test_a_speaker_who_is_named_outside_the_statement_stands_on_the_words_of_its_sentence(project: Project) -> None:
    said = statement(project, QUOTED)
    project.code_claim(said, speaker="Pak Darma")
    assert mentions(project, said) == [("Pak Darma", "Pak Darma")]


def test_a_speaker_is_not_looked_for_in_another_sentence(project: Project) -> None:
    said = statement(project)
    project.code_claim(said, speaker="Nelayan Muara")
    assert mentions(project, said) == [("Nelayan Muara", FIRST)]


def test_a_statement_of_several_sentences_is_looked_through_to_their_ends(project: Project) -> None:
    start, end = PLACE["rencana tambak"][0], PLACE["Nelayan Muara"][1]
    said = project.tag(1, Kind.STATEMENT, start, end).id
    project.code_claim(said, speaker="Menteri Siti Rahma", issue="putusan itu")
    assert mentions(project, said) == [("Menteri Siti Rahma", "Menteri Siti Rahma")]
    assert positions(project, said) == [(None, "putusan itu", "putusan itu")]


def test_a_speaker_can_be_named_by_an_alias_or_by_number(project: Project) -> None:
    actor = project.codebook.add_actor("Rahma binti Ali", aliases=["Siti Rahma"])
    said, other = statement(project), statement(project, SECOND)
    project.code_claim(said, speaker="SITI RAHMA")
    project.code_claim(other, speaker=actor.id)
    assert mentions(project, said) == [("Rahma binti Ali", "Siti Rahma")]
    assert mentions(project, other) == [("Rahma binti Ali", SECOND)]
    assert len(project.actors()) == 1


def test_a_speaker_who_is_nowhere_named_stands_on_the_first_pronoun(project: Project) -> None:
    said = statement(project, HE_REFUSES, article=2)
    project.code_claim(said, speaker="Pak Darma")
    assert mentions(project, said) == [("Pak Darma", "Ia")]


def test_a_name_in_the_sentence_is_better_than_a_pronoun_in_the_statement(project: Project) -> None:
    said = statement(project, QUOTED)
    project.code_claim(said, speaker="Orang Lain")
    assert mentions(project, said) == [("Orang Lain", "Kami")]
    project.code_claim(said, speaker="Pak Darma", another=True)
    assert mentions(project, said)[-1] == ("Pak Darma", "Pak Darma")


def test_without_name_or_pronoun_the_speaker_stands_on_the_whole_statement(project: Project) -> None:
    said = statement(project)
    project.code_claim(said, speaker="Pemerintah")
    assert mentions(project, said) == [("Pemerintah", FIRST)]


def test_a_statement_before_all_sentences_and_one_in_an_article_without_any_can_be_coded(project: Project) -> None:
    bare = new_article("Bupati diam. Ia pergi.", language="id")
    [article] = project.add_articles([type(bare)(bare.text, bare.blocks, (), language="id")])
    said = project.tag(article.id, Kind.STATEMENT, 13, 22).id
    project.code_claim(said, speaker="Bupati", issue="pergi")
    assert mentions(project, said) == [("Bupati", "Ia")]
    assert positions(project, said) == [(None, "pergi", "pergi")]


def test_a_tag_that_stands_on_the_speakers_words_already_is_used(project: Project) -> None:
    known = tag(project, Kind.ACTOR, "Siti Rahma", note="sudah ada")
    said = statement(project)
    project.code_claim(said, speaker="Siti Rahma")
    assert [a.id for a in tied(project, said, Kind.ACTOR)] == [known.id]
    assert project.annotation(known.id).actor == "Siti Rahma"
    again = statement(project)
    project.code_claim(again, speaker="Siti Rahma")
    assert project.annotation(known.id).statement_ids == (said, again)


def test_a_tag_of_somebody_elses_or_for_somebody_else_is_left_alone(project: Project, budi: Project) -> None:
    theirs = tag(budi, Kind.ACTOR, "Siti Rahma")
    another = tag(project, Kind.ACTOR, "Siti Rahma", actor="Siti Aminah")
    position = tag(project, Kind.POSITION, "Siti Rahma")
    said = statement(project)
    project.code_claim(said, speaker="Siti Rahma")
    [made] = tied(project, said, Kind.ACTOR)
    assert made.text == "Siti Rahma"
    assert made.id not in (theirs.id, another.id, position.id)
    assert budi.annotation(theirs.id) == theirs
    assert project.annotation(another.id) == another


def test_the_same_speaker_of_two_statements_on_one_word_is_one_tag(project: Project) -> None:
    first, second = statement(project, QUOTED), statement(project, THIRD)
    for said in (first, second):
        project.code_claim(said, speaker="Pak Darma")
    assert [a.statement_ids for a in project.annotations() if a.kind is Kind.ACTOR] == [(first, second)]


def test_somebody_elses_mention_that_is_linked_is_corrected_and_stays_theirs(project: Project, budi: Project) -> None:
    said = statement(budi)
    budi.code_claim(said, speaker="Siti Rahma")
    project.code_claim(said, speaker="Menteri Siti")
    [mention] = tied(project, said, Kind.ACTOR)
    assert (mention.actor, mention.coder, mention.text) == ("Menteri Siti", "Budi", "Menteri Siti")


# Which side, on what


def test_an_issue_is_found_on_the_words_of_the_statement(project: Project) -> None:
    said = statement(project)
    project.code_claim(said, issue="Rencana Tambak", stance="oppose")
    assert positions(project, said) == [("oppose", "Rencana Tambak", "rencana tambak")]
    assert tied(project, said, Kind.POSITION)[0].roles == (None,)
    assert mentions(project, said) == []


def test_a_stance_alone_stands_on_the_statement_and_moves_to_the_issues_words(project: Project) -> None:
    said = statement(project)
    project.code_claim(said, stance=Stance.OPPOSE)
    assert positions(project, said) == [("oppose", None, FIRST)]
    project.code_claim(said, issue="rencana tambak")
    assert positions(project, said) == [("oppose", "rencana tambak", "rencana tambak")]
    project.code_claim(said, issue="Teluk Sari")
    assert positions(project, said) == [("oppose", "Teluk Sari", "rencana tambak")]


def test_stance_and_issue_are_not_guessed(project: Project) -> None:
    said = statement(project)
    project.code_claim(said, issue="rencana tambak")
    assert rows(project) == [(FIRST, None, None, "rencana tambak")]
    other = statement(project, SECOND)
    project.code_claim(other, stance="neutral")
    assert rows(project)[1] == (SECOND, None, "neutral", None)


def test_a_position_that_says_nothing_yet_is_used_and_one_that_does_is_left_alone(project: Project) -> None:
    full = [
        tag(project, Kind.POSITION, "rencana tambak", stance="support"),
        tag(project, Kind.POSITION, "rencana tambak", issue="rencana tambak"),
    ]
    empty = tag(project, Kind.POSITION, "rencana tambak")
    said = statement(project)
    project.code_claim(said, issue="rencana tambak", stance="oppose")
    assert [a.id for a in tied(project, said, Kind.POSITION)] == [empty.id]
    assert [project.annotation(a.id) for a in full] == full


def test_a_position_of_somebody_elses_is_left_alone(project: Project, budi: Project) -> None:
    theirs = tag(budi, Kind.POSITION, "rencana tambak")
    said = statement(project)
    project.code_claim(said, issue="rencana tambak")
    assert [a.id for a in tied(project, said, Kind.POSITION)] != [theirs.id]
    assert budi.annotation(theirs.id) == theirs


def test_voice_and_note_are_the_statements_own(project: Project) -> None:
    said = statement(project)
    changed = project.code_claim(said, voice="act", note="lihat\nlagi\0")
    assert (changed.id, changed.voice, changed.note) == (said, Voice.ACT, "lihat\nlagi")
    assert project.code_claim(said, voice=None, note="").voice is None
    assert [a.kind for a in project.annotations()] == [Kind.STATEMENT]


def test_a_whole_claim_is_one_step(project: Project, told: list[Changes]) -> None:
    said = statement(project)
    before = dump(project, WORK)
    told.clear()
    project.code_claim(said, speaker="Siti Rahma", stance="oppose", issue="rencana tambak", voice="act", note="ya")
    [changes] = told
    assert (changes.step, changes.article) == ("Code claim", 1)
    assert changes.linked == {said, *(a.id for a in project.annotations())}
    assert rows(project) == [(FIRST, "Siti Rahma", "oppose", "rencana tambak")]
    after = dump(project, WORK)
    project.undo()
    assert dump(project, WORK) == before
    project.redo()
    assert dump(project, WORK) == after
    assert project.check() == []


def test_a_claim_that_is_tagged_whole_is_placed_as_one_that_is_coded_later(project: Project) -> None:
    claim: dict[str, Any] = {"actor": "Pak Darma", "issue": "larangan", "stance": "support"}
    whole = tag(project, Kind.STATEMENT, QUOTED, **claim).id
    project.add_articles([new_article(language="id")])
    start = TEXT.index(QUOTED)
    later = project.tag(3, Kind.STATEMENT, start, start + len(QUOTED)).id
    project.code_claim(later, speaker="Pak Darma", issue="larangan", stance="support")
    assert mentions(project, whole) == mentions(project, later) == [("Pak Darma", "Pak Darma")]
    assert positions(project, whole) == positions(project, later) == [("support", "larangan", "larangan")]


# Correcting, and taking away


def test_saying_the_same_again_is_no_step(project: Project, told: list[Changes]) -> None:
    said = statement(project)
    claim: dict[str, Any] = {"speaker": "Siti Rahma", "stance": "oppose", "issue": "tambak", "voice": "act"}
    project.code_claim(said, **claim)
    before = dump(project)
    told.clear()
    project.code_claim(said, **claim)
    project.code_claim(said)
    assert told == []
    assert dump(project) == before


def test_none_takes_a_coding_away_and_leaves_the_rest(project: Project) -> None:
    said = statement(project)
    project.code_claim(said, speaker="Siti Rahma", stance="oppose", issue="rencana tambak")
    project.code_claim(said, speaker=None)
    assert mentions(project, said) == [(None, "Siti Rahma")]
    project.code_claim(said, stance=None)
    assert positions(project, said) == [(None, "rencana tambak", "rencana tambak")]
    project.code_claim(said, issue=None, stance="support")
    assert positions(project, said) == [("support", None, "rencana tambak")]


def test_none_where_nothing_was_said_makes_nothing(project: Project, told: list[Changes]) -> None:
    said = statement(project)
    told.clear()
    project.code_claim(said, speaker=None, stance=None, issue=None, note="")
    assert told == []
    assert len(project.annotations()) == 1


def test_a_corrected_speaker_goes_from_the_old_name_to_the_new_one(project: Project) -> None:
    said = statement(project, QUOTED)
    project.code_claim(said, speaker="Pak Darma")
    mention = tied(project, said, Kind.ACTOR)[0]
    project.code_claim(said, speaker="Kami")
    assert mentions(project, said) == [("Kami", "Kami")]
    assert tied(project, said, Kind.ACTOR)[0].guid == mention.guid
    project.code_claim(said, speaker="Orang Ketiga")
    assert mentions(project, said) == [("Orang Ketiga", "Kami")]


def test_a_speaker_who_stood_on_the_whole_statement_goes_to_the_words(project: Project) -> None:
    said = statement(project)
    project.code_claim(said, speaker="Pemerintah")
    project.code_claim(said, speaker="Siti Rahma")
    assert mentions(project, said) == [("Siti Rahma", "Siti Rahma")]


def test_a_mention_without_actor_on_the_whole_statement_goes_to_the_words(project: Project) -> None:
    said, bare = statement(project), tag(project, Kind.ACTOR, FIRST)
    project.link(said, bare.id)
    project.code_claim(said, speaker="Siti Rahma")
    assert mentions(project, said) == [("Siti Rahma", "Siti Rahma")]


@pytest.mark.parametrize("words", ["Menteri", "Bupati"])
def test_a_mention_on_words_that_somebody_picked_stays_there(project: Project, words: str) -> None:
    """In the sentence, or far from it."""
    said, picked = statement(project), tag(project, Kind.ACTOR, words, actor="Pemerintah")
    project.link(said, picked.id)
    project.code_claim(said, speaker="Siti Rahma")
    assert mentions(project, said) == [("Siti Rahma", words)]


def test_a_mention_that_is_shared_with_another_statement_keeps_saying_what_it_says_there(project: Project) -> None:
    first, second = statement(project, QUOTED), statement(project, THIRD)
    for said in (first, second):
        project.code_claim(said, speaker="Pak Darma")
    assert tied(project, first, Kind.ACTOR) == tied(project, second, Kind.ACTOR)
    project.code_claim(first, speaker="Kami")
    assert mentions(project, first) == [("Kami", "Kami")]
    assert mentions(project, second) == [("Pak Darma", "Pak Darma")]
    project.code_claim(first, speaker="Pak Darma")
    project.code_claim(first, speaker=None)
    assert mentions(project, second) == [("Pak Darma", "Pak Darma")]


def test_a_shared_mention_of_nobody_yet_is_coded_for_both_that_it_was_linked_to(project: Project) -> None:
    first, second = statement(project, QUOTED), statement(project, THIRD)
    shared = tag(project, Kind.ACTOR, "Pak Darma")
    for said in (first, second):
        project.link(said, shared.id)
    project.code_claim(first, speaker="Pak Darma")
    assert mentions(project, first) == mentions(project, second) == [("Pak Darma", "Pak Darma")]


def test_a_shared_position_keeps_saying_what_it_says_there(project: Project) -> None:
    first, second = statement(project), statement(project)
    project.code_claim(first, stance="oppose", issue="tambak")
    [shared] = tied(project, first, Kind.POSITION)
    project.link(second, shared.id)
    project.code_claim(first, stance="support")
    assert [stance for stance, _, _ in positions(project, first)] == ["support"]
    assert [stance for stance, _, _ in positions(project, second)] == ["oppose"]
    assert [issue for _, issue, _ in positions(project, first)] == ["tambak"]


def test_coding_one_statement_never_codes_another_that_stands_on_the_same_words(project: Project) -> None:
    first, second = statement(project), statement(project)
    project.code_claim(first, issue="rencana tambak")
    project.code_claim(first, issue=None)
    project.code_claim(second, issue="rencana tambak", stance="support")
    assert [issue for _, issue, _ in positions(project, first)] == [None]
    whom = tag(project, Kind.ACTOR, "Menteri Siti Rahma")
    project.link(first, whom.id, Role.ADDRESSEE)
    project.code_claim(second, speaker="Menteri Siti Rahma")
    assert mentions(project, first) == [(None, "Menteri Siti Rahma")]


def test_removing_a_claim_leaves_what_others_have_tagged_and_what_has_a_note(project: Project, budi: Project) -> None:
    said = statement(project)
    theirs = tag(budi, Kind.ACTOR, "Siti Rahma")
    noted = tag(project, Kind.POSITION, "rencana tambak", note="penting")
    for other in (theirs, noted):
        project.link(said, other.id)
    project.remove_claim(said)
    assert {a.id for a in project.annotations()} == {theirs.id, noted.id}


def test_a_shared_position_stays_where_it_is(project: Project) -> None:
    first, second = statement(project), statement(project)
    project.code_claim(first, stance="oppose")
    [shared] = tied(project, first, Kind.POSITION)
    project.link(second, shared.id)
    project.code_claim(first, issue="rencana tambak")
    assert positions(project, second) == [("oppose", "rencana tambak", FIRST)]


def test_a_new_name_for_the_same_speaker_does_not_move_the_mention(project: Project) -> None:
    actor = project.codebook.add_actor("Siti Rahma", aliases=["Menteri Siti Rahma"])
    said = statement(project)
    picked = tag(project, Kind.ACTOR, "Menteri Siti Rahma", actor=actor.id)
    project.link(said, picked.id)
    before = dump(project)
    project.code_claim(said, speaker="Siti Rahma")
    assert dump(project) == before


# More than one


def test_another_speaker_and_another_position_come_beside_the_first(project: Project) -> None:
    said = statement(project)
    project.code_claim(said, speaker="Siti Rahma", stance="oppose", issue="rencana tambak")
    project.code_claim(said, speaker="Menteri", another=True)
    project.code_claim(said, stance="support", issue="Teluk Sari", another=True)
    assert mentions(project, said) == [("Menteri", "Menteri"), ("Siti Rahma", "Siti Rahma")]
    assert positions(project, said) == [
        ("oppose", "rencana tambak", "rencana tambak"),
        ("support", "Teluk Sari", "Teluk Sari"),
    ]
    assert len(rows(project)) == 4


def test_another_with_nothing_to_say_makes_nothing(project: Project) -> None:
    said = statement(project)
    project.code_claim(said, speaker=None, stance=None, another=True)
    assert len(project.annotations()) == 1


def test_another_on_the_same_words_is_a_tag_of_its_own(project: Project) -> None:
    said = statement(project)
    for stance in ("support", "oppose"):
        project.code_claim(said, stance=stance, another=True)
    assert positions(project, said) == [("support", None, FIRST), ("oppose", None, FIRST)]


def test_without_another_the_first_in_the_text_is_meant(project: Project) -> None:
    said = statement(project)
    for words in ("Siti Rahma", "Menteri Siti"):
        project.link(said, tag(project, Kind.ACTOR, words).id)
    for words in ("Teluk Sari", "rencana tambak"):
        project.link(said, tag(project, Kind.POSITION, words).id)
    project.code_claim(said, speaker="Ani", stance="neutral")
    assert mentions(project, said) == [("Ani", "Menteri Siti"), (None, "Siti Rahma")]
    assert [stance for stance, *_ in positions(project, said)] == ["neutral", None]


def test_a_mention_and_a_position_can_be_named(project: Project) -> None:
    said = statement(project)
    _, second = (tag(project, Kind.ACTOR, words).id for words in ("Menteri Siti", "Siti Rahma"))
    _, other = (tag(project, Kind.POSITION, words).id for words in ("rencana tambak", "Teluk Sari"))
    for number in range(2, 6):
        project.link(said, number)
    project.code_claim(said, speaker="Ani", mention=second, stance="neutral", position=other)
    assert mentions(project, said) == [(None, "Menteri Siti"), ("Ani", "Siti Rahma")]
    assert positions(project, said) == [(None, None, "rencana tambak"), ("neutral", None, "Teluk Sari")]


def test_an_addressee_is_coded_beside_the_speaker(project: Project) -> None:
    said = statement(project)
    project.code_claim(said, speaker="Teluk Sari", role=Role.ADDRESSEE)
    project.code_claim(said, speaker="Siti Rahma")
    project.code_claim(said, speaker="Menteri", role="addressee", another=True)
    [claim] = project.claims()
    assert (claim.actor, claim.addressees) == ("Siti Rahma", "Menteri|Teluk Sari")
    project.code_claim(said, speaker="Bupati", role="addressee")
    assert project.claims()[0].addressees == "Bupati|Teluk Sari"
    project.code_claim(said, speaker=None)
    [claim] = project.claims()
    assert (claim.actor, claim.role, claim.addressees) == (None, "speaker", "Bupati|Teluk Sari")


# What cannot be

Verb = Callable[[Project], object]

BAD: dict[str, tuple[type[SikapError], Verb]] = {
    "a mention as statement": (BadValue, lambda p: p.code_claim(2, speaker="Baru")),
    "a position as statement": (BadValue, lambda p: p.code_claim(3, speaker="Baru", issue="isu baru")),
    "an unknown statement": (NotFound, lambda p: p.code_claim(99, speaker="Baru")),
    "a number beyond all numbers": (NotFound, lambda p: p.code_claim(2**70, speaker="Baru")),
    "a mention that is not linked": (BadValue, lambda p: p.code_claim(1, speaker="Baru", mention=4)),
    "an unknown mention": (BadValue, lambda p: p.code_claim(1, speaker="Baru", mention=99)),
    "a position for a mention": (BadValue, lambda p: p.code_claim(1, speaker="Baru", mention=3)),
    "a speaker as addressee": (BadValue, lambda p: p.code_claim(1, speaker="Baru", mention=2, role="addressee")),
    "a position that is not linked": (
        BadValue,
        lambda p: p.code_claim(1, speaker="Baru", issue="isu baru", position=5),
    ),
    "a mention for a position": (BadValue, lambda p: p.code_claim(1, stance="support", position=2)),
    "an unknown stance": (BadValue, lambda p: p.code_claim(1, speaker="Baru", stance="yes")),
    "an unknown voice": (BadValue, lambda p: p.code_claim(1, speaker="Baru", voice="loud")),
    "an unknown role": (BadValue, lambda p: p.code_claim(1, speaker="Baru", role="friend")),
    "an unknown actor number": (NotFound, lambda p: p.code_claim(1, speaker=99)),
    "an unknown issue number": (NotFound, lambda p: p.code_claim(1, speaker="Baru", issue=99)),
    "an empty name": (BadValue, lambda p: p.code_claim(1, speaker="Baru", issue=" \t")),
    "a name that is too long": (BadValue, lambda p: p.code_claim(1, speaker="a" * 201)),
    "two names in one": (BadValue, lambda p: p.code_claim(1, speaker="Baru|Lama")),
    "a note that is no text": (BadValue, lambda p: p.code_claim(1, speaker="Baru", note=7)),  # type: ignore[arg-type]
    "a claim that is none": (BadValue, lambda p: p.remove_claim(2)),
    "a claim that is not there": (NotFound, lambda p: p.remove_claim(99)),
    "a voice for a mention": (BadValue, lambda p: p.tag(1, "actor", 0, 5, actor="Baru", voice="direct")),
    "a voice for a position": (BadValue, lambda p: p.edit_annotation(3, issue="isu baru", voice="act")),
    "rows of which one is not there": (
        NotFound,
        lambda p: p.code_claims([key(1, 2, 3), key(99)], speaker="Baru"),
    ),
    "rows of which one was unlinked": (
        BadValue,
        lambda p: p.code_claims([key(1, 2, 3), key(1, 4, 3)], speaker="Baru"),
    ),
    "rows and a stance that is none": (
        BadValue,
        lambda p: p.code_claims([key(1, 2, 3)], issue="isu baru", stance="ja"),
    ),
}


@pytest.fixture
def coded(project: Project) -> Project:
    """Statement 1 with mention 2 and position 3; mention 4 and position 5 that are tied to nothing."""
    said = statement(project)
    project.code_claim(said, speaker="Siti Rahma", stance="oppose", issue="rencana tambak")
    tag(project, Kind.ACTOR, "Bupati", actor="Bupati")
    tag(project, Kind.POSITION, "larangan ini")
    return project


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_is_said_in_a_sentence_and_changes_nothing(coded: Project, what: str) -> None:
    error, verb = BAD[what]
    before, told = dump(coded), list[Changes]()
    coded.on_change(told.append)
    with pytest.raises(error) as caught:
        verb(coded)
    assert str(caught.value) == caught.value.template.format(**caught.value.values)
    assert str(caught.value).endswith(".")
    assert dump(coded) == before
    assert told == []
    coded.code_claim(1, speaker="Baru")
    assert coded.check() == []


# Many rows at once


def all_keys(project: Project) -> list[ClaimKey]:
    """The rows of the claims table as the window names them."""
    return list(project.claim_keys())


def coded_to_and_fro(project: Project, verb: Callable[[], object]) -> None:
    """Do it, take it back, do it again: each time to the byte."""
    before: Dump = dump(project, WORK)
    verb()
    after = dump(project, WORK)
    assert after != before
    for turn, state in ((project.undo, before), (project.redo, after), (project.undo, before), (project.redo, after)):
        assert turn() is not None
        assert dump(project, WORK) == state
    assert project.check() == []


def test_many_rows_are_coded_in_one_step(project: Project, told: list[Changes]) -> None:
    for words in (FIRST, SECOND, QUOTED):
        statement(project, words)
    project.code_claim(3, speaker="Pak Darma")
    keys = all_keys(project)
    told.clear()
    coded_to_and_fro(
        project,
        lambda: project.code_claims(keys, speaker="Nelayan Muara", stance="support", issue="larangan ini", voice="act"),
    )
    assert {changes.step for changes in told} == {"Edit claims"}
    assert [row[1:] for row in rows(project)] == [("Nelayan Muara", "support", "larangan ini")] * 3
    assert {claim.voice for claim in project.claims()} == {Voice.ACT}
    assert [mentions(project, said)[0][1] for said in (1, 2, 3)] == [FIRST, "Nelayan Muara", "Kami"]


def test_rows_that_share_a_statement_get_one_mention_and_one_position(project: Project) -> None:
    said = statement(project)
    for words in ("Menteri Siti", "Siti Rahma"):
        project.code_claim(said, speaker=words, another=True)
    keys = all_keys(project)
    assert len(keys) == 2
    coded_to_and_fro(project, lambda: project.code_claims(keys, issue="rencana tambak"))
    assert positions(project, said) == [(None, "rencana tambak", "rencana tambak")]
    project.unlink(said, tied(project, said, Kind.ACTOR)[0].id)
    project.unlink(said, tied(project, said, Kind.ACTOR)[0].id)
    project.code_claim(said, stance="support", issue="Teluk Sari", another=True)
    project.code_claims(all_keys(project), speaker="Menteri")
    assert mentions(project, said) == [("Menteri", "Menteri")]
    assert len(all_keys(project)) == 2


def test_only_the_chosen_rows_of_a_statement_are_coded(project: Project) -> None:
    said = statement(project)
    for words in ("Menteri Siti", "Siti Rahma"):
        project.code_claim(said, speaker=words, another=True)
    for issue in ("rencana tambak", "Teluk Sari"):
        project.code_claim(said, issue=issue, another=True)
    chosen = [key for key in all_keys(project) if key.position == all_keys(project)[0].position]
    project.code_claims(chosen, stance="oppose")
    assert [stance for stance, *_ in positions(project, said)] == ["oppose", None]
    project.code_claims(chosen[1:], speaker=None)
    assert [actor for actor, _ in mentions(project, said)] == ["Menteri Siti", None]


def test_no_rows_or_nothing_to_say_is_no_step(coded: Project) -> None:
    before = dump(coded)
    coded.code_claims([], stance="support")
    coded.code_claims(all_keys(coded))
    coded.code_claims(all_keys(coded), stance="oppose", speaker="siti rahma")
    assert dump(coded) == before


# Taking a claim away


def test_a_claim_goes_with_what_is_tied_to_nothing_else(project: Project, told: list[Changes]) -> None:
    first, second = statement(project, QUOTED), statement(project, THIRD)
    for said in (first, second):
        project.code_claim(said, speaker="Pak Darma")
        project.code_claim(said, issue="larangan ini", stance="support")
    lone = tag(project, Kind.ACTOR, "Bupati")
    told.clear()
    coded_to_and_fro(project, lambda: project.remove_claim(first))
    assert told[0].step == "Remove claim"
    assert told[0].article == 1
    assert {a.id for a in project.annotations()} == {
        second,
        lone.id,
        *(a.id for kind in (Kind.ACTOR, Kind.POSITION) for a in tied(project, second, kind)),
    }
    assert rows(project) == [(THIRD, "Pak Darma", "support", "larangan ini")]
    project.remove_claim(second)
    assert [a.id for a in project.annotations()] == [lone.id]


def test_a_bare_statement_is_a_claim_that_can_be_taken_away(project: Project) -> None:
    said = statement(project)
    project.remove_claim(said)
    assert project.annotations() == []


# Voice


def test_the_voice_of_a_statement_is_found_when_it_is_tagged(project: Project) -> None:
    found = {words: tag(project, Kind.STATEMENT, words).voice for words in (FIRST, QUOTED, THIRD)}
    assert found == {FIRST: Voice.INDIRECT, QUOTED: Voice.DIRECT, THIRD: Voice.DIRECT}
    assert tag(project, Kind.STATEMENT, FIRST, voice="act").voice is Voice.ACT
    assert tag(project, Kind.ACTOR, "Pak Darma").voice is None
    assert tag(project, Kind.POSITION, "larangan ini").voice is None


def test_the_voice_can_be_said_and_taken_away(project: Project) -> None:
    said = statement(project)
    assert project.edit_annotation(said, voice="act").voice is Voice.ACT
    assert project.edit_annotation(said, note="x").voice is Voice.ACT
    assert project.edit_annotation(said, voice=None).voice is None
    project.undo()
    assert project.annotation(said).voice is Voice.ACT


def test_a_voice_that_was_found_follows_the_edges_of_the_statement(project: Project) -> None:
    said = tag(project, Kind.STATEMENT, QUOTED)
    assert project.resize(said.id, *PLACE["Bupati belum menjawab."]).voice is Voice.INDIRECT
    assert project.resize(said.id, said.start, said.end).voice is Voice.DIRECT
    project.undo()
    project.undo()
    assert project.annotation(said.id) == said


@pytest.mark.parametrize("voice", [Voice.ACT, Voice.INDIRECT, None])
def test_a_voice_that_a_person_said_stays_when_the_edges_move(project: Project, voice: Voice | None) -> None:
    said = tag(project, Kind.STATEMENT, QUOTED)
    project.edit_annotation(said.id, voice=voice)
    assert project.resize(said.id, said.start, said.end + 3).voice is voice


def test_a_statement_over_two_paragraphs_has_the_voice_of_all_its_words(project: Project) -> None:
    text = "Bupati diam.\n“Kami menolak larangan yang tidak adil ini.”"
    [article] = project.add_articles([new_article(text)])
    assert project.tag(article.id, Kind.STATEMENT, 0, len(text)).voice is Voice.DIRECT
