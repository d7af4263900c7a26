"""The cards of an article's claims as a person uses them, and that they say what is coded, whatever happens to it."""

from collections.abc import Callable
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QListView, QMenu
from pytestqt.qtbot import QtBot

from reader.claims import Codings
from reader.model import (
    ActorId,
    Annotation,
    AnnotationId,
    ArticleId,
    ClaimKey,
    IssueId,
    Kind,
    Role,
    Sentence,
    Stance,
    Voice,
)
from ui import theme
from ui.side.claims import ClaimCards, margin_label
from ui.theme import current

Key = Qt.Key
TEXTS = (
    "Menteri Siti Rahma menolak rencana tambak di Teluk Sari.",
    "“Kami mendukung larangan ini,” kata Pak Darma kepada Bupati.",
    "Baca juga: Harga ikan naik lagi.",
    "Nelayan menutup jalan ke pelabuhan.",
)
STARTS = [0, *accumulate(len(text) + 1 for text in TEXTS)]
ARTICLE = "\n".join(TEXTS)
SENTENCES = [
    Sentence(70 + n, ArticleId(1), n + 1, STARTS[n], STARTS[n] + len(text), text.startswith("Baca"), text)
    for n, text in enumerate(TEXTS)
]
S, A, P = Kind.STATEMENT, Kind.ACTOR, Kind.POSITION
RAHMA, DARMA = "Siti Rahma", "Darma bin Yusuf"
FIRST, SECOND, THIRD = AnnotationId(1), AnnotationId(2), AnnotationId(3)


def tag(number: int, kind: Kind, start: int, end: int, **more: Any) -> Annotation:
    values: dict[str, Any] = {
        **dict.fromkeys(("actor_id", "actor", "issue_id", "issue", "stance")),
        **dict.fromkeys(("note", "coder", "created_at", "modified_at"), ""),
        "text": ARTICLE[start:end],
    }
    return Annotation(AnnotationId(number), f"g{number}", ArticleId(1), kind, start, end, **(values | more))


def on(number: int, kind: Kind, quote: str, **more: Any) -> Annotation:
    start = ARTICLE.index(quote)
    return tag(number, kind, start, start + len(quote), **more)


def tied(annotation: Annotation, *statements: AnnotationId, role: Role = Role.SPEAKER) -> Annotation:
    roles = tuple(role if annotation.kind is A else None for _ in statements)
    return annotation._replace(statement_ids=statements, roles=roles)


STATEMENTS = [
    on(1, S, TEXTS[0], voice=Voice.INDIRECT),
    on(2, S, TEXTS[1], voice=Voice.DIRECT, note="Cek rekaman"),
    on(3, S, TEXTS[3], voice=Voice.ACT),
]
TAGS = [
    *STATEMENTS,
    tied(on(4, A, "Menteri Siti Rahma", actor=RAHMA, actor_id=ActorId(1)), FIRST),
    tied(on(5, P, "menolak", stance=Stance.OPPOSE, issue="tambak udang", issue_id=IssueId(1)), FIRST),
    tied(on(6, A, "Pak Darma", actor=DARMA, actor_id=ActorId(2)), SECOND),
    tied(on(7, A, "Bupati", actor="Bupati Sari", actor_id=ActorId(3)), SECOND, role=Role.ADDRESSEE),
    tied(on(8, P, "mendukung", stance=Stance.SUPPORT), SECOND),
]


@pytest.fixture
def cards(qtbot: QtBot) -> ClaimCards:
    cards = ClaimCards()
    qtbot.addWidget(cards)
    cards.resize(320, 600)
    cards.show_codings(Codings(TAGS), SENTENCES)
    cards.show()
    cards.setFocus()
    qtbot.waitUntil(lambda: view(cards).hasFocus())
    return cards


def view(cards: ClaimCards) -> QListView:
    found = cards.findChild(QListView)
    assert found is not None
    return found


def header(cards: ClaimCards) -> str:
    label = cards.findChild(QLabel)
    assert label is not None
    return label.text()


def heard(signal: Any) -> list[Any]:
    """What a signal says from now on: its one value, or all of them."""
    words: list[Any] = []
    signal.connect(lambda *values: words.append(values[0] if len(values) == 1 else values))
    return words


def change(cards: ClaimCards, *present: Annotation, gone: tuple[int, ...] = ()) -> None:
    """Change tags as the session does: what it knows, what changed, what is left of it."""
    codings = Codings(TAGS)
    touched = codings.change([AnnotationId(number) for number in gone], present)
    cards.change(touched, [coding for coding in map(codings.of, touched) if coding])


def menu_of(cards: ClaimCards, act: Callable[[QMenu], None]) -> None:
    place = QPoint(30, 30)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, view(cards).mapToGlobal(place))
    QApplication.sendEvent(view(cards).viewport(), event)
    menu = next(menu for menu in view(cards).findChildren(QMenu) if menu.parent() is view(cards))
    act(menu)
    menu.close()
    QApplication.sendPostedEvents(menu, 0)


def found_in(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().replace("&", "") == text)


def press_in_menu(cards: ClaimCards, *texts: str) -> None:
    def press(menu: QMenu) -> None:
        for text in texts[:-1]:
            inner = found_in(menu, text).menu()
            assert isinstance(inner, QMenu)
            menu = inner
        found_in(menu, texts[-1]).trigger()

    menu_of(cards, press)


def test_each_statement_says_who_which_stance_and_on_what(cards: ClaimCards) -> None:
    assert cards.lines() == [
        f"Siti Rahma: oppose, tambak udang. Sentence 1: “{TEXTS[0]}”. indirect quotation",
        f"Darma bin Yusuf to Bupati Sari: support. Sentence 2: {TEXTS[1]}. direct quotation"
        ". Note: Cek rekaman. Missing: issue",
        f"Sentence 4: “{TEXTS[3]}”. act. Missing: speaker, stance, issue",
    ]


def test_a_second_speaker_and_a_second_side_are_said_too(cards: ClaimCards) -> None:
    other = on(9, P, "tambak di Teluk", stance=Stance.NEUTRAL, issue="bakau", issue_id=IssueId(2))
    change(cards, tied(other, FIRST), tied(TAGS[5], FIRST, SECOND))
    assert cards.lines()[0].startswith("Siti Rahma, Darma bin Yusuf: oppose, tambak udang; neutral, bakau. ")


def test_a_mention_of_nobody_yet_is_shown_by_its_words(cards: ClaimCards) -> None:
    change(cards, TAGS[3]._replace(actor=None, actor_id=None))
    assert cards.lines()[0].startswith("“Menteri Siti Rahma” who?: oppose")


def test_the_header_counts_claims_and_gaps(cards: ClaimCards) -> None:
    assert header(cards) == "3 claims · 2 with gaps (G: next gap)"
    change(cards, gone=(3,))
    assert header(cards) == "2 claims · 1 with a gap (G: next gap)"
    change(cards, gone=(2, 3))
    assert header(cards) == "1 claim · complete"


def test_the_header_says_no_number_until_it_is_known(cards: ClaimCards) -> None:
    cards.show_codings((), SENTENCES, more=True)
    assert header(cards) == ""
    cards.show_codings(Codings(TAGS), SENTENCES)
    assert header(cards) == "3 claims · 2 with gaps (G: next gap)"
    cards.show_codings((), SENTENCES)
    assert header(cards) == "0 claims"
    cards.show_codings((), ())
    assert header(cards) == ""


def test_the_cursor_keys_go_from_card_to_card(cards: ClaimCards, qtbot: QtBot) -> None:
    chosen = heard(cards.annotation_chosen)
    for key in (Key.Key_Home, Key.Key_Down, Key.Key_End, Key.Key_Up):
        qtbot.keyClick(view(cards), key)
    assert chosen == [1, 2, 3, 2]


def test_g_goes_from_gap_to_gap_and_round(cards: ClaimCards, qtbot: QtBot) -> None:
    chosen = heard(cards.annotation_chosen)
    for _ in range(3):
        qtbot.keyClick(view(cards), Key.Key_G)
    assert chosen == [2, 3, 2]


def test_without_a_gap_g_stays(cards: ClaimCards, qtbot: QtBot) -> None:
    cards.show_codings(Codings([TAGS[0], *TAGS[3:5]]), SENTENCES)
    cards.choose(FIRST)
    chosen = heard(cards.annotation_chosen)
    qtbot.keyClick(view(cards), Key.Key_G)
    assert (chosen, cards.chosen) == ([], FIRST)


def test_a_click_chooses_a_card_and_a_second_one_says_it_again(cards: ClaimCards, qtbot: QtBot) -> None:
    chosen = heard(cards.annotation_chosen)
    place = view(cards).visualRect(view(cards).model().index(1, 0)).center()
    for _ in range(2):
        qtbot.mouseClick(view(cards).viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.wait(0)
    assert chosen == [2, 2]


def test_enter_and_a_double_click_ask_for_the_claim_at_its_gap(cards: ClaimCards, qtbot: QtBot) -> None:
    asked = heard(cards.claim_requested)
    qtbot.keyClick(view(cards), Key.Key_Return)
    unclear = on(9, P, "larangan ini", issue="larangan", issue_id=IssueId(3))
    change(cards, TAGS[7]._replace(issue="tambak", issue_id=IssueId(1)), tied(unclear, SECOND))
    cards.choose(SECOND)
    qtbot.keyClick(view(cards), Key.Key_Return)
    place = view(cards).visualRect(view(cards).model().index(2, 0)).center()
    qtbot.mouseClick(view(cards).viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view(cards).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [ClaimKey(SECOND, AnnotationId(6), AnnotationId(9)), ClaimKey(THIRD, None, None)]


def test_delete_and_esc_ask_to_remove_and_to_read(cards: ClaimCards, qtbot: QtBot) -> None:
    deleting, reading = heard(cards.delete_requested), heard(cards.reading_requested)
    qtbot.keyClick(view(cards), Key.Key_Delete)
    cards.choose(SECOND)
    qtbot.keyClick(view(cards), Key.Key_Delete)
    qtbot.keyClick(view(cards), Key.Key_Escape)
    assert (deleting, len(reading)) == ([2], 1)


def test_choosing_from_outside_is_silent_and_scrolls_there(cards: ClaimCards) -> None:
    cards.show_codings(Codings(tag(n, S, n, n + 1) for n in range(1, 120)), SENTENCES)
    chosen = heard(cards.annotation_chosen)
    cards.choose(AnnotationId(119))
    assert (chosen, cards.chosen) == ([], 119)
    assert view(cards).visualRect(view(cards).currentIndex()).intersects(view(cards).viewport().rect())
    cards.choose(None)
    assert cards.chosen is None


def test_a_card_that_was_scrolled_away_comes_back_when_it_is_chosen_again(cards: ClaimCards) -> None:
    cards.show_codings(Codings(tag(n, S, n, n + 1) for n in range(1, 120)), SENTENCES)
    for _ in range(2):
        view(cards).verticalScrollBar().setValue(0)
        cards.choose(AnnotationId(60))
        assert view(cards).visualRect(view(cards).currentIndex()).intersects(view(cards).viewport().rect())


def test_choosing_a_mention_shows_its_statement(cards: ClaimCards) -> None:
    cards.choose(AnnotationId(8))
    assert cards.chosen == SECOND
    cards.choose(AnnotationId(99))
    assert cards.chosen is None


def test_of_two_statements_of_a_mention_the_chosen_one_stays(cards: ClaimCards) -> None:
    change(cards, tied(TAGS[3], FIRST, THIRD))
    cards.choose(AnnotationId(4))
    assert cards.chosen == FIRST
    cards.choose(THIRD)
    cards.choose(AnnotationId(4))
    assert cards.chosen == THIRD


def test_a_card_that_is_coded_stays_chosen_without_a_signal(cards: ClaimCards) -> None:
    cards.choose(THIRD)
    chosen = heard(cards.annotation_chosen)
    change(cards, tied(TAGS[3], FIRST, THIRD))
    assert (chosen, cards.chosen) == ([], THIRD)
    assert cards.lines()[2].startswith("Siti Rahma. Sentence 4")
    assert cards.lines()[2].endswith("Missing: stance, issue")


def test_removing_in_the_list_goes_on_to_the_neighbour_and_in_the_text_it_does_not(cards: ClaimCards) -> None:
    chosen = heard(cards.annotation_chosen)
    cards.choose(SECOND)
    change(cards, gone=(2,))
    assert (chosen, cards.chosen) == ([3], 3)
    view(cards).clearFocus()
    change(cards, gone=(2, 3))
    assert (chosen, cards.chosen) == ([3], None)


def test_the_menu_asks_for_voice_note_and_removal(cards: ClaimCards) -> None:
    cards.choose(FIRST)
    asked = [heard(wish) for wish in (cards.voice_requested, cards.note_requested, cards.delete_requested)]
    press_in_menu(cards, "Voice", "act")
    press_in_menu(cards, "Note…")
    press_in_menu(cards, "Remove claim")
    assert asked == [[(FIRST, Voice.ACT)], [FIRST], [FIRST]]


def test_the_voice_is_checked_in_the_menu(cards: ClaimCards) -> None:
    cards.choose(SECOND)
    checked: list[str] = []

    def look(menu: QMenu) -> None:
        voices = found_in(menu, "Voice").menu()
        assert isinstance(voices, QMenu)
        checked.extend(action.text() for action in voices.actions() if action.isChecked())

    menu_of(cards, look)
    assert checked == ["direct quotation"]


def test_the_menu_unlinks_and_turns_speaker_and_addressee(cards: ClaimCards) -> None:
    cards.choose(SECOND)
    roles, unlinked = heard(cards.role_requested), heard(cards.unlink_requested)
    press_in_menu(cards, "Darma bin Yusuf is the addressee")
    press_in_menu(cards, "Bupati Sari is the speaker")
    for words in ("Darma bin Yusuf", "Bupati Sari", "+"):
        press_in_menu(cards, f"Unlink: {words}")
    assert roles == [(SECOND, 6, Role.ADDRESSEE), (SECOND, 7, Role.SPEAKER)]
    assert unlinked == [(SECOND, 6), (SECOND, 7), (SECOND, 8)]


def test_without_a_choice_there_is_no_menu(cards: ClaimCards) -> None:
    place = QPoint(30, 590)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view(cards).mapToGlobal(place))
    QApplication.sendEvent(view(cards).viewport(), event)
    assert not view(cards).findChildren(QMenu)


def test_without_claims_the_list_says_what_to_do(cards: ClaimCards) -> None:
    cards.show_codings([], SENTENCES)
    assert "Press S on a sentence" in view(cards).accessibleDescription()
    assert len(colours(view(cards).grab().toImage())) > 2
    cards.change([FIRST], Codings(TAGS[:1]))
    assert view(cards).accessibleDescription() == ""


def test_the_same_claims_shown_again_keep_choice_and_scroll(cards: ClaimCards) -> None:
    many = Codings(tag(n, S, n, n + 1) for n in range(1, 120))
    cards.show_codings(many, SENTENCES)
    cards.choose(AnnotationId(60))
    before = view(cards).verticalScrollBar().value()
    chosen = heard(cards.annotation_chosen)
    cards.show_codings(many, SENTENCES)
    assert (cards.chosen, view(cards).verticalScrollBar().value()) == (60, before)
    assert before > 0
    assert chosen == []


def test_a_screen_reader_finds_each_card(cards: ClaimCards) -> None:
    table = QAccessible.queryAccessibleInterface(view(cards))
    names = [table.child(row).text(QAccessible.Text.Name) for row in range(table.childCount())]
    assert [name.split(":")[0] for name in names] == ["Siti Rahma", "Darma bin Yusuf to Bupati Sari", "Sentence 4"]
    assert cards.accessibleName()
    assert view(cards).accessibleName()
    assert view(cards).toolTip()


def test_the_tip_says_what_a_card_leaves_out(cards: ClaimCards) -> None:
    tip = view(cards).model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.split("\n")[2:] == [
        "\u2068§ 2\u2069 · \u2068direct quotation\u2069",
        "Note: Cek rekaman",
        "Missing: issue",
    ]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_gaps_sides_and_further_positions_are_told_by_form(
    cards: ClaimCards, qapp: QApplication, request: pytest.FixtureRequest, name: str
) -> None:
    request.addfinalizer(lambda: theme.apply(qapp, theme.load("light")))
    theme.apply(qapp, theme.load(name))
    position = TAGS[4]
    looks = [[position._replace(stance=stance)] for stance in (None, *Stance)]
    looks += [[position._replace(issue=None, issue_id=None)]]
    several = [position._replace(id=AnnotationId(20 + n)) for n in range(4)]
    looks += [several[:count] for count in (0, 2, 3, 4)]
    pictures = [shown(cards, [STATEMENTS[0], TAGS[3], *positions]) for positions in looks]
    assert len({bytes(image.constBits()) for image in pictures}) == len(pictures)
    nobody = shown(cards, [STATEMENTS[0], position])
    assert current().line[Kind.ACTOR].rgb() not in colours(pictures[1])
    assert current().line[Kind.ACTOR].rgb() in colours(nobody)


def shown(cards: ClaimCards, tags: list[Annotation]) -> QImage:
    cards.show_codings(Codings(tags), SENTENCES)
    return picture(cards)


def test_a_narrow_pane_with_long_names_is_painted_whole(cards: ClaimCards) -> None:
    change(
        cards, *(one._replace(actor=one.actor and one.actor * 40, issue=one.issue and one.issue * 40) for one in TAGS)
    )
    for width in (60, 120, 200):
        cards.resize(width, 400)
        assert len(colours(picture(cards))) > 2


def picture(cards: ClaimCards) -> QImage:
    area = view(cards).visualRect(view(cards).model().index(0, 0))
    return view(cards).viewport().grab(area).toImage()


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_the_margin_says_a_claim_in_a_few_words() -> None:
    said = [margin_label(coding) for coding in Codings(TAGS)]
    assert said == ["Siti Rahma − tambak udang", "Darma bin Yusuf + ?", "not yet coded"]


def test_the_margin_shows_each_side_and_each_gap() -> None:
    nobody = TAGS[3]._replace(actor=None, actor_id=None)
    other = tied(on(9, P, "tambak di Teluk", issue="bakau"), FIRST)
    said = {
        margin_label(next(iter(Codings([STATEMENTS[0], *tags]))))
        for tags in ([nobody, TAGS[4]], [TAGS[3], TAGS[4], other], [other], [TAGS[3]], [nobody])
    }
    assert said == {
        "? − tambak udang",
        "Siti Rahma − tambak udang, ? bakau",
        "? ? bakau",
        "Siti Rahma ?",
        "not yet coded",
    }


IDS = st.integers(1, 9)
SPANS = st.tuples(
    IDS, st.integers(0, 100), st.integers(1, 30), st.lists(st.integers(1, 4).map(AnnotationId), unique=True)
)
STEPS = st.lists(st.tuples(st.sets(IDS), st.lists(SPANS, max_size=5)), max_size=8)


def made(number: int, start: int, length: int, statements: list[AnnotationId]) -> Annotation:
    """1 to 4 are statements, then mentions and positions, some of them coded."""
    if number < 5:
        return tag(number, S, start, start + length)
    coded = {"actor": "a", "actor_id": ActorId(1)} if number < 7 else {"stance": Stance.OPPOSE if number > 8 else None}
    return tied(tag(number, A if number < 7 else P, start, start + length, **coded), *statements)


@given(steps=STEPS, few=st.sampled_from([0, 64]))
def test_after_any_changes_the_cards_are_as_if_made_anew(
    qapp: QApplication, steps: list[tuple[set[int], list[tuple[int, int, int, list[AnnotationId]]]]], few: int
) -> None:
    """Whether cards come and go one by one or all at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.side.claims.FEW", few)
        changed, codings = ClaimCards(), Codings()
        changed.show_codings((), SENTENCES)
        for gone, spans in steps:
            touched = codings.change([AnnotationId(number) for number in gone], [made(*span) for span in spans])
            changed.change(touched, [coding for coding in map(codings.of, touched) if coding])
        anew = ClaimCards()
        anew.show_codings(codings, SENTENCES)
        assert changed.lines() == anew.lines()
        assert header(changed) == header(anew)
        assert view(changed).model().rowCount() == len(codings)
        for number in range(1, 10):
            for one in (changed, anew):
                one.choose(None)
                one.choose(AnnotationId(number))
            assert changed.chosen == anew.chosen
