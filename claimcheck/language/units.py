"""Scales, units and currencies around a number, by the tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claimcheck._record import record
from claimcheck.language._tables import alternatives, listed, rows
from claimcheck.language._unit_phrases import Phrases


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts. ``unit`` is the code or name, ``factor`` how many of it one word stands for."""

    unit: str
    kind: str
    factor: Decimal = Decimal(1)
    per: str | None = None
    currencies: tuple[str, ...] = ()
    """For money: the ISO 4217 codes the word may mean, the likeliest first."""
    code: bool = False
    """An ISO code or a sign: as fit to stand before the next number as after this one."""


@dataclass(frozen=True, slots=True)
class Scale:
    factor: Decimal
    when: str


def _money(codes: tuple[str, ...], code: bool = False) -> Unit:
    return Unit(codes[0], "money", currencies=codes, code=code)


def _tables() -> tuple[dict[str, Unit], dict[str, Unit], frozenset[str]]:
    before: dict[str, Unit] = {}
    after: dict[str, Unit] = {}
    weak: set[str] = set()
    for row in rows("currencies"):
        unit, sign = _money((row["code"],)), _money((row["code"],), code=True)
        after[row["code"]] = sign
        for word in listed(row["words"]):
            after[word] = unit
        for mark in listed(row["signs"]) + listed(row["weak_signs"]):
            before[mark] = sign
            if not mark[-1].isalpha() or (len(mark) > 1 and mark not in listed(row["weak_signs"])):
                after.setdefault(mark, sign)  # "1.085 trillion RM" as well as "RM1.085 trillion"
        weak.update(listed(row["weak_signs"]))
    for row in rows("shared_currency_words"):
        codes = listed(row["codes"])
        if row["word"]:
            after[row["word"]] = _money(codes, code=not row["word"].isalpha())
        if row["sign"]:
            before[row["sign"]] = _money(codes, code=True)
            weak.update(row["sign"] if len(row["sign"]) == 1 and row["sign"].isalpha() else "")
    for row in rows("units"):
        name, _, per = row["unit"].partition("/")
        after[row["word"]] = Unit(name, row["kind"], Decimal(row["factor"]), per or None)
    return before, after, frozenset(weak)


_BEFORE, _AFTER, _WEAK = _tables()
_UNITS = Phrases(_AFTER)
_SCALES = Phrases({row["word"]: Scale(Decimal(row["factor"]), row["when"]) for row in rows("scales")})
_LONGEST_SIGN = max(map(len, _BEFORE)) + 3
_LAST_LETTERS = tuple({sign[-1] for sign in _BEFORE})
_BETWEEN_SIGN_AND_NUMBER = " \xa0\u2009\u202f-−–"
_SIGNS = "|".join(re.escape(sign).replace(r"\ ", " ?") for sign in sorted(_BEFORE, key=lambda s: (-len(s), s)))
_CURRENCY_BEFORE = re.compile(rf"(?<![^\W_])(?P<sign>{_SIGNS})(?P<gap>[ \xa0\u2009\u202f]?)(?P<minus>[-−–]?)$")
_CURRENCY_AT = re.compile(rf"(?P<sign>{_SIGNS})[ \xa0\u2009\u202f]?(?=\d)")
_PER = {row["word"]: row["per"] for row in rows("per")}
_PER_ADVERB = {row["word"]: row["per"] for row in rows("per_adverbs")}
_OF = r"(?:\sof\s[a-z]{1,20}(?:\s[a-z]{1,20}){0,2}?)?"
_PER_AFTER = re.compile(
    rf"""(?P<of>{_OF})(?:\s?/\s?|[\s-](?:an?|per|each|every)[\s-])(?P<word>(?i:{alternatives(_PER)}))\b
         (?!\s(?:ago|earlier|before|later|prior|previously|back|on(?!\saverage)|after|from)\b|-)
       | (?P<of_adverb>{_OF})\s(?P<adverb>{alternatives(_PER_ADVERB)})(?![\w-])(?!\s(?:average|record|high|low)\b)""",
    re.VERBOSE,
)
_DIGIT_NEXT = re.compile(r"[ \xa0]?\d")


def scale_at(text: str, pos: int, *, money: bool) -> tuple[Decimal, int] | None:
    """The factor of the scale word or letter at ``pos``, and its end."""
    found = _SCALES.at(text, pos)
    if found is None:
        return None
    scale, start, end = found
    if (scale.when == "money" and not money) or (scale.when == "glued" and not money and start != pos):
        return None
    return scale.factor, end


def unit_at(text: str, pos: int, *, scaled: bool = False) -> tuple[Unit, int] | None:
    """The unit or currency whose words begin at ``pos``, and their end.

    A currency sign or code with a digit behind it belongs to that next number, not to this one.
    """
    found = _UNITS.at(text, pos)
    if found is None:
        return None
    unit, start, end = found
    if unit.code and _DIGIT_NEXT.match(text, end):
        return None
    if text[start:end] in ("x", "X") and text[end : end + 1].isdigit():
        return None  # "4x4"
    if end - start == 1 and start != pos and not scaled and text[start].isalpha():
        return None  # "5t" and "5 million t" are tonnes, "5 t" is a slip
    return unit, end


@record
class CurrencyBefore:
    unit: Unit
    start: int
    weak: bool
    """Counts only for a number that looks like money: with a scale, a comma or decimals."""
    minus: bool


def currency_before(text: str, pos: int) -> CurrencyBefore | None:
    """The currency whose sign or code ends at ``pos``, where a number begins."""
    if not text[max(0, pos - 3) : pos].rstrip(_BETWEEN_SIGN_AND_NUMBER).endswith(_LAST_LETTERS):
        return None
    low = max(0, pos - _LONGEST_SIGN)
    match = _CURRENCY_BEFORE.search(text[low:pos])
    if match is None:
        return None
    sign = match["sign"] if match["sign"] in _BEFORE else _spaced(match["sign"])
    return CurrencyBefore(_BEFORE[sign], low + match.start(), sign in _WEAK, bool(match["minus"]))


def currency_at(text: str, pos: int) -> tuple[Unit, int] | None:
    """The currency sign at ``pos`` and where the number after it begins."""
    match = _CURRENCY_AT.match(text, pos)
    if match is None:
        return None
    sign = match["sign"] if match["sign"] in _BEFORE else _spaced(match["sign"])
    return _BEFORE[sign], match.end()


def _spaced(sign: str) -> str:
    """The table's spelling of a sign that has a space in it."""
    return next(known for known in _BEFORE if known.replace(" ", "") == sign.replace(" ", ""))


def per_at(text: str, pos: int, *, counted: bool) -> tuple[str, int] | None:
    """By what the amount that ends at ``pos`` is counted ("a day", "/tonne", "daily"), and the end.

    Money and goods that are ``counted`` may have the goods named in between ("1.2 million barrels of
    crude a day") and take an adverb; a rise "annually" is rather one on the year before.
    """
    match = _PER_AFTER.match(text, pos)
    if match is None or ((match["of"] or match["of_adverb"]) and not counted) or (match["adverb"] and not counted):
        return None
    if match["adverb"]:
        return _PER_ADVERB[match["adverb"]], match.end()
    return _PER[re.sub(r"\s+", " ", match["word"]).lower()], match.end()
