"""Numbers that belong to a flow by their place: shared out over two flows, said to be one, or the size of a change."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.claims.frames import Frame
from claimcheck.claims.reading.scene import NO_FLOW, Scene
from claimcheck.claims.topics import Topic

_SAID_TO_BE = re.compile(r"(?:^|[+:;,yL(]|,J)[dxc]{0,3}(?P<number>N)(?:o[jEdxW]{1,2})?Zx?$")
_SIDE = re.compile(r"(?<=export|import) (?:side|front|account)\b")
_ONE_EACH = re.compile(r"[^N;L.]{0,8}(N(?:t[dcmx]{0,2}N)?)(?:,?y|,)b?[dcmx]{0,2}(N(?:t[dcmx]{0,2}N)?)(?!,?y?N)")
""" "Exports and imports fell 3 percent to $24 billion and 5 percent to $25 billion"."""
_TOLD_AFTER = re.compile(r"(?:i?d?[PT])?[,:(-]{1,2}[dxcmik]{0,3}(N)(?:[vty]|,[vy]?)[dxcmk]{0,2}(N)(?![^;,.L]*N)")
""" "Imported six times as much as it exported, $12 billion against $2 billion"."""


def predicate(scene: Scene, topic: Topic, frame: Frame) -> None:
    """Read "Of which $4.4 billion were Turkish exports": the number takes the flow that it is said to be."""
    found = _SAID_TO_BE.search(scene.codes[: topic.first])
    known = scene.current
    if found is None or topic.verb or topic.number is not None or topic.of is not None or known is None:
        return
    at = found.start("number")
    if known.partner and frame.partner is None:
        if known.reporter and frame.reporter and known.reporter.value != frame.reporter.value and known.pair:
            frame = replace(frame, partner=known.reporter)
        else:
            frame = replace(frame, partner=known.partner)
    frame = replace(frame, product=frame.product or known.product)
    for bound in scene.bounds:
        if bound.at == at and bound.at > scene.part_from:
            bound.frame, bound.topic, bound.refused = frame, topic, ""


def on_side(scene: Scene, topic: Topic, frame: Frame) -> Frame:
    """Read "China's share rose to 33 percent on the export side": a part of the flow of whoever the text is about."""
    if not _SIDE.match(scene.line.text, scene.tokens[topic.head].end):
        return frame
    owner, holder = scene.before.reporter, scene.subject
    share = re.search(r"Psx?h[^;L]*$", scene.codes[: topic.first])
    if share and owner and holder and owner.value != holder.value:
        frame = replace(frame, reporter=owner, partner=holder)
    first = max(scene.codes.rfind(mark, 0, topic.first) for mark in "yF;L")
    for bound in scene.bounds:
        if first < bound.at < topic.first and not bound.whole and bound.refused in ("", NO_FLOW):
            bound.frame, bound.topic, bound.refused = frame, topic, ""
    return frame


def respectively(scene: Scene, topic: Topic, frame: Frame) -> None:
    """Share numbers out over two flows or two places of one: "exports and imports grew 5 and 3 percent, ..."."""
    spot = scene.codes.find("e", topic.last)
    if spot < 0:
        return
    if scene.tokens[spot].low in ("each", "apiece"):
        if len(topic.places) > 1 and scene.codes[spot - 1] == "N":
            scene.assigned[spot - 1] = [("place", slot) for slot in topic.places]
        return
    frames = [replace(frame, partner=slot) for slot in topic.places] if len(topic.places) > 1 else []
    if len(topic.wares) > 1:
        frames = [replace(frame, product=slot) for slot in topic.wares]
    if scene.topic_before and scene.codes[scene.topic_before.last : topic.first] == "y" and scene.current:
        frames = [scene.current, frame]
    both = re.fullmatch(r"(ex|im)ports and (ex|im)ports", scene.tokens[topic.head].low)
    if both and frame.flow:
        flows = [frame.flow._replace(value=f"{way}port") for way in both.groups()]
        frames = [replace(frame, flow=flow) for flow in flows]
    for pair in re.finditer(r"N(?:,?y?N)+", scene.codes[topic.last :]):
        numbers = [topic.last + pair.start() + k for k, code in enumerate(pair[0]) if code == "N"]
        if len(numbers) == len(frames):
            scene.shared.update(zip(numbers, frames, strict=True))


def joined(scene: Scene, topic: Topic, frame: Frame) -> Frame:
    """Share two numbers out over "exports and imports"; one number is of both together."""
    before, first = scene.topic_before, scene.current
    if before is None or first is None or topic.verb or scene.codes[before.last : topic.first] != "y":
        return frame
    if {first.kind_of_flow, frame.kind_of_flow} != {"export", "import"} or before.number or topic.number:
        return frame
    pair = _ONE_EACH.match(scene.codes, topic.last)
    if pair is None and frame.flow:
        return replace(frame, flow=frame.flow._replace(value="trade"))
    if pair is not None:
        first = replace(first, product=first.product or frame.product, partner=first.partner or frame.partner)
        for part, own in ((1, first), (2, frame)):
            spots = range(pair.start(part), pair.end(part))
            scene.shared.update({spot: own for spot in spots if scene.codes[spot] == "N"})
    return frame


def told_after(scene: Scene, topic: Topic, frame: Frame) -> None:
    """Give two numbers behind two flows that were set against each other to these in their order."""
    first, pair = scene.current, _TOLD_AFTER.match(scene.codes, topic.last)
    if first is None or pair is None or {first.kind_of_flow, frame.kind_of_flow} != {"export", "import"}:
        return
    before = scene.topic_before
    between = scene.tokens[before.last : topic.first] if before is not None else ()
    if between and not any(
        token.code in ";L," or (token.code == "N" and token.item.unit != "times") for token in between
    ):
        scene.shared.update({pair.start(1): first, pair.start(2): frame})


def change_in(scene: Scene, topic: Topic, frame: Frame) -> None:
    """Read "a 19% drop in crude oil exports" and "a rise of 5 percent in exports": the number is this flow's."""
    head = scene.codes[: topic.first]
    found = re.search(r"(N)(?:[xT]?[Un])?i[da]?$|[Un]o[dx]?(N)i[da]?$", head)
    if found is None:
        return
    at = found.start(1) if found[1] else found.start(2)
    named = topic.frame.reporter or topic.frame.partner
    for bound in scene.bounds:
        if bound.at != at or bound.refused not in ("", NO_FLOW):
            continue
        if found[0][1:2] == "i" and not bound.refused and not named and bound.frame.kind_of_flow == frame.kind_of_flow:
            continue  # "a year of $3 billion in exports" is of what it was already
        bound.frame, bound.topic, bound.refused = frame, topic, ""
