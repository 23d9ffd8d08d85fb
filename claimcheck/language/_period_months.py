"""Stretches of months: "January to May", "the first half", "the twelve months to October", "Q3"."""

from __future__ import annotations

import re

from claimcheck.language import calendar
from claimcheck.language._moments import Moment, YearNamed
from claimcheck.language._period_pieces import (
    GRAINS,
    Found,
    Reader,
    day_of,
    days_between,
    is_over,
    long_year,
    month_named,
    number_of,
    ordinal_of,
    placed,
    whole_fiscal,
    year_named,
)
from claimcheck.language.calendar import Span, month_number, render


def _running_to(text: str, match: re.Match[str], at: Moment) -> Found | None:
    grain = "half" if (match["grain"] or "").startswith("half") else match["grain"]
    length = number_of(match["n"]) if match["n"] else GRAINS[grain]
    year = year_named(match["of"], at)
    last = at.ending(month_named(match["month"]), year)
    if last is None:
        return None, "absolute", None, True
    guessed = year is None
    if length == 12 and last % 12 != 11 and (match["fiscal"] or _ends_fiscal_year(last, at)):
        return render(Span(fiscal=last // 12 - 1)), "absolute", None, guessed
    day = match["day"] or match["day2"]
    if day and day_of(day) < 28:
        first = last - length
        period = days_between(first, min(day_of(day) + 1, 28), last, day_of(day))
        return period and whole_fiscal(period, at), "absolute", None, guessed
    return render(Span(last - length + 1, last)), "absolute", None, guessed


def _ends_fiscal_year(last: int, at: Moment) -> bool:
    return at.fiscal_start is not None and at.fiscal_start > 1 and (last + 1) % 12 + 1 == at.fiscal_start


def _n_since(text: str, match: re.Match[str], at: Moment) -> Found | None:
    n, year = number_of(match["n"]), year_named(match["of"], at)
    first = at.ending(month_named(match["month"]), year)
    if first is None:
        return None, "absolute", None, True
    if year is None and at.published is not None and first + n - 1 > at.published:
        first -= 12
    return render(Span(first, first + n - 1)), "absolute", None, year is None


def _quarter_of_month(text: str, match: re.Match[str], at: Moment) -> Found | None:
    year = YearNamed(int(match["y"])) if match["y"] else year_named(match["of"], at)
    last = at.ending(month_named(match["month"]), year)
    if last is None:
        return None, "absolute", None, True
    return render(Span(last - 2, last)), "absolute", None, year is None


def _months(text: str, match: re.Match[str], at: Moment) -> Found | None:
    first_month, last_month = month_named(match["m1"]), month_named(match["m2"])
    year = year_named(match["of"], at)
    length = (last_month - first_month) % 12 + 1
    if year is not None and not match["y1"]:
        last = at.in_year(last_month, year)
        first = last - length + 1
        if year.fiscal:  # "July-June 2022-23", "April-June of FY25"
            first = at.in_year(first_month, year)
            last = first + length - 1
    elif match["y1"]:
        first = month_number(int(match["y1"]), first_month)
        last = month_number(year.year, last_month) if year else first + length - 1
    else:
        near = at.nearest(last_month)
        if near is None:
            return None, "absolute", None, True
        last = near[0]
        first = last - length + 1
    if last < first or last - first > 60:
        return None
    return render(Span(first, last)), "absolute", None, year is None and not match["y1"]


def _first_months(text: str, match: re.Match[str], at: Moment) -> Found | None:
    length = number_of(match["n"]) * (3 if match["grain"].startswith("quarter") else 1)
    order, year = ordinal_of(match["ord"]), _year_of(match, at)
    if length > 12 or order not in (1, -1):
        return None
    if order == -1 and year is None:
        return past_months(length, at)
    period, guessed = placed(at, year, 0 if order == 1 else 12 - length, length)
    if guessed and year is None and order == 1 and period and not is_over(period, at):
        period = calendar.year_before(period)
    return period, "absolute", None, guessed


def _year_of(match: re.Match[str], at: Moment) -> YearNamed | None:
    """The year that a part is of: "2024's", "last year's", "of 2024", or the fiscal one of a country named."""
    if match["y"]:
        return YearNamed(int(match["y"]))
    if match["whose_fiscal"]:
        at.read_ahead = match.end("whose_fiscal")
    said = match["of"] or match["whose_fiscal"] or match["whose"]
    return year_named(said if match["of"] else f" {said}", at) if said else None


def past_months(length: int, at: Moment) -> Found:
    span = at.context_span()
    last = span.last if span else (at.published - 1 if at.published is not None and at.month_known else None)
    if last is None:
        return None, "relative", None, True
    return render(Span(last - length + 1, last)), "relative", None, True


def _part(text: str, match: re.Match[str], at: Moment) -> Found | None:
    grain = "half" if match["grain"].startswith("half") else match["grain"]
    order, length = ordinal_of(match["ord"]), GRAINS[grain]
    year = _year_of(match, at)
    if match["ord"].lower() == "last" and year is None and at.latest and calendar.frequency(at.latest) == "A":
        year = YearNamed(int(at.latest))  # "$5.8 billion in 2011, $1.3 billion in the last quarter"
    elif match["ord"].lower() == "last" and year is None:
        return relative_part("last", grain, at)
    parts = 12 // length
    if (grain == "month" and order > 12) or (grain != "month" and order > parts):
        return None
    if grain == "month" and year is None:
        return None  # "for a fifth month", "the second month in a row"
    order = parts if order == -1 else order
    period, guessed = placed(at, year, (order - 1) * length, length)
    at.part = (calendar.parse(period).first // 12, grain) if period else None
    return period, "absolute", None, guessed


def relative_part(which: str, grain: str, at: Moment) -> Found:
    if at.published is None or (not at.month_known and grain != "year"):
        return None, "relative", None, True
    length = GRAINS[grain]
    back = {"this": 0, "last": 1, "next": -1}[which]
    first = (at.published // length - back) * length
    return render(Span(first, first + length - 1)), "relative", None, False


def _code(text: str, match: re.Match[str], at: Moment) -> Found | None:
    grain = "quarter" if (match["g"] or match["g2"]).upper() == "Q" else "half"
    order, length = int(match["n"] or match["n2"]), GRAINS[grain]
    if order > 12 // length:
        return None
    year: YearNamed | None = None
    if match["y"]:
        year = at.fiscal_named(long_year(match["y"]), None) if match["fy"] else YearNamed(long_year(match["y"]))
    elif match["of"]:
        year = year_named(match["of"], at)
    period, guessed = placed(at, year, (order - 1) * length, length)
    at.part = (calendar.parse(period).first // 12, grain) if period else None
    return period, "absolute", None, guessed


def _months_code(text: str, match: re.Match[str], at: Moment) -> Found | None:
    year = long_year(match["y"])
    named = at.fiscal_named(year, None) if match["fy"] else YearNamed(year)
    return at.within(named, 0, int(match["n"])), "absolute", None, False


def _months_of(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The months from January on: "ten months of 2023"."""
    months = number_of(match["n"])
    return (at.within(YearNamed(int(match["y"])), 0, months), "absolute", None, False) if 2 <= months <= 11 else None


def _months_counted(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The months from January on that "nine-month exports" count."""
    months = number_of(match["n"])
    if not 2 <= months <= 11:
        return None
    period, _ = placed(at, None, 0, months)
    return (calendar.year_before(period) if period and not is_over(period, at) else period), "absolute", None, True


def _year_code(text: str, match: re.Match[str], at: Moment) -> Found | None:
    length = 3 if match["g"] == "Q" else 6
    if int(match["n"]) > 12 // length:
        return None
    return at.within(YearNamed(int(match["y"])), (int(match["n"]) - 1) * length, length), "absolute", None, False


def _ellipsis(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The quarter in "from 6 billion in the first quarter to 10 billion in the second"."""
    if at.part is None:
        return None
    year, grain = at.part
    length, order = GRAINS[grain], ordinal_of(match["ord"] or match["ord2"])
    if match["y"]:
        year, order = int(match["y"]), 12 // length if order == -1 else order
    if order > 12 // length or order == -1:
        return None
    return at.within(YearNamed(year), (order - 1) * length, length), "absolute", None, True


READERS: dict[str, Reader] = {
    "running_to": _running_to,
    "n_since": _n_since,
    "quarter_of_month": _quarter_of_month,
    "months": _months,
    "first_months": _first_months,
    "part": _part,
    "code": _code,
    "months_of": _months_of,
    "months_code": _months_code,
    "year_code": _year_code,
    "months_counted": _months_counted,
    "ellipsis": _ellipsis,
}
