"""Slots that may have been read wrongly, judged by the article as a whole.

Running text leaves most things unsaid: "it sold goods worth 5 billion there". A figure held against the wrong flow or
year would be accused falsely, and a misread slot is far likelier than a misprint. So a figure that no reading bears
out is doubted rather than accused where

- a slot was inherited or guessed, and no neighbouring claim read exactly the same way was borne out by the data;
- the sentence names a country or a product that none of its claims uses: it may be the one that was lost;
- the figure would be right for another flow, partner or period that the sentence names as well;
- the sentence has two figures for one and the same thing: one of them must be about something else;
- the words around it speak of a gap, a change or a multiple of another flow, and as that it would be right;
- it would be right with another country that the sentence names added, or compared with one or with a period it names;
- it would be right with what its sentence or the claims close by name, in the place of what was read (``rereadings``);
- it is a record or a "first" over a series that does not reach back far enough: "first" may be said of something else.

A slip of the pen (two digits swapped, a million for a billion, a sign turned) is an explanation of its own, and
such a figure is accused however its slots were come by, unless the text names no country at all and the reporter is
only the one whose office it cites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from claimcheck.language import flows, periods, products
from claimcheck.records import Claim
from claimcheck.verification import mentions
from claimcheck.verification.cases import Alternative, Case
from claimcheck.verification.context import FROM_SOURCE
from claimcheck.verification.intervals import claim_interval, meets
from claimcheck.verification.slips import MISREAD

SLOTS: Final = ("reporter", "partner", "flow", "product", "period")
NEIGHBOURS: Final = 400
"""Characters between the starts of two sentences that still speak of the same thing: two or three sentences."""


def unsure(cases: Sequence[Case]) -> list[frozenset[str]]:
    """For each case the slots that may be wrong: guessed with nobody to vouch for them, or lost."""
    claims = [case.context.claim for case in cases]
    together = mentions.by_sentence(claims)
    borne_out = _borne_out(cases)
    return [_unsure(case, together[case.context.claim.sentence_start], borne_out) for case in cases]


def neighbours(claims: Sequence[Claim]) -> list[tuple[Claim, ...]]:
    """For each claim, given in text order, the others of its sentence and of those close by."""
    found, low, high = [], 0, 0
    for at, claim in enumerate(claims):
        while claims[low].sentence_start < claim.sentence_start - NEIGHBOURS:
            low += 1
        while high < len(claims) and claims[high].sentence_start <= claim.sentence_start + NEIGHBOURS:
            high += 1
        found.append((*claims[low:at], *claims[at + 1 : high]))
    return found


def _unsure(case: Case, together: Sequence[Claim], borne_out: dict[tuple[object, ...], list[int]]) -> frozenset[str]:
    claim = case.context.claim
    found = _lost(claim, together)
    if not _is_vouched(claim, borne_out):
        found |= (_guessed(claim) - {"unit"}) | ({"kind"} if claim.kind == "record" and not case.points else set())
    if _is_crowded(claim, together):
        found.add("period")
    return frozenset(found)


def is_possible(case: Case) -> bool:
    """Whether the claim may have been read wrongly rather than printed wrongly."""
    claim = case.context.claim
    if any(alternative.code == MISREAD for alternative in case.alternatives):
        return True
    if any(alternative.slot in _guessed(claim) or _is_named(alternative, claim) for alternative in case.alternatives):
        return True
    slipped = any(alternative.slot == "value" for alternative in case.alternatives)
    return bool(case.unsure) and (not slipped or FROM_SOURCE in claim.doubts)


def _guessed(claim: Claim) -> set[str]:
    return {doubt.partition(":")[0] for doubt in claim.doubts} & {*SLOTS, "unit"}


def _borne_out(cases: Iterable[Case]) -> dict[tuple[object, ...], list[int]]:
    """Where the sentences start whose claims the data bear out, by what the claims are about."""
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for case in cases:
        if any(worked.outcome == "agrees" for worked in case.points):
            claim = case.context.claim
            for about in (_about(claim), _whose(claim)):
                found[about].append(claim.sentence_start)
    return found


def _about(claim: Claim) -> tuple[object, ...]:
    return tuple(getattr(claim, slot) for slot in SLOTS)


def _whose(claim: Claim) -> tuple[object, ...]:
    """What a claim is about but for the flow: "its deficit" is of the country and year whose exports were just told."""
    return tuple(getattr(claim, slot) for slot in SLOTS if slot != "flow")


def _is_vouched(claim: Claim, borne_out: dict[tuple[object, ...], list[int]]) -> bool:
    """Whether a claim nearby about the same thing is true: then the article does speak of it.

    A flow that the text itself names may be another than the neighbour's; a guessed one must be the same.
    """
    about = _about(claim) if "flow" in _guessed(claim) else _whose(claim)
    return any(abs(start - claim.sentence_start) <= NEIGHBOURS for start in borne_out.get(about, ()))


def _is_crowded(claim: Claim, together: Iterable[Claim]) -> bool:
    """Whether the sentence prints another figure for exactly the same thing."""
    mine = claim_interval(claim)
    return any(
        other is not claim
        and (other.kind, other.unit, other.base_period) == (claim.kind, claim.unit, claim.base_period)
        and _about(other) == _about(claim)
        and not meets(mine, claim_interval(other))
        for other in together
    )


# What the sentence names and no claim of it uses.


def _lost(claim: Claim, together: Sequence[Claim]) -> set[str]:
    """Slots left open in the claim that words of its sentence might have filled."""
    found: set[str] = set()
    if claim.partner is None and claim.compared_to is None and claim.kind != "rank":
        found |= {"partner"} if mentions.has_unused_place(together) else set()
    if products.product_code(claim.product) == "TOTAL":
        found |= {"product"} if mentions.has_unused_product(together) else set()
    return found


# What the sentence names besides.


def _is_named(alternative: Alternative, claim: Claim) -> bool:
    """Whether the sentence names the other flow, partner or period for which the figure would be right."""
    reading = alternative.worked.candidate.reading
    if alternative.code == "true_of_other_flow":
        return reading.flow in _named_flows(claim)
    if alternative.code == "true_of_other_partner":
        return reading.partner in mentions.places_in(claim.text)
    if alternative.code == "true_of_other_period" and reading.period:
        named = {mention.period for mention in periods.find_periods(claim.text, None) if mention.period}
        return periods.normal(reading.period) in map(periods.normal, named)
    return False


def _named_flows(claim: Claim) -> set[str]:
    """Flows that the sentence names elsewhere; "took" beside "exports" names no flow of its own."""
    own = claim.words.get("flow")
    at = own.start - claim.sentence_start if own else -1
    found = flows.find_flows(claim.text)
    by_verb = any(mention.role == "verb" and mention.start <= at < mention.end for mention in found)
    return {mention.flow for mention in found if mention.role == "noun" or by_verb}
