"""Levels, balances and physical quantities: one amount, with the sign that the claim gives it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.verification import bounds
from claimcheck.verification.candidates import Candidate, candidate
from claimcheck.verification.context import Context
from claimcheck.verification.figures import Figure
from claimcheck.verification.lookup import WORLD
from claimcheck.verification.readings.scopes import Scope, scopes
from claimcheck.verification.readings.totals import totals


def candidates(context: Context) -> Iterator[Candidate]:
    """Every amount that the catalog gives for the claim, and the limits it must keep."""
    for scope in scopes(context):
        for figure in _figures(scope):
            yield candidate(scope, "printed_level" if is_printed(figure) else "derived_level", figure)
        yield from bounds.of_level(scope)


def is_printed(figure: Figure) -> bool:
    """Whether the figure is one row as it stands."""
    return len(figure.rows) == 1 and figure.value == figure.rows[0].value


def _figures(scope: Scope) -> Iterator[Figure]:
    found = scope.amount()
    if found is None:
        return
    yield found
    if scope.cell.partner == WORLD and scope.dataset.not_covered:
        # The first total is the amount itself; the others hold partners that the dataset leaves out.
        yield from (total.figure for total in list(totals(scope, WORLD))[1:] if total.figure.fill_in)
