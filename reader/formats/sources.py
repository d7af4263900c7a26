"""What every importer does with the text it found: metadata, a title when it has none, notes for the person."""

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TypedDict

from reader.errors import BadFile, BadValue
from reader.intake import prepare
from reader.model import NewArticle


class Metadata(TypedDict, total=False):
    """What a person says about an article. It goes before what a file says; missing, empty or None is not said."""

    title: str
    source: str
    author: str
    published: str | None
    url: str
    language: str | None


def article_from(path: Path, text: str, encoding: str, metadata: Metadata, *, markdown: bool = False) -> NewArticle:
    """The text of a file as an article. `encoding` is the one it was decoded with."""
    said = {**metadata, "language": metadata.get("language") or None}
    try:
        article = prepare(text, **said, markdown=markdown)  # type: ignore[arg-type]
    except BadValue as error:
        raise BadFile("{name} cannot be imported. {reason}", name=path.name, reason=error) from error
    notes = article.notes if encoding.startswith("utf") else (*article.notes, _guessed(path, encoding))
    return replace(article, title=article.title or readable_name(path), notes=notes)


def readable_name(path: Path) -> str:
    """A file's name as a title: `2023-11-22_menlu-oki.txt` becomes `2023-11-22 menlu oki`."""
    name = os.fsencode(path.stem).decode("utf-8", "replace").replace("_", " ")
    if " " not in name.strip() or re.search(r"\d-\d", name):
        name = re.sub(r"(?<!\d)-|-(?!\d)", " ", name)
    return " ".join(name.split()) or path.name


def _guessed(path: Path, encoding: str) -> str:
    return (
        f"{path.name} was read as {encoding}, which is a guess: "
        "if letters look wrong, save the file as UTF-8 and import it again."
    )
