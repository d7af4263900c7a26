"""The claims in the margin: what each statement says of whom, in a few words beside its first line."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from reader.model import AnnotationId
from ui.reading.marks import FIRST_SIGN, SIGN, SIGN_STEP, Lack, Lacks
from ui.rows import ONE_LINE
from ui.theme import Theme, sans

SIZE = 0.8  # of the text's size
LEAST = 6.0  # em of a label: with less room there are none
GAP = 9  # pixels between the signs and a label
PAD = 6  # between a label and the border of the window
MOST_FITTED = 1000  # labels whose widths are known: they are painted again and again


class Label(NamedTuple):
    """What is painted beside a line: the claims of all statements that begin there, in one."""

    rect: QRectF
    text: str
    statements: list[AnnotationId]


class Claims:
    """The labels of an article's statements, each made when it is first seen."""

    def __init__(
        self,
        label: Callable[[AnnotationId], str | None] = lambda _: None,
        lack: Lacks = lambda _: Lack.NOTHING,
    ) -> None:
        """`label` says what is said of a statement; None or nothing if there is nothing to say. `lack`: what is not."""
        self._label, self._lack = label, lack
        self._said: dict[AnnotationId, str] = {}
        self._lacks: dict[AnnotationId, Lack] = {}

    def lack(self, statement: AnnotationId) -> Lack:
        if statement not in self._lacks:
            self._lacks[statement] = self._lack(statement)
        return self._lacks[statement]

    def forget(self, statement: AnnotationId) -> bool:
        """Its claims have changed: its label is made again. Tells whether there was one, if only an empty one."""
        lack, said = self._lacks.pop(statement, None), self._said.pop(statement, None)
        return lack is not None or said is not None

    def of(self, statement: AnnotationId) -> str:
        """The whole label of a statement, or nothing."""
        if statement not in self._said:
            self._said[statement] = self._label(statement) or ""
        return self._said[statement]

    def said(self, statements: Iterable[AnnotationId]) -> str:
        """The whole labels, each in a line."""
        return "\n".join(map(self.of, statements))

    def laid(
        self,
        begun: Iterable[tuple[AnnotationId, float]],
        signs: Mapping[int, int],
        measure: tuple[float, float],
        size: float,
        first: AnnotationId | None,
    ) -> list[Label]:
        """Where labels stand beside the statements that begin at some heights of the document, and what they say.

        `signs` are the numbers of signs by their heights, which come first; `measure` is where the text and where the
        view ends at the right; `size` is the text's. Of statements on one line `first` is said, or else the first.
        """
        _, metrics = _face(size)
        high, (right, end) = metrics.height(), measure
        least = LEAST * high * 0.8
        found = []
        for y, statements in self._lines(begun, high):
            beside = max((count for at, count in signs.items() if abs(at - y) < (high + SIGN) / 2), default=1)
            left = right + FIRST_SIGN + (beside - 1) * SIGN_STEP + SIGN / 2 + GAP
            if end - PAD - left >= least:
                text = self.of(first if first in statements else statements[0])
                more = f" · +{len(statements) - 1}" if len(statements) > 1 else ""
                room = end - PAD - left - (metrics.horizontalAdvance(more) if more else 0)
                text, wide = _fitted(text, room, size)
                rect = QRectF(left, y - high / 2, wide + (end - PAD - left - room) + 1, high)
                text += more
                found.append(Label(rect, text, statements))
        return found

    def _lines(
        self, begun: Iterable[tuple[AnnotationId, float]], high: float
    ) -> list[tuple[float, list[AnnotationId]]]:
        """The statements that have a label, those together whose labels would cover each other."""
        found: list[tuple[float, list[AnnotationId]]] = []
        for statement, y in sorted(begun, key=lambda one: one[1]):
            if self.of(statement):
                if not found or y - found[-1][0] >= high:
                    found.append((y, []))
                found[-1][1].append(statement)
        return found


def paint(
    painter: QPainter, theme: Theme, size: float, labels: Iterable[Label], strong: Collection[AnnotationId | None]
) -> None:
    """Paint labels, quietly but for those of the statements `strong`."""
    painter.setFont(_face(size)[0])
    for label in labels:
        is_strong = any(statement in strong for statement in label.statements)
        painter.setPen(theme.text if is_strong else theme.dim)
        painter.drawText(label.rect, ONE_LINE, label.text)


@lru_cache(MOST_FITTED)
def _fitted(text: str, room: float, size: float) -> tuple[str, float]:
    """A label as far as there is room for it, and its width."""
    _, metrics = _face(size)
    wide = metrics.horizontalAdvance(text)
    return (text, wide) if wide <= room else (metrics.elidedText(text, Qt.TextElideMode.ElideRight, room), room)


@cache
def _face(size: float) -> tuple[QFont, QFontMetricsF]:
    font = sans(size * SIZE)
    return font, QFontMetricsF(font)
