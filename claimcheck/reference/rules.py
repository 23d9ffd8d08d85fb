"""The rules of the native form in words: what a cell or a row must be, and the way out where it is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from claimcheck.reference import areas, periods
from claimcheck.reference.columns import FLOWS, MEASURES, STATUSES

_BARE_HS = re.compile(r"(?:HS ?)?(\d{2}(?:\d{2}){0,4})", re.ASCII)
_FLOW_WORDS = {
    "exports": "export", "x": "export", "exp": "export", "imports": "import", "m": "import", "imp": "import",
    "total": "trade", "turnover": "trade", "re-export": "reexport", "re-exports": "reexport", "rx": "reexport",
    "net": "balance", "deficit": "balance", "surplus": "balance",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``looks_at`` names the columns whose own faults make it pointless to speak."""

    column: str
    text: str
    way_out: str | Callable[[str], str] = ""
    looks_at: tuple[str, ...] = ()

    def out(self, value: str) -> str:
        """The way out for one value."""
        return self.way_out if isinstance(self.way_out, str) else self.way_out(value)


def _area(value: str) -> str:
    near = areas.nearest(value)
    return f"write {' or '.join(near)}" if near else "use an ISO 3166-1 alpha-3 or group code"


def _flow(value: str) -> str:
    known = _FLOW_WORDS.get(value.casefold())
    return f"write {known}" if known else ""


def _product(value: str) -> str:
    found = _BARE_HS.fullmatch(value)
    return f"write HS{found[1]}" if found else "use the HS code, or TOTAL for all goods"


def _value(value: str) -> str:
    if not value:
        return "leave the row out where nothing is known; zero is a figure"
    return "write digits with a decimal point and nothing else"


def _unit(value: str) -> str:
    near = areas.nearest_units(value)
    return f"write {' or '.join(near)}" if near else "use a currency code, percent, tonnes ..."


def _lived(code: str) -> str:
    first, last = areas.lived(code)
    return f"{code} is used from {first}" if first else f"{code} is used until {last}"


_NO_AREA = "no area code known here"
_LIVED = "this area did not exist in the period"
_SCALE = "check the scale and the measure"

CELLS = {
    "reporter": Rule("reporter", _NO_AREA, _area),
    "partner": Rule("partner", _NO_AREA, _area),
    "flow": Rule("flow", f"expected one of {', '.join(FLOWS)}", _flow),
    "product": Rule(
        "product", "expected TOTAL, SERVICES, GOODS_SERVICES or an HS code as HS and 2 to 10 digits", _product
    ),
    "period": Rule("period", f"expected a period as {periods.FORMS}"),
    "measure": Rule("measure", f"expected one of {', '.join(MEASURES)}", "percent rows are a share or a growth"),
    "value": Rule("value", "expected a plain decimal number", _value),
    "unit": Rule("unit", "no unit known here", _unit),
    "digits": Rule("digits", "expected a whole number from 1 to 28"),
    "status": Rule("status", f"expected nothing or one of {', '.join(STATUSES)}"),
    "basis": Rule("basis", "expected a currency or volume"),
    "published": Rule("published", "expected a date as 2024, 2024-07 or 2024-07-18"),
    "source_url": Rule("source_url", "expected an address that begins with https:// or http://"),
}
"""By column."""

ROWS = {
    "unit_of_share": Rule(
        "unit", "a share or a growth is in percent", "write percent, or measure level", ("unit", "measure")
    ),
    "unit_of_level": Rule(
        "unit", "percent is no unit of a level", "write measure share or growth", ("unit", "measure")
    ),
    "basis_of_growth": Rule(
        "basis",
        "a growth row says its basis: a currency or volume",
        "name the currency the growth was worked out in, or volume",
        ("basis", "measure"),
    ),
    "digits_of_value": Rule(
        "digits",
        "the number of digits does not agree with the value",
        "count the digits as printed, or leave digits empty",
        ("digits", "value"),
    ),
    "sign": Rule(
        "value",
        "only a balance or a growth can be negative",
        "check the sign and the flow",
        ("value", "flow", "measure"),
    ),
    "share_range": Rule(
        "value", "a share of a flow is at most 100 percent", _SCALE, ("value", "flow", "measure", "unit")
    ),
    "fall_range": Rule("value", "nothing falls by more than 100 percent", _SCALE, ("value", "flow", "measure", "unit")),
    "reporter_lived": Rule("reporter", _LIVED, _lived, ("reporter", "period")),
    "partner_lived": Rule("partner", _LIVED, _lived, ("partner", "period")),
    "duplicate": Rule(
        "value", "the same row stands above", "keep one; vintages differ in published, pages in source_url"
    ),
}
"""By check name."""
