"""Predicates that make a trade flow of what happens to goods or money.

"Copper brought Santiago $4.1 billion", "six million tonnes of rice left Thailand", "goods worth 3
billion euros changed hands with China" name no flow. What a phrase may mean stands in
`tables/predicates.csv`; what its subject, object and prepositions then are, in `tables/predicate_frames.csv`.
The first frame wins whose subject is of the kind found and which has the proof that it asks for.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from claimcheck.claims.frames import Frame
from claimcheck.claims.tables import rows
from claimcheck.claims.topics.phrases import Phrases, Topic, actors
from claimcheck.claims.topics.subjects import Subject, subject_of
from claimcheck.claims.topics.verbs import verb_topic
from claimcheck.claims.topics.wholes import part_of

_PREPOSITIONS = "ftrkwBbi"
_AWAY = frozenset({"abroad", "overseas"})
_REACH = 24
"""Tokens to look for a subject: one that is longer is no subject."""


def predicate_topic(phrases: Phrases, at: int, floor: int, found: list[Topic]) -> Topic | None:
    """The flow that the predicate at token ``at`` makes; ``None`` when its arguments do not fit."""
    subject = subject_of(phrases, at, found)
    for row in _frames().get(phrases.tokens[at].value, ()):
        topic = None
        if row["subject"] == "reporter":
            topic = acted(phrases, at, floor, row, subject) if subject.kind in ("reporter", "") else None
        elif subject.kind == "flow" and row["object"] == "reporter":
            topic = rewarded(phrases, at, subject)
        elif (subject.kind == "product" or relative(phrases, at)) and row["subject"] == "product":
            topic = happened(phrases, at, floor, row, subject)
        if topic is not None:
            return topic
    return None


def acted(phrases: Phrases, at: int, floor: int, row: dict[str, str], subject: Subject) -> Topic | None:
    """Read "Vietnam earned $4.8 billion from rice": who trades is the subject, as of any other flow verb."""
    roles = {code: row[code] for code in _PREPOSITIONS if row[code]}
    roles["object"] = row["object"]
    topic = verb_topic(phrases, at, floor, phrases.slot(row["flow"], at), roles)
    if topic.owner == "subject" and subject.kind == "reporter" and subject.owner is not None:
        topic.owner, topic.foreign = "", ""  # "Japan, which paid $5 billion for gas"
        topic.frame = replace(topic.frame, reporter=subject.owner)
    participle = phrases.tokens[at].low.split()[0].endswith("ing")
    mine = participle or row["frame"] == "take"
    if topic.passive or (topic.owner == "subject" and not topic.generic and not mine):
        return None
    return topic if borne_out(phrases, topic, row["proof"]) else None


def borne_out(phrases: Phrases, topic: Topic, proof: str) -> bool:
    """Whether "earned" or "spent" is about trade: as ``proof`` asks, it names goods, a partner or abroad."""
    codes = phrases.codes
    end = next((at for at in range(topic.last, len(codes)) if codes[at] in ",;:LyVYUZ"), len(codes))
    told = phrases.tokens[topic.first : end]
    beside = [token.low for token in phrases.tokens[topic.head + 1 : topic.head + 3]]
    billed = len(beside) > 1 and beside[0] == "foreign" and beside[1] in actors()  # "billed foreign customers"
    named = topic.frame.partner is not None or topic.generic_partner is not None
    away = named or billed or any(token.low in _AWAY for token in told)
    goods = topic.frame.product is not None or topic.of_it or fronted(phrases, topic)
    if proof == "sum":
        return goods and topic.number is not None
    if proof in ("goods", ""):
        return goods or not proof
    if proof == "both":
        return away and (goods or any(token.code == "F" for token in told))
    if proof == "abroad":  # farmers bring in goods, too: there only a place will do
        return away
    return away or goods or (topic.nominal and any(token.code == "F" for token in told))


def fronted(phrases: Phrases, topic: Topic) -> bool:
    """Take goods that the clause begins with: "For its gas Austria paid Russia 4 billion euros"."""
    found = re.search(r"(?:^|[,;Ly])r[dIaA]{0,3}(D)T?,?$", phrases.codes[max(0, topic.first - _REACH) : topic.first])
    if found is None or topic.frame.kind_of_flow != "import":
        return False
    at = max(0, topic.first - _REACH) + found.start(1)
    topic.frame = replace(topic.frame, product=phrases.slot(phrases.tokens[at].low, at))
    return True


def rewarded(phrases: Phrases, at: int, subject: Subject) -> Topic | None:
    """Read "sales to India earned Bhutan Nu 16.7 billion": the flow is named already, its reporter is not."""
    frame, last, _ = objects(phrases, at, {"object": "reporter"}, Frame())
    if frame.reporter is None:
        return None
    topic = Topic(at, at, last, frame, verb=True, predicate=True)
    topic.resumes = subject.flow
    return topic


def happened(phrases: Phrases, at: int, floor: int, row: dict[str, str], subject: Subject) -> Topic | None:
    """Read "Coal brought in $8.9 billion", "rice left Thailand": goods are the subject."""
    whole = antecedent(phrases, at, subject)
    frame = Frame(flow=phrases.slot(row["flow"], at), product=subject.product)
    if subject.owner is not None:
        frame = frame.with_place("partner" if row["flow"] == "import" else "reporter", subject.owner)
    if subject.origin is not None:
        frame = frame.with_place("partner" if row["flow"] == "import" else "reporter", subject.origin)
    frame, last, generic = objects(phrases, at, row, frame)
    proofs = {
        "": True,
        "place": True,
        "object": (frame.reporter is not None or generic is not None) and (subject.amount or whole is not None),
        "origin": subject.origin is not None or (frame.reporter is not None and subject.owner is not None),
        "pair": (frame.partner is not None or frame.pair) and frame.product is not None,
        "border": frame.reporter is not None and subject.product is not None and at_border(phrases, at),
        "away": subject.amount
        or frame.partner is not None
        or any(token.low in _AWAY for token in phrases.tokens[last : last + 1]),
    }
    if not proofs[row["proof"]]:
        return None
    topic = Topic(at, at, last, frame, verb=True, predicate=True, said_from=max(floor, subject.first))
    if whole is not None:
        topic.first, topic.nominal, topic.said_from = whole, True, whole
    if generic is not None or subject.generic is not None:
        topic.owner, topic.generic_at = "country", generic if generic is not None else subject.generic
    elif frame.reporter is None and frame.pair:
        topic.owner = "two"
    elif frame.reporter is None:
        topic.owner = "its" if subject.its else ""
    topic.periods = [spot for spot in range(topic.said_from, last) if phrases.codes[spot] == "T"]
    return topic


def at_border(phrases: Phrases, at: int) -> bool:
    """Whether a border is what is crossed: goods "crossed Norway's borders", "crossed Iran" only pass through."""
    return any(token.low.startswith(("border", "frontier")) for token in phrases.tokens[at + 1 : at + 8])


def relative(phrases: Phrases, at: int) -> bool:
    """Whether the predicate at ``at`` hangs on goods: "the coffee that left"."""
    return phrases.codes[max(0, at - 2) : at] in ("Dj", "DJ")


def antecedent(phrases: Phrases, at: int, subject: Subject) -> int | None:
    """Where goods begin that are the whole of a part: "forty percent of the coffee that left Ethiopia"."""
    if not relative(phrases, at):
        return None
    first = at - 2
    while first and phrases.codes[first - 1] in "dA":
        first -= 1
    part = part_of(phrases.codes, first)
    if part is None or phrases.is_amount(part):
        return None
    subject.kind, subject.product = "product", phrases.slot(phrases.tokens[at - 2].low, at - 2)
    return first


def measured(phrases: Phrases, at: int) -> bool:
    """Whether what follows from ``at`` says how much: "coal left Colombia in smaller amounts, 54 million tonnes"."""
    return any(token.code == "N" and token.item.kind in ("mass", "volume", "energy") for token in phrases.tokens[at:])


def objects(phrases: Phrases, at: int, row: dict[str, str], frame: Frame) -> tuple[Frame, int, int | None]:
    """The frame with what stands after the predicate, the token after it, and a "the country" that is its object."""
    frame, last, generic = direct_object(phrases, at, row["object"], frame)
    codes = phrases.codes
    while last < min(len(codes), at + _REACH):
        code = codes[last]
        place = last + 1 + (codes[last + 1 : last + 2] == "d")
        role = row.get(code) or ""
        if code in "TaNc" or (code == "x" and phrases.tokens[last].low.endswith("ly")):
            last += 1
        elif code in "ik" and codes[place : place + 1] == "T":
            last = place + 1
        elif role == "pair":
            return *pair(phrases, place, frame), generic
        elif role and codes[place : place + 1] == "P" and codes[place + 1 : place + 2] != "s":
            slot, last = phrases.places(place)
            frame = frame.with_place("partner" if role == "any" else role, slot)
        else:
            break
    while last > at + 1 and codes[last - 1] in "Nca":  # the number binds by itself, and may be a part of what follows
        last -= 1
    return frame, last, generic


def direct_object(phrases: Phrases, at: int, role: str, frame: Frame) -> tuple[Frame, int, int | None]:
    """The frame with the place right after the predicate: "left Thailand", "brought the country", "cost its buyers"."""
    codes = phrases.codes
    spot = at + 1 + (codes[at + 1 : at + 2] == "d")
    code, after = codes[spot : spot + 1], codes[spot + 1 : spot + 2]
    if role == "pair":
        return *pair(phrases, spot, frame), None
    if role != "reporter":
        return frame, at + 1, None
    if code == "C":
        return frame, spot + 1, spot
    if code == "E":
        return frame, spot + 1, None  # "earned it $2 billion"
    if code == "P" and after != "s":
        slot, last = phrases.places(spot)
        return replace(frame, reporter=slot), last, None
    if code in ("P", "A") and codes[spot + 1 : spot + 4].lstrip("s")[:1] == "x":  # "left Australian terminals"
        last = spot + 1 + (after == "s")
        last += len(codes[last : last + 3]) - len(codes[last : last + 3].lstrip("x"))
        return replace(frame, reporter=phrases.place(spot)), last, None
    return frame, at + 1, None


def pair(phrases: Phrases, at: int, frame: Frame) -> tuple[Frame, int]:
    """Read "between the EU and China" from its first place on: the frame, and the token after."""
    spots = [k for k in range(at, min(len(phrases.codes), at + 5)) if phrases.codes[k] in "PAW"][:2]
    if spots and phrases.codes[spots[0]] == "W":
        return replace(frame, pair=True), spots[0] + 1
    if len(spots) < 2 or "W" in (phrases.codes[spots[0]], phrases.codes[spots[1]]):
        return frame, at
    both = replace(frame, reporter=phrases.place(spots[0]), partner=phrases.place(spots[1]), pair=True)
    return both, spots[1] + 1


def frames_of(words: str) -> tuple[dict[str, str], ...]:
    """The frames that the table gives a verb which is a flow's already: "took" money for goods."""
    return _frames().get(_takers().get(words, ""), ())


@cache
def _takers() -> dict[str, str]:
    return {row["phrase"]: row["frame"] for row in rows("predicates") if row["frame"] == "take"}


@cache
def _frames() -> dict[str, tuple[dict[str, str], ...]]:
    """Each frame's rows by its name, in the order of the table."""
    found: dict[str, tuple[dict[str, str], ...]] = {}
    for row in rows("predicate_frames"):
        found[row["frame"]] = (*found.get(row["frame"], ()), row)
    return found
