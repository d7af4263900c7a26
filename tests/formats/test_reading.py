import io
import os
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from reader.errors import BadFile, BadValue
from reader.formats import READERS, articles_in, find_articles, read_article, read_source
from reader.formats.kinds import kind_of
from reader.formats.sources import Source, name_of, natural
from reader.metadata import readable
from tests.conftest import FILES

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
    assert (article.title, article.text, article.language) == ("nelayan tolak reklamasi", BODY, "id")
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


def test_a_file_that_is_no_text_is_told_what_can_be_imported(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"laporan\.dat .*can be imported end in \.txt, \.md, \.markdown, "):
        read_article(file(tmp_path, "laporan.dat", bytes(range(256)) * 20))


def zipped(**files: str | bytes) -> bytes:
    """An archive; "__" in a name stands for "/", "_" for "."."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def test_a_document_is_read_as_what_it_is_and_not_as_what_its_name_says(tmp_path: Path) -> None:
    for right in ("document.docx", "document.odt", "document.rtf", "document.epub", "document.pdf"):
        data = (FILES / "documents" / right).read_bytes()
        known = read_source(Source(right, data), {})
        for wrong in ("document.txt", "document.doc", "document.html", "document.xlsx", "document"):
            assert [a.text for a in read_source(Source(wrong, data), {})] == [a.text for a in known]


PAGE = f"<html><head><title>x</title></head><body><h1>Bupati menolak</h1><p>{BODY * 3}</p></body></html>"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (f"<!DOCTYPE html>\n{PAGE}", ".html"),
        (f"\ufeff \n<!-- saved from - -> --><!--x-->{PAGE}", ".html"),
        (f'<?xml version="1.0"?>\n<!DOCTYPE HTML PUBLIC "x">{PAGE}', ".html"),
        (PAGE.encode("utf-16"), ".html"),
        ("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n", ".mhtml"),
        ("Perihal: surat\n\nContent-Type: multipart/related", ".txt"),
        ("Halaman <html> itu kosong.", ".txt"),
        ("{\\rtf1 a}", ".rtf"),
        ("\n\n%PDF-1.4\n", ".pdf"),
        (zipped(mimetype="application/epub+zip"), ".epub"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text\n"), ".odt"),
        (zipped(**{"[Content.Types]_xml": "x"}), ".zip"),
        (zipped(a_txt=BODY), ".zip"),
    ],
)
def test_content_tells_the_kind_where_it_is_sure(content: str | bytes, kind: str) -> None:
    assert kind_of(Source("a.txt", content if isinstance(content, bytes) else content.encode())) == kind


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (OLD + "WordDocument".encode("utf-16-le"), "is a file of Word 97: .* save it as Word"),
        (OLD + "Workbook".encode("utf-16-le"), "is a file of Excel 97: .* save it as Excel"),
        (OLD + "PowerPoint Document".encode("utf-16-le"), "is a file of PowerPoint 97: .* save it as PDF"),
        (OLD, "is a file of Word, Excel or PowerPoint 97: "),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "is protected by a password: save it without one"),
        (zipped(Index__Document_iwa="x"), "is a file of Pages, Numbers or Keynote: "),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "is a file of OpenDocument spreadsheet: "),
        (zipped(mimetype="application/vnd.oasis.opendocument.presentation"), "is a file of OpenDocument: "),
        (b"\x89PNG\r\n\x1a\n\0\0", "is a picture: "),
        (b"\xff\xd8\xff\xe0\0\0", "is a picture: "),
        (b"RIFF\0\0\0\0WEBPVP8 ", "is a picture: "),
        (b"\0\0\0 ftypheic\0", "is a picture: "),
        (b"\0\0\0 ftypisom\0", "is a recording: "),
        (b"RIFF\0\0\0\0WAVEfmt ", "is a recording: "),
        (b"ID3\3\0\0", "is a recording: "),
        (b"Rar!\x1a\x07\0", "is a RAR archive: unpack it"),
        (b"\x1f\x8b\x08\0", "is a gzip archive: unpack it"),
        (b"SQLite format 3\0", "is a project or another database"),
        (b"PK\x03\x04 cut off", "is damaged or not whole"),
        (b"", "is empty: there is no text to import"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.doc", "a.pdf", "a.unknown", "a"])
def test_what_cannot_be_read_is_told_what_to_do(content: bytes, sentence: str, name: str) -> None:
    with pytest.raises(BadFile, match=f"^{re.escape(name)} {sentence}"):
        read_source(Source(name, content), {})


@pytest.mark.parametrize("suffix", ["pdf", "docx", "odt", "epub", "xlsx", "rtf", "zip"])
def test_a_text_with_the_name_of_a_document_is_not_taken_for_one(suffix: str) -> None:
    with pytest.raises(BadFile, match=rf"^a\.{suffix} is no [A-Za-z]+ file, whatever its name says: "):
        read_source(Source(f"a.{suffix}", BODY.encode()), {})


@pytest.mark.parametrize("start", ["BMKG mengatakan", "ID3 adalah", "PK di kota", "MM II", "GIF"])
def test_a_text_that_begins_like_a_picture_is_a_text(start: str) -> None:
    assert read_source(Source("a.txt", f"{start} {BODY}".encode()), {})[0].text.startswith(start)


def test_an_archive_gives_its_articles_and_says_what_it_could_not_read() -> None:
    data = zipped(b_txt=BODY, a_md=FRONT + BODY, c_pdf="x", d_jpg="x", mei__dalam_zip=zipped(e_txt=BODY))
    articles = read_source(Source("berita.zip", data), {"author": "Ani"})
    assert [article.author for article in articles] == ["Ani"] * 3
    assert [article.title for article in articles] == ["Nelayan sambut keputusan", "b", "e"]
    assert any("berita.zip/c.pdf is no PDF file" in note for note in articles[0].notes)


def test_an_archive_without_articles_is_named() -> None:
    with pytest.raises(BadFile, match=r"There are no articles in kosong\.zip: "):
        read_source(Source("kosong.zip", zipped(a_jpg="x")), {})
    with pytest.raises(BadFile, match=r"kosong\.zip/a\.pdf is no PDF file"):
        read_source(Source("kosong.zip", zipped(a_pdf="x")), {})


def test_an_archive_with_the_name_of_a_text_in_an_archive_is_named() -> None:
    with pytest.raises(BadFile, match=r"berita\.zip/a\.txt is an archive inside an archive"):
        read_source(Source("berita.zip", zipped(a_txt=zipped(b_txt=zipped(c_txt=BODY)))), {})


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


def test_what_programs_leave_in_a_folder_is_no_article(tmp_path: Path) -> None:
    for name in ("berita.html", "berita_files/iklan.html", "berita_files/js/b.txt", "lain_files/c.txt", "Thumbs.db",
                 "desktop.ini", "__MACOSX/._a.txt", ".DS_Store", "foto.jpg", "mei/lama.doc"):  # fmt: skip
        file(tmp_path, name)
    found = find_articles([tmp_path])
    assert names(found.files, tmp_path) == [*(["berita.html"] if ".html" in READERS else []), "lain_files/c.txt"]
    assert found.passed_over == 2 + (".html" not in READERS)


@pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
def test_links_that_lead_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    file(tmp_path, "mei/a.txt")
    (tmp_path / "mei" / "lagi").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b.txt").symlink_to(tmp_path / "mei" / "a.txt")
    assert names(articles_in([tmp_path]), tmp_path) == ["b.txt", "mei/a.txt"]


def test_a_folder_that_may_not_be_read_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file(tmp_path, "a.txt")
    file(tmp_path, "tutup/b.txt")
    file(tmp_path, "z/c.txt")
    scan = os.scandir

    def scandir(place: str) -> object:
        if Path(place).name == "tutup":
            raise PermissionError(13, "Permission denied", place)
        return scan(place)

    monkeypatch.setattr(os, "scandir", scandir)
    found = find_articles([tmp_path])
    assert names(found.files, tmp_path) == ["a.txt", "z/c.txt"]
    assert [str(error) for error in found.errors] == [
        f"The folder {tmp_path / 'tutup'} cannot be read: Permission denied."
    ]
    with pytest.raises(BadFile, match=r"^The folder .*tutup cannot be read"):
        find_articles([tmp_path / "tutup"])


@pytest.mark.parametrize("count", [1, 5000])
def test_numbers_in_names_are_sorted_by_their_size(count: int) -> None:
    assert natural(f"a{'1' * count}0") > natural(f"a{'9' * count}") > natural(f"a0{'8' * count}") > natural("a")


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    file(tmp_path, "photo.jpg")
    with pytest.raises(BadFile, match=r"There are no articles in .*: files to import end in \.txt, \.md, \.markdown"):
        articles_in([tmp_path])


def test_every_format_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert [suffix for suffix in READERS if f"`{suffix}`" not in readme] == []
