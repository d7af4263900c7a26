"""How a claim stands in the list of claims: its card as it is painted, and the same in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.claims import Coding, Gap
from reader.model import Annotation, Kind
from ui.language import tr
from ui.rows import BAR, ONE_LINE, Index, joined, one_line, paint_ground, paint_rule, quoted, smaller, wrapped
from ui.side.annotation_rows import noted, paint_note, paint_position
from ui.theme import current, serif
from ui.words import SIGNS, stance_name, voice_name

CARD = Qt.ItemDataRole.UserRole  # Coding
SENTENCE = Qt.ItemDataRole.UserRole + 1  # int: the number of its sentence, 0 if it has none
MARGIN = 10  # pixels
PAD = 9  # pixels above and below
LINES = 4  # of a card: speakers, one or two positions, and what is left of the quote
POSITIONS = 2  # lines of positions at most
SIGN = 16  # pixels
GAP = 6  # pixels between the pieces of a line
INSET = 12  # pixels between a question and its frame, left and right together
QUOTE_BAR = 2.5  # pixels


class ClaimCard(QStyledItemDelegate):
    """Paints who says what in cards of one height: speakers, sides and issues, the quote, and where it stands."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = option.font
        return QSize(140, LINES * _line(font) + QFontMetrics(smaller(font)).height() + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, option, index)
            _paint_card(painter, option, index.data(CARD), index.data(SENTENCE))
        finally:
            painter.restore()


def spoken(coding: Coding, sentence: int) -> str:
    """A card for a screen reader."""
    where = tr("Sentence {number}: {text}", number=sentence, text=quoted(one_line(coding.statement.text)))
    parts = (claim_words(coding), where, voice_text(coding), noted(coding.statement), missing(coding))
    return ". ".join(part for part in parts if part)


def claim_words(coding: Coding) -> str:
    """Who says what, to be heard: "Sergey Lavrov: support, gencatan senjata". Gaps are left to `missing`."""
    who = ", ".join(name_text(mention) for mention in coding.speakers)
    to = ", ".join(name_text(mention) for mention in coding.addressees)
    sides = "; ".join(filter(None, map(_side, coding.positions)))
    said = " ".join(filter(None, (who, to and tr("to {names}", names=to))))
    return ": ".join(filter(None, (said, sides)))


def tip(coding: Coding, sentence: int) -> str:
    """The whole of what a card shortens or leaves out."""
    quote = quoted(one_line(coding.statement.text))
    parts = (*claim_lines(coding), quote, where_text(coding, sentence), noted(coding.statement), missing(coding))
    return "\n".join(part for part in parts if part)


def claim_lines(coding: Coding) -> list[str]:
    """Who says what in words: speaker → stance → issue; further sides in lines of their own. A gap is a question."""
    who = ", ".join(name_text(mention) for mention in coding.speakers) or tr("who?")
    to = ", ".join(name_text(mention) for mention in coding.addressees)
    said = f"{who} {tr('to {names}', names=to)}" if to else who
    sides = [f"→ {side} → {what}" for side, what in _sides(coding)]
    return [f"{said} {sides[0]}", *sides[1:]]


def margin_label(coding: Coding) -> str:
    """A claim beside its statement: "Sergey Lavrov + gencatan senjata", with a ? in the place of what is not said."""
    who = ", ".join(dict.fromkeys(mention.actor or "?" for mention in coding.speakers)) or "?"
    sides = ", ".join(map(_side_label, coding.positions)) or "?"
    return stance_name(None) if who == sides == "?" else f"{who} {sides}"


def _side_label(position: Annotation) -> str:
    if position.stance is None and position.issue is None:
        return "?"
    return f"{SIGNS[position.stance] or '?'} {position.issue or '?'}"


def name_text(mention: Annotation) -> str:
    """The actor of a mention; its words and a question while it is not coded."""
    return mention.actor or f"“{one_line(mention.text)}” {tr('who?')}"


def where_text(coding: Coding, sentence: int) -> str:
    return joined((f"§ {sentence}" if sentence else "", voice_text(coding)))


def voice_text(coding: Coding) -> str:
    return voice_name(coding.statement.voice) if coding.statement.voice else ""


def missing(coding: Coding) -> str:
    """The gaps of a claim in words; nothing if it is complete."""
    names = {Gap.SPEAKER: tr("speaker"), Gap.STANCE: tr("stance"), Gap.ISSUE: tr("issue")}
    gaps = ", ".join(names[gap] for gap in coding.gaps)
    return tr("Missing: {gaps}", gaps=gaps) if gaps else ""


def _side(position: Annotation) -> str:
    return ", ".join(filter(None, (stance_name(position.stance) if position.stance else "", position.issue)))


def _sides(coding: Coding) -> Iterator[tuple[str, str]]:
    for one in coding.positions:
        yield stance_name(one.stance) if one.stance else tr("which stance?"), one.issue or tr("on what?")
    if not coding.positions:
        yield tr("which stance?"), tr("on what?")


@dataclass
class _Line:
    """One line of a card, written from left to right as far as there is room."""

    painter: QPainter
    area: QRect
    font: QFont

    def say(self, text: str, colour: QColor, font: QFont | None = None, leave: int = 0) -> None:
        """Write this, shortened so that `leave` pixels stay free."""
        metrics = QFontMetrics(font or self.font)
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, self.area.width() - leave))
        self.painter.setFont(font or self.font)
        self.painter.setPen(colour)
        self.painter.drawText(self.area, ONE_LINE, words)
        self._go_on(metrics.horizontalAdvance(words))

    def ask(self, question: str, kind: Kind) -> None:
        """A dashed frame with a question in it, in place of what nobody has said yet."""
        quiet = smaller(self.font)
        box = QRectF(self.area).adjusted(0.5, 2.5, 0, -2.5)
        box.setWidth(min(asked_width(question, self.font), self.area.width()) - 1)
        if box.width() < 2 * INSET:
            return
        words = QFontMetrics(quiet).elidedText(question, Qt.TextElideMode.ElideRight, round(box.width()) - INSET)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(current().line[kind], 1.2, Qt.PenStyle.DashLine))
        self.painter.drawRoundedRect(box, 4, 4)
        self.painter.setFont(quiet)
        self.painter.setPen(current().dim)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        self._go_on(round(box.width()) + 1)

    def sign(self, position: Annotation) -> None:
        box = QRectF(self.area.left(), self.area.center().y() + 1 - SIGN / 2, SIGN, SIGN)
        paint_position(self.painter, box, position.stance)
        self._go_on(SIGN)

    def _go_on(self, width: int) -> None:
        self.area.setLeft(self.area.left() + width + GAP)


def asked_width(question: str, font: QFont) -> int:
    """The width of a question in its frame."""
    return QFontMetrics(smaller(font)).horizontalAdvance(question) + INSET + 2


def _line(font: QFont) -> int:
    return QFontMetrics(font).height() + 3


def _paint_card(painter: QPainter, option: QStyleOptionViewItem, coding: Coding, sentence: int) -> None:
    row, font = option.rect, option.font
    line = _line(font)
    top = QRect(row.left() + MARGIN + BAR, row.top() + PAD, row.width() - 2 * MARGIN - BAR, line)
    _paint_speakers(_Line(painter, QRect(top), font), coding)
    shown = coding.positions[:POSITIONS] or (None,)
    for number, position in enumerate(shown, 1):
        more = len(coding.positions) - POSITIONS if number == POSITIONS else 0
        _paint_position(_Line(painter, top.translated(0, number * line), font), position, more)
    left = LINES - 1 - len(shown)
    quote = QRect(top.left(), top.top() + (1 + len(shown)) * line + 2, top.width(), left * line - 2)
    _paint_quote(painter, quote, coding.statement.text, font, left)
    _paint_foot(painter, QRect(top.left(), top.top() + LINES * line, top.width(), row.bottom()), coding, sentence, font)
    paint_rule(painter, row, top.left())


def _paint_speakers(line: _Line, coding: Coding) -> None:
    strong = QFont(line.font)
    strong.setWeight(QFont.Weight.DemiBold)
    to = tr("to {names}", names=", ".join(name_text(mention) for mention in coding.addressees))
    leave = min(QFontMetrics(line.font).horizontalAdvance(to) + GAP, line.area.width() // 2) if coding.addressees else 0
    unknown = [mention for mention in coding.speakers if mention.actor is None]
    if unknown or not coding.speakers:
        leave += asked_width(tr("who?"), line.font) + GAP
    if names := ", ".join(mention.actor for mention in coding.speakers if mention.actor):
        line.say(names, current().text, strong, leave)
    if unknown:
        line.say(_quoted(unknown), current().dim, leave=leave)
    if unknown or not coding.speakers:
        line.ask(tr("who?"), Kind.ACTOR)
    if coding.addressees:
        line.say(to, current().dim)


def _paint_position(line: _Line, position: Annotation | None, more: int) -> None:
    """One side and its issue; `more` positions are only counted."""
    counted = f"+{more}" if more else ""
    end = QFontMetrics(line.font).horizontalAdvance(counted) + GAP if more else 0
    if more:
        line.painter.setFont(line.font)
        line.painter.setPen(current().dim)
        line.painter.drawText(line.area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, counted)
        line.area.setWidth(line.area.width() - end)
    if position is not None and position.stance is not None:
        line.sign(position)
        line.say(stance_name(position.stance), current().dim)
    else:
        line.ask(tr("which stance?"), Kind.POSITION)
    line.say("→", current().dim)
    if position is not None and position.issue is not None:
        line.say(position.issue, current().text)
    else:
        line.ask(tr("on what?"), Kind.POSITION)


def _paint_quote(painter: QPainter, area: QRect, text: str, font: QFont, lines: int) -> None:
    """The words of the statement in the face of the text, with the bar that statements have there."""
    face = serif(font.pointSizeF() * 0.95) if font.pointSizeF() > 0 else font
    words = wrapped(one_line(text), face, area.width() - 10, lines)
    step = area.height() / lines
    bar = QRectF(area.left(), area.top() + 1, QUOTE_BAR, len(words) * step - 2)
    painter.fillRect(bar, current().line[Kind.STATEMENT])
    painter.setFont(face)
    painter.setPen(current().dim)
    for number, line in enumerate(words):
        painter.drawText(QRectF(area.left() + 10, area.top() + number * step, area.width() - 10, step), ONE_LINE, line)


def _paint_foot(painter: QPainter, area: QRect, coding: Coding, sentence: int, font: QFont) -> None:
    quiet = smaller(font, 0.85)
    area.setHeight(QFontMetrics(quiet).height() + 4)
    painter.setFont(quiet)
    painter.setPen(current().dim)
    painter.drawText(area, ONE_LINE, where_text(coding, sentence))
    if coding.statement.note:
        paint_note(painter, QRectF(area.right() - 10, area.center().y() - 5, 10, 11))


def _quoted(mentions: Iterable[Annotation]) -> str:
    return ", ".join(f"“{one_line(mention.text)}”" for mention in mentions)
