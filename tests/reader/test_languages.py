"""The words that stand for a speaker who was named before."""

import pytest

from reader.languages import find_pronoun, pronouns
from reader.model import Span


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Pihaknya menolak usul itu.", "id", "Pihaknya"),
        ("Di Moskow, ia menolak usul itu dan beliau pulang.", "id-ID", "ia"),
        ("“Usul itu buruk,” katanya.", "id", "katanya"),
        ("Menurutnya, usul itu buruk.", "id", "Menurutnya"),
        ("MEREKA menolak usul itu.", "ms-MY", "MEREKA"),
        ("A plan, he’s sure, is no peace.", "en", "he"),
        ("They reject it.", "", "They"),
        ("Das lehnen wir ab.", "de", "wir"),
    ],
)
def test_the_first_pronoun_is_found_in_its_language(text: str, language: str, found: str) -> None:
    start = text.index(found)
    assert find_pronoun(text, language) == Span(start, start + len(found))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Media Indonesia mediasi bersedia.", "id"),  # ia inside words
        ("He rejects it.", "id"),
        ("Ia menolak usul itu.", "en"),
        ("Ia menolak usul itu.", "fi"),  # a language without a file
        ("Kementerian menolak usul itu.", "id"),
        ("", "id"),
    ],
)
def test_where_no_word_is_a_pronoun_of_the_language_none_is_found(text: str, language: str) -> None:
    assert find_pronoun(text, language) is None


def test_pronouns_are_casefolded_and_malay_has_those_of_indonesian() -> None:
    assert {"ia", "dia", "beliau", "mereka", "pihaknya"} < pronouns("id") < pronouns("ms")
    assert all(word == word.casefold() for language in ("id", "en", "de", "tr", "") for word in pronouns(language))
