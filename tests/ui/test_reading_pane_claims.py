"""Claims stand in the margin, level with their statements: they can be read, pointed at and clicked."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model import AnnotationId, IssueId, Kind, Sentence, Stance
from tests.ui.reading import ACTOR, POSITION, STATEMENT, TEXT, mark, move, open_pane, picture, show
from ui import theme
from ui.reading.document import MARGIN
from ui.reading.margin import Label
from ui.reading.marks import Lack
from ui.reading.reading_pane import ReadingPane

SECOND = mark(Kind.STATEMENT, "Wulan Hadi mengatakan", 11)  # begins on the line of the first
THIRD = mark(Kind.STATEMENT, "Kami menolak", 12)


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[ReadingPane]:
    """A pane wide enough for claims, on an article with three statements, an actor and a position."""
    with open_pane(qtbot, qapp) as made:
        made.resize(1000, 700)
        show(made, TEXT, [STATEMENT, SECOND, THIRD, ACTOR, POSITION])
        yield made


def labels(pane: ReadingPane) -> list[Label]:
    """What the margin says in the view, from top to bottom."""
    top, bottom = pane._stripe(pane.viewport().rect())
    return pane._labels(pane._drawn(pane._page.placed(top, bottom), top, bottom))


def texts(pane: ReadingPane) -> list[str]:
    return [label.text for label in labels(pane)]


def middle(label: Label) -> QPoint:
    return label.rect.center().toPoint()


def test_a_claim_stands_right_of_the_text_level_with_the_first_line_of_its_statement(pane: ReadingPane) -> None:
    bare = picture(pane)
    pane.set_claims({STATEMENT.id: "Wulan Hadi +"}.get)
    (label,) = labels(pane)
    assert label.text == "Wulan Hadi +"
    assert label.rect.left() > pane._page_width() - MARGIN
    assert abs(label.rect.center().y() - pane._page.point(STATEMENT.start).center().y()) < 2
    image = picture(pane)
    inside = label.rect.toAlignedRect()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    }
    assert theme.current().dim.name() in inks
    assert image != bare


def test_the_sign_of_a_position_comes_first(pane: ReadingPane) -> None:
    more = [mark(Kind.POSITION, words, 20 + n, Stance.SUPPORT) for n, words in enumerate(("Kami", "menolak"))]
    pane.set_claims({THIRD.id: "Abdul Karim −"}.get)
    ends = []
    for _ in range(2):
        bare = picture(pane)
        (label,) = labels(pane)
        sign = QPoint(pane._page_width() - MARGIN + 16, middle(label).y())
        column = [
            x for x in range(sign.x() - 12, bare.width()) if bare.pixelColor(x, sign.y()) != theme.current().paper
        ]
        pane.set_claims(lambda _: None)
        signs = picture(pane)
        drawn = [x for x in column if signs.pixelColor(x, sign.y()) != theme.current().paper]
        assert drawn
        assert max(drawn) < label.rect.left()
        ends.append(max(drawn))
        pane.set_claims({THIRD.id: "Abdul Karim −"}.get)
        pane.update_annotations([], more)
    assert ends[0] < ends[1]


def test_without_room_nothing_is_said_and_in_little_room_it_is_shortened(pane: ReadingPane) -> None:
    long = "Kementerian Kelautan dan Perikanan Republik +"
    pane.set_claims({STATEMENT.id: long}.get)
    pane.resize(1800, 700)
    assert texts(pane) == [long]
    shown = []
    for width in range(1000, 600, -20):
        pane.resize(width, 700)
        for label in labels(pane):
            assert label.rect.right() <= pane.viewport().width()
            assert label.text.endswith("…")
            shown.append(width)
    assert 700 < min(shown) < 800
    pane.resize(600, 700)
    bare = picture(pane)
    pane.set_claims(lambda _: None)
    assert picture(pane) == bare


def test_claims_that_begin_on_one_line_are_said_together_the_chosen_one_first(pane: ReadingPane) -> None:
    pane.set_claims({STATEMENT.id: "Wulan Hadi +", SECOND.id: "Abdul Karim −", THIRD.id: "…"}.get)
    assert texts(pane) == ["Wulan Hadi + · +1", "…"]
    pane.choose(SECOND.id)
    assert texts(pane) == ["Abdul Karim − · +1", "…"]
    first = middle(labels(pane)[0])
    assert pane._tool_tip(QPointF(first)) == "Wulan Hadi +\nAbdul Karim −"


def test_a_click_on_a_claim_chooses_its_statement_and_again_the_next_one_of_the_line(
    qtbot: QtBot, pane: ReadingPane
) -> None:
    clicked: list[AnnotationId | None] = []
    read: list[Sentence] = []
    pane.annotation_clicked.connect(clicked.append)
    pane.annotation_clicked.connect(pane.choose)
    pane.sentence_clicked.connect(read.append)
    pane.set_claims({STATEMENT.id: "Wulan Hadi +", SECOND.id: "Wulan Hadi 0", THIRD.id: "Abdul Karim −"}.get)
    for nth in (0, 0, 0, 1):
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=middle(labels(pane)[nth]))
        qtbot.wait(QApplication.doubleClickInterval() + 1)
    assert clicked == [STATEMENT.id, SECOND.id, STATEMENT.id, THIRD.id]
    assert [TEXT[sentence.start :].split()[0] for sentence in read] == ["Bupati", "Bupati", "Bupati", "“Kami"]


def test_the_statement_of_the_claim_under_the_mouse_is_brighter(pane: ReadingPane) -> None:
    pane.set_claims({STATEMENT.id: "Wulan Hadi +"}.get)
    before = picture(pane)
    move(pane, middle(labels(pane)[0]), held=False)
    assert pane._hovered == STATEMENT.id
    assert pane.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert picture(pane) != before
    move(pane, QPoint(5, 5), held=False)
    assert pane.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    assert picture(pane) == before


def test_claims_come_change_and_go_one_by_one_without_a_trace(pane: ReadingPane) -> None:
    bare = picture(pane)
    said: dict[AnnotationId, str] = {}
    pane.set_claims(said.get)
    assert texts(pane) == []
    said |= {STATEMENT.id: "Wulan Hadi", THIRD.id: "Abdul Karim"}
    pane.change_claims([STATEMENT.id, THIRD.id])
    assert texts(pane) == ["Wulan Hadi", "Abdul Karim"]
    said[STATEMENT.id] = "Wulan Hadi +"
    assert texts(pane) == ["Wulan Hadi", "Abdul Karim"]  # it is asked again when that is said
    pane.change_claims([STATEMENT.id])
    assert texts(pane) == ["Wulan Hadi +", "Abdul Karim"]
    del said[STATEMENT.id]
    said[THIRD.id] = ""
    pane.change_claims([STATEMENT.id, THIRD.id])
    assert texts(pane) == []
    assert picture(pane) == bare


def test_a_claim_goes_with_its_statement_and_is_said_when_both_come_back_in_either_order(pane: ReadingPane) -> None:
    said = {THIRD.id: "Abdul Karim −"}
    pane.set_claims(said.get)
    pane.update_annotations([THIRD.id], [])
    assert texts(pane) == []
    said[THIRD.id] = "Abdul Karim +"
    pane.update_annotations([], [THIRD])
    assert texts(pane) == ["Abdul Karim +"]
    pane.update_annotations([THIRD.id], [])
    said[THIRD.id] = "Abdul Karim −"
    pane.change_claims([THIRD.id])
    pane.update_annotations([], [THIRD])
    assert texts(pane) == ["Abdul Karim −"]


def test_another_article_has_no_claims_until_they_are_set(pane: ReadingPane) -> None:
    pane.set_claims({STATEMENT.id: "Wulan Hadi +"}.get)
    show(pane, TEXT, [STATEMENT])
    assert texts(pane) == []


def test_labels_never_cover_each_other_however_large_the_text(pane: ReadingPane) -> None:
    starts = [at for at in range(len(TEXT)) if TEXT[at - 1 : at] == " "]
    marks = [mark(Kind.STATEMENT, TEXT[at : at + 12], 100 + at) for at in starts]
    show(pane, TEXT, marks)
    pane.set_claims({one.id: "Wulan Hadi +" for one in marks}.get)
    for size in (9.0, 13.0, 24.0):
        pane.set_type(pane.setting()._replace(size=size))
        pane.resize(1700, 900)
        rects = [label.rect for label in labels(pane)]
        assert len(rects) > 3
        assert all(one.bottom() <= other.top() + 1 for one, other in pairwise(rects))


@pytest.mark.parametrize("lack", [Lack.PART, Lack.POSITION])
def test_what_a_claim_lacks_is_seen_beside_its_statement_where_no_label_has_room(pane: ReadingPane, lack: Lack) -> None:
    """In a sign of its own, or in the ring of its position."""
    pane.resize(560, 700)
    position = mark(Kind.POSITION, "Kami menolak", 20, Stance.OPPOSE)
    position = position._replace(issue_id=IssueId(1), statement_ids=(THIRD.id,), roles=(None,))
    pane.update_annotations((), [position] if lack is Lack.PART else ())
    pane.set_claims({THIRD.id: "Abdul Karim − ?"}.get)
    whole = picture(pane)
    pane.set_claims({THIRD.id: "Abdul Karim − ?"}.get, lambda one: lack if one == THIRD.id else Lack.NOTHING)
    assert not labels(pane)
    y = round(pane._page.point(THIRD.start).center().y())
    right = pane._page_width() - MARGIN
    beside = QRect(right + 4, y - 10, 26, 20).translated(pane.viewport().pos() * 0)
    lacking = picture(pane)
    assert lacking.copy(beside) != whole.copy(beside)
    assert lacking.copy(0, 0, right, lacking.height()) == whole.copy(0, 0, right, whole.height())


def test_claims_just_below_the_view_are_made_ready_while_nobody_waits(pane: ReadingPane, qtbot: QtBot) -> None:
    text = "\n".join(f"Kalimat yang ke-{n} dari banyak." for n in range(400))
    lines = [mark(Kind.STATEMENT, f"Kalimat yang ke-{n} dari banyak.", n + 1, text=text) for n in range(400)]
    show(pane, text, lines)
    asked: list[AnnotationId] = []

    def label(statement: AnnotationId) -> str:
        asked.append(statement)
        return "Wulan Hadi +"

    pane.set_claims(label)
    shown = len(texts(pane))
    below = lines[shown + 3].id
    assert below not in asked
    qtbot.waitUntil(lambda: below in asked)
    assert len(asked) == len(set(asked)) < 4 * shown
    pane.verticalScrollBar().setValue(pane.viewport().height() // 2)
    assert len(texts(pane)) >= shown - 1  # and are the same when they come into view
    assert below in [statement for one in labels(pane) for statement in one.statements]
