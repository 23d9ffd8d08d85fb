"""What is in mind while a sentence is read: the flow in hand, who acts, what is listed, the numbers bound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck._record import replace
from claimcheck.claims.discourse import Focus
from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.choice import Choice
from claimcheck.claims.tokens import Line
from claimcheck.claims.topics import Phrases, Topic, topics
from claimcheck.language.products import find_products

if TYPE_CHECKING:
    from claimcheck.claims.reading.ranks import Ranking

NO_FLOW = "no trade flow governs it"
FIRM = "somebody's trade, not a country's"
_IN_ALL = re.compile(r" (?:in (?:all|total)|all told|altogether|overall)\b")
MEASURES = ("mass", "volume", "energy", "count")


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


class Scene:
    """One sentence while it is read from left to right; what each token changes stands in the rooms beside this one."""

    def __init__(self, line: Line, offset: int, focus: Focus) -> None:
        phrases = Phrases(line, offset)
        self.topics = topics(phrases)
        settled = line.settled({topic.head for topic in self.topics})
        if settled is not line:  # the phrases beside a predicate that is none reach further
            line, phrases = settled, Phrases(settled, offset)
            self.topics = topics(phrases)
        self.line, self.tokens, self.codes, self.phrases = line, line.tokens, line.codes, phrases
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
        self.home: Slot | None = None
        """Whose trade the clause is about before it names a flow: "In Ghana China buys 24% of exports"."""
        self.own = False
        """The subject trades the part itself: "Chile sends 39 percent of its exports to China"."""
        self.facing: Slot | None = None
        """With whom the whole sentence deals: "In return, ..."."""
        self.actor: Slot | None = None
        """Who the last flow verb said to act."""
        self.speaker: Slot | None = None
        """The country whose office is quoted."""
        self.office: Slot | None = None
        """The country whose statistics office is the source: it counts its own trade."""
        self.lone_product: Slot | None = None
        self.fronted_product: Slot | None = None
        """A product set before its clause: "In coffee, Germany was ..."."""
        self.counted_first = False
        """A list has each figure before its goods."""
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
        self.choices: list[Choice] = []
        """What was weighed for a role that several places could fill."""
        self.colon = False
        """A colon has opened a list of details."""
        self.frames: dict[int, Frame] = {}
        """The current frame from each token on that changed it."""

    def set(self, at: int, frame: Frame) -> None:
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
                frame = self.counted(bound.at, frame) or frame
                self.current = self.frames[at] = frame
                goods = [slot for role, slot in self.assigned.get(bound.at, ()) if role == "product"]
                own = replace(frame, product=goods[0]) if goods else frame
                if any(role == "place" for role, _ in self.assigned.get(bound.at, ())):
                    own = self.told_beside(bound.at, own)
                bound.frame, bound.refused, bound.topic = own, "", self.topic

    def told_beside(self, at: int, frame: Frame) -> Frame:
        """The frame with the place whose number stands in brackets; a rank and its flow say what the place is."""
        beside = {slot.value for told in self.assigned.values() for role, slot in told if role == "place"}
        for role, slot in self.assigned.get(at, ()):
            if role == "place" and frame.reporter is not None and frame.reporter.value in beside:
                return frame.with_place("reporter", slot)
            if role == "place":
                frame = self.moved(frame, role, slot)
        return frame

    def late(self, at: int, slot: Slot, role: str, floor: int = 1 << 30) -> None:
        """A place after the numbers of its flow: "fell 5% to China", "99 per cent of exports end up in China"."""
        assert self.current is not None
        topic = self.topic
        self.set(at, self.current.with_place(role, slot))
        if role == "partner":
            self.axis = "partner"
        for bound in self.bounds:
            if (
                bound.at < self.part_from
                or bound.topic is not topic
                or bound.clause != self.clause
                or self.of_whole(bound.at)
            ):
                continue
            if getattr(bound.frame, role) is None or bound.at > floor:
                bound.frame = bound.frame.with_place(role, slot)

    def of_whole(self, at: int) -> bool:
        """Whether the number is the whole, not a part: "Of the 1.9 million cars exported, ...", "$5 billion in all"."""
        head = self.codes[:at]
        if head.rstrip("dax").endswith("No") or _IN_ALL.match(self.line.text[self.tokens[at].end :]):
            return True  # "74 million of 102 million tonnes"
        start = max(head.rfind(";"), head.rfind("L")) + 1
        comma = self.codes.find(",", start)
        if self.tokens[at].item.unit == "percent" and set(self.codes[start:at]) & set("DFV"):
            return False  # "Of the gold 40 percent went to Dubai, ..."
        return self.codes[start : start + 1] == "o" and at < comma

    def phrase_start(self, at: int) -> int | None:
        """Where the phrase of numbers began that ends in the place at ``at``: "while 1.2 percent was with Russia"."""
        start = max(self.codes.rfind(mark, 0, at) for mark in ",;LyJ()v")
        inside = [bound for bound in self.bounds if bound.at > start and not bound.refused]
        if not inside or "N" not in self.codes[start + 1 : at] or set("PF") & set(self.codes[start + 1 : at]):
            return None
        return start

    def heads(self, end: int) -> bool:
        """Whether a number follows the place at once, so that the place is an item of a list."""
        return re.match(r"[xkZdw]{0,2}[N(]|[xZ]?[Uu]", self.codes[end : end + 5]) is not None

    def elliptic(self) -> Frame | None:
        """The flow of the sentence before, for one that names a product, a place or nothing."""
        if self.before.flow is None or not self.focus.near:
            return None
        mirrored = self.office is not None and self.before.partner is not None and self.before.reporter is not None
        counts = mirrored and self.office and self.before.partner and self.office.value == self.before.partner.value
        return self.before.seen_by_partner() if counts else self.before  # whoever counts tells its own side

    def counted(self, at: int, frame: Frame | None) -> Frame | None:
        """The frame with the product that a weight or volume is of: named inside it, or in the sentence before."""
        if frame is None or frame.product is not None or self.tokens[at].item.kind not in MEASURES:
            return frame
        inside = find_products(self.tokens[at].low)
        if inside:
            product = self.phrases.slot(inside[0].words, at)
        elif frame.flow and self.tokens[at].item.kind != "count" and (known := self.lone_product or self.focus.product):
            product = known if known is self.lone_product else known.weakened("inherited")
        else:
            return frame
        self.current = replace(frame, product=product)
        return self.current

    def moved(self, frame: Frame, role: str, slot: Slot) -> Frame:
        if role == "product":
            return replace(frame, product=slot)
        return frame.with_place("reporter" if frame.of_world or self.axis == "reporter" else "partner", slot)
