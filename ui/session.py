"""The open project as the window sees it: where the person is in it, and every verb of the program.

Panes show what is here and ask for verbs; they never reach into the project or into each other. A verb that fails in
the person's world says so through `failed` and changes nothing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial, wraps
from operator import attrgetter
from typing import Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, QTimer, Signal

from reader.claims import Codings
from reader.errors import SikapError
from reader.model import (
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    ArticleSummary,
    Block,
    Changes,
    ClaimKey,
    Kind,
    Orphan,
    Sentence,
    Span,
    Status,
)
from reader.project import Project
from ui.claiming import Claiming
from ui.correcting.verbs import Correcting
from ui.keeping.unsaved import Unsaved
from ui.language import tr

LOOK_MS = 500  # how often to ask whether another program wrote to the file
LONG_STEP = 3000  # rows
CODEBOOK = ("actor", "actor_alias", "issue")  # the tables of the codebook
PIECES = ("block", "sentence")  # the tables of what a text is cut into
COUNTED = ("article", "annotation", "link", "orphan", *PIECES)  # the tables that the library tells of
REST_MS = 500  # how long the place must be still before it is remembered

P = ParamSpec("P")
_start = attrgetter("start")


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
    codings_changed = Signal(object)  # Collection[AnnotationId]: statements whose claims changed, came or went
    codebook_changed = Signal()
    orphans_changed = Signal()
    sentence_moved = Signal()
    annotation_chosen = Signal()
    history_moved = Signal()
    statement_tagged = Signal(object)  # AnnotationId, by the key or button that tags
    turn_requested = Signal(str)  # "undo" or "redo" of a step so long that it should not keep the window waiting
    place_wanted = Signal()  # answered by whoever knows the scroll place, through `note_place`
    said = Signal(str)
    failed = Signal(object)  # SikapError

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.article: Article | None = None
        self.blocks: Sequence[Block] = ()
        self.sentences: Sequence[Sentence] = ()
        self.body: Sequence[Sentence] = ()  # the sentences that are not boilerplate
        self.annotations: dict[AnnotationId, Annotation] = {}
        self.codings = Codings()
        self.orphans: Sequence[Orphan] = ()
        self.sentence: Sentence | None = None
        self.chosen: AnnotationId | None = None
        self.selection: Span | None = None
        self.clicked: int | None = None  # where in the sentence the mouse was clicked last
        self._place: dict[str, Any] = {}
        self._came_from: ArticleId | None = None
        self._said_elsewhere = ""
        self.claims = Claiming(self)
        self.texts = Correcting(self)
        self.unsaved = Unsaved(self)
        self._forget = project.on_change(self._on_changes)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_elsewhere)
        self._look.start()
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self.remember_place)

    def close(self) -> None:
        """Remember the place and let the file go. Nothing else waits to be saved."""
        self._look.stop()
        self.remember_place()
        self._forget()
        self.project.close()

    # Where the person is

    def resume(self) -> None:
        """Open the article that was open last, at its place; else the first one."""
        known = [summary.id for summary in self.library()]
        last = self.project.recall("article")
        self.open_article(last if last in known else next(iter(known), None))

    @plainly
    def open_article(self, article_id: ArticleId | None) -> None:
        if self.article is not None and article_id == self.article.id:
            return
        self.remember_place()
        self._came_from = self.article.id if self.article else self._came_from
        self._read_article(article_id)
        self._place = {} if article_id is None else self.project.recall(f"place {article_id}", {})
        left_at = self._place.get("sentence", -1)
        self.sentence = self.sentence_at(left_at) if left_at >= 0 else next(iter(self.body), None)
        self.article_opened.emit()

    def go_to(self, sentence: Sentence | None) -> None:
        """Put the sentence cursor on a sentence."""
        self.sentence, self.clicked = sentence, None
        self.choose(None)
        self.sentence_moved.emit()
        self._rest.start()

    def step(self, by: int) -> None:
        """Move the sentence cursor one on (1) or back (-1); boilerplate is skipped."""
        if not self.body:
            return
        here = -1 if self.sentence is None else self.sentence.start
        wanted = bisect_right(self.body, here, key=_start) if by > 0 else bisect_left(self.body, here, key=_start) - 1
        if 0 <= wanted < len(self.body):
            self.go_to(self.body[wanted])
        else:
            self.said.emit(tr("This is the last sentence.") if by > 0 else tr("This is the first sentence."))

    def number(self) -> int:
        """Which of the sentences in `body` the cursor is on, from 1; 0 on none."""
        here = self.sentence
        return 0 if here is None or here.boilerplate else bisect_right(self.body, here.start, key=_start)

    def step_to_untagged(self) -> None:
        """Move to the next sentence in which no tag starts; from the end, look again from the top."""
        starts = sorted(annotation.start for annotation in self.annotations.values())
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
        self.annotation_chosen.emit()

    def step_mark(self, by: int) -> None:
        """Choose the next or previous tag in reading order, from the chosen one or from the sentence cursor."""
        order = in_reading_order(self.annotations.values())
        if not order:
            self.said.emit(tr("This article has no tags yet."))
            return
        ids = [annotation.id for annotation in order]
        if self.chosen in ids:
            index = ids.index(self.chosen) + by
        else:
            here = self.sentence.start if self.sentence else 0
            before = sum(annotation.start < here for annotation in order)
            index = before if by > 0 else before - 1
        if 0 <= index < len(order):
            self.show_annotation(ids[index])
        else:
            self.said.emit(tr("This is the last tag.") if by > 0 else tr("This is the first tag."))

    def show_annotation(self, annotation_id: AnnotationId | None) -> None:
        """Choose a tag and bring the sentence cursor to it; None chooses none."""
        annotation = None if annotation_id is None else self.annotations.get(annotation_id)
        if annotation is None:
            self.choose(None)
            return
        there = self.sentence_at(annotation.start)
        if there is not None and there != self.sentence:
            self.sentence, self.clicked = there, None
            self.sentence_moved.emit()
            self._rest.start()
        self.choose(annotation.id)

    @plainly
    def show_place(self, article_id: ArticleId, annotation_id: AnnotationId) -> None:
        """Go to a tag, in whatever article it is."""
        self.open_article(article_id)
        self.show_annotation(annotation_id)

    @plainly
    def jump(self, article_id: ArticleId, start: int) -> None:
        """Go to the sentence at this offset of an article."""
        self.open_article(article_id)
        self.go_to(self.sentence_at(start))

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
        if here is None:
            return []
        return in_reading_order(a for a in self.annotations.values() if here.start <= a.start < here.end)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds this offset, or the last before it."""
        index = bisect_right(self.sentences, offset, key=_start) - 1
        return self.sentences[max(0, index)] if self.sentences else None

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
        self._rest.stop()
        if self.article is None:
            return
        self.place_wanted.emit()
        self._place["sentence"] = self.sentence.start if self.sentence else 0
        self.remember("article", self.article.id)
        self.remember(f"place {self.article.id}", self._place)

    def remember(self, key: str, value: object) -> None:
        """Keep a habit in the project. Not worth a message if it fails."""
        with suppress(SikapError):
            self.project.remember(key, value)

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
            self.said.emit(tr("Choose a sentence first: press ↓."))
            return
        start, end = span.start, span.end
        same = [a for a in self.annotations.values() if a.start == start and a.end == end and self._is_mine(a.id, kind)]
        if same:
            self._remove(same[-1])
        else:
            self.put_tag(self.article.id, kind, span)

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
        return self.project.known_actor(self.project.article(article_id).text[span.start : span.end])

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
        self.claims.code_many(keys, **values)

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
        self.project.delete_article(article_id)
        self.said.emit(tr("Article deleted. Ctrl+Z brings it back with its tags."))

    @kept
    def edit_article(self, article_id: ArticleId, values: dict[str, object], *, cut_again: bool = False) -> None:
        """Write details; with `cut_again` its sentences are found again in the same step, tags or not."""
        with self.project.step("Edit article", article_id):
            self.project.edit_article(article_id, **values)
            if cut_again:
                self.project.texts.cut_again(article_id)

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
        done = tr("Undone: {step}", step=tr(changes.step)), tr("Done again: {step}", step=tr(changes.step))
        self.said.emit(done[0] if name == "undo" else done[1])

    # Inside

    def _turn(self, name: str, turn: Callable[[], Changes | None]) -> None:
        """Turn a step back or forward at once, or ask for a job if it is a long one."""
        if self.project.next_size(name) > LONG_STEP:
            self.turn_requested.emit(name)
        else:
            before = dict(self.annotations)
            self.show_turn(name, turn(), before)

    def _go_to_article_of(self, changes: Changes) -> None:
        rows = changes.rows.get("article", frozenset())
        wanted = [changes.article] if changes.article is not None else [ArticleId(i) for i in sorted(rows)]
        known = [summary.id for summary in self.library(wanted[:1])] if wanted else []
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

    def _read_article(self, article_id: ArticleId | None) -> None:
        self.article = None if article_id is None else self.project.article(article_id)
        self.blocks = [] if article_id is None else self.project.blocks(article_id)
        self.sentences = [] if article_id is None else self.project.sentences(article_id)
        self.body = [sentence for sentence in self.sentences if not sentence.boilerplate]
        found = [] if article_id is None else self.project.annotations(article_id)
        self.annotations = {annotation.id: annotation for annotation in found}
        self.codings = Codings(found)
        self.orphans = [] if article_id is None else self.project.orphans(article_id)
        self.claims.stop_link()
        self.sentence = self.chosen = self.selection = self.clicked = None

    def _on_changes(self, changes: Changes) -> None:
        """Read again what a step has touched, and tell the panes."""
        if any(changes.touched(table) for table in CODEBOOK):
            self.claims.forget_codebook()
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
            whole = changes.touched("article") or changes.article is None
            self.library_changed.emit(None if whole else [changes.article])
        self.history_moved.emit()

    def _stale(self, changes: Changes) -> frozenset[AnnotationId]:
        """The annotations that say something else now: changed, linked otherwise, or of an entry that changed."""
        rows, nothing = changes.rows, frozenset[int]()
        stale = {AnnotationId(i) for i in rows.get("annotation", nothing) | changes.linked}
        actors, issues = rows.get("actor", nothing), rows.get("issue", nothing)
        if actors or issues:
            coded = self.annotations.values()
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
        here, project = self.article.id, self.project
        return self.sentences != project.sentences(here) or self.blocks != project.blocks(here)

    def _article_gone(self) -> bool:
        return self.article is not None and not self.library([self.article.id])

    def _open_neighbour(self) -> None:
        """The open article is gone: back to the one before, or on to the next."""
        gone = self.article.id if self.article else 0
        left = [summary.id for summary in self.library()]
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
        """Read everything again: a job or another program has written to the file."""
        self.project.changed_elsewhere()
        if self._article_gone():
            self._open_neighbour()
        elif self._article_differs() or self._pieces_differ():
            self._reopen()
        else:
            self._reread_annotations()
            self._reread_orphans()
        self.claims.forget_codebook()
        self.codebook_changed.emit()
        self.library_changed.emit(None)
        self.history_moved.emit()

    def _reread_annotations(self) -> None:
        """Read them all, and show those that are not as they were."""
        if self.article is None:
            return
        found = {annotation.id: annotation for annotation in self.project.annotations(self.article.id)}
        gone = frozenset(self.annotations) - frozenset(found)
        changed = [annotation for annotation in found.values() if self.annotations.get(annotation.id) != annotation]
        if gone or changed:
            self._replace(gone, changed)

    def _reread_orphans(self) -> None:
        if self.article is not None:
            self.orphans = self.project.orphans(self.article.id)
            self.orphans_changed.emit()

    def _reread_some(self, ids: Collection[AnnotationId]) -> None:
        here = self.article.id if self.article else None
        present = [a for a in self.project.annotations_by_id(ids) if a.article_id == here]
        self._replace((frozenset(ids) & frozenset(self.annotations)) - {a.id for a in present}, present)

    def _replace(self, gone: Collection[AnnotationId], present: Sequence[Annotation]) -> None:
        for annotation_id in gone:
            del self.annotations[annotation_id]
        self.annotations |= {annotation.id: annotation for annotation in present}
        if self.chosen in gone:
            self.choose(None)
        if self.claims.linking in gone:
            self.claims.stop_link()
        statements = self.codings.change(gone, present)
        self.annotations_changed.emit(gone, present)
        if statements:
            self.codings_changed.emit(statements)

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
