"""Cheap looks at a sentence that save the dear ones: most sentences of most articles say nothing about trade."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.claims.tables import rows


@cache
def _gate(name: str, figures: str = "") -> re.Pattern[str]:
    """Any word that begins with a stem of the gate, or a figure where ``figures`` says so."""
    known = {row["stem"] for row in rows("gates") if row["gate"] == name}
    if name == "everyday":
        known |= {row["phrase"].split()[0] for row in rows("predicates")}
    stems = "|".join(sorted(known))
    return re.compile(figures + r"\b(?:" + stems + ")", re.IGNORECASE)


def has_number(text: str) -> bool:
    """Whether ``text`` holds a figure, or a word that can stand for one: "half", "doubled", "record"."""
    return _gate("number", r"\d|").search(text) is not None


def names_trade(text: str) -> bool:
    """Whether ``text`` has a word of trade: "exports", "deficit", "supplier"."""
    return _gate("trade").search(text) is not None


def may_trade(text: str) -> bool:
    """Whether ``text`` has an everyday word that news also use of trade: "took", "comes", "market"."""
    return _gate("everyday").search(text) is not None
