"""Parts of a flow: "16 percent of X's exports", "the share of coal in ..."."""

from __future__ import annotations

import re

from claimcheck._record import replace
from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.numbers import of_other
from claimcheck.claims.reading.parts import own_part, part_partner
from claimcheck.claims.reading.scene import Bound, Scene
from claimcheck.claims.topics import Topic
from claimcheck.language.products import product_code


def whole_ahead(scene: Scene, at: int) -> Topic | None:
    """The flow that numbers after ``at`` are parts of, named further on in the same clause."""
    for topic in scene.topics:
        if topic.of is not None and topic.of >= at:
            return None if set(scene.codes[at : topic.of]) & set(";L") else topic
    return None


def on_whole(scene: Scene, topic: Topic, whole: Frame) -> None:
    """Read "N% of FLOW": the flow is the whole; the part is what the clause is about."""
    if topic.share is not None:
        sharer(scene, topic.share)
    elif topic.of is not None:
        scene.own = own_part(scene, topic, max(scene.codes.rfind(code, 0, topic.of) for code in "PEC"))
    if related(scene, topic, whole):
        return
    frame = part_of_whole(scene, whole, topic)
    product = whole.product or scene.exclusion
    scene.whole = replace(whole, reporter=frame.reporter, flow=frame.flow, product=product)
    for bound in scene.bounds:
        if bound.at == topic.of:
            item = bound.frame.partner if bound.at in scene.assigned else frame.partner
            bound.frame, bound.whole = replace(frame, partner=item), True
            bound.refused, bound.topic = of_other(scene, bound.at), topic
        elif regauged(scene, bound, topic, frame):
            bound.frame = replace(bound.frame, flow=frame.flow, reporter=frame.reporter)
    scene.topic = topic
    if frame.partner and not frame.of_world:
        scene.axis = "partner"
    scene.set(topic.first, frame)


def regauged(scene: Scene, bound: Bound, topic: Topic, frame: Frame) -> bool:
    """Whether an amount before the part is of the same flow: "Fuels, at $446 million, were a tenth of imports"."""
    flow = bound.frame.flow
    if bound.refused or bound.topic is not None or flow is None or not flow.how or topic.of is None:
        return False
    return bound.at < topic.of and bound.clause == scene.clause and bound.frame.product == frame.product


_RELATED = (
    *(("balance", "export"), ("balance", "import"), ("balance", "trade")),
    *(("export", "import"), ("import", "export")),
)
"""Flows of which one is told as a percentage of the other, and is no part of it."""


def _value(slot: Slot | None) -> str | None:
    return slot.value if slot else None


def related(scene: Scene, topic: Topic, whole: Frame) -> bool:
    """Read "the deficit equals 41 percent of exports": a ratio of two flows, no part of one."""
    mine, theirs = scene.current, whole.kind_of_flow
    own = scene.topic is not None and scene.topic.of is None and not scene.topic.verb
    if topic.of and re.search(r"H[dxcm]{0,3}$", scene.codes[: topic.of]):
        return False  # "energy accounting for 81 percent of exports" is a part of them
    if not own or mine is None or topic.share is not None or _value(mine.partner) != _value(whole.partner):
        return False
    pair = (mine.kind_of_flow, theirs)
    if pair not in _RELATED:
        return False
    if ";" in scene.codes[scene.topic.last if scene.topic else 0 : topic.first]:
        return False
    for bound in scene.bounds:
        if bound.at == topic.of:
            bound.against = theirs or ""
    return True


def sharer(scene: Scene, at: int) -> None:
    """Whose share it is: "Russia's portion of ...", "the share of coal in ..."."""
    item = re.match(r"ho[dxa]{0,2}([PDAC])i", scene.codes[at : at + 8])
    if item and item[1] == "D":
        spot = at + item.start(1)
        scene.product = scene.phrases.slot(scene.tokens[spot].low, spot)
        scene.axis = "product"
    elif item and (slot := scene.phrases.place(at + item.start(1)) if item[1] != "C" else None):
        scene.subject = slot
    owner = scene.codes[:at].rstrip("xda")
    if owner.endswith("s") and owner[-2:-1] == "P":
        scene.subject = scene.phrases.place(len(owner) - 2)
    elif owner[-1:] == "A":
        scene.subject = scene.phrases.place(len(owner) - 1)
    scene.current = None if scene.current and scene.current.partner is scene.subject else scene.current


def part_of_whole(scene: Scene, whole: Frame, topic: Topic) -> Frame:
    """The whole, narrowed by the place or product that the clause is about."""
    part = scene.current or (scene.before if points_at_figure(scene, topic, whole) else Frame())
    if whole.of_world:
        scene.axis = "reporter"
        return replace(
            whole, reporter=whole.reporter or scene.subject or part.reporter, product=whole.product or part.product
        )
    owner = whole.reporter or part.reporter
    product = scene.product or whole.product
    narrowed = scene.topic is None or scene.topic.of is None  # what is in hand is a part, not an earlier whole
    if product is None and narrowed and part.product:
        product = part.product if part.kind_of_flow in (None, whole.kind_of_flow) or whole.flow is None else None
    again = part.kind_of_flow == "reexport" and whole.kind_of_flow == "export"
    flow = part.flow if again else whole.flow or part.flow
    all_goods = whole.product is not None and product_code(whole.product.value) == "TOTAL"
    if all_goods and scene.product is None and part.product and narrowed and restates(scene, topic):
        product = part.product
    partner = whole.partner or part_partner(scene, part, owner, flow.value or "" if flow else "", topic)
    if flow is None and partner is not None:  # "Japan took 8 percent of the total": of what went before
        flow, product = scene.focus.total_flow(), product or scene.before.product
    return replace(whole, reporter=owner, partner=partner, product=product, flow=flow)


_THAT_WAS = re.compile(r"(?:j|d|E)[ZxHtc]{1,4}[dxcm]{0,3}N")


def points_at_figure(scene: Scene, topic: Topic, whole: Frame) -> bool:
    """Whether the sentence says what part the figure before it is: "That was 46 percent of all its exports"."""
    found = _THAT_WAS.match(scene.codes)
    same = scene.before.kind_of_flow == whole.kind_of_flow and whole.product is None
    return found is not None and same and found.end() - 1 == topic.of and scene.tokens[0].low != "the"


def restates(scene: Scene, topic: Topic) -> bool:
    """Whether the share says again what an amount said: "shipped gold for $2 billion, half of its goods exports"."""
    return topic.of is not None and re.search(r"NT?,[xdcm]{0,3}$", scene.codes[: topic.of]) is not None


def begins_whole(scene: Scene, at: int) -> bool:
    """Whether "and" begins a clause whose subject is a part: "and 80 percent of all exports go to China"."""
    for topic in scene.topics:
        if topic.of is not None and topic.of > at:
            small = scene.codes[at + 1 : topic.of].strip("dxcm")
            return not small and scene.codes[topic.last : topic.last + 1] in ("Z", "t", "f", "H", "U", "V")
    return False
