"""What a user may set about verification, and the table of how far data of one kind are known to differ.

The noise of a measure is a property of trade statistics, not of one article: two honest offices disagree by that
much on the same flow. The figures stand in ``tables/tolerances.csv``, each with its source.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from claimcheck.errors import InputError
from claimcheck.records import plain


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a figure may miss before it speaks against a claim; ``None`` where that limit does not apply."""

    relative: Decimal | None
    """Of the size of the computed figure."""
    points: Decimal | None
    """Percentage points, an upper limit to ``relative`` where both are given."""
    floor: Decimal | None
    """Percentage points, a lower limit to ``relative``."""
    source: str

    def width(self, size: Decimal, factor: Decimal = Decimal(1)) -> Decimal:
        """The noise around a figure of this ``size``, in its own unit."""
        wide = self.relative * abs(size) if self.relative is not None else None
        if wide is not None and self.floor is not None:
            wide = max(wide, self.floor)
        limits = [limit for limit in (wide, self.points) if limit is not None]
        return min(limits) * factor if limits else Decimal(0)


@dataclass(frozen=True, slots=True)
class Settings:
    """How strictly claims are judged; made by ``Settings.of``, which refuses what it does not know."""

    tolerance: Decimal = Decimal(1)
    """Factor on every noise of the table: 0 leaves rounding alone, 2 doubles what counts as close."""
    strict: bool = False
    """Read round numbers by their last printed digit only, and trust no looser reading."""
    later_data: bool = True
    """Also try figures published after the document; they count behind those known at its publication."""

    @classmethod
    def of(cls, **chosen: Any) -> Settings:
        """The settings chosen, the rest by default. Raises ``InputError`` for an unknown name or a bad value."""
        known = [field.name for field in fields(cls)]
        for name in chosen:
            if name not in known:
                near = get_close_matches(name, known, 1)
                raise InputError(
                    f"there is no setting {name!r}",
                    rule=f"settings are {', '.join(known)}",
                    way_out=f"Did you mean {near[0]}?" if near else "",
                )
        return cls(**{name: _READ[name](name, value) for name, value in chosen.items()})

    def to_dict(self) -> dict[str, Any]:
        """The settings and the noise table in force, as the report keeps them."""
        return {
            "tolerance": plain(self.tolerance),
            "strict": self.strict,
            "later_data": self.later_data,
            "noise": {name: _noise(row) for name, row in tolerances().items()},
        }


def _factor(name: str, value: Any) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if isinstance(value, bool) or not number.is_finite() or not 0 <= number <= 10:
        raise InputError(f"{name} is {value!r}", rule="expected a number from 0 to 10", way_out="1 is the default")
    return number


def _switch(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise InputError(f"{name} is {value!r}", rule="expected true or false")
    return value


_READ: dict[str, Callable[[str, Any], Any]] = {"tolerance": _factor, "strict": _switch, "later_data": _switch}


@cache
def tolerances() -> Mapping[str, Tolerance]:
    """The noise by measure, from ``tables/tolerances.csv``."""
    return {row["measure"]: _tolerance(row) for row in table("tolerances")}


@cache
def table(name: str) -> list[dict[str, str]]:
    """The rows of ``tables/<name>.csv``."""
    text = files(__package__).joinpath("tables", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _tolerance(row: Mapping[str, str]) -> Tolerance:
    def number(key: str) -> Decimal | None:
        return Decimal(row[key]) if row[key] else None

    return Tolerance(number("relative"), number("points"), number("floor"), row["source"])


def _noise(row: Tolerance) -> dict[str, Any]:
    limits = {"relative": row.relative, "points": row.points, "floor": row.floor}
    return {name: plain(limit) for name, limit in limits.items() if limit is not None}
