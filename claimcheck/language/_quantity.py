"""The record of one quantity found in a text."""

from __future__ import annotations

from decimal import Decimal

from claimcheck._record import record
from claimcheck.records import Words


@record
class Quantity:
    """One quantity of a text; ``text[start:end]`` holds sign, number, scale and unit, not the hedge."""

    start: int
    end: int
    text: str
    value: Decimal
    """Scaled and positive; a part of a whole is in percent: "a third" is 33.3333."""
    unit: str | None = None
    """percent, percentage_points, times, an ISO 4217 code, tonnes, barrels ...; ``None`` for a bare number."""
    quantum: Decimal | None = None
    """One unit of the last printed digit, scaled; ``None`` for words, parts and multiples."""
    modifier: str = "exact"
    value_high: Decimal | None = None
    direction: str | None = None
    """``up`` or ``down`` for signed percentages and for words such as "doubled"."""
    negative: bool = False
    currency_ambiguous: bool = False
    per: str | None = None
    """By what it is counted: day, month, year (an average); tonne, barrel ... (a price)."""
    hedge: Words | None = None
    form: str = "numeral"
    """numeral, words, fraction or multiple."""
    converts: bool = False
    """It only converts the amount just before: "112.7 billion euros (130.4 billion dollars)"."""
    currencies: tuple[str, ...] = ()
    """The ISO codes the currency words may mean, the likeliest first; ``unit`` is that first one."""
    kind: str | None = None
    """What sort of unit: money, percent, points, times, mass, volume, energy, count, time ..."""
    scale: Decimal | None = None
    """Factor of the scale word printed with the number; ``None`` where there is none."""
