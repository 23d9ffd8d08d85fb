"""Look-ups in the catalog, each made once: rows by what they measure, the best print of each, and who counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from claimcheck.language import periods
from claimcheck.records import Dataset, Observation

if TYPE_CHECKING:
    from claimcheck.reference import Catalog

Vintage = Literal["known", "later", "first"]
Measure = Literal["level", "share", "growth"]
WORLD = "WLD"


class Cell(NamedTuple):
    """What is measured, whoever counted it."""

    reporter: str
    partner: str
    flow: str
    product: str
    period: str


class _Series(NamedTuple):
    dataset: str
    reporter: str
    partner: str
    flow: str
    product: str
    measure: str


class Lookup:
    """The catalog as the readings see it, for a document published on one day.

    Rows load reporter by reporter, so that a catalog of any size costs only what the claims ask for.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.datasets: Mapping[str, Dataset] = {dataset.id: dataset for dataset in catalog.datasets}
        self._loaded: dict[str, tuple[str, ...]] = {}
        self._cells: dict[_Series, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
        self._partners: dict[tuple[str, str, str, str, str, str], set[str]] = defaultdict(set)
        self._products: dict[tuple[str, str, str, str, str, str], set[str]] = defaultdict(set)
        self._pairs: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._units: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._rows: dict[str, tuple[Observation, ...]] = {}
        self._columns: dict[tuple[str, str, str], list[Observation]] = {}

    def sources(self, reporter: str, partner: str | None = None) -> tuple[str, ...]:
        """Ids of the datasets with a row for ``reporter``, or for ``reporter`` with ``partner``."""
        loaded = self._load(reporter)
        return loaded if partner is None else tuple(self._pairs.get((reporter, partner), ()))

    def rows(self, dataset: str, cell: Cell, measure: Measure = "level") -> list[Observation]:
        """All rows of ``dataset`` for ``cell``, every print and unit of it."""
        return self.series(dataset, cell, measure).get(periods.normal(cell.period), [])

    def series(self, dataset: str, cell: Cell, measure: Measure = "level") -> Mapping[str, list[Observation]]:
        """The rows of ``dataset`` for ``cell`` at every period, by period."""
        self._load(cell.reporter)
        key = _Series(dataset, cell.reporter, cell.partner, cell.flow, cell.product, measure)
        return self._cells.get(key, {})

    def partners(self, dataset: str, cell: Cell, measure: Measure = "level") -> set[str]:
        """Partners that ``dataset`` lists for the flow, product and period of ``cell``."""
        self._load(cell.reporter)
        period = periods.normal(cell.period)
        return self._partners.get((dataset, cell.reporter, cell.flow, cell.product, period, measure), set())

    def products(self, dataset: str, cell: Cell, measure: Measure = "level") -> set[str]:
        """Products that ``dataset`` lists for the flow, partner and period of ``cell``."""
        self._load(cell.reporter)
        period = periods.normal(cell.period)
        return self._products.get((dataset, cell.reporter, cell.flow, cell.partner, period, measure), set())

    def units(self, dataset: str, reporter: str) -> tuple[str, ...]:
        """Units of the level rows of ``dataset`` for ``reporter``."""
        self._load(reporter)
        return tuple(self._units.get((dataset, reporter), ()))

    def all_rows(self, reporter: str) -> tuple[Observation, ...]:
        """Every row of ``reporter``, in the order of the catalog."""
        self._load(reporter)
        return self._rows[reporter]

    def across_reporters(self, cell: Cell) -> list[Observation]:
        """The level rows of every reporter for the partner, flow, product and period of ``cell``."""
        key = (cell.flow, cell.product, cell.period)
        if key not in self._columns:
            found = self.catalog.find(
                partner=cell.partner, flow=cell.flow, product=cell.product, period=cell.period, measure="level"
            )
            self._columns[key] = list(found)
        return self._columns[key]

    def _load(self, reporter: str) -> tuple[str, ...]:
        if reporter not in self._loaded:
            rows = self._rows[reporter] = tuple(self.catalog.find(reporter=reporter))
            for row in rows:
                self._keep(row)
            self._loaded[reporter] = tuple(dict.fromkeys(row.dataset for row in rows))
        return self._loaded[reporter]

    def _keep(self, row: Observation) -> None:
        key = _Series(row.dataset, row.reporter, row.partner, row.flow, row.product, row.measure)
        period = periods.normal(row.period)
        self._cells[key][period].append(row)
        self._partners[row.dataset, row.reporter, row.flow, row.product, period, row.measure].add(row.partner)
        self._products[row.dataset, row.reporter, row.flow, row.partner, period, row.measure].add(row.product)
        self._pairs[row.reporter, row.partner][row.dataset] = None
        if row.measure == "level":
            self._units[row.dataset, row.reporter][row.unit] = None


def is_known(row: Observation, published: str | None) -> bool:
    """Whether ``row`` was out when the document appeared; undated rows and undated documents count as known."""
    if not row.published or not published:
        return True
    common = min(len(row.published), len(published))
    return row.published[:common] <= published[:common]


def pick(rows: Iterable[Observation], published: str | None, vintage: Vintage) -> Observation | None:
    """The print of a figure that ``vintage`` asks for.

    ``known``: the latest out when the document appeared; ``first``: the earliest of those; ``later``: the latest
    of those that came after. Of two printed on one day, the one with more digits. ``None`` where there is none.
    """
    wanted = [row for row in rows if is_known(row, published) != (vintage == "later")]
    if not wanted:
        return None
    if vintage == "first":
        return min(wanted, key=lambda row: (row.published or "", -row.digits, row.line))
    return max(wanted, key=lambda row: (row.published or "", row.digits, -row.line))
