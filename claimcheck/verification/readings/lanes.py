"""Lanes: the datasets, sides and currencies in which a flow can be looked up, whatever the period.

They depend on who trades what, not on when or how much, so that all claims and slips about one flow share them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from claimcheck.records import Dataset
from claimcheck.verification.context import Context
from claimcheck.verification.lookup import WORLD, Cell, Vintage
from claimcheck.verification.readings.amounts import is_joined
from claimcheck.verification.readings.mirror import turned

Side = Literal["reporter", "mirror"]
_PERCENTAGES: Final = frozenset({"percent", "percentage_points", "percent/year", "times", "rank"})
_PREFERRED: Final = ("USD", "EUR")


class Lane(NamedTuple):
    """One choice of dataset, side and currency, with the prints that can differ there."""

    dataset: Dataset
    side: Side
    unit: str
    """Of the rows."""
    into: str | None
    """The currency to convert into."""
    vintages: tuple[Vintage, ...]


class _Record(NamedTuple):
    """What one dataset has on one side of a flow."""

    dataset: Dataset
    side: Side
    units: tuple[str, ...]
    vintages: tuple[Vintage, ...]


def lanes(context: Context, code: str, *, by_unit: bool = False) -> tuple[Lane, ...]:
    """The lanes for the claim's flow of product ``code``, the most literal first.

    ``by_unit``: every currency of a dataset counts as a lane of its own, as growth needs it; otherwise the claim's
    currency, or for percentages the first that the dataset has.
    """
    claim, known = context.claim, context.amounts.lanes
    key = (claim.reporter, claim.partner, claim.flow, code, claim.unit, by_unit, context.is_light)
    if key not in known:
        known[key] = tuple(_found(context, code, by_unit))
    return known[key]


def reaches(context: Context, period: str) -> bool:
    """Whether some dataset may have the claim's flow for ``period``."""
    claim = context.claim
    for code, _ in context.products():
        cell = Cell(claim.reporter or "", context.partner, claim.flow or "", code, period)
        if any(may_answer(context, lane, cell) for lane in lanes(context, code)):
            return True
    return False


def may_answer(context: Context, lane: Lane, cell: Cell) -> bool:
    """Whether the lane's dataset has anything for ``cell``, or for a partner it leaves out and others may fill in."""
    asked = turned(cell) if lane.side == "mirror" else cell
    if asked is None or lane.dataset.not_covered or "/" in cell.period:
        return asked is not None
    return context.amounts.may_have(lane.dataset.id, asked)


def is_counted_here(dataset: Dataset, side: Side) -> bool:
    """Whether the claim's own side counted the rows, from whichever side they are written."""
    return (dataset.definition.get("side") == "mirror") == (side == "mirror")


def _found(context: Context, code: str, by_unit: bool) -> Iterator[Lane]:
    claim = context.claim
    is_plain = context.is_light and claim.flow != "trade" and context.partner != WORLD
    for record in _records(context, code):
        if claim.flow == "reexport" and record.side == "mirror":
            continue
        if is_plain and not is_counted_here(record.dataset, record.side) and record.side == "mirror":
            continue
        for unit, into in _units(record.units, unit_of(claim.unit), by_unit):
            if not (context.is_light and into):
                yield Lane(record.dataset, record.side, unit, into, record.vintages)


def _records(context: Context, code: str) -> tuple[_Record, ...]:
    """The datasets with rows of either side, whatever the flow."""
    known, key = context.amounts.records, (context.claim.reporter, context.partner, code)
    if key not in known:
        sides: tuple[Side, ...] = ("reporter",) if context.partner == WORLD else ("reporter", "mirror")
        known[key] = tuple(record for side in sides for record in _of_side(context, code, side))
    return known[key]


def _of_side(context: Context, code: str, side: Side) -> Iterator[_Record]:
    """Datasets with any row from that side; groups may be added up from their members' rows."""
    rows_of = context.claim.reporter or "" if side == "reporter" else context.partner
    areas = rows_of.split("+") if is_joined(rows_of) else [rows_of]
    lookup = context.lookup
    for id in dict.fromkeys(id for area in areas for id in lookup.sources(area, code)):
        units = lookup.units(id, rows_of.split("+")[0], code)
        yield _Record(context.dataset(id), side, units, vintages(context, id, rows_of, code))


def vintages(context: Context, id: str, rows_of: str, code: str) -> tuple[Vintage, ...]:
    """The prints of dataset ``id`` that can differ for rows of ``rows_of``, as far as the settings ask for them."""
    area = rows_of.split("+")[0] if is_joined(rows_of) else rows_of
    found = context.lookup.vintages(id, area, code, context.published)
    return found if context.settings.later_data else tuple(vintage for vintage in found if vintage != "later")


def _units(held: Sequence[str], wanted: str | None, by_unit: bool) -> Sequence[tuple[str, str | None]]:
    """Currency of the rows and currency to convert into."""
    if wanted is None:
        money = [unit for unit in sorted(held, key=_last_resort) if is_currency(unit)]
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
