import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import BadFile
from reader.formats import rtf
from reader.formats.sources import Draft, Source, article_from
from reader.model import BlockKind


def read(body: str | bytes, head: str = r"{\rtf1\ansi\ansicpg1252 ") -> Draft:
    data = body if isinstance(body, bytes) else f"{head}{body}}}".encode("latin-1")
    (draft,) = rtf.read(Source("a.rtf", data))
    return draft


def text_of(body: str, head: str = r"{\rtf1\ansi\ansicpg1252 ") -> str:
    return article_from(Source("a.rtf", b""), read(body, head), {}).text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9 \u8220?dekat\u8221? pasar", "café “dekat” pasar"),
        (r"{\uc2 \u8220\'93\'93}dua", "“dua"),
        (r"{\uc0 \u8220}tanpa", "“tanpa"),
        (r"\u-10179?\u-9216? emoji", "🐀 emoji"),
        (r"satu\emdash dua\~tiga\_empat \{kurung\}", "satu—dua\xa0tiga\u2011empat {kurung}"),
        (r"satu\line dua\tab tiga", "satu\ndua tiga"),
        (r"satu\par{}\par dua\page tiga", "satu\ndua\ntiga"),
        ("satu\\\ndua", "satu\ndua"),
        (r"tetap{\deleted  hilang}{\revised  masuk}{\v  tersembunyi}", "tetap masuk"),
        (r"{\header Kepala}{\footer {\field{\*\fldinst PAGE}{\fldrslt 3}}}isi", "isi"),
        (r"isi{\*\annotation komentar}{\pict\wmetafile8 0102}{\*\unknown apa}", "isi"),
        (r"isi{\footnote\chftn  Catatan kaki.} lanjut", "isi lanjut\nCatatan kaki."),
        (r"{\field{\*\fldinst  DATE }{\fldrslt 3 Mei}} lalu", "3 Mei lalu"),
        (r"{\upr{lama}{\*\ud baru}} kata", "baru kata"),
        (r"{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}{\f1 \'c4\'e0} ya", "Да ya"),
        (r"\ansicpg1251 \'c4\'e0", "Да"),
        (r"\mac caf\'8e", "café"),
        (r"\ansicpg99999 caf\'e9", "café"),
        ("mentah \xe9", "mentah é"),
        (r"isi\u99999999?", "isi\ufffd"),
    ],
)
def test_what_a_reader_sees_is_the_text(body: str, text: str) -> None:
    assert text_of(body) == text


def test_binary_pictures_are_passed_over_by_their_length() -> None:
    assert text_of("a{\\pict\\bin5 }}{{\\}b") == "ab"


def test_headings_are_known_by_style_and_by_outline() -> None:
    body = (
        r"{\stylesheet{\s1 heading 1;}{\s2 Judul 2;}{\s3 Normal;}{\s4 Quote;}{\*\cs5 heading 1;}}"
        r"\pard\s1 Satu\par\pard\s2 Dua\par\pard\s3\outlinelevel2 Tiga\par\pard\s4 Kutipan\par\pard\s3 isi\par"
    )
    article = article_from(Source("a.rtf", b""), read(body), {})
    assert [(block.level, block.quote) for block in article.blocks] == [(1, 0), (2, 0), (3, 0), (0, 1), (0, 0)]


def test_lists_tables_and_looks_are_kept() -> None:
    body = (
        r"{\listtext 3.\tab}\ls1 tiga\par{\listtext 4.\tab}empat\par\pard "
        r"{\listtext\bullet\tab}\ilvl0 butir\par{\listtext o\tab}\ilvl1 dalam\par"
        r"{\listtext\bullet\tab}\ilvl0 lagi\par\pard "
        r"\intbl a\cell{\b b}\par lagi\cell\row\intbl c\cell d\cell\row\pard {\i miring} {\strike coret} biasa"
    )
    draft = read(body)
    article = article_from(Source("a.rtf", b""), draft, {})
    assert [(b.marker, b.indent) for b in article.blocks if b.kind is BlockKind.LIST_ITEM] == [
        ("3.", 1), ("4.", 1), ("•", 1), ("◦", 2), ("•", 1),
    ]  # fmt: skip
    cells = [article.text[b.start : b.end] for b in article.blocks if b.cell]
    assert cells == ["a", "b lagi", "c", "d"]
    assert draft.text.endswith("_miring_ ~~coret~~ biasa")


def test_a_link_keeps_its_address() -> None:
    draft = read(r'{\field{\*\fldinst HYPERLINK "https://contoh.example/a?b=1"}{\fldrslt {\ul di sini}}} saja')
    assert draft.text == "[di sini](<https://contoh.example/a?b=1>) saja"


def test_what_the_file_says_of_itself_is_taken_if_somebody_meant_it() -> None:
    head = r"{\rtf1{\info{\title Nelayan \'e9}{\author Sari}{\author Sari}{\*\company X}}"
    assert read("isi", head).said == {"title": "Nelayan é", "author": "Sari"}
    assert read("isi", r"{\rtf1{\info{\title Document1}{\author User}}").said == {}
    assert text_of(r"{\title bukan keterangan}isi") == "isi"


def test_a_million_groups_in_each_other_are_no_trouble() -> None:
    deep = b"{\\rtf1 isi" + b"{" * 1_000_000 + b"}" * 1_000_001
    assert read(deep).text == "isi"
    with pytest.raises(BadFile, match="damaged or not whole"):
        read(b"{\\rtf1 isi" + b"{\\b" * 100_000)


@pytest.mark.parametrize("body", ["", r"{\header x}", r"\v tersembunyi"])
def test_a_file_without_text_is_refused(body: str) -> None:
    with pytest.raises(BadFile, match=r"a\.rtf is empty"):
        read(body)


def test_text_after_the_end_is_no_text() -> None:
    assert read(b"{\\rtf1 isi}} sampah {x}").text == "isi"


@given(st.lists(st.sampled_from([
    "{", "}", "a", r"\par", r"\cell", r"\row", r"\intbl", r"\pard", r"{\listtext 1.}", r"\ilvl3", r"\u55357?", r"\'e9",
    r"{\*\fldinst HYPERLINK", r"\field", r"{\footnote ", r"\*", r"\info", r"\title", r"\stylesheet", r"\s1", r"\bin3 ",
    r"\fonttbl", r"\f1", r"\fcharset204", r"\upr", r"\ud", r"\outlinelevel9999999999", r"\plain", "\\", "\xff",
]), max_size=60))  # fmt: skip
def test_any_words_in_any_order_are_read_or_refused(words: list[str]) -> None:
    data = f"{{\\rtf1 {''.join(words)} kata}}".encode("latin-1")
    try:
        (draft,) = rtf.read(Source("a.rtf", data))
    except BadFile:
        return
    assert article_from(Source("a.rtf", data), draft, {}).text
