"""How many days and months a period has, for averages and compound growth."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Final

from claimcheck.records import Interval
from claimcheck.verification import intervals as iv

WORKING_DAYS: Final = Decimal("0.6")
"""Least part of the days of a period that are working days: 17 of 28 in a February with a long holiday.

Customs services print averages by calendar day or by working day (South Korea) and often do not say which.
"""

_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEARS = re.compile(r"(\d{4})/(\d{4})")


def count(period: str | None, per: str) -> Interval | None:
    """How many days or months ``period`` has; ``None`` for other units and for fiscal years.

    >>> count("2023-02", "day").high, count("2023-Q1", "month").low
    (Decimal('28'), Decimal('3'))
    """
    ends = bounds(period)
    if ends is None:
        return None
    first, last = ends
    if per == "day":
        days = (last - first).days + 1
        return Interval(days * WORKING_DAYS, Decimal(days))
    if per == "month":
        return iv.point((last.year - first.year) * 12 + last.month - first.month + 1)
    return None


def bounds(period: str | None) -> tuple[date, date] | None:
    """The first and the last day of a year, quarter, month or span; ``None`` for anything else.

    >>> bounds("2023-Q1")
    (datetime.date(2023, 1, 1), datetime.date(2023, 3, 31))
    """
    if not period or period.startswith("FY") or _YEARS.fullmatch(period):
        return None
    quarter = _QUARTER.fullmatch(period)
    if quarter:
        month = int(quarter[2]) * 3
        return date(int(quarter[1]), month - 2, 1), _month_end(int(quarter[1]), month)
    first, _, last = period.partition("/")
    try:
        return _day(first, 1), _last_day(last or first)
    except ValueError:
        return None


def _day(text: str, month: int) -> date:
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else month, parts[2] if len(parts) > 2 else 1)


def _last_day(text: str) -> date:
    start = _day(text, 12)
    return start if text.count("-") == 2 else _month_end(start.year, start.month)


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def year_span(period: str | None) -> tuple[str, str] | None:
    """The first and the last year of ``1991/2020``; ``None`` for any other period.

    >>> year_span("1991/2020"), year_span("2020")
    (('1991', '2020'), None)
    """
    found = _YEARS.fullmatch(period or "")
    return (found[1], found[2]) if found and found[1] < found[2] else None


def yearly(ratio: Interval, years: int) -> Interval:
    """The growth a year, in per cent, that leads to ``ratio`` in ``years`` years.

    >>> [round(end, 1) for end in (yearly(iv.point(4), 2).low, yearly(iv.point(4), 2).high)]
    [Decimal('100.0'), Decimal('100.0')]
    """
    low = _root(ratio.low, years, Context(prec=20, rounding=ROUND_FLOOR))
    high = _root(ratio.high, years, Context(prec=20, rounding=ROUND_CEILING))
    return Interval(low, high, low is not None, high is not None)


def _root(ratio: Decimal | None, years: int, context: Context) -> Decimal | None:
    if ratio is None or ratio <= 0:
        return None
    root = context.power(ratio, context.divide(Decimal(1), Decimal(years)))
    return context.multiply(context.subtract(root, Decimal(1)), Decimal(100))
