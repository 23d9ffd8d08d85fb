"""Claims that have no number of their own: the ranks, records and comparisons that the reader has met."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.kinds import Sense
from claimcheck.claims.marks import Mark
from claimcheck.claims.mood import Mood
from claimcheck.claims.reading.scene import Compared, Scene
from claimcheck.claims.timing import Clock, Timed, moment
from claimcheck.language.periods import frequency
from claimcheck.records import Claim, Flow


def token_at(scene: Scene, start: int) -> int:
    """The token that the offset ``start`` falls into."""
    return next((at for at, token in enumerate(scene.tokens) if token.end > start), len(scene.tokens) - 1)


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """The phrases of one sentence that make a claim; ``claim`` puts one together from its frame and time."""

    scene: Scene
    senses: Mapping[int, Sense]
    clock: Clock
    mood: Mood
    marks: Sequence[Mark]
    offset: int
    claim: Callable[[str, int, int, Frame, Timed], Claim]

    def frame_at(self, at: int) -> Frame | None:
        """The frame in force at a token."""
        spots = [spot for spot in self.scene.frames if spot <= at]
        if spots:
            return self.scene.frames[max(spots)]
        return self.scene.frames[min(self.scene.frames)] if self.scene.frames else None

    def ranks(self) -> Iterator[Claim]:
        for ranking in self.scene.rankings:
            at, rank_of, frame = ranking.at, ranking.rank_of, ranking.frame
            token = self.scene.tokens[at]
            if frame.reporter is None or (rank_of == "partner" and frame.partner is None):
                continue
            when = Timed() if self.mood.timeless(at) or (frame.of_world and self._aside(at)) else self._when(at)
            claim = self.claim("rank", token.start, token.end, frame, when)
            yield replace(claim, value=token.item.value, unit="rank", rank_of=rank_of)

    def _aside(self, at: int) -> bool:
        """Whether the words stand between commas and name no time: "Egypt, the world's biggest buyer of wheat, ..."."""
        codes = self.scene.codes
        start = max(codes.rfind(mark, 0, at) for mark in ",;(L")
        end = next((step for step in range(at, len(codes)) if codes[step] in ",;).J"), len(codes))
        return start > 0 and codes[start] in ",(" and not set(codes[start:end]) & set("TZVUN")

    def comparisons(self, claims: list[Claim]) -> list[Claim]:
        """The comparisons; one with a margin takes the number's claim over."""
        found = []
        for compared in self.scene.compared:
            other = compared.other
            if other is None or _is_same(other, compared.frame):
                continue  # a flow is not set beside itself
            first, last = self.scene.tokens[compared.first], self.scene.tokens[compared.last - 1]
            flow = Flow(*(_value(slot) for slot in (other.reporter, other.partner, other.flow)))  # type: ignore[arg-type]
            made = self.claim("comparison", first.start, last.end, compared.frame, self._when(compared.first))
            made = replace(made, compared_to=flow, modifier="more_than" if compared.more else "less_than")
            if compared.number is not None:
                number = self.scene.tokens[compared.number]
                margin = next((c for c in claims if c.start == number.start + self.offset), None)
                if margin is None:
                    continue
                claims.remove(margin)
                if _makes_balance(compared.frame, other):
                    found.append(_balance(margin, compared))
                    continue
                made = replace(
                    made,
                    span=margin.span,
                    start=margin.start,
                    end=margin.end,
                    value=margin.value,
                    unit=margin.unit,
                    quantum=margin.quantum,
                )
            found.append(made)
        return found

    def _when(self, at: int) -> Timed:
        return Timed(moment(self.clock, at))

    def records(self) -> Iterator[Claim]:
        for mark in self.marks:
            frame = self.frame_at(self._own_token(mark))
            if frame is None or frame.flow is None or self._of_other(mark):
                continue
            timed, end = self._when(self._counted(mark)), mark.end
            if mark.sort == "since":
                found = self._since(mark)
                if found is None:
                    continue
                end, base = found
                timed = replace(timed, base=base)
            unit = mark.unit or self._streak_unit(timed)
            claim = self.claim("record", mark.start, end, frame, timed)
            yield replace(claim, value=mark.value, unit=unit, direction=mark.direction or self._direction(mark, frame))

    def _of_other(self, mark: Mark) -> bool:
        """Whether the record is what a word of another subject is said to be: "the trade deal, the largest ever"."""
        return re.search(r"![,(-]y?$", self.scene.codes[: token_at(self.scene, mark.start)][-3:]) is not None

    def _of_rank(self, mark: Mark) -> bool:
        """Whether a rank follows in the clause of a streak."""
        ranked = self.scene.codes.find("R", first := token_at(self.scene, mark.start))
        return ranked > 0 and not set(self.scene.codes[first:ranked]) & set(",;LFNU")

    def _own_token(self, mark: Mark) -> int:
        """The token whose frame is the record's: a flow named inside it, else where it begins."""
        first, last = token_at(self.scene, mark.start), token_at(self.scene, mark.end - 1)
        if mark.sort == "streak" and re.match(r",?(?:[dIE]|[PAC]s?)?F", self.scene.codes[last + 1 : last + 5]):
            opens = re.search(r"(?:^|[,;L])y?[rir]?[dx]?$", self.scene.codes[max(0, first - 5) : first])
            last += self.scene.codes[last + 1 :].index("F") + 1 if opens else 0
            return last if opens else first  # "and for a fifth month in a row exports stayed above ..."
        return last if set(self.scene.codes[first : last + 1]) & set("FV") else first

    def _counted(self, mark: Mark) -> int:
        """The token whose time is the record's: the number that it is the record of, else its own first."""
        last = token_at(self.scene, mark.end - 1)
        found = re.match(r"[oxd]{0,3}N", self.scene.codes[last + 1 : last + 5])
        number = last + found.end() if found else -1
        return number if number in self.senses else token_at(self.scene, mark.start)

    def _since(self, mark: Mark) -> tuple[int, Slot] | None:
        for at, token in enumerate(self.scene.tokens):
            if token.code == "T" and mark.end - 6 <= token.start <= mark.end + 14 and token.item.period:
                return token.end, self.clock.slot(at, self._same_month(mark, token.item.period))
        return None

    def _same_month(self, mark: Mark, year: str) -> str | None:
        """The month of a year when the record is one of months: "the first June deficit since 2009"."""
        inside = (t.item.period for t in self.scene.tokens if t.code == "T" and mark.start <= t.start < mark.end - 5)
        month = next((period for period in inside if period and re.fullmatch(r"\d{4}-\d{2}", period)), None)
        return f"{year}{month[4:]}" if month and len(year) == 4 else None

    def _streak_unit(self, timed: Timed) -> str:
        period = timed.period.value if timed.period else None
        return {"Q": "quarters", "A": "years"}.get(frequency(period) if period else "M", "months")

    def _direction(self, mark: Mark, frame: Frame) -> str | None:
        """Of a streak or record whose words do not say: the change of its clause, or the balance's sign."""
        if mark.sort == "streak" and self._of_rank(mark):
            return None  # "for the third year running China was its biggest market"
        if mark.unit != "rank" and frame.sign:
            return "down" if frame.sign < 0 else "up"
        number = self.senses.get(self._counted(mark))
        if number is not None and number.base:
            return "up"  # "down from a record $20 billion": the fall is not the record's
        at, codes = token_at(self.scene, mark.start), self.scene.codes
        before = itertools.takewhile(lambda step: codes[step] != ";", range(at - 1, max(-1, at - 15), -1))
        after = itertools.takewhile(lambda step: codes[step] not in ";LN", range(at + 1, min(len(codes), at + 12)))
        for step in (*before, *after):
            if codes[step] in "Uun" and self.scene.tokens[step].value in ("up", "down"):
                return self.scene.tokens[step].value
        return "up"


def _makes_balance(one: Frame, other: Frame) -> bool:
    """Whether the margin between two flows is a balance: exports and imports of one country, with one partner."""
    sides = {one.kind_of_flow, other.kind_of_flow} == {"export", "import"}
    return sides and all(
        _value(a) == _value(b) for a, b in ((one.reporter, other.reporter), (one.partner, other.partner))
    )


def _balance(margin: Claim, compared: Compared) -> Claim:
    """The margin as a balance: "sold it $2 billion more than it bought" is a surplus of $2 billion."""
    ahead = compared.more == (compared.frame.kind_of_flow == "export")
    size = abs(margin.value) if margin.value is not None else None
    value = size if ahead or size is None else -size
    return replace(margin, kind="balance", flow="balance", value=value, direction=None, base_period=None)


def _is_same(a: Frame, b: Frame) -> bool:
    """Whether two frames tell of one flow, wherever they were read."""
    return all(
        _value(getattr(a, slot)) == _value(getattr(b, slot)) for slot in ("reporter", "partner", "flow", "product")
    )


def _value(slot: Slot | None) -> str | None:
    return slot.value if slot else None
