"""What the rows of a table say about each other: shares of a whole, exports and imports against their sum.

These are warnings. A publisher's own tables may disagree with themselves, and that is worth knowing and no
reason to keep them out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from claimcheck.reference import areas, numbers
from claimcheck.reference.faults import Fault

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WHOLE = ["reporter", "flow", "product", "period", "published"]
_PAIR = ["reporter", "partner", "product", "period", "unit", "published", "source_url"]
# Floats carry 15 to 17 digits: what they may be off by themselves is no disagreement.
_FLOAT = 1e-12


def find_warnings(
    frame: pd.DataFrame, lines: NDArray[np.int64], file: str, names: Mapping[str, str] | None = None
) -> tuple[Fault, ...]:
    """Shares that sum to more than 100, and totals and balances that exports and imports do not make."""
    column = (names or {}).get("value", "value")
    found = [*_shares(frame), *_flows(frame)]
    return tuple(
        Fault(file, int(lines[row]), column, str(frame["value"].iat[row]), rule, "", "warning")
        for row, rule in sorted(found)
    )


def _picked(frame: pd.DataFrame, mask: NDArray[np.bool_], keys: list[str]) -> pd.DataFrame:
    """The rows of ``mask`` with their keys as text, values as numbers and half a printed unit."""
    rows = np.flatnonzero(mask)
    part = frame.iloc[rows]
    texts = part["value"].tolist()
    given = part["digits"].tolist()
    picked: dict[str, Any] = {key: part[key].astype(object).to_numpy() for key in keys}
    picked["row"] = rows
    picked["number"] = np.array([float(text) for text in texts])
    picked["half"] = np.array([_half(text, digits) for text, digits in zip(texts, given, strict=True)])
    return pd.DataFrame(picked)


def _half(text: str, digits: str) -> float:
    """Half a unit of the last printed digit."""
    number = abs(float(text))
    printed = int(digits) if digits else numbers.significant(text)
    if not number:
        return 0.5 * 10.0 ** -len(text.partition(".")[2])
    return float(0.5 * 10.0 ** (np.floor(np.log10(number)) - printed + 1))


def _shares(frame: pd.DataFrame) -> Iterator[tuple[int, str]]:
    shares = (frame["measure"] == "share").to_numpy() & (frame["flow"] != "balance").to_numpy()
    if not shares.any():
        return
    # A group or the world beside its members would count them twice.
    single = frame["partner"].cat
    kinds = np.array([areas.kind(code) in ("country", "former") for code in single.categories], dtype=np.bool_)
    part = _picked(frame, shares & kinds[single.codes.to_numpy()], [*_WHOLE, "partner"])
    # Pages of one day may print a share twice: the smaller one counts, so that a warning is sure.
    part = part.sort_values("number", kind="stable").drop_duplicates([*_WHOLE, "partner"])
    whole = part.groupby(_WHOLE, sort=False).agg(number=("number", "sum"), half=("half", "sum"), row=("row", "max"))
    for row, total in zip(whole["row"], whole["number"], strict=True):
        slack = whole.loc[whole["row"] == row, "half"].iloc[0]
        if total - slack > 100:
            yield int(row), f"the shares of this reporter, flow and period sum to {total:g} percent"


def _flows(frame: pd.DataFrame) -> Iterator[tuple[int, str]]:
    levels = (frame["measure"] == "level").to_numpy()
    for whole, sign, words in (("trade", 1, "exports and imports make"), ("balance", -1, "exports less imports make")):
        wanted = levels & (frame["flow"] == whole).to_numpy()
        if not wanted.any():
            continue
        joined = _picked(frame, wanted, _PAIR)
        for flow in ("export", "import"):
            side = _picked(frame, levels & (frame["flow"] == flow).to_numpy(), _PAIR)
            joined = joined.merge(side, on=_PAIR, suffixes=("", f"_{flow}"))
        made = joined["number_export"] + sign * joined["number_import"]
        size = joined["number_export"].abs() + joined["number_import"].abs()
        slack = joined["half"] + joined["half_export"] + joined["half_import"] + size * _FLOAT
        apart = joined[(made - joined["number"]).abs() > slack]
        for row, number in zip(apart["row"], made[apart.index], strict=True):
            yield int(row), f"{words} {number:,.0f}, more than rounding away"
