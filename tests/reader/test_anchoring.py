"""Tags stay on their own words through any correction of the text, and stand on no others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.alignment import align
from reader.anchoring import LEAST, reanchor
from reader.model import Span

TEXT = (
    "Menteri tolak tambak baru\n"
    "Menteri Siti Rahma menolka rencana tambak di Teluk Sari. Nelayan Muara menyambut putusan itu.\n"
    "Bupati belum menjawab. Pak Darma berkata bupati belum menjawab pertanyaan nelayan sejak Senin.\n"
    "Bupati belum menjawab. Warga Desa Angsa menunggu di dermaga sampai malam dan pulang tanpa kabar."
)


def find(words: str, text: str = TEXT, number: int = 0) -> Span:
    """Where the words stand in the text; `number`: how many times they come before."""
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def read(old: str, new: str, *words: str) -> list[str | None]:
    """What the tags on these words read afterwards."""
    places = reanchor(old, new, [find(some, old) for some in words])
    return [None if place is None else new[place.start : place.end] for place in places]


def test_in_the_same_text_everything_stays() -> None:
    spans = [find("Menteri"), find("Siti Rahma"), Span(0, len(TEXT))]
    assert reanchor(TEXT, TEXT, spans) == spans
    assert reanchor("", "Teks", []) == []


def test_what_comes_before_moves_a_tag_and_what_comes_after_does_not() -> None:
    new = TEXT.replace("Menteri tolak", "Kabar pagi: Menteri tolak").replace("tanpa kabar", "tanpa kabar apa pun")
    old = [find("Siti Rahma"), find("menunggu di dermaga"), find("Menteri")]
    assert reanchor(TEXT, new, old) == [find("Siti Rahma", new), find("menunggu di dermaga", new), find("Menteri", new)]


def test_words_that_are_gone_leave_no_tag() -> None:
    new = TEXT.replace(" Nelayan Muara menyambut putusan itu.", "")
    assert read(TEXT, new, "Nelayan Muara", "menyambut putusan itu.", "Teluk Sari.") == [None, None, "Teluk Sari."]


def test_nothing_is_left_in_another_text_or_in_none() -> None:
    other = "Sidang ditunda hingga pekan depan karena hakim sakit.\nPengacara kecewa."
    assert read(TEXT, other, "Bupati", "Siti Rahma", "tambak di Teluk Sari") == [None] * 3
    assert read(TEXT, "", "Bupati") == [None]


# A typo: its own words, corrected


@pytest.mark.parametrize(
    ("words", "corrected"),
    [
        ("menolka", "menolak"),
        ("Siti Rahma menolka rencana", "Siti Rahma menolak rencana"),
        ("menolka rencana tambak", "menolak rencana tambak"),
        ("Menteri Siti Rahma menolka", "Menteri Siti Rahma menolak"),
        ("rencana tambak", "rencana tambak"),
    ],
)
def test_a_typo_that_is_corrected_loses_no_tag(words: str, corrected: str) -> None:
    new = TEXT.replace("menolka", "menolak")
    assert read(TEXT, new, words) == [corrected]


def test_a_typo_beside_a_new_sentence_loses_no_tag() -> None:
    new = TEXT.replace("menolka", "menolak keras dan berulang kali, juga di depan rapat,")
    assert read(TEXT, new, "menolka", "Siti Rahma menolka") == ["menolak", "Siti Rahma menolak"]


@pytest.mark.parametrize("replaced", ["mendukung", "menyukai", "ingin", ""])
def test_another_word_is_not_the_same_one_corrected(replaced: str) -> None:
    new = TEXT.replace("menolka", replaced)
    assert read(TEXT, new, "menolka", "Siti Rahma") == [None, "Siti Rahma"]


def test_a_word_more_or_less_inside_a_long_quote_is_a_correction() -> None:
    quote = "Warga Desa Angsa menunggu di dermaga sampai malam"
    assert read(TEXT, TEXT.replace("di dermaga", "di ujung dermaga"), quote) == [
        "Warga Desa Angsa menunggu di ujung dermaga sampai malam"
    ]
    assert read(TEXT, TEXT.replace("menunggu di dermaga", "menunggu"), quote) == [
        "Warga Desa Angsa menunggu sampai malam"
    ]


def test_a_quote_that_lost_more_than_it_kept_is_gone() -> None:
    quote = "Warga Desa Angsa menunggu di dermaga sampai malam"
    assert read(TEXT, TEXT.replace("Desa Angsa menunggu di dermaga sampai", "pulang"), quote) == [None]
    inserted = " itu tidak pernah datang lagi, kata orang yang tidak mau disebut namanya,"
    assert read(TEXT, TEXT.replace("Angsa menunggu", f"Angsa{inserted} menunggu"), quote) == [None]


def test_a_quote_whose_border_is_gone_is_gone() -> None:
    assert read(TEXT, TEXT.replace("di Teluk Sari", "di sana"), "rencana tambak di Teluk Sari") == [None]


def test_words_that_were_torn_apart_are_joined_under_their_tag() -> None:
    old = "Ia menuntut ke adilan sosial bagi semua."
    assert read(old, old.replace("ke adilan", "keadilan"), "ke adilan", "menuntut ke adilan", "ke adilan sosial") == [
        "keadilan",
        "menuntut keadilan",
        "keadilan sosial",
    ]


@pytest.mark.parametrize(("space", "instead"), [(" ", "  "), (" ", "\n"), (" ", "\u00a0"), (". ", ".\n")])
def test_white_space_that_changes_loses_no_tag(space: str, instead: str) -> None:
    new = TEXT.replace(space, instead)
    for words in ("Siti Rahma", "Bupati", "Teluk Sari. Nelayan Muara", "menunggu di dermaga"):
        assert read(TEXT, new, words) == [words.replace(space, instead)]


# The same words twice


def test_the_same_words_do_not_swap() -> None:
    spans = [find("Bupati belum menjawab.", number=number) for number in range(2)]
    spans += [find("bupati"), find("menjawab", number=1), find("nelayan")]
    new = TEXT.replace("Pak Darma", "Lalu Pak Darma").replace("Warga", "Semua warga")
    wanted = [find("Bupati belum menjawab.", new, number) for number in range(2)]
    assert reanchor(TEXT, new, spans) == [*wanted, find("bupati", new), find("menjawab", new, 1), find("nelayan", new)]


def test_of_two_sentences_that_are_the_same_the_one_that_is_deleted_loses_its_tag() -> None:
    spans = [find("Bupati belum menjawab.", number=number) for number in range(2)]
    last = TEXT.replace("Bupati belum menjawab. Warga", "Warga")
    first = TEXT.replace("Bupati belum menjawab. Pak", "Pak")
    assert reanchor(TEXT, last, spans) == [spans[0], None]
    assert reanchor(TEXT, first, spans) == [None, find("Bupati belum menjawab.", first)]


def test_a_sentence_that_begins_as_the_next_one_takes_no_tag_from_it() -> None:
    old, new = "Ia diam. Bupati menolak.", "Ia diam. Bupati datang. Bupati menolak."
    assert reanchor(old, new, [find("Bupati", old)]) == [find("Bupati", new, 1)]
    assert reanchor(new, old, [find("Bupati", new), find("Bupati", new, 1)]) == [None, find("Bupati", old)]
    assert reanchor(new[9:], old[9:], [Span(0, 6), Span(15, 21)]) == [None, Span(0, 6)]
    assert reanchor(old[9:], new[9:], [Span(0, 6)]) == [Span(15, 21)]


def test_nested_and_equal_tags_stay_together() -> None:
    new = TEXT.replace("Menteri Siti", "Ibu Menteri Siti")
    whole, part = find("Siti Rahma menolka rencana"), find("Rahma")
    shift = len("Ibu ")
    assert reanchor(TEXT, new, [whole, part, part]) == [
        Span(whole.start + shift, whole.end + shift),
        *[Span(part.start + shift, part.end + shift)] * 2,
    ]


# Moved


def test_a_paragraph_that_is_moved_takes_its_tags_along() -> None:
    head, *lines = TEXT.split("\n")
    new = "\n".join([head, lines[2], lines[0], lines[1]])
    spans = [find("Warga Desa Angsa"), find("malam"), find("Siti Rahma"), find("Bupati belum menjawab.", number=1)]
    assert reanchor(TEXT, new, spans) == [
        find("Warga Desa Angsa", new),
        find("malam", new),
        find("Siti Rahma", new),
        find("Bupati belum menjawab.", new),
    ]


def test_a_paragraph_that_is_moved_and_corrected_takes_its_tags_along() -> None:
    head, first, *lines = TEXT.split("\n")
    new = "\n".join([head, *lines, first.replace("menolka", "menolak")])
    assert read(TEXT, new, "Siti Rahma menolka", "menolka", "Nelayan Muara", "Pak Darma") == [
        "Siti Rahma menolak",
        "menolak",
        "Nelayan Muara",
        "Pak Darma",
    ]


def test_a_sentence_that_is_moved_takes_its_tags_along() -> None:
    sentence = " Nelayan Muara menyambut putusan itu."
    new = TEXT.replace(sentence, "") + sentence
    spans = [find("Nelayan Muara"), find("putusan"), find("Menteri", number=1)]
    assert reanchor(TEXT, new, spans) == [find("Nelayan Muara", new), find("putusan", new), find("Menteri", new, 1)]


def test_a_short_word_that_stands_elsewhere_is_not_the_one_that_was_deleted() -> None:
    new = TEXT.replace("Pak Darma berkata bupati", "Bupati") + " Kata Darma, ini sudah biasa."
    assert reanchor(TEXT, new, [find("Darma")]) == [None]


def test_words_deleted_and_written_again_in_place_are_the_same_text() -> None:
    without = TEXT.replace("Pak Darma ", "")
    assert reanchor(TEXT, without, [find("Darma")]) == [None]
    assert reanchor(TEXT, without.replace("berkata", "Pak Darma berkata"), [find("Darma")]) == [find("Darma")]


def test_a_paragraph_that_is_written_anew_keeps_no_tag_on_a_common_word() -> None:
    line = TEXT.split("\n")[3]
    anew = "Rapat tentang anggaran berlangsung di kantor gubernur, lalu semua pulang. Hujan turun dan jalan sepi."
    new = TEXT.replace(line, anew)
    assert reanchor(TEXT, new, [find("di dermaga"), find("dan"), find("pulang"), find("di", number=1)]) == [None] * 4


@pytest.mark.parametrize("sign", ["🙂", "👩‍🌾", "𝒜", "é", "海岸"])
def test_letters_of_all_planes_are_counted_as_one_each(sign: str) -> None:
    old = f"{sign} Ani {sign} menolka tambak {sign}."
    new = f"{sign}{sign} Ani {sign} menolak tambak {sign}{sign}."
    assert read(old, new, "Ani", f"Ani {sign}", "tambak", "menolka tambak") == [
        "Ani",
        f"Ani {sign}",
        "tambak",
        "menolak tambak",
    ]


# Any correction

UNITS = {"word": re.compile(r"\w+"), "sentence": re.compile(r"[^.\n]+\."), "paragraph": re.compile(r"[^\n]+")}
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "replace", "move"]),
        st.sampled_from(sorted(UNITS)),
        st.integers(0, 999_999),
        st.integers(0, 999_999),
    ),
    min_size=1,
    max_size=25,
)
Letters = list[tuple[str, int]]  # each with its place in the old text, or -1


def words(chance: Random, number: int, letters: str) -> list[str]:
    """So many words, all of them different."""
    made: dict[str, None] = {}
    while len(made) < number:
        made["".join(chance.choice("aeiou" if i % 2 else letters) for i in range(chance.randint(3, 10)))] = None
    return list(made)


def article(chance: Random, known: Sequence[str], *, repeats: bool) -> str:
    """10,000 characters in sentences and paragraphs; `repeats`: few words make up most of it, as in any language."""
    supply, lines, length = iter(known), list[str](), 0
    while length < 10_000:
        sentences = []
        for _ in range(chance.randint(1, 5)):
            size = chance.randint(4, 14)
            if repeats:  # but not in a row: nobody can say which of the two was moved
                some = [known[min(int(chance.expovariate(1 / 100)), len(known) - 1)] for _ in range(size)]
                some = [one for one, other in pairwise([*some, ""]) if one != other]
            else:
                some = [next(supply) for _ in range(size)]
            sentences.append(f"{' '.join(some).capitalize()}.")
        lines.append(" ".join(sentences))
        length += len(lines[-1]) + 1
    return "\n".join(lines)[:10_000]


@dataclass(frozen=True)
class Material:
    text: str
    tags: list[Span]
    new_words: list[str]  # none of them is in the text


def material(*, repeats: bool) -> Material:
    chance = Random(3)
    text = article(chance, words(chance, 3000, "bcdghjklmn"), repeats=repeats)
    places = [match.span() for match in UNITS["word"].finditer(text)]
    tags = []
    for _ in range(200):
        first = chance.randrange(len(places))
        last = min(len(places) - 1, first + int(chance.expovariate(1 / 3)))
        tags.append(Span(places[first][0], places[last][1]))
    return Material(text, tags, words(chance, 500, "fprstvwyz"))


ONCE, OFTEN = material(repeats=False), material(repeats=True)


def corrected(material: Material, edits: Sequence[tuple[str, str, int, int]]) -> tuple[Letters, bool]:
    """The letters of the corrected text, and whether any were moved."""
    letters: Letters = [(letter, place) for place, letter in enumerate(material.text)]
    moved = False
    for what, unit, one, other in edits:
        places = spans(letters, unit)
        if not places:
            continue
        source, target = one % len(places), other % len(places)
        if what == "move" and unit == "word" and abs(source - target) < 40:
            continue  # of two words that change places nobody can say which one was moved
        start, end = places[source]
        gap: Letters = [("\n" if unit == "paragraph" else " ", -1)]
        if what in ("insert", "replace"):
            new = written(material, unit, one + other)
            letters[start : end if what == "replace" else start] = new if what == "replace" else new + gap
            continue
        piece = letters[start:end]
        before = letters.copy()
        del letters[start : end + 1]
        if what == "move" and (places := spans(letters, unit)):
            goal = places[min(target, len(places) - 1)][0]
            if unit == "word" and reads(piece) in reads(letters[max(0, goal - 12) : goal + 12]):
                letters = before  # nor of two that are the same, side by side
                continue
            letters[goal:goal] = piece + gap
            moved = True
    return letters, moved


def reads(letters: Letters) -> str:
    return "".join(letter for letter, _ in letters)


def spans(letters: Letters, unit: str) -> list[tuple[int, int]]:
    return [match.span() for match in UNITS[unit].finditer(reads(letters))]


def written(material: Material, unit: str, seed: int) -> Letters:
    chance = Random(seed)
    some = chance.choices(material.new_words, k={"word": 1, "sentence": 9, "paragraph": 30}[unit])
    return [(letter, -1) for letter in " ".join(some) + ("" if unit == "word" else ".")]


def untouched(letters: Letters, start: int, end: int) -> tuple[int, int]:
    """The untouched piece that these letters of the new text are in."""
    while start and letters[start - 1][1] == letters[start][1] - 1 >= 0:
        start -= 1
    while end < len(letters) and letters[end][1] == letters[end - 1][1] + 1:
        end += 1
    return start, end


def stands_alone(letters: Letters, start: int, end: int) -> bool:
    """Whether so much changed on both sides of a short piece that nobody can say if it is the same by chance."""
    before = next((index for index in range(start - 1, -1, -1) if letters[index][1] >= 0), -1)
    after = next((index for index in range(end, len(letters)) if letters[index][1] >= 0), len(letters))
    gone = letters[start][1] - (letters[before][1] if before >= 0 else -1) - 1
    gone_after = (letters[after][1] if after < len(letters) else 10_000) - letters[end - 1][1] - 1
    changes = max(abs(gone), start - before - 1), max(abs(gone_after), after - end)
    return end - start < 32 and min(changes) > end - start


def may_be_lost(letters: Letters, start: int, end: int, *, moved: bool) -> bool:
    """Where something was moved: whether the context of 32 characters did not come along on both sides, with it or with
    what it was moved across (which of the two was moved nobody can say). Else: whether a piece stands alone."""
    first, last = untouched(letters, start, end)
    if moved:
        return start - first < 32 or last - end < 32
    return stands_alone(letters, first, last)


@pytest.mark.no_cover
@pytest.mark.parametrize("material", [ONCE, OFTEN], ids=["each word once", "words that are repeated"])
@given(edits=EDITS)
@settings(max_examples=100)
def test_a_tag_whose_words_survive_stays_on_them_and_none_stands_on_others(
    material: Material, edits: Sequence[tuple[str, str, int, int]]
) -> None:
    letters, moved = corrected(material, edits)
    text = reads(letters)
    now = {place: index for index, (_, place) in enumerate(letters) if place >= 0}
    for old, new in zip(material.tags, reanchor(material.text, text, material.tags), strict=True):
        places = [now.get(place) for place in range(old.start, old.end)]
        start = places[0]
        if start is not None and places == list(range(start, start + len(places))):
            is_there = new == Span(start, start + len(places))
            assert is_there or new is None
            assert is_there or may_be_lost(letters, start, start + len(places), moved=moved)
        elif new is not None and material is ONCE:
            own = sum(old.start <= place < old.end for _, place in letters[new.start : new.end])
            assert 2 * own >= LEAST * (old.end - old.start + new.end - new.start)
        elif new is not None:
            same = sum(run.length for run in align(material.text[old.start : old.end], text[new.start : new.end]).runs)
            assert 2 * same >= LEAST * (old.end - old.start + new.end - new.start)


@given(st.text("ab \n.🙂", max_size=60), st.text("ab \n.🙂", max_size=60))
def test_what_is_the_same_is_the_same_and_once(old: str, new: str) -> None:
    runs = align(old, new).runs
    assert all(old[run.old : run.old + run.length] == new[run.new : run.new + run.length] for run in runs)
    for places in ([(run.old, run.length) for run in runs], [(run.new, run.length) for run in runs]):
        ends = 0
        for start, length in sorted(places):
            assert start >= ends
            ends = start + length


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ONCE.text, id="an article"),
        pytest.param("\n".join(f"{n} {line}" for n in range(50) for line in OFTEN.text.split("\n")), id="a book"),
        pytest.param("a b " * 50_000, id="the same words again and again"),
        pytest.param("x" * 100_000, id="no words at all"),
    ],
)
def test_a_small_correction_of_any_text_comes_to_an_end(text: str) -> None:
    new = text[:100] + "q " + text[102 : len(text) // 2] + text[len(text) // 2 + 30 :]
    tags = [Span(start, start + 40) for start in range(0, len(text) - 40, len(text) // 200)]
    places = reanchor(text, new, tags)
    assert len(places) == len(tags)
    assert all(place is None or new[place.start : place.end] for place in places)


def test_words_that_were_exchanged_take_no_tag_along_and_a_slip_of_the_pen_does() -> None:
    old, new = "Presiden Iran bertemu Menteri Irak di Muara.", "Presiden Irak bertemu Menteri Iran di Muara."
    assert reanchor(old, new, [Span(9, 13), Span(30, 34)]) == [None, None]
    slip, right = "Presidne tiba. Presiden bicara.", "Presiden tiba. Presiden bicara."
    assert reanchor(slip, right, [Span(0, 8)]) == [Span(0, 8)]
