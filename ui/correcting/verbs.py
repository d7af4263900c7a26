"""The verbs on the text of the open article: its sentences, and the tags that have lost their words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.model import AnnotationId, Orphan, Sentence
from reader.text import words
from ui.keymap import signs
from ui.language import tr
from ui.long_steps import Step, make

if TYPE_CHECKING:
    from reader.project import Project
    from ui.session import Session

OPENERS = "“„‘«‹\"'([{¿¡"  # what stands before the first word of a sentence and belongs to it
NEAR = 200  # characters within which a word ends


class Correcting:
    """The text of one session's article. Verbs raise SikapError; `Session.plainly` runs them where nobody listens."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._chosen: AnnotationId | None = None

    # Sentences

    def merge(self) -> None:
        """Make one sentence of this one and the next."""
        if sentence := self._sentence():
            said = tr("Two sentences are one now. {undo} parts them.", **signs())
            self._cut_otherwise(sentence, lambda project: project.texts.merge_sentences(sentence.id), said)

    def split(self) -> None:
        """End the sentence before the selected words, or the word that was clicked."""
        if sentence := self._sentence():
            said, at = tr("The sentence is two now. {undo} joins them.", **signs()), self._place_to_split(sentence)
            self._cut_otherwise(sentence, lambda project: project.texts.split_sentence(sentence.id, at), said)

    def mark_boilerplate(self) -> None:
        """Say that the sentence is boilerplate, or that it is not."""
        if sentence := self._sentence():
            self._session.project.texts.mark_boilerplate(sentence.id, not sentence.boilerplate)
            marked, unmarked = (
                tr("Marked as a website line: the keys skip it."),
                tr("This is text of the article again."),
            )
            self._session.said.emit(unmarked if sentence.boilerplate else marked)

    def _cut_otherwise(self, sentence: Sentence, cut: Callable[["Project"], None], said: str) -> None:
        """Do this to a sentence: all that stand behind it get another number."""
        session = self._session
        step = Step(tr("Counting sentences"), cut, lambda _: session.said.emit(said), session.failed.emit)
        make(session, step, len(session.sentences) - sentence.number + 3)

    def _sentence(self) -> Sentence | None:
        """The sentence of the cursor, or where the selection begins."""
        session = self._session
        found = session.sentence_at(session.selection.start) if session.selection else session.sentence
        if found is None:
            session.said.emit(tr("Choose a sentence first: press {next_sentence}.", **signs()))
        return found

    def _place_to_split(self, sentence: Sentence) -> int:
        session, article = self._session, self._session.article
        assert article is not None
        chosen = session.annotations.get(session.chosen) if session.chosen is not None else None
        if session.selection is not None:
            at = session.selection.start
        elif session.clicked is not None:
            at = _word_at(article.text, session.clicked)
        else:
            at = chosen.start if chosen else sentence.start
        while at > sentence.start and article.text[at - 1] in OPENERS:
            at -= 1
        return at

    # Tags that have lost their words

    @property
    def orphan(self) -> Orphan | None:
        """The one that is chosen; if there is only one, that one."""
        orphans = self._session.orphans
        only = orphans[0] if len(orphans) == 1 else None
        return next((orphan for orphan in orphans if orphan.id == self._chosen), only)

    def keep_orphan(self, orphan_id: AnnotationId | None) -> None:
        """Note which one is chosen."""
        self._chosen = orphan_id

    def choose_orphan(self, orphan_id: AnnotationId) -> None:
        """Choose one, and go to where it may have stood."""
        self._chosen = orphan_id
        session, orphan = self._session, self.orphan
        if orphan is not None and session.article is not None and session.selection is None:
            session.go_to(session.sentence_at(_likely_place(session.article.text, orphan)))

    def place_orphan(self, orphan_id: AnnotationId | None = None) -> None:
        """Put a tag that has lost its words, or the chosen one, on the selection, or on the sentence."""
        session, span = self._session, self._session.span_at_hand()
        orphan = self._wanted(orphan_id)
        if orphan is None:
            return
        if span is None:
            session.said.emit(tr("Select the words for this tag first."))
            return
        session.project.texts.place(orphan.id, span.start, span.end)
        session.show_annotation(orphan.id)
        session.said.emit(tr("The tag is on these words now. {undo} takes it back.", **signs()))

    def drop_orphan(self, orphan_id: AnnotationId | None = None) -> None:
        """Let a tag that has lost its words go."""
        if orphan := self._wanted(orphan_id):
            self._session.project.texts.drop(orphan.id)
            self._session.said.emit(tr("The tag is gone. {undo} brings it back.", **signs()))

    def _wanted(self, orphan_id: AnnotationId | None) -> Orphan | None:
        found = next((o for o in self._session.orphans if o.id == orphan_id), None if orphan_id else self.orphan)
        if found is None:
            self._session.said.emit(tr("Choose first which tag: press {to_orphans} and ↓.", **signs()))
        return found


def _word_at(text: str, at: int) -> int:
    """The start of the word at a place, or of the next one if there is none at it."""
    near = words(text, max(0, at - NEAR), min(len(text), at + NEAR))
    return next((start for start, end in near if at < end), at)


def _likely_place(text: str, orphan: Orphan) -> int:
    """Where its words stood: behind what stood before them, or before what came after; else about as far as before."""
    places = []
    if orphan.prefix and (found := _nearest(text, orphan.prefix, orphan.start)) is not None:
        places.append(found + len(orphan.prefix))
    if orphan.suffix and (found := _nearest(text, orphan.suffix, orphan.end)) is not None:
        places.append(found)
    return next(iter(places), min(orphan.start, max(0, len(text) - 1)))


def _nearest(text: str, piece: str, at: int) -> int | None:
    found = [place for place in (text.find(piece, at), text.rfind(piece, 0, at + len(piece))) if place >= 0]
    return min(found, key=lambda place: abs(place - at), default=None)
