"""Topics: the flows a sentence names, each with what its own phrase says of reporter, partner and product.

"X's exports of P to Y", "trade between X and Y", "what X buys from Y", "the gap with Y" are read
outwards from the flow word: first to the left (owner, product, period), then to the right
(prepositions, whose meaning depends on the flow: `tables/prepositions.csv`).
"""

from __future__ import annotations

from claimcheck._record import replace
from claimcheck.claims.topics.attachments import preposition_role
from claimcheck.claims.topics.gaps import lies_between
from claimcheck.claims.topics.money import taking_topic
from claimcheck.claims.topics.nouns import amount_of, is_goods, is_total, noun_topic
from claimcheck.claims.topics.phrases import Phrases, Topic
from claimcheck.claims.topics.predicates import predicate_topic
from claimcheck.claims.topics.wholes import part_of, share_of

__all__ = ["Phrases", "Topic", "preposition_role", "topics"]

_DIFFERENCES = ("difference", "differential", "discrepancy", "divide")
"""Nouns that make a balance only with the two flows that they are between."""


def topics(phrases: Phrases) -> list[Topic]:
    """The topics in text order."""
    found: list[Topic] = []
    covered = 0
    for at, code in enumerate(phrases.codes):
        if at < covered or (code not in "FVY" and not is_total(phrases, at) and not is_goods(phrases, at)):
            continue
        if code == "Y":
            predicate = predicate_topic(phrases, at, covered, found)
            if predicate is None:
                continue
            topic = predicate
        else:
            topic = taking_topic(phrases, at, covered, found) if code == "V" else noun_topic(phrases, at, covered)
        if code == "D":
            topic.goods, topic.frame = True, replace(topic.frame, product=phrases.slot(phrases.tokens[at].low, at))
            topic.last = at + 1
        if code == "F" and not lies_between(phrases, topic) and phrases.tokens[at].low in _DIFFERENCES:
            continue  # "the difference between the two ports"
        topic.of, topic.share = part_of(phrases.codes, topic.first), share_of(phrases.codes, topic.first)
        amount_of(phrases, topic, covered)
        found.append(topic)
        covered = topic.last
    return found
