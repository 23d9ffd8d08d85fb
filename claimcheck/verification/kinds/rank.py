"""Ranks: the place of a partner, a product or a reporter in the list that a dataset has.

A place counts only as far as the list is complete: what the listed ones leave of the total must be too small to hold
anyone above the place claimed. Places whose amounts overlap at the digits printed are all possible.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from claimcheck.language import places
from claimcheck.records import Interval
from claimcheck.verification import intervals
from claimcheck.verification.candidates import Candidate, candidate
from claimcheck.verification.context import Context
from claimcheck.verification.figures import Figure, total, unique
from claimcheck.verification.lookup import WORLD, Measure
from claimcheck.verification.readings.scopes import Scope, scopes

ALL_REPORTERS: Final = 100
"""Reporters that a dataset must hold before its list of reporters counts as the world's."""
SHORTEST: Final = 3
"""Partners that a printed list of shares names at least."""
_WHOLES: Final = frozenset({"TOTAL", "SERVICES", "GOODS_SERVICES"})
_Listing = dict[str, Figure]


def candidates(context: Context) -> Iterator[Candidate]:
    """Every place that the lists of the catalog give the claim's partner, product or reporter."""
    by = {"partner": _by_partner, "product": _by_product, "reporter": _by_reporter}
    for scope in scopes(context):
        if scope.side == "mirror":
            continue
        yield from by.get(context.claim.rank_of or "partner", _by_partner)(scope)


def _by_partner(scope: Scope) -> Iterator[Candidate]:
    own = scope.cell.partner
    if own == WORLD:
        return
    measures: tuple[Measure, ...] = ("level", "share")
    for measure in measures:
        listing = _partners(scope, measure)
        if own not in listing:
            yield from _unlisted(scope, listing, own, measure)
            continue
        for code, rivals in _rivals(listing, own):
            left = _left(scope, rivals, measure)
            yield from _placed(scope, rivals, own, left, (*((code,) if code else ()), *_listed_only(left)))


def _partners(scope: Scope, measure: Measure) -> _Listing:
    """Amount or share of every partner that the dataset lists."""
    found: _Listing = {}
    for partner in sorted(scope.context.lookup.partners(scope.dataset.id, scope.cell, measure) - {WORLD}):
        figure = _of(scope, partner, measure)
        if figure:
            found[partner] = figure
    own = scope.cell.partner
    if measure == "level" and own not in found and found:
        figure = scope.amount()
        if figure:
            found[own] = figure
    return found


def _of(scope: Scope, partner: str, measure: Measure) -> Figure | None:
    if measure == "level":
        return scope.amount(partner=partner)
    return next(iter(scope.printed("share", partner=partner)), None)


def _rivals(listing: _Listing, own: str) -> Iterator[tuple[str, _Listing]]:
    """The lists in which ``own`` may stand: among countries, or among groups with the countries outside them."""
    countries = {area: figure for area, figure in listing.items() if not places.is_bloc(area)}
    if own in countries:
        yield "", countries
    groups = {area: members for area in listing if places.is_bloc(area) and (members := _members(area))}
    rivals = {area for area, members in groups.items() if not members & ({own} | groups.get(own, set()))}
    if rivals or own in groups:
        inside = {member for group in rivals | ({own} & groups.keys()) for member in groups[group]}
        beside = (countries.keys() - inside) | rivals | {own}
        yield "with_groups", {area: figure for area, figure in listing.items() if area in beside}


def _members(group: str) -> set[str]:
    """The members of a group; none of one whose members nobody lists, such as all countries outside another."""
    return set(places.members(group, None))


def _left(scope: Scope, listing: _Listing, measure: Measure) -> Decimal | None:
    """The most that one partner outside the list can have; ``None`` where the total is not known."""
    listed = total(listing.values())
    if measure == "share":
        rest = Decimal(100) - (listed.interval.low or Decimal(0))
        last = min((figure.interval.high or rest for figure in listing.values()), default=rest)
        # A list of shares is one of the largest: whoever is not on it is behind the last of those who are.
        return min(rest, last) if len(listing) >= SHORTEST else rest
    return _rest(scope.amount(partner=WORLD), listed)


def _rest(whole: Figure | None, listed: Figure) -> Decimal | None:
    """The most that is left of ``whole``; ``None`` where it is not known."""
    if whole is None or whole.interval.high is None or listed.interval.low is None:
        return None
    return whole.interval.high - listed.interval.low


def _unlisted(scope: Scope, listing: _Listing, own: str, measure: Measure) -> Iterator[Candidate]:
    """Someone whom a list of shares leaves out is behind everyone on it."""
    if measure != "share" or len(listing) < SHORTEST or places.is_bloc(own):
        return
    first = Decimal(len(listing) + 1)
    formula = f"{len(listing)} + 1 .."
    rows = unique(row for figure in listing.values() for row in figure.rows)
    figure = Figure(first, Interval(first, None, True, False), formula, rows, ("listed_only",))
    yield candidate(scope, "rank", figure, role="bound")


def _listed_only(left: Decimal | None) -> tuple[str, ...]:
    return ("listed_only",) if left is None or left > 0 else ()


def _by_product(scope: Scope) -> Iterator[Candidate]:
    """Among products of one level of detail only: chapters with chapters."""
    own = scope.cell.product
    if own in _WHOLES:
        return
    peers = scope.context.lookup.products(scope.dataset.id, scope.cell) - _WHOLES
    found = {code: scope.amount(product=code) for code in sorted(peers) if len(code) == len(own)}
    listing = {code: figure for code, figure in found.items() if figure}
    if own in listing:
        left = _rest(scope.amount(product="TOTAL"), total(listing.values()))
        yield from _placed(scope, listing, own, left, _listed_only(left))


def _by_reporter(scope: Scope) -> Iterator[Candidate]:
    """Among the reporters of one dataset that counts the whole world."""
    listed = scope.context.lookup.reporters(scope.dataset.id, scope.cell)
    reporters = sorted(area for area in listed if area != WORLD and not places.is_bloc(area))
    if len(reporters) < ALL_REPORTERS:
        return
    found = {reporter: scope.amount(reporter=reporter) for reporter in reporters}
    listing = {reporter: figure for reporter, figure in found.items() if figure}
    if scope.cell.reporter in listing:
        yield from _placed(scope, listing, scope.cell.reporter, Decimal(0), ())


def _placed(
    scope: Scope, listing: _Listing, own: str, left: Decimal | None, codes: tuple[str, ...]
) -> Iterator[Candidate]:
    """The place of ``own``, as an interval from those surely above it to those possibly above it."""
    mine, others = listing[own], {area: figure for area, figure in listing.items() if area != own}
    above = [area for area, figure in others.items() if _is_above(figure, mine)]
    level = [area for area, figure in others.items() if intervals.meets(figure.interval, mine.interval)]
    best = Decimal(len(above) + 1)
    worst = best + len(level)
    hidden = left is None or (mine.interval.low is not None and left > mine.interval.low)
    ahead = sorted((*above, *level), key=lambda area: (-listing[area].value, area))
    rows = unique(row for area in (own, *ahead) for row in listing[area].rows)
    interval = Interval(best, None if hidden else worst, True, not hidden)
    figure = Figure(best, interval, f"1 + {len(above)}", rows, (*codes, *(("tied",) if level else ())))
    if hidden:
        # Someone not on the list may be ahead: only a place better than the best possible can be ruled out.
        yield candidate(scope, "rank", replace(figure, formula=f"1 + {len(above)} .."), role="bound")
    else:
        yield candidate(scope, "rank", figure)


def _is_above(figure: Figure, mine: Figure) -> bool:
    return figure.value > mine.value and not intervals.meets(figure.interval, mine.interval)
