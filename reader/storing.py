"""Prepared articles into an open project, a hundred at a time. Called inside a step."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence

from reader import bulk, rows
from reader.errors import NotFound
from reader.model import Article, ArticleId, Block, NewArticle, Status
from reader.moment import now
from reader.text import storable

CHARACTERS = 300_000  # of a batch: SQLite keeps a statement's new rows in memory, and those of more in a file

_ARTICLE = (
    *("id", "guid", "title", "source", "author", "published", "url", "language", "text", "sketch", "created_at"),
    *("modified_at", "origins", "reprint_of"),
)
_BLOCK = ("article_id", "start", "end", "kind", "format")
_SENTENCE = ("article_id", "number", "start", "end", "boilerplate", "text")

Report = Callable[[int, int], None]
Values = tuple[object, ...]


def store(connection: sqlite3.Connection, new: Sequence[NewArticle], report: Report | None = None) -> list[Article]:
    """Store articles with their blocks and sentences, in this order; returns them as they would be read.

    `report(done, total)` is called for each, and may raise. Raises NotFound if one says it is a reprint of an article
    that is neither in the project nor among those before it.
    """
    return [article for batch in _batches(new, report) for article in _store(connection, batch)]


def _batches(new: Sequence[NewArticle], report: Report | None) -> Iterator[list[NewArticle]]:
    batch: list[NewArticle] = []
    characters = 0
    for number, article in enumerate(new):
        if report is not None:
            report(number, len(new))
        batch.append(article)
        characters += len(article.text)
        if len(batch) == bulk.AT_ONCE or characters >= CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _store(connection: sqlite3.Connection, new: Sequence[NewArticle]) -> list[Article]:
    first, moment, known = bulk.next_id(connection, "article"), now(), _known(connection, new)
    stored: list[Article] = []
    for number, article in enumerate(new, first):
        stored.append(_fit(ArticleId(number), article, _repeated(article.reprint_of, known), moment))
        known[stored[-1].guid] = number
    bulk.insert(connection, "article", _ARTICLE, map(_article, stored, new))
    bulk.insert(connection, "block", _BLOCK, _blocks(new, first))
    bulk.insert(connection, "sentence", _SENTENCE, _sentences(new, first))
    return stored


def _known(connection: sqlite3.Connection, new: Sequence[NewArticle]) -> dict[str, int]:
    """By their guid those stored articles that some of these repeat."""
    wanted = {article.reprint_of for article in new if article.reprint_of}
    sql = "SELECT guid, id FROM article WHERE guid IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(sql, (json.dumps(list(wanted)),))) if wanted else {}


def _repeated(guid: str, known: Mapping[str, int]) -> ArticleId | None:
    if guid and guid not in known:
        raise NotFound(
            "The article of which this one is a reprint is not in the project: import both, or only this one."
        )
    return ArticleId(known[guid]) if guid else None


def _fit(number: ArticleId, new: NewArticle, repeats: ArticleId | None, moment: str) -> Article:
    """The article as it is read: without the characters that no file can hold."""
    texts = [new.guid or rows.guid(), new.title, new.source, new.author, new.url, new.language, new.text]
    whole = "".join(texts)  # one look at all: few have such a character
    if storable(whole) != whole:
        texts = list(map(storable, texts))
    guid, title, source, author, url, language, text = texts
    published = new.published and storable(new.published)
    details = (guid, title, source, author, published, url, language)
    return Article(number, *details, Status.NEW, "", moment, moment, text, dict(new.origins), repeats)


def _article(stored: Article, new: NewArticle) -> Values:
    details = (stored.title, stored.source, stored.author, stored.published, stored.url, stored.language, stored.text)
    origins = json.dumps(stored.origins) if stored.origins else "{}"
    sketch = storable(new.sketch)
    return stored.id, stored.guid, *details, sketch, stored.created_at, stored.modified_at, origins, stored.reprint_of


def _blocks(new: Sequence[NewArticle], first: int) -> Iterator[Values]:
    return (
        (number, block.start, block.end, block.kind, "{}" if _is_plain(block) else rows.block_format(block))
        for number, article in enumerate(new, first)
        for block in article.blocks
    )


def _is_plain(block: Block) -> bool:
    """Whether it has nothing beside its place and kind, as most blocks."""
    dressed = block.level or block.indent or block.quote or block.marker or block.styles
    return not dressed and block.cell is None


def _sentences(new: Sequence[NewArticle], first: int) -> Iterator[Values]:
    return (
        (number, place, start, end, int(boilerplate), article.text[start:end])
        for number, article in enumerate(new, first)
        for place, (start, end, boilerplate) in enumerate(article.sentences, 1)
    )
