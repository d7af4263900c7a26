"""Markdown files, with or without front matter."""

from reader.formats.sources import Draft, Source, guessed
from reader.text import decode


def read(source: Source) -> list[Draft]:
    """Front matter becomes metadata; a title that it lacks is the first main heading, else the file's name."""
    text, encoding = decode(source.data, source.name)
    return [Draft(text, markdown=True, notes=guessed(source.name, encoding))]
