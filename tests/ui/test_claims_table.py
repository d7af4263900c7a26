"""The table of all claims as a person uses it: sort, filter, code one or many rows, jump, copy, export."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.claims_table import COLUMNS, ClaimFilter, ClaimOrder
from reader.errors import BadValue
from reader.model import ActorType, Kind
from reader.project import Project
from ui import theme
from ui.app import make_app
from ui.claims.claims_table import ClaimsWindow
from ui.claims.name_field import NameField, SuggestionList
from ui.dialogs.claims_table import ColumnsDialog
from ui.session import Session

Key, Mouse = Qt.Key, Qt.MouseButton
CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
TEXT = "Siti menolak tambak. Wali kota diam. “Kami setuju”, kata Umar. Siti memuji nelayan."
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    """A session on a file with four claims of one article; the second says nothing about who or what."""
    make_app("en", "light")
    project = Project.create(tmp_path / "Studi tambak.sikap", coder="rani")
    article = project.add_article(TEXT, title="Tambak ditolak", source="Kabar", published="2023-11-21")
    codes: tuple[dict[str, Any], ...] = (
        {"actor": "Siti", "issue": "tambak", "stance": "oppose"},
        {},
        {"actor": "Umar", "issue": "pukat", "stance": "support"},
        {"actor": "Siti"},
    )
    for sentence, coded in zip(project.sentences(article.id), codes, strict=True):
        project.tag(article.id, Kind.STATEMENT, sentence.start, sentence.end, **coded)
    session = Session(project)
    yield session
    session.close()


@pytest.fixture
def open_table(session: Session, qtbot: QtBot) -> Iterator[Callable[[], ClaimsWindow]]:
    windows: list[ClaimsWindow] = []

    def open_it() -> ClaimsWindow:
        window = ClaimsWindow(session)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow() and window.focusWidget() is not None)
        return window

    yield open_it
    for window in windows:
        close(window)


@pytest.fixture
def window(open_table: Callable[[], ClaimsWindow]) -> ClaimsWindow:
    return open_table()


def close(window: ClaimsWindow) -> None:
    from shiboken6 import isValid

    if isValid(window):
        window.close()
        QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
        QApplication.processEvents()


def grid(window: ClaimsWindow) -> QTableView:
    return only(window, QTableView)


def only(parent: QWidget, kind: type[W], name: str = "") -> W:
    found = [child for child in parent.findChildren(kind) if not name or child.accessibleName() == name]
    assert found, f"no {kind.__name__} {name}"
    return found[0]


def shown(window: ClaimsWindow, column: str) -> list[str]:
    model = grid(window).model()
    return [model.index(row, COLUMNS.index(column)).data() for row in range(model.rowCount())]


def go(window: ClaimsWindow, row: int, column: str) -> None:
    view = grid(window)
    index = view.model().index(row, COLUMNS.index(column))
    view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    view.setFocus()


def choose(window: ClaimsWindow, column: str, *rows: int) -> None:
    go(window, rows[0], column)
    for row in rows[1:]:
        index = grid(window).model().index(row, COLUMNS.index(column))
        grid(window).selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


def chosen(window: ClaimsWindow) -> list[tuple[int, str]]:
    indexes = grid(window).selectionModel().selectedIndexes()
    return sorted((index.row(), COLUMNS[index.column()]) for index in indexes)


def current(window: ClaimsWindow) -> tuple[int, str]:
    index = grid(window).currentIndex()
    return index.row(), COLUMNS[index.column()]


def click_head(window: ClaimsWindow, qtbot: QtBot, column: str) -> None:
    header = grid(window).horizontalHeader()
    place = QPoint(header.sectionViewportPosition(COLUMNS.index(column)) + 12, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Mouse.LeftButton, pos=place)


def double_click(window: ClaimsWindow, qtbot: QtBot, row: int, column: str) -> None:
    view = grid(window)
    place = view.visualRect(view.model().index(row, COLUMNS.index(column))).center()
    qtbot.mouseClick(view.viewport(), Mouse.LeftButton, pos=place)
    qtbot.mouseDClick(view.viewport(), Mouse.LeftButton, pos=place)


def edit(window: ClaimsWindow, qtbot: QtBot, row: int, column: str) -> NameField:
    go(window, row, column)
    qtbot.keyClick(grid(window), Key.Key_F2)
    return editor(window)


def editor(window: ClaimsWindow) -> NameField:
    field = window.focusWidget()
    assert isinstance(field, NameField)
    return field


def choices(window: ClaimsWindow, qtbot: QtBot, row: int, column: str) -> QComboBox:
    go(window, row, column)
    qtbot.keyClick(grid(window), Key.Key_F2)
    return only(grid(window), QComboBox)


def lists(window: ClaimsWindow) -> list[SuggestionList]:
    return [child for child in window.findChildren(SuggestionList) if child.isVisible()]


def write(qtbot: QtBot, field: QWidget, text: str) -> None:
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Key.Key_Return)


def dialog(window: ClaimsWindow) -> QDialog:
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def filter_by(window: ClaimsWindow, qtbot: QtBot, column: str, text: str) -> None:
    go(window, 0, column)
    qtbot.keyClick(grid(window), Key.Key_F, CTRL)
    write(qtbot, only(dialog(window), QLineEdit), text)


def chips(window: ClaimsWindow) -> list[QToolButton]:
    return [button for button in window.findChildren(QToolButton, "chip") if button.isVisible()]


def said(window: ClaimsWindow, name: str = "Message") -> str:
    label = only(window, QLabel, name)
    return label.text() if label.isVisible() else ""


def heard(signal: Any) -> list[tuple[Any, ...]]:
    words: list[tuple[Any, ...]] = []
    signal.connect(lambda *values: words.append(values))
    return words


def listen(monkeypatch: pytest.MonkeyPatch, project: Project, question: str) -> list[tuple[Any, ...]]:
    """What a question of the project is asked from now on, each time."""
    asked: list[tuple[Any, ...]] = []
    answer = getattr(project, question)

    def ask(*values: Any) -> Any:
        asked.append(values)
        return answer(*values)

    monkeypatch.setattr(project, question, ask)
    return asked


def test_every_claim_is_a_row_and_what_is_not_coded_says_so(window: ClaimsWindow) -> None:
    assert shown(window, "actor") == ["Siti", "not coded", "Umar", "Siti"]
    assert shown(window, "stance") == ["− oppose", "not coded", "+ support", "not coded"]
    assert shown(window, "voice")[2] == "direct quotation"
    assert shown(window, "published") == ["21 Nov 2023"] * 4
    assert shown(window, "addressees") == ["–"] * 4
    assert said(window, "Number of claims") == "4 claims"
    assert window.windowTitle() == "Claims – Studi tambak – Sikap"


def test_a_head_sorts_then_turns_the_order_then_goes_back_to_reading_order(window: ClaimsWindow, qtbot: QtBot) -> None:
    orders = []
    for _ in range(3):
        click_head(window, qtbot, "actor")
        orders.append(shown(window, "actor"))
    assert orders == [
        ["Siti", "Siti", "Umar", "not coded"],
        ["Umar", "Siti", "Siti", "not coded"],
        ["Siti", "not coded", "Umar", "Siti"],
    ]


def test_sorting_stays_with_the_chosen_claim_and_shows_it(window: ClaimsWindow, qtbot: QtBot, session: Session) -> None:
    article = session.project.library()[0].id
    with session.project.step("Fill", article):
        for number in range(60):
            session.project.tag(article, Kind.STATEMENT, 20, 30 + number % 40, actor=f"n{number:02}")
    qtbot.waitUntil(lambda: len(shown(window, "actor")) == 64)
    choose(window, "actor", 0)
    for _ in range(3):
        click_head(window, qtbot, "actor")
        row = shown(window, "actor").index("Siti")
        assert current(window) == (row, "actor")
        assert chosen(window) == [(row, "actor")]
        view = grid(window)
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_the_head_of_the_sorted_column_has_an_arrow(window: ClaimsWindow, qtbot: QtBot) -> None:
    def head() -> object:
        return grid(window).model().headerData(COLUMNS.index("issue"), Qt.Orientation.Horizontal)

    words = [head()]
    for _ in range(3):
        click_head(window, qtbot, "issue")
        words.append(head())
    assert words == ["Issue", "Issue ↑", "Issue ↓", "Issue"]


def test_only_heads_that_say_something_else_tell_the_table(window: ClaimsWindow) -> None:
    told: list[str] = []
    grid(window).model().headerDataChanged.connect(lambda _, first, last: told.extend(COLUMNS[first : last + 1]))
    window.filter(ClaimFilter({"statement": "tambak"}))
    assert told == []
    window.sort(ClaimOrder("issue"))
    assert told == ["issue"]
    window.sort(ClaimOrder("issue", descending=True))
    assert told == ["issue", "issue"]
    told.clear()
    window.sort(ClaimOrder("actor"))
    assert sorted(told) == ["actor", "issue"]
    told.clear()
    window.sort(ClaimOrder())
    assert told == ["actor"]


def test_f2_on_an_actor_codes_the_row_with_the_name_that_is_typed(
    window: ClaimsWindow, qtbot: QtBot, session: Session
) -> None:
    write(qtbot, edit(window, qtbot, 1, "actor"), "Wali kota")
    assert shown(window, "actor") == ["Siti", "Wali kota", "Umar", "Siti"]
    assert "Wali kota" in [actor.name for actor in session.project.actors()]
    assert current(window) == (1, "actor")
    qtbot.waitUntil(grid(window).hasFocus)


def test_one_enter_takes_the_highlighted_name_for_all_selected_rows_though_it_is_mistyped(
    window: ClaimsWindow, qtbot: QtBot, session: Session
) -> None:
    session.project.codebook.add_actor("Ridwan Kamil")
    known = [actor.name for actor in session.project.actors()]
    choose(window, "actor", 1, 3)
    qtbot.keyClick(grid(window), Key.Key_F2)
    field = editor(window)
    qtbot.keyClicks(field, "ridwn")
    assert field.highlighted is not None
    assert field.highlighted.name == "Ridwan Kamil"
    qtbot.keyClick(field, Key.Key_Return)
    assert shown(window, "actor") == ["Siti", "Ridwan Kamil", "Umar", "Ridwan Kamil"]
    assert [actor.name for actor in session.project.actors()] == known
    assert lists(window) == []


def test_the_keys_and_a_click_choose_among_the_suggestions(window: ClaimsWindow, qtbot: QtBot) -> None:
    field = edit(window, qtbot, 1, "issue")
    assert [one.name for one in field.suggestions] == ["pukat", "tambak"]
    for _ in range(2):
        qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Return)
    assert shown(window, "issue")[1] == "tambak"
    edit(window, qtbot, 3, "issue")
    listed = lists(window)[0]
    place = listed.visualRect(listed.model().index(0, 0)).center()
    qtbot.mouseClick(listed.viewport(), Mouse.LeftButton, pos=place)
    assert shown(window, "issue")[3] == "pukat"


def test_a_new_actor_is_said_as_new_and_made_with_its_type_in_one_step(
    window: ClaimsWindow, qtbot: QtBot, session: Session
) -> None:
    choose(window, "actor", 1, 3)
    qtbot.keyClick(grid(window), Key.Key_F2)
    field = editor(window)
    qtbot.keyClicks(field, "KPK")
    assert [(one.id, one.type) for one in field.suggestions] == [(None, type_) for type_ in ActorType]
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Return)
    made = {actor.name: actor.type for actor in session.project.actors()}
    assert made["KPK"] is ActorType.ORGANISATION
    assert shown(window, "actor") == ["Siti", "KPK", "Umar", "KPK"]
    session.undo()
    assert "KPK" not in [actor.name for actor in session.project.actors()]
    qtbot.waitUntil(lambda: shown(window, "actor") == ["Siti", "not coded", "Umar", "Siti"])


def test_enter_in_an_emptied_cell_takes_the_coding_away(window: ClaimsWindow, qtbot: QtBot) -> None:
    field = edit(window, qtbot, 0, "actor")
    qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClick(field, Key.Key_Return)
    assert shown(window, "actor")[0] == "not coded"


def test_leaving_a_cell_makes_no_new_name_and_says_so_but_takes_a_whole_known_one(
    window: ClaimsWindow, qtbot: QtBot, session: Session
) -> None:
    known = [actor.name for actor in session.project.actors()]
    qtbot.keyClicks(edit(window, qtbot, 1, "actor"), "Um")
    grid(window).setFocus()
    assert "“Um” was not taken" in said(window)
    assert shown(window, "actor")[1] == "not coded"
    qtbot.keyClicks(edit(window, qtbot, 1, "actor"), "umar")
    grid(window).setFocus()
    assert shown(window, "actor")[1] == "Umar"
    assert [actor.name for actor in session.project.actors()] == known


def test_leaving_a_cell_in_which_nothing_was_typed_says_nothing_of_the_other_rows(
    window: ClaimsWindow, qtbot: QtBot
) -> None:
    choose(window, "actor", 0, 1, 2)
    qtbot.keyClick(grid(window), Key.Key_F2)
    assert editor(window).text() == "Siti"
    grid(window).setFocus()
    assert shown(window, "actor") == ["Siti", "not coded", "Umar", "Siti"]
    assert said(window) == ""


def test_what_is_half_typed_waits_while_another_window_is_active(window: ClaimsWindow, qtbot: QtBot) -> None:
    field = edit(window, qtbot, 1, "actor")
    qtbot.keyClicks(field, "uma")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: other.isActiveWindow() and not field.hasFocus())
    window.activateWindow()
    qtbot.waitUntil(lambda: field.hasFocus() and field.highlighted is not None)
    qtbot.keyClick(field, Key.Key_Return)
    assert shown(window, "actor")[1] == "Umar"


@pytest.mark.parametrize("row", [0, 39])
def test_the_suggestions_lie_beside_the_cell_with_room_for_all(
    window: ClaimsWindow, qtbot: QtBot, session: Session, row: int
) -> None:
    article = session.project.library()[0].id
    with session.project.step("Fill", article):
        for number in range(36):
            session.project.tag(article, Kind.STATEMENT, 20, 30 + number, actor=f"n{number}")
    qtbot.waitUntil(lambda: len(shown(window, "actor")) == 40)
    field = edit(window, qtbot, row, "actor")
    field.clear()
    qtbot.keyClicks(field, "n")
    listed = lists(window)[0]
    assert len(field.suggestions) == 12
    assert listed.viewport().height() >= 12 * listed.row_height
    assert window.rect().contains(listed.geometry())
    cell = QRect(field.mapTo(window, QPoint(0, 0)), field.size())
    assert not cell.intersects(listed.geometry())


def test_nothing_of_an_editor_stays_when_it_has_closed(window: ClaimsWindow, qtbot: QtBot) -> None:
    for row in (1, 3):
        qtbot.keyClick(edit(window, qtbot, row, "actor"), Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChildren(SuggestionList) == [])


def test_escape_leaves_a_cell_as_it_was(window: ClaimsWindow, qtbot: QtBot, session: Session) -> None:
    before = session.project.next_undo()
    field = edit(window, qtbot, 0, "issue")
    qtbot.keyClicks(field, "lain")
    qtbot.keyClick(field, Key.Key_Escape)
    assert shown(window, "issue")[0] == "tambak"
    assert session.project.next_undo() == before


def test_a_name_for_many_selected_rows_is_one_step(window: ClaimsWindow, qtbot: QtBot) -> None:
    choose(window, "issue", 0, 1, 3)
    qtbot.keyClick(grid(window), Key.Key_F2)
    write(qtbot, editor(window), "reklamasi")
    assert shown(window, "issue") == ["reklamasi", "reklamasi", "pukat", "reklamasi"]
    qtbot.keyClick(grid(window), Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: shown(window, "issue") == ["tambak", "not coded", "pukat", "not coded"])
    qtbot.keyClick(grid(window), Key.Key_Z, CTRL | SHIFT)
    qtbot.waitUntil(lambda: shown(window, "issue")[3] == "reklamasi")


@pytest.mark.parametrize(
    ("key", "how", "words"),
    [
        (Key.Key_Plus, SHIFT, "+ support"),
        (Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier, "+ support"),
        (Key.Key_Equal, Qt.KeyboardModifier.NoModifier, "+ support"),
        (Key.Key_0, Qt.KeyboardModifier.NoModifier, "0 neutral"),
        (Key.Key_Minus, Qt.KeyboardModifier.NoModifier, "− oppose"),
    ],
)
def test_one_key_sets_the_stance_of_all_selected_rows(
    window: ClaimsWindow, qtbot: QtBot, key: Qt.Key, how: Qt.KeyboardModifier, words: str
) -> None:
    choose(window, "statement", 1, 3)
    qtbot.keyClick(grid(window), key, how)
    assert [shown(window, "stance")[row] for row in (1, 3)] == [words, words]
    assert chosen(window) == [(1, "statement"), (3, "statement")]


def test_the_list_of_stances_can_also_take_the_stance_away(window: ClaimsWindow, qtbot: QtBot) -> None:
    box = choices(window, qtbot, 0, "stance")
    assert [box.itemText(row) for row in range(box.count())] == ["+ support", "0 neutral", "− oppose", "not coded"]
    qtbot.waitUntil(lambda: box.view().isVisible())
    qtbot.keyClick(box.view(), Key.Key_Down)
    qtbot.keyClick(box.view(), Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window, "stance")[0] == "not coded")
    assert shown(window, "issue")[0] == "tambak"


def test_the_voice_can_be_changed(window: ClaimsWindow, qtbot: QtBot) -> None:
    box = choices(window, qtbot, 1, "voice")
    qtbot.waitUntil(lambda: box.view().isVisible())
    qtbot.keyClick(box.view(), Key.Key_Down)
    qtbot.keyClick(box.view(), Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window, "voice")[1] == "act")


def test_delete_takes_away_the_coding_of_the_selected_cells_only(window: ClaimsWindow, qtbot: QtBot) -> None:
    choose(window, "actor", 0, 2)
    qtbot.keyClick(grid(window), Key.Key_Delete)
    assert shown(window, "actor") == ["not coded", "not coded", "not coded", "Siti"]
    assert shown(window, "stance")[0] == "− oppose"
    qtbot.keyClick(grid(window), Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: shown(window, "actor")[0] == "Siti")


def test_delete_on_words_says_where_it_works(window: ClaimsWindow, qtbot: QtBot, session: Session) -> None:
    before = session.project.next_undo()
    go(window, 0, "statement")
    qtbot.keyClick(grid(window), Key.Key_Delete)
    assert "actor, issue, stance or voice" in said(window)
    assert session.project.next_undo() == before


def test_columns_that_are_hidden_lose_nothing_when_all_is_selected(window: ClaimsWindow, qtbot: QtBot) -> None:
    window.show_columns(["statement", "stance"])
    grid(window).selectAll()
    qtbot.keyClick(grid(window), Key.Key_Delete)
    assert shown(window, "stance") == ["not coded"] * 4
    assert shown(window, "actor") == ["Siti", "not coded", "Umar", "Siti"]


def test_enter_and_a_double_click_on_words_go_to_the_statement(
    window: ClaimsWindow, qtbot: QtBot, session: Session
) -> None:
    wanted = heard(window.jump_requested)
    go(window, 2, "statement")
    qtbot.keyClick(grid(window), Key.Key_Return)
    double_click(window, qtbot, 1, "article_title")
    article = session.project.library()[0].id
    statements = [a.id for a in session.project.annotations() if a.kind is Kind.STATEMENT]
    assert wanted == [(article, statements[2]), (article, statements[1])]


def test_a_double_click_on_an_actor_edits_and_does_not_jump(window: ClaimsWindow, qtbot: QtBot) -> None:
    wanted = heard(window.jump_requested)
    double_click(window, qtbot, 1, "actor")
    write(qtbot, editor(window), "Wali kota")
    assert shown(window, "actor")[1] == "Wali kota"
    assert wanted == []


def test_letters_and_enter_filter_by_a_value(window: ClaimsWindow, qtbot: QtBot) -> None:
    filter_by(window, qtbot, "actor", "sit")
    assert shown(window, "actor") == ["Siti", "Siti"]
    assert said(window, "Number of claims") == "2 of 4 claims"
    assert [chip.text() for chip in chips(window)] == ["Actor: Siti  ✕"]


def test_values_are_listed_with_their_counts_and_checked_with_space(window: ClaimsWindow, qtbot: QtBot) -> None:
    go(window, 0, "actor")
    qtbot.keyClick(grid(window), Key.Key_F, CTRL)
    values = only(dialog(window), QListWidget)
    assert [values.item(row).text().split() for row in range(3)] == [
        ["Siti", "2"],
        ["Umar", "1"],
        ["not", "coded", "1"],
    ]
    for row in (1, 2):
        values.setCurrentRow(row)
        qtbot.keyClick(values, Key.Key_Space)
    qtbot.keyClick(values, Key.Key_Return)
    assert shown(window, "actor") == ["not coded", "Umar"]


def test_words_filter_a_text_column(window: ClaimsWindow, qtbot: QtBot) -> None:
    filter_by(window, qtbot, "statement", "NELAYAN memuji")
    assert shown(window, "statement") == ["Siti memuji nelayan."]


def test_a_date_that_is_none_is_said_beside_the_field_and_nothing_changes(window: ClaimsWindow, qtbot: QtBot) -> None:
    filter_by(window, qtbot, "published", "21/11/2023")
    open_dialog = dialog(window)
    assert any("year-month-day" in label.text() for label in open_dialog.findChildren(QLabel) if label.isVisible())
    field = only(open_dialog, QLineEdit, "From")
    field.clear()
    write(qtbot, field, "2024")
    assert said(window, "Number of claims") == "0 of 4 claims"


def test_filters_add_up_and_each_goes_with_a_click_on_its_chip(window: ClaimsWindow, qtbot: QtBot) -> None:
    filter_by(window, qtbot, "actor", "sit")
    filter_by(window, qtbot, "stance", "not coded")
    assert shown(window, "statement") == ["Siti memuji nelayan."]
    qtbot.waitUntil(lambda: len(chips(window)) == 2)
    qtbot.mouseClick(chips(window)[0], Mouse.LeftButton)
    assert shown(window, "actor") == ["not coded", "Siti"]
    qtbot.waitUntil(lambda: len(chips(window)) == 1)
    qtbot.keyClick(chips(window)[0], Key.Key_Space)
    assert said(window, "Number of claims") == "4 claims"
    assert chips(window) == []
    assert window.focusWidget() is grid(window)


def test_the_dialog_of_a_filter_takes_it_away_too(window: ClaimsWindow, qtbot: QtBot) -> None:
    filter_by(window, qtbot, "actor", "sit")
    qtbot.keyClick(grid(window), Key.Key_F, CTRL)
    everything = next(b for b in dialog(window).findChildren(QPushButton) if b.text() == "Show &all")
    everything.click()
    assert len(shown(window, "actor")) == 4


def test_when_no_claim_fits_a_button_shows_all(window: ClaimsWindow, qtbot: QtBot) -> None:
    filter_by(window, qtbot, "statement", "reklamasi")
    assert not grid(window).isVisible()
    button = only(window, QPushButton, "Show all claims")
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, Key.Key_Space)
    assert len(shown(window, "statement")) == 4
    qtbot.waitUntil(grid(window).hasFocus)


def test_a_project_without_claims_says_what_to_do(
    session: Session, open_table: Callable[[], ClaimsWindow], qtbot: QtBot
) -> None:
    session.project.delete_article(session.project.library()[0].id)
    window = open_table()
    assert any("No claims yet" in label.text() for label in window.findChildren(QLabel) if label.isVisible())
    assert not only(window, QPushButton, "Show all claims").isVisible()


def test_a_column_of_numbers_says_that_it_has_no_filter(window: ClaimsWindow, qtbot: QtBot) -> None:
    window.show_columns(["sentence", "statement"])
    go(window, 0, "sentence")
    qtbot.keyClick(grid(window), Key.Key_F, CTRL)
    assert "no filter" in said(window)


def test_copied_cells_are_tab_separated_as_the_csv_says_them(window: ClaimsWindow, qtbot: QtBot) -> None:
    choose(window, "actor", 0, 1)
    choose_more = grid(window).model().index(0, COLUMNS.index("stance"))
    grid(window).selectionModel().select(choose_more, QItemSelectionModel.SelectionFlag.Select)
    qtbot.keyClick(grid(window), Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Siti\toppose\n\t"


def test_export_asks_for_exactly_what_is_shown(window: ClaimsWindow, qtbot: QtBot) -> None:
    wishes = heard(window.export_requested)
    filter_by(window, qtbot, "actor", "sit")
    click_head(window, qtbot, "statement")
    window.show_columns(["actor", "statement"])
    qtbot.keyClick(grid(window), Key.Key_E, CTRL)
    where = ClaimFilter({"actor": frozenset({"Siti"})})
    assert wishes == [(where, ClaimOrder("statement"), ["actor", "statement"])]


def test_the_grid_has_the_focus_again_after_the_export_that_a_click_asked_for(
    window: ClaimsWindow, qtbot: QtBot
) -> None:
    asked: list[QDialog] = []

    def ask(*_: object) -> None:
        asked.append(QDialog(window))
        asked[0].open()

    window.export_requested.connect(ask)
    button = only(window, QPushButton, "Export")
    button.setFocus()
    qtbot.mouseClick(button, Mouse.LeftButton)
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    asked[0].reject()
    window.activateWindow()
    qtbot.waitUntil(grid(window).hasFocus)


def test_a_column_is_hidden_from_the_menu_of_its_head_and_stays_so(
    window: ClaimsWindow, open_table: Callable[[], ClaimsWindow], qtbot: QtBot
) -> None:
    header = grid(window).horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(header.sectionViewportPosition(COLUMNS.index("voice")) + 5, 5))
    menu = next(menu for menu in window.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == "&Hide column").trigger()
    menu.close()
    assert "voice" not in window.columns
    left = window.columns
    close(window)
    assert open_table().columns == left


def test_columns_are_chosen_and_moved_with_the_keyboard(window: ClaimsWindow, qtbot: QtBot) -> None:
    next(b for b in window.findChildren(QPushButton) if b.text() == "&Columns…").click()
    names = only(dialog(window), QListWidget)
    qtbot.waitUntil(names.hasFocus)
    names.setCurrentRow(1)
    qtbot.keyClick(names, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    names.setCurrentRow(2)
    qtbot.keyClick(names, Key.Key_Space)
    qtbot.keyClick(names, Key.Key_Return)
    assert window.columns[:3] == ["actor", "statement", "issue"]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_chosen_column_has_a_tick_in_a_filled_box(session: Session, qtbot: QtBot, look: str) -> None:
    make_app("en", look)
    chooser = ColumnsDialog(["actor"], ["issue"])
    qtbot.addWidget(chooser)
    chooser.show()
    chooser.list.setCurrentRow(-1)
    picture = chooser.list.viewport().grab().toImage()

    accent = theme.current().accent.name()

    def filled(row: int) -> list[tuple[int, int]]:
        area = chooser.list.visualItemRect(chooser.list.item(row))
        places = ((x, y) for x in range(area.left(), area.left() + 24) for y in range(area.top(), area.bottom()))
        return [place for place in places if picture.pixelColor(*place).name() == accent]

    box = filled(0)
    assert len(box) > 80
    (left, *_, right), (top, *_, bottom) = sorted({x for x, _ in box}), sorted({y for _, y in box})
    inside = {(x, y) for x in range(left + 3, right - 2) for y in range(top + 3, bottom - 2)}
    tick = inside - set(box)
    rows = [[x for x, y in tick if y == row] for row in {y for _, y in tick}]
    assert len(tick) >= 8
    assert not any(len(row) == right - left - 5 for row in rows)  # a stroke, and not a hole
    assert filled(1) == []


def test_the_menu_of_a_cell_has_its_verbs_and_those_of_its_column(window: ClaimsWindow, qtbot: QtBot) -> None:
    go(window, 0, "issue")
    grid(window).customContextMenuRequested.emit(QPoint(5, 5))
    menu = next(menu for menu in window.findChildren(QMenu) if menu.isVisible())
    actions: dict[str, QAction] = {action.text(): action for action in menu.actions()}
    actions["Sort &down"].trigger()
    menu.close()
    assert shown(window, "issue") == ["tambak", "pukat", "not coded", "not coded"]


def test_the_table_follows_what_is_tagged_elsewhere_and_keeps_its_place(
    window: ClaimsWindow, qtbot: QtBot, session: Session
) -> None:
    session.open_article(session.project.library()[0].id)
    choose(window, "actor", 2, 3)
    new = session.project.tag(session.project.library()[0].id, Kind.STATEMENT, 0, 12, actor="Siti")
    qtbot.waitUntil(lambda: len(shown(window, "actor")) == 5)
    assert chosen(window) == [(3, "actor"), (4, "actor")]
    assert current(window) == (3, "actor")
    session.project.untag(new.id)
    qtbot.waitUntil(lambda: len(shown(window, "actor")) == 4)
    assert chosen(window) == [(2, "actor"), (3, "actor")]


def test_a_row_that_moves_by_its_coding_stays_selected(window: ClaimsWindow, qtbot: QtBot) -> None:
    click_head(window, qtbot, "issue")
    assert shown(window, "issue") == ["pukat", "tambak", "not coded", "not coded"]
    choose(window, "issue", 3)
    qtbot.keyClick(grid(window), Key.Key_F2)
    write(qtbot, editor(window), "alam")
    assert shown(window, "issue") == ["alam", "pukat", "tambak", "not coded"]
    assert chosen(window) == [(0, "issue")]


def test_what_is_on_the_screen_stays_there_when_rows_come_before_it(
    window: ClaimsWindow, qtbot: QtBot, session: Session
) -> None:
    article = session.project.library()[0].id
    with session.project.step("Fill", article):
        for number in range(60):
            session.project.tag(article, Kind.STATEMENT, 20, 30 + number % 40, actor=f"n{number}")
    qtbot.waitUntil(lambda: len(shown(window, "actor")) == 64)
    view = grid(window)
    view.verticalScrollBar().setValue(333)
    top = shown(window, "actor")[view.rowAt(0)], view.rowViewportPosition(view.rowAt(0))
    session.project.tag(article, Kind.STATEMENT, 0, 12)
    qtbot.waitUntil(lambda: len(shown(window, "actor")) == 65)
    assert (shown(window, "actor")[view.rowAt(0)], view.rowViewportPosition(view.rowAt(0))) == top


def test_an_open_editor_is_left_alone_until_it_closes(
    window: ClaimsWindow, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = edit(window, qtbot, 1, "actor")
    qtbot.keyClicks(field, "Wali")
    session.project.tag(session.project.library()[0].id, Kind.STATEMENT, 0, 12)
    window.refresh()
    assert editor(window) is field
    assert len(shown(window, "actor")) == 4
    qtbot.keyClick(field, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(shown(window, "actor")) == 5)


def test_a_hidden_table_asks_for_nothing_and_reads_again_when_it_is_shown(
    window: ClaimsWindow, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = listen(monkeypatch, session.project, "claim_keys")
    window.hide()
    session.project.tag(session.project.library()[0].id, Kind.STATEMENT, 0, 12)
    window.refresh()
    assert asked == []
    window.show()
    assert len(asked) == 1
    assert len(shown(window, "actor")) == 5


def test_many_changes_are_read_once(
    window: ClaimsWindow, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = listen(monkeypatch, session.project, "claim_keys")
    for end in (5, 6, 7):
        session.project.tag(session.project.library()[0].id, Kind.STATEMENT, 0, end)
    qtbot.waitUntil(lambda: len(shown(window, "actor")) == 7)
    assert len(asked) == 1


def test_only_the_pages_on_the_screen_are_read(
    session: Session, open_table: Callable[[], ClaimsWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = session.project.library()[0].id
    with session.project.step("Fill"):
        for number in range(1000):
            session.project.tag(article, Kind.STATEMENT, number % 40, 42 + number // 40)
    read = listen(monkeypatch, session.project, "claim_rows")
    window = open_table()
    window.grab()
    assert sum(len(keys) for (keys,) in read) <= 128
    qtbot.keyClick(grid(window), Key.Key_End, CTRL)
    window.grab()
    assert current(window)[0] == 1003
    assert sum(len(keys) for (keys,) in read) <= 3 * 128


def test_a_name_that_cannot_be_is_said_at_the_foot_and_nothing_changes(
    window: ClaimsWindow, qtbot: QtBot, session: Session
) -> None:
    field = edit(window, qtbot, 1, "actor")
    field.setText("x" * 300)
    field.renew()
    qtbot.keyClick(field, Key.Key_Return)
    assert "300 characters" in said(window)
    assert shown(window, "actor")[1] == "not coded"
    choose(window, "actor", 1)
    qtbot.keyClick(grid(window), Key.Key_0)
    assert said(window) == ""


def test_a_project_that_cannot_be_read_is_said_at_the_foot(window: ClaimsWindow, session: Session) -> None:
    session.project.close()
    window.refresh()
    assert "is closed" in said(window)


def test_a_closed_table_is_gone_and_hears_nothing_more(window: ClaimsWindow, session: Session, qtbot: QtBot) -> None:
    ended = heard(window.destroyed)
    close(window)
    assert len(ended) == 1
    session.project.tag(session.project.library()[0].id, Kind.STATEMENT, 0, 12)
    session.failed.emit(BadValue("Nobody is here to read this."))


def test_everything_has_a_name_for_a_screen_reader(window: ClaimsWindow) -> None:
    for button in window.findChildren(QPushButton):
        assert button.accessibleName()
    go(window, 0, "stance")
    interface = QAccessible.queryAccessibleInterface(grid(window))
    assert interface.text(QAccessible.Text.Name) == "Claims"
    index = grid(window).model().index(0, COLUMNS.index("stance"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Stance: − oppose"


def test_tab_leaves_the_table(window: ClaimsWindow, qtbot: QtBot) -> None:
    go(window, 0, "actor")
    qtbot.keyClick(grid(window), Key.Key_Tab)
    assert not grid(window).hasFocus()
