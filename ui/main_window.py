"""The window: three panes around one session, and the one block of connections that says how it behaves."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSettings, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMenu, QMessageBox, QSplitter

from reader import __version__
from reader.errors import BadFile, BadProject, Cancelled, ProjectBusy, ReadOnlyProject, SikapError
from reader.model import Annotation, AnnotationId, Article, ArticleId, Changes, NewArticle
from reader.project import Project
from reader.store import SUFFIX
from ui import theme
from ui.actions import ACTIONS, HINTS, MENUS, Action, build
from ui.annotations import AnnotationList
from ui.jobs import Job, JobIndicator, Jobs, Report
from ui.language import LANGUAGES, language, say, tr
from ui.library import Library
from ui.reading_pane import ReadingPane
from ui.session import Session, in_reading_order
from ui.status import StatusLine

if TYPE_CHECKING:
    from reader.checking import Finding
    from ui.app import Desk
    from ui.dialogs.export import ExportRequest

PANES = (250, 760, 300)  # pixels, as wide as they are at first
TEXT_SIZES = (9.0, 10.0, 11.0, 12.0, 13.0, 14.5, 16.0, 18.0, 20.5, 24.0)  # points
USUAL_SIZE = 13.0
# What the menu in the text offers; an empty name is a line.
IN_TEXT = ("tag_statement", "tag_actor", "tag_position", "untag", "", "copy", "", "undo", "redo", "", "details")


class Menu(QMenu):
    """A menu that keeps its letters: they would also be offered to the single keys of the reading pane."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


class MainWindow(QMainWindow):
    """One project in one window."""

    def __init__(self, project: Project, desk: "Desk", jobs: Jobs | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.jobs = jobs or Jobs()
        self.session: Session = Session(project, self)
        self.library = Library()
        self.pane = ReadingPane()
        self.tags = AnnotationList()
        self.status = StatusLine()
        self.indicator = JobIndicator()
        self.actions_by_name: dict[str, QAction] = {}
        self._stoppable: list[Job] = []
        self._text_size = float(str(QSettings().value("text size", USUAL_SIZE)))
        self._lay_out()
        self._make_menus()
        self._connect()
        self._show_all()

    def _lay_out(self) -> None:
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for widget, stretch in ((self.library, 2), (self.pane, 6), (self.tags, 2)):
            self.panes.addWidget(widget)
            self.panes.setStretchFactor(self.panes.indexOf(widget), stretch)
        self.panes.setSizes(list(PANES))
        self.panes.setChildrenCollapsible(False)
        self.library.setMinimumWidth(190)
        self.tags.setMinimumWidth(200)
        self.pane.setMinimumWidth(420)
        self.pane.set_text_size(self._text_size)
        self.pane.set_empty_text(
            tr("Nothing to read yet. Paste an article with Ctrl+V, drop files here, or open them with Ctrl+O.")
        )
        self.setCentralWidget(self.panes)
        self.status.addPermanentWidget(self.indicator)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 560)
        self.resize(1320, 840)
        if geometry := QSettings().value("geometry"):
            self.restoreGeometry(geometry)
        if state := QSettings().value("panes"):
            self.panes.restoreState(state)

    def _make_menus(self) -> None:
        menus = {name: Menu(tr(name), self) for name in MENUS}
        for name, menu in menus.items():
            self.menuBar().addMenu(menu)
            menu.aboutToShow.connect(partial(self._draw_icons, [a for a in ACTIONS if a.menu == name]))
        for action in ACTIONS:
            made = self.actions_by_name[action.name] = build(action, self)
            if action.rule:
                menus[action.menu].addSeparator()
            menus[action.menu].addAction(made)
            (self.pane if action.reading else self).addAction(made)
        languages = Menu(tr("L&anguage"), self)
        menus["&View"].addMenu(languages)
        self._add_languages(languages.addAction)
        self._draw_icons(HINTS)
        self.status.set_hints([self.actions_by_name[hint.name] for hint in HINTS])

    def _draw_icons(self, actions: Iterable[Action]) -> None:
        """In the colours of the theme. Drawn when they are seen: all of them would cost a third of the start."""
        for action in actions:
            self.actions_by_name[action.name].setIcon(theme.icon(action.icon))

    def _add_languages(self, add: Callable[[str], QAction]) -> None:
        for code, name in LANGUAGES.items():
            entry = add(name)
            entry.setCheckable(True)
            entry.setChecked(code == language())
            entry.triggered.connect(lambda _=False, code=code: self.desk.speak(code, self))

    def _connect(self) -> None:
        session, library, pane, tags = self.session, self.library, self.pane, self.tags

        library.article_chosen.connect(session.open_article)
        library.reading_requested.connect(self.to_text)
        library.delete_requested.connect(session.delete_article)
        library.details_requested.connect(lambda article: self.attempt(lambda: self.edit_details(article)))
        library.paste_requested.connect(self.paste_article)
        library.files_dropped.connect(self.add_files)

        pane.span_selected.connect(session.select)
        pane.sentence_clicked.connect(session.go_to)
        pane.annotation_clicked.connect(session.show_annotation)
        pane.tag_requested.connect(session.tag)
        pane.resize_requested.connect(session.resize)
        pane.zoom_requested.connect(self.size_text)
        pane.menu_requested.connect(self.open_menu)

        tags.annotation_chosen.connect(session.show_annotation)
        tags.sentence_chosen.connect(self._go_to_sentence)
        tags.reading_requested.connect(self.to_text)
        tags.delete_requested.connect(session.untag)

        session.library_changed.connect(self._show_library)
        session.article_opened.connect(self._show_article)
        session.annotations_changed.connect(self._show_annotations)
        session.sentence_moved.connect(self._show_sentence)
        session.annotation_chosen.connect(self._show_chosen)
        session.place_wanted.connect(lambda: session.note_place(pane.place()))
        session.history_moved.connect(self._enable_actions)
        session.turn_requested.connect(self.turn_long)
        session.said.connect(self.status.say)
        session.failed.connect(self._fail_to_save)

    # What is shown follows the session

    def _show_all(self) -> None:
        self._show_library(None)
        self._show_article()
        self.session.resume()

    def _show_library(self, articles: Sequence[ArticleId] | None) -> None:
        article = self.session.article
        self.library.choose(article.id if article else None)
        if articles is None:
            self.library.show_articles(self.session.library())
        else:
            self.library.change(self.session.library(articles))

    def _show_article(self) -> None:
        session = self.session
        annotations = list(session.annotations.values())
        self.pane.show_article(session.article, session.blocks, session.sentences, annotations)
        if place := session.place():
            self.pane.restore_place(place)
        self.pane.set_sentence(session.sentence, reveal=not place)
        self.tags.show_annotations(annotations, session.sentences)
        self.library.choose(session.article.id if session.article else None)
        name = self.session.project.path.stem
        self.setWindowTitle(f"{session.article.title} – {name} – Sikap" if session.article else f"{name} – Sikap")
        self._show_counts()
        self._enable_actions()

    def _show_annotations(self, gone: Collection[AnnotationId], present: Sequence[Annotation]) -> None:
        self.pane.update_annotations(gone, present)
        self.pane.clear_selection()
        self.tags.change(gone, present)
        self._show_counts()

    def _show_sentence(self) -> None:
        self.pane.set_sentence(self.session.sentence)
        self._show_counts()

    def _show_chosen(self) -> None:
        self.pane.choose(self.session.chosen)
        self.tags.choose(self.session.chosen)

    def _show_counts(self) -> None:
        session = self.session
        number = session.sentence.number if session.sentence else 0
        self.status.show_place(number, session.number(), len(session.body), len(session.annotations))

    def _enable_actions(self) -> None:
        for action in ACTIONS:
            self.actions_by_name[action.name].setEnabled(action.when(self.session))
        for name, step in (("undo", self.session.project.next_undo()), ("redo", self.session.project.next_redo())):
            words = tr("&Undo") if name == "undo" else tr("&Redo")
            self.actions_by_name[name].setText(f"{words}: {tr(step)}" if step else words)
        self.status.show_saved()

    def attempt(self, deed: Callable[[], object]) -> None:
        """Do this; what cannot be done in the person's world is said, and not an error of the program."""
        try:
            deed()
        except SikapError as error:
            self.fail(error)

    def fail(self, error: SikapError) -> None:
        """Say in one sentence what could not be done."""
        from ui.dialogs.message import show_error

        show_error(self, say(error))

    def _fail_to_save(self, error: SikapError) -> None:
        if isinstance(error, (ProjectBusy, ReadOnlyProject, BadProject, BadFile)):
            self.status.show_not_saved()
        self.fail(error)

    # Articles come in

    def paste_article(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if files := _files(mime):
            self.add_files(files)
        elif text := (mime.text() if mime and mime.hasText() else ""):
            self._bring_in(lambda report: ([_prepare_paste(text)], []))
        else:
            self.status.say(tr("The clipboard holds no text: copy an article first."))

    def choose_files(self) -> None:
        kinds = tr("Articles ({patterns})", patterns="*.txt *.md *.markdown")
        names, _ = QFileDialog.getOpenFileNames(self, tr("Open articles"), self._folder(), kinds)
        if names:
            QSettings().setValue("folder", str(Path(names[0]).parent))
            self.add_files([Path(name) for name in names])

    def add_files(self, paths: Sequence[Path]) -> None:
        """Read files and folders of articles away from the window's thread and add them as one step."""
        projects = [path for path in paths if path.suffix == SUFFIX or self.desk.is_open(path)]
        for path in projects:
            self.desk.open_project(path, self)
        if files := [path for path in paths if path not in projects]:
            self._bring_in(lambda report: _read_files(files, report))

    def _bring_in(self, read: Callable[[Report], tuple[list[NewArticle], list[SikapError]]]) -> None:
        """Read articles and store them as one step, all of it away from the window's thread; then open the first."""
        project = self.session.project

        def work(report: Report) -> tuple[list[Article], list[str], list[SikapError]]:
            new, errors = read(report)
            with project.twin() as twin:
                added = twin.add_articles(new, report) if new else []
            return added, [note for article in new for note in article.notes], errors

        def done(result: tuple[list[Article], list[str], list[SikapError]]) -> None:
            added, notes, errors = result
            if added:
                self.session.show_added(added, [tr(note) for note in notes])
                self.to_text()
            if errors:
                self.fail(errors[0]) if len(errors) == 1 else self._fail_many(errors)

        self._work(tr("Reading articles"), work, done)

    def _fail_many(self, errors: Sequence[SikapError]) -> None:
        from ui.dialogs.message import show_error

        text = tr("{n} files could not be read; the others were added.", n=len(errors))
        show_error(self, text, "\n".join(say(error) for error in errors))

    def turn_long(self, name: str) -> None:
        """Undo or redo a step of many rows away from the window's thread."""
        project, before = self.session.project, dict(self.session.annotations)

        def work(report: Report) -> Changes | None:
            with project.twin() as twin:
                return twin.undo() if name == "undo" else twin.redo()

        def done(changes: Changes | None) -> None:
            self.session.reread()
            self.session.show_turn(name, changes, before)

        self._work(tr("Undoing") if name == "undo" else tr("Redoing"), work, done, to_the_end=True)

    def _work(
        self,
        name: str,
        work: Callable[[Report], Any],
        done: Callable[[Any], object],
        *,
        to_the_end: bool = False,
    ) -> None:
        """Do this away from the window's thread, show how far it is, and then `done(result)`.

        `to_the_end`: closing the window waits for it; other work is then stopped, and leaves nothing behind.
        """
        job = self.jobs.start(work, done=done, failed=self._job_failed)
        if not to_the_end:
            self._stoppable.append(job)
            job.ended.connect(lambda: self._stoppable.remove(job))
        self.indicator.watch(job, name)

    def _job_failed(self, error: SikapError) -> None:
        self.status.say(say(error)) if isinstance(error, Cancelled) else self.fail(error)

    # Articles go out

    def export(self) -> None:
        from reader.formats import WRITERS
        from ui.dialogs.export import ExportDialog

        project = self.session.project
        dialog = ExportDialog(
            self._preview,
            Path(self._folder()),
            self,
            count=project.count_rows,
            name=project.path.stem,
            formats=[name.upper() for name in WRITERS],
        )
        dialog.restore(project.recall("export", {}))
        dialog.accepted.connect(lambda: self._write_export(dialog.request(), dialog.state()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _preview(self, table: str) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
        from itertools import islice

        try:
            columns, rows = self.session.project.export_rows(table)
            return columns, list(islice(rows, 8))
        except SikapError as error:
            self.fail(error)
            return [], []

    def _write_export(self, request: "ExportRequest", state: object) -> None:
        project = self.session.project
        if self.desk.is_open(request.path):
            self.fail(BadFile("{path} is a project that is open here: choose another file.", path=request.path))
            return
        self.session.remember("export", state)

        def write(report: Report) -> int:
            from reader.formats import WRITERS

            with Project.open(project.path, read_only=True) as source:
                columns, rows = source.export_rows(request.table)
                total = source.count_rows(request.table)
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
            self.status.say(tr("{n} rows written to {file}.", n=rows, file=request.path))

        self._work(tr("Exporting"), write, done, to_the_end=True)

    def copy(self) -> None:
        """Copy the selected words, or the sentence, exactly as they stand in the article."""
        article, sentence = self.session.article, self.session.sentence
        if self.pane.selection() is not None:
            self.pane.copy()
        elif article is not None and sentence is not None:
            QGuiApplication.clipboard().setText(sentence.text)
            self.status.say(tr("Sentence copied."))

    # Articles change

    def edit_details(self, article_id: ArticleId | None = None) -> None:
        from ui.dialogs.details import DetailsDialog

        wanted = article_id or (self.session.article.id if self.session.article else None)
        if wanted is None:
            return
        article = self.session.project.article(wanted)
        sentences = self.session.library([wanted])[0].sentences
        dialog = DetailsDialog(article, sentences=sentences, parent=self)
        dialog.accepted.connect(lambda: self.session.edit_article(article.id, dialog.changed()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def delete_article(self) -> None:
        if self.session.article is not None:
            self.session.delete_article(self.session.article.id)

    def open_menu(self, place: QPoint) -> None:
        """What can be done at this place in the text."""
        menu = Menu("", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._draw_icons(action for action in ACTIONS if action.name in IN_TEXT)
        for name in IN_TEXT:
            menu.addAction(self.actions_by_name[name]) if name else menu.addSeparator()
        menu.popup(place)

    # Moving about

    def step_article(self, by: int) -> None:
        ids = [summary.id for summary in self.session.library()]
        if not ids:
            return
        here = ids.index(self.session.article.id) if self.session.article else 0
        self.session.open_article(ids[max(0, min(len(ids) - 1, here + by))])

    def to_library(self) -> None:
        self.library.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_text(self) -> None:
        self.pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_tags(self) -> None:
        self.tags.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.session.chosen is None and self.session.annotations:
            self.session.show_annotation(in_reading_order(self.session.annotations.values())[0].id)

    def _go_to_sentence(self, sentence_id: int) -> None:
        found = [sentence for sentence in self.session.sentences if sentence.id == sentence_id]
        self.session.go_to(found[0] if found else None)

    # The look

    def size_text(self, by: int) -> None:
        """One step larger or smaller; 0: the usual size."""
        nearest = min(TEXT_SIZES, key=lambda size: abs(size - self._text_size))
        index = TEXT_SIZES.index(nearest) + by if by else TEXT_SIZES.index(USUAL_SIZE)
        self._text_size = TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, index))]
        QSettings().setValue("text size", self._text_size)
        self.pane.set_text_size(self._text_size)

    def switch_theme(self) -> None:
        self.desk.dress("light" if theme.current().dark else "dark")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self.actions_by_name:
            self._draw_icons(HINTS)
        super().changeEvent(event)

    # Projects

    def new_project(self) -> None:
        start = str(Path(self._folder()) / f"{tr('New project')}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self, tr("New project"), start, f"Sikap (*{SUFFIX})")
        if name:
            path = Path(name)
            self.desk.new_project(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX), self)

    def choose_project(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Open project"), self._folder(), f"Sikap (*{SUFFIX})")
        if name:
            self.desk.open_project(Path(name), self)

    def check_project(self) -> None:
        path = self.session.project.path

        def check(report: Report) -> "list[Finding]":
            with Project.open(path, read_only=True) as project:
                return project.findings()

        def done(findings: "list[Finding]") -> None:
            from ui.dialogs.message import show_error

            if findings:
                details = "\n".join(say(finding) for finding in findings)
                show_error(self, tr("{n} things are wrong in this project.", n=len(findings)), details)
            else:
                self.status.say(tr("The project is whole: every tag stands on its words."))

        self._work(tr("Checking the project"), check, done)

    # Help

    def show_help(self, page: str) -> None:
        from ui.dialogs.help import HelpWindow

        window = self.findChild(HelpWindow) or HelpWindow(self)
        window.open(page)

    def show_about(self) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(tr("About Sikap"))
        box.setIconPixmap(QApplication.windowIcon().pixmap(64, 64))
        box.setText(
            tr(
                "Sikap {version}: a reader for coding news articles, who says what and which side they take.",
                version=__version__,
            )
        )
        box.open()

    # The end, and what falls into the window

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.desk.remembers:
            QSettings().setValue("geometry", self.saveGeometry())
            QSettings().setValue("panes", self.panes.saveState())
        for job in self._stoppable:
            job.cancel()
        self.jobs.wait_all()
        self.session.close()
        self.desk.forget(self)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only what comes from outside: words dragged within the window are no new article."""
        if event.source() is None and (_files(event.mimeData()) or event.mimeData().hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        mime = event.mimeData()
        event.acceptProposedAction()
        if files := _files(mime):
            self.add_files(files)
        elif text := mime.text():
            self._bring_in(lambda report: ([_prepare_paste(text)], []))

    def _folder(self) -> str:
        folder = Path(str(QSettings().value("folder", "")) or self.session.project.path.parent)
        return str(folder if folder.is_dir() else self.session.project.path.parent)


def _files(mime: QMimeData | None) -> list[Path]:
    """The files that are offered. An empty clipboard offers nothing at all."""
    return [] if mime is None else [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _prepare_paste(text: str) -> NewArticle:
    """A pasted article; without a headline its first words are its title."""
    from dataclasses import replace

    from reader.intake import prepare

    new = prepare(text)
    words = new.text.split()
    return new if new.title else replace(new, title=" ".join(words[:8]) + ("…" if len(words) > 8 else ""))


def _read_files(paths: Sequence[Path], report: Report) -> tuple[list[NewArticle], list[SikapError]]:
    """What could be read of these files and folders, and why the rest could not."""
    from reader.formats import articles_in, read_article

    new: list[NewArticle] = []
    errors: list[SikapError] = []
    files = articles_in(paths)
    for index, path in enumerate(files):
        report(index, len(files))
        try:
            new.append(read_article(path))
        except SikapError as error:
            errors.append(error)
    return new, errors
