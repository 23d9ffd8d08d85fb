"""IMF trade by partner: IMTS as SDMX-CSV, and its forerunner DOTS in bulk, long or wide. Plain US dollars.

``SCALE`` is how the IMF shows a figure, not what it is to be multiplied by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.reference import areas
from claimcheck.reference.formats import base
from claimcheck.reference.formats.base import DROP, Converted, Draft

if TYPE_CHECKING:
    from claimcheck.reference.read import Table

# Imports are taken CIF, as their reporters count them; the FOB series would stand beside them as a twin.
_INDICATORS = {
    "XG_FOB_USD": "export", "TXG_FOB_USD": "export", "MG_CIF_USD": "import", "TMG_CIF_USD": "import",
    "TBG_USD": "balance", "MG_FOB_USD": DROP, "TMG_FOB_USD": DROP,
}  # fmt: skip
_INDICATOR = re.compile(r"\(?\b(T?XG_FOB_USD|T?MG_CIF_USD|T?MG_FOB_USD|TBG_USD)\)?\s*$")
_TIME = re.compile(r"(\d{4})(?:-?A1?|-?M(\d{1,2})|-?Q([1-4])|-(\d{2}))?")
_HINTS: dict[str, Any] = {
    "publisher": "International Monetary Fund",
    "title": "IMF trade in goods by partner country",
    "url": "https://data.imf.org/",
    "licence": "IMF data terms",
    "grade": "compiled",
    "names": ["IMF", "International Monetary Fund", "Direction of Trade Statistics"],
    "definition": {"basis": "customs", "valuation": "exports FOB, imports CIF"},
}


class Imts:
    name = "imf-imts"
    title = "IMF IMTS (SDMX-CSV)"

    def recognises(self, header: Sequence[str]) -> bool:
        needed = {"country", "indicator", "counterpart_country", "time_period", "obs_value"}
        return base.folded(header).keys() >= needed

    def convert(self, table: Table) -> Converted:
        names = base.folded(table.header)
        draft = Draft(table.lines)
        values = base.texts(table, names["obs_value"])
        draft.strike(base.flags(values, "", "NP", "NA"), "no value")
        _sides(draft, table, names, "country", "counterpart_country", "time_period")
        indicator = base.looked_up(base.texts(table, names["indicator"]), _INDICATORS)
        draft.put("flow", indicator, names["indicator"], "imports FOB, beside imports CIF")
        draft.put_value(values, "USD", names["obs_value"])
        return draft.done(_HINTS)


class DotsLong:
    name = "imf-dots"
    title = "IMF DOTS (one column an indicator)"

    def recognises(self, header: Sequence[str]) -> bool:
        names = base.folded(header).keys()
        needed = {"country code", "counterpart country code", "time period"}
        return names >= needed and any(_INDICATOR.search(name) for name in header)

    def convert(self, table: Table) -> Converted:
        names = base.folded(table.header)
        draft = Draft(table.lines)
        _sides(draft, table, names, "country code", "counterpart country code", "time period")
        parts = []
        for column in table.header:
            found = _INDICATOR.search(column)
            if found and _INDICATORS[found[1]] != DROP:
                part = draft.twin()
                part.put("flow", _INDICATORS[found[1]])
                values = base.texts(table, column)
                part.put_value(values, "USD", column)
                part.keep &= ~base.flags(values, "", "NA")
                parts.append(part.done(_HINTS))
        return base.stacked(parts)


class DotsWide:
    name = "imf-dots-wide"
    title = "IMF DOTS (one column a period)"

    def recognises(self, header: Sequence[str]) -> bool:
        names = base.folded(header).keys()
        needed = {"country code", "counterpart country code", "indicator code"}
        return names >= needed and any(_TIME.fullmatch(name) for name in header)

    def convert(self, table: Table) -> Converted:
        names = base.folded(table.header)
        draft = Draft(table.lines)
        if "attribute" in names:
            draft.strike(~base.flags(base.texts(table, names["attribute"]), "Value", ""), "an attribute, not a value")
        indicator = base.looked_up(base.texts(table, names["indicator code"]), _INDICATORS)
        draft.put("flow", indicator, names["indicator code"], "imports FOB, beside imports CIF")
        parts = []
        for column in filter(_TIME.fullmatch, table.header):
            part = draft.twin()
            periods = np.full(len(table.lines), _period(column), dtype=object)
            part.put("period", periods)
            _places(part, table, names, periods)
            values = base.texts(table, column)
            part.put_value(values, "USD", column)
            part.keep &= ~base.flags(values, "", "NA", "...")
            parts.append(part.done(_HINTS))
        return base.stacked(parts)

    # The wide file names the sides as the long one does.


def _sides(draft: Draft, table: Table, names: dict[str, str], reporter: str, partner: str, period: str) -> None:
    periods = base.recoded(base.texts(table, names[period]), _period)
    if "frequency" in names:
        periods = base.paced(periods, base.texts(table, names["frequency"]))
    draft.put("period", periods, names[period])
    _places(draft, table, names, periods, reporter, partner)


def _places(
    draft: Draft,
    table: Table,
    names: dict[str, str],
    periods: base.Texts,
    reporter: str = "country code",
    partner: str = "counterpart country code",
) -> None:
    rule = base.by_scheme("imf", _area)
    for side, column in (("reporter", reporter), ("partner", partner)):
        codes = base.dated(base.recoded(base.texts(table, names[column]), _bare), periods, rule)
        draft.put(side, codes, names[column], "groups of countries")
    draft.put("product", "TOTAL")
    draft.put("measure", "level")


def _bare(code: str) -> str:
    """``001`` and ``1`` are one number."""
    return str(int(code)) if code.isascii() and code.isdigit() else code


def _area(code: str) -> str | None:
    if code.isdigit():
        # Numbers the table of countries does not have are regions and analytical groups.
        return areas.by_imf().get(int(code), DROP)
    if re.fullmatch(r"G[A-Z0-9]*\d{2,}", code):
        return DROP
    return base.iso3(code)


def _period(text: str) -> str:
    found = _TIME.fullmatch(text.strip())
    if not found:
        return text
    year, month, quarter, plain = found.groups()
    if quarter:
        return f"{year}-Q{quarter}"
    return f"{year}-{int(month or plain):02d}" if month or plain else year
