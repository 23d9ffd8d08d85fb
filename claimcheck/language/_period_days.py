"""Days, and months by name: "the first 20 days of May", "1-20 December", "May last year"."""

from __future__ import annotations

import re
from calendar import monthrange

from claimcheck.language._moments import Moment, YearNamed
from claimcheck.language._period_pieces import (
    BEFORE_REACH,
    Found,
    Reader,
    day_of,
    days_between,
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

DAY: Found = (None, "day", None, False)
"""A single day: read over, because it is when something was said and not what a figure covers."""

_CUMULATIVE = re.compile(
    r"\b(?:by|through|until|till|up[ ]to|as[ ](?:of|at))[ \xa0\n](?:the[ ]end[ ]of[ ]|end[- ])?$", re.IGNORECASE
)
_NOT_MONTH = frozenset(
    word for row in rows("period_words") if row["name"] == "not_month" for word in listed(row["words"])
)
_MONTH_PREPOSITIONS = frozenset(
    {"in", "of", "from", "since", "to", "by", "until", "through", "for", "and", "during", "on"}
)
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,16})\.?[ \xa0]$")


def _first_days(text: str, match: re.Match[str], at: Moment) -> Found | None:
    n = number_of(match["n"]) * (7 if match["grain"] == "weeks" else 1)
    if match["month"]:
        year = year_named(match["of"], at)
        month = at.ending(month_named(match["month"]), year)
    else:
        year, month = None, _current_month(at, match["rel"])
    if month is None:
        return None, "relative", None, True
    return days_between(month, 1, month, n), "absolute", None, year is None


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
    """A single day is when something was said, not what a figure covers."""
    return DAY


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
    "first_days": _first_days,
    "half_month": _half_month,
    "month_days": _month_days,
    "days_month": _days_month,
    "day": _one_day,
    "month": _one_month,
}
