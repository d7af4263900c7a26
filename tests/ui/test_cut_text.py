"""No text of the window or of a dialog is cut: in both languages, in large letters, and on a small screen."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from reader.project import Project
from tests.screenshots import SIZES, STATES
from tests.ui.cut_text import cut_texts
from ui import language, theme
from ui.app import Desk
from ui.main_window import MainWindow

LARGE = 14.0  # points: what fits in these fits in smaller ones
SMALL = SIZES["-small"]
SETTLED_MS = 400
# What looks as others do as far as words are concerned; and imports, which read files in processes of their own.
LEFT_OUT = {
    *("reading", "tagged", "chosen", "selection", "markdown", "large-text", "menu", "sentence-menu"),
    *("palette-letters", "print-preview", "find", "help", "preferences", "reading-own-colours", "damaged"),
    *("import", "import-report", "import-columns", "reprint"),
    *("large-system", "large-system-bar", "large-system-dialog"),  # in letters that are larger still
}
# Where room is short and something has to give, and its whole text is elsewhere.
MEANT = (
    "claimBar/Quote",  # the sentence that is chosen in the text above it
    "claimBar/Chips",  # names, elided, in the tool tip
    "claimBar/NameField",  # what it asks for is its name and its tool tip
    "FilterBar/QLineEdit",  # likewise, in large letters beside four choices
    "Palette/_Field",  # it is no wider than the text; the list below it shows the sorts
    "StatusLine/QLabel: '§",  # the place gives way to what is saved, and is in the tool tip
)


@pytest.fixture
def dressed(qapp: QApplication, desk: Desk) -> Iterator[None]:
    usual = theme.SANS_SIZE
    yield
    theme.SANS_SIZE = usual
    language.install(qapp, "en")
    theme.apply(qapp, theme.load("light"))
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.done(0)
        elif not isinstance(widget, MainWindow):
            widget.close()


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("spoken", language.LANGUAGES)
@pytest.mark.parametrize("state", sorted(set(STATES) - LEFT_OUT))
def test_no_text_is_cut(
    state: str, spoken: str, qapp: QApplication, desk: Desk, project_file: Path, qtbot: QtBot
) -> None:
    theme.SANS_SIZE = LARGE
    language.install(qapp, spoken)
    theme.apply(qapp, theme.load("light"))
    window = desk.open_window(Project.open(project_file, coder="rani"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shown = STATES[state](window)
    assert_whole(shown, qtbot)
    for part in {shown, window}:
        part.resize(min(part.width(), SMALL[0]), min(part.height(), SMALL[1]))
    assert shown.width() <= SMALL[0]
    assert shown.height() <= SMALL[1]
    assert_whole(shown, qtbot)


def assert_whole(shown: QWidget, qtbot: QtBot) -> None:
    """As soon as Qt has laid out what is shown."""
    with suppress(TimeoutError):
        qtbot.waitUntil(lambda: not unmeant(shown), timeout=SETTLED_MS)
    assert "\n".join(unmeant(shown)) == ""


def unmeant(shown: QWidget) -> list[str]:
    return [text for text in cut_texts(shown) if not any(meant in text for meant in MEANT)]


def test_what_is_cut_is_found(qtbot: QtBot) -> None:
    """Or the test above would be content with anything."""
    holder = QWidget()
    qtbot.addWidget(holder)
    label, wrapped, button = QLabel("Rapat", holder), QLabel("Rapat dewan desa " * 5, holder), QPushButton("Ya", holder)
    wrapped.setWordWrap(True)
    label.resize(label.sizeHint())
    wrapped.setGeometry(0, 30, 200, wrapped.heightForWidth(200))
    button.setGeometry(0, 140, *button.sizeHint().toTuple())
    holder.resize(300, 200)
    holder.show()
    assert cut_texts(holder) == []
    label.resize(label.width() - 6, label.height())
    wrapped.resize(120, wrapped.height())
    button.move(260, 140)
    assert len(cut_texts(holder)) == 3
