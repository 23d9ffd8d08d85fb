"""What is known of a dataset, what ``add`` understood and what ``check`` found, as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ClaimcheckError, TableError
from claimcheck.records import Dataset, Observation, plain
from claimcheck.reference import folders
from claimcheck.reference.catalog import Catalog, given, verified
from claimcheck.reference.faults import Fault
from claimcheck.reference.trust import Hashes

if TYPE_CHECKING:
    from claimcheck.reference.store import Added

_SHOWN = 5


def about(catalog: Catalog, dataset: Dataset) -> dict[str, Any]:
    """Everything known of a dataset, as plain data."""
    id = dataset.id
    read = catalog.about(id)
    periods = catalog.distinct(id, "period")
    return {
        **dataset.to_dict(),
        "path": str(dataset.path),
        "layout": read["layout"],
        "names": list(dataset.names),
        "definition": dict(dataset.definition),
        "noise": {measure: plain(value) for measure, value in dataset.noise.items()},
        "not_covered": list(dataset.not_covered),
        "replaced_by": list(dataset.replaced_by),
        "periods": _span(periods),
        "reporters": catalog.distinct(id, "reporter"),
        "partners": catalog.distinct(id, "partner"),
        "flows": catalog.distinct(id, "flow"),
        "products": catalog.distinct(id, "product"),
        "measures": catalog.distinct(id, "measure"),
        "units": catalog.distinct(id, "unit"),
        "notes": read["notes"],
        "warnings": [str(warning["rule"]) for warning in read["warnings"]],
        "sample": [_line(row) for row, _ in zip(catalog.observations(id), range(_SHOWN), strict=False)],
    }


def understood(added: Added) -> dict[str, Any]:
    """What was read, from where, and the first rows of it."""
    frame, loaded = added.loaded.frame, added.loaded
    distinct = {column: sorted(set(frame[column])) for column in ("reporter", "partner", "flow", "unit", "period")}
    sample = frame.head(_SHOWN)
    return {
        "id": added.dataset.id,
        "path": str(added.path),
        "layout": loaded.layout,
        "columns": {ours: theirs for ours, theirs in loaded.columns.items() if ours != theirs},
        "rows": len(frame),
        "periods": _span(distinct["period"]),
        "reporters": distinct["reporter"],
        "partners": distinct["partner"],
        "flows": dict(sorted(Counter(frame["flow"]).items())),
        "units": distinct["unit"],
        "publisher": added.dataset.publisher,
        "licence": added.dataset.licence,
        "vintage": added.dataset.vintage,
        "grade": added.dataset.grade,
        "notes": list(loaded.notes),
        "warnings": [str(warning) for warning in loaded.warnings],
        "sample": [
            f"line {line}: {' '.join(map(str, cells))}"
            for line, cells in zip(loaded.lines.tolist(), sample.iloc[:, :8].itertuples(index=False), strict=False)
        ],
    }


def check(path: Path, mapping: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """What the door says of each table of a path: its faults, or its rows, notes and warnings."""
    from claimcheck.reference.load import load

    results = []
    for resource in given(path):
        try:
            verified(resource, Hashes(folders.cache()))
            loaded = load(resource.path, mapping=mapping or resource.columns or None)
        except TableError as error:
            results.append(outcome(resource.path, error.faults, ()))
        except ClaimcheckError as error:
            told = {"file": str(resource.path), "line": 0, "column": "", "value": "", "severity": "error"}
            fault = {
                **told,
                "rule": error.what if not error.rule else f"{error.what}; {error.rule}",
                "way_out": error.way_out,
            }
            results.append({"file": str(resource.path), "faults": [fault], "warnings": [], "messages": [str(error)]})
        else:
            found = outcome(resource.path, (), loaded.warnings)
            results.append({**found, "layout": loaded.layout, "rows": len(loaded.frame), "notes": list(loaded.notes)})
    return results


def outcome(path: Path, faults: Iterable[Any], warnings: Iterable[Fault]) -> dict[str, Any]:
    """Faults and warnings of one file, as data and as the lines people read."""
    told = list(faults)
    return {
        "file": str(path),
        "faults": [fault.to_dict() for fault in told],
        "warnings": [fault.to_dict() for fault in warnings],
        "messages": [str(fault) for fault in told],
    }


def _line(row: Observation) -> str:
    cells = (row.reporter, row.partner, row.flow, row.product, row.period, row.measure, f"{row.value:f}", row.unit)
    return f"line {row.line}: {' '.join(cells)}"


def _span(periods: list[str]) -> str:
    if not periods:
        return ""
    years = sorted(periods, key=lambda period: period.removeprefix("FY"))
    return years[0] if len(years) == 1 else f"{years[0]} to {years[-1]} ({len(years)})"
