"""Claims without a figure of their own: ranks, records and comparisons, found by their phrases.

Each ``Mark`` says where the phrase stands and what it says; the flow comes from the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claimcheck.claims.tables import rows


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase that makes a claim; offsets count from the start of the sentence."""

    kind: str
    start: int
    end: int
    value: Decimal | None = None
    unit: str | None = None
    direction: str | None = None
    noun: str = ""
    """Of a rank: the role noun ("partner", "supplier"), in the singular."""
    per: str = ""
    """Of a record: ``month``, ``quarter`` or ``year`` when the phrase counts in it."""


_UNITS = {"month": "months", "quarter": "quarters", "year": "years"}


@cache
def _words(sort: str) -> dict[str, str]:
    return {row["word"]: row["value"] for row in rows("mark_words") if row["sort"] == sort}


def _any(sort: str) -> str:
    return "|".join(sorted(map(re.escape, _words(sort)), key=lambda word: (-len(word), word)))


@cache
def _number_words() -> dict[str, int]:
    return {word: int(value) for word, value in _words("cardinal").items()}


def _count(words: str) -> Decimal | None:
    digits = re.match(r"\d+", words)
    if digits:
        return Decimal(digits[0])
    found = _words("ordinal").get(words) or _words("cardinal").get(words)
    return Decimal(found) if found else None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """All phrases of records, the longest and surest first."""
    count = rf"(?P<count>\d{{1,3}}|{_any('cardinal')})"
    nth = rf"(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{_any('ordinal')})"
    unit = r"(?P<unit>month|quarter|year)"
    best = rf"(?P<best>{_any('superlative')})"
    noun = r"(?:[a-z]+[ -]){0,4}?"
    row = _any("streak")
    words = r"(?:[a-z-]+ ){0,3}[a-z-]+"
    whose = r"(?:the |its |their )?"
    about = r"(?:(?:at least|more than|almost|nearly|about|the past|the last) )?"
    in_line = r"(?:straight|consecutive|successive|back-to-back|uninterrupted)"
    sources = (
        ("streak", rf"\b{nth}[ -]{in_line} {noun}(?P<noun>{unit}s?|[a-z]+)\b"),
        ("streak", rf"\b{nth}(?: (?P<noun>{words}))?? (?:{row})\b"),
        (
            "streak",
            rf"\b{nth} {unit} of (?:annual )?(?P<noun>growth|decline|contraction|falls?|gains?)\b",
        ),
        ("streak", rf"\b{count} {in_line} {unit}s?\b"),
        ("streak", rf"\b{count} {unit}s (?:{row})\b"),
        ("ago", rf"\b(?:an? )?{count}[ -]{unit} (?P<end>{_any('extreme')})\b"),
        ("ago", rf"\b{whose}{best}(?: (?P<noun>{words}))?? (?:in|for|over) {about}{count} {unit}s?\b"),
        ("since", rf"\b{whose}{best}(?: (?P<noun>{words}))?? since\b"),
        ("ever", rf"\b{whose}(?:{nth}[ -])?{best}(?: (?P<noun>{words}))?? (?:{_any('ever')})\b"),
        # "does not record shipments" and "will record" are verbs
        (
            "ever",
            rf"\b(?<!\bnot )(?<!n't )(?<!\bwill )(?<!\bwould )(?:{_any('record')})(?: (?P<end>{_any('extreme')}))?\b",
        ),
    )
    return tuple((name, re.compile(source)) for name, source in sources)


# What every pattern needs one of; a look at it saves most sentences nine searches.
_RECORD_HINT = re.compile(
    r"record|straight|consecutive|success|\brow\b|running|trot|on end|since|ever|history|high|low|peak"
    r"|all-time|all time|unprecedented|historic|back-to-back|uninterrupted|bounce|in (?:the|sur|def)"
    r"|(?:month|quarter|year)s\b"
)


def records(low: str) -> list[Mark]:
    """The records and streaks of a sentence in lower case, in text order."""
    found: list[Mark] = []
    if _RECORD_HINT.search(low) is None:
        return found
    for name, pattern in _patterns():
        for match in pattern.finditer(low):
            if not any(mark.start < match.end() and match.start() < mark.end for mark in found):
                mark = _record(name, match)
                if mark:
                    found.append(mark)
    return sorted(found, key=lambda mark: mark.start)


def _group(match: re.Match[str], name: str) -> str:
    return (match[name] or "") if name in match.re.groupindex else ""


def _direction(match: re.Match[str]) -> str | None:
    """Which way: the noun decides ("first decline"), else the superlative or "high" / "low"."""
    noun, best, end = _group(match, "noun"), _group(match, "best"), _group(match, "end")
    for word in noun.split():
        if word in _words("noun"):
            sign = _words("noun")[word]
            if best in ("first", "") or sign not in ("gap",):
                return {"gap": "down"}.get(sign, sign)
    return _words("extreme").get(end) or (_words("superlative").get(best) or None)


def _record(name: str, match: re.Match[str]) -> Mark | None:
    if name == "streak":
        counted = _group(match, "count") or _group(match, "nth")
        per = _group(match, "unit")
        for word, unit in (("monthly", "month"), ("quarterly", "quarter"), ("annual", "year"), ("yearly", "year")):
            per = per or (unit if word in match[0] else "")
        return Mark("record", match.start(), match.end(), _count(counted), _UNITS.get(per), _direction(match), per=per)
    if name == "ago":
        unit = _group(match, "unit")
        start = match.start("count") if match.re.groupindex.get("end") else match.start()
        return Mark("record", start, match.end(), _count(match["count"]), _UNITS[unit], _direction(match), per=unit)
    nth = _count(_group(match, "nth")) if _group(match, "nth") else Decimal(1)
    return Mark(
        "record", match.start(), match.end(), nth, "rank", _direction(match), per="since" if name == "since" else ""
    )


@cache
def _rank_patterns() -> tuple[re.Pattern[str], ...]:
    nth = rf"(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{_any('ordinal')})"
    best = rf"(?:{_any('rank')})"
    number = r"(?:no\. ?|number[ -]|# ?)(?P<number>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
    top = rf"(?:{nth}(?:[ -]{best})?|{best}|{number})"
    role = rf"(?P<noun>{_any('role')})\b(?! (?:{_any('role')})\b)"
    between = r"(?:(?!and\b|or\b|of\b|in\b|to\b)[a-z’'&-]+ ){0,4}?"
    verbs = "ranked|ranks|ranking|came|comes|coming|placed|finished|was|is|stood|stands"
    counted = r"(?! (?:[a-z]+ ){0,3}(?:in a row|running|straight|month|quarter|year))"
    buys = "(?P<buys>bought|buys|took|takes|imported|imports)"
    sources = (
        rf"\b{top} {between}{role}\b",
        rf"\b(?:{verbs}) {nth}\b{counted}",
        rf"\b{nth} place\b",
        rf"\b{nth} (?=with |at \d)",
        rf"\b{nth}[ -](?:largest|biggest|most important)\b",
        rf"\b{number}\b",
        rf"\bno (?:other )?(?:country|market|nation|one|economy) (?:{buys}|sold|sells|supplied|supplies|sent) more\b",
    )
    return tuple(re.compile(source) for source in sources)


def ordinal(low: str) -> Decimal | None:
    """The place that "second" names; ``None`` for any other word."""
    found = _words("ordinal").get(low)
    return Decimal(found) if found else None


def rank_words() -> frozenset[str]:
    """The adjectives of a rank: largest, main, top ..."""
    return frozenset(_words("rank"))


def plural_role(low: str) -> str:
    """The role that a plural names ("customers": ``market``), empty when it names none."""
    return _words("role").get(low[:-1], "") if low.endswith("s") else ""


def ranks(low: str) -> list[Mark]:
    """The ranks of a sentence in lower case, in text order."""
    found: list[Mark] = []
    for pattern in _rank_patterns():
        for match in pattern.finditer(low):
            if any(mark.start < match.end() and match.start() < mark.end for mark in found):
                continue
            place = _group(match, "nth") or _group(match, "number")
            value = _count(place) if place else Decimal(1)
            noun = _words("role").get(_group(match, "noun"), "")
            if "buys" in pattern.groupindex:
                noun = "market" if match["buys"] else "supplier"
            found.append(Mark("rank", match.start(), match.end(), value, "rank", noun=noun))
    return sorted(found, key=lambda mark: mark.start)
