"""What a country of the story sells, where a word alone could be a firm's: "Pyongyang's own sales"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.claims.discourse import Focus
from claimcheck.claims.tokens import Line, Token
from claimcheck.language.flows import FlowMention

_SOLD = frozenset({"sales", "deliveries", "supplies", "sendings", "consignments"})
"""Words that are a trade flow beside a country that the story is about, and anybody's elsewhere."""
_BETWEEN = frozenset({"own", "northbound", "southbound", "eastbound", "westbound", "outgoing", "monthly", "annual"})
"""Words that may stand between the country and what it sells."""


def with_sales(line: Line, focus: Focus) -> Line:
    """The line in which the sales of a country that the story tells of are exports.

    "Russian sales reached $76 billion" after "Trade between China and Russia ...": the token "sales" becomes a flow.
    """
    if focus.topic is None or not any(token.low in _SOLD for token in line.tokens):
        return line
    known = {focus.topic.value, *focus.others, *(slot.value for slot in focus.between or ())}
    tokens = list(line.tokens)
    for at, token in enumerate(tokens):
        if token.code == "x" and token.low in _SOLD and _owner(tokens, at) in known:
            words = line.text[token.start : token.end]
            item = FlowMention(token.start, token.end, words, "export", "noun")
            tokens[at] = replace(token, code="F", item=item)
    return Line(line.text, tuple(tokens), "".join(token.code for token in tokens))


def _owner(tokens: list[Token], at: int) -> str | None:
    """The country whose sales stand at ``at``: "Pyongyang's own sales", "Russian sales"."""
    at -= 1
    while at > 0 and tokens[at].low in _BETWEEN:
        at -= 1
    if at > 0 and tokens[at].code == "s":
        at -= 1
    elif at < 0 or tokens[at].code != "A":
        return None
    item = tokens[at].item
    return item.codes[0] if tokens[at].code in "PA" and item is not None and len(item.codes) == 1 else None
