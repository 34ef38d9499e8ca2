from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.chat.dates import DAY, WEEKDAYS, read_day, read_span

WEDNESDAY = date(2026, 1, 28)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", "2026-01-28"),
        ("Tonight", "2026-01-28"),
        ("tomorrow", "2026-01-29"),
        ("day after tomorrow", "2026-01-30"),
        ("the day after tomorrow", "2026-01-30"),
        ("yesterday", "2026-01-27"),
        ("in 3 days", "2026-01-31"),
        ("in a week", "2026-02-04"),
        ("in two weeks", "2026-02-11"),
        ("in one month", "2026-02-28"),
        ("in 13 months", "2027-02-28"),
        ("next week", "2026-02-04"),
        ("next month", "2026-02-28"),
        ("thursday", "2026-01-29"),
        ("wed", "2026-02-04"),
        ("next friday", "2026-01-30"),
        ("this sunday", "2026-02-01"),
        ("2030-12-31", "2030-12-31"),
        ("january 31", "2026-01-31"),
        ("jan 27", "2027-01-27"),
        ("31st of december", "2026-12-31"),
        ("1 feb", "2026-02-01"),
    ],
)
def test_a_day_is_read(words: str, day: str) -> None:
    assert read_day(words, WEDNESDAY) == date.fromisoformat(day)


@pytest.mark.parametrize("words", ["", "some day", "february 30", "2026-02-30", "in 0x days", "31 june", "soon"])
def test_what_is_no_day_is_none(words: str) -> None:
    assert read_day(words, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("overdue", None, "2026-01-27"),
        ("this week", "2026-01-28", "2026-02-01"),
        ("next week", "2026-02-02", "2026-02-08"),
        ("weekend", "2026-01-31", "2026-02-01"),
        ("this month", "2026-01-28", "2026-01-31"),
        ("tomorrow", "2026-01-29", "2026-01-29"),
    ],
)
def test_a_span_is_read(words: str, first: str | None, last: str) -> None:
    span = read_span(words, WEDNESDAY)
    assert span
    assert (span.first, span.last) == (first and date.fromisoformat(first), date.fromisoformat(last))


def test_what_is_no_span_is_none() -> None:
    assert read_span("once", WEDNESDAY) is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_next_of_its_name(today: date, name: str) -> None:
    day = read_day(name, today)
    assert day
    assert f"{day:%A}".lower() == name
    assert timedelta(0) < day - today <= timedelta(7)


@given(st.dates(), st.from_regex(DAY, fullmatch=True))
def test_no_day_that_the_pattern_lets_through_breaks_the_reader(today: date, words: str) -> None:
    assert read_day(words, today) is None or isinstance(read_day(words, today), date)
