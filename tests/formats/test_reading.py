import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from reader.errors import BadFile, BadValue
from reader.formats import READERS, articles_in, read_article
from reader.formats.sources import name_of
from reader.metadata import readable

BODY = "Bupati menolak rencana itu pada Selasa. Nelayan menyambut keputusan tersebut dengan gembira.\n"
FRONT = """---
title: Nelayan sambut keputusan
source: Warta Contoh
author: Sari
published: 2024-03-12
language: id
---
"""


def file(folder: Path, name: str, content: str | bytes = BODY) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def names(paths: Iterable[Path], below: Path) -> list[str]:
    return [path.relative_to(below).as_posix() for path in paths]


def test_plain_text_without_a_headline_is_named_after_its_file(tmp_path: Path) -> None:
    article = read_article(file(tmp_path, "2024-03-12_nelayan-tolak_reklamasi.txt"))
    assert (article.title, article.text, article.language) == ("2024-03-12 nelayan tolak reklamasi", BODY, "id")
    assert article.notes == ()


def test_a_headline_is_a_better_title_than_the_files_name(tmp_path: Path) -> None:
    article = read_article(file(tmp_path, "a.txt", "Bupati Tolak Rencana Pelabuhan\n\n" + BODY))
    assert article.title == "Bupati Tolak Rencana Pelabuhan"


@pytest.mark.parametrize("suffix", [".md", ".markdown", ".MD"])
def test_front_matter_becomes_metadata_and_is_no_text(tmp_path: Path, suffix: str) -> None:
    article = read_article(file(tmp_path, f"a{suffix}", FRONT + "\n" + BODY))
    assert (article.title, article.source, article.author) == ("Nelayan sambut keputusan", "Warta Contoh", "Sari")
    assert (article.published, article.language) == ("2024-03-12", "id")
    assert article.text == BODY.rstrip("\n")


def test_what_the_person_says_goes_before_what_the_file_says(tmp_path: Path) -> None:
    path = file(tmp_path, "a.md", FRONT + BODY)
    article = read_article(path, source="Kantor Berita Contoh", published="2024-03-13", author="", language=None)
    assert (article.source, article.published) == ("Kantor Berita Contoh", "2024-03-13")
    assert (article.author, article.language) == ("Sari", "id")
    assert read_article(path, language="").language == "id"


def test_markdown_without_a_title_takes_its_heading_then_its_files_name(tmp_path: Path) -> None:
    assert read_article(file(tmp_path, "a.md", f"# Bupati *menolak*\n\n{BODY}")).title == "Bupati menolak"
    assert read_article(file(tmp_path, "tanpa_judul.md")).title == "tanpa judul"


def test_a_guessed_encoding_is_said_and_utf_8_is_not(tmp_path: Path) -> None:
    text = "Le maire a refusé le projet mardi. Les pêcheurs ont été très soulagés."
    guessed = read_article(file(tmp_path, "a.txt", text.encode("cp1252")))
    assert guessed.text == text
    assert [note for note in guessed.notes if "a.txt was read as windows-1252, which is a guess" in note]
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert read_article(file(tmp_path, "b.txt", text.encode(encoding))).notes == ()


def test_an_unknown_kind_of_file_is_read_if_it_is_text(tmp_path: Path) -> None:
    assert read_article(file(tmp_path, "berita.artikel")).text == BODY
    assert read_article(file(tmp_path, "berita")).text == BODY


@pytest.mark.parametrize("content", [b"%PDF-1.7 \xff\xfe\0\0binary", bytes(range(256)) * 20, b""])
def test_a_file_that_is_no_text_is_told_what_can_be_imported(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BadFile, match=r"laporan\.pdf .*can be imported end in \.txt, \.md, \.markdown\.$"):
        read_article(file(tmp_path, "laporan.pdf", content))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.other"])
def test_a_missing_file_is_said_to_be_missing(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadFile, match=r"^There is no file .*: check the name and the folder\.$"):
        read_article(tmp_path / name)


@pytest.mark.parametrize("content", ["", " \n\t\n", FRONT, "[a]: https://example.org\n"])
def test_a_file_without_text_is_refused_by_name(tmp_path: Path, content: str) -> None:
    with pytest.raises(BadFile, match=r"kosong\.md"):
        read_article(file(tmp_path, "kosong.md", content))


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises((BadFile, BadValue), match="is no date"):
        read_article(file(tmp_path, "a.txt"), published="kemarin")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2023-11-22_menlu-oki-bertolak.txt", "2023-11-22 menlu oki bertolak"),
        ("anak-anak pulau.txt", "anak-anak pulau"),
        ("000_fe8e03.txt", "000 fe8e03"),
        ("Rapat__kedua.v2.md", "Rapat kedua.v2"),
        ("___.txt", "___.txt"),
        (".txt", ".txt"),
    ],
)
def test_a_files_name_is_made_readable(name: str, title: str) -> None:
    assert readable(name) == title


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_a_name_that_is_not_utf_8_makes_a_title_that_can_be_stored() -> None:
    assert readable(name_of(Path(os.fsdecode(b"caf\xe9.txt")))) == "caf\ufffd"


def test_a_folder_stands_for_its_articles_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a10.md", "a9.md", "sub/c.MARKDOWN", ".hidden.txt", ".git/d.txt", "photo.jpg", "p.sikap"):
        file(tmp_path, name)
    assert names(articles_in([tmp_path]), tmp_path) == ["a9.md", "a10.md", "b.txt", "sub/c.MARKDOWN"]


def test_files_named_themselves_always_count_and_only_once(tmp_path: Path) -> None:
    odd, plain = file(tmp_path, "z.dat"), file(tmp_path, "a.txt")
    missing = tmp_path / "missing.txt"
    assert articles_in([odd, plain, tmp_path, missing]) == [odd, plain, missing]


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    file(tmp_path, "photo.jpg")
    with pytest.raises(BadFile, match=r"There are no articles in .*: files to import end in \.txt, \.md, \.markdown"):
        articles_in([tmp_path])


def test_every_format_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert [suffix for suffix in READERS if f"`{suffix}`" not in readme] == []
