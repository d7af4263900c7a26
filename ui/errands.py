"""What takes a while or deals with files: tables out, the codebook, checks, a long undo; and the way in.

Work is done away from the window's thread, which shows how far it is; a result comes back to it.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.errors import BadFile, Cancelled, ProjectBusy, SikapError
from reader.model import Changes
from reader.project import Project
from reader.store import SUFFIX
from ui.importing.arrivals import Arrivals, folder
from ui.jobs import Job, JobIndicator, Jobs, Report
from ui.keeping.unsaved_strip import ask_where
from ui.language import say, tr

if TYPE_CHECKING:
    from reader.claims_table import ClaimFilter, ClaimOrder
    from reader.codebook import ImportReport
    from reader.keeping.checking import Finding
    from reader.keeping.rescue import Rescued
    from ui.dialogs.export import ExportRequest
    from ui.long_steps import Step
    from ui.main_window import MainWindow

Table = tuple[Sequence[str], Iterable[Sequence[object]]]


class Errands:
    """The errands of one window. `jobs` do them, `indicator` shows them."""

    arrivals: Arrivals

    def __init__(self, window: "MainWindow", jobs: Jobs, indicator: JobIndicator) -> None:
        self._window = window
        self._session = window.session
        self._say = window.status.say
        self._jobs, self._indicator = jobs, indicator
        self._stoppable: list[Job] = []
        self._queue: deque[Callable[[], Job]] = deque()  # what writes to the project, in order: one at a time
        self.arrivals = Arrivals(window, self)

    def end(self) -> None:
        """Stop what can be stopped, and wait for the rest."""
        while self._jobs.busy:  # one of them may begin the next
            for job in self._stoppable:
                job.cancel()
            self._jobs.wait_all()

    def turn_long(self, name: str) -> None:
        """Undo or redo a step of many rows away from the window's thread."""
        project, before = self._session.project, dict(self._session.annotations.read)

        def work(report: Report) -> Changes | None:
            with project.twin() as twin:
                return twin.undo() if name == "undo" else twin.redo()

        def done(changes: Changes | None) -> None:
            self._session.reread()
            self._session.show_turn(name, changes, before)

        self.run(tr("Undoing") if name == "undo" else tr("Redoing"), work, done, to_the_end=True, writes=True)

    def make(self, step: "Step") -> None:
        """Make a long step away from the window's thread, and read everything again."""
        project = self._session.project

        def work(report: Report) -> object:
            with project.twin() as twin:
                return step.work(twin)

        def done(result: object) -> None:
            self._session.reread()
            step.done(result)

        self.run(step.name, work, done, failed=step.failed, to_the_end=True, writes=True)

    def run(
        self,
        name: str,
        work: Callable[[Report], Any],
        done: Callable[[Any], object],
        *,
        failed: Callable[[SikapError], object] | None = None,
        to_the_end: bool = False,
        writes: bool = False,
    ) -> None:
        """Do this away from the window's thread, show how far it is, and then `done(result)`, or `failed(error)`.

        `to_the_end`: closing the window waits for it; other work is then stopped, and leaves nothing behind. `writes`:
        to the project, through a door of its own. Such work is done one after another, in the order in which it was
        asked for, undo and redo too. The window can only read meanwhile: what it wants to write is refused at once, not
        after a wait, and what is kept of that is done when the work is over.
        """

        def begin() -> Job:
            self._window.status.clearMessage()  # what it says of another job holds no longer
            job = self._jobs.start(work, done=done, failed=failed or self._job_failed)
            if not to_the_end:
                self._stoppable.append(job)
                job.ended.connect(lambda: self._stoppable.remove(job))
            self._indicator.watch(job, name)
            return job

        if not writes:
            begin()
            return
        self._queue.append(begin)
        if len(self._queue) == 1:
            self._session.busy = True
            self._session.project.wait_for_others(False)
            self._begin_next()

    def _begin_next(self) -> None:
        self._queue[0]().ended.connect(self._go_on)

    def _go_on(self) -> None:
        """Work that writes is over: begin the next, or let the window write again."""
        self._queue.popleft()
        if self._queue:
            self._begin_next()
            return
        self._session.busy = False
        self._session.project.wait_for_others(True)
        if any(isinstance(deed.error, ProjectBusy) for deed in self._session.unsaved.deeds):
            self._session.unsaved.try_again()

    def _job_failed(self, error: SikapError) -> None:
        self._say(say(error)) if isinstance(error, Cancelled) else self._window.fail(error)

    # Tables go out

    def export(self) -> None:
        """Ask which table to write and how, and write it."""
        project = self._session.project
        self._ask_export(project.export_rows, lambda source, table, _: source.count_rows(table), Project.export_rows)

    def export_claims(
        self, where: "ClaimFilter", order: "ClaimOrder", columns: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Write exactly these rows and columns of the claims table."""
        project = self._session.project
        self._ask_export(
            lambda table: project.claim_export(where, order, columns),
            lambda source, table, report: len(source.claim_keys(where, None, None, report)),
            lambda source, table: source.claim_export(where, order, columns),
            only="claims",
            parent=parent,
        )

    def _ask_export(
        self,
        rows: Callable[[str], Table],
        count: Callable[[Project, str, Callable[[int], None]], int],
        read: Callable[[Project, str], Table],
        *,
        only: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        from reader.formats import WRITERS
        from ui.dialogs.export import ExportDialog

        project, closed = self._session.project, Event()

        def go_on(_: int) -> None:
            if closed.is_set():
                raise Cancelled

        def counted(table: str) -> int:
            with Project.open(project.path, read_only=True) as source:
                return count(source, table, go_on)

        dialog = ExportDialog(
            lambda table: self._first(rows, table),
            Path(folder(project)),
            parent or self._window,
            count=counted,
            name=project.path.stem,
            formats=[name.upper() for name in WRITERS],
            only=only,
        )
        dialog.restore(project.recall("export", {}))
        dialog.finished.connect(closed.set)
        dialog.accepted.connect(lambda: self.write(dialog.request(), dialog.state(), lambda _: dialog.total(), read))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _first(self, rows: Callable[[str], Table], table: str) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
        from ui.dialogs.export import SHOWN

        try:
            columns, found = rows(table)
            return columns, list(islice(found, SHOWN + 1))
        except SikapError as error:
            self._window.fail(error)
            return [], []

    def write(
        self,
        request: "ExportRequest",
        state: object,
        count: Callable[[str], int],
        read: Callable[[Project, str], Table] = Project.export_rows,
    ) -> None:
        """Write what was asked for, through a connection of its own; `state` is remembered for the next time."""
        project = self._session.project
        if self._is_project(request.path):
            return
        self._session.remember("export", state)
        total = count(request.table)

        def write(report: Report) -> int:
            from reader.formats import WRITERS

            with Project.open(project.path, read_only=True) as source:
                columns, rows = read(source, request.table)
                return WRITERS[request.format.lower()](
                    request.path,
                    columns,
                    rows,
                    bom=request.bom,
                    delimiter=request.delimiter,
                    spreadsheet=request.spreadsheet,
                    report=lambda done: report(done, total),
                )

        def done(rows: int) -> None:
            one, more = (
                tr("1 row written to {file}.", file=request.path),
                tr("{n} rows written to {file}.", n=rows, file=request.path),
            )
            self._say(one if rows == 1 else more)
            self._session.exported.emit(request.path)

        self.run(tr("Exporting"), write, done, to_the_end=True)

    def _is_project(self, path: Path) -> bool:
        if is_open := self._window.desk.is_open(path):
            self._window.fail(BadFile("{path} is a project that is open here: choose another file.", path=path))
        return is_open

    # The codebook

    def import_codebook(self) -> None:
        """Add the actors and issues of a CSV file, as one step."""
        project = self._session.project
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Import codebook"), folder(project), "CSV (*.csv *.tsv *.txt)"
        )
        if not name or self._is_project(Path(name)):
            return

        def work(report: Report) -> "ImportReport":
            from reader.formats.codebook import read_codebook

            with project.twin() as twin:
                return twin.codebook.import_rows(read_codebook(Path(name)))

        def done(found: "ImportReport") -> None:
            self._session.reread()
            words = tr(
                "Codebook: {new} new, {changed} changed, {same} as they were.",
                new=found.added,
                changed=found.changed,
                same=found.same,
            )
            if found.ignored:
                words += " " + tr("Columns that were left out: {names}.", names=", ".join(found.ignored))
            self._say(words)

        self.run(tr("Importing the codebook"), work, done, writes=True)

    def export_codebook(self) -> None:
        """Write all actors and issues to a CSV file."""
        from reader.formats.codebook import write_codebook

        project = self._session.project
        start = str(Path(folder(project)) / f"{project.path.stem} {tr('codebook')}.csv")
        name, _ = QFileDialog.getSaveFileName(self._window, tr("Export codebook"), start, "CSV (*.csv)")
        if not name or self._is_project(Path(name)):
            return
        path = Path(name) if Path(name).suffix else Path(name).with_suffix(".csv")
        n = write_codebook(path, project.actors(), project.issues())
        self._say(tr("{n} entries written to {file}.", n=n, file=path))

    def save_copy(self, out: Path) -> None:
        """Write the whole project to another file; also if its own is gone, and only the window still has it."""
        project, said = self._session.project, tr("A copy was saved: {file}.", file=out)

        def work(report: Report) -> None:
            with Project.open(project.path, read_only=True, altered=True) as source:
                source.save_copy(out)

        if project.path.exists():
            self.run(tr("Saving a copy"), work, lambda _: self._say(said), to_the_end=True)
        else:
            project.save_copy(out)
            self._say(said)

    def check_project(self) -> None:
        path = self._session.project.path

        def check(report: Report) -> "list[Finding]":
            with Project.open(path, read_only=True, altered=True) as project:
                return project.findings(report)

        self.run(tr("Checking the project"), check, self._tell_findings)

    def _tell_findings(self, findings: "list[Finding]") -> None:
        from ui.keeping.check_results import CheckResults

        if not findings:
            self._say(tr("The project is intact: every tag stands on its words."))
            return
        dialog = CheckResults(findings, self._window)
        dialog.mended_copy_requested.connect(self.save_mended)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_mended(self) -> None:
        """Write a copy in which is mended what can be; the project itself stays as it is."""
        asked = ask_where(self._window)
        if asked is None:
            return
        out, project = asked, self._session.project

        def work(report: Report) -> "Rescued":
            from reader.keeping.rescue import rescue

            with TemporaryDirectory(prefix="sikap-") as folder:  # what is rescued must not be open in this process
                copy = Path(folder) / f"copy{SUFFIX}"
                with Project.open(project.path, read_only=True, altered=True) as source:
                    source.save_copy(copy)
                return rescue(copy, out, report=report)

        def done(rescued: "Rescued") -> None:
            self._say(tr("{n} articles are in {file}.", n=rescued.articles, file=out))
            self._window.desk.open_project(out, self._window)

        self.run(tr("Mending a copy"), work, done)
