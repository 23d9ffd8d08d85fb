"""What the constructions of a period share: numbers, years and months as printed, and where they fall in time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from claimcheck.language import calendar
from claimcheck.language._moments import Moment, YearNamed
from claimcheck.language._period_words import MONTHS, NUMBERS, OF_YEAR, ORDINALS
from claimcheck.language.calendar import Span, render

Found = tuple[str | None, str, str | None, bool]
"""Period, kind, comparison, guessed: what a reader gives back, or ``None`` where the words mean no time."""

Reader = Callable[[str, re.Match[str], Moment], Found | None]
"""Reads the match of one construction in a text, at a moment."""

DAY: Found = (None, "day", None, False)
"""A single day: read over, because it is when something was said and not what a figure covers."""

BEFORE_REACH = 28
GRAINS = {"month": 1, "quarter": 3, "trimester": 3, "half": 6, "semester": 6, "year": 12}


def number_of(words: str) -> int:
    return int(words) if words.isdigit() else NUMBERS.get(words.lower(), 1)


def ordinal_of(words: str) -> int:
    return ORDINALS[words.lower()]


def month_named(words: str) -> int:
    return MONTHS[words.rstrip(".")]


def end_year(first: int, printed: str) -> int:
    """The second year of "2023-24" or "2019-2023"."""
    return (
        int(printed) if len(printed) == 4 else first - first % 100 + int(printed) + 100 * (int(printed) < first % 100)
    )


def long_year(printed: str) -> int:
    return int(printed) if len(printed) == 4 else 2000 + int(printed)


def year_named(words: str | None, at: Moment) -> YearNamed | None:
    """The year that "of 2024", "last year" or "of fiscal 2024" names; ``None`` for "of the year"."""
    match = OF_YEAR.match(words) if words else None
    if match is None:
        return None
    if match["y"]:
        year = long_year(match["y"])
        if match["fiscal"] or match["after"]:
            return at.fiscal_named(year, end_year(year, match["y2"]) if match["y2"] else None)
        if match["y2"] and end_year(year, match["y2"]) == year + 1:
            return YearNamed(year, True)
        return YearNamed(year)
    back = {"this": 0, "last": 1, "next": -1}
    said = next((name for name in back if match[name]), None)
    if match["fyear"] or match["lone"]:
        first = at.fiscal_year(back[said] if said else 0)
        return None if first is None else YearNamed(first, True, open=said is None)
    if said and at.year is not None:
        return YearNamed(at.year - back[said])
    span = at.context_span(trusted=not match["same"])
    return YearNamed(span.last // 12) if span else None


def placed(at: Moment, year: YearNamed | None, offset: int, length: int) -> tuple[str | None, bool]:
    """``length`` months from the ``offset``-th month of a year named or nearest; and whether guessed."""
    if year is not None:
        period = at.within(year, offset, length)
        if year.open and period is not None and not is_over(period, at):
            period = calendar.year_before(period)
        return period, year.open
    near = at.nearest(offset + 1, length)
    return (render(Span(near[0], near[0] + length - 1)), True) if near else (None, True)


def day_of(printed: str) -> int:
    return int(re.sub(r"\D", "", printed))


def days_between(first: int, first_day: int, last: int, last_day: int) -> str | None:
    """The days between two days of months since the year 0; ``None`` for the 31st of June and the like."""
    try:
        begin = date(first // 12, first % 12 + 1, first_day)
        end = date(last // 12, last % 12 + 1, last_day)
    except ValueError:
        return None
    return calendar.days(begin, end) if begin <= end else None


def is_over(period: str, at: Moment) -> bool:
    """Whether a stretch of months had ended, or was ending, when the text was published."""
    return at.published is None or at.anchor is not None or calendar.parse(period).last <= at.published


def whole_fiscal(period: str, at: Moment) -> str:
    """The fiscal year when the days are one that begins within a month: Iran's from 21 March to 20 March."""
    span = calendar.parse(period)
    if span.first_day is None or span.last_day is None or span.first_day.month != at.fiscal_start:
        return period
    return render(Span(fiscal=span.first_day.year)) if 363 <= (span.last_day - span.first_day).days <= 366 else period


def same_grain(grain: str, at: Moment) -> Found | None:
    span = at.context_span()
    if span is None:
        fiscal = grain == "year" and at.context and calendar.parse(at.context).fiscal is not None
        return (at.context, "relative", None, True) if fiscal else None
    length = GRAINS[grain]
    first = span.last // length * length
    return render(Span(first, first + length - 1)), "relative", None, True


def from_january(last: int, day: int | None) -> str | None:
    """The year up to a month, or up to a day of it."""
    first = last - last % 12
    return days_between(first, 1, last, day) if day else render(Span(first, last))
