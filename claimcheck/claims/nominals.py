"""Everyday nouns that are trade where their phrase says so: "its bill for foreign wheat", "Kenya's tea receipts".

"Takings", "spending" and "sales" are exports or imports when a country owns them and goods stand before or behind, when
the goods are foreign, or when they come from or go to a country (`tables/nominals.csv`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from claimcheck.claims.tables import rows
from claimcheck.language.flows import Flow, FlowMention

if TYPE_CHECKING:
    from claimcheck.claims.tokens import Token

_REACH = 7
_FOREIGN = ("foreign", "imported", "overseas", "abroad")
_AWAY = {"export": ("foreign", "overseas", "abroad"), "import": ()}


def trade_nouns(text: str, tokens: list[Token]) -> None:
    """Set right in place which everyday nouns are flows."""
    bought = any(token.low == "purchases" for token in tokens)
    told = any(token.code in "FV" for token in tokens)
    for at, token in enumerate(tokens):
        row = _nouns().get(token.low) if token.code in "xjY" else None
        if row is None or (token.code == "Y" and (not at or tokens[at - 1].code not in "sIA")):
            continue
        flow = row["flow"]
        if (
            (bought and token.low == "sales")
            or (told and earned(tokens, at))
            or is_trade(tokens, at, flow, row["on"].split("|"))
        ):
            mention = FlowMention(token.start, token.end, text[token.start : token.end], cast(Flow, flow), "noun")
            tokens[at] = replace(token, code="F", item=mention)
        elif token.code == "Y":
            tokens[at] = replace(token, code="x")  # "households' spending on food" is a noun, and no trade


def earned(tokens: list[Token], at: int) -> bool:
    """Whether goods earned it, beside another flow: "because copper earnings leapt 13.8 percent"."""
    beside = 0 < at < len(tokens) - 1 and tokens[at - 1].code == "D" and tokens[at + 1].code in "UZT"
    return beside and tokens[at].code == "j"


def is_trade(tokens: list[Token], at: int, flow: str, on: list[str]) -> bool:
    """Whether the phrase of the noun at ``at`` makes it a flow of a country with others."""
    before, after = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    beside = [token.low for token in (before, after) if token is not None]
    if any(low in _AWAY[flow] for low in beside):
        return True
    goods = before is not None and before.code == "D"
    aimed = flow == "import" and after is not None and after.low in on  # "Germany's electricity bill for households"
    if goods and owned(tokens, at) and not aimed:
        return True
    if after is None or after.low not in on:
        return False
    return dealt_in(tokens, at, flow, owned(tokens, at))


def dealt_in(tokens: list[Token], at: int, flow: str, own: bool) -> bool:
    """Whether the goods after the noun are a country's trade: its own, foreign ones, or those from or to a country."""
    goods = foreign = counted = False
    for spot in range(at + 2, min(len(tokens), at + 2 + _REACH)):
        code, before = tokens[spot].code, tokens[spot - 1]
        counted = counted or code in "DN"
        if code == "D":
            goods = True
        elif tokens[spot].low in _FOREIGN or (code == "A" and not goods):
            foreign = True
        elif code in "PC" and counted:
            side = tokens[spot - 2] if before.low == "the" else before
            if side.code == ("f" if flow == "import" else "t"):
                return True
        elif code not in "dxaoNTytfIA":
            break
    return goods and (own if flow == "export" else foreign)


def owned(tokens: list[Token], at: int) -> bool:
    """Whether a country owns the noun at ``at``: "Ghana's cocoa receipts", "Peruvian copper sales"."""
    owner = at - 1
    while owner > 0 and tokens[owner].code in "xDTa" and at - owner < _REACH and tokens[owner].low.isalpha():
        owner -= 1
    if owner < 0:
        return False
    code = tokens[owner].code
    return code in "AI" or (code == "s" and owner > 0 and tokens[owner - 1].code in "PC")


@cache
def _nouns() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in rows("nominals")}
