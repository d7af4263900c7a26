"""The running program: language, theme, what happens when something breaks, and its windows."""

import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSettings, Qt, QTimer
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QWidget

import resources
from reader.errors import AlteredProject, DamagedProject, SikapError
from reader.model import Kind
from reader.project import Project
from reader.store import MEMORY
from ui import garbage, language, theme
from ui.habits import Habits
from ui.language import tr
from ui.layouts import Layouts
from ui.main_window import MainWindow
from ui.reading.type_setting import Setting, keep, kept
from ui.screen import is_seen

if TYPE_CHECKING:
    from ui.running import Doors

SAMPLES = ("id", "en")

NEEDS_HELP = (DamagedProject, AlteredProject)  # what cannot be opened, and may be saved


class Desk:
    """All windows of the program. One window a project."""

    def __init__(self, app: QApplication, *, remembers: bool = True) -> None:
        """`remembers`: whether what is open, and how it looks, is kept for the next start."""
        self.app = app
        self.remembers = remembers
        self.windows: list[MainWindow] = []
        self.habits = Habits(lasting=lambda: self.remembers)
        self.layouts = Layouts(lasting=lambda: self.remembers)

    def open_window(self, project: Project, *, remember: bool = True) -> MainWindow:
        """Raises SikapError, and closes the project, if its articles cannot be read."""
        with nullcontext() if self.windows else theme.without_sheet(self.app):
            window = MainWindow(project, self)
        self.windows.append(window)
        if remember:
            self.remember(project)
        window.show()
        window.to_text()
        return window

    def remember(self, project: Project) -> None:
        """This is what the next start opens."""
        path, settings = str(project.path.resolve()), QSettings()
        if self.remembers and not project.read_only and settings.value("project") != path:  # writing takes a while
            settings.setValue("project", path)

    def open_project(self, path: Path, asking: MainWindow) -> None:
        """Open a project file in a window of its own, or bring its window forward; failures go to `asking`."""
        if self.come_forward(path) or _is_open_elsewhere(path):
            return
        asking.keep_layout()  # a window that is new to the desk stands like the one it was opened from
        try:
            self.open_window(Project.open(path))
        except NEEDS_HELP as error:
            self.ask_what_to_save(path, error, asking)
        except SikapError as error:
            asking.fail(error)

    def ask_what_to_save(self, path: Path, error: SikapError, parent: QWidget | None = None) -> None:
        """Ask what is to be saved of a project that cannot be opened as it is, and open that."""
        from ui.keeping.opening import damaged_dialog

        def open_it(chosen: Path, read_only: bool) -> None:
            self.open_window(Project.open(chosen, read_only=read_only))

        dialog = damaged_dialog(path, error, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen_project.connect(open_it)
        dialog.open()

    def open_file(self, path: Path) -> None:
        """The system asks for this project: somebody has clicked its file twice."""
        self.open_project(path, self._last_used())

    def _last_used(self) -> MainWindow:
        used = self.app.activeWindow()
        return next((window for window in self.windows if window is used), self.windows[-1])

    def come_forward(self, path: Path) -> bool:
        """Whether a window has this project; it is brought before all others."""
        window = self._window_of(path)
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()
        return window is not None

    @cached_property
    def _doors(self) -> "Doors":
        from ui.running import Doors

        return Doors(self.come_forward)

    def welcome(self, window: MainWindow) -> None:
        """A window has been seen: its project is one of those that were open lately, and from now on another process
        that is to open it brings the window forward instead."""
        path = window.session.project.path
        if self.remembers and window in self.windows and path != MEMORY:
            from ui import recent

            recent.note(path)
            self._doors.open(path.resolve())

    def new_project(self, path: Path, asking: MainWindow) -> None:
        asking.keep_layout()
        try:
            self.open_window(Project.create(path))
        except SikapError as error:
            asking.fail(error)

    def is_open(self, path: Path) -> bool:
        """Whether a window has this file. Such a file must not be opened by anything but SQLite: see `reader.store`."""
        return self._window_of(path) is not None

    def _window_of(self, path: Path) -> MainWindow | None:
        wanted = path.resolve()
        return next((w for w in self.windows if w.session.project.path.resolve() == wanted), None)

    def speak(self, code: str, asking: MainWindow) -> None:
        """Change the language of the program: every window is made anew, at the same place; none, if one must stay."""
        old = [*(window for window in self.windows if window is not asking), asking]
        if not all(window.may_close() for window in old):
            return
        try:
            projects = _open_again(old)
        except SikapError as error:
            asking.fail(error)
            return
        self.habits.keep("language", code)
        language.install(self.app, code)
        for window, project in zip(old, projects, strict=True):
            self._replace(window, project)

    def _replace(self, window: MainWindow, project: Project) -> None:
        """A new window on the project of this one, which closes; it stays if the new one cannot be made."""
        window.session.remember_place()
        window.keep_layout()
        try:
            self.open_window(project)
        except SikapError as error:
            window.fail(error)
            return
        window.session.unsaved.give_up()  # it was asked for before
        QTimer.singleShot(0, window, window.close)  # not in the same turn: making one and closing one take a while

    def dress(self, name: str) -> None:
        """Change to the theme of this name and keep to it; "" is what the system has, and follows it."""
        self.habits.keep("theme", name)
        theme.apply(self.app, theme.mine(name) if name else theme.system_theme(self.app))

    def colour(self, name: str, colours: Mapping[Kind, QColor]) -> None:
        """Change to a theme as `dress` does, with these colours of the person's own for kinds."""
        if self.remembers:
            theme.keep_colours(colours)
        self.dress(name)

    def kept_type(self) -> Setting:
        """How articles are set."""
        return kept(self.habits)

    def set_type(self, setting: Setting) -> None:
        """Set articles in this type, in every window, and keep to what is new in it."""
        keep(setting, self.windows[0].pane.setting() if self.windows else self.kept_type(), self.habits)
        for window in self.windows:
            window.show_type(setting)

    def forget(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
        path = window.session.project.path
        if "_doors" in vars(self) and not self.is_open(path):
            self._doors.close(path.resolve())
        window.deleteLater()
        if self.windows:
            garbage.look_soon()  # a window is much


def run_window(path: Path | None) -> int:
    """Open the window on this project (made if it is not there), on the last one, or on a first one with the samples.

    Raises SikapError if `path` cannot be opened.
    """
    app = make_app()
    wanted = Path(path or str(QSettings().value("project", "")) or default_project())
    if _is_open_elsewhere(wanted):
        sys.stdout.write(tr("{file} is open already: its window has come forward.", file=wanted.name) + "\n")
        return 0
    garbage.begin(app)
    desk = Desk(app)
    install_hook(desk)
    if sys.platform == "darwin":
        _open_what_is_asked_for(app, desk)
    window = _first_window(desk, path)
    gc.enable()
    sys.stdout.flush()
    code = app.exec()
    del window
    return code


def _open_again(windows: Sequence[MainWindow]) -> list[Project]:
    """The projects of these windows once more. Raises SikapError, and opens none, if one cannot be opened."""
    opened: list[Project] = []
    try:
        for project in (window.session.project for window in windows):
            opened.append(Project.open(project.path, read_only=project.read_only))
    except SikapError:
        for project in opened:
            project.close()
        raise
    return opened


def _is_open_elsewhere(path: Path) -> bool:
    """Whether another process of this person has the project open, and has brought its window forward."""
    from ui.running import come_forward

    return come_forward(path)


def _first_window(desk: Desk, path: Path | None) -> MainWindow:
    """The window of the program's start. What was open last and cannot be now is said in the window of another one."""
    project, why = _project(path, ask=_ask_what_to_save)
    try:
        window = desk.open_window(project, remember=why is None)
    except NEEDS_HELP as error:
        found = _ask_what_to_save(project.path, error)
        if found is None and path is not None:
            raise
        window = desk.open_window(found or _other_project(project.path), remember=found is not None)
    if why is not None:
        window.fail(why)
    return window


def make_app(spoken: str | None = None, look: str | None = None) -> QApplication:
    """The one QApplication; language and theme as given, as last chosen, or as the system has them."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        app = running
        if app.style().name().lower() != "fusion":
            app.setStyle("Fusion")
    else:
        app = _application()([sys.argv[0], "-style", "Fusion"])
    QCoreApplication.setOrganizationName("Sikap")
    QCoreApplication.setApplicationName("Sikap")
    app.setApplicationDisplayName("Sikap")
    app.setDesktopFileName("sikap")  # of the entry in resources/desktop, by which a desktop knows the window
    app.setWindowIcon(QIcon(str(resources.path("icons/sikap.svg"))))
    language.install(app, spoken or str(QSettings().value("language", "")) or None)
    theme.apply(app, theme.mine(look) if look else _wanted_theme(app))
    if running is None:
        theme.follow(app, lambda: _follow_system(app))
    return app


def _application() -> type[QApplication]:
    if sys.platform != "darwin":
        return QApplication
    from ui.opened_files import FileOpener

    return FileOpener


def _open_what_is_asked_for(app: QApplication, desk: Desk) -> None:
    from ui.opened_files import FileOpener

    if isinstance(app, FileOpener):
        app.file_opened.connect(desk.open_file)


def add_samples(project: Project) -> None:
    """The two articles a new person begins with, the one in their language first."""
    from reader.formats import read_article

    order = sorted(SAMPLES, key=lambda code: code != language.language())
    project.add_articles([read_article(resources.path(f"samples/{code}.md")) for code in order])


def default_project() -> Path:
    """Where the first start makes a project."""
    from platformdirs import user_documents_path

    return user_documents_path() / "Sikap" / "Sikap.sikap"


def install_hook(desk: Desk) -> None:
    """Our own mistakes go to the log and one dialog; the program goes on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from traceback import format_exception

        from ui.dialogs.message import BugReport

        if isinstance(error, SikapError) and desk.windows:
            desk.windows[-1].fail(error)
            return
        text = "".join(format_exception(kind, error, trace))
        sys.stderr.write(text)
        log = _write_down(text)
        if BugReport.is_open():  # what goes wrong every second is written down, and said once
            return
        name = f"{kind.__name__}: {error}".rstrip(".")
        waits = any(window.session.unsaved.deeds for window in desk.windows)
        what = tr("Sikap made a mistake: {error}. You can go on.", error=name)
        BugReport(what, log, text, desk.windows[-1] if desk.windows else None, saved=not waits).open()

    sys.excepthook = hook


def _write_down(text: str) -> Path:
    """Add this to the log; where that is. A log that cannot be written keeps nobody from being told."""
    from reader.moment import now

    log = _log_file()
    with suppress(OSError), log.open("a", encoding="utf-8") as file:
        file.write(f"{now()} {text}\n")
    return log


def _log_file() -> Path:
    from platformdirs import user_log_path

    folder = user_log_path("Sikap", appauthor=False)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder / "sikap.log"


Ask = Callable[[Path, SikapError], Project | None]  # about a project that cannot be opened as it is


def _project(path: Path | None, ask: Ask = lambda path, error: None) -> tuple[Project, SikapError | None]:
    """What to open at the start, and why it is not what was open last."""
    if path is not None:
        return (_open(path, ask) if path.exists() else Project.create(path)), None
    last = Path(str(QSettings().value("project", "")) or default_project())
    if last.exists():
        try:
            return _open(last, ask), None
        except SikapError as error:
            return _other_project(last), error
    return (Project.open(default_project()) if default_project().exists() else _first_project(default_project())), None


def _other_project(last: Path) -> Project:
    """The person's first project, if that is another one; else a new one like it."""
    from reader.store import free

    first = default_project()
    if first.exists() and first.resolve() != last.resolve():
        try:
            return Project.open(first)
        except SikapError:
            return _first_project(free(first))
    return _first_project(free(first))


def _open(path: Path, ask: Ask) -> Project:
    try:
        return Project.open(path)
    except NEEDS_HELP as error:
        found = ask(path, error)
        if found is None:
            raise
        return found


def _ask_what_to_save(path: Path, error: SikapError) -> Project | None:
    """Before there is a window: wait for what the person chooses; None if that is nothing, or nobody sees it."""
    if not is_seen():
        return None
    from ui.keeping.opening import damaged_dialog

    gc.enable()  # saving what is left may take long
    dialog = damaged_dialog(path, error)
    dialog.exec()
    return None if dialog.chosen is None else Project.open(dialog.chosen, read_only=dialog.read_only)


def _first_project(path: Path) -> Project:
    path.parent.mkdir(parents=True, exist_ok=True)
    project = Project.create(path)
    add_samples(project)
    if not QSettings().contains("guide in"):  # the guide is shown there, once
        QSettings().setValue("guide in", str(path.resolve()))
    return project


def _wanted_theme(app: QApplication) -> theme.Theme:
    """The one that was chosen last; the system's, if none was, or if that is none of ours."""
    chosen = str(QSettings().value("theme", ""))
    return theme.mine(chosen) if chosen in theme.NAMES else theme.system_theme(app)


def _follow_system(app: QApplication) -> None:
    theme.apply(app, _wanted_theme(app))
