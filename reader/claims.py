"""Who says what: each statement of an article with the actors and positions that are tied to it."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from reader.model import Annotation, AnnotationId, Kind, Role

RANK = {kind: rank for rank, kind in enumerate(Kind)}

Place = tuple[int, int, int, AnnotationId]  # start, -end, rank of kind, id: sorts in reading order


class Gap(StrEnum):
    """What nobody has said yet about a statement."""

    SPEAKER = "speaker"
    STANCE = "stance"
    ISSUE = "issue"


class Coding(NamedTuple):
    """A statement with all that is tied to it, each in reading order."""

    statement: Annotation
    speakers: tuple[Annotation, ...]
    addressees: tuple[Annotation, ...]
    positions: tuple[Annotation, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing: there is none of it, or one of them is not coded."""
        missing = []
        if not self.speakers or None in [mention.actor_id for mention in self.speakers]:
            missing.append(Gap.SPEAKER)
        if not self.positions or None in [position.stance for position in self.positions]:
            missing.append(Gap.STANCE)
        if not self.positions or None in [position.issue_id for position in self.positions]:
            missing.append(Gap.ISSUE)
        return tuple(missing)


class Codings:
    """The codings of one article in reading order, kept in step with its annotations.

    A change costs what it touches, and a coding is put together when it is asked for.
    """

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._annotations: dict[AnnotationId, Annotation] = {}
        self._tied: defaultdict[AnnotationId, set[AnnotationId]] = defaultdict(set)  # by statement, known or not
        self._places: list[Place] = []  # of the statements
        self.change((), annotations)

    def change(self, gone: Collection[AnnotationId], present: Iterable[Annotation]) -> frozenset[AnnotationId]:
        """Take out the annotations that are gone and take in those that are present, new or changed.

        Returns the statements whose coding came, went or is another one now.
        """
        touched: set[AnnotationId] = set()
        for annotation_id in gone:
            touched |= self._take_out(annotation_id)
        for annotation in present:
            if self._annotations.get(annotation.id) != annotation:
                touched |= self._take_out(annotation.id) | self._take_in(annotation)
        return frozenset(touched)

    def of(self, statement: AnnotationId) -> Coding | None:
        """The coding of a statement; None if there is no such statement."""
        found = self._annotations.get(statement)
        if found is None or found.kind is not Kind.STATEMENT:
            return None
        tied = sorted((self._annotations[one] for one in self._tied.get(statement, ())), key=place)
        mentions = [one for one in tied if one.kind is Kind.ACTOR]
        return Coding(
            found,
            tuple(one for one in mentions if role_in(one, statement) is Role.SPEAKER),
            tuple(one for one in mentions if role_in(one, statement) is Role.ADDRESSEE),
            tuple(one for one in tied if one.kind is Kind.POSITION),
        )

    def __iter__(self) -> Iterator[Coding]:
        for *_, statement in self._places:
            coding = self.of(statement)
            assert coding is not None
            yield coding

    def __len__(self) -> int:
        return len(self._places)

    def _take_out(self, annotation_id: AnnotationId) -> set[AnnotationId]:
        annotation = self._annotations.pop(annotation_id, None)
        if annotation is None:
            return set()
        if annotation.kind is Kind.STATEMENT:
            del self._places[bisect_left(self._places, place(annotation))]
            return {annotation.id}
        for statement in annotation.statement_ids:
            self._tied[statement].discard(annotation.id)
            if not self._tied[statement]:
                del self._tied[statement]
        return self._known(annotation.statement_ids)

    def _take_in(self, annotation: Annotation) -> set[AnnotationId]:
        self._annotations[annotation.id] = annotation
        if annotation.kind is Kind.STATEMENT:
            insort(self._places, place(annotation))
            return {annotation.id}
        for statement in annotation.statement_ids:
            self._tied[statement].add(annotation.id)
        return self._known(annotation.statement_ids)

    def _known(self, statements: Iterable[AnnotationId]) -> set[AnnotationId]:
        return {statement for statement in statements if statement in self._annotations}


def place(annotation: Annotation) -> Place:
    """Where an annotation comes in reading order: the longer one first where two begin together."""
    return annotation.start, -annotation.end, RANK[annotation.kind], annotation.id


def role_in(mention: Annotation, statement: AnnotationId) -> Role:
    """What the actor of a mention is to a statement that it is tied to."""
    return mention.roles[mention.statement_ids.index(statement)] or Role.SPEAKER
