import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.markup import from_markdown, from_plain, front_matter
from reader.model import Block, BlockKind, Cell, StyleKind
from reader.text import canonical

INLINE = [
    *(
        "kata",
        " ",
        "dua kata",
        "e\u0301",
        "😀",
        "👩‍👧",
        "السَّلام",
        "Rp\u00a05",
        "日本",
        "\ufeff",
        "\x0b",
        "\u2028",
        "\t",
        "\\",
    ),
    *(
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "[",
        "](http://a.b)",
        "![",
        '](x "t")',
        "<b>",
        "<http://a.b>",
        "|",
        "\n",
        "  \n",
        "\\\n",
    ),
    *(
        "&amp;",
        "&#0;",
        "&#x2028;",
        "&#13;",
        "&#10;",
        "&#xfeff;",
        "&#xd800;",
        "&#xfffe;",
        "&#xfdd0;",
        "&nbsp;",
        "\ud800",
    ),
]
LINES = [
    *(
        "# ",
        "### ",
        "> ",
        ">> ",
        "- ",
        "  - ",
        "    - ",
        "* ",
        "1. ",
        "7) ",
        "   ",
        "    ",
        "\t",
        "---",
        "```",
        "~~~",
        "===",
    ),
    *(
        "| a | b |\n|---|:-:|\n| ",
        "| 1 | 2 | 3 |",
        "|---|",
        "<div>",
        "[r]: /u",
        "- # ",
        "> | x |\n> |---|\n> ",
        "- ```",
        "",
        "",
    ),
]
inline = st.lists(st.sampled_from(INLINE), max_size=6).map("".join)
markdown = st.lists(st.builds("{}{}".format, st.sampled_from(LINES), inline), max_size=12).map("\n".join)
plain = st.lists(st.sampled_from([*INLINE, "\n\n", "\r\n", "Kalimat satu. Dua!", "a" * 70]), max_size=20).map("".join)


def assert_whole(text: str, blocks: tuple[Block, ...]) -> None:
    """The promise of `Block`: in order, everything covered but one separator between two, styles inside their block."""
    assert text == canonical(text)
    assert (blocks[0].start, blocks[-1].end) == (0, len(text)) if blocks else text == ""
    for before, after in pairwise(blocks):
        assert before.end + 1 == after.start
        in_row = (
            after.cell and before.cell and (before.cell.table, before.cell.row) == (after.cell.table, after.cell.row)
        )
        assert text[before.end] == ("\t" if in_row else "\n")
    for block in blocks:
        assert block.start <= block.end
        assert (block.kind is BlockKind.TABLE_CELL) == (block.cell is not None)
        for style in block.styles:
            assert block.start <= style.start < style.end <= block.end


@given(markdown)
@example("**\ufeffa**")
@example("***\n\ufeff")
@example("&#xfeff;")
@example("- \n- a\n\n  b\n> c\n***\n```\n\n```")
def test_blocks_and_styles_of_markdown_cover_the_text_exactly(source: str) -> None:
    assert_whole(*from_markdown(source))


@given(st.text())
def test_blocks_of_any_text_read_as_markdown_cover_it_exactly(source: str) -> None:
    assert_whole(*from_markdown(source))


@given(markdown)
def test_tables_are_rectangles_that_do_not_touch(source: str) -> None:
    _, blocks = from_markdown(source)
    cells = [block.cell for block in blocks if block.cell]
    for table in {cell.table for cell in cells}:
        places = [(cell.row, cell.column) for cell in cells if cell.table == table]
        rows, columns = (max(place) + 1 for place in zip(*places, strict=True))
        assert places == [(row, column) for row in range(rows) for column in range(columns)]
    for before, after in pairwise(blocks):
        if before.cell and after.cell:
            assert before.cell.table == after.cell.table


@given(plain | st.text())
@example("\n")
@example("a\n\n\nb\n")
@example("  a  \n\tb")
def test_blocks_of_plain_text_cover_it_exactly_and_change_nothing(source: str) -> None:
    text, blocks = from_plain(source)
    assert text == canonical(source)
    assert_whole(text, blocks)


def pieces(source: str) -> list[tuple[str, str]]:
    text, blocks = from_markdown(source)
    return [(block.kind.value, text[block.start : block.end]) for block in blocks]


def styles(source: str) -> list[tuple[str, str, str]]:
    text, blocks = from_markdown(source)
    return [(style.kind.value, text[style.start : style.end], style.href) for b in blocks for style in b.styles]


def markers(source: str) -> list[tuple[str, str, int]]:
    text, blocks = from_markdown(source)
    return [(block.marker, text[block.start : block.end], block.indent) for block in blocks]


def test_headings_paragraphs_and_rules() -> None:
    assert pieces("# Satu\nteks\nlanjut\n\nDua\n===\n***\n###### Enam") == [
        ("heading", "Satu"),
        ("paragraph", "teks lanjut"),
        ("heading", "Dua"),
        ("rule", ""),
        ("heading", "Enam"),
    ]
    assert [block.level for block in from_markdown("# a\n\n### b\n\nc")[1]] == [1, 3, 0]


def test_inline_styles_lie_on_the_readable_text() -> None:
    assert styles("**tebal _dan_** ~~salah~~ `k*d*` [taut *an*](http://a.b/c) <http://x.y>") == [
        ("strong", "tebal dan", ""),
        ("emphasis", "dan", ""),
        ("strike", "salah", ""),
        ("code", "k*d*", ""),
        ("link", "taut an", "http://a.b/c"),
        ("emphasis", "an", ""),
        ("link", "http://x.y", "http://x.y"),
    ]


def test_styles_count_code_points() -> None:
    text, blocks = from_markdown("😀 e\u0301 **سلام**")
    (style,) = blocks[0].styles
    assert (style.start, style.end, text[style.start : style.end]) == (5, 9, "سلام")


def test_empty_styles_vanish() -> None:
    assert styles("[](http://a.b) ![](c.png)") == []


def test_an_image_is_its_alternative_text() -> None:
    assert pieces("Lihat ![foto *Lavrov*](l.png) ini") == [("paragraph", "Lihat foto Lavrov ini")]
    assert styles("![foto](l.png)") == [("image", "foto", "l.png")]
    assert styles("[![foto](l.png)](http://a.b)") == [("link", "foto", "http://a.b"), ("image", "foto", "l.png")]


def test_dangerous_links_stay_text() -> None:
    assert styles("[x](javascript:alert(1))") == []


def test_hard_breaks_stay_in_the_block_and_soft_breaks_are_spaces() -> None:
    assert pieces("satu  \ndua\\\ntiga\nempat") == [("paragraph", "satu\ndua\ntiga empat")]


def test_raw_html_is_text() -> None:
    assert pieces("<div>\n<b>x</b>\n</div>\n\n<script>a()</script>") == [
        ("paragraph", "<div> <b>x</b> </div>"),
        ("paragraph", "<script>a()</script>"),
    ]


def test_entities_are_what_they_spell_but_smuggle_nothing_in() -> None:
    assert pieces("&amp;&nbsp;&copy;") == [("paragraph", "&\u00a0©")]
    text, _ = from_markdown("a&#0;b&#x2028;c&#13;d&#xd800;e&#x1fffe;f")
    assert not set(text) & {"\0", "\u2028", "\r", "\ud800", "\U0001fffe"}
    assert from_markdown("&#xfeff;a &#xfeff;b")[0] == "a \ufeffb"


def test_two_entities_that_spell_one_line_break_make_one() -> None:
    assert from_markdown("a&#13;&#10;b")[0] == "a\nb"
    assert from_markdown("![a&#13;&#10;b](x)")[0] == "a\nb"


def test_lists_have_bullets_by_depth_and_numbers_as_counted() -> None:
    assert markers("- a\n  - b\n    - c\n      - d\n- e") == [
        ("•", "a", 1),
        ("◦", "b", 2),
        ("▪", "c", 3),
        ("▪", "d", 4),
        ("•", "e", 1),
    ]
    assert markers("3. a\n3. b\n\nx\n\n0) c") == [("3.", "a", 1), ("4.", "b", 1), ("", "x", 0), ("0)", "c", 1)]


def test_only_the_first_paragraph_of_an_item_has_its_marker() -> None:
    assert markers("1. a\n\n   b\n2. c") == [("1.", "a", 1), ("", "b", 1), ("2.", "c", 1)]
    assert [kind for kind, _ in pieces("1. a\n\n   b\n2. c")] == ["list_item", "paragraph", "list_item"]


def test_no_marker_is_lost() -> None:
    assert markers("- 1. a\n-\n- # h\n- ```\n  k\n  ```\n\nz") == [
        ("• 1.", "a", 2),
        ("•", "", 1),
        ("•", "h", 1),
        ("•", "k", 1),
        ("", "z", 0),
    ]


def test_quotes_have_a_depth() -> None:
    _, blocks = from_markdown("> a\n>> b\n>> - c\n\nd")
    found = [(block.kind, block.quote, block.indent) for block in blocks]
    assert found == [
        (BlockKind.QUOTE, 1, 0),
        (BlockKind.QUOTE, 2, 0),
        (BlockKind.LIST_ITEM, 2, 1),
        (BlockKind.PARAGRAPH, 0, 0),
    ]


def test_code_is_one_block_with_its_lines() -> None:
    assert pieces("```py\na = 1\n\n  *b*\n```\n\n    c\n    d\n\n```\n```") == [
        ("code", "a = 1\n\n  *b*"),
        ("code", "c\nd"),
        ("code", ""),
    ]


def test_table_cells_know_their_place() -> None:
    text, blocks = from_markdown("| a | b |\n|:--|--:|\n| 1 | *2* | 3 |\n| x |\n\nakhir")
    assert text == "a\tb\n1\t2\nx\t\nakhir"
    assert [block.cell for block in blocks] == [
        Cell(0, 0, 0, header=True, align="left"),
        Cell(0, 0, 1, header=True, align="right"),
        Cell(0, 1, 0, align="left"),
        Cell(0, 1, 1, align="right"),
        Cell(0, 2, 0, align="left"),
        Cell(0, 2, 1, align="right"),
        None,
    ]
    assert [style.kind for style in blocks[3].styles] == [StyleKind.EMPHASIS]


def test_tables_that_touch_are_kept_apart() -> None:
    text, blocks = from_markdown("|a|\n|-|\n\n|b|\n|-|")
    assert text == "a\n\nb"
    assert [block.kind for block in blocks] == [BlockKind.TABLE_CELL, BlockKind.PARAGRAPH, BlockKind.TABLE_CELL]


def test_link_definitions_vanish_and_are_used() -> None:
    assert pieces("[a]: http://x.y\n\nLihat [a].") == [("paragraph", "Lihat a.")]
    assert styles("[a]: http://x.y\n\nLihat [a].") == [("link", "a", "http://x.y")]


def test_markdown_with_other_line_ends_reads_the_same() -> None:
    assert from_markdown("\ufeff# a\r\n\r\nb\rc\u2028d") == from_markdown("# a\n\nb\nc\nd")


def test_no_text_has_no_blocks() -> None:
    assert from_markdown("") == from_markdown("\n \n") == from_plain("") == ("", ())


@pytest.mark.parametrize("opening", ["> ", "- ", "1. ", "[", "![", "*", "**a ", "a`", "> - "])
def test_nesting_without_end_loses_no_text(opening: str) -> None:
    text, blocks = from_markdown(opening * 3000 + "inti")
    assert "inti" in text
    assert_whole(text, blocks)


def test_plain_lines_are_blocks_and_blank_lines_empty_ones() -> None:
    text, blocks = from_plain("  Judul Berita \r\n\r\nKalimat satu.\n \nKalimat dua.\n")
    assert [text[b.start : b.end] for b in blocks] == ["  Judul Berita ", "", "Kalimat satu.", " ", "Kalimat dua.", ""]
    assert {block.kind for block in blocks} == {BlockKind.PARAGRAPH}


def test_hard_wrapped_lines_are_one_block() -> None:
    wrapped = (
        "Gubernur menyatakan bahwa pembangunan bendungan itu akan dimulai pada\n"
        "bulan depan setelah semua izin dari kementerian terkait diterbitkan dan\n"
        "warga yang tinggal di hulu sungai mendapat ganti rugi yang layak."
    )
    text, blocks = from_plain(f"{wrapped}\n\nIa menutup rapat.")
    assert [text[b.start : b.end] for b in blocks] == [wrapped, "", "Ia menutup rapat."]


def test_markdown_signs_in_plain_text_stay() -> None:
    assert from_plain("# *a*")[0] == "# *a*"


def test_front_matter_is_metadata_not_text() -> None:
    values, rest = front_matter(
        "---\r\ntitle: 'Kata: ''ya'''\r\nSource: Kabar\r\nauthor:\r\n  - Ani\r\n  - \"Budi \\\"B\\\"\"\r\n"
        "date: 2023-11-21\r\nlang: id\r\n# catatan\r\n\r\ntags: [a, b]\r\nurl:\r\n---\r\n\r\n# Judul\r\n"
    )
    assert rest == "# Judul\n"
    assert values == {
        "title": "Kata: 'ya'",
        "source": "Kabar",
        "author": 'Ani, Budi "B"',
        "published": "2023-11-21",
        "language": "id",
        "tags": "[a, b]",
    }


@pytest.mark.parametrize(
    "source",
    [
        "Teks biasa",
        "---\ntitle: tanpa akhir\n",
        "---\nGaris, lalu teks\n---\n",
        "---\nKata Menlu: kami setuju\n---\n",
        "---\ntitle: a\nlebih:\n  dalam: ya\n---\n",
        "---\ntitle: |\n  panjang\n---\n",
        "---\n---\nteks",
        "\n---\ntitle: a\n---\n",
    ],
)
def test_anything_else_is_left_as_text(source: str) -> None:
    assert front_matter(source) == ({}, source)


def test_the_module_loads_without_the_heavy_packages() -> None:
    code = "import sys, reader.markup; print({'charset_normalizer', 'markdown_it', 'sqlite_utils'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
