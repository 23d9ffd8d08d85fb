"""The kinds of claim and the module that computes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from claimcheck.verification.candidates import Candidate
from claimcheck.verification.context import Context
from claimcheck.verification.kinds import average, comparison, growth, level, rank, ratio, record, share

KINDS: Final[dict[str, Callable[[Context], Iterator[Candidate]]]] = {
    "share": share.candidates,
    "level": level.candidates,
    "growth": growth.candidates,
    "balance": level.candidates,
    "rank": rank.candidates,
    "ratio": ratio.candidates,
    "comparison": comparison.candidates,
    "record": record.candidates,
    "average": average.candidates,
    "quantity": level.candidates,
}


def candidates(context: Context) -> Iterator[Candidate]:
    """Every figure of the catalog that bears on the claim; none for one that was not read far enough."""
    claim = context.claim
    if claim.reporter is None or claim.flow is None or claim.kind not in KINDS:
        return iter(())
    return KINDS[claim.kind](context)
