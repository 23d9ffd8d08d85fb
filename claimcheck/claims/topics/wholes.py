"""What stands before a flow that is the whole of a part: "16 percent of", "the share of coal in"."""

from __future__ import annotations

import re

_SHARE = re.compile(r"h(?:o[dxa]{0,2}[PDAC]i|[oi])[dax]{0,3}$")


def share_of(codes: str, first: int) -> int | None:
    """The word "share" before token ``first``: "share of", "share in", "the share of coal in"."""
    low = max(0, first - 10)
    found = _SHARE.search(codes[low:first])
    return low + found.start() if found else None


def part_of(codes: str, first: int) -> int | None:
    """The quantity right before "of" before token ``first``; brackets between are skipped."""
    at = first - 1
    while at >= 0 and codes[at] in "daxj":  # "of that trade"
        at -= 1
    if at < 0 or codes[at] != "o":
        return None
    at -= 1
    while at > 0 and codes[at] in "exlc":  # "9 percent each of", "a quarter or so of"
        at -= 1
    if at >= 0 and codes[at] == ")":
        opening = codes.rfind("(", 0, at)
        at = opening - 1
    return at if at >= 0 and codes[at] == "N" else None
