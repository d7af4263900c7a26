"""What a document says of itself, and what is said of one that is not what its name promises.

Programs fill the properties of a document by themselves, and people leave them so: only what somebody may have meant is
taken. When a file was made or last saved says nothing about when its article appeared, so no such date is; nor is the
language of word processors and PDFs, which is what the program was set to.
"""

import re
import struct
import zlib
from collections.abc import Iterable

from reader.errors import BadFile
from reader.formats.sources import Source
from reader.text import is_blank, seems, storable

# What the libraries that read documents raise for damaged ones, besides errors of their own.
BROKEN = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError),
    *(struct.error, zlib.error),
)

LONGEST = 500  # characters

_NO_TITLE = re.compile(
    r"(?:microsoft word|microsoft powerpoint|print|layout)\b.*|(?:new |my )?(?:document|dokumen|untitled|unbenannt|doc)"
    r"(?: tanpa judul)?[ _-]*\d*|(?:tanpa judul|untitled|no title|title|judul|slide|page|halaman|blank|scan|bookmark"
    r"|normal|template|about:blank|unknown)[ _-]*\d*|\W*|.*\\.*",
    re.IGNORECASE | re.DOTALL,
)
_FILE_NAME = re.compile(r"\S+\.(?:docx?|docm|dotx?|odt|rtf|pdf|epub|indd|qxd|pub|html?|txt|xml)", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"(?:user|admin|administrator|owner|pemilik|pengguna|author|penulis|unknown(?: author)?|anonymous|anonim|guest"
    r"|tamu|root|default|python-docx|calibre|microsoft office user"
    r"|(?:windows|ms|pc|office|home|staff|asus|acer|lenovo|toshiba|hp|dell)"
    r"(?: user)?|un-?named|none|null|n/?a|test|wps[_ ].*)[ _-]*\d*|\W*",
    re.IGNORECASE | re.DOTALL,
)
_LANGUAGE = re.compile(r"(?!(?:und|mul|zxx|mis)\b)[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


def said(
    *,
    title: str = "",
    author: str | Iterable[str] = "",
    source: str = "",
    published: str = "",
    url: str = "",
    language: str = "",
) -> dict[str, str]:
    """The details, as `Draft.said` has them, that somebody may have meant.

    Several authors are joined by a comma; of a language its region is left out.
    """
    authors = [author] if isinstance(author, str) else author
    persons = (person for person in map(_line, authors) if not _NO_PERSON.fullmatch(person))
    title, language = _line(title), _line(language)
    found = {
        "title": "" if _NO_TITLE.fullmatch(title) or _FILE_NAME.fullmatch(title) else title,
        "author": ", ".join(dict.fromkeys(persons)),
        "source": _line(source),
        "published": _line(published),
        "url": _line(url),
        "language": language.lower().split("-")[0] if _LANGUAGE.fullmatch(language) else "",
    }
    return {name: value for name, value in found.items() if value}


def damaged(source: Source) -> BadFile:
    return BadFile(
        "{name} is damaged or not whole: get it again, or open it with its program and save it anew.", name=source.name
    )


def without_text(source: Source) -> BadFile:
    return BadFile("{name} is empty: there is no text to import.", name=source.name)


def protected(source: Source) -> BadFile:
    return BadFile("{name} is protected by a password: save a copy without one and import that.", name=source.name)


def stranger(source: Source, kind: str) -> BadFile:
    """For a file that is not of the kind that its name promises: what it is, where that can be told."""
    if is_blank(source.data[:1000].decode("latin-1").replace("\0", "")) and len(source.data) < 1000:
        return without_text(source)
    what = seems(source.data)
    if what.startswith("Word 97"):
        return BadFile(
            "{name} is a Word 97 file, or protected by a password: save it as a .docx without one and import that.",
            name=source.name,
        )
    if what:
        return BadFile(
            "{name} is a {what} file and not {kind}: give it the ending it should have, or save it as {kind}.",
            name=source.name,
            what=what,
            kind=kind,
        )
    return BadFile("{name} is no {kind} file: save it as one with its program and import that.",
                   name=source.name, kind=kind)  # fmt: skip


def _line(value: str) -> str:
    """A value on one line, in characters that can be stored, of a length that a person may have typed."""
    return " ".join(storable(value)[: 4 * LONGEST].split())[:LONGEST].strip("\ufeff ")
