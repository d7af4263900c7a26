"""A few letters, and the right name is the first: as people type them, with the sentence before their eyes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Actor, ActorId, ActorType, Issue, IssueId
from reader.suggest import Because, Suggester, Suggestion, names_in

LAVROV, RETNO, RUSSIA, AMERICA, HARBOUR, GUTERRES, RAMLI, LARAS, ASSAD = range(1, 10)


def actor(number: int, name: str, *aliases: str) -> Actor:
    return Actor(ActorId(number), f"g{number}", name, None, aliases, None, "", "")


ACTORS = (
    actor(LAVROV, "Sergey Lavrov", "Menlu Rusia"),
    actor(RETNO, "Retno Marsudi"),
    actor(RUSSIA, "Rusia"),
    actor(AMERICA, "Amerika Serikat", "AS"),
    actor(HARBOUR, "Syahbandar Tanjung Api"),
    actor(GUTERRES, "António Guterres"),
    actor(RAMLI, "Ramli bin Yusuf"),
    actor(LARAS, "Larasati"),
    actor(ASSAD, "Bashar Al-Assad"),
)
ISSUES = tuple(
    Issue(IssueId(n), f"i{n}", name, definition="", when_to_use="", when_not="", parent=None, colour="", note="")
    for n, name in enumerate(("gencatan senjata di Gaza", "tambang pasir laut"), 1)
)
NEW_IN_EACH_TYPE = list(ActorType)
SENTENCE = "Menlu Rusia mengatakan kepada Bupati Sulastri Karim bahwa Amerika Serikat keliru."


@pytest.fixture(scope="module")
def actors() -> Suggester:
    return Suggester(ACTORS)


def ids(found: list[Suggestion]) -> list[int | None]:
    return [one.id for one in found]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lav", LAVROV),
        ("Sergey Lavrov", LAVROV),
        ("ser lav", LAVROV),
        ("lavrov sergey", LAVROV),
        ("menlu r", LAVROV),
        ("sl", LAVROV),
        ("sta", HARBOUR),
        ("lavrof", LAVROV),
        ("lvrov", LAVROV),
        ("larvov", LAVROV),
        ("gutera", GUTERRES),
        ("antonio", GUTERRES),
        ("ANTÓNIO GUTERRES", GUTERRES),
        ("sergei lavrof", LAVROV),
        ("as", AMERICA),
        ("assad", ASSAD),
        ("rusia", RUSSIA),
        ("  retno   marsudi ", RETNO),
    ],
)
def test_the_one_that_is_meant_comes_first(actors: Suggester, typed: str, meant: int) -> None:
    assert actors.suggest(typed)[0].id == meant


def test_the_alias_that_fitted_is_told_and_the_name_itself_is_not(actors: Suggester) -> None:
    assert (actors.suggest("menlu")[0].name, actors.suggest("menlu")[0].matched) == ("Sergey Lavrov", "Menlu Rusia")
    assert actors.suggest("lavr")[0].matched == ""


def test_letters_that_mean_nobody_suggest_nobody(actors: Suggester) -> None:
    assert [one.because for one in actors.suggest("zzgrk")] == [Because.NEW]
    assert ids(actors.suggest("xyz")) == [None]


@pytest.mark.parametrize("name", ["Lavrof", "Sergey Larrov", "Retno Marsuki", "Laras Mati", "Ramli Jusuf"])
def test_a_whole_new_name_is_not_given_to_somebody_else(actors: Suggester, name: str) -> None:
    first = actors.suggest(name)[0]
    assert (first.id, first.name) == (None, name)


@pytest.mark.parametrize("typed", ["Budi Santoso", "Budi San"])
def test_a_name_within_another_comes_after_what_is_typed_with_its_capitals(typed: str) -> None:
    firm = Suggester([actor(1, "PT Gema Kreasi Budi Santoso"), actor(2, "Budiman Setia")])
    found = firm.suggest(typed, types=True)
    assert found[0].id is None
    assert found[0].name == typed
    assert 1 in ids(found)
    assert firm.suggest(typed.lower(), types=True)[0].id == 1
    assert firm.suggest("Budiman S", types=True)[0].id == 2


def test_a_sum_of_money_is_no_actor() -> None:
    assert not names_in("Harga solar naik menjadi Rp1.250,00 per liter.")


def test_a_new_name_that_resembles_another_still_shows_it(actors: Suggester) -> None:
    assert ids(actors.suggest("Lavrof")) == [None, LAVROV]


def test_a_short_word_with_an_error_is_a_new_name_before_it_is_another() -> None:
    rina = Suggester([actor(1, "Rina")])
    assert ids(rina.suggest("rini")) == [None, 1]
    assert ids(rina.suggest("rin")) == [1, None]


def test_what_exists_is_not_offered_as_new(actors: Suggester) -> None:
    for typed in ("RUSIA", "menlu rusia", "as"):
        assert None not in ids(actors.suggest(typed, types=True))


def test_a_new_actor_is_offered_once_for_each_type_after_what_fits(actors: Suggester) -> None:
    found = actors.suggest("Ret", types=True)
    assert ids(found) == [RETNO, None, None, None, None]
    assert [one.type for one in found[1:]] == NEW_IN_EACH_TYPE
    assert {one.name for one in found[1:]} == {"Ret"}


def test_names_in_the_sentence_come_before_those_of_the_article_and_these_before_the_codebook(
    actors: Suggester,
) -> None:
    assert ids(actors.suggest("ser"))[:2] == [LAVROV, AMERICA]  # whose first word it is
    assert ids(actors.suggest("ser", here=[AMERICA]))[:2] == [AMERICA, LAVROV]
    found = actors.suggest("r", sentence="Rusia dan Ramli bin Yusuf diam.", here=[RETNO])
    assert [(one.id, one.because) for one in found[:3]] == [
        (RUSSIA, Because.SENTENCE),
        (RAMLI, Because.SENTENCE),
        (RETNO, Because.ARTICLE),
    ]


def test_before_a_letter_is_typed_those_in_the_sentence_are_offered(actors: Suggester) -> None:
    found = actors.suggest("", sentence=SENTENCE, here=[RETNO, 99], types=True)
    assert [(one.name, one.id, one.because) for one in found[:5]] == [
        ("Sergey Lavrov", LAVROV, Because.SENTENCE),
        ("Rusia", RUSSIA, Because.SENTENCE),
        ("Amerika Serikat", AMERICA, Because.SENTENCE),
        ("Sulastri Karim", None, Because.NEW),
        ("Retno Marsudi", RETNO, Because.ARTICLE),
    ]
    assert len(found) == 8
    assert found[0].matched == "Menlu Rusia"


def test_the_last_speaker_is_first_where_a_pronoun_stands_for_somebody(actors: Suggester) -> None:
    said = "Ia menuduh Rusia."
    assert ids(actors.suggest("", sentence=said, last=RETNO, pronoun=True))[:2] == [RETNO, RUSSIA]
    assert actors.suggest("", sentence=said, last=RETNO, pronoun=True)[0].because is Because.LAST
    assert ids(actors.suggest("", sentence=said, last=RETNO))[0] == RUSSIA
    assert ids(actors.suggest("", sentence=said, last=99, pronoun=True))[0] == RUSSIA


def test_a_new_name_in_the_sentence_is_completed_from_its_first_letters(actors: Suggester) -> None:
    found = actors.suggest("kar", sentence=SENTENCE, types=True)
    assert (found[0].name, found[0].id, found[0].type) == ("Sulastri Karim", None, ActorType.PERSON)
    untitled = actors.suggest("sul", sentence="Kapal itu milik Sulastri Karim.", types=True)
    assert [(one.name, one.type) for one in untitled[:4]] == [("Sulastri Karim", t) for t in NEW_IN_EACH_TYPE]
    assert untitled[4].name == "sul"


def test_a_short_alias_in_capitals_is_not_found_in_a_word_of_the_sentence(actors: Suggester) -> None:
    assert Because.SENTENCE not in {one.because for one in actors.suggest("", sentence="It was as big as it was old.")}
    assert actors.suggest("", sentence="Tentara AS pergi.")[0].id == AMERICA


def test_issues_are_suggested_in_the_same_way() -> None:
    issues = Suggester(ISSUES)
    assert ids(issues.suggest("pas")) == [2, None]
    assert ids(issues.suggest("gsdg"))[0] == 1
    assert ids(issues.suggest("", sentence="Ia menolak Tambang Pasir Laut di Tanjung Api."))[:2] == [2, 1]


def test_an_empty_codebook_offers_what_is_typed_and_what_is_in_the_sentence() -> None:
    nobody = Suggester([])
    assert [one.name for one in nobody.suggest("", sentence=SENTENCE, types=True)] == [
        "Rusia",
        "Sulastri Karim",
        "Amerika Serikat",
    ]
    assert [one.name for one in nobody.suggest("x")] == ["x"]
    assert nobody.suggest("  ") == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Kapal itu milik Ramli bin Yusuf dan H.M. Idris.", ["Ramli bin Yusuf", "H.M. Idris"]),
        ("Nelayan menolak.", []),
        ("Sulastri Karim menolak.", ["Sulastri Karim"]),
        ("“Kami menolak,” kata Pak Darto.", ["Darto"]),
        ("Rapat hari Senin dihadiri Menteri Luar Negeri Retno Marsudi.", ["Retno Marsudi"]),
        ("It was Mr. Darto who asked President Ursula von der Heide.", ["Darto", "Ursula von der Heide"]),
        ("She asked, “Has he met Halim?”", ["Halim"]),
        ("Ia menemui Ketua Komisi Pelabuhan, bukan Presiden.", ["Komisi Pelabuhan"]),
        ("NELAYAN TANJUNG API MENOLAK TAMBANG PASIR LAUT", []),
        ("", []),
    ],
)
def test_names_are_runs_of_capitals_without_titles_and_first_words(sentence: str, names: list[str]) -> None:
    assert list(names_in(sentence)) == names


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        ("", True),
        ("(“ – ", True),
        ("Ia diam. ", True),
        ("Ia diam …  — ", True),
        ("Katanya: ", True),
        ("Ia diam (", True),
        ("Ia diam „– –  ", True),
        ("Ia diam, ", False),
        ("Ia diam. 3 ", False),
        ("“Ia” diam – ", False),
        ("pukul 3.", False),
    ],
)
def test_a_single_capital_is_a_name_unless_something_begins_there(before: str, begins: bool) -> None:
    assert ("Darto" in names_in(f"{before}Darto pergi")) is not begins


@pytest.mark.timeout(30)  # at the square of the length it would be minutes
@pytest.mark.parametrize(
    ("piece", "names"),
    [("Ab, ", ["Ab"]), ('Ab. ("“', []), ("! ", []), ("Ab (", []), ("'-", []), ("Ab ", []), ("ab ", [])],
)
def test_the_names_of_a_very_long_sentence_are_there_at_once(piece: str, names: list[str]) -> None:
    assert list(names_in(piece * (400_000 // len(piece)))) == names


def test_the_type_of_a_new_name_is_told_by_its_words_or_not_at_all() -> None:
    found = names_in("Kata Bupati Karim, Partai Ombak dan Darto menolak.")
    assert found == {"Karim": ActorType.PERSON, "Partai Ombak": ActorType.ORGANISATION, "Darto": None}


def test_there_are_never_more_known_names_than_asked_for_and_the_new_one_is_always_there() -> None:
    many = Suggester([actor(n, f"Sulastri {n}") for n in range(1, 60)])
    found = many.suggest("sul", limit=5)
    assert ids(found[5:]) == [None]
    assert len(found) == 6
    assert len(many.suggest("", limit=5)) == 5


texts = st.text("aAbB lLrRvVéÉ-'.“”()|%*\\[\n\u0301ßİ", max_size=25)


@given(st.lists(texts, max_size=6), texts, texts)
def test_whatever_is_typed_nothing_is_suggested_twice_and_an_exact_name_is_first(
    names: list[str], typed: str, sentence: str
) -> None:
    entries = [actor(n, name) for n, name in enumerate(dict.fromkeys(" ".join(n.split()) for n in names if n.strip()))]
    suggester = Suggester(entries)
    found = suggester.suggest(typed, sentence=sentence, types=True, here=[0, 1])
    assert len({(one.id, one.name, one.type) for one in found}) == len(found)
    for entry in entries:
        first = suggester.suggest(entry.name, sentence=sentence, types=True)[0]
        assert first.name.casefold() == entry.name.casefold() or first.id is not None


def test_a_name_typed_in_full_comes_before_a_longer_one_guessed_from_the_sentence() -> None:
    suggester = Suggester([])
    sentence = "Kedatangan mereka disambut Menlu Rusia Sergey Lavrov."
    full = suggester.suggest("Sergey Lavrov", sentence=sentence, types=True)
    assert full[0].name == "Sergey Lavrov"
    begun = suggester.suggest("serg", sentence=sentence, types=True)
    assert begun[0].name.endswith("Sergey Lavrov")
