"""Ranks: whose rank it is, who holds it, and in which flow.

"Spain was Nigeria's best customer" is a rank among Nigeria's partners in exports; "the world's
sixth-largest exporter of chips" one among reporters; "Australia's leading export" one among products
(`tables/role_nouns.csv`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.tables import rows
from claimcheck.language.products import find_products

if TYPE_CHECKING:
    from claimcheck.claims.reader import Reader


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


def role_of(reader: Reader, at: int) -> Ranking:
    """Read the rank at token ``at`` with what the sentence has said so far."""
    noun = reader.tokens[at].item.noun or _ahead(reader, at) or _inherited(reader)
    role = roles()[noun]
    said = bool(reader.tokens[at].item.noun or _ahead(reader, at))
    before = reader.current or reader.before
    owner = owner_of(reader, at)
    flow = before.flow if not said and before.flow else reader.phrases.slot(role["flow"], at)
    if role["rank_of"] == "partner":
        reporter = owner or before.reporter or reader.before.reporter
        same_flow = before.kind_of_flow == role["flow"]
        alike = same_flow and reporter is not None and (reporter.value == (before.reporter or reporter).value)
        keeps = not said or (alike and (owner is None or before.reporter is not None))
        held = before.partner if before.kind_of_flow == role["flow"] else None
        frame = Frame(reporter, _holder(reader, at, reporter) or held, flow, before.product if keeps else None)
        if frame.partner and reporter and frame.partner.value == reporter.value:
            frame = replace(frame, reporter=None)
    elif role["rank_of"] == "reporter":
        frame = Frame(
            _holder(reader, at, owner) or owner or before.reporter,
            None,
            flow,
            before.product if not said else None,
            of_world=True,
        )
    else:
        frame = Frame(owner or before.reporter or reader.before.reporter, None, flow, reader.product)
    return Ranking(at, role["rank_of"], _product(reader, at, frame, noun), noun)


def _ahead(reader: Reader, at: int) -> str:
    """The role named after a bare rank: "ranks fourth in the world as an exporter of soybeans"."""
    for token in reader.tokens[at + 1 : at + 8]:
        if token.code in ";,N":
            break
        role = token.low.removesuffix("s")
        if role in roles():
            return role
    return ""


def _inherited(reader: Reader) -> str:
    """The role of a bare rank ("came third"): that of the rank before, else by what the sentence lists."""
    if reader.rankings:
        return reader.rankings[-1].role
    if reader.axis == "product" or reader.product:
        return "export"
    frame = reader.current
    return "exporter" if frame and (frame.of_world or reader.axis == "reporter") else "partner"


def owner_of(reader: Reader, at: int) -> Slot | None:
    """Whose rank it is: "Kenya's best market", "the main supplier of clothes to Kenya", "of Kenyan tea"."""
    codes = reader.codes
    left = at - 1
    while left >= 0 and codes[left] in "xdT":
        left -= 1
    owns = left >= 0 and codes[left] == "s"
    left -= owns
    if left >= 0 and (codes[left] == "A" or (owns and codes[left] == "P")):
        return reader.phrases.place(left)
    if left >= 0 and owns and codes[left] == "C":
        return reader.meant(left) or reader.before.reporter or reader.subject
    if left >= 0 and codes[left] == "Z" and reader.tokens[left].low in ("has", "had", "have", "got"):
        return reader.subject
    if left >= 0 and codes[left] == "I":
        return reader.before.reporter or (reader.current.reporter if reader.current else None) or reader.subject
    for step in range(at + 1, min(len(codes), at + 7)):
        if codes[step] in ",;.LNFZ":
            break
        if codes[step] in "PA" and codes[at + 1 : step].rstrip("dxaD")[-1:] in ("o", "t", "r"):
            return reader.phrases.place(step)
    return None


def _holder(reader: Reader, at: int, owner: Slot | None) -> Slot | None:
    """Who holds the rank: the subject before it, else the place right after ("its top buyer, China, ...")."""
    subject = reader.subject
    if subject and not (owner and owner.value == subject.value):
        return subject
    codes = reader.codes
    for step in range(at + 1, min(len(codes), at + 9)):
        if codes[step] in ";L":
            break
        if codes[step] == "P" and codes[step + 1 : step + 2] != "s" and codes[step - 1] in "Zd,x(m":
            slot = reader.phrases.place(step)
            if not (owner and slot.value == owner.value):
                return slot
    return None


def _product(reader: Reader, at: int, frame: Frame, noun: str) -> Frame:
    """The frame with what is ranked: "corn exporter", "supplier of clothes", "buyer of Russian oil"."""
    inside = [mention for mention in find_products(reader.tokens[at].low) if mention.words != "goods"]
    if inside and roles()[noun]["rank_of"] != "product":
        return replace(frame, product=reader.phrases.slot(inside[0].words, at))
    for step in range(at + 1, min(len(reader.codes), at + 8)):
        code = reader.codes[step]
        if code == "D" and (step < at + 5 or reader.codes[step - 1] == "o"):
            return replace(frame, product=reader.phrases.slot(reader.tokens[step].low, step))
        if code not in "ordaAxBig":
            break
    return frame
