"""Ratios: one amount as a multiple or a percentage of another, of an earlier period or of another flow."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.verification.candidates import Candidate, candidate
from claimcheck.verification.context import Context
from claimcheck.verification.figures import Figure
from claimcheck.verification.kinds.growth import base_of
from claimcheck.verification.lookup import WORLD
from claimcheck.verification.readings.dates import comparable
from claimcheck.verification.readings.scopes import Scope, scopes


def candidates(context: Context) -> Iterator[Candidate]:
    """Every ratio that the catalog gives for the claim."""
    for scope in scopes(context):
        if context.claim.compared_to is not None:
            yield from _to_other_flow(scope)
        else:
            yield from _to_other_period(scope)


def other_side(scope: Scope) -> Figure | None:
    """The amount that the claim compares with, in the scope's dataset and period; from the same record only."""
    other = scope.context.claim.compared_to
    if other is None or scope.side == "mirror":
        return None
    return scope.amount(reporter=other.reporter or scope.cell.reporter, partner=other.partner or WORLD, flow=other.flow)


def _to_other_flow(scope: Scope) -> Iterator[Candidate]:
    left, right = scope.amount(), other_side(scope)
    if left is None or right is None or not right.value:
        return
    quotient = left.size() / right.size()
    if scope.context.claim.unit == "percent":
        yield candidate(scope, "coverage", quotient.times(100))
    else:
        yield candidate(scope, "ratio_of_levels", quotient)


def _to_other_period(scope: Scope) -> Iterator[Candidate]:
    base, granted = base_of(scope)
    if base is None or not comparable(scope.cell.period, base):
        return
    new, old = scope.amount(), scope.amount(period=base)
    if new is None or old is None or not old.value or (new.value < 0) != (old.value < 0):
        return
    quotient = (new.size() / old.size()).assuming(*granted)
    shown = quotient.times(100) if scope.context.claim.unit == "percent" else quotient
    yield candidate(scope, "ratio_of_levels", shown, base_period=base)
