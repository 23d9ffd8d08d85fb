"""Our World in Data: ``Entity,Code,Year`` and a column an indicator, whose title says what it is.

Only a title that names flow and unit is read; a share of GDP is no figure of trade that a claim can be
held against, and a title that says too little needs ``--map``.
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

_KEYS = ("entity", "code", "year")
_FLOWS = (
    ("balance", re.compile(r"\bbalance\b")),
    ("export", re.compile(r"\bexports?\b")),
    ("import", re.compile(r"\bimports?\b")),
)
_PRODUCTS = (
    ("GOODS_SERVICES", re.compile(r"\bgoods and (?:commercial )?services\b")),
    ("SERVICES", re.compile(r"\bservices?\b")),
    ("TOTAL", re.compile(r"\b(?:goods|merchandise)\b")),
)
_DOLLARS = re.compile(r"\b(?:current|nominal)? ?(?:us\$|us dollars|usd)")
_NOT_NOMINAL = re.compile(
    r"%|\bshare\b|\bper capita\b|\bconstant\b|\bindex\b|\bgrowth\b|\binflation\b|\bppp\b|\breal\b"
)
_SCALES = (("million", 6), ("billion", 9), ("thousand", 3))
_HINTS: dict[str, Any] = {
    "publisher": "Our World in Data",
    "title": "Our World in Data",
    "url": "https://ourworldindata.org/trade-and-globalization",
    "licence": "CC-BY-4.0",
    "grade": "secondary",
    "names": ["Our World in Data"],
}


class OurWorldInData:
    name = "owid"
    title = "Our World in Data"

    def recognises(self, header: Sequence[str]) -> bool:
        names = list(base.folded(header))
        return names[:3] == list(_KEYS) or names[:2] == ["entity", "year"]

    def convert(self, table: Table) -> Converted:
        names = base.folded(table.header)
        indicators = {name: meaning for name in table.header if (meaning := _meaning(name))}
        if not indicators:
            spare = [name for name in table.header if name.casefold() not in _KEYS]
            raise FormatError(
                f'no column says flow and unit ("{spare[0] if spare else ""}")',
                where=table.file,
                rule="expected a title with exports or imports, goods or services, and US dollars",
                way_out="Say what it is with --map",
            )
        draft = Draft(table.lines)
        _reporters(draft, table, names)
        draft.put("partner", "WLD")
        draft.put("period", base.texts(table, names["year"]), names["year"])
        draft.put("measure", "level")
        parts = []
        for column, (flow, product, power) in indicators.items():
            part = draft.twin()
            cells = base.texts(table, column)
            part.put("flow", flow)
            part.put("product", product)
            part.put_value(cells, "USD", column, power)
            part.keep &= ~base.flags(cells, "")
            parts.append(part.done(_HINTS))
        return base.stacked(parts)


def _reporters(draft: Draft, table: Table, names: dict[str, str]) -> None:
    """By code; by name where there is none, which is so for most aggregates and for old files."""
    entities = base.texts(table, names["entity"])
    codes = base.texts(table, names["code"]) if "code" in names else base.recoded(entities, lambda _: "")
    rule = base.by_scheme("owid", base.iso3)

    def area(text: str) -> str:
        code, _, entity = text.partition("|")
        if code:
            found = rule(code, 9999)
            return base.DROP if found.startswith("OWID_") else found  # its own codes are its own aggregates
        named = base.named(entity)
        return named or (base.DROP if "code" in names else entity)

    draft.put("reporter", base.recoded(codes + "|" + entities, area), names["entity"], "aggregates without a code here")


def _meaning(title: str) -> tuple[str, str, int] | None:
    """Flow, product and power of ten of an indicator; ``None`` where its title does not say.

    >>> _meaning("Exports of goods and services (current US$)")
    ('export', 'GOODS_SERVICES', 0)
    >>> _meaning("Imports of goods and services (% of GDP)") is None
    True
    """
    text = title.casefold().replace("_", " ")
    if _NOT_NOMINAL.search(text) or not _DOLLARS.search(text):
        return None
    flow = next((name for name, words in _FLOWS if words.search(text)), None)
    product = next((name for name, words in _PRODUCTS if words.search(text)), None)
    if flow is None or product is None:
        return None
    return flow, product, next((power for word, power in _SCALES if word in text), 0)
