"""Places that a clause only mentions."""

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
