"""Claims of one sentence, put together from the reader's frames, the senses and the clock."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck._record import record, replace
from claimcheck.claims.antecedents import with_antecedents
from claimcheck.claims.discourse import Focus
from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.handover import next_focus
from claimcheck.claims.kinds import Sense, senses
from claimcheck.claims.marks import Mark, records
from claimcheck.claims.mood import Mood
from claimcheck.claims.reading import Bound, read
from claimcheck.claims.reading.choice import Choice
from claimcheck.claims.reading.goods import count_goods
from claimcheck.claims.referents import resolve
from claimcheck.claims.sellers import with_sales
from claimcheck.claims.sentences import Sentence
from claimcheck.claims.strangers import contributes, refuse_strangers
from claimcheck.claims.timing import Clock, Timed, time
from claimcheck.claims.tokens import Line, Token, line
from claimcheck.claims.units import area_of_currency, set_units
from claimcheck.claims.unnumbered import Unnumbered, token_at
from claimcheck.language._phrases import Words as TextWords
from claimcheck.language._phrases import remember
from claimcheck.language.periods import fiscal_named_by
from claimcheck.language.places import (
    Place,
    bloc_at,
    find_places,
    fiscal_start,
    is_area,
    is_bloc,
)
from claimcheck.language.quantities import Quantity
from claimcheck.records import Claim, Flow, Words


@record
class Refusal:
    """A number that is no claim, and why."""

    start: int
    end: int
    span: str
    why: str


@record
class Reading:
    """What one sentence yields: its claims, the numbers refused, and what the next sentence inherits."""

    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]
    focus: Focus
    choices: tuple[Choice, ...] = ()
    """What was weighed where several places could fill a role."""


_SAME_TIME = re.compile(r"\b(?:[Tt]h(?:e|at) same (?:year|month|quarter)|[Tt]hat (?:year|month))\b")
"""Times that are those of the sentence before, whatever the story is about."""
_ITS = re.compile(r"(?:It|Its|They|Their|The (?:country|nation|bloc|island|kingdom))\b")
"""A paragraph that begins so goes on with whoever was named last."""


class Assembler:
    """The claims of one sentence of the text ``whole``; ``words`` are those of the text, where known."""

    def __init__(
        self,
        whole: str,
        sentence: Sentence,
        published: str | None,
        focus: Focus,
        places: Sequence[Place] | None = None,
        words: TextWords | None = None,
    ) -> None:
        self.whole, self.words = whole, words
        self.sentence, self.published, self.focus = sentence, published, focus
        self.places = find_places(sentence.text) if places is None else places

    def _analyse(self) -> None:
        """Read mentions, frames, senses and times; nothing of this is done for a sentence that is passed over."""
        if self.words is not None:  # every reader of mentions asks for them
            remember(self.words.part(self.sentence.start, self.sentence.end))
        same = _ITS.match(self.sentence.text) is not None
        if not same:
            self.focus = self.focus.from_topic()
        if self._opens_paragraph():
            self.focus = self.focus.at_paragraph(same=same)
        sentence, published, focus = self.sentence, self.published, self.focus
        country = self._fiscal_country(self.places)
        start, named_by = (fiscal_start(country), fiscal_named_by(country)) if country else (None, "end")
        held = focus.period.value if focus.period else None
        if focus.looked and _SAME_TIME.search(sentence.text):
            held = focus.looked
        told = line(sentence.text, published, start, self.places, named_by, held)
        told = resolve(with_antecedents(told, focus.products, focus.theme), focus)
        self.line: Line = with_sales(told, focus)
        self.scene = read(self.line, sentence.start, focus)
        self.line = self.scene.line
        self.marks = records(sentence.text.lower())
        ranked = [token for token in self.scene.tokens if token.code == "R"]
        self.marks = [mark for mark in self.marks if not contributes(sentence.text[mark.start : mark.end])]
        self.marks = [mark for mark in self.marks if mark.unit != "rank" or not any(_overlap(mark, r) for r in ranked)]
        self._drop_marked()
        self._homes()
        self._owners()
        set_units(self.scene)
        refuse_strangers(self.scene)
        count_goods(self.scene)
        self.senses = senses(self.line, self.scene.bounds)
        self.mood = Mood(self.line, published)
        marked = {
            at
            for at, token in enumerate(self.scene.tokens if self.marks else ())
            if any(mark.start < token.end and token.start < mark.end for mark in self.marks)
            and not (token.code == "T" and token.item.kind == "absolute" and token.item.period)  # "first June deficit"
        }
        self.clock = Clock(self.line, self.senses, sentence.start, self._held(), focus.relation, marked, published)

    def _held(self) -> Slot | None:
        """The period in force; a new paragraph, or a new country, leaves a month for the year it was looked into."""
        monthly = any(token.low == "monthly" for token in self.line.tokens)  # "the bloc's monthly surplus"
        if self.focus.outer is None or monthly or not (self._opens_paragraph() or self._names_another()):
            return self.focus.period
        return self.focus.outer

    def _opens_paragraph(self) -> bool:
        return "\n" in self.whole[max(0, self.sentence.start - 3) : self.sentence.start]

    def _names_another(self) -> bool:
        known = self.focus.frame.reporter
        told = (bound.frame.reporter for bound in self.scene.bounds if not bound.refused)
        return any(slot and not slot.how and known and slot.value != known.value for slot in told)

    def _fiscal_country(self, places: Sequence[Place]) -> str | None:
        """Whose fiscal years are meant: those of the first country that is named, else of the reporter in force."""
        home = self.focus.frame.reporter
        codes = [place.codes[0] for place in places if len(place.codes) == 1] + [home.value if home else None]
        return next((code for code in codes if code and is_area(code)), None)

    def _drop_marked(self) -> None:
        """Numbers inside a record ("five-month high") are the record's own."""
        kept = []
        for bound in self.scene.bounds:
            token = self.scene.tokens[bound.at]
            if not any(mark.start < token.end and token.start < mark.end for mark in self.marks):
                kept.append(bound)
        self.scene.bounds = kept

    def _homes(self) -> None:
        """Take a currency of one country for its trade when nothing names the reporter: "the NZ$1.4 billion gap"."""
        lone = [b for b in self.scene.bounds if not b.refused and b.frame.reporter is None]
        home = next((slot for bound in lone if (slot := self._home(bound))), None) or self.scene.speaker
        if home is None:
            return
        for bound in lone:
            bound.frame = replace(bound.frame, reporter=home)
        for at, frame in self.scene.frames.items():
            self.scene.frames[at] = frame if frame.reporter else replace(frame, reporter=home)

    def _owners(self) -> None:
        """Give frames without a reporter the one that a later word of the sentence names."""
        known = None
        for at in sorted(self.scene.frames, reverse=True):
            frame = self.scene.frames[at]
            if frame.reporter is None and known and (frame.partner is None or frame.partner.value != known.value):
                self.scene.frames[at] = replace(frame, reporter=known)
            known = frame.reporter or known

    def _home(self, bound: Bound) -> Slot | None:
        item = self.scene.tokens[bound.at].item
        area = area_of_currency(item.unit) if item.unit and not item.currency_ambiguous else None
        offset = self.sentence.start
        return Slot(area, item.start + offset, item.end + offset, "guessed") if area else None

    def read(self) -> Reading:
        """The sentence's claims and refusals, and what the next sentence has in mind."""
        self._analyse()
        claims, refusals = [], []
        for bound in self.scene.bounds:
            made = self._number(bound)
            if isinstance(made, Claim) and made.reporter is None and made.partner is None:
                refusals.append(Refusal(made.start, made.end, made.span, "no country named"))
            elif isinstance(made, Claim):
                claims.append(made)
            else:
                refusals.append(made)
        phrases = Unnumbered(
            self.scene, self.senses, self.clock, self.mood, self.marks, self.sentence.start, self._claim
        )
        claims.extend(phrases.ranks())
        claims.extend(phrases.records())
        claims.extend(phrases.comparisons(claims))
        claims.sort(key=lambda claim: (claim.start, claim.end))
        choices = tuple(self.scene.choices)
        return Reading(tuple(claims), tuple(refusals), next_focus(self.scene, self.clock, self.mood), choices)

    # -- numbers

    def _number(self, bound: Bound) -> Claim | Refusal:
        token = self.scene.tokens[bound.at]
        offset = self.sentence.start
        if bound.refused:
            return Refusal(
                token.start + offset, token.end + offset, self.line.text[token.start : token.end], bound.refused
            )
        item, sense = token.item, self.senses[bound.at]
        unit = self._unit_said(bound, sense)
        timed = time(self.clock, bound.at, bound.frame.reporter.value if bound.frame.reporter else None)
        ahead = self.mood.ahead(bound.at, timed.period)
        timed = timed if ahead is timed.period else replace(timed, period=ahead)
        if sense.kind == "share" and self.mood.timeless(bound.at):
            timed = Timed()
        value = item.value / 100 if sense.ratio == "part" else item.value
        sign = -1 if sense.kind == "balance" and (item.negative or self._sign(bound) < 0) else 1
        if bound.frame.of_world and bound.frame.reporter is None and sense.kind != "share" and bound.frame.flow:
            bound.frame = replace(bound.frame, reporter=bound.frame.flow._replace(value="WLD"))
        claim = self._claim(sense.kind, token.start, token.end, bound.frame, timed)
        return replace(
            claim,
            value=sign * value,
            unit=unit,
            direction=sense.direction if sense.kind in ("growth", "ratio") or unit.endswith("/year") else None,
            modifier=item.modifier,
            value_high=item.value_high,
            quantum=item.quantum,
            forecast=(not sense.base or self.mood.planned(bound.at)) and self.mood.forecast(bound.at, claim.period),
            share_of=("world" if bound.frame.of_world else "reporter") if sense.kind == "share" else None,
            compared_to=self._compared(bound, sense),
            doubts=(*claim.doubts, *_doubted_unit(item, unit)),
            words={**claim.words, "value": Words(item.text, token.start + offset, token.end + offset)},
        )

    def _unit_said(self, bound: Bound, sense: Sense) -> str:
        if sense.ratio == "part":
            return "times"
        if sense.kind == "average" and "/" not in bound.unit:
            return f"{bound.unit}/{self.scene.tokens[bound.at].item.per or sense.per or 'year'}"
        return bound.unit

    def _sign(self, bound: Bound) -> int:
        return bound.frame.sign or -1

    def _compared(self, bound: Bound, sense: Sense) -> Flow | None:
        frame = bound.frame
        reporter = frame.reporter.value if frame.reporter else None
        partner = frame.partner.value if frame.partner else None
        if sense.ratio == "cover":
            return Flow(reporter, partner, bound.against or "import")
        return None

    # -- common

    def _claim(self, kind: str, start: int, end: int, frame: Frame, timed: Timed) -> Claim:
        """A claim with the slots of its frame and time."""
        offset = self.sentence.start
        slots = {
            "reporter": frame.reporter,
            "partner": frame.partner,
            "flow": frame.flow,
            "product": frame.product,
            "period": timed.period,
            "base_period": timed.base,
        }
        values = {name: slot.value for name, slot in slots.items() if slot is not None}
        for name in ("reporter", "partner"):
            if values.get(name):
                values[name] = _dated(str(values[name]), self._time_of_blocs(values.get("period")))
        words = {
            name: Words(self.whole[slot.start : slot.end], slot.start, slot.end)
            for name, slot in slots.items()
            if slot is not None
        }
        source = self.mood.source(token_at(self.scene, start), timed.period.value if timed.period else None)
        doubts = tuple(f"{name}:{slot.how}" for name, slot in slots.items() if slot is not None and slot.how)
        return Claim(
            kind,
            self.line.text[start:end],
            start + offset,
            end + offset,
            self.sentence.text,
            offset,
            words=words,
            doubts=doubts,
            attributed_to=source,
            source_named=self._source_in_force(source),
            **values,  # type: ignore[arg-type]
        )

    def _time_of_blocs(self, period: str | None) -> str | None:
        """By when the blocs of a claim are dated: a comparison with earlier years leaves them as they are now."""
        told = [time for time in (self.clock.latest, period) if time]
        return max(told, key=lambda time: time.removeprefix("FY")) if told else self.published

    def _source_in_force(self, source: str | None) -> str | None:
        """Who stands behind a figure: the sentence's own source, else the one that the paragraph has named."""
        held = self.focus.source if self.focus.sourced else None
        return self.mood.in_force(source, self.focus.source) or held


def _doubted_unit(item: Quantity, unit: str) -> tuple[str, ...]:
    """The doubt about a currency that only custom gives a shared sign: the "$" of an Australian story."""
    printed = item.unit or ""
    return ("unit:convention",) if printed.isupper() and printed != unit.partition("/")[0] else ()


def _dated(area: str, period: str | None) -> str:
    """The area with its blocs as they were at the time: "EU" in 2015 is ``EU28``."""
    return "+".join(bloc_at(code, period) if is_bloc(code) else code for code in area.split("+"))


def _overlap(mark: Mark, token: Token) -> bool:
    """Whether a record's words are a rank's: "the biggest partner since 2009" ranks."""
    return mark.start < token.end and token.start < mark.end
