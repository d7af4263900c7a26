import pytest

from reader.language_guess import guess_language
from tests.conftest import FILES

LABELLED = [line.split("\t", 1) for line in (FILES / "languages.tsv").read_text("utf-8").splitlines()]
PARAGRAPH = 120  # characters


def test_almost_all_of_the_labelled_texts_are_told_right() -> None:
    wrong = [(code, text) for code, text in LABELLED if guess_language(text) != code]
    assert len(LABELLED) > 150
    assert len(wrong) <= 0.02 * len(LABELLED), wrong


def test_no_paragraph_in_indonesian_is_taken_for_malay_nor_the_other_way_round() -> None:
    paragraphs = [(code, text) for code, text in LABELLED if code in {"id", "ms"} and len(text) > PARAGRAPH]
    assert len(paragraphs) > 35
    assert [text for code, text in paragraphs if guess_language(text) != code] == []


def test_no_text_in_another_language_is_taken_for_english() -> None:
    assert [text for code, text in LABELLED if code != "en" and guess_language(text) == "en"] == []


@pytest.mark.parametrize(
    "change", [str.upper, lambda text: text.replace(" ", "\n"), lambda text: f"12.500 | {text} | 3%"]
)
def test_capitals_line_breaks_and_numbers_change_nothing(change) -> None:  # type: ignore[no-untyped-def]
    paragraphs = [(code, text) for code, text in LABELLED if code and len(text) > PARAGRAPH and '"' not in text]
    assert [text for code, text in paragraphs if guess_language(change(text)) != code] == []


def test_a_long_quotation_in_another_language_does_not_outvote_what_is_around_it() -> None:
    quote = '"' + "I am proud of the boys, they have given all for the fans and for the club that they love. " * 3 + '"'
    assert guess_language(f"{quote} kata pelatih itu usai pertandingan di Surabaya kemarin sore.") == "id"
    assert guess_language(f"{quote} kata dia.") == "en"


def test_the_ends_of_unknown_words_tell_indonesian_and_malay_apart() -> None:
    assert guess_language("Ini soal kapasitas dan modernitas kota kita.") == "id"
    assert guess_language("Ini soal kreativiti dan formaliti kota kita.") == "ms"


def test_one_word_that_both_use_makes_no_malay() -> None:
    assert guess_language("Harga pasar naik di kawasan selatan, kata lelaki itu.") == "id"
    assert guess_language("Harga pasar naik di kawasan selatan, kata seorang lelaki di Selangor.") == "ms"


@pytest.mark.parametrize(
    "text", ["", "OK", "123", "***", "ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ", "Привет всем the end", "«»", "ok\nok", "x" * 10_000]
)
def test_what_tells_nothing_is_left_open(text: str) -> None:
    assert guess_language(text) == ""
