"""Articles packed as ZIP: an archive is read like a folder, one file after the other, and those in it likewise."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from reader.errors import BadFile, SikapError
from reader.formats.folders import nothing_in, sort_out
from reader.formats.kinds import kind_of, limit_of
from reader.formats.sources import Source
from reader.formats.zipped import MAX_MEMBER, Zipped
from reader.model import NewArticle

DEPTH = 2  # archives in archives


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, or of one in an archive: its articles, or why there are none.

    For an archive itself: how many files of other kinds in it were `passed_over`, or why it cannot be opened. `index`
    tells which of the files that were given this is, or is in.
    """

    name: str
    articles: tuple[NewArticle, ...] = ()
    error: SikapError | None = None
    passed_over: int = 0
    index: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A file that holds articles. `load` unpacks it and raises BadFile."""

    name: str
    load: Callable[[], Source]


@dataclass(frozen=True, slots=True)
class Contents:
    """An archive was opened, and this many parts are to come from it."""

    count: int


def is_archive(source: Source) -> bool:
    """Raises BadFile for one that is damaged, hostile or of a foreign kind."""
    return source.data.startswith(b"PK") and kind_of(source) == ".zip"


def parts(source: Source, kinds: Collection[str]) -> Iterator[Part | Contents | Outcome]:
    """What there is to read in a file: itself, or the files of these kinds in it. Raises BadFile."""
    if is_archive(source):
        yield from _unpacked(source, kinds, DEPTH)
    else:
        yield Part(source.name, lambda: source)


def _unpacked(source: Source, kinds: Collection[str], depth: int) -> Iterator[Part | Contents | Outcome]:
    archive = Zipped(source)
    wanted, others = sort_out(archive.names, kinds)
    if not wanted:
        raise nothing_in(source.name, kinds)
    yield Contents(len(wanted))
    for name in wanted:
        part = Part(f"{source.name}/{name}", _loader(archive, source.name, name))
        yield from _nested(part, kinds, depth - 1) if name.lower().endswith(".zip") else [part]
    if others:
        yield Outcome(source.name, passed_over=len(others))


def _loader(archive: Zipped, above: str, name: str) -> Callable[[], Source]:
    return lambda: Source(f"{above}/{name}", archive.read(name, min(limit_of(name), MAX_MEMBER)))


def _nested(part: Part, kinds: Collection[str], depth: int) -> Iterator[Part | Contents | Outcome]:
    try:
        if not depth:
            raise too_deep(part.name)
        yield from _unpacked(part.load(), kinds, depth)
    except BadFile as error:
        yield Outcome(part.name, error=error)


def too_deep(name: str) -> BadFile:
    return BadFile("{name} is an archive inside an archive: unpack it and import the files in it.", name=name)
