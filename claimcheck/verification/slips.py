"""The slips that could have made a true figure false: each is a change of the claim, to be worked out like any other.

Some are slips of whoever printed the figure. Others are slips of whoever read it: the sentence names another country,
period or flow that the figure may belong to, or its words speak of a gap, a change or a multiple.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

from claimcheck.language import flows, places
from claimcheck.records import Claim, Flow
from claimcheck.verification import mentions, wording
from claimcheck.verification.cases import Case
from claimcheck.verification.lookup import WORLD, Cell
from claimcheck.verification.readings.dates import grain, moved
from claimcheck.verification.readings.lanes import is_currency, reaches
from claimcheck.verification.settings import table

MOST_PARTNERS: Final = 12
MISREAD: Final = "misread_possible"
"""The code of changes to what was read, not to what was printed."""
_FLOWS: Final = ("export", "import", "trade")
_WITH_FIGURE: Final = frozenset({"share", "level", "growth", "balance", "quantity", "average", "ratio"})
_TURNED: Final = {"export": "import", "import": "export"}
_SCALES: Final = (3, -3, 6, -6, 1, -1)


class Change(NamedTuple):
    """A slip: what it is called, the slot it touches, the slots of the claim as they would be, and how to say so."""

    code: str
    slot: str
    parts: dict[str, Any]
    say: Callable[[Claim], str]
    """Of the changed claim, what its figure is true of."""


def changes(case: Case) -> Iterator[Change]:
    """The changes to try, in the order of how often such slips are made."""
    claim = case.context.claim
    if claim.value is None or claim.kind not in _WITH_FIGURE:
        return
    for kind in _CHANGES:
        yield from kind(case)


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
        if period and reaches(case.context, period):
            yield Change("true_of_other_period", "period", {"period": period, "base_period": base}, _of_period)


def _flows(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.flow in _FLOWS:
        for flow in _FLOWS:
            if flow != claim.flow:
                yield Change("true_of_other_flow", "flow", {"flow": flow}, _of_flow)


def _sides(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.partner and claim.reporter and "+" not in claim.partner:
        turned = {"reporter": claim.partner, "partner": claim.reporter}
        yield Change("true_of_other_reporter", "reporter", turned, _seen_from)


def _other_kinds(case: Case) -> Iterator[Change]:
    """What a figure of money or a multiple may be instead, by the words around it: a gap, a change, a quotient."""
    claim = case.context.claim
    is_amount = claim.kind in ("level", "growth") and is_currency(claim.unit or "")
    if is_amount and claim.value is not None and says(claim, "balance"):
        for value, words in ((claim.value, "as a surplus"), (-claim.value, "as a deficit")):
            balance = {"kind": "balance", "flow": "balance", "value": value, "direction": None, "base_period": None}
            yield Change(MISREAD, "kind", balance, _always(words))
    if claim.kind == "level" and says(claim, "change"):
        for direction in ("up", "down"):
            change = {"kind": "growth", "direction": direction, "base_period": None}
            yield Change(MISREAD, "kind", change, _always("as a change on the year before"))
    if claim.kind == "ratio" and claim.compared_to is None and claim.flow in _TURNED:
        over = Flow(claim.reporter, claim.partner, _TURNED[claim.flow])
        words = f"over {wording.flow(_TURNED[claim.flow])}"
        yield Change(MISREAD, "kind", {"compared_to": over, "base_period": None}, _always(words))


def _other_places(case: Case) -> Iterator[Change]:
    """Countries that the sentence names besides: to be added, or to be what is compared with."""
    claim = case.context.claim
    for place in sorted(mentions.places_in(claim.text) - {WORLD, claim.reporter, *(claim.partner or "").split("+")}):
        if claim.partner is not None and claim.kind != "ratio":
            yield Change(MISREAD, "partner", {"partner": f"{claim.partner}+{place}"}, _with_partner)
        if claim.compared_to is None:
            yield from _compared(claim, place)


def _compared(claim: Claim, place: str) -> Iterator[Change]:
    """The figure as a multiple of the same flow with ``place``, or as the difference from it."""
    other = {"compared_to": Flow(claim.reporter, place, claim.flow or ""), "base_period": None}
    name = places.describe(place)
    if claim.kind == "ratio":
        yield Change(MISREAD, "compared_to", other, _always(f"over the same with {name}"))
    if claim.kind == "level":
        for modifier, words in (("more_than", "more"), ("less_than", "less")):
            gap = {**other, "kind": "comparison", "modifier": modifier}
            yield Change(MISREAD, "compared_to", gap, _always(f"as so much {words} than with {name}"))


def _part_of_both_ways(case: Case) -> Iterator[Change]:
    """The share of exports or imports, as far as the sentence names them, in the trade between the two."""
    claim = case.context.claim
    if claim.kind != "share" or claim.partner is None:
        return
    whole = Flow(claim.reporter, claim.partner, "trade")
    for flow in sorted({mention.flow for mention in flows.find_flows(claim.text)} & _TURNED.keys()):
        part = {"kind": "ratio", "flow": flow, "compared_to": whole, "base_period": None}
        yield Change(MISREAD, "compared_to", part, _always(f"as {wording.flow(flow)} of the trade between the two"))


def says(claim: Claim, kind: str) -> bool:
    """Whether the sentence has words of a gap or of a change, by ``tables/slips.csv``."""
    text = claim.text.lower()
    return any(row["word"] in text for row in table("slips") if row["kind"] == kind)


def _partners(case: Case) -> Iterator[Change]:
    """Other partners that the leading dataset lists; figures of one digit fit too easily to mean anything."""
    claim = case.context.claim
    if not case.points or claim.partner is None or claim.reporter is None or claim.flow is None or digits(claim) < 2:
        return
    lead = case.points[0].candidate
    cell = Cell(claim.reporter, claim.partner, claim.flow, lead.reading.product, lead.reading.period or "")
    listed = set().union(*(case.context.lookup.partners(lead.dataset.id, cell, m) for m in ("level", "share")))
    for partner in sorted(listed - {WORLD, claim.partner})[:MOST_PARTNERS]:
        yield Change("true_of_other_partner", "partner", {"partner": partner}, _with_partner)


def _scales(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.unit is None or not (is_currency(claim.unit) or claim.kind == "quantity"):
        return
    for power in _SCALES:
        value = (claim.value or Decimal(0)).scaleb(power)
        quantum = claim.quantum.scaleb(power) if claim.quantum is not None else None
        yield Change("wrong_scale", "value", _figure(value, quantum), _at_scale)


def _signs(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.kind == "balance" and claim.value:
        words = "as a surplus" if claim.value < 0 else "as a deficit"
        yield Change("wrong_sign", "value", {"value": -claim.value}, _always(words))
    if claim.kind == "growth" and claim.direction in ("up", "down"):
        turned = "down" if claim.direction == "up" else "up"
        words = "as a fall" if turned == "down" else "as a rise"
        yield Change("wrong_direction", "value", {"direction": turned}, _always(words))


def _measures(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.kind == "growth" and claim.unit == "percent":
        if claim.partner is not None:
            share = {"kind": "share", "direction": None, "base_period": None}
            yield Change("matches_share_not_growth", "kind", share, _always("as a share, not as growth"))
        points = {"unit": "percentage_points"}
        yield Change("points_for_percent", "unit", points, _always("as percentage points of a share"))
    if claim.kind == "share":
        for direction in ("up", "down"):
            growth = {"kind": "growth", "direction": direction, "base_period": None}
            yield Change("matches_growth_not_share", "kind", growth, _always("as growth, not as a share"))


def _products(case: Case) -> Iterator[Change]:
    scopes = {code for code, _ in case.context.products()}
    if scopes == {"TOTAL"}:
        words = _always("for goods and services together")
        yield Change("matches_goods_and_services", "product", {"product": "goods and services"}, words)
    if scopes == {"GOODS_SERVICES"}:
        yield Change("matches_goods_only", "product", {"product": "goods"}, _always("for goods alone"))


def _currencies(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.unit is None or not is_currency(claim.unit) or not case.points or claim.reporter is None:
        return
    lead = case.points[0].candidate
    for unit in case.context.lookup.units(lead.dataset.id, claim.reporter, lead.reading.product):
        if is_currency(unit) and unit != claim.unit:
            yield Change("wrong_currency", "unit", {"unit": unit}, _always(f"in {wording.currency(unit)}"))


def _swapped_digits(case: Case) -> Iterator[Change]:
    claim = case.context.claim
    if claim.quantum is None or claim.value is None:
        return
    digits = f"{abs(claim.value) / claim.quantum:f}".split(".")[0]
    for n in range(len(digits) - 1):
        turned = digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :]
        if turned != digits and turned[0] != "0":
            value = (Decimal(turned) * claim.quantum).copy_sign(claim.value)
            yield Change("digits_swapped", "value", _figure(value, claim.quantum), _as_figure)


def _figure(value: Decimal, quantum: Decimal | None) -> dict[str, Any]:
    # The span would no longer say what the value does; without it the printed digits are taken as they stand.
    return {"value": value, "quantum": quantum, "span": "", "value_high": None}


def digits(claim: Claim) -> int:
    if claim.quantum is None or claim.value is None:
        return 1
    return len(f"{abs(claim.value) / claim.quantum:f}".split(".")[0])


def _of_flow(claim: Claim) -> str:
    return f"for {wording.flow(claim.flow)}"


def _of_period(claim: Claim) -> str:
    return f"for {wording.period(claim.period or '')}"


def _seen_from(claim: Claim) -> str:
    return f"seen from {places.describe(claim.reporter or '')}"


def _with_partner(claim: Claim) -> str:
    return f"for {places.describe(claim.partner or '')}"


def _at_scale(claim: Claim) -> str:
    return f"at {wording.amount(abs(claim.value or Decimal(0)), claim.unit)}"


def _as_figure(claim: Claim) -> str:
    return f"as {wording.figure(claim.value or Decimal(0), claim.unit)}"


def _always(words: str) -> Callable[[Claim], str]:
    return lambda _: words


_CHANGES: Final[tuple[Callable[[Case], Iterator[Change]], ...]] = (
    _other_kinds, _other_places, _part_of_both_ways, _swapped_digits, _periods, _flows, _scales,
    _signs, _measures, _products, _currencies, _sides, _partners,
)  # fmt: skip
