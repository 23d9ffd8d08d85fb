"""Reading a sentence from left to right: which flow governs each number.

The reader keeps one current frame. Flow phrases replace it; a place, a product or "that with X" on
its own moves it along the axis that the sentence lists ("China took 16 percent, Japan 14"); a word
of another subject (prices, tariffs, jobs) mutes it until a flow is named again. Numbers read before
their flow ("Iron ore ($49 billion) was Australia's leading export") wait for it within the clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from claimcheck.claims.discourse import Focus
from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.ranking import Ranking, owner_of, role_of, roles
from claimcheck.claims.tables import column
from claimcheck.claims.tokens import Line
from claimcheck.claims.topics import Phrases, Topic, preposition_role
from claimcheck.language._tables import rows
from claimcheck.language.places import is_area, is_bloc
from claimcheck.language.products import find_products

NO_FLOW = "no trade flow governs it"
_RESULT = re.compile(r"\W*(?:That|This|It|Which) (?:left|leaves|gave|gives|made|meant|means|produced|resulted in)\b")
"""What follows is the outcome of the flows just named: "That left a deficit of ..."."""
_MUTUAL = ("bilateral", "two-way", "mutual")
_MEASURES = ("mass", "volume", "energy", "count")
_FIRM = "somebody's trade, not a country's"


@dataclass(slots=True)
class Bound:
    """A number with the flow that governs it, or the reason why none does."""

    at: int
    frame: Frame
    topic: Topic | None = None
    refused: str = ""
    whole: bool = False
    """It is a part of a flow named as a whole: "16 percent of X's exports"."""
    clause: int = 0
    against: str = ""
    """The flow that it is a percentage of, where that is another one: "61 percent of imports"."""
    unit: str = ""
    """The unit it is printed with, or leaves out because the number before has it."""


@dataclass(slots=True)
class Compared:
    """Read "Bigger than those from Iraq": tokens ``first`` up to and without ``last``, the margin at ``number``."""

    first: int
    last: int
    number: int | None
    frame: Frame
    more: bool
    other: Frame | None = None


class Reader:
    """One pass over one sentence."""

    def __init__(self, line: Line, offset: int, focus: Focus) -> None:
        self.line, self.tokens, self.codes = line, line.tokens, line.codes
        self.phrases = Phrases(line, offset)
        self.topics = self.phrases.all()
        self.focus = focus
        self.before = focus.frame.inherited()
        self.current: Frame | None = None
        self.topic: Topic | None = None
        self.subject: Slot | None = None
        self.product: Slot | None = None
        self.last_place: Slot | None = None
        self.origin: Slot | None = None
        """The demonym of goods named before their flow: "some 12 million tonnes of Russian grain were exported"."""
        self.fronted_by = ""
        self.served: Topic | None = None
        """The verb that only said whose part it is."""
        self.fronted: Slot | None = None
        """A place set before its flow: "To the EU went 67 percent of ..."."""
        self.actor: Slot | None = None
        """Who the last flow verb said to act."""
        self.speaker: Slot | None = None
        """The country whose office is quoted."""
        self.office: Slot | None = None
        """The country whose statistics office is the source: it counts its own trade."""
        self.lone_product: Slot | None = None
        self.exclusion: Slot | None = None
        """A product left out in the whole sentence: "Not counting diamonds, ..."."""
        self.fresh = True
        self.opening = False
        """A clause has just begun, and named nothing yet."""
        self.firm = False
        self.axis = ""
        self.muted = ""
        self.clause = 0
        self.bounds: list[Bound] = []
        self.assigned: dict[int, list[tuple[str, Slot]]] = {}
        self.whole: Frame | None = None
        self.part_from = -1
        self.places: list[Slot] = []
        """All places named so far, for "the island" and "the two"."""
        self.topic_before: Topic | None = None
        self.shared: dict[int, Frame] = {}
        """Numbers that "respectively" gave to one of several flows."""
        self.compared: list[Compared] = []
        self.rankings: list[Ranking] = []
        self.frames: dict[int, Frame] = {}
        """The current frame from each token on that changed it."""

    def read(self) -> list[Bound]:
        """Every quantity of the sentence, in order."""
        self.office = self._statistics_office()
        starts = {topic.first: topic for topic in self.topics}
        at, size = 0, len(self.codes)
        while at < size:
            topic = starts.get(at)
            if topic is not None:
                self._on_topic(topic)
                narrowed, self.current = self.current, self.whole or self.current
                for inner in range(topic.first, topic.last):
                    if self.codes[inner] == "N":
                        self._bind(inner)
                self.current, self.whole = narrowed, None
                at = topic.last
                continue
            handler = _HANDLERS.get(self.codes[at])
            moved = handler(self, at) if handler is not None else None
            after = moved if moved is not None else at + 1
            joint = next((topic for topic in self.topics if at < topic.first < after), None)
            if joint is not None and joint.verb:  # "China and Russia traded ...": the list is its subject
                if self.subject and joint.frame.reporter and "+" in (self.subject.value or ""):
                    joint.frame = replace(joint.frame, reporter=self.subject)
                joint.first = after
                starts[after] = joint
            at = after
        self._complete()
        return self.bounds

    # -- flows

    def _on_topic(self, topic: Topic) -> None:
        if topic.foreign or (self.firm and topic.weak and topic.frame.partner is None):
            self.muted = topic.foreign or _FIRM
            self.firm = True
            return
        whole = self._whole_ahead(topic.last)
        if topic.verb and whole is not None and whole.of is not None and self._serves(topic, whole):
            self.served = topic
            if topic.frame.reporter is not None:
                self._bare(topic.first, topic.frame.reporter)
            return
        if self.muted and ((topic.verb and topic.frame.reporter is None) or self._governed(topic)):
            return
        if topic.weak and not self._known_trade(topic):
            self.muted = _FIRM
            return
        if topic.verb and topic.owner == "subject" and self.codes[topic.first - 1 : topic.first] == "D":
            self._on_earned(topic.head)
            return
        self.muted = ""
        if topic.passive and self._of_which(topic):
            return
        frame = self._owned(topic)
        if topic.goods:
            frame = replace(frame, flow=self._goods_flow(topic, frame))
            if frame.flow is None:
                return
        if topic.there and (there := self.last_place or self.before.partner or self._other_place(frame)):
            frame = replace(frame, partner=there)
        if topic.generic_partner is not None:
            frame = replace(frame, partner=self.meant(topic.generic_partner) or self._other_place(frame))
        if self.codes[max(0, topic.first - 2) : topic.first].rstrip("d")[-1:] == "+" and self._parenthetic(topic):
            return
        if topic.share is not None or (topic.of is not None and not self._covers(topic.of)):
            self._on_whole(topic, frame)
        elif topic.of is not None and self.current:
            return
        elif not self._continues(topic):
            self.topic_before, self.topic = self.topic, topic
            self.axis = "partner" if frame.partner and not frame.pair else ""
            if topic.verb and topic.frame.reporter and self._mirrored(topic, frame) is frame:
                self.axis = "subject"  # "Saudi Arabia sold China 1.72 million, Russia 2.14 million"
            self._predicate(topic, frame)
            self._respectively(topic, frame)
            self._change_in(topic, frame)
            self._more_than(topic, frame)
            self._set(topic.first, self._mirrored(topic, frame))
        if topic.verb and topic.frame.reporter:
            self.actor = topic.frame.reporter
        for slot in (topic.frame.reporter, topic.frame.partner):
            if slot and slot.value:
                self.places.append(slot)
                self.last_place = slot

    def _predicate(self, topic: Topic, frame: Frame) -> None:
        """Read "Of which $4.4 billion were Turkish exports": the number takes the flow that it is said to be."""
        head = self.codes[: topic.first]
        if self.part_from < 0 or not head.endswith("NZ"):
            return
        known = self.current
        if known and known.pair and frame.partner is None and frame.reporter:
            other = known.partner if known.reporter and known.reporter.value == frame.reporter.value else known.reporter
            frame = replace(frame, partner=other)
        for bound in self.bounds:
            if bound.at == len(head) - 2 and bound.at > self.part_from:
                bound.frame, bound.topic, bound.refused = frame, topic, ""

    def _respectively(self, topic: Topic, frame: Frame) -> None:
        """Share numbers out over two flows or two places of one: "exports and imports grew 5 and 3 percent, ..."."""
        spot = self.codes.find("e", topic.last)
        if spot < 0:
            return
        if self.tokens[spot].low in ("each", "apiece"):
            if len(topic.places) > 1 and self.codes[spot - 1] == "N":
                self.assigned[spot - 1] = [("place", slot) for slot in topic.places]
            return
        frames = [replace(frame, partner=slot) for slot in topic.places] if len(topic.places) > 1 else []
        if self.topic_before and self.codes[self.topic_before.last : topic.first] == "y" and self.current:
            frames = [self.current, frame]
        both = re.fullmatch(r"(ex|im)ports and (ex|im)ports", self.tokens[topic.head].low)
        if both and frame.flow:
            flows = [frame.flow._replace(value=f"{way}port") for way in both.groups()]
            frames = [replace(frame, flow=flow) for flow in flows]
        for pair in re.finditer(r"N(?:,?y?N)+", self.codes[topic.last :]):
            numbers = [topic.last + pair.start() + k for k, code in enumerate(pair[0]) if code == "N"]
            if len(numbers) == len(frames):
                self.shared.update(zip(numbers, frames, strict=True))

    def _of_which(self, topic: Topic) -> bool:
        """Read "63.9% of which were sold to the U.S.": the passive only says where that part went."""
        head = re.search(r"No[JEj]Z?$", self.codes[: topic.first])
        if head is None or self.current is None or topic.frame.partner is None:
            return False
        for bound in self.bounds:
            if bound.at == head.start():
                bound.frame, bound.whole = replace(bound.frame, partner=topic.frame.partner), True
                bound.refused = "" if bound.frame.flow else bound.refused
        return True

    def _governed(self, topic: Topic) -> bool:
        """Whether the number of the flow belongs to the other subject: "tariffs on 96 percent of Taiwan's exports"."""
        return topic.of is not None or (topic.number is not None and topic.number < topic.head)

    def _known_trade(self, topic: Topic) -> bool:
        """Whether "sales" or "turnover" is a country's: it says whose or with whom, or trade is the subject already."""
        own = topic.frame.reporter or topic.frame.partner or topic.owner or topic.frame.product
        return bool(own) or self.current is not None or self.focus.near or topic.there

    def _more_than(self, topic: Topic, frame: Frame) -> None:
        """Read "exports more fish to Poland than to Denmark" as a comparison of partners."""
        found = re.match(r"[^N;L]{0,3}?(c)[^N;LcmP]{0,5}(P)[^N;LcmP]{0,4}m[tf]d?(P)", self.codes[topic.head + 1 :])
        if found is None or not topic.verb:
            return
        first, here, there = (topic.head + 1 + found.start(k) for k in (1, 2, 3))
        mine = replace(frame, partner=self.phrases.place(here))
        other = replace(frame, partner=self.phrases.place(there))
        more = self.tokens[first].value == "up"
        self.compared.append(Compared(first, there + 1, None, mine, more, other))

    def _change_in(self, topic: Topic, frame: Frame) -> None:
        """Read "a 19% drop in crude oil exports" and "a rise of 5 percent in exports": the number is this flow's."""
        head = self.codes[: topic.first]
        found = re.search(r"(N)[xT]?[Un]i[da]?$|[Un]o[dx]?(N)i[da]?$", head)
        if found is None:
            return
        at = found.start(1) if found[1] else found.start(2)
        for bound in self.bounds:
            if bound.at == at and bound.refused in ("", NO_FLOW):
                bound.frame, bound.topic, bound.refused = frame, topic, ""

    def _covers(self, at: int) -> bool:
        """Read "Exports covered 61 percent of imports": a ratio of two flows, no part of one."""
        return re.search(r"F[^;LN]*q[dxc]{0,3}$", self.codes[:at]) is not None

    def _goods_flow(self, topic: Topic, frame: Frame) -> Slot | None:
        """Which way a country's goods go: by the verb before ("supplied"), or by the words after ("goes to")."""
        after = self.codes[topic.last : topic.last + 3]
        served = self.served
        if served is not None and served.frame.flow and served.frame.reporter and frame.reporter:
            flow = served.frame.flow
            if served.frame.reporter.value == frame.reporter.value:
                return flow
            return flow._replace(value="export" if flow.value == "import" else "import")
        way = "export" if after[:1] == "t" else "import" if after[:1] == "f" or after[:2] == "ZA" else None
        return self.phrases.slot(way, topic.head) if way else None

    def _parenthetic(self, topic: Topic) -> bool:
        """Whether the flow is only mentioned: "non-oil exports, including re-exports, grew ..."."""
        return topic.number is None and self.codes[topic.last : topic.last + 1] in (",", ")")

    def _other_place(self, frame: Frame) -> Slot | None:
        """The one place named lately that is not the reporter: "its neighbour", "there"."""
        own = frame.reporter.value if frame.reporter else None
        places = {slot.value: slot for slot in (*self.focus.places, *self.places) if slot.value != own}
        return next(iter(places.values())).weakened("pronoun") if len(places) == 1 else None

    def _serves(self, topic: Topic, whole: Topic) -> bool:
        """Whether a flow verb only says whose part it is: "China bought 16 percent of what the country exported"."""
        assert whole.of is not None
        own_part = re.fullmatch(r"[dxcmiT,]*", self.codes[topic.head + 1 : whole.of]) is not None
        return own_part and not (whole.owner == "its" and topic.frame.kind_of_flow == whole.frame.kind_of_flow)

    def _continues(self, topic: Topic) -> bool:
        """Whether a participle only goes on with the flow in hand: "..., buying goods for $3 billion"."""
        if not (topic.verb and topic.owner == "subject" and self.current and not topic.passive):
            return False
        if topic.frame.partner or not self.current.reporter or not self.current.partner:
            return False
        acting = self.subject or self.actor
        mine = acting is not None and acting.value == self.current.reporter.value
        if mine and self.current.kind_of_flow != topic.frame.kind_of_flow:
            return False  # "sold cars and bought machines"
        if topic.frame.product and not self.current.product:
            self._set(topic.first, replace(self.current, product=topic.frame.product))
        return True

    def _mirrored(self, topic: Topic, frame: Frame) -> Frame:
        """The flow in hand seen from its own reporter: after "Vietnam's garments ...", "the US bought 7.69 billion"."""
        known = self.current or self.before
        if not (topic.verb and known.reporter and frame.partner is None):
            return frame
        opposite = {known.kind_of_flow, frame.kind_of_flow} == {"export", "import"}
        if frame.reporter is None or self.tokens[topic.head].low not in _supply_verbs():
            return frame
        if opposite and topic.owner == "its" and known.partner and known.reporter.value == frame.reporter.value:
            return replace(known, product=frame.product or known.product)
        if known.reporter.value != frame.reporter.value and (opposite or self.current is None):
            self.axis = "partner"
            if known.kind_of_flow == "trade" and re.match(r"[dxac]{0,3}NoE", self.codes[topic.last :]):
                return replace(known, partner=frame.reporter)  # "China took about 98 percent of it"
            flow = frame.flow and frame.flow._replace(value="export" if frame.kind_of_flow == "import" else "import")
            return replace(known, partner=frame.reporter, flow=flow, product=frame.product or known.product)
        return frame

    def _owned(self, topic: Topic) -> Frame:
        """The topic's frame with its reporter resolved."""
        frame = topic.frame
        about = self.current or Frame()
        topic.whole = topic.whole or self.codes.startswith("a,")  # "Overall, the country had a surplus"
        if topic.of_it and frame.product is None:
            frame = replace(frame, product=self.before.product or self.focus.product)
        mutual = frame.kind_of_flow == "trade" and self.tokens[topic.head].low.startswith(_MUTUAL)
        if topic.owner == "two" or (mutual and not frame.reporter and not frame.partner and not about.reporter):
            return self._between(frame)
        if topic.owner == "world":
            return replace(frame, of_world=True)
        if frame.reporter is None:
            frame = replace(frame, reporter=self._reporter(topic, about))
        frame = self._split(frame)
        if frame.product and self._excludes(frame.product):
            self.exclusion = frame.product
        if mutual and frame.reporter and frame.partner is None and is_bloc(frame.reporter.value or ""):
            frame = replace(frame, partner=frame.reporter)
        if topic.passive and frame.product is None:
            frame = replace(frame, product=self.product)
        if topic.passive and self.origin:
            role = "partner" if frame.kind_of_flow == "import" else "reporter"
            frame = frame.with_place(role, self.origin)
        if frame.partner is None and not topic.whole and topic.of is None and not (topic.nominal and topic.number):
            same = self._same_partner(topic, about)
            still = self._still_with(topic, frame, about)
            topic.carried = (still or same) is not None
            frame = replace(frame, partner=still or same)
        fronted = preposition_role(frame.kind_of_flow or "", self.fronted_by) == "partner" and not topic.whole
        if frame.partner is None and self.fronted and fronted and topic.of is None and self.clause == 0:
            frame = replace(frame, partner=self.fronted)
        if frame.sign == 0 and frame.kind_of_flow == "balance":
            frame = replace(frame, sign=about.sign or self.before.sign)
        if frame.product is None and self.colon and about.product and topic.of is None:
            frame = replace(frame, product=about.product)
        return frame

    @property
    def colon(self) -> bool:
        return self._colon

    _colon = False

    def _split(self, frame: Frame) -> Frame:
        """Two who act together trade with each other: "Astana and Beijing want to bring their trade to ..."."""
        reporter = frame.reporter
        mutual = frame.kind_of_flow in ("trade", "balance") and frame.partner is None
        if not (mutual and reporter and reporter is self.subject and (reporter.value or "").count("+") == 1):
            return frame
        first, second = (reporter.value or "").split("+")
        return replace(
            frame, reporter=reporter._replace(value=first), partner=reporter._replace(value=second), pair=True
        )

    def _reporter(self, topic: Topic, about: Frame) -> Slot | None:
        """Who trades, when the flow phrase does not name it."""
        acting = self.subject if topic.of is None and topic.share is None else None
        if topic.owner == "subject":
            return acting or about.reporter or (self.before.reporter if topic.generic else None)
        if topic.owner == "its":
            return acting or about.reporter or self.before.reporter or self.subject or self._only_place(topic)
        if topic.owner == "country":
            return self.meant(topic.generic_at) or self.before.reporter or about.reporter
        other = topic.frame.partner.value if topic.frame.partner else None
        known = (about.reporter, acting, self.office, self.before.reporter, self._place_before(), self.speaker)
        # nobody trades with itself: "Chinese customs put trade with the North at ..." in a story about the North
        named = (slot for slot in known if slot and (slot.value is None or slot.value != other))
        return next(named, None) or self._only_place(topic)

    def _only_place(self, topic: Topic) -> Slot | None:
        """The one country that the sentence has named so far, for "its" without another owner."""
        named = {slot.value: slot for slot in self.places} if topic.of is None else {}
        other = topic.frame.partner.value if topic.frame.partner else None
        return next(iter(named.values())) if len(named) == 1 and other not in named else None

    def _place_before(self) -> Slot | None:
        """The only place that the sentence before named, where it named no flow."""
        places = self.focus.places
        return places[0].weakened("guessed") if len({slot.value for slot in places}) == 1 else None

    def meant(self, at: int | None) -> Slot | None:
        """The area that "the island" or "the bloc" at token ``at`` can mean, among those named lately."""
        codes = self.tokens[at].item.codes if at is not None and self.tokens[at].item else ()
        if not codes:
            return None
        known: tuple[Slot | None, ...] = (
            *reversed(self.places),
            self.before.reporter,
            self.before.partner,
            *reversed(self.focus.places),
        )
        return next((slot.weakened("pronoun") for slot in known if slot and _among(slot.value, codes)), None)

    def _between(self, frame: Frame) -> Frame:
        """A flow between "the two": those named in this sentence, or before."""
        for known in (self.current, self.before):
            if known and known.reporter and known.partner:
                return replace(frame, reporter=known.reporter, partner=known.partner, pair=True)
        places = self.places if len(self.places) >= 2 else self.focus.places
        if len(places) >= 2:
            return replace(
                frame,
                reporter=places[0].weakened("inherited"),
                partner=places[1].weakened("inherited"),
                pair=True,
            )
        return frame.filled(self.before)

    def _same_partner(self, topic: Topic, about: Frame) -> Slot | None:
        """The partner of the flow before, for one that its clause only sets beside it: "and imports $2 billion"."""
        before = self.topic
        listed = before is not None and before.of is None and (before.frame.partner is not None or before.carried)
        if not listed or before is None or topic.owner not in ("", "subject") or topic.frame.reporter:
            return None
        return about.partner if ":" not in self.codes[before.last : topic.first] else None

    def _still_with(self, topic: Topic, frame: Frame, about: Frame) -> Slot | None:
        """The partner that a flow keeps from the trade of two named before."""
        same = about.reporter == frame.reporter and about.kind_of_flow == frame.kind_of_flow
        if frame.kind_of_flow == "balance" and about.flow is None and _RESULT.match(self.line.text):
            return self.before.partner
        if self.rankings and about.partner and same:
            return about.partner
        own = frame.reporter is not None and frame.reporter.start >= self.phrases.offset
        before: tuple[Frame, ...] = () if own and not (topic.nominal or topic.verb) else (self.before,)
        for known in (about, *before):
            anew = known is self.before and frame.reporter is not None and not frame.reporter.how
            if anew and (frame.kind_of_flow == "trade" or self.focus.turned):
                continue  # "North Korea's trade" after its trade with China is all of it
            mutual = known.pair or known.kind_of_flow in ("trade", "balance")
            if mutual and known.partner and known.reporter and frame.reporter:
                if known.reporter.value == frame.reporter.value:
                    return known.partner
                if known.partner.value == frame.reporter.value:
                    return known.reporter
        return None

    # -- parts of a whole

    def _whole_ahead(self, at: int) -> Topic | None:
        """The flow that numbers after ``at`` are parts of, named further on in the same clause."""
        for topic in self.topics:
            if topic.of is not None and topic.of >= at:
                return None if set(self.codes[at : topic.of]) & set(";L") else topic
        return None

    def _on_whole(self, topic: Topic, whole: Frame) -> None:
        """Read "N% of FLOW": the flow is the whole; the part is what the clause is about."""
        if topic.share is not None:
            self._sharer(topic.share)
        if self._related(topic, whole):
            return
        frame = self._part(whole, topic)
        product = whole.product or self.exclusion
        self.whole = replace(whole, reporter=frame.reporter, flow=frame.flow, product=product)
        for bound in self.bounds:
            if bound.at == topic.of:
                item = bound.frame.partner if bound.at in self.assigned else frame.partner
                bound.frame, bound.whole = replace(frame, partner=item), True
                bound.refused, bound.topic = "", topic
        self.topic = topic
        if frame.partner and not frame.of_world:
            self.axis = "partner"
        self._set(topic.first, frame)

    def _related(self, topic: Topic, whole: Frame) -> bool:
        """Read "the deficit equals 41 percent of exports": a ratio of two flows, no part of one."""
        mine, theirs = self.current, whole.kind_of_flow
        own = self.topic is not None and self.topic.of is None and not self.topic.verb
        if not own or mine is None or topic.share is not None or mine.partner != whole.partner:
            return False
        pair = (mine.kind_of_flow, theirs)
        if pair not in (("balance", "export"), ("balance", "import"), ("export", "import"), ("import", "export")):
            return False
        if ";" in self.codes[self.topic.last if self.topic else 0 : topic.first]:
            return False
        for bound in self.bounds:
            if bound.at == topic.of:
                bound.against = theirs or ""
        return True

    def _sharer(self, at: int) -> None:
        """Whose share it is: "Russia's portion of ...", "the share of coal in ..."."""
        item = re.match(r"ho[dxa]{0,2}([PDAC])i", self.codes[at : at + 8])
        if item and item[1] == "D":
            spot = at + item.start(1)
            self.product = self.phrases.slot(self.tokens[spot].low, spot)
            self.axis = "product"
        elif item and (slot := self.phrases.place(at + item.start(1)) if item[1] != "C" else None):
            self.subject = slot
        owner = self.codes[:at].rstrip("xda")
        if owner.endswith("s") and owner[-2:-1] == "P":
            self.subject = self.phrases.place(len(owner) - 2)
        elif owner[-1:] == "A":
            self.subject = self.phrases.place(len(owner) - 1)
        self.current = None if self.current and self.current.partner is self.subject else self.current

    def _part(self, whole: Frame, topic: Topic) -> Frame:
        """The whole, narrowed by the place or product that the clause is about."""
        part = self.current or Frame()
        if whole.of_world:
            self.axis = "reporter"
            return replace(whole, reporter=self.subject or part.reporter, product=whole.product or part.product)
        owner = whole.reporter or part.reporter
        product = self.product or whole.product
        narrowed = self.topic is None or self.topic.of is None  # what is in hand is a part, not an earlier whole
        if product is None and narrowed and part.product:
            product = part.product if part.kind_of_flow in (None, whole.kind_of_flow) or whole.flow is None else None
        partner = whole.partner or self._part_partner(part, owner)
        again = part.kind_of_flow == "reexport" and whole.kind_of_flow == "export"
        flow = part.flow if again else whole.flow or part.flow
        if flow is None and partner is not None:  # "Japan took 8 percent of the total": of what went before
            flow, product = self.before.flow, product or self.before.product
        return replace(whole, reporter=owner, partner=partner, product=product, flow=flow)

    def _part_partner(self, part: Frame, owner: Slot | None) -> Slot | None:
        """Whose part it is: the clause's subject, or the other side of the flow in hand."""
        if self.fronted and self.subject is None and (owner is None or self.fronted.value != owner.value):
            return self.fronted
        if owner is None:
            return self.subject or part.partner
        if self.subject and self.subject.value != owner.value:
            return self.subject
        if part.partner and part.partner.value != owner.value:
            return part.partner
        if part.reporter and part.reporter.value != owner.value and part.partner:
            return part.reporter
        return None

    # -- the current frame

    def _on_source(self, at: int) -> None:
        area = self.tokens[at].item.area
        if area:
            self.speaker = self.phrases.slot(area, at, how="guessed")

    def _statistics_office(self) -> Slot | None:
        """The one country whose own office is cited anywhere in the sentence, also behind the figures."""
        cited = [(at, token.item) for at, token in enumerate(self.tokens) if token.code == "S"]
        areas = {item.area: at for at, item in cited if item.publisher and item.area and is_area(item.area)}
        return self.phrases.slot(*next(iter(areas.items())), how="guessed") if len(areas) == 1 else None

    def _set(self, at: int, frame: Frame) -> None:
        if self.exclusion and frame.product is None:
            frame = replace(frame, product=self.exclusion)
        self.current = frame
        self.opening = False
        self.frames[at] = frame
        for compared in self.compared:
            if compared.other is None and at >= compared.last:
                compared.other = frame
        for bound in reversed(self.bounds):
            if bound.clause != self.clause:
                break
            if bound.refused == NO_FLOW and frame.flow is not None:
                frame = self._counted(bound.at, frame) or frame
                self.current = self.frames[at] = frame
                bound.frame, bound.refused, bound.topic = frame, "", self.topic

    def _late(self, at: int, slot: Slot, role: str, floor: int = 1 << 30) -> None:
        """A place after the numbers of its flow: "fell 5% to China", "99 per cent of exports end up in China"."""
        assert self.current is not None
        topic = self.topic
        self._set(at, self.current.with_place(role, slot))
        if role == "partner":
            self.axis = "partner"
        for bound in self.bounds:
            if (
                bound.at < self.part_from
                or bound.topic is not topic
                or bound.clause != self.clause
                or self._of_whole(bound.at)
            ):
                continue
            if getattr(bound.frame, role) is None or bound.at > floor:
                bound.frame = bound.frame.with_place(role, slot)

    def _of_whole(self, at: int) -> bool:
        """Whether the number stands in "Of the 1.9 million cars exported, ...": that is the whole, not a part."""
        head = self.codes[:at]
        start = max(head.rfind(";"), head.rfind("L")) + 1
        comma = self.codes.find(",", start)
        return self.codes[start : start + 1] == "o" and at < comma

    # -- places

    def _on_place(self, at: int) -> int | None:
        if self.codes[at] == "A" and self.codes[at + 1 : at + 2] in ("D", "x", "U", "n", "A"):
            return self._on_origin(at)
        if re.match(r"(?:Ps|A)[xdT]{0,3}R", self.codes[at : at + 6]):
            self.places.append(self.phrases.place(at))
            return None
        if (
            self.codes[at] == "A"
            and self.codes[at - 1 : at] == "Z"
            and self.current
            and self.codes[at + 1 : at + 2] in tuple(".,;)")
        ):
            self._late(at, self.phrases.place(at), "partner")
            return None
        if self.codes[at] == "A" and self.codes[:at].endswith("NoE"):
            for bound in self.bounds:
                if bound.at == at - 3:
                    bound.frame = replace(bound.frame, partner=self.phrases.place(at))
            return None
        slots, end = self._list(at)
        self.places.extend(slots)
        numbers = self._numbers(end, len(slots))
        if len(slots) > 1 and numbers:
            self._distribute(at, slots, numbers)
            return end
        slot = self._joined(at, slots, end)
        self.last_place = slot
        before = self.codes[max(0, at - 4) : at].rstrip("dxa")[-1:]
        pending = self.current is None and not any(topic.first < at for topic in self.topics)
        those = not self.topics or "j" in self.codes[max(0, at - 4) : at]
        if before and before in "tfw" and pending and those and self._elliptic():
            self._set(at, self._elliptic() or Frame())
        if before and before in "tfwrBi" and self.current:
            self._hung(at, end, before, slot)
        elif before and before in "vmc":
            waiting = bool(self.compared) and self.compared[-1].other is None
            if waiting or self._heads(end) or self.codes[end : end + 2] == ",J" or self.codes[end : end + 1] == "s":
                self._item(at, slot)
        elif before and before in "iobkgtfwrB":
            self._beside(before, slot)
        else:
            self._bare(at, slot)
        return end

    def _beside(self, before: str, slot: Slot) -> None:
        """A place on a preposition that belongs to no flow yet ("In Japan, exports fell")."""
        if before in "tfw":
            self.fronted, self.fronted_by = slot, before
        if before in "ir" and self.subject is None and self.current is None and self.fresh:
            self.subject = slot

    def _list(self, at: int) -> tuple[list[Slot], int]:
        """The places listed from ``at`` on, one by one, and the token after them."""
        slots, end = [self.phrases.place(at)], at + 1
        if self.codes[at] != "P" or self.codes[end : end + 1] == "s":
            return slots, end
        while len(slots) < 12:
            step = end
            while self.codes[step : step + 1] in (",", "y", "d") and step < end + 3:
                step += 1
            joined = self.codes[end:step].replace("d", "")
            if not joined or self.codes[step : step + 1] != "P" or self.codes[step + 1 : step + 2] == "s":
                break
            if "y" not in joined and not self._list_closes(step):
                break
            if joined == ",y" and self.codes[step + 1 : step + 2] == "N":
                break  # "..., nearly all of it to China, and Zambia 0.8 million"
            slots.append(self.phrases.place(step))
            end = step + 1
        return slots, end

    def _list_closes(self, at: int) -> bool:
        """Whether a list joined by commas ends in "and": "Russia, Kazakhstan and Belarus"."""
        return re.match(r"P(?:,d?P){0,9},?yd?P", self.codes[at - 2 : at + 24].lstrip(",d")) is not None

    def _numbers(self, end: int, count: int) -> list[int]:
        """The numbers that share out over a list of ``count`` items: "A and B on 87 and 76 million", "+14% each"."""
        found = re.match(r"(?:x|k|w|Z|d|i|U|b|h|o|n|V|H|e){0,4}N(?:,?[yt]?d?N){0,5}", self.codes[end : end + 20])
        if found is None:
            return []
        numbers = [end + k for k, code in enumerate(found[0]) if code == "N"]
        closing = self.codes[end + found.end() : end + found.end() + 2]
        if len(numbers) == count:
            return numbers
        each = "e" in closing or "e" in found[0]
        return numbers * count if len(numbers) == 1 and each else []

    def _distribute(self, at: int, slots: list[Slot], numbers: list[int]) -> None:
        for slot, number in zip(slots, numbers, strict=True):
            self.assigned.setdefault(number, []).append(("place", slot))
        whole = self._whole_ahead(at)
        if whole is not None and self.current is None:
            self.axis = "partner"
            self._set(at, self._owned(whole))
        elif self.current is None and self._elliptic():
            self._set(at, self._elliptic() or Frame())
        self.last_place = slots[-1]

    def _joined(self, at: int, slots: list[Slot], end: int) -> Slot:
        if len(slots) == 1:
            return slots[0]
        values = dict.fromkeys(code for slot in slots for code in (slot.value or "").split("+"))
        return Slot("+".join(values), slots[0].start, slots[-1].end)

    def _hung(self, at: int, end: int, before: str, slot: Slot) -> None:
        """A place on a preposition, after the flow it belongs to: "fell 5% to China", "with Canada $198 billion"."""
        current = self.current
        assert current is not None
        role = preposition_role(current.kind_of_flow or "", before)
        if before == "i" and self.axis == "partner" and self.codes[:at].rstrip("d").endswith("Ni"):
            self._late(at, slot, "partner", self._phrase_start(at) or at)
            return
        if before == "i":
            within = {token.low for token in self.tokens[max(0, at - 2) : at]} & {"inside", "within"}
            named = current.reporter or (self.topic and self.topic.verb)
            role = "partner" if within else None if named else "reporter"
        if role == "partner" and self.compared and current.partner and not self._heads(end):
            for bound in self.bounds:
                if bound.at > self.compared[-1].first and not bound.refused:
                    bound.frame = replace(bound.frame, partner=slot)
        if role == "pair" or role is None:
            start = self._phrase_start(at) if before == "r" and self.axis == "partner" else None
            if start is not None:
                self._late(at, slot, "partner", start)
            elif before == "w":
                self._item(at, slot)
            return
        known = current.partner if role == "partner" else current.reporter
        if known is None and not self._heads(end):
            start = self._phrase_start(at)
            part = start is not None and re.search("NoE", self.codes[start:at])
            plain = " " not in self.tokens[at - 1].low and self.codes[start : start + 1] == "," if start else False
            if part or (plain and any(bound.topic is self.topic and bound.at < (start or 0) for bound in self.bounds)):
                self.part_from = start or 0
            self._late(at, slot, role)
        elif role == "partner" and not self._heads(end) and (floor := self._phrase_start(at)) is not None:
            self._late(at, slot, role, floor)
        elif role == "partner":
            self.axis = "partner"
            self._set(at, replace(current, partner=slot))

    def _phrase_start(self, at: int) -> int | None:
        """Where the phrase of numbers began that ends in the place at ``at``: "while 1.2 percent was with Russia"."""
        start = max(self.codes.rfind(mark, 0, at) for mark in ",;LyJ()")
        inside = [bound for bound in self.bounds if bound.at > start and not bound.refused]
        if not inside or "N" not in self.codes[start + 1 : at] or set("PF") & set(self.codes[start + 1 : at]):
            return None
        return start

    def _heads(self, end: int) -> bool:
        """Whether a number follows the place at once, so that the place is an item of a list."""
        return re.match(r"[xkZdw]{0,2}[N(]|[xZ]?[Uu]", self.codes[end : end + 5]) is not None

    def _bare(self, at: int, slot: Slot) -> None:
        """A place on no preposition: the subject of a clause, or the next item of a list."""
        whole = self._whole_ahead(at)
        if whole is not None and self.current is None:
            frame = self._owned(whole)
            if whole.owner == "world":
                self.axis = "reporter"
                frame = replace(frame, reporter=slot)
            elif frame.reporter is None or frame.reporter.value != slot.value:
                self.axis = "partner"
                frame = replace(frame, partner=slot)
            self._set(at, frame)
        elif self.current is None and self._leads_list(at) and (listed := self._elliptic()):
            self.axis = "partner"
            self._set(at, listed)
            self._item(at, slot)
        elif self.current is not None and not self._new_subject(at):
            self._item(at, slot)
        if self.fresh or self.subject is None:
            self.subject = slot
        self.fresh = False

    def _leads_list(self, at: int) -> bool:
        """Whether a number follows the place closely, where no flow is named: "Iraq led with $4.9 billion"."""
        end = at + 1
        near = re.match(r"(?:[Zkdw(]|x[wo]|do){0,4}(?:N|\(N)|x?[Uu]N", self.codes[end : end + 6])
        return near is not None and not self.topics

    def _new_subject(self, at: int) -> bool:
        """Whether the place begins a clause with a flow of its own, which will say who does what."""
        upcoming = next((topic for topic in self.topics if topic.first > at), None)
        if upcoming is None or upcoming.of is not None:
            return False
        return not set(self.codes[at + 1 : upcoming.first]) & set("N,;L")

    def _item(self, at: int, slot: Slot) -> None:
        """Move the current frame along the axis that the sentence lists."""
        current = self.current
        if current is None or self._object(at):
            return
        reporter, partner = current.reporter, current.partner
        listed = self.axis == "subject" and self.codes[at - 1] in ",yd" and self.codes[at + 1 : at + 2] == "N"
        topic = self.topic
        part = topic is None or topic.verb or topic.of is not None or topic.share is not None
        owned = topic is not None and not part and topic.frame.reporter is not None
        parallel = re.match(r"s[dxcm]{0,2}N", self.codes[at + 1 : at + 5]) and owned and not self.rankings
        if parallel and not current.of_world:
            self._set(at, replace(current, reporter=slot))
        elif listed and self.topic:
            self._set(at, replace(current, reporter=slot, partner=self.topic.frame.partner))
        elif self.axis == "reporter" or current.of_world or reporter is None:
            self._set(at, replace(current, reporter=slot))
        elif reporter.value == slot.value:
            if self.axis == "partner" and not current.pair and not self._object(at):
                self._set(at, replace(current, partner=None))
        elif self.codes[at + 1 : at + 2] == "s" and partner is None and self.codes[at + 2 : at + 3] != "h":
            self._set(at, replace(current, reporter=slot))
        elif not self._object(at):
            if self.axis == "product":  # the list of products is over; this is about the whole flow again
                current = replace(current, product=self.topic.frame.product if self.topic else None)
            self.axis = "partner"
            self._set(at, replace(current, partner=slot))

    def _object(self, at: int) -> bool:
        """Whether the place is only the object of a verb ("replaced China as ...")."""
        return not self._heads(at + 1) and self.codes[max(0, at - 2) : at].rstrip("d")[-1:] == "O"

    def _on_origin(self, at: int) -> int | None:
        """Read "Vietnamese garments worth $16 billion": goods of a country, with no flow word beside them."""
        step = at + 1
        if self.codes[step] != "D":
            self.places.append(self.phrases.place(at))
            return None
        whole = self._whole_ahead(at)
        if self.current is None and whole is not None and self.codes[step + 1 : step + 2] in ("H", "Z"):
            self.subject = self.phrases.place(at)  # "Thai goods make up 60 percent of what Laos imports"
            self.fresh = False
            if self.tokens[step].low not in ("goods", "products", "merchandise"):
                self.axis, self.product = "product", self.phrases.slot(self.tokens[step].low, step)
            return step + 1
        if self.current is None and self.topics:
            self.origin, self.product = self.phrases.place(at), self.phrases.slot(self.tokens[step].low, step)
        if self.current is None and not self.topics and self._moves(step):
            frame = Frame(self.phrases.place(at), None, self.phrases.slot("export", step))
            self._set(at, replace(frame, product=self.phrases.slot(self.tokens[step].low, step)))
            return step + 1
        if self.current is None and self._elliptic() is not None:
            frame = self._elliptic() or Frame()
            same = frame.reporter is None or frame.reporter.value == self.phrases.place(at).value
            role = "reporter" if same or frame.kind_of_flow != "import" else "partner"
            product = self.phrases.slot(self.tokens[step].low, step)
            self._set(at, replace(frame, product=product).with_place(role, self.phrases.place(at)))
            return step + 1
        return None

    def _moves(self, at: int) -> bool:
        """Whether the clause goes on with goods going somewhere: "machines worth 2.2 billion euros went to Taiwan"."""
        end = min((p for p in (self.codes.find(";", at), self.codes.find("L", at)) if p >= 0), default=len(self.codes))
        return any(token.code == "t" and " " in token.low for token in self.tokens[at:end])

    # -- products

    def _on_product(self, at: int) -> int | None:
        """A product on its own: the subject of a clause ("Electronics, 32.7 percent of ...") or an item of a list."""
        slots, end = self._products(at)
        numbers = self._respective(end, len(slots))
        if len(slots) > 1 and numbers:
            for slot, number in zip(slots, numbers, strict=True):
                self.assigned.setdefault(number, []).append(("product", slot))
            if self.current is None and self._elliptic():
                self._set(at, self._elliptic() or Frame())
            return end
        slot = slots[0] if len(slots) == 1 else Slot(self._words(slots), slots[0].start, slots[-1].end)
        head = self.codes[:at].rstrip("dxaA")
        before = head[-1:]
        self.lone_product = self.lone_product or slot
        if not head and self._excludes(slot):
            self.exclusion = slot
            return end
        if head.endswith(("N", "NZ")) and self._share_item(len(head.rstrip("Z")) - 1, end, slot):
            return end
        if head.endswith("NoI") or head.endswith("NoE"):
            self._measured(at, len(head) - 3, slot)
        elif head.endswith("jo"):
            self._listed_product(at, slot)
        elif before == "o" and head[-2:-1] == "N":
            self._measured(at, len(head) - 2, slot)
        elif before == "Z" and self.topic and self.topic.of is not None and self._closes(end):
            self._late_product(at, slot)
        elif before == "f" and head.endswith("Nf") and self.current and self.current.kind_of_flow == "export":
            self._measured(at, len(head) - 2, slot)
        elif self._stands_alone(at, end, before, head):
            self._listed_product(at, slot)
        return end

    def _share_item(self, number: int, end: int, slot: Slot) -> bool:
        """Read "89 percent manufactures, 5 percent oil": the product after the number is what the share is of."""
        percent = self.tokens[number].item.unit == "percent" and self._closes(end)
        bound = next((bound for bound in self.bounds if bound.at == number), None)
        if not percent or bound is None or bound.refused or re.search(r"[Uun][^N;,]{0,6}$", self.codes[:number]):
            return False
        bound.frame, bound.whole = replace(bound.frame, product=slot), True
        return True

    def _stands_alone(self, at: int, end: int, before: str, head: str) -> bool:
        """Whether the product is a subject or an item of a list, not part of some other phrase."""
        if before == "w" and self.codes[end : end + 1] in ("H", "k"):
            return True
        if before == "m" and re.match(r"wx?N", self.codes[end : end + 3]):
            return True  # "followed by flowers with 12 percent"
        if not before or before not in "tfwrBiobkgvmc" or re.match(r"\([uU]|[uU]N|\(N", self.codes[end : end + 3]):
            return True
        return before == "f" and self.current is not None and head[-2:-1] in tuple("jZx")

    def _excludes(self, slot: Slot) -> bool:
        return any((slot.value or "").startswith(f"{row['phrase']} ") for row in rows("exclusions"))

    def _closes(self, end: int) -> bool:
        """Whether the clause ends here: "60 percent of exports is coal"."""
        return self.codes[end : end + 1] in ("", ".", ",", ";", ")", "L", "y") or self.codes[end : end + 2] == "iT"

    def _late_product(self, at: int, slot: Slot) -> None:
        """The product that a share is of, named after it."""
        assert self.current is not None
        self._set(at, replace(self.current, product=slot))
        for bound in self.bounds:
            if bound.topic is self.topic and bound.clause == self.clause:
                bound.frame = replace(bound.frame, product=slot)

    def _words(self, slots: list[Slot]) -> str:
        offset = self.phrases.offset
        return self.line.text[slots[0].start - offset : slots[-1].end - offset].lower()

    def _products(self, at: int) -> tuple[list[Slot], int]:
        slots, end = [self.phrases.slot(self.tokens[at].low, at)], at + 1
        if self.codes[end : end + 1] == "D":  # "non-oil goods"
            slots, end = [self.phrases.slot(self.line.words(at, end + 1).lower(), at, end + 1)], end + 1
        while self.codes[end : end + 2] == "yD" and len(slots) < 8:
            slots.append(self.phrases.slot(self.tokens[end + 1].low, end + 1))
            end += 2
        return slots, end

    def _respective(self, end: int, count: int) -> list[int]:
        """The numbers that "respectively" shares out over ``count`` items."""
        spot = self.codes.find("e", end)
        if count < 2 or spot < 0 or self.tokens[spot].low in ("each", "apiece"):
            return []
        numbers = [k for k in range(end, spot) if self.codes[k] == "N"]
        return numbers if len(numbers) == count else []

    def _measured(self, at: int, number: int, slot: Slot) -> None:
        """Read "8.34 million tons of rice": what the number counts."""
        base = self.current
        if base is None:
            self.product = slot
            return
        self._set(at, replace(base, product=slot))
        for bound in self.bounds:
            if bound.at == number:
                bound.frame = replace(bound.frame, product=slot)

    def _listed_product(self, at: int, slot: Slot) -> None:
        base = self.current or self._elliptic()
        if self.axis == "partner" and self.current and self.current.partner and not self.fresh:
            return
        self.axis, self.product = "product", slot
        if base is None:
            return
        self.muted = ""
        if self.current is not None and self.opening:
            named = self.topic is not None and self.topic.of is None and self.topic.frame.partner is not None
            base = replace(base, partner=base.partner if base.pair or named else None)
        self._set(at, replace(base, product=slot))

    # -- numbers and other words

    def _elliptic(self) -> Frame | None:
        """The flow of the sentence before, for one that names a product, a place or nothing."""
        return self.before if self.before.flow is not None and self.focus.near else None

    def _on_number(self, at: int) -> None:
        self._bind(at)

    def _bind(self, at: int) -> None:
        if any(bound.at == at for bound in self.bounds[-2:]):
            return
        frame, refused = self.shared.get(at, self.current), self.muted
        if frame is None and not refused and self._points_back(at):
            frame = self._elliptic()
            if frame is not None:
                self._set(at, frame)
        refused = refused or self._of_other(at) or self._own_subject(at)
        if self.tokens[at].item.unit == "people" and not refused and "V" in self.codes[max(0, at - 3) : at]:
            self.current, self.muted, refused = None, "people or jobs", "people or jobs"
        if not refused and (frame is None or frame.flow is None):
            refused = NO_FLOW
        frame = self._counted(at, frame)
        for role, slot in self.assigned.get(at, [("", None)]):
            own = self._moved(frame or Frame(), role, slot) if slot else frame or Frame()
            self.bounds.append(Bound(at, own, self.topic, refused, clause=self.clause))
            if slot and frame:
                self.current = own

    def _counted(self, at: int, frame: Frame | None) -> Frame | None:
        """The frame with the product that a weight or volume is of: named inside it, or in the sentence before."""
        if frame is None or frame.product is not None or self.tokens[at].item.kind not in _MEASURES:
            return frame
        inside = find_products(self.tokens[at].low)
        if inside:
            product = self.phrases.slot(inside[0].words, at)
        elif self.focus.product and frame.flow and self.tokens[at].item.kind != "count":
            product = self.focus.product.weakened("inherited")
        else:
            return frame
        self.current = replace(frame, product=product)
        return self.current

    def _own_subject(self, at: int) -> str:
        """Why the number is another subject's: its clause names one of its own ("but house sales fell 17 percent")."""
        start = max(self.codes.rfind(";", 0, at), self.codes.rfind("L", 0, at)) + 1
        head = self.codes[start:at]
        return "another subject" if start and re.fullmatch(r"[da]?x{1,3}[U]b?[dx]{0,2}t?", head) else ""

    def _of_other(self, at: int) -> str:
        """Why the words right after a number make it no trade figure: "9 percent of its GDP", "a 25 percent tariff"."""
        found = re.match(r"(?:[xd]{0,2}|[odaIAPsxi]{1,5})!", self.codes[at + 1 : at + 8])
        if found is None or (self.codes[at + 1] in "xd" and self.tokens[at].item.unit not in ("percent", None)):
            return ""
        return self.tokens[at + found.end()].value

    def _moved(self, frame: Frame, role: str, slot: Slot) -> Frame:
        if role == "product":
            return replace(frame, product=slot)
        return frame.with_place("reporter" if frame.of_world or self.axis == "reporter" else "partner", slot)

    def _points_back(self, at: int) -> bool:
        """Whether the clause goes on with the flow of the sentence before: "it", "the two", or no subject at all."""
        head = self.codes[:at]
        if any(code in "EWIC" for code in head):
            return True
        if "x" in head and not set(head) & set("UuZnkHhJYjcT("):
            return False
        return not set(head) & set("PAFV!") and not any(topic.first > at for topic in self.topics)

    def _on_pronoun(self, at: int) -> None:
        """Read "It" or "they" at the head of a sentence bring the flow of the one before."""
        if self.current is None and self._elliptic() is not None and not self.topics:
            self._set(at, self._elliptic() or Frame())
        if self.codes[at] == "C":
            self._on_generic(at)

    def _on_generic(self, at: int) -> None:
        """Read "The bloc", "the country": the place it means, as a subject or on a preposition."""
        slot = self.meant(at) or self.before.reporter or self._place_before()
        if slot is None:
            return
        before = self.codes[max(0, at - 4) : at].rstrip("dxa")[-1:]
        if before and before in "tfwr" and self.current:
            self._hung(at, at + 1, before, slot)
        elif self.fresh:
            self.subject, self.fresh = slot, False

    def _on_other(self, at: int) -> None:
        """A word of another subject: what follows is no trade figure."""
        if self.codes[at - 1 : at] == "F" and self.tokens[at].low == "cost":
            return  # "imports cost $13 billion"
        before = self.codes[max(0, at - 4) : at].rstrip("dxaDA")[-1:]
        if before and before in "briwgkt" and "N" not in self.codes[max(0, at - 4) : at]:
            return
        self.muted = self.tokens[at].value or "another subject"

    def _on_break(self, at: int) -> None:
        self.muted = ""
        self.fresh = self.opening = True
        self.subject = None
        self.product = None
        self.clause += 1
        if self.codes[at] == ";":
            self.axis = "" if not self.current or not self.current.of_world else self.axis

    def _on_pause(self, at: int) -> None:
        self.fresh = True
        if self.codes[at] == "y" and self._begins_whole(at):
            self.subject = self.product = None
            if self.current:
                self._set(at, Frame(self.current.reporter, None, self.current.flow, None))
        if self.codes[at] == ":":
            self._colon = True

    def _on_earned(self, at: int) -> None:
        """Read "Lithium earned Chile $3.6 billion", "Vietnam earned $4.8 billion from rice": exports in other words."""
        if self.tokens[at].value == "import":
            if self.current and self.current.kind_of_flow == "export" and not self.muted:
                self._set(at, replace(self.current, flow=self.phrases.slot("import", at)))
            return
        if self.muted or (self.current is not None and self.current.flow is not None):
            return
        ahead = self.codes[at + 1 : at + 12]
        export = self.phrases.slot("export", at)
        before = self.codes[:at]
        if re.search(r"[AC]x$|Psx$", before) and self.tokens[at - 1].low == "exporters" and ahead[:1] in ("N", "c"):
            owner = self.phrases.place(at - 3 if before.endswith("sx") else at - 2)
            self._set(at, Frame(owner, None, export))
        elif before.endswith(("AD", "PsD")):
            owner = self.phrases.place(at - 2 if before.endswith("AD") else at - 3)
            self._set(at, Frame(owner, None, export, self.phrases.slot(self.tokens[at - 1].low, at - 1)))
        elif self.product and re.match(r"d?P[^s]", ahead):
            owner = self.phrases.place(at + 1 + ahead.index("P"))
            self._set(at, Frame(owner, None, export, self.product))
        elif self.subject and (found := re.match(r"[^;LFV]{0,8}?fd?[^;LFV]{0,4}?(D)(?!F)", ahead)):
            spot = at + 1 + found.start(1)
            self._set(at, Frame(self.subject, None, export, self.phrases.slot(self.tokens[spot].low, spot)))

    def _apposed(self, at: int, ranking: Ranking) -> bool:
        """Read "Exports to China, Korea's biggest partner, fell": the rank stands between commas, the flow goes on."""
        comma = self.codes.rfind(",", max(0, at - 6), at)
        current, held = self.current, self.last_place
        closed = self.codes[at + 1 : at + 2] in (",", "-") or re.match(r"o?[dD]{0,2}P?,", self.codes[at + 1 : at + 5])
        if comma < 1 or not closed or current is None or held is None or self.codes[comma - 1] != "P":
            return False
        if set(self.codes[comma + 1 : at]) - set("dPsAICxT") or current.partner is None:
            return False
        owner = current.reporter or ranking.frame.reporter
        ranking.frame = replace(ranking.frame, partner=held, reporter=owner)
        self.rankings.append(ranking)
        self._set(at, replace(current, reporter=owner))
        return True

    def _partner_by_rank(self, at: int, ranking: Ranking) -> bool:
        """Read "sales to its biggest trading partner plunged": the rank only names the partner."""
        head = re.search(r"F[tfw][Idx]{0,3}(?:Ps)?[dx]?$", self.codes[:at])
        known = self.before.partner or (self._other_place(self.current) if self.current else None)
        if head is None or self.current is None or ranking.rank_of != "partner":
            return False
        partner = ranking.frame.partner or known
        ranking.frame = replace(ranking.frame, partner=partner, reporter=self.current.reporter)
        self.rankings.append(ranking)
        self._set(at, replace(self.current, partner=partner))
        return True

    def _begins_whole(self, at: int) -> bool:
        """Whether "and" begins a clause whose subject is a part: "and 80 percent of all exports go to China"."""
        for topic in self.topics:
            if topic.of is not None and topic.of > at:
                small = self.codes[at + 1 : topic.of].strip("dxcm")
                return not small and self.codes[topic.last : topic.last + 1] in ("Z", "t", "f", "H", "U", "V")
        return False

    def _on_including(self, at: int) -> None:
        """Read "Including $26 billion from the EU": a part, which leaves what stands before as it is."""
        self.clause += 1
        self.part_from = at

    def _on_roles(self, at: int) -> None:
        """A list of partners opens: "Serbia's biggest customers were Italy ($1.6 billion), ..."."""
        if self.rankings and at - self.rankings[-1].at < 5:
            return  # "first among its buyers" has said it already
        role = roles()[self.tokens[at].value]
        owner = owner_of(self, at) or self.before.reporter or self.subject
        flow = self.phrases.slot(role["flow"], at)
        known = self.current or self.before
        if known.kind_of_flow in ("export", "import") and role["flow"] == "trade":
            flow = known.flow or flow
        self.muted = ""
        self.axis = "partner"
        self._set(at, Frame(owner, None, flow))

    def _on_rank(self, at: int) -> None:
        if "!" in self.codes[at + 1 : at + 5]:
            self.muted = "another subject"
            return
        ranking = role_of(self, at)
        if self._apposed(at, ranking) or self._partner_by_rank(at, ranking):
            return
        self.rankings.append(ranking)
        self.muted = ""
        self.axis = ranking.rank_of
        self._set(at, ranking.frame)

    def _on_more(self, at: int) -> None:
        """Read "Bigger than those from Iraq", "400,000 b/d ahead of Saudi Arabia"."""
        codes = self.codes
        after = codes[at + 1 : at + 6]
        number = at - 1 if at and codes[at - 1] == "N" and self._amount(at - 1) else None
        if self.current is None:
            return
        own = number is not None and re.match(r"m?d?P(?!s)", after)
        bare = re.match(r"md?(?:j[fwti]|F|N[EPC]V|[fwt]d?P)", after) and not (at and codes[at - 1] == "N")
        if own or bare:
            last = at + 1 + (after[:1] == "m")
            more = self.tokens[at].value == "up"
            self.compared.append(Compared(at, last, number if own else None, self.current, more))

    def _on_cover(self, at: int) -> None:
        """Set exports against imports: "the coverage rate dropped to 72 percent"."""
        if self.tokens[at].value == "noun":
            known = self.current or self.before
            self._set(at, Frame(known.reporter, known.partner, self.phrases.slot("export", at)))

    def _on_total(self, at: int) -> None:
        """Read "than those to the world as a whole": the partner of what follows is the world."""
        before = self.codes[max(0, at - 3) : at].rstrip("d")
        if "world" in self.tokens[at].low and self.current and before.endswith(("jt", "jf", "jw")):
            self._set(at, replace(self.current, partner=None))

    def _on_link(self, at: int) -> None:
        """Read "exceeded those to America" as a comparison; "exceeded $5 billion" is a level."""
        after = self.codes[at + 1 : at + 6]
        if self.tokens[at].value == "more" and self.current and re.match(r"(?:d?j[fwtor]|I?F|d?P(?!s))", after):
            margin = re.search(r"^[^N;,L]{1,6}b(N)", self.codes[at + 1 : at + 10])
            number = at + 1 + margin.start(1) if margin else None
            self.compared.append(Compared(at, at + 1, number, self.current, True))

    def _amount(self, at: int) -> bool:
        return self.tokens[at].item.unit not in ("percent", "percentage_points", "times")

    def _complete(self) -> None:
        """Fill what a later word of the same sentence says: "trade with China was 91% of North Korea's total"."""
        known: Frame | None = None
        for bound in reversed(self.bounds):
            if bound.refused:
                continue
            frame, owner = bound.frame, known.reporter if known else None
            if frame.reporter is None and owner and (frame.partner is None or frame.partner.value != owner.value):
                bound.frame = replace(frame, reporter=owner)
            known = bound.frame if bound.frame.reporter else known
        owners = {frame.reporter.value: frame.reporter for frame in self.frames.values() if frame.reporter}
        if self.subject:
            owners[self.subject.value] = self.subject
        if len(owners) != 1:
            return
        ((value, owner),) = owners.items()
        for bound in self.bounds:
            if bound.frame.flow and bound.frame.reporter is None and _value(bound.frame.partner) != value:
                bound.frame = replace(bound.frame, reporter=owner)


@cache
def _supply_verbs() -> frozenset[str]:
    return column("supply_verbs", "verb")


def _value(slot: Slot | None) -> str | None:
    return slot.value if slot else None


def _among(value: str | None, codes: tuple[str, ...]) -> bool:
    """Whether an area is one of those a generic word can mean; "EU" stands for all its sizes."""
    return any(value == code or ((value or "").startswith(code) and code in ("EU", "EA")) for code in codes)


_HANDLERS: dict[str, Callable[[Reader, int], int | None]] = {
    "P": Reader._on_place,
    "A": Reader._on_place,
    "D": Reader._on_product,
    "N": Reader._on_number,
    "E": Reader._on_pronoun,
    "C": Reader._on_pronoun,
    "W": Reader._on_pronoun,
    "R": Reader._on_rank,
    "G": Reader._on_roles,
    "c": Reader._on_more,
    "u": Reader._on_more,
    "Z": Reader._on_link,
    "a": Reader._on_total,
    "q": Reader._on_cover,
    "Y": Reader._on_earned,
    "S": Reader._on_source,
    "!": Reader._on_other,
    ";": Reader._on_break,
    "L": Reader._on_break,
    ",": Reader._on_pause,
    "+": Reader._on_including,
    "y": Reader._on_pause,
    ":": Reader._on_pause,
    "(": Reader._on_pause,
    "-": Reader._on_pause,
}
