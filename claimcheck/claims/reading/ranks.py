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
from claimcheck.claims.marks import rank_words, role_word
from claimcheck.claims.reading.counterparts import counterpart
from claimcheck.claims.reading.holders import holder_of, owner_of, ranked_product
from claimcheck.claims.reading.scene import Scene
from claimcheck.claims.tables import rows
from claimcheck.claims.topics import Topic
from claimcheck.language.products import find_products, product_phrase_before

_BESIDE_HOLDER = re.compile(r"P(?:,[wk]|\()[dxcm]{0,2}N(?:[ly]N)?[,)]Z?x?[dIaAPsxT]{0,4}$")
"""Figures set beside who is then said to hold a rank: "Peru, with 14% or $2 billion, was the top importer"."""


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
    known = scene.before.partner or (counterpart(scene, scene.current.reporter) if scene.current else None)
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
    item, told = scene.tokens[at].item, scene.current
    if item.sort == "most" or (item.sort == "behind" and told and told.reporter and not _ahead(scene, at)):
        return _most(scene, at)
    noun, said = _role(scene, at)
    role = roles()[noun]
    before = scene.current or scene.before
    owner = owner_of(scene, at)
    flow = before.flow if not said and before.flow else scene.phrases.slot(role["flow"], at)
    if role["rank_of"] == "partner":
        frame = _among_partners(scene, at, owner, flow, said, role["flow"])
    elif role["rank_of"] == "reporter":
        reporter = holder_of(scene, at, owner) or owner or before.reporter or scene.before.reporter
        frame = Frame(reporter, None, flow, None if said else before.product, of_world=True)
    else:
        goods = ranked_product(scene, at) or scene.product or before.product
        named = {slot.value: slot for slot in scene.places}
        lone = next(iter(named.values())) if len(named) == 1 else None
        frame = Frame(owner or before.reporter or scene.before.reporter or lone, None, flow, goods)
    return Ranking(at, role["rank_of"], _product(scene, at, frame, noun), noun)


def _among_partners(scene: Scene, at: int, owner: Slot | None, flow: Slot | None, said: bool, usual: str) -> Frame:
    """The frame of a rank among the owner's partners; ``usual`` is the flow that the role is of."""
    before = scene.current or scene.before
    reporter = owner or before.reporter or scene.before.reporter
    same_flow = before.kind_of_flow == usual or (not said and flow is before.flow)
    alike = same_flow and reporter is not None and (reporter.value == (before.reporter or reporter).value)
    keeps = not said or (alike and (owner is None or before.reporter is not None))
    held = before.partner if same_flow else None
    other = before.reporter if before.partner and owner and before.partner.value == owner.value else None
    if held is None and other and owner and other.value != owner.value:
        held = other  # "Peru shipped ore to China and is that country's main supplier"
        keeps = keeps or scene.current is not None
    frame = Frame(
        reporter, holder_of(scene, at, reporter) or held, flow, before.product if keeps else scene.fronted_product
    )
    if frame.partner and reporter and frame.partner.value == reporter.value:
        frame = replace(frame, reporter=None)
    return frame


def _most(scene: Scene, at: int) -> Ranking:
    """Read "exports more beer than any other nation" of the flow in hand, or of the other side of it."""
    frame, words = scene.current or scene.before, scene.tokens[at].low
    whose = re.search(r"c[dxo]{0,2}(?:(P)s|(A))[dxD]{0,3}$", scene.codes[max(0, at - 10) : at])
    if whose is not None and frame.partner is None:  # "buys more of Kenya's tea than any other country"
        frame = replace(frame, partner=scene.phrases.place(max(0, at - 10) + whose.start(1 if whose[1] else 2)))
    if frame.partner is None:
        return Ranking(at, "reporter", _product(scene, at, frame, "exporter"), "exporter")
    acting = scene.actor is not None and scene.actor.value == frame.partner.value  # "Britain bought more than anyone"
    mutual = re.search(r"(?:than|more) (?:[^,]*? )?(?:to|from|with) ", words) is not None
    if not acting and not mutual and frame.kind_of_flow in ("export", "import"):
        other = "import" if frame.kind_of_flow == "export" else "export"
        flow = frame.flow and frame.flow._replace(value=other)
        frame = replace(frame, reporter=frame.partner, partner=frame.reporter, flow=flow)
    return Ranking(at, "partner", _product(scene, at, frame, "partner"), "partner")


_IN_WORLD = {"supplier": "exporter", "market": "importer", "buyer": "importer", "partner": "trader"}


def _role(scene: Scene, at: int) -> tuple[str, bool]:
    """What is ranked, and whether the words say so: "market", "supplier", "export"; in the world, "exporter"."""
    item = scene.tokens[at].item
    noun = item.noun or _ahead(scene, at)
    said = bool(noun)
    noun = noun or _inherited(scene, at)
    if noun == "supplier" and item.sort in ("more", "behind") and owner_of(scene, at) is None:
        noun = "exporter"
    beside = scene.codes[max(0, at - 3) : at + 6]
    if said and noun in _IN_WORLD and re.search(r"as[dxT]{0,2}R|R[^;,LN]{0,5}as|R[oDxi]{0,3}da(?![a-zA-Z])", beside):
        noun = _IN_WORLD[noun]
    return noun, said


def _ahead(scene: Scene, at: int) -> str:
    """The role named after a bare rank: "ranks fourth in the world as an exporter of soybeans", "among its buyers"."""
    found: str = ""
    for step in range(at + 1, min(len(scene.tokens), at + 9)):
        token = scene.tokens[step]
        if token.code in ";,NLZ" or (found and token.code == "o"):
            break
        if token.code in "xGFDT":
            two = scene.line.words(step - 1, step + 1).lower() if step > at + 1 else ""
            found = role_word(two) or role_word(token.low) or found
    return found


def _inherited(scene: Scene, at: int) -> str:
    """The role of a bare rank ("came third"): that of the rank before, else by what the sentence lists."""
    if scene.rankings:
        return scene.rankings[-1].role
    frame = scene.current or scene.before
    listed = scene.tokens[at].item.sort == "list" and scene.subject is None
    if scene.axis == "product" or scene.product or listed:
        return "import" if listed and frame.kind_of_flow == "import" else "export"
    among_all = scene.current is not None and (frame.of_world or scene.axis == "reporter")
    return "exporter" if among_all else "partner"


def _product(scene: Scene, at: int, frame: Frame, noun: str) -> Frame:
    """The frame with what is ranked: "corn exporter", "supplier of clothes", "buyer of Russian oil"."""
    names_goods = roles()[noun]["rank_of"] != "product" and scene.tokens[at].item.sort != "more"  # "ships more rice"
    inside = _inside(scene, at) if names_goods else ""
    if inside:
        return replace(frame, product=scene.phrases.slot(inside, at))
    if roles()[noun]["rank_of"] == "product" and frame.product is not None:
        return frame
    owned = re.search(r"(D)s[dxT]{0,2}$", scene.codes[max(0, at - 6) : at])
    if owned is not None:  # "the fruit's leading exporter"
        spot = max(0, at - 6) + owned.start(1)
        return replace(frame, product=scene.phrases.slot(scene.tokens[spot].low, spot))
    for step in range(at + 1, min(len(scene.codes), at + 8)):
        code = scene.codes[step]
        if code == "D" and (step < at + 5 or scene.codes[step - 1] == "o"):
            return replace(frame, product=scene.phrases.slot(scene.tokens[step].low, step))
        if code not in "ordaAxBigI" and not (code == "s" or scene.codes[step + 1 : step + 2] == "s"):
            break
    listed = re.match(r"[^;,LN]{0,6}?(?:(D)[xGF]|[xG]o[dA]?(D))", scene.codes[at + 1 : at + 12])
    if listed and _ahead(scene, at):  # "second among the world's rice sellers"
        spot = at + 1 + listed.start(1 if listed[1] else 2)
        return replace(frame, product=scene.phrases.slot(scene.tokens[spot].low, spot))
    whose = re.search(r"(D),?\+[^;,LND]{0,6}$", scene.codes[max(0, at - 10) : at])
    if whose is not None:  # "liquefied gas, of which it is the biggest exporter"
        spot = max(0, at - 10) + whose.start(1)
        return replace(frame, product=scene.phrases.slot(scene.tokens[spot].low, spot))
    return frame


def _inside(scene: Scene, at: int) -> str:
    """The product that the words of the rank name: "top corn exporter", "largest blueberry supplier"."""
    low = scene.tokens[at].low
    known = next((mention.words for mention in find_products(low) if mention.words != "goods"), "")
    role = re.search(r"(?:export|import|suppli|buy|sell|ship)er$", low)
    if known or role is None:
        return known
    between = product_phrase_before(low, role.start())
    return between.words if between and not set(between.words.split()) & _rank_parts() else ""


@cache
def _rank_parts() -> frozenset[str]:
    return frozenset(part for words in rank_words() for part in words.split())


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
    theirs = "I" in scene.codes[max(0, at - 2) : at] and owner is not None and known.reporter is not None
    same = theirs and known.product is not None and owner == known.reporter
    scene.set(at, Frame(owner, None, flow, known.product if same else None))


def on_rank(scene: Scene, at: int) -> None:
    if "!" in scene.codes[at + 1 : at + 5]:
        scene.muted = "another subject"
        return
    ranking = role_of(scene, at)
    if apposed(scene, at, ranking) or partner_by_rank(scene, at, ranking):
        return
    scene.rankings.append(ranking)
    figures_of(scene, ranking)
    scene.muted = ""
    scene.axis = ranking.rank_of
    scene.set(at, ranking.frame)


def figures_of(scene: Scene, ranking: Ranking) -> None:
    """Give figures set beside the holder the flow of its rank: "America, with 14.2%, was the top importer"."""
    found = _BESIDE_HOLDER.search(scene.codes, max(0, ranking.at - 14), ranking.at)
    for bound in scene.bounds:
        if found and found.start() < bound.at and not bound.refused and ranking.frame.flow:
            other = bound.frame.kind_of_flow != ranking.frame.kind_of_flow
            bound.frame = ranking.frame if other else bound.frame


def ranked(scene: Scene, topic: Topic, frame: Frame) -> Frame:
    """The flow that a rank is of, with who holds it: "Oman headed the buyers of Bahrain's non-oil exports"."""
    ranking = scene.rankings[-1] if scene.rankings else None
    if ranking is None or frame.partner or set(scene.codes[ranking.at + 1 : topic.first]) - set("dxoGI"):
        return frame
    if (
        ranking.rank_of != "partner"
        or not (holder := ranking.frame.partner)
        or frame.reporter != ranking.frame.reporter
    ):
        return frame
    ranking.frame = replace(ranking.frame, product=ranking.frame.product or frame.product)
    return replace(frame, partner=holder)
