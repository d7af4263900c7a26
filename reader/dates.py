"""Dates as news write them, in Indonesian, Malay and English, to ISO 8601.

A date-time keeps the zone it is written with: `2023-03-14T08:30+07:00` for "14 Maret 2023 08.30 WIB".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januari",
            "feb february februari pebruari peb",
            "mar march maret mac mrt",
            "apr april",
            "may mei",
            "jun june juni",
            "jul july juli julai",
            "aug august agustus agu agt ags agus ogos ogo",
            "sep sept september",
            "oct october oktober okt",
            "nov november nopember nop",
            "dec december desember des disember dis",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAY = (
    r"(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|isnin|khamis|jumaat"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_WEEKDAYS = (
    "senin isnin monday mon sen",
    "selasa tuesday tue tues sel",
    "rabu wednesday wed rab",
    "kamis khamis thursday thu thur thurs kam",
    "jumat jum'at jum’at jumaat friday fri jum",
    "sabtu saturday sat sab",
    "minggu ahad sunday sun min",
)
_WEEKDAY_NUMBERS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
_ZONES = {"wib": "+07:00", "wita": "+08:00", "wit": "+09:00", "myt": "+08:00", "sgt": "+08:00", "z": "Z"}


def _any(names: Iterator[str]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


_MONTH = _any(iter(MONTHS))
_SEPARATOR = r"(?:\s?[,|•·–—-]\s?|\s)"
_PATTERN = rf"""
    (?<![\w/-]) (?: (?P<weekday>{_any(iter(_WEEKDAY_NUMBERS))}) \.? (?: ,?\s?\( | [,/]\s? | \s ) )?
    (?:
        (?P<d>\d\d?) (?P<between>[/. -]) (?P<m>\d\d?) (?P=between) (?P<y>\d{{4}})
        | (?P<d_>\d\d?) (?:st|nd|rd|th)? [ ./-] (?P<m_>{_MONTH}) \.?,?[ ./-] (?P<y_>\d{{4}})
        | (?P<_m>{_MONTH}) \.?[ ] (?P<_d>\d\d?) (?:st|nd|rd|th)? ,?[ ] (?P<_y>\d{{4}})
        | (?P<iso_y>\d{{4}}) - (?P<iso_m>\d\d) - (?P<iso_d>\d\d)
    ) (?!(?!t\d\d:)[\w/]|-\d) \)?
    (?:
        (?: {_SEPARATOR} | t(?=\d) ) (?: (?P<word>pukul|jam|pkl\.?|at) \s )?
        (?P<hour>\d\d?) (?P<point>[.:]) (?P<minute>\d\d) (?: [.:] (?P<second>\d\d) )? (?![\d%])
        (?: \s? (?P<half>[ap])\.?m\b\.? )?
        (?:
            \s? \(?
            (?P<zone>wib|wita|wit|myt|sgt|z|(?:gmt|utc)(?:\s?[+-]\s?\d\d?(?::?\d\d)?)?|[+-]\d\d:?\d\d) (?!\w) \)?
        )?
    )?
"""
_DATE = re.compile(_PATTERN, re.IGNORECASE | re.VERBOSE)
_FORMS = (("y", "m", "d"), ("y_", "m_", "d_"), ("_y", "_m", "_d"), ("iso_y", "iso_m", "iso_d"))
_YEAR = re.compile(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)")
_REACH = 40
_ISO_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[Tt ](?P<time>\d\d:\d\d(:\d\d(\.\d{1,6})?)?)(?P<zone>[Zz]|[+-]\d\d:?\d\d)?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in running text, text[start:end], with its weekday before it and its time behind it, if it has them."""

    start: int
    end: int
    iso: str
    weekday: bool | None  # whether the weekday that is named is the right one; None if none is
    ambiguous: bool  # 3/4/2023 without an hour of Indonesia, Malaysia or Singapore: it may be the fourth of March

    @property
    def day(self) -> str:
        return self.iso[:10]


def parse(value: str) -> str:
    """A whole string as ISO 8601; days go before months. Raises ValueError if it is no date."""
    if match := _ISO_MOMENT.fullmatch(value):
        moment = f"{match['day']}T{match['time']}{(match['zone'] or '').upper()}"
        datetime.fromisoformat(moment)
        return moment
    match = _DATE.fullmatch(value)
    if match is None:
        raise ValueError(value)
    return _iso(match)


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Moment]:
    """The dates from 1900 to 2099 in a text, in order, those that cannot be left out."""
    end = len(text) if end is None else end
    for year in _YEAR.finditer(text, start, end):
        if year.start() < start:
            continue
        match = _DATE.search(text, max(start, year.start() - _REACH), min(end, year.end() + _REACH))
        if match and match.start() <= year.start() < match.end():
            start = match.end()
            if moment := _moment(match):
                yield moment


def weekday_fits(name: str, day: date) -> bool:
    """Whether a day is on this weekday."""
    return _WEEKDAY_NUMBERS.get(name.lower()) == day.weekday()


def _moment(match: re.Match[str]) -> Moment | None:
    if match["between"] == " ":
        return None
    try:
        iso = _iso(match)
    except ValueError:
        return None
    day = date.fromisoformat(iso[:10])
    here = (match["zone"] or "").lower() in _ZONES
    fits = weekday_fits(match["weekday"], day) if match["weekday"] else None
    ambiguous = bool(match["m"]) and day.day <= 12 and day.day != day.month and not (here or fits)
    end = match.end() if _has_time(match) or not match["hour"] else match.start("hour")
    return Moment(match.start(), end, iso, fits, ambiguous)


def _iso(match: re.Match[str]) -> str:
    year, month, day = next((match[y], match[m], match[d]) for y, m, d in _FORMS if match[y])
    number = int(month) if month.isdecimal() else MONTHS[month.lower()]
    said = date(int(year), number, int(day)).isoformat()
    return f"{said}T{_time(match)}" if _has_time(match) else said


def _has_time(match: re.Match[str]) -> bool:
    """8:30 is a time; 8.30 may be an amount, unless something says that it is a time, or nothing follows."""
    if match["hour"] is None:
        return False
    told = match["point"] == ":" or match["zone"] or match["half"] or match["word"]
    return bool(told) or match.string[match.end() : match.end() + 1] in {"", "\n"}


def _time(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(match[0])
        hour = hour % 12 + 12 * (match["half"].lower() == "p")
    if hour > 23 or int(match["minute"]) > 59 or int(match["second"] or 0) > 59:
        raise ValueError(match[0])
    seconds = f":{match['second']}" if match["second"] else ""
    return f"{hour:02}:{match['minute']}{seconds}{_zone(match['zone'])}"


def _zone(name: str | None) -> str:
    """The offset of a zone: `+07:00` for "WIB", "GMT+7" and "+0700"."""
    name = re.sub(r"\s|^(?:gmt|utc)(?=.)", "", (name or "").lower())
    if name in {"gmt", "utc"}:
        return "Z"
    if not name or name in _ZONES:
        return _ZONES.get(name, "")
    digits = name[1:].replace(":", "")
    hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    if int(hours) > 14 or int(minutes) > 59:
        raise ValueError(name)
    return f"{name[0]}{int(hours):02}:{minutes}"
