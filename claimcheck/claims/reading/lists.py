"""Places that stand in a list, and the numbers that are shared out over them."""

from __future__ import annotations

import re

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.owners import owned_frame
from claimcheck.claims.reading.scene import Scene
from claimcheck.claims.reading.wholes import whole_ahead


def place_list(scene: Scene, at: int) -> tuple[list[Slot], int]:
    """The places listed from ``at`` on, one by one, and the token after them."""
    slots, end = [scene.phrases.place(at)], at + 1
    if scene.codes[at] != "P" or scene.codes[end : end + 1] == "s":
        return slots, end
    while len(slots) < 12:
        step = end
        while scene.codes[step : step + 1] in (",", "y", "d") and step < end + 3:
            step += 1
        joined = scene.codes[end:step].replace("d", "")
        if not joined or scene.codes[step : step + 1] != "P" or scene.codes[step + 1 : step + 2] == "s":
            break
        if "y" not in joined and not list_closes(scene, step):
            break
        if joined == ",y" and scene.codes[step + 1 : step + 2] == "N":
            break  # "..., nearly all of it to China, and Zambia 0.8 million"
        slots.append(scene.phrases.place(step))
        end = step + 1
    return slots, end


def list_closes(scene: Scene, at: int) -> bool:
    """Whether a list joined by commas ends in "and": "Russia, Kazakhstan and Belarus"."""
    return re.match(r"P(?:,d?P){0,9},?yd?P", scene.codes[at - 2 : at + 24].lstrip(",d")) is not None


def shared_numbers(scene: Scene, end: int, count: int) -> list[int]:
    """The numbers that share out over a list of ``count`` items: "A and B on 87 and 76 million", "+14% each"."""
    found = re.match(r"(?:x|k|w|Z|d|i|U|b|h|o|n|V|H|e){0,4}N(?:,?[yt]?d?N){0,5}", scene.codes[end : end + 20])
    if found is None:
        return []
    numbers = [end + k for k, code in enumerate(found[0]) if code == "N"]
    closing = scene.codes[end + found.end() : end + found.end() + 2]
    if len(numbers) == count:
        return numbers
    each = "e" in closing or "e" in found[0]
    return numbers * count if len(numbers) == 1 and each else []


def distribute(scene: Scene, at: int, slots: list[Slot], numbers: list[int]) -> None:
    for slot, number in zip(slots, numbers, strict=True):
        scene.assigned.setdefault(number, []).append(("place", slot))
    whole = whole_ahead(scene, at)
    if whole is not None and scene.current is None:
        scene.axis = "partner"
        scene.set(at, owned_frame(scene, whole))
    elif scene.current is None and scene.elliptic():
        scene.set(at, scene.elliptic() or Frame())
    scene.last_place = slots[-1]


def joined_places(scene: Scene, at: int, slots: list[Slot], end: int) -> Slot:
    if len(slots) == 1:
        return slots[0]
    values = dict.fromkeys(code for slot in slots for code in (slot.value or "").split("+"))
    return Slot("+".join(values), slots[0].start, slots[-1].end)
