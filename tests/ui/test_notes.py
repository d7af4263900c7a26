"""A note as a person reads and writes it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QSplitter, QTextBrowser, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.notes import NoteDialog, NoteEdit, note_html

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A note with another field below it."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(NoteEdit())
    column.addWidget(QLineEdit())
    page.resize(300, 400)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    note(page).set_text("Ketua **serikat** sejak 2011")
    note(page).setFocus()
    return page


def note(page: QWidget) -> NoteEdit:
    found = page.findChild(NoteEdit)
    assert found is not None
    return found


def field(widget: QWidget) -> QPlainTextEdit:
    found = widget.findChild(QPlainTextEdit)
    assert found is not None
    return found


def shown(widget: QWidget) -> QTextBrowser:
    found = widget.findChild(QTextBrowser)
    assert found is not None
    return found


def heard(page: QWidget) -> list[str]:
    words: list[str] = []
    note(page).edited.connect(words.append)
    return words


def plain(markdown: str) -> str:
    document = QTextDocument()
    document.setHtml(note_html(markdown))
    return document.toPlainText()


def test_a_note_is_shown_as_its_markdown_says(page: QWidget) -> None:
    assert shown(page).toPlainText() == "Ketua serikat sejak 2011"
    assert note(page).text() == "Ketua **serikat** sejak 2011"
    assert not note(page).is_editing


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_a_key_writes_and_ctrl_enter_takes_it(page: QWidget, qtbot: QtBot, key: Key) -> None:
    edited = heard(page)
    qtbot.keyClick(shown(page), key)
    assert field(page).toPlainText() == "Ketua **serikat** sejak 2011"
    qtbot.keyClicks(field(page), ", lalu _bupati_")
    assert edited == []
    qtbot.keyClick(field(page), Key.Key_Return, CTRL)
    assert edited == ["Ketua **serikat** sejak 2011, lalu _bupati_"]
    assert shown(page).toPlainText() == "Ketua serikat sejak 2011, lalu bupati"
    assert shown(page).hasFocus()


def test_a_click_writes(page: QWidget, qtbot: QtBot) -> None:
    qtbot.mouseClick(shown(page).viewport(), Qt.MouseButton.LeftButton)
    assert note(page).is_editing
    assert field(page).hasFocus()


def test_leaving_the_field_takes_the_note(page: QWidget, qtbot: QtBot) -> None:
    edited = heard(page)
    qtbot.keyClick(shown(page), Key.Key_Return)
    qtbot.keyClicks(field(page), "!")
    qtbot.keyClick(field(page), Key.Key_Tab)
    assert edited == ["Ketua **serikat** sejak 2011!"]
    other = page.findChild(QLineEdit)
    assert other is not None
    assert other.hasFocus()


def test_escape_drops_what_was_written(page: QWidget, qtbot: QtBot) -> None:
    edited = heard(page)
    qtbot.keyClick(shown(page), Key.Key_Return)
    qtbot.keyClicks(field(page), "salah")
    qtbot.keyClick(field(page), Key.Key_Escape)
    assert edited == []
    assert note(page).text() == "Ketua **serikat** sejak 2011"
    assert not note(page).is_editing


def test_leaving_without_a_change_says_nothing(page: QWidget, qtbot: QtBot) -> None:
    note(page).set_text("jarak\u00a0tetap")  # a text field would turn the space that does not break into another
    edited = heard(page)
    qtbot.keyClick(shown(page), Key.Key_Return)
    qtbot.keyClick(field(page), Key.Key_Return, CTRL)
    assert edited == []
    assert note(page).text() == "jarak\u00a0tetap"


def test_a_note_grows_with_its_words_within_bounds(page: QWidget) -> None:
    low = note(page).height()
    note(page).set_text("\n\n".join(f"baris {n}" for n in range(6)))
    middle = note(page).height()
    note(page).set_text("\n\n".join(f"baris {n}" for n in range(200)))
    assert low < middle < note(page).height() < 300


def test_raw_html_stands_as_text_and_an_image_as_its_words() -> None:
    assert plain("<b>tebal</b> <script>x</script>") == "<b>tebal</b> <script>x</script>"
    assert plain("lihat ![peta teluk](https://example.org/peta.png)") == "lihat peta teluk"
    assert "<img" not in note_html('![a "b" > c](file:///etc/hostname "judul")')


def test_the_dialog_shows_the_note_while_it_is_written(qtbot: QtBot) -> None:
    dialog = opened(qtbot, "satu")
    qtbot.keyClicks(field(dialog), "**dua** ")
    assert shown(dialog).toPlainText() == "dua satu"
    qtbot.keyClick(field(dialog), Key.Key_Return, CTRL)
    assert dialog.result() == NoteDialog.DialogCode.Accepted
    assert dialog.text() == "**dua** satu"


def test_the_dialog_says_which_box_is_the_one_as_shown(qtbot: QtBot) -> None:
    dialog = opened(qtbot, "")
    label = next(label for label in dialog.findChildren(QLabel) if label.text() == "As shown")
    assert label.mapTo(dialog, label.rect().bottomLeft()).y() <= shown(dialog).mapTo(dialog, QPoint(0, 0)).y()
    assert field(dialog).placeholderText()
    assert len(colours(shown(dialog).viewport().grab(QRect(10, 5, 200, 40)).toImage())) == 1
    splitter = dialog.findChild(QSplitter)
    assert splitter is not None
    assert splitter.handleWidth() <= 1


def test_escape_closes_an_unchanged_dialog_at_once(qtbot: QtBot) -> None:
    dialog = opened(qtbot, "satu")
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.isHidden()
    assert dialog.result() == NoteDialog.DialogCode.Rejected


def test_escape_asks_once_before_a_change_is_dropped(qtbot: QtBot) -> None:
    dialog = opened(qtbot, "satu")
    qtbot.keyClicks(field(dialog), "dua ")
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    assert any(label.isVisible() and label.text().startswith("Drop the changes?") for label in questions(dialog))
    qtbot.keyClicks(field(dialog), "tiga ")
    assert not any(label.isVisible() for label in questions(dialog))
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.isHidden()


def opened(qtbot: QtBot, text: str) -> NoteDialog:
    dialog = NoteDialog("Note", text, None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def questions(dialog: NoteDialog) -> list[QLabel]:
    return [label for label in dialog.findChildren(QLabel) if label.accessibleName() == "Question"]
