"""The page holds the article's text to the letter, and knows where each letter stands."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextCursor

from reader.markup import from_markdown, from_plain
from reader.model import ArticleId, Block, BlockKind, Cell, Sentence, Style, StyleKind
from ui import theme
from ui.reading.document import Look, Page

pytestmark = pytest.mark.usefixtures("qapp")

LETTERS = [
    *("a", "Z", " ", "9", ".", "\t", "\u00a0", "\u2028", "\u2029", "\u00ad", "\u200b", "\u2060", "\x0b", "\x85"),
    *("😀", "👩\u200d🔬", "🇮🇩", "𝔘", "e\u0301", "\u0301", "ق", "ال", "שלום", "漢字", "\u202e", "\u2067", "\r"),
    *("\ufeff", "\ufffc", "\ufffd", "\ufffe", "\ufdd0", "\ufdd1", "\uffff"),
]
pieces = st.lists(st.sampled_from(LETTERS), max_size=8).map("".join)
STANDS_IN = {"\ufeff": "\u2060", "\r": "\u2028", "\u2029": "\u2028"} | dict.fromkeys(
    "\ufffe\ufffc\ufdd0\ufdd1", "\ufffd"
)

Piece = tuple[str, BlockKind, Cell | None]


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Block]]:
    """Paragraphs, code, lists, tables with and without holes, next to each other in any order."""
    made: list[Piece] = []
    for table in range(draw(st.integers(1, 5))):
        if draw(st.booleans()):
            rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
            cells = [Cell(table, row, column, row == 0) for row in range(rows) for column in range(columns)]
            if draw(st.integers(0, 4)) == 0 and len(cells) > 1:
                cells.pop()
            made += [(draw(pieces), BlockKind.TABLE_CELL, cell) for cell in cells]
        else:
            kinds = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.TABLE_CELL])
            made += [(draw(st.lists(pieces, max_size=3).map("\n".join)), draw(kinds), None)]
    return _written(made, draw)


def _written(made: Sequence[Piece], draw: st.DrawFn) -> tuple[str, list[Block]]:
    text = ""
    blocks: list[Block] = []
    for piece, kind, cell in made:
        if blocks:
            text += "\t" if cell and cell.column else "\n"
        start, end = len(text), len(text) + len(piece)
        a, b = sorted((draw(st.integers(start, end)), draw(st.integers(start, end))))
        styles = (Style(a, b, draw(st.sampled_from(list(StyleKind))), "x:y"),) if a < b else ()
        text += piece
        blocks.append(Block(start, end, kind, quote=draw(st.integers(0, 2)), cell=cell, styles=styles))
    return text, blocks


def page(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence] = (), title: str = "") -> Page:
    return Page(text, blocks, sentences, Look(theme.load("light")), title)


def buffer(shown: Page) -> str:
    """The document's own characters for the text, in which block ends and the ends of table cells are one each."""
    raw = _utf16(shown.document.toRawText())
    length = len(_utf16(shown.text)) // 2
    assert (len(raw) // 2) - shown.shift - length in (0, 1)
    return raw[2 * shown.shift : 2 * (shown.shift + length)].decode("utf-16-le", "surrogatepass")


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def assert_same(shown: Page) -> None:
    breaks = {"\u2028", "\u2029", "\ufdd0", "\ufdd1"}
    found = buffer(shown)
    assert len(found) == len(shown.text)
    for index, (there, here) in enumerate(zip(found, shown.text, strict=True)):
        if here == "\n" or (here == "\t" and there != "\t"):
            assert there in breaks, index
        else:
            assert there == STANDS_IN.get(here, here), index


@given(articles())
def test_the_document_has_the_text_letter_for_letter(made: tuple[str, list[Block]]) -> None:
    text, blocks = made
    shown = page(text, blocks)
    assert_same(shown)
    for block in blocks:
        there = shown.document.findBlock(shown.to_qt(block.start))
        assert shown.bounds(there) == (block.start, block.end)
        assert there.blockNumber() - shown.shift == blocks.index(block)


@given(articles())
def test_positions_lead_there_and_back(made: tuple[str, list[Block]]) -> None:
    text, blocks = made
    shown = page(text, blocks)
    for index in range(len(text) + 1):
        assert shown.to_qt(index) == len(text[:index].encode("utf-16-le", "surrogatepass")) // 2 + shown.shift
        assert shown.to_python(shown.to_qt(index)) == index


@pytest.mark.parametrize(
    "source",
    [
        "\ufeffabc",
        "|a|b|\n|-|-|\n|1|2|",
        "|a|b|\n|-|-|\n|1|2|\n\nafter",
        "|a|b|\n|-|-|\n|1|2|\n\n|c|d|\n|-|-|\n|3|4|\n\n|e|\n|-|\n|5|\n",
        "> |a|b|\n> |-|-|\n> |1|2|\n>\n> after\n\nend",
        "1. a\n   1. b\n      - c\n        > d\n        >\n        > ```\n        > code\n\n        > ```\n2. e",
        "```\nx\n\n\ny\n```\n\n    indented\n\n    more\n",
        "a  \nb\\\nc *d*  \n**e**",
        "# عنوان\n\nنص *مائل* هنا\n\n- بند",
        "😀 *😀* **👩\u200d🔬** `𝔘`\n\n|😀|b|\n|-|-|\n|c|🎈|\n\n😀",
        "a\n\n---\n\nb\n\n***",
        "-\n- b\n-",
    ],
)
def test_markdown_and_plain_text_are_shown_letter_for_letter(source: str) -> None:
    for text, blocks in (from_markdown(source), from_plain(source)):
        assert_same(page(text, blocks))


def test_two_tables_without_a_paragraph_between_them_keep_their_places() -> None:
    text = "a\tb\nc\td\nend"
    cells = [Block(i * 2, i * 2 + 1, BlockKind.TABLE_CELL, cell=Cell(i // 2, 0, i % 2)) for i in range(4)]
    shown = page(text, [*cells, Block(8, 11)])
    assert_same(shown)
    assert shown.shift == 1


def test_boilerplate_is_quieter_than_the_rest() -> None:
    text = "One.\nSCROLL ON\nTwo. Read also."
    blocks = [Block(0, 4), Block(5, 14, BlockKind.BOILERPLATE), Block(15, 30)]
    also = Sentence(1, ArticleId(1), 1, 20, 30, True, "Read also.")
    shown = page(text, blocks, [also])
    colours = [_colour(shown, index) for index in (0, 5, 15, 20, 29)]
    text_colour, dim = theme.load("light").text.name(), theme.load("light").dim.name()
    assert colours == [text_colour, dim, text_colour, dim, dim]


def _colour(shown: Page, index: int) -> str:
    cursor = QTextCursor(shown.document)
    cursor.setPosition(shown.to_qt(index) + 1)
    return cursor.charFormat().foreground().color().name()


def test_a_title_that_the_text_begins_with_is_known() -> None:
    text = "The  Levy\nIt rose."
    blocks = [Block(0, 9, BlockKind.HEADING, level=1), Block(10, 18)]
    assert page(text, blocks, title="The Levy").title_inside
    assert not page(text, blocks, title="Another").title_inside
    assert not page(text, blocks).title_inside


def test_every_letter_is_found_where_it_stands() -> None:
    text, blocks = from_markdown(
        "Kata pertama 😀 di sini.\n\n|satu|dua|\n|-|-|\n|tiga baris|empat|\n\n> kutipan\n\n"
        "```\ncode\n  more\n```\n\nPenutup."
    )
    shown = page(text, blocks)
    shown.document.setTextWidth(400)
    for index, letter in enumerate(text):
        if letter in "\n\t":
            continue
        left, right = shown.point(index), shown.point(index + 1, trailing=True)
        hit = shown.hit(QPointF((left.x() + right.x()) / 2, left.center().y()))
        assert hit is not None
        assert (hit.at, hit.exact) == (index, True), letter


def test_mixed_directions_are_covered_piece_by_piece() -> None:
    text = 'The minister said "يجب أن ترتفع الضريبة" on Tuesday.'
    shown = page(text, [Block(0, len(text))])
    shown.document.setTextWidth(900)
    shown.document.documentLayout().documentSize()
    block = shown.document.firstBlock()
    line = block.layout().lineAt(0)
    middle = text.index("أن")
    row = shown.row_of(block, line)
    pieces = row.pieces(4, middle + 2)
    assert len(pieces) == 2
    whole = row.pieces(0, len(text))
    assert len(whole) == 1
    assert sum(b - a for a, b in pieces) < whole[0][1] - whole[0][0]


def test_the_visible_blocks_are_found_from_anywhere() -> None:
    text, blocks = from_markdown(
        "\n\n".join(f"Paragraf nomor {n}. " * (n % 5 + 1) for n in range(300)) + "\n\n|a|b|\n|-|-|\n|1|2|"
    )
    shown = page(text, blocks)
    shown.document.setTextWidth(300)
    height = shown.document.documentLayout().documentSize().height()
    for y in (0, height / 2, height - 10, 40, height * 0.9, height * 0.1, 0, height + 500):
        found = shown.placed(y, y + 200)
        seen = [n for n in range(shown.document.blockCount()) if _meets(shown, n, y, y + 200)]
        assert set(seen) <= {one.block.blockNumber() for one in found}


def _meets(shown: Page, number: int, top: float, bottom: float) -> bool:
    rect = shown.rect(shown.document.findBlockByNumber(number))
    return rect.bottom() >= top and rect.top() <= bottom


def test_a_place_is_the_same_at_another_width() -> None:
    text, blocks = from_plain("\n".join(f"Kalimat nomor {n} yang agak panjang untuk satu baris." for n in range(200)))
    shown = page(text, blocks)
    shown.document.setTextWidth(700)
    shown.document.documentLayout().documentSize()
    target = text.index("nomor 90")
    at, above = shown.place_at(shown.stripe(target, target + 1).top() + 3)
    assert text[at:].startswith("Kalimat nomor 90")
    assert above == pytest.approx(3)
