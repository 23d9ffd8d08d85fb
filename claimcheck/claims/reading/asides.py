"""Places that a clause only mentions, and money that comes in from a place."""

from __future__ import annotations

import re

from claimcheck.claims.reading.scene import Scene


def in_aside(scene: Scene, at: int) -> bool:
    """Whether the place only stands in a clause about another one: "Taiwan, which China claims, ..."."""
    opening, closing = scene.codes.rfind(",", 0, at), scene.codes.find(",", at)
    if opening < 1 or closing < 0 or scene.codes[opening - 1] not in "PA":
        return False
    inside = scene.codes[opening + 1 : closing]
    opens = "J" in scene.codes[opening + 1 : at] or re.match(r"[da]?[xC]{1,3}[jJ]", inside)
    return bool(opens) and not set(inside) & set("NFVRHhGY;L")


def receipts(scene: Scene, at: int) -> bool:
    """Whether money comes in, so that "from" names who pays: "brought in $5 billion, 94 percent of it from ..."."""
    opening = max(scene.codes.rfind(mark, 0, at) for mark in ";L:") + 1
    return bool(set(scene.codes[opening:at]) & set("Y+"))
