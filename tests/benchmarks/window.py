"""The real window without a screen: how it is opened, driven by keys and clicks, and known to have painted."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, Qt, QTimerEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTextBrowser, QWidget

from reader.model import ArticleId
from reader.project import Project
from ui import garbage, theme
from ui.app import Desk, make_app
from ui.main_window import MainWindow

PATIENCE = 120.0  # seconds
SETTLE_MS = 50
FREE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Painted(QObject):
    """Counts how often a widget paints."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.times += 1
        return False


@contextmanager
def opened(path: Path, *, quiet: bool = True) -> Iterator[MainWindow]:
    """The window on this project, painted. `quiet`: it begins nothing by itself, neither a backup nor a check."""
    app = make_app("en", "light")
    garbage.begin(app)
    desk = Desk(app, remembers=False)
    window = desk.open_window(Project.open(path, coder="rani"))
    try:
        if quiet:
            window.first_look.stop()
            window.notices.stop()
            window.backing_up._live = False
            window.session.history_moved.disconnect(window.backing_up._note_change)
            window.session.project.before_long_step(lambda: None)
        window.activateWindow()
        wait(window.isActiveWindow)
        paint()
        yield window
    finally:
        for left in list(desk.windows):
            left.session.unsaved.give_up()
            left.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def plain(like: QWidget, points: float) -> Iterator[QTextBrowser]:
    """A QTextBrowser as large as a widget, in the face that articles are set in."""
    browser = QTextBrowser()
    browser.setFont(theme.serif(points))
    browser.resize(like.size())
    browser.show()
    paint()
    try:
        yield browser
    finally:
        browser.close()
        browser.deleteLater()


def paint() -> None:
    """Lay out and paint whatever waits for it, and nothing else: no timer runs."""
    QCoreApplication.sendPostedEvents()


def go_on() -> None:
    """Let everything happen that wants to happen now."""
    QApplication.processEvents()


def settle() -> None:
    """Let it rest until there is nothing to paint: else what is measured next pays for what was done before."""
    rest(SETTLE_MS)


def wait(until: Callable[[], bool]) -> None:
    """Let the event loop run until something is so."""
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, "the window did not get there"
        rest(5)


class _Pause(QEventLoop):
    """Ends at its timer. PySide keeps something of each `QTimer.singleShot` for good, which adds up in an hour."""

    def timerEvent(self, event: QTimerEvent) -> None:
        self.quit()


def rest(milliseconds: int) -> None:
    """Let the event loop run so long, as a program does: `QTest.qWait` sleeps with the interpreter in its hands, and
    what jobs do then takes many times as long."""
    pause = _Pause()
    pause.startTimer(milliseconds)
    pause.exec()


def press(widget: QWidget, key: Qt.Key, how: Qt.KeyboardModifier = FREE, *, again: bool = False) -> None:
    """A key goes down and up, or down once more by itself (`again`), as it does while it is held."""
    if again:
        QCoreApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, how, "", True))
    else:
        QTest.keyClick(widget, key, how)


def click_article(window: MainWindow, article: ArticleId) -> None:
    """Click a row of the list of articles."""
    view = window.library._view
    index = window.library._model.index(window.library._model.row_of(article))
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, FREE, view.visualRect(index).center())


def is_laid_out(browser: QTextBrowser) -> bool:
    """Whether Qt has laid out the last line of the text."""
    return browser.document().lastBlock().layout().lineCount() > 0


def scrolled_to(area: QAbstractScrollArea, part: float) -> None:
    """Scroll to a part of the way, 0 to 1."""
    bar = area.verticalScrollBar()
    bar.setValue(round(part * bar.maximum()))
    paint()


def top_left(widget: QWidget) -> QPoint:
    return widget.rect().topLeft()
