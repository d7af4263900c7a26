"""How a tag and a sentence stand in the list of tags: their rows as they are painted, and the same in words."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.model import Annotation, Kind, Role, Sentence, Stance
from ui.language import tr
from ui.rows import BAR, ONE_LINE, Index, joined, one_line, paint_ground, paint_rule, smaller, wrapped
from ui.theme import current
from ui.words import kind_name, stance_name

ROW = Qt.ItemDataRole.UserRole
TIES = Qt.ItemDataRole.UserRole + 1  # Sequence[Tie]
MARGIN = 10  # pixels
SWATCH = 16  # pixels
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

Row = Annotation | Sentence


class Tie(NamedTuple):
    """A statement that an actor or position is tied to: the number of its sentence (0: none), and as what."""

    sentence: int
    role: Role | None
    is_near: bool = False  # in the sentence of the tag itself


class TagRow(QStyledItemDelegate):
    """Paints both kinds of rows in one height: what a sentence says; a tag's sign, quote, and what is coded."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 2 * QFontMetrics(option.font).height() + MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if isinstance(row, Sentence):
                _paint_sentence(painter, option, row, "" if _says_it(index, row) else one_line(row.text))
            else:
                paint_ground(painter, option, index)
                _paint_tag(painter, option, row, ties_text(index.data(TIES)))
        finally:
            painter.restore()


def spoken(row: Row, ties: Sequence[Tie] = ()) -> str:
    """A row for a screen reader."""
    if isinstance(row, Sentence):
        return tr("Sentence {number}: {text}", number=row.number, text=one_line(row.text))
    coded = ", ".join(part for part in _codes(row) if part)
    parts = (f"{kind_name(row.kind)}: “{one_line(row.text)}”", coded, *map(_tied, ties), noted(row))
    return ". ".join(part for part in parts if part)


def tip(row: Row, ties: Sequence[Tie] = ()) -> str:
    """The whole of what a row shortens or draws."""
    quote = one_line(row.text)
    if isinstance(row, Sentence):
        return quote
    parts = (f"{kind_name(row.kind)}: “{quote}”", joined(_codes(row)), *map(_tied, ties), noted(row))
    return "\n".join(part for part in parts if part)


def noted(tag: Annotation) -> str:
    return tr("Note: {note}", note=one_line(tag.note)) if tag.note else ""


def ties_text(ties: Sequence[Tie]) -> str:
    """The other sentences whose statements a tag is tied to, as "→ § 5, addressee → § 7"; nothing if there are none."""
    return ", ".join(filter(None, map(_tie_text, ties)))


def _tie_text(tie: Tie) -> str:
    sentence = f"→ § {tie.sentence}" if tie.sentence and not tie.is_near else ""
    return f"{tr('addressee')} {sentence}".strip() if tie.role is Role.ADDRESSEE else sentence


def _tied(tie: Tie) -> str:
    if tie.role is Role.SPEAKER:
        return tr("Speaker of the statement in sentence {number}", number=tie.sentence)
    if tie.role is Role.ADDRESSEE:
        return tr("Addressee of the statement in sentence {number}", number=tie.sentence)
    return tr("Linked to the statement in sentence {number}", number=tie.sentence)


def _codes(tag: Annotation) -> tuple[str | None, ...]:
    """What is coded on a tag: the actor, or stance and issue."""
    return tag.actor, stance_name(tag.stance) if tag.stance else None, tag.issue


def _says_it(index: Index, sentence: Sentence) -> bool:
    """Whether the next row is a statement that begins with the words of the sentence."""
    below = index.sibling(index.row() + 1, 0).data(ROW)
    return isinstance(below, Annotation) and below.kind is Kind.STATEMENT and below.start == sentence.start


def _paint_sentence(painter: QPainter, option: QStyleOptionViewItem, sentence: Sentence, words: str) -> None:
    row, quiet = option.rect, smaller(option.font)
    number_font = QFont(quiet)
    number_font.setWeight(QFont.Weight.DemiBold)
    number = f"§ {sentence.number}"
    line = QFontMetrics(quiet).height()
    area = QRect(row.left() + MARGIN, row.bottom() - line - 4, row.width() - 2 * MARGIN, line)
    painter.setPen(current().text)
    painter.setFont(number_font)
    painter.drawText(area, ONE_LINE, number)
    area.setLeft(area.left() + max(QFontMetrics(number_font).horizontalAdvance(number + " "), 30) + 4)
    painter.setPen(current().dim)
    painter.setFont(quiet)
    painter.drawText(area, ONE_LINE, QFontMetrics(quiet).elidedText(words, Qt.TextElideMode.ElideRight, area.width()))
    if row.top() > 0:
        paint_rule(painter, row.translated(0, -row.height() + 6), row.left() + MARGIN)


def _paint_tag(painter: QPainter, option: QStyleOptionViewItem, tag: Annotation, tied: str) -> None:
    row, font, quiet = option.rect, option.font, smaller(option.font)
    line, coded = QFontMetrics(font).height(), joined(_codes(tag))
    text = row.adjusted(MARGIN + BAR + SWATCH + 10, 0, -MARGIN, 0)
    note = 18 if tag.note else 0
    two = bool(coded or tied)
    lines = wrapped(one_line(tag.text), font, text.width() - (0 if two else note), 1 if two else 2)
    height = line * len(lines) + (QFontMetrics(quiet).height() if two else 0)
    top = row.top() + (row.height() - height) // 2
    sign = QRectF(row.left() + MARGIN + BAR, top + (line - SWATCH) / 2, SWATCH, SWATCH)
    paint_sign(painter, sign, tag.kind, tag.stance, option.font)
    painter.setPen(current().text)
    painter.setFont(font)
    for number, words in enumerate(lines):
        painter.drawText(QRect(text.left(), top + number * line, text.width(), line), ONE_LINE, words)
    below = QRect(text.left(), top + len(lines) * line, text.width() - note, QFontMetrics(quiet).height())
    _paint_below(painter, below, coded, tied, quiet)
    if note:
        paint_note(painter, QRectF(row.right() - MARGIN - 10, top + height - line + (line - 11) / 2, 10, 11))


def _paint_below(painter: QPainter, area: QRect, coded: str, tied: str, font: QFont) -> None:
    """What is coded; at the right, quietly, what the tag is tied to."""
    metrics = QFontMetrics(font)
    painter.setPen(current().dim)
    painter.setFont(font)
    tied = metrics.elidedText(tied, Qt.TextElideMode.ElideRight, area.width() if not coded else area.width() // 2)
    room = area.width() - (metrics.horizontalAdvance(tied + "  ") if tied else 0)
    painter.drawText(area, RIGHT, tied)
    painter.drawText(area, ONE_LINE, metrics.elidedText(coded, Qt.TextElideMode.ElideRight, room))


def paint_sign(painter: QPainter, area: QRectF, kind: Kind, stance: Stance | None, font: QFont) -> None:
    """The sign of a kind, told apart by form as well as by colour."""
    if kind is Kind.STATEMENT:
        _paint_statement(painter, area)
    elif kind is Kind.ACTOR:
        _paint_actor(painter, area, font)
    else:
        paint_position(painter, area, stance)


def _paint_statement(painter: QPainter, area: QRectF) -> None:
    square = area.adjusted(2, 2, -2, -2)
    painter.fillRect(square, current().fill[Kind.STATEMENT])
    painter.fillRect(QRectF(square.left(), square.top(), 3.5, square.height()), current().line[Kind.STATEMENT])


def _paint_actor(painter: QPainter, area: QRectF, font: QFont) -> None:
    painter.setFont(smaller(font, 0.85))
    painter.setPen(current().line[Kind.ACTOR])
    painter.drawText(area.adjusted(0, -2.5, 0, -2.5), Qt.AlignmentFlag.AlignCenter, "A")
    painter.fillRect(QRectF(area.left() + 2, area.bottom() - 3, area.width() - 4, 2), current().line[Kind.ACTOR])


def paint_position(painter: QPainter, area: QRectF, stance: Stance | None) -> None:
    """A disc with +, 0 or −; a hollow ring while the stance is not coded."""
    colour, middle = current().line[Kind.POSITION], area.center()
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(current().fill[Kind.POSITION] if stance else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, *((7, 7) if stance else (4.5, 4.5)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.8))
    if stance is Stance.NEUTRAL:
        painter.drawEllipse(middle, 2, 3)
    elif stance:
        painter.drawLine(middle - QPointF(3.3, 0), middle + QPointF(3.3, 0))
    if stance is Stance.SUPPORT:
        painter.drawLine(middle - QPointF(0, 3.3), middle + QPointF(0, 3.3))


def paint_note(painter: QPainter, sheet: QRectF) -> None:
    """A small sheet with two lines of writing."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(current().dim, 1.1))
    painter.drawRoundedRect(sheet, 1.5, 1.5)
    for height in (0.36, 0.64):
        y = sheet.top() + height * sheet.height()
        painter.drawLine(QPointF(sheet.left() + 2.5, y), QPointF(sheet.right() - 2.5, y))
