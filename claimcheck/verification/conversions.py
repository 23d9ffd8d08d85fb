"""Amounts printed with their conversion: "112.7 billion euros (130.42 billion dollars)".

Rates are the daily reference rates of the European Central Bank, as the CurrencyConverter package carries them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Final

from claimcheck.language.quantities import find_quantities
from claimcheck.records import Claim, Interval
from claimcheck.verification import calendar
from claimcheck.verification import intervals as iv

LATER: Final = timedelta(days=120)
"""Writers convert at the rate of their own day as often as at that of the period, and print within months."""
TOLERANCE: Final = Decimal("0.02")
"""Relative, beyond the lowest and the highest rate: bank rates differ from reference rates by less."""
_SAMPLED: Final = 7
"""Days between the rates looked up: in a week rates move by less than the tolerance."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A conversion as printed, and what the rates of the time make of the amount."""

    words: str
    unit: str
    found: Interval
    expected: Interval


def read(claim: Claim) -> Converted | None:
    """The conversion that the text prints beside the claim's amount; ``None`` without one or without rates for it."""
    words, span = claim.words.get("conversion"), calendar.bounds(claim.period)
    if words is None or span is None or claim.value is None:
        return None
    quantity = next(iter(find_quantities(words.text)), None)
    if quantity is None or quantity.unit in (None, claim.unit):
        return None
    factor = _rates(claim.unit or "", quantity.unit or "", *span)
    if factor is None:
        return None
    half = (quantity.quantum or quantity.value * iv.WORD) * (iv.HALF if quantity.quantum else 1)
    printed = Interval(quantity.value - 2 * half, quantity.value + 2 * half)
    amount = iv.magnitude(iv.loose_interval(claim) or iv.claim_interval(claim))
    return Converted(words.text, quantity.unit or "", printed, iv.multiply(amount, factor))


def _rates(source: str, target: str, first: date, last: date) -> Interval | None:
    """The lowest and the highest rate of the time, with the tolerance; ``None`` when there are none."""
    days = [first + timedelta(days=n) for n in range(0, (last + LATER - first).days + 1, _SAMPLED)]
    known = [rate for rate in (_rate(source, target, day) for day in days) if rate is not None]
    if len(known) < len(days) // 2:
        return None
    return Interval(min(known) * (1 - TOLERANCE), max(known) * (1 + TOLERANCE))


@cache
def _rate(source: str, target: str, day: date) -> Decimal | None:
    from currency_converter import RateNotFoundError

    bank = _bank()
    if source not in bank.currencies or target not in bank.currencies:
        return None
    try:
        return Decimal(bank.convert(Decimal(1), source, target, day))
    except RateNotFoundError:
        return None


@cache
def _bank() -> Any:
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True, fallback_on_missing_rate=True)
