"""Printed and spelled numbers: their value, and the size of their last printed digit."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from claimcheck._record import record
from claimcheck.language._tables import rows

SPACES = "\xa0\u2009\u202f"
_GROUPED = r"\d{1,3}(?:,\d{2,3}){0,8},\d{3}(?![\d])"
_SPACED = rf"\d{{1,3}}(?:[{SPACES} '’]\d{{3}}){{1,6}}(?![\d,]|\.\d{{3}})"
_PLAIN = r"\d{1,24}"
_VULGAR = "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

NUMERAL = re.compile(
    rf"""(?P<whole>{_GROUPED}|{_SPACED}|{_PLAIN})
         (?:\.(?P<decimals>\d{{1,12}})|,(?P<comma>\d{{1,2}})(?![\d,]))?   # 12.5, and 12,5 as some print it
         (?P<vulgar>[ {SPACES}]?[{_VULGAR}]|[ -](?P<over>[1-9]/[2-9])(?![\d/]))?
         (?![\d])""",
    re.VERBOSE,
)

_SMALL: dict[str, int] = {}
_ROLE: dict[str, str] = {}
FRACTIONS: dict[str, int] = {}
MULTIPLES: dict[str, tuple[Decimal, str | None]] = {}
for _row in rows("number_words"):
    if _row["role"] == "fraction":
        FRACTIONS[_row["word"]] = int(_row["value"])
    elif _row["role"] == "multiple":
        MULTIPLES[_row["word"]] = (Decimal(_row["value"]), _row["direction"] or None)
    else:
        _SMALL[_row["word"]] = int(_row["value"])
        _ROLE[_row["word"]] = _row["role"]


def tidy(value: Decimal) -> Decimal:
    """The same value without an exponent or needless noughts: 2700000000, not 2.7E+9."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def any_case(words: list[str]) -> str:
    """An alternation of ``words`` in lower case or with a capital first letter, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in ordered)


def _words(*roles: str) -> str:
    return any_case([word for word, role in _ROLE.items() if role in roles])


_DIGITS = _words("unit")
_BELOW_HUNDRED = rf"(?:(?:{_words('ten')})(?:[ -](?:{_DIGITS}))?|{_words('teen')}|{_DIGITS})\b"
CARDINAL = rf"(?:(?:{_BELOW_HUNDRED}[ -]|[Aa][ ])hundred\b(?:(?:[ ]and)?[ -]{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
_FRACTION = any_case(list(FRACTIONS))
_STEM = rf"(?:(?:{_words('ten')})(?:[ -](?:{_DIGITS}))?|{_words('teen')}|{_DIGITS}|[Aa]?[ ]?hundred)"
FOLD = rf"{_STEM}[ -]?fold\b"

SPELLED = re.compile(
    rf"""(?P<cardinal>{CARDINAL})
         (?: [ -]and[ -](?P<and_part>a[ -](?:{_FRACTION})|(?:{_DIGITS})[ -](?:{_FRACTION}))\b
           | [ -]point(?P<decimals>(?:[ -](?:{_DIGITS})\b){{1,4}})
         )?""",
    re.VERBOSE,
)
_BARELY = "(?:mere|bare|full|scant|good|paltry|meagre|solid|hefty|measly|whole)[ ]"
PART_PATTERN = rf"(?:(?:(?:{_BELOW_HUNDRED})|[Aa](?:[ ]{_BARELY[:-3]})?)[ -](?:{_FRACTION})|[Hh]alf)\b"
PART = re.compile(
    rf"(?:(?P<many>{_BELOW_HUNDRED})[ -]|(?P<one>[Aa])[ -](?:{_BARELY})?)(?P<part>{_FRACTION})\b|(?P<half>[Hh]alf)\b"
)
POINT_DIGITS = re.compile(r"[ -]point[ -](\d{1,4})\b")
POINT = re.compile(rf"[ -]point(?P<decimals>(?:[ -](?:{_DIGITS}|\d{{1,4}})\b){{1,4}})")
AND_PART = re.compile(rf" and (?P<and_part>a[ -](?:{_FRACTION})|(?:{_DIGITS})[ -](?:{_FRACTION}))\b")
_ODD = re.compile(r"-(?:odd|something)\b|-ish\b")
_TOKEN = re.compile(r"[a-z]+|\d", re.IGNORECASE)
_NO_DIGIT = re.compile(r"\D")


def beginnings(words: list[str], length: int = 3) -> str:
    """A look-ahead for the first letters of ``words`` or for "a ": cheap to fail, which most words of a text do."""
    heads = {word[:length] for word in words}
    letters = "".join(sorted({case for head in heads for case in (head[0], head[0].upper())} | {"a", "A"}))
    return rf"(?=[{letters}])(?={any_case(sorted(heads))}|[Aa][ -])"


STARTERS = beginnings([*_SMALL, *FRACTIONS, *MULTIPLES])


@record
class Number:
    """A number as read: ``quantum`` is one unit of its last printed digit, ``None`` for words."""

    value: Decimal
    quantum: Decimal | None
    end: int
    form: str
    grouped: bool = False
    """Printed with commas, spaces or decimals, as no year and no name is."""
    odd: bool = False
    """Followed by "-odd": "20-odd percent"."""


def read_numeral(text: str, start: int) -> Number | None:
    """The numeral at ``start``, also "2½", "35-point-five" and "2 and a half"; ``None`` where there is none.

    >>> read_numeral("1,41,034 crore", 0).value, read_numeral("2.70", 0).quantum
    (Decimal('141034'), Decimal('0.01'))
    """
    match = NUMERAL.match(text, start)
    if match is None:
        return None
    printed = match["whole"]
    whole = printed if printed.isdecimal() else _NO_DIGIT.sub("", printed)
    decimals = match["decimals"] or match["comma"] or ""
    end, extra = match.end(), Decimal(0)
    if match["vulgar"]:
        extra = _vulgar(match["vulgar"])
        return Number(Decimal(whole) + extra, None, end, "numeral", True)
    if not decimals and (point := POINT.match(text, end)):
        decimals, end = _digits(point["decimals"]), point.end()
    elif not decimals and (part := AND_PART.match(text, end)):
        return Number(Decimal(whole) + _part(part["and_part"]), None, part.end(), "words", True)
    value = Decimal(f"{whole}.{decimals}" if decimals else whole)
    grouped = len(whole) != len(printed) or bool(decimals)
    odd = _ODD.match(text, end)
    return Number(value, _quantum(len(decimals)), odd.end() if odd else end, "numeral", grouped, odd is not None)


@cache
def _quantum(places: int) -> Decimal:
    """One unit of the last of so many decimals: 0.01 for two."""
    return Decimal(1).scaleb(-places)


def read_words(text: str, start: int) -> Number | None:
    """The spelled number at ``start``: "ninety-seven", "two and a half", "eleven-point-six", "a hundred"."""
    match = SPELLED.match(text, start)
    if match is None:
        return Number(Decimal(1), None, start + 1, "words") if text[start : start + 2].lower() == "a " else None
    value = _cardinal(match["cardinal"])
    if match["and_part"]:
        return Number(value + _part(match["and_part"]), None, match.end(), "words")
    if match["decimals"]:
        decimals = _digits(match["decimals"])
        return Number(value + Decimal(f"0.{decimals}"), Decimal(1).scaleb(-len(decimals)), match.end(), "words")
    end = match.end()
    if point := POINT_DIGITS.match(text, end):
        return Number(value + Decimal(f"0.{point[1]}"), Decimal(1).scaleb(-len(point[1])), point.end(), "words")
    return Number(value, None, end, "words")


def read_vulgar(text: str, start: int) -> Number:
    """The fraction sign at ``start``: "½ percent"."""
    return Number(_vulgar(text[start]), None, start + 1, "words", True)


def read_fold(text: str, start: int, end: int) -> Decimal:
    """The number in "tenfold", "two-fold", which is known to stand at ``start``."""
    return _cardinal(text[start:end].lower().removesuffix("fold"))


def share_of_part(match: re.Match[str]) -> Decimal:
    """The part that ``PART`` found, of one: "three-quarters" is 0.75."""
    if match["half"]:
        return Decimal("0.5")
    many = _cardinal(match["many"]) if match["many"] else Decimal(1)
    return many / FRACTIONS[match["part"].lower()]


def _vulgar(text: str) -> Decimal:
    sign = text.strip(f" -{SPACES}")
    if "/" in sign:
        above, below = sign.split("/")
        return Decimal(above) / Decimal(below)
    return Decimal(str(round(unicodedata.numeric(sign), 6)))


def _part(words: str) -> Decimal:
    many, part = re.split(r"[ -]", words.lower())
    return Decimal(_SMALL.get(many, 1)) / FRACTIONS[part]


def _digits(words: str) -> str:
    return "".join(t if t.isdigit() else str(_SMALL[t.lower()]) for t in _TOKEN.findall(words))


def _cardinal(words: str) -> Decimal:
    total = 0
    for token in _TOKEN.findall(words.lower()):
        if token == "hundred":
            total = (total or 1) * 100
        elif token not in ("a", "and"):
            total += _SMALL[token]
    return Decimal(total)
