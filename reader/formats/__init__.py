"""The kinds of file that Sikap reads and writes, in two lists. A new format is one module and one line here."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from reader.errors import BadFile, SikapError
from reader.formats.archives import Outcome, Part, is_archive, parts, too_deep
from reader.formats.csv import write_csv
from reader.formats.folders import Found, files_below
from reader.formats.kinds import kind_of, limit_of
from reader.formats.sources import Draft, Metadata, Source, article_from, name_of
from reader.languages import NO_RULES, Rules
from reader.model import NewArticle
from reader.text import read_bytes

if TYPE_CHECKING:
    from reader.formats.table import Columns

# The module that reads each kind of file; it has `read(source) -> list[Draft]` and is imported when first needed.
READERS: Mapping[str, str] = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".mhtml": "page",
    ".mht": "page",
    ".docx": "word",
    ".docm": "word",
    ".odt": "opendocument",
    ".rtf": "rtf",
    ".epub": "epub",
    ".pdf": "pdf",
    ".csv": "table",
    ".tsv": "table",
    ".xlsx": "table",
    ".xlsm": "table",
    ".jsonl": "table",
    ".json": "table",
    ".zip": "archives",
}
# In folders and archives a `.json` is seldom a table of articles, but what some program keeps there.
AMONG_OTHERS = tuple(suffix for suffix in READERS if suffix != ".json")
WRITERS = {"csv": write_csv}


def read_source(
    source: Source, metadata: Metadata, rules: Rules = NO_RULES, columns: "Columns | None" = None
) -> list[NewArticle]:
    """The articles in one file, ready to store; `metadata` goes before what the file says. Raises BadFile, BadValue.

    A file of an unknown kind is read if it is plain text. `columns` says what the columns of a table are. From an
    archive all articles that can be read are taken: the first of them says in its notes what could not be.
    """
    if not is_archive(source):
        return _read_one(source, metadata, rules, columns)
    articles: list[NewArticle] = []
    errors: list[SikapError] = []
    for part in parts(source, AMONG_OTHERS):
        try:
            articles += _read_one(part.load(), metadata, rules, columns) if isinstance(part, Part) else []
            errors += [part.error] if isinstance(part, Outcome) and part.error else []
        except SikapError as error:
            errors.append(error)
    if not articles:
        raise errors[0]
    first = articles[0]._replace(notes=(*articles[0].notes, *map(str, errors)))
    return [first, *articles[1:]]


def read_drafts(source: Source, columns: "Columns | None" = None) -> list[Draft]:
    """The articles in one file that is no archive, as its importer finds them. Raises BadFile."""
    kind = kind_of(source)
    if kind == ".zip":
        raise too_deep(source.name)
    if kind not in READERS:
        return _read_unknown(source)
    module = import_module(f"reader.formats.{READERS[kind]}")
    told = (columns,) if columns is not None and READERS[kind] == "table" else ()
    drafts: list[Draft] = module.read(source, *told)
    return drafts


def read_article(path: Path, rules: Rules = NO_RULES, **metadata: Unpack[Metadata]) -> NewArticle:
    """The first article in a file. Raises BadFile, BadValue."""
    return read_source(open_source(path), metadata, rules)[0]


def open_source(path: Path) -> Source:
    """A file's content, unless it is larger than its kind may be. Raises BadFile."""
    name = name_of(path)
    return Source(name, read_bytes(path, limit_of(name)))


def articles_in(paths: Iterable[Path]) -> list[Path]:
    """The files of `find_articles`."""
    return list(find_articles(paths).files)


def find_articles(paths: Iterable[Path]) -> Found:
    """The files to import from `paths`, each once. A folder stands for the articles in it and below, in order of name.

    In folders, hidden files and files of other kinds are passed over; a file named itself always counts. Raises BadFile
    for a folder that cannot be read or has no articles.
    """
    found = [files_below(path, AMONG_OTHERS) if path.is_dir() else Found((path,)) for path in paths]
    return Found(
        tuple(dict.fromkeys(file for each in found for file in each.files)),
        sum(each.passed_over for each in found),
        tuple(error for each in found for error in each.errors),
    )


def _read_one(source: Source, metadata: Metadata, rules: Rules, columns: "Columns | None") -> list[NewArticle]:
    return [article_from(source, draft, metadata, rules) for draft in read_drafts(source, columns)]


def _read_unknown(source: Source) -> list[Draft]:
    from reader.formats import plain

    try:
        return plain.read(source)
    except BadFile as error:
        raise BadFile(
            "{reason} Files that can be imported end in {kinds}.", reason=error, kinds=", ".join(READERS)
        ) from error
