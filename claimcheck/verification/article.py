"""The claims of one article, arranged so that those about the same thing are found together.

Two claims are set against each other only when reporter, partner, product, period and source truly match and
neither is a forecast. A slot that was guessed is trusted only beside a claim of the same sentence with the same
guess: if the guess is wrong there, it is wrong for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from claimcheck.language import periods, products
from claimcheck.records import Claim
from claimcheck.verification import mentions

AMOUNTS: Final = frozenset({"level", "balance", "quantity"})
"""Kinds that print the amount of a flow."""
_SLOTS: Final = ("reporter", "partner", "flow", "product", "period")
_DOUBTED: Final = frozenset({*_SLOTS, "base_period", "unit", "value"})
"""Slots that must not have been guessed for one of two claims only."""
_SAME: Final = object()


@dataclass(frozen=True)
class Article:
    """Claims by reporter; ``like`` finds those that match another in all but the slots named."""

    by_reporter: dict[str, list[Claim]]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Article:
        """The claims that can be tested: no forecasts, with a figure, a reporter and a flow.

        Claims of a sentence that names a country which none of them uses are left out: one of them is about it.
        """
        found: dict[str, list[Claim]] = {}
        for together in mentions.by_sentence(claims).values():
            if mentions.has_unused_place(together):
                continue
            for claim in together:
                if claim.value is not None and claim.reporter and claim.flow and not claim.forecast:
                    found.setdefault(claim.reporter, []).append(claim)
        return cls(found)

    def __iter__(self) -> Iterator[Claim]:
        for claims in self.by_reporter.values():
            yield from claims

    def of_kind(self, *kinds: str) -> Iterator[Claim]:
        """The claims of these kinds."""
        return (claim for claim in self if claim.kind in kinds)

    def amounts_like(self, claim: Claim, **slots: Any) -> list[Claim]:
        """Amounts of the same thing as ``claim``; ``slots`` gives those that are to differ, and ``unit`` if any."""
        return [other for other in self.like(claim, **slots) if other.kind in AMOUNTS]

    def like(self, claim: Claim, *, unit: str | None = None, **slots: Any) -> Iterator[Claim]:
        """Other claims that match ``claim`` in every slot but those given in ``slots``, which they match as given."""
        reporter = slots.get("reporter", claim.reporter) or ""
        for other in self.by_reporter.get(reporter, ()):
            if other is not claim and (unit is None or other.unit == unit) and _matches(claim, other, slots):
                yield other


def _matches(claim: Claim, other: Claim, slots: dict[str, Any]) -> bool:
    return (
        all(_slot(other, name) == _wanted(claim, name, slots) for name in _SLOTS)
        and same_source(claim, other)
        and trusted(claim, other)
    )


def _wanted(claim: Claim, name: str, slots: dict[str, Any]) -> Any:
    given = slots.get(name, _SAME)
    if given is _SAME:
        return _slot(claim, name)
    return _normal(name, given)


def _slot(claim: Claim, name: str) -> Any:
    return _normal(name, getattr(claim, name))


def _normal(name: str, value: str | None) -> str | None:
    if name == "partner":
        return None if value == "WLD" else value
    if name == "product":
        return product(value)
    if name == "period" and value:
        return periods.normal(value)
    return value


def product(words: str | None) -> str:
    """The product's code, or its words where it has none; goods and no product at all are the same."""
    code = products.product_code(words)
    return code if code is not None else (words or "").casefold()


def same_source(a: Claim, b: Claim) -> bool:
    """Whether both figures come from the same source; within a sentence a source named once holds for both."""
    first, second = a.source_named or a.attributed_to, b.source_named or b.attributed_to
    if first is None or second is None:
        return first == second or same_sentence(a, b)
    return first.casefold() == second.casefold()


def same_sentence(a: Claim, b: Claim) -> bool:
    """Whether both stand in one sentence."""
    return a.sentence_start == b.sentence_start and a.text == b.text


def trusted(a: Claim, b: Claim) -> bool:
    """Whether no slot that matters was guessed for one of the two only."""
    first, second = _doubts(a), _doubts(b)
    return not first ^ second if same_sentence(a, b) else not first | second


def _doubts(claim: Claim) -> frozenset[str]:
    told = (doubt for doubt in claim.doubts if doubt != mentions.BY_SIGN)  # the same sign means the same money
    return frozenset(doubt for doubt in told if doubt.partition(":")[0] in _DOUBTED)
