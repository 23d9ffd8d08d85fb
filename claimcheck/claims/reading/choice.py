"""A scored choice among the places that could fill a role, with the evidence for and against each.

"Almost a quarter of the fertiliser that Brazil imported was supplied by Russia": Brazil owns the whole,
Russia is who did it; so Russia is the partner. What was weighed is kept for `claimcheck.claims.explain`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from claimcheck.claims.frames import Slot


class Candidate(NamedTuple):
    """A place with what speaks for it: ``(("after 'by'", 4), ("heads a number of its own", -3))``."""

    slot: Slot
    evidence: tuple[tuple[str, int], ...]

    @property
    def score(self) -> int:
        return sum(points for _, points in self.evidence)


class Choice(NamedTuple):
    """The candidates for one role, the best first; ``taken`` is the first when it scores at all."""

    role: str
    candidates: tuple[Candidate, ...]

    @property
    def taken(self) -> Slot | None:
        return self.candidates[0].slot if self.candidates and self.candidates[0].score > 0 else None


def choose(role: str, candidates: Iterable[Candidate], other: Slot | None = None) -> Choice:
    """The best for ``role``; where two score alike the earlier one. ``other`` fills the opposite role, so it is out."""
    taken = other.value if other else None
    fit = [candidate for candidate in candidates if taken is None or candidate.slot.value != taken]
    return Choice(role, tuple(sorted(fit, key=lambda candidate: -candidate.score)))
