"""What quantities that stand together lend one another: a unit printed once, an amount converted."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.language._quantity import Quantity

_LAST_JOIN = re.compile(r"(?:,? (?:and|or|to|versus|vs\.?|against)|/) ?(?:by )?")
_OF_THE = re.compile(r" (?:out )?of (?:the|that|some|a total of) (?:total |whole )?")
_LIST_JOIN = re.compile(r", ?")
_LENDS = frozenset({"percent", "points", "money", "mass", "volume", "energy", "times"})
_BRACKET = re.compile(r"\s?[(\[]\s?(?:or|i\.e\.,?|equal to|equivalent to|the equivalent of|worth|=)?\s?")
_BRACKET_END = re.compile(r"\s?(?:[)\]]|,? (?:at|as of|using|by) )")
_OR = re.compile(r",? ?(?:or|equivalent to|equal to|the equivalent of|i\.e\.,?) (?:the equivalent of )?| ?/ ?")
_PHYSICAL = frozenset({"mass", "volume", "energy"})


def share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give "11, 12 and 13 percent" and "from 5 to 6 tonnes" their unit in every place."""
    lent_at = -1
    for i in range(len(found) - 2, -1, -1):
        this, following = found[i], found[i + 1]
        if this.unit is not None or this.form != "numeral" or following.kind not in _LENDS or following.per:
            continue
        gap = text[this.end : _left(following)]
        last = _LAST_JOIN.fullmatch(gap) is not None or _is_part_of(gap, this, following)
        if not last and not (lent_at == i + 1 and _LIST_JOIN.fullmatch(gap)):
            continue
        if this.scale is not None and following.kind in ("percent", "points", "times"):
            continue
        found[i] = _lend(this, following)
        lent_at = i
    return found


def _is_part_of(gap: str, this: Quantity, following: Quantity) -> bool:
    """Whether a bare number is part of the amount behind it: "2.8 of the 6.9 billion dollars"."""
    counted = following.kind in ("money", "mass", "volume") and following.scale is not None
    return counted and this.value < (following.value / (following.scale or 1)) and _OF_THE.fullmatch(gap) is not None


def _lend(this: Quantity, following: Quantity) -> Quantity:
    borrowed = following.scale if this.scale is None else None
    factor = borrowed if borrowed is not None else 1
    return replace(
        this,
        value=this.value * factor,
        quantum=None if this.quantum is None else this.quantum * factor,
        unit=following.unit,
        kind=following.kind,
        currencies=following.currencies,
        currency_ambiguous=following.currency_ambiguous,
        scale=following.scale if this.scale is None else this.scale,
    )


def join_parts(text: str, found: list[Quantity]) -> list[Quantity]:
    """Make one range of "between a third and a half" and "a quarter to a third"."""
    joined: list[Quantity] = []
    for part in found:
        low = joined[-1] if joined else None
        if low is not None and part.form == low.form == "fraction" and _is_range(text, low, part):
            joined[-1] = replace(
                low, end=part.end, text=text[low.start : part.end], value_high=part.value, modifier="range"
            )
        else:
            joined.append(part)
    return joined


def _is_range(text: str, low: Quantity, high: Quantity) -> bool:
    if low.value >= high.value or low.value_high is not None:
        return False
    before, gap = text[max(0, low.start - 9) : low.start].lower(), text[low.end : high.start]
    return (gap == " and " and before.endswith("between ")) or (gap == " to " and not before.endswith("from "))


def mark_conversions(text: str, found: list[Quantity]) -> list[Quantity]:
    """Mark each amount that only repeats the one before it in another currency or measure."""
    for i in range(1, len(found)):
        if _converts(text, found[i - 1], found[i]):
            found[i] = replace(found[i], converts=True)
    return found


def _converts(text: str, before: Quantity, this: Quantity) -> bool:
    if before.unit == this.unit or before.unit is None or this.unit is None:
        return False
    money = before.kind == this.kind == "money"
    if not money and not (before.kind in _PHYSICAL and this.kind in _PHYSICAL):
        return False
    gap = text[before.end : _left(this)]
    if _BRACKET.fullmatch(gap):
        return _BRACKET_END.match(text, this.end) is not None
    return money and _OR.fullmatch(gap) is not None


def _left(quantity: Quantity) -> int:
    """Where a quantity begins, its hedge included."""
    return min(quantity.start, quantity.hedge.start) if quantity.hedge else quantity.start
