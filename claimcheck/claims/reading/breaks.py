"""Where one thought ends: clauses, pauses, asides, and words of another subject."""

from __future__ import annotations

import re

from claimcheck.claims.frames import Frame
from claimcheck.claims.reading.scene import Scene
from claimcheck.claims.reading.wholes import begins_whole

_NEW_SUBJECT = re.compile(r"(?:[jE]|d?P)[dxA]{0,2}[YVHUZ]|d[ax]{0,2}F")
"""A clause behind ", and" that is about something else: "and that made America the buyer of ..."."""


def on_other(scene: Scene, at: int) -> None:
    """A word of another subject: what follows is no trade figure."""
    if scene.tokens[at].low == "cost" and re.search(r"[FV][fitTPAdo]{0,6}$", scene.codes[max(0, at - 8) : at]):
        return  # "imports cost $13 billion"
    before = scene.codes[max(0, at - 4) : at].rstrip("dxaDA")[-1:]
    if before and before in "briwgkt" and "N" not in scene.codes[max(0, at - 4) : at]:
        return
    scene.muted = scene.tokens[at].value or "another subject"


def on_break(scene: Scene, at: int) -> None:
    if scene.codes[at - 1 : at + 2] == ",L,":
        return  # "on oil alone, however, the country was ..."
    scene.muted = ""
    scene.fresh = scene.opening = True
    scene.subject = scene.fronted = scene.home = None
    scene.product, scene.own = None, False
    scene.clause += 1
    if scene.codes[at] == ";":
        listed = scene.axis == "subject" and re.match(r"[dy]{0,2}P,?[dxcm]{0,2}N", scene.codes[at + 1 :])
        if listed:
            return  # "Nigeria sold India crude for $11 billion; Angola, $4 billion"
        scene.axis = "" if not scene.current or not scene.current.of_world else scene.axis


def on_pause(scene: Scene, at: int) -> None:
    scene.fresh = True
    if scene.codes[at] == "y" and begins_whole(scene, at):
        scene.subject = scene.product = None
        if scene.current:
            scene.set(at, Frame(scene.current.reporter, None, scene.current.flow, None))
    elif scene.codes[at - 1 : at + 1] == ",y" and _NEW_SUBJECT.match(scene.codes, at + 1):
        scene.product = None
    if scene.codes[at] == ":":
        scene.colon = True


def on_including(scene: Scene, at: int) -> None:
    """Read "Including $26 billion from the EU": a part, which leaves what stands before as it is."""
    scene.clause += 1
    scene.part_from = at
