"""The window as a whole: what comes in, what follows what, what is said when something goes wrong."""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.model import ArticleId, Kind, Span
from reader.project import Project
from ui import language, theme
from ui.actions import ACTIONS, HINTS, MENUS
from ui.app import Desk, add_samples, make_app
from ui.dialogs.details import DetailsDialog
from ui.dialogs.export import ExportRequest
from ui.dialogs.help import HelpWindow
from ui.importing.preview import ImportDialog
from ui.importing.report import ImportReport
from ui.keeping.damaged import DamagedDialog
from ui.main_window import MainWindow
from ui.rows import RowList

Press = Callable[..., None]
Open = Callable[[Path], MainWindow]

FIRST = "Rencana itu ditolak nelayan. Bupati mendukung rencana itu. Dewan belum bersikap."
SECOND = "The council backed the plan. Residents objected."


@pytest.fixture
def two(window: MainWindow) -> MainWindow:
    """A window on two short articles, the first one open."""
    window.session.project.add_article(FIRST, title="Rencana", source="Warta", published="2024-03-12")
    window.session.project.add_article(SECOND, title="Council")
    window.session.resume()
    return window


@pytest.fixture(autouse=True)
def dialogs_end() -> Iterator[None]:
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.close()


def shown_dialog(kind: type[QDialog]) -> QDialog:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def said_by(window: MainWindow) -> str:
    return window.status.currentMessage()


def drop(window: MainWindow, mime: QMimeData) -> None:
    at = QPointF(QPoint(400, 300))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys))


def paste(window: MainWindow, qtbot: QtBot, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    window.errands.arrivals.paste()
    qtbot.waitUntil(lambda: not window.jobs.busy)


def picture(window: MainWindow, area: QRect) -> QImage:
    """What the screen shows of a window."""
    return window.screen().grabWindow(window.winId()).toImage().copy(area)


def ink(image: QImage) -> int:
    """How many pixels have another colour than the most of them."""
    pixels = Counter(image.pixel(x, y) for x in range(image.width()) for y in range(image.height()))
    return pixels.total() - max(pixels.values())


class Paints(QObject):
    """Notes what `seen` gives at each paint of some widgets."""

    def __init__(self, widgets: Sequence[QWidget], seen: Callable[[QWidget], object]) -> None:
        super().__init__(widgets[0])
        self.noted: list[object] = []
        self._seen = seen
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.noted.append(self._seen(watched))
        return False


def test_the_text_is_painted_before_the_lists_beside_it(two: MainWindow, qtbot: QtBot, press: Press) -> None:
    text, tags = two.pane.viewport(), two.tags.findChild(RowList)
    assert tags is not None
    two.session.project.tag(2, Kind.ACTOR, 0, 11)
    deeds: tuple[Callable[[], object], ...] = lambda: two.session.open_article(ArticleId(2)), lambda: press(two, "S")
    for deed in deeds:
        qtbot.wait(20)
        painted = Paints((text, tags.viewport()), lambda widget: widget)
        deed()
        QApplication.sendPostedEvents()
        assert set(painted.noted) == {text}
        qtbot.waitUntil(lambda: tags.viewport() in painted.noted)  # noqa: B023


@pytest.mark.parametrize("key", ["Down", "A", "Ctrl+Z"])
def test_what_stays_as_it_is_is_not_painted_again(two: MainWindow, qtbot: QtBot, press: Press, key: str) -> None:
    press(two, "A", "Down", "P")
    qtbot.wait(100)
    articles, tabs = two.library.findChild(RowList), two.side.tabBar()
    assert articles is not None
    still = (*two.status.findChildren(QToolButton), articles.viewport(), tabs)
    painted = Paints((*still, two.pane.viewport()), lambda widget: widget)
    press(two, key)
    QApplication.sendPostedEvents()
    assert set(painted.noted) == {two.pane.viewport()}


def test_an_article_with_tags_leaves_the_list_of_them_where_it_was(two: MainWindow) -> None:
    two.session.project.tag(ArticleId(2), Kind.ACTOR, 0, 11)
    QApplication.processEvents()
    tags = two.tags.findChild(RowList)
    assert tags is not None
    before = tags.geometry()
    painted = Paints((two.side.tabBar(),), lambda widget: widget)
    two.session.open_article(ArticleId(2))
    QApplication.processEvents()
    assert tags.geometry() == before
    assert painted.noted == []


@pytest.mark.parametrize("part", ["side", "status"])
def test_nothing_beside_the_text_is_empty_while_it_is_painted(
    two: MainWindow, qtbot: QtBot, press: Press, part: str
) -> None:
    press(two, "S", "Escape", "A")
    qtbot.wait(20)
    beside: QWidget = getattr(two, part)
    area = QRect(beside.mapTo(two, QPoint(0, 0)), beside.size())
    shown = picture(two, area)
    beside.update()
    two.tags.update()
    press(two, "P")
    QApplication.sendPostedEvents()
    assert ink(picture(two, area)) >= 0.9 * ink(shown)


def test_a_list_that_grows_is_painted_with_the_text(two: MainWindow, qtbot: QtBot, press: Press) -> None:
    press(two, "S")
    qtbot.waitUntil(two.side.bar.isVisible)
    qtbot.wait(20)
    tags = two.tags.findChild(RowList)
    assert tags is not None
    painted = Paints((tags.viewport(),), lambda widget: widget.height())
    two.session.open_article(ArticleId(2))
    for _ in range(3):  # no timer runs
        QApplication.sendPostedEvents()
    assert two.side.bar.isHidden()
    assert set(painted.noted) == {tags.viewport().height()}


def test_an_article_that_is_jumped_to_is_first_seen_at_the_place(two: MainWindow) -> None:
    text = "\n\n".join(f"Kalimat nomor {number} dari naskah yang panjang." for number in range(200))
    long = two.session.project.add_article(text, title="Panjang")
    bar = two.pane.verticalScrollBar()
    QApplication.processEvents()
    painted = Paints((two.pane.viewport(),), lambda _: bar.value())
    two.session.jump(long.id, text.index("Kalimat nomor 150"))
    QApplication.processEvents()
    assert bar.value() > two.pane.viewport().height()
    assert set(painted.noted) == {bar.value()}


def test_an_empty_project_says_what_to_do_first(window: MainWindow) -> None:
    assert window.session.article is None
    assert not window.actions_by_name["tag_statement"].isEnabled()
    assert not window.actions_by_name["undo"].isEnabled()


def test_a_pasted_article_is_opened_with_its_headline_as_title(window: MainWindow, qtbot: QtBot) -> None:
    paste(window, qtbot, f"Nelayan Tolak Rencana Baru\n\n{FIRST}")
    assert window.session.article is not None
    assert window.session.article.title == "Nelayan Tolak Rencana Baru"
    assert "Nelayan Tolak Rencana Baru" in window.library.titles()
    assert "Nelayan Tolak Rencana Baru" in window.windowTitle()


def test_a_pasted_text_without_headline_is_named_by_its_first_words(window: MainWindow, qtbot: QtBot) -> None:
    paste(window, qtbot, FIRST)
    assert window.library.titles() == ["Rencana itu ditolak nelayan. Bupati mendukung rencana itu…"]


def test_an_empty_clipboard_is_said_in_one_sentence(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    window.errands.arrivals.paste()
    assert "clipboard" in said_by(window)
    assert window.session.article is None


def test_dropped_files_come_in_and_bad_ones_are_named(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(FIRST, encoding="utf-8")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(good)), QUrl.fromLocalFile(str(bad))])
    drop(window, mime)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    preview = shown_dialog(ImportDialog)
    assert isinstance(preview, ImportDialog)
    preview.accept()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert window.session.article is not None
    assert len(window.session.project.articles()) == 1
    report = shown_dialog(ImportReport)
    assert isinstance(report, ImportReport)
    assert "bad.txt" in report.list.toPlainText()


def test_dropped_text_becomes_an_article(window: MainWindow, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setText(SECOND)
    drop(window, mime)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert window.session.article is not None
    assert window.session.article.text == SECOND


def test_files_chosen_in_the_dialog_come_in(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "note.md"
    file.write_text("# Heading\n\nA *short* note. Two sentences.", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    window.errands.arrivals.choose_files()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert window.session.article is not None
    assert window.session.article.title == "Heading"


def test_sentences_are_walked_with_the_keys_and_the_ends_are_said(two: MainWindow, press: Press) -> None:
    press(two, "Down", "J")
    assert two.session.sentence is not None
    assert two.session.sentence.number == 3
    press(two, "Down")
    assert "last" in said_by(two)
    press(two, "Up", "K", "Up")
    assert two.session.sentence.number == 1
    assert "first" in said_by(two)


def test_next_untagged_looks_again_from_the_top(two: MainWindow, press: Press) -> None:
    press(two, "Down", "S", "Escape", "N")
    assert two.session.sentence is not None
    assert two.session.sentence.number == 3
    press(two, "S", "Escape", "N", "S", "Escape", "N")
    assert "Every sentence" in said_by(two)


def test_choosing_a_tag_in_the_list_chooses_it_in_the_text_and_back(two: MainWindow, press: Press) -> None:
    press(two, "S", "Escape", "Down", "P", "Up")
    statement, position = sorted(two.session.annotations)
    two.tags.annotation_chosen.emit(position)
    assert two.session.chosen == position
    assert two.tags.chosen == position
    assert two.session.sentence is not None
    assert two.session.sentence.number == 2
    press(two, "Shift+M")
    assert two.session.chosen == statement
    assert two.tags.chosen == statement
    press(two, "Escape")
    assert two.session.chosen is None
    assert two.tags.chosen is None


def test_nested_and_overlapping_tags_are_all_reached_by_key(two: MainWindow, press: Press) -> None:
    press(two, "S", "Escape", "Right", "A", "Right", "Shift+Right", "P", "Up")
    two.session.choose(None)
    reached = set()
    for _ in range(3):
        press(two, "M")
        reached.add(two.session.chosen)
    assert reached == set(two.session.annotations)
    press(two, "M")
    assert "last" in said_by(two)


def test_clicking_again_reaches_the_tag_beneath(two: MainWindow, press: Press, qtbot: QtBot) -> None:
    press(two, "S", "Escape", "Right", "A", "Escape")
    cursor = two.pane.textCursor()
    cursor.setPosition(2)  # in the first word, which has both tags
    words = two.pane.cursorRect(cursor).center()
    found = set()
    for _ in range(2):
        qtbot.mouseClick(two.pane.viewport(), Qt.MouseButton.LeftButton, pos=words)
        found.add(two.session.chosen)
        qtbot.wait(QApplication.doubleClickInterval() + 1)
    assert found == set(two.session.annotations)


def test_undo_goes_to_the_article_it_changes(two: MainWindow, press: Press) -> None:
    first, second = two.session.library()
    press(two, "S", "Escape")
    two.session.open_article(second.id)
    press(two, "Ctrl+Z")
    assert two.session.article is not None
    assert two.session.article.id == first.id
    assert "Undone" in said_by(two)


def test_a_deleted_article_gives_way_to_its_neighbour_and_comes_back(two: MainWindow, press: Press) -> None:
    press(two, "S", "Escape")
    two.delete_article()
    assert two.library.titles() == ["Council"]
    assert two.session.article is not None
    assert two.session.article.title == "Council"
    press(two, "Ctrl+Z")
    assert two.library.titles() == ["Rencana", "Council"]
    assert len(two.session.annotations) == 1


def test_details_are_edited_in_a_dialog_and_undone(two: MainWindow, press: Press) -> None:
    two.edit_details()
    dialog = shown_dialog(DetailsDialog)
    assert isinstance(dialog, DetailsDialog)
    dialog.title.setText("Judul baru")
    dialog.published.setText("21/11/2023")
    dialog.accept()
    assert two.session.article is not None
    assert (two.session.article.title, two.session.article.published) == ("Judul baru", "2023-11-21")
    assert "Judul baru" in two.library.titles()
    press(two, "Ctrl+Z")
    assert two.session.article.title == "Rencana"


def test_another_program_that_writes_is_noticed(two: MainWindow, qtbot: QtBot) -> None:
    assert two.session.article is not None
    with Project.open(two.session.project.path, coder="budi") as other:
        other.tag(two.session.article.id, Kind.ACTOR, 0, 7)
    qtbot.waitUntil(lambda: len(two.session.annotations) == 1)
    assert len(two.tags.lines()) == 2


def test_a_locked_file_is_said_and_nothing_is_shown_as_saved(
    two: MainWindow, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    two.session.project._connection.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(two.session.project.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    press(two, "S", "Escape")
    assert "Another program" in two.unsaved.text
    assert two.session.annotations == {}
    other.execute("ROLLBACK")
    other.close()
    press(two, "S", "Escape")
    assert len(two.session.annotations) == 1


def test_the_text_grows_and_shrinks_and_keeps_its_size(two: MainWindow, press: Press) -> None:
    usual = two.pane.text_size()
    press(two, "Ctrl+Plus")
    assert two.pane.text_size() > usual
    press(two, "Ctrl+Minus", "Ctrl+Minus")
    assert two.pane.text_size() < usual
    press(two, "Ctrl+0")
    assert two.pane.text_size() == usual


def test_copy_without_a_selection_copies_the_sentence(two: MainWindow, press: Press) -> None:
    press(two, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Rencana itu ditolak nelayan."
    press(two, "Right", "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Rencana"


def test_a_project_that_is_none_is_said_and_the_window_stays(two: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    wrong = tmp_path / "notes.sikap"
    wrong.write_text("not a database")
    two.errands.arrivals.add([wrong])
    dialog = shown_dialog(DamagedDialog)
    assert isinstance(dialog, DamagedDialog)
    assert "not a Sikap project" in dialog.what.text()
    qtbot.waitUntil(lambda: not dialog._jobs.busy)
    assert not dialog.save.isEnabled()
    dialog.reject()
    assert two.session.article is not None


def test_a_new_project_opens_in_a_window_of_its_own(
    two: MainWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "second"), ""))
    two.projects.make()
    assert [window.session.project.path.name for window in desk.windows] == ["study.sikap", "second.sikap"]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "second.sikap"), ""))
    two.projects.choose()
    assert len(desk.windows) == 2


def test_the_language_changes_and_the_place_stays(two: MainWindow, desk: Desk, press: Press, qtbot: QtBot) -> None:
    press(two, "Down")
    desk.speak("id", two)
    window = desk.windows[-1]
    assert language.language() == "id"
    assert window.session.sentence is not None
    assert window.session.sentence.number == 2
    assert (
        window.actions_by_name["undo"].text().startswith("&Batal") or "Urung" in window.actions_by_name["undo"].text()
    )


def test_day_and_night(two: MainWindow) -> None:
    assert not theme.current().dark
    two.switch_theme()
    assert theme.current().dark
    two.switch_theme()
    assert not theme.current().dark


@pytest.mark.parametrize("name", theme.NAMES)
def test_a_theme_is_chosen_in_the_menu_and_kept(two: MainWindow, name: str) -> None:
    two.menus.fill()
    menu = next(menu for menu in two.findChildren(QMenu) if menu.title() == "&Theme")
    entries = {entry.data(): entry for entry in menu.actions()}
    assert list(entries) == ["", *theme.NAMES]
    entries[name].trigger()
    menu.aboutToShow.emit()
    assert theme.current().name == name
    assert [chosen for chosen, entry in entries.items() if entry.isChecked()] == [name]
    make_app()
    assert theme.current().name == name
    entries[""].trigger()
    assert theme.current() == theme.system_theme(two.desk.app)


def test_help_opens_and_the_project_is_checked(two: MainWindow, qtbot: QtBot) -> None:
    two.show_help("keys")
    assert shown_dialog(HelpWindow).isVisible()
    two.errands.check_project()
    qtbot.waitUntil(lambda: not two.jobs.busy)
    assert "intact" in said_by(two)


def test_every_action_has_a_menu_and_no_key_is_given_twice() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))
    assert {action.menu for action in ACTIONS} == set(MENUS)
    assert all(action.text for action in ACTIONS)


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_no_two_entries_of_a_menu_share_a_letter(desk: Desk, project_file: Path, spoken: str) -> None:
    language.install(desk.app, spoken)
    window = desk.open_window(Project.open(project_file))
    window.menus.fill()
    menus = [window.menuBar(), *window.findChildren(QMenu)]
    assert sum(len(menu.actions()) for menu in menus) > len(ACTIONS)
    for menu in menus:
        letters = [found[1].lower() for entry in menu.actions() if (found := re.search("&(.)", entry.text()))]
        assert len(letters) == len(set(letters)), [entry.text() for entry in menu.actions()]


def test_a_menu_is_filled_once_and_at_the_latest_when_it_opens(desk: Desk, project_file: Path) -> None:
    window = desk.open_window(Project.open(project_file))
    menu = window.menuBar().actions()[MENUS.index("&Edit")].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    entries = menu.actions()
    assert {action.name for action in ACTIONS if action.menu == "&Edit"} <= {entry.objectName() for entry in entries}
    window.menus.fill()
    assert menu.actions() == entries


def test_every_action_and_its_key_is_in_the_help() -> None:
    from ui.dialogs.help import pages

    page = next(page for page in pages("en") if page.name == "keys")
    wanted = {key for action in ACTIONS for key in action.keys[:1]}
    said = page.text.replace("↓", "Down").replace("↑", "Up").replace("Enter", "Return")
    missing = [key for key in wanted if key not in said]
    assert not missing


def test_the_samples_come_first_in_the_persons_language(window: MainWindow) -> None:
    add_samples(window.session.project)
    assert [article.language for article in window.session.project.articles()] == ["en", "id"]


def test_letters_typed_in_an_open_menu_are_the_menus(two: MainWindow, qtbot: QtBot) -> None:
    menu = two.menuBar().actions()[MENUS.index("&View")].menu()
    assert isinstance(menu, QMenu)
    menu.popup(two.mapToGlobal(QPoint(0, 0)))
    qtbot.waitUntil(menu.isVisible)
    usual = two.pane.text_size()
    qtbot.keyClick(menu, "s")
    menu.close()
    assert two.session.annotations == {}
    assert two.pane.text_size() < usual


def test_words_dragged_within_the_window_are_no_article(two: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("Rencana itu")

    class FromHere(QDragEnterEvent):
        def source(self) -> QObject:
            return two.pane

    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    inside = FromHere(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    inside.ignore()
    two.dragEnterEvent(inside)
    assert not inside.isAccepted()


def test_the_key_of_a_kind_leaves_the_tags_of_other_coders_alone(two: MainWindow, press: Press) -> None:
    assert two.session.article is not None
    with Project.open(two.session.project.path, coder="budi") as other:
        theirs = other.tag(two.session.article.id, Kind.STATEMENT, 0, 28, note="milik Budi")
    two.session.reread()
    press(two, "S", "Escape")
    assert theirs.id in two.session.annotations
    assert len(two.session.annotations) == 2
    press(two, "S", "Escape")
    assert list(two.session.annotations) == [theirs.id]


def test_undo_brings_the_cursor_back_to_what_it_undid(two: MainWindow, press: Press) -> None:
    press(two, "S", "Escape", "Down", "Down", "Ctrl+Z")
    assert two.session.sentence is not None
    assert two.session.sentence.number == 1


def test_an_import_that_is_undone_and_redone_comes_and_goes_in_the_window(
    window: MainWindow, qtbot: QtBot, press: Press
) -> None:
    paste(window, qtbot, FIRST)
    paste(window, qtbot, SECOND)
    first, second = window.session.library()
    window.session.open_article(first.id)
    window.session.open_article(second.id)
    press(window, "Ctrl+Z")
    assert window.session.article is not None
    assert window.session.article.id == first.id
    press(window, "Ctrl+Z")
    assert window.session.article is None
    press(window, "Ctrl+Shift+Z")
    assert window.session.article is not None
    assert window.session.article.id == first.id


def test_a_long_step_is_undone_away_from_the_windows_thread(
    two: MainWindow, qtbot: QtBot, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.session.LONG_STEP", 0)
    press(two, "S", "Escape")
    press(two, "Ctrl+Z")
    qtbot.waitUntil(lambda: not two.jobs.busy)
    assert two.session.annotations == {}
    press(two, "Ctrl+Shift+Z")
    qtbot.waitUntil(lambda: not two.jobs.busy)
    assert len(two.session.annotations) == 1


def test_a_long_step_that_is_blocked_does_not_bar_the_way_to_the_steps_before_it(
    two: MainWindow, qtbot: QtBot, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(two, "S", "Escape", "Down", "S", "Escape")
    first, second = sorted(two.session.annotations)
    with Project.open(two.session.project.path, coder="budi") as other:
        other.edit_annotation(second, note="dari Budi")
    monkeypatch.setattr("ui.session.LONG_STEP", 0)
    press(two, "Ctrl+Z")
    qtbot.waitUntil(lambda: not two.jobs.busy)
    shown_dialog(QMessageBox).close()
    two.activateWindow()
    qtbot.waitUntil(two.isActiveWindow)
    assert set(two.session.annotations) == {first, second}
    press(two, "Ctrl+Z")
    qtbot.waitUntil(lambda: not two.jobs.busy)
    assert set(two.session.annotations) == {second}


def test_an_export_over_an_open_project_is_refused(two: MainWindow) -> None:
    path = two.session.project.path
    two.errands.write(ExportRequest("annotations", path, "CSV", False, False, ","), {}, two.session.project.count_rows)
    box = shown_dialog(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "open here" in box.text()
    assert two.session.project.check() == []


def test_exporting_needs_no_lock(two: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    other = sqlite3.connect(two.session.project.path, isolation_level=None)
    two.session.project._connection.execute("PRAGMA busy_timeout = 10")
    other.execute("BEGIN IMMEDIATE")
    two.errands.write(
        ExportRequest("articles", tmp_path / "out.csv", "CSV", False, False, ","),
        {"table": "articles"},
        two.session.project.count_rows,
    )
    qtbot.waitUntil(lambda: not two.jobs.busy)
    other.execute("ROLLBACK")
    other.close()
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").count("\n") == 3


def test_the_menu_in_the_text_offers_the_kinds(two: MainWindow, qtbot: QtBot) -> None:
    two.menus.open_in_text(two.mapToGlobal(QPoint(400, 300)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert {"tag_statement", "tag_actor", "tag_position"} <= {action.objectName() for action in menu.actions()}
    menu.close()


def test_the_language_of_a_project_that_has_moved_is_not_changed(two: MainWindow, desk: Desk) -> None:
    path = two.session.project.path
    path.rename(path.with_name("moved.sikap"))
    desk.speak("id", two)
    assert language.language() == "en"
    assert two.isVisible()
    assert shown_dialog(QMessageBox).isVisible()


def test_the_sentence_cursor_goes_to_words_that_were_tagged_by_mouse(two: MainWindow, press: Press) -> None:
    third = two.session.sentences[2]
    two.pane.select(Span(third.start + 2, third.start + 9))
    press(two, "A")
    assert two.session.sentence == third
    press(two, "N", "Up", "Down")
    assert two.session.sentence != third


def test_the_button_of_the_reading_settings_keeps_its_sign(window: MainWindow) -> None:
    door = next(b for b in window.status.findChildren(QToolButton) if b.accessibleName() == "Reading settings")
    assert door.text() == "Aa"
    window.menus.draw_icons(ACTIONS)  # as the menu does when it opens
    window.desk.dress("dark")
    assert door.text() == "Aa"


def test_a_message_hides_no_key_that_tags_and_moves_none(window: MainWindow) -> None:
    window.resize(1200, 700)
    window.session.project.add_article("Nelayan menolak. Bupati diam.", title="Tambak")
    window.session.resume()
    window.session.step(1)
    hints = [hint for hint in window.status.findChildren(QToolButton) if hint.isVisible()]
    assert len(hints) > len(HINTS)
    before = [hint.geometry() for hint in hints]
    window.status.say("Four articles were added to the project, and one was left out.")
    assert [hint.geometry() for hint in hints] == before
    assert all(hint.isVisible() for hint in hints)
    window.status.clearMessage()
    assert [hint.geometry() for hint in hints] == before
