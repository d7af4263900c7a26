"""Many claims coded at once: as one after the other, in few statements."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from reader import coding
from reader.errors import SikapError
from reader.model import AnnotationId, ClaimKey, Kind, Role
from reader.project import Project
from tests.reader.samples import FIRST, SECOND, TEXT, WORK, Dump, dump, new_article

NAMES = ("Siti Rahma", "Pak Darma", "Bupati", "Orang Lain")
ISSUES = ("rencana tambak", "larangan ini", "isu lain")
KINDS = (Kind.STATEMENT, Kind.STATEMENT, Kind.ACTOR, Kind.POSITION)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with made(tmp_path / "studi.sikap") as project:
        yield project


def made(path: Path) -> Project:
    project = Project.create(path, coder="Ani")
    project.add_articles([new_article(language="id"), new_article(language="id")])
    return project


def fill(project: Project, chance: Random) -> None:
    """Tags of all kinds, of which some stand on the same words, and are tied to several statements."""
    for _ in range(30):
        article, kind = chance.randint(1, 2), chance.choice(KINDS)
        sentence = chance.choice(project.sentences(article))
        project.tag(article, kind, sentence.start, sentence.end - chance.choice((0, 0, 5)), **said_of(kind, chance))
    tags = project.annotations()
    for _ in range(40):
        one, other = chance.choice(tags), chance.choice(tags)
        if one.kind is Kind.STATEMENT is not other.kind and one.article_id == other.article_id:
            project.link(one.id, other.id, chance.choice(tuple(Role)))


def said_of(kind: Kind, chance: Random) -> dict[str, Any]:
    if kind is Kind.ACTOR:
        return {"actor": chance.choice((*NAMES, None))}
    return {"issue": chance.choice((*ISSUES, None)), "stance": chance.choice(("support", None))}


def claim(chance: Random) -> dict[str, Any]:
    possible = {"speaker": NAMES, "issue": ISSUES, "stance": ("support", "oppose"), "voice": ("act",)}
    names = chance.sample(sorted(possible), chance.randint(1, 4))
    return {name: chance.choice((*possible[name], None)) for name in names}


def work(project: Project) -> Dump:
    """All rows, but for the names that nobody gave and the times."""
    found = dump(project, WORK)
    shown = [column[1] for column in project._connection.execute("PRAGMA table_info(annotation)")]
    told = [index for index, name in enumerate(shown) if name not in ("guid", "created_at", "modified_at")]
    found["annotation"] = [tuple(row[index] for index in told) for row in found["annotation"]]
    for table in ("article", "actor", "issue"):
        found[table] = [row[:1] for row in found[table]]
    return found


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(12))
def test_rows_that_are_written_together_come_out_as_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    done = []
    for at_once in (1, 1000):
        monkeypatch.setattr(coding, "AT_ONCE", at_once)
        with made(tmp_path / f"{at_once}.sikap") as project:
            done.append(list(coded_at_random(project, Random(seed))))
    assert done[0] == done[1]


def coded_at_random(project: Project, chance: Random) -> Iterator[Dump]:
    fill(project, chance)
    for _ in range(8):
        said, keys = claim(chance), list(project.claim_keys())
        chance.shuffle(keys)
        before, steps = work(project), len(project.steps())
        project.code_claims(keys, **said)
        yield work(project)
        assert project.check() == []
        if len(project.steps()) > steps:
            after = work(project)
            project.undo()
            assert work(project) == before
            project.redo()
            assert work(project) == after


def test_many_rows_take_few_statements(project: Project) -> None:
    text = (FIRST + " ") * 300
    [article] = project.add_articles([new_article(text, language="id")])
    with project.step("Fill"):
        for sentence in project.sentences(article.id):
            project.tag(article.id, Kind.STATEMENT, sentence.start, sentence.end)
    keys = list(project.claim_keys())
    assert len(keys) == 300
    asked = set[str]()  # each statement is told of with its values, and again for each trigger that it runs
    project._connection.set_trace_callback(asked.add)
    project.code_claims(keys, speaker="Siti Rahma", stance="oppose", voice="act")
    project._connection.set_trace_callback(None)
    looks = 2 * len(keys)  # for a tag that stands on the words already
    assert len(asked) < looks + 60
    assert len(project.annotations(article.id)) == 900


def shared(project: Project) -> tuple[list[ClaimKey], int]:
    """Two rows of one statement, which has a mention or position together with another statement; and that one."""
    one, other = (
        project.tag(1, Kind.STATEMENT, TEXT.index(words), TEXT.index(words) + 9).id for words in (FIRST, SECOND)
    )
    project.code_claim(other, speaker="Pak Darma", stance="support", issue="tambak")
    [mention] = [tag for tag in project.annotations(1) if tag.kind is Kind.ACTOR]
    [position] = [tag for tag in project.annotations(1) if tag.kind is Kind.POSITION]
    project.link(one, mention.id)
    project.link(one, position.id)
    return [key for key in project.claim_keys() if key.statement == one], other


def told(project: Project, statement: int) -> set[tuple[str | None, str | None, str | None]]:
    quote = project.annotation(statement).text
    return {(claim.actor, claim.stance, claim.issue) for claim in project.claims() if claim.statement == quote}


@pytest.mark.parametrize("at_once", [1, 1000])
@pytest.mark.parametrize("more", [{"stance": "oppose", "issue": "tambak"}, {"speaker": "Bupati"}])
def test_two_rows_of_a_statement_may_share_a_tag_with_another_statement(
    project: Project, monkeypatch: pytest.MonkeyPatch, at_once: int, more: dict[str, Any]
) -> None:
    monkeypatch.setattr(coding, "AT_ONCE", at_once)
    [key], other = shared(project)
    project.code_claim(key.statement, **more, another=True)
    keys = [key for key in project.claim_keys() if key.statement != other]
    assert len(keys) == 2
    project.code_claims(keys, speaker="Siti Rahma", stance="neutral", issue="isu lain")
    assert told(project, key.statement) == {("Siti Rahma", "neutral", "isu lain")}
    assert told(project, other) == {("Pak Darma", "support", "tambak")}
    project.undo()
    project.code_claims(keys, speaker=None, stance=None)
    assert {row[:2] for row in told(project, key.statement)} <= {(None, None)}
    assert told(project, other) == {("Pak Darma", "support", "tambak")}
    assert project.check() == []


def test_a_tag_that_was_never_tied_to_the_statement_is_refused_beside_one_that_was(project: Project) -> None:
    keys, other = shared(project)
    loose = project.tag(1, Kind.ACTOR, 0, 7, actor="Bupati").id
    before = work(project)
    wrong: Sequence[ClaimKey] = [*keys, ClaimKey(AnnotationId(other), loose, None)]
    with pytest.raises(SikapError, match="not linked"):
        project.code_claims(wrong, speaker="Siti Rahma")
    assert work(project) == before


def test_a_mention_that_has_moved_on_is_not_found_where_it_stood(project: Project) -> None:
    """Both sentences are one statement, whose speaker moves from the first to the second; the name alone is another."""
    start, end = TEXT.index("“Kami"), TEXT.index("Pak Darma")
    long = project.tag(1, Kind.STATEMENT, start, len(TEXT), actor="Pak Darma").id
    name = project.tag(1, Kind.STATEMENT, end, end + len("Pak Darma")).id
    project.code_claims(sorted(project.claim_keys(), key=lambda key: key.statement), speaker="Bupati")
    mentions = {tag.text: tag.statement_ids for tag in project.annotations(1) if tag.kind is Kind.ACTOR}
    assert mentions == {"Bupati": (long,), "Pak Darma": (name,)}
