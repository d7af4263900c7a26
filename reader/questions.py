"""What can be asked of an open project file. Answers are frozen records; nothing here writes."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import rows, store
from reader.errors import BadValue, NotFound
from reader.model import (
    Actor,
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    ArticleSummary,
    Block,
    Claim,
    Issue,
    Sentence,
)

if TYPE_CHECKING:
    from reader.checking import Finding


class Questions:
    """The reading half of a Project."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool = False) -> None:
        self._connection = connection
        self._path = path
        self._read_only = read_only

    @property
    def path(self) -> Path:
        return self._path

    def articles(self) -> list[Article]:
        """All articles with their texts, in the order they came in."""
        return [rows.article(row) for row in self._ask(f"SELECT {rows.ARTICLE} FROM article ORDER BY id")]

    def article(self, article_id: ArticleId | int) -> Article:
        """Raises NotFound."""
        return rows.article(self._row("article", article_id, f"SELECT {rows.ARTICLE} FROM article WHERE id = ?"))

    def library(self, articles: Iterable[ArticleId] | None = None) -> list[ArticleSummary]:
        """All articles, or those named, without their texts, with how far they are tagged."""
        if articles is None:
            return [rows.summary(row) for row in self._ask(f"{rows.SUMMARIES} ORDER BY article.id")]
        found = (self._ask(f"{rows.SUMMARIES} WHERE article.id = ?", article) for article in articles)
        return [rows.summary(row) for some in found for row in some]

    def blocks(self, article_id: ArticleId | int) -> list[Block]:
        """The article's blocks in order; they cover its text."""
        sql = f'SELECT {rows.BLOCK} FROM block WHERE article_id = ? ORDER BY "start", id'
        return [rows.block(row) for row in self._ask(sql, article_id)]

    def sentences(self, article_id: ArticleId | int) -> list[Sentence]:
        """The article's sentences in order, boilerplate included."""
        sql = f'SELECT {rows.SENTENCE} FROM sentence WHERE article_id = ? ORDER BY "start", id'
        return [rows.sentence(row) for row in self._ask(sql, article_id)]

    def annotations(self, article_id: ArticleId | int | None = None) -> list[Annotation]:
        """The annotations of an article, or of all, in reading order (the outer before the inner)."""
        where, values = ("", ()) if article_id is None else ("WHERE a.article_id = ?", (article_id,))
        sql = f'{rows.ANNOTATIONS} {where} ORDER BY a.article_id, a."start", a."end" DESC, a.id'
        return [rows.annotation(row) for row in self._ask(sql, *values)]

    def annotations_by_id(self, ids: Iterable[AnnotationId | int]) -> list[Annotation]:
        """Those of these annotations that exist, in no order: what a pane reads again after `Changes`."""
        sql = f"{rows.ANNOTATIONS} WHERE a.id IN (SELECT value FROM json_each(?))"
        return [rows.annotation(row) for row in self._ask(sql, json.dumps(list(ids)))]

    def annotation(self, annotation_id: AnnotationId | int) -> Annotation:
        """Raises NotFound."""
        return rows.annotation(self._row("annotation", annotation_id, f"{rows.ANNOTATIONS} WHERE a.id = ?"))

    def claims(self, article_id: ArticleId | int | None = None) -> list[Claim]:
        """One row for each statement x speaker x position, in reading order; a bare statement is one row too."""
        if article_id is None:
            return [rows.claim(row) for row in self._ask(rows.CLAIMS)]
        return [
            rows.claim(row) for row in self._ask(f"{rows.CLAIMS} WHERE article_id = ?", self.article(article_id).guid)
        ]

    def actors(self) -> list[Actor]:
        return [rows.actor(row) for row in self._ask(f"{rows.ACTORS} ORDER BY key")]

    def issues(self) -> list[Issue]:
        return [rows.issue(row) for row in self._ask(f"SELECT {rows.ISSUE} FROM issue ORDER BY key")]

    def export_rows(self, table: str) -> tuple[list[str], Iterator[tuple[object, ...]]]:
        """Columns and rows of an export table: `annotations`, `claims`, `sentences` or `articles`. Raises BadValue."""
        with store.plain_errors(self._path):
            cursor = self._reading.execute(f"SELECT * FROM {self._export_table(table)}")
        return [column[0] for column in cursor.description], self._rows_of(cursor)

    def count_rows(self, table: str) -> int:
        """How many rows `export_rows` gives. Raises BadValue."""
        base = {"annotations": "annotation", "sentences": "sentence", "articles": "article"}.get(table)
        return int(self._value(f"SELECT count(*) FROM {base or self._export_table(table)}"))

    def info(self) -> dict[str, object]:
        """Counts, format and size (bytes, with what still waits in the write-ahead log)."""
        from reader.checking import info

        with store.plain_errors(self._path):
            return info(self._connection, self._path)

    def check(self) -> list[str]:
        """What is wrong with the file, a plain sentence each; an empty list if all is well."""
        return [str(finding) for finding in self.findings()]

    def findings(self) -> "list[Finding]":
        """The same, as templates and values, so that the window can say it in the person's language."""
        from reader.checking import findings

        with store.plain_errors(self._path):
            return findings(self._connection)

    def recall(self, key: str, default: Any = None) -> Any:
        found = self._value("SELECT value FROM setting WHERE key = ?", key)
        return default if found is None else json.loads(found)

    @cached_property
    def _reading(self) -> sqlite3.Connection:
        """For long reads: a cursor that is half read would keep the connection it belongs to from writing."""
        alone = self._path == store.MEMORY or self._read_only
        return self._connection if alone else store.connect_read_only(self._path)

    def _export_table(self, table: str) -> str:
        if table not in store.VIEWS:
            known = ", ".join(store.VIEWS)
            raise BadValue("There is no table {table}: choose one of {tables}.", table=table, tables=known)
        return table

    def _ask(self, sql: str, *values: object) -> list[rows.Row]:
        with store.plain_errors(self._path):
            return self._connection.execute(sql, values).fetchall()

    def _value(self, sql: str, *values: object) -> Any:
        """The first value of the first row, or None."""
        found = self._ask(sql, *values)
        return found[0][0] if found else None

    def _row(self, table: str, row_id: int, sql: str) -> rows.Row:
        found = self._ask(sql, row_id)
        if not found:
            raise NotFound("There is no {table} with the number {id} in this project.", table=table, id=row_id)
        return found[0]

    def _rows_of(self, cursor: sqlite3.Cursor) -> Iterator[tuple[object, ...]]:
        with store.plain_errors(self._path):
            yield from chain(cursor)  # not the cursor itself: a reader that stops early would close it too late

    def _format(self) -> int:
        return int(self._value("PRAGMA user_version"))

    def _data_version(self) -> int:
        return int(self._value("PRAGMA data_version"))
