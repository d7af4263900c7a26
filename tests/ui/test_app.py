"""The program around its windows: first start, last project, our own mistakes, the tour."""

import csv
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from reader.errors import NotFound
from reader.project import Project
from ui import app as program
from ui import language
from ui.app import Desk
from ui.dialogs.message import BugReport
from ui.main_window import MainWindow
from ui.tour import Tour


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hook that a test installs is put away afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "Documents" / "Sikap" / "Sikap.sikap"
    monkeypatch.setattr(program, "default_project", lambda: file)
    return file


def test_the_first_start_makes_a_project_with_the_two_samples(desk: Desk, documents: Path) -> None:
    with program._project(None) as project:
        assert project.path == documents
        assert {article.language for article in project.articles()} == {"id", "en"}
        assert all(len(project.sentences(article.id)) >= 15 for article in project.articles())


def test_the_second_start_opens_what_was_open_last(desk: Desk, documents: Path, tmp_path: Path) -> None:
    program._project(None).close()
    last = tmp_path / "study.sikap"
    desk.open_window(program._project(last))
    with program._project(None) as project:
        assert project.path == last
    assert documents.exists()


def test_a_last_project_that_is_gone_gives_way_to_the_first_one(desk: Desk, documents: Path) -> None:
    QSettings().setValue("project", str(documents.with_name("gone.sikap")))
    program._project(None).close()
    with program._project(None) as project:
        assert project.path == documents
        assert len(project.articles()) == 2


def test_a_last_project_that_is_broken_is_said_and_left_alone(
    desk: Desk, documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents.parent.mkdir(parents=True)
    documents.write_text("broken")
    QSettings().setValue("project", str(documents))
    with program._project(None) as project:
        assert project.path.name == "Sikap 2.sikap"
    assert "not a Sikap project" in capsys.readouterr().err
    assert documents.read_text() == "broken"


def test_our_own_mistake_is_logged_and_shown_once_and_the_program_goes_on(
    window: MainWindow, desk: Desk, hook: None, capsys: pytest.CaptureFixture[str]
) -> None:
    program.install_hook(desk)
    try:
        raise ZeroDivisionError("a mistake of ours")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    report = next(w for w in QApplication.topLevelWidgets() if isinstance(w, BugReport) and w.isVisible())
    report.close()
    assert "a mistake of ours" in program._log_file().read_text(encoding="utf-8")
    assert "a mistake of ours" in capsys.readouterr().err
    assert window.isVisible()


@pytest.mark.parametrize("spoken", ["en", "id"])
def test_the_tour_tags_undoes_exports_and_compares(
    desk: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path, spoken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    language.install(qapp, spoken)
    project = Project.create(tmp_path / "tour.sikap")
    program.add_samples(project)
    window = desk.open_window(project)
    qtbot.waitUntil(window.isActiveWindow)
    assert Tour(window, tmp_path, watched=False).play() == 0
    with (tmp_path / "annotations.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 8
    assert len(list(tmp_path.glob("*.png"))) == 4


def test_a_tour_whose_csv_is_not_what_was_tagged_fails(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project.create(tmp_path / "tour.sikap")
    program.add_samples(project)
    window = desk.open_window(project)
    qtbot.waitUntil(window.isActiveWindow)
    tour = Tour(window, tmp_path, watched=False)
    judge = tour._judge

    def lose_a_row(file: Path) -> int:
        lines = file.read_text(encoding="utf-8").split("\r\n")
        file.write_text("\r\n".join(lines[:-2]), encoding="utf-8")
        return judge(file)

    monkeypatch.setattr(tour, "_judge", lose_a_row)
    assert tour.play() == 1


def test_a_tour_leaves_what_was_open_last_alone(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    QSettings().setValue("project", "mine.sikap")
    desk = Desk(qapp, remembers=False)
    window = desk.open_window(Project.create(tmp_path / "tour.sikap"))
    window.close()
    assert QSettings().value("project") == "mine.sikap"
    assert QSettings().value("geometry") is None


def test_a_sentence_for_the_person_that_nobody_caught_is_no_mistake_of_ours(
    window: MainWindow, desk: Desk, hook: None
) -> None:
    program.install_hook(desk)
    error = NotFound("There is nothing with so large a number in this project.")
    sys.excepthook(NotFound, error, None)
    box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    assert "nothing with so large a number" in box.text()
    box.close()
