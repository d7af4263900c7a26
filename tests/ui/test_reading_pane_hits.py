"""Hits of a search are framed in the text, and so is the tag whose partner is looked for."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QAccessible, QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model import Kind, Span
from tests.ui.reading import ACTOR, NAME, POSITION, STATEMENT, TEXT, long_article, open_pane, picture, show
from ui import theme
from ui.colours import contrast
from ui.reading.marks import hit_ground
from ui.reading.reading_pane import ReadingPane


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[ReadingPane]:
    with open_pane(qtbot, qapp) as made:
        yield made


def found(words: str, text: str = TEXT) -> list[Span]:
    spans, at = [], text.find(words)
    while at >= 0:
        spans.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return spans


def area(pane: ReadingPane, span: Span) -> QRect:
    """What the words of one line take up in the view, with a frame around them."""
    left, right = pane._page.point(span.start), pane._page.point(span.end, trailing=True)
    box = left.united(right).adjusted(-5, -5, 5, 5).toAlignedRect()
    return box.translated(0, -pane.verticalScrollBar().value())


def changed(one: QImage, other: QImage) -> list[tuple[int, int]]:
    size = one.size()
    places = product(range(size.width()), range(size.height()))
    return [(x, y) for x, y in places if one.pixel(x, y) != other.pixel(x, y)]


def test_every_hit_is_framed_and_nothing_else_changes(pane: ReadingPane) -> None:
    before, spans = picture(pane), found("nya")
    assert len(spans) == 3
    pane.show_hits(spans)
    where = changed(before, picture(pane))
    areas = [area(pane, span) for span in spans]
    assert all(any(one.contains(x, y) for x, y in where) for one in areas)
    assert all(any(one.contains(x, y) for one in areas) for x, y in where)


def test_the_current_hit_is_drawn_more_strongly_than_the_others(pane: ReadingPane) -> None:
    spans = found("nya")
    pane.show_hits(spans)
    both = picture(pane)
    pane.show_hit(1)
    second = changed(both, picture(pane))
    assert second
    assert all(area(pane, spans[1]).contains(x, y) for x, y in second)
    pane.show_hit(0)
    assert all(not area(pane, spans[1]).contains(x, y) for x, y in changed(both, picture(pane)))


def test_hits_leave_no_trace_when_they_go_or_another_article_is_shown(pane: ReadingPane) -> None:
    before = picture(pane)
    pane.show_hits(found("nya"))
    pane.show_hit(1)
    pane.show_hits(())
    assert picture(pane) == before
    show(pane, TEXT)
    bare = picture(pane)
    pane.show_hits(found("nya"))
    assert picture(pane) != bare
    show(pane, TEXT)
    assert picture(pane) == bare


def test_a_hit_that_is_broken_over_two_lines_is_framed_on_both(pane: ReadingPane) -> None:
    pane.resize(360, 700)
    (whole,) = found("mengatakan proyek itu tidak bisa ditunda lagi")
    pane.show_hits([whole])
    picture(pane)
    rects = [rect for made in pane._shapes.values() for _, rect in made.hits]
    assert len(rects) > 1
    assert len({rect.top() for rect in rects}) == len(rects)


def test_hits_are_framed_where_letters_are_long_or_run_to_the_left(pane: ReadingPane) -> None:
    text = "😀 kata قالت الوزيرة kata 👩\u200d🔬 kata."
    show(pane, text)
    spans = found("kata", text) + found("الوزيرة", text)
    assert len(spans) == 4
    before = picture(pane)
    pane.show_hits(sorted(spans, key=lambda span: span.start))
    where = changed(before, picture(pane))
    for span in spans:
        letter = area(pane, Span(span.start + 1, span.start + 2))
        assert any(letter.contains(x, y) for x, y in where), text[span.start : span.end]


def test_the_current_hit_is_brought_into_view_and_said(pane: ReadingPane, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    text = long_article()
    show(pane, text)
    spans = found("nomor", text)
    pane.show_hits(spans)
    assert pane.verticalScrollBar().value() == 0
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    pane.show_hit(150)
    assert pane.viewport().rect().contains(area(pane, spans[150]))
    assert heard == [
        "Hit 151 of 300: Kalimat nomor 150 berbicara tentang rencana yang sama seperti kemarin.",
    ]


def test_only_hits_in_view_are_looked_at(pane: ReadingPane) -> None:
    text = "\n".join(f"Kalimat nomor {n} dan nomor lain." for n in range(3000))
    show(pane, text)
    pane.show_hits(found("nomor", text))
    for n in (0, 5999, 3000):
        pane.show_hit(n)
        picture(pane)
        shaped = [nth for made in pane._shapes.values() for nth, _ in made.hits]
        assert n in shaped
    assert len(shaped) < 400


def test_hits_stay_when_tags_change_or_the_page_is_set_anew(pane: ReadingPane, qapp: QApplication) -> None:
    pane.show_hits(found("nya"))
    pane.show_hit(0)
    with_hits = picture(pane)
    pane.update_annotations([], [STATEMENT._replace(id=NAME.id, kind=Kind.ACTOR)])
    pane.update_annotations([], [NAME])
    assert picture(pane) == with_hits
    pane.set_type(pane.setting()._replace(size=16))
    theme.apply(qapp, theme.load("dark"))
    by_night = picture(pane)
    pane.show_hits(())
    assert picture(pane) != by_night


def test_words_can_be_read_on_a_hit_by_day_and_by_night() -> None:
    for dressed in (theme.load("light"), theme.load("dark")):
        for strong in (False, True):
            hit = theme.over(dressed.paper, hit_ground(dressed, strong))
            marked = [
                theme.over(theme.over(dressed.paper, fill), hit_ground(dressed, strong))
                for fill in dressed.fill.values()
            ]
            assert min(contrast(dressed.text, ground) for ground in (hit, *marked)) >= 4.5
            assert contrast(dressed.dim, hit) >= 4.5 or strong
        assert contrast(dressed.dim, dressed.paper) >= 3.0  # the frame of a hit


# The tag whose partner is looked for


def test_the_tag_that_is_linked_is_outlined_with_dashes_until_that_is_over(pane: ReadingPane) -> None:
    before = picture(pane)
    pane.linking(ACTOR.id)
    dashed = picture(pane)
    assert dashed != before
    pane.linking(None)
    assert picture(pane) == before
    pane.choose(ACTOR.id)
    pane.select(Span(POSITION.start, POSITION.end))  # so that the chosen one has no handles
    solid = picture(pane)
    pane.linking(ACTOR.id)
    assert picture(pane) != solid


def test_the_dashes_go_with_their_tag_and_with_the_article(pane: ReadingPane) -> None:
    pane.linking(ACTOR.id)
    pane.update_annotations([ACTOR.id], [])
    without = picture(pane)
    pane.linking(None)
    assert picture(pane) == without
    pane.linking(NAME.id)
    show(pane, TEXT, [ACTOR])
    shown = picture(pane)
    pane.linking(None)
    assert picture(pane) == shown


def test_what_changes_is_painted_again_and_no_more_than_its_lines(qtbot: QtBot, pane: ReadingPane) -> None:
    pane.resize(1000, 700)
    spans = found("nya")
    line = area(pane, Span(ACTOR.start, ACTOR.end))
    pane.show_hits(spans)
    changes: list[tuple[Callable[[], None], QRect]] = [
        (lambda: pane.show_hit(2), area(pane, spans[2])),
        (lambda: pane.linking(ACTOR.id), line),
        (lambda: pane.linking(None), line),
        (lambda: pane.change_claims([STATEMENT.id]), line),
        (lambda: pane.choose(ACTOR.id), line),
    ]
    for change, where in changes:
        QApplication.processEvents()
        seen = Painted(pane)
        change()
        QApplication.processEvents()
        assert seen.region.contains(where)
        assert seen.region.height() < 100
    seen = Painted(pane)
    pane.select(Span(POSITION.start, POSITION.end))
    qtbot.waitUntil(lambda: seen.region.contains(line))  # the handles of the chosen tag go
    seen = Painted(pane)
    pane.show_hits(())
    qtbot.waitUntil(lambda: all(seen.region.contains(area(pane, span)) for span in spans))


class Painted(QObject):
    """What of the text is painted from now on."""

    def __init__(self, pane: ReadingPane) -> None:
        super().__init__(pane)
        self.region = QRect()
        pane.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.rect())
        return False


def test_painting_line_by_line_gives_the_same_picture_with_hits_claims_and_dashes(pane: ReadingPane) -> None:
    pane.resize(1100, 700)
    pane.set_claims({STATEMENT.id: "Wulan Hadi +"}.get)
    pane.show_hits(found("nya"))
    pane.show_hit(1)
    pane.linking(STATEMENT.id)
    whole = picture(pane)
    size = pane.viewport().rect()
    for y in range(0, size.height(), 7):
        strip = pane.viewport().grab(QRect(0, y, size.width(), 7)).toImage()
        for row in range(strip.height()):
            pairs = ((strip.pixelColor(x, row), whole.pixelColor(x, y + row)) for x in range(0, strip.width(), 3))
            assert all(alike(one, other) for one, other in pairs), y + row


def alike(one: QColor, other: QColor) -> bool:
    """But for the last bits of a smoothed edge, which depend on where Qt cuts a dash at the strip's border."""
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) <= 2 for a, b in parts)
