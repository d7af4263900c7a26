"""Direct or indirect: each case is a paragraph in which ⟦ and ⟧ stand around the statement."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Voice
from reader.voice import find_voice

DIRECT = [
    "⟦“Kami menolak usul itu,” kata Lavrov.⟧",
    '⟦"Kami menolak usul itu," kata Lavrov.⟧',
    "⟦„Wir lehnen das ab“, sagte er.⟧",
    "⟦«Nous refusons cette offre», dit-elle.⟧",
    "⟦« Nous refusons cette offre », dit-elle.⟧",
    "⟦»Das lehnen wir ab«, sagte er.⟧",
    "⟦‘We reject the plan,’ she said.⟧",
    "⟦'We reject the plan,' she said.⟧",
    "⟦''Kami menolak usul itu,'' kata Lavrov.⟧",
    "⟦‹Kami menolak usul itu,› kata Lavrov.⟧",
    # long words around a quoted clause
    "⟦“Kami menolak usul itu,” kata Menteri Luar Negeri Rusia Sergey Lavrov di Moskow, Selasa (21/11/2023) petang.⟧",
    '⟦"Kami menolak usul itu", kata Menteri Luar Negeri Rusia Sergey Lavrov dalam jumpa pers di Moskow, Selasa.⟧',
    "⟦Dalam jumpa pers yang panjang di Moskow, Selasa, Menteri Luar Negeri itu berkata: “Kami menolak usul itu.”⟧",
    "⟦At the end of a long day of talks in the capital, the foreign minister told reporters: “We will come back.”⟧",
    # the marks stand in other sentences
    "“Usul itu buruk. ⟦Kami tidak pernah menerimanya.⟧ Kami akan kembali,” kata Lavrov.",
    "“⟦Usul itu buruk.⟧ Kami tidak pernah menerimanya. Kami akan kembali,” kata Lavrov.",
    '"Usul itu buruk. Kami tidak pernah menerimanya. ⟦Kami akan kembali," kata Menteri Luar Negeri Sergey Lavrov.⟧',
    "'It is a bad plan. ⟦We never took it.⟧ The workers' rights are ours,' he said.",
    "'It is a bad plan. The workers' rights are ours, ⟦and we shall not give them away⟧,' he said.",
    # only the quoted words, with or without their marks
    "“⟦Kami menolak usul itu⟧,” kata Lavrov.",
    "⟦“Kami menolak usul itu,”⟧ kata Lavrov.",
    'Ia menyebut mereka "⟦pengkhianat⟧" di depan wartawan.',
    # several pieces
    "⟦“Kami menolak,” kata Lavrov, “dan akan terus menolak sampai kapan pun.”⟧",
    "⟦“No,” said the minister, “not now and not ever.”⟧",
    # quotations inside quotations
    "⟦“Saya dengar kata ‘damai’ dan saya tertawa,” ujarnya.⟧",
    '⟦"Saya dengar kata "damai" dan saya tertawa keras sekali," ujarnya.⟧',
    "⟦‘He told me “never again” and left the room,’ she said.⟧",
    "⟦“‘Never again’ is what he told me,” she said.⟧",
    "⟦„Er nannte es ‚Verrat‘ und ging hinaus“, sagte sie.⟧",
    # marks without a partner, and of two kinds
    "⟦“Kami menolak usul itu. Kami akan kembali minggu depan.⟧",
    "“Kami menolak usul itu. ⟦Kami akan kembali minggu depan.⟧",
    "‘We reject the plan. ⟦We shall be back next week.⟧",
    '⟦Kami menolak usul itu," kata Lavrov.⟧',
    "“Kami menolak usul itu, kata Lavrov. Lalu ia menambahkan, ⟦“Kami akan kembali.”⟧",
    '⟦“Kami menolak usul itu," kata Lavrov.⟧',
    "⟦”Kami menolak usul itu,“ kata Lavrov.⟧",
    # marks glued to the words around them
    '⟦Lavrov berkata,"Kami menolak usul itu."⟧',
    '⟦"Kami menolak usul itu,"kata Lavrov.⟧',
    "⟦(“Kami menolak usul itu,” kata Lavrov.)⟧",
]

INDIRECT = [
    "⟦Lavrov mengatakan bahwa Rusia menolak usul itu.⟧",
    '⟦Rusia menolak "perdamaian" yang diusulkan oleh tiga negara itu, kata Lavrov.⟧',
    "⟦Menurut Lavrov, usul itu hanyalah ‘sandiwara’ yang disiapkan oleh tiga negara.⟧",
    "⟦He called the plan a “bad joke”, and left the room without another word.⟧",
    "⟦Film “Ada Apa dengan Kota Ini” menarik dua juta penonton di lima negara sejak awal tahun, kata Lavrov.⟧",
    "⟦Dalam jumpa pers yang panjang di Moskow, Menteri Luar Negeri Sergey Lavrov menolak “gencatan senjata sepihak”.⟧",
    "⟦Dua juta penonton di lima negara telah melihat film “Ada Apa dengan Kota Ini”, kata Lavrov di Moskow.⟧",
    "⟦He spoke for an hour about the so-called “deep state of the capital,” which nobody else had ever seen.⟧",
    # beside a quotation
    "“Kami menolak, kata Lavrov. Lalu ia menambahkan, “Kami akan kembali.” ⟦Ia pulang ke Moskow.⟧",
    "“Kami menolak usul itu,” kata Lavrov. ⟦Ia menambahkan bahwa Rusia akan kembali.⟧",
    "“Kami menolak usul itu,” ⟦kata Lavrov⟧, “dan kami akan kembali.”",
    "⟦Ia menambahkan bahwa Rusia akan kembali.⟧ “Kami menolak usul itu,” katanya.",
    '"Kami menolak," kata Lavrov. ⟦Ia pulang ke Moskow.⟧ "Kami kembali," kata Budi.',
    "“Kami menolak.“ ⟦Ia pulang ke Moskow.⟧ „Kami kembali,“ kata Budi.",
    # apostrophes
    "⟦Jum'at lalu Ma'ruf mengatakan Qur'an itu dibaca di Jum'at malam.⟧",
    "⟦The workers' union said it didn't want the teachers' plan, and the bosses' offer wasn't enough.⟧",
    "⟦In the ’90s and ‘80s it wasn’t so, and the party’s leaders’ words weren’t heard, she said.⟧",
    "⟦Kiai ‘Aisyah mengatakan bahwa Jum’at itu para tamu akan datang.⟧",
    "⟦Rock ’n’ roll is dead, the minister said.⟧",
    # measures and stray marks
    '⟦Layar 15" itu mahal, kata Lavrov.⟧',
    '⟦Layar lebar terbaru yang berukuran 15" itu mahal.⟧',
    'Layar 15" itu mahal. ⟦Ia menolak membelinya.⟧',
    "“Kami menolak,” kata Lavrov. ⟦Ia pulang ke Moskow.” Lalu ia tidur.⟧",
    "⟦” Ia pulang ke Moskow kemarin malam” pukul tujuh⟧",
    "⟦” Ia pulang ke Moskow kemarin malam” pukul 7⟧",  # whose end tells nothing of its beginning
    # nothing to hear
    "⟦ … ⟧",
    '⟦""⟧',
]


def voice_of(marked: str) -> Voice:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    return find_voice(re.sub("[⟦⟧]", "", marked), start, end)


@pytest.mark.parametrize("marked", DIRECT)
def test_what_is_quoted_is_direct(marked: str) -> None:
    assert voice_of(marked) is Voice.DIRECT


@pytest.mark.parametrize("marked", INDIRECT)
def test_what_the_article_says_in_its_own_words_is_indirect(marked: str) -> None:
    assert voice_of(marked) is Voice.INDIRECT


def test_the_middle_of_a_long_quotation_is_known_only_by_its_paragraph() -> None:
    middle = "Kami tidak pernah menerimanya."
    paragraph = f"“Usul itu buruk. {middle} Kami akan kembali,” kata Lavrov."
    start = paragraph.index(middle)
    assert find_voice(middle, 0, len(middle)) is Voice.INDIRECT
    assert find_voice(paragraph, start, start + len(middle)) is Voice.DIRECT


@given(st.text(alphabet="aK .,\"'“”‘’„«»s\n5:", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_marks_in_any_order_give_a_voice(text: str, start: int, length: int) -> None:
    assert find_voice(text, start, start + length) in (Voice.DIRECT, Voice.INDIRECT)


@given(st.lists(st.sampled_from(["Kami", "menolak", "usul", "itu", "Qur'an", "3", "–", "(ya)"]), min_size=1))
def test_without_quotation_marks_nothing_is_direct_and_within_them_all_is(words: list[str]) -> None:
    text = " ".join(words)
    assert find_voice(text, 0, len(text)) is Voice.INDIRECT
    if any(map(str.isalnum, text)):
        assert find_voice(f"“{text}”", 1, len(text) + 1) is Voice.DIRECT


@pytest.mark.parametrize("piece", ["“", '"', "'a ", " 'a", "“kami ‘itu’ ", "“Kami menolak itu,” ", "s' b "])
def test_ten_times_the_paragraph_takes_ten_times_as_long_and_no_more(piece: str) -> None:
    def seconds(text: str) -> float:
        def one() -> float:
            start = time.process_time()
            find_voice(text, 0, len(text))
            return time.process_time() - start

        return min(one() for _ in range(3))

    assert seconds(piece * 50_000) < 30 * max(seconds(piece * 5_000), 0.002)
