"""The History window as a person uses it: look through the steps, go there, go back, bring a single thing back."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.keeping.steps import Entry
from reader.model import AnnotationId, Kind
from reader.project import Project
from ui.app import make_app
from ui.keeping import history
from ui.keeping.history import HistoryWindow
from ui.keeping.history_bar import CompactDialog
from ui.keeping.history_rows import COLUMNS
from ui.main_window import MainWindow

W = TypeVar("W", bound=QWidget)
Key, Mouse = Qt.Key, Qt.MouseButton
TEXT = "Siti menolak tambak.\nWali kota diam.\n“Kami setuju”, kata Umar. Siti memuji nelayan."
SITI, UMAR = "Siti menolak tambak.", "“Kami setuju”, kata Umar."


@pytest.fixture
def full(window: MainWindow) -> MainWindow:
    """Two articles, a claim and a tag in the first, of which the tag was removed; Budi tagged in the second."""
    project = window.session.project
    for title in ("Tambak ditolak", "Pukat"):
        project.add_article(TEXT, title=title, language="id")
    tag(project, SITI, actor="Siti", issue="tambak", stance="oppose")
    mention = tag(project, "Umar", Kind.ACTOR, actor="Umar")
    project.untag(mention)
    with Project.open(project.path, coder="budi") as budi:
        tag(budi, "nelayan", Kind.ACTOR, article=2)
    window.session.reread()
    window.session.open_article(project.library()[0].id)
    return window


def tag(project: Project, words: str, kind: Kind = Kind.STATEMENT, article: int = 1, **said: str) -> AnnotationId:
    start = TEXT.index(words)
    return project.tag(article, kind, start, start + len(words), **said).id


@pytest.fixture
def opened(full: MainWindow, qtbot: QtBot) -> Iterator[HistoryWindow]:
    shown = HistoryWindow(full)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(lambda: shown.isActiveWindow() and table(shown).currentIndex().isValid())
    yield shown
    for box in QApplication.topLevelWidgets():
        if isinstance(box, (QMessageBox, CompactDialog, HistoryWindow)):
            box.close()


def table(window: HistoryWindow) -> QTableView:
    return named(window, QTableView, "Steps")


def named(window: QWidget, kind: type[W], name: str) -> W:
    found = [widget for widget in window.findChildren(kind) if widget.accessibleName() == name]
    assert len(found) == 1, f"{len(found)} widgets are called {name}"
    return found[0]


def column(window: HistoryWindow, name: str) -> list[str]:
    model = table(window).model()
    return [model.index(row, COLUMNS.index(name)).data() for row in range(model.rowCount())]


def choose(window: HistoryWindow, what: str) -> None:
    row = next(row for row, text in enumerate(column(window, "what")) if text.startswith(what))
    table(window).selectRow(row)


def changes(window: HistoryWindow) -> list[str]:
    shown = named(window, QListWidget, "What the step changed")
    return [shown.item(row).text() for row in range(shown.count())]


def button(window: QWidget, name: str) -> QPushButton:
    return named(window, QPushButton, name)


def answer(qtbot: QtBot, which: QMessageBox.StandardButton) -> str:
    """Answer the question that is open; returns what was asked."""
    qtbot.waitUntil(lambda: any(isinstance(w, QMessageBox) and w.isVisible() for w in QApplication.topLevelWidgets()))
    box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    text = box.text()
    pushed: QAbstractButton = box.button(which)
    qtbot.mouseClick(pushed, Mouse.LeftButton)
    return text


def pick(window: HistoryWindow, box: str, words: str) -> None:
    combo = named(window, QComboBox, box)
    combo.setCurrentIndex(combo.findText(words))


def test_every_step_is_listed_with_who_what_where_and_the_words(opened: HistoryWindow) -> None:
    assert column(opened, "what") == [
        *("Tag as actor", "Remove tag", "Tag as actor", "Tag as statement", "Add article", "Add article"),
    ]
    assert column(opened, "who") == ["budi", *["rani"] * 5]
    assert column(opened, "where") == ["Pukat", *["Tambak ditolak"] * 3, "Pukat", "Tambak ditolak"]
    assert column(opened, "words")[:4] == ["nelayan", "Umar", "Umar", f"{SITI} · Siti …"]
    assert all(text[:2].strip().isdigit() and ":" in text for text in column(opened, "when"))
    assert named(opened, QLabel, "Number of steps").text() == "6 steps"


def test_the_details_tell_what_a_step_changed(opened: HistoryWindow) -> None:
    opened._session.project.edit_annotation(1, note="cek lagi")
    opened.refresh()
    choose(opened, "Edit tag")
    assert changes(opened) == [f"Changed: Statement tag “{SITI}”\n      Note: – → cek lagi"]
    choose(opened, "Remove tag")
    assert changes(opened) == ["Removed: Actor tag “Umar”"]
    assert "Remove tag" in named(opened, QLabel, "The chosen step").text()
    assert "Changed: 1 tag" in named(opened, QLabel, "The chosen step").text()


def test_the_list_follows_the_work_and_keeps_what_is_chosen(opened: HistoryWindow, qtbot: QtBot) -> None:
    choose(opened, "Remove tag")
    before = opened.chosen
    tag(opened._session.project, UMAR)
    qtbot.waitUntil(lambda: len(column(opened, "what")) == 7)
    assert opened.chosen == before
    assert column(opened, "what")[0] == "Tag as statement"
    opened._session.undo()
    qtbot.waitUntil(lambda: column(opened, "what")[0] == "Tag as statement (undone)")
    assert opened.chosen == before


def test_undone_steps_are_told_by_form_and_words(opened: HistoryWindow, qtbot: QtBot) -> None:
    opened._session.undo()
    qtbot.waitUntil(lambda: "Remove tag (undone)" in column(opened, "what"))
    row = column(opened, "what").index("Remove tag (undone)")
    index = table(opened).model().index(row, 0)
    assert index.data(Qt.ItemDataRole.FontRole).strikeOut()
    assert table(opened).model().index(row + 1, 0).data(Qt.ItemDataRole.FontRole) is None
    assert "undone" in table(opened).model().index(row, 2).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_steps_can_be_narrowed(opened: HistoryWindow, full: MainWindow, qtbot: QtBot) -> None:
    pick(opened, "Coder", "budi")
    assert column(opened, "what") == ["Tag as actor"]
    pick(opened, "Coder", "Everybody")
    pick(opened, "Kind of step", "Texts and articles")
    assert column(opened, "what") == ["Add article", "Add article"]
    pick(opened, "Kind of step", "All kinds")
    pick(opened, "Article", "This article")
    assert column(opened, "where") == ["Tambak ditolak"] * 4
    full.session.open_article(full.session.library()[1].id)
    qtbot.waitUntil(lambda: column(opened, "where") == ["Pukat"] * 2)
    pick(opened, "Article", "All articles")
    field = named(opened, QLineEdit, "Words to look for")
    qtbot.keyClick(opened, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field.hasFocus()
    qtbot.keyClicks(field, "umar")
    qtbot.waitUntil(lambda: column(opened, "what") == ["Remove tag", "Tag as actor"])
    assert named(opened, QLabel, "Number of steps").text() == "2 steps"
    field.setText("nothing has this")
    qtbot.waitUntil(lambda: column(opened, "what") == [])
    assert changes(opened) == []
    assert not table(opened).isVisible()
    assert "No step to show" in next(
        label.text() for label in opened.findChildren(QLabel) if label.objectName() == "emptyPage" and label.isVisible()
    )
    for name in ("Show in the text", "Restore", "Undo back to here"):
        assert not button(opened, name).isEnabled()
    pick(opened, "State", "done")
    field.clear()
    qtbot.waitUntil(lambda: len(column(opened, "what")) == 6)
    assert table(opened).isVisible()


def test_enter_goes_to_the_tag_and_to_where_a_removed_one_was(
    opened: HistoryWindow, full: MainWindow, qtbot: QtBot
) -> None:
    choose(opened, "Tag as statement")
    qtbot.keyClick(table(opened), Key.Key_Return)
    assert full.session.chosen == 1
    qtbot.waitUntil(full.isActiveWindow)
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    choose(opened, "Remove tag")
    qtbot.keyClick(table(opened), Key.Key_Return)
    assert full.session.sentence is not None
    assert "Umar" in full.session.sentence.text
    choose(opened, "Tag as actor")
    place = table(opened).visualRect(table(opened).currentIndex()).center()
    qtbot.mouseClick(table(opened).viewport(), Mouse.LeftButton, pos=place)
    qtbot.mouseDClick(table(opened).viewport(), Mouse.LeftButton, pos=place)
    assert full.session.article is not None
    assert full.session.article.title == "Pukat"


def test_a_removed_tag_comes_back_alone(opened: HistoryWindow, full: MainWindow, qtbot: QtBot) -> None:
    project = full.session.project
    tag(project, UMAR)
    opened.refresh()
    choose(opened, "Remove tag")
    qtbot.mouseClick(button(opened, "Restore"), Mouse.LeftButton)
    qtbot.waitUntil(lambda: column(opened, "what")[0] == "Restore tag")
    assert sorted(a.text for a in full.session.annotations.values() if a.kind is Kind.ACTOR) == ["Siti", "Umar"]
    assert named(opened, QLabel, "Message").text() == "The tag is back."
    assert opened.chosen is not None
    assert opened.chosen.name == "Remove tag"
    assert not button(opened, "Restore").isEnabled()


def test_one_of_several_removed_tags_is_chosen_in_the_details(opened: HistoryWindow, qtbot: QtBot) -> None:
    project = opened._session.project
    project.remove_claim(1)
    opened.refresh()
    choose(opened, "Remove claim")
    shown = named(opened, QListWidget, "What the step changed")
    shown.setCurrentRow(changes(opened).index(f"Removed: Statement tag “{SITI}”"))
    qtbot.mouseClick(button(opened, "Restore"), Mouse.LeftButton)
    assert {a.text for a in project.annotations(1)} == {SITI}
    opened.refresh()
    shown.setCurrentRow(-1)
    qtbot.mouseClick(button(opened, "Restore"), Mouse.LeftButton)
    assert {a.text for a in project.annotations(1)} == {SITI, "Siti", "tambak"}
    assert len(project.claims(1)) == 1
    assert project.claims(1)[0].actor == "Siti"


def test_a_deleted_article_comes_back(opened: HistoryWindow, full: MainWindow, qtbot: QtBot) -> None:
    full.session.delete_article(full.session.library()[0].id)
    qtbot.waitUntil(lambda: column(opened, "what")[0] == "Delete article")
    table(opened).selectRow(0)
    qtbot.mouseClick(button(opened, "Restore"), Mouse.LeftButton)
    assert [summary.title for summary in full.session.library()] == ["Tambak ditolak", "Pukat"]
    assert named(opened, QLabel, "Message").text() == "“Tambak ditolak” is back."


def test_undo_back_to_a_step_asks_first(opened: HistoryWindow, full: MainWindow, qtbot: QtBot) -> None:
    project = full.session.project
    choose(opened, "Tag as statement")
    qtbot.mouseClick(button(opened, "Undo back to here"), Mouse.LeftButton)
    asked = answer(qtbot, QMessageBox.StandardButton.Cancel)
    assert "3 newest steps" in asked
    assert "Tag as statement" in asked
    assert len(project.annotations(1)) == 3
    qtbot.mouseClick(button(opened, "Undo back to here"), Mouse.LeftButton)
    answer(qtbot, QMessageBox.StandardButton.Yes)
    qtbot.waitUntil(lambda: full.session.annotations == {})
    qtbot.waitUntil(lambda: column(opened, "what").count("Tag as statement (undone)") == 1)
    assert [step.state for step in project.steps()] == ["done", "undone", "undone", "undone", "done", "done"]
    for _ in range(3):
        full.session.redo()
    assert len(project.annotations(1)) == 3


def test_a_long_way_back_is_gone_in_a_job(
    opened: HistoryWindow, full: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "LONG_WAY", 2)
    choose(opened, "Tag as statement")
    qtbot.mouseClick(button(opened, "Undo back to here"), Mouse.LeftButton)
    answer(qtbot, QMessageBox.StandardButton.Yes)
    assert full.jobs.busy
    qtbot.waitUntil(lambda: not full.jobs.busy)
    assert full.session.annotations == {}
    qtbot.waitUntil(lambda: "Tag as statement (undone)" in column(opened, "what"))
    assert named(opened, QLabel, "Message").text() == "3 steps undone."


def test_what_others_are_in_the_way_of_is_said_and_changes_nothing(
    opened: HistoryWindow, full: MainWindow, qtbot: QtBot
) -> None:
    with Project.open(full.session.project.path, coder="budi") as budi:
        budi.edit_annotation(1, note="dari budi")
    full.session.reread()
    opened.refresh()
    choose(opened, "Tag as statement")
    qtbot.mouseClick(button(opened, "Undo back to here"), Mouse.LeftButton)
    answer(qtbot, QMessageBox.StandardButton.Yes)
    said = answer(qtbot, QMessageBox.StandardButton.Close)
    assert "budi" in said
    assert "Tag as statement" in said
    assert {step.state for step in full.session.project.steps()} == {"done"}


def test_steps_of_others_and_undone_ones_offer_no_way_back(opened: HistoryWindow, full: MainWindow) -> None:
    table(opened).selectRow(0)
    assert opened.chosen is not None
    assert opened.chosen.coder == "budi"
    assert not button(opened, "Undo back to here").isEnabled()
    choose(opened, "Remove tag")
    assert button(opened, "Undo back to here").isEnabled()
    full.session.undo()
    opened.refresh()
    choose(opened, "Remove tag")
    assert not button(opened, "Undo back to here").isEnabled()


def test_compacting_asks_says_what_it_costs_and_frees_the_space(
    opened: HistoryWindow, full: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(button(opened, "Compact history"), Mouse.LeftButton)
    qtbot.waitUntil(lambda: opened.findChild(CompactDialog) is not None)
    dialog = opened.findChild(CompactDialog)
    assert dialog is not None
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "6 steps" in words
    assert "no longer be taken back" in words
    dialog.keep.setCurrentIndex(dialog.keep.findData(0))
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    qtbot.mouseClick(named(dialog, QPushButton, "Compact"), Mouse.LeftButton)
    qtbot.waitUntil(lambda: column(opened, "what")[0] == "Tag as actor (too old to undo)")
    qtbot.waitUntil(lambda: not full.jobs.busy)
    assert full.session.project.record.size().rows == 0
    assert len(full.session.project.annotations(1)) == 3
    assert full.session.project.check() == []
    assert full.session.project.next_undo() is None
    choose(opened, "Remove tag")
    assert "no longer kept" in named(opened, QLabel, "The chosen step").text()
    assert not button(opened, "Undo back to here").isEnabled()
    assert not button(opened, "Restore").isEnabled()


def test_cancelling_the_question_forgets_nothing(opened: HistoryWindow, full: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(opened, "Compact history"), Mouse.LeftButton)
    qtbot.waitUntil(lambda: opened.findChild(CompactDialog) is not None)
    dialog = opened.findChild(CompactDialog)
    assert dialog is not None
    rows = full.session.project.record.size()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert full.session.project.record.size() == rows


def test_the_menu_of_a_row_offers_what_the_buttons_do(opened: HistoryWindow, qtbot: QtBot) -> None:
    choose(opened, "Remove tag")
    table(opened).customContextMenuRequested.emit(QPoint(5, 5))
    [menu] = opened.findChildren(QMenu)
    entries: list[QAction] = menu.actions()
    assert [(e.text().replace("&", ""), e.isEnabled()) for e in entries] == [
        ("Show in the text", True),
        ("Restore", True),
        ("Undo back to here…", True),
    ]
    entries[1].trigger()
    menu.close()
    assert any(a.text == "Umar" for a in opened._session.project.annotations(1))


def test_everything_can_be_named_and_explains_itself(opened: HistoryWindow) -> None:
    for widget in (
        *opened.findChildren(QPushButton),
        *opened.findChildren(QComboBox),
        *opened.findChildren(QListWidget),
        table(opened),
        named(opened, QLineEdit, "Words to look for"),
    ):
        assert widget.accessibleName()
        assert widget.toolTip()


def test_times_are_written_as_the_language_writes_them(full: MainWindow) -> None:
    from ui.keeping.history_rows import moment_text

    assert moment_text("not a moment") == "not a moment"
    assert moment_text("2024-05-03T10:00:00.000Z").startswith(("3 May 2024", "2 May 2024", "4 May 2024"))
    make_app("id", "light")
    assert moment_text("2024-05-03T10:00:00.000Z").startswith(("3 Mei 2024", "2 Mei 2024", "4 Mei 2024"))
    make_app("en", "light")


def test_a_long_history_is_read_a_page_at_a_time(
    open_window: Callable[[Path], MainWindow], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.sikap"
    with Project.create(path, coder="rani") as project:
        project.add_article(TEXT, title="Panjang")
        for number in range(300):
            project.edit_article(1, note=str(number))
    window = open_window(path)
    read: list[int] = []
    entries = window.session.project.record.entries

    def note(numbers: Sequence[int]) -> list[Entry]:
        read.append(len(numbers))
        return entries(numbers)

    monkeypatch.setattr(window.session.project.record, "entries", note)
    shown = HistoryWindow(window)
    shown.show()
    qtbot.waitUntil(lambda: table(shown).currentIndex().isValid())
    assert named(shown, QLabel, "Number of steps").text() == "301 steps"
    assert 0 < sum(read) <= 128
    table(shown).scrollToBottom()
    table(shown).selectRow(300)
    assert shown.chosen is not None
    assert shown.chosen.name == "Add article"
    shown.close()


def test_it_closes_with_its_project(opened: HistoryWindow, full: MainWindow) -> None:
    opened._session.project.edit_article(1, note="x")
    full.close()
    assert not opened.isVisible()


def test_a_job_that_ends_when_the_window_is_closed_says_it_in_the_main_window(
    opened: HistoryWindow, full: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "LONG_WAY", 2)
    choose(opened, "Tag as statement")
    qtbot.mouseClick(button(opened, "Undo back to here"), Mouse.LeftButton)
    answer(qtbot, QMessageBox.StandardButton.Yes)
    with qtbot.waitSignal(opened.destroyed):
        opened.close()
    qtbot.waitUntil(lambda: not full.jobs.busy)
    assert full.session.annotations == {}
    assert "3 steps undone." in (full.status.currentMessage(), *said_in(full))


def said_in(window: MainWindow) -> list[str]:
    return [label.text() for label in window.status.findChildren(QLabel)]
