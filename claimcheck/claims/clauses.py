"""Verb or noun: what "exports", "ships" and "imported" are, by the words around them on the token line.

"The coal that Indonesia ships" and "everything the islands earned" hold verbs, "it said that wheat
imports cost" and "earned from goods exports" nouns, "Turkey's exported tomatoes" a noun that a participle opens.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from claimcheck.language._tables import rows
from claimcheck.language.flows import Agent, Flow, FlowMention

if TYPE_CHECKING:
    from claimcheck.claims.tokens import Token

_OPENERS = ("that", "which", "what", "whatever", "everything", "all")
_PARTICIPLES = ("exported", "imported", "re-exported", "reexported")


def clause_verbs(tokens: list[Token]) -> None:
    """Set right in place which tokens are flow verbs and which are flow nouns."""
    for at in range(len(tokens) - 2, -1, -1):
        if tokens[at].code == "V" and tokens[at].low.endswith(" in") and tokens[at + 1].code == "T":
            _without_in(tokens, at)
    for at, token in enumerate(tokens):
        if token.low in ("exports", "imports", "re-exports") and token.code in "FV":
            if token.code == "F" and _acts(tokens, at):
                tokens[at] = replace(token, code="V", item=replace(token.item, role="verb"))
            elif token.code == "V" and at and _names(tokens, at):
                tokens[at] = replace(token, code="F", item=replace(token.item, role="noun", agent=None))
        elif token.low in ("imported", "exported") and token.code == "V" and _only_says(tokens, at):
            tokens[at] = replace(token, code="x", item=None)
        elif token.low in _PARTICIPLES and token.code == "V" and _describes(tokens, at):
            tokens[at] = replace(token, code="F", item=replace(token.item, role="noun", agent=None))
        elif token.code in "DxF" and token.low in _forms() and _acts(tokens, at):
            tokens[at] = replace(token, code="V", item=_verb(token))


def _without_in(tokens: list[Token], at: int) -> None:
    """Part "shipped in 2023" again: the preposition belongs to the year."""
    token = tokens[at]
    verb = token.low.removesuffix(" in")
    if verb not in _forms():
        return
    end = token.start + len(verb)
    flow, agent = _forms()[verb]
    item = FlowMention(token.start, end, verb, flow, "verb", agent)
    start = token.end - len("in")
    tokens[at : at + 1] = [
        replace(token, low=verb, end=end, item=item),
        replace(token, code="i", low="in", start=start, item=None),
    ]


def _acts(tokens: list[Token], at: int) -> bool:
    """Whether a country right before acts in a clause that hangs on a noun: "the coal that Indonesia ships"."""
    if at and tokens[at - 1].code in "PC" and _takes_goods(tokens, at):
        return True
    if at < 2 or tokens[at - 1].code not in "PCE":
        return False
    opener = at - 2 - (tokens[at - 2].code == "d")
    if opener < 0:
        return False
    if tokens[opener].low in _OPENERS:
        return True
    after = tokens[at + 1].code if at + 1 < len(tokens) else "."
    return tokens[opener].code in "D?" and after in ".,;)iTtfLyaZ"  # "most of the coal Indonesia ships"


def _takes_goods(tokens: list[Token], at: int) -> bool:
    """Whether goods follow at once in a clause that the country opens: "Lesotho exports clothes to America"."""
    after = "".join(token.code for token in tokens[at + 1 : at + 4])
    opens = at == 1 or tokens[at - 2].code in ",;:LydTS"
    return opens and after.lstrip("A")[:1] == "D" and after.lstrip("A")[1:2] not in ("F", "s")


def _names(tokens: list[Token], at: int) -> bool:
    """Whether "exports" is a noun after all: "earned from goods exports", "so that exports covered"."""
    before = tokens[at - 1]
    if before.low == "that":
        return at > 1 and (tokens[at - 2].code == "S" or tokens[at - 2].low == "so")
    owner = at - (2 if before.code == "P" else 1)
    said = owner >= 0 and tokens[owner].low in ("was", "were", "is", "are")  # "of that was European imports"
    return said or before.code in "DfiotrbkwAaU"


def _only_says(tokens: list[Token], at: int) -> bool:
    """Whether the verb before has said so already: "Chinese mills bought 98 million tonnes of imported ore"."""
    codes = "".join(token.code for token in tokens[max(0, at - 6) : at])
    return re.search(r"V[dxcm]{0,3}No$", codes) is not None


def _describes(tokens: list[Token], at: int) -> bool:
    """Whether a participle opens a noun phrase: "65% of Turkey's exported tomatoes"."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at + 1].code != "D":
        return False
    before = tokens[at - 1]
    return before.code in "sIdofra" or (before.code == "A" and not before.low.endswith("s"))


def _verb(token: Token) -> FlowMention:
    flow, agent = _forms()[token.low]
    return FlowMention(token.start, token.end, token.low, flow, "verb", agent)


@cache
def _forms() -> dict[str, tuple[Flow, Agent]]:
    """Forms of the present, which out of context are nouns as well."""
    verbs = (row for row in rows("flows") if row["role"] == "verb" and row["agent"])
    return {row["phrase"]: (cast(Flow, row["flow"]), cast(Agent, row["agent"])) for row in verbs}
