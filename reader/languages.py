"""What the program needs to know of a language: the words and patterns of the `.txt` files in `languages/`.

`general.txt` explains how the word files are written, `boilerplate.txt` how the patterns of site furniture are.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from reader.errors import BadValue
from reader.model import Span

LONGEST_FURNITURE = 300

_FILES = Path(__file__).with_name("languages")
_OTHER_CODES = {
    "in": "id",
    "ind": "id",
    "msa": "ms",
    "may": "ms",
    "zsm": "ms",
    "eng": "en",
    "jv": "id",
    "su": "id",
    "und": "",
}
_IF_UNKNOWN = ("id", "ms", "en")
_SECTION = re.compile(r"\[([a-z ]+)\]")  # site furniture in brackets always holds a colon or a brace: "[Gambas:{any}]"

_WORD = re.compile(r"[^\W\d_]+")
_NAME = r"[^\W_a-z][\w&'’.-]*"
_BRACES = {
    "any": f".{{0,{LONGEST_FURNITURE}}}?",
    "headline": f".{{0,{LONGEST_FURNITURE}}}(?<![.!?…])(?<![.!?…][\"')])",
    "name": rf"(?-i:{_NAME}(?:\s{_NAME}){{0,5}}|\w[\w-]*(?:\.[\w-]+)+)",
    "person": rf"(?-i:{_NAME}(?:\s{_NAME}){{1,5}})",
    "number": r"\d{1,6}",
    "code": "[a-z]{2,5}",
    "after_a_sentence": r"(?<![\w,;:])(?<![\w,;:]\s)",
    "end": r"(?=\s*(?:\Z|\[))",
    "not_before_capitals": r"(?!\s+[A-Z]{2})",
}
_OFFERED = ("any", "headline", "name", "number")  # to people; the others are for our own files


@dataclass(frozen=True, slots=True)
class Language:
    """The words of a language, section by section. `marks` are all its end marks in one string."""

    marks: str
    end_marks: frozenset[str]
    wide_end_marks: frozenset[str]
    before_a_name: frozenset[str]
    before_a_number: frozenset[str]
    degrees: frozenset[str]
    months: frozenset[str]
    may_end: frozenset[str]
    ends_before_an_opener: frozenset[str]
    openers: frozenset[str]
    openers_in_small_letters: frozenset[str]
    nouns_before_a_letter: frozenset[str]
    speech_verbs: frozenset[str]
    opens_indirect_speech: frozenset[str]
    pronouns: frozenset[str]
    names_with_a_mark: frozenset[str]
    domains: frozenset[str]
    has_ordinal_stops: bool


@dataclass(frozen=True, slots=True)
class Furniture:
    """The patterns of site furniture. `runs_on` are those of `line` that end in {any} or {headline}."""

    line: re.Pattern[str]
    runs_on: re.Pattern[str]
    anywhere: re.Pattern[str]
    opens_section: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a project adds to the files, in their words.

    `abbreviations` never end a sentence; they stand without their last full stop. `furniture` are patterns of whole
    lines that belong to a site. Raises BadValue for one that cannot be meant.
    """

    abbreviations: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for word in self.abbreviations:
            if not word or any(letter.isspace() for letter in word) or word.endswith("."):
                raise BadValue(
                    "{word} is no abbreviation: write one word without its last full stop, such as Pol or S.H.",
                    word=repr(word),
                )
        for pattern in self.furniture:
            _require_pattern(pattern)


NO_RULES = Rules()


def language(tag: str, rules: Rules = NO_RULES) -> Language:
    """The words that hold for a tag such as "id", "ms-MY" or "". A language without a file gets the general ones."""
    known = _language(_code(tag))
    if not rules.abbreviations:
        return known
    return replace(known, before_a_name=known.before_a_name | frozenset(rules.abbreviations))


def furniture(tag: str, rules: Rules = NO_RULES) -> Furniture:
    """The site furniture that a text in this language may hold."""
    return _furniture(("boilerplate", *(f"boilerplate_{code}" for code in _family(_code(tag)))), rules.furniture)


def knows(words: frozenset[str], token: str) -> bool:
    """Whether a section holds a token: a word in small letters is known in any, one with a capital only exactly so."""
    return token in words or token.lower() in words


def pronouns(tag: str) -> frozenset[str]:
    """The casefolded words that stand for a speaker named before: "ia", "they", "katanya"."""
    return language(tag).pronouns


def find_pronoun(text: str, tag: str) -> Span | None:
    """Where the first such word stands in a text in this language."""
    known = pronouns(tag)
    return next((Span(*word.span()) for word in _WORD.finditer(text) if word[0].casefold() in known), None)


def _code(tag: str) -> str:
    """The language of a tag without its region: "id" of "id-ID", of "in" and of "ind"."""
    code = re.split("[-_]", tag.strip().lower())[0]
    return _OTHER_CODES.get(code, code)


def _family(code: str) -> tuple[str, ...]:
    """A language and those whose words hold in it too. An unknown language has all that we know best."""
    return (code, *_sections(code).get("uses", "").split()) if code else _IF_UNKNOWN


@lru_cache(64)
def _language(code: str) -> Language:
    files = [_sections(name) for name in ("general", *_family(code))]

    def words(section: str) -> frozenset[str]:
        return frozenset(word for file in files for word in file.get(section, "").split())

    return Language(
        marks="".join(sorted(words("end marks") | words("wide end marks"))),
        end_marks=words("end marks"),
        wide_end_marks=words("wide end marks"),
        before_a_name=words("before a name"),
        before_a_number=words("before a number"),
        degrees=words("degrees"),
        months=words("months"),
        may_end=words("may end"),
        ends_before_an_opener=words("ends before an opener"),
        openers=words("openers"),
        openers_in_small_letters=words("openers in small letters"),
        nouns_before_a_letter=words("nouns before a letter"),
        speech_verbs=words("speech verbs"),
        opens_indirect_speech=words("opens indirect speech"),
        pronouns=frozenset(map(str.casefold, words("pronouns"))),
        names_with_a_mark=words("names with a mark"),
        domains=words("domains"),
        has_ordinal_stops=code in words("ordinal stops"),
    )


@lru_cache(64)
def _furniture(names: tuple[str, ...], more: tuple[str, ...]) -> Furniture:
    def patterns(section: str) -> list[str]:
        return [line for name in names for line in _sections(name).get(section, "").splitlines()]

    line = [*patterns("line"), *more]
    return Furniture(
        line=_any_of(line, re.IGNORECASE),
        runs_on=_any_of([pattern for pattern in line if pattern.endswith(("{any}", "{headline}"))], re.IGNORECASE),
        anywhere=_anywhere(patterns("anywhere")),
        opens_section=_any_of(patterns("opens a section"), re.IGNORECASE),
    )


@lru_cache(64)
def _sections(name: str) -> dict[str, str]:
    """The sections of a data file without comments and blank lines; none if there is no such file."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _read(name).splitlines():
        if heading := _SECTION.fullmatch(line):
            lines = sections.setdefault(heading[1], [])
        elif line.strip() and not line.startswith("#"):
            lines.append(line.strip())
    return {section: "\n".join(lines) for section, lines in sections.items()}


def _read(name: str) -> str:
    return (_FILES / f"{name}.txt").read_text(encoding="utf-8") if name in _names() else ""


@cache
def _names() -> frozenset[str]:
    """The data files there are. Asked first, so that no language tag can name a file elsewhere."""
    return frozenset(path.stem for path in _FILES.glob("*.txt"))


def _any_of(patterns: Iterable[str], flags: re.RegexFlag = re.RegexFlag.NOFLAG) -> re.Pattern[str]:
    """One regular expression for all the patterns of a section."""
    return re.compile("|".join(map(_expression, patterns)), flags)


def _anywhere(patterns: Sequence[str]) -> re.Pattern[str]:
    """The same for those that are looked for in a whole text: tried only where one of their first letters stands."""
    letters = {pattern.removeprefix("{after_a_sentence}")[:1] for pattern in patterns}
    look = "" if "{" in letters else f"(?=[{re.escape(''.join(sorted(letters)))}])"
    return re.compile(f"{look}(?:{'|'.join(map(_expression, patterns))})")


def _require_pattern(pattern: str) -> None:
    braces = re.findall(r"\{(.*?)\}", pattern)
    if unknown := [name for name in braces if name not in _BRACES]:
        raise BadValue(
            "The pattern {pattern} has {{{name}}} in it, which means nothing: use one of {known}.",
            pattern=repr(pattern),
            name=unknown[0],
            known=", ".join(f"{{{name}}}" for name in _OFFERED),
        )
    if not any(letter.isalnum() for letter in re.sub(r"\{.*?\}", "", pattern)) or "\n" in pattern:
        raise BadValue("The pattern {pattern} fits any line: write words of the line in it.", pattern=repr(pattern))


def _expression(pattern: str) -> str:
    """The regular expression of one pattern of site furniture: words, with some words in braces."""
    parts = re.split(r"\{(\w+)\}", pattern)
    words = [re.escape(part).replace(r"\ ", r"\s+") for part in parts[::2]]
    braces = [_BRACES[name] for name in parts[1::2]]
    return "".join(word + brace for word, brace in zip(words, [*braces, ""], strict=True))
