"""Verbs of taking: goods taken are imports, money taken is what exports earned.

"Greece sold 86,000 tonnes of feta and took in 605 million euros" is no "took in oil for 605 million euros".
"""

from __future__ import annotations

import re

from claimcheck.claims.topics.phrases import Phrases, Topic
from claimcheck.claims.topics.predicates import acted, frames_of
from claimcheck.claims.topics.subjects import subject_of
from claimcheck.claims.topics.verbs import verb_topic

_SUM = re.compile(r"[dxcm]{0,3}N")
_FROM = re.compile(r"T?(?:dx)?fd?P")


def taking_topic(phrases: Phrases, at: int, floor: int, found: list[Topic]) -> Topic:
    """The flow of the verb at ``at``: exports where the verb takes money for goods, else what the verb says."""
    rows = frames_of(phrases.tokens[at].low)
    object_ = _SUM.match(phrases.codes, at + 1) if rows else None
    if object_ is None or not is_sum(phrases, object_.end() - 1):
        return verb_topic(phrases, at, floor)
    earned = acted(phrases, at, floor, rows[0], subject_of(phrases, at, found))
    if earned is None and found and sold_by_measure(phrases, found[-1], at):
        earned = acted(phrases, at, floor, {**rows[0], "proof": ""}, subject_of(phrases, at, found))
        if earned is not None and earned.frame.reporter is not None:
            earned = None  # "of Vietnam's exports America took $7 billion"
        if earned is not None:
            earned.of_it = True
    if earned is not None:
        return earned
    topic = verb_topic(phrases, at, floor)
    if not found and topic.frame.product is None and _FROM.match(phrases.codes, object_.end()):
        topic.foreign = "money that is not trade"  # "Kyiv received 2 billion euros from the EU"
    return topic


def sold_by_measure(phrases: Phrases, topic: Topic, at: int) -> bool:
    """Whether exports told without money stand before the verb: a sum is their price, after a sum it is goods."""
    units = [token.item.unit or "" for token in phrases.tokens[topic.first : at] if token.code == "N"]
    exported = topic.frame.kind_of_flow == "export" and not topic.nominal
    return exported and bool(units) and not any(unit.isupper() for unit in units)


def is_sum(phrases: Phrases, at: int) -> bool:
    """Whether the quantity at ``at`` is money itself, not goods worth so much."""
    unit, codes = phrases.tokens[at].item.unit, phrases.codes
    if not unit or not unit.isupper() or len(unit) != 3:
        return False
    after = phrases.tokens[at + 1].low if at + 1 < len(codes) else ""
    return codes[at + 1 : at + 2] not in ("o", "s", "A", "D") and after not in ("worth", "more", "less", "'")
