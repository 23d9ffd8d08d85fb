"""The token line: a sentence as a row of mentions, cues and plain words.

Every token has a one-letter code, so that a sentence is also a string of codes and grammar can be
written as small patterns over it: "China's exports of rice to Japan rose 5%" is ``PsFoDtPUN``.

====  ==========================================  ====  =========================================
code  token                                       code  token
====  ==========================================  ====  =========================================
P     place name, capital, metonym, bloc          t     to, into
A     demonym ("Chinese")                         f     from
R     rank ("top partner", "ranked fifth")        !     word of another subject ("prices")
F     flow noun ("exports", "deficit")            r     for
V     flow verb ("shipped", "bought")             o     of
D     product                                     w     with
N     quantity                                    b     by
T     period                                      B     between, among
S     attribution ("customs data showed")         i     in, during
U     change verb ("rose"); n  change noun        k     at, worth, totalling
u     up, down, higher, lower                     v     compared with, against, after
c     more, less, above, ahead of                 m g   than, as
H h   share verb, share noun                      y l   and, or
I E   its, it                                     d e   the / a; each, respectively
C W   "the country"; "the two"                    L     while, but, although
j J ? that, those, receipts; which, whose; what   a z   total, overall; flat, unchanged
s     possessive mark                             Z     was, reached, remained ... (link verbs)
G     a list of roles ("biggest customers")       ?     what, everything
O     replaced, overtook                          Y     predicates: earned, fetched, left
q     covered, paid for                           +     including, of which
====  ==========================================  ====  =========================================

Punctuation stands for itself; ``x`` is any other word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache
from typing import Any, cast

from claimcheck._record import record, replace
from claimcheck.claims.clauses import clause_verbs
from claimcheck.claims.descriptions import described
from claimcheck.claims.marks import Mark, ordinal, plural_role, rank_words, ranks
from claimcheck.claims.nominals import trade_nouns
from claimcheck.claims.peoples import nationals
from claimcheck.claims.standings import find_standings
from claimcheck.claims.tables import rows
from claimcheck.claims.wares import find_wares
from claimcheck.language.flows import Flow, FlowMention, find_flows
from claimcheck.language.numbers import read_words
from claimcheck.language.periods import PeriodMention, find_periods
from claimcheck.language.places import Place, find_places
from claimcheck.language.products import ProductMention, find_products
from claimcheck.language.quantities import Quantity, find_quantities
from claimcheck.language.sources import SourceMention, find_sources

Mention = Mark | Quantity | PeriodMention | Place | FlowMention | ProductMention | SourceMention


@record
class Token:
    """One step of the token line; offsets count from the start of the sentence."""

    code: str
    low: str
    """The words in lower case."""
    start: int
    end: int
    item: Any = None
    """The mention, when it is one."""
    value: str = ""
    """What the cue table says of the word: ``up``, ``down``, ``flat``."""


_OTHERWISE = {"pay for": "q", "cost": "!", "spend": "Y", "earn": "Y", "fetch": "Y", "bring in": "Y"}
"""What a predicate that heads no flow is taken for: a price, one that goes on with the flow in hand, else any word."""


@record
class Line:
    """A sentence as tokens and as a string of their codes; position in one is position in the other."""

    text: str
    tokens: tuple[Token, ...]
    codes: str

    def settled(self, heads: Set[int]) -> Line:
        """The line with predicates as other words, unless they head a flow: "cost" is a price then, "left" a verb."""
        if "Y" not in self.codes:
            return self
        codes = list(self.codes)
        for at, token in enumerate(self.tokens):
            if token.code == "Y" and at not in heads:
                codes[at] = _OTHERWISE.get(token.value, "x")
        if codes == list(self.codes):
            return self
        tokens = tuple(
            token if token.code == code else replace(token, code=code, value="a price" if code == "!" else token.value)
            for token, code in zip(self.tokens, codes, strict=True)
        )
        return replace(self, tokens=tokens, codes="".join(codes))

    def words(self, first: int, last: int) -> str:
        """The text from token ``first`` up to and without token ``last``."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""


_WORD = re.compile(r"['’]s\b|[^\W\d_]+(?:[-.&][^\W\d_]+|['’](?!s\b)[^\W\d_]+)*|\d[\d.,]*\w*|[^\w\s]")


@cache
def _cues() -> dict[str, tuple[tuple[list[str], str, str], ...]]:
    """First word of each cue to all cues that begin with it, the longest first."""
    found: dict[str, list[tuple[list[str], str, str]]] = {}
    predicates = ((row["phrase"], "Y", row["frame"]) for row in rows("predicates"))
    others = ((row["phrase"], row["code"], row["value"]) for row in rows("cues"))
    for phrase, code, value in (*predicates, *others):  # of two cues alike the predicate goes first
        words = phrase.split()
        found.setdefault(words[0], []).append((words, code, value))
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue[0]))) for first, cues in found.items()}


def _mentions(
    text: str, periods: Sequence[PeriodMention], places: Sequence[Place]
) -> list[tuple[int, int, str, Mention]]:
    """All mentions, in text order, none overlapping: where two claim a word, the earlier kind wins."""
    layers: tuple[tuple[str, Sequence[Mention]], ...] = (
        ("P", [place for place in places if place.text[0].isdigit()]),  # "the 27-nation bloc"
        ("R", ranks(text.lower())),
        ("T", periods),
        ("N", find_quantities(text)),
        ("S", find_sources(text, places)),
        ("F", find_flows(text)),
        ("P", places),
        ("D", find_products(text)),
    )
    taken = bytearray(len(text) + 1)
    found: list[tuple[int, int, str, Mention]] = []
    for code, mentions in layers:
        for mention in mentions:
            start, end = mention.start, mention.end
            if end > start and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append((start, end, code, mention))
    found.sort(key=lambda entry: entry[0])
    return found


def _code(code: str, mention: Mention) -> str:
    if isinstance(mention, FlowMention) and mention.role == "verb":
        return "V"
    if isinstance(mention, Place):
        if mention.codes == ("WLD",):
            return "a"
        return {"demonym": "A", "generic": "C"}.get(mention.form, "P")
    return code


def line(
    text: str,
    published: str | None = None,
    fiscal_start: int | None = None,
    places: Sequence[Place] | None = None,
    named_by: str = "end",
    held: str | None = None,
) -> Line:
    """The token line of one sentence.

    ``named_by`` says whether the reporter's fiscal years bear the year they start or end in; ``held`` is
    the period of the sentence before.

    ``places`` are those of the sentence when the caller knows them already: what a short name means
    ("the North") can depend on the whole text.
    """
    tokens: list[Token] = []
    position = 0
    known = find_places(text) if places is None else places
    periods = find_periods(text, published, fiscal_start=fiscal_start, fiscal_named_by=named_by, held=held)
    for start, end, code, mention in _mentions(text, periods, known):
        _plain(text, position, start, tokens)
        tokens.append(Token(_code(code, mention), text[start:end].lower(), start, end, mention))
        position = end
    _plain(text, position, len(text), tokens)
    described(tokens)
    _interjections(tokens)
    nationals(tokens)
    trade_nouns(text, tokens)
    _role_lists(tokens)
    clause_verbs(tokens)
    find_standings(text, tokens)
    find_wares(text, tokens)
    _bare_ranks(tokens)
    _bare_shares(tokens)
    return Line(text, tuple(tokens), "".join(token.code for token in tokens))


def _interjections(tokens: list[Token]) -> None:
    """Make a plain word of "however" between commas: it opens no clause."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].code == "L" and tokens[at].low in ("however", "though"):
            closed = tokens[at + 1].code in ",.;" and tokens[at - 1].code == ","
            tokens[at] = replace(tokens[at], code="x") if closed else tokens[at]


def _bare_ranks(tokens: list[Token]) -> None:
    """Make ranks of "oil second and cocoa third" after "gold was the top export"."""
    ranked = False
    for at, token in enumerate(tokens[:-1]):
        ranked = ranked or token.code == "R"
        place = ordinal(token.low) if ranked and token.code == "x" else None
        if place is not None and tokens[at - 1].code in "DP" and tokens[at + 1].code in ",.;y":
            mark = Mark("rank", token.start, token.end, place, "rank")
            tokens[at] = replace(token, code="R", item=mark)


_NEXT_ITEM = re.compile(r"(?:o[dxADPsEFT]{1,6})?,?y?d?A?[PD]")
"""What stands between two numbers of a list: "16 percent of them, the United States 13", " and Japan five"."""


def _bare_shares(tokens: list[Token]) -> None:
    """Make numbers of the words in "Japan nine and Korea five", at the end of a list of percentages."""
    codes, last = "".join(token.code for token in tokens), -1
    for at, token in enumerate(tokens):
        if token.code == "N":
            listed = last >= 0 and token.item.unit is None and _NEXT_ITEM.fullmatch(codes, last + 1, at)
            last = at if listed or token.item.unit == "percent" else -1
        elif last >= 0 and token.code == "x" and (codes[at + 1 : at + 2] or ".") in ",.;y":
            found = read_words(token.low, 0) if _NEXT_ITEM.fullmatch(codes, last + 1, at) else None
            if found is not None and found.end == len(token.low):
                item = Quantity(token.start, token.end, token.low, found.value, form="words")
                tokens[at], last = replace(token, code="N", item=item), at


def _role_lists(tokens: list[Token]) -> None:
    """Mark a plural role that opens a list: "Serbia's biggest customers were Italy ($1.6 billion) and ..."."""
    for at, token in enumerate(tokens):
        role = plural_role(token.low) if token.code == "x" else ""
        if not role:
            continue
        ranked = any(before.low in (*rank_words(), "led", "among") for before in tokens[max(0, at - 3) : at])
        followed = "".join(after.code for after in tokens[at + 1 : at + 4])
        if ranked or (role == "partner" and followed.startswith(("oP", "odP"))):
            tokens[at] = replace(token, code="G", value=role)


def _plain(text: str, begin: int, end: int, tokens: list[Token]) -> None:
    """Add the words between two mentions, cues of several words as one token."""
    spans = [match.span() for match in _WORD.finditer(text, begin, end)]
    words = [text[start:stop].lower().replace("’", "'") for start, stop in spans]
    cues, at, size = _cues(), 0, len(words)
    while at < size:
        low, (start, stop) = words[at], spans[at]
        step, code, value = 1, "", ""
        for phrase, cue_code, cue_value in cues.get(low, ()):
            step = len(phrase)
            if step == 1 or words[at : at + step] == phrase:
                code, value, stop = cue_code, cue_value, spans[at + step - 1][1]
                break
        else:
            step = 1
        item = FlowMention(start, stop, text[start:stop], cast(Flow, value), "verb") if code == "V" else None
        tokens.append(Token(code or _sign(low), text[start:stop].lower(), start, stop, item, value))
        at += step


def _sign(low: str) -> str:
    """Code of a word that is no cue: punctuation is itself."""
    if low == "'s" or low == "'":
        return "s"
    if low in "–—":
        return "-"
    if low in '“”"«»':
        return '"'
    return low if len(low) == 1 and not low.isalnum() else "x"
