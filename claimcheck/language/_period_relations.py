"""Times told by another: "a year earlier", "the same month of 2022", "so far this year", "in ten years"."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimcheck.language import calendar
from claimcheck.language._moments import Moment, YearNamed
from claimcheck.language._period_months import past_months, relative_part
from claimcheck.language._period_pieces import (
    GRAINS,
    Found,
    Reader,
    day_of,
    from_january,
    is_over,
    month_named,
    number_of,
    placed,
    same_grain,
    year_named,
)
from claimcheck.language._period_words import MONTHS, is_word
from claimcheck.language.calendar import Span, render

_UP_TO_MONTH = re.compile(r"\b(?:end|to|through|until)[ ](?:of[ ])?([A-Z][a-z]{2,8})\b")
_PERCENT_BEFORE = re.compile(r"(?:%|per[ ]?cent|pct|points?)[ \xa0\n]$")
_STRETCHES = frozenset({"month", "period", "stretch", "span", "window", "timeframe", "interval", "spell", "months"})
_THE_LAST = re.compile(r"the[ \xa0\n]last[ \xa0\n]year[ \xa0\n](?:before|of|that|when|for|with|in)\b.*", re.DOTALL)
"""The last year of something: "the last year before the pact"."""
_BY = re.compile(r"\b(?:by|before|until)(?: the)? $", re.IGNORECASE)
_IN_MONTHS = re.compile(r"[Ii]n[ \xa0\n]+(?!the\b)\S+[ \xa0\n]+months")


def _to_date(text: str, match: re.Match[str], at: Moment) -> Found | None:
    this_year = re.search(r"\bthis\b", match[0]) is not None
    last = _last_month_counted(text, match.end(), at, this_year=this_year)
    if last is None:
        return None, "relative", None, True
    return render(Span(last - last % 12, last)), "relative", None, True


def _so_far(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """A year as far as it has come: "so far in 2024", "2024 to date", "this year to the end of June"."""
    if match["month"]:
        last = at.ending(month_named(match["month"]), YearNamed(at.year) if at.year is not None else None)
        day = match["day"] or match["day2"]
        return (from_january(last, day_of(day) if day else None) if last is not None else None), "relative", None, True
    named = match["y"] or (match["y2"] if (match["y2"] or "").isdigit() else None)
    if not named:
        return _to_date(text, match, at)
    last = _last_month_counted(text, match.end(), at, this_year=True)
    if last is None or last // 12 != at.year or (int(named) != at.year and not match["y2"]):
        return named, "absolute", None, True
    period = render(Span(last - last % 12, last))
    return calendar.shift(period, years=int(named) - last // 12), "relative", None, True


def _last_month_counted(text: str, end: int, at: Moment, *, this_year: bool) -> int | None:
    """The last month of a year to date: of the period in force, of one named next, or the one before publication."""
    span, latest = at.context_span(), at.published - 1 if at.published is not None and at.month_known else None
    if this_year and span is not None and span.last // 12 != at.year:
        span = None
    if span is not None and span.months == 12 and latest is not None:
        return min(span.first + latest % 12, span.last)  # "2017 year-to-date": as far as this year has come
    if span is not None and (at.year is None or span.last // 12 == at.year):
        return span.last
    later = _UP_TO_MONTH.search(text, end, end + 80)
    near = at.nearest(MONTHS[later[1]]) if later and later[1] in MONTHS else None
    return near[0] if near else latest


def _same_as(text: str, match: re.Match[str], at: Moment) -> Found | None:
    context = at.context
    if match["y"]:
        years = int(match["y"])
        if context is None:
            return None, "comparison", "year", True
        span = calendar.parse(context)
        own = span.last_day.year if span.last_day else span.fiscal if span.fiscal is not None else span.last // 12
        later = years > own  # "76 percent in the first half of 2018 and 61 percent in the same half of 2019"
        shifted = calendar.shift(context, years=years - own)
        return (shifted, "relative", None, False) if later else (shifted, "comparison", "year", False)
    if match["m"]:
        return _same_days(context, month_named(match["m"]))
    if match["fy"]:
        return _in_fiscal(context, match["fy"], at)
    if match["nyears"] and context is not None:
        return calendar.shift(context, years=-number_of(match["nyears"])), "comparison", "year", False
    if match["rel"]:
        return None, "comparison", "year", False
    if match["now"]:
        return _in_this_year(context, at), "relative", None, True
    if match["grain"] in _STRETCHES:
        return context, "relative", None, True
    return None


def _that_of(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The part of a year read last, in another year: "in the second quarter of 2023 and in that of 2024"."""
    span, year = at.context_span(), int(match["y"]) if match["y"] else at.year
    if span is None or year is None or at.context is None or span.months > 11:
        return None
    return calendar.shift(at.context, years=year - span.last // 12), "relative", None, False


def _same_days(context: str | None, month: int) -> Found | None:
    """The days in force, in another month: "up on the same days of April"."""
    span = calendar.parse(context) if context else None
    if span is None or span.first_day is None or span.last_day is None:
        return None
    back = (span.first_day.month - month) % 12
    return calendar.shift(context or "", months=-back), "comparison", "month", False


def _in_fiscal(context: str | None, words: str, at: Moment) -> Found | None:
    """The months in force, in the fiscal year named: "than in the same nine months of FY23"."""
    named, span = year_named(f" {words}", at), at.context_span()
    if context is None or named is None or span is None or at.fiscal_start is None:
        return None, "comparison", "year", True
    year, month = divmod(span.first, 12)
    own = year - (month + 1 < at.fiscal_start)
    return calendar.shift(context, years=named.year - own), "comparison", "year", False


def _in_this_year(context: str | None, at: Moment) -> str | None:
    """The months of the period in force in the year of publication: "the same half of this year"."""
    span = at.context_span()
    if context is None or span is None or at.year is None:
        return None
    return calendar.shift(context, years=at.year - span.last // 12)


def _comparison(which: str) -> Callable[[str, re.Match[str], Moment], Found]:
    return lambda text, match, at: (None, "comparison", which, False)


def _year_before_that(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The step before or after the period read last: "5.3 billion in 2013 and 4.4 billion the year before that"."""
    if match["later"]:
        return _later(GRAINS[match["grain"]], at)
    if at.latest is None:
        return None, "comparison", match["grain"], False
    if calendar.frequency(at.latest) == "F" and match["grain"] != "year":
        return None
    return calendar.shift(at.latest, months=-GRAINS[match["grain"]]), "relative", None, False


def _years_ago(text: str, match: re.Match[str], at: Moment) -> Found | None:
    n = number_of(match["n"])
    grain = match["grain"].rstrip("s")
    if match["later"]:
        return _later(n * GRAINS.get(grain, 120), at)
    if n == 1 and grain in ("year", "month", "quarter"):
        return None, "comparison", grain, False
    months = n * {"year": 12, "decade": 120, "month": 1, "quarter": 3}[grain]
    if at.anchor is not None and calendar.parse(at.anchor).fiscal is None:
        return calendar.shift(at.anchor, months=-months), "relative", None, True
    if match["back"] and at.latest is not None and calendar.frequency(at.latest) in ("A", "M", "Q"):
        return calendar.shift(at.latest, months=-months), "relative", None, True
    if at.published is None:
        return None, "relative", None, True
    then = at.published - months
    return (str(then // 12) if months % 12 == 0 else render(Span(then, then))), "relative", None, True


def _later(months: int, at: Moment) -> Found | None:
    """So many months after the period read last: "5.3 billion in 2013 and 5.8 billion a year later"."""
    fits = at.latest is not None and (months % 12 == 0 or calendar.frequency(at.latest) != "F")
    return (calendar.shift(at.latest, months=months) if at.latest and fits else None), "relative", None, True


def _past(text: str, match: re.Match[str], at: Moment) -> Found | None:
    if match["one"]:
        return None, "duration", None, True
    n, grain = number_of(match["n"]), match["grain"]
    months = n * GRAINS[grain.rstrip("s")] if grain != "decades" else n * 120
    if months > 24 and grain != "months":
        return None, "duration", None, True
    span = at.context_span()
    if not match["back"] and span is not None:
        first = span.first - months if match["before"] else span.last + 1
        return render(Span(first, first + months - 1)), "relative", None, True
    if grain == "months":
        return past_months(months, at)
    return None, "duration", None, True


def _relative(text: str, match: re.Match[str], at: Moment) -> Found | None:
    which, grain = match["which"].lower(), match["grain"]
    if (which, grain) == ("last", "year") and _THE_LAST.fullmatch(text, max(0, match.start() - 4), match.end() + 8):
        return None
    if is_word("same", which):
        return same_grain(grain, at)
    name = next(name for name in ("this", "last", "next") if is_word(name, which))
    if name == "next" and "following" in which and at.context is not None:
        return calendar.shift(at.context, months=GRAINS[grain]), "relative", None, True
    return relative_part(name, grain, at)


def length(match: re.Match[str]) -> int | None:
    """The months of a length of time: 120 of "in ten years", "over the past decade"."""
    said = match.groupdict()
    if said.get("one"):
        return 120 if "decade" in said["one"] else None
    months = {"months": 1, "quarters": 3, "years": 12, "decades": 120}.get(said.get("grain") or "")
    return number_of(said["n"]) * months if months and said.get("n") else None


def _duration(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """A length of time. "In nine months" may be the first nine of the year: that is offered as a guess."""
    months = number_of(match["n"]) if match["n"] and match["grain"] == "months" else 0
    span = at.context_span()
    if " the " in match[0] and span is not None and span.months == months > 1:
        return at.context, "relative", None, True  # "over the seven months", when seven months are in force
    if not 2 <= months <= 11 or not _IN_MONTHS.match(match[0]):
        return None, "duration", None, False
    period, _ = placed(at, None, 0, months)
    if period and not is_over(period, at):
        period = calendar.year_before(period)
    return period, "duration", None, True


def _in_force(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The year, quarter or month that holds the end of the period in force; nothing where none is.

    "Up 5% over the year" is a comparison with the year before.
    """
    if match[0][:4].lower() == "over" and _PERCENT_BEFORE.search(text, max(0, match.start() - 12), match.start()):
        return None, "comparison", match["grain"], False
    return same_grain(match["grain"], at)


def _year_end(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The year that ends: the one of publication, for what is to come by then."""
    span, ahead = at.context_span(), _BY.search(text, max(0, match.start() - 8), match.start())
    if ahead is None or at.year is None or (span is not None and span.last // 12 != at.year):
        return None
    return str(at.year), "relative", None, True


def _now(text: str, match: re.Match[str], at: Moment) -> Found | None:
    if at.published is None:
        return None, "now", None, True
    return (render(Span(at.published, at.published)) if at.month_known else str(at.year)), "now", None, True


READERS: dict[str, Reader] = {
    "so_far": _so_far,
    "to_date": _to_date,
    "same_as": _same_as,
    "that_of": _that_of,
    "year_before_that": _year_before_that,
    "year_on_year": _comparison("year"),
    "month_on_month": _comparison("month"),
    "week_on_week": _comparison("week"),
    "quarter_on_quarter": _comparison("quarter"),
    "years_ago": _years_ago,
    "past": _past,
    "relative": _relative,
    "duration": _duration,
    "in_force": _in_force,
    "year_end": _year_end,
    "now": _now,
}
