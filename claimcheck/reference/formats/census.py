"""US Census Bureau, goods by country: one row a country and year, months across, million US dollars.

Imports ``IJAN`` ... ``IDEC``, ``IYR`` and exports ``EJAN`` ... ``EYR``; Census basis, not seasonally adjusted.
Months that are not out yet are written 0, and the year is then the sum so far.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.reference.formats import base
from claimcheck.reference.formats.base import Converted, Draft

if TYPE_CHECKING:
    from claimcheck.reference.read import Table

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_SIDES = {"I": "import", "E": "export"}
_NEEDED = {"year", "cty_code", "iyr", "eyr", "ijan", "edec"}
_MILLION = 6
_ZEROS = ("0", "0.0", "", "0.00", "0.000000")
_HINTS: dict[str, Any] = {
    "publisher": "US Census Bureau",
    "title": "US trade in goods by country",
    "url": "https://www.census.gov/foreign-trade/balance/",
    "licence": "public domain",
    "grade": "primary",
    "names": ["Census Bureau", "US Census Bureau", "Commerce Department", "US Commerce Department"],
    "reporters": ["USA"],
    "definition": {
        "basis": "customs (Census basis), not seasonally adjusted",
        "valuation": "imports customs value, exports FAS",
    },
}


class Census:
    name = "census-country"
    title = "US Census Bureau country file"

    def recognises(self, header: Sequence[str]) -> bool:
        return base.folded(header).keys() >= _NEEDED

    def convert(self, table: Table) -> Converted:
        names = base.folded(table.header)
        years = base.recoded(base.texts(table, names["year"]), lambda text: text.removesuffix(".0"))
        codes = base.recoded(base.texts(table, names["cty_code"]), _padded)
        draft = Draft(table.lines)
        draft.put("reporter", "USA")
        areas = base.dated(codes, years, base.by_scheme("census", _group))
        draft.put("partner", areas, names["cty_code"], "groups of countries")
        draft.put("product", "TOTAL")
        draft.put("measure", "level")
        out = _months_out(table, names, years)
        parts = [part for side in _SIDES for part in _side(draft, table, names, side, years, out)]
        return base.stacked([part.done(_HINTS) for part in parts])


def _side(
    draft: Draft, table: Table, names: dict[str, str], side: str, years: base.Texts, out: dict[str, int]
) -> list[Draft]:
    """Twelve months and a year of one flow."""
    parts = []
    for number, month in enumerate((*_MONTHS, "YR"), start=1):
        column = names.get(f"{side}{month}".casefold())
        if column is None:
            continue
        part = draft.twin()
        part.put("flow", _SIDES[side])
        known = base.recoded(years, lambda year: str(out.get(year, 0)))
        if month == "YR":
            part.put("period", base.recoded(years + "|" + known, _whole_or_part), names["year"])
            part.keep &= ~base.flags(known, "0")
        else:
            part.put("period", base.recoded(years, f"{{}}-{number:02d}".format), names["year"])
            part.keep &= np.array([int(last) >= number for last in known], dtype=np.bool_)
        part.put_value(base.texts(table, column), "USD", column, _MILLION)
        parts.append(part)
    return parts


def _months_out(table: Table, names: dict[str, str], years: base.Texts) -> dict[str, int]:
    """Year to the last month that is out: the last one in which any country traded at all."""
    found: dict[str, int] = dict.fromkeys(years, 0)
    for number, month in enumerate(_MONTHS, start=1):
        for side in _SIDES:
            column = names.get(f"{side}{month}".casefold())
            if column:
                filled = ~base.flags(base.texts(table, column), *_ZEROS)
                found.update(dict.fromkeys(years[filled], number))
    return found


def _whole_or_part(text: str) -> str:
    year, _, last = text.partition("|")
    return year if last in ("12", "0") else f"{year}-01/{year}-{int(last):02d}"


def _padded(code: str) -> str:
    return code.removesuffix(".0").zfill(4) if code.removesuffix(".0").isdigit() else code


def _group(code: str) -> str | None:
    """Groups begin with 0 or hold an X; those without a code of ours are left out."""
    return base.DROP if code.startswith("0") or "X" in code.upper() else None
