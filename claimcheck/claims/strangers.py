"""Numbers that stand beside words of trade and are of something else: parts of growth, moves of prices."""

from __future__ import annotations

import re
from itertools import zip_longest

from claimcheck.claims.reading import Bound, Scene
from claimcheck.claims.tables import column, rows
from claimcheck.claims.units import PRICE

GROWTH = "a part of growth"
_ECONOMY = frozenset({"gdp", "growth", "expansion", "economy", "output", "gross domestic product", "recession"})
_POINTS = ("percentage_points", "basis_points")
_LEAST_MONEY = 10_000
_LASTING = frozenset(
    {
        "people or jobs",
        "the economy at large",
        "money that is not trade",
        "money sent home",
        "a survey",
        "no amount of trade",
        "a harvest",
    }
)
"""Subjects that the next figure goes on with when nothing is named between."""
_REACH = 8


def refuse_strangers(scene: Scene) -> None:
    """Refuse the numbers that only stand near a flow: "exports added 0.3 points to growth", "up 2% to $84 a barrel"."""
    last: Bound | None = None
    for bound, following in zip_longest(scene.bounds, scene.bounds[1:]):
        if not bound.refused:
            bound.refused = _why(scene, bound, last, following)
        last = bound


def _why(scene: Scene, bound: Bound, last: Bound | None, following: Bound | None) -> str:
    """Why the number is no trade figure; empty where it may be one."""
    if (bound.unit in _POINTS and _adds_to_growth(scene, bound.at)) or _is_growth_rate(scene, bound.at):
        return GROWTH
    item = scene.tokens[bound.at].item
    if item.kind == "money" and item.scale is None and item.value < _LEAST_MONEY:
        return PRICE  # no country's trade is a few thousand dollars
    if following is not None and _leads_to_price(scene, bound, following):
        return PRICE
    if last is not None and last.refused and _goes_with(scene, bound.at, last):
        return last.refused
    doers = _of_other_doers(scene, bound.at)
    sold = bound.topic is not None and scene.codes[bound.topic.head + 1 : bound.topic.head + 2] == "P"
    return "" if sold and doers == "a harvest" else doers  # "American farmers sold Cuba food"


def _goes_with(scene: Scene, at: int, last: Bound) -> bool:
    """Whether a number goes on with one that counted something else: "4.3 million stays, 8 percent more than ..."."""
    between = scene.codes[last.at + 1 : at]
    if last.refused not in _LASTING or set(between) & set("FVYqHU"):
        return False
    return scene.tokens[at].item.kind in ("percent", "times", None) and "N" not in between


def _of_other_doers(scene: Scene, at: int) -> str:
    """Whose figures they are, when the clause tells of people who do not trade: "workers abroad sent home ..."."""
    start = scene.codes.rfind(";", 0, at) + 1
    stop = scene.codes.find(";", at)
    stop = stop if stop >= 0 else len(scene.codes)
    if "F" in scene.codes[start:stop]:
        return ""
    words = scene.line.words(start, stop).lower()
    return next((row["of"] for row in rows("other_doers") if row["phrase"] in words), "")


def contributes(words: str) -> bool:
    """Whether words speak of what trade adds to an economy's growth: "the biggest drag since 1947"."""
    return any(_contribution(word) for word in words.lower().split())


def _contribution(low: str) -> bool:
    return low in column("contributions", "word")


def _adds_to_growth(scene: Scene, at: int) -> bool:
    """Whether points are taken from or added to growth: "took 4.8 percentage points off growth"."""
    start = max(scene.codes.rfind(";", 0, at), scene.codes.rfind("L", 0, at)) + 1
    before = [token.low for token in scene.tokens[start:at]]
    after = [token.low for token in scene.tokens[at + 1 : at + 1 + _REACH]]
    if any(_contribution(low) for low in before[-5:]):
        return True
    return any(low in _ECONOMY for low in after) and after[0] in (
        "to",
        "from",
        "off",
        "of",
        "out of",
        "toward",
        "towards",
    )


def _is_growth_rate(scene: Scene, at: int) -> bool:
    """Whether a percentage is the growth of an economy: "to Vietnam's growth of 5.7 percent"."""
    if scene.tokens[at].item.unit != "percent" or not re.search(r"[PA]s?no$", scene.codes[max(0, at - 5) : at]):
        return False
    return scene.tokens[at - 2].low in _ECONOMY and any(b.refused == GROWTH for b in scene.bounds)


def _leads_to_price(scene: Scene, bound: Bound, other: Bound) -> bool:
    """Whether a percentage is the move of the price that follows: "gained 2.3 percent to $84 a barrel"."""
    gap = scene.codes[bound.at + 1 : other.at]
    return bound.unit == "percent" and other.refused == PRICE and re.fullmatch(r"T?,?[tk][dxcm]{0,3}", gap) is not None
