"""Records made again from a JSON report, for those that recheck and explain it.

A report that is not one is refused with the place where it breaks, as ``FormatError``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from claimcheck.errors import FormatError
from claimcheck.records import SCHEMA_VERSION, VERDICTS, Claim, Flow, Interval, Observation, Words

_NEEDED: Final = {
    "document": dict,
    "catalog": list,
    "summary": dict,
    "claims": list,
    "consistency": list,
    "settings": dict,
}
_CLAIM: Final = (
    "id",
    "text",
    "start",
    "end",
    "span",
    "kind",
    "interval",
    "verdict",
    "reasons",
    "calculations",
    "missing",
)
_ROW: Final = ("dataset", "line", "reporter", "partner", "flow", "product", "period", "value", "unit")
_CALCULATION: Final = ("reading", "formula", "value", "interval", "agrees", "rows")
_TEXT: Final = frozenset(
    {
        *("kind", "span", "text", "reporter", "partner", "flow", "product", "period", "base_period", "unit"),
        *("direction", "modifier", "attributed_to", "share_of", "rank_of", "id", "source_named"),
    }
)


def report(found: Any) -> Mapping[str, Any]:
    """``found`` once it is known to be a report. Raises ``FormatError`` naming the first place that is not."""
    if not isinstance(found, Mapping):
        raise FormatError("no JSON object", where="report", way_out="Write one with claimcheck verify --format json")
    if found.get("schema_version") != SCHEMA_VERSION:
        raise FormatError(
            f"schema_version is {found.get('schema_version')!r}", where="report", rule=f"expected {SCHEMA_VERSION}"
        )
    for key, kind in _NEEDED.items():
        _expect(found, key, kind, "report")
    for n, claim in enumerate(found["claims"], 1):
        _claim(claim, f"claim {n}")
    for n, check in enumerate(found["consistency"], 1):
        _keys(check, ("claims", "rule", "expected", "found", "verdict"), f"consistency check {n}")
    for n, dataset in enumerate(found["catalog"], 1):
        _keys(dataset, ("id", "title", "publisher"), f"catalog entry {n}")
    return found


def claim(entry: Mapping[str, Any]) -> Claim:
    """The claim of a report's entry, its numbers exact again."""
    compared = entry.get("compared_to")
    return Claim(
        **{key: entry[key] for key in _TEXT & entry.keys() if entry[key] is not None},
        start=entry["start"],
        end=entry["end"],
        value=number(entry.get("value")),
        value_high=number(entry.get("value_high")),
        quantum=number(entry.get("quantum")),
        forecast=bool(entry.get("forecast")),
        compared_to=None if compared is None else Flow(compared["reporter"], compared["partner"], compared["flow"]),
        words={slot: Words(**words) for slot, words in entry.get("words", {}).items()},
        doubts=tuple(entry.get("doubts", ())),
    )


def row(entry: Mapping[str, Any]) -> Observation:
    """The row of reference data of a calculation's entry."""
    value = number(entry["value"]) or Decimal(0)
    return Observation(
        dataset=entry["dataset"],
        line=entry["line"],
        reporter=entry["reporter"],
        partner=entry["partner"],
        flow=entry["flow"],
        product=entry["product"],
        period=entry["period"],
        measure=entry.get("measure", "level"),
        value=value,
        unit=entry["unit"],
        digits=entry.get("digits") or len(value.as_tuple().digits),
    )


def interval(entry: Sequence[Any]) -> Interval:
    """The interval of ``[low, high, low_closed, high_closed]``."""
    low, high, low_closed, high_closed = entry
    return Interval(number(low), number(high), low_closed, high_closed)


def number(value: float | int | None) -> Decimal | None:
    """A JSON number as it was printed, without the digits that binary fractions add.

    >>> number(96.7), number(2700000000), number(None)
    (Decimal('96.7'), Decimal('2700000000'), None)
    """
    return None if value is None else Decimal(repr(value))


def _claim(entry: Any, where: str) -> None:
    _keys(entry, _CLAIM, where)
    where = f"{where} ({entry['id']})"
    _span(entry["interval"], where)
    if entry["verdict"] not in VERDICTS:
        raise FormatError(
            f"verdict is {entry['verdict']!r}", where=where, rule=f"expected one of {', '.join(VERDICTS)}"
        )
    _expect(entry, "calculations", list, where)
    _expect(entry, "missing", list, where)
    for key in ("value", "value_high", "quantum"):
        _number(entry.get(key), key, where)
    for n, calculation in enumerate(entry["calculations"], 1):
        _calculation(calculation, f"{where}, calculation {n}")


def _calculation(entry: Any, where: str) -> None:
    _keys(entry, _CALCULATION, where)
    _expect(entry, "reading", dict, where)
    _expect(entry, "formula", str, where)
    _expect(entry, "rows", list, where)
    _number(entry["value"], "value", where)
    _span(entry["interval"], where)
    for n, found in enumerate(entry["rows"], 1):
        _keys(found, _ROW, f"{where}, row {n}")
        _number(found["value"], "value", f"{where}, row {n}")


def _span(entry: Any, where: str) -> None:
    if not isinstance(entry, list) or len(entry) != 4 or not all(isinstance(end, bool) for end in entry[2:]):
        raise FormatError("interval is malformed", where=where, rule="expected [low, high, low_closed, high_closed]")
    for end in entry[:2]:
        _number(end, "interval", where)


def _number(value: Any, name: str, where: str) -> None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise FormatError(f"{name} is {value!r}", where=where, rule="expected a number or null")


def _keys(entry: Any, keys: Sequence[str], where: str) -> None:
    if not isinstance(entry, Mapping):
        raise FormatError(f"{type(entry).__name__} found", where=where, rule="expected an object")
    lacking = [key for key in keys if key not in entry]
    if lacking:
        raise FormatError(f"no {', '.join(lacking)}", where=where, rule=f"expected {', '.join(keys)}")


def _expect(entry: Mapping[str, Any], key: str, kind: type, where: str) -> None:
    if not isinstance(entry.get(key), kind):
        raise FormatError(f"{key} is {type(entry.get(key)).__name__}", where=where, rule=f"expected {kind.__name__}")
