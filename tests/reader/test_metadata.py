import time
import timeit
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake import iso_date, prepare
from reader.markup import from_markdown, from_plain
from reader.metadata import in_name, in_text
from reader.model import Origin

TITLE = "Gubernur Tolak Tambang Pasir"
BODY = (
    "Gubernur Arifin menyatakan izin tambang pasir di Muara Sari dihentikan karena sungai sudah rusak. "
    "Warga menyambut putusan itu, tetapi meminta agar kapal pengeruk segera ditarik dari muara dan sungai dipulihkan. "
    "Bupati belum menjawab pertanyaan tentang izin lama."
)


def told(*head: str, foot: str = "", language: str = "id") -> dict[str, str]:
    """What is found in an article that opens with these lines behind its headline."""
    text, blocks = from_plain("\n".join((TITLE, *head, "", BODY, *([BODY] * 8 if foot else []), foot)).strip())
    return in_text(text, blocks, language)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Jakarta, CNN Contoh -- Gubernur menolak.", "CNN Contoh"),
        ("Jakarta, Warta Contoh - Gubernur menolak.", "Warta Contoh"),
        ("JAKARTA, CONTOH.com - Gubernur menolak.", "CONTOH.com"),
        ("JAKARTA, WARTA CONTOH — Gubernur menolak.", "WARTA CONTOH"),
        ("CONTOH.CO, Jakarta - Gubernur menolak.", "CONTOH.CO"),
        ("Contoh6.com, Jakarta Gubernur Arifin menolak.", "Contoh6.com"),
        ("Contoh6.com, Jakarta", "Contoh6.com"),
        ("Contoh6.com, Jakarta - Gubernur menolak.", "Contoh6.com"),
        ("CONTOH.CO.ID, JAKARTA -- Gubernur menolak.", "CONTOH.CO.ID"),
        ("CONTOH.CO.ID | SURABAYA - Gubernur menolak.", "CONTOH.CO.ID"),
        ("WARTA-MEDAN.com, MEDAN - Gubernur menolak.", "WARTA-MEDAN.com"),
        ("Contoh.com – Gubernur menolak.", "Contoh.com"),
        ("BANDUNG (ANTARA) - Gubernur menolak.", "ANTARA"),
        ("Jakarta (KANTOR Contoh News) - Gubernur menolak.", "KANTOR Contoh News"),
        ("Bandar Lampung (Contoh.co) --", "Contoh.co"),
        ("LONDON (Kabar) - The governor said no.", "Kabar"),
        ("GAZA CITY, Nov. 21 (Kabar) -- The governor said no.", "Kabar"),
        ("KUALA LUMPUR, 21 Nov (Kabar) -- Gabenor menolak.", "Kabar"),
        ("Bandung, Jawa Barat (Kabar) - Gubernur menolak.", "Kabar"),
    ],
)
def test_a_dateline_names_its_outlet(line: str, source: str) -> None:
    assert told(line) == {"source": source}


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Bandung, Jawa Barat - Gubernur menolak.",
            "BANDUNG, JAWA BARAT -- Gubernur menolak.",
            "Jakarta - Ia menolak.",
        ),
        *("CIBINONG, BOGOR - Gubernur menolak.", "Kupang, NTT — Gubernur menolak.", "WASHINGTON, D.C. — He said no."),
        *(
            "Jakarta, Indonesia - Gubernur menolak.",
            "Surabaya (Jawa Timur) - Gubernur menolak.",
            "Jakarta (21/11) - Ia.",
        ),
        *("Jakarta, Senin - Gubernur menolak.", "Jakarta (Senin) - Gubernur menolak.", "PDIP – Partai itu menolak."),
        *(
            "Bukalapak.com, Tokopedia, dan Kios bersaing.",
            "Contoh.com, perusahaan niaga, menolak.",
            "Arifin, ketua - ia.",
        ),
        *(
            "Amazon.com, Inc. menolak.",
            "Gubernur (PDIP) menolak - warga senang.",
            "Tarif naik, kata Warta Contoh - dan ia.",
        ),
        *(
            "Di Jakarta, menurut Contoh.com, warga - juga nelayan - senang.",
            "-- (ANTARA) --",
            "Baca juga: Warta Contoh",
        ),
    ],
)
def test_a_place_or_a_sentence_is_no_outlet(line: str) -> None:
    assert told(line) == {}


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Selasa, 14 Maret 2023 08.30 WIB", "2023-03-14T08:30+07:00"),
        ("Selasa, 14 Mar 2023 08:30 WIB", "2023-03-14T08:30+07:00"),
        ("14/03/2023, 08:30 WIB", "2023-03-14T08:30+07:00"),
        ("Selasa, 14 Maret 2023", "2023-03-14"),
        ("14 Maret 2023", "2023-03-14"),
        ("(21/11/2023)", "2023-11-21"),
        ("Selasa (21/11/2023)", "2023-11-21"),
        ("Jakarta, 21 November 2023", "2023-11-21"),
        ("Published: 21 Nov 2023 08:30 GMT+7", "2023-11-21T08:30+07:00"),
        ("Published on November 21, 2023", "2023-11-21"),
        ("November 21, 2023 3:15 PM", "2023-11-21T15:15"),
        ("21 November 2023 | 15.04 WITA", "2023-11-21T15:04+08:00"),
        ("Rilis: 21 November 2023", "2023-11-21"),
        ("Tanggal: 21 November 2023", "2023-11-21"),
        ("Tanggal terbit: 21 November 2023", "2023-11-21"),
        ("Diterbitkan pada: Selasa, 21/11/2023 - 07:05", "2023-11-21T07:05"),
        ("Nasional | Selasa, 21 Nov 2023 08:30 WIB", "2023-11-21T08:30+07:00"),
        ("Selasa, 21 Nov 2023 08:30 WIB - Dibaca 120 kali", "2023-11-21T08:30+07:00"),
        ("Diperbarui 22 Nov 2023 08:00 WIB", "2023-11-22T08:00+07:00"),
        ("Nasional | Terbit 21 Nov 2023, 08:30 WIB", "2023-11-21T08:30+07:00"),
        ("Kamis, 26 November 2026\nSelasa, 14 Mar 2023 08:30 WIB", "2023-03-14T08:30+07:00"),
        ("March 14, 2023 at 8:30 a.m. EDT", "2023-03-14T08:30"),
        ("14 March 2023 by our reporters", "2023-03-14"),
        ("Published 21 Nov 2023, by Jane", "2023-11-21"),
        ("Terbit: 21 Nov 2023 08:30 WIB | Diperbarui: 22 Nov 2023 09:00 WIB", "2023-11-21T08:30+07:00"),
        ("Diperbarui: 22 Nov 2023 09:00 WIB\n21 Nov 2023 08:30 WIB", "2023-11-21T08:30+07:00"),
        ("Updated: November 22, 2023 9:00 AM\nPublished: November 21, 2023", "2023-11-21"),
        ("Selasa, 21 Nov 2023\n21 November 2023 08.30 WIB", "2023-11-21T08:30+07:00"),
        ("Jakarta, 21 November 2023 - Gubernur menolak.", "2023-11-21"),
        ("JAKARTA, Selasa (21/11/2023) — Gubernur menolak.", "2023-11-21"),
    ],
)
def test_a_line_that_is_a_date_is_that_of_publication(line: str, published: str) -> None:
    assert told(line) == {"published": published}
    assert iso_date(published) == published


@pytest.mark.parametrize(
    "line",
    [
        *("Gempa Cianjur 21 November 2022", "Gempa Cianjur, 21 November 2022", "21 November 2022: Hari yang Kelam"),
        *("21 November 2022 - Hari ketika gempa mengguncang", "Foto: Gempa Cianjur, 21 November 2022"),
        *("Baca juga: Izin dicabut (20/11/2023)", "Senin (21/11)", "31/02/2023", "Sidang Putusan 14 Februari 2024"),
        *(
            "20 November 2023\n21 November 2023",
            "Ia lahir di Medan, 12 Januari 1970",
            "Tahun 2023",
            "Jl. Mawar 21, 2023",
        ),
        *("Buku itu terbit 21 November 2023.", "Diterbitkan pada 12 Januari 2020, buku itu laris."),
        *("Laporan itu dipublikasikan pada 12 Januari 2020.", "Aturan diperbarui 12 Januari 2020"),
        *("Arifin (12 Januari 1940 - 14 Maret 2023) wafat.", "Arifin (12 Januari 1940) - nelayan"),
        *("Hari/Tanggal: Rabu, 14 Februari 2024", "Tanggal: 14 Februari 2024\nWaktu: 09.00 WIB\nTempat: Balai Kota"),
        *("Rabu, 14 Februari 2024\nPukul: 09.00", "Lahir\n12 Januari 1970", "Date of birth:\n12 January 1970"),
        *("Tiket berlaku 21/11/2023", "Peringatan 1 Juni 2023 | Jakarta", "Nov 21", "Undang-Undang 21 November 2001"),
    ],
)
def test_other_dates_in_the_head_are_none_of_publication(line: str) -> None:
    assert told(line) == {}


def test_a_weekday_that_is_wrong_makes_a_date_the_last_choice() -> None:
    assert told("Senin, 14 Maret 2023") == {"published": "2023-03-14"}
    assert told("Jakarta, Senin, 14 Maret 2023 (Kabar) -- Ia menolak.") == {"source": "Kabar"}
    assert told("Senin, 14 Maret 2023", "15 Maret 2023, 08:30 WIB") == {"published": "2023-03-15T08:30+07:00"}


def test_an_english_date_of_two_small_numbers_may_be_either_way_round() -> None:
    assert told("03/04/2023", language="en") == {}
    assert told("03/04/2023", language="id") == {"published": "2023-04-03"}
    assert told("13/04/2023", language="en") == {"published": "2023-04-13"}
    assert told("03/04/2023, 08:30 WIB", language="en") == {"published": "2023-04-03T08:30+07:00"}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Contoh.com - 14/03/2023, 08:30 WIB", {"source": "Contoh.com", "published": "2023-03-14T08:30+07:00"}),
        ("CNN Contoh | Selasa, 14 Mar 2023 08:30 WIB", {"source": "CNN Contoh", "published": "2023-03-14T08:30+07:00"}),
        (
            "Warta Contoh | Terbit 14/03/2023, 08:30 WIB",
            {"source": "Warta Contoh", "published": "2023-03-14T08:30+07:00"},
        ),
        ("KUALA LUMPUR, 21 Nov 2023 (Kabar) -- Ia.", {"source": "Kabar", "published": "2023-11-21"}),
        ("Arifin Sari | Selasa, 14 Mar 2023", {"published": "2023-03-14"}),
        ("By Jane Doe | November 21, 2023 3:15 PM", {"author": "Jane Doe", "published": "2023-11-21T15:15"}),
        ("Ditulis oleh Sri Lestari pada 21 November 2023", {"author": "Sri Lestari", "published": "2023-11-21"}),
        ("Oleh Sri Lestari, 21 November 2023", {"author": "Sri Lestari", "published": "2023-11-21"}),
        (
            "Sri Lestari - wartaKota\nSelasa, 21 Nov 2023 08:30 WIB",
            {"author": "Sri Lestari", "source": "wartaKota", "published": "2023-11-21T08:30+07:00"},
        ),
    ],
)
def test_lines_that_tell_several_details_give_each(line: str, found: dict[str, str]) -> None:
    assert told(line) == found


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Oleh: Sri Lestari", "Sri Lestari"),
        ("Oleh Sri Lestari", "Sri Lestari"),
        ("OLEH: SRI LESTARI", "SRI LESTARI"),
        ("Oleh:\nSri Lestari", "Sri Lestari"),
        ("Penulis: Sri Lestari | Editor: Budi Raya", "Sri Lestari"),
        ("Penulis : Sri Lestari Editor : Budi Raya", "Sri Lestari"),
        ("Penulis Sri Lestari | Editor Budi Raya", "Sri Lestari"),
        ("Editor: Budi Raya | Penulis: Sri Lestari", "Sri Lestari"),
        ("Reporter: Sri", "Sri"),
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and John Q. Roe", "Jane Doe, John Q. Roe"),
        ("Written by Jane Doe", "Jane Doe"),
        ("Pewarta: Sri Lestari / Editor: Budi Raya", "Sri Lestari"),
        ("Pewarta: Sri Lestari, Budi Raya dan Ani", "Sri Lestari, Budi Raya, Ani"),
        ("Oleh: Siti Nur'aini binti Ahmad, S.Pd.", "Siti Nur'aini binti Ahmad, S.Pd."),
        ("By Jane Doe, Warta News", "Jane Doe"),
        ("By Jane Doe, Staff Writer", "Jane Doe"),
        ("Penulis: Élodie O’Neil-Sari", "Élodie O’Neil-Sari"),
    ],
)
def test_a_byline_names_its_author_and_not_the_editor(line: str, author: str) -> None:
    assert told(line) == {"author": author}
    assert told(foot=line) == {"author": author}


def test_the_report_of_a_named_outlet_gives_both() -> None:
    both = {"author": "Sri Lestari", "source": "Warta-Medan.com"}
    assert told("Laporan wartawan Warta-Medan.com, Sri Lestari") == both
    assert told("Laporan Wartawan Warta-Medan.com Sri Lestari") == both
    assert told("Laporan reporter Warta Kota, Sri Lestari") == {"author": "Sri Lestari", "source": "Warta Kota"}
    assert told("Laporan Sri Lestari") == {"author": "Sri Lestari"}


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Oleh karena itu warga menolak.",
            "Oleh Karena Itu Warga Menolak",
            "Oleh sebab itu, Arifin pergi",
            "By the sea",
        ),
        *("By Tuesday Evening", "By November", "Reporter: Apakah Anda setuju?", "Reporter: Baik Pak.", "Penulis:"),
        *(
            "Penulis Terkenal Arifin Pergi",
            "Editor: Budi Raya",
            "Oleh: seorang nelayan",
            "By 2030 Jane Doe",
            "By: admin",
        ),
        *(
            "Wartawan Senior Menolak",
            "Penulis: Buku ini ditulis di Medan",
            "Foto: Sri Lestari",
            "Oleh: Warta News",
            "Oleh",
        ),
        *("Oleh: S.Pd.", "Reporter: sri@contoh", "Sri Lestari - wartaKota", "Ditulis oleh: " + "Sri " * 40),
    ],
)
def test_what_is_no_name_is_no_author(line: str) -> None:
    assert told(line) == {}


@pytest.mark.parametrize(
    ("sentence", "published"),
    [
        ('"Kami menolak," kata Arifin, Selasa (21/11/2023).', "2023-11-21"),
        ("Izin akan dihentikan, ujarnya di Jakarta, Selasa (21/11/2023).", "2023-11-21"),
        ("Arifin mengatakan hal itu pada Selasa (21/11/2023) malam.", "2023-11-21"),
        ("Ia menolak hari ini (21/11/2023).", "2023-11-21"),
        ("Sejak 12 Januari 2020 ia menolak, kata Arifin dalam keterangannya, Selasa (21/11/2023).", "2023-11-21"),
        ("Kata Arifin, Selasa (21/11/2023). Pemilu digelar pada 14 Februari 2024 mendatang.", "2023-11-21"),
        ("Kata Arifin, Selasa (21/11/2023). Ini ditegaskan Budi, Selasa (21/11/2023).", "2023-11-21"),
        ("Arifin di Muara Sari, Selasa (21/11/2023).\nKata Arifin, Selasa (21/11/2023).", "2023-11-21"),
        # not on the day of the news, or not clear
        ("Arifin di Muara Sari, Senin (20/11/2023).\nKata Arifin, Selasa (21/11/2023).", ""),
        ("Kata Arifin, Senin (21/11/2023).", ""),
        ("Kata Arifin, Selasa (21/11/2023). Ini ditegaskan Budi, Rabu (22/11/2023).", ""),
        ("Kata Arifin, Selasa (21/11/2023). Warga datang pada Rabu, 22 November 2023.", ""),
        ("Kata Arifin, Selasa (21/11/2023) lalu.", ""),
        ("Kata Arifin, Selasa (21/11/2023) pagi lalu.", ""),
        ("Kata Arifin, Selasa (21/11/2023) kemarin.", ""),
        ("Kata Arifin kemarin, Selasa (21/11/2023).", ""),
        ("Kata Arifin, rapat berlangsung hingga Selasa (21/11/2023).", ""),
        ("Arifin mengatakan izin berlaku mulai Selasa (21/11/2023).", ""),
        ("Arifin mengatakan rapat akan digelar di Jakarta, Selasa (21/11/2023).", ""),
        ("Arifin menyebut ujian dijadwalkan pada Selasa (21/11/2023).", ""),
        ("Kata Arifin, rapat digelar Selasa (21/11/2023) mendatang.", ""),
        ("Kata Arifin, rapat digelar Selasa (21/11/2023) hingga Kamis.", ""),
        ("Sidang perdana digelar pada Selasa (14/5/2024).", ""),
        ("Kecelakaan terjadi pada Selasa (21/11/2023) pukul 03.00 WIB.", ""),
        ("Arifin lahir pada Selasa (21/11/1961), kata ayahnya.", ""),
        ("Kata Arifin, ia menolak sejak 12 Januari 2020.", ""),
        ("Kata Arifin, ini peringatan ke-70 Selasa (21/11/2023).", ""),
        ("Kata Arifin, pemilu digelar pada 14 Februari 2024 mendatang.", ""),
        ("Kata Arifin, perjanjian diteken pada 21 November 2023.", ""),
        ("Kata Arifin, Selasa, 21 November 2023.", ""),
        ("Kata Arifin, Selasa (21/11).", ""),
        ("Kata Arifin (21/11/2023).", ""),
        ("Putusan Nomor 21/11/2023/PN dibaca, kata Arifin.", ""),
    ],
)
def test_a_date_in_the_story_counts_only_if_it_must_be_today(sentence: str, published: str) -> None:
    found = told(f"{sentence} Warga menyambut putusan itu.")
    assert found == ({"published": published} if published else {})


def test_a_date_in_the_story_yields_to_a_line_of_its_own_and_to_other_languages() -> None:
    today = "Kata Arifin, Selasa (21/11/2023)."
    assert told("Rabu, 22 Nov 2023 08:30 WIB", today) == {"published": "2023-11-22T08:30+07:00"}
    assert told(today, language="en") == {}
    assert told("20 November 2023\n21 November 2023", today) == {}
    assert told(*[BODY] * 6, today) == {}


def test_a_day_without_its_year_takes_that_of_the_copyright_if_the_weekday_fits() -> None:
    today = "Kata Arifin, Selasa (21/11). Warga senang."
    assert told(today, foot="COPYRIGHT © WARTA 2023") == {"published": "2023-11-21"}
    assert told(today, foot="Copyright © Warta 2024") == {}
    assert told(today, foot="Copyright © 2010-2023 Warta") == {}
    assert told(today) == {}
    assert told("Kata Arifin (21/11).", foot="COPYRIGHT © WARTA 2023") == {}
    assert told("Kata Arifin, Selasa (31/2).", foot="COPYRIGHT © WARTA 2023") == {}
    assert told(today, "Kata Budi, Rabu (22/11).", foot="COPYRIGHT © WARTA 2023") == {}


def test_a_date_at_the_foot_must_say_what_it_is() -> None:
    assert told(foot="Diterbitkan: 21 Nov 2023 08:30 WIB") == {"published": "2023-11-21T08:30+07:00"}
    assert told(foot="21 Nov 2023 08:30 WIB") == {}
    assert told(foot="Rilis: 21 November 2023") == {}
    assert told(foot="Contoh.com - 14/03/2023, 08:30 WIB") == {}


def test_a_line_behind_the_first_paragraph_must_say_what_it_is_too() -> None:
    assert told(BODY, "21 November 2023") == {}
    assert told(BODY, "Terbit: 21 November 2023") == {"published": "2023-11-21"}


def test_headlines_and_tables_are_not_looked_at() -> None:
    text, blocks = from_markdown(f"# Oleh Sri Lestari\n\n{BODY}\n\n| Oleh: Sri |\n|---|\n| 21 November 2023 | x |")
    assert in_text(text, blocks, "id") == {}
    text, blocks = from_markdown(f"| 21 November 2023 | 08:30 WIB |\n|---|---|\n| a | b |\n\n{BODY}")
    assert in_text(text, blocks, "id") == {}


def test_what_the_text_tells_goes_before_the_name_and_behind_what_is_typed_or_in_the_file() -> None:
    source = f"{TITLE}\nSelasa, 14 Mar 2023 08:30 WIB\nOleh: Sri Lestari\n\nJakarta, Warta Contoh -- {BODY}"
    article = prepare(source, author="Ani", said={"source": "Kabar"}, name="2023-11-22_kabar_judul-lain.txt")
    assert (article.title, article.author, article.source) == (TITLE, "Ani", "Kabar")
    assert article.published == "2023-03-14T08:30+07:00"
    assert article.origins == {
        "title": Origin.TEXT,
        "source": Origin.FILE,
        "published": Origin.TEXT,
        "language": Origin.TEXT,
    }
    assert prepare(source).published is None


@given(st.lists(st.sampled_from([*"(),-–|:/.\n ", "Jakarta", "Oleh: ", "21/11/2023", "Selasa", "CNN", "a.com", "dan"])))
def test_any_text_gives_details_that_can_be_stored(pieces: list[str]) -> None:
    text = "".join(pieces) or "x"
    found = in_text(*from_plain(text), "id")
    assert set(found) <= {"published", "source", "author"}
    assert all(value and value in text for key, value in found.items() if key == "source")
    assert iso_date(found.get("published", "")) == found.get("published")


@pytest.mark.parametrize(
    "piece",
    ["A", "A ", "A, ", "a.", "a.a", "(", "( ", "-", " - ", "Oleh: A ", "Oleh ", "A.", "Selasa (", "| ", "akan ",
     "A bin ", "(21/11) ", "Selasa (21/11/2023), akan ", "©", ", A", "\n", "Oleh: A,"],
)  # fmt: skip
def test_hostile_text_takes_linear_time(piece: str) -> None:
    took = []
    for size in (20_000, 160_000):
        read = partial(in_text, piece * (size // len(piece)), (), "id")
        took.append(min(timeit.repeat(read, time.process_time, number=1, repeat=3)))  # others use the machine too
    assert took[1] < 30 * took[0] + 0.05


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("2023-11-22_menlu-oki.txt", {"published": "2023-11-22", "title": "menlu oki"}),
        (
            "2023-11-22_wartacom_menlu-oki.txt",
            {"published": "2023-11-22", "source": "wartacom", "title": "menlu oki"},
        ),
        ("2023-11-22_menlu_oki.txt", {"published": "2023-11-22", "title": "menlu oki"}),
        ("20231122-rapat_akbar.txt", {"published": "2023-11-22", "title": "rapat akbar"}),
        ("22-11-2023 Rapat akbar.txt", {"published": "2023-11-22", "title": "Rapat akbar"}),
        ("berita.zip/mei/2023.11.22 - Rapat v2.5.html", {"published": "2023-11-22", "title": "Rapat v2.5"}),
        (
            "Warta Contoh - 2023-11-22 - Judul v1.2.txt",
            {"published": "2023-11-22", "source": "Warta Contoh", "title": "Judul v1.2"},
        ),
        ("2023-11-22.txt", {"published": "2023-11-22", "title": "2023-11-22"}),
        ("20231122_.txt", {"published": "2023-11-22", "title": "20231122"}),
        ("2023-13-22_a.txt", {"title": "2023-13-22 a"}),
        ("31-02-2023 a.txt", {"title": "31-02-2023 a"}),
        ("2023-11-22a.txt", {"title": "2023-11-22a"}),
        ("12345678 x.txt", {"title": "12345678 x"}),
        ("gempa-2022-11-21.txt", {"title": "gempa 2022-11-21"}),
        ("judul-berita--warta-contoh.html", {"title": "judul berita warta contoh"}),
        ("Warta - 2023 - Judul.txt", {"title": "Warta - 2023 - Judul"}),
    ],
)
def test_a_files_name_tells_its_date_by_clear_patterns_only(name: str, found: dict[str, str]) -> None:
    assert in_name(name) == found


PROSE = "Pemerintah daerah setempat menyatakan akan membantu warga yang terdampak banjir di beberapa kecamatan itu."


@pytest.mark.parametrize(
    "after",
    [
        "3 Komentar\n\nBudi Santoso\n14 April 2023 08:30\nSaya setuju",
        "Berita Lainnya\nMenteri mundur\nJumat, 14 April 2023 08:30 WIB",
        "Budi\n14 April 2023 08:30\nSetuju",
    ],
)
@pytest.mark.parametrize(("own", "published"), [("13 Maret 2023\n\n", {"published": "2023-03-13"}), ("", {})])
def test_what_comes_after_the_story_does_not_date_it(after: str, own: str, published: dict[str, str]) -> None:
    found = in_text(*from_plain(f"Banjir di kota\n\n{own}{PROSE}\n\n{PROSE}\n\n{after}"), "id")
    assert {key: value for key, value in found.items() if key == "published"} == published


@pytest.mark.parametrize(
    "text",
    [
        "Jadwal pertandingan\n\nKamis, 16 November 2023 21.45 WIB\n\nStadion Melati",
        "Penyair\n\nSutan Melati, 20 Maret 1960 - 19 Juli 2020\n\nIa menulis.",
        "Penulis: Rina Ayu\nPenerbit: Melati\nTerbit: 12 September 2005\n\nBuku ini menarik.",
        "Profil\n\nSurabaya, 6 Juni 1901\n\nIa lahir.",
        'Mundur\n\n"Saya mundur," kata bupati itu, Kamis (21/5/1998). Kalimat itu terngiang 25 tahun kemudian.',
        f"Besok\n\nKamis, 16 November 2999 21.45 WIB\n\n{PROSE}",
    ],
)
def test_a_date_of_something_else_is_not_that_of_publication(text: str) -> None:
    assert not {"published", "author"} & in_text(*from_plain(text), "id").keys()
