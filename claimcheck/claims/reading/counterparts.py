"""The other of two who trade: "there", "from them", "in return", "the other way round"; and what stays between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.choice import Candidate, choose
from claimcheck.claims.reading.scene import Scene
from claimcheck.claims.topics import Topic
from claimcheck.language.places import is_bloc

_ELSE = re.compile(r"\b(?:every(?:one|body)|anyone|all) else\b|\b[Tt]he rest of the world\b|\ball (?:the )?others?\b")
"""Whoever is neither of the two."""
_BACK = {"export": "import", "import": "export"}


def counterpart(scene: Scene, reporter: Slot | None, *, single: bool = False) -> Slot | None:
    """Who is on the other side: RUS after "Russia had bought tomatoes from Turkey; Turkish sales there ...".

    Nobody trades with itself, nor with a group that it belongs to by name. ``single``: one country is asked for.
    """
    own = set((reporter.value or "").split("+")) if reporter else set()
    weighed = (one for one in _others(scene, reporter) if one.slot.value and not own & set(one.slot.value.split("+")))
    fit = (one for one in weighed if not single or not is_bloc(one.slot.value or ""))
    choice = choose("partner", fit, reporter)
    scene.choices.append(choice)
    return choice.taken.weakened("pronoun") if choice.taken else None


def _others(scene: Scene, reporter: Slot | None) -> Iterator[Candidate]:
    """The places in mind, with what speaks for each."""
    acting = scene.subject.value if scene.subject and reporter is None else None
    known = (
        *((slot, "other side of the flow in hand", 7) for slot in _other_side(scene.current, reporter)),
        *((slot, "named last in the sentence", 6) for slot in reversed(scene.places) if slot.value != acting),
        *((slot, "other side of the flow before", 5) for slot in _other_side(scene.before, reporter)),
        (scene.before.partner, "partner of the sentence before", 4),
        (scene.before.reporter, "reporter of the sentence before", 3),
        *((slot, "named last in the text", 2) for slot in reversed(scene.focus.known)),
    )
    yield from (Candidate(slot, ((why, points),)) for slot, why, points in known if slot and slot.value != acting)


def _other_side(frame: Frame | None, reporter: Slot | None) -> Iterator[Slot]:
    """The partner of a flow that is the reporter's, or its reporter where the reporter is the partner."""
    if frame and reporter and frame.reporter and frame.partner and frame.partner.value:
        if frame.reporter.value == reporter.value:
            yield frame.partner
        elif frame.partner.value == reporter.value:
            yield frame.reporter


def on_counterpart(scene: Scene, at: int) -> None:
    """A phrase for the other side away from its flow: "came to $5 billion in that direction", "In return, ..."."""
    back = scene.tokens[at].value == "back"
    frame = scene.current or scene.elliptic()
    if frame is None or (scene.tokens[at].low == "there" and (scene.current is None or scene.codes[at + 1] == "Z")):
        return
    other = counterpart(scene, frame.reporter)
    if back:
        scene.set(at, turned(replace(frame, partner=frame.partner or other)))
    elif scene.current is None:
        scene.facing = other
    elif scene.current.partner is None and other is not None:
        scene.late(at, other, "partner")


def turned(frame: Frame) -> Frame:
    """The flow the other way: imports after exports; a rank is seen from the other side."""
    flow = frame.flow and frame.flow._replace(value=_BACK.get(frame.flow.value or "", frame.flow.value))
    if flow is frame.flow or flow == frame.flow:
        return replace(frame, reporter=frame.partner, partner=frame.reporter)
    return replace(frame, flow=flow, product=None)


def bilateral(scene: Scene, reporter: Slot | None) -> Slot | None:
    """With whom ``reporter`` trades where the story so far is about nothing but the two of them, else ``None``."""
    told = told_flows(scene)
    if not told and scene.bounds and scene.current:
        return None  # parts of a total have gone to several
    pair = None if _ELSE.search(scene.line.text) else pair_of(told) if told else scene.focus.pair
    apart = not told and (scene.focus.topic is None or scene.focus.turned)
    if pair is None or (apart and reporter is not None and not reporter.how):
        return None  # a country named anew after talk of two, or in a paragraph of its own, speaks of all its trade
    if reporter is None or reporter.value == pair[0].value:
        return pair[1]
    return pair[0] if reporter.value == pair[1].value else None


def other_of_two(scene: Scene, topic: Topic, frame: Frame) -> Slot | None:
    """With whom a flow is in a story of two: China for "Pyongyang's own sales" and for "turnover stood at ...".

    All the trade of one that is named anew ("Russia's trade") is no trade of the two.
    """
    pair, owner = scene.focus.between, frame.reporter
    anew = topic.frame.reporter is not None and frame.kind_of_flow == "trade"
    if pair is None or owner is None or anew:
        return None
    told = scene.topic
    beyond = scene.current is None or not (scene.current.partner and scene.current.partner.value)
    if (told is not None and told.whole and beyond) or _ELSE.search(scene.line.text):
        return None  # "total exports came to $425 billion, imports to $285 billion"
    ends = {slot.value: other for slot, other in zip(pair, reversed(pair), strict=True)}
    other = ends.get(owner.value)
    return other.weakened("inherited") if other else None


def told_flows(scene: Scene) -> list[Frame]:
    """The flows whose figures the sentence has given so far, else the one in hand."""
    bound = [bound for bound in scene.bounds if not bound.refused and bound.frame.flow]
    told = [one.frame for one in bound if not one.whole]
    if bound and not told:  # parts of one flow go to several, parts of two flows are between the same
        parts = [one.frame for one in bound]
        return parts if len({frame.kind_of_flow for frame in parts}) > 1 else []
    return told or [frame for frame in (scene.current,) if frame and frame.flow]


def pair_of(told: list[Frame]) -> tuple[Slot, Slot] | None:
    """The two that all of the flows are between."""
    first = told[0].reporter, told[0].partner
    if first[0] is None or first[1] is None or first[1].value is None:
        return None
    same = {first[0].value, first[1].value}
    ends = ({frame.reporter and frame.reporter.value, frame.partner and frame.partner.value} for frame in told)
    return (first[0], first[1]) if all(end == same for end in ends) else None
