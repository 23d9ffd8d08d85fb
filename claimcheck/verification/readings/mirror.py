"""A flow as the partner recorded it: its imports for the exports claimed, and the reverse.

Imports are mostly valued with freight and insurance (cif), exports without (fob). ``FACTOR`` lies between the two:
1.06 on average, with ``RANGE`` around it (Miao and Fortanier, "Estimating Transport and Insurance Costs of
International Trade", OECD Statistics Working Papers 2017/04). A source that values imports without freight needs none.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from claimcheck.records import Dataset, Interval
from claimcheck.verification import intervals
from claimcheck.verification.figures import Figure
from claimcheck.verification.lookup import Cell
from claimcheck.verification.readings.amounts import Amounts, Ask
from claimcheck.verification.readings.dates import as_seen_by

FACTOR: Final = Decimal("1.06")
RANGE: Final = Interval(Decimal("1.00"), Decimal("1.10"))
TURNED: Final = {"export": "import", "import": "export", "trade": "trade", "balance": "balance"}
_WITHOUT_FREIGHT: Final = frozenset({"fob", "customs_value", "customs value"})


def turned(cell: Cell) -> Cell | None:
    """The same flow from the partner's side; ``None`` for a flow that has no other side."""
    if cell.flow not in TURNED:
        return None
    period = as_seen_by(cell.period, cell.reporter, cell.partner)
    return Cell(cell.partner, cell.reporter, TURNED[cell.flow], cell.product, period)


def mirrored(amounts: Amounts, ask: Ask, dataset: Dataset, *, counted_here: bool) -> Figure | None:
    """The amount from the partner's side of ``ask``, brought to the claimed side's valuation.

    ``counted_here``: the row is written from the partner's side but was counted by the claimed side's own office,
    so that it needs no allowance. A balance keeps its meaning: the partner's surplus is the deficit claimed.
    """
    cell = turned(ask.cell)
    found = amounts.get(Ask(ask.dataset, cell, ask.unit, ask.vintage)) if cell else None
    if found is None or cell is None:
        return None
    if cell.flow == "balance":
        found = found.turned()
    return found if counted_here else _valued(found, ask.cell.flow, dataset)


def _valued(found: Figure, flow: str, dataset: Dataset) -> Figure:
    valuation = dataset.definition.get("valuation", "").lower()
    if flow not in ("export", "import") or valuation in _WITHOUT_FREIGHT:
        return found.assuming("swapped") if flow == "trade" else found
    if flow == "import":
        wide = intervals.multiply(found.interval, RANGE)
        return found.times(FACTOR).within(wide).assuming("cif_fob")
    return found.divided(FACTOR).within(intervals.divide(found.interval, RANGE)).assuming("cif_fob")
