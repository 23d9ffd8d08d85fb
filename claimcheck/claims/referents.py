"""Words that stand for something named before, put in its place before the sentence is read.

"The kingdom", "its northern neighbour", "the four", "the latter", "the other 27 members" become places on the token
line, so that every rule for a named country holds for them too. Each asks for the best referent that fits its kind:
the latest in the sentence, then who trades in the sentence before, then whoever the text named last. What finds none
stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import cast

from claimcheck.claims.discourse import Focus
from claimcheck.claims.tables import rows
from claimcheck.claims.tokens import Line, Token
from claimcheck.language.flows import Flow, FlowMention
from claimcheck.language.generics import neighbours, usual_meaning
from claimcheck.language.places import Place, is_bloc, members
from claimcheck.language.products import ProductMention

_NEIGHBOUR = {"neighbour": 1, "neighbor": 1, "neighbours": 2, "neighbors": 2}
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_MEMBERS = re.compile(
    r"\b(?:(?:the|its|their)\s+(?:(?:other|remaining|fellow|two|three|four|five|six|seven|\d\d?)\s+){1,3}|fellow\s+)"
    r"(?:[\w-]{2,12}\s+)?(?P<noun>members|partners|member\s+(?:states|countries|nations))\b",
    re.IGNORECASE,
)
_LATE = "2015"
"""A year in which blocs that are no more had their members."""
_FAR = 5
"""Plain words that may stand between "its" and "neighbour"."""


def resolve(line: Line, focus: Focus) -> Line:
    """The line with what its anaphors mean in their place.

    >>> resolve(line("The kingdom's exports rose."), focus_on_saudi_arabia).tokens[0].item.codes
    ('SAU',)
    """
    grouped = "member" in line.text or "partners" in line.text
    if not grouped and not any(token.code in "CW" or token.low in _triggers() for token in line.tokens):
        return line
    tokens, at = list(line.tokens), 0
    if grouped:
        _members(tokens, line.text, focus)
    while at < len(tokens):
        found = _place(tokens, at, focus) or _pick(tokens, at, focus)
        if found is not None:
            first, last, token = found
            tokens[first:last] = [token]
            at = first
        at += 1
    return Line(line.text, tuple(tokens), "".join(token.code for token in tokens))


Found = tuple[int, int, Token]
"""Tokens ``first`` up to and without ``last``, and the one that stands for them."""


def _place(tokens: list[Token], at: int, focus: Focus) -> Found | None:
    token = tokens[at]
    if token.code == "C" and token.item is not None and token.item.codes:
        owner = "".join(near.code for near in tokens[max(0, at - 2) : at + 2]).startswith("NoCs")
        held = _areas(tokens[:0], 0, focus) if owner else ()  # "Greece took 9 percent of the island's exports"
        code = _among((*held, *_areas(tokens, at, focus)), token.item.codes) or usual_meaning(token.item.text)
        return (at, at + 1, _as_place(tokens, at, at + 1, (code,))) if code else None
    if token.low in _NEIGHBOUR and token.code == "x":
        return _neighbour(tokens, at, focus)
    if token.low in _COUNTS and at and tokens[at - 1].low == "the":
        return _group(tokens, at, focus)
    if token.code == "W" and tokens[at + 1 : at + 2] and tokens[at + 1].code == "V":
        return _both(tokens, at, focus)
    return None


def _areas(tokens: list[Token], at: int, focus: Focus) -> Iterator[str]:
    """The areas in mind at token ``at``, the best first."""
    for token in reversed(tokens[:at]):
        if token.code in "PA" and token.item is not None:
            yield from token.item.codes
    for slot in (focus.frame.reporter, focus.frame.partner, *reversed(focus.known)):
        if slot is not None and slot.value:
            yield from slot.value.split("+")


def _among(areas: Iterable[str], wanted: tuple[str, ...]) -> str | None:
    """The first area that is wanted; "EU" stands for all its sizes."""
    for area in areas:
        if area in wanted or (area[:2] in ("EU", "EA") and area[:2] in wanted and area[2:].isdigit()):
            return area
    return None


def _neighbour(tokens: list[Token], at: int, focus: Focus) -> Found | None:
    """Read "its northern neighbour", "the neighbour", "China's giant neighbour": one area next to another."""
    first = at
    while first and tokens[first - 1].code in "xAU" and at - first < _FAR:
        first -= 1
    side = next((token.low for token in tokens[first:at] if token.low in _sides()), "")
    if not first or tokens[first - 1].code not in "dIs" or (_NEIGHBOUR[tokens[at].low] == 2):
        return None
    first -= 1
    named = list(dict.fromkeys(_areas(tokens, first, focus)))
    if tokens[first].code == "s" and first and tokens[first - 1].code in "PC":
        first -= 1
        owner = tokens[first].item.codes[0] if tokens[first].code == "P" else next(iter(named), None)
        owners = [owner] if owner else []
    else:
        owners = _acting(tokens, first, focus)
    for owner in owners:
        beside = neighbours(owner, side)
        code = next((area for area in named if area in beside), beside[0] if side and len(beside) == 1 else None)
        if code is not None:
            return first, at + 1, _as_place(tokens, first, at + 1, (code,))
    if side:
        return None
    # "the neighbour" of the one that is named only after it
    later = {area for token in tokens[at:] if token.code in "PA" and token.item for area in token.item.codes}
    code = next((area for area in named if area not in later and later & set(neighbours(area))), None)
    return (first, at + 1, _as_place(tokens, first, at + 1, (code,))) if code else None


def _acting(tokens: list[Token], at: int, focus: Focus) -> list[str]:
    """Whose "its" can be at token ``at``: those named on no preposition, the nearest first, then who traded before."""
    named = [
        token.item.codes[0]
        for before, token, after in zip([None, *tokens[:at]], tokens[:at], tokens[1 : at + 1], strict=False)
        if token.code in "PA"
        and token.item is not None
        and not (before and before.code == "V")
        and (not (before and before.code in "tfwviBm") or token.code == "A" or after.code == "s")
    ]
    known = (focus.frame.reporter, focus.known[-1] if focus.known else None)
    return [*reversed(named), *(slot.value.split("+")[0] for slot in known if slot and slot.value)]


def _members(tokens: list[Token], text: str, focus: Focus) -> None:
    """Make one place of "the other 27 members", "its two partners in the pact": the bloc, or what is left of it."""
    for found in reversed(list(_MEMBERS.finditer(text))):
        first = next((k for k, token in enumerate(tokens) if token.start >= found.start()), len(tokens))
        last = next((k for k, token in enumerate(tokens) if token.start >= found.end()), len(tokens))
        if tokens[last : last + 1] and tokens[last].code in "oi":
            tail = last + 1 + (tokens[last + 1].code == "d")
            last = tail + 1 if tail < len(tokens) and tokens[tail].code in "PC" else last
        said = [code for token in tokens[first:last] if token.code in "PAC" and token.item for code in token.item.codes]
        owner = next(iter(_acting(tokens, first, focus)), None)
        named = [code for code in _areas(tokens, first, focus) if not said or code in said]
        bloc = _bloc(said if len(said) == 1 else named) or _counted(owner, found[0])
        if bloc is None or (found["noun"] == "partners" and not said):
            continue
        whole = members(bloc) or members(bloc, _LATE)
        rest = tuple(area for area in whole if area != owner)
        few = rest if owner in whole and len(rest) <= 2 else (bloc,)
        tokens[first:last] = [_as_place(tokens, first, last, few)]


def _counted(owner: str | None, words: str) -> str | None:
    """The bloc of ``owner`` that has as many other members as the words say: EU for Portugal's "other 26"."""
    counts = {_COUNTS.get(word) or (int(word) if word.isdigit() else 0) for word in words.lower().split()}
    blocs = (row["code"] for row in rows("counted_blocs") if owner in members(row["code"]))
    return next((bloc for bloc in blocs if len(members(bloc)) - 1 in counts), None)


def _bloc(areas: Iterable[str]) -> str | None:
    """The first of the areas that is a group of listed members."""
    return next((area for area in areas if is_bloc(area) and (members(area) or members(area, _LATE))), None)


def _group(tokens: list[Token], at: int, focus: Focus) -> Found | None:
    """Read "the four": as many as the text has just listed."""
    size = _COUNTS[tokens[at].low]
    after = "".join(token.code for token in tokens[at + 1 : at + 4])
    if after[:1] not in tuple("HVUZqY,") and not re.match(r"x[NPdT]|xIN", after):  # "the four provided 16%"
        return None
    if size == 2 and after[:1] == ",":
        return None
    for slot in reversed(focus.known):
        codes = tuple((slot.value or "").split("+"))
        if len(codes) == size:
            return at - 1, at + 1, _as_place(tokens, at - 1, at + 1, codes)
    return None


def _both(tokens: list[Token], at: int, focus: Focus) -> Found | None:
    """Read "The two bought 9 million tonnes": each of those just listed, where they do not deal with each other."""
    two = next((slot.value or "" for slot in reversed(focus.known) if "+" in (slot.value or "")), "")
    ends = {slot.value for slot in (focus.frame.reporter, focus.frame.partner) if slot}
    if two.count("+") != 1 or ends == set(two.split("+")) or tokens[at + 1].item.flow == "trade":
        return None
    return at, at + 1, _as_place(tokens, at, at + 1, tuple(two.split("+")))


def _pick(tokens: list[Token], at: int, focus: Focus) -> Found | None:
    """Read "the former", "the latter": one of the last two things that were named side by side.

    "Of the latter" asks for goods or a flow first, "the latter bought" for a place.
    """
    which = {"former": 0, "latter": 1}.get(tokens[at].low)
    if which is None or not at or tokens[at - 1].low != "the" or tokens[at + 1 : at + 2] == []:
        return None
    if tokens[at + 1].code in "DFPA" or (tokens[at + 1].code == "x" and tokens[at + 1].low.isalpha()):
        return None  # "the former Soviet republics"
    whole = at > 1 and tokens[at - 2].code == "o"
    for kinds in ("FD", "P") if whole else ("P", "DF"):
        pairs = [pair for kind in kinds if (pair := _side_by_side(tokens[: at - 1], kind))]
        best = max(pairs, key=lambda pair: (pair[2], pair[1]), default=None)
        if best is not None:
            meant = tokens[best[which]]
            token = replace(meant, start=tokens[at - 1].start, end=tokens[at].end)
            if meant.code == "P":
                token = _as_place(tokens, at - 1, at + 1, meant.item.codes)
            return at - 1, at + 1, token
        if (told := _told_before(tokens, at, which, kinds, focus)) is not None:
            return at - 1, at + 1, told
    return None


def _told_before(tokens: list[Token], at: int, which: int, kinds: str, focus: Focus) -> Token | None:
    """The former or latter of two that an earlier sentence named: places listed together, flows or products."""
    start, end = tokens[at - 1].start, tokens[at].end
    if "F" in kinds and len(focus.flows) == 2:
        words = f"the {tokens[at].low}"
        return Token("F", words, start, end, FlowMention(start, end, words, cast(Flow, focus.flows[which]), "noun"))
    if "D" in kinds and len(goods := list(dict.fromkeys(reversed(focus.products)))[:2]) == 2:
        words = goods[1 - which]
        return Token("D", words, start, end, ProductMention(start, end, words, words))
    two = next((slot for slot in reversed(focus.known) if (slot.value or "").count("+") == 1), None)
    single = [slot.value for slot in focus.places if slot.value and "+" not in slot.value][-2:]
    both = (two.value or "").split("+") if two else single
    if "P" in kinds and len(both) == 2:
        return _as_place(tokens, at - 1, at + 1, (both[which],))
    return None


def _side_by_side(tokens: list[Token], kind: str) -> tuple[int, int, bool] | None:
    """The last two different mentions of a kind, and whether "and" joins them."""
    # "the former" stands in another's place already: it is no mention of its own
    own = (k for k, token in enumerate(tokens) if token.code == kind and token.start == token.item.start)
    spots = [k for k in own if tokens[k].low not in ("the former", "the latter")]
    if kind == "F" and len(ways := [k for k in spots if tokens[k].item.flow in ("export", "import")]) > 1:
        spots = ways  # never the gap between them
    found = None
    for first, last in zip(reversed(spots[:-1]), reversed(spots), strict=False):
        if tokens[first].low == tokens[last].low:
            continue
        between = "".join(token.code for token in tokens[first + 1 : last]).replace("d", "")
        if between in ("y", ",y", "l"):
            return first, last, True
        found = found or (first, last, False)
    return found


def _as_place(tokens: list[Token], first: int, last: int, codes: tuple[str, ...]) -> Token:
    start, end = tokens[first].start, tokens[last - 1].end
    words = " ".join(token.low for token in tokens[first:last])
    return Token("P", words, start, end, Place(start, end, words, codes, "generic"))


@cache
def _triggers() -> frozenset[str]:
    return frozenset({*_NEIGHBOUR, *_COUNTS, "former", "latter"})


@cache
def _sides() -> frozenset[str]:
    return frozenset({"northern", "southern", "eastern", "western"})
