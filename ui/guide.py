"""The guide for somebody new: a strip below the panes that leads through the main job in five parts.

They are done by doing them: a part is known by what has happened in the session and never by a key, so that the mouse
counts as well. The strip takes no focus and no keys. How far a person is, and in which project, is remembered until the
guide is finished or skipped: the setting "guide in" is the path of that project, and empty from then on.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSettings, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from reader.claims import Gap
from reader.model import Annotation, AnnotationId, Kind
from reader.moment import now
from ui import theme
from ui.keymap import notice, signs
from ui.language import tr

if TYPE_CHECKING:
    from ui.main_window import MainWindow

DOT, DOT_GAP = 9, 6  # pixels
LEADING = 5  # pixels between two lines of a hint, so that caps do not touch
CAP_PAD = "\u00a0\u00a0"  # on both sides of a key: a line never breaks within its cap
SIGNS = {"-": "−"}  # as it is drawn


class Part(StrEnum):
    """What is to be done once, in this order."""

    MOVE = "move"
    TAG = "tag"
    CLAIM = "claim"
    UNDO = "undo"
    EXPORT = "export"


class Guide(QWidget):
    """Hidden until it is begun. Whoever exports calls `note_export`."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self.is_open = False  # also while only the text is shown
        self._done: set[Part] = set()
        self._said = ""
        self._gaps: tuple[Gap, ...] = ()  # of the claim that was worked on last
        self._dots, self._count, self.hint = Dots(len(Part)), QLabel(), Hint()
        self.next, self.skip = QPushButton(), QPushButton(tr("End g&uide"))
        self._name()
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def part(self) -> Part | None:
        """The first part that is not done; None: all are."""
        return next((part for part in Part if part not in self._done), None)

    def start(self) -> None:
        """Begin with the first part, because a person has asked; if the guide is there, say again where it is."""
        self._window.leave_focus_mode()
        if not self.is_open or self.part is None:
            if self._window.desk.remembers:
                QSettings().setValue("guide in", str(self._session.project.path.resolve()))
            self._begin(set())
        else:
            self._announce()

    def go_on(self) -> None:
        """Show the guide in the project to which it belongs, where it was left; nothing if nothing can be tagged."""
        if not self._session.project.read_only:
            done = str(QSettings().value("guide done", "")).split()
            self._begin({part for part in Part if part.value in done})

    def end(self) -> None:
        """Hide the guide, and never show it unasked again."""
        self._forget()
        focused = self.isAncestorOf(self._window.focusWidget() or self._window)
        self.is_open = False
        self.hide()
        if focused:
            self._window.to_text()

    def note_export(self) -> None:
        """A table was written."""
        self._finish(Part.EXPORT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._window.to_text()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), theme.current().window)
            painter.fillRect(0, 0, self.width(), 1, theme.current().rule)
        finally:
            painter.end()

    def _name(self) -> None:
        self.setAccessibleName(tr("Guide"))
        self._count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.skip.setToolTip(tr("Close the guide. It is in the Help menu."))
        self.skip.setAccessibleName(tr("End the guide"))
        for button in (self.next, self.skip):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the person in the text

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 12, 6)
        line.setSpacing(10)
        for widget, stretch in ((self._dots, 0), (self._count, 0), (self.hint, 1), (self.next, 0), (self.skip, 0)):
            line.addWidget(widget, stretch)

    def _connect(self) -> None:
        session = self._session
        session.article_opened.connect(self._note_article)
        session.sentence_moved.connect(self._note_sentence)
        session.annotations_changed.connect(self._note_tags)
        session.codings_changed.connect(self._note_claims)
        session.history_moved.connect(self._note_turn)
        notice.keys_changed.connect(self._refresh)
        self.next.clicked.connect(self._pass)
        self.skip.clicked.connect(self.end)

    def _begin(self, done: set[Part]) -> None:
        self._done, self._said = done, ""
        self._since, self._here = now(), self._session.sentence
        self._last = self._session.project.last_step() or 0
        self._newest = max((entry.id for entry in self._session.project.record.steps(limit=1)), default=0)
        self._keep()
        self.is_open = True
        self._show()
        self.setVisible(not self._window.is_focused)

    # What has happened

    def _note_article(self) -> None:
        self._here = self._session.sentence
        self._refresh()

    def _note_sentence(self) -> None:
        before, self._here = self._here, self._session.sentence
        if before is not None and self._here is not None and before.start != self._here.start:
            self._finish(Part.MOVE)

    def _note_tags(self, gone: Collection[AnnotationId], present: Sequence[Annotation]) -> None:
        """What is done again, or was made before, is no tag that a person has put now."""
        if self.is_open and any(a.kind is Kind.STATEMENT and a.created_at >= self._since for a in present):
            self._finish(Part.TAG)

    def _note_claims(self, statements: Collection[AnnotationId]) -> None:
        if not self.is_open or Part.CLAIM in self._done:
            return
        codings = self._session.annotations.codings_so_far
        gaps = [coding.gaps for statement in statements if (coding := codings.of(statement)) is not None]
        if not all(gaps):
            self._finish(Part.CLAIM)
        elif gaps:
            self._gaps = min(gaps, key=len)
            self._refresh()

    def _note_turn(self) -> None:
        """A step back and forth again is known by the number of the last step: it falls, and rises to no new one."""
        if not self.is_open:
            return
        before, self._last = self._last, self._session.project.last_step() or 0
        redone = before < self._last <= self._newest
        self._newest = max(self._newest, self._last)
        self._finish(Part.UNDO) if redone else self._refresh()

    def _pass(self) -> None:
        part = self.part
        self.end() if part is None else self._finish(part)

    def _finish(self, part: Part) -> None:
        if not self.is_open or part in self._done:
            return
        self._done.add(part)
        self._keep()
        self._show()

    def _keep(self) -> None:
        """Remember how far the person is, unless the guide was finished or skipped somewhere else meanwhile."""
        if self.part is None:
            self._forget()
        elif self._is_remembered:
            QSettings().setValue("guide done", " ".join(sorted(self._done)))

    @property
    def _is_remembered(self) -> bool:
        """Whether it is this window's project in which the guide goes on at the next start."""
        path = str(self._session.project.path.resolve())
        return self._window.desk.remembers and QSettings().value("guide in") == path

    def _forget(self) -> None:
        if self._is_remembered:
            QSettings().setValue("guide in", "")
            QSettings().remove("guide done")

    # What is shown

    def _refresh(self) -> None:
        if self.is_open:
            self._show()

    def _show(self) -> None:
        part = self.part
        self._dots.show_done([one in self._done for one in Part], None if part is None else list(Part).index(part))
        self._count.setText(self._place())
        self._count.setVisible(part is not None)
        self.hint.say(self._words(), self._keys())
        self.next.setText(tr("Do&ne") if part is None else tr("&Next"))
        self.next.setAccessibleName(tr("Close the guide") if part is None else tr("Next step"))
        closing, passing = tr("Close the guide. It is in the Help menu."), tr("Go on without doing this")
        self.next.setToolTip(closing if part is None else passing)
        self.skip.setVisible(part is not None)
        if self._said != self.hint.spoken:
            self._said = self.hint.spoken
            self._announce()

    def _place(self) -> str:
        part = self.part
        return "" if part is None else tr("Step {n} of {all}", n=list(Part).index(part) + 1, all=len(Part))

    def _words(self) -> str:
        """What is to be done now; keys are in braces, by the name of their action."""
        part, session = self.part, self._session
        if part is None:
            return tr(
                "That is the whole job. {help} opens the help, {palette} finds every command. "
                "The guide stays in the Help menu."
            )
        if part is Part.EXPORT:
            return tr(
                "{export} writes your tags, or the claims, to a CSV file: a table for a spreadsheet, R or Python."
            )
        if session.article is None:
            return tr("There is no article here yet. {paste_article} pastes one, {add_files} opens files.")
        if part is Part.MOVE:
            return tr("Read on: {next_sentence} next sentence, {previous_sentence} previous; or click one.")
        if session.project.read_only:
            return tr("This project can only be read, and nothing can be tagged in it: choose Next.")
        if part is Part.TAG:
            return tr(
                "Does somebody take a stance here? {tag_statement} tags the sentence as a statement, and so does the "
                "button at the bottom."
            )
        if part is Part.CLAIM and 0 < len(self._gaps) < len(Gap):
            names = {Gap.SPEAKER: tr("who says it"), Gap.STANCE: tr("the stance"), Gap.ISSUE: tr("the issue")}
            missing = ", ".join(names[gap] for gap in self._gaps)
            return tr("Still missing: {missing}. {code} opens the claim bar again.", missing=missing, code="{code}")
        if part is Part.CLAIM:
            return tr(
                "Who says what? Some letters of the name and {enter}; the stance: {support} {neutral} {oppose}; the "
                "issue and {enter}. On a statement, {code} opens the claim bar."
            )
        if session.project.next_redo() is None:
            return tr("Nothing gets lost: {undo} takes back what you did last. Try it.")
        return tr("It is taken back. {redo} does it again.")

    def _keys(self) -> dict[str, str]:
        return {"enter": "Enter"} | {name: SIGNS.get(key, key) for name, key in signs().items()}

    def _announce(self) -> None:
        """Tell a screen reader, which is not there to see the strip change."""
        if QAccessible.isActive():
            words = ": ".join(filter(None, (tr("Guide"), self._place(), self.hint.spoken)))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


class Hint(QLabel):
    """A sentence in which keys are drawn as caps. To a screen reader it is the same sentence in words."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.spoken = ""
        self._caps: list[tuple[int, int]] = []  # UTF-16, from where to where in the text
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, template: str, keys: Mapping[str, str]) -> None:
        """Show this with these keys in the place of their names in braces."""
        text, self._caps = "", []
        for index, piece in enumerate(re.split(r"\{(\w+)\}", template)):
            if index % 2:
                cap = f"{CAP_PAD}{keys[piece]}{CAP_PAD}"
                self._caps.append((len(text), len(text) + len(cap)))
                piece = cap
            text += piece
        self.spoken = template.format(**{name: _spoken(key) for name, key in keys.items()})
        self.setText(text)
        self.setAccessibleName(self.spoken)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(round(width) + 2, self.heightForWidth(10_000))

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self.fontMetrics().height(), self.heightForWidth(10_000))

    def heightForWidth(self, width: int) -> int:
        return round(self._laid(width)[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        layout, height = self._laid(self.width())
        origin = QPointF(0, (self.height() - height) / 2)
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for start, end in self._caps:
                self._paint_cap(painter, _box(layout, start, end).translated(origin))
            painter.setPen(theme.current().text)
            layout.draw(painter, origin)
        finally:
            painter.end()

    def _laid(self, width: int) -> tuple[QTextLayout, float]:
        """The text in lines of this width, and how high they are together."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(self.layoutDirection())
        layout, height = QTextLayout(self.text(), self.font()), LEADING / 2
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height() + LEADING
        layout.endLayout()
        return layout, height - LEADING / 2

    def _paint_cap(self, painter: QPainter, box: QRectF) -> None:
        """A key as it stands on a board: a little thicker at its foot."""
        colours = theme.current()
        edge = theme.mix(colours.rule, colours.text, 0.3)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(edge)
        painter.drawRoundedRect(box.adjusted(0, 1, 0, 1), 4, 4)
        painter.setBrush(colours.paper)
        painter.drawRoundedRect(box, 4, 4)


class Dots(QWidget):
    """One dot for each part: full when it is done, a thick ring where the person is, a thin one for what is to come."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._done = [False] * count
        self._here: int | None = None
        self.setFixedSize(count * DOT + (count - 1) * DOT_GAP + 2, DOT + 2)

    def show_done(self, done: Sequence[bool], here: int | None) -> None:
        self._done, self._here = list(done), here
        self.setAccessibleName(tr("{n} of {all} steps are done", n=sum(done), all=len(done)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for index, done in enumerate(self._done):
                box = QRectF(1 + index * (DOT + DOT_GAP), 1, DOT, DOT)
                thick = 2.5 if index == self._here else 1.2
                painter.setPen(QPen(colours.accent if done or index == self._here else colours.dim, thick))
                painter.setBrush(colours.accent if done else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2))
        finally:
            painter.end()


def _box(layout: QTextLayout, start: int, end: int) -> QRectF:
    """Where a cap is, in the layout. A cap is never on two lines."""
    line = layout.lineForTextPosition(start)
    left, right = sorted((_x(line, start), _x(line, end)))
    return QRectF(left + 1.5, line.y() - 1.5, right - left - 3, line.height() + 2)


def _x(line: Any, position: int) -> float:
    found = line.cursorToX(position)  # with some bindings a pair
    return float(found[0] if isinstance(found, tuple) else found)


def _spoken(key: str) -> str:
    """Signs that a screen reader would leave out, in words."""
    words = {"↓": tr("Down arrow"), "↑": tr("Up arrow"), "+": tr("plus"), "−": tr("minus"), "0": tr("zero")}
    return words.get(key, key)
