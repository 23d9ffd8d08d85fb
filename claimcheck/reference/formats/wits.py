"""World Bank WITS country summary: a column a year, country names, million US dollars or percent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.errors import FormatError
from claimcheck.reference.formats import base, wide
from claimcheck.reference.formats.base import DROP, Converted, Draft

if TYPE_CHECKING:
    from claimcheck.reference.read import Table

_NEEDED = {"reporter", "partner", "product categories", "indicator"}
_YEAR = re.compile(r"[12]\d{3}")
_MILLION = 6
# The unit stands inside the indicator's name.
_INDICATORS = {
    "Export(US$ Mil)": ("export", "level"),
    "Import(US$ Mil)": ("import", "level"),
    "Trade (US$ Mil)-Top 5 Export Partner": ("export", "level"),
    "Trade (US$ Mil)-Top 5 Import Partner": ("import", "level"),
    "Partner share(%)-Top 5 Export Partner": ("export", "share"),
    "Partner share(%)-Top 5 Import Partner": ("import", "share"),
}
_PRODUCTS = {"All Products": "TOTAL", "Total": "TOTAL"}
_HINTS: dict[str, Any] = {
    "publisher": "World Bank WITS",
    "title": "WITS country summary",
    "url": "https://wits.worldbank.org/",
    "licence": "WITS terms of use",
    "grade": "compiled",
    "names": ["WITS", "World Integrated Trade Solution"],
    "definition": {"basis": "customs, from UN Comtrade", "valuation": "imports CIF, exports FOB", "other_asia": "TWN"},
}


class Wits:
    name = "wits"
    title = "WITS country summary"

    def recognises(self, header: Sequence[str]) -> bool:
        return base.folded(header).keys() >= _NEEDED and any(_YEAR.fullmatch(name) for name in header)

    def convert(self, table: Table) -> Converted:
        names = base.folded(table.header)
        indicators = base.texts(table, names["indicator"])
        if not base.flags(indicators, *_INDICATORS).any():
            raise FormatError(
                "holds none of the indicators known here", where=table.file, rule=f"expected {', '.join(_INDICATORS)}"
            )
        draft = Draft(table.lines)
        draft.strike(~base.flags(indicators, *_INDICATORS), "other indicators")
        for side in ("reporter", "partner"):
            cells = base.recoded(base.texts(table, names[side]), lambda text: base.named(text) or text)
            draft.put(side, cells, names[side], f"{side}s that are no area")
        goods = base.recoded(base.texts(table, names["product categories"]), lambda text: _PRODUCTS.get(text, DROP))
        draft.put("product", goods, names["product categories"], "product groups that are no HS chapters")
        draft.put("flow", base.looked_up(indicators, {name: flow for name, (flow, _) in _INDICATORS.items()}))
        draft.put("measure", base.looked_up(indicators, {name: measure for name, (_, measure) in _INDICATORS.items()}))
        years = wide.years(table.header, lambda column: column if _YEAR.fullmatch(column) else None)
        parts = [part.done(_HINTS) for part in wide.melted(draft, table, years, _fill)]
        return _once(base.stacked(parts))


def _fill(part: Draft, cells: base.Texts, column: str) -> None:
    """Millions where the row is a level, percent where it is a share."""
    share = part.holds("measure", "share")
    levels, level_digits = base.shifted(cells, _MILLION)
    shares, share_digits = base.shifted(cells, 0)
    part.put("value", np.where(share, shares, levels), column)
    part.put("digits", np.where(share, share_digits, level_digits))
    part.put("unit", np.where(share, "percent", "USD").astype(object))


def _once(found: Converted) -> Converted:
    """Without repeats: a top partner's figure may stand under two indicators."""
    key = ["reporter", "partner", "flow", "product", "period", "measure", "value"]
    again = found.frame.duplicated(key).to_numpy()
    if not again.any():
        return found
    count = int(again.sum())
    notes = (*found.notes, f"{count:,} figure{'s' * (count != 1)} that stand twice")
    return Converted(found.frame[~again].reset_index(drop=True), found.lines[~again], found.columns, notes, found.hints)
