"""Cheap looks at a sentence that save the dear ones: most sentences of most articles say nothing about trade."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.claims.tables import rows
from claimcheck.language._tables import rows as flows


@cache
def _gate(name: str) -> re.Pattern[str]:
    """Any word of a text in lower case that begins with a stem of the gate.

    Each branch begins with a letter and only then looks back for a word's beginning, so that the search skips from
    one such letter to the next: four times as fast as a word's beginning first, or as ignoring case.
    """
    known = {row["stem"] for row in rows("gates") if row["gate"] == name}
    if name == "everyday":
        known |= {row["phrase"].split()[0] for row in rows("predicates")}
        known |= {row["word"] for row in rows("nominals")}
        known |= {row["phrase"].split()[0] for row in flows("flows") if row["role"] == "verb"}
    endings: dict[str, set[str]] = {}
    for stem in known:
        endings.setdefault(stem[0], set()).add(stem[1:])
    branches = (rf"{first}(?<!\w.)(?:{'|'.join(sorted(rest))})" for first, rest in sorted(endings.items()))
    return re.compile("|".join(branches), re.DOTALL)


_DIGIT = re.compile(r"\d")


def has_number(low: str) -> bool:
    """Whether a text in lower case holds a figure, or a word that can stand for one: "half", "doubled", "record"."""
    return _DIGIT.search(low) is not None or _gate("number").search(low) is not None


def names_trade(low: str) -> bool:
    """Whether a text in lower case has a word of trade: "exports", "deficit", "supplier"."""
    return _gate("trade").search(low) is not None


def may_trade(low: str) -> bool:
    """Whether a text in lower case has an everyday word that news also use of trade: "took", "comes", "market"."""
    return _gate("everyday").search(low) is not None
