"""UN Comtrade as it comes since 2022: website CSV, API answers as CSV or JSON, bulk files.

One set of names in different spellings of case. Plain US dollars, kilograms; imports CIF, exports FOB.
The website's rows have one cell more than its header, which the reader has taken care of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.reference.formats import base
from claimcheck.reference.formats.base import DROP, Converted, Draft

if TYPE_CHECKING:
    from claimcheck.reference.read import Table

_NEEDED = {"reportercode", "partnercode", "flowcode", "cmdcode", "period", "primaryvalue"}
_FLOWS = {"X": "export", "M": "import", "RX": "reexport"}
_OTHER_FLOWS = {"RM", "DX", "FM", "MIP", "MOP", "XIP", "XOP"}
# A row of a finer breakdown repeats part of the row above it: only the rows for "all" are kept.
_WHOLE = {
    "partner2code": ("0", "", "W00"),
    "motcode": ("0", "", "-1"),
    "customscode": ("C00", "", "0"),
    "moscode": ("0", "", "-1"),
}
# So many rows are the most that one answer holds, without a key and with one.
_CAPS = (500, 100_000, 250_000)
_NO_AREA = "territories without an area code"
HINTS = {
    "publisher": "United Nations Statistics Division",
    "title": "UN Comtrade",
    "url": "https://comtradeplus.un.org/",
    "licence": "UN Comtrade terms: no redistribution of raw data",
    "grade": "compiled",
    "names": ["UN Comtrade", "Comtrade", "United Nations"],
    "definition": {"basis": "customs", "valuation": "imports CIF, exports FOB", "other_asia": "TWN"},
}


class Comtrade:
    name = "comtrade"
    title = "UN Comtrade (website, API or bulk)"

    def recognises(self, header: Sequence[str]) -> bool:
        return base.folded(header).keys() >= _NEEDED

    def convert(self, table: Table) -> Converted:
        names = base.folded(table.header)
        cells = {name: base.texts(table, column) for name, column in names.items() if name in _READ}
        draft = Draft(table.lines)
        if len(table.lines) in _CAPS:
            draft.say(f"exactly {len(table.lines):,} rows, where the service cuts answers off: some may be missing")
        for column, whole in _WHOLE.items():
            if column in cells:
                draft.strike(~base.flags(cells[column], *whole), f"a breakdown by {names[column]}")
        frequency = cells.get("freqcode", np.full(len(table.lines), "", dtype=object))
        periods = _periods(cells["period"], frequency)
        draft.put("reporter", _area(cells, "reporter", periods), names["reportercode"], _NO_AREA)
        draft.put("partner", _area(cells, "partner", periods), names["partnercode"], _NO_AREA)
        draft.put(
            "flow", base.recoded(cells["flowcode"], _flow), names["flowcode"], "re-imports, processing and the like"
        )
        draft.put("product", _products(cells), names["cmdcode"], "no HS or SITC code")
        draft.put("period", periods, names["period"])
        draft.put("measure", "level")
        return _with_weights(draft, cells, names)


_READ = _NEEDED | _WHOLE.keys() | {
    "freqcode", "typecode", "classificationcode", "classificationsearchcode", "reporteriso", "partneriso",
    "netwgt", "isnetwgtestimated",
}  # fmt: skip


def _with_weights(draft: Draft, cells: dict[str, base.Texts], names: dict[str, str]) -> Converted:
    """The rows of values and, where the file has weights, the rows of weights."""
    money = draft.twin()
    money.put_value(cells["primaryvalue"], "USD", names["primaryvalue"])
    money.put("status", "")
    money.strike(base.flags(cells["primaryvalue"], ""), "no value")
    if "netwgt" not in cells:
        return money.done(HINTS)
    weight = draft.twin()
    weight.put_value(cells["netwgt"], "kg", names["netwgt"])
    weight.put("status", _estimated(cells))
    weight.keep &= ~base.flags(cells["netwgt"], "", "0", "0.0")  # no weight is written 0 in some exports
    return base.stacked([money.done(HINTS), weight.done(HINTS)])


def _estimated(cells: dict[str, base.Texts]) -> base.Texts | str:
    flagged = cells.get("isnetwgtestimated")
    if flagged is None:
        return ""
    return base.recoded(flagged, lambda text: "estimate" if text.casefold() == "true" else "")


def _area(cells: dict[str, base.Texts], side: str, periods: base.Texts) -> base.Texts:
    """By number, with the year in which the number was in use."""
    return base.dated(cells[f"{side}code"], periods, base.by_scheme("comtrade", _by_number))


def _by_number(code: str) -> str | None:
    found = base.m49(code)
    if found:
        return found
    letters = base.by_scheme("comtrade_iso", base.iso3)(code, 9999)
    return letters if letters != code else base.iso3(code)


def _flow(code: str) -> str:
    return _FLOWS.get(code) or (DROP if code in _OTHER_FLOWS else code)


def _periods(periods: base.Texts, frequency: base.Texts) -> base.Texts:
    """``202301`` is ``2023-01``; a period that is not of the stated frequency is left for the door."""
    return base.paced(base.recoded(periods, period), frequency)


def period(text: str) -> str:
    """``YYYY`` or ``YYYYMM`` as a period."""
    return f"{text[:4]}-{text[4:]}" if len(text) == 6 and text.isdigit() else text


def _products(cells: dict[str, base.Texts]) -> base.Texts:
    blank = np.full(len(cells["cmdcode"]), "", dtype=object)
    lists = cells.get("classificationcode", cells.get("classificationsearchcode", blank))
    kinds = cells.get("typecode", blank)
    return base.recoded(kinds + "|" + lists + "|" + cells["cmdcode"], product)


def product(text: str) -> str:
    r"""``type|classification|code`` as a product; ``DROP`` for lists that have no place here.

    >>> [product(text) for text in ("C|H6|TOTAL", "C|H6|0101", "C|S4|33", "S|EB10|S", "C|B4|1")]
    ['TOTAL', 'HS0101', 'SITC33', 'SERVICES', '\x00']
    """
    kind, listed, code = text.split("|")
    if kind == "S" or listed.startswith("EB"):
        return "SERVICES" if code in ("S", "200", "TOTAL") else DROP
    if code == "TOTAL" or code == "AG0":
        return "TOTAL"
    if listed[:1] == "S":
        return f"SITC{code}"
    if listed[:1] == "B":
        return DROP
    return base.hs(code)
