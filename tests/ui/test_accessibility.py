"""What a screen reader finds in the window and in each dialog, and that the focus is seen wherever it is.

The states are those of the pictures (`tests.screenshots`): whoever adds a dialog there has it looked at here too.
"""

import gc
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QHeaderView, QListView, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

import resources
from reader.project import Project
from ui import colours, theme
from ui.app import Desk
from ui.main_window import MainWindow

# Each control of the program is in one of these.
STATES = (
    *("empty", "chosen", "claim-bar", "claims", "codebook-actors", "codebook-issues", "claims-table", "palette"),
    *("guide", "print-preview", "find", "search", "article-filter", "note", "merge", "orphans", "correct-text"),
    *("details-found", "preferences-wrong", "import", "import-report", "import-columns", "export", "help", "failure"),
    *("unsaved", "notice", "history", "history-compact", "backups-empty", "backups", "damaged", "checked"),
)
LOOKED_AT_IN_ALL_THEMES = ("claim-bar", "codebook-actors", "export", "details-found", "preferences-wrong")
ALWAYS_FOCUSED = ("palette",)  # closes as soon as its field has not the focus
SIGNS = set("→←⚠↳●○")  # what is drawn, and is no word
SEEN = 2.0  # contrast of what changes with the focus; the accent itself has at least 3 on what it stands on
EDGE = 20  # pixels, at least, that change so much

Draw = Callable[[str], QWidget]


@pytest.fixture(scope="session")
def screenshots() -> ModuleType:
    """The module sets the place of settings and the platform for itself, which here are those of the test."""
    before = dict(os.environ)
    from tests import screenshots

    os.environ.clear()
    os.environ.update(before)
    return screenshots


@pytest.fixture
def draw(screenshots: ModuleType, desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Draw]:
    """Bring a new window into a state; what is looked at then is the window, or the dialog, on top."""
    made: list[MainWindow] = []

    def bring(name: str) -> QWidget:
        window = desk.open_window(Project.create(tmp_path / f"study {len(made)}.sikap", coder="rani"))
        made.append(window)
        window.resize(*screenshots.SIZES[""])
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        shown: QWidget = screenshots.STATES[name](window).window()
        shown.activateWindow()
        QTest.qWait(20)
        return shown

    yield bring
    for other in QApplication.topLevelWidgets():
        if other not in made:
            other.hide()  # some would ask before they close
    for window in made:
        window.session.unsaved.give_up()
        window.close()


def focusable(top: QWidget) -> list[QWidget]:
    """Where the focus can go. A field within a field hands it on."""
    found = [one for one in top.findChildren(QWidget) if one.isVisible() and one.window() is top and one.isEnabled()]
    return [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None]


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it: a combo box by its label, as Qt does on Linux."""
    if isinstance(widget, QComboBox):
        labels = [one.text(QAccessible.Text.Name) for one, what in interface(widget).relations() if _labels(what)]
        return " ".join(labels)
    return interface(widget).text(QAccessible.Text.Name)


def _labels(what: QAccessible.RelationFlag) -> bool:
    return bool(what & QAccessible.RelationFlag.Label)


def rows(view: QAbstractItemView) -> list[str]:
    """What is read for the first rows, or cells, of a list or table."""
    cells = (QAccessible.Role.ListItem, QAccessible.Role.Cell, QAccessible.Role.TreeItem)
    within = interface(view)
    found = (within.child(n) for n in range(min(within.childCount(), 60)))
    return [one.text(QAccessible.Text.Name) for one in found if one is not None and one.role() in cells]


def label_of(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r} in {type(widget.parentWidget()).__name__}"


@pytest.mark.parametrize("state", STATES)
def test_every_control_has_a_name_and_shows_the_focus_and_every_row_has_its_words(draw: Draw, state: str) -> None:
    top = draw(state)
    controls = focusable(top)
    assert controls
    assert [label_of(one) for one in controls if not name_of(one).strip()] == []
    for view in top.findChildren(QAbstractItemView):
        if view.isVisible() and not isinstance(view, QHeaderView) and view.model() is not None:
            said = rows(view)
            full = view.model().rowCount() > 0
            assert bool(said) == full, label_of(view)
            assert not full or any(said), label_of(view)
            assert [one for one in said if SIGNS & set(one)] == []
    if state not in ALWAYS_FOCUSED:
        assert unseen(top) == []


def test_the_lists_of_the_window_are_read_in_words(draw: Draw) -> None:
    top = draw("claims")
    assert isinstance(top, MainWindow)
    cards, articles = (
        next(rows(view) for view in top.findChildren(QAbstractItemView) if view.accessibleName() == name)
        for name in ("Claims", "Articles")
    )
    assert cards[0].startswith("Gareth Llewellyn-Price: oppose, clean air charge. Sentence 6: ")
    assert cards[-2].endswith("Missing: speaker, stance, issue")
    assert "4 of 6 claims complete" in articles[0]
    top.to_tags()
    tags = next(rows(view) for view in top.findChildren(QAbstractItemView) if view.accessibleName() == "Tags")
    assert tags[0].startswith("Sentence 6: ")
    assert any(one.startswith("Position: ") and "oppose" in one and "clean air charge" in one for one in tags)


def test_the_text_at_the_caret_is_the_sentence_at_the_cursor_whatever_is_scrolled(draw: Draw) -> None:
    top = draw("chosen")
    assert isinstance(top, MainWindow)
    session, spoken = top.session, interface(top.pane).textInterface()
    assert spoken is not None
    for _ in range(6):
        session.step(1)
        here = session.sentence
        assert here is not None
        at = spoken.cursorPosition()
        assert spoken.text(at, at + len(here.text)) == here.text
        assert top.pane.selection() is None


# What the system says


@pytest.mark.parametrize(
    ("platform", "points", "expected"),
    [
        *(("linux", 9.0, 1.0), ("linux", 10.0, 1.0), ("linux", 11.0, 1.0), ("linux", 16.5, 1.5), ("linux", 7.2, 0.8)),
        *(("win32", 9.0, 1.0), ("win32", 18.0, 2.0), ("darwin", 13.0, 1.0), ("darwin", 6.0, 0.8), ("linux", 99.0, 2.0)),
    ],
)
def test_the_window_grows_with_the_text_of_the_system_and_an_ordinary_one_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, platform: str, points: float, expected: float
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(theme, "system_size", lambda: points)
    assert theme.scale() == pytest.approx(expected)


def test_on_a_system_that_writes_large_the_window_its_rows_and_the_text_are_larger(
    draw: Draw, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = sizes(draw("chosen"))
    with monkeypatch.context() as patched:
        patched.setattr(theme, "system_size", lambda: 16.5)
        theme.apply(qapp, theme.load("light"))
        large = sizes(draw("chosen"))
    theme.apply(qapp, theme.load("light"))
    assert large["window"] == pytest.approx(1.5 * theme.SANS_SIZE)
    assert (usual["text"], large["text"]) == (13.0, 20.5)
    for part in ("menus", "foot", "Articles", "Tags"):
        assert large[part] > 1.2 * usual[part], part


def sizes(top: QWidget) -> dict[str, float]:
    """Points of writing; pixels that bars and rows are high."""
    assert isinstance(top, MainWindow)
    bars = {"menus": top.menuBar().height(), "foot": top.status.height()}
    rows = {view.accessibleName(): view.sizeHintForRow(1) for view in top.findChildren(QListView) if view.isVisible()}
    return {"window": top.font().pointSizeF(), "text": top.pane.text_size(), **bars, **rows}


def test_a_size_of_text_that_a_person_chose_is_kept_whatever_the_system_says(
    draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    QSettings().setValue("text size", 11.0)
    monkeypatch.setattr(theme, "system_size", lambda: 20.0)
    top = draw("empty")
    assert isinstance(top, MainWindow)
    assert top.pane.text_size() == 11.0
    top.size_text(0)
    assert top.pane.text_size() == 24.0


def test_a_system_with_high_contrast_gets_the_theme_of_high_contrast(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish = SimpleNamespace(contrastPreference=lambda: Qt.ContrastPreference.HighContrast)
    for _ in range(3):
        assert theme.system_theme(qapp).name == "light"
        gc.collect()
    monkeypatch.setattr(theme, "_accessibility", lambda app: wish)
    assert theme.system_theme(qapp).name == "contrast"


def test_nothing_moves_by_itself(qapp: QApplication) -> None:
    """There are no animations of ours, and those of Qt are left to what it learns from the system."""
    moving = re.compile(r"Animation|setEffectEnabled|setCursorFlashTime|QMovie|setAnimated")
    folder = Path(theme.__file__).parent
    found = [file.name for file in folder.rglob("*.py") if moving.search(file.read_text(encoding="utf-8"))]
    assert found == []
    assert "animation" not in resources.path("themes/window.qss").read_text(encoding="utf-8")


# Focus


@pytest.mark.parametrize("state", LOOKED_AT_IN_ALL_THEMES)
def test_the_focus_is_seen_in_every_theme(draw: Draw, state: str, qapp: QApplication) -> None:
    top, found = draw(state), {}
    for look in theme.NAMES:
        theme.apply(qapp, theme.load(look))
        found[look] = unseen(top)
    assert not any(found.values()), found


@pytest.fixture(autouse=True)
def still_caret(qapp: QApplication) -> Iterator[None]:
    """Seen or not, it is no edge."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


def unseen(top: QWidget) -> list[str]:
    """The controls that look the same with the focus and without; one of each sort is looked at."""
    result, known = [], set[tuple[str, str]]()
    for control in focusable(top):
        sort = type(control).__name__, type(control.parentWidget()).__name__
        if sort in known or not _in_view(control):
            continue
        known.add(sort)
        if focused := top.focusWidget():
            focused.clearFocus()
        before = picture(top, control)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        if control.hasFocus() and not differ(before, picture(top, control)):
            result.append(label_of(control))
    assert known
    return result


def _in_view(control: QWidget) -> bool:
    """Not scrolled away, and not within a part that scrolls to it."""
    return not control.visibleRegion().isEmpty() and not isinstance(control.parentWidget(), QScrollArea)


def picture(top: QWidget, control: QWidget) -> QImage:
    for _ in range(2):
        QApplication.processEvents()
    return top.grab(QRect(control.mapTo(top, QPoint(0, 0)), control.size())).toImage()


def differ(one: QImage, other: QImage) -> bool:
    """Whether as many pixels as make an edge differ by a contrast that is seen."""
    one, other = (image.convertToFormat(QImage.Format.Format_RGB32) for image in (one, other))
    if one.size() != other.size() or sys.byteorder != "little":
        return one.size() != other.size()
    a, b = (memoryview(image.constBits()).cast("I") for image in (one, other))
    places = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    width = one.width()
    strong = 0
    for n in places:
        x, y = n % width, n // width
        strong += colours.contrast(one.pixelColor(x, y), other.pixelColor(x, y)) >= SEEN
        if strong >= EDGE:
            return True
    return False
