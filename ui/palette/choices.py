"""What the command palette chooses from: the actions, the codebook, and the articles by their titles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QKeySequence

from reader.errors import SikapError
from reader.model import Actor, ArticleId, Issue
from ui.actions import ACTIONS, Action
from ui.language import date_text, tr
from ui.palette.matching import Fit, Found, Names, folded
from ui.palette.rows import Choice, Sort
from ui.rows import one_line
from ui.words import type_name

if TYPE_CHECKING:
    from ui.main_window import MainWindow

OWN = "palette"  # the action that opens the palette: not offered in it
RECENT = "palette actions"  # the setting that keeps which were used last
MOST_RECENT = 6
MOST_ALONE, MOST_TOGETHER = 60, 12  # of one sort: when only that is looked for, and when all are
AT_ONCE, PAUSE_MS = 500, 2  # articles or entries of one go, and milliseconds until the next


class Choices(QObject):
    """Finds what fits. Names and titles are read bit by bit from `begin` on; those read so far are found already."""

    all_read = Signal()

    def __init__(self, window: "MainWindow", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._session = window, window.session
        self._actions: Sequence[Action] = ()
        self._action_names = Names()
        self._english: list[str] = []  # of each line of `_action_names` the English words, if it is a line of them
        self._book: dict[Sort, _Entries] = {}  # as read since the codebook changed last
        self._titles = Names()  # as read since the articles changed last
        self._reading = QTimer(self, interval=PAUSE_MS)
        self._wanted = False
        self._recent: Sequence[str] = ()
        self._reading.timeout.connect(self._read_some)
        self._session.codebook_changed.connect(self._forget_codebook)
        self._session.library_changed.connect(self._forget_titles)

    @property
    def is_reading(self) -> bool:
        """Whether some names or titles are not read yet."""
        return self._reading.isActive()

    def begin(self) -> None:
        """Somebody is about to choose: see how the actions stand, and read from now on."""
        self._recent = recent = _recent()
        known = [action for action in ACTIONS if action.name != OWN]
        known.sort(key=lambda action: recent.index(action.name) if action.name in recent else len(recent))
        self._actions = known
        self._name_actions()
        self._wanted = True
        self._reading.start()

    def end(self) -> None:
        """Nobody chooses any more: nothing is read."""
        self._wanted = False
        self._reading.stop()

    def use(self, action: str) -> None:
        """Keep in mind that this action was used last."""
        before = [name for name in _recent() if name != action]
        QSettings().setValue(RECENT, ",".join([action, *before][:MOST_RECENT]))

    def find(self, sort: Sort | None, typed: str) -> list[Choice]:
        """What fits, the best first and what cannot be used now last; of this sort, or of all. Raises SikapError.

        Where nothing is typed: the actions that can be used now, those used last before the others; or all of the sort.
        """
        if typed and not folded(typed):  # nothing but signs
            return []
        if sort is None and not typed:
            return [row for row in self._find_actions(typed) if row.usable]
        most = MOST_TOGETHER if sort is None else MOST_ALONE
        found: list[Choice] = []
        if sort in (None, Sort.ACTION):
            found += self._find_actions(typed)
        for what in (Sort.ACTOR, Sort.ISSUE):
            if sort in (None, what):
                found += self._find_entries(what, typed, most)
        if sort in (None, Sort.ARTICLE):
            found += self._find_articles(typed, most)
        return sorted(found, key=lambda row: (not row.usable, row.fit))

    # Actions

    def _name_actions(self) -> None:
        lines: list[tuple[int, str]] = []
        self._english.clear()
        for number, action in enumerate(self._actions):
            said, menu = self._words(action), _plain(tr(action.menu) if action.menu else "")
            english = _plain(action.text)
            lines.append((number, f"{said} {menu}"))
            self._english.append("")
            if english != said:
                lines.append((number, f"{english} {_plain(action.menu)}"))
                self._english.append(english)
        self._action_names = Names(lines, by_letters=True)

    def _find_actions(self, typed: str) -> list[Choice]:
        found = [self._action_row(one, typed) for one in self._action_names.find(typed, len(self._actions))]
        if folded(typed):
            return found
        recent = [row for row in found if row.id in self._recent and row.usable]
        return [row._replace(last_recent=row is recent[-1]) for row in found] if recent else found

    def _action_row(self, found: Found, typed: str) -> Choice:
        action = self._actions[found.owner]
        made = self._window.actions_by_name[action.name]
        also = self._english[found.line]
        if also and any(word not in folded(also) for word in folded(typed).split()) and found.fit < Fit.LETTERS:
            also = f"{also} · {_plain(action.menu)}"  # it was found by the name of its menu
        return Choice(
            Sort.ACTION,
            action.name,
            self._words(action),
            also,
            _plain(tr(action.menu)) if action.menu else "",
            made.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            action.icon,
            found.fit,
            made.isEnabled(),
        )

    def _words(self, action: Action) -> str:
        """As the menu says it now: "Undo" names the step."""
        return _plain(self._window.actions_by_name[action.name].text())

    # The codebook

    def _find_entries(self, what: Sort, typed: str, most: int) -> list[Choice]:
        book = self._book.get(what)
        return [_entry_row(what, book, one) for one in book.names.find(typed, most)] if book else []

    # Articles

    def _find_articles(self, typed: str, most: int) -> list[Choice]:
        found = self._titles.find(typed, most)
        ids = [ArticleId(one.owner) for one in found]
        lines = [self._session.shelf.line(article, ids) for article in ids]
        return [
            Choice(
                Sort.ARTICLE,
                line.id,
                one_line(line.title) or tr("Untitled"),
                where=" · ".join(part for part in (one_line(line.source), date_text(line.published)) if part),
                icon="article",
                fit=one.fit,
            )
            for line, one in zip(lines, found, strict=True)
        ]

    # What is read bit by bit

    def _read_some(self) -> None:
        try:
            more = self._read_entries(Sort.ACTOR) or self._read_entries(Sort.ISSUE) or self._read_titles()
        except SikapError as error:
            self._reading.stop()
            self._session.failed.emit(error)
            return
        if not more:
            self._reading.stop()
            self.all_read.emit()

    def _read_entries(self, what: Sort) -> bool:
        """Read the entries, or name some more of them; returns whether there was anything to do."""
        if what not in self._book:
            project = self._session.project
            self._book[what] = _Entries(project.actors() if what is Sort.ACTOR else project.issues())
            return True
        return self._book[what].name_some()

    def _read_titles(self) -> bool:
        """Read some more titles; returns whether there were any."""
        known = len(self._titles)
        some = self._session.shelf.ids[known : known + AT_ONCE]
        if some:
            titles = {line.id: line.title for line in self._session.project.article_lines(some)}
            self._titles.add((article, titles.get(article, "")) for article in some)
        return bool(some)

    def _forget_codebook(self) -> None:
        self._book.clear()
        if self._wanted:
            self._reading.start()

    def _forget_titles(self, articles: Sequence[ArticleId] | None) -> None:
        """Articles have come, gone or changed; where some were only counted anew, their titles stay."""
        if articles is None:
            self._titles = Names()
            if self._wanted:
                self._reading.start()


class _Entries:
    """Actors or issues, by name and alias."""

    def __init__(self, entries: Sequence[Actor] | Sequence[Issue]) -> None:
        self._entries = entries
        self.by_id: dict[int, Actor | Issue] = {}
        self.lines: list[tuple[int, str]] = []
        self.names = Names()

    def name_some(self) -> bool:
        """Let some more be found; returns whether there were any."""
        some = self._entries[len(self.by_id) : len(self.by_id) + AT_ONCE]
        lines = [(int(entry.id), name) for entry in some for name in (entry.name, *_aliases(entry))]
        self.by_id.update((int(entry.id), entry) for entry in some)
        self.lines += lines
        self.names.add(lines)
        return bool(some)


def _aliases(entry: Actor | Issue) -> Sequence[str]:
    return entry.aliases if isinstance(entry, Actor) else ()


def _entry_row(what: Sort, book: _Entries, found: Found) -> Choice:
    entry, (_, name) = book.by_id[found.owner], book.lines[found.line]
    where, icon = tr("Issue"), "issue"
    if isinstance(entry, Actor):
        where, icon = " · ".join((tr("Actor"), type_name(entry.type))) if entry.type else tr("Actor"), "actor"
    return Choice(what, found.owner, entry.name, "" if name == entry.name else name, where, icon=icon, fit=found.fit)


def _recent() -> list[str]:
    """The names of the actions used last, the last one first."""
    return str(QSettings().value(RECENT, "")).split(",")


def _plain(text: str) -> str:
    """The words of an action or menu without the letter that is underlined."""
    return text.replace("&", "")
