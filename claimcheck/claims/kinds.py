"""What a number says of its flow: a level, a change, a share, a ratio, an average; and which way.

The decision looks at the words next to the number first, then at the list it belongs to ("engineering
goods 11.3 percent" goes on with what "Electronics were up nearly 40 percent" began).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.claims.changes import (
    after,
    amount_change,
    before,
    change_beside,
    is_base,
    mark_of,
    nearby,
    percent_change,
)
from claimcheck.claims.reading import Bound
from claimcheck.claims.tables import column
from claimcheck.claims.tokens import Line
from claimcheck.claims.yardsticks import covers, is_as_much, is_covered, is_of_flow, looked_back_to

PERCENT = ("percent", "percentage_points", "basis_points")


@dataclass(slots=True)
class Sense:
    """Kind and direction of one number, and whether it is what a change is measured from."""

    kind: str
    direction: str | None = None
    base: bool = False
    ratio: str = ""
    """``cover``: one flow as a percent of another; ``part``: a fraction of an amount; ``times``."""
    per: str = ""
    """Of an average: ``day``, ``month`` or ``year``."""
    own: bool = True
    """Decided by its own words, not by the list it stands in."""


# the number is the rate of the change itself: "growth in exports slowed to 7 percent", "rose faster (4 percent)"
_RATE_OF_CHANGE = re.compile(
    r"(?P<mark>n|(?:(?<=[ds])|(?<=[ds]x))U)[io][dxaPAsDT]{0,6}F[^;LN]{0,8}[tf]?$|(?P<beside>[Uu])x{0,2}\($"
)
_HEAD_CHANGE = re.compile(r"(?P<mark>[Un])(?:[iox]{0,2}[aAdDPs]*F)?[^;LUuN,]{0,8}?(?:Z|x|k)$")
_SHARE_LEFT = re.compile(r"H[dxa]{0,2}$")
_AS_MUCH = re.compile(r" (?:as|so) (?:much|many|large|big|high|wide|great|strong|valuable) as\b")
_AGAIN = re.compile(r" as (?:much|many|large|big|high) again\b")
_INTO_BALANCE = re.compile(r"[xtdo]{0,2}F")
_BRACKET = re.compile(r"\([^()]*\)")


def senses(line: Line, bounds: list[Bound]) -> dict[int, Sense]:
    """The sense of each number, by token."""
    found: dict[int, Sense] = {}
    percents: list[tuple[int, Sense]] = []
    last_amount: Sense | None = None
    part_of: int | None = None
    last_told: Bound | None = None
    for bound in bounds:
        if bound.refused or bound.at in found:
            continue
        if bound.unit in PERCENT or bound.unit.startswith("percent/"):
            sense = _percent(line, bound, percents[-1][1] if percents else None)
            again = re.search(r"N(?:\(|,?l[dx]?)$", line.codes[: bound.at])
            if again and last_amount:
                grown = last_amount.kind == "growth"
                sense = Sense("growth", last_amount.direction) if grown else sense if sense.own else Sense("share")
            percents.append((bound.at, sense))
        elif bound.unit == "times":
            sense = _multiple(line, bound, bounds)
        else:
            sense = last_amount = _amount(line, bound, last_amount)
        if sense.base and last_told is not None and _rivals(last_told, bound):
            sense.base = False
        found[bound.at], last_told = sense, bound
        if sense.ratio == "part":
            part_of = bound.at
        elif part_of is not None and not set(line.codes[part_of : bound.at]) & set(";L,"):
            sense.base, part_of = True, None
    _look_ahead(line, percents)
    return found


def _rivals(one: Bound, other: Bound) -> bool:
    """Two figures of other goods or ways: of "gold at $2 billion against tea at $1 billion" neither is a base."""
    if {one.frame.kind_of_flow, other.frame.kind_of_flow} == {"export", "import"}:
        return True
    goods, rival = one.frame.product, other.frame.product
    return goods is not None and rival is not None and goods.value != rival.value


def _look_ahead(line: Line, percents: list[tuple[int, Sense]]) -> None:
    """Give a percentage without words of its own the sense of the next: "exports 47 and imports 89 percent above"."""
    for (at, sense), (other_at, other) in pairwise(percents):
        between = line.codes[at + 1 : other_at]
        if not sense.own and other.own and other.kind == "growth" and re.fullmatch(r"[xdyFAPD,oIsTkr]{0,9}", between):
            sense.kind, sense.direction = "growth", other.direction


def _percent(line: Line, bound: Bound, last: Sense | None) -> Sense:
    at = bound.at
    item = line.tokens[at].item
    left, right = before(line, at), after(line, at)
    if item.per == "year":
        return Sense("average", change_beside(line, at) or nearby(line, at), per="year")
    if bound.unit != "percent":
        return Sense("growth", change_beside(line, at) or nearby(line, at))
    if item.direction:
        return Sense("growth", item.direction)
    if bound.against or covers(line.codes, at) or is_covered(line.codes, at) or _is_rate(line, left):
        return Sense("ratio", ratio="cover")
    if item.form == "fraction" and right[:1] == "g" and _AGAIN.match(line.text, item.end):
        return Sense("growth", "up")
    if looked_back_to(line, at) is not None:
        return Sense("ratio", "down" if item.value < 100 else "up", ratio="part")
    if item.form == "fraction" and _reached(line, at, left):
        return Sense("ratio", "down", ratio="part")
    if item.form == "fraction" and right[:1] == "g" and not bound.whole and _AS_MUCH.match(line.text, item.end):
        return Sense("ratio", "down", ratio="part")
    if (beside := is_as_much(line, at)) is not None:
        return Sense("ratio", "down" if beside == "time" else None, ratio="part")
    if item.form == "fraction" and re.match(r"o?d?N(?![JjCPEV])|dT?F|o\?EZ", right) and not bound.whole:
        return Sense("ratio", "down", ratio="part")
    if last is not None and left.endswith("N(") and right[:1] == "T" and line.tokens[at + 1].item.kind == "comparison":
        return Sense(last.kind, last.direction, base=True, ratio=last.ratio)
    both = last is not None and last.base and re.search(r"N[^;,]{0,4}y[dx]{0,2}$", left) is not None
    if last is not None and (both or is_base(line, at)):
        return Sense(last.kind, last.direction, base=True, ratio=last.ratio)
    if left[-1:] == "f" and re.match(r"[^N;L]{0,9}t[dxcm]{0,3}N", line.codes[at + 1 : at + 14]) and bound.whole:
        return Sense("share", base=True)  # "took them from 28 percent of its exports to 45 percent"
    if bound.whole or _SHARE_LEFT.search(left) or right[:1] == "h" or _is_part_told(line, left):
        return Sense("share")
    if _HELD_BY_RANK.search(left, max(0, len(left) - 10)):
        return Sense("share")  # "its biggest buyer with a third"
    if last is not None and left.endswith(("fT", "vT")) and line.tokens[len(left) - 1].low.endswith(("'s", "\u2019s")):
        return Sense(last.kind, last.direction, ratio=last.ratio)  # "eased to 11 percent from July's 16 percent"
    change = percent_change(line, at, left, right)
    if change is not None:
        return Sense("growth", change or nearby(line, at))
    if right[:1] == "o":
        return Sense("share")
    if found := _RATE_OF_CHANGE.search(left, max(0, len(left) - 24)):
        return Sense("growth", mark_of(line, found.start("mark") if found["mark"] else found.start("beside")))
    if left[-1:] == "b" and ((way := nearby(line, at)) or re.match(r"td?[xa]?N", right)):
        return Sense("growth", way)
    if left.endswith("(y") and line.tokens[at - 1].low == "plus":
        return Sense("growth", "up")
    if left[-1:] == "f" and "t" in right and "h" in line.codes:
        return Sense("share", base=True)
    if re.search(r"h[^;LN]*$", left) or (left[-1:] == "t" and "h" in left):
        return Sense("share")
    if last is not None and last.kind in ("growth", "share") and _listed(line, at):
        return Sense(last.kind, last.direction, ratio=last.ratio, own=False)
    if "h" in left:
        return Sense("share")
    if found := _HEAD_CHANGE.search(left, max(0, len(left) - 24)):
        return Sense("growth", mark_of(line, found.start("mark")) or nearby(line, at))
    return Sense("share", own=False)


def _reached(line: Line, at: int, left: str) -> bool:
    """Whether a flow, and no share, has fallen to the fraction: "exports have shrunk to less than half"."""
    clause = re.split("[;L]", left)[-1]
    return re.search(r"F[^hN]*Ut(?:cm)?$", clause) is not None and "h" not in clause


def _is_part_told(line: Line, left: str) -> bool:
    """Whether the words before a percentage say that it is a part.

    "Of the oil that X exported, 38 percent", "was bound almost entirely (97 percent) for", "the destination of 53%".
    """
    if re.search(r"(?:^|[;L])o[^;LN]*,[dxa]{0,2}$", left):
        return True
    if re.search(r"\+[dAPDxs]{1,4}[HVZxY]?[dxa]{0,2}$", left[-8:]) and line.codes[len(left) : len(left) + 3].strip(
        "dN"
    )[:1] not in tuple("ucUn"):
        return True
    word = line.tokens[len(left) - 2].low if len(left) > 1 else ""
    return (left[-1:] == "(" and word in column("extents", "word")) or (
        left[-1:] in ("o", "r") and word in column("part_takers", "noun")
    )


def _is_rate(line: Line, left: str) -> bool:
    """Read "the coverage rate fell to 72 percent", "coverage of imports by exports was 72 percent"."""
    spot = left.rfind("q")
    noun = spot >= 0 and line.tokens[spot].value == "noun"
    return noun and re.fullmatch(r"q(?:oFbF)?[^;LF]*", left[spot:]) is not None


def _listed(line: Line, at: int) -> bool:
    """Whether this percentage goes on with the list of the one before."""
    start = at - 1
    while start >= 0 and not (line.codes[start] == "N" and line.tokens[start].item.unit == "percent"):
        if line.codes[start] in "L":
            return False
        start -= 1
    return start >= 0


def _multiple(line: Line, bound: Bound, bounds: list[Bound]) -> Sense:
    """Read "Doubled", "18-fold", "three times": up unless the word itself says down, no way beside another flow."""
    item = line.tokens[bound.at].item
    right = after(line, bound.at)
    if item.direction is None and (is_of_flow(line, bound.at) or re.match(r"[dxg]{0,2}[PA]s?", right)):
        return Sense("ratio", None, ratio="times")  # "four times its trade with Japan"
    if item.direction is None and re.match(r"gx(?![gd]?i?T|g)", right) and _beside(bound, bounds):
        return Sense("ratio", None, ratio="times")  # "exports were 7 and imports, at 45, six times as large"
    direction = mark_of(line, bound.at + 1) if right[:1] in ("u", "c") else ""
    return Sense("ratio", item.direction or direction or "up", ratio="times")


def _beside(bound: Bound, bounds: list[Bound]) -> bool:
    """Whether the two amounts told before are of two flows."""
    told = [other.frame for other in bounds if other.at < bound.at and not other.refused][-2:]
    return len(told) == 2 and told[0].kind_of_flow != told[1].kind_of_flow


_PER = {"daily": "day", "monthly": "month", "annual": "year", "yearly": "year"}


def _averaged(line: Line, at: int) -> str:
    """By what an amount is averaged, when the words say that it is: "daily exports averaged $1.9 billion"."""
    if not _averages(line, at):
        return _each(line, at)
    words = {token.low for token in line.tokens[max(0, at - 14) : at + 4]}
    return next((per for word, per in _PER.items() if word in words), "")


def _averages(line: Line, at: int) -> bool:
    """Whether "average" or "averaged" stands near the number."""
    words = {token.low for token in line.tokens[max(0, at - 14) : at + 4]}
    return bool(words & {"averaged", "averaging", "average", "averages", "mean"})


_HELD_BY_RANK = re.compile(r"R[^;LNU,]{0,5}w[dx]{0,2}$")
_EACH = re.compile(
    r"\b(?:[Ee]very|[Ee]ach|[Pp]er) (?:single |working |business |trading |calendar )?(day|week|month|year)\b"
)


def _each(line: Line, at: int) -> str:
    """By what an amount recurs: "For each working day of May $2 billion of goods", "goods for $2 billion every day"."""
    start, end = line.tokens[at].start, line.tokens[at].end
    told = re.split(r"[;:\d]", line.text[max(0, start - 90) : start])[-1]
    found = _EACH.search(told) or _EACH.search(re.split(r"[;:,.\d]", line.text[end : end + 60])[0])
    return found[1] if found else ""


def _amount(line: Line, bound: Bound, last: Sense | None) -> Sense:
    at = bound.at
    item = line.tokens[at].item
    physical = not bound.unit.split("/")[0].isupper()
    balance = bound.frame.kind_of_flow == "balance"
    left, right = before(line, at), _BRACKET.sub("", line.codes[at + 1 : at + 24])
    kind = "balance" if balance and not physical else "quantity" if physical else "level"
    daily = last is not None and last.kind == "average" and not physical and not item.per
    if is_base(line, at, balance):
        return Sense("average", base=True, per=last.per) if daily and last else Sense(kind, base=True)
    if daily and last and re.search(r"N[^;L]{0,12}?,?[yl][dAP]?s?F$", left[-20:]):
        return Sense(
            "average", per=last.per, own=False
        )  # "exports averaged 743 million a day, and imports 645 million"
    per = item.per or _averaged(line, at)
    steady = item.per in ("week", "month", "year") and bool(_averages(line, at))
    if per and (steady or not physical):
        return Sense("average", per=per)
    if balance and _INTO_BALANCE.match(right):
        return Sense(kind)
    if (change := amount_change(line, at, left, right, last is not None and "," in left[-2:])) is not None:
        return Sense("growth", change or nearby(line, at))
    if last is not None and last.kind == "growth" and re.search(r"[Un]o[dx]{0,2}N[xy]{1,2}$", left[-8:]):
        return Sense("growth", last.direction)  # "an increase of 1.4 million tons and $309 million"
    if last is not None and last.kind == "growth" and left[-1:] in ("P", "D") and _gapped(left):
        return Sense("growth", last.direction, own=False)
    return Sense(kind)


def _gapped(left: str) -> bool:
    """Whether no verb stands between this amount and the one before it."""
    return not set(left[left.rfind("N") :]) & set("UZVF;L")
