"""Look-ups in the catalog, each made once: rows by what they measure, the best print of each, and who counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from claimcheck.language import periods
from claimcheck.records import Dataset, Observation

if TYPE_CHECKING:
    from claimcheck.reference import Catalog

_NONE: Final[tuple[Observation, ...]] = ()
Vintage = Literal["known", "later", "first"]
Measure = Literal["level", "share", "growth"]
WORLD = "WLD"
GRADES: Final = {"primary": 0, "compiled": 1, "secondary": 2}


class Cell(NamedTuple):
    """What is measured, whoever counted it."""

    reporter: str
    partner: str
    flow: str
    product: str
    period: str

    def but(
        self,
        reporter: str | None = None,
        partner: str | None = None,
        flow: str | None = None,
        product: str | None = None,
        period: str | None = None,
    ) -> Cell:
        """The cell with the parts given in place of its own; asked so often that ``_replace`` would be felt."""
        return Cell(
            self.reporter if reporter is None else reporter,
            self.partner if partner is None else partner,
            self.flow if flow is None else flow,
            self.product if product is None else product,
            self.period if period is None else period,
        )


@dataclass(slots=True)
class Holding:
    """What a dataset has for one reporter, partner and product, to rule out early what it cannot answer."""

    flows: set[str] = field(default_factory=set)
    """Of which it has amounts."""
    periods: set[str] = field(default_factory=set)
    has_parts: bool = False
    """Whether it has amounts for anything shorter than a year."""


@dataclass(slots=True)
class _Prints:
    """What a dataset has for one reporter and product."""

    units: dict[str, None] = field(default_factory=dict)
    latest: str = ""
    """When its last figure was published."""
    is_reprinted: bool = False
    """Whether it has several prints of one figure."""


class Lookup:
    """The catalog as the readings see it.

    Rows load by reporter and product, so that a catalog of any size costs only what the claims ask for.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.datasets: Mapping[str, Dataset] = {dataset.id: dataset for dataset in catalog.datasets}
        self.by_grade = sorted(self.datasets.values(), key=lambda dataset: GRADES[dataset.grade])
        """All datasets, the best grade first."""
        self._rows: dict[tuple[str, str], tuple[Observation, ...]] = {}
        self._sources: dict[tuple[str, str], tuple[str, ...]] = {}
        self._prints: defaultdict[tuple[str, ...], _Prints] = defaultdict(_Prints)
        """By dataset, reporter and product."""
        self._holdings: defaultdict[tuple[str, ...], Holding] = defaultdict(Holding)
        """By dataset, reporter, partner and product."""
        self._cells: defaultdict[tuple[str, ...], defaultdict[str, list[Observation]]]
        self._cells = defaultdict(lambda: defaultdict(list))
        """By dataset, reporter, partner, flow, product and measure; then by period."""
        self._partners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        """By dataset, reporter, period, flow, product and measure."""
        self._asked: dict[Cell, list[Observation]] = {}

    def sources(self, reporter: str, product: str) -> tuple[str, ...]:
        """Ids of the datasets with a row for ``reporter`` and ``product``."""
        self._load(reporter, product)
        return self._sources[reporter, product]

    def rows(self, dataset: str, cell: Cell, measure: Measure = "level") -> Sequence[Observation]:
        """All rows of ``dataset`` for ``cell``, every print and unit of it."""
        reporter, partner, flow, product, period = cell
        if (reporter, product) not in self._rows:
            self._load(reporter, product)
        series = self._cells.get((dataset, reporter, partner, flow, product, measure))
        return series.get(normal(period), _NONE) if series else _NONE

    def partners(self, dataset: str, cell: Cell, measure: Measure = "level") -> set[str]:
        """Partners that ``dataset`` lists for the flow, product and period of ``cell``."""
        self._load(cell.reporter, cell.product)
        key = (dataset, cell.reporter, normal(cell.period), cell.flow, cell.product, measure)
        return self._partners.get(key, set())

    def products(self, dataset: str, cell: Cell) -> set[str]:
        """Products that ``dataset`` lists for the flow, partner and period of ``cell``."""
        found = self._find(cell.but(product=""))
        return {row.product for row in found if row.dataset == dataset and row.measure == "level"}

    def reporters(self, dataset: str, cell: Cell) -> set[str]:
        """Reporters that ``dataset`` lists for the partner, flow, product and period of ``cell``."""
        found = self._find(cell.but(reporter=""))
        return {row.reporter for row in found if row.dataset == dataset and row.measure == "level"}

    def units(self, dataset: str, reporter: str, product: str) -> tuple[str, ...]:
        """Units of the level rows of ``dataset`` for ``reporter`` and ``product``."""
        self._load(reporter, product)
        found = self._prints.get((dataset, reporter, product))
        return tuple(found.units) if found else ()

    def holding(self, dataset: str, cell: Cell) -> Holding | None:
        """What ``dataset`` has for the reporter, partner and product of ``cell``; ``None`` for nothing."""
        reporter, partner, _, product, _ = cell
        if (reporter, product) not in self._rows:
            self._load(reporter, product)
        return self._holdings.get((dataset, reporter, partner, product))

    def vintages(self, dataset: str, reporter: str, product: str, published: str | None) -> tuple[Vintage, ...]:
        """The vintages that can differ, for a document of that day; what was known then comes first."""
        self._load(reporter, product)
        found = self._prints.get((dataset, reporter, product))
        if found is None:
            return ("known",)
        first: tuple[Vintage, ...] = ("known", "first") if found.is_reprinted else ("known",)
        return (*first, "later") if published and found.latest > published else first

    def all_rows(self, reporter: str, product: str) -> tuple[Observation, ...]:
        """Every row of ``reporter`` for ``product``, in the order of the catalog."""
        self._load(reporter, product)
        return self._rows[reporter, product]

    def _find(self, cell: Cell) -> list[Observation]:
        """The rows for ``cell``, where an empty part stands for any."""
        if cell not in self._asked:
            self._asked[cell] = self.catalog.find(**{name: part or None for name, part in cell._asdict().items()})
        return self._asked[cell]

    def _load(self, reporter: str, product: str) -> None:
        key = (reporter, product)
        if key in self._rows:
            return
        rows = self._rows[key] = tuple(self.catalog.find(reporter=reporter, product=product))
        self._sources[key] = tuple(dict.fromkeys(row.dataset for row in rows))
        for row in rows:
            self._keep(row)

    def _keep(self, row: Observation) -> None:
        dataset, reporter, partner, product = row.dataset, row.reporter, row.partner, row.product
        period = normal(row.period)
        cells = self._cells[dataset, reporter, partner, row.flow, product, row.measure][period]
        cells.append(row)
        self._partners[dataset, reporter, period, row.flow, product, row.measure].add(partner)
        prints = self._prints[dataset, reporter, product]
        prints.latest = max(prints.latest, row.published or "")
        prints.is_reprinted |= len(cells) > 1
        holding = self._holdings[dataset, reporter, partner, product]
        holding.periods.add(period)
        if row.measure == "level":
            prints.units[row.unit] = None
            holding.flows.add(row.flow)
            holding.has_parts |= len(period) > 4 and not period.startswith("FY")


@lru_cache(maxsize=4096)
def normal(period: str) -> str:
    """The form of a period that all its forms share; what is no period stays as it is."""
    try:
        return periods.normal(period)
    except ValueError:
        return period


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
    if len(wanted) < 2:
        return wanted[0] if wanted else None
    if vintage == "first":
        return min(wanted, key=lambda row: (row.published or "", -row.digits, row.line))
    return max(wanted, key=lambda row: (row.published or "", row.digits, -row.line))
