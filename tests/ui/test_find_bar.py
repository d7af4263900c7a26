"""The line in which one finds words in the article, driven by keys and mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.reading.find_bar import FindBar

Enter, Escape, Shift = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier


class Heard(list[str]):
    """What a bar asked for, in words."""

    def __init__(self, bar: FindBar) -> None:
        bar.words_changed.connect(lambda words: self.append(f"find {words}"))
        bar.next_requested.connect(lambda: self.append("next"))
        bar.previous_requested.connect(lambda: self.append("previous"))
        bar.closed.connect(lambda: self.append("closed"))


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> Iterator[FindBar]:
    """A bar that is not open yet, in a window whose own shortcuts are Enter and Esc."""
    theme.apply(qapp, theme.load("light"))
    window = QWidget()
    qtbot.addWidget(window)
    made = FindBar()
    QVBoxLayout(window).addWidget(made)
    for keys in ("Return", "Esc"):
        QShortcut(QKeySequence(keys), window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    theme.apply(qapp, theme.load("light"))


def field(bar: FindBar) -> QLineEdit:
    return bar.findChildren(QLineEdit)[0]


def count(bar: FindBar) -> QLabel:
    return bar.findChildren(QLabel)[0]


def button(bar: FindBar, name: str) -> QToolButton:
    return next(one for one in bar.findChildren(QToolButton) if one.accessibleName() == name)


def test_typing_asks_for_the_words_and_enter_for_the_hits(qtbot: QtBot, bar: FindBar) -> None:
    bar.open()
    heard = Heard(bar)
    assert field(bar).hasFocus()
    qtbot.keyClicks(field(bar), "ha")
    qtbot.keyClick(field(bar), Enter)
    qtbot.keyClick(field(bar), Qt.Key.Key_Enter)
    qtbot.keyClick(field(bar), Enter, Shift)
    assert heard == ["find h", "find ha", "next", "next", "previous"]


def test_it_opens_with_the_words_selected_in_the_text_ready_to_be_typed_over(qtbot: QtBot, bar: FindBar) -> None:
    heard = Heard(bar)
    bar.open("harga ikan\nNelayan")
    assert heard == ["find harga ikan"]
    qtbot.keyClicks(field(bar), "x")
    assert field(bar).text() == "x"


def test_opened_again_it_finds_the_words_of_the_last_time_anew(bar: FindBar) -> None:
    bar.open("harga")
    heard = Heard(bar)
    bar.open()
    assert heard == ["find harga"]
    assert field(bar).selectedText() == "harga"
    bar.open("harga")
    assert heard == ["find harga"] * 2


def test_escape_closes_from_the_field_and_from_the_buttons(qtbot: QtBot, bar: FindBar) -> None:
    heard = Heard(bar)
    for part in (field(bar), button(bar, "Next hit")):
        bar.open()
        bar.show_count(1, 2)
        part.setFocus()
        qtbot.keyClick(part, Escape)
        assert not bar.isVisible()
    assert heard == ["find ", "closed"] * 2


def test_the_buttons_do_what_the_keys_do(qtbot: QtBot, bar: FindBar) -> None:
    bar.open("harga")
    bar.show_count(1, 3)
    heard = Heard(bar)
    for name in ("Next hit", "Previous hit", "Close"):
        assert "(" in button(bar, name).toolTip()  # its keys
        qtbot.mouseClick(button(bar, name), Qt.MouseButton.LeftButton)
    assert heard == ["next", "previous", "closed"]


def test_the_count_says_where_one_is_and_when_there_is_nothing(bar: FindBar) -> None:
    bar.open("harga")
    bar.show_count(3, 12)
    assert count(bar).text() == "3 of 12"
    assert button(bar, "Next hit").isEnabled()
    bar.show_count(0, 0)
    assert "Not in this article" in count(bar).text()
    assert not button(bar, "Next hit").isEnabled()
    field(bar).clear()
    bar.show_count(0, 0)
    assert count(bar).text() == ""


def ink(label: QLabel) -> QColor:
    return label.palette().color(label.foregroundRole())


def test_the_count_is_quiet_unless_there_is_nothing(bar: FindBar) -> None:
    bar.open("harga")
    bar.show_count(3, 12)
    assert ink(count(bar)) == theme.current().dim
    bar.show_count(0, 0)
    assert ink(count(bar)) == theme.current().text


def test_every_control_has_a_name_and_the_icons_follow_the_theme(qapp: QApplication, bar: FindBar) -> None:
    for part in (bar, *bar.findChildren(QLineEdit), *bar.findChildren(QToolButton), count(bar)):
        assert part.accessibleName()
    bar.open()
    by_day = button(bar, "Next hit").icon().pixmap(16, 16).toImage()
    theme.apply(qapp, theme.load("dark"))
    assert button(bar, "Next hit").icon().pixmap(16, 16).toImage() != by_day
    assert bar.palette().color(QPalette.ColorRole.WindowText) == theme.load("dark").text
