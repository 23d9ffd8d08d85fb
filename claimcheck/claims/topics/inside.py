"""Groups that trade with themselves: "internal trade", "exports to one another", "trade among ASEAN members"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from claimcheck.claims.tables import rows
from claimcheck.claims.topics.phrases import Phrases, Topic
from claimcheck.language.places import is_bloc


@cache
def _words(place: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("inside") if row["place"] == place)


def is_internal(low: str) -> bool:
    """Whether a word before a flow keeps it within the group: "internal", "intra-regional"."""
    return low in _words("before")


def take_inside(phrases: Phrases, topic: Topic, at: int) -> int:
    """Read "to one another", "among its members", "within the EU" at ``at``; the token after it, or ``at``."""
    codes, tokens = phrases.codes, phrases.tokens
    if codes[at] not in "twfBi":
        return at
    words: list[str] = []
    for step in range(at + 1, min(len(codes), at + 4)):
        words.append(tokens[step].low)
        said = words[1:] if words[0] in ("the", "its") else words
        if " ".join(words) in _words("after") or " ".join(said) in _words("after"):
            topic.inside = True
            return step + 1
    return group(phrases, topic, at)


def group(phrases: Phrases, topic: Topic, at: int) -> int:
    """Read "among ASEAN countries" and "within the union": one group on a preposition that asks for two sides."""
    codes, tokens = phrases.codes, phrases.tokens
    within = tokens[at].low in ("within", "inside")
    if not (within or codes[at] == "B") or topic.owner:
        return at  # "Spain sold 60% of its exports inside the EU" has the group as partner
    spot = at + 1 + (codes[at + 1 : at + 2] == "d")
    after = codes[spot + 1 : spot + 2]
    if codes[spot : spot + 1] == "P" and is_bloc("+".join(tokens[spot].item.codes)) and after not in ("y", "s", "-"):
        if topic.frame.reporter is not None:
            return at
        topic.frame = replace(topic.frame, reporter=phrases.place(spot))
    elif codes[spot : spot + 1] == "C" and after != "y" and topic.frame.reporter is None:
        topic.owner, topic.generic_at = "country", spot
    else:
        return at
    topic.inside = True
    last = spot + 1
    if codes[last : last + 1] == "s":
        last += 1
    return last + (codes[last : last + 1] == "x" and tokens[last].low in _words("after") | {"countries", "states"})
