"""Finding in the real window: words in the article, words in the project, and the articles that pass a filter."""

from collections.abc import Callable, Collection
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reader.errors import SikapError
from reader.model import ArticleId, Kind, Stance, Status
from reader.project import Project
from reader.search import ArticleFilter, FilterChoices
from ui.articles.article_filter import ArticleFilterForm
from ui.main_window import MainWindow

Press = Callable[..., None]

HARBOUR = "Nelayan menolak tambak udang. Bupati mendukung tambak itu. Warga belum bersikap."
CITY = "Wali kota membela trem. Pedagang menolak trem; mereka takut kehilangan pembeli."


@pytest.fixture
def coded(window: MainWindow) -> MainWindow:
    """Two articles, the first with one whole claim, the second with a note and the status done."""
    project = window.session.project
    harbour = project.add_article(HARBOUR, title="Pelabuhan", source="Warta", published="2024-03-12", language="id")
    city = project.add_article(CITY, title="Trem", source="Kota", published="2025-01-02", language="id")
    first = project.sentences(harbour.id)[0]
    project.tag(
        harbour.id, Kind.STATEMENT, first.start, first.end, actor="Nelayan", issue="tambak", stance=Stance.OPPOSE
    )
    project.edit_article(city.id, status=Status.DONE, note="dibaca *dua* kali")
    window.session.resume()
    window.to_text()
    return window


def type_into(window: MainWindow, qtbot: QtBot, words: str) -> None:
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, words)


def said_in(widget: QWidget) -> str:
    """All that the labels in it say."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def marked(window: MainWindow) -> str:
    """The words of the sentence that the cursor is on."""
    return window.session.sentence.text if window.session.sentence else ""


def test_words_are_found_in_the_article_and_walked_through_by_enter(
    coded: MainWindow, qtbot: QtBot, press: Press
) -> None:
    press(coded, "Ctrl+F")
    type_into(coded, qtbot, "tambak")
    assert coded.finding.bar.isVisible()
    assert "1 of 2" in said_in(coded.finding.bar)
    press(coded, "Return", "Escape")
    assert not coded.finding.bar.isVisible()
    assert coded.pane.hasFocus()
    assert marked(coded) == "Bupati mendukung tambak itu."


def test_the_next_hit_after_the_last_is_the_first(coded: MainWindow, qtbot: QtBot, press: Press) -> None:
    press(coded, "Ctrl+F")
    type_into(coded, qtbot, "tambak")
    press(coded, "F3", "F3", "Escape")
    assert marked(coded) == "Nelayan menolak tambak udang."
    press(coded, "Ctrl+F", "Shift+F3", "Escape")
    assert marked(coded) == "Bupati mendukung tambak itu."


def test_words_that_are_nowhere_are_said_to_be_nowhere(coded: MainWindow, qtbot: QtBot, press: Press) -> None:
    press(coded, "Ctrl+F")
    type_into(coded, qtbot, "kapal selam")
    assert "Not in this article" in said_in(coded.finding.bar)
    press(coded, "Escape", "F3")
    assert "Not in this article" in said_in(coded.finding.bar)


def test_an_open_find_bar_looks_in_the_next_article_too(coded: MainWindow, qtbot: QtBot, press: Press) -> None:
    press(coded, "Ctrl+F")
    type_into(coded, qtbot, "menolak")
    press(coded, "Ctrl+Down", "F3", "Escape")
    assert marked(coded) == "Pedagang menolak trem; mereka takut kehilangan pembeli."


def test_the_hits_of_the_next_article_are_framed_and_walked_through(
    coded: MainWindow, qtbot: QtBot, press: Press
) -> None:
    press(coded, "Ctrl+F")
    type_into(coded, qtbot, "trem")
    press(coded, "Ctrl+Down")
    assert "0 of 2" in said_in(coded.finding.bar)
    assert [CITY[hit.start : hit.end] for hit in coded.pane._hits] == ["trem", "trem"]
    press(coded, "F3")
    assert "1 of 2" in said_in(coded.finding.bar)
    press(coded, "Ctrl+Up", "Ctrl+Down", "Shift+F3")
    assert "2 of 2" in said_in(coded.finding.bar)


@pytest.fixture
def long(coded: MainWindow) -> MainWindow:
    """An article more, of many sentences, which is open."""
    text = "\n\n".join(f"Warga {number} menolak trem itu lagi." for number in range(120))
    coded.session.open_article(coded.session.project.add_article(text, title="Panjang", language="id").id)
    return coded


def test_an_open_find_bar_leaves_an_article_where_it_was_left(long: MainWindow, qtbot: QtBot, press: Press) -> None:
    press(long, "Ctrl+F")
    type_into(long, qtbot, "menolak")
    bar = long.pane.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    left = bar.value()
    press(long, "Ctrl+Up", "Ctrl+Down")
    assert bar.value() == left


def test_an_article_that_is_set_anew_keeps_its_current_hit(long: MainWindow, qtbot: QtBot, press: Press) -> None:
    press(long, "Ctrl+F")
    type_into(long, qtbot, "menolak")
    press(long, *["F3"] * 70)
    at = long.pane.verticalScrollBar().value()
    assert at > 0
    long.session.set_status(Status.DONE)
    assert "71 of 120" in said_in(long.finding.bar)
    assert long.pane.verticalScrollBar().value() == at
    press(long, "F3")
    assert "72 of 120" in said_in(long.finding.bar)


def test_closing_the_bar_stays_where_one_has_jumped_to(long: MainWindow, qtbot: QtBot, press: Press) -> None:
    article = long.session.article
    assert article is not None
    press(long, "Ctrl+F")
    type_into(long, qtbot, "trem")
    press(long, "Ctrl+Up")
    long.session.jump(article.id, article.text.index("Warga 90"))
    press(long, "Escape")
    assert marked(long) == "Warga 90 menolak trem itu lagi."


@pytest.mark.parametrize(
    ("words", "title", "sentence"),
    [
        ("pembeli", "Trem", "Pedagang menolak trem; mereka takut kehilangan pembeli."),
        ("udang", "Pelabuhan", "Nelayan menolak tambak udang."),
    ],
)
def test_a_hit_in_the_project_is_jumped_to(
    coded: MainWindow, qtbot: QtBot, press: Press, words: str, title: str, sentence: str
) -> None:
    press(coded, "Ctrl+Shift+F")
    type_into(coded, qtbot, words)
    press(coded, "Return", "Return")
    assert coded.session.article is not None
    assert coded.session.article.title == title
    assert marked(coded) == sentence
    assert coded.pane.hasFocus()


def test_a_hit_in_the_codebook_opens_its_entry(coded: MainWindow, qtbot: QtBot, press: Press) -> None:
    coded.session.project.codebook.add_actor("Kementerian Kelautan", note="di Jakarta")
    press(coded, "Ctrl+Shift+F")
    type_into(coded, qtbot, "Kelautan")
    press(coded, "Return", "Return")
    assert coded.side.codebook.isVisible()
    assert "Kementerian Kelautan" in coded.side.codebook.names()


@pytest.mark.parametrize(
    ("unfinished", "said"), [('"tambak', "quotation mark"), ("(tambak", "bracket"), ("*", "stands alone")]
)
def test_an_unfinished_search_is_said_beside_the_field(
    coded: MainWindow, qtbot: QtBot, press: Press, unfinished: str, said: str
) -> None:
    press(coded, "Ctrl+Shift+F")
    type_into(coded, qtbot, unfinished)
    press(coded, "Return")
    qtbot.waitUntil(lambda: said in said_in(coded.finding.pane))
    assert coded.finding.pane.isVisible()
    press(coded, "Escape")
    assert coded.library.isVisible()


@pytest.mark.parametrize(
    ("where", "titles"),
    [
        (ArticleFilter(status=Status.DONE), ["Trem"]),
        (ArticleFilter(stance=Stance.OPPOSE), ["Pelabuhan"]),
        (ArticleFilter(since="2024-12-01"), ["Trem"]),
        (ArticleFilter(source="Warta", coder="rani"), ["Pelabuhan"]),
        (ArticleFilter(), ["Pelabuhan", "Trem"]),
    ],
)
def test_the_library_shows_the_articles_that_pass_the_filter(
    coded: MainWindow, where: ArticleFilter, titles: list[str]
) -> None:
    coded.library.filter_changed.emit(where)
    assert coded.library.titles() == titles


def test_an_article_that_comes_to_pass_the_filter_appears(coded: MainWindow) -> None:
    coded.library.filter_changed.emit(ArticleFilter(status=Status.DONE))
    coded.session.set_status(Status.DONE)
    assert coded.library.titles() == ["Pelabuhan", "Trem"]
    coded.session.undo()
    assert coded.library.titles() == ["Trem"]


def test_a_tag_looks_only_at_its_article_for_whether_that_passes(
    coded: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = coded.session.project
    harbour, city = (article.id for article in project.articles())
    coded.library.filter_changed.emit(ArticleFilter(coder="rani"))
    assert coded.library.titles() == ["Pelabuhan"]
    filtered, show_only = project.filter_articles, coded.library.show_only
    looked_at, shown = [], []

    def noted(where: ArticleFilter, among: Collection[ArticleId] | None = None) -> list[ArticleId]:
        looked_at.append(among)
        return filtered(where, among)

    def note(articles: Collection[ArticleId] | None) -> None:
        shown.append(articles)
        show_only(articles)

    monkeypatch.setattr(project, "filter_articles", noted)
    monkeypatch.setattr(coded.library, "show_only", note)
    first, second = (project.tag(city, Kind.ACTOR, start, start + 4) for start in (0, 10))
    assert (looked_at, shown) == ([[city], [city]], [{harbour, city}])
    assert coded.library.titles() == ["Pelabuhan", "Trem"]
    project.untag(first.id)
    project.untag(second.id)
    assert (looked_at, shown) == ([[city]] * 4, [{harbour, city}, {harbour}])
    project.undo()
    assert coded.library.titles() == ["Pelabuhan", "Trem"]


def test_a_step_that_changes_other_articles_too_is_followed_in_all(coded: MainWindow) -> None:
    project, book = coded.session.project, coded.session.project.codebook
    harbour, city = (article.id for article in project.articles())
    old, new = book.add_actor("Nelayan lama").id, book.add_actor("Nelayan baru").id
    project.tag(city, Kind.ACTOR, 0, 4, actor=old)
    coded.library.filter_changed.emit(ArticleFilter(actor=new))
    assert coded.library.titles() == []
    with project.step("Several"):
        book.merge("actor", new, [old])
        project.tag(harbour, Kind.ACTOR, 0, 4)
    assert coded.library.titles() == ["Trem"]
    coded.session.undo()
    assert coded.library.titles() == []
    coded.session.redo()
    assert coded.library.titles() == ["Trem"]


def test_what_could_not_be_filtered_is_filtered_at_the_next_step(
    coded: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = coded.session.project
    harbour, city = (article.id for article in project.articles())

    def refuse(where: ArticleFilter, among: Collection[ArticleId] | None = None) -> None:
        raise SikapError("The disk did not answer.")

    said: list[str] = []
    monkeypatch.setattr(coded, "fail", lambda error: said.append(str(error)))
    coded.library.filter_changed.emit(ArticleFilter(coder="rani"))
    with monkeypatch.context() as patch:
        patch.setattr(project, "filter_articles", refuse)
        project.tag(city, Kind.ACTOR, 0, 4)
    assert said == ["The disk did not answer."]
    project.tag(harbour, Kind.ACTOR, 0, 4)
    assert coded.library.titles() == ["Pelabuhan", "Trem"]
    with monkeypatch.context() as patch:
        patch.setattr(project, "filter_articles", refuse)
        coded.library.filter_changed.emit(ArticleFilter(source="Kota"))
    project.tag(harbour, Kind.ACTOR, 5, 9)
    assert coded.library.titles() == ["Trem"]


def unfolded(window: MainWindow, qtbot: QtBot) -> ArticleFilterForm:
    """The form of the filter, unfolded from the field above the list by key."""
    field = next(one for one in window.library.findChildren(QLineEdit) if one.isVisible())
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    form = window.library.findChild(ArticleFilterForm)
    assert form is not None
    assert form.isVisible()
    return form


def test_the_filter_offers_what_the_project_has(coded: MainWindow, qtbot: QtBot) -> None:
    source = unfolded(coded, qtbot).fields["source"]
    assert isinstance(source, QComboBox)
    assert [source.itemText(row) for row in range(1, source.count())] == ["Kota", "Warta"]


def test_the_filter_offers_what_another_window_brings(coded: MainWindow, qtbot: QtBot) -> None:
    unfolded(coded, qtbot)
    with Project.open(coded.session.project.path, coder="budi") as other:
        other.add_article("Warga diam.", title="Baru", source="Harian Baru")
        other.tag(other.article_ids()[0], Kind.ACTOR, 0, 4, actor="Aliansi")
    coded.session.reread()
    choices = coded.finding._choices
    assert choices == coded.session.project.filter_choices()
    assert choices is not None
    assert choices.sources == ("Harian Baru", "Kota", "Warta")
    assert choices.coders == ("budi", "rani")


def test_a_new_name_is_offered_in_the_filter_without_asking_each_article_for_its_source(
    coded: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = coded.session.project
    unfolded(coded, qtbot)
    offered: list[FilterChoices] = []
    choose = project.filter_choices
    with monkeypatch.context() as patch:
        patch.setattr(coded.library, "set_choices", offered.append)
        patch.setattr(project, "filter_choices", lambda known: choose(replace(known, sources=("as known",))))
        project.codebook.add_actor("Aliansi Pesisir")
        project.codebook.add_issue("Zonasi")
    assert offered[-1] == replace(choose(), sources=("as known",))
    assert "Aliansi Pesisir" in [name for _, name in offered[-1].actors]
