from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import BadValue
from reader.intake import ADDED_NOTE, BROKEN_NOTE, iso_date, language_code, prepare
from reader.language_guess import guess_language
from reader.markup import from_markdown, front_matter
from reader.model import Block, BlockKind, NewArticle
from reader.text import MAX_BYTES, canonical, is_blank

ARTICLE = """Gubernur Tolak Tambang Pasir

Rabu, 7 Feb 2024
Gubernur Arifin menyatakan bahwa izin tambang pasir akan dihentikan. "Kami menolak tambang baru," kata Arifin.
SCROLL TO CONTINUE WITH CONTENT
Warga menilai keputusan itu terlambat karena sungai sudah rusak.
"""
PIECES = [
    *(
        "Kalimat satu. ",
        "Dua! ",
        "kata ",
        "\n",
        "\n\n",
        "\r\n",
        "\u2028",
        "\t",
        "Rp\u00a05 ",
        "😀",
        "👩‍👧 ",
        "e\u0301 ",
    ),
    *(
        "السَّلام عليكم. ",
        "日本。",
        "\ufeff",
        "\0",
        "\x85",
        "# ",
        "- ",
        "> ",
        "| a | b |\n|---|---|\n| c | d |\n",
        "**x** ",
    ),
    *("SCROLL TO CONTINUE WITH CONTENT\n", "Baca juga: Judul Lain\n", "[a](b) ", "```\n", "---\n", "title: x\n"),
]
sources = st.lists(st.sampled_from(PIECES), max_size=25).map("".join).filter(lambda text: not is_blank(canonical(text)))


def kinds(article: NewArticle) -> list[tuple[str, str]]:
    return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]


def assert_fit_to_store(article: NewArticle) -> None:
    text, blocks = article.text, article.blocks
    assert text == canonical(text)
    assert (blocks[0].start, blocks[-1].end) == (0, len(text))
    assert all(before.end + 1 == after.start and text[before.end] in "\n\t" for before, after in pairwise(blocks))
    assert all(b.start <= s.start < s.end <= b.end for b in blocks for s in b.styles)
    assert all(0 <= start < end <= len(text) for start, end, _ in article.sentences)
    assert all(before[1] <= after[0] for before, after in pairwise(article.sentences))
    read = {i for start, end, _ in article.sentences for i in range(start, end)}
    assert all(text[i].isspace() for i in set(range(len(text))) - read)


@given(sources)
def test_any_plain_text_is_fit_to_store(source: str) -> None:
    article = prepare(source)
    assert article.text == canonical(source)
    assert_fit_to_store(article)


@given(sources)
def test_any_markdown_is_fit_to_store_or_has_no_text(source: str) -> None:
    try:
        article = prepare(source, markdown=True)
    except BadValue:
        assert is_blank(from_markdown(front_matter(source)[1])[0])
    else:
        assert_fit_to_store(article)


def test_a_plain_article_has_its_headline_sentences_and_furniture() -> None:
    article = prepare(ARTICLE, source=" Kabar\nKota ", author="Ani", published="7/2/2024", url="https://a.b")
    assert (article.title, article.language) == ("Gubernur Tolak Tambang Pasir", "id")
    assert (article.source, article.author, article.url) == ("Kabar Kota", "Ani", "https://a.b")
    assert article.published == "2024-02-07"
    assert article.notes == ()
    assert kinds(article)[:3] == [
        ("heading", "Gubernur Tolak Tambang Pasir"),
        ("paragraph", ""),
        ("paragraph", "Rabu, 7 Feb 2024"),
    ]
    assert ("boilerplate", "SCROLL TO CONTINUE WITH CONTENT") in kinds(article)
    read = [article.text[start:end] for start, end, boilerplate in article.sentences if not boilerplate]
    assert "Gubernur Arifin menyatakan bahwa izin tambang pasir akan dihentikan." in read
    assert "SCROLL TO CONTINUE WITH CONTENT" not in read


def test_a_markdown_article_takes_its_title_from_the_first_heading() -> None:
    article = prepare("Kata pengantar.\n\n## Bab\n\n# Judul *besar*\n\nIsi. Lagi.", markdown=True)
    assert article.title == "Judul besar"
    assert article.text == "Kata pengantar.\nBab\nJudul besar\nIsi. Lagi."
    assert [article.text[start:end] for start, end, _ in article.sentences][-2:] == ["Isi.", "Lagi."]


def test_a_title_that_is_given_stands() -> None:
    assert prepare("# Lain\n\nIsi.", title=" Judul\nsaya ", markdown=True).title == "Judul saya"
    article = prepare(ARTICLE, title="Judul saya")
    assert article.title == "Judul saya"
    assert article.blocks[0].kind is BlockKind.PARAGRAPH


def test_a_first_line_that_repeats_the_title_is_a_heading() -> None:
    article = prepare("Apa kata gubernur?\nIa menolak.", title="Apa kata gubernur?")
    assert (article.blocks[0].kind, article.blocks[0].level) == (BlockKind.HEADING, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Gubernur menolak tambang.\nWarga senang.",
        "Gubernur menolak tambang",
        "Gubernur menolak tambang\n \n",
        "Selasa (21/11/2023)\nGubernur menolak tambang.",
        "Selasa, 21 Nov 2023 10:05 WIB\nGubernur menolak tambang.",
        "21 November 2023\nGubernur menolak tambang.",
        "2023-11-21\nGubernur menolak tambang.",
        "Jakarta -\nGubernur menolak tambang.",
        "JAKARTA, Kabar Kota --\nGubernur menolak tambang.",
        "Penulis: Ani\nGubernur menolak tambang.",
        "https://kabar.example/a\nGubernur menolak tambang.",
        "dan ia menolak\nGubernur menolak tambang.",
        "Kata gubernur:\nKami menolak tambang.",
        "Gubernur " + "menolak " * 20 + "\nWarga senang.",
        "***\nGubernur menolak tambang.",
        "SCROLL TO CONTINUE WITH CONTENT\nGubernur menolak tambang.",
    ],
)
def test_a_first_line_that_is_no_headline_stays_a_paragraph(text: str) -> None:
    article = prepare(text)
    assert article.title == ""
    assert BlockKind.HEADING not in {block.kind for block in article.blocks}


def test_a_headline_after_blank_lines_is_found() -> None:
    article = prepare("\n\n  Gubernur Tolak Tambang\n\nIa menolak tambang.")
    assert article.title == "Gubernur Tolak Tambang"
    assert [block.kind for block in article.blocks][2] is BlockKind.HEADING


def test_a_paragraph_with_furniture_in_it_stays_one() -> None:
    article = prepare("Warga menolak tambang itu. SCROLL TO CONTINUE WITH CONTENT\nIa setuju.", language="id")
    assert [flag for *_, flag in article.sentences] == [False, True, False]
    assert {block.kind for block in article.blocks} == {BlockKind.PARAGRAPH}


def test_furniture_in_a_table_stays_in_its_cell() -> None:
    article = prepare("| SCROLL TO CONTINUE WITH CONTENT |\n|---|\n| Isi berita. |", markdown=True)
    assert [block.kind for block in article.blocks] == [BlockKind.TABLE_CELL] * 2
    assert [flag for *_, flag in article.sentences] == [True, False]


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff\0\u200b", "\u00a0\u2028"])
def test_text_with_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="There is no text to read"):
        prepare(text)


def test_markdown_that_shows_nothing_is_refused() -> None:
    for source in ("***\n\n[a]: http://b", "![](a.png)", "---\ntitle: Judul\n---\n"):
        with pytest.raises(BadValue, match="There is no text to read"):
            prepare(source, markdown=True)


def test_too_much_text_is_refused() -> None:
    with pytest.raises(BadValue, match="has 21 million characters and may have 20 million"):
        prepare("a" * (MAX_BYTES + 1))


def test_front_matter_gives_what_the_caller_does_not() -> None:
    source = "---\ntitle: Judul\nsource: Kabar\nauthor: Ani\ndate: 21 Nov 2023\nlanguage: Inggris\nurl: http://a.b\n---\nIsi."
    article = prepare(source, markdown=True)
    assert (article.text, article.title, article.source, article.author) == ("Isi.", "Judul", "Kabar", "Ani")
    assert (article.published, article.language, article.url) == ("2023-11-21", "en", "http://a.b")
    given = prepare(source, title="Lain", source="Harian", published="2024-01-01", language="id", markdown=True)
    assert (given.title, given.source, given.published, given.language) == ("Lain", "Harian", "2024-01-01", "id")


def test_front_matter_that_cannot_be_read_is_noted_and_left_out() -> None:
    article = prepare("---\ntitle: Judul\ndate: kemarin dulu\nlanguage: bahasa kita\n---\nIsi.", markdown=True)
    assert (article.title, article.published, article.text) == ("Judul", None, "Isi.")
    assert [note.split(" is no ")[0] for note in article.notes] == ["kemarin dulu", "bahasa kita"]


def test_an_address_as_source_is_the_url() -> None:
    article = prepare("---\nsource: https://kabar.example/a\n---\nIsi.", markdown=True)
    assert (article.source, article.url) == ("", "https://kabar.example/a")


def test_front_matter_in_plain_text_is_text() -> None:
    assert prepare("---\ntitle: x\n---\nIsi.").text == "---\ntitle: x\n---\nIsi."


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("", None),
        ("  ", None),
        ("2023-11-21", "2023-11-21"),
        ("2023-11-21T08:30:00Z", "2023-11-21T08:30:00Z"),
        ("2023-11-21t08:30z", "2023-11-21T08:30Z"),
        ("2023-11-21 08:30", "2023-11-21T08:30"),
        ("2023-11-21T08:30:00.5+07:00", "2023-11-21T08:30:00.5+07:00"),
        ("21/11/2023", "2023-11-21"),
        ("1/2/2023", "2023-02-01"),
        ("21 November 2023", "2023-11-21"),
        ("21 Nov 2023", "2023-11-21"),
        ("17 Agustus 2023", "2023-08-17"),
        ("3 Mei 2024", "2024-05-03"),
        ("9 Ogos 2023", "2023-08-09"),
        ("1 okt. 2023", "2023-10-01"),
        ("Selasa, 21 Nov 2023", "2023-11-21"),
        ("Jum'at 29 Feb 2024", "2024-02-29"),
        ("November 21, 2023", "2023-11-21"),
    ],
)
def test_dates_are_read_in_the_forms_of_news(given: str, published: str | None) -> None:
    assert iso_date(given) == published


@pytest.mark.parametrize(
    "given",
    [
        "kemarin",
        "31/02/2023",
        "11/21/2023",
        "2023-13-01",
        "2023",
        "21/11/23",
        "2023-11-21T25:00",
        "21 Foo 2023",
        "0000-01-01",
    ],
)
def test_what_is_no_date_is_refused_with_the_forms_that_are(given: str) -> None:
    with pytest.raises(BadValue, match=r"2023-11-21, 2023-11-21T08:30:00Z, 21/11/2023 or 21 November 2023") as caught:
        prepare("Isi.", published=given)
    assert str(caught.value).startswith(f"{given} is no date")


@given(st.dates())
def test_an_iso_date_is_itself(day: date) -> None:
    assert iso_date(day.isoformat()) == day.isoformat()
    assert iso_date(f"{day.day}/{day.month}/{day.year:04}") == day.isoformat()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Presiden mengatakan bahwa harga beras naik karena panen gagal.", "id"),
        ("Menlu RI bertemu Menlu Saudi di Jakarta untuk membahas Gaza.", "id"),
        ("Perdana Menteri berkata bahawa harga beras naik kerana hasil merosot, lapor polis pada Khamis.", "ms"),
        ("The minister said that the price of rice has gone up.", "en"),
        ("Der Minister sagte, dass der Preis für Reis gestiegen ist.", ""),
        ("Le ministre a dit que le prix du riz a augmenté.", ""),
        ("De minister zei dat de prijs van rijst is gestegen.", ""),
        ("Ministr řekl, že cena rýže vzrostla.", ""),
        ("外務大臣は停戦を支持すると述べた。", ""),
        ("قال الوزير إن السعر ارتفع.", ""),
        ("OK", ""),
        ("123", ""),
    ],
)
def test_the_language_of_short_news_is_guessed_or_left_open(text: str, language: str) -> None:
    assert guess_language(text) == language
    assert prepare(text).language == language


def test_a_language_that_is_given_stands() -> None:
    assert prepare("The minister said that it was so.", language="ID").language == "id"
    assert prepare("Kata menteri itu bahwa ya.", language="").language == ""
    assert language_code("Bahasa Indonesia") == "id"
    assert language_code("zh-Hant") == "zh-hant"
    with pytest.raises(BadValue, match="klingon_q is no language code"):
        prepare("Isi.", language="klingon_q")


def lengths(blocks: tuple[Block, ...]) -> list[int]:
    return [block.end - block.start for block in blocks]


def test_a_long_paragraph_is_broken_after_sentences_without_changing_its_length() -> None:
    source = "Gubernur Tolak Tambang\n\n" + " ".join(f"Kalimat ini panjang sekali nomor {i} itu." for i in range(5000))
    article = prepare(source)
    assert_fit_to_store(article)
    assert max(lengths(article.blocks)) < 40_000
    assert article.notes == (BROKEN_NOTE,)
    assert article.text.replace("\n", " ") == source.replace("\n", " ")
    assert len(article.sentences) == 5001
    assert all(article.text[block.end - 1] == "." for block in article.blocks[2:])


def test_a_long_paragraph_without_sentences_is_broken_between_words() -> None:
    article = prepare("kata " * 50_000)
    assert_fit_to_store(article)
    assert max(lengths(article.blocks)) < 40_000
    assert {article.text[start:end] for start, end, _ in article.sentences} != {article.text.strip()}
    assert article.text.replace("\n", " ") == "kata " * 50_000


def test_long_markdown_is_broken_with_its_styles() -> None:
    article = prepare("- **" + "kata " * 25_000 + "akhir** dan *lain*", markdown=True)
    assert_fit_to_store(article)
    assert [block.marker for block in article.blocks] == ["•", *[""] * (len(article.blocks) - 1)]
    assert all(block.styles[0].start == block.start for block in article.blocks)
    assert [len(block.styles) for block in article.blocks][-1] == 2


def test_text_without_white_space_is_broken_after_sentences_by_added_line_feeds() -> None:
    source = "外務大臣は停戦を支持すると述べた。" * 10_000
    article = prepare(source)
    assert_fit_to_store(article)
    assert article.notes == (ADDED_NOTE,)
    assert max(lengths(article.blocks)) <= 40_000
    assert article.text.replace("\n", "") == source
    assert all(article.text[block.end - 1] == "。" for block in article.blocks)
    assert {article.text[start:end] for start, end, _ in article.sentences} == {"外務大臣は停戦を支持すると述べた。"}


@pytest.mark.parametrize(
    "whole", ["b", "e\u0301\u0323", "👩\u200d👧", "👍🏽", "🇮🇩", "🏴\U000e0067\U000e007f", "❤\ufe0f", "क\u093f"]
)
def test_text_without_sentences_too_is_broken_between_whole_characters(whole: str) -> None:
    article = prepare("a" + (whole + "x") * 50_000)
    assert_fit_to_store(article)
    assert article.notes == (ADDED_NOTE,)
    assert len(article.blocks) > 3
    assert max(lengths(article.blocks)) <= 40_000
    assert article.text.count(whole) == 50_000
    assert "".join(article.text[start:end] for start, end, _ in article.sentences) == article.text.replace("\n", "")


def test_where_white_space_is_rare_it_is_used_before_a_line_feed_is_added() -> None:
    source = "x" * 45_000 + " " + "y" * 80_000
    article = prepare("Awal.\n\n" + source + "\n\nAkhir kata.")
    assert_fit_to_store(article)
    assert article.notes == (ADDED_NOTE,)
    assert "x\ny" in article.text
    assert article.text.replace("\n", "") == "Awal." + source.replace(" ", "") + "Akhir kata."
    assert article.text[slice(*article.sentences[-1][:2])] == "Akhir kata."


def test_styles_and_links_follow_the_added_line_feeds() -> None:
    article = prepare(
        "x" * 55_000 + "**" + "y" * 60_000 + "**[z](https://contoh.example)\n\nlalu *miring* lagi", markdown=True
    )
    assert_fit_to_store(article)
    assert article.notes == (ADDED_NOTE,)
    styled = [[article.text[style.start : style.end] for style in block.styles] for block in article.blocks]
    assert "".join(text for texts in styled[:-1] for text in texts) == "y" * 60_000 + "z"
    assert styled[-1] == ["miring"]


def test_shorter_paragraphs_and_many_combining_marks_are_left_whole() -> None:
    for source in ("x" * 100_000, "kata " * 19_999, "e" + "\u0301" * 150_000):
        article = prepare(source)
        assert article.text == source
        assert article.notes == ()
        assert len(article.blocks) == 1


def test_a_long_table_cell_keeps_its_table() -> None:
    article = prepare(f"| {'kata ' * 30_000} |\n|---|\n| b |", markdown=True)
    assert len(article.blocks) == 2
    assert article.notes == ()
