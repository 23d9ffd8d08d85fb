"""One flow beside another: "bigger than those from Iraq", "exceeded those to America", coverage rates."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.claims.frames import Frame
from claimcheck.claims.reading.scene import Compared, Scene


def on_more(scene: Scene, at: int) -> None:
    """Read "Bigger than those from Iraq", "400,000 b/d ahead of Saudi Arabia"."""
    codes = scene.codes
    after = codes[at + 1 : at + 6]
    number = at - 1 if at and codes[at - 1] == "N" and is_amount(scene, at - 1) else None
    if scene.current is None:
        return
    own = number is not None and re.match(r"m?d?P(?!s)", after)
    bare = re.match(r"md?(?:j[fwti]|F|N[EPC]V|[fwt]d?P)", after) and not (at and codes[at - 1] == "N")
    if own or bare:
        last = at + 1 + (after[:1] == "m")
        more = scene.tokens[at].value == "up"
        scene.compared.append(Compared(at, last, number if own else None, scene.current, more))


def on_cover(scene: Scene, at: int) -> None:
    """Set exports against imports: "the coverage rate dropped to 72 percent"."""
    if scene.tokens[at].value == "noun":
        known = scene.current or scene.before
        scene.set(at, Frame(known.reporter, known.partner, scene.phrases.slot("export", at)))
        return
    part = re.search(r"N(?:o[dEjx]{1,3})?[,Z]{0,2}$", scene.codes[:at])
    if part is not None and scene.codes[at + 1 : at + 2] == "b":  # "only 19 percent of it covered by exports"
        for bound in scene.bounds:
            if bound.at == part.start() and bound.frame.kind_of_flow == "import":
                bound.frame = replace(bound.frame, flow=scene.phrases.slot("export", at))
                bound.against = "import"


def on_total(scene: Scene, at: int) -> None:
    """Read "than those to the world as a whole": the partner of what follows is the world."""
    before = scene.codes[max(0, at - 3) : at].rstrip("d")
    if "world" in scene.tokens[at].low and scene.current and before.endswith(("jt", "jf", "jw")):
        scene.set(at, replace(scene.current, partner=None))


def on_link(scene: Scene, at: int) -> None:
    """Read "exceeded those to America" as a comparison; "exceeded $5 billion" is a level."""
    after = scene.codes[at + 1 : at + 6]
    if scene.tokens[at].value == "more" and scene.current and re.match(r"(?:d?j[fwtor]|I?F|d?P(?!s))", after):
        margin = re.search(r"^[^N;,L]{1,6}b(N)", scene.codes[at + 1 : at + 10])
        number = at + 1 + margin.start(1) if margin else None
        scene.compared.append(Compared(at, at + 1, number, scene.current, True))


def is_amount(scene: Scene, at: int) -> bool:
    return scene.tokens[at].item.unit not in ("percent", "percentage_points", "times")
