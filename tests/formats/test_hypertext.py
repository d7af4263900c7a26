import html
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.formats.hypertext import to_markdown
from reader.intake import prepare
from reader.markup import from_markdown
from reader.model import BlockKind, StyleKind
from reader.text import is_blank

HOSTILE = [
    "*", "_", "#", "1.", "12)", "-", "+", "|", "<b>", "</p>", "&amp;", "&", "&#42;", "`", "``", "```", "\\", "\\\\",
    "[x](y)", "![x](y)", "[x]:", "~~", "~", "---", "===", "--", "**", "__", ":", ":--", "|-", ">", ">>", "!", "🙂",
    "👩‍👩‍👧", "http://a.example/", "<http://a.example/>", "##", "#hash", "a_b_c", "*a*", "1", "999999999.", "(c)",
    "&nbsp;", "é", "e\u0301", '"', "'", "“a”", "a", "b", "c", "kata", ".", ",", ";", ")", "(", "\u2003", "\u3000",
]  # fmt: skip
WHITE = [" ", "  ", "\n", "\t", "\r\n", "\u00a0"]
BREAK = "\x00"
TABLE = "\x01"  # begins the text of a table


def shown(markup: str) -> str:
    return from_markdown(to_markdown(markup))[0]


def blocks(markup: str) -> list[tuple[str, str]]:
    text, found = from_markdown(to_markdown(markup))
    return [(block.kind, text[block.start : block.end]) for block in found]


def styles(markup: str) -> list[tuple[str, str, str]]:
    text, found = from_markdown(to_markdown(markup))
    return [(style.kind, text[style.start : style.end], style.href) for block in found for style in block.styles]


@dataclass(frozen=True)
class Inline:
    """A piece of HTML inside a paragraph, and its text; BREAK stands for a line break."""

    markup: str
    text: str


@dataclass(frozen=True)
class Piece:
    """A piece of HTML that makes blocks, and their texts."""

    markup: str
    texts: list[str]


def collapsed(text: str) -> str:
    """As a browser collapses white space; a line break takes the spaces around it."""
    text = re.sub(r"[ \t\n\r\f]+", " ", text)
    return re.sub(f" ?{BREAK} ?", BREAK, text).strip(" " + BREAK)


def paragraphs(inline: Inline) -> list[str]:
    parts = re.split(f"{BREAK}{{2,}}", collapsed(inline.text))
    return [part for part in (part.replace(BREAK, "\n") for part in parts) if not is_blank(part)]


def flat(inline: Inline) -> str:
    return collapsed(collapsed(inline.text).replace(BREAK, " "))


words = st.one_of(
    st.lists(st.sampled_from(HOSTILE + WHITE), max_size=8).map("".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"), max_size=8),
)
texts = words.map(lambda text: Inline(html.escape(text), text))
breaks = st.just(Inline("<br>", BREAK))


def joined(parts: list[Inline]) -> Inline:
    return Inline("".join(part.markup for part in parts), "".join(part.text for part in parts))


def styled(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    tags = st.sampled_from(
        ["b", "em", "i", "strong", "del", "s", "code", "span", "a", 'a href="https://a.example/?a=1&b=|"']
    )
    return st.builds(
        lambda tag, parts: Inline(f"<{tag}>{joined(parts).markup}</{tag.split()[0]}>", joined(parts).text),
        tags,
        st.lists(inner, max_size=3),
    )


inlines = st.lists(st.recursive(texts | breaks, styled, max_leaves=8), max_size=5).map(joined)


def wrapped(tag: str, texts_of: Callable[[Inline], list[str]]) -> st.SearchStrategy[Piece]:
    return inlines.map(lambda inline: Piece(f"<{tag}>{inline.markup}</{tag}>", texts_of(inline)))


def preformatted(text: str) -> Piece:
    lines = text.replace("\r\n", "\n").removeprefix("\n").rstrip("\n")
    return Piece(f"<pre>{html.escape(text)}</pre>", [] if is_blank(lines) else [lines])


def table(rows: list[tuple[Inline, Inline]]) -> Piece:
    markup = "".join(f"<tr><td>{a.markup}</td><td>{b.markup}</td></tr>" for a, b in rows)
    cells = [[flat(a), flat(b)] for a, b in rows]
    text = "\n".join("\t".join(row) for row in cells)
    return Piece(f"<table>{markup}</table>", [TABLE + text] if any(map(any, cells)) else [])


leaves = st.one_of(
    wrapped("p", paragraphs),
    wrapped("div", paragraphs),
    st.integers(1, 6).flatmap(
        lambda n: wrapped(f"h{n}", lambda inline: [part.replace("\n", " ") for part in paragraphs(inline)])
    ),
    st.just(Piece("<hr>", [""])),
    words.map(preformatted),
    st.lists(st.tuples(inlines, inlines), min_size=1, max_size=3).map(table),
)


def sequence(parts: list[Piece]) -> Piece:
    return Piece("".join(part.markup for part in parts), [text for part in parts for text in part.texts])


def text_of(page: Piece) -> str:
    """The blocks' texts; an empty paragraph stands between two tables."""
    pairs = zip(["", *page.texts], page.texts, strict=False)
    gaps = ["\n" if before.startswith(TABLE) and text.startswith(TABLE) else "" for before, text in pairs]
    return "\n".join(gap + text.removeprefix(TABLE) for gap, text in zip(gaps, page.texts, strict=True))


def quote(parts: list[Piece]) -> Piece:
    inner = sequence(parts)
    return Piece(f"<blockquote>{inner.markup}</blockquote><p>x</p>", [*inner.texts, "x"])


def items(tag: str, entries: list[list[Piece]]) -> Piece:
    inner = [sequence(parts) for parts in entries]
    markup = "".join(f"<li>{entry.markup}</li><p>y</p>" for entry in inner)
    texts = [text for entry in inner for text in (*(entry.texts or [""] * (tag == "ol")), "y")]
    return Piece(f"<{tag}>{markup}</{tag}>", texts)


def containers(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    several = st.lists(inner, max_size=3)
    return st.one_of(
        several.map(quote),
        st.builds(items, st.sampled_from(["ul", "ol"]), st.lists(several, min_size=1, max_size=3)),
    )


pages = st.lists(st.recursive(leaves, containers, max_leaves=6), max_size=4).map(sequence)


@given(inlines)
@example(Inline("a<b>“b”</b>c<i>*</i>", "a“b”c*"))
@example(Inline("1<b>.</b> x<br>1. y<br>:-- |", f"1. x{BREAK}1. y{BREAK}:-- |"))
def test_a_paragraph_shows_its_text_and_nothing_else(inline: Inline) -> None:
    assert shown(f"<p>{inline.markup}</p>") == "\n".join(paragraphs(inline))


@given(pages)
def test_a_page_shows_its_text_and_nothing_else(page: Piece) -> None:
    assert shown(page.markup) == text_of(page)


def test_what_is_marked_stays_marked() -> None:
    assert styles(
        '<p>a <b>b</b>c<i>d</i> <s>e</s> <code>f`</code> <a href="https://a.example/?x=1&amp;y=(2)">g</a>'
    ) == [
        (StyleKind.STRONG, "b", ""),
        (StyleKind.EMPHASIS, "d", ""),
        (StyleKind.STRIKE, "e", ""),
        (StyleKind.CODE, "f`", ""),
        (StyleKind.LINK, "g", "https://a.example/?x=1&y=(2)"),
    ]


def test_headings_lists_quotes_and_tables_keep_their_form() -> None:
    found = from_markdown(
        to_markdown(
            "<h2>Judul</h2><ol start=4><li>a<ul><li>b</ul><li>c</ol><blockquote>d</blockquote><pre>\n e\n  f</pre>"
            "<table><tr><th>g<th>h<tr><td>i<td>j</table>"
        )
    )[1]
    assert [(block.kind, block.marker, block.level) for block in found] == [
        (BlockKind.HEADING, "", 2),
        (BlockKind.LIST_ITEM, "4.", 0),
        (BlockKind.LIST_ITEM, "◦", 0),
        (BlockKind.LIST_ITEM, "5.", 0),
        (BlockKind.QUOTE, "", 0),
        (BlockKind.CODE, "", 0),
        *[(BlockKind.TABLE_CELL, "", 0)] * 4,
    ]


def test_two_lists_in_a_row_are_two() -> None:
    found = from_markdown(to_markdown("<ol><li>a<li>b</ol><ol><li>c</ol>"))[1]
    assert [block.marker for block in found] == ["1.", "2.", "1)"]


@pytest.mark.parametrize(
    "markup",
    [
        "<script>buruk()</script>",
        "<style>.buruk{}</style>",
        "<noscript>buruk</noscript>",
        "<template>buruk</template>",
        "<svg><text>buruk</text></svg>",
        "<iframe>buruk</iframe>",
        "<textarea>buruk</textarea>",
        "<select><option>buruk</select>",
        "<button>buruk</button>",
        "<p hidden>buruk</p>",
        "<p style='color:red; display : none'>buruk</p>",
        "<dialog>buruk</dialog>",
        "<!-- buruk -->",
        "<?buruk?>",
        "<img src='data:image/png;base64,buruk'>",
        "<img src='https://buruk.example/x.png'>",
    ],
)
def test_what_a_browser_does_not_show_is_not_there(markup: str) -> None:
    assert to_markdown(f"<p>awal</p>{markup}<p>akhir</p>") == "awal\n\nakhir"


@pytest.mark.parametrize(
    "href",
    [
        "javascript:buruk()",
        " java\nscript:x",
        "data:text/html,x",
        "file:///x",
        "/x",
        "#x",
        "",
        "https://a b",
        "x" * 3000,
    ],
)
def test_a_link_that_leads_nowhere_safe_is_mere_text(href: str) -> None:
    assert to_markdown(f"<p><a href='{href}'>teks</a></p>") == "teks"


def test_an_image_is_its_alternative_text() -> None:
    assert to_markdown("<p>a <img alt='peta [1]' src=x> b</p>") == r"a peta \[1\] b"


def test_a_link_of_mail_and_a_damaged_address_can_be_shown() -> None:
    assert styles("<a href='mailto:a@b.example'>a</a>") == [(StyleKind.LINK, "a", "mailto:a@b.example")]
    assert styles("<a href='https://[x'>b</a>") == [(StyleKind.LINK, "b", "https://%5Bx")]
    assert shown("<a href='https://é.example/&lt;&gt;`\\|é'>c</a>") == "c"


def test_cells_that_reach_over_others_leave_empty_ones() -> None:
    markup = "<table><tr><td colspan=2 rowspan=2>a<td>b<tr><td>c<tr><td>d<td rowspan=0>e<td>f</table>"
    assert shown(markup) == "a\t\tb\n\t\tc\nd\te\tf"


def test_a_table_that_arranges_the_page_is_no_table() -> None:
    assert [kind for kind, _ in blocks("<table><tr><td><h1>a</h1><td><p>b</table>")] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]
    assert shown("<table><tr><td>a<tr><td>b</table>") == "a\nb"
    assert shown(f"<table><tr><td>a<td>{'b ' * 1000}</table>").startswith("a\nb b")
    assert shown("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>") == "a\tb\nc"


def test_a_table_with_more_holes_than_cells_is_paragraphs() -> None:
    markup = "<table><tr>" + "<td>a" * 300 + "<tr><td>b" * 300 + "</table>"
    assert len(blocks(markup)) == 600


def test_control_characters_of_old_pages_are_what_was_meant() -> None:
    assert shown("<p>&#147;a&#148; &#150; b&#1;\0\ufeff\x0bc&#xfdd0;</p>") == "“a” – bc"


def test_quotation_marks_that_a_browser_adds_are_added() -> None:
    assert shown("<p><q>a</q>") == "“a”"


def test_lists_too_deep_for_markdown_end_in_its_deepest_one() -> None:
    markup = "".join(f"<ul><li>{depth}" for depth in range(15)) + "</ul>" * 15 + "<p>akhir"
    text, found = from_markdown(to_markdown(markup))
    assert text.split("\n") == [*map(str, range(15)), "akhir"]
    assert [block.indent for block in found] == [*range(1, 11), *[10] * 5, 0]


def test_blocks_in_preformatted_text_are_lines() -> None:
    assert blocks("<pre>a<div>b </div>c<p>d</p></pre>") == [(BlockKind.CODE, "a\nb \nc\nd")]


def test_nothing_is_made_of_nothing() -> None:
    assert [to_markdown(markup) for markup in ("", "  ", "<!-- a -->", "<html></html>", "<p>&nbsp;</p>", "\0")] == [
        ""
    ] * 6


def test_a_heading_that_was_never_closed_is_text() -> None:
    assert blocks(f"<h1>a<div>{'b ' * 200}</div>")[1][0] == BlockKind.PARAGRAPH


def test_the_result_is_never_taken_for_front_matter() -> None:
    article = prepare(to_markdown("<p>---<br>title: a<br>---<p>b"), markdown=True)
    assert article.text == "---\ntitle: a\n---\nb"


DEEP = [
    "<div>",
    "<b>",
    "<blockquote>",
    "<ul><li>",
    "<ol><li>x",
    "<table><tr><td>",
    "<dl><dd>",
    "<font><p>",
    "<a href=x>",
    "<é>",
]


@pytest.mark.parametrize("opening", DEEP)
def test_elements_however_deep_in_each_other_lose_no_text(opening: str) -> None:
    assert shown(opening * 3_000 + "teks").endswith("teks")


def test_a_hundred_thousand_elements_in_each_other_are_read() -> None:
    assert shown("<div>" * 100_000 + "teks" + "</div>" * 100_000 + "<p>akhir") == "teks\nakhir"


@pytest.mark.parametrize(
    "piece", ["<div>", "<ul><li>x", "<table><tr><td>a", "<", "<a", "&", "<!--", "<br>", "*", "`", "[", "<i>_</i>"]
)
def test_four_times_the_length_takes_about_four_times_as_long(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        to_markdown(piece * count)
        return time.process_time() - start

    assert seconds(8_000) < 12 * seconds(2_000) + 0.5
