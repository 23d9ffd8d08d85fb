"""Periods as the readings need them: what is no period, or cannot be moved so, is ``None`` or empty."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Final

from claimcheck.language import periods, places

MONTHS: Final = 12


@lru_cache(maxsize=4096)
def months_in(period: str, reporter: str) -> tuple[str, ...]:
    """The months of ``period``, a fiscal year being the reporter's; none for days or what is no period."""
    try:
        return periods.months_of(period, fiscal_start=places.fiscal_start(reporter) if reporter else None)
    except ValueError:
        return ()


@lru_cache(maxsize=4096)
def moved(period: str, *, years: int = 0, months: int = 0) -> str | None:
    """The period so many years and months on."""
    try:
        return periods.shift(period, years=years, months=months)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def grain(period: str) -> str:
    """``years``, ``quarters`` or ``months`` for a period of one of these; empty for any other."""
    try:
        return _GRAINS.get(periods.frequency(period) or "", "")
    except ValueError:
        return ""


def before(period: str) -> str | None:
    """The period of the same length just before a year, quarter or month."""
    steps = {"years": {"years": -1}, "quarters": {"months": -3}, "months": {"months": -1}}
    step = steps.get(grain(period))
    return moved(period, **step) if step else None


def holds(outer: str, inner: str) -> bool:
    """Whether ``inner`` lies within ``outer``."""
    try:
        return periods.contains(outer, inner)
    except ValueError:
        return False


def is_fiscal(period: str) -> bool:
    """Whether ``period`` is a fiscal year, whose months depend on whose it is."""
    return period.startswith("FY")


def as_seen_by(period: str, reporter: str, other: str) -> str:
    """``period`` of ``reporter`` in words that ``other`` reads alike: a fiscal year of other months as its months.

    >>> as_seen_by("FY2023-24", "IND", "USA"), as_seen_by("FY2023-24", "IND", "GBR"), as_seen_by("2023", "IND", "USA")
    ('2023-04/2024-03', 'FY2023-24', '2023')
    """
    months = months_in(period, reporter) if is_fiscal(period) else ()
    if not months or months == months_in(period, other):
        return period
    return periods.normal(f"{months[0]}/{months[-1]}")


def calendar_year(period: str, reporter: str) -> str | None:
    """The calendar year that shares most months with a fiscal year; ``None`` for other periods and for a tie.

    >>> calendar_year("FY2023-24", "IND"), calendar_year("FY2023-24", "USA"), calendar_year("2023", "IND")
    ('2023', '2024', None)
    """
    if not is_fiscal(period):
        return None
    counted = Counter(month[:4] for month in months_in(period, reporter)).most_common()
    return counted[0][0] if counted and counted[0][1] * 2 > MONTHS else None


def comparable(left: str, right: str) -> bool:
    """Whether two periods are of one length, so that figures of both can be compared."""
    if is_fiscal(left) or is_fiscal(right):
        return left[:2] == right[:2] or len(months_in(left, "") or months_in(right, "")) == 12
    return len(months_in(left, "")) == len(months_in(right, ""))


_GRAINS = {"A": "years", "F": "years", "Q": "quarters", "M": "months"}
