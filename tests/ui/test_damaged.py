"""What a person sees and chooses when a project cannot be opened as it is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.errors import AlteredProject, DamagedProject, SikapError
from reader.keeping.pages import Pages, Tree
from reader.keeping.rescue import look
from reader.project import Project
from tests.reader.samples import FIRST, PLACE, new_article, sql
from ui.app import make_app
from ui.keeping.damaged import DamagedDialog, GoodBackup

Open = Callable[..., DamagedDialog]


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "sound" / "study.sikap"
    path.parent.mkdir()
    with Project.create(path, coder="rani") as project:
        for article in project.add_articles([new_article(title=f"Judul {n}") for n in range(5)]):
            project.tag(article.id, "statement", *PLACE[FIRST], actor="Menteri Siti Rahma")
    return path


@pytest.fixture
def damaged(sound: Path, tmp_path: Path) -> Path:
    """The page with the root of the sentences is gone."""
    data = sound.read_bytes()
    pages = Pages(data)
    root = next(row.values[3] for row in Tree(pages, 1).rows() if row.values[1] == "sentence")
    start = (int(str(root)) - 1) * pages.size
    path = tmp_path / "study.sikap"
    path.write_bytes(data[:start] + bytes(pages.size) + data[start + pages.size :])
    return path


@pytest.fixture
def backup(sound: Path) -> GoodBackup:
    return GoodBackup(sound, "2024-05-01T08:00:00.000Z", 5, 10)


@pytest.fixture
def open_dialog(qtbot: QtBot, qapp: object) -> Open:
    make_app("en", "light")

    def open_it(path: Path, *backups: GoodBackup, parent: QWidget | None = None) -> DamagedDialog:
        dialog = DamagedDialog(path, why(path), lambda: backups, parent)
        if parent is None:
            qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(dialog.progress.isHidden, timeout=30_000)
        return dialog

    return open_it


def why(path: Path) -> SikapError:
    try:
        look(path)
    except SikapError as error:
        return error
    raise AssertionError("this project is sound")


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """The file dialog gives this name; what it suggested is noted."""
    suggested: list[str] = []

    def ask(parent: QWidget, title: str, name: str, *rest: object, **options: object) -> tuple[str, str]:
        suggested.append(name)
        return (str(path) if path else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return suggested


def test_what_can_be_read_is_saved_and_opened_and_the_file_stays_as_it_is(
    open_dialog: Open,
    damaged: Path,
    backup: GoodBackup,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = damaged.read_bytes()
    dialog = open_dialog(damaged, replace(backup, tags=8))
    assert dialog.what.text() == "“study.sikap” is damaged. Sikap has not changed it. Choose how to go on:"
    assert dialog.kept.text() == "5 articles, 10 tags"
    assert "5 articles, 8 tags" in dialog.backup.text()
    assert "1 May 2024" in dialog.backup.text()
    assert dialog.save.hasFocus() or dialog.save.isDefault()
    suggested = answer(monkeypatch, tmp_path / "new")
    with qtbot.waitSignal(dialog.chosen_project, timeout=30_000) as chosen:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen.args == [tmp_path / "new.sikap", False]
    assert dialog.chosen == tmp_path / "new.sikap"
    assert suggested == [str(tmp_path / "study rescued.sikap")]
    assert not dialog.isVisible()
    with Project.open(tmp_path / "new.sikap") as project:
        assert len(project.articles()) == 5
        assert project.check() == []
    assert damaged.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.sikap", "sound", "study.sikap"]


def test_a_backup_that_has_as_much_is_offered_first_if_something_is_missing_in_what_can_be_read(
    open_dialog: Open, damaged: Path, backup: GoodBackup
) -> None:
    dialog = open_dialog(damaged, backup)
    assert dialog.mends.toPlainText()
    assert dialog.restore.isDefault()
    assert dialog.restore.hasFocus()


def test_what_can_be_read_is_offered_first_if_the_backup_has_less(
    open_dialog: Open, damaged: Path, backup: GoodBackup
) -> None:
    assert open_dialog(damaged, replace(backup, articles=4, tags=12)).save.isDefault()


def test_the_newest_backup_is_restored_under_another_name(
    open_dialog: Open,
    damaged: Path,
    backup: GoodBackup,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    older = GoodBackup(tmp_path / "none.sikap", "2023-01-01T08:00:00.000Z", 1, 1)
    dialog = open_dialog(damaged, older, backup)
    suggested = answer(monkeypatch, tmp_path / "back.sikap")
    with qtbot.waitSignal(dialog.chosen_project, timeout=30_000):
        qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert dialog.chosen == tmp_path / "back.sikap"
    assert suggested == [str(tmp_path / "study restored.sikap")]
    with Project.open(tmp_path / "back.sikap") as project:
        assert len(project.annotations()) == 10


def test_a_name_that_is_taken_is_refused_in_a_sentence_and_nothing_is_replaced(
    open_dialog: Open, damaged: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = damaged.read_bytes()
    dialog = open_dialog(damaged)
    answer(monkeypatch, damaged)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.error.isVisible, timeout=30_000)
    assert "is there already" in dialog.error.text()
    assert dialog.isVisible()
    assert dialog.save.isEnabled()
    assert dialog.chosen is None
    assert damaged.read_bytes() == before
    answer(monkeypatch, None)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.chosen is None


def test_without_a_backup_it_says_so_and_what_was_mended_is_listed(open_dialog: Open, damaged: Path) -> None:
    dialog = open_dialog(damaged)
    assert not dialog.restore.isEnabled()
    assert "no good backup" in dialog.backup.text()
    assert dialog.mends.isVisible()


def test_a_file_of_which_nothing_is_left_offers_the_backup_first(
    open_dialog: Open, damaged: Path, backup: GoodBackup
) -> None:
    damaged.write_bytes(bytes(20_000))
    dialog = open_dialog(damaged, backup)
    assert "Nothing of a Sikap project" in dialog.kept.text()
    assert not dialog.save.isEnabled()
    assert not dialog.look.isVisible()
    assert dialog.restore.isDefault()


def test_a_project_that_can_be_shown_is_looked_at_as_a_copy(open_dialog: Open, damaged: Path, qtbot: QtBot) -> None:
    dialog = open_dialog(damaged)
    assert dialog.look.isVisible()
    with qtbot.waitSignal(dialog.chosen_project) as chosen:
        qtbot.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    path, read_only = chosen.args
    assert read_only
    assert path != damaged
    with Project.open(path, read_only=True) as project:
        assert len(project.articles()) == 5


def test_an_altered_project_is_not_shown_but_comes_out_clean(
    open_dialog: Open, sound: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql(sound, "CREATE TRIGGER evil AFTER INSERT ON annotation BEGIN DELETE FROM article; END")
    assert isinstance(why(sound), AlteredProject)
    dialog = open_dialog(sound)
    assert not dialog.look.isVisible()
    assert dialog.kept.text() == "5 articles, 10 tags"
    assert "evil" in dialog.mends.toPlainText()
    answer(monkeypatch, tmp_path / "clean.sikap")
    with qtbot.waitSignal(dialog.chosen_project, timeout=30_000):
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    with Project.open(tmp_path / "clean.sikap") as project:
        assert project.check() == []


def test_closing_chooses_nothing_and_leaves_nothing_also_while_it_reads(damaged: Path, qtbot: QtBot) -> None:
    dialog = DamagedDialog(damaged, why(damaged), tuple)
    qtbot.addWidget(dialog)
    folder = dialog._folder
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.chosen is None
    assert not folder.exists()


def test_every_part_has_a_name_and_every_button_a_tip_also_inside_a_window(
    open_dialog: Open, damaged: Path, backup: GoodBackup, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = open_dialog(damaged, backup, parent=window)
    parts = (dialog.what, dialog.kept, dialog.backup, dialog.mends, dialog.progress, dialog.error)
    assert all(part.accessibleName() for part in parts)
    buttons = dialog.findChildren(QPushButton)
    assert len(buttons) == 4
    assert all(button.accessibleName() and button.toolTip() for button in buttons)
    keys = [button.text().split("&")[1][0].lower() for button in buttons]
    assert len(set(keys)) == len(keys)


def test_damage_is_a_kind_of_error_of_its_own(damaged: Path) -> None:
    assert isinstance(why(damaged), DamagedProject)
