"""The periods that one sentence names, sorted by what they are for: to date figures, or to compare with."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import wraps
from itertools import pairwise
from typing import Any, Concatenate, ParamSpec, TypeVar

from claimcheck._record import record
from claimcheck.claims.frames import Slot
from claimcheck.claims.kinds import Sense
from claimcheck.claims.tables import column
from claimcheck.claims.tokens import Line
from claimcheck.claims.yardsticks import dates_level, looked_back_to
from claimcheck.language.calendar import ends_by
from claimcheck.language.periods import PeriodMention, frequency, shift

_COMPARING = frozenset({"from", "than", "against", "over", "versus"})
_TO = re.compile(r" (?:to|through|until|till) ")
_ASIDE = frozenset({"where", "when", "which", "who", "whose", "after", "before", "because", "although", "as"})


@record
class Timed:
    """Period of a number and what it is compared with."""

    period: Slot | None = None
    base: Slot | None = None


Asked = ParamSpec("Asked")
Told = TypeVar("Told")


def remembered(read: Callable[Concatenate[Clock, Asked], Told]) -> Callable[Concatenate[Clock, Asked], Told]:
    """``read`` with what it found kept beside the clock: every number of a sentence asks for the same again.

    Only for what depends on the finished clock, which does not change, and on positions.
    """

    @wraps(read)
    def kept(clock: Clock, /, *asked: Asked.args, **named: Asked.kwargs) -> Told:
        key = (read, asked, *named.items())
        if key not in clock.kept:
            clock.kept[key] = read(clock, *asked, **named)
        found: Told = clock.kept[key]
        return found

    return kept


class Clock:
    """The periods of one sentence; ``marked`` are the tokens of records, whose months are counts."""

    def __init__(
        self,
        line: Line,
        senses: dict[int, Sense],
        offset: int,
        held: Slot | None,
        relation: str | None,
        marked: Collection[int] = (),
        published: str | None = None,
    ) -> None:
        self.published = published
        self.kept: dict[Any, Any] = {}
        """What `remembered` functions found."""
        self.line, self.codes, self.tokens, self.senses, self.offset = line, line.codes, line.tokens, senses, offset
        self.held, self.relation = held, relation
        told = [at for at, code in enumerate(self.codes) if code == "T" and at not in marked]
        self.sinces = [at for at in told if self.since(at)]
        self.spots = [at for at in told if at not in self.sinces]
        self.pairs = tuple(self._pairs())
        joined = {at for pair in self.pairs for at in pair}
        self.bases = {at for at in self.spots if at not in joined and self.is_base(at)} | self.yardsticks()
        windows = [at for at in self.spots if at not in self.bases and self.window(at)]
        told = [at for at in windows if not self.event(at)]
        self.windows = told if told or held else windows

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Where a stretch begins and ends: "between the first quarter of 2022 and the second of 2024"."""
        for first, last in pairwise(self.spots):
            opens = self.tokens[first - 1].low if first else self.tokens[first].low.split()[0]
            joined = self.tokens[last - 1].low
            if (opens, joined) not in (("between", "and"), ("from", "to")):
                continue
            inner = self.codes[first + 1 : last - 1]
            aside = inner.startswith(",") and inner.endswith(",") and not set(inner) & set("NF;L")
            begin, end = self.told(first), self.told(last)
            if (not inner or aside) and begin and end and frequency(begin) == frequency(end) and begin < end:
                yield first, last

    def yardsticks(self) -> set[int]:
        """The earlier times that parts and multiples are of: "half of August's 1.02 million"."""
        ratios = (at for at, sense in self.senses.items() if sense.ratio in ("part", "times"))
        found = (looked_back_to(self.line, at) for at in ratios if not dates_level(self.line, at))
        return {spot for spot in found if spot is not None and spot in self.spots and not self._after_that(spot)}

    def _after_that(self, spot: int) -> bool:
        """Whether it dates the part itself: "worth $6 billion in 2014, brought in less than half of that in 2021"."""
        if re.search(r"No?ji?$", self.codes[max(0, spot - 4) : spot]) is None:
            return False
        return any(other < spot and self.told(other) and self.told(other) < self.told(spot) for other in self.spots)

    def since(self, at: int) -> bool:
        """Whether the period is where a record reaches back to: "the least since early 2014"."""
        low = max(self.codes.rfind(mark, 0, at) for mark in "T,;") + 1
        before = [token.low for token in self.tokens[max(low, at - 3) : at]]
        return self.mention(at).kind == "since" or "since" in before

    def event(self, at: int) -> bool:
        """Whether it dates an event told in passing (", where recession began in 2011,"), or when a source spoke."""
        if re.search(r"Si?$", self.codes[max(0, at - 2) : at]) and self.codes[at + 1 : at + 2] not in tuple("sFnUD"):
            return True
        first = max(self.codes.rfind(mark, 0, at) for mark in ",;(") + 1
        last = next((step for step in range(at, len(self.codes)) if self.codes[step] in ",;)"), len(self.codes))
        opening = {token.low for token in self.tokens[first : first + 2]}  # "which", "with which"
        return bool(opening & _ASIDE) and not set(self.codes[first:last]) & set("NF")

    @remembered
    def aside(self, at: int) -> tuple[int, int] | None:
        """The aside between commas that the period stands in: ", which had been $3 billion in 2021,"."""
        first, last = self.codes.rfind(",", 0, at), self.codes.find(",", at)
        if first < 0 or last < 0 or set(self.codes[first:last]) & set(";L"):
            return None
        opens = re.match(r"[JkZ]|[dxcm]{0,3}N", self.codes[first + 1 :]) or self.tokens[first + 1].low == "valued"
        return (first, last) if opens and "N" in self.codes[first:last] else None

    @remembered
    def summed(self, at: int) -> int | None:
        """The number that a total of the period is brought to: "took the total for the year so far to 9 million"."""
        found = re.match(r"td?x?(?=N)", self.codes[at + 1 : at + 5])
        if found is None or not re.search(r"d[ax]{0,2}[axjhzF][ri]?$", self.codes[max(0, at - 6) : at]):
            return None
        told = {token.low for token in self.tokens[max(0, at - 3) : at]}
        named = "F" in self.codes[max(0, at - 2) : at] or told & column("measures", "noun")
        return at + 1 + found.end() if named else None

    def mention(self, at: int) -> PeriodMention:
        mention: PeriodMention = self.tokens[at].item
        return mention

    def window(self, at: int) -> bool:
        mention = self.mention(at)
        if (mention.kind == "now" and self.codes[at - 1 : at] in ("S", "P")) or self.codes[at + 1 : at + 2] == "S":
            return mention.kind != "now" and mention.period is not None  # "the agency now sees"
        if mention.kind == "now" and (self.tells_latest() or self._dated_beside(at)):
            return False
        return mention.period is not None and mention.kind in ("absolute", "relative", "now", "duration")

    def tells_latest(self) -> bool:
        """Whether the period in force is the latest year there are figures for, which "now" means in a story."""
        held, year = self.held.value if self.held else None, int((self.published or "0")[:4])
        return held is not None and frequency(held) in "AF" and year > 0 and ends_by(str(year - 1), held)

    def _dated_beside(self, at: int) -> bool:
        """Whether "now" means the month of the data: "41 months in a row now; September's surplus was ..."."""
        ends = (
            re.findall(r"\d{4}-\d{2}(?!\d)", self.told(spot)) for spot in self.spots if spot not in {at, *self.bases}
        )
        now = (self.published or "")[:7]
        return len(now) == 7 and any(shift(now, months=-3) <= found[-1] < now for found in ends if found)

    def is_base(self, at: int) -> bool:
        """Whether the period at ``at`` is a point of comparison: "from April", "than in 2022", "a year earlier"."""
        mention = self.mention(at)
        first = self.tokens[at].low.split()[0]
        if mention.kind == "comparison" or (first in _COMPARING and not (first == "over" and "/" in self.told(at))):
            return True
        if self.measures(at):
            return True
        beaten = re.search(r"[OZ]d?(?:[xj]o?d?)?$", self.codes[max(0, at - 6) : at])
        if beaten and re.match(r"[^;LNZ]{0,3}b[dxB]{0,2}N", self.codes[at + 1 : at + 8]):
            return True  # "beat that of last year by 72 million"
        left = re.sub(r"[dirI]*x?[dirI]*$", "", self.codes[max(0, at - 12) : at])
        if re.search(r"(?:[Ncmgv][dx]{0,2}j|[Ncmg]d?[xF])o$", self.codes[max(0, at - 8) : at].rstrip("dI")):
            return True  # "double those of 2006", "above the level of September"
        if (
            left[-1:] == "v"
            or (left[-1:] == "g" and set(left) & set("Ncu"))
            or (re.search(r"(?:[uUnc]|N)k$", left) and self.tokens[at - min(at, 12) + len(left) - 1].low == "on")
        ):
            return True
        if self.extent(at, left):
            return False
        # "from January imports fell" opens a sentence; "fell from January" compares
        if left[-1:] == "m":
            return True
        if left[-1:] == "c" and self.codes[at - 1] not in "cd":
            return False  # "58 percent smaller in 2009"
        return left[-1:] in ("f", "c") and left[-2:-1] in tuple("NUucnTxm)")

    def measures(self, at: int) -> bool:
        """Whether it is the time of what a change is held against: "double the figure of 2006", "what it was then"."""
        codes = self.codes[max(0, at - 9) : at]
        if re.search(r"(?:N|[cmg])[dxgm]{0,3}\?[EICPx]s?[ZxU]{1,3}i?$", codes):
            return True
        held_against = re.search(r"[Ncmgv]a?(?:[dI]|[PAC]s?)[xa]{0,2}[xzjha][oi]$", codes)
        return held_against is not None and self.tokens[at - 2].low in column("measures", "noun")

    def extent(self, at: int, left: str) -> bool:
        """Whether the words before only say how long it lasts: "over the first eight months", "from May to July"."""
        if left[-1:] == "f" and _TO.search(self.tokens[at].low):
            return True
        before = max(at - 12, 0) + len(left) - 1
        if left[-1:] == "c":
            return self.tokens[before].low == "over" and "/" in self.told(at)
        if left[-2:] == "xf":  # "in the period from January to May"
            return "/" in self.told(at)
        return left[-2:] == "Nf" and self.tokens[before - 1].item.kind == "time"

    def slot(self, at: int, value: str | None = None, how: str = "") -> Slot:
        token = self.tokens[at]
        mention = token.item
        how = how or ("guessed" if mention.guessed else "")
        return Slot(value or mention.period, token.start + self.offset, token.end + self.offset, how)

    @property
    def latest(self) -> str | None:
        """The latest period up to the publication that the sentence is about, by which its blocs are dated."""
        told = (self.told(at) for at in self.windows)
        return max((period for period in told if not self.published or period[:4] <= self.published), default=None)

    def told(self, at: int) -> str:
        return self.mention(at).period or ""

    @property
    def said(self) -> str | None:
        """What the sentence says that its changes are measured from, when that is one thing."""
        found = {self.mention(spot).comparison for spot in self.spots} - {None}
        return found.pop() if len(found) == 1 else None
