"""The search pane as a person uses it: typing, the list of hits, keys that go back and forth, drawn rows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QImage, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QMainWindow
from pytestqt.qtbot import QtBot

from reader.model import ArticleId, Kind
from reader.search import Hit
from ui import theme
from ui.colours import contrast
from ui.search_pane import MOST, SearchPane

Key = Qt.Key

ARTICLE = Hit("article", 1, ArticleId(1), "Kabar pantai", "… warga menolak tambang pasir", ((16, 23),), None, 80, 87)
QUOTE = Hit("annotation", 7, ArticleId(1), "", "tambang pasir", ((0, 7),), Kind.POSITION, 80, 93)
ACTOR = Hit("actor", 3, None, "Tambang Jaya", "", ())
HITS = (ACTOR, ARTICLE, QUOTE)


@pytest.fixture
def pane(qtbot: QtBot) -> SearchPane:
    pane = SearchPane()
    qtbot.addWidget(pane)
    pane.resize(280, 600)
    pane.show()
    pane.focus()
    qtbot.waitUntil(lambda: field(pane).hasFocus())
    return pane


@pytest.fixture
def with_hits(pane: SearchPane, qtbot: QtBot) -> SearchPane:
    pane.search_requested.connect(lambda words: pane.show_hits(HITS))
    qtbot.keyClicks(field(pane), "tambang")
    qtbot.waitUntil(lambda: len(pane.lines()) == 3)
    return pane


def field(pane: SearchPane) -> QLineEdit:
    return pane.findChild(QLineEdit)  # type: ignore[return-value]


def view(pane: SearchPane) -> QListView:
    return pane.findChild(QListView)  # type: ignore[return-value]


def told(pane: SearchPane) -> str:
    label = pane.findChild(QLabel)
    assert label is not None
    return label.text() if label.isVisible() else ""


def heard(signal: object) -> list[object]:
    words: list[object] = []
    signal.connect(lambda *values: words.append(values[0] if values else None))  # type: ignore[attr-defined]
    return words


def picture(pane: SearchPane) -> QImage:
    return pane.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_words_are_looked_for_once_after_a_pause(pane: SearchPane, qtbot: QtBot) -> None:
    asked = heard(pane.search_requested)
    qtbot.keyClicks(field(pane), "tambang ")
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["tambang "]


def test_an_empty_field_asks_for_nothing_and_says_what_to_do(with_hits: SearchPane, qtbot: QtBot) -> None:
    asked = heard(with_hits.search_requested)
    field(with_hits).selectAll()
    qtbot.keyClick(field(with_hits), Key.Key_Delete)
    assert with_hits.lines() == []
    assert told(with_hits) == ""
    assert "Type words" in view(with_hits).accessibleDescription()
    qtbot.keyClick(field(with_hits), Key.Key_Space)
    qtbot.keyClick(field(with_hits), Key.Key_Return)
    assert asked == []


def test_the_hits_are_counted_and_said(with_hits: SearchPane) -> None:
    assert told(with_hits) == "3 hits"
    assert with_hits.lines() == [
        "Actor, Tambang Jaya",
        "Article, Kabar pantai, … warga menolak tambang pasir",
        "Position, Untitled, tambang pasir",
    ]
    assert view(with_hits).accessibleDescription() == ""


def test_a_full_list_says_that_there_may_be_more(pane: SearchPane) -> None:
    pane.show_hits([ARTICLE] * MOST)
    assert told(pane).startswith("50 hits; the first are shown")
    pane.show_hits([ARTICLE])
    assert told(pane) == "1 hit"


def test_nothing_found_says_what_to_try(pane: SearchPane) -> None:
    pane.show_hits([])
    assert told(pane) == ""
    assert view(pane).accessibleDescription().startswith("Nothing found.")


def test_an_unfinished_search_is_explained_and_the_hits_stay(with_hits: SearchPane) -> None:
    with_hits.show_error("A bracket is not closed.")
    assert told(with_hits) == "A bracket is not closed."
    assert len(with_hits.lines()) == 3


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Down])
def test_enter_and_down_search_at_once_and_go_to_the_first_hit(pane: SearchPane, qtbot: QtBot, key: Key) -> None:
    asked = heard(pane.search_requested)
    pane.search_requested.connect(lambda words: pane.show_hits(HITS))
    qtbot.keyClicks(field(pane), "tambang")
    qtbot.keyClick(field(pane), key)
    assert asked == ["tambang"]
    assert view(pane).hasFocus()
    assert view(pane).currentIndex().row() == 0


def test_without_hits_the_field_keeps_the_keys(pane: SearchPane, qtbot: QtBot) -> None:
    pane.search_requested.connect(lambda words: pane.show_hits([]))
    qtbot.keyClicks(field(pane), "xyz")
    qtbot.keyClick(field(pane), Key.Key_Return)
    assert field(pane).hasFocus()


def test_enter_chooses_the_hit_under_the_cursor_and_moving_does_not(with_hits: SearchPane, qtbot: QtBot) -> None:
    chosen = heard(with_hits.hit_chosen)
    qtbot.keyClick(field(with_hits), Key.Key_Down)
    qtbot.keyClick(view(with_hits), Key.Key_Down)
    assert chosen == []
    qtbot.keyClick(view(with_hits), Key.Key_Return)
    assert chosen == [ARTICLE]


def test_a_click_chooses_a_hit(with_hits: SearchPane, qtbot: QtBot) -> None:
    chosen = heard(with_hits.hit_chosen)
    place: QPoint = view(with_hits).visualRect(view(with_hits).model().index(2, 0)).center()
    qtbot.mouseClick(view(with_hits).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [QUOTE]


def test_up_from_the_first_hit_goes_back_to_the_field(with_hits: SearchPane, qtbot: QtBot) -> None:
    qtbot.keyClick(field(with_hits), Key.Key_Down)
    qtbot.keyClick(view(with_hits), Key.Key_Down)
    qtbot.keyClick(view(with_hits), Key.Key_Up)
    assert view(with_hits).hasFocus()
    assert view(with_hits).currentIndex().row() == 0
    qtbot.keyClick(view(with_hits), Key.Key_Up)
    assert field(with_hits).hasFocus()
    assert field(with_hits).text() == "tambang"


@pytest.fixture
def tagging_window(with_hits: SearchPane, qtbot: QtBot) -> Iterator[tuple[SearchPane, list[object]]]:
    """The pane in a window where the letter S is the key of an action."""
    window = QMainWindow()
    qtbot.addWidget(window)
    tag = QAction(window)
    tag.setShortcut(QKeySequence("S"))
    window.addAction(tag)
    window.setCentralWidget(with_hits)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield with_hits, heard(tag.triggered)
    window.takeCentralWidget()


def test_letters_in_the_list_go_on_with_the_words(
    tagging_window: tuple[SearchPane, list[object]], qtbot: QtBot
) -> None:
    pane, tagged = tagging_window
    field(pane).setFocus()
    qtbot.keyClick(field(pane), Key.Key_Down)
    qtbot.keyClick(view(pane), "s")
    assert field(pane).hasFocus()
    assert field(pane).text() == "tambangs"
    view(pane).setFocus()
    qtbot.keyClick(view(pane), Key.Key_Backspace)
    assert field(pane).text() == "tambang"
    assert tagged == []


def test_keys_with_control_stay_keys_of_the_window(with_hits: SearchPane, qtbot: QtBot) -> None:
    view(with_hits).setFocus()
    qtbot.keyClick(view(with_hits), Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert field(with_hits).text() == "tambang"
    assert view(with_hits).hasFocus()


def test_escape_closes_from_the_field_and_from_the_list(with_hits: SearchPane, qtbot: QtBot) -> None:
    closed = heard(with_hits.closed)
    qtbot.keyClick(field(with_hits), Key.Key_Escape)
    qtbot.keyClick(field(with_hits), Key.Key_Down)
    qtbot.keyClick(view(with_hits), Key.Key_Escape)
    assert len(closed) == 2
    assert field(with_hits).text() == "tambang"


def test_coming_back_selects_the_words_so_that_typing_replaces_them(with_hits: SearchPane, qtbot: QtBot) -> None:
    for words in ("laut", "pasir"):
        with_hits.focus()
        qtbot.keyClicks(field(with_hits), words)
        assert field(with_hits).text() == words


def test_a_changed_project_is_searched_again_if_there_are_words(pane: SearchPane, qtbot: QtBot) -> None:
    asked = heard(pane.search_requested)
    pane.refresh()
    qtbot.keyClicks(field(pane), "laut")
    pane.refresh()
    assert asked == ["laut"]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_hit_is_emphasised_in_its_place(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    theme.apply(qapp, theme.load(name))
    pane = SearchPane()
    qtbot.addWidget(pane)
    pane.resize(280, 300)
    plain, marked = (Hit("article", 1, ArticleId(1), "A", "😀 tambang", spans) for spans in ((), ((2, 9),)))
    pane.show_hits([plain])
    without = picture(pane)
    pane.show_hits([marked])
    emphasised = picture(pane)
    tinted = theme.mix(theme.current().paper, theme.current().accent, 0.25)
    assert _count(emphasised, tinted) > _count(without, tinted) + 200
    assert contrast(theme.current().text, tinted) >= 4.5
    theme.apply(qapp, theme.load("light"))


@pytest.mark.parametrize("width", [120, 280, 900])
def test_a_long_snippet_is_cut_to_two_lines(qtbot: QtBot, width: int) -> None:
    pane = SearchPane()
    qtbot.addWidget(pane)
    pane.resize(width, 300)
    long = "tambang " + "😀kata " * 40 + "x" * 200
    pane.show_hits([Hit("article", 1, ArticleId(1), "Judul " * 40, long, ((0, 7), (220, 240)))])
    row = view(pane).visualRect(view(pane).model().index(0, 0))
    painted = view(pane).viewport().grab().toImage()
    assert len(colours(painted.copy(row))) > 10
    assert len(colours(painted.copy(0, row.bottom() + 1, painted.width(), 60))) == 1


def _count(image: QImage, colour: QColor) -> int:
    """How many pixels have this colour, but for rounding."""
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(_close(image.pixelColor(x, y), colour) for x, y in places)


def _close(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) <= 2 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))  # type: ignore[call-overload]
