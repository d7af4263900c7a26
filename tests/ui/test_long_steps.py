"""Steps of many rows are made away from the window's thread: all or nothing, while the window can only read."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from reader.codebook import Codebook
from reader.errors import BadValue
from reader.keeping import backups
from reader.keeping.backups import Reason
from reader.model import Kind
from reader.project import Project
from ui import long_steps
from ui.dialogs.merge import MergeDialog
from ui.main_window import MainWindow

TEXT = "Menlu bicara. " * 10
MANY = 1050  # rows, of which there is a backup first


@pytest.fixture
def crowded(project_file: Path, open_window: Callable[[Path], MainWindow]) -> MainWindow:
    """Two actors, of whom one is named more often than a step at once may change rows."""
    with Project.open(project_file, coder="rani") as project:
        article = project.add_article(TEXT)
        with project.step("Tag as actor"):
            for _ in range(MANY):
                project.tag(article.id, Kind.ACTOR, 0, 5, actor="Menlu")
            project.tag(article.id, Kind.ACTOR, 0, 5, actor="Menteri Luar Negeri")
    return open_window(project_file)


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The threads in which entries were merged."""
    seen: list[str] = []
    merge = Codebook.merge

    def noted(self: Codebook, *told: object) -> None:
        seen.append(threading.current_thread().name)
        merge(self, *told)  # type: ignore[arg-type]

    monkeypatch.setattr(Codebook, "merge", noted)
    return seen


def uses(window: MainWindow) -> dict[str, int]:
    project = window.session.project
    counted = project.codebook.uses("actor")
    return {actor.name: counted[actor.id] for actor in project.actors()}


def merge(window: MainWindow, into: str) -> MergeDialog:
    window.to_codebook()
    pane = window.side.codebook
    pane._mark([row.entry.id for row in pane._model.rows])
    pane._merge()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MergeDialog)
    kept = next(row.entry.id for row in pane._model.rows if row.entry.name == into)
    dialog.choices.button(kept).setChecked(True)
    dialog.accept()
    return dialog


def test_a_long_merge_goes_on_beside_the_window_and_is_one_step(
    crowded: MainWindow, qtbot: QtBot, threads: list[str]
) -> None:
    dialog = merge(crowded, "Menteri Luar Negeri")
    assert crowded.jobs.busy
    dialog.reject()
    assert dialog.isVisible(), "what is going on cannot be dropped"
    qtbot.waitUntil(lambda: not crowded.jobs.busy)
    assert threads == ["sikap job"]
    assert uses(crowded) == {"Menteri Luar Negeri": MANY + 1}
    assert crowded.side.codebook.names() == ["Menteri Luar Negeri"]
    crowded.session.undo()
    qtbot.waitUntil(lambda: not crowded.jobs.busy)
    assert uses(crowded) == {"Menlu": MANY, "Menteri Luar Negeri": 1}
    folder = crowded.backing_up.where()
    assert Reason.BULK in {one.reason for one in backups.found(crowded.session.project.path, folder)}


def test_a_short_merge_is_done_at_once(crowded: MainWindow, threads: list[str]) -> None:
    merge(crowded, "Menlu")
    assert threads == ["MainThread"]
    assert not crowded.jobs.busy
    assert uses(crowded) == {"Menlu": MANY + 1}


def test_what_fails_leaves_nothing_and_is_said(crowded: MainWindow, qtbot: QtBot) -> None:
    errors: list[object] = []

    def work(project: Project) -> None:
        with project.step("Edit claims"):
            project.codebook.add_actor("Baru")
            raise BadValue("Not like this.")

    step = long_steps.Step("Coding", work, lambda _: errors.append("done"), errors.append)
    long_steps.make(crowded.session, step, MANY)
    qtbot.waitUntil(lambda: not crowded.jobs.busy)
    assert [str(error) for error in errors] == ["Not like this."]
    assert "Baru" not in uses(crowded)


def test_a_tag_that_is_put_while_a_step_is_written_is_not_waited_for_and_comes_after_it(
    crowded: MainWindow, qtbot: QtBot
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(project: Project) -> None:
        with project.step("Edit claims"):
            project.codebook.add_actor("Baru")
            begun.set()
            assert go_on.wait(30)

    crowded.errands.make(long_steps.Step("Coding", work, lambda _: None, lambda error: None))
    try:
        assert begun.wait(30)
        assert crowded.session.article is not None
        tagged = len(crowded.session.project.annotations())
        crowded.session.go_to(crowded.session.body[1])
        crowded.session.tag(Kind.STATEMENT)
        assert len(crowded.session.unsaved.deeds) == 1
        assert crowded.session.project._value("PRAGMA busy_timeout") == 0
        assert len(crowded.session.project.annotations()) == tagged
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: not crowded.jobs.busy)
    assert not crowded.session.unsaved.deeds
    assert len(crowded.session.project.annotations()) == tagged + 1
    assert "Baru" in uses(crowded)
    assert crowded.session.project._value("PRAGMA busy_timeout") > 0


def test_a_long_article_is_deleted_beside_the_window(crowded: MainWindow, qtbot: QtBot) -> None:
    assert crowded.session.article is not None
    crowded.session.delete_article(crowded.session.article.id)
    assert crowded.jobs.busy
    qtbot.waitUntil(lambda: not crowded.jobs.busy)
    assert crowded.session.project.articles() == []
    assert crowded.session.article is None
    assert "Article deleted" in crowded.status.currentMessage()


def test_an_article_that_another_window_deleted_first_is_said_to_be_gone_once(
    crowded: MainWindow, project_file: Path, qtbot: QtBot
) -> None:
    assert crowded.session.article is not None
    gone = crowded.session.article.id
    with Project.open(project_file, coder="budi") as other:
        other.delete_article(gone)
    crowded.session.delete_article(gone)
    idle(crowded, qtbot)
    boxes = [box for box in crowded.findChildren(QMessageBox) if box.isVisible()]
    assert [box.text() for box in boxes] == [f"There is no article with the number {gone} in this project."]
    boxes[0].close()
    crowded.session.reread()
    assert crowded.session.article is None
    assert crowded.session.shelf.ids == []


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.jobs.busy and not window.session.busy)


def test_undo_waits_for_the_step_that_is_going_on_and_takes_that_one_back(crowded: MainWindow, qtbot: QtBot) -> None:
    session, project = crowded.session, crowded.session.project
    (article,) = session.shelf.ids
    tags = project.count_annotations(article)
    crowded.session.delete_article(article)
    assert session.busy
    session.undo()  # at once, before the other door has written anything
    idle(crowded, qtbot)
    assert project.count_annotations(article) == tags
    assert project.next_undo() == "Tag as actor"
    session.redo()
    idle(crowded, qtbot)
    assert session.shelf.ids == []


def test_turns_are_done_one_after_another_in_the_order_of_the_keys(crowded: MainWindow, qtbot: QtBot) -> None:
    session, project = crowded.session, crowded.session.project
    (article,) = session.shelf.ids
    short = project.tag(article, Kind.STATEMENT, 0, 13)
    tags = project.count_annotations(article)
    for _ in range(3):  # a short step, the tags, the article
        session.undo()
    for _ in range(3):
        session.redo()
    idle(crowded, qtbot)
    assert project.count_annotations(article) == tags
    assert project.annotation(short.id) == short
    assert project.next_redo() is None


def test_work_that_is_asked_for_while_other_work_writes_is_done_after_it(crowded: MainWindow, qtbot: QtBot) -> None:
    order: list[int] = []

    def work(number: int) -> Callable[[Project], object]:
        return lambda project: order.append(number)

    for number in range(4):
        step = long_steps.Step("Coding", work(number), lambda _: None, crowded.session.failed.emit)
        long_steps.make(crowded.session, step, MANY)
    assert crowded.session.busy
    idle(crowded, qtbot)
    assert order == [0, 1, 2, 3]


def test_a_window_that_closes_does_first_what_was_asked_for(crowded: MainWindow, project_file: Path) -> None:
    session = crowded.session
    (article,) = session.shelf.ids
    session.delete_article(article)
    session.undo()
    session.undo()  # the tags
    crowded.close()
    with Project.open(project_file, coder="rani") as project:
        assert project.articles()
        assert project.annotations() == []
