import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake import prepare
from reader.model import NewArticle
from reader.project import Project
from reader.reprints import Reprint, find, is_sketch, sketch

WORDS = """
    warga gubernur nelayan sungai tambang izin pasir muara kapal rapat desa bupati putusan menolak mendukung meminta
    menyebut datang pulang melihat besar kecil lama baru cepat lambat pagi malam dengan untuk dari pada yang dan itu ini
    tidak sudah belum akan karena sebab lalu kemudian menurut kepada hakim polisi dokter guru petani pasar harga beras
    ikan laut pantai pulau jalan jembatan sekolah rumah kota provinsi negara undang aturan denda pajak dana anggaran
"""
NOTHING = dict[str, str]().__getitem__
PLACES = ("Jakarta", "Medan", "Ambon", "Kupang")
seeds = st.integers(0, 10**6)


def sentences(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS.split(), k=chance.randint(9, 24))).capitalize() + "." for _ in range(count)]


def story(parts: Sequence[str], headline: str = "Gubernur Tolak Tambang", dateline: str = "Jakarta, Kabar -- ") -> str:
    paragraphs = [" ".join(parts[at : at + 3]) for at in range(0, len(parts), 3)]
    return f"{headline}\n\n{dateline}" + "\n\n".join(paragraphs)


def article(text: str, guid: str = "", title: str = "Judul") -> NewArticle:
    return NewArticle(text, (), (), title=title, guid=guid, sketch=sketch(text))


def compare(new: str, old: str) -> Reprint | None:
    """What is said of a text beside a stored one."""
    (found,) = find([article(new)], [("g", "Yang pertama", sketch(old))], {"g": old}.__getitem__)
    return found


@given(seeds, st.sampled_from(PLACES))
def test_wire_copy_with_another_headline_dateline_and_furniture_is_found(seed: int, place: str) -> None:
    parts = sentences(seed, 18)
    first = story(parts)
    copy = story(
        [*parts, "Baca juga: Warga Menolak Tambang Baru di Muara Sari dan Sekitarnya Sejak Lama"],
        "Izin Tambang Dihentikan",
        f"{place.upper()} (ANTARA) - ",
    )
    copy += "\n\nBaca juga: Gubernur Datang ke Muara Sari\nSCROLL TO CONTINUE WITH CONTENT\nEditor: Budi\n© Kabar 2023"
    found = compare(copy, first)
    assert found is not None
    assert (found.of, found.title, found.same, found.place) == ("g", "Yang pertama", False, None)
    assert found.share > 0.9


@given(seeds, st.integers(0, 5))
def test_a_copy_with_another_lead_and_without_its_end_is_found(seed: int, cut: int) -> None:
    parts = sentences(seed, 18)
    copy = [*sentences(seed + 1, 1), *parts[1 : len(parts) - cut]]
    found, back = compare(story(copy), story(parts)), compare(story(parts), story(copy))
    assert found
    assert back
    assert 0.85 < found.share < 1
    assert back.share > 0.5


@given(seeds)
def test_a_short_cut_of_a_long_story_is_found(seed: int) -> None:
    parts = sentences(seed, 21)
    found = compare(story(parts[:7], "Singkat"), story(parts))
    assert found
    assert found.share == 1


@given(seeds)
def test_an_update_of_which_so_much_is_the_same_says_how_much(seed: int) -> None:
    old = sentences(seed, 12)
    new = [*old, *sentences(seed + 1, 8)]
    found = compare(story(new), story(old))
    assert found
    words = [len(" ".join(parts).split()) for parts in (old, new)]
    assert found.share == pytest.approx(words[0] / words[1], abs=0.03)


@given(seeds, st.integers(8, 12))
def test_a_word_changed_here_and_there_hides_no_copy(seed: int, every: int) -> None:
    chance = random.Random(seed)
    words = " ".join(sentences(seed, 18)).split()
    changed = [chance.choice(WORDS.split()) if at % every == 0 else word for at, word in enumerate(words)]
    assert compare(" ".join(changed), " ".join(words))


@given(seeds)
def test_hard_wrapping_capitals_and_white_space_change_nothing(seed: int) -> None:
    text = " ".join(sentences(seed, 12))
    words = text.split()
    wrapped = "\n".join(" ".join(words[at : at + 9]) for at in range(0, len(words), 9))
    found = compare(wrapped.upper().replace(" ", "\u00a0 "), text)
    assert found
    assert found.share > 0.97


@given(seeds)
def test_other_stories_that_share_a_quote_are_not_found(seed: int) -> None:
    quote = "Kami menolak tambang baru di muara karena sungai sudah rusak dan ikan tidak lagi datang ke pantai kami."
    one, other = sentences(seed, 9), sentences(seed + 1, 9)
    assert compare(story([*one, quote]), story([quote, *other])) is None


@given(seeds)
def test_other_stories_that_share_a_paragraph_of_background_are_not_found(seed: int) -> None:
    background = sentences(seed, 4)
    one, other = sentences(seed + 1, 8), sentences(seed + 2, 8)
    assert compare(story([*one, *background]), story([*other, *background])) is None


ONE = """Gubernur Tolak Tambang

Gubernur Arifin menolak izin tambang pasir di Muara Sari pada rapat dengan nelayan. "Kami menolak tambang baru karena
sungai sudah rusak," kata Arifin. Keputusan itu disambut warga yang sudah dua bulan berjaga di dermaga. Menurut mereka,
kapal pengeruk membuat jaring nelayan robek dan air keruh sampai ke hilir.
"""
OTHER = """Nelayan Sambut Putusan Gubernur

Nelayan Muara Sari menggelar syukuran sesudah gubernur mencabut izin pengerukan. "Kami menolak tambang baru karena
sungai sudah rusak," kata Arifin pekan lalu. Ketua kelompok nelayan, Darma, berharap perusahaan membayar ganti rugi bagi
keluarga yang kehilangan penghasilan. Perusahaan belum bersedia memberi tanggapan atas tuntutan itu.
"""


def test_two_reports_on_one_event_are_two_stories() -> None:
    assert compare(OTHER, ONE) is None
    assert compare(ONE, OTHER) is None


def test_the_very_same_text_is_said_to_be_that() -> None:
    assert compare(ONE, ONE) == Reprint("g", "Yang pertama", 1.0, True)
    spaced = compare(ONE.replace("Arifin menolak", "Arifin  menolak"), ONE)
    assert spaced == Reprint("g", "Yang pertama", 1.0, False)


@pytest.mark.parametrize("text", ["", "***", "Kata", "Kata gubernur.", "Harga naik lagi hari ini di pasar"])
def test_short_texts_repeat_only_the_same_words(text: str) -> None:
    assert is_sketch(sketch(text))
    found = compare(text + "!", text)
    assert (found == Reprint("g", "Yang pertama", 1.0, False)) == any(letter.isalpha() for letter in text)
    assert compare(text + " kata lain", text) is None


def test_texts_without_spaces_between_words_are_compared_too() -> None:
    text = "外務大臣は停戦を支持すると述べたが野党はこれに強く反対し国会での説明を求めている。"
    found = compare(text.replace("強く", ""), text)
    assert found
    assert 0.9 < found.share <= 1
    assert (
        compare("首相は来週の首脳会談で経済協力について話し合う予定だと官房長官が記者会見で明らかにした。", text)
        is None
    )


def test_a_sketch_is_the_same_on_every_machine() -> None:
    assert sketch(ONE).startswith("1To3SBd5GpBmFU0Ie")
    assert len(sketch(ONE * 100)) == len(sketch(ONE)) < 180
    assert sketch("") == "1"
    assert not is_sketch("")
    assert all(is_sketch(sketch("kata " * count)) for count in range(8))
    assert sketch(ONE) == sketch(ONE.replace("Gubernur Tolak Tambang\n", "Judul Lain\n"))


def test_of_several_earlier_ones_the_most_alike_is_named() -> None:
    parts = sentences(1, 18)
    texts = {"cut": story(parts[:11]), "whole": story(parts), "other": story(sentences(2, 18))}
    stored = [(guid, guid.title(), sketch(text)) for guid, text in texts.items()]
    for order in (stored, stored[::-1]):
        (found,) = find([article(story(parts, "Lain"))], order, texts.__getitem__)
        assert found == Reprint("whole", "Whole", 1.0, False)


def test_of_equal_ones_the_first_is_named_and_stored_ones_before_new_ones() -> None:
    text = story(sentences(1, 9))
    stored = [("a", "A", sketch(text)), ("b", "B", sketch(text))]
    new = [article(text, "c"), article(text, "d")]
    assert [found and found.of for found in find(new, stored, lambda guid: text)] == ["a", "a"]
    assert [found and found.of for found in find(new, [], lambda guid: text)] == [None, "c"]


def test_among_new_ones_the_earlier_is_known_by_place_and_by_the_guid_it_was_given() -> None:
    parts = sentences(1, 18)
    texts = [story(sentences(2, 9)), story(parts), story(parts[:15]), story(parts, "Lain")]
    found = find([article(text, title=str(at)) for at, text in enumerate(texts)], [], NOTHING)
    assert [reprint and (reprint.of, reprint.title, reprint.place) for reprint in found] == [
        *(None, None),
        *(("", "1", 1), ("", "1", 1)),
    ]


def test_one_that_is_no_repeat_itself_is_named_first() -> None:
    parts = sentences(1, 18)
    whole, cut = story(parts), story(parts[:14])
    found = find([article(text, guid) for text, guid in ((whole, "a"), (cut, "b"), (cut, "c"))], [], NOTHING)
    assert [reprint and reprint.of for reprint in found] == [None, "a", "a"]


@given(st.permutations(range(8)))
def test_who_belongs_together_does_not_hang_on_the_order(order: list[int]) -> None:
    groups = [sentences(seed, 12) for seed in range(4)]
    texts = [story(groups[at % 4], headline=f"Judul {at}") for at in range(8)]
    found = find([article(texts[at], str(at)) for at in order], [], NOTHING)
    for at, reprint in zip(order, found, strict=True):
        twin = (at + 4) % 8
        assert (reprint.of if reprint else None) == (str(twin) if order.index(twin) < order.index(at) else None)


def test_furniture_that_all_articles_of_a_site_have_makes_no_reprints_and_hides_none() -> None:
    furniture = " ".join(sentences(999, 3))
    texts = {str(at): story([*sentences(at, 12), furniture]) for at in range(400)}
    stored = [(guid, guid, sketch(text)) for guid, text in texts.items()]
    new = [article(story([*sentences(at, 12), furniture], "Lain")) for at in (0, 399, 1000)]
    found = find(new, stored, texts.__getitem__)
    assert [reprint and reprint.of for reprint in found] == ["0", "399", None]
    among = find([article(text, guid) for guid, text in texts.items()] + new, [], NOTHING)
    assert [reprint and reprint.of for reprint in among] == [None] * 400 + ["0", "399", None]


def test_a_project_is_asked_what_new_articles_repeat(tmp_path: Path) -> None:
    parts = sentences(1, 18)
    with Project.create(tmp_path / "p.sikap") as project:
        first = project.add_article(story(parts), title="Pertama")
        project.add_article(story(sentences(2, 18)), title="Lain")
        new = [prepare(story(parts[:14], "Singkat")), prepare(story(sentences(3, 18))), prepare(story(parts))]
        found = project.reprints(new)
        assert [reprint and (reprint.of, reprint.title, reprint.same) for reprint in found] == [
            (first.guid, "Pertama", False),
            None,
            (first.guid, "Pertama", True),
        ]
        assert project.reprints([]) == []


def test_articles_of_older_formats_are_compared_by_their_text(tmp_path: Path) -> None:
    text = story(sentences(1, 12))
    with Project.create(tmp_path / "p.sikap") as project:
        first = project.add_article(text)
        for sketch_of_then in ("", "0abc", "1abc", "1====", "2AAAA"):
            project._connection.execute("UPDATE article SET sketch = ?", (sketch_of_then,))
            (found,) = project.reprints([prepare(text)._replace(sketch="")])
            assert found == Reprint(first.guid, first.title, 1.0, True)


def test_daily_prices_in_the_same_words_are_no_reprints() -> None:
    words = (
        "Harga emas batangan pada perdagangan hari ini berada di level Rp {} per gram. Harga itu berubah Rp {} dari "
        "hari sebelumnya. Berikut daftar harga hari ini: ukuran setengah gram Rp {}, ukuran dua gram Rp {}, "
        "ukuran lima gram Rp {}."
    )
    monday, tuesday = words.format(1111, 51, 605, 2162, 5330), words.format(1119, 27, 609, 2178, 5370)
    assert compare(tuesday, monday) is None
    assert compare(f"{monday} Harga dapat berubah.", monday) is not None
