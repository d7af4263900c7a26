"""What does not hold together in a project is mended row by row, so that a check finds nothing more to say.

For a new file that no one has open yet. Nothing is dropped that a person could miss: a tag off its words is put back or
becomes an orphan, a text is put together again from its sentences and tags, who is named but missing is made anew. What
was done is counted, as `Mend`s. The history's triggers are on: what is mended counts as another program's doing.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reader import intake, orphans, reprints, rows
from reader.codebook import CIRCLES, key_of
from reader.errors import SikapError
from reader.keeping import contents
from reader.keeping.pages import LOST
from reader.keeping.patching import Piece, blocks_of, has_gaps, is_alike, is_tiled, text_of
from reader.language_guess import guess_language
from reader.languages import NO_RULES, Rules
from reader.model import Block, Role
from reader.moment import now
from reader.store import LARGEST

# Who names whom: table, column, the table of whom.
_NAMED = (
    *((table, "coder_id", "coder") for table in ("annotation", "orphan", "history_step")),
    *((table, "actor_id", "actor") for table in ("annotation", "orphan", "actor_alias")),
    *((table, "issue_id", "issue") for table in ("annotation", "orphan")),
    *(("actor", "member_of", "actor"), ("issue", "parent_id", "issue")),
)
_OF_ARTICLE = ("block", "sentence", "annotation", "orphan")

MADE_NOTE = "Coders, actors and issues that were named but missing were made anew, with a name that begins with ?: {n}."
TEXTS_NOTE = "Articles whose text was put together again from their sentences and tags: {n}."
UNKNOWN_NOTE = "Articles in which � stands for characters that could not be read: {n}."
BLOCKS_NOTE = "Articles whose paragraphs were found anew: {n}."
SENTENCES_NOTE = "Articles that were split into sentences again: {n}."
PLACED_NOTE = "Tags that were put back on their words: {n}."
QUOTES_NOTE = "Tags whose own copy of their words was damaged, and is now as in the text: {n}."
ORPHANED_NOTE = (
    "Tags of which nobody can tell where their words are now; they wait among the tags that have lost their words: {n}."
)
HOMELESS_NOTE = "Tags, paragraphs and sentences of articles of which nothing is left, left out: {n}."
UNTIED_NOTE = "Links that tied nothing together, left out: {n}."
TWINS_NOTE = "Tags without their words that still stood in the text as well, left out: {n}."
ALIASES_NOTE = "Aliases that were the name of another actor too, left out: {n}."
ALONE_NOTE = "Entries and articles that stood under themselves or under nothing, and now stand alone: {n}."
UNREADABLE_NOTE = "Settings and details that were not as Sikap writes them, left out: {n}."

Report = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Mend:
    """Something that was mended or left out: a template and its values, as of a Finding."""

    template: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return self.template.format(**self.values)


class Mending:
    """`doubtful`: sentences may be missing, so that words outside of all of them are looked for."""

    def __init__(self, connection: sqlite3.Connection, *, doubtful: bool = False) -> None:
        self._connection = connection
        self._doubtful = doubtful
        self._done: Counter[str] = Counter()

    def mend(self, report: Report) -> list[Mend]:
        """Mend everything, in a transaction that is open. `report(done, total)` counts articles and may raise."""
        self._untwin()
        self._name_missing()
        self._mend_codebook()
        self._mend_settings()
        self._mend_reprints()
        self._untie()
        articles = self._articles()
        for number, article in enumerate(articles):
            report(number, len(articles))
            self._mend_article(article)
        self._untie()
        self._mend_formats()
        self._mend_orphans()
        return [Mend(template, {"n": n}) for template, n in self._done.items() if n]

    # The codebook, coders, settings

    def _name_missing(self) -> None:
        for table, column, parent in _NAMED:
            missing = self._ask(
                f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"
                f" AND {column} NOT IN (SELECT id FROM {parent})"
            )
            for (number,) in missing:
                made = self._make(parent, number)
                if made != number:
                    self._do(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", made, number)
                self._done[MADE_NOTE] += 1

    def _make(self, table: str, number: int) -> int:
        name, moment = self._free_name(table, f"? {number}"), now()
        row: dict[str, object] = {"guid": rows.guid(), "name": name, "created_at": moment}
        if table != "coder":
            row |= {"key": key_of(name), "modified_at": moment}
        if 1 <= number <= LARGEST:
            row["id"] = number
        return self._insert(table, row)

    def _free_name(self, table: str, name: str) -> str:
        column, free, number = "name" if table == "coder" else "key", name, 1
        taken = f"SELECT 1 FROM {table} WHERE {column} = ?"
        while self._ask(taken, free if table == "coder" else key_of(free)):
            number += 1
            free = f"{name} {number}"
        return free

    def _mend_codebook(self) -> None:
        self._done[ALIASES_NOTE] += self._do(f"DELETE FROM actor_alias WHERE key IN ({_KEYS_TWICE})")
        for table, column in (("actor", "member_of"), ("issue", "parent_id")):
            while self._ask(CIRCLES[table]):
                self._done[ALONE_NOTE] += self._do(
                    f"UPDATE {table} SET {column} = NULL WHERE id = (SELECT max(id) FROM {table}"
                    f" WHERE {column} IS NOT NULL AND name IN ({CIRCLES[table].replace(' ORDER BY id', '')}))"
                )

    def _mend_settings(self) -> None:
        for key, value in self._ask("SELECT key, value FROM setting"):
            if not _is_setting(key, value):
                self._done[UNREADABLE_NOTE] += self._do("DELETE FROM setting WHERE key = ?", key)

    def _mend_reprints(self) -> None:
        dangling = "reprint_of IS NOT NULL AND reprint_of NOT IN (SELECT id FROM article)"
        self._done[ALONE_NOTE] += self._do(f"UPDATE article SET reprint_of = NULL WHERE {dangling}")
        above = dict(self._ask("SELECT id, reprint_of FROM article WHERE reprint_of IS NOT NULL"))
        free: set[int] = set()
        for article in list(above):
            path: list[int] = []
            while article in above and article not in free and article not in path:
                path.append(article)
                article = above[article]
            if article in path:
                del above[article]
                self._done[ALONE_NOTE] += self._do("UPDATE article SET reprint_of = NULL WHERE id = ?", article)
            free.update(path)

    # Tags

    def _untwin(self) -> None:
        self._done[TWINS_NOTE] += self._do(
            "DELETE FROM orphan WHERE id IN (SELECT id FROM annotation) OR guid IN (SELECT guid FROM annotation)"
        )

    def _untie(self) -> None:
        self._done[UNTIED_NOTE] += self._do(f"DELETE FROM link WHERE id IN ({_LINKS})")

    def _mend_orphans(self) -> None:
        for orphan, kind, links in self._ask("SELECT id, kind, links FROM orphan"):
            if not _are_links(orphan, kind, links):
                kept = [link for link in orphans.links_in(links) if _are_links(orphan, kind, json.dumps([link]))]
                self._do("UPDATE orphan SET links = ? WHERE id = ?", json.dumps(kept), orphan)
                self._done[UNREADABLE_NOTE] += 1

    # Articles

    def _articles(self) -> list[int]:
        """Those that are there, and those that are named."""
        named = (f"SELECT article_id FROM {table}" for table in _OF_ARTICLE)
        return [article for (article,) in self._ask(f"SELECT id FROM article UNION {' UNION '.join(named)}")]

    def _mend_article(self, article: int) -> None:
        found = self._ask("SELECT text, language, origins FROM article WHERE id = ?", article)
        blocks = self._blocks(article)
        sentences = self._ask(
            'SELECT "start", "end", text, number FROM sentence WHERE article_id = ? ORDER BY "start", id', article
        )
        tags = self._ask('SELECT id, "start", "end", quote FROM annotation WHERE article_id = ?', article)
        pieces = [[Piece(s, words) for s, e, words in part if e - s == len(words)] for part in _parts(sentences, tags)]
        whole = [(block.start, block.end) for block in blocks]
        text = text_of(found[0][0] if found else None, whole, *pieces)
        if text is None:
            self._drop(article)
            return
        language = found[0][1] if found else guess_language(text)
        self._keep_text(article, found[0][0] if found else None, text, language)
        if found and not _are_origins(found[0][2]):
            self._do("UPDATE article SET origins = '{}' WHERE id = ?", article)
            self._done[UNREADABLE_NOTE] += 1
        blocks = self._mend_blocks(article, text, blocks)
        self._mend_sentences(article, text, language, blocks, sentences)
        self._mend_tags(article, text, tags)

    def _drop(self, article: int) -> None:
        """Nothing is left that could be shown."""
        for table in _OF_ARTICLE:
            self._done[HOMELESS_NOTE] += self._do(f"DELETE FROM {table} WHERE article_id = ?", article)

    def _keep_text(self, article: int, before: str | None, text: str, language: str) -> None:
        self._done[UNKNOWN_NOTE] += LOST in text and (before is None or before != text or text.strip(LOST) == "")
        if before == text:
            return
        self._done[TEXTS_NOTE] += 1
        sketch = reprints.sketch(text)
        if before is None:
            moment = now()
            row = {"guid": rows.guid(), "title": f"? {article}", "language": language, "text": text, "sketch": sketch}
            self._insert("article", {"id": article, **row, "created_at": moment, "modified_at": moment})
        else:
            self._do("UPDATE article SET text = ?, sketch = ? WHERE id = ?", text, sketch, article)

    def _blocks(self, article: int) -> list[Block]:
        """Those that are in order, a format that cannot be read left out."""
        sql = f'SELECT id, {rows.BLOCK} FROM block WHERE article_id = ? ORDER BY "start", id'
        found = []
        for number, start, end, kind, how in self._ask(sql, article):
            block = _block((start, end, kind, how))
            if block is None:
                self._do("UPDATE block SET format = '{}' WHERE id = ?", number)
                self._done[UNREADABLE_NOTE] += 1
                block = rows.block((start, end, kind, "{}"))
            found.append(block)
        return found

    def _mend_formats(self) -> None:
        for finding in list(contents.formats(self._connection)):
            self._do("UPDATE block SET format = '{}' WHERE id = ?", finding.values["row"])
            self._done[UNREADABLE_NOTE] += 1

    def _mend_blocks(self, article: int, text: str, blocks: list[Block]) -> list[Block]:
        if is_tiled(blocks, len(text)):
            return blocks
        self._done[BLOCKS_NOTE] += 1
        new = list(blocks_of(text, blocks))
        self._do("DELETE FROM block WHERE article_id = ?", article)
        self._connection.executemany(
            'INSERT INTO block(article_id, "start", "end", kind, format) VALUES (?, ?, ?, ?, ?)',
            ((article, block.start, block.end, block.kind, rows.block_format(block)) for block in new),
        )
        return new

    def _mend_sentences(
        self, article: int, text: str, language: str, blocks: list[Block], sentences: list[Any]
    ) -> None:
        wrong = any(text[start:end] != words or end > len(text) for start, end, words, _ in sentences)
        places = [(start, end) for start, end, _, _ in sentences]
        if not wrong and sentences and not (self._doubtful and has_gaps(text, places)):
            self._number(article, [number for *_, number in sentences])
            return
        _, cut = intake.cut(text, tuple(blocks), language, self._rules)
        if not wrong and [(start, end) for start, end, _ in cut] == places == sorted(set(places)):
            return
        self._done[SENTENCES_NOTE] += 1
        self._do("DELETE FROM sentence WHERE article_id = ?", article)
        self._connection.executemany(
            'INSERT INTO sentence(article_id, number, "start", "end", boilerplate, text) VALUES (?, ?, ?, ?, ?, ?)',
            (
                (article, number, start, end, int(boilerplate), text[start:end])
                for number, (start, end, boilerplate) in enumerate(cut, 1)
            ),
        )

    def _number(self, article: int, numbers: list[int]) -> None:
        """Count sentences in their order."""
        if numbers != list(range(1, len(numbers) + 1)):
            ordered = self._ask('SELECT id FROM sentence WHERE article_id = ? ORDER BY "start", id', article)
            counted = [(number, row) for number, (row,) in enumerate(ordered, 1)]
            self._connection.executemany("UPDATE sentence SET number = ? WHERE id = ?", counted)
            self._done[SENTENCES_NOTE] += 1

    def _mend_tags(self, article: int, text: str, tags: list[Any]) -> None:
        lost = []
        for tag, start, end, quote in tags:
            there = text[start:end]
            if there == quote and end <= len(text):
                continue
            at = text.find(quote)
            if end <= len(text) and is_alike(quote, there):
                self._do("UPDATE annotation SET quote = ? WHERE id = ?", there, tag)
                self._done[QUOTES_NOTE] += 1
            elif at >= 0 and text.find(quote, at + 1) < 0:
                place = (at, at + len(quote), tag)
                self._do('UPDATE annotation SET "start" = ?, "end" = ? WHERE id = ?', *place)
                self._done[PLACED_NOTE] += 1
            else:
                lost.append(tag)
        if lost:
            orphans.make(self._connection, article, lost, text)
            self._done[ORPHANED_NOTE] += len(lost)

    @property
    def _rules(self) -> Rules:
        kept = self._ask("SELECT value FROM setting WHERE key = 'rules'")
        return _rules(kept[0][0]) or NO_RULES if kept else NO_RULES

    # Rows

    def _ask(self, sql: str, *values: object) -> list[Any]:
        return self._connection.execute(sql, values).fetchall()

    def _do(self, sql: str, *values: object) -> int:
        return self._connection.execute(sql, values).rowcount

    def _insert(self, table: str, row: Mapping[str, object]) -> int:
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        made = self._connection.execute(f"INSERT INTO {table}({names}) VALUES ({marks})", tuple(row.values())).lastrowid
        assert made is not None
        return made


_LINKS = """
SELECT link.id FROM link
LEFT JOIN annotation s ON s.id = link.statement_id LEFT JOIN annotation a ON a.id = link.annotation_id
WHERE s.id IS NULL OR a.id IS NULL OR s.kind <> 'statement' OR a.kind = 'statement' OR s.article_id <> a.article_id
    OR (a.kind = 'position') <> (link.role = '')
"""
_KEYS_TWICE = "SELECT a.key FROM actor_alias a JOIN actor ON actor.key = a.key"


def _parts(sentences: Iterable[Any], tags: Iterable[Any]) -> tuple[list[Any], list[Any]]:
    """Sentences and tags as (start, end, words)."""
    return [row[:3] for row in sentences], [row[1:] for row in tags]


def _block(row: tuple[int, int, str, str]) -> Block | None:
    """None if the format is not as we write it."""
    try:
        return rows.block(row)
    except (SikapError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _are_links(orphan: int, kind: str, kept: str) -> bool:
    """Whether these are the links of an orphan as we write them, with the orphan at the end where its kind can be."""
    own, roles = {"statement": (0, ("", *Role)), "actor": (1, tuple(Role)), "position": (1, ("",))}[kind]
    links = orphans.links_in(kept)
    if _json([list(link) for link in links]) != _json(kept):
        return False
    return all(link[own] == orphan != link[1 - own] and link[2] in roles for link in links)


def _are_origins(kept: str) -> bool:
    return _json(kept) == _json({name: str(origin) for name, origin in rows.origins(kept).items()})


def _json(kept: object) -> str | None:
    """JSON in one form, to be compared; None if a text is none."""
    try:
        return json.dumps(json.loads(kept) if isinstance(kept, str) else kept, sort_keys=True)
    except (ValueError, RecursionError):
        return None


def _is_setting(key: str, value: str) -> bool:
    try:
        json.loads(value)
    except ValueError:
        return False
    return key != "rules" or _rules(value) is not None


def _rules(value: str) -> Rules | None:
    kept = json.loads(value)
    words = list(kept.values()) if isinstance(kept, dict) else [None]
    if not all(isinstance(some, list) and all(isinstance(word, str) for word in some) for some in words):
        return None
    try:
        return Rules(tuple(kept.get("abbreviations", ())), tuple(kept.get("furniture", ())))
    except ValueError:
        return None
