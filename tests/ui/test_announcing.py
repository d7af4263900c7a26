"""What a coder who does not see the window hears: place, words and tags, and what each key has done, once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model import Kind, Stance
from tests.ui.reading import ACTOR, POSITION, STATEMENT, wheel
from ui.announcing import place_words, tags_words, told
from ui.main_window import MainWindow

TEXT = "\n".join(
    (
        "Nelayan Menolak Tanggul Laut",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Bupati Wulan Hadi mendukung tanggul itu.",
        "Abdul Karim menolaknya.",
        "Sidang berlanjut besok.",
    )
)
Press = Callable[..., None]


class Ears:
    """What was said in the reading pane."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.said: list[str] = []

    def hear(self, event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent) and event.object() is self.window.pane:
            self.said.append(event.message())

    def after(self, deed: Callable[[], object]) -> list[str]:
        """What is said because of this, when all has been said."""
        self.said.clear()
        deed()
        for _ in range(3):
            QApplication.processEvents()
        return list(self.said)


@pytest.fixture
def ears(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Ears:
    """A screen reader that runs, and a window that shows an article."""
    qtbot.waitUntil(lambda: "announcer" in vars(window))
    result = Ears(window)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", result.hear)
    window.session.project.add_article(TEXT, title="Tanggul Laut", language="id")
    window.session.resume()
    window.to_text()
    window.actions_by_name["bar_opens"].setChecked(False)
    window.switch_bar_opens()
    result.after(lambda: None)
    return result


def test_the_next_sentence_is_said_with_its_place_and_its_tags(ears: Ears, press: Press) -> None:
    window = ears.window
    article = window.session.article
    assert article is not None
    start = TEXT.index("Bupati Wulan")
    window.session.project.tag(article.id, Kind.STATEMENT, start, start + 40)
    window.session.project.tag(article.id, Kind.ACTOR, start + 7, start + 17, actor="Wulan Hadi")
    ears.after(lambda: None)
    said = ears.after(lambda: press(window, "Down"))
    assert said == [
        "Sentence 2 of 4: Bupati Wulan Hadi mendukung tanggul itu. 2 tags: Statement; Actor, Wulan Hadi.",
    ]
    assert ears.after(lambda: press(window, "Down")) == ["Sentence 3 of 4: Abdul Karim menolaknya."]


def test_an_article_that_is_opened_is_said_with_the_sentence_where_it_was_left(ears: Ears) -> None:
    window = ears.window
    other = window.session.project.add_article("Harga ikan naik. Nelayan senang.", title="Harga Ikan", language="id")
    ears.after(lambda: None)
    said = ears.after(lambda: window.session.open_article(other.id))
    assert said == ["Article: Harga Ikan. Sentence 1 of 2: Harga ikan naik."]


def test_a_tag_is_said_when_it_is_made_removed_and_brought_back_once_each(ears: Ears, press: Press) -> None:
    window = ears.window
    ears.after(lambda: press(window, "Down"))
    assert ears.after(lambda: press(window, "S")) == ["Statement tagged."]
    assert ears.after(lambda: press(window, "S")) == ["Tag removed."]
    brought = ears.after(lambda: press(window, "Ctrl+Z"))
    assert len(brought) == 1
    assert brought[0].startswith("Undone: ")
    assert "Statement, 1 of 1: Bupati Wulan Hadi mendukung tanggul itu." in brought[0]


def test_the_tag_that_is_chosen_and_its_new_words_are_said(ears: Ears, press: Press) -> None:
    window = ears.window
    ears.after(lambda: press(window, "Down", "Right", "Right", "A"))
    assert ears.after(lambda: press(window, "Shift+Right")) == ["Actor now: Wulan Hadi."]
    ears.after(lambda: press(window, "Down", "P", "Escape", "Up"))
    assert ears.after(lambda: press(window, "M")) == ["Actor, not yet coded, 1 of 2: Wulan Hadi."]


def test_who_says_what_is_said_when_it_is_coded(ears: Ears, press: Press) -> None:
    window = ears.window
    ears.after(lambda: press(window, "Down", "S"))
    statement = window.session.chosen
    assert statement is not None
    said = ears.after(lambda: window.session.code(statement, {"stance": Stance.SUPPORT}))
    assert said == ["support. Missing: speaker, issue."]


def test_the_claim_is_said_when_the_claim_bar_closes_and_not_between_its_fields(
    ears: Ears, press: Press, qtbot: QtBot
) -> None:
    window = ears.window
    ears.after(lambda: press(window, "Down", "S", "Return"))
    qtbot.waitUntil(lambda: window.side.bar.isVisible())
    qtbot.keyClicks(window.focusWidget(), "Wulan Hadi")
    within = ears.after(lambda: press(window, "Return"))
    assert not any("Wulan" in said for said in within)
    closed = ears.after(lambda: press(window, "Escape"))
    assert closed == ["Wulan Hadi. Missing: stance, issue."]


def test_what_the_foot_of_the_window_says_is_said_each_time(ears: Ears, press: Press) -> None:
    window = ears.window
    window.session.go_to(window.session.body[-1])
    ears.after(lambda: None)
    for _ in range(2):
        assert ears.after(lambda: press(window, "Down")) == ["This is the last sentence."]


def test_furniture_of_the_site_is_said_to_be_that(ears: Ears) -> None:
    session = ears.window.session
    furniture = next(one for one in session.sentences if one.boilerplate)
    said = ears.after(lambda: session.go_to(furniture))
    assert said == ["Website line: SCROLL TO CONTINUE WITH CONTENT."]


def test_a_window_that_has_gone_says_nothing(ears: Ears) -> None:
    assert ears.after(lambda: ears.window.session.step(1)) != []
    ears.window.hide()
    assert ears.after(lambda: ears.window.session.step(1)) == []


def test_nothing_is_put_into_words_where_nobody_listens(
    ears: Ears, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    monkeypatch.setattr("ui.announcing.told", lambda parts: pytest.fail("words for nobody"))
    assert ears.after(lambda: press(ears.window, "Down", "S", "Up")) == []


def test_a_screen_reader_that_really_runs_is_told_without_harm(
    open_window: Callable[[Path], MainWindow], project_file: Path, qtbot: QtBot, press: Press
) -> None:
    window = open_window(project_file)
    qtbot.waitUntil(lambda: "announcer" in vars(window))
    QAccessible.setActive(True)
    try:
        window.session.project.add_article(TEXT, title="Tanggul Laut", language="id")
        window.session.resume()
        press(window, "Down", "S", "Escape", "Down", "Right", "Escape", "Ctrl+Z")
        interface = QAccessible.queryAccessibleInterface(window.pane)
        assert window.session.sentence is not None
        assert interface.textInterface().cursorPosition() == window.session.sentence.start
    finally:
        QAccessible.setActive(False)


def test_sentences_end_once_and_tags_are_counted() -> None:
    assert told(["One", "", "“Two.”", "Three!"]) == "One. “Two.” Three!"
    assert tags_words([]) == ""
    assert tags_words([STATEMENT]) == "1 tag: Statement"
    assert tags_words([STATEMENT, ACTOR, POSITION]) == "3 tags: Statement; Actor, Wulan Hadi; Position, oppose"


def test_a_sentence_outside_the_body_has_no_place(ears: Ears) -> None:
    first = ears.window.session.sentences[0]
    assert place_words(first, 1, 4) == "Sentence 1 of 4: Nelayan Menolak Tanggul Laut"
    assert place_words(first, 0, 4) == "Website line: Nelayan Menolak Tanggul Laut"


def test_what_a_key_changes_in_the_look_is_heard(ears: Ears, press: Press) -> None:
    window = ears.window
    assert ears.after(lambda: press(window, "R")) == ["Reading ruler: on."]
    assert ears.after(lambda: press(window, "R")) == ["Reading ruler: off."]
    assert ears.after(lambda: press(window, "F9")) == ["List of articles: off."]
    assert ears.after(lambda: press(window, "Ctrl+Equal")) == ["14.5 pt."]
    assert ears.after(lambda: wheel(window.pane, QPoint(0, -120))) == ["13 pt."]
    assert ears.after(lambda: press(window, "Ctrl+Shift+D")) == ["Dark."]


def test_the_way_out_of_only_the_text_is_heard(ears: Ears, press: Press) -> None:
    (heard,) = ears.after(lambda: press(ears.window, "F11"))
    assert "Esc or F11 brings the window back." in heard
    assert "Only the text: on." in heard
    assert ears.after(lambda: press(ears.window, "F11")) == ["Only the text: off."]
