"""The help: every page in every language, found by its words, followed by its links."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from reader import Project
from reader.formats import read_article
from ui import language
from ui.actions import ACTIONS
from ui.dialogs.help import PAGES, HelpWindow, html, pages

LANGUAGES = ("en", "id")
LINK = re.compile(r"\]\(([^)]+)\)")
KEY = re.compile(
    r"`((?:Ctrl|Shift|Alt)\+[^`]+|F\d+|[↓↑→←?A-Z.+=0-]|Del|Backspace|Esc|Home|End|PgDn|PgUp|Enter|Ins|Space|Tab)`"
)
SHOWN = {"Down": "↓", "Up": "↑", "Return": "Enter"}  # as the help writes what Qt calls so


@pytest.fixture
def help_window(qtbot: QtBot) -> HelpWindow:
    window = HelpWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[None]:
    language.install(qapp, "id")
    yield
    language.install(qapp, "en")


def shown(window: HelpWindow) -> str:
    return window.browser.toPlainText()


def listed(window: HelpWindow) -> list[str]:
    items = (window.list.item(row) for row in range(window.list.count()))
    return [item.text() for item in items if not item.isHidden()]


def test_it_opens_with_the_first_page_and_lists_all(help_window: HelpWindow) -> None:
    assert shown(help_window).startswith("Getting started")
    assert len(listed(help_window)) == len(PAGES)


def test_a_page_is_opened_by_its_name(help_window: HelpWindow) -> None:
    help_window.turn_to("export")
    assert shown(help_window).startswith("Exporting to CSV")
    help_window.turn_to("no such page")
    assert help_window.page == "start"


def test_cursor_keys_in_the_list_turn_the_pages(help_window: HelpWindow) -> None:
    QTest.keyClick(help_window.list, Qt.Key.Key_Down)
    assert shown(help_window).startswith("Keys")


def test_typed_words_leave_only_the_pages_that_hold_them_all(help_window: HelpWindow) -> None:
    QTest.keyClicks(help_window.search, "sqlite pandas")
    assert listed(help_window) == ["Working with R, Python and SQL"]
    assert shown(help_window).startswith("Working with R")
    assert help_window.browser.textCursor().selectedText().lower() == "sqlite"
    help_window.search.clear()
    assert len(listed(help_window)) == len(PAGES)


def test_words_that_are_nowhere_leave_no_page(help_window: HelpWindow) -> None:
    QTest.keyClicks(help_window.search, "xylophone")
    assert listed(help_window) == []


def test_a_link_opens_the_page_it_names(help_window: HelpWindow) -> None:
    help_window.browser.anchorClicked.emit(QUrl("tagging.md"))
    assert help_window.page == "tagging"


@pytest.mark.parametrize("link", ["https://example.org/tagging.md", "file:///tagging.md", "tagging.html"])
def test_a_link_that_leads_out_of_the_help_is_not_followed(help_window: HelpWindow, link: str) -> None:
    before = shown(help_window)
    help_window.browser.anchorClicked.emit(QUrl(link))
    assert shown(help_window) == before


def test_escape_closes_it(help_window: HelpWindow, qtbot: QtBot) -> None:
    QTest.keyClick(help_window.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not help_window.isVisible())


def test_night_repaints_the_page_where_it_was(help_window: HelpWindow) -> None:
    help_window.turn_to("glossary")
    help_window.setPalette(QPalette(Qt.GlobalColor.black))
    assert help_window.page == "glossary"
    assert shown(help_window).startswith("What the words mean")


def test_it_speaks_the_language_of_the_window(indonesian: None, qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.open()
    assert shown(window).startswith("Mulai memakai Sikap")


def test_a_language_without_pages_gets_the_english_ones() -> None:
    assert pages("tlh") == pages("en")


def test_markup_in_a_page_cannot_bring_html_along() -> None:
    assert "<b>" not in html("<b>bold</b> `<i>`")


@pytest.mark.parametrize("name", LANGUAGES)
class TestEveryPage:
    def test_is_there_and_is_listed(self, name: str) -> None:
        assert {file.stem for file in resources.path(f"help/{name}").glob("*.md")} == set(PAGES)

    def test_has_one_title_and_it_comes_first(self, name: str) -> None:
        for page in pages(name):
            assert page.text.startswith(f"# {page.title}\n")
            assert len(re.findall(r"^# ", page.text, re.MULTILINE)) == 1

    def test_links_only_to_pages(self, name: str) -> None:
        for page in pages(name):
            assert {Path(link).stem for link in LINK.findall(page.text)} <= set(PAGES), page.name

    def test_is_laid_out_as_the_english_one(self, name: str) -> None:
        """The same headings, rows and code in the same order: nothing was forgotten in a translation."""
        for page, english in zip(pages(name), pages("en"), strict=True):
            if page.name != "glossary":  # in the order of the alphabet, which differs
                assert outline(page.text) == outline(english.text), page.name

    def test_names_the_same_keys_as_the_english_one(self, name: str) -> None:
        for page, english in zip(pages(name), pages("en"), strict=True):
            assert sorted(KEY.findall(page.text)) == sorted(KEY.findall(english.text)), page.name

    def test_tells_every_key_of_every_action(self, name: str) -> None:
        told = set(KEY.findall(next(page.text for page in pages(name) if page.name == "keys")))
        keys = {
            re.sub(r"\w+$", lambda word: SHOWN.get(word[0], word[0]), key) for action in ACTIONS for key in action.keys
        }
        assert not keys - told

    def test_shows_programs_that_run(self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        text = next(page.text for page in pages(name) if page.name == "analysis")
        monkeypatch.chdir(tmp_path)
        file = re.findall(r"Project.open\(\"(\w+\.sikap)\"\)", text)[0]
        with Project.create(file) as project:
            project.add_articles([read_article(resources.path(f"samples/{name}.md"))])
        blocks = re.findall(r"^```\n(.+?)^```", text, re.MULTILINE | re.DOTALL)
        programs = [block for block in blocks if block.startswith("from reader")]
        queries = [block for block in blocks if block.startswith("SELECT")]
        for program in programs:
            exec(compile(program, "analysis.md", "exec"), {})
        with closing(sqlite3.connect(file)) as database:
            found = [database.execute(query).fetchall() for query in queries]
        assert len(programs) == 3
        assert [[row[1:] for row in rows] for rows in found] == [[("oppose", 1, 1)]] * 2


def outline(text: str) -> list[str]:
    """The first signs of each line: `##`, `|`, `-`, a number, a fence, or nothing."""
    return [re.match(r"#+ |\||- |\d\. |```|", line).group() for line in text.splitlines()]  # type: ignore[union-attr]
