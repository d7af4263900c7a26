"""Files, pages and pasted text as the batch of an import: work that is done away from the window's thread."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from reader.errors import BadFile, SikapError
from reader.languages import NO_RULES, Rules
from reader.model import BlockKind, NewArticle
from ui.importing.batch import Batch, Failure, Row

if TYPE_CHECKING:
    from reader.formats.archives import Outcome
    from reader.formats.columns import Columns
    from reader.formats.sources import Draft, Metadata
    from reader.formats.table import Look
    from reader.formats.workshop import Workshop
    from reader.project import Project
    from ui.jobs import Report

FIRST_WORDS = 8  # the title of a text without one


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of the columns of tables: of a file, of those with the same columns, or of all."""

    by_path: "Mapping[Path, Columns]" = field(default_factory=dict)
    by_columns: "Mapping[tuple[str, ...], Columns]" = field(default_factory=dict)
    of_all: "Columns | None" = None

    def of(self, path: Path, workshop: "Workshop", report: "Report | None") -> "Columns | None":
        """None if they are to be guessed."""
        known = self.by_path.get(path) or self.of_all
        if known or not self.by_columns or not is_table(path.name):
            return known
        look = _look(path, workshop, report)
        return self.by_columns.get(tuple(look.columns)) if look else None


def read_files(
    paths: Iterable[Path],
    metadata: "Metadata",
    rules: Rules = NO_RULES,
    answers: Answers = Answers(),
    report: "Report | None" = None,
) -> Batch:
    """What is in these files and folders, in their order: articles, and why the rest cannot be read."""
    from reader.formats.workshop import Workshop

    files, rows, passed_over = _files_in(paths)
    guessed = []
    with Workshop() as workshop:
        columns = {str(path): known for path in files if (known := answers.of(path, workshop, report))}
        for outcome in workshop.read(files, metadata, rules, columns, report):
            rows += _rows(outcome)
            passed_over += outcome.passed_over
            if outcome.articles and is_table(outcome.name) and str(files[outcome.index]) not in columns:
                guessed.append(outcome.name)
    return Batch(rows, tuple(guessed), passed_over)


def look_at_tables(paths: Iterable[Path], report: "Report | None" = None) -> "dict[Path, Look]":
    """The columns and first rows of those of these tables that can be read."""
    from reader.formats.workshop import Workshop

    with Workshop(workers=1) as workshop:
        looks = {path: _look(path, workshop, report) for path in paths}
    return {path: look for path, look in looks.items() if look}


def look_at(path: Path) -> "Look":
    """What a worker does for `look_at_tables`. Raises BadFile."""
    from reader.formats import open_source
    from reader.formats.table import look

    return look(open_source(path))


def is_table(name: str) -> bool:
    """Whether a file of this name has one article a row."""
    from reader.formats import READERS
    from reader.formats.sources import Source

    return READERS.get(Source(name, b"").suffix) == "table"


def read_page(html: str, text: str, rules: Rules, report: "Report | None" = None) -> Batch:
    """What was selected in a browser; its plain `text` where the page makes no article. Raises SikapError."""
    from reader.formats.sources import Source, article_from
    from reader.formats.workshop import Workshop

    try:
        with Workshop(workers=1) as workshop:
            draft = workshop.call(read_selection, html, report=report)
        return Batch([_named(article_from(Source("", b""), draft, {}, rules))])
    except BadFile as error:
        if text.strip():
            return read_text(text, rules)
        raise BadFile("The clipboard holds no text: copy an article first.") from error


def read_selection(html: str) -> "Draft":
    """What a worker does for `read_page`."""
    from reader.formats.page import read_fragment

    return read_fragment(html)


def read_text(text: str, rules: Rules = NO_RULES) -> Batch:
    """A pasted text. Raises BadValue."""
    from reader.intake import prepare

    return Batch([_named(prepare(text, rules=rules, name=""))])


def find_repeats(project: "Project", batch: Batch) -> Batch:
    """The same batch, in which each article knows the one that it repeats, if it does."""
    articles = batch.articles
    found = project.reprints([row.new for row in articles])
    like = {id(row): reprint for row, reprint in zip(articles, found, strict=True)}
    rows = [Row(row.file, row.new, like[id(row)]) if isinstance(row, Row) else row for row in batch.rows]
    return replace(batch, rows=rows)


def _look(path: Path, workshop: "Workshop", report: "Report | None") -> "Look | None":
    """None for a table that cannot be read: reading it will tell why."""
    try:
        found: Look = workshop.call(look_at, path, report=report)
    except BadFile:
        return None
    return found


def _files_in(paths: Iterable[Path]) -> tuple[Sequence[Path], list[Row | Failure], int]:
    """The files, the folders and files that there are none of, and how many files of other kinds there are."""
    from reader.formats import find_articles

    files: dict[Path, None] = {}
    failures: list[Row | Failure] = []
    passed_over = 0
    for path in paths:
        try:
            found = find_articles([path])
        except SikapError as error:
            failures.append(Failure(path.name, error))
            continue
        files |= dict.fromkeys(found.files)
        failures += [Failure(path.name, error) for error in found.errors]
        passed_over += found.passed_over
    return list(files), failures, passed_over


def _rows(outcome: "Outcome") -> list[Row | Failure]:
    rows: list[Row | Failure] = [_row(outcome.name, new) for new in outcome.articles]
    return rows if outcome.error is None else [*rows, Failure(outcome.name, outcome.error)]


def _named(new: NewArticle) -> Row:
    """A pasted article; without a headline its first heading or its first words are its title."""
    first = next((block for block in new.blocks if new.text[block.start : block.end].strip()), new.blocks[0])
    words = new.text[first.start : first.end].split()
    if first.kind is BlockKind.HEADING:
        title = new.title or " ".join(words)
    else:
        cut = " ".join(words[:FIRST_WORDS]).rstrip(".,;:")
        title = new.title or cut + ("…" if len(words) > FIRST_WORDS else "")
    return _row("", new._replace(title=title))


def _row(file: str, new: NewArticle) -> Row:
    return Row(file, new._replace(guid=str(uuid4())))
