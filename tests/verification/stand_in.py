"""A catalog in memory, with the look-up of the real one, for tables that fit on a screen."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.records import Claim, Dataset, Document, Finding, Observation
from claimcheck.verification import Settings, judge


class StandIn:
    """Datasets with their rows, found by exact match."""

    def __init__(self, **tables: tuple[Dataset, str]) -> None:
        self.datasets = tuple(dataset for dataset, _ in tables.values())
        self._rows = [row for dataset, text in tables.values() for row in rows(dataset.id, text)]

    def dataset(self, id: str) -> Dataset:
        return next(dataset for dataset in self.datasets if dataset.id == id)

    def find(self, **wanted: str | None) -> list[Observation]:
        asked = {name: value for name, value in wanted.items() if value is not None}
        return [row for row in self._rows if all(getattr(row, name) == value for name, value in asked.items())]


def rows(dataset: str, text: str) -> list[Observation]:
    """Observations of lines ``reporter partner flow product period measure value unit [key=value ...]``."""
    return [_row(dataset, n, line.split()) for n, line in enumerate(text.strip().splitlines(), 2)]


def _row(dataset: str, line: int, cells: list[str]) -> Observation:
    reporter, partner, flow, product, period, measure, value, unit, *rest = cells
    more = dict(cell.split("=", 1) for cell in rest)
    printed = value.replace("_", "")
    digits = int(more.pop("digits", 0)) or len(printed.lstrip("-0.").replace(".", "").rstrip("0")) or 1
    return Observation(
        dataset, line, reporter, partner, flow, product, period, measure, Decimal(printed), unit, digits, **more
    )


def dataset(id: str, grade: str = "primary", names: tuple[str, ...] = (), **more: object) -> Dataset:
    """Metadata of a table, named after its id."""
    return Dataset(id, id, id, "CC0-1.0", "2024", grade=grade, names=names, **more)


def claim(kind: str, value: object, unit: str | None, quantum: object = None, **slots: object) -> Claim:
    """A claim as the text's reader hands it over; ``quantum`` is that of the last digit given."""
    number = None if value is None else Decimal(str(value))
    if quantum is None and number is not None:
        quantum = Decimal(1).scaleb(int(number.as_tuple().exponent))
    step = None if quantum in (None, "none") else Decimal(str(quantum))
    given = {"span": str(value), "start": 0, "end": len(str(value)), "id": "c1", **slots}
    return Claim(kind=kind, value=number, unit=unit, quantum=step, **given)


def verdict(catalog: StandIn, found: Claim, published: str | None = "2025-09-01", **settings: object) -> Finding:
    """The finding on one claim."""
    return judge((found,), catalog, Document(found.text, "text", published=published), Settings.of(**settings))[0]
