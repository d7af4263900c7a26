"""Plain text files."""

from reader.formats.sources import Draft, Source, guessed
from reader.text import decode


def read(source: Source) -> list[Draft]:
    """A headline on the first line becomes the title, else the file's name does."""
    text, encoding = decode(source.data, source.name)
    return [Draft(text, notes=guessed(source.name, encoding))]
