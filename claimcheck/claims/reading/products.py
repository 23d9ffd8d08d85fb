"""A product on its own: a subject, an item of a list, or what a number counts."""

from __future__ import annotations

import re

from claimcheck._record import replace
from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.passing import BEHIND, excludes, passed_over
from claimcheck.claims.reading.scene import Scene
from claimcheck.claims.topics import Topic

_BE = ("was", "were", "is", "are", "being")
_ALONE = frozenset({"alone", "only", "itself", "themselves", "taken", "together", "combined", "though", "too", "again"})
"""Words behind a product that is set before its clause: "On oil alone"."""
_COUNTED_IN = {"counting", "counted", "including", "included", "inclusive", "adding", "added", "once", "with"}


def on_product(scene: Scene, at: int) -> int | None:
    """A product on its own: the subject of a clause ("Electronics, 32.7 percent of ...") or an item of a list."""
    if compounded(scene, at):
        return None
    if (passed := passed_over(scene, at)) is not None:
        return passed
    slots, end = product_list(scene, at)
    numbers = respective_numbers(scene, end, len(slots))
    if len(slots) > 1 and numbers:
        for slot, number in zip(slots, numbers, strict=True):
            scene.assigned.setdefault(number, []).append(("product", slot))
        scene.product = scene.product or Slot(joint_words(scene, slots), slots[0].start, slots[-1].end)
        if scene.current is None and scene.elliptic():
            scene.set(at, scene.elliptic() or Frame())
        return end
    slot = slots[0] if len(slots) == 1 else Slot(joint_words(scene, slots), slots[0].start, slots[-1].end)
    head = scene.codes[:at].rstrip("dxaAI!")
    before = head[-1:]
    if services_counted(scene, at, end):
        return end
    if before == "O":
        return end  # "overtaking bananas as its main export" is not about bananas
    scene.lone_product = scene.lone_product or slot
    if set(head) <= set("iT,") and excludes(scene, slot):
        scene.exclusion = slot
        return end
    if topical(scene, head, before):
        scene.set(at, replace(scene.current or Frame(), product=slot))
        return end
    if head.endswith("Ob"):
        scene.product = slot  # "oil was replaced by gold as the top export"
        return end
    if re.match(r",?J", scene.codes[end : end + 2]) and before in tuple("iro"):
        listed_product(scene, at, slot)  # "the slump in clothing, whose earnings were a fifth lower"
        return end
    if is_counted_first(scene, len(head), end):
        number = head.rindex("N")
        for bound in scene.bounds:
            if bound.at == number:
                bound.frame = replace(bound.frame, product=slot)
        scene.counted_first = True
        return end
    if head.endswith(("N", "NZ")) and share_item(scene, len(head.rstrip("Z")) - 1, end, slot):
        return end
    if head.endswith("NoE") and scene.tokens[len(head) - 3].item.unit == "percent" and scene.current:
        change_of(scene, len(head) - 3, slot)  # "sales to China, 60 percent of them copper, came to $23 billion"
    elif head.endswith("Ng"):
        measure(scene, at, len(head) - 2, slot)  # "half as much tea as"
    elif head.endswith("NoI") or head.endswith("NoE"):
        measure(scene, at, len(head) - 3, slot)
    elif head.endswith(("Nr", "N+Z", "NoJZ")) and clause_closes(scene, end):
        measure(scene, at, head.rindex("N"), slot)  # "$3 billion for the fruit", "of which was beef"
    elif head.endswith(("jo", "ji")):
        listed_product(scene, at, slot)
    elif re.search(r"N[cuT]?i$", head) and head[-2:-1] != "" and counts_money(scene, head):
        measure(scene, at, head.rindex("N"), slot)
    elif changed := re.search(r"(N)[xT]?[Un]i$|[Un]o(N)i$", head):
        change_of(scene, changed.start(1) if changed[1] else changed.start(2), slot)
    elif found := re.search(r"N(?:s?Z)?o$", head):
        measure(scene, at, found.start(), slot)
    elif before == "Z" and scene.topic and is_late(scene, scene.topic, at, end):
        late_product(scene, at, slot)
    elif before == "f" and head.endswith("Nf") and scene.current and scene.current.kind_of_flow == "export":
        measure(scene, at, len(head) - 2, slot)
    elif stands_alone(scene, at, end, before, head):
        listed_product(scene, at, slot)
    return end


def compounded(scene: Scene, at: int) -> bool:
    """Whether the product only begins an adjective: "energy-starved 2022", "coal-fired plants"."""
    return scene.codes[at + 1 : at + 3] == "-x" and scene.tokens[at].end == scene.tokens[at + 1].start


def topical(scene: Scene, head: str, before: str) -> bool:
    """Whether the product is what the flow just named is of: "the deficit that India runs with China in chips"."""
    topic, current = scene.topic, scene.current
    if before not in tuple("iw") or topic is None or current is None or topic.of is not None or current.product:
        return False
    between = head[topic.last :]
    relative = "j" in between or "J" in between
    between = between.replace("Z", "") if relative else between
    return not set(between) & set("NUnZuc,;L(:") and (before == "i" or relative)


def counts_money(scene: Scene, head: str) -> bool:
    """Whether the number before "in" is an amount: "$17 billion in goods"; "5 percent in May" is not."""
    return scene.tokens[head.rindex("N")].item.unit not in ("percent", "percentage_points", "times")


def services_counted(scene: Scene, at: int, end: int) -> bool:
    """Read "or $75 billion counting services too": the number is of goods and services."""
    if scene.tokens[at].low != "services":
        return False
    near = {token.low for token in (*scene.tokens[max(0, at - 2) : at], *scene.tokens[end : end + 3])}
    if not near & _COUNTED_IN:
        return False
    both = scene.phrases.slot("goods and services", at)
    number = next((bound for bound in reversed(scene.bounds) if bound.clause == scene.clause), None)
    if number is not None:
        number.frame = replace(number.frame, product=both)
    else:
        scene.exclusion = both
    return True


def change_of(scene: Scene, number: int, slot: Slot) -> None:
    """Read "led by a 54 percent jump in chips": that change is the product's, what goes on is not."""
    for bound in scene.bounds:
        if bound.at == number:
            bound.frame = replace(bound.frame, product=slot)


def is_counted_first(scene: Scene, at: int, end: int) -> bool:
    """Whether a list of parts has each figure before its goods: "of which 9 million were corn and 6 million wheat"."""
    told = re.search(r"(?:^|[+:;,yjJ)L]|oN)[dxcm]{0,2}N(Z?)$", scene.codes[:at])
    if told is None or scene.current is None or scene.current.flow is None:
        return False
    if re.match(r",?y?[dxcm]{0,2}N[Z]?[dxA]{0,2}(?:D|x{1,2}[.,;y])|[.;)]|$", scene.codes[end : end + 10]) is None:
        return False
    opened = scene.part_from >= 0 or scene.colon or scene.topic is not None
    return (opened and scene.tokens[at - 1].low in _BE) if told[1] else scene.counted_first


def share_item(scene: Scene, number: int, end: int, slot: Slot) -> bool:
    """Read "89 percent manufactures, 5 percent oil": the product after the number is what the share is of."""
    percent = scene.tokens[number].item.unit == "percent" and clause_closes(scene, end)
    bound = next((bound for bound in scene.bounds if bound.at == number), None)
    if not percent or bound is None or bound.refused or re.search(r"[Uun][^N;,]{0,6}$", scene.codes[:number]):
        return False
    bound.frame, bound.whole = replace(bound.frame, product=slot), True
    return True


def stands_alone(scene: Scene, at: int, end: int, before: str, head: str) -> bool:
    """Whether the product is a subject or an item of a list, not part of some other phrase."""
    if before == "w" and scene.codes[end : end + 1] in ("H", "k"):
        return True
    if before == "o" and head[-2:-1] in ("", ";") and re.match(r",?[dxc]{0,2}N", scene.codes[end : end + 4]):
        return True  # "Of the copper 60 percent went to China"
    if before == "o" and re.search(r"[,yL;]o$", head) and re.match(r"[dxc]{0,2}N", scene.codes[end : end + 3]):
        return scene.topic is not None and not scene.topic.verb  # "coal fell 3 percent, of tea 9 percent"
    if before == "c" and is_rival(scene, head, end):
        return True
    if before == "m" and re.match(r"wx?N", scene.codes[end : end + 3]):
        return True  # "followed by flowers with 12 percent"
    if fronts(scene, at, end, head):
        scene.fronted_product = scene.phrases.slot(scene.tokens[at].low, at)
        return True  # "for wheat Egypt depends on ..."
    if before in tuple("jJ") and "x" in scene.codes[len(head) : at] and scene.codes[end : end + 1] != "N":
        return False  # "the traders that handle its copper"
    if not before or before not in "tfwrBiobkgvmc" or re.match(r"\([uU]|[uU]N|\(N", scene.codes[end : end + 3]):
        return True
    return before == "f" and scene.current is not None and head[-2:-1] in tuple("jZx")


def is_rival(scene: Scene, head: str, end: int) -> bool:
    """Whether what was left behind has a figure of its own: "ahead of gold at $8 billion"."""
    return scene.tokens[len(head) - 1].low in BEHIND and re.match(r"[wkZ]x?N", scene.codes[end : end + 3]) is not None


def fronts(scene: Scene, at: int, end: int, head: str) -> bool:
    """Whether a preposition sets the product before its clause: "In cars, the deficit was", "for jets 92 percent"."""
    if (
        head[-1:] not in tuple("rik")
        or head[-2:-1] not in ("", ":", ";", ",", "L", "y")
        or "x" in scene.codes[len(head) : at]
    ):
        return False
    while scene.codes[end : end + 1] == "x" and scene.tokens[end].low in _ALONE:
        end += 1
    return re.match(r"[,dPECI]|[xdcm]{0,2}N|A", scene.codes[end : end + 3]) is not None


def clause_closes(scene: Scene, end: int) -> bool:
    """Whether the clause ends here: "60 percent of exports is coal"."""
    return scene.codes[end : end + 1] in ("", ".", ",", ";", ")", "L", "y") or scene.codes[end : end + 2] == "iT"


def is_late(scene: Scene, topic: Topic, at: int, end: int) -> bool:
    """Whether the product closes the clause of a share: "60 percent of exports is coal"; no list lies between."""
    return topic.of is not None and clause_closes(scene, end) and not set(scene.codes[topic.last : at]) & set("ND,")


def late_product(scene: Scene, at: int, slot: Slot) -> None:
    """The product that a share is of, named after it."""
    assert scene.current is not None
    scene.set(at, replace(scene.current, product=slot))
    for bound in scene.bounds:
        if bound.topic is scene.topic and bound.clause == scene.clause:
            bound.frame = replace(bound.frame, product=slot)


def joint_words(scene: Scene, slots: list[Slot]) -> str:
    offset = scene.phrases.offset
    return scene.line.text[slots[0].start - offset : slots[-1].end - offset].lower()


def product_list(scene: Scene, at: int) -> tuple[list[Slot], int]:
    slots, end = [scene.phrases.slot(scene.tokens[at].low, at)], at + 1
    if scene.codes[end : end + 1] == "D":  # "non-oil goods"
        slots, end = [scene.phrases.slot(scene.line.words(at, end + 1).lower(), at, end + 1)], end + 1
    listed = re.match(r"(?:,D){1,6},?yD", scene.codes[end : end + 16])
    stop = end + listed.end() if listed else end
    while scene.codes[end : end + 2] == "yD" or end < stop:
        step = end + (2 if scene.codes[end : end + 2] == ",y" else 1)
        slots.append(scene.phrases.slot(scene.tokens[step].low, step))
        end = step + 1
    return slots, end


def respective_numbers(scene: Scene, end: int, count: int) -> list[int]:
    """The numbers that "respectively" shares out over ``count`` items."""
    spot = scene.codes.find("e", end)
    if count < 2 or spot < 0 or scene.tokens[spot].low in ("each", "apiece"):
        return []
    numbers = [k for k in range(end, spot) if scene.codes[k] == "N"]
    return numbers if len(numbers) == count else []


def measure(scene: Scene, at: int, number: int, slot: Slot) -> None:
    """Read "8.34 million tons of rice": what the number counts."""
    base = scene.current
    if base is None:
        scene.product = slot
        return
    scene.set(at, replace(base, product=slot))
    for bound in scene.bounds:
        if bound.at == number:
            bound.frame = replace(bound.frame, product=slot)


def listed_product(scene: Scene, at: int, slot: Slot) -> None:
    base = scene.current or scene.elliptic()
    if scene.axis == "partner" and scene.current and scene.current.partner and not scene.fresh:
        return
    scene.axis, scene.product = "product", slot
    if base is None:
        return
    scene.muted = ""
    if scene.current is not None and scene.opening:
        named = scene.topic is not None and scene.topic.of is None and scene.topic.frame.partner is not None
        base = replace(base, partner=base.partner if base.pair or named else None)
    scene.set(at, replace(base, product=slot))
