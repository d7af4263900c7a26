"""The tags of the open article. Of a book's many, those about the place are read at once, and the others bit by bit."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress

from reader.claims import Codings, place
from reader.errors import NotFound
from reader.model import Annotation, AnnotationId, ArticleId, Kind
from reader.project import Project

NO_ARTICLE = ArticleId(0)
FEW = 400  # that many tags are read at once
BEFORE, AFTER = 2_000, 10_000  # code points about the place: more than any screen shows


class ArticleTags(Mapping[AnnotationId, Annotation]):
    """The annotations of one article by id, kept in step with the project by `change`.

    It always answers as if all had been read: a single one is read when it is asked for, and all of them when they are
    gone through. Where they are many, `read_on` hands them out bit by bit, each once.
    """

    def __init__(self, project: Project | None = None, article: ArticleId = NO_ARTICLE, at: int = 0) -> None:
        """Of an article with many, those are read that are about the code point `at`."""
        self._project, self._article = project, article
        self._read: dict[AnnotationId, Annotation] = {}
        self._codings = Codings()
        self._next: int | None = None  # where to read on; None: all have been read
        self._shown: set[AnnotationId] = set()  # handed out, while there is more to come
        self._seen: list[tuple[int, int]] = []  # code points about which they have been read
        self._waiting: list[AnnotationId] | None = None  # read by somebody in a hurry, and to be shown
        self._count: int | None = None
        if project is None:
            return
        if project.start_after(article, 0, FEW) is None:
            self._take(project.annotations(article))
        else:
            self._next = 0
            self._seen.append((at - BEFORE // 2, at + AFTER // 2))
            self._take(project.annotations_around(article, at - BEFORE, at + AFTER))

    @property
    def whole(self) -> bool:
        """Whether all have been read and handed out."""
        return self._next is None and self._waiting is None

    @property
    def codings(self) -> Codings:
        """Who says what, in the whole article."""
        self._finish()
        return self._codings

    @property
    def codings_so_far(self) -> Codings:
        """The same among those read: right for each statement about the place."""
        return self._codings

    @property
    def read(self) -> Mapping[AnnotationId, Annotation]:
        """Those read so far."""
        return self._read

    def has_statements(self) -> bool:
        if self._next is None or self._project is None:
            return len(self._codings) > 0
        return len(self._codings) > 0 or self._project.count_annotations(self._article, Kind.STATEMENT) > 0

    @property
    def counted(self) -> int | None:
        """How many there are; None for a moment, until those of a book have been counted."""
        return len(self._read) if self._next is None else self._count

    def read_on(self, count: int) -> list[Annotation]:
        """About so many of those that have not been handed out yet, in reading order."""
        if self._waiting is not None:
            some, rest = self._waiting[:count], self._waiting[count:]
            self._waiting = rest or None
            return [self._read[one] for one in some if one in self._read and one not in self._shown]
        if self._next is None or self._project is None:
            return []
        self._count = len(self)
        start, end = self._next, self._project.start_after(self._article, self._next, count)
        found = self._project.annotations_from(self._article, start, end)
        self._next = end
        fresh = [one for one in found if one.id not in self._shown]
        self._take([one for one in fresh if one.id not in self._read])
        self._shown.update(one.id for one in fresh)
        if end is None:
            self._shown = set()
        return [self._read[one.id] for one in fresh]

    def about(self, at: int, wanted: AnnotationId | None = None) -> list[Annotation]:
        """Those about a code point before their turn, in reading order: those that have not been handed out yet.

        Nothing if they have been read, and the one that is `wanted` has been handed out.
        """
        known = any(a <= at <= b for a, b in self._seen)
        if self._project is None or self.whole or (known and (wanted is None or wanted in self._shown)):
            return []
        self._seen.append((at - BEFORE // 2, at + AFTER // 2))
        found = self._project.annotations_around(self._article, at - BEFORE, at + AFTER)
        self._take([one for one in found if one.id not in self._read])
        fresh = [self._read[one.id] for one in found if one.id not in self._shown]
        self._shown.update(one.id for one in fresh)
        return sorted(fresh, key=place)

    def change(self, gone: Collection[AnnotationId], present: Sequence[Annotation]) -> frozenset[AnnotationId]:
        """Take out those that are gone, and in those that are new or changed. Gives the statements that are touched."""
        for one in gone:
            self._read.pop(one, None)
        self._read |= {one.id: one for one in present}
        if not self.whole:
            self._shown |= {one.id for one in present}
            self._count = None
        return self._codings.change(gone, present)

    def __getitem__(self, annotation: AnnotationId) -> Annotation:
        found = self._read.get(annotation)
        if found is None and self._next is not None and self._project is not None:
            with suppress(NotFound):
                found = self._project.annotation(annotation)
        if found is None or found.article_id != self._article:
            raise KeyError(annotation)
        return found

    def __len__(self) -> int:
        if self._next is None or self._project is None:
            return len(self._read)
        if self._count is None:
            self._count = self._project.count_annotations(self._article)
        return self._count

    def __bool__(self) -> bool:
        return self._next is not None or bool(self._read)

    def __iter__(self) -> Iterator[AnnotationId]:
        self._finish()
        return iter(self._read)

    def _finish(self) -> None:
        """Read what has not been read, at once."""
        if self._next is None or self._project is None:
            return
        found = self._project.annotations_from(self._article, self._next, None)
        self._next = None
        self._take([one for one in found if one.id not in self._read])
        self._waiting = [one.id for one in found if one.id not in self._shown] or None

    def _take(self, found: Sequence[Annotation]) -> None:
        self._read |= {one.id: one for one in found}
        self._codings.change((), found)
