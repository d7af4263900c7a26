"""The open article on paper: what stands on the sheets, the PDF file, the preview, and a window that stays alive."""

import io
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from reader.errors import Conflict
from reader.markup import from_markdown
from reader.model import Annotation, Kind, Role, Stance
from reader.project import Project
from tests.ui.reading import MARKS, TEXT, article, mark, sentences
from ui import theme
from ui.main_window import MainWindow
from ui.printing.paper import Paper, Part, Source, Strip, dots_per_inch, usual_size
from ui.printing.preview import PrintPreview
from ui.printing.printer import Printing, file_name

A4 = QPageSize(QPageSize.PageSizeId.A4).size(QPageSize.Unit.Point)
LETTER = QPageSize(QPageSize.PageSizeId.Letter).size(QPageSize.Unit.Point)
LINE = "Para menteri membahas rencana itu lagi pada hari Rabu, tetapi tidak ada yang mengatakan apa yang akan terjadi. "
KINDS = """Satu kata.

| Pihak | Suara |
|---|--:|
| Bupati | 12 |
| Nelayan | 340 |

وقال وزير الخارجية إن بلاده تدعم وقف إطلاق النار.

Emoji 🐟 dan 👩‍👩‍👧 di sini.
"""


def set_on(text: str, marks: Sequence[Annotation] = (), size: QSizeF = A4, title: str = "Judul") -> Paper:
    read, blocks = from_markdown(text)
    paper = Paper(Source(article(read, title), blocks, sentences(read, blocks), "study", "rani"), size)
    for _ in paper.lay_out(iter(marks)):
        pass
    return paper


def strips(paper: Paper) -> list[Strip]:
    return [strip for sheet in paper.sheets for strip in sheet]


def words(part: Part, top: float, bottom: float) -> str:
    """The lines of a part that stand wholly between two heights."""
    found = []
    for placed in part._page.placed(top, bottom):
        layout, text = placed.block.layout(), placed.block.text().encode("utf-16-le")
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            y = placed.rect.top() + line.y()
            if y >= top and y + line.height() <= bottom:
                start, end = line.textStart(), line.textStart() + line.textLength()
                found.append(text[2 * start : 2 * end].decode("utf-16-le"))
    return " ".join(found)


def ink(image: QImage, left: float, top: float, right: float, bottom: float) -> int:
    """How many dots are not white."""
    xs, ys = range(round(left), round(right)), range(round(top), round(bottom))
    return sum(image.pixelColor(x, y) != Qt.GlobalColor.white for x in xs for y in ys)


# Sheets


def test_every_line_stands_on_exactly_one_sheet(qapp: QApplication) -> None:
    text = "# Judul\n\n" + "\n\n".join(f"Nomor {n}. " + LINE * (1 + n % 7) for n in range(40))
    paper = set_on(text)
    assert len(paper.sheets) > 5
    said = " ".join(words(one.part, one.top, one.bottom) for one in strips(paper))
    assert said.split() == from_markdown(text)[0].split()


def test_no_sheet_is_fuller_than_its_paper(qapp: QApplication) -> None:
    paper = set_on("\n\n".join(LINE * (1 + n % 5) for n in range(40)), size=LETTER)
    room = 11 * dots_per_inch() - 70
    assert all(one.y + one.bottom - one.top <= room for one in strips(paper))


def test_a_paragraph_longer_than_a_sheet_goes_on(qapp: QApplication) -> None:
    paper = set_on(LINE * 60)
    said = " ".join(words(one.part, one.top, one.bottom) for one in strips(paper))
    assert len(paper.sheets) > 1
    assert said.split() == (LINE * 60).split()


def test_a_heading_stays_with_what_it_heads(qapp: QApplication) -> None:
    for before in range(15, 30):
        paper = set_on("\n\n".join(["Baris."] * before + ["## Kepala", LINE * 3]))
        for one in strips(paper):
            assert not words(one.part, one.top, one.bottom).endswith("Kepala")


def test_no_line_of_a_paragraph_stands_alone(qapp: QApplication) -> None:
    for before in range(20, 32):
        paper = set_on("\n\n".join(["Baris."] * before + [LINE * 6]))
        said = [words(one.part, one.top, one.bottom).replace("Baris.", "").strip() for one in strips(paper)]
        assert all(not piece or len(piece) > 100 for piece in said)


def test_rows_of_a_table_are_not_cut(qapp: QApplication) -> None:
    rows = "\n".join(f"| Baris {n} {LINE} | {n} |" for n in range(40))
    paper = set_on(f"| a | b |\n|---|---|\n{rows}\n")
    found = [words(one.part, one.top, one.bottom) for one in strips(paper)]
    assert len(found) > 2
    assert all(f"Baris {n} Para" in " ".join(found) for n in range(40))
    assert sum(part.count("terjadi.") == part.count("Baris") for part in found) == len(found)


@pytest.mark.parametrize("text", ["", " ", "\n", "# Judul", "```\na\n```", "---"])
def test_small_things_find_a_sheet(qapp: QApplication, text: str) -> None:
    paper = set_on(text)
    assert len(paper.sheets) == 1
    assert not paper.image(0, 1).isNull()


def test_paper_is_what_is_usual_there(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    for name, size in (("en_US", "Letter"), ("es_MX", "Letter"), ("id_ID", "A4"), ("C", "A4")):
        monkeypatch.setattr("PySide6.QtCore.QLocale.name", lambda _, name=name: name)
        assert usual_size().name().startswith(size)


def test_marks_are_told_apart_without_colour(qapp: QApplication) -> None:
    """A statement has a bar, an actor one line below it, a position two and a sign."""
    bare = set_on(TEXT.replace("\n", "\n\n"))
    marks = [mark(Kind.STATEMENT, "Bupati Wulan", 1, text=bare.source.article.text)]
    left = (bare.size.width() - bare._width) / 2
    for kind, beside in ((Kind.STATEMENT, "left"), (Kind.ACTOR, ""), (Kind.POSITION, "right")):
        one = marks[0]._replace(kind=kind, stance=Stance.OPPOSE if kind is Kind.POSITION else None)
        before, after = bare.image(0, 1), set_on(TEXT.replace("\n", "\n\n"), [one]).image(0, 1)
        right = left + bare._width - 60
        more = [
            ink(after, *area) - ink(before, *area)
            for area in ((left + 38, 60, left + 46, 400), (right, 60, right + 40, 400))
        ]
        assert [count > 20 for count in more] == [beside == "left", beside == "right"]


def test_night_and_its_colours_do_not_reach_paper(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("light"))
    day = set_on(TEXT, MARKS).image(0, 1)
    theme.apply(qapp, theme.load("dark"))
    try:
        assert set_on(TEXT, MARKS).image(0, 1) == day
    finally:
        theme.apply(qapp, theme.load("light"))


def test_claims_of_many_are_all_listed(qapp: QApplication) -> None:
    text = " ".join(f"Kata{n}." for n in range(450))
    marks = [mark(Kind.STATEMENT, f"Kata{n}.", n + 1, text=text) for n in range(450)]
    paper = set_on(text, marks)
    first = strips(paper)[0].part
    said = " ".join(words(one.part, one.top, one.bottom) for one in strips(paper) if one.part is not first)
    assert said.startswith("Claims")
    assert all(f"“Kata{n}.”" in said for n in range(450))


# In the window


@pytest.fixture
def study(tmp_path: Path) -> Path:
    file = tmp_path / "study.sikap"
    with Project.create(file, coder="rani") as project:
        made = project.add_article(
            f"Bupati Wulan Hadi mendukung tanggul itu.\n\n{KINDS}\n\n" + "\n\n".join([LINE * 4] * 30),
            title="Tanggul: laut/darat?",
            source="Harian Ranai",
            author="Sari Dewi",
            published="2024-05-14",
            url="https://ranai.example/tanggul",
            language="id",
            markdown=True,
        )
        said = project.tag(made.id, Kind.STATEMENT, 0, 40)
        actor = project.tag(made.id, Kind.ACTOR, 7, 17, actor="Wulan Hadi")
        side = project.tag(made.id, Kind.POSITION, 18, 27, issue="tanggul laut", stance=Stance.SUPPORT)
        project.link(said.id, actor.id, Role.SPEAKER)
        project.link(said.id, side.id)
    return file


@pytest.fixture
def window(open_window: Callable[[Path], MainWindow], study: Path) -> MainWindow:
    return open_window(study)


@pytest.fixture
def printing(window: MainWindow) -> Iterator[Printing]:
    made = Printing(window)
    yield made
    made.end()


def read(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(path.read_bytes())).pages]


def test_a_pdf_holds_the_article_and_its_claims(printing: Printing, tmp_path: Path, qtbot: QtBot) -> None:
    out = tmp_path / "out.pdf"
    printing.write_pdf(out)
    qtbot.waitUntil(lambda: not printing.busy)
    pages = read(out)
    assert len(pages) > 1
    for said in ("Tanggul: laut/darat?", "Harian Ranai", "14 May 2024", "https://ranai.example/tanggul", "340"):
        assert said in pages[0]
    for said in ("Statement", "Actor", "Position", "Claims", "§ 1", "Wulan Hadi → support → tanggul laut"):
        assert said in pages[-1]
    for number, page in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in page
        assert "study" in page
        assert "rani" in page
    about = PdfReader(out).metadata
    assert about is not None
    assert about.title == "Tanggul: laut/darat?"
    assert [path.name for path in tmp_path.glob("out*")] == ["out.pdf"]


def test_the_sheets_have_the_size_of_the_paper(printing: Printing, tmp_path: Path, qtbot: QtBot) -> None:
    out = tmp_path / "out.pdf"
    printing.write_pdf(out, printing.paper(LETTER))
    qtbot.waitUntil(lambda: not printing.busy)
    box = PdfReader(out).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


def test_a_file_is_asked_for_and_gets_its_ending(
    printing: Printing, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(parent: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "mine.v2"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    printing.save_pdf()
    qtbot.waitUntil(lambda: not printing.busy)
    assert Path(asked[0]).name == "Tanggul laut darat.pdf"
    assert (tmp_path / "mine.v2.pdf").read_bytes().startswith(b"%PDF")
    printing.save_pdf()
    assert not printing.busy
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "mine.v2.pdf" in box.text()
    box.reject()


def test_the_open_project_is_never_written_over(
    printing: Printing, study: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[object] = []
    monkeypatch.setattr(window, "fail", failed.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(study), ""))
    printing.save_pdf()
    assert len(failed) == 1
    assert not printing.busy


@pytest.mark.parametrize(("place", "said"), [("gone/out.pdf", "There is no folder"), ("", "is a folder")])
def test_what_cannot_be_written_is_said(
    printing: Printing, window: MainWindow, tmp_path: Path, place: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[object] = []
    monkeypatch.setattr(window, "fail", failed.append)
    printing.write_pdf(tmp_path / place)
    while printing.busy:
        QApplication.processEvents()
    assert said in str(failed[0])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_said(printing: Printing, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    failed: list[object] = []
    monkeypatch.setattr(window, "fail", failed.append)
    printing.write_pdf(Path("/dev/full"))
    while printing.busy:
        QApplication.processEvents()
    assert "The disk is full" in str(failed[0])


def test_the_old_file_stays_when_it_is_stopped(printing: Printing, window: MainWindow, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    out.write_text("old")
    printing.write_pdf(out)
    printing.end()
    assert not printing.busy
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.glob("*out*")] == ["out.pdf"]
    assert window.status.currentMessage() == "Stopped: nothing was changed."


def test_it_can_be_stopped_in_the_middle_of_painting(
    printing: Printing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.printing.printer.SLICE", 1e-4)  # seconds: a sheet in each turn of the window
    out, done = tmp_path / "out.pdf", [0]
    printing.write_pdf(out)
    printing._running[0].job.progressed.connect(lambda now, total: done.append(now))
    while printing.busy and done[-1] < 600:
        QApplication.processEvents()
    assert printing.busy
    other = tmp_path / "other"
    other.write_text("what another thread opens when the sheets are given up")
    files: list[int] = []
    unlink = Path.unlink

    def unlink_and_open(path: Path, missing_ok: bool = False) -> None:
        unlink(path, missing_ok)
        files.append(os.open(other, os.O_RDWR))

    monkeypatch.setattr(Path, "unlink", unlink_and_open)
    printing.end()
    monkeypatch.undo()
    assert files
    for file in files:
        os.close(file)
    assert not list(tmp_path.glob("*out*"))
    assert other.read_text() == "what another thread opens when the sheets are given up"


@pytest.mark.parametrize("meanwhile", ["deleted", "corrected"])
def test_an_article_that_has_changed_meanwhile_is_not_mixed_with_what_is_there_now(
    printing: Printing, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    failed: list[object] = []
    monkeypatch.setattr(window, "fail", failed.append)
    project, article = window.session.project, window.session.article
    assert article is not None
    project.add_article("Yang lain.", title="Lain")

    def choose(*_: object) -> tuple[str, str]:
        if meanwhile == "deleted":
            project.delete_article(article.id)
        else:
            project.texts.correct(article.id, f"Kata baru. {article.text}")
        return str(tmp_path / "out.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with pytest.raises(Conflict, match="is not open any more as it was: open it and try again"):
        printing.save_pdf()
    assert not printing.busy
    assert not (tmp_path / "out.pdf").exists()


def test_the_window_lives_while_it_goes_on(printing: Printing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.printing.printer.SLICE", 0.001)
    printing.write_pdf(tmp_path / "out.pdf")
    turns = 0
    while printing.busy:
        QApplication.processEvents()
        turns += 1
    assert turns > 5


def test_a_printer_gets_the_pages_that_are_asked_for(printing: Printing, tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printer.setFromTo(2, 3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printing.print_on(printer)
    qtbot.waitUntil(lambda: not printing.busy)
    pages = read(tmp_path / "printed.pdf")
    assert [page.split(" / ")[0].split()[-1] for page in pages] == ["2", "3"]


def test_a_printer_with_dots_of_its_own_gets_pictures(
    printing: Printing, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(150)
    monkeypatch.setattr(printer, "setResolution", lambda dots: None)
    printer.setFromTo(1, 1)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printing.print_on(printer)
    qtbot.waitUntil(lambda: not printing.busy)
    (page,) = PdfReader(tmp_path / "printed.pdf").pages
    assert len(page.images) == 1
    assert not page.extract_text().strip()


def test_a_printer_is_asked_for_and_its_paper_used(
    printing: Printing, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the dialog there is only what we say to it: which printers it offers is the system's."""
    asked: list[QPrintDialog] = []
    monkeypatch.setattr(QDialog, "open", asked.append)
    printing.print()
    (dialog,) = asked
    printer = dialog.printer()
    assert printer.docName() == "Tanggul: laut/darat?"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    dialog.accepted.emit(printer)
    dialog.finished.emit(1)
    qtbot.waitUntil(lambda: not printing.busy)
    assert round(PdfReader(tmp_path / "printed.pdf").pages[0].mediabox.width) == 612


def test_without_an_article_nothing_is_printed(
    open_window: Callable[[Path], MainWindow], project_file: Path, tmp_path: Path
) -> None:
    printing = Printing(open_window(project_file))
    assert printing.preview() is None
    printing.write_pdf(tmp_path / "out.pdf")
    printing.print()
    assert not printing.busy


# The preview


@pytest.fixture
def preview(printing: Printing, qtbot: QtBot) -> Iterator[PrintPreview]:
    dialog = printing.preview()
    assert dialog is not None
    qtbot.waitUntil(dialog.to_pdf.isEnabled)
    yield dialog
    dialog.close()
    QApplication.processEvents()


def test_sheets_are_turned_over_by_keys(preview: PrintPreview, qtbot: QtBot) -> None:
    last = preview.number.maximum()
    preview.activateWindow()
    qtbot.waitUntil(preview.isActiveWindow)
    for key, number in ((Qt.Key.Key_PageDown, 2), (Qt.Key.Key_End, last), (Qt.Key.Key_PageUp, last - 1)):
        qtbot.keyClick(preview.area, key)
        assert preview.number.value() == number
    assert preview.sheet.accessibleName() == f"Sheet {last - 1} of {last}"


def test_sheets_are_turned_over_by_buttons(preview: PrintPreview, qtbot: QtBot) -> None:
    assert not preview.before.isEnabled()
    qtbot.mouseClick(preview.after, Qt.MouseButton.LeftButton)
    assert preview.number.value() == 2
    qtbot.mouseClick(preview.before, Qt.MouseButton.LeftButton)
    assert preview.number.value() == 1


def test_a_sheet_is_shown_whole_and_larger(preview: PrintPreview, qtbot: QtBot) -> None:
    room = preview.area.viewport().size()
    assert preview.sheet.height() <= room.height()
    assert preview.sheet.width() <= room.width()
    fitting = preview.sheet.zoom
    qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.sheet.zoom > fitting


def test_the_preview_is_saved_as_it_is_shown(
    preview: PrintPreview, printing: Printing, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    qtbot.mouseClick(preview.to_pdf, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not printing.busy)
    assert len(read(out)) == preview.number.maximum()


def test_a_preview_that_is_closed_early_stops(printing: Printing) -> None:
    dialog = printing.preview()
    assert dialog is not None
    dialog.reject()
    assert not dialog._paper.whole


def test_all_controls_have_names(preview: PrintPreview) -> None:
    for widget in (
        preview.number,
        preview.before,
        preview.after,
        preview.larger,
        preview.smaller,
        preview.to_printer,
        preview.to_pdf,
        preview.area,
    ):
        assert widget.accessibleName()


@pytest.mark.parametrize(
    ("title", "name"), [("a/b: c?", "a b c"), ("", "Article"), ("..", "Article"), ("x" * 200, "x" * 80)]
)
def test_a_title_becomes_a_name_of_a_file(qapp: QApplication, title: str, name: str) -> None:
    assert file_name(title) == name
