"""Which files of a folder or an archive are articles: what people put there, not what programs left beside it."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reader.errors import BadFile
from reader.formats.sources import Source, natural
from reader.formats.zipped import is_hidden

_OF_SYSTEMS = {"desktop.ini", "thumbs.db"}
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Found:
    """The files to import, each once and in order; how many others were passed over; and folders without the right
    to be read."""

    files: tuple[Path, ...]
    passed_over: int = 0
    errors: tuple[BadFile, ...] = ()


def sort_out(names: Iterable[str], kinds: Collection[str]) -> tuple[list[str], list[str]]:
    """The paths ("mei/a.html") that are files of these kinds, and those of other kinds, both in natural order.

    What people do not see or mean is in neither: hidden files, and what a browser saved beside a page.
    """
    known = set(names)
    meant = [name for name in known if not (is_hidden(name) or _of_system(name) or _beside_a_page(name, known))]
    meant.sort(key=natural)
    wanted = [name for name in meant if Source(name, b"").suffix in kinds]
    return wanted, sorted(set(meant) - set(wanted), key=natural)


def files_below(folder: Path, kinds: Collection[str]) -> Found:
    """The files to import in a folder and below. Links to folders are not followed: they may lead in a circle.

    Raises BadFile when there are none.
    """
    faults: list[BadFile] = []
    paths = {path.relative_to(folder).as_posix(): path for path in _walk(folder, faults)}
    wanted, others = sort_out(paths, kinds)
    if not wanted:
        raise faults[0] if faults else nothing_in(folder, kinds)
    return Found(tuple(paths[name] for name in wanted), len(others), tuple(faults))


def nothing_in(place: object, kinds: Iterable[str]) -> BadFile:
    return BadFile(
        "There are no articles in {folder}: files to import end in {kinds}.", folder=place, kinds=", ".join(kinds)
    )


def _walk(folder: Path, faults: list[BadFile]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=lambda error: faults.append(_unreadable(error))):
        folders[:] = [name for name in folders if not is_hidden(name)]
        yield from (Path(place, name) for name in files)


def _unreadable(error: OSError) -> BadFile:
    return BadFile("The folder {folder} cannot be read: {reason}.", folder=error.filename, reason=error.strerror)


def _of_system(name: str) -> bool:
    return name.rsplit("/", 1)[-1].lower() in _OF_SYSTEMS


def _beside_a_page(name: str, known: Collection[str]) -> bool:
    """Whether a folder above is `berita_files` with a page `berita.html` beside it."""
    above = (
        str(folder).removesuffix("_files") for folder in PurePosixPath(name).parents if folder.name.endswith("_files")
    )
    return any(page + suffix in known for page in above for suffix in _PAGES)
