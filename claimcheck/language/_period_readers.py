"""What each construction of a period says: one reader for each."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from claimcheck.language import _bare, calendar, units
from claimcheck.language._moments import Moment, YearNamed
from claimcheck.language._period_patterns import MONTHS, NUMBERS, OF_YEAR, ORDINALS, SHORT_MONTHS, is_word
from claimcheck.language._tables import listed, rows
from claimcheck.language.calendar import Span, month_number, render

Found = tuple[str | None, str, str | None, bool]
"""Period, kind, comparison, guessed: what a reader gives back, or ``None`` where the words mean no time."""

DAY: Found = (None, "day", None, False)
"""A single day: read over, because it is when something was said and not what a figure covers."""

_CUMULATIVE = re.compile(
    r"\b(?:by|through|until|till|up[ ]to|as[ ](?:of|at))[ \xa0\n](?:the[ ]end[ ]of[ ]|end[- ])?$", re.IGNORECASE
)
_UP_TO_MONTH = re.compile(r"\b(?:end|to|through|until)[ ](?:of[ ])?([A-Z][a-z]{2,8})\b")
_PERCENT_BEFORE = re.compile(r"(?:%|per[ ]?cent|pct|points?)[ \xa0\n]$")
_BEFORE_REACH = 28
_IN_MONTHS = re.compile(r"[Ii]n[ \xa0\n]+(?!the\b)\S+[ \xa0\n]+months")
_GRAINS = {"month": 1, "quarter": 3, "trimester": 3, "half": 6, "semester": 6, "year": 12}
_NOT_MONTH = frozenset(
    word for row in rows("period_words") if row["name"] == "not_month" for word in listed(row["words"])
)
_MONTH_PREPOSITIONS = frozenset(
    {"in", "of", "from", "since", "to", "by", "until", "through", "for", "and", "during", "on"}
)
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,16})\.?[ \xa0]$")


# -- pieces ---------------------------------------------------------------------------------------


def _number(words: str) -> int:
    return int(words) if words.isdigit() else NUMBERS.get(words.lower(), 1)


def _ordinal(words: str) -> int:
    return ORDINALS[words.lower()]


def _month(words: str) -> int:
    return MONTHS[words.rstrip(".")]


def _end_year(first: int, printed: str) -> int:
    """The second year of "2023-24" or "2019-2023"."""
    return (
        int(printed) if len(printed) == 4 else first - first % 100 + int(printed) + 100 * (int(printed) < first % 100)
    )


def _long_year(printed: str) -> int:
    return int(printed) if len(printed) == 4 else 2000 + int(printed)


def _year_named(words: str | None, at: Moment) -> YearNamed | None:
    """The year that "of 2024", "last year" or "of fiscal 2024" names; ``None`` for "of the year"."""
    match = OF_YEAR.match(words) if words else None
    if match is None:
        return None
    if match["y"]:
        year = _long_year(match["y"])
        if match["fiscal"]:
            return at.fiscal_named(year, _end_year(year, match["y2"]) if match["y2"] else None)
        if match["y2"] and _end_year(year, match["y2"]) == year + 1:
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


def _placed(at: Moment, year: YearNamed | None, offset: int, length: int) -> tuple[str | None, bool]:
    """``length`` months from the ``offset``-th month of a year named or nearest; and whether guessed."""
    if year is not None:
        period = at.within(year, offset, length)
        if year.open and period is not None and not _is_over(period, at):
            period = calendar.year_before(period)
        return period, year.open
    near = at.nearest(offset + 1, length)
    return (render(Span(near[0], near[0] + length - 1)), True) if near else (None, True)


def _day(printed: str) -> int:
    return int(re.sub(r"\D", "", printed))


def _days(first: int, first_day: int, last: int, last_day: int) -> str | None:
    """The days between two days of months since the year 0; ``None`` for the 31st of June and the like."""
    try:
        begin = date(first // 12, first % 12 + 1, first_day)
        end = date(last // 12, last % 12 + 1, last_day)
    except ValueError:
        return None
    return calendar.days(begin, end) if begin <= end else None


# -- one reader for each construction ---------------------------------------------------------------


def _first_days(text: str, match: re.Match[str], at: Moment) -> Found | None:
    n = _number(match["n"]) * (7 if match["grain"] == "weeks" else 1)
    if match["month"]:
        year = _year_named(match["of"], at)
        month = at.ending(_month(match["month"]), year)
    else:
        year, month = None, _current_month(at, match["rel"])
    if month is None:
        return None, "relative", None, True
    return _days(month, 1, month, n), "absolute", None, year is None


def _current_month(at: Moment, which: str | None) -> int | None:
    if which or at.context_span() is None:
        if at.published is None or not at.month_known:
            return None
        return at.published - (which == "last")
    span = at.context_span()
    return span.last if span else None


def _half_month(text: str, match: re.Match[str], at: Moment) -> Found | None:
    year = _year_named(match["of"], at)
    month = at.ending(_month(match["month"]), year)
    if month is None:
        return None, "absolute", None, True
    if _ordinal(match["ord"]) == 1:
        return _days(month, 1, month, 15), "absolute", None, year is None
    return _days(month, 16, month, monthrange(*_year_and_month(month))[1]), "absolute", None, year is None


def _year_and_month(month: int) -> tuple[int, int]:
    return month // 12, month % 12 + 1


def _month_days(text: str, match: re.Match[str], at: Moment) -> Found | None:
    last_name = match["m2"] or match["m1"]
    return _day_span(match, at, match["m1"], last_name)


def _days_month(text: str, match: re.Match[str], at: Moment) -> Found | None:
    return _day_span(match, at, match["m1"] or match["m2"], match["m2"])


def _day_span(match: re.Match[str], at: Moment, first_name: str, last_name: str) -> Found | None:
    year = _year_named(match["of"], at) or (YearNamed(int(match["y1"])) if match["y1"] else None)
    last = at.ending(_month(last_name), year)
    if last is None:
        return None, "absolute", None, True
    first = last - (last - (_month(first_name) - 1)) % 12
    if match["y1"] and match["of"]:
        first = month_number(int(match["y1"]), _month(first_name))
    elif first == last and _day(match["d1"]) > _day(match["d2"]):
        first -= 12
    period = _days(first, _day(match["d1"]), last, _day(match["d2"]))
    return None if period is None else (_whole_fiscal(period, at), "absolute", None, year is None)


def _whole_fiscal(period: str, at: Moment) -> str:
    """The fiscal year when the days are one that begins within a month: Iran's from 21 March to 20 March."""
    span = calendar.parse(period)
    if span.first_day is None or span.last_day is None or span.first_day.month != at.fiscal_start:
        return period
    return render(Span(fiscal=span.first_day.year)) if 363 <= (span.last_day - span.first_day).days <= 366 else period


def _running_to(text: str, match: re.Match[str], at: Moment) -> Found | None:
    grain = "half" if (match["grain"] or "").startswith("half") else match["grain"]
    length = _number(match["n"]) if match["n"] else _GRAINS[grain]
    year = _year_named(match["of"], at)
    last = at.ending(_month(match["month"]), year)
    if last is None:
        return None, "absolute", None, True
    guessed = year is None
    if length == 12 and last % 12 != 11 and (match["fiscal"] or _ends_fiscal_year(last, at)):
        return render(Span(fiscal=last // 12 - 1)), "absolute", None, guessed
    day = match["day"] or match["day2"]
    if day and _day(day) < 28:
        first = last - length
        period = _days(first, min(_day(day) + 1, 28), last, _day(day))
        return period and _whole_fiscal(period, at), "absolute", None, guessed
    return render(Span(last - length + 1, last)), "absolute", None, guessed


def _ends_fiscal_year(last: int, at: Moment) -> bool:
    return at.fiscal_start is not None and at.fiscal_start > 1 and (last + 1) % 12 + 1 == at.fiscal_start


def _n_since(text: str, match: re.Match[str], at: Moment) -> Found | None:
    n, year = _number(match["n"]), _year_named(match["of"], at)
    first = at.ending(_month(match["month"]), year)
    if first is None:
        return None, "absolute", None, True
    if year is None and at.published is not None and first + n - 1 > at.published:
        first -= 12
    return render(Span(first, first + n - 1)), "absolute", None, year is None


def _quarter_of_month(text: str, match: re.Match[str], at: Moment) -> Found | None:
    year = YearNamed(int(match["y"])) if match["y"] else _year_named(match["of"], at)
    last = at.ending(_month(match["month"]), year)
    if last is None:
        return None, "absolute", None, True
    return render(Span(last - 2, last)), "absolute", None, year is None


def _months(text: str, match: re.Match[str], at: Moment) -> Found | None:
    first_month, last_month = _month(match["m1"]), _month(match["m2"])
    year = _year_named(match["of"], at)
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
    length = _number(match["n"]) * (3 if match["grain"].startswith("quarter") else 1)
    order, year = _ordinal(match["ord"]), _year_named(match["of"], at)
    if length > 12 or order not in (1, -1):
        return None
    if order == -1 and match["of"] is None:
        return _past_months(length, at)
    period, guessed = _placed(at, year, 0 if order == 1 else 12 - length, length)
    if guessed and year is None and order == 1 and period and not _is_over(period, at):
        period = calendar.year_before(period)
    return period, "absolute", None, guessed


def _is_over(period: str, at: Moment) -> bool:
    """Whether a stretch of months had ended, or was ending, when the text was published."""
    return at.published is None or at.anchor is not None or calendar.parse(period).last <= at.published


def _past_months(length: int, at: Moment) -> Found:
    span = at.context_span()
    last = span.last if span else (at.published - 1 if at.published is not None and at.month_known else None)
    if last is None:
        return None, "relative", None, True
    return render(Span(last - length + 1, last)), "relative", None, True


def _part(text: str, match: re.Match[str], at: Moment) -> Found | None:
    grain = "half" if match["grain"].startswith("half") else match["grain"]
    order, length = _ordinal(match["ord"]), _GRAINS[grain]
    year = YearNamed(int(match["y"])) if match["y"] else _year_named(match["of"], at)
    if match["ord"].lower() == "last" and match["of"] is None and at.latest and calendar.frequency(at.latest) == "A":
        year = YearNamed(int(at.latest))  # "$5.8 billion in 2011, $1.3 billion in the last quarter"
    elif match["ord"].lower() == "last" and match["of"] is None:
        return _relative_part("last", grain, at)
    parts = 12 // length
    if (grain == "month" and order > 12) or (grain != "month" and order > parts):
        return None
    if grain == "month" and not match["of"] and not match["y"]:
        return None  # "for a fifth month", "the second month in a row"
    order = parts if order == -1 else order
    period, guessed = _placed(at, year, (order - 1) * length, length)
    at.part = (calendar.parse(period).first // 12, grain) if period else None
    return period, "absolute", None, guessed


def _relative_part(which: str, grain: str, at: Moment) -> Found:
    if at.published is None or (not at.month_known and grain != "year"):
        return None, "relative", None, True
    length = _GRAINS[grain]
    back = {"this": 0, "last": 1, "next": -1}[which]
    first = (at.published // length - back) * length
    return render(Span(first, first + length - 1)), "relative", None, False


def _code(text: str, match: re.Match[str], at: Moment) -> Found | None:
    grain = "quarter" if (match["g"] or match["g2"]).upper() == "Q" else "half"
    order, length = int(match["n"] or match["n2"]), _GRAINS[grain]
    if order > 12 // length:
        return None
    year: YearNamed | None = None
    if match["y"]:
        year = at.fiscal_named(_long_year(match["y"]), None) if match["fy"] else YearNamed(_long_year(match["y"]))
    period, guessed = _placed(at, year, (order - 1) * length, length)
    at.part = (calendar.parse(period).first // 12, grain) if period else None
    return period, "absolute", None, guessed


def _months_code(text: str, match: re.Match[str], at: Moment) -> Found | None:
    year = _long_year(match["y"])
    named = at.fiscal_named(year, None) if match["fy"] else YearNamed(year)
    return at.within(named, 0, int(match["n"])), "absolute", None, False


def _calendar_year(text: str, match: re.Match[str], at: Moment) -> Found | None:
    return match["y"], "absolute", None, False


def _season(text: str, match: re.Match[str], at: Moment) -> Found | None:
    year = int(match["y"])
    if _end_year(year, match["y2"]) != year + 1:
        return None
    first = month_number(year, _season_start(text, match))
    return render(Span(first, first + 11)), "absolute", None, False


def _year_code(text: str, match: re.Match[str], at: Moment) -> Found | None:
    length = 3 if match["g"] == "Q" else 6
    if int(match["n"]) > 12 // length:
        return None
    return at.within(YearNamed(int(match["y"])), (int(match["n"]) - 1) * length, length), "absolute", None, False


def _fiscal(text: str, match: re.Match[str], at: Moment) -> Found | None:
    year = _long_year(match["y"])
    named = at.fiscal_named(year, _end_year(year, match["y2"]) if match["y2"] else None)
    return render(Span(fiscal=named.year)) if named.fiscal else str(named.year), "absolute", None, False


def _years(text: str, match: re.Match[str], at: Moment) -> Found | None:
    year = int(match["y"])
    if match["to"]:
        last = int(match["y3"])
        return (f"{year}/{last}" if last > year else None), "absolute", None, False
    last = _end_year(year, match["y2"])
    season = match["season"] or _season_named(text, match)
    if season and not is_word("fiscal", season.split()[0]) and last == year + 1:
        first = month_number(year, _season_start(text, match))
        return render(Span(first, first + 11)), "absolute", None, False
    if last == year + 1 and (
        len(match["y2"]) == 2 or season or at.fiscal_start not in (None, 1) or match["join"] == "/"
    ):
        return render(Span(fiscal=year)), "absolute", None, False
    if len(match["y2"]) == 2 and match["join"] == "-" and 1 <= int(match["y2"]) <= 12 and last != year + 1:
        return f"{year}-{match['y2']}", "absolute", None, False  # "2024-05" is a month
    return (f"{year}/{last}", "absolute", None, False) if year < last <= year + 100 else None


def _season_named(text: str, match: re.Match[str]) -> str | None:
    """The word for a marketing year in the same sentence: "in the 2022/23 season ...; in 2021/22 ..."."""
    if match["join"] != "/":
        return None
    before = text[max(0, match.start() - 200) : match.start()]
    return next((word for word in re.findall(r"[a-z]+", before) if is_word("season", word)), None)


def _season_start(text: str, match: re.Match[str]) -> int:
    """First month of the marketing year of the crop that the text names; July, as for grain, when none is."""
    lower = text[max(0, match.start() - 200) : match.end() + 60].lower()
    for row in rows("marketing_years"):
        if any(word in lower for word in listed(row["crops"])):
            return int(row["start"])
    return 7


def _fiscal_relative(text: str, match: re.Match[str], at: Moment) -> Found | None:
    which = (match["which"] or match["lone"] or "").lower()
    back = 1 if is_word("last", which) or which == "past" else -1 if is_word("next", which) else 0
    if not which or which == "full":
        back = 1
    first = at.fiscal_year(back)
    if first is None:
        return None, "relative", None, True
    if match["far"] or (back == 0 and text[match.start() - 7 : match.start()].lower().startswith("so far")):
        return _fiscal_to_date(first, at)
    return render(Span(fiscal=first)), "relative", None, not which


def _fiscal_to_date(first: int, at: Moment) -> Found:
    begin = calendar.resolved(render(Span(fiscal=first)), at.fiscal_start).first
    last = (at.published or begin) - 1
    return (render(Span(begin, last)) if last >= begin else None), "relative", None, True


def _one_day(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """A single day is when something was said, not what a figure covers."""
    return DAY


def _one_month(text: str, match: re.Match[str], at: Moment) -> Found | None:
    before = text[max(0, match.start() - _BEFORE_REACH) : match.start()]
    name = match["month"]
    word = _WORD_BEFORE.search(before)
    if word and word[1] in _NOT_MONTH and not match["of"]:
        return None
    if name.rstrip(".") in SHORT_MONTHS and not _short_is_month(text, match, word):
        return None
    month = _month(name)
    year = YearNamed(_long_year(match["apos"][1:])) if match["apos"] else _year_named(match["of"], at)
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


def _to_date(text: str, match: re.Match[str], at: Moment) -> Found | None:
    this_year = re.search(r"\bthis\b", match[0]) is not None
    last = _last_month_counted(text, match.end(), at, this_year=this_year)
    if last is None:
        return None, "relative", None, True
    return render(Span(last - last % 12, last)), "relative", None, True


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
        return calendar.shift(context, years=years - own), "comparison", "year", False
    if match["nyears"] and context is not None:
        return calendar.shift(context, years=-_number(match["nyears"])), "comparison", "year", False
    if match["rel"]:
        return None, "comparison", "year", False
    if match["grain"] in ("month", "period"):
        return context, "relative", None, True
    return None


def _comparison(which: str) -> Callable[[str, re.Match[str], Moment], Found]:
    return lambda text, match, at: (None, "comparison", which, False)


def _year_before_that(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The step before the period read last: "5.3 billion in 2013 and 4.4 billion the year before that"."""
    if at.latest is None:
        return None, "comparison", match["grain"], False
    if calendar.frequency(at.latest) == "F" and match["grain"] != "year":
        return None
    return calendar.shift(at.latest, months=-_GRAINS[match["grain"]]), "relative", None, False


def _years_ago(text: str, match: re.Match[str], at: Moment) -> Found | None:
    n = _number(match["n"])
    grain = match["grain"].rstrip("s")
    if match["later"]:
        return _later(n * _GRAINS.get(grain, 120), at)
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
    n, grain = _number(match["n"]), match["grain"]
    if grain == "months" and n <= 24:
        return _past_months(n, at)
    return None, "duration", None, True


def _relative(text: str, match: re.Match[str], at: Moment) -> Found | None:
    which, grain = match["which"].lower(), match["grain"]
    if is_word("same", which):
        return _same_grain(grain, at)
    name = next(name for name in ("this", "last", "next") if is_word(name, which))
    if name == "next" and "following" in which and at.context is not None:
        return calendar.shift(at.context, months=_GRAINS[grain]), "relative", None, True
    return _relative_part(name, grain, at)


def _same_grain(grain: str, at: Moment) -> Found | None:
    span = at.context_span()
    if span is None:
        return None
    length = _GRAINS[grain]
    first = span.last // length * length
    return render(Span(first, first + length - 1)), "relative", None, True


def length(match: re.Match[str]) -> int | None:
    """The months of a length of time: 120 of "in ten years", "over the past decade"."""
    said = match.groupdict()
    if said.get("one"):
        return 120 if "decade" in said["one"] else None
    months = {"months": 1, "quarters": 3, "years": 12, "decades": 120}.get(said.get("grain") or "")
    return _number(said["n"]) * months if months and said.get("n") else None


def _duration(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """A length of time. "In nine months" may be the first nine of the year: that is offered as a guess."""
    months = _number(match["n"]) if match["n"] and match["grain"] == "months" else 0
    if not 2 <= months <= 11 or not _IN_MONTHS.match(match[0]):
        return None, "duration", None, False
    period, _ = _placed(at, None, 0, months)
    if period and not _is_over(period, at):
        period = calendar.year_before(period)
    return period, "duration", None, True


def _months_counted(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The months from January on that "nine-month exports" count."""
    months = _number(match["n"])
    if not 2 <= months <= 11:
        return None
    period, _ = _placed(at, None, 0, months)
    return (calendar.year_before(period) if period and not _is_over(period, at) else period), "absolute", None, True


def _in_force(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The year, quarter or month that holds the end of the period in force; nothing where none is.

    "Up 5% over the year" is a comparison with the year before.
    """
    if match[0][:4].lower() == "over" and _PERCENT_BEFORE.search(text, max(0, match.start() - 12), match.start()):
        return None, "comparison", match["grain"], False
    return _same_grain(match["grain"], at)


def _full_year(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The year that the period in force ends in; the fiscal one after a part of that was named."""
    span = at.context_span()
    if span is None:
        return None, "relative", None, True
    if at.in_fiscal and at.fiscal_start is not None and at.fiscal_start > 1:
        year, month = divmod(span.last, 12)
        return render(Span(fiscal=year - (month + 1 < at.fiscal_start))), "relative", None, True
    return str(span.last // 12), "relative", None, True


def _now(text: str, match: re.Match[str], at: Moment) -> Found | None:
    if at.published is None:
        return None, "now", None, True
    return (render(Span(at.published, at.published)) if at.month_known else str(at.year)), "now", None, True


def _ellipsis(text: str, match: re.Match[str], at: Moment) -> Found | None:
    """The quarter in "from 6 billion in the first quarter to 10 billion in the second"."""
    if at.part is None:
        return None
    year, grain = at.part
    length, order = _GRAINS[grain], _ordinal(match["ord"])
    if order > 12 // length or order == -1:
        return None
    return at.within(YearNamed(year), (order - 1) * length, length), "absolute", None, True


def _year(text: str, match: re.Match[str], at: Moment) -> Found | None:
    if _bare.is_named(text, match.start()):
        return None
    after = units.unit_at(text, match.end())
    if after is not None and after[0].kind not in ("count", "time"):
        return None
    if units.scale_at(text, match.end(), money=False) is not None:
        return None
    return match["y"], "absolute", None, text[max(0, match.start() - 4) : match.start()].lower() == "mid-"


READERS: dict[str, Callable[[str, re.Match[str], Moment], Found | None]] = {
    "first_days": _first_days,
    "half_month": _half_month,
    "month_days": _month_days,
    "days_month": _days_month,
    "running_to": _running_to,
    "n_since": _n_since,
    "quarter_of_month": _quarter_of_month,
    "months": _months,
    "first_months": _first_months,
    "part": _part,
    "code": _code,
    "months_code": _months_code,
    "calendar_year": _calendar_year,
    "season": _season,
    "year_code": _year_code,
    "fiscal": _fiscal,
    "years": _years,
    "fiscal_relative": _fiscal_relative,
    "day": _one_day,
    "month": _one_month,
    "to_date": _to_date,
    "same_as": _same_as,
    "year_before_that": _year_before_that,
    "year_on_year": _comparison("year"),
    "month_on_month": _comparison("month"),
    "quarter_on_quarter": _comparison("quarter"),
    "years_ago": _years_ago,
    "past": _past,
    "relative": _relative,
    "duration": _duration,
    "full_year": _full_year,
    "months_counted": _months_counted,
    "in_force": _in_force,
    "now": _now,
    "ellipsis": _ellipsis,
    "year": _year,
}
