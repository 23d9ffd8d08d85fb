"""Amounts: a number with its sign, scale, unit, range and "a day"."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck._record import record, replace
from claimcheck.language import _bare, numbers, units
from claimcheck.language._quantity import Quantity
from claimcheck.language.numbers import Number
from claimcheck.language.units import CurrencyBefore, Unit

_SIGN = re.compile(r"(?:(?<![\w)%.])(?P<sign>[-−–+＋])[ \xa0]?|\b(?P<word>[Mm]inus|negative)[ \xa0])$")
_BEFORE_NUMBER = tuple("-−–+＋se")
"""How a sign ends: the signs themselves, "minus" and "negative"."""
_JOIN = re.compile(r"(?P<dash>[ \xa0]?[-–—−][ \xa0]?)|[ \xa0\n](?P<word>to|and|or)[ \xa0\n]")
_FROM = re.compile(r"\bfrom[ \xa0\n](?:[^\W\d_]{1,12}[ \xa0\n]){0,2}$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween[ \xa0\n](?:[^\W\d_]{1,12}[ \xa0\n]){0,2}$", re.IGNORECASE)
_REACH = 40
_AND = re.compile(r"[ \xa0](?:and[ \xa0])?")
_COUNTED = frozenset({"mass", "volume", "energy", "count"})
_LONGEST_BARE = Decimal(10) ** 15
"""A longer bare number is a code."""


@record
class _Part:
    """One number with what is printed right around it; ranges have two of them."""

    start: int
    end: int
    number: Number
    scale: Decimal | None
    unit: Unit | None
    sign: str = ""

    @property
    def value(self) -> Decimal:
        return self.number.value * (self.scale or 1)

    @property
    def quantum(self) -> Decimal | None:
        return None if self.number.quantum is None else self.number.quantum * (self.scale or 1)

    @property
    def is_bare(self) -> bool:
        return self.scale is None and self.unit is None


def read_amount(text: str, start: int, number: Number) -> Quantity | None:
    """The amount whose number begins at ``start``; ``None`` for a year, a date, a name, a bare word."""
    part = _part(text, start, number)
    if part is None:
        return None
    high = _range_end(text, part)
    if high is None and _is_no_quantity(text, part):
        return None
    low = part if high is None else _shared(part, high)
    last = high or part
    unit = low.unit
    end, per = last.end, unit.per if unit else None
    if per is None and (unit is not None or low.scale is not None):
        counted = unit is not None and unit.kind in _COUNTED | {"money"}
        if found := units.per_at(text, end, counted=counted):
            per, end = found
    return _quantity(text, low, high, end, per)


def skipped(text: str, start: int, end: int) -> int:
    """Where reading goes on after digits at ``start`` that are no quantity: past a date, a score, a code."""
    match = _bare.COMPOUND.match(text, end) or _bare.PHONE.match(text, end)
    return match.end() if match else end


def _part(text: str, start: int, number: Number) -> _Part | None:
    spelled = number.form == "words" and not text[start].isdigit()
    before = None if spelled else units.currency_before(text, start)
    if before is None and not spelled and not _may_begin(text, start):
        return None
    begin, sign = _sign(text, before.start if before else start)
    if before and before.minus:
        sign = "-"
    scale, end = None, number.end
    if found := units.scale_at(text, end, money=before is not None):
        scale, end = found
        number, scale, end = _compound(text, number, scale, end)
    if before and before.weak and scale is None and not number.grouped:
        return None
    unit, end = _unit(text, end, before, scaled=scale is not None)
    if end == number.end and text[end : end + 1].isalpha():
        return None
    if unit is not None and unit.factor != 1:
        scale = (scale or Decimal(1)) * unit.factor
    return _Part(begin, end, number, scale, unit, sign)


def _may_begin(text: str, start: int) -> bool:
    """Whether the sign before a digit lets a number begin: not in "F-16", "G7", "a/5", "#5"."""
    before = text[start - 1 : start]
    if before in "-−–'’":
        return not text[start - 2 : start - 1].isalnum() if before else True
    return not (before.isalnum() or before in "_/@#:\\.&")


def _sign(text: str, start: int) -> tuple[int, str]:
    if text[max(0, start - 2) : start].rstrip(" \xa0")[-1:] not in _BEFORE_NUMBER:
        return start, ""
    match = _SIGN.search(text[max(0, start - 10) : start])
    if match is None:
        return start, ""
    if match["sign"] and match[0] != match["sign"] and match["sign"] in "–-":
        return start, ""  # a dash with a space after it is punctuation
    return start - (len(match[0])), "+" if match["sign"] in ("+", "＋") else "-"


def _compound(text: str, number: Number, scale: Decimal, end: int) -> tuple[Number, Decimal, int]:
    """The number with a smaller one that follows: "5 billion 176 million"; else unchanged."""
    gap = _AND.match(text, end)
    if gap is None:
        return number, scale, end
    small = numbers.read_numeral(text, gap.end()) or numbers.read_words(text, gap.end())
    if small is None or small.value >= 1000:
        return number, scale, end
    found = units.scale_at(text, small.end, money=False)
    if found is not None and found[0] < scale:
        factor, end = found
    elif number.form == small.form == "words" and scale == 1000 and number.quantum is None:
        factor, end = Decimal(1), small.end
    else:
        return number, scale, end
    value = number.value + small.value * factor / scale
    quantum = None if small.quantum is None else small.quantum * factor / scale
    return replace(number, value=value, quantum=quantum), scale, end


def _unit(text: str, end: int, before: CurrencyBefore | None, *, scaled: bool) -> tuple[Unit | None, int]:
    after = units.unit_at(text, end, scaled=scaled)
    if before is None:
        return after if after else (None, end)
    if after and after[0].kind == "money":  # "$5 billion Canadian dollars", "US$3 billion dollars"
        clearer = len(after[0].currencies) < len(before.unit.currencies)
        return (after[0] if clearer else before.unit), after[1]
    return before.unit, end


def _range_end(text: str, low: _Part) -> _Part | None:
    """The upper end of a range that begins with ``low``: "12-14 billion", "between 5% and 9%", "5 or 6 tonnes"."""
    join = _JOIN.match(text, low.end)
    if join is None:
        return None
    start = join.end()
    opening = units.currency_at(text, start)
    if opening is not None:
        start = opening[1]
    number = numbers.read_numeral(text, start) or numbers.read_words(text, start)
    if number is None:
        return None
    high = _range_part(text, join.end(), number, opening[0] if opening else None)
    if high.is_bare and low.is_bare:
        return None
    return high if _is_range(text, low, high, join["word"]) else None


def _range_part(text: str, begin: int, number: Number, opening: Unit | None) -> _Part:
    scale, end = None, number.end
    if found := units.scale_at(text, end, money=opening is not None):
        scale, end = found
    after = units.unit_at(text, end, scaled=scale is not None)
    unit = opening
    if after and (opening is None or after[0].kind == "money"):
        unit, end = (opening or after[0]), after[1]
    if unit is not None and unit.factor != 1:
        scale = (scale or Decimal(1)) * unit.factor
    return _Part(begin, end, number, scale, unit)


def _is_range(text: str, low: _Part, high: _Part, word: str | None) -> bool:
    same = _shared(low, high)
    money = low.unit is not None and low.unit.kind == "money"
    if high.unit is None and not money and (high.scale is None or low.scale is not None):
        return False
    if high.unit is not None and low.unit is not None and high.unit.unit != low.unit.unit:
        return False
    if same.value >= high.value:
        return False
    if _bare.is_year(text[low.start : low.end]) or (word and high.unit is None and high.scale is None):
        return False
    before = text[max(0, low.start - _REACH) : low.start]
    if word == "and":
        return bool(_BETWEEN.search(before))
    complete = low.scale is not None or (low.unit is not None and low.unit.kind != "money")
    if word:  # "rose $3 billion to $5 billion" and "from 3 to 5 percent" are two figures each
        return not complete and not _FROM.search(before)
    return True


def _shared(low: _Part, high: _Part) -> _Part:
    """``low`` with the scale and unit that are printed once, after ``high``."""
    return replace(
        low,
        scale=high.scale if low.scale is None else low.scale,
        unit=low.unit or high.unit,
    )


def _is_no_quantity(text: str, part: _Part) -> bool:
    number, raw = part.number, text[part.start : part.number.end]
    if part.unit is not None:
        return part.scale is None and _is_year_or_word(part, raw)
    if part.scale is not None:
        return False
    if number.form == "words" or number.value >= _LONGEST_BARE:
        return True
    if _bare.is_year(raw) or _bare.COMPOUND.match(text, number.end) or _bare.PHONE.match(text, number.end):
        return True
    return _bare.is_name_or_date(text, part.start, number.end)


def _is_year_or_word(part: _Part, raw: str) -> bool:
    """Whether a number with a count or a time is none: "the 2023 shipments", "the two countries", "one day"."""
    if part.unit is None or part.unit.kind not in ("count", "time"):
        return False
    if part.number.form == "words":
        return part.unit.kind == "count" or part.number.value == 1
    return _bare.is_year(raw)


def _quantity(text: str, low: _Part, high: _Part | None, end: int, per: str | None) -> Quantity:
    unit, value = low.unit, low.value
    name = unit.unit if unit else None
    kind = unit.kind if unit else None
    negative = low.sign == "-"
    signed = bool(low.sign) and kind in ("percent", "points", None)
    form, quantum = low.number.form, low.quantum
    direction = ("down" if negative else "up") if signed else None
    if kind == "times":
        form, quantum = ("multiple" if form == "words" else form), quantum
        if text[:end][-4:].lower() == "fold":
            form, direction = "multiple", "up"
    return Quantity(
        start=low.start,
        end=end,
        text=text[low.start : end],
        value=numbers.tidy(value),
        unit=name,
        quantum=quantum,
        modifier="range" if high else "approx" if low.number.odd else "exact",
        value_high=numbers.tidy(high.value) if high else None,
        direction=direction,
        negative=negative,
        currency_ambiguous=bool(unit and len(unit.currencies) > 1),
        per=per,
        form=form,
        currencies=unit.currencies if unit else (),
        kind=kind,
        scale=low.scale,
    )
