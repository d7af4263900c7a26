"""The kinds of file that Sikap reads and writes, in two lists. A new format is one module and one line here."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Unpack

from reader.errors import BadFile
from reader.formats.csv import write_csv
from reader.formats.markdown import read_markdown
from reader.formats.plain import read_plain
from reader.formats.sources import Metadata
from reader.model import NewArticle

Reader = Callable[[Path, Metadata], NewArticle]

READERS: Mapping[str, Reader] = {".txt": read_plain, ".md": read_markdown, ".markdown": read_markdown}
WRITERS = {"csv": write_csv}


def read_article(path: Path, **metadata: Unpack[Metadata]) -> NewArticle:
    """One file as an article ready to store; `metadata` goes before what the file says. Raises BadFile, BadValue.

    A file of an unknown kind is read if it is plain text.
    """
    reader = READERS.get(path.suffix.lower())
    if reader:
        return reader(path, metadata)
    try:
        return read_plain(path, metadata)
    except BadFile as error:
        if not path.is_file():
            raise
        raise BadFile(
            "{reason} Files that can be imported end in {kinds}.", reason=error, kinds=", ".join(READERS)
        ) from error


def articles_in(paths: Iterable[Path]) -> list[Path]:
    """The files to import from `paths`, each once. A folder stands for the articles in it and below, in order of name.

    In folders, hidden files and files of other kinds are passed over; a file named itself always counts. Raises BadFile
    for a folder that cannot be read or has no articles.
    """
    return list(dict.fromkeys(file for path in paths for file in (_files_below(path) if path.is_dir() else [path])))


def _files_below(folder: Path) -> list[Path]:
    files = sorted(_walk(folder), key=lambda file: [_natural(part) for part in file.relative_to(folder).parts])
    if not files:
        raise BadFile(
            "There are no articles in {folder}: files to import end in {kinds}.",
            folder=folder,
            kinds=", ".join(READERS),
        )
    return files


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=_unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and Path(name).suffix.lower() in READERS:
                yield Path(place, name)


def _unreadable(error: OSError) -> None:
    raise BadFile(
        "The folder {folder} cannot be read: {reason}.", folder=error.filename, reason=error.strerror
    ) from error


def _natural(name: str) -> list[tuple[int, str]]:
    """Sorts `article 10` after `article 9`."""
    return [(int(part), "") if part.isdecimal() else (0, part.casefold()) for part in re.split(r"(\d+)", name)]
