"""Arithmetic with periods: years, quarters, months, spans of months, of years or of days, fiscal years.

A period is text: ``2023``, ``2023-Q1``, ``2023-01``, ``2023-01/2023-09``, ``1991/2020``,
``2024-12-01/2024-12-20`` or ``FY2023-24``. A fiscal year is known by its two years alone; which months
it holds depends on the reporter, so functions that need them take ``fiscal_start``, the number of its
first month. A text of any other form raises ``ValueError``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from claimcheck._record import record

_FORM = re.compile(
    r"""(?P<fiscal>FY)(?P<fy>\d{4})(?:[-/](?P<fy_end>\d{4}|\d{2}))?
      | (?P<from>\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{4})(?:/(?P<to>\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{4}))?
      | (?P<year>\d{4})-?(?P<part>[QHS])(?P<which>[1-4])""",
    re.VERBOSE,
)


@record
class Span:
    """First and last month as months since the year 0, or first and last day; one of the two pairs."""

    first: int = 0
    last: int = 0
    first_day: date | None = None
    last_day: date | None = None
    fiscal: int | None = None
    """First calendar year of a fiscal year."""

    @property
    def months(self) -> int:
        return self.last - self.first + 1


def month_number(year: int, month: int) -> int:
    return year * 12 + month - 1


@lru_cache(maxsize=4096)
def parse(period: str) -> Span:
    """The span of a period in any of its forms."""
    match = _FORM.fullmatch(period)
    if match is None:
        raise ValueError(f"not a period: {period!r}")
    if match["fiscal"]:
        return Span(fiscal=int(match["fy"]) if match["fy_end"] else int(match["fy"]) - 1)
    if match["part"]:
        length = 3 if match["part"] == "Q" else 6
        if int(match["which"]) * length > 12:
            raise ValueError(f"not a period: {period!r}")
        first = month_number(int(match["year"]), 1) + length * (int(match["which"]) - 1)
        return Span(first, first + length - 1)
    begin, end = match["from"], match["to"] or match["from"]
    if len(begin) != len(end):
        raise ValueError(f"not a period: {period!r}")
    if len(begin) == 10:
        return _of_days(date.fromisoformat(begin), date.fromisoformat(end))
    first, last = _edge(begin, 1), _edge(end, 12)
    if last < first:
        raise ValueError(f"not a period: {period!r}")
    return Span(first, last)


def _edge(text: str, month: int) -> int:
    year, _, given = text.partition("-")
    month = int(given) if given else month
    if not 1 <= month <= 12:
        raise ValueError(f"not a period: {text!r}")
    return month_number(int(year), month)


def _of_days(first: date, last: date) -> Span:
    if last < first:
        raise ValueError(f"not a period: {first}/{last}")
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return Span(month_number(first.year, first.month), month_number(last.year, last.month))
    return Span(first_day=first, last_day=last)


def render(span: Span) -> str:
    """The shortest form: a year before a quarter, a quarter before three months."""
    if span.fiscal is not None:
        return f"FY{span.fiscal}-{(span.fiscal + 1) % 100:02d}"
    if span.first_day is not None and span.last_day is not None:
        return f"{span.first_day.isoformat()}/{span.last_day.isoformat()}"
    (first_year, first), (last_year, last) = divmod(span.first, 12), divmod(span.last, 12)
    if first == 0 and last == 11:
        return f"{first_year:04d}" if first_year == last_year else f"{first_year:04d}/{last_year:04d}"
    if span.months == 1:
        return f"{first_year:04d}-{first + 1:02d}"
    if span.months == 3 and first % 3 == 0:
        return f"{first_year:04d}-Q{first // 3 + 1}"
    return f"{first_year:04d}-{first + 1:02d}/{last_year:04d}-{last + 1:02d}"


def normal(period: str) -> str:
    """The one form of a period that equals all its other forms.

    >>> normal("2025-01/2025-03"), normal("2024-H1"), normal("2024-02-01/2024-02-29"), normal("FY2024")
    ('2025-Q1', '2024-01/2024-06', '2024-02', 'FY2023-24')
    """
    return render(parse(period))


@lru_cache(maxsize=4096)
def frequency(period: str) -> str:
    """``A`` year, ``F`` fiscal year, ``Q`` quarter, ``M`` month, ``D`` days, ``Y`` years, ``S`` other months."""
    span = parse(period)
    if span.fiscal is not None:
        return "F"
    if span.first_day is not None:
        return "D"
    form = render(span)
    if len(form) == 4:
        return "A"
    if len(form) == 9:
        return "Y"
    if span.months == 1:
        return "M"
    return "Q" if "Q" in form else "S"


def resolved(period: str, fiscal_start: int | None) -> Span:
    """The span in calendar months, a fiscal year turned into its twelve where ``fiscal_start`` is known."""
    span = parse(period)
    if span.fiscal is None or fiscal_start is None:
        return span
    # A fiscal year that begins in January lies in the second of its two years.
    first = month_number(span.fiscal + (fiscal_start == 1), fiscal_start)
    return Span(first, first + 11)


@lru_cache(maxsize=4096)
def months_of(period: str, *, fiscal_start: int | None = None) -> tuple[str, ...]:
    """The months of a period in order; empty for days, and for a fiscal year of unknown beginning."""
    span = resolved(period, fiscal_start)
    if span.fiscal is not None or span.first_day is not None:
        return ()
    return tuple(render(Span(month, month)) for month in range(span.first, span.last + 1))


@lru_cache(maxsize=4096)
def contains(outer: str, inner: str, *, fiscal_start: int | None = None) -> bool:
    """Whether all of ``inner`` lies in ``outer``; a period contains itself."""
    a, b = resolved(outer, fiscal_start), resolved(inner, fiscal_start)
    if a.fiscal is not None or b.fiscal is not None:
        return a == b
    (a_first, a_last), (b_first, b_last) = _days(a), _days(b)
    return a_first <= b_first and b_last <= a_last


@lru_cache(maxsize=4096)
def ends_by(period: str, other: str) -> bool:
    """Whether ``period`` is over when ``other`` is; a fiscal year stands for the calendar year it ends in.

    >>> ends_by("2023-05", "2023"), ends_by("2023", "2023-05"), ends_by("2021", "2023")
    (True, False, True)
    """
    return _days(resolved(period, 1))[1] <= _days(resolved(other, 1))[1]


def _days(span: Span) -> tuple[date, date]:
    if span.first_day is not None and span.last_day is not None:
        return span.first_day, span.last_day
    return _first_of(span.first), _first_of(span.last + 1) - timedelta(days=1)


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def until(period: str, last: int, fiscal_start: int | None = None) -> str | None:
    """The months of a period up to ``last`` (months since the year 0), ``None`` where they end before it anyway.

    >>> until("2023-07/2024-06", month_number(2023, 12))
    '2023-07/2023-12'
    """
    span = resolved(period, fiscal_start)
    if span.fiscal is not None or span.first_day is not None or not span.first <= last < span.last:
        return None
    return render(Span(span.first, last))


def days_before(period: str, count: int) -> str | None:
    """The same days ``count`` days before, ``None`` for whole months.

    >>> days_before("2024-05-02/2024-05-08", 7)
    '2024-04-25/2024-05-01'
    """
    span = parse(period)
    if span.first_day is None or span.last_day is None:
        return None
    return days(span.first_day - timedelta(days=count), span.last_day - timedelta(days=count))


@lru_cache(maxsize=4096)
def shift(period: str, *, years: int = 0, months: int = 0) -> str:
    """The period moved by whole years and months (negative: back), in its shortest form.

    >>> shift("2023-Q1", months=-3), shift("2024-12-01/2024-12-20", years=-1), shift("FY2023-24", years=-1)
    ('2022-Q4', '2023-12-01/2023-12-20', 'FY2022-23')
    """
    span, by = parse(period), years * 12 + months
    if span.fiscal is not None:
        if by % 12:
            raise ValueError(f"a fiscal year moves by whole years, not by {by} months")
        return render(Span(fiscal=span.fiscal + by // 12))
    if span.first_day is not None and span.last_day is not None:
        return render(_of_days(_moved(span.first_day, by), _moved(span.last_day, by)))
    return render(Span(span.first + by, span.last + by))


def _moved(day: date, months: int) -> date:
    year, month = divmod(month_number(day.year, day.month) + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def year_before(period: str) -> str:
    """The same period one year earlier."""
    return shift(period, years=-1)


def month_before(period: str) -> str:
    """The period moved back by one month."""
    return shift(period, months=-1)


def quarter_before(period: str) -> str:
    """The period moved back by three months."""
    return shift(period, months=-3)


def preceding(period: str) -> str:
    """The period of the same length that ends where this one begins; days move back by a month."""
    span = parse(period)
    if span.fiscal is not None:
        return shift(period, years=-1)
    return shift(period, months=-1 if span.first_day is not None else -span.months)


def days(first: date, last: date) -> str:
    """The period from one day to another."""
    return render(_of_days(first, last))
