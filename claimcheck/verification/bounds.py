"""Limits that a figure must keep when nobody prints it: deductions from the flows, lists and parts that are printed.

A claim outside a limit disagrees with it; one inside is neither borne out nor refuted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from claimcheck.records import Interval
from claimcheck.verification import intervals
from claimcheck.verification.candidates import Candidate, candidate
from claimcheck.verification.figures import Figure, total, unique
from claimcheck.verification.lookup import WORLD
from claimcheck.verification.readings.dates import months_in
from claimcheck.verification.readings.scopes import Scope
from claimcheck.verification.readings.totals import is_uncovered

HUNDRED: Final = Decimal(100)
_ENOUGH: Final = 3
"""Partners that a list must hold before it bounds those it leaves out."""


def of_share(scope: Scope) -> Iterator[Candidate]:
    """Limits of a partner's share: between its shares of exports and imports, and below a list that leaves it out."""
    if (
        scope.context.is_light
        or scope.side == "mirror"
        or scope.cell.partner == WORLD
        or scope.vintage != "known"
        or "+" in scope.cell.partner
    ):
        return
    if scope.cell.flow == "trade":
        found = _between_flows(scope)
        if found:
            yield candidate(scope, "bound_by_flows", found, role="bound")
    for measure in ("share", "level"):
        found = _below_list(scope) if measure == "share" else _left_over(scope)
        if found:
            yield candidate(scope, "bound_by_list", found, role="bound")


def of_level(scope: Scope) -> Iterator[Candidate]:
    """Limits of an amount: not above the flow with the whole world, or of all goods, that holds it."""
    if scope.context.is_light or scope.side == "mirror" or scope.vintage != "known" or scope.cell.flow == "balance":
        return
    whole = _whole(scope)
    if whole:
        limit = replace(whole, interval=Interval(Decimal(0), whole.interval.high), formula=f"0 .. {whole.formula}")
        yield candidate(scope, "bound_by_whole", limit, role="bound")


def _between_flows(scope: Scope) -> Figure | None:
    """Trade is exports and imports, so that its share lies between theirs."""
    if scope.printed("share") or scope.amount():
        return None
    shares = [_share_of(scope, flow) for flow in ("export", "import")]
    low, high = sorted((share for share in shares if share), key=lambda share: share.value) if all(shares) else (0, 0)
    if not isinstance(low, Figure) or not isinstance(high, Figure):
        return None
    return _span(low, high, intervals.hull(low.interval, high.interval))


def _share_of(scope: Scope, flow: str) -> Figure | None:
    printed = scope.printed("share", flow=flow)
    if printed:
        return printed[0]
    part, whole = scope.amount(flow=flow), scope.amount(flow=flow, partner=WORLD)
    return (part / whole).times(100) if part and whole and whole.value else None


def _below_list(scope: Scope) -> Figure | None:
    """A partner that a list of the largest leaves out is not above the last of them, nor above what they leave."""
    listed = _listed(scope)
    if not listed:
        return None
    last, all_of_them = min(listed, key=lambda share: share.value), total(listed)
    left = HUNDRED - (all_of_them.interval.low or Decimal(0))
    high = min(left, last.interval.high or HUNDRED)
    formula = f"0 .. {last.formula}" if high < left else f"0 .. 100 - ({all_of_them.formula})"
    rows = last.rows if high < left else all_of_them.rows
    return Figure(high, Interval(Decimal(0), max(high, Decimal(0))), formula, rows, ("listed_only",))


def _listed(scope: Scope) -> list[Figure]:
    """The printed shares of a list that does not name the claim's partner; none when it does, or is no list."""
    partners = scope.context.lookup.partners(scope.dataset.id, scope.cell, "share") - {WORLD}
    own = scope.cell.partner
    if own in partners or len(partners) < _ENOUGH or _leaves_out(scope, own):
        return []
    found = (scope.printed("share", partner=partner) for partner in sorted(partners))
    return [shares[0] for shares in found if shares]


def _left_over(scope: Scope) -> Figure | None:
    """What the partners with figures of their own leave of the total for a partner without one."""
    partners = sorted(_disjoint(scope.context.lookup.partners(scope.dataset.id, scope.cell)))
    if scope.cell.partner in partners or not partners or _leaves_out(scope, scope.cell.partner):
        return None
    whole = scope.amount(partner=WORLD)
    parts = [amount for partner in partners if (amount := scope.amount(partner=partner))]
    if whole is None or not parts or whole.value <= 0:
        return None
    rest = ((whole - total(parts)) / whole).times(100)
    high = max(rest.interval.high or HUNDRED, Decimal(0))
    return Figure(high, Interval(Decimal(0), high), f"0 .. {rest.formula}", rest.rows, ("listed_only",))


def _disjoint(partners: set[str]) -> set[str]:
    """Single countries only: groups hold countries that may be listed beside them."""
    from claimcheck.language import places

    return {partner for partner in partners if partner != WORLD and places.is_area(partner)}


def _leaves_out(scope: Scope, partner: str) -> bool:
    return is_uncovered(scope.dataset, partner, months_in(scope.cell.period, scope.cell.reporter))


def _whole(scope: Scope) -> Figure | None:
    """The flow that holds the claimed one as a part, where the dataset has no figure for the part itself."""
    if scope.amount() is not None:
        return None
    if scope.cell.partner != WORLD:
        return scope.amount(partner=WORLD)
    return scope.amount(product="TOTAL") if scope.cell.product.startswith("HS") else None


def _span(low: Figure, high: Figure, interval: Interval) -> Figure:
    rows = unique((*low.rows, *high.rows))
    assumptions = unique((*low.assumptions, *high.assumptions))
    return Figure(high.value, interval, f"{low.formula} .. {high.formula}", rows, assumptions)
