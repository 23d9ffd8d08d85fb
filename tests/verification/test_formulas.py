"""Formulas of calculations, worked out again."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import FormatError
from claimcheck.records import Interval
from claimcheck.verification import formulas, intervals


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("97", "97"),
        ("2 + 3 x 4", "14"),
        ("(2 + 3) x 4", "20"),
        ("8 / 2 / 2", "2"),
        ("8 - 2 - 2", "4"),
        ("-3 + 5", "2"),
        ("2 x -3", "-6"),
        ("-(2 + 3)", "-5"),
        ("0 - 5 x 2", "-10"),
        ("2,769.12 - 0.12", "2769"),
        ("6 × 2 − 1", "11"),
        ("((((1))))", "1"),
        ("(5.2 / 4.8 - 1) x 120", "10"),
        ("2 x 3 ^ 2", "18"),
        ("((4 / 1) ^ (1 / 2) - 1) x 100", "100"),
    ],
)
def test_value(formula: str, expected: str) -> None:
    """Signs bind as at school, and brackets first."""
    assert formulas.value(formula).normalize() == Decimal(expected).normalize()


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "  ",
        "2 +",
        "+ 2",
        "2 3",
        "(2",
        "2)",
        "0 - 2 ^",
        "(0 - 8) ^ (1 / 3)",
        "9 ^ 999999999999",
        "__import__('os')",
        "1e9",
        "2 ** 3",
        "1 / 0",
        "1 / (2 - 2)",
        "()",
    ],
)
def test_anything_else_is_refused(formula: str) -> None:
    """What is no arithmetic is refused in one line, never run."""
    with pytest.raises(FormatError, match="formula"):
        formulas.value(formula)


def test_deep_brackets_do_not_break_it() -> None:
    """Ten thousand brackets are read like one."""
    depth = 10_000
    assert formulas.value("(" * depth + "1" + ")" * depth) == 1


def test_interval_uses_the_known_ones() -> None:
    """Numbers of rows stand for their rounding, constants for themselves."""
    known = {Decimal(3): Interval(Decimal("2.5"), Decimal("3.5"))}
    assert formulas.interval("3 x 2 - 1", known) == Interval(Decimal(4), Decimal(6))


NUMBERS = st.integers(1, 10**6).map(str)
FORMULAS = st.recursive(
    NUMBERS,
    lambda inner: st.tuples(inner, st.sampled_from("+-x/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
    max_leaves=12,
)


@given(FORMULAS)
def test_value_and_interval_agree(formula: str) -> None:
    """With exact numbers the interval holds the value, and the value is that of exact fractions."""
    try:
        exact = eval(_as_fractions(formula), {"Fraction": Fraction})
    except ZeroDivisionError:
        return
    found = formulas.value(formula)
    assert abs(Fraction(found) - exact) <= abs(exact) / 10**20 + Fraction(1, 10**20)
    span = formulas.interval(formula, {})
    tiny = intervals.point(0) if not found else Interval(-abs(found) / 10**20, abs(found) / 10**20)
    assert intervals.meets(intervals.add(span, tiny), intervals.point(found))


def _as_fractions(formula: str) -> str:
    import re

    return re.sub(r"\d+", lambda digits: f"Fraction({digits[0]})", formula).replace("x", "*")
