"""How a clause speaks: as a forecast, without a time, and on whose word."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.claims.frames import Slot
from claimcheck.claims.tables import column, rows
from claimcheck.claims.tokens import Line, Token
from claimcheck.language.periods import frequency, months_of, shift
from claimcheck.language.sources import SourceMention

_COUNTING = frozenset({"put", "puts", "saw", "sees", "recorded", "registered", "counted", "logged", "tallied"})
"""Verbs of a source that have the figure as their object."""
_MODALS = frozenset({"could", "would", "might", "should", "may", "will"})
_FORETELLING = re.compile(r"\b(?:expect|forecast|predict|project|anticipat|fores|target|promis|pledg|hope)")
_NEAR = 3
"""Tokens between a word of forecast and a number that belongs to it even for a time that is over: "are seen at"."""


@cache
def _forecasting() -> dict[str, str]:
    """Words of forecast to ``open`` or ``past`` ("had expected"); the latter speak of times that are over, too."""
    return {row["word"]: row["sort"] for row in rows("forecasts")}


@cache
def _timeless() -> frozenset[str]:
    return column("present", "word")


def _stands_for_another(source: str) -> bool:
    """Whether a source is only a common noun: "agency", "ministry's preliminary report"; not "customs data"."""
    first = source.split()[0].removesuffix("'s").removesuffix("\u2019s")
    return source == source.lower() and first in column("office_nouns", "noun")


def _apart(first: str, last: str) -> int:
    """The months from one to another."""
    return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:7]) - int(first[5:7])


class Mood:
    """Forecast, tense and source of each clause of one sentence."""

    def __init__(self, line: Line, published: str | None) -> None:
        self.line, self.codes, self.tokens, self.published = line, line.codes, line.tokens, published
        self.cues = [at for at, token in enumerate(line.tokens) if self._is_cue(at)]
        self.sources = [at for at, code in enumerate(line.codes) if code == "S"]

    def _is_cue(self, at: int) -> bool:
        token = self.tokens[at]
        if token.code not in "xZUHtS!":
            return False
        if token.low == "seen" and re.match(r"i?d?T", self.codes[at + 1 : at + 4]):
            return False  # "the $1.8 billion seen a year earlier"
        words = set(token.low.split()) if token.code == "S" else {token.low}
        return bool(words & _forecasting().keys()) and not (token.low == "may" and self.line.text[token.start] == "M")

    def _clause(self, at: int, marks: str) -> tuple[int, int]:
        """The first token of the clause around ``at`` and the one after its last."""
        start = max((self.codes.rfind(mark, 0, at) for mark in marks), default=-1) + 1
        ends = [end for mark in marks if (end := self.codes.find(mark, at)) >= 0]
        return start, min(ends, default=len(self.codes))

    def forecast(self, at: int, period: str | None) -> bool:
        """Whether the number at ``at`` is expected, aimed at or planned."""
        start, end = self._clause(at, ";L")
        start = max(start, self._itself(at))
        for cue in self.cues:
            if not start <= cue < end or (cue > at and set(self.codes[at + 1 : cue]) & set("N,")):
                continue
            done = any(token.low == "have" for token in self.tokens[cue + 1 : cue + 2])
            ability = self._over(period) and self.tokens[cue].low in _MODALS and not done
            if ability:
                continue  # "could place only 465,000 tonnes there"
            near = abs(at - cue) <= _NEAR and "," not in self.codes[cue:at]
            near = near or re.fullmatch(r"[jJ][ZE]{1,3}", self.codes[at + 1 : max(at + 1, cue)]) is not None
            if near or not self._over(period) or self._past(cue):
                return True
        return False

    def _itself(self, at: int) -> int:
        """Where an aside about the figure before the number begins: "15.9 million in 2021, itself 44 percent less"."""
        spots = (step for step in range(max(0, at - 4), at) if self.tokens[step].low in ("itself", "themselves"))
        return next((step for step in spots if self.codes[step - 1] in ",(-"), 0)

    def ahead(self, at: int, when: Slot | None) -> Slot | None:
        """The time that a month without a year means for what is planned: the nearest, be it to come."""
        if when is None or when.how != "guessed" or not when.value or not self.published or len(self.published) < 7:
            return when
        later = shift(when.value, years=1)
        if frequency(when.value) not in "MQS" or not self.forecast(at, when.value):
            return when
        now, then, next_one = months_of(self.published[:7])[0], months_of(when.value)[0], months_of(later)[0]
        return (
            when._replace(value=later) if then < now < next_one and _apart(now, next_one) < _apart(then, now) else when
        )

    def planned(self, at: int) -> bool:
        """Whether a word of forecast stands right by a number: "from the 1.36 million scheduled for August"."""
        return any(abs(at - cue) == 1 for cue in self.cues)

    def _past(self, cue: int) -> bool:
        words = set(self.tokens[cue].low.split())
        before = self.tokens[cue - 1].low if cue else ""
        return before == "had" or any(_forecasting().get(word) == "past" for word in words)

    def _over(self, period: str | None) -> bool:
        """Whether the period had ended by the day of publication."""
        if period is None or self.published is None:
            return False
        if period.startswith("FY"):
            return int(period[2:6]) + 1 < int(self.published[:4])
        end = period.split("/")[-1]
        if "-Q" in end:
            year, quarter = end.split("-Q")
            end = f"{year}-{3 * int(quarter):02d}"
        size = min(len(end), len(self.published))
        return end[:size] < self.published[:size]

    def timeless(self, at: int) -> bool:
        """Whether the clause speaks in the present and names no time: "China takes a quarter of ..."."""
        start, end = self._clause(at, ";:LJ")
        if start and self.codes[start - 1] == "J":  # "Mexico, which sends 80 percent to the US, sold ..."
            start, end = self._clause(at, ";:LJ,")
        joint = re.search(r"y(?=i?T)", self.codes[start:end])  # "furnishes four-fifths of it, and in 2015 sold ..."
        if joint is not None:
            middle = start + joint.start()
            start, end = (start, middle) if at < middle else (middle, end)
        if "T" in self.codes[start:end] or self._shortened(start):
            return False
        return any(self._speaks_now(token) for token in self.tokens[start:end])

    def _shortened(self, start: int) -> bool:
        """Whether the clause leaves out its flow, and so keeps the time told before: "; Korea's is 7 percent"."""
        return re.match(r"[PAC]s[xdZ]{0,2}N", self.codes[start:]) is not None and "T" in self.codes[:start]

    def _speaks_now(self, token: Token) -> bool:
        """Whether a word is a verb in the present: "takes", "imports" as a verb, the "is" of "no market is bigger"."""
        if token.code == "R":
            return bool(_timeless() & set(token.low.split()))
        if token.code == "V" and token.low in ("exports", "imports"):
            return True
        return token.code not in "FDS" and (token.low in _timeless() or token.low.split()[0] in _timeless())

    def source(self, at: int, period: str | None = None) -> str | None:
        """Who says so: a source of the sentence; one that forecasts or counts speaks for its own clause alone."""
        for spot in self.sources:
            start, end = self._clause(spot, ";L")
            if spot in self.cues:
                start = max(start, self.codes.rfind(",y", 0, spot))
                foretells = _FORETELLING.search(self.tokens[spot].low) is not None
                if foretells and self._over(period) and not self.forecast(at, period):
                    continue  # "after 20 billion in 2023, exports will earn 9 billion, the economist expects"
            if start <= at < end or not (spot in self.cues or self.tokens[spot].low.split()[-1] in _COUNTING):
                return self._words(spot)
        return None

    def _words(self, at: int) -> str:
        mention: SourceMention = self.tokens[at].item
        return mention.words

    def in_force(self, source: str | None, before: str | None) -> str | None:
        """The source that ``source`` stands for: "the agency" is the one named ``before``, where one was."""
        return before if source and before and _stands_for_another(source) else source

    @property
    def last_source(self) -> str | None:
        return self._words(self.sources[-1]) if self.sources else None
