"""Amounts of one dataset: printed, or worked out from what it prints.

An amount is come by in one of these ways, the first that the data allow:

1. the row itself;
2. both flows: trade as exports and imports, a balance as their difference, one flow as trade less the other;
3. goods and services as the sum of the two;
4. several partners, or the members of a group at that date, all of them;
5. all months or quarters of the period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final, NamedTuple

from claimcheck.language import places
from claimcheck.records import Observation
from claimcheck.verification.figures import Figure, read, total
from claimcheck.verification.lookup import WORLD, Cell, Lookup, Vintage, normal, pick
from claimcheck.verification.readings.dates import months_in
from claimcheck.verification.settings import table

_BY_FLOWS: Final = {
    "trade": (("export", "+", "import"),),
    "balance": (("export", "-", "import"),),
    "export": (("trade", "-", "import"), ("balance", "+", "import")),
    "import": (("trade", "-", "export"), ("export", "-", "balance")),
}


class Ask(NamedTuple):
    """An amount wanted of one dataset."""

    dataset: str
    cell: Cell
    unit: str
    vintage: Vintage = "known"

    def of(self, **changes: str) -> Ask:
        """The same question with parts of its cell changed."""
        return Ask(self.dataset, self.cell.but(**changes), self.unit, self.vintage)


class Amounts:
    """Amounts out of the catalog for one document, each worked out once."""

    def __init__(self, lookup: Lookup, published: str | None) -> None:
        self.lookup, self.published = lookup, published
        self.lanes: dict[tuple[object, ...], tuple[Any, ...]] = {}
        self.records: dict[tuple[object, ...], tuple[Any, ...]] = {}
        """Where the flows asked for can be looked up, and who has rows at all; see ``lanes``."""
        self._found: dict[Ask, Figure | None] = {}
        self._printed: dict[Ask, Figure | None] = {}

    def get(self, ask: Ask) -> Figure | None:
        """The amount asked for; ``None`` where the dataset can give none."""
        if ask not in self._found:
            self._found[ask] = self._work_out(ask, _ROUTES) if self.may_have(ask.dataset, ask.cell) else None
        return self._found[ask]

    def may_have(self, dataset: str, cell: Cell) -> bool:
        """Whether asking is worth a try: the dataset has something for that period, or parts to put together."""
        holding = self.lookup.holding(dataset, cell)
        if holding is not None and (holding.has_parts or normal(cell.period) in holding.periods):
            return True
        if _is_composed(cell.reporter) or _is_composed(cell.partner):
            return True
        return cell.product == "GOODS_SERVICES" and self.may_have(dataset, cell.but(product="SERVICES"))

    def printed(self, ask: Ask) -> Figure | None:
        """The amount as the dataset prints it."""
        if ask not in self._printed:
            holding = self.lookup.holding(ask.dataset, ask.cell)
            row = self.row(ask) if holding and ask.cell.flow in holding.flows else None
            self._printed[ask] = _noted(row) if row else None
        return self._printed[ask]

    def row(self, ask: Ask) -> Observation | None:
        """The row that prints the amount; later prints fall back on what was known for rows never revised."""
        rows = [row for row in self.lookup.rows(ask.dataset, ask.cell) if row.unit == ask.unit]
        if not rows:
            return None
        found = pick(rows, self.published, ask.vintage)
        return found if found or ask.vintage == "known" else pick(rows, self.published, "known")

    def _work_out(self, ask: Ask, routes: Iterable[_Route]) -> Figure | None:
        found = self.printed(ask)
        for route in routes:
            if found is not None:
                break
            found = route(self, ask)
        return found

    def _by_flows(self, ask: Ask) -> Figure | None:
        for left, sign, right in self._pairs(ask):
            a, b = (self._work_out(ask.of(flow=flow), (Amounts._by_periods,)) for flow in (left, right))
            if a and b:
                return (a + b if sign == "+" else a - b).assuming("summed_flows")
        return None

    def _pairs(self, ask: Ask) -> list[tuple[str, str, str]]:
        """The pairs of flows that give the one asked for, as far as the dataset has both."""
        holding = self.lookup.holding(ask.dataset, ask.cell)
        if holding is None:
            return []
        return [pair for pair in _BY_FLOWS.get(ask.cell.flow, ()) if {pair[0], pair[2]} <= holding.flows]

    def _by_products(self, ask: Ask) -> Figure | None:
        if ask.cell.product != "GOODS_SERVICES":
            return None
        parts = self._all(ask.of(product=product) for product in ("TOTAL", "SERVICES"))
        return total(parts).assuming("summed_products") if parts else None

    def _by_partners(self, ask: Ask) -> Figure | None:
        for side, area in (("partner", ask.cell.partner), ("reporter", ask.cell.reporter)):
            if area == WORLD:
                continue
            members = self._parts_of(area, side, ask.cell)
            parts = self._all(ask.of(**{side: member}) for member in members) if members else None
            if parts:
                return total(parts).assuming("summed_partners" if is_joined(area) else "summed_members")
        return None

    def _parts_of(self, area: str, side: str, cell: Cell) -> tuple[str, ...]:
        """The areas that make up ``area``; none where their flows do not add up to its own."""
        if is_joined(area):
            members = tuple(area.split("+"))
        elif area != WORLD and places.is_bloc(area):
            members = places.members(area, cell.period)
        else:
            return ()
        # Members trade with each other: their flows with the world are not the group's flow with the world.
        inside = side == "reporter" and (cell.partner == WORLD or cell.partner in members) and not is_joined(area)
        return () if inside or (cell.reporter in members and side == "partner") else members

    def _by_outside(self, ask: Ask) -> Figure | None:
        """A group's trade with the world is its trade with those outside it."""
        outside = _outside().get(ask.cell.reporter)
        if not outside or ask.cell.partner != WORLD:
            return None
        found = self._work_out(ask.of(partner=outside), (Amounts._by_flows, Amounts._by_periods))
        return found.assuming("extra_group") if found else None

    def _by_periods(self, ask: Ask) -> Figure | None:
        holding = self.lookup.holding(ask.dataset, ask.cell)
        if holding is None or not holding.has_parts:
            return None
        for parts in split(ask.cell.period, ask.cell.reporter):
            if not holding.periods.issuperset(parts):
                continue
            found = self._all((ask.of(period=part) for part in parts), printed=True)
            if found:
                return total(found).assuming("summed_periods")
        return None

    def _all(self, asks: Iterable[Ask], *, printed: bool = False) -> list[Figure] | None:
        """Every amount asked for, or ``None`` when one is missing."""
        found = []
        for ask in asks:
            amount = self._work_out(ask, (Amounts._by_flows_printed,) if printed else _INNER)
            if amount is None:
                return None
            found.append(amount)
        return found

    def _by_flows_printed(self, ask: Ask) -> Figure | None:
        for left, sign, right in self._pairs(ask):
            a, b = self.printed(ask.of(flow=left)), self.printed(ask.of(flow=right))
            if a and b:
                return (a + b if sign == "+" else a - b).assuming("summed_flows")
        return None


_Route = Callable[[Amounts, Ask], Figure | None]
_ROUTES: Final[tuple[_Route, ...]] = (
    Amounts._by_flows,
    Amounts._by_products,
    Amounts._by_outside,
    Amounts._by_partners,
    Amounts._by_periods,
)
_INNER: Final[tuple[_Route, ...]] = (Amounts._by_flows, Amounts._by_periods)


def is_joined(area: str) -> bool:
    """Whether ``area`` is several areas together; some groups have a plus sign in their code."""
    return "+" in area and not places.is_bloc(area)


@cache
def _is_composed(area: str) -> bool:
    """Whether amounts of ``area`` may be put together from those of others."""
    return area != WORLD and ("+" in area or places.is_bloc(area) or area in _outside())


def split(period: str, reporter: str) -> list[tuple[str, ...]]:
    """The ways to cut ``period`` into whole quarters or months that a source may print, the coarser first."""
    months = months_in(period, reporter)
    if len(months) < 2:
        return []
    found = [months]
    if len(months) % 3 == 0 and int(months[0][5:]) % 3 == 1:
        quarters = tuple(f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}" for month in months[::3])
        if quarters != (period,):
            found.insert(0, quarters)
    return found


def _noted(row: Observation) -> Figure:
    figure = read(row)
    if row.status == "estimate":
        figure = figure.assuming("estimate")
    return figure.assuming("seasonally_adjusted") if row.note and "seasonally adjusted" in row.note.lower() else figure


@cache
def _outside() -> dict[str, str]:
    return {row["area"]: row["outside"] for row in table("outside")}
