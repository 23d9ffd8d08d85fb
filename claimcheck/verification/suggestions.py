"""Suggestions: the claim's own wording with the nearest figure that the data bear out."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from claimcheck.records import Claim, Verdict
from claimcheck.verification import wording
from claimcheck.verification.calculations import Worked
from claimcheck.verification.cases import Case

_NUMBER = re.compile(r"\d[\d,]*(?:[.·]\d+)?")
_ABOUT: Final = "about "
MOST_TIMES: Final = 100
"""Above that, the claim's own scale word no longer fits: "9291 billion"."""
_CORRECTED: Final = frozenset({"refuted", "close", "conflicting"})


def suggestion(case: Case, verdict: Verdict) -> str | None:
    """Corrected wording for a claim that is not borne out; ``None`` where there is nothing to correct."""
    if verdict not in _CORRECTED or not case.points:
        return None
    return nearest(case.context.claim, case.points[0])


def nearest(claim: Claim, worked: Worked) -> str:
    """The figure of a calculation in the words and at the precision of the claim."""
    value = worked.candidate.figure.value
    if claim.kind == "rank":
        return wording.ordinal(int(value))
    if claim.kind == "comparison":
        return _compared(claim, value)
    if claim.kind == "record":
        return _record(claim, worked)
    if claim.kind == "growth":
        return _change(claim, value)
    if claim.kind == "balance":
        name = "a deficit of " if value < 0 else "a surplus of "
        turned = claim.value is not None and (claim.value < 0) != (value < 0)
        return (name if turned else "") + _figure(claim, abs(value))
    return _figure(claim, abs(value))


def _figure(claim: Claim, size: Decimal) -> str:
    """The size in the claim's own words where they hold one numeral, else in plain ones."""
    numerals = _NUMBER.findall(claim.span)
    value = abs(claim.value or Decimal(0))
    if claim.quantum is None or len(numerals) != 1 or not value or size > value * MOST_TIMES:
        return _ABOUT + wording.figure(size, claim.unit, 1)
    printed = numerals[0]
    scale = value / Decimal(printed.replace(",", "").replace("·", "."))
    quantum = claim.quantum
    if size < quantum:
        quantum = Decimal(1).scaleb(size.adjusted()) if size else quantum
    shown = (size / quantum).quantize(Decimal(1), ROUND_HALF_UP) * quantum / scale
    places = max(0, -_exponent(quantum / scale))
    text = f"{shown:,.{places}f}" if "," in printed or abs(shown) >= 10**5 else f"{shown:.{places}f}"
    return _ABOUT + claim.span.replace(printed, text).lstrip("+-−")


def _exponent(value: Decimal) -> int:
    return int(value.normalize().as_tuple().exponent)


def _change(claim: Claim, value: Decimal) -> str:
    """A change with its direction said wherever the claim has the other one."""
    falls = value < 0
    turned = claim.direction is not None and (claim.direction == "down") != falls
    if not turned:
        return _figure(claim, abs(value))
    if claim.flow == "balance":
        return f"a gap that {'narrowed' if falls else 'widened'} by {_figure(claim, abs(value))}"
    return f"a {'fall' if falls else 'rise'} of {_figure(claim, abs(value))}"


def _compared(claim: Claim, value: Decimal) -> str:
    side = "less" if value < 0 else "more"
    unit = "percent" if claim.unit == "percent" else claim.unit
    return f"{side}, by {_ABOUT}{wording.figure(abs(value), unit)}"


def _record(claim: Claim, worked: Worked) -> str:
    value = int(worked.candidate.figure.value)
    if claim.unit == "rank" or worked.candidate.reading.method != "record":
        return wording.ordinal(value).replace("largest", "smallest" if claim.direction == "down" else "largest")
    return f"{value} {claim.unit} in a row"
