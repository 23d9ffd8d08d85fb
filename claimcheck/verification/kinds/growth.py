"""Growth: a rate of change, or a change in money, tonnes or points, against an earlier period."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.verification.candidates import Candidate, candidate
from claimcheck.verification.context import Context
from claimcheck.verification.figures import Figure
from claimcheck.verification.kinds import share
from claimcheck.verification.readings.dates import comparable, moved
from claimcheck.verification.readings.scopes import CALENDAR_YEAR, Scope, scopes


def candidates(context: Context) -> Iterator[Candidate]:
    """Every change that the catalog gives for the claim: printed rates first, then those of two amounts."""
    by_rate = context.claim.unit == "percent"
    for scope in scopes(context, by_unit=by_rate):
        base, granted = base_of(scope)
        if base is None:
            continue
        found = _rates(scope, base) if by_rate else _changes(scope, base)
        for method, figure in found:
            shown = figure.size() if context.claim.direction is None else figure
            yield candidate(scope, method, shown.assuming(*granted), base_period=base)


def base_of(scope: Scope) -> tuple[str | None, tuple[str, ...]]:
    """The period that the change is measured from; a text that gives none means the year before."""
    stated = scope.context.claim.base_period
    if stated is None or stated == scope.cell.period:
        return moved(scope.cell.period, years=-1), ("base_assumed",)
    if {"period_assumed", CALENDAR_YEAR} & set(scope.assumptions):
        return moved(scope.cell.period, years=-1), ("base_assumed",)
    return stated, ()


def rate(new: Figure, old: Figure) -> Figure | None:
    """The change from ``old`` to ``new`` in per cent; of balances, the change of the gap.

    ``None`` where it means nothing: from zero, or from a surplus to a deficit.
    """
    if not old.value or (new.value < 0) != (old.value < 0):
        return None
    return (new.size() / old.size()).minus_one().times(100)


def _rates(scope: Scope, base: str) -> Iterator[tuple[str, Figure]]:
    if base == moved(scope.cell.period, years=-1) and scope.cell.flow != "balance":
        for printed in scope.printed("growth"):
            yield "printed_growth", printed.assuming("basis_unstated")
    new, old = scope.amount(), scope.amount(period=base)
    if new and old and comparable(scope.cell.period, base):
        found = rate(new, old)
        if found:
            yield "growth_of_levels", found.assuming(*_prints(new, old))


def _changes(scope: Scope, base: str) -> Iterator[tuple[str, Figure]]:
    if scope.context.claim.unit == "percentage_points":
        yield from _points(scope, base)
        return
    new, old = scope.amount(), scope.amount(period=base)
    if new and old and comparable(scope.cell.period, base):
        if scope.cell.flow == "balance":
            if (new.value < 0) != (old.value < 0):
                return
            new, old = new.size(), old.size()
        yield "change_of_levels", new - old


def _prints(new: Figure, old: Figure) -> tuple[str, ...]:
    """Whether the two amounts were published apart, so that the older may not be the one the newer is held against."""
    dates = {row.published for figure in (new, old) for row in figure.rows}
    return ("mixed_prints",) if len(dates) > 1 else ()


def _points(scope: Scope, base: str) -> Iterator[tuple[str, Figure]]:
    earlier = scope.at_period(base)
    for new, old in zip(share.of_scope(scope), share.of_scope(earlier), strict=False):
        yield "change_of_shares", new - old
