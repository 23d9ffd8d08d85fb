"""Comparisons: one flow is larger or smaller than another, perhaps by a margin."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.verification.candidates import Candidate, candidate
from claimcheck.verification.context import Context
from claimcheck.verification.kinds.ratio import other_side
from claimcheck.verification.readings.scopes import scopes


def candidates(context: Context) -> Iterator[Candidate]:
    """Every difference of the two flows that the catalog gives; noise is relative to the larger of them."""
    for scope in scopes(context):
        left, right = scope.amount(), other_side(scope)
        if left is None or right is None:
            continue
        if scope.cell.flow == "balance":
            left, right = left.size(), right.size()
        larger = max(abs(left.value), abs(right.value))
        if context.claim.unit == "percent" and context.claim.value is not None:
            if right.value:
                yield candidate(scope, "growth_of_levels", (left / right).minus_one().times(100))
        else:
            yield candidate(scope, "difference", left - right, noise_base=larger)
