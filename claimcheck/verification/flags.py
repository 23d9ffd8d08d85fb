"""Flags: what besides the outcomes has to be said of a claim, each with the reason code that says it.

Some of them forbid accusing: where they apply, evidence that speaks against a claim is no refutation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from claimcheck.verification import intervals, misreadings, sideways
from claimcheck.verification.calculations import Worked, noise
from claimcheck.verification.candidates import weight
from claimcheck.verification.cases import Case
from claimcheck.verification.readings.dates import months_in
from claimcheck.verification.readings.totals import is_uncovered
from claimcheck.verification.settings import tolerances

REVISED: Final = 3
"""Times the noise that figures may have moved before the only ones in reach were published."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A reason and when it applies."""

    code: str
    applies: Callable[[Case], bool]
    forbids_accusing: bool = False


# What forbids accusing.


def _source_not_held(case: Case) -> bool:
    return case.context.attribution.is_unheld


def _named_source_lacks_data(case: Case) -> bool:
    """Whether the named source is held, has no figure, and might yet have one that bears the claim out."""
    named = case.context.attribution.datasets
    if not named or any(worked.candidate.is_named for worked in case.points):
        return False
    if any(worked.outcome == "disagrees" and worked.candidate.is_named for worked in case.bounds):
        return False
    return not all(_leaves_out(case, id) for id in named)


def _leaves_out(case: Case, id: str) -> bool:
    """Whether the dataset never will have the figure, because it does not cover the partner."""
    claim = case.context.claim
    if claim.partner is None or claim.reporter is None:
        return False
    dataset = case.context.dataset(id)
    return is_uncovered(dataset, claim.partner, months_in(claim.period or "", claim.reporter))


def _period_unstated(case: Case) -> bool:
    return case.context.claim.period is None


def _period_incomplete(case: Case) -> bool:
    period = case.context.claim.period
    return period is not None and not case.context.is_over(period)


def _misread_possible(case: Case) -> bool:
    """Whether no reading bears the figure out, and it may have been read wrongly rather than printed wrongly."""
    return not _any(case.points, "agrees", "close") and misreadings.is_possible(case)


def _later_data_only(case: Case) -> bool:
    """Whether all figures came out after the text, and one misses by no more than earlier prints may have differed."""
    points = case.points
    if not points or not all("later_print" in w.candidate.reading.assumptions for w in points):
        return False
    claimed = intervals.claim_interval(case.context.claim)
    widths = ((w, noise(case.context, w.candidate, lone=True)) for w in points)
    return any(intervals.gap(claimed, w.candidate.figure.interval) <= width * REVISED for w, width in widths)


# What explains a verdict.


def _definition_dependent(case: Case) -> bool:
    """Whether the figure holds under one reading while another of the same standing, or a plainer one, misses."""
    carrying = _carrying(case)
    if carrying is None or (carrying not in case.first and not _any(case.first, "close")):
        return False
    heavier = weight(carrying.candidate.reading.assumptions)
    same = [w for w in case.points if w.candidate.dataset.id == carrying.candidate.dataset.id]
    plainer = [w for w in same if weight(w.candidate.reading.assumptions) <= heavier and w.outcome != "agrees"]
    return any(_defines(w) != _defines(carrying) for w in plainer) or carrying not in case.first


def _defines(worked: Worked) -> tuple[object, ...]:
    reading = worked.candidate.reading
    return (reading.product, reading.fill_in, reading.assumptions)


def _disputed(case: Case) -> bool:
    first = case.first
    carrying = _carrying(case)
    if carrying is None or carrying not in first:
        return False
    own = carrying.candidate.dataset
    others = [w for w in case.points if w.outcome == "disagrees" and weight(w.candidate.reading.assumptions) <= 2]
    return any(w.candidate.dataset.grade == own.grade and w.candidate.dataset is not own for w in others)


def _revised_since(case: Case) -> bool:
    carrying = _carrying(case)
    if carrying is None or "later_print" in carrying.candidate.reading.assumptions:
        return False
    own, stale = carrying.candidate, "first_print" in carrying.candidate.reading.assumptions
    prints = [w for w in case.points if w is not carrying and w.candidate.dataset.id == own.dataset.id]
    newer = [w for w in prints if stale or "later_print" in w.candidate.reading.assumptions]
    return any(w.outcome != "agrees" for w in newer)


def _later_revision_only(case: Case) -> bool:
    agreeing = _agreeing(case)
    return bool(agreeing) and all("later_print" in w.candidate.reading.assumptions for w in agreeing)


def _rounding_only(case: Case) -> bool:
    carrying = _carrying(case)
    return carrying is not None and "supported_by_rounding_only" in carrying.notes


def _tie(case: Case) -> bool:
    carrying = _carrying(case)
    return carrying is not None and "tied" in carrying.candidate.reading.assumptions


def _weak(code: str) -> Callable[[Case], bool]:
    def applies(case: Case) -> bool:
        carrying = _carrying(case)
        return carrying is not None and code in carrying.notes

    return applies


def _overstates(case: Case) -> bool:
    return _weak("overstates")(case) or _misses(case) == "above"


def _understated(case: Case) -> bool:
    return _misses(case) == "below"


def _misses(case: Case) -> str | None:
    """On which side the claim misses every figure, by size; ``None`` where one agrees or the signs differ."""
    if not case.points or _any(case.points, "agrees") or case.context.claim.kind in ("rank", "record", "comparison"):
        return None
    claimed = intervals.magnitude(intervals.claim_interval(case.context.claim))
    found = intervals.magnitude(case.points[0].candidate.figure.interval)
    if intervals.meets(claimed, found) or claimed.low is None or found.high is None:
        return None
    return "above" if claimed.low > found.high else "below"


def _not_the_printed_figure(case: Case) -> bool:
    """Whether the claim misses the very source it names by less than noise, though it prints more digits."""
    claim = case.context.claim
    named = case.context.attribution.datasets
    if not named or not case.points or _any(case.points, "agrees") or claim.quantum is None or claim.value is None:
        return False
    first = [w for w in case.first if w.candidate.is_named]
    fine = claim.quantum < tolerances()["level"].width(claim.value)
    return fine and _any(first, "close")


def _source_inconsistent(case: Case) -> bool:
    """Whether one source's printed rate and its own amounts lead to different outcomes, on one basis."""
    rates = [w for w in case.points if w.candidate.reading.method == "printed_growth"]
    levels = [w for w in case.points if w.candidate.reading.method == "growth_of_levels"]
    return any(_clash(a, b, case) for a in rates for b in levels)


def _clash(rate: Worked, levels: Worked, case: Case) -> bool:
    a, b = rate.candidate, levels.candidate
    basis, same = a.figure.rows[0].basis, a.dataset.id == b.dataset.id and a.reading.period == b.reading.period
    if not same or basis not in (None, b.reading.currency) or "mixed_prints" in b.reading.assumptions:
        return False
    if "agrees" not in (rate.outcome, levels.outcome) or "disagrees" not in (rate.outcome, levels.outcome):
        return False
    apart = intervals.gap(a.figure.interval, b.figure.interval)
    return apart > tolerances()["growth"].width(b.figure.value) * case.context.settings.tolerance


def _only_another_source(case: Case) -> bool:
    agreeing = _agreeing(case)
    return bool(agreeing) and not any(w.candidate.is_named for w in agreeing)


def _only_another_definition(case: Case) -> bool:
    agreeing = [w for w in _agreeing(case) if w.candidate.is_named]
    return bool(agreeing) and not any(w in case.first for w in agreeing)


def _goods_and_services_only(case: Case) -> bool:
    agreeing = _agreeing(case)
    if not agreeing or not any(w.candidate.reading.product == "TOTAL" for w in case.points):
        return False
    return all("goods_and_services" in w.candidate.reading.assumptions for w in agreeing)


def _secondary_only(case: Case) -> bool:
    return bool(case.points) and all(w.candidate.dataset.grade == "secondary" for w in case.points)


def _partner_record_only(case: Case) -> bool:
    return bool(case.points) and all("mirror" in w.candidate.reading.assumptions for w in case.points)


def _outside_bound(case: Case) -> bool:
    return _any(case.bounds, "disagrees")


def _within_bounds(case: Case) -> bool:
    return bool(case.bounds) and not case.points and not _outside_bound(case)


def _forecast(case: Case) -> bool:
    return case.context.claim.forecast


def _unread_slot(case: Case) -> bool:
    claim = case.context.claim
    return claim.reporter is None or claim.flow is None


def _unknown_product(case: Case) -> bool:
    return not _unread_slot(case) and not case.context.products()


def _no_data(case: Case) -> bool:
    return not case.worked and not _unread_slot(case) and not _unknown_product(case)


def _alternative(code: str) -> Callable[[Case], bool]:
    def applies(case: Case) -> bool:
        return any(alternative.code == code for alternative in case.alternatives)

    return applies


def _any(worked: list[Worked], *outcomes: str) -> bool:
    return any(w.outcome in outcomes for w in worked)


def _agreeing(case: Case) -> list[Worked]:
    return [w for w in case.points if w.outcome == "agrees"]


def _carrying(case: Case) -> Worked | None:
    """The first reading that bears the claim out."""
    return next(iter(_agreeing(case)), None)


ALTERNATIVES: Final = (
    "true_of_other_period", "true_of_other_flow", "true_of_other_partner", "true_of_other_reporter", "wrong_scale",
    "wrong_sign", "wrong_direction", "matches_share_not_growth", "matches_growth_not_share",
    "matches_goods_and_services", "matches_goods_only", "wrong_currency", "digits_swapped", "points_for_percent",
)  # fmt: skip

FLAGS: Final = (
    Flag("forecast", _forecast),
    Flag("unread_slot", _unread_slot, True),
    Flag("unknown_product", _unknown_product, True),
    Flag("no_data", _no_data),
    Flag("source_not_held", _source_not_held, True),
    Flag("named_source_lacks_data", _named_source_lacks_data, True),
    Flag("period_unstated", _period_unstated, True),
    Flag("period_incomplete", _period_incomplete, True),
    Flag("later_data_only", _later_data_only, True),
    Flag("only_sideways", sideways.is_all_there_is, True),
    Flag("misread_possible", _misread_possible, True),
    Flag("source_inconsistent", _source_inconsistent),
    Flag("definition_dependent", _definition_dependent),
    Flag("goods_and_services_only", _goods_and_services_only),
    Flag("only_another_source", _only_another_source),
    Flag("only_another_definition", _only_another_definition),
    Flag("disputed", _disputed),
    Flag("revised_since", _revised_since),
    Flag("later_revision_only", _later_revision_only),
    Flag("supported_by_rounding_only", _rounding_only),
    Flag("tie_within_rounding", _tie),
    Flag("understates", _weak("understates")),
    Flag("overstates", _overstates),
    Flag("understated", _understated),
    Flag("not_the_printed_figure", _not_the_printed_figure),
    Flag("outside_bound", _outside_bound),
    Flag("within_bounds", _within_bounds),
    Flag("secondary_only", _secondary_only),
    Flag("partner_record_only", _partner_record_only),
    *(Flag(code, _alternative(code)) for code in ALTERNATIVES),
)
