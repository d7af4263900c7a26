"""An article with many tags: those in view are there at once, the others a little later, and nobody can tell."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model import ActorType, Annotation, AnnotationId, ArticleId, Kind, Stance
from reader.project import Project
from tests.ui.conftest import Press
from ui.main_window import MainWindow
from ui.side.article_tags import AFTER, FEW, ArticleTags

SENTENCE = "Nelayan menolak tambak itu. "
MANY = 3 * FEW  # sentences, each with a statement, and an actor in every second one
BOOK, OTHER = ArticleId(1), ArticleId(2)


def make_book(path: Path) -> None:
    with Project.create(path, coder="rani") as project:
        project.add_article(SENTENCE * MANY, title="Buku", language="id")
        project.add_article(SENTENCE, title="Lain", language="id")
        with project.step("Tag as statement"):
            actor = project.codebook.add_actor("Nelayan", type=ActorType.GROUP)
            for number in range(MANY):
                at = number * len(SENTENCE)
                made = project.tag(BOOK, Kind.STATEMENT, at, at + 27, stance=Stance.OPPOSE if number % 3 else None)
                if number % 2:
                    mention = project.tag(BOOK, Kind.ACTOR, at, at + 7, actor=actor.id)
                    project.link(made.id, mention.id)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("buku") / "buku.sikap"
    make_book(path)
    return path


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "buku.sikap"
    path.write_bytes(made.read_bytes())
    return path


@pytest.fixture
def window(open_window: Callable[[Path], MainWindow], book: Path) -> MainWindow:
    """The book lies open; only what is in view has been read."""
    window = open_window(book)
    window.session.open_article(OTHER)
    QApplication.processEvents()
    window.session.open_article(BOOK)
    assert not window.session.annotations.whole
    return window


def paint() -> None:
    """Paint what waits for it; no timer runs."""
    QCoreApplication.sendPostedEvents()


def ids(annotations: list[Annotation]) -> list[AnnotationId]:
    return [annotation.id for annotation in annotations]


def in_pane(window: MainWindow) -> list[Annotation]:
    return window.pane._marks.between(0, len(SENTENCE) * MANY)


def in_list(window: MainWindow) -> int:
    return window.tags._model.count.total()


def test_what_is_in_view_is_marked_at_the_first_paint_and_the_rest_comes(window: MainWindow, qtbot: QtBot) -> None:
    paint()
    every = window.session.project.annotations(BOOK)
    shown = in_pane(window)
    in_view = [tag for tag in every if tag.start < AFTER]
    assert shown[: len(in_view)] == in_view  # on a slow machine some of the rest has come too
    first = next(tag for tag in shown if tag.kind is Kind.STATEMENT)
    assert window.pane._claims.of(first.id) == "not yet coded"  # nobody has said who speaks, nor how
    qtbot.waitUntil(lambda: window.session.annotations.whole)
    assert in_pane(window) == every
    assert in_list(window) == len(every)
    assert list(window.session.annotations) == ids(every)
    assert not window.session._reading.isActive()
    assert f"{len(every)} tags" in window.status.place()


def test_a_book_opens_with_marks_where_it_was_left(window: MainWindow, qtbot: QtBot) -> None:
    far = window.session.project.annotations(BOOK)[-300]
    window.session.jump(BOOK, far.start)
    window.session.open_article(OTHER)
    window.session.open_article(BOOK)
    paint()
    assert far.id in ids(in_pane(window))
    assert far.id in ids(window.pane._marks.at(far.start))
    assert len(in_pane(window)) < len(window.session.project.annotations(BOOK))


@pytest.mark.parametrize("part", [0.3, 0.5, 1.0])
def test_a_book_that_one_comes_back_to_has_all_its_tags(window: MainWindow, qtbot: QtBot, part: float) -> None:
    """What is scrolled and labelled while it is shown anew reads tags before their turn."""
    session, bar = window.session, window.pane.verticalScrollBar()
    every = session.project.annotations(BOOK)
    qtbot.waitUntil(lambda: session.annotations.whole)
    bar.setValue(int(bar.maximum() * part))
    session.open_article(OTHER)
    session.open_article(BOOK)
    qtbot.waitUntil(lambda: session.annotations.whole)
    assert (in_pane(window), in_list(window)) == (every, len(every))
    text = session.project.article(BOOK).text
    session.project.texts.correct(BOOK, f"{text[:-1]}!")
    session.undo()
    qtbot.waitUntil(lambda: session.annotations.whole)
    assert (in_pane(window), in_list(window)) == (every, len(every))


def test_what_is_done_before_all_is_read_is_not_lost_or_shown_twice(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    every = session.project.annotations(BOOK)
    first, last = every[0], every[-1]
    session.untag(last.id)  # not read yet
    session.untag(first.id)
    made = session.project.tag(BOOK, Kind.POSITION, last.start, last.start + 15)
    qtbot.waitUntil(lambda: session.annotations.whole)
    expected = session.project.annotations(BOOK)
    assert in_pane(window) == expected
    assert in_list(window) == len(expected)
    assert made.id in ids(expected)
    assert {first.id, last.id}.isdisjoint(ids(expected))
    assert session.annotations == {tag.id: tag for tag in expected}
    session.undo()
    session.undo()
    session.undo()
    assert in_pane(window) == session.project.annotations(BOOK) == every


def test_who_asks_for_all_gets_all_at_once_and_the_panes_follow(window: MainWindow, qtbot: QtBot) -> None:
    every = window.session.project.annotations(BOOK)
    assert len(window.session.annotations) == len(every)
    assert len(window.session.codings) == MANY
    assert list(window.session.annotations.values()) != []
    assert len(in_pane(window)) < len(every)
    window.session.untag(every[-1].id)
    qtbot.waitUntil(lambda: window.session.annotations.whole)
    assert in_pane(window) == window.session.project.annotations(BOOK)
    assert in_list(window) == len(in_pane(window))


def test_a_tag_that_is_chosen_before_its_turn_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    last = window.session.project.annotations(BOOK)[-1]
    window.session.show_annotation(last.id)
    assert window.session.chosen == last.id
    assert last.id in ids(in_pane(window))
    assert window.tags.chosen == last.id
    qtbot.waitUntil(lambda: window.session.annotations.whole)
    assert in_pane(window) == window.session.project.annotations(BOOK)
    assert window.tags.chosen == last.id


def test_keys_go_from_tag_to_tag_and_to_gaps_before_all_is_read(window: MainWindow, press: Press) -> None:
    every = window.session.project.annotations(BOOK)
    window.to_text()
    press(window, "M", "M", "M")
    assert window.session.chosen == every[2].id
    window.session.step_mark(-1)
    assert window.session.chosen == every[1].id
    window.session.show_first_tag()
    assert window.session.chosen == every[0].id


def test_the_claims_pane_waits_until_all_is_read(window: MainWindow, qtbot: QtBot) -> None:
    window.to_claims()
    assert len(window.side.cards.lines()) == MANY
    window.session.open_article(OTHER)
    window.session.open_article(BOOK)
    assert window.side.cards.lines() == []
    qtbot.waitUntil(lambda: window.session.annotations.whole)
    assert len(window.side.cards.lines()) == MANY


def test_the_article_can_be_left_while_it_is_read(window: MainWindow, qtbot: QtBot) -> None:
    window.session._read_on()
    window.session.open_article(OTHER)
    QApplication.processEvents()
    assert in_pane(window) == []
    assert in_list(window) == 0
    assert not window.session._reading.isActive()
    assert window.tags._view.accessibleDescription() != ""


def test_a_link_that_is_read_later_is_said_in_the_margin(made: Path, book: Path) -> None:
    with Project.open(book, coder="rani") as project:
        tags = ArticleTags(project, BOOK, 0)
        speakers = sum(len(coding.speakers) for coding in tags.codings_so_far)
        while not tags.whole:
            tags.read_on(100)
        assert speakers < sum(len(coding.speakers) for coding in tags.codings) == MANY // 2


def test_single_tags_are_known_before_they_are_read(book: Path) -> None:
    with Project.open(book, coder="rani") as project:
        tags = ArticleTags(project, BOOK, 0)
        last = project.annotations(BOOK)[-1]
        other = project.tag(OTHER, Kind.ACTOR, 0, 7)
        assert last.id not in tags.read
        assert tags[last.id] == last
        assert other.id not in tags
        assert tags.get(AnnotationId(999_999)) is None
        assert tags.counted is None
        assert len(tags) == len(project.annotations(BOOK)) == tags.counted
        assert tags.has_statements()
        assert bool(tags)


def test_a_place_that_is_jumped_to_has_its_marks_at_once(window: MainWindow) -> None:
    every = window.session.project.annotations(BOOK)
    far = every[-150].start
    window.session.jump(BOOK, far)
    paint()
    assert [t for t in every if far <= t.start < far + 400] == window.pane._marks.between(far, far + 400)
    window.pane.verticalScrollBar().setValue(window.pane.verticalScrollBar().maximum() // 2)
    at = window.pane.first_in_view()
    assert window.pane._marks.between(at, at + 400) == [t for t in every if t.start < at + 400 and t.end > at]
    assert not window.session.annotations.whole


def test_a_tag_in_another_article_opens_it_there(window: MainWindow) -> None:
    last = window.session.project.annotations(BOOK)[-1]
    window.session.open_article(OTHER)
    window.session.show_place(BOOK, last.id)
    assert window.session.chosen == last.id == window.tags.chosen
    assert window.pane._marks.between(last.start, last.end)[-1] == last


@pytest.mark.parametrize("key", ["S", "A", "Delete", "N", "L"])
def test_keys_do_not_wait_for_what_is_not_in_view(window: MainWindow, press: Press, key: str) -> None:
    window.to_text()
    press(window, "M", "M")
    press(window, key)
    assert len(window.session.annotations.read) < window.session.project.count_annotations(BOOK)


def test_what_the_claim_bar_asks_goes_by_what_is_known(window: MainWindow) -> None:
    statement = next(t for t in window.session.project.annotations(BOOK)[-90:] if t.kind is Kind.STATEMENT)
    window.session.claims.open(statement.id)
    coding = window.session.coding(statement.id)
    assert coding is not None
    assert coding.statement == statement
    tied = [t for t in window.session.project.annotations(BOOK) if statement.id in t.statement_ids]
    assert len(coding.speakers) == sum(t.kind is Kind.ACTOR for t in tied)
    assert len(coding.positions) == sum(t.kind is Kind.POSITION for t in tied)
    assert not window.session.annotations.whole


def test_the_claims_pane_says_nothing_while_it_does_not_know(window: MainWindow, qtbot: QtBot) -> None:
    window.to_claims()
    window.session.open_article(OTHER)
    window.session.open_article(BOOK)
    assert window.side.cards._view.accessibleDescription() == ""
    qtbot.waitUntil(lambda: window.session.annotations.whole)
    window.session.open_article(OTHER)
    assert window.side.cards._view.accessibleDescription() != ""
