import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.dates import MONTHS, find, parse, weekday_fits
from reader.intake import iso_date

INDONESIAN_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
INDONESIAN_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
times = st.times().map(lambda time: (time.hour, time.minute))
ZONES = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00", "MYT": "+08:00", "SGT": "+08:00", "GMT": "Z", "UTC": "Z"}


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("Selasa, 14 Maret 2023 08.30 WIB", "2023-03-14T08:30+07:00"),
        ("Selasa, 14 Mar 2023 08:30 WIB", "2023-03-14T08:30+07:00"),
        ("Selasa 14/03/2023 08:30", "2023-03-14T08:30"),
        ("14/03/2023, 08:30 WIB", "2023-03-14T08:30+07:00"),
        ("14/3/2023", "2023-03-14"),
        ("14-03-2023", "2023-03-14"),
        ("14.03.2023", "2023-03-14"),
        ("Selasa (21/11/2023)", "2023-11-21"),
        ("21 November 2023 | 15.04 WITA", "2023-11-21T15:04+08:00"),
        ("21 November 2023, pukul 15.04 WIT", "2023-11-21T15:04+09:00"),
        ("21 Nov 2023 08:30 GMT+7", "2023-11-21T08:30+07:00"),
        ("21 Nov 2023 08:30 UTC", "2023-11-21T08:30Z"),
        ("21 Nov 2023 08:30 UTC-03:30", "2023-11-21T08:30-03:30"),
        ("Tue, 21 Nov 2023 08:30:15 +0700", "2023-11-21T08:30:15+07:00"),
        ("November 21, 2023 3:15 PM", "2023-11-21T15:15"),
        ("Nov. 21, 2023 at 12:05 a.m.", "2023-11-21T00:05"),
        ("21st November 2023", "2023-11-21"),
        ("17 Agt 2023", "2023-08-17"),
        ("17 Ags 2023", "2023-08-17"),
        ("17 Agu 2023", "2023-08-17"),
        ("17 Ogos 2023", "2023-08-17"),
        ("Jum'at, 24 Nop 2023", "2023-11-24"),
        ("Jum’at, 24 Nopember 2023", "2023-11-24"),
        ("9 Pebruari 2024", "2024-02-09"),
        ("Khamis, 21 Disember 2023", "2023-12-21"),
        ("AHAD, 2 JULAI 2023", "2023-07-02"),
        ("29 Februari 2024", "2024-02-29"),
        ("2023-11-21T08:30:00+07:00", "2023-11-21T08:30:00+07:00"),
    ],
)
def test_dates_are_read_alone_and_found_between_words(words: str, iso: str) -> None:
    assert parse(words) == iso
    assert iso_date(words) == iso
    found = list(find(f"Terbit pada {words}\nIsi."))
    assert [moment.iso for moment in found] == [iso]
    assert f"Terbit pada {words}\nIsi."[found[0].start : found[0].end] == words


@pytest.mark.parametrize(
    "words",
    [
        *("31/02/2023", "29 Februari 2023", "0/1/2023", "32 Januari 2023", "11/21/2023", "21 Foo 2023"),
        *("21/11/23", "21 Nov 23", "Nov 2023", "2023", "Selasa (21/11)", "12/10-11/2023", "21 Nov 2023 25:10"),
        *("13:30 PM 21/11/23", "1821/11/2023", "21/11/20231", "No. 21/11/2023/PN", "21 Nov 2023 08:30 GMT+99"),
        *(
            "2023-11-21-05",
            "21 November 2023 13:70",
            "November 21, 2023 13:15 PM",
            "10 11 2023",
            "Mei 2023",
            "a 21 b 2023",
            "21 Nov 2023 08:30 +1930",
        ),
    ],
)
def test_what_is_no_whole_possible_date_is_not_found(words: str) -> None:
    assert list(find(words)) == []


def test_an_amount_behind_a_date_is_no_time() -> None:
    assert [moment.iso for moment in find("Pada 21 November 2023 10.30 juta orang")] == ["2023-11-21"]
    assert [moment.iso for moment in find("Pada 21 November 2023, 12.500 orang")] == ["2023-11-21"]
    assert [moment.iso for moment in find("Pada 21 November 2023 10.30\njuta")] == ["2023-11-21T10:30"]


def test_a_weekday_is_checked() -> None:
    told = [moment.weekday for moment in find("Selasa (21/11/2023), Senin (21/11/2023), 21/11/2023, Tues 21 Nov 2023")]
    assert told == [True, False, None, True]
    assert weekday_fits("Jum'at", date(2023, 11, 24))
    assert not weekday_fits("Legi", date(2023, 11, 24))


def test_days_and_months_that_could_be_swapped_are_marked() -> None:
    written = "3/4/2023 ... 4/4/2023 ... 13/4/2023 ... 3 April 2023 ... 3/4/2023, 08:30 WIB ... Senin, 3/4/2023"
    assert [moment.ambiguous for moment in find(written)] == [True, False, False, False, False, False]


def test_all_dates_of_a_text_are_found_each_once() -> None:
    text = "Dari 1 Januari 2020 hingga 2 Februari 2021; 2023-11-21; 31/02/2023; tahun 1998 dan 5/6/1999."
    assert [moment.iso for moment in find(text)] == ["2020-01-01", "2021-02-02", "2023-11-21", "1999-06-05"]
    assert [moment.iso for moment in find(text, 10, 50)] == ["2021-02-02"]


@given(days, times, st.sampled_from(sorted(ZONES)))
def test_any_day_in_indonesian_is_found_with_its_time(day: date, clock: tuple[int, int], zone: str) -> None:
    hour, minute = clock
    words = f"{INDONESIAN_DAYS[day.weekday()]}, {day.day} {INDONESIAN_MONTHS[day.month - 1]} {day.year}"
    (moment,) = find(f"Kabar | {words} {hour:02}.{minute:02} {zone} | Baca")
    assert moment.iso == f"{day.isoformat()}T{hour:02}:{minute:02}{ZONES[zone]}"
    assert moment.day == day.isoformat()
    assert moment.weekday is True


@given(days, st.integers(1, 6))
def test_a_wrong_weekday_never_fits(day: date, shift: int) -> None:
    name = INDONESIAN_DAYS[(day + timedelta(shift)).weekday() if day.year < 2099 else (day.weekday() + shift) % 7]
    (moment,) = find(f"{name} ({day.day}/{day.month}/{day.year})")
    assert moment.weekday is False


@given(st.text(alphabet="0123456789/-. :,()APMWIBT+abei\nJanSel", max_size=200))
def test_any_text_gives_only_dates_that_are_some(text: str) -> None:
    for moment in find(text):
        assert date.fromisoformat(moment.day).year >= 1900
        assert iso_date(moment.iso) == moment.iso
        assert 0 <= moment.start < moment.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["2023 ", "21/11/2023", "Selasa, ", "21 November ", "2023-11-", "Sep ", "1. ", "(((("]
)
def test_dates_are_looked_for_in_linear_time(piece: str) -> None:
    took = []
    for size in (20_000, 160_000):
        text = piece * (size // len(piece))
        begun = time.process_time()
        list(find(text))
        took.append(time.process_time() - begun)
    assert took[1] < 30 * took[0] + 0.05


def test_every_month_has_its_names() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
