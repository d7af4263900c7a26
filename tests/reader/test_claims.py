"""Who says what in an article, and that it stays true whatever happens to the tags."""

from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reader.claims import Coding, Codings, Gap
from reader.model import ActorId, Annotation, AnnotationId, ArticleId, IssueId, Kind, Role, Stance

S, A, P = Kind.STATEMENT, Kind.ACTOR, Kind.POSITION
SAID, DONE = AnnotationId(1), AnnotationId(2)


def tag(number: int, kind: Kind, start: int, end: int, **more: Any) -> Annotation:
    codes: dict[str, Any] = dict.fromkeys(("actor_id", "actor", "issue_id", "issue", "stance"))
    texts = dict.fromkeys(("text", "note", "coder", "created_at", "modified_at"), "")
    return Annotation(AnnotationId(number), f"g{number}", ArticleId(1), kind, start, end, **(codes | texts | more))


def tied(annotation: Annotation, **to: Role | None) -> Annotation:
    """Tied to SAID and DONE, by name."""
    places = {"said": SAID, "done": DONE}
    ids = tuple(places[name] for name in to)
    return annotation._replace(statement_ids=ids, roles=tuple(to.values()))


STATEMENTS = [tag(1, S, 0, 60), tag(2, S, 61, 90)]
RAHMA = tag(3, A, 0, 10, actor_id=ActorId(7), actor="Siti Rahma")
DARMA = tag(4, A, 30, 35, actor_id=ActorId(8), actor="Pak Darma")
AGAINST = tag(5, P, 11, 20, stance=Stance.OPPOSE, issue_id=IssueId(9), issue="tambak")


def coding(*annotations: Annotation) -> Coding:
    found = Codings([*STATEMENTS, *annotations]).of(SAID)
    assert found is not None
    return found


def test_a_statement_has_its_speakers_addressees_and_positions_in_reading_order() -> None:
    other = AGAINST._replace(id=AnnotationId(6), start=40, end=44)
    found = coding(
        tied(other, said=None),
        tied(DARMA, said=Role.SPEAKER),
        tied(RAHMA._replace(id=AnnotationId(9), start=50, end=55), said=Role.ADDRESSEE),
        tied(AGAINST, said=None),
        tied(RAHMA, said=Role.SPEAKER, done=Role.ADDRESSEE),
        tag(10, A, 2, 4),
    )
    assert found.statement.id == SAID
    assert [one.id for one in found.speakers] == [3, 4]
    assert [one.id for one in found.addressees] == [9]
    assert [one.id for one in found.positions] == [5, 6]


def test_one_actor_can_speak_here_and_be_addressed_there() -> None:
    codings = Codings([*STATEMENTS, tied(RAHMA, said=Role.SPEAKER, done=Role.ADDRESSEE)])
    said, done = codings
    assert (len(said.speakers), len(said.addressees)) == (1, 0)
    assert (len(done.speakers), len(done.addressees)) == (0, 1)


def test_what_nobody_has_said_is_a_gap() -> None:
    speaker, position = tied(RAHMA, said=Role.SPEAKER), tied(AGAINST, said=None)
    assert coding().gaps == (Gap.SPEAKER, Gap.STANCE, Gap.ISSUE)
    assert coding(speaker).gaps == (Gap.STANCE, Gap.ISSUE)
    assert coding(speaker, position).gaps == ()
    assert coding(speaker, position._replace(stance=Stance.NEUTRAL)).gaps == ()
    assert coding(speaker, position._replace(stance=None)).gaps == (Gap.STANCE,)
    assert coding(speaker, position._replace(issue_id=None, issue=None)).gaps == (Gap.ISSUE,)
    assert coding(speaker._replace(actor_id=None, actor=None), position).gaps == (Gap.SPEAKER,)


def test_one_uncoded_among_several_is_a_gap_and_an_addressee_is_no_speaker() -> None:
    speaker, position = tied(RAHMA, said=Role.SPEAKER), tied(AGAINST, said=None)
    nobody = tied(DARMA._replace(actor_id=None), said=Role.SPEAKER)
    unclear = tied(tag(6, P, 40, 44), said=None)
    assert coding(speaker, position, nobody, unclear).gaps == (Gap.SPEAKER, Gap.STANCE, Gap.ISSUE)
    assert coding(tied(RAHMA, said=Role.ADDRESSEE), position).gaps == (Gap.SPEAKER,)


def test_only_statements_have_a_coding() -> None:
    codings = Codings([*STATEMENTS, tied(RAHMA, said=Role.SPEAKER)])
    assert codings.of(RAHMA.id) is None
    assert codings.of(AnnotationId(99)) is None
    assert len(codings) == 2


def test_a_link_changes_both_statements_that_it_leaves_and_reaches() -> None:
    codings = Codings([*STATEMENTS, tied(RAHMA, said=Role.SPEAKER)])
    assert codings.change((), [tied(RAHMA, done=Role.SPEAKER)]) == {SAID, DONE}
    assert codings.change([RAHMA.id], ()) == {DONE}


def test_what_is_the_same_as_before_is_no_change() -> None:
    codings = Codings([*STATEMENTS, tied(RAHMA, said=Role.SPEAKER)])
    assert codings.change([AnnotationId(99)], [STATEMENTS[0], tied(RAHMA, said=Role.SPEAKER)]) == set()


IDS = st.integers(1, 10).map(AnnotationId)


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    """1 to 4 are statements, 5 to 7 mentions, 8 to 10 positions: an annotation keeps its kind. Some links dangle."""
    number, start = draw(IDS), draw(st.integers(0, 20))
    kind = S if number < 5 else A if number < 8 else P
    found = tag(number, kind, start, start + draw(st.integers(1, 20)))
    if kind is S:
        return found._replace(note=draw(st.sampled_from(["", "n"])))
    statements = tuple(draw(st.lists(st.integers(1, 4).map(AnnotationId), unique=True)))
    role = st.sampled_from(Role) if kind is A else st.none()
    return found._replace(
        actor_id=draw(st.sampled_from([None, ActorId(1)])) if kind is A else None,
        stance=draw(st.sampled_from([None, *Stance])) if kind is P else None,
        issue_id=draw(st.sampled_from([None, IssueId(1)])) if kind is P else None,
        statement_ids=statements,
        roles=tuple(draw(role) for _ in statements),
    )


def plainly(there: dict[AnnotationId, Annotation]) -> list[Coding]:
    """The codings by looking at everything."""
    order = sorted(there.values(), key=lambda one: (one.start, -one.end, one.id))
    found = []
    for said in (one for one in order if one.kind is S):
        links = [
            (one, role) for one in order for to, role in zip(one.statement_ids, one.roles, strict=True) if to == said.id
        ]
        speakers, addressees = ([one for one, role in links if role is wanted] for wanted in Role)
        found.append(
            Coding(said, tuple(speakers), tuple(addressees), tuple(one for one, role in links if role is None))
        )
    return found


@given(steps=st.lists(st.tuples(st.lists(IDS, max_size=3), st.lists(annotations(), max_size=5)), max_size=8))
def test_after_any_changes_the_codings_are_as_if_read_anew(
    steps: list[tuple[list[AnnotationId], list[Annotation]]],
) -> None:
    codings, there = Codings(), dict[AnnotationId, Annotation]()
    for gone, present in steps:
        before = {coding.statement.id: coding for coding in plainly(there)}
        touched = codings.change(gone, present)
        there = {number: one for number, one in there.items() if number not in gone}
        there |= {one.id: one for one in present}
        after = {coding.statement.id: coding for coding in plainly(there)}
        assert list(codings) == list(after.values())
        assert len(codings) == len(after)
        changed = {number for number in before | after if before.get(number) != after.get(number)}
        assert changed <= touched <= before.keys() | after.keys()


def test_gaps_follow_from_what_is_coded_on_every_mention_and_position() -> None:
    for actor, stance, issue in product((None, ActorId(1)), (None, Stance.SUPPORT), (None, IssueId(1))):
        found = coding(
            tied(RAHMA._replace(actor_id=actor), said=Role.SPEAKER),
            tied(AGAINST._replace(stance=stance, issue_id=issue), said=None),
        )
        wanted = zip(Gap, (actor, stance, issue), strict=True)
        assert found.gaps == tuple(gap for gap, value in wanted if value is None)
