"""Pictures of the window, drawn offscreen; whoever changes the window looks at them.

`python -m tests.screenshots OUT_DIR [STATE...]` draws the main states to PNG files: in every theme, in Indonesian and
English, and in two sizes ("claims-en-dark.png", "claims-en-dark-small.png").
`python -m tests.screenshots --help-pictures` draws those that the help shows, and the README.
"""

import json
import os
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from fnmatch import fnmatch
from itertools import product
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch


def _alone() -> dict[str, str]:
    """No screen, a home of its own and the time of nowhere."""
    home = tempfile.mkdtemp(prefix="sikap-screenshots-")
    return {"QT_QPA_PLATFORM": "offscreen", "HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "TZ": "UTC"}


os.environ |= _alone() if __name__ == "__main__" else {}

from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt  # noqa: E402 - the platform is chosen before Qt is loaded
from PySide6.QtGui import QColor, QImage, QRegion, QTextCursor  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QTableView, QWidget  # noqa: E402

import resources  # noqa: E402
from reader.claims_table import COLUMNS, ClaimFilter  # noqa: E402
from reader.errors import BadProject, DamagedProject  # noqa: E402
from reader.keeping import backups  # noqa: E402
from reader.model import ActorType, Kind, Role, Stance  # noqa: E402
from reader.project import Project  # noqa: E402
from ui import language, recent, theme  # noqa: E402
from ui.app import Desk, add_samples, make_app  # noqa: E402
from ui.claims.claims_table import ClaimsWindow  # noqa: E402
from ui.correcting.dialog import CorrectTextDialog  # noqa: E402
from ui.dialogs import help_view  # noqa: E402
from ui.dialogs.details import DetailsDialog  # noqa: E402
from ui.dialogs.export import ExportDialog  # noqa: E402
from ui.dialogs.help import HelpWindow  # noqa: E402
from ui.filter_button import FilterButton  # noqa: E402
from ui.importing.batch import Row  # noqa: E402
from ui.importing.preview import ImportDialog  # noqa: E402
from ui.keeping.damaged import DamagedDialog  # noqa: E402
from ui.keeping.history import HistoryWindow  # noqa: E402
from ui.keeping.history_bar import CompactDialog  # noqa: E402
from ui.keeping.opening import good_backups  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.panes import LIST, SIDE  # noqa: E402
from ui.preferences.colours import ColoursPage  # noqa: E402
from ui.preferences.dialog import PreferencesDialog  # noqa: E402
from ui.preferences.keys import KeysPage  # noqa: E402
from ui.preferences.sentences import SentencesPage  # noqa: E402
from ui.reading.kind_bar import KindBar  # noqa: E402
from ui.reading.type_setting import Setting  # noqa: E402
from ui.side.entry_form import EntryForm  # noqa: E402
from ui.side.entry_list import EntryList  # noqa: E402
from ui.tour import BY_BAR, PIECE_BY_PIECE, place  # noqa: E402

SIZES = {"": (1320, 840), "-small": (1024, 700)}  # of the window, by what the name of a picture says of it

MARKDOWN = """# What each side wants

A table and *other* **styles**, with `code` and a [link](https://example.org/plan).

| Actor | Wants | Since |
|---|---|---|
| Harbour office | a new pier | 2021 |
| Fishers' union | the bay as it is | 2023 |

## In their words

- "We were never asked," the union says
  - three villages signed
- The office denies it

> Nobody has shown us a map.

1. hearing
2. vote

قال الوزير إن بلاده ترفض القرار. هل يتراجع المجلس؟
"""


WORDS = {
    "id": {
        "statements": ("Dia meminta Kementerian … Desember 2023.", "Wakil Ketua DPRD … (18/3/2024)."),
        "actors": ("Maria Yosefina Boro", "Kementerian Lingkungan Hidup", "Sahabat Bakau Lintang", "Maria"),
        "note": ("Izin yang mana? Cek **amdal**.", "Direktur sejak 2019:\n\n- ahli bakau\n- pernah di *DPRD*"),
        "definition": (
            "Menimbun Teluk Karang Biru seluas 240 hektare.",
            "Sikap terhadap proyek, bukan pelabuhan lama.",
        ),
        "issues": ("hutan bakau", "lapangan kerja"),
        "find": ("teluk", "reklam"),
        "sentence": ("Sebaliknya, Direktur", "mar"),
        "typed": ("memohon", "Warga sudah datang sejak pagi."),
        "furniture": ("Baca juga: {headline}", "Wakil Ketua {any}"),
    },
    "en": {
        "statements": ("Cllr. Oakeshott said … for negotiation”.", "Yusuf Demirel … go to court."),
        "actors": ("Miriam Oakeshott", "Haverleigh Cab Drivers' Union", "Haverleigh Cycling Alliance", "Oakeshott"),
        "note": (
            "Which exemptions? See **4 June**.",
            "In the cabinet since 2021:\n\n- transport\n- once on the *county* council",
        ),
        "definition": (
            "A daily charge for older diesel cars in the centre.",
            "Any stance on the scheme, also on parts of it.",
        ),
        "issues": ("cycling", "public transport"),
        "find": ("charge", "charg"),
        "sentence": ("The Haverleigh Cycling", "hav"),
        "typed": ("Miriam", "Residents had been waiting since the morning."),
        "furniture": ("Read also: {headline}", "Yusuf Demirel, {any}"),
    },
}


# The files of an import: a page that has a menu, wire copy that another outlet prints, and one that is empty.
FILES = {
    "id": {
        "kabar-teluk.html": "<html><head><title>Nelayan Minta Kajian Ulang</title>"
        '<meta property="og:site_name" content="Kabar Teluk"><meta name="author" content="Dewi Larasati">'
        '<meta property="article:published_time" content="2024-03-18T08:30:00+07:00"></head><body><nav><ul>'
        "<li>Beranda</li><li>Terpopuler</li><li>Indeks berita</li></ul></nav><article><h1>Nelayan Minta Kajian Ulang"
        "</h1>{0}</article></body></html>",
        "2024-03-19_warta-lintang_bupati-menunda.txt": "Bupati Menunda Pembangunan Dermaga\n\n{1}",
        "suara-lembah.txt": "Bupati Menunda Pembangunan Dermaga\n\n{1}\n\nLaporan ini dikutip dari kantor berita.",
        "harga-cabai.txt": "Harga Cabai Turun di Pasar Induk\n\n{2}",
        "kosong.txt": "",
    },
    "en": {
        "bay-courier.html": "<html><head><title>Fishers Ask for a New Study</title>"
        '<meta property="og:site_name" content="Bay Courier"><meta name="author" content="Eleanor Pask">'
        '<meta property="article:published_time" content="2024-03-18T08:30:00+00:00"></head><body><nav><ul>'
        "<li>Home</li><li>Most read</li><li>All news</li></ul></nav><article><h1>Fishers Ask for a New Study"
        "</h1>{0}</article></body></html>",
        "2024-03-19_northmoor-wire_council-delays.txt": "Council Delays the New Pier\n\n{1}",
        "valley-voice.txt": "Council Delays the New Pier\n\n{1}\n\nThis report was taken from the wire.",
        "peppers.txt": "Pepper Prices Fall at the Market\n\n{2}",
        "empty.txt": "",
    },
}
PARAGRAPHS = {
    "id": (
        "<p>Kelompok nelayan Karang Biru meminta pemerintah kabupaten mengulang kajian dampak lingkungan. "
        "“Kami belum pernah melihat petanya,” kata Ketua Kelompok Maria Boro.</p><p>Kepala dinas menilai kajian "
        "yang ada sudah cukup dan dapat dibaca di kantornya pada hari kerja.</p><p>Baca juga: Warga Minta Dialog</p>"
        "<p>Dewan akan membahas permintaan itu dalam sidang pekan depan bersama wakil tiga desa.</p>",
        "Kota Lintang, 19 Maret 2024 – Bupati menunda pembangunan dermaga baru sampai warga tiga desa didengar. "
        "Ia menyampaikan keputusan itu seusai rapat dengan dewan.\n\n"
        "“Penundaan ini bukan pembatalan,” katanya. Nelayan menyambut keputusan itu, sedangkan pengusaha angkutan "
        "laut menilai penundaan merugikan. Menurut mereka, dermaga lama hanya dapat menampung empat kapal.\n\n"
        "Dinas perhubungan akan menghitung ulang biaya dan menyerahkan hasilnya sebelum akhir bulan.",
        "Harga cabai di pasar induk turun setelah panen raya. Pedagang mengatakan pembeli mulai kembali.",
    ),
    "en": (
        "<p>The fishers of Karang Bay have asked the county to repeat its study of the harbour plan. "
        "“Nobody has shown us a map,” said their speaker, Miriam Oakes.</p><p>The harbour office holds that the "
        "study was sound and can be read there on any working day.</p><p>Read also: Villagers Ask for Talks</p>"
        "<p>The council will take up the request next week with people from three villages.</p>",
        "Haverleigh, 19 March 2024 – The council has put off the new pier until three villages have been heard. "
        "The chair told reporters so after a meeting that lasted four hours.\n\n"
        "“To put off is not to call off,” she said. Fishers welcomed the decision, while carriers said that they would "
        "lose by it. The old pier, they said, has room for four ships and no more.\n\n"
        "The harbour office will work out the costs again and hand them in before the month is over.",
        "Pepper prices fell at the market after a good harvest. Traders said that buyers were coming back.",
    ),
}


def main(folder: Path, names: Collection[str]) -> None:
    """Draw the states of these names ("claims"), or certain pictures of them ("claims-en-*"), or all."""
    folder.mkdir(parents=True, exist_ok=True)
    app = make_app("en", "light")
    for spoken, look in product(language.LANGUAGES, theme.NAMES):
        dress(app, spoken, look)
        for (name, draw), (size, pixels) in product(STATES.items(), SIZES.items()):
            picture = f"{name}-{spoken}-{look}{size}"
            if not names or name in names or any(fnmatch(picture, wanted) for wanted in names):
                with shown(app, draw, pixels) as widget:
                    widget.grab().save(str(folder / f"{picture}.png"))
                sys.stdout.write(f"{folder / picture}.png\n")


def dress(app: QApplication, spoken: str, look: str) -> None:
    language.install(app, spoken)
    theme.apply(app, theme.load(look))


@contextmanager
def shown(app: QApplication, draw: Callable[[MainWindow], QWidget], size: tuple[int, int]) -> Iterator[QWidget]:
    """What a state shows, in a window of this size; a dialog is no larger than that."""
    QSettings().clear()
    theme.apply(app, theme.current())
    place = Path(tempfile.gettempdir(), "Sikap", "rani")  # some pictures tell it: each time the same
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    try:
        desk = Desk(app, remembers=False)
        window = desk.open_window(Project.create(place / "Studi pelabuhan.sikap", coder="rani"))
        window.resize(*size)
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        widget = draw(window)
        widget.resize(widget.size().boundedTo(QSize(*size)))
        QTest.qWait(120)
        yield widget
        for other in QApplication.topLevelWidgets():
            if other is not window:
                other.close()
        window.session.unsaved.give_up()  # or closing would ask what is to become of it, and wait
        window.close()
        QTest.qWait(1)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def empty(window: MainWindow) -> QWidget:
    return window


def reading(window: MainWindow) -> QWidget:
    add_samples(window.session.project)
    window.session.resume()
    return window


def tagged(window: MainWindow) -> QWidget:
    """Four claims, a statement with an addressee that lacks its issue, and one of which nothing is said yet."""
    reading(window)
    project, session = window.session.project, window.session
    assert session.article is not None
    here, text, words = session.article.id, session.article.text, WORDS[language.language()]
    for claim in (*BY_BAR[language.language()], PIECE_BY_PIECE[language.language()]):
        span = place(text, claim.statement)
        made = project.tag(here, Kind.STATEMENT, span.start, span.end)
        project.code_claim(made.id, speaker=claim.actor, stance=claim.stance, issue=claim.issue)
    project.codebook.add_actor(words["actors"][0], aliases=[words["actors"][3]])
    half, fresh = (place(text, statement) for statement in words["statements"])
    made = project.tag(here, Kind.STATEMENT, half.start, half.end, note=words["note"][0])
    project.code_claim(made.id, speaker=words["actors"][0], stance=Stance.OPPOSE)
    project.code_claim(made.id, speaker=words["actors"][1], another=True, role=Role.ADDRESSEE)
    project.tag(here, Kind.STATEMENT, fresh.start, fresh.end)
    for _ in range(2):
        session.step(1)
    return window


def chosen(window: MainWindow) -> QWidget:
    tagged(window)
    window.session.step_mark(1)
    window.session.step_mark(1)
    return window


def selection(window: MainWindow) -> QWidget:
    """A selection made with the mouse, with the small bar beside it."""
    tagged(window)
    pane = window.pane
    start, end = pane.viewport().rect().center(), pane.viewport().rect().center()
    start.setX(start.x() - 180)
    end.setX(end.x() + 60)
    QTest.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(pane.viewport(), end)
    QTest.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=end)
    return window


def markdown(window: MainWindow) -> QWidget:
    window.session.project.add_article(MARKDOWN, markdown=True, source="Harbour Notes", published="2024-03-12")
    window.session.resume()
    return window


def folded(window: MainWindow) -> QWidget:
    """Both panes at the sides folded, the tab of the cards shown last."""
    tagged(window)
    window.panes.fold(SIDE)
    window.panes.fold(LIST)
    return window


def half_folded(window: MainWindow) -> QWidget:
    """The list folded; the other pane keeps its width."""
    chosen(window)
    window.panes.fold(LIST)
    return window


def recent_projects(window: MainWindow) -> QWidget:
    """The menu of the projects that were open lately, two of them of the same name."""
    reading(window)
    for name in ("Skripsi/Studi.sikap", "Pilkada 2024.sikap", "Arsip/Studi.sikap"):
        recent.note(Path.home() / name)
    window.menus.fill()
    menu = next(menu for menu in window.findChildren(QMenu) if menu.title() == language.tr("Open recen&t"))
    menu.aboutToShow.emit()
    menu.popup(window.mapToGlobal(window.rect().center()))
    return menu


def gone_project(window: MainWindow) -> QWidget:
    """A project that was open lately and is no longer there."""
    reading(window)
    window.projects.open_recent(Path("/media/rani/USB/Skripsi/Studi pelabuhan.sikap"))
    return window


def large_text(window: MainWindow) -> QWidget:
    tagged(window)
    for _ in range(4):
        window.size_text(1)
    return window


def large_system(window: MainWindow) -> QWidget:
    """On a system that writes half as large again."""
    with _large_text():
        return coded(_again(window))


def large_system_bar(window: MainWindow) -> QWidget:
    with _large_text():
        return claim_bar(_again(window))


def large_system_dialog(window: MainWindow) -> QWidget:
    with _large_text():
        return details_found(window)


def _again(window: MainWindow) -> MainWindow:
    other = window.desk.open_window(Project.open(window.session.project.path))
    other.resize(*SIZES[""])
    other.activateWindow()
    QTest.qWaitForWindowActive(other)
    return other


@contextmanager
def _large_text() -> Iterator[None]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with patch.object(theme, "system_size", lambda: 16.5):
        theme.apply(app, theme.current())
        yield


def export(window: MainWindow) -> QWidget:
    tagged(window)
    window.errands.export()
    return _dialog()


def details(window: MainWindow) -> QWidget:
    reading(window)
    window.edit_details()
    return _dialog()


def help_page(window: MainWindow) -> QWidget:
    window.show_help("tagging")
    return _dialog()


def failure(window: MainWindow) -> QWidget:
    reading(window)
    window.fail(
        BadProject("{path} is not a Sikap project: choose a file that Sikap has made (*.sikap).", path="data.db")
    )
    return _dialog()


def menu(window: MainWindow) -> QWidget:
    reading(window)
    entry = window.menuBar().actions()[3].menu()
    assert isinstance(entry, QMenu)
    entry.popup(window.mapToGlobal(window.menuBar().rect().bottomLeft()))
    return entry


def coded(window: MainWindow) -> QWidget:
    """The same with a codebook that somebody has kept."""
    tagged(window)
    book, words = window.session.project.codebook, WORDS[language.language()]
    known = {actor.name: actor for actor in window.session.project.actors()}
    body = book.add_actor(words["actors"][2], type=ActorType.ORGANISATION)
    book.edit_actor(
        known[words["actors"][0]].id,
        type=ActorType.PERSON,
        member_of=body.id,
        colour="#7b4ea3",
        note=words["note"][1],
    )
    issue = window.session.project.issues()[0]
    book.edit_issue(issue.id, definition=words["definition"][0], when_to_use=words["definition"][1])
    for name in words["issues"]:
        book.add_issue(name, parent=issue.id)
    return window


def claim_bar(window: MainWindow) -> QWidget:
    """The bar on a new statement, with some letters of a name."""
    coded(window)
    session, (begins, letters) = window.session, WORDS[language.language()]["sentence"]
    assert session.article is not None
    session.go_to(session.sentence_at(session.article.text.index(begins)))
    QTest.keyClicks(window.pane, "s")
    _type(window, letters)
    return window


def claim_bar_half(window: MainWindow) -> QWidget:
    """Who and which stance are said; the issue is asked for."""
    coded(window)
    session, statement = window.session, WORDS[language.language()]["statements"][0]
    assert session.article is not None
    session.go_to(session.sentence_at(place(session.article.text, statement).start))
    QTest.keyClick(window.pane, Qt.Key.Key_Return)
    return window


def claims(window: MainWindow) -> QWidget:
    coded(window)
    window.to_claims()
    window.session.step_mark(1)
    return window


def codebook_actors(window: MainWindow) -> QWidget:
    coded(window)
    window.to_codebook()
    actors = {actor.name: actor.id for actor in window.session.project.actors()}
    window.side.codebook.choose("actor", actors[WORDS[language.language()]["actors"][0]])
    return window


def codebook_issues(window: MainWindow) -> QWidget:
    coded(window)
    window.to_codebook()
    issues = {issue.name: issue.id for issue in window.session.project.issues()}
    window.side.codebook.choose("issue", issues[BY_BAR[language.language()][0].issue])
    form = window.side.codebook.findChild(EntryForm)
    assert form is not None
    form.unfold_uses()
    return window


def claims_table(window: MainWindow) -> QWidget:
    """Filtered by stance, with the stances of two rows selected."""
    coded(window)
    window.side.show_table()
    table = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ClaimsWindow) and w.isVisible())
    table.filter(ClaimFilter({"stance": frozenset({Stance.OPPOSE, Stance.SUPPORT})}))
    rows = table.findChild(QTableView)
    assert rows is not None
    rows.setCurrentIndex(rows.model().index(0, COLUMNS.index("stance")))
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    return table


def find_bar(window: MainWindow) -> QWidget:
    tagged(window)
    window.finding.open_bar()
    _type(window, WORDS[language.language()]["find"][0])
    return window


def palette(window: MainWindow) -> QWidget:
    coded(window)
    window.command_palette.toggle()
    return window


def palette_letters(window: MainWindow) -> QWidget:
    palette(window)
    _type(window, WORDS[language.language()]["find"][0][:3])
    QTest.qWait(200)
    return window


def guide(window: MainWindow) -> QWidget:
    reading(window)
    window.guide.start()
    return window


def print_preview(window: MainWindow) -> QWidget:
    coded(window)
    shown = window.printing.preview()
    assert shown is not None
    QTest.qWait(500)
    return shown


def search(window: MainWindow) -> QWidget:
    coded(window)
    window.finding.open_search()
    _type(window, WORDS[language.language()]["find"][1])
    QTest.qWait(300)
    return window


def article_filter(window: MainWindow) -> QWidget:
    coded(window)
    button = window.library.findChild(FilterButton)
    assert button is not None
    button.click()
    return window


def note(window: MainWindow) -> QWidget:
    coded(window)
    statement = next(coding.statement for coding in window.session.codings if coding.statement.note)
    window.edit_note(statement.id)
    return _dialog()


def merge(window: MainWindow) -> QWidget:
    codebook_actors(window)
    entries = window.side.codebook.findChild(EntryList)
    assert entries is not None
    QTest.keyClick(entries, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    window.side.codebook._merge()
    return _dialog()


def importing(window: MainWindow) -> QWidget:
    """Several files of several kinds, with the reprint chosen."""
    reading(window)
    spoken = language.language()
    with tempfile.TemporaryDirectory() as place:
        for name, text in FILES[spoken].items():
            (Path(place) / name).write_text(text.format(*PARAGRAPHS[spoken]), encoding="utf-8")
        window.errands.arrivals.add([Path(place)])
        _wait_for_jobs(window)
    dialog = _dialog()
    assert isinstance(dialog, ImportDialog)
    repeats = [n for n, row in enumerate(dialog.rows.rows) if isinstance(row, Row) and row.like]
    dialog.grid.setCurrentIndex(dialog.rows.index(next(iter(repeats), 0), 1))
    return dialog


def import_report(window: MainWindow) -> QWidget:
    dialog = importing(window)
    QTest.keyClick(dialog.findChild(QTableView) or dialog, Qt.Key.Key_Return)
    _wait_for_jobs(window)
    return _dialog()


def reprint(window: MainWindow) -> QWidget:
    """The list of articles with a reprint in it."""
    import_report(window).close()
    return window


def import_columns(window: MainWindow) -> QWidget:
    """A table whose columns are asked for."""
    reading(window)
    spoken = language.language()
    header = "Judul;Media;Tanggal;Isi" if spoken == "id" else "Title;Outlet;Date;Text"
    row = "Harga turun;Kabar Teluk;19/3/2024" if spoken == "id" else "Prices fall;Bay Courier;19/3/2024"
    with tempfile.TemporaryDirectory() as place:
        table = Path(place) / ("kliping.csv" if spoken == "id" else "clippings.csv")
        lines = [header, *(f"{row};{PARAGRAPHS[spoken][2]}" for _ in range(4))]
        table.write_text("\n".join(lines), encoding="utf-8")
        window.errands.arrivals.add([table])
        _wait_for_jobs(window)
    return _dialog()


def _wait_for_jobs(window: MainWindow) -> None:
    while window.jobs.busy:
        QTest.qWait(20)


def orphans(window: MainWindow) -> QWidget:
    """Two statements have lost their words to a correction; one of them is chosen."""
    coded(window)
    session = window.session
    assert session.article is not None
    lost = [place(session.article.text, statement) for statement in WORDS[language.language()]["statements"]]
    text = session.article.text
    for span in sorted(lost, reverse=True):
        text = text[: span.start] + "…" + text[span.end :]
    session.project.texts.correct(session.article.id, text)
    window.to_orphans()
    return window


def correct_text(window: MainWindow) -> QWidget:
    """A word is mended, a sentence is gone, and another one is new."""
    coded(window)
    session, words = window.session, WORDS[language.language()]
    assert session.article is not None
    window.texts.correct()
    dialog = _dialog()
    assert isinstance(dialog, CorrectTextDialog)
    field = dialog.new
    first, second = (place(session.article.text, statement) for statement in words["statements"])
    kept = session.article.text[first.start : first.end].split()
    text = session.article.text[: second.start] + session.article.text[second.end :]
    text = text.replace(" ".join(kept[:3]), " ".join([kept[0], words["typed"][0], *kept[2:3]]))
    text = text.replace("\n", f"\n{words['typed'][1]}\n", 1)
    field.selectAll()
    field.insertPlainText(text)
    _wait(window)
    for _ in range(2):
        dialog.step()
    return dialog


def details_found(window: MainWindow) -> QWidget:
    """What was found in the text and in the file, a reprint, and another language."""
    reading(window)
    project = window.session.project
    first, second = window.session.library()[:2]
    project.edit_article(second.id, reprint_of=first.id)
    with project.step("Origins"):
        origins = json.dumps({"title": "file", "source": "name", "published": "text", "language": "text"})
        project._connection.execute("UPDATE article SET origins = ? WHERE id = ?", (origins, second.id))
        start = project.sentences(second.id)[0]
        project.tag(second.id, Kind.STATEMENT, start.start, start.end)
    window.edit_details(second.id)
    dialog = _dialog()
    assert isinstance(dialog, DetailsDialog)
    dialog.language.setCurrentIndex(dialog.language.findData("ms"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    return dialog


def preferences(window: MainWindow) -> QWidget:
    """A pattern that hits, an abbreviation, and a line that is wrong."""
    reading(window)
    window.show_preferences()
    page = _sentences_page()
    page.furniture.setPlainText("\n".join(WORDS[language.language()]["furniture"]))
    page.abbreviations.setPlainText("Pol\nS.H")
    _wait(window)
    return page.window()


def preferences_wrong(window: MainWindow) -> QWidget:
    preferences(window)
    page = _sentences_page()
    page.furniture.appendPlainText("{judul} {any}\n{any}")
    page.abbreviations.appendPlainText("dua kata")
    _wait(window)
    return page.window()


def _sentences_page() -> SentencesPage:
    dialog = _dialog()
    assert isinstance(dialog, PreferencesDialog)
    page = next(page for page in dialog.pages if isinstance(page, SentencesPage))
    dialog.tabs.setCurrentWidget(page)
    return page


def preferences_keys(window: MainWindow) -> QWidget:
    """An action with a key of its own."""
    reading(window)
    window.show_preferences()
    page = _keys_page()
    page.choose("export")
    page.give("Ctrl+Shift+X")
    return page.window()


def preferences_keys_clash(window: MainWindow) -> QWidget:
    """A key that another action has."""
    reading(window)
    window.show_preferences()
    page = _keys_page()
    page.choose("tag_position")
    page.give("S")
    page.field.setFocus()
    return page.window()


def _keys_page() -> KeysPage:
    dialog = _dialog()
    assert isinstance(dialog, PreferencesDialog)
    return next(page for page in dialog.pages if isinstance(page, KeysPage))


def help_keys(window: MainWindow) -> QWidget:
    """All keys on one page."""
    reading(window)
    window.show_help("keys")
    return _dialog()


def colours(window: MainWindow) -> QWidget:
    """The usual colours."""
    tagged(window)
    window.show_preferences()
    return _colours_page().window()


def colours_own(window: MainWindow) -> QWidget:
    """Colours of which some eyes cannot tell two apart."""
    colours(window)
    rows = _colours_page().rows
    rows[Kind.STATEMENT].known[2].click()
    rows[Kind.POSITION].known[1].click()
    return _colours_page().window()


def reading_own_colours(window: MainWindow) -> QWidget:
    tagged(window)
    usual, chosen = theme.current(), {Kind.STATEMENT: QColor("#cc79a7"), Kind.POSITION: QColor("#d55e00")}
    theme.apply(window.desk.app, theme.mine(usual.name, chosen))
    window.destroyed.connect(lambda: theme.apply(window.desk.app, usual))
    return window


def _colours_page() -> ColoursPage:
    dialog = _dialog()
    assert isinstance(dialog, PreferencesDialog)
    page = next(page for page in dialog.pages if isinstance(page, ColoursPage))
    dialog.tabs.setCurrentWidget(page)
    page.theme.setCurrentIndex(page.theme.findData(theme.current().name))
    page.begin()
    return page


def sentence_menu(window: MainWindow) -> QWidget:
    reading(window)
    entry = window.menuBar().actions()[4].menu()
    assert isinstance(entry, QMenu)
    entry.popup(window.mapToGlobal(window.menuBar().rect().bottomLeft()))
    return entry


def unsaved(window: MainWindow) -> QWidget:
    """Another program holds the file while somebody goes on tagging."""
    tagged(window)
    window.session.project._connection.execute("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(window.session.project.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        QTest.keyClick(window.pane, Qt.Key.Key_Down)
        QTest.keyClick(window.pane, Qt.Key.Key_S)
        QTest.keyClick(window.pane, Qt.Key.Key_Down)
        QTest.keyClick(window.pane, Qt.Key.Key_P)
    return window


def notice(window: MainWindow) -> QWidget:
    tagged(window)
    name = {"id": "salinan yang berkonflik Budi 2026-11-20", "en": "Budi's conflicted copy 2026-11-20"}
    path = window.session.project.path
    window.session.project.save_copy(path.with_name(f"{path.stem} ({name[language.language()]}){path.suffix}"))
    window.notices.look()
    return window


def history(window: MainWindow) -> QWidget:
    """A claim was removed, another one taken back."""
    tagged(window)
    session = window.session
    first = next(a for a in session.annotations.values() if a.kind is Kind.STATEMENT)
    session.untag(first.id)
    session.project.edit_article(session.article.id if session.article else 0, status="in work")
    session.undo()
    window.show_history()
    shown = window.findChild(HistoryWindow)
    assert shown is not None
    shown.resize(1100, 700)
    shown.choose(next(e.id for e in session.project.record.steps() if e.name in ("Remove claim", "Remove tag")))
    _wait(window)
    return shown


def history_compact(window: MainWindow) -> QWidget:
    tagged(window)
    dialog = CompactDialog(window.session.project.record.size(), window)
    dialog.open()
    return dialog


def backups_empty(window: MainWindow) -> QWidget:
    tagged(window)
    window.show_backups()
    _wait(window)
    return _dialog()


def backups_filled(window: MainWindow) -> QWidget:
    tagged(window)
    project, folder = window.session.project.path, window.backing_up.where()
    made = backups.make(project, folder, backups.Reason.TIMED).path
    for name in ("2026-11-01 03-00-00.000Z timed", "2026-11-02 13-04-00.000Z bulk", "2026-11-25 09-31-00.000Z asked"):
        shutil.copyfile(made, folder / f"{project.stem} {name}.sikap")
    window.show_backups()
    _wait(window)
    return _dialog()


def damaged(window: MainWindow) -> QWidget:
    """A page of the file was overwritten; there is a backup of the day before."""
    tagged(window)
    project, folder = window.session.project.path, window.backing_up.where()
    backups.make(project, folder, backups.Reason.TIMED)
    window.session.project.save_copy(hurt := project.with_name(f"{project.stem} 2.sikap"))
    pages = bytearray(hurt.read_bytes())
    pages[4096 * 6 : 4096 * 9] = bytes(3 * 4096)
    hurt.write_bytes(pages)
    error = DamagedProject("{path} is damaged and cannot be read: open a backup copy of it instead.", path=hurt)
    dialog = DamagedDialog(hurt, error, lambda: good_backups(project), window)
    dialog.open()
    while not dialog.save.isEnabled():
        QTest.qWait(20)
    return dialog


def checked(window: MainWindow) -> QWidget:
    """What a check has found."""
    tagged(window)
    with closing(sqlite3.connect(window.session.project.path)) as other, other:
        other.execute("UPDATE annotation SET quote = 'x' || quote")
    window.errands.check_project()
    _wait(window)
    return _dialog()


def _type(window: MainWindow, letters: str) -> None:
    QTest.keyClicks(QApplication.focusWidget() or window, letters)


def _wait(window: MainWindow) -> None:
    """For what is looked up a moment after the last key."""
    QTest.qWait(500)
    while window.jobs.busy:
        QTest.qWait(20)


def _dialog() -> QWidget:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())


def reading_settings(window: MainWindow) -> QWidget:
    """The panel over the text, with the ruler on."""
    tagged(window)
    window.desk.set_type(window.pane.setting()._replace(ruler=True))
    window.type_panel.toggle()
    return window


def type_large(window: MainWindow) -> QWidget:
    """Sans, large, wide apart, in the widest margin."""
    coded(window)
    window.desk.set_type(Setting("sans", 16.0, 55, 2.1, 112, ruler=True))
    return window


def type_small(window: MainWindow) -> QWidget:
    """Small and tight, as wide as the window, in the smallest margin."""
    coded(window)
    window.desk.set_type(Setting("serif", 11.0, 0, 1.35, 40))
    return window


def focus_mode(window: MainWindow) -> QWidget:
    tagged(window)
    window.focus_mode.toggle()
    return window


def focus_mode_long_message(window: MainWindow) -> QWidget:
    """What is said over the text, on as many lines as it needs."""
    window.focus_mode.toggle()
    window.status.say("Rencana <b>tanggul</b> laut, Bupati Wulan Hadi dan Serikat Nelayan. " * 6)
    return window


def focus_mode_claim_bar(window: MainWindow) -> QWidget:
    """The claim bar below the text alone, with the ruler on."""
    claim_bar(window)
    window.desk.set_type(window.pane.setting()._replace(ruler=True))
    window.focus_mode.toggle()
    QTest.keyClick(window.pane, Qt.Key.Key_Return)
    return window


def help_search(window: MainWindow) -> QWidget:
    """A result is opened, its words marked."""
    window.show_help("start")
    help_window = _dialog()
    assert isinstance(help_window, HelpWindow)
    QTest.keyClicks(help_window.search, {"id": "urungkan", "en": "undo"}[language.language()])
    QTest.keyClick(help_window.search, Qt.Key.Key_Down)
    QTest.keyClick(help_window.search, Qt.Key.Key_Return)
    return help_window


def help_nothing(window: MainWindow) -> QWidget:
    window.show_help("start")
    help_window = _dialog()
    assert isinstance(help_window, HelpWindow)
    QTest.keyClicks(help_window.search, "xylofon")
    return help_window


def help_pictures(window: MainWindow) -> QWidget:
    window.show_help("claims")
    return _dialog()


def empty_claims(window: MainWindow) -> QWidget:
    reading(window)
    window.to_claims()
    return window


def empty_codebook(window: MainWindow) -> QWidget:
    reading(window)
    window.to_codebook()
    return window


def empty_table(window: MainWindow) -> QWidget:
    reading(window)
    window.side.show_table()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, ClaimsWindow) and w.isVisible())


def empty_table_filter(window: MainWindow) -> QWidget:
    """Claims, and a filter that none passes."""
    coded(window)
    window.side.show_table()
    table = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ClaimsWindow) and w.isVisible())
    table.filter(ClaimFilter({"statement": "xylofon"}))
    return table


def empty_search(window: MainWindow) -> QWidget:
    coded(window)
    window.finding.open_search()
    return window


def search_nothing(window: MainWindow) -> QWidget:
    empty_search(window)
    _type(window, "xylofon")
    QTest.qWait(300)
    return window


def find_nothing(window: MainWindow) -> QWidget:
    tagged(window)
    window.finding.open_bar()
    _type(window, "xylofon")
    return window


def library_nothing(window: MainWindow) -> QWidget:
    """No article has these words."""
    coded(window)
    window.to_library()
    field = window.library.findChild(QLineEdit)
    assert field is not None
    field.setText("xylofon")
    QTest.qWait(300)
    return window


def palette_nothing(window: MainWindow) -> QWidget:
    palette(window)
    _type(window, "xylofon")
    QTest.qWait(200)
    return window


def codebook_nothing(window: MainWindow) -> QWidget:
    """No entry has these letters."""
    codebook_actors(window)
    names = {"id": "Saring aktor…", "en": "Filter actors…"}
    fields = window.side.codebook.findChildren(QLineEdit)
    next(f for f in fields if f.placeholderText() == names[language.language()]).setText("xylofon")
    QTest.qWait(300)
    return window


def empty_history(window: MainWindow) -> QWidget:
    window.show_history()
    shown = window.findChild(HistoryWindow)
    assert shown is not None
    _wait(window)
    return shown


STATES: dict[str, Callable[[MainWindow], QWidget]] = {
    "empty": empty,
    "reading": reading,
    "tagged": tagged,
    "chosen": chosen,
    "selection": selection,
    "markdown": markdown,
    "large-text": large_text,
    "export": export,
    "details": details,
    "help": help_page,
    "failure": failure,
    "menu": menu,
    "claim-bar": claim_bar,
    "claim-bar-half": claim_bar_half,
    "claims": claims,
    "codebook-actors": codebook_actors,
    "codebook-issues": codebook_issues,
    "claims-table": claims_table,
    "palette": palette,
    "palette-letters": palette_letters,
    "guide": guide,
    "print-preview": print_preview,
    "find": find_bar,
    "search": search,
    "article-filter": article_filter,
    "note": note,
    "merge": merge,
    "orphans": orphans,
    "correct-text": correct_text,
    "details-found": details_found,
    "preferences": preferences,
    "preferences-wrong": preferences_wrong,
    "sentence-menu": sentence_menu,
    "import": importing,
    "import-report": import_report,
    "import-columns": import_columns,
    "reprint": reprint,
    "unsaved": unsaved,
    "notice": notice,
    "history": history,
    "history-compact": history_compact,
    "backups-empty": backups_empty,
    "backups": backups_filled,
    "damaged": damaged,
    "checked": checked,
    "reading-settings": reading_settings,
    "type-large": type_large,
    "type-small": type_small,
    "focus-mode": focus_mode,
    "focus-mode-claim-bar": focus_mode_claim_bar,
    "preferences-keys": preferences_keys,
    "preferences-keys-clash": preferences_keys_clash,
    "help-keys": help_keys,
    "folded": folded,
    "half-folded": half_folded,
    "recent-projects": recent_projects,
    "gone-project": gone_project,
    "large-system": large_system,
    "large-system-bar": large_system_bar,
    "large-system-dialog": large_system_dialog,
    "colours": colours,
    "colours-own": colours_own,
    "reading-own-colours": reading_own_colours,
    "help-search": help_search,
    "help-nothing": help_nothing,
    "help-pictures": help_pictures,
    "empty-claims": empty_claims,
    "empty-codebook": empty_codebook,
    "empty-table": empty_table,
    "empty-table-filter": empty_table_filter,
    "empty-search": empty_search,
    "search-nothing": search_nothing,
    "find-nothing": find_nothing,
    "library-nothing": library_nothing,
    "palette-nothing": palette_nothing,
    "codebook-nothing": codebook_nothing,
    "empty-history": empty_history,
    "focus-mode-long-message": focus_mode_long_message,
}

# What the help shows: by day and by night, in both languages, only the part of the window that a page speaks of


class Picture(NamedTuple):
    """A state, in a window of this size, and the part of it that is drawn with so many dots a pixel."""

    draw: Callable[[MainWindow], QWidget]
    part: Callable[[MainWindow, QWidget], QRect]
    size: tuple[int, int] = (1180, 720)
    dots: float = 2


def draw_help_pictures() -> None:
    """Draw them again; a picture in which nothing changed is the same file to the byte."""
    app = make_app("en", "light")
    app.setCursorFlashTime(0)  # a caret that is always there
    days = {"light": "", "dark": help_view.DARK}
    for spoken, (name, picture), (worn, ending) in product(language.LANGUAGES, PICTURES.items(), days.items()):
        dress(app, spoken, worn)
        with shown(app, picture.draw, picture.size) as widget:
            QTest.qWait(300)  # buttons in fields fade in
            window = next(w for w in desk_windows() if w.isVisible())
            image = _render(widget, picture.part(window, widget), picture.dots)
        file = resources.path(f"help/images/{spoken}/{name}{ending}.png")
        file.parent.mkdir(parents=True, exist_ok=True)
        _with_few_colours(image).save(str(file), quality=0)
        sys.stdout.write(f"{file}\n")


def desk_windows() -> list[MainWindow]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]


def _render(widget: QWidget, part: QRect, dots: float) -> QImage:
    image = QImage(part.size() * dots, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dots)
    widget.render(image, QPoint(), QRegion(part))
    return image


def _with_few_colours(image: QImage) -> QImage:
    """The same with at most COLOURS colours, so that the file is small: the most frequent, and those unlike them."""
    raw = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(raw.constBits()).cast("I"))
    table: list[int] = []
    for colour, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0])):
        if all(_unlike(colour, other) for other in table):
            table.append(colour)
        if len(table) == COLOURS:
            break
    kept = raw.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)
    kept.setDevicePixelRatio(1)
    return kept


def _unlike(one: int, other: int) -> bool:
    return max(abs((one >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16)) > NEARLY


def _whole(_window: MainWindow, widget: QWidget) -> QRect:
    return widget.rect()


def _place_of(window: MainWindow, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def _side(window: MainWindow, _widget: QWidget) -> QRect:
    return _place_of(window, window.side)


def _marks(window: MainWindow, _widget: QWidget) -> QRect:
    """Two paragraphs that have tags, with their margin."""
    pane, words = window.pane, BY_BAR[language.language()][0].statement.partition(" … ")[0]
    top = pane.cursorRect(QTextCursor(pane.document().find(words).block())).top()
    pane.verticalScrollBar().setValue(pane.verticalScrollBar().value() + top - 16)
    place = _place_of(window, pane.viewport())
    return QRect(place.x(), place.y(), place.width(), 290)


def _kind_bar(window: MainWindow, _widget: QWidget) -> QRect:
    bar = next(bar for bar in window.findChildren(KindBar) if bar.isVisible())
    return _place_of(window, bar).adjusted(-200, -110, 200, 60) & _place_of(window, window.pane.viewport())


def _claim_bar(window: MainWindow, _widget: QWidget) -> QRect:
    """The bar, and the suggestions above it."""
    return _place_of(window, window.side.bar).adjusted(0, -230, 0, 0)


def _left(window: MainWindow, _widget: QWidget) -> QRect:
    left = window.panes.widget(0)
    assert left is not None
    return _place_of(window, left).adjusted(0, 0, 0, -160)


def _foot(window: MainWindow, _widget: QWidget) -> QRect:
    return window.rect().adjusted(0, window.height() - 130, 0, 0)


def exporting(window: MainWindow) -> QWidget:
    dialog = export(window)
    assert isinstance(dialog, ExportDialog)
    dialog.tables["claims"].setChecked(True)
    dialog.file.setText({"id": "Dokumen/klaim.csv", "en": "Documents/claims.csv"}[language.language()])
    _wait(window)
    rows = dialog.findChild(QTableView)
    assert rows is not None
    rows.horizontalScrollBar().setValue(
        rows.columnViewportPosition(COLUMNS.index("sentence"))
    )  # names before are new each time
    return dialog


COLOURS = 48  # of a picture for the help
NEARLY = 6  # of 255: colours that are nearer than this are one
PICTURES = {
    "window": Picture(claims, _whole, (1060, 620), 1),
    "marks": Picture(chosen, _marks),
    "kind-bar": Picture(selection, _kind_bar, (1320, 840)),
    "claim-bar": Picture(claim_bar, _claim_bar, (900, 600)),
    "cards": Picture(claims, _side),
    "codebook": Picture(codebook_actors, _side),
    "import": Picture(importing, _whole, (940, 600), 1.5),
    "correct": Picture(correct_text, _whole, (900, 600), 1.1),
    "search": Picture(search, _left),
    "claims-table": Picture(claims_table, _whole, (980, 420)),
    "export": Picture(exporting, _whole, (1180, 620), 1.2),
    "unsaved": Picture(unsaved, _foot),
}

if __name__ == "__main__":
    if sys.argv[1:] == ["--help-pictures"]:
        draw_help_pictures()
    elif not sys.argv[1:] or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    else:
        main(Path(sys.argv[1]), sys.argv[2:])
