"""The words that stand for a speaker who was named before."""

import re
from random import Random

import pytest

from reader import languages
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


@pytest.mark.parametrize("language", ["id", "en", ""])
def test_furniture_inside_a_text_is_found_wherever_any_of_its_patterns_fits(language: str) -> None:
    """A look at the first letter goes before the patterns, and hides none of their hits."""
    names = ["boilerplate", *(f"boilerplate_{code}" for code in languages._family(language))]
    lines = [line for name in names for line in languages._sections(name).get("anywhere", "").splitlines()]
    patterns = [re.compile(languages._expression(line)) for line in lines]
    chance = Random(language)
    plain = [re.sub(r"\{.*?\}", "ant", line) for line in lines]
    found = 0
    for _ in range(200):
        text = "".join(chance.choice((*plain, " Kata. ", " ADA ", "\n", "(", "[", " ")) for _ in range(12))
        starts = {hit.start() for pattern in patterns for hit in pattern.finditer(text)}
        assert [hit.start() for hit in languages.furniture(language).anywhere.finditer(text)] == sorted(
            start for start in starts if not any(a < start < b for a, b in spans(language, text))
        )
        found += len(starts)
    assert found > 200


def spans(language: str, text: str) -> list[tuple[int, int]]:
    return [hit.span() for hit in languages.furniture(language).anywhere.finditer(text)]
