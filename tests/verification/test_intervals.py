"""What a printed number may stand for, and arithmetic on such intervals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records import Claim, Interval
from claimcheck.verification import intervals as iv

BILLION = Decimal(10) ** 9


def claim(span: str, value: str | None, quantum: str | None, unit: str | None = "percent", **slots: Any) -> Claim:
    made = {"kind": "share" if unit == "percent" else "level", **slots}
    number = None if value is None else Decimal(value)
    return Claim(
        span=span, start=0, end=len(span), value=number, quantum=quantum and Decimal(quantum), unit=unit, **made
    )


def ends(interval: Interval | None) -> tuple[float | None, float | None] | None:
    if interval is None:
        return None
    return tuple(None if end is None else float(end) for end in (interval.low, interval.high))  # type: ignore[return-value]


STRICT = [
    ("97 per cent", "97", "1", "percent", {}, (96.5, 97.5)),
    ("97.0 %", "97.0", "0.1", "percent", {}, (96.95, 97.05)),
    ("1.2 percent", "1.2", "0.1", "percent", {}, (1.15, 1.25)),
    ("$2.70 billion", "2.70E9", "1E7", "USD", {}, (2.695e9, 2.705e9)),
    ("20 billion", "2E10", "1E9", "USD", {}, (19.5e9, 20.5e9)),
    ("a third", "33.33", None, "percent", {}, (31.6635, 34.9965)),
    ("doubled", "2", None, "times", {"kind": "ratio", "direction": "up"}, (1.9, 2.1)),
    ("one in five", "20", None, "percent", {}, (19, 21)),
    ("halved", "0.5", None, "times", {"kind": "ratio", "direction": "down"}, (0.475, 0.525)),
    ("almost halved", "0.5", None, "times", {"kind": "ratio", "direction": "down", "modifier": "nearly"}, (0.5, 0.55)),
    (
        "more than halved",
        "0.5",
        None,
        "times",
        {"kind": "ratio", "direction": "down", "modifier": "more_than"},
        (0, 0.5),
    ),
    (
        "to less than half",
        "0.5",
        None,
        "times",
        {"kind": "ratio", "direction": "down", "modifier": "less_than"},
        (0, 0.5),
    ),
    ("more than doubled", "2", None, "times", {"kind": "ratio", "direction": "up", "modifier": "more_than"}, (2, None)),
    ("about 97 per cent", "97", "1", "percent", {"modifier": "approx"}, (96, 98)),
    ("about 300 billion", "3E11", "1E9", "USD", {"modifier": "approx"}, (285e9, 315e9)),
    ("about 90 %", "90", "1", "percent", {"modifier": "approx"}, (88, 92)),
    ("about a third", "33.33", None, "percent", {"modifier": "approx"}, (29.997, 36.663)),
    ("nearly 98 %", "98", "1", "percent", {"modifier": "nearly"}, (97, 98)),
    ("nearly half", "50", None, "percent", {"modifier": "nearly"}, (45, 50)),
    ("more than 97 %", "97", "1", "percent", {"modifier": "more_than"}, (97, None)),
    ("at least 5 %", "5", "1", "percent", {"modifier": "at_least"}, (5, None)),
    ("under 5 %", "5", "1", "percent", {"modifier": "less_than"}, (0, 5)),
    ("up to 5 %", "5", "1", "percent", {"modifier": "at_most"}, (0, 5)),
    ("5 to 6 %", "5", "1", "percent", {"modifier": "range", "value_high": Decimal(6)}, (4.5, 6.5)),
    ("5 %", "5", "1", "percent", {"kind": "growth", "direction": "down"}, (-5.5, -4.5)),
    (
        "more than 5 %",
        "5",
        "1",
        "percent",
        {"kind": "growth", "direction": "down", "modifier": "more_than"},
        (None, -5),
    ),
    ("$295.4 bn", "-295.4E9", "1E8", "USD", {"kind": "balance", "flow": "balance"}, (-295.45e9, -295.35e9)),
    ("over $295 bn", "-295E9", "1E9", "USD", {"kind": "balance", "modifier": "more_than"}, (None, -295e9)),
    ("largest", "1", None, "rank", {"kind": "rank"}, (1, 1)),
    ("rose", None, None, None, {"kind": "growth", "direction": "up"}, (0, None)),
    ("fell", None, None, None, {"kind": "growth", "direction": "down"}, (None, 0)),
    ("more than", None, None, None, {"kind": "comparison", "modifier": "more_than"}, (0, None)),
    ("less than", None, None, None, {"kind": "comparison", "modifier": "less_than"}, (None, 0)),
    ("2 bn less", "2E9", "1E9", "USD", {"kind": "comparison", "modifier": "less_than"}, (-2.5e9, -1.5e9)),
]


@pytest.mark.parametrize(("span", "value", "quantum", "unit", "slots", "expected"), STRICT, ids=lambda v: str(v)[:24])
def test_strict_reading(
    span: str, value: str | None, quantum: str | None, unit: str, slots: Any, expected: Any
) -> None:
    """A printed figure stands for half a unit of its last digit each way, or for what its hedge says."""
    assert ends(iv.claim_interval(claim(span, value, quantum, unit, **slots))) == pytest.approx(expected)


LOOSE = [
    ("20 billion", "2E10", "1E9", "USD", (19e9, 21e9)),
    ("20.0 billion", "2.00E10", "1E8", "USD", None),
    ("300 billion", "3E11", "1E9", "USD", (285e9, 315e9)),
    ("1,250 million", "1.25E9", "1E6", "USD", (1.245e9, 1.255e9)),
    ("90 percent", "90", "1", "percent", (88, 92)),
    ("97 percent", "97", "1", "percent", None),
    ("10 percent", "10", "1", "percent", None),
    ("a third", "33.33", None, "percent", (29.997, 36.663)),
    ("20-point-five billion", "20.5E9", "1E8", "USD", None),
]


@pytest.mark.parametrize(("span", "value", "quantum", "unit", "expected"), LOOSE, ids=lambda v: str(v)[:24])
def test_loose_reading(span: str, value: str, quantum: str | None, unit: str, expected: Any) -> None:
    """Only a bare figure that ends in zeros, or a number word, has a looser reading."""
    found = ends(iv.loose_interval(claim(span, value, quantum, unit)))
    assert found is None if expected is None else found == pytest.approx(expected)


def test_a_hedged_figure_has_no_looser_reading() -> None:
    """The hedge already widens it; widening twice would let anything pass."""
    assert iv.loose_interval(claim("about 20 billion", "2E10", "1E9", "USD", modifier="approx")) is None


WEAK = [
    ("more_than", "97", "1", (97.9, 97.9), None),
    ("more_than", "97", "1", (98.2, 98.3), "understates"),
    ("less_than", "97", "1", (95.1, 95.2), "overstates"),
    ("less_than", "97", "1", (96.1, 96.2), None),
    ("exact", "97", "1", (10, 11), None),
    ("more_than", "50", None, (70, 71), "understates"),
]


@pytest.mark.parametrize(("modifier", "value", "quantum", "found", "expected"), WEAK)
def test_true_but_weak(modifier: str, value: str, quantum: str | None, found: Any, expected: str | None) -> None:
    """A one-sided figure that is true but more than one step off is weak, never wrong."""
    computed = Interval(*(Decimal(str(end)) for end in found))
    assert iv.is_weak(claim("x", value, quantum, modifier=modifier), computed) == expected


@pytest.mark.parametrize(
    ("span", "value", "quantum", "slots", "part"),
    [
        ("97 %", "97", "1", {}, "nearest 1"),
        ("a third", "33.33", None, {}, "number word"),
        ("about 97 %", "97", "1", {"modifier": "approx"}, "hedged: 1 each way"),
        ("nearly 97 %", "97", "1", {"modifier": "nearly"}, "from below only"),
        ("over 97 %", "97", "1", {"modifier": "more_than"}, "a limit"),
        ("5 to 6 %", "5", "1", {"modifier": "range", "value_high": Decimal(6)}, "range"),
        ("first", "1", None, {"kind": "rank"}, "exact"),
        ("rose", None, None, {"kind": "growth", "direction": "up"}, "direction"),
        ("more", None, None, {"kind": "comparison", "modifier": "more_than"}, "larger"),
    ],
)
def test_the_rule_is_told(span: str, value: str | None, quantum: str | None, slots: Any, part: str) -> None:
    """Every reading of a figure can say by which rule it was made."""
    assert part in iv.why(claim(span, value, quantum, **slots))


# Properties.

NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=2)


@st.composite
def interval_and_member(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    low, member, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    bottom = None if draw(st.booleans()) and draw(st.booleans()) else low
    top = None if draw(st.booleans()) and draw(st.booleans()) else high
    low_closed = bottom is not None and (low == member or draw(st.booleans()))
    high_closed = top is not None and (high == member or draw(st.booleans()))
    return Interval(bottom, top, low_closed, high_closed), member


@given(interval_and_member(), interval_and_member())
def test_operations_contain_their_members(x: tuple[Interval, Decimal], y: tuple[Interval, Decimal]) -> None:
    """The sum, difference, product and quotient of members lie in those of the intervals."""
    (a, p), (b, q) = x, y
    assert iv.contains(iv.add(a, b), p + q)
    assert iv.contains(iv.subtract(a, b), p - q)
    assert iv.contains(iv.multiply(a, b), p * q)
    if q:
        assert _holds_quotient(iv.divide(a, b), p, q)


def _holds_quotient(found: Interval, p: Decimal, q: Decimal) -> bool:
    """Whether the exact p / q lies in ``found``: p / q itself is rounded, so cross-multiply."""
    from fractions import Fraction

    exact = Fraction(p) / Fraction(q)
    low = found.low is None or Fraction(found.low) < exact or (Fraction(found.low) == exact and found.low_closed)
    high = found.high is None or exact < Fraction(found.high) or (Fraction(found.high) == exact and found.high_closed)
    return low and high


@given(interval_and_member(), interval_and_member())
def test_a_common_member_means_meeting(x: tuple[Interval, Decimal], y: tuple[Interval, Decimal]) -> None:
    """Intervals meet exactly when one holds a value of the other, and then their gap is zero."""
    (a, p), (b, q) = x, y
    if iv.contains(b, p) or iv.contains(a, q):
        assert iv.meets(a, b)
        assert iv.meets(b, a)
    if iv.meets(a, b):
        assert iv.gap(a, b) == 0
    assert iv.gap(a, b) == iv.gap(b, a)


@given(interval_and_member(), interval_and_member())
def test_a_hull_holds_both(x: tuple[Interval, Decimal], y: tuple[Interval, Decimal]) -> None:
    """Both intervals lie within their hull."""
    (a, _), (b, _) = x, y
    both = iv.hull(a, b)
    assert iv.within(a, both)
    assert iv.within(b, both)


@given(interval_and_member())
def test_turning_signs_twice_changes_nothing(x: tuple[Interval, Decimal]) -> None:
    """Negation is its own inverse, and sizes hold every size."""
    a, p = x
    assert iv.negate(iv.negate(a)) == a
    assert iv.contains(iv.negate(a), -p)
    assert iv.contains(iv.magnitude(a), abs(p))


@given(
    st.decimals(min_value="0.1", max_value=10**6, places=1),
    st.sampled_from(["exact", "approx", "nearly"]),
    st.sampled_from(["percent", "USD"]),
)
def test_hedges_only_widen(value: Decimal, modifier: str, unit: str) -> None:
    """The strict reading lies in every "about" reading, and in the looser one where there is one."""
    exact = claim(f"{value}", str(value), "0.1", unit)
    hedged = claim(f"{value}", str(value), "0.1", unit, modifier="approx")
    assert iv.within(iv.claim_interval(exact), iv.claim_interval(hedged))
    loose = iv.loose_interval(exact)
    assert loose is None or iv.within(iv.claim_interval(exact), loose)
    other = claim(f"{value}", str(value), "0.1", unit, modifier=modifier)
    assert iv.contains(iv.claim_interval(other), value)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((1, 2), (0, 0), (None, None)),
        ((1, 2), (-1, 1), (None, None)),
        ((1, 2), (0, 4), (0.25, None)),
        ((-2, -1), (0, 4), (None, -0.25)),
        ((1, 2), (-4, 0), (None, -0.25)),
        ((1, None), (2, None), (0, None)),
    ],
)
def test_division_near_zero(a: Any, b: Any, expected: Any) -> None:
    """A divisor that may be zero opens the quotient, and never raises."""
    left, right = (Interval(*(None if e is None else Decimal(e) for e in x)) for x in (a, b))
    assert ends(iv.divide(left, right)) == expected
