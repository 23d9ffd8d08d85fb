"""The figures around those that a verdict rests on: what a drawing needs to show whether a figure is unusual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimcheck.records import Finding, Observation

if TYPE_CHECKING:
    from claimcheck.reference import Catalog

MOST = 12
"""Periods of one series; more do not show in a drawing as wide as a phone."""


def around(findings: Iterable[Finding], catalog: Catalog) -> tuple[Observation, ...]:
    """Rows beside those used, of the same dataset and measure for other periods of the same length.

    At most ``MOST`` a series, those nearest to the period used; by series in order of use, then by period.
    """
    found: dict[tuple[str, int], Observation] = {}
    seen: set[tuple[str | None, ...]] = set()
    for row in _used(findings):
        if _series(row) in seen:
            continue
        seen.add(_series(row))
        found |= {(other.dataset, other.line): other for other in _nearest(row, catalog)}
    return tuple(found.values())


def _used(findings: Iterable[Finding]) -> Iterator[Observation]:
    return (row for finding in findings for tried in finding.calculations for row in tried.rows)


def _series(row: Observation) -> tuple[str | None, ...]:
    measured = (row.measure, row.unit, row.basis, str(len(row.period)))
    return (row.dataset, row.reporter, row.partner, row.flow, row.product, *measured)


def _nearest(row: Observation, catalog: Catalog) -> list[Observation]:
    """One row a period, in order; where a period has several prints, the last in the file."""
    rows = catalog.find(
        reporter=row.reporter,
        partner=row.partner,
        flow=row.flow,
        product=row.product,
        measure=row.measure,
        dataset=row.dataset,
        unit=row.unit,
    )
    by_period = {other.period: other for other in rows if _series(other) == _series(row)}
    by_period[row.period] = row
    periods = sorted(by_period)
    first = max(0, min(periods.index(row.period) - MOST // 2, len(periods) - MOST))
    return [by_period[period] for period in periods[first : first + MOST]]
