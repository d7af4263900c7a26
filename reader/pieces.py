"""The blocks and sentences of one article as columns: a record is made when somebody looks at it.

A book has tens of thousands of both, and a page shows fifty. SQLite hands each column over as one JSON text, in a
quarter of the time that its rows would take.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import compress
from typing import NamedTuple, TypeVar, overload

from reader import rows
from reader.model import Article, ArticleId, Block, Sentence

Piece = TypeVar("Piece", Block, Sentence)
Ask = Callable[..., list[rows.Row]]  # SQL and its values to rows

_BLOCKS = 'SELECT json_group_array("start") FROM (SELECT "start" FROM block WHERE article_id = ? ORDER BY "start", id)'
_PECULIAR = """SELECT sum("end"), json_group_array(json_array("start", "end", kind, format))
    FILTER (WHERE kind <> 'paragraph' OR format <> '{}') FROM block WHERE article_id = ?"""
_ENDS = 'SELECT json_group_array("end") FROM (SELECT "end" FROM block WHERE article_id = ? ORDER BY "start", id)'
_BOILERPLATE = 'SELECT "start", "end" FROM sentence WHERE article_id = ? AND boilerplate ORDER BY "start", id'
_LAST = 'SELECT number FROM sentence WHERE article_id = ? ORDER BY "start" DESC, id DESC LIMIT 1'
_SENTENCES = """SELECT json_group_array(id), json_group_array(number), json_group_array("start"),
    json_group_array("end") FROM (SELECT id, number, "start", "end" FROM sentence
    WHERE article_id = ? ORDER BY "start", id)"""
_SENTENCE = f"""SELECT {rows.SENTENCE} FROM sentence WHERE article_id = ? AND "start" <= ?
    ORDER BY "start" DESC, id DESC LIMIT 1"""


class Pieces(Sequence[Piece]):
    """Pieces of one text in order. Offsets are code points."""

    @property
    def starts(self) -> list[int]:
        """Where they start."""
        raise NotImplementedError

    @overload
    def __getitem__(self, place: int) -> Piece: ...
    @overload
    def __getitem__(self, place: slice) -> list[Piece]: ...
    def __getitem__(self, place: int | slice) -> Piece | list[Piece]:
        if isinstance(place, slice):
            return [self._make(index) for index in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self._make(place % len(self))

    def _make(self, index: int) -> Piece:
        raise NotImplementedError


class Blocks(Pieces[Block]):
    """The blocks of an article. `peculiar` are those that are more than a plain paragraph, by their place."""

    def __init__(self, starts: list[int], ends: list[int], peculiar: dict[int, Block]) -> None:
        self._starts, self.ends, self.peculiar = starts, ends, peculiar

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "Blocks":
        """The same blocks, as columns."""
        if isinstance(blocks, Blocks):
            return blocks
        starts, ends = [block.start for block in blocks], [block.end for block in blocks]
        return cls(starts, ends, {n: b for n, b in enumerate(blocks) if b != Block(b.start, b.end)})

    @property
    def starts(self) -> list[int]:
        return self._starts

    def __len__(self) -> int:
        return len(self._starts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Blocks) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def _make(self, index: int) -> Block:
        return self.peculiar.get(index) or Block(self._starts[index], self.ends[index])


class _Columns(NamedTuple):
    ids: Sequence[int]
    numbers: Sequence[int]
    starts: list[int]
    ends: Sequence[int]


class Sentences(Pieces[Sentence]):
    """The sentences of an article. Their number and what is boilerplate are known, the rest when it is asked for."""

    def __init__(
        self,
        article: ArticleId,
        text: str,
        quiet: list[tuple[int, int]],
        count: int,
        load: Callable[[], _Columns],
        look: Callable[[int], Sentence | None],
    ) -> None:
        """`load` gives the columns, `look` the last sentence that begins at or before a code point."""
        self._article, self._text, self._count = article, text, count
        self._quiet, self._load, self._look = quiet, load, look

    @property
    def starts(self) -> list[int]:
        return self._columns.starts

    def __len__(self) -> int:
        return len(self._columns.starts) if "_columns" in vars(self) else self._count

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Sentences)
            and (self._count, self._quiet) == (other._count, other._quiet)
            and self._columns == other._columns
        )

    __hash__ = None  # type: ignore[assignment]

    def at(self, offset: int) -> Sentence | None:
        """The sentence that holds this code point, or the last before it; else the first."""
        if not self._count:
            return None
        if "_columns" in vars(self):
            return self._make(max(0, bisect_right(self.starts, offset) - 1))
        return self._look(offset) or self._make(0)

    def boilerplate(self) -> list[tuple[int, int]]:
        """The spans that are boilerplate."""
        return self._quiet

    def rank(self, sentence: Sentence) -> int:
        """Which of those that are not boilerplate it is, from 1."""
        return sentence.number - bisect_left(self._quiet, (sentence.start, 0))

    def body(self) -> "Sentences":
        """Those that are not boilerplate."""
        if not self._quiet:
            return self
        return Sentences(self._article, self._text, [], self._count - len(self._quiet), self._load_body, self._look)

    @cached_property
    def _columns(self) -> _Columns:
        return self._load()

    def _load_body(self) -> _Columns:
        quiet = {start for start, _ in self._quiet}
        kept = [start not in quiet for start in self.starts]
        ids, numbers, starts, ends = (list(compress(column, kept)) for column in self._columns)
        return _Columns(ids, numbers, starts, ends)

    def _make(self, index: int) -> Sentence:
        ids, numbers, starts, ends = self._columns
        start, end = starts[index], ends[index]
        quiet = bisect_left(self._quiet, (start, 0))
        is_quiet = quiet < len(self._quiet) and self._quiet[quiet][0] == start
        return Sentence(ids[index], self._article, numbers[index], start, end, is_quiet, self._text[start:end])


NO_BLOCKS = Blocks([], [], {})
NO_SENTENCES = Sentences(ArticleId(0), "", [], 0, lambda: _Columns([], [], [], []), lambda _: None)


def starts(pieces: Sequence[Piece]) -> list[int]:
    """Where the pieces start."""
    return pieces.starts if isinstance(pieces, Pieces) else [piece.start for piece in pieces]


def boilerplate(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """The spans of the sentences that are boilerplate."""
    if isinstance(sentences, Sentences):
        return sentences.boilerplate()
    return [(sentence.start, sentence.end) for sentence in sentences if sentence.boilerplate]


def blocks(ask: Ask, article: Article) -> Blocks:
    """The blocks of an article, in order. Raises DamagedProject."""
    (begin,) = _columns("block", *ask(_BLOCKS, article.id))
    ((total, found),) = ask(_PECULIAR, article.id)
    special = json.loads(found)
    end = [start - 1 for start in begin[1:]] + [len(article.text)][: len(begin)]  # each ends where the next begins
    if sum(end) != (total or 0):
        (end,) = _columns("block", *ask(_ENDS, article.id))
    return Blocks(begin, end, {bisect_left(begin, row[0]): rows.block(row) for row in special})


def sentences(ask: Ask, article: Article) -> Sentences:
    """The sentences of an article, in order. Raises DamagedProject, now or when they are looked at."""

    def load() -> _Columns:
        return _Columns(*_columns("sentence", *ask(_SENTENCES, article.id)))

    def look(offset: int) -> Sentence | None:
        return next(map(rows.sentence, ask(_SENTENCE, article.id, offset)), None)

    quiet = ask(_BOILERPLATE, article.id)
    last = ask(_LAST, article.id)  # they are counted through
    return Sentences(article.id, article.text, quiet, last[0][0] if last else 0, load, look)


def _columns(what: str, row: Sequence[str]) -> list[list[int]]:
    """Columns of whole numbers; no schema of ours would take anything else."""
    load: Callable[[str], list[int]] = json.loads
    found = [load(column) for column in row]
    with suppress(TypeError):
        if all(type(sum(column)) is int for column in found):
            return found
    raise rows.damaged(what, found[0][:1])
