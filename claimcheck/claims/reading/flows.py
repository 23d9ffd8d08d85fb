"""A flow phrase: what it makes the sentence about, and which numbers before and after it are its own."""

from __future__ import annotations

import re

from claimcheck._record import replace
from claimcheck.claims import yardsticks
from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.counterparts import counterpart
from claimcheck.claims.reading.mirrors import mirrored, seen_by_topic
from claimcheck.claims.reading.owners import owned_frame, resumes
from claimcheck.claims.reading.parts import own_part
from claimcheck.claims.reading.places import stand_bare
from claimcheck.claims.reading.predicates import said_of, settled
from claimcheck.claims.reading.ranks import ranked
from claimcheck.claims.reading.scene import FIRM, Compared, Scene
from claimcheck.claims.reading.sharing import change_in, joined, on_side, predicate, respectively, told_after
from claimcheck.claims.reading.wholes import on_whole, whole_ahead
from claimcheck.claims.topics import Topic


def on_topic(scene: Scene, topic: Topic) -> None:
    if topic.verb and scene.codes[: topic.head].endswith("xoE"):
        return  # "used cars, most of them shipped in from America, ..." goes on about the cars
    if topic.verb and re.match(r"E[ft][dxcm]{0,3}N", scene.codes[topic.head + 1 : topic.head + 8]):
        return  # "which took them from 28 percent to 45"
    if topic.foreign and topic.verb and (part := whole_ahead(scene, topic.last)) and part.owner == "world":
        return  # "the group provides a quarter of the world's exports": whoever it is trades that part
    if topic.foreign or (scene.firm and topic.weak and topic.frame.partner is None):
        scene.muted = topic.foreign or FIRM
        scene.firm = True
        return
    if listed(scene, topic) or (topic.predicate and settled(scene, topic)):
        return
    whole = whole_ahead(scene, topic.last)
    if whole is not None and whole.owner == "its" and scene.tokens[topic.head].value == "rely":
        whole.owner, whole.frame = "", replace(whole.frame, reporter=topic.frame.reporter, partner=topic.frame.partner)
        return  # "Greece leaned on Iran for a third of the crude it brought in"
    own = topic.verb and whole is not None and own_part(scene, whole, topic.head - 1)
    if topic.verb and whole is not None and whole.of is not None and not own and serves(scene, topic, whole):
        scene.served = topic
        scene.muted = "" if topic.frame.reporter is not None else scene.muted
        if topic.predicate and topic.frame.product is not None:
            scene.axis, scene.product = "product", topic.frame.product  # "fish fetched 41% of export income"
        if topic.frame.reporter is not None:
            stand_bare(scene, topic.first, topic.frame.reporter)
        return
    if scene.muted and ((topic.verb and topic.frame.reporter is None) or governed(scene, topic)):
        return
    if topic.weak and not known_trade(scene, topic):
        scene.muted = FIRM
        return
    named = topic.frame.reporter is not None or topic.predicate
    if topic.verb and topic.owner == "subject" and not named and scene.codes[topic.first - 1 : topic.first] == "D":
        goods_sold(scene, topic.head)
        return
    scene.muted = ""
    if topic.passive and scene.topic and scene.topic.goods and scene.codes[topic.head + 1 : topic.head + 2] == "b":
        return  # whose part it is
    if (topic.passive or scene.codes[: topic.head].endswith("oE")) and of_which(scene, topic):
        return
    frame = owned_frame(scene, topic)
    if topic.goods:
        frame = replace(frame, flow=goods_flow(scene, topic, frame))
        if frame.flow is None:
            return
    abroad = topic.there and any(token.low in ("abroad", "overseas") for token in scene.tokens[: topic.first])
    if (topic.there and not abroad) or topic.generic_partner is not None:
        single = topic.generic_partner is not None
        other = counterpart(scene, frame.reporter, single=single)
        if other is None and single and frame.partner is None and frame.reporter == scene.before.reporter:
            frame, other = replace(frame, reporter=scene.before.partner), frame.reporter
        frame = replace(frame, partner=other or frame.partner)
    if topic.back and not topic.frame.reporter and frame.partner and frame.kind_of_flow == scene.before.kind_of_flow:
        frame = replace(frame, reporter=frame.partner, partner=frame.reporter)
    if scene.codes[max(0, topic.first - 2) : topic.first].rstrip("d")[-1:] == "+" and parenthetic(scene, topic):
        return
    if topic.share is not None or (topic.of is not None and not covers(scene, topic.of)):
        on_whole(scene, topic, frame)
    elif topic.of is not None and scene.current:
        if scene.current.reporter is None and frame.reporter and covers(scene, topic.of):
            scene.set(topic.first, replace(scene.current, reporter=frame.reporter))  # "of what Serbia bought"
        return
    elif not continues(scene, topic):
        scene.topic_before, scene.topic = scene.topic, topic
        scene.axis = "partner" if frame.partner and not frame.pair else ""
        if topic.verb and topic.frame.reporter and mirrored(scene, topic, frame) is frame:
            scene.axis = "subject"  # "Saudi Arabia sold China 1.72 million, Russia 2.14 million"
        predicate(scene, topic, frame)
        frame = joined(scene, topic, frame)
        respectively(scene, topic, frame)
        told_after(scene, topic, frame)
        frame = on_side(scene, topic, frame)
        change_in(scene, topic, frame)
        more_than_to(scene, topic, frame)
        said_of(scene, topic, frame)
        frame = ranked(scene, topic, frame)
        scene.set(topic.first, frame if own else seen_by_topic(scene, topic, mirrored(scene, topic, frame)))
    if topic.verb and topic.frame.reporter:
        scene.actor = topic.frame.reporter
        if not topic.nominal and scene.subject is not None:
            scene.subject = topic.frame.reporter
    for slot in (topic.frame.reporter, topic.frame.partner):
        if slot and slot.value:
            scene.places.append(slot)
            scene.last_place = slot


def listed(scene: Scene, topic: Topic) -> bool:
    """Whether the flow only names the list that a rank is in: "topped Uganda's export list"."""
    ranking = scene.rankings[-1] if scene.rankings else None
    return ranking is not None and scene.tokens[ranking.at].item.sort == "list" and topic.first - ranking.at < 4


def of_which(scene: Scene, topic: Topic) -> bool:
    """Read "63.9% of which were sold to the U.S.": the passive only says where that part went.

    So does "70 percent of the power was sold to Brazil" where electricity is what the story is of.
    """
    head = re.search(r"No[JEj]Z?$|No[dj][xa]{1,2}Z$|NZ$", scene.codes[: topic.first])
    agent = topic.frame.reporter if scene.codes[topic.head + 1 : topic.head + 2] == "b" else None
    other = topic.frame.partner or agent  # "a fifth was taken by Russia"
    if head is None or scene.current is None or other is None:
        return False
    if not head[0].endswith(("J", "E", "j", "JZ", "EZ", "jZ")) and topic.frame.product is not None:
        return False
    for bound in scene.bounds:
        if bound.at == head.start():
            bound.frame, bound.whole = replace(bound.frame, partner=other), True
            bound.refused = "" if bound.frame.flow else bound.refused
    return True


def governed(scene: Scene, topic: Topic) -> bool:
    """Whether the number of the flow belongs to the other subject: "tariffs on 96 percent of Taiwan's exports"."""
    return topic.of is not None or (topic.number is not None and topic.number < topic.head)


def known_trade(scene: Scene, topic: Topic) -> bool:
    """Whether "sales" or "turnover" is a country's: it says whose or with whom, or trade is the subject already."""
    own = topic.frame.reporter or topic.frame.partner or topic.owner or topic.frame.product
    rewarding = any(other.resumes is topic for other in scene.topics)  # "shipments brought Uganda $156 million"
    return bool(own) or rewarding or topic.there or scene.current is not None or scene.focus.near or scene.focus.settled


def more_than_to(scene: Scene, topic: Topic, frame: Frame) -> None:
    """Read "exports more fish to Poland than to Denmark" as a comparison of partners."""
    found = re.match(r"[^N;L]{0,3}?(c)[^N;LcmP]{0,5}(P)[^N;LcmP]{0,4}m[tf]d?(P)", scene.codes[topic.head + 1 :])
    if found is None or not topic.verb:
        return
    first, here, there = (topic.head + 1 + found.start(k) for k in (1, 2, 3))
    mine = replace(frame, partner=scene.phrases.place(here))
    other = replace(frame, partner=scene.phrases.place(there))
    more = scene.tokens[first].value == "up"
    scene.compared.append(Compared(first, there + 1, None, mine, more, other))


def covers(scene: Scene, at: int) -> bool:
    """Read "Exports covered 61 percent of imports": a ratio of two flows, no part of one."""
    return yardsticks.covers(scene.codes, at) or yardsticks.is_covered(scene.codes, at)


def goods_flow(scene: Scene, topic: Topic, frame: Frame) -> Slot | None:
    """Which way a country's goods go: by the verb before ("supplied"), or by the words after ("goes to")."""
    after = scene.codes[topic.last : topic.last + 6]
    served = scene.served
    if served is not None and served.frame.flow and served.frame.reporter and frame.reporter:
        flow = served.frame.flow
        if served.frame.reporter.value == frame.reporter.value:
            return flow
        return flow._replace(value="export" if flow.value == "import" else "import")
    if done := re.match(r"Tx?ZT?x?Vb|ZT?x?Vb", after):  # "half of Kenya's flowers were bought by the Dutch"
        verb = scene.tokens[topic.last + done.end() - 2]
        return scene.phrases.slot("import" if verb.item.flow == "export" else "export", topic.head)
    going = re.match(r"[ZTx]{0,3}V?x?([tf])|(ZA)", after)
    way = None if going is None else "export" if going[1] == "t" else "import"
    return scene.phrases.slot(way, topic.head) if way else None


def parenthetic(scene: Scene, topic: Topic) -> bool:
    """Whether the flow is only mentioned: "non-oil exports, including re-exports, grew ..."."""
    return topic.number is None and scene.codes[topic.last : topic.last + 1] in (",", ")")


def serves(scene: Scene, topic: Topic, whole: Topic) -> bool:
    """Whether a flow verb only says whose part it is: "China bought 16 percent of what the country exported"."""
    assert whole.of is not None
    own_part = re.fullmatch(r"[dxcmiT,]*", scene.codes[topic.head + 1 : whole.of]) is not None
    return own_part and not (whole.owner == "its" and topic.frame.kind_of_flow == whole.frame.kind_of_flow)


def continues(scene: Scene, topic: Topic) -> bool:
    """Whether a participle only goes on with the flow in hand: "..., buying goods for $3 billion"."""
    if not (topic.verb and topic.owner == "subject" and scene.current and not topic.passive):
        return False
    if topic.frame.partner or not scene.current.reporter or not scene.current.partner or resumes(scene, topic):
        return False
    acting = scene.subject or scene.actor
    mine = acting is not None and acting.value == scene.current.reporter.value
    if mine and scene.current.kind_of_flow != topic.frame.kind_of_flow:
        return False  # "sold cars and bought machines"
    if topic.frame.product and not scene.current.product:
        scene.set(topic.first, replace(scene.current, product=topic.frame.product))
    return True


def goods_sold(scene: Scene, at: int) -> None:
    """Read "Iran's crude sold ...": goods of a country before a verb that asks for who acts."""
    if scene.muted or (scene.current is not None and scene.current.flow is not None):
        return
    before = scene.codes[:at]
    if before.endswith(("AD", "PsD")):
        owner = scene.phrases.place(at - 2 if before.endswith("AD") else at - 3)
        product = scene.phrases.slot(scene.tokens[at - 1].low, at - 1)
        scene.set(at, Frame(owner, None, scene.phrases.slot("export", at), product))
