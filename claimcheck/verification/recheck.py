"""A report worked out again from the rows inside it, with no catalog and no text at hand.

What is redone: every formula, every interval of a claim, whether claim and calculation meet, the verdict as far as
the outcomes decide it, and the counts. What differs comes back as one line each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from claimcheck.errors import FormatError
from claimcheck.records import VERDICTS, Claim, Interval
from claimcheck.verification import formulas, replay
from claimcheck.verification import intervals as iv

SLACK: Final = Decimal("1e-9")
"""Relative difference that is granted: JSON numbers carry about fifteen digits."""
RANGE: Final = " .. "
"""Between the two ends of a formula that gives limits."""
_BY_ORDER: Final = frozenset({"rank", "record"})
"""Methods whose formula counts places or periods in the rows, not arithmetic."""
_AGREES: Final = {"agrees": True, "close": False, "disagrees": False}


def recheck(report: Any) -> list[str]:
    """What comes out differently when the report is worked out again, one line each; empty when all is the same.

    ``report`` is the parsed JSON report. Raises ``FormatError`` when it is none.
    """
    found = replay.report(report)
    differences = list(_counts(found))
    known = {dataset["id"] for dataset in found["catalog"]}
    for entry in found["claims"]:
        differences += [f"{entry['id']}: {line}" for line in _claim(entry, known)]
    ids = {entry["id"] for entry in found["claims"]}
    for check in found["consistency"]:
        differences += [f"consistency check {check['rule']}: no claim {id}" for id in check["claims"] if id not in ids]
    return differences


def _counts(report: Mapping[str, Any]) -> Iterator[str]:
    counted = Counter(entry["verdict"] for entry in report["claims"])
    for verdict in VERDICTS:
        if report["summary"].get(verdict) != counted[verdict]:
            yield f"summary: {verdict} is {report['summary'].get(verdict)}, counted {counted[verdict]}"


def _claim(entry: Mapping[str, Any], datasets: set[str]) -> Iterator[str]:
    claim = replay.claim(entry)
    if not _same(replay.interval(entry["interval"]), iv.claim_interval(claim)):
        yield f"interval is {entry['interval']}, the printed figure gives {iv.claim_interval(claim).to_list()}"
    for n, calculation in enumerate(entry["calculations"], 1):
        for line in _calculation(calculation, claim, datasets):
            yield f"calculation {n}: {line}"
    yield from _verdict(entry)


def _calculation(entry: Mapping[str, Any], claim: Claim, datasets: set[str]) -> Iterator[str]:
    strangers = {row["dataset"] for row in entry["rows"]} - datasets
    if strangers:
        yield f"rows of {', '.join(sorted(strangers))}, which the catalog does not list"
    if entry["reading"].get("method") not in _BY_ORDER:
        yield from _arithmetic(entry)
    yield from _outcome(entry, claim)


def _arithmetic(entry: Mapping[str, Any]) -> Iterator[str]:
    formula, printed = entry["formula"], replay.interval(entry["interval"])
    try:
        value, span = _worked_out(entry)
    except FormatError as fault:
        yield str(fault)
        return
    given = replay.number(entry["value"])
    if value is not None and given is not None and not _near(value, given):
        yield f"value is {entry['value']}, {formula} gives {_short(value)}"
    if not _inside(span, printed):
        yield f"interval is {entry['interval']}, its rows give {span.to_list()}"
    if given is not None and not _inside(iv.point(given), printed):
        yield f"value {entry['value']} lies outside its interval {entry['interval']}"


def _worked_out(entry: Mapping[str, Any]) -> tuple[Decimal | None, Interval]:
    """Value and interval of the formula; a formula of limits has no value of its own."""
    known = _known(entry)
    low, found, high = entry["formula"].partition(RANGE)
    if not found:
        return formulas.value(low), formulas.interval(low, known)
    ends = iv.hull(formulas.interval(low, {}), formulas.interval(high, {}))
    return None, ends


def _known(entry: Mapping[str, Any]) -> dict[Decimal, Interval]:
    """The interval of each number that is a row's value; the hull of both where two rows print one number."""
    known: dict[Decimal, Interval] = {}
    for row in map(replay.row, entry["rows"]):
        size = abs(row.value)
        span = iv.magnitude(row.interval) if size else row.interval
        known[size] = iv.hull(known[size], span) if size in known else span
    # The factor of a percentage and the one of a growth rate are exact, whatever a row may print.
    return {size: span for size, span in known.items() if size not in (1, 100)}


def _outcome(entry: Mapping[str, Any], claim: Claim) -> Iterator[str]:
    outcome = entry.get("outcome")
    if entry["agrees"] is not _AGREES.get(str(outcome)):
        yield f"agrees is {entry['agrees']}, its outcome is {outcome}"
    if claim.kind in _BY_ORDER or outcome not in _AGREES:
        return
    computed, claimed = replay.interval(entry["interval"]), iv.claim_interval(claim)
    loose = iv.loose_interval(claim) or claimed
    if outcome == "agrees" and not iv.meets(claimed, _grown(computed, 1)) and not iv.meets(loose, _grown(computed, 1)):
        yield f"outcome is agrees, but {entry['interval']} does not meet {claimed.to_list()}"
    if outcome != "agrees" and iv.meets(claimed, _grown(computed, -1)):
        yield f"outcome is {outcome}, but {entry['interval']} meets {claimed.to_list()}"


def _verdict(entry: Mapping[str, Any]) -> Iterator[str]:
    """What the outcomes alone can say about the verdict."""
    outcomes = [calculation.get("outcome") for calculation in entry["calculations"]]
    verdict = entry["verdict"]
    if verdict in ("supported", "conflicting") and not {"agrees", "bound"} & set(outcomes):
        yield f"verdict is {verdict}, but no calculation agrees"
    if verdict == "refuted" and ("agrees" in outcomes or "close" in outcomes):
        yield "verdict is refuted, but a calculation agrees or is close"
    if verdict == "refuted" and "disagrees" not in outcomes:
        yield "verdict is refuted, but no calculation disagrees"
    if verdict == "close" and "close" not in outcomes:
        yield "verdict is close, but no calculation is"


def _grown(interval: Interval, sign: int) -> Interval:
    """The interval with its ends moved out, or in, by the slack."""
    low, high = interval.low, interval.high
    return replace(
        interval,
        low=None if low is None else low - sign * SLACK * abs(low),
        high=None if high is None else high + sign * SLACK * abs(high),
    )


def _short(value: Decimal) -> str:
    return iv.number(round(value, 6))


def _near(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= SLACK * max(abs(a), abs(b), Decimal(1) / 10**6)


def _inside(inner: Interval, outer: Interval) -> bool:
    """Whether ``inner`` lies in ``outer``, which may be wider: a reading may know its figure less closely."""
    low = outer.low is None or (inner.low is not None and (inner.low >= outer.low or _near(inner.low, outer.low)))
    high = outer.high is None or (
        inner.high is not None and (inner.high <= outer.high or _near(inner.high, outer.high))
    )
    return low and high


def _same(a: Interval, b: Interval) -> bool:
    return _inside(a, b) and _inside(b, a) and (a.low_closed, a.high_closed) == (b.low_closed, b.high_closed)
