"""Words around a country that mean the country: "the war-torn country", "the Egyptian market", "we".

Set right on the token line before it is read, so that every rule for a named country, or for "the country" and
"it", holds for them as well.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.language.places import Place

if TYPE_CHECKING:
    from claimcheck.claims.tokens import Token

_STATES = frozenset({"country", "nation", "republic", "kingdom", "emirate", "sultanate"})
_NO_MARK = ("only", "same", "other", "first", "second", "third", "single", "whole", "next", "developing", "importing")
"""Before "country" these ask for any that does something, not for one that was named."""
_MARKETS = frozenset({"market", "markets"})
_ONTO = ("in", "on", "to", "into", "onto")
OURS = {"we": "E", "our": "I"}
"""Words by which an office speaks of its country, with their codes."""


def described(tokens: list[Token]) -> None:
    """Mark in place the descriptions of countries, the markets that stand for them and the "we" of an office."""
    for at in range(len(tokens) - 1, -1, -1):
        if at >= len(tokens):
            continue
        token = tokens[at]
        if token.low in _STATES and token.code == "x":
            _country(tokens, at)
        elif token.low in _MARKETS and token.code == "x":
            _market(tokens, at)
        elif token.low == "between" and token.code == "B":
            _together(tokens, at)
    offices = [token for token in tokens if token.code == "S" and token.item is not None and token.item.area]
    for at, token in enumerate(tokens):
        if offices and token.code == "x" and token.low in OURS:
            tokens[at] = replace(token, code=OURS[token.low])


def _country(tokens: list[Token], at: int) -> None:
    """Read "the war-torn country", "the tiny landlocked kingdom" as "the country"."""
    first = at - 1
    while first >= 0 and tokens[first].code == "x" and at - first < 3:
        first -= 1
    words = [token.low for token in tokens[first + 1 : at]]
    if first < 0 or tokens[first].low != "the" or not words or not all(map(_tells, words)):
        return
    start, end = tokens[first].start, tokens[at].end
    low = " ".join(token.low for token in tokens[first : at + 1])
    place = Place(start, end, low, (), "generic")
    tokens[first : at + 1] = [replace(tokens[at], code="C", low=low, start=start, item=place)]


def _tells(word: str) -> bool:
    return word[0].isalpha() and not word.endswith("est") and word not in _NO_MARK


def _market(tokens: list[Token], at: int) -> None:
    """Read "on the Egyptian market", "in India's market" as "to Egypt", "to India"."""
    owner = at - 1 - (at > 1 and tokens[at - 1].code == "s")
    if owner < 1 or tokens[owner].code not in ("A" if owner == at - 1 else "P"):
        return
    before = owner - 1 - (tokens[owner - 1].low == "the")
    if before < 0 or tokens[before].low not in _ONTO:
        return
    tokens[before] = replace(tokens[before], code="t")
    end = tokens[at].end
    tokens[owner : at + 1] = [replace(tokens[owner], code="P", end=end)]


def _together(tokens: list[Token], at: int) -> None:
    """Read "China and India between them took half": the two do it together."""
    them = tokens[at + 1 : at + 2]
    if at < 3 or not them or them[0].low != "them" or tokens[at - 1].code != "P" or tokens[at - 2].code != "y":
        return
    tokens[at : at + 2] = [replace(tokens[at], code="x", low="between them", end=them[0].end)]
