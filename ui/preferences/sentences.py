"""The page of sentences: the abbreviations and the site furniture that a project adds to what the program knows."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QTextBrowser, QVBoxLayout, QWidget

from reader.errors import BadValue, SikapError
from reader.languages import Rules
from reader.rule_hits import Hit, Place
from ui.keymap import signs
from ui.language import say, tr
from ui.preferences.dialog import Page
from ui.rows import smaller
from ui.theme import current

PAUSE_MS = 400  # without a key, after which it is looked up what the rules hit
FIELD_LINES, LEAST_LINES = 4, 2
MOST_ERRORS = 2  # that are told at once, for each field


class Preview(Protocol):
    """Looks up what rules hit, away from the window's thread; calls one of the two when it is over."""

    def __call__(
        self, rules: Rules, done: Callable[[list[Hit]], object], failed: Callable[[SikapError], object], /
    ) -> None: ...


class SentencesPage(Page):
    """Edits the rules of a project and shows what each new one would hit. `untagged`: articles without tags."""

    kept = Signal(object, bool)  # Rules; whether the sentences of the articles without tags are to be found again

    def __init__(self, rules: Rules, untagged: int, *, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = rules
        self._untagged = untagged
        self._preview = preview
        self._looking = self._stale = self._gone = False
        self.furniture, self.abbreviations = QPlainTextEdit(), QPlainTextEdit()
        self.furniture_error, self.abbreviations_error = _error_line(), _error_line()
        self.hits = _Hits(openLinks=False)
        self.again = QCheckBox()
        self._hits: Sequence[Hit] = ()
        self._said = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._name()
        self._lay_out()
        self._connect()
        self._fill()

    def rules(self) -> Rules:
        """The rules as they stand. Raises BadValue for one that cannot be meant."""
        return Rules(tuple(_lines(self.abbreviations)), tuple(_lines(self.furniture)))

    @property
    def cuts_again(self) -> bool:
        """Whether the sentences of the articles without tags are to be found again."""
        return self._untagged > 0 and self.again.isChecked()

    def fault(self) -> str:
        return next(iter(self._wrong_furniture() + self._wrong_words()), "")

    def wrong(self) -> QWidget | None:
        for field, lines in ((self.furniture, self._wrong_furniture()), (self.abbreviations, self._wrong_words())):
            if lines:
                self._show_errors()
                return field
        return None

    def keep(self) -> None:
        if self.rules() != self._before or self._ticked_by_hand:
            self.kept.emit(self.rules(), self.cuts_again)

    def leave(self) -> None:
        self._gone = True
        self._pause.stop()

    def begin(self) -> None:
        self.furniture.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_said"):
            self._write_hits()

    # How it looks

    def _name(self) -> None:
        self.setWindowTitle(tr("Sentences of this project"))
        named = (
            (
                self.furniture,
                tr("Website lines"),
                tr("Website lines, which are dimmed and skipped: one pattern a line"),
            ),
            (
                self.abbreviations,
                tr("Abbreviations"),
                tr("Words after which a full stop does not end a sentence, one a line"),
            ),
            (self.hits, tr("What the new rules match"), tr("Places in the articles that the new rules would change")),
        )
        for part, name, tip in named:
            part.setAccessibleName(name)
            part.setToolTip(tip)
        for field in (self.furniture, self.abbreviations):
            field.setTabChangesFocus(True)
            line = field.fontMetrics().lineSpacing()
            field.setMinimumHeight(LEAST_LINES * line + 14)
            field.setMaximumHeight(FIELD_LINES * line + 14)
        self.furniture.setPlaceholderText("Simak juga: {headline}\nIkuti {name} di kanal kami")
        self.abbreviations.setPlaceholderText("Pol\nS.H")
        self.again.setText(tr("Split articles without tags into sentences a&gain ({n})", n=self._untagged))
        self.again.setAccessibleName(tr("Split articles without tags into sentences again"))
        self.again.setToolTip(tr("As one step that {undo} takes back. Articles with tags stay as they are.", **signs()))

    def _lay_out(self) -> None:
        self._column = page = QVBoxLayout(self)
        page.setContentsMargins(0, 12, 0, 0)
        page.setSpacing(4)
        explained = tr(
            "One pattern a line, for a whole sentence or line; case does not matter. {any} stands for anything, "
            "{headline} for words that do not end like a sentence, {name} for a name, {number} for digits."
        )
        page.addWidget(_label(tr("&Website lines, such as “Read also: …”"), self.furniture))
        page.addWidget(_quiet(explained))
        page.addWidget(self.furniture)
        page.addWidget(self.furniture_error)
        page.addSpacing(8)
        page.addWidget(_label(tr("&Abbreviations that do not end a sentence"), self.abbreviations))
        page.addWidget(_quiet(tr("One a line, without its last full stop, such as “Pol”, “S.H” or “Tbk”")))
        page.addWidget(self.abbreviations)
        page.addWidget(self.abbreviations_error)
        page.addSpacing(8)
        page.addWidget(_label(tr("What the &new rules match"), self.hits))
        page.addWidget(self.hits, 1)
        page.addSpacing(6)
        page.addWidget(self.again)
        page.addSpacing(6)

    def _connect(self) -> None:
        for field in (self.furniture, self.abbreviations):
            field.textChanged.connect(self._changed)
        self._pause.timeout.connect(self._look)
        self.again.clicked.connect(self._tick)

    def _fill(self) -> None:
        self._ticked_by_hand = False
        for field, lines in (
            (self.furniture, self._before.furniture),
            (self.abbreviations, self._before.abbreviations),
        ):
            field.blockSignals(True)
            field.setPlainText("\n".join(lines))
            field.blockSignals(False)
        self.again.setChecked(False)
        self.again.setEnabled(self._untagged > 0)
        self._say_instead(tr("Nothing new yet."))

    # What is wrong, and what is hit, off the keys

    def _changed(self) -> None:
        self._show_errors()
        if not self._ticked_by_hand:
            self.again.setChecked(self._untagged > 0)
        self._pause.start()

    def _tick(self) -> None:
        self._ticked_by_hand = True

    def _show_errors(self) -> None:
        for line, wrong in (
            (self.furniture_error, self._wrong_furniture()),
            (self.abbreviations_error, self._wrong_words()),
        ):
            line.setText("\n".join(f"⚠ {text}" for text in wrong[:MOST_ERRORS]))
            line.setVisible(bool(wrong))
        self.setMinimumHeight(self._column.minimumHeightForWidth(self.width()))
        self.fault_changed.emit()

    def _wrong_furniture(self) -> list[str]:
        return _wrong(self.furniture, lambda pattern: Rules(furniture=(pattern,)))

    def _wrong_words(self) -> list[str]:
        return _wrong(self.abbreviations, lambda word: Rules(abbreviations=(word,)))

    def _look(self) -> None:
        """Look up what the rules hit; if that is going on, again when it is over."""
        if self._looking:
            self._stale = True
            return
        if self.fault():
            self._say_instead(tr("Shown when the lines above are right."))
            return
        if not self._has_new():
            self._say_instead(tr("Nothing new yet."))
            return
        self._looking, self._stale = True, False
        self._say_instead(tr("Looking…"))
        self._preview(self.rules(), self._found, self._not_found)

    def _has_new(self) -> bool:
        now, before = self.rules(), self._before
        furniture, words = (
            set(now.furniture) - set(before.furniture),
            set(now.abbreviations) - set(before.abbreviations),
        )
        return bool(furniture or words)

    def _found(self, hits: Sequence[Hit]) -> None:
        self._looking = False
        if self._gone:
            return
        if self._stale:
            self._look()
            return
        self._hits, self._said = hits, ""
        self._write_hits()

    def _not_found(self, error: SikapError) -> None:
        self._looking = False
        if not self._gone:
            self._say_instead(f"⚠ {say(error)}")

    def _say_instead(self, text: str) -> None:
        self._hits, self._said = (), text
        self._write_hits()

    def _write_hits(self) -> None:
        words = f"<p>{escape(self._said)}</p>" if self._said else "".join(map(_shown, self._hits))
        dim, text = current().dim.name(), current().text.name()
        rules = f"p {{ margin: 0 0 3px 0; color: {dim}; }} b {{ color: {text}; }} h4 {{ margin: 6px 0 2px 0; }}"
        self.hits.setHtml(f"<style>{rules}</style>{words}")


class _Hits(QTextBrowser):
    """What is found, in a frame like those of the fields."""

    def __init__(self, *, openLinks: bool) -> None:
        super().__init__(openLinks=openLinks)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setProperty("field", True)
        self.setMinimumHeight(56)


def _shown(hit: Hit) -> str:
    """A rule with how often it hits, and below it the first places."""
    count = tr("1 hit") if hit.count == 1 else tr("{n} hits", n=hit.count)
    if not hit.complete:
        count = tr("{hits} in the articles that were looked through", hits=count)
    rest = hit.count - len(hit.places)
    more = f"<p>{escape(tr('… and {n} more', n=rest))}</p>" if rest else ""
    return f"<h4>{escape(hit.rule)} · {escape(count)}</h4>" + "".join(map(_shown_place, hit.places)) + more


def _shown_place(place: Place) -> str:
    title = escape(place.title)
    return f"<p>{title}: {escape(place.before)} <b>{escape(place.words)}</b> {escape(place.after)}</p>"


def _lines(field: QPlainTextEdit) -> list[str]:
    """The lines that say something, each once."""
    return list(dict.fromkeys(line for raw in field.toPlainText().splitlines() if (line := raw.strip())))


def _wrong(field: QPlainTextEdit, make: Callable[[str], Rules]) -> list[str]:
    """What is wrong with each line, with its number."""
    found = []
    for number, raw in enumerate(field.toPlainText().splitlines(), 1):
        try:
            if raw.strip():
                make(raw.strip())
        except BadValue as wrong:
            found.append(tr("Line {n}: {what}", n=number, what=say(wrong)))
    return found


def _label(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(buddy)
    return label


def _quiet(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setFont(smaller(label.font()))
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label


def _error_line() -> QLabel:
    line = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    line.setFont(smaller(line.font()))
    line.setAccessibleName(tr("What is wrong"))
    line.hide()
    return line
