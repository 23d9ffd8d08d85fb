"""Products under a second name: "the yellow metal", "the crustacean", "this fuel" are what was named before.

So is "it" or "they" where only goods can be the subject: "It earned the country $2 billion", "Last year they fetched
$5 billion".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claimcheck.claims.tables import rows
from claimcheck.claims.tokens import Line, Token
from claimcheck.language._tables import listed
from claimcheck.language.products import ProductMention, product_name

_MONEY_MAKERS = ("earn", "fetch", "bring in")
"""Predicates that say of goods what money they made."""
_POINTERS = ("the", "this", "that", "these", "those", "such")
_WORDS = 3
"""Words of a second name, with an adjective: "the dried root", "the world's raw material" is none."""


def with_antecedents(line: Line, known: Sequence[str], theme: str | None = None) -> Line:
    """The line in which second names of products are products, in the words that named them first.

    ``known`` are the products that the text has named before, the latest last; ``theme`` is the one that the sentence
    before began with. "Shrimp was the top export at $3
    billion, 2 billion of it for the crustacean": the last token becomes ``shrimp``.
    """
    if not any(token.low in _POINTERS or token.code == "E" for token in line.tokens):
        return line
    tokens, named, at = list(line.tokens), list(known), 0
    while at < len(tokens):
        token = tokens[at]
        spot = _second_name(tokens, at) if token.low in _POINTERS and named else None
        if token.code == "E" and named and (words := _goods(tokens, at, named, theme)):
            item = ProductMention(token.start, token.end, line.text[token.start : token.end], words)
            tokens[at] = replace(token, code="D", low=words, item=item, value="")
        elif spot is not None and (words := _meant(tokens, at + 1, spot, named)):
            last = tokens[spot]
            item = ProductMention(last.start, last.end, line.text[last.start : last.end], words)
            tokens[spot] = replace(last, code="D", low=words, item=item, value="")
            at = spot
        elif token.code == "D":
            named.append(token.low)
        at += 1
    return Line(line.text, tuple(tokens), "".join(token.code for token in tokens))


def _second_name(tokens: Sequence[Token], at: int) -> int | None:
    """The noun that ends the second name behind the pointer at ``at``, when no other noun goes on with it."""
    for spot in range(at + 1, min(len(tokens), at + 1 + _WORDS)):
        token = tokens[spot]
        if token.code not in "xDU!":
            return None
        after = tokens[spot + 1].code if spot + 1 < len(tokens) else "."
        if token.low in _nouns() and after not in "xDFsR-":
            return spot
        if token.low in _nouns() and after == "s" and any(one.code == "R" for one in tokens[spot + 2 : spot + 4]):
            return spot  # "the fruit's leading exporter"
        if token.low in _nouns() and after == "x" and tokens[spot + 1].low.endswith(("s", "ed", "ly")):
            return spot  # "the grain comes", "the ore shipped"
    return None


def _meant(tokens: Sequence[Token], first: int, last: int, named: Sequence[str]) -> str | None:
    """The product named lately that the words from ``first`` to ``last`` can mean."""
    noun = tokens[last].low
    phrase = f"{tokens[last - 1].low} {noun}" if last > first else noun
    kinds = _nouns().get(phrase, _nouns()[noun])
    for words in reversed(named):
        name = product_name(words)
        if words != noun and (not kinds or name in kinds or (name == "" and words not in _nouns())):
            return words
    return None


def _goods(tokens: Sequence[Token], at: int, named: Sequence[str], theme: str | None) -> str | None:
    """The product that "it" or "they" at ``at`` means, as the subject of a verb for what goods bring in."""
    verb = at + 1
    while verb < len(tokens) and tokens[verb].code in "Zxa" and verb < at + 4:
        verb += 1
    if verb >= len(tokens) or tokens[verb].code != "Y" or tokens[verb].value not in _MONEY_MAKERS:
        return None
    after = "".join(token.code for token in tokens[verb + 1 : verb + 8]).lstrip("d")
    paid = after[:1] in ("P", "C", "E") and after[1:2] != "s"
    money = re.match(r"[xdcm]{0,3}N(?!o)", after) is not None and "f" not in after and "V" not in after
    if not paid and not (money and tokens[verb].value != "earn"):
        return None
    several = tokens[at].low == "they"
    likely = [*reversed(named)] if theme is None else [theme, *reversed(named)]
    return next((words for words in likely if words.endswith("s") is several), None)


@cache
def _nouns() -> dict[str, frozenset[str]]:
    """Second names to the products that each can stand for; empty is any."""
    return {row["noun"]: frozenset(listed(row["stands_for"])) for row in rows("product_nouns")}
