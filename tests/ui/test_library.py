"""The library as a person uses it: keys, mouse, filter, menu, dropped files."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from pytestqt.qtbot import QtBot

from reader.errors import DamagedProject
from reader.model import ArticleId, ArticleLine, ArticleSummary, Changes, Status
from reader.questions import Questions
from reader.search import ArticleFilter, FilterChoices
from ui.articles.article_filter import ArticleFilterForm
from ui.articles.article_rows import _counts, _meta_in
from ui.articles.library import Library
from ui.articles.shelf import AT_ONCE, Shelf
from ui.filter_button import FilterButton
from ui.rows import Index
from ui.theme import current

Key = Qt.Key


def summary(number: int, title: str, source: str = "Kabar Pesisir", **more: object) -> ArticleSummary:
    values: dict[str, object] = {
        "published": "2023-11-21",
        "language": "id",
        "status": Status.NEW,
        "sentences": 16,
        "tagged": 0,
    }
    return ArticleSummary(ArticleId(number), title, source, **(values | more))  # type: ignore[arg-type]


ARTICLES = (
    summary(1, "Nelayan menolak tambang pasir", tagged=3, status=Status.IN_WORK),
    summary(2, "Gubernur resmikan jembatan", "Suara Kota", status=Status.DONE, tagged=16),
    summary(3, "Harga beras naik lagi", "Suara Kota", published=None),
    summary(4, "", ""),
)


class Written(Questions):
    """A project that has these articles, and keeps which it was asked to count."""

    def __init__(self, articles: Iterable[ArticleSummary]) -> None:
        self.written = {article.id: article for article in articles}
        self.counted: list[list[ArticleId]] = []

    def article_ids(self, among: Iterable[ArticleId | int] | None = None) -> list[ArticleId]:
        return sorted(self.written if among is None else self.written.keys() & set(among))

    def article_lines(self, articles: Iterable[ArticleId | int]) -> list[ArticleLine]:
        found = (self.written[i] for i in self.article_ids(articles))
        return [ArticleLine(a.id, a.title, a.source, a.published, a.status, a.reprint_of) for a in found]

    def library(self, articles: Iterable[ArticleId] | None = None) -> list[ArticleSummary]:
        self.counted.append(list(articles or ()))
        return [self.written[i] for i in self.article_ids(articles)]


def shelf(articles: Iterable[ArticleSummary]) -> Shelf:
    return Shelf(Written(articles))


def change(library: Library, article: ArticleSummary) -> list[list[ArticleId]]:
    """Let a step write this article so, and tell the library. Returns what is counted from then on."""
    held = library._model._shelf
    assert held is not None
    project = held._project
    assert isinstance(project, Written)
    project.written[article.id] = article
    project.counted.clear()
    held.follow(Changes("Edit article", {"article": frozenset({article.id})}, article.id))
    library.show_articles(held)
    return project.counted


@pytest.fixture
def counted_rows(library: Library, qtbot: QtBot) -> Callable[[], None]:
    """Waits until all that is seen is counted and painted so."""

    def wait() -> None:
        view(library).viewport().grab()
        qtbot.waitUntil(lambda: not library._counting.isActive())

    return wait


@pytest.fixture
def library(qtbot: QtBot) -> Library:
    library = Library()
    qtbot.addWidget(library)
    library.resize(280, 600)
    library.show_articles(shelf(ARTICLES))
    library.show()
    library.setFocus()
    qtbot.waitUntil(lambda: view(library).hasFocus())
    return library


def view(library: Library) -> QListView:
    found = library.findChild(QListView)
    assert found is not None
    return found


def field(library: Library) -> QLineEdit:
    found = library.findChild(QLineEdit)
    assert found is not None
    return found


def button(library: Library) -> FilterButton:
    found = library.findChild(FilterButton)
    assert found is not None
    return found


def click(qtbot: QtBot, library: Library, row: int) -> None:
    place = view(library).visualRect(view(library).model().index(row, 0)).center()
    qtbot.mouseClick(view(library).viewport(), Qt.MouseButton.LeftButton, pos=place)


def heard(signal: object) -> list[object]:
    words: list[object] = []
    signal.connect(lambda *values: words.append(values[0] if values else None))  # type: ignore[attr-defined]
    return words


def scrolled_to(library: Library) -> int:
    return view(library).verticalScrollBar().value()


def test_down_and_up_open_the_next_article_and_the_one_before(library: Library, qtbot: QtBot) -> None:
    chosen = heard(library.article_chosen)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up):
        qtbot.keyClick(view(library), key)
    assert chosen == [1, 2, 1]


def test_a_click_opens_an_article_once(library: Library, qtbot: QtBot) -> None:
    chosen = heard(library.article_chosen)
    click(qtbot, library, 2)
    click(qtbot, library, 2)
    assert chosen == [3]
    assert library.chosen == 3


def test_a_held_key_opens_only_the_article_it_comes_to_rest_on(library: Library, qtbot: QtBot) -> None:
    chosen = heard(library.article_chosen)
    for _ in range(3):
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Down, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(view(library), event)
    qtbot.waitUntil(lambda: bool(chosen))
    assert chosen == [3]


def test_enter_goes_to_the_text_of_the_article_under_the_cursor(library: Library, qtbot: QtBot) -> None:
    qtbot.keyClick(view(library), Key.Key_Down)
    reading = heard(library.reading_requested)
    qtbot.keyClick(view(library), Key.Key_Return)
    assert reading == [None]


def test_enter_on_an_empty_list_asks_for_nothing(library: Library, qtbot: QtBot) -> None:
    library.show_articles(shelf([]))
    reading, deleting = heard(library.reading_requested), heard(library.delete_requested)
    qtbot.keyClick(view(library), Key.Key_Return)
    qtbot.keyClick(view(library), Key.Key_Delete)
    assert reading == deleting == []


def test_choosing_from_outside_is_silent_and_visible(library: Library) -> None:
    chosen = heard(library.article_chosen)
    library.choose(ArticleId(2))
    assert chosen == []
    assert view(library).currentIndex().row() == 1
    library.choose(None)
    assert not view(library).currentIndex().isValid()


def test_delete_asks_to_delete_the_article_under_the_cursor(library: Library, qtbot: QtBot) -> None:
    library.choose(ArticleId(3))
    deleting = heard(library.delete_requested)
    qtbot.keyClick(view(library), Key.Key_Delete)
    assert deleting == [3]
    assert len(library.titles()) == 4


def test_the_list_keeps_delete_and_paste_from_the_windows_shortcuts(library: Library, qtbot: QtBot) -> None:
    action = QAction(library, shortcut="Del")  # type: ignore[call-overload]
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    library.addAction(action)
    elsewhere, deleting = heard(action.triggered), heard(library.delete_requested)
    library.choose(ArticleId(1))
    qtbot.keyClick(view(library), Key.Key_Delete)
    assert (elsewhere, deleting) == ([], [1])


def test_paste_in_the_list_asks_for_an_article_from_the_clipboard(library: Library, qtbot: QtBot) -> None:
    pasting = heard(library.paste_requested)
    qtbot.keyClick(view(library), Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasting == [None]


def test_typing_narrows_the_list_by_title_and_source_whatever_the_case(library: Library, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(library), "KOTA beras")
    assert library.titles() == ["Harga beras naik lagi"]
    qtbot.keyClick(field(library), Key.Key_Escape)
    assert len(library.titles()) == 4


def test_narrowing_keeps_the_open_article_and_says_nothing(library: Library, qtbot: QtBot) -> None:
    library.choose(ArticleId(1))
    chosen = heard(library.article_chosen)
    qtbot.keyClicks(field(library), "suara")
    assert library.chosen == 1
    field(library).clear()
    assert view(library).currentIndex().row() == 0
    assert chosen == []


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Return, Key.Key_Enter])
def test_without_hits_the_cursor_stays_in_the_filter(library: Library, qtbot: QtBot, key: Key) -> None:
    field(library).setFocus()
    qtbot.keyClicks(field(library), "xylofon")
    qtbot.keyClick(field(library), key)
    assert field(library).hasFocus()
    qtbot.keyClick(field(library), Key.Key_Escape)
    assert len(library.titles()) == len(ARTICLES)


@pytest.mark.parametrize("words", ["xylofon", "suara"])
def test_escape_in_the_list_shows_all_again(library: Library, qtbot: QtBot, words: str) -> None:
    field(library).setText(words)
    assert len(library.titles()) < len(ARTICLES)
    qtbot.keyClick(view(library), Key.Key_Escape)
    assert len(library.titles()) == len(ARTICLES)
    assert field(library).text() == ""
    assert view(library).hasFocus()


def test_choosing_a_filtered_out_article_shows_it_again(library: Library, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(library), "suara")
    library.choose(ArticleId(1))
    assert field(library).text() == ""
    assert view(library).currentIndex().row() == 0


def test_down_in_the_filter_opens_the_first_hit(library: Library, qtbot: QtBot) -> None:
    chosen = heard(library.article_chosen)
    field(library).setFocus()
    qtbot.keyClicks(field(library), "beras")
    qtbot.keyClick(field(library), Key.Key_Down)
    assert view(library).hasFocus()
    assert chosen == [3]


def test_new_counts_leave_choice_and_scroll_alone(library: Library) -> None:
    many = [summary(number, f"Berita {number}") for number in range(1, 301)]
    library.show_articles(shelf(many))
    library.choose(ArticleId(150))
    before = scrolled_to(library)
    chosen = heard(library.article_chosen)
    change(library, summary(150, "Berita 150", tagged=9))
    library.show_articles(shelf([summary(0, "Baru"), *many]))
    assert before == scrolled_to(library) > 0
    assert library.chosen == 150
    assert view(library).currentIndex().row() == 150
    assert chosen == []


def test_a_changed_count_is_read_out(library: Library) -> None:
    change(library, summary(3, "Harga beras naik lagi", tagged=5))
    index = view(library).model().index(2, 0)
    assert "5 of 16 sentences tagged" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_when_the_open_article_goes_its_neighbour_is_opened(library: Library) -> None:
    library.choose(ArticleId(2))
    chosen = heard(library.article_chosen)
    library.show_articles(shelf([article for article in ARTICLES if article.id != 2]))
    assert chosen == [3]
    library.show_articles(shelf(ARTICLES[:1]))
    assert chosen == [3, 1]


def test_when_the_last_article_goes_nothing_is_open(library: Library) -> None:
    library.choose(ArticleId(2))
    chosen = heard(library.article_chosen)
    library.show_articles(shelf([]))
    assert chosen == [None]
    assert library.chosen is None


def test_an_empty_list_says_what_to_do(library: Library, qtbot: QtBot) -> None:
    full = view(library).grab().toImage()
    library.show_articles(shelf([]))
    assert "Paste one with Ctrl+V" in view(library).accessibleDescription()
    assert inked(view(library).grab().toImage())
    library.show_articles(shelf(ARTICLES))
    qtbot.keyClicks(field(library), "tidak ada")
    assert "Press Esc" in view(library).accessibleDescription()
    field(library).clear()
    assert view(library).accessibleDescription() == ""
    assert inked(full)


def inked(image: QImage) -> bool:
    """Whether anything but one colour is to be seen."""
    colours = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    return len(colours) > 2


def test_each_row_is_read_out_whole(library: Library) -> None:
    rows = [view(library).model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert rows[0] == "Nelayan menolak tambang pasir, Kabar Pesisir, 21 Nov 2023, 3 of 16 sentences tagged, in progress"
    assert rows[1].endswith("done")
    assert rows[3].startswith("Untitled")


def test_a_screen_reader_finds_the_rows(library: Library) -> None:
    table = QAccessible.queryAccessibleInterface(view(library))
    assert table is not None
    assert table.childCount() >= 4
    assert "Gubernur" in table.child(1).text(QAccessible.Text.Name)


def test_done_begun_and_untouched_look_different(library: Library, counted_rows: Callable[[], None]) -> None:
    counted_rows()
    rings = []
    for row in range(3):
        area = view(library).visualRect(view(library).model().index(row, 0))
        area.setWidth(34)
        rings.append(view(library).viewport().grab(area).toImage())
    accents = [accent_pixels(ring) for ring in rings]
    assert accents[1] > accents[0] > accents[2] == 0


def accent_pixels(image: QImage) -> int:
    wanted = current().accent.rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize(
    ("text", "asked"),
    [("Details", "details_requested"), ("article", "delete_requested"), ("Read", "reading_requested")],
)
def test_the_context_menu_asks_for_what_it_says(library: Library, qtbot: QtBot, text: str, asked: str) -> None:
    library.choose(ArticleId(2))
    words = heard(getattr(library, asked))
    menu = opened_menu(library, qtbot)
    next(entry for entry in menu.actions() if text in entry.text().replace("&", "")).trigger()
    menu.close()
    assert words == [None if asked == "reading_requested" else 2]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_without_an_article_the_menu_only_pastes(library: Library, qtbot: QtBot) -> None:
    library.show_articles(shelf([]))
    menu = opened_menu(library, qtbot)
    assert [entry.isEnabled() for entry in menu.actions()] == [False, False, False, False, True]
    menu.close()


def test_a_reprint_has_a_sign_says_so_and_leads_to_the_first(library: Library, qtbot: QtBot) -> None:
    library.show_articles(shelf([*ARTICLES, summary(5, "Nelayan tolak tambang", reprint_of=ArticleId(1))]))
    library.choose(ArticleId(5))
    index = view(library).model().index(4, 0)
    assert "Reprint of “Nelayan menolak tambang pasir”" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "Reprint of" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    with_sign = library.grab().toImage()
    menu = opened_menu(library, qtbot)
    with qtbot.waitSignal(library.article_chosen) as asked:
        next(entry for entry in menu.actions() if "first print" in entry.text().replace("&", "")).trigger()
    assert asked.args == [ArticleId(1)]
    menu.close()
    library.show_articles(shelf([*ARTICLES, summary(5, "Nelayan tolak tambang")]))
    assert library.grab().toImage() != with_sign


def opened_menu(library: Library, qtbot: QtBot) -> QMenu:
    place = view(library).viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view(library).viewport().mapToGlobal(place))
    QApplication.sendEvent(view(library).viewport(), event)
    menus = partial(view(library).findChildren, QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    qtbot.waitUntil(lambda: bool(menus()))
    menu: QMenu = menus()[-1]
    return menu


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_status_is_checked_in_the_menu_and_another_can_be_asked_for(library: Library, qtbot: QtBot) -> None:
    library.choose(ArticleId(1))
    asked: list[tuple[object, object]] = []
    library.status_requested.connect(lambda *values: asked.append(values))
    menu = opened_menu(library, qtbot)
    statuses = menu.findChild(QMenu)
    assert statuses is not None
    assert [(entry.text(), entry.isChecked()) for entry in statuses.actions()] == [
        ("New", False),
        ("In progress", True),
        ("Done", False),
    ]
    statuses.actions()[2].trigger()
    menu.close()
    assert asked == [(1, Status.DONE)]


def test_dropped_files_are_handed_on_and_links_are_not(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "berita #1.txt"
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://kabar.example/1")])
    dropped = heard(library.files_dropped)
    assert drop(library, mime)
    assert dropped == [[file]]


def test_what_is_no_file_cannot_be_dropped(library: Library) -> None:
    mime = QMimeData()
    mime.setText("bukan berkas")
    dropped = heard(library.files_dropped)
    assert not drop(library, mime)
    assert dropped == []


def drop(library: Library, mime: QMimeData) -> bool:
    """Drag over the pane and, if it takes what is dragged, let go."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(40, 90), copy, mime, left, none)
    entering.ignore()
    QApplication.sendEvent(library, entering)
    if entering.isAccepted():
        QApplication.sendEvent(library, QDropEvent(QPointF(40, 90), copy, mime, left, none))
    return entering.isAccepted()


def test_of_a_hundred_thousand_articles_only_the_visible_are_drawn(library: Library) -> None:
    painted = 0
    delegate = view(library).itemDelegate()

    class Counting(QStyledItemDelegate):
        def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
            return delegate.sizeHint(option, index)

        def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
            nonlocal painted
            painted += 1
            delegate.paint(painter, option, index)

    view(library).setItemDelegate(Counting(library))
    library.show_articles(shelf([summary(number, f"Berita {number}") for number in range(1, 100_001)]))
    library.choose(ArticleId(70_000))
    view(library).grab()
    assert 0 < painted < 200
    assert view(library).visualRect(view(library).currentIndex()).intersects(view(library).viewport().rect())


def test_only_what_passes_the_filter_is_listed_together_with_the_words(library: Library, qtbot: QtBot) -> None:
    library.show_only([ArticleId(2), ArticleId(3), ArticleId(99)])
    assert library.titles() == ["Gubernur resmikan jembatan", "Harga beras naik lagi"]
    assert counted(library) == "2 of 4 articles"
    qtbot.keyClicks(field(library), "beras")
    assert library.titles() == ["Harga beras naik lagi"]
    library.show_only(None)
    assert library.titles() == ["Harga beras naik lagi"]
    field(library).clear()
    assert counted(library) == "4 articles"


def test_new_articles_wait_until_they_are_known_to_pass(library: Library) -> None:
    library.show_only({ArticleId(2)})
    library.show_articles(shelf([*ARTICLES, summary(5, "Berita baru")]))
    assert counted(library) == "1 of 5 articles"
    library.show_only({ArticleId(2), ArticleId(5)})
    assert library.titles() == ["Gubernur resmikan jembatan", "Berita baru"]


def counted(library: Library) -> str:
    return next(
        label.text() for label in library.findChildren(QLabel) if label.accessibleName() == "Number of articles"
    )


def unfolded(library: Library, qtbot: QtBot) -> ArticleFilterForm:
    """The form, unfolded from the field by key."""
    field(library).setFocus()
    qtbot.keyClick(field(library), Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    form = library.findChild(ArticleFilterForm)
    assert form is not None
    qtbot.waitUntil(form.fields["status"].hasFocus)
    return form


def test_the_form_unfolds_by_key_and_folds_up_with_the_filter_on(library: Library, qtbot: QtBot) -> None:
    library.set_choices(FilterChoices(("Suara Kota",), (), (), ()))
    told = heard(library.filter_changed)
    form = unfolded(library, qtbot)
    qtbot.keyClick(form.fields["source"], Key.Key_Down)
    qtbot.keyClick(form.fields["source"], Key.Key_Escape)
    assert form.isHidden()
    assert field(library).hasFocus()
    assert told == [ArticleFilter(source="Suara Kota")]
    assert library.filter == ArticleFilter(source="Suara Kota")
    assert "A filter is on" in button(library).toolTip()
    assert not button(library).isChecked()


def test_choices_are_asked_for_each_time_the_form_unfolds(library: Library, qtbot: QtBot) -> None:
    wanted = heard(library.choices_wanted)
    library.choices_wanted.connect(
        lambda: library.set_choices(FilterChoices(("Suara Kota",), (), (), ())) if library.is_filter_open() else None
    )
    form = unfolded(library, qtbot)
    unfolded(library, qtbot)
    source = form.fields["source"]
    assert isinstance(source, QComboBox)
    assert wanted == [None]
    assert source.itemText(1) == "Suara Kota"
    qtbot.keyClick(source, Key.Key_Escape)
    assert not library.is_filter_open()
    unfolded(library, qtbot)
    assert wanted == [None, None]


def test_the_button_unfolds_the_form_and_folds_it_up(library: Library, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(library), Qt.MouseButton.LeftButton)
    form = library.findChild(ArticleFilterForm)
    assert form is not None
    assert form.isVisible()
    qtbot.mouseClick(button(library), Qt.MouseButton.LeftButton)
    assert form.isHidden()


def test_tab_goes_from_the_field_through_the_form_to_the_list(library: Library, qtbot: QtBot) -> None:
    form = unfolded(library, qtbot)
    qtbot.keyClick(form.fields["status"], Key.Key_Down)
    field(library).setFocus()
    for stop in (button(library), *form.fields.values(), form.clear_button, view(library)):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Key.Key_Tab)
        assert stop.hasFocus()


def test_a_filter_that_hides_all_says_how_to_clear_it(library: Library, qtbot: QtBot) -> None:
    form = unfolded(library, qtbot)
    qtbot.keyClick(form.fields["status"], Key.Key_Down)
    library.show_only([])
    assert "The filter hides all articles" in view(library).accessibleDescription()
    told = heard(library.filter_changed)
    qtbot.keyClicks(field(library), "beras")
    assert "Press Esc to clear the words" in view(library).accessibleDescription()
    qtbot.keyClick(view(library), Key.Key_Escape)
    assert (field(library).text(), told) == ("", [])
    qtbot.keyClick(view(library), Key.Key_Escape)
    assert told == [ArticleFilter()]
    assert len(library.titles()) == len(ARTICLES)
    assert "No filter is on" in button(library).toolTip()


def test_choosing_an_article_that_the_filter_hides_clears_the_filter(library: Library, qtbot: QtBot) -> None:
    form = unfolded(library, qtbot)
    qtbot.keyClick(form.fields["status"], Key.Key_Down)
    library.show_only([ArticleId(3)])
    told = heard(library.filter_changed)
    library.choose(ArticleId(3))
    assert told == []
    library.choose(ArticleId(1))
    assert told == [ArticleFilter()]
    assert view(library).currentIndex().row() == 0


def test_the_open_article_may_leave_the_filter_by_its_new_status(library: Library, qtbot: QtBot) -> None:
    form = unfolded(library, qtbot)
    qtbot.keyClick(form.fields["status"], Key.Key_Down)
    library.show_only([ArticleId(3), ArticleId(4)])
    library.choose(ArticleId(3))
    told = heard(library.filter_changed)
    library.show_only([ArticleId(4)])
    library.choose(ArticleId(3))
    assert told == []
    assert library.titles() == [""]
    assert library.chosen == 3


def test_a_new_article_that_is_opened_at_once_is_seen(library: Library) -> None:
    library.show_only([ArticleId(3)])
    library.choose(ArticleId(5))
    library.show_articles(shelf([*ARTICLES, summary(5, "Berita baru")]))
    library.choose(ArticleId(5))
    assert library.titles()[-1] == "Berita baru"


def test_a_new_article_that_passes_the_filter_leaves_it_on(library: Library) -> None:
    library.show_only([ArticleId(3), ArticleId(5)])
    library.choose(ArticleId(5))
    library.show_articles(shelf([*ARTICLES, summary(5, "Berita baru")]))
    library.choose(ArticleId(5))
    assert library.titles() == ["Harga beras naik lagi", "Berita baru"]


def test_complete_claims_are_told_in_tip_and_to_a_screen_reader(library: Library) -> None:
    change(library, summary(3, "Harga beras naik lagi", tagged=5, statements=4, complete=3))
    index = view(library).model().index(2, 0)
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert "3 of 4 claims complete" in index.data(role)
        assert "claims" not in view(library).model().index(1, 0).data(role)


@pytest.mark.parametrize("width", [190, 300])
def test_complete_claims_are_painted_however_narrow_the_list_is(
    library: Library, counted_rows: Callable[[], None], width: int
) -> None:
    library.resize(width, 600)
    counted_rows()
    before, none = painted_row(library), summary(3, "Harga beras naik lagi", published=None, tagged=5, statements=4)
    change(library, none)
    counted_rows()
    without = painted_row(library)
    change(library, none._replace(complete=3))
    counted_rows()
    assert len({image_bits(image) for image in (before, without, painted_row(library))}) == 3


def painted_row(library: Library) -> QImage:
    area = view(library).visualRect(view(library).model().index(2, 0))
    area.setLeft(60)
    return view(library).viewport().grab(area).toImage()


def image_bits(image: QImage) -> bytes:
    return bytes(image.constBits())


def test_the_three_statuses_differ_in_form(library: Library) -> None:
    """Without colour, too: in work is a whole ring, new is one with gaps, done is a disc."""
    rings = []
    for status in Status:
        change(library, summary(3, "Harga beras naik lagi", published=None, status=status))
        area = view(library).visualRect(view(library).model().index(2, 0))
        area.setWidth(34)
        rings.append(inked_pixels(view(library).viewport().grab(area).toImage()))
    new, in_work, done = rings
    assert new < 0.8 * in_work < 0.8 * done


def inked_pixels(image: QImage) -> int:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    ground = grey.pixelColor(6, 6).value()
    places = ((x, y) for x in range(8, grey.width()) for y in range(grey.height() - 3))
    return sum(abs(grey.pixelColor(x, y).value() - ground) > 30 for x, y in places)


def test_only_what_is_seen_is_counted_and_in_one_question(library: Library, counted_rows: Callable[[], None]) -> None:
    project = Written(summary(number, f"Berita {number}") for number in range(1, 1001))
    library.show_articles(Shelf(project))
    counted_rows()
    (first,) = project.counted
    assert first == list(range(1, len(first) + 1))
    assert 5 < len(first) < 30
    view(library).scrollToBottom()
    counted_rows()
    assert len(project.counted) == 2
    assert project.counted[1][-1] == 1000
    assert 5 < len(project.counted[1]) < 30


def test_after_a_tag_its_article_alone_is_counted_again_and_after_the_paint(
    library: Library, counted_rows: Callable[[], None]
) -> None:
    counted_rows()
    before = painted_row(library)
    asked = change(library, ARTICLES[2]._replace(tagged=9))
    assert image_bits(painted_row(library)) == image_bits(before)
    assert asked == []
    changed: list[tuple[int, int]] = []
    view(library).model().dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    counted_rows()
    assert image_bits(painted_row(library)) != image_bits(before)
    assert asked == [[3]]
    assert changed == [(2, 2)]


def test_a_step_of_many_articles_reads_nothing_but_what_is_seen(
    library: Library, counted_rows: Callable[[], None]
) -> None:
    project = Written(summary(number, f"Berita {number}") for number in range(1, 1001))
    held = Shelf(project)
    library.show_articles(held)
    counted_rows()
    (seen,) = project.counted
    held.follow(Changes("Merge actors", {"annotation": frozenset({1, 2})}))
    library.show_articles(held)
    counted_rows()
    assert project.counted == [seen, seen]


def test_words_are_found_in_very_many_articles_while_their_titles_come(library: Library, qtbot: QtBot) -> None:
    many = 5 * AT_ONCE
    library.show_articles(shelf(summary(number, f"Berita {number}") for number in range(1, many + 1)))
    field(library).setText(str(many))
    assert library.titles() == []
    qtbot.waitUntil(lambda: library.titles() == [f"Berita {many}"])
    assert counted(library) == f"1 of {many} articles"


def test_the_neighbour_is_that_of_the_list_also_if_the_chosen_one_is_not_in_it(library: Library) -> None:
    library.choose(ArticleId(1))
    assert (library.neighbour(-1), library.neighbour(1)) == (1, 2)
    library.show_only([ArticleId(1), ArticleId(4)])
    assert library.neighbour(1) == 4
    library.choose(ArticleId(4))
    assert (library.neighbour(-1), library.neighbour(1)) == (1, 4)
    library.show_only([ArticleId(1), ArticleId(2)])
    assert (library.neighbour(-1), library.neighbour(1)) == (2, 2)
    library.show_only([])
    assert library.neighbour(1) is None


def test_articles_that_cannot_be_read_are_said_once_and_listed_without_words(library: Library, qtbot: QtBot) -> None:
    class Damaged(Written):
        def article_lines(self, articles: Iterable[ArticleId | int]) -> list[ArticleLine]:
            raise DamagedProject("The project is damaged.")

    told = heard(library.failed)
    with qtbot.waitSignal(library.failed):
        library.show_articles(Shelf(Damaged(ARTICLES)))
        view(library).viewport().grab()
        view(library).viewport().grab()
    assert library.titles() == ["", "", "", ""]
    assert [str(error) for error in told] == ["The project is damaged."]


def test_every_control_has_a_name_and_a_tip(library: Library) -> None:
    for control in (field(library), button(library), view(library)):
        assert control.accessibleName()
        assert control.toolTip()


def test_a_row_tells_what_its_number_counts_and_its_date_before_its_source(library: Library) -> None:
    coded, begun, fresh = (
        summary(1, "Harga", tagged=5, statements=4, complete=3),
        summary(1, "Harga", tagged=5),
        summary(1, "Harga"),
    )
    assert [_counts(one) for one in (coded, begun, fresh)] == ["3/4 claims", "5/16 sentences", "16 sentences"]
    metrics = library.fontMetrics()
    line = ArticleLine(ArticleId(1), "Harga", "Kabar Pesisir Utara", published="2023-11-21", status=Status.NEW)
    wide = metrics.horizontalAdvance("Kabar Pesisir Utara · 21 Nov 2023") + 4
    said = [_meta_in(line, metrics, room).translate({0x2068: None, 0x2069: None}) for room in (wide, wide - 40, 90)]
    assert said[0] == "Kabar Pesisir Utara · 21 Nov 2023"
    assert said[1].startswith("Kabar P")
    assert said[1].endswith("… · 21 Nov 2023")
    assert said[2] == "21 Nov 2023"
