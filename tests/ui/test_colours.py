"""A person's colours for the kinds: they fit every theme, and it is said which eyes take two kinds for one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from reader.model import Kind
from ui import theme
from ui.colours import (
    FILL_SEEN,
    READABLE,
    VISIBLE,
    Confusion,
    confusions,
    contrast,
    difference,
    dyed,
    grounds,
    lit,
    oklab,
)
from ui.theme import Theme, over

THEMES = [theme.load(name) for name in theme.NAMES]
themes = pytest.mark.parametrize("dressed", THEMES, ids=lambda dressed: dressed.name)
colours = st.integers(0, 0xFFFFFF).map(lambda rgb: QColor(f"#{rgb:06x}"))
choices = st.dictionaries(st.sampled_from(Kind), colours, min_size=1)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_an_eye_without_green_cones_confuses_red_and_green() -> None:
    red, green = QColor("#b03a2e"), QColor("#4f7a28")
    assert difference(red, green) > 4 * difference(red, green, "deuteranopia")
    assert difference(QColor("black"), QColor("white"), "tritanopia") == pytest.approx(100, abs=0.5)


@given(colours)
def test_a_colour_at_its_own_lightness_stays_what_it_is(colour: QColor) -> None:
    assert difference(lit(colour, oklab(colour)[0]), colour) < 1


@given(colours, st.floats(0.2, 0.9))
def test_a_hue_stays_when_its_lightness_moves(colour: QColor, lightness: float) -> None:
    moved = oklab(lit(colour, lightness))
    assert moved[0] == pytest.approx(lightness, abs=0.01)
    _, green_red, blue_yellow = oklab(colour)
    assert green_red * moved[2] - blue_yellow * moved[1] == pytest.approx(0, abs=0.002)


@themes
@settings(max_examples=25)
@given(chosen=choices)
def test_words_can_be_read_on_every_mark_of_any_colour(dressed: Theme, chosen: dict[Kind, QColor]) -> None:
    worn = dyed(dressed, chosen)
    assert min(contrast(worn.text, ground) for ground in grounds(worn)) >= READABLE
    assert min(contrast(worn.link, ground) for ground in grounds(worn)[:28]) >= VISIBLE
    assert min(contrast(worn.line[kind], worn.paper) for kind in Kind) >= VISIBLE


@themes
@pytest.mark.parametrize("colour", ["#d55e00", "#0072b2", "#f0e442", "#000000", "#ffffff", "#ff0000"])
def test_a_colour_is_seen_on_the_paper_of_every_theme(dressed: Theme, colour: str) -> None:
    worn = dyed(dressed, dict.fromkeys(Kind, QColor(colour)))
    for kind in Kind:
        assert difference(over(worn.paper, worn.fill[kind]), worn.paper) >= FILL_SEEN * 0.8
        assert contrast(worn.line[kind], worn.paper) >= VISIBLE


@themes
def test_kinds_without_a_choice_keep_the_colours_of_the_theme(dressed: Theme) -> None:
    worn = dyed(dressed, {Kind.ACTOR: QColor("#d55e00")})
    assert worn.fill[Kind.STATEMENT] == dressed.fill[Kind.STATEMENT]
    assert worn.line[Kind.POSITION] == dressed.line[Kind.POSITION]
    assert worn.line[Kind.ACTOR] != dressed.line[Kind.ACTOR]


@themes
def test_no_eye_confuses_the_usual_colours(dressed: Theme) -> None:
    assert confusions(dressed) == []


def test_it_is_known_which_eyes_take_two_kinds_for_one() -> None:
    by_day = theme.load("light")
    red_and_green = dyed(by_day, {Kind.STATEMENT: QColor("#b03a2e"), Kind.POSITION: QColor("#4f7a28")})
    eyes = {eye for eye, one, other in confusions(red_and_green) if {one, other} == {Kind.STATEMENT, Kind.POSITION}}
    assert eyes == {"protanopia", "deuteranopia"}
    twice = dyed(by_day, {Kind.STATEMENT: QColor("#2277d8")})
    assert Confusion("usual", Kind.STATEMENT, Kind.ACTOR) in confusions(twice)


def test_a_theme_that_cannot_be_read_by_itself_is_dyed_all_the_same() -> None:
    """Where the theme's own fills are too strong, those of the person cannot be thinned until words can be read."""
    light = theme.load("light")
    glaring = light._replace(fill={**light.fill, Kind.ACTOR: QColor("#000000")})
    found = dyed(glaring, {Kind.STATEMENT: QColor("#d55e00")})
    assert found.fill[Kind.STATEMENT].alphaF() <= 0.02
