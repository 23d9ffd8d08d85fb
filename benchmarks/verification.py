"""How long a verdict takes, against the least it could take.

A thousand claims, made of rows of the data that ship, half of them wrong, are judged against the embedded catalog in
one process. The yardstick is measured in the same run: every cell that the readings ask for, asked once of a fresh
catalog, and one pandera validation of a table of as many rows. Cells that the judge can rule out without a look-up
count as asked: otherwise each look-up saved would shorten the yardstick as well. Run it from the checkout::

    python benchmarks/verification.py [--claims 1000] [--json]
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import cycle, islice
from typing import Any, TypeVar

from claimcheck.language import periods
from claimcheck.records import Claim, Document, Observation
from claimcheck.reference import Catalog
from claimcheck.verification import Settings, judge
from claimcheck.verification.lookup import Cell, Lookup, Measure
from claimcheck.verification.readings.amounts import Amounts

GOAL = 1.5
_PRODUCTS = {"TOTAL": None, "SERVICES": "services", "GOODS_SERVICES": "goods and services"}
_FACTORS = (Decimal(1), Decimal("1.3"), Decimal(1), Decimal(1000))
_T = TypeVar("_T")


def claims_from(catalog: Catalog, count: int) -> tuple[Claim, ...]:
    """``count`` claims over all datasets, every second one with a figure that no row has."""
    rows = (row for dataset in catalog.datasets for row in catalog.observations(dataset.id) if row.product in _PRODUCTS)
    every = list(rows)
    spread = every[:: max(1, len(every) // count)] or every
    made = (claim_of(row, factor) for row, factor in zip(cycle(spread), cycle(_FACTORS), strict=False))
    return tuple(numbered(islice(made, count)))


def claim_of(row: Observation, factor: Decimal) -> Claim:
    """The row said as a claim, its figure ``factor`` times as large."""
    kind = "balance" if row.flow == "balance" and row.measure == "level" else row.measure
    value = row.value * factor
    claim = Claim(
        kind,
        f"{abs(value):f}",
        0,
        0,
        reporter=row.reporter,
        partner=None if row.partner == "WLD" else row.partner,
        flow=row.flow,
        product=_PRODUCTS[row.product],
        period=row.period,
        value=value,
        unit=row.unit,
        quantum=row.quantum * factor,
    )
    if kind != "growth":
        return claim
    way = "down" if value < 0 else "up"
    return replace(claim, value=abs(value), direction=way, base_period=periods.year_before(row.period))


def numbered(claims: Iterator[Claim]) -> Iterator[Claim]:
    """Each claim with an id and a sentence of its own."""
    for n, claim in enumerate(claims):
        yield replace(claim, id=f"c{n + 1}", start=100 * n, end=100 * n + len(claim.span), sentence_start=100 * n)


def lookups(catalog: Catalog, claims: tuple[Claim, ...]) -> list[dict[str, str]]:
    """The cells that judging ``claims`` asks for, each once, none of them ruled out beforehand."""
    asked: dict[tuple[str, Cell, str], None] = {}
    answer, ruled_out = Lookup.rows, Amounts.may_have

    def rows(self: Lookup, dataset: str, cell: Cell, measure: Measure = "level") -> Sequence[Observation]:
        asked[dataset, cell, measure] = None
        return answer(self, dataset, cell, measure)

    Lookup.rows = rows  # type: ignore[method-assign]
    Amounts.may_have = lambda *_: True  # type: ignore[method-assign, assignment]
    try:
        judge(claims, catalog, document(), Settings.of())
    finally:
        Lookup.rows, Amounts.may_have = answer, ruled_out  # type: ignore[method-assign]
    return [{"dataset": id, "measure": measure, **cell._asdict()} for id, cell, measure in asked]


def document() -> Document:
    """The article that all claims are said to stand in."""
    return Document("", "text", published="2026-06-01")


def fresh() -> Catalog:
    """The embedded catalog, with nothing remembered."""
    return Catalog.load(embedded=True, user=False)


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """Seconds of the processor that ``work`` took, and what it gave."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def validation(rows: int) -> Callable[[], Any]:
    """One validation of ``rows`` reference rows by the schema at the door."""
    from claimcheck.reference.load import load
    from claimcheck.reference.schema import categories, schema

    largest = max(fresh().datasets, key=lambda dataset: dataset.rows)
    if largest.path is None:
        raise SystemExit("the embedded tables have no path here: run this from a checkout")
    table = categories(load(largest.path).frame.head(rows))
    checked = schema()
    return lambda: checked.validate(table, lazy=True)


def measure(count: int) -> dict[str, Any]:
    """All figures of one run, times in seconds."""
    claims = claims_from(fresh(), count)
    judge(claims[:20], fresh(), document(), Settings.of())  # load pandas and pandera outside the clock
    asked = lookups(fresh(), claims)
    catalog = fresh()
    looking, _ = timed(lambda: [catalog.find(**one) for one in asked])
    checking, _ = timed(validation(count))
    judging, findings = timed(lambda: judge(claims, fresh(), document(), Settings.of()))
    return {
        "claims": len(claims),
        "lookups": len(asked),
        "judging": round(judging, 3),
        "looking_up": round(looking, 3),
        "validating": round(checking, 3),
        "ratio": round(judging / (looking + checking), 2),
        "goal": GOAL,
        "verdicts": dict(sorted(Counter(finding.verdict for finding in findings).items())),
    }


def main() -> None:
    """Measure once and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args()
    found = measure(chosen.claims)
    if chosen.json:
        print(json.dumps(found, indent=2))
        return
    for name, value in found.items():
        print(f"{name:<12} {value}")


if __name__ == "__main__":
    main()
