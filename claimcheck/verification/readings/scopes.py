"""Scopes: whose record, of what, when and in which currency a claim may be read, in order and bounded.

A scope is one choice along each dimension; the claim kinds ask it for amounts and need not know how it comes by them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from claimcheck.records import Dataset
from claimcheck.verification.context import FROM_SOURCE, Context
from claimcheck.verification.figures import Figure, read
from claimcheck.verification.lookup import WORLD, Cell, Measure, Vintage, is_known, pick
from claimcheck.verification.readings import currency
from claimcheck.verification.readings.amounts import Ask
from claimcheck.verification.readings.dates import calendar_year, months_in
from claimcheck.verification.readings.lanes import Side, is_counted_here, is_currency, lanes, may_answer, vintages
from claimcheck.verification.readings.mirror import mirrored
from claimcheck.verification.settings import table

CALENDAR_YEAR: Final = "calendar_year"
"""The caveat of a calendar year that stands in for a fiscal year."""
MOST: Final = 96
"""Scopes tried for one claim; more than any claim over the embedded data needs, a guard for hostile catalogs."""


@dataclass(frozen=True, slots=True)
class Scope:
    """One choice of dataset, side, product, period, print and currency."""

    context: Context
    dataset: Dataset
    cell: Cell
    unit: str
    """Of the rows."""
    side: Side = "reporter"
    vintage: Vintage = "known"
    into: str | None = None
    """The currency to convert into."""
    assumptions: tuple[str, ...] = ()

    def amount(self, **changes: str) -> Figure | None:
        """The amount in this scope, with parts of its cell changed; ``None`` where the dataset has none."""
        cell = self.cell.but(**changes) if changes else self.cell
        ask = Ask(self.dataset.id, cell, self.unit, self.vintage)
        if self.side == "mirror":
            found = mirrored(self.context.amounts, ask, self.dataset, counted_here=self.is_counted_here)
        else:
            found = self.context.amounts.get(ask)
        if found and self.into:
            found = currency.convert(found, self.unit, self.into, months_in(cell.period, cell.reporter))
        return found

    def printed(self, measure: Measure, **changes: str) -> list[Figure]:
        """The share or rate of change that the dataset itself prints, one for each basis; none from the other side."""
        if self.side == "mirror":
            return []
        rows = self.context.lookup.rows(self.dataset.id, self.cell.but(**changes), measure)
        found = []
        for basis in sorted({row.basis or "" for row in rows}):
            chosen = pick((row for row in rows if (row.basis or "") == basis), self.context.published, self.vintage)
            if chosen:
                found.append(read(chosen))
        return found

    @property
    def is_counted_here(self) -> bool:
        """Whether the claim's own side counted the rows, from whichever side they are written."""
        return is_counted_here(self.dataset, self.side)

    @property
    def granted(self) -> tuple[str, ...]:
        """Caveats of the scope itself."""
        codes = list(self.assumptions)
        if FROM_SOURCE in self.context.claim.doubts:
            codes.append("reporter_from_source")
        if not self.is_counted_here and self.cell.partner != WORLD:
            own = "mirror" if self.side == "mirror" else "partner_count"
            codes.append("swapped" if self.cell.flow == "trade" else own)
        if self.vintage != "known":
            codes.append({"later": "later_print", "first": "first_print"}[self.vintage])
        if self.cell.product != "GOODS_SERVICES" and self.dataset.definition.get("basis") == "balance_of_payments":
            codes.append("other_basis")
        if self.dataset.definition.get("other_asia") in (self.cell.partner, self.cell.reporter):
            codes.append("other_asia")
        if _is_adjusted(self.dataset) and "adjusted" not in self.context.claim.text:
            codes.append("seasonally_adjusted")
        return tuple(codes)

    def at_period(self, period: str) -> Scope:
        return replace(self, cell=self.cell.but(period=period))

    def at(self, vintage: Vintage) -> Scope:
        return self if vintage == self.vintage else replace(self, vintage=vintage)


def scopes(context: Context, *, by_unit: bool = False) -> Iterator[Scope]:
    """The scopes of the claim, the most literal first.

    ``by_unit``: every currency of a dataset counts as a scope of its own, as growth needs it; otherwise the claim's
    currency, or for percentages the first that the dataset has.
    """
    found = 0
    for scope, prints in _plain_scopes(context, by_unit):
        for variant in (scope, *(() if context.is_light else _compositions(scope))):
            for vintage in prints if variant is scope else _vintages(variant):
                if found == MOST:
                    return
                found += 1
                yield variant.at(vintage)


def _plain_scopes(context: Context, by_unit: bool) -> Iterator[tuple[Scope, tuple[Vintage, ...]]]:
    """The scopes before areas are put together, each with the prints it may be read in."""
    claim = context.claim
    if claim.reporter is None or claim.flow is None:
        return
    periods = context_periods(context)
    for code, product_codes in context.products():
        found = lanes(context, code, by_unit=by_unit)
        for period, period_codes in periods:
            cell = Cell(claim.reporter, context.partner, claim.flow, code, period)
            granted = (*product_codes, *period_codes)
            for lane in found:
                if context.is_light and not may_answer(context, lane, cell):
                    continue
                scope = Scope(context, lane.dataset, cell, lane.unit, lane.side, "known", lane.into, granted)
                if lane.into is None or not _has_own(scope, lane.into):
                    yield scope, lane.vintages


def _has_own(scope: Scope, unit: str) -> bool:
    """Whether the dataset has the amount in the claim's currency, so that nothing need be converted."""
    return replace(scope, unit=unit, into=None).amount() is not None


def context_periods(context: Context) -> list[tuple[str, tuple[str, ...]]]:
    """Periods the claim may mean: its own, else the latest years out when the document appeared.

    A fiscal year may also be held against the calendar year nearest, which can hint but never decide.
    """
    period = context.claim.period
    if period:
        nearest = None if context.is_light else calendar_year(period, context.claim.reporter or "")
        return [(period, ()), (nearest, (CALENDAR_YEAR,))] if nearest else [(period, ())]
    return [(year, ("period_assumed",)) for year in latest_years(context)]


def latest_years(context: Context) -> tuple[str, ...]:
    """The last two years with a row for the claim's flow that was out when the document appeared."""
    claim = context.claim
    if claim.reporter is None or claim.flow is None:
        return ()
    years = {
        row.period
        for product, _ in context.products()
        for row in context.lookup.all_rows(claim.reporter, product)
        if row.flow == claim.flow and len(row.period) == 4 and context.is_over(row.period)
        if is_known(row, context.published)
    }
    return tuple(sorted(years, reverse=True)[:2])


def _compositions(scope: Scope) -> Iterator[Scope]:
    """The scope with areas counted apart added to one that texts may take to include them, or in place of one."""
    for side, area in (("partner", scope.cell.partner), ("reporter", scope.cell.reporter)):
        for row in _composed().get(area, ()):
            cell, parts = scope.cell.but(**{side: row["with"]}), row["with"].split("+")
            stands_in = area not in parts
            if all(_is_held(scope, side, part) for part in parts) and not (stands_in and _is_held(scope, side, area)):
                yield replace(scope, cell=cell, assumptions=(*scope.assumptions, row["code"]))


@cache
def _composed() -> dict[str, list[dict[str, str]]]:
    """The rows of ``tables/compositions.csv`` by area."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in table("compositions"):
        found.setdefault(row["area"], []).append(row)
    return found


def _is_held(scope: Scope, side: str, area: str) -> bool:
    """Whether the dataset counts the flow with, or of, ``area`` apart."""
    cell = scope.cell.but(**{side: area})
    if scope.side == "mirror":
        cell = cell.but(reporter=cell.partner, partner=cell.reporter)
    holding = scope.context.lookup.holding(scope.dataset.id, cell)
    return holding is not None and bool(holding.flows)


def _vintages(scope: Scope) -> tuple[Vintage, ...]:
    rows_of = scope.cell.reporter if scope.side == "reporter" else scope.cell.partner
    return vintages(scope.context, scope.dataset.id, rows_of, scope.cell.product)


def scope_in(scope: Scope, dataset: Dataset, partner: str, side: Side) -> Scope | None:
    """The scope for ``partner`` in another dataset, in the same currency; ``None`` where that has no rows for it."""
    cell = scope.cell.but(partner=partner)
    rows_of = cell.reporter if side == "reporter" else partner
    if dataset.id not in scope.context.lookup.sources(rows_of, cell.product):
        return None
    held = scope.context.lookup.units(dataset.id, rows_of, cell.product)
    wanted = scope.into or scope.unit
    unit = wanted if wanted in held else next((unit for unit in held if is_currency(unit)), None)
    if unit is None:
        return None
    return replace(
        scope, dataset=dataset, cell=cell, unit=unit, side=side, into=None if unit == wanted else wanted, assumptions=()
    )


def _is_adjusted(dataset: Dataset) -> bool:
    """Whether every figure of the dataset is adjusted for the season."""
    said = dataset.definition.get("seasonal_adjustment", "")
    return said.startswith(("seasonally", "calendar and seasonally"))
