"""The unit of each number, printed or left out, and why a number counts no trade."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from claimcheck.claims.frames import Frame
from claimcheck.claims.kinds import PERCENT
from claimcheck.claims.reading import Bound, Scene
from claimcheck.claims.tables import column
from claimcheck.language._tables import rows
from claimcheck.language.places import currency_of, uses_dollar
from claimcheck.language.products import find_products
from claimcheck.language.quantities import Quantity
from claimcheck.language.units import unit_at

PRICE = "a price"
_OF_MONEY = ("earn", "fetch", "bring in", "spend", "cost", "pay", "bill")
"""Predicates whose number is an amount of money."""
_COUNTED_IN = re.compile(
    r"\b(?P<counted>(?:counted|measured|expressed|reckoned|calculated|denominated|priced|stated) )?in(?=[ ])",
    re.IGNORECASE,
)


def set_units(scene: Scene) -> None:
    """Give each number the unit it is printed with, or leaves out."""
    last: Bound | None = None
    for bound in scene.bounds:
        item_unit = scene.tokens[bound.at].item.unit
        if not bound.refused and item_unit is None and bracketed_percent(scene, bound, last):
            bound.unit = "percent"
        elif not bound.refused:
            bound.unit, bound.refused = unit_of(scene, bound)
        bare = item_unit is None and not bound.refused and bound.unit not in PERCENT
        if bare and last and not last.refused and bound.frame.product is None and same_flow(last.frame, bound.frame):
            bound.frame = replace(bound.frame, product=last.frame.product)
        if last and last.refused == PRICE and last.clause == bound.clause and bound.unit in PERCENT:
            bound.refused = PRICE
        if said_again(scene, bound):
            bound.refused = "said again in figures"
        last = bound


def same_flow(one: Frame, other: Frame) -> bool:
    return one.kind_of_flow == other.kind_of_flow


def bracketed_percent(scene: Scene, bound: Bound, last: Bound | None) -> bool:
    """Read "Germany (13.4 per cent), Sweden (10.5)", "America 7 percent, Japan 1.3" and "exports gained 1.6"."""
    item = scene.tokens[bound.at].item
    if last is None or last.unit != "percent" or last.clause != bound.clause or item.scale is not None:
        return False
    before, after = scene.codes[bound.at - 1], scene.codes[bound.at + 1 : bound.at + 2]
    listed = before in "PD" and after in tuple(",y.;L")
    changed = before in "Uun" and after in ("", *",.;yLTi") and item.value < 1000
    return changed or listed or (before == "(" and after == ")")


def said_again(scene: Scene, bound: Bound) -> bool:
    """Read "Almost half (48%)": the words only round the figure in brackets."""
    token = scene.tokens[bound.at]
    after = scene.codes[bound.at + 1 : bound.at + 4]
    figure = scene.tokens[bound.at + 2].item if after == "(N)" else None
    return figure is not None and token.item.form == "fraction" and figure.unit == "percent"


def unit_of(scene: Scene, bound: Bound) -> tuple[str, str]:
    """The unit of a number, else the reason why it counts no trade."""
    item = scene.tokens[bound.at].item
    unit = item.unit
    if item.converts:
        return "", "converts the figure before it"
    if item.kind == "count" and not counts_goods(scene, bound):
        return "", "no amount of trade"
    if item.kind in ("time", "distance", "area", "temperature", "power", "length") or (
        item.kind == "count" and item.value < 1000
    ):
        return "", "no amount of trade"
    if item.per is not None and item.per not in ("day", "week", "month", "quarter", "year"):
        return "", PRICE
    if unit is None:
        unit = unit_before(scene, bound.at)
        if unit is None or item.value < 1000:
            return "", "a bare count"
    if bound.frame.reporter and bound.frame.reporter.value:
        unit = money(item, unit, bound.frame.reporter.value)
    if item.per and "/" not in unit and unit not in PERCENT:
        return f"{unit}/{item.per}", ""
    return unit, ""


def counts_goods(scene: Scene, bound: Bound) -> bool:
    """Whether a count is of goods ("1.2 million cars"), not of people or firms."""
    item = scene.tokens[bound.at].item
    if item.unit in column("countables", "unit") and (bound.frame.product or bound.topic):
        return True
    after = scene.codes[bound.at + 1 : bound.at + 6]
    return bool(find_products(item.text)) or re.match(r"o[daxA]{0,2}D", after) is not None


def money(item: Quantity, unit: str, reporter: str) -> str:
    """The currency meant where its word is shared: dollars, dirhams, francs of the reporter's own."""
    own = uses_dollar(reporter) if unit == "USD" else currency_of(reporter)
    shared = item.currency_ambiguous or len(item.currencies) > 1
    return own if own and shared and own in (item.currencies or (own,)) else unit


def unit_before(scene: Scene, at: int) -> str | None:
    """The unit of the nearest amount before, else of the first one after, for a number that leaves it out."""
    verb = re.search(r"Y[^N;L]{0,8}$", scene.codes[max(0, at - 9) : at])
    earned = verb is not None and scene.tokens[max(0, at - 9) + verb.start()].value in _OF_MONEY
    for bound in reversed(scene.bounds):
        item = scene.tokens[bound.at].item
        if bound.at < at and not item.converts and item.unit not in (*PERCENT, "times"):
            unit = bound.unit or _printed(item)
            if unit and (unit.isupper() or not earned):
                return unit
    if (told := unit_counted_in(scene.line.text)) is not None:
        return told
    later = (scene.tokens[bound.at].item for bound in scene.bounds if bound.at > at)
    amounts = (_printed(item) for item in later if item.unit not in (*PERCENT, "times"))
    return next(filter(None, amounts), None) or unit_told(scene, at)


@lru_cache(maxsize=16)
def unit_counted_in(text: str) -> str | None:
    """The money that the sentence says it counts in: "measured in yuan, exports ...", "in dollar terms"."""
    for found in _COUNTED_IN.finditer(text):
        money_word = unit_at(text, found.end())
        terms = money_word is not None and text.startswith((" terms", "-denom"), money_word[1])
        if money_word and money_word[0].kind == "money" and (found["counted"] or terms):
            return money_word[0].unit
    return None


def unit_told(scene: Scene, at: int) -> str | None:
    """The unit of the sentence before, for "300 million" that counts nothing of its own."""
    goes_on = scene.codes[at + 1 : at + 2] in tuple(",.;:yLTimtfvwbuU()") or at + 1 == len(scene.codes)
    return scene.focus.unit if scene.focus.near and scene.tokens[at].item.scale and goes_on else None


def last_unit(scene: Scene) -> str | None:
    """The unit of the last amount of the sentence, for the next one to leave out."""
    told = (bound.unit for bound in reversed(scene.bounds) if not bound.refused)
    return next((unit for unit in told if unit and unit not in (*PERCENT, "times")), scene.focus.unit)


def _printed(item: Quantity) -> str | None:
    """The unit with its rate, as printed: ``barrels/day``; that of money is said apart."""
    rate = item.unit and item.per and not item.unit.isupper() and "/" not in item.unit
    return f"{item.unit}/{item.per}" if rate else item.unit


@cache
def _issuers() -> dict[str, str]:
    """Currencies of one area only, and not of world trade, to that area."""
    areas: dict[str, list[str]] = {}
    for row in rows("areas"):
        areas.setdefault(row["currency"], []).append(row["code"])
    home: dict[str, str] = {}
    for currency, codes in areas.items():
        # ISO 4217 begins a currency with the country that issues it; dependencies and followers only use it
        own = [code for code in codes if code.startswith(currency[:2])] if len(codes) > 1 else codes
        if currency and len(own) == 1:
            home[currency] = own[0]
    return {currency: code for currency, code in home.items() if currency != "USD"}


def area_of_currency(unit: str) -> str | None:
    """The one area whose money ``unit`` is; ``None`` for shared currencies and the dollar."""
    return _issuers().get(unit)
