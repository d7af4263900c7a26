"""A project that is damaged, or that others have altered: what can be saved of it, beside its newest good backup."""

import atexit
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import AlteredProject, Cancelled, DamagedProject, ForeignFile, SikapError
from reader.keeping.copying import copy, plain_disk_errors
from reader.keeping.pages import fold_log
from reader.keeping.rescue import Rescued, rescue
from reader.project import Project
from reader.store import SUFFIX, free, log_of
from ui.jobs import STEPS, Jobs, Report
from ui.keeping.restore import moment_text
from ui.language import say, tr
from ui.rows import smaller
from ui.screen import resize_within

WIDTH, HEIGHT = 720, 360  # pixels


@dataclass(frozen=True, slots=True)
class GoodBackup:
    """A backup that was found whole. `at` is UTC ISO 8601."""

    path: Path
    at: str
    articles: int
    tags: int


Backups = Callable[[], Sequence[GoodBackup]]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the job brings back. `readable`: a copy of the file that can be opened to be looked at, or None."""

    rescued: Rescued | None
    problem: SikapError | None
    backup: GoodBackup | None
    readable: Path | None


class DamagedDialog(QDialog):
    """Asks what to do with a project that cannot be opened as it is; the file itself is never written to.

    `chosen` is the project to open afterwards, None if the person has just closed the dialog; `read_only` says that it
    is a copy to be looked at, and gone when the program ends. `chosen_project(path, read_only)` tells the same.
    `path` must not be open in this process. `backups` is asked in a thread of its own, and may take its time.
    """

    chosen_project = Signal(object, bool)  # Path

    def __init__(
        self,
        path: Path,
        error: SikapError,
        backups: Backups,
        parent: QWidget | None = None,
        *,
        jobs: Jobs | None = None,
    ) -> None:
        super().__init__(parent)
        self.chosen: Path | None = None
        self.read_only = False
        self._path, self._backups = path.absolute(), backups
        self._folder = Path(mkdtemp(prefix="sikap-"))
        self._jobs = jobs or Jobs(parent=self)
        self._found = _Found(None, None, None, None)
        self.what = _text(_what_happened(error, self._path))
        self.kept, self.backup = _text(tr("Reading what is left…")), _text(tr("Looking for backups…"))
        self.mends = QPlainTextEdit(readOnly=True)
        self.progress = QProgressBar()
        self.save = QPushButton(tr("&Save what can be read as…"))
        self.restore = QPushButton(tr("&Restore the backup as…"), autoDefault=False)
        self.look = QPushButton(tr("&Look at it only"), autoDefault=False)
        self.error = _text("")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._name()
        self._lay_out()
        self._connect()
        self._job = self._jobs.start(self._read, done=self._show, failed=self._fail)
        self._job.progressed.connect(self._show_progress)

    def done(self, result: int) -> None:
        """Close when nothing is at work any more."""
        self._job.cancel()
        self._jobs.wait_all()
        if not self.read_only:
            shutil.rmtree(self._folder, ignore_errors=True)
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.done(QDialog.DialogCode.Rejected.value)
        event.accept()

    # Work, in a thread of its own

    def _read(self, report: Report) -> _Found:
        folder = self._folder
        report(0)
        backup = max(self._backups(), key=lambda known: known.at, default=None)
        readable = _readable(self._path, folder / "look" / self._path.name)
        try:
            rescued = rescue(self._path, folder / f"rescued{SUFFIX}", report=report)
        except Cancelled:
            raise
        except SikapError as problem:
            return _Found(None, problem, backup, readable)
        return _Found(rescued, None, backup, readable)

    # Outcomes

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, STEPS if total else 0)
        self.progress.setValue(done * STEPS // total if total else 0)

    def _show(self, found: object) -> None:
        assert isinstance(found, _Found)
        self._found = found
        self.progress.hide()
        self._show_rescued(found)
        self._show_backup(found.backup)
        self.look.setVisible(found.readable is not None)
        for button, there in ((self.save, found.rescued), (self.restore, found.backup), (self.look, found.readable)):
            button.setEnabled(there is not None)
        first = self._better(found)
        first.setDefault(True)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _better(self, found: _Found) -> QPushButton:
        """What brings back most: what can be read is newer, but where something is missing the backup may have it."""
        rescued, backup = found.rescued, found.backup
        if rescued is None or backup is None:
            return self.save if rescued else self.restore if backup else self._close_button
        kept = (rescued.articles, rescued.tags, not rescued.mends)
        return self.save if kept >= (backup.articles, backup.tags, True) else self.restore

    def _show_rescued(self, found: _Found) -> None:
        if found.rescued is None:
            self.kept.setText(say(found.problem) if found.problem else "")
            return
        held = found.rescued
        self.kept.setText(_counts(held.articles, held.tags))
        said = [
            tr(mend.template, **{name: _word(name, value) for name, value in mend.values.items()})
            for mend in held.mends
        ]
        self.mends.setPlainText("\n".join(said) or tr("Everything could be read; nothing is missing."))
        self.mends.show()

    def _show_backup(self, backup: GoodBackup | None) -> None:
        if backup is None:
            self.backup.setText(tr("There is no good backup of this project."))
            return
        when = tr("Made on {date}", date=moment_text(backup.at))
        since = tr("What was done after that is not in it.")
        self.backup.setText(f"{_counts(backup.articles, backup.tags)}\n{when}\n\n{since}")
        self.backup.setToolTip(str(backup.path))

    def _fail(self, error: object) -> None:
        self.progress.hide()
        if isinstance(error, SikapError) and not isinstance(error, Cancelled):
            self._complain(say(error))

    # What the person chooses

    def _save(self) -> None:
        if self._found.rescued is not None:
            self._keep(
                self._found.rescued.path, tr("{name} rescued", name=self._path.stem), tr("Save what can be read")
            )

    def _restore(self) -> None:
        if self._found.backup is not None:
            self._keep(self._found.backup.path, tr("{name} restored", name=self._path.stem), tr("Restore the backup"))

    def _look(self) -> None:
        if self._found.readable is not None:
            self.read_only = True
            atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
            self._note(self._found.readable)
            self._go()

    def _keep(self, source: Path, name: str, title: str) -> None:
        """Ask for a name that is free, copy the project there, and close."""
        suggested = free(self._path.with_name(f"{name}{SUFFIX}"))
        filters = tr("Sikap projects ({pattern})", pattern=f"*{SUFFIX}")
        options = QFileDialog.Option.DontConfirmOverwrite  # nothing is ever replaced
        asked, _ = QFileDialog.getSaveFileName(self, title, str(suggested), filters, options=options)
        if not asked:
            return
        target = Path(asked) if Path(asked).suffix == SUFFIX else Path(f"{asked}{SUFFIX}")
        self._complain("")
        self._at_work(True)
        self._job = self._jobs.start(partial(_copy, source, target), done=self._note, failed=self._refuse)
        self._job.ended.connect(self._go)

    def _refuse(self, error: object) -> None:
        self._at_work(False)
        self._fail(error)

    def _at_work(self, busy: bool) -> None:
        self.progress.setRange(0, 0)
        self.progress.setVisible(busy)
        for button in (self.save, self.restore, self.look):
            button.setEnabled(not busy)
        if not busy:
            self.save.setEnabled(self._found.rescued is not None)
            self.restore.setEnabled(self._found.backup is not None)
            self.look.setEnabled(self._found.readable is not None)

    def _note(self, path: object) -> None:
        assert isinstance(path, Path)
        self.chosen = path

    def _go(self) -> None:
        """Close, if there is a project to open."""
        if self.chosen is not None:
            self.accept()
            self.chosen_project.emit(self.chosen, self.read_only)

    def _complain(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    # Looks

    def _name(self) -> None:
        self.setWindowTitle(tr("This project cannot be opened as it is"))
        parts: tuple[tuple[QWidget, str, str], ...] = (
            (self.what, tr("What happened"), ""),
            (self.kept, tr("What can be read"), tr("Articles and tags that can be saved into a new project")),
            (self.backup, tr("Newest good backup"), tr("The last backup that was found intact")),
            (self.mends, tr("What was mended or left out"), tr("What is different in the new project")),
            (self.progress, tr("Progress"), tr("How much is done")),
            (self.error, tr("What is wrong"), ""),
        )
        for part, name, tip in parts:
            part.setAccessibleName(name)
            part.setToolTip(tip)
        for button, tip in (
            (self.save, tr("Write what can be read into a new project, and open it; the damaged file stays as it is")),
            (self.restore, tr("Write the backup into a new project, and open it; the damaged file stays as it is")),
            (self.look, tr("Open a copy of the file as it is, without changing anything")),
        ):
            button.setAccessibleName(button.text().replace("&", ""))
            button.setToolTip(tip)
            button.setEnabled(False)
        self._close_button = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        self._close_button.setText(tr("&Close"))
        self._close_button.setAccessibleName(tr("Close"))
        self._close_button.setToolTip(tr("Leave everything as it is"))
        self.mends.setTabChangesFocus(True)
        self.mends.setFont(smaller(self.mends.font()))
        self.error.setFont(smaller(self.error.font()))

    def _lay_out(self) -> None:
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        for part in (self.mends, self.look, self.error):
            part.hide()
        sides = QHBoxLayout()
        sides.setSpacing(14)
        sides.addWidget(_card(tr("What can be read"), self.kept, self.mends, self.progress, self.save), 1)
        sides.addWidget(_card(tr("Newest good backup"), self.backup, None, self.restore), 1)
        safe = _text(tr("The file itself is not changed, whatever you choose: {path}", path=self._path))
        safe.setForegroundRole(safe.palette().ColorRole.PlaceholderText)
        self.buttons.addButton(self.look, QDialogButtonBox.ButtonRole.ActionRole)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(12)
        page.addWidget(self.what)
        page.addLayout(sides, 1)
        page.addWidget(safe)
        page.addWidget(self.error)
        page.addWidget(self.buttons)
        resize_within(self, WIDTH, HEIGHT)

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.restore.clicked.connect(self._restore)
        self.look.clicked.connect(self._look)
        self.buttons.rejected.connect(self.reject)


def _copy(source: Path, target: Path, report: Report) -> Path:
    copy(source, target, report=report)
    return target


def _readable(path: Path, target: Path) -> Path | None:
    """A copy of the file, to be looked at, if it can be: only then are its articles shown without an error."""
    try:
        with plain_disk_errors(target):
            target.parent.mkdir()
            shutil.copyfile(path, target)
            fold_log(target, log_of(path))
            target.chmod(0o444)
        with Project.open(target, read_only=True) as project:
            project.articles()
            project.annotations()
    except (SikapError, ValueError):
        return None
    return target


def _counts(articles: int, tags: int) -> str:
    counted = (
        tr("1 article") if articles == 1 else tr("{n} articles", n=articles),
        tr("1 tag") if tags == 1 else tr("{n} tags", n=tags),
    )
    return ", ".join(counted)


def _word(name: str, value: object) -> object:
    """A value of a sentence: a table is told as a person knows what is in it."""
    words = {
        "article": tr("articles"),
        "block": tr("paragraphs"),
        "sentence": tr("sentences"),
        "annotation": tr("tags"),
        "orphan": tr("orphans"),
        "link": tr("links"),
        "actor": tr("actors"),
        "actor_alias": tr("aliases"),
        "issue": tr("issues"),
        "coder": tr("coders"),
        "setting": tr("settings"),
        "history_step": tr("steps of the history"),
        "history_row": tr("changes in the history"),
    }
    return words.get(str(value), value) if name == "table" else value


def _what_happened(error: SikapError, path: Path) -> str:
    """What is wrong, in one sentence; what can be done about it is on the buttons."""
    if isinstance(error, ForeignFile):
        return tr("“{name}” is not a Sikap project, or its beginning is gone. Choose how to go on:", name=path.name)
    if isinstance(error, DamagedProject):
        return tr("“{name}” is damaged. Sikap has not changed it. Choose how to go on:", name=path.name)
    if isinstance(error, AlteredProject):
        return tr("“{name}” has been changed by another program. Choose how to go on:", name=path.name)
    return say(error)


def _text(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _card(title: str, *parts: QWidget | None) -> QFrame:
    """Things one below the other under a title; None is a space that takes what is left."""
    card = QFrame()
    card.setFrameShape(QFrame.Shape.StyledPanel)
    head = _text(title)
    font = head.font()
    font.setBold(True)
    head.setFont(font)
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 12, 14, 12)
    column.setSpacing(8)
    column.addWidget(head)
    for part in parts:
        column.addStretch(1) if part is None else column.addWidget(part, isinstance(part, QPlainTextEdit))
    return card
