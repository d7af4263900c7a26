"""What goes into every importer and comes out of it: a file's content, and a draft of each article in it."""

import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from reader.errors import BadFile, BadValue
from reader.intake import prepare
from reader.languages import NO_RULES, Rules
from reader.model import NewArticle


class Metadata(TypedDict, total=False):
    """What a person says about an article. It goes before what a file says; missing, empty or None is not said."""

    title: str
    source: str
    author: str
    published: str | None
    url: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """The content of one file. `name` is what the person knows it by: in an archive `berita.zip/mei/a.html`."""

    name: str
    data: bytes = field(repr=False)

    @property
    def suffix(self) -> str:
        """`.html` of `berita.zip/mei/A.HTML`; "" without one."""
        stem, dot, suffix = self.name.rsplit("/", 1)[-1].rpartition(".")
        return f".{suffix.lower()}" if dot and stem else ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as an importer found it. `said` is what the file says of itself, by the names in `Metadata`.

    `place` is where in the file it stands ("row 12") if that holds several. `notes` are sentences for the person,
    `left_out` lines of the file that are not in the text.
    """

    text: str
    markdown: bool = False
    said: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    notes: Sequence[str] = ()
    left_out: Sequence[str] = ()


def article_from(source: Source, draft: Draft, metadata: Metadata, rules: Rules = NO_RULES) -> NewArticle:
    """A draft as an article ready to store. Raises BadFile."""
    typed: Metadata = {**metadata, "language": metadata.get("language") or None}
    try:
        article = prepare(draft.text, **typed, markdown=draft.markdown, rules=rules, said=draft.said, name=source.name)
    except BadValue as error:
        name = f"{source.name}, {draft.place}" if draft.place else source.name
        raise BadFile("{name} cannot be imported. {reason}", name=name, reason=error) from error
    return article._replace(notes=(*draft.notes, *article.notes), left_out=tuple(draft.left_out))


def name_of(path: Path) -> str:
    """A file's name in letters that can be stored and shown, whatever its bytes are."""
    return printable(os.fsencode(path.name).decode("utf-8", "replace"))


def printable(name: str) -> str:
    """A name that stays on its line: a file's may have line feeds and lone surrogates in it."""
    return "".join("\ufffd" if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") else letter for letter in name)


def natural(path: str) -> list[list[tuple[int, str]]]:
    """Sorts `mei/article 10` after `mei/article 9`, and both before `mei 2/article 1`. `path` has "/" in it."""
    return [[_numbered(piece) for piece in re.split(r"(\d+)", part)] for part in path.split("/")]


def _numbered(piece: str) -> tuple[int, str]:
    """Numbers by their size, before words. Not by int(), which refuses numbers of thousands of digits."""
    digits = piece.lstrip("0")
    return (len(digits) + 1, digits) if piece.isdecimal() else (0, piece.casefold())


def guessed(name: str, encoding: str) -> list[str]:
    """The note for a text that was not in Unicode."""
    if encoding.startswith("utf"):
        return []
    return [
        f"{name} was read as {encoding}, which is a guess: "
        "if letters look wrong, save the file as UTF-8 and import it again."
    ]
