"""Changes over a stretch of time: "between April and May", "from 2012 to 2017", "since 2010"."""

from __future__ import annotations

import re

from claimcheck.claims.frames import Slot
from claimcheck.claims.kinds import Sense
from claimcheck.claims.timing.clock import Clock, Timed
from claimcheck.claims.timing.periods import owner_of, period_in_force
from claimcheck.language.periods import frequency, shift

_YEARS = re.compile(r"\d{4}/\d{4}")
_PERFECT = frozenset({"has", "have", "having", "had", "'s been"})
_ARRIVING = re.compile(r"(?:Z|t|k|kd?[xa]?o)[dxa]{0,2}$")


def of_stretch(clock: Clock, at: int, sense: Sense) -> Timed | None:
    """When a number is, and from when it changed, in a clause that tells where a stretch begins and ends.

    "Between 2012 and 2017 exports rose 40 percent, from $5 billion to $7 billion": the change is of 2017 from
    2012, the levels are of its ends.
    """
    ends = _ends(clock, at, sense)
    if ends is None or owner_of(clock, at) is not None or _own(clock, at, ends):
        return None
    first, last = ends
    if sense.base:
        return Timed(first)
    if sense.kind == "average":
        return Timed(last._replace(value=f"{first.value}/{last.value}")) if sense.per == "year" else None
    if sense.kind in ("growth", "ratio"):
        return Timed(last, first)
    if any(other.base for other in clock.senses.values()) or _arrives(clock, at) or frequency(last.value or "") == "M":
        return Timed(last)
    return None


def _own(clock: Clock, at: int, ends: tuple[Slot, Slot]) -> bool:
    """Whether the number has a period of its own right behind it."""
    spot = at + 1 + (clock.codes[at + 1 : at + 2] in tuple("io"))
    if clock.codes[spot : spot + 1] != "T" or spot not in clock.windows:
        return False
    return not ends[0].start <= clock.slot(spot).start <= ends[1].start


def _arrives(clock: Clock, at: int) -> bool:
    """Whether a level is where the change led: "reaching $41 billion", "which cut the surplus to 6 billion"."""
    changed = any(n < at and other.kind in ("growth", "ratio", "average") for n, other in clock.senses.items())
    since = clock.codes.rfind("L", 0, at)
    if since > 0 and clock.tokens[since].low == "when":
        return True  # "tripled between 2019 and 2022, when they passed 12 billion"
    return changed and _ARRIVING.search(clock.codes[max(0, at - 6) : at]) is not None


def _ends(clock: Clock, at: int, sense: Sense) -> tuple[Slot, Slot] | None:
    """The first and the last time of the stretch in force at the number."""
    for first, last in clock.pairs:
        if not set(clock.codes[min(last, at) : max(first, at)]) & set(";L"):
            return clock.slot(first), clock.slot(last)
    spot = period_in_force(clock, at)
    if spot is None:
        return None
    told = clock.told(spot)
    if _YEARS.fullmatch(told):
        begin, end = told.split("/")
    elif sense.kind != "average" and (months := _neighbours(clock, spot)):
        begin, end = months
    else:
        return None
    return clock.slot(spot, begin), clock.slot(spot, end)


def _neighbours(clock: Clock, spot: int) -> tuple[str, str] | None:
    """The two months of "between April and May"; January and February are one stretch for those who count trade."""
    first, _, last = clock.told(spot).partition("/")
    before = clock.codes[max(0, spot - 2) : spot]
    between = clock.tokens[max(0, spot - 1)].low == "between" or before == "Nf"  # "fell 10.6 percent from May to June"
    if not between or frequency(first or "2000") != "M" or not last:
        return None
    return (first, last) if shift(first, months=1) == last and not first.endswith("-01") else None


def start_since(clock: Clock, at: int, period: Slot) -> Slot | None:
    """Where "since" says that a change in the perfect began: "since 2014 imports have grown by half"."""
    low = max(clock.codes.rfind(mark, 0, at) for mark in ";L") + 1
    if clock.codes[max(0, low - 2) : low] == ",L" and "," in clock.codes[low:at]:
        low = clock.codes.rfind(";", 0, low) + 1  # "Since 2004, when it joined the bloc, exports have ..."
    ends = [end for mark in ";L" if (end := clock.codes.find(mark, at)) >= 0]
    high = min(ends, default=len(clock.codes))
    if not any(token.low in _PERFECT for token in clock.tokens[low:high]):
        return None
    for spot in reversed(clock.sinces):
        told = clock.told(spot)
        if low <= spot < high and told and period.value and told < period.value and "/" not in told:
            return clock.slot(spot)
    return None


def years_of_average(clock: Clock, at: int, period: Slot | None) -> Slot | None:
    """The years over which a rate is averaged: since the one told, or the one that the text before was about."""
    if period is None or period.value is None or frequency(period.value) != "A":
        return None
    first = start_since(clock, at, period) or clock.held
    if first is None or not re.fullmatch(r"\d{4}", first.value or "") or int(period.value) - int(first.value or 0) < 2:
        return None
    if "percent" not in (clock.tokens[at].item.unit or ""):
        return None
    return period._replace(value=f"{first.value}/{period.value}")
