"""Finding: words in the article, words in the whole project, and the articles that pass a filter."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from reader.errors import SikapError
from reader.model import AnnotationId, ArticleId, Span
from ui.language import say
from ui.panes import LIST

if TYPE_CHECKING:
    from reader.search import ArticleFilter, FilterChoices, Hit
    from ui.main_window import MainWindow
    from ui.reading.find_bar import FindBar
    from ui.search_pane import SearchPane


class Finding:
    """The find bar below the text, and the search in the place of the library; made when they are first wanted."""

    def __init__(self, window: "MainWindow", left: QStackedWidget, below: QVBoxLayout) -> None:
        self._window, self._session = window, window.session
        self._left, self._below = left, below
        self._article: ArticleId | None = None
        self._hits: Sequence[Span] = ()
        self._words = ""
        self._at = -1  # the current hit; none after another article has come
        self._filter: ArticleFilter | None = None
        self._choices: FilterChoices | None = None
        self._passing: frozenset[ArticleId] | None = None  # the articles that pass it; None: not known
        self._session.library_changed.connect(self._project_changed)
        self._session.codebook_changed.connect(lambda: self.offer_choices(self._choices))
        self._session.failed.connect(self._doubt)
        window.library.filter_changed.connect(self._narrow)
        window.library.choices_wanted.connect(lambda: self.offer_choices())

    # In the article

    @cached_property
    def bar(self) -> "FindBar":
        from ui.reading.find_bar import FindBar

        bar = FindBar()
        bar.words_changed.connect(self._look_for)
        bar.next_requested.connect(lambda: self.step(1))
        bar.previous_requested.connect(lambda: self.step(-1))
        bar.closed.connect(self._close_bar)
        self._below.addWidget(bar)
        return bar

    def open_bar(self) -> None:
        """Open the find bar with the selected words, or those that were looked for last."""
        selected = self._session.selection
        article = self._session.article
        words = article.text[selected.start : selected.end] if article and selected else self._words
        self.bar.open(words)

    def step(self, by: int) -> None:
        """Go to the next hit or the previous one, round the end; open the bar first if it is closed."""
        if "bar" not in vars(self) or not self.bar.isVisible():
            self.open_bar()
        elif self._hits:
            here = self._at if self._at >= 0 else self._first_from(self._cursor()) - (1 if by > 0 else 0)
            self._show((here + by) % len(self._hits))

    def look_again(self) -> None:
        """The article is another, or set anew: its hits are framed while the bar is open, and nobody is moved."""
        article = self._session.article.id if self._session.article else None
        current = self._hits[self._at] if self._at >= 0 and article == self._article else None
        self._article = article
        if "bar" not in vars(self) or not self.bar.is_open:
            self._hits, self._at = (), -1
            return
        self._find(self._words)
        if current and self._hits:
            self._at = min(self._first_from(current.start), len(self._hits) - 1)
            self._window.pane.show_hit(self._at, reveal=False)
        self.bar.show_count(self._at + 1, len(self._hits))

    def _look_for(self, words: str) -> None:
        self._find(words)
        if self._hits:
            self._show(self._first_from(self._cursor()) % len(self._hits))
        else:
            self.bar.show_count(0, 0)

    def _find(self, words: str) -> None:
        from reader.search import find_in

        article = self._session.article
        self._words, self._at = words, -1
        self._hits = find_in(article.text, words) if article else ()
        self._window.pane.show_hits(self._hits)

    def _first_from(self, start: int) -> int:
        """Which hit is the first from this code point on; their number if none is."""
        return bisect_left(self._hits, start, key=lambda span: span.start)

    def _cursor(self) -> int:
        return self._session.sentence.start if self._session.sentence else 0

    def _show(self, at: int) -> None:
        self._at = at
        self._window.pane.show_hit(at)
        self.bar.show_count(at + 1, len(self._hits))

    def _close_bar(self) -> None:
        """The words stay for the next time; the person goes on in the sentence of the hit."""
        if 0 <= self._at < len(self._hits):
            self._session.go_to(self._session.sentence_at(self._hits[self._at].start))
        self._hits, self._at = (), -1
        self._window.pane.show_hits(())
        self._window.to_text()

    # In the project

    @cached_property
    def pane(self) -> "SearchPane":
        from ui.search_pane import SearchPane

        pane = SearchPane()
        pane.search_requested.connect(self._search)
        pane.hit_chosen.connect(self._go_to)
        pane.closed.connect(self._close_search)
        self._left.addWidget(pane)
        return pane

    def open_search(self) -> None:
        """Show the search where the library was."""
        self._window.leave_focus_mode()
        self._window.panes.unfold(LIST)
        self._left.setCurrentWidget(self.pane)
        self.pane.focus()

    def _search(self, expression: str) -> None:
        try:
            self.pane.show_hits(self._session.project.search(expression) if expression.strip() else [])
        except SikapError as error:
            self.pane.show_error(say(error))

    def _go_to(self, hit: "Hit") -> None:
        if hit.what in ("actor", "issue"):
            self._window.to_codebook()
            self._window.side.codebook.choose("actor" if hit.what == "actor" else "issue", hit.id)
        elif hit.article_id is not None and hit.what == "annotation":
            self._session.show_place(hit.article_id, AnnotationId(hit.id))
            self._window.to_text()
        elif hit.article_id is not None:
            self._session.jump(hit.article_id, hit.start or 0)
            if hit.start is not None and hit.end is not None:
                self._window.pane.select(Span(hit.start, hit.end))
            self._window.to_text()

    def _project_changed(self, articles: Sequence[ArticleId] | None) -> None:
        if self._filter is not None:
            self._window.attempt(lambda: self._filter_again(articles))
        if articles is None:
            self.offer_choices()
            if "pane" in vars(self) and self.pane.isVisible():
                self.pane.refresh()

    def _close_search(self) -> None:
        self._left.setCurrentIndex(0)
        self._window.to_library()

    # Which articles

    def offer_choices(self, known: "FilterChoices | None" = None) -> None:
        """Fill the fields of the filter with what the project has, beside the sources that are `known`."""
        if self._window.library.is_filter_open():
            self._choices = self._session.project.filter_choices(known)
            self._window.library.set_choices(self._choices)

    def _narrow(self, where: "ArticleFilter") -> None:
        self._filter = None if where.is_empty else where
        self._window.attempt(self._filter_again)

    def _filter_again(self, among: Collection[ArticleId] | None = None) -> None:
        """Show what passes the filter now. Only some articles are looked at if only in these something has changed."""
        before, self._passing = self._passing, None  # until it has been read
        if self._filter is None:
            self._window.library.show_only(None)
            return
        if among is None or before is None:
            self._passing = frozenset(self._session.project.filter_articles(self._filter))
        else:
            passing = frozenset(self._session.project.filter_articles(self._filter, among))
            self._passing = before if passing == before.intersection(among) else before.difference(among) | passing
        if self._passing is not before:
            self._window.library.show_only(self._passing)

    def _doubt(self) -> None:
        """Something could not be read: perhaps what has changed was not told of."""
        self._passing = None
