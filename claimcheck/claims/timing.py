"""When: the period of each number, and the period that a change is measured from.

A period right after a number is its own; one before it holds on until the next; what stands after
"from", "than", "against" or says "a year earlier" is what the change is measured from. A sentence
without a period takes that of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from claimcheck.claims.frames import Slot
from claimcheck.claims.kinds import Sense
from claimcheck.claims.tables import rows
from claimcheck.claims.tokens import Line
from claimcheck.language.periods import (
    PeriodMention,
    contains,
    frequency,
    month_before,
    quarter_before,
    shift,
    year_before,
)

_COMPARING = frozenset({"from", "than", "against", "over", "versus"})


@dataclass(frozen=True, slots=True)
class Timed:
    """Period of a number and what it is compared with."""

    period: Slot | None = None
    base: Slot | None = None


@cache
def _conventions() -> dict[tuple[str, str], str]:
    return {(row["reporter"], row["frequency"]): row["base"] for row in rows("comparison_bases")}


def step_back(period: str, relation: str) -> str | None:
    """The period one year, quarter or month before; ``None`` where the step does not fit the period.

    >>> step_back("2023-05", "year"), step_back("2023-05", "month")
    ('2022-05', '2023-04')
    """
    if relation == "month":
        return month_before(period) if frequency(period) == "M" else year_before(period)
    if relation == "quarter":
        return quarter_before(period) if frequency(period) == "Q" else year_before(period)
    return year_before(period)


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
        self.line, self.codes, self.tokens, self.senses, self.offset = line, line.codes, line.tokens, senses, offset
        self.held, self.relation = held, relation
        self.spots = [
            at for at, code in enumerate(self.codes) if code == "T" and at not in marked and not self._since(at)
        ]
        self.bases = {at for at in self.spots if self._is_base(at)}
        self.windows = [at for at in self.spots if at not in self.bases and self._window(at)]

    def _since(self, at: int) -> bool:
        """Whether the period is where a record reaches back to: "the least since early 2014"."""
        low = max(self.codes.rfind(mark, 0, at) for mark in "T,;") + 1
        before = [token.low for token in self.tokens[max(low, at - 3) : at]]
        return self._mention(at).kind == "since" or "since" in before

    def _mention(self, at: int) -> PeriodMention:
        mention: PeriodMention = self.tokens[at].item
        return mention

    def _window(self, at: int) -> bool:
        mention = self._mention(at)
        return mention.period is not None and mention.kind in ("absolute", "relative", "now", "duration")

    def _is_base(self, at: int) -> bool:
        """Whether the period at ``at`` is a point of comparison: "from April", "than in 2022", "a year earlier"."""
        mention = self._mention(at)
        if mention.kind == "comparison" or self.tokens[at].low.split()[0] in _COMPARING:
            return True
        left = re.sub(r"[dirI]*x?[dirI]*$", "", self.codes[max(0, at - 12) : at])
        if left[-1:] in ("v", "g") or (
            re.search(r"(?:[uUnc]|N)k$", left) and self.tokens[at - min(at, 12) + len(left) - 1].low == "on"
        ):
            return True
        # "from January imports fell" opens a sentence; "fell from January" compares
        return left[-1:] in ("f", "m", "c") and left[-2:-1] in tuple("NUucnTxm)")

    # -- of one number

    def slot(self, at: int, value: str | None = None, how: str = "") -> Slot:
        token = self.tokens[at]
        mention = token.item
        how = how or ("guessed" if mention.guessed else "")
        return Slot(value or mention.period, token.start + self.offset, token.end + self.offset, how)

    @property
    def latest(self) -> str | None:
        """The latest period that the sentence is about, by which its blocs are dated."""
        return max((self._told(at) for at in self.windows), default=None)

    def _told(self, at: int) -> str:
        return self._mention(at).period or ""

    def time(self, at: int, reporter: str | None) -> Timed:
        sense = self.senses[at]
        if sense.base:
            return Timed(self._base_level(at, reporter))
        period = self._period(at)
        if sense.kind == "average" and sense.per == "year" and (span := self._span(period)):
            return Timed(span)
        if sense.kind not in ("growth", "ratio", "average") or sense.ratio in ("cover",):
            return Timed(period)
        return Timed(period, self._base(at, period, reporter))

    def _span(self, period: Slot | None) -> Slot | None:
        """The years between two levels, for growth "a year": "from $8 billion in 1991 to $685 billion in 2020"."""
        years = [spot for spot in self.spots if re.fullmatch(r"\d{4}", self._mention(spot).period or "")]
        if period is None or period.value is None or len(years) != 2 or "/" in period.value:
            return None
        first, last = sorted(self._told(spot) for spot in years)
        return Slot(f"{first}/{last}", self.slot(years[0]).start, self.slot(years[1]).end)

    def moment(self, at: int) -> Slot | None:
        """The period in force at a token that is no number (a rank, a record)."""
        return self._period(at)

    def _period(self, at: int) -> Slot | None:
        own = self._own(at)
        spot = self._scope(at)
        if own is not None and not self._ends(own, spot):
            return self.slot(own)
        if spot is not None:
            return self.slot(spot)
        return self.held or self._following()

    def _ends(self, own: int, spot: int | None) -> bool:
        """Whether the period after the number only says where the longer one before it ends."""
        if spot is None or spot >= own:
            return False
        outer, inner = self._told(spot), self._told(own)
        return "/" in outer and "/" not in inner and self.tokens[own - 1].code == "o" and contains(outer, inner)

    def _following(self) -> Slot | None:
        """The period after the one that the sentence compares with, when it names no other."""
        spots = [spot for spot in self.spots if self._bound_to_base(spot) and self._mention(spot).period]
        if not spots:
            spots = [spot for spot in self.bases if self._mention(spot).kind == "absolute" and self._told(spot)]
        if len(spots) != 1:
            return None
        period = self._told(spots[0])
        months = {"M": 1, "Q": 3, "A": 12}.get(frequency(period))
        later = shift(period, years=1)
        if (
            months == 1
            and self.published
            and not self._bound_to_base(spots[0])
            and later <= self.published[: len(later)]
        ):
            return self.slot(spots[0], later, "guessed")
        return self.slot(spots[0], shift(period, months=months), "guessed") if months else None

    def _own(self, at: int) -> int | None:
        """The period that follows the number with nothing but small words, or its own chain, between."""
        codes = self.codes
        step = at + 1
        while step < len(codes) and step < at + 12:
            code = codes[step]
            if code == "T":
                if step in self.windows and not self._opens(step):
                    return step
                if step in self.bases:
                    step += 1
                    continue
                return None
            if code == "N":
                if self.senses.get(step) is None or self.senses[step].base:
                    return None
                if codes[step - 1] not in "tk(" and codes[at + 1 : step].strip("xd") not in ("t", "k", "(", ",k", ",t"):
                    return None
            elif code not in "xdirtk,()oDcumabyF" or (
                code == "," and (codes[step + 1 : step + 2] not in ("i", "T", "k", "t", "u") or self._timed_before(at))
            ):
                return None
            step += 1
        return None

    def _timed_before(self, at: int) -> bool:
        """Whether a period stands before the number in its own clause."""
        start = max(self.codes.rfind(";", 0, at), self.codes.rfind("L", 0, at))
        return any(start < spot < at for spot in self.windows)

    def _opens(self, at: int) -> bool:
        """Whether the period opens the next phrase: ", and June's surplus", ", in May imports"."""
        return self.codes[at + 1 : at + 2] == "s" or self.codes[at + 1 : at + 2] == "F"

    def _bound_to_base(self, spot: int) -> bool:
        """Whether the period right after a starting level belongs to that level alone."""
        step = spot - 1
        while step >= 0 and self.codes[step] in "dirxo":
            step -= 1
        sense = self.senses.get(step) if step >= 0 and self.codes[step] == "N" else None
        return sense is not None and sense.base

    def _scope(self, at: int) -> int | None:
        """The period in force at the number: the last one before it, else the first one after."""
        windows = [spot for spot in self.windows if not self._bound_to_base(spot)]
        clause_start = max(self.codes.rfind(";", 0, at), self.codes.rfind("L", 0, at))
        clause_end = min(
            (p for p in (self.codes.find(";", at), self.codes.find("L", at)) if p >= 0), default=len(self.codes)
        )
        before_here = [spot for spot in windows if clause_start < spot < at]
        if before_here:
            return before_here[-1]
        if clause_start > 0 and self.tokens[clause_start].low == "when":
            just_said = [spot for spot in self.spots if clause_start - 3 < spot < clause_start]
            if just_said:
                return just_said[-1]
        after_here = [spot for spot in windows if at < spot < clause_end]
        if after_here:
            return after_here[0]
        earlier = [spot for spot in windows if spot < at]
        if earlier:
            return earlier[-1]
        later = [spot for spot in windows if spot > at]
        return later[0] if later else None

    def _base_spot(self, at: int) -> int | None:
        """The point of comparison nearest to the number, after it first."""
        after = [spot for spot in self.bases if spot > at and not set(self.codes[at + 1 : spot]) & set(";LF")]
        if after:
            return min(after)
        earlier = [spot for spot in self.bases if spot < at and ";" not in self.codes[spot:at]]
        return max(earlier) if earlier else None

    def _base(self, at: int, period: Slot | None, reporter: str | None) -> Slot | None:
        spot = self._base_spot(at)
        if spot is not None:
            mention = self._mention(spot)
            if mention.kind == "comparison":
                value = step_back(period.value, mention.comparison or "year") if period and period.value else None
                return self.slot(spot, value) if value else None
            if mention.period:
                return self.slot(spot)
        if period is None or period.value is None:
            return None
        relation, how = self._usual(period.value, reporter)
        value = step_back(period.value, relation)
        return Slot(value, period.start, period.end, how) if value else None

    def _usual(self, period: str, reporter: str | None) -> tuple[str, str]:
        """What growth is measured from when the sentence does not say."""
        if self.relation:
            return self.relation, "inherited"
        return _conventions().get((reporter or "", frequency(period)), "year"), "convention"

    def _base_level(self, at: int, reporter: str | None) -> Slot | None:
        """The period of a starting level: its own words, else one step before the level it led to."""
        step = at + 1
        if step < len(self.tokens) and self.tokens[step].low in ("before", "prior"):
            return None  # "before the war": a time that the calendar does not know
        while step < len(self.codes) and step < at + 8 and self.codes[step] in "dirxoaFDPAs":
            step += 1
        if self.codes[step : step + 1] == "T":
            mention = self._mention(step)
            if mention.kind == "comparison":
                main = self._main_period(at)
                value = step_back(main.value, mention.comparison or "year") if main and main.value else None
                return self.slot(step, value) if value else None
            if mention.period and mention.kind != "since":
                return self.slot(step)
        return self._base(at, self._main_period(at), reporter)

    def _main_period(self, at: int) -> Slot | None:
        earlier = [n for n, sense in self.senses.items() if n < at and not sense.base]
        if earlier and ";" not in self.codes[max(earlier) : at]:
            return self._period(max(earlier))
        spot = self._scope(at)
        return self.slot(spot) if spot is not None else self.held
