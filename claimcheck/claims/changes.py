"""The words of change beside a number: which way it went, and whether the number is where the change began."""

from __future__ import annotations

import re

from claimcheck.claims.tables import column
from claimcheck.claims.tokens import Line

# Codes to the left of the number (hedges and articles removed): U verb, n noun, u adverb of change.
_CHANGE_LEFT = re.compile(r"(?P<mark>[Uun])(?:[xa]{0,2}(?:,?b|o)?|,?i?[dx]{0,2}T,?(?:b)?)$")
_BY_LEFT = re.compile(r"(?P<mark>[Uun])[^;LN]{0,14}?,?b[dxB]{0,2}$")
# "beat that of the same month last year by 72 million": an earlier time is what is beaten
_BEATEN = re.compile(r"(?P<mark>[OZ])d?(?:[xjF][^;LN]{0,8})?T[^;LNZ]{0,3}b[dxB]{0,2}$")
# "dear fuel lifted Brazil's beef shipments 51%": what is lifted stands between the verb and the number
_CAUSED = re.compile(r"(?P<mark>U)[dxaAIPsDT]{1,6}F$")
_RATE_LEFT = re.compile(r"(?P<mark>[Uu])k[dx]{1,3}o$")
# ... and to the right: "5% higher", "24% more than", "a 5 percent year-on-year rise"
_CHANGE_RIGHT = re.compile(r"(?:T|\(T\))?(?P<mark>[uc])")
_NOUN_RIGHT = re.compile(r"[xTFaAD-]{0,3}?(?P<mark>[Un])(?![xa]?[bt]?d?N)")
_NOUN_AFTER_ARTICLE = re.compile(r"[xTFaAD-]{0,3}?(?P<mark>[Un])")


def before(line: Line, at: int) -> str:
    """The codes before the number at ``at``, without its hedge, articles and quotes."""
    item = line.tokens[at].item
    floor = item.hedge.start if item.hedge else item.start
    end = at
    while end and (line.tokens[end - 1].start >= floor or line.codes[end - 1] in 'd"'):
        end -= 1
    return line.codes[:end]


def after(line: Line, at: int) -> str:
    return line.codes[at + 1 : at + 10]


def mark_of(line: Line, position: int) -> str:
    """The direction of a change word; empty when it has none of its own."""
    return line.tokens[position].value


def nearby(line: Line, at: int) -> str | None:
    """Direction of the change word nearest on the left, then on the right, within the clause."""
    for step in range(at - 1, max(-1, at - 16), -1):
        if line.codes[step] in ";L":
            break
        if line.codes[step] in "Uunc" and line.tokens[step].value:
            return line.tokens[step].value
    for step in range(at + 1, min(len(line.codes), at + 8)):
        if line.codes[step] in ";L,N":
            break
        if line.codes[step] in "Uun":
            return line.tokens[step].value or None
    return None


_CROSSED = frozenset({"above", "below", "under", "beneath", "past", "beyond"})


def _crosses(line: Line, at: int) -> bool:
    """Whether the number is a mark that is passed, no size of a change: "slipped under 20 percent", "fell below $5"."""
    hedge = line.tokens[at].item.hedge
    return hedge is not None and not _CROSSED.isdisjoint(line.text[hedge.start : hedge.end].lower().split())


def change_beside(line: Line, at: int) -> str | None:
    """Direction, when the words next to the number make it a change; empty when they do not say which."""
    left, right = before(line, at), after(line, at)
    if left[-1:] == "U" and _crosses(line, at):
        return None
    if found := _CHANGE_LEFT.search(left, max(0, len(left) - 8)):
        return mark_of(line, found.start("mark"))
    if found := _CHANGE_RIGHT.match(right):
        return mark_of(line, at + 1 + found.start("mark"))
    for pattern in (_BY_LEFT, _RATE_LEFT, _CAUSED):
        if found := pattern.search(left, max(0, len(left) - 18)):
            return mark_of(line, found.start("mark"))
    return _beaten(line, left)


def _beaten(line: Line, left: str) -> str | None:
    """Direction of what beats, or falls short of, an earlier time by the number; ``None`` for anything else."""
    found = _BEATEN.search(left, max(0, len(left) - 20)) if left.endswith(("b", "bd", "bx", "bB")) else None
    token = line.tokens[found.start("mark")] if found else None
    if token is None or (token.code == "Z" and token.value not in ("more", "less")):
        return None
    return "down" if token.value == "less" else "up"


def is_base(line: Line, at: int, balance: bool = False) -> bool:
    """Whether the number is what the change started from: "from $43.6 billion", "compared with 45%"."""
    left = before(line, at)
    if re.match(r"rd?P", after(line, at)):
        return False  # "against 3 percent for Canada" sets another item beside it
    if re.search(r"[fv]d?x?$", left):
        return line.tokens[len(left) - 1].low != "there"
    if balance and re.search(r"[fv]d?[xaD]{0,2}Fo?d?$", left):
        return True  # "after a surplus of $2 billion"; "against imports of" names another flow
    if balance and _turns(line, at):
        return True
    if left.endswith(",c") and line.codes[at - 1] == "d":
        return True  # "averaged 620 million a day in May, above the 540 million of a year before"
    return (left[-1:] == "c" and left[:-1].endswith("N")) or left.endswith(("Ncm", "NcN", ",cm"))


def _turns(line: Line, at: int) -> bool:
    """Whether the balance is what another came of: "a deficit of $2 billion turned into a surplus of $1 billion"."""
    after = re.match(r"F?[iorT]{0,2}(?P<verb>[^N,;LF]{1,5})F?o?d?N", line.codes[at + 1 : at + 12])
    if after is None:
        return False
    words = line.words(at + 1 + after.start("verb"), at + 1 + after.end("verb")).lower()
    return any(verb in words for verb in column("turns", "verb"))


def _than_earlier(line: Line, start: int) -> bool:
    """Whether what follows "more" ends in an earlier time: "more fuel from China in 2023 than in 2022"."""
    for at in range(start, min(len(line.codes), start + 12)):
        code = line.codes[at]
        if code == "T" and line.tokens[at].item.kind == "comparison":
            return True
        if code == "m":
            return re.match(r"[iod]{0,2}T", line.codes[at + 1 : at + 4]) is not None
        if code in ";LNUZ":
            return False
    return False


def percent_change(line: Line, at: int, left: str, right: str) -> str | None:
    """Direction of a percentage that is a change by its own words, empty when unsaid; ``None`` when it is none."""
    change = change_beside(line, at)
    article = line.codes[at - 1 : at] == "d" and line.tokens[at - 1].low in ("a", "an", "the")
    pattern = _NOUN_AFTER_ARTICLE if article else _NOUN_RIGHT
    if change is None and right[:1] != "o" and (noun := pattern.match(right)):
        change = mark_of(line, at + 1 + noun.start("mark"))
    if change is None and right[:1] == "T" and line.tokens[at + 1].item.kind == "comparison":
        change = ""
    return change


def amount_change(line: Line, at: int, left: str, right: str, last_level: bool = False) -> str | None:
    """Direction of an amount that is a change ("fell $1.8 billion", "by 5.2 billion euros", "$2 billion more than")."""
    if left[-1:] == "b" and (found := _BY_LEFT.search(left, max(0, len(left) - 18))):
        return mark_of(line, found.start("mark"))
    if (way := _beaten(line, left)) is not None:
        return way
    if (left[-1:] == "U" and not _crosses(line, at)) or (left[-1:] == "u" and (last_level or left[-2:] == "Zu")):
        return mark_of(line, len(left) - 1)
    if re.search(r"[Un]o$", left):
        return mark_of(line, len(left) - 2)
    if right[:1] == "u" or right[:2] in ("cm", "cj") or (right[:2] == "cT" and line.tokens[at + 1].low != "over"):
        return mark_of(line, at + 1)
    if right[:1] == "c" and _than_earlier(line, at + 2):
        return mark_of(line, at + 1)
    noun = re.match(r"[xT]?(?P<mark>[Un])", right)
    if noun and (left.endswith(("o", "Z", "w")) or line.codes[at - 1 : at] == "d"):
        return mark_of(line, at + 1 + noun.start("mark"))
    return None
