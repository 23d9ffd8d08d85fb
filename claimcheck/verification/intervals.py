"""The values a printed number may stand for, and arithmetic on such intervals.

What one printed figure says is worth no more than its last digit and its hedge. The widths:

| printed as | stands for | threshold |
| --- | --- | --- |
| a numeral ("97 per cent", "$2.70 billion") | half a unit of the last printed digit each way | ``HALF`` |
| a round numeral, looser reading ("20 billion") | half its roundness each way, up to 5 % or 2 points | ``ROUND`` |
| a number word or fraction ("a third", "doubled", "one in five") | 5 % of itself each way | ``WORD`` |
| about, some, roughly + numeral | one unit of the last digit, or the looser reading if wider | ``APPROX_UNITS`` |
| about, some, roughly + number word | 10 % of itself each way | ``APPROX_WORD`` |
| nearly, almost, close to | from below: as wide as "about", ending at the figure | |
| more than, at least | from the figure up, without limit | |
| less than, at most | from nothing to the figure | |
| between, from ... to | both ends, half a unit beyond each | ``HALF`` |

Half a unit each way is how statcheck reads a printed statistic (Nuijten et al. 2016, "The prevalence of
statistical reporting errors in psychology", section on rounding). The five per cent, two points and ten per cent
are conventions of this project, stated here once: they follow the noise of amounts and shares in the verdict
policy, so that a looser reading is never wider than what the data themselves can tell apart.

Signs: the interval of a deficit is negative, and so is that of a growth claim that says "down".
Ends are rounded outward, so that an operation on members always lies in the operation on intervals.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Final

from claimcheck.records import Claim, Interval

HALF: Final = Decimal("0.5")
"""Units of the last printed digit, each way."""
ROUND: Final = {"relative": Decimal("0.05"), "points": Decimal(2)}
"""The widest a round numeral is read: relative to itself, and in points where it is a percentage."""
WORD: Final = Decimal("0.05")
"""Relative half-width of a number word or fraction."""
APPROX_UNITS: Final = Decimal(1)
"""Units of the last printed digit that "about" allows each way."""
APPROX_WORD: Final = Decimal("0.10")
"""Relative half-width of a hedged number word: "about a third"."""
WORD_STEP: Final = Decimal("0.20")
"""The step after a number word, relative: past "more than half" by a fifth, "more than half" understates."""

UNBOUNDED: Final = Interval(None, None, False, False)
_PERCENTAGES: Final = frozenset({"percent", "percentage_points", "percent/year"})
_COUNTED: Final = frozenset({"rank", "record"})
_DECIMALS = re.compile(r"[.·]\d|\bpoint\b")
_FLOOR, _CEILING = Context(prec=28, rounding=ROUND_FLOOR), Context(prec=28, rounding=ROUND_CEILING)
_ZERO, _INFINITY = Decimal(0), Decimal("Infinity")


# What a claim says.


def claim_interval(claim: Claim) -> Interval:
    """The values the printed figure stands for, hedge included, with the sign of what is claimed.

    A deficit and a growth "down" are negative. A comparison gives its margin: above zero when the flow claimed
    is the larger, below when it is the smaller. Unbounded when the claim prints no figure.

    >>> claim_interval(Claim("share", "97 per cent", 0, 11, value=Decimal(97), unit="percent", quantum=Decimal(1)))
    Interval(low=Decimal('96.5'), high=Decimal('97.5'), low_closed=True, high_closed=True)
    """
    if claim.kind == "comparison":
        return _margin(claim)
    if claim.value is None:
        return _direction_alone(claim)
    return _signed(_magnitude(claim, half_width(claim)), claim)


def loose_interval(claim: Claim) -> Interval | None:
    """A bare round figure read at its roundness; ``None`` where there is no looser reading.

    >>> billions = Decimal(10) ** 9
    >>> twenty = Claim("level", "20 billion", 0, 10, value=20 * billions, unit="USD", quantum=billions)
    >>> loose_interval(twenty).to_list()
    [19000000000, 21000000000, True, True]
    """
    if claim.value is None or claim.modifier != "exact" or claim.kind in _COUNTED:
        return None
    if claim.quantum is None:
        return _signed(_around(abs(claim.value), abs(claim.value) * APPROX_WORD), claim)
    loose = _round_half_width(claim)
    return _signed(_around(abs(claim.value), loose), claim) if loose > claim.quantum * HALF else None


def half_width(claim: Claim) -> Decimal:
    """How far the figure reaches each way, in its own unit, by the table above; zero for ranks and records."""
    if claim.value is None or claim.kind in _COUNTED:
        return _ZERO
    hedged = claim.modifier in ("approx", "nearly")
    if claim.quantum is None:
        return abs(claim.value) * (APPROX_WORD if hedged else WORD)
    if hedged:
        return max(claim.quantum * APPROX_UNITS, _round_half_width(claim))
    return claim.quantum * HALF


def step(claim: Claim) -> Decimal:
    """One granularity step of the figure: the roundness of a numeral, a fifth of a number word.

    "More than 300 billion" has a step of 100 billion, "more than 97 per cent" one of 1 point.
    """
    if claim.value is None:
        return _ZERO
    return abs(claim.value) * WORD_STEP if claim.quantum is None else _roundness(claim)


def is_weak(claim: Claim, found: Interval) -> str | None:
    """``understates`` or ``overstates`` when a one-sided figure is true but more than one step off, else ``None``."""
    if claim.value is None:
        return None
    size, limit, modifier = magnitude(found), abs(claim.value), _as_printed(claim)
    if modifier in ("more_than", "at_least") and size.low is not None and size.low > limit + step(claim):
        return "understates"
    if modifier in ("less_than", "at_most") and size.high is not None and size.high < limit - step(claim):
        return "understates" if _is_fall_to(claim) else "overstates"
    return None


def why(claim: Claim) -> str:
    """The rule by which ``claim_interval`` read the figure, in words for people."""
    if claim.kind == "comparison":
        return "a comparison says which side is larger; a margin is read like any printed figure"
    if claim.value is None:
        return "no figure is printed, only a direction" if claim.direction else "no figure is printed"
    if claim.kind in _COUNTED:
        return "a place or a count is exact"
    return _WHY.get(claim.modifier, _why_exact)(claim)


def _why_exact(claim: Claim) -> str:
    if claim.quantum is None:
        return f"a number word: {number(WORD * 100)} % of itself each way"
    return f"printed to the nearest {number(claim.quantum)}: half of that each way"


def _why_hedged(claim: Claim) -> str:
    side = "from below only, " if claim.modifier == "nearly" else "each way, "
    return f"hedged: {number(half_width(claim))} {side}by the rule for about, nearly and the like"


def _why_one_sided(claim: Claim) -> str:
    return "one-sided: the figure is a limit"


def _why_range(claim: Claim) -> str:
    return "a range: both ends, half a printed unit beyond each"


_WHY: Final[dict[str, Callable[[Claim], str]]] = {
    "approx": _why_hedged,
    "nearly": _why_hedged,
    "more_than": _why_one_sided,
    "at_least": _why_one_sided,
    "less_than": _why_one_sided,
    "at_most": _why_one_sided,
    "range": _why_range,
}


def number(value: Decimal) -> str:
    """A number for people and formulas: no exponent, no trailing zeros after the point.

    >>> number(Decimal("2.70E+9")), number(Decimal("0.50"))
    ('2700000000', '0.5')
    """
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def _margin(claim: Claim) -> Interval:
    sign = {"more_than": 1, "at_least": 1, "less_than": -1, "at_most": -1}.get(claim.modifier, 0)
    if claim.value is None or not sign:
        sides = {1: Interval(_ZERO, None, False, False), -1: Interval(None, _ZERO, False, False)}
        return sides.get(sign, UNBOUNDED)
    half = abs(claim.value) * WORD if claim.quantum is None else claim.quantum * HALF
    band = _around(abs(claim.value), half)
    return band if sign > 0 else negate(band)


def _direction_alone(claim: Claim) -> Interval:
    if claim.kind == "growth" and claim.direction:
        return _signed(Interval(_ZERO, None, False, False), claim)
    return UNBOUNDED


def _magnitude(claim: Claim, half: Decimal) -> Interval:
    """The interval of the figure's size, sign left aside."""
    size = abs(claim.value or _ZERO)
    match _as_printed(claim):
        case "more_than":
            return Interval(size, None, False, False)
        case "at_least":
            return Interval(size, None, True, False)
        case "less_than":
            return Interval(_ZERO, size, True, False)
        case "at_most":
            return Interval(_ZERO, size)
        case "nearly":
            return Interval(size - half, size)
        case "nearly_down":
            return Interval(size, size + half)
        case "range" if claim.value_high is not None:
            low, high = sorted((size, abs(claim.value_high)))
            return Interval(low - half, high + half)
        case _:
            return _around(size, half)


# "More than halved" leaves less than half, and what "almost halved" left a little more.
_DOWNWARD: Final = {"more_than": "less_than", "at_least": "at_most", "nearly": "nearly_down"}


def _as_printed(claim: Claim) -> str:
    """The hedge as it bears on the figure's own size."""
    return _DOWNWARD.get(claim.modifier, claim.modifier) if _is_fall_to(claim) else claim.modifier


def _is_fall_to(claim: Claim) -> bool:
    return claim.kind == "ratio" and claim.direction == "down" and claim.value is not None and claim.value < 1


def _around(value: Decimal, half: Decimal) -> Interval:
    return Interval(value - half, value + half)


def _signed(size: Interval, claim: Claim) -> Interval:
    below = claim.value is not None and claim.value < 0
    falls = claim.kind == "growth" and claim.direction == "down"
    return negate(size) if below or falls else size


def _roundness(claim: Claim) -> Decimal:
    """The largest power-of-ten multiple of the quantum that the figure ends on; decimals printed are never round."""
    quantum, value = claim.quantum or Decimal(1), abs(claim.value or _ZERO)
    if not value or _DECIMALS.search(claim.span):
        return quantum
    digits = f"{value / quantum:f}".split(".")[0]
    return quantum.scaleb(len(digits) - len(digits.rstrip("0")))


def _round_half_width(claim: Claim) -> Decimal:
    value = abs(claim.value or _ZERO)
    widths = [_roundness(claim) * HALF, value * ROUND["relative"]]
    if claim.unit in _PERCENTAGES:
        widths.append(ROUND["points"])
    # A figure that ends on no zero has no looser reading: its roundness is its last digit.
    return min(widths) if _roundness(claim) != claim.quantum else (claim.quantum or _ZERO) * HALF


# Arithmetic.


def point(value: Decimal | int) -> Interval:
    """The interval that holds one exact number."""
    return Interval(Decimal(value), Decimal(value))


def meets(a: Interval, b: Interval) -> bool:
    """Whether some value lies in both; ends that only touch count when both are closed."""
    return _reaches(a, b) and _reaches(b, a)


def _reaches(a: Interval, b: Interval) -> bool:
    """Whether the upper end of ``a`` is not below the lower end of ``b``."""
    if a.high is None or b.low is None:
        return True
    return a.high > b.low or (a.high == b.low and a.high_closed and b.low_closed)


def contains(a: Interval, value: Decimal) -> bool:
    """Whether ``value`` lies in ``a``."""
    return meets(a, point(value))


def within(inner: Interval, outer: Interval) -> bool:
    """Whether every value of ``inner`` lies in ``outer``."""
    (low, low_closed), (high, high_closed) = _ends(inner)
    (bottom, bottom_closed), (top, top_closed) = _ends(outer)
    above = low > bottom or (low == bottom and (bottom_closed or not low_closed))
    below = high < top or (high == top and (top_closed or not high_closed))
    return above and below


def gap(a: Interval, b: Interval) -> Decimal:
    """How far apart two intervals lie; zero when they meet or touch."""
    if a.high is not None and b.low is not None and a.high < b.low:
        return b.low - a.high
    if b.high is not None and a.low is not None and b.high < a.low:
        return a.low - b.high
    return _ZERO


def hull(*intervals: Interval) -> Interval:
    """The smallest interval that holds all of them. Raises ``ValueError`` when given none."""
    lows, highs = zip(*map(_ends, intervals), strict=True)
    return _interval(min(lows, key=_lowest), max(highs, key=_highest))


def magnitude(a: Interval) -> Interval:
    """The sizes of the values, signs left aside."""
    (low, _), (high, _) = _ends(a)
    if low >= 0:
        return a
    if high <= 0:
        return negate(a)
    return _interval((_ZERO, True), max(_ends(a)[1], _ends(negate(a))[1], key=_highest))


def midpoint(a: Interval) -> Decimal | None:
    """The middle, or ``None`` where an end is open without limit."""
    return None if a.low is None or a.high is None else (a.low + a.high) / 2


def negate(a: Interval) -> Interval:
    """The values with their sign turned."""
    return Interval(_turned(a.high), _turned(a.low), a.high_closed, a.low_closed)


def _turned(end: Decimal | None) -> Decimal | None:
    # A unary minus would round to the context's precision, and turn zero into minus zero.
    return end.copy_negate() if end else end


def add(a: Interval, b: Interval) -> Interval:
    """Every sum of a value of ``a`` and a value of ``b``."""
    (al, alc), (ah, ahc) = _ends(a)
    (bl, blc), (bh, bhc) = _ends(b)
    return _interval((_FLOOR.add(al, bl), alc and blc), (_CEILING.add(ah, bh), ahc and bhc))


def subtract(a: Interval, b: Interval) -> Interval:
    """Every difference of a value of ``a`` and a value of ``b``."""
    return add(a, negate(b))


def multiply(a: Interval, b: Interval) -> Interval:
    """Every product of a value of ``a`` and a value of ``b``."""
    corners = [(x, y) for x in _ends(a) for y in _ends(b)]
    low = min((_product(_FLOOR, x, y) for x, y in corners), key=_lowest)
    high = max((_product(_CEILING, x, y) for x, y in corners), key=_highest)
    return _interval(low, high)


def divide(a: Interval, b: Interval) -> Interval:
    """Every quotient of a value of ``a`` and a value of ``b`` other than zero; unbounded where ``b`` spans zero."""
    (low, _), (high, _) = _ends(b)
    if low < 0 < high or low == high == 0:
        return UNBOUNDED
    corners = [(x, y) for x in _ends(a) for y in _ends(b)]
    bottom = min((_quotient(_FLOOR, x, y, high <= 0) for x, y in corners), key=_lowest)
    top = max((_quotient(_CEILING, x, y, high <= 0) for x, y in corners), key=_highest)
    return _interval(bottom, top)


def scale(a: Interval, factor: Decimal | int) -> Interval:
    """Every value of ``a`` times one exact number."""
    return multiply(a, point(factor))


_End = tuple[Decimal, bool]
"""An end and whether it belongs to the interval; no limit is an infinity that does not."""


def _ends(a: Interval) -> tuple[_End, _End]:
    low = (-_INFINITY, False) if a.low is None else (a.low, a.low_closed)
    high = (_INFINITY, False) if a.high is None else (a.high, a.high_closed)
    return low, high


def _interval(low: _End, high: _End) -> Interval:
    return Interval(
        low[0] if low[0].is_finite() else None,
        high[0] if high[0].is_finite() else None,
        low[1],
        high[1],
    )


def _lowest(end: _End) -> tuple[Decimal, bool]:
    """Sort key by which, of equal lower ends, the closed one comes first."""
    return end[0], not end[1]


def _highest(end: _End) -> tuple[Decimal, bool]:
    """Sort key by which, of equal upper ends, the closed one comes last."""
    return end


def _product(context: Context, x: _End, y: _End) -> _End:
    (a, a_closed), (b, b_closed) = x, y
    if not a or not b:
        # Zero times anything, however large, is zero; it is reached when a zero itself belongs.
        return _ZERO, (not a and a_closed) or (not b and b_closed)
    return context.multiply(a, b), a_closed and b_closed


def _quotient(context: Context, x: _End, y: _End, negative: bool) -> _End:
    (a, a_closed), (b, b_closed) = x, y
    if not a:
        return _ZERO, a_closed
    if not b:
        sign = -1 if (a < 0) != negative else 1
        return sign * _INFINITY, False
    if b.is_infinite():
        # Past every limit the quotient nears zero; of two infinities any quotient is possible, and the
        # corner with the finite end gives the other extreme.
        return _ZERO, False
    if a.is_infinite():
        return (a if b > 0 else -a), False
    return context.divide(a, b), a_closed and b_closed
