"""Who wrote an article, by its bylines: "Oleh: Sri Lestari", "Penulis: A | Editor: B", "By Jane Doe"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader import dates

_LONGEST = 120

DOMAIN = r"[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.(?i:com|co|id|net|org|my|sg|tv|news|info|press|media|us|uk|au)\b"
_DOMAIN = re.compile(DOMAIN)
_OUTLET_WORD = re.compile(
    r"\b(?:\w*news|berita\w*|warta\w*|kabar\w*|harian|tribun\w*|media|post|pos|times|radar|suara|koran|tabloid|majalah|\w*tv|online"
    r"|daily|herald|gazette|journal|magazine|press|kantor berita|redaksi)\b",
    re.IGNORECASE,
)
_JOINED_CAPITALS = re.compile(r"\b(?:[a-z]{3,}[A-Z]\w*|[A-Z]{3,}[a-z]{2,}|[A-Za-z]{4,}\d)")
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")

_WORD = r"[^\W\d_a-zà-ÿ][\w'’.-]*"
_NAME = re.compile(rf"{_WORD}(?: (?:(?:bin|binti|van|von|de|der|den|di|la|le|al|el|da) )?{_WORD}){{0,5}}")
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,3}\.){1,3}\s?[A-Z]?[A-Za-z]{0,4}\.?")
_SEPARATOR = re.compile(r"\s*[,;/&]\s*|\s+(?:dan|and)\s+")
_NOT_A_NAME = re.compile(
    rf"(?:{dates.WEEKDAY}|{'|'.join(name for name in dates.MONTHS if len(name) > 3)}"
    r"|karena|sebab|itu|the|an?|this|that|admin)\b",
    re.IGNORECASE,
)

_POST = re.compile(r"\b(?:staff|writer|correspondent|reporter|editor|kontributor|wartawan|jurnalis)\b", re.IGNORECASE)

_AUTHOR = (
    r"(?:laporan(?: (?:wartawan|reporter|kontributor|jurnalis))?|(?:ditulis|disusun|dilaporkan) oleh|oleh|penulis"
    r"|reporter|wartawan|pewarta|kontributor|jurnalis|authors?|(?:written|reported|story|words) by|by)"
)
_OTHER = (
    r"(?:editor|penyunting|redaktur|redaksi|uploader|fotografer|foto|photo(?:grapher)?s?|edited by|editing by"
    r"|penerjemah|translator|sumber|source|copyright|publisher|videografer|desain|produser|updated?|published|rilis|terbit|tanggal|kategori|category)"
)
_LABELLED = re.compile(rf"(?:^|[|/•·;]\s*)(?P<label>{_AUTHOR})\b\s*(?P<colon>:)?\s*(?P<rest>[^:|•·]*)", re.IGNORECASE)
_CUT = re.compile(rf"\s*(?:[|•·]|\s[-–—]+\s|[/,;]?\s*\b{_OTHER}\b).*", re.IGNORECASE | re.DOTALL)
_OTHER_ROLE = re.compile(rf"\b{_OTHER}\b", re.IGNORECASE)
_AT_OUTLET = re.compile(rf"(?P<name>{_WORD}(?: {_WORD}){{1,3}}) [-–—] (?P<outlet>\S.{{2,40}})")


class Byline(NamedTuple):
    author: str = ""
    source: str = ""


def is_outlet(name: str, *, capitals: bool = True) -> bool:
    """Whether a name looks like that of a newspaper, agency or site: "Warta Contoh", "contoh.com", "detikNews".

    `capitals`: a word in capitals makes one too.
    """
    if len(name) > 40 or not re.match(r"\w", name):
        return False
    found = _DOMAIN.fullmatch(name) or _OUTLET_WORD.search(name) or _JOINED_CAPITALS.search(name)
    return bool((found or (capitals and _CAPITALS.search(name))) and (name[0].isupper() or found))


def is_byline(words: str) -> bool:
    return bool(_read(re.sub(r"\s(?:pada|on)\Z", "", words), "").author)


def find(head: Sequence[str], foot: Sequence[str]) -> Byline:
    """The first clear byline in the lines of a head, else of a foot. Names are joined by ", "; no editor is one."""
    for lines in (head, foot):
        for number, line in enumerate(lines):
            after = lines[number + 1] if number + 1 < len(lines) else ""
            if len(line) <= _LONGEST and (byline := _read(line, after)).author:
                return byline
    return Byline()


def _read(line: str, after: str) -> Byline:
    """`after` is the line that follows: it has the name where a label stands alone."""
    if match := _LABELLED.search(line):
        return _labelled(match, line, after)
    match = _AT_OUTLET.fullmatch(line)
    if match and is_outlet(match["outlet"], capitals=False) and next(dates.find(after), None):
        author = _names(match["name"])
        return Byline(author, match["outlet"] if author else "")
    return Byline()


def _labelled(match: re.Match[str], line: str, after: str) -> Byline:
    label, rest, source = match["label"].lower(), match["rest"], ""
    if not rest.strip() and match["colon"]:
        return Byline(_names(after) if len(after) <= _LONGEST else "")
    sure = match["colon"] or _OTHER_ROLE.search(line, match.end("label"))
    if not sure and (match.start() or not (" " in label or label in {"oleh", "by", "laporan"})):
        return Byline()
    if (
        label.startswith("laporan")
        and (outlet := re.match(rf"{DOMAIN}|[^,]{{3,40}}(?=,)", rest))
        and is_outlet(outlet[0])
    ):
        source, rest = outlet[0].strip(), rest[outlet.end() :].lstrip(" ,")
    if moment := next(dates.find(rest), None):
        rest = re.sub(r"\s(?:pada|on)\s*\Z", "", rest[: moment.start])
    author = _names(_CUT.sub("", rest))
    if not sure and " " not in author:
        return Byline()
    return Byline(author, source if author else "")


def _names(words: str) -> str:
    """One or several names, joined by ", "; "" if anything else is among them."""
    parts = [part for part in _SEPARATOR.split(words.strip(" ,;/|()–—-")) if part]
    names = [part for part in parts if not (_POST.search(part) or _OUTLET_WORD.search(part) or _DOMAIN.fullmatch(part))]
    return ", ".join(names) if names and all(map(_is_name, names)) and not _DEGREE.fullmatch(names[0]) else ""


def _is_name(part: str) -> bool:
    if _DEGREE.fullmatch(part):
        return True
    ends_sentence = part.endswith(".") and not re.search(r"\b(?:[A-Z]|Jr|Sr)\.\Z", part)
    return bool(_NAME.fullmatch(part) and not _NOT_A_NAME.match(part) and not ends_sentence)
