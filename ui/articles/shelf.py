"""The articles of a project as the list of them needs them: which there are, and how those stand that are seen."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from reader.model import ArticleId, ArticleLine, ArticleSummary, Changes, Status
from reader.questions import Questions

AT_ONCE = 2000  # articles whose words are read in one go of a few milliseconds
TOGETHER = 64  # articles of which the lines are read in one go
KEPT = 2000  # articles whose lines and counts are kept


class Shelf:
    """Which articles there are is read once and follows `Changes`. All else is read for those that are asked about.

    Raises SikapError where it reads.
    """

    def __init__(self, project: Questions) -> None:
        self._project = project
        self._ids: list[ArticleId] | None = None
        self._lines: dict[ArticleId, ArticleLine] = {}
        self._counts: dict[ArticleId, ArticleSummary] = {}
        self._counted: set[ArticleId] = set()  # of `_counts`, those that are as the file has them
        self._words: dict[ArticleId, str] = {}

    @property
    def ids(self) -> Sequence[ArticleId]:
        """All articles in the order they came in: the same list as long as none comes or goes."""
        if self._ids is None:
            self._ids = self._project.article_ids()
        return self._ids

    def read_first(self) -> None:
        """Read what the list begins with: a file that is damaged says so now, and not in the middle of a paint."""
        if first := self.ids[:TOGETHER]:
            self.line(first[0], first)

    def line(self, article: ArticleId, beside: Iterable[ArticleId] = ()) -> ArticleLine:
        """An article without its counts; those `beside` are read with it. An empty line if it is gone."""
        if article not in self._lines:
            if len(self._lines) > KEPT:
                self._lines.clear()
            wanted = {article, *beside} - self._lines.keys()
            for one in wanted:
                self._lines[one] = ArticleLine(one, "", "", None, Status.NEW)
            self._lines.update((found.id, found) for found in self._project.article_lines(wanted))
        return self._lines[article]

    def counts(self, article: ArticleId) -> ArticleSummary | None:
        """How far an article is tagged as it was counted last, perhaps before the last steps; None if it never was."""
        return self._counts.get(article)

    def uncounted(self, articles: Iterable[ArticleId]) -> list[ArticleId]:
        """Those of these whose counts are not known, or may have changed."""
        return [article for article in articles if article not in self._counted]

    def count(self, articles: Iterable[ArticleId]) -> None:
        """Count what is in these, as far as it is not known."""
        if wanted := self.uncounted(articles):
            if len(self._counts) > KEPT:
                self._counts.clear()
                self._counted.clear()
            self._counted.update(wanted)
            self._counts.update((found.id, found) for found in self._project.library(wanted))

    def read_words(self) -> bool:
        """Read titles and sources of some more articles; returns whether those of all are read."""
        if len(self._words) < len(self.ids):
            some = list(islice((article for article in self.ids if article not in self._words), AT_ONCE))
            self._words.update(dict.fromkeys(some, ""))
            for line in self._project.article_lines(some):
                self._words[line.id] = f"{line.title}\n{line.source}".casefold()
        return len(self._words) >= len(self.ids)

    def with_words(self, articles: Sequence[ArticleId], words: Iterable[str]) -> Sequence[ArticleId]:
        """Those of these with all the words, in lower case, in title or source; of those whose words are read."""
        texts = self._words
        articles = [article for article in articles if article in texts]
        for word in words:
            articles = [article for article in articles if word in texts[article]]
        return articles

    def follow(self, changes: Changes) -> None:
        """Forget what a step has touched. Only of articles that came, went or changed is anything read."""
        if touched := changes.rows.get("article"):
            self._follow_articles({ArticleId(article) for article in touched})
        if changes.articles is None:
            self._counted.clear()
        else:
            self._counted.difference_update(map(ArticleId, changes.articles))

    def read_again(self) -> None:
        """Everything may have changed."""
        self._ids = None
        self._lines.clear()
        self._words.clear()
        self._counted.clear()

    def _follow_articles(self, touched: Collection[ArticleId]) -> None:
        for article in touched:
            self._lines.pop(article, None)
            self._words.pop(article, None)
        self._counted.difference_update(touched)
        if self._ids is not None:
            there = set(self._project.article_ids(touched))
            come = [article for article in there if not holds(self._ids, article)]
            gone = [article for article in touched if article not in there and holds(self._ids, article)]
            if come or gone:
                self._ids = sorted({*self._ids, *come} - {*gone})


def place_of(article: ArticleId, articles: Sequence[ArticleId]) -> int:
    """How many of these, which are in order, come before it."""
    return bisect_left(articles, article)


def holds(articles: Sequence[ArticleId], article: ArticleId) -> bool:
    """Whether it is one of these, which are in order."""
    place = place_of(article, articles)
    return place < len(articles) and articles[place] == article
