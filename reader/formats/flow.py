"""Paragraphs in a row as HTML: what formats need that know a list item and a table row only one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a paragraph: text of one look. A line feed in it is a line break."""

    text: str
    strong: bool = False
    slanted: bool = False
    struck: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`level` is that of a heading, `depth` and `marker` those of a list item, `cells` those of a table row."""

    words: tuple[Words, ...] = ()
    level: int = 0
    quoted: bool = False
    depth: int = 0
    marker: str = ""
    cells: tuple[tuple[Words, ...], ...] = field(default=())

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.words)


def html_of(paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join(part for kind, same in groupby(paragraphs, _kind) for part in _parts(kind, list(same)))


def _kind(paragraph: Paragraph) -> str:
    if paragraph.cells:
        return "table"
    if paragraph.level:
        return "heading"
    return "list" if paragraph.marker.strip() else "quote" if paragraph.quoted else "text"


def _parts(kind: str, same: list[Paragraph]) -> Iterator[str]:
    if kind == "table":
        rows = ("".join(f"<td>{_html(cell)}</td>" for cell in row.cells) for row in same)
        yield "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    elif kind == "heading":
        yield from (f"<h{p.level}>{_html(_plain(p.words))}</h{p.level}>" for p in same)
    elif kind == "list":
        yield "".join(_items(same))
    else:
        text = "\n".join(f"<p>{_html(paragraph.words)}</p>" for paragraph in same)
        yield f"<blockquote>{text}</blockquote>" if kind == "quote" else text


def _items(items: list[Paragraph]) -> Iterator[str]:
    """Lists in lists: an item of a greater depth goes into the one before it."""
    opened: list[tuple[int, str]] = []
    for item in items:
        tag = "ol" if _number(item) else "ul"
        while opened and (opened[-1][0] > item.depth or opened[-1] == (item.depth, "ul" if tag == "ol" else "ol")):
            yield f"</li></{opened.pop()[1]}>"
        if opened and opened[-1][0] == item.depth:
            yield "</li>"
        else:
            yield f"<ol start={_number(item)}>" if tag == "ol" else "<ul>"
            opened.append((item.depth, tag))
        yield f"<li>{_html(item.words)}"
    yield from (f"</li></{tag}>" for _, tag in reversed(opened))


def _number(item: Paragraph) -> int:
    digits = item.marker.strip().rstrip(".)")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 0


def _plain(words: tuple[Words, ...]) -> tuple[Words, ...]:
    """A heading is strong by itself."""
    if all(piece.strong or not piece.text.strip() for piece in words):
        return tuple(replace(piece, strong=False) for piece in words)
    return words


def _html(words: tuple[Words, ...]) -> str:
    return "".join(map(_piece, words))


def _piece(piece: Words) -> str:
    html = escape(piece.text).replace("\n", "<br>")
    for tag, is_so in (("s", piece.struck), ("em", piece.slanted), ("strong", piece.strong)):
        html = f"<{tag}>{html}</{tag}>" if is_so else html
    return f'<a href="{escape(piece.address)}">{html}</a>' if piece.address else html
