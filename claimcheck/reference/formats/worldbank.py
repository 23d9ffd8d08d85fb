"""World Bank indicators: a column a year, national totals, the unit in the indicator's code.

Both the indicator download (four lines above its header) and the DataBank export (``2023 [YR2023]``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.errors import FormatError
from claimcheck.reference import areas
from claimcheck.reference.formats import base, wide
from claimcheck.reference.formats.base import Converted, Draft

if TYPE_CHECKING:
    from claimcheck.reference.read import Table

_YEAR = re.compile(r"([12]\d{3})(?: \[YR\1\])?")
_MISSING = ("..",)
_UPDATED = re.compile(r'"?Last Updated Date"?,"?(\d{4}-\d\d-\d\d)')
_HINTS: dict[str, Any] = {
    "publisher": "World Bank",
    "title": "World Development Indicators",
    "url": "https://databank.worldbank.org/source/world-development-indicators",
    "licence": "CC-BY-4.0",
    "grade": "compiled",
    "names": ["World Bank", "World Development Indicators"],
}


class WorldBank:
    name = "worldbank"
    title = "World Bank indicators (wide)"

    def recognises(self, header: Sequence[str]) -> bool:
        names = base.folded(header).keys()
        coded = {"indicator code", "series code"} & names
        # The IMF's wide file has the same first names, and partners.
        return {"country code"} <= names and bool(coded) and "counterpart country code" not in names

    def convert(self, table: Table) -> Converted:
        names = base.folded(table.header)
        column = names.get("indicator code") or names["series code"]
        indicators = base.texts(table, column)
        known = sorted(set(indicators) & _indicators().keys())
        if not known:
            raise FormatError(
                f"indicator {', '.join(sorted(set(indicators) - {''})[:3])} is no trade indicator known here",
                where=table.file,
                rule=f"expected one of {', '.join(sorted(_indicators()))}",
            )
        draft = Draft(table.lines)
        draft.strike(base.flags(base.texts(table, names["country code"]), ""), "footer lines")
        draft.strike(~base.flags(indicators, *known), "indicators that are no trade")
        rule = base.by_scheme("worldbank", base.iso3)
        codes = base.recoded(base.texts(table, names["country code"]), lambda code: rule(code, 9999))
        draft.put("reporter", codes, names["country code"], "groups of countries without a code here")
        draft.put("partner", "WLD")
        for ours in ("flow", "product", "measure", "unit", "basis"):
            draft.put(ours, base.looked_up(indicators, {code: row[ours] for code, row in _indicators().items()}))
        # Two indicators may measure one flow by two definitions: the page tells them apart.
        draft.put("source_url", base.recoded(indicators, lambda code: f"https://data.worldbank.org/indicator/{code}"))
        draft.put("note", base.looked_up(indicators, {code: row["definition"] for code, row in _indicators().items()}))
        parts = wide.melted(draft, table, wide.years(table.header, _year), _fill, *_MISSING)
        hints = {
            **_HINTS,
            "definition": {"basis": "; ".join(sorted({_indicators()[code]["definition"] for code in known}))},
        }
        return base.stacked([part.done({**hints, **_vintage(table)}) for part in parts])


def _fill(part: Draft, cells: base.Texts, column: str) -> None:
    values, digits = base.shifted(cells, 0)
    part.put("value", values, column)
    part.put("digits", digits)


@cache
def _indicators() -> dict[str, dict[str, str]]:
    return {row["indicator"]: row for row in areas.rows("worldbank_indicators")}


def _year(column: str) -> str | None:
    found = _YEAR.fullmatch(column)
    return found[1] if found else None


def _vintage(table: Table) -> dict[str, str]:
    for line in table.preamble:
        found = _UPDATED.match(line)
        if found:
            return {"vintage": found[1]}
    return {}
