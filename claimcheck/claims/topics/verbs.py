"""Flow phrases around a verb: who acts stands to its left, what is traded and with whom to its right."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.tables import column
from claimcheck.claims.topics.attachments import attach, take_origin, take_places, take_product
from claimcheck.claims.topics.phrases import REACH, Phrases, Topic, actors
from claimcheck.language.products import product_phrase_before

_CUSTOMERS = ("buyers", "customers", "clients", "purchasers")
_OF_ITS_GOODS = re.compile(r"o[dax]{0,2}(P)s[ax]?D(?!F)")
"""What an amount is of: "took $5 billion worth of Peru's copper"."""
_HOME = ("sold", "bought", "purchased", "delivered", "supplied", "ordered", "took", "taken", "received")
"""Verbs that people also do at home."""
_PAST = ("ed", "sold", "bought", "sent", "taken")
_BE = frozenset({"was", "were", "is", "are", "be", "been", "being"})


def verb_topic(
    phrases: Phrases, at: int, floor: int, flow: Slot | None = None, roles: dict[str, str] | None = None
) -> Topic:
    """The flow of the verb at token ``at``; a predicate says which one, and what its prepositions mean."""
    frame = phrases.flow_at(at) if flow is None else Frame(flow=flow)
    topic = Topic(at, at, at + 1, frame, verb=True, predicate=flow is not None, roles=roles or {})
    subject(phrases, topic, floor)
    traders(phrases, topic)
    traded(phrases, topic)
    objects(phrases, topic)
    custom(phrases, topic)
    if topic.frame.pair and topic.frame.product is None and phrases.codes[at - 1 : at] == "D":
        topic.frame = replace(topic.frame, product=phrases.slot(phrases.tokens[at - 1].low, at - 1))
    return topic


def custom(phrases: Phrases, topic: Topic) -> None:
    """See what customers buy as those who sell to them: "foreign buyers paid $2 billion for Kenyan tea"."""
    seller, topic_flow = topic.frame.partner, topic.frame.flow
    if topic_flow is None or topic.frame.kind_of_flow != "import" or seller is None or topic.passive:
        return
    who = phrases.tokens[max(0, topic.head - 4) : topic.head]
    named = any(token.low.split()[-1] in _CUSTOMERS for token in who)
    away = any(token.low in ("foreign", "overseas", "abroad", "international", "outside") for token in who)
    theirs = topic.frame.reporter
    if named and (away or theirs):
        topic.owner, topic.foreign = "", ""
        flow = topic_flow._replace(value="export")
        topic.frame = replace(topic.frame, reporter=seller, partner=theirs, flow=flow)


def traded(phrases: Phrases, topic: Topic) -> None:
    """Read "41 percent of all goods exported", "half of the $14 billion exported": a participle in the noun's place."""
    at = topic.head - 1
    if phrases.codes[:at].endswith("Ns") and phrases.codes[at] == "Z":
        at -= 2  # "of the $3 billion's worth shipped"
    before = phrases.codes[: max(0, at)].rstrip("da")
    if topic.foreign and phrases.tokens[at].low in _measures() and amounts(phrases, topic):
        topic.nominal, topic.verb, topic.first, topic.foreign, topic.owner = True, False, at, "", ""
        topic.of_it = topic.frame.product is None
        return
    if topic.owner == "subject" and phrases.codes[at : at + 1] == "D" and before.endswith("No"):
        topic.nominal, topic.first, topic.foreign = True, len(before), ""
        topic.frame = replace(topic.frame, product=phrases.slot(phrases.tokens[at].low, at))
    elif topic.owner == "subject" and phrases.codes[at : at + 1] == "N" and before.endswith("No"):
        done = phrases.tokens[topic.head].low.endswith(("ed", "sold", "sent", "bought"))
        if done:  # "half of the $14 billion exported"
            topic.nominal, topic.foreign, topic.owner = True, "", ""
            topic.number, topic.first = at, len(before)


def amounts(phrases: Phrases, topic: Topic) -> bool:
    """Whether a noun before and what follows make a noun phrase of the verb: "the volume shipped fell"."""
    codes = phrases.codes
    after = codes[topic.head + 1 :].lstrip("aT")[:1]
    known = bool(set(codes[: topic.head - 1]) & set("FVY")) or phrases.tokens[topic.head].low not in _HOME
    return after in ("Z", "U", "u", "z", "H") and known and phrases.tokens[topic.head].low.split()[0].endswith(_PAST)


@cache
def _measures() -> frozenset[str]:
    return column("measure_nouns", "noun")


def traders(phrases: Phrases, topic: Topic) -> None:
    """Take the product of those who act: "Argentina's beef exporters shipped ..."."""
    low = max(0, topic.head - 5)
    for at in range(low, topic.head - 1):
        if phrases.codes[at] == "D" and phrases.tokens[at + 1].low in actors() and topic.frame.product is None:
            topic.frame = replace(topic.frame, product=phrases.slot(phrases.tokens[at].low, at))


def subject(phrases: Phrases, topic: Topic, floor: int) -> None:
    """Find who acts: the nearest place, "it" or "the country" to the left that hangs on no preposition."""
    codes, tokens = phrases.codes, phrases.tokens
    at = topic.head - 1
    if at >= 0 and codes[at] == "Z" and tokens[at].low in _BE:
        topic.passive = True
        return
    topic.owner = "subject"
    if tokens[topic.head].low.split()[0].endswith("ing") or (at >= 0 and tokens[at].low == "having"):
        return
    skip_to = aside_start(phrases, topic.head, floor) or topic.head + 1
    for k in range(at, max(floor, topic.head - REACH) - 1, -1):
        code = codes[k]
        if k >= skip_to:
            continue
        if code in "R!" and (comma := codes.rfind(",", floor, k)) > 0:
            skip_to = comma  # "Angola, Africa's second-largest producer, sold ..."
            continue
        if code in ";L(:NVFR":
            nobody(phrases, topic, k)
            return
        if code in "PACW" and not hangs(phrases, k):
            topic.owner = ""
            phrases.take_owner(topic, k)
            topic.first = k
            if codes[k + 1] == "s" and skip_to > topic.head:
                possessed(phrases, topic, k)
            elif skip_to <= topic.head:
                topic.first = topic.head  # the apposition between is read for itself
            break
        if code == "E" and (tokens[k].low == "them" or hangs(phrases, k)):
            continue
        if code in "EI":
            topic.owner, topic.first = "its", k
            break
        if code == "J":
            break
    else:
        nobody(phrases, topic, max(floor, topic.head - REACH) - 1)
    before = topic.first - 1
    while before >= 0 and codes[before] == "d":
        before -= 1
    if topic.verb and topic.owner == "two":
        return
    if before < topic.first - 1 or codes[before : before + 1] != "N" or codes[before - 1 : before] != "d":
        pass
    elif phrases.is_amount(before):  # "the $5 billion it got from China"
        topic.number = topic.first = before
        return
    hung = tokens[before].low == "which" and codes[before - 1 : before] in ("t", "f", "w")  # "to which Peru sold goods"
    if before >= 0 and topic.first < topic.head and not hung and tokens[before].low in ("what", "that", "which"):
        topic.nominal, topic.first = True, before
        antecedent(phrases, topic, before - 1)
    elif before >= 0 and topic.first < topic.head and gapped(phrases, topic, before):
        topic.nominal = True
        antecedent(phrases, topic, before)


def aside_start(phrases: Phrases, head: int, floor: int) -> int | None:
    """The comma that opens an aside right before the verb: "Slovakia, unlike its neighbour Hungary, sold"."""
    codes = phrases.codes
    closing = len(codes[:head].rstrip("x")) - 1
    if codes[closing : closing + 1] != ",":
        return None
    opening = codes.rfind(",", max(floor, head - REACH), closing)
    if opening < 1:
        return None
    # "Angola, Africa's biggest oil producer, sold ..."
    called = re.fullmatch(r"(?:d?[Pa]s|A|d)[xdTn]{1,6}", codes[opening + 1 : closing])
    if (
        codes[opening - 1] not in "PC"
        or (codes[opening + 1] not in "xviwbgkJ" and called is None)
        or hangs(phrases, opening - 1)
    ):
        return None
    return opening


def gapped(phrases: Phrases, topic: Topic, before: int) -> bool:
    """Whether the verb's object stands before its subject: "the vehicles Brazil exported", "all the islands sold"."""
    if topic.owner == "its" and phrases.codes[topic.first] == "I":
        return False
    after = phrases.codes[topic.head + 1 : topic.head + 2] or "."
    return phrases.codes[before] in "D?" and topic.first + 1 == topic.head and after in ".,;)iTtfLyaZ"


def possessed(phrases: Phrases, topic: Topic, at: int) -> None:
    """Leave out what a country's firm or bank does: "Thailand's central bank bought 2 billion dollars"."""
    nouns = [token.low for token in phrases.tokens[at + 2 : topic.head] if token.code == "x"]
    own = actors() | column("nationals", "word")  # "Oman's terminals", "Kenya's growers"
    if nouns and not any(noun in own or noun.endswith("ly") for noun in nouns):
        topic.foreign = "somebody's trade, not a country's"


def nobody(phrases: Phrases, topic: Topic, edge: int) -> None:
    """No country acts: those of the trade do ("exporters sold"), or some firm, whose flow is no country's."""
    topic.generic = phrases.codes[edge : edge + 1] == "N"  # "the 20 countries in focus take"
    start = max(edge, phrases.codes.rfind("y", edge, topic.head), phrases.codes.rfind(",", edge, topic.head)) + 1
    nouns = [phrases.tokens[k].low for k in range(start, topic.head) if phrases.codes[k] == "x"]
    if any(noun in actors() for noun in nouns):
        topic.generic = True
    elif not topic.generic and nouns and nouns[-1].isalpha() and not nouns[-1].endswith("ly"):
        topic.foreign = "somebody's trade, not a country's"


def antecedent(phrases: Phrases, topic: Topic, at: int) -> None:
    """Read what "that X imported" stands on: a product, or an amount."""
    code = phrases.codes[at : at + 1] if at >= 0 else ""
    if code == "D" and topic.frame.product is None:
        topic.frame = replace(topic.frame, product=phrases.slot(phrases.tokens[at].low, at))
        topic.first = at
    elif code == "?":
        topic.first = at
    elif code == "j" and topic.frame.product is None:
        topic.first, topic.of_it = at, True  # "97% of those that Taiwan exported"
    elif code == "N":
        topic.number, topic.first = at, at
    elif code == "x" and topic.frame.product is None:
        mention = product_phrase_before(phrases.line.text, phrases.tokens[at].end)
        if mention is not None:
            slot = Slot(mention.words, mention.start + phrases.offset, mention.end + phrases.offset)
            topic.frame = replace(topic.frame, product=slot)
            topic.first = next(k for k, token in enumerate(phrases.tokens) if token.end > mention.start)
    while topic.first and phrases.codes[topic.first - 1] in "d":
        topic.first -= 1


def hangs(phrases: Phrases, at: int) -> bool:
    """Whether the place at ``at`` is part of a prepositional phrase."""
    before = phrases.codes[max(0, at - 3) : at].rstrip("dxa")
    if any(token.low.isdigit() for token in phrases.tokens[max(0, at - 2) : at]):
        return False  # "since the season began on July 1 Ukraine has exported"
    return before[-1:] != "" and before[-1] in "tfwbBiorkvmc"


def objects(phrases: Phrases, topic: Topic) -> None:
    """Read the objects of a flow verb up to the next clause: products, origins, "to X", "from Y"."""
    codes = phrases.codes
    at = topic.last
    stop = min(len(codes), topic.head + 2 * REACH)
    while at < stop:
        taken = attach(phrases, topic, at)
        if taken > at:
            at = topic.last = taken
            continue
        code = codes[at]
        if code == "N" and codes[at + 1 : at + 2] == "o" and not phrases.is_amount(at):
            part = re.match(r"No[dIax]{0,2}D(?!D?F|j|d?[PCEA]V)", codes[at : at + 12])
            if part:
                at = topic.last = take_product(phrases, topic, at + part.end() - 1)
                continue
            break
        if code == "o" and (goods := _OF_ITS_GOODS.match(codes, at)) and phrases.is_amount_before(at):
            take_origin(phrases, topic, goods.start(1))
            at = topic.last = take_product(phrases, topic, goods.end() - 1)
            continue
        if code == "C" and topic.roles.get("object") == "partner" and not codes[topic.head + 1 : at].strip("d"):
            topic.generic_partner = at  # "leaned on the Islamic Republic"
            at = topic.last = at + 1
            continue
        if code == "P" and given(phrases, topic, at):
            role = topic.roles.get("object") or "partner"
            at = topic.last = take_places(phrases, topic, role, at)
            continue
        if code in "EC" and given(phrases, topic, at) and served(phrases, at):
            topic.there, topic.generic_partner = code == "E", at if code == "C" else None
            at = topic.last = at + 1
            continue
        if code == "A" and codes[at + 1 : at + 2] == "D":
            take_origin(phrases, topic, at)
        elif code == "D":
            taken = take_product(phrases, topic, at)
            at = topic.last = taken
            continue
        elif (
            code not in ("dxNulcg" if topic.roles else "dxNulc")
            and phrases.tokens[at].low != "worth"
            and codes[at : at + 2] != "sZ"
            and not (code == "o" and codes[at + 1 : at + 2] == "N")
        ):
            break
        at += 1


def served(phrases: Phrases, at: int) -> bool:
    """Whether goods or their amount follow at once on "it" or "the country": "shipped it food"."""
    upon = phrases.tokens[at - 1].low.endswith((" on", " to"))  # "looks to it for 30 percent"
    goods = re.match(("r" if upon else "") + r"[dxIcm]{0,3}[NDA]", phrases.codes[at + 1 : at + 6])
    return goods is not None and (phrases.codes[at] == "C" or phrases.tokens[at].low in ("it", "them"))


def given(phrases: Phrases, topic: Topic, at: int) -> bool:
    """Whether the place right after the verb is who sells or buys: "sold Germany cars", "relied on Russia"."""
    if phrases.codes[topic.head + 1 : at].strip("d") or phrases.codes[at + 1 : at + 2] == "s" or topic.frame.partner:
        return False
    if topic.roles:
        # "paid Norway $3 billion for gas", "the growers earned Kenya $1 billion"
        return topic.roles["object"] == "partner" or (topic.roles["object"] == "reporter" and topic.generic)
    return topic.frame.kind_of_flow == "export" or phrases.tokens[topic.head].low.endswith((" on", " to"))
