"""Calculations: the figure of each reading held against the claim's interval.

Two intervals that meet agree. Apart by no more than the noise of the measure, they are close, except that a wrong
sign, a wrong direction or a factor of two is never close. The noise of a partner's record and of a secondary source
is larger, and counts where nothing better is at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, NamedTuple

from claimcheck.records import Calculation, Claim, Dataset, Interval, Outcome
from claimcheck.verification import intervals
from claimcheck.verification.candidates import Candidate
from claimcheck.verification.context import Context
from claimcheck.verification.readings.scopes import CALENDAR_YEAR
from claimcheck.verification.settings import Tolerance, tolerances

TWICE: Final = 2
_MEASURES: Final = {
    "share": "share", "level": "level", "balance": "balance", "quantity": "quantity", "ratio": "ratio",
    "average": "average", "comparison": "level", "rank": "rank", "record": "rank",
}  # fmt: skip
_BY_ORDER: Final = frozenset({"rank", "record", "comparison"})
_PARTS: Final = frozenset({"share", "level", "quantity"})
_RANGES: Final = frozenset({"cif_fob", "converted", "working_days"})
"""Caveats whose figure is a range by its nature, any part of which is as good as the middle."""
_AMOUNTS: Final = frozenset({"level", "balance", "quantity", "average"})
_POINTS: Final = frozenset({"share", "growth"})


# Compared by identity: two readings may well give the same figure.
@dataclass(frozen=True, slots=True, eq=False)
class Worked:
    """A reading worked out and held against the claim."""

    candidate: Candidate
    outcome: Outcome
    notes: tuple[str, ...] = ()
    """Reason codes that go with the outcome."""

    @property
    def calculation(self) -> Calculation:
        """The record for the report."""
        figure = self.candidate.figure
        value = None if self.candidate.role == "bound" else figure.value
        return Calculation(self.candidate.reading, figure.formula, value, figure.interval, self.outcome, figure.rows)

    @property
    def is_point(self) -> bool:
        """Whether it gives a figure, and one close enough known to say something of the claim."""
        return self.outcome != "bound" and self.candidate.role == "point"


class Field(NamedTuple):
    """What the readings of one question give, whatever figure is then held against it."""

    candidates: tuple[Candidate, ...]
    """In the order of the readings, each figure once."""
    is_lone: bool
    """Whether the claimed side's own figure, from something better than a press tabulation, is missing."""


def calculate(context: Context, found: Iterable[Candidate]) -> list[Worked]:
    """Every candidate held against the claim, in the order of the readings, each figure once."""
    return list(held_against(context, field_of(context, found)))


def field_of(context: Context, found: Iterable[Candidate]) -> Field:
    """The candidates that bear on the claim, without repetition and in order."""
    candidates = _own_period(_distinct(candidate for candidate in found if _may_speak(context.claim, candidate)))
    lone = not any(_is_direct(candidate) for candidate in candidates if candidate.role == "point")
    return Field(tuple(sorted(candidates, key=lambda candidate: candidate.order)), lone)


def held_against(context: Context, field: Field) -> Iterator[Worked]:
    """Every candidate of ``field`` held against the claim."""
    claimed = intervals.claim_interval(context.claim) if field.candidates else intervals.UNBOUNDED
    for candidate in field.candidates:
        yield _held_against(context, candidate, claimed, field.is_lone)


def measure_of(claim: Claim) -> str:
    """The row of the noise table that applies to the claim."""
    if claim.kind != "growth":
        return _MEASURES[claim.kind]
    return "growth" if claim.unit in ("percent", "percentage_points") else "change"


def _distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without those that do the same arithmetic as one before under the same lead."""
    seen: dict[tuple[object, ...], Candidate] = {}
    for candidate in candidates:
        key = (candidate.role, candidate.dataset.id, candidate.figure.formula)
        kept = seen.get(key)
        if kept is None or candidate.order < kept.order:
            seen[key] = candidate
    return list(seen.values())


def _own_period(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without calendar years that stand in for a fiscal year, where anyone has the fiscal year."""
    own = [candidate for candidate in candidates if not _stands_in(candidate)]
    return own if any(candidate.role == "point" for candidate in own) else candidates


def _stands_in(candidate: Candidate) -> bool:
    return CALENDAR_YEAR in candidate.reading.assumptions


def _is_direct(candidate: Candidate) -> bool:
    """Whether the figure is the claimed side's own, from something better than a press tabulation."""
    return candidate.dataset.grade != "secondary" and "mirror" not in candidate.reading.assumptions


def _may_speak(claim: Claim, candidate: Candidate) -> bool:
    """Whether the figure is of a kind that can bear on the claim at all.

    The change of a whole chapter says nothing of the change of one product in it, nor do the limits of a calendar
    year of a fiscal year.
    """
    wider = "wider_product" in candidate.reading.assumptions and claim.kind not in _PARTS
    limits_another_year = _stands_in(candidate) and candidate.role == "bound"
    return not wider and not limits_another_year and not _turns_sign(claim, candidate)


def _turns_sign(claim: Claim, candidate: Candidate) -> bool:
    """Whether a partner's record says surplus where the claim says deficit: two offices differ, no more is known."""
    if "mirror" not in candidate.reading.assumptions or claim.kind != "balance" or claim.value is None:
        return False
    return (candidate.figure.value < 0) != (claim.value < 0)


def _held_against(context: Context, candidate: Candidate, claimed: Interval, lone: bool) -> Worked:
    found = candidate.figure.interval
    if candidate.role == "bound":
        outside = intervals.gap(claimed, found) > noise(context, candidate, lone)
        return Worked(candidate, "disagrees" if outside else "bound", ("outside_bound",) if outside else ())
    if "wider_product" in candidate.reading.assumptions:
        return _held_against_whole(context, candidate, claimed)
    if _stands_in(candidate):
        return Worked(candidate, "close" if _is_near(context, candidate, claimed, lone) else "disagrees")
    if intervals.meets(claimed, found):
        if _is_vague(context, candidate, claimed, lone):
            return Worked(candidate, "bound")
        weak = intervals.is_weak(context.claim, found)
        return Worked(candidate, "agrees", (weak,) if weak else ())
    loose = None if context.settings.strict else intervals.loose_interval(context.claim)
    if loose and intervals.meets(loose, found):
        return Worked(_rounded(candidate), "agrees", ("supported_by_rounding_only",))
    return Worked(candidate, "close" if _is_near(context, candidate, claimed, lone) else "disagrees")


def _is_near(context: Context, candidate: Candidate, claimed: Interval, lone: bool) -> bool:
    """Whether the two meet or miss each other by no more than noise."""
    found = candidate.figure.interval
    return intervals.gap(claimed, found) <= noise(context, candidate, lone) and not is_far(claimed, found)


def _held_against_whole(context: Context, candidate: Candidate, claimed: Interval) -> Worked:
    """A chapter that holds the product can bear a figure out, where it holds little else, and is its upper limit."""
    found = candidate.figure.interval
    if intervals.meets(claimed, found):
        return Worked(candidate, "agrees")
    limit = Interval(Decimal(0), found.high)
    figure = replace(candidate.figure, interval=limit, formula=f"0 .. {candidate.figure.formula}")
    bound = replace(candidate, role="bound", figure=figure)
    outside = context.claim.kind in _PARTS and intervals.gap(claimed, limit) > noise(context, bound, lone=True)
    return Worked(bound, "disagrees", ("outside_bound",)) if outside else Worked(bound, "bound")


def _is_vague(context: Context, candidate: Candidate, claimed: Interval, lone: bool) -> bool:
    """Whether the claim meets a figure only because that is printed with too few digits to tell.

    A change worked out from two amounts of two digits each may be anything from 0 to 10 per cent: a claim of 9 is
    then neither borne out nor refuted.
    """
    if context.claim.kind in _BY_ORDER or _RANGES & set(candidate.reading.assumptions):
        return False
    value = candidate.figure.value
    return intervals.gap(claimed, intervals.point(value)) > max(
        noise(context, candidate, lone), tolerances()[measure_of(context.claim)].width(value)
    )


def noise(context: Context, candidate: Candidate, lone: bool) -> Decimal:
    """How far the figure may miss in the claim's unit, by the table, the dataset and what else is at hand."""
    measure = measure_of(context.claim)
    size = candidate.noise_base if candidate.noise_base is not None else candidate.figure.value
    widths = [tolerances()[measure].width(size)]
    secondary = candidate.dataset.grade == "secondary"
    if lone or not secondary:
        widths.append(_own_noise(candidate.dataset, measure, size))
    if lone:
        widths += [row.width(size) for row in _lenient(candidate, measure, secondary)]
    return max(widths) * context.settings.tolerance


def _own_noise(dataset: Dataset, measure: str, size: Decimal) -> Decimal:
    """The noise that the dataset states of itself: points for shares and growth, relative for amounts."""
    if measure in _POINTS:
        return dataset.noise.get(measure, Decimal(0))
    return dataset.noise.get("level", Decimal(0)) * abs(size) if measure in _AMOUNTS else Decimal(0)


def _lenient(candidate: Candidate, measure: str, secondary: bool) -> list[Tolerance]:
    rows = []
    if secondary and measure == "share":
        rows.append("secondary_share")
    if secondary and measure in _AMOUNTS:
        rows.append("secondary_level")
    if "mirror" in candidate.reading.assumptions and measure in _AMOUNTS:
        rows.append("mirror")
    return [tolerances()[row] for row in rows]


def is_far(claimed: Interval, found: Interval) -> bool:
    """Whether the two lie on different sides of zero, or a factor of two apart at their nearest ends."""
    near = _nearest(claimed, found)
    if near is None:
        return False
    low, high = sorted(map(abs, near))
    return (near[0] < 0) != (near[1] < 0) or high >= low * TWICE


def _nearest(a: Interval, b: Interval) -> tuple[Decimal, Decimal] | None:
    if a.high is not None and b.low is not None and a.high <= b.low:
        return a.high, b.low
    if a.low is not None and b.high is not None and b.high <= a.low:
        return a.low, b.high
    return None


def _rounded(candidate: Candidate) -> Candidate:
    reading = candidate.reading
    return replace(candidate, reading=replace(reading, assumptions=(*reading.assumptions, "round_number")))
