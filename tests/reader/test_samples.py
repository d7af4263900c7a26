"""The articles that come with the program: long enough to try everything, and free of real news."""

import pytest

import resources
from reader.intake import prepare
from reader.model import NewArticle
from tests.conftest import FILES


def bodies(article: NewArticle) -> list[str]:
    return [article.text[start:end] for start, end, boilerplate in article.sentences if not boilerplate]


def boilerplates(article: NewArticle) -> list[str]:
    return [article.text[start:end] for start, end, boilerplate in article.sentences if boilerplate]


def sample(language: str) -> NewArticle:
    return prepare(resources.path(f"samples/{language}.md").read_text(encoding="utf-8"), markdown=True)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_sample_is_a_whole_article(language: str) -> None:
    article = sample(language)
    assert 15 <= len(bodies(article)) <= 25
    assert article.language == language
    assert all((article.title, article.source, article.author, article.published, article.url))
    assert not article.notes


def test_the_indonesian_sample_has_lines_of_its_website() -> None:
    lines = boilerplates(sample("id"))
    assert [line.split()[0] for line in lines] == ["SCROLL", "Baca", "Baca"]


def test_the_english_sample_has_none() -> None:
    assert boilerplates(sample("en")) == []


def test_abbreviations_and_titles_end_no_sentence() -> None:
    indonesian, english = "\n".join(bodies(sample("id"))), "\n".join(bodies(sample("en")))
    for piece in ("Dr. Ratna", "M.Si., menemui", "H. Marzuki", "Prof. Ahmad"):
        assert piece in indonesian
    for piece in ("Cllr. Miriam", "Dr. Samira", "Prof. Ian", "St. Brannock", "U.C.D.A. has"):
        assert piece in english


def test_the_article_of_a_news_site_has_15_sentences_and_6_lines_of_its_website() -> None:
    article = prepare((FILES / "article_id.txt").read_text(encoding="utf-8"))
    assert len(bodies(article)) == 15
    assert [line.split()[0] for line in boilerplates(article)] == [
        *("SCROLL", "Simak", "Komentar", "Harga", "Kucing", "Tarif")
    ]
    assert article.language == "id"
    assert article.title == ""
