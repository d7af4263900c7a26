"""Articles come in: from the clipboard, from what is dropped, from files, folders, archives and tables.

What there is to decide is asked in a dialog; then all of it is stored as one step, or nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from reader.errors import Cancelled, SikapError
from reader.model import Article, NewArticle
from reader.project import Project
from reader.store import SUFFIX
from ui.importing.batch import Batch, Choice, settle
from ui.importing.reading import Answers, find_repeats, is_table, look_at_tables, read_files, read_page, read_text
from ui.jobs import Report
from ui.language import say, tr

if TYPE_CHECKING:
    from reader.formats.columns import Columns
    from reader.formats.table import Look
    from ui.errands import Errands
    from ui.importing.preview import ImportDialog
    from ui.main_window import MainWindow

HABIT = "columns"  # how the project remembers what the columns of tables hold
REMEMBERED = 50  # tables

Read = Callable[[Report], Batch]


class Arrivals:
    """The way in, for one window. `errands` does the work."""

    def __init__(self, window: "MainWindow", errands: "Errands") -> None:
        self._window, self._errands = window, errands
        self._session = window.session
        self._say = window.status.say

    def paste(self) -> None:
        """Make articles of what is in the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if files_of(mime) or (mime is not None and (mime.text().strip() or mime.html().strip())):
            self.take(mime)
        else:
            self._say(tr("The clipboard holds no text: copy an article first."))

    def choose_files(self) -> None:
        from reader.formats import READERS

        kinds = tr("Articles ({patterns})", patterns=" ".join(f"*{suffix}" for suffix in READERS))
        filters = f"{kinds};;{tr('All files (*)')}"
        start = folder(self._session.project)
        names, _ = QFileDialog.getOpenFileNames(self._window, tr("Open articles"), start, filters)
        if names:
            QSettings().setValue("folder", str(Path(names[0]).parent))
            self.add([Path(name) for name in names])

    def choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._window, tr("Open folder"), folder(self._session.project))
        if name:
            QSettings().setValue("folder", name)
            self.add([Path(name)])

    def take(self, mime: QMimeData) -> None:
        """Make articles of what was dropped: files, a piece of a page, or text."""
        rules, html, text = self._session.project.rules, mime.html(), mime.text()
        if files := files_of(mime):
            self.add(files)
        elif html.strip():
            self._bring_in(lambda report: read_page(html, text, rules, report))
        elif text:
            self._bring_in(lambda report: read_text(text, rules))

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders of articles; a project among them is opened."""
        projects = [path for path in paths if path.suffix == SUFFIX or self._window.desk.is_open(path)]
        for path in projects:
            self._window.desk.open_project(path, self._window)
        files = [path for path in paths if path not in projects]
        if tables := [path for path in files if is_table(path.name) and path.is_file()]:
            work = partial(look_at_tables, tables)
            self._errands.run(tr("Reading articles"), work, lambda looks: self._ask_columns(files, looks, {}))
        elif files:
            self._read(files, {})

    def _ask_columns(self, files: Sequence[Path], looks: "Mapping[Path, Look]", known: "dict[Path, Columns]") -> None:
        """Ask about the tables one after the other, those with the same columns together; then read."""
        from ui.importing.columns import TableDialog

        waiting = [path for path in looks if path not in known]
        if not waiting:
            self._read(files, known)
            return
        first, look = waiting[0], looks[waiting[0]]
        alike = [path for path in waiting if looks[path].columns == look.columns]
        guess = self._remembered().get(tuple(look.columns), look.guess)
        dialog = TableDialog(first.name, look, guess, others=len(alike) - 1, parent=self._window)

        def go_on() -> None:
            columns = dialog.columns()
            self._remember(look.columns, columns)
            known.update(dict.fromkeys(alike if dialog.for_all.isChecked() else [first], columns))
            self._ask_columns(files, looks, known)

        dialog.accepted.connect(go_on)
        dialog.rejected.connect(lambda: self._say(tr("Nothing was imported.")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _remembered(self) -> "dict[tuple[str, ...], Columns]":
        """What was said of tables before, by the names of their columns."""
        return {tuple(names): columns for names, columns in self._session.project.recall(HABIT, [])}

    def _remember(self, names: Sequence[str], columns: "Columns") -> None:
        kept = self._remembered()
        kept.pop(tuple(names), None)
        self._session.remember(HABIT, [*list(kept.items())[1 - REMEMBERED :], (names, dict(columns))])

    def _read(self, files: Sequence[Path], known: "Mapping[Path, Columns]") -> None:
        rules = self._session.project.rules
        answers = Answers(known, self._remembered())
        self._bring_in(lambda report: read_files(files, {}, rules, answers, report))

    def _bring_in(self, read: Read) -> None:
        """Read away from the window's thread, ask if there is something to decide, and store."""
        project = self._session.project

        def work(report: Report) -> Batch:
            batch = read(report)
            with Project.open(project.path, read_only=True) as source:
                return find_repeats(source, batch) if batch.articles else batch

        self._errands.run(tr("Reading articles"), work, self._look)

    def _look(self, batch: Batch) -> None:
        if batch.needs_a_look:
            self._ask(batch)
        elif batch.articles:
            self._store(batch)
        else:
            self._tell_failures(tr("Nothing was imported."), batch)

    def _ask(self, batch: Batch) -> None:
        from ui.importing.preview import ImportDialog

        dialog = ImportDialog(batch, self._session.project.rules, self._window)
        dialog.accepted.connect(lambda: self._store(batch, dialog))
        dialog.rejected.connect(dialog.deleteLater)
        dialog.open()

    def _store(self, batch: Batch, dialog: "ImportDialog | None" = None) -> None:
        """Add what is chosen as one step; if that fails, the person goes on where they were."""
        project = self._session.project
        rules = project.rules
        here = self._session.sentence

        def work(report: Report) -> list[Article]:
            total = 2 * len(batch.chosen)
            new: list[NewArticle] = []
            for article in settle(batch, rules):
                report(len(new), total)
                new.append(article)
            with project.twin() as twin:
                return twin.add_articles(new, lambda done, _: report(len(new) + done, total))

        def done(added: list[Article]) -> None:
            if dialog is not None:
                dialog.deleteLater()
            moved = dialog is not None and self._session.sentence != here
            self._show(added, batch, go=not moved)

        def failed(error: SikapError) -> None:
            self._say(say(error)) if isinstance(error, Cancelled) else self._window.fail(error)
            if dialog is not None:
                dialog.open()

        self._errands.run(tr("Importing articles"), work, done, failed=failed, writes=True)

    def _show(self, added: Sequence[Article], batch: Batch, go: bool) -> None:
        """Go to the first one, unless the person has gone on meanwhile."""
        notes = [tr(note) for row in batch.chosen for note in row.new.notes]
        self._session.show_added(added, notes, go)
        if go:
            self._window.to_text()
        told = outcome(len(added), batch)
        if batch.failures:
            self._tell_failures(told, batch)
        elif len(batch.articles) > 1:
            self._say(told)

    def _tell_failures(self, told: str, batch: Batch) -> None:
        """One file that cannot be read is one sentence; several are a list."""
        from ui.importing.report import ImportReport

        if len(batch.rows) == 1:
            self._window.fail(batch.failures[0].error)
        else:
            ImportReport(told, [say(failure.error) for failure in batch.failures], self._window).open()


def outcome(added: int, batch: Batch) -> str:
    """What an import has come to, in one line."""
    repeats = sum(row.choice is Choice.SKIP for row in batch.repeats)
    failures = len(batch.failures)
    parts = [tr("1 article added.") if added == 1 else tr("{n} articles added.", n=added)]
    if repeats:
        parts.append(
            tr("1 was left out as a reprint.") if repeats == 1 else tr("{n} were left out as reprints.", n=repeats)
        )
    if failures:
        parts.append(
            tr("1 file could not be read.") if failures == 1 else tr("{n} files could not be read.", n=failures)
        )
    return " ".join(parts)


def folder(project: Project) -> str:
    """Where the person opened or saved a file last; else the project's folder."""
    last = Path(str(QSettings().value("folder", "")) or project.path.parent)
    return str(last if last.is_dir() else project.path.parent)


def files_of(mime: QMimeData | None) -> list[Path]:
    """The files that are offered. An empty clipboard offers nothing at all."""
    return [] if mime is None else [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
