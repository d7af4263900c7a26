"""What a screen reader is told about the text: where one is in it, what is tagged there, and what a key has done.

Under-painted marks, a line at the foot of the window and a card that changes are nothing to ears. All that one key does
is told in one go, when it is done. Where no screen reader runs, nothing is put into words.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from reader.model import Annotation, AnnotationId, Changes, Kind, Sentence
from ui import theme
from ui.keymap import action_named, words
from ui.language import tr
from ui.reading.type_setting import size_text
from ui.rows import one_line
from ui.side.claim_cards import claim_words, missing
from ui.words import kind_name, stance_name

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SWITCHES = ("focus_mode", "ruler", "show_list", "show_side", "bar_opens")
SIZERS = ("larger", "smaller", "usual_size")
ENDS = ".?!…:;"  # what a sentence that is told ends with; else it gets a full stop


class Announcer(QObject):
    """Follows one window and tells what happens in its text, as messages of the reading pane."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._heard = self._article = self._told_of = None
        self._follows_bar = False
        self._done = QTimer(self, singleShot=True, interval=0)
        self._done.timeout.connect(self._tell)
        self._forget()
        self._connect()
        self._note("article", "sentence")

    def _connect(self) -> None:
        session = self._session
        session.article_opened.connect(lambda: self._note("article", "sentence"))
        session.sentence_moved.connect(lambda: self._note("sentence"))
        session.annotation_chosen.connect(lambda: self._note("tag"))
        session.codings_changed.connect(self._note_codings)
        self._window.status.told.connect(self._note_words)
        session.project.on_change(self._note_step)
        self._listen_to_the_look()

    def _listen_to_the_look(self) -> None:
        """What only eyes see of an action: whether it is on, the size of the text, light or dark."""
        actions = self._window.actions_by_name
        for name in SWITCHES:
            actions[name].triggered.connect(partial(self._note_switch, name))
        for name in SIZERS:
            actions[name].triggered.connect(self._note_size)
        self._window.pane.zoom_requested.connect(self._note_size)
        actions["theme"].triggered.connect(self._note_theme)

    # What has happened since the last word

    _heard: tuple[int, str] | None  # the sentence that was told last
    _article: int | None
    _told_of: AnnotationId | None  # a statement that the claim bar is open on, and something has been said of

    def _forget(self) -> None:
        self._news: set[str] = set()
        self._said: list[str] = []
        self._steps: list[Changes] = []
        self._codings: set[AnnotationId] = set()

    def _note(self, *news: str) -> None:
        if QAccessible.isActive():
            self._news.update(news)
            self._done.start()

    def _note_words(self, text: str) -> None:
        self._said.append(text) if QAccessible.isActive() else None
        self._note()

    def _note_switch(self, name: str, _was: bool = False) -> None:
        action = words(action_named(name))
        is_on = self._window.actions_by_name[name].isChecked()
        self._note_words(tr("{action}: on", action=action) if is_on else tr("{action}: off", action=action))

    def _note_size(self, _step: int | bool = 0) -> None:
        self._note_words(size_text(self._window.pane.setting().size))

    def _note_theme(self, _was: bool) -> None:
        self._note_words((tr("&Dark") if theme.current().dark else tr("&Light")).replace("&", ""))

    def _note_step(self, changes: Changes) -> None:
        self._steps.append(changes) if QAccessible.isActive() else None
        self._note()

    def _note_codings(self, statements: Collection[AnnotationId]) -> None:
        self._codings.update(statements) if QAccessible.isActive() else None
        self._note()

    # Telling

    def _tell(self) -> None:
        words = told(self._words())
        self._forget()
        if words and self._window.isVisible():
            event = QAccessibleAnnouncementEvent(self._window.pane, words)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)

    def _words(self) -> list[str]:
        made = self._made()
        parts = list(dict.fromkeys(self._said))
        if not parts:
            parts += [tagged(made)] if made else [*self._moved(), *self._claim()]
        return [*parts, self._where(), *self._place(), "" if made else self._tag()]

    def _made(self) -> Annotation | None:
        """The tag that was just made: it is the chosen one from now on."""
        touched = {i for one in self._steps if one.step.startswith("Tag as") for i in one.rows.get("annotation", ())}
        chosen = self._session.chosen
        return self._session.annotations.get(chosen) if "tag" in self._news and chosen in touched else None

    def _moved(self) -> Iterable[str]:
        moved = {AnnotationId(i) for one in self._steps if one.step == "Move tag" for i in one.rows["annotation"]}
        found = [tag for one in sorted(moved) if (tag := self._session.annotations.get(one))]
        return [tr("{kind} now: {text}", kind=kind_name(tag.kind), text=one_line(tag.text)) for tag in found[:1]]

    def _claim(self) -> Iterable[str]:
        """Who says what now in the one statement of which something was said; when the bar is open, as it closes."""
        if len(self._codings) != 1 or not self._steps:
            return []
        statement = next(iter(self._codings))
        if self._is_in_bar():
            self._told_of = statement
            return []
        return self._claim_of(statement)

    def _claim_of(self, statement: AnnotationId) -> list[str]:
        coding = self._session.coding(statement)
        return [] if coding is None else [claim_words(coding), missing(coding)]

    def _is_in_bar(self) -> bool:
        side = self._window.side
        if "bar" not in vars(side):
            return False
        if not self._follows_bar:
            self._follows_bar = True
            side.bar.closed.connect(self._bar_closed)
        return side.bar.isVisible()

    def _bar_closed(self) -> None:
        statement, self._told_of = self._told_of, None
        if statement is not None and statement in self._session.annotations and QAccessible.isActive():
            self._note_words(told(self._claim_of(statement)))

    def _where(self) -> str:
        article = self._session.article
        if "article" not in self._news or article is None or article.id == self._article:
            return ""
        self._article = article.id
        return tr("Article: {title}", title=one_line(article.title) or tr("Untitled"))

    def _place(self) -> Iterable[str]:
        session, sentence = self._session, self._session.sentence
        if "sentence" not in self._news or sentence is None or self._heard == (sentence.id, sentence.text):
            return []
        self._heard = sentence.id, sentence.text
        return [place_words(sentence, session.number(), len(session.body)), tags_words(session.tags_here())]

    def _tag(self) -> str:
        chosen = self._session.chosen
        tag = None if chosen is None or "tag" not in self._news else self._session.annotations.get(chosen)
        if tag is None:
            return ""
        known = self._session.annotations
        return chosen_words(tag, self._window.pane.rank_of(tag.id), len(known)) if known.whole else chosen_words(tag)


def told(parts: Iterable[str]) -> str:
    """These as sentences after one another; what is empty is left out."""
    ended = (part if part.rstrip("”\"'’)").endswith(tuple(ENDS)) else f"{part}." for part in parts if part)
    return " ".join(ended)


def place_words(sentence: Sentence, place: int, sentences: int) -> str:
    """A sentence and its place, from 1, among those that are not boilerplate; 0: it is."""
    if not place:
        return tr("Website line: {text}", text=one_line(sentence.text))
    return tr("Sentence {n} of {all}: {text}", n=place, all=sentences, text=one_line(sentence.text))


def tags_words(tags: Sequence[Annotation]) -> str:
    """How many tags there are, and which: "2 tags: Statement; Actor, Sergey Lavrov"; nothing if there are none."""
    if not tags:
        return ""
    names = "; ".join(map(tag_words, tags))
    return tr("1 tag: {tags}", tags=names) if len(tags) == 1 else tr("{n} tags: {tags}", n=len(tags), tags=names)


def tag_words(tag: Annotation) -> str:
    """A tag and what it is coded as, in words."""
    parts: tuple[str | None, ...] = ()
    if tag.kind is Kind.ACTOR:
        parts = (tag.actor or tr("not yet coded"),)
    elif tag.kind is Kind.POSITION:
        parts = (stance_name(tag.stance), tag.issue)
    return ", ".join(part for part in (kind_name(tag.kind), *parts) if part)


def chosen_words(tag: Annotation, number: int = 0, tags: int = 0) -> str:
    """The chosen tag, which of the article's it is in reading order (0: not known yet), and its words."""
    name, text = tag_words(tag), one_line(tag.text)
    return tr("{tag}, {n} of {all}: {text}", tag=name, n=number, all=tags, text=text) if number else f"{name}: {text}"


def tagged(tag: Annotation) -> str:
    """A tag was made."""
    said = {
        Kind.STATEMENT: tr("Statement tagged."),
        Kind.ACTOR: tr("Actor tagged: {words}", words=tag.actor or one_line(tag.text)),
        Kind.POSITION: tr("Position tagged."),
    }
    return said[tag.kind]
