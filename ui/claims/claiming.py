"""Who says what: the verbs behind the claim bar, the cards, and the keys that code a claim.

Everything is saved the moment it is said. What is said of a statement while its claim bar is open is one step.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.codebook import key_of
from reader.coding import KEEP, Keep
from reader.model import (
    ActorId,
    ActorType,
    Annotation,
    AnnotationId,
    Changes,
    ClaimKey,
    IssueId,
    Kind,
    Role,
    Span,
    Stance,
    StepId,
    Voice,
)
from ui.keymap import signs
from ui.language import tr
from ui.words import voice_name

if TYPE_CHECKING:
    from reader.claims import Coding
    from reader.project import Project
    from reader.suggest import Suggestion
    from ui.session import Session

QUOTED = r"[“„«\"][^”“»\"]*(?:[”“»\"]|$)"  # a pronoun in it is the speaker's own
LONGEST_TAGGED_NAME = 60  # characters; a longer actor tag is a sentence, not a name
AFTER = {Voice.DIRECT: Voice.INDIRECT, Voice.INDIRECT: Voice.ACT, Voice.ACT: Voice.DIRECT, None: Voice.DIRECT}


class Claiming(QObject):
    """The claims of one session. Verbs raise SikapError; `Session.plainly` runs them where nobody listens."""

    wanted = Signal(object, str)  # ClaimKey, and the field to begin with: open the claim bar
    linking_changed = Signal()

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._statement: AnnotationId | None = None
        self._step: StepId | None = None
        self.linking: AnnotationId | None = None
        self.speaker, self.issue = session.project.last_said()

    # The claim bar

    def begin(self, statement: Annotation, done: Sequence[Changes]) -> None:
        """A statement was just tagged, by this step: what is said of it next belongs to the same one."""
        self._statement, self._step = statement.id, done[0].id if done else None

    def go_on(self, statement: AnnotationId) -> None:
        """The claim bar opens on this tag: a step of its own, unless the tag was just made."""
        if self._statement != statement:
            self._statement, self._step = statement, None

    def end(self) -> None:
        """The claim bar is closed: what is said from now on is a step of its own."""
        self._statement = self._step = None

    def open(self, annotation_id: AnnotationId | None = None) -> None:
        """Ask for the claim bar of this tag, or the chosen one, or the sentence's statement, at its first gap."""
        session = self._session
        annotation = session.annotations.get(annotation_id) if annotation_id is not None else self.at_hand()
        if annotation is None:
            session.said.emit(tr("There is no statement here: press {tag_statement} to tag the sentence.", **signs()))
            return
        session.choose(annotation.id)
        self.wanted.emit(self.key_of(annotation), self._first_gap(annotation))

    def at_hand(self) -> Annotation | None:
        """The chosen tag, or the statement of the sentence."""
        session = self._session
        if session.chosen is not None:
            return session.annotations.get(session.chosen)
        return next((a for a in session.tags_here() if a.kind is Kind.STATEMENT), None)

    def _statement_at_hand(self) -> Annotation | None:
        """The statement that is chosen, or that the chosen tag is tied to; else that of the sentence."""
        session, tag = self._session, self.at_hand()
        tied = [] if tag is None else [session.annotations.get(statement) for statement in tag.statement_ids]
        in_sentence = [a for a in session.tags_here() if a.kind is Kind.STATEMENT]
        return tag if tag is not None and tag.kind is Kind.STATEMENT else next(iter([*tied, *in_sentence]), None)

    def coding(self, annotation_id: AnnotationId) -> "Coding | None":
        """The claims of a statement; of a lone actor or position what it says itself."""
        from reader.claims import Coding

        annotation = self._session.annotations.get(annotation_id)
        if annotation is None or annotation.kind is Kind.STATEMENT:
            return self._session.coding(annotation_id)
        alone = (annotation,)
        return Coding(annotation, alone, (), ()) if annotation.kind is Kind.ACTOR else Coding(annotation, (), (), alone)

    def key_of(self, annotation: Annotation) -> ClaimKey:
        """The claim that a tag belongs to: of the statement it is tied to, or of itself alone."""
        statement = next(iter(annotation.statement_ids), annotation.id)
        return ClaimKey(
            statement,
            annotation.id if annotation.kind is Kind.ACTOR and _is_speaker(annotation) else None,
            annotation.id if annotation.kind is Kind.POSITION else None,
        )

    def code(
        self,
        annotation_id: AnnotationId,
        *,
        speaker: "Suggestion | Keep | None" = KEEP,
        issue: "Suggestion | Keep | None" = KEEP,
        **values: object,
    ) -> None:
        """Say something of a statement, or of a lone actor or position. Raises SikapError.

        `values` are stance, voice, note, mention, position, another and role, as `Project.code_claim` takes them.
        """
        session, project = self._session, self._session.project
        annotation = session.annotations.get(annotation_id) or project.annotation(annotation_id)
        going_on = self._step if self._statement == annotation_id else None
        with project.step("Code claim", annotation.article_id, amend=going_on) as done:
            if not isinstance(speaker, Keep):
                values["speaker"] = None if speaker is None else self._actor(project, speaker)
            if not isinstance(issue, Keep):
                values["issue"] = None if issue is None else self._issue(project, issue)
            if gone := _taken_away(values):
                self._take_off(annotation_id, gone)
            elif annotation.kind is Kind.STATEMENT:
                project.code_claim(annotation_id, **values)  # type: ignore[arg-type]
            else:
                project.edit_annotation(annotation_id, **_own(values))  # type: ignore[arg-type]
        self._statement, self._step = annotation_id, done[0].id if done else going_on
        if isinstance(who := values.get("speaker"), int) and values.get("role", Role.SPEAKER) is Role.SPEAKER:
            self.speaker = ActorId(who)
        if isinstance(what := values.get("issue"), int):
            self.issue = IssueId(what)

    def code_many(self, keys: Sequence[ClaimKey], project: "Project | None" = None, /, **values: object) -> None:
        """Say the same of many rows of the claims table: speaker, stance, issue or voice.

        A speaker or issue may be a Suggestion; a new one is made in the same step.
        """
        project = project or self._session.project
        with project.step("Edit claims"):
            meant = {name: self._entry(project, name, value) for name, value in values.items()}
            project.code_claims(keys, **meant)  # type: ignore[arg-type]

    # What could be meant

    def suggest_actors(self, query: str) -> "list[Suggestion]":
        """Actors for the statement whose claim bar is open, the best first."""
        from reader.languages import find_pronoun
        from reader.suggest import Because, Suggestion  # not needed to start

        session = self._session
        statement = session.annotations.get(self._statement) if self._statement is not None else None
        text, words = (self._sentence_text(statement), statement.text) if statement else ("", "")
        language = session.article.language if session.article else ""
        found = session.entries.to_actors.suggest(
            query,
            sentence=text,
            here=self._used("actor_id"),
            last=self._speaker_before(statement),
            pronoun=find_pronoun(re.sub(QUOTED, "", words), language) is not None,
            types=True,
        )
        own = self._tagged_name(statement)
        if not own or not own.casefold().startswith(query.casefold()):
            return found
        same = [one for one in found if key_of(one.name) == key_of(own)]
        if any(one.id is not None for one in same):
            return found
        others = [one for one in found if one not in same]
        return [*(Suggestion(own, None, Because.NEW, type_) for type_ in ActorType), *others]

    def suggest_issues(self, query: str) -> "list[Suggestion]":
        return self._session.entries.to_issues.suggest(query, here=self._used("issue_id"), last=self.issue)

    # Repeating

    def repeat(self, with_issue: bool) -> None:
        """Give the last speaker (and the last issue) to this sentence; to the next one if this has a speaker."""
        session, project = self._session, self._session.project
        if self.speaker is None:
            session.said.emit(tr("There is no speaker to repeat yet: say who speaks in one claim first."))
            return
        if session.selection is None and self._has_speaker(self._statement_at_hand()):
            session.step(1)
        target, span = self._statement_at_hand(), session.span_at_hand()
        if session.article is None or span is None:
            session.said.emit(tr("Choose a sentence first: press {next_sentence}.", **signs()))
            return
        if session.selection is not None or self._has_speaker(target):
            target = None
        with project.step("Repeat speaker", session.article.id) as done:
            made = target or project.tag(session.article.id, Kind.STATEMENT, span.start, span.end)
            project.code_claim(made.id, speaker=self.speaker)
            if with_issue and self.issue is not None:
                project.code_claim(made.id, issue=self.issue)
        session.choose(made.id)
        self.begin(made, done)
        self.wanted.emit(ClaimKey(made.id, None, None), "stance")

    # Linking

    def link(self, role: Role = Role.SPEAKER) -> None:
        """Link the chosen tag to the one obvious partner, or to the tag that is chosen when this is called again."""
        session = self._session
        chosen = None if session.chosen is None else session.annotations.get(session.chosen)
        other = session.annotations.get(self.linking) if self.linking is not None else None
        if chosen is None:
            self._link_from(None)
            session.said.emit(tr("Choose a tag first: click it, or press {next_mark}.", **signs()))
        elif other is not None and other.id != chosen.id:
            self.tie(chosen, other, role)
        elif partner := self._obvious_partner(chosen):
            self.tie(chosen, partner, role)
        else:
            self._link_from(chosen.id)
            session.said.emit(
                tr("Now choose the actor or position, and press {link} again.", **signs())
                if chosen.kind is Kind.STATEMENT
                else tr("Now choose the statement, and press {link} again.", **signs())
            )

    def start_link(self, annotation_id: AnnotationId) -> None:
        self._session.choose(annotation_id)
        self.link()

    def stop_link(self) -> None:
        self._link_from(None)

    def link_pair(self, statement: AnnotationId, other: AnnotationId, role: Role = Role.SPEAKER) -> None:
        one, two = self._session.annotations.get(statement), self._session.annotations.get(other)
        if one is not None and two is not None:
            self.tie(one, two, role)

    def tie(self, one: Annotation, two: Annotation, role: Role) -> None:
        """Link two tags, whichever is the statement; if they are linked in this role already, unlink them."""
        project, session = self._session.project, self._session
        statement, other = (one, two) if one.kind is Kind.STATEMENT else (two, one)
        self._link_from(None)
        wanted = role if other.kind is Kind.ACTOR else None
        if statement.id in other.statement_ids and other.roles[other.statement_ids.index(statement.id)] is wanted:
            project.unlink(statement.id, other.id)
            session.said.emit(tr("Unlinked. {undo} links them again.", **signs()))
        else:
            project.link(statement.id, other.id, role)
            session.said.emit(tr("Linked: “{tag}” and the statement.", tag=_short(other.text)))

    def unlink(self, statement: AnnotationId, other: AnnotationId) -> None:
        self._session.project.unlink(statement, other)
        self._session.said.emit(tr("Unlinked. {undo} links them again.", **signs()))

    # Gaps, stance, voice, note

    def step_to_gap(self, whole_project: bool) -> None:
        """Go to the next statement without speaker, stance or issue."""
        session = self._session
        at_hand = self.at_hand()
        here = at_hand.start if at_hand else session.sentence.start - 1 if session.sentence else -1
        gaps = [coding.statement for coding in session.codings if coding.gaps]
        ahead = [s for s in gaps if (s.start, s.id) > (here, at_hand.id if at_hand else 0)]
        if not whole_project and gaps:
            session.show_annotation((ahead or gaps)[0].id)
        elif not whole_project:
            session.said.emit(
                tr(
                    "Every statement of this article is complete. {next_gap_anywhere} looks in the whole project.",
                    **signs(),
                )
            )
        elif ahead:
            session.show_annotation(ahead[0].id)
        elif found := session.project.next_gap(session.article.id if session.article else None, after=1 << 40):
            session.show_place(*found)
        else:
            session.said.emit(tr("Every statement of this project is complete."))

    def set_stance(self, stance: Stance) -> None:
        """Say which stance the chosen position, or the statement at hand, takes."""
        annotation = self.at_hand()
        if annotation is None or annotation.kind is Kind.ACTOR:
            self._session.said.emit(
                tr("Choose a statement or a position first: click it, or press {next_mark}.", **signs())
            )
        elif annotation.kind is Kind.POSITION:
            self._session.project.edit_annotation(annotation.id, stance=stance)
        else:
            self._session.project.code_claim(annotation.id, stance=stance)

    def next_voice(self) -> None:
        """Direct quotation, indirect speech, act, and round again."""
        annotation = self._statement_at_hand()
        if annotation is None:
            self._session.said.emit(tr("Choose a statement first: click it, or press {next_mark}.", **signs()))
            return
        voice = AFTER[annotation.voice]
        self.set_voice(annotation.id, voice)
        self._session.said.emit(tr("Voice: {voice}", voice=voice_name(voice)))

    def set_voice(self, statement: AnnotationId, voice: Voice | None) -> None:
        self._session.project.edit_annotation(statement, voice=voice)

    def set_note(self, annotation: AnnotationId, note: str) -> None:
        self._session.project.edit_annotation(annotation, note=note)

    def remove(self, statement: AnnotationId) -> None:
        """Remove a statement with the actors and positions that are tied to nothing else."""
        session = self._session
        before = len(session.annotations)
        session.project.remove_claim(statement)
        gone = before - len(session.annotations)
        one = tr("Tag removed."), tr("Claim removed: {n} tags. {undo} brings them back.", n=gone, **signs())
        session.said.emit(one[0] if gone == 1 else one[1])

    # Inside

    def _entry(self, project: "Project", name: str, value: object) -> object:
        from reader.suggest import Suggestion

        if not isinstance(value, Suggestion):
            return value
        return self._actor(project, value) if name == "speaker" else self._issue(project, value)

    def _actor(self, project: "Project", meant: "Suggestion") -> ActorId:
        return project.codebook.add_actor(meant.name, type=meant.type).id if meant.id is None else ActorId(meant.id)

    def _issue(self, project: "Project", meant: "Suggestion") -> IssueId:
        return project.codebook.add_issue(meant.name).id if meant.id is None else IssueId(meant.id)

    def _take_off(self, statement: AnnotationId, other: AnnotationId) -> None:
        """Unlink an actor or a position; it goes altogether if it is tied to nothing else."""
        project = self._session.project
        if statement != other:
            project.unlink(statement, other)
        if not project.annotation(other).statement_ids:
            project.untag(other)

    def _used(self, column: str) -> list[int]:
        """The actors or issues of this article, those coded last first."""
        last: dict[int, int] = {}
        for annotation in self._session.annotations.read.values():
            if (entry := getattr(annotation, column)) is not None:
                last[entry] = max(last.get(entry, 0), annotation.id)
        return sorted(last, key=last.__getitem__, reverse=True)

    def _tagged_name(self, annotation: Annotation | None) -> str:
        """The words of an actor tag of which nobody has said yet whom it names: the tag itself, or a speaker's."""
        coding = None if annotation is None else self.coding(annotation.id)
        mentions = coding.speakers if coding is not None else ()
        text = next((mention.text for mention in mentions if mention.actor_id is None), "")
        return " ".join(text.split()) if len(text) <= LONGEST_TAGGED_NAME else ""

    def _speaker_before(self, statement: Annotation | None) -> ActorId | None:
        """Who spoke last before this statement in the article: whom a pronoun may stand for."""
        before = [
            coding.speakers[0].actor_id
            for coding in self._session.annotations.codings_so_far
            if statement is not None and coding.statement.start < statement.start and coding.speakers
        ]
        return before[-1] if before else None

    def _sentence_text(self, annotation: Annotation) -> str:
        sentence = self._session.sentence_at(annotation.start)
        inside = sentence is not None and annotation.end <= sentence.end
        return sentence.text if sentence is not None and inside else annotation.text

    def _first_gap(self, annotation: Annotation) -> str:
        if annotation.kind is not Kind.STATEMENT:
            return "actor" if annotation.kind is Kind.ACTOR else "stance"
        coding = self._session.coding(annotation.id)
        gap = coding.gaps[0].value if coding is not None and coding.gaps else "speaker"
        return "actor" if gap == "speaker" else gap

    def _has_speaker(self, annotation: Annotation | None) -> bool:
        coding = None if annotation is None else self._session.coding(annotation.id)
        return coding is not None and bool(coding.speakers)

    def _link_from(self, annotation: AnnotationId | None) -> None:
        if annotation != self.linking:
            self.linking = annotation
            self.linking_changed.emit()

    def _obvious_partner(self, tag: Annotation) -> Annotation | None:
        """For an actor or position the one statement it is linked to; else the one around it, or in its sentence."""
        if tag.kind is Kind.STATEMENT or len(tag.statement_ids) > 1:
            return None
        if tag.statement_ids:
            return self._session.annotations.get(tag.statement_ids[0])
        self._session.see(tag.start)
        others = [a for a in self._session.annotations.read.values() if a.kind is Kind.STATEMENT]
        around = [a for a in others if a.start <= tag.start and tag.end <= a.end]
        sentence = self._session.sentence_at(tag.start)
        span = Span(sentence.start, sentence.end) if sentence else Span(tag.start, tag.end)
        beside = [a for a in others if a.start < span.end and a.end > span.start]
        found = around or beside
        return found[0] if len(found) == 1 else None


def _taken_away(values: dict[str, object]) -> AnnotationId | None:
    """The mention or position of which everything is taken back."""
    nobody = "speaker" in values and values["speaker"] is None
    nothing = values.get("stance", "") is None and values.get("issue", "") is None
    given = values.get("mention") if nobody else values.get("position") if nothing else None
    return AnnotationId(given) if isinstance(given, int) else None


def _is_speaker(mention: Annotation) -> bool:
    return not mention.roles or mention.roles[0] is Role.SPEAKER


def _own(values: dict[str, object]) -> dict[str, object]:
    """What is said of a statement, as it is said of an actor or position itself."""
    names = {"speaker": "actor", "issue": "issue", "stance": "stance", "note": "note"}
    return {names[name]: value for name, value in values.items() if name in names}


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
