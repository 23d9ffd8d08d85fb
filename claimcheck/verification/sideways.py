"""Evidence of another kind than the claim: it hints, and accuses only where the plain figure must fail with it.

A text that says "exports" means goods. Goods and services together, the partner's record of the same flow, a change
between amounts printed at different times, areas of Asia that a source does not tell apart, a group in its present
membership, or the calendar year that shares most months with a fiscal year come near that figure and may lie beside
it. Where nothing plainer is in reach, missing them is no proof that the text is wrong.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from claimcheck.records import Interval
from claimcheck.verification import intervals
from claimcheck.verification.calculations import Worked, noise
from claimcheck.verification.cases import Case
from claimcheck.verification.readings.scopes import CALENDAR_YEAR

FAR: Final = 2
"""Times that an amount must miss before a figure of another kind refutes it. The two sides of one flow differ by
valuation, timing and goods in transit; customs count goods that never change owner, which the balance of payments
leaves out, so that goods by customs can exceed goods and services (Malaysia 2023: 1.43 against 1.25 trillion)."""
HOPELESS: Final = 100
"""Times that goods may fall short of goods and services: beyond it even an economy of services alone fails."""
REPRINTED: Final = 3
"""Times the noise by which a change between amounts printed at different times may be off through revisions."""
KINDS: Final = frozenset(
    {"goods_and_services", "mirror", "mixed_prints", "other_asia", "present_members", CALENDAR_YEAR}
)
"""The assumptions that make a figure one of another kind."""


def is_all_there_is(case: Case) -> bool:
    """Whether every figure is of another kind than the claim, and the plain one, not in reach, may bear it out."""
    points = case.points
    if not points or any(worked.outcome != "disagrees" for worked in points):
        return False
    return all(KINDS & set(w.candidate.reading.assumptions) and not _must_hold(case, w) for w in points)


def _must_hold(case: Case, worked: Worked) -> bool:
    """Whether missing this figure of another kind is missing the plain one as well."""
    claim, assumptions = case.context.claim, set(worked.candidate.reading.assumptions)
    if CALENDAR_YEAR in assumptions:
        return False
    own, other = intervals.claim_interval(claim), worked.candidate.figure.interval
    if claim.kind == "growth" and KINDS & assumptions == {"mixed_prints"}:
        return intervals.gap(own, other) > noise(case.context, worked.candidate, lone=True) * REPRINTED
    if claim.kind not in ("level", "average", "quantity"):
        return False
    least, most = _ends(own)
    low, high = _ends(other)
    short = HOPELESS if "goods_and_services" in assumptions and "mirror" not in assumptions else FAR
    return least > FAR * high or short * most < low


def _ends(interval: Interval) -> tuple[Decimal, Decimal]:
    """Both ends by size, an open one as far away as there is."""
    size = intervals.magnitude(interval)
    low = Decimal(0) if size.low is None else size.low
    return low, Decimal("Infinity") if size.high is None else size.high
