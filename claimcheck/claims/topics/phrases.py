"""A flow phrase, and how the words of a line become its slots."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from claimcheck._record import replace
from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.tables import column
from claimcheck.claims.tokens import Line
from claimcheck.language.flows import FlowMention

REACH = 12
"""Tokens to look for the parts of one phrase; noun phrases in news are shorter."""


@dataclass(slots=True)
class Topic:
    """A flow phrase: tokens ``first`` up to and without ``last``, the flow word at ``head``."""

    first: int
    head: int
    last: int
    frame: Frame
    owner: str = ""
    """How the reporter is named when not by name: ``its``, ``country``, ``two``, ``subject``."""
    periods: list[int] = field(default_factory=list)
    number: int | None = None
    """A quantity inside the phrase ("exports of $3 billion", "a $2 billion deficit")."""
    whole: bool = False
    """Said to be total, so that partner and product do not carry over."""
    verb: bool = False
    nominal: bool = False
    """A clause in a noun's place: "what X sells", "the rice that X imports"."""
    passive: bool = False
    share: int | None = None
    """The word "share" that this flow is the whole of: "Russia's share of India's imports"."""
    places: list[Slot] = field(default_factory=list)
    """The places of a list, one by one: "to Japan and Korea"."""
    wares: list[Slot] = field(default_factory=list)
    """The products of a list, one by one: "of bedwear, knitwear and towels"."""
    of: int | None = None
    """The quantity that is a part of this flow: "16 percent of X's exports"."""
    generic_at: int | None = None
    """The token of "the island", "the bloc" that owns the flow."""
    goods: bool = False
    """Goods of a country without a flow word; who acts says which way they go."""
    generic_partner: int | None = None
    """The token of "the bloc", "its neighbour" that is traded with."""
    generic: bool = False
    """Those who act are named by trade only: "exporters", "farmers"."""
    foreign: str = ""
    """Why this is no flow of a country: a firm's sales, a department's name."""
    carried: bool = False
    """Its partner is that of the flow before, in the same list."""
    weak: bool = False
    """A word that firms use of themselves, too: sales, shipments."""
    of_it: bool = False
    """ "Exports of it": the product named before."""
    inside: bool = False
    """Of a group with itself: "internal trade", "exports to one another"."""
    back: bool = False
    """Read "exports in the other direction": those of whoever was the partner."""
    predicate: bool = False
    """Made by a predicate, not by a word for a flow: "copper brought Santiago $4 billion"."""
    said_from: int = -1
    """Where the goods begin that the predicate is said of: "six million tonnes of rice left Thailand"."""
    resumes: Topic | None = None
    """The flow that is the predicate's subject: "sales to India earned Bhutan Nu 16.7 billion"."""
    roles: dict[str, str] = field(default_factory=dict)
    """What its prepositions mean where they differ from those of its flow."""
    there: bool = False
    """Read "imports from there": the partner is the last place named."""


class Phrases:
    """The token line seen as slots; ``offset`` is where the sentence stands in the document."""

    def __init__(self, line: Line, offset: int) -> None:
        self.line, self.tokens, self.codes, self.offset = line, line.tokens, line.codes, offset

    def slot(self, value: str | None, first: int, last: int | None = None, how: str = "") -> Slot:
        """A slot read from token ``first`` up to and without ``last`` (default: that token alone)."""
        end = self.tokens[first if last is None else last - 1].end
        return Slot(value, self.tokens[first].start + self.offset, end + self.offset, how)

    def place(self, at: int) -> Slot:
        item = self.tokens[at].item
        return self.slot("+".join(item.codes), at, how="pronoun" if item.form == "generic" else "")

    def places(self, at: int) -> tuple[Slot | None, int]:
        """The places listed from ``at`` on ("Russia, Kazakhstan and Belarus") as one slot, and the token after."""
        codes, tokens = self.codes, self.tokens
        end, last = at, at
        found: list[tuple[str, ...]] = []
        while end < len(codes) and len(found) < REACH:
            code = codes[end]
            if code == "P" and codes[end + 1 : end + 2] != "s":
                found.append(tokens[end].item.codes)
                end = last = end + 1
            elif code in "d" or (code in ",y" and found and self.place_next(end)):
                end += 1
            else:
                break
        if not found:
            return None, at
        areas = "+".join(dict.fromkeys(code for codes in found for code in codes))
        return self.slot(areas, at, last), last

    def place_next(self, at: int) -> bool:
        """Whether the list goes on after the comma or "and" at ``at``, with a place that owns and does nothing."""
        rest = self.codes[at + 1 : at + 5].lstrip("yd")
        acts = self.codes[at] == "," and rest[1:2] in ("Z", "U") and "y" not in self.codes[at + 1 : at + 3]
        if acts:  # "In trade with Ukraine, Poland had ..."
            return False
        spot = self.codes.find("P", at)
        if rest[:2] == "Px" and self.tokens[spot + 1].low in ("together", "combined", "alone", "jointly"):
            return self.codes[at] in "y,"
        return rest[:1] == "P" and (rest[1:2] or ".") in ".,;y)tofiwZUTa" and self.codes[at] in "y,"

    def flow_at(self, at: int) -> Frame:
        mention = self.tokens[at].item
        if not isinstance(mention, FlowMention):
            return Frame()
        return Frame(flow=self.slot(mention.flow, at), sign=mention.sign or 0)

    def take_owner(self, topic: Topic, at: int) -> None:
        code = self.codes[at]
        if code in "PA":
            topic.frame = replace(topic.frame, reporter=self.place(at))
        elif code == "C":
            topic.owner, topic.generic_at = "country", at
        elif code == "W":
            topic.owner = "two"
        elif code == "T":
            topic.periods.append(at)

    def is_amount_before(self, at: int) -> bool:
        """Whether "of" at ``at`` follows an amount, not a part: "$5 billion worth of", "two tonnes of"."""
        spot = at - 1 - (self.tokens[at - 1].low == "worth")
        return spot >= 0 and self.codes[spot] == "N" and self.is_amount(spot)

    def is_amount(self, at: int) -> bool:
        return self.tokens[at].item.unit not in ("percent", "percentage_points", "times")


@cache
def actors() -> frozenset[str]:
    return column("actors", "word")
