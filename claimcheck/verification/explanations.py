"""Explanations: one sentence that says which definition carries the verdict, in plain English."""

from __future__ import annotations

from claimcheck.language import places
from claimcheck.records import Claim
from claimcheck.verification import wording
from claimcheck.verification.calculations import Worked
from claimcheck.verification.candidates import possessive
from claimcheck.verification.cases import Case
from claimcheck.verification.readings.scopes import CALENDAR_YEAR
from claimcheck.verification.verdicts import Decision


def explanation(case: Case, decision: Decision) -> str:
    """The sentence for the report."""
    told = {
        "supported": _supported,
        "conflicting": _conflicting,
        "close": _close,
        "refuted": _refuted,
        "not_enough_evidence": _open,
    }
    sentence = told[decision.verdict](case, decision)
    return sentence[:1].upper() + sentence[1:]


def said(worked: Worked, claim: Claim) -> str:
    """Whose reading gives which figure: "by KOTRA's published share it is 98.3 per cent"."""
    label = worked.candidate.reading.label
    return f"by {label}{',' if ',' in label else ''} it is {result(worked, claim)}"


def result(worked: Worked, claim: Claim) -> str:
    """The figure of a calculation, with the direction or side that its kind needs."""
    value = worked.candidate.figure.value
    if claim.kind == "growth":
        if claim.flow == "balance":
            return f"a gap {'narrower' if value < 0 else 'wider'} by {wording.figure(abs(value), claim.unit)}"
        return f"a {'fall' if value < 0 else 'rise'} of {wording.figure(abs(value), claim.unit)}"
    if claim.kind == "balance":
        return f"a {'deficit' if value < 0 else 'surplus'} of {wording.figure(abs(value), claim.unit)}"
    if claim.kind == "comparison":
        return f"a difference of {wording.figure(value, claim.unit or worked.candidate.reading.currency)}"
    if claim.kind in ("rank", "record"):
        unit = claim.unit if claim.kind == "record" and claim.unit != "rank" else None
        return f"{value} {unit}" if unit else f"place {value}"
    return wording.figure(value, claim.unit)


def _supported(case: Case, decision: Decision) -> str:
    carrying = _carrying(case)
    sentence = f"{said(carrying, case.context.claim)}, which carries the figure"
    other = next((w for w in case.points if w.outcome != "agrees"), None)
    told = {"definition_dependent", "disputed", "revised_since"} & set(decision.reasons)
    return f"{sentence}; {said(other, case.context.claim)}." if other and told else f"{sentence}."


def _conflicting(case: Case, decision: Decision) -> str:
    carrying, claim = _carrying(case), case.context.claim
    against = next((w for w in case.points if w.outcome != "agrees"), None)
    if against is None:
        return f"Only {said(carrying, claim)}."
    if "source_inconsistent" in decision.reasons:
        return f"The source contradicts itself: {said(carrying, claim)}, but {said(against, claim)}."
    return f"{said(against, claim)}, which speaks against the figure; only {said(carrying, claim)}, which carries it."


def _close(case: Case, decision: Decision) -> str:
    near = next(w for w in case.points if w.outcome == "close")
    if CALENDAR_YEAR in near.candidate.reading.assumptions:
        return f"{said(near, case.context.claim)}, which is near; nobody in reach has the fiscal year itself."
    return f"{said(near, case.context.claim)}: off the printed figure, but by no more than such data differ."


def _refuted(case: Case, decision: Decision) -> str:
    claim = case.context.claim
    if not case.points:
        limit = next(w for w in case.bounds if w.outcome == "disagrees")
        return f"The figure lies outside what is possible: {limits(limit, claim)}."
    sentence = f"{said(case.points[0], claim)}, and no other reading with data comes near the printed figure"
    return f"{sentence}{_explained(case)}."


def _explained(case: Case) -> str:
    """What the figure would be true of, where that was found."""
    return f"; it would be right {case.alternatives[0].words}" if case.alternatives else ""


def _open(case: Case, decision: Decision) -> str:
    claim, reasons = case.context.claim, set(decision.reasons)
    if "forecast" in reasons:
        return "The figure is expected or planned; what happened later can neither bear it out nor refute it."
    if "unread_slot" in reasons:
        return "The text does not say clearly enough whose trade, or which flow, the figure is about."
    if "unknown_product" in reasons:
        return f"The reference data do not tell {claim.product} apart from other goods."
    if "contrary_indication" in reasons:
        return f"{_contrary(case)}, but {_why_not(case, reasons)}{_explained(case)}."
    if "within_bounds" in reasons:
        return f"No dataset in reach has the figure; it lies within what is possible: {limits(case.bounds[0], claim)}."
    return f"No dataset in reach has {subject(claim)}."


def _contrary(case: Case) -> str:
    if case.points:
        return said(case.points[0], case.context.claim)
    limit = next(w for w in case.bounds if w.outcome == "disagrees")
    return f"The figure lies outside {limits(limit, case.context.claim)}"


def _why_not(case: Case, reasons: set[str]) -> str:
    """Why evidence that speaks against the claim does not refute it."""
    source = case.context.attribution.words
    if "source_not_held" in reasons:
        return f"the text cites {source}, which is not among the reference data"
    if "named_source_lacks_data" in reasons:
        return f"the reference data have no such figure of the source cited, {source}"
    if "period_incomplete" in reasons:
        return "the period was not over when the text appeared"
    if "later_data_only" in reasons:
        return "that was published after the text, which may rest on earlier figures"
    if "period_unstated" in reasons:
        return "the text gives no period"
    if "only_sideways" in reasons:
        return "that is a figure of another kind, and the plain one, which is not in reach, may differ"
    return "the text may mean another country, flow, product or period"


def limits(worked: Worked, claim: Claim) -> str:
    """The limits of a calculation, and whose they are."""
    span = worked.candidate.figure.interval
    low, high = (wording.figure(end, claim.unit) if end is not None else None for end in (span.low, span.high))
    named = worked.candidate.reading.label
    if low is None or span.low == 0:
        return f"at most {high} by {named}"
    return f"from {low} to {high} by {named}" if high else f"at least {low} by {named}"


def subject(claim: Claim) -> str:
    """What the claim measures, in words: "the share of China in North Korea's trade in 2023"."""
    who = possessive(places.describe(claim.reporter)) if claim.reporter else "the"
    product = f" in {claim.product}" if claim.product else ""
    side = {"export": "to", "import": "from"}.get(claim.flow or "", "with")
    partner = f" {side} {places.describe(claim.partner)}" if claim.partner else ""
    when = f" in {wording.period(claim.period)}" if claim.period else ""
    return f"what it takes to work this out: {who} {wording.flow(claim.flow)}{product}{partner}{when}"


def _carrying(case: Case) -> Worked:
    return next(w for w in case.points if w.outcome == "agrees")
