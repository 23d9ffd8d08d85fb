"""What would make a refuted figure true: another year, flow, partner, scale, sign or measure.

Each is an explanation, never a reading. One change at a time is made to the claim, and the changed claim is worked out
like any other; it explains the figure only where a reading then agrees to the printed digits.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import Any, Final

from claimcheck.records import Claim
from claimcheck.verification.calculations import Field, Worked, field_of, held_against
from claimcheck.verification.candidates import weight
from claimcheck.verification.cases import Alternative, Case
from claimcheck.verification.context import Context
from claimcheck.verification.kinds.registry import candidates
from claimcheck.verification.rereadings import changes_in_time, rereadings
from claimcheck.verification.slips import MISREAD, Change, changes

HEAVIEST: Final = 2
"""A figure that needs more granted than this explains nothing."""


def alternatives(case: Case) -> tuple[Alternative, ...]:
    """The changes under which the claim would be true, one of each code, for a claim that no reading bears out."""
    found: dict[str, Alternative] = {}
    plain = _Figures(case.context)
    for change in chain(changes(case), rereadings(case), changes_in_time(case)):
        if change.code not in found:
            claim = _changed(case.context.claim, change)
            worked = plain.bearing_out(claim, is_same_question=change.slot == "value")
            if worked:
                found[change.code] = Alternative(change.code, change.slot, change.say(claim), worked)
    return tuple(found.values())


def _changed(claim: Claim, change: Change) -> Claim:
    """The claim with the change made; as a slip, taken at its digits: "about" would let too many figures explain it."""
    loose = change.code != MISREAD and claim.modifier in ("approx", "nearly")
    hedge: dict[str, Any] = {"modifier": "exact"} if loose else {}
    return replace(claim, **(hedge | change.parts))


class _Figures:
    """What the plain readings give for changed claims; a change of the printed figure alone asks nothing new."""

    def __init__(self, context: Context) -> None:
        self._context = replace(context, is_light=True)
        self._own: Field | None = None

    def bearing_out(self, claim: Claim, *, is_same_question: bool) -> Worked | None:
        """The first plain reading that agrees with ``claim`` to its digits."""
        context = replace(self._context, claim=claim)
        if not is_same_question:
            return _borne_out(context, field_of(context, candidates(context)))
        if self._own is None:
            self._own = field_of(context, candidates(context))
        return _borne_out(context, self._own)


def _borne_out(context: Context, field: Field) -> Worked | None:
    for worked in held_against(context, field):
        light = weight(worked.candidate.reading.assumptions) <= HEAVIEST
        if worked.is_point and worked.outcome == "agrees" and not worked.notes and light:
            return worked
    return None
