"""CEPII BACI: ``t,i,j,k,v,q``; thousand current US dollars and tonnes, reconciled from both reporters.

The edition and the HS revision stand in the file name alone. There is no row for the world: it is the
sum of the rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.errors import FormatError
from claimcheck.reference.formats import base
from claimcheck.reference.formats.base import Converted, Draft

if TYPE_CHECKING:
    from claimcheck.reference.read import Table

_FILE = re.compile(r"BACI_HS(\d\d)_Y(\d{4})_V(\d{4})(\d\d)([a-z]?)", re.IGNORECASE)
_THOUSAND = 3
# v is printed to a dollar and q to a kilogram; zeros at the end are cut off.
_DECIMALS = 3
_HINTS: dict[str, Any] = {
    "publisher": "CEPII",
    "title": "BACI",
    "url": "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
    "licence": "etalab-2.0",
    "grade": "compiled",
    "names": ["BACI", "CEPII"],
    "definition": {
        "basis": "customs, reconciled",
        "valuation": "FOB",
        "leaves_out": "flows without HS6 detail",
        "other_asia": "TWN",
    },
}


class Baci:
    name = "baci"
    title = "CEPII BACI"

    def recognises(self, header: Sequence[str]) -> bool:
        return base.folded(header).keys() >= {"t", "i", "j", "k", "v"}

    def convert(self, table: Table) -> Converted:
        names = base.folded(table.header)
        draft = Draft(table.lines)
        periods = base.texts(table, names["t"])
        area = base.by_scheme("comtrade", base.m49)
        draft.put(
            "reporter",
            base.dated(base.texts(table, names["i"]), periods, area),
            names["i"],
            "territories without an area code",
        )
        draft.put(
            "partner",
            base.dated(base.texts(table, names["j"]), periods, area),
            names["j"],
            "territories without an area code",
        )
        draft.put("flow", "export")
        draft.put(
            "product", base.recoded(base.texts(table, names["k"]), lambda code: base.hs(code.zfill(6))), names["k"]
        )
        draft.put("period", periods, names["t"])
        draft.put("measure", "level")
        hints = _hints(table.file)
        parts = [_measured(draft, table, names["v"], "USD", _THOUSAND, hints)]
        if "q" in names:
            parts.append(_measured(draft, table, names["q"], "tonnes", 0, hints))
        return base.stacked(parts) if len(parts) > 1 else parts[0]


def _measured(draft: Draft, table: Table, column: str, unit: str, power: int, hints: dict[str, Any]) -> Converted:
    part = draft.twin()
    values = base.texts(table, column)
    part.put_value(values, unit, column, power, _DECIMALS)
    part.strike(base.flags(values, "", "NA"), f"no {column}")
    return part.done(hints)


def _hints(file: str) -> dict[str, Any]:
    found = _FILE.search(file)
    if not found:
        return _HINTS
    revision, year, *edition = found.groups()
    return {
        **_HINTS,
        "title": f"BACI HS{revision}, {year}, edition {''.join(edition)}",
        "vintage": f"{edition[0]}-{edition[1]}",
        "definition": {**_HINTS["definition"], "classification": f"HS{revision}"},
    }


class BaciCodes:
    """BACI's own code lists, old and new: known, so that they are refused by name."""

    name = "baci-codes"
    title = "CEPII BACI list of codes"

    def recognises(self, header: Sequence[str]) -> bool:
        names = base.folded(header).keys()
        return (
            names >= {"country_code", "country_name_full"}
            or names >= {"country_code", "country_iso3"}
            or (set(names) == {"code", "description"})
        )

    def convert(self, table: Table) -> Converted:
        raise FormatError(
            "this is a list of codes, not a table of trade",
            where=table.file,
            rule="the codes of BACI are known here",
            way_out="Add the BACI_HS.._Y...._V...... file alone",
        )
