"""What the command palette chooses from: the actions, the codebook, and the articles by their titles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from reader.errors import SikapError
from reader.model import Actor, ArticleId, Issue
from ui.language import date_text, tr
from ui.palette.matching import Fit, Found, Names, folded
from ui.palette.offers import Offer, offers, plain
from ui.palette.rows import Choice, Sort
from ui.rows import one_line
from ui.words import type_name

if TYPE_CHECKING:
    from ui.main_window import MainWindow

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
        self._offers: Sequence[Offer] = ()
        self._offer_names, self._other_names = Names(), Names()
        self._beside: list[str] = []  # what each line of `_offer_names` shows beside the words, if it was found by it
        self._other_words: list[str] = []  # the lines of `_other_names`
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
        known = offers(self._window)
        known.sort(key=lambda offer: recent.index(offer.name) if offer.name in recent else len(recent))
        self._offers = known
        self._name_offers()
        self._wanted = True
        self._reading.start()

    def end(self) -> None:
        """Nobody chooses any more: nothing is read."""
        self._wanted = False
        self._reading.stop()

    def use(self, name: str) -> None:
        """Do this; of an action, keep in mind that it was used last."""
        action = self._window.actions_by_name.get(name)
        if action is None:
            offer = next(offer for offer in self._offers if offer.name == name)
            self._window.attempt(lambda: offer.action.run(self._window))
            return
        before = [other for other in _recent() if other != name]
        QSettings().setValue(RECENT, ",".join([name, *before][:MOST_RECENT]))
        action.trigger()

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

    # What can be done

    def _name_offers(self) -> None:
        lines = [(owner, line) for owner, offer in enumerate(self._offers) for line in offer.lines]
        others = [(owner, words) for owner, offer in enumerate(self._offers) for words in offer.other_words]
        self._beside = [beside for _, (_, beside) in lines]
        self._other_words = [words for _, words in others]
        self._offer_names = Names(((owner, line) for owner, (line, _) in lines), by_letters=True)
        self._other_names = Names(others)

    def _find_actions(self, typed: str) -> list[Choice]:
        found = [
            self._row(one, self._beside_of(one, typed)) for one in self._offer_names.find(typed, len(self._offers))
        ]
        if folded(typed):
            return self._with_other_words(found, typed)
        recent = [row for row in found if row.id in self._recent and row.usable]
        return [row._replace(last_recent=row is recent[-1]) for row in found] if recent else found

    def _with_other_words(self, found: list[Choice], typed: str) -> list[Choice]:
        """And what other words mean; they are better than letters here and there in the words it has."""
        words = folded(typed).split()
        meant = [one for one in self._other_names.find(typed, len(self._offers)) if one.fit < Fit.PARTS]
        sure = [row for row in found if row.fit <= Fit.PARTS]
        known = {row.id for row in sure}
        more = [self._row(one, _fitting(self._other_words[one.line], words)) for one in meant]
        more = [row._replace(fit=max(row.fit, Fit.WORDS)) for row in more if row.id not in known]
        ids = known | {row.id for row in more}
        return sure + more + [row for row in found if row.id not in ids and not (more and row.fit is Fit.ALIKE)]

    def _beside_of(self, found: Found, typed: str) -> str:
        beside = self._beside[found.line]
        if beside and any(word not in folded(beside) for word in folded(typed).split()) and found.fit < Fit.LETTERS:
            return f"{beside} · {plain(self._offers[found.owner].action.menu)}"  # it was found by the name of its menu
        return beside

    def _row(self, found: Found, beside: str) -> Choice:
        offer = self._offers[found.owner]
        also = " · ".join(filter(None, (beside, tr("in use") if offer.in_use else "")))
        icon, where = offer.action.icon, offer.menu
        return Choice(Sort.ACTION, offer.name, offer.words, also, where, offer.key, icon, found.fit, offer.usable)

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
            entries = self._session.entries
            self._book[what] = _Entries(entries.actors if what is Sort.ACTOR else entries.issues)
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


def _fitting(words: str, typed: Sequence[str]) -> str:
    """Those of the words that begin as typed."""
    return " ".join(word for word in words.split() if folded(word).startswith(tuple(typed)))
