"""Eurostat Comext, SDMX-CSV: euros and hundreds of kilograms, one row an indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.reference.formats import base
from claimcheck.reference.formats.base import DROP, Converted, Draft

if TYPE_CHECKING:
    from claimcheck.reference.read import Table

_NEEDED = {"reporter", "partner", "product", "flow", "indicators", "time_period", "obs_value"}
_FLOWS = {"1": "import", "2": "export", "3": "reexport"}
# Indicator -> unit and power of ten. The code says the unit; there is no other sign of it in the file.
_INDICATORS = {
    "VALUE_IN_EUROS": ("EUR", 0),
    "VALUE_EUR": ("EUR", 0),
    "QUANTITY_IN_100KG": ("kg", 2),
    "QUANTITY_KG": ("kg", 0),
    "QUANTITY_IN_KG": ("kg", 0),
}
_UPDATED = re.compile(r"(\d\d)/(\d\d)/(\d\d)(?: |$)")
_MONTH = re.compile(r"(\d{4})-?M?(0[1-9]|1[0-2])")
_HINTS: dict[str, Any] = {
    "publisher": "Eurostat",
    "title": "Eurostat Comext",
    "url": "https://ec.europa.eu/eurostat/comext/newxtweb/",
    "licence": "Eurostat reuse with attribution",
    "grade": "primary",
    "names": ["Eurostat", "EU statistics office", "European Union's statistics office"],
    "definition": {"basis": "customs; intra-EU from surveys", "valuation": "imports CIF type, exports FOB type"},
}


class Comext:
    name = "comext"
    title = "Eurostat Comext (SDMX-CSV)"

    def recognises(self, header: Sequence[str]) -> bool:
        return base.folded(header).keys() >= _NEEDED

    def convert(self, table: Table) -> Converted:
        names = base.folded(table.header)
        cells = {name: base.recoded(base.texts(table, names[name]), _code) for name in _NEEDED}
        draft = Draft(table.lines)
        for side in ("reporter", "partner"):
            area = base.by_scheme("eurostat", base.iso2)
            codes = base.dated(cells[side], cells["time_period"], area)
            draft.put(side, codes, names[side], "zones without an area code")
        draft.put("flow", base.looked_up(cells["flow"], _FLOWS), names["flow"])
        draft.put("product", base.recoded(cells["product"], _product), names["product"], "no HS or CN code")
        periods = base.recoded(cells["time_period"], _period)
        if "freq" in names:
            periods = base.paced(periods, base.recoded(base.texts(table, names["freq"]), _code))
        draft.put("period", periods, names["time_period"])
        draft.put("measure", "level")
        draft.strike(base.flags(cells["obs_value"], "", ":"), "no value")
        draft.strike(~base.flags(cells["indicators"], *_INDICATORS), "another indicator")
        hints = {**_HINTS, **_vintage(table, names)}
        return base.stacked([_measured(draft, cells, names, indicator).done(hints) for indicator in _present(cells)])


def _present(cells: dict[str, base.Texts]) -> list[str]:
    found = [indicator for indicator in _INDICATORS if base.flags(cells["indicators"], indicator).any()]
    return found or ["VALUE_IN_EUROS"]


def _measured(draft: Draft, cells: dict[str, base.Texts], names: dict[str, str], indicator: str) -> Draft:
    unit, power = _INDICATORS[indicator]
    part = draft.twin()
    part.keep &= base.flags(cells["indicators"], indicator)
    part.put_value(cells["obs_value"], unit, names["obs_value"], power)
    return part


def _code(text: str) -> str:
    """The code of a ``CODE:label`` cell; a plain code stays."""
    head, colon, label = text.partition(":")
    return head if colon and head and label else text


def _product(code: str) -> str:
    if code == "TOTAL":
        return code
    if len(code) == 8 and code.isdigit():
        return f"CN{code}"
    return f"HS{code}" if code.isdigit() and len(code) in (2, 4, 6) else DROP


def _period(text: str) -> str:
    found = _MONTH.fullmatch(text)
    return f"{found[1]}-{found[2]}" if found else text


def _vintage(table: Table, names: dict[str, str]) -> dict[str, str]:
    column = names.get("last update")
    found = _UPDATED.match(str(table.frame[column].iloc[0])) if column else None
    return {"vintage": f"20{found[3]}-{found[2]}-{found[1]}"} if found else {}
