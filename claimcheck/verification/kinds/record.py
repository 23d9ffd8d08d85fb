"""Records: highest, lowest or first in a span, and the number of periods in a row.

A record counts only as far as the series reaches: a higher figure inside the span refutes it, but only a series
without a gap over the whole span can bear it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from claimcheck.records import Interval
from claimcheck.verification import intervals
from claimcheck.verification.candidates import Candidate, candidate
from claimcheck.verification.context import Context
from claimcheck.verification.figures import Figure, exact, unique
from claimcheck.verification.readings.dates import before, grain, holds, moved
from claimcheck.verification.readings.scopes import Scope, scopes

LONGEST: Final = 240
"""Periods looked back at most: twenty years of months."""
_COUNTED: Final = frozenset({"months", "quarters", "years"})


def candidates(context: Context) -> Iterator[Candidate]:
    """What the series of the catalog say of the record claimed."""
    for scope in scopes(context):
        if scope.vintage == "first":
            continue  # a first print stands beside later ones of the other periods: that is no series
        now = scope.amount()
        if now is None:
            continue
        earlier, is_whole = _earlier(scope)
        if not earlier:
            continue
        if context.claim.unit in _COUNTED and _is_streak(context):
            yield from _streak(scope, now, earlier)
        else:
            yield from _extreme(scope, now, earlier, is_whole)


def _is_streak(context: Context) -> bool:
    """Whether the claim counts periods in a row ("fifth straight month"), not a high over a span."""
    words = context.claim.span.lower()
    return any(word in words for word in ("straight", "row", "consecutive", "running", "successive", "trot"))


def _earlier(scope: Scope) -> tuple[list[Figure], bool]:
    """The amounts before the claim's, the latest first and without a gap, and whether they fill its span."""
    unit = grain(scope.cell.period)
    count, since = _span(scope, unit)
    found: list[Figure] = []
    period: str | None = scope.cell.period
    while len(found) < min(count, LONGEST):
        period = before(period) if period else None
        amount = scope.amount(period=period) if period else None
        if amount is None or period is None:
            return found, False
        found.append(amount)
        if since and holds(since, period):
            return found, True
    return found, not since and count < LONGEST


def _span(scope: Scope, unit: str) -> tuple[int, str | None]:
    """How many periods to look back, and the period where the span begins."""
    claim = scope.context.claim
    if claim.base_period:
        return LONGEST, claim.base_period
    if claim.unit == unit and claim.value is not None:
        return int(claim.value) - (0 if _is_streak(scope.context) else 1), None
    if claim.unit in _COUNTED and claim.value is not None and unit in ("months", "quarters"):
        per = {"years": 12, "quarters": 3, "months": 1}[claim.unit] // (3 if unit == "quarters" else 1)
        return int(claim.value) * per - 1, None
    return LONGEST, None


def _extreme(scope: Scope, now: Figure, earlier: list[Figure], is_whole: bool) -> Iterator[Candidate]:
    """The place of the figure among those of the span, from the top for a high, from the bottom for a low."""
    mine, others = now.size(), [figure.size() for figure in earlier if (figure.value < 0) == (now.value < 0)]
    beyond = min((_beyond(mine, others, sign) for sign in _ways(scope, now)), key=len)
    surely = [figure for figure in beyond if not intervals.meets(figure.interval, mine.interval)]
    place = Decimal(len(surely) + 1)
    worst = place + sum(intervals.meets(figure.interval, mine.interval) for figure in others)
    rows = unique(row for figure in (now, *beyond) for row in figure.rows)
    interval = Interval(place, worst if is_whole else None, True, is_whole)
    claim = scope.context.claim
    if claim.unit != "rank":
        # "Five-month high": the first place among that many, so that any place behind speaks against the count.
        interval = _as_count(interval, claim.value or Decimal(1))
    figure = Figure(place, interval, f"1 + {len(surely)}", rows, () if is_whole else ("series_begins_later",))
    yield candidate(scope, "record", figure, role="point" if is_whole else "bound")


def _ways(scope: Scope, now: Figure) -> tuple[int, ...]:
    """Whether a record is the largest or the smallest; a deficit that hit a low may be the largest gap."""
    if scope.context.claim.direction != "down":
        return (1,)
    return (-1, 1) if scope.cell.flow == "balance" and now.value < 0 else (-1,)


def _beyond(mine: Figure, others: list[Figure], sign: int) -> list[Figure]:
    """The figures above ``mine``, or below it for a negative ``sign``."""
    return [figure for figure in others if (figure.value - mine.value) * sign > 0]


def _as_count(interval: Interval, count: Decimal) -> Interval:
    """The count itself where the first place is possible; else nothing that could meet it."""
    if interval.low == 1:
        return Interval(count, count if interval.high == 1 else None, True, interval.high == 1)
    return Interval(Decimal(0), Decimal(0))


def _streak(scope: Scope, now: Figure, earlier: list[Figure]) -> Iterator[Candidate]:
    """How many periods in a row the flow moved, or the balance stood, as it does now."""
    series = [now, *earlier]
    steps = _signs(series) if scope.cell.flow == "balance" else _moves(scope, series)
    wanted = -1 if scope.context.claim.direction == "down" else 1
    run = next((n for n, step in enumerate(steps) if step != wanted), len(steps))
    ended = run < len(steps)
    count = exact(run)
    rows = unique(row for figure in series[: run + 1] for row in figure.rows)
    high = Decimal(run) if ended else None
    figure = Figure(count.value, Interval(Decimal(run), high, True, ended), f"{run}" if ended else f"{run} ..", rows)
    yield candidate(scope, "record", figure, role="point" if ended else "bound")


def _signs(series: list[Figure]) -> list[int]:
    return [(figure.value > 0) - (figure.value < 0) for figure in series]


def _moves(scope: Scope, series: list[Figure]) -> list[int]:
    """The sign of each change on the year before, for as long as both figures are there."""
    found: list[int] = []
    period: str | None = scope.cell.period
    for figure in series:
        base = _year_before(scope, period)
        if base is None:
            break
        found.append((figure.value > base.value) - (figure.value < base.value))
        period = before(period) if period else None
    return found


def _year_before(scope: Scope, period: str | None) -> Figure | None:
    earlier = moved(period, years=-1) if period else None
    return scope.amount(period=earlier) if earlier else None
