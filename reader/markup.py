"""Markdown and plain text to canonical text, blocks and inline styles. Nothing is fetched; raw HTML is text."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from reader.model import Block, BlockKind, Cell, Style, StyleKind
from reader.sentences import paragraphs
from reader.text import BYTE_ORDER_MARK, canonical, storable

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

BULLETS = "•◦▪"  # by depth
MAX_NESTING = 100  # markdown-it drops what is nested deeper

_STYLES = {
    "em": StyleKind.EMPHASIS,
    "strong": StyleKind.STRONG,
    "s": StyleKind.STRIKE,
    "link": StyleKind.LINK,
}

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<body>(?:.*\n)*?)---[ \t]*(?:\n+|\Z)")
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w -]*?)[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*?)[ \t]*")
_KEYS = {"title", "source", "author", "published", "url", "language"}
_KEYS_ALSO = {"date": "published", "lang": "language", "link": "url", "authors": "author"}


def from_markdown(source: str) -> tuple[str, tuple[Block, ...]]:
    """What a reader sees of a Markdown text, and its blocks. Link reference definitions vanish."""
    source = canonical(source)
    known: dict[str, object] = {}  # what markdown-it learns of the whole text (its `env`): where references lead
    tokens = _parser().parse(source, known)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        return from_plain(source)
    page = _Page(known)
    page.read(tokens)
    return page.text(), tuple(page.blocks)


def from_plain(text: str) -> tuple[str, tuple[Block, ...]]:
    """The canonical text as it is. A block is a paragraph, line breaks inside it kept; a blank line is an empty one."""
    text = canonical(text)
    if not text:
        return "", ()
    joined = _line_feeds_inside(text, paragraphs(text))
    ends = [m.start() for m in re.finditer("\n", text) if m.start() not in joined]
    starts = [0, *(end + 1 for end in ends)]
    return text, tuple(Block(start, end) for start, end in zip(starts, [*ends, len(text)], strict=True))


def front_matter(source: str) -> tuple[dict[str, str], str]:
    """The metadata in a leading `---` block of `key: value` lines, and the text after it.

    Keys are lower case and named as an article's; the items of a list are joined by a comma. A block that holds
    anything else, or nothing about the article, is text.
    """
    source = canonical(source)
    match = _FRONT_MATTER.match(source)
    values = _pairs(match["body"]) if match else None
    if match is None or values is None or not _KEYS & values.keys():
        return {}, source
    return values, source[match.end() :]


class _Page:
    """Text and blocks as they grow along markdown-it's tokens. `known` is what it has learned of the whole text."""

    def __init__(self, known: dict[str, object]) -> None:
        self._known = known
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._lists: list[_List] = []
        self._markers: list[str] = []  # of items whose first block is still to come
        self._quotes = 0
        self._table = self._row = self._column = -1
        self._header = False
        self._block = Block(0, 0)
        self._styles: list[Style] = []

    def text(self) -> str:
        return "".join(self._parts)

    def read(self, tokens: Sequence["Token"]) -> None:
        verbs = self._verbs()
        for token in tokens:
            if token.type in verbs:
                verbs[token.type](token)

    def _verbs(self) -> dict[str, Callable[["Token"], None]]:
        return {
            "paragraph_open": self._open_paragraph,
            "heading_open": lambda token: self._open(BlockKind.HEADING, level=int(token.tag[1])),
            "inline": self._inline,
            "fence": self._code,
            "code_block": self._code,
            "hr": self._rule,
            "blockquote_open": lambda _: self._quote(1),
            "blockquote_close": lambda _: self._quote(-1),
            "bullet_list_open": self._open_list,
            "ordered_list_open": self._open_list,
            "bullet_list_close": self._close_list,
            "ordered_list_close": self._close_list,
            "list_item_open": lambda _: self._markers.append(self._lists[-1].next_marker()),
            "list_item_close": self._close_item,
            "table_open": self._open_table,
            "tr_open": self._open_row,
            "th_open": self._open_cell,
            "td_open": self._open_cell,
        }

    def _open_paragraph(self, _: "Token") -> None:
        if self._markers:
            self._open(BlockKind.LIST_ITEM)
        else:
            self._open(BlockKind.QUOTE if self._quotes else BlockKind.PARAGRAPH)

    def _code(self, token: "Token") -> None:
        self._open(BlockKind.CODE)
        self._put(token.content.removesuffix("\n"))
        self._close()

    def _rule(self, _: "Token") -> None:
        self._open(BlockKind.RULE)
        self._close()

    def _quote(self, step: int) -> None:
        self._quotes += step

    def _open_list(self, token: "Token") -> None:
        ordered = token.type == "ordered_list_open"
        self._lists.append(_List(token, len(self._lists)) if ordered else _List(None, len(self._lists)))

    def _close_list(self, _: "Token") -> None:
        self._lists.pop()

    def _close_item(self, _: "Token") -> None:
        if self._markers:
            self._open(BlockKind.LIST_ITEM)
            self._close()

    def _open_table(self, _: "Token") -> None:
        if self.blocks and self.blocks[-1].cell:
            self._open(BlockKind.PARAGRAPH)
            self._close()
        self._table += 1
        self._row = -1

    def _open_row(self, _: "Token") -> None:
        self._row += 1
        self._column = -1

    def _open_cell(self, token: "Token") -> None:
        self._column += 1
        align = str(token.attrGet("style") or "").partition(":")[2]
        cell = Cell(self._table, self._row, self._column, header=token.type == "th_open", align=align)
        self._open(BlockKind.TABLE_CELL, cell=cell)

    def _open(self, kind: BlockKind, level: int = 0, cell: Cell | None = None) -> None:
        if self.blocks:
            self._put("\t" if cell and cell.column else "\n")
        self._block = Block(
            self._length,
            self._length,
            kind,
            level=level,
            indent=len(self._lists),
            quote=self._quotes,
            marker=" ".join(self._markers),
            cell=cell,
        )
        self._markers.clear()

    def _close(self) -> None:
        self._styles.reverse()  # outer before inner: an inner style ends, and is noted, first
        styles = tuple(sorted(self._styles, key=lambda style: (style.start, -style.end)))
        self.blocks.append(self._block._replace(end=self._length, styles=styles))
        self._styles.clear()

    def _inline(self, token: "Token") -> None:
        """The words of one block. Those of a book with many styles, all parsed first, would take a fifth longer."""
        from markdown_it.rules_core import StateCore, inline, text_join

        state = StateCore(token.content, _parser(), self._known, [token])
        inline(state)
        text_join(state)
        self._write(token.children or [])
        self._close()
        token.children = None

    def _write(self, tokens: Sequence["Token"]) -> None:
        opened: list[tuple[int, Token]] = []
        for token in tokens:
            if token.nesting == 1:
                opened.append((self._length, token))
            elif token.nesting == -1:
                start, opener = opened.pop()
                self._style(start, _STYLES[opener.type.removesuffix("_open")], opener.attrGet("href"))
            else:
                self._write_one(token)

    def _write_one(self, token: "Token") -> None:
        start = self._length
        if token.type == "softbreak":
            self._put(" ")
        elif token.type == "hardbreak":
            self._put("\n")
        elif token.type == "image":
            self._write(token.children or [])
            self._style(start, StyleKind.IMAGE, token.attrGet("src"))
        else:
            self._put(token.content)
            if token.type == "code_inline":
                self._style(start, StyleKind.CODE)

    def _style(self, start: int, kind: StyleKind, href: object = None) -> None:
        if self._length > start:
            self._styles.append(Style(start, self._length, kind, href=str(href or "")))

    def _put(self, piece: str) -> None:
        piece = storable(piece)  # entities can spell any character
        if self._length == 0:
            piece = piece.lstrip(BYTE_ORDER_MARK)
        self._parts.append(piece)
        self._length += len(piece)


class _List:
    """The markers of one list: numbers from its first one on (given the token that says it), or a bullet."""

    def __init__(self, ordered: "Token | None", depth: int) -> None:
        self._ordered = ordered
        self._bullet = BULLETS[min(depth, len(BULLETS) - 1)]
        start = ordered.attrGet("start") if ordered else None
        self._next = 1 if start is None else int(start)

    def next_marker(self) -> str:
        if self._ordered is None:
            return self._bullet
        number, self._next = self._next, self._next + 1
        return f"{number}{self._ordered.markup}"


@cache
def _parser() -> "MarkdownIt":
    """Parses blocks; the words in each are left to whoever wants them."""
    from markdown_it import MarkdownIt

    options = {"html": False, "maxNesting": MAX_NESTING}
    return MarkdownIt("commonmark", options).enable(["table", "strikethrough"]).disable(["inline", "text_join"])


def _line_feeds_inside(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """Where the line feeds are that a paragraph of hard-wrapped lines goes across."""
    return {start + m.start() for start, end in spans for m in re.finditer("\n", text[start:end].rstrip("\n"))}


def _pairs(body: str) -> dict[str, str] | None:
    """Flat `key: value` lines; None for anything that is more than that."""
    lists: dict[str, list[str]] = {}
    key = ""
    for line in body.split("\n"):
        pair, item = _PAIR.fullmatch(line), _ITEM.fullmatch(line)
        if pair and pair["key"].lower() not in lists:
            key = pair["key"].lower()
            lists[key] = [pair["value"]] if pair["value"] else []
        elif item and key:
            lists[key].append(item["value"])
        elif line.strip() and not line.startswith("#"):
            return None
    values = {_KEYS_ALSO.get(key, key): ", ".join(map(_scalar, found)) for key, found in lists.items()}
    return {key: value for key, value in values.items() if value}


def _scalar(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r'\\(["\\])', r"\1", value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value
