"""Days, and months by name: "the first 20 days of May", "1-20 December", "May last year"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from claimcheck.language import calendar
from claimcheck.language._moments import Moment, YearNamed
from claimcheck.language._period_pieces import (
    BEFORE_REACH,
    DAY,
    Found,
    Reader,
    day_of,
    days_between,
    from_january,
    long_year,
    month_named,
    number_of,
    ordinal_of,
    whole_fiscal,
    year_named,
)
from claimcheck.language._period_words import SHORT_MONTHS, is_word
from claimcheck.language._tables import listed, rows
from claimcheck.language.calendar import Span, month_number, render

_CUMULATIVE = re.compile(
    r"\b(?:by|through|until|till|up[ ]to|as[ ](?:of|at))[ \xa0\n](?:the[ ]end[ ]of[ ]|end[- ])?$", re.IGNORECASE
)
_NOT_MONTH = frozenset(
    word for row in rows("period_words") if row["name"] == "not_month" for word in listed(row["words"])
)
_SINCE = re.compile(r"\bsince[ \xa0\n]$")
_MONTH_PREPOSITIONS = frozenset(
    {"in", "of", "from", "since", "to", "by", "until", "through", "for", "and", "during", "on"}
)
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,16})\.?[ \xa0]$")


_LENGTHS = {"day": 1, "week": 7, "fortnight": 14}


def _part_of_month(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """So many days of a month: "the opening ten days of May", "the second week of June", "the last fortnight"."""
    n = (number_of(match["n"]) if match["n"] else 1) * _LENGTHS[match["grain"].rstrip("s")]
    if n == 1:
        return DAY
    if match["month"]:
        year = year_named(match["of"], at)
        month = at.ending(month_named(match["month"]), year)
    else:
        year, month = None, _current_month(at, match["rel"])
    if month is None:
        return None, "relative", None, True
    size, order = monthrange(*_year_and_month(month))[1], ordinal_of(match["ord"])
    first = size - n + 1 if order == -1 else (order - 1) * n + 1
    period = days_between(month, first, month, min(first + n - 1, size)) if 1 <= first <= size else None
    return (period, "absolute", None, year is None) if period else None


def _week_to(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The days up to the one named: "the week to 12 July"."""
    year = year_named(match["of"], at)
    month = at.ending(month_named(match["month"] or match["month2"]), year)
    if month is None:
        return None, "absolute", None, True
    try:
        last = date(*_year_and_month(month), day_of(match["day"] or match["day2"]))
    except ValueError:
        return None
    first = last - timedelta(days=_LENGTHS[match["grain"]] - 1)
    return calendar.days(first, last), "absolute", None, year is None


def _year_start_to(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """From the first of January on: "New Year to 15 October", "the start of the year until the end of July"."""
    named = match["y"] and match["y"] != "year"
    year = YearNamed(int(match["y"])) if named else year_named(match["of"], at)
    last = at.ending(month_named(match["month"]), year)
    if last is None:
        return None, "absolute", None, True
    day = match["day"] or match["day2"]
    return from_january(last, day_of(day) if day else None), "absolute", None, year is None


def _current_month(at: Moment, which: str | None) -> int | None:
    if which or at.context_span() is None:
        if at.published is None or not at.month_known:
            return None
        return at.published - (which == "last")
    span = at.context_span()
    return span.last if span else None


def _half_month(text: str, match: re.Match[str], at: Moment) -> Found | None:
    year = year_named(match["of"], at)
    month = at.ending(month_named(match["month"]), year)
    if month is None:
        return None, "absolute", None, True
    if ordinal_of(match["ord"]) == 1:
        return days_between(month, 1, month, 15), "absolute", None, year is None
    return days_between(month, 16, month, monthrange(*_year_and_month(month))[1]), "absolute", None, year is None


def _year_and_month(month: int) -> tuple[int, int]:
    return month // 12, month % 12 + 1


def _month_days(text: str, match: re.Match[str], at: Moment) -> Found | None:
    last_name = match["m2"] or match["m1"]
    return _day_span(match, at, match["m1"], last_name)


def _days_month(text: str, match: re.Match[str], at: Moment) -> Found | None:
    return _day_span(match, at, match["m1"] or match["m2"], match["m2"])


def _day_span(match: re.Match[str], at: Moment, first_name: str, last_name: str) -> Found | None:
    year = year_named(match["of"], at) or (YearNamed(int(match["y1"])) if match["y1"] else None)
    last = at.ending(month_named(last_name), year)
    if last is None:
        return None, "absolute", None, True
    first = last - (last - (month_named(first_name) - 1)) % 12
    if match["y1"] and match["of"]:
        first = month_number(int(match["y1"]), month_named(first_name))
    elif first == last and day_of(match["d1"]) > day_of(match["d2"]):
        first -= 12
    period = days_between(first, day_of(match["d1"]), last, day_of(match["d2"]))
    return None if period is None else (whole_fiscal(period, at), "absolute", None, year is None)


def _one_day(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """A single day is when something was said, not what a figure covers, unless it ends a count: "as of 20 July"."""
    before = text[max(0, match.start() - BEFORE_REACH) : match.start()]
    if not _CUMULATIVE.search(before):
        return _since_new_year(text, match, at)
    year = YearNamed(int(match["y"])) if match["y"] else None
    last = at.ending(month_named(match["month"] or match["month2"]), year)
    if last is None or at.published is None or last > at.published:
        return DAY
    return from_january(last, day_of(match["day"] or match["day2"])), "absolute", None, True


def _since_new_year(text: str, match: re.Match[str], at: Moment) -> Found:
    """The year to date in "since January 1"; any other day is none."""
    first = month_named(match["month"] or match["month2"]) == 1 and day_of(match["day"] or match["day2"]) == 1
    if not first or match["y"] or at.published is None or not at.month_known:
        return DAY
    if not _SINCE.search(text, max(0, match.start() - BEFORE_REACH), match.start()):
        return DAY
    last = max(at.published - 1, at.published - at.published % 12)
    return render(Span(at.published - at.published % 12, last)), "relative", None, True


def _one_month(text: str, match: re.Match[str], at: Moment) -> Found | None:
    before = text[max(0, match.start() - BEFORE_REACH) : match.start()]
    name = match["month"]
    word = _WORD_BEFORE.search(before)
    if word and word[1] in _NOT_MONTH and not match["of"]:
        return None
    if name.rstrip(".") in SHORT_MONTHS and not _short_is_month(text, match, word):
        return None
    month = month_named(name)
    year = YearNamed(long_year(match["apos"][1:])) if match["apos"] else year_named(match["of"], at)
    which = (match["which"] or "").lower()
    if which and year is None and at.published is not None:
        latest = at.published - (at.published - (month - 1)) % 12
        if is_word("last", which):
            found = latest - 12 if latest == at.published else latest
        elif is_word("next", which):
            found = latest + 12
        else:
            found = latest
        return render(Span(found, found)), "relative", None, False
    last = at.ending(month, year)
    if last is None:
        return None, "absolute", None, True
    if _CUMULATIVE.search(before):
        return render(Span(last - last % 12, last)), "absolute", None, True
    return render(Span(last, last)), "absolute", None, year is None


def _short_is_month(text: str, match: re.Match[str], word: re.Match[str] | None) -> bool:
    if match["of"] or match["month"].endswith(".") or text[match.end() : match.end() + 1] in ("-", "–", "'", "’"):
        return True
    return word is not None and word[1].lower() in _MONTH_PREPOSITIONS


READERS: dict[str, Reader] = {
    "part_of_month": _part_of_month,
    "week_to": _week_to,
    "year_start_to": _year_start_to,
    "half_month": _half_month,
    "month_days": _month_days,
    "days_month": _days_month,
    "day": _one_day,
    "month": _one_month,
}
