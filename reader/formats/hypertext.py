"""HTML to Markdown: what a browser shows of a piece of HTML, and nothing that it only keeps or runs.

Made for hostile input: the tree is walked without recursion, every step is linear in the length, and nothing of
the HTML reaches the Markdown unescaped.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any
from urllib.parse import quote

from reader.formats.outline import NO_KEY, NOWHERE, Block, Container, List, Pieces, written
from reader.text import is_blank, storable

HtmlElement = Any  # lxml has no types

_DEEPEST_CONTAINER = 10  # quotes and lists
_LONGEST_CELL = 1500  # characters; a table with longer ones is there for the layout
_LONGEST_HEADING = 300  # characters; a longer one was never closed
_LONGEST_ADDRESS = 2000
_WIDEST_SPAN = 50  # cells


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Not the head itself: when nobody opens the body, the parser leaves newer elements such as article in the head.
_UNSEEN = _words("""
    title script style noscript template svg iframe object embed applet audio video canvas map frameset
    noframes input select option optgroup textarea button datalist output progress meter rp
""")
_BLOCKS = _words("""
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 head header hgroup html legend li listing main menu nav ol p plaintext pre section
    summary table tbody td tfoot th thead tr ul xmp
""")
_STYLES = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("del", "s", "strike"), "del"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_IN_TABLES = ("table", "tr", "td", "th", "pre", "blockquote", "hr", *_HEADINGS)
_LISTS = {"ul", "ol", "menu", "dir"}
_PREFORMATTED = {"pre", "xmp", "listing", "plaintext"}
_FLAT = _UNSEEN | {"br", "hr", "img"}

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*+)[^<>]*+>")
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r"[^A-Za-z0-9:/?#@!$&'()+,;=._~%-]")
_WHITE = re.compile(r"[ \t\n\f\r]+")
# What old pages mean by the control characters of Latin-1: windows-1252. Other controls and U+FEFF show nothing.
_CONTROLS: dict[int, str | None] = {
    **dict.fromkeys((*range(9), 0x0B, *range(0x0E, 0x20), 0x7F, 0xFEFF)),
    **{code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)},
}


def to_markdown(html: str) -> str:
    """A page, or a piece of one, as Markdown that `from_markdown` shows as a browser shows the HTML.

    Gone are scripts, styles, forms' controls, hidden elements and images (their alternative text stays); links keep
    addresses of the web and of mail. Line breaks in headings and table cells become spaces, two in a row elsewhere a
    new paragraph.
    """
    return from_tree(parse(html))


def parse(html: str) -> HtmlElement:
    """The tree of any HTML; at most 256 elements deep, so that it can be walked by recursion.

    HTML that is deeper has only its paragraphs left. An empty paragraph stands for no HTML at all.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    html = storable(html)
    parser = HTMLParser(encoding="utf-8")
    try:
        tree = document_fromstring(html.encode(), parser)
        if parser.error_log.filter_from_fatals():  # the parser has given up, and gave what it had
            return document_fromstring(_flattened(html).encode(), HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.ParserError:  # nothing but white space or comments
        return document_fromstring("<p></p>")
    return tree


def from_tree(root: HtmlElement) -> str:
    """The same of an element of a tree that `parse` made."""
    return written(blocks_in(root))


def blocks_in(root: HtmlElement) -> list[Block]:
    """The blocks themselves; the origin of each is the element that it stands in."""
    return _Reading(root).blocks


class _Reading:
    """The blocks of an element, found in one walk over its tree."""

    def __init__(self, root: HtmlElement) -> None:
        self.blocks: list[Block] = []
        self._pieces: Pieces = []
        self._styles: list[str] = []
        self._addresses: list[str] = []
        self._key = NO_KEY
        self._containers: list[Container] = []
        self._lists: list[List] = []
        self._heading = self._preformatted = self._too_deep = 0
        self._rows: list[list[Pieces]] | None = None  # of the table that is read
        self._reach: dict[int, int] = {}  # the last row that a cell from above covers, by column
        self._opened: list[HtmlElement] = []
        self._layout = _layout_tables(root)
        self._walk(root)
        self._flush()

    def _walk(self, root: HtmlElement) -> None:
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        skipped = None
        for event, element in walk:
            if event == "start" and _is_unseen(element):
                walk.skip_subtree()
                skipped = element
                if element.tag in _BLOCKS:  # what stood before and after it was apart
                    self._break()
            elif event == "start":
                self._start(element, element.tag)
                self._opened.append(element)
                self._say(element.text)
            elif event == "end" and element is not skipped:
                self._end(element, element.tag)
                self._opened.pop()
            if event != "start" and element is not root:
                self._say(element.tail)

    def _start(self, element: HtmlElement, tag: str) -> None:
        if tag in _BLOCKS:
            self._break()
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in _STYLES:
            self._styles.append(_STYLES[tag])
            self._renew_key()
        elif tag == "a":
            self._addresses.append(_address(element.get("href")))
            self._renew_key()
        elif tag == "blockquote":
            self._enter(Container())
        elif tag in _LISTS:
            self._lists.append(List(tag == "ol", _first_number(element)))
        elif tag == "li":
            self._enter(self._item())
        elif tag in _PREFORMATTED:
            self._preformatted += 1
        elif tag == "table" and element not in self._layout:
            self._rows, self._reach = [], {}
        else:
            self._start_other(element, tag)

    def _start_other(self, element: HtmlElement, tag: str) -> None:
        if tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag == "br":
            self._pieces.append((" " if self._rows else "\n", self._key))
        elif tag == "hr":
            self._flush()
            self._add(Block("rule"))
        elif tag == "img":
            self._say(element.get("alt"))
        elif tag == "q":
            self._say("“")

    def _end(self, element: HtmlElement, tag: str) -> None:
        if tag in ("td", "th") and self._rows is not None:
            self._close_cell(element)
        elif tag in _PREFORMATTED and self._preformatted == 1:
            self._flush()
        elif tag in _BLOCKS:
            self._break()
        if tag in _HEADINGS:
            self._heading = 0
        elif tag in _STYLES:
            self._styles.pop()
            self._renew_key()
        elif tag == "a":
            self._addresses.pop()
            self._renew_key()
        elif tag == "blockquote":
            self._leave()
        elif tag in _LISTS:
            self._lists.pop()
        elif tag == "li":
            self._close_item()
        elif tag in _PREFORMATTED:
            self._preformatted -= 1
        elif tag == "table" and element not in self._layout:
            self._close_table()
        elif tag == "q":
            self._say("”")

    def _say(self, text: str | None) -> None:
        if text:  # cleaned here, because entities can spell any character
            text = storable(text).translate(_CONTROLS)
            self._pieces.append((text if self._preformatted else _WHITE.sub(" ", text), self._key))

    def _renew_key(self) -> None:
        self._key = (self._addresses[-1] if self._addresses else "", frozenset(self._styles))

    def _enter(self, container: Container) -> None:
        if self._rows is None and len(self._containers) < _DEEPEST_CONTAINER:
            self._containers.append(container)
        else:
            self._too_deep += 1

    def _leave(self) -> None:
        if self._too_deep:
            self._too_deep -= 1
        else:
            self._containers.pop()

    def _item(self) -> Container:
        items = self._lists[-1] if self._lists else List(ordered=False)
        items.next += 1
        return Container(items, items.next - 1)

    def _close_item(self) -> None:
        """An empty item of a numbered list stays, so that the next ones keep their numbers."""
        if self._containers and not self._too_deep:
            item = self._containers[-1]
            if item.items and item.items.ordered and not (self.blocks and item in self.blocks[-1].containers):
                self._add(Block("paragraph"))
        self._leave()

    def _break(self) -> None:
        """A block begins or ends: in a cell, and in what is preformatted, that is no more than a space or a line."""
        if self._rows:
            self._pieces.append((" ", self._key))
        elif not self._preformatted:
            self._flush()
        elif self._pieces and not self._pieces[-1][0].endswith("\n"):
            self._pieces.append(("\n", self._key))

    def _flush(self) -> None:
        pieces, self._pieces = self._pieces, []
        if self._preformatted:
            self._add_preformatted("".join(text for text, _ in pieces))
            return
        for paragraph in _paragraphs(_collapsed(pieces)):
            text = "".join(text for text, _ in paragraph)
            heading = self._heading if len(text) <= _LONGEST_HEADING else 0
            if not is_blank(text):
                self._add(Block("heading" if heading else "paragraph", paragraph, level=heading))

    def _add_preformatted(self, text: str) -> None:
        text = text.removeprefix("\n").rstrip("\n")
        if not is_blank(text):
            self._add(Block("preformatted", [(text, self._key)]))

    def _add(self, block: Block) -> None:
        block.containers = tuple(self._containers)
        block.origin = self._opened[-1] if self._opened else None
        self.blocks.append(block)

    def _close_cell(self, element: HtmlElement) -> None:
        rows = self._rows or [[]]
        row, index = rows[-1], len(rows) - 1
        while self._reach.get(len(row), -1) >= index:
            row.append([])
        across, down = (_span(element.get(name)) for name in ("colspan", "rowspan"))
        self._reach.update(dict.fromkeys(range(len(row), len(row) + across), index + down - 1))
        pieces, self._pieces = self._pieces, []
        row += [_collapsed(pieces), *([] for _ in range(across - 1))]
        self._rows = rows

    def _close_table(self) -> None:
        rows, self._rows = [row for row in self._rows or () if row], None
        width = max(map(len, rows), default=0)
        if width * len(rows) > 4 * sum(map(len, rows)) + 10_000:  # mostly holes
            for cell in chain.from_iterable(rows):
                self._add(Block("paragraph", cell))
        elif any(chain.from_iterable(rows)):
            self._add(Block("table", rows=[row + [[]] * (width - len(row)) for row in rows]))


def _is_unseen(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in _UNSEEN or (tag == "dialog" and "open" not in element.attrib):
        return True
    if tag in ("html", "body"):  # until a script shows them
        return False
    return "hidden" in element.attrib or bool(_HIDES.search(element.get("style", "")))


def _layout_tables(root: HtmlElement) -> set[HtmlElement]:
    """The tables that arrange a page: with one column, or with what no cell of a Markdown table can hold."""
    from lxml import etree

    found: set[HtmlElement] = set()
    opened: list[HtmlElement] = []
    columns: list[int] = []  # of the row, and the widest, for each table that is open
    widest: list[int] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=_IN_TABLES):
        tag = element.tag
        if tag == "table" and event == "start":
            found.update(opened[-1:])
            opened.append(element)
            columns.append(0)
            widest.append(0)
        elif not opened:
            continue
        elif tag == "table":
            columns.pop()
            if widest.pop() < 2:
                found.add(opened[-1])
            opened.pop()
        elif tag == "tr":
            columns[-1] = 0
        elif tag not in ("td", "th"):
            found.add(opened[-1])
        elif event == "end":
            columns[-1] += 1
            widest[-1] = max(widest[-1], columns[-1])
            if opened[-1] not in found and sum(map(len, element.itertext())) > _LONGEST_CELL:
                found.add(opened[-1])
    return found


def _address(href: str | None) -> str:
    """An address of the web or of mail in characters that need no escape; NOWHERE for any other, "" for none."""
    if href is None:
        return ""
    address = storable(href).strip()
    if len(address) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
        return NOWHERE
    return _NOT_IN_ADDRESS.sub(lambda m: quote(m[0].translate(_CONTROLS), safe=""), address)


def _first_number(element: HtmlElement) -> int:
    start = element.get("start", "")
    return int(start) if re.fullmatch(r"[0-9]{1,6}", start) else 1


def _span(value: str | None) -> int:
    return min(max(int(value), 1), _WIDEST_SPAN) if value and re.fullmatch("[0-9]{1,4}", value) else 1


def _collapsed(pieces: Pieces) -> Pieces:
    """Runs of spaces as one, none at the ends and around line breaks."""
    tidy: Pieces = []
    for text, key in pieces:
        if not tidy or tidy[-1][0][-1] in " \n":
            text = text.lstrip(" ")
        if text == "\n":
            _strip_end(tidy)
        if text:
            tidy.append((text, key))
    _strip_end(tidy)
    return tidy


def _strip_end(pieces: Pieces) -> None:
    if pieces and pieces[-1][0].endswith(" "):
        text, key = pieces.pop()
        if text := text.rstrip(" "):
            pieces.append((text, key))


def _paragraphs(pieces: Pieces) -> Iterator[Pieces]:
    """Parted where two line breaks or more follow each other; none at the ends."""
    paragraph: Pieces = []
    breaks: Pieces = []
    for piece in pieces:
        if piece[0] == "\n":
            breaks.append(piece)
            continue
        if len(breaks) > 1 and paragraph:
            yield paragraph
            paragraph = []
        elif paragraph:
            paragraph += breaks
        breaks = []
        paragraph.append(piece)
    if paragraph:
        yield paragraph


def _flattened(html: str) -> str:
    """The HTML without its nesting: only the paragraphs stay, and what is not to be seen."""
    return _TAG.sub(lambda m: m[0] if m[1].lower() in _FLAT else "<p>" if m[1].lower() in _BLOCKS else "", html)
