"""Places that are described and not named: "the Baltic state", "the Union", "its northern neighbour"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.language._tables import listed, rows

_CLASSES = {
    "{country}": ("country", "nation", "state", "republic", "economy"),
    "{bloc}": ("bloc", "trading bloc", "trade bloc", "economic bloc", "trading club", "club"),
}
"""What stands in the table of generic words for any of several nouns: "the Baltic {country}"."""


def spread_alias(alias: str) -> Iterator[str]:
    """The phrases that one cell stands for: "the Gulf state", "the Gulf nation", ..."""
    mark = next((mark for mark in _CLASSES if mark in alias), "")
    for noun in _CLASSES.get(mark, ("",)):
        yield alias.replace(mark, noun) if mark else alias


def usual_meaning(generic: str) -> str | None:
    """The area that a phrase means where the text names none that it can mean: EU for "the Union"."""
    return _usual().get(generic) or _usual().get(generic[:1].lower() + generic[1:])


@cache
def _usual() -> dict[str, str]:
    return {alias: row["default"] for row in rows("generics") if row["default"] for alias in spread_alias(row["alias"])}


@cache
def _bordering() -> dict[str, dict[str, tuple[str, ...]]]:
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in rows("neighbouring_areas"):
        table.setdefault(row["code"], {})[row["neighbour"]] = listed(row["side"])
    return table


def neighbours(code: str, side: str = "") -> tuple[str, ...]:
    """The areas next to ``code``, or those on one side of it: CAN for ("USA", "northern")."""
    return tuple(area for area, sides in _bordering().get(code, {}).items() if not side or side in sides)
