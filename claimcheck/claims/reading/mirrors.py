"""A flow seen from the other side: what others buy and sell, in a story of one country's trade."""

from __future__ import annotations

import re
from functools import cache

from claimcheck._record import replace
from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.comparisons import is_amount
from claimcheck.claims.reading.scene import Scene
from claimcheck.claims.tables import column
from claimcheck.claims.topics import Topic

_HAS = re.compile(r"P[Tx]?Z[dxcmTN]{0,4}$")
_ARTICLE = len(" the ")


def mirrored(scene: Scene, topic: Topic, frame: Frame) -> Frame:
    """The flow in hand seen from its own reporter: after "Vietnam's garments ...", "the US bought 7.69 billion"."""
    known = scene.current or scene.before
    again = topic.predicate and frame.partner and known.reporter and frame.partner.value == known.reporter.value
    if not (topic.verb and known.reporter and known.flow and (frame.partner is None or again)):
        return frame
    if scene.current is None and stands_alone(scene, frame):
        return frame
    opposite = {known.kind_of_flow, frame.kind_of_flow} == {"export", "import"}
    if frame.reporter is None or not (topic.predicate or scene.tokens[topic.head].low not in _own_verbs()):
        return frame
    if opposite and topic.owner == "its" and known.partner and known.reporter.value == frame.reporter.value:
        return replace(known, product=frame.product or known.product)
    alike = known.kind_of_flow == frame.kind_of_flow  # "Kenya sold Germany roses. Ethiopia sold 9,000 tonnes"
    if known.reporter.value != frame.reporter.value and (opposite or (scene.current is None and not alike)):
        product, scene.axis = frame.product or held_product(scene, topic), "partner"
        if known.kind_of_flow == "trade" and re.match(r"[dxac]{0,3}NoE", scene.codes[topic.last :]):
            return replace(known, partner=frame.reporter)  # "China took about 98 percent of it"
        flow = frame.flow and frame.flow._replace(value="export" if frame.kind_of_flow == "import" else "import")
        return replace(known, partner=frame.reporter, flow=flow, product=product)
    return frame


def stands_alone(scene: Scene, frame: Frame) -> bool:
    """Whether who acts is the next of several countries: "Indonesia sold $301 billion and bought $279 billion"."""
    others = {*scene.focus.others, scene.before.partner and scene.before.partner.value}
    if not scene.focus.many or frame.reporter is None or frame.reporter.value in others:
        return False
    flows = {topic.frame.kind_of_flow for topic in scene.topics if topic.verb and topic.frame.partner is None}
    return scene.before.kind_of_flow == frame.kind_of_flow or {"export", "import"} <= flows


def seen_by_topic(scene: Scene, topic: Topic, frame: Frame) -> Frame:
    """What others buy and sell, as whoever the story is about sees it: "America took $5 billion worth of its goods".

    Who sells *to* it or buys *from* it is named as one who trades in his own right.
    """
    if theirs(scene, topic, frame):
        scene.axis = "partner"
        return frame.seen_by_partner()
    story = scene.focus.topic if scene.focus.settled else None
    if story and delivers(scene, topic, frame):
        return replace(frame, partner=story).seen_by_partner()
    if not (topic.verb and story and frame.reporter and frame.partner and frame.partner.value == story.value):
        return frame
    spot = frame.partner.start - scene.phrases.offset
    if any(token.code in "tf" and 0 <= spot - token.end <= _ARTICLE for token in scene.tokens):
        return frame
    return frame.seen_by_partner()


def delivers(scene: Scene, topic: Topic, frame: Frame) -> bool:
    """Whether what a partner of the story ships goes to whoever the story is about: "Mexican deliveries fell"."""
    owner = frame.reporter
    if topic.verb or topic.whole or topic.of is not None or scene.focus.many or not (topic.weak and owner):
        return False
    known = owner.value in scene.focus.others and scene.focus.topic and owner.value != scene.focus.topic.value
    return bool(known) and frame.partner is None and topic.frame.reporter is not None


def theirs(scene: Scene, topic: Topic, frame: Frame) -> bool:
    """Whether the sentence speaks of whoever is bought from: of its flows, or of several others as its customers.

    "Italy paid $3 billion for Libyan oil, 40% of what Libya sold", "Peru (-4%) and Chile (-9%) bought less from Fiji".
    """
    buyer, seller = frame.reporter, frame.partner
    if not (topic.verb and frame.kind_of_flow == "import" and buyer and seller and seller.value) or topic.nominal:
        return False
    waiting = {slot.value for told in scene.assigned.values() for role, slot in told if role == "place"}
    if len(waiting) > 1 and buyer.value in waiting and seller.value not in waiting:
        return all(bound.refused for bound in scene.bounds)
    owners = [owner for later in scene.topics if later.first >= topic.last and (owner := _owner(scene, later))]
    return bool(owners) and all(owner.value == seller.value for owner in owners) and scene.before.flow is None


def _owner(scene: Scene, topic: Topic) -> Slot | None:
    """Whose flow it is, by its own words or as what a country is said to have: "Quito has a surplus"."""
    subject = _HAS.search(scene.codes, 0, topic.first)
    return topic.frame.reporter or (scene.phrases.place(subject.start()) if subject else None)


def held_product(scene: Scene, topic: Topic) -> Slot | None:
    """The product in hand; a part of a whole ends with it ("prawns are 90% of exports, and Denmark takes 83%")."""
    part = re.match(r"[dxcm]{0,3}N(?!o[dxa]{0,2}[ED])", scene.codes[topic.last :])
    whole = scene.topic_before
    ended = scene.current is not None and whole is not None and whole.of is not None
    if ended and whole and part and not is_amount(scene, topic.last + part.end() - 1):
        return whole.frame.product
    known = scene.current or scene.before
    return known.product


@cache
def _own_verbs() -> frozenset[str]:
    return column("absolute_verbs", "verb") - {"exporting", "importing"}
