"""A document's blocks as importers find them, and the Markdown that `from_markdown` shows as exactly their text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

_SIGNS = {"strong": "**", "em": "_", "del": "~~"}
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|!#]")
_LINE_START = re.compile(r"^(?=[-+=:])|^(?P<number>\d{1,9})(?=[.)])", re.MULTILINE)
_WIDE_SPACE = re.compile(r"[^\S \n]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

Key = tuple[str, frozenset[str]]  # the address of a link or "", and styles
NO_KEY: Key = ("", frozenset())
NOWHERE = "#"  # the address of a link that is written as mere text
Pieces = list[tuple[str, Key]]


@dataclass(eq=False, slots=True)
class Container:
    """A block quote, or an item of a list: then `items` is the list, the same object for all of them."""

    items: "List | None" = None
    number: int = 0
    used: bool = False

    def prefix(self) -> str:
        """What comes before a line in it: the marker only the first time."""
        if self.items is None:
            return "> "
        marker = f"{self.number}{self.items.sign} " if self.items.ordered else f"{self.items.sign} "
        first, self.used = not self.used, True
        return marker if first else " " * len(marker)


@dataclass(eq=False, slots=True)
class List:
    ordered: bool
    next: int = 1
    sign: str = ""


@dataclass(slots=True)
class Block:
    """A paragraph, a heading, a rule, preformatted text (one piece) or a table (pieces for each cell of each row)."""

    kind: str
    pieces: Pieces = field(default_factory=list)
    rows: list[list[Pieces]] = field(default_factory=list)
    level: int = 0
    containers: tuple[Container, ...] = ()
    origin: Any = None  # what it was made from

    def all_pieces(self) -> Pieces:
        return self.pieces or [piece for row in self.rows for cell in row for piece in (*cell, (" ", NO_KEY))]

    def text(self) -> str:
        return "".join(text for text, _ in self.all_pieces())

    def line(self) -> str:
        """Its text on one line."""
        return " ".join(self.text().split())


def written(blocks: Sequence[Block]) -> str:
    """Blocks as Markdown: a blank line between two, and the marks of quotes and items before each line."""
    lines: list[str] = []
    before: tuple[Container, ...] = ()
    for block in blocks:
        _choose_signs(before, block.containers)
        shared = [a for a, b in zip(before, block.containers, strict=False) if a is b]
        if lines:
            lines.append("".join(container.prefix() for container in shared).rstrip())
        for line in _lines(block):
            prefix = "".join(container.prefix() for container in block.containers)
            lines.append(prefix + line if line else prefix.rstrip())
        before = block.containers
    return "\n".join(lines)


def _choose_signs(before: Sequence[Container], containers: Sequence[Container]) -> None:
    """Two lists in a row have other signs, or Markdown takes them for one."""
    for index, container in enumerate(containers):
        if container.items and not container.items.sign:
            signs = ".)" if container.items.ordered else "-*"
            last = before[index].items if index < len(before) else None
            container.items.sign = signs[1] if last and last.sign == signs[0] else signs[0]


def _lines(block: Block) -> list[str]:
    if block.kind == "rule":
        return ["***"]
    if block.kind == "preformatted":
        text = block.pieces[0][0]
        fence = "`" * max(3, _longest_run(text) + 1)
        return [fence, *text.split("\n"), fence]
    if block.kind == "table":
        rows = [f"| {' | '.join(_Line(cell, in_cell=True).text for cell in row)} |" for row in block.rows]
        return [rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]]
    if block.kind == "heading":
        return [f"{'#' * block.level} {_Line(block.pieces, line_break=' ').text}"]
    return _Line(block.pieces, line_break="\\\n").text.split("\n")


class _Line:
    """The Markdown of a paragraph.

    A sign of emphasis counts only where CommonMark sees that it opens or closes: outside it must stand white space or
    punctuation. An entity is punctuation, so a letter there is written as one.
    """

    def __init__(self, pieces: Pieces, line_break: str = " ", in_cell: bool = False) -> None:
        self._parts: list[str] = []
        self._line_break = line_break
        self._in_cell = in_cell
        self._opened: list[tuple[str, str]] = []  # the style and, for a link, its address
        self._ends_in_text = self._ends_in_sign = False
        space = ""
        for key, group in groupby(pieces, key=lambda piece: piece[1]):
            text = "".join(piece for piece, _ in group)
            if core := text.strip(" \n"):
                self._put(core, key, _wider(space, text[: -len(text.lstrip(" \n")) or None]))
                space = text[len(text.rstrip(" \n")) :]
            else:
                space = _wider(space, text)
        self._close_to(0)
        self.text = "".join(self._parts)

    def _put(self, core: str, key: Key, space: str) -> None:
        wanted = _styles_of(key)
        kept = next((i for i, style in enumerate(self._opened) if style not in wanted), len(self._opened))
        self._close_to(kept)
        if space:
            self._parts.append(space.replace("\n", self._line_break))
            self._ends_in_text = self._ends_in_sign = False
        for style in wanted:
            if style not in self._opened:
                self._open(style)
        self._write(core, "code" in key[1])

    def _close_to(self, count: int) -> None:
        while len(self._opened) > count:
            style, address = self._opened.pop()
            self._parts.append(_SIGNS.get(style) or f"](<{address.replace('&', '&amp;')}>)")
            self._ends_in_text, self._ends_in_sign = False, style in _SIGNS

    def _open(self, style: tuple[str, str]) -> None:
        if self._ends_in_text and style[0] in _SIGNS and self._parts[-1][-1] not in _PUNCTUATION:
            self._parts[-1] = self._parts[-1][:-1] + _entity(self._parts[-1][-1])
        self._parts.append(_SIGNS.get(style[0], "["))
        self._opened.append(style)
        self._ends_in_text = self._ends_in_sign = False

    def _write(self, core: str, is_code: bool) -> None:
        if is_code and not (self._in_cell and "|" in core):
            self._parts.append(self._line_break.join(map(_code, core.split("\n"))))
            self._ends_in_text = self._ends_in_sign = False
            return
        if self._ends_in_sign and core[0] not in _PUNCTUATION:
            self._parts.append(_entity(core[0]))
            core = core[1:]
        if core:
            text = _escaped(core).replace("\\|", "&#124;" if self._in_cell else "\\|")
            self._parts.append(text.replace("\n", self._line_break))
        self._ends_in_text, self._ends_in_sign = bool(core), False


def _styles_of(key: Key) -> list[tuple[str, str]]:
    address, styles = key
    return [("link", address)] * (address not in ("", NOWHERE)) + [(style, "") for style in _SIGNS if style in styles]


def _wider(space: str, other: str) -> str:
    return "\n" if "\n" in space + other else space or other


def _entity(letter: str) -> str:
    return f"&#{ord(letter)};"


def _code(text: str) -> str:
    fence = "`" * (_longest_run(text) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _longest_run(text: str) -> int:
    """The longest run of backticks."""
    return max(map(len, re.findall("`+", text)), default=0)


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", text)
    text = _LINE_START.sub(r"\g<0>\\", text)
    return _WIDE_SPACE.sub(lambda m: _entity(m[0]), text)
