"""A place on its own: a subject, an item of a list, or the end of a prepositional phrase."""

from __future__ import annotations

import re

from claimcheck._record import replace
from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.asides import in_aside
from claimcheck.claims.reading.hanging import hung_role
from claimcheck.claims.reading.items import is_object, leads_list, list_item, outstrips, rival
from claimcheck.claims.reading.lists import distribute, joined_places, place_list, shared_numbers
from claimcheck.claims.reading.origins import on_origin
from claimcheck.claims.reading.owners import owned_frame, place_before
from claimcheck.claims.reading.parts import own_part
from claimcheck.claims.reading.scene import Scene
from claimcheck.claims.reading.wholes import whole_ahead

_GAPPED = re.compile(r"N[xZVU]{0,3}[tfwZ]?d?P(?:,|,?y)[dxcm]{0,2}Nd?$")
"""The next item of a list that names numbers first: "30,000 tonnes reached Iraq and 20,000 Iran"."""
_MOSTLY = re.compile(r"(?:^|[^N])[cx]x?o[Ej]x?[tfwr]d?$")
"""A part that no figure is given of: "and traced most of it to Brazil", "much of it to Pakistan"."""
_TOLD_BESIDE = re.compile(r"(?:\(|,[wk][dxcm]{0,2})(?P<number>N)(?:[,)]|[ly](?P<again>N)[,)])")
"""Figures set beside a place: "Vietnam ($97 billion) overtook Japan, with 14 percent or $92 billion, as ..."."""
_ARRIVED = ("reached", "reaching", "reach", "reaches")
"""Verbs whose object is where goods go: "two million tonnes reached Japan"."""


def on_place(scene: Scene, at: int) -> int | None:
    if scene.codes[at] == "A" and scene.codes[at + 1 : at + 2] in ("D", "x", "U", "n", "A"):
        return on_origin(scene, at)
    if in_aside(scene, at):
        scene.places.append(scene.phrases.place(at))
        return None
    beside = scene.codes[max(0, at - 2) : at] == "P," and re.match(r"Ps[xdT]{1,4},", scene.codes[at : at + 8])
    if beside or re.match(r"(?:Ps|A)[xdT]{0,3}R", scene.codes[at : at + 6]):  # "Angola, Africa's giant, sold ..."
        scene.places.append(scene.phrases.place(at))
        return None
    if (
        scene.codes[at] == "A"
        and scene.codes[at - 1 : at] == "Z"
        and scene.current
        and scene.codes[at + 1 : at + 2] in tuple(".,;)")
    ):
        scene.late(at, scene.phrases.place(at), "partner")
        return None
    if scene.codes[at] == "A" and scene.codes[:at].endswith("NoE"):
        for bound in scene.bounds:
            if bound.at == at - 3:
                bound.frame = replace(bound.frame, partner=scene.phrases.place(at))
        return None
    slots, end = place_list(scene, at)
    scene.places.extend(slots)
    if scene.current is None and len(slots) == 1 and (told := _TOLD_BESIDE.match(scene.codes, end)):
        for spot in (told.start("number"), told.start("again")):
            if spot > 0:
                scene.assigned[spot] = [("place", slots[0])]
    numbers = shared_numbers(scene, end, len(slots))
    if len(slots) > 1 and numbers:
        distribute(scene, at, slots, numbers)
        return end
    slot = joined_places(scene, at, slots, end)
    scene.last_place = slot
    before = preposition(scene, at)
    pending = scene.current is None and not any(topic.first < at for topic in scene.topics)
    those = not scene.topics or "j" in scene.codes[max(0, at - 4) : at]
    if before and before in "tfw" and pending and those and scene.elliptic():
        scene.set(at, scene.elliptic() or Frame())
    if before and before in "tfwrBib" and scene.current:
        hang(scene, at, end, before, slot)
    elif before and before in "cyo" and scene.current and outstrips(scene, at, end):
        rival(scene, at, slot)
    elif before and before in "vmc":
        waiting = bool(scene.compared) and scene.compared[-1].other is None
        if waiting or scene.heads(end) or scene.codes[end : end + 2] == ",J" or scene.codes[end : end + 1] == "s":
            list_item(scene, at, slot)
    elif (
        before == "k"
        and scene.current
        and scene.current.partner
        and scene.bounds
        and re.match(r"r[dxcm]{0,3}N", scene.codes[end:])
    ):
        list_item(scene, at, slot)  # "on Russia for 60 percent of its imports and on China for 9 percent"
    elif before == "o" and scene.current and owns_rest(scene, at, slot):
        return end
    elif scene.axis == "partner" and scene.current and _GAPPED.search(scene.codes[max(0, at - 14) : at]):
        scene.late(at, slot, "partner", at - 3)
    elif before and before in "iobkgtfwrB":
        stand_beside(scene, at, before, slot)
    else:
        stand_bare(scene, at, slot)
    return end


def preposition(scene: Scene, at: int) -> str:
    """The code of what the place at ``at`` hangs on; goods that "reached" a place went to it."""
    head = scene.codes[max(0, at - 4) : at].rstrip("dxa")
    verb = scene.tokens[at - 1 - (scene.codes[at - 1 : at] == "d")].low if at else ""
    return "t" if verb in _ARRIVED else head[-1:]


def owns_rest(scene: Scene, at: int, slot: Slot) -> bool:
    """Read "and 76 percent of Canada's" after "83 percent of Mexico's exports": the same flow of another owner."""
    head = scene.codes[:at].rstrip("d")
    if head.endswith("Ojo") and scene.current:  # "Swedish exports outdid those of Norway, at 41 billion"
        scene.axis = "reporter"
        scene.set(at, replace(scene.current, reporter=slot))
        return True
    if not head.endswith("No") or not re.match(r"s(?:[.,;)yL]|$)", scene.codes[at + 1 :]):
        return False
    assert scene.current is not None
    scene.set(at, replace(scene.current, reporter=slot))
    for bound in scene.bounds:
        if bound.at == len(head) - 2:
            bound.frame = replace(bound.frame, reporter=slot)
    return True


def stand_beside(scene: Scene, at: int, before: str, slot: Slot) -> None:
    """A place on a preposition that belongs to no flow yet ("In Japan, exports fell")."""
    if before == "f" and scene.current is None and re.search(r"Df[da]?$", scene.codes[:at]) and whole_ahead(scene, at):
        scene.subject, scene.fresh = slot, False  # "Gas from Iran made up 15 percent of Turkey's imports"
        return
    if before in "tfw" and begins(scene, at):
        scene.fronted, scene.fronted_by = slot, before
    if before in "ir" and scene.subject is None and scene.current is None and scene.fresh:
        scene.subject = slot
        if before == "i" and begins(scene, at):
            scene.home = slot


def on_relative(scene: Scene, at: int) -> None:
    """Read "the Netherlands, with which the country ran a deficit": the flow of the aside is with that place.

    So is that of "Iraq, where Turkish firms sold goods".
    """
    found = re.search(r"P,([tfw])$", scene.codes[max(0, at - 3) : at])
    if scene.tokens[at].low == "where" and scene.codes[max(0, at - 2) : at] == "P,":
        scene.facing = scene.phrases.place(at - 2)
    elif scene.fronted and (again := re.search(r"y([tfw])$", scene.codes[max(0, at - 2) : at])):
        scene.fronted_by = again[1]  # "... and from which it bought"
    elif found:
        scene.fronted, scene.fronted_by = scene.phrases.place(at - 3), found[1]


def begins(scene: Scene, at: int) -> bool:
    """Whether the preposition of the place at ``at`` opens a clause: "To Japan went", no "second only to India"."""
    head = scene.codes[:at].rstrip("dxa")[:-1]
    opening = max(head.rfind(mark) for mark in ",;L:-(y") + 1
    said = scene.tokens[opening : len(head)]
    return all(token.code in "TiL" or token.low in ("only", "alone", "even") for token in said)


def hang(scene: Scene, at: int, end: int, before: str, slot: Slot) -> None:
    """A place on a preposition, after the flow it belongs to: "fell 5% to China", "with Canada $198 billion"."""
    current = scene.current
    assert current is not None
    if re.search(r"(?:[cu][^;,LN]{0,8}m|g[xc]{0,2}g)[tfw]d?x?$", scene.codes[max(0, at - 14) : at]):
        scene.axis = "partner"  # "$48 billion more than from China" leaves the number where it is
        scene.set(at, replace(current, partner=slot))
        return
    if before == "i" and current.inside:
        start = scene.phrase_start(at)
        if start is not None:
            scene.late(at, slot, "partner", start)
        else:
            scene.set(at, current.with_place("partner", slot))
        return
    role = hung_role(scene, at, before, slot)
    if role in ("reporter", "partner") and before == "i" and scene.codes[:at].rstrip("d").endswith("Ni"):
        scene.late(at, slot, role, scene.phrase_start(at) or at)
        scene.axis = role
        return
    if role == "partner" and begins(scene, at):
        scene.fronted, scene.fronted_by = slot, before
    if role == "partner" and scene.compared and current.partner and not scene.heads(end):
        for bound in scene.bounds:
            if bound.at > scene.compared[-1].first and not bound.refused:
                bound.frame = replace(bound.frame, partner=slot)
    if role == "pair" or role is None:
        beside = re.search(r"vd?[xc]?N[rx]d?$", scene.codes[max(0, at - 6) : at]) and current.partner
        start = scene.phrase_start(at) if before == "r" and (scene.axis == "partner" or beside) else None
        if start is not None:
            scene.late(at, slot, "partner", start)
        elif before == "w":
            list_item(scene, at, slot)
        return
    known = current.partner if role == "partner" else current.reporter
    if role == "partner" and _MOSTLY.search(scene.codes[max(0, at - 8) : at]):
        return  # a part without a figure
    opening = scene.codes[:at].rstrip("dxa")[:-1][-1:]
    if role == "partner" and known is None and opening and opening in ";:L":
        scene.axis = "partner"  # "...: with China it was $2 billion" says nothing of what stands before
        scene.set(at, replace(current, partner=slot))
    elif known is None and not scene.heads(end):
        start = scene.phrase_start(at)
        if start is None and scene.codes[:at].rstrip("dxa")[:-1].endswith("N)"):
            start = scene.codes.rfind("(", 0, at)  # "were bound almost entirely (97 percent) for Congo"
        part = start is not None and re.search(r"No[dj]?[Ejx]|\(N\)", scene.codes[start:at])
        plain = " " not in scene.tokens[at - 1].low and scene.codes[start : start + 1] == "," if start else False
        if part or (plain and any(bound.topic is scene.topic and bound.at < (start or 0) for bound in scene.bounds)):
            scene.part_from = start or 0
        scene.late(at, slot, role)
        if part:  # "a third of it in Germany, and took in ...": the whole goes on without the part's partner
            scene.current = current
    elif role == "partner" and not scene.heads(end) and (floor := scene.phrase_start(at)) is not None:
        scene.late(at, slot, role, floor)
    elif role == "partner":
        scene.axis = "partner"
        scene.set(at, replace(current, partner=slot))


def stand_bare(scene: Scene, at: int, slot: Slot) -> None:
    """A place on no preposition: the subject of a clause, or the next item of a list."""
    whole = whole_ahead(scene, at)
    if whole is not None and own_part(scene, whole, at):
        scene.home = scene.subject = slot
        if scene.current is not None:
            scene.set(at, Frame(slot, None, whole.frame.flow))
    elif whole is not None and scene.current is None:
        frame = owned_frame(scene, whole)
        if whole.owner == "world":
            scene.axis = "reporter"
            frame = replace(frame, reporter=slot)
        elif frame.reporter is None or frame.reporter.value != slot.value:
            scene.axis = "partner"
            frame = replace(frame, partner=slot)
        scene.set(at, frame)
    elif scene.current is None and leads_list(scene, at) and (listed := scene.elliptic()):
        scene.axis = "partner"
        scene.set(at, listed)
        list_item(scene, at, slot)
    elif scene.own and scene.current is not None and scene.heads(at + 1):
        scene.set(at, replace(scene.current, reporter=slot))  # "Gabon gets 20% of its imports from China, Togo 30%"
    elif scene.current is not None and not opens_flow(scene, at):
        list_item(scene, at, slot)
    ousted = scene.codes[:at].rstrip("d").endswith("O")
    if (scene.fresh or scene.subject is None) and not ousted and not is_object(scene, at):
        scene.subject = slot
    scene.fresh = False


def opens_flow(scene: Scene, at: int) -> bool:
    """Whether the place begins a clause with a flow of its own, which will say who does what."""
    upcoming = next((topic for topic in scene.topics if topic.first > at), None)
    if upcoming is None or upcoming.of is not None:
        return False
    return not set(scene.codes[at + 1 : upcoming.first]) & set("N,;L")


def on_pronoun(scene: Scene, at: int) -> None:
    """Read "It" or "they" at the head of a sentence bring the flow of the one before."""
    if scene.current is None and scene.elliptic() is not None and not scene.topics:
        scene.set(at, scene.elliptic() or Frame())
    if scene.codes[at] == "C":
        on_generic(scene, at)


def on_generic(scene: Scene, at: int) -> None:
    """Read "The bloc", "the country": the place it means, as a subject or on a preposition."""
    known = scene.focus.announced
    slot = (known and known.weakened("pronoun")) or scene.before.reporter or place_before(scene)
    if slot is None or re.match(r"s[xdT]{0,3}R", scene.codes[at + 1 : at + 6]):
        return
    before = scene.codes[max(0, at - 4) : at].rstrip("dxa")[-1:]
    if before and before in "tfwr" and scene.current:
        hang(scene, at, at + 1, before, slot)
    elif scene.fresh and not (before and before in "tfwbBokgvm") and not (before == "i" and scene.fronted):
        scene.subject, scene.fresh = slot, False
