"""The program around its windows: first start, last project, our own mistakes, the tour."""

import csv
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from reader.errors import NotFound
from reader.project import Project
from tests.reader.samples import sql
from ui import app as program
from ui import language, theme
from ui.app import Desk, make_app
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
    with program._project(None)[0] as project:
        assert project.path == documents
        assert {article.language for article in project.articles()} == {"id", "en"}
        assert all(len(project.sentences(article.id)) >= 15 for article in project.articles())


def test_the_second_start_opens_what_was_open_last(desk: Desk, documents: Path, tmp_path: Path) -> None:
    program._project(None)[0].close()
    last = tmp_path / "study.sikap"
    desk.open_window(program._project(last)[0])
    with program._project(None)[0] as project:
        assert project.path == last
    assert documents.exists()


def test_a_last_project_that_is_gone_gives_way_to_the_first_one(desk: Desk, documents: Path) -> None:
    QSettings().setValue("project", str(documents.with_name("gone.sikap")))
    program._project(None)[0].close()
    with program._project(None)[0] as project:
        assert project.path == documents
        assert len(project.articles()) == 2


def test_a_last_project_that_is_broken_is_said_and_left_alone(desk: Desk, documents: Path) -> None:
    documents.parent.mkdir(parents=True)
    documents.write_text("broken")
    QSettings().setValue("project", str(documents))
    project, why = program._project(None)
    project.close()
    assert project.path.name == "Sikap 2.sikap"
    assert "not a Sikap project" in str(why)
    assert documents.read_text() == "broken"


def test_a_last_project_that_cannot_be_opened_now_is_opened_again_next_time(
    desk: Desk, documents: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program._project(None)[0].close()
    newer = tmp_path / "studi.sikap"
    Project.create(newer).close()
    sql(newer, "PRAGMA user_version = 999")
    QSettings().setValue("project", str(newer))
    window = program._first_window(desk, None)
    assert window.session.project.path == documents
    box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    assert "newer Sikap" in box.text()
    assert QSettings().value("project") == str(newer)
    box.close()


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


WHO_SAYS_WHAT = {
    "id": [
        ("Marzuki Daeng Lalo", "person", "oppose", "reklamasi"),
        ("Marzuki Daeng Lalo", "person", "oppose", "reklamasi"),
        ("Hendra Wijayakusuma", "person", "support", "reklamasi"),
        ("Ahmad Zulkarnain Siregar", "person", "neutral", "reklamasi"),
    ],
    "en": [
        ("Gareth Llewellyn-Price", "person", "oppose", "clean air charge"),
        ("Gareth Llewellyn-Price", "person", "oppose", "clean air charge"),
        ("Samira Haddadin", "person", "neutral", "clean air charge"),
        ("Health groups", "group", "support", "clean air charge"),
    ],
}
PIECES = {
    "id": ("Ia", "reklamasi", "Ahmad Zulkarnain Siregar", "tidak secara tegas menolak ataupun mendukung"),
    "en": ("He", "Health groups", "welcomed the vote"),
}
Begin = Callable[..., Tour]


@pytest.fixture
def begin_tour(desk: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Begin:
    """A tour in a fresh project, in a window that is there."""

    def begin(spoken: str = "en") -> Tour:
        language.install(qapp, spoken)
        desk.remembers = False
        project = Project.create(tmp_path / "tour.sikap")
        program.add_samples(project)
        window = desk.open_window(project)
        qtbot.waitUntil(window.isActiveWindow)
        return Tour(window, tmp_path, watched=False)

    return begin


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("spoken", ["en", "id"])
def test_the_tour_codes_links_undoes_exports_and_compares(begin_tour: Begin, tmp_path: Path, spoken: str) -> None:
    assert begin_tour(spoken).play() == 0
    claims, tags = rows_of(tmp_path / "claims.csv"), rows_of(tmp_path / "annotations.csv")
    assert [(r["actor"], r["actor_type"], r["stance"], r["issue"]) for r in claims] == WHO_SAYS_WHAT[spoken]
    assert len(tags) == 12
    assert set(PIECES[spoken]) <= {row["text"] for row in tags}
    assert all(row["statement_ids"] for row in tags if row["kind"] != "statement")
    assert len(list(tmp_path.glob("*.png"))) == 6


def test_the_tour_finds_the_claim_bar_though_a_person_wants_it_only_when_they_ask(begin_tour: Begin) -> None:
    QSettings().setValue("claim bar opens", False)
    assert begin_tour().play() == 0
    assert QSettings().value("claim bar opens", True, bool) is False


def test_the_tour_asks_for_the_focus_where_no_window_manager_gives_it(begin_tour: Begin, qtbot: QtBot) -> None:
    tour = begin_tour()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not tour.window.isActiveWindow())
    assert tour.play() == 0


@pytest.mark.parametrize(
    ("table", "wrong"), [("annotations", "a row twice"), ("claims", "a row less"), ("claims", "another cell")]
)
def test_a_tour_whose_csv_is_not_what_was_tagged_fails(
    begin_tour: Begin,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    table: str,
    wrong: str,
) -> None:
    tour = begin_tour()
    judge = tour._judge

    def spoil(files: dict[str, Path]) -> int:
        header, *lines = files[table].read_bytes().split(b"\r\n")[:-1]
        if wrong == "a row less":
            lines.pop()
        elif wrong == "a row twice":
            lines.append(lines[-1])
        else:
            lines[-1] = lines[-1].replace(b",support,", b",oppose,")
        files[table].write_bytes(b"\r\n".join([header, *lines, b""]))
        return judge(files)

    monkeypatch.setattr(tour, "_judge", spoil)
    assert tour.play() == 1
    assert f"{table}.csv does not hold what was tagged" in capsys.readouterr().out


@pytest.mark.parametrize("broken", ["undo", "redo"])
def test_a_tour_in_which_undo_or_redo_does_nothing_fails(
    begin_tour: Begin, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    tour = begin_tour()
    monkeypatch.setattr(tour.window.session, broken, lambda: None)
    assert tour.play() == 1


def test_a_tour_leaves_the_settings_of_the_person_alone(begin_tour: Begin) -> None:
    QSettings().setValue("project", "mine.sikap")
    before = {key: QSettings().value(key) for key in QSettings().allKeys()}
    tour = begin_tour()
    tour.play()
    tour.window.close()
    assert {key: QSettings().value(key) for key in QSettings().allKeys()} == before


def test_a_sentence_for_the_person_that_nobody_caught_is_no_mistake_of_ours(
    window: MainWindow, desk: Desk, hook: None
) -> None:
    program.install_hook(desk)
    error = NotFound("There is nothing with so large a number in this project.")
    sys.excepthook(NotFound, error, None)
    box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    assert "nothing with so large a number" in box.text()
    box.close()


@pytest.mark.parametrize("name", ["purple", "Dark", "../light", " "])
def test_a_theme_that_is_none_of_ours_is_that_of_the_system(qapp: QApplication, desk: Desk, name: str) -> None:
    QSettings().setValue("theme", name)
    make_app()
    assert theme.current() == theme.system_theme(qapp)
