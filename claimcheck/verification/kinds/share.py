"""Shares: a partner's or a product's part of a flow, or a reporter's part of the world's."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.verification import bounds
from claimcheck.verification.candidates import Candidate, candidate
from claimcheck.verification.context import Context
from claimcheck.verification.figures import Figure, total
from claimcheck.verification.lookup import WORLD
from claimcheck.verification.readings.dates import months_in
from claimcheck.verification.readings.scopes import Scope, scopes
from claimcheck.verification.readings.totals import Total, is_uncovered, totals


def candidates(context: Context) -> Iterator[Candidate]:
    """Every share that the catalog gives for the claim, and the limits it must keep."""
    for scope in scopes(context):
        yield from _printed(scope)
        yield from _worked_out(scope)
        yield from bounds.of_share(scope)


def percentage(part: Figure, whole: Figure) -> Figure | None:
    """``part`` in per cent of ``whole``; ``None`` of a whole that is or may be zero."""
    return (part / whole).times(100) if whole.value else None


def of_scope(scope: Scope) -> Iterator[Figure]:
    """The plain shares in one scope at its period, printed before worked out, without any rebuilt total."""
    yield from _printed_figures(scope)
    part, whole = _part_and_whole(scope)
    found = percentage(part, whole) if part and whole else None
    if found:
        yield found


def _printed(scope: Scope) -> Iterator[Candidate]:
    for figure in _printed_figures(scope):
        yield candidate(scope, "printed_share", figure)


def _printed_figures(scope: Scope) -> list[Figure]:
    if scope.context.claim.share_of == "world" or scope.cell.flow == "reexport":
        return []
    if "+" not in scope.cell.partner:
        return scope.printed("share")
    parts = [scope.printed("share", partner=partner) for partner in scope.cell.partner.split("+")]
    return [total(found[0] for found in parts).assuming("summed_partners")] if all(parts) else []


def _worked_out(scope: Scope) -> Iterator[Candidate]:
    if scope.cell.partner == WORLD or scope.context.claim.share_of == "world":
        part, whole = _part_and_whole(scope)
        found = percentage(part, whole) if part and whole else None
        if found:
            yield candidate(scope, "part_over_total", found)
        return
    for whole_of in totals(scope, scope.cell.partner):
        part = _part(scope, whole_of)
        found = percentage(part, whole_of.figure) if part else None
        if found:
            yield candidate(scope, "part_over_total", found)


def _part(scope: Scope, whole: Total) -> Figure | None:
    """The claim's part of that total: as put into it, else the dataset's own unless it leaves the partner out."""
    if is_uncovered(scope.dataset, scope.cell.partner, months_in(scope.cell.period, scope.cell.reporter)):
        return whole.part(scope.cell.partner)
    return whole.part(scope.cell.partner) or scope.amount()


def _part_and_whole(scope: Scope) -> tuple[Figure | None, Figure | None]:
    """The part claimed, and what it is a part of, when neither has to be rebuilt."""
    if scope.context.claim.share_of == "world":
        return scope.amount(), scope.amount(reporter=WORLD, partner=WORLD)
    if scope.cell.flow == "reexport":
        return scope.amount(), scope.amount(flow="export")
    if scope.cell.partner != WORLD:
        return scope.amount(), scope.amount(partner=WORLD)
    if scope.cell.product in ("TOTAL", "GOODS_SERVICES"):
        return None, None
    whole = "GOODS_SERVICES" if scope.cell.product == "SERVICES" else "TOTAL"
    return scope.amount(), scope.amount(product=whole)
