"""Words that say who comes out of a trade with more and who with less: "was $3 billion short", "ahead by 2 billion".

Beside an amount of money such a word is a balance, a noun of flow like "in the red"; anywhere else it is
what it was ("short of oil", "ahead of China").
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.claims.tables import rows
from claimcheck.language.flows import FlowMention

if TYPE_CHECKING:
    from claimcheck.claims.tokens import Token

_GOES_ON = ",;.:)yLikwTv"
"""What may follow "$3 billion short": an end, a time, or what it is short in."""
_TRADE = frozenset("FVYECD")
"""One of these must stand in the sentence: a flow, or somebody known from before."""


def find_standings(text: str, tokens: list[Token]) -> None:
    """Make balances of "short", "ahead", "uncovered" and the like beside an amount of money."""
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.code not in "xc" or token.low not in _signs() or not _beside_money(tokens, at):
            continue
        if any(other.code in _TRADE for other in tokens) and not _of_another(tokens, at):
            mention = FlowMention(token.start, token.end, text[token.start : token.end], "balance", "noun")
            tokens[at] = replace(token, code="F", item=replace(mention, sign=_signs()[token.low]))
            while at > 1 and tokens[at - 1].code == "Z" and tokens[at - 2].code in "ZN":
                at -= 1
                del tokens[at]  # "20.6 billion had been missing"


def _beside_money(tokens: list[Token], at: int) -> bool:
    """Whether the word says of an amount how somebody stands: "$3 billion short in May", "short by $3 billion"."""
    after = [token.code for token in tokens[at + 1 : at + 3]]
    if after[:1] == ["b"]:
        return _is_money(tokens, at + 2)
    left = at - 1
    while left > 0 and tokens[left].code == "Z":
        left -= 1  # "20.6 billion had been missing"
    if tokens[at].low == "behind" and left and tokens[left - 1].low in ("left", "leave", "leaves", "leaving"):
        return False  # "each visitor left 200,000 yen behind"
    return _is_money(tokens, left) and (not after or after[0] in _GOES_ON)


def _is_money(tokens: list[Token], at: int) -> bool:
    item = tokens[at].item if 0 <= at < len(tokens) and tokens[at].code == "N" else None
    return item is not None and (item.kind == "money" or (item.unit is None and item.scale is not None))


def _of_another(tokens: list[Token], at: int) -> bool:
    """Whether another subject rules the clause: "the budget was $3 billion short"."""
    for token in reversed(tokens[max(0, at - 16) : at]):
        if token.code in ";L":
            return False
        if token.code == "!":
            return True
    return False


@cache
def _signs() -> dict[str, int]:
    return {row["word"]: int(row["sign"]) for row in rows("standings")}
