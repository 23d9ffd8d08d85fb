"""What a part or a multiple is measured by: an earlier time of the same flow, or another flow.

"A quarter of the volume of a year earlier", "half of August's 1.02 million" and "four times what they had been in
2019" look back; "twice what India sold" and "a quarter of exports" do not.
"""

from __future__ import annotations

import re

from claimcheck.claims.tables import column
from claimcheck.claims.tokens import Line

# Codes from the number on; T is the time looked back to.
_AS_MUCH = r"g[xc][^gNVU;L,]{0,6}?g"
"""From "as" to "as": "as much tea as", "as big as", "as much to America as"."""
_AS = rf"(?:{_AS_MUCH}|g)?"
_EARLIER = re.compile(
    rf"{_AS}o?(?:"
    r"d?T(?P<owned>[xaj]{1,2}|N)"  # "of last year's figure", "of August's 1.02 million"
    r"|[dI]?(?P<named>x[oir]{0,2}|a[or])(?=d?T)"  # "of the volume of a year earlier", "of its 2019 level"
    r"|d?j[oi]?(?=d?T)"  # "that of June", "those of 2019", "of that last year"
    r"|\?(?:E|I?[xF]|j)?Z{1,3}[xiokf]{0,2}(?=d?T)"  # "of what they had been in December 2021"
    r"|(?P<level>dN)[oir](?=d?T)"  # "the $11.5 billion of the first quarter"
    r")"
)
_OTHER_FLOW = re.compile(_AS_MUCH + r"[tfwdI]{0,2}[xa]?[PEjAF?R]|[xg]?[dIaAPsj]{0,4}f?[F?J]")
_AS_BEFORE = re.compile(rf"{_AS_MUCH}(?:j[oi])?[io]?d?T")
_OF_FLOW = r"[dxc]{0,3}"
_COVERS = re.compile(rf"(?:F|E|j)[^;L]*?(?P<last>[^;L])?q{_OF_FLOW}$")
_COVERED = re.compile(r"(?:o[dEjx]{1,3})?[,Z]{0,2}qb")


def looked_back_to(line: Line, at: int) -> int | None:
    """The token of the earlier time that the number at ``at`` is a part or multiple of; ``None`` for another whole."""
    codes = line.codes
    found = _EARLIER.match(codes, at + 1)
    if found is None:
        return None
    if found["owned"]:
        spot = codes.index("T", at + 1)
        words = {token.low for token in line.tokens[spot + 1 : found.end()]}
        if "total" in words and re.search(r"[VH][^;L]*$", codes[:at]):
            return None  # "Pakistan bought 65 percent of the 2022 total": a whole
        return spot if found["owned"] == "N" or words & _measures() else None
    if found["named"] and line.tokens[found.start("named")].low not in _measures():
        return None
    return codes.index("T", found.end() - (codes[found.end() - 1] == "T"))


def dates_level(line: Line, at: int) -> bool:
    """Whether that time is told of a level of its own: "half the $11.5 billion of the first quarter"."""
    found = _EARLIER.match(line.codes, at + 1)
    return found is not None and found["level"] is not None


def is_as_much(line: Line, at: int) -> str | None:
    """What a part is set beside by "as much as": ``time`` for "as in 2018", ``flow`` for "as Peru did"."""
    if _AS_BEFORE.match(line.codes, at + 1):
        return "time"
    return "flow" if line.codes[at + 1 : at + 2] == "g" and is_of_flow(line, at) else None


def is_of_flow(line: Line, at: int) -> bool:
    """Whether a multiple sets two flows side by side: "three times its imports", "twice as much as India did"."""
    return _OTHER_FLOW.match(line.codes, at + 1) is not None and looked_back_to(line, at) is None


def covers(codes: str, at: int) -> bool:
    """Whether one flow pays for the number's part of another: "Exports covered a mere 61 percent of imports"."""
    left = re.sub(r'["]', "", codes[max(0, at - 30) : at])
    found = _COVERS.search(left)
    return found is not None and (found["last"] or "") not in tuple("PCA")


def is_covered(codes: str, at: int) -> bool:
    """Whether the number is the part that something pays for: "19 percent of it covered by exports"."""
    return _COVERED.match(codes, at + 1) is not None


def _measures() -> frozenset[str]:
    return column("measure_nouns", "noun")
