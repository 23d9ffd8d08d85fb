"""What would make a refuted figure true: another year, flow, partner, scale, sign or measure.

Each is an explanation, never a reading. One change at a time is made to the claim, and the changed claim is worked out
like any other; it explains the figure only where a reading then agrees to the printed digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from claimcheck.language import places
from claimcheck.records import Claim, Flow
from claimcheck.verification import wording
from claimcheck.verification.calculations import Worked, calculate
from claimcheck.verification.candidates import weight
from claimcheck.verification.cases import Alternative, Case
from claimcheck.verification.context import Context
from claimcheck.verification.kinds.registry import candidates
from claimcheck.verification.lookup import WORLD, Cell
from claimcheck.verification.readings.dates import grain, moved
from claimcheck.verification.readings.scopes import is_currency
from claimcheck.verification.settings import table

MOST_PARTNERS: Final = 12
HEAVIEST: Final = 2
"""A figure that needs more granted than this explains nothing."""
_FLOWS: Final = ("export", "import", "trade")
_WITH_FIGURE: Final = frozenset({"share", "level", "growth", "balance", "quantity", "average", "ratio"})
_TURNED: Final = {"export": "import", "import": "export"}
_SCALES: Final = (3, -3, 6, -6, 1, -1)


class Change(NamedTuple):
    """A changed claim, what the change is called, the slot it touches and how to say it."""

    code: str
    slot: str
    words: str
    claim: Claim


def alternatives(case: Case) -> tuple[Alternative, ...]:
    """The changes under which the claim would be true, one of each code, for a claim that no reading bears out."""
    found: dict[str, Alternative] = {}
    for change in changes(case):
        if change.code not in found:
            worked = _borne_out(case.context, change.claim)
            if worked:
                found[change.code] = Alternative(change.code, change.slot, change.words, worked)
    return tuple(found.values())


def changes(case: Case) -> Iterator[Change]:
    """The changed claims to try, in the order of how often such slips are made."""
    claim = case.context.claim
    if claim.value is None or claim.kind not in _WITH_FIGURE:
        return
    for kind in _CHANGES:
        for change in kind(case):
            yield change._replace(claim=_unhedged(change.claim))


def _unhedged(claim: Claim) -> Claim:
    """The claim taken at its digits: "about" would let too many figures explain it."""
    return replace(claim, modifier="exact") if claim.modifier in ("approx", "nearly") else claim


def _borne_out(context: Context, claim: Claim) -> Worked | None:
    other = replace(context, claim=claim, is_light=True)
    for worked in calculate(other, candidates(other)):
        light = weight(worked.candidate.reading.assumptions) <= HEAVIEST
        if worked.is_point and worked.outcome == "agrees" and not worked.notes and light:
            return worked
    return None


def _periods(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.period is None:
        return
    steps = [{"years": n} for n in (-1, 1, -2, 2, -3, 3)]
    if grain(claim.period) == "months":
        steps += [{"months": -1}, {"months": 1}]
    for step in steps:
        period = moved(claim.period, **step)
        base = moved(claim.base_period, **step) if claim.base_period else None
        if period:
            words = f"for {wording.period(period)}"
            yield Change("true_of_other_period", "period", words, replace(claim, period=period, base_period=base))


def _flows(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.flow in _FLOWS:
        for flow in _FLOWS:
            if flow != claim.flow:
                yield Change("true_of_other_flow", "flow", f"for {wording.flow(flow)}", replace(claim, flow=flow))


def _sides(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.partner and claim.reporter and "+" not in claim.partner:
        turned = replace(claim, reporter=claim.partner, partner=claim.reporter)
        words = f"seen from {places.describe(claim.partner)}"
        yield Change("true_of_other_reporter", "reporter", words, turned)
    elif claim.kind == "share" and claim.partner is None:
        return


def _other_kinds(case: Case) -> Iterator[Change]:
    """What a figure of money or a multiple may be instead, by the words around it: a gap, a change, a quotient."""
    claim = case.context.claim
    if claim.kind == "level" and claim.value is not None and _says(claim, "balance"):
        for value, words in ((claim.value, "as a surplus"), (-claim.value, "as a deficit")):
            balance = replace(claim, kind="balance", flow="balance", value=value)
            yield Change("misread_possible", "kind", words, balance)
    if claim.kind == "level" and _says(claim, "change"):
        for direction in ("up", "down"):
            change = replace(claim, kind="growth", direction=direction, base_period=None)
            yield Change("misread_possible", "kind", "as a change on the year before", change)
    if claim.kind == "ratio" and claim.compared_to is None and claim.flow in _TURNED:
        over = Flow(claim.reporter, claim.partner, _TURNED[claim.flow])
        words = f"over {wording.flow(_TURNED[claim.flow])}"
        yield Change("misread_possible", "kind", words, replace(claim, compared_to=over, base_period=None))


def _says(claim: Claim, kind: str) -> bool:
    """Whether the sentence has words of a gap or of a change, by ``tables/slips.csv``."""
    text = claim.text.lower()
    return any(row["word"] in text for row in table("slips") if row["kind"] == kind)


def _partners(case: Case) -> Iterator[Change]:
    """Other partners that the leading dataset lists; figures of one digit fit too easily to mean anything."""
    claim = case.context.claim
    if not case.points or claim.partner is None or claim.reporter is None or claim.flow is None or _digits(claim) < 2:
        return
    lead = case.points[0].candidate
    cell = Cell(claim.reporter, claim.partner, claim.flow, lead.reading.product, lead.reading.period or "")
    listed = set().union(*(case.context.lookup.partners(lead.dataset.id, cell, m) for m in ("level", "share")))
    for partner in sorted(listed - {WORLD, claim.partner})[:MOST_PARTNERS]:
        words = f"for {places.describe(partner)}"
        yield Change("true_of_other_partner", "partner", words, replace(claim, partner=partner))


def _scales(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.unit is None or not (is_currency(claim.unit) or claim.kind == "quantity"):
        return
    for power in _SCALES:
        value = (claim.value or Decimal(0)).scaleb(power)
        quantum = claim.quantum.scaleb(power) if claim.quantum is not None else None
        words = f"at {wording.amount(abs(value), claim.unit)}"
        yield Change("wrong_scale", "value", words, _with_value(claim, value, quantum))


def _signs(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.kind == "balance" and claim.value:
        words = "as a surplus" if claim.value < 0 else "as a deficit"
        yield Change("wrong_sign", "value", words, replace(claim, value=-claim.value))
    if claim.kind == "growth" and claim.direction in ("up", "down"):
        turned = "down" if claim.direction == "up" else "up"
        words = "as a fall" if turned == "down" else "as a rise"
        yield Change("wrong_direction", "value", words, replace(claim, direction=turned))


def _measures(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.kind == "growth" and claim.unit == "percent":
        if claim.partner is not None:
            share = replace(claim, kind="share", direction=None, base_period=None)
            yield Change("matches_share_not_growth", "kind", "as a share, not as growth", share)
        points = replace(claim, unit="percentage_points")
        yield Change("points_for_percent", "unit", "as percentage points of a share", points)
    if claim.kind == "share":
        for direction in ("up", "down"):
            growth = replace(claim, kind="growth", direction=direction, base_period=None)
            yield Change("matches_growth_not_share", "kind", "as growth, not as a share", growth)


def _products(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    scopes = {code for code, _ in case.context.products()}
    if scopes == {"TOTAL"}:
        words = "for goods and services together"
        yield Change("matches_goods_and_services", "product", words, replace(claim, product="goods and services"))
    if scopes == {"GOODS_SERVICES"}:
        yield Change("matches_goods_only", "product", "for goods alone", replace(claim, product="goods"))


def _currencies(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.unit is None or not is_currency(claim.unit) or not case.points or claim.reporter is None:
        return
    lead = case.points[0].candidate
    for unit in case.context.lookup.units(lead.dataset.id, claim.reporter, lead.reading.product):
        if is_currency(unit) and unit != claim.unit:
            yield Change("wrong_currency", "unit", f"in {wording.currency(unit)}", replace(claim, unit=unit))


def _swapped_digits(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.quantum is None or claim.value is None:
        return
    digits = f"{abs(claim.value) / claim.quantum:f}".split(".")[0]
    for n in range(len(digits) - 1):
        turned = digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :]
        if turned != digits and turned[0] != "0":
            value = (Decimal(turned) * claim.quantum).copy_sign(claim.value)
            shown = wording.figure(value, claim.unit)
            yield Change("digits_swapped", "value", f"as {shown}", _with_value(claim, value, claim.quantum))


def _with_value(claim: Claim, value: Decimal, quantum: Decimal | None) -> Claim:
    # The span would no longer say what the value does; without it the printed digits are taken as they stand.
    return replace(claim, value=value, quantum=quantum, span="", value_high=None)


def _digits(claim: Claim) -> int:
    if claim.quantum is None or claim.value is None:
        return 1
    return len(f"{abs(claim.value) / claim.quantum:f}".split(".")[0])


_CHANGES: Final[tuple[Callable[[Case], Iterator[Change]], ...]] = (
    _other_kinds, _swapped_digits, _periods, _flows, _scales, _signs, _measures, _products, _currencies,
    _sides, _partners,
)  # fmt: skip
