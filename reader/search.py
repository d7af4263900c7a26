"""Full text search in a project and in one article, and which articles pass a filter. Offsets are code points.

A person writes searches in a small syntax of our own, and every other sign that means something to SQLite's FTS5
(https://sqlite.org/fts5.html) is plain text: all words must be there, "words in a row", word* for what begins so, -word
for what must not be there, OR, and round brackets.
"""

import json
import re
import sqlite3
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from string import ascii_lowercase, digits
from typing import Literal, NamedTuple

from reader.errors import BadValue
from reader.model import ArticleId, Kind, Span, Stance, Status
from reader.text import storable

LONGEST = 1000  # characters of a search; FTS5 has limits of its own a little above
DEEPEST = 20  # brackets in brackets
RANKED = 1000  # of more rows than these the first are ranked: ranking 100,000 takes 0.1 s and more
BEFORE, AFTER = 32, 160  # code points of a snippet on both sides of where its first hit begins
LOOKED_AT, NEAR = 100, 12  # how many hits in a text, and how many at a place, are looked at to choose the best place

_LETTER = r"[^\W_]"  # what FTS5's tokenizer unicode61 takes for a part of a word
_ACCENT = "[\u0300-\u036f]"
_PIECES = re.compile(r"""\s+|[()"]|[^\s()"]+""")
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»"), '"')


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found: `marked` are spans of the snippet, `start` and `end` where to go in the article.

    The title is that of the article, or the name of the actor or issue.
    """

    what: Literal["article", "annotation", "actor", "issue"]
    id: int
    article_id: ArticleId | None
    title: str
    snippet: str
    marked: tuple[tuple[int, int], ...]
    kind: Kind | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """What articles must have; `since` and `until` are the first and last day (ISO dates) on which they appeared.

    Actor, issue and stance are meant of one claim: this speaker, with a position of this stance on this issue.
    """

    status: Status | None = None
    source: str = ""
    since: str = ""
    until: str = ""
    actor: int | None = None
    issue: int | None = None
    stance: Stance | None = None
    coder: str = ""

    @property
    def is_empty(self) -> bool:
        return self == ArticleFilter()


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What there is to choose from in a filter; actors and issues are pairs of id and name."""

    sources: tuple[str, ...]
    coders: tuple[str, ...]
    actors: tuple[tuple[int, str], ...]
    issues: tuple[tuple[int, str], ...]


def hits(connection: sqlite3.Connection, expression: str, *, limit: int = 50) -> list[Hit]:
    """The actors and issues, articles and annotations that fit, each the best first.

    Somebody is typing: the last word is the beginning of one, unless a space follows. Raises BadValue for a search that
    is unfinished or has no words.
    """
    matching, terms = _read(expression)
    places = _pattern(terms)
    tables = ("codebook_search", "article_search", "annotation_search")
    found = [_best(connection, table, matching, limit) for table in tables]
    books, articles, annotations = _fairly(found, limit)
    there = [
        (look, row)
        for look, table, rows in (
            (_codebook_hit, "codebook_search", books),
            (_article_hit, "article", articles),
            (_annotation_hit, "annotation JOIN article ON article.id = article_id", annotations),
        )
        for row in rows
        if connection.execute(
            f"SELECT 1 FROM {table} WHERE {table.split()[0]}.rowid = ?", (row,)
        ).fetchone()  # else: out of step
    ]
    return [look(connection, row, places) for look, row in there]


def anywhere(words: Iterable[str]) -> re.Pattern[str]:
    """Where any of these words stands, in longer ones too: a group for each. Case and accents count for nothing."""
    return re.compile("|".join(f"({_letters(word)})" for word in words) or "(?!)", re.IGNORECASE)


def find_in(text: str, words: str) -> list[Span]:
    """Where these words stand in a text, whatever their case; white space stands for any white space.

    A hit is whole characters: a letter with its accents, a ligature.
    """
    pattern = re.compile(r"\s+".join(re.escape(fold(word)) for word in words.split()))
    if not pattern.pattern:
        return []
    folded = _folded(text)
    spans: list[Span] = []
    at = 0
    while found := pattern.search(folded.text, at):
        start, end = folded.place(found.start()), folded.place(found.end())
        if start is None or end is None:
            at = found.start() + 1
        else:
            at = found.end()
            spans.append(Span(start, end))
    return spans


def fold(text: str) -> str:
    """The text as words are looked for in it. Case counts for nothing, İ is the capital of i, and what canonical
    equivalence makes the same is the same.
    """
    return text.lower() if text.isascii() else _fold(text).text


def filter_articles(
    connection: sqlite3.Connection, where: ArticleFilter, among: Iterable[int] | None = None
) -> list[ArticleId]:
    """The articles that pass, in the order they came in; those of these numbers, without a look at the others."""
    told = [condition for condition, value in _conditions(where, whole=among is None) if value]
    values = {name: getattr(where, name) for name in ArticleFilter.__dataclass_fields__}
    if among is not None:
        told.append(f"id {_AMONG}")
        values["among"] = json.dumps(list(among))
    sql = f"SELECT id FROM article WHERE {' AND '.join(told) or 1} ORDER BY id"
    return [ArticleId(row[0]) for row in connection.execute(sql, values)]


def filter_choices(connection: sqlite3.Connection, known: FilterChoices | None = None) -> FilterChoices:
    """`known`: choices whose sources are still all there are."""
    sources = "SELECT DISTINCT source FROM article WHERE source <> '' ORDER BY source COLLATE NOCASE"
    coders = "SELECT name FROM coder ORDER BY name COLLATE NOCASE"
    return FilterChoices(
        known.sources if known else tuple(row[0] for row in connection.execute(sources)),
        tuple(row[0] for row in connection.execute(coders)),
        tuple(connection.execute("SELECT id, name FROM actor ORDER BY key")),
        tuple(connection.execute("SELECT id, name FROM issue ORDER BY key")),
    )


# Reading a search


class _Term(NamedTuple):
    """Words in a row that are looked for; of the last one perhaps only the beginning."""

    words: str
    begins: bool


def _read(expression: str) -> tuple[str, list[_Term]]:
    """A search in FTS5's language, and what of it can be marked in a text."""
    written = storable(expression).translate(_QUOTES)
    if len(written) > LONGEST:
        raise BadValue("The search is too long: use at most {most} characters.", most=LONGEST)
    reader = _Reader(written)
    matching = reader.read()
    return matching, reader.terms


class _Reader:
    """Reads a search from left to right. Parts without any letter or digit are left out: they would match nothing."""

    def __init__(self, written: str) -> None:
        self._pieces = _PIECES.findall(written)
        self._typing = True  # the last word may be unfinished
        self._at = 0
        self._depth = 0
        self.terms: list[_Term] = []

    def read(self) -> str:
        matching = self._either()
        if self._next() == ")":
            raise BadValue("A bracket is closed that was not opened: take the ) away, or write ( before the words.")
        if not matching:
            raise BadValue("There is no word to look for: type letters or digits.")
        return matching

    def _either(self) -> str:
        """Alternatives with OR between them."""
        found = [self._all()]
        while self._next() == "OR":
            self._at += 1
            found.append(self._all(after_or=True))
        return _joined(" OR ", found)

    def _all(self, after_or: bool = False) -> str:
        """What must be there, without what must not."""
        wanted, unwanted = [], []
        if self._next() == "OR" or (after_or and self._next() in ("", ")")):
            raise BadValue("OR stands alone: write words on both sides of it.")
        while (piece := self._next()) not in ("", ")", "OR"):
            if piece.startswith("-") and self._leaves_out(piece):
                unwanted.append(self._unwanted())
            else:
                wanted.append(self._item())
        if any(unwanted) and not any(wanted):
            raise BadValue("The search only says what to leave out: add a word to look for, without a - before it.")
        less = _joined(" OR ", unwanted)
        return f"({_joined(' AND ', wanted)} NOT {less})" if less else _joined(" AND ", wanted)

    def _leaves_out(self, piece: str) -> bool:
        """Whether this is the sign before what must not be there, and not a dash between words."""
        following = self._pieces[self._at + 1 : self._at + 2]
        if piece == "-" and not following:
            raise BadValue("A - stands alone: write the word that should not be there right after it.")
        return piece.strip("-") != "" or (piece == "-" and following[0] in ('"', "("))

    def _unwanted(self) -> str:
        """What follows the sign, whole words only; it is not marked anywhere."""
        known, typing = len(self.terms), self._typing
        self._typing = False
        if self._pieces[self._at] == "-":
            self._at += 1
        else:
            self._pieces[self._at] = self._pieces[self._at][1:]
        matching = self._item()
        del self.terms[known:]
        self._typing = typing
        return matching

    def _item(self) -> str:
        piece = self._pieces[self._at]
        self._at += 1
        if piece == "(":
            return self._bracketed()
        if piece == '"':
            return self._phrase()
        if not piece.strip("*"):
            raise BadValue("A * stands alone: write it right after the beginning of a word.")
        last = self._typing and self._at == len(self._pieces)
        return self._term(piece.rstrip("*"), begins=last or piece.endswith("*"))

    def _bracketed(self) -> str:
        self._depth += 1
        if self._depth > DEEPEST:
            raise BadValue("There are too many brackets in one another: use at most {most}.", most=DEEPEST)
        matching = self._either()
        if self._next() != ")":
            raise BadValue("A bracket is not closed: write ) after the words that belong together.")
        self._at += 1
        self._depth -= 1
        return matching

    def _phrase(self) -> str:
        try:
            end = self._pieces.index('"', self._at)
        except ValueError:
            raise BadValue('A quotation mark is not closed: write " after the last word of the phrase.') from None
        words = "".join(self._pieces[self._at : end])
        self._at = end + 1
        begins = self._pieces[self._at : self._at + 1] == ["*"]
        self._at += begins
        return self._term(words, begins)

    def _term(self, words: str, begins: bool) -> str:
        if not re.search(_LETTER, words):
            return ""
        self.terms.append(_Term(words, begins))
        if begins and len(words) == 1 and words.isascii():
            return _joined(" OR ", [f'"{words}"', *(f'"{words}{second}"*' for second in ascii_lowercase + digits)])
        return f'"{words}"*' if begins else f'"{words}"'

    def _next(self) -> str:
        """The piece to read now, behind white space; "" at the end."""
        while self._at < len(self._pieces) and self._pieces[self._at].isspace():
            self._at += 1
        return self._pieces[self._at] if self._at < len(self._pieces) else ""


def _joined(how: str, parts: Sequence[str]) -> str:
    some = [part for part in parts if part]
    return f"({how.join(some)})" if len(some) > 1 else "".join(some)


# Finding


def _best(connection: sqlite3.Connection, table: str, matching: str, limit: int) -> list[int]:
    """Rows of a search table; a word in a title or name weighs more. Without LIMIT inside, bm25 would see every row."""
    weights = {"codebook_search": "10, 5, 1", "article_search": "10, 1, 2", "annotation_search": "1, 1"}[table]
    sql = f"""SELECT id FROM (SELECT rowid AS id, bm25({table}, {weights}) AS score FROM {table}
        WHERE {table} MATCH ? LIMIT {RANKED}) ORDER BY score, id LIMIT ?"""
    return [row[0] for row in connection.execute(sql, (matching, limit))]


def _fairly(groups: Sequence[Sequence[int]], limit: int) -> list[Sequence[int]]:
    """Of each group the first, `limit` in all: small groups whole, large ones alike."""
    kept: dict[int, Sequence[int]] = {}
    for number in sorted(range(len(groups)), key=lambda number: len(groups[number])):
        share = (limit - sum(map(len, kept.values()))) // (len(groups) - len(kept))
        kept[number] = groups[number][:share]
    return [kept[number] for number in range(len(groups))]


def _article_hit(connection: sqlite3.Connection, row: int, places: re.Pattern[str]) -> Hit:
    title, text, note = connection.execute("SELECT title, text, note FROM article WHERE id = ?", (row,)).fetchone()
    place = _place(text, places)
    if place:
        return Hit("article", row, ArticleId(row), title, *snippet(text, place.start(), places), None, *place.span())
    return Hit("article", row, ArticleId(row), title, *_snippet_of_any((note, text), places))


def _annotation_hit(connection: sqlite3.Connection, row: int, places: re.Pattern[str]) -> Hit:
    sql = """SELECT article_id, title, kind, "start", "end", quote, a.note
        FROM annotation a JOIN article ON article.id = article_id WHERE a.id = ?"""
    article, title, kind, start, end, *texts = connection.execute(sql, (row,)).fetchone()
    return Hit("annotation", row, article, title, *_snippet_of_any(texts, places), Kind(kind), start, end)


def _codebook_hit(connection: sqlite3.Connection, row: int, places: re.Pattern[str]) -> Hit:
    sql = "SELECT name, aliases, note FROM codebook_search WHERE rowid = ?"
    name, aliases, note = map(str, connection.execute(sql, (row,)).fetchone())
    texts = (aliases.replace("\n", ", "), note.strip())
    return Hit("issue" if row % 2 else "actor", row // 2, None, name, *_snippet_of_any(texts, places))


def _pattern(terms: Sequence[_Term]) -> re.Pattern[str]:
    """The terms as a regular expression with a group for each, for texts in which FTS5 found them.

    Accents count for nothing, in the search as in the text.
    """
    return re.compile(f"(?<!{_LETTER})(?:{'|'.join(f'({_term_pattern(term)})' for term in terms)})", re.IGNORECASE)


def _term_pattern(term: _Term) -> str:
    bare = "".join(map(_bare, unicodedata.normalize("NFD", term.words)))
    words = ("".join(map(_letter_pattern, word)) for word in re.findall(f"{_LETTER}+", bare))
    return r"[\W_]+".join(words) + (f"(?:{_LETTER}|{_ACCENT})*" if term.begins else f"(?!{_LETTER})")


def _letters(word: str) -> str:
    bare = "".join(map(_bare, unicodedata.normalize("NFD", word)))
    return "".join(_letter_pattern(letter) if letter.isalpha() else re.escape(letter) for letter in bare)


def _letter_pattern(letter: str) -> str:
    return f"[{letter}{_accented().get(letter, '')}]{_ACCENT}*"


def _bare(letter: str) -> str:
    """A letter, small and without its accents; nothing for an accent alone."""
    parts = unicodedata.normalize("NFD", letter.lower())
    return "" if unicodedata.combining(parts[0]) else parts[0] if _is_accented(parts) else letter.lower()[0]


def _is_accented(parts: str) -> bool:
    return len(parts) > 1 and all(map(unicodedata.combining, parts[1:]))


@cache
def _accented() -> dict[str, str]:
    """All accented letters of the alphabetic scripts by the small letter that they are without accents."""
    found: dict[str, str] = {}
    for letter in map(chr, range(0x80, 0x2000)):
        if _is_accented(unicodedata.normalize("NFD", letter.lower())):
            found[_bare(letter)] = found.get(_bare(letter), "") + letter
    return found


def _place(text: str, places: re.Pattern[str]) -> re.Match[str] | None:
    """The first of the places with most of the words near each other."""
    found = list(islice(places.finditer(text), LOOKED_AT if places.groups > 1 else 1))
    best = max(range(len(found)), key=lambda number: len(_together(found[number : number + NEAR])), default=None)
    return None if best is None else found[best]


def _together(found: Sequence[re.Match[str]]) -> set[int | None]:
    """Which of the words stand in a snippet that begins with the first of these places."""
    return {place.lastindex for place in found if place.start() - found[0].start() < AFTER}


def _snippet_of_any(texts: Sequence[str], places: re.Pattern[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """From the first text with a hit; else how the last that is not empty begins."""
    for text in texts:
        if place := _place(text, places):
            return snippet(text, place.start(), places)
    return snippet(next(filter(None, reversed(texts)), ""), 0, places)


def snippet(text: str, at: int, places: re.Pattern[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Whole words around a place, on one line, and where the hits are in it."""
    first, last = max(0, at - BEFORE), min(len(text), at + AFTER)
    if first:
        first = next((found.end() for found in re.finditer(r"\s+", text[first:at])), 0) + first
    if last < len(text):
        last = max(text.rfind(" ", at, last), text.rfind("\n", at, last)) if " " in text[at:last] else last
    before, after = "… " if first else "", " …" if last < len(text) else ""
    marked = ((found.start(), found.end()) for found in places.finditer(text, first, last))
    shift = len(before) - first
    shown = re.sub(r"\s", " ", text[first:last])
    return f"{before}{shown}{after}", tuple((start + shift, end + shift) for start, end in marked)


# Finding in one text


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text in which case plays no role. Between `pieces`, whose length may have changed, one code point is one.

    Of each piece: where it starts and ends in the folded text, and where it ends in the original.
    """

    text: str
    starts: "array[int]"
    ends: "array[int]"
    originals: "array[int]"

    def place(self, index: int) -> int | None:
        """The code point of the original; None inside a piece."""
        before = bisect_right(self.starts, index) - 1
        if before < 0:
            return index
        behind = index - self.ends[before]
        if behind >= 0:
            return self.originals[before] + behind
        return self._start(before) if index == self.starts[before] else None

    def _start(self, piece: int) -> int:
        if piece == 0:
            return self.starts[0]
        return self.originals[piece - 1] + self.starts[piece] - self.ends[piece - 1]


@lru_cache(maxsize=1)
def _folded(text: str) -> _Folded:
    """Kept while somebody types the words that are looked for in one text."""
    return _fold(text)


def _fold(text: str) -> _Folded:
    starts, ends, originals = array("q"), array("q"), array("q")
    parts: list[str] = []
    length = last = 0
    for start, end in () if text.isascii() else _irregular(text):
        between, piece = text[last:start].casefold(), _folded_piece(text[start:end])
        parts += between, piece
        starts.append(length + len(between))
        length += len(between) + len(piece)
        ends.append(length)
        originals.append(end)
        last = end
    return _Folded("".join((*parts, text[last:].casefold())), starts, ends, originals)


def _irregular(text: str) -> Iterator[tuple[int, int]]:
    """Letters with the accents that follow them, and letters that become others or several."""
    last = 0
    for found in _irregular_pattern().finditer(text):
        start = found.start()
        yield start - (start > last and _joins(text[start - 1 : start + 1])), found.end()
        last = found.end()


def _joins(pair: str) -> bool:
    return unicodedata.combining(pair[1]) > 0 or unicodedata.normalize("NFC", pair)[0] != pair[0]


@cache
def _irregular_pattern() -> re.Pattern[str]:
    """One set of letters first, none beyond the basic plane: `re` then goes through 5 MB in 15 ms instead of 1,400."""
    letters = "".join(
        c for c in map(chr, range(0x80, 0x10000)) if len(c.casefold()) > 1 or _folded_piece(c) != c.casefold()
    )
    accents = "".join(_accents())
    return re.compile(f"[{letters}{accents}][{accents}]*")


def _accents() -> set[str]:
    """With the vowels and finals that canonical composition joins with some of the letters before them."""
    letters = [chr(code) for code in range(0x80, 0x10000)]
    parts = {part for letter in letters for part in unicodedata.normalize("NFD", letter)[1:]}
    return parts.union(filter(unicodedata.combining, letters))


def _folded_piece(piece: str) -> str:
    composed = unicodedata.normalize("NFC", piece).replace("İ", "i")
    return unicodedata.normalize("NFC", composed.casefold())


# Filtering

_AMONG = "IN (SELECT value FROM json_each(:among))"


def _conditions(where: ArticleFilter, *, whole: bool) -> Iterator[tuple[str, object]]:
    """SQL and whether it is asked for.

    In the `whole` project SQLite begins with the tags of an entry, among some articles with those of the articles: a
    plus keeps it from the index of the entries.
    """
    plus, mine = ("", "") if whole else ("+", f"AND article_id {_AMONG}")
    yield "status = :status", where.status
    yield "source = :source", where.source
    yield "substr(published, 1, 10) >= :since", where.since
    yield "substr(published, 1, 10) <= :until", where.until
    coder = """EXISTS (SELECT 1 FROM annotation a JOIN coder ON coder.id = coder_id
        WHERE article_id = article.id AND coder.name = :coder)"""
    yield coder, where.coder
    parts = ((f"{plus}p.issue_id = :issue", where.issue), ("p.stance = :stance", where.stance))
    held = " AND ".join(condition for condition, value in parts if value)
    mentioned = f"id IN (SELECT article_id FROM annotation WHERE {plus}actor_id = :actor {mine})"
    yield mentioned, where.actor and not held
    yield f"id IN (SELECT article_id FROM annotation p WHERE {held} {mine})", held and not where.actor
    spoken = f"""id IN (SELECT mention.article_id
        FROM (SELECT id, article_id FROM annotation WHERE {plus}actor_id = :actor {mine}) mention
        JOIN link said ON said.annotation_id = mention.id AND said.role = 'speaker'
        JOIN link tied ON tied.statement_id = said.statement_id
        JOIN annotation p ON p.id = tied.annotation_id
        WHERE {held})"""
    yield spoken, where.actor and held
