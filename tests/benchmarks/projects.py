"""Project files for the benchmarks, made once and kept in the system's temporary folder.

Rows are written by SQL through the project's own connection, inside one step: with the history and the search that a
project of such a size has.
"""

import getpass
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import gettempdir

from reader import rows
from reader.codebook import key_of
from reader.model import NewArticle
from reader.project import Project
from reader.store import _SCHEMAS, FORMAT, SUFFIX, remove
from tests.benchmarks.corpus import Claim, Corpus

SHAPE = 2  # of what is written here: another number makes all files anew
AT = "2024-03-12T08:30:00Z"
AT_ONCE = 1000  # articles
ARTICLE = """INSERT INTO article(id, guid, title, source, author, published, url, language, created_at, modified_at,
    sketch, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
BLOCK = 'INSERT INTO block(article_id, "start", "end", kind, format) VALUES (?, ?, ?, ?, ?)'
SENTENCE = """INSERT INTO sentence(article_id, number, "start", "end", boilerplate, text)
    VALUES (?, ?, ?, ?, ?, ?)"""
ANNOTATION = """INSERT INTO annotation(id, guid, article_id, kind, "start", "end", quote, actor_id, issue_id, stance,
    coder_id, created_at, modified_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
LINK = "INSERT INTO link(statement_id, annotation_id, role) VALUES (?, ?, ?)"
ACTOR, ISSUE = (
    f"INSERT INTO {table}(id, guid, name, key, created_at, modified_at) VALUES (?, ?, ?, ?, ?, ?)"
    for table in ("actor", "issue")
)

Values = tuple[object, ...]


def book(characters: int, tags: int) -> Path:
    """A project with one article of so many characters, which carries about so many tags; and a short one."""

    def make(project: Project) -> None:
        news = Corpus()
        long, short = news.article(characters), news.article(2000)
        _fill(project, news, [(long, news.tagged(long, tags)), (short, [])])

    return _cached(f"book-{characters}-{tags}", make)


def library(articles: int, letters: int = 2000, claims: int = 0) -> Path:
    """A project of so many articles, with so many claims in each."""

    def make(project: Project) -> None:
        news = Corpus()
        _fill(project, news, ((new, list(news.coding(new, claims))) for new in news.articles(articles, letters)))

    return _cached(f"library-{articles}-{letters}-{claims}", make)


def claims(count: int, each: int = 50) -> Path:
    """A project with so many claims, 50 in an article, and about 2.7 times as many tags."""
    return library(-(-count // each), each * 90, each)


def copy_of(project: Path, folder: Path) -> Path:
    """A project of one's own to write in, all of it on the disk: else the first to write would wait for that."""
    copied = Path(shutil.copy(project, folder / project.name))
    with copied.open("rb+") as file:
        os.fsync(file.fileno())
    return copied


def rows_of(number: int, new: NewArticle) -> tuple[Values, list[Values], list[Values]]:
    """The rows of one article, its blocks and its sentences, as they are stored."""
    article = (
        *(number, new.guid, new.title, new.source, new.author, new.published, new.url, new.language),
        *(AT, AT, new.sketch, new.text),
    )
    blocks: list[Values] = [(number, b.start, b.end, b.kind, rows.block_format(b)) for b in new.blocks]
    sentences: list[Values] = [
        (number, nth, start, end, furniture, new.text[start:end])
        for nth, (start, end, furniture) in enumerate(new.sentences, start=1)
    ]
    return article, blocks, sentences


def _cached(name: str, make: Callable[[Project], None]) -> Path:
    path = _shelf() / f"{name}{SUFFIX}"
    if not path.exists():
        part = path.with_name(f".{name}.part{SUFFIX}")
        remove(part)  # also what one that was killed has left
        with Project.create(part, coder="rani") as project:
            make(project)
            project._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        part.rename(path)
    return path


@cache
def _shelf() -> Path:
    """The folder of what this generator makes in this file format."""
    news = Corpus()
    new = news.article(5000)
    made = repr((SHAPE, _SCHEMAS[FORMAT], new, news.tagged(new, 100)))
    shelf = (
        Path(gettempdir()) / f"sikap-benchmarks-{getpass.getuser()}" / hashlib.sha256(made.encode()).hexdigest()[:12]
    )
    shelf.mkdir(parents=True, exist_ok=True)
    return shelf


def _fill(project: Project, news: Corpus, coded: Iterable[tuple[NewArticle, Sequence[Claim]]]) -> None:
    connection = project._connection
    with project.step("Fill"):
        coder = project._coder()
        _write_codebook(connection, news)
        some: list[tuple[int, NewArticle, Sequence[Claim]]] = []
        for number, (new, said) in enumerate(coded, start=1):
            some.append((number, new, said))
            if len(some) == AT_ONCE:
                _write(connection, news, some, coder)
                some = []
        _write(connection, news, some, coder)


def _write_codebook(connection: sqlite3.Connection, news: Corpus) -> None:
    for sql, names in ((ACTOR, news.actors), (ISSUE, news.issues)):
        connection.executemany(
            sql, ((number, news.guid(), name, key_of(name), AT, AT) for number, name in enumerate(names, start=1))
        )


def _write(
    connection: sqlite3.Connection, news: Corpus, some: Sequence[tuple[int, NewArticle, Sequence[Claim]]], coder: int
) -> None:
    made = [rows_of(number, new) for number, new, _ in some]
    connection.executemany(ARTICLE, (article for article, _, _ in made))
    connection.executemany(BLOCK, (block for _, blocks, _ in made for block in blocks))
    connection.executemany(SENTENCE, (sentence for _, _, sentences in made for sentence in sentences))
    last = connection.execute("SELECT coalesce(max(id), 0) FROM annotation").fetchone()[0]
    tags: list[Values] = []
    links: list[Values] = []
    for number, new, said in some:
        for claim in said:
            first = last + len(tags) + 1
            tags += _tags(first, number, new.text, claim, news, coder)
            links += [(first, *link) for link in _links(first, claim)]
    connection.executemany(ANNOTATION, tags)
    connection.executemany(LINK, links)


def _tags(first: int, article: int, text: str, claim: Claim, news: Corpus, coder: int) -> Iterator[Values]:
    spans: list[tuple[str, int, int, int | None, int | None, str | None]] = [
        ("statement", claim.start, claim.end, None, None, None)
    ]
    if claim.mention:
        start, end, actor = claim.mention
        spans.append(("actor", start, end, None if actor is None else actor + 1, None, None))
    if claim.position:
        start, end, issue, stance = claim.position
        spans.append(("position", start, end, None, None if issue is None else issue + 1, stance))
    for more, (kind, start, end, actor, issue, stance) in enumerate(spans):
        yield (
            *(first + more, news.guid(), article, kind, start, end, text[start:end], actor, issue, stance),
            *(coder, AT, AT),
        )


def _links(first: int, claim: Claim) -> Iterator[tuple[int, str]]:
    if claim.mention:
        yield first + 1, "speaker"
    if claim.position:
        yield first + 1 + (claim.mention is not None), ""
