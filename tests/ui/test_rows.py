"""How the rows of the lists break and shorten their texts."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from ui.rows import LONGEST, joined, one_line, wrapped

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


def test_parts_keep_their_own_direction() -> None:
    assert joined(("صدى", None, "", "30 Nov 2023")) == "\u2068صدى\u2069 · \u206830 Nov 2023\u2069"
