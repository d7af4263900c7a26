"""The text of an article is corrected beside the old one, and its tags go with their words."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from reader.model import Kind
from reader.text import canonical
from ui import theme
from ui.colours import contrast, difference
from ui.correcting.comparison import between, exact
from ui.correcting.dialog import CorrectTextDialog
from ui.correcting.side import DELETED, TextSide
from ui.main_window import MainWindow
from ui.rows import faded
from ui.theme import current, over

Press = Callable[..., None]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

TEXT = (
    "Bupati Wulan Hadi mendukung rencana itu.\n"
    "Ketua serikat, Abdul Karim, menolak rencanna itu.\n"
    "Anggaran Rp\u00a012\u00a0miliar belum dibahas dewan."
)


@pytest.fixture(autouse=True)
def dialogs_end() -> Iterator[None]:
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.done(0)


@pytest.fixture
def tagged(window: MainWindow) -> MainWindow:
    """An article with a statement on each line and two actors."""
    project = window.session.project
    article = project.add_article(TEXT, title="Rencana", language="id")
    start = 0
    for line in TEXT.split("\n"):
        project.tag(article.id, Kind.STATEMENT, start, start + len(line))
        start += len(line) + 1
    for name in ("Wulan Hadi", "Abdul Karim"):
        at = TEXT.index(name)
        project.tag(article.id, Kind.ACTOR, at, at + len(name), actor=name)
    window.session.resume()
    window.to_text()
    return window


def opened(window: MainWindow, qtbot: QtBot) -> CorrectTextDialog:
    window.actions_by_name["correct_text"].trigger()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, CorrectTextDialog) and w.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.new.hasFocus)
    return dialog


def compared(dialog: CorrectTextDialog, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not (dialog._pause.isActive() or window.jobs.busy))


def select(dialog: CorrectTextDialog, words: str) -> None:
    at = dialog.new.typed().index(words)
    dialog.new.setTextCursor(dialog.new._cursor(at, at + len(words)))


def saved(dialog: CorrectTextDialog, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.new, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not window.jobs.busy)


def text_of(window: MainWindow) -> str:
    assert window.session.article is not None
    return window.session.article.text


def quotes(window: MainWindow) -> list[str]:
    found = sorted(window.session.annotations.values(), key=lambda tag: (tag.start, -tag.end))
    assert all(text_of(window)[tag.start : tag.end] == tag.text for tag in found)
    return [tag.text for tag in found]


def test_a_typo_is_mended_and_every_tag_stays_on_its_words(tagged: MainWindow, qtbot: QtBot, press: Press) -> None:
    before = quotes(tagged)
    dialog = opened(tagged, qtbot)
    assert "Nothing is changed" in dialog.summary.text()
    assert not dialog._keep.isEnabled()
    select(dialog, "rencanna")
    qtbot.keyClicks(dialog.new, "rencana")
    compared(dialog, tagged, qtbot)
    assert dialog.summary.text() == "4 tags stay, 1 goes with its corrected words."
    assert [dialog._model.index(0).data(Qt.ItemDataRole.ToolTipRole)] == [
        "Statement: “Ketua serikat, Abdul Karim, menolak rencanna itu.” "
        "→ “Ketua serikat, Abdul Karim, menolak rencana itu.”"
    ]
    saved(dialog, tagged, qtbot)
    assert text_of(tagged) == TEXT.replace("rencanna", "rencana")
    assert quotes(tagged) == [quote.replace("rencanna", "rencana") for quote in before]
    assert "corrected" in tagged.status.currentMessage()
    tagged.activateWindow()
    qtbot.waitUntil(tagged.isActiveWindow)
    press(tagged, "Ctrl+Z")
    assert text_of(tagged) == TEXT
    assert quotes(tagged) == before
    press(tagged, "Ctrl+Shift+Z")
    assert "rencanna" not in text_of(tagged)


def looks(side: TextSide, words: str) -> list[QTextCharFormat]:
    """How the marks that lie on exactly these words are drawn."""
    marks = side.extraSelections()
    return [QTextCharFormat(mark.format) for mark in marks if mark.cursor.selectedText() == words]


def test_the_old_text_has_the_marks_of_the_reading_pane(tagged: MainWindow, qtbot: QtBot) -> None:
    tagged.session.project.tag(1, Kind.POSITION, 0, TEXT.index("\n"))
    dialog = opened(tagged, qtbot)
    qtbot.waitUntil(lambda: bool(looks(dialog.old, "Wulan Hadi")))
    look = current()
    ground, line = looks(dialog.old, "Wulan Hadi")
    assert ground.background().color() == look.fill[Kind.ACTOR]
    assert (line.underlineColor(), line.hasProperty(line.Property.BackgroundBrush)) == (look.line[Kind.ACTOR], False)
    (statement,) = looks(dialog.old, TEXT.split("\n")[2])
    assert statement.background().color() == look.fill[Kind.STATEMENT]
    assert not statement.fontUnderline()
    (position,) = looks(dialog.old, TEXT.split("\n")[0])
    assert position.underlineColor() == look.line[Kind.POSITION]
    assert not position.hasProperty(position.Property.BackgroundBrush)


def test_words_that_are_gone_are_struck_out_in_a_colour_of_their_own(tagged: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(tagged, qtbot)
    select(dialog, "rencanna")
    qtbot.keyClicks(dialog.new, "rencana")
    compared(dialog, tagged, qtbot)
    qtbot.waitUntil(lambda: bool(looks(dialog.old, "rencanna")))
    (gone,) = looks(dialog.old, "rencanna")
    assert (gone.foreground().color(), gone.fontStrikeOut()) == (current().deleted, True)
    (new,) = looks(dialog.new, "rencana")
    assert not new.fontStrikeOut()


@pytest.mark.parametrize("name", theme.NAMES)
def test_words_that_are_gone_can_be_read_on_every_mark_in_every_theme(name: str) -> None:
    worn = theme.load(name)
    marks = [worn.paper, *(over(worn.paper, fill) for fill in worn.fill.values())]
    grounds = [over(mark, faded(worn.deleted, DELETED)) for mark in marks]
    assert min(contrast(worn.deleted, ground) for ground in grounds) >= 4.5
    assert min(difference(worn.deleted, line, "usual") for line in worn.line.values()) > 10


def test_a_longer_version_is_pasted_over_and_hard_spaces_stay(tagged: MainWindow, qtbot: QtBot) -> None:
    before = quotes(tagged)
    longer = f"Warga berkumpul sejak pagi.\n{TEXT}\nRapat dilanjutkan\u00a0besok."
    dialog = opened(tagged, qtbot)
    QGuiApplication.clipboard().setText(longer)
    qtbot.keyClick(dialog.new, Key.Key_A, CTRL)
    qtbot.keyClick(dialog.new, Key.Key_V, CTRL)
    compared(dialog, tagged, qtbot)
    assert dialog.summary.text() == "5 tags stay."
    assert not dialog.list.isVisible()
    saved(dialog, tagged, qtbot)
    assert text_of(tagged) == longer
    assert quotes(tagged) == before
    assert "\u00a012\u00a0" in text_of(tagged)


def test_words_that_are_cut_and_pasted_keep_their_hard_spaces(tagged: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(tagged, qtbot)
    select(dialog, "Rp\u00a012\u00a0miliar ")
    qtbot.keyClick(dialog.new, Key.Key_X, CTRL)
    dialog.new.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(dialog.new, Key.Key_V, CTRL)
    assert dialog.text().endswith("belum dibahas dewan.Rp\u00a012\u00a0miliar ")


def test_tags_that_lose_their_words_are_listed_and_lead_to_their_place(tagged: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(tagged, qtbot)
    select(dialog, "Ketua serikat, Abdul Karim, menolak rencanna itu.\n")
    qtbot.keyClick(dialog.new, Key.Key_Delete)
    compared(dialog, tagged, qtbot)
    assert dialog.summary.text() == "3 tags stay, 2 lose their words."
    assert dialog.list.isVisible()
    assert dialog.list.model().rowCount() == 2
    assert "loses its words" in dialog.list.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    rect = dialog.list.visualRect(dialog.list.model().index(1, 0))
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert dialog.old.textCursor().selectedText() == "Abdul Karim"
    saved(dialog, tagged, qtbot)
    assert "2 tags have lost their words" in tagged.status.currentMessage()
    assert len(tagged.session.orphans) == 2
    assert tagged.orphans.isVisible()


def test_changed_words_are_marked_in_both_texts(tagged: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(tagged, qtbot)
    select(dialog, "mendukung")
    qtbot.keyClicks(dialog.new, "menunda")
    compared(dialog, tagged, qtbot)
    assert marked(dialog.old, qtbot) == {"mendukung"}
    assert marked(dialog.new, qtbot) == {"menunda"}
    assert all(one.format.fontStrikeOut() for one in changes_of(dialog.old))


def changes_of(side: TextSide) -> list:  # type: ignore[type-arg]
    return [one for one in side.extraSelections() if one.format.fontStrikeOut() or not side.isReadOnly()]


def marked(side: TextSide, qtbot: QtBot) -> set[str]:
    qtbot.waitUntil(lambda: not side._soon.isActive())
    return {one.cursor.selectedText() for one in changes_of(side)}


def test_the_old_text_shows_its_tags(tagged: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(tagged, qtbot)
    qtbot.waitUntil(lambda: bool(dialog.old.extraSelections()))
    shown = {one.cursor.selectedText() for one in dialog.old.extraSelections()}
    assert {"Wulan Hadi", "Abdul Karim", "Bupati ", " mendukung rencana itu."} <= shown


def test_f3_goes_from_change_to_change(tagged: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(tagged, qtbot)
    for old, new in (("mendukung", "menunda"), ("belum", "sudah")):
        select(dialog, old)
        qtbot.keyClicks(dialog.new, new)
    compared(dialog, tagged, qtbot)
    seen = []
    for _ in range(3):
        qtbot.keyClick(dialog.new, Key.Key_F3)
        seen.append(dialog.new.textCursor().selectedText())
    assert sorted(set(seen)) == ["menunda", "sudah"]
    assert seen[0] == seen[2]


def test_escape_asks_only_when_something_was_changed(tagged: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(tagged, qtbot)
    qtbot.keyClick(dialog.new, Key.Key_Escape)
    assert not dialog.isVisible()
    dialog = opened(tagged, qtbot)
    qtbot.keyClicks(dialog.new, "Kata ")
    qtbot.keyClick(dialog.new, Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.question.isVisible()
    qtbot.keyClick(dialog.new, Key.Key_Escape)
    assert not dialog.isVisible()
    assert text_of(tagged) == TEXT
    qtbot.waitUntil(lambda: not tagged.jobs.busy)


def test_a_change_that_is_taken_back_is_none(tagged: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(tagged, qtbot)
    qtbot.keyClicks(dialog.new, "x")
    compared(dialog, tagged, qtbot)
    qtbot.keyClick(dialog.new, Key.Key_Backspace)
    compared(dialog, tagged, qtbot)
    assert "Nothing is changed" in dialog.summary.text()
    assert not dialog._keep.isEnabled()
    qtbot.keyClick(dialog.new, Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_empty_text_is_refused_in_the_dialog(tagged: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(tagged, qtbot)
    qtbot.keyClick(dialog.new, Key.Key_A, CTRL)
    qtbot.keyClick(dialog.new, Key.Key_Delete)
    compared(dialog, tagged, qtbot)
    assert "empty" in dialog.error.text()
    assert not dialog._keep.isEnabled()
    qtbot.keyClicks(dialog.new, "Ada lagi.")
    assert not dialog.error.isVisible()
    compared(dialog, tagged, qtbot)
    assert dialog._keep.isEnabled()


def test_a_text_that_was_changed_elsewhere_is_not_overwritten(tagged: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(tagged, qtbot)
    qtbot.keyClicks(dialog.new, "Kata ")
    compared(dialog, tagged, qtbot)
    assert tagged.session.article is not None
    with tagged.session.project.twin() as twin:
        twin.texts.correct(tagged.session.article.id, f"{TEXT}\nBaris lain.")
    saved(dialog, tagged, qtbot)
    assert dialog.isVisible()
    assert "elsewhere" in dialog.error.text()
    assert dialog.new.typed().startswith("Kata ")
    assert tagged.session.project.article(tagged.session.article.id).text.endswith("Baris lain.")


def test_the_sentence_cursor_stays_on_its_words(tagged: MainWindow, qtbot: QtBot) -> None:
    tagged.session.go_to(tagged.session.sentences[-1])
    dialog = opened(tagged, qtbot)
    qtbot.keyClicks(dialog.new, "Satu kalimat baru di depan.")
    qtbot.keyClick(dialog.new, Key.Key_Return)
    saved(dialog, tagged, qtbot)
    assert tagged.session.sentence is not None
    assert tagged.session.sentence.text.startswith("Anggaran")
    assert tagged.session.sentence == tagged.session.sentences[-1]


def test_the_two_texts_scroll_together(window: MainWindow, qtbot: QtBot) -> None:
    text = "\n".join(f"Kalimat nomor {n} berbicara tentang rencana itu." for n in range(300))
    window.session.project.add_article(text, title="Panjang", language="id")
    window.session.resume()
    dialog = opened(window, qtbot)
    for n in range(20):
        qtbot.keyClicks(dialog.new, f"Baru {n}.")
        qtbot.keyClick(dialog.new, Key.Key_Return)
    compared(dialog, window, qtbot)
    dialog.new.verticalScrollBar().setValue(120)
    assert dialog.old.top() == dialog._comparison.to_old(dialog.new.top())  # type: ignore[union-attr]
    assert dialog.old.verticalScrollBar().value() == 100
    dialog.old.verticalScrollBar().setValue(50)
    assert dialog.new.verticalScrollBar().value() == 70


def test_every_control_has_a_name_and_a_tip(tagged: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(tagged, qtbot)
    for part in (dialog.old, dialog.new, dialog.list):
        assert part.accessibleName()
        assert part.toolTip()
    assert all(button.toolTip() for button in dialog.findChildren(QPushButton))


letters = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r") | st.sampled_from("\n\t\u00a0\ufeff\ufffc😀\u0301"),
    max_size=60,
)


@given(letters)
def test_a_text_that_nobody_touches_is_the_same_to_the_letter(qapp: QApplication, text: str) -> None:
    text = canonical(text)
    side = TextSide()
    side.set_text(text)
    assert exact(side.typed(), side.given, text) == text


@given(letters, st.data())
def test_what_is_left_alone_is_the_same_to_the_letter(qapp: QApplication, text: str, data: st.DataObject) -> None:
    text = canonical(text) + "\u00a0\ufeff sisa kalimat yang panjang sekali ini"
    side = TextSide()
    side.set_text(text)
    at = data.draw(st.integers(0, len(text)))
    cursor = side._cursor(at, at)
    cursor.insertText("XYZ")
    typed = exact(side.typed(), side.given, text)
    assert "XYZ" in typed
    assert typed.endswith("sisa kalimat yang panjang sekali ini") or at > text.rindex("sisa")
    assert len(typed) == len(text) + 3


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 5)), max_size=8), st.integers(0, 60), st.integers(1, 20))
def test_the_ranges_in_sight_are_those_that_meet_it(steps: list[tuple[int, int]], start: int, length: int) -> None:
    ranges, end = [], 0
    for gap, size in steps:
        ranges.append((end + gap, end + gap + size))
        end += gap + size
    wanted = [one for one in ranges if one[0] < start + length and one[1] > start]
    assert list(between(ranges, start, start + length)) == wanted
