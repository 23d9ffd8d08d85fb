"""Periods as the readings need them: what is no period, or cannot be moved so, is ``None`` or empty."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.language import periods, places


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


def comparable(left: str, right: str) -> bool:
    """Whether two periods are of one length, so that figures of both can be compared."""
    if left.startswith("FY") or right.startswith("FY"):
        return left[:2] == right[:2] or len(months_in(left, "") or months_in(right, "")) == 12
    return len(months_in(left, "")) == len(months_in(right, ""))


_GRAINS = {"A": "years", "F": "years", "Q": "quarters", "M": "months"}
