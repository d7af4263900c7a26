"""What a coder does in a while: reads, tags, codes, finds, searches, imports, exports, merges, undoes, backs up."""

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from reader.claims_table import ClaimFilter, ClaimOrder
from tests.benchmarks.arriving import bring, store, write_articles
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.watchdog import Watchdog
from tests.benchmarks.window import CTRL, click_article, press, wait
from ui.dialogs.export import ExportRequest
from ui.main_window import MainWindow

BETWEEN_MS = 30  # from one key to the next
IMPORTED = 100  # articles at once
READ, TAGGED = 25, 6  # sentences in a round


class Use:
    """One person at one window. `done` counts what they did, by name."""

    def __init__(self, window: MainWindow, watchdog: Watchdog, folder: Path) -> None:
        self._window, self._session, self._watchdog, self._folder = window, window.session, watchdog, folder
        self._dice = random.Random(7)
        self._words = Corpus().words
        self._rounds = 0
        self.done: list[str] = []

    def round(self) -> None:
        """All of it once."""
        self._rounds += 1
        self._window.to_text()
        for name, work in self._works().items():
            with self._watchdog.during(name):
                work()
                self._rest()
                self._close_dialogs()
            self.done.append(name)

    def _works(self) -> dict[str, Callable[[], object]]:
        return {
            "open articles": self._open,
            "read": self._read,
            "tag": self._tag,
            "undo and redo": self._undo,
            "find in the article": self._find,
            "search all": self._search,
            "narrow the list": self._narrow,
            "claims table": self._claims,
            "cards and codebook": self._panes,
            "merge actors": self._merge,
            "undo the merge": self._session.undo,
            "details and notes": self._details,
            "correct the text": self._correct,
            "history": self._history,
            "export": self._export,
            "back up": self._back_up,
            "check": self._check,
            "import": self._import,
            "undo the import": self._undo_long,
            "delete an article": self._delete,
            "undo the deletion": self._session.undo,
            "change the look": self._look,
        }

    # What is done

    def _open(self) -> None:
        ids = [known.id for known in self._window.library._model.known]
        for article in self._dice.sample(ids, 5):
            click_article(self._window, article)
            self._rest()

    def _read(self) -> None:
        for _ in range(READ):
            press(self._window.pane, Qt.Key.Key_Down, again=True)
            self._rest()
        self._keys(self._window.pane, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_N)

    def _tag(self) -> None:
        """Statements with the claim bar, then an actor and a position by themselves."""
        for _ in range(TAGGED):
            self._keys(self._window.pane, Qt.Key.Key_N, Qt.Key.Key_S)
            bar = self._window.side.bar
            if bar.isVisible():
                field = bar.focusWidget() or bar
                QTest.keyClicks(field, self._dice.choice(self._words)[:4], delay=BETWEEN_MS)
                self._keys(QApplication.focusWidget() or field, Qt.Key.Key_Return, Qt.Key.Key_Plus, Qt.Key.Key_Escape)
            self._window.to_text()
            self._keys(self._window.pane, Qt.Key.Key_Down, Qt.Key.Key_A, Qt.Key.Key_Down, Qt.Key.Key_P)

    def _undo(self) -> None:
        for key in (Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Y):
            press(self._window.pane, key, CTRL)
            self._rest()

    def _find(self) -> None:
        self._window.finding.open_bar()
        self._type(QApplication.focusWidget(), "yang")
        self._window.finding.step(1)
        self._keys(QApplication.focusWidget(), Qt.Key.Key_Escape)

    def _search(self) -> None:
        self._window.finding.open_search()
        pane = self._window.finding.pane
        self._type(pane._field, " ".join(self._dice.sample(self._words[:300], 2)))
        QTest.qWait(200)  # the pane waits for a pause
        self._keys(pane._field, Qt.Key.Key_Down)
        self._keys(pane._view, Qt.Key.Key_Return)
        self._keys(pane._field, Qt.Key.Key_Escape)

    def _narrow(self) -> None:
        self._type(self._window.library._filter, self._words[30])
        self._window.library._filter.clear()

    def _claims(self) -> None:
        self._window.side.show_table()
        table = self._window.side._table
        assert table is not None
        self._rest()
        for order in (ClaimOrder("actor"), ClaimOrder("statement", True), ClaimOrder()):
            table.sort(order)
            self._rest()
        table.filter(ClaimFilter({"stance": frozenset({None})}))
        self._rest()
        table.filter(ClaimFilter())
        view = table._view
        for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
            press(view, key, CTRL)
            self._rest()
        table.close()

    def _panes(self) -> None:
        for show in (self._window.to_claims, self._window.to_codebook, self._window.to_tags, self._window.to_text):
            show()
            self._rest()

    def _merge(self) -> None:
        """Two actors of the many that are named often."""
        kept, other = self._dice.sample(range(1, 40), 2)
        self._session.do(self._session.project.codebook.merge, "actor", kept, [other])

    def _details(self) -> None:
        self._window.edit_details()
        self._rest()
        self._close_dialogs()
        if self._session.annotations:
            self._window.edit_note(next(iter(self._session.annotations)))

    def _correct(self) -> None:
        self._window.texts.correct()
        self._rest()
        self._close_dialogs()
        self._window.texts.cut_again()
        self._idle()
        self._session.undo()

    def _history(self) -> None:
        self._window.show_history()
        self._rest()
        window = QApplication.activeWindow()
        if window is not None and window is not self._window:
            window.close()

    def _export(self) -> None:
        for table in ("annotations", "claims", "sentences", "articles"):
            out = self._folder / f"{table}.csv"
            request = ExportRequest(table, out, "CSV", spreadsheet=False, bom=False, delimiter=",")
            self._window.errands.write(request, {}, self._session.project.count_rows)
            self._idle()

    def _back_up(self) -> None:
        self._window.backing_up.back_up_now()
        self._idle()

    def _check(self) -> None:
        self._window.errands.check_project()
        self._idle()

    def _import(self) -> None:
        folder = write_articles(self._folder / f"berita {self._rounds}", IMPORTED, seed=100 + self._rounds)
        before = len(self._window.library._model.known)
        store(self._window, bring(self._window, folder))
        assert len(self._window.library._model.known) == before + IMPORTED

    def _undo_long(self) -> None:
        before = len(self._window.library._model.known)
        self._session.undo()
        self._idle()
        assert len(self._window.library._model.known) == before - IMPORTED

    def _delete(self) -> None:
        self._window.delete_article()

    def _look(self) -> None:
        for change in (self._window.switch_theme, self._window.switch_theme):
            change()
            self._rest()
        for by in (1, 1, 0):
            self._window.size_text(by)
            self._rest()

    # How it is done

    def _rest(self) -> None:
        QTest.qWait(BETWEEN_MS)

    def _idle(self) -> None:
        """Until no work is left that was begun in the background."""
        wait(lambda: not self._window.jobs.busy)

    def _keys(self, widget: QWidget | None, *keys: Qt.Key) -> None:
        for key in keys:
            press(widget or self._window, key)
            self._rest()

    def _type(self, widget: QWidget | None, words: str) -> None:
        QTest.keyClicks(widget or self._window, words, delay=BETWEEN_MS)

    def _close_dialogs(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
        self._rest()
