"""The list of an article's tags as a person uses it, and its order, which must hold whatever happens to the tags."""

from collections.abc import Collection
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
)
from PySide6.QtWidgets import QApplication, QLabel, QListView, QMenu
from pytestqt.qtbot import QtBot

from reader.model import Annotation, AnnotationId, ArticleId, Kind, Role, Sentence, Stance
from ui.side.annotation_rows import Tie, ties_text
from ui.side.annotations import AnnotationList
from ui.theme import current

Key = Qt.Key
TEXTS = (
    "Nelayan Tanjung Api menolak tambang pasir laut.",
    "“Kami tidak akan pindah,” kata Sulastri.",
    "Baca juga: Jadwal kapal.",
    "Bupati mendukung rencana itu.",
)
STARTS = [0, *accumulate(len(text) + 1 for text in TEXTS)]
SENTENCES = [
    Sentence(70 + n, ArticleId(1), n + 1, STARTS[n], STARTS[n] + len(text), text.startswith("Baca"), text)
    for n, text in enumerate(TEXTS)
]
ARTICLE = "\n".join(TEXTS)


def tag(number: int, kind: Kind, start: int, end: int, **more: object) -> Annotation:
    values: dict[str, object] = {
        **dict.fromkeys(("actor_id", "actor", "issue_id", "issue", "stance")),
        **dict.fromkeys(("note", "coder", "created_at", "modified_at"), ""),
        "text": ARTICLE[start:end],
    }
    return Annotation(AnnotationId(number), f"g{number}", ArticleId(1), kind, start, end, **(values | more))  # type: ignore[arg-type]


def on(number: int, kind: Kind, quote: str, **more: object) -> Annotation:
    start = ARTICLE.index(quote)
    return tag(number, kind, start, start + len(quote), **more)


TAGS = (
    on(1, Kind.POSITION, "mendukung rencana", stance=Stance.SUPPORT, issue="tambang pasir"),
    on(2, Kind.STATEMENT, TEXTS[1]),
    on(3, Kind.ACTOR, "Sulastri", actor="Sulastri binti Karim"),
    on(4, Kind.STATEMENT, "Kami tidak akan pindah", note="kutipan langsung"),
)


@pytest.fixture
def tags(qtbot: QtBot) -> AnnotationList:
    tags = AnnotationList()
    qtbot.addWidget(tags)
    tags.resize(320, 500)
    tags.show_annotations(TAGS, SENTENCES)
    tags.show()
    tags.setFocus()
    qtbot.waitUntil(lambda: view(tags).hasFocus())
    return tags


def view(tags: AnnotationList) -> QListView:
    found = tags.findChild(QListView)
    assert found is not None
    return found


def header(tags: AnnotationList) -> str:
    label = tags.findChild(QLabel)
    assert label is not None
    return label.text()


def heard(signal: object) -> list[object]:
    words: list[object] = []
    signal.connect(lambda *values: words.append(values[0] if values else None))  # type: ignore[attr-defined]
    return words


def click(qtbot: QtBot, tags: AnnotationList, row: int) -> None:
    place = view(tags).visualRect(view(tags).model().index(row, 0)).center()
    qtbot.mouseClick(view(tags).viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_tags_stand_in_reading_order_under_their_sentences(tags: AnnotationList) -> None:
    assert tags.lines() == [
        "Sentence 2: “Kami tidak akan pindah,” kata Sulastri.",
        "Statement: ““Kami tidak akan pindah,” kata Sulastri.”",
        "Statement: “Kami tidak akan pindah”. Note: kutipan langsung",
        "Actor: “Sulastri”. Sulastri binti Karim",
        "Sentence 4: Bupati mendukung rencana itu.",
        "Position: “mendukung rencana”. support, tambang pasir",
    ]


def test_the_header_counts_by_kind(tags: AnnotationList) -> None:
    assert header(tags) == "4 tags · 2 statements, 1 actor, 1 position"
    tags.change([AnnotationId(1), AnnotationId(2), AnnotationId(4)], [])
    assert header(tags) == "1 tag · 1 actor"


def test_the_header_says_no_number_until_it_is_known(tags: AnnotationList) -> None:
    tags.show_annotations(TAGS[:1], SENTENCES, more=True)
    assert header(tags) == ""
    tags.add(TAGS[1:])
    assert header(tags) == "4 tags · 2 statements, 1 actor, 1 position"
    tags.show_annotations([], SENTENCES)
    assert header(tags) == "0 tags"
    tags.show_annotations([], [])
    assert header(tags) == ""


def test_the_cursor_keys_go_from_tag_to_tag_and_pass_over_sentences(tags: AnnotationList, qtbot: QtBot) -> None:
    chosen = heard(tags.annotation_chosen)
    for key in (Key.Key_Home, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up):
        qtbot.keyClick(view(tags), key)
    assert chosen == [2, 4, 3, 1, 3]


def test_pages_and_home_come_to_rest_on_tags(tags: AnnotationList, qtbot: QtBot) -> None:
    sentences = [Sentence(n, ArticleId(1), n + 1, n * 10, n * 10 + 9, False, f"Kalimat {n}.") for n in range(60)]
    tags.show_annotations([tag(1 + n, Kind.ACTOR, n * 10, n * 10 + 5) for n in range(60)], sentences)
    seen = []
    for key in (
        Key.Key_Down,
        Key.Key_PageDown,
        Key.Key_PageDown,
        Key.Key_PageUp,
        Key.Key_PageUp,
        Key.Key_End,
        Key.Key_Home,
    ):
        qtbot.keyClick(view(tags), key)
        assert tags.chosen is not None
        seen.append(tags.chosen)
    assert seen[0] == seen[-1] == 1
    assert seen[5] == 60
    assert seen[0] < seen[1] < seen[2] > seen[3] > seen[4]


def test_getting_the_focus_chooses_nothing(tags: AnnotationList) -> None:
    chosen = heard(tags.annotation_chosen)
    tags.clearFocus()
    tags.setFocus()
    assert tags.chosen is None
    assert chosen == []


def test_a_click_chooses_a_tag_and_a_second_one_says_it_again(tags: AnnotationList, qtbot: QtBot) -> None:
    chosen = heard(tags.annotation_chosen)
    click(qtbot, tags, 3)
    assert chosen == [3]
    qtbot.wait(0)
    click(qtbot, tags, 3)
    assert chosen == [3, 3]


def test_a_click_on_a_sentence_goes_there_and_keeps_the_chosen_tag(tags: AnnotationList, qtbot: QtBot) -> None:
    tags.choose(AnnotationId(3))
    sentences, chosen = heard(tags.sentence_chosen), heard(tags.annotation_chosen)
    click(qtbot, tags, 4)
    assert (sentences, chosen, tags.chosen) == ([73], [], 3)


def test_choosing_from_outside_is_silent_and_scrolls_there(tags: AnnotationList) -> None:
    tags.show_annotations([tag(n, Kind.ACTOR, n, n + 1) for n in range(1, 120)], SENTENCES)
    chosen = heard(tags.annotation_chosen)
    tags.choose(AnnotationId(119))
    assert chosen == []
    assert tags.chosen == 119
    assert view(tags).visualRect(view(tags).currentIndex()).intersects(view(tags).viewport().rect())
    tags.choose(None)
    assert tags.chosen is None


def test_enter_goes_back_to_the_text(tags: AnnotationList, qtbot: QtBot) -> None:
    reading = heard(tags.reading_requested)
    qtbot.keyClick(view(tags), Key.Key_Return)
    tags.choose(AnnotationId(3))
    qtbot.keyClick(view(tags), Key.Key_Return)
    assert reading == [None]


def test_delete_asks_to_remove_the_chosen_tag(tags: AnnotationList, qtbot: QtBot) -> None:
    deleting = heard(tags.delete_requested)
    qtbot.keyClick(view(tags), Key.Key_Delete)
    tags.choose(AnnotationId(3))
    qtbot.keyClick(view(tags), Key.Key_Delete)
    assert deleting == [3]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_removes_the_tag_under_the_mouse(tags: AnnotationList, qtbot: QtBot) -> None:
    deleting = heard(tags.delete_requested)
    tags.choose(AnnotationId(3))
    press_in_menu(tags, "Remove tag")
    assert deleting == [3]


def press_in_menu(tags: AnnotationList, text: str) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(30, 30), view(tags).mapToGlobal(QPoint(30, 30)))
    QApplication.sendEvent(view(tags).viewport(), event)
    menu = view(tags).findChildren(QMenu)[-1]
    entry = next(action for action in menu.actions() if action.text().replace("&", "").startswith(text))
    entry.trigger()
    menu.close()


def test_a_new_tag_comes_in_at_its_place_and_the_chosen_one_stays(tags: AnnotationList) -> None:
    tags.choose(AnnotationId(3))
    chosen = heard(tags.annotation_chosen)
    tags.change([], [on(9, Kind.ACTOR, "Nelayan Tanjung Api")])
    assert tags.lines()[:2] == [f"Sentence 1: {TEXTS[0]}", "Actor: “Nelayan Tanjung Api”"]
    assert tags.chosen == 3
    assert chosen == []


def test_a_tag_that_was_coded_is_shown_anew(tags: AnnotationList) -> None:
    tags.change([], [TAGS[0]._replace(stance=Stance.OPPOSE)])
    assert tags.lines()[-1] == "Position: “mendukung rencana”. oppose, tambang pasir"
    assert header(tags).startswith("4 tags")


def test_a_tag_whose_edge_was_moved_stays_chosen(tags: AnnotationList) -> None:
    tags.choose(AnnotationId(1))
    tags.change([], [on(1, Kind.POSITION, "rencana")])
    assert tags.chosen == 1
    assert tags.lines()[-1] == "Position: “rencana”"


def test_the_sentence_goes_with_its_last_tag(tags: AnnotationList) -> None:
    tags.change([AnnotationId(1)], [])
    assert not any(line.startswith("Sentence 4") for line in tags.lines())
    tags.change([], [TAGS[0]])
    assert tags.lines()[-2].startswith("Sentence 4")


def test_deleting_in_the_list_goes_on_to_the_neighbour(tags: AnnotationList) -> None:
    tags.choose(AnnotationId(4))
    chosen = heard(tags.annotation_chosen)
    tags.change([AnnotationId(4)], [])
    assert tags.chosen == 3
    assert chosen == [3]


def test_deleting_in_the_text_leaves_the_list_without_choice(tags: AnnotationList) -> None:
    tags.choose(AnnotationId(4))
    view(tags).clearFocus()
    chosen = heard(tags.annotation_chosen)
    tags.change([AnnotationId(4)], [])
    assert tags.chosen is None
    assert chosen == []


def test_the_same_tags_shown_again_keep_choice_and_scroll(tags: AnnotationList) -> None:
    many = [tag(n, Kind.ACTOR, n, n + 1) for n in range(1, 120)]
    tags.show_annotations(many, SENTENCES)
    tags.choose(AnnotationId(60))
    before = view(tags).verticalScrollBar().value()
    chosen = heard(tags.annotation_chosen)
    tags.show_annotations(many, SENTENCES)
    assert (tags.chosen, view(tags).verticalScrollBar().value()) == (60, before)
    assert before > 0
    assert chosen == []


def test_without_tags_the_list_says_how_to_tag(tags: AnnotationList) -> None:
    tags.show_annotations([], SENTENCES)
    assert "press S, A or P" in view(tags).accessibleDescription()
    assert len(colours(view(tags).grab().toImage())) > 2
    tags.change([], [TAGS[0]])
    assert view(tags).accessibleDescription() == ""


def test_tags_of_an_article_without_sentences_are_still_there(tags: AnnotationList) -> None:
    tags.show_annotations(TAGS, [])
    assert len(tags.lines()) == 4
    tags.change([AnnotationId(1)], [on(8, Kind.ACTOR, "Bupati")])
    assert len(tags.lines()) == 4


def test_kinds_and_stances_look_different(tags: AnnotationList) -> None:
    stances: tuple[Stance | None, ...] = (Stance.SUPPORT, Stance.NEUTRAL, Stance.OPPOSE, None)
    shown = [tag(1, Kind.STATEMENT, 0, 5), tag(2, Kind.ACTOR, 1, 5)]
    shown += [tag(3 + n, Kind.POSITION, 2 + n, 8, stance=stance) for n, stance in enumerate(stances)]
    tags.show_annotations(shown, SENTENCES)
    swatches = [swatch(tags, row) for row in range(1, 7)]
    assert len({tuple(sorted(colours(image).items())) for image in swatches}) == 6
    for image, kind in zip(swatches, (Kind.STATEMENT, Kind.ACTOR, *[Kind.POSITION] * 4), strict=True):
        assert current().line[kind].rgb() in colours(image)


def swatch(tags: AnnotationList, row: int) -> QImage:
    area = view(tags).visualRect(view(tags).model().index(row, 0))
    area.setWidth(32)
    return view(tags).viewport().grab(area).toImage()


def colours(image: QImage) -> dict[int, int]:
    found: dict[int, int] = {}
    for x in range(image.width()):
        for y in range(image.height()):
            found[image.pixel(x, y)] = found.get(image.pixel(x, y), 0) + 1
    return found


def test_a_screen_reader_finds_tags_and_sentences(tags: AnnotationList) -> None:
    table = QAccessible.queryAccessibleInterface(view(tags))
    names = [table.child(row).text(QAccessible.Text.Name) for row in range(table.childCount())]
    assert any("Sulastri binti Karim" in name for name in names)
    assert any(name.startswith("Sentence 4") for name in names)


def test_every_control_has_a_name_and_a_tip(tags: AnnotationList) -> None:
    assert tags.accessibleName()
    assert view(tags).accessibleName()
    assert view(tags).toolTip()


LINKED = (
    TAGS[0]._replace(statement_ids=(AnnotationId(2),), roles=(None,)),
    *TAGS[1:2],
    TAGS[2]._replace(statement_ids=(AnnotationId(2), AnnotationId(4)), roles=(Role.ADDRESSEE, Role.SPEAKER)),
    *TAGS[3:],
)


def test_a_tag_tells_what_it_is_linked_to(tags: AnnotationList) -> None:
    plain = picture(tags, 5)
    tags.change([], LINKED)
    said = tags.lines()
    assert "Speaker of the statement in sentence 2" in said[3]
    assert "Addressee of the statement in sentence 2" in said[3]
    assert said[5].endswith("support, tambang pasir. Linked to the statement in sentence 2")
    assert "sentence" not in said[1]
    assert picture(tags, 5) != plain


def test_a_link_to_a_statement_that_is_gone_is_not_told(tags: AnnotationList) -> None:
    tags.change([AnnotationId(2)], [LINKED[0], LINKED[2]])
    assert not any("Addressee" in line or "Linked" in line for line in tags.lines())


def test_an_actor_dragged_onto_a_statement_asks_for_a_link(tags: AnnotationList) -> None:
    asked = pairs(tags.link_requested)
    assert drag(tags, 3, 2)
    assert asked == [(4, 3)]


def test_a_position_is_dragged_to_a_statement_of_another_sentence(tags: AnnotationList) -> None:
    asked = pairs(tags.link_requested)
    assert drag(tags, 5, 1)
    assert asked == [(2, 1)]


@pytest.mark.parametrize(("row", "onto"), [(1, 2), (3, 5), (3, 3), (3, 0), (5, 4), (1, 1)])
def test_nothing_but_a_statement_takes_an_actor_or_position(tags: AnnotationList, row: int, onto: int) -> None:
    asked = pairs(tags.link_requested)
    assert not drag(tags, row, onto)
    assert asked == []


def test_a_statement_does_not_take_what_it_has_already(tags: AnnotationList) -> None:
    tags.change([], LINKED)
    asked = pairs(tags.link_requested)
    assert not drag(tags, 5, 1)
    assert drag(tags, 5, 2)
    assert asked == [(4, 1)]


def test_the_statement_under_a_drag_is_framed_until_it_is_left(tags: AnnotationList) -> None:
    data = mime(tags, 3)
    enter(tags, data, 3)
    assert current().accent.rgb() not in colours(picture(tags, 1))
    assert move(tags, data, 1)
    assert current().accent.rgb() in colours(picture(tags, 1))
    QApplication.sendEvent(view(tags).viewport(), QDragLeaveEvent())
    assert current().accent.rgb() not in colours(picture(tags, 1))


def test_a_tag_dragged_elsewhere_is_its_quote_and_no_other_text_is_taken(tags: AnnotationList) -> None:
    assert mime(tags, 3).text() == "Sulastri"
    text = QMimeData()
    text.setText("Sulastri")
    assert not enter(tags, text, 1)
    assert enter(tags, mime(tags, 3), 1)


def test_the_menu_links_unlinks_and_notes(tags: AnnotationList, qtbot: QtBot) -> None:
    tags.change([], LINKED)
    tags.choose(AnnotationId(3))
    started, noted, unlinked = heard(tags.link_started), heard(tags.note_requested), pairs(tags.unlink_requested)
    press_in_menu(tags, "Link…")
    press_in_menu(tags, "Note…")
    press_in_menu(tags, "Unlink: “Kami tidak")
    qtbot.keyClick(view(tags), Key.Key_L)
    assert (started, noted, unlinked) == ([3, 3], [3], [(4, 3)])


def test_the_menu_of_a_statement_unlinks_each_of_its_tags(tags: AnnotationList) -> None:
    tags.change([], LINKED)
    tags.choose(AnnotationId(2))
    unlinked = pairs(tags.unlink_requested)
    press_in_menu(tags, "Unlink: “Sulastri”")
    press_in_menu(tags, "Unlink: “mendukung rencana”")
    assert unlinked == [(2, 3), (2, 1)]


def pairs(signal: object) -> list[tuple[object, object]]:
    words: list[tuple[object, object]] = []
    signal.connect(lambda one, other: words.append((one, other)))  # type: ignore[attr-defined]
    return words


def picture(tags: AnnotationList, row: int) -> QImage:
    return view(tags).viewport().grab(view(tags).visualRect(view(tags).model().index(row, 0))).toImage()


def mime(tags: AnnotationList, row: int) -> QMimeData:
    return view(tags).model().mimeData([view(tags).model().index(row, 0)])


def middle(tags: AnnotationList, row: int) -> QPoint:
    return view(tags).visualRect(view(tags).model().index(row, 0)).center()


def enter(tags: AnnotationList, data: QMimeData, row: int) -> bool:
    actions, button, keys = Qt.DropAction.LinkAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(middle(tags, row), actions, data, button, keys)
    QApplication.sendEvent(view(tags).viewport(), event)
    return event.isAccepted()


def move(tags: AnnotationList, data: QMimeData, row: int) -> bool:
    actions, button, keys = Qt.DropAction.LinkAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragMoveEvent(middle(tags, row), actions, data, button, keys)
    QApplication.sendEvent(view(tags).viewport(), event)
    return event.isAccepted()


def drag(tags: AnnotationList, row: int, onto: int) -> bool:
    """Drag a row onto another one, as Qt tells the list of it; whether it was taken there."""
    data = mime(tags, row)
    enter(tags, data, row)
    taken = move(tags, data, onto)
    actions, button, keys = Qt.DropAction.LinkAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(middle(tags, onto).toPointF(), actions, data, button, keys)
    QApplication.sendEvent(view(tags).viewport(), event)
    assert event.isAccepted() is taken
    return taken


SPANS = st.tuples(st.integers(1, 12), st.sampled_from(list(Kind)), st.integers(0, 120), st.integers(1, 30))
STEPS = st.lists(st.tuples(st.sets(st.integers(1, 12)), st.lists(SPANS, max_size=5)), max_size=8)


@given(steps=STEPS, few=st.sampled_from([0, 64]))
def test_after_any_changes_the_list_is_as_if_made_anew(
    steps: list[tuple[set[int], list[tuple[int, Kind, int, int]]]], few: int
) -> None:
    """Whether rows come and go one by one or all at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.side.annotations.FEW", few)
        changed, there = AnnotationList(), dict[AnnotationId, Annotation]()
        changed.show_annotations([], SENTENCES)
        for gone, spans in steps:
            present = [tag(number, kind, start, start + length) for number, kind, start, length in spans]
            ids: Collection[AnnotationId] = {AnnotationId(number) for number in gone}
            changed.change(ids, present)
            there = {number: kept for number, kept in there.items() if number not in ids}
            there |= {one.id: one for one in present}
        anew = AnnotationList()
        anew.show_annotations(list(there.values()), SENTENCES)
        assert changed.lines() == anew.lines()
        assert header(changed) == header(anew)


def test_only_another_sentence_that_a_tag_is_tied_to_is_named() -> None:
    near, far = Tie(6, Role.SPEAKER, is_near=True), Tie(7, Role.SPEAKER)
    assert [ties_text(ties) for ties in ([], [near], [near, far])] == ["", "", "→ § 7"]
    assert ties_text([Tie(8, Role.ADDRESSEE)]) == "addressee → § 8"
