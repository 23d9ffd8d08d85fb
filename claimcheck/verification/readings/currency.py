"""Amounts in another currency, at the average of the European Central Bank's daily reference rates.

The rates ship with ``CurrencyConverter``; they begin in 1999 and end with the release installed. Trade is not
spread evenly over a year, and offices convert month by month: ``SPREAD`` allows for it.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal, localcontext
from functools import cache
from typing import Any, Final

from claimcheck.records import Interval
from claimcheck.verification import intervals
from claimcheck.verification.figures import Figure

SPREAD: Final = Decimal("0.01")
"""Relative, each way. Chinese exports of 2023 are 3.38 tn dollars and 23.77 tn yuan in one release: 7.03 yuan
a dollar, against a yearly average of 7.08."""
_DIGITS: Final = 6


def convert(figure: Figure, unit: str, to: str, months: tuple[str, ...]) -> Figure | None:
    """``figure`` in currency ``to``; ``None`` where the bank has no rate for either over ``months``."""
    rate = average(unit, to, months)
    if rate is None:
        return None
    span = Interval(rate * (1 - SPREAD), rate * (1 + SPREAD))
    wide = intervals.multiply(figure.interval, span)
    return figure.times(rate).within(wide).assuming("converted")


@cache
def average(unit: str, to: str, months: tuple[str, ...]) -> Decimal | None:
    """How much of ``to`` one of ``unit`` was worth over ``months``; ``None`` where a rate is missing."""
    if unit == to:
        return Decimal(1)
    per_euro = [_per_euro(currency, month) for currency in (unit, to) for month in months]
    if not months or any(rate is None for rate in per_euro):
        return None
    rates = [rate for rate in per_euro if rate is not None]
    mine, theirs = sum(rates[: len(months)]), sum(rates[len(months) :])
    with localcontext(prec=_DIGITS):
        return Decimal(theirs) / Decimal(mine)


def is_known(unit: str) -> bool:
    """Whether the bank has ever published a rate for currency ``unit``."""
    return unit == "EUR" or unit in _rates().bounds


@cache
def _per_euro(currency: str, month: str) -> Decimal | None:
    """The month's average price of a euro in ``currency``."""
    if currency == "EUR":
        return Decimal(1)
    bounds = _rates().bounds.get(currency)
    days = _weekdays(month)
    if bounds is None or days[0] < bounds.first_date or days[-1] > bounds.last_date:
        return None
    prices = [_rates().convert(1, "EUR", currency, day) for day in days]
    return sum(prices, Decimal(0)) / len(prices)


def _weekdays(month: str) -> list[date]:
    first = date(int(month[:4]), int(month[5:]), 1)
    days = (first + timedelta(days=n) for n in range(31))
    return [day for day in days if day.month == first.month and day.weekday() < 5]


@cache
def _rates() -> Any:
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True, fallback_on_missing_rate=True)
