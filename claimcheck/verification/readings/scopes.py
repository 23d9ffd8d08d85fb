"""Scopes: whose record, of what, when and in which currency a claim may be read, in order and bounded.

A scope is one choice along each dimension; the claim kinds ask it for amounts and need not know how it comes by them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from claimcheck.records import Dataset
from claimcheck.verification.context import Context
from claimcheck.verification.figures import Figure, read
from claimcheck.verification.lookup import WORLD, Cell, Measure, Vintage, is_known, pick
from claimcheck.verification.readings import currency
from claimcheck.verification.readings.amounts import Ask, is_joined
from claimcheck.verification.readings.dates import months_in
from claimcheck.verification.readings.mirror import mirrored
from claimcheck.verification.settings import table

Side = Literal["reporter", "mirror"]
MOST: Final = 96
"""Scopes tried for one claim; more than any claim over the embedded data needs, a guard for hostile catalogs."""
_PERCENTAGES: Final = frozenset({"percent", "percentage_points", "percent/year", "times", "rank"})
_PREFERRED: Final = ("USD", "EUR")


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
        cell = self.cell._replace(**changes) if changes else self.cell
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
        rows = self.context.lookup.rows(self.dataset.id, self.cell._replace(**changes), measure)
        found = []
        for basis in sorted({row.basis or "" for row in rows}):
            chosen = pick((row for row in rows if (row.basis or "") == basis), self.context.published, self.vintage)
            if chosen:
                found.append(read(chosen))
        return found

    @property
    def is_counted_here(self) -> bool:
        """Whether the claim's own side counted the rows, from whichever side they are written."""
        turned = self.dataset.definition.get("side") == "mirror"
        return turned == (self.side == "mirror")

    @property
    def granted(self) -> tuple[str, ...]:
        """Caveats of the scope itself."""
        codes = list(self.assumptions)
        if not self.is_counted_here and self.cell.partner != WORLD:
            own = "mirror" if self.side == "mirror" else "partner_count"
            codes.append("swapped" if self.cell.flow == "trade" else own)
        if self.vintage != "known":
            codes.append({"later": "later_print", "first": "first_print"}[self.vintage])
        if self.cell.product != "GOODS_SERVICES" and self.dataset.definition.get("basis") == "balance_of_payments":
            codes.append("other_basis")
        if _is_adjusted(self.dataset) and "adjusted" not in self.context.claim.text:
            codes.append("seasonally_adjusted")
        return tuple(codes)

    def at_period(self, period: str) -> Scope:
        return replace(self, cell=self.cell._replace(period=period))

    def at(self, vintage: Vintage) -> Scope:
        return replace(self, vintage=vintage)


def scopes(context: Context, *, by_unit: bool = False) -> Iterator[Scope]:
    """The scopes of the claim, the most literal first.

    ``by_unit``: every currency of a dataset counts as a scope of its own, as growth needs it; otherwise the claim's
    currency, or for percentages the first that the dataset has.
    """
    found = 0
    for scope in _plain_scopes(context, by_unit):
        if context.is_light and (scope.into or "mirror" in scope.granted):
            continue
        for variant in (scope, *(() if context.is_light else _compositions(scope))):
            for vintage in _vintages(variant):
                if found == MOST:
                    return
                found += 1
                yield variant.at(vintage)


def _plain_scopes(context: Context, by_unit: bool) -> Iterator[Scope]:
    for code, product_codes in context.products():
        for period, period_codes in context_periods(context):
            for cell, side in _sides(context, code, period):
                for id in _holders(context, cell, side):
                    for unit, into in _units(context, id, cell, side, by_unit):
                        granted = (*product_codes, *period_codes)
                        scope = Scope(context, context.dataset(id), cell, unit, side, "known", into, granted)
                        if into is None or not _has_own(scope, into):
                            yield scope


def _has_own(scope: Scope, unit: str) -> bool:
    """Whether the dataset has the amount in the claim's currency, so that nothing need be converted."""
    return replace(scope, unit=unit, into=None).amount() is not None


def _sides(context: Context, code: str, period: str) -> Iterator[tuple[Cell, Side]]:
    claim = context.claim
    if claim.reporter is None or claim.flow is None:
        return
    cell = Cell(claim.reporter, context.partner, claim.flow, code, period)
    yield cell, "reporter"
    if cell.partner != WORLD and cell.flow != "reexport":
        yield cell, "mirror"


def _holders(context: Context, cell: Cell, side: Side) -> tuple[str, ...]:
    """Datasets with any row from that side; groups may be added up from their members' rows."""
    rows_of = cell.reporter if side == "reporter" else cell.partner
    areas = rows_of.split("+") if is_joined(rows_of) else [rows_of]
    return tuple(dict.fromkeys(id for area in areas for id in context.lookup.sources(area, cell.product)))


def _units(context: Context, id: str, cell: Cell, side: Side, by_unit: bool) -> Sequence[tuple[str, str | None]]:
    """Currency of the rows and currency to convert into."""
    rows_of = (cell.reporter if side == "reporter" else cell.partner).split("+")[0]
    held = context.lookup.units(id, rows_of, cell.product)
    wanted = unit_of(context.claim.unit)
    if wanted is None:
        ordered = sorted(held, key=lambda unit: (unit not in _PREFERRED, unit))
        money = [unit for unit in ordered if is_currency(unit)]
        # A dataset may print shares alone.
        return [(unit, None) for unit in (money if by_unit else money[:1]) or ("percent",)]
    own = [(wanted, None)] if wanted in held else []
    if not is_currency(wanted):
        return own
    others = [unit for unit in sorted(held, key=_last_resort) if is_currency(unit) and unit != wanted]
    return [*own, *((unit, wanted) for unit in others[:1])]


def _last_resort(unit: str) -> tuple[bool, str]:
    return unit not in _PREFERRED, unit


def unit_of(unit: str | None) -> str | None:
    """The unit of the rows that bear on a claim in ``unit``; ``None`` where any currency does.

    >>> unit_of("USD/day"), unit_of("percent"), unit_of("tonnes")
    ('USD', None, 'tonnes')
    """
    if unit is None or unit in _PERCENTAGES:
        return None
    return unit.split("/")[0] if is_currency(unit.split("/")[0]) else unit


def is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def context_periods(context: Context) -> list[tuple[str, tuple[str, ...]]]:
    """Periods the claim may mean: its own, else the latest years out when the document appeared."""
    if context.claim.period:
        return [(context.claim.period, ())]
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
    """The scope with areas counted apart added to one that texts may take to include them."""
    for side, area in (("partner", scope.cell.partner), ("reporter", scope.cell.reporter)):
        for row in _composed().get(area, ()):
            cell = scope.cell._replace(**{side: row["with"]})
            if all(_is_held(scope, side, part) for part in row["with"].split("+")):
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
    cell = scope.cell._replace(**{side: area})
    if scope.side == "mirror":
        cell = cell._replace(reporter=cell.partner, partner=cell.reporter)
    return scope.context.lookup.holding(scope.dataset.id, cell) is not None


def _vintages(scope: Scope) -> tuple[Vintage, ...]:
    context, rows_of = scope.context, scope.cell.reporter if scope.side == "reporter" else scope.cell.partner
    area = rows_of.split("+")[0] if is_joined(rows_of) else rows_of
    found = context.lookup.vintages(scope.dataset.id, area, scope.cell.product, context.published)
    return found if context.settings.later_data else tuple(vintage for vintage in found if vintage != "later")


def scope_in(scope: Scope, dataset: Dataset, partner: str, side: Side) -> Scope | None:
    """The scope for ``partner`` in another dataset, in the same currency; ``None`` where that has no rows for it."""
    cell = scope.cell._replace(partner=partner)
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
