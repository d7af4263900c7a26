"""The kinds of file that Sikap reads and writes, in two lists. A new format is one module and one line here."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Unpack

from reader.errors import BadFile
from reader.formats.csv import write_csv
from reader.formats.sources import Draft, Metadata, Source, article_from, name_of
from reader.languages import NO_RULES, Rules
from reader.model import NewArticle
from reader.text import read_bytes

# The module that reads each kind of file; it has `read(source) -> list[Draft]` and is imported when first needed.
READERS: Mapping[str, str] = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
}
WRITERS = {"csv": write_csv}


def read_source(source: Source, metadata: Metadata, rules: Rules = NO_RULES) -> list[NewArticle]:
    """The articles in one file, ready to store; `metadata` goes before what the file says. Raises BadFile, BadValue.

    A file of an unknown kind is read if it is plain text.
    """
    return [article_from(source, draft, metadata, rules) for draft in _reader(source)(source)]


def read_article(path: Path, rules: Rules = NO_RULES, **metadata: Unpack[Metadata]) -> NewArticle:
    """The first article in a file. Raises BadFile, BadValue."""
    return read_source(Source(name_of(path), read_bytes(path)), metadata, rules)[0]


def _reader(source: Source) -> Callable[[Source], list[Draft]]:
    module = import_module(f"reader.formats.{READERS.get(source.suffix, 'plain')}")
    read: Callable[[Source], list[Draft]] = module.read
    return read if source.suffix in READERS else lambda source: _read_unknown(read, source)


def _read_unknown(read: Callable[[Source], list[Draft]], source: Source) -> list[Draft]:
    try:
        return read(source)
    except BadFile as error:
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
