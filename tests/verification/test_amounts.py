"""Amounts and intervals in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.records import Interval
from claimcheck.verification.amounts import amount, limits, span


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("2721100000", "USD", "2.721 billion USD"),
        ("-295400000000", "USD", "-295.4 billion USD"),
        ("999999999", "EUR", "1 billion EUR"),
        ("0", "USD", "0 USD"),
        ("97.0601", "percent", "97.06 %"),
        ("1.2", "times", "1.2 times"),
        ("1450", "tonnes", "1,450 tonnes"),
        ("3", "rank", "3"),
        ("7", None, "7"),
    ],
)
def test_amount(value: str, unit: str | None, expected: str) -> None:
    """A value is scaled, rounded and followed by its unit."""
    assert amount(Decimal(value), unit) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected", "ends"),
    [
        ("98.26552", "98.26623", "98.26588 % (98.26552 to 98.26623 %)", "98.26552 to 98.26623 %"),
        ("73.5", "97.5", "85.5 % (73.5 to 97.5 %)", "73.5 to 97.5 %"),
        ("-1", "1", "0 % (-1 to 1 %)", "-1 to 1 %"),
        ("5", "5", "5 %", "5 to 5 %"),
        ("5", None, "more than 5 %", "more than 5 %"),
        (None, "5", "less than 5 %", "less than 5 %"),
        (None, None, "any value", "any value"),
    ],
)
def test_span_and_limits(low: str | None, high: str | None, expected: str, ends: str) -> None:
    """As many digits are shown as tell the two ends apart."""
    closed = low is not None and high is not None
    interval = Interval(low and Decimal(low), high and Decimal(high), closed, closed)  # type: ignore[arg-type]
    assert span(interval, "percent") == expected
    assert limits(interval, "percent") == ends
