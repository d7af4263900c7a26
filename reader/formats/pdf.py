"""PDF files: the text of the pages, in the order in which their program wrote it, as paragraphs.

A PDF has no paragraphs, only pieces of text and where they stand. `pypdf` finds the pieces; `reader.formats.lines`
makes lines of them, and `reader.formats.pages` paragraphs.
"""

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reader.errors import BadFile
from reader.formats.hypertext import to_markdown
from reader.formats.lines import Line, Piece, lines_of
from reader.formats.pages import composed
from reader.formats.properties import BROKEN, damaged, protected, said, stranger, without_text
from reader.formats.sources import Draft, Source
from reader.text import is_blank

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 2000

_START = 1024  # bytes that may stand before the file itself
_BOLD = re.compile("bold|black|heavy|semib|demi", re.IGNORECASE)
_SLANTED = re.compile("italic|oblique|slanted", re.IGNORECASE)

logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it logs each flaw of a file, often hundreds


def is_mine(source: Source) -> bool:
    return b"%PDF-" in source.data[:_START]


def read(source: Source) -> list[Draft]:
    """One article. Running heads, page numbers and the like are left out, footnotes come at the end.

    Title and author are what the document's properties say. Not taken are its dates, which are those of the file, and
    its language, which is that of the program rather.
    """
    if not is_mine(source):
        raise stranger(source, "PDF")
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = _opened(source)
        pages = [(page, _lines(page, number)) for number, page in enumerate(_pages(reader, source))]
        details = _details(reader)
    except DependencyError as error:
        raise protected(source) from error
    except (PyPdfError, *BROKEN) as error:
        raise damaged(source) from error
    html, left_out = composed([lines for _, lines in pages])
    text = to_markdown(html)
    if is_blank(text):
        raise _without_text(source, [page for page, _ in pages])
    return [Draft(text, markdown=True, said=details, notes=_notes(pages), left_out=left_out)]


def _opened(source: Source) -> "PdfReader":
    """Many a file is encrypted with no password, only to keep people from changing it: that may be read."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(source.data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise protected(source)
    return reader


def _pages(reader: "PdfReader", source: Source) -> Iterator["PageObject"]:
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise BadFile("{name} has {pages} pages, and a file may have {limit}: split it into its articles.",
                      name=source.name, pages=count, limit=MAX_PAGES)  # fmt: skip
    yield from reader.pages


def _lines(page: "PageObject", number: int) -> list[Line]:
    pieces: list[Piece] = []

    def take(text: str, place: list[float], text_place: list[float], font: Any, size: float) -> None:
        if text:
            pieces.append(_piece(text, place, text_place, font, size))

    page.extract_text(visitor_text=take)
    return lines_of(pieces, number)


def _piece(text: str, place: list[float], text_place: list[float], font: Any, size: float) -> Piece:
    """A piece of text where it stands on the page turned so that the text runs from left to right."""
    from pypdf import mult

    across, up, _, upright, x, y = mult(text_place, place)
    name = str(font.get("/BaseFont", "")) if font else ""
    scale = (across**2 + up**2) ** 0.5
    turn = 0
    if abs(up) > abs(across):
        turn, x, y = (90, y, -x) if up > 0 else (270, -y, x)
    elif upright < 0 and across < 0:
        turn, x, y = 180, -x, -y
    return Piece(text, x, y, abs(size) * scale, turn, bool(_BOLD.search(name)), bool(_SLANTED.search(name)))


def _details(reader: "PdfReader") -> dict[str, str]:
    info = reader.metadata
    return said(title=str(info.title or ""), author=str(info.author or "")) if info else {}


def _notes(pages: list[tuple["PageObject", list[Line]]]) -> list[str]:
    empty = [str(number) for number, (page, lines) in enumerate(pages, 1) if not lines and _has_picture(page)]
    if not empty:
        return []
    numbers = ", ".join(empty) if len(empty) < 20 else f"{', '.join(empty[:20])} …"
    return [
        f"Pages without text that may be pictures of pages: {numbers}. To have what they say, make the file searchable "
        "(OCR) and import it again."
    ]


def _without_text(source: Source, pages: list["PageObject"]) -> BadFile:
    if any(map(_has_picture, pages)):
        return BadFile("{name} holds pictures of pages and no text: make it searchable (OCR) first.", name=source.name)
    return without_text(source)


def _has_picture(page: "PageObject") -> bool:
    from pypdf.errors import PyPdfError

    try:
        drawn = page.get("/Resources", {}).get_object().get("/XObject", {}).get_object()
        return any(thing.get_object().get("/Subtype") == "/Image" for thing in drawn.values())
    except (PyPdfError, *BROKEN):
        return False
