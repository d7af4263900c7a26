"""Who or what is meant by a few letters: entries of the codebook and names in the sentence, the likeliest first."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import islice

from reader.codebook import key_of
from reader.model import Actor, ActorType, Issue

LONGEST_RUN = 5  # words; a longer run of capitals is a headline
SHORT = 3  # letters; a name as short as this in capitals ("AS", "UN") is found in capitals only
SURE = 5  # letters for each typing error that a match may have and still come before a new entry

_WORDS_OF_TITLES = """
    pak bu bapak ibu bung gus kiai kyai ustaz haji hajah kh h hj dr drs dra prof ir mr mrs ms miss sir lord dame
    presiden wapres perdana menteri menlu menkeu menhan mendagri menko gubernur bupati wali kota walikota ketua umum
    wakil sekretaris sekjen direktur utama juru bicara jubir jenderal kapten kolonel komisaris hakim jaksa duta besar
    dubes anggota kepala camat lurah raja ratu pangeran luar negeri dalam keuangan pertahanan koordinator pakar
    president vice prime minister foreign finance defence defense secretary general governor mayor senator chairman
    chairwoman chair director spokesman spokeswoman spokesperson judge justice ambassador king queen prince princess
    pope colonel captain commissioner gen sen rep col capt cllr councillor the
"""
_WORDS_OF_BODIES = """
    partai kementerian badan dewan komisi komnas lembaga bank yayasan asosiasi mahkamah kejaksaan universitas pt cv
    polda polres kpu party ministry bank university council committee commission agency association institute
    foundation court federation inc ltd serikat perkumpulan gabungan persatuan alliance union chamber network group
"""
_WORDS_OF_DAYS = """
    senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober
    november desember monday tuesday wednesday thursday friday saturday sunday january february march may june july
    august october december
"""
TITLES, BODIES, DAYS = (frozenset(words.split()) for words in (_WORDS_OF_TITLES, _WORDS_OF_BODIES, _WORDS_OF_DAYS))
PARTICLES = "al|bin|binti|binte|ibn|ben|van|von|der|den|de|del|da|dos|du|el|la|of"
_CAPITAL = r"(?<![\w'’-])[^\W\d_a-z](?:[a-z]{1,3}\.(?=\s+[^\W\d_a-z])|[\w'’-]*\w|\.(?:[A-Z]\.)*)?"
_RUN = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:{PARTICLES})\s+){{0,2}}{_CAPITAL})*")
_BEGINS = re.compile(r"(?:\A|[.!?…:]\s|[\"“„«‘(])\W*")
_ACCENTS = re.compile(r"[\u0300-\u036f'’ʼ`]")
_SUM = re.compile(r"Rp\d")
_BETWEEN_WORDS = re.compile(r"[^\w\n]+")


class Because(StrEnum):
    """Why something is suggested."""

    LAST = "last"
    SENTENCE = "sentence"
    ARTICLE = "article"
    CODEBOOK = "codebook"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry of the codebook, or with `id` None a new one. `matched` is the alias that fitted, if it was one."""

    name: str
    id: int | None
    because: Because
    type: ActorType | None = None
    matched: str = ""


class Suggester:
    """Suggests from these entries; one is made anew when the codebook has changed."""

    def __init__(self, entries: Sequence[Actor] | Sequence[Issue]) -> None:
        self._entries: list[Actor | Issue] = sorted(entries, key=lambda entry: entry.name.casefold())
        self._row_of = {int(entry.id): row for row, entry in enumerate(self._entries)}
        named = [(row, " ".join(name.split())) for row, entry in enumerate(self._entries) for name in _names(entry)]
        self._rows = [row for row, _ in named]
        self._names = [name for _, name in named]
        lines = "\n".join(self._names)  # one text, so that each function of Unicode is called once
        self._name_of = (
            {key: name for name, key in reversed(list(enumerate(key_of(lines).split("\n"))))} if named else {}
        )
        self._words = [f" {words.strip()}" for words in _plain(lines).split("\n")] if named else []

    def suggest(
        self,
        query: str,
        *,
        sentence: str = "",
        here: Sequence[int] = (),
        last: int | None = None,
        pronoun: bool = False,
        types: bool = False,
        limit: int = 8,
    ) -> list[Suggestion]:
        """At most `limit` suggestions, and what is typed as a new entry unless there is one of this name.

        `here`: ids used in this article, the most recent first. `pronoun`: the sentence has one, so that `last` comes
        first. `types`: the entries are actors, so that names in the sentence are offered too that no actor has, and a
        new actor is offered once for each type. A name that resembles others by typing errors only comes before the
        new entry if it is typed in small letters, as people type who look for something, and has few errors. Several
        words with capitals are a name: those in which it does not come first ("PT Gema Budi Santoso" for "Budi
        Santoso") come after the new entry.
        """
        typed = " ".join(query.split())
        said = self._said_in(sentence)
        near = self._near(said, here, last if pronoun else None)
        new = self._new_in(sentence, said) if types else []
        new = [one for one in new if not _is_part(typed, one.name)]  # somebody who types a name in full means that name
        if not typed:
            return list(islice(_distinct(self._in_order([*said, *range(len(self._names))], near, new)), limit))
        found = list(islice(_distinct(self._fitting(typed, near, new)), limit))
        within = [one for one in found if not _begins(typed, one)] if _is_name(typed) else []
        found = [one for one in found if one not in within]
        alike = self._alike(typed, near) if len(found) < limit else []
        searching = typed == typed.lower()
        sure = [known for known, errors in alike if searching and errors * SURE <= len(typed)]
        doubtful = [*within, *(known for known, _ in alike)]
        wholly_new = (
            [] if key_of(typed) in self._name_of else _of_each_type([Suggestion(typed, None, Because.NEW)], types)
        )
        before = list(islice(_distinct([*found, *sure]), limit))
        after = islice(_distinct(doubtful), limit - len(before))
        return list(_distinct([*before, *wholly_new, *after]))

    def _fitting(self, typed: str, near: Mapping[int, Because], new: Sequence[Suggestion]) -> Iterator[Suggestion]:
        """The entry of this name; what has words that begin so; what has such initials."""
        letters = _plain(typed).strip()
        if (exact := self._name_of.get(key_of(typed))) is not None:
            yield self._known(exact, near)
        if letters:
            fitting = [one for one in new if f" {letters}" in f" {_plain(one.name)}"]
            yield from self._in_order(self._beginning(letters), near, _of_each_type(fitting, True), f" {letters}")
        if len(letters) > 1:
            yield from self._in_order(
                [n for n, initials in enumerate(self._initials) if initials.startswith(letters)], near
            )

    def _beginning(self, letters: str) -> Sequence[int]:
        """Names in which every word typed begins a word."""
        names: Sequence[int] = range(len(self._names))
        for word in letters.split():
            names = [name for name in names if f" {word}" in self._words[name]]
        return names

    def _alike(self, typed: str, near: Mapping[int, Because]) -> list[tuple[Suggestion, int]]:
        """Names in which every word typed begins a word, but for some typing errors, and how many these are."""
        *words, last = _plain(typed).split() or [""]
        errors = self._resembling(last, unfinished=True)
        for word in words:
            more = self._resembling(word)
            errors = {name: errors[name] + more[name] for name in errors.keys() & more.keys()}
        places = {row: place for place, row in enumerate(near)}
        ordered = sorted(errors, key=lambda name: (errors[name], places.get(self._rows[name], len(places)), name))
        return [(self._known(name, near), errors[name]) for name in ordered]

    def _resembling(self, word: str, unfinished: bool = False) -> dict[int, int]:
        """Names with a word like this one, and in how many letters it differs. None may differ in a short one."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most = (len(word) >= 4) + (len(word) >= 8)
        found: dict[int, int] = {}
        lengths = (len(word), len(word) + 1, None) if unfinished else (None,)
        for length in lengths if word else ():
            choices = self._vocabulary if length is None else [other[:length] for other in self._vocabulary]
            for _, errors, index in process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=None):
                for name in self._having[self._vocabulary[index]]:
                    found[name] = min(found.get(name, most), int(errors))
        return found

    def _in_order(
        self, names: Sequence[int], near: Mapping[int, Because], new: Iterable[Suggestion] = (), starts: str = ""
    ) -> Iterator[Suggestion]:
        """Entries of these names, the likely ones first; what is new comes before those of the article."""
        by_row: dict[int, int] = {}
        for name in names:
            by_row.setdefault(self._rows[name], name)
        likely = [row for row in near if row in by_row]
        yield from (self._known(by_row[row], near) for row in likely if near[row] is not Because.ARTICLE)
        yield from new
        yield from (self._known(by_row[row], near) for row in likely)
        yield from (self._known(name, near) for name in names if starts and self._words[name].startswith(starts))
        yield from (self._known(name, near) for name in by_row.values())

    def _known(self, name: int, near: Mapping[int, Because]) -> Suggestion:
        row = self._rows[name]
        entry = self._entries[row]
        type_ = entry.type if isinstance(entry, Actor) else None
        matched = "" if self._names[name] == entry.name else self._names[name]
        return Suggestion(entry.name, entry.id, near.get(row, Because.CODEBOOK), type_, matched)

    def _near(self, said: Iterable[int], here: Iterable[int], last: int | None) -> dict[int, Because]:
        """The rows that are likelier than others, the likeliest first."""
        near = {} if last not in self._row_of else {self._row_of[last]: Because.LAST}
        for name in said:
            near.setdefault(self._rows[name], Because.SENTENCE)
        for id_ in here:
            if id_ in self._row_of:
                near.setdefault(self._row_of[id_], Because.ARTICLE)
        return near

    def _said_in(self, sentence: str) -> list[int]:
        """The names that stand in the sentence as whole words, in its order."""
        words = _plain(sentence).replace("\n", " ").split()
        text = f" {' '.join(words)} "
        capitals = set(re.findall(r"\w+", sentence))
        places = {
            name: text.index(f"{self._words[name]} ")
            for word in dict.fromkeys(words)
            for name in self._starting.get(word, ())
            if f"{self._words[name]} " in text and _is_fair(self._names[name], capitals)
        }
        return sorted(places, key=lambda name: (places[name], -len(self._names[name])))

    def _new_in(self, sentence: str, said: Iterable[int]) -> list[Suggestion]:
        found = names_in(sentence, [self._names[name] for name in said]).items()
        return [
            Suggestion(name, None, Because.NEW, type_) for name, type_ in found if key_of(name) not in self._name_of
        ]

    @cached_property
    def _starting(self) -> dict[str, list[int]]:
        """First word to the names that begin with it."""
        starting = defaultdict(list)
        for name, words in enumerate(self._words):
            starting[words[1:].partition(" ")[0]].append(name)
        return starting

    @cached_property
    def _having(self) -> dict[str, list[int]]:
        """Word to the names that have it."""
        having = defaultdict(list)
        for name, words in enumerate(self._words):
            for word in words.split():
                having[word].append(name)
        return having

    @cached_property
    def _vocabulary(self) -> list[str]:
        return list(self._having)

    @cached_property
    def _initials(self) -> list[str]:
        return ["".join(word[0] for word in words.split()) for words in self._words]


def names_in(sentence: str, known: Iterable[str] = ()) -> dict[str, ActorType | None]:
    """Runs of capitalised words without titles and offices, and their type where a word of the sentence tells it.

    What is `known` is left out, and so is a single word that only has its capital because something begins with it.
    """
    for name in sorted(known, key=len, reverse=True):
        pattern = r"\s+".join(map(re.escape, name.split()))
        sentence = re.sub(rf"(?<!\w){pattern}(?!\w)", "0", sentence, flags=re.IGNORECASE)
    beginnings = {begin.end() for begin in _BEGINS.finditer(sentence)}
    found: dict[str, ActorType | None] = {}
    for run in _RUN.finditer(sentence):
        words = run[0].split()
        if run.start() in beginnings and (len(words) == 1 or _bare(words[1]) in TITLES):
            del words[0]  # its capital may tell no more than that something begins here
        if bare := _without_titles(words):
            found.setdefault(" ".join(bare), _evident_type(words, bare))
    return found


def _is_name(typed: str) -> bool:
    """Whether somebody has typed a name as it is written, and not some letters to find one."""
    return len(typed.split()) > 1 and typed != typed.lower()


def _begins(typed: str, one: Suggestion) -> bool:
    letters = _plain(typed).strip()
    return any(_plain(name).strip().startswith(letters) for name in (one.name, one.matched))


def _is_part(typed: str, name: str) -> bool:
    """Whether somebody has typed some whole words of a longer name, with its capitals: not the beginnings of words."""
    words, whole = f" {_plain(typed).strip()} ", f" {_plain(name).strip()} "
    return _is_name(typed) and words in whole and words != whole


def _without_titles(words: list[str]) -> list[str]:
    """The name in a run of capitals; nothing if there is none, or if the run is a headline."""
    start = 0
    while start < len(words) and (_bare(words[start]) in TITLES or words[start] in PARTICLES.split("|")):
        start += 1
    name = words[start:]
    return [] if len(name) > LONGEST_RUN or all(_bare(word) in DAYS or _SUM.match(word) for word in name) else name


def _evident_type(words: list[str], name: list[str]) -> ActorType | None:
    if any(_bare(word) in BODIES for word in name):
        return ActorType.ORGANISATION
    return ActorType.PERSON if len(name) < len(words) else None


def _bare(word: str) -> str:
    return word.casefold().rstrip(".")


def _is_fair(name: str, words: set[str]) -> bool:
    return len(name) > SHORT or not name.isupper() or name in words


def _plain(lines: str) -> str:
    """Words with one space between, without accents and apostrophes, line by line."""
    return _BETWEEN_WORDS.sub(" ", _ACCENTS.sub("", unicodedata.normalize("NFKD", key_of(lines))))


def _names(entry: Actor | Issue) -> tuple[str, ...]:
    return (entry.name, *entry.aliases) if isinstance(entry, Actor) else (entry.name,)


def _of_each_type(new: Iterable[Suggestion], types: bool) -> list[Suggestion]:
    """New actors once for each type, unless it is known."""
    return [
        replace(one, type=type_)
        for one in new
        for type_ in (tuple(ActorType) if types and one.type is None else (one.type,))
    ]


def _distinct(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    seen = set()
    for one in suggestions:
        key = one.id if one.id is not None else (key_of(one.name), one.type)
        if key not in seen:
            seen.add(key)
            yield one
