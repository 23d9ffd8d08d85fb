"""What follows a flow word: product, places, period and number, each on its preposition."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from claimcheck.claims.frames import Slot
from claimcheck.claims.tables import column, rows
from claimcheck.claims.topics.inside import take_inside
from claimcheck.claims.topics.phrases import Phrases, Topic
from claimcheck.language.products import product_code, product_phrase_after

_LEDGER = re.compile(r"[ik][dI]?(?:(?P<owner>P)s|(?P<owned>A))?[aTx]{0,2}(?P<goods>D)?[ax]?F")

_AS_A_WHOLE = ("as a whole", "in total", "overall", "worldwide", "in general", "altogether")
"""Behind a flow these say that it is with everybody: "shipments as a whole rose"."""


@cache
def _roles() -> dict[tuple[str, str], str]:
    return {(row["flow"], row["code"]): row["role"] for row in rows("prepositions")}


def preposition_role(flow: str, code: str) -> str | None:
    """What a place is to ``flow`` after the preposition of ``code``: ``partner``, ``reporter`` or ``pair``."""
    return _roles().get((flow, code))


def attach(phrases: Phrases, topic: Topic, at: int) -> int:
    """Read one prepositional phrase at ``at`` into the topic; the token after it, or ``at`` when there is none."""
    codes, tokens = phrases.codes, phrases.tokens
    code = codes[at]
    flow = topic.frame.kind_of_flow or ""
    if flow == "balance" and code in "ik" and (ledger := into_ledger(phrases, topic, at)) > at:
        return ledger
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
        topic.whole = topic.whole or tokens[at].low in _AS_A_WHOLE
        return at + 1
    if code == "o" and after in ("x", "U") and topic.frame.product is None and not topic.verb:
        return take_unknown_product(phrases, topic, at)
    if code == "o" and codes[at + 1 : at + 2] == "E":
        topic.of_it = True
        return at + 2
    if code in ("oik" if flow == "balance" else "oi") and after == "D":
        return take_product(phrases, topic, skip)
    if code == "o" and after == "A" and codes[skip + 1 : skip + 2] == "D":
        take_origin(phrases, topic, skip)
        return take_product(phrases, topic, skip + 1)
    if (
        code in ("okb" if flow == "balance" else "ok")
        and after == "N"
        and not topic.verb
        and phrases.is_amount(skip)
        and topic.number is None
    ):
        topic.number = skip
        return skip + 1
    if (inside := take_inside(phrases, topic, at)) > at:
        return inside
    role = topic.roles.get(code) or preposition_role(flow, code)
    if role in ("product", "any"):
        if (goods := take_goods(phrases, topic, at)) > at:
            return goods
        role = "partner" if role == "any" else None
    if code == "b" and after == "P" and codes[skip + 1 : skip + 2] == "s" and topic.weak:
        topic.foreign = "somebody's trade, not a country's"  # "sales by New Zealand's dairy giant"
        return at
    if role == "pair":
        return take_pair(phrases, topic, at)
    if role and after == "C" and codes[skip + 1 : skip + 2] != "s" and not is_taken(phrases, topic, role):
        topic.generic_partner = skip
        return skip + 1
    inner = re.match(r"[daI]{0,2}N?x{0,2}o?[da]{0,2}P(?!s)", codes[at + 1 : at + 10]) if role else None
    if role and inner:
        if flow == "import" and role == "reporter" and code in "ti":
            give_origin(phrases, topic)
        if is_taken(phrases, topic, role):
            return at
        return take_places(phrases, topic, role, at + inner.end())
    if role == "partner" and tokens[skip - 1].low in ("the rest of the world", "the outside world", "the world"):
        topic.frame = replace(topic.frame, partner=phrases.slot(None, at + 1, skip))
        return skip
    told = after == "D" and codes[skip + 1 : skip + 2] != "F" and topic.frame.product is None
    if code == "f" and told and (role == "partner" or flow == "export"):
        return take_product(phrases, topic, skip)
    there = elsewhere(phrases, at) if role == "partner" or code not in "tfw" else at
    topic.there = topic.there or there > at
    topic.back = topic.back or (there > at and codes[at] == "Q" and tokens[at].value == "back")
    return there


def elsewhere(phrases: Phrases, at: int) -> int:
    """Read "there", "from them", "in return", "in that direction" at ``at``; the token after it, or ``at``."""
    if phrases.codes[at] not in "xdtfwikQ":
        return at
    for end in range(min(len(phrases.codes), at + 4), at, -1):
        if " ".join(token.low for token in phrases.tokens[at:end]) in _elsewhere():
            return end
    return at


def into_ledger(phrases: Phrases, topic: Topic, at: int) -> int:
    """Read "in goods trade with Ukraine", "in Argentina's trade accounts" after a balance; the token after "trade"."""
    found = _LEDGER.match(phrases.codes, at)
    if found is None or phrases.flow_at(found.end() - 1).kind_of_flow not in ("trade", "balance"):
        return at
    goods, owner = found.start("goods"), max(found.start("owner"), found.start("owned"))
    if goods > 0 and topic.frame.product is None:
        take_product(phrases, topic, goods)
    if owner > 0 and not is_taken(phrases, topic, "reporter"):
        topic.frame = topic.frame.with_place("reporter", phrases.place(owner))
    return found.end()


@cache
def _elsewhere() -> frozenset[str]:
    return column("elsewhere", "words")


def give_origin(phrases: Phrases, topic: Topic) -> None:
    """Read "Chinese car imports into Mexico": the adjective says where the goods come from."""
    owner = topic.frame.reporter
    if owner is None or topic.frame.partner is not None:
        return
    spot = next(
        (k for k in range(topic.first, topic.head) if phrases.tokens[k].start + phrases.offset == owner.start), -1
    )
    if spot >= 0 and phrases.codes[spot] == "A":
        topic.frame = replace(topic.frame, reporter=None, partner=owner)


def take_goods(phrases: Phrases, topic: Topic, at: int) -> int:
    """Take what a predicate's preposition at ``at`` says it is about: "earned from the sale of tea", "from them"."""
    codes, tokens = phrases.codes, phrases.tokens
    skip = at + 1 + (codes[at + 1 : at + 2] == "d")
    if codes[skip : skip + 1] == "E" and tokens[skip].low in ("them", "it"):
        topic.of_it = True
        return skip + 1
    goods = re.match(r"[dxaIcm]{0,3}(?:[Nx]o)?[dxaAI]{0,2}(D)(?!D?F)", codes[at + 1 : at + 12])
    if topic.frame.product is not None:
        return at
    if goods:
        if codes[at + goods.start(1)] == "A":
            take_origin(phrases, topic, at + goods.start(1))
        return take_product(phrases, topic, at + 1 + goods.start(1))
    if re.match(r"[dI]?x[^F]{0,2}(?:[.,;y]|iT|T)", codes[at + 1 : at + 8]):
        taken = take_unknown_product(phrases, topic, at + 1)
        return taken if taken > at + 1 else at
    return at


def take_unknown_product(phrases: Phrases, topic: Topic, at: int) -> int:
    """Take a product that no table knows: "exports of wind turbines"."""
    mention = product_phrase_after(phrases.line.text, phrases.tokens[at - 1].end)
    if mention is None or mention.words in ("commodity", "product", "goods"):
        return at
    slot = Slot(mention.words, mention.start + phrases.offset, mention.end + phrases.offset)
    topic.frame = replace(topic.frame, product=slot)
    return next(
        (k for k in range(at, len(phrases.tokens)) if phrases.tokens[k].start >= mention.end), len(phrases.tokens)
    )


def is_taken(phrases: Phrases, topic: Topic, role: str) -> bool:
    return (topic.frame.partner if role == "partner" else topic.frame.reporter) is not None


def take_places(phrases: Phrases, topic: Topic, role: str, at: int) -> int:
    slot, end = phrases.places(at)
    if slot is None:
        return at
    topic.frame = topic.frame.with_place(role, slot)
    topic.places = [phrases.place(k) for k in range(at, end) if phrases.codes[k] == "P"]
    return end


def take_pair(phrases: Phrases, topic: Topic, at: int) -> int:
    """Read "between X and Y" and "between the two"."""
    codes = phrases.codes
    spot = [k for k in range(at + 1, min(len(codes), at + 9)) if codes[k] in "PW"][:2]
    if phrases.tokens[at + 1 : at + 2] and phrases.tokens[at + 1].low == "them":
        topic.owner = "two"
        return at + 2
    if spot and codes[spot[0]] == "W":
        topic.owner = "two"
        return spot[0] + 1
    if len(spot) == 2 and "y" in codes[spot[0] : spot[1]]:
        topic.frame = replace(topic.frame, reporter=phrases.place(spot[0]), partner=phrases.place(spot[1]), pair=True)
        return spot[1] + 1
    return at


def take_product(phrases: Phrases, topic: Topic, at: int) -> int:
    """Take the product at ``at``, with all that "and" joins to it as one: "salmon and trout"."""
    listed = re.match(r"D(?:(?:,D){0,6},?yD)?", phrases.codes[at : at + 18])
    all_goods = product_code(phrases.tokens[at].low) == "TOTAL" and phrases.codes[at + 1 : at + 2] == ","
    end = at + (listed.end() if listed and not all_goods else 1)  # "goods, beef and wine above all"
    if topic.frame.product is None:
        topic.wares = [phrases.slot(phrases.tokens[k].low, k) for k in range(at, end) if phrases.codes[k] == "D"]
        words = phrases.line.words(at, end).lower() if end > at + 1 else phrases.tokens[at].low
        topic.frame = replace(topic.frame, product=phrases.slot(words, at, end))
    return end


def take_origin(phrases: Phrases, topic: Topic, at: int) -> None:
    """Read the demonym of what is traded: "purchases of Russian crude" come from Russia."""
    role = "partner" if topic.frame.kind_of_flow == "import" else "reporter"
    if not is_taken(phrases, topic, role):
        topic.frame = topic.frame.with_place(role, phrases.place(at))
