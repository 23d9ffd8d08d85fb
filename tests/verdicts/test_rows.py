"""Verdicts on the rows of the data themselves, said as claims: truly, and gone wrong in a known way.

No sentence is read here, so that what is tested is the verdict alone. Which rows are taken is fixed, and spread over
every dataset.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language import periods
from claimcheck.records import Claim, Document, Finding, Observation
from claimcheck.reference import Catalog
from claimcheck.verification import Settings, judge

PRODUCTS = {"TOTAL": None, "SERVICES": "services", "GOODS_SERVICES": "goods and services"}
ARTICLE = Document("", "text", published="2026-06-01")
EVERY = 11
"""One row in so many is said as a claim."""
FAR = Decimal("0.4")
"""A figure of another row is wrong for this one when it differs by more, relative to it."""
POINTS = 18
"""... and a share, by more points: beyond the noise that the encyclopaedia states of itself."""
CAUGHT = 0.95


@cache
def catalog() -> Catalog:
    return Catalog.load(embedded=True, user=False)


@cache
def rows() -> tuple[Observation, ...]:
    every = [row for dataset in catalog().datasets for row in catalog().observations(dataset.id)]
    return tuple(row for row in every if row.product in PRODUCTS and row.value)


def said(row: Observation) -> Claim:
    """The row as a claim."""
    kind = "balance" if row.flow == "balance" and row.measure == "level" else row.measure
    claim = Claim(
        kind=kind,
        span=f"{abs(row.value):f}",
        start=0,
        end=1,
        reporter=row.reporter,
        partner=None if row.partner == "WLD" else row.partner,
        flow=row.flow,
        product=PRODUCTS[row.product],
        period=row.period,
        value=row.value,
        unit=row.unit,
        quantum=row.quantum,
    )
    if kind != "growth":
        return claim
    way = "down" if row.value < 0 else "up"
    return replace(claim, value=abs(row.value), direction=way, base_period=periods.year_before(row.period))


def judged(claims: list[Claim]) -> tuple[Finding, ...]:
    """Each claim judged as the only one of its sentence."""
    apart = (
        replace(
            claim, id=f"c{n}", span=f"{abs(claim.value or 0):f}", start=99 * n, end=99 * n + 1, sentence_start=99 * n
        )
        for n, claim in enumerate(claims)
    )
    return judge(tuple(apart), catalog(), ARTICLE, Settings.of())


def test_no_row_is_refuted_as_a_claim() -> None:
    """What a dataset prints is borne out by it, whatever the others say."""
    chosen = rows()[::EVERY]
    found = judged([said(row) for row in chosen])
    accused = [row for row, finding in zip(chosen, found, strict=True) if finding.verdict == "refuted"]
    assert not accused
    assert sum(finding.verdict == "supported" for finding in found) >= 0.97 * len(found)


def swapped(value: Decimal) -> Decimal | None:
    """The figure with the first two digits that differ changed over."""
    digits = list(f"{value:f}")
    for n in range(len(digits) - 1):
        one, two = digits[n : n + 2]
        if one != two and one.isdigit() and two.isdigit() and (n or two != "0"):
            digits[n : n + 2] = [two, one]
            return Decimal("".join(digits))
    return None


def figure_of(row: Observation, claim: Claim) -> Claim:
    """``claim`` with the figure of another row."""
    other = said(row)
    return replace(claim, value=other.value, quantum=other.quantum, direction=other.direction)


@cache
def kin() -> dict[tuple[str, str, str, str], list[Observation]]:
    found = defaultdict(list)
    for row in rows():
        found[row.reporter, row.measure, row.unit, row.product].append(row)
    return found


def others(row: Observation, way: str) -> Iterator[Observation]:
    """Rows whose figure stands for this one's when ``way`` is what went wrong."""
    for other in kin()[row.reporter, row.measure, row.unit, row.product]:
        same = {
            "period": len(other.period) == len(row.period),
            "partner": row.partner != "WLD" and other.partner != "WLD",
            "flow": "balance" not in (row.flow, other.flow),
        }
        differing = {name for name in same if getattr(other, name) != getattr(row, name)}
        apart = abs(other.value - row.value)
        if (
            differing == {way}
            and same[way]
            and apart > FAR * abs(row.value)
            and (row.measure != "share" or apart > POINTS)
        ):
            yield other


def gone_wrong(row: Observation, way: str) -> Claim | None:
    """The row said wrongly in one known way, or ``None`` where it cannot go wrong so."""
    claim = said(row)
    size = abs(row.value)
    if way == "digits":
        other = swapped(size)
        far = (
            other is not None
            and abs(other - size) > FAR * size
            and (row.measure != "share" or abs(other - size) > POINTS)
        )
        return replace(claim, value=other.copy_sign(claim.value or size)) if other is not None and far else None
    if way == "scale":
        return replace(claim, value=row.value * 1000, quantum=row.quantum * 1000) if row.measure == "level" else None
    if way == "sign":
        return _turned(claim)
    other_row = next(others(row, way), None)
    return figure_of(other_row, claim) if other_row else None


def _turned(claim: Claim) -> Claim | None:
    if claim.kind == "balance" and claim.value is not None:
        return replace(claim, value=-claim.value)
    if claim.kind == "growth" and (claim.value or 0) > 2:
        return replace(claim, direction="up" if claim.direction == "down" else "down")
    return None


@pytest.mark.parametrize("way", ["digits", "scale", "sign", "period", "partner", "flow"])
def test_a_row_gone_wrong_is_caught(way: str) -> None:
    """A figure gone wrong in a known way is refuted, conflicting or close, and never only left alone."""
    every = EVERY if way in ("period", "flow", "sign") else EVERY * 4
    wrong = [claim for row in rows()[::every] if (claim := gone_wrong(row, way)) is not None]
    assert wrong
    missed = [f for f in judged(wrong) if f.verdict in ("supported", "not_enough_evidence")]
    assert len(missed) <= (1 - CAUGHT) * len(wrong), [f.to_dict() for f in missed]


SPREAD = st.integers(0, 10**6).map(lambda n: rows()[n % len(rows())])


@given(SPREAD, st.sampled_from(["approx", "wider", "at_least", "at_most"]), st.decimals("0.97", "1.03", places=3))
@settings(max_examples=30, deadline=None)
def test_a_wider_figure_never_turns_into_an_accusation(row: Observation, how: str, factor: Decimal) -> None:
    """A hedge, a coarser rounding or an open end never turns supported into refuted."""
    claim = replace(said(row), value=(said(row).value or Decimal(0)) * factor)
    if how == "wider":
        looser = replace(claim, quantum=(claim.quantum or Decimal(1)) * 10)
    else:
        looser = replace(claim, modifier=how)
    before, after = (judged([one])[0].verdict for one in (claim, looser))
    assert not (before == "supported" and after == "refuted")
