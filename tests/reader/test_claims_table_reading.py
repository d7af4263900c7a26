"""How the claims table is read when it is large: its first rows, its size, and what changed, always as the slow way."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import claims_table as table
from reader.claims_table import COLUMNS, Between, ClaimFilter, ClaimOrder
from reader.errors import Cancelled
from reader.model import Kind, Role
from reader.project import Project
from reader.search import fold

TEXT = "Nelayan Écija menolak “tambak” di pesisir itu. İstanbul dan KAPAL tetap berlayar ke laut lepas hari ini."
NAMES = ("Ana", "ana putri", "Élan", "Zulkifli", "Bupati", None)
ISSUES = ("tambak", "Pukat", "émisi", None)
STANCES = ("support", "neutral", "oppose", None)
FILTERS = (
    table.ALL,
    ClaimFilter({"statement": "a"}),
    ClaimFilter({"statement": "“tamb İs"}),
    ClaimFilter({"actor": frozenset({"Ana", None})}),
    ClaimFilter({"stance": frozenset({"support"})}),
    ClaimFilter({"published": Between("2023-02", "2023-04"), "source": frozenset({"Kabar", None})}),
)
ORDERS = [ClaimOrder(column, descending) for column in (None, *COLUMNS) for descending in (False, True)]


def fill(project: Project, seed: int) -> None:
    """Some articles, and in each statements with none, one or several speakers and positions, tagged in any order."""
    chance = random.Random(seed)
    with project.step("Fill"):
        for number in range(4):
            day = f"2023-0{chance.randint(1, 6)}-11" if number else None
            source = chance.choice(("", "Kabar", "kabar", "Élan"))
            article = project.add_article(TEXT, title=chance.choice("aÉb"), source=source, published=day)
            tags = [project.tag(article.id, Kind.ACTOR, *_span(chance), actor=chance.choice(NAMES)) for _ in range(5)]
            held = [
                project.tag(
                    article.id,
                    Kind.POSITION,
                    *_span(chance),
                    issue=chance.choice(ISSUES),
                    stance=chance.choice(STANCES),
                )
                for _ in range(4)
            ]
            for _ in range(6):
                made = project.tag(article.id, Kind.STATEMENT, *_span(chance))
                for tag in chance.sample([*tags, *held], chance.choice((0, 1, 2, 2, 5))):
                    role = chance.choice((Role.SPEAKER, Role.SPEAKER, Role.ADDRESSEE))
                    project.link(made.id, tag.id, role if tag.kind is Kind.ACTOR else Role.SPEAKER)


def _span(chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(TEXT) - 20)
    return start, start + chance.randint(3, 20)


@pytest.fixture(params=range(3))
def project(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """A project that counts as a large one."""
    monkeypatch.setattr(table, "FEW", 0)
    with Project.create(tmp_path / "study.sikap", coder="rani") as made:
        fill(made, request.param)
        yield made


def test_the_first_rows_are_those_with_which_all_begin(project: Project) -> None:
    for order in ORDERS:
        for where in FILTERS:
            every = project.claim_keys(where, order)
            for many in (1, 3, 10):
                first = project.claim_keys(where, order, many)
                assert first[:] == every[:many], (order, where)
                assert first.total is None
                assert every.begins_with(first)
    assert len(every) < len(project.claim_keys())


@pytest.mark.parametrize("few", [0, 1000])
def test_with_few_or_many_tags_of_an_entry_the_same_claims_are_found(
    project: Project, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Few are found by their tags, many among all statements: against what each row says."""
    narrowed = table._narrowed
    monkeypatch.setattr(table, "_narrowed", lambda connection, where, _: narrowed(connection, where, lambda _: few))
    rows = project.claim_rows(project.claim_keys())
    asked = (
        {"actor": frozenset({"Ana", "Zulkifli"})},
        {"issue": frozenset({"Pukat"}), "stance": frozenset({"oppose", None})},
        {"actor": frozenset({"Ana"}), "issue": frozenset({"tambak"})},
        {"actor_type": frozenset({"person"}), "actor": frozenset({"Élan", "Bupati"})},
    )
    for conditions in asked:
        fit = [
            row.key for row in rows if all(getattr(row.claim, column) in said for column, said in conditions.items())
        ]
        assert project.claim_keys(ClaimFilter(conditions))[:] == fit
        assert project.claim_keys(ClaimFilter(conditions), table.READING, 2)[:] == fit[:2]
        assert (
            not few or "link.annotation_id" in narrowed(project._connection, ClaimFilter(conditions), lambda _: few)[0]
        )


def test_the_first_rows_come_early_and_once(project: Project) -> None:
    for order in (table.READING, ClaimOrder("actor")):
        for where in FILTERS:
            came: list[table.Keys] = []
            every = project.claim_keys(where, order, 3, None, came.append)
            assert every == project.claim_keys(where, order)
            assert [keys[:] for keys in came if keys] == ([every[:3]] if every else [])
            assert all(keys.total is None for keys in came)


def test_a_small_project_is_read_at_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "FEW", 24)
    assert project.claim_keys(table.ALL, table.READING, 3) == project.claim_keys()
    monkeypatch.setattr(table, "FEW", 23)
    assert len(project.claim_keys(table.ALL, table.READING, 3)) == 3


def test_the_total_is_what_the_view_counts(project: Project) -> None:
    [(total,)] = project._connection.execute("SELECT count(*) FROM claims").fetchall()
    assert total > 24
    assert project.count_rows("claims") == total
    assert project.claim_keys().total == total == project.claim_keys(FILTERS[3]).total


def test_an_order_is_that_of_folded_words(project: Project) -> None:
    for column in ("statement", "article_title", "source", "actor_member_of", "addressees"):
        found = [row[0] for row in project.claim_export(table.ALL, ClaimOrder(column), [column])[1]]
        said = [fold(str(text)) for text in found if text]
        assert said == sorted(said)
        assert not any(found[len(said) :])


@given(st.text("aKİiéÉe\u0301“”–ßK ñ%_\\", min_size=1, max_size=12), st.text("aiké“n%_", min_size=1, max_size=3))
def test_sqlite_folds_and_finds_as_python_does(text: str, word: str) -> None:
    with Project.in_memory() as project:
        file = table._prepared(project._connection)
        said = "'" + text.replace("'", "''") + "'"
        assert file.execute(f"SELECT {table._folded(said)}").fetchone() == (fold(text),)
        found = file.execute(f"SELECT {table._with_word(said, fold(word))}", [fold(word)] * 2).fetchone()
        assert bool(found[0]) == (fold(word) in fold(text))


@pytest.mark.parametrize("mark", table._MARKS)
def test_a_mark_that_sqlite_leaves_alone_is_left_alone_by_python(mark: str) -> None:
    assert fold(f"A{mark}e{mark}") == f"a{mark}e{mark}"


def test_reading_stops_when_it_is_told_to(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "BETWEEN_REPORTS", 1)
    asked: list[int] = []

    def report(done: int) -> None:
        asked.append(done)
        if len(asked) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        project.claim_keys(table.ALL, ClaimOrder("statement"), None, report)
    asked.clear()
    with pytest.raises(Cancelled):
        project.claim_values("actor", table.ALL, report)
    asked.clear()
    assert len(project.claim_keys()) > 24
    assert asked == []


@pytest.mark.parametrize("seed", range(4))
def test_rows_that_follow_changes_are_those_that_would_be_read(project: Project, seed: int) -> None:
    chance = random.Random(seed)
    answers = set()
    for _ in range(60):
        where, order = chance.choice(FILTERS), chance.choice(ORDERS)
        known = project.claim_keys(where, order)
        _change(project, chance)
        followed = project.follow_claims(known, where, order)
        answers.add(followed)
        assert not followed or (
            known == project.claim_keys(where, order) and known.total == project.count_rows("claims")
        )
    assert answers == {True, False}


def _change(project: Project, chance: random.Random) -> None:
    tags = project.annotations()
    statements, others = [a for a in tags if a.kind is Kind.STATEMENT], [a for a in tags if a.statement_ids]
    what = chance.randrange(6)
    if what == 0:
        project.code_claims(chance.sample(project.claim_keys()[:], 3), stance=chance.choice(STANCES))
    elif what == 1:
        project.code_claims(chance.sample(project.claim_keys()[:], 1), speaker=chance.choice(NAMES))
    elif what == 2:
        project.untag(chance.choice(tags).id)
    elif what == 3 and others:
        tag = chance.choice(others)
        project.unlink(chance.choice(tag.statement_ids), tag.id)
    elif what == 4:
        project.edit_annotation(chance.choice(statements).id, note="baru")
    else:
        project.undo()


def test_what_is_seen_is_right_at_once_after_many_changes(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    known = project.claim_keys()
    bare = [row for row, key in enumerate(known) if key.position is None][:2]
    project.code_claims(known[:], issue="tambak")
    monkeypatch.setattr(table, "MOST_FOLLOWED", 1)
    assert not project.follow_claims(known, table.ALL, table.READING, bare[:1])
    now = project.claim_rows(known[:])
    assert len(bare) == 2
    assert [row.claim.issue for row in now if row.key in (known[bare[0]],)] == ["tambak"]
    assert known[bare[1]].position is None


def test_history_that_is_gone_is_not_trusted(project: Project) -> None:
    known = project.claim_keys()
    project.untag(known[0].statement)
    project._connection.execute("DELETE FROM history_row WHERE id > ?", (known.mark,))
    assert not project.follow_claims(known, table.ALL, table.READING)
