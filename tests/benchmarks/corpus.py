"""Made-up news in the manner of Indonesian papers, from a seed: texts with their sentences, and how they are coded.

Words, names, papers and places are our own. Frequencies are those of a language: few words are most of a text, few
actors say most of what is said. What stands where is known as it is written, so that no text need be cut.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple
from uuid import UUID

from reader.model import Block, BlockKind, NewArticle
from reader.reprints import sketch

SEED = 7
ROOTS = 5000
ACTORS, ISSUES = 2000, 120
_COMMON = """
    yang dan di ke dari untuk dengan pada ini itu tidak akan dalam juga telah oleh kata para sebagai bahwa karena sudah
    belum agar kepada menurut sejumlah antara lebih masih saat setelah sebelum warga pemerintah menteri bupati rencana
    harga kota desa tahun hari bulan orang besar kecil baru lama sekolah jalan pasar kapal laut nelayan petani buruh
    dewan rapat izin air listrik sidang anggaran menolak mendukung meminta menilai membahas menunda membangun
"""
_SYLLABLES = """
    ba da ga ja ka la ma na pa ra sa ta wa bi di gi ji ki li mi ni pi ri si ti bu du gu ku lu mu nu pu ru su tu be de ke
    le me ne pe re se te bo do ko lo mo no po ro so to nga nya ang ing ung
"""
COMMON, SYLLABLES = _COMMON.split(), _SYLLABLES.split()
BEFORE = ("me", "mem", "men", "meng", "pe", "pem", "peng", "di", "ber", "ter", "se", "ke", "", "")
BEHIND = ("kan", "an", "i", "nya", "", "", "")
OFFICES = ("Menteri", "Bupati", "Wali Kota", "Ketua Dewan", "Kepala Dinas", "Juru Bicara", "Direktur", "Kepala Desa")
BODIES = ("Serikat", "Dinas", "Yayasan", "Partai", "Koperasi", "Forum Warga")
SAID = ("kata", "ujar", "jelas", "tegas", "ucap")
PAPERS = tuple(f"{kind} {name}" for kind in ("Harian", "Kabar", "Warta") for name in ("Muara", "Lintang", "Karang"))
FURNITURE = ("Baca juga: ", "Simak video: ", "Berita terkait: ")


class Claim(NamedTuple):
    """A statement, who says it and which stance they take, as numbers: code points, an actor, an issue.

    `mention` is (start, end, actor or None), `position` (start, end, issue or None, stance or None).
    """

    start: int
    end: int
    mention: tuple[int, int, int | None] | None
    position: tuple[int, int, int | None, str | None] | None


@dataclass
class _Draft:
    """A text as it grows."""

    length: int = 0

    def __post_init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.sentences: list[tuple[int, int, bool]] = []

    def add(self, sentences: Sequence[str], kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """One paragraph of these sentences."""
        if self.blocks:
            self.parts.append("\n")
            self.length += 1
        first = self.length
        for number, sentence in enumerate(sentences):
            if number:
                self.parts.append(" ")
                self.length += 1
            end = self.length + len(sentence)
            self.sentences.append((self.length, end, kind is BlockKind.BOILERPLATE))
            self.parts.append(sentence)
            self.length = end
        self.blocks.append(Block(first, self.length, kind, level=1 if kind is BlockKind.HEADING else 0))


class Corpus:
    """Writes news, the same for the same seed and the same calls."""

    def __init__(self, seed: int = SEED) -> None:
        self._dice = random.Random(seed)
        self.words = self._vocabulary()
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.actors = self._unlike(ACTORS, self._actor)
        self.issues = self._unlike(ISSUES, lambda: " ".join(self._some(3)))
        self._of_actors = list(accumulate(1 / (rank + 2) for rank in range(ACTORS)))
        self._of_issues = list(accumulate(1 / (rank + 2) for rank in range(ISSUES)))

    def articles(self, count: int, letters: int) -> Iterator[NewArticle]:
        """So many articles of about so many characters: most are near it, some twice as long."""
        for _ in range(count):
            yield self.article(round(letters * self._dice.lognormvariate(-0.06, 0.35)))

    def article(self, letters: int) -> NewArticle:
        """One article of at least so many characters, and a paragraph more at most."""
        dice, draft = self._dice, _Draft()
        headline = " ".join(word.capitalize() for word in self._some(dice.randint(5, 9)))
        draft.add([headline], BlockKind.HEADING)
        while draft.length < letters:
            if dice.random() < 0.06:
                draft.add([dice.choice(FURNITURE) + " ".join(self._some(7)).capitalize()], BlockKind.BOILERPLATE)
            draft.add([self.sentence() for _ in range(dice.choice((1, 1, 2, 2, 3, 4)))])
        guid = self.guid()
        text = "".join(draft.parts)
        return NewArticle(
            text,
            tuple(draft.blocks),
            tuple(draft.sentences),
            title=headline,
            source=dice.choice(PAPERS),
            author=self._person(),
            published=f"20{dice.randint(10, 24)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
            url=f"https://berita.example/{guid}",
            language="id",
            guid=guid,
            sketch=sketch(text),
        )

    def sentence(self) -> str:
        """Some 17 words, seldom 5 or 40; one in three quotes somebody."""
        dice = self._dice
        said = " ".join(self._some(max(4, round(dice.lognormvariate(2.75, 0.4))))).capitalize()
        sort = dice.random()
        if sort < 0.22:
            return f"“{said},” {dice.choice(SAID)} {self._speaker()}."
        if sort < 0.34:
            return f"{self._speaker()} mengatakan {said.lower()}."
        if sort < 0.42:
            return f"{said} Rp {dice.randint(2, 900)},{dice.randint(1, 9)} miliar."
        return f"{said}."

    def coding(self, article: NewArticle, claims: int) -> Iterator[Claim]:
        """So many claims, spread over the sentences of an article evenly; several in one if there are too few."""
        body = [(start, end) for start, end, furniture in article.sentences if not furniture]
        for number in range(claims):
            start, end = body[number * len(body) // claims]
            yield self._claim(start, end)

    def tagged(self, article: NewArticle, tags: int) -> list[Claim]:
        """Claims of about so many tags in all: each has a statement, most a speaker and a position."""
        return list(self.coding(article, max(1, round(tags / 2.7))))

    def guid(self) -> str:
        return str(UUID(int=self._dice.getrandbits(128), version=4))

    def typed(self, searches: int) -> Iterator[str]:
        """What stands in a field after each key, for words, several words and phrases of every frequency."""
        for number in range(searches):
            some = [self.words[int(len(self.words) ** self._dice.random()) - 1] for _ in range(1 + number % 3)]
            whole = f'"{" ".join(some)}"' if number % 4 == 3 else " ".join(some)
            start = len(whole) if whole.startswith('"') else 1
            yield from (whole[:end] for end in range(start, len(whole) + 1))

    def _claim(self, start: int, end: int) -> Claim:
        dice = self._dice
        first = start if dice.random() < 0.6 else dice.randint(start, (start + end) // 2)
        middle = dice.randint(first + (end - first) // 3, first + 2 * (end - first) // 3)
        mention = position = None
        if dice.random() < 0.9:
            actor = dice.choices(range(ACTORS), cum_weights=self._of_actors)[0] if dice.random() < 0.95 else None
            mention = (first, max(first + 1, middle - 1), actor)
        if dice.random() < 0.8:
            issue = dice.choices(range(ISSUES), cum_weights=self._of_issues)[0] if dice.random() < 0.95 else None
            stance = dice.choices(("support", "oppose", "neutral", None), (38, 37, 13, 12))[0]
            position = (middle, max(middle + 1, end - 1), issue, stance)
        return Claim(first, end, mention, position)

    def _vocabulary(self) -> list[str]:
        """The common words first; then roots of two or three syllables with their affixes."""
        dice, words = self._dice, list[str]()
        for _ in range(ROOTS):
            root = "".join(dice.choices(SYLLABLES, k=dice.choice((2, 2, 3)))) + dice.choice(("", "n", "ng", "r", "s"))
            words += [root, *(before + root + dice.choice(BEHIND) for before in dice.sample(BEFORE, 2))]
        dice.shuffle(words)
        return list(dict.fromkeys((*COMMON, *words)))

    def _some(self, count: int) -> list[str]:
        return self._dice.choices(self.words, cum_weights=self._weights, k=count)

    def _speaker(self) -> str:
        return self._dice.choices(self.actors, cum_weights=self._of_actors)[0]

    def _actor(self) -> str:
        dice = self._dice
        if dice.random() < 0.25:
            return f"{dice.choice(BODIES)} {self._person()}"
        return f"{dice.choice(OFFICES)} {self._person()}" if dice.random() < 0.5 else self._person()

    def _person(self) -> str:
        return " ".join("".join(self._dice.choices(SYLLABLES, k=2)).capitalize() for _ in range(2))

    def _unlike(self, count: int, make: Callable[[], str]) -> list[str]:
        """So many texts, no two the same."""
        found: dict[str, None] = {}
        while len(found) < count:
            found[make()] = None
        return list(found)
