"""A place as an item of a list: the next partner, the next owner, or a rival in the same trade."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.scene import Scene

_BEHIND = re.compile(r"[cv](?:d?Pw[dxcm]{0,2}N,?y?)*o?d?$")
"""What others are measured against: "ahead of the EU with 27 million and Canada with 20 million"."""


def outstrips(scene: Scene, at: int, end: int) -> bool:
    """Whether the place comes with its number behind others: "ahead of the EU with 27 million, and of Ukraine"."""
    return scene.heads(end) and _BEHIND.search(scene.codes[max(0, at - 14) : at]) is not None


def rival(scene: Scene, at: int, slot: Slot) -> None:
    """Another who sells or buys the same, where the flow is with nobody in particular; else another partner."""
    current, topic = scene.current, scene.topic
    own = topic is not None and topic.frame.reporter is not None and topic.of is None
    if current and own and current.partner is None and not scene.rankings:
        scene.axis = "reporter"
        scene.set(at, replace(current, reporter=slot))
    else:
        list_item(scene, at, slot)


def is_opposite(frame: Frame, role: str, slot: Slot) -> bool:
    """Whether the place fills the other role already."""
    other = frame.reporter if role == "partner" else frame.partner
    return other is not None and other.value is not None and other.value == slot.value and not frame.inside


def leads_list(scene: Scene, at: int) -> bool:
    """Whether a number follows the place closely, where no flow is named: "Iraq led with $4.9 billion"."""
    end = at + 1
    part = re.match(
        r"sx?h(?:o[Ejdax]{1,3})?[ZU]x?[fct]?[dx]?N", scene.codes[end : end + 9]
    )  # "China's slice of it was 3%"
    near = part or re.match(r"(?:[ZHkdw(]|x[wo]|do){0,4}(?:N|\(N)|x?[Uu]N", scene.codes[end : end + 6])
    stop = min((spot for mark in ";L" if (spot := scene.codes.find(mark, at)) >= 0), default=len(scene.codes))
    return near is not None and not any(topic.first < stop for topic in scene.topics)


def list_item(scene: Scene, at: int, slot: Slot) -> None:
    """Move the current frame along the axis that the sentence lists."""
    current = scene.current
    if current is None or is_object(scene, at):
        return
    if current.inside:
        scene.set(at, current.with_place("partner", slot))
        return
    reporter, partner = current.reporter, current.partner
    listed = scene.axis == "subject" and scene.codes[at - 1] in ",yd;" and re.match(r",?N", scene.codes[at + 1 :])
    topic = scene.topic
    part = topic is None or topic.verb or topic.of is not None or topic.share is not None
    owned = topic is not None and not part and topic.frame.reporter is not None
    beside = "s" if not scene.tokens[at].low.endswith(" ones") else ""  # "Spain's imports ..., France's", "French ones"
    parallel = re.match(beside + r"[xU]?[tbdxcm]{0,3}N", scene.codes[at + 1 : at + 5]) and owned and not scene.rankings
    if parallel and not current.of_world:
        scene.set(at, replace(current, reporter=slot))
    elif listed and scene.topic:
        scene.set(at, replace(current, reporter=slot, partner=scene.topic.frame.partner))
    elif scene.axis == "reporter" or current.of_world or reporter is None:
        if not is_opposite(current, "reporter", slot):
            scene.set(at, replace(current, reporter=slot))
    elif reporter.value == slot.value:
        if scene.axis == "partner" and not current.pair and not is_object(scene, at):
            scene.set(at, replace(current, partner=None))
    elif scene.codes[at + 1 : at + 2] == "s" and partner is None and scene.codes[at + 2 : at + 3] != "h":
        scene.set(at, replace(current, reporter=slot))
    elif not is_object(scene, at):
        if scene.axis == "product":  # the list of products is over; this is about the whole flow again
            current = replace(current, product=scene.topic.frame.product if scene.topic else None)
        scene.axis = "partner"
        scene.set(at, replace(current, partner=slot))


def is_object(scene: Scene, at: int) -> bool:
    """Whether the place is only measured against: "replaced China as ...", "second only to India"."""
    head = scene.codes[:at].rstrip("d")
    behind = head.endswith("R") and scene.tokens[len(head) - 1].low.endswith((" to", " behind", " after"))
    if behind and scene.codes[at + 1 : at + 2] == "s":
        return False  # "second only to China's $537 billion" goes on with the list
    return behind or (not scene.heads(at + 1) and head.endswith("O"))
