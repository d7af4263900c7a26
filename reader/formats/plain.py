"""Plain text files."""

from pathlib import Path

from reader.formats.sources import Metadata, article_from
from reader.model import NewArticle
from reader.text import read


def read_plain(path: Path, metadata: Metadata) -> NewArticle:
    """A headline on the first line becomes the title, else the file's name does."""
    return article_from(path, *read(path), metadata)
