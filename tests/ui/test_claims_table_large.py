"""The claims table of a large project: its first rows come first, all others from a job, while a person works on."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QListWidget, QTableView
from pytestqt.qtbot import QtBot

from reader import claims_table
from reader.claims_table import COLUMNS, ClaimFilter, ClaimOrder, Keys
from reader.errors import Cancelled
from reader.model import Kind
from reader.project import Project
from ui.app import make_app
from ui.claims import claims_reader
from ui.claims.claims_table import ClaimsWindow
from ui.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier
ROWS, FIRST = 200, 10


class Gate:
    """Holds jobs that read all rows until it is opened; counts what was read in whole."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.held: list[ClaimOrder] = []
        self.stopped: list[ClaimOrder] = []
        self._keys = claims_table.keys

    def keys(self, connection: Any, where: Any, order: Any, first: int | None, report: Any, early: Any = None) -> Keys:
        if early is not None:
            early(self._keys(connection, where, order, first, report))
        if early is not None or first is None:
            self.held.append(order)
            try:
                while not self.open.wait(0.005):
                    report(0)
            except Exception:
                self.stopped.append(order)
                raise
        return self._keys(connection, where, order, None if early is not None else first, report)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    gate = Gate()
    monkeypatch.setattr(claims_table, "FEW", 5)
    monkeypatch.setattr(claims_table, "keys", gate.keys)
    monkeypatch.setattr(claims_reader, "FIRST", FIRST)
    monkeypatch.setattr(claims_reader, "PATIENCE", 60)
    monkeypatch.setattr(claims_reader, "PAINTING", 0)
    return gate


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    make_app("en", "light")
    project = Project.create(tmp_path / "besar.sikap", coder="rani")
    article = project.add_article("Siti menolak tambak di pesisir, kata Umar kepada nelayan. " * 5)
    with project.step("Fill"):
        for number in range(ROWS):
            stance = ("support", "oppose")[number % 2]
            actor, issue = f"n{(number * 37) % ROWS:03}", f"isu {number % 3}"
            project.tag(article.id, Kind.STATEMENT, number, number + 9, actor=actor, issue=issue, stance=stance)
    session = Session(project)
    yield session
    session.close()


@pytest.fixture
def window(session: Session, gate: Gate, qtbot: QtBot) -> Iterator[ClaimsWindow]:
    """The table with its first rows; the others are held at the gate."""
    window = ClaimsWindow(session)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.focusWidget() is not None)
    yield window
    from shiboken6 import isValid

    if isValid(window):
        window.close()
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete


def grid(window: ClaimsWindow) -> QTableView:
    return window.findChildren(QTableView)[0]


def actors(window: ClaimsWindow) -> list[str]:
    model = grid(window).model()
    return [model.index(row, COLUMNS.index("actor")).data() for row in range(model.rowCount())]


def count(window: ClaimsWindow) -> str:
    return next(label for label in window.findChildren(QLabel) if label.accessibleName() == "Number of claims").text()


def go(window: ClaimsWindow, row: int) -> None:
    index = grid(window).model().index(row, COLUMNS.index("actor"))
    grid(window).selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    grid(window).setFocus()


def complete(window: ClaimsWindow, gate: Gate, qtbot: QtBot) -> None:
    gate.open.set()
    qtbot.waitUntil(lambda: window.is_complete)


def in_order(order: str = "reading") -> list[str]:
    names = [f"n{(number * 37) % ROWS:03}" for number in range(ROWS)]
    return sorted(names) if order == "actor" else names


def test_the_first_rows_are_shown_while_the_others_are_read(window: ClaimsWindow, gate: Gate, qtbot: QtBot) -> None:
    assert actors(window) == in_order()[:FIRST]
    assert count(window) == "Reading the claims…"
    go(window, 4)
    complete(window, gate, qtbot)
    assert actors(window) == in_order()
    assert count(window) == "200 claims"
    assert grid(window).currentIndex().row() == 4
    assert [index.row() for index in grid(window).selectionModel().selectedIndexes()] == [4]


def test_the_key_to_the_end_waits_for_all_rows(window: ClaimsWindow, gate: Gate, qtbot: QtBot) -> None:
    qtbot.keyClick(grid(window), Qt.Key.Key_End, CTRL)
    assert grid(window).currentIndex().row() == 0
    complete(window, gate, qtbot)
    assert grid(window).currentIndex().row() == ROWS - 1


def test_all_are_selected_when_all_are_there(window: ClaimsWindow, gate: Gate, qtbot: QtBot) -> None:
    qtbot.keyClick(grid(window), Qt.Key.Key_A, CTRL)
    assert len(grid(window).selectionModel().selectedRows()) < FIRST
    complete(window, gate, qtbot)
    assert len(grid(window).selectionModel().selectedRows()) == ROWS


def test_another_key_takes_the_waiting_one_away(window: ClaimsWindow, gate: Gate, qtbot: QtBot) -> None:
    qtbot.keyClick(grid(window), Qt.Key.Key_End, CTRL)
    qtbot.keyClick(grid(window), Qt.Key.Key_Down)
    complete(window, gate, qtbot)
    assert grid(window).currentIndex().row() == 1


def test_a_newer_question_stops_the_older_one(window: ClaimsWindow, gate: Gate, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: gate.held == [ClaimOrder()])
    window.sort(ClaimOrder("actor"))
    qtbot.waitUntil(lambda: actors(window) == in_order("actor")[:FIRST])
    qtbot.waitUntil(lambda: gate.held == [ClaimOrder(), ClaimOrder("actor")])
    window.sort(ClaimOrder("actor", descending=True))
    qtbot.waitUntil(lambda: len(gate.held) == 3)
    qtbot.waitUntil(lambda: gate.stopped == [ClaimOrder(), ClaimOrder("actor")])
    complete(window, gate, qtbot)
    assert actors(window) == in_order("actor")[::-1]
    assert len(gate.held) == 3


def test_sorting_goes_to_the_current_claim_when_it_is_there(window: ClaimsWindow, gate: Gate, qtbot: QtBot) -> None:
    complete(window, gate, qtbot)
    gate.open.clear()
    go(window, 5)
    window.sort(ClaimOrder("actor"))
    qtbot.waitUntil(lambda: actors(window) == in_order("actor")[:FIRST])
    assert grid(window).currentIndex().row() == 0
    complete(window, gate, qtbot)
    view = grid(window)
    assert actors(window)[view.currentIndex().row()] == in_order()[5]
    assert view.currentIndex().row() == 185
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_who_has_moved_on_meanwhile_is_left_there(window: ClaimsWindow, gate: Gate, qtbot: QtBot) -> None:
    complete(window, gate, qtbot)
    gate.open.clear()
    go(window, 5)
    window.sort(ClaimOrder("actor"))
    qtbot.waitUntil(lambda: actors(window) == in_order("actor")[:FIRST])
    go(window, 3)
    complete(window, gate, qtbot)
    assert actors(window) == in_order("actor")
    assert grid(window).currentIndex().row() == 3


def test_a_filter_counts_what_it_leaves(window: ClaimsWindow, gate: Gate, qtbot: QtBot) -> None:
    window.filter(ClaimFilter({"issue": frozenset({"isu 1"})}))
    assert actors(window) == in_order()[1::3][:FIRST]
    complete(window, gate, qtbot)
    assert actors(window) == in_order()[1::3]
    assert count(window) == "67 of 200 claims"


def test_a_filter_that_finds_nothing_says_so_only_at_the_end(window: ClaimsWindow, gate: Gate, qtbot: QtBot) -> None:
    window.filter(ClaimFilter({"statement": "reklamasi"}))
    assert grid(window).isVisible()
    complete(window, gate, qtbot)
    assert not grid(window).isVisible()
    assert count(window) == "0 of 200 claims"


def test_a_change_of_some_rows_reads_no_more_than_these(
    window: ClaimsWindow, gate: Gate, qtbot: QtBot, session: Session
) -> None:
    complete(window, gate, qtbot)
    read = len(gate.held)
    go(window, 7)
    grid(window).selectionModel().select(grid(window).model().index(150, 3), QItemSelectionModel.SelectionFlag.Select)
    qtbot.keyClick(grid(window), Qt.Key.Key_0)
    stances = [grid(window).model().index(row, COLUMNS.index("stance")).data() for row in (7, 150, 8)]
    assert stances == ["0 neutral", "0 neutral", "+ support"]
    session.undo()
    qtbot.waitUntil(lambda: grid(window).model().index(7, COLUMNS.index("stance")).data() == "− oppose")
    assert len(gate.held) == read
    assert window.is_complete


def test_a_row_that_belongs_elsewhere_now_is_taken_there_by_the_job(
    window: ClaimsWindow, gate: Gate, qtbot: QtBot
) -> None:
    complete(window, gate, qtbot)
    window.sort(ClaimOrder("actor"))
    qtbot.waitUntil(lambda: actors(window) == in_order("actor"))
    go(window, 2)
    window._code(speaker="zz")
    assert actors(window)[2] == "zz"
    qtbot.waitUntil(lambda: actors(window)[-1] == "zz")
    assert grid(window).currentIndex().row() == ROWS - 1


def test_a_new_statement_comes_and_a_deleted_one_goes(
    window: ClaimsWindow, gate: Gate, qtbot: QtBot, session: Session
) -> None:
    complete(window, gate, qtbot)
    go(window, 100)
    session.open_article(session.project.library()[0].id)
    made = session.project.tag(session.project.library()[0].id, Kind.STATEMENT, 0, 250, actor="baru")
    qtbot.waitUntil(lambda: len(actors(window)) == ROWS + 1)
    assert actors(window) == ["baru", *in_order()]
    assert grid(window).currentIndex().row() == 101
    session.project.untag(made.id)
    qtbot.waitUntil(lambda: actors(window) == in_order())
    assert grid(window).currentIndex().row() == 100


def test_a_change_while_the_rows_are_read_is_shown_in_the_end(
    window: ClaimsWindow, gate: Gate, qtbot: QtBot, session: Session
) -> None:
    qtbot.waitUntil(lambda: len(gate.held) == 1)
    session.project.tag(session.project.library()[0].id, Kind.STATEMENT, 0, 250, actor="baru")
    window.refresh()
    complete(window, gate, qtbot)
    qtbot.waitUntil(lambda: actors(window) == ["baru", *in_order()])


def test_an_open_editor_is_not_closed_by_rows_that_come(window: ClaimsWindow, gate: Gate, qtbot: QtBot) -> None:
    complete(window, gate, qtbot)
    gate.open.clear()
    go(window, 5)
    window.sort(ClaimOrder("actor"))
    qtbot.waitUntil(lambda: actors(window) == in_order("actor")[:FIRST])
    qtbot.keyClick(grid(window), Qt.Key.Key_F2)
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    gate.open.set()
    qtbot.waitUntil(lambda: not window._reader.busy)
    assert window.focusWidget() is field
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: actors(window) == in_order("actor"))


def test_a_table_can_be_closed_while_its_rows_are_read(window: ClaimsWindow, gate: Gate, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(gate.held) == 1)
    window.close()
    assert gate.stopped == [ClaimOrder()]
    assert not [thread for thread in threading.enumerate() if thread.name == "sikap job"]


def test_values_are_counted_in_a_job_too(window: ClaimsWindow, gate: Gate, qtbot: QtBot) -> None:
    complete(window, gate, qtbot)
    grid(window).setCurrentIndex(grid(window).model().index(0, COLUMNS.index("issue")))
    qtbot.keyClick(grid(window), Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    values = dialogs(window)[0].findChildren(QListWidget)[0]
    assert [values.item(row).text().split()[-1] for row in range(3)] == ["67", "67", "66"]
    dialogs(window)[0].close()


def dialogs(window: ClaimsWindow) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def test_first_rows_that_take_long_come_from_the_job(
    session: Session, gate: Gate, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(claims_reader, "PATIENCE", -1)
    monkeypatch.setattr(claims_table, "BETWEEN_REPORTS", 1)
    window: ClaimsWindow = request.getfixturevalue("window")
    qtbot.waitUntil(lambda: actors(window) == in_order()[:FIRST])
    complete(window, gate, qtbot)
    assert actors(window) == in_order()


def test_the_wait_for_the_first_rows_to_be_painted_ends_with_its_job(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(claims_reader, "sleep", slept.append)

    def stopped(done: int, total: int = 0, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        claims_reader._let_paint(stopped)
    assert sum(slept) < claims_reader.PAINTING / 5
    claims_reader._let_paint(lambda done, total=0, /: None)
    assert sum(slept) >= claims_reader.PAINTING
