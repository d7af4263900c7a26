"""The window: three panes around one session, and the one block of connections that says how it behaves."""

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from reader.errors import SikapError
from reader.model import Annotation, AnnotationId, ArticleId
from reader.project import Project
from reader.store import MEMORY
from ui import theme
from ui.actions import HINTS, NAMES_WHEN, can_redo, can_undo
from ui.ahead import Ahead
from ui.articles.library import Library
from ui.finding import Finding
from ui.first_paint import FirstPaint
from ui.keymap import first_sign, notice, signs
from ui.language import say, step_name, tr
from ui.layouts import Layout
from ui.menus import Menus
from ui.panes import LIST, SIDE, Panes
from ui.reading.reading_pane import ReadingPane
from ui.reading.type_setting import Setting
from ui.rows import RowList, one_line
from ui.screen import resize_within, screen_room
from ui.session import Session, in_reading_order
from ui.side.annotations import AnnotationList
from ui.side.claim_panes import BAR_OPENS, CLAIMS, CODEBOOK, TAGS, ClaimPanes, opens_by_itself
from ui.status import StatusLine

if TYPE_CHECKING:
    from ui.announcing import Announcer
    from ui.app import Desk
    from ui.correcting.orphans import OrphanTray
    from ui.correcting.work import TextWork
    from ui.dialogs.help_topics import ContextHelp
    from ui.errands import Errands
    from ui.guide import Guide
    from ui.jobs import JobIndicator, Jobs, Report
    from ui.keeping.backing_up import BackingUp
    from ui.keeping.notices import Notices
    from ui.keeping.opening import FirstLook
    from ui.keeping.unsaved_strip import UnsavedStrip
    from ui.palette.panel import Palette
    from ui.preferences.colours import ColoursPage
    from ui.printing.printer import Printing
    from ui.projects import Projects
    from ui.reading.focus_mode import FocusMode
    from ui.reading.type_panel import TypePanel

BESIDE = 32  # pixels from the window of another project, if it would stand exactly over it
REST_MS = 300  # before each piece of what is made ahead: a person first looks at what there is
SHOWN = {LIST: "show_list", SIDE: "show_side"}  # panes that fold, and the actions that say whether they are seen


class MainWindow(QMainWindow):
    """One project in one window."""

    desk: "Desk"
    finding: Finding
    side: ClaimPanes

    def __init__(self, project: Project, desk: "Desk", jobs: "Jobs | None" = None) -> None:
        super().__init__()
        self.desk = desk
        if jobs is not None:
            self.jobs = jobs
        self.session: Session = Session(project, self)
        self.library = Library()
        self.pane = ReadingPane()
        self.tags = AnnotationList()
        self.status = StatusLine()
        self.actions_by_name: dict[str, QAction] = {}
        self._able: dict[Callable[[Session], bool], bool] = {}  # whether the actions with this condition are enabled
        self._is_showing = False
        self._came: list[Annotation] = []
        self._ahead = Ahead(self, REST_MS, self._what_the_first_tag_needs())
        self._lists_wait = QTimer(self, interval=1, singleShot=True)
        self._lay_out()
        self._make_menus()
        self._connect()
        try:
            self._show_all()
        except SikapError:  # damage that comes to light when the articles are read: there is no window then
            self.session.close()
            self.deleteLater()
            raise
        FirstPaint(self, self._make_the_rest)

    # Made when they are wanted, and those that watch, when the window has been seen

    @cached_property
    def jobs(self) -> "Jobs":
        from ui.jobs import Jobs

        return Jobs()

    @cached_property
    def indicator(self) -> "JobIndicator":
        from ui.jobs import JobIndicator

        indicator = JobIndicator()
        self.status.show_work(indicator)
        return indicator

    @cached_property
    def errands(self) -> "Errands":
        from ui.errands import Errands

        return Errands(self, self.jobs, self.indicator)

    @cached_property
    def texts(self) -> "TextWork":
        from ui.correcting.work import TextWork

        return TextWork(self)

    @cached_property
    def orphans(self) -> "OrphanTray":
        from ui.correcting.orphans import OrphanTray

        tray, session, texts = OrphanTray(), self.session, self.session.texts
        tray.orphan_chosen.connect(texts.choose_orphan)
        tray.place_requested.connect(lambda orphan: session.do(texts.place_orphan, orphan))
        tray.drop_requested.connect(lambda orphan: session.do(texts.drop_orphan, orphan))
        tray.reading_requested.connect(self.to_text)
        self.tags.put_below(tray)
        tray.show_orphans(session.orphans, None)
        return tray

    @cached_property
    def notices(self) -> "Notices":
        from ui.keeping.notices import Notices

        notices = Notices(self)
        notices.strip.left.connect(self.to_text)
        self.put_at_foot(notices.strip)
        return notices

    @cached_property
    def unsaved(self) -> "UnsavedStrip":
        from ui.keeping.unsaved_strip import UnsavedStrip

        strip = UnsavedStrip(self)
        strip.left.connect(self.to_text)
        self.put_at_foot(strip)
        strip.refresh()
        return strip

    @cached_property
    def guide(self) -> "Guide":
        from ui.guide import Guide

        guide = Guide(self)
        self.session.exported.connect(guide.note_export)
        self.put_at_foot(guide)
        return guide

    @cached_property
    def command_palette(self) -> "Palette":
        from ui.palette.panel import Palette

        return Palette(self)

    @cached_property
    def type_panel(self) -> "TypePanel":
        from ui.reading.type_panel import TypePanel

        panel = TypePanel(self)
        panel.setting_requested.connect(self.desk.set_type)
        panel.show_setting(self.pane.setting())
        return panel

    @cached_property
    def focus_mode(self) -> "FocusMode":
        from ui.reading.focus_mode import FocusMode

        return FocusMode(self)

    @cached_property
    def printing(self) -> "Printing":
        from ui.printing.printer import Printing

        return Printing(self)

    @cached_property
    def projects(self) -> "Projects":
        from ui.projects import Projects

        return Projects(self)

    @cached_property
    def announcer(self) -> "Announcer":
        from ui.announcing import Announcer

        return Announcer(self)

    @cached_property
    def first_look(self) -> "FirstLook":
        from ui.keeping.opening import FirstLook

        return FirstLook(self)

    @cached_property
    def backing_up(self) -> "BackingUp":
        from ui.keeping.backing_up import BackingUp

        return BackingUp(self)

    @cached_property
    def context_help(self) -> "ContextHelp":
        from ui.dialogs.help_topics import ContextHelp

        return ContextHelp(self)

    def _make_the_rest(self) -> None:
        self.menus.fill()
        self.side.fill_tab()
        _ = (
            self.backing_up,
            self.notices,
            self.unsaved,
            self.first_look,
            self.errands,
            self.announcer,
            self.context_help,
        )
        self.desk.welcome(self)
        if QSettings().value("guide in") == str(self.session.project.path.resolve()):
            self.guide.go_on()
        self._ahead.start()

    def _what_the_first_tag_needs(self) -> Iterator[Callable[[], object]]:
        if "sqlite_utils" not in sys.modules:
            yield lambda: self.jobs.start(_import_what_waits)  # away from the window: it takes a tenth of a second
        yield lambda: self.side.bar
        yield lambda: self.session.entries.to_actors
        yield lambda: self.session.entries.to_issues

    def _lay_out(self) -> None:
        page, below = _column(self.pane)
        left = QStackedWidget()
        left.addWidget(self.library)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(0)
        self.finding = Finding(self, left, below)
        self.side = ClaimPanes(self, self.tags, self._foot)
        self.panes = Panes(left, page, self.side, (tr("Articles"), self.side.names()))
        whole, column = _column(self.panes.holder)
        column.addLayout(self._foot)
        self.pane.set_type(self.desk.kept_type())
        self._say_when_empty()
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(900, 560).boundedTo(screen_room(self)))
        resize_within(self, 1320, 840)
        if layout := self.desk.layouts.of(self.session.project.path):
            self._restore(layout)

    def _restore(self, layout: Layout) -> None:
        """Stand as this says, but not exactly over the window of another project."""
        self.restoreGeometry(layout.geometry)  # brings back to the screen what would be outside it
        self.panes.restore(layout.panes)
        self.side.begin_with(layout.tab)
        mine = self.session.project.path
        others = [window.geometry() for window in self.desk.windows if window.session.project.path != mine]
        while not self.isMaximized() and any(other.topLeft() == self.geometry().topLeft() for other in others):
            self.setGeometry(self.geometry().translated(BESIDE, BESIDE))

    def keep_layout(self) -> None:
        """The next window of this project will stand as this one does."""
        if self.session.project.path != MEMORY:
            geometry = self.focus_mode.before if self.is_focused else self.saveGeometry()
            layout = Layout(geometry, self.panes.state(), self.side.currentIndex())
            self.desk.layouts.keep(self.session.project.path, layout)

    def put_at_foot(self, strip: QWidget) -> None:
        """Below the panes: what comes and goes there leaves the first line of the text where it is."""
        self._foot.addWidget(strip)

    def _say_when_empty(self) -> None:
        self.pane.set_empty_text(
            tr(
                "Nothing to read yet. Paste an article with {paste_article}, drop files here, "
                "or open them with {add_files}.",
                **signs(),
            )
        )

    def _make_menus(self) -> None:
        self.menus = Menus(self)
        self.actions_by_name = self.menus.actions
        self.actions_by_name["bar_opens"].setChecked(opens_by_itself(self.desk.habits))
        self.actions_by_name["ruler"].setChecked(self.pane.setting().ruler)
        for pane, name in SHOWN.items():
            self.actions_by_name[name].setChecked(not self.panes.is_folded(pane))
        self._tell_keys_of_panes()
        self.status.set_hints([self.actions_by_name[hint.name] for hint in HINTS])
        self.status.set_door(self.actions_by_name["reading_settings"], "Aa")

    def _connect(self) -> None:
        session, library, pane, tags = self.session, self.library, self.pane, self.tags

        library.article_chosen.connect(session.open_article)
        library.reading_requested.connect(self.to_text)
        library.delete_requested.connect(session.delete_article)
        library.details_requested.connect(lambda article: self.attempt(lambda: self.edit_details(article)))
        library.paste_requested.connect(lambda: self.errands.arrivals.paste())
        library.files_dropped.connect(lambda paths: self.errands.arrivals.add(paths))
        library.failed.connect(self.fail)
        library.status_requested.connect(lambda article, status: session.set_status(status, article))

        pane.span_selected.connect(session.select)
        pane.sentence_clicked.connect(session.go_to)
        pane.annotation_clicked.connect(session.show_annotation)
        pane.place_clicked.connect(session.note_click)
        pane.tag_requested.connect(session.tag)
        pane.resize_requested.connect(session.resize)
        pane.zoom_requested.connect(self.size_text)
        pane.menu_requested.connect(self.menus.open_in_text)

        tags.annotation_chosen.connect(session.show_annotation)
        tags.sentence_chosen.connect(self._go_to_sentence)
        tags.reading_requested.connect(self.to_text)
        tags.delete_requested.connect(session.untag)
        tags.drag_as(self._quote)

        notice.keys_changed.connect(self._show_keys)

        self.panes.folded_changed.connect(self._show_fold)
        self.panes.text_requested.connect(self.to_text)
        self.panes.pane_requested.connect(lambda pane: self.to_library() if pane == LIST else self.side.focus())

        self._lists_wait.timeout.connect(self._paint_lists)
        session.library_changed.connect(self._show_library)
        session.article_opened.connect(self._show_article)
        session.article_opened.connect(self.finding.look_again)  # in what is shown now
        session.annotations_changed.connect(self._show_annotations)
        session.annotations_read.connect(self._add_annotations)
        session.orphans_changed.connect(self._show_orphans)
        session.sentence_moved.connect(self._show_sentence)
        session.annotation_chosen.connect(self._show_chosen)
        pane.verticalScrollBar().valueChanged.connect(lambda _: self._see())
        session.place_wanted.connect(lambda: session.note_place(pane.place()))
        session.history_moved.connect(self._enable_actions)
        session.turn_requested.connect(lambda name: self.errands.turn_long(name))
        session.step_requested.connect(lambda step: self.errands.make(step))
        session.unsaved.changed.connect(self._show_unsaved)
        session.said.connect(self.status.say)
        session.failed.connect(self.fail)

    def _show_keys(self) -> None:
        """Other keys were chosen: they hold, and are told, from now on."""
        self.menus.show_keys()
        self.status.show_keys()
        self._tell_keys_of_panes()
        self._say_when_empty()

    def _tell_keys_of_panes(self) -> None:
        self.panes.set_keys({pane: first_sign(name) for pane, name in SHOWN.items()})

    # What is shown follows the session

    def _show_all(self) -> None:
        self.session.shelf.read_first()
        self._show_library(None)
        self.session.resume()
        if self.session.article is None:
            self._show_article()

    def _show_fold(self, pane: int, folded: bool) -> None:
        self.actions_by_name[SHOWN[pane]].setChecked(not folded)

    def _show_library(self, articles: Sequence[ArticleId] | None) -> None:
        article = self.session.article
        self.library.choose(article.id if article else None)
        if articles is None:
            self.library.show_articles(self.session.shelf)
        else:
            self.library.change()

    def _show_article(self) -> None:
        """Tags that are read meanwhile, for a label or a place that is scrolled to, go to the lists at the end."""
        self._is_showing = True
        self._came.clear()
        try:
            self._show_it()
        finally:
            self._is_showing = False
        if self._came:
            self._add_annotations(self._came)
        self._see()

    def _show_it(self) -> None:
        session = self.session
        annotations = in_reading_order(session.annotations.read.values())
        self.pane.show_article(session.article, session.blocks, session.sentences, annotations)
        if place := session.place():
            self.pane.restore_place(place)
        self.pane.set_sentence(session.sentence, reveal=not place)
        whole = session.annotations.whole
        self._paint_text_first()
        self.tags.show_annotations(annotations if whole else (), session.sentences, more=not whole)
        self._show_orphans()
        self.library.choose(session.article.id if session.article else None)
        self.show_name()
        self._show_unsaved()
        self.side.show_article()
        self._show_counts()
        self._enable_actions()

    def _paint_text_first(self) -> None:
        """Paint the lists beside the text after it: a person looks there first."""
        for rows in self.side.findChildren(RowList):
            rows.keep_picture()
        self._lists_wait.start()

    def _paint_lists(self) -> None:
        for rows in self.side.findChildren(RowList):
            rows.paint_again()

    def show_name(self) -> None:
        """Say in the title what is open."""
        article, name = self.session.article, self.session.project.path.stem
        if self.session.project.read_only:
            name = tr("{name} (read only)", name=name)
        self.setWindowTitle(f"{article.title} – {name} – Sikap" if article else f"{name} – Sikap")

    def _show_annotations(self, gone: Collection[AnnotationId], present: Sequence[Annotation]) -> None:
        self.pane.update_annotations(gone, present)
        self.pane.clear_selection()
        self._paint_text_first()
        self.tags.change(gone, present)
        self._show_counts()

    def _see(self) -> None:
        """Another part of the text is in view."""
        if not (self._is_showing or self.session.annotations.whole):
            self.session.see(self.pane.first_in_view())

    def _add_annotations(self, found: Sequence[Annotation]) -> None:
        """More is known of what was there before."""
        if self._is_showing:
            self._came.extend(found)
            return
        self.pane.add_annotations(found)
        self.tags.add(found, more=not self.session.annotations.whole)
        self.side.add_annotations(found)
        self._show_counts()

    def _quote(self, tag: Annotation) -> QMimeData:
        """A tag with its source, for whoever it is dragged to."""
        from ui import quoting

        return quoting.mime(quoting.of_tag(self.session, tag))

    def _show_orphans(self) -> None:
        if self.session.orphans or "orphans" in vars(self):
            self.orphans.show_orphans(self.session.orphans, self.orphans.chosen)
            self.session.texts.keep_orphan(self.orphans.chosen)
        self._show_counts()

    def _show_sentence(self) -> None:
        self.status.clearMessage()
        self.pane.set_sentence(self.session.sentence)
        self._show_counts()

    def _show_chosen(self) -> None:
        self.status.clearMessage()
        self.pane.choose(self.session.chosen)
        self.tags.choose(self.session.chosen)

    def _show_counts(self) -> None:
        session = self.session
        number = session.sentence.number if session.sentence else 0
        tags, orphans = session.annotations.counted, len(session.orphans)
        self.status.show_place(number, session.number(), len(session.body), tags, orphans)
        furniture = session.sentence is not None and session.sentence.boilerplate
        self.actions_by_name["boilerplate"].setChecked(furniture)

    def _enable_actions(self) -> None:
        session = self.session
        undo, redo = session.project.next_undo(), session.project.next_redo()
        known = {can_undo: undo is not None, can_redo: redo is not None}
        for when, names in NAMES_WHEN.items():
            able = known[when] if when in known else when(session)
            if self._able.get(when) is not able:
                self._able[when] = able
                for name in names:
                    self.actions_by_name[name].setEnabled(able)
        for name, step in (("undo", undo), ("redo", redo)):
            words = tr("&Undo") if name == "undo" else tr("&Redo")
            self.actions_by_name[name].setText(f"{words}: {step_name(step)}" if step else words)
        self.status.show_saved(not self.session.unsaved.deeds)

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

    def _show_unsaved(self) -> None:
        article = self.session.article
        self.pane.show_unsaved(self.session.unsaved.marks(article.id if article else None))
        self.status.show_saved(not self.session.unsaved.deeds)

    # Articles change, and are shown in words

    def copy(self) -> None:
        """Copy the selected words, or the sentence, exactly as they stand in the article."""
        article, sentence = self.session.article, self.session.sentence
        if self.pane.selection() is not None:
            self.pane.copy()
        elif article is not None and sentence is not None:
            from PySide6.QtGui import QGuiApplication

            QGuiApplication.clipboard().setText(sentence.text)
            self.status.say(tr("Sentence copied."))

    def copy_as(self, form: str) -> None:
        """Copy the words at hand with their source: as "plain" text, "markdown" or "html"."""
        from ui.quoting import Form, copy_as

        copy_as(self, Form(form))

    def edit_details(self, article_id: ArticleId | None = None) -> None:
        from ui.dialogs.details import DetailsDialog

        wanted = article_id or (self.session.article.id if self.session.article else None)
        if wanted is None:
            return
        article = self.session.project.article(wanted)
        summary = self.session.library([wanted])[0]
        first = None if article.reprint_of is None else self.session.shelf.line(article.reprint_of).title
        tagged = bool(summary.tagged or summary.statements or summary.orphans)
        dialog = DetailsDialog(article, sentences=summary.sentences, tagged=tagged, first_print=first, parent=self)
        dialog.accepted.connect(
            lambda: self.session.edit_article(article.id, dialog.changed(), cut_again=dialog.cuts_again)
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def edit_note(self, annotation_id: AnnotationId | None = None) -> None:
        """Write a note on a tag: this one, or the one at hand."""
        from ui.notes import NoteDialog

        session = self.session
        annotation = session.annotations.get(annotation_id) if annotation_id else session.claims.at_hand()
        if annotation is None:
            session.said.emit(tr("Choose a tag first: click it, or press {next_mark}.", **signs()))
            return
        dialog = NoteDialog(tr("Note on “{words}”", words=one_line(annotation.text)[:60]), annotation.note, self)
        dialog.accepted.connect(lambda: session.set_note(annotation.id, dialog.text()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def delete_article(self) -> None:
        if self.session.article is not None:
            self.session.delete_article(self.session.article.id)

    # Moving about

    def step_article(self, by: int) -> None:
        """Open the next article of the list (1) or the one before (-1)."""
        article = self.library.neighbour(by)
        if article is not None:
            self.session.open_article(article)

    def to_library(self) -> None:
        self.leave_focus_mode()
        self.panes.unfold(LIST)
        self.library.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_text(self) -> None:
        self.pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_side(self, tab: int) -> None:
        """Show this tab of the right pane."""
        self.leave_focus_mode()
        self.panes.unfold(SIDE)
        self.side.setCurrentIndex(tab)

    def to_claims(self) -> None:
        self.to_side(CLAIMS)
        self.side.cards.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_codebook(self) -> None:
        self.to_side(CODEBOOK)
        self.side.codebook.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_tags(self) -> None:
        self.to_side(TAGS)
        self.tags.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.session.chosen is None:
            self.session.show_first_tag()

    def to_orphans(self) -> None:
        self.to_side(TAGS)
        self.orphans.focus()

    def _go_to_sentence(self, sentence_id: int) -> None:
        found = [sentence for sentence in self.session.sentences if sentence.id == sentence_id]
        self.session.go_to(found[0] if found else None)

    def switch_bar_opens(self) -> None:
        """Whether the claim bar opens by itself when a statement is tagged."""
        self.desk.habits.keep(BAR_OPENS, self.actions_by_name["bar_opens"].isChecked())

    # The look

    def show_pane(self, pane: int) -> None:
        """LIST or SIDE, as its action says; who asks for one while only the text is shown wants to see it."""
        action = self.actions_by_name[SHOWN[pane]]
        action.setChecked(action.isChecked() or self.is_focused)
        self.leave_focus_mode()
        self.panes.fold(pane, not action.isChecked())

    def size_text(self, by: int) -> None:
        """One step larger or smaller; 0: the usual size."""
        self.desk.set_type(self.pane.setting().resized(by))

    def show_type(self, setting: Setting) -> None:
        """Set the article in this type."""
        self.pane.set_type(setting)
        self.actions_by_name["ruler"].setChecked(setting.ruler)
        if "type_panel" in vars(self):
            self.type_panel.show_setting(setting)

    def switch_ruler(self) -> None:
        """Whether the lines of the sentence are set off."""
        self.desk.set_type(self.pane.setting()._replace(ruler=self.actions_by_name["ruler"].isChecked()))

    @property
    def is_focused(self) -> bool:
        """Whether only the text is shown."""
        return "focus_mode" in vars(self) and self.focus_mode.is_on

    def leave_focus_mode(self) -> None:
        """Show what is beside the text again, if only the text is shown."""
        if self.is_focused:
            self.focus_mode.leave()

    def switch_theme(self) -> None:
        self.desk.dress("light" if theme.current().dark else "dark")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self.actions_by_name:
            self.menus.draw_icons(HINTS)
        if event.type() == QEvent.Type.FontChange and self.actions_by_name:
            self._follow_system_size()
        super().changeEvent(event)

    def _follow_system_size(self) -> None:
        """The window's letters may have grown with the system's: an article of which no size was chosen grows too."""
        setting = self.desk.kept_type()
        if setting != self.pane.setting():
            self.show_type(setting)

    # Projects

    def save_copy(self) -> None:
        """Write the whole project to another file, and go on in this one."""
        from ui.keeping.unsaved_strip import ask_where

        path = ask_where(self)
        if path is None:
            return
        if self.session.unsaved.deeds:
            self.unsaved.save_copy_to(path)
            return
        self.attempt(lambda: self.errands.save_copy(path))

    def show_backups(self) -> None:
        from ui.keeping.restore import RestoreDialog

        dialog = RestoreDialog(self.backing_up, self.session.project.path, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_preferences(self) -> None:
        from ui.preferences.dialog import PreferencesDialog
        from ui.preferences.keys import KeysPage

        pages = (KeysPage(), self._colours_page(), self.texts.sentences_page())
        dialog = PreferencesDialog(pages, KeysPage, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _colours_page(self) -> "ColoursPage":
        from ui.preferences.colours import ColoursPage

        page = ColoursPage(str(self.desk.habits.value("theme") or ""), theme.chosen_colours())
        page.kept.connect(self.desk.colour)
        return page

    def show_history(self) -> None:
        """Every step of the project, in a window of their own."""
        from ui.keeping.history import HistoryWindow

        window = self.findChild(HistoryWindow) or HistoryWindow(self)
        window.show()
        window.raise_()
        window.activateWindow()

    # Help

    def show_help(self, page: str = "") -> None:
        """Open the help at this page, or at the one on what has the focus."""
        from ui.dialogs.help_topics import show_help

        show_help(self, page)

    def show_about(self) -> None:
        from PySide6.QtWidgets import QApplication, QMessageBox

        from reader import __version__

        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(tr("About Sikap"))
        box.setIconPixmap(QApplication.windowIcon().pixmap(64, 64))
        box.setText(
            tr(
                "Sikap {version}: a reader for coding news articles, who says what and which stance they take.",
                version=__version__,
            )
        )
        box.open()

    # The end, and what falls into the window

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self._ahead.stop()
        self.notices.stop()
        self.first_look.stop()
        self.keep_layout()
        self.side.close_all()
        self.backing_up.end()
        if "printing" in vars(self):
            self.printing.end()
        self.errands.end()
        self.session.close()
        self.desk.forget(self)
        super().closeEvent(event)

    def may_close(self) -> bool:
        """Whether nothing waits to be saved; else it is tried once more, and then the person decides."""
        unsaved = self.session.unsaved
        if not unsaved.deeds or unsaved.try_again():
            return True
        from ui.dialogs.message import ask

        n, why = len(unsaved.deeds), self.unsaved.why
        one = tr("1 thing is not saved and would be lost. {reason}", reason=why)
        more = tr("{n} changes are not saved and would be lost. {reason}", n=n, reason=why)
        return ask(self, one if n == 1 else more, tr("Close and &lose them"), tr("Keep the window open"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only what comes from outside: words dragged within the window are no new article."""
        from ui.importing.arrivals import files_of

        if event.source() is None and (files_of(event.mimeData()) or event.mimeData().hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.errands.arrivals.take(event.mimeData())


def _import_what_waits(report: "Report") -> None:
    """Read from the disk what the first tag and the first page of help would wait for."""
    import markdown_it  # noqa: F401
    from sqlite_utils import Database

    import reader.suggest
    import reader.voice  # noqa: F401

    Database(memory=True).close()  # the first one looks for plugins


def _column(widget: QWidget) -> tuple[QWidget, QVBoxLayout]:
    """A widget with room for bars below it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(widget, 1)
    return holder, column
