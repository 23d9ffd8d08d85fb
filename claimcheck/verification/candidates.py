"""Candidates: a reading worked out, before it is held against the claim, with its place in the order of readings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from claimcheck.records import Dataset, Reading
from claimcheck.verification.figures import Figure, unique
from claimcheck.verification.lookup import GRADES
from claimcheck.verification.readings.scopes import Scope
from claimcheck.verification.settings import table


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure under one reading."""

    reading: Reading
    figure: Figure
    dataset: Dataset
    """The dataset that leads: the one of the total, or the one that prints the figure."""
    is_named: bool
    """Whether the text names this dataset, or names none."""
    role: Literal["point", "bound"] = "point"
    """A bound can only speak against a claim."""
    noise_base: Decimal | None = None
    """The size that noise is relative to, where it is not the figure's own: of a margin, the larger flow."""

    @property
    def recipe(self) -> tuple[object, ...]:
        """The definition without the claim's own partner and flow, to be shared by the figures of one sentence."""
        kept = tuple(code for code in self.reading.assumptions if _weights()[code] >= 2)
        return (self.dataset.id, self.reading.fill_in, _others(self), kept)

    @property
    def order(self) -> tuple[int, ...]:
        """Smaller is read first: what the text names, then better than press tabulations, then literal, then grade."""
        grade = GRADES[self.dataset.grade]
        return (not self.is_named, grade == 2, weight(self.reading.assumptions), grade)


def _others(candidate: Candidate) -> tuple[str, ...]:
    """Datasets that put a figure of their own in place of the lead's."""
    if "other_part" not in candidate.reading.assumptions:
        return ()
    filled = {entry.partition("=")[2] for entry in candidate.reading.fill_in}
    return tuple(sorted(id for id in candidate.reading.datasets if id != candidate.dataset.id and id not in filled))


def candidate(
    scope: Scope,
    method: str,
    figure: Figure,
    *,
    base_period: str | None = None,
    role: Literal["point", "bound"] = "point",
    noise_base: Decimal | None = None,
) -> Candidate:
    """``figure`` as worked out by ``method`` in ``scope``."""
    assumptions = unique((*scope.granted, *figure.assumptions))
    datasets = unique((scope.dataset.id, *figure.datasets))
    named = scope.context.attribution.datasets
    reading = Reading(
        label=label(scope, method, assumptions, figure),
        method=method,
        datasets=datasets,
        reporter=scope.cell.reporter,
        partner=scope.cell.partner,
        flow=scope.cell.flow,
        product=scope.cell.product,
        period=scope.cell.period,
        base_period=base_period,
        side=scope.side,
        currency=scope.into or scope.unit,
        fill_in=figure.fill_in,
        assumptions=assumptions,
    )
    is_named = not named or any(id in named for id in datasets)
    return Candidate(reading, figure, scope.dataset, is_named, role, noise_base)


def label(scope: Scope, method: str, assumptions: Iterable[str], figure: Figure) -> str:
    """One line for people: whose figures, how come by, and what was granted."""
    parts = [f"{possessive(short_name(scope.dataset))} {_methods()[method]}"]
    for code in assumptions:
        phrase = _phrase(code, scope, figure)
        if phrase:
            parts.append(phrase)
    return ", ".join(parts)


def short_name(dataset: Dataset) -> str:
    """The name by which texts know the source."""
    return dataset.names[0] if dataset.names else dataset.publisher


def possessive(name: str) -> str:
    """The name as an owner.

    >>> possessive("KOTRA"), possessive("Chinese customs")
    ("KOTRA's", "Chinese customs'")
    """
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def weight(assumptions: Iterable[str]) -> int:
    """How much has to be granted, by ``tables/caveats.csv``."""
    return sum(_weights()[code] for code in assumptions)


def _phrase(code: str, scope: Scope, figure: Figure) -> str:
    if code == "fill_in":
        return "with " + " and ".join(_filled(entry, scope) for entry in figure.fill_in) + " added"
    if code == "other_part":
        taken = {entry.partition("=")[2] for entry in figure.fill_in}
        others = [id for id in figure.datasets if id != scope.dataset.id and id not in taken]
        names = " and ".join(possessive(short_name(scope.context.dataset(id))) for id in others)
        return f"with {names} figure put into the total"
    return _phrases()[code]


def _filled(entry: str, scope: Scope) -> str:
    from claimcheck.language import places

    partner, _, id = entry.partition("=")
    return f"{possessive(places.describe(partner))} own figure ({short_name(scope.context.dataset(id))})"


@cache
def _weights() -> dict[str, int]:
    return {row["code"]: int(row["weight"]) for row in table("caveats")}


@cache
def _phrases() -> dict[str, str]:
    return {row["code"]: row["phrase"] for row in table("caveats")}


@cache
def _methods() -> dict[str, str]:
    return {row["method"]: row["phrase"] for row in table("methods")}
