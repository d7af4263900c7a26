"""The table of all claims: the same rows as the view, in any order, and of them just those that are asked for."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader import claims_table as table
from reader.claims_table import COLUMNS, Between, ClaimFilter, ClaimOrder, Condition
from reader.codebook import key_of
from reader.errors import BadValue
from reader.model import AnnotationId, ClaimKey, Kind, Role, Stance
from reader.project import Project
from reader.search import find_in, fold
from tests.reader.samples import FIRST, PLACE, SECOND, THIRD, add_alias, new_article, outside

OTHER = "ÉCOLE DE LA MER refuse le port. Tidak ada tanggapan."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Two articles: a claim that is whole, one without a position, one with two speakers and two sides, bare ones."""
    with Project.create(tmp_path / "study.sikap", coder="rani") as project:
        new = new_article(title="tambak", source="Kabar", author="Ana", published="2023-11-21")
        other = new_article(OTHER, title="Élan", published="2024-02-01T23:00:00Z", url="https://a.example/x")
        one, two = project.add_articles([new, other])
        project.tag(
            one.id, Kind.STATEMENT, *PLACE[FIRST], actor="Siti Rahma", issue="tambak", stance="oppose", note="§"
        )
        project.tag(one.id, Kind.STATEMENT, *PLACE[SECOND], actor="nelayan Muara")
        third = project.tag(one.id, Kind.STATEMENT, *PLACE[THIRD], actor="Zulkifli", issue="Larangan", stance="support")
        for name, role in (("Ana Putri", Role.SPEAKER), ("Bupati", Role.ADDRESSEE)):
            mention = project.tag(one.id, Kind.ACTOR, *PLACE["Pak Darma"], actor=name)
            project.link(third.id, mention.id, role)
        held = project.tag(one.id, Kind.POSITION, *PLACE["Pak Darma"], issue="tambak")
        project.link(third.id, held.id)
        project.tag(two.id, Kind.STATEMENT, 0, 31, issue="Tambak", stance="neutral")
        project.tag(two.id, Kind.STATEMENT, 32, len(OTHER))
        add_alias(project.path, "Siti Rahma", "Menteri")
        yield project


@pytest.fixture
def file(project: Project) -> Iterator[sqlite3.Connection]:
    connection = outside(project.path)
    yield connection
    connection.close()


def column(
    file: sqlite3.Connection, name: str, where: ClaimFilter = table.ALL, order: ClaimOrder = table.READING
) -> Any:
    return [row[0] for row in table.export(file, where, order, [name])[1]]


def test_the_whole_table_is_the_view_row_by_row(file: sqlite3.Connection) -> None:
    cursor = file.execute("SELECT * FROM claims")
    columns, rows = table.export(file)
    assert columns == [name for name, *_ in cursor.description]
    assert list(rows) == cursor.fetchall()
    assert len(table.keys(file)) == 8


def test_rows_say_what_the_claims_of_the_project_say(file: sqlite3.Connection, project: Project) -> None:
    keys = table.keys(file)
    rows = table.rows(file, keys)
    assert [row.claim for row in rows] == project.claims()
    assert [row.key for row in rows] == list(keys)
    assert {row.article_id for row in rows} == {article.id for article in project.articles()}


def test_rows_come_as_they_are_asked_for_and_those_that_are_gone_do_not(
    file: sqlite3.Connection, project: Project
) -> None:
    keys = table.keys(file)
    project.untag(keys[1].statement)
    assert [row.key for row in table.rows(file, [keys[7], keys[1], keys[0]])] == [keys[7], keys[0]]


def test_a_key_names_the_parts_of_a_claim(file: sqlite3.Connection, project: Project) -> None:
    first, second, *_, last = table.keys(file)
    assert first.mention is not None
    assert first.position is not None
    assert project.annotation(first.mention).actor == "Siti Rahma"
    assert project.annotation(first.position).issue == "tambak"
    assert second.position is None
    assert last[1:] == (None, None)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_sorts_in_any_case_with_nothing_last_and_ties_in_reading_order(
    file: sqlite3.Connection, name: str, descending: bool
) -> None:
    by = "stance_value" if name == "stance" else name
    reading = list(zip(column(file, by), column(file, name), range(8), strict=True))
    said = [row for row in reading if row[0] not in (None, "")]
    said.sort(key=lambda row: key_of(row[0]) if isinstance(row[0], str) else row[0], reverse=descending)
    expected = [row[1] for row in [*said, *(row for row in reading if row[0] in (None, ""))]]
    assert column(file, name, order=ClaimOrder(name, descending)) == expected


def test_among_equals_the_order_of_reading_is_never_turned(file: sqlite3.Connection) -> None:
    reading = [key.statement for key in table.keys(file)]
    for descending in (False, True):
        sorted_by_coder = table.keys(file, order=ClaimOrder("coder", descending))
        assert [key.statement for key in sorted_by_coder] == reading


@pytest.mark.parametrize("order", [table.READING, ClaimOrder("coder", descending=True)])
def test_speakers_and_positions_at_one_place_stand_in_the_order_of_their_tags(
    file: sqlite3.Connection, project: Project, order: ClaimOrder
) -> None:
    *_, bare = table.keys(file)
    article = project.annotation(bare.statement).article_id
    mentions = [project.tag(article, Kind.ACTOR, 32, 37, actor=name) for name in ("Zaki", "Mira", "Ana")]
    positions = [project.tag(article, Kind.POSITION, 38, 41, issue=name) for name in ("z", "a")]
    for tag in (*mentions, *positions):
        project.link(bare.statement, tag.id)
    file.executescript("""DROP INDEX link_statement;
        CREATE INDEX link_backwards ON link(statement_id, role, annotation_id DESC)""")
    where = ClaimFilter({"issue": frozenset({"z", "a"})})
    told = [("Zaki", "z"), ("Zaki", "a"), ("Mira", "z"), ("Mira", "a"), ("Ana", "z"), ("Ana", "a")]
    assert list(table.export(file, where, order, ["actor", "issue"])[1]) == told
    assert [row.claim.actor for row in table.rows(file, table.keys(file, where, order))] == [name for name, _ in told]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("İstanbul", "istanbul"),
        ("istanbul", "İSTANBUL"),
        ("Straße", "STRASSE"),
        ("Café", "cafe\u0301"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"),
        ("\u0958लम", "\u0915\u093cलम"),
    ],
)
def test_words_are_looked_for_in_the_table_as_in_a_text(
    file: sqlite3.Connection, project: Project, title: str, words: str
) -> None:
    article = project.add_article(f"Kabar dari {title}.", title=title)
    project.tag(article.id, Kind.STATEMENT, 0, 5)
    assert len(find_in(article.text, words)) == 1
    assert column(file, "article_title", ClaimFilter({"article_title": words})) == [article.title]


@given(
    quote=st.text("aAéÉß🙂 ‘’“”–.", max_size=12),
    words=st.text("aAéÉsS🙂’“.", min_size=1, max_size=3),
)
@example("“Café di Straße”", "strasse")
@example("“Café”", "“cafe”")
def test_a_statement_is_asked_for_words_as_if_both_were_folded(quote: str, words: str) -> None:
    connection = table._prepared(sqlite3.connect(":memory:"))
    word = fold(words)
    sql = f"""SELECT {table._with_word("a.quote", word)} FROM (SELECT ? AS quote, 7 AS "start", ? AS "end") a"""
    found = connection.execute(sql, (word, word, quote, 7 + len(quote))).fetchone()[0]
    connection.close()
    assert bool(found) == (word in fold(quote))


@pytest.mark.parametrize(
    ("name", "condition", "found"),
    [
        ("statement", "MENYAMBUT nelayan", ["nelayan Muara"]),
        ("statement", "école", [None]),
        ("statement", "nelayan bupati", []),
        ("article_title", "éLAN", [None, None]),
        ("addressees", "bupa", ["Zulkifli", "Zulkifli", "Ana Putri", "Ana Putri"]),
        ("actor_aliases", "menteri", ["Siti Rahma"]),
        ("actor", frozenset({"Siti Rahma", None}), ["Siti Rahma", None, None]),
        ("stance", frozenset({None}), ["nelayan Muara", "Zulkifli", "Ana Putri", None]),
        ("source", frozenset({None}), [None, None]),
        ("published", Between("2024"), [None, None]),
        (
            "published",
            Between(until="2023-11-21"),
            ["Siti Rahma", "nelayan Muara"] + ["Zulkifli"] * 2 + ["Ana Putri"] * 2,
        ),
        ("published", Between("2023-11-22", "2024-01"), []),
        ("published", Between("2024-02-01", "2024-02-01"), [None, None]),
    ],
)
def test_a_filter_leaves_the_claims_that_fit(
    file: sqlite3.Connection, name: str, condition: Condition, found: list[str | None]
) -> None:
    where = ClaimFilter({name: condition})
    assert sorted(column(file, "actor", where), key=str) == sorted(found, key=str)
    assert len(table.keys(file, where)) == len(found)


def test_every_filter_must_be_met(file: sqlite3.Connection) -> None:
    where = ClaimFilter({"source": frozenset({"Kabar"})}).having("issue", frozenset({"tambak"}))
    assert column(file, "actor", where, ClaimOrder("actor")) == ["Ana Putri", "Siti Rahma", "Zulkifli"]
    assert where.without("source").without("issue").is_empty


def test_percent_signs_and_underlines_are_letters(file: sqlite3.Connection) -> None:
    assert not table.keys(file, ClaimFilter({"statement": "%"}))
    assert not table.keys(file, ClaimFilter({"statement": "nelayan_muara"}))


@pytest.mark.parametrize("name", table.CODED)
def test_values_are_counted_as_the_filter_finds_them(file: sqlite3.Connection, name: str) -> None:
    counts = table.values(file, name)
    assert sum(count for _, count in counts) == 8
    for value, count in counts:
        assert len(table.keys(file, ClaimFilter({name: frozenset({value})}))) == count


def test_values_stand_in_order_with_not_coded_last(file: sqlite3.Connection) -> None:
    assert [value for value, _ in table.values(file, "actor")] == [
        "Ana Putri",
        "nelayan Muara",
        "Siti Rahma",
        "Zulkifli",
        None,
    ]


def test_values_know_the_other_filters_and_not_their_own(file: sqlite3.Connection) -> None:
    where = ClaimFilter({"source": frozenset({None}), "issue": frozenset({"Larangan"})})
    assert table.values(file, "issue", where) == [("tambak", 1), (None, 1)]


def test_export_is_what_was_filtered_sorted_and_chosen(file: sqlite3.Connection) -> None:
    where = ClaimFilter({"stance": frozenset({"oppose", "support"})})
    columns, rows = table.export(file, where, ClaimOrder("actor", descending=True), ["issue", "actor", "stance"])
    assert columns == ["issue", "actor", "stance"]
    assert list(rows) == [
        ("Larangan", "Zulkifli", "support"),
        ("tambak", "Siti Rahma", "oppose"),
        ("Larangan", "Ana Putri", "support"),
    ]


def test_one_can_ask_while_an_export_is_half_read(file: sqlite3.Connection) -> None:
    where = ClaimFilter({"statement": "nelayan"})
    _, rows = table.export(file, where)
    next(rows)
    assert len(table.keys(file, where)) == 1


@pytest.mark.parametrize(
    ("name", "condition"),
    [
        ("actor", "Siti"),
        ("statement", frozenset({"x"})),
        ("sentence", "3"),
        ("nobody", "x"),
        ("published", "2023"),
        ("published", Between("21/11/2023")),
        ("published", Between("2023-02-30")),
        ("published", Between("٢٠٢٣")),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(name: str, condition: Condition) -> None:
    with pytest.raises(BadValue):
        ClaimFilter({name: condition})


def test_an_unknown_column_is_refused(file: sqlite3.Connection) -> None:
    for ask in (
        lambda: ClaimOrder("actor; DROP TABLE article"),
        lambda: table.export(file, columns=["actor", "nobody"]),
        lambda: table.values(file, "statement"),
    ):
        with pytest.raises(BadValue):
            ask()


def test_a_condition_that_asks_for_nothing_is_none() -> None:
    assert ClaimFilter({"statement": "  ", "actor": frozenset(), "published": Between()}).is_empty


def test_a_claim_is_found_again_when_it_got_a_position(file: sqlite3.Connection, project: Project) -> None:
    before = table.keys(file)
    bare, whole = before[7], before[0]
    project.tag(project.library()[0].id, Kind.STATEMENT, *PLACE["Bupati belum menjawab."])
    held = project.tag(project.library()[1].id, Kind.POSITION, 32, 40, issue="x", stance=Stance.OPPOSE)
    project.link(bare.statement, held.id)
    now = table.keys(file)
    assert now.rows_of([bare, whole]) == {whole: 0, bare: 8}
    assert now[8] == ClaimKey(bare.statement, None, held.id)
    gone = ClaimKey(whole.statement, AnnotationId(9999), whole.position)
    assert now.rows_of([gone]) == {}


def test_keys_are_equal_when_they_name_the_same_rows(file: sqlite3.Connection) -> None:
    assert table.keys(file) == table.keys(file, order=ClaimOrder("coder"))
    assert table.keys(file) != table.keys(file, order=ClaimOrder("actor", descending=True))
