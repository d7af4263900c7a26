"""Sentences end where a careful reader ends them; spans are exact; site furniture is told apart from the article."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader import languages
from reader.sentences import boilerplate, paragraphs, segment, segment_blocks

FILES = Path(__file__).parents[1] / "files"
DATA = Path(languages.__file__).with_name("languages")
LANGUAGES = ("id", "ms", "en", "", "de", "zh-Hant", "x")

Spans = list[tuple[int, int]]


class Case(NamedTuple):
    language: str
    why: str
    text: str
    sentences: list[str]

    def expected(self) -> Spans:
        """Where the case's sentences stand, found from left to right."""
        spans: Spans = []
        for sentence in self.sentences:
            start = self.text.index(sentence, spans[-1][1] if spans else 0)
            spans.append((start, start + len(sentence)))
        return spans


def cases(name: str) -> list[Case]:
    lines = (FILES / f"sentences_{name}.jsonl").read_text(encoding="utf-8").strip().split("\n")
    return [Case(**json.loads(line)) for line in lines]


def case_id(case: Case) -> str:
    return f"{case.language or 'unknown'}: {case.why}"


INDONESIAN, OTHERS = cases("id"), cases("other")


def boundary_f1(found: list[Spans], expected: list[Spans]) -> float:
    """Of the offsets at which sentences end, over all cases together."""
    ends = [({end for _, end in a}, {end for _, end in b}) for a, b in zip(found, expected, strict=True)]
    agreed = sum(len(a & b) for a, b in ends)
    return 2 * agreed / sum(len(a) + len(b) for a, b in ends)


def full_stop_and_space(text: str) -> Spans:
    """What a program does that knows nothing: `split(". ")`."""
    ends = [found.end() for found in re.finditer(r"\.(?= )|\n|\Z", text)]
    return list(pairwise([0, *ends]))


def cut(text: str, spans: Spans) -> list[str]:
    return [text[start:end] for start, end in spans]


def sentences_of(text: str, language: str = "id") -> list[str]:
    return cut(text, segment(text, language))


def furniture_of(text: str, language: str = "id") -> list[str]:
    spans = segment(text, language)
    answers = boilerplate(text, spans, language)
    assert len(answers) == len(spans)
    return [text[start:end] for (start, end), answer in zip(spans, answers, strict=True) if answer]


# Cases


@pytest.mark.parametrize("case", [*INDONESIAN, *OTHERS], ids=case_id)
def test_sentences_end_where_the_case_says(case: Case) -> None:
    assert cut(case.text, segment(case.text, case.language)) == case.sentences


@pytest.mark.parametrize(
    ("name", "fewest", "goal"), [("id", 80, 0.97), ("other", 40, 0.95)], ids=["Indonesian", "other languages"]
)
def test_the_cases_together_reach_the_goal_that_a_simple_split_misses(name: str, fewest: int, goal: float) -> None:
    all_cases = cases(name)
    expected = [case.expected() for case in all_cases]
    assert len({case.text for case in all_cases}) >= fewest
    assert boundary_f1([segment(case.text, case.language) for case in all_cases], expected) >= goal
    assert boundary_f1([full_stop_and_space(case.text) for case in all_cases], expected) < 0.9


def test_the_measure_counts_missed_and_needless_ends_alike() -> None:
    assert boundary_f1([[(0, 3), (4, 9)]], [[(0, 3), (4, 9)]]) == 1
    assert boundary_f1([[(0, 9)]], [[(0, 3), (4, 9)]]) == pytest.approx(2 / 3)
    assert boundary_f1([[(0, 3), (4, 9)]], [[(0, 9)]]) == pytest.approx(2 / 3)


def test_a_region_does_not_change_the_language() -> None:
    text = "Ia menemui Kombes. Pol. Rudi di Jl. Mawar. Mereka akrab."
    assert segment(text, "id-ID") == segment(text, "ID_id") == segment(text, "ind") == segment(text, "id")
    assert len(segment(text, "id")) == 2


def test_words_of_one_language_do_not_hold_in_another() -> None:
    assert sentences_of("Kami bertemu Gov. Lee.", "en") == ["Kami bertemu Gov. Lee."]
    assert sentences_of("Kami bertemu Gov. Lee.", "id") == ["Kami bertemu Gov.", "Lee."]


# Spans

MARKS = [*".!?…。؟।\"'“”‘’«»()[]「」{}-–—,:;*•\u200b\ufeff\u2028\u00a0\t\n\r ", "\ud800", "😊", "\U0001f1ee"]
PIECES = [
    "Dr",
    "S.H",
    "dkk",
    "No",
    "7",
    "1.200",
    "U.S",
    "a",
    "Ia",
    "ia",
    "www.a.co",
    "Kata",
    "ADVERTISEMENT",
    "(ab/cd)",
    "世",
]
any_text = st.text(st.characters(exclude_categories=()), max_size=200)
hard_text = st.lists(st.sampled_from([*MARKS, *PIECES]), max_size=60).map("".join)


def assert_sound(text: str, spans: Spans) -> None:
    """In order, apart, not empty, trimmed, and everything but white space is inside."""
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(sentence == sentence.strip() for sentence in cut(text, spans))
    outside = [text[end:start] for (_, end), (start, _) in pairwise([(0, 0), *spans, (len(text), len(text))])]
    assert not "".join(outside).strip()


@given(any_text | hard_text, st.sampled_from(LANGUAGES))
@example("", "id")
@example(" \n\u00a0\u2028\t", "id")
@example("\ud800.\udfff", "")
@example("Satu.\u2028Dua.\u2029Tiga.\r\nEmpat.", "id")
def test_every_character_but_white_space_is_in_exactly_one_sentence(text: str, language: str) -> None:
    assert_sound(text, segment(text, language))


@given(any_text | hard_text)
def test_paragraphs_are_whole_lines_and_leave_out_blank_ones(text: str) -> None:
    spans = paragraphs(text)
    breaks = "\n\r\u2028\u2029"
    assert all(start < end and text[start:end].strip() for start, end in spans)
    assert all(end < start for (_, end), (start, _) in pairwise(spans))
    assert all(start == 0 or text[start - 1] in breaks for start, _ in spans)
    assert all(end == len(text) or text[end] in breaks for _, end in spans)
    inside = {at for start, end in spans for at in range(start, end)}
    assert all(at in inside for at, letter in enumerate(text) if not letter.isspace())


@given(any_text | hard_text, st.sampled_from(LANGUAGES))
def test_plain_text_is_its_paragraphs_as_blocks(text: str, language: str) -> None:
    assert segment(text, language) == segment_blocks(text, paragraphs(text), language)


@given(any_text | hard_text, st.sampled_from(LANGUAGES))
def test_boilerplate_answers_once_for_each_sentence(text: str, language: str) -> None:
    spans = segment(text, language)
    assert len(boilerplate(text, spans, language)) == len(spans)


@given(
    st.lists(st.sampled_from([*PIECES, "kata.", "Ia.", "dkk.", "7.", "“Ya.”", "(Ia.)", "—", "...", "?"]), min_size=1)
)
def test_a_line_break_inside_a_block_is_a_space(words: list[str]) -> None:
    line, broken = " ".join(words), "\n".join(words)
    block = [(0, len(line))]
    assert segment_blocks(broken, block, "id") == segment_blocks(line, block, "id")


def test_the_border_of_a_block_ends_a_sentence_and_text_outside_blocks_is_left_out() -> None:
    text = "Judul tanpa titik|kalimat satu. Kalimat dua"
    assert cut(text, segment_blocks(text, [(0, 17), (18, 43)], "id")) == [
        "Judul tanpa titik",
        "kalimat satu.",
        "Kalimat dua",
    ]
    assert cut(text, segment_blocks(text, [(18, 31)], "id")) == ["kalimat satu."]
    assert segment_blocks(text, [(3, 3)], "id") == []


LETTERS_AND_MARKS = [
    "kata ",
    "a",
    ".",
    '"',
    "a.",
    "A. ",
    "1.2",
    "\n",
    "a\n",
    "(",
    ". (",
    "😊",
    ".😊",
    "。",
    ".[1]",
    ". .",
    " ",
    "a@b.",
]
FURNITURE = ["[Gambas:", "(ab/", "Baca juga: ", "Simak video '", "Komentar Terbanyak\n"]


@pytest.mark.parametrize("piece", [*LETTERS_AND_MARKS, *FURNITURE])
def test_a_long_text_of_anything_comes_to_an_end(piece: str) -> None:
    """What takes more than linear time here runs into the test's time limit."""
    text = piece * (300_000 // len(piece))
    spans = segment(text, "id")
    assert_sound(text, spans)
    assert len(boilerplate(text, spans, "id")) == len(spans)


# Paragraphs

WRAPPED = (
    "Dewan kota menunda pemungutan suara tentang rencana jalan lingkar yang\n"
    "akan melewati hutan lindung. Warga kampung di tepi hutan sudah tiga kali\n"
    "datang ke gedung dewan untuk menyampaikan keberatan mereka."
)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    assert paragraphs(WRAPPED) == [(0, len(WRAPPED))]
    assert sentences_of(WRAPPED)[0].endswith("yang\nakan melewati hutan lindung.")
    assert len(sentences_of(WRAPPED)) == 2


def test_a_blank_line_ends_a_wrapped_paragraph() -> None:
    assert len(paragraphs(f"{WRAPPED}\n\n{WRAPPED}\n \t \n{WRAPPED}\r\n\r\n{WRAPPED}")) == 4


def test_a_list_item_is_not_drawn_into_the_wrapped_lines_before_it() -> None:
    text = f"{WRAPPED}\n- jalan lingkar ditunda sampai ada kajian baru tentang dampaknya bagi\n  hutan"
    assert cut(text, paragraphs(text))[1].startswith("- jalan")


def test_an_indented_line_opens_a_paragraph_in_wrapped_text() -> None:
    text = (
        WRAPPED.replace("\n", "\n", 1)
        + " Sidang\n    Ketua dewan menolak berkomentar tentang keberatan warga itu, tetapi ia\nberjanji datang."
    )
    assert [paragraph.strip()[:5] for paragraph in cut(text, paragraphs(text))] == ["Dewan", "Ketua"]


@pytest.mark.parametrize(
    "text",
    [
        "Harga Cabai Naik Tajam Menjelang Hari Raya\nPetani Cabai Menangis karena Gagal Panen",
        "Ia datang.\nIa melihat.\nIa menang.",
        "Aku ingin\nmenjadi hujan\ndi kotamu",
        "Wartawan: Berapa korban jiwa dalam kecelakaan kapal itu?\nMenteri: Sampai siang ini ada dua belas orang.",
        "Satu paragraf panjang yang tidak dipotong, "
        + "dengan banyak kata " * 12
        + "sampai selesai.\ndan baris kedua.",
    ],
    ids=["headlines", "short lines", "poem", "transcript", "long line"],
)
def test_other_lines_stay_paragraphs(text: str) -> None:
    assert cut(text, paragraphs(text)) == text.split("\n")


def test_wrapped_text_of_a_script_without_capitals_is_left_alone() -> None:
    text = "ประชุมคณะรัฐมนตรีวันนี้มีมติเห็นชอบ\nโครงการใหม่ของกระทรวงคมนาคมแล้ว"
    assert len(paragraphs(text)) == 2


# Site furniture

ARTICLE = """\
Sejumlah wali kota dari enam provinsi bertemu di Semarang membahas tarif air bersih. Mereka sepakat menunda kenaikan.
Pertemuan yang dipimpin Wali Kota Semarang Ratih Kusuma itu digelar pada Rabu (6/3/2024), lapor radio setempat.
SCROLL TO CONTINUE WITH CONTENT
Ratih menilai tarif baru memberatkan warga miskin. "Kami tidak bisa diam," tegasnya.
Selain itu, ia meminta pemerintah pusat menambah subsidi bagi perusahaan air minum.
Simak Video 'Warga Antre Air Bersih? Ini Kata Wali Kota':
Komentar Terbanyak
Tarif Listrik Turun, Warga: Akhirnya Ada Kabar Baik
Benarkah Air Hujan Aman Diminum?
Begini Cara Menghemat Air di Musim Kemarau
"""


def test_the_furniture_of_an_article_is_told_apart_from_its_sentences() -> None:
    lines = ARTICLE.splitlines()
    sentences = sentences_of(ARTICLE)
    furniture = furniture_of(ARTICLE)
    assert "\n".join(furniture).split() == "\n".join([lines[2], *lines[5:]]).split()
    assert [sentence for sentence in sentences if sentence not in furniture] == [
        "Sejumlah wali kota dari enam provinsi bertemu di Semarang membahas tarif air bersih.",
        "Mereka sepakat menunda kenaikan.",
        lines[1],
        "Ratih menilai tarif baru memberatkan warga miskin.",
        '"Kami tidak bisa diam," tegasnya.',
        lines[4],
    ]


@pytest.mark.parametrize(
    "line",
    [
        "SCROLL TO CONTINUE WITH CONTENT",
        "ADVERTISEMENT",
        "Advertisement",
        "Baca juga: Harga Beras Naik, Ini Sebabnya",
        "Baca Juga : Harga Beras Naik",
        "BACA JUGA: Apa Itu Inflasi? Ini Penjelasannya",
        "[Gambas:Video 20detik]",
        "[Gambas:Instagram]",
        "Simak Video 'Banjir di Kota Lama':",
        "Simak juga Video: Banjir di Kota Lama",
        "Simak Video \u201cBanjir\u00a0di Kota Lama\u201d",
        "(abc/xyz)",
        "(abc/def/xyz)",
        "Lihat juga",
        "Lihat juga Video 'Banjir':",
        "Halaman 1 dari 2",
        'Artikel ini telah tayang di Kabarkita.com dengan judul "Banjir Lagi"',
        "Artikel ini telah tayang di Kabar Kita.",
        "Ikuti kami di Google News",
        "Ikuti Kabar Kita di WhatsApp",
        "Follow Kabar Kita WhatsApp Channel untuk berita terbaru",
        "Copyright © 2024 Kabar Kita. All rights reserved.",
        "Copyright 2024 Kabar Kita",
        "© 2024 Kabar Kita",
        "Tags: banjir, Semarang",
        "Tags:",
        "Penulis: Rina Wulandari",
        "Baca selengkapnya",
        "25 Komentar",
        "Read more: What is inflation? All you need to know",
        "Sign up for our newsletter",
        "Sign up for our daily newsletter to get the news first.",
        "Share this article",
        "Article continues below",
        "\ufeffADVERTISEMENT\u200b",
    ],
)
def test_a_line_of_furniture_is_known(line: str) -> None:
    text = f"Wali kota menolak usul itu.\n{line}\nWarga setuju dengannya."
    assert "".join(furniture_of(text)).split() == "".join(sentences_of(line)).split()


@pytest.mark.parametrize(
    "sentence",
    [
        "Komentar terbanyak datang dari warga.",
        "Komentar terbanyak datang dari warga",
        "Baca juga buku itu sampai selesai, katanya.",
        "Lihat juga upaya mereka di desa itu.",
        "Lihat juga bagaimana mereka bertahan hidup!",
        "Ia diminta menyimak video itu.",
        "Advertisement spending fell last year.",
        "The advertisement was withdrawn.",
        "Artikel ini telah tayang di media asing sebelum dicabut.",
        "Halaman 1 dari 2 buku itu robek.",
        "Copyright law was changed in 1998.",
        "Hak cipta lagu itu milik ahli warisnya.",
        "Related parties refused to comment.",
        "Trending topics changed within an hour.",
        "Ikuti aturan lalu lintas demi keselamatan bersama.",
        "Share this article of faith with your children, he said.",
        "Follow the money, the investigator said.",
        "Penulis: Saya tidak setuju.",
        "Reporter: Baik, terima kasih",
        "Tags were found on every crate.",
        "Terdakwa dapat dihukum kurungan dan denda (dan/atau)",
        "Kedua negara (as/ri) sepakat.",
        "NO ADVERTISEMENT ALLOWED",
        "Halaman rumah itu terendam.",
        "Selanjutnya, warga pulang.",
        "Terkait hal itu, polisi bungkam.",
        "Berita terkait kasus itu dihapus.",
        "Watch: the city is changing.",
    ],
)
def test_a_sentence_that_only_looks_like_furniture_is_not_dimmed(sentence: str) -> None:
    assert furniture_of(f"Wali kota menolak usul itu.\n{sentence}\nWarga setuju dengannya.") == []
    assert furniture_of(sentence, "") == []


def test_furniture_inside_a_paragraph_is_cut_out_of_it() -> None:
    text = (
        "Harga naik. SCROLL TO CONTINUE WITH CONTENT Pedagang mengeluh. "
        "ADVERTISEMENT Pembeli pulang. (abc/xyz) [Gambas:Twitter]"
    )
    assert furniture_of(text) == ["SCROLL TO CONTINUE WITH CONTENT", "ADVERTISEMENT", "(abc/xyz)", "[Gambas:Twitter]"]
    assert [s for s in sentences_of(text) if s not in furniture_of(text)] == [
        "Harga naik.",
        "Pedagang mengeluh.",
        "Pembeli pulang.",
    ]


def test_a_section_of_teasers_does_not_swallow_the_article_after_it() -> None:
    teasers = "Berita Terkait\nHarga Telur Turun di Pasar Induk\nMenteri: Stok Aman Sampai Lebaran"
    body = 'Ratih berjanji datang lagi.\n"Saya akan kembali," katanya.\nWarga Bertanya-tanya'
    text = f"Wali kota menolak usul itu.\n{teasers}\n{body}"
    assert furniture_of(text) == teasers.split("\n")


def test_a_long_paragraph_ends_a_section_even_without_an_end_mark() -> None:
    paragraph = "Ratih lalu berkeliling kampung bersama para lurah untuk mendengar keluhan warga tentang air " * 2
    text = f"Wali kota menolak usul itu.\nTerpopuler\nHarga Telur Turun\n{paragraph.strip()}"
    assert furniture_of(text) == ["Terpopuler", "Harga Telur Turun"]


def test_a_list_of_teasers_above_the_article_does_not_take_its_headline() -> None:
    text = "Terpopuler\nWali Kota Tolak Tarif Baru\nWali kota menolak usul itu."
    assert furniture_of(text) == ["Terpopuler"]


def test_a_question_in_small_letters_ends_a_section_and_one_in_capitals_does_not() -> None:
    start = "Wali kota menolak usul itu.\nKomentar Terbanyak\n"
    assert "Benarkah Telur Baik untuk Jantung?" in furniture_of(f"{start}Benarkah Telur Baik untuk Jantung?")
    assert furniture_of(f"{start}Apakah ini adil bagi warga?") == ["Komentar Terbanyak"]


def test_indonesian_furniture_is_unknown_in_an_english_article_and_english_is_known_in_both() -> None:
    text = "The mayor said no.\nHalaman 1 dari 2\nShare this article"
    assert furniture_of(text, "en") == ["Share this article"]
    assert furniture_of(text, "id") == furniture_of(text, "ms") == furniture_of(text, "") == text.split("\n")[1:]


# Data files


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.stem)
def test_a_data_file_has_only_sections_and_braces_that_are_explained(path: Path) -> None:
    explained = (DATA / ("boilerplate.txt" if path.stem.startswith("boilerplate") else "general.txt")).read_text(
        "utf-8"
    )
    lines = path.read_text("utf-8").splitlines()
    written = [line for line in lines if not line.startswith("#")]
    names = [found[0] for line in written for found in re.finditer(r"^\[[a-z ]+\]$|\{.*?\}", line)]
    assert names
    assert all(re.search(rf"^#\s+{re.escape(name)}\s", explained, re.MULTILINE) for name in names)


@pytest.mark.parametrize("path", sorted(DATA.glob("boilerplate*.txt")), ids=lambda path: path.stem)
def test_a_pattern_of_furniture_stands_once_in_its_section(path: Path) -> None:
    section = ""
    patterns = []
    for line in path.read_text("utf-8").lower().splitlines():
        section = line if re.fullmatch(r"\[[a-z ]+\]", line) else section
        if line and line[0] != "#":
            patterns.append((section, line))
    assert len(patterns) > 10
    assert [pattern for pattern, times in Counter(patterns).items() if times > 1] == []


def test_a_word_of_a_data_file_is_used() -> None:
    assert sentences_of("Saya bertemu Wagub. Sari.") == ["Saya bertemu Wagub. Sari."]
    assert sentences_of("Saya bertemu Xagub. Sari.") == ["Saya bertemu Xagub.", "Sari."]
