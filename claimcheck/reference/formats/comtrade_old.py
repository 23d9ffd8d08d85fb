"""UN Comtrade as it came until 2022: the old website's CSV, and the old bulk query file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.reference.formats import base, comtrade
from claimcheck.reference.formats.base import DROP, Converted, Draft

if TYPE_CHECKING:
    from claimcheck.reference.read import Table

_NEEDED = {"year", "reporter code", "trade flow code", "partner code", "classification", "commodity code"}
_VALUES = ("trade value (us$)", "tradevalueus", "value")
_FLOWS = {"1": "import", "2": "export", "3": "reexport", "4": DROP}
_WHOLE = {
    "2nd partner code": ("", "0"),
    "customs proc. code": ("", "0", "C00"),
    "mode of transport code": ("", "0"),
}


class ComtradeOld:
    name = "comtrade-old"
    title = "UN Comtrade (old website or old bulk query)"

    def recognises(self, header: Sequence[str]) -> bool:
        names = base.folded(header)
        return names.keys() >= _NEEDED and any(value in names for value in _VALUES)

    def convert(self, table: Table) -> Converted:
        names = base.folded(table.header)
        value = next(name for name in _VALUES if name in names)
        draft = Draft(table.lines)
        for column, whole in _WHOLE.items():
            if column in names:
                draft.strike(~base.flags(base.texts(table, names[column]), *whole), f"a breakdown by {names[column]}")
        period = names.get("period", names["year"])
        periods = base.recoded(base.texts(table, period), comtrade.period)
        area = base.by_scheme("comtrade", base.m49)
        for side in ("reporter", "partner"):
            column = names[f"{side} code"]
            draft.put(
                side, base.dated(base.texts(table, column), periods, area), column, "territories without an area code"
            )
        flow = names["trade flow code"]
        draft.put("flow", base.looked_up(base.texts(table, flow), _FLOWS), flow, "re-imports")
        code = names["commodity code"]
        listed = base.texts(table, names["classification"]) + "|" + base.texts(table, code)
        draft.put(
            "product", base.recoded(listed, lambda text: comtrade.product(f"C|{text}")), code, "no HS or SITC code"
        )
        draft.put("period", periods, period)
        draft.put("measure", "level")
        values = base.texts(table, names[value])
        draft.put_value(values, "USD", names[value])
        draft.strike(base.flags(values, ""), "no value")
        return draft.done(comtrade.HINTS)
