"""A number: the flow that governs it, or the reason why none does."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.scene import NO_FLOW, Bound, Scene

_POINTER = re.compile(r"(?:That|This|Those|These)\b|The (?:figure|total|sum|tally|amount|number|bill)\b")
"""Heads of a sentence that mean the figures of the one before."""


def on_number(scene: Scene, at: int) -> None:
    bind(scene, at)


def bind(scene: Scene, at: int) -> None:
    if any(bound.at == at for bound in scene.bounds[-2:]):
        return
    frame, refused = scene.shared.get(at, scene.current), scene.muted
    if frame is None and not refused and points_back(scene, at):
        frame = scene.elliptic()
        if frame is not None:
            scene.set(at, frame)
    refused = refused or of_other(scene, at) or own_subject(scene, at)
    if scene.tokens[at].item.unit == "people" and not refused and "V" in scene.codes[max(0, at - 3) : at]:
        scene.current, scene.muted, refused = None, "people or jobs", "people or jobs"
    if not refused and (frame is None or frame.flow is None):
        refused = NO_FLOW
    frame = scene.counted(at, frame)
    part = scene.topic is not None and scene.topic.of is not None and scene.topic.frame.partner is None
    if frame and part and at not in scene.assigned and scene.of_whole(at):
        frame = replace(frame, partner=None)  # "Half of Peru's grapes, $2 billion in all, went to America"
    for role, slot in scene.assigned.get(at, [("", None)]):
        own = scene.moved(frame or Frame(), role, slot) if slot else frame or Frame()
        scene.bounds.append(Bound(at, own, scene.topic, refused, clause=scene.clause))
        if slot and frame:
            scene.current = own


def own_subject(scene: Scene, at: int) -> str:
    """Why the number is another subject's: its clause names one of its own ("but house sales fell 17 percent")."""
    start = max(scene.codes.rfind(";", 0, at), scene.codes.rfind("L", 0, at)) + 1
    head = scene.codes[start:at]
    return "another subject" if start and re.fullmatch(r"[da]?x{1,3}[U]b?[dx]{0,2}t?", head) else ""


def of_other(scene: Scene, at: int) -> str:
    """Why the words right after a number make it no trade figure: "9 percent of its GDP", "a 25 percent tariff"."""
    found = re.match(r'(?:[xd"]{0,4}|[odaIAPsxi]{1,5})!', scene.codes[at + 1 : at + 8])
    if found is None and (found := re.match(r"o[daxPAs]{0,3}F[^N,;L]?!", scene.codes[at + 1 : at + 8])):
        value = scene.tokens[at + found.end()].value  # "12 percent of world trade passes through the canal"
        return value if value.startswith("transit") else ""
    if found is None or (scene.codes[at + 1] in "xd" and scene.tokens[at].item.unit not in ("percent", None)):
        return ""
    return scene.tokens[at + found.end()].value


def points_back(scene: Scene, at: int) -> bool:
    """Whether the clause goes on with the flow of the sentence before: "it", "the two", or no subject at all."""
    head = scene.codes[:at]
    if any(code in "EWIC" for code in head):
        return True
    if _POINTER.match(scene.line.text) and scene.tokens[at].item.kind == "money":
        return not set(head) & set("PAFVD!;")  # "That is close to the $21 billion of November"
    if "x" in head and not set(head) & set("UuZnkHhJYjcT("):
        return False
    end = min((spot for spot in (scene.codes.find(mark, at) for mark in ";L") if spot > 0), default=len(scene.codes))
    return not set(head) & set("PAFV!") and not any(at < topic.first < end for topic in scene.topics)


def complete(scene: Scene) -> None:
    """Fill what a later word of the same sentence says: "trade with China was 91% of North Korea's total"."""
    known: Frame | None = None
    for bound in reversed(scene.bounds):
        if bound.refused:
            continue
        frame, owner = bound.frame, known.reporter if known else None
        if frame.reporter is None and owner and (frame.partner is None or frame.partner.value != owner.value):
            bound.frame = replace(frame, reporter=owner)
        known = bound.frame if bound.frame.reporter else known
    owners = {frame.reporter.value: frame.reporter for frame in scene.frames.values() if frame.reporter}
    if scene.subject:
        owners[scene.subject.value] = scene.subject
    if len(owners) != 1:
        return
    ((value, owner),) = owners.items()
    for bound in scene.bounds:
        if bound.frame.flow and bound.frame.reporter is None and value_of(bound.frame.partner) != value:
            bound.frame = replace(bound.frame, reporter=owner)


def value_of(slot: Slot | None) -> str | None:
    return slot.value if slot else None
