"""Who wrote an article, where and when it appeared: as its own text tells, and the name of its file."""

import re
from collections.abc import Sequence

from reader.model import Block


def in_text(text: str, blocks: Sequence[Block], language: str) -> dict[str, str]:
    """What datelines and bylines say: `published` (ISO 8601), `source`, `author`, each only if it is clear."""
    return {}


def in_name(name: str) -> dict[str, str]:
    """What a file's name says: `title`, and by its pattern `published` and `source`."""
    return {"title": readable(name)}


def readable(name: str) -> str:
    """A file's name as a title: `2023-11-22_menlu-oki.txt` becomes `2023-11-22 menlu oki`."""
    stem = re.sub(r"(?<=.)\.[^.]*$", "", name.rsplit("/", 1)[-1])
    words = stem.replace("_", " ")
    if " " not in words.strip() or re.search(r"\d-\d", words):
        words = re.sub(r"(?<!\d)-|-(?!\d)", " ", words)
    return " ".join(words.split()) or name
