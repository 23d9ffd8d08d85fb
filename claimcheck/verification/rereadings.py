"""Other ways to read a claim: with a country, period, flow or product that the text names close by.

In an article the words for one figure are spread over sentences, and a figure may be bound to the wrong ones. Each
change here puts one thing that the sentence or its neighbours name in the place of what was read, or two that go
together. A figure that one of them bears out was more likely misread than misprinted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from claimcheck.language import flows, periods, places, products
from claimcheck.records import Claim
from claimcheck.verification import mentions, wording
from claimcheck.verification.cases import Case
from claimcheck.verification.lookup import WORLD
from claimcheck.verification.readings.dates import moved
from claimcheck.verification.slips import MISREAD, Change, digits, says

FEW_DIGITS: Final = 2
"""Figures with no more digits fit two changes at once too easily to mean anything."""
_CHANGING: Final = frozenset({"growth", "ratio"})
_FLOWS: Final = frozenset({"export", "import", "trade"})
_TURNED: Final = {"export": "import", "import": "export"}
_DIRECTIONS: Final = ("up", "down")


def rereadings(case: Case) -> Iterator[Change]:
    """The other readings of the words, the simplest first."""
    claim = case.context.claim
    if claim.value is None:
        return
    for slots in _single(case):
        yield _change(claim, slots)
    if digits(claim) > FEW_DIGITS:
        for slots in _paired(case):
            yield _change(claim, slots)


def _change(claim: Claim, slots: dict[str, Any]) -> Change:
    return Change(MISREAD, next(iter(slots)), slots, _told(slots))


def _single(case: Case) -> Iterator[dict[str, Any]]:
    """One slot read otherwise."""
    claim = case.context.claim
    yield from ({"partner": place} for place in _others(_places(case), claim.partner, claim.reporter))
    yield from ({"reporter": place} for place in _others(_places(case), claim.reporter, claim.partner) if place)
    if claim.reporter and claim.partner:
        yield {"reporter": claim.partner, "partner": claim.reporter}
        yield {"reporter": claim.partner, "partner": claim.reporter, "flow": _TURNED.get(claim.flow or "", claim.flow)}
    yield from ({"product": product} for product in _others(_products(case), claim.product))
    if claim.kind not in _CHANGING:
        yield from ({"period": period} for period in _others(_periods(case), claim.period))
    if claim.kind == "share" and says(claim, "change"):
        yield from ({"kind": "growth", "direction": way, "base_period": None} for way in _ways(claim))


def _paired(case: Case) -> Iterator[dict[str, Any]]:
    """Two slots read otherwise that go together: whose and with whom, from when to when."""
    claim = case.context.claim
    for partner in _others(_places(case), claim.partner, claim.reporter):
        for flow in _others(_flows(case), claim.flow):
            yield {"partner": partner, "flow": flow}
        for period in _others(_periods(case), claim.period) if claim.kind not in _CHANGING else ():
            yield {"partner": partner, "period": period}


def changes_in_time(case: Case) -> Iterator[Change]:
    """A change or a multiple between other times that the text names: "the increase since then is 37 percent"."""
    claim = case.context.claim
    amount = claim.kind == "level" and says(claim, "change")  # "the increase in two years is $54 billion"
    if claim.compared_to is not None or not (amount or claim.kind in _CHANGING):
        return
    ways = [{"kind": "growth", "direction": way} for way in _DIRECTIONS] if amount else [{}]
    for period, base in _spans(case):
        for way in ways:
            yield _change(claim, {**way, "period": period, "base_period": base})


def _spans(case: Case) -> Iterator[tuple[str, str]]:
    """Later and earlier times that the sentence and the claims close by name, where the sentence names any."""
    claim, named = case.context.claim, _named_periods(case)
    if not named:
        return
    near = (period for other in case.neighbours for period in (other.period, other.base_period))
    told = [period for period in (claim.period, *(mention.period for mention in named), *near) if period]
    compares = any(mention.kind == "comparison" for mention in named)  # "of the year before that"
    for period in dict.fromkeys(told):
        back = (moved(period, years=-1), moved(period, years=-2)) if compares else ()
        for base in dict.fromkeys((*told, *back, claim.base_period)):
            if base and base != period and (period, base) != (claim.period, claim.base_period):
                yield period, base


def _others(found: Iterator[str | None], *known: str | None) -> list[str | None]:
    """What was found besides what is known, each once, in order."""
    return [value for value in dict.fromkeys(found) if value not in known]


def _places(case: Case) -> Iterator[str | None]:
    """Countries and groups that the sentence names; where the claim names no partner, those of claims close by, too."""
    claim = case.context.claim
    yield from sorted(mentions.places_in(claim.text) - {WORLD})
    for near in case.neighbours if claim.partner is None else ():
        yield from (near.partner, near.reporter)
    yield None


def _named_periods(case: Case) -> tuple[periods.PeriodMention, ...]:
    """Times that the sentence names, fiscal years as the reporter counts them."""
    claim, published = case.context.claim, case.context.published
    home = claim.reporter or ""
    named_by = periods.fiscal_named_by(home)
    return periods.find_periods(
        claim.text, published, fiscal_start=places.fiscal_start(home), fiscal_named_by=named_by, held=claim.period
    )


def _periods(case: Case) -> Iterator[str | None]:
    """Periods that the sentence names."""
    yield from (mention.period for mention in _named_periods(case))


def _flows(case: Case) -> Iterator[str | None]:
    """Flows that the sentence names."""
    claim = case.context.claim
    yield from (mention.flow for mention in flows.find_flows(claim.text) if claim.flow in _FLOWS)


def _products(case: Case) -> Iterator[str | None]:
    """Products that the sentence names; where the claim names none, those of claims close by, too."""
    claim = case.context.claim
    named = [mention.words for mention in products.find_products(claim.text)]
    yield from (words for words in named if products.product_code(words))
    if products.product_code(claim.product) in (None, "TOTAL"):
        yield from (near.product for near in case.neighbours)


def _ways(claim: Claim) -> tuple[str, ...]:
    return _DIRECTIONS if claim.unit == "percent" else ()


def _told(slots: dict[str, Any]) -> Callable[[Claim], str]:
    """What the figure is true of when read so, in words."""

    def say(claim: Claim) -> str:
        parts = {
            "reporter": f"for {places.describe(claim.reporter or WORLD)}",
            "partner": f"for {places.describe(claim.partner or WORLD)}",
            "flow": f"for {wording.flow(claim.flow)}",
            "product": f"for {claim.product or 'all goods'}",
            "period": f"for {wording.period(claim.period or '')}",
            "base_period": f"against {wording.period(claim.base_period or '')}",
            "kind": f"as {claim.kind}",
        }
        return " and ".join(parts[slot] for slot in slots if slot in parts)

    return say
