"""Averages: an amount per day or month of its period, or the average yearly change over a span of years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, localcontext
from typing import Final

from claimcheck.records import Interval
from claimcheck.verification import calendar, intervals
from claimcheck.verification.candidates import Candidate, candidate
from claimcheck.verification.context import Context
from claimcheck.verification.figures import PRECISION, Figure
from claimcheck.verification.readings.scopes import Scope, scopes

MOST_WORKED: Final = Decimal("0.75")
"""Most part of the days of a period that are working days: 23 of 31."""


def candidates(context: Context) -> Iterator[Candidate]:
    """Every average that the catalog gives for the claim."""
    unit = context.claim.unit or ""
    for scope in scopes(context):
        if unit == "percent/year":
            found = _yearly(scope)
            if found:
                yield candidate(scope, "average_growth", found)
        else:
            for spread in _spread(scope, unit.partition("/")[2]):
                yield candidate(scope, "average", spread)


def _spread(scope: Scope, per: str) -> Iterator[Figure]:
    """The amount over the days or months; then over working days, as texts seldom say which they mean."""
    amount, count = scope.amount(), calendar.count(scope.cell.period, per)
    if amount is None or count is None or count.high is None or count.low is None:
        return
    yield amount.divided(count.high)
    if count.low < count.high:
        days = Interval(count.low, count.high * MOST_WORKED)
        middle = (count.low + count.high * MOST_WORKED) / 2
        yield amount.divided(middle).within(intervals.divide(amount.interval, days)).assuming("working_days")


def _yearly(scope: Scope) -> Figure | None:
    """The constant yearly change that leads from the first year of the span to the last."""
    span = calendar.year_span(scope.cell.period)
    old, new = (scope.amount(period=year) for year in span) if span else (None, None)
    if span is None or old is None or new is None or old.value <= 0 or new.value <= 0:
        return None
    years = int(span[1]) - int(span[0])
    ratio = new / old
    with localcontext(prec=PRECISION):
        value = (ratio.value.ln() / years).exp() * 100 - 100
    wide = calendar.yearly(ratio.interval, years)
    formula = f"(({ratio.formula}) ^ (1 / {years}) - 1) x 100"
    return replace(ratio, value=value, interval=wide, formula=formula)
