"""The codebook as a person keeps it: found, named, described, merged, split, and every step taken back."""

from collections.abc import Collection, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.codebook import Entry
from reader.model import ActorType, AnnotationId, Kind, Stance
from reader.project import Project
from ui import theme
from ui.colours import contrast
from ui.dialogs.merge import MergeDialog
from ui.dialogs.split import SplitDialog
from ui.main_window import MainWindow
from ui.session import Session
from ui.side.codebook import CodebookPane
from ui.side.entry_fields import COLOURS

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = "Nelayan menolak tambang. Bupati mendukung tambang. Serikat menolak lagi."


@pytest.fixture
def project() -> Project:
    project = Project.in_memory(coder="rani")
    article = project.add_article(TEXT, title="Tambang pasir")
    book = project.codebook
    union = book.add_actor("Serikat Nelayan", type="organisation", aliases=["SNTA"], note="Sejak **2011**")
    book.add_actor("Bupati Raka", type="person")
    book.add_actor("Juru bicara")
    mine = book.add_issue("Tambang pasir", definition="Izin mengeruk pasir")
    permit = book.add_issue("Izin lingkungan", parent=mine.id)
    book.add_issue("AMDAL", parent=permit.id)
    book.add_issue("Harga ikan")
    for words, actor in (("Nelayan", union.id), ("Serikat", union.id), ("Bupati", "Bupati Raka")):
        start = TEXT.index(words)
        project.tag(article.id, Kind.ACTOR, start, start + len(words), actor=actor)
    for words in ("menolak tambang", "menolak lagi"):
        start = TEXT.index(words)
        project.tag(article.id, Kind.POSITION, start, start + len(words), issue=mine.id, stance=Stance.OPPOSE)
    return project


@pytest.fixture
def pane(qtbot: QtBot, project: Project) -> Iterator[CodebookPane]:
    session = Session(project)
    pane = CodebookPane(session)
    qtbot.addWidget(pane)
    session.codebook_changed.connect(pane.refresh)
    show(qtbot, pane)
    yield pane
    session.close()


def show(qtbot: QtBot, pane: CodebookPane) -> None:
    pane.resize(290, 900)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.setFocus()


def view(pane: QWidget) -> QListView:
    return next(found for found in pane.findChildren(QListView) if found.accessibleName() == "Entries")


def control(pane: QWidget, name: str) -> QWidget:
    """The control that a person would find by this label, of those that are seen."""
    kinds = (QLineEdit, QComboBox, QPlainTextEdit, QTextBrowser, QListView, QAbstractButton)
    found = [w for kind in kinds for w in pane.findChildren(kind) if w.accessibleName() == name and w.isVisible()]
    assert found, f"no {name} is seen"
    return found[0]


def line(pane: QWidget, name: str) -> QLineEdit:
    found = control(pane, name)
    assert isinstance(found, QLineEdit)
    return found


def text_of(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    assert isinstance(field, QPlainTextEdit)
    return field.toPlainText()


def write(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    qtbot.keyClick(field, Key.Key_A, CTRL)
    qtbot.keyClick(field, Key.Key_Delete)
    for number, words in enumerate(text.split("\n")):
        if number:
            qtbot.keyClick(field, Key.Key_Return)
        qtbot.keyClicks(field, words)


def leave(qtbot: QtBot, field: QWidget) -> None:
    qtbot.keyClick(QApplication.activePopupWidget() or field, Key.Key_Tab)


def errors(pane: QWidget) -> list[str]:
    labels = [label for label in pane.findChildren(QLabel) if label.accessibleName() == "What is wrong"]
    return [label.text() for label in labels if label.isVisible()]


def sees(pane: QWidget, text: str) -> bool:
    return any(text in label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def press(qtbot: QtBot, pane: QWidget, name: str) -> None:
    button = next(b for b in pane.findChildren(QPushButton) if b.text().replace("&", "") == name and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def question(pane: QWidget) -> QWidget:
    """The bar that asks, or says what cannot be done."""
    label = next(label for label in pane.findChildren(QLabel) if label.accessibleName() == "Question")
    bar = label.parentWidget()
    assert bar is not None
    return bar


def click(qtbot: QtBot, pane: CodebookPane, name: str, modifier: Qt.KeyboardModifier = NONE) -> None:
    row = pane.names().index(name)
    place = view(pane).visualRect(view(pane).model().index(row, 0)).center()
    qtbot.mouseClick(view(pane).viewport(), Qt.MouseButton.LeftButton, modifier, place)


def chosen(pane: CodebookPane) -> list[str]:
    return [str(index.data()) for index in view(pane).selectedIndexes()]


def named(project: Project, what: Entry, name: str) -> int:
    entries = project.actors() if what == "actor" else project.issues()
    return next(entry.id for entry in entries if entry.name == name)


def do(pane: CodebookPane, words: str) -> None:
    """Choose an entry of the context menu."""
    view(pane).customContextMenuRequested.emit(QPoint(5, 5))
    menu = pane.findChildren(QMenu)[-1]
    action = next(action for action in menu.actions() if action.text().replace("&", "") == words)
    assert action.isEnabled()
    menu.close()
    action.trigger()


def dialog(qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


# The list


def test_actors_are_listed_by_name_and_say_how_often_they_are_used(pane: CodebookPane, qtbot: QtBot) -> None:
    assert pane.names() == ["Bupati Raka", "Juru bicara", "Serikat Nelayan"]
    said = [view(pane).model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said == [
        "Bupati Raka, Person, Used once",
        "Juru bicara, Used 0 times",
        "Serikat Nelayan, Organisation, Used 2 times",
    ]
    qtbot.mouseClick(button(pane, "By name"), Qt.MouseButton.LeftButton)
    assert pane.names() == ["Serikat Nelayan", "Bupati Raka", "Juru bicara"]


def button(pane: QWidget, text: str) -> QAbstractButton:
    return next(b for b in pane.findChildren(QAbstractButton) if b.text().startswith(text) and b.isVisible())


def test_issues_stand_below_what_they_are_part_of(pane: CodebookPane, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(pane, "Issues"), Qt.MouseButton.LeftButton)
    assert pane.names() == ["Harga ikan", "Tambang pasir", "Izin lingkungan", "AMDAL"]
    deepest = view(pane).model().index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert deepest == "AMDAL, level 3, Used 0 times"


def test_the_filter_finds_names_and_aliases_and_keeps_what_stands_above(pane: CodebookPane, qtbot: QtBot) -> None:
    words = line(pane, "Filter the codebook")
    qtbot.keyClicks(words, "snta")
    assert pane.names() == ["Serikat Nelayan"]
    assert sees(pane, "1 of 3")
    qtbot.keyClick(words, Key.Key_Down)
    assert view(pane).hasFocus()
    assert chosen(pane) == ["Serikat Nelayan"]
    qtbot.keyClick(view(pane), Key.Key_Escape)
    assert len(pane.names()) == 3
    qtbot.mouseClick(button(pane, "Issues"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(words, "amdal")
    assert pane.names() == ["Tambang pasir", "Izin lingkungan", "AMDAL"]
    qtbot.keyClick(words, Key.Key_Escape)
    qtbot.keyClicks(words, "harga")
    assert pane.names() == ["Harga ikan"]


def test_an_empty_codebook_says_how_actors_come(qtbot: QtBot) -> None:
    session = Session(Project.in_memory())
    pane = CodebookPane(session)
    qtbot.addWidget(pane)
    show(qtbot, pane)
    assert view(pane).accessibleDescription().startswith("No actors yet.")
    qtbot.mouseClick(button(pane, "Issues"), Qt.MouseButton.LeftButton)
    assert view(pane).accessibleDescription().startswith("No issues yet.")
    session.close()


def counts_of_uses(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[Entry]:
    """Of what the uses are counted from here on."""
    asked: list[Entry] = []
    uses = project.codebook.uses

    def counted(what: Entry, among: Collection[int] | None = None) -> dict[int, int]:
        asked.append(what)
        return uses(what, among)

    monkeypatch.setattr(project.codebook, "uses", counted)
    return asked


def test_a_hidden_pane_reads_the_codebook_only_when_it_is_seen(
    qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = counts_of_uses(project, monkeypatch)
    session = Session(project)
    pane = CodebookPane(session)
    qtbot.addWidget(pane)
    session.codebook_changed.connect(pane.refresh)
    project.codebook.add_actor("Menteri")
    assert asked == []
    show(qtbot, pane)
    assert "Menteri" in pane.names()
    assert asked == ["actor"]
    pane.hide()
    pane.show()
    assert asked == ["actor"]
    session.close()


def test_the_fields_are_made_once_the_codebook_was_seen_and_wait_unseen(pane: CodebookPane, qtbot: QtBot) -> None:
    form = pane._form
    qtbot.waitUntil(lambda: "actor" in form._pages)
    page = form._pages["actor"]
    assert form.entry is None
    assert not page.isVisible()
    pane._view.setCurrentIndex(pane._model.index(0))
    assert form._pages == {"actor": page}
    assert page.isVisible()


def test_a_merge_counts_uses_once(project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(project)
    pane = CodebookPane(session)
    qtbot.addWidget(pane)
    session.codebook_changed.connect(pane.refresh)
    session.library_changed.connect(pane.recount)
    show(qtbot, pane)
    asked = counts_of_uses(project, monkeypatch)
    project.codebook.merge("actor", 1, [2])
    assert asked == ["actor"]
    assert session.entries.uses("actor") == project.codebook.uses("actor")
    session.close()


def test_uses_are_counted_anew_without_reading_the_entries(pane: CodebookPane, project: Project) -> None:
    pane.choose("actor", 1)
    project.untag(AnnotationId(2))
    pane.recount()
    assert control(pane, "Used once").isVisible()
    project.undo()
    pane.hide()
    pane.recount()
    pane.show()
    assert control(pane, "Used 2 times").isVisible()


def test_a_tag_counts_its_entry_again_and_leaves_the_other_rows_alone(pane: CodebookPane, project: Project) -> None:
    changed: list[tuple[int, int]] = []
    pane._model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    numbers = {int(row.entry.id): row.uses for row in pane._model.rows}
    project.untag(AnnotationId(2))
    pane.recount()
    now = {int(row.entry.id): row.uses for row in pane._model.rows}
    assert now == {**numbers, 1: numbers[1] - 1} == project.codebook.uses("actor")
    assert changed == [(pane._model.row_of(1),) * 2]
    changed.clear()
    line(pane, "Filter the codebook").setText("raka")
    changed.clear()
    project.undo()
    pane.recount()
    assert changed == []
    line(pane, "Filter the codebook").clear()
    assert {int(row.entry.id): row.uses for row in pane._model.rows} == numbers


def test_sorted_by_uses_an_entry_moves_when_it_is_used_less(pane: CodebookPane, project: Project) -> None:
    pane._model.sort_by(uses=True)
    first = pane._model.rows[0].entry
    for tag in project.codebook.annotations("actor", first.id):
        project.untag(tag.id)
    pane.recount()
    assert pane._model.row_of(first.id) > 0
    assert pane._model.rows[pane._model.row_of(first.id)].uses == 0


# Fields


@pytest.mark.parametrize(
    ("name", "shown", "typed", "field", "stored"),
    [
        ("Name", "Serikat Nelayan", "Serikat Pesisir", "name", "Serikat Pesisir"),
        ("Aliases, one a line", "SNTA", "Serikat\nS.N.T.A.\n", "aliases", ("Serikat", "S.N.T.A.")),
        ("Member of", "", "bupati raka", "member_of", 2),
    ],
)
def test_what_is_written_is_kept_when_the_field_is_left_and_undo_takes_it_back(
    pane: CodebookPane, qtbot: QtBot, project: Project, name: str, shown: str, typed: str, field: str, stored: object
) -> None:
    click(qtbot, pane, "Serikat Nelayan")
    before = getattr(project.codebook.actor(1), field)
    steps = len(project.steps())
    box = control(pane, name)
    write(qtbot, box, typed)
    assert getattr(project.codebook.actor(1), field) == before
    leave(qtbot, box)
    assert getattr(project.codebook.actor(1), field) == stored
    assert len(project.steps()) == steps + 1
    project.undo()
    assert getattr(project.codebook.actor(1), field) == before
    assert errors(pane) == []
    assert text_of(control(pane, name)) == shown


@pytest.mark.parametrize(
    ("name", "field"),
    [("Definition", "definition"), ("When to use", "when_to_use"), ("When not to use", "when_not")],
)
def test_an_issue_is_described_field_by_field(
    pane: CodebookPane, qtbot: QtBot, project: Project, name: str, field: str
) -> None:
    pane.choose("issue", 1)
    box = control(pane, name)
    write(qtbot, box, "baris satu")
    qtbot.keyClick(box, Key.Key_Return)
    qtbot.keyClicks(box, "baris dua")
    qtbot.keyClick(box, Key.Key_Return, CTRL)
    assert getattr(project.codebook.issue(1), field) == "baris satu\nbaris dua"
    assert box.hasFocus()


def test_a_type_is_chosen_and_taken_away(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Juru bicara")
    box = control(pane, "Type")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Not set"
    box.setFocus()
    qtbot.keyClick(box, Key.Key_End)
    assert project.codebook.actor(3).type is ActorType.GROUP
    qtbot.keyClick(box, Key.Key_Home)
    assert project.codebook.actor(3).type is None


def test_a_colour_is_picked_by_click_and_by_key(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Juru bicara")
    qtbot.mouseClick(control(pane, "Teal"), Qt.MouseButton.LeftButton)
    assert project.codebook.actor(3).colour == "#1b9090"
    qtbot.keyClick(control(pane, "Teal"), Key.Key_Right)
    assert control(pane, "Blue").hasFocus()
    assert project.codebook.actor(3).colour == "#1b9090"
    qtbot.keyClick(control(pane, "Blue"), Key.Key_Space)
    assert project.codebook.actor(3).colour == "#3f83d6"
    qtbot.mouseClick(control(pane, "No colour"), Qt.MouseButton.LeftButton)
    assert project.codebook.actor(3).colour == ""


def test_one_s_own_colour_is_chosen_in_the_palette(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Juru bicara")
    qtbot.mouseClick(control(pane, "Another colour…"), Qt.MouseButton.LeftButton)
    palette = dialog(qtbot)
    palette.setCurrentColor(QColor("#123456"))  # type: ignore[attr-defined]
    palette.accept()
    assert project.codebook.actor(3).colour == "#123456"


def test_a_note_is_shown_and_written(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Serikat Nelayan")
    shown = control(pane, "Note")
    assert isinstance(shown, QTextBrowser)
    assert shown.toPlainText() == "Sejak 2011"
    shown.setFocus()
    qtbot.keyClick(shown, Key.Key_Return)
    qtbot.keyClicks(control(pane, "Note"), ", ketua: _Sulastri_")
    qtbot.keyClick(control(pane, "Note"), Key.Key_Return, CTRL)
    assert project.codebook.actor(1).note == "Sejak **2011**, ketua: _Sulastri_"


def test_escape_brings_back_what_is_stored(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Serikat Nelayan")
    write(qtbot, line(pane, "Name"), "Lain")
    qtbot.keyClick(line(pane, "Name"), Key.Key_Escape)
    assert line(pane, "Name").text() == "Serikat Nelayan"
    leave(qtbot, line(pane, "Name"))
    assert project.codebook.actor(1).name == "Serikat Nelayan"


def test_a_field_that_is_only_passed_makes_no_step(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Serikat Nelayan")
    steps = len(project.steps())
    names = ("Name", "Used 2 times", "Type", "Aliases, one a line", "Member of", "No colour", "Note")
    control(pane, "Name").setFocus()
    for name in names:
        assert control(pane, name).hasFocus()
        qtbot.keyClick(control(pane, name), Key.Key_Tab)
    assert len(project.steps()) == steps


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("Name", "bupati RAKA", "There is an actor Bupati Raka already"),
        ("Name", "   ", "A name cannot be empty"),
        ("Name", "x" * 201, "201 characters"),
        ("Aliases, one a line", "Juru bicara", "There is an actor Juru bicara already"),
        ("Member of", "Nobody", "No entry is called Nobody"),
        ("Member of", "SNTA", "circle"),
    ],
)
def test_what_is_refused_stays_in_its_field_with_the_reason_below(
    pane: CodebookPane, qtbot: QtBot, project: Project, name: str, typed: str, says: str
) -> None:
    click(qtbot, pane, "Serikat Nelayan")
    before, steps = project.codebook.actor(1), len(project.steps())
    box = control(pane, name)
    write(qtbot, box, typed)
    leave(qtbot, box)
    qtbot.waitUntil(box.hasFocus)
    assert len(errors(pane)) == 1
    assert says in errors(pane)[0]
    assert text_of(box) == typed
    assert project.codebook.actor(1) == before
    assert len(project.steps()) == steps
    qtbot.keyClick(box, Key.Key_Escape)
    assert errors(pane) == []


def test_another_entry_is_not_chosen_over_a_refused_one(pane: CodebookPane, qtbot: QtBot) -> None:
    click(qtbot, pane, "Serikat Nelayan")
    write(qtbot, line(pane, "Name"), "Juru bicara")
    click(qtbot, pane, "Bupati Raka")
    assert chosen(pane) == ["Serikat Nelayan"]
    assert line(pane, "Name").text() == "Juru bicara"
    qtbot.waitUntil(line(pane, "Name").hasFocus)
    pane.choose("issue", 1)
    assert line(pane, "Name").text() == "Juru bicara"


def test_closing_saves_what_is_half_typed(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Serikat Nelayan")
    write(qtbot, line(pane, "Name"), "Serikat Pesisir")
    pane.settle()
    assert project.codebook.actor(1).name == "Serikat Pesisir"


def test_closing_over_a_refused_name_changes_nothing(qtbot: QtBot, project: Project) -> None:
    session = Session(project)
    pane = CodebookPane(session)
    qtbot.addWidget(pane)
    show(qtbot, pane)
    click(qtbot, pane, "Serikat Nelayan")
    write(qtbot, line(pane, "Name"), "Juru bicara")
    pane.settle()
    assert project.codebook.actor(1).name == "Serikat Nelayan"
    said = errors(pane)
    session.close()
    line(pane, "Name").clearFocus()  # as when the window goes: nothing may write into a closed file
    assert errors(pane) == said


def test_choosing_another_entry_saves_the_one_before(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Serikat Nelayan")
    write(qtbot, line(pane, "Name"), "Serikat Pesisir")
    click(qtbot, pane, "Bupati Raka")
    assert project.codebook.actor(1).name == "Serikat Pesisir"
    assert chosen(pane) == ["Bupati Raka"]
    assert line(pane, "Name").text() == "Bupati Raka"


def test_a_change_from_elsewhere_leaves_what_is_half_typed(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Serikat Nelayan")
    write(qtbot, line(pane, "Name"), "Serikat Pes")
    project.codebook.edit_actor(1, aliases=["Serikat"])
    project.codebook.add_actor("Aneka")
    assert line(pane, "Name").text() == "Serikat Pes"
    assert line(pane, "Name").hasFocus()
    assert text_of(control(pane, "Aliases, one a line")) == "Serikat"
    assert chosen(pane) == ["Serikat Nelayan"]


def test_undo_in_an_untouched_field_is_the_windows(pane: CodebookPane, qtbot: QtBot) -> None:
    """The field offers the key to the window as long as it has nothing of its own to take back."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    def takes_undo() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, CTRL)
        event.ignore()
        QApplication.sendEvent(line(pane, "Name"), event)
        return event.isAccepted()

    click(qtbot, pane, "Serikat Nelayan")
    line(pane, "Name").setFocus()
    assert not takes_undo()
    qtbot.keyClicks(line(pane, "Name"), "x")
    assert takes_undo()


# Uses


def test_uses_and_examples_lead_to_their_places(pane: CodebookPane, qtbot: QtBot) -> None:
    wanted: list[AnnotationId] = []
    pane.annotation_requested.connect(wanted.append)
    click(qtbot, pane, "Serikat Nelayan")
    qtbot.mouseClick(control(pane, "Used 2 times"), Qt.MouseButton.LeftButton)
    places = control(pane, "Where it is used")
    assert isinstance(places, QListView)
    assert [places.model().index(row, 0).data() for row in range(2)] == [
        "“Nelayan” menolak tambang.",
        "“Serikat” menolak lagi.",
    ]
    where = places.visualRect(places.model().index(1, 0)).center()
    qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, NONE, where)
    pane.choose("issue", 1)
    examples = control(pane, "Examples")
    assert isinstance(examples, QListView)
    examples.setFocus()
    qtbot.keyClick(examples, Key.Key_Down)
    qtbot.keyClick(examples, Key.Key_Return)
    assert wanted == [2, 5]


def test_the_menu_unfolds_where_an_entry_is_used(pane: CodebookPane, qtbot: QtBot) -> None:
    click(qtbot, pane, "Bupati Raka")
    do(pane, "Show its tags")
    assert control(pane, "Where it is used").hasFocus()


# New, renamed, removed


def test_a_new_entry_is_named_first(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    qtbot.keyClick(view(pane), Key.Key_Insert)
    assert line(pane, "Name").hasFocus()
    qtbot.keyClicks(line(pane, "Name"), "SNTA")
    qtbot.keyClick(line(pane, "Name"), Key.Key_Return)
    assert "already an alias of Serikat Nelayan" in errors(pane)[0]
    write(qtbot, line(pane, "Name"), "Menteri")
    qtbot.keyClick(line(pane, "Name"), Key.Key_Return)
    assert pane.names() == ["Bupati Raka", "Juru bicara", "Menteri", "Serikat Nelayan"]
    assert chosen(pane) == ["Menteri"]
    assert view(pane).hasFocus()
    assert control(pane, "Type").isVisible()
    project.undo()
    assert "Menteri" not in pane.names()


def test_a_new_entry_without_a_name_is_left_when_another_is_looked_at(pane: CodebookPane, qtbot: QtBot) -> None:
    qtbot.keyClick(view(pane), Key.Key_Insert)
    qtbot.keyClick(line(pane, "Name"), Key.Key_Return)
    assert "empty" in errors(pane)[0]
    click(qtbot, pane, "Bupati Raka")
    assert line(pane, "Name").text() == "Bupati Raka"
    qtbot.keyClick(view(pane), Key.Key_Insert)
    qtbot.mouseClick(button(pane, "Issues"), Qt.MouseButton.LeftButton)
    assert "AMDAL" in pane.names()
    assert errors(pane) == []


def test_escape_makes_no_new_entry(pane: CodebookPane, qtbot: QtBot) -> None:
    click(qtbot, pane, "Bupati Raka")
    qtbot.keyClick(view(pane), Key.Key_Insert)
    qtbot.keyClicks(line(pane, "Name"), "Menteri")
    qtbot.keyClick(line(pane, "Name"), Key.Key_Escape)
    assert len(pane.names()) == 3
    assert view(pane).hasFocus()


def test_words_that_find_nothing_become_the_name_of_a_new_entry(pane: CodebookPane, qtbot: QtBot) -> None:
    words = line(pane, "Filter the codebook")
    words.setFocus()
    qtbot.keyClicks(words, "Menteri")
    qtbot.keyClick(words, Key.Key_Insert)
    assert line(pane, "Name").text() == "Menteri"
    qtbot.keyClick(line(pane, "Name"), Key.Key_Return)
    assert chosen(pane) == ["Menteri"]


def test_f2_goes_to_the_name(pane: CodebookPane, qtbot: QtBot) -> None:
    click(qtbot, pane, "Bupati Raka")
    qtbot.keyClick(view(pane), Key.Key_F2)
    assert line(pane, "Name").hasFocus()
    assert line(pane, "Name").selectedText() == "Bupati Raka"


def test_an_unused_entry_goes_at_once_and_its_neighbour_is_chosen(pane: CodebookPane, qtbot: QtBot) -> None:
    click(qtbot, pane, "Juru bicara")
    qtbot.keyClick(view(pane), Key.Key_Delete)
    assert pane.names() == ["Bupati Raka", "Serikat Nelayan"]
    assert chosen(pane) == ["Serikat Nelayan"]


def test_a_used_entry_is_deleted_only_after_a_question(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Serikat Nelayan")
    qtbot.keyClick(view(pane), Key.Key_Delete)
    assert sees(pane, "2 tags use it; they stay, without it.")
    assert button(pane, "Keep").hasFocus()
    qtbot.keyClick(button(pane, "Keep"), Key.Key_Return)
    assert "Serikat Nelayan" in pane.names()
    assert view(pane).hasFocus()
    qtbot.keyClick(view(pane), Key.Key_Delete)
    qtbot.keyClick(button(pane, "Keep"), Key.Key_Escape)
    assert not sees(pane, "2 tags use it")
    assert "Serikat Nelayan" in pane.names()
    qtbot.keyClick(view(pane), Key.Key_Delete)
    press(qtbot, question(pane), "Remove")
    assert "Serikat Nelayan" not in pane.names()
    assert len(project.annotations()) == 5
    project.undo()
    assert "Serikat Nelayan" in pane.names()
    assert project.codebook.uses("actor")[1] == 2


def test_several_are_deleted_as_one_step(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Bupati Raka")
    click(qtbot, pane, "Serikat Nelayan", SHIFT)
    assert sees(pane, "3 are chosen")
    press(qtbot, pane, "Remove")
    assert sees(pane, "These 3 are used by 3 tags")
    press(qtbot, question(pane), "Remove")
    assert pane.names() == []
    project.undo()
    assert len(pane.names()) == 3


def test_a_question_is_over_when_what_it_asks_about_changes(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    project.codebook.edit_actor(3, name="Jubir")
    for change in (
        lambda: project.undo(),
        lambda: qtbot.keyClick(view(pane), Key.Key_Up),
        lambda: qtbot.keyClicks(line(pane, "Filter the codebook"), "bupati"),
        lambda: pane.choose("issue", 1),
        lambda: qtbot.keyClick(pane, Key.Key_Insert),
    ):
        pane.choose("actor", 1)
        qtbot.keyClick(view(pane), Key.Key_Delete)
        assert button(question(pane), "Keep").hasFocus()
        change()
        assert not question(pane).isVisible()
        assert view(pane).hasFocus() or line(pane, "Name").hasFocus()
    assert project.codebook.actor(1).name == "Serikat Nelayan"


def test_a_question_outlives_a_reading_that_finds_nothing_new(pane: CodebookPane, qtbot: QtBot) -> None:
    click(qtbot, pane, "Serikat Nelayan")
    qtbot.keyClick(view(pane), Key.Key_Delete)
    pane.recount()
    assert button(question(pane), "Keep").hasFocus()


def test_the_menu_and_the_button_say_the_same_word(pane: CodebookPane, qtbot: QtBot) -> None:
    click(qtbot, pane, "Serikat Nelayan")
    do(pane, "Remove")
    press(qtbot, question(pane), "Remove")
    assert "Serikat Nelayan" not in pane.names()


# The focus stays in the codebook


@pytest.fixture
def coding(window: MainWindow) -> MainWindow:
    """The whole program over an article with two actors, the codebook in front."""
    project = window.session.project
    article = project.add_article(TEXT, title="Tambang pasir")
    for words in ("Nelayan", "Bupati", "Serikat"):
        start = TEXT.index(words)
        project.tag(article.id, Kind.ACTOR, start, start + len(words), actor=words)
    window.session.resume()
    window.to_codebook()
    return window


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
@pytest.mark.parametrize("merges", [True, False])
def test_the_list_has_the_focus_after_a_merge_by_the_button(
    coding: MainWindow, qtbot: QtBot, key: Key, merges: bool
) -> None:
    pane, project = coding.side.codebook, coding.session.project
    click(qtbot, pane, "Bupati")
    click(qtbot, pane, "Nelayan", CTRL)
    merge = button(pane, "Merge…")
    merge.setFocus()
    qtbot.keyClick(merge, key)
    merging = dialog(qtbot)
    qtbot.keyClick(merging, Key.Key_Return if merges else Key.Key_Escape)
    qtbot.waitUntil(coding.isActiveWindow)
    assert pane.names() == (["Bupati", "Serikat"] if merges else ["Bupati", "Nelayan", "Serikat"])
    assert chosen(pane) == (["Bupati"] if merges else ["Bupati", "Nelayan"])
    assert QApplication.focusWidget() is view(pane)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Delete)
    assert question(pane).isVisible()
    assert len(project.library()) == 1


def test_the_list_has_the_focus_after_a_split(coding: MainWindow, qtbot: QtBot) -> None:
    pane = coding.side.codebook
    click(qtbot, pane, "Nelayan")
    line(pane, "Name").setFocus()
    do(pane, "Split…")
    splitting = dialog(qtbot)
    assert isinstance(splitting, SplitDialog)
    splitting.activateWindow()
    qtbot.waitUntil(splitting.isActiveWindow)
    write(qtbot, splitting.name, "Pelaut")
    qtbot.keyClick(splitting.name, Key.Key_Tab)
    qtbot.keyClick(splitting.list, Key.Key_Space)
    qtbot.keyClick(splitting.list, Key.Key_Return)
    coding.activateWindow()
    qtbot.waitUntil(coding.isActiveWindow)
    assert chosen(pane) == ["Pelaut"]
    assert QApplication.focusWidget() is view(pane)


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_the_list_has_the_focus_after_removing_by_the_button(coding: MainWindow, qtbot: QtBot, key: Key) -> None:
    pane, project = coding.side.codebook, coding.session.project
    been: list[QWidget | None] = []
    click(qtbot, pane, "Bupati")
    click(qtbot, pane, "Nelayan", SHIFT)
    remove = button(pane, "Remove")
    remove.setFocus()
    QApplication.instance().focusChanged.connect(lambda _old, new: been.append(new))  # type: ignore[union-attr]
    qtbot.keyClick(remove, key)
    qtbot.keyClick(button(question(pane), "Keep"), Key.Key_Backtab)
    qtbot.keyClick(button(question(pane), "Remove"), key)
    assert pane.names() == ["Serikat"]
    assert QApplication.focusWidget() is view(pane)
    assert all(pane.isAncestorOf(widget) for widget in been if widget)
    assert len(project.library()) == 1


@pytest.mark.parametrize("name", ["Name", "Note", "Where it is used", "Used once"])
def test_what_vanishes_under_the_focus_leaves_it_to_the_list(coding: MainWindow, qtbot: QtBot, name: str) -> None:
    pane, project = coding.side.codebook, coding.session.project
    been: list[QWidget | None] = []
    click(qtbot, pane, "Bupati")
    qtbot.mouseClick(control(pane, "Used once"), Qt.MouseButton.LeftButton)
    control(pane, name).setFocus()
    QApplication.instance().focusChanged.connect(lambda _old, new: been.append(new))  # type: ignore[union-attr]
    project.codebook.delete("actor", [actor.id for actor in project.actors()])
    assert pane.names() == []
    assert QApplication.focusWidget() is view(pane)
    assert been == [view(pane)]


def test_uses_that_end_leave_the_focus_to_the_list(coding: MainWindow, qtbot: QtBot) -> None:
    pane, project = coding.side.codebook, coding.session.project
    tag = project.annotations()[0]
    mining = project.codebook.add_issue("Tambang")
    position = project.tag(tag.article_id, Kind.POSITION, 8, 15, issue=mining.id)
    been: list[QWidget | None] = []
    cases: tuple[tuple[str, Entry, int | None, AnnotationId], ...] = (
        ("Used once", "actor", tag.actor_id, tag.id),
        ("Examples", "issue", mining.id, position.id),
    )
    for name, what, entry_id, last in cases:
        assert entry_id is not None
        pane.choose(what, entry_id)
        control(pane, name).setFocus()
        focus = QApplication.focusWidget()
        been.clear()
        QApplication.instance().focusChanged.connect(lambda _old, new: been.append(new))  # type: ignore[union-attr]
        project.untag(last)
        assert focus is not None
        assert not focus.isVisible()
        assert set(been) == {view(pane)}


def test_an_entry_of_the_other_kind_leaves_the_focus_to_the_list(coding: MainWindow, qtbot: QtBot) -> None:
    pane, project = coding.side.codebook, coding.session.project
    mining = project.codebook.add_issue("Tambang")
    click(qtbot, pane, "Bupati")
    control(pane, "Note").setFocus()
    been: list[QWidget | None] = []
    QApplication.instance().focusChanged.connect(lambda _old, new: been.append(new))  # type: ignore[union-attr]
    pane.choose("issue", mining.id)
    assert been == [view(pane)]


def test_a_new_entry_is_begun_from_any_field(pane: CodebookPane, qtbot: QtBot) -> None:
    click(qtbot, pane, "Serikat Nelayan")
    control(pane, "Aliases, one a line").setFocus()
    qtbot.keyClick(control(pane, "Aliases, one a line"), Key.Key_Insert)
    assert line(pane, "Name").hasFocus()
    assert line(pane, "Name").text() == ""


def test_both_kinds_say_how_many_there_are(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    assert (button(pane, "Actors").text(), button(pane, "Issues").text()) == ("Actors 3", "Issues 4")
    qtbot.mouseClick(button(pane, "Issues"), Qt.MouseButton.LeftButton)
    project.codebook.add_actor("Menteri")
    assert (button(pane, "Actors").text(), button(pane, "Issues").text()) == ("Actors 4", "Issues 4")


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Up])
def test_an_arrow_chooses_at_once_and_the_focus_is_seen_before(coding: MainWindow, qtbot: QtBot, key: Key) -> None:
    pane = coding.side.codebook
    coding.to_text()
    before = count_of(view(pane), theme.current().accent)
    coding.to_codebook()
    assert chosen(pane) == []
    assert count_of(view(pane), theme.current().accent) > before + 100
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)
    assert chosen(pane) == ["Bupati"]
    assert line(pane, "Name").text() == "Bupati"


# Moved under another


def drop(pane: CodebookPane, on: str | None) -> None:
    rows = view(pane)
    at = QPoint(50, rows.viewport().height() - 5)
    if on is not None:
        at = rows.visualRect(rows.model().index(pane.names().index(on), 0)).center()
    data = QMimeData()
    actions = rows.model().supportedDragActions()
    dropped = QDropEvent(QPointF(at), actions, data, Qt.MouseButton.LeftButton, NONE)
    dropped.setDropAction(Qt.DropAction.MoveAction)
    rows.dropEvent(dropped)  # the drag itself needs a screen
    assert dropped.dropAction() == Qt.DropAction.CopyAction  # after a move, Qt takes the rows out of the list


def test_an_issue_is_dropped_on_the_one_it_is_part_of(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    pane.choose("issue", named(project, "issue", "Harga ikan"))
    drop(pane, "AMDAL")
    assert pane.names() == ["Tambang pasir", "Izin lingkungan", "AMDAL", "Harga ikan"]
    assert line(pane, "Part of").text() == "AMDAL"
    drop(pane, None)
    assert project.codebook.issue(4).parent is None
    project.undo()
    assert line(pane, "Part of").text() == "AMDAL"


def test_several_issues_are_moved_as_one_step(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    pane.choose("issue", named(project, "issue", "Izin lingkungan"))
    click(qtbot, pane, "AMDAL", CTRL)
    drop(pane, "Harga ikan")
    parents = {issue.name: issue.parent for issue in project.issues()}
    assert (parents["Izin lingkungan"], parents["AMDAL"]) == (4, 4)
    project.undo()
    parents = {issue.name: issue.parent for issue in project.issues()}
    assert (parents["Izin lingkungan"], parents["AMDAL"]) == (1, 2)


def test_an_issue_is_not_dropped_on_its_own_part(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    pane.choose("issue", 1)
    drop(pane, "AMDAL")
    assert project.codebook.issue(1).parent is None
    assert sees(pane, "circle")
    press(qtbot, pane, "Close")
    assert not sees(pane, "circle")


# Merged and split


def test_two_actors_become_one_and_undo_parts_them(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Bupati Raka")
    click(qtbot, pane, "Serikat Nelayan", CTRL)
    press(qtbot, pane, "Merge…")
    merging = dialog(qtbot)
    assert isinstance(merging, MergeDialog)
    assert merging.kept == 1  # used most
    assert merging.changes.text().splitlines() == [
        "1 tag in 1 article will change to Serikat Nelayan.",
        "These names become aliases: Bupati Raka.",
    ]
    merging.choices.button(2).click()
    assert merging.changes.text().splitlines()[0] == "2 tags in 1 article will change to Bupati Raka."
    qtbot.keyClick(merging, Key.Key_Return)
    assert pane.names() == ["Bupati Raka", "Juru bicara"]
    assert chosen(pane) == ["Bupati Raka"]
    assert project.codebook.actor(2).aliases == ("Serikat Nelayan", "SNTA")
    assert project.codebook.uses("actor")[2] == 3
    project.undo()
    assert len(pane.names()) == 3


def test_one_actor_is_merged_into_another_by_its_name(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Juru bicara")
    do(pane, "Merge into…")
    merging = dialog(qtbot)
    assert isinstance(merging, MergeDialog)
    qtbot.keyClick(merging, Key.Key_Return)
    assert merging.isVisible()
    qtbot.keyClicks(merging.into, "serikat nelayan")
    assert merging.kept == 1
    assert merging.changes.text().startswith("No tag changes.")
    merging.accept()
    assert pane.names() == ["Bupati Raka", "Serikat Nelayan"]
    assert "Juru bicara" in project.codebook.actor(1).aliases


def test_a_merge_that_is_refused_says_so_and_stays_open(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    click(qtbot, pane, "Bupati Raka")
    click(qtbot, pane, "Juru bicara", SHIFT)
    press(qtbot, pane, "Merge…")
    merging = dialog(qtbot)
    project.codebook.delete("actor", [3])
    merging.accept()
    assert merging.isVisible()
    assert len(errors(merging)) == 1
    merging.reject()


def test_some_tags_are_split_off_to_a_new_issue(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    pane.choose("issue", 1)
    do(pane, "Split…")
    splitting = dialog(qtbot)
    assert isinstance(splitting, SplitDialog)
    assert not button(splitting, "Split").isEnabled()
    splitting.list.setFocus()
    qtbot.keyClick(splitting.list, Key.Key_Down)
    qtbot.keyClick(splitting.list, Key.Key_Space)
    assert sees(splitting, "1 of 2 go to the new entry")
    write(qtbot, splitting.name, "Harga ikan")
    splitting.accept()
    assert splitting.isVisible()
    assert "already" in errors(splitting)[0]
    write(qtbot, splitting.name, "Tambang ulang")
    assert errors(splitting) == []
    splitting.accept()
    assert chosen(pane) == ["Tambang ulang"]
    uses = project.codebook.uses("issue")
    assert (uses[1], uses[named(project, "issue", "Tambang ulang")]) == (1, 1)
    project.undo()
    assert project.codebook.uses("issue")[1] == 2


def test_a_tag_stands_in_its_sentence_to_be_split_by(pane: CodebookPane, qtbot: QtBot, project: Project) -> None:
    text = "Sidang itu panjang sekali, dan menurut ketua serikat pihaknya akan tetap\nmenolak. Esoknya pihaknya bubar."
    article = project.add_article(text, title="Sidang")
    for start in (text.index("pihaknya"), text.rindex("pihaknya")):
        project.tag(article.id, Kind.ACTOR, start, start + len("pihaknya"), actor=1)
    pane.choose("actor", 1)
    do(pane, "Split…")
    splitting = dialog(qtbot)
    assert isinstance(splitting, SplitDialog)
    rows = [splitting.list.model().index(row, 0) for row in range(4)]
    assert [row.data() for row in rows[2:]] == [
        "…menurut ketua serikat “pihaknya” akan tetap menolak.",
        "Esoknya “pihaknya” bubar.",
    ]
    whole = "Sidang itu panjang sekali, dan menurut ketua serikat “pihaknya” akan tetap menolak."
    assert rows[2].data(Qt.ItemDataRole.ToolTipRole) == f"{whole}\nSidang"
    splitting.reject()


def test_space_ticks_the_first_tag_as_soon_as_tab_has_come_to_the_list(pane: CodebookPane, qtbot: QtBot) -> None:
    pane.choose("issue", 1)
    do(pane, "Split…")
    splitting = dialog(qtbot)
    assert isinstance(splitting, SplitDialog)
    qtbot.waitUntil(splitting.name.hasFocus)
    qtbot.keyClick(splitting.name, Key.Key_Tab)
    qtbot.keyClick(splitting.list, Key.Key_Space)
    assert splitting.ticked() == [4]
    splitting.reject()


def test_a_tick_is_seen(pane: CodebookPane, qtbot: QtBot) -> None:
    pane.choose("issue", 1)
    do(pane, "Split…")
    splitting = dialog(qtbot)
    assert isinstance(splitting, SplitDialog)

    def accented() -> int:
        return count_of(splitting.list.viewport(), theme.current().accent)

    before = accented()
    where = splitting.list.visualRect(splitting.list.model().index(0, 0)).center()
    qtbot.mouseClick(splitting.list.viewport(), Qt.MouseButton.LeftButton, NONE, where)
    assert splitting.ticked() == [4]
    assert accented() > before + 50
    splitting.reject()


def test_import_and_export_are_asked_of_the_window(pane: CodebookPane) -> None:
    asked: list[str] = []
    pane.import_requested.connect(lambda: asked.append("import"))
    pane.export_requested.connect(lambda: asked.append("export"))
    do(pane, "Import codebook…")
    do(pane, "Export codebook…")
    assert asked == ["import", "export"]


# How it looks


@pytest.mark.parametrize("look", ["light", "dark"])
def test_each_colour_is_told_from_the_paper(look: str) -> None:
    paper = theme.load(look).paper
    assert len(set(COLOURS)) == 10
    assert all(contrast(QColor(colour), paper) >= 3 for colour in COLOURS)


def test_the_narrowest_pane_cuts_no_field(pane: CodebookPane, qtbot: QtBot) -> None:
    pane.resize(280, 700)
    click(qtbot, pane, "Serikat Nelayan")
    assert pane.width() == 280
    for name in ("Name", "Type", "Member of", "Another colour…", "Note"):
        box = control(pane, name)
        assert 0 <= box.mapTo(pane, QPoint(0, 0)).x() <= 280 - box.width()


def count_of(widget: QWidget, colour: QColor) -> int:
    """How many pixels of a widget have this colour."""
    image: QImage = widget.grab().toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y) == colour for x, y in places)


def test_the_colour_of_an_entry_is_seen_in_its_row(pane: CodebookPane, project: Project) -> None:
    before = count_of(view(pane).viewport(), QColor("#d64545"))
    project.codebook.edit_actor(3, colour="#d64545")
    assert count_of(view(pane).viewport(), QColor("#d64545")) > before + 20


def test_each_type_of_actor_has_a_sign_of_its_own(pane: CodebookPane, project: Project) -> None:
    signs = set()
    for type_ in (None, *ActorType):
        project.codebook.edit_actor(3, type=type_)
        view(pane).clearSelection()
        row = view(pane).visualRect(view(pane).model().index(1, 0))
        sign = view(pane).viewport().grab(row.adjusted(0, 0, 34 - row.width(), 0)).toImage()
        signs.add(bytes(sign.constBits()))
    assert len(signs) == 5


def test_the_issue_that_would_be_the_parent_is_framed(pane: CodebookPane, project: Project) -> None:
    pane.choose("issue", named(project, "issue", "Harga ikan"))
    rows = view(pane)
    before = count_of(rows.viewport(), theme.current().accent)
    at = rows.visualRect(rows.model().index(1, 0)).center()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    rows.dragMoveEvent(QDragMoveEvent(at, copy, QMimeData(), left, NONE))
    assert count_of(rows.viewport(), theme.current().accent) > before + 100
    rows.dragLeaveEvent(QDragLeaveEvent())
    assert count_of(rows.viewport(), theme.current().accent) == before


def test_every_control_has_a_name_and_a_tip(pane: CodebookPane, qtbot: QtBot) -> None:
    kinds: tuple[type[QWidget], ...] = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton, QTextBrowser, QListView)
    whats: tuple[Entry, ...] = ("actor", "issue")
    for what in whats:
        pane.choose(what, 1)
        controls = [w for kind in kinds for w in pane.findChildren(kind) if w.isVisible()]
        controls = [w for w in controls if w.parent() is not None and not isinstance(w.parent(), QLineEdit | QComboBox)]
        assert len(controls) > 15
        for control_ in controls:
            interface = QAccessible.queryAccessibleInterface(control_)
            assert interface.text(QAccessible.Text.Name), control_
            assert control_.toolTip() or isinstance(control_, QPlainTextEdit | QTextBrowser), control_


def test_thousands_of_entries_are_read_once_a_change(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    project = Project.in_memory()
    with project.step("Add actors"):
        for number in range(2000):
            project.codebook.add_actor(f"Pelaku {number:05}")
    session = Session(project)
    pane = CodebookPane(session)
    qtbot.addWidget(pane)
    session.codebook_changed.connect(pane.refresh)
    show(qtbot, pane)
    pane.choose("actor", 1500)
    bar = view(pane).verticalScrollBar()
    assert bar.value() > 0
    bar.setValue(bar.value() // 2)
    scrolled = bar.value()
    read = counts_of_uses(project, monkeypatch)
    project.codebook.edit_actor(3, note="baru")
    project.codebook.add_actor("Zamrud")
    assert read == ["actor", "actor"]
    assert chosen(pane) == ["Pelaku 01499"]
    assert bar.value() == scrolled
    session.close()
