"""Topics: the flows a sentence names, each with what its own phrase says of reporter, partner and product.

"X's exports of P to Y", "trade between X and Y", "what X buys from Y", "the gap with Y" are read
outwards from the flow word: first to the left (owner, product, period), then to the right
(prepositions, whose meaning depends on the flow: `tables/prepositions.csv`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.tables import column, rows
from claimcheck.claims.tokens import Line
from claimcheck.language.flows import FlowMention
from claimcheck.language.products import product_phrase_after, product_phrase_before

_REACH = 12  # tokens to look for the parts of one phrase; noun phrases in news are shorter


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
    there: bool = False
    """Read "imports from there": the partner is the last place named."""


@cache
def _roles() -> dict[tuple[str, str], str]:
    return {(row["flow"], row["code"]): row["role"] for row in rows("prepositions")}


def preposition_role(flow: str, code: str) -> str | None:
    """What a place is to ``flow`` after the preposition of ``code``: ``partner``, ``reporter`` or ``pair``."""
    return _roles().get((flow, code))


@cache
def _modifiers() -> frozenset[str]:
    return column("modifiers", "word")


class Phrases:
    """The topics of one token line; ``offset`` is where the sentence stands in the document."""

    def __init__(self, line: Line, offset: int) -> None:
        self.line, self.tokens, self.codes, self.offset = line, line.tokens, line.codes, offset

    # -- words to slots

    def slot(self, value: str | None, first: int, last: int | None = None, how: str = "") -> Slot:
        """A slot read from token ``first`` up to and without ``last`` (default: that token alone)."""
        end = self.tokens[first if last is None else last - 1].end
        return Slot(value, self.tokens[first].start + self.offset, end + self.offset, how)

    def place(self, at: int) -> Slot:
        return self.slot("+".join(self.tokens[at].item.codes), at)

    def places(self, at: int) -> tuple[Slot | None, int]:
        """The places listed from ``at`` on ("Russia, Kazakhstan and Belarus") as one slot, and the token after."""
        codes, tokens = self.codes, self.tokens
        end, last = at, at
        found: list[tuple[str, ...]] = []
        while end < len(codes) and len(found) < _REACH:
            code = codes[end]
            if code == "P" and codes[end + 1 : end + 2] != "s":
                found.append(tokens[end].item.codes)
                end = last = end + 1
            elif code in "d" or (code in ",y" and found and self._place_next(end)):
                end += 1
            else:
                break
        if not found:
            return None, at
        areas = "+".join(dict.fromkeys(code for codes in found for code in codes))
        return self.slot(areas, at, last), last

    def _place_next(self, at: int) -> bool:
        """Whether the list goes on after the comma or "and" at ``at``, with a place that owns and does nothing."""
        rest = self.codes[at + 1 : at + 5].lstrip("yd")
        return rest[:1] == "P" and (rest[1:2] or ".") in ".,;y)tofiwZUTa" and self.codes[at] in "y,"

    # -- topics

    def all(self) -> list[Topic]:
        """The topics in text order."""
        found: list[Topic] = []
        covered = 0
        for at, code in enumerate(self.codes):
            if at < covered or (code not in "FV" and not self._is_total(at) and not self._is_goods(at)):
                continue
            topic = self._verb(at, covered) if code == "V" else self._noun(at, covered)
            if code == "D":
                topic.goods, topic.frame = True, replace(topic.frame, product=self.slot(self.tokens[at].low, at))
                topic.last = at + 1
            topic.of, topic.share = part_of(self.codes, topic.first), share_of(self.codes, topic.first)
            self._amount_of(topic, covered)
            found.append(topic)
            covered = topic.last
        return found

    def _is_total(self, at: int) -> bool:
        """Whether "total" stands for the flow in hand: "91.5% of North Korea's total"."""
        if self.codes[at] != "a" or self.tokens[at].low not in ("total", "overall total", "whole"):
            return False
        before = self.codes[:at].rstrip("dx")
        if before.endswith("s"):
            before = before[:-2].rstrip("dx")
        return before.endswith("No") and self.codes[at + 1 : at + 2] not in ("F", "D", "V", "x")

    def _is_goods(self, at: int) -> bool:
        """Whether a country's goods are the whole of a part: "Norway supplied 30 percent of the EU's gas"."""
        if self.codes[at] != "D" or self.codes[at + 1 : at + 2] in ("D", "F", "x"):
            return False
        before = self.codes[:at].rstrip("xa")
        owned = before.endswith(("Ps", "Cs")) or before[-1:] == "A"
        start = len(before) - (2 if before.endswith("s") else 1)
        number = part_of(self.codes, start) if owned else None
        return number is not None and not self._amount(number)

    def _flow(self, at: int) -> Frame:
        mention = self.tokens[at].item
        if not isinstance(mention, FlowMention):
            return Frame()
        return Frame(flow=self.slot(mention.flow, at), sign=mention.sign or 0)

    def _noun(self, at: int, floor: int) -> Topic:
        topic = Topic(at, at, at + 1, self._flow(at), weak=self.tokens[at].low in _weak())
        self._leftwards(topic, floor)
        self._rightwards(topic)
        return topic

    def _amount_of(self, topic: Topic, floor: int) -> None:
        """Take "$16.7 billion of exports" into the phrase: the number is the flow's own, no part of it."""
        if topic.of is None or not self._amount(topic.of):
            return
        topic.number = topic.first = topic.of
        self._leftwards(topic, floor)
        topic.of = part_of(self.codes, topic.first)

    def _leftwards(self, topic: Topic, floor: int) -> None:
        """Take owner, product, period and number from the words before the flow noun."""
        codes, tokens = self.codes, self.tokens
        at = topic.first - 1
        product_end: int | None = None
        while at >= max(floor, topic.head - _REACH):
            code = codes[at]
            if code == "D":
                if topic.frame.product is None:
                    product_end = at
                    topic.frame = replace(topic.frame, product=self.slot(tokens[at].low, at))
            elif code == "s" and topic.weak and codes[at - 1] == "x" and tokens[at - 1].low not in _actors():
                topic.foreign = "somebody's trade, not a country's"
                return
            elif code == "s" and at and codes[at - 1] == "a":
                topic.owner, topic.whole, topic.first = "world", True, at - 1
                at -= 2
                break
            elif code == "s" and at and codes[at - 1] in "PACTW":
                at -= 1
                self._owner(topic, at)
                if codes[at] != "T":
                    topic.first = at
                    at -= 1
                    break
            elif code == "A" or (code == "P" and not self._elsewhere(at)):
                self._owner(topic, at)
                topic.first = at
                if self._paired(topic, at):
                    at = topic.first
                break
            elif code == "I":
                topic.owner, topic.first = "its", at
                break
            elif code == "T":
                topic.periods.append(at)
            elif code == "N" and topic.number is None and tokens[at].item.unit not in ("percent", "percentage_points"):
                topic.number = at
            elif code == "a":
                topic.whole = True
                if tokens[at].low in ("world", "global", "worldwide"):
                    topic.owner = "world"
            elif code == "d":
                topic.first = at
                at -= 1
                break
            elif (code == "x" and self._modifies(topic, at)) or (code == "-" and at + 1 == product_end):
                pass
            else:
                break
            topic.first = at
            at -= 1

    def _modifies(self, topic: Topic, at: int) -> bool:
        """Whether the plain word at ``at`` belongs to the phrase; an unknown noun next to the flow is its product."""
        low = self.tokens[at].low
        if low in _modifiers() or low.endswith("ly"):
            return True
        opens = self.codes[:at].rstrip("d")[-1:] in ("", "S", ";", ":")
        if at == topic.head - 1 and opens and self._named_product(topic):
            return True
        left = self.codes[max(0, at - 3) : at].rstrip("x")
        before = at - (len(self.codes[max(0, at - 3) : at]) - len(left)) - 1
        owned = left[-1:] in ("A", "s", "I") or (left[-1:] == "P" and not self._elsewhere(before))
        if not owned or not low.isalpha():
            return False
        if topic.frame.product is None and at == topic.head - 1:
            self._named_product(topic)
        return True

    def _named_product(self, topic: Topic) -> bool:
        """Take the product that no table knows from the words right before the flow noun."""
        mention = product_phrase_before(self.line.text, self.tokens[topic.head].start)
        if mention is not None and topic.frame.product is None:
            slot = Slot(mention.words, mention.start + self.offset, mention.end + self.offset)
            topic.frame = replace(topic.frame, product=slot)
        return mention is not None

    def _elsewhere(self, at: int) -> bool:
        """Whether the place at ``at`` hangs on a preposition of its own, so that it owns nothing."""
        before = self.codes[max(0, at - 2) : at].rstrip("d")
        return before[-1:] in tuple("tf") and before[-1:] != ""

    def _owner(self, topic: Topic, at: int) -> None:
        code = self.codes[at]
        if code in "PA":
            topic.frame = replace(topic.frame, reporter=self.place(at))
        elif code == "C":
            topic.owner, topic.generic_at = "country", at
        elif code == "W":
            topic.owner = "two"
        elif code == "T":
            topic.periods.append(at)

    def _paired(self, topic: Topic, at: int) -> bool:
        """Read "China-Russia trade" and "Chinese-Kazakh trade"; "China, Russia" is no pair."""
        if at >= 2 and self.codes[at - 1] == "-" and self.codes[at - 2] in "PA":
            topic.frame = replace(topic.frame, reporter=self.place(at - 2), partner=self.place(at), pair=True)
            topic.first = at - 2
            return True
        return False

    def _rightwards(self, topic: Topic) -> None:
        """Take product, partner, reporter, period and number from the prepositions after the flow word."""
        codes, at = self.codes, topic.last
        stop = min(len(codes), topic.head + 2 * _REACH)
        while at < stop:
            taken = self._attach(topic, at)
            if taken == at:
                break
            at = topic.last = taken

    def _attach(self, topic: Topic, at: int) -> int:
        """Read one prepositional phrase at ``at`` into the topic; the token after it, or ``at`` when there is none."""
        codes, tokens = self.codes, self.tokens
        code = codes[at]
        flow = topic.frame.kind_of_flow or ""
        skip = at + 1
        while skip < len(codes) and codes[skip] in "daI" and skip < at + 4:
            skip += 1
        after = codes[skip : skip + 1]
        if code == "T":
            topic.periods.append(at)
            return at + 1
        if code in "iro" and after == "T" and not topic.verb:
            topic.periods.append(skip)
            return skip + 1
        if code == "a":
            return at + 1
        if code == "o" and after in ("x", "U") and topic.frame.product is None and not topic.verb:
            return self._unknown_product(topic, at)
        if code == "o" and codes[at + 1 : at + 2] == "E":
            topic.of_it = True
            return at + 2
        if code in "oi" and after == "D":
            return self._product(topic, skip)
        if code == "o" and after == "A" and codes[skip + 1 : skip + 2] == "D":
            self._origin(topic, skip)
            return self._product(topic, skip + 1)
        if code in "ok" and after == "N" and not topic.verb and self._amount(skip) and topic.number is None:
            topic.number = skip
            return skip + 1
        role = preposition_role(flow, code)
        if code == "b" and after == "P" and codes[skip + 1 : skip + 2] == "s" and topic.weak:
            topic.foreign = "somebody's trade, not a country's"  # "sales by New Zealand's dairy giant"
            return at
        if role == "pair":
            return self._between(topic, at)
        if role and after == "C" and codes[skip + 1 : skip + 2] != "s" and not self._taken(topic, role):
            topic.generic_partner = skip
            return skip + 1
        inner = re.match(r"[da]{0,2}N?x{0,2}o?[da]{0,2}P(?!s)", codes[at + 1 : at + 10]) if role else None
        if role and inner:
            if self._taken(topic, role):
                return at
            return self._placed(topic, role, at + inner.end())
        if role == "partner" and tokens[skip - 1].low in ("the rest of the world", "the outside world", "the world"):
            topic.frame = replace(topic.frame, partner=self.slot(None, at + 1, skip))
            return skip
        if role == "partner" and code == "f" and after == "D" and topic.frame.product is None:
            return self._product(topic, skip)
        if code == "f" and flow == "export" and after == "D" and topic.frame.product is None:
            return self._product(topic, skip)
        if code == "x" and tokens[at].low == "there":
            topic.there = True
            return at + 1
        them = codes[skip : skip + 1] == "E" and tokens[skip].low in ("them", "it")
        if code in "ft" and (them or (codes[skip : skip + 1] == "x" and tokens[skip].low == "there")):
            topic.there = True
            return skip + 1
        return at

    def _unknown_product(self, topic: Topic, at: int) -> int:
        """Take a product that no table knows: "exports of wind turbines"."""
        mention = product_phrase_after(self.line.text, self.tokens[at - 1].end)
        if mention is None or mention.words in ("commodity", "product", "goods"):
            return at
        slot = Slot(mention.words, mention.start + self.offset, mention.end + self.offset)
        topic.frame = replace(topic.frame, product=slot)
        return next((k for k in range(at, len(self.tokens)) if self.tokens[k].start >= mention.end), len(self.tokens))

    def _amount(self, at: int) -> bool:
        return self.tokens[at].item.unit not in ("percent", "percentage_points", "times")

    def _taken(self, topic: Topic, role: str) -> bool:
        return (topic.frame.partner if role == "partner" else topic.frame.reporter) is not None

    def _placed(self, topic: Topic, role: str, at: int) -> int:
        slot, end = self.places(at)
        if slot is None:
            return at
        topic.frame = topic.frame.with_place(role, slot)
        topic.places = [self.place(k) for k in range(at, end) if self.codes[k] == "P"]
        return end

    def _between(self, topic: Topic, at: int) -> int:
        """Read "between X and Y" and "between the two"."""
        codes = self.codes
        spot = [k for k in range(at + 1, min(len(codes), at + 9)) if codes[k] in "PW"][:2]
        if spot and codes[spot[0]] == "W":
            topic.owner = "two"
            return spot[0] + 1
        if len(spot) == 2 and "y" in codes[spot[0] : spot[1]]:
            topic.frame = replace(topic.frame, reporter=self.place(spot[0]), partner=self.place(spot[1]), pair=True)
            return spot[1] + 1
        return at

    def _product(self, topic: Topic, at: int) -> int:
        """Take the product at ``at``, with "D and D" as one: "salmon and trout"."""
        end = at + 1
        if self.codes[end : end + 2] == "yD":
            end += 2
        if topic.frame.product is None:
            words = self.line.words(at, end).lower()
            topic.frame = replace(topic.frame, product=self.slot(words, at, end))
        return end

    def _origin(self, topic: Topic, at: int) -> None:
        """Read the demonym of what is traded: "purchases of Russian crude" come from Russia."""
        role = "partner" if topic.frame.kind_of_flow == "import" else "reporter"
        if not self._taken(topic, role):
            topic.frame = topic.frame.with_place(role, self.place(at))

    # -- verbs

    def _verb(self, at: int, floor: int) -> Topic:
        topic = Topic(at, at, at + 1, self._flow(at), verb=True)
        self._subject(topic, floor)
        self._traders(topic)
        self._traded(topic)
        self._objects(topic)
        return topic

    def _traded(self, topic: Topic) -> None:
        """Read "41 percent of all goods exported": a participle in the noun's place."""
        at = topic.head - 1
        before = self.codes[: max(0, at)].rstrip("da")
        if topic.owner == "subject" and self.codes[at : at + 1] == "D" and before.endswith("No"):
            topic.nominal, topic.first, topic.foreign = True, len(before), ""
            topic.frame = replace(topic.frame, product=self.slot(self.tokens[at].low, at))

    def _traders(self, topic: Topic) -> None:
        """Take the product of those who act: "Argentina's beef exporters shipped ..."."""
        low = max(0, topic.head - 5)
        for at in range(low, topic.head - 1):
            if self.codes[at] == "D" and self.tokens[at + 1].low in _actors() and topic.frame.product is None:
                topic.frame = replace(topic.frame, product=self.slot(self.tokens[at].low, at))

    def _subject(self, topic: Topic, floor: int) -> None:
        """Find who acts: the nearest place, "it" or "the country" to the left that hangs on no preposition."""
        codes, tokens = self.codes, self.tokens
        at = topic.head - 1
        if at >= 0 and codes[at] == "Z" and tokens[at].low in _BE:
            topic.passive = True
            return
        topic.owner = "subject"
        if tokens[topic.head].low.endswith("ing"):
            return
        skip_to = topic.head + 1
        for k in range(at, max(floor, topic.head - _REACH) - 1, -1):
            code = codes[k]
            if k >= skip_to:
                continue
            if code in "R!" and (comma := codes.rfind(",", floor, k)) > 0:
                skip_to = comma  # "Angola, Africa's second-largest producer, sold ..."
                continue
            if code in ";L(:NVFR":
                self._nobody(topic, k)
                return
            if code in "PACW" and not self._hangs(k):
                topic.owner = ""
                self._owner(topic, k)
                topic.first = k
                if codes[k + 1] == "s" and skip_to > topic.head:
                    self._possessed(topic, k)
                elif skip_to <= topic.head:
                    topic.first = topic.head  # the apposition between is read for itself
                break
            if code in "EI":
                topic.owner, topic.first = "its", k
                break
            if code == "J":
                break
        else:
            self._nobody(topic, max(floor, topic.head - _REACH) - 1)
        before = topic.first - 1
        while before >= 0 and codes[before] == "d":
            before -= 1
        if topic.verb and topic.owner == "two":
            return
        if before < topic.first - 1 or codes[before : before + 1] != "N" or codes[before - 1 : before] != "d":
            pass
        elif self._amount(before):  # "the $5 billion it got from China"
            topic.number = topic.first = before
            return
        if before >= 0 and topic.first < topic.head and tokens[before].low in ("what", "that", "which"):
            topic.nominal, topic.first = True, before
            self._antecedent(topic, before - 1)

    def _possessed(self, topic: Topic, at: int) -> None:
        """Leave out what a country's firm or bank does: "Thailand's central bank bought 2 billion dollars"."""
        nouns = [token.low for token in self.tokens[at + 2 : topic.head] if token.code == "x"]
        if nouns and not any(noun in _actors() or noun.endswith("ly") for noun in nouns):
            topic.foreign = "somebody's trade, not a country's"

    def _nobody(self, topic: Topic, edge: int) -> None:
        """No country acts: those of the trade do ("exporters sold"), or some firm, whose flow is no country's."""
        topic.generic = self.codes[edge : edge + 1] == "N"  # "the 20 countries in focus take"
        start = max(edge, self.codes.rfind("y", edge, topic.head), self.codes.rfind(",", edge, topic.head)) + 1
        nouns = [self.tokens[k].low for k in range(start, topic.head) if self.codes[k] == "x"]
        if any(noun in _actors() for noun in nouns):
            topic.generic = True
        elif not topic.generic and nouns and nouns[-1].isalpha() and not nouns[-1].endswith("ly"):
            topic.foreign = "somebody's trade, not a country's"

    def _antecedent(self, topic: Topic, at: int) -> None:
        """Read what "that X imported" stands on: a product, or an amount."""
        code = self.codes[at : at + 1] if at >= 0 else ""
        if code == "D" and topic.frame.product is None:
            topic.frame = replace(topic.frame, product=self.slot(self.tokens[at].low, at))
            topic.first = at
        elif code == "N":
            topic.number, topic.first = at, at
        elif code == "x" and topic.frame.product is None:
            mention = product_phrase_before(self.line.text, self.tokens[at].end)
            if mention is not None:
                slot = Slot(mention.words, mention.start + self.offset, mention.end + self.offset)
                topic.frame = replace(topic.frame, product=slot)
                topic.first = next(k for k, token in enumerate(self.tokens) if token.end > mention.start)
        while topic.first and self.codes[topic.first - 1] in "d":
            topic.first -= 1

    def _hangs(self, at: int) -> bool:
        """Whether the place at ``at`` is part of a prepositional phrase."""
        before = self.codes[max(0, at - 3) : at].rstrip("dxa")
        return before[-1:] != "" and before[-1] in "tfwbBiorkvmc"

    def _objects(self, topic: Topic) -> None:
        """Read the objects of a flow verb up to the next clause: products, origins, "to X", "from Y"."""
        codes = self.codes
        at = topic.last
        stop = min(len(codes), topic.head + 2 * _REACH)
        while at < stop:
            taken = self._attach(topic, at)
            if taken > at:
                at = topic.last = taken
                continue
            code = codes[at]
            if code == "N" and codes[at + 1 : at + 2] == "o" and not self._amount(at):
                part = re.match(r"No[dIax]{0,2}D(?!D?F|j)", codes[at : at + 8])
                if part:
                    at = topic.last = self._product(topic, at + part.end() - 1)
                    continue
                break
            if code == "P" and self._given(topic, at):
                at = topic.last = self._placed(topic, "partner", at)
                continue
            if code == "A" and codes[at + 1 : at + 2] == "D":
                self._origin(topic, at)
            elif code == "D":
                taken = self._product(topic, at)
                at = topic.last = taken
                continue
            elif (
                code not in "dxNulc"
                and self.tokens[at].low != "worth"
                and not (code == "o" and codes[at + 1 : at + 2] == "N")
            ):
                break
            at += 1

    def _given(self, topic: Topic, at: int) -> bool:
        """Whether the place right after the verb is who sells or buys: "sold Germany cars", "relied on Russia"."""
        if self.codes[topic.head + 1 : at].strip("d") or self.codes[at + 1 : at + 2] == "s" or topic.frame.partner:
            return False
        return topic.frame.kind_of_flow == "export" or self.tokens[topic.head].low.endswith(" on")


_BE = frozenset({"was", "were", "is", "are", "be", "been", "being"})


@cache
def _weak() -> frozenset[str]:
    return column("weak_flows", "word")


@cache
def _actors() -> frozenset[str]:
    return column("actors", "word")


_SHARE = re.compile(r"h(?:o[dxa]{0,2}[PDAC]i|[oi])[dax]{0,3}$")


def share_of(codes: str, first: int) -> int | None:
    """The word "share" before token ``first``: "share of", "share in", "the share of coal in"."""
    low = max(0, first - 10)
    found = _SHARE.search(codes[low:first])
    return low + found.start() if found else None


def part_of(codes: str, first: int) -> int | None:
    """The quantity right before "of" before token ``first``; brackets between are skipped."""
    at = first - 1
    while at >= 0 and codes[at] in "daxj":  # "of that trade"
        at -= 1
    if at < 0 or codes[at] != "o":
        return None
    at -= 1
    while at > 0 and codes[at] in "exlc":  # "9 percent each of", "a quarter or so of"
        at -= 1
    if at >= 0 and codes[at] == ")":
        opening = codes.rfind("(", 0, at)
        at = opening - 1
    return at if at >= 0 and codes[at] == "N" else None
