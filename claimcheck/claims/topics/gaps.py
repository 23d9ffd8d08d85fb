"""A balance told by the two flows that it lies between: "the gap between what Americans bought and what they sold"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.claims.topics.nouns import noun_topic
from claimcheck.claims.topics.phrases import REACH, Phrases, Topic
from claimcheck.claims.topics.verbs import verb_topic

_OPPOSED = {"export", "import"}


def lies_between(phrases: Phrases, topic: Topic) -> bool:
    """Take exports and imports after "between" into a balance, with who sells what to whom; whether there are any."""
    codes, opening = phrases.codes, topic.last
    if topic.frame.kind_of_flow != "balance" or codes[opening : opening + 1] != "B":
        return False
    if phrases.line.words(opening + 1, opening + 4).lower() in ("exports and imports", "imports and exports"):
        topic.last = opening + 4
        return True
    one = _flow_from(phrases, opening + 1)
    joint = codes.find("y", one.last, one.last + REACH) if one else -1
    other = _flow_from(phrases, joint + 1) if joint > 0 else None
    if one is None or other is None or {one.frame.kind_of_flow, other.frame.kind_of_flow} != _OPPOSED:
        return False
    topic.last = other.last
    topic.there = topic.there or one.there or other.there
    for part in (one, other):
        told = replace(part.frame, flow=None, sign=0, pair=False)
        if told.product is None or (topic.frame.product and topic.frame.product.value != told.product.value):
            told = replace(told, product=None)
        topic.frame = topic.frame.filled(told)
        if topic.frame.reporter is None and part.owner in ("its", "country") and not topic.owner:
            topic.owner, topic.generic_at = part.owner, part.generic_at
    owner = opening + 1 + (codes[opening + 1] in "?d")
    if topic.frame.reporter is None and codes[owner : owner + 1] in ("P", "A"):
        topic.frame = replace(topic.frame, reporter=phrases.place(owner))  # "what Poland earns from selling abroad"
    if topic.frame.reporter is not None:
        topic.owner = ""
    return True


def _flow_from(phrases: Phrases, floor: int) -> Topic | None:
    """The flow phrase that begins at ``floor``, after "what" or its owner."""
    for at in range(floor, min(len(phrases.codes), floor + REACH)):
        if phrases.codes[at] == "V":
            return verb_topic(phrases, at, floor)
        if phrases.codes[at] == "F":
            return noun_topic(phrases, at, floor)
        if phrases.codes[at] in ";LN,Z":
            return None
    return None
