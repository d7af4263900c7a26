"""The texts of a project's articles: how they come in and go, and the verbs that mend them."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader import rows
from reader.errors import BadValue, NotFound
from reader.model import ArticleId, NewArticle
from reader.moment import now

if TYPE_CHECKING:
    from reader.project import Project


class Texts:
    """`project.texts`. `add`, `delete` and `edit_details` are parts of the project's own steps."""

    def __init__(self, project: "Project") -> None:
        self._project = project
        self._connection = project._connection

    def add(self, new: NewArticle) -> ArticleId:
        """Store an article with its blocks and sentences. Called inside a step. Raises NotFound."""
        moment = now()
        row = {
            "guid": new.guid or rows.guid(),
            "title": new.title,
            "source": new.source,
            "author": new.author,
            "published": new.published,
            "url": new.url,
            "language": new.language,
            "created_at": moment,
            "modified_at": moment,
            "text": new.text,
            "origins": json.dumps(dict(new.origins)),
            "reprint_of": self._reprinted(new.reprint_of) if new.reprint_of else None,
            "sketch": new.sketch,
        }
        article = ArticleId(rows.insert(self._project._db, "article", row))
        self._store_pieces(article, new)
        return article

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
        if values.get("reprint_of") is not None and self._project.article(int(str(values["reprint_of"]))).id == old.id:
            raise BadValue("An article is no reprint of itself: choose another one.")
        origins = {name: origin for name, origin in old.origins.items() if name not in values}
        self._project._update("article", article_id, {**values, "origins": json.dumps(origins)})

    def _reprinted(self, guid: str) -> int:
        found = self._project._value("SELECT id FROM article WHERE guid = ?", guid)
        if found is None:
            raise NotFound("The article that this one repeats is not in the project: import both, or only this one.")
        return int(found)

    def _store_pieces(self, article: ArticleId, new: NewArticle) -> None:
        self._connection.executemany(
            'INSERT INTO block(article_id, "start", "end", kind, format) VALUES (?, ?, ?, ?, ?)',
            ((article, b.start, b.end, b.kind, rows.block_format(b)) for b in new.blocks),
        )
        self._connection.executemany(
            'INSERT INTO sentence(article_id, number, "start", "end", boilerplate, text) VALUES (?, ?, ?, ?, ?, ?)',
            (
                (article, number, start, end, int(boilerplate), new.text[start:end])
                for number, (start, end, boilerplate) in enumerate(new.sentences, 1)
            ),
        )
