"""Steps back in time: to the same month a year before, to the quarter before."""

from __future__ import annotations

from claimcheck.language.periods import (
    days_before,
    frequency,
    month_before,
    months_of,
    preceding,
    year_before,
)


def step_back(period: str, relation: str) -> str | None:
    """The period one year, quarter or month before; ``None`` where the step does not fit the period.

    >>> step_back("2023-05", "year"), step_back("2023-05", "month")
    ('2022-05', '2023-04')
    """
    if relation == "month":
        return month_before(period) if frequency(period) == "M" else year_before(period)
    if relation == "week":
        return days_before(period, 7) if frequency(period) == "D" else year_before(period)
    if relation == "quarter":
        return preceding(period) if rhythm(period) == "Q" else year_before(period)
    return year_before(period)


def rhythm(period: str) -> str:
    """The frequency of a period; any three months are a quarter."""
    return "Q" if len(months_of(period)) == 3 else frequency(period)
