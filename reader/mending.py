"""Verbs that mend the stored sentences of an article: merge, split, mark as boilerplate, find them anew."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader import rows
from reader.errors import BadValue
from reader.model import Article, ArticleId, Block, Sentence

if TYPE_CHECKING:
    from reader.project import Project

Cut = tuple[int, int, bool]  # a sentence: start, end, boilerplate


class Mending:
    """Each verb is one step. No tag is moved: tags stand on words, not on sentences."""

    def __init__(self, project: "Project") -> None:
        self._project = project
        self._connection = project._connection

    def merge_sentences(self, sentence_id: int) -> None:
        """Make one sentence of this one and the next: boilerplate if both were.

        Raises NotFound, and BadValue if the next one is in another paragraph.
        """
        with self._project._step("Merge sentences"):
            first = self._sentence(sentence_id)
            found = self._sentences(first.article_id, "number = ?", first.number + 1)
            blocks = self._blocks_of(first)
            if not found or found[0].start >= blocks[-1][1].end:
                raise BadValue("Only sentences of one paragraph can be merged: the next one is in another.")
            second = found[0]
            self._connection.execute("DELETE FROM sentence WHERE id = ?", (second.id,))
            self._count(first, -1)
            self._write(first, first.start, second.end, first.boilerplate and second.boilerplate)
            self._dim(blocks)

    def split_sentence(self, sentence_id: int, at: int) -> None:
        """End the sentence at this code point of the article's text, and begin another there; white space is left out.

        Raises NotFound, and BadValue if there are no words on both sides.
        """
        with self._project._step("Split sentence"):
            old = self._sentence(sentence_id)
            before, after = old.text[: max(0, at - old.start)].rstrip(), old.text[max(0, at - old.start) :].lstrip()
            if not (before and after):
                raise BadValue("A sentence can be split only between its words: choose a place inside it.")
            self._count(old, 1)
            self._write(old, old.start, old.start + len(before), old.boilerplate)
            new = (old.end - len(after), old.end, old.boilerplate)
            self._insert_sentences(old.article_id, self._text(old.article_id), [new], old.number + 1)

    def mark_boilerplate(self, sentence_id: int, boilerplate: bool) -> None:
        """Say that a sentence is site furniture, or that it is not. Raises NotFound."""
        with self._project._step("Mark as boilerplate" if boilerplate else "Mark as text"):
            old = self._sentence(sentence_id)
            self._write(old, old.start, old.end, boilerplate)
            self._dim(self._blocks_of(old))

    def cut_again(self, article_id: ArticleId | int) -> None:
        """Find the article's sentences anew, by its language and the project's rules. Raises NotFound."""
        with self._project._step("Find sentences again"):
            article = self._project.article(article_id)
            self._project._history.about(article.id)
            self._cut(article)

    def cut_untagged(self, report: Callable[[int, int], None] | None = None) -> int:
        """The same for all articles that have no tags and no orphans, as one step; returns how many have changed.

        `report(done, total)` is called for each, and may raise to stop it all.
        """
        with self._project._step("Find sentences again"):
            untagged = self.untagged()
            changed = 0
            for done, article in enumerate(untagged):
                if report is not None:
                    report(done, len(untagged))
                changed += self._cut(self._project.article(article))
        return changed

    def _is_untagged(self, article_id: ArticleId | int) -> bool:
        return bool(self._project._value(f"SELECT {_UNTAGGED} FROM article WHERE id = ?", article_id))

    def _cut(self, article: Article) -> bool:
        """Find its sentences anew; returns whether something has changed. Called inside a step."""
        from reader import intake

        blocks = self._blocks(article.id)
        dimmed, cut = intake.cut(article.text, tuple(b for _, b in blocks), article.language, self._project.rules)
        known = [(s.start, s.end, s.boilerplate) for s in self._project.sentences(article.id)]
        if known != list(cut):
            self._connection.execute("DELETE FROM sentence WHERE article_id = ?", (article.id,))
            self._insert_sentences(article.id, article.text, cut)
        return self._rewrite(blocks, dimmed) or known != list(cut)

    def untagged(self) -> list[ArticleId]:
        """The articles that have no tags and no orphans."""
        found = self._project._ask(f"SELECT id FROM article WHERE {_UNTAGGED} ORDER BY id")
        return [ArticleId(article) for (article,) in found]

    def sentence_at(self, article_id: ArticleId | int, place: int) -> Sentence | None:
        """The sentence that holds this place of an article's text, or the last before it."""
        sql = f'SELECT {rows.SENTENCE} FROM sentence WHERE article_id = ? AND "start" <= ?'
        found = self._project._ask(f'{sql} ORDER BY "start" DESC LIMIT 1', article_id, place)
        return rows.sentence(found[0]) if found else None

    # Rows

    def _sentence(self, sentence_id: int) -> Sentence:
        row = self._project._row("sentence", sentence_id, f"SELECT {rows.SENTENCE} FROM sentence WHERE id = ?")
        sentence = rows.sentence(row)
        self._project._history.about(sentence.article_id)
        return sentence

    def _sentences(self, article_id: ArticleId, where: str, *values: object) -> list[Sentence]:
        sql = f'SELECT {rows.SENTENCE} FROM sentence WHERE article_id = ? AND {where} ORDER BY "start", id'
        return [rows.sentence(row) for row in self._project._ask(sql, article_id, *values)]

    def _text(self, article_id: ArticleId) -> str:
        return str(self._project._value("SELECT text FROM article WHERE id = ?", article_id))

    def _write(self, sentence: Sentence, start: int, end: int, boilerplate: bool) -> None:
        self._connection.execute(
            'UPDATE sentence SET "start" = ?, "end" = ?, boilerplate = ?, text = ? WHERE id = ?',
            (start, end, int(boilerplate), self._text(sentence.article_id)[start:end], sentence.id),
        )

    def _count(self, sentence: Sentence, by: int) -> None:
        """Give other numbers to the sentences behind this one."""
        self._connection.execute(
            "UPDATE sentence SET number = number + ? WHERE article_id = ? AND number > ?",
            (by, sentence.article_id, sentence.number),
        )

    def _insert_sentences(self, article_id: ArticleId, text: str, cut: Sequence[Cut], first: int = 1) -> None:
        self._connection.executemany(
            'INSERT INTO sentence(article_id, number, "start", "end", boilerplate, text) VALUES (?, ?, ?, ?, ?, ?)',
            (
                (article_id, number, start, end, int(boilerplate), text[start:end])
                for number, (start, end, boilerplate) in enumerate(cut, first)
            ),
        )

    def _insert_blocks(self, article_id: ArticleId, blocks: Sequence[Block]) -> None:
        self._connection.executemany(
            'INSERT INTO block(article_id, "start", "end", kind, format) VALUES (?, ?, ?, ?, ?)',
            ((article_id, b.start, b.end, b.kind, rows.block_format(b)) for b in blocks),
        )

    def _blocks(self, article_id: ArticleId, where: str = "1", *values: object) -> list[tuple[int, Block]]:
        """Blocks with their rows' numbers, in order."""
        sql = f'SELECT id, {rows.BLOCK} FROM block WHERE article_id = ? AND {where} ORDER BY "start", id'
        return [(row[0], rows.block(row[1:])) for row in self._project._ask(sql, article_id, *values)]

    def _blocks_of(self, sentence: Sentence) -> list[tuple[int, Block]]:
        where = '"start" < ? AND "end" > ?'
        return self._blocks(sentence.article_id, where, sentence.end, sentence.start)

    def _dim(self, blocks: Sequence[tuple[int, Block]]) -> None:
        """Let these blocks be boilerplate or not, as their sentences are."""
        from reader.intake import dim

        article = self._project._value("SELECT article_id FROM block WHERE id = ?", blocks[0][0])
        where = '"start" < ? AND "end" > ?'
        inside = self._sentences(article, where, blocks[-1][1].end, blocks[0][1].start)
        cut = [(s.start, s.end, s.boilerplate) for s in inside]
        self._rewrite(blocks, dim(tuple(block for _, block in blocks), cut))

    def _rewrite(self, blocks: Sequence[tuple[int, Block]], new: Sequence[Block]) -> bool:
        """Write the blocks that differ; returns whether any does."""
        changed = [(b.kind, rows.block_format(b), row) for (row, old), b in zip(blocks, new, strict=True) if b != old]
        self._connection.executemany("UPDATE block SET kind = ?, format = ? WHERE id = ?", changed)
        return bool(changed)


_UNTAGGED = """NOT EXISTS (SELECT 1 FROM annotation a WHERE a.article_id = article.id)
    AND NOT EXISTS (SELECT 1 FROM orphan o WHERE o.article_id = article.id)"""
