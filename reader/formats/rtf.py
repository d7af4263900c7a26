"""Rich text files. `striprtf` knows which parts of one are no text, its special characters and its alphabets; what it
does not keep (headings, lists, tables, emphasis, links), and what has been deleted or is hidden, is told apart here.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from reader.formats.flow import Paragraph, Words, html_of
from reader.formats.hypertext import to_markdown
from reader.formats.properties import damaged, said, stranger, without_text
from reader.formats.sources import Draft, Source
from reader.formats.styles import heading_level, is_quote
from reader.text import is_blank

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)"
)
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')
_MARKS = {"zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f", "lquote": "‘", "rquote": "’"}
_PARAGRAPH_ENDS = {"par", "sect", "page", "column", "pagebb"}
_LONGEST_MARKER = 50  # characters
_CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
# Where text goes in groups that begin with these words; everything else that striprtf knows as no text goes nowhere.
_SINKS = {
    "fldinst": "field",
    "footnote": "note",
    "listtext": "marker",
    "pntext": "marker",
    "fonttbl": "fonts",
    "stylesheet": "styles",
    "title": "title",
    "author": "author",
    "info": "info",
    "ud": "body",
}


class State(NamedTuple):
    """What a group takes over from the one around it, and gives back at its end."""

    sink: str = "body"  # where text goes: "" is nowhere
    optional: bool = False  # after \\*: nowhere, unless the next word says where
    skip: int = 1  # characters that stand for a \\u one where that is not known
    font: int = -1
    strong: bool = False
    slanted: bool = False
    struck: bool = False
    unseen: bool = False
    deleted: bool = False
    address: str = ""


@dataclass
class _Shape:
    """What the paragraph is that is being read."""

    style: int = 0
    outline: int = 9
    depth: int = 0
    in_table: bool = False
    marker: str = ""


@dataclass
class _Sink:
    """One run of text: the article's, or its footnotes'."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    cell: list[Words] = field(default_factory=list)
    cells: list[tuple[Words, ...]] = field(default_factory=list)
    shape: _Shape = field(default_factory=_Shape)


def is_mine(source: Source) -> bool:
    return source.data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf")


def read(source: Source) -> list[Draft]:
    """One article. Headers, footers, comments, pictures and text boxes are left out, footnotes come at the end.

    Title and author are what the file's information says; the language it names is that of the machine and not taken.
    """
    if not is_mine(source):
        raise stranger(source, "RTF")
    reading = _Reading()
    if not reading.read(source.data):
        raise damaged(source)
    text = to_markdown(html_of(reading.paragraphs()))
    if is_blank(text):
        raise without_text(source)
    return [Draft(text, markdown=True, said=reading.details())]


class _Reading:
    """One walk over the words of a file. Groups are no recursion: a million of them may be in each other."""

    def __init__(self) -> None:
        from striprtf.striprtf import charset_map, destinations, specialchars

        self._charsets, self._destinations = charset_map, destinations
        self._special: dict[str, str] = {**specialchars, **_MARKS}
        self.said = dict.fromkeys(("title", "author", "info", "field", "styles", "fonts", "upr"), "")
        self._sinks = {"body": _Sink(), "note": _Sink()}
        self._state = State()
        self._groups: list[State] = []
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = self._style = 0
        self._styles: dict[int, str] = {}
        self._pending = bytearray()  # text that is not decoded yet
        self._to_skip = 0

    def read(self, data: bytes) -> bool:
        """Whether the file is whole: its first group ends."""
        at = data.index(b"{")
        while match := _TOKEN.match(data, at):
            at = match.end()
            word, number, code, sign, brace, text = match.groups()
            if text or code:
                self._take(text or bytes.fromhex(code.decode()))
                continue
            self._decode()
            self._to_skip = 0
            if brace == b"{":
                self._groups.append(self._state)
            elif brace:
                self._close()
                if not self._groups:
                    return True
            elif word == b"bin":
                at += max(0, int(number or 0))
            elif word:
                self._obey(word.decode(), int(number) if number else None)
            elif sign:
                self._obey_sign(sign.decode("latin-1"))
        return False

    def paragraphs(self) -> list[Paragraph]:
        for sink in self._sinks.values():
            self._end_row(sink)
            self._end_paragraph(sink)
        return [*self._sinks["body"].paragraphs, *self._sinks["note"].paragraphs]

    def details(self) -> dict[str, str]:
        """LibreOffice writes the author twice."""
        title, *_ = self.said["title"].splitlines() or [""]
        return said(title=title, author=self.said["author"].splitlines())

    def _close(self) -> None:
        before, self._state = self._state, self._groups.pop()
        if before.sink == "note" != self._state.sink:
            self._end_paragraph(self._sinks["note"])
        elif before.sink == "field" != self._state.sink:
            link = _HYPERLINK.match(self.said["field"])
            self.said["field"] = ""
            self._state = self._state._replace(address=link[1] if link else "")
        elif before.sink == "styles":
            self._styles.setdefault(self._style, self.said["styles"].strip().rstrip(";"))
            self.said["styles"] = ""
            self._style = -1
        elif before.sink in ("title", "author"):
            self.said[before.sink] += "\n"

    def _take(self, text: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        if self._state.sink and not self._state.optional:
            self._pending += text

    def _decode(self) -> None:
        if self._pending:
            encoding = self._fonts.get(self._state.font, self._encoding)
            self._say(self._pending.decode(encoding, "replace"))
            self._pending.clear()

    def _say(self, text: str) -> None:
        state = self._state
        if state.optional or not state.sink or state.unseen or state.deleted:
            return
        if state.sink == "marker":
            shape = self._sinks["body"].shape
            shape.marker = (shape.marker + text)[:_LONGEST_MARKER]
        elif state.sink in self._sinks:
            look = Words(text, state.strong, state.slanted, state.struck, state.address)
            sink = self._sinks[state.sink]
            (sink.cell if sink.shape.in_table else sink.words).append(look)
        elif len(self.said[state.sink]) < 5000:
            self.said[state.sink] += text

    def _obey(self, word: str, number: int | None) -> None:
        state = self._state
        if state.optional or word in self._destinations or word in _SINKS:
            self._enter(word)
        elif word == "u":
            self._say_code(number or 0)
        elif word == "uc":
            self._state = state._replace(skip=max(0, min(number or 0, 10)))
        elif state.sink == "fonts":
            self._define_font(word, number or 0)
        elif state.sink == "styles":
            self._define_style(word, number or 0)
        elif word in _CODE_PAGES or word == "ansicpg":
            self._encoding = _known(_CODE_PAGES.get(word, f"cp{number}")) or self._encoding
        elif state.sink in self._sinks:
            self._shape(self._sinks[state.sink], word, number)
        elif word in self._special and len(self._special[word]) == 1:
            self._say(self._special[word])

    def _enter(self, word: str) -> None:
        """A word that says what its group is. Nothing brings back what is inside something that is no text."""
        around = self._state.sink
        sink = _SINKS.get(word, "") if around else ""
        if word == "upr":  # the same twice: in the alphabet of old, and after \\ud in Unicode
            sink = "upr"
        elif around != {"ud": "upr", "title": "info", "author": "info"}.get(word, around):
            sink = ""
        self._state = self._state._replace(sink=sink, optional=False)

    def _obey_sign(self, sign: str) -> None:
        if sign == "*":
            self._state = self._state._replace(optional=True)
        elif sign in "\r\n":
            self._obey("par", None)
        elif sign in self._special:
            self._say(self._special[sign])

    def _say_code(self, code: int) -> None:
        """\\u counts in UTF-16, with a sign."""
        code = code + 0x10000 if code < 0 else code
        self._say(chr(code) if 0 < code <= 0x10FFFF else "\ufffd")
        self._to_skip = self._state.skip

    def _define_font(self, word: str, number: int) -> None:
        if word == "f":
            self._font = number
        elif word == "fcharset" and number > 1 and (encoding := _known(self._charsets.get(number, ""))):
            self._fonts[self._font] = encoding

    def _define_style(self, word: str, number: int) -> None:
        if word in ("s", "cs", "ds", "ts"):
            self._style = number if word == "s" else -1

    def _shape(self, sink: _Sink, word: str, number: int | None) -> None:
        is_on, shape = number != 0, sink.shape
        if word in _PARAGRAPH_ENDS:
            self._end_paragraph(sink)
        elif word in ("cell", "nestcell"):
            self._end_cell(sink)
        elif word in ("row", "nestrow"):
            self._end_row(sink)
        elif word == "pard":
            sink.shape = _Shape()
        elif word == "s":
            shape.style = number or 0
        elif word == "outlinelevel":
            shape.outline = number or 0
        elif word == "ilvl":
            shape.depth = max(0, min(number or 0, 8))
        elif word == "intbl":
            shape.in_table = True
        else:
            self._dress(word, number, is_on)

    def _dress(self, word: str, number: int | None, is_on: bool) -> None:
        state = self._state
        if word == "plain":
            self._state = State(state.sink, state.optional, state.skip, address=state.address)
        elif word == "f":
            self._state = state._replace(font=number or 0)
        elif word == "b":
            self._state = state._replace(strong=is_on)
        elif word == "i":
            self._state = state._replace(slanted=is_on)
        elif word in ("strike", "striked"):
            self._state = state._replace(struck=is_on)
        elif word == "v":
            self._state = state._replace(unseen=is_on)
        elif word == "deleted":
            self._state = state._replace(deleted=is_on)
        elif word == "line":
            self._say("\n")
        elif word in self._special and len(self._special[word]) == 1:
            self._say(self._special[word])

    def _end_paragraph(self, sink: _Sink) -> None:
        shape = sink.shape
        if shape.in_table:
            sink.cell.append(Words("\n"))
            return
        if sink.cells:
            self._end_row(sink)
        words, sink.words = _mended(sink.words), []
        level = shape.outline + 1 if 0 <= shape.outline < 6 else heading_level(self._styles.get(shape.style, ""))
        quoted = is_quote(self._styles.get(shape.style, ""))
        if any(piece.text.strip() for piece in words):
            sink.paragraphs.append(Paragraph(words, level, quoted, shape.depth, shape.marker))
        shape.marker = ""

    def _end_cell(self, sink: _Sink) -> None:
        sink.cells.append(_mended(sink.cell))
        sink.cell = []

    def _end_row(self, sink: _Sink) -> None:
        if sink.cell:
            self._end_cell(sink)
        if sink.cells:
            sink.paragraphs.append(Paragraph(cells=tuple(sink.cells)))
        sink.cells = []


def _known(encoding: str) -> str:
    """An encoding of text that Python has, else ""."""
    try:
        codecs.lookup(encoding)
        b"a".decode(encoding)
    except (LookupError, ValueError):
        return ""
    return encoding


def _mended(words: list[Words]) -> tuple[Words, ...]:
    """Pieces of one look as one; letters that came as two halves are whole."""
    return tuple(_merged(words))


def _merged(words: list[Words]) -> Iterator[Words]:
    for look, same in groupby(words, lambda piece: (piece.strong, piece.slanted, piece.struck, piece.address)):
        text = "".join(piece.text for piece in same)
        yield Words(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), *look)
