"""A product on its own: a subject, an item of a list, or what a number counts."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.scene import Scene
from claimcheck.language._tables import rows


def on_product(scene: Scene, at: int) -> int | None:
    """A product on its own: the subject of a clause ("Electronics, 32.7 percent of ...") or an item of a list."""
    slots, end = product_list(scene, at)
    numbers = respective_numbers(scene, end, len(slots))
    if len(slots) > 1 and numbers:
        for slot, number in zip(slots, numbers, strict=True):
            scene.assigned.setdefault(number, []).append(("product", slot))
        if scene.current is None and scene.elliptic():
            scene.set(at, scene.elliptic() or Frame())
        return end
    slot = slots[0] if len(slots) == 1 else Slot(joint_words(scene, slots), slots[0].start, slots[-1].end)
    head = scene.codes[:at].rstrip("dxaA")
    before = head[-1:]
    scene.lone_product = scene.lone_product or slot
    if not head and excludes(scene, slot):
        scene.exclusion = slot
        return end
    if head.endswith(("N", "NZ")) and share_item(scene, len(head.rstrip("Z")) - 1, end, slot):
        return end
    if head.endswith("NoI") or head.endswith("NoE"):
        measure(scene, at, len(head) - 3, slot)
    elif head.endswith("jo"):
        listed_product(scene, at, slot)
    elif before == "o" and head[-2:-1] == "N":
        measure(scene, at, len(head) - 2, slot)
    elif before == "Z" and scene.topic and scene.topic.of is not None and clause_closes(scene, end):
        late_product(scene, at, slot)
    elif before == "f" and head.endswith("Nf") and scene.current and scene.current.kind_of_flow == "export":
        measure(scene, at, len(head) - 2, slot)
    elif stands_alone(scene, at, end, before, head):
        listed_product(scene, at, slot)
    return end


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
    if before == "m" and re.match(r"wx?N", scene.codes[end : end + 3]):
        return True  # "followed by flowers with 12 percent"
    if not before or before not in "tfwrBiobkgvmc" or re.match(r"\([uU]|[uU]N|\(N", scene.codes[end : end + 3]):
        return True
    return before == "f" and scene.current is not None and head[-2:-1] in tuple("jZx")


def excludes(scene: Scene, slot: Slot) -> bool:
    return any((slot.value or "").startswith(f"{row['phrase']} ") for row in rows("exclusions"))


def clause_closes(scene: Scene, end: int) -> bool:
    """Whether the clause ends here: "60 percent of exports is coal"."""
    return scene.codes[end : end + 1] in ("", ".", ",", ";", ")", "L", "y") or scene.codes[end : end + 2] == "iT"


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
    while scene.codes[end : end + 2] == "yD" and len(slots) < 8:
        slots.append(scene.phrases.slot(scene.tokens[end + 1].low, end + 1))
        end += 2
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
