"""Markdown files, with or without front matter."""

from pathlib import Path

from reader.formats.sources import Metadata, article_from
from reader.model import NewArticle
from reader.text import read


def read_markdown(path: Path, metadata: Metadata) -> NewArticle:
    """Front matter becomes metadata; a title that it lacks is the first main heading, else the file's name."""
    return article_from(path, *read(path), metadata, markdown=True)
