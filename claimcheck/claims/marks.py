"""Claims without a figure of their own: ranks, records and comparisons, found by their phrases.

Each ``Mark`` says where the phrase stands and what it says; the flow comes from the reader. The phrases are
rows of `tables/mark_patterns.csv`, written with the classes of words in `tables/mark_words.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claimcheck._record import record
from claimcheck.claims.patterns import compiled, needed, vocabulary
from claimcheck.claims.tables import rows


@record
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
    sort: str = ""
    """The sort of the pattern that found it (`tables/mark_patterns.csv`)."""


_UNITS = {"month": "months", "quarter": "quarters", "year": "years"}
_PERIODIC = (("monthly", "month"), ("quarterly", "quarter"), ("annual", "year"), ("yearly", "year"))


@cache
def _words(sort: str) -> dict[str, str]:
    return {row["word"]: row["value"] for row in rows("mark_words") if row["sort"] == sort}


def _any(sort: str) -> str:
    return "|".join(sorted(map(re.escape, _words(sort)), key=lambda word: (-len(word), word)))


def _count(words: str) -> Decimal | None:
    """The number in "third", "twenty-third", "31st", "a dozen"; ``None`` for no number."""
    if digits := re.match(r"\d+", words):
        return Decimal(digits[0])
    tens, _, last = words.partition("-")
    if last in _words("ordinal") and tens in _words("cardinal"):
        return Decimal(_words("cardinal")[tens]) + Decimal(_words("ordinal")[last])
    found = _words("ordinal").get(words) or _words("cardinal").get(words)
    return Decimal(found) if found else None


_SORTS = ("in_line", "streak", "about", "unseen", "ever", "bigger", "biggest", "only", "record", "earlier", "met")
_PLAIN = {name: name for name in (*_SORTS, "leading", "spell", "ware")}
_NAMED = ("buys", "sells", "exports", "imports", "party", "rather", "age", "earns")
_GROUPED = {"best": "superlative", "end": "extreme", "sign": "noun", **{name: name for name in _NAMED}}
"""Classes that are the words of one sort of the table; the grouped ones are read from the match."""


@cache
def _classes() -> dict[str, str]:
    """The expressions that patterns name in angle brackets."""
    nth = rf"(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|(?:(?:twenty|thirty|forty|fifty)-)?(?:{_any('ordinal')}))"
    number = r"(?:no\. ?|number[ -]|# ?)(?P<number>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
    found = {name: f"(?:{_any(sort)})" for name, sort in _PLAIN.items()}
    found |= {name: f"(?P<{name}>{_any(sort)})" for name, sort in _GROUPED.items()}
    return found | {
        "count": rf"(?P<count>\d{{1,3}}|{_any('cardinal')})",
        "nth": nth,
        "unit": r"(?P<unit>month|quarter|year|decade)s?",
        "long": r"(?P<unit>year|decade)",
        "number": number,
        "top": rf"(?:{nth}(?:[ -](?:{_any('rank')}))?|(?:{_any('rank')})|{number})",
        "superior": rf"(?:{nth}[ -])?(?:{_any('rank')})",
        "role": rf"(?P<role>{_any('role')})(?!s? (?:{_any('role')})s?\b)",
        "between": r"(?!(?:and|or|of|in|to|among|with|for)\b)[a-z’'&-]+",
        "counted": r"(?!-)(?! (?:[a-z]+ ){0,3}(?:in a row|running|straight|month|quarter|year))",
        "bare": r"(?= (?:of|in|with|among|for|by|after|behind|at|on|to)\b|[,.;:)]|$)",
        "before_amount": r"(?= with | at \d)",
        "more_ahead": r"(?= (?:[a-z’'&-]+ ){0,3}more\b)",
        "list_ahead": r"(?= (?:[^,;.]{0,40}\b)?(?:list|table|ranking|rankings|league|field)\b"
        rf"| (?:the|its|their) (?:[a-z-]+ ){{0,2}}(?:{_any('role')})s\b)",
    }


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A row of the table; a sentence without a word of each set of ``needs`` cannot fit."""

    sort: str
    search: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


@cache
def _patterns(kind: str) -> tuple[_Pattern, ...]:
    """The patterns of a kind, the longest and surest first."""
    lists = {name: tuple(_words(sort)) for name, sort in (_PLAIN | _GROUPED | {"role": "role"}).items()}
    found = [row for row in rows("mark_patterns") if row["kind"] == kind]
    return tuple(
        _Pattern(row["sort"], compiled(row["pattern"], _classes()), needed(row["pattern"], lists)) for row in found
    )


@cache
def _by_word(kind: str) -> dict[str, list[int]]:
    """Each word that a pattern cannot do without to the numbers of those patterns; those that need none under ""."""
    found: dict[str, list[int]] = {}
    for number, pattern in enumerate(_patterns(kind)):
        rarest = min(pattern.needs, key=lambda words: (len(words & _EVERYWHERE), len(words)), default=("",))
        for word in rarest:
            found.setdefault(word, []).append(number)
    return found


_EVERYWHERE = frozenset(
    {"a", "the", "of", "in", "to", "for", "on", "at", "with", "is", "was", "that", "than", "more", "as"}
)
"""Words of nearly every sentence: a pattern that needs one of them had better be looked up by another."""


def _fitting(kind: str, low: str) -> list[_Pattern]:
    """The patterns that have all the words they need in the text, in the order of the table."""
    words, patterns, by_word = vocabulary(low), _patterns(kind), _by_word(kind)
    numbers = {number for word in words & by_word.keys() for number in by_word[word]}
    numbers.update(by_word.get("", ()))
    near = (patterns[number] for number in sorted(numbers))
    return [pattern for pattern in near if not any(map(words.isdisjoint, pattern.needs))]


def _matches(patterns: Iterable[_Pattern], low: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every place where a pattern fits and no earlier one does."""
    taken: list[tuple[int, int]] = []
    for pattern in patterns:
        for match in pattern.search.finditer(low):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield pattern.sort, match


# What every pattern of records needs one of; a look at it saves most sentences all the searches.
_RECORD_HINT = re.compile(
    r"record|straight|consecutive|success|\brow\b|running|trot|on end|since|ever|history|high|low|peak"
    r"|all-time|all time|unprecedented|historic|back-to-back|un(?:interrupted|broken|seen|matched|equalled)|bounce"
    r"|in (?:the (?:red|black)|sur|def)|as many|for any|of any|in any|single|memory|new |fresh |to date|so far"
    r"|(?:month|quarter|year|decade)s?\b|first time"
    r"|than (?:in |at |for |during )?any|known|\bno \w{1,11} \w{1,8} ha[sd]|century"
)
_RANK_HINT = re.compile(
    r"\d(?:st|nd|rd|th)\b|largest|biggest|top|main|lead|led\b|head|chief|principal|best|most|greatest|primar|prime"
    r"|number|no\. ?\d|#|\bno\b|nothing|runner|front|iest\b|most|only"
    r"|more|dominant|star\b|richest|lucrative|breadwinner"
    r"|(?:fir|secon|thir|four|fif|six|seven|eigh|nin|ten|lf|teen|tie)(?:st|d|th)\b"
)


def records(low: str) -> list[Mark]:
    """The records and streaks of a sentence in lower case, in text order."""
    fitting = _fitting("record", low)
    if not fitting or _RECORD_HINT.search(low) is None:
        return []
    found = [_record(sort, match) for sort, match in _matches(fitting, low) if not _is_verb(match)]
    found = [mark for mark in found if mark.sort != "first" or mark.direction]
    return sorted(found, key=lambda mark: mark.start)


def _is_verb(match: re.Match[str]) -> bool:
    """Whether "record" is what somebody does or does not: "does not record shipments", "will record"."""
    before = match.string[: match.start()].rsplit(None, 1)[-1:]
    return match[0] == "record" and bool(before) and (before[0].endswith("n't") or before[0] in _words("verbal"))


def _group(match: re.Match[str], name: str) -> str:
    return (match[name] or "") if name in match.re.groupindex else ""


def _direction(match: re.Match[str]) -> str | None:
    """Which way: the noun decides ("first decline"), else the superlative or "high" / "low"."""
    best, end = _group(match, "best"), _group(match, "end")
    for word in match[0].replace("-", " ").split():
        sign = _words("noun").get(word, "")
        if sign and (sign != "gap" or best in ("first", "")):
            return "down" if sign == "gap" else sign
    if match[0] == "not since":  # "Not since 2009 has Chile sold so little"
        return "down" if _LITTLE.search(match.string[match.end() : match.end() + 80]) else "up"
    told = _words("rather").get(_group(match, "rather"))
    return told or _words("extreme").get(end) or _words("superlative").get(best) or None


_LITTLE = re.compile(r"^[^,;.]*\b(?:so|as) (?:little|few|low|small|poor|weak|bad|badly|scarce|thin|modest)")


def _first(match: re.Match[str]) -> str | None:
    """Which way a threshold is passed near "for the first time": "topped $5 billion"; ``None`` for no threshold."""
    before, after = match.string[max(0, match.start() - 70) : match.start()], match.string[match.end() :][:70]
    clause = re.split(r"[;:]|, (?:but|and|while)|\. ", before)[-1] + re.split(r"[;:.]", after)[0]
    words = re.split(r"\d", clause)[0].split() if re.search(r"\d", clause) else []
    return next((way for word in reversed(words[-5:]) if (way := _words("threshold").get(word))), None)


def _record(sort: str, match: re.Match[str]) -> Mark:
    per, value = _group(match, "unit"), _count(_group(match, "count"))
    if sort == "streak":
        value = value or _count(_group(match, "nth"))
        per = per or next((unit for word, unit in _PERIODIC if word in match[0]), "")
    if sort == "first":
        return Mark("record", *match.span(), Decimal(1), "rank", _first(match), sort=sort)
    if _group(match, "age"):
        age = Decimal(_words("age")[match["age"]])
        return Mark("record", *match.span(), age, "years", _direction(match), sort=sort)
    if sort in ("streak", "ago"):
        value = Decimal(1) if sort == "ago" and value is None else value  # "in a decade"
        value = value * 10 if value is not None and per == "decade" else value
        per = "year" if per == "decade" else per
        return Mark("record", *match.span(), value, _UNITS.get(per), _direction(match), per=per, sort=sort)
    value = _count(_group(match, "nth")) or Decimal(1)
    return Mark("record", *match.span(), value, "rank", _direction(match), sort=sort)


def ordinal(low: str) -> Decimal | None:
    """The place that "second" names; ``None`` for any other word."""
    found = _words("ordinal").get(low)
    return Decimal(found) if found else None


def rank_words() -> frozenset[str]:
    """The adjectives of a rank: largest, main, top ..."""
    return frozenset(_words("rank"))


def role_word(low: str) -> str:
    """The role that a word names, in the singular or plural ("suppliers": ``supplier``), empty for none."""
    return _words("role").get(low) or plural_role(low)


def plural_role(low: str) -> str:
    """The role that a plural names ("customers": ``market``), empty when it names none."""
    return _words("role").get(low[:-1], "") if low.endswith("s") else ""


def ranks(low: str) -> list[Mark]:
    """The ranks of a sentence in lower case, in text order."""
    fitting = _fitting("rank", low)
    if not fitting or _RANK_HINT.search(low) is None:
        return []
    found = [_rank(sort, match) for sort, match in _matches(fitting, low) if sort != "most" or _is_most(match)]
    only = any(mark.sort == "role" for mark in found)  # "the second-largest supplier, behind only Brazil" is one rank
    found = [mark for mark in found if not (only and mark.sort == "behind" and low[mark.start] == "b")]
    return sorted(found, key=lambda mark: mark.start)


def _is_most(match: re.Match[str]) -> bool:
    """Whether "than any other country" ends a phrase that says "more": not "faster than any other"."""
    return re.search(r"\bmore\b[^,;.]*$", match.string[max(0, match.start() - 60) : match.start() + 4]) is not None


_ROLE_BY_VERB = (
    *(("buys", "market"), ("sells", "supplier"), ("exports", "exporter"), ("imports", "importer")),
    ("earns", "export"),
)
"""What is ranked by each class of verbs: "no country buys more" ranks markets."""


def _rank(sort: str, match: re.Match[str]) -> Mark:
    place = _group(match, "nth") or _group(match, "number")
    value = _count(place) if place else Decimal(1)
    if match[0].startswith(("only ", "behind only", "runner")):
        value = Decimal(2)
    noun = _words("role").get(_group(match, "role"), "") or _words("party").get(_group(match, "party"), "")
    for verb, role in _ROLE_BY_VERB:
        noun = role if _group(match, verb) else noun
    return Mark("rank", *match.span(), value, "rank", noun=noun, sort=sort)
