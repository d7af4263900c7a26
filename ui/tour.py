"""The tour: the main job in the real window, by real key events, in a fresh project.

Read, tag three claims, undo and redo, export; then the CSV is compared with what was tagged. With a display a person
watches and keeps the window; without one it runs offscreen and leaves pictures and the CSV.
"""

import csv
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.model import Kind, Sentence, Span
from reader.project import Project
from reader.store import free
from ui.language import language, tr
from ui.main_window import MainWindow

PATIENCE_MS = 10_000  # how long a window or a file may take to appear
MOST_STEPS = 200  # keys to get from one place to another in a sample
WATCHED_MS = 250  # between two keys, for a person who watches
KEYS = {Kind.STATEMENT: Qt.Key.Key_S, Kind.ACTOR: Qt.Key.Key_A, Kind.POSITION: Qt.Key.Key_P}


@dataclass(frozen=True, slots=True)
class Claim:
    """What the tour tags: the sentence that holds `words` as a statement, and in it an actor and a position."""

    words: str
    actor: str
    position: str


CLAIMS = {
    "id": (
        Claim("(pemkab) menyatakan", "Pemerintah kabupaten", "proyek itu diperlukan"),
        Claim("Kami mendukung proyek", "Ratna", "mendukung proyek ini"),
        Claim("Sahabat Bakau Lintang", "Maria Yosefina Boro", "merusak 85 hektare hutan bakau"),
    ),
    "en": (
        Claim("tax on carers", "Gareth Llewellyn-Price", "tax on carers"),
        Claim("Health groups", "Health groups", "welcomed the vote"),
        Claim("Cycling Alliance", "Haverleigh Cycling Alliance", "supported the plan"),
    ),
}


def run_tour(out: Path | None, offscreen: bool) -> int:
    """Play the tour; the exit code is 0 only if the CSV holds exactly what was tagged. Raises SikapError."""
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.app import Desk, add_samples, default_project, install_hook, make_app

    app = make_app()
    desk = Desk(app, remembers=False)
    install_hook(desk)
    folder = out or free(default_project().with_name("tour"))
    folder.mkdir(parents=True, exist_ok=True)
    project = Project.create(free(folder / "tour.sikap"))
    add_samples(project)
    tour = Tour(desk.open_window(project), folder, watched=not offscreen)
    code = tour.play()
    if offscreen:
        tour.window.close()
        return code
    tour.window.status.say(tr("The tour is over: this window is yours now. F1 shows the help."))
    app.exec()
    return code


class Tour:
    """One run of the tour in one window."""

    def __init__(self, window: MainWindow, folder: Path, *, watched: bool) -> None:
        self.window = window
        self._folder = folder
        self._pause = WATCHED_MS if watched else 0
        self._pictures: list[Path] = []
        self._tagged: list[tuple[str, int, int, str]] = []

    def play(self) -> int:
        """The whole job; says on the way what it does, and at the end where everything is."""
        self._wait(lambda: self.window.isVisible() and self.window.session.article is not None)
        self._say(tr("Reading: the first article is open."))
        self._picture("1-reading")
        for claim in CLAIMS[language()]:
            self._tag_claim(claim)
        self._say(tr("Tagged {n} spans with the keyboard.", n=len(self._tagged)))
        self._picture("2-tagged")
        self._undo_and_redo()
        csv_file = self._export()
        return self._judge(csv_file)

    def _tag_claim(self, claim: Claim) -> None:
        """Walk to the sentence and tag it; walk to the words and tag them."""
        at = self._text().index(claim.words)
        self._press_while(lambda: not self._sentence().start <= at < self._sentence().end, Qt.Key.Key_Down)
        sentence = self._sentence()
        self._tag(Kind.STATEMENT, Span(sentence.start, sentence.end))
        for kind, words in ((Kind.ACTOR, claim.actor), (Kind.POSITION, claim.position)):
            start = self._text().index(words, sentence.start, sentence.end)
            self._select(Span(start, start + len(words)))
            self._tag(kind, Span(start, start + len(words)))

    def _select(self, span: Span) -> None:
        """Choose words as a person does: step to the first, then take the following ones along."""
        self._press(Qt.Key.Key_Right)
        self._press_while(lambda: self._selected().start < span.start, Qt.Key.Key_Right)
        self._press_while(lambda: self._selected().start > span.start, Qt.Key.Key_Left)
        shift = Qt.KeyboardModifier.ShiftModifier
        self._press_while(lambda: self._selected().end < span.end, Qt.Key.Key_Right, shift)

    def _press_while(
        self, condition: Callable[[], bool], key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key until it has brought what is wanted; a window that does not follow ends the tour."""
        for _ in range(MOST_STEPS):
            if not condition():
                return
            self._press(key, how)
        raise TimeoutError("The tour pressed a key in vain.")

    def _tag(self, kind: Kind, span: Span) -> None:
        self._press(KEYS[kind])
        self._tagged.append((kind.value, span.start, span.end, self._text()[span.start : span.end]))

    def _text(self) -> str:
        article = self.window.session.article
        assert article is not None
        return article.text

    def _selected(self) -> Span:
        selection = self.window.session.selection
        assert selection is not None
        return selection

    def _sentence(self) -> Sentence:
        sentence = self.window.session.sentence
        assert sentence is not None
        return sentence

    def _undo_and_redo(self) -> None:
        """Take the last two tags back and do one of them again."""
        for _ in range(2):
            self._press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self._press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        self._tagged.pop()
        self._say(tr("Undid two tags and did one of them again."))
        self._picture("3-undone")

    def _export(self) -> Path:
        from ui.dialogs.export import ExportDialog

        target = free(self._folder / "annotations.csv")
        self._press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        self._wait(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        dialog.file.selectAll()
        QTest.keyClicks(dialog.file, str(target))
        self._picture("4-export", dialog)
        self._press(Qt.Key.Key_Return, widget=dialog)
        self._wait(lambda: target.exists() and not self.window.jobs.busy)
        self._say(tr("Exported to CSV."))
        return target

    def _judge(self, csv_file: Path) -> int:
        with csv_file.open(encoding="utf-8", newline="") as file:
            found = [(r["kind"], int(r["start"]), int(r["end"]), r["text"]) for r in csv.DictReader(file)]
        for picture in self._pictures:
            self._say(str(picture))
        self._say(str(csv_file))
        if sorted(found) == sorted(self._tagged):
            self._say(tr("The CSV holds exactly the {n} tags that were made.", n=len(found)))
            return 0
        self._say(
            tr(
                "The CSV does not hold what was tagged: {n} of {all} rows agree.",
                n=len(set(found) & set(self._tagged)),
                all=len(self._tagged),
            )
        )
        return 1

    def _press(
        self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, widget: QWidget | None = None
    ) -> None:
        QTest.keyClick(widget or QApplication.focusWidget() or self.window.pane, key, how)
        QTest.qWait(self._pause)

    def _picture(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture of what is on the screen now."""
        QTest.qWait(50 + self._pause)
        file = self._folder / f"{name}.png"
        (widget or self.window).grab().save(str(file))
        self._pictures.append(file)

    def _say(self, text: str) -> None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
        self.window.status.say(text)

    def _wait(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_MS / 1000
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("The tour waited in vain for the window.")
            QTest.qWait(10)
