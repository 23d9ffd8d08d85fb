"""When: the period of each number, and the period that a change is measured from.

A period right after a number is its own; one before it holds on until the next; what stands after
"from", "than", "against" or says "a year earlier" is what the change is measured from. A sentence
without a period takes that of the sentence before.
"""

from __future__ import annotations

from claimcheck.claims.frames import Slot
from claimcheck.claims.timing.bases import (
    base_before,
    base_level,
    base_of,
    earlier,
    of_flows,
    owned_period,
    said_ago,
)
from claimcheck.claims.timing.clock import Clock, Timed
from claimcheck.claims.timing.periods import main_period, owner_of, period_of, rolling, running, span_of
from claimcheck.claims.timing.steps import rhythm, step_back
from claimcheck.claims.timing.stretches import of_stretch, years_of_average

__all__ = ["Clock", "Timed", "main_period", "moment", "rhythm", "step_back", "time"]


def time(clock: Clock, at: int, reporter: str | None) -> Timed:
    """The period of the number at token ``at``, and for a change what it is measured from."""
    sense = clock.senses[at]
    if (timed := of_stretch(clock, at, sense)) is not None:
        return timed
    owner = owner_of(clock, at)
    if owner is not None or earlier(clock, at) or said_ago(clock, at):
        told = owned_period(clock, at, owner) if owner is not None else base_level(clock, at, reporter)
        period = rolling(clock, at, told)
        return Timed(period, base_before(clock, at, period, reporter) if sense.kind == "growth" else None)
    period = rolling(clock, at, running(clock, at) or period_of(clock, at))
    if sense.kind == "average" and sense.per == "year" and (span := span_of(clock, period)):
        return Timed(span)
    if sense.kind == "average" and sense.per == "year" and (span := years_of_average(clock, at, period)):
        return Timed(span)
    if sense.kind not in ("growth", "ratio") or sense.ratio == "cover" or of_flows(clock, at):
        return Timed(period)
    return Timed(period, base_of(clock, at, period, reporter))


def moment(clock: Clock, at: int) -> Slot | None:
    """The period in force at a token that is no number (a rank, a record)."""
    number = clock.codes.find("N", at, at + 4)
    if number >= 0 and number in clock.senses and earlier(clock, number):  # "down from a record $20 billion in 2022"
        return time(clock, number, None).period
    return period_of(clock, at)
