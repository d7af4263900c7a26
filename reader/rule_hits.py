"""What new rules of a project would hit in its articles, for the person to see before they hold."""

import re
import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import monotonic
from typing import NamedTuple

from reader.languages import Rules
from reader.model import ArticleId
from reader.sentences import boilerplate, segment_blocks

AROUND = 40  # characters before and after
SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Place:
    """Words that a rule hits, on one line with some whole words around them, and … where the text goes on."""

    article: ArticleId
    title: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What one new rule hits: a pattern the sentences that it would dim, an abbreviation the places where a sentence
    would no longer end.

    `rule` is as it stands in `Rules`; `places` are the first of `count`. `complete` is False if time was up before
    all articles were looked through.
    """

    rule: str
    count: int
    places: tuple[Place, ...]
    complete: bool = True


class _Text(NamedTuple):
    id: ArticleId
    title: str
    language: str
    text: str


Spans = list[tuple[int, int]]
Finder = Callable[[sqlite3.Connection, _Text, Rules, str], Spans]


def hits(
    connection: sqlite3.Connection, known: Rules, new: Rules, limit: int = 5, seconds: float = SECONDS
) -> list[Hit]:
    """A hit for each rule of `new` that is not among the `known`, patterns first."""
    rules: list[tuple[str, Finder]] = [(rule, _dimmed) for rule in new.furniture if rule not in known.furniture]
    rules += [(rule, _joined) for rule in new.abbreviations if rule not in known.abbreviations]
    deadline = monotonic() + seconds
    return [
        _hit(connection, known, rule, find, limit, deadline - seconds * (len(rules) - number) / len(rules))
        for number, (rule, find) in enumerate(rules, 1)
    ]


def _hit(connection: sqlite3.Connection, known: Rules, rule: str, find: Finder, limit: int, deadline: float) -> Hit:
    count, places = 0, list[Place]()
    for article in _articles(connection):
        if monotonic() > deadline:
            return Hit(rule, count, tuple(places), complete=False)
        found = find(connection, article, known, rule)
        count += len(found)
        places += (_place(article, start, end) for start, end in found[: limit - len(places)])
    return Hit(rule, count, tuple(places))


def _articles(connection: sqlite3.Connection) -> Iterator[_Text]:
    return map(_Text._make, connection.execute("SELECT id, title, language, text FROM article ORDER BY id").fetchall())


def _place(article: _Text, start: int, end: int) -> Place:
    text = article.text
    first, last = (
        _word_after(text, max(0, start - AROUND), start),
        _word_before(text, min(len(text), end + AROUND), end),
    )
    before, words, after = (" ".join(text[a:b].split()) for a, b in ((first, start), (start, end), (end, last)))
    return Place(
        article.id, article.title, f"…{before}" if first else before, words, f"{after}…" if last < len(text) else after
    )


def _word_after(text: str, at: int, end: int) -> int:
    """Where the first whole word of text[at:end] begins."""
    while 0 < at < end and not text[at - 1].isspace():
        at += 1
    return at


def _word_before(text: str, at: int, start: int) -> int:
    """Where the last whole word of text[start:at] ends."""
    while start < at < len(text) and not text[at].isspace():
        at -= 1
    return at


def _dimmed(connection: sqlite3.Connection, article: _Text, known: Rules, pattern: str) -> Spans:
    """The sentences that a pattern would make boilerplate."""
    words = re.findall(r"\w+", re.sub(r"\{\w+\}", " ", pattern).casefold())
    folded = article.text.casefold()
    if not all(word in folded for word in words):
        return []
    sql = 'SELECT "start", "end" FROM sentence WHERE article_id = ? ORDER BY "start", id'
    spans: Spans = connection.execute(sql, (article.id,)).fetchall()
    more = replace(known, furniture=(*known.furniture, pattern))
    before, after = (boilerplate(article.text, spans, article.language, rules) for rules in (known, more))
    return [span for span, was, would in zip(spans, before, after, strict=True) if would and not was]


def _joined(connection: sqlite3.Connection, article: _Text, known: Rules, abbreviation: str) -> Spans:
    """The places where a sentence ends with this word, and would not."""
    word = re.compile(rf"(?<!\w){re.escape(abbreviation)}\.", re.IGNORECASE)
    places = [match.start() for match in word.finditer(article.text)]
    if not places:
        return []
    sql = 'SELECT "start", "end" FROM block WHERE article_id = ? ORDER BY "start", id'
    blocks = [
        (start, end)
        for start, end in connection.execute(sql, (article.id,))
        if any(start <= place < end for place in places)
    ]
    more = replace(known, abbreviations=(*known.abbreviations, abbreviation))
    before, after = (
        {end for _, end in segment_blocks(article.text, blocks, article.language, rules)} for rules in (known, more)
    )
    return [(places[bisect_left(places, end) - 1], end) for end in sorted(before - after)]
