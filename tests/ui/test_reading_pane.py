"""Reading and marking an article with keys and mouse."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDragEnterEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QToolButton
from pytestqt.qtbot import QtBot

from reader.markup import from_plain
from reader.model import (
    Annotation,
    AnnotationId,
    Kind,
    Sentence,
    Span,
)
from tests.ui.reading import (
    ACTOR,
    NAME,
    POSITION,
    STATEMENT,
    TEXT,
    TITLE,
    article,
    at,
    click,
    drag,
    has,
    long_article,
    mark,
    move,
    open_pane,
    picture,
    selected,
    show,
)
from ui import theme
from ui.reading.document import MARGIN
from ui.reading.furniture import eyebrow
from ui.reading.page_view import BESIDE, EDGE
from ui.reading.reading_pane import ReadingPane
from ui.words import description

Right, Left, Escape = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Escape
Shift, Alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
Letter = Qt.KeyboardModifier.ControlModifier | Shift


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[ReadingPane]:
    with open_pane(qtbot, qapp) as made:
        yield made


# Words by the keyboard


def test_the_right_arrow_selects_the_first_word_of_the_sentence_and_goes_on(qtbot: QtBot, pane: ReadingPane) -> None:
    words = []
    for _ in range(4):
        qtbot.keyClick(pane, Right)
        words.append(selected(pane))
    assert words == ["Bupati", "Wulan", "Hadi", "mengatakan"]
    qtbot.keyClick(pane, Left)
    assert selected(pane) == "Hadi"


def test_words_go_on_beyond_the_border_of_the_sentence(qtbot: QtBot, pane: ReadingPane) -> None:
    qtbot.keyClick(pane, Left)
    assert selected(pane) == "lagi"
    qtbot.keyClick(pane, Right)
    assert selected(pane) == "Kami"


def test_words_go_on_from_the_chosen_mark_if_nothing_is_selected(qtbot: QtBot, pane: ReadingPane) -> None:
    for chosen, right, left in (
        (NAME, "mengatakan", "Bupati"),
        (STATEMENT, "Bupati", "lagi"),  # the whole sentence: as if none was chosen
        (POSITION, "Bupati", "lagi"),  # in another sentence
    ):
        for key, seen in ((Right, right), (Left, left)):
            pane.choose(chosen.id)
            pane.set_sentence(pane.sentence_at(STATEMENT.start))
            qtbot.keyClick(pane, key)
            assert selected(pane) == seen, (chosen.text, key)
            pane.clear_selection()


def test_shift_moves_the_end_and_alt_the_start(qtbot: QtBot, pane: ReadingPane) -> None:
    for key, how, seen in (
        (Right, Shift, "Bupati"),
        (Right, Shift, "Bupati Wulan"),
        (Right, Shift, "Bupati Wulan Hadi"),
        (Right, Alt, "Wulan Hadi"),
        (Left, Shift, "Wulan"),
        (Left, Shift, "Wulan"),
        (Right, Alt, "Wulan"),
        (Left, Alt, "Bupati Wulan"),
    ):
        qtbot.keyClick(pane, key, how)
        assert selected(pane) == seen


def test_control_and_shift_move_the_end_by_a_letter_as_readers_see_it(qtbot: QtBot, pane: ReadingPane) -> None:
    show(pane, "satu👩\u200d🔬e\u0301 dua")
    pane.set_sentence(pane.sentence_at(0))
    qtbot.keyClick(pane, Right)
    assert selected(pane) == "satu"
    seen = []
    for _ in range(3):
        qtbot.keyClick(pane, Right, Letter)
        seen.append(selected(pane))
    assert seen == ["satu👩\u200d🔬", "satu👩\u200d🔬e\u0301", "satu👩\u200d🔬e\u0301 "]
    qtbot.keyClick(pane, Left, Letter)
    assert selected(pane) == "satu👩\u200d🔬e\u0301"


def test_in_arabic_the_left_arrow_goes_on(qtbot: QtBot, pane: ReadingPane) -> None:
    show(pane, "قالت الوزيرة إن الضريبة ترتفع.")
    pane.set_sentence(pane.sentence_at(0))
    qtbot.keyClick(pane, Left)
    qtbot.keyClick(pane, Left)
    assert selected(pane) == "الوزيرة"


def test_with_a_chosen_mark_shift_and_alt_ask_to_move_its_edges(qtbot: QtBot, pane: ReadingPane) -> None:
    pane.choose(NAME.id)
    asked: list[tuple[int, str]] = []
    pane.resize_requested.connect(lambda number, span: asked.append((number, TEXT[span.start : span.end])))
    qtbot.keyClick(pane, Right, Shift)
    qtbot.keyClick(pane, Left, Shift)
    qtbot.keyClick(pane, Left, Alt)
    qtbot.keyClick(pane, Right, Alt)
    assert asked == [(3, "Wulan Hadi mengatakan"), (3, "Wulan"), (3, "Bupati Wulan Hadi"), (3, "Hadi")]
    assert pane.selection() is None


def test_escape_clears_the_selection_and_then_asks_to_choose_no_mark(qtbot: QtBot, pane: ReadingPane) -> None:
    asked: list[AnnotationId | None] = []
    pane.annotation_clicked.connect(asked.append)
    pane.annotation_clicked.connect(pane.choose)
    pane.choose(NAME.id)
    qtbot.keyClick(pane, Right)
    qtbot.keyClick(pane, Escape)
    assert pane.selection() is None
    assert asked == []
    qtbot.keyClick(pane, Escape)
    assert asked == [None]
    qtbot.keyClick(pane, Escape)
    assert asked == [None]


def test_keys_of_the_window_are_left_to_it(pane: ReadingPane) -> None:
    named = {Qt.Key.Key_Down: "", Qt.Key.Key_Up: "", Qt.Key.Key_Delete: "", Escape: ""}
    enter = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Enter: "\r"}
    signs = {Qt.Key.Key_Plus: "+", Qt.Key.Key_0: "0", Qt.Key.Key_Minus: "-", Qt.Key.Key_Period: "."}
    letters = {Qt.Key.Key_S: "s", Qt.Key.Key_L: "l", Qt.Key.Key_G: "g"}
    for key, text in (named | enter | signs | letters).items():
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(pane, event)
            assert not event.isAccepted(), (key, kind)
    mine = QKeyEvent(QEvent.Type.ShortcutOverride, Right, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(pane, mine)
    assert mine.isAccepted()


def test_page_and_end_keys_scroll(qtbot: QtBot, pane: ReadingPane) -> None:
    show(pane, "\n".join(f"Kalimat nomor {n}." for n in range(200)))
    bar = pane.verticalScrollBar()
    qtbot.keyClick(pane, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < pane.viewport().height()
    qtbot.keyClick(pane, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(pane, Qt.Key.Key_Home)
    assert bar.value() == 0


# Selection


def test_a_selection_is_told_once(qtbot: QtBot, pane: ReadingPane) -> None:
    told: list[Span | None] = []
    pane.span_selected.connect(told.append)
    pane.select(Span(ACTOR.start, ACTOR.end))
    pane.select(Span(ACTOR.start, ACTOR.end))
    pane.clear_selection()
    assert told == [Span(ACTOR.start, ACTOR.end), None]


PIECES = [
    "a",
    " ",
    "Kata",
    ".",
    "\t",
    "\u00a0",
    "😀",
    "👩\u200d🔬",
    "𝔘",
    "e\u0301",
    "قال",
    "\u2028",
    "\ufeff",
    "\n",
    "漢",
]


@given(data=st.data(), pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_what_is_selected_is_copied_letter_for_letter(
    pane: ReadingPane, data: st.DataObject, pieces: list[str]
) -> None:
    text, blocks = from_plain("x" + "".join(pieces) + "x")
    pane.show_article(article(text, ""), blocks, [], [])
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    pane.select(Span(start, end))
    assert pane.selection() == Span(start, end)
    pane.copy()
    # PySide takes a byte order mark that begins a string for one.
    assert QGuiApplication.clipboard().text() == text[start:end].removeprefix("\ufeff")


def test_cells_of_a_table_are_selected_from_the_first_to_the_last(pane: ReadingPane) -> None:
    show(pane, "|satu|dua|\n|-|-|\n|tiga|empat|\n\nakhir", markdown=True)
    text = "satu\tdua\ntiga\tempat\nakhir"
    pane.select(Span(1, text.index("dua") + 1))
    assert selected(pane) == "satu\tdua"


def test_dragging_over_words_selects_them_and_shows_the_bar_beside_them(qtbot: QtBot, pane: ReadingPane) -> None:
    start, end = TEXT.index("mendukung"), TEXT.index("tanggul ini")
    drag(qtbot, pane, at(pane, start) - QPoint(3, 0), at(pane, end) - QPoint(4, 0))
    assert selected(pane) == "mendukung penuh "
    assert pane._bar.isVisible()
    words = pane._view_rect(pane._page.stripe(start, end))
    assert not pane._bar.geometry().intersects(words)
    asked: list[Kind] = []
    pane.tag_requested.connect(asked.append)
    button = pane._bar.findChild(QToolButton, "position")
    assert isinstance(button, QToolButton)
    assert "P" in button.toolTip()
    assert button.accessibleName() == "Tag as Position"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [Kind.POSITION]
    assert not pane._bar.isVisible()


def test_a_press_on_the_selection_begins_another_and_never_drags_its_words_away(
    qtbot: QtBot, pane: ReadingPane
) -> None:
    start, end = TEXT.index("mengatakan"), TEXT.index("tidak bisa")
    words = at(pane, start), at(pane, end)
    pane.select(Span(ACTOR.start, end + 5))
    drag(qtbot, pane, words[0] - QPoint(3, 0), words[1] - QPoint(4, 0))
    assert selected(pane) == "mengatakan proyek itu "


def test_a_click_on_the_selection_is_a_click(qtbot: QtBot, pane: ReadingPane) -> None:
    pane.select(Span(STATEMENT.start, STATEMENT.end))
    with qtbot.waitSignal(pane.annotation_clicked) as clicked:
        click(qtbot, pane, NAME.start + 2)
    assert clicked.args == [NAME.id]
    assert pane.selection() is None


def test_what_is_dropped_on_the_text_comes_to_the_window(qtbot: QtBot, pane: ReadingPane) -> None:
    class Window(QMainWindow):
        came = 0

        def dragEnterEvent(self, event: QDragEnterEvent) -> None:
            self.came += 1

    window = Window()
    qtbot.addWidget(window)
    window.setAcceptDrops(True)
    window.setCentralWidget(pane)
    data = QMimeData()
    data.setText("kata")
    event = QDragEnterEvent(
        at(pane, ACTOR.start), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(pane.viewport(), event)
    assert window.came == 1
    assert not pane.viewport().acceptDrops()
    window.takeCentralWidget()


def test_clearing_a_selection_that_is_out_of_view_does_not_scroll(pane: ReadingPane) -> None:
    show(pane, long_article())
    pane.select(Span(0, 5))
    pane.verticalScrollBar().setValue(4321)
    pane.clear_selection()
    assert pane.verticalScrollBar().value() == 4321


def test_the_bar_goes_away_on_scroll_typing_and_clearing(qtbot: QtBot, pane: ReadingPane) -> None:
    pane.resize(900, 330)
    leave = (
        lambda: pane.verticalScrollBar().setValue(pane.verticalScrollBar().value() + 9),
        lambda: qtbot.keyClick(pane, Qt.Key.Key_X),
        pane.clear_selection,
    )
    for go in leave:
        pane.verticalScrollBar().setValue(0)
        word = at(pane, TEXT.index("proyek") + 1)
        qtbot.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=word)
        qtbot.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=word)
        assert selected(pane) == "proyek"
        assert pane._bar.isVisible()
        go()
        assert not pane._bar.isVisible()


def test_the_bar_never_covers_a_selection_that_fills_the_view(pane: ReadingPane) -> None:
    show(pane, "\n".join(f"Kalimat nomor {n}." for n in range(200)))
    for width in (640, 1300):
        pane.resize(width, 400)
        pane.verticalScrollBar().setValue(900)
        pane.select(Span(0, 3000))
        pane.verticalScrollBar().setValue(900)
        pane._show_bar()
        assert not pane._bar.isVisible() or pane._bar.x() >= pane._page_width() - MARGIN
        pane.clear_selection()


# Marks by the mouse


def test_a_click_tells_the_sentence_and_the_marks_there_from_small_to_large(qtbot: QtBot, pane: ReadingPane) -> None:
    clicked: list[int | None] = []
    read: list[Sentence] = []
    pane.annotation_clicked.connect(clicked.append)
    pane.annotation_clicked.connect(pane.choose)
    pane.sentence_clicked.connect(read.append)
    for _ in range(4):
        click(qtbot, pane, NAME.start + 2)
        qtbot.wait(QApplication.doubleClickInterval() + 1)
    assert clicked == [NAME.id, ACTOR.id, STATEMENT.id, NAME.id]
    assert {sentence.start for sentence in read} == {STATEMENT.start}
    click(qtbot, pane, TEXT.index("Serikat"))
    assert clicked[4:] == [None]
    assert read[-1].start == TEXT.index("Ketua")


def test_a_click_beside_the_text_is_on_no_mark(qtbot: QtBot, pane: ReadingPane) -> None:
    clicked: list[AnnotationId | None] = []
    pane.annotation_clicked.connect(clicked.append)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, at(pane, ACTOR.start).y()))
    assert clicked == [None]


def ask_for_menu(pane: ReadingPane, place: QPoint, reason: QContextMenuEvent.Reason) -> QPoint:
    asked: list[QPoint] = []
    pane.menu_requested.connect(asked.append)
    receiver = pane if reason is QContextMenuEvent.Reason.Keyboard else pane.viewport()
    QApplication.sendEvent(receiver, QContextMenuEvent(reason, place, receiver.mapToGlobal(place)))
    pane.menu_requested.disconnect(asked.append)
    assert len(asked) == 1
    return pane.viewport().mapFromGlobal(asked[0])


def test_a_right_click_goes_there_and_asks_for_the_menu(pane: ReadingPane) -> None:
    mouse = QContextMenuEvent.Reason.Mouse
    clicked: list[AnnotationId | None] = []
    read: list[Sentence] = []
    pane.annotation_clicked.connect(clicked.append)
    pane.annotation_clicked.connect(pane.choose)
    pane.sentence_clicked.connect(read.append)
    pane.select(Span(POSITION.start, POSITION.end))
    place = at(pane, NAME.start + 2)
    assert ask_for_menu(pane, place, mouse) == place
    assert (clicked, read[0].start, pane.selection()) == ([NAME.id], STATEMENT.start, None)
    pane.choose(STATEMENT.id)
    ask_for_menu(pane, place, mouse)
    assert clicked[1:] == [STATEMENT.id]  # the chosen mark is there: it stays the chosen one


def test_a_right_click_on_the_selection_keeps_it(pane: ReadingPane) -> None:
    clicked: list[AnnotationId | None] = []
    pane.annotation_clicked.connect(clicked.append)
    pane.select(Span(STATEMENT.start, STATEMENT.end))
    ask_for_menu(pane, at(pane, NAME.start + 2), QContextMenuEvent.Reason.Mouse)
    assert pane.selection() == Span(STATEMENT.start, STATEMENT.end)
    assert clicked == []


def test_the_menu_key_asks_for_the_menu_below_what_is_selected_or_read(pane: ReadingPane) -> None:
    keyboard = QContextMenuEvent.Reason.Keyboard
    corner = QPoint(1, 1)
    sentence = ask_for_menu(pane, corner, keyboard)
    assert abs(sentence.x() - at(pane, STATEMENT.start).x()) < 12
    assert 0 < sentence.y() - at(pane, STATEMENT.start).y() < 30
    pane.select(Span(POSITION.start, POSITION.end))
    assert abs(ask_for_menu(pane, corner, keyboard).x() - at(pane, POSITION.start).x()) < 12
    show(pane, long_article())
    pane.select(Span(0, 5))
    pane.verticalScrollBar().setValue(4321)
    assert pane.viewport().rect().contains(ask_for_menu(pane, corner, keyboard))
    pane.show_article(None, (), (), ())
    for reason in (keyboard, QContextMenuEvent.Reason.Mouse):
        assert pane.viewport().rect().contains(ask_for_menu(pane, corner, reason))


def edge(pane: ReadingPane, one: Annotation, *, end: bool) -> QPoint:
    rect = pane._edges(one)[1 if end else 0]
    return (rect.center() - QPointF(0, pane.verticalScrollBar().value())).toPoint()


def test_an_edge_of_the_chosen_mark_is_dragged_from_word_to_word(qtbot: QtBot, pane: ReadingPane) -> None:
    pane.choose(ACTOR.id)
    asked: list[tuple[int, str]] = []
    pane.resize_requested.connect(lambda number, span: asked.append((number, TEXT[span.start : span.end])))
    drag(qtbot, pane, edge(pane, ACTOR, end=True), at(pane, TEXT.index("proyek") + 4))
    drag(qtbot, pane, edge(pane, ACTOR, end=False), at(pane, TEXT.index("Wulan") + 1))
    assert asked == [(2, "Bupati Wulan Hadi mengatakan proyek"), (2, "Wulan Hadi")]
    assert pane._marks.get(ACTOR.id) == ACTOR
    assert pane.selection() is None


def test_with_shift_an_edge_is_dragged_by_letters(qtbot: QtBot, pane: ReadingPane) -> None:
    pane.choose(ACTOR.id)
    with qtbot.waitSignal(pane.resize_requested) as asked:
        drag(qtbot, pane, edge(pane, ACTOR, end=True), at(pane, TEXT.index("mengatakan") + 3) - QPoint(4, 0), Shift)
    assert asked.args == [ACTOR.id, Span(ACTOR.start, TEXT.index("mengatakan") + 3)]


def test_escape_stops_a_drag(qtbot: QtBot, pane: ReadingPane) -> None:
    pane.choose(ACTOR.id)
    target = at(pane, TEXT.index("proyek") + 4)
    with qtbot.assertNotEmitted(pane.resize_requested):
        qtbot.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=edge(pane, ACTOR, end=True))
        move(pane, target)
        shown = pane._marks.get(ACTOR.id)
        assert shown is not None
        assert shown.end == TEXT.index("proyek") + len("proyek")
        qtbot.keyClick(pane, Escape)
        qtbot.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=target)
    assert pane._marks.get(ACTOR.id) == ACTOR
    assert pane._chosen == ACTOR.id


def test_the_mark_under_the_mouse_is_brighter_and_says_what_it_is(pane: ReadingPane) -> None:
    before = picture(pane)
    place = at(pane, POSITION.start + 2)
    move(pane, place, held=False)
    assert pane._hovered == POSITION.id
    assert picture(pane) != before
    assert pane._tool_tip(QPointF(place)) == "Position · oppose · rani"
    assert pane._tool_tip(QPointF(at(pane, NAME.start + 1))).splitlines()[0] == "Actor · Wulan Hadi · rani"
    move(pane, QPoint(5, 5), held=False)
    assert pane._hovered is None
    assert picture(pane) == before


def test_a_link_says_where_it_leads_and_leads_nowhere(qtbot: QtBot, pane: ReadingPane) -> None:
    show(pane, "Lihat [catatan](https://example.org/a) itu.", markdown=True)
    place = at(pane, 8)
    assert pane._tool_tip(QPointF(place)) == "https://example.org/a"
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert selected(pane) == ""
    assert pane.toPlainText() == "Lihat catatan itu."


# What is painted


@pytest.mark.parametrize("name", ["light", "dark"])
def test_each_kind_is_painted_in_its_own_form(pane: ReadingPane, qapp: QApplication, name: str) -> None:
    theme.apply(qapp, theme.load(name))
    dressed = theme.current()
    pane.set_sentence(None)
    image = picture(pane)
    middle = at(pane, ACTOR.start).y()
    assert has(image, dressed.line[Kind.ACTOR], MARGIN, middle, MARGIN + 60, middle + 20)
    position = at(pane, POSITION.start)
    assert has(image, dressed.line[Kind.POSITION], position.x(), position.y(), position.x() + 40, position.y() + 20)
    right = pane._page_width() - MARGIN
    assert has(image, dressed.line[Kind.POSITION], right, position.y() - 12, right + 40, position.y() + 12)
    assert not _is_blank(image, 30, MARGIN - 12, middle)
    assert image.pixelColor(3, 3) == dressed.paper


def _is_blank(image: QImage, left: int, right: int, y: int) -> bool:
    return len({image.pixel(x, y) for x in range(left, right)}) == 1


def test_the_sentence_has_a_bar_and_moves_with_the_cursor(pane: ReadingPane) -> None:
    accent = theme.current().accent
    here, there = at(pane, STATEMENT.start + 30).y(), at(pane, TEXT.index("Serikat")).y()
    assert has(picture(pane), accent, MARGIN - 14, here, MARGIN - 8, here + 1)
    pane.set_sentence(pane.sentence_at(TEXT.index("Serikat")))
    image = picture(pane)
    assert not has(image, accent, MARGIN - 14, here, MARGIN - 8, here + 1)
    assert has(image, accent, MARGIN - 14, there, MARGIN - 8, there + 1)


def test_marks_come_change_and_go_without_a_trace(pane: ReadingPane) -> None:
    show(pane, TEXT, [])
    bare = picture(pane)
    pane.update_annotations([], [POSITION])
    assert picture(pane) != bare
    pane.update_annotations([], [POSITION._replace(stance=None)])
    pane.update_annotations([POSITION.id], [ACTOR])
    pane.choose(ACTOR.id)
    pane.update_annotations([ACTOR.id], [])
    assert pane._chosen is None
    assert picture(pane) == bare


def test_painting_line_by_line_gives_the_same_picture_as_painting_all(pane: ReadingPane) -> None:
    pane.choose(NAME.id)
    whole = picture(pane)
    strips = pane.viewport().grab()
    for y in range(0, pane.viewport().height(), 7):
        strip = pane.viewport().grab(strips.rect().adjusted(0, y, 0, y + 7 - strips.height())).toImage()
        for row in range(strip.height()):
            assert all(strip.pixel(x, row) == whole.pixel(x, y + row) for x in range(0, strip.width(), 3)), y + row


def test_a_title_that_the_text_begins_with_is_shown_once(pane: ReadingPane) -> None:
    show(pane, TEXT)
    inside = pane._header.height
    show(pane, TEXT, title="Judul lain")
    assert pane._header.height > inside + 20


def test_the_line_above_the_title_says_what_is_known(pane: ReadingPane) -> None:
    """A date, and a number with what it counts, stay in one line."""
    plain = eyebrow(article(TEXT), 5).translate({0x2068: None, 0x2069: None}).replace("\N{NO-BREAK SPACE}", "_")
    assert plain == "Harian Ranai  ·  14_May_2024  ·  Bahasa Indonesia  ·  5_sentences"
    assert "1\N{NO-BREAK SPACE}sentence" in eyebrow(article(TEXT, source="", language="xx"), 1)
    assert "5\N{NO-BREAK SPACE}sentences" in pane._header._eyebrow


def test_without_an_article_the_pane_says_what_to_do(pane: ReadingPane) -> None:
    pane.show_article(None, (), (), ())
    blank = picture(pane)
    pane.set_empty_text("Paste an article to begin.")
    assert picture(pane) != blank
    assert pane.selection() is None
    assert pane.place() == {"offset": 0, "above": 0}
    pane.restore_place({"offset": 40, "above": 0})


def test_an_article_that_is_left_takes_no_memory(qtbot: QtBot, pane: ReadingPane) -> None:
    left: list[int] = []
    for number in range(3):
        show(pane, TEXT)
        pane._page.document.destroyed.connect(lambda _=None, number=number: left.append(number))
    pane.show_article(None, (), (), ())
    qtbot.waitUntil(lambda: left == [0, 1, 2])


def test_markdown_is_dressed(pane: ReadingPane) -> None:
    show(
        pane, "- satu\n- dua\n\n> kutipan\n\n```\nkode\n```\n\n---\n\n|a|b|\n|-|-|\n|1|2|", markdown=True, title="Lain"
    )
    image, dressed = picture(pane), theme.current()
    text = "satu\ndua\nkutipan\nkode"
    bullet, quote, code = (at(pane, text.index(word)) for word in ("satu", "kutipan", "kode"))
    assert not _is_blank(image, MARGIN, bullet.x() - 6, bullet.y())
    assert has(image, dressed.rule, MARGIN, quote.y(), MARGIN + 4, quote.y() + 1)
    assert image.pixelColor(pane._page_width() - MARGIN - 10, code.y()) == dressed.code


# Places


def test_the_sentence_is_brought_to_the_upper_third_but_only_if_it_is_out_of_view(pane: ReadingPane) -> None:
    show(pane, long_article())
    far = pane.sentence_at(pane._article.text.index("nomor 150")) if pane._article else None
    pane.set_sentence(far)
    bar = pane.verticalScrollBar()
    assert far is not None
    top = pane._page.stripe(far.start, far.end).top() - bar.value()
    assert abs(top - pane.viewport().height() / 3) < 3
    scrolled = bar.value()
    pane.set_sentence(pane.sentence_at(far.end + 1))
    assert bar.value() == scrolled


def test_a_place_is_found_again_at_another_width_and_size(pane: ReadingPane) -> None:
    show(pane, long_article())
    pane.verticalScrollBar().setValue(4321)
    place = pane.place()
    first = pane._page.place_at(pane.verticalScrollBar().value())[0]
    for width, size in ((520, 13.0), (1200, 17.0), (900, 13.0)):
        pane.resize(width, 600)
        pane.set_type(pane.setting()._replace(size=size))
        show(pane, long_article())
        pane.restore_place(place)
        shown = pane._page.place_at(pane.verticalScrollBar().value())[0]
        assert abs(shown - first) < 100
    assert pane.place() == pytest.approx(place, abs=0.1)


def first_line(pane: ReadingPane) -> int:
    return pane._page.place_at(pane.verticalScrollBar().value())[0]


def test_an_article_is_opened_again_where_it_was_left_whatever_the_window_does_meanwhile(
    qtbot: QtBot, pane: ReadingPane
) -> None:
    show(pane, long_article())
    sentence = pane._sentences[12]
    pane.set_sentence(sentence)
    stripe = pane._page.stripe(sentence.start, sentence.end)
    pane.verticalScrollBar().setValue(round(stripe.top()) - pane.viewport().height() // 2)
    first, place = first_line(pane), pane.place()
    again = ReadingPane()
    qtbot.addWidget(again)
    again.resize(420, 300)
    show(again, long_article())
    again.restore_place(place)
    again.set_sentence(sentence, reveal=False)
    with qtbot.waitExposed(again):
        again.show()
    again.resize(500, 200)
    again.resize(900, 700)
    assert first_line(again) == first
    assert again.place() == place


def test_another_article_is_shown_from_its_top(pane: ReadingPane) -> None:
    show(pane, long_article())
    pane.restore_place({"offset": 4000, "above": 0})
    show(pane, long_article())
    assert pane.verticalScrollBar().value() == 0
    pane.resize(520, 300)
    assert pane.place() == {"offset": 0, "above": 0}


def test_a_place_is_held_until_somebody_scrolls(qtbot: QtBot, pane: ReadingPane) -> None:
    show(pane, long_article())
    offset = pane._sentences[40].start
    pane.restore_place({"offset": offset, "above": 0})
    qtbot.keyClick(pane, Qt.Key.Key_PageDown)
    below = first_line(pane)
    assert below > offset
    pane.resize(520, 700)
    assert 0 <= below - first_line(pane) < 60
    pane.resize(900, 700)
    assert first_line(pane) == below


def test_another_size_of_text_keeps_the_place_at_the_end_of_a_long_text(qtbot: QtBot, pane: ReadingPane) -> None:
    show(pane, "\n".join(f"Kalimat nomor {n} berbicara tentang rencana itu." for n in range(20_000)))
    last = pane._sentences[-1].start
    pane.restore_place({"offset": last, "above": 0})
    bar = pane.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() and last - first_line(pane) < 2000)
    bar.setValue(bar.value() - 1)
    first = first_line(pane)
    for size in (14.0, 15.0):
        pane.set_type(pane.setting()._replace(size=size))
        qtbot.waitUntil(lambda: first_line(pane) == first)


def test_below_the_end_of_the_text_the_place_is_its_last_line(pane: ReadingPane) -> None:
    show(pane, long_article())
    last = pane._page.bounds(pane._page.document.lastBlock())[0]
    offset, above = pane._page.place_at(10_000_000)
    assert offset == last
    assert above > 0


def test_a_place_deep_in_a_long_text_is_found_as_soon_as_it_is_laid_out(qtbot: QtBot, pane: ReadingPane) -> None:
    show(pane, "\n".join(f"Kalimat nomor {n} berbicara tentang rencana itu." for n in range(8000)))
    assert pane._article
    offset = pane._article.text.index("Kalimat nomor 7900 ")
    pane.restore_place({"offset": offset, "above": 0})
    qtbot.waitUntil(lambda: pane._page.place_at(pane.verticalScrollBar().value() + 1)[0] == offset)


def test_the_focus_is_shown_at_the_edge_exactly_while_the_sentence_is_out_of_view(pane: ReadingPane) -> None:
    show(pane, long_article())
    pane.set_sentence(pane.sentence_at(0))
    pane.setFocus()
    bar = pane.verticalScrollBar()
    for value, by_focus in ((0, False), (700, True), (1400, True), (0, False), (1400, True), (30, False)):
        bar.setValue(value)
        QApplication.processEvents()
        assert edge_on_screen(pane) is by_focus, value
    pane.set_sentence(pane.sentence_at(len(long_article()) - 1), reveal=False)
    QApplication.processEvents()
    assert edge_on_screen(pane)
    pane.clearFocus()
    QApplication.processEvents()
    assert not edge_on_screen(pane)
    bar.setValue(bar.maximum())
    pane.setFocus()
    QApplication.processEvents()
    assert not edge_on_screen(pane)


def test_the_edge_goes_when_the_lines_move_back_into_view_without_a_scroll(pane: ReadingPane) -> None:
    text = long_article()
    show(pane, text)
    bar, seen = pane.verticalScrollBar(), pane.viewport().rect()
    sentences = (pane.sentence_at(start) for start in range(0, len(text), 9))
    before = None
    for sentence in sentences:
        pane.set_sentence(sentence, reveal=False)
        if not pane.sentence_in_view().intersects(seen):
            break
        before = sentence
    pane.set_sentence(before, reveal=False)
    pane.setFocus()
    usual = pane.setting()
    shown = []
    for leading in (usual.leading, 1.9, 1.4):
        pane.set_type(usual._replace(leading=leading))
        QApplication.processEvents()
        shown.append(edge_on_screen(pane))
    assert shown == [False, True, False]
    bar.setValue(1)
    QApplication.processEvents()
    assert not edge_on_screen(pane)


def test_an_edge_that_was_not_painted_is_not_taken_for_one_that_was(
    pane: ReadingPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(pane, long_article())
    QApplication.processEvents()
    monkeypatch.setattr(pane, "_wants_edge", lambda: True)
    pane.update(pane.width() - EDGE, 0, EDGE, pane.height())
    QApplication.processEvents()
    assert not edge_on_screen(pane)
    pane.verticalScrollBar().setValue(1)
    QApplication.processEvents()
    assert edge_on_screen(pane)


def edge_on_screen(pane: ReadingPane) -> bool:
    """Whether the left edge is all in the accent's colour; False: nothing of it is."""
    shown = pane.screen().grabWindow(pane.winId()).toImage()
    seen = {shown.pixelColor(0, y) == theme.current().accent for y in range(0, shown.height(), 20)}
    assert len(seen) == 1
    return seen.pop()


def test_another_theme_or_size_keeps_place_selection_and_chosen_mark(pane: ReadingPane, qapp: QApplication) -> None:
    text = long_article()
    one = mark(Kind.ACTOR, "Kalimat nomor 151", 9, text=text)
    show(pane, text, [one])
    pane.choose(one.id)
    pane.select(Span(one.start, one.end))
    before = pane.place()
    theme.apply(qapp, theme.load("dark"))
    assert picture(pane).pixelColor(3, 3) == theme.load("dark").paper
    assert pane.selection() == Span(one.start, one.end)
    assert pane._chosen == one.id
    assert pane.place()["offset"] == before["offset"]
    pane.set_type(pane.setting()._replace(size=16))
    assert pane.text_size() == 16
    assert pane.selection() == Span(one.start, one.end)


def test_the_measure_does_not_follow_the_window_and_leaves_room_for_claims_before_it_goes_to_the_middle(
    pane: ReadingPane,
) -> None:
    pane.resize(1000, 600)
    width = pane._page_width()
    beside = round(BESIDE * pane._look.em)
    for room, left in ((0, 0), (beside // 2, 0), (beside, 0), (beside + 60, 30), (beside + 600, 300)):
        pane.resize(pane.width() - pane._room() + width + room, 600)
        assert pane._page_width() == width
        assert abs(pane.viewportMargins().left() - EDGE - left) <= 1, room
    assert pane.grab().toImage().pixelColor(5, 300) == theme.current().paper
    pane.resize(500, 600)
    assert pane._page_width() <= 500


def test_the_wheel_scrolls_over_the_margin_too(pane: ReadingPane) -> None:
    show(pane, long_article())
    pane.resize(1500, 600)
    wheel = QWheelEvent(
        *(QPointF(20, 300), QPointF(pane.mapToGlobal(QPoint(20, 300))), QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(pane, wheel)
    assert pane.verticalScrollBar().value() > 0


# For ears


def test_a_screen_reader_finds_the_text_and_a_caret_that_follows_the_sentence(pane: ReadingPane) -> None:
    interface = QAccessible.queryAccessibleInterface(pane)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Article text"
    spoken = interface.textInterface()
    assert spoken is not None
    assert spoken.text(STATEMENT.start, ACTOR.end) == "Bupati Wulan Hadi"
    assert spoken.cursorPosition() == STATEMENT.start
    assert interface.state().readOnly
    assert pane.accessibleDescription() == TITLE


def test_every_mark_can_be_said_in_a_line() -> None:
    assert description(STATEMENT) == "Statement · rani"
    assert description(POSITION._replace(stance=None)) == "Position · not yet coded · rani"
