"""Searching as a person types it: the small syntax, hits in a project, words in one text, the filter of articles."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.errors import BadValue
from reader.model import ArticleId, Kind, Role, Span, Stance, Status
from reader.project import Project
from reader.search import DEEPEST, LONGEST, ArticleFilter, Hit, find_in

PIECES = (
    *('"', "(", ")", "*", "-", "OR", "AND", "NOT", "NEAR", "NEAR(", "+", "^", ":", "{", "}", ",", "'", "title:", "\\"),
    *("harga", "e-KTP", "m", "pasir*", "-tambang", "é", "e\u0301", "\u0301", "中文", "🙂", "؟", "अ", "\0", "\ud800"),
    *(" ", "  ", "\n", "“", "”", "\u00a0", "_", "%", ";", "--", "/*", "𞤀", "\U00016e40", "\ue000", "ß", "0"),
)
SEARCHES = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join) | st.text()


@pytest.fixture
def project() -> Iterator[Project]:
    with Project.in_memory(coder="rani") as project:
        yield project


def found(project: Project, expression: str) -> list[str]:
    return [hit.title for hit in project.search(expression)]


def shown(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.marked]


@pytest.fixture(scope="module")
def texts() -> Iterator[Project]:
    """The four short texts that the syntax is tried on, articles 1 to 4."""
    with Project.in_memory() as project:
        for text in ("harga beras naik", "harga pasir laut", "tambang pasir ilegal", "nelayan menolak tambang e-KTP é"):
            project.add_article(text, title="-")
        yield project


def numbers(texts: Project, expression: str) -> list[int]:
    return sorted(hit.id for hit in texts.search(expression))


# The syntax


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("harga", [1, 2]),
        ("HARGA Pasir", [2]),
        ("pasir harga", [2]),
        ('"harga pasir"', [2]),
        ('"pasir harga"', []),
        ("“harga pasir”", [2]),
        ("harga -pasir", [1]),
        ("-pasir harga", [1]),
        ('tambang -"pasir ilegal"', [4]),
        ("tambang -(ilegal OR laut)", [4]),
        ("harga -beras -laut", []),
        ("beras OR ilegal", [1, 3]),
        ("beras OR pasir laut", [1, 2]),
        ("(beras OR laut) harga", [1, 2]),
        ("(beras OR ilegal) -harga", [3]),
        ("har", []),
        ("har*", [1, 2]),
        ("h*", [1, 2]),
        ("-x* tambang", [3, 4]),
        ('"harga pas"*', [2]),
        ("e-KTP", [4]),
        ("E", [4]),
        ("harga & beras", [1]),
        ("harga - beras", [1]),
        ("harga -- beras", [1]),
        ('harga "!"', [1, 2]),
        ("harga (…)", [1, 2]),
        ("or", []),
        ("text:harga", []),
        ("^harga", [1, 2]),
        ("harga+pasir", [2]),
        ("NEAR(harga pasir)", []),
        ("harga AND pasir", []),
    ],
)
def test_the_syntax_finds(texts: Project, expression: str, expected: list[int]) -> None:
    assert numbers(texts, f"{expression} ") == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("har", [1, 2]),
        ("h", [1, 2]),
        ("harga pa", [2]),
        ("tambang OR be", [1, 3, 4]),
        ("har ", []),
        ("har pasir", []),
        ('"harga pas"', []),
        ("harga -pas", [1, 2]),
        ("tambang -(il OR la)", [3, 4]),
        ("tambang m", [4]),
    ],
)
def test_while_typing_the_last_word_is_the_beginning_of_one(
    texts: Project, expression: str, expected: list[int]
) -> None:
    assert numbers(texts, expression) == expected


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        ("", "There is no word"),
        (" \n", "There is no word"),
        ("&", "There is no word"),
        ("()", "There is no word"),
        ('""', "There is no word"),
        ('"', "quotation mark is not closed"),
        ('harga "pasir laut', "quotation mark is not closed"),
        ("(", "bracket is not closed"),
        ("harga (pasir OR laut", "bracket is not closed"),
        (")", "bracket is closed that was not opened"),
        ("harga) pasir", "bracket is closed that was not opened"),
        ("*", "A * stands alone"),
        ("harga *", "A * stands alone"),
        ("**", "A * stands alone"),
        ("-", "A - stands alone"),
        ("harga -", "A - stands alone"),
        ("-harga", "only says what to leave out"),
        ("beras OR -harga", "only says what to leave out"),
        ("OR", "OR stands alone"),
        ("OR harga", "OR stands alone"),
        ("harga OR", "OR stands alone"),
        ("harga OR OR beras", "OR stands alone"),
        ("harga (OR beras)", "OR stands alone"),
        ("a" * (LONGEST + 1), "too long"),
        ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), "too many brackets"),
    ],
)
def test_an_unfinished_search_says_what_is_missing(texts: Project, expression: str, sentence: str) -> None:
    with pytest.raises(BadValue, match=sentence.replace("*", r"\*")):
        texts.search(expression)


@pytest.mark.parametrize("search", ["(" * DEEPEST + "a" + ")" * DEEPEST, "a -b" * 240, "a OR b " * 140, "é" * LONGEST])
def test_what_is_allowed_is_not_too_much_for_sqlite(texts: Project, search: str) -> None:
    texts.search(search)
    nested = "a"
    for _ in range(DEEPEST):
        nested = f"(a {nested} OR b -c)"
    texts.search(nested)


@given(SEARCHES)
@example("a NOT ")
@example("𞤀 \U00016e40*")
@example('"\ue000" -a')
def test_nothing_that_is_typed_breaks_the_search(search: str) -> None:
    with Project.in_memory() as project:
        project.add_article(f"Harga é naik. {search}" if search.strip() else "Harga", title="pasir")
        try:
            hits = project.search(search)
        except BadValue:
            return
        for hit in hits:
            assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marked)


# Hits in a project

PARAGRAPH = "Warga sudah lama menunggu jalan baru di sepanjang pantai utara dan selatan. "


def test_a_hit_in_an_article_leads_to_its_place(project: Project) -> None:
    text = PARAGRAPH * 8 + "Nelayan 🙂 menolak tambang pasir.\n" + PARAGRAPH * 8
    article = project.add_article(text, title="Kabar pantai")
    [hit] = project.search("tambang")
    assert (hit.what, hit.article_id, hit.title, hit.kind) == ("article", article.id, "Kabar pantai", None)
    assert hit.start is not None
    assert article.text[hit.start : hit.end] == "tambang"
    assert shown(hit) == ["tambang"]
    assert hit.snippet.startswith("… ")
    assert "Nelayan 🙂 menolak tambang pasir. Warga" in hit.snippet
    assert hit.snippet.endswith(" …")


def test_the_place_is_where_the_words_stand_together(project: Project) -> None:
    text = f"Harga itu. {PARAGRAPH * 5} Beras itu. {PARAGRAPH * 5} Kini harga sekilo beras naik."
    article = project.add_article(text)
    [hit] = project.search("beras harga")
    assert hit.start == article.text.index("harga sekilo")
    assert shown(hit) == ["harga", "beras"]


def test_a_word_is_marked_to_its_end_and_not_inside_another(project: Project) -> None:
    project.add_article("Pertambangan: tambang, Tambangan, ditambang, tambang_liar.")
    [hit] = project.search("tambang")
    assert shown(hit) == ["tambang", "Tambangan", "tambang"]
    [hit] = project.search("tambang ")
    assert shown(hit) == ["tambang", "tambang"]


@pytest.mark.parametrize("search", ["resume", "RÉSUMÉ", "re\u0301sume\u0301", "resu*"])
@pytest.mark.parametrize("word", ["résumé", "Resume", "re\u0301sume\u0301", "RÉSUMÉ"])
def test_accents_and_case_do_not_hide_a_word(project: Project, word: str, search: str) -> None:
    project.add_article(f"Ia menulis {word} kemarin.")
    [hit] = project.search(search)
    assert shown(hit) == [word]


def test_what_must_not_be_there_is_not_marked(project: Project) -> None:
    project.add_article("Harga beras naik.", title="Satu")
    project.add_article("Harga pasir naik.", title="Dua")
    [hit] = project.search("harga -beras")
    assert (hit.title, shown(hit)) == ("Dua", ["Harga"])


def test_a_word_of_the_title_leads_to_the_article_and_comes_first(project: Project) -> None:
    project.add_article("Jembatan itu panjang, dan jembatan ini pendek.", title="Satu")
    project.add_article("Pemerintah membangun dermaga.", title="Jembatan")
    assert found(project, "jembatan") == ["Jembatan", "Satu"]
    first = project.search("jembatan")[0]
    assert (first.snippet, first.marked, first.start) == ("Pemerintah membangun dermaga.", (), None)


def test_a_note_on_an_article_is_searched(project: Project) -> None:
    article = project.add_article("Isi.", title="Judul")
    project.edit_article(article.id, note="Periksa sumber ini")
    [hit] = project.search("sumber")
    assert (hit.title, hit.snippet, shown(hit), hit.start) == ("Judul", "Periksa sumber ini", ["sumber"], None)


def test_quotes_and_their_notes_are_searched(project: Project) -> None:
    article = project.add_article("Nelayan menolak tambang.", title="Kabar")
    tag = project.tag(article.id, Kind.STATEMENT, 0, 24, note="ironis sekali")
    quote = [hit for hit in project.search("menolak") if hit.what == "annotation"]
    [note] = project.search("ironis")
    assert [(hit.id, hit.article_id, hit.title, hit.kind) for hit in (*quote, note)] == [
        (tag.id, article.id, "Kabar", Kind.STATEMENT)
    ] * 2
    assert [shown(quote[0]), shown(note)] == [["menolak"], ["ironis"]]
    assert (note.start, note.end) == (0, 24)


def test_actors_are_found_by_name_alias_and_note_and_issues_by_all_their_words(project: Project) -> None:
    actor = project.codebook.add_actor("Sergey Lavrov", aliases=("Menlu Rusia",), note="Menteri sejak 2004")
    issue = project.codebook.add_issue(
        "Tambang pasir", definition="Izin baru", when_to_use="Hanya laut", when_not="Emas"
    )
    for search, marked in (("lavrov", []), ("rusia", ["Rusia"]), ("sejak", ["sejak"])):
        [hit] = project.search(search)
        assert (hit.what, hit.id, hit.title, hit.article_id) == ("actor", actor.id, "Sergey Lavrov", None)
        assert shown(hit) == marked
    for search in ("tambang", "izin", "laut", "emas"):
        [hit] = project.search(search)
        assert (hit.what, hit.id, hit.title) == ("issue", issue.id, "Tambang pasir")


def test_the_search_is_in_step_with_what_is_taken_back(project: Project) -> None:
    project.add_article("Nelayan menolak tambang.", title="Kabar")
    project.undo()
    assert found(project, "nelayan") == []
    project.redo()
    assert found(project, "nelayan") == ["Kabar"]


def test_no_sort_of_hit_crowds_out_the_others(project: Project) -> None:
    for number in range(12):
        article = project.add_article("Tambang pasir laut.", title=f"Artikel {number}")
        project.tag(article.id, Kind.STATEMENT, 0, 19)
    project.codebook.add_issue("Tambang")
    hits = project.search("tambang", limit=11)
    assert [hit.what for hit in hits] == ["issue", *["article"] * 5, *["annotation"] * 5]
    assert len(project.search("tambang", limit=10)) == 10


def test_a_very_long_article_is_searched_to_its_place(project: Project) -> None:
    article = project.add_article("kata " * 200_000 + "akhir.")
    [hit] = project.search("akhir")
    assert hit.start == article.text.index("akhir")
    [hit] = project.search("kata")
    assert hit.start == 0


# In one text


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Kata kata KATA", "kata", ["Kata", "kata", "KATA"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("sß", "ẞ", ["ß"]),
        ("fﬀ", "ff", ["ﬀ"]),
        ("가 \u1112\u1161\u11ab국", "한국", ["\u1112\u1161\u11ab국"]),
        ("\u09ac\u09c7\u09be", "\u09ac\u09c7", []),
        ("\u0995\u09be\u099c", "\u0995", ["\u0995"]),
        ("satu\ndua satu  dua", "satu dua", ["satu\ndua", "satu  dua"]),
        ("satu", "", []),
        ("satu dua", " ", []),
        ("Straße STRASSE straẞe", "strasse", ["Straße", "STRASSE", "straẞe"]),
        ("Straße", "STRASSE", ["Straße"]),
        ("Straße", "straß", ["Straß"]),
        ("Straße", "stras", []),
        ("İstanbul, istanbul", "istanbul", ["İstanbul", "istanbul"]),
        ("İstanbul", "İSTANBUL", ["İstanbul"]),
        ("oﬃce de ﬁn", "office", ["oﬃce"]),
        ("oﬃce de ﬁn", "FIN", ["ﬁn"]),
        ("😀ß😀 kata ﬁ kata", "kata", ["kata", "kata"]),
        ("cafe\u0301 cafe café", "cafe", ["cafe"]),
        ("cafe\u0301 cafe café", "café", ["cafe\u0301", "café"]),
        ("CAFE\u0301", "café", ["CAFE\u0301"]),
        ("x\u0323y x", "x", ["x"]),
        ("ß\u0301a", "a", ["a"]),
        ("\u0301a", "a", ["a"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("(a", "(A", ["(a"]),
        ("Σίσυφος ΣΊΣΥΦΟΣ", "σίσυφος", ["Σίσυφος", "ΣΊΣΥΦΟΣ"]),
    ],
)
def test_words_are_found_in_a_text(text: str, words: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_in(text, words)] == expected


LETTERS = st.text(st.sampled_from("aAsSfiıIİßẞﬁﬃée\u0301\u0323\u0308 K\n😀ǰ"), max_size=12)


@given(LETTERS, LETTERS.filter(str.strip))
@example("a ß\u0301 f", "f")
@example("ßßﬃ", "s")
def test_what_is_found_is_there_in_order_and_apart(text: str, words: str) -> None:
    spans = find_in(text, words)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for span in spans:
        assert alike(text[span.start : span.end]) == alike(words)


@given(LETTERS, LETTERS.map(lambda words: words.lstrip("\u0301\u0323\u0308 \n")).filter(str.strip), LETTERS)
def test_words_between_spaces_are_always_found(before: str, words: str, after: str) -> None:
    text = f"{before} . {words.strip()} . {after}"
    assert Span(len(before) + 3, len(before) + 3 + len(words.strip())) in find_in(text, words)


def alike(text: str) -> str:
    composed = unicodedata.normalize("NFC", " ".join(text.split())).replace("İ", "i")
    return unicodedata.normalize("NFC", composed.casefold())


# The filter


@pytest.fixture
def library(project: Project) -> dict[str, ArticleId]:
    """Three articles: Lavrov for and Siti against the truce in one, Lavrov against it in another, and one untouched."""
    ids = {}
    facts = (("satu", "detik", "2023-11-21"), ("dua", "Kompas", "2023-12-01T05:00:00Z"), ("tiga", "detik", None))
    for title, source, published in facts:
        text = "Lavrov mendukung. Siti menolak. "
        ids[title] = project.add_article(text, title=title, source=source, published=published).id
    claim(project, ids["satu"], 0, "Lavrov", Stance.SUPPORT)
    claim(project, ids["satu"], 18, "Siti", Stance.OPPOSE)
    claim(project, ids["dua"], 0, "Lavrov", Stance.OPPOSE)
    return ids


def claim(project: Project, article: ArticleId, start: int, actor: str, stance: Stance) -> None:
    statement = project.tag(article, Kind.STATEMENT, start, start + 10)
    mention = project.tag(article, Kind.ACTOR, start, start + 4, actor=actor)
    position = project.tag(article, Kind.POSITION, start, start + 8, issue="gencatan senjata", stance=stance)
    project.link(statement.id, mention.id)
    project.link(statement.id, position.id)


def passing(project: Project, **wishes: object) -> list[str]:
    """The titles of all that pass; and some articles pass if they do among all."""
    where = ArticleFilter(**wishes)  # type: ignore[arg-type]
    found, ids = project.filter_articles(where), project.article_ids()
    for some in (ids, ids[::2], ids[1::2], ids[:1], []):
        assert project.filter_articles(where, some) == [article for article in found if article in some]
    return [project.article(article).title for article in found]


def actor(project: Project, name: str) -> int:
    return next(actor.id for actor in project.actors() if actor.name == name)


@pytest.mark.usefixtures("library")
def test_an_empty_filter_passes_all(project: Project) -> None:
    assert ArticleFilter().is_empty
    assert not ArticleFilter(stance=Stance.NEUTRAL).is_empty
    assert passing(project) == ["satu", "dua", "tiga"]


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({"source": "detik"}, ["satu", "tiga"]),
        ({"since": "2023-11-22"}, ["dua"]),
        ({"until": "2023-12-01"}, ["satu", "dua"]),
        ({"until": "2023-11-30"}, ["satu"]),
        ({"since": "2023-11-21", "until": "2023-11-21"}, ["satu"]),
        ({"since": "2023-12-02"}, []),
        ({"stance": Stance.OPPOSE}, ["satu", "dua"]),
        ({"stance": Stance.NEUTRAL}, []),
        ({"coder": "rani"}, ["satu", "dua"]),
        ({"coder": "budi"}, []),
        ({"coder": "rani", "source": "Kompas"}, ["dua"]),
        ({"status": Status.NEW, "source": "Kompas"}, ["dua"]),
        ({"status": Status.DONE}, []),
        ({"source": "' OR 1 --"}, []),
    ],
)
@pytest.mark.usefixtures("library")
def test_each_wish_narrows_the_articles(project: Project, wishes: dict[str, object], expected: list[str]) -> None:
    assert passing(project, **wishes) == expected


@pytest.mark.parametrize("wishes", [{"actor": 1}, {"issue": 1}, {"stance": Stance.OPPOSE}, {"actor": 1, "issue": 1}])
def test_among_some_articles_only_their_tags_are_looked_at(project: Project, wishes: dict[str, Any]) -> None:
    asked: list[str] = []
    connection = project._connection
    connection.set_trace_callback(asked.append)
    project.filter_articles(ArticleFilter(coder="rani", **wishes), [1])
    connection.set_trace_callback(None)
    plan = [str(row[-1]) for row in connection.execute(f"EXPLAIN QUERY PLAN {asked[-1]}")]
    assert not [step for step in plan if step.startswith("SCAN") and "json_each" not in step]
    assert not [step for step in plan if "annotation_actor" in step or "annotation_issue" in step]
    assert [step for step in plan if "annotation_place" in step]


@pytest.mark.usefixtures("library")
def test_actor_issue_and_stance_are_meant_of_one_claim(project: Project) -> None:
    lavrov, siti = actor(project, "Lavrov"), actor(project, "Siti")
    issue = project.issues()[0].id
    assert passing(project, actor=lavrov) == ["satu", "dua"]
    assert passing(project, actor=siti) == ["satu"]
    assert passing(project, issue=issue) == ["satu", "dua"]
    assert passing(project, actor=lavrov, stance=Stance.OPPOSE) == ["dua"]
    assert passing(project, actor=lavrov, issue=issue, stance=Stance.SUPPORT) == ["satu"]
    assert passing(project, actor=siti, issue=issue) == ["satu"]
    assert passing(project, actor=siti, stance=Stance.SUPPORT) == []
    assert passing(project, issue=issue, stance=Stance.NEUTRAL) == []
    assert passing(project, issue=issue + 1) == []


def test_an_addressee_is_no_speaker(project: Project, library: dict[str, ArticleId]) -> None:
    statement = next(tag for tag in project.annotations(library["dua"]) if tag.kind is Kind.STATEMENT)
    mention = project.tag(library["dua"], Kind.ACTOR, 18, 22, actor="Siti")
    project.link(statement.id, mention.id, role=Role.ADDRESSEE)
    assert passing(project, actor=actor(project, "Siti")) == ["satu", "dua"]
    assert passing(project, actor=actor(project, "Siti"), stance=Stance.OPPOSE) == ["satu"]


@pytest.mark.usefixtures("library")
def test_the_choices_are_what_the_project_has(project: Project) -> None:
    choices = project.filter_choices()
    assert (choices.sources, choices.coders) == (("detik", "Kompas"), ("rani",))
    assert [name for _, name in choices.actors] == ["Lavrov", "Siti"]
    assert choices.issues == ((project.issues()[0].id, "gencatan senjata"),)
