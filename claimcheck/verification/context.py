"""What every reading of one claim needs at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from claimcheck.language.products import product_code
from claimcheck.records import Claim, Dataset
from claimcheck.verification.lookup import WORLD, Lookup
from claimcheck.verification.readings.amounts import Amounts
from claimcheck.verification.readings.dates import months_in
from claimcheck.verification.settings import Settings
from claimcheck.verification.sources import Attribution, attribution, counted_by

FROM_SOURCE: Final = "reporter:named_source"
"""The doubt about a reporter that the text does not name, but whose office it cites."""
CHAPTER: Final = len("HS00")
"""A chapter of the Harmonised System in our codes; headings and subheadings are longer."""


@dataclass(frozen=True, slots=True)
class Context:
    """One claim with the catalog as it stood for its document."""

    claim: Claim
    lookup: Lookup
    amounts: Amounts
    settings: Settings
    published: str | None
    attribution: Attribution
    is_light: bool = False
    """Whether only readings count that grant little: what explains a figure must be plain."""

    @classmethod
    def of(cls, claim: Claim, amounts: Amounts, settings: Settings) -> Context:
        """The context of ``claim``, its attribution resolved; without a reporter, that of the office it names."""
        named = attribution(claim, amounts.lookup.datasets)
        if claim.reporter is None:
            own = counted_by(named, amounts.lookup.datasets)
            if own and own != claim.partner:
                claim = replace(claim, reporter=own, doubts=(*claim.doubts, FROM_SOURCE))
        return cls(claim, amounts.lookup, amounts, settings, amounts.published, named)

    @property
    def partner(self) -> str:
        """The claim's partner, the world where it names none."""
        return self.claim.partner or WORLD

    def dataset(self, id: str) -> Dataset:
        return self.lookup.datasets[id]

    def products(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Product codes the claim may mean, each with what has to be granted; none for an unknown product.

        A text silent on products means customs goods first, goods and services second.
        """
        code = product_code(self.claim.product)
        if self.claim.product is None:
            return (("TOTAL", ()), ("GOODS_SERVICES", ("goods_and_services",)))
        if code is None:
            return ()
        chapter = code[:CHAPTER] if code.startswith("HS") else code
        return ((code, ()),) if chapter == code else ((code, ()), (chapter, ("wider_product",)))

    def is_over(self, period: str) -> bool:
        """Whether ``period`` had ended when the document appeared; unknown dates count as ended."""
        months = months_in(period, self.claim.reporter or "")
        if not self.published or not months:
            return True
        common = min(len(self.published), 7)
        return months[-1][:common] <= self.published[:common]
