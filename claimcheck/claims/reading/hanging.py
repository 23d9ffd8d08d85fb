"""What a place on a preposition is to the flow in hand: the other side, the owner, or only where it happened."""

from __future__ import annotations

import re

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.choice import Candidate, Choice
from claimcheck.claims.reading.scene import Scene
from claimcheck.claims.topics import preposition_role

Evidence = tuple[tuple[str, int], ...]


def hung_role(scene: Scene, at: int, before: str, slot: Slot) -> str | None:
    """The role of the place at ``at`` on the preposition of code ``before``; None when it has none, or an unsure one.

    "Exports fell 5 percent in Italy" has Italy for its owner, "Swiss watch exports fell 5 percent in Italy" for its
    partner.
    """
    frame = scene.current or Frame()
    usual = preposition_role(frame.kind_of_flow or "", before)
    if usual == "pair":
        return usual
    weighed = [(role, _evidence(scene, at, before, role, slot, usual)) for role in ("partner", "reporter")]
    role, evidence = max(weighed, key=lambda one: sum(points for _, points in one[1]))
    if sum(points for _, points in evidence) <= 0:
        return None
    scene.choices.append(Choice(role, (Candidate(slot, evidence),)))
    return role


def _evidence(scene: Scene, at: int, before: str, role: str, slot: Slot, usual: str | None) -> Evidence:
    """What speaks for and against the role."""
    frame = scene.current or Frame()
    found: list[tuple[str, int]] = []
    if usual == role and before != "i":
        found.append((f"on {scene.tokens[at - 1].low!r}", 4))
    turned = role == "partner" and usual == "reporter" and before in "tfb"
    if turned and frame.reporter is not None and not listed_owner(scene, before):
        found.append(("the owner is known", 5))  # "half of the money came from China", "was paid to Russia"
    # "a third decline for India", "the first rise in a year for Chile"
    changed = before == "r" and re.search(r"[Unu](?:[iodxT]){0,5}r[dx]?$", scene.codes[max(0, at - 8) : at]) is not None
    if role == "reporter" and before == "r" and frame.reporter is None and (frame.partner is not None or changed):
        found.append(("nobody else owns the flow", 5))
    if before == "i":
        found.extend(_inside(scene, at, role, frame))
    other = frame.reporter if role == "partner" else frame.partner
    if other is not None and other.value is not None and other.value == slot.value and not frame.inside:
        found.append(("has the other role", -9))
    return tuple(found)


def listed_owner(scene: Scene, before: str) -> bool:
    """Whether the owner in hand stands on the same preposition: "exports from Ghana fell 20 percent, from Togo 5"."""
    owner = scene.current and scene.current.reporter
    if not owner:
        return False
    at = next((k for k, token in enumerate(scene.tokens) if token.start + scene.phrases.offset >= owner.start), 0)
    return scene.codes[:at].rstrip("dxa")[-1:] == before


def _inside(scene: Scene, at: int, role: str, frame: Frame) -> Evidence:
    """What "in" says: where an owner is missing the owner, after a number an item of the list at hand."""
    counted = scene.codes[:at].rstrip("d").endswith(("Ni", "NoEi"))
    named = frame.reporter or (scene.topic and scene.topic.verb)
    if {token.low for token in scene.tokens[max(0, at - 2) : at]} & {"inside", "within"}:
        return (("inside it", 4),) if role == "partner" else ()
    if counted and scene.axis == role and frame.reporter:
        return (("the next item of the list", 4),)
    if role == "reporter":
        return () if named else (("nobody else owns the flow", 3),)
    sells = (
        scene.topic is not None and scene.topic.verb and scene.tokens[scene.topic.head].low.startswith(("sold", "sell"))
    )
    if sells and frame.reporter and frame.partner is None:
        return (("where it sells", 2),)
    own = scene.topic is not None and scene.topic.frame.reporter is not None and not scene.topic.verb
    if counted and own and frame.partner is None and frame.kind_of_flow == "export":
        return (("behind a number of exports", 2),)
    return ()
