"""How the rows of the lists break and shorten their texts, and show which one is chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from reader.model import Kind, Stance
from ui import theme
from ui.main_window import MainWindow
from ui.rows import LONGEST, Counts, HeldRows, Index, RowList, joined, one_line, wrapped

WORDS = st.lists(
    st.sampled_from(["nelayan", "di", "Tanjung", "🐟", "👩🏽\u200d🌾", "𝒜", "قمة", "a\u0301", "pasir-laut"]),
    max_size=30,
)


@given(words=WORDS, width=st.integers(60, 400), most=st.integers(1, 3))
def test_a_text_is_broken_without_losing_or_halving_a_character(
    qapp: object, words: list[str], width: int, most: int
) -> None:
    text, font = " ".join(words), QFont()
    lines = wrapped(text, font, width, most)
    assert len(lines) <= most
    assert all(QFontMetrics(font).horizontalAdvance(line) <= width + 1 for line in lines)
    rest = text
    for line in lines[:-1]:
        assert rest.startswith(line)
        rest = rest[len(line) :].lstrip()
    if lines and not lines[-1].endswith("…"):
        assert lines[-1] == rest


def test_a_long_text_ends_with_an_ellipsis(qtbot: QtBot) -> None:
    assert wrapped("nelayan " * 50, QFont(), 150, 2)[1].endswith("…")


@given(text=st.text())
def test_a_row_is_one_short_line(text: str) -> None:
    line = one_line(text)
    assert len(line) <= LONGEST
    assert line == " ".join(line.split())


@pytest.mark.parametrize(("ratio", "beside"), [(1.0, 0), (2.0, 0), (1.5, 1)])
def test_a_row_that_changes_is_painted_alone_but_for_a_pixel_that_it_shares(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, ratio: float, beside: int
) -> None:
    class Noting(QStyledItemDelegate):
        def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
            return QSize(100, 40)

        def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
            painted.append(index.row())

    painted: list[int] = []
    monkeypatch.setattr(RowList, "devicePixelRatioF", lambda rows: ratio)
    rows = RowList()
    qtbot.addWidget(rows)
    model = HeldRows(str, rows)
    model.hold(["row"] * 1000)
    rows.setModel(model)
    rows.setItemDelegate(Noting(rows))
    rows.resize(200, 400)
    rows.show()
    rows.scrollTo(model.index(500), QAbstractItemView.ScrollHint.PositionAtTop)
    qtbot.waitUntil(lambda: 505 in painted)
    QApplication.processEvents()
    for changed in ((503, 503), (501, 502), (100, 100)):
        painted.clear()
        model.dataChanged.emit(model.index(changed[0]), model.index(changed[1]))
        QApplication.processEvents()
        assert painted == [row for row in range(changed[0] - beside, changed[1] + 1 + beside) if row >= 500]


def test_an_empty_list_shows_other_words_at_once(qtbot: QtBot) -> None:
    rows = RowList()
    qtbot.addWidget(rows)
    rows.setModel(HeldRows(str, rows))
    rows.show()
    pictures = []
    for words in ("Nothing yet.", "Nothing fits.", "Nothing fits."):
        rows.say_when_empty(words)
        QApplication.processEvents()
        pictures.append(rows.screen().grabWindow(rows.winId()).toImage())
    assert pictures[0] != pictures[1] == pictures[2]


def test_words_over_a_list_take_the_lines_they_need_and_none_take_one(qtbot: QtBot) -> None:
    counts = Counts(10)
    qtbot.addWidget(counts)
    counts.resize(160, 30)
    counts.show()
    one = counts.height()
    heights = []
    for words in ("3 tags", "", "12 tags · 5 statements, 4 actors, 3 positions", "4 tags"):
        counts.set_text(words)
        heights.append(counts.height())
    assert heights[0] == heights[1] == heights[3] == one > counts.fontMetrics().height()
    assert heights[2] > one
    counts.set_text("12 tags · 5 statements, 4 actors, 3 positions")
    counts.resize(600, counts.height())
    assert counts.height() == one


def test_parts_keep_their_own_direction() -> None:
    assert joined(("صدى", None, "", "30 Nov 2023")) == "\u2068صدى\u2069 · \u206830 Nov 2023\u2069"


@pytest.mark.parametrize("pane", ["articles", "tags", "claims", "actors"])
def test_the_chosen_row_of_every_list_is_seen(window: MainWindow, qtbot: QtBot, pane: str) -> None:
    """By a bar in the accent's colour at its left, and by its ground."""
    project = window.session.project
    article = project.add_article("Bupati menolak itu. Nelayan menyambutnya.", title="Bupati", language="id")
    project.add_article("Menteri setuju. Rakyat tidak.", title="Menteri", language="id")
    for actor in ("Bupati", "Nelayan"):
        project.tag(article.id, Kind.STATEMENT, 0, 19, actor=actor, issue="reklamasi", stance=Stance.OPPOSE)
        project.tag(article.id, Kind.STATEMENT, 20, 41, actor=actor, issue="reklamasi", stance=Stance.OPPOSE)
    window.session.open_article(article.id)
    show = {"articles": window.to_library, "tags": window.to_tags, "claims": window.to_claims}
    show.get(pane, window.to_codebook)()
    lists = [view for view in window.findChildren(RowList) if view.isVisible() and view.model().rowCount() > 1]
    left = [view for view in lists if window.library.isAncestorOf(view) == (pane == "articles")]
    view = left[0]
    view.setCurrentIndex(view.model().index(1, 0))
    chosen, unchosen = (view.visualRect(view.model().index(row, 0)) for row in (1, 0))
    qtbot.waitUntil(lambda: _colour(view, chosen) == theme.current().accent.name())
    assert _colour(view, unchosen) != theme.current().accent.name()
    assert _colour(view, chosen, right=True) != _colour(view, unchosen, right=True)


def _colour(view: RowList, row: QRect, *, right: bool = False) -> str:
    """Of one end of a row as it is painted."""
    picture = view.viewport().grab().toImage()
    return picture.pixelColor(row.right() - 2 if right else row.left() + 1, row.center().y()).name()
