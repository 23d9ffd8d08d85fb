"""Who holds a part of a flow: "China bought 16 percent of ...", "a fifth of X's exports was sold to Y".

The places around the part are weighed (`choice.py`): who does the verb before it, who stands on a fitting
preposition behind the whole, whose goods they are said to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.choice import Candidate, choose
from claimcheck.claims.reading.scene import Scene
from claimcheck.claims.topics import Topic, preposition_role

_APPOSED = re.compile(r"[,(-]?l?[dxcm]{0,3}N[xoEdDT]{0,4}[,)-]")
"""A number that only says the part again: ", or $42 million worth of it,"."""
_MADE = re.compile(r"Z[x]?[xVYU!]x?i[dax]{0,2}$")
_SELLS = re.compile(r"V[dxcm]{0,3}No[dxaI]{0,3}F$")
"""What one who sells has of a flow: "sold a third of its exports"."""
_IS = re.compile(r"Z[x]{0,1}d?$")
_DONE = re.compile(r"[xVYUq!]x{0,2}b[dax]{0,2}$")


def part_partner(scene: Scene, part: Frame, owner: Slot | None, flow: str, topic: Topic) -> Slot | None:
    """Whose part it is: of all places of the clause but the owner of the whole, the one with the best evidence."""
    if part.inside and owner and part.reporter and part.reporter.value == owner.value:
        return part.partner  # "internal trade is 60 percent of the EU's total"
    places = [*_beside(scene, topic), *_behind(scene, part, flow, owner), *_ahead(scene, topic, flow)]
    choice = choose("partner", places, owner)
    scene.choices.append(choice)
    return choice.taken


def _beside(scene: Scene, topic: Topic) -> Iterator[Candidate]:
    """The place right before the part: "and on Russia for 28 percent of its imports"."""
    head = scene.codes[: topic.of or 0]
    found = re.search(r"[kf]d?P[rk][dxcm]{0,3}$", head)
    if found:
        yield Candidate(scene.phrases.place(head.rindex("P")), (("right before the part", 6),))


def own_part(scene: Scene, whole: Topic, at: int) -> bool:
    """Whether the subject at token ``at`` trades the part itself: "Chile sends 39 percent of its exports to China".

    "China takes 39 percent of its exports" has another owner: who takes in does not export.
    """
    if whole.of is None or whole.owner not in ("its", "") or whole.frame.reporter is not None:
        return False
    spoken = scene.tokens[at + 1 : whole.of]
    if any(token.code in "PCNF;L" for token in spoken):
        return False
    flow = whole.frame.kind_of_flow
    if any(token.code == "V" and token.item is not None and token.item.flow == flow for token in spoken):
        return True
    elsewhere = whole.frame.partner or whole.there or whole.generic_partner is not None
    return whole.owner == "its" and (bool(elsewhere) or any(token.code == "q" for token in spoken))


def _behind(scene: Scene, part: Frame, flow: str, owner: Slot | None) -> Iterator[Candidate]:
    """The places that the clause has named before the part."""
    if scene.fronted and scene.subject is None:
        fits = preposition_role(flow, scene.fronted_by) == "partner"
        yield Candidate(scene.fronted, ((f"fronted on {scene.fronted_by!r}", 5 if fits else 4),))
    if scene.subject:
        yield Candidate(scene.subject, (("subject of the clause", 4),))
    if part.partner and part.partner.value:
        yield Candidate(part.partner, (("partner in hand", 3),))
    story, announced = scene.focus.topic, scene.focus.announced
    if announced and story and owner and owner.value == story.value:
        yield Candidate(announced.weakened("inherited"), (("the paragraph is about it", 2),))
    if scene.served and scene.served.owner == "its":
        yield from (Candidate(slot, (("named last before", 2),)) for slot in reversed(scene.focus.places))
    if part.reporter and part.partner and owner:
        yield Candidate(part.reporter, (("reporter in hand", 1),))


def _ahead(scene: Scene, topic: Topic, flow: str) -> Iterator[Candidate]:
    """The places behind the whole, up to the next thought or the next part."""
    codes, at = scene.codes, topic.last
    start = at
    while at < len(codes) and codes[at] not in ";L:":
        if codes[at] in ",(-" and (said := _APPOSED.match(codes, at)):
            at = start = at + len(said[0])
            continue
        if codes[at] in "NF" or (codes[at] == "V" and codes[at - 1] != "Z"):
            return
        if codes[at] in "PA" and (evidence := _evidence(scene, start, at, flow)):
            listed, end = scene.phrases.places(at) if codes[at] == "P" else (None, at)
            yield Candidate(listed or scene.phrases.place(at), evidence)
            at = max(at, end - 1)
        at += 1


def _evidence(scene: Scene, start: int, at: int, flow: str) -> tuple[tuple[str, int], ...]:
    """What says that the place at ``at`` holds the part that stands before it."""
    head, low = scene.codes[start:at], scene.codes[max(start, at - 6) : at]
    before = low.rstrip("dxa")[-1:]
    own = ("heads a number of its own", -3) if scene.heads(at + 1) else None
    if _DONE.search(low):
        said = ("done by it", 4)
    elif _IS.search(low) and re.match(r"s?(?:[.,;)yL]|$)", scene.codes[at + 1 :]):
        said = ("said to be its", 4)
    elif _MADE.search(low):
        said = ("done in it", 3)
    elif before and preposition_role(flow, before) == "partner" and not set(head) & set("PA"):
        said = (f"on {scene.tokens[start + len(head.rstrip('dxa')) - 1].low!r}", 3)
    elif before == "i" and flow == "export" and not set(head) & set("PA") and _SELLS.search(scene.codes[:start]):
        said = ("where it is sold", 5)
    else:
        return ()
    return (said, own) if own else (said,)
