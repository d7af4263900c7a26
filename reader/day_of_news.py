"""When an article appeared, by its story: "kata Arifin, Selasa (21/11/2023)" is the usual way to say today.

Such a date is that of publication only if something was said on it, if no other is written like it, and if nothing near
it says that it was or will be.
"""

import re
from datetime import date

from reader import dates
from reader.dates import Moment

_HEAD = 1500
_FOOT = 800
_LOOKED_AT = 20_000

_IN_BRACKETS = re.compile(rf"(?P<lead>hari ini|(?P<weekday>{dates.WEEKDAY})),?\s*\(\Z", re.IGNORECASE)
_DAY_IN_BRACKETS = re.compile(r"\((?P<day>\d\d?)/(?P<month>\d\d?)\)")
_COPYRIGHT = re.compile(
    r"(?:©|copyright|hak cipta)[^\n\d]{0,40}\b(?P<year>(?:19|20)\d\d)\b(?!\s*[-–]\s*\d)", re.IGNORECASE
)
_OTHER_DAY = re.compile(
    r"\b(?:sejak|semenjak|sampai|hingga|sebelum|menjelang|sesudah|setelah|mulai|per|lahir|kelahiran|kemarin|kemaren"
    r"|besok|esok|lusa|semalam|nanti|mendatang|lalu|semula|awalnya|batas|tenggat|peringatan|ulang tahun|hut|tertanggal"
    r"|bertanggal|antara|pernah|sebelumnya|terakhir)\b[^.!?]{0,30}\Z",
    re.IGNORECASE,
)
_SAID = (
    r"\b(?:(?:kata|ujar|tutur|ungkap|jelas|sebut|imbuh|ucap|papar|tegas|terang|tambah|lanjut|tulis)(?:nya)?"
    r"|me(?:ngata|nyata|ngungkap|nutur|njelas|negas|nyampai|maparkan|nambah|nerang|lapor|ngumum|ngklaim)\w*|menyebut(?:kan)?"
    r"|keterangan\w*|(?:konferensi|jumpa|siaran) pers|dikutip|dilansir|hari ini|kepada (?:wartawan|pers|pemberita))\b"
)
_WAS_SAID = re.compile(_SAID, re.IGNORECASE)
_YET_TO_COME = re.compile(
    r"\b(?:akan|bakal|hendak|ingin|rencana\w*|berencana|dijadwal\w*|jadwal\w*|diagenda\w*|dimula\w*|ditunda|ditangguh\w*"
    r"|diundur|diperkirakan|diharap\w*|paling lambat|selambat\w*)\b"
    rf"(?![^.!?]*(?:[\"”]|{_SAID}))",
    re.IGNORECASE,
)
_AFTER_OTHER = re.compile(
    r"\)?\W{0,2}(?:(?:pagi|siang|sore|petang|malam|dini hari)\W{0,2})?"
    r"(?:lalu|silam|mendatang|nanti|besok|esok|depan|kemarin|kelak|hingga|sampai|akan|s/d|[-–—]\s*\w+)\b",
    re.IGNORECASE,
)


_LONG_AGO = re.compile(r"\b(?:tahun|dekade|abad) (?:kemudian|lalu|silam)\b|\byears (?:later|ago)\b", re.IGNORECASE)


def day_of_news(text: str) -> str:
    """The day that is meant by "Selasa (21/11/2023)" in the first paragraphs, if no other day is written like that."""
    text = text[:_LOOKED_AT]
    found = [moment for moment in dates.find(text) if _is_news(text, moment)]
    if not found:
        return _day_with_year(text)
    if len({moment.day for moment in found}) > 1 or any(moment.weekday is False for moment in found):
        return ""
    in_head = (moment for moment in found if moment.start < _HEAD)
    return next((moment.day for moment in in_head if _happens(text, moment.start, moment.end)), "")


def _is_news(text: str, moment: Moment) -> bool:
    """Whether a date is written as that of the day's events: in brackets, or with its weekday."""
    before = text[max(0, moment.start - 20) : moment.start]
    return moment.weekday is not None or bool(_IN_BRACKETS.search(before))


def _happens(text: str, start: int, end: int) -> bool:
    """Whether something was said on the day in brackets, as far as its sentence shows."""
    sentence = re.split(r"[.!?]\s|\n", text[max(0, start - 300) : start])[-1]
    opens = text[start:end].count("(") > text[start:end].count(")") or text[start - 1 : start] == "("
    written = ("(" in text[start:end] or opens) and _WAS_SAID.search(sentence)
    other = (
        _LONG_AGO.search(text, end, end + 200)
        or _OTHER_DAY.search(sentence)
        or _YET_TO_COME.search(sentence)
        or _AFTER_OTHER.match(text, end)
    )
    return bool(written and not other)


def _day_with_year(text: str) -> str:
    """The day that is meant by "Senin (21/11)", if the copyright tells the year and the weekday is right in it."""
    years = {match["year"] for match in _COPYRIGHT.finditer(text[-_FOOT:])}
    days = {match.groups(): match for match in reversed([*_DAY_IN_BRACKETS.finditer(text)])}
    if len(years) != 1 or len(days) != 1:
        return ""
    (match,) = days.values()
    lead = _IN_BRACKETS.search(text, max(0, match.start() - 20), match.start() + 1)
    try:
        day = date(int(years.pop()), int(match["month"]), int(match["day"]))
    except ValueError:
        return ""
    known = lead and lead["weekday"] and dates.weekday_fits(lead["weekday"], day)
    return day.isoformat() if known and match.start() < _HEAD and _happens(text, match.start(), match.end()) else ""
