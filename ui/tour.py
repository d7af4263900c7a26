"""The tour: the main job in the real window, by real key events, in a fresh project, in the five steps of the guide.

Read, code claims in the claim bar, tag and link one piece by piece, undo and redo, export; then both CSV files are
compared with what was to be tagged. With a display a person watches and keeps the window; without one it runs offscreen
and leaves pictures and the CSV files.
"""

import csv
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.model import Sentence, Span, Stance
from reader.project import Project
from reader.store import free
from ui.keymap import present, signs
from ui.language import language, tr
from ui.main_window import MainWindow
from ui.screen import is_seen

PATIENCE_MS = 10_000  # how long a window or a file may take to appear
MOST_STEPS = 200  # keys to get from one place to another in a sample
WATCHED_MS = 250  # between two keys, for a person who watches
SIGNS = {Stance.SUPPORT: "+", Stance.NEUTRAL: "0", Stance.OPPOSE: "-"}
VALUES = {Stance.SUPPORT: "1", Stance.NEUTRAL: "0", Stance.OPPOSE: "-1"}
COLUMNS = {
    "annotations": ("start", "end", "text", "kind", "actor", "actor_type", "issue", "stance"),
    "claims": ("start", "end", "statement", "actor", "actor_type", "role", "issue", "stance", "stance_value"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """What the tour codes, and the letters that it types for it. In the article's words "…" leaves out some."""

    statement: str
    speaker: str  # the words that name the actor, or a pronoun
    position: str  # the words for the position; "": the whole statement
    actor: str
    type: str
    stance: Stance
    issue: str
    who: str  # letters for the actor; "": the suggestion for a pronoun
    what: str  # letters for the issue
    down: int = 0  # steps in the list of suggestions


BAY = "Marzuki Daeng Lalo", "person", Stance.OPPOSE, "reklamasi"
TAX = "Gareth Llewellyn-Price", "person", Stance.OPPOSE, "clean air charge"

BY_BAR = {
    "id": (
        Claim("Perahu kami kecil … di sela-sela aksi.", "Marzuki Daeng Lalo", "", *BAY, "marz", "reklamasi"),
        Claim("Ia menegaskan … kepada publik.", "Ia", "reklamasi", *BAY, "", "r"),
        Claim(
            "Ketua Gabungan Pengusaha … ke tempat lain.",
            "Hendra Wijayakusuma",
            "",
            "Hendra Wijayakusuma",
            "person",
            Stance.SUPPORT,
            "reklamasi",
            "hen",
            "r",
        ),
    ),
    "en": (
        Claim("“This is a tax … opposition group.", "Gareth Llewellyn-Price", "", *TAX, "gar", "clean air charge"),
        Claim("He vowed … next May.", "He", "", *TAX, "", "c"),
        Claim(
            "Its chief executive … a year.",
            "Samira Haddadin",
            "",
            "Samira Haddadin",
            "person",
            Stance.NEUTRAL,
            "clean air charge",
            "sam",
            "c",
        ),
    ),
}
PIECE_BY_PIECE = {
    "id": Claim(
        "Dosen oseanografi … ataupun mendukung.",
        "Ahmad Zulkarnain Siregar",
        "tidak secara tegas menolak ataupun mendukung",
        "Ahmad Zulkarnain Siregar",
        "person",
        Stance.NEUTRAL,
        "reklamasi",
        "ahm",
        "r",
    ),
    "en": Claim(
        "Health groups welcomed the vote.",
        "Health groups",
        "welcomed the vote",
        "Health groups",
        "group",
        Stance.SUPPORT,
        "clean air charge",
        "Health groups",
        "c",
        down=3,
    ),
}


def run_tour(out: Path | None, offscreen: bool) -> int:
    """Play the tour; the exit code is 0 only if the CSV files hold exactly what was to be tagged. Raises SikapError."""
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.app import Desk, add_samples, default_project, install_hook, make_app

    app = make_app()
    offscreen = not is_seen()  # asked for, or the only one there is
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
    tour.window.status.say(tr("The tour is over: this window is yours now. {help} shows the help.", **signs()))
    app.exec()
    return code


class Tour:
    """One run of the tour in one window."""

    def __init__(self, window: MainWindow, folder: Path, *, watched: bool) -> None:
        self.window = window
        self._folder = folder
        self._pause = WATCHED_MS if watched else 0
        self._pictures: list[Path] = []
        self._by_bar, self._last = BY_BAR[language()], PIECE_BY_PIECE[language()]

    def play(self) -> int:
        """The whole job; says on the way what it does, and at the end where everything is."""
        self._wait(lambda: self.window.isVisible() and self.window.session.article is not None)
        self._wait(self._is_active)
        self.window.pane.setFocus()
        self.window.guide.start()
        self._say(tr("Step 1 of 5, read on: the first article is open."))
        self._picture("1-reading")
        for claim in self._by_bar:
            self._code(claim)
        self._say(tr("Steps 2 and 3 of 5, tag and say who: coded {n} claims in the claim bar.", n=len(self._by_bar)))
        self._code_piece_by_piece(self._last)
        self._say(tr("Tagged an actor and a position, and linked both to their statement."))
        self._repeat_speaker()
        self._undo_and_redo()
        return self._judge({table: self._export(table) for table in COLUMNS})

    # Coding

    def _code(self, claim: Claim) -> None:
        """Walk to the sentence, and say in the claim bar who, which stance, on what."""
        self._walk_to(claim)
        self._do("tag_statement")
        if self.window.side.bar.statement is None:  # a person may have it open only when they ask for it
            self._do("code")
        self._say_who(claim)
        self._say_side_and_issue(claim)

    def _code_piece_by_piece(self, claim: Claim) -> None:
        """Tag the statement; tag its actor, link it and say who it is; the same with its position."""
        self._walk_to(claim)
        self._do("tag_statement")
        if self.window.side.bar.statement is not None:
            self._press("Esc")
        self._select(self._place(claim.speaker, claim))
        self._do("tag_actor", "link", "code")
        self._say_who(claim)
        self._press("Esc")
        self._select(self._place(claim.position, claim))
        self._do("tag_position", "link", "code")
        self._say_side_and_issue(claim)

    def _say_who(self, claim: Claim) -> None:
        self._type(claim.who)
        self._press(*["Down"] * claim.down)
        if claim is self._by_bar[0]:
            self._picture("2-claim-bar")
        self._press("Return")

    def _say_side_and_issue(self, claim: Claim) -> None:
        self._type(SIGNS[claim.stance])
        self._type(claim.what)
        self._press("Return")

    def _repeat_speaker(self) -> None:
        """One claim more, which is taken back afterwards; and a look at all of them."""
        self._do("next_sentence", "repeat_speaker")
        self._say_side_and_issue(self._last)
        self._do("to_claims")
        self._say(tr("Repeated the speaker on the next sentence."))
        self._picture("3-coded")
        self._do("to_text")

    def _undo_and_redo(self) -> None:
        """Take back the claim more, and what was said just before it; say that again."""
        self._do("undo", "undo", "redo")
        self._say(tr("Step 4 of 5, undo: took back two steps and did one of them again."))
        self._picture("4-undone")

    def _walk_to(self, claim: Claim) -> None:
        start = self._span(claim).start
        self._while(
            lambda: not self._sentence().start <= start < self._sentence().end, lambda: self._do("next_sentence")
        )

    def _select(self, span: Span) -> None:
        """Choose words as a person does: step to the first, then take the following ones along."""
        self._press("Right")
        self._press_while(lambda: self._selected().start < span.start, "Right")
        self._press_while(lambda: self._selected().start > span.start, "Left")
        self._press_while(lambda: self._selected().end < span.end, "Shift+Right")

    def _press_while(self, condition: Callable[[], bool], key: str) -> None:
        """Press a key until it has brought what is wanted."""
        self._while(condition, lambda: self._press(key))

    def _while(self, condition: Callable[[], bool], act: Callable[[], None]) -> None:
        """Do it until it has brought what is wanted; a window that does not follow ends the tour."""
        for _ in range(MOST_STEPS):
            if not condition():
                return
            act()
        raise TimeoutError("The tour pressed a key in vain")

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

    # What is meant

    def _span(self, claim: Claim) -> Span:
        return place(self._text(), claim.statement)

    def _place(self, words: str, claim: Claim) -> Span:
        """Where these words stand in the statement; all of it if there are none."""
        around = self._span(claim)
        start = self._text().index(words, around.start, around.end)
        return Span(start, start + len(words)) if words else around

    def _rows(self, table: str) -> Iterator[tuple[str, ...]]:
        """What a CSV file must hold in these COLUMNS. Nothing of it is read from the project but the article's text."""
        for claim in (*self._by_bar, self._last):
            statement = self._cells(self._span(claim))
            coded = claim.issue, claim.stance.value
            if table == "claims":
                yield (*statement, claim.actor, claim.type, "speaker", *coded, VALUES[claim.stance])
            else:
                yield (*statement, "statement", "", "", "", "")
                yield (*self._cells(self._place(claim.speaker, claim)), "actor", claim.actor, claim.type, "", "")
                yield (*self._cells(self._place(claim.position, claim)), "position", "", "", *coded)

    def _cells(self, span: Span) -> tuple[str, str, str]:
        return str(span.start), str(span.end), self._text()[span.start : span.end]

    # The files

    def _export(self, table: str) -> Path:
        from ui.dialogs.export import ExportDialog

        target = free(self._folder / f"{table}.csv")
        self._wait(self._is_active)
        self._do("export")
        self._wait(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        self._wait(dialog.isActiveWindow)
        self._press_while(lambda: not dialog.tables[table].isChecked(), "Down")
        dialog.file.selectAll()
        dialog.file.insert(str(target))
        self._picture(f"5-export-{table}", dialog)
        dialog.file.setFocus()
        self._press("Return")
        self._wait(lambda: target.exists() and not self.window.jobs.busy)
        self._say(tr("Step 5 of 5, export: wrote a CSV file."))
        return target

    def _judge(self, files: Mapping[str, Path]) -> int:
        """Compare the files, row by row, with what was to be tagged."""
        for file in (*self._pictures, *files.values()):
            self._say(str(file))
        meant = {table: list(self._rows(table)) for table in files}
        for table, file in files.items():
            found = _read(file, COLUMNS[table])
            if Counter(found) != Counter(meant[table]):
                self._say(
                    tr(
                        "{file} does not hold what was tagged: {n} of {all} rows agree.",
                        file=file.name,
                        n=len(set(found) & set(meant[table])),
                        all=len(meant[table]),
                    )
                )
                return 1
        self._say(
            tr(
                "The CSV files hold exactly the {tags} tags and {claims} claims that were made.",
                tags=len(meant["annotations"]),
                claims=len(meant["claims"]),
            )
        )
        return 0

    # Keys, pictures, words

    def _do(self, *actions: str) -> None:
        """Press the keys that these actions have, or choose those that have none."""
        for name in actions:
            if keys := present()[name]:
                self._press(keys[0])
            else:
                self.window.actions_by_name[name].trigger()

    def _press(self, *keys: str) -> None:
        for key in keys:
            pressed: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]  # missing in the stubs
            QTest.keyClick(self._focus(), pressed.key(), pressed.keyboardModifiers())
            QTest.qWait(self._pause)

    def _type(self, letters: str) -> None:
        for letter in letters:
            QTest.keyClicks(self._focus(), letter)
            QTest.qWait(self._pause // 2)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window.pane

    def _is_active(self) -> bool:
        """Whether the window takes keys; where no window manager gives it the focus, it asks for that itself."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
        return self.window.isActiveWindow()

    def _picture(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture of what is on the screen now."""
        QTest.qWait(150 + self._pause)  # what a row counts comes a moment after it
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
                raise TimeoutError("The tour waited in vain for the window")
            QTest.qWait(10)


def place(text: str, words: str) -> Span:
    """Where these words stand in a text; "…" leaves out some. Raises ValueError if they are not there."""
    first, _, last = words.partition(" … ")
    start = text.index(first)
    return Span(start, text.index(last or first, start) + len(last or first))


def _read(file: Path, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    with file.open(encoding="utf-8", newline="") as rows:
        return [tuple(row[column] for column in columns) for row in csv.DictReader(rows)]
