"""The product of a flow whose own phrase names none: from its subject, its relative clause or what was told before."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.scene import MEASURES, Bound, Scene
from claimcheck.claims.tables import column
from claimcheck.claims.topics import Topic
from claimcheck.language._tables import rows
from claimcheck.language.products import product_code

_OF_GOODS = ("sales", "shipment", "deliver", "supplies", "arrivals", "purchases")
_WHOSE = re.compile(r"D,?J$")
_FOR = re.compile(r"D[rt]$")
_THAT = re.compile(r"D(?:,?J|j)$")
_IT = re.compile(r"E[ZxT]{0,4}$")
_AMOUNT_IN = re.compile(r"Ni$")
_EARNED_WHOLE = re.compile(r"No[dxa]{0,2}(N)(?:j?d?[PCEI][sdxT]{0,3}[YV]|V)")


def product_of(scene: Scene, topic: Topic, frame: Frame, about: Frame) -> Slot | None:
    """The product of ``topic``; ``about`` is the flow in hand before it."""
    if frame.product is not None:
        return frame.product
    head = scene.codes[: topic.first]
    if topic.of_it:
        return about.product or scene.lone_product or scene.before.product or scene.focus.product
    if (found := _WHOSE.search(head) or _FOR.search(head)) is not None and not topic.verb:
        return named(scene, found.start())  # "flowers, whose exports ...", "shrimp for export"
    if topic.verb and topic.owner == "subject" and (found := _THAT.search(head)) is not None:
        return named(scene, found.start())  # "tea that sold overseas for ..."
    if topic.passive and (scene.product or not _IT.search(head)):
        return scene.product
    if topic.passive:
        return scene.before.product or scene.focus.product  # "It was sold for $1.4 billion"
    if scene.colon and about.product and topic.of is None:
        return about.product
    if _AMOUNT_IN.search(head) and frame.reporter is None and about.kind_of_flow == frame.kind_of_flow:
        return about.product  # "Gold brought Ghana $3 billion in exports"
    if of_subject(scene, topic) or re.search(r"R[xd]{0,2}$", head):
        return scene.product  # "Pulp topped Uruguay's export list with ..."
    return (
        of_story(scene, topic, about)
        or unsaid_object(scene, topic, frame, about)
        or both_counted(scene, topic, frame, about)
        or (None if topic.whole else scene.fronted_product or scene.focus.asked)
    )


def of_story(scene: Scene, topic: Topic, about: Frame) -> Slot | None:
    """The product of the sentence before, for its shipments: "Tea planters had a bad year. Sales abroad fell 12%".

    "Exports" after it are those of the country.
    """
    goods = scene.tokens[topic.head].low.startswith(_OF_GOODS)
    if not goods or topic.whole or topic.of is not None or topic.verb:
        return None
    if about.product and product_code(about.product.value) not in ("TOTAL", "GOODS_SERVICES"):
        return about.product  # "coal imports from Russia fell, while shipments from Indonesia rose"
    last, own = scene.focus.frame, topic.frame
    said = last.flow is not None and not last.flow.how and last.kind_of_flow == own.kind_of_flow
    known = scene.focus.product if not scene.focus.near else last.product if said else None
    held = scene.current is not None and not (scene.current.flow and scene.current.flow.how)
    if known is None or held or scene.bounds:
        return None
    owned = own.reporter is not None or bool(topic.owner)
    return None if owned or product_code(known.value) == "TOTAL" else known.weakened("inherited")


def unsaid_object(scene: Scene, topic: Topic, frame: Frame, about: Frame) -> Slot | None:
    """The goods of a verb that asks for some and names none: "A year before it had bought $5 billion worth".

    They are those of a flow told before that went the same way. "Exported" and "imported" may stand for all goods.
    """
    if not topic.verb or topic.nominal or topic.whole or topic.predicate or scene.tokens[topic.head].low in _absolute():
        return None
    for known in (about, scene.before):
        if known.product and product_code(known.product.value) != "TOTAL" and same_way(known, frame):
            return known.product if known is about else known.product.weakened("inherited")
    return None


def same_way(one: Frame, other: Frame) -> bool:
    """Whether two flows can be the same goods on the same way: an end in common, and none that differs."""
    ends = [_ends(frame) for frame in (one, other)]
    pairs = [(a, b) for a, b in zip(*ends, strict=True) if a and b]
    return bool(pairs) and all(a == b for a, b in pairs)


def _ends(frame: Frame) -> tuple[str | None, str | None]:
    """Who sells and who buys."""
    places = (frame.reporter and frame.reporter.value, frame.partner and frame.partner.value)
    if frame.kind_of_flow == "import":
        return places[1], places[0]
    return places if frame.kind_of_flow == "export" else (None, None)


def named(scene: Scene, at: int) -> Slot:
    return scene.phrases.slot(scene.tokens[at].low, at)


def of_subject(scene: Scene, topic: Topic) -> bool:
    """Whether the clause is about a product, and this its first flow: "Metals did badly, with exports 8% down"."""
    if scene.product is None or topic.of is not None or topic.whole or topic.verb:
        return False
    held = scene.current
    if held is not None and (held.product is not scene.product or scene.bounds):
        return False
    return topic.frame.partner is None or topic.frame.reporter is None


def both_counted(scene: Scene, topic: Topic, frame: Frame, about: Frame) -> Slot | None:
    """Goods and services, once a text counts both: "exported goods and services ... It bought £345 billion"."""
    if topic.whole or topic.of is not None:
        return None
    for known in (about, scene.before):
        if known is scene.before and topic.owner != "its" and scene.codes[: topic.first][-1:] != "E":
            continue
        ours = known.reporter is None or frame.reporter is None or known.reporter.value == frame.reporter.value
        if known.product and ours and product_code(known.product.value) == "GOODS_SERVICES":
            return known.product if known is about else known.product.weakened("inherited")
    return None


def count_goods(scene: Scene) -> None:
    """Give weights and volumes that name no goods those in mind, and with them what else their flow is said to be.

    "A year later it was 3.2 million, or 14 percent more": of the coal of the sentence before.
    """
    told = [bound for bound in scene.bounds if not bound.refused]
    spoken, way = None, None
    weights: dict[int, Bound] = {}
    for bound in told:
        if is_measure(bound.unit):
            if bound.frame.product is None:
                other = way is not None and {way, bound.frame.kind_of_flow} == {"export", "import"}
                bound.frame = replace(bound.frame, product=None if spoken and other else spoken or in_mind(scene))
            weights.setdefault(id(bound.topic), bound)
        if bound.frame.product is not None:
            spoken, way = bound.frame.product, bound.frame.kind_of_flow
    for bound in told if weights else ():
        earned = bound.topic is not None and bound.topic.predicate  # "837,000 tonnes brought in $590 million"
        weight = weights.get(id(bound.topic)) if bound.topic is not None else None
        lacking = bound.frame.product is None and (earned or not bound.unit.isupper())
        if weight and lacking and weight.clause == bound.clause and _ends(weight.frame) == _ends(bound.frame):
            bound.frame = replace(bound.frame, product=weight.frame.product)
    known = common_product(told)
    for ranking in scene.rankings:
        if known and ranking.frame.product is None and not scene.tokens[ranking.at].item.noun:
            ranking.frame = replace(ranking.frame, product=known)  # "Egypt came second"


def common_product(told: list[Bound]) -> Slot | None:
    """The product that all figures are of."""
    goods = {bound.frame.product.value if bound.frame.product else None for bound in told}
    return told[0].frame.product if len(goods) == 1 else None


def is_measure(unit: str) -> bool:
    """Whether a unit is of weight, volume or number: no money, no percentage."""
    return unit.split("/")[0] in _measures()


def in_mind(scene: Scene) -> Slot | None:
    """The goods that a weight is of where its sentence tells no flow of any: those that the text speaks of."""
    known = scene.focus.product or scene.before.product
    return scene.lone_product or (known.weakened("inherited") if known else None)


@cache
def _absolute() -> frozenset[str]:
    return column("absolute_verbs", "verb")


@cache
def _measures() -> frozenset[str]:
    """The units of weight, volume and energy, and those that count goods."""
    return frozenset(row["unit"] for row in rows("units") if row["kind"] in MEASURES[:3]) | column("countables", "unit")


def settle(scene: Scene) -> None:
    """Give numbers the product that only the end of the sentence shows."""
    for found in _EARNED_WHOLE.finditer(scene.codes):
        part = next((bound for bound in scene.bounds if bound.at == found.start()), None)
        for bound in scene.bounds:  # "$4 billion of the $8 billion that the country earned": the whole has no product
            if part and bound.at == found.start(1) and bound.frame.product == part.frame.product:
                bound.frame = replace(bound.frame, product=None)
    told = [bound for bound in scene.bounds if not bound.refused]
    for place, bound in enumerate(told):
        if bound.frame.product is None and scene.tokens[bound.at].item.kind in MEASURES:
            later = next((other.frame.product for other in told[place + 1 :] if other.frame.product), None)
            bound.frame = replace(bound.frame, product=later)  # "1.7 million barrels a day, 18% of all the crude"
