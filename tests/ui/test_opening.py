"""A project that cannot be opened as it is: before there is a window, in one, and while it is open."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from reader.errors import AlteredProject, DamagedProject, SikapError
from reader.keeping import backups
from reader.model import Kind
from reader.project import Project
from ui import app as program
from ui.app import Desk
from ui.keeping import opening
from ui.keeping.damaged import DamagedDialog
from ui.main_window import MainWindow

TEXT = "Menteri menolak rencana itu. Warga menunggu.\n\n" * 40


@pytest.fixture
def whole(project_file: Path) -> Path:
    with Project.open(project_file, coder="rani") as project:
        project.add_article(TEXT, title="Rencana")
        project.tag(1, Kind.STATEMENT, 0, 28)
    return project_file


@pytest.fixture
def altered(whole: Path, tmp_path: Path) -> Path:
    path = tmp_path / "asing.sikap"
    with Project.open(whole) as project:
        project.save_copy(path)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TRIGGER x AFTER INSERT ON annotation BEGIN DELETE FROM article; END")
    return path


def damage(path: Path) -> bytes:
    """Overwrite the middle of a file that is not open."""
    whole = bytearray(path.read_bytes())
    whole[3 * 4096 : -4096] = bytes(len(whole) - 4 * 4096)
    return bytes(whole)


def dialog() -> DamagedDialog:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, DamagedDialog) and w.isVisible())


def test_an_altered_project_that_is_opened_from_a_window_is_asked_about(
    window: MainWindow, altered: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, out = altered.read_bytes(), tmp_path / "bersih.sikap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))
    window.desk.open_project(altered, window)
    asked = dialog()
    qtbot.waitUntil(asked.save.isEnabled, timeout=20_000)
    asked.save.click()
    qtbot.waitUntil(lambda: len(window.desk.windows) == 2, timeout=20_000)
    opened = window.desk.windows[-1].session.project
    assert (opened.path, opened.read_only, len(opened.annotations())) == (out, False, 1)
    assert altered.read_bytes() == before


def test_it_can_be_looked_at_without_touching_it(
    window: MainWindow, whole: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    error = DamagedProject("{path} is damaged.", path=whole)
    desk.ask_what_to_save(whole, error, window)
    asked = dialog()
    qtbot.waitUntil(asked.look.isEnabled, timeout=20_000)
    asked.look.click()
    qtbot.waitUntil(lambda: len(desk.windows) == 2, timeout=20_000)
    shown = desk.windows[-1]
    assert shown.session.project.read_only
    assert "(read only)" in shown.windowTitle()
    shown.session.tag(Kind.ACTOR)
    assert "read-only" in shown.unsaved.text


def test_before_there_is_a_window_the_person_is_asked_too(altered: Path, whole: Path, desk: Desk) -> None:
    asked: list[tuple[Path, SikapError]] = []

    def choose(path: Path, error: SikapError) -> Project | None:
        asked.append((path, error))
        return Project.open(whole) if len(asked) == 1 else None

    with program._project(altered, choose)[0] as project:
        assert project.path == whole
    with pytest.raises(AlteredProject):
        program._project(altered, choose)
    assert [(path, type(error)) for path, error in asked] == [(altered, AlteredProject)] * 2


def test_damage_that_comes_to_light_later_is_said_and_the_rest_can_be_saved(
    open_window: Callable[[Path], MainWindow], whole: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    backups.make(whole, backups.folder_of(whole), backups.Reason.ASKED)
    hurt = damage(whole)
    window = open_window(whole)
    window.first_look.look()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert not window.notices.strip.isVisible()

    def broken(path: Path) -> None:
        raise DamagedProject("{path} is damaged ({reason}).", path=path, reason="page 7")

    monkeypatch.setattr("reader.keeping.rescue.look", broken)
    window.first_look.look()
    qtbot.waitUntil(window.notices.strip.isVisible)
    assert "This project is damaged" in window.notices.strip.text
    (see,) = [b for b in window.notices.strip.findChildren(QPushButton) if not b.isHidden()]
    see.click()
    assert desk.windows == []
    asked = dialog()
    qtbot.waitUntil(asked.restore.isEnabled, timeout=20_000)
    assert "1 article, 1 tag" in asked.backup.text()
    asked.reject()
    assert hurt != whole.read_bytes()


def test_a_damaged_file_is_found_by_reading_all_of_it(whole: Path, tmp_path: Path) -> None:
    from reader.keeping.rescue import look

    look(whole)
    hurt = tmp_path / "rusak.sikap"
    hurt.write_bytes(damage(whole))
    with pytest.raises(DamagedProject):
        look(hurt)


def test_a_backup_that_cannot_be_read_is_passed_over(whole: Path) -> None:
    folder = backups.folder_of(whole)
    good = backups.make(whole, folder, backups.Reason.ASKED)
    (folder / good.path.name.replace(good.path.name.split(" ")[1], "2030-01-01")).write_bytes(b"nothing")
    (found,) = opening.good_backups(whole)
    assert found.path == good.path
    assert opening.good_backups(whole.with_name("lain.sikap")) == []


def test_damage_among_the_articles_is_asked_about_as_well(
    whole: Path, desk: Desk, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """The file can be opened, and only its articles cannot be read."""
    path = tmp_path / "rusak.sikap"
    with Project.open(whole) as project:
        project.save_copy(path)
        root = project._connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'article'").fetchone()[0]
    pages = bytearray(path.read_bytes())
    pages[(root - 1) * 4096 : root * 4096] = b"\xa5" * 4096
    path.write_bytes(pages)
    Project.open(path).close()
    window.desk.open_project(path, window)
    asked = dialog()
    qtbot.waitUntil(lambda: not asked._jobs.busy, timeout=20_000)
    asked.reject()
    assert len(desk.windows) == 1
