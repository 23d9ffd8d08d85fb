"""Parts and multiples in words: "a third", "one in five", "half a billion", "doubled", "ten-fold"."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.language import numbers, units
from claimcheck.language._quantity import Quantity
from claimcheck.language._tables import listed, rows

_CONTEXTS = {row["place"]: frozenset(listed(row["words"])) for row in rows("fraction_contexts")}
_NEXT_WORD = re.compile(r"[\s-]{1,2}([^\W\d_]{1,16}(?:-on-year)?)")
_WORD_BEFORE = re.compile(r"([^\W_]{1,16})[\s-]{1,2}$")
_OF_A = re.compile(r"(?: of)?(?:[ -](?:an?|one|1)\b)?(?=[ -])")
_TIME_AND = re.compile(r"\b(?:decade|year|month|week|day|hour)s? and $")
_REACH = 20
_PLACES = Decimal("0.0001")

IN_EVERY = re.compile(
    rf"(?P<some>{numbers.CARDINAL}|\d{{1,2}})[ ](?:(?P<noun>(?!out|in)[a-z]{{3,9}})[ ])?"
    r"(?P<how>in[ ]every|out[ ]of[ ]every|of[ ]every|out[ ]of|in)[ ]"
    rf"(?P<all>{numbers.CARDINAL}|\d{{1,3}})\b(?![.,]?\d|[ ]?%)"
)
OF_EVERY = re.compile(
    rf"(?P<all>{numbers.CARDINAL}|\d{{1,3}})[ ](?P<noun>[a-z]{{3,9}})(?P<rest>[^,.;:]{{0,48}}),[ ]"
    rf"(?:(?:some|about|around|nearly|almost)[ ])?(?P<some>{numbers.CARDINAL}|\d{{1,3}})\b(?![.,]?\d|[ ]?%)"
)
_EVERY = re.compile(r"\b(?:[Oo]ut[ ]of|[Oo]f|[Ff]or|[Ff]rom)[ ]every[ ]$")
SLASH = re.compile(r"(?P<above>[1-9])/(?P<below>[2-9]|10)(?=[ ]of\b)")


def _percent(part: Decimal) -> Decimal:
    return numbers.tidy((part * 100).quantize(_PLACES))


def _as_part(text: str, start: int, end: int, part: Decimal) -> Quantity:
    return Quantity(start, end, text[start:end], _percent(part), "percent", form="fraction", kind="percent")


def read_part(text: str, start: int) -> Quantity | None:
    """A percentage for "a third", an amount for "half a billion dollars", ``None`` for "the first half"."""
    match = numbers.PART.match(text, start)
    if match is None:
        return None
    part = numbers.share_of_part(match)
    amount = _part_of_scale(text, match, part)
    if amount is not None:
        return amount
    return _as_part(text, start, match.end(), part) if _is_part(text, match) else None


def _part_of_scale(text: str, match: re.Match[str], part: Decimal) -> Quantity | None:
    gap = _OF_A.match(text, match.end())
    if gap is None or (gap.end() == match.end() and not (match["half"] or match["part"].lower() == "half")):
        return None
    scale, end = None, gap.end()
    if found := units.scale_at(text, end, money=False):
        scale, end = found
    after = units.unit_at(text, end)
    unit = after[0] if after else None
    if scale is None and (unit is None or unit.kind not in ("percent", "points", "mass")):
        return None
    if after:
        end = after[1]
    value = part * (scale or 1) * (unit.factor if unit else 1)
    start = match.start()
    return Quantity(
        start,
        end,
        text[start:end],
        numbers.tidy(value),
        unit.unit if unit else None,
        form="words",
        currency_ambiguous=bool(unit and len(unit.currencies) > 1),
        currencies=unit.currencies if unit else (),
        kind=unit.kind if unit else None,
        scale=scale,
    )


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether a part of a whole is meant, not a rank or a stretch of time."""
    after = _NEXT_WORD.match(text, match.end())
    word = after[1].lower() if after else ""
    joined = text[match.end() : match.end() + 1] == "-"
    before = _WORD_BEFORE.search(text[max(0, match.start() - _REACH) : match.start()])
    previous = before[1].lower() if before else ""
    if match["half"]:
        return word not in _CONTEXTS["not_after_half"] and previous not in _CONTEXTS["not_before_half"]
    if match["one"] and _TIME_AND.search(text, max(0, match.start() - _REACH), match.start()):
        return False  # "a year and a half"
    part, one = match["part"].lower(), match["one"] or (match["many"] or "").lower() == "one"
    if part.startswith("quarter"):
        if previous in _CONTEXTS["not_before_quarter"] or word in _CONTEXTS["not_after"]:
            return False
        if not one:
            return text[match.end() - len(part) - 1] == "-" or word == "of"
    if match["one"]:
        return not joined and (not word or word in _CONTEXTS["after"])
    if match["many"] and not one and not part.endswith(("s", "half")):
        return False  # "twenty-third" is a rank
    return not joined


def read_in_every(text: str, start: int) -> Quantity | None:
    """The percentage that "one in five", "two out of three", "9 out of every 10" or "2/3 of" stands for."""
    if slash := SLASH.match(text, start):
        above, below = Decimal(slash["above"]), Decimal(slash["below"])
        return _as_part(text, start, slash.end(), above / below) if above < below else None
    if (every := _read_of_every(text, start)) is not None:
        return every
    match = IN_EVERY.match(text, start)
    if match is None or (match["noun"] and not _counts(text, match)):
        return None
    some, whole = _value(match["some"]), _value(match["all"])
    if some is None or whole is None or not 0 < some < whole:
        return None
    if match["how"] == "in" and match["some"].isdigit() and whole not in (3, 4, 5, 10, 20, 100):
        return None
    after = units.unit_at(text, match.end())
    if (after is not None and after[0].kind in ("time", "percent")) or units.scale_at(text, match.end(), money=False):
        return None
    return _as_part(text, start, match.end(), some / whole)


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether the noun of "eight dollars in every ten", "one barrel in six" is money or a measure."""
    found = units.unit_at(text, match.start("noun") - 1)
    return found is not None and found[0].kind in ("money", "mass", "volume") and found[1] == match.end("noun")


def _read_of_every(text: str, start: int) -> Quantity | None:
    """The percentage in "of every 100 dollars earned abroad, 91 ..."; it begins with the words before the figure."""
    before = _EVERY.search(text, max(0, start - 13), start)
    match = OF_EVERY.match(text, start) if before else None
    if before is None or match is None or not _counts(text, match):
        return None
    some, whole = _value(match["some"]), _value(match["all"])
    if some is None or whole is None or not 0 < some < whole:
        return None
    return _as_part(text, before.start(), match.end(), some / whole)


def _value(words: str) -> Decimal | None:
    if words.isdigit():
        return Decimal(words)
    number = numbers.read_words(words, 0)
    return number.value if number else None


def read_multiple(text: str, start: int, end: int) -> Quantity | None:
    """The number of times in "doubled", "halved", "twice"; ``None`` for "double-digit" and the like."""
    value, direction = numbers.MULTIPLES[text[start:end].lower()]
    after = _NEXT_WORD.match(text, end)
    word = after[1].lower() if after else ""
    if word in _CONTEXTS["not_after_double"]:
        return None
    before = _WORD_BEFORE.search(text[max(0, start - _REACH) : start])
    previous = before[1].lower() if before else ""
    if text[start:end].lower() in _CONTEXTS["plain_multiple"]:
        if previous in _CONTEXTS["future"]:
            direction = "up"
        elif word not in _CONTEXTS["after_double"] and previous not in _CONTEXTS["before_double"]:
            return None
    return Quantity(start, end, text[start:end], value, "times", form="multiple", kind="times", direction=direction)


def read_fold(text: str, start: int, end: int) -> Quantity:
    """The number of times in "tenfold" and "two-fold", upwards."""
    value = numbers.read_fold(text, start, end)
    return Quantity(start, end, text[start:end], value, "times", form="multiple", kind="times", direction="up")
