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
    months_of,
    preceding,
    shift,
    year_before,
)

_COMPARING = frozenset({"from", "than", "against", "over", "versus"})
_ASIDE = frozenset({"where", "when", "which", "who", "whose", "after", "before", "because", "although", "as"})
_ANNUAL = frozenset({"annual", "yearly", "twelve-month", "12-month"})
_LEVELS = frozenset({"level", "balance", "quantity", "share"})


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
        return preceding(period) if rhythm(period) == "Q" else year_before(period)
    return year_before(period)


def rhythm(period: str) -> str:
    """The frequency of a period; any three months are a quarter."""
    return "Q" if len(months_of(period)) == 3 else frequency(period)


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
        told = [at for at, code in enumerate(self.codes) if code == "T" and at not in marked]
        self.sinces = [at for at in told if self._since(at)]
        self.spots = [at for at in told if at not in self.sinces]
        self.bases = {at for at in self.spots if self._is_base(at)}
        windows = [at for at in self.spots if at not in self.bases and self._window(at)]
        told = [at for at in windows if not self._event(at)]
        self.windows = told if told or held else windows

    def _since(self, at: int) -> bool:
        """Whether the period is where a record reaches back to: "the least since early 2014"."""
        low = max(self.codes.rfind(mark, 0, at) for mark in "T,;") + 1
        before = [token.low for token in self.tokens[max(low, at - 3) : at]]
        return self._mention(at).kind == "since" or "since" in before

    def _event(self, at: int) -> bool:
        """Whether it dates an event told in passing (", where recession began in 2011,"), or when a source spoke."""
        if re.search(r"Si?$", self.codes[max(0, at - 2) : at]) and self.codes[at + 1 : at + 2] not in tuple("sFnUD"):
            return True
        first = max(self.codes.rfind(mark, 0, at) for mark in ",;(") + 1
        last = next((step for step in range(at, len(self.codes)) if self.codes[step] in ",;)"), len(self.codes))
        return self.tokens[first].low in _ASIDE and not set(self.codes[first:last]) & set("NF")

    def _mention(self, at: int) -> PeriodMention:
        mention: PeriodMention = self.tokens[at].item
        return mention

    def _window(self, at: int) -> bool:
        mention = self._mention(at)
        return mention.period is not None and mention.kind in ("absolute", "relative", "now", "duration")

    def _is_base(self, at: int) -> bool:
        """Whether the period at ``at`` is a point of comparison: "from April", "than in 2022", "a year earlier"."""
        mention = self._mention(at)
        first = self.tokens[at].low.split()[0]
        if mention.kind == "comparison" or (first in _COMPARING and not (first == "over" and "/" in self._told(at))):
            return True
        left = re.sub(r"[dirI]*x?[dirI]*$", "", self.codes[max(0, at - 12) : at])
        if re.search(r"(?:[Ncmgv][dx]{0,2}j|[cmg]d?[xF])o$", self.codes[max(0, at - 8) : at].rstrip("dI")):
            return True  # "double those of 2006", "above the level of September"
        if left[-1:] in ("v", "g") or (
            re.search(r"(?:[uUnc]|N)k$", left) and self.tokens[at - min(at, 12) + len(left) - 1].low == "on"
        ):
            return True
        if self._extent(at, left):
            return False
        # "from January imports fell" opens a sentence; "fell from January" compares
        return left[-1:] in ("f", "m", "c") and left[-2:-1] in tuple("NUucnTxm)")

    def _extent(self, at: int, left: str) -> bool:
        """Whether the words before only say how long it lasts: "over the first eight months", "in two months from"."""
        before = max(at - 12, 0) + len(left) - 1
        if left[-1:] == "c":
            return self.tokens[before].low == "over" and "/" in self._told(at)
        if left[-2:] == "xf":  # "in the period from January to May"
            return "/" in self._told(at)
        return left[-2:] == "Nf" and self.tokens[before - 1].item.kind == "time"

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
        if (timed := self._years(at, sense)) is not None:
            return timed
        owner = self._owner(at)
        if owner is not None or self._earlier(at) or self._said_ago(at):
            period = self._rolling(at, self._owned(at, owner) if owner is not None else self._base_level(at, reporter))
            return Timed(period, self._before(at, period, reporter) if sense.kind == "growth" else None)
        period = self._rolling(at, self._running(at) or self._period(at))
        if sense.kind == "average" and sense.per == "year" and (span := self._span(period)):
            return Timed(span)
        if sense.kind not in ("growth", "ratio") or sense.ratio == "cover" or self._of_flows(at):
            return Timed(period)
        return Timed(period, self._base(at, period, reporter))

    def _span(self, period: Slot | None) -> Slot | None:
        """The years between two levels, for growth "a year": "from $8 billion in 1991 to $685 billion in 2020"."""
        years = [spot for spot in self.spots if re.fullmatch(r"\d{4}", self._mention(spot).period or "")]
        if period is None or period.value is None or len(years) != 2 or "/" in period.value:
            return None
        first, last = sorted(self._told(spot) for spot in years)
        return Slot(f"{first}/{last}", self.slot(years[0]).start, self.slot(years[1]).end)

    def _of_flows(self, at: int) -> bool:
        """Whether a multiple compares two flows and no two times: "three times its imports", "twice what India did"."""
        after = self.codes[at + 1 : at + 9]
        return self.senses[at].ratio == "times" and re.match(r"[xg]?[dIaAPsj]{0,4}[F?J]", after) is not None

    def _years(self, at: int, sense: Sense) -> Timed | None:
        """The ends of a span of years, for what changed over it: "between 2000 and 2009 exports rose from ..."."""
        spot = self._scope(at)
        if spot is None or sense.kind == "average" or not re.fullmatch(r"\d{4}/\d{4}", self._told(spot)):
            return None
        first, last = (self.slot(spot, year) for year in self._told(spot).split("/"))
        if sense.base:
            return Timed(first)
        if sense.kind in ("growth", "ratio"):
            return Timed(last, first)
        return Timed(last) if any(other.base for other in self.senses.values()) else None

    def _owner(self, at: int) -> int | None:
        """The period that the number is of: "April's 6 percent", "2022's record of $9 billion", "(May: 4%)"."""
        step = at - 1
        while step > max(0, at - 6) and self.codes[step] in "dxnoaR":
            step -= 1
        if self.codes[max(0, step - 2) : step + 1] == "(T:":
            return step - 1
        if self.codes[max(0, step - 1) : at + 2] == "T(N)":
            return step - 1
        if step > 0 and self.codes[step] == "s":
            step -= 1
        elif step < 0 or not self.tokens[step].low.endswith(("'s", "’s")):
            return None
        return step if self.codes[step] == "T" else None

    def _owned(self, at: int, owner: int) -> Slot | None:
        mention = self._mention(owner)
        if mention.kind != "comparison":
            return self.slot(owner) if mention.period else None
        main = self._main_period(at)
        value = step_back(main.value, mention.comparison or "year") if main and main.value else None
        return self.slot(owner, value) if value else None

    def _earlier(self, at: int) -> bool:
        """Whether the number is told as what was before: "from $4 billion", "after a gain of 4 percent"."""
        sense, codes = self.senses[at], self.codes
        if sense.base:  # "against 555 billion for Peru" is of another place, not of another time
            return re.match(r"[rfwbi]d?[PAC](?![dirxo]*T)", codes[at + 1 : at + 9]) is None
        if sense.kind == "growth":
            dated = "T" in codes[at + 1 : at + 4] or any(n < at and s.kind == "growth" for n, s in self.senses.items())
            return dated and re.search(r"v[dx]{0,2}(?:[Un]o|U)$", codes[max(0, at - 6) : at]) is not None
        return self._goes_on(at)

    def _goes_on(self, at: int) -> bool:
        """Whether the number goes on with what was before: "against $3 billion in May and $4 billion in April"."""
        last = max((n for n in self.senses if n < at), default=None)
        if last is None or not re.match(r"e?[dir]{0,3}T", self.codes[at + 1 : at + 5]):
            return False
        joined = re.fullmatch(r"[dirxoT]{0,5},?y[dx]?", self.codes[last + 1 : at]) is not None
        return joined and (self.senses[last].base or self._goes_on(last))

    def _said_ago(self, at: int) -> bool:
        """Whether the words after the number move it back: "N508 billion in May and N690 billion a year ago"."""
        step = at + 1 + (self.codes[at + 1 : at + 3] in ("xT", "oT"))
        if self.codes[step : step + 1] != "T" or self.senses[at].kind not in _LEVELS:
            return False
        mention, words = self._mention(step), self.tokens[step].low.split()
        return mention.kind == "comparison" and words[0] in ("a", "the", "one") and len(words) > 2

    def _before(self, at: int, period: Slot | None, reporter: str | None) -> Slot | None:
        """What an earlier change was measured from: as far back as the change that it is told beside."""
        if period is None or period.value is None:
            return None
        steps = [self._mention(spot).comparison for spot in self.bases if spot < at and self._mention(spot).comparison]
        relation, how = (steps[-1], "inherited") if steps else self._usual(period.value, reporter)
        value = step_back(period.value, relation or "year")
        return Slot(value, period.start, period.end, how) if value else None

    def _rolling(self, at: int, period: Slot | None) -> Slot | None:
        """The twelve months up to the month of "the annual deficit narrowed to $9 billion in July"."""
        if period is None or frequency(period.value or "2000") != "M" or self.senses[at].kind not in _LEVELS:
            return period
        after = self._mention(at + 1) if self.codes[at + 1 : at + 2] == "T" else None
        if after and after.kind == "duration" and after.months == 12:  # "$46 billion over 12 months"
            return period._replace(value=f"{shift(period.value or '', months=-11)}/{period.value}")
        flow = self.codes.rfind("F", max(self.codes.rfind(";", 0, at), 0), at)
        if flow < 1 or not _ANNUAL & {token.low for token in self.tokens[max(0, flow - 2) : flow]}:
            return period
        return period._replace(value=f"{shift(period.value or '', months=-11)}/{period.value}")

    def _running(self, at: int) -> Slot | None:
        """From a month on until the last one told: "the shortfall since January to $2.7 billion"."""
        if self.senses[at].kind not in _LEVELS:
            return None
        last = self._last_month()
        for spot in self.sinces:
            near = spot == at + 2 or spot == at + 1 or re.fullmatch(r"[tZk]d?", self.codes[spot + 1 : at])
            first = self._told(spot)
            if near and last and frequency(first or "2000") == "M" and first < last:
                return self.slot(spot, f"{first}/{last}", "guessed")
        return None

    def _last_month(self) -> str | None:
        """The last month that the sentence, or the one before, is about."""
        latest = self.latest or (self.held.value if self.held else None)
        months = (*months_of(latest), *re.findall(r"\d{4}-\d{2}(?=-)", latest)) if latest else ()
        return months[-1] if months else None

    def moment(self, at: int) -> Slot | None:
        """The period in force at a token that is no number (a rank, a record)."""
        number = self.codes.find("N", at, at + 4)
        if number >= 0 and number in self.senses and self._earlier(number):  # "down from a record $20 billion in 2022"
            return self.time(number, None).period
        return self._period(at)

    def _untold(self, at: int) -> bool:
        """Whether the clause names a time that the calendar does not know: "Before the war Russia supplied ..."."""
        start = max(self.codes.rfind(";", 0, at), self.codes.rfind("L", 0, at)) + 1
        opening = re.match(r",?[xv]d[xa]{0,2}x,?(?=[PACIE])", self.codes[start:at])
        return opening is not None and self.tokens[start].low == "before" and not self._timed_before(at)

    def _opened_ago(self, at: int) -> Slot | None:
        """The time that "A year earlier" at the head of the clause goes back to, from the sentence before."""
        head = max(self.codes.rfind(";", 0, at), self.codes.rfind("L", 0, at)) + 1
        if self.codes[head : head + 1] != "T" or self._timed_before(at) or not self.held or not self.held.value:
            return None
        mention = self._mention(head)
        if mention.kind != "comparison" or self.tokens[head].low.split()[0] not in ("a", "the", "one"):
            return None
        value = step_back(self.held.value, mention.comparison or "year")
        return self.slot(head, value) if value else None

    def _respective(self, at: int) -> int | None:
        """The first of two periods for the first of two numbers: "in May and June exports were 5 and 6 percent up"."""
        pair = re.search(r"Ty[ir]?d?T", self.codes)
        numbers = [n for n in self.senses if not self.senses[n].base]
        if pair is None or len(self.windows) != 2 or len(numbers) != 2 or at != numbers[0]:
            return None
        together = re.fullmatch(r"y[tkb]?d?", self.codes[numbers[0] + 1 : numbers[1]])
        return self.windows[0] if together and pair.start() == self.windows[0] else None

    def _period(self, at: int) -> Slot | None:
        first = self._respective(at)
        if first is not None:
            return self.slot(first)
        if self._untold(at):
            return None
        ago = self._opened_ago(at)
        if ago is not None:
            return ago
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
        apart = months == 1 and (not self._bound_to_base(spots[0]) or not self._mention(spots[0]).guessed)
        if apart and self.published and later <= self.published[: len(later)]:
            return self.slot(spots[0], later, "guessed")
        return self.slot(spots[0], shift(period, months=months), "guessed") if months else None

    def _own(self, at: int) -> int | None:
        """The period that follows the number with nothing but small words, or its own chain, between."""
        codes = self.codes
        step = at + 1
        while step < len(codes) and step < at + 12:
            code = codes[step]
            if code == "T":
                if step in self.windows and (not self._opens(step) or codes[at + 1 : step].strip("d") == "o"):
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
            elif code == "U" and step == at + 1 and codes[step + 1 : step + 3] == "iT":
                pass  # "of which $29 billion fell in December"
            elif code == "E" and codes[step - 1] == "o":
                pass  # "$1.3 billion of it in the fourth quarter"
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
        return self.codes[at + 1 : at + 2] in ("s", "F", ":")

    def _bound_to_base(self, spot: int) -> bool:
        """Whether the period right after a starting level belongs to that level alone."""
        step = spot - 1
        while step >= 0 and self.codes[step] in "dirxonU":
            step -= 1
        sense = self.senses.get(step) if step >= 0 and self.codes[step] == "N" else None
        return sense is not None and (sense.base or self._goes_on(step))

    def _tied(self, spot: int) -> bool:
        """Whether the period belongs to one number alone: "twice the $343.7 billion of 2018"."""
        return self.codes[max(0, spot - 2) : spot] == "No"

    @property
    def main(self) -> int | None:
        """The period that the sentence is about: its first, but for those of one figure or of a starting level."""
        return next((spot for spot in self.windows if not self._bound_to_base(spot) and not self._tied(spot)), None)

    def _scope(self, at: int) -> int | None:
        """The period in force at the number: the last one before it, else the first one after."""
        windows = [spot for spot in self.windows if not self._bound_to_base(spot) and not self._tied(spot)]
        owned = {self._owner(number) for number in self.senses}  # of one number alone, beside the main period
        windows = [
            spot
            for spot in windows
            if spot not in owned or spot == windows[0] or not set(self.codes[spot:at]) & set(";L")
        ]
        clause_start = max(self.codes.rfind(";", 0, at), self.codes.rfind("L", 0, at))
        clause_end = min(
            (p for p in (self.codes.find(";", at), self.codes.find("L", at)) if p >= 0), default=len(self.codes)
        )
        before_here = [spot for spot in windows if clause_start < spot < at]
        if before_here:
            return before_here[-1]
        if clause_start > 0 and self.tokens[clause_start].low == "when":
            just_said = [spot for spot in self.spots if clause_start - 3 < spot < clause_start and self._told(spot)]
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
        bases = [spot for spot in self.bases if not self._of_change(spot)]
        after = [spot for spot in bases if spot > at and not set(self.codes[at + 1 : spot]) & set(";LF")]
        if after:
            return min(after)
        since = next(
            (spot for spot in self.sinces if spot > at and re.fullmatch(r"[xei]{0,3}", self.codes[at + 1 : spot])), None
        )
        if since is not None:
            return since
        earlier = [spot for spot in bases if spot < at and ";" not in self.codes[spot:at]]
        if earlier:
            return max(earlier)
        levels = [spot for spot in self.spots if self._bound_to_base(spot) and not self._of_change(spot)]
        return next((spot for spot in levels if ";" not in self.codes[min(at, spot) : max(at, spot)]), None)

    def _of_change(self, spot: int) -> bool:
        """Whether the period only dates an earlier change: "after a 60 percent drop in April"."""
        step = spot - 1
        while step >= 0 and self.codes[step] in "dirxonU":
            step -= 1
        numbers = [step, *range(spot + 1, min(spot + 7, len(self.codes)))]
        return any(
            other in self.senses
            and self.senses[other].kind == "growth"
            and (self._owner(other) == spot or (other == step and self.senses[other].base))
            for other in numbers
        )

    def _base(self, at: int, period: Slot | None, reporter: str | None) -> Slot | None:
        whole = re.match(r"d?No?[dir]?(?=T)", self.codes[at + 1 : at + 6]) if self.senses[at].kind == "ratio" else None
        if whole and self._mention(at + 1 + whole.end()).period:  # "more than twice the $343 billion of 2018"
            return self.slot(at + 1 + whole.end())
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
        if (length := self._length(at)) is not None:
            return self.slot(length[0], shift(period.value, months=-length[1]))
        relation, how = self._usual(period.value, reporter)
        value = step_back(period.value, relation)
        return Slot(value, period.start, period.end, how) if value else None

    def _length(self, at: int) -> tuple[int, int] | None:
        """The time that a change took, in months, and where it is said: "doubled in ten years"."""
        for spot in self.spots:
            mention = self._mention(spot)
            if mention.kind == "duration" and mention.months and mention.months % 12 == 0 and abs(spot - at) < 6:
                return spot, mention.months
        return None

    @property
    def said(self) -> str | None:
        """What the sentence says that its changes are measured from, when that is one thing."""
        found = {self._mention(spot).comparison for spot in self.spots} - {None}
        return found.pop() if len(found) == 1 else None

    def _usual(self, period: str, reporter: str | None) -> tuple[str, str]:
        """What growth is measured from when the sentence does not say."""
        if self.relation:
            return self.relation, "inherited"
        return _conventions().get((reporter or "", rhythm(period)), "year"), "convention"

    def _base_level(self, at: int, reporter: str | None) -> Slot | None:
        """The period of a starting level: its own words, else one step before the level it led to."""
        step = at + 1
        if step < len(self.tokens) and self.tokens[step].low in ("before", "prior"):
            return None  # "before the war": a time that the calendar does not know
        while step < len(self.codes) and step < at + 8 and self.codes[step] in "dirxoaFDPAsnU":
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
