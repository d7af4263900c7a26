"""The export dialog as a person uses it: tables, forms, files, and what is refused."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from ui.dialogs.export import DELIMITERS, SHOWN, TABLES, ExportDialog, ExportRequest
from ui.main_window import MainWindow

Key = Qt.Key
COLUMNS = ("kind", "text", "stance_value")
ROWS: tuple[tuple[object, ...], ...] = (
    ("statement", "Kami menolak; kami bertahan", None),
    ("position", '=SUM(A1) kata "orang"\ndi pasar', -1),
)


class Tables:
    """What the project would give, and what was asked of it."""

    def __init__(self, rows: Sequence[Sequence[object]] = ROWS) -> None:
        self.rows = rows
        self.asked: list[str] = []

    def __call__(self, table: str) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        self.asked.append(table)
        return COLUMNS, iter(self.rows)


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    return opened(qtbot, ExportDialog(Tables(), tmp_path))


def opened(qtbot: QtBot, dialog: ExportDialog) -> ExportDialog:
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def pick(dialog: ExportDialog, table: str, qtbot: QtBot) -> None:
    button = dialog.tables[table]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.rect().center().y()))  # on its circle


def name_file(dialog: ExportDialog, file: Path | str, qtbot: QtBot) -> None:
    dialog.file.selectAll()
    qtbot.keyClicks(dialog.file, str(file))


def cells(dialog: ExportDialog) -> list[list[str]]:
    model = dialog.rows.model()
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def set_to(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))


def test_enter_exports_what_is_suggested(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.keyClick(dialog.file, Key.Key_Return)
    assert dialog.result() == ExportDialog.DialogCode.Accepted
    assert dialog.request() == ExportRequest("annotations", tmp_path / "annotations.csv", "CSV", False, False, ",")


def test_escape_exports_nothing(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.result() == ExportDialog.DialogCode.Rejected


def test_the_file_is_named_after_the_table_until_a_person_names_it(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    pick(dialog, "claims", qtbot)
    assert dialog.request().path == tmp_path / "claims.csv"
    name_file(dialog, tmp_path / "punyaku.csv", qtbot)
    pick(dialog, "sentences", qtbot)
    assert dialog.request().path == tmp_path / "punyaku.csv"
    assert dialog.request().table == "sentences"


def test_the_projects_name_is_in_the_suggested_one(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, ExportDialog(Tables(), tmp_path, name="tambang"))
    assert dialog.request().path == tmp_path / "tambang-annotations.csv"


@pytest.mark.parametrize(("written", "meant"), [("tags", "tags.csv"), ("tags.tsv", "tags.tsv")])
def test_a_bare_name_goes_to_the_suggested_folder(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, written: str, meant: str
) -> None:
    name_file(dialog, written, qtbot)
    assert dialog.request().path == tmp_path / meant


def test_the_preview_shows_the_rows_as_they_will_be_written(dialog: ExportDialog) -> None:
    assert [dialog.rows.model().headerData(n, Qt.Orientation.Horizontal) for n in range(3)] == list(COLUMNS)
    assert cells(dialog)[0] == ["statement", "Kami menolak; kami bertahan", ""]
    assert cells(dialog)[1] == ["position", '=SUM(A1) kata "orang" di pasar', "-1"]


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_the_spreadsheet_form_guards_formulas_whatever_the_separator(dialog: ExportDialog, delimiter: str) -> None:
    set_to(dialog.delimiter, delimiter)
    set_to(dialog.encoding, True)
    assert cells(dialog)[1] == ["position", '\'=SUM(A1) kata "orang" di pasar', "-1"]
    request = dialog.request()
    assert (request.spreadsheet, request.bom, request.delimiter) == (True, True, delimiter)


def test_each_table_is_asked_for_once_and_only_when_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    tables = Tables()
    dialog = opened(qtbot, ExportDialog(tables, tmp_path))
    assert tables.asked == ["annotations"]
    for table in ("claims", "annotations", "claims"):
        pick(dialog, table, qtbot)
    assert tables.asked == ["annotations", "claims"]


@pytest.mark.parametrize(
    ("rows", "total", "said"),
    [
        (0, None, "No rows yet: the file will have its header only."),
        (1, None, "1 row"),
        (10, None, "10 rows"),
        (11, None, "The first 10 rows"),
        (11, 600, "600 rows; these are the first 10"),
    ],
)
def test_the_number_of_rows_is_told(qtbot: QtBot, tmp_path: Path, rows: int, total: int | None, said: str) -> None:
    counted = None if total is None else (lambda _: total)
    dialog = opened(qtbot, ExportDialog(Tables([("a", "b", 1)] * rows), tmp_path, count=counted))
    qtbot.waitUntil(lambda: dialog.row_count.text() == said)
    assert len(cells(dialog)) == min(rows, 10)


def test_a_folder_that_is_not_there_is_refused_in_the_dialog(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    name_file(dialog, tmp_path / "tidak ada" / "tags.csv", qtbot)
    qtbot.keyClick(dialog.file, Key.Key_Return)
    assert dialog.isVisible()
    assert "does not exist" in dialog.error.text()
    name_file(dialog, tmp_path / "tags.csv", qtbot)
    assert dialog.error.isHidden()


def test_a_folder_instead_of_a_file_is_refused(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    name_file(dialog, tmp_path, qtbot)
    dialog.accept()
    assert "is a folder" in dialog.error.text()


def test_no_name_is_refused(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.file.selectAll()
    qtbot.keyClick(dialog.file, Key.Key_Delete)
    dialog.accept()
    assert "Name a file" in dialog.error.text()


def test_a_folder_that_may_not_be_written_is_refused(dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write everywhere
    dialog.accept()
    assert dialog.isVisible()
    assert "cannot be written" in dialog.error.text()


@pytest.mark.parametrize(("answer", "replaced"), [("Replace", True), ("Keep it", False)])
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_existing_file_is_replaced_only_after_a_yes(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, answer: str, replaced: bool
) -> None:
    (tmp_path / "annotations.csv").write_text("lama")
    qtbot.keyClick(dialog.file, Key.Key_Return)
    question = dialog.findChild(QMessageBox)
    assert question is not None
    assert dialog.isVisible()
    assert "annotations.csv" in question.text()
    button = next(button for button in question.buttons() if button.text().replace("&", "") == answer)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dialog.isHidden() == replaced
    assert (tmp_path / "annotations.csv").read_text() == "lama"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_enter_at_the_question_replaces_nothing(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "annotations.csv").write_text("lama")
    dialog.accept()
    question = dialog.findChild(QMessageBox)
    assert question is not None
    qtbot.keyClick(question, Key.Key_Return)
    assert question.isHidden()
    assert dialog.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_browse_fills_in_the_file(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.mouseClick(dialog.browse, Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(tmp_path / "pilihan.csv"))
    chooser.close()
    pick(dialog, "claims", qtbot)
    assert dialog.request().path == tmp_path / "pilihan.csv"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(table=st.sampled_from(TABLES), spreadsheet=st.booleans(), delimiter=st.sampled_from(DELIMITERS))
def test_what_was_chosen_is_offered_again(
    qtbot: QtBot, tmp_path: Path, table: str, spreadsheet: bool, delimiter: str
) -> None:
    first, second = (ExportDialog(Tables(), folder) for folder in (tmp_path, Path.home()))
    first.tables[table].setChecked(True)
    set_to(first.encoding, spreadsheet)
    set_to(first.delimiter, delimiter)
    second.restore(first.state())
    assert second.request() == first.request()


def test_a_state_from_elsewhere_is_no_harm(dialog: ExportDialog, tmp_path: Path) -> None:
    before = dialog.request()
    dialog.restore({"table": "gone", "folder": str(tmp_path / "gone"), "delimiter": 7, "format": "DOCX"})
    assert dialog.request() == before
    dialog.restore({})
    assert dialog.request() == before


def test_it_fits_a_small_screen(dialog: ExportDialog) -> None:
    assert dialog.width() <= 1000
    assert dialog.height() <= 660


def test_every_control_has_a_name_and_a_tip(dialog: ExportDialog) -> None:
    named = [dialog.format, dialog.encoding, dialog.delimiter, dialog.file, dialog.browse, dialog.rows]
    assert all(field.accessibleName() and field.toolTip() for field in named)
    buttons = [*dialog.findChildren(QRadioButton), *box_of(dialog).buttons()]
    assert all(button.text() and button.toolTip() for button in buttons)
    led = {label.buddy() for label in dialog.findChildren(QLabel) if label.buddy()}
    assert {dialog.format, dialog.encoding, dialog.delimiter, dialog.file} <= led


def box_of(dialog: ExportDialog) -> QDialogButtonBox:
    found = dialog.findChild(QDialogButtonBox)
    assert found is not None
    return found


def test_no_two_controls_share_a_letter(dialog: ExportDialog) -> None:
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.buddy()]
    texts += [button.text() for button in dialog.findChildren(QAbstractButton)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(letters) == len(set(letters))


def test_the_preview_has_all_the_rows_that_it_says_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.session.project.add_article("\n".join(f"Baris nomor {n}." for n in range(30)), title="Daftar")
    window.session.resume()
    window.actions_by_name["export"].trigger()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ExportDialog) and w.isVisible())
    pick(dialog, "sentences", qtbot)
    qtbot.waitUntil(lambda: dialog.row_count.text() == f"30 rows; these are the first {SHOWN}")
    last = dialog.rows.model().index(SHOWN - 1, 0)
    assert dialog.rows.model().rowCount() == SHOWN
    assert dialog.rows.viewport().rect().contains(dialog.rows.visualRect(last))
    dialog.reject()
