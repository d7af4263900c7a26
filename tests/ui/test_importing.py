"""The import preview as a person uses it: looking, correcting, deciding, and what is then in the project."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from reader.errors import BadFile, ProjectBusy
from reader.intake import prepare
from reader.languages import NO_RULES
from reader.model import Origin
from reader.project import Project
from reader.reprints import Reprint
from ui.importing.batch import Batch, Choice, Failure, Row, settle
from ui.importing.columns import TableDialog
from ui.importing.preview import ImportDialog
from ui.importing.report import ImportReport
from ui.importing.rows import COLUMNS, cell_text
from ui.main_window import MainWindow

Press = Callable[..., None]
Key = Qt.Key
BODY = (
    "Bupati menolak rencana itu dan meminta kementerian menundanya sampai warga didengar. "
    "Nelayan menyambut keputusan itu. Dewan belum bersikap, kata seorang anggotanya pada hari Senin."
)
OTHERS = (
    "Sekolah di lereng gunung menerima buku baru dari perpustakaan kota, kata kepala sekolah pada hari Rabu.",
    "Harga cabai turun di pasar induk setelah panen raya, ujar pedagang yang sudah lama berjualan di sana.",
    "Jembatan gantung di hulu sungai selesai dibangun, dan anak-anak tidak lagi menyeberang dengan rakit.",
)


def row(number: int, **details: object) -> Row:
    new = prepare(f"Judul Nomor {number}\n\n{BODY}", language="id")
    return Row(f"berita/{number}.txt", new._replace(guid=f"g{number}", **details))  # type: ignore[arg-type]


def like(one: Row, other: Row, *, same: bool) -> Row:
    return Row(one.file, one.new, Reprint(other.new.guid, other.new.title, 1.0 if same else 0.93, same))


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[..., ImportDialog]:
    def open_it(*rows: Row | Failure, guessed: Sequence[str] = ()) -> ImportDialog:
        dialog = ImportDialog(Batch(list(rows), tuple(guessed)))
        qtbot.addWidget(dialog)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isVisible() and dialog.grid.hasFocus())
        return dialog

    return open_it


def shown(dialog: ImportDialog, column: str) -> list[str]:
    return [cell_text(row, column) for row in dialog.rows.rows]


def go_to(dialog: ImportDialog, number: int, column: str = "title") -> None:
    dialog.grid.setCurrentIndex(dialog.rows.index(number, COLUMNS.index(column)))


def editor(dialog: ImportDialog, kind: type[QLineEdit] | type[QComboBox]) -> QLineEdit | QComboBox:
    found = [child for child in dialog.grid.viewport().findChildren(kind) if child.isVisible()]
    return found[0]


def type_into(dialog: ImportDialog, column: str, words: str, qtbot: QtBot) -> QLineEdit:
    """Press F2 in a cell, type over what is there, and press Enter."""
    go_to(dialog, dialog.grid.currentIndex().row(), column) if len(dialog._selected()) < 2 else dialog.edit(column)
    if not dialog.grid.is_editing():
        qtbot.keyClick(dialog.grid, Key.Key_F2)
    field = editor(dialog, QLineEdit)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Key.Key_Return)
    return field


class TestTheTable:
    def test_it_shows_each_article_and_each_file_that_failed(self, opened: Callable[..., ImportDialog]) -> None:
        broken = Failure("rusak.pdf", BadFile("{name} is broken.", name="rusak.pdf"))
        dialog = opened(row(1, left_out=("Beranda", "Indeks")), broken)
        assert shown(dialog, "title") == ["Judul Nomor 1", "rusak.pdf"]
        assert shown(dialog, "left_out") == ["2", ""]
        assert shown(dialog, "remark") == ["", "rusak.pdf is broken."]
        assert dialog.chosen.text() == "1 of 1 will be imported"
        assert "1 file could not be read" in dialog.summary.text()

    def test_the_chosen_article_is_shown_with_what_is_known_of_it(self, opened: Callable[..., ImportDialog]) -> None:
        first = row(1, source="Warta", origins={"source": Origin.FILE}, left_out=("Beranda",), notes=("A note.",))
        dialog = opened(first, row(2))
        assert BODY in dialog.text.toPlainText()
        facts = dialog.facts.toPlainText()
        assert "Warta  found in the file" in facts.replace("\xa0", " ")
        assert "berita/1.txt" in facts
        assert "A note." in facts
        assert "Beranda" in facts
        QTest.keyClick(dialog.grid, Key.Key_Down)
        assert "Judul Nomor 2" in dialog.text.toPlainText()

    def test_a_failed_file_is_shown_with_its_sentence(self, opened: Callable[..., ImportDialog]) -> None:
        dialog = opened(row(1), Failure("rusak.pdf", BadFile("{name} is broken.", name="rusak.pdf")))
        go_to(dialog, 1)
        assert dialog.text.toPlainText() == "rusak.pdf is broken."
        dialog.edit("title")
        assert not dialog.grid.is_editing()

    def test_rows_are_narrowed_to_what_needs_a_look(self, opened: Callable[..., ImportDialog], qtbot: QtBot) -> None:
        dialog = opened(row(1, published="2024-03-12"), row(2), like(row(3), row(1), same=True))
        names = [dialog.filter.itemText(number) for number in range(dialog.filter.count())]
        assert names[0] == "All (3)"
        dialog.filter.setCurrentIndex(names.index("Without a date (2)"))
        assert shown(dialog, "title") == ["Judul Nomor 2", "Judul Nomor 3"]
        dialog.filter.setCurrentIndex(names.index("Reprints of other articles (1)"))
        assert shown(dialog, "title") == ["Judul Nomor 3"]

    def test_a_click_on_a_header_sorts_and_a_second_one_turns_round(
        self, opened: Callable[..., ImportDialog], qtbot: QtBot
    ) -> None:
        dialog = opened(row(2), row(1, published="2024-03-12"), row(3))
        go_to(dialog, 2)
        header = dialog.grid.horizontalHeader()
        for expected in (["1", "2", "3"], ["3", "2", "1"]):
            place = QPoint(header.sectionViewportPosition(COLUMNS.index("title")) + 20, 8)
            qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
            assert [title[-1] for title in shown(dialog, "title")] == expected
            current = dialog._current()
            assert isinstance(current, Row)
            assert current.new.title == "Judul Nomor 3"

    @pytest.mark.parametrize("column", COLUMNS)
    def test_it_sorts_by_each_column_and_loses_no_row(
        self, opened: Callable[..., ImportDialog], column: str, qtbot: QtBot
    ) -> None:
        rows: list[Row | Failure] = [
            row(2, source="warta", author="Dewi", left_out=("Beranda",)),
            Failure("rusak.pdf", BadFile("{name} is broken.", name="rusak.pdf")),
            row(1, source="Angin", published="2024-03-12", notes=("A note.",)),
        ]
        dialog = opened(*rows, like(row(3), row(1), same=True))
        dialog._sort(COLUMNS.index(column))
        up = [row.file for row in dialog.rows.rows]
        dialog._sort(COLUMNS.index(column))
        assert [row.file for row in dialog.rows.rows] != up
        assert sorted(up) == ["berita/1.txt", "berita/2.txt", "berita/3.txt", "rusak.pdf"]

    def test_what_is_short_in_a_cell_is_whole_in_its_tip(self, opened: Callable[..., ImportDialog]) -> None:
        broken = Failure("rusak.pdf", BadFile("{name} is broken.", name="rusak.pdf"))
        dialog = opened(
            row(1, left_out=("Beranda", "Indeks"), origins={"title": Origin.TEXT}, notes=("A note.",)), broken
        )

        def tip(number: int, column: str) -> str:
            return str(dialog.rows.index(number, COLUMNS.index(column)).data(Qt.ItemDataRole.ToolTipRole))

        assert tip(0, "left_out") == "Beranda\nIndeks"
        assert tip(0, "title") == "Judul Nomor 1\nfound in the text"
        assert tip(0, "remark") == "A note."
        assert tip(1, "words") == "rusak.pdf is broken."
        header = dialog.rows.headerData
        tips = [header(n, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) for n in range(len(COLUMNS))]
        assert all(tips)

    def test_the_model_is_sound(self, opened: Callable[..., ImportDialog], qtmodeltester: object) -> None:
        broken = Failure("rusak.pdf", BadFile("{name} is broken.", name="rusak.pdf"))
        dialog = opened(row(1), broken, like(row(2), row(1), same=False))
        qtmodeltester.check(dialog.rows)  # type: ignore[attr-defined]

    def test_every_cell_can_be_heard(self, opened: Callable[..., ImportDialog]) -> None:
        dialog = opened(row(1, source="Warta", origins={"source": Origin.NAME}))
        heard = dialog.rows.index(0, COLUMNS.index("source")).data(Qt.ItemDataRole.AccessibleTextRole)
        assert heard == "Source: Warta, found in the file’s name"
        assert dialog.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "brought in"


class TestKeys:
    def test_space_takes_all_selected_rows_out_and_in(self, opened: Callable[..., ImportDialog], qtbot: QtBot) -> None:
        dialog = opened(row(1), row(2), row(3))
        qtbot.keyClick(dialog.grid, Key.Key_Space)
        assert [one.new.title for one in dialog.batch.chosen] == ["Judul Nomor 2", "Judul Nomor 3"]
        qtbot.keyClick(dialog.grid, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(dialog.grid, Key.Key_Space)
        assert len(dialog.batch.chosen) == 3
        qtbot.keyClick(dialog.grid, Key.Key_Space)
        assert dialog.batch.chosen == []
        assert not dialog.go.isEnabled()
        qtbot.keyClick(dialog.grid, Key.Key_Return)
        assert dialog.isVisible()

    def test_a_click_on_a_tick_takes_the_row_out(self, opened: Callable[..., ImportDialog], qtbot: QtBot) -> None:
        dialog = opened(row(1), row(2))
        place = dialog.grid.visualRect(dialog.rows.index(1, 0)).center()
        qtbot.mouseClick(dialog.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert [one.file for one in dialog.batch.chosen] == ["berita/1.txt"]

    def test_enter_imports_and_escape_does_not(self, opened: Callable[..., ImportDialog], qtbot: QtBot) -> None:
        dialog = opened(row(1))
        qtbot.keyClick(dialog.grid, Key.Key_Escape)
        assert dialog.result() == QDialog.DialogCode.Rejected.value
        dialog = opened(row(1))
        qtbot.keyClick(dialog.grid, Key.Key_Return)
        assert dialog.result() == QDialog.DialogCode.Accepted.value

    def test_escape_asks_before_corrections_are_lost(self, opened: Callable[..., ImportDialog], qtbot: QtBot) -> None:
        dialog = opened(row(1), row(2))
        type_into(dialog, "source", "Warta", qtbot)
        qtbot.keyClick(dialog.grid, Key.Key_Escape)
        box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
        assert dialog.isVisible()
        yes = box.button(QMessageBox.StandardButton.Yes)
        qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
        assert not dialog.isVisible()


class TestCorrecting:
    def test_a_corrected_cell_is_typed_and_no_longer_found(
        self, opened: Callable[..., ImportDialog], qtbot: QtBot
    ) -> None:
        dialog = opened(row(1, origins={"title": Origin.TEXT, "language": Origin.TEXT}), row(2))
        type_into(dialog, "title", "Judul yang benar", qtbot)
        first = next(settle(dialog.batch, NO_RULES))
        assert (first.title, dict(first.origins)) == ("Judul yang benar", {"language": Origin.TEXT})
        assert "typed" in dialog.facts.toPlainText()

    def test_a_date_is_understood_and_what_is_none_stays_open_and_is_said(
        self, opened: Callable[..., ImportDialog], qtbot: QtBot
    ) -> None:
        dialog = opened(row(1), row(2))
        field = type_into(dialog, "published", "kemarin", qtbot)
        assert field.isVisible()
        assert "kemarin is no date" in dialog.error.text()
        field.selectAll()
        qtbot.keyClicks(field, "21/11/2023")
        qtbot.keyClick(field, Key.Key_Return)
        assert not dialog.error.isVisible()
        assert dialog.batch.articles[0].value("published") == "2023-11-21"
        assert shown(dialog, "published") == ["21 Nov 2023", "–"]

    def test_one_source_is_set_for_all_selected_rows(self, opened: Callable[..., ImportDialog], qtbot: QtBot) -> None:
        dialog = opened(row(1), row(2), row(3))
        qtbot.keyClick(dialog.grid, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        dialog.names.actions()[0].trigger()
        field = editor(dialog, QLineEdit)
        qtbot.keyClicks(field, "Warta Lintang")
        qtbot.keyClick(field, Key.Key_Return)
        assert shown(dialog, "source") == ["Warta Lintang", "Warta Lintang", "–"]

    def test_a_title_is_never_set_for_many(self, opened: Callable[..., ImportDialog], qtbot: QtBot) -> None:
        dialog = opened(row(1), row(2))
        qtbot.keyClick(dialog.grid, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_into(dialog, "title", "Baru", qtbot)
        assert shown(dialog, "title") == ["Baru", "Judul Nomor 2"]

    def test_another_language_cuts_the_text_anew(self, opened: Callable[..., ImportDialog], qtbot: QtBot) -> None:
        dialog = opened(row(1), row(2))
        go_to(dialog, 0, "language")
        qtbot.keyClick(dialog.grid, Key.Key_F2)
        box = editor(dialog, QComboBox)
        assert isinstance(box, QComboBox)
        box.setEditText("jv")
        qtbot.keyClick(box, Key.Key_Return)
        first, second = settle(dialog.batch, NO_RULES)
        assert (first.language, second.language) == ("jv", "id")
        assert first.text == row(1).new.text
        assert shown(dialog, "language")[1] == "Indonesian"

    def test_arrows_go_through_the_languages_and_enter_takes_one(
        self, opened: Callable[..., ImportDialog], qtbot: QtBot
    ) -> None:
        dialog = opened(row(1), row(2))
        go_to(dialog, 0, "language")
        qtbot.keyClick(dialog.grid, Key.Key_F2)
        box = editor(dialog, QComboBox)
        for _ in range(2):
            qtbot.keyClick(box, Key.Key_Down)
        assert dialog.grid.is_editing()
        assert shown(dialog, "language") == ["Indonesian", "Indonesian"]
        qtbot.keyClick(box, Key.Key_Return)
        assert shown(dialog, "language") == ["English", "Indonesian"]
        assert dialog.isVisible()

    def test_going_to_another_column_keeps_the_rows_that_are_selected(
        self, opened: Callable[..., ImportDialog], qtbot: QtBot
    ) -> None:
        dialog = opened(row(1), row(2), row(3))
        go_to(dialog, 0, "title")
        qtbot.keyClick(dialog.grid, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        qtbot.keyClick(dialog.grid, Key.Key_Right)
        type_into(dialog, "source", "Kabar", qtbot)
        assert shown(dialog, "source") == ["Kabar", "Kabar", "–"]

    def test_a_language_that_is_none_is_refused(self, opened: Callable[..., ImportDialog], qtbot: QtBot) -> None:
        dialog = opened(row(1), row(2))
        go_to(dialog, 0, "language")
        qtbot.keyClick(dialog.grid, Key.Key_F2)
        box = editor(dialog, QComboBox)
        assert isinstance(box, QComboBox)
        box.setEditText("bahasa kalbu")
        qtbot.keyClick(box, Key.Key_Return)
        assert "no language code" in dialog.error.text()
        assert dialog.batch.articles[0].value("language") == "id"


class TestRepeats:
    def test_the_very_same_is_left_out_and_the_nearly_same_is_a_reprint(
        self, opened: Callable[..., ImportDialog]
    ) -> None:
        first = row(1)
        dialog = opened(first, like(row(2), first, same=True), like(row(3), first, same=False))
        assert shown(dialog, "remark") == [
            "",
            "The same text as “Judul Nomor 1”.",
            "Reprint of “Judul Nomor 1” (93% the same).",
        ]
        assert [(new.title[-1], new.reprint_of) for new in settle(dialog.batch, NO_RULES)] == [("1", ""), ("3", "g1")]

    def test_one_is_decided_in_its_cell(self, opened: Callable[..., ImportDialog], qtbot: QtBot) -> None:
        first = row(1)
        dialog = opened(first, like(row(2), first, same=True))
        go_to(dialog, 1, "remark")
        qtbot.keyClick(dialog.grid, Key.Key_F2)
        box = editor(dialog, QComboBox)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(list(Choice).index(Choice.KEEP))
        box.activated.emit(box.currentIndex())
        assert dialog.batch.articles[1].choice is Choice.KEEP
        assert dialog.batch.reprints() == {}

    def test_all_are_decided_at_once(self, opened: Callable[..., ImportDialog]) -> None:
        first = row(1)
        dialog = opened(first, like(row(2), first, same=True), like(row(3), first, same=False))
        actions = dialog.decisions.actions()
        actions[list(Choice).index(Choice.SKIP)].trigger()
        assert len(dialog.batch.chosen) == 1
        actions[list(Choice).index(Choice.REPRINT)].trigger()
        assert dialog.batch.reprints() == {"g2": "g1", "g3": "g1"}

    def test_without_the_first_the_next_one_takes_its_place(self) -> None:
        one = row(1)
        two = like(row(2), one, same=False)
        three, four = like(row(3), one, same=False), like(row(4), two, same=False)
        one.turn(False)
        assert Batch([one, two, three, four]).reprints() == {"g3": "g2", "g4": "g2"}
        two.turn(False)
        assert Batch([one, two, three, four]).reprints() == {"g4": "g3"}

    def test_a_reprint_of_an_article_in_the_project_stays_one(self) -> None:
        there = row(0)
        two = like(row(2), there, same=False)
        three = like(row(3), two, same=False)
        two.turn(False)
        assert Batch([two, three]).reprints() == {"g3": "g0"}


# The way in, from the window to the project


@pytest.fixture(autouse=True)
def dialogs_end() -> Iterator[None]:
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            widget.hide()


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    files = []
    for number, text in enumerate(OTHERS):
        file = tmp_path / f"berita-{number}.txt"
        file.write_text(f"Judul Nomor {number}\n\n{text}\n", encoding="utf-8")
        files.append(file)
    return files


def bring(window: MainWindow, qtbot: QtBot, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop(window, mime, qtbot)


def drop(window: MainWindow, mime: QMimeData, qtbot: QtBot) -> None:
    at = QPointF(QPoint(400, 300))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys))
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)


def dialog_of(kind: type[QDialog]) -> QDialog:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def import_it(window: MainWindow, qtbot: QtBot) -> None:
    """Press Enter in the preview."""
    dialog = dialog_of(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.keyClick(dialog.grid, Key.Key_Return)
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_several_files_are_previewed_and_come_in_as_one_step(
    window: MainWindow, qtbot: QtBot, three: list[Path], press: Press
) -> None:
    bring(window, qtbot, *three)
    assert window.session.project.articles() == []
    import_it(window, qtbot)
    assert window.library.titles() == ["Judul Nomor 0", "Judul Nomor 1", "Judul Nomor 2"]
    assert window.session.article is not None
    assert window.session.article.title == "Judul Nomor 0"
    assert window.status.currentMessage() == "3 articles added."
    press(window, "Ctrl+Z")
    assert window.library.titles() == []


def test_one_file_goes_straight_in(window: MainWindow, qtbot: QtBot, three: list[Path]) -> None:
    bring(window, qtbot, three[0])
    assert window.library.titles() == ["Judul Nomor 0"]
    assert "Added “Judul Nomor 0”" in window.status.currentMessage()


def test_a_file_that_failed_among_several_is_shown_and_reported(
    window: MainWindow, qtbot: QtBot, three: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "kosong.txt").touch()
    bring(window, qtbot, three[0], tmp_path / "kosong.txt")
    import_it(window, qtbot)
    report = dialog_of(ImportReport)
    assert isinstance(report, ImportReport)
    assert report.told.text() == "1 article added. 1 file could not be read."
    assert "kosong.txt is empty" in report.list.toPlainText()
    qtbot.mouseClick(report.copy, Qt.MouseButton.LeftButton)
    assert "kosong.txt is empty" in QGuiApplication.clipboard().text()


def test_several_files_that_all_fail_are_one_report(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).touch()
    bring(window, qtbot, tmp_path / "a.txt", tmp_path / "b.txt")
    report = dialog_of(ImportReport)
    assert isinstance(report, ImportReport)
    assert report.told.text() == "Nothing was imported."
    assert len(report.list.toPlainText().splitlines()) == 2


def test_an_article_that_is_there_already_is_asked_about(window: MainWindow, qtbot: QtBot, three: list[Path]) -> None:
    bring(window, qtbot, three[0])
    bring(window, qtbot, *three)
    dialog = dialog_of(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert [one.choice for one in dialog.batch.articles] == [Choice.SKIP, Choice.KEEP, Choice.KEEP]
    import_it(window, qtbot)
    assert len(window.library.titles()) == 3
    assert window.status.currentMessage() == "2 articles added. 1 was left out as a reprint."


def test_a_reprint_is_linked_to_the_first(window: MainWindow, qtbot: QtBot, three: list[Path]) -> None:
    bring(window, qtbot, three[0])
    bring(window, qtbot, three[0])
    dialog = dialog_of(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.keyClick(dialog.grid, Key.Key_Space)
    import_it(window, qtbot)
    first, second = window.session.project.articles()
    assert second.reprint_of == first.id


def test_cancelling_the_preview_leaves_nothing(window: MainWindow, qtbot: QtBot, three: list[Path]) -> None:
    bring(window, qtbot, *three)
    qtbot.keyClick(dialog_of(ImportDialog), Key.Key_Escape)
    assert window.session.project.articles() == []
    assert window.session.project.next_undo() is None


def test_stopping_while_it_is_stored_leaves_nothing(
    window: MainWindow, qtbot: QtBot, three: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(window, qtbot, *three)
    stop = window.indicator.findChildren(QAbstractButton)[0]
    add = Project.add_articles

    def slow(self: Project, new: Sequence[object], report: Callable[[int, int], None]) -> object:
        def step(done: int, total: int) -> None:
            if done == 2:
                window.jobs.cancel_all()
            report(done, total)

        return add(self, new, step)  # type: ignore[arg-type]

    monkeypatch.setattr(Project, "add_articles", slow)
    import_it(window, qtbot)
    assert stop.accessibleName() == "Stop this work"
    assert window.session.project.articles() == []
    assert window.status.currentMessage() == "Stopped: nothing was changed."
    dialog_of(ImportDialog)


def test_what_cannot_be_stored_now_can_be_tried_again(
    window: MainWindow, qtbot: QtBot, three: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise ProjectBusy("Another program is writing.")

    bring(window, qtbot, *three)
    dialog = dialog_of(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    type_into(dialog, "source", "Warta Lintang", qtbot)
    with monkeypatch.context() as patch:
        patch.setattr(Project, "add_articles", busy)
        dialog.accept()
        qtbot.waitUntil(lambda: not window.jobs.busy)
    box = dialog_of(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text() == "Another program is writing."
    box.close()
    import_it(window, qtbot)
    assert [article.source for article in window.session.project.articles()] == ["Warta Lintang", "", ""]


def test_a_piece_of_a_page_is_named_by_its_first_heading_of_any_level(window: MainWindow, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setHtml("<h2>Rapat Kabinet</h2><p>Presiden menolak usulan itu. Menteri setuju.</p>")
    QGuiApplication.clipboard().setMimeData(mime)
    window.errands.arrivals.paste()
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
    assert [article.title for article in window.session.project.articles()] == ["Rapat Kabinet"]


def test_somebody_who_has_gone_on_is_left_where_they_are(window: MainWindow, qtbot: QtBot, three: list[Path]) -> None:
    first = window.session.project.add_article("Bupati menolak. Nelayan setuju. Menteri diam.", title="Lama")
    window.session.reread()
    window.session.open_article(first.id)
    bring(window, qtbot, *three)
    dialog = dialog_of(ImportDialog)
    dialog.accept()
    window.session.step(1)
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
    assert window.session.article == first
    assert window.session.number() == 2
    assert len(window.session.library()) == 4


def test_a_piece_of_a_page_keeps_its_headings_lists_and_links(window: MainWindow, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setHtml(
        "<h1>Nelayan Menolak</h1><p>Kata bupati, <a href='https://example.org/plan'>rencana itu</a> ditunda.</p>"
        "<ul><li>Pelabuhan baru</li><li>Teluk yang lama</li></ul>"
    )
    mime.setText("Nelayan Menolak\nKata bupati, rencana itu ditunda.")
    QGuiApplication.clipboard().setMimeData(mime)
    window.errands.arrivals.paste()
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
    assert window.session.article is not None
    assert window.session.article.title == "Nelayan Menolak"
    kinds = [block.kind.value for block in window.session.blocks]
    assert kinds == ["heading", "paragraph", "list_item", "list_item"]
    assert [style.href for block in window.session.blocks for style in block.styles if style.href] == [
        "https://example.org/plan"
    ]


def test_of_a_piece_of_a_page_without_words_the_plain_text_is_taken(window: MainWindow, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setHtml("<p><img src='https://example.org/kapal.png'></p>")
    mime.setText(BODY)
    drop(window, mime, qtbot)
    assert [article.text for article in window.session.project.articles()] == [BODY]


def test_a_piece_of_a_page_without_any_text_is_refused_in_one_sentence(window: MainWindow, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setHtml("<p> <br> </p>")
    drop(window, mime, qtbot)
    box = dialog_of(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text() == "The clipboard holds no text: copy an article first."


def test_a_folder_is_opened_with_all_that_is_in_it(
    window: MainWindow, qtbot: QtBot, three: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(three[0].parent))
    window.actions_by_name["add_folder"].trigger()
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
    import_it(window, qtbot)
    assert len(window.library.titles()) == 3


def test_the_file_dialog_names_every_kind(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.formats import READERS

    asked: list[str] = []

    def ask(*words: object) -> tuple[list[str], str]:
        asked.append(str(words[3]))
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    window.errands.arrivals.choose_files()
    assert all(f"*{suffix}" in asked[0] for suffix in READERS)


class TestTables:
    """Files with one article a row."""

    @pytest.fixture
    def table(self, tmp_path: Path) -> Path:
        return self.write(tmp_path / "kliping.csv")

    @staticmethod
    def write(file: Path, kind: str = "berita") -> Path:
        lines = [f"{kind} nomor {number},Warta,{text!r}".replace("'", '"') for number, text in enumerate(OTHERS)]
        file.write_text("\n".join(["Nama,Surat,Kalimat", *lines]), encoding="utf-8")
        return file

    @staticmethod
    def dialog() -> TableDialog:
        dialog = dialog_of(TableDialog)
        assert isinstance(dialog, TableDialog)
        return dialog

    @staticmethod
    def pick(dialog: TableDialog, **columns: str) -> None:
        for field, column in columns.items():
            box = dialog.fields[field]
            box.setCurrentIndex(box.findData(column))

    def answer(self, window: MainWindow, qtbot: QtBot) -> None:
        """Say what the columns hold, and press Enter."""
        dialog = self.dialog()
        self.pick(dialog, text="Kalimat", title="Nama", source="Surat")
        qtbot.keyClick(dialog, Key.Key_Return)
        qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)

    def test_its_columns_are_asked_for_and_its_rows_become_articles(
        self, window: MainWindow, qtbot: QtBot, table: Path
    ) -> None:
        bring(window, qtbot, table)
        self.answer(window, qtbot)
        import_it(window, qtbot)
        articles = window.session.project.articles()
        assert [article.title for article in articles] == ["berita nomor 0", "berita nomor 1", "berita nomor 2"]
        assert [article.text for article in articles] == list(OTHERS)
        assert {article.source for article in articles} == {"Warta"}

    def test_the_answer_is_remembered_for_the_next_one(self, window: MainWindow, qtbot: QtBot, table: Path) -> None:
        bring(window, qtbot, table)
        self.answer(window, qtbot)
        dialog_of(ImportDialog).close()
        bring(window, qtbot, self.write(table.with_name("lain.csv")))
        assert self.dialog().columns() == {"text": "Kalimat", "title": "Nama", "source": "Surat"}

    @pytest.mark.parametrize("together", [True, False])
    def test_files_with_the_same_columns_are_asked_about_once_or_one_by_one(
        self, window: MainWindow, qtbot: QtBot, table: Path, together: bool
    ) -> None:
        bring(window, qtbot, table, self.write(table.with_name("lain.csv"), "kabar"))
        assert "2 files" in self.dialog().for_all.text()
        self.dialog().for_all.setChecked(together)
        self.answer(window, qtbot)
        if not together:
            assert "lain.csv" in self.dialog().windowTitle()
            self.answer(window, qtbot)
        preview = dialog_of(ImportDialog)
        assert isinstance(preview, ImportDialog)
        assert shown(preview, "title") == [f"{kind} nomor {n}" for kind in ("berita", "kabar") for n in range(3)]

    def test_without_the_text_it_does_not_go_on(self, window: MainWindow, qtbot: QtBot, table: Path) -> None:
        bring(window, qtbot, table)
        dialog = self.dialog()
        dialog.fields["text"].setCurrentIndex(0)
        qtbot.keyClick(dialog, Key.Key_Return)
        assert dialog.isVisible()
        assert "which column holds the text" in dialog.error.text()
        self.pick(dialog, text="Kalimat")
        assert not dialog.error.isVisible()

    def test_the_header_says_what_a_column_holds(self, window: MainWindow, qtbot: QtBot, table: Path) -> None:
        bring(window, qtbot, table)
        dialog = self.dialog()
        self.pick(dialog, text="Kalimat", title="Nama")
        header = dialog.rows.model().headerData
        assert [header(n, Qt.Orientation.Horizontal) for n in (0, 2)] == ["Nama → Title", "Kalimat → Text"]
        assert dialog.rows.model().index(0, 0).data() == "berita nomor 0"

    def test_cancelling_imports_nothing(self, window: MainWindow, qtbot: QtBot, table: Path) -> None:
        bring(window, qtbot, table)
        qtbot.keyClick(self.dialog(), Key.Key_Escape)
        assert not window.jobs.busy
        assert window.session.project.articles() == []

    def test_in_a_folder_the_columns_are_guessed_and_that_is_said_unless_they_are_known(
        self, window: MainWindow, qtbot: QtBot, table: Path
    ) -> None:
        bring(window, qtbot, table.parent)
        preview = dialog_of(ImportDialog)
        assert isinstance(preview, ImportDialog)
        assert "The columns of kliping.csv were guessed" in preview.summary.text()
        preview.close()
        bring(window, qtbot, table)
        self.answer(window, qtbot)
        dialog_of(ImportDialog).close()
        bring(window, qtbot, table.parent)
        preview = dialog_of(ImportDialog)
        assert isinstance(preview, ImportDialog)
        assert "guessed" not in preview.summary.text()
        assert shown(preview, "source") == ["Warta"] * 3
