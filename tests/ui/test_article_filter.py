"""The filter of articles, filled in as a person does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reader.errors import BadValue
from reader.model import Stance, Status
from reader.search import ArticleFilter, FilterChoices
from ui import theme
from ui.articles.article_filter import ArticleFilterForm, day_of
from ui.filter_button import FilterButton

Key = Qt.Key
CHOICES = FilterChoices(
    sources=("Kabar Pesisir", "Suara Kota"),
    coders=("bayu", "rani"),
    actors=((7, "Sri Wahyuni"), (8, "Bupati Tanjung Api"), (9, "Serikat Nelayan")),
    issues=((3, "tambang pasir laut"), (4, "jembatan")),
)


@pytest.fixture
def form(qtbot: QtBot) -> ArticleFilterForm:
    form = ArticleFilterForm()
    qtbot.addWidget(form)
    form.set_choices(CHOICES)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


@pytest.fixture
def told(form: ArticleFilterForm) -> list[ArticleFilter]:
    told: list[ArticleFilter] = []
    form.filter_changed.connect(told.append)
    return told


def pick(qtbot: QtBot, form: ArticleFilterForm, name: str, downs: int) -> None:
    """Choose with the arrow keys."""
    form.fields[name].setFocus()
    for _ in range(downs):
        qtbot.keyClick(form.fields[name], Key.Key_Down)


def write(qtbot: QtBot, form: ArticleFilterForm, name: str, text: str) -> None:
    field = form.fields[name]
    line = field if isinstance(field, QLineEdit) else field.lineEdit()
    assert line is not None
    field.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Key.Key_Delete)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(QApplication.activePopupWidget() or line, Key.Key_Return)  # the list of what fits has the keys


def complaints(form: ArticleFilterForm) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible() and label.text().startswith("⚠")]


def test_nothing_is_asked_of_articles_at_first(form: ArticleFilterForm) -> None:
    assert form.filter.is_empty
    assert not form.clear_button.isEnabled()


def test_a_status_and_a_stance_are_picked_from_a_list(
    form: ArticleFilterForm, told: list[ArticleFilter], qtbot: QtBot
) -> None:
    pick(qtbot, form, "status", 2)
    pick(qtbot, form, "stance", 3)
    assert told[1] == ArticleFilter(status=Status.IN_WORK)
    assert told[-1] == ArticleFilter(status=Status.IN_WORK, stance=Stance.OPPOSE)
    assert form.filter.status is Status.IN_WORK
    qtbot.keyClick(form.fields["status"], Key.Key_Home)
    assert told[-1] == ArticleFilter(stance=Stance.OPPOSE)


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("source", "Suara Kota", "Suara Kota"),
        ("source", "pesisir", "Kabar Pesisir"),
        ("actor", "serikat nelayan", 9),
        ("actor", "wahy", 7),
        ("issue", "Jembatan", 4),
        ("coder", "rani", "rani"),
    ],
)
def test_a_name_is_found_by_any_part_of_it(
    form: ArticleFilterForm, told: list[ArticleFilter], qtbot: QtBot, name: str, typed: str, meant: object
) -> None:
    write(qtbot, form, name, typed)
    assert told == [ArticleFilter(**{name: meant})]  # type: ignore[arg-type]
    write(qtbot, form, name, "")
    assert form.filter.is_empty


@pytest.mark.parametrize("typed", ["Gubernur", "s"])
def test_a_name_that_is_none_or_several_is_refused_beside_its_field(
    form: ArticleFilterForm, told: list[ArticleFilter], qtbot: QtBot, typed: str
) -> None:
    write(qtbot, form, "actor", "bupati")
    write(qtbot, form, "actor", typed)
    assert told == [ArticleFilter(actor=8)]
    assert [typed in text for text in complaints(form)] == [True]
    write(qtbot, form, "actor", "sri")
    assert form.filter == ArticleFilter(actor=7)
    assert complaints(form) == []


def test_a_name_is_picked_from_the_list_of_what_fits(form: ArticleFilterForm, qtbot: QtBot) -> None:
    field = form.fields["actor"]
    field.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "s")
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
        qtbot.keyClick(QApplication.activePopupWidget(), key)
    assert form.filter.actor == 9
    assert complaints(form) == []


def test_of_two_actors_with_almost_one_name_the_picked_one_is_meant(form: ArticleFilterForm, qtbot: QtBot) -> None:
    form.set_choices(FilterChoices((), (), ((1, "Andi"), (2, "Andi Surya")), ()))
    write(qtbot, form, "actor", "andi")
    assert form.filter.actor == 1
    pick(qtbot, form, "actor", 1)
    assert form.filter.actor == 2


def test_of_sources_that_differ_in_their_capitals_the_picked_one_is_meant(
    form: ArticleFilterForm, told: list[ArticleFilter], qtbot: QtBot
) -> None:
    form.set_choices(FilterChoices(("Suara Kota", "SUARA KOTA"), (), (), ()))
    pick(qtbot, form, "source", 2)
    assert told[-1] == ArticleFilter(source="SUARA KOTA")
    assert complaints(form) == []


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-11", "2023-11-01", "2023-11-30"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("2023-11-22", "2023-11-22", "2023-11-22"),
        ("22/11/2023", "2023-11-22", "2023-11-22"),
        ("2023-11-22T23:30:00+07:00", "2023-11-22", "2023-11-22"),
        ("  ", "", ""),
    ],
)
def test_a_day_a_month_and_a_year_are_understood(written: str, first: str, last: str) -> None:
    assert (day_of(written, last=False), day_of(written, last=True)) == (first, last)


@pytest.mark.parametrize("written", ["0000", "2023-13", "2023-00", "31/02/2023", "kemarin", "20233"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(BadValue, match="no date"):
        day_of(written, last=True)


def test_days_are_told_when_they_are_written(form: ArticleFilterForm, told: list[ArticleFilter], qtbot: QtBot) -> None:
    write(qtbot, form, "since", "2023-11")
    write(qtbot, form, "until", "2023")
    assert told == [ArticleFilter(since="2023-11-01"), ArticleFilter(since="2023-11-01", until="2023-12-31")]


def test_a_wrong_day_leaves_the_filter_as_it_was(
    form: ArticleFilterForm, told: list[ArticleFilter], qtbot: QtBot
) -> None:
    write(qtbot, form, "since", "2023")
    write(qtbot, form, "since", "31/02/2023")
    assert told == [ArticleFilter(since="2023-01-01")]
    assert ["31/02/2023" in text for text in complaints(form)] == [True]
    write(qtbot, form, "until", "2024")
    assert form.filter == ArticleFilter(since="2023-01-01", until="2024-12-31")
    assert len(complaints(form)) == 1
    write(qtbot, form, "since", "2024")
    assert form.filter == ArticleFilter(since="2024-01-01", until="2024-12-31")
    assert complaints(form) == []


def test_days_in_the_wrong_order_are_refused_until_either_is_mended(form: ArticleFilterForm, qtbot: QtBot) -> None:
    write(qtbot, form, "until", "2022")
    write(qtbot, form, "since", "2023")
    assert form.filter == ArticleFilter(until="2022-12-31")
    assert len(complaints(form)) == 1
    write(qtbot, form, "until", "2024")
    assert form.filter == ArticleFilter(since="2023-01-01", until="2024-12-31")
    assert complaints(form) == []


def test_clear_empties_every_field_and_tells_it_once(
    form: ArticleFilterForm, told: list[ArticleFilter], qtbot: QtBot
) -> None:
    pick(qtbot, form, "status", 1)
    write(qtbot, form, "actor", "sri")
    write(qtbot, form, "until", "kemarin")
    told.clear()
    qtbot.mouseClick(form.clear_button, Qt.MouseButton.LeftButton)
    assert told == [ArticleFilter()]
    assert complaints(form) == []
    assert {field.currentText() for field in form.findChildren(QComboBox)} == {"Any", ""}
    assert not form.clear_button.isEnabled()
    assert form.fields["status"].hasFocus()


def test_new_choices_keep_what_is_chosen_and_let_go_of_what_is_gone(
    form: ArticleFilterForm, told: list[ArticleFilter], qtbot: QtBot
) -> None:
    write(qtbot, form, "actor", "sri")
    write(qtbot, form, "issue", "jembatan")
    told.clear()
    form.set_choices(FilterChoices((), (), ((5, "Andi"), (7, "Sri Wahyuni, M.Si.")), ((4, "jembatan"),)))
    assert told == []
    field = form.fields["actor"]
    assert isinstance(field, QComboBox)
    assert field.currentText() == "Sri Wahyuni, M.Si."
    form.set_choices(FilterChoices((), (), ((5, "Andi"),), ((4, "jembatan"),)))
    assert told == [ArticleFilter(issue=4)]
    assert field.currentText() == ""


def test_what_is_half_typed_outlives_new_choices(form: ArticleFilterForm, qtbot: QtBot) -> None:
    field = form.fields["actor"]
    assert isinstance(field, QComboBox)
    line = field.lineEdit()
    assert line is not None
    field.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "seri")
    form.set_choices(FilterChoices((), (), ((5, "Andi"), (9, "Serikat Nelayan")), ()))
    assert line.text() == "seri"


@pytest.mark.parametrize("name", ["status", "since", "coder"])
def test_escape_asks_to_fold_the_form_up(form: ArticleFilterForm, qtbot: QtBot, name: str) -> None:
    form.fields[name].setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    with qtbot.waitSignal(form.closed):
        qtbot.keyClick(focused, Key.Key_Escape)


def test_every_control_has_a_name_a_tip_and_a_label(form: ArticleFilterForm) -> None:
    controls: list[QWidget] = [*form.fields.values()]
    led = {label.buddy() for label in form.findChildren(QLabel)}
    assert all(control.accessibleName() and control.toolTip() for control in controls)
    assert set(controls) <= led
    assert form.clear_button.toolTip()


def test_ten_thousand_actors_are_offered(form: ArticleFilterForm, qtbot: QtBot) -> None:
    form.set_choices(FilterChoices((), (), tuple((number, f"Aktor {number}") for number in range(1, 10_001)), ()))
    write(qtbot, form, "actor", "aktor 9999")
    assert form.filter.actor == 9999


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, theme.load("light"))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_button_shows_by_form_and_colour_that_a_filter_is_on(
    qapp: QApplication, qtbot: QtBot, dressed: None, name: str
) -> None:
    theme.apply(qapp, theme.load(name))
    button = FilterButton()
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    off = button.grab().toImage()
    button.show_on(True)
    on = button.grab().toImage()
    corner = [(x, y) for x in range(off.width() * 2 // 3, off.width()) for y in range(off.height() // 2, off.height())]
    assert inked(on, corner) > inked(off, corner)
    assert accents(on) > 0 == accents(off)
    assert "on" in button.accessibleDescription()


def inked(image: QImage, places: list[tuple[int, int]]) -> int:
    ground = image.pixel(1, 1)
    return sum(image.pixel(x, y) != ground for x, y in places)


def accents(image: QImage) -> int:
    accent = theme.current().accent.rgb()
    return sum(image.pixel(x, y) == accent for x in range(image.width()) for y in range(image.height()))


def test_a_field_that_asks_for_nothing_looks_alike_whether_one_types_or_picks_there(
    form: ArticleFilterForm, qtbot: QtBot
) -> None:
    def ink(name: str) -> QColor:
        return form.fields[name].palette().color(QPalette.ColorRole.Text)

    quiet = theme.current().dim
    assert ink("status") == ink("stance") == quiet
    pick(qtbot, form, "status", 1)
    assert ink("status") == theme.current().text
    form.clear()
    assert ink("status") == quiet
