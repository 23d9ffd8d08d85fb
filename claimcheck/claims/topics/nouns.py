"""Flow phrases around a noun: "X's May exports of P to Y", read from the noun to the left, then to the right."""

from __future__ import annotations

import re
from functools import cache

from claimcheck._record import replace
from claimcheck.claims.frames import Slot
from claimcheck.claims.tables import column, rows
from claimcheck.claims.topics.attachments import attach, take_product, take_unknown_product
from claimcheck.claims.topics.inside import is_internal
from claimcheck.claims.topics.phrases import REACH, Phrases, Topic, actors
from claimcheck.claims.topics.wholes import part_of
from claimcheck.language.products import is_product_word, product_phrase_before

_LISTED = re.compile(r"(?:D,){0,5}D,?y(?:x-?)?D$")


@cache
def _modifiers() -> frozenset[str]:
    return column("modifiers", "word")


def is_total(phrases: Phrases, at: int) -> bool:
    """Whether "total" stands for the flow in hand: "91.5% of North Korea's total"."""
    if phrases.codes[at] != "a" or phrases.tokens[at].low not in ("total", "overall total", "whole"):
        return False
    before = phrases.codes[:at].rstrip("dx")
    if before.endswith("s"):
        before = before[:-2].rstrip("dx")
    return before.endswith("No") and phrases.codes[at + 1 : at + 2] not in ("F", "D", "V", "x")


def is_goods(phrases: Phrases, at: int) -> bool:
    """Whether a country's goods are the whole of a part: "Norway supplied 30 percent of the EU's gas"."""
    if phrases.codes[at] != "D" or phrases.codes[at + 1 : at + 2] in ("D", "F", "x"):
        return False
    before = phrases.codes[:at].rstrip("xa")
    owned = before.endswith(("Ps", "Cs")) or before[-1:] == "A"
    start = len(before) - (2 if before.endswith("s") else 1)
    number = part_of(phrases.codes, start) if owned else None
    return number is not None and not phrases.is_amount(number)


def noun_topic(phrases: Phrases, at: int, floor: int) -> Topic:
    topic = Topic(at, at, at + 1, phrases.flow_at(at), weak=phrases.tokens[at].low in _weak())
    topic.whole = phrases.tokens[at].low.startswith(("overall ", "total "))
    topic.roles = _roles().get(phrases.tokens[at].low, {})
    leftwards(phrases, topic, floor)
    if phrases.tokens[at].low.endswith(("ed", "porting")) and topic.frame.product is None:
        after = phrases.codes[at + 1 : at + 2]  # "Turkey's exported tomatoes", "earned from exporting cashew nuts"
        if after == "D":
            topic.last = take_product(phrases, topic, at + 1)
        elif after == "x":
            topic.last = take_unknown_product(phrases, topic, at + 1)
    rightwards(phrases, topic)
    return topic


def amount_of(phrases: Phrases, topic: Topic, floor: int) -> None:
    """Take "$16.7 billion of exports" into the phrase: the number is the flow's own, no part of it."""
    if topic.of is None or not phrases.is_amount(topic.of) or (topic.nominal and topic.number is not None):
        return  # "$9 billion of the $15 billion that Mongolia earned" has an amount of its own
    if phrases.codes[: topic.of].rstrip("dxcm")[-1:] == "V":
        return  # "Paraguay supplied 71,000 tonnes of the country's imports"
    topic.number = topic.first = topic.of
    leftwards(phrases, topic, floor)
    topic.of = part_of(phrases.codes, topic.first)


def leftwards(phrases: Phrases, topic: Topic, floor: int) -> None:
    """Take owner, product, period and number from the words before the flow noun."""
    codes, tokens = phrases.codes, phrases.tokens
    at = topic.first - 1
    product_end: int | None = None
    while at >= max(floor, topic.head - REACH):
        code = codes[at]
        if code == "D":
            if topic.frame.product is None:
                product_end = at
                at = joined_products(phrases, topic, at)
        elif code == "x" and is_internal(tokens[at].low):
            topic.inside = True
        elif code == "s" and topic.weak and codes[at - 1] == "x" and tokens[at - 1].low not in actors():
            topic.foreign = "somebody's trade, not a country's"
            return
        elif code == "s" and at and codes[at - 1] == "a":
            topic.owner, topic.whole, topic.first = "world", True, at - 1
            at -= 2
            break
        elif code == "s" and at and codes[at - 1] in "PACTW":
            at -= 1
            phrases.take_owner(topic, at)
            if codes[at] != "T":
                topic.first = at
                at -= 1
                break
        elif code == "A" or (code == "P" and not elsewhere(phrases, at)):
            phrases.take_owner(topic, at)
            topic.first = at
            if paired(phrases, topic, at):
                at = topic.first
            topic.inside = topic.inside or intra(phrases, at)
            break
        elif code == "I":
            topic.owner, topic.first = "its", at
            break
        elif code == "T":
            topic.periods.append(at)
        elif code == "N" and topic.number is None and tokens[at].item.unit not in ("percent", "percentage_points"):
            topic.number = at
        elif code == "a":
            topic.whole = True
            if tokens[at].low in ("world", "global", "worldwide"):
                topic.owner = "world"
        elif code == "d":
            topic.first = at
            at -= 1
            break
        elif code == "x" and modifies(phrases, topic, at):
            at = begins(phrases, topic, at)
        elif code == "-" and at + 1 == product_end:
            pass
        else:
            break
        topic.first = at
        at -= 1


def joined_products(phrases: Phrases, topic: Topic, at: int) -> int:
    """Take the product at ``at`` with those that a list joins to it ("coal, iron ore and copper exports")."""
    codes, first = phrases.codes, at
    floor = max(0, at - 2 * REACH)
    listed = _LISTED.search(codes[floor : at + 1])
    if listed is not None and codes[: floor + listed.start()].rstrip("dxT")[-1:] not in ("F", "N"):
        first = floor + listed.start()
    words = phrases.line.words(first, at + 1).lower() if first < at else phrases.tokens[at].low
    topic.frame = replace(topic.frame, product=phrases.slot(words, first, at + 1))
    return first


def begins(phrases: Phrases, topic: Topic, at: int) -> int:
    """Where the product begins whose last word stands at ``at``: "fruit and vegetable sales"."""
    product = topic.frame.product
    if product is None or at != topic.head - 1:
        return at
    start = product.start - phrases.offset
    return next(k for k in range(at, -1, -1) if phrases.tokens[k].start <= start or k == 0)


def modifies(phrases: Phrases, topic: Topic, at: int) -> bool:
    """Whether the plain word at ``at`` belongs to the phrase; an unknown noun next to the flow is its product."""
    low = phrases.tokens[at].low
    if low in _modifiers() or low.endswith("ly"):
        return True
    opens = phrases.codes[:at].rstrip("d")[-1:] in ("", "S", ";", ":") or phrases.codes[at - 1] in ",yL"
    beside = at == topic.head - 1 and topic.frame.product is None
    if beside and (opens or is_product_word(low)) and named_product(phrases, topic):
        return True
    left = phrases.codes[max(0, at - 3) : at].rstrip("x")
    before = at - (len(phrases.codes[max(0, at - 3) : at]) - len(left)) - 1
    owned = left[-1:] in ("A", "s", "I") or (left[-1:] == "P" and not elsewhere(phrases, before))
    if not owned or not low.replace("-", "").isalpha():
        return False
    if topic.frame.product is None and at == topic.head - 1:
        named_product(phrases, topic)
    return True


def named_product(phrases: Phrases, topic: Topic) -> bool:
    """Take the product that no table knows from the words right before the flow noun."""
    mention = product_phrase_before(phrases.line.text, phrases.tokens[topic.head].start)
    if mention is not None and topic.frame.product is None:
        slot = Slot(mention.words, mention.start + phrases.offset, mention.end + phrases.offset)
        topic.frame = replace(topic.frame, product=slot)
    return mention is not None


def elsewhere(phrases: Phrases, at: int) -> bool:
    """Whether the place at ``at`` hangs on a preposition of its own, so that it owns nothing."""
    before = phrases.codes[max(0, at - 2) : at].rstrip("d")
    return before[-1:] in tuple("tfw") and before[-1:] != ""


def intra(phrases: Phrases, at: int) -> bool:
    """Read "intra-EU" and "intra-African" as a group's trade with itself."""
    prefix = phrases.codes[max(0, at - 2) : at] == "x-" and phrases.tokens[at - 2].low == "intra"
    return prefix or phrases.tokens[at].low.startswith("intra-")


def paired(phrases: Phrases, topic: Topic, at: int) -> bool:
    """Read "China-Russia trade" and "Chinese-Kazakh trade"; "China, Russia" is no pair."""
    if at >= 2 and phrases.codes[at - 1] == "-" and phrases.codes[at - 2] in "PA":
        topic.frame = replace(topic.frame, reporter=phrases.place(at - 2), partner=phrases.place(at), pair=True)
        topic.first = at - 2
        return True
    return False


def rightwards(phrases: Phrases, topic: Topic) -> None:
    """Take product, partner, reporter, period and number from the prepositions after the flow word."""
    codes, at = phrases.codes, topic.last
    stop = min(len(codes), topic.head + 2 * REACH)
    while at < stop:
        taken = attach(phrases, topic, at)
        if taken == at:
            break
        at = topic.last = taken


@cache
def _weak() -> frozenset[str]:
    return column("weak_flows", "word")


@cache
def _roles() -> dict[str, dict[str, str]]:
    """What stands on the prepositions of money that is spent: "its payments to Norway for gas", "outlay on diesel"."""
    spent = {"r": "any", "k": "any", "t": "partner"}
    return {row["word"]: spent for row in rows("nominals") if row["flow"] == "import"}
