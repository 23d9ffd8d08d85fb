"""Products that a clause only mentions: in an aside, left behind, ousted, ruled out or left out of the count."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.claims.frames import Slot
from claimcheck.claims.reading.scene import Scene
from claimcheck.language._tables import rows

_RULED_OUT = ("not", "unlike", "than", "rather than", "instead of", "nor")
BEHIND = ("behind", "ahead of", "above")
_OUSTED = re.compile(r"\((N)|[^N;L]{1,16}N(?:[dxcm,]{0,3}[vm]|t)[dx]{0,2}(N)(?![^;L]*N)")
"""The figure of what was ousted, in brackets or as the second of two."""


def passed_over(scene: Scene, at: int) -> int | None:
    """Past products that are no subject: a list in an aside, what was overtaken, left behind or ruled out."""
    head = scene.codes[:at].rstrip("dA")
    if (beaten := head.rstrip("dxA")).endswith("O"):
        head = beaten  # "dislodged superior-quality cocoa"
    if not head:
        return None
    before, end = scene.tokens[len(head) - 1], goods_end(scene, at)
    if before.low in _RULED_OUT or before.code == "O":
        own = _OUSTED.match(scene.codes, end) if before.code == "O" else None
        if own is not None:  # "displaced iron ore ($124 billion)", "ousted tea as ...: $3 billion against $2 billion"
            scene.assigned[own.start(1 if own[1] else 2)] = [("product", scene.phrases.slot(scene.tokens[at].low, at))]
        return end
    after = scene.codes[end : end + 4]
    if re.match(r"(?:y[dx]{1,2})?!", after) and before.code not in "or":
        return end  # "as gold and copper prices took off"
    if before.code == "c" and before.low in BEHIND and not re.match(r"[wkZ(]?x?N", after):
        return end
    return aside_end(scene, at)


def goods_end(scene: Scene, at: int) -> int:
    """Past the list of products that begins at ``at``: "iron ore, coal and natural gas"."""
    found = re.match(r"D(?:(?:,?y|,)[dI]?(?:D|x{1,2}(?=[,y;.]))){0,9}", scene.codes[at : at + 40])
    return at + found.end() if found else at + 1


def aside_end(scene: Scene, at: int) -> int | None:
    """Past an aside that says what a flow consists of: "exports, chiefly oil and gas, fell 3 percent"."""
    topic = scene.topic
    ruled_out = excludes(scene, scene.phrases.slot(scene.tokens[at].low, at))
    if topic is None or ruled_out or set(scene.codes[topic.last : at]) - set(",(-xdcaI+oE"):
        return None
    if topic.verb and (topic.frame.product is None or not set(scene.codes[topic.last : at]) & set("x+")):
        return None
    opening = scene.codes[topic.last : topic.last + 1]
    if opening not in (",", "(", "-") or "-" in scene.codes[topic.last + 1 : at]:
        return None
    end = goods_end(scene, at)
    if opening == "," and re.match(r"[.;]|$|,yd?P", scene.codes[end : end + 4]):
        return end  # "China took 30% of the exports, mostly copper, and Japan 5%"
    end = at
    while end < len(scene.codes) and scene.codes[end] in "DxdcaIyA,PrtoZ)-EkifwY":
        if opening == "," and scene.codes[end - 1] == "," and re.match(r"c?m?N", scene.codes[end : end + 3]):
            break
        if end > at and scene.codes[end] in ("-", ")") and opening == {")": "("}.get(scene.codes[end], "-"):
            return end
        if opening == "," and scene.codes[end] in "Zt" and scene.codes[end - 1] == ",":
            return end - 1
        if scene.codes[end] == "Z":
            return None
        end += 1
    said = re.match(r"c?m?N", scene.codes[end : end + 3])
    multiple = said is not None and scene.tokens[end + said.end() - 1].item.unit == "times"  # ", more than doubled"
    acts = multiple or scene.codes[end : end + 1] in tuple("UVHY")
    return end - 1 if opening == "," and acts and scene.codes[end - 1] == "," else None


def excludes(scene: Scene, slot: Slot) -> bool:
    """Whether the words leave a product out: "excluding gold", "with precious metals left out"."""
    leads, tails = _exclusions()
    return (slot.value or "").startswith(leads) or (slot.value or "").endswith(tails)


@cache
def _exclusions() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How words that leave a product out begin and end."""
    leads = tuple(f"{row['phrase']} " for row in rows("exclusions") if row["form"] == "lead")
    return leads, tuple(f" {row['phrase']}" for row in rows("exclusions") if row["form"] == "tail")
