"""What a coder does in a while: reads, tags, codes, finds, searches, imports, exports, merges, undoes, backs up."""

import random
import threading
from collections.abc import Callable
from contextlib import suppress
from itertools import product
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from reader.claims_table import ClaimFilter, ClaimOrder
from reader.formats import WRITERS
from reader.model import Kind, Stance
from reader.project import Project
from reader.store import VIEWS
from tests.benchmarks.arriving import bring, store
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.watchdog import Watchdog
from tests.benchmarks.window import CTRL, click_article, press, rest, wait
from ui.correcting.dialog import PAUSE_MS, CorrectTextDialog
from ui.dialogs.export import ExportRequest
from ui.dialogs.help import HelpWindow
from ui.dialogs.merge import MergeDialog
from ui.language import language
from ui.main_window import MainWindow

BETWEEN_MS = 30  # from one key to the next
IMPORTED = 100  # articles at once
READ, TAGGED = 25, 6  # sentences in a round
MANY = 2000  # rows of the claims table


class Use:
    """One person at one window. `done` counts what they did, by name.

    `folder` is for what is written; in `news` are IMPORTED articles.
    """

    def __init__(self, window: MainWindow, watchdog: Watchdog, folder: Path, news: Path) -> None:
        self._window, self._session, self._watchdog, self._folder = window, window.session, watchdog, folder
        self._desk, self._news = window.desk, news
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
            "next article": self._next,
            "read": self._read,
            "tag": self._tag,
            "undo and redo": self._undo,
            "find in the article": self._find,
            "search all": self._search,
            "narrow the list": self._narrow,
            "claims table": self._claims,
            "cards and codebook": self._panes,
            "merge in the codebook": self._merge,
            "undo the merge": self._session.undo,
            "code many rows": self._code_many,
            "undo that": self._undo_job,
            "details and notes": self._details,
            "correct the text": self._correct,
            "undo the correction": self._undo_job,
            "cut sentences again": self._cut,
            "merge sentences": self._merge_sentences,
            "another window writes": self._other,
            "history": self._history,
            "export": self._export,
            "back up": self._back_up,
            "save a copy": self._save_copy,
            "check": self._check,
            "import": self._import,
            "undo the import": self._undo_long,
            "delete an article": self._delete,
            "undo the deletion": self._session.undo,
            "undo and redo in a row": self._undo,
            "help and preferences": self._help,
            "change the theme": self._theme,
            "change the size": self._size,
            "change the language": self._language,
        }

    # What is done

    def _open(self) -> None:
        ids = list(self._window.library._model.known)
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
                self._type(field, self._dice.choice(self._words)[:4])
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
        rest(200)  # the pane waits for a pause
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

    def _next(self) -> None:
        for by in (1, 1, -1):
            self._window.step_article(by)
            self._rest()

    def _merge(self) -> None:
        """Two actors of the many that are named often, by the dialog."""
        self._window.to_codebook()
        pane = self._window.side.codebook
        pane._mark(self._dice.sample([row.entry.id for row in pane._model.rows[:40]], 2))
        self._rest()
        pane._merge()
        self._rest()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MergeDialog)
        dialog.accept()
        self._idle()
        assert QApplication.activeModalWidget() is None

    def _code_many(self) -> None:
        """The same stance for so many rows that it is done in a job."""
        self._window.side.show_table()
        self._rest()
        self._idle()
        table = self._window.side._table
        assert table is not None
        keys = list(table._model.keys[:MANY])
        table.close()
        self._session.code_many(keys, stance=self._dice.choice(list(Stance)))
        self._idle()

    def _details(self) -> None:
        self._window.edit_details()
        self._rest()
        self._close_dialogs()
        if self._session.annotations:
            self._window.edit_note(next(iter(self._session.annotations)))

    def _correct(self) -> None:
        """Some words more in the middle of the text."""
        self._window.texts.correct()
        self._rest()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CorrectTextDialog)
        dialog.go_to(len(dialog.old.given) // 2)
        self._type(dialog.new, "kata baru ")
        rest(PAUSE_MS + BETWEEN_MS)
        self._idle()
        dialog.accept()
        self._idle()
        assert QApplication.activeModalWidget() is None

    def _cut(self) -> None:
        self._window.texts.cut_again()
        self._idle()

    def _merge_sentences(self) -> None:
        self._session.go_to(self._session.body[0])
        with suppress(IndexError):
            self._session.texts.merge()
        self._undo_job()

    def _other(self) -> None:
        """Somebody tags in the article that is open here; this window notices."""
        assert self._session.article is not None
        path, article, before = self._session.project.path, self._session.article, len(self._session.annotations)

        def write() -> None:
            with Project.open(path, coder="budi") as project:
                project.tag(article.id, Kind.ACTOR, 0, 5)

        other = threading.Thread(target=write)
        other.start()
        wait(lambda: len(self._session.annotations) > before)
        other.join()

    def _history(self) -> None:
        self._window.show_history()
        self._rest()
        window = QApplication.activeWindow()
        if window is not None and window is not self._window:
            window.close()

    def _export(self) -> None:
        """Every table in every format, after a look at the dialog; and the codebook."""
        self._window.errands.export()
        self._rest()
        self._close_dialogs()
        for table, name in product(VIEWS, WRITERS):
            out = self._folder / f"{table}.{name}"
            request = ExportRequest(table, out, name.upper(), spreadsheet=False, bom=False, delimiter=",")
            self._window.errands.write(request, {}, self._session.project.count_rows)
            self._idle()

    def _back_up(self) -> None:
        self._window.backing_up.back_up_now()
        self._idle()

    def _save_copy(self) -> None:
        self._window.errands.save_copy(self._folder / f"copy {self._rounds}.sikap")
        self._idle()

    def _check(self) -> None:
        self._window.errands.check_project()
        self._idle()

    def _import(self) -> None:
        before = len(self._window.library._model.known)
        store(self._window, bring(self._window, self._news))
        assert len(self._window.library._model.known) == before + IMPORTED

    def _undo_job(self) -> None:
        self._session.undo()
        self._idle()

    def _undo_long(self) -> None:
        before = len(self._window.library._model.known)
        self._session.undo()
        self._idle()
        assert len(self._window.library._model.known) == before - IMPORTED

    def _delete(self) -> None:
        self._window.delete_article()

    def _help(self) -> None:
        self._window.show_help("keys")
        self._rest()
        for shown in QApplication.topLevelWidgets():
            if isinstance(shown, HelpWindow):
                shown.close()
        self._window.show_preferences()
        self._rest()

    def _theme(self) -> None:
        for _ in range(2):
            self._window.switch_theme()
            self._rest()

    def _language(self) -> None:
        """The other one: the project is shown in a new window."""
        self._desk.speak("id" if language() == "en" else "en", self._window)
        self._window = self._desk.windows[-1]
        self._session = self._window.session
        wait(self._window.isVisible)
        self._window.activateWindow()
        wait(self._window.isActiveWindow)

    def _size(self) -> None:
        for by in (1, 1, 0):
            self._window.size_text(by)
            self._rest()

    # How it is done

    def _rest(self) -> None:
        rest(BETWEEN_MS)

    def _idle(self) -> None:
        """Until no work is left that was begun in the background."""
        wait(lambda: not self._window.jobs.busy)

    def _keys(self, widget: QWidget | None, *keys: Qt.Key) -> None:
        for key in keys:
            press(widget or self._window, key)
            self._rest()

    def _type(self, widget: QWidget | None, words: str) -> None:
        for letter in words:
            QTest.keyClicks(widget or self._window, letter)
            self._rest()

    def _close_dialogs(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
        self._rest()
