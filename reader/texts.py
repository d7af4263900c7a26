"""The texts of a project's articles: how they come in and go, and how one that is tagged is corrected."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.anchoring import Anchoring
from reader.errors import BadValue
from reader.mending import Cut, Mending
from reader.model import Annotation, AnnotationId, Article, ArticleId, Block, NewArticle, Origin, Span
from reader.moment import now
from reader.store import plain_errors
from reader.text import canonical

if TYPE_CHECKING:
    from reader.alignment import Alignment
    from reader.languages import Rules
    from reader.rule_hits import Hit

_TAGS = 'SELECT id, "start", "end" FROM annotation'
_IN_READING_ORDER = 'ORDER BY "start", "end" DESC, id'


@dataclass(frozen=True, slots=True)
class Placed:
    """What a correction does to one tag. `new` is None if it becomes an orphan.

    `same`: it stands on exactly the words that it had. Else, with a `new`, its own words were corrected under it.
    """

    annotation: AnnotationId
    old: Span
    new: Span | None
    same: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected text as it is stored, with its blocks and sentences, and where each tag of the article goes.

    `placed` is in the reading order of the old text.
    """

    text: str = field(repr=False)
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[int, int, bool], ...]  # start, end, boilerplate
    placed: tuple[Placed, ...]

    @property
    def orphans(self) -> tuple[Placed, ...]:
        """The tags that find no home."""
        return tuple(placed for placed in self.placed if placed.new is None)


class Texts(Mending):
    """`project.texts`: the verbs of `Mending` for sentences, and those for whole texts.

    `add`, `delete` and `edit_details` are parts of the project's own steps.
    """

    # Correcting a text

    def preview(self, article_id: ArticleId | int, text: str) -> Correction:
        """What `correct` would do; nothing is written. Raises as it does."""
        from reader.alignment import align

        article = self._project.article(article_id)
        text = article.text if text == article.text else _fit(text)
        alignment = align(article.text, text)
        blocks, sentences = self._pieces(article, text, alignment)
        tags = self._project._ask(f"{_TAGS} WHERE article_id = ? {_IN_READING_ORDER}", article.id)
        spans = [Span(start, end) for _, start, end in tags]
        places = Anchoring(alignment, article.text, text).places(spans)
        placed = (
            Placed(AnnotationId(tag), old, new, same)
            for (tag, _, _), old, (new, same) in zip(tags, spans, places, strict=True)
        )
        return Correction(text, blocks, sentences, tuple(placed))

    def correct(self, article_id: ArticleId | int, text: str) -> Correction:
        """Give an article another text; its tags go with their words, and those that find no home become orphans.

        `text` is all of the text as a reader sees it, to the code point: what differs from the article's text is the
        correction (QTextDocument.toPlainText makes plain spaces of non-breaking ones: that would be a correction too).
        It is made canonical. Paragraphs that are the same, or nearly, keep what they are: headings, items, styles.
        A text that is the same is no step. Raises NotFound, and BadValue if the text is blank or too long.
        """
        from reader import orphans, reprints

        with self._project._step("Correct text"):
            old = self._project.article(article_id)
            self._project._history.about(old.id)
            correction = self.preview(old.id, text)
            if correction.text == old.text:
                return correction
            orphans.make(self._connection, old.id, [tag.annotation for tag in correction.orphans], old.text)
            sketch = reprints.sketch(correction.text)
            values: dict[str, object] = {
                "text": correction.text,
                "sketch": sketch,
                "title": _title(old, correction.text),
            }
            self._project._update("article", old.id, values)
            for table in ("block", "sentence"):
                self._connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (old.id,))
            self._insert_blocks(old.id, correction.blocks)
            self._insert_sentences(old.id, correction.text, correction.sentences)
            self._move(correction)
        return correction

    def place(self, orphan_id: AnnotationId | int, start: int, end: int) -> Annotation:
        """Put an orphan on text[start:end] of its article: the tag is there again, with all that it said.

        So are its links, those with other orphans as soon as these are placed. Raises BadSpan, NotFound.
        """
        from reader import orphans

        with self._project._step("Place tag"):
            article = orphans.require(self._connection, orphan_id)
            self._project._history.about(ArticleId(article))
            span, quote = self._project._quote(article, start, end)
            orphans.place(self._connection, orphan_id, span, quote)
        return self._project.annotation(orphan_id)

    def drop(self, orphan_id: AnnotationId | int) -> None:
        """Let an orphan go. Raises NotFound."""
        from reader import orphans

        with self._project._step("Drop tag"):
            self._project._history.about(ArticleId(orphans.require(self._connection, orphan_id)))
            self._connection.execute("DELETE FROM orphan WHERE id = ?", (orphan_id,))

    def hits(self, rules: "Rules", limit: int = 5) -> "list[Hit]":
        """What these rules would change in the articles beside the project's present ones: a hit for each new rule.

        See `reader.rule_hits.Hit`; `limit` is how many places each one shows. It takes about two seconds at most.
        """
        from reader import rule_hits

        with plain_errors(self._project.path):
            return rule_hits.hits(self._connection, self._project.rules, rules, limit)

    # Parts of the project's own steps

    def add(self, new: Sequence[NewArticle], report: Callable[[int, int], None] | None = None) -> list[Article]:
        """Store articles. Called inside a step; see `reader.storing.store`."""
        from reader import storing

        return storing.store(self._connection, new, report)

    def delete(self, article_id: ArticleId | int) -> None:
        """Take an article away with its tags; its reprints stand alone. Called inside a step."""
        mine = "(SELECT id FROM annotation WHERE article_id = ?1)"
        do = self._connection.execute
        do(f"DELETE FROM link WHERE statement_id IN {mine} OR annotation_id IN {mine}", (article_id,))
        for table in ("annotation", "orphan", "sentence", "block"):
            do(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
        do("UPDATE article SET reprint_of = NULL WHERE reprint_of = ?", (article_id,))
        do("DELETE FROM article WHERE id = ?", (article_id,))

    def edit_details(self, article_id: ArticleId | int, values: Mapping[str, object]) -> None:
        """Write details that a person has given. Called inside a step."""
        old = self._project.article(article_id)
        if isinstance(first := values.get("reprint_of"), int):
            self._require_no_circle(old.id, first)
        origins = {name: origin for name, origin in old.origins.items() if name not in values}
        self._project._update("article", article_id, {**values, "origins": json.dumps(origins)})
        if values.get("language", old.language) != old.language and self._is_untagged(old.id):
            self._cut(self._project.article(old.id))

    # Inside

    def _pieces(self, article: Article, text: str, alignment: "Alignment") -> tuple[tuple[Block, ...], tuple[Cut, ...]]:
        """The blocks and sentences of a corrected text."""
        from reader import intake, paragraphs

        old = self._project.blocks(article.id)
        blocks = paragraphs.corrected(article.text, old, text, alignment)
        _, cut = intake.cut(text, blocks, article.language, self._project.rules)
        known = self._project.sentences(article.id)
        sentences = paragraphs.sentences(blocks, alignment, old, known, cut)
        return intake.dim(blocks, sentences), sentences

    def _require_no_circle(self, article: ArticleId, first: int) -> None:
        """Raise NotFound if there is no article `first`, and BadValue if it is this one, or a reprint of it."""
        above: int | None = self._project.article(first).id
        seen: set[int] = set()
        while above is not None and above not in seen:
            if above == article:
                raise BadValue("An article is no reprint of itself: choose another one.")
            seen.add(above)
            above = self._project._value("SELECT reprint_of FROM article WHERE id = ?", above)

    def _move(self, correction: Correction) -> None:
        """Write where the tags are; one whose words were corrected was changed, one that has only moved was not."""
        placed = [(tag, tag.new) for tag in correction.placed if tag.new is not None]
        self._connection.executemany(  # without the quote, which would be taken out of the search and put in again
            'UPDATE annotation SET "start" = ?, "end" = ? WHERE id = ?',
            [(new.start, new.end, tag.annotation) for tag, new in placed if tag.same and new != tag.old],
        )
        moment, text = now(), correction.text
        self._connection.executemany(
            'UPDATE annotation SET "start" = ?, "end" = ?, quote = ?, modified_at = ? WHERE id = ?',
            [
                (new.start, new.end, text[new.start : new.end], moment, tag.annotation)
                for tag, new in placed
                if not tag.same
            ],
        )


def _fit(text: str) -> str:
    """The text as it is stored: canonical, and without paragraphs that are too long to be shown quickly."""
    from reader import intake

    text = intake._bounded(canonical(text))
    if max(map(len, text.split("\n"))) > intake.LONG_PARAGRAPH:
        return intake.prepare(text).text
    return text


def _title(old: Article, text: str) -> str:
    """A title that was found on the first line goes on being that line."""
    from reader.intake import line

    first, now = (next(filter(None, map(line, piece.split("\n"))), "") for piece in (old.text, text))
    return now if old.origins.get("title") is Origin.TEXT and old.title == first else old.title
