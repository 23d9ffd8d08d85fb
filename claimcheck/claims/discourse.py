"""What a reader still has in mind when the next sentence begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from claimcheck._record import record, replace
from claimcheck.claims.frames import Frame, Slot
from claimcheck.language.calendar import ends_by

MEMORY = 12
"""Places that a reader still has in mind."""
_SETTLED = 3
"""Flows of one country after which a text is about its trade."""


@record
class Focus:
    """The flow, time and source in force; nothing of it was said in the sentence to come."""

    frame: Frame = field(default_factory=Frame)
    topic: Slot | None = None
    """Whose trade the whole text is about: the first reporter that it names."""
    others: frozenset[str] = frozenset()
    """With whom the topic was said to trade."""
    whole: Slot | None = None
    """The first flow that the text tells other than a balance: what "the total" is of after one."""
    many: bool = False
    """The text goes through several countries, not only through the partners of one."""
    told: int = 0
    """How many flows of the topic the text has named."""
    facing: str | None = None
    """The one with whom the story as a whole is about trade: the partner of its first flow."""
    spoken: Slot | None = None
    """The subject of the sentence before, whom "its" means."""
    announced: Slot | None = None
    """The partner that the paragraph turned to in a sentence of its own: "Now Russia."."""
    pair: tuple[Slot, Slot] | None = None
    """The two that all flows of the text so far, or all of the last sentence, are between."""
    wider: bool = False
    """The text has told a flow that is not between the two."""
    between: tuple[Slot, Slot] | None = None
    """The two whose trade with each other the story tells from its first flow on, until it tells another."""
    period: Slot | None = None
    story: Slot | None = None
    """What the figures are mainly about: where the story comes back to after a look at earlier years or one month."""
    looked: str | None = None
    """The time that the last sentence was about, also where it only looked back: what "the same year" is."""
    outer: Slot | None = None
    """The longer period from which the story looked into this one: the year, after "In December alone ..."."""
    relation: str | None = None
    """What growth is measured from when a sentence does not say: ``year``, ``month`` or ``quarter``."""
    unit: str | None = None
    source: str | None = None
    sourced: bool = False
    """The source was named in the paragraph at hand, and speaks for its figures."""
    places: tuple[Slot, ...] = ()
    """The places named last, in text order."""
    known: tuple[Slot, ...] = ()
    """All areas named so far, each once, the latest last; those listed together also as one."""
    origin: Slot | None = None
    """Whose goods the last sentence spoke of without telling a flow: "Beijing stopped clearing Lithuanian goods"."""
    product: Slot | None = None
    """The product it was about, for a quantity that names none."""
    flows: tuple[str, ...] = ()
    """The kinds of flow that the sentence before named, in its order, for "the former" and "the latter"."""
    asked: Slot | None = None
    """The product that the sentence before asked about or turned to: "Who buys Chile's copper?", "Take coffee."."""
    theme: str | None = None
    """The product that the sentence before began with."""
    products: tuple[str, ...] = ()
    """The products named lately, the latest last, for "the metal" and "the crop"."""
    turned: bool = False
    """A new paragraph begins: a country named anew in it speaks of all its trade."""
    near: bool = False
    """The sentence just before was about trade, so that one without a flow word may go on with it."""

    def at_paragraph(self, *, same: bool) -> Focus:
        """The focus of a new paragraph: its source has to be named anew, and asides about a partner or the past end.

        ``same``: the paragraph begins with "its" or the like, and goes on with whoever was named last.
        """
        fresh, now = replace(self, sourced=False, announced=None, period=self._back_in_time()), self.frame.reporter
        if self.between and not same:
            return replace(fresh, frame=self._of_the_two())
        if same or self.topic is None or now is None:
            return fresh
        fresh = replace(fresh, turned=True)
        if now.value != self.topic.value:
            aside = now.value in self.others or (self.settled and not self.many)
            return replace(fresh, frame=replace(self.frame, reporter=self.topic, partner=None)) if aside else fresh
        facing = self.frame.partner if self.frame.partner and self.frame.partner.value == self.facing else None
        return replace(fresh, frame=replace(self.frame, partner=facing))

    def _of_the_two(self) -> Frame:
        """The flow in force as the one that a story of two began with sees it."""
        first, second = self.between or (None, None)
        told = self.from_topic().frame
        return replace(told, reporter=first, partner=second, pair=told.kind_of_flow == "trade")

    @property
    def settled(self) -> bool:
        """Whether the text has told enough of one country's flows to be about its trade."""
        return self.told >= _SETTLED

    def _back_in_time(self) -> Slot | None:
        """The period in force, or the story's own after a look at an earlier time or at a part of the story's."""
        held, story = self.period, self.story
        if not (held and story and held.value and story.value):
            return held
        return story if ends_by(held.value, story.value) else held

    def from_topic(self) -> Focus:
        """The flow in force as the topic sees it: after "America took $5 billion worth of its goods", its exports."""
        frame, topic = self.frame, self.topic
        if topic is None or not (frame.reporter and frame.partner and frame.flow):
            return self
        if frame.partner.value != topic.value or frame.reporter.value == topic.value:
            return self
        return replace(self, frame=frame.seen_by_partner())

    def remembering(self, places: Iterable[Slot]) -> Focus:
        """The focus after more places: a short memory, for "the kingdom" and "the four"."""
        places = tuple(places)
        if not places:
            return self
        known = {slot.value: slot for slot in self.known}
        for slot in places:
            known.pop(slot.value, None)
            known[slot.value] = slot
        return replace(self, known=tuple(known.values())[-MEMORY:])

    def noting(self, frame: Frame, *, shares: bool = False) -> Focus:
        """The focus after one more flow of the text: its topic, and whom the topic trades with.

        ``shares``: it was told of parts, so that the whole is not between the two.
        """
        topic = self.topic or (frame.reporter.weakened("inherited") if frame.reporter else None)
        with_topic = topic and frame.reporter and frame.reporter.value == topic.value and frame.partner
        partner = frame.partner.value if with_topic and frame.partner else None
        facing = self.facing if self.topic else partner
        told = self.told + bool(topic and frame.reporter and frame.reporter.value == topic.value)
        others = self.others | {partner} if partner else self.others
        whole = self.whole or (frame.flow if frame.kind_of_flow != "balance" else None)
        fresh = replace(self, topic=topic, facing=facing, others=others, told=told, whole=whole)
        mutual = frame.kind_of_flow == "trade" and not shares
        if self.topic is None and topic and partner and mutual and frame.partner:
            return replace(fresh, between=(topic, frame.partner.weakened("inherited")))
        return fresh

    def total_flow(self) -> Slot | None:
        """What "the total" is of: the flow in force; nobody has a share of a balance."""
        flow = self.frame.inherited().flow
        gap = self.whole is not None and flow is not None and flow.value == "balance"
        return self.whole.weakened("inherited") if gap and self.whole else flow

    def dated(self, told: Slot | None) -> Focus:
        """The focus after figures about ``told``; a look at earlier years or one month does not move the story."""
        inside = told and self.story and told.value and self.story.value and ends_by(told.value, self.story.value)
        return self if told is None or inside else replace(self, story=told)
