"""Days and spans of days as people write them, seen from today."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}

_WEEKDAY = "|".join(f"{name}|{name[:3]}" for name in WEEKDAYS)
_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
DAY = (
    r"(?:today|tonight|tomorrow|(?:the )?day after tomorrow|yesterday|next week|next month"
    rf"|in (?:\d{{1,3}}|{'|'.join(NUMBERS)}) (?:day|week|month)s?"
    rf"|(?:next |this )?(?:{_WEEKDAY})"
    r"|\d{4}-\d{2}-\d{2}"
    rf"|(?:{_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of )?(?:{_MONTH})"
    r")"
)
_IN = re.compile(r"in (\w+) (day|week|month)s?")
_NAMED = re.compile(rf"(next |this )?({_WEEKDAY})")
_MONTH_DAY = re.compile(rf"({_MONTH})\.? (\d{{1,2}})\w*|(\d{{1,2}})(?:st|nd|rd|th|\.)? (?:of )?({_MONTH})")


@dataclass(frozen=True)
class Span:
    """Days from first to last; an open end is None."""

    name: str
    first: date | None
    last: date | None


def read_day(text: str, today: date) -> date | None:
    """The day that such words name; the next one if they name many."""
    words = text.lower().strip()
    try:
        return _relative(words, today) or _iso(words) or _weekday(words, today) or _month_day(words, today)
    except (OverflowError, ValueError):
        return None


def read_span(text: str, today: date) -> Span | None:
    monday = today - timedelta(days=today.weekday())
    spans = {
        "overdue": (None, today - timedelta(days=1)),
        "late": (None, today - timedelta(days=1)),
        "this week": (today, monday + timedelta(days=6)),
        "next week": (monday + timedelta(days=7), monday + timedelta(days=13)),
        "this weekend": (max(today, monday + timedelta(days=5)), monday + timedelta(days=6)),
        "weekend": (max(today, monday + timedelta(days=5)), monday + timedelta(days=6)),
        "this month": (today, today.replace(day=monthrange(today.year, today.month)[1])),
    }
    words = text.lower().strip()
    if words in spans:
        return Span(words, *spans[words])
    day = read_day(words, today)
    return Span(words, day, day) if day else None


SPAN = rf"(?:overdue|late|this week|next week|(?:this )?weekend|this month|{DAY})"


def _relative(words: str, today: date) -> date | None:
    days = {
        "today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2, "the day after tomorrow": 2, "yesterday": -1,
        "next week": 7,
    }  # fmt: skip
    if words in days:
        return today + timedelta(days=days[words])
    if words == "next month":
        return _add_months(today, 1)
    if not (match := _IN.fullmatch(words)):
        return None
    count = NUMBERS.get(match[1]) or int(match[1])
    if match[2] == "month":
        return _add_months(today, count)
    return today + timedelta(days=count * (7 if match[2] == "week" else 1))


def _add_months(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _iso(words: str) -> date | None:
    return date.fromisoformat(words) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words) else None


def _weekday(words: str, today: date) -> date | None:
    if not (match := _NAMED.fullmatch(words)):
        return None
    wanted = next(number for number, name in enumerate(WEEKDAYS) if name.startswith(match[2]))
    # "friday" said on a friday means the next one.
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _month_day(words: str, today: date) -> date | None:
    if not (match := _MONTH_DAY.fullmatch(words)):
        return None
    name, day = match[1] or match[4], int(match[2] or match[3])
    month = next(number for number, full in enumerate(MONTHS, 1) if full.startswith(name))
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)
