"""Ranks: whose rank it is, who holds it, and in which flow.

"Spain was Nigeria's best customer" is a rank among Nigeria's partners in exports; "the world's
sixth-largest exporter of chips" one among reporters; "Australia's leading export" one among products
(`tables/role_nouns.csv`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.owners import meant, other_place
from claimcheck.claims.reading.scene import Scene
from claimcheck.claims.tables import rows
from claimcheck.language.products import find_products


def apposed(scene: Scene, at: int, ranking: Ranking) -> bool:
    """Read "Exports to China, Korea's biggest partner, fell": the rank stands between commas, the flow goes on."""
    comma = scene.codes.rfind(",", max(0, at - 6), at)
    current, held = scene.current, scene.last_place
    closed = scene.codes[at + 1 : at + 2] in (",", "-") or re.match(r"o?[dD]{0,2}P?,", scene.codes[at + 1 : at + 5])
    if comma < 1 or not closed or current is None or held is None or scene.codes[comma - 1] != "P":
        return False
    if set(scene.codes[comma + 1 : at]) - set("dPsAICxT") or current.partner is None:
        return False
    owner = current.reporter or ranking.frame.reporter
    ranking.frame = replace(ranking.frame, partner=held, reporter=owner)
    scene.rankings.append(ranking)
    scene.set(at, replace(current, reporter=owner))
    return True


def partner_by_rank(scene: Scene, at: int, ranking: Ranking) -> bool:
    """Read "sales to its biggest trading partner plunged": the rank only names the partner."""
    head = re.search(r"F[tfw][Idx]{0,3}(?:Ps)?[dx]?$", scene.codes[:at])
    known = scene.before.partner or (other_place(scene, scene.current) if scene.current else None)
    if head is None or scene.current is None or ranking.rank_of != "partner":
        return False
    partner = ranking.frame.partner or known
    ranking.frame = replace(ranking.frame, partner=partner, reporter=scene.current.reporter)
    scene.rankings.append(ranking)
    scene.set(at, replace(scene.current, partner=partner))
    return True


@dataclass(slots=True)
class Ranking:
    """The rank at token ``at``; ``rank_of`` is ``partner``, ``reporter`` or ``product``."""

    at: int
    rank_of: str
    frame: Frame
    role: str


@cache
def roles() -> dict[str, dict[str, str]]:
    """Role nouns to what is ranked and the flow as its owner sees it."""
    return {row["role"]: row for row in rows("role_nouns")}


def role_of(scene: Scene, at: int) -> Ranking:
    """Read the rank at token ``at`` with what the sentence has said so far."""
    noun = scene.tokens[at].item.noun or _ahead(scene, at) or _inherited(scene)
    role = roles()[noun]
    said = bool(scene.tokens[at].item.noun or _ahead(scene, at))
    before = scene.current or scene.before
    owner = owner_of(scene, at)
    flow = before.flow if not said and before.flow else scene.phrases.slot(role["flow"], at)
    if role["rank_of"] == "partner":
        reporter = owner or before.reporter or scene.before.reporter
        same_flow = before.kind_of_flow == role["flow"]
        alike = same_flow and reporter is not None and (reporter.value == (before.reporter or reporter).value)
        keeps = not said or (alike and (owner is None or before.reporter is not None))
        held = before.partner if before.kind_of_flow == role["flow"] else None
        frame = Frame(reporter, _holder(scene, at, reporter) or held, flow, before.product if keeps else None)
        if frame.partner and reporter and frame.partner.value == reporter.value:
            frame = replace(frame, reporter=None)
    elif role["rank_of"] == "reporter":
        frame = Frame(
            _holder(scene, at, owner) or owner or before.reporter,
            None,
            flow,
            before.product if not said else None,
            of_world=True,
        )
    else:
        frame = Frame(owner or before.reporter or scene.before.reporter, None, flow, scene.product)
    return Ranking(at, role["rank_of"], _product(scene, at, frame, noun), noun)


def _ahead(scene: Scene, at: int) -> str:
    """The role named after a bare rank: "ranks fourth in the world as an exporter of soybeans"."""
    for token in scene.tokens[at + 1 : at + 8]:
        if token.code in ";,N":
            break
        role = token.low.removesuffix("s")
        if role in roles():
            return role
    return ""


def _inherited(scene: Scene) -> str:
    """The role of a bare rank ("came third"): that of the rank before, else by what the sentence lists."""
    if scene.rankings:
        return scene.rankings[-1].role
    if scene.axis == "product" or scene.product:
        return "export"
    frame = scene.current
    return "exporter" if frame and (frame.of_world or scene.axis == "reporter") else "partner"


def owner_of(scene: Scene, at: int) -> Slot | None:
    """Whose rank it is: "Kenya's best market", "the main supplier of clothes to Kenya", "of Kenyan tea"."""
    codes = scene.codes
    left = at - 1
    while left >= 0 and codes[left] in "xdT":
        left -= 1
    owns = left >= 0 and codes[left] == "s"
    left -= owns
    if left >= 0 and (codes[left] == "A" or (owns and codes[left] == "P")):
        return scene.phrases.place(left)
    if left >= 0 and owns and codes[left] == "C":
        return meant(scene, left) or scene.before.reporter or scene.subject
    if left >= 0 and codes[left] == "Z" and scene.tokens[left].low in ("has", "had", "have", "got"):
        return scene.subject
    if left >= 0 and codes[left] == "I":
        return scene.before.reporter or (scene.current.reporter if scene.current else None) or scene.subject
    for step in range(at + 1, min(len(codes), at + 7)):
        if codes[step] in ",;.LNFZ":
            break
        if codes[step] in "PA" and codes[at + 1 : step].rstrip("dxaD")[-1:] in ("o", "t", "r"):
            return scene.phrases.place(step)
    return None


def _holder(scene: Scene, at: int, owner: Slot | None) -> Slot | None:
    """Who holds the rank: the subject before it, else the place right after ("its top buyer, China, ...")."""
    subject = scene.subject
    if subject and not (owner and owner.value == subject.value):
        return subject
    codes = scene.codes
    for step in range(at + 1, min(len(codes), at + 9)):
        if codes[step] in ";L":
            break
        if codes[step] == "P" and codes[step + 1 : step + 2] != "s" and codes[step - 1] in "Zd,x(m":
            slot = scene.phrases.place(step)
            if not (owner and slot.value == owner.value):
                return slot
    return None


def _product(scene: Scene, at: int, frame: Frame, noun: str) -> Frame:
    """The frame with what is ranked: "corn exporter", "supplier of clothes", "buyer of Russian oil"."""
    inside = [mention for mention in find_products(scene.tokens[at].low) if mention.words != "goods"]
    if inside and roles()[noun]["rank_of"] != "product":
        return replace(frame, product=scene.phrases.slot(inside[0].words, at))
    for step in range(at + 1, min(len(scene.codes), at + 8)):
        code = scene.codes[step]
        if code == "D" and (step < at + 5 or scene.codes[step - 1] == "o"):
            return replace(frame, product=scene.phrases.slot(scene.tokens[step].low, step))
        if code not in "ordaAxBig":
            break
    return frame


def on_roles(scene: Scene, at: int) -> None:
    """A list of partners opens: "Serbia's biggest customers were Italy ($1.6 billion), ..."."""
    if scene.rankings and at - scene.rankings[-1].at < 5:
        return  # "first among its buyers" has said it already
    role = roles()[scene.tokens[at].value]
    owner = owner_of(scene, at) or scene.before.reporter or scene.subject
    flow = scene.phrases.slot(role["flow"], at)
    known = scene.current or scene.before
    if known.kind_of_flow in ("export", "import") and role["flow"] == "trade":
        flow = known.flow or flow
    scene.muted = ""
    scene.axis = "partner"
    scene.set(at, Frame(owner, None, flow))


def on_rank(scene: Scene, at: int) -> None:
    if "!" in scene.codes[at + 1 : at + 5]:
        scene.muted = "another subject"
        return
    ranking = role_of(scene, at)
    if apposed(scene, at, ranking) or partner_by_rank(scene, at, ranking):
        return
    scene.rankings.append(ranking)
    scene.muted = ""
    scene.axis = ranking.rank_of
    scene.set(at, ranking.frame)
