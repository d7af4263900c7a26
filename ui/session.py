"""The open project as the window sees it: where the person is in it, and every verb of the program.

Panes show what is here and ask for verbs; they never reach into the project or into each other. A verb that fails in
the person's world says so through `failed` and changes nothing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial, wraps
from time import perf_counter
from typing import Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, QTimer, Signal

from reader.claims import Coding, Codings
from reader.errors import SikapError
from reader.history import CODEBOOK
from reader.model import (
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    ArticleSummary,
    Changes,
    ClaimKey,
    Kind,
    Orphan,
    Sentence,
    Span,
    Status,
)
from reader.pieces import NO_BLOCKS, NO_SENTENCES
from reader.project import Project
from reader.store import LARGEST
from ui import long_steps
from ui.articles.shelf import Shelf
from ui.claims.claiming import Claiming
from ui.correcting.verbs import Correcting
from ui.entries import Entries
from ui.keeping.unsaved import Unsaved
from ui.keymap import signs
from ui.language import step_name, tr
from ui.side.article_tags import ArticleTags

LOOK_MS = 500  # how often to ask whether another program wrote to the file
LONG_STEP = long_steps.LONG
PIECES = ("block", "sentence")  # the tables of what a text is cut into
COUNTED = ("article", "annotation", "link", "orphan", *PIECES)  # the tables that the library tells of
REWRITTEN = frozenset(("title", "note", "language"))  # details with which the text is searched, or cut, anew
REST_MS = 500  # how long the place must be still before it is remembered
SLICE, PAUSE_MS = 0.01, 3  # of a book's many tags: seconds at a time, and between two of them
FIRST, LEAST = 200, 50  # tags at a time, to begin with and at least

P = ParamSpec("P")


def plainly(
    verb: Callable[Concatenate["Session", P], object],
) -> Callable[Concatenate["Session", P], None]:
    """A verb whose failures in the person's world become the signal `failed`."""

    @wraps(verb)
    def run(self: "Session", /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            verb(self, *args, **kwargs)
        except SikapError as error:
            self.failed.emit(error)

    return run


def kept(
    verb: Callable[Concatenate["Session", P], object],
) -> Callable[Concatenate["Session", P], SikapError | None]:
    """The same; but what the file does not take is kept, to be tried again, and the error returned.

    Such a verb says all in its arguments, and does the same whenever and however often it is called.
    """

    @wraps(verb)
    def run(self: "Session", /, *args: P.args, **kwargs: P.kwargs) -> SikapError | None:
        what = verb.__name__, args, kwargs
        try:
            verb(self, *args, **kwargs)
        except SikapError as error:
            if error.unsaved is None:
                self.failed.emit(error)
            else:
                self.unsaved.keep(what, partial(verb, self, *args, **kwargs), error)
            return error
        self.unsaved.settle(what)
        return None

    return run


class Session(QObject):
    """One project in one window. Its questions are plain attributes, read again at each signal."""

    library_changed = Signal(object)  # Sequence[ArticleId] that changed, or None: all
    article_opened = Signal()
    annotations_changed = Signal(object, object)  # Collection[AnnotationId] gone, Sequence[Annotation] present
    annotations_read = Signal(object)  # Sequence[Annotation], in reading order: nothing has changed, more is known
    codings_changed = Signal(object)  # Collection[AnnotationId]: statements whose claims changed, came or went
    codebook_changed = Signal()
    orphans_changed = Signal()
    sentence_moved = Signal()
    annotation_chosen = Signal()
    history_moved = Signal()
    statement_tagged = Signal(object)  # AnnotationId, by the key or button that tags
    turn_requested = Signal(str)  # "undo" or "redo" of a step so long that it should not keep the window waiting
    step_requested = Signal(object)  # long_steps.Step, for the same reason
    place_wanted = Signal()  # answered by whoever knows the scroll place, through `note_place`
    exported = Signal(object)  # Path of a table that was written
    said = Signal(str)
    failed = Signal(object)  # SikapError

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.article: Article | None = None
        self.blocks = NO_BLOCKS
        self.sentences = self.body = NO_SENTENCES  # `body`: those that are not boilerplate
        self.annotations = ArticleTags()
        self.orphans: Sequence[Orphan] = ()
        self.sentence: Sentence | None = None
        self.chosen: AnnotationId | None = None
        self.selection: Span | None = None
        self.clicked: int | None = None  # where in the sentence the mouse was clicked last
        self._place: dict[str, Any] = {}
        self.busy = False  # a job writes: what is turned back or forth waits for it
        self._habits: dict[str, object] = {}  # to be written when nobody waits for it
        self._came_from: ArticleId | None = None
        self._said_elsewhere = ""
        self.shelf = Shelf(project)
        self.entries = Entries(project)
        self.project.changes_of_others()  # told from here on
        self.claims = Claiming(self)
        self.texts = Correcting(self)
        self.unsaved = Unsaved(self)
        self._forget = project.on_change(self._on_changes)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_elsewhere)
        self._look.start()
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self.remember_place)
        self._reading = QTimer(self, interval=PAUSE_MS)
        self._reading.timeout.connect(self._read_on)
        self._at_once = FIRST

    def close(self) -> None:
        """Remember the place and let the file go. Nothing else waits to be saved."""
        self._look.stop()
        self._reading.stop()
        self.remember_place()
        self._forget()
        self.project.close()

    # Where the person is

    def resume(self) -> None:
        """Open the article that was open last, at its place; else the first one."""
        known = self.shelf.ids
        last = self.project.recall("article")
        self.open_article(last if last in known else next(iter(known), None))

    @plainly
    def open_article(self, article_id: ArticleId | None, at: int | None = None) -> None:
        """Open an article where it was left. `at`: the code point that is wanted instead, so that it is read first."""
        if self.article is not None and article_id == self.article.id:
            return
        self._note_place()
        self._came_from = self.article.id if self.article else self._came_from
        place = {} if article_id is None else self._recall_place(article_id)
        left = place.get("view", {}).get("offset") or place.get("sentence", 0)
        self._read_article(article_id, left if at is None else at)
        self._place = place
        left_at = self._place.get("sentence", -1)
        self.sentence = self.sentence_at(max(0, left_at))
        if left_at < 0 and self.sentence is not None and self.sentence.boilerplate:
            self.sentence = next(iter(self.body), None)
        self.article_opened.emit()
        if not self.annotations.whole:
            self._reading.start()

    def go_to(self, sentence: Sentence | None) -> None:
        """Put the sentence cursor on a sentence."""
        self.sentence, self.clicked = sentence, None
        self.choose(None)
        if sentence is not None:
            self.see(sentence.start)
        self.sentence_moved.emit()
        self._rest.start()

    def step(self, by: int) -> None:
        """Move the sentence cursor one on (1) or back (-1); boilerplate is skipped."""
        if not self.body:
            return
        here = -1 if self.sentence is None else self.sentence.start
        starts = self.body.starts
        wanted = bisect_right(starts, here) if by > 0 else bisect_left(starts, here) - 1
        if 0 <= wanted < len(self.body):
            self.go_to(self.body[wanted])
        else:
            self.said.emit(tr("This is the last sentence.") if by > 0 else tr("This is the first sentence."))

    def number(self) -> int:
        """Which of the sentences in `body` the cursor is on, from 1; 0 on none."""
        here = self.sentence
        return 0 if here is None or here.boilerplate else self.sentences.rank(here)

    def step_to_untagged(self) -> None:
        """Move to the next sentence in which no tag starts; from the end, look again from the top."""
        starts = self.project.annotation_starts(self.article.id) if self.article else []
        free = [s for s in self.body if not _any_between(starts, s.start, s.end)]
        here = self.sentence.start if self.sentence else -1
        ahead = [s for s in free if s.start > here] or [s for s in free if s.start < here]
        if ahead:
            self.go_to(ahead[0])
        else:
            self.said.emit(tr("Every sentence of this article has a tag."))

    def choose(self, annotation_id: AnnotationId | None) -> None:
        if annotation_id == self.chosen:
            return
        self.chosen = annotation_id if annotation_id in self.annotations else None
        if self.chosen is not None:
            self.see(self.annotations[self.chosen].start, self.chosen)
        self.annotation_chosen.emit()

    @plainly
    def step_mark(self, by: int) -> None:
        """Choose the next or previous tag in reading order, from the chosen one or from the sentence cursor."""
        if self.article is None or not self.annotations:
            self.said.emit(tr("This article has no tags yet."))
            return
        chosen = None if self.chosen is None else self.annotations.get(self.chosen)
        place = self.sentence.start if self.sentence else 0, LARGEST, 0  # before all that begin here
        if chosen is not None:
            place = chosen.start, chosen.end, int(chosen.id)
        found = self.project.annotation_beside(self.article.id, place, by)
        if found is not None:
            self.show_annotation(found)
        else:
            self.said.emit(tr("This is the last tag.") if by > 0 else tr("This is the first tag."))

    @plainly
    def show_first_tag(self) -> None:
        """Choose the first tag of the article, if it has any."""
        if self.article is not None:
            self.show_annotation(self.project.annotation_beside(self.article.id, (0, LARGEST, 0), 1))

    def show_annotation(self, annotation_id: AnnotationId | None) -> None:
        """Choose a tag and bring the sentence cursor to it; None chooses none."""
        annotation = None if annotation_id is None else self.annotations.get(annotation_id)
        if annotation is None:
            self.choose(None)
            return
        self._follow(Span(annotation.start, annotation.end))
        self.choose(annotation.id)

    @plainly
    def show_place(self, article_id: ArticleId, annotation_id: AnnotationId) -> None:
        """Go to a tag, in whatever article it is."""
        found = self.project.annotations_by_id([annotation_id])
        self.open_article(article_id, found[0].start if found else None)
        self.show_annotation(annotation_id)

    @plainly
    def jump(self, article_id: ArticleId, start: int) -> None:
        """Go to the sentence at this offset of an article."""
        self.open_article(article_id, start)
        self.go_to(self.sentence_at(start))

    def see(self, at: int, wanted: AnnotationId | None = None) -> None:
        """The text about this code point is shown, or a tag there: the tags are read, if they have not been yet."""
        if found := self.annotations.about(at, wanted):
            self.annotations_read.emit(found)

    def coding(self, statement: AnnotationId) -> Coding | None:
        """Who says what in this statement."""
        annotation = self.annotations.get(statement)
        if annotation is not None:
            self.see(annotation.start)
        return self.annotations.codings_so_far.of(statement)

    def select(self, span: Span | None) -> None:
        """Note what is selected in the reading pane."""
        self.selection = span
        if span is not None:
            self.choose(None)

    def note_click(self, at: int) -> None:
        """Note where in the sentence the mouse was clicked."""
        self.clicked = at

    def span_at_hand(self) -> Span | None:
        """The selection, or the sentence if nothing is selected."""
        return self.selection or (Span(self.sentence.start, self.sentence.end) if self.sentence else None)

    def tags_here(self) -> list[Annotation]:
        """The tags that begin in the sentence, in reading order."""
        here = self.sentence
        return [] if here is None else self.project.annotations_from(here.article_id, here.start, here.end)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds this offset, or the last before it."""
        return self.sentences.at(offset)

    def library(self, articles: Iterable[ArticleId] | None = None) -> list[ArticleSummary]:
        return self.project.library(articles)

    def place(self) -> dict[str, Any]:
        """Where the open article was left: what `note_place` was given."""
        view: dict[str, Any] = self._place.get("view", {})
        return view

    def note_place(self, view: dict[str, Any]) -> None:
        self._place["view"] = view

    def remember_place(self) -> None:
        """Write down the article, the sentence and the lines on the screen."""
        self._note_place()
        self._rest.stop()
        habits, self._habits = self._habits, {}
        for key, value in habits.items():
            self.remember(key, value)

    def _note_place(self) -> None:
        """Note the same, to be written down in a moment."""
        if self.article is None:
            return
        self.place_wanted.emit()
        self._place["sentence"] = self.sentence.start if self.sentence else 0
        self._habits |= {"article": self.article.id, f"place {self.article.id}": self._place}
        self._rest.start()

    def _recall_place(self, article_id: ArticleId) -> dict[str, Any]:
        noted = self._habits.get(key := f"place {article_id}")
        return noted if isinstance(noted, dict) else dict(self.project.recall(key, {}))

    def remember(self, key: str, value: object) -> None:
        """Keep a habit in the project. Not worth a message if it fails."""
        with suppress(SikapError):
            self.project.remember(key, value)

    @property
    def codings(self) -> Codings:
        """Who says what in the article."""
        return self.annotations.codings

    # Verbs on tags

    @plainly
    def tag(self, kind: Kind) -> None:
        """Tag the selection, or the sentence if nothing is selected.

        The same key again, on one's own chosen tag or on the same span, removes it.
        """
        if self.selection is None and self.chosen is not None and self._is_mine(self.chosen, kind):
            self._remove(self.annotations[self.chosen])
            return
        span = self.span_at_hand()
        if self.article is None or span is None:
            self.said.emit(tr("Choose a sentence first: press {next_sentence}.", **signs()))
            return
        same = self.project.annotations_on(self.article.id, kind, span)
        mine = [tag for tag in same if tag.coder == self.project.coder]
        self._follow(span)
        if mine:
            self._remove(mine[-1])
        else:
            self.put_tag(self.article.id, kind, span)

    def _follow(self, span: Span) -> None:
        """Bring the sentence cursor to these words: what the mouse has chosen may be far from it."""
        there = self.sentence_at(span.start)
        if there is not None and there != self.sentence:
            self.sentence, self.clicked = there, None
            self.sentence_moved.emit()
            self._rest.start()

    @kept
    def put_tag(self, article_id: ArticleId, kind: Kind, span: Span) -> None:
        """Tag these words, unless this coder has done so."""
        if any(tag.coder == self.project.coder for tag in self.project.annotations_on(article_id, kind, span)):
            return
        actor = self._named_by(article_id, span) if kind is Kind.ACTOR else None
        with self.project.step(f"Tag as {kind}", article_id) as done:
            made = self.project.tag(article_id, kind, span.start, span.end, actor=actor)
        if self.article is None or self.article.id != article_id or self.unsaved.trying:
            return
        self.choose(made.id)
        if kind is Kind.STATEMENT:
            self.claims.begin(made, done)
            self.statement_tagged.emit(made.id)

    def _named_by(self, article_id: ArticleId, span: Span) -> int | None:
        here = self.article
        article = here if here is not None and here.id == article_id else self.project.article(article_id)
        return self.project.known_actor(article.text[span.start : span.end])

    @plainly
    def untag(self, annotation_id: AnnotationId | None = None) -> None:
        """Remove this tag, or the chosen one, or the only one in the sentence."""
        wanted = annotation_id if annotation_id is not None else self.chosen
        here = [] if wanted is not None else self.tags_here()
        if len(here) == 1:
            wanted = here[0].id
        if wanted is None or wanted not in self.annotations:
            self.said.emit(tr("Choose a tag first: click it, or press M."))
            return
        self._remove(self.annotations[wanted])

    @plainly
    def code_many(self, /, keys: Sequence[ClaimKey], **values: object) -> None:
        """Say the same of many rows of the claims table."""
        work = partial(self.claims.code_many, keys, **values)
        rows = 4 * len(keys)  # a mention and a position, and the links of both
        long_steps.make(self, long_steps.Step(tr("Coding"), work, lambda _: None, self.failed.emit), rows)

    @kept
    def resize(self, annotation_id: AnnotationId, span: Span) -> None:
        self.project.resize(annotation_id, span.start, span.end)

    @plainly
    def do(self, /, verb: Callable[..., object], *args: object, **kwargs: object) -> None:
        """Run a verb of `claims` or `texts`, and say plainly what cannot be done."""
        verb(*args, **kwargs)

    # Verbs on articles

    @plainly
    def show_added(self, added: Sequence[Article], notes: Sequence[str], go: bool = True) -> None:
        """Open the first of the articles that a job has just added (`go`), and say what was added."""
        self.reread()
        if go:
            self.open_article(added[0].id)
        one = tr("Added “{title}”.", title=added[0].title)
        self.said.emit(" ".join([one if len(added) == 1 else tr("{n} articles added.", n=len(added)), *notes[:1]]))

    @plainly
    def delete_article(self, article_id: ArticleId) -> None:

        def done(_: object) -> None:
            self.said.emit(tr("Article deleted. {undo} brings it back with its tags.", **signs()))

        step = long_steps.Step(
            tr("Deleting the article"), lambda project: project.delete_article(article_id), done, self.failed.emit
        )
        long_steps.make(self, step, self.project.rows_of(article_id))

    @kept
    def edit_article(self, article_id: ArticleId, values: dict[str, object], *, cut_again: bool = False) -> None:
        """Write details; with `cut_again` its sentences are found again in the same step, tags or not."""

        def edit(project: Project) -> None:
            with project.step("Edit article", article_id):
                project.edit_article(article_id, **values)
                if cut_again:
                    project.texts.cut_again(article_id)

        def failed(error: SikapError) -> None:
            what = "edit_article", (article_id, values), {"cut_again": cut_again}
            if error.unsaved is None:
                self.failed.emit(error)
            else:
                self.unsaved.keep(what, lambda: self.edit_article(article_id, values, cut_again=cut_again), error)

        if (cut_again or not REWRITTEN.isdisjoint(values)) and self.project.rows_of(article_id) > LONG_STEP:
            self.step_requested.emit(long_steps.Step(tr("Editing the article"), edit, lambda _: None, failed))
        else:
            edit(self.project)

    @plainly
    def set_status(self, status: Status, article_id: ArticleId | None = None) -> None:
        """Say how far an article is coded: this one, or the open one."""
        wanted = article_id or (self.article.id if self.article else None)
        if wanted is not None:
            self.edit_article(wanted, {"status": status})

    # History

    @plainly
    def undo(self) -> None:
        self._turn("undo", self.project.undo)

    @plainly
    def redo(self) -> None:
        self._turn("redo", self.project.redo)

    def show_turn(self, name: str, changes: Changes | None, before: dict[AnnotationId, Annotation]) -> None:
        """Go where an undo or redo has changed something, and say what it was."""
        if changes is None:
            self.said.emit(tr("Nothing to undo.") if name == "undo" else tr("Nothing to redo."))
            return
        self._go_to_article_of(changes)
        if not any(changes.touched(table) for table in PIECES):  # then all tags behind the place may have moved
            self._go_to_tag_of(changes, before)
        done = (
            tr("Undone: {step}", step=step_name(changes.step)),
            tr("Done again: {step}", step=step_name(changes.step)),
        )
        self.said.emit(done[0] if name == "undo" else done[1])

    # Inside

    def _turn(self, name: str, turn: Callable[[], Changes | None]) -> None:
        """Turn a step back or forward at once, or ask for a job if it is a long one."""
        if self.busy or self.project.next_size(name) > LONG_STEP:
            self.turn_requested.emit(name)
        else:
            before = dict(self.annotations.read)
            self.show_turn(name, turn(), before)

    def _go_to_article_of(self, changes: Changes) -> None:
        rows = changes.rows.get("article", frozenset())
        wanted = [changes.article] if changes.article is not None else [ArticleId(i) for i in sorted(rows)]
        known = self.project.article_ids(wanted[:1])
        if known and (self.article is None or self.article.id not in wanted):
            self.open_article(known[0])

    def _go_to_tag_of(self, changes: Changes, before: dict[AnnotationId, Annotation]) -> None:
        touched = sorted(changes.rows.get("annotation", ()))
        here = self.article.id if self.article else None
        if there := [AnnotationId(i) for i in touched if i in self.annotations]:
            self.show_annotation(there[0])
        elif (gone := [before[AnnotationId(i)] for i in touched if i in before]) and gone[0].article_id == here:
            self.go_to(self.sentence_at(gone[0].start))

    def _is_mine(self, annotation_id: AnnotationId, kind: Kind) -> bool:
        annotation = self.annotations[annotation_id]
        return annotation.kind is kind and annotation.coder == self.project.coder

    def _remove(self, annotation: Annotation) -> None:
        self.remove(annotation.id, annotation.kind)

    @kept
    def remove(self, annotation_id: AnnotationId, kind: Kind) -> None:
        """Take a tag away, and a statement with its claim; nothing, if it is gone."""
        if not self.project.annotations_by_id([annotation_id]):
            return
        if kind is Kind.STATEMENT:
            self.claims.remove(annotation_id)
        else:
            self.project.untag(annotation_id)
            self.said.emit(tr("Tag removed."))

    @kept
    def code(self, statement: AnnotationId, said: Mapping[str, object]) -> None:
        """Say something of a statement, as `Claiming.code` does."""
        self.claims.code(statement, **said)  # type: ignore[arg-type]

    @kept
    def set_note(self, annotation_id: AnnotationId, note: str) -> None:
        """Write a note on a tag."""
        self.claims.set_note(annotation_id, note)

    def _read_article(self, article_id: ArticleId | None, at: int) -> None:
        """Read an article that is to be shown about the code point `at`."""
        self._reading.stop()
        self.article = article = None if article_id is None else self.project.article(article_id)
        self.blocks, self.sentences = (NO_BLOCKS, NO_SENTENCES) if article is None else self.project.pieces(article)
        self.body = self.sentences.body()
        self.annotations = ArticleTags() if article is None else ArticleTags(self.project, article.id, at)
        self.orphans = [] if article_id is None else self.project.orphans(article_id)
        if self.annotations.whole:
            _ = self.sentences.starts
        self.claims.stop_link()
        self.sentence = self.chosen = self.selection = self.clicked = None

    def _on_changes(self, changes: Changes) -> None:
        """Read again what a step has touched, and tell the panes."""
        self.entries.follow(changes)  # before anything can fail: nobody tells of these changes again
        self.shelf.follow(changes)
        if not CODEBOOK.isdisjoint(changes.rows):
            self.codebook_changed.emit()
        if self.article is not None and self.article.id in changes.rows.get("article", ()):
            self._open_neighbour() if self._article_gone() else self._reopen()
        elif self._cut_otherwise(changes):
            self._reopen()
        else:
            if changes.touched("orphan"):
                self._reread_orphans()
            if stale := self._stale(changes):
                self._reread_some(stale)
        if any(changes.touched(table) for table in COUNTED):
            articles = None if changes.touched("article") else changes.articles
            self.library_changed.emit(None if articles is None else sorted(articles))
        self.history_moved.emit()

    def _stale(self, changes: Changes) -> frozenset[AnnotationId]:
        """The annotations that say something else now: changed, linked otherwise, or of an entry that changed."""
        rows, nothing = changes.rows, frozenset[int]()
        stale = {AnnotationId(i) for i in rows.get("annotation", nothing) | changes.linked}
        actors, issues = rows.get("actor", nothing), rows.get("issue", nothing)
        if actors or issues:
            coded = self.annotations.read.values()
            stale |= {a.id for a in coded if a.actor_id in actors or a.issue_id in issues}
        return frozenset(stale)

    def _cut_otherwise(self, changes: Changes) -> bool:
        """Whether a step has changed the sentences or blocks of the open article, and not the article itself."""
        here = self.article.id if self.article else None
        touched = any(changes.touched(table) for table in PIECES) and changes.article in (here, None)
        return touched and self._pieces_differ()

    def _article_differs(self) -> bool:
        return self.article is not None and self.project.article(self.article.id) != self.article

    def _pieces_differ(self) -> bool:
        if self.article is None:
            return False
        return (self.blocks, self.sentences) != self.project.pieces(self.article)

    def _article_gone(self) -> bool:
        return self.article is not None and not self.project.article_ids([self.article.id])

    def _open_neighbour(self) -> None:
        """The open article is gone: back to the one before, or on to the next."""
        gone = self.article.id if self.article else 0
        left = self.shelf.ids
        after = [i for i in left if i > gone] or left[-1:]
        self.article = None
        self.open_article(self._came_from if self._came_from in left else next(iter(after), None))

    def _reopen(self) -> None:
        """Show the article anew, at the same words."""
        if self.article is None:
            return
        self.remember_place()
        old, sentence, chosen = self.article, self.sentence, self.chosen
        if sentence is not None and (by := _way_of(sentence, self.project.article(old.id).text)):
            self.remember(f"place {old.id}", _moved(self._place, by))
        self.article = None
        self.open_article(old.id)
        self.choose(chosen)

    def reread(self) -> None:
        """A job or another program has written to the file: read again what it has touched, or else everything."""
        self.entries.forget()
        self.project.changed_elsewhere()
        changes = self.project.changes_of_others()
        if changes is not None and len(self._stale(changes)) <= LONG_STEP:
            self._on_changes(changes)
            return
        self.shelf.read_again()
        if self._article_gone():
            self._open_neighbour()
        elif self._article_differs() or self._pieces_differ():
            self._reopen()
        else:
            self._reread_annotations()
            self._reread_orphans()
        self.codebook_changed.emit()
        self.library_changed.emit(None)
        self.history_moved.emit()

    def _reread_annotations(self) -> None:
        """Read them all, and show those that are not as they were."""
        if self.article is None:
            return
        found = {annotation.id: annotation for annotation in self.project.annotations(self.article.id)}
        known = self.annotations.read
        gone = frozenset(known) - frozenset(found)
        changed = [annotation for annotation in found.values() if known.get(annotation.id) != annotation]
        if gone or changed:
            self._replace(gone, changed)

    def _reread_orphans(self) -> None:
        if self.article is not None:
            self.orphans = self.project.orphans(self.article.id)
            self.orphans_changed.emit()

    def _reread_some(self, ids: Collection[AnnotationId]) -> None:
        here = self.article.id if self.article else None
        present = [a for a in self.project.annotations_by_id(ids) if a.article_id == here]
        known = frozenset(one for one in ids if one in self.annotations.read)  # what was never read was never shown
        self._replace(known - {a.id for a in present}, present)

    def _replace(self, gone: Collection[AnnotationId], present: Sequence[Annotation]) -> None:
        statements = self.annotations.change(gone, present)
        if self.chosen in gone:
            self.choose(None)
        if self.claims.linking in gone:
            self.claims.stop_link()
        self.annotations_changed.emit(gone, present)
        if statements:
            self.codings_changed.emit(statements)

    @plainly
    def _read_on(self) -> None:
        """Read some more of the tags, so many that nobody has to wait for it."""
        begun = perf_counter()
        _ = self.sentences.starts
        found = self.annotations.read_on(self._at_once)
        self.annotations_read.emit(found)
        if self.annotations.whole:
            self._reading.stop()
        took = perf_counter() - begun
        self._at_once = max(LEAST, min(2 * self._at_once, round(self._at_once * SLICE / max(took, 1e-4))))

    def _look_elsewhere(self) -> None:
        """Another window or program may have written: then everything is read again."""
        try:
            if self.project.changed_elsewhere():
                self.reread()
            self._said_elsewhere = ""
        except SikapError as error:  # asked again in a second; said once
            if str(error) != self._said_elsewhere:
                self._said_elsewhere = str(error)
                self.failed.emit(error)


def in_reading_order(annotations: Iterable[Annotation]) -> list[Annotation]:
    """By start, the outer before the inner."""
    return sorted(annotations, key=lambda a: (a.start, -a.end, a.id))


def _any_between(starts: Sequence[int], start: int, end: int) -> bool:
    index = bisect_left(starts, start)
    return index < len(starts) and starts[index] < end


def _way_of(sentence: Sentence, text: str) -> int:
    """How far its words are from where they were, now that the text is this one; 0 if they are gone."""
    after = text.find(sentence.text, sentence.start)
    before = text.rfind(sentence.text, 0, sentence.start + len(sentence.text))
    ways = [found - sentence.start for found in (after, before) if found >= 0]
    return min(ways, key=abs, default=0)


def _moved(place: dict[str, Any], by: int) -> dict[str, Any]:
    """A remembered place in a text that is now so far from where it was."""
    view = dict(place.get("view", {}))
    if view.get("offset"):
        view["offset"] = max(0, view["offset"] + by)
    return {**place, "sentence": place["sentence"] + by, "view": view}
