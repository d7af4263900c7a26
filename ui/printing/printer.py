"""The open article with its tags on paper: printed, looked at before, or written to a PDF file.

A book takes a while: its sheets are laid out and painted one after another, with a turn of the window between two.
"""

import errno
import os
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from shutil import disk_usage
from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QMarginsF, QObject, QPoint, QSizeF, QTimer
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from reader.errors import BadFile, Cancelled, Conflict, SikapError
from reader.formats.files import whole_file
from reader.model import Annotation
from ui.dialogs.message import open_question
from ui.importing.arrivals import folder
from ui.jobs import Job
from ui.language import say, tr
from ui.printing.paper import AT_ONCE, Paper, Source, dots_per_inch, usual_size
from ui.side.article_tags import ArticleTags

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.main_window import MainWindow
    from ui.printing.preview import PrintPreview

SLICE = 0.02  # seconds of work between two turns of the window
TOTAL = 1000  # steps of the progress
SHARP = 300  # dots to an inch of a sheet that a printer can only take as a picture
ROOM = 1_000_000  # bytes: with less, what was not written found none
LONGEST = 80  # characters of a file's name

Work = Iterator[float]  # yields how much is done, 0 to 1


class Printing:
    """What goes on paper from one window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session
        self._running: list[Turns] = []

    def print(self, parent: QWidget | None = None) -> None:
        """Ask on which printer, and print the open article."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        if self._session.article is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._session.article.title)
        dialog = QPrintDialog(printer, parent or self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(lambda: dialog.deleteLater())
        QDialog.open(dialog)  # its own `open` wants a slot

    def print_on(self, printer: "QPrinter") -> None:
        """Print the open article on the paper that the printer has."""
        if (paper := self.paper(printer.pageLayout().fullRectPoints().size().toSizeF())) is None:
            return
        said = tr("“{title}” was sent to the printer.", title=paper.source.article.title)
        self._run(tr("Printing"), _printed(paper, self._tags(paper), printer), lambda: self._session.said.emit(said))

    def preview(self) -> "PrintPreview | None":
        """Show how the open article will look on paper."""
        from ui.printing.preview import PrintPreview

        if (paper := self.paper()) is None:
            return None
        dialog = PrintPreview(paper, Turns(paper.lay_out(self._tags(paper))), self._window)
        dialog.print_requested.connect(lambda: self.print(dialog))
        dialog.pdf_requested.connect(lambda: self.save_pdf(paper, dialog))
        dialog.open()
        return dialog

    def save_pdf(self, paper: Paper | None = None, parent: QWidget | None = None) -> None:
        """Ask for a file, and write the open article to it; with `paper` what is laid out already."""
        if (wanted := paper or self.paper()) is None:
            return
        start = str(Path(folder(self._session.project)) / f"{file_name(wanted.source.article.title)}.pdf")
        above = parent or self._window
        name, _ = QFileDialog.getSaveFileName(above, tr("Save as PDF"), start, "PDF (*.pdf)")
        path = Path(name)
        if not name or self._is_project(path):
            return
        if path.suffix.lower() == ".pdf":
            self.write_pdf(path, wanted)
            return
        path = path.with_name(f"{path.name}.pdf")
        if path.exists():  # the file dialog has asked about another name
            text = tr("The file {name} is there already. Replace it?", name=path.name)
            open_question(above, text, tr("&Replace"), tr("&Keep it"), lambda: self.write_pdf(path, wanted))
        else:
            self.write_pdf(path, wanted)

    def write_pdf(self, path: Path, paper: Paper | None = None) -> None:
        """Write the open article to a PDF file, whole or not at all."""
        if (wanted := paper or self.paper()) is None:
            return
        said = tr("Saved: {file}.", file=path)
        self._run(
            tr("Saving as PDF"), _written(wanted, self._tags(wanted), path), lambda: self._session.said.emit(said)
        )

    def paper(self, size: QSizeF | None = None) -> Paper | None:
        """The open article for sheets of some size in points, or the usual ones; None if none is open."""
        session = self._session
        if session.article is None:
            return None
        project = session.project
        source = Source(session.article, session.blocks, session.sentences, project.path.stem, project.coder)
        return Paper(source, size or usual_size().size(QPageSize.Unit.Point))

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def end(self) -> None:
        """Stop at once; nothing is left half written."""
        for turns in list(self._running):
            turns.job.cancel()
            turns.go_on()

    def _tags(self, paper: Paper) -> Iterator[Annotation]:
        """The tags of the article on this paper, as they are now; those of a book are read bit by bit.

        Raises Conflict if the article is not the open one any more, or has another text.
        """
        session, article = self._session, paper.source.article
        if session.article is None or (session.article.id, session.article.text) != (article.id, article.text):
            raise Conflict("“{title}” is not open any more as it was: open it and try again.", title=article.title)
        if session.annotations.whole:
            return iter(list(session.annotations.read.values()))
        return _bit_by_bit(ArticleTags(session.project, article.id))

    def _is_project(self, path: Path) -> bool:
        if is_open := self._window.desk.is_open(path):
            self._window.fail(BadFile("{path} is a project that is open here: choose another file.", path=path))
        return is_open

    def _run(self, name: str, work: Work, done: Callable[[], object]) -> None:
        turns = Turns(work, self._window)
        self._running.append(turns)
        self._window.indicator.watch(turns.job, name)
        turns.job.finished.connect(lambda _: done())
        turns.job.failed.connect(self._failed)
        turns.job.ended.connect(partial(self._running.remove, turns))
        turns.start()

    def _failed(self, error: SikapError) -> None:
        if isinstance(error, Cancelled):
            self._session.said.emit(say(error))
        else:
            self._window.fail(error)


class Turns(QObject):
    """Work in the window's thread, a bit at each turn of its event loop, as a job with progress and an outcome."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job = Job(Event())
        self._work = work
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self.go_on)

    def start(self) -> None:
        self._timer.start()

    def go_on(self) -> None:
        """Do the next bit, or what is to be done when the work has come to its end."""
        end = perf_counter() + SLICE
        try:
            while perf_counter() < end:
                if self.job.cancelled:
                    self._work.close()  # type: ignore[attr-defined]
                    raise Cancelled
                self.job.progressed.emit(round(next(self._work) * TOTAL), TOTAL)
        except StopIteration:
            self._end(partial(self.job.finish, None))
        except SikapError as error:
            self._end(partial(self.job.fail, error))
        except BaseException:  # a mistake of ours: it flies on
            self._end(self.job.ended.emit)
            raise

    def _end(self, outcome: Callable[[], object]) -> None:
        self._timer.stop()
        outcome()
        self.job.deleteLater()
        self.deleteLater()


def file_name(title: str) -> str:
    """A title as the name of a file that every system takes."""
    name = " ".join(re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", title).split())[:LONGEST].strip(" .")
    return name or tr("Article")


def _bit_by_bit(tags: ArticleTags) -> Iterator[Annotation]:
    while not tags.whole:
        yield from tags.read_on(AT_ONCE)


def _written(paper: Paper, tags: Iterator[Annotation], path: Path) -> Work:
    """Write a PDF file. Raises BadFile."""
    with whole_file(path) as stream, closing(_Sink(stream)) as sink:  # what it holds back goes to this file or nowhere
        yield from (share / 2 for share in paper.lay_out(tags))
        writer = QPdfWriter(sink)
        writer.setTitle(paper.source.article.title)
        writer.setCreator("Sikap")
        writer.setResolution(round(dots_per_inch()))
        inches = paper.size / dots_per_inch()
        size = QPageSize(inches, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
        with closing(_painted(paper, writer, range(len(paper.sheets)))) as painted:
            for share in painted:
                sink.check()
                yield (1 + share) / 2
        sink.check()


def _printed(paper: Paper, tags: Iterator[Annotation], printer: "QPrinter") -> Work:
    """Print. Raises BadFile if the printer takes nothing."""
    yield from (share / 2 for share in paper.lay_out(tags))
    printer.setFullPage(True)
    printer.setResolution(round(dots_per_inch()))
    numbers = range(len(paper.sheets))
    if printer.printRange() is printer.PrintRange.PageRange:
        numbers = numbers[max(0, printer.fromPage() - 1) : printer.toPage() or None]
    for share in _painted(paper, printer, numbers):
        yield (1 + share) / 2


def _painted(paper: Paper, device: QPagedPaintDevice, numbers: range) -> Generator[float, None, None]:
    """Paint sheets on a device, one at each turn."""
    painter = QPainter()
    if not painter.begin(device):
        raise _refused()
    try:
        for nth, number in enumerate(numbers):
            if nth and not device.newPage():
                raise _refused()
            _paint(paper, number, painter)
            yield (nth + 1) / len(numbers)
    finally:
        painter.end()


def _paint(paper: Paper, number: int, painter: QPainter) -> None:
    """Paint a sheet; as a picture on a printer whose dots cannot be as large as the screen's."""
    device = painter.device()
    if abs(device.logicalDpiY() - dots_per_inch()) < 1:
        painter.save()
        paper.paint(painter, number)
        painter.restore()
    else:
        whole = paper.size * (device.logicalDpiY() / dots_per_inch())
        image = paper.image(number, SHARP / dots_per_inch())
        painter.drawImage(QPoint(0, 0), image.scaled(whole.toSize()))


def _refused() -> BadFile:
    return BadFile("The printer takes nothing: see whether it is on and has paper, or save a PDF file instead.")


class _Sink(QFile):
    """Writes into an open stream. What the disk does not take is raised by `check`, as Qt says it in words only."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._folder = Path(stream.name).parent
        self.open(stream.fileno(), QIODevice.OpenModeFlag.WriteOnly, QFileDevice.FileHandleFlag.DontCloseHandle)

    def check(self) -> None:
        """Raises OSError if something was not written."""
        self.flush()
        if self.error() is not QFileDevice.FileError.NoError:
            full = self.errorString() == os.strerror(errno.ENOSPC) or disk_usage(self._folder).free < ROOM
            raise OSError(errno.ENOSPC if full else errno.EIO, self.errorString())
