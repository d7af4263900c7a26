"""The help: every page in every language, found by its words, followed by its links."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, QSizeF, Qt, QUrl
from PySide6.QtGui import QImage, QPalette, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from reader import Project
from reader.formats import read_article
from reader.store import VIEWS
from tests.ui.reading import wheel
from ui import language, theme
from ui.actions import ACTIONS
from ui.dialogs.help import PAGES, HelpWindow, html, pages
from ui.dialogs.help_view import DARK

LANGUAGES = ("en", "id")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
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


def found(window: HelpWindow) -> list[str]:
    """The names of the results that are listed now."""
    assert window.results.isVisible()
    model = window.results.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole).name for row in range(model.rowCount())]


def picture(window: HelpWindow) -> QImage:
    """A picture as the page shows it."""
    window.turn_to("export")
    image = window.browser.document().resource(2, QUrl("../images/en/export.png"))
    assert isinstance(image, QImage)
    return image


def picture_size(window: HelpWindow) -> QSizeF:
    """Of the first picture in the page."""
    document = window.browser.document()
    cursor = QTextCursor(document)
    cursor.setPosition(document.toRawText().index("\ufffc") + 1)
    image = cursor.charFormat().toImageFormat()
    return QSizeF(image.width(), image.height())


def marked(window: HelpWindow) -> list[str]:
    return [one.cursor.selectedText() for one in window.browser.extraSelections()]


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


def test_slash_or_ctrl_f_goes_to_the_search_and_typed_words_find_sections(help_window: HelpWindow) -> None:
    help_window.browser.setFocus()
    QTest.keyClick(help_window.browser, Qt.Key.Key_Slash)
    assert help_window.search.hasFocus()
    QTest.keyClicks(help_window.search, "sqlite pandas")
    assert found(help_window)[0] == "Straight from the project – Working with R, pandas, SQL and Excel"
    help_window.browser.setFocus()
    QTest.keyClick(help_window.browser, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert help_window.search.selectedText() == "sqlite pandas"


def test_case_and_accents_count_for_nothing_and_the_words_are_marked_where_they_stand(help_window: HelpWindow) -> None:
    QTest.keyClicks(help_window.search, "UNDÖ")
    first = help_window.results.model().index(0, 0).data(Qt.ItemDataRole.UserRole)
    assert first.section.heading.startswith("Undo")
    assert {first.snippet[start:end].lower() for start, end in first.marked} == {"undo"}


def test_a_title_with_the_word_goes_before_a_page_that_mentions_it(help_window: HelpWindow) -> None:
    QTest.keyClicks(help_window.search, "codebook")
    assert found(help_window)[0] == "The codebook"


def test_words_that_stand_in_different_parts_of_a_page_find_the_page(help_window: HelpWindow) -> None:
    QTest.keyClicks(help_window.search, "measurements")
    assert found(help_window) == []
    help_window.search.clear()
    QTest.keyClicks(help_window.search, "dropbox watermark")
    assert found(help_window) == []
    help_window.search.clear()
    QTest.keyClicks(help_window.search, "dropbox compact")
    assert [name.partition(" – ")[2] for name in found(help_window)] == ["Nothing is lost"]


def test_enter_opens_the_section_with_the_words_marked(help_window: HelpWindow) -> None:
    QTest.keyClicks(help_window.search, "conflicted")
    QTest.keyClick(help_window.search, Qt.Key.Key_Return)
    assert help_window.page == "safe"
    assert help_window.browser.hasFocus()
    assert [words.lower() for words in marked(help_window)] == ["conflicted"]
    view = help_window.browser
    heading = QTextCursor(view.document().find("Shared folders and other people"))
    assert 0 <= view.cursorRect(heading).top() < view.viewport().height() / 2
    assert view.viewport().rect().contains(view.cursorRect())  # the first of the words is in sight


def test_down_chooses_another_result_without_leaving_the_field(help_window: HelpWindow) -> None:
    QTest.keyClicks(help_window.search, "reprint")
    wanted = help_window.results.model().index(1, 0).data(Qt.ItemDataRole.UserRole).section
    QTest.keyClick(help_window.search, Qt.Key.Key_Down)
    assert help_window.search.hasFocus()
    QTest.keyClick(help_window.search, Qt.Key.Key_Return)
    assert help_window.page == wanted.page


def test_a_click_on_a_result_opens_it(help_window: HelpWindow) -> None:
    QTest.keyClicks(help_window.search, "datasette")
    results = help_window.results
    place = results.visualRect(results.model().index(0, 0)).center()
    QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert help_window.page == "analysis"


def test_words_that_are_nowhere_say_what_to_do(help_window: HelpWindow) -> None:
    QTest.keyClicks(help_window.search, "xylophone")
    assert found(help_window) == []
    assert "Try fewer words" in help_window.results.accessibleDescription()


def test_escape_goes_back_from_the_search_to_all_pages(help_window: HelpWindow) -> None:
    QTest.keyClicks(help_window.search, "datasette")
    QTest.keyClick(help_window.search, Qt.Key.Key_Return)
    assert not help_window.list.isVisible()
    QTest.keyClick(help_window.browser, Qt.Key.Key_Escape)
    assert help_window.isVisible()
    assert help_window.list.isVisible()
    assert marked(help_window) == []
    assert help_window.page == "analysis"


def test_alt_left_goes_back_to_where_one_was_and_alt_right_on_again(help_window: HelpWindow) -> None:
    assert not help_window.back.isEnabled()
    help_window.turn_to("export")
    help_window.browser.verticalScrollBar().setValue(300)
    help_window.browser.anchorClicked.emit(QUrl("analysis.md"))
    QTest.keyClick(help_window.browser, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (help_window.page, help_window.browser.verticalScrollBar().value()) == ("export", 300)
    QTest.keyClick(help_window.search, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert help_window.page == "start"
    assert not help_window.back.isEnabled()
    for _ in range(2):
        QTest.keyClick(help_window.browser, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert help_window.page == "analysis"
    assert not help_window.forward.isEnabled()


def test_the_letters_become_larger_and_smaller_and_are_so_the_next_time(help_window: HelpWindow, qtbot: QtBot) -> None:
    usual = help_window.browser.document().defaultFont().pointSizeF()
    for key in (Qt.Key.Key_Equal, Qt.Key.Key_Plus):
        QTest.keyClick(help_window.browser, key, Qt.KeyboardModifier.ControlModifier)
    larger = help_window.browser.document().defaultFont().pointSizeF()
    assert larger > usual + 2
    help_window.close()
    again = HelpWindow()
    qtbot.addWidget(again)
    again.open()
    qtbot.waitUntil(again.isActiveWindow)
    assert again.browser.document().defaultFont().pointSizeF() == larger
    QTest.keyClick(again.browser, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert again.browser.document().defaultFont().pointSizeF() < larger
    QTest.keyClick(again.browser, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert again.browser.document().defaultFont().pointSizeF() == usual


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


def test_pictures_fit_the_window_and_come_from_the_help_only(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.turn_to("claims_table")
    wide = picture_size(help_window)
    assert wide.width() == min(980, help_window.browser.viewport().width() - 56)
    help_window.resize(700, 500)
    qtbot.waitUntil(lambda: picture_size(help_window).width() < wide.width())
    narrow = picture_size(help_window)
    assert narrow.width() == help_window.browser.viewport().width() - 56
    assert narrow.width() / narrow.height() == pytest.approx(wide.width() / wide.height(), rel=0.01)
    assert "Tabel" not in shown(help_window)
    assert "The claims table with a filter" in shown(help_window)
    for elsewhere in ("https://example.org/images/en/export.png", "file:///etc/hostname", "../images/en/none.png"):
        assert help_window.browser.loadResource(2, QUrl(elsewhere)) is None


@pytest.mark.parametrize("width", [700, 701, 733])
def test_a_picture_is_as_many_dots_as_the_screen_shows_of_it(help_window: HelpWindow, qtbot: QtBot, width: int) -> None:
    """Else Qt would leave out some of its rows, and with them parts of letters."""
    help_window.turn_to("claims_table")
    help_window.resize(width, 500)
    browser = help_window.browser
    qtbot.waitUntil(lambda: picture_size(help_window).width() == browser.viewport().width() - 56)
    image = browser.document().resource(2, QUrl("../images/en/claims-table.png"))
    assert isinstance(image, QImage)
    assert image.size() == picture_size(help_window).toSize() * browser.devicePixelRatioF()
    assert len({image.pixel(x, y) for x in range(image.width()) for y in range(40)}) > 60  # letters with soft edges


@pytest.mark.parametrize("name", ["dark", "contrast"])
def test_pictures_are_not_bright_at_night(help_window: HelpWindow, qapp: QApplication, name: str) -> None:
    by_day = picture(help_window)
    theme.apply(qapp, theme.load(name))
    help_window.turn_to("export")
    by_night = picture(help_window)
    theme.apply(qapp, theme.load("light"))
    assert by_night.pixelColor(40, 40).lightness() < by_day.pixelColor(40, 40).lightness() - 40


def test_pictures_lie_on_paper_of_the_pages_colour(help_window: HelpWindow, qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("sepia"))
    help_window.turn_to("claims_table")
    there = picture(help_window).pixelColor(300, 300)
    theme.apply(qapp, theme.load("light"))
    assert there.blueF() < 0.9 < there.redF()


def test_a_key_alone_in_its_row_stands_as_high_as_what_it_does(help_window: HelpWindow) -> None:
    help_window.turn_to("keys")
    document = help_window.browser.document()
    rows = []
    for words in ("next sentence without a tag", "N"):
        cursor = document.find(
            words, 0, QTextDocument.FindFlag.FindWholeWords | QTextDocument.FindFlag.FindCaseSensitively
        )
        line = cursor.block().layout().lineAt(0)
        top = document.documentLayout().blockBoundingRect(cursor.block()).top()
        rows.append(top + line.y() + line.ascent())
    assert rows[0] == pytest.approx(rows[1], abs=1)


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

    def test_shows_pictures_that_are_there_with_words_for_them(self, name: str) -> None:
        """And every picture is shown. `python -m tests.screenshots --help-pictures` draws them."""
        pictures = [(page.name, *found) for page in pages(name) for found in PICTURE.findall(page.text)]
        drawn = {file.stem for file in resources.path(f"help/images/{name}").iterdir()}
        files = {f"../images/{name}/{stem}.png" for stem in drawn if not stem.endswith(DARK)}
        assert {file for _, _, file in pictures} == files
        assert all(len(words.split()) > 4 for _, words, _ in pictures)
        assert len(pictures) == len(files) > 8
        assert drawn == {Path(file).stem + ending for file in files for ending in ("", DARK)}

    def test_has_pictures_that_are_small_files_and_sharp(self, name: str) -> None:
        for file in resources.path(f"help/images/{name}").iterdir():
            assert file.stat().st_size <= 60 * 1024, file
            assert QImage(str(file)).width() > 400, file

    def test_explains_every_column_of_every_export(self, name: str) -> None:
        text = next(page.text for page in pages(name) if page.name == "export")
        parts = re.split(r"^## ", text, flags=re.MULTILINE)
        for table in VIEWS:
            part = next(part for part in parts if part.startswith(f"`{table}`"))
            rows = [row for row in part.splitlines() if row.startswith("| `")]
            told = [column for row in rows for column in re.findall(r"`(\w+)`", row.split("|")[1])]
            assert told == list(columns_of(table)), table

    def test_names_only_columns_that_there_are_in_what_is_written_with_pandas(self, name: str) -> None:
        text = next(page.text for page in pages(name) if page.name == "analysis")
        program = next(code for code in re.findall(r"^```\n(.+?)^```", text, re.M | re.S) if "pandas.read_csv" in code)
        named = set(re.findall(r'"(\w+)"', program))
        assert len(named) > 6
        assert named <= {*columns_of("annotations"), *columns_of("claims")}

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


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of an export, as it writes them."""
    with Project.in_memory() as project:
        return tuple(row[1] for row in project._connection.execute(f"PRAGMA table_info({table})"))


def outline(text: str) -> list[str]:
    """The first signs of each line: `##`, `|`, `-`, a number, a fence, or nothing."""
    return [re.match(r"#+ |\||- |\d\. |```|", line).group() for line in text.splitlines()]  # type: ignore[union-attr]


@pytest.mark.parametrize("width", [560, 690, 980])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_set_to_its_end(help_window: HelpWindow, page: str, width: int) -> None:
    """Qt lays a page out bit by bit, and what is changed meanwhile must not make it forget the rest."""
    help_window.resize(width, 620)
    help_window.open(page)
    document = help_window.browser.document()
    document.documentLayout().documentSize()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    assert [block.text() for block in blocks if block.text().strip() and not block.layout().lineCount()] == []


@pytest.mark.parametrize("value", ["large", "nan", "-4", "1e999"])
def test_a_size_that_is_none_is_passed_over(qtbot: QtBot, value: str) -> None:
    QSettings().setValue("help text size", value)
    window = HelpWindow()
    qtbot.addWidget(window)
    window.open("keys")
    assert 8 <= window.browser.document().defaultFont().pointSizeF() <= 30


@pytest.mark.parametrize("how", ["theme", "size"])
def test_what_is_read_stays_at_the_top_when_the_page_looks_otherwise(
    help_window: HelpWindow, qapp: QApplication, how: str
) -> None:
    help_window.turn_to("codebook")
    help_window.browser.verticalScrollBar().setValue(1400)
    before = at_top(help_window)
    if how == "theme":
        theme.apply(qapp, theme.mine("contrast"))
    else:
        QTest.keyClick(help_window.browser, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert at_top(help_window) == before


def at_top(window: HelpWindow) -> str:
    cursor = window.browser.cursorForPosition(QPoint(window.browser.viewport().width() // 2, 2))
    return cursor.block().text()


@pytest.mark.parametrize("turned", [QPoint(0, 0), QPoint(120, 0)])
def test_a_wheel_that_turns_neither_up_nor_down_changes_no_size(help_window: HelpWindow, turned: QPoint) -> None:
    before = help_window.browser.document().defaultFont().pointSizeF()
    wheel(help_window.browser, turned)
    assert help_window.browser.document().defaultFont().pointSizeF() == before
    wheel(help_window.browser, QPoint(0, 120))
    assert help_window.browser.document().defaultFont().pointSizeF() > before
