"""Figures, periods and flows in plain English."""

from __future__ import annotations

import calendar as months_of_year
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Final

from claimcheck.verification.intervals import number
from claimcheck.verification.settings import table

_QUARTERS: Final = ("first", "second", "third", "fourth")
_SCALES: Final = ((12, "trillion"), (9, "billion"), (6, "million"))
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_FISCAL = re.compile(r"FY(\d{4}(?:-\d{2})?)")


def figure(value: Decimal, unit: str | None, places: int = 2) -> str:
    """A figure with its unit, rounded for reading.

    >>> figure(Decimal("97.0601"), "percent"), figure(Decimal(2769120000), "USD")
    ('97.06 per cent', '2.77 billion dollars')
    """
    if unit in _PERCENTAGES:
        return f"{rounded(value, places)} {_PERCENTAGES[unit]}"
    if unit == "rank":
        return f"place {number(value)}"
    return amount(value, unit)


def amount(value: Decimal, unit: str | None) -> str:
    """An amount of money or goods in millions, billions or trillions."""
    money, _, per = (unit or "").partition("/")
    scaled, word = _scaled(value)
    words = [rounded(scaled, 2) + (f" {word}" if word else ""), currency(money) if money else ""]
    return " ".join(word for word in words if word) + (f" a {per}" if per else "")


def _scaled(value: Decimal) -> tuple[Decimal, str]:
    for power, word in _SCALES:
        if abs(value) >= Decimal(10) ** power:
            return value.scaleb(-power), word
    return value, ""


def rounded(value: Decimal, places: int) -> str:
    """A number with so many decimals at most and thousands apart; small ones keep two digits.

    >>> rounded(Decimal("1202.5"), 2), rounded(Decimal("0.00123"), 2)
    ('1,202.5', '0.0012')
    """
    if value and abs(value) < Decimal(1).scaleb(-places + 1):
        places = 1 - value.adjusted()
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def period(period: str) -> str:
    """A period in words.

    >>> period("2023-Q1"), period("2023-05"), period("FY2023-24"), period("2023")
    ('the first quarter of 2023', 'May 2023', 'the fiscal year 2023-24', '2023')
    """
    if found := _QUARTER.fullmatch(period):
        return f"the {_QUARTERS[int(found[2]) - 1]} quarter of {found[1]}"
    if (found := _MONTH.fullmatch(period)) and 1 <= int(found[2]) <= 12:
        return f"{months_of_year.month_name[int(found[2])]} {found[1]}"
    if found := _FISCAL.fullmatch(period):
        return f"the fiscal year {found[1]}"
    first, slash, last = period.partition("/")
    return f"{_part(first)} to {_part(last)}" if slash else period


def _part(text: str) -> str:
    return period(text) if _MONTH.fullmatch(text) else text


def flow(flow: str | None) -> str:
    """A flow as a plural noun."""
    return _words("flow").get(flow or "", flow or "trade")


def currency(unit: str) -> str:
    """A currency or unit of quantity as a plural noun, its code where the table has none."""
    return _words("unit").get(unit, unit)


def ordinal(place: int) -> str:
    """A place in words for a ranking: "largest", "second-largest", "11th-largest"."""
    if place == 1:
        return "largest"
    words = _words("ordinal")
    ending = {1: "st", 2: "nd", 3: "rd"}.get(place % 10 if place % 100 not in (11, 12, 13) else 0, "th")
    return f"{words.get(str(place), f'{place}{ending}')}-largest"


_PERCENTAGES: Final = {
    "percent": "per cent",
    "percentage_points": "percentage points",
    "percent/year": "per cent a year",
    "times": "times",
}


@cache
def _words(kind: str) -> dict[str, str]:
    return {row["code"]: row["words"] for row in table("words") if row["kind"] == kind}
