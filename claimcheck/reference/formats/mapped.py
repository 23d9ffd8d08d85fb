"""A table in a layout of somebody's own, with a map that says which column is which.

    {"columns": {"Country": "reporter", "Year": "period", "US$ m": "value"},
     "set": {"partner": "WLD", "flow": "export", "product": "TOTAL", "unit": "USD"},
     "recode": {"flow": {"Exp": "export"}},
     "scale": 1000000,
     "missing": ["..", "n/a"]}

Area names and ISO codes are understood where they are exact; months are understood in the spellings
``202301``, ``2023M1``, ``2023-01`` and as two columns ``year`` and ``month``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Any

from claimcheck.errors import DataError, TableError
from claimcheck.reference import areas, numbers
from claimcheck.reference.columns import COLUMNS
from claimcheck.reference.faults import Fault
from claimcheck.reference.formats import base
from claimcheck.reference.formats.base import Converted, Draft

if TYPE_CHECKING:
    from claimcheck.reference.read import Table

_FIELDS = (*COLUMNS, "year", "month", "quarter")
_NEEDED = ("reporter", "partner", "flow", "product", "period", "value", "unit")
_TIME = re.compile(r"(\d{4})(?:-?M|-|/|)(0?[1-9]|1[0-2])")
_QUARTER = re.compile(r"(\d{4})-?Q([1-4])|Q([1-4])[ /-](\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Map:
    """Which column of the file is which of ours, and what the file does not say."""

    columns: Mapping[str, str]
    """The file's column to our field."""
    set: Mapping[str, str] = field(default_factory=dict)
    recode: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    power: int = 0
    missing: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: Mapping[str, Any], where: str) -> Map:
        """The map that plain data describe. Raises ``DataError`` naming what is not understood."""
        strange = sorted(given.keys() - {"columns", "set", "recode", "scale", "missing"})
        if strange:
            raise DataError(
                f'the map holds "{strange[0]}"', where=where, rule="expected columns, set, recode, scale, missing"
            )
        columns = {str(theirs): str(ours) for theirs, ours in (given.get("columns") or {}).items()}
        fixed = {str(ours): str(text) for ours, text in (given.get("set") or {}).items()}
        recode = {
            str(ours): {str(a): str(b) for a, b in pairs.items()} for ours, pairs in (given.get("recode") or {}).items()
        }
        for ours in (*columns.values(), *fixed, *recode):
            if ours not in _FIELDS:
                near = get_close_matches(ours, _FIELDS, n=1)
                raise DataError(
                    f'there is no field "{ours}"',
                    where=where,
                    rule=f"expected one of {', '.join(_FIELDS)}",
                    way_out=f"Write {near[0]}" if near else "",
                )
        missing = tuple(str(text) for text in given.get("missing") or ())
        return cls(columns, fixed, recode, _power(given.get("scale", 1), where), missing)

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data, empty parts left out."""
        parts = {
            "columns": dict(self.columns),
            "set": dict(self.set),
            "recode": {ours: dict(pairs) for ours, pairs in self.recode.items()},
            "scale": 10**self.power if self.power else None,
            "missing": list(self.missing),
        }
        return {name: part for name, part in parts.items() if part}


def convert(table: Table, chosen: Map) -> Converted:
    """The table in the native form. Raises ``TableError`` when the map and the header do not fit."""
    names = _names(table, chosen)
    _complete(table, chosen, names)
    draft = Draft(table.lines)
    for ours, text in chosen.set.items():
        if ours in COLUMNS:
            draft.put(ours, text)
    for ours, theirs in names.items():
        if ours in COLUMNS and ours != "value":
            cells = base.texts(table, theirs)
            draft.put(ours, base.recoded(cells, partial(_cell, ours, chosen)), theirs)
    if "year" in names:
        _composed_period(draft, table, names)
    _values(draft, table, names["value"], chosen)
    if "measure" not in draft.cells:
        draft.put("measure", "level")
    return draft.done({})


def _names(table: Table, chosen: Map) -> dict[str, str]:
    """Our field to the file's column. Columns with our own names need no map."""
    known = base.folded(table.header)
    names = {name: known[name] for name in COLUMNS if name in known and name not in chosen.set}
    faults = []
    for theirs, ours in chosen.columns.items():
        found = known.get(theirs.strip().casefold())
        if found is None:
            near = get_close_matches(theirs, table.header, n=1)
            out = f"write {near[0]}={ours}" if near else f"the header has {', '.join(table.header[:8])}"
            faults.append(
                Fault(table.file, table.header_line, theirs, "", "the map names a column that is not there", out)
            )
        else:
            names[ours] = found
    if faults:
        raise TableError(table.file, faults)
    return names


def _complete(table: Table, chosen: Map, names: Mapping[str, str]) -> None:
    have = names.keys() | chosen.set.keys()
    if "year" in have:
        have |= {"period"}
    faults = [
        Fault(
            table.file,
            table.header_line,
            ours,
            "",
            "neither the map nor the header says it",
            f"add --map COLUMN={ours} or --set {ours}=...",
        )
        for ours in _NEEDED
        if ours not in have
    ]
    if "value" not in names and not faults:
        faults = [
            Fault(table.file, table.header_line, "value", "", "the value must be a column", "add --map COLUMN=value")
        ]
    if faults:
        raise TableError(table.file, faults)


def _cell(ours: str, chosen: Map, text: str) -> str:
    recoded = chosen.recode.get(ours, {}).get(text)
    if recoded is not None:
        return recoded
    if ours in ("reporter", "partner"):
        return text if areas.is_area(text) else areas.exactly(text) or text
    if ours == "period":
        return _period(text)
    return text.casefold() if ours in ("flow", "measure", "status") else text


def _period(text: str) -> str:
    found = _TIME.fullmatch(text)
    if found and len(text) >= 6:
        return f"{found[1]}-{int(found[2]):02d}"
    quarter = _QUARTER.fullmatch(text)
    if quarter:
        return f"{quarter[1] or quarter[4]}-Q{quarter[2] or quarter[3]}"
    return text.removesuffix(".0")


def _composed_period(draft: Draft, table: Table, names: Mapping[str, str]) -> None:
    """The period from a column of years and, if there is one, of months or quarters."""
    years = base.recoded(base.texts(table, names["year"]), lambda text: text.removesuffix(".0"))
    part = next((name for name in ("month", "quarter") if name in names), None)
    if part is None:
        draft.put("period", years, names["year"])
        return
    sign = "M" if part == "month" else "Q"
    within = base.recoded(base.texts(table, names[part]), lambda text: text.removesuffix(".0").lstrip("0"))
    draft.put("period", base.recoded(years + sign + within, _period), names[part])


def _values(draft: Draft, table: Table, column: str, chosen: Map) -> None:
    cells = base.texts(table, column)
    draft.strike(base.flags(cells, "", *chosen.missing), "no value")
    kept = cells[draft.keep].tolist()
    style = numbers.PLAIN if numbers.all_plain(kept) else numbers.style(kept)
    if style is None:
        rule, out = "the comma may stand before decimals or between thousands", "write plain decimal numbers"
        raise TableError(table.file, [Fault(table.file, int(table.lines[draft.keep][0]), column, kept[0], rule, out)])
    plain = base.recoded(cells, style.plain)
    values, digits = base.shifted(plain, chosen.power)
    draft.put("value", values, column)
    if "digits" not in draft.cells:
        draft.put("digits", digits)


def _power(scale: Any, where: str) -> int:
    """The power of ten that a scale is. Raises ``DataError`` for any other factor."""
    try:
        digits = Decimal(str(scale)).normalize().as_tuple()
    except InvalidOperation:
        digits = None
    if digits is None or digits.digits != (1,) or digits.sign or not isinstance(digits.exponent, int):
        raise DataError(f'scale is "{scale}"', where=where, rule="expected a power of ten, as 1000000 for millions")
    return digits.exponent
