"""Totals a part may be held against: as the dataset has it, and rebuilt with what other offices counted.

A dataset's total leaves out the partners that it says it does not cover. Where another dataset has such a partner,
its figure is added ("fill-in"). Where another office has its own figure for a partner that the dataset does cover,
the total is also rebuilt with that figure in place of the dataset's. A part of one dataset is never put over a total
of another that does not hold it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from claimcheck.records import Dataset
from claimcheck.verification.figures import Figure, unique
from claimcheck.verification.lookup import WORLD
from claimcheck.verification.readings.dates import months_in
from claimcheck.verification.readings.scopes import Scope, scope_in

MOST_REPLACED: Final = 3
"""Partners other than the claim's own whose figure is replaced, one at a time, the largest first."""


@dataclass(frozen=True, slots=True)
class Total:
    """A total, and the parts of it that came from elsewhere."""

    figure: Figure
    replaced: tuple[tuple[str, Figure], ...] = ()

    def part(self, partner: str) -> Figure | None:
        """The part of ``partner`` that was put into this total; ``None`` where it is the dataset's own."""
        return dict(self.replaced).get(partner)


def totals(scope: Scope, partner: str) -> Iterator[Total]:
    """The totals against which the part of ``partner`` may be held, the most literal first."""
    base = scope.amount(partner=WORLD)
    if base is None or scope.side == "mirror":
        return
    fills = _fills(scope)
    yield from _with_fills(Total(base), fills)
    if scope.context.is_light:
        return
    for other in unique((partner, *_largest(scope))):
        for total in _rebuilt(scope, base, other):
            yield from _with_fills(total, fills)


def is_uncovered(dataset: Dataset, partner: str, months: tuple[str, ...]) -> bool:
    """Whether ``dataset`` says that it leaves ``partner`` out of the whole period."""
    return any(_covers(entry, partner, months) for entry in dataset.not_covered)


def uncovered(scope: Scope) -> tuple[str, ...]:
    """Partners that the scope's dataset leaves out of its period."""
    if not scope.dataset.not_covered:
        return ()
    months = months_in(scope.cell.period, scope.cell.reporter)
    named = unique(entry.partition(":")[0] for entry in scope.dataset.not_covered)
    return tuple(partner for partner in named if is_uncovered(scope.dataset, partner, months))


def elsewhere(scope: Scope, partner: str) -> Iterator[tuple[Dataset, Figure]]:
    """What other datasets have for the flow with ``partner``, the best grade first."""
    lookup = scope.context.lookup
    held = {id for area in (scope.cell.reporter, partner) for id in lookup.sources(area, scope.cell.product)}
    for dataset in lookup.by_grade:
        found = _amount_in(scope, dataset, partner) if dataset.id in held and dataset is not scope.dataset else None
        if found is not None:
            yield dataset, found


def _amount_in(scope: Scope, dataset: Dataset, partner: str) -> Figure | None:
    for side in ("reporter", "mirror"):
        other = scope_in(scope, dataset, partner, side)
        found = other.amount() if other else None
        if found is not None and other is not None:
            return found.assuming("mirror") if "mirror" in other.granted else found
    return None


def _with_fills(total: Total, fills: list[tuple[str, Dataset, Figure]]) -> Iterator[Total]:
    yield total
    if not fills:
        return
    figure, replaced = total.figure, list(total.replaced)
    for partner, dataset, amount in fills:
        figure = figure + amount
        figure = replace(figure, fill_in=(*figure.fill_in, f"{partner}={dataset.id}")).assuming("fill_in")
        replaced.append((partner, amount))
    yield Total(figure, tuple(replaced))


def _fills(scope: Scope) -> list[tuple[str, Dataset, Figure]]:
    """For each partner left out, the best figure that another dataset has."""
    best = ((partner, next(elsewhere(scope, partner), None)) for partner in uncovered(scope))
    return [(partner, *found) for partner, found in best if found]


def _rebuilt(scope: Scope, base: Figure, partner: str) -> Iterator[Total]:
    """The total with other primary offices' figures for ``partner`` in place of the dataset's own."""
    own = scope.amount(partner=partner) if partner != WORLD else None
    if own is None:
        return
    for dataset, amount in elsewhere(scope, partner):
        if dataset.grade == "primary" and amount.value != own.value:
            yield Total((base - own + amount).assuming("other_part"), ((partner, amount),))


def _largest(scope: Scope) -> list[str]:
    """The partners with most trade in the scope that another primary dataset also counts."""
    sizes: dict[str, Figure] = {}
    for partner in sorted(scope.context.lookup.partners(scope.dataset.id, scope.cell) - {WORLD}):
        found = scope.amount(partner=partner)
        if found:
            sizes[partner] = found
    return sorted(sizes, key=lambda partner: (-sizes[partner].value, partner))[:MOST_REPLACED]


def _covers(entry: str, partner: str, months: tuple[str, ...]) -> bool:
    """Whether the ``PARTNER`` or ``PARTNER:FROM/TO`` of ``entry`` is ``partner`` over all of ``months``."""
    named, _, span = entry.partition(":")
    if named != partner:
        return False
    start, _, end = span.partition("/")
    after = all(month[: len(start)] >= start[:7] for month in months)
    before = not end or all(month[: len(end)] <= end[:7] for month in months)
    return after and before
