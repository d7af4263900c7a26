"""The command palette in the real window: typed letters, keys, and what is done when something is chosen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from reader.errors import BadFile
from reader.model import ActorType
from reader.project import Project
from ui import recent, theme
from ui.app import Desk, make_app
from ui.main_window import MainWindow
from ui.palette.choices import AT_ONCE, MOST_TOGETHER
from ui.palette.matching import Fit, Names, beginnings, folded, marked
from ui.palette.panel import Palette
from ui.palette.rows import ChoiceList, spoken

Press = Callable[..., None]


@pytest.fixture
def coded(window: MainWindow) -> MainWindow:
    """Two articles, two actors of which one has an alias, and an issue."""
    project = window.session.project
    project.add_article("Nelayan menolak tambak. Bupati diam.", title="Pelabuhan Lama", source="Warta")
    project.add_article("Wali kota membela trem.", title="Café trem kota", source="Kota")
    project.codebook.add_actor("Sergey Lavrov", type=ActorType.PERSON, aliases=["Menlu Rusia"])
    project.codebook.add_actor("Kementerian Luar Negeri", type=ActorType.ORGANISATION)
    project.codebook.add_issue("gencatan senjata di Gaza")
    window.session.resume()
    window.to_text()
    return window


@pytest.fixture
def palette(coded: MainWindow) -> Palette:
    return palette_of(coded)


def palette_of(window: MainWindow) -> Palette:
    return window.command_palette


def field(palette: Palette) -> QLineEdit:
    found = palette.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def rows(palette: Palette) -> ChoiceList:
    found = palette.findChild(ChoiceList)
    assert isinstance(found, ChoiceList)
    return found


def names(palette: Palette) -> list[str]:
    return [row.name for row in rows(palette).rows]


def highlighted(palette: Palette) -> str:
    row = rows(palette).highlighted
    return row.name if row else ""


@pytest.fixture
def ask(palette: Palette, press: Press, qtbot: QtBot) -> Callable[[str], list[str]]:
    """Open the palette by its key, if it is closed, type this, and say which names there are."""

    def type_it(words: str) -> list[str]:
        window = palette.window()
        if not palette.isVisible():
            press(window, "Ctrl+K")
        qtbot.waitUntil(lambda: not palette._choices.is_reading)
        field(palette).selectAll()
        qtbot.keyClick(field(palette), Qt.Key.Key_Delete)
        qtbot.keyClicks(field(palette), words)
        return names(palette)

    return type_it


Ask = Callable[[str], list[str]]

# What is listed


def test_the_key_opens_it_over_the_top_of_the_text_and_closes_it(
    palette: Palette, coded: MainWindow, press: Press
) -> None:
    press(coded, "Ctrl+K")
    assert palette.isVisible()
    assert field(palette).hasFocus()
    pane = coded.pane.geometry().translated(coded.pane.mapTo(coded, QPoint(0, 0)) - coded.pane.pos())
    assert pane.contains(palette.geometry())
    assert abs(palette.geometry().center().x() - pane.center().x()) <= 1
    assert palette.y() - pane.y() < 20
    press(coded, "Ctrl+K")
    assert not palette.isVisible()
    assert coded.pane.hasFocus()


def test_an_empty_field_lists_what_can_be_used_now_with_menu_and_key(ask: Ask, palette: Palette) -> None:
    assert "New project…" in ask("")
    assert "Export…" in names(palette)
    assert "Remove tag" not in names(palette)  # the article has no tags
    assert not any("palette" in name for name in names(palette))
    export = next(row for row in rows(palette).rows if row.name == "Export…")
    assert (export.where, export.key) == ("File", "Ctrl+E")


def test_the_actions_used_last_come_first_with_a_line_below_them(ask: Ask, palette: Palette, press: Press) -> None:
    for words in ("larger", "list of tags", "larger"):
        ask(words)
        press(palette.window(), "Return")
    assert ask("")[:3] == ["Larger text", "List of tags", "New project…"]
    assert [row.name for row in rows(palette).rows if row.last_recent] == ["List of tags"]


def test_what_was_used_last_is_remembered_by_the_next_window(
    ask: Ask, palette: Palette, press: Press, coded: MainWindow
) -> None:
    ask("default size")
    press(palette.window(), "Return")
    again = Palette(coded)
    again.toggle()
    assert names(again)[0] == "Default text size"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("exp", "Export…"),
        ("file exp", "Export…"),
        ("text larg", "Larger text"),
        ("opar", "Open articles…"),
        ("nswt", "Next sentence without tags"),
        ("preferencs", "Preferences…"),
        ("clam tabel", "Claims table"),
        ("board", "Article from clipboard"),
        ("lavr", "Sergey Lavrov"),
        ("menlu", "Sergey Lavrov"),
        ("kln", "Kementerian Luar Negeri"),
        ("gencatan", "gencatan senjata di Gaza"),
        ("CAFE", "Café trem kota"),
        ("pelab", "Pelabuhan Lama"),
        ("kota cafe", "Café trem kota"),
    ],
)
def test_typing_finds(ask: Ask, typed: str, first: str) -> None:
    assert ask(typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sepia", "Sepia"),
        ("dark", "Dark"),
        ("night", "Day or night"),
        ("contrast", "High contrast"),
        ("theme", "As the system"),
        ("language", "English"),
        ("indonesia", "Bahasa Indonesia"),
        ("csv", "Export…"),
        ("font", "Reading settings…"),
        ("typeface", "Reading settings…"),
        ("settings", "Reading settings…"),
        ("shortcuts", "Keys"),
        ("options", "Preferences…"),
        ("full screen", "Only the text"),
    ],
)
def test_a_person_finds_what_is_called_otherwise_and_what_is_no_action(ask: Ask, typed: str, first: str) -> None:
    found = ask(typed)
    assert found[0] == first
    assert "Copy as Markdown" not in found


def test_the_word_that_was_meant_is_shown_beside_the_name(ask: Ask, palette: Palette) -> None:
    ask("csv")
    assert rows(palette).rows[0].also == "csv"


def test_a_theme_is_put_on_and_the_one_in_use_says_so(
    ask: Ask, palette: Palette, coded: MainWindow, press: Press
) -> None:
    ask("sepia")
    press(coded, "Return")
    assert theme.current().name == "sepia"
    ask("sepia")
    assert (rows(palette).rows[0].also, rows(palette).rows[0].where) == ("in use", "Theme")
    ask("")
    assert not any(name == "Sepia" for name in names(palette)[:3])  # it is no action that was used last


def test_the_language_is_changed_in_focus_mode_too(
    ask: Ask, coded: MainWindow, desk: Desk, press: Press, qtbot: QtBot
) -> None:
    press(coded, "F11")
    ask("bahasa")
    press(coded, "Return")
    qtbot.waitUntil(lambda: desk.windows != [coded] and len(desk.windows) == 1)
    assert desk.windows[0].menuBar().actions()[0].text() == "&Berkas"


def test_the_language_that_is_spoken_makes_no_new_window(ask: Ask, coded: MainWindow, desk: Desk, press: Press) -> None:
    assert ask("english")[0] == "English"
    press(coded, "Return")
    assert desk.windows == [coded]


def test_other_words_work_in_indonesian_and_in_english(
    desk: Desk, open_window: Callable[..., MainWindow], project_file: object, qtbot: QtBot
) -> None:
    make_app("id", "light")
    palette = palette_of(open_window(project_file))
    palette.toggle()
    for typed, first in (
        ("fon", "Setelan baca…"),
        ("font", "Setelan baca…"),
        ("gelap", "Gelap"),
        ("language", "English"),
    ):
        field(palette).clear()
        qtbot.keyClicks(field(palette), typed)
        assert highlighted(palette) == first, typed


def test_a_project_that_was_open_lately_is_opened(
    ask: Ask, coded: MainWindow, desk: Desk, tmp_path: Path, press: Press
) -> None:
    other = tmp_path / "A & B export.sikap"
    Project.create(other).close()
    recent.note(other)
    assert "A & B export" in ask("recent")
    assert ask("a b ex")[0] == "A & B export"
    press(coded, "Return")
    assert [window.session.project.path for window in desk.windows][1:] == [other]


def test_what_cannot_be_used_now_comes_last_and_is_not_done(
    ask: Ask, palette: Palette, coded: MainWindow, press: Press
) -> None:
    found = ask("tag")
    assert found[0] != "Remove tag"
    usable = [row.usable for row in rows(palette).rows]
    assert usable == sorted(usable, reverse=True)
    assert found.index("Remove tag") >= usable.index(False)
    ask("remove tag")
    assert palette.lines()[0].endswith("cannot be used now\u2069")
    press(coded, "Return")
    assert coded.status.currentMessage() == "“Remove tag” cannot be used now."
    assert not palette.isVisible()


def test_an_alias_is_shown_beside_the_name(ask: Ask, palette: Palette) -> None:
    ask("menlu")
    assert rows(palette).rows[0].also == "Menlu Rusia"
    ask("sergey")
    assert rows(palette).rows[0].also == ""


@pytest.mark.parametrize(
    ("sign", "there"),
    [
        ("@", ["Kementerian Luar Negeri", "Sergey Lavrov"]),
        ("#", ["gencatan senjata di Gaza"]),
        ("/", ["Pelabuhan Lama", "Café trem kota"]),
        ("@ lavrov", ["Sergey Lavrov"]),
        ("# lavrov", []),
        ("/trem", ["Café trem kota"]),
    ],
)
def test_a_sign_narrows_to_one_sort(ask: Ask, sign: str, there: list[str]) -> None:
    assert ask(sign) == there


def test_the_sign_of_actions_lists_all_of_them(ask: Ask, palette: Palette) -> None:
    assert len(ask(">")) > len(ask(""))
    assert "Remove tag" in ask("> tag")
    assert ask("> lavrov") == []


def test_the_signs_are_told_in_the_field_and_below_the_list(ask: Ask, palette: Palette) -> None:
    ask("")
    assert all(sign in field(palette).placeholderText() for sign in ">@#/")
    label = palette.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.text() == "> actions   @ actors   # issues   / articles"


@pytest.mark.parametrize(
    ("typed", "advice"), [("zzqq", "Ctrl+Shift+F"), ("/zzqq", "Ctrl+Shift+F"), ("@zzqq", "sign in front")]
)
def test_an_empty_list_says_what_to_do(ask: Ask, palette: Palette, typed: str, advice: str) -> None:
    assert ask(typed) == []
    assert advice in rows(palette).accessibleDescription()
    assert advice in field(palette).accessibleDescription()


@pytest.mark.parametrize(("sign", "advice"), [("@", "press S"), ("#", "press S"), ("/", "Ctrl+V")])
def test_an_empty_project_says_how_it_is_filled(window: MainWindow, qtbot: QtBot, sign: str, advice: str) -> None:
    palette = palette_of(window)
    palette.toggle()
    qtbot.keyClicks(field(palette), sign)
    assert advice in rows(palette).accessibleDescription()


def test_english_words_work_in_the_indonesian_window(
    desk: Desk, open_window: Callable[..., MainWindow], project_file: object, qtbot: QtBot
) -> None:
    make_app("id", "light")
    palette = palette_of(open_window(project_file))
    palette.toggle()
    for typed in ("ekspor", "export", "file export", "berkas ekspor"):
        field(palette).clear()
        qtbot.keyClicks(field(palette), typed)
        assert highlighted(palette) == "Ekspor…", typed
    field(palette).clear()
    qtbot.keyClicks(field(palette), "export")
    assert rows(palette).rows[0].also == "Export…"


def test_undo_is_found_by_its_name_and_by_what_it_undoes(ask: Ask, coded: MainWindow, press: Press) -> None:
    press(coded, "Down", "A")
    assert ask("undo")[0] == "Undo: Tag as actor"
    assert "Undo: Tag as actor" in ask("as actor")


# Keys


def test_arrows_and_page_keys_move_in_the_list_and_the_field_keeps_the_focus(
    ask: Ask, palette: Palette, coded: MainWindow, press: Press
) -> None:
    there = ask("")
    assert highlighted(palette) == there[0]
    press(coded, "Down", "Down", "Up")
    assert highlighted(palette) == there[1]
    press(coded, "Up", "Up")
    assert highlighted(palette) == there[-1]
    press(coded, "Tab")
    assert highlighted(palette) == there[0]
    press(coded, "PageDown")
    assert highlighted(palette) == there[rows(palette).page]
    press(coded, "PageUp", "PageUp")
    assert highlighted(palette) == there[0]
    press(coded, "Ctrl+End")
    assert highlighted(palette) == there[-1]
    press(coded, "Ctrl+Home", "Backtab")
    assert highlighted(palette) == there[-1]
    assert field(palette).hasFocus()
    assert coded.session.sentence is not None
    assert coded.session.sentence.number == 1  # none of these keys was one of the window's


def test_every_highlighted_row_is_said_to_screen_readers(
    ask: Ask, palette: Palette, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    ask("larger")
    press(palette.window(), "Down")
    assert said[-1] == spoken(rows(palette).highlighted or rows(palette).rows[0])
    assert field(palette).accessibleDescription() == said[-1]
    role = Qt.ItemDataRole.AccessibleTextRole
    assert rows(palette).model().index(0, 0).data(role) == palette.lines()[0]


@pytest.mark.parametrize("place", ["to_text", "to_library", "to_codebook"])
def test_escape_gives_the_focus_back(ask: Ask, palette: Palette, coded: MainWindow, press: Press, place: str) -> None:
    getattr(coded, place)()
    before = coded.focusWidget()
    ask("larger")
    press(coded, "Escape")
    assert not palette.isVisible()
    assert coded.focusWidget() is before


def test_it_closes_when_the_focus_goes_elsewhere(ask: Ask, palette: Palette, coded: MainWindow) -> None:
    ask("larger")
    coded.library.setFocus()
    assert not palette.isVisible()
    assert coded.library.focusProxy() is not None
    assert coded.focusWidget() is not coded.pane


def test_it_closes_when_another_window_comes_forward_and_the_focus_is_where_it_was(
    ask: Ask, palette: Palette, coded: MainWindow, qtbot: QtBot
) -> None:
    ask("larger")
    other = QLabel("another window")
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not palette.isVisible())
    assert coded.focusWidget() is coded.pane


def test_the_menu_of_the_field_does_not_close_it(ask: Ask, palette: Palette, qtbot: QtBot) -> None:
    ask("larger")
    menu = field(palette).createStandardContextMenu()
    assert menu is not None
    menu.popup(QPoint(0, 0))
    qtbot.waitUntil(menu.isVisible)
    assert palette.isVisible()
    menu.close()
    menu.deleteLater()


def test_it_stays_in_the_middle_while_the_window_grows(
    ask: Ask, palette: Palette, coded: MainWindow, qtbot: QtBot
) -> None:
    ask("larger")
    coded.resize(coded.width() + 200, coded.height())

    def is_in_the_middle() -> bool:
        middle = coded.pane.mapTo(coded, coded.pane.rect().center()).x()
        return abs(palette.geometry().center().x() - middle) <= 1

    qtbot.waitUntil(is_in_the_middle)


# What is chosen


def test_an_action_is_done_and_the_focus_is_where_it_was(
    ask: Ask, palette: Palette, coded: MainWindow, press: Press
) -> None:
    coded.to_library()
    before, size = coded.focusWidget(), coded.pane.text_size()
    ask("larger")
    press(coded, "Return")
    assert coded.pane.text_size() > size
    assert not palette.isVisible()
    assert coded.focusWidget() is before


def test_an_action_may_move_the_focus(ask: Ask, coded: MainWindow, press: Press) -> None:
    ask("find in the article")
    press(coded, "Return")
    assert coded.finding.bar.isAncestorOf(coded.focusWidget())


def test_a_key_of_the_text_works_from_elsewhere_through_the_palette(ask: Ask, coded: MainWindow, press: Press) -> None:
    coded.to_library()
    ask("> actor")
    press(coded, "Return")
    assert [str(tag.kind) for tag in coded.session.project.annotations()] == ["actor"]


def test_a_switch_is_switched(ask: Ask, coded: MainWindow, press: Press) -> None:
    was = coded.actions_by_name["bar_opens"].isChecked()
    ask("claim bar at s")
    press(coded, "Return")
    assert coded.actions_by_name["bar_opens"].isChecked() is not was


def test_a_click_chooses(ask: Ask, palette: Palette, coded: MainWindow, qtbot: QtBot) -> None:
    ask("/trem")
    place = rows(palette).visualRect(rows(palette).model().index(0, 0)).center()
    qtbot.mouseClick(rows(palette).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert coded.session.article is not None
    assert coded.session.article.title == "Café trem kota"
    assert not palette.isVisible()


def test_an_article_is_opened_and_read(ask: Ask, coded: MainWindow, press: Press) -> None:
    coded.to_library()
    ask("trem")
    press(coded, "Return")
    assert coded.session.article is not None
    assert coded.session.article.title == "Café trem kota"
    assert coded.pane.hasFocus()


@pytest.mark.parametrize("typed", ["@menlu", "#gencatan"])
def test_an_entry_is_shown_in_the_codebook(
    ask: Ask, palette: Palette, coded: MainWindow, press: Press, typed: str
) -> None:
    wanted = ask(typed)[0]
    press(coded, "Return")
    pane = coded.side.codebook
    assert pane.isVisible()
    assert pane.isAncestorOf(coded.focusWidget())
    assert [row.entry.name for row in pane._chosen()] == [wanted]


def test_enter_on_nothing_does_nothing(ask: Ask, palette: Palette, press: Press) -> None:
    ask("zzqq")
    press(palette.window(), "Return")
    assert palette.isVisible()


# It follows the project


def test_new_names_are_found_at_once(ask: Ask, palette: Palette, coded: MainWindow, press: Press) -> None:
    assert ask("@basuki") == []
    assert ask("/selat") == []
    press(coded, "Escape")
    coded.session.project.codebook.add_actor("Basuki")
    made = coded.session.project.add_article("Satu kalimat.", title="Selat Malaka")
    assert ask("@basuki") == ["Basuki"]
    assert ask("/selat") == ["Selat Malaka"]
    press(coded, "Escape")
    coded.session.project.edit_article(made.id, title="Teluk Tomini")
    assert ask("/selat") == []
    assert ask("/tomini") == ["Teluk Tomini"]
    press(coded, "Escape")
    coded.session.undo()
    assert ask("/selat") == ["Selat Malaka"]


def test_titles_are_read_bit_by_bit_and_what_is_highlighted_stays_so(
    palette: Palette, coded: MainWindow, qtbot: QtBot
) -> None:
    with coded.session.project.step("Add"):
        for number in range(AT_ONCE + 20):
            coded.session.project.add_article("Satu.", title=f"Berita nomor {number}")
    palette.toggle()
    qtbot.keyClicks(field(palette), "next")
    assert palette._choices.is_reading
    label = palette.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.text() == "Reading names and titles…"
    qtbot.keyClick(field(palette), Qt.Key.Key_Down)
    was = highlighted(palette)
    qtbot.waitUntil(lambda: not palette._choices.is_reading)
    assert highlighted(palette) == was
    assert label.text().startswith("> actions")
    field(palette).setText(f"nomor {AT_ONCE + 19}")
    assert names(palette) == [f"Berita nomor {AT_ONCE + 19}"]
    field(palette).setText("berita")
    assert len(names(palette)) == MOST_TOGETHER


def test_a_failure_to_read_is_said_and_not_an_error_of_the_program(
    palette: Palette, coded: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[object] = []
    monkeypatch.setattr(coded, "fail", failed.append)
    coded.session.failed.connect(failed.append)

    def refuse(*_: object) -> None:
        raise BadFile("The file is locked.")

    monkeypatch.setattr(Project, "actors", refuse)
    palette.toggle()
    qtbot.waitUntil(lambda: not palette._choices.is_reading)
    assert {str(one) for one in failed} == {"The file is locked."}
    monkeypatch.undo()
    palette.leave()
    palette.toggle()
    qtbot.waitUntil(lambda: not palette._choices.is_reading)
    qtbot.keyClicks(field(palette), "@")
    assert "Sergey Lavrov" in names(palette)


def test_what_another_window_changes_is_found_while_it_is_open(
    ask: Ask, coded: MainWindow, qtbot: QtBot, palette: Palette
) -> None:
    assert ask("@basuki") == []
    with Project.open(coded.session.project.path, coder="sari") as other:
        other.codebook.add_actor("Basuki")
    qtbot.waitUntil(lambda: names(palette) == ["Basuki"])


# How it looks


@pytest.fixture
def by_day(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, theme.load("light"))


@pytest.mark.parametrize("name", theme.NAMES)
def test_the_highlighted_row_is_seen_and_the_letters_that_fit_are_bold(
    ask: Ask, palette: Palette, qapp: QApplication, by_day: None, name: str
) -> None:
    theme.apply(qapp, theme.load(name))
    ask("next")
    view = rows(palette)

    def ink(row: int) -> int:
        area = view.visualRect(view.model().index(row, 0))
        image = view.viewport().grab(area).toImage()
        ground = image.pixelColor(image.width() // 2, 1)
        places = [(x, y) for x in range(20, image.width() // 2) for y in range(image.height())]
        return sum(_far(image.pixelColor(x, y), ground) for x, y in places)

    bar = view.viewport().grab().toImage()
    assert bar.pixelColor(1, view.row_height // 2) == theme.current().accent
    assert bar.pixelColor(1, view.row_height + view.row_height // 2) != theme.current().accent
    with_bold = ink(1)
    view.typed = ""
    assert with_bold > ink(1) > 0


def _far(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 60


# Which names fit


@pytest.mark.parametrize(
    ("name", "words"),
    [("Élan Ça", "elan ca"), ("Jum’at, İstanbul!", "jumat istanbul"), ("STRASSE ß", "strasse ss"), ("  ", "")],
)
def test_accents_case_and_signs_do_not_count(name: str, words: str) -> None:
    assert folded(name) == words


@pytest.mark.parametrize(
    ("typed", "fit"),
    [
        ("open articles", Fit.WHOLE),
        ("open a", Fit.BEGINNING),
        ("art op", Fit.WORDS),
        ("oa", Fit.INITIALS),
        ("ticles", Fit.PARTS),
        ("opart", Fit.LETTERS),
        ("artciles", Fit.ALIKE),
        ("xyz", None),
        ("opx", None),
    ],
)
def test_how_a_name_fits(typed: str, fit: Fit | None) -> None:
    found = Names([(7, "Open articles"), (8, "Quit")], by_letters=True).find(typed, 5)
    assert [(one.owner, one.fit) for one in found] == ([] if fit is None else [(7, fit)])


def test_the_best_come_first_each_owner_once_and_no_more_than_wanted() -> None:
    known = Names([(1, "the tram line"), (2, "stram"), (3, "tram"), (3, "tram again"), (4, "tram stop")])
    assert [one.owner for one in known.find("tram", 9)] == [3, 4, 1, 2]
    assert [one.owner for one in known.find("tram", 2)] == [3, 4]
    assert [one.owner for one in known.find("", 9)] == [1, 2, 3, 4]


def test_among_many_lines_nothing_that_fits_is_lost() -> None:
    many = [(number, f"kata {number} akhir") for number in range(5000)]
    known = Names(many[:2500])
    known.add(many[2500:])
    assert [one.owner for one in known.find("4711 kata", 5)] == [4711]
    assert [one.owner for one in known.find("akhir kata", 5)] == [0, 1, 2, 3, 4]
    assert known.find("akhir 4999", 5)[0].owner == 4999
    assert known.find("kata 12", 3)[0].fit is Fit.BEGINNING


@pytest.mark.parametrize(
    ("name", "typed", "fit", "letters"),
    [
        ("Open articles…", "art", Fit.WORDS, "art"),
        ("Open articles…", "opar", Fit.LETTERS, "Opar"),
        ("Kementerian Luar Negeri", "kln", Fit.INITIALS, "KLN"),
        ("Café Érè", "cafe ere", Fit.WHOLE, "CaféÉrè"),
        ("😀 Tambak", "amb", Fit.PARTS, "amb"),
        ("Claims table", "tabel", Fit.ALIKE, "tabe"),
        ("Claims table", "zz", Fit.WORDS, ""),
        ("", "zz", Fit.INITIALS, ""),
    ],
)
def test_the_letters_that_fit_are_marked(name: str, typed: str, fit: Fit, letters: str) -> None:
    assert "".join(name[start:end] for start, end in marked(name, typed, fit)) == letters


def test_letters_are_looked_for_at_the_beginning_of_words() -> None:
    assert beginnings("sc").search("save a copy")
    assert not beginnings("sv").search("save a copy")


def test_the_setting_holds_no_more_than_a_few_actions(ask: Ask, coded: MainWindow, press: Press) -> None:
    for words in ("larger", "smaller text", "default", "to text", "next sentence", "previous sentence", "next article"):
        ask(f"> {words}")
        press(coded, "Return")
    assert len(str(QSettings().value("palette actions")).split(",")) == 6


@pytest.mark.parametrize("signs", ["%", '"', "🎉", "@🎉", "/ …"])
def test_signs_alone_fit_nothing(palette: Palette, signs: str) -> None:
    palette.toggle()
    field(palette).setText(signs)
    assert names(palette) == []


def test_an_article_that_has_gone_meanwhile_is_said_to_be_gone(
    palette: Palette, ask: Callable[[str], list[str]], press: Press, qtbot: QtBot
) -> None:
    window = palette._window
    assert ask("/trem") == ["Café trem kota"]
    row = rows(palette).highlighted
    assert row is not None
    palette.leave()
    window.session.project.delete_article(int(row.id))
    palette._show(row.sort, int(row.id))
    assert window.status.currentMessage() == "That article is not there any more."


def test_it_is_just_as_high_as_its_rows(ask: Ask, palette: Palette) -> None:
    ask("larger")
    assert rows(palette).viewport().height() == len(rows(palette).rows) * rows(palette).row_height
    assert rows(palette).verticalScrollBar().maximum() == 0


def test_the_best_is_highlighted_also_when_it_is_read_after_the_others(
    palette: Palette, coded: MainWindow, qtbot: QtBot
) -> None:
    with coded.session.project.step("Add"):
        for number in range(AT_ONCE + 20):
            coded.session.project.add_article("Satu.", title=f"Ettin Hall {number}")
    palette.toggle()
    qtbot.keyClicks(field(palette), "ettin")
    assert palette._choices.is_reading
    assert highlighted(palette) == "Reading settings…"
    qtbot.waitUntil(lambda: not palette._choices.is_reading)
    assert highlighted(palette) == names(palette)[0] != "Reading settings…"
