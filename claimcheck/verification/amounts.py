"""Amounts and intervals in words, for sentences that people read."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

from claimcheck.records import Interval
from claimcheck.verification.intervals import midpoint

DIGITS: Final = 4
"""Significant digits shown of a computed figure."""

_SCALES: Final = (
    (Decimal(10) ** 12, " trillion"),
    (Decimal(10) ** 9, " billion"),
    (Decimal(10) ** 6, " million"),
)
_UNITS: Final = {
    "percent": " %",
    "percentage_points": " percentage points",
    "percent/year": " % a year",
    "rank": "",
}


def amount(value: Decimal, unit: str | None, digits: int = DIGITS) -> str:
    """A value with its unit, rounded to ``digits`` significant digits.

    >>> amount(Decimal("2721100000"), "USD"), amount(Decimal("97.06012"), "percent"), amount(Decimal(2), "times")
    ('2.721 billion USD', '97.06 %', '2 times')
    """
    rounded = Context(prec=digits, rounding=ROUND_HALF_EVEN).plus(value)
    scale, word = next(((size, name) for size, name in _SCALES if abs(rounded) >= size), (Decimal(1), ""))
    shown = f"{rounded / scale:,f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    after = _UNITS.get(unit, f" {unit}") if unit else ""
    return f"{shown}{word}{after}"


def span(interval: Interval, unit: str | None) -> str:
    """An interval in words: its middle and its ends, or its one limit.

    >>> span(Interval(Decimal("77.2"), Decimal("78.1")), "percent")
    '77.65 % (77.2 to 78.1 %)'
    >>> span(Interval(Decimal(5), None, False, False), "percent")
    'more than 5 %'
    """
    low, high, middle = interval.low, interval.high, midpoint(interval)
    if low is None or high is None or middle is None:
        return _limit(interval, unit)
    if low == high:
        return amount(middle, unit)
    digits = _digits_that_differ(low, high)
    return f"{amount(middle, unit, digits)} ({limits(interval, unit)})"


def limits(interval: Interval, unit: str | None) -> str:
    """The ends of an interval in words, without its middle.

    >>> limits(Interval(Decimal("73.5"), Decimal("97.5")), "percent")
    '73.5 to 97.5 %'
    """
    low, high = interval.low, interval.high
    if low is None or high is None:
        return _limit(interval, unit)
    digits = _digits_that_differ(low, high)
    lower, upper = amount(low, unit, digits), amount(high, unit, digits)
    rest = upper.partition(" ")[2]
    return f"{lower.removesuffix(f' {rest}') if rest else lower} to {upper}"


def _limit(interval: Interval, unit: str | None) -> str:
    if interval.low is not None:
        return f"{'at least' if interval.low_closed else 'more than'} {amount(interval.low, unit)}"
    if interval.high is not None:
        return f"{'at most' if interval.high_closed else 'less than'} {amount(interval.high, unit)}"
    return "any value"


def _digits_that_differ(low: Decimal, high: Decimal) -> int:
    """Significant digits needed to tell the ends apart, four at least and ten at most."""
    width, size = high - low, max(abs(low), abs(high))
    return min(10, max(DIGITS, size.adjusted() - width.adjusted() + 2))
