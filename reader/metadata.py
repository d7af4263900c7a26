"""Who wrote an article, where and when it appeared: as its own text tells, and the name of its file.

A wrong find is worse than none: what could be meant otherwise is left open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from reader import bylines, dates
from reader.bylines import is_outlet
from reader.dates import Moment
from reader.day_of_news import day_of_news
from reader.model import Block

_HEAD, _FOOT = 1500, 800
_LINES = 10
_BODY = 200  # a line of more characters than that belongs to the story
_PROSE = re.compile(r".{80,}[.!?…][\"”’')]*")  # so does what follows such a line
_EARLIEST = "1945"  # what is dated earlier is hardly a news article that somebody brings in
_AFTERWARDS = re.compile(
    r"(?:\d+ )?(?:komentar|comments?|tanggapan)(?: \(?\d+\)?)?|baca (?:juga|selengkapnya)|read more|terpopuler|terkini"
    r"|(?:berita|artikel|kabar) (?:terkait|lain(?:nya)?|terpopuler|terkini|populer)|populer"
    r"|(?:related|more|most read)(?: (?:stories|news|articles))?",
    re.IGNORECASE,
)
_WORK = re.compile(r"(?:penerbit|judul|isbn|sutradara|pemain|genre|publisher|director|title)\s*:", re.IGNORECASE)
_EVENT = re.compile(r"(?:jadwal|undangan|agenda|schedule|invitation)\b|.{2,60}\bvs\.?\s\S.{0,60}\Z", re.IGNORECASE)
_LIFESPAN = re.compile(r"\s*(?:-|–|—|s/d|sampai|hingga|until|to)\s*")

# How far a date is trusted to be that of publication.
# A site may print today's date over its pages, but without a time.
_TOLD, _TIMED, _ON_ITS_OWN, _IN_DATELINE, _UPDATED, _MISTAKEN = 6, 5, 4, 3, 2, 1

_LABEL = r"(?:^|[|•·–—(/-])\s*(?:{})(?: (?:on|at|pada|tanggal))*\s*[:,]?\s*$"
_TOLD_BEFORE = re.compile(
    _LABEL.format(
        r"(?:tanggal |waktu )?(?:terbit|publikasi)|diterbitkan|dipublikasi(?:kan)?|diposting|diunggah"
        r"|(?:date |first )?published|publish(?:ed)? date|publication date|(?:date )?posted"
    ),
    re.IGNORECASE,
)
_MAYBE_BEFORE = re.compile(  # films and meetings have such dates too
    _LABEL.format(r"dirilis|rilis|release[ds]?|ditayangkan|tayang|disiarkan|tanggal|tarikh|tgl\.?|date"), re.IGNORECASE
)
_MEETING = re.compile(r"(?:waktu|tempat|lokasi|pukul|time|venue|place)\s*:", re.IGNORECASE)
_FACT = re.compile(
    r"(?:\w+ ){0,2}(?:lahir|born|birth|meninggal|wafat|died|death|didirikan|berdiri|founded)\W*", re.IGNORECASE
)
_UPDATED_BEFORE = re.compile(
    _LABEL.format(
        r"(?:last |terakhir )?(?:updated?|modified|edited|diperba(?:ha)?rui|pembaruan|dimutakhirkan|dikemas ?kini)"
        r"(?: terakhir)?"
    ),
    re.IGNORECASE,
)
_OTHER_STORY = re.compile(
    r"(?:baca|lihat|simak|tonton|read|see|watch|foto|photo|gambar|ilustrasi|video|infografis|dok\b|caption)\b",
    re.IGNORECASE,
)
_EDGE = " \t|•·–—-,:/()[]"
_BREAK = re.compile(r"\s*(?:[|•·–—(/]|-\s|\Z|(?:by|oleh)\s|[A-Z]{2,4}\Z)")
_WRITTEN_BY = re.compile(r"\s*(?:by|oleh)\s", re.IGNORECASE)
_AFTER_TOLD = re.compile(r"\s*(?:[|•·–—(/]|-\s|\.?\Z|[,;]?\s*(?:\d|\w+\s*:|oleh\b|by\b))", re.IGNORECASE)

_WORD = r"[^\W\d_a-z][\w'’.&-]*"
_PLACE = re.compile(rf"{_WORD}(?:[ /]{_WORD}){{0,3}}")
_DATELINE = re.compile(r"(?P<prefix>[^\n–—]{2,90}?)(?:\s*(?:--+|[–—]+)|\s+-)(?=[\s\"“‘'A-Z]|\Z)")
_AGENCY = re.compile(r"(?P<before>[^()]*?)\s*\((?P<name>[^()]{2,40})\)")
_UNDASHED = re.compile(rf"(?P<outlet>{bylines.DOMAIN}), {_WORD}(?:\s+[^\W\d_a-z][^,.]*\s|\s*\Z|\s+[\"“])")
_PARTIAL = re.compile(rf"(?:{dates.WEEKDAY}),?(?:\s?\(?\d\d?/\d\d?\)?)?|\d\d?[ /]\w+|[a-z]+\.? \d\d?", re.IGNORECASE)

_PLACES = frozenset(
    re.split(
        r",\s*",
        "indonesia, malaysia, singapura, singapore, brunei, aceh, nad, sumatera utara, sumatra utara, sumut, "
        "sumatera barat, sumatra barat, sumbar, riau, kepulauan riau, kepri, jambi, bengkulu, sumatera selatan, "
        "sumatra selatan, sumsel, lampung, bangka belitung, babel, banten, dki, dki jakarta, jakarta, jawa barat, "
        "jabar, jawa tengah, jateng, jawa timur, jatim, diy, di yogyakarta, daerah istimewa yogyakarta, "
        "yogyakarta, bali, nusa tenggara barat, ntb, nusa tenggara timur, ntt, kalimantan barat, kalbar, "
        "kalimantan tengah, kalteng, kalimantan selatan, kalsel, kalimantan timur, kaltim, kalimantan utara, "
        "kaltara, sulawesi utara, sulut, gorontalo, sulawesi tengah, sulteng, sulawesi barat, sulbar, sulawesi "
        "selatan, sulsel, sulawesi tenggara, sultra, maluku, maluku utara, malut, papua, papua barat, papua "
        "tengah, ikn, usa, us, u.s., uk, u.k., uae, d.c., dc, uni emirat arab, n.y., calif., prc, png",
    )
)
_SECTIONS = re.compile(
    r"nasional|internasional|ekonomi|bisnis|olahraga|hiburan|politik|hukum|dunia|berita|news|world|home|beranda|opini"
    r"|daerah|metro|megapolitan|regional|teknologi|tekno|sains|gaya hidup|lifestyle|sports?|bola|kolom|utama|terkini"
    r"|peristiwa|umum|kriminal|pendidikan|kesehatan|business|politics|opinion|headlines?|otomotif|travel|semasa|sukan",
    re.IGNORECASE,
)

_NAME_DATE = (
    r"(?:(?P<y>(?:19|20)\d\d)(?P<s>[-_.]?)(?P<m>\d\d)(?P=s)(?P<d>\d\d)"
    r"|(?P<d_>\d\d)(?P<s_>[-_.])(?P<m_>\d\d)(?P=s_)(?P<y_>(?:19|20)\d\d))"
)
_DATE_IN_FRONT = re.compile(rf"^(?P<date>{_NAME_DATE})(?![^\W_])[\s_.-]*")
_DATE_BETWEEN = re.compile(rf"(?P<outlet>\S.*?) - {_NAME_DATE} - (?P<title>\S.*)")
_OUTLET_AND_TITLE = re.compile(r"_(?P<outlet>[^_\s-]+)_(?P<title>[^_]*[ -][^_]*)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text that is not blank, without white space around it.

    `story`: it stands behind the first long one; `fact`: behind one that says whose date it is, such as "Lahir:".
    """

    text: str
    story: bool
    fact: bool = False


def in_text(text: str, blocks: Sequence[Block], language: str) -> dict[str, str]:
    """What datelines and bylines say: `published` (ISO 8601), `source`, `author`, each only if it is clear."""
    head, foot = _head(text, blocks), _foot(text)
    first = [text[block.start : block.end] for block in blocks[:3]]
    if any(_WORK.match(line.text) for line in head):  # a book or film has its own dates and makers
        return {}
    stamps = [stamp for line in (*head, *foot) for stamp in _stamps(line, language) if _may_be(stamp.moment)]
    if any(_MEETING.match(line.text) for line in head) or any(map(_EVENT.match, first)):
        stamps = [stamp for stamp in stamps if stamp.trust == _TOLD]
    opened = [line.text for line in head if not _tells_a_lifespan(line.text, list(dates.find(line.text)))]
    datelines = [found for words in opened if (found := _dateline(words, language))]
    written = bylines.find([line.text for line in head], [line.text for line in foot])
    stamps += [_Stamp(_IN_DATELINE, moment) for _, moment in datelines if moment and _may_be(moment)]
    published = _published(stamps)
    if not stamps and language in {"id", "ms", ""}:
        published = day_of_news(text)
    sources = [stamp.outlet for stamp in stamps] + [outlet for outlet, _ in datelines] + [written.source]
    said = {"published": published, "source": next(filter(None, sources), ""), "author": written.author}
    return {key: value for key, value in said.items() if value}


def in_name(name: str) -> dict[str, str]:
    """What a file's name says: `title`, and by its pattern `published` and `source`.

    "Warta Contoh - 2023-11-22 - Judul.txt" and "2023-11-22_warta_judul-berita.txt" name a source; a date in front is
    taken out of the title, unless it is all there is.
    """
    stem = _stem(name)
    if (match := _DATE_BETWEEN.fullmatch(stem)) and (day := _day(match)):
        return {"published": day, "source": _spaced(match["outlet"]), "title": _spaced(match["title"])}
    if (match := _DATE_IN_FRONT.match(stem)) and (day := _day(match)):
        if named := _OUTLET_AND_TITLE.fullmatch(stem, match.end("date")):
            return {"published": day, "source": named["outlet"], "title": _spaced(named["title"])}
        title = readable(name)
        return {"published": day, "title": _DATE_IN_FRONT.sub("", title).strip(" -") or title}
    return {"title": readable(name)}


def readable(name: str) -> str:
    """A file's name as a title: `2023-11-22_menlu-oki.txt` becomes `2023-11-22 menlu oki`."""
    return _spaced(_stem(name)) or name


# Lines


def _head(text: str, blocks: Sequence[Block]) -> list[_Line]:
    """The first lines, up to the second long one or what comes after the story; no headline and no tables."""
    passed = {block.start for block in blocks if block.start < _HEAD and (block.cell or block.level == 1)}
    lines, start, long, story = list[_Line](), 0, 0, False
    for piece in text[:_HEAD].split("\n"):
        words, begin = piece.strip(), start
        start += len(piece) + 1
        if not words or begin in passed or "\t" in words:
            continue
        if _AFTERWARDS.fullmatch(words):
            break
        lines.append(_Line(words, story, bool(lines and _FACT.fullmatch(lines[-1].text))))
        long += len(words) > _BODY
        story = story or long > 0 or bool(_PROSE.fullmatch(words))
        if long == 2 or len(lines) == _LINES:
            break
    return lines


def _foot(text: str) -> list[_Line]:
    lines = text[max(_HEAD, len(text) - _FOOT) :].split("\n") if len(text) > _HEAD else []
    return [_Line(line.strip(), story=True) for line in lines if line.strip()][-_LINES:]


# Dates on lines of their own


@dataclass(frozen=True, slots=True)
class _Stamp:
    trust: int
    moment: Moment
    outlet: str = ""


def _published(stamps: Sequence[_Stamp]) -> str:
    """The day that the most trusted stamps agree on, with its time if one has it; "" if they do not agree."""
    best = max((stamp.trust for stamp in stamps), default=0)
    moments = [stamp.moment for stamp in stamps if stamp.trust == best]
    if len({moment.day for moment in moments}) != 1:
        return ""
    return max((moment.iso for moment in moments), key=len)


def _stamps(line: _Line, language: str) -> Iterator[_Stamp]:
    if len(line.text) > _BODY or _OTHER_STORY.match(line.text):
        return
    moments = list(dates.find(line.text))
    ends = [0, *(moment.end for moment in moments)]
    starts = [*(moment.start for moment in moments[1:]), len(line.text)]
    if _tells_a_lifespan(line.text, moments):
        return
    for moment, begin, end in zip(moments, ends, starts, strict=False):
        if moment.ambiguous and language == "en":
            continue
        if stamp := _stamp(line, moment, line.text[begin : moment.start], line.text[moment.end : end]):
            yield stamp


def _stamp(line: _Line, moment: Moment, before: str, after: str) -> _Stamp | None:
    """What a date is between these words of its line; None if it is no stamp."""
    words = before.strip(_EDGE)
    if _UPDATED_BEFORE.search(before):
        return _Stamp(_UPDATED, moment)
    if _TOLD_BEFORE.search(before) and len(words) < 60 and _AFTER_TOLD.match(after):
        return _Stamp(_trust(moment, _TOLD), moment, _outlet(before))
    if line.story or line.fact or not _BREAK.match(after):
        return None
    if ":" in before and _MAYBE_BEFORE.search(before) and "/" not in before:
        return _Stamp(_trust(moment, _ON_ITS_OWN), moment)
    timed = "T" in moment.iso
    if not words:
        alone = timed or moment.weekday is not None or not after.strip(_EDGE) or _WRITTEN_BY.match(after)
        return _Stamp(_trust(moment, _ON_ITS_OWN), moment) if alone else None
    if bylines.is_byline(words):
        return _Stamp(_trust(moment, _ON_ITS_OWN), moment)
    barred = before.rstrip(" (")[-1:] in set("|•·–—-/")
    if barred and (outlet := _outlet(before)):
        return _Stamp(_trust(moment, _ON_ITS_OWN), moment, outlet)
    if barred and (timed or moment.weekday) and (_PLACE.fullmatch(words) or _SECTIONS.fullmatch(words)):
        return _Stamp(_trust(moment, _ON_ITS_OWN if timed else _IN_DATELINE), moment)
    if before.endswith(", ") and not after.strip(_EDGE) and re.fullmatch(_WORD, words):  # Jakarta, 21 November 2023
        return _Stamp(_trust(moment, _IN_DATELINE), moment)
    return None


def _tells_a_lifespan(words: str, moments: Sequence[Moment]) -> bool:
    """Whether two dates in a line are the ends of a time: "20 Maret 1960 - 19 Juli 2020"."""
    return any(_LIFESPAN.fullmatch(words, one.end, other.start) for one, other in pairwise(moments))


def _may_be(moment: Moment) -> bool:
    """Whether news may have appeared then: not long ago, and not after tomorrow."""
    return _EARLIEST <= moment.day <= (date.today() + timedelta(days=1)).isoformat()


def _trust(moment: Moment, trust: int) -> int:
    if moment.weekday is False:
        return _MISTAKEN
    return _TIMED if trust == _ON_ITS_OWN and "T" in moment.iso else trust


def _outlet(before: str) -> str:
    """The outlet in what stands before a date: "Warta Contoh" of "Warta Contoh | "."""
    named = [part.strip(_EDGE) for part in re.split(r"\s[|•·–—-]\s|[|•·]|, ", before)]
    return next((part for part in named if is_outlet(part) and not _SECTIONS.fullmatch(part)), "")


# Datelines: "KUALA LUMPUR, 21 Nov (Kantor Contoh) --"


def _dateline(line: str, language: str) -> tuple[str, Moment | None] | None:
    """The outlet, or "", and the date of the dateline that opens a line; None if none does."""
    if match := _DATELINE.match(line):
        return _parts(match["prefix"])
    if language in {"id", "ms"} and (match := _UNDASHED.match(line)):
        return match["outlet"], None
    return None


def _parts(prefix: str) -> tuple[str, Moment | None] | None:
    """A dateline is a list of places, dates and an outlet; if anything else is in it, it is none."""
    agency, moment = "", next(dates.find(prefix), None)
    rest = prefix if moment is None else f"{prefix[: moment.start]}{prefix[moment.end :]}".strip(" ,(")
    if (match := _AGENCY.fullmatch(rest)) and _is_agency(match["name"]):
        agency, rest = match["name"].strip(), match["before"]
    parts = [part.strip(" ()") for part in re.split(r"\s*[,|]\s*", rest) if part.strip(" ()")]
    outlets = [part for part in parts if _is_named(part, capitals=not parts[0].isupper())]
    others = [part for part in parts if part not in outlets]
    outlet = agency or (outlets[0] if len(outlets) == 1 else "")
    placed = bool(others) or bool(re.fullmatch(bylines.DOMAIN, outlet))
    if len(parts) > 4 or not placed or not all(_PLACE.fullmatch(p) or _PARTIAL.fullmatch(p) for p in others):
        return None
    if moment and not (_PLACE.fullmatch(parts[0]) and _dates_a_line(moment, prefix)):
        moment = None
    return (outlet, moment) if outlet or moment else None


def _dates_a_line(moment: Moment, prefix: str) -> bool:
    """Whether a date is that of a dateline: "Arifin (12 Januari 1940 - ..." opens none."""
    in_brackets = moment.weekday is None and "(" in prefix[: moment.start]
    return not (moment.weekday is False or moment.ambiguous or in_brackets)


def _is_agency(name: str) -> bool:
    name = name.strip()
    capital = name[:1].isupper() or is_outlet(name)
    return bool(capital and not _PARTIAL.fullmatch(name) and name.casefold() not in _PLACES and not name.isdecimal())


def _is_named(part: str, *, capitals: bool) -> bool:
    """Whether a part of a dateline is an outlet. Where its first place is in capitals, those of others say nothing."""
    if part.casefold() in _PLACES or _PARTIAL.fullmatch(part):
        return False
    return is_outlet(part, capitals=capitals and " " in part)


# Names of files


def _stem(name: str) -> str:
    return re.sub(r"(?<=.)\.[^.]*$", "", name.rsplit("/", 1)[-1])


def _spaced(stem: str) -> str:
    """Words with spaces between them for underscores, and for hyphens where these stand for spaces."""
    words = stem.replace("_", " ")
    if " " not in words.strip() or re.search(r"\d-\d", words):
        words = re.sub(r"(?<!\d)-|-(?!\d)", " ", words)
    return " ".join(words.split())


def _day(match: re.Match[str]) -> str:
    try:
        return date(*(int(match[key] or match[f"{key}_"]) for key in "ymd")).isoformat()
    except ValueError:
        return ""
