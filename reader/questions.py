"""What can be asked of an open project file. Answers are frozen records; nothing here writes."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import rows, store
from reader.errors import BadValue, NotFound
from reader.model import (
    Actor,
    ActorId,
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    ArticleLine,
    ArticleSummary,
    Block,
    Claim,
    ClaimKey,
    Issue,
    IssueId,
    Kind,
    NewArticle,
    Orphan,
    Sentence,
    Span,
)

if TYPE_CHECKING:
    from reader.claims_table import ClaimFilter, ClaimOrder, ClaimRow, Keys
    from reader.keeping.checking import Finding
    from reader.languages import Rules
    from reader.pieces import Blocks, Sentences
    from reader.reprints import Reprint
    from reader.search import ArticleFilter, FilterChoices, Hit


class Questions:
    """The reading half of a Project."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool = False) -> None:
        self._connection = connection
        self._path = path
        self._read_only = read_only

    @property
    def path(self) -> Path:
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether it was opened only to be read."""
        return self._read_only

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
        wanted = list(articles)
        sql = f"{rows.SUMMARIES} WHERE article.id IN (SELECT value FROM json_each(?))"
        found = {row[0]: rows.summary(row) for row in self._ask(sql, json.dumps(wanted))}
        return [found[article] for article in wanted if article in found]

    def titles(self, articles: Iterable[ArticleId]) -> dict[ArticleId, str]:
        """The titles of these articles, of those that are there."""
        sql = "SELECT id, title FROM article WHERE id IN (SELECT value FROM json_each(?))"
        return {ArticleId(article): title for article, title in self._ask(sql, json.dumps(list(articles)))}

    def rows_of(self, article_id: ArticleId | int) -> int:
        """How many rows come and go with an article, about: its pieces, and its tags with a link each."""
        counted = (("sentence", 1), ("block", 1), ("annotation", 2), ("orphan", 1))
        counts = (f"{by} * (SELECT count(*) FROM {table} WHERE article_id = ?1)" for table, by in counted)
        return int(self._value(f"SELECT {' + '.join(counts)}", article_id))

    def article_ids(self, among: Iterable[ArticleId | int] | None = None) -> list[ArticleId]:
        """The numbers of all articles, in the order they came in; or those of these numbers that are articles."""
        if among is None:  # by the index of guids, since the texts stand between the numbers
            found = self._value("SELECT json_group_array(id) FROM (SELECT id FROM article ORDER BY guid)")
            return sorted(json.loads(found))
        sql = "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return [ArticleId(row[0]) for row in self._ask(sql, json.dumps(list(among)))]

    def article_lines(self, articles: Iterable[ArticleId | int]) -> list[ArticleLine]:
        """Those of these articles that exist, in the order they came in, without what would have to be counted."""
        sql = f"{rows.LINES} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return [rows.line(row) for row in self._ask(sql, json.dumps(list(articles)))]

    def blocks(self, article_id: ArticleId | int) -> list[Block]:
        """The article's blocks in order; they cover its text."""
        sql = f'SELECT {rows.BLOCK} FROM block WHERE article_id = ? ORDER BY "start", id'
        return [rows.block(row) for row in self._ask(sql, article_id)]

    def sentences(self, article_id: ArticleId | int) -> list[Sentence]:
        """The article's sentences in order, boilerplate included."""
        sql = f'SELECT {rows.SENTENCE} FROM sentence WHERE article_id = ? ORDER BY "start", id'
        return [rows.sentence(row) for row in self._ask(sql, article_id)]

    def pieces(self, article: Article) -> "tuple[Blocks, Sentences]":
        """The blocks and the sentences of an article, as columns of which records are made when they are looked at."""
        from reader import pieces

        return pieces.blocks(self._ask, article), pieces.sentences(self._ask, article)

    def orphans(self, article_id: ArticleId | int | None = None) -> list[Orphan]:
        """The tags of an article, or of all, that have lost their words, in the order they had."""
        where, values = ("", ()) if article_id is None else ("WHERE o.article_id = ?", (article_id,))
        sql = f'{rows.ORPHANS} {where} ORDER BY o.article_id, o."start", o."end" DESC, o.id'
        return [rows.orphan(row) for row in self._ask(sql, *values)]

    def annotations(self, article_id: ArticleId | int | None = None) -> list[Annotation]:
        """The annotations of an article, or of all, in reading order (the outer before the inner)."""
        where, values = ("", ()) if article_id is None else ("WHERE a.article_id = ?", (article_id,))
        sql = f'{rows.ANNOTATIONS} {where} ORDER BY a.article_id, a."start", a."end" DESC, a.id'
        return [rows.annotation(row) for row in self._ask(sql, *values)]

    def annotations_from(self, article_id: ArticleId | int, start: int, end: int | None = None) -> list[Annotation]:
        """The annotations that begin in [start, end) of an article's text, or behind `start`, in reading order."""
        sql = f"""{rows.ANNOTATIONS} WHERE a.article_id = ? AND a."start" >= ? AND a."start" < ?
            ORDER BY a."start", a."end" DESC, a.id"""
        found = self._ask(sql, article_id, start, store.LARGEST if end is None else end)
        return [rows.annotation(row) for row in found]

    def annotation_starts(self, article_id: ArticleId | int) -> list[int]:
        """Where the annotations of an article begin, in order."""
        found = self._value(
            """SELECT json_group_array("start") FROM
            (SELECT "start" FROM annotation WHERE article_id = ? ORDER BY "start")""",
            article_id,
        )
        starts: list[int] = json.loads(found)
        return starts

    def start_after(self, article_id: ArticleId | int, start: int, count: int) -> int | None:
        """Where the annotation begins that comes `count` after the first one at or behind `start`; None if none does.

        It is behind `start` in any case: those that begin together are not taken apart.
        """
        later = """SELECT "start" FROM annotation WHERE article_id = ? AND "start" >= ?
            ORDER BY "start" LIMIT 1 OFFSET ?"""
        found = self._value(later, article_id, start, count)
        if found == start:
            found = self._value(later, article_id, start + 1, 0)
        return None if found is None else int(found)

    def annotations_around(self, article_id: ArticleId | int, start: int, end: int) -> list[Annotation]:
        """The annotations that share a code point with [start, end), and what is tied to the statements among them."""
        sql = f"""WITH here AS (SELECT id FROM annotation WHERE article_id = ? AND "start" < ? AND "end" > ?)
            {rows.ANNOTATIONS} WHERE a.id IN
            (SELECT id FROM here UNION SELECT annotation_id FROM link WHERE statement_id IN here)"""
        return [rows.annotation(row) for row in self._ask(sql, article_id, end, start)]

    def annotation_beside(
        self, article_id: ArticleId | int, place: tuple[int, int, int], by: int
    ) -> AnnotationId | None:
        """The next (`by` 1) or previous (-1) annotation in reading order of a place (start, end, id) in an article."""
        after, order = (">", "ASC") if by > 0 else ("<", "DESC")
        back = "DESC" if by > 0 else "ASC"
        sql = f"""SELECT id FROM annotation WHERE article_id = ? AND "start" {after}= ?
            AND ("start", -"end", id) {after} (?, ?, ?) ORDER BY "start" {order}, "end" {back}, id {order} LIMIT 1"""
        start, end, number = place
        found = self._value(sql, article_id, start, start, -end, number)
        return None if found is None else AnnotationId(found)

    def count_annotations(self, article_id: ArticleId | int, kind: Kind | None = None) -> int:
        """How many annotations there are in an article, of all kinds or of one."""
        which = "" if kind is None else f"AND kind = '{kind}'"
        return int(self._value(f"SELECT count(*) FROM annotation WHERE article_id = ? {which}", article_id))

    def annotations_by_id(self, ids: Iterable[AnnotationId | int]) -> list[Annotation]:
        """Those of these annotations that exist, in no order: what a pane reads again after `Changes`."""
        sql = f"{rows.ANNOTATIONS} WHERE a.id IN (SELECT value FROM json_each(?))"
        return [rows.annotation(row) for row in self._ask(sql, json.dumps(list(ids)))]

    def annotations_on(self, article_id: ArticleId | int, kind: Kind, span: Span) -> list[Annotation]:
        """The annotations of this kind on exactly these words."""
        sql = f'{rows.ANNOTATIONS} WHERE a.article_id = ? AND a."start" = ? AND a."end" = ? AND a.kind = ?'
        return [rows.annotation(row) for row in self._ask(sql, article_id, span.start, span.end, kind)]

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

    def next_gap(
        self, article_id: ArticleId | int | None = None, after: int = -1, statement: AnnotationId | int | None = None
    ) -> tuple[ArticleId, AnnotationId] | None:
        """The next statement without speaker, stance or issue: behind this offset of this article, or the `statement`
        that begins there, then in those that follow, then from the first again. None if all are complete."""
        sql = """SELECT article_id, statement_id FROM coded
            WHERE NOT complete AND (article_id, "start", statement_id) {which} (?, ?, ?)
            ORDER BY article_id, "start", statement_id LIMIT 1"""
        place = (-1 if article_id is None else article_id, after, store.LARGEST if statement is None else statement)
        found = self._ask(sql.format(which=">"), *place) or self._ask(sql.format(which="<="), *place)
        return (ArticleId(found[0][0]), AnnotationId(found[0][1])) if found else None

    def known_actor(self, name: str) -> ActorId | None:
        """The actor of this name or alias."""
        from reader.codebook import find_actor

        with store.plain_errors(self._path, self._connection):
            found = find_actor(self._connection, name)
        return None if found is None else ActorId(found)

    def last_said(self) -> tuple[ActorId | None, IssueId | None]:
        """The speaker and the issue that were coded last in this project."""
        last = """SELECT m.{column} FROM link JOIN annotation m ON m.id = link.annotation_id
            WHERE m.{column} IS NOT NULL AND link.role <> 'addressee' ORDER BY link.id DESC LIMIT 1"""
        return self._value(last.format(column="actor_id")), self._value(last.format(column="issue_id"))

    def claim_keys(
        self,
        where: "ClaimFilter | None" = None,
        order: "ClaimOrder | None" = None,
        first: int | None = None,
        report: Callable[[int], object] | None = None,
        early: "Callable[[Keys], object] | None" = None,
    ) -> "Keys":
        """The rows of the claims table that pass the filter, in order; all in reading order if nothing is given.

        `first`: only so many of them, if the project has more than a few statements; with `early`, that gets the first
        ones as soon as they are known, and all are read. `report(0)` is called now and then, and may raise Cancelled.
        """
        from reader import claims_table

        asked = where or claims_table.ALL, order or claims_table.READING
        with store.plain_errors(self._path, self._connection):
            return claims_table.keys(self._connection, *asked, first, report, early)

    def follow_claims(self, keys: "Keys", where: "ClaimFilter", order: "ClaimOrder", seen: Sequence[int] = ()) -> bool:
        """Bring the rows of the claims table up to date after a change: see `claims_table.follow`."""
        from reader import claims_table

        with store.plain_errors(self._path, self._connection):
            return claims_table.follow(self._connection, keys, where, order, seen)

    def claim_rows(self, keys: Sequence[ClaimKey]) -> "list[ClaimRow]":
        """What these rows of the claims table say; a statement that is gone is left out."""
        from reader import claims_table

        with store.plain_errors(self._path, self._connection):
            return claims_table.rows(self._connection, keys)

    def claim_values(
        self, column: str, where: "ClaimFilter | None" = None, report: Callable[[int], object] | None = None
    ) -> list[tuple[str | None, int]]:
        """What a coded column of the claims table says under the other columns' filters, and how often."""
        from reader import claims_table

        with store.plain_errors(self._path, self._connection):
            return claims_table.values(self._connection, column, where or claims_table.ALL, report)

    def claim_export(
        self, where: "ClaimFilter", order: "ClaimOrder", columns: Sequence[str]
    ) -> tuple[list[str], Iterator[tuple[object, ...]]]:
        """Exactly these rows and columns of the claims table, as they are exported. Raises BadValue."""
        from reader import claims_table

        with store.plain_errors(self._path, self._connection):
            names, found = claims_table.export(self._reading, where, order, columns)
        return names, self._rows_of(found)

    def search(self, expression: str, *, limit: int = 50) -> "list[Hit]":
        """What fits this search in texts, quotes, actors, issues and notes, the best first. Raises BadValue."""
        from reader import search

        with store.plain_errors(self._path, self._connection):
            return search.hits(self._connection, expression, limit=limit)

    def filter_articles(
        self, where: "ArticleFilter", among: Iterable[ArticleId | int] | None = None
    ) -> list[ArticleId]:
        """The articles that pass the filter, in the order they came in; or those of these numbers that do."""
        from reader import search

        with store.plain_errors(self._path, self._connection):
            return search.filter_articles(self._connection, where, among)

    def filter_choices(self, known: "FilterChoices | None" = None) -> "FilterChoices":
        """What there is to choose from in a filter of articles; with the sources of those `known`, for which all
        articles would be looked at."""
        from reader import search

        with store.plain_errors(self._path, self._connection):
            return search.filter_choices(self._connection, known)

    def actors(self) -> list[Actor]:
        return [rows.actor(row) for row in self._ask(f"{rows.ACTORS} ORDER BY key")]

    def issues(self) -> list[Issue]:
        return [rows.issue(row) for row in self._ask(f"SELECT {rows.ISSUE} FROM issue ORDER BY key")]

    def export_rows(self, table: str) -> tuple[list[str], Iterator[tuple[object, ...]]]:
        """Columns and rows of an export table: `annotations`, `claims`, `sentences` or `articles`. Raises BadValue."""
        with store.plain_errors(self._path, self._connection):
            cursor = self._reading.execute(f"SELECT * FROM {self._export_table(table)}")
        return [column[0] for column in cursor.description], self._rows_of(cursor)

    def count_rows(self, table: str) -> int:
        """How many rows `export_rows` gives. Raises BadValue."""
        if table == "claims":
            from reader import claims_table

            with store.plain_errors(self._path, self._connection):
                return claims_table.total(self._connection)
        base = {"annotations": "annotation", "sentences": "sentence", "articles": "article"}.get(table)
        return int(self._value(f"SELECT count(*) FROM {base or self._export_table(table)}"))

    def info(self) -> dict[str, object]:
        """Counts, format and sizes: see `reader.keeping.facts`."""
        from reader.keeping.checking import info

        with store.plain_errors(self._path, self._connection):
            return info(self._connection, self._path)

    def check(self) -> list[str]:
        """What is wrong with the file, a plain sentence each; an empty list if all is well."""
        return [str(finding) for finding in self.findings()]

    def findings(self, report: Callable[[int, int], None] | None = None) -> "list[Finding]":
        """The same, as templates and values, so that the window can say it in the person's language.

        `report(done, total)` is called now and then, and may raise Cancelled.
        """
        from reader.keeping.checking import findings

        with store.plain_errors(self._path, self._connection):
            return findings(self._connection, self._path, report)

    def reprints(self, new: Sequence[NewArticle]) -> "list[Reprint | None]":
        """For each new article the earlier one, here or before it among the new, that it repeats: see `Reprint`."""
        from reader import reprints

        def kept(guid: str, title: str, sketch: str, text: str) -> reprints.Stored:
            if not reprints.is_sketch(sketch):  # of an older format: made anew each time, for to keep it were a step
                sketch = reprints.sketch(text or self._text_by_guid(guid))
            return guid, title, sketch

        with store.plain_errors(self._path, self._connection):
            text = "CASE WHEN sketch = '' THEN text ELSE '' END"
            articles = self._reading.execute(f"SELECT guid, title, sketch, {text} FROM article ORDER BY id")
            return reprints.find(new, (kept(*row) for row in articles), self._text_by_guid)

    @property
    def rules(self) -> "Rules":
        """The project's own abbreviations and site furniture."""
        from reader.languages import Rules

        kept = self.recall("rules", {})
        with suppress(TypeError, AttributeError, BadValue):  # another program has written what we would not
            return Rules(tuple(kept.get("abbreviations", ())), tuple(kept.get("furniture", ())))
        return Rules()

    def recall(self, key: str, default: Any = None) -> Any:
        """What was kept under a key; the default also for what is no JSON, or of another kind than the default."""
        found = self._value("SELECT value FROM setting WHERE key = ?", key)
        with suppress(TypeError, ValueError, RecursionError):
            kept = json.loads(found)
            return kept if default is None or isinstance(kept, type(default)) else default
        return default

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
        with store.plain_errors(self._path, self._connection):
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

    def _rows_of(self, cursor: Iterable[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
        with store.plain_errors(self._path, self._connection):
            yield from chain(cursor)  # not the cursor itself: a reader that stops early would close it too late

    def _text_by_guid(self, guid: str) -> str:
        return str(self._value("SELECT text FROM article WHERE guid = ?", guid))

    def _data_version(self) -> int:
        return int(self._value("PRAGMA data_version"))
