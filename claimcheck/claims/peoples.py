"""People and works that stand for their country: "Chinese buyers", "Japanese mills", "the Poles".

A country's adjective is read as a place of its own where it is a noun ("Russians drank", "the French
bought") or stands before those who trade or use the goods (`tables/nationals.csv`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.claims.tables import column
from claimcheck.language.places import Place

if TYPE_CHECKING:
    from claimcheck.claims.tokens import Token

_AFTER_NOUN = frozenset("VZHUqYO.,;)swd")
"""What may follow "the Chinese" when that is no adjective."""
_MEMBERS = ("members", "countries", "states", "nations", "economies")
_ADJECTIVES = ("African", "Asian", "European", "Arab", "Latin American")


def nationals(tokens: list[Token]) -> None:
    """Make one place of a country's adjective and its people: "by Chinese customers" ends in a place."""
    at = 0
    while at < len(tokens):
        if is_adjective(tokens[at]) and is_made(tokens, at):
            made = tokens[at + 2]
            tokens[at : at + 3] = [replace(tokens[at], low=f"{tokens[at].low}-{made.low}", end=made.end)]
        elif is_adjective(tokens[at]):
            last = people(tokens, at)
            if last is not None:
                merge(tokens, at, last)
            elif is_noun(tokens, at):
                merge(tokens, at, at)
        elif tokens[at].code == "P" and (first := people_of(tokens, at)) is not None:
            merge(tokens, first, at)
            at = first
        at += 1


def is_made(tokens: list[Token], at: int) -> bool:
    """Whether "-built" or "-made" goes on with the adjective at ``at``: "British-built cars"."""
    rest = tokens[at + 1 : at + 3]
    return len(rest) == 2 and rest[0].code == "-" and rest[1].low in column("makings", "word")


def is_adjective(token: Token) -> bool:
    return token.code == "A" or (token.code == "P" and isinstance(token.item, Place) and token.item.text in _ADJECTIVES)


def people(tokens: list[Token], at: int) -> int | None:
    """The token of those who trade after the adjective at ``at``: "Japanese utilities", "Korean steel mills"."""
    for last in range(at + 1, min(len(tokens), at + 4)):
        token = tokens[last]
        if token.low in _people() or token.low == "ones":
            return last
        if token.code != "x" or not token.low[0].isalpha():
            return None
    return None


def people_of(tokens: list[Token], at: int) -> int | None:
    """The token of those who trade in or of the place at ``at``: "mills in Japan", "members of Mercosur"."""
    before = at - 1 - (tokens[at - 1].low == "the")
    owned = at + 1 < len(tokens) and tokens[at + 1].code in "s-"
    if owned or before < 1 or tokens[before].low not in ("in", "of", "from") or tokens[before - 1].code != "x":
        return None
    low = tokens[before - 1].low
    return before - 1 if low in _people() or (low in _MEMBERS and tokens[before].low == "of") else None


def is_noun(tokens: list[Token], at: int) -> bool:
    """Whether the adjective is a noun: "Russians", or "the Dutch" with a verb or nothing after it."""
    words = tokens[at].item.text
    if words.endswith("men") or (words.endswith("s") and not words.endswith("ss")):
        return True
    after = tokens[at + 1].code if at + 1 < len(tokens) else "."
    return at > 0 and tokens[at - 1].low == "the" and after in _AFTER_NOUN


def merge(tokens: list[Token], first: int, last: int) -> None:
    """Make one token with the code of a place of ``first`` to ``last``; its mention keeps the country's codes."""
    head, end = tokens[first], tokens[last].end
    place = next(token.item for token in tokens[first : last + 1] if isinstance(token.item, Place))
    low = " ".join(token.low for token in tokens[first : last + 1])
    tokens[first : last + 1] = [replace(head, code="P", low=low, end=end, item=place)]


@cache
def _people() -> frozenset[str]:
    return column("nationals", "word")
