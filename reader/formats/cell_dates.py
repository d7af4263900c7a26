"""Dates in the cells of a table: all that `iso_date` reads, and what only spreadsheets and programs write."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from reader.errors import BadValue
from reader.intake import iso_date, line

_NUMBERS = re.compile(
    r"(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark)(?P<year>\d{4}|\d\d)(?P<rest>[ ,T].*)?"
)
_NAMED = re.compile(r"(?P<day>\d\d?)[ ./-](?P<month>[A-Za-z]{3,9})[ ./-](?P<year>\d\d)(?P<rest>[ ,].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d\d?)[/.-](\d\d?)([ T].*)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?(Z?))?")
_SECONDS = re.compile(r"(?P<seconds>[1-4]\d{9})(?:\d{3}|\.\d{1,9})?")  # since 1970: from 2001 to 2128
_DAYS = re.compile(r"[2-7]\d{4}(?:\.\d{1,12})?")  # since 1899-12-30, as spreadsheets count: from 1954 to 2119
_FIRST_DAY = datetime(1899, 12, 30)
_NUMBER = re.compile(r"[\d.]*")


def months_first(cells: Iterable[str]) -> bool:
    """Whether a column writes 11/21/2023 for the 21st of November. Days are first unless some date says otherwise."""
    found = [match for cell in cells if (match := _NUMBERS.fullmatch(line(cell)))]
    return any(int(m["second"]) > 12 for m in found) and not any(int(m["first"]) > 12 for m in found)


def iso(cell: str, *, month_first: bool = False) -> str | None:
    """A date or date-time in ISO 8601, in the zone it is written with; None if it is none."""
    value = line(cell)
    try:
        return _of_numbers(value, month_first) or iso_date(_written_out(value))
    except (BadValue, ValueError, OverflowError):
        return None


def is_date(cell: str) -> bool:
    """Whether a cell shows a date by itself: a bare number is one only in a column that holds dates."""
    return not _NUMBER.fullmatch(cell.strip()) and bool(iso(cell) or iso(cell, month_first=True))


def of_moment(moment: datetime) -> str:
    """As a spreadsheet means it: midnight is a day without a time; seconds are kept if there are any."""
    moment = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _of_numbers(value: str, month_first: bool) -> str | None:
    if match := _NUMBERS.fullmatch(value):
        day, month = (match["second"], match["first"]) if month_first else (match["first"], match["second"])
        return iso_date(f"{day}/{month}/{_year(match['year'])}{_time(match['rest'])}")
    if match := _SECONDS.fullmatch(value):
        return datetime.fromtimestamp(int(match["seconds"]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if _DAYS.fullmatch(value):
        return of_moment(_FIRST_DAY + timedelta(days=float(value)))
    return None


def _written_out(value: str) -> str:
    """The same date in a form that `iso_date` reads."""
    if match := _NAMED.fullmatch(value):
        return f"{match['day']} {match['month']} {_year(match['year'])}{_time(match['rest'])}"
    if match := _YEAR_FIRST.fullmatch(value):
        return f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}{match[4] or ''}"
    if match := _COMPACT.fullmatch(value):
        clock = f"T{match[4]}:{match[5]}{match[6]}" if match[4] else ""
        return f"{match[1]}-{match[2]}-{match[3]}{clock}"
    return value


def _year(digits: str) -> str:
    """2023 for "23", 1998 for "98"."""
    return digits if len(digits) == 4 else f"{'19' if digits >= '70' else '20'}{digits}"


def _time(rest: str | None) -> str:
    return f" {rest.lstrip(' ,T')}" if rest else ""
