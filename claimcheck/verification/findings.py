"""Claims to findings: read, worked out, ranked, judged and put in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.records import Claim, Document, Finding
from claimcheck.verification.alternatives import alternatives
from claimcheck.verification.cases import Case, case_of, ranked
from claimcheck.verification.context import Context
from claimcheck.verification.explanations import explanation
from claimcheck.verification.figures import unique
from claimcheck.verification.intervals import claim_interval
from claimcheck.verification.lookup import Lookup
from claimcheck.verification.misreadings import neighbours, unsure
from claimcheck.verification.missing import missing
from claimcheck.verification.readings.amounts import Amounts
from claimcheck.verification.settings import Settings
from claimcheck.verification.suggestions import suggestion
from claimcheck.verification.verdicts import Decision, decide

if TYPE_CHECKING:
    from claimcheck.reference import Catalog


def judge(claims: Sequence[Claim], catalog: Catalog, document: Document, settings: Settings) -> tuple[Finding, ...]:
    """One finding a claim, in the order given."""
    amounts = Amounts(Lookup(catalog), document.published)
    cases = ranked([case_of(Context.of(claim, amounts, settings)) for claim in claims])
    cases = [replace(case, unsure=slots) for case, slots in zip(cases, unsure(cases), strict=True)]
    cases = [_explained(replace(case, neighbours=near)) for case, near in zip(cases, neighbours(claims), strict=True)]
    judged = zip(claims, cases, decide(cases), strict=True)
    return tuple(_finding(claim, case, decision) for claim, case, decision in judged)


def _explained(case: Case) -> Case:
    """The case with what would make it true, looked for only where every reading with data fails."""
    outcomes = {worked.outcome for worked in case.worked}
    fails = "disagrees" in outcomes and not outcomes & {"agrees", "close"} and not case.context.claim.forecast
    return replace(case, alternatives=alternatives(case)) if fails else case


def _finding(claim: Claim, case: Case, decision: Decision) -> Finding:
    """The finding on ``claim`` as it was read; its case may have filled in the reporter."""
    return Finding(
        claim=claim,
        interval=claim_interval(claim),
        verdict=decision.verdict,
        reasons=decision.reasons,
        explanation=explanation(case, decision),
        suggestion=suggestion(case, decision.verdict),
        calculations=tuple(worked.calculation for worked in case.worked),
        missing=missing(case),
        caveats=_caveats(case),
    )


def _caveats(case: Case) -> tuple[str, ...]:
    """What has to be granted for the readings that decide: those that agree, or else the first-ranked."""
    deciding = [worked for worked in case.points if worked.outcome == "agrees"] or case.first[:1] or case.bounds[:1]
    return unique(code for worked in deciding[:1] for code in worked.candidate.reading.assumptions)
